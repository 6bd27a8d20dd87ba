//! Linear models over hashed features: what decides where rules stop.
//!
//! A candidate is a bag of features, each a 32-bit hash; its score is the sum of their weights. A weight is found by the upper bits of
//! the hash ("hashing trick", Weinberger et al. 2009), and the tables lie in the program as they are used, so that loading costs
//! nothing and they hold no word of any text. They are fitted by `whosaid fit`, see `data/cues.md`.

#[cfg(feature = "fit")]
pub(super) mod fit;

use std::num::Wrapping;
use std::sync::LazyLock;

/// The models that the program carries; of another version all score everything 0: a program that fits new ones must be able to start.
static BUILT_IN: LazyLock<Models> =
    LazyLock::new(|| Models::parse(include_bytes!("../data/cues.bin")).unwrap_or_default());

/// All models.
#[derive(Clone, Debug, Default)]
pub(super) struct Models {
    /// Which stretch is the content of a cue.
    pub(super) span: Linear<Packed>,
    /// Whether a verb is a cue with that content.
    pub(super) cue: Linear<Packed>,
    /// Which phrase is the source of a cue.
    pub(super) source: Linear<Packed>,
    /// Whether a word is worth asking the others about.
    pub(super) gate: Linear<Whole>,
}

impl Models {
    /// Returns the models compiled in.
    pub(super) fn built_in() -> &'static Models {
        &BUILT_IN
    }

    /// Reads models from their file: one after the other, each as [`Linear::parse`] has it. None if the file is of another version
    /// than this code.
    fn parse(bytes: &'static [u8]) -> Option<Models> {
        let (span, rest) = Linear::parse(bytes)?;
        let (cue, rest) = Linear::parse(rest)?;
        let (source, rest) = Linear::parse(rest)?;
        let (gate, rest) = Linear::parse(rest)?;
        rest.is_empty().then_some(Models { span, cue, source, gate })
    }
}

/// The weights of a model, whole numbers, by the upper bits of the hashes of features. By default all are 0.
pub(super) trait Table: Copy + Default {
    /// How many there are: a power of two.
    const N: usize;

    /// Splits a table off the front of its file.
    fn parse(bytes: &'static [u8]) -> Option<(Self, &'static [u8])>;

    /// Returns the weight of a feature.
    fn weight(self, feature: u32) -> i32;
}

/// Which of `n` weights is that of a feature: the upper bits of its hash.
#[inline]
const fn place_of(feature: u32, n: usize) -> usize {
    (feature >> (32 - n.trailing_zeros())) as usize
}

/// Weights one behind the other, a byte each: of the gate, of which few are 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Whole(&'static [u8; Whole::N]);

impl Default for Whole {
    fn default() -> Self {
        Whole(&[0; Whole::N])
    }
}

impl Table for Whole {
    const N: usize = 1 << 15;

    fn parse(bytes: &'static [u8]) -> Option<(Self, &'static [u8])> {
        bytes.split_first_chunk().map(|(weights, rest)| (Whole(weights), rest))
    }

    #[inline]
    fn weight(self, feature: u32) -> i32 {
        i32::from(self.0[place_of(feature, Whole::N)].cast_signed())
    }
}

/// Weights of which nine in ten are 0. They are cut into rows, and these laid one over another, each moved so far that its weights fall
/// into gaps of the others ("row displacement", Tarjan & Yao 1979): a third of the memory, which then stays in the processor's caches.
#[derive(Clone, Copy, Debug)]
pub(super) struct Packed {
    /// For each row how far it is moved, and in the lowest byte its mark: no other that reaches there has the same. 0 where all weights
    /// of a row are.
    rows: &'static [[u8; 4]; Packed::N / ROW],
    /// The mark of a row and one of its weights; up to where the last row reaches.
    entries: &'static [[u8; 2]],
}

/// Weights in a row.
const ROW: usize = 64;

impl Default for Packed {
    fn default() -> Self {
        Packed { rows: &[[0; 4]; Packed::N / ROW], entries: &[[0; 2]; ROW] }
    }
}

impl Table for Packed {
    const N: usize = 1 << 19;

