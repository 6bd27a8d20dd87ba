//! Where reported words end before what the article says of its own: `said it was late, | but for critics, it is proof`.

use super::Finder;
use super::open::Open;
use crate::quotes::doc::Kind;
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

impl Finder<'_, '_> {
    /// Where words end that stand behind the cue `cue`: before the view of others, before another act of the speaker.
    pub(super) fn before_own_words(&self, cue: &Range<usize>, range: &Range<usize>) -> usize {
        let doc = self.doc;
        let mut reach = range.start + 2..range.end.saturating_sub(3);
        let cut = |i: &usize| {
            let i = *i;
            if doc.toks[i].quoted() || !doc.toks[i].is_word() {
                return false;
            }
            match doc.id(i) {
                word if is_one_of!(word, "but") => {
                    self.is_view_of_others(i, range.end) || self.is_kept_back(cue, range, i)
                }
                word if is_one_of!(word, "and") => self.is_act_of_others(cue, range, i),
                word if is_one_of!(word, "even") => self.is_act_beside(range, i),
                word if is_one_of!(word, "before") => self.is_act_after(cue, range, i),
                word if is_one_of!(word, "to") => self.is_aim_of_main_verb(cue, range, i),
                _ => false,
            }
        };
        let Some(end) = reach.find(cut) else { return range.end };
        end - usize::from(doc.toks[end - 1].is_punct(b','))
    }

    /// `said it was late, | but for critics, it is proof`
    fn is_view_of_others(&self, but: usize, limit: usize) -> bool {
        let doc = self.doc;
        let others = is_one_of!(doc.id(but + 1), "for" | "to") && doc.toks[but - 1].is_punct(b',');
        let comma = if others { (but + 2..limit.min(but + 7)).find(|i| !doc.toks[*i].is_word()) } else { None };
        comma.is_some_and(|comma| {
            doc.toks[comma].is_punct(b',')
                && comma + 2 < limit
                && is_group(doc.id(comma - 1))
                && self.is_finite(comma, limit)
        })
    }

    /// `confirmed that Hale would meet officials | but would not offer details`
    fn is_kept_back(&self, cue: &Range<usize>, range: &Range<usize>, but: usize) -> bool {
        let doc = self.doc;
        let aux = but + 1;
        let not = aux + 2 < range.end && is_one_of!(doc.id(aux), "would") && is_one_of!(doc.id(aux + 1), "not")
            || is_one_of!(doc.id(aux), "wouldn't" | "declined" | "refused");
        let verb = aux + 1 + usize::from(!is_one_of!(doc.id(aux), "wouldn't"));
        let tells = verb < range.end
            && is_one_of!(
                doc.id(verb),
                "offer" | "give" | "provide" | "elaborate" | "say" | "discuss" | "comment" | "specify" | "disclose"
            );
        let confirms = is_one_of!(
            doc.id(cue.end - 1),
            "confirmed" | "acknowledged" | "announced" | "admitted" | "disclosed" | "revealed"
        );
        // `said the firm would pay | but would not say when` may be told of the firm.
        // Nor may it be told of others: `admitted that the police knew of it but did not give a warning`.
        let inner = || (range.start..but).filter(|i| doc.tag(*i).is_finite()).count() > 1;
        let told = || (range.start..but).any(|i| is_one_of!(doc.id(i), "he" | "she" | "they"));
        confirms && not && tells && !told() && !inner()
    }

    /// `asked her phone to call him, | and a calm voice answered`
    fn is_act_of_others(&self, cue: &Range<usize>, range: &Range<usize>, and: usize) -> bool {
        let doc = self.doc;
        let verb = cue.end - 1;
        let asks = doc.is(verb, Class::TELL) && doc.tag(verb).is_finite() && doc.toks[and - 1].is_punct(b',');
        let own = |i: &usize| doc.tag(*i) == doc.tag(verb) && !doc.toks[*i].quoted();
        let plain = |i: usize| !doc.tag(i).is_finite() && doc.tag(i) != Tag::WH && !is_one_of!(doc.id(i), "that");
        asks && doc.is(and + 1, Class::DET)
            && (range.start..and).all(plain)
            && (range.start..and).any(|i| doc.tag(i) == Tag::TO)
            && (and + 3..range.end.min(and + 12)).find(|i| doc.tag(*i).is_finite()).is_some_and(|i| own(&i))
    }

    /// `expressed solidarity with her | even as he alluded to her failings`, where nothing before it makes a clause.
    fn is_act_beside(&self, range: &Range<usize>, even: usize) -> bool {
        let doc = self.doc;
        is_one_of!(doc.id(even + 1), "as" | "while" | "though")
            && is_one_of!(doc.id(even + 2), "he" | "she" | "they" | "it")
            && !doc.toks[range.start].quoted()
            && self.is_mere_thing(range.start..even)
    }

