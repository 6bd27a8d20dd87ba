//! Where an article comes from, and the way back from its reading text to the source file.

use std::path::PathBuf;

use crate::text::Span;

/// A file, and the member inside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// The file, as given or found.
    pub path: PathBuf,
    /// Archive entry, line or record inside the file: `17` for the seventeenth line of a JSON Lines file.
    pub member: Option<String>,
}

/// A place in a source file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in **bytes** from the start of the line.
    pub col: u32,
    /// Byte offset in the file; none where the source has no such offset (text drawn out of a compressed member).
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

impl SourceMap {
    /// Returns the place in the source file of byte `offset` of the reading text `text`.
    #[must_use]
    pub fn place(&self, text: &str, offset: u32) -> Place {
        let start = Place { line: 1, col: 1, byte: Some(0) };
        if self.runs.is_empty() {
            return advance(start, &text.as_bytes()[..offset as usize]);
        }
        let next = self.runs.partition_point(|run| run.text <= offset);
        let Some(run) = next.checked_sub(1).map(|idx| self.runs[idx]) else {
            return self.runs[0].place;
        };
        let within = (offset - run.text).min(run.len);
        let range = Span { start: run.text, end: run.text + within }.range();
        advance(run.place, &text.as_bytes()[range])
    }
}

/// Moves a place over `bytes` that stand in the source as they are.
fn advance(from: Place, bytes: &[u8]) -> Place {
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let lines = narrow(memchr::memchr_iter(b'\n', bytes).count());
    let col = match memchr::memrchr(b'\n', bytes) {
        Some(last) => narrow(bytes.len() - last),
        None => from.col + narrow(bytes.len()),
    };
    Place { line: from.line + lines, col, byte: from.byte.map(|byte| byte + bytes.len() as u64) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_its_own_source() {
        let text = "ab\ncdé\nf";
        let place = SourceMap::default().place(text, 8);
        assert_eq!(place, Place { line: 3, col: 1, byte: Some(8) });
        assert_eq!(SourceMap::default().place(text, 4), Place { line: 2, col: 2, byte: Some(4) });
    }

    #[test]
    fn runs_lead_back() {
        // Source: `---\nx: 1\n---\n# Head` — text: `Head`.
        let run = SourceRun { text: 0, len: 4, place: Place { line: 4, col: 3, byte: Some(15) } };
        let map = SourceMap { runs: vec![run] };
        assert_eq!(map.place("Head", 2), Place { line: 4, col: 5, byte: Some(17) });
        assert_eq!(map.place("Head\n\n", 6).byte, Some(19));
    }
}
