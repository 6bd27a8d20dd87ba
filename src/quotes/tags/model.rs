//! The fitted dictionary and weights, as they lie in the program. Nothing is copied or decoded.
//!
//! ```text
//! "whosaid tags 1\n", then little-endian: number of sets, of dictionary entries, of rows: u32 each
//! sets of tags: u32 a set, a bit a tag; set 0 is what unknown words may be
//! dictionary entries: u64 each: the 48 high bits of the word's hash, set of the small word, set with a capital
//! rows of weights: i8 a tag; as many as this version has
//! ```

use super::features::Features;
use super::{N_WORD_TAGS, Tag, only};

static DATA: &[u8] = include_bytes!("../data/tags.bin");
const MAGIC: &[u8] = b"whosaid tags 1\n";
const HEADER: usize = MAGIC.len() + 12;

/// How many rows of weights there are: a power of two. A constant, so that looking one up needs no check.
pub(super) const N_ROWS: usize = 1 << 13;

/// How many sets of tags there can be: their numbers are bytes.
const N_SETS: usize = 1 << 8;

/// The model that is part of the program. Empty if it is of another version than this code: a program that fits a new
/// one must be able to start.
pub(in crate::quotes) static MODEL: Model = match Model::parse(DATA) {
    Some(model) => model,
    None => Model::of([1; N_SETS], &[], &[[0; N_WORD_TAGS]; N_ROWS]),
};

/// Which sets of tags a word may have, by the number of the set; 0 where it is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::quotes) struct Entry {
    pub(in crate::quotes) small: u8,
    pub(in crate::quotes) capital: u8,
}

/// Dictionary and weights, see the module.
pub(in crate::quotes) struct Model {
    /// By number; what has no number in the data is a noun.
    sets: [u32; N_SETS],
    /// The tag of each set that has but one; none of the first, which may be a number in figures.
    sure: [Option<Tag>; N_SETS],
    entries: &'static [u8],
    rows: &'static [[u8; N_WORD_TAGS]; N_ROWS],
}

impl Model {
    pub(super) const fn parse(data: &'static [u8]) -> Option<Model> {
        if data.len() < HEADER {
            return None;
        }
        let mut i = 0;
        while i < MAGIC.len() {
            if data[i] != MAGIC[i] {
                return None;
            }
            i += 1;
        }
        let (n_sets, n_entries, n_rows) = (number(data, 0), number(data, 1), number(data, 2));
        let (_, body) = data.split_at(HEADER);
        if body.len() != n_sets * 4 + n_entries * 8 + n_rows * N_WORD_TAGS || n_rows != N_ROWS {
            return None;
        }
        let (packed, body) = body.split_at(n_sets * 4);
        let (entries, rows) = body.split_at(n_entries * 8);
        let Some((rows, _)) = rows.as_chunks().0.split_first_chunk() else { return None };
        let (packed, _) = packed.as_chunks();
        let mut sets = [1; N_SETS];
        let mut i = 0;
        while i < packed.len() && i < N_SETS {
            sets[i] = u32::from_le_bytes(packed[i]);
            i += 1;
        }
        Some(Model::of(sets, entries, rows))
    }

    const fn of(sets: [u32; N_SETS], entries: &'static [u8], rows: &'static [[u8; N_WORD_TAGS]; N_ROWS]) -> Model {
        let mut sure = [None; N_SETS];
        let mut set = 1;
        while set < N_SETS {
            sure[set] = only(sets[set]);
            set += 1;
        }
        Model { sets, sure, entries, rows }
    }

    /// Whether there is no model.
    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The words of the dictionary: the 48 high bits of their hashes, and their entries.
    pub(in crate::quotes) fn entries(&self) -> impl ExactSizeIterator<Item = (u64, Entry)> {
        self.entries.chunks_exact(8).map(|bytes| {
            let packed = u64::from_le_bytes(*bytes.first_chunk().expect("eight bytes"));
            let [small, capital, ..] = packed.to_le_bytes();
            (packed >> 16, Entry { small, capital })
        })
    }

    /// The set of tags of this number, as bits.
    #[inline]
    pub(super) fn tags_of(&self, set: u8) -> u32 {
        self.sets[usize::from(set)]
    }

    /// The tag of a word that can have but one, by the number of its set.
    #[inline]
    pub(super) fn sure(&self, set: u8) -> Option<Tag> {
        self.sure[usize::from(set)]
    }

    /// What adds up the scores of the tags, each 0 or what it was.
    #[inline]
    pub(super) fn scores(&self, scores: Scores) -> Sum<'_> {
        Sum { model: self, scores }
    }
}

/// A score for each tag.
pub(super) type Scores = [i16; N_WORD_TAGS];

/// The sums of the weights of features.
pub(super) struct Sum<'m> {
    model: &'m Model,
    pub(super) scores: Scores,
}

impl Features for Sum<'_> {
    #[inline]
    fn take(&mut self, hash: u64) {
        for (score, weight) in self.scores.iter_mut().zip(&self.model.rows[row_of(hash)]) {
            *score += i16::from(weight.cast_signed());
        }
    }
}

/// The row of a feature, by its hash: the high bits.
#[expect(clippy::cast_possible_truncation, reason = "a few bits are left")]
#[inline]
pub(super) fn row_of(feature: u64) -> usize {
    (feature >> (64 - N_ROWS.trailing_zeros())) as usize
}

const fn number(data: &[u8], nth: usize) -> usize {
    let at = MAGIC.len() + 4 * nth;
    u32::from_le_bytes([data[at], data[at + 1], data[at + 2], data[at + 3]]) as usize
}

/// Writes a model in the form that [`Model::parse`] reads.
#[cfg(feature = "fit")]
pub(super) fn write(sets: &[u32], entries: &[(u64, Entry)], rows: &[[i8; N_WORD_TAGS]]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    for n in [sets.len(), entries.len(), rows.len()] {
        out.extend(u32::try_from(n).expect("small tables").to_le_bytes());
    }
    out.extend(sets.iter().flat_map(|set| set.to_le_bytes()));
    for (key, entry) in entries {
        let packed = key << 16 | u64::from(entry.capital) << 8 | u64::from(entry.small);
        out.extend(packed.to_le_bytes());
    }
    out.extend(rows.iter().flatten().map(|weight| weight.cast_unsigned()));
    out
}
