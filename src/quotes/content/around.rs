//! Words on both sides of a cue that is set off: `The plan, he said, would fail`, `It was late, Hale told the room, for many reasons`.

use super::Finder;
use crate::article::MentionKind;
use crate::quotes::cues::Cue;
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

impl Finder<'_, '_> {
    /// `The plan, he said, would fail`, `It relented, she said, only after a warning`: words on both sides of a cue that is set off.
    pub(super) fn around(&self, sent: &Range<usize>, cue: &Cue, before: Range<usize>) -> Option<Vec<Range<usize>>> {
        let (doc, verb) = (self.doc, cue.toks.end - 1);
        // `The bridge, Hale told the meeting | , was unsafe`, `The vote, he said later | , was rigged`
        let whom = self.behind_told(sent, cue);
        let comma = self.comma_behind(whom, sent.end)?;
        let concludes =
            is_one_of!(doc.id(verb), "concluded" | "concludes" | "conclude" | "argue" | "estimate" | "estimated");
        let says = doc.is(verb, Class::SAY) || concludes || whom > cue.end();
        let next = comma + 1;
        if !says || next >= sent.end || before.is_empty() || before.clone().any(|i| doc.toks[i].quoted()) {
            return None;
        }
        // `The report argued that it should be tried, in part, her chief has said, because “time is short”`
        let reports = |i: usize| doc.is(i, CUE) && is_one_of!(doc.id(i + 1), "that") && doc.tag(i).is_finite();
        if before.clone().any(reports) {
            return None;
        }
        let behind = next..self.before_others(next, self.trim_end(sent.end));
        // `The mayor had not, Hale added, been “moved”`: the verb is parted.
        let halves = before.len() > 1
            && doc.is(before.end - 1, Class::NEG.or(Class::AUX))
            && doc.is(before.end - 2 + usize::from(doc.is(before.end - 1, Class::AUX)), Class::AUX)
            && doc.is(next, Class::AUX.or(Class::BE));
        if halves {
            return Some(vec![before, behind]);
        }
        // Words in marks right behind a comma are all that is said.
        if doc.toks[next].quoted() || is_one_of!(doc.id(next), "according") {
            return None;
        }
        let marked = behind.clone().any(|i| doc.toks[i].quoted());
        let whole = !self.is_finite(before.start, before.end) && before.len() < 16;
        let clause = || doc.tag(next) != Tag::WH && self.opens_finding(next, sent.end);
        let joins = whole && self.acts_behind(&before, next, sent.end)
            || self.is_that_behind(cue, &before, next)
            || !marked && self.goes_on_behind(&before, next, sent.end)
            || !marked && self.is_parted(&before) && (doc.is(before.end - 1, Class::BE.or(Class::AUX)) || clause())
            || self.hangs(&before) && clause();
        if joins {
            return Some(vec![before, behind]);
        }
        // `In an interview, Hale said, | the mayor wept`
        let opening = Class::PREP.or(Class::TIME);
        (whole && doc.is(before.start, opening) && clause()).then(|| vec![behind])
    }

    /// `The firm, Hale said, will appeal | , a spokesman confirmed`, `| , a claim Budd denied`: where another's words begin behind those
    /// from `next` on.
    fn before_others(&self, next: usize, end: usize) -> usize {
        let doc = self.doc;
        let comma = |i: &usize| doc.toks[*i].is_punct(b',') && !doc.toks[*i].quoted();
        let Some(last) = (next + 1..end.saturating_sub(1)).rev().take(12).find(comma) else { return end };
        let closes = end > last + 2 && doc.is(end - 1, Class::SAY) && doc.tag(end - 1).is_finite();
        let claim = end > last + 3
            && is_one_of!(doc.id(last + 1), "a" | "an")
            && is_one_of!(doc.id(last + 2), "claim" | "charge" | "allegation" | "accusation" | "move" | "figure");
        if closes || claim { last } else { end }
    }

