//! How many words, commas, tokens in marks and verbs with tense a stretch holds, without a walk through it.

use super::Finder;
use crate::quotes::doc::Doc;

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
}

/// Counts up to each token of an article, it not included, and up to the end.
pub(super) fn tallies(doc: &Doc<'_>) -> Vec<Tally> {
    let mut sum = Tally::default();
    let mut out = Vec::with_capacity(doc.toks.len() + 1);
    out.push(sum);
    for (i, tok) in doc.toks.iter().enumerate() {
        sum.words += u32::from(tok.is_word());
        sum.commas += u32::from(tok.is_punct(b',') && !tok.quoted());
        sum.quoted += u32::from(tok.quoted());
        sum.tensed += u32::from(doc.tag(i).is_finite());
        out.push(sum);
    }
    out
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
        }
    }

    /// Whether a verb with tense stands between.
    pub(super) fn is_finite(&self, from: usize, to: usize) -> bool {
        self.tally(from, to).tensed > 0
    }
}
