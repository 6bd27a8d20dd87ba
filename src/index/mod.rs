//! The embedded index: schema, writer, reader.
//!
//! An index is a folder with a marker file ([`MARKER`]) beside Tantivy's files; no other folder is ever written into.
//! It is made of blocks of index documents, see `schema.rs`, and is its own manifest: each file leaves a
//! [`FileStamp`], replaced and removed together with the articles that were read from it. The index can always be built
//! again from the files: another version is not migrated, it is built anew.

mod batch;
mod check;
mod corrections;
mod documents;
#[cfg(test)]
mod faults;
mod folder;
mod key;
mod marker;
mod merges;
pub(crate) mod names;
mod packed;
mod ranks;
mod reader;
mod schema;
mod tokenizer;
mod wire;
mod writer;

use std::any::Any;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use anyhow::{Context, bail};
use tantivy::directory::error::{LockError, OpenReadError};
use tantivy::directory::{INDEX_WRITER_LOCK, META_LOCK};
use tantivy::{Directory, ReloadPolicy, Searcher, TantivyError};

pub use check::{Checkup, Damage, check};
pub use corrections::{TextHash, text_hash};
pub use marker::MARKER;
pub use reader::Stats;
pub(crate) use writer::FailedBefore;
pub use writer::{Writer, WriterSettings};

pub(crate) use documents::{day_name, day_number};
#[cfg(test)]
pub(crate) use faults::{Fault, Faults, INJECTED, Plan};
use folder::Folder;
pub(crate) use folder::Hold;
pub(crate) use folder::free_bytes;
pub use folder::is_remote;
pub(crate) use key::first as first_key;
use marker::Marker;
pub(crate) use ranks::{FileOrder, Ranks};
pub(crate) use reader::{Files, Places, number_column};
pub(crate) use schema::{Fields, column, sort, speaker_sort};
pub(crate) use tokenizer::{HEADING_END, SECTION};

/// Version of the index: its schema, the words it cuts and the stored form of an article. An index of another version
/// is built anew.
pub const SCHEMA_VERSION: u32 = 5;

/// An index, as it was when it was opened.
#[derive(Clone)]
pub struct Index {
    dir: PathBuf,
    directory: Box<dyn Directory>,
    inner: tantivy::Index,
    searcher: Searcher,
    fields: Fields,
    /// By segment, each opened when it is first needed.
    places: Arc<[OnceLock<Places>]>,
    ranks: Arc<ranks::Kept>,
    /// What was worked out of this state of the index, see [`Index::kept`].
    kept: Arc<OnceLock<Box<dyn Any + Send + Sync>>>,
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
    /// Its files are of another version of the search engine.
    OtherEngine(PathBuf),
    /// Another program is writing to it.
    Locked(PathBuf),
    /// It may be read but not written, for this reason.
    NotWritable(PathBuf, String),
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
            OpenError::OtherEngine(dir) => {
                write!(f, "{}: written by another version of the search engine than this program has", dir.display())
            }
            OpenError::Locked(dir) => write!(f, "{}: another program is writing to it", dir.display()),
            OpenError::NotWritable(dir, reason) => write!(f, "{}: cannot be written: {reason}", dir.display()),
            OpenError::Damaged(dir, reason) => write!(f, "{}: the index is damaged: {reason}", dir.display()),
        }
    }
}

impl std::error::Error for OpenError {}

impl OpenError {
    fn of(dir: &Path, error: TantivyError) -> Self {
        match error {
            TantivyError::LockFailure(error, _) => Self::of_lock(dir, &error),
            TantivyError::IncompatibleIndex(_) | TantivyError::OpenReadError(OpenReadError::IncompatibleIndex(_)) => {
                OpenError::OtherEngine(dir.to_owned())
            }
            error => OpenError::Damaged(dir.to_owned(), error.to_string()),
        }
    }

    fn of_lock(dir: &Path, error: &LockError) -> Self {
        match error {
            LockError::LockBusy => OpenError::Locked(dir.to_owned()),
            LockError::IoError(error) => OpenError::NotWritable(dir.to_owned(), error.to_string()),
        }
    }
}

impl Index {
    /// Makes a new index in `dir`, which must be missing or empty (a `.gitignore` may be in it).
    ///
    /// # Errors
    /// If there is something in the folder, an index included, or it cannot be written.
    pub fn create(dir: &Path) -> anyhow::Result<Index> {
        if !is_to_be_made(dir).with_context(|| format!("{}: cannot be read", dir.display()))? {
            bail!("{}: the folder is not empty, no index is made in it", dir.display());
        }
        make_private_dir(dir).with_context(|| format!("{}: cannot make an index", dir.display()))?;
        Self::create_in(dir, Folder::open(dir)?)
    }

    /// Makes a new index in `dir`, which is there, by `directory`.
    pub(crate) fn create_in(dir: &Path, directory: Box<dyn Directory>) -> anyhow::Result<Index> {
        let _hold = Hold::take_in(dir, &*directory)?;
        // Another program may have made one meanwhile.
        if !dir.join(META).exists() {
            Self::create_files(dir, directory.clone())
                .with_context(|| format!("{}: cannot make an index", dir.display()))?;
        }
        Ok(Self::open_in(dir, directory)?)
    }

