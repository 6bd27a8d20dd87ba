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
        // Characters that come from one place are one stretch.
        if self.runs.last().is_none_or(|(_, last, plain)| *plain || *last != at) {
            self.runs.push((self.text.len(), at, false));
        }
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

    /// Returns the text with each stretch of white space a single space, and none at its ends.
    pub(super) fn folded(&self) -> Self {
        let (mut out, mut space) = (Self::default(), None);
        for (idx, (start, from, plain)) in self.runs.iter().enumerate() {
            let end = self.runs.get(idx + 1).map_or(self.text.len(), |(next, ..)| *next);
            let piece = self.text.get(*start..end).unwrap_or_default();
            let place = |at: usize| if *plain { from + at } else { *from };
            // Words with single spaces between them stand in the source as they are.
            let mut stretch: Option<usize> = None;
            for (at, c) in piece.char_indices() {
                let follows = piece.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
                let is_kept = c == ' ' && stretch.is_some() && follows.is_some_and(|next| !next.is_whitespace());
                if !c.is_whitespace() {
                    if let Some(space) = space.take().filter(|_| !out.text.is_empty()) {
                        out.decoded(' ', space);
                    }
                    if *plain {
                        stretch.get_or_insert(at);
                    } else {
                        out.decoded(c, *from);
                    }
                } else if !is_kept || !*plain {
                    if let Some(begin) = stretch.take() {
                        out.plain(piece.get(begin..at).unwrap_or_default(), place(begin));
                    }
                    space.get_or_insert(place(at));
                }
            }
            if let Some(begin) = stretch {
                out.plain(piece.get(begin..).unwrap_or_default(), place(begin));
            }
        }
        out
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_text_keeps_its_places() {
        let mut origin = Origin::default();
        origin.plain(" \n a b\n  c", 10);
        origin.decoded('&', 30);
        origin.plain(" d ", 35);
        let folded = origin.folded();
        assert_eq!(folded.text(), "a b c& d");
        let places: Vec<usize> = (0..folded.text().len()).map(|at| folded.place(at)).collect();
        assert_eq!(places, [13, 14, 15, 16, 19, 30, 35, 36]);
    }
}
