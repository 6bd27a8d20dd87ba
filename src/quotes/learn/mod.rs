//! Linear models over hashed features: what decides where rules stop.
//!
//! A candidate is a bag of features, each a 32-bit hash; its score is the sum of their weights. Weights lie in one table
//! of bytes a model, found by the upper bits of the hash ("hashing trick", Weinberger et al. 2009), so that loading
//! costs nothing and the table holds no word of any text. They are fitted by `whosaid fit`, see `data/cues.md`.

#[cfg(feature = "fit")]
pub(super) mod fit;

use std::num::Wrapping;
use std::sync::LazyLock;

/// The models that the program carries.
static BUILT_IN: LazyLock<Models> = LazyLock::new(|| Models::parse(include_bytes!("../data/cues.bin")));

/// How many weights a model has; the gate has fewer.
const N_WEIGHTS: usize = 1 << 19;
const N_WEIGHTS_GATE: usize = 1 << 15;

/// All models.
#[derive(Clone, Debug, Default)]
pub(super) struct Models {
    /// Which stretch is the content of a cue.
    pub(super) span: Linear,
    /// Whether a verb is a cue with that content.
    pub(super) cue: Linear,
    /// Which phrase is the source of a cue.
    pub(super) source: Linear,
    /// Whether a word is worth asking the others about.
    pub(super) gate: Linear<N_WEIGHTS_GATE>,
}

impl Models {
    /// Returns the models compiled in.
    pub(super) fn built_in() -> &'static Models {
        &BUILT_IN
    }

    /// Reads models from their file: one after the other, each as [`Linear::parse`] has it.
    fn parse(bytes: &'static [u8]) -> Models {
        let (span, rest) = Linear::parse(bytes);
        let (cue, rest) = Linear::parse(rest);
        let (source, rest) = Linear::parse(rest);
        let (gate, _) = Linear::parse(rest);
        Models { span, cue, source, gate }
    }
}

/// A linear model of `N` weights, a power of two. That their number is known to the compiler spares each feature a check.
#[derive(Clone, Copy, Debug)]
pub(super) struct Linear<const N: usize = N_WEIGHTS> {
    /// Weights in units of `scale`, signed.
    table: &'static [u8; N],
    scale: f32,
}

/// Scores everything 0.
impl<const N: usize> Default for Linear<N> {
    fn default() -> Self {
        Linear::of(vec![0; N], 1.0)
    }
}

impl<const N: usize> Linear<N> {
    /// The model of these weights, which must be `N`. They live as long as the program: only what fits models makes such,
    /// and a handful.
    fn of(weights: Vec<u8>, scale: f32) -> Self {
        let table: Box<[u8; N]> = weights.into_boxed_slice().try_into().expect("as many weights as the model has");
        Linear { table: Box::leak(table), scale }
    }

    /// Splits a model off the front of `bytes`: log2 of the number of weights (1 byte), scale (f32, little endian),
    /// weights (1 byte each). No bytes, or other weights than there should be, are the model that scores everything 0: a
    /// program that fits new ones must be able to start.
    fn parse(bytes: &'static [u8]) -> (Self, &'static [u8]) {
        let Some((&bits, rest)) = bytes.split_first() else { return (Linear::default(), bytes) };
        let (scale, rest) = rest.split_at(4);
        let (table, rest) = rest.split_at(1 << bits);
        let scale = f32::from_le_bytes(scale.try_into().expect("4 bytes"));
        let model = table.try_into().map(|table| Linear { table, scale });
        (model.unwrap_or_default(), rest)
    }

    /// Returns the sum of the weights of the features that `add` adds, in units of this model.
    #[inline]
    pub(super) fn units<'a>(&'a self, add: impl FnOnce(&mut Sum<'a, N>)) -> i32 {
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
    pub(super) fn score<'a>(&'a self, add: impl FnOnce(&mut Sum<'a, N>)) -> f32 {
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
pub(super) struct Sum<'a, const N: usize> {
    table: &'a [u8; N],
    units: i32,
}

impl<const N: usize> Features for Sum<'_, N> {
    #[inline]
    fn take(&mut self, feature: u32) {
        self.units += i32::from(self.table[place_of::<N>(feature)].cast_signed());
    }
}

/// Which of `N` weights is that of a feature: the upper bits of its hash.
#[inline]
fn place_of<const N: usize>(feature: u32) -> usize {
    (feature >> (32 - N.trailing_zeros())) as usize
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
        let model = Linear::<4>::of(vec![0, 2, 0, (-3_i8).cast_unsigned()], 0.5);
        let features = [0, 1 << 30, 3 << 30, (3 << 30) + 7];
        assert_eq!(model.score(|f| features.into_iter().for_each(|feature| f.take(feature))), -2.0);
        assert_eq!(Linear::<4>::default().score(|f| f.add(1, 2_u32)), 0.0);
    }

    #[test]
    fn the_models_built_in_are_whole() {
        let weighs = |table: &[u8]| table.iter().any(|weight| *weight != 0);
        let Models { span, cue, source, gate } = Models::built_in();
        assert!(weighs(span.table) && weighs(cue.table) && weighs(source.table) && weighs(gate.table));
    }

    #[test]
    fn lengths_fall_into_few_buckets() {
        assert!((0..200).map(bucket).is_sorted());
        assert_eq!((bucket(35), bucket(36), bucket(1000)), (10, 11, 11));
    }
}
