//! Where content goes on that a link cuts short, and where another act of the speaker begins.

use super::Finder;
use crate::article::MentionKind;
use crate::quotes::cues::Cue;
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;

impl Finder<'_, '_> {
    /// `violated federal | and state law by using it`, `had been an able | and determined rival`, `for taking gifts | and speaking fees`:
    /// whether a word at the end goes with the noun behind the link.
    pub(super) fn is_parted_pair(&self, start: usize, end: usize, limit: usize) -> bool {
        let doc = self.doc;
        if end + 1 >= limit || end <= start || doc.tag(end) != Tag::CC || doc.toks[end].quoted() {
            return false;
        }
        let noun = end + 2 < limit && doc.tag(end + 2).is_in(&[Tag::NN, Tag::NNS]);
        let adjectives = doc.tag(end - 1) == Tag::JJ
            && (doc.tag(end + 1).is_in(&[Tag::JJ, Tag::NN])
                || doc.tag(end + 1).is_in(&[Tag::VBN, Tag::VBD, Tag::VBG]) && doc.is(end - 2, Class::DET));
        // Not `said he took gifts and asking prices rose`
        let led = |i: usize| doc.is(i - 1, Class::PREP.or(Class::BE)) && !doc.toks[i].quoted();
        let gerunds = doc.tag(end + 1) == Tag::VBG
            && (noun || !doc.is(end + 1, Class::SAY.or(Class::TELL)))
            && (start + 1..end).any(|i| doc.tag(i) == Tag::VBG && led(i))
            && !(start..end).any(|i| doc.toks[i].is_punct(b'-'));
        // `is tough, nasty | and mean`
        let closes = end + 2 >= limit || !doc.toks[end + 2].is_word();
        let qualities = closes
            && doc.tag(end - 1) == Tag::JJ
            && (doc.tag(end + 1) == Tag::JJ
                || doc.tag(end + 1).is_in(&[Tag::VBN, Tag::VBD]) && doc.lower(end + 1).ends_with("ed"))
            && (doc.toks[end - 2].is_punct(b',') || doc.is(end - 2, Class::BE));
        noun && adjectives || gerunds || qualities
    }

    /// `lost 20 crowns | ($3) in a year`: where words end that a bracket cuts short in which the same sum or length is told in another unit.
    pub(super) fn past_sum(&self, open: usize, limit: usize) -> Option<usize> {
        let doc = self.doc;
        if open + 4 >= limit || !doc.toks[open].is_punct(b'(') || doc.tag(open - 1) == Tag::Stop {
            return None;
        }
        let close = (open + 2..limit.min(open + 8)).find(|i| doc.toks[*i].is_punct(b')'))?;
        let number = |i: usize| doc.tag(i) == Tag::CD;
        let sum = (open + 1..close).all(|i| {
            number(i)
                || matches!(doc.word(i), "$" | "£" | "€")
                || is_one_of!(doc.id(i), "us" | "about" | "km" | "miles" | "feet" | "metres" | "acres" | "pounds")
        });
        let goes_on = close + 1 < limit && doc.is(close + 1, Class::PREP) && !doc.toks[close + 1].quoted();
        (sum && (open + 1..close).any(number) && !(open + 1..close).all(number) && goes_on)
            .then(|| self.trim_end(limit))
    }

