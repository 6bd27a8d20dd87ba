//! Sentences: where they end.

use super::super::lexicon::{self, Class};
use super::{Doc, Kind};
use std::ops::Range;

/// Tokens of the longest sentence: the stages look from each of its cues along all of it. What is longer was not written to
/// be read.
const MAX_SENTENCE: usize = 500;

impl Doc<'_> {
    /// Cuts a block into sentences.
    pub(super) fn cut_sentences(&mut self, block: Range<usize>) {
        let mut start = block.start;
        let mut at = block.start;
        while at < block.end {
            // Most words need no look.
            let last = block.end.min(start + MAX_SENTENCE) - 1;
            at = self.toks[at..last].iter().position(|tok| tok.may_end).map_or(last, |n| at + n);
            let ends = match self.toks[at].kind {
                _ if self.toks[at].quoted() => {
                    // The stretch as a whole; `at` moves to its last token.
                    at = self.stretch_toks(at).end.min(block.end) - 1;
                    self.ends_after_stretch(at, block.end)
                }
                Kind::Punct(b'.' | b'!' | b'?') => self.starts_sentence(at + 1, block.end),
                // `(He left.) | She stayed.`
                Kind::Punct(b')') if at > start && self.closes_speech(at - 1) => {
                    at + 1 < block.end && self.toks[at + 1].capital && self.starts_sentence(at + 1, block.end)
                }
                Kind::Word if self.ends_in_point(at) => {
                    at + 1 < block.end && self.toks[at + 1].capital && {
                        let small = Class::DET
                            .or(Class::PRON)
                            .or(Class::PREP)
                            .or(Class::SUBORD)
                            .or(Class::CONJ)
                            .or(Class::POSS);
                        !self.is(at, Class::TITLE) && self.is(at + 1, small)
                    } || !self.is(at, Class::TITLE) && self.opens_speech(at + 1, block.end)
                }
                _ => false,
            };
            at += 1;
            if ends || at >= block.end || at - start >= MAX_SENTENCE {
                self.toks[start].first = true;
                self.sents.push(start..at);
                start = at;
            }
        }
    }

    /// Whether a sentence is over at a sign or, with a sign inside, at a closing mark.
    fn closes_speech(&self, at: usize) -> bool {
        let sign = |i: usize| matches!(self.toks[i].kind, Kind::Punct(b'.' | b'!' | b'?'));
        sign(at) || self.toks[at].kind == Kind::Mark && at > 0 && sign(at - 1)
    }

    fn ends_in_point(&self, tok: usize) -> bool {
        self.toks[tok].span.end.checked_sub(1).is_some_and(|last| self.text.as_bytes()[last as usize] == b'.')
    }

    /// Whether marks open at `at` that hold a sentence, not a nickname or a title: `… in Orla, N.Y. “We are late.”`
    fn opens_speech(&self, at: usize, end: usize) -> bool {
        at + 1 < end && self.toks[at].kind == Kind::Mark && self.toks[at + 1].capital && {
            let toks = self.stretch_toks(at);
            toks.len() > 6 && self.toks[toks].iter().any(|tok| tok.is_word() && !tok.capital && tok.span.len() > 3)
        }
    }

    /// Whether a sentence can begin at `at`.
    fn starts_sentence(&self, at: usize, end: usize) -> bool {
        if at < end && matches!(self.toks[at].kind, Kind::Punct(b')' | b',' | b';' | b':')) {
            return false;
        }
        at >= end || self.toks[at].capital || self.toks[at].kind == Kind::Mark || !self.toks[at].is_word() || {
            self.word(at).starts_with(|c: char| c.is_numeric() || c == '@' || c == '#')
        }
    }

    /// `“Too late!” Ilse Kramer, the captain of the port, said of the boats.`: who speaks is told at length, behind a verb that
    /// nothing but an adjunct follows.
    fn is_tailed(&self, from: usize, end: usize) -> bool {
        let toks = &self.toks;
        let cue = |i: &usize| toks[*i].is(lexicon::CUE) && (!toks[*i].capital || toks[*i - 1].is_punct(b','));
        let Some(cue) = (from + 1..end.min(from + 14)).find(cue) else { return false };
        let follows = cue + 1 >= end || toks[cue + 1].is(Class::PREP.or(Class::TIME)) || !toks[cue + 1].is_word();
        toks[cue].is(Class::PAST.or(Class::PRESENT))
            && toks[from].capital
            && follows
            && !toks[from..cue].iter().any(|tok| tok.is(Class::AUX.or(Class::MODAL).or(Class::VERB).or(Class::CONJ)))
    }

    /// `Hale | said, adding`: whether a name from `from` on has its verb of saying at `cue`, and a comma and a participle behind that.
    fn adds_to(&self, from: usize, cue: usize, end: usize) -> bool {
        let toks = &self.toks;
        cue + 2 < end
            && toks[cue].is(Class::SAY)
            && !toks[cue].capital
            && toks[from..cue].iter().all(|tok| tok.capital && tok.is_word())
            && toks[cue + 1].is_punct(b',')
            && toks[cue + 2].is(Class::GERUND)
    }

    /// Whether the sentence ends with the stretch that ends at token `last`.
    fn ends_after_stretch(&self, last: usize, end: usize) -> bool {
        let next = last + 1;
        if next >= end {
            return true;
        }
        let toks = &self.toks;
        // The last sign within the marks, or the last word.
        let inner = (0..=last).rev().find(|i| toks[*i].kind != Kind::Mark);
        let closing = inner.map_or(Kind::Word, |i| toks[i].kind);
        let point = inner.is_some_and(|i| self.ends_in_point(i));
        if !(point || matches!(closing, Kind::Punct(b'!' | b'?')))
            || matches!(toks[next].kind, Kind::Punct(b',' | b'-'))
        {
            return false;
        }
        if !self.starts_sentence(next, end) {
            return false;
        }
        // “Really?” Smith asked. The tail must hold a verb of speech right after a short name.
        // `R-Pa., said`
        let closes = |i: &usize| !toks.get(*i + 1).is_some_and(|next| next.is_punct(b','));
        let tail_end = (next..end)
            .find(|i| matches!(toks[*i].kind, Kind::Punct(b'.' | b'!' | b'?' | b':')) && closes(i))
            .unwrap_or(end);
        let words = tail_end - next;
        let cue_in = |range: Range<usize>| {
            range.into_iter().any(|i| toks[i].is(lexicon::CUE) && !toks[i].capital && !toks[i].quoted())
        };
        let colon = tail_end < end && toks[tail_end].is_punct(b':');
        let runs_on = (next..tail_end).any(|i| toks[i].quoted() || point && toks[i].is(Class::SUBORD));
        let short = if point { 5 } else { 40 };
        let reach = tail_end.min(next + if point { 3 } else { 5 });
        let tailed = || !point && self.is_tailed(next, tail_end);
        // `“It is late.” Hale said, adding that it rained`
        let adds = point && (next + 1..end.min(next + 4)).any(|i| self.adds_to(next, i, end));
        if adds {
            return false;
        }
        words > short || colon || runs_on || !cue_in(next..reach) && !tailed()
    }
}
