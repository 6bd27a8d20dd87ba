//! Kinds of files that lie beside articles and that no reader is for: what they are, and the way out.

use std::fmt;
use std::path::Path;

/// A kind of files that is not read.
#[derive(Debug, PartialEq, Eq)]
pub struct Unread {
    /// What such files are: `pictures`.
    pub what: &'static str,
    /// File name extensions, lower-case, without the dot.
    pub extensions: &'static [&'static str],
    /// What to do about it, if anything can be done.
    pub way_out: Option<&'static str>,
}

/// All that are known by name.
pub static UNREAD: &[Unread] = &[
    kind("old Word files", &["doc", "dot", "wps", "wpd"], Some("save it as DOCX")),
    kind("Pages files", &["pages"], Some("export it as DOCX")),
    kind("spreadsheets", &["xls", "xlsx", "xlsm", "ods", "numbers"], Some("save it as CSV")),
    kind("slides", &["ppt", "pptx", "odp", "key"], Some("save it as PDF")),
    kind("Outlook files", &["msg", "pst", "ost"], Some("save the mails as EML or MBOX")),
    kind(
        "e-books of this kind",
        &["mobi", "azw", "azw3", "fb2", "djvu", "cbz", "cbr"],
        Some("convert it to EPUB or PDF"),
    ),
    kind(
        "archives of this kind",
        &["7z", "rar", "bz2", "tbz2", "xz", "txz", "lz", "lz4", "br"],
        Some("pack it as ZIP"),
    ),
    kind("web archives of Safari", &["webarchive"], Some("save the page as HTML")),
    kind(
        "pictures",
        &["jpg", "jpeg", "png", "gif", "tif", "tiff", "webp", "bmp", "svg", "heic", "avif", "ico", "psd"],
        Some("text in them needs OCR first"),
    ),
    kind(
        "sound and film",
        &["mp3", "m4a", "wav", "ogg", "flac", "mp4", "m4v", "mov", "avi", "mkv", "webm"],
        Some("write it down first"),
    ),
];

const fn kind(what: &'static str, extensions: &'static [&'static str], way_out: Option<&'static str>) -> Unread {
    Unread { what, extensions, way_out }
}

/// Returns the kind of a file, by its name.
pub(super) fn of(path: &Path) -> Option<&'static Unread> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    UNREAD.iter().find(|unread| unread.extensions.contains(&extension.as_str()))
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no reader for {}", self.what)?;
        self.way_out.map_or(Ok(()), |way_out| write!(f, ": {way_out}"))
    }
}
