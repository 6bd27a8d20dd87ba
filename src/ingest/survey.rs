//! Looks at the roots without reading a file: what is there, what is new, what is gone.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::plan::{Job, is_suspicious, plan, was_read};
use super::run::blocked_stamp;
use super::{Event, Kept, Problem, Report, Target};
use crate::corpus::{self, Candidate, Filter, Walk};
use crate::index::{FileStamp, MARKER};

/// What is to be done in a run, and what is known of its outcome already.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Files to read.
    pub(super) jobs: Vec<Job>,
    /// Files to drop.
    pub(super) removals: Vec<FileStamp>,
    /// Files and folders that could not be looked at.
    pub(super) blocked: Vec<Blocked>,
    /// Counts so far.
    pub(super) report: Report,
}

/// A file or folder that the system would not let us see.
#[derive(Debug)]
pub(super) struct Blocked {
    pub(super) root: u32,
    pub(super) path: PathBuf,
    pub(super) reason: String,
    pub(super) known: Option<FileStamp>,
}

/// A target with the number of its root and the filter of that root.
pub(super) struct Place<'a> {
    pub(super) number: u32,
    pub(super) target: &'a Target,
    pub(super) filter: &'a Filter,
}

/// What the walk of one target found.
pub(super) struct Walked {
    candidates: Vec<Candidate>,
    unreadable: Vec<corpus::Unreadable>,
}

