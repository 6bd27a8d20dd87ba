//! Fitting linear models: softmax over the candidates of each decision, by AdaGrad (Duchi et al. 2011).
//!
//! Deterministic: the order of decisions is shuffled by a fixed seed.

use super::{Linear, Models, place_of};

/// A decision: its candidates, as features, and which of them is right. A yes-or-no decision has the empty candidate for
/// no.
#[derive(Clone, Debug, Default)]
pub(crate) struct Decision {
    /// Features of each candidate.
    pub(crate) candidates: Vec<Vec<u32>>,
    /// Index of the right one.
    pub(crate) right: usize,
}

/// How to fit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    /// Passes over the decisions.
    pub(crate) epochs: usize,
    /// Step of AdaGrad.
    pub(crate) step: f32,
    /// L2 penalty, as a share of the weight that a step over one feature takes off.
    pub(crate) penalty: f32,
    /// Features seen in fewer decisions are left out.
    pub(crate) rare: u16,
    /// Orders of the decisions: the mean of what is learned in several depends less on any.
    pub(crate) orders: u64,
}

impl Default for Options {
    fn default() -> Self {
        Options { epochs: 8, step: 0.05, penalty: 3e-3, rare: 2, orders: 3 }
    }
}

/// Fits a model of `N` weights.
pub(crate) fn fit<const N: usize>(decisions: &[Decision], options: Options) -> Linear<N> {
    let mut seen = vec![0_u16; N];
    for decision in decisions {
        let mut all: Vec<usize> = decision.candidates.iter().flatten().map(|f| place_of::<N>(*f)).collect();
        all.sort_unstable();
        all.dedup();
        for i in all {
            seen[i] = seen[i].saturating_add(1);
        }
    }
    let mut sums = vec![0_f64; N];
    for order in 0..options.orders {
        descend::<N>(decisions, options, &seen, 0x9E37_79B9_7F4A_7C15 + order, &mut sums);
    }
    let passes = (0..options.epochs).filter(|epoch| epoch * 2 >= options.epochs).count();
    let n_summed = passes as f64 * options.orders as f64;
    let mean: Vec<f32> = sums.iter().map(|s| (*s / n_summed) as f32).collect();
    quantize(&mean)
}

/// Goes over the decisions in an order of its own and adds the weights that it has after each of the later passes to `sums`.
fn descend<const N: usize>(decisions: &[Decision], options: Options, seen: &[u16], seed: u64, sums: &mut [f64]) {
    let index = place_of::<N>;
    let (mut weights, mut squares) = (vec![0_f32; seen.len()], vec![1e-6_f32; seen.len()]);
    let mut order: Vec<usize> = (0..decisions.len()).collect();
    let mut random = seed;
    let mut scores: Vec<f32> = Vec::new();
    for epoch in 0..options.epochs {
        for i in (1..order.len()).rev() {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            order.swap(i, (random % (i as u64 + 1)) as usize);
        }
        for at in &order {
            let decision = &decisions[*at];
            scores.clear();
            scores.extend(decision.candidates.iter().map(|fs| fs.iter().map(|f| weights[index(*f)]).sum::<f32>()));
            let max = scores.iter().copied().fold(f32::MIN, f32::max);
            let total: f32 = scores.iter().map(|s| (s - max).exp()).sum();
            for (c, features) in decision.candidates.iter().enumerate() {
                let p = (scores[c] - max).exp() / total;
                let error = p - f32::from(u8::from(c == decision.right));
                if error.abs() < 1e-4 {
                    continue;
                }
                for f in features {
                    let i = index(*f);
                    if seen[i] < options.rare {
                        continue;
                    }
                    let gradient = error + options.penalty * weights[i];
                    squares[i] += gradient * gradient;
                    weights[i] -= options.step * gradient / squares[i].sqrt();
                }
            }
        }
        // The average of the later passes generalises better than the last one.
        if epoch * 2 >= options.epochs {
            for (sum, w) in sums.iter_mut().zip(&weights) {
                *sum += f64::from(*w);
            }
        }
    }
}

fn quantize<const N: usize>(weights: &[f32]) -> Linear<N> {
    // Outliers are cut: a finer step serves all others.
    let mut sizes: Vec<f32> = weights.iter().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let top = sizes.get(sizes.len().saturating_sub(1) * 999 / 1000).copied().unwrap_or(1.0);
    let scale = top / 127.0;
    let whole = |w: &f32| ((w / scale).round().clamp(-127.0, 127.0) as i8).cast_unsigned();
    Linear::of(weights.iter().map(whole).collect(), scale)
}

impl Models {
    /// The bytes of the weight file.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.span.write(&mut out);
        self.cue.write(&mut out);
        self.source.write(&mut out);
        self.gate.write(&mut out);
        out
    }
}

impl<const N: usize> Linear<N> {
    /// Writes the model in the form that [`Linear::parse`] reads.
    fn write(&self, out: &mut Vec<u8>) {
        out.push(N.trailing_zeros() as u8);
        out.extend(self.scale.to_le_bytes());
        out.extend(self.table);
    }
}
