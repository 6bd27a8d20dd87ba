//! What a format is, and what its reader is given.

use std::fmt;
use std::ops::ControlFlow;

use super::builder::Builder;
use crate::article::{Article, Location, Place};
use crate::text::decode::{DecodeError, decode};

/// A file format of articles: one line in [`super::FORMATS`].
#[derive(Clone, Copy)]
pub struct Format {
    /// Its name in output and on the command line: `txt`.
    pub name: &'static str,
    /// File name extensions, lower-case, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether the first bytes of a file are surely of this format, whatever its name.
    pub(super) sniff: fn(head: &[u8]) -> bool,
    /// Returns the charset that the bytes state, if their format has a place for it.
    pub(super) charset: fn(bytes: &[u8]) -> Option<String>,
    /// Reads the articles of one file or member.
    pub(super) read: fn(&Source<'_>, Sink<'_>) -> Result<(), ReadError>,
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Format").field(&self.name).finish()
    }
}

/// Takes the articles as they are read; may ask the reader to stop.
pub type Sink<'a> = &'a mut dyn FnMut(Article) -> ControlFlow<()>;

/// Why a file, or a part of it, was not read. Articles that were passed on before stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// No format has this name and content.
    NoFormat,
    /// The bytes are no text.
    NotText(DecodeError),
    /// There is nothing to read in it.
    NoText,
    /// The text of an article is longer than [`super::MAX_TEXT`], or its source than its format allows.
    TooLarge {
        /// The article's length in bytes.
        len: usize,
        /// How many there may be.
        limit: usize,
    },
    /// It is not what the format says, from this place on or in this record.
    Malformed {
        /// Line of the first fault, from 1.
        line: u32,
        /// What is wrong there.
        what: String,
        /// Further records with faults; the records between were read.
        n_more: usize,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::NoFormat => f.write_str("no reader for this kind of file"),
            ReadError::NotText(error) => error.fmt(f),
            ReadError::NoText => f.write_str("no text found"),
            ReadError::TooLarge { len, limit } => {
                write!(f, "an article of {} MiB, more than {} MiB", len >> 20, limit >> 20)
            }
            ReadError::Malformed { line, what, n_more: 0 } => write!(f, "line {line}: {what}"),
            ReadError::Malformed { line, what, n_more } => {
                write!(f, "line {line}: {what} (and {n_more} more such records)")
            }
        }
    }
}

impl std::error::Error for ReadError {}

/// A file or member that is being read: its text and where it stands.
pub(super) struct Source<'a> {
    pub(super) location: &'a Location,
    pub(super) format: &'static str,
    pub(super) text: &'a str,
    /// Where byte 0 of the text stands in the file; none if its offsets are not those of the file.
    shift: Option<usize>,
    /// Offsets at which lines begin.
    lines: std::cell::OnceCell<Vec<u32>>,
}

impl<'a> Source<'a> {
    /// Decodes `bytes` and calls the reader of `format`.
    pub(super) fn read(
        format: &'static Format,
        location: &Location,
        bytes: &[u8],
        sink: Sink<'_>,
    ) -> Result<(), ReadError> {
        let declared = (format.charset)(bytes);
        let decoded = decode(bytes, declared.as_deref()).map_err(ReadError::NotText)?;
        if u32::try_from(decoded.text.len()).is_err() {
            return Err(ReadError::TooLarge { len: decoded.text.len(), limit: super::MAX_TEXT });
        }
        let source = Source {
            location,
            format: format.name,
            text: &decoded.text,
            shift: decoded.shift,
            lines: std::cell::OnceCell::new(),
        };
        (format.read)(&source, sink)
    }

    /// Begins an article whose text is the source itself.
    pub(super) fn whole(&self) -> Builder<'_, 'a> {
        Builder::whole(self)
    }

    /// Begins an article whose text is drawn out of the source; `member` names it inside the file.
    pub(super) fn drawn(&self, member: Option<String>) -> Builder<'_, 'a> {
        Builder::drawn(self, member)
    }

    /// Returns the place of byte `offset` of the source text.
    pub(super) fn place(&self, offset: usize) -> Place {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let lines = self.lines.get_or_init(|| {
            let newlines = memchr::memchr_iter(b'\n', self.text.as_bytes());
            std::iter::once(0).chain(newlines.map(|at| narrow(at + 1))).collect()
        });
        let line = lines.partition_point(|start| *start as usize <= offset);
        let start = lines.get(line.wrapping_sub(1)).map_or(0, |start| *start as usize);
        Place {
            line: narrow(line),
            col: narrow(offset - start + 1),
            byte: self.shift.map(|shift| (shift + offset) as u64),
        }
    }

    /// Whether an offset of the text is an offset of the file.
    pub(super) fn is_the_file(&self) -> bool {
        self.shift == Some(0)
    }
}
