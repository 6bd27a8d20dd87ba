//! Bytes to articles: which format a file has, and one reader a format.
//!
//! A reader says only what the markup says; bylines, datelines, captions, headlines and headings of plain text are
//! found once for all in `conventions`. Every article goes through `builder`, which holds the promises of
//! [`Article`]: spans on character boundaries, parts in order and apart.

#![warn(clippy::string_slice, clippy::cast_possible_truncation)]

mod builder;
mod conventions;
mod csv;
mod dates;
mod document;
mod docx;
mod eml;
mod entity;
mod epub;
mod feed;
mod fields;
mod format;
mod html;
mod json;
mod language;
mod lines;
mod markdown;
mod mbox;
mod mhtml;
mod mime;
mod months;
mod newsml;
mod nexis;
mod nitf;
mod odt;
mod office;
mod origin;
#[cfg(feature = "pdf")]
mod pdf;
mod rtf;
mod shape;
mod tags;
mod txt;
mod unread;
mod xml;

use std::ops::ControlFlow;
use std::path::Path;

use crate::article::{Article, Location};
use format::Peek;
pub use format::{Format, ReadError, Sink};
pub use unread::{UNREAD, Unread};

/// The longest text of one article, in bytes.
pub const MAX_TEXT: usize = 8 << 20;

/// All formats, in the order in which they are tried.
pub static FORMATS: &[Format] = &[
    txt::FORMAT,
    json::FORMAT,
    markdown::FORMAT,
    html::FORMAT,
    docx::FORMAT,
    odt::FORMAT,
    rtf::FORMAT,
    epub::FORMAT,
    #[cfg(feature = "pdf")]
    pdf::FORMAT,
    feed::FORMAT,
    // A saved page is a message as well.
    mhtml::FORMAT,
    mbox::FORMAT,
    eml::FORMAT,
    nitf::FORMAT,
    newsml::FORMAT,
    csv::FORMAT,
];

/// Returns the format of a file, by its content first, then by its name; none if it has no reader.
#[must_use]
pub fn detect(path: &Path, bytes: &[u8]) -> Option<&'static Format> {
    let peek = Peek::new(bytes);
    let extension = path.extension();
    // `page.html.gz` has been unpacked, and is a page.
    let is_packed = extension.is_some_and(|ext| ["gz", "zst"].iter().any(|packed| ext.eq_ignore_ascii_case(packed)));
    let unpacked = is_packed.then(|| path.with_extension(""));
    let extension = unpacked.as_ref().map_or(extension, |name| name.extension());
    let extension = extension.and_then(|ext| ext.to_str()).map(str::to_ascii_lowercase);
    let named = FORMATS.iter().find(|format| extension.as_deref().is_some_and(|ext| format.extensions.contains(&ext)));
    match named {
        Some(format) if (format.sniff)(&peek) => named,
        // A file without an extension, standard input too, is read as text.
        _ => {
            FORMATS.iter().find(|format| (format.sniff)(&peek)).or(named).or(extension.is_none().then_some(&FORMATS[0]))
        }
    }
}

/// Whether bytes are surely of one of the formats, whatever the name of their file.
#[must_use]
pub fn is_sure(bytes: &[u8]) -> bool {
    let peek = Peek::new(bytes);
    FORMATS.iter().any(|format| (format.sniff)(&peek))
}

/// Returns why a file that no format claims is not read.
#[must_use]
pub fn no_format(path: &Path) -> ReadError {
    ReadError::NoFormat(unread::of(path))
}

/// Returns the format called `name`.
#[must_use]
pub fn named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name.eq_ignore_ascii_case(name))
}

/// Reads the articles of a file and passes each to `sink`, until it breaks.
///
/// # Errors
/// If the file, or a record in it, cannot be read. Articles passed on stand.
pub fn read(
    location: &Location,
    bytes: &[u8],
    sink: &mut dyn FnMut(Article) -> ControlFlow<()>,
) -> Result<(), ReadError> {
    match detect(location.name(), bytes) {
        Some(format) => read_as(format, location, bytes, sink),
        None => Err(no_format(location.name())),
    }
}

/// Reads a file as `format`, whatever it looks like, see [`read`].
///
/// # Errors
/// As [`read`].
pub fn read_as(
    format: &'static Format,
    location: &Location,
    bytes: &[u8],
    sink: &mut dyn FnMut(Article) -> ControlFlow<()>,
) -> Result<(), ReadError> {
    format::read(format, location, bytes, sink)
}
