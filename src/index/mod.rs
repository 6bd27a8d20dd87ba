//! The embedded index: schema, writer, reader.

use std::path::PathBuf;

/// What the index remembers of a source file: the index is its own manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileStamp {
    /// Index into the index's roots.
    pub root: u32,
    /// The file, relative to its root.
    pub path: PathBuf,
    /// Size in bytes.
    pub size: u64,
    /// Modification time in nanoseconds since the epoch.
    pub mtime_ns: i64,
    /// SHA-256 of the content.
    pub hash: [u8; 32],
    /// Version of the extractor that read it.
    pub extractor: u32,
    /// Number of articles read from it.
    pub n_articles: u32,
    /// Number of quotes in them.
    pub n_quotes: u32,
    /// Why it could not be read, where it could not: shown by `status --problems`.
    pub problem: Option<String>,
}
