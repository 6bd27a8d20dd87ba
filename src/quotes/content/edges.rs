//! Where clauses begin and end, as far as word forms and punctuation tell.

use super::Finder;
use crate::article::Role;
use crate::quotes::cues::{Cue, Order};
use crate::quotes::doc::Kind;
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

/// Auxiliaries that stand again where what is said goes on.
fn is_aux(word: Word) -> bool {
    is_one_of!(word, "had" | "has" | "have" | "would" | "could" | "can" | "will" | "should" | "must")
}

impl Finder<'_, '_> {
    /// Where the clause of the cue must end: before the next cue's clause, or at the sentence's end.
    pub(super) fn limit(&self, sent: &Range<usize>, cue: &Cue, later: &[Cue], at: usize) -> usize {
        let doc = self.doc;
        for next in later.iter().filter(|next| next.start > at) {
            let before = next.start - 1;
            let comma = doc.toks[before].is_punct(b',');
            // `accused Hale of lying, | and when asked about it, he said no`
            let adjunct =
                |i: &usize| doc.toks[*i].is_punct(b',') && doc.is(*i + 1, Class::CONJ) && doc.is(*i + 2, Class::SUBORD);
            // `…, | but when asked why he replied: “…”`
            let speaks = || {
                let colon = next.toks.end;
                colon + 1 < sent.end && doc.toks[colon].is_punct(b':') && doc.toks[colon + 1].quoted()
            };
            if (comma || speaks())
                && next.order == Order::SubjectFirst
                && !next.shared
                && before > at + 3
                && let Some(end) = (at..before - 2).rev().take(12).find(adjunct)
            {
                return end;
            }
            // `…, according to the poll`, `…, writes the Herald`
            let words = || (at..next.start).filter(|i| doc.toks[*i].is_word()).count();
            if next.order == Order::AccordingTo && words() > 1 {
                return if comma { before } else { next.start };
            }
            if next.order == Order::Inverted && next.start > at + 2 && comma {
                return before;
            }
            // `Hale said it was late, the Herald reported`
            let closes = || (next.toks.end..sent.end).all(|i| !doc.toks[i].is_word());
            if next.order == Order::SubjectFirst && next.start > at + 2 && comma && self.is_outlet(next) && closes() {
                return before;
            }
            // `said it was late; | it could wait, she added`
            let semicolon = |i: &usize| doc.toks[*i].is_punct(b';') && !doc.toks[*i].quoted();
            if comma
                && next.order == Order::SubjectFirst
                && !next.shared
                && closes()
                && let Some(stop) = (at + 1..before).find(semicolon)
            {
                return stop;
            }
            // `Asked by Pike whether it would rain, Hale said no`
            let parted = comma || doc.toks[before].is_punct(b'-');
            if parted
                && next.order == Order::SubjectFirst
                && !next.shared
                && (self.opens_adjunct(sent, cue) || self.is_in_opening(sent, cue))
            {
                return before;
            }
            // `… and added that …` by the same speaker; `…, and Hale said …` by another.
            let same = next.shared && next.subject == cue.subject && (doc.is(before, Class::CONJ) || comma);
            // `says he has lived here all his life and | has seen worse`
            let aux = doc.id(next.toks.start);
            let first = || (at..before).find(|i| doc.tag(*i).is_finite() && !doc.toks[*i].quoted());
            let same = same && !(is_aux(aux) && first().is_some_and(|first| doc.id(first) == aux));
            // `promised to work hard and | explain it`: an infinitive of the content.
            let bare = |i: usize| doc.tag(i) == Tag::VB;
            let infinitive = next.toks.len() == 1 && bare(next.toks.start) && !bare(cue.toks.end - 1);
            let inside =
                infinitive && (at..before).any(|i| doc.tag(i) == Tag::TO && bare(i + 1) && !doc.toks[i].quoted());
            // `says he is acting without a plan and | showing no care`, not `saying it was late and calling him “a fool”`
            let paired = || {
                doc.tag(next.toks.start) == Tag::VBG
                    && doc.tag(cue.toks.end - 1) != Tag::VBG
                    && self.tally(next.toks.end, sent.end).quoted == 0
                    && self.is_parted_pair(at, before, sent.end)
            };
            let same = same && !inside && !paired() || self.goes_on_to_say(cue, next, at);
            let other = !next.shared
                && before > at
                && doc.is(before, Class::CONJ)
                && matches!(doc.toks[before - 1].kind, Kind::Punct(b',' | b';'));
            // `with Hale saying it was late and | Budd calling it “a mess”`, `expressing hope – | Hale saying it was late`
            let absolute = || {
                next.order == Order::SubjectFirst
                    && doc.tag(cue.toks.end - 1) == Tag::VBG
                    && doc.tag(next.toks.end - 1) == Tag::VBG
                    && (doc.tag(before) == Tag::CC || doc.toks[before].is_punct(b'-'))
                    && next.subject.as_ref().is_some_and(|subject| subject.toks.end == next.toks.start)
            };
            if !next.shared && before > at && absolute() {
                return before - usize::from(doc.toks[before - 1].is_punct(b','));
            }
            // `warned against it, with | its president, Ada Hale, saying: “It is late.”`
            let beside = !next.shared
                && before > at + 1
                && doc.tag(next.toks.end - 1) == Tag::VBG
                && is_one_of!(doc.id(before), "with")
                && doc.closes_with_comma(before - 1);
            if beside {
                return before - 1;
            }
            // `said it was late, while its leader, Ada Hale, called it a mess`, `said it was dull; Ada Hale called it a riot`
            let set_against = !next.shared
                && before > at + 1
                && next.order == Order::SubjectFirst
                && (doc.toks[before].is_punct(b';')
                    || doc.closes_with_comma(before - 1)
                        && is_one_of!(doc.id(before), "while" | "whereas" | "though" | "although"));
            if same || other || set_against {
                let mut end = before;
                while end > at
                    && (matches!(doc.toks[end - 1].kind, Kind::Punct(b',' | b';')) || doc.is(end - 1, Class::CONJ))
                {
                    end -= 1;
                }
                return end;
            }
        }
        let is_headline = || doc.block_of(at).is_some_and(|block| block.role == Role::Headline);
        let stop = if at < sent.end && is_headline() {
            // `Hale says it is late; owners protest`
            let parted = |i: usize| doc.toks[i].is_punct(b';') && !doc.toks[i].quoted() && i > at;
            let stop =
                |i: usize| parted(i) || self.is_reported_behind(i, sent.end) || self.is_circumstance(i, cue, sent);
            (at..sent.end).find(|i| stop(*i))
        } else if self.tally(at, sent.end).commas > 0 {
            let commas = (at..).zip(&doc.tags()[at..sent.end]).filter(|(_, tag)| **tag == Tag::Comma);
            commas.map(|(i, _)| i).find(|i| self.is_reported_behind(*i, sent.end))
        } else {
            None
        };
        let stop = stop.unwrap_or(sent.end);
        match if self.tally(at, stop).commas > 0 { self.main_clause(sent, cue, at) } else { None } {
            Some(comma) => comma.min(stop),
            None => stop,
        }
    }