    /// The number of entries (u32, little endian), rows and entries.
    fn parse(bytes: &'static [u8]) -> Option<(Self, &'static [u8])> {
        let (n_entries, rest) = bytes.split_first_chunk()?;
        let (rows, rest) = rest.split_at_checked(Packed::N / ROW * 4)?;
        let (entries, rest) = rest.split_at_checked(u32::from_le_bytes(*n_entries) as usize * 2)?;
        Some((Packed { rows: rows.as_chunks().0.try_into().ok()?, entries: entries.as_chunks().0 }, rest))
    }

    #[inline]
    fn weight(self, feature: u32) -> i32 {
        let row @ [mark, ..] = self.rows[place_of(feature, Packed::N / ROW)];
        let start = (u32::from_le_bytes(row) >> 8) as usize;
        let [of, weight] = self.entries[start + place_of(feature, Packed::N) % ROW];
        // No branch: whether a weight is 0 the processor could not foresee.
        i32::from(weight.cast_signed()) * i32::from(of == mark)
    }
}

/// A linear model.
#[derive(Clone, Copy, Debug)]
pub(super) struct Linear<T> {
    /// Weights in units of `scale`.
    table: T,
    scale: f32,
}

/// Scores everything 0.
impl<T: Default> Default for Linear<T> {
    fn default() -> Self {
        Linear { table: T::default(), scale: 1.0 }
    }
}

impl<T: Table> Linear<T> {
    /// Splits a model off the front of `bytes`: log2 of the number of weights (1 byte), scale (f32, little endian), and its table.
    fn parse(bytes: &'static [u8]) -> Option<(Self, &'static [u8])> {
        let (bits, rest) = bytes.split_first()?;
        let (scale, rest) = rest.split_first_chunk()?;
        let (table, rest) = T::parse(rest).filter(|_| u32::from(*bits) == T::N.trailing_zeros())?;
        Some((Linear { table, scale: f32::from_le_bytes(*scale) }, rest))
    }

    /// Returns the sum of the weights of the features that `add` adds, in units of this model.
    #[inline]
    pub(super) fn units(&self, add: impl FnOnce(&mut Sum<T>)) -> i32 {
        let mut sum = Sum { table: self.table, units: 0 };
        add(&mut sum);
        sum.units
    }

    /// Returns the score that so many units are.
    pub(super) fn scaled(&self, units: i32) -> f32 {
        units as f32 * self.scale
    }

    /// Returns how many units such a score is.
    #[expect(clippy::cast_possible_truncation, reason = "scores are small")]
    pub(super) fn units_of(&self, score: f32) -> i32 {
        (score / self.scale) as i32
    }

    /// Returns the score of the candidate whose features `add` adds.
    pub(super) fn score(&self, add: impl FnOnce(&mut Sum<T>)) -> f32 {
        self.scaled(self.units(add))
    }
}

/// What takes the features of one candidate: a list keeps them, a [`Sum`] weighs them.
pub(super) trait Features {
    /// Takes the hash of a feature.
    fn take(&mut self, feature: u32);

    /// Adds a feature: which question it answers, and the answer.
    #[inline]
    fn add(&mut self, question: u32, answer: impl Answer) {
        self.take(high(spread(0, question) + spread(1, answer)));
    }

    /// Adds the conjunction of two answers.
    #[inline]
    fn pair(&mut self, question: u32, a: impl Answer, b: impl Answer) {
        self.take(high(spread(0, question) + spread(1, a) + spread(2, b)));
    }

    /// Adds the conjunction of three answers.
    #[inline]
    fn triple(&mut self, question: u32, a: impl Answer, b: impl Answer, c: impl Answer) {
        self.take(high(spread(0, question) + spread(1, a) + spread(2, b) + spread(3, c)));
    }
}

#[cfg(feature = "fit")]
impl Features for Vec<u32> {
    fn take(&mut self, feature: u32) {
        self.push(feature);
    }
}

/// Returns the features that `add` adds.
#[cfg(feature = "fit")]
pub(super) fn collect(add: impl FnOnce(&mut Vec<u32>)) -> Vec<u32> {
    let mut out = Vec::new();
    add(&mut out);
    out
}

