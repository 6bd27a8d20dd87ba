//! Fills an index with the articles of folders, and keeps it up to date.
//!
//! The index is its own manifest: each file leaves a stamp (size, time, content hash, version of the extractor), and a
//! file whose stamp still holds is not read. A run is a survey (walk and compare, nothing read), then the work, file
//! by file. What was read is in the index as a whole or not at all; a run that is stopped or killed is gone on with by
//! the next one, and the index is then the same as after one undisturbed run. A run with nothing to do opens no writer.

mod budget;
pub mod corrections;
mod extract;
mod filters;
mod plan;
mod rebuild;
mod report;
mod run;
mod stale;
mod survey;
mod targets;

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Instant;

pub use extract::read;
pub use filters::filter_of;
pub use rebuild::rebuild;
pub use report::{Kept, Problem, Report};
pub use run::WORKER;
pub use stale::is_stale;
pub use targets::{Stray, Target, listed_targets, targets};

use crate::corpus::Filter;
use crate::index::{FileStamp, Index, Writer, WriterSettings, free_bytes};
use corrections::Corrections;
use survey::{Place, Survey, survey};

/// Version of all that happens between a file's bytes and its index documents: reading and attribution. It rises with
/// each change of what they find; files read by another version are read again.
pub const EXTRACTOR_VERSION: u32 = 16;

/// A run that reads as many articles is long.
const MANY: usize = 10_000;

/// How to run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What is read under the roots of this run, from now on; none: as it was.
    pub filter: Option<Filter>,
    /// Look at these files and folders (absolute) alone, which lie below the paths of the run or in roots that are known.
    pub listed: Option<Vec<PathBuf>>,
    /// Drop missing files however many they are, and those of missing roots.
    pub prune: bool,
    /// Threads that read and attribute.
    pub n_threads: usize,
    /// How the index is written.
    pub writer: WriterSettings,
    /// What the user has corrected.
    pub corrections: Corrections,
}

impl Default for Settings {
    fn default() -> Self {
        let n_threads = std::thread::available_parallelism().map_or(1, usize::from);
        Settings {
            filter: None,
            listed: None,
            prune: false,
            n_threads,
            writer: WriterSettings::default(),
            corrections: Corrections::default(),
        }
    }
}

/// What a run would do with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Read it for the first time.
    Add,
    /// Read it again.
    Update,
    /// Take it out of the index.
    Drop,
}

/// What happens during a run, for whoever shows it. Told by many threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The walk has found so many files.
    Found {
        /// Files, so far, under this root.
        n_files: usize,
    },
    /// The walk is over: so much is to be read.
    Planned {
        /// Files.
        n_files: usize,
        /// Their bytes.
        n_bytes: u64,
    },
    /// There is less room for the index than it may take.
    LittleRoom {
        /// Bytes free.
        free: u64,
        /// Bytes that may be taken, at most for a while.
        needed: u64,
    },
    /// A file was read.
    Read {
        /// Its bytes.
        n_bytes: u64,
        /// Quotes found in it.
        n_quotes: usize,
    },
    /// The last commit.
    Committing,
}