    /// `was quoted as | saying`
    fn is_as_saying(&self, verb: usize) -> bool {
        let doc = self.doc;
        is_one_of!(doc.id(verb), "saying") && verb > 0 && is_one_of!(doc.id(verb - 1), "as")
    }

    /// `said it would close | but said “not yet”`, `said he would check it | and warned of floods`, `said it was late, | arguing
    /// that`: the verb of a later cue is one of the same speaker, and no part of what is said.
    fn goes_on_to_say(&self, cue: &Cue, next: &Cue, at: usize) -> bool {
        let doc = self.doc;
        let (verb, before) = (next.toks.end - 1, next.start - 1);
        if !next.shared || next.toks.len() > 1 || doc.is(before, Class::SUBORD) {
            return false;
        }
        // `pointed out`
        let own = cue.toks.clone().rev().find(|i| doc.tag(*i).is_finite()).unwrap_or(cue.toks.end - 1);
        let tag = doc.tag(verb);
        let says = doc.is(verb, Class::SAY);
        if tag == Tag::VBG {
            // Not `says she will vote but has not said why – essentially conceding that`
            let dash = doc.toks[before].is_punct(b'-') && before + 1 == verb;
            return (doc.toks[before].is_punct(b',') || dash)
                && (says || is_one_of!(doc.id(verb), "arguing" | "insisting" | "noting"));
        }
        let first = (at..before).find(|i| doc.tag(*i).is_finite() && !doc.toks[*i].quoted());
        let apart = first.is_some_and(|first| doc.tag(first) == Tag::MD || says);
        doc.is(before, Class::CONJ) && tag == doc.tag(own) && tag.is_finite() && apart
    }