    /// `Hale said on Monday in a speech | , …`: the comma that closes a cue which ends at `from`.
    fn comma_behind(&self, from: usize, limit: usize) -> Option<usize> {
        let doc = self.doc;
        let small = |i: usize| {
            doc.toks[i].is_word()
                && !doc.toks[i].quoted()
                && !doc.tag(i).is_finite()
                && doc.tag(i) != Tag::VBG
                && !is_one_of!(doc.id(i), "that" | "who" | "which" | "and" | "but")
        };
        let comma = (from..limit.min(from + 9)).find(|i| !small(*i))?;
        let led = comma == from
            || doc.is(from, Class::TIME.or(Class::ADVERB))
            || is_one_of!(
                doc.id(from),
                "on" | "in" | "at" | "during" | "last" | "this" | "afterwards" | "earlier" | "later"
            );
        (led && doc.toks[comma].is_punct(b',')).then_some(comma)
    }

    /// `The plan, he said, | would fail`, `The plan, they concluded, | never failed`: the verb of the words before, of which `before` are all.
    fn acts_behind(&self, before: &Range<usize>, next: usize, limit: usize) -> bool {
        let doc = self.doc;
        let opening = Class::PREP.or(Class::SUBORD).or(Class::TIME).or(Class::ADVERB).or(Class::CONJ);
        // `Therefore any attempt, he said, is late`
        let therefore = is_one_of!(doc.id(before.start), "therefore" | "thus" | "consequently") && before.len() > 2;
        let never = next + 1 < limit && is_one_of!(doc.id(next), "never" | "not" | "also" | "still");
        let acts = doc.tag(next + usize::from(never)).is_finite();
        // `Before the vote, he said, | was no time`
        acts && (therefore || !doc.is(before.start, opening))
    }

    /// `It was the port, she said, | that failed`, `The papers show, he said, | that they knew`, `He hoped, he said, | that it rained`
    fn is_that_behind(&self, cue: &Cue, before: &Range<usize>, next: usize) -> bool {
        let doc = self.doc;
        let pronoun =
            cue.subject.as_ref().is_some_and(|s| s.kind == MentionKind::Pronoun && s.toks.end <= cue.toks.start);
        let cleft =
            is_one_of!(doc.id(next), "that" | "who") && pronoun && before.clone().take(3).any(|i| doc.is(i, Class::BE));
        cleft || is_one_of!(doc.id(next), "that") && before.len() > 1 && self.is_finite(before.start, before.end)
    }

    /// `The sale is off, he said, | because it rained`, `| for lack of staff`, `| and will be late`: the rest of the clause before.
    fn goes_on_behind(&self, before: &Range<usize>, next: usize, limit: usize) -> bool {
        let doc = self.doc;
        if !self.is_finite(before.start, before.end) {
            return false;
        }
        let second = (next + 1 < limit).then(|| next + 1);
        let is_second = |word: &dyn Fn(usize) -> bool| second.is_some_and(word);
        match doc.id(next) {
            // Not `| including in a letter`, `| especially when asked`
            word if is_link(word) => {
                !is_second(&|i| is_one_of!(doc.id(i), "when" | "in"))
                    || is_one_of!(word, "only" | "even" | "not" | "mostly")
            }
            word if is_one_of!(word, "then") => !self.is_finite(next, limit),
            // `He did so, he told the room, | that morning`
            word if is_one_of!(word, "that") => is_second(&|i| !doc.tag(i).is_finite() && doc.tag(i) != Tag::VBG),
            // `It takes nine days, says Hale, | for the smell to go`, not `| for the first time`
            word if is_one_of!(word, "for") => {
                !is_second(&|i| is_one_of!(doc.id(i), "example" | "instance" | "now" | "one"))
                    && !(next..limit.min(next + 4)).any(|i| is_one_of!(doc.id(i), "first" | "second" | "third"))
                    && !self.is_finite(next, limit)
            }
            // `It was late, he said, | rather than early`, `| instead of early`
            // Not `| rather than answer`, `| instead of an apology`: what the speaker does
            word if is_one_of!(word, "rather" | "instead") => {
                let does = |i: usize| doc.tag(i).is_verb() || is_one_of!(doc.id(i), "a" | "an");
                is_second(&|i| is_one_of!(doc.id(i), "than" | "of") && i + 1 < limit && !does(i + 1))
            }
            // `They came, he said, | to help`, not `| to cheers`, `Hale told the room, | to laughter`
            word if is_one_of!(word, "to") => {
                is_second(&|i| doc.tag(i) == Tag::VB && !is_one_of!(doc.id(i), "sum" | "be" | "put"))
            }
            // `Many left, he said, | with more following`, not `| with tears running`
            word if is_one_of!(word, "with") => is_second(&|i| {
                doc.tag(i).is_in(&[Tag::CD, Tag::NNS, Tag::JJ])
                    && (i + 1..limit.min(i + 4)).any(|j| doc.tag(j) == Tag::VBG)
                    && !is_one_of!(doc.id(i), "tears" | "eyes")
            }),
            // `It will cost much, the firm said, | and will be late`
            word if is_one_of!(word, "and" | "but") => {
                let modal = second.map(|i| doc.id(i));
                let is_modal = modal.is_some_and(|word| {
                    is_one_of!(word, "will" | "would" | "could" | "can" | "should" | "must" | "may")
                });
                let own = |i: usize| doc.tag(i).is_finite();
                let first = before.clone().find(|i| own(*i));
                // `but | would fail`
                is_modal && first.is_some_and(|i| modal == Some(doc.id(i)))
                    || is_one_of!(word, "but") && is_second(&own)
            }
            _ => false,
        }
    }

