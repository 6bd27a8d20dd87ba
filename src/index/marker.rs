//! The file that says a folder is an index of ours: `whosaid.json`. No folder without it is ever written into, unless
//! it is empty. It also remembers the roots, whose numbers are part of every file's key.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tantivy::Directory;

/// Name of the marker file.
pub const MARKER: &str = "whosaid.json";

/// What the marker holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Marker {
    /// What this file is, for whoever opens it.
    format: String,
    /// Version of the index, see [`super::SCHEMA_VERSION`].
    pub(super) schema: u32,
    /// The roots by their number; a forgotten one leaves its place empty, so that no number is used twice.
    roots: Vec<Option<WirePath>>,
    /// What was noted of some roots, by number.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) notes: BTreeMap<u32, String>,
    /// CRC-32 of all the rest, as JSON with 0 here: a root with a wrong letter is another root.
    #[serde(default)]
    checksum: u32,
}

/// As much of the marker as every version has.
#[derive(Deserialize)]
struct Head {
    format: String,
    schema: u32,
}

/// A path, in bytes where it is not Unicode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum WirePath {
    Text(String),
    Bytes(Vec<u8>),
}

const FORMAT: &str = "whosaid index";

impl Marker {
    pub(super) fn new() -> Self {
        Self {
            format: FORMAT.to_owned(),
            schema: super::SCHEMA_VERSION,
            roots: Vec::new(),
            notes: BTreeMap::new(),
            checksum: 0,
        }
    }

    /// Reads the marker of a folder; none if the folder has none or it is not ours.
    ///
    /// # Errors
    /// It cannot be read, or ([`io::ErrorKind::InvalidData`]) it is damaged.
    pub(super) fn read(dir: &Path) -> io::Result<Option<Self>> {
        let bytes = match fs::read(dir.join(MARKER)) {
            Ok(bytes) => bytes,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        // Beside a list of segments it can only be ours.
        let is_ours = || dir.join(super::META).exists();
        let damaged = || io::Error::new(io::ErrorKind::InvalidData, format!("{MARKER} is damaged"));
        let Some(head) = serde_json::from_slice::<Head>(&bytes).ok().filter(|head| head.format == FORMAT) else {
            return if is_ours() { Err(damaged()) } else { Ok(None) };
        };
        let is_other = head.schema != super::SCHEMA_VERSION;
        match serde_json::from_slice::<Self>(&bytes).ok() {
            Some(marker) if marker.is_whole() => Ok(Some(marker)),
            // One bit turns one number into another.
            Some(marker) if (Self { schema: super::SCHEMA_VERSION, ..marker.clone() }).is_whole() => Err(damaged()),
            Some(marker) if is_other => Ok(Some(marker)),
            // What only another version can read.
            None if is_other => Ok(Some(Self { schema: head.schema, ..Self::new() })),
            _ => Err(damaged()),
        }
    }

    fn is_whole(&self) -> bool {
        self.sum().is_ok_and(|sum| sum == self.checksum)
    }

    fn sum(&self) -> serde_json::Result<u32> {
        Ok(crc32fast::hash(&serde_json::to_vec(&Self { checksum: 0, ..self.clone() })?))
    }

    /// Writes the marker so that a crash leaves the old or the new one.
    pub(super) fn write(&self, directory: &dyn Directory) -> io::Result<()> {
        let whole = Self { checksum: self.sum()?, ..self.clone() };
        directory.atomic_write(Path::new(MARKER), &serde_json::to_vec_pretty(&whole)?)?;
        directory.sync_directory()
    }

    /// The roots that are not forgotten, by number.
    pub(super) fn roots(&self) -> Vec<Option<PathBuf>> {
        self.roots.iter().map(|root| root.as_ref().map(WirePath::path)).collect()
    }

    pub(super) fn set_roots(&mut self, roots: &[Option<PathBuf>]) {
        self.roots = roots.iter().map(|root| root.as_deref().map(WirePath::new)).collect();
    }
}

impl WirePath {
    fn new(path: &Path) -> Self {
        match path.to_str() {
            Some(text) => WirePath::Text(text.to_owned()),
            None => WirePath::Bytes(super::key::path_bytes(path).into_owned()),
        }
    }

    fn path(&self) -> PathBuf {
        match self {
            WirePath::Text(text) => text.into(),
            WirePath::Bytes(bytes) => super::key::path_of(bytes),
        }
    }
}

/// Makes the entries of a folder durable.
pub(super) fn sync_dir(dir: &Path) -> io::Result<()> {
    if cfg!(unix) { fs::File::open(dir)?.sync_all() } else { Ok(()) }
}