/// Brings the index up to date with what is at `paths` (absolute, links resolved): adds, changes and drops, there and
/// only there. Without a path, at all roots. See [`targets`] for how paths and roots go together. Returns the index as
/// it then is.
///
/// When `cancel` is set the run finishes the articles in hand, commits and returns; a file that holds more of them is read
/// again by the next run.
///
/// # Errors
/// A glob is no glob, a path is an index itself, a listed one lies in no root, or the index cannot be read or written; it is then as it was after the
/// last commit.
pub fn run(
    index: Index,
    paths: &[PathBuf],
    settings: &Settings,
    observe: &(dyn Fn(Event) + Sync),
    cancel: &AtomicBool,
) -> anyhow::Result<(Index, Report)> {
    let started = Instant::now();
    let look = |index: &Index| {
        let scene = Scene::new(Some(index), paths, settings)?;
        let (stamps, mut survey) = scene.survey(Some(index), settings.prune, observe, cancel)?;
        settings.corrections.recall(index, &scene.roots, &stamps, &mut survey)?;
        anyhow::Ok((scene, survey))
    };
    let (mut scene, mut survey) = look(&index)?;
    if survey.report.is_interrupted || survey.is_idle() && scene.is_known(&index) {
        survey.report.elapsed = started.elapsed();
        return Ok((index, survey.report));
    }
    let mut writer = index.writer(&settings.writer)?;
    rebuild::sweep(index.dir())?;
    if !writer.index().is_as(&index) {
        // Another program wrote meanwhile: what it did is not to be done again, nor undone.
        (scene, survey) = look(writer.index())?;
    }
    let mut report = std::mem::take(&mut survey.report);
    scene.remember(&mut writer)?;
    let n_bytes = survey.jobs.iter().map(|job| job.candidate.size).sum();
    observe(Event::Planned { n_files: survey.jobs.len(), n_bytes });
    if let Some((free, needed)) = free_bytes(writer.index().dir()).and_then(|free| too_little(free, n_bytes)) {
        observe(Event::LittleRoom { free, needed });
    }
    let dir = index.dir().to_owned();
    report.add(run::work(&survey, &scene.roots, &writer, settings, observe, cancel).map_err(|e| with_room(e, &dir))?);
    observe(Event::Committing);
    // Merging takes some seconds: what a run of some articles must not, and who stops one does not wait for.
    let long = !report.is_interrupted && report.n_articles >= MANY;
    let index = if long { writer.commit_and_merge() } else { writer.commit() };
    let index = index.map_err(|e| with_room(e, &dir))?;
    report.problems.sort();
    report.elapsed = started.elapsed();
    Ok((index, report))
}

/// What is free and what the index may take for so many bytes of articles, if that is more: an index is as large as its
/// text and a third, and old segments stay while they are merged into new ones.
fn too_little(free: u64, n_bytes: u64) -> Option<(u64, u64)> {
    let needed = n_bytes.saturating_mul(2);
    (free < needed).then_some((free, needed))
}

/// Adds that the disk is full, if it is: the search engine says no more than that one of its threads failed.
fn with_room(error: anyhow::Error, dir: &Path) -> anyhow::Error {
    match free_bytes(dir) {
        Some(free) if free < FULL => error.context(format!("{}: the disk is full", dir.display())),
        _ => error,
    }
}

/// With fewer bytes free a disk is full: segments are written many at once, and taken back when one fails.
const FULL: u64 = 64 << 20;

/// Returns what [`run`] would do, going by size and time alone: nothing is read, nothing written. Files that it would
/// read count as added or changed.
///
/// # Errors
/// As [`run`].
pub fn preview(
    index: Option<&Index>,
    paths: &[PathBuf],
    settings: &Settings,
    observe: &(dyn Fn(Event) + Sync),
    cancel: &AtomicBool,
) -> anyhow::Result<(Report, Vec<(Change, PathBuf)>)> {
    let started = Instant::now();
    let scene = Scene::new(index, paths, settings)?;
    let (stamps, mut survey) = scene.survey(index, settings.prune, observe, cancel)?;
    if let Some(index) = index {
        settings.corrections.recall(index, &scene.roots, &stamps, &mut survey)?;
    }
    let mut report = survey.report;
    report.n_added = survey.jobs.iter().filter(|job| job.known.is_none()).count();
    report.n_changed = survey.jobs.len() - report.n_added;
    report.n_removed = survey.removals.len();
    report.n_bytes = survey.jobs.iter().map(|job| job.candidate.size).sum();
    report.elapsed = started.elapsed();
    let file = |root: u32, path: &Path| survey::file(&scene.roots[root as usize], path);
    let drops = survey.removals.iter().map(|stamp| (Change::Drop, file(stamp.root, &stamp.path)));
    let reads = survey.jobs.iter().map(|job| {
        let change = if job.known.is_some() { Change::Update } else { Change::Add };
        (change, file(job.root, &job.candidate.path))
    });
    let mut changes: Vec<_> = drops.chain(reads).collect();
    changes.sort_by(|a, b| a.1.cmp(&b.1));
    Ok((report, changes))
}

