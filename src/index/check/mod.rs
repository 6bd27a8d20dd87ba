//! Whether an index is whole: every byte of its files, then what the files say.
//!
//! Searching believes its files, as Tantivy does: a bit that fell over in one may give wrong answers without a word. Here
//! each file is held against its checksum, `meta.json` and the list of files, which have none, against what they must
//! say, and then the articles against the manifest.

pub(super) mod files;
mod records;

use std::collections::HashSet;
use std::fmt;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use tantivy::SegmentMeta;
use tantivy::index::SegmentComponent;

use super::marker::{MARKER, Marker};
use super::{Hold, Index, META, OpenError, SCHEMA_VERSION, schema};

/// Tantivy's list of the files that are its own.
pub(super) const MANAGED: &str = ".managed.json";

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checkup {
    /// What is damaged; empty: nothing is.
    pub damages: Vec<Damage>,
    /// Files of the index that were read.
    pub n_index_files: usize,
    /// Their bytes.
    pub n_index_bytes: u64,
    /// Files that the index knows.
    pub n_files: usize,
    /// Articles that were opened.
    pub n_articles: usize,
    /// Quotes in them.
    pub n_quotes: usize,
}

/// One thing that is wrong with an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The file of the index, relative to its folder, or the file whose articles are wrong (absolute).
    pub file: PathBuf,
    /// What is wrong with it, in lower case.
    pub reason: String,
}

impl Damage {
    fn new(file: impl AsRef<Path>, reason: impl Into<String>) -> Damage {
        Damage { file: file.as_ref().to_owned(), reason: reason.into() }
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file.display(), self.reason)
    }
}

/// Verifies the index in `dir`. Writers are kept out meanwhile; where this program may not write, and so cannot keep them
/// out, damage counts only if nobody wrote.
///
/// # Errors
/// There is no index of this version to check, or another program is writing to it. A damaged index is no error.
pub fn check(dir: &Path) -> Result<Checkup, OpenError> {
    let mut checkup = Checkup::default();
    match Marker::read(dir) {
        Ok(Some(marker)) if marker.schema == SCHEMA_VERSION => {}
        Ok(_) => {
            Index::require(dir)?;
        }
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            checkup.damages.push(Damage::new(MARKER, "checksum does not match"));
        }
        Err(error) => return Err(OpenError::Damaged(dir.to_owned(), error.to_string())),
    }
    if !dir.join(META).exists() {
        // Without it the index is yet to be made, unless something was written already.
        if files::of_segments(dir).is_ok_and(|files| files.is_empty()) && checkup.damages.is_empty() {
            return Err(OpenError::Missing(dir.to_owned()));
        }
        checkup.damages.push(Damage::new(META, "missing"));
        return Ok(checkup);
    }
    let hold = match Hold::take(dir) {
        Ok(hold) => Some(hold),
        Err(OpenError::NotWritable(..)) => None,
        Err(error) => return Err(error),
    };
    let before = fs::read(dir.join(META)).ok();
    checkup.count(dir, MARKER);
    checkup.check_files(dir);
    // Whoever reads damaged files may fall over them.
    if checkup.damages.is_empty() {
        checkup.check_records(dir);
    }
    if hold.is_none() && !checkup.damages.is_empty() && fs::read(dir.join(META)).ok() != before {
        return Err(OpenError::Locked(dir.to_owned()));
    }
    Ok(checkup)
}

impl Checkup {
    fn damage(&mut self, file: impl AsRef<Path>, reason: impl Into<String>) {
        self.damages.push(Damage::new(file, reason));
    }

    fn count(&mut self, dir: &Path, file: impl AsRef<Path>) {
        self.n_index_files += 1;
        self.n_index_bytes += fs::metadata(dir.join(file)).map_or(0, |metadata| metadata.len());
    }

    /// Every byte of every file.
    fn check_files(&mut self, dir: &Path) {
        let managed = files::managed(dir).unwrap_or_else(|reason| {
            self.damage(MANAGED, reason);
            HashSet::new()
        });
        let meta = match files::meta(dir) {
            Ok(meta) => meta,
            Err(reason) => return self.damage(META, reason),
        };
        if meta.index_settings != schema::settings() {
            self.damage(META, "its settings are not those of its version");
        }
        if meta.schema != super::schema::build().0 {
            self.damage(META, "its fields are not those of its version");
        }
        let is_stamped = match &meta.payload {
            Some(payload) => *payload == meta.opstamp.to_string(),
            None => meta.opstamp == 0 && meta.segments.is_empty(),
        };
        if !is_stamped {
            self.damage(META, "the number of its last change is not that of its last commit");
        }
        if meta.segments.iter().any(|segment| segment.delete_opstamp().is_some() && !segment.has_deletes()) {
            self.damage(META, "a segment has deletions, but none");
        }
        let live: Vec<PathBuf> = meta.segments.iter().flat_map(files_of).collect();
        for file in &live {
            self.count(dir, file);
            if let Err(reason) = files::verify(&dir.join(file)) {
                self.damage(file, reason);
            }
        }
        if managed.is_empty() && live.is_empty() {
            return;
        }
        self.count(dir, META);
        self.count(dir, MANAGED);
        let there = files::of_segments(dir).unwrap_or_default();
        let mut unknown: Vec<&PathBuf> = live.iter().chain(&there).filter(|file| !managed.contains(*file)).collect();
        unknown.sort();
        unknown.dedup();
        for file in unknown {
            self.damage(MANAGED, format!("does not list {}", file.display()));
        }
    }

    /// What the files say: documents, blocks, manifest, articles.
    fn check_records(&mut self, dir: &Path) {
        let index = match Index::open(dir) {
            Ok(index) => index,
            Err(OpenError::Damaged(_, reason)) => return self.damage(META, reason),
            Err(error) => return self.damage(META, error.to_string()),
        };
        let result = catch_unwind(AssertUnwindSafe(|| records::check(&index, self)));
        match result {
            Ok(Ok(())) => {}
            Ok(Err(error)) => self.damage(META, format!("{error:#}")),
            Err(_) => self.damage(META, "its segments cannot be read"),
        }
    }
}

/// The files that a segment must have.
fn files_of(segment: &SegmentMeta) -> Vec<PathBuf> {
    use SegmentComponent::{Delete, FastFields, FieldNorms, Positions, Postings, Store, Terms};
    let mut parts = vec![Postings, Positions, Terms, Store, FastFields, FieldNorms];
    parts.extend(segment.delete_opstamp().map(|_| Delete));
    parts.into_iter().map(|part| segment.relative_path(part)).collect()
}

#[cfg(test)]
mod tests;
