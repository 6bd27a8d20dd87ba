//! The pipeline: survey, then workers that read, attribute and write one file each, and commits between articles.
//!
//! Workers take the files in the order of the walk, read them side by side, and are held back where too many bytes are
//! in flight. Nothing that one file does ends the run: what cannot be read, and a fault of ours, becomes the file's
//! problem. Only an index that cannot be written ends it, and then stands as of the commit before.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::Context as _;
use sha2::{Digest as _, Sha256};

use super::budget::Budget;
use super::corrections::Corrections;
use super::extract::{Extractor, message};
use super::plan::{Job, UNSETTLED, is_partial};
use super::survey::{Blocked, Survey, file};
use super::{EXTRACTOR_VERSION, Event, Problem, Report, Settings};
use crate::article::Location;
use crate::corpus::{self, Candidate, Contents};
use crate::index::{FailedBefore, FileStamp, Writer};
use crate::quotes;

/// Commits fall at least so often, and after so many articles: so much work a crash can cost.
const COMMIT_EVERY: Duration = Duration::from_secs(30);
const COMMIT_ARTICLES: usize = 20_000;

/// Bytes of source files in flight.
const IN_FLIGHT: u64 = 64 << 20;

/// A buffer that grew beyond this for one large file is given back.
const KEPT_BUFFER: usize = 4 << 20;

/// Stack of a worker: readers of nested formats recurse, within limits of their own.
const STACK: usize = 8 << 20;

/// What the index says of a file that holds many articles while it is read, and if the run ends before its end.
const UNREAD: &str = "not read to its end: the next run reads it again";

/// A file modified so shortly before it was read may change again without its time showing it.
const YOUNG_NS: i64 = 2_000_000_000;

/// What all workers share.
pub(super) struct Crew<'a> {
    jobs: &'a [Job],
    next: AtomicUsize,
    /// The roots by number.
    roots: &'a [PathBuf],
    /// Hashes of the files that are dropped in this run: one of these that is added has moved.
    dropped: HashSet<[u8; 32]>,
    writer: &'a Writer,
    corrections: &'a Corrections,
    budget: Budget,
    /// Held by whoever reads a large article: some formats take a hundred times the bytes of the file. Nobody waits for it
    /// who has anything else in hand that others wait for.
    large: Mutex<()>,
    pace: Mutex<Pace>,
    is_failed: AtomicBool,
    observe: &'a (dyn Fn(Event) + Sync),
    cancel: &'a AtomicBool,
}

/// How long ago the last commit was.
struct Pace {
    since: Instant,
    n_articles: usize,
}

/// Does what the survey found to do. The last commit is left to the caller.
///
/// # Errors
/// The index cannot be written.
pub(super) fn work(
    survey: &Survey,
    roots: &[PathBuf],
    writer: &Writer,
    settings: &Settings,
    observe: &(dyn Fn(Event) + Sync),
    cancel: &AtomicBool,
) -> anyhow::Result<Report> {
    let mut report = Report::default();
    for stamp in &survey.removals {
        writer.remove(stamp.root, &stamp.path)?;
        report.n_removed += usize::from(super::plan::was_read(stamp));
    }
    for blocked in &survey.blocked {
        keep(writer, blocked)?;
    }
    let crew = Crew {
        jobs: &survey.jobs,
        next: AtomicUsize::new(0),
        roots,
        dropped: survey.removals.iter().map(|stamp| stamp.hash).collect(),
        writer,
        corrections: &settings.corrections,
        budget: Budget::new(IN_FLIGHT),
        large: Mutex::new(()),
        pace: Mutex::new(Pace { since: Instant::now(), n_articles: 0 }),
        is_failed: AtomicBool::new(false),
        observe,
        cancel,
    };
    let n_threads = settings.n_threads.clamp(1, survey.jobs.len().max(1));
    let reports: Vec<anyhow::Result<Report>> = thread::scope(|scope| {
        let mut workers = Vec::with_capacity(n_threads);
        for _ in 0..n_threads {
            let builder = thread::Builder::new().name(WORKER.to_owned()).stack_size(STACK);
            workers.push(builder.spawn_scoped(scope, || crew.work()).context("cannot start a thread")?);
        }
        let join = |worker: thread::ScopedJoinHandle<'_, anyhow::Result<Report>>| match worker.join() {
            Ok(result) => result,
            Err(panic) => Err(anyhow::anyhow!("internal error: {}", message(&*panic))),
        };
        anyhow::Ok(workers.into_iter().map(join).collect())
    })?;
    let mut failure = None;
    for result in reports {
        match result {
            Ok(found) => report.add(found),
            // Of those that failed one knows why.
            Err(error) if failure.is_none() || !error.chain().any(|cause| cause.is::<FailedBefore>()) => {
                failure = Some(error);
            }
            Err(_) => {}
        }
    }
    failure.map_or(Ok(report), Err)
}

