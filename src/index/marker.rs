//! The file that says a folder is an index of ours: `whosaid.json`. No folder without it is ever written into, unless
//! it is empty. It also remembers the roots, whose numbers are part of every file's key.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

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
        Self { format: FORMAT.to_owned(), schema: super::SCHEMA_VERSION, roots: Vec::new(), notes: BTreeMap::new() }
    }

    /// Reads the marker of a folder; none if the folder has none or it is not ours.
    pub(super) fn read(dir: &Path) -> io::Result<Option<Self>> {
        let bytes = match fs::read(dir.join(MARKER)) {
            Ok(bytes) => bytes,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let marker: Option<Self> = serde_json::from_slice(&bytes).ok();
        Ok(marker.filter(|marker| marker.format == FORMAT))
    }

    /// Writes the marker so that a crash leaves the old or the new one.
    pub(super) fn write(&self, dir: &Path) -> io::Result<()> {
        let bytes = serde_json::to_vec_pretty(self).map_err(io::Error::other)?;
        let temporary = dir.join(format!("{MARKER}.new"));
        let mut file = fs::File::create(&temporary)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        fs::rename(&temporary, dir.join(MARKER))?;
        sync_dir(dir)
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