/// Walks the targets. `roots` are all roots: a walk of one goes around the others below it. Stops early, with less than
/// there are places, when `cancel` is set.
///
/// # Errors
/// A glob is no glob, or a target is an index.
pub(super) fn walk(
    places: &[Place<'_>],
    roots: &[PathBuf],
    observe: &(dyn Fn(Event) + Sync),
    cancel: &AtomicBool,
) -> anyhow::Result<Vec<Walked>> {
    let roots: HashSet<&Path> = roots.iter().map(PathBuf::as_path).collect();
    let mut walked = Vec::with_capacity(places.len());
    for place in places {
        match walk_one(place, &roots, observe, cancel)? {
            Some(found) => walked.push(found),
            None => break,
        }
    }
    Ok(walked)
}

/// Compares what was walked with what the index knows.
pub(super) fn survey(places: &[Place<'_>], walked: Vec<Walked>, stamps: &[FileStamp], prune: bool) -> Survey {
    let mut survey = Survey::default();
    survey.report.is_interrupted = walked.len() < places.len();
    for (place, walked) in places.iter().zip(walked) {
        survey.compare(place, walked, stamps, prune);
    }
    survey
}

fn walk_one(
    place: &Place<'_>,
    roots: &HashSet<&Path>,
    observe: &(dyn Fn(Event) + Sync),
    cancel: &AtomicBool,
) -> anyhow::Result<Option<Walked>> {
    let Target { root, scope } = place.target;
    let named = scope.paths().map(|path| root.join(path)).chain(scope.is_all().then(|| root.clone()));
    if let Some(index) = named.into_iter().find(|path| is_index(path)) {
        anyhow::bail!("{}: this is an index, not a folder of articles", index.display());
    }
    let has_others = roots.len() > 1;
    let passes_by = |path: &Path, is_folder| has_others && roots.contains(path) || is_folder && is_index(path);
    let mut walked = Walked { candidates: Vec::new(), unreadable: Vec::new() };
    for found in Walk::new(root, scope, place.filter, &passes_by)? {
        if cancel.load(Ordering::Relaxed) {
            return Ok(None);
        }
        match found {
            Ok(candidate) => walked.candidates.push(candidate),
            Err(error) => walked.unreadable.push(error),
        }
        if walked.candidates.len().is_multiple_of(1000) {
            observe(Event::Found { n_files: walked.candidates.len() });
        }
    }
    Ok(Some(walked))
}

impl Survey {
    /// Has a known file read again, whether it has changed or not.
    pub(super) fn read_again(&mut self, stamp: &FileStamp) {
        let is_this = |root: u32, path: &Path| root == stamp.root && path == stamp.path;
        // No version of the extractor has this number.
        let known = Some(FileStamp { extractor: u32::MAX, ..stamp.clone() });
        if self.removals.iter().any(|removal| is_this(removal.root, &removal.path)) {
            return;
        }
        if let Some(job) = self.jobs.iter_mut().find(|job| is_this(job.root, &job.candidate.path)) {
            job.known = known;
            return;
        }
        let candidate = Candidate { path: stamp.path.clone(), size: stamp.size, mtime_ns: stamp.mtime_ns };
        self.report.n_unchanged = self.report.n_unchanged.saturating_sub(1);
        self.jobs.push(Job { root: stamp.root, candidate, known });
    }

    /// Whether there is nothing to write.
    pub(super) fn is_idle(&self) -> bool {
        let is_noted = |blocked: &Blocked| blocked.known.as_ref() == Some(&blocked_stamp(blocked));
        self.jobs.is_empty() && self.removals.is_empty() && self.blocked.iter().all(is_noted)
    }

    fn compare(&mut self, place: &Place<'_>, walked: Walked, stamps: &[FileStamp], prune: bool) {
        let Target { root, scope } = place.target;
        let Walked { candidates, unreadable } = walked;
        for error in &unreadable {
            self.block(place, stamps, &error.path, &error.error);
        }
        let unreadable: Vec<PathBuf> = unreadable.into_iter().map(|error| error.path).collect();
        let is_empty = candidates.is_empty() && unreadable.is_empty();
        let plan = plan(place.number, stamps, scope, candidates, &unreadable);
        self.report.n_unchanged += plan.n_unchanged;
        self.report.n_known_problems += plan.n_bad;
        self.report.n_known_partial += plan.n_partial;
        self.jobs.extend(plan.reads);

        let mut gone = Vec::new();
        for stamp in plan.missing {
            match presence(&root.join(&stamp.path)) {
                Presence::Gone => gone.push(stamp),
                // Still there: the rules leave it out now.
                Presence::There => self.removals.push(stamp),
                Presence::Unknown(error) => {
                    let path = stamp.path.clone();
                    self.block(place, stamps, &path, &error);
                }
            }
        }
        let is_root_gone = if scope.is_all() { is_empty } else { is_void(root) };
        // A file that is named alone may go alone, unless all of them went.
        let counts = |stamp: &&FileStamp| was_read(stamp) && (is_root_gone || !scope.names(&stamp.path));
        let n_gone = gone.iter().filter(counts).count();
        if !prune && is_suspicious(plan.n_known, n_gone, is_root_gone) {
            self.report.kept.push(Kept { root: root.clone(), is_root_gone, n_gone, n_known: plan.n_known });
        } else {
            self.removals.extend(gone);
        }
    }

    fn block(&mut self, place: &Place<'_>, stamps: &[FileStamp], path: &Path, error: &io::Error) {
        let known = stamps.iter().find(|stamp| stamp.root == place.number && stamp.path == path).cloned();
        let reason = corpus::reason(error);
        let is_kept = known.as_ref().is_some_and(|stamp| stamp.n_articles > 0);
        self.report.problems.push(Problem {
            path: file(&place.target.root, path),
            reason: reason.clone(),
            is_kept,
            is_partial: false,
        });
        self.blocked.push(Blocked { root: place.number, path: path.to_path_buf(), reason, known });
    }
}

/// Returns the file at `path` below `root`: the root itself where the path is empty.
pub(super) fn file(root: &Path, path: &Path) -> PathBuf {
    if path.as_os_str().is_empty() { root.to_path_buf() } else { root.join(path) }
}

/// Whether a file is there, as far as one may know.
enum Presence {
    There,
    Gone,
    Unknown(io::Error),
}

fn presence(path: &Path) -> Presence {
    match fs::symlink_metadata(path) {
        // A link or a folder in the place of a file: the file is gone.
        Ok(metadata) if metadata.is_file() => Presence::There,
        Ok(_) => Presence::Gone,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Presence::Gone,
        Err(error) => Presence::Unknown(error),
    }
}

/// Whether there is no such folder, or nothing in it: as where a disk is not mounted.
fn is_void(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

fn is_index(folder: &Path) -> bool {
    folder.join(MARKER).is_file()
}
