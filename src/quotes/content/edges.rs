//! Where clauses begin and end, as far as word forms and punctuation tell.

use super::Finder;
use crate::article::{MentionKind, Role};
use crate::quotes::cues::{Cue, Order};
use crate::quotes::doc::Kind;
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

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
            if comma
                && next.order == Order::SubjectFirst
                && !next.shared
                && before > at + 3
                && let Some(end) = (at..before - 2).rev().take(12).find(adjunct)
            {
                return end;
            }
            // `…, according to the poll`, `…, writes the Herald`
            let words = (at..next.start).filter(|i| doc.toks[*i].is_word()).count();
            if next.order == Order::AccordingTo && words > 1 {
                return if comma { before } else { next.start };
            }
            if next.order == Order::Inverted && next.start > at + 2 && comma {
                return before;
            }
            // `Asked by Pike whether it would rain, Hale said no`
            if comma && next.order == Order::SubjectFirst && !next.shared && self.opens_adjunct(sent, cue) {
                return before;
            }
            // `… and added that …` by the same speaker; `…, and Hale said …` by another.
            let same = next.shared && next.subject == cue.subject && (doc.is(before, Class::CONJ) || comma);
            let other = !next.shared
                && before > at
                && doc.is(before, Class::CONJ)
                && matches!(doc.toks[before - 1].kind, Kind::Punct(b',' | b';'));
            if same || other {
                let mut end = before;
                while end > at
                    && (matches!(doc.toks[end - 1].kind, Kind::Punct(b',' | b';')) || doc.is(end - 1, Class::CONJ))
                {
                    end -= 1;
                }
                return end;
            }
        }
        let stop = |i: usize| self.is_reported_behind(i, sent.end) || self.is_circumstance(i, cue, sent);
        (at..sent.end).find(|i| stop(*i)).unwrap_or(sent.end)
    }

    /// `Aunex warns of “lean water” | as profit halves`: in a headline such a clause tells when it was said.
    fn is_circumstance(&self, i: usize, cue: &Cue, sent: &Range<usize>) -> bool {
        let doc = self.doc;
        if !is_one_of!(doc.id(i), "as") || doc.toks[i].quoted() || i <= cue.end() {
            return false;
        }
        let headline = doc.block_of(i).is_some_and(|block| block.role == Role::Headline);
        let words = sent.end - i;
        let verb = |j: usize| doc.tag(j).is_finite() || doc.tag(j) == Tag::NNS && j > i + 1 && j + 1 == sent.end;
        headline
            && (doc.toks[i - 1].quoted() || doc.is(cue.toks.end - 1, Class::SAY.or(Class::TELL)))
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

    pub(super) fn trim_end(&self, limit: usize) -> usize {
        let doc = self.doc;
        let mut end = limit;
        while end > 1
            && matches!(doc.toks[end - 1].kind, Kind::Punct(b'.' | b',' | b';' | b'!' | b'?'))
            && !doc.toks[end - 1].quoted()
        {
            end -= 1;
        }
        end
    }

    /// Whether a stretch holds a finite verb, as far as word forms tell.
    pub(super) fn has_clause(&self, from: usize, to: usize) -> bool {
        let doc = self.doc;
        (from..to).any(|i| {
            doc.toks[i].kind == Kind::Clitic && i > from && doc.is(i - 1, Class::PRON)
                || doc.toks[i].is_word()
                    && (doc.is(i, Class::AUX)
                        || i > from && doc.is(i, Class::VERB)
                        || doc.is(i, CUE) && doc.is(i, Class::PAST.or(Class::PRESENT))
                        || i > from && doc.lower(i).len() > 3 && doc.lower(i).ends_with("ed"))
        }) || (from + 1..to).any(|i| {
            doc.toks[i].is_word()
                && doc.lower(i).len() > 3
                && doc.lower(i).ends_with('s')
                && (doc.toks[i - 1].capital || doc.is(i - 1, Class::PRON))
        }) || (from + 1..to).any(|i| {
            doc.is(i - 1, Class::PRON)
                && doc.toks[i].is_word()
                && !doc.is(i, Class::PREP.or(Class::CONJ).or(Class::SUBORD))
        })
    }

    /// Whether a clause with a subject of its own starts here: a phrase, then a verb.
    pub(super) fn is_clause_start(&self, at: usize, limit: usize) -> bool {
        let doc = self.doc;
        if doc.toks[at].is(Class::SUBORD) && doc.lower(at) != "that" {
            return self.has_clause(at, limit);
        }
        let Some(phrase) = doc.phrase_at(at, limit) else {
            return doc.toks[at].is(Class::DET.or(Class::POSS)) && self.has_clause(at + 1, limit);
        };
        phrase.toks.end < limit
            && (phrase.kind == MentionKind::Pronoun && !matches!(doc.lower(at), "who")
                || self.has_clause(phrase.toks.end, limit))
    }
}
