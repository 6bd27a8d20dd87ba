//! Text with its escapes undone that still knows where it comes from.

use super::builder::Builder;

/// A string with its escapes undone, and where each stretch of it stands in the source.
#[derive(Default)]
pub(super) struct Origin {
    text: String,
    /// Where a stretch begins in the text, where in the source, and whether it stands there byte for byte.
    runs: Vec<(usize, usize, bool)>,
}

impl Origin {
    /// Returns the text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Appends what stands at `at` in the source.
    pub(super) fn plain(&mut self, piece: &str, at: usize) {
        if !piece.is_empty() {
            self.runs.push((self.text.len(), at, true));
            self.text.push_str(piece);
        }
    }

    /// Appends what the escape at `at` stands for.
    pub(super) fn decoded(&mut self, c: char, at: usize) {
        self.runs.push((self.text.len(), at, false));
        self.text.push(c);
    }

    /// Returns the run that byte `at` of the text is in.
    fn run(&self, at: usize) -> usize {
        self.runs.partition_point(|(start, ..)| *start <= at).saturating_sub(1)
    }

    /// Returns where byte `at` of the text comes from.
    pub(super) fn place(&self, at: usize) -> usize {
        self.runs.get(self.run(at)).map_or(0, |(start, from, plain)| if *plain { from + at - start } else { *from })
    }

    /// Writes a stretch of the text, each piece with its place in the source.
    pub(super) fn write(&self, start: usize, end: usize, builder: &mut Builder<'_, '_>) {
        let (mut at, mut idx) = (start, self.run(start));
        while at < end {
            let Some((_, _, plain)) = self.runs.get(idx).copied() else { break };
            let stop = self.runs.get(idx + 1).map_or(end, |(next, ..)| end.min(*next));
            let piece = self.text.get(at..stop).unwrap_or_default();
            if plain {
                builder.text(piece, Some(self.place(at)));
            } else {
                builder.decoded(piece, self.place(at));
            }
            (at, idx) = (stop, idx + 1);
        }
    }
}
