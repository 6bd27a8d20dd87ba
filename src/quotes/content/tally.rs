//! What is asked of tokens time and again, worked out once an article: what a stretch holds, the sort of each token, whether
//! it may be a cue. Nothing here walks through a sentence afterwards.

use super::Finder;
use crate::quotes::doc::{Doc, Kind, Tok};
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// Counts of tokens.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) words: u16,
    /// Commas outside marks.
    pub(super) commas: u16,
    /// Tokens in marks, the marks included.
    pub(super) quoted: u16,
    /// Verbs with tense, and modals.
    pub(super) tensed: u16,
    /// Those among them that are outside marks.
    pub(super) plain: u16,
    /// And of these the verbs of reporting.
    pub(super) cues: u16,
    /// `who`, `which` and the like.
    pub(super) relative: u16,
}

/// What is known of the tokens of an article.
pub(super) struct Look {
    /// Counts up to each token of the article, it not included, and up to the end: those of a [`Tally`] in order, packed from
    /// the lowest bits on. What lies between two places is their difference, also when a sum has run over into the next.
    tallies: Vec<u128>,
    /// What stands at each token, as features ask for it: the part of speech, forms of "be", "have" and negations apart, and
    /// whether it stands in marks.
    sorts: Vec<u8>,
    /// Whether the token can be a cue that no list tells.
    may_be_cue: Vec<bool>,
}

/// Added to the sort of what stands in marks.
const IN_MARKS: u8 = 50;

/// Bits of a count in a packed tally: no stretch that is asked about has so many tokens.
const BITS: u32 = u16::BITS;

/// One of the count `nth`.
const fn one(nth: u32) -> u128 {
    1 << (nth * BITS)
}

/// What a word outside marks adds, by its part of speech.
const WORDS: [u128; 32] = {
    let mut words = [one(0); 32];
    let mut tag = 0;
    while tag < Tag::WORD_TAGS.len() {
        if Tag::WORD_TAGS[tag].is_finite() {
            words[tag] |= one(3) | one(4);
        }
        tag += 1;
    }
    words[Tag::WH as usize] |= one(6);
    words
};

impl Look {
    pub(super) fn at(doc: &Doc<'_>) -> Look {
        let n = doc.toks.len();
        let mut look = Look { tallies: vec![0; n + 1], sorts: vec![0; n], may_be_cue: vec![false; n] };
        let mut sum = 0_u128;
        let places = look.tallies[1..].iter_mut().zip(&mut look.sorts).zip(&mut look.may_be_cue);
        for ((i, (tok, tag)), ((upto, place), may_be)) in doc.toks.iter().zip(doc.tags()).enumerate().zip(places) {
            let (open, word) = (!tok.quoted(), tok.is_word());
            sum = sum.wrapping_add(match tok.kind {
                Kind::Word if open && tok.is(CUE) && tag.is_finite() => WORDS[*tag as usize] | one(5),
                Kind::Word if open => WORDS[*tag as usize],
                Kind::Word => WORDS[*tag as usize] & !one(4) | one(2),
                Kind::Clitic if open => WORDS[*tag as usize] & !one(0),
                Kind::Clitic => WORDS[*tag as usize] & !one(0) & !one(4) | one(2),
                Kind::Punct(b',') if open => one(1),
                _ if open => 0,
                _ => one(2),
            });
            *upto = sum;
            *place = sort(tok, *tag) + if open { 0 } else { IN_MARKS };
            *may_be = open && word && may_be_cue(tok, *tag, doc.toks.get(i + 1));
        }
        look
    }
}

fn sort(tok: &Tok, tag: Tag) -> u8 {
    if !tok.is(Class::BE.or(Class::NEG).or(Class::AUX).or(Class::TIME)) {
        tag as u8
    } else if tok.is(Class::BE) {
        40
    } else if tok.is(Class::NEG) {
        41
    } else if tok.is(Class::AUX) && tag != Tag::MD {
        42
    } else if tok.is(Class::TIME) {
        43
    } else {
        tag as u8
    }
}

/// Verbs; and before "that" and marks what may be a noun such as "claim", or a verb that the tagger took for another word, as it
/// does in headlines.
fn may_be_cue(tok: &Tok, tag: Tag, next: Option<&Tok>) -> bool {
    let verb = tag.is_verb();
    if verb && !tok.is(Class::AUX.or(Class::BE)) {
        return true;
    }
    (verb || tag.is_in(&[Tag::NN, Tag::NNS]) || tok.is(CUE))
        && next.is_some_and(|next| !next.first && (next.quoted() || is_one_of!(next.id(), "that")))
}

impl Finder<'_, '_> {
    /// Returns what lies between, within a sentence; nothing lies between an end and a start.
    pub(super) fn tally(&self, from: usize, to: usize) -> Tally {
        let packed = self.packed(from, to);
        let count = |nth: u32| (packed >> (nth * BITS)) as u16;
        Tally {
            words: count(0),
            commas: count(1),
            quoted: count(2),
            tensed: count(3),
            plain: count(4),
            cues: count(5),
            relative: count(6),
        }
    }

    fn packed(&self, from: usize, to: usize) -> u128 {
        if from >= to { 0 } else { self.look.tallies[to].wrapping_sub(self.look.tallies[from]) }
    }

    /// Whether a verb with tense stands between.
    pub(super) fn is_finite(&self, from: usize, to: usize) -> bool {
        self.tally(from, to).tensed > 0
    }

    /// Whether the token stands in marks, or is one.
    pub(super) fn is_quoted(&self, tok: usize) -> bool {
        self.look.sorts[tok] >= IN_MARKS
    }

    /// Whether the token can be a cue that no list tells.
    pub(super) fn may_be_cue(&self, tok: usize) -> bool {
        self.look.may_be_cue[tok]
    }

    /// What stands at `j`, see [`Look::sorts`]. Outside the sentence: 99.
    pub(super) fn sort(&self, j: usize, sent: &Range<usize>) -> u32 {
        if sent.contains(&j) { u32::from(self.look.sorts[j]) } else { 99 }
    }

    /// The number of the word at `j`; 0 outside the sentence.
    pub(super) fn number(&self, j: usize, sent: &Range<usize>) -> u32 {
        if sent.contains(&j) { self.doc.id(j).number() } else { 0 }
    }
}