    /// `criticized Budd on trade | before also ripping Lund`
    fn is_act_after(&self, cue: &Range<usize>, range: &Range<usize>, before: usize) -> bool {
        let doc = self.doc;
        let acts = before + 1 + usize::from(doc.is(before + 1, Class::ADVERB));
        acts + 1 < range.end
            && doc.tag(acts) == Tag::VBG
            && doc.tag(cue.end - 1).is_finite()
            && (acts > before + 1 || doc.is(acts, CUE))
            && !is_one_of!(doc.id(cue.end - 1), "demanded" | "demands" | "demand" | "stressed" | "stresses")
            && self.is_mere_thing(range.start..before)
    }

    /// `Lund called after Hale had announced her plan | to ask if she would go`: what the verb of the sentence aims at.
    fn is_aim_of_main_verb(&self, cue: &Range<usize>, range: &Range<usize>, to: usize) -> bool {
        let doc = self.doc;
        if !is_one_of!(doc.id(to + 1), "ask" | "see" | "inquire" | "complain" | "discuss")
            || !is_one_of!(doc.id(cue.end - 1), "announced" | "declared" | "disclosed" | "revealed")
        {
            return false;
        }
        let Some(sent) = doc.sent_of(cue.start) else { return false };
        let plain = |i: &usize| doc.toks[*i].is_word() && !doc.toks[*i].quoted();
        let link = (sent.start..cue.start)
            .rev()
            .take(6)
            .take_while(plain)
            .find(|i| is_one_of!(doc.id(*i), "after" | "before" | "when" | "once" | "as" | "since"));
        link.is_some_and(|link| self.is_finite(sent.start, link)) && self.is_mere_thing(range.start..to)
    }

    /// `The port said it had sacked Hale, | who called it “spite”`: words in marks behind a comma and "who" or "which" at the end of
    /// what is reported without marks are not in it.
    pub(super) fn set_apart(&self, found: &mut [Open]) {
        let doc = self.doc;
        let parted = |open: &Open| {
            let subject = open.cue.subject.as_ref()?;
            let who = is_one_of!(doc.id(subject.toks.start), "who");
            let link = if who { subject.toks.start } else { subject.toks.start.checked_sub(1)? };
            // `, both of which Hale praised`
            let of = !who
                && link > 2
                && is_one_of!(doc.id(link - 1), "of")
                && is_one_of!(doc.id(link - 2), "both" | "all" | "some" | "most" | "many" | "each");
            let before = link - if of { 2 } else { 0 };
            let comma = before.checked_sub(1).filter(|i| doc.toks[*i].is_punct(b',') && !doc.toks[*i].quoted())?;
            let marked =
                open.content.iter().any(|piece| doc.toks[piece.start].quoted() || doc.toks[piece.end - 1].quoted());
            (marked && (who || is_one_of!(doc.id(link), "which" | "whom"))).then_some(comma)
        };
        let inner: Vec<(usize, usize)> =
            found.iter().filter_map(|open| Some((parted(open)?, open.content.last()?.end))).collect();
        for (comma, end) in inner {
            for open in found.iter_mut() {
                let Some(last) = open.content.last_mut() else { continue };
                let holds = last.start < comma && last.end > comma && last.end <= end + 1;
                if holds && !(last.start..comma).any(|i| doc.toks[i].quoted()) {
                    last.end = comma;
                }
            }
        }
    }

    /// Whether words without marks hold no verb that makes a clause.
    fn is_mere_thing(&self, mut words: Range<usize>) -> bool {
        let doc = self.doc;
        words.all(|i| {
            doc.toks[i].kind != Kind::Mark
                && !doc.tag(i).is_finite()
                && !doc.tag(i).is_in(&[Tag::TO, Tag::WH, Tag::VBG])
                && !is_one_of!(doc.id(i), "that")
        })
    }

    /// `should stand with Estmark | , not declare neutrality`: where words end that go on with what should not be done.
    pub(super) fn with_what_not(&self, range: &Range<usize>) -> usize {
        let (doc, comma) = (self.doc, range.end);
        let Some(sent) = doc.sent_of(comma.saturating_sub(1)) else { return comma };
        let end = self.trim_end(sent.end);
        let not = comma + 3 < end
            && doc.toks[comma].is_punct(b',')
            && is_one_of!(doc.id(comma + 1), "not")
            && doc.tag(comma + 2).is_in(&[Tag::VB, Tag::VBP])
            && (comma + 1..end).all(|i| doc.toks[i].is_word() && !doc.toks[i].quoted() && !self.used[i])
            && range.clone().any(|i| doc.tag(i) == Tag::MD && !doc.toks[i].quoted());
        if not { end } else { comma }
    }
}

/// Those who see it in another way.
fn is_group(noun: Word) -> bool {
    is_one_of!(
        noun,
        "critics"
            | "opponents"
            | "rivals"
            | "supporters"
            | "republicans"
            | "democrats"
            | "conservatives"
            | "liberals"
            | "skeptics"
            | "sceptics"
            | "detractors"
            | "foes"
    )
}