/// Name of the threads whose panics become problems of a file.
pub const WORKER: &str = "whosaid-worker";

impl Crew<'_> {
    fn work(&self) -> anyhow::Result<Report> {
        let mut report = Report::default();
        let mut buffer = Vec::new();
        loop {
            if self.is_failed.load(Ordering::Relaxed) {
                break;
            }
            let Some(job) = self.jobs.get(self.next.fetch_add(1, Ordering::Relaxed)) else { break };
            if self.cancel.load(Ordering::Relaxed) {
                report.is_interrupted = true;
                break;
            }
            let share = self.budget.take(job.candidate.size);
            let result = self.bring_up_to_date(job, &mut buffer, &mut report);
            drop(share);
            buffer.shrink_to(KEPT_BUFFER);
            if result.is_err() {
                self.is_failed.store(true, Ordering::Relaxed);
            }
            result?;
        }
        Ok(report)
    }

    /// Reads one file and writes what is in it.
    fn bring_up_to_date(&self, job: &Job, buffer: &mut Vec<u8>, report: &mut Report) -> anyhow::Result<()> {
        let path = file(&self.roots[job.root as usize], &job.candidate.path);
        let now = now_ns();
        let contents = match corpus::read(&path, buffer) {
            Ok(contents) => contents,
            Err(corpus::ReadError::Vanished) => return self.drop_vanished(job, report),
            Err(corpus::ReadError::Io(error)) => return self.keep_blocked(job, path, &error, report),
            Err(error @ (corpus::ReadError::TooLarge(_) | corpus::ReadError::NotAFile)) => {
                return self.refuse(job, path, error.to_string(), report);
            }
        };
        report.n_bytes += contents.size;
        let hash: [u8; 32] = Sha256::digest(&*buffer).into();
        let stamp = FileStamp { size: contents.size, mtime_ns: settled_time(&contents, now), hash, ..stamp_of(job) };
        if let Some(known) = &job.known
            && is_same(known, &stamp)
        {
            report.n_unchanged += usize::from(known.problem.is_none());
            report.n_known_problems += usize::from(known.problem.is_some());
            report.n_known_partial += usize::from(is_partial(known));
            let stamp = FileStamp { size: stamp.size, mtime_ns: stamp.mtime_ns, ..known.clone() };
            if stamp != *known {
                self.writer.restamp(&stamp)?;
            }
            (self.observe)(Event::Read { n_bytes: contents.size, n_quotes: 0 });
            return Ok(());
        }
        let (mut n_articles, mut n_quotes) = (0, 0);
        let (mut problem, mut is_interrupted, mut committed) = (None, false, Ok(()));
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let unread =
            FileStamp { mtime_ns: UNSETTLED, hash: [0; 32], problem: Some(UNREAD.to_owned()), ..stamp.clone() };
        let replaced = self.writer.replace_as_read(&unread, |put| {
            let extractor = Extractor::with_lock(&self.large);
            problem = extractor.read(&location(&job.candidate, &path), None, buffer, &mut |mut article| {
                // The first article of a file in hand is finished, and what has no more of them with it.
                is_interrupted = n_articles > 0 && self.cancel.load(Ordering::Relaxed);
                if is_interrupted {
                    return ControlFlow::Break(());
                }
                if n_articles > 0 {
                    // Between two articles of a file that holds many.
                    committed = self.commit_if_due(1);
                    if committed.is_err() {
                        return ControlFlow::Break(());
                    }
                }
                report.n_corrected += self.corrections.apply(&mut article);
                n_articles += 1;
                n_quotes += article.quotes.len();
                let language = article.meta.language.as_deref();
                if !quotes::reads(language) {
                    *report.unread_languages.entry(language.unwrap_or_default().to_owned()).or_default() += 1;
                }
                put(&article)
            });
            let problem = problem.clone();
            let stamp = FileStamp { n_articles: narrow(n_articles), n_quotes: narrow(n_quotes), problem, ..stamp };
            (!is_interrupted && committed.is_ok()).then_some(stamp)
        });
        // A commit that failed knows why; what is written after it only that it did.
        committed?;
        replaced?;
        if is_interrupted {
            report.is_interrupted = true;
            return Ok(());
        }
        report.n_articles += n_articles;
        report.n_quotes += n_quotes;
        self.count(job, path, problem, (n_articles, n_quotes), &hash, report)
    }

    /// Notes a file of which nothing could be read.
    fn refuse(&self, job: &Job, path: PathBuf, problem: String, report: &mut Report) -> anyhow::Result<()> {
        let stamp = FileStamp { problem: Some(problem.clone()), ..stamp_of(job) };
        self.writer.replace(&stamp, &[])?;
        self.count(job, path, Some(problem), (0, 0), &stamp.hash, report)
    }

    /// Counts a file that was replaced.
    fn count(
        &self,
        job: &Job,
        path: PathBuf,
        problem: Option<String>,
        (n_articles, n_quotes): (usize, usize),
        hash: &[u8; 32],
        report: &mut Report,
    ) -> anyhow::Result<()> {
        let is_read = problem.is_none() || n_articles > 0;
        match &job.known {
            Some(_) => report.n_changed += 1,
            None => report.n_added += usize::from(is_read),
        }
        report.n_moved += usize::from(job.known.is_none() && self.dropped.contains(hash));
        if let Some(reason) = problem {
            report.problems.push(Problem { path, reason, is_kept: false, is_partial: n_articles > 0 });
        }
        (self.observe)(Event::Read { n_bytes: job.candidate.size, n_quotes });
        self.commit_if_due(n_articles.min(1))
    }

    /// The file went between walk and reading.
    fn drop_vanished(&self, job: &Job, report: &mut Report) -> anyhow::Result<()> {
        if let Some(known) = &job.known {
            report.n_removed += 1;
            self.writer.remove(known.root, &known.path)?;
        }
        Ok(())
    }

    /// The system would not let us read the file: what the index has of it stays.
    fn keep_blocked(
        &self,
        job: &Job,
        path: PathBuf,
        error: &std::io::Error,
        report: &mut Report,
    ) -> anyhow::Result<()> {
        let reason = corpus::reason(error);
        let is_kept = job.known.as_ref().is_some_and(|known| known.n_articles > 0);
        report.problems.push(Problem { path, reason: reason.clone(), is_kept, is_partial: false });
        let blocked = Blocked { root: job.root, path: job.candidate.path.clone(), reason, known: job.known.clone() };
        keep(self.writer, &blocked)
    }

    fn commit_if_due(&self, n_articles: usize) -> anyhow::Result<()> {
        let mut pace = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
        pace.n_articles += n_articles;
        if pace.since.elapsed() < COMMIT_EVERY && pace.n_articles < COMMIT_ARTICLES {
            return Ok(());
        }
        // The others wait at the lock of the pace meanwhile: they could not write anyway.
        self.writer.checkpoint()?;
        *pace = Pace { since: Instant::now(), n_articles: 0 };
        Ok(())
    }
}

