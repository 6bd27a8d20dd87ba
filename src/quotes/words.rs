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

    /// Whether the word may be one of those that the [`sieve`] was made of; if not, it is none of them.
    #[inline]
    pub(super) const fn passes<const N: usize>(self, sieve: &[u64; N]) -> bool {
        sieve[(self.0 / 64) as usize % N] >> (self.0 % 64) & 1 != 0
    }
}

/// Returns a bit for each of the words: of most others it tells that they are none of them.
pub(super) const fn sieve<const N: usize>(words: &[Word]) -> [u64; N] {
    let (mut sieve, mut n) = ([0; N], 0);
    while n < words.len() {
        let Word(number) = words[n];
        sieve[(number / 64) as usize % N] |= 1 << (number % 64);
        n += 1;
    }
    sieve
}

/// Whether a [`Word`] is one of these: `is_one_of!(doc.id(i), "he" | "she")`. The numbers are made by the compiler. Most words
/// are none, and a longer list is asked for few of them: where a number would stand in it the processor cannot foresee. Nor
/// which of a few words one is: all are compared.
macro_rules! is_one_of {
    ($word:expr, $($lower:literal)|+) => {{
        const WORDS: &[$crate::quotes::words::Word] = &[$($crate::quotes::words::Word::of($lower)),+];
        const SIEVE: [u64; WORDS.len().div_ceil(8).next_power_of_two()] = $crate::quotes::words::sieve(WORDS);
        let word: $crate::quotes::words::Word = $word;
        (WORDS.len() < 5 || word.passes(&SIEVE)) && (false $(| (word == const { $crate::quotes::words::Word::of($lower) }))+)
    }};
}
pub(super) use is_one_of;

/// Words in a table that the compiler makes: for lists that are too long to compare with each.
pub(super) struct WordSet<const N: usize> {
    /// A word is at the place that its number names, or at the next that was free. At least half of the places are.
    places: [Word; N],
}

impl<const N: usize> WordSet<N> {
    pub(super) const fn of(words: &[&str]) -> WordSet<N> {
        assert!(N.is_power_of_two() && words.len() * 2 <= N, "half of the places stay free");
        let mut places = [FREE; N];
        let mut n = 0;
        while n < words.len() {
            let word = Word::of(words[n]);
            let mut at = word.0 as usize % N;
            while places[at].0 != FREE.0 {
                at = (at + 1) % N;
            }
            places[at] = word;
            n += 1;
        }
        WordSet { places }
    }

    #[inline]
    pub(super) fn has(&self, word: Word) -> bool {
        let mut at = word.0 as usize % N;
        while self.places[at] != FREE {
            if self.places[at] == word {
                return true;
            }
            at = (at + 1) % N;
        }
        false
    }
}

/// Stands at places of a table that are free. No word of this number is to be expected.
const FREE: Word = Word(0);

/// Some words, and which of them were met.
#[derive(Clone)]
pub(super) struct WordsMet {
    /// The words, and whether each was met: a word is at the place that its number names, or at the next that was free. Half
    /// of the places are, a power of two.
    places: Vec<(Word, bool)>,
    /// A bit for the low bits of each: most words that are met are none of these.
    sieve: [u64; 16],
}

impl WordsMet {
    /// Of these words none was met.
    pub(super) fn of(words: impl Iterator<Item = Word>) -> WordsMet {
        let words: Vec<Word> = words.collect();
        let places = vec![(FREE, false); (2 * words.len()).next_power_of_two()];
        let mut set = WordsMet { places, sieve: [0; 16] };
        for word in words {
            let (at, bit) = Self::hole(word);
            set.sieve[at] |= bit;
            let place = set.find(word);
            set.places[place].0 = word;
        }
        set
    }

    /// Whether a word may be one of these; if not, it is none of them.
    #[inline]
    pub(super) fn may_have(&self, word: Word) -> bool {
        let (at, bit) = Self::hole(word);
        self.sieve[at] & bit != 0
    }

    /// Notes that a word was met, if it is one of these; returns whether it is.
    #[inline]
    pub(super) fn meet(&mut self, word: Word) -> bool {
        if !self.may_have(word) {
            return false;
        }
        let place = self.find(word);
        self.places[place].1 = self.places[place].0 == word;
        self.places[place].1
    }

    /// Whether a word was met that is one of these.
    pub(super) fn is_met(&self, word: Word) -> bool {
        self.places[self.find(word)] == (word, true)
    }

    /// Where a word is, or the free place where it is not.
    #[inline]
    fn find(&self, word: Word) -> usize {
        let last = self.places.len() - 1;
        let mut at = word.0 as usize & last;
        while self.places[at].0 != word && self.places[at].0 != FREE {
            at = (at + 1) & last;
        }
        at
    }

    #[inline]
    fn hole(word: Word) -> (usize, u64) {
        ((word.0 >> 6 & 15) as usize, 1 << (word.0 & 63))
    }
}

/// Returns a hash of the bytes: eight at a time, each step a multiplication folded upon itself, as wyhash does. Bytes of 0
/// at the end count for nothing.
#[inline]
pub(super) const fn hash(bytes: &[u8]) -> u64 {
    let (mut hash, mut rest) = (Hash::new(), bytes);
    while let Some((chunk, tail)) = rest.split_first_chunk() {
        hash = hash.with(u64::from_le_bytes(*chunk));
        rest = tail;
    }
    let (mut last, mut n) = (0, rest.len());
    while n > 0 {
        n -= 1;
        last = last << 8 | rest[n] as u64;
    }
    hash.end(last)
}

/// A [`hash`] in the making.
#[derive(Clone, Copy)]
pub(super) struct Hash(u64);

impl Hash {
    #[inline]
    pub(super) const fn new() -> Hash {
        Hash(0x2d35_8dcc_aa6c_78a5)
    }

    /// With the next eight bytes, the first in the low bits.
    #[inline]
    pub(super) const fn with(self, chunk: u64) -> Hash {
        Hash(fold(self.0 ^ chunk, 0x8bb8_4b93_962e_acc9))
    }

    /// The hash, with the bytes that are left, fewer than eight; 0 where none is.
    #[inline]
    pub(super) const fn end(self, last: u64) -> u64 {
        fold(self.0 ^ last, 0x9e37_79b9_7f4a_7c15)
    }
}

/// Returns a hash of two, in this order.
#[inline]
pub(super) const fn join(one: u64, other: u64) -> u64 {
    fold(one ^ 0x2d35_8dcc_aa6c_78a5, other ^ 0x8bb8_4b93_962e_acc9)
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
        let mut met = WordsMet::of(["he", "she"].into_iter().map(Word::of));
        met.meet(Word::of("she"));
        met.meet(Word::of("the"));
        assert!(met.is_met(Word::of("she")) && !met.is_met(Word::of("he")) && !met.is_met(Word::of("the")));
        let set = WordSet::<4>::of(&["he", "she"]);
        assert!(set.has(Word::of("she")) && !set.has(Word::of("the")) && !set.has(Word::default()));
        assert!(is_one_of!(Word::of("she"), "he" | "she") && !is_one_of!(Word::of("the"), "he" | "she"));
    }
}
