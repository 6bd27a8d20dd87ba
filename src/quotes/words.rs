//! A word as a number, so that words are compared without their letters.

/// A word in lower case, as a hash of it. Two words of one number are not to be expected: see [`hash`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Word(u32);

impl Word {
    /// Returns the number of a word in lower case, with `'` for every apostrophe.
    pub(super) const fn of(lower: &str) -> Word {
        Word::from_hash(hash(lower.as_bytes()))
    }

    /// Returns the number that belongs to a [`hash`].
    pub(super) const fn from_hash(hash: u64) -> Word {
        Word((hash >> 32) as u32)
    }

    pub(super) const fn number(self) -> u32 {
        self.0
    }
}

/// Whether a [`Word`] is one of these: `is_one_of!(doc.id(i), "he" | "she")`. The numbers are made by the compiler.
macro_rules! is_one_of {
    ($word:expr, $($lower:literal)|+) => {{
        let word: $crate::quotes::words::Word = $word;
        $(word == const { $crate::quotes::words::Word::of($lower) })||+
    }};
}
pub(super) use is_one_of;

/// A set of words.
pub(super) struct WordSet {
    /// A table of a power of two, less than two thirds full; 0 is a free place.
    places: Vec<u32>,
    shift: u32,
}

impl WordSet {
    /// Makes an empty set that has room for `most` words.
    pub(super) fn with_room(most: usize) -> WordSet {
        let n_places = (most * 3 / 2 + 2).next_power_of_two();
        WordSet { places: vec![0; n_places], shift: 32 - n_places.trailing_zeros() }
    }

    /// Adds a word.
    pub(super) fn insert(&mut self, word: Word) {
        let at = self.find(word);
        self.places[at] = word.0.max(1);
    }

    /// Whether the word was added.
    pub(super) fn contains(&self, word: Word) -> bool {
        self.places[self.find(word)] != 0
    }

    fn find(&self, word: Word) -> usize {
        let number = word.0.max(1);
        let mut at = (number >> self.shift) as usize;
        while self.places[at] != number && self.places[at] != 0 {
            at = (at + 1) & (self.places.len() - 1);
        }
        at
    }
}

/// Returns a hash of the bytes: eight at a time, each step a multiplication folded upon itself, as wyhash does.
#[inline]
pub(super) const fn hash(bytes: &[u8]) -> u64 {
    let n = bytes.len();
    let mut hash = (n as u64).wrapping_mul(0x2d35_8dcc_aa6c_78a5);
    let mut rest = bytes;
    while let Some((chunk, tail)) = rest.split_first_chunk::<8>() {
        hash = fold(hash ^ u64::from_le_bytes(*chunk), 0x8bb8_4b93_962e_acc9);
        rest = tail;
    }
    let last = match rest.len() {
        0 => 0,
        n @ 1..4 => (rest[0] as u64) << 16 | (rest[n / 2] as u64) << 8 | rest[n - 1] as u64,
        n => quarter(rest, 0) << 32 | quarter(rest, n - 4),
    };
    fold(hash ^ last, 0x9e37_79b9_7f4a_7c15)
}

/// Returns a hash of two, in this order.
#[inline]
pub(super) const fn join(one: u64, other: u64) -> u64 {
    fold(one ^ 0x2d35_8dcc_aa6c_78a5, other ^ 0x8bb8_4b93_962e_acc9)
}

#[inline]
const fn quarter(bytes: &[u8], at: usize) -> u64 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as u64
}

/// Multiplies to 128 bits and folds the halves together.
#[expect(clippy::cast_possible_truncation, reason = "the halves of the product are what is wanted")]
#[inline]
const fn fold(a: u64, b: u64) -> u64 {
    let product = a as u128 * b as u128;
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn words_have_numbers_of_their_own() {
        let mut numbers = HashSet::new();
        let mut n = 0;
        for a in b'a'..=b'z' {
            for b in b'a'..=b'z' {
                for stem in ["", "x", "con", "spea", "utter", "declar", "announc", "international"] {
                    numbers.insert(Word::of(&format!("{stem}{}{}", a as char, b as char)));
                    n += 1;
                }
            }
        }
        assert_eq!(numbers.len(), n);
        let mut set = WordSet::with_room(2);
        assert!(!set.contains(Word::of("he")));
        set.insert(Word::of("he"));
        set.insert(Word::of("she"));
        assert!(set.contains(Word::of("she")) && !set.contains(Word::of("the")));
        assert!(is_one_of!(Word::of("she"), "he" | "she") && !is_one_of!(Word::of("the"), "he" | "she"));
    }
}