    /// `It was, | she said, a disaster`, `It rained and now, | he says, it is dry`: whether words stop where a clause does not.
    fn is_parted(&self, before: &Range<usize>) -> bool {
        let doc = self.doc;
        let last = before.end - 1;
        let link = last - usize::from(before.len() > 2 && doc.is(last, Class::ADVERB.or(Class::TIME)));
        doc.is(last, Class::BE.or(Class::AUX)) || link > before.start + 1 && doc.tag(link) == Tag::CC
    }

    /// `If it rains, | she said, it floods`, `In the end, | he said, all vote`, `So, if they pass, | he adds, they are safe`: whether words
    /// open a clause that comes behind them. Not `In an interview, | he said`, which tells where he said it.
    fn hangs(&self, before: &Range<usize>) -> bool {
        let doc = self.doc;
        let small = |i: &usize| {
            doc.tag(*i) == Tag::CC
                || doc.is(*i, Class::ADVERB)
                || is_one_of!(doc.id(*i), "so")
                || doc.toks[*i].is_punct(b',')
        };
        let at = before.start + before.clone().take(3).take_while(small).count();
        if at >= before.end {
            return false;
        }
        if is_one_of!(
            doc.id(at),
            "if" | "unless"
                | "once"
                | "because"
                | "until"
                | "although"
                | "though"
                | "while"
                | "when"
                | "as"
                | "since"
                | "whenever"
                | "whatever"
                | "where"
                | "even"
        ) {
            return !is_one_of!(doc.id(at + 1), "asked" | "pressed" | "questioned") && before.len() > 1;
        }
        doc.is(at, Class::PREP)
            && at + 1 < before.end
            && !before.clone().any(|i| is_setting(doc.id(i)) || doc.is(i, Class::TIME))
            || is_one_of!(doc.id(at), "to")
    }
}

/// What goes on with a clause that an inserted cue has parted.
fn is_link(word: Word) -> bool {
    is_one_of!(
        word,
        "only"
            | "most"
            | "some"
            | "many"
            | "even"
            | "not"
            | "nor"
            | "because"
            | "unless"
            | "until"
            | "mostly"
            | "mainly"
            | "partly"
            | "perhaps"
            | "including"
            | "especially"
            | "particularly"
            | "except"
            | "despite"
            | "regardless"
    )
}

/// Where something is said.
pub(super) fn is_setting(word: Word) -> bool {
    is_one_of!(
        word,
        "interview"
            | "interviews"
            | "statement"
            | "statements"
            | "speech"
            | "speeches"
            | "letter"
            | "email"
            | "e-mail"
            | "report"
            | "memo"
            | "note"
            | "post"
            | "posts"
            | "tweet"
            | "tweets"
            | "message"
            | "call"
            | "debate"
            | "conference"
            | "briefing"
            | "hearing"
            | "remarks"
            | "article"
            | "book"
            | "filing"
            | "testimony"
            | "meeting"
            | "podcast"
            | "newsletter"
            | "blog"
            | "video"
            | "affidavit"
            | "court"
            | "addition"
            | "response"
            | "reply"
            | "press"
            | "comments"
            | "essay"
            | "column"
            | "paper"
            | "study"
            | "contrast"
            | "ad"
            | "advert"
            | "rally"
            | "event"
            | "lawsuit"
            | "suit"
            | "complaint"
            | "appearance"
    )
}