    fn create_files(dir: &Path, directory: Box<dyn Directory>) -> anyhow::Result<()> {
        // First the marker: what is interrupted from here on is known as ours and can be finished.
        Marker::new().write(&*directory)?;
        let builder = tantivy::Index::builder().schema(schema::build().0).settings(schema::settings());
        builder.open_or_create(directory.clone())?;
        directory.sync_directory()?;
        if let Some(parent) = dir.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            marker::sync_dir(parent)?;
        }
        Ok(())
    }

    /// Opens the index in `dir`. Nothing is written: it may lie where nothing can be.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub fn open(dir: &Path) -> Result<Index, OpenError> {
        Self::require(dir)?;
        let directory = Folder::open(dir)?;
        let mut tries = 1;
        loop {
            match Self::open_in(dir, directory.clone()) {
                // Where no lock can be had, a writer may take a file away before it is opened.
                Err(OpenError::Damaged(..)) if tries < 3 => tries += 1,
                result => return result,
            }
        }
    }

    /// Whether there is an index of this version in `dir`: its marker says so.
    fn require(dir: &Path) -> Result<Marker, OpenError> {
        let read = || Marker::read(dir).map_err(|error| OpenError::Damaged(dir.to_owned(), error.to_string()));
        let marker = match read()? {
            Some(marker) => marker,
            None if is_free(dir).unwrap_or(false) => return Err(OpenError::Missing(dir.to_owned())),
            // Between the two looks another program may have begun to make one.
            None => read()?.ok_or_else(|| OpenError::NotAnIndex(dir.to_owned()))?,
        };
        if marker.schema != SCHEMA_VERSION {
            return Err(OpenError::OtherVersion { dir: dir.to_owned(), found: marker.schema });
        }
        if !dir.join(META).exists() {
            return Err(OpenError::Missing(dir.to_owned()));
        }
        Ok(marker)
    }

    /// Opens the index in `dir`, by `directory`.
    pub(crate) fn open_in(dir: &Path, directory: Box<dyn Directory>) -> Result<Index, OpenError> {
        Self::require(dir)?;
        let inner = tantivy::Index::open(directory.clone()).map_err(|error| OpenError::of(dir, error))?;
        tokenizer::register(inner.tokenizers());
        let (schema, fields) = schema::build();
        if inner.schema() != schema {
            return Err(OpenError::Damaged(dir.to_owned(), "its fields are not those of its version".to_owned()));
        }
        let reader = inner.reader_builder().reload_policy(ReloadPolicy::Manual).try_into();
        let reader: tantivy::IndexReader = reader.map_err(|error| OpenError::of(dir, error))?;
        let searcher = reader.searcher();
        // After the documents: whichever root they name is then known.
        let marker = Self::require(dir)?;
        let (roots, notes) = (marker.roots(), marker.notes);
        let places = searcher.segment_readers().iter().map(|_| OnceLock::new()).collect();
        let (ranks, kept) = Default::default();
        Ok(Index { dir: dir.to_owned(), directory, inner, searcher, fields, places, ranks, kept, roots, notes })
    }

    /// Whether another opening of the same index found the same in it.
    #[must_use]
    pub fn is_as(&self, other: &Index) -> bool {
        let state = |index: &Index| -> Vec<_> {
            let segments = index.searcher.segment_readers().iter();
            segments.map(|segment| (segment.segment_id(), segment.delete_opstamp())).collect()
        };
        self.roots == other.roots && self.notes == other.notes && state(self) == state(other)
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
    /// If there is no index of ours there, or what it remembers cannot be read.
    pub fn remembered(dir: &Path) -> anyhow::Result<Vec<(PathBuf, Option<String>)>> {
        let marker = Marker::read(dir).with_context(|| format!("{}: its roots are lost", dir.display()))?;
        let Some(mut marker) = marker else { return Err(OpenError::NotAnIndex(dir.to_owned()).into()) };
        let roots = (0..).zip(marker.roots());
        Ok(roots.filter_map(|(number, root)| Some((root?, marker.notes.remove(&number)))).collect())
    }

    /// Returns what is kept with this state of the index, made when it is first asked for; always of the same type. What is
    /// worked out of an index goes there, so that it is never taken for something about another state.
    pub(crate) fn kept<T: Any + Default + Send + Sync>(&self) -> &T {
        let kept = self.kept.get_or_init(|| Box::new(T::default()));
        (**kept).downcast_ref().expect("one type is kept with an index")
    }

    /// The fields by which it is searched.
    pub(crate) fn fields(&self) -> &Fields {
        &self.fields
    }
}

/// Tantivy's list of segments: with it an index is complete.
const META: &str = "meta.json";

/// Whether an index may be made at this place: it is free, or the making of one was interrupted there.
fn is_to_be_made(dir: &Path) -> std::io::Result<bool> {
    Ok(is_free(dir)? || !dir.join(META).exists() && Marker::read(dir)?.is_some())
}

/// Whether nothing is at this place, or a folder with at most a `.gitignore` (and what is left of a lock, or of an index
/// of which the making was interrupted).
///
/// # Errors
/// If nobody may look.
pub fn is_free(dir: &Path) -> std::io::Result<bool> {
    let is_nothing = |name: &OsStr| is_beside(name) || folder::is_temporary(name);
    match fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.all(|entry| entry.is_ok_and(|entry| is_nothing(&entry.file_name())))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether a file of this name, in the folder of an index, is part of an index, live or left over.
pub(crate) fn is_part(name: &OsStr) -> bool {
    let is_list = [MARKER, META, check::MANAGED].iter().any(|list| name == *list);
    is_list || is_beside(name) || folder::is_temporary(name) || check::files::is_of_segment(name)
}

/// What may lie in a folder that is to become an index.
fn is_beside(name: &OsStr) -> bool {
    name == ".gitignore" || [&INDEX_WRITER_LOCK, &META_LOCK].iter().any(|lock| *name == *lock.filepath)
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
