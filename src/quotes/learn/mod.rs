//! Linear models over hashed features: what decides where rules stop.
//!
//! A candidate is a bag of features, each a 32-bit hash; its score is the sum of their weights. Weights lie in one table
//! of bytes a model, found by the upper bits of the hash ("hashing trick", Weinberger et al. 2009), so that loading
//! costs nothing and the table holds no word of any text. They are fitted by `whosaid fit`, see `weights/README.md`.

#[cfg(feature = "fit")]
pub(super) mod fit;

use std::sync::LazyLock;

/// The models that the program carries.
static BUILT_IN: LazyLock<Models> = LazyLock::new(|| Models::parse(include_bytes!("weights/cues.bin")));

/// All models.
#[derive(Clone, Debug, Default)]
pub(super) struct Models {
    /// Which stretch is the content of a cue.
    pub(super) span: Linear,
    /// Whether a verb is a cue with that content.
    pub(super) cue: Linear,
    /// Which phrase is the source of a cue.
    pub(super) source: Linear,
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
        let (source, _) = Linear::parse(rest);
        Models { span, cue, source }
    }
}

/// A linear model. The empty one scores everything 0.
#[derive(Clone, Debug, Default)]
pub(super) struct Linear {
    /// Weights in units of `scale`, signed; the length is a power of two.
    table: std::borrow::Cow<'static, [u8]>,
    scale: f32,
    shift: u32,
}

impl Linear {
    /// Splits a model off the front of `bytes`: log2 of the number of weights (1 byte), scale (f32, little endian),
    /// weights (1 byte each). No bytes are an empty model.
    fn parse(bytes: &'static [u8]) -> (Linear, &'static [u8]) {
        let Some((&bits, rest)) = bytes.split_first() else { return (Linear::default(), bytes) };
        let (scale, rest) = rest.split_at(4);
        let (table, rest) = rest.split_at(1 << bits);
        let scale = f32::from_le_bytes(scale.try_into().expect("4 bytes"));
        (Linear { table: table.into(), scale, shift: 32 - u32::from(bits) }, rest)
    }

    /// Returns the score of a candidate.
    pub(super) fn score(&self, features: &[u32]) -> f32 {
        if self.table.is_empty() {
            return 0.0;
        }
        let sum: i32 = features.iter().map(|f| i32::from(self.table[(f >> self.shift) as usize].cast_signed())).sum();
        sum as f32 * self.scale
    }
}

/// The features of one candidate, in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Features(pub(super) Vec<u32>);

impl Features {
    /// Adds a feature: which question it answers, and the answer.
    pub(super) fn add(&mut self, question: u32, answer: impl Answer) {
        self.0.push(mix(question, answer.hash()));
    }

    /// Adds the conjunction of two answers.
    pub(super) fn pair(&mut self, question: u32, a: impl Answer, b: impl Answer) {
        self.0.push(mix(mix(question, a.hash()), b.hash()));
    }

    /// Adds the conjunction of three answers.
    pub(super) fn triple(&mut self, question: u32, a: impl Answer, b: impl Answer, c: impl Answer) {
        self.0.push(mix(mix(mix(question, a.hash()), b.hash()), c.hash()));
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

impl Answer for &str {
    fn hash(self) -> u32 {
        self.bytes().fold(0x811C_9DC5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
    }
}

fn mix(a: u32, b: u32) -> u32 {
    let mut h = a.wrapping_mul(0x9E37_79B1) ^ b.rotate_left(15).wrapping_mul(0x85EB_CA77);
    h ^= h >> 15;
    h = h.wrapping_mul(0x2C1B_3C6D);
    h ^ h >> 13
}

/// Lengths as features: small ones as they are, larger ones in steps.
pub(super) fn bucket(n: usize) -> u32 {
    match n {
        0..=5 => n as u32,
        6..=7 => 6,
        8..=10 => 7,
        11..=15 => 8,
        16..=22 => 9,
        23..=35 => 10,
        _ => 11,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_add_up() {
        let mut table = vec![0_u8; 4];
        (table[1], table[3]) = (2, (-3_i8).cast_unsigned());
        let model = Linear { table: table.into(), scale: 0.5, shift: 30 };
        assert_eq!(model.score(&[0, 1 << 30, 3 << 30, (3 << 30) + 7]), -2.0);
        assert_eq!(Linear::default().score(&[1, 2]), 0.0);
    }

    #[test]
    fn the_models_built_in_are_whole() {
        assert!(!Models::built_in().span.table.is_empty() && !Models::built_in().cue.table.is_empty());
    }

    #[test]
    fn lengths_fall_into_few_buckets() {
        assert!((0..200).map(bucket).is_sorted());
        assert_eq!(bucket(1000), 11);
    }
}
