//! The embedded index: schema, writer, reader.
//!
//! An index is a folder with a marker file ([`MARKER`]) beside Tantivy's files; no other folder is ever written into.
//! It is made of blocks of index documents, see `schema.rs`, and is its own manifest: each file leaves a
//! [`FileStamp`], replaced and removed together with the articles that were read from it. The index can always be built
//! again from the files: another version is not migrated, it is built anew.

mod corrections;
mod documents;
mod key;
mod marker;
mod reader;
mod schema;
mod tokenizer;
mod wire;
mod writer;

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use tantivy::directory::error::LockError;
use tantivy::{ReloadPolicy, Searcher, TantivyError};

pub use corrections::{TextHash, text_hash};
pub use marker::MARKER;
pub use reader::Stats;
pub use writer::{Writer, WriterSettings};

pub(crate) use documents::{day_name, day_number};
use marker::Marker;
pub(crate) use reader::Files;
pub(crate) use schema::{Fields, column, sort, speaker_sort};
pub(crate) use tokenizer::{HEADING_END, SECTION};

/// Version of the index: its schema, the words it cuts and the stored form of an article. An index of another version
/// is built anew.
pub const SCHEMA_VERSION: u32 = 3;

/// An index, as it was when it was opened.
#[derive(Clone)]
pub struct Index {
    dir: PathBuf,
    inner: tantivy::Index,
    searcher: Searcher,
    fields: Fields,
    roots: Vec<Option<PathBuf>>,
    notes: BTreeMap<u32, String>,
}

/// Why an index could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// There is nothing at this place.
    Missing(PathBuf),
    /// There is something else at this place.
    NotAnIndex(PathBuf),
    /// It was built by another version of the program.
    OtherVersion {
        /// The index.
        dir: PathBuf,
        /// Its version.
        found: u32,
    },
    /// Another program is writing to it.
    Locked(PathBuf),
    /// It cannot be read, for this reason.
    Damaged(PathBuf, String),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OpenError::Missing(dir) => write!(f, "{}: no index there", dir.display()),
            OpenError::NotAnIndex(dir) => write!(f, "{}: not an index, it has no {MARKER}", dir.display()),
            OpenError::OtherVersion { dir, found } => {
                write!(f, "{}: built with schema {found}, this program reads {SCHEMA_VERSION}", dir.display())
            }
            OpenError::Locked(dir) => write!(f, "{}: another program is writing to it", dir.display()),
            OpenError::Damaged(dir, reason) => write!(f, "{}: the index is damaged: {reason}", dir.display()),
        }
    }
}

impl std::error::Error for OpenError {}

impl OpenError {
    fn of(dir: &Path, error: TantivyError) -> Self {
        match error {
            TantivyError::LockFailure(LockError::LockBusy, _) => OpenError::Locked(dir.to_owned()),
            error => OpenError::Damaged(dir.to_owned(), error.to_string()),
        }
    }
}

impl Index {
    /// Makes a new index in `dir`, which must be missing or empty (a `.gitignore` may be in it).
    ///
    /// # Errors
    /// If there is something in the folder, an index included, or it cannot be written.
    pub fn create(dir: &Path) -> anyhow::Result<Index> {
        let unfinished = Marker::read(dir)?.is_some() && !dir.join(META).exists();
        if !unfinished && !is_free(dir).with_context(|| format!("{}: cannot be read", dir.display()))? {
            bail!("{}: the folder is not empty, no index is made in it", dir.display());
        }
        Self::create_files(dir).with_context(|| format!("{}: cannot make an index", dir.display()))?;
        Ok(Self::open(dir)?)
    }

