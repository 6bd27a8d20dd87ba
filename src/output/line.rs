//! Text made ready for a line of output: white space folded, control characters visible, and *inks* on the stretches
//! that stand out. Built from spans of an article, so that what was found is what is shown, never searched for again.

use std::ops::Range;

use super::escape;
use crate::text::Span;

/// What a stretch of a line is, for the one who paints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Nothing special.
    Plain,
    /// What the query found.
    Match,
    /// Words of a quote, where the text around is shown too.
    Quote,
    /// Our words, not the article's.
    Note,
}

/// A text and the inks on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// One line, however long.
    pub(super) text: String,
    /// Stretches of `text` that are not plain, ascending.
    pub(super) runs: Vec<(Range<usize>, Ink)>,
    /// White space was read and not yet written.
    space: bool,
    /// Characters are passed on as they are, for JSON.
    raw: bool,
}

impl Line {
    /// Makes an empty line for a terminal.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Makes an empty line whose control characters are kept.
    pub(super) fn raw() -> Self {
        Self { raw: true, ..Self::default() }
    }

    /// Appends `chunk`; white space at the head of the line and all but one in a row is dropped.
    pub(super) fn push(&mut self, chunk: &str, ink: Ink) {
        let mut start = None;
        for c in chunk.chars() {
            if c.is_whitespace() {
                self.space = !self.text.is_empty();
                continue;
            }
            if std::mem::take(&mut self.space) {
                self.text.push(' ');
            }
            start.get_or_insert(self.text.len());
            if self.raw { self.text.push(c) } else { escape::push(c, &mut self.text) }
        }
        let Some(start) = start.filter(|_| ink != Ink::Plain) else { return };
        match self.runs.last_mut() {
            Some((run, last)) if *last == ink && run.end == start => run.end = self.text.len(),
            _ => self.runs.push((start..self.text.len(), ink)),
        }
    }

    /// Appends `span` of `text`, the `matches` in it inked.
    pub(super) fn push_span(&mut self, text: &str, span: Span, matches: &[Span]) {
        let mut at = span.start;
        for found in matches.iter().filter(|found| found.overlaps(span)) {
            let (start, end) = (found.start.max(at), found.end.min(span.end));
            if start >= end {
                continue;
            }
            self.push(Span { start: at, end: start }.of(text), Ink::Plain);
            self.push(Span { start, end }.of(text), Ink::Match);
            at = end;
        }
        self.push(Span { start: at, end: span.end }.of(text), Ink::Plain);
    }

    /// Appends the pieces of a quote, ` … ` between them.
    pub(super) fn push_pieces(&mut self, text: &str, pieces: &[Span], matches: &[Span]) {
        for (i, piece) in pieces.iter().enumerate() {
            if i > 0 {
                self.push(" … ", Ink::Plain);
            }
            self.push_span(text, *piece, matches);
        }
    }

    /// Returns the ranges of `text` that make lines of at most `width` columns.
    pub(super) fn wrap(&self, width: usize) -> Vec<Range<usize>> {
        let options = textwrap::Options::new(width.max(1)).word_splitter(textwrap::WordSplitter::NoHyphenation);
        let mut at = 0;
        let mut ranges = Vec::new();
        for piece in textwrap::wrap(&self.text, options) {
            // Lines come in order, and only the spaces between them are dropped.
            let start = at + self.text[at..].find(&*piece).expect("a wrapped line is a piece of the text");
            at = start + piece.len();
            ranges.push(start..at);
        }
        ranges
    }

    /// Returns where to look: all, or where that is more than `max` bytes a stretch around the first match, cut between
    /// words where it has any.
    pub(super) fn around_match(&self, max: usize) -> Range<usize> {
        let len = self.text.len();
        if len <= max {
            return 0..len;
        }
        let found = self.runs.iter().find(|(_, ink)| *ink == Ink::Match).map_or(0, |(run, _)| run.start);
        let boundary = |at: usize| (0..=at.min(len)).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let start = boundary(found.saturating_sub(max / 3).min(len - max));
        let end = boundary(start + max);
        let text = &self.text[start..end];
        // No more than this is given up for a whole word.
        let near = |blank: &usize| *blank < 40;
        let first = if start == 0 { 0 } else { text.find(' ').filter(near).map_or(0, |blank| blank + 1) };
        let last = if end == len {
            text.len()
        } else {
            text.rfind(' ').filter(|blank| near(&(text.len() - blank))).unwrap_or(text.len())
        };
        start + first..start + last.max(first)
    }

    /// Returns the pieces of `range` with their inks.
    pub(super) fn inked(&self, range: Range<usize>) -> Vec<(&str, Ink)> {
        let mut pieces = Vec::new();
        let mut at = range.start;
        for (run, ink) in &self.runs {
            let (start, end) = (run.start.max(at), run.end.min(range.end));
            if start >= end {
                continue;
            }
            pieces.push((&self.text[at..start], Ink::Plain));
            pieces.push((&self.text[start..end], *ink));
            at = end;
        }
        pieces.push((&self.text[at..range.end], Ink::Plain));
        pieces.retain(|(piece, _)| !piece.is_empty());
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: usize, end: usize) -> Span {
        Span::new(start, end)
    }

    fn marked(line: &Line, width: usize) -> Vec<String> {
        let paint =
            |(piece, ink): (&str, Ink)| if ink == Ink::Match { format!("⟦{piece}⟧") } else { piece.to_owned() };
        line.wrap(width).into_iter().map(|range| line.inked(range).into_iter().map(paint).collect()).collect()
    }

    #[test]
    fn inks_follow_the_words() {
        let text = "  our  red\n lines,\u{1b} x  and red";
        let mut line = Line::new();
        line.push_pieces(text, &[span(2, 19), span(23, 30)], &[span(7, 17), span(27, 30)]);
        assert_eq!(marked(&line, 80), ["our ⟦red lines⟧,\\x1b … and ⟦red⟧"]);
        assert_eq!(marked(&line, 11), ["our ⟦red⟧", "⟦lines⟧,\\x1b", "… and ⟦red⟧"]);
    }

    #[test]
    fn a_long_line_is_cut_around_its_match() {
        let text = format!("{} needle {}", "één ".repeat(500), "two ".repeat(500));
        let at = text.find("needle").unwrap();
        let mut line = Line::new();
        line.push_span(&text, span(0, text.len()), &[span(at, at + 6)]);
        let shown = &line.text[line.around_match(60)];
        assert_eq!(shown, "één één één needle two two two two two two two two");
        let mut line = Line::new();
        line.push(&text, Ink::Plain);
        assert!(line.text[line.around_match(60)].starts_with("één één"), "without a match its beginning");
        assert_eq!(line.around_match(1 << 20), 0..line.text.len());
        let mut line = Line::new();
        line.push(&"é".repeat(500), Ink::Plain);
        assert_eq!(line.around_match(61), 0..60, "one word is cut inside");
    }

    #[test]
    fn a_match_may_begin_before_the_span() {
        let mut line = Line::raw();
        line.push_span("one two\u{7} three", span(4, 14), &[span(0, 7), span(9, 14)]);
        assert_eq!(line.text, "two\u{7} three");
        assert_eq!(line.runs, [(0..3, Ink::Match), (5..10, Ink::Match)]);
    }
}
