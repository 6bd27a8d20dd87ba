//! Finds the files under a root, in a stable order, without reading them.
//!
//! Links are not followed and only regular files are yielded: never a pipe, a socket or a device.

use std::collections::HashSet;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use walkdir::{DirEntry, WalkDir};

use super::ignored::{BadGlob, Filter, Rules};

/// A file that may be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The file, relative to the root; empty where the root is a file itself.
    pub path: PathBuf,
    /// Size in bytes.
    pub size: u64,
    /// Modification time in nanoseconds since the epoch.
    pub mtime_ns: i64,
}

/// A file or folder that the walk could not look at. All below it is unknown, not gone.
#[derive(Debug)]
pub struct Unreadable {
    /// The file or folder, relative to the root.
    pub path: PathBuf,
    /// Why.
    pub error: io::Error,
}

/// The part of a root that is looked at: all of it, or some files and folders in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Relative to the root; none: all of it.
    paths: HashSet<PathBuf>,
    /// The folders above them.
    ways: HashSet<PathBuf>,
}

impl Scope {
    /// The whole root.
    #[must_use]
    pub fn all() -> Scope {
        Scope::default()
    }

    /// These files and folders, relative to the root; if the root itself (an empty path) is among them, or there are none,
    /// all of it.
    pub fn of(paths: impl IntoIterator<Item = PathBuf>) -> Scope {
        let paths: HashSet<PathBuf> = paths.into_iter().collect();
        if paths.contains(Path::new("")) {
            return Scope::all();
        }
        let above = |path: &PathBuf| path.ancestors().skip(1).map(Path::to_path_buf).collect::<Vec<_>>();
        Scope { ways: paths.iter().flat_map(above).collect(), paths }
    }

    /// Whether it is the whole root.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.paths.is_empty()
    }

    /// Whether `path` is one of the files and folders, or lies in one.
    #[must_use]
    pub fn holds(&self, path: &Path) -> bool {
        self.is_all() || path.ancestors().any(|path| self.paths.contains(path))
    }

    /// Whether `path` is one of the files and folders itself.
    #[must_use]
    pub fn names(&self, path: &Path) -> bool {
        self.paths.contains(path)
    }

    /// The files and folders, in no order.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.paths.iter().map(PathBuf::as_path)
    }
}

/// Walks the files under a root: folder by folder, in the order of the names' bytes.
pub struct Walk<'a> {
    root: PathBuf,
    scope: Scope,
    rules: Rules,
    passes_by: &'a dyn Fn(&Path, bool) -> bool,
    entries: walkdir::IntoIter,
}

impl<'a> Walk<'a> {
    /// Starts a walk of `root`, an absolute path to a folder or file, of which only what is in `scope` is yielded, and of
    /// which no folder is entered that is not on the way there. The rules are those of the whole root all the same. The walk
    /// does not look at a file or folder, below the root, for which `passes_by`, told whether it is a
    /// folder, says so.
    ///
    /// # Errors
    /// A glob of the filter is no glob.
    pub fn new(
        root: &Path,
        scope: &Scope,
        filter: &Filter,
        passes_by: &'a dyn Fn(&Path, bool) -> bool,
    ) -> Result<Walk<'a>, BadGlob> {
        let rules = Rules::new(root, filter)?;
        // The entries of one folder differ in their names alone: whole paths are compared faster than names are cut out.
        let by_name = |a: &DirEntry, b: &DirEntry| a.path().as_os_str().cmp(b.path().as_os_str());
        let entries = WalkDir::new(root).follow_links(false).sort_by(by_name).into_iter();
        Ok(Walk { root: root.to_path_buf(), scope: scope.clone(), rules, passes_by, entries })
    }

    /// Whether `path`, relative to the root, lies in the scope or on the way to it.
    fn is_in_scope(&self, path: &Path) -> bool {
        self.scope.ways.contains(path) || self.scope.holds(path)
    }

    fn relative(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.root).unwrap_or(Path::new("")).to_path_buf()
    }

    /// Returns the file that `entry` is, if it is one that is wanted; enters the folder that it is.
    fn look_at(&mut self, entry: &DirEntry) -> Option<Result<Candidate, Unreadable>> {
        let (path, depth, file_type) = (entry.path(), entry.depth(), entry.file_type());
        let is_folder = file_type.is_dir();
        if depth > 0 {
            let leave_out = !(is_folder || file_type.is_file())
                || !(self.scope.is_all() || self.is_in_scope(path.strip_prefix(&self.root).unwrap_or(path)))
                || self.rules.leave_out(path, depth, is_folder)
                || (self.passes_by)(path, is_folder);
            if leave_out {
                if is_folder {
                    self.entries.skip_current_dir();
                }
                return None;
            }
        }
        if is_folder {
            self.rules.enter(path, depth);
            return None;
        }
        let path = self.relative(path);
        match entry.metadata() {
            Ok(metadata) if metadata.is_file() => {
                Some(Ok(Candidate { path, size: metadata.len(), mtime_ns: mtime_ns(&metadata) }))
            }
            Ok(_) => None,
            Err(error) => self.unreadable(error).map(Err),
        }
    }

    /// What vanished while the walk went by is no error.
    fn unreadable(&self, error: walkdir::Error) -> Option<Unreadable> {
        let path = self.relative(error.path().unwrap_or(&self.root));
        // Without links to follow there are no loops, the one error that is not the system's.
        let error = error.into_io_error()?;
        (error.kind() != io::ErrorKind::NotFound).then_some(Unreadable { path, error })
    }
}

impl Iterator for Walk<'_> {
    type Item = Result<Candidate, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let found = match self.entries.next()? {
                Ok(entry) => self.look_at(&entry),
                Err(error) => self.unreadable(error).map(Err),
            };
            if found.is_some() {
                return found;
            }
        }
    }
}

/// Returns size and modification time of a file, links followed as in a walk: not at all.
///
/// # Errors
/// If there is no file, or it may not be looked at.
pub fn state(path: &Path) -> std::io::Result<(u64, i64)> {
    let metadata = std::fs::symlink_metadata(path)?;
    Ok((metadata.len(), mtime_ns(&metadata)))
}

/// Returns the modification time in nanoseconds since the epoch; 0 where the system knows none.
pub(super) fn mtime_ns(metadata: &Metadata) -> i64 {
    let nanoseconds = |time: SystemTime| match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |ns| -ns),
    };
    metadata.modified().map_or(0, nanoseconds)
}

#[cfg(test)]
mod tests;
