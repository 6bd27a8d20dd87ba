//! Words of names as numbers, so that names are compared and looked up without making strings.

use super::super::doc::Doc;
use super::super::words::{self, Word};
use crate::text::fold::fold;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A word of a name, folded. Two words of one hash are not to be expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Folded {
    hash: u64,
    /// Its first letter.
    first: char,
    /// Its length in bytes.
    pub(super) len: usize,
}

impl Folded {
    /// Folds a word; a point at its end is not of it.
    pub(in super::super) fn of(word: &str) -> Folded {
        Folded::with_point(word.trim_end_matches('.'))
    }

    /// Folds a word; a point at its end is of it. `O’Hara` is `O'Hara`.
    pub(in super::super) fn with_point(word: &str) -> Folded {
        match word.bytes().any(|b| b.is_ascii_uppercase() || !b.is_ascii()) {
            true if word.is_ascii() => Folded::of_folded(&word.to_ascii_lowercase()),
            true => Folded::of_folded(&fold(word).replace('’', "'")),
            false => Folded::of_folded(word),
        }
    }

    /// The word of a token.
    pub(in super::super) fn of_token(doc: &Doc<'_>, tok: usize) -> Folded {
        // What is not ASCII is folded from the letters as they stand.
        if !is_ascii(doc, tok) {
            return Folded::of(doc.word(tok));
        }
        let lower = doc.lower(tok);
        // `al-Rifai` is `Rifai`, too.
        let article = lower.len() > 5 && matches!(lower.as_bytes()[..3], [b'a' | b'e', b'l', b'-']);
        if !article && doc.toks[tok].is_word() && !lower.ends_with('.') {
            // The hash of these letters is known.
            return Folded { hash: doc.toks[tok].hash, first: char::from(lower.as_bytes()[0]), len: lower.len() };
        }
        Folded::of_folded(lower[if article { 3 } else { 0 }..].trim_end_matches('.'))
    }

    fn of_folded(word: &str) -> Folded {
        let first = word.chars().next().unwrap_or('.');
        Folded { hash: words::hash(word.as_bytes()), first, len: word.len() }
    }

    /// The number of the word where it stands alone, see [`key`].
    pub(super) fn key(self) -> u64 {
        self.hash
    }

    /// The word as numbers of words go: for `is_one_of!`.
    pub(in super::super) fn id(self) -> Word {
        Word::from_hash(self.hash)
    }

    /// The hash of its letters, by which the lexicon knows it.
    pub(in super::super) fn hash(self) -> u64 {
        self.hash
    }

    pub(super) fn first(self) -> char {
        self.first
    }

    /// Whether it is the initial of another word.
    pub(super) fn is_initial_of(self, word: Folded) -> bool {
        self.len == self.first.len_utf8() && self.first == word.first
    }

    /// Whether its letters stand somewhere in `other`, which is folded.
    pub(super) fn is_within(self, other: &str) -> bool {
        other.as_bytes().windows(self.len.max(1)).any(|piece| words::hash(piece) == self.hash)
    }
}

/// Whether a token is of ASCII letters alone: most are told by their first eight bytes and their last, all at once.
fn is_ascii(doc: &Doc<'_>, tok: usize) -> bool {
    let (bytes, len) = (&doc.lower.as_bytes()[doc.toks[tok].span.start as usize..], doc.toks[tok].span.len());
    let eight = |at: usize| bytes.get(at..).and_then(|rest| rest.first_chunk()).copied();
    match (eight(0), eight(len.saturating_sub(8))) {
        (Some(first), Some(last)) if (1..=16).contains(&len) => {
            let letters = u64::from_le_bytes(first) | u64::from_le_bytes(last);
            letters << (64 - 8 * len.min(8)) & 0x8080_8080_8080_8080 == 0
        }
        _ => bytes[..len].is_ascii(),
    }
}

/// The number of a name: that of its word, or one made of all its words.
pub(super) fn key(words: &[Folded]) -> u64 {
    let Some((first, rest)) = words.split_first() else { return 0 };
    rest.iter().fold(first.hash, |key, word| words::join(key, word.hash))
}

/// A map by numbers that are hashes already.
pub(super) type ByKey<V> = HashMap<u64, V, BuildHasherDefault<Keep>>;

/// Keeps the number as its own hash.
#[derive(Default)]
pub(super) struct Keep(u64);

impl Hasher for Keep {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = words::hash(bytes);
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded() {
        assert_eq!(Folded::of("Jr."), Folded::of("jr"));
        assert_eq!(Folded::of("Élysée"), Folded::of("elysee"));
        assert_eq!(Folded::of("O’Hara"), Folded::of("O'Hara"));
        assert!(
            Folded::of("J.").is_initial_of(Folded::of("Joris")) && !Folded::of("J.").is_initial_of(Folded::of("Ada"))
        );
        assert!(Folded::of("Hale").is_within("adahale") && !Folded::of("Hale").is_within("adahal"));
        let full = [Folded::of("Ada"), Folded::of("Hale")];
        assert!(key(&full) != key(&[full[1], full[0]]) && key(&full[..1]) == full[0].key());
    }
}
