//! Byte ranges into one text.

use std::fmt;
use std::ops::Range;

/// A half-open range `[start, end)` of UTF-8 **byte** offsets, on character boundaries of the text it belongs to.
///
/// Offsets are `u32`: one article is far below 4 GiB.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Makes a span of two byte offsets.
    ///
    /// # Panics
    /// If an offset exceeds `u32::MAX`: readers refuse such articles long before.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "span {start}..{end} is reversed");
        let narrow = |offset: usize| u32::try_from(offset).expect("an article is smaller than 4 GiB");
        Self { start: narrow(start), end: narrow(end) }
    }

    /// Returns the text that the span covers: the only way to slice.
    ///
    /// # Panics
    /// If the span does not belong to `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Returns the span as a range of `usize`.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns the length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span covers no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether byte `offset` lies inside.
    #[must_use]
    pub fn contains_offset(self, offset: usize) -> bool {
        self.range().contains(&offset)
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Returns the span without white space at its ends.
    #[must_use]
    pub fn trim(self, text: &str) -> Span {
        let whole = self.of(text);
        // Most spans are trimmed already.
        let ends = [whole.chars().next(), whole.chars().next_back()];
        if ends.iter().all(|end| end.is_some_and(|c| !c.is_whitespace())) {
            return self;
        }
        let start = self.start as usize + (whole.len() - whole.trim_start().len());
        Span::new(start, start + whole.trim().len())
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trims_to_the_words() {
        let text = "a  bé \n";
        assert_eq!(Span::new(1, text.len()).trim(text), Span::new(3, 6));
        assert_eq!(Span::new(1, 3).trim(text), Span::new(3, 3));
    }

    #[test]
    fn overlap_needs_a_shared_byte() {
        assert!(!Span::new(0, 2).overlaps(Span::new(2, 3)));
        assert!(Span::new(0, 3).overlaps(Span::new(2, 3)));
    }
}
