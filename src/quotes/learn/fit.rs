//! Fitting linear models: softmax over the candidates of each decision, by AdaGrad (Duchi et al. 2011).
//!
//! Deterministic: the order of decisions is shuffled by a fixed seed.

use super::{Linear, Models, Packed, ROW, Table, Whole, place_of};
use std::cmp::Reverse;

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

/// Fits a model.
pub(crate) fn fit<T: Fitted>(decisions: &[Decision], options: Options) -> Linear<T> {
    let mut seen = vec![0_u16; T::N];
    for decision in decisions {
        let mut all: Vec<usize> = decision.candidates.iter().flatten().map(|f| place_of(*f, T::N)).collect();
        all.sort_unstable();
        all.dedup();
        for i in all {
            seen[i] = seen[i].saturating_add(1);
        }
    }
    let mut sums = vec![0_f64; T::N];
    for order in 0..options.orders {
        descend(decisions, options, &seen, 0x9E37_79B9_7F4A_7C15 + order, &mut sums);
    }
    let passes = (0..options.epochs).filter(|epoch| epoch * 2 >= options.epochs).count();
    let n_summed = passes as f64 * options.orders as f64;
    let mean: Vec<f32> = sums.iter().map(|s| (*s / n_summed) as f32).collect();
    quantize(&mean)
}

/// Goes over the decisions in an order of its own and adds the weights that it has after each of the later passes to `sums`.
fn descend(decisions: &[Decision], options: Options, seen: &[u16], seed: u64, sums: &mut [f64]) {
    let index = |feature| place_of(feature, seen.len());
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

fn quantize<T: Fitted>(weights: &[f32]) -> Linear<T> {
    // Outliers are cut: a finer step serves all others.
    let mut sizes: Vec<f32> = weights.iter().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let top = sizes.get(sizes.len().saturating_sub(1) * 999 / 1000).copied().unwrap_or(1.0);
    let scale = top / 127.0;
    let whole = |w: &f32| ((w / scale).round().clamp(-127.0, 127.0) as i8).cast_unsigned();
    Linear { table: T::of(&weights.iter().map(whole).collect::<Vec<_>>()), scale }
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

impl<T: Fitted> Linear<T> {
    /// Writes the model in the form that [`Linear::parse`] reads.
    fn write(&self, out: &mut Vec<u8>) {
        out.push(T::N.trailing_zeros() as u8);
        out.extend(self.scale.to_le_bytes());
        self.table.write(out);
    }
}

/// A table that can be made. It lives as long as the program: only what fits models makes such, and a handful.
pub(crate) trait Fitted: Table {
    /// The table of these weights, which must be `N`.
    fn of(weights: &[u8]) -> Self;

    /// Writes the table in the form that [`Table::parse`] reads.
    fn write(self, out: &mut Vec<u8>);
}

impl Fitted for Whole {
    fn of(weights: &[u8]) -> Self {
        Whole(Box::leak(Box::new(weights.try_into().expect("as many weights as the model has"))))
    }

    fn write(self, out: &mut Vec<u8>) {
        out.extend(self.0);
    }
}

impl Fitted for Packed {
    fn of(weights: &[u8]) -> Self {
        let mut rows = Box::new([[0; 4]; Packed::N / ROW]);
        let weights: Vec<&[u8]> = weights.chunks(ROW).collect();
        let places = |row: &&[u8]| (0..ROW).filter(|place| row[*place] != 0).collect();
        let places: Vec<Vec<usize>> = weights.iter().map(places).collect();
        // Full rows first: the others find gaps in what these leave.
        let mut order: Vec<usize> = (0..rows.len()).filter(|row| !places[*row].is_empty()).collect();
        order.sort_by_key(|row| Reverse(places[*row].len()));
        let mut entries: Vec<[u8; 2]> = Vec::new();
        // The marks of the rows that begin at each entry.
        let mut marks: Vec<Vec<u8>> = Vec::new();
        for row in order {
            let is_free = |at: usize| entries.get(at).is_none_or(|[mark, _]| *mark == 0);
            let start = (0..).find(|start| places[row].iter().all(|place| is_free(start + place))).expect("at the end");
            let end = start + ROW;
            entries.resize(entries.len().max(end), [0; 2]);
            marks.resize(entries.len(), Vec::new());
            let near = marks[(start + 1).saturating_sub(ROW)..end].concat();
            let mark = (1..=u8::MAX).find(|mark| !near.contains(mark)).expect("few rows reach there");
            marks[start].push(mark);
            for place in &places[row] {
                entries[start + place] = [mark, weights[row][*place]];
            }
            rows[row] = ((start as u32) << 8 | u32::from(mark)).to_le_bytes();
        }
        Packed { rows: Box::leak(rows), entries: entries.leak() }
    }

    fn write(self, out: &mut Vec<u8>) {
        out.extend((self.entries.len() as u32).to_le_bytes());
        out.extend(self.rows.as_flattened());
        out.extend(self.entries.as_flattened());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_weights_are_found_again() {
        let mut random = 1_u32;
        let mut weight = || {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if random >> 24 < 5 { (random >> 16) as u8 } else { 0 }
        };
        let weights: Vec<u8> = (0..Packed::N).map(|_| weight()).collect();
        let table = Packed::of(&weights);
        let found = |table: Packed| (0..Packed::N as u32).map(move |place| table.weight(place << 13));
        assert!(found(table).eq(weights.iter().map(|weight| i32::from(weight.cast_signed()))));
        let mut bytes = Vec::new();
        table.write(&mut bytes);
        let (again, rest) = Packed::parse(bytes.leak()).expect("as it was written");
        assert!(found(again).eq(found(table)) && rest.is_empty());
    }
}