/// Takes a root and its articles out of the index, which is returned as it then is.
///
/// # Errors
/// The index cannot be written.
pub fn forget(index: &Index, root: u32) -> anyhow::Result<Index> {
    let mut writer = index.writer(&WriterSettings { memory: 0, threads: 1 })?;
    writer.forget_root(root)?;
    writer.commit()
}

/// The roots of the index with those that the run adds, and what of them is looked at.
struct Scene {
    targets: Vec<Target>,
    /// By number; empty for a forgotten one.
    roots: Vec<PathBuf>,
    /// By number.
    filters: Vec<Filter>,
}

impl Scene {
    fn new(index: Option<&Index>, paths: &[PathBuf], settings: &Settings) -> anyhow::Result<Scene> {
        let n_known = index.map_or(0, Index::next_root);
        let root = |number| index.and_then(|index| index.root(number)).unwrap_or(Path::new("")).to_path_buf();
        let mut roots: Vec<PathBuf> = (0..n_known).map(root).collect();
        let known: Vec<PathBuf> = roots.iter().filter(|root| !root.as_os_str().is_empty()).cloned().collect();
        // Without a slash at the end.
        let paths: Vec<PathBuf> = paths.iter().map(|path| path.components().collect()).collect();
        let targets = match &settings.listed {
            None => targets(&known, &paths),
            Some(listed) => listed_targets(&known, &paths, listed)?,
        };
        for target in &targets {
            if !roots.contains(&target.root) {
                roots.push(target.root.clone());
            }
        }
        let mut filters: Vec<Filter> = (0..n_known).filter_map(|root| Some(filter_of(index?, root))).collect();
        filters.resize_with(roots.len(), Filter::default);
        if let Some(given) = &settings.filter {
            for target in &targets {
                filters[number_of(&roots, &target.root)].clone_from(given);
            }
        }
        Ok(Scene { targets, roots, filters })
    }

    /// Walks the targets, reads the stamps of the index meanwhile, and compares the two.
    fn survey(
        &self,
        index: Option<&Index>,
        prune: bool,
        observe: &(dyn Fn(Event) + Sync),
        cancel: &AtomicBool,
    ) -> anyhow::Result<(Vec<FileStamp>, Survey)> {
        let mut places = Vec::with_capacity(self.targets.len());
        for target in &self.targets {
            let number = number_of(&self.roots, &target.root);
            let filter = &self.filters[number];
            places.push(Place { number: u32::try_from(number)?, target, filter });
        }
        let (stamps, walked) = std::thread::scope(|scope| {
            let stamps = scope.spawn(|| index.map_or_else(|| Ok(Vec::new()), Index::manifest));
            let walked = survey::walk(&places, &self.roots, observe, cancel);
            let stamps = stamps.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            (stamps, walked)
        });
        let stamps = stamps?;
        let survey = survey(&places, walked?, &stamps, prune);
        Ok((stamps, survey))
    }

    /// Whether the index knows all roots and filters already.
    fn is_known(&self, index: &Index) -> bool {
        let note = |number| index.note(number).unwrap_or_default();
        self.roots.len() == index.next_root() as usize
            && (0..).zip(&self.filters).all(|(number, filter)| filters::note_of(filter) == note(number))
    }

    /// Makes the index know them.
    fn remember(&self, writer: &mut Writer) -> anyhow::Result<()> {
        let index = writer.index().clone();
        for (number, root) in (0..).zip(&self.roots).skip(index.next_root() as usize) {
            let given = writer.add_root(root)?;
            debug_assert_eq!(given, number, "the writer has the roots that the scene was made of");
        }
        for (number, filter) in (0..).zip(&self.filters) {
            let note = filters::note_of(filter);
            if index.note(number).unwrap_or_default() != note {
                writer.set_note(number, &note)?;
            }
        }
        Ok(())
    }
}

fn number_of(roots: &[PathBuf], root: &Path) -> usize {
    roots.iter().position(|known| known == root).expect("every target's root is among the roots")
}

#[cfg(test)]
mod tests;
