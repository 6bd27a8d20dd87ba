//! What is to be done with each file, from what the index remembers and what the walk found. Pure.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::EXTRACTOR_VERSION;
use crate::corpus::{Candidate, Scope};
use crate::index::FileStamp;

/// Modification time in the stamp of a file that must be looked at again whatever its time: it could not be read, or
/// it was so young when it was read that a later change may bear the same time.
pub(super) const UNSETTLED: i64 = i64::MIN;

/// What is to be done under one root.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// Files to read, in the order of the walk.
    pub(super) reads: Vec<Job>,
    /// Files whose stamp says that nothing changed.
    pub(super) n_unchanged: usize,
    /// Files whose stamp says that nothing changed and that they have a problem.
    pub(super) n_bad: usize,
    /// How many of these could be read in part.
    pub(super) n_partial: usize,
    /// What the index knows and the walk did not find, in path order.
    pub(super) missing: Vec<FileStamp>,
    /// How many files the index knew, those named one by one left out.
    pub(super) n_known: usize,
}

/// A file to read, with what the index remembers of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Job {
    /// Index into the index's roots.
    pub(super) root: u32,
    pub(super) candidate: Candidate,
    pub(super) known: Option<FileStamp>,
}

/// Compares what the index knows in `scope` of the root with index `root` with what the walk found there. Below
/// the folders `unreadable` nothing is missing: nobody could look.
pub(super) fn plan(
    root: u32,
    stamps: &[FileStamp],
    scope: &Scope,
    candidates: Vec<Candidate>,
    unreadable: &[PathBuf],
) -> Plan {
    let in_scope = |stamp: &&FileStamp| stamp.root == root && scope.holds(&stamp.path);
    // By the name alone: a path would be hashed component by component.
    let mut known: HashMap<&OsStr, &FileStamp> =
        stamps.iter().filter(in_scope).map(|stamp| (stamp.path.as_os_str(), stamp)).collect();
    let counts = |stamp: &&&FileStamp| was_read(stamp) && !scope.names(&stamp.path);
    let mut plan = Plan { n_known: known.values().filter(counts).count(), ..Plan::default() };
    for candidate in candidates {
        match known.remove(candidate.path.as_os_str()) {
            Some(stamp) if is_unchanged(stamp, &candidate) => {
                plan.n_unchanged += usize::from(stamp.problem.is_none());
                plan.n_bad += usize::from(stamp.problem.is_some());
                plan.n_partial += usize::from(is_partial(stamp));
            }
            stamp => plan.reads.push(Job { root, candidate, known: stamp.cloned() }),
        }
    }
    let out_of_sight = |path: &Path| unreadable.iter().any(|folder| path.starts_with(folder));
    plan.missing = known.into_values().filter(|stamp| !out_of_sight(&stamp.path)).cloned().collect();
    plan.missing.sort_by(|a, b| a.path.cmp(&b.path));
    plan
}

/// Whether the stamp is that of a file whose content was once seen, not of one that never could be read.
pub(super) fn was_read(stamp: &FileStamp) -> bool {
    stamp.n_articles > 0 || stamp.hash != [0; 32]
}

/// Whether some of the file could be read and some not.
pub(super) fn is_partial(stamp: &FileStamp) -> bool {
    stamp.problem.is_some() && stamp.n_articles > 0
}

fn is_unchanged(stamp: &FileStamp, candidate: &Candidate) -> bool {
    stamp.extractor == EXTRACTOR_VERSION && stamp.size == candidate.size && stamp.mtime_ns == candidate.mtime_ns
}

/// Whether so many of the known files are gone that the disk is more likely missing than the files deleted: all of a
/// root, or more than half of 20 or more.
pub(super) fn is_suspicious(n_known: usize, n_gone: usize, is_root_gone: bool) -> bool {
    n_gone > 0 && (is_root_gone || n_known >= 20 && n_gone * 2 > n_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(path: &str, size: u64, mtime_ns: i64) -> FileStamp {
        FileStamp {
            root: 0,
            path: path.into(),
            size,
            mtime_ns,
            hash: [1; 32],
            extractor: EXTRACTOR_VERSION,
            n_articles: 1,
            n_quotes: 2,
            problem: None,
        }
    }

    fn found(path: &str, size: u64, mtime_ns: i64) -> Candidate {
        Candidate { path: path.into(), size, mtime_ns }
    }

    /// `reads | missing | unchanged`
    #[track_caller]
    fn check(stamps: &[FileStamp], scope: &str, candidates: &[Candidate], unreadable: &[&str], expected: &str) {
        let unreadable: Vec<PathBuf> = unreadable.iter().map(PathBuf::from).collect();
        let plan = plan(0, stamps, &Scope::of([PathBuf::from(scope)]), candidates.to_vec(), &unreadable);
        let names = |names: Vec<&Path>| names.iter().map(|path| path.to_str().unwrap()).collect::<Vec<_>>().join(" ");
        let reads = names(plan.reads.iter().map(|job| job.candidate.path.as_path()).collect());
        let missing = names(plan.missing.iter().map(|stamp| stamp.path.as_path()).collect());
        assert_eq!(format!("{reads} | {missing} | {}", plan.n_unchanged), expected);
    }

    #[test]
    fn plans() {
        let a = || stamp("a", 1, 10);
        check(&[], "", &[found("a", 1, 10), found("b", 1, 10)], &[], "a b |  | 0");
        check(&[a()], "", &[found("a", 1, 10)], &[], " |  | 1");
        check(&[a()], "", &[found("a", 2, 10)], &[], "a |  | 0");
        check(&[a()], "", &[found("a", 1, 9)], &[], "a |  | 0");
        check(&[a()], "", &[], &[], " | a | 0");
        // Another version of the extractor, an unsettled stamp: read again.
        let old = FileStamp { extractor: EXTRACTOR_VERSION + 1, ..a() };
        check(&[old], "", &[found("a", 1, 10)], &[], "a |  | 0");
        check(&[stamp("a", 1, UNSETTLED)], "", &[found("a", 1, 10)], &[], "a |  | 0");
        // A file with a problem that did not change is not tried again.
        let bad = FileStamp { problem: Some("not text".into()), n_articles: 0, ..a() };
        check(&[bad], "", &[found("a", 1, 10)], &[], " |  | 0");
        // Out of sight is not gone; another root's files are none of ours; nor are those outside the scope.
        check(&[stamp("d/a", 1, 1), stamp("da", 1, 1)], "", &[], &["d"], " | da | 0");
        check(&[FileStamp { root: 1, ..a() }], "", &[found("a", 1, 10)], &[], "a |  | 0");
        check(&[stamp("d/a", 1, 1), stamp("d/b", 1, 1), a()], "d", &[found("d/a", 1, 1)], &[], " | d/b | 1");
        check(&[stamp("d", 1, 1)], "d", &[found("d", 1, 1)], &[], " |  | 1");
        // A file that became a folder.
        check(&[a()], "", &[found("a/b", 1, 10)], &[], "a/b | a | 0");
    }

    #[test]
    fn mass_disappearance() {
        let check =
            |known, gone, is_root_gone, expected| assert_eq!(is_suspicious(known, gone, is_root_gone), expected);
        check(5, 5, true, true);
        check(5, 5, false, false);
        check(20, 11, false, true);
        check(20, 10, false, false);
        check(19, 18, false, false);
        check(0, 0, true, false);
    }
}
