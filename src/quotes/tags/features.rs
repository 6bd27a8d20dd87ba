//! What the model looks at.

use super::{Tag, UNSETTLED, of_punct};
use crate::quotes::doc::Tok;
use crate::quotes::lexicon::{Class, GIVEN};
use crate::quotes::words::is_one_of;

/// The tokens of an article and what is known of them before any is tagged.
pub(super) struct Context<'a> {
    pub(super) toks: &'a [Tok],
    /// The text in lower case.
    pub(super) lower: &'a str,
}

/// What takes the features of a token: a list keeps their hashes, the scores of a model add up their weights.
pub(super) trait Features {
    /// Takes the hash of a feature.
    fn take(&mut self, hash: u64);

    /// Adds the feature of this template with these two values.
    #[inline]
    fn add(&mut self, template: u64, a: u32, b: u32) {
        // The high bits, which name the row, are a universal hash of the three together ("multiply-shift for vectors",
        // Dietzfelbinger 1996).
        let sum = template
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .wrapping_add(u64::from(a).wrapping_mul(0xd6e8_feb8_6659_fd93))
            .wrapping_add(u64::from(b).wrapping_mul(0xbf58_476d_1ce4_e5b9));
        self.take(sum);
    }
}

#[cfg(feature = "fit")]
impl Features for Vec<u64> {
    fn take(&mut self, hash: u64) {
        self.push(hash);
    }
}

/// What our own lists tell of words that the dictionary does not have.
const KNOWN: [Class; 7] = [
    GIVEN,
    Class::PAST,
    Class::PARTICIPLE,
    Class::GERUND,
    Class::PRESENT,
    Class::BASE,
    Class::TITLE.or(Class::PERSON).or(Class::BODY),
];

/// What a byte is to the shape of a word, as a bit: a figure, a hyphen, a point.
const SHAPES: [u8; 256] = {
    let mut table = [0; 256];
    let mut figure = b'0';
    while figure <= b'9' {
        table[figure as usize] = 1;
        figure += 1;
    }
    table[b'-' as usize] = 2;
    table[b'.' as usize] = 4;
    table
};

/// Stands for what lies beyond the sentence.
const BEYOND: u32 = 1;

impl Context<'_> {
    /// Whether a word is a number in figures.
    pub(super) fn is_number(&self, i: usize) -> bool {
        let bytes = self.lower(i);
        bytes[0].is_ascii_digit() && bytes.iter().all(|b| matches!(b, b'0'..=b'9' | b'.' | b','))
    }

    /// The features of a token, given the tags that its set holds and the two before it (the nearest first).
    #[cfg(feature = "fit")]
    pub(super) fn features(&self, i: usize, tags: u32, before: [Tag; 2]) -> Vec<u64> {
        let mut rows = Vec::new();
        let look = self.alone(i, tags, &mut rows);
        self.behind(i, look, before, &mut rows);
        rows
    }

    /// The features of a token that do not ask for the tags before it; returns what can be said of the next word.
    #[inline]
    pub(super) fn alone(&self, i: usize, tags: u32, rows: &mut impl Features) -> u32 {
        let tok = &self.toks[i];
        let set = u32::from(tok.may_be.set);
        let (next, next_look) = self.ahead(i);
        let shape = u32::from(tok.capital) | u32::from(tok.first) << 1;
        rows.add(1, set, shape);
        rows.add(5, set, next_look);
        rows.add(6, self.word_before(i), 0);
        rows.add(7, next, 0);
        if set != 0 && tags & UNSETTLED == 0 {
            rows.add(8, tok.id().number(), 0);
            return next_look;
        }
        rows.add(9, shape | self.shape(i) << 2, 0);
        let bytes = self.lower(i);
        for ending in endings(bytes) {
            rows.add(10, ending, u32::from(tok.capital));
        }
        rows.add(11, bytes.first_chunk().map_or(0, beginning), 0);
        let known = KNOWN.iter().enumerate().fold(0, |bits, (n, class)| bits | u32::from(tok.is(*class)) << n);
        if known != 0 {
            rows.add(12, known, u32::from(tok.capital));
        }
        next_look
    }

    /// The features of a token that ask for the two tags before it, given what can be said of the next word.
    #[inline]
    pub(super) fn behind(&self, i: usize, next_look: u32, before: [Tag; 2], rows: &mut impl Features) {
        let (t1, t2) = (before[0] as u32, before[1] as u32);
        rows.add(2, t1, u32::from(self.toks[i].may_be.set));
        rows.add(3, t1, t2);
        rows.add(4, t1, next_look);
    }

    /// `it rained`: whether the word stands right behind a pronoun that is a subject.
    pub(super) fn follows_subject(&self, i: usize) -> bool {
        let before = i.checked_sub(1).filter(|_| !self.toks[i].first).map(|before| self.toks[before].id());
        before.is_some_and(|word| is_one_of!(word, "i" | "he" | "she" | "it" | "we" | "they"))
    }

    fn lower(&self, i: usize) -> &[u8] {
        &self.lower.as_bytes()[self.toks[i].span.range()]
    }

    /// The word before, within the sentence.
    #[inline]
    fn word_before(&self, i: usize) -> u32 {
        if i > 0 && !self.toks[i].first { self.toks[i - 1].id().number() } else { BEYOND }
    }

    /// The next word, within the sentence, and what can be said of it without a model.
    #[inline]
    fn ahead(&self, i: usize) -> (u32, u32) {
        let Some(next) = self.toks.get(i + 1).filter(|next| !next.first) else { return (BEYOND, BEYOND) };
        let look = match next.may_be.set {
            0 => match of_punct(next.kind) {
                Some(tag) => 512 | tag as u32,
                None => 256 | u32::from(next.capital) | self.shape(i + 1) << 1 | inflection(self.lower(i + 1)) << 5,
            },
            set => u32::from(set),
        };
        (next.id().number(), look)
    }

    /// Figures, hyphens and points within a word.
    fn shape(&self, i: usize) -> u32 {
        u32::from(self.lower(i).iter().fold(0, |shape, byte| shape | SHAPES[usize::from(*byte)]))
    }
}

/// The last letters of a word, as numbers: of one to four, as far as the word has them.
fn endings(bytes: &[u8]) -> [u32; 4] {
    let tail = match bytes {
        [.., a, b, c, d] => u32::from_be_bytes([*a, *b, *c, *d]),
        short => short.iter().fold(0, |tail, byte| tail << 8 | u32::from(*byte)),
    };
    [1, 2, 3, 4].map(|n: u32| match bytes.len().min(n as usize) {
        // The number of letters stands before them, where there is room.
        4 => tail,
        len => n << (8 * len) | tail & ((1 << (8 * len)) - 1),
    })
}

/// The first letters of a word.
fn beginning(start: &[u8; 3]) -> u32 {
    u32::from_le_bytes([start[0], start[1], start[2], 0])
}

/// The commonest endings of verbs, nouns and adverbs.
fn inflection(bytes: &[u8]) -> u32 {
    match bytes {
        [.., b'e', b'd'] => 1,
        [.., b'i', b'n', b'g'] => 2,
        [.., b'l', b'y'] => 3,
        [.., b's'] => 4,
        _ => 0,
    }
}