/// Notes why a file could not be looked at, and leaves its articles as they are. Writes nothing that is written already.
fn keep(writer: &Writer, blocked: &Blocked) -> anyhow::Result<()> {
    let stamp = blocked_stamp(blocked);
    if blocked.known.as_ref() == Some(&stamp) {
        return Ok(());
    }
    writer.restamp(&stamp)
}

/// The stamp of a file or folder that could not be looked at: it will be tried again each time, and read anew once it
/// can be.
pub(super) fn blocked_stamp(blocked: &Blocked) -> FileStamp {
    let unknown = FileStamp {
        root: blocked.root,
        path: blocked.path.clone(),
        size: 0,
        mtime_ns: UNSETTLED,
        hash: [0; 32],
        extractor: EXTRACTOR_VERSION,
        n_articles: 0,
        n_quotes: 0,
        problem: None,
    };
    let known = blocked.known.clone().unwrap_or(unknown);
    FileStamp { mtime_ns: UNSETTLED, hash: [0; 32], problem: Some(blocked.reason.clone()), ..known }
}

/// A stamp with what the walk knows.
fn stamp_of(job: &Job) -> FileStamp {
    FileStamp {
        root: job.root,
        path: job.candidate.path.clone(),
        size: job.candidate.size,
        mtime_ns: job.candidate.mtime_ns,
        hash: [0; 32],
        extractor: EXTRACTOR_VERSION,
        n_articles: 0,
        n_quotes: 0,
        problem: None,
    }
}

/// Whether what the index has of a file is what reading it would give.
fn is_same(known: &FileStamp, stamp: &FileStamp) -> bool {
    known.hash == stamp.hash && known.extractor == stamp.extractor
}

fn settled_time(contents: &Contents, now_ns: i64) -> i64 {
    let is_young = now_ns.abs_diff(contents.mtime_ns) < YOUNG_NS.unsigned_abs();
    if contents.is_settled && !is_young { contents.mtime_ns } else { UNSETTLED }
}

fn now_ns() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(now.as_nanos()).unwrap_or(i64::MAX)
}

/// Returns where the articles of a file are said to be. Only what is below the root may tell anything about an article,
/// such as its date: the same folder in another place is the same corpus.
fn location(candidate: &Candidate, path: &Path) -> Location {
    let name = || path.file_name().map(PathBuf::from).unwrap_or_default();
    let below = Some(candidate.path.clone()).filter(|path| !path.as_os_str().is_empty());
    Location { path: below.unwrap_or_else(name), member: None }
}
