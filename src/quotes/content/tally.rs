//! What is asked of tokens time and again, worked out once an article: what a stretch holds, which marks a token stands in,
//! its sort. Nothing here walks through a sentence afterwards.

use super::Finder;
use crate::quotes::doc::{Doc, Tok};
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::tags::Tag;
use std::ops::Range;

/// Counts of tokens.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) words: u32,
    /// Commas outside marks.
    pub(super) commas: u32,
    /// Tokens in marks, the marks included.
    pub(super) quoted: u32,
    /// Verbs with tense, and modals.
    pub(super) tensed: u32,
    /// Those among them that are verbs of reporting, outside marks.
    pub(super) cues: u32,
}

/// Counts up to each token of an article, it not included, and up to the end.
pub(super) fn tallies(doc: &Doc<'_>) -> Vec<Tally> {
    let mut sum = Tally::default();
    let mut out = vec![sum; doc.toks.len() + 1];
    for ((tok, tag), upto) in doc.toks.iter().zip(doc.tags()).zip(&mut out[1..]) {
        let (open, tensed) = (!tok.quoted(), tag.is_finite());
        sum.words += u32::from(tok.is_word());
        sum.commas += u32::from(tok.is_punct(b',') & open);
        sum.quoted += u32::from(!open);
        sum.tensed += u32::from(tensed);
        sum.cues += u32::from(tok.is(CUE) & open & tensed);
        *upto = sum;
    }
    out
}

/// For each token the tokens of its stretch in marks, or those between two stretches.
pub(super) fn runs(doc: &Doc<'_>) -> Vec<(u32, u32)> {
    let offset = |n: usize| u32::try_from(n).expect("fewer tokens than bytes");
    let mut out = Vec::with_capacity(doc.toks.len());
    for run in doc.toks.chunk_by(|a, b| a.stretch == b.stretch) {
        let (start, end) = (offset(out.len()), offset(out.len() + run.len()));
        out.resize(end as usize, (start, end));
    }
    out
}

/// Added to the sort of what stands in marks.
const IN_MARKS: u8 = 50;

/// What stands at each token, as features ask for it: the part of speech, forms of "be", "have" and negations apart, and
/// whether it stands in marks.
pub(super) fn sorts(doc: &Doc<'_>) -> Vec<u8> {
    let sort = |(tok, tag): (&Tok, &Tag)| {
        let base = if !tok.is(Class::BE.or(Class::NEG).or(Class::AUX).or(Class::TIME)) {
            *tag as u8
        } else if tok.is(Class::BE) {
            40
        } else if tok.is(Class::NEG) {
            41
        } else if tok.is(Class::AUX) && *tag != Tag::MD {
            42
        } else if tok.is(Class::TIME) {
            43
        } else {
            *tag as u8
        };
        base + if tok.quoted() { IN_MARKS } else { 0 }
    };
    doc.toks.iter().zip(doc.tags()).map(sort).collect()
}

impl Finder<'_, '_> {
    /// Returns what lies between; nothing lies between an end and a start.
    pub(super) fn tally(&self, from: usize, to: usize) -> Tally {
        if from >= to {
            return Tally::default();
        }
        let (a, b) = (self.tallies[from], self.tallies[to]);
        Tally {
            words: b.words - a.words,
            commas: b.commas - a.commas,
            quoted: b.quoted - a.quoted,
            tensed: b.tensed - a.tensed,
            cues: b.cues - a.cues,
        }
    }

    /// Whether a verb with tense stands between.
    pub(super) fn is_finite(&self, from: usize, to: usize) -> bool {
        self.tally(from, to).tensed > 0
    }

    /// Returns the tokens of the stretch in marks that holds `tok`, marks included; where none does, those up to the
    /// stretches on either side.
    pub(super) fn stretch_toks(&self, tok: usize) -> Range<usize> {
        let (start, end) = self.runs[tok];
        start as usize..end as usize
    }

    /// Whether the token stands in marks, or is one.
    pub(super) fn is_quoted(&self, tok: usize) -> bool {
        self.sorts[tok] >= IN_MARKS
    }

    /// What stands at `j`, see [`sorts`]. Outside the sentence: 99.
    pub(super) fn sort(&self, j: usize, sent: &Range<usize>) -> u32 {
        if sent.contains(&j) { u32::from(self.sorts[j]) } else { 99 }
    }

    /// The number of the word at `j`; 0 outside the sentence.
    pub(super) fn number(&self, j: usize, sent: &Range<usize>) -> u32 {
        if sent.contains(&j) { self.doc.id(j).number() } else { 0 }
    }
}