/// The sum of the weights of features.
pub(super) struct Sum<T> {
    table: T,
    units: i32,
}

impl<T: Table> Features for Sum<T> {
    #[inline]
    fn take(&mut self, feature: u32) {
        self.units += self.table.weight(feature);
    }
}

/// Something a feature can be made of.
pub(super) trait Answer: Copy {
    /// Returns a number for it, the same on every machine.
    fn hash(self) -> u32;
}

impl Answer for u32 {
    fn hash(self) -> u32 {
        self
    }
}

impl Answer for u16 {
    fn hash(self) -> u32 {
        u32::from(self)
    }
}

impl Answer for usize {
    fn hash(self) -> u32 {
        u32::try_from(self).unwrap_or(u32::MAX)
    }
}

impl Answer for bool {
    fn hash(self) -> u32 {
        u32::from(self)
    }
}

impl Answer for &[u8] {
    #[inline]
    fn hash(self) -> u32 {
        self.iter().fold(0x811C_9DC5, |h, b| (h ^ u32::from(*b)).wrapping_mul(0x0100_0193))
    }
}

/// Random odd numbers, one for each place in a conjunction. The high bits of the sum of the products are a universal hash of
/// the places together ("multiply-shift for vectors", Dietzfelbinger 1996), of which most is the same from one feature to
/// the next.
const SPREAD: [u64; 4] = [0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93, 0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB];

#[inline]
fn spread(place: usize, answer: impl Answer) -> Wrapping<u64> {
    Wrapping(u64::from(answer.hash())) * Wrapping(SPREAD[place])
}

#[inline]
fn high(sum: Wrapping<u64>) -> u32 {
    (sum.0 >> 32) as u32
}

/// Lengths as features: small ones as they are, larger ones in steps.
#[inline]
pub(super) fn bucket(n: usize) -> u32 {
    u32::from(BUCKETS[n.min(BUCKETS.len() - 1)])
}

/// The bucket of each length, and of all beyond.
const BUCKETS: [u8; 37] = {
    let mut buckets = [0; 37];
    let mut n = 0;
    while n < buckets.len() {
        buckets[n] = match n {
            0..=5 => n as u8,
            6..=7 => 6,
            8..=10 => 7,
            11..=15 => 8,
            16..=22 => 9,
            23..=35 => 10,
            _ => 11,
        };
        n += 1;
    }
    buckets
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_add_up() {
        // The second row is moved by one, over the first.
        let mut rows = [[0; 4]; Packed::N / ROW];
        (rows[0], rows[1]) = ([1, 0, 0, 0], [2, 1, 0, 0]);
        let mut entries = [[0; 2]; ROW + 1];
        (entries[0], entries[1], entries[2]) = ([1, 2], [2, 5], [1, (-3_i8).cast_unsigned()]);
        let table = Packed { rows: Box::leak(Box::new(rows)), entries: Box::leak(Box::new(entries)) };
        let model = Linear { table, scale: 0.5 };
        let score = |places: &[u32]| model.score(|f| places.iter().for_each(|place| f.take(place << 13)));
        assert_eq!([0, 1, 2, 64, 65, 128].map(|place| score(&[place])), [1.0, 0.0, -1.5, 2.5, 0.0, 0.0]);
        assert_eq!(score(&[0, 2, 2, 64]), 0.5);
        assert_eq!(Linear::<Packed>::default().score(|f| f.add(1, 2_u32)), 0.0);
    }

    #[test]
    fn the_models_built_in_are_whole() {
        let Models { span, cue, source, gate } = Models::built_in();
        let weighs = |model: &Linear<Packed>| (0..Packed::N as u32).any(|place| model.table.weight(place << 13) != 0);
        assert!(weighs(span) && weighs(cue) && weighs(source) && gate.table.0.iter().any(|weight| *weight != 0));
    }

    #[test]
    fn lengths_fall_into_few_buckets() {
        assert!((0..200).map(bucket).is_sorted());
        assert_eq!((bucket(35), bucket(36), bucket(1000)), (10, 11, 11));
    }
}