    /// `Aunex warns of “lean water” | as profit halves`: in a headline, which `sent` is, such a clause tells when it was said.
    fn is_circumstance(&self, i: usize, cue: &Cue, sent: &Range<usize>) -> bool {
        let doc = self.doc;
        if !is_one_of!(doc.id(i), "as") || doc.toks[i].quoted() || i <= cue.end() {
            return false;
        }
        let words = sent.end - i;
        let verb = |j: usize| doc.tag(j).is_finite() || doc.tag(j) == Tag::NNS && j > i + 1 && j + 1 == sent.end;
        (doc.toks[i - 1].quoted() || doc.is(cue.toks.end - 1, Class::SAY.or(Class::TELL)))
            && words > 2
            && !doc.is(i + 1, Class::DET)
            && (i + 1..sent.end).any(verb)
    }

    /// `When she was asked`, `Asked by Pike`: the cue stands in an adjunct that opens the sentence.
    fn opens_adjunct(&self, sent: &Range<usize>, cue: &Cue) -> bool {
        let doc = self.doc;
        let opens = doc.is(sent.start, Class::SUBORD)
            && !is_one_of!(doc.id(sent.start), "what" | "who" | "that" | "how")
            || doc.tag(sent.start).is_in(&[Tag::VBN, Tag::VBG]);
        opens && !(sent.start..cue.toks.start).any(|i| doc.toks[i].is_punct(b',') || doc.toks[i].quoted())
    }

    /// `the board, | which said`: the comma before the "who" or "which" right before the verbs that begin at `first`.
    pub(super) fn comma_of_relative(&self, sent: &Range<usize>, first: usize) -> Option<usize> {
        let doc = self.doc;
        let comma = first.checked_sub(2).filter(|comma| *comma > sent.start)?;
        (is_one_of!(doc.id(comma + 1), "who" | "which") && doc.toks[comma].is_punct(b',')).then_some(comma)
    }

    /// `After the report, which | concluded that it was late, Budd said`: the cue stands in a relative clause of what opens the sentence.
    fn is_in_opening(&self, sent: &Range<usize>, cue: &Cue) -> bool {
        let doc = self.doc;
        self.comma_of_relative(sent, cue.toks.start).is_some()
            && (doc.is(sent.start, Class::PREP.or(Class::SUBORD)) || is_one_of!(doc.id(sent.start), "following"))
            && (sent.start..cue.toks.start - 2)
                .all(|i| doc.toks[i].kind == Kind::Clitic || doc.toks[i].is_word() && !doc.tag(i).is_finite())
    }

    /// `As Hale announced the sale, | Budd wept`: the comma behind a clause that opens the sentence, and in which the cue stands,
    /// before the main one.
    fn main_clause(&self, sent: &Range<usize>, cue: &Cue, at: usize) -> Option<usize> {
        let doc = self.doc;
        // `As Hale told the Herald, | it is late`
        let opens = doc.is(sent.start, Class::SUBORD) && !is_one_of!(doc.id(sent.start), "as");
        // `Asked by a crew whether it was safe, | she wept`
        let opens = opens || cue.toks.start == sent.start && is_one_of!(doc.id(sent.start), "asked");
        if !opens || !self.opens_adjunct(sent, cue) || doc.toks[at].is_punct(b',') {
            return None;
        }
        let closes = |i: &usize| {
            let tok = doc.toks[*i];
            tok.is_punct(b',') && !tok.quoted() || tok.kind == Kind::Mark && doc.closes_with_comma(*i)
        };
        let main = |comma: &usize| {
            let subject = doc.long_phrase_at(comma + 1, sent.end);
            subject.is_some_and(|subject| doc.verb_behind(subject.toks.end, sent.end).is_some())
        };
        let end = (at + 1..sent.end).filter(closes).find(main)?;
        Some(end + usize::from(doc.toks[end].kind == Kind::Mark))
    }

