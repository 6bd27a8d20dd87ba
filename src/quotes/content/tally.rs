//! What is asked of tokens time and again, worked out once an article: what a stretch holds, the sort of each token, whether
//! it may be a cue. Nothing here walks through a sentence afterwards.

use super::Finder;
use crate::quotes::doc::{Doc, Kind, Tok};
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::spare;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::cell::Cell;
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
    /// For each token of the article, from the lowest bits on: counts of what stands before it, those of a [`Tally`] in order;
    /// what stands there, as features ask for it (the part of speech, forms of "be", "have" and negations apart, and whether it
    /// stands in marks); whether it can be a cue that no list tells. Then once more the counts, up to the end. What lies
    /// between two places is the difference of their counts, also when a sum has run over into the next.
    places: Vec<u128>,
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

/// Where in a place the sort of the token stands, and whether it can be a cue.
const SORT: u32 = 7 * BITS;
const MAY_BE_CUE: u32 = SORT + u8::BITS;

thread_local! {
    /// The memory of the article before, as that of [`Doc`]'s tokens.
    static SPARE: Cell<Vec<u128>> = const { Cell::new(Vec::new()) };
}

impl Drop for Look {
    fn drop(&mut self) {
        spare::keep(&SPARE, std::mem::take(&mut self.places));
    }
}

impl Look {
    pub(super) fn at(doc: &Doc<'_>) -> Look {
        let mut places = SPARE.take();
        places.reserve(doc.toks.len() + 1);
        let mut sum = 0_u128;
        places.extend(doc.toks.iter().zip(doc.tags()).enumerate().map(|(i, (tok, tag))| {
            let open = !tok.quoted();
            let sort = sort(tok, *tag) + if open { 0 } else { IN_MARKS };
            let may_be = open && tok.is_word() && may_be_cue(tok, *tag, doc.toks.get(i + 1));
            let place = sum | u128::from(sort) << SORT | u128::from(may_be) << MAY_BE_CUE;
            sum += match tok.kind {
                Kind::Word if open && tok.is(CUE) && tag.is_finite() => WORDS[*tag as usize] | one(5),
                Kind::Word if open => WORDS[*tag as usize],
                Kind::Word => WORDS[*tag as usize] & !one(4) | one(2),
                Kind::Clitic if open => WORDS[*tag as usize] & !one(0),
                Kind::Clitic => WORDS[*tag as usize] & !one(0) & !one(4) | one(2),
                Kind::Punct(b',') if open => one(1),
                _ if open => 0,
                _ => one(2),
            };
            sum &= (1 << SORT) - 1;
            place
        }));
        places.push(sum);
        Look { places }
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
        if from >= to { 0 } else { self.look.places[to].wrapping_sub(self.look.places[from]) }
    }

    /// Whether a verb with tense stands between.
    pub(super) fn is_finite(&self, from: usize, to: usize) -> bool {
        self.tally(from, to).tensed > 0
    }

    /// Whether the token stands in marks, or is one.
    pub(super) fn is_quoted(&self, tok: usize) -> bool {
        self.sort_of(tok) >= IN_MARKS
    }

    /// Whether the token can be a cue that no list tells.
    pub(super) fn may_be_cue(&self, tok: usize) -> bool {
        self.look.places[tok] >> MAY_BE_CUE != 0
    }

    /// What stands at a token, see [`Look::places`].
    fn sort_of(&self, tok: usize) -> u8 {
        (self.look.places[tok] >> SORT) as u8
    }

    /// The same. Outside the sentence: 99.
    pub(super) fn sort(&self, j: usize, sent: &Range<usize>) -> u32 {
        if sent.contains(&j) { u32::from(self.sort_of(j)) } else { 99 }
    }

    /// What stands at tokens in a row, as [`Self::sort`] and [`Self::number`] tell it.
    #[inline]
    pub(super) fn row<const N: usize>(&self, from: usize, sent: &Range<usize>) -> [(u32, u32); N] {
        if from < sent.start || from.saturating_add(N) > sent.end {
            let at = |n| from.wrapping_add(n);
            return std::array::from_fn(|n| (self.sort(at(n), sent), self.number(at(n), sent)));
        }
        let (places, toks) = (&self.look.places[from..from + N], &self.doc.toks[from..from + N]);
        std::array::from_fn(|n| (u32::from((places[n] >> SORT) as u8), toks[n].id().number()))
    }

    /// The number of the word at `j`; 0 outside the sentence.
    pub(super) fn number(&self, j: usize, sent: &Range<usize>) -> u32 {
        if sent.contains(&j) { self.doc.id(j).number() } else { 0 }
    }
}
