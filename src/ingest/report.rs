//! What became of the files.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

/// What a run did.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Files read that the index did not know. One of which nothing could be read is a problem only.
    pub n_added: usize,
    /// Files read again because they changed, or because the program reads better now.
    pub n_changed: usize,
    /// Files left as they were, those included that were touched but have the same content.
    pub n_unchanged: usize,
    /// Files dropped from the index: gone, or left out by the rules now.
    pub n_removed: usize,
    /// How many files counted as added are removed ones in another place.
    pub n_moved: usize,
    /// Files that could not be read, found in this run.
    pub problems: Vec<Problem>,
    /// Files that could not be read before and have not changed since.
    pub n_known_problems: usize,
    /// How many of these could be read in part.
    pub n_known_partial: usize,
    /// Articles written in this run.
    pub n_articles: usize,
    /// Quotes written in this run.
    pub n_quotes: usize,
    /// Quotes among them, and such as are none, that the user has corrected.
    pub n_corrected: usize,
    /// How many of the articles are in a language whose quotes are not extracted, by language.
    pub unread_languages: BTreeMap<String, usize>,
    /// Roots whose missing files were kept in the index, as too many were gone at once.
    pub kept: Vec<Kept>,
    /// Bytes read.
    pub n_bytes: u64,
    /// How long it took.
    pub elapsed: Duration,
    /// Whether the run was stopped before the end. What is written is complete file by file; the next run goes on.
    pub is_interrupted: bool,
}

/// A file or folder that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, absolute.
    pub path: PathBuf,
    /// Why, in lower case.
    pub reason: String,
    /// Whether an earlier version of it is still in the index.
    pub is_kept: bool,
    /// Whether some articles could be read.
    pub is_partial: bool,
}

/// A root of which more files were missing than is likely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The root, absolute.
    pub root: PathBuf,
    /// Whether the root itself is missing or empty.
    pub is_root_gone: bool,
    /// Number of files missing.
    pub n_gone: usize,
    /// Number of files known.
    pub n_known: usize,
}

impl Report {
    /// Returns how many files could not be read.
    #[must_use]
    pub fn n_skipped(&self) -> usize {
        self.problems.len() + self.n_known_problems - self.n_partly_read()
    }

    /// Returns how many files could be read in part only.
    #[must_use]
    pub fn n_partly_read(&self) -> usize {
        self.problems.iter().filter(|problem| problem.is_partial).count() + self.n_known_partial
    }

    /// Whether articles were written to the index or taken out.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.n_added + self.n_changed + self.n_removed > 0
    }

    /// Adds what one worker, or the work under one root, did.
    pub(super) fn add(&mut self, other: Report) {
        self.n_added += other.n_added;
        self.n_changed += other.n_changed;
        self.n_unchanged += other.n_unchanged;
        self.n_removed += other.n_removed;
        self.n_moved += other.n_moved;
        self.problems.extend(other.problems);
        self.n_known_problems += other.n_known_problems;
        self.n_known_partial += other.n_known_partial;
        self.n_articles += other.n_articles;
        self.n_quotes += other.n_quotes;
        self.n_corrected += other.n_corrected;
        for (language, n) in other.unread_languages {
            *self.unread_languages.entry(language).or_default() += n;
        }
        self.kept.extend(other.kept);
        self.n_bytes += other.n_bytes;
        self.is_interrupted |= other.is_interrupted;
    }
}