    fn create_files(dir: &Path) -> anyhow::Result<()> {
        make_private_dir(dir)?;
        // First the marker: what is interrupted from here on is known as ours and can be finished.
        Marker::new().write(dir)?;
        tantivy::Index::builder().schema(schema::build().0).create_in_dir(dir)?;
        marker::sync_dir(dir)?;
        if let Some(parent) = dir.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            marker::sync_dir(parent)?;
        }
        Ok(())
    }

    /// Opens the index in `dir`.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub fn open(dir: &Path) -> Result<Index, OpenError> {
        let damaged = |reason: String| OpenError::Damaged(dir.to_owned(), reason);
        let marker = match Marker::read(dir) {
            Ok(Some(marker)) => marker,
            Ok(None) if is_free(dir).unwrap_or(false) => return Err(OpenError::Missing(dir.to_owned())),
            Ok(None) => return Err(OpenError::NotAnIndex(dir.to_owned())),
            Err(error) => return Err(damaged(error.to_string())),
        };
        if marker.schema != SCHEMA_VERSION {
            return Err(OpenError::OtherVersion { dir: dir.to_owned(), found: marker.schema });
        }
        if !dir.join(META).exists() {
            return Err(OpenError::Missing(dir.to_owned()));
        }
        let inner = tantivy::Index::open_in_dir(dir).map_err(|error| OpenError::of(dir, error))?;
        tokenizer::register(inner.tokenizers());
        let (schema, fields) = schema::build();
        if inner.schema() != schema {
            return Err(damaged("its fields are not those of its version".to_owned()));
        }
        let reader = inner.reader_builder().reload_policy(ReloadPolicy::Manual).try_into();
        let reader: tantivy::IndexReader = reader.map_err(|error| OpenError::of(dir, error))?;
        let searcher = reader.searcher();
        // After the documents: whichever root they name is then known.
        let marker = Marker::read(dir).ok().flatten().unwrap_or(marker);
        Ok(Index { dir: dir.to_owned(), inner, searcher, fields, roots: marker.roots(), notes: marker.notes })
    }

    /// Removes the index in `dir`, of whatever version, and makes a new empty one that knows the same roots.
    ///
    /// # Errors
    /// If there is no index of ours, another program is writing to it, or it cannot be written.
    pub fn recreate(dir: &Path) -> anyhow::Result<Index> {
        let Some(old) = Marker::read(dir)? else { return Err(OpenError::NotAnIndex(dir.to_owned()).into()) };
        let lock = tantivy::Index::open_in_dir(dir)
            .map(|index| index.writer_with_num_threads::<tantivy::TantivyDocument>(1, 15_000_000));
        if let Ok(Err(TantivyError::LockFailure(LockError::LockBusy, _))) = lock {
            return Err(OpenError::Locked(dir.to_owned()).into());
        }
        drop(lock);
        for entry in fs::read_dir(dir)? {
            let entry = entry?;
            let kept = entry.file_name() == MARKER || entry.file_name() == ".gitignore";
            if !kept && entry.file_type()?.is_file() {
                fs::remove_file(entry.path())?;
            }
        }
        Self::create_files(dir).with_context(|| format!("{}: cannot make an index", dir.display()))?;
        let mut marker = Marker::new();
        marker.set_roots(&old.roots());
        marker.notes = old.notes;
        marker.write(dir)?;
        Ok(Self::open(dir)?)
    }

    /// Opens the index for writing. Searches of this value go on as before; [`Writer::commit`] returns the new state.
    ///
    /// # Errors
    /// [`OpenError::Locked`] if another writer is open, here or in another program.
    pub fn writer(&self, settings: &WriterSettings) -> Result<Writer, OpenError> {
        Writer::open(self.clone(), settings)
    }

    /// Returns the folder of the index.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Returns the roots with their numbers: absolute paths, as they were given to [`Writer::add_root`].
    pub fn roots(&self) -> impl Iterator<Item = (u32, &Path)> {
        (0..).zip(&self.roots).filter_map(|(number, root)| Some((number, root.as_deref()?)))
    }

    /// Returns the number that the next new root will have.
    #[must_use]
    pub fn next_root(&self) -> u32 {
        u32::try_from(self.roots.len()).unwrap_or(u32::MAX)
    }

    /// Returns what was noted of a root with [`Writer::set_note`].
    #[must_use]
    pub fn note(&self, root: u32) -> Option<&str> {
        self.notes.get(&root).map(String::as_str)
    }

    /// Returns the roots of the index in `dir`, of whatever version, each with its note.
    ///
    /// # Errors
    /// If there is no index of ours there, or it cannot be read.
    pub fn remembered(dir: &Path) -> anyhow::Result<Vec<(PathBuf, Option<String>)>> {
        let Some(mut marker) = Marker::read(dir)? else { return Err(OpenError::NotAnIndex(dir.to_owned()).into()) };
        let roots = (0..).zip(marker.roots());
        Ok(roots.filter_map(|(number, root)| Some((root?, marker.notes.remove(&number)))).collect())
    }

    /// The fields by which it is searched.
    pub(crate) fn fields(&self) -> &Fields {
        &self.fields
    }
}

/// Tantivy's list of segments: with it an index is complete.
const META: &str = "meta.json";

/// Whether an index may be made at this place: nothing is there, or a folder with at most a `.gitignore`.
fn is_free(dir: &Path) -> std::io::Result<bool> {
    match fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == ".gitignore"))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => Ok(false),
        Err(error) => Err(error),
    }
}

/// Makes the folder; only its owner may look into it, as the index holds the text of the articles.
fn make_private_dir(dir: &Path) -> std::io::Result<()> {
    fs::create_dir_all(dir)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(dir, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

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

#[cfg(test)]
mod tests;