    /// `added that she understands it | but downplayed it`, `denounced the attack | and was booed`: where another act of the speaker
    /// begins, told by its tense or by a verb where no clause is.
    pub(super) fn second_act(&self, cue: &Cue, start: usize, end: usize) -> Option<usize> {
        let doc = self.doc;
        let own = cue.toks.clone().rev().find(|i| doc.tag(*i).is_finite()).map(|i| doc.tag(i))?;
        let finite = |i: &usize| doc.tag(*i).is_finite() && !doc.toks[*i].quoted();
        let first = (start..end).find(finite)?;
        let link = |i: usize| doc.tag(i) == Tag::CC && !doc.toks[i].quoted() && i > start;
        let acts = |i: usize| i < end && doc.tag(i) == own && finite(&i);
        // Nothing but a thing before it: `the attack | and was`
        let thing =
            first > start + 1 && link(first - 1) && acts(first) && doc.is(first, Class::BE.or(Class::AUX).or(CUE));
        let plain = thing
            && !(start..first).any(|i| doc.tag(i).is_in(&[Tag::TO, Tag::WH]) || is_one_of!(doc.id(i), "that" | "if"));
        if plain
            && !doc.toks[start].quoted()
            && cue.subject.is_some()
            && (first > start + 4 || doc.is(start, Class::PREP))
        {
            return Some(first - 1);
        }
        // `said that it would help, | but faced jeers`
        let faced = |i: &usize| {
            link(*i)
                && acts(i + 1)
                && doc.tag(i + 1) == Tag::VBD
                && !doc.is(i + 1, Class::BE.or(Class::AUX))
                && doc.toks[i - 1].is_punct(b',')
                && is_one_of!(doc.id(*i), "but")
        };
        if own == Tag::VBD && doc.tag(first) == Tag::MD && cue.subject.is_some() {
            let but = (first + 1..end.saturating_sub(2)).find(faced);
            let only = |but: &usize| !(first + 1..*but).any(|i| doc.tag(i) == Tag::VBD && finite(&i));
            if let Some(but) = but.filter(only) {
                return Some(but - 1);
            }
        }
        let present = doc.tag(first).is_in(&[Tag::VBZ, Tag::VBP, Tag::MD]);
        if own != Tag::VBD || !present {
            return None;
        }
        let breaks = |i: usize| {
            is_one_of!(
                doc.id(i),
                "downplayed"
                    | "dismissed"
                    | "rejected"
                    | "brushed"
                    | "criticized"
                    | "criticised"
                    | "attacked"
                    | "defended"
            )
        };
        (first + 1..end.saturating_sub(1)).find(|i| link(*i) && acts(i + 1) && breaks(i + 1))
    }

    /// `announced that the port, | which had been shut since May, would open`: where content ends whose subject a relative clause parts
    /// from its verb.
    pub(super) fn past_relative(&self, start: usize, end: usize, limit: usize) -> Option<usize> {
        let doc = self.doc;
        let relative = end + 4 < limit && is_one_of!(doc.id(end + 1), "which" | "who" | "whose");
        let that = (start..end).rev().find(|i| is_one_of!(doc.id(*i), "that") && !doc.toks[*i].quoted());
        let subject = that.filter(|_| relative)? + 1;
        let finite = |i: &usize| doc.tag(*i).is_finite() && !doc.toks[*i].quoted();
        if subject >= end || (subject..end).any(|i| finite(&i)) {
            return None;
        }
        let comma = (end + 2..limit.saturating_sub(1)).find(|i| doc.toks[*i].is_punct(b','))?;
        (finite(&(comma + 1)) && (end + 2..comma).any(|i| finite(&i))).then(|| self.trim_end(limit))
    }

    /// `they had seized two guns, | a knife and a phone`: where a list of things ends of which content holds the first.
    pub(super) fn list_end(&self, start: usize, end: usize, limit: usize) -> Option<usize> {
        let doc = self.doc;
        let noun = |i: usize| doc.tag(i).is_in(&[Tag::NN, Tag::NNS]) && !doc.toks[i].quoted();
        if end >= limit || !doc.toks[end].is_punct(b',') || end <= start || !noun(end - 1) {
            return None;
        }
        let thing = |at: usize| {
            if at >= limit {
                return None;
            }
            let led = doc.is(at, Class::DET.or(Class::POSS)) || doc.tag(at) == Tag::CD;
            let phrase = if led { doc.phrase_at(at, limit)? } else { return None };
            let closes = noun(phrase.toks.end - 1) && phrase.kind == MentionKind::Nominal;
            closes.then_some(phrase.toks.end)
        };
        let mut at = end + 1;
        for _ in 0..6 {
            let behind = thing(at).filter(|behind| *behind < limit)?;
            let linked = behind + usize::from(doc.toks[behind].is_punct(b','));
            if linked < limit && doc.tag(linked) == Tag::CC {
                let last = thing(linked + 1)?;
                let acts = last < limit && (doc.tag(last).is_finite() || doc.is(last, Class::AUX));
                return (!acts).then_some(last);
            }
            if linked == behind {
                return None;
            }
            at = linked;
        }
        None
    }
}