    /// `The port will close, it was told on Tuesday`: whether who tells it follows behind the comma, without being named.
    fn is_reported_behind(&self, comma: usize, limit: usize) -> bool {
        let doc = self.doc;
        doc.toks[comma].is_punct(b',')
            && !doc.toks[comma].quoted()
            && comma + 3 < limit
            && is_one_of!(doc.id(comma + 1), "it" | "he" | "she" | "they" | "we" | "i")
            && doc.is(comma + 2, Class::BE)
            && doc.is(comma + 3, CUE)
            && doc.tag(comma + 3) == Tag::VBN
    }

    /// Where content goes on that a link cuts short, and where it ends that runs into another act of the speaker:
    /// `said they had gone, | but had left no word`, `called it “a mess” | and left`.
    pub(super) fn mend_end(&self, cue: &Cue, content: &mut [Range<usize>], limit: usize) {
        let doc = self.doc;
        let (verb, last) = (cue.toks.end - 1, content.len() - 1);
        let Range { start, end } = content[last].clone();
        let plain = |i: &usize| !doc.toks[*i].quoted();
        // `Campaigners calling for the road to be closed | have written to the council`
        let asks = doc.tag(verb) == Tag::VBG || doc.tag(cue.toks.start) == Tag::VBG;
        let opens = asks && is_one_of!(doc.id(cue.toks.start), "calling" | "demanding" | "seeking") && start > verb;
        let leads = |subject: &Phrase| {
            subject.toks.end == cue.toks.start && cue.toks.start < doc.sent_of(verb).map_or(0, |sent| sent.start + 6)
        };
        if opens && cue.subject.as_ref().is_some_and(leads) {
            let clause =
                |i: &usize| doc.is(*i, Class::SUBORD) || doc.tag(*i) == Tag::WH || is_one_of!(doc.id(*i), "that");
            let acts = (start + 1..end).take_while(|i| !clause(i)).find(|i| doc.tag(*i).is_finite() && plain(i));
            if let Some(acts) = acts {
                content[last].end = acts;
                return;
            }
        }
        let held = self.tally(start, end);
        let marked = held.quoted > 0;
        if held.commas > 0
            && let Some(comma) = self.before_main_verb(cue, start, end)
        {
            content[last].end = comma;
            return;
        }
        if marked && let Some(end) = self.end_at_marks(cue, start, end) {
            content[last].end = end;
            return;
        }
        if start <= verb {
            return;
        }
        if let Some(rest) = self.past_sum(end, limit) {
            content[last].end = rest;
            return;
        }
        // `said it was late, | a view that few share`
        let remark = |i: &usize| {
            doc.toks[*i].is_punct(b',')
                && plain(i)
                && is_one_of!(doc.id(*i + 1), "a" | "an")
                && self.is_gloss(*i + 1, *i)
        };
        // `agreed that it was late, | only to change her mind`, `says it needs coal | but which also rots`
        let agrees = is_one_of!(doc.id(verb), "agreed" | "promised" | "pledged" | "vowed" | "offered");
        let turns = |i: &usize| {
            let only =
                agrees && is_one_of!(doc.id(*i), "only") && doc.tag(i + 1) == Tag::TO && doc.toks[i - 1].is_punct(b',');
            let acts = |i: usize| doc.is(i, Class::ADVERB) || doc.tag(i).is_finite();
            plain(i) && (only || is_one_of!(doc.id(*i), "but") && is_one_of!(doc.id(*i + 1), "which") && acts(*i + 2))
        };
        let relative = |i: usize| (start..i).any(|j| is_one_of!(doc.id(j), "which"));
        if let Some(turn) = (start + 2..end.saturating_sub(3)).find(turns).filter(|turn| !relative(*turn)) {
            content[last].end = turn - usize::from(doc.toks[turn - 1].is_punct(b','));
            return;
        }
        let commas = held.commas > 0;
        let remark = if commas { (start + 1..end.saturating_sub(2)).find(remark) } else { None };
        if let Some(behind) = remark.or_else(|| self.list_end(start, end, limit)) {
            content[last].end = behind;
            return;
        }
        if let Some(and) = self.second_act(cue, start, end) {
            content[last].end = and;
            return;
        }
        if self.is_parted_pair(start, end, limit) {
            let colon = (end..limit).find(|i| matches!(doc.toks[*i].kind, Kind::Punct(b':' | b';')) && plain(i));
            content[last].end = self.trim_end(colon.unwrap_or(limit));
            return;
        }
        let comma = usize::from(end < limit && doc.toks[end].is_punct(b','));
        let and = end + comma;
        if comma == 1
            && let Some(rest) = self.past_relative(start, end, limit)
        {
            content[last].end = rest;
            return;
        }
        // `told him to get on a plane | and go home`
        let goes_on = doc.tag(start) == Tag::TO
            && comma == 0
            && and + 1 < limit
            && doc.tag(and) == Tag::CC
            && doc.tag(and + 1).is_in(&[Tag::VB, Tag::VBP])
            && !doc.is(and + 1, Class::SAY);
        if goes_on {
            content[last].end = self.trim_end(limit);
            return;
        }
        if and + 2 >= limit || doc.tag(and) != Tag::CC || cue.passive {
            return;
        }
        let aux = doc.id(and + 1);
        let first = || (start..end).filter(plain).find(|i| doc.tag(*i).is_finite());
        // `said cyclists would be safer | and would slow down`, not `and would not say why`
        let denied = doc.toks.get(and + 2).is_some_and(|next| next.is(Class::NEG));
        // `stressed the need for a plan that works | and saves money`
        let own = cue.toks.clone().rev().find(|i| doc.tag(*i).is_finite());
        let timeless = comma == 0
            && own.is_some_and(|own| doc.tag(own) == Tag::VBD)
            && doc.tag(and + 1) == Tag::VBZ
            && !doc.is(and + 1, CUE.or(Class::AUX).or(Class::BE))
            && !doc.toks[and + 1].quoted()
            && (start..end).filter(plain).any(|i| doc.tag(i) == Tag::VBZ);
        // `saying that he came with a gun | and began to shoot`, `says he came | and left`
        let past = comma == 0
            && own.is_none_or(|own| doc.tag(own).is_in(&[Tag::VBZ, Tag::VBP]))
            && (doc.tag(verb).is_in(&[Tag::VBZ, Tag::VBP]) || self.is_as_saying(verb))
            && doc.tag(and + 1).is_in(&[Tag::VBD, Tag::VBN])
            && !doc.is(and + 1, Class::SAY.or(Class::TELL))
            && !doc.toks[and + 1].quoted()
            && (held.commas == 0 || is_one_of!(doc.id(start), "that"))
            && first().is_some_and(|first| doc.tag(first) == Tag::VBD);
        if timeless || past {
            let comma = (and + 1..limit).find(|i| doc.toks[*i].is_punct(b',')).filter(|_| past);
            content[last].end = self.trim_end(comma.unwrap_or(limit));
            return;
        }
        let modal = doc.tag(and + 1) == Tag::MD && !denied && !doc.is(and + 1, Class::NEG) && first().is_some();
        if modal || is_aux(aux) && first().is_some_and(|first| doc.id(first) == aux) {
            content[last].end = self.trim_end(limit);
        }
    }

