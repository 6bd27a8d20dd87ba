//! What is asked of tokens time and again, worked out once an article: what a stretch holds, the sort of each token, which
//! may be cues. Nothing here walks through a sentence afterwards.

use super::Finder;
use crate::quotes::cues;
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
    /// stands in marks). Then once more the counts, up to the end. What lies between two places is the difference of their
    /// counts, also when a sum has run over into the next.
    places: Vec<u128>,
    /// Where the rules may find a cue.
    pub(super) may_be_ruled: Set,
    /// What can be a cue that no list tells.
    pub(super) may_be_cues: Set,
    /// Where "that" stands outside marks.
    pub(super) thats: Set,
}

/// A set of tokens, a bit for each of the article.
pub(super) struct Set(Vec<u64>);

impl Set {
    fn empty(n_toks: usize) -> Set {
        Set(vec![0; n_toks.div_ceil(64)])
    }

    /// Adds a token, if it is one. No branch: whether it is cannot be foreseen.
    #[inline]
    fn add(&mut self, tok: usize, is_one: bool) {
        self.0[tok / 64] |= u64::from(is_one) << (tok % 64);
    }

    /// Returns the first from `from` on, before `end`.
    #[inline]
    pub(super) fn first(&self, from: usize, end: usize) -> Option<usize> {
        let mut at = from / 64;
        let mut bits = self.0.get(at)? & u64::MAX << (from % 64);
        while bits == 0 {
            at += 1;
            if at * 64 >= end {
                return None;
            }
            bits = self.0[at];
        }
        Some(at * 64 + bits.trailing_zeros() as usize).filter(|tok| *tok < end)
    }

    /// Returns those of a sentence, in order.
    pub(super) fn within(&self, sent: &Range<usize>) -> impl Iterator<Item = usize> {
        let (mut from, end) = (sent.start, sent.end);
        std::iter::from_fn(move || {
            let tok = self.first(from, end)?;
            from = tok + 1;
            Some(tok)
        })
    }
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

/// Which row of [`PLACES`] a token outside marks has; what stands in marks has another, [`MARKED`] rows on.
fn row(tok: &Tok) -> usize {
    if tok.is_word() {
        return 3 + usize::from(tok.is(CUE));
    }
    match tok.kind {
        Kind::Clitic => 2,
        Kind::Punct(b',') => 1,
        _ => 0,
    }
}

const MARKED: usize = 5;

/// Where in a place the sort of the token stands, and the counts below it.
const SORT: u32 = 7 * BITS;
const COUNTS: u128 = (1 << SORT) - 1;

/// What a token adds to the counts, by its [`row`] and its part of speech, and the sort that this is.
static PLACES: [[u128; 32]; 2 * MARKED] = {
    let mut places = [[0; 32]; 2 * MARKED];
    let mut tag = 0;
    while tag < 32 {
        let word = WORDS[tag];
        let cue = if word & one(4) != 0 { word | one(5) } else { word };
        let marked = word & !one(4) | one(2);
        let open = [0, one(1), word & !one(0), word, cue];
        let inside = [one(2), one(2), marked & !one(0), marked, marked];
        let mut row = 0;
        while row < MARKED {
            places[row][tag] = open[row] | (tag as u128) << SORT;
            places[row + MARKED][tag] = inside[row] | (tag as u128 + IN_MARKS as u128) << SORT;
            row += 1;
        }
        tag += 1;
    }
    places
};

/// Words of which the sort tells more than the part of speech.
const APART: Class = Class::BE.or(Class::NEG).or(Class::AUX).or(Class::TIME);

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
        places.extend(doc.toks.iter().zip(doc.tags()).map(|(tok, tag)| {
            let marked = tok.quoted();
            let mut place = PLACES[if marked { row(tok) + MARKED } else { row(tok) }][*tag as usize];
            if tok.is(APART) {
                let sort = sort(tok, *tag) + if marked { IN_MARKS } else { 0 };
                place = place & COUNTS | u128::from(sort) << SORT;
            }
            let before = sum;
            sum = (sum + place) & COUNTS;
            before | place & !COUNTS
        }));
        places.push(sum);
        let none = || Set::empty(doc.toks.len());
        let mut look = Look { places, may_be_ruled: none(), may_be_cues: none(), thats: none() };
        let mut open = 0;
        for marks in doc.in_marks() {
            look.gather(doc, open..marks.start);
            open = marks.end;
        }
        look.gather(doc, open..doc.toks.len());
        look
    }

    /// Gathers what stands outside marks, from one pair of them to the next.
    fn gather(&mut self, doc: &Doc<'_>, open: Range<usize>) {
        let toks = open.clone().zip(&doc.toks[open.clone()]).zip(&doc.tags()[open.clone()]);
        // No branch for signs: the processor could not foresee them.
        for ((i, tok), tag) in toks {
            self.may_be_ruled.add(i, tok.is_word() & cues::may_begin(doc, tok));
            self.may_be_cues.add(i, tok.is_word() & tag.is_verb() & !tok.is(Class::AUX.or(Class::BE)));
            if is_one_of!(tok.id(), "that") {
                self.thats.add(i, true);
                self.look_before(doc, &open, i);
            }
        }
        self.look_before(doc, &open, open.end);
    }

    /// Adds the word before "that" or marks: a noun such as "claim" may be a cue there, and so may a verb that the tagger took for
    /// another word, as it does in headlines.
    fn look_before(&mut self, doc: &Doc<'_>, open: &Range<usize>, at: usize) {
        let Some(i) = at.checked_sub(1).filter(|i| *i >= open.start) else { return };
        let (word, tag) = (&doc.toks[i], doc.tag(i));
        let noun = tag.is_verb() || tag.is_in(&[Tag::NN, Tag::NNS]) || word.is(CUE);
        let goes_on = doc.toks.get(at).is_some_and(|next| !next.first);
        self.may_be_cues.add(i, word.is_word() && noun && goes_on);
    }
}

fn sort(tok: &Tok, tag: Tag) -> u8 {
    if tok.is(Class::BE) {
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

    /// The first token of the content that stands in marks.
    pub(super) fn first_marked(&self, content: &[Range<usize>]) -> Option<usize> {
        let marked = content.iter().find(|piece| self.tally(piece.start, piece.end).quoted > 0)?;
        marked.clone().find(|i| self.doc.toks[*i].quoted())
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
