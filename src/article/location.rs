//! Where an article comes from, and the way back from its reading text to the source file.

use std::path::{Path, PathBuf};

use crate::text::Span;

/// A file, and the member inside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// The file, as given or found.
    pub path: PathBuf,
    /// Archive entry, line or record inside the file: `17` for the seventeenth line of a JSON Lines file, `2021/a.txt` for a
    /// file in an archive, `a.jsonl#17` for a record of one.
    pub member: Option<String>,
}

impl Location {
    /// Returns the name of what is read, which hints at its format: the member of an archive, or else the file.
    #[must_use]
    pub fn name(&self) -> &Path {
        self.member.as_deref().map_or(&self.path, Path::new)
    }
}

/// A place in a source file, or in the member of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1. Where the source is no text: the paragraph, or the page, as the format has them.
    pub line: u32,
    /// Column, from 1, in **bytes** from the start of the line, paragraph or page.
    pub col: u32,
    /// Byte offset in the file; none where the source has no such offset (text drawn out of what is compressed, encoded or no text).
    pub byte: Option<u64>,
}

/// Leads from offsets of the reading text to places in the source file.
///
/// Empty: the text *is* the file, byte for byte. Otherwise a list of runs, each a stretch of the text that stands in
/// the source byte for byte; text between runs (an escape, a decoded character, white space of ours) is led to the end
/// of the run before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    /// Runs by ascending `text` offset.
    pub runs: Vec<SourceRun>,
}

/// A stretch of the reading text that stands in the source byte for byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceRun {
    /// First byte of the run in the reading text.
    pub text: u32,
    /// Length in bytes.
    pub len: u32,
    /// Where the run begins in the source.
    pub place: Place,
}

/// Where the lines of a text end: with them the places of many offsets take one pass over the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineEnds(Vec<u32>);

impl LineEnds {
    /// Finds the ends of the lines of `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(memchr::memchr_iter(b'\n', text.as_bytes()).map(narrow).collect())
    }

    /// Moves a place over a stretch of the text that stands in the source as it is.
    fn advance(&self, from: Place, over: Span) -> Place {
        let before = |offset: u32| self.0.partition_point(|end| *end < offset);
        let (first, last) = (before(over.start), before(over.end));
        let col = match last.checked_sub(1).filter(|_| last > first) {
            Some(idx) => over.end - self.0[idx],
            None => from.col + narrow(over.len()),
        };
        Place { line: from.line + narrow(last - first), col, byte: from.byte.map(|byte| byte + over.len() as u64) }
    }
}

impl SourceMap {
    /// Returns the place in the source file of byte `offset` of the reading text whose lines end at `ends`.
    #[must_use]
    pub fn place(&self, ends: &LineEnds, offset: u32) -> Place {
        let start = Place { line: 1, col: 1, byte: Some(0) };
        if self.runs.is_empty() {
            return ends.advance(start, Span { start: 0, end: offset });
        }
        let next = self.runs.partition_point(|run| run.text <= offset);
        let Some(run) = next.checked_sub(1).map(|idx| self.runs[idx]) else {
            return self.runs[0].place;
        };
        let within = (offset - run.text).min(run.len);
        ends.advance(run.place, Span { start: run.text, end: run.text + within })
    }
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_its_own_source() {
        let ends = LineEnds::of("ab\ncdé\nf");
        let place = |offset| SourceMap::default().place(&ends, offset);
        assert_eq!(place(2), Place { line: 1, col: 3, byte: Some(2) });
        assert_eq!(place(3), Place { line: 2, col: 1, byte: Some(3) });
        assert_eq!(place(4), Place { line: 2, col: 2, byte: Some(4) });
        assert_eq!(place(8), Place { line: 3, col: 1, byte: Some(8) });
    }

    #[test]
    fn runs_lead_back() {
        // Source: `---\nx: 1\n---\n# Head` — text: `Head`.
        let run = SourceRun { text: 0, len: 4, place: Place { line: 4, col: 3, byte: Some(15) } };
        let map = SourceMap { runs: vec![run] };
        assert_eq!(map.place(&LineEnds::of("Head"), 2), Place { line: 4, col: 5, byte: Some(17) });
        assert_eq!(map.place(&LineEnds::of("Head\n\n"), 6).byte, Some(19));
    }
}