    /// Where content that begins at `start` and holds marks ends with some of them, or at `end`, if there is no more to ask.
    fn end_at_marks(&self, cue: &Cue, start: usize, end: usize) -> Option<usize> {
        let (doc, verb) = (self.doc, cue.toks.end - 1);
        // `His remark that “it is late” | followed a row`
        if doc.tag(verb).is_in(&[Tag::NN, Tag::NNS]) && start == verb + 1 && is_one_of!(doc.id(start), "that") {
            let mark = (start + 1..end).find(|i| doc.toks[*i].quoted());
            let close = mark.filter(|mark| *mark == start + 1).map(|mark| doc.stretch_toks(mark).end);
            // Not `His promise that “no one” would be hurt rang hollow`
            let close = close.filter(|close| self.is_finite(start + 1, *close));
            if let Some(close) =
                close.filter(|close| *close < end && doc.tag(*close).is_in(&[Tag::VBD, Tag::VBN, Tag::VBZ, Tag::MD]))
            {
                return Some(close);
            }
        }
        // `said it was “late” | before going on to ask why`
        let goes_on = |i: &usize| {
            let next = doc.id(i + 1);
            is_one_of!(doc.id(*i), "before" | "while")
                && doc.toks[i - 1].quoted()
                && !doc.toks[*i].quoted()
                && doc.tag(i + 1) == Tag::VBG
                && (doc.is(i + 1, CUE)
                    || is_one_of!(
                        next,
                        "launching" | "going" | "turning" | "leaving" | "moving" | "heading" | "walking"
                    ))
        };
        if start > verb
            && let Some(before) = (start + 2..end.saturating_sub(2)).find(goes_on)
        {
            return Some(before);
        }
        // `said Budd is “not smart enough” | — and more`
        let more = |i: &usize| doc.toks[*i].is_punct(b'-') && doc.toks[i - 1].quoted() && doc.tag(i + 1) == Tag::CC;
        if end > start + 4
            && more(&(end - 3))
            && is_one_of!(doc.id(end - 1), "more" | "others" | "worse")
            && !doc.toks[end - 1].quoted()
        {
            return Some(end - 3);
        }
        // `criticized it as a “ruin” | during a stop in Orla`
        let during = |i: &usize| {
            doc.toks[*i].quoted()
                && i + 1 < end
                && is_one_of!(doc.id(i + 1), "during")
                && doc.stretch_toks(*i).end == i + 1
        };
        let told = doc.is(verb, Class::SAY.or(Class::TELL));
        if start > verb
            && !told
            && let Some(mark) = (start..end).find(during)
        {
            return Some(mark + 1);
        }
        let before =
            (verb.saturating_sub(16)..verb).rev().take_while(|i| !doc.toks[*i].first && !doc.toks[*i].quoted());
        let relative = || {
            let mut before = before.clone().take_while(|i| !doc.toks[*i].is_punct(b','));
            before.any(|i| is_one_of!(doc.id(i), "who" | "which"))
        };
        // `Hale, who called it “a ruin,” | has left`
        let closes = |i: &usize| {
            doc.toks[*i].kind == Kind::Mark
                && doc.toks[*i].quoted()
                && doc.toks[i - 1].is_punct(b',')
                && doc.stretch_toks(*i).end == i + 1
                && i + 1 < end
                && doc.tag(i + 1).is_finite()
                && !doc.toks[i + 1].quoted()
        };
        // Not `said that ships, “those of Torvia,” are to pass`.
        if start > verb
            && let Some(mark) = (start + 2..end).find(closes).filter(|_| relative())
        {
            return Some(mark + 1);
        }
        let labels = is_one_of!(
            doc.id(verb),
            "described" | "describes" | "called" | "calls" | "labelled" | "labeled" | "dubbed" | "branded" | "termed"
        );
        if labels {
            let close = doc.stretch_toks((start..end).find(|i| doc.toks[*i].quoted())?).end;
            let links = close + 1 < end && doc.tag(close) == Tag::CC && doc.tag(close + 1).is_verb();
            // `called it “a disgrace”, | and two of her colleagues resigned`
            let parts = close + 3 < end
                && doc.toks[close].is_punct(b',')
                && doc.tag(close + 1) == Tag::CC
                && !doc.toks[close + 2].quoted()
                && self.is_finite(close + 2, end);
            // `called Hale a “clown” | on his show`
            let show = |i: usize| {
                is_one_of!(
                    doc.id(i),
                    "show" | "podcast" | "program" | "programme" | "visit" | "speech" | "tour" | "website"
                )
            };
            let where_said = close + 2 < end
                && is_one_of!(doc.id(close), "on" | "during")
                && is_one_of!(doc.id(close + 1), "his" | "her" | "their")
                && (close + 2..end.min(close + 5)).any(show)
                && !(close..end).any(|i| doc.toks[i].quoted())
                && start > verb;
            return Some(if (links || parts || where_said) && doc.tag(verb).is_finite() { close } else { end });
        }
        None
    }
}
