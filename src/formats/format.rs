//! What a format is, and what its reader is given.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::fmt;
use std::ops::ControlFlow;

use super::builder::Builder;
use crate::article::{Article, Location, Place};
use crate::text::decode::{DecodeError, decode};
use crate::unpack;

/// A file format of articles: one line in [`super::FORMATS`].
#[derive(Clone, Copy)]
pub struct Format {
    /// Its name in output and on the command line: `txt`.
    pub name: &'static str,
    /// File name extensions, lower-case, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether a file that begins so is surely of this format, whatever its name.
    pub(super) sniff: fn(&Peek<'_>) -> bool,
    /// Reads the articles of one file or member.
    pub(super) read: Reader,
}

/// How the articles of a file are read.
#[derive(Clone, Copy)]
pub(super) enum Reader {
    /// A format of text: it is decoded before, and places are lines and bytes of the file.
    Text {
        /// Returns the charset that the bytes state, if their format has a place for it.
        charset: fn(bytes: &[u8]) -> Option<String>,
        /// Reads the decoded text.
        read: fn(&Source<'_>, Sink<'_>) -> Result<(), ReadError>,
    },
    /// Any other: the reader draws texts out of the bytes itself, see [`Blob::source`].
    Bytes(fn(&Blob<'_>, Sink<'_>) -> Result<(), ReadError>),
}

impl Format {
    /// Whether its files are text, which is decoded before it is read.
    #[must_use]
    pub fn is_text(&self) -> bool {
        matches!(self.read, Reader::Text { .. })
    }
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
    NoFormat(Option<&'static super::Unread>),
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
    /// It is damaged, locked, or of a kind that has no text; what is said needs no place.
    Refused(String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::NoFormat(Some(kind)) => kind.fmt(f),
            ReadError::NoFormat(None) => f.write_str("no reader for this kind of file"),
            ReadError::NotText(error) => error.fmt(f),
            ReadError::NoText => f.write_str("no text found"),
            ReadError::TooLarge { len, limit } => {
                write!(f, "an article of {} MiB, more than {} MiB", len >> 20, limit >> 20)
            }
            ReadError::Malformed { line, what, n_more: 0 } => write!(f, "line {line}: {what}"),
            ReadError::Malformed { line, what, n_more } => {
                write!(f, "line {line}: {what} (and {n_more} more such records)")
            }
            ReadError::Refused(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for ReadError {}

/// Faults of single records: the first is told, the others are counted.
#[derive(Default)]
pub(super) struct Faults {
    first: Option<ReadError>,
    n: usize,
}

impl Faults {
    pub(super) fn add(&mut self, fault: ReadError) {
        self.n += 1;
        self.first.get_or_insert(fault);
    }

    pub(super) fn result(self, n_read: usize) -> Result<(), ReadError> {
        match self.first {
            Some(ReadError::Malformed { line, what, .. }) => {
                Err(ReadError::Malformed { line, what, n_more: self.n - 1 })
            }
            Some(other) => Err(other),
            None if n_read == 0 => Err(ReadError::NoText),
            None => Ok(()),
        }
    }
}

/// What is known of a file when its format is to be told.
pub(super) struct Peek<'a> {
    /// Its first 4 KiB.
    pub(super) head: &'a [u8],
    bytes: &'a [u8],
    names: OnceCell<HashSet<String>>,
}

impl<'a> Peek<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { head: bytes.split_at(bytes.len().min(4 << 10)).0, bytes, names: OnceCell::new() }
    }

    /// Whether the file is a ZIP archive that has an entry of this name, as office files are.
    pub(super) fn has_entry(&self, name: &str) -> bool {
        self.names.get_or_init(|| unpack::zip_names(self.bytes)).contains(name)
    }
}

/// A file or member that is being read: its bytes and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Blob<'a> {
    pub(super) location: &'a Location,
    pub(super) format: &'static str,
    pub(super) bytes: &'a [u8],
}

impl<'a> Blob<'a> {
    /// A text that was drawn out of the bytes. The line of a place is a line of it, counted from `first_line` (0 for the
    /// first of the file), so a reader writes one paragraph a line and says in README.md that lines are paragraphs. There are no
    /// byte offsets.
    pub(super) fn source<'t>(&self, text: &'t str, first_line: u32) -> Source<'t>
    where
        'a: 't,
    {
        Source::new(*self, text, None, first_line)
    }

    /// A stretch of the file that is text as it stands: byte `at` of the file, `first_line` lines below its first.
    pub(super) fn stretch<'t>(&self, text: &'t str, at: usize, first_line: u32) -> Source<'t>
    where
        'a: 't,
    {
        Source::new(*self, text, Some(at), first_line)
    }

    /// A text of which each unit begins at one of `starts`, by ascending offset, the first 0: the line of a place is the
    /// number of its unit (a page), its column the byte in it.
    pub(super) fn source_in_units<'t>(&self, text: &'t str, starts: Vec<u32>) -> Source<'t>
    where
        'a: 't,
    {
        let source = Source::new(*self, text, None, 0);
        let _ = source.lines.set(starts);
        source
    }
}

/// A text that is being read, and the way from it to its place in the file.
pub(super) struct Source<'a> {
    pub(super) location: &'a Location,
    pub(super) format: &'static str,
    pub(super) text: &'a str,
    /// Where byte 0 of the text stands in the file; none if its offsets are not those of the file.
    shift: Option<usize>,
    /// How many lines of the file stand above the first one.
    first_line: u32,
    /// Offsets at which lines begin.
    lines: OnceCell<Vec<u32>>,
}

/// Calls the reader of `format`, for a format of text on the decoded bytes.
pub(super) fn read(
    format: &'static Format,
    location: &Location,
    bytes: &[u8],
    sink: Sink<'_>,
) -> Result<(), ReadError> {
    let blob = Blob { location, format: format.name, bytes };
    let (charset, read) = match format.read {
        Reader::Bytes(read) => return read(&blob, sink),
        Reader::Text { charset, read } => (charset, read),
    };
    let decoded = decode(bytes, charset(bytes).as_deref()).map_err(ReadError::NotText)?;
    if u32::try_from(decoded.text.len()).is_err() {
        return Err(ReadError::TooLarge { len: decoded.text.len(), limit: super::MAX_TEXT });
    }
    read(&Source::new(blob, &decoded.text, decoded.shift, 0), sink)
}

impl<'a> Source<'a> {
    fn new<'b: 'a>(blob: Blob<'b>, text: &'a str, shift: Option<usize>, first_line: u32) -> Self {
        let Blob { location, format, .. } = blob;
        Source { location, format, text, shift, first_line, lines: OnceCell::new() }
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
            line: self.first_line.saturating_add(narrow(line)),
            col: narrow(offset - start + 1),
            byte: self.shift.map(|shift| (shift + offset) as u64),
        }
    }

    /// Whether an offset of the text is an offset of the file.
    pub(super) fn is_the_file(&self) -> bool {
        self.shift == Some(0)
    }
}
