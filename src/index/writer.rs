//! Writing: a file is replaced as a whole, a large one in steps, many threads at once; a commit makes all of it durable at
//! one moment.
//!
//! After any error the writer takes nothing more: what Tantivy then still accepts it may lose without a word.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use tantivy::directory::error::LockError;
use tantivy::indexer::{IndexWriterOptions, UserOperation};
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::{Document, IndexRecordOption};
use tantivy::{Directory, IndexWriter, TantivyError, Term};

use super::batch::{Documents, Told, Values};
use super::folder::{self, patiently};
use super::merges::Merges;
use super::{Fields, FileStamp, Index, OpenError, documents, key, sort};
use crate::article::Article;

/// How much memory and how many threads a writer takes.
#[derive(Clone, Copy, Debug)]
pub struct WriterSettings {
    /// Bytes for segments under construction, all threads together. Below about 100 MB a thread indexing slows down.
    pub memory: usize,
    /// Threads that build segments.
    pub threads: usize,
}

impl Default for WriterSettings {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let threads = cores.saturating_sub(1).clamp(1, 8);
        Self { memory: threads * 150_000_000, threads }
    }
}

/// Bytes of documents that may wait for the threads that build segments.
const MAX_WAITING: usize = 64 << 20;
/// Bytes of documents that go to one of these threads at once; a file with more, or that takes longer to read, goes in
/// several steps.
const MAX_BATCH: usize = 8 << 20;
const MAX_WAIT: Duration = Duration::from_secs(10);
/// How long a writer waits for its threads before it says that they are stuck.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often it is opened anew because another program wrote between opening and the lock.
const OPEN_TRIES: u32 = 5;

/// Writes to an index; there is one at a time. Dropped without a commit, it leaves the index as it was.
pub struct Writer {
    index: Index,
    /// Shared while a step of a file is taken, taken alone for a commit: no commit falls inside a step.
    inner: RwLock<IndexWriter<Waiting>>,
    roots: Vec<Option<PathBuf>>,
    notes: BTreeMap<u32, String>,
    failed: AtomicBool,
    /// Set when a long run is done: large segments are merged then.
    closing: Arc<AtomicBool>,
    gate: Arc<Gate>,
}

impl Writer {
    pub(super) fn open(index: Index, settings: &WriterSettings) -> Result<Self, OpenError> {
        let threads = settings.threads.clamp(1, 8);
        // Tantivy's bounds.
        let memory = (settings.memory / threads).clamp(15_000_000, u32::MAX as usize - 2_000_000);
        let options = IndexWriterOptions::builder()
            .num_worker_threads(threads)
            .memory_budget_per_thread(memory)
            .num_merge_threads(1)
            .build();
        let is_busy = |error: &TantivyError| matches!(error, TantivyError::LockFailure(LockError::LockBusy, _));
        let mut tries = 1;
        loop {
            // Tantivy remembers which files are its own from when it was opened. What another program wrote since then it
            // would disown, so a writer begins with an index that was opened when nobody wrote.
            let fresh = Index::open_in(index.dir(), index.directory.clone())?;
            let open = || fresh.inner.writer_with_options(options.clone());
            let inner = patiently(open, is_busy).map_err(|error| OpenError::of(&index.dir, error))?;
            let managed = tantivy::Index::open(index.directory.clone()).map(|index| managed_files(&index));
            if managed.map_err(|error| OpenError::of(&index.dir, error))? == managed_files(&fresh.inner) {
                return Self::begin(&fresh.dir.clone(), fresh.directory, inner);
            }
            tries += 1;
            if tries > OPEN_TRIES {
                return Err(OpenError::Locked(index.dir));
            }
        }
    }

    /// With the lock in hand.
    fn begin(dir: &Path, directory: Box<dyn Directory>, inner: IndexWriter<Waiting>) -> Result<Self, OpenError> {
        let io = |error: io::Error| OpenError::NotWritable(dir.to_owned(), error.to_string());
        folder::sweep(dir).map_err(io)?;
        let closing = Arc::new(AtomicBool::new(false));
        inner.set_merge_policy(Box::new(Merges::new(closing.clone())));
        // The segments of a program that died. Best effort, but first: they may be what fills the disk.
        let _ = inner.garbage_collect_files().wait();
        // Roots and documents as the last writer left them.
        let index = Index::open_in(dir, directory)?;
        let (roots, notes) = (index.roots.clone(), index.notes.clone());
        let gate = Arc::new(Gate::default());
        Ok(Self { index, inner: RwLock::new(inner), roots, notes, failed: AtomicBool::new(false), closing, gate })
    }

    /// Returns the index as it is before anything is written.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Returns the number of root `path` (absolute), which is remembered from now on.
    ///
    /// # Errors
    /// If the path is not absolute or the marker file cannot be written.
    pub fn add_root(&mut self, path: &Path) -> anyhow::Result<u32> {
        ensure!(path.is_absolute(), "{}: a root must be absolute", path.display());
        let known = self.roots.iter().position(|root| root.as_deref() == Some(path));
        let number = match known {
            Some(number) => number,
            None => {
                self.roots.push(Some(path.to_owned()));
                // Before its files: a root without files does no harm, files without a root would.
                self.write_marker()?;
                self.roots.len() - 1
            }
        };
        Ok(u32::try_from(number)?)
    }

    /// Notes something of a root, for [`Index::note`]; an empty note removes it.
    ///
    /// # Errors
    /// If the marker file cannot be written.
    pub fn set_note(&mut self, root: u32, note: &str) -> anyhow::Result<()> {
        match note {
            "" => self.notes.remove(&root),
            _ => self.notes.insert(root, note.to_owned()),
        };
        self.write_marker()
    }

    /// Puts what was read from a file in the place of what the index has of it. Called from many threads.
    ///
    /// # Errors
    /// If the index cannot be written; the writer then takes nothing more.
    pub fn replace(&self, stamp: &FileStamp, articles: &[Article]) -> anyhow::Result<()> {
        self.replace_as_read(stamp, |put| {
            let _ = articles.iter().try_for_each(put);
            Some(stamp.clone())
        })
    }

    /// Puts what is read from a file in the place of what the index has of it, article by article: `read` passes them on,
    /// until it is told to stop, and returns the stamp of the file; none if it did not come to the end. Called from many
    /// threads.
    ///
    /// A file of many articles goes in steps, and commits may fall between these. Until the last one the index has `unread`
    /// for its stamp, with what is there so far, and so it stays where `read` came to no end; a file of which no step was
    /// taken then is left as it was.
    ///
    /// # Errors
    /// If the index cannot be written; the writer then takes nothing more.
    pub fn replace_as_read(
        &self,
        unread: &FileStamp,
        read: impl FnOnce(&mut dyn FnMut(&Article) -> ControlFlow<()>) -> Option<FileStamp>,
    ) -> anyhow::Result<()> {
        let mut steps = Steps::new(self, unread);
        let mut added = Ok(());
        let stamp = read(&mut |article| {
            added = steps.add(article);
            if added.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        added
            .and_then(|()| match stamp {
                Some(stamp) => steps.take(&stamp),
                None if steps.is_begun => steps.take(&steps.so_far()),
                None => Ok(()),
            })
            .with_context(|| format!("index: cannot add {}", unread.path.display()))
    }

    /// Changes what the index remembers of a file, and leaves what was read from it.
    ///
    /// # Errors
    /// If the index cannot be written; the writer then takes nothing more.
    pub fn restamp(&self, stamp: &FileStamp) -> anyhow::Result<()> {
        let fields = &self.index.fields;
        self.guarded(|inner| {
            inner.delete_query(stamp_query(fields, &key::encode(stamp.root, &stamp.path)))?;
            let mut batch = Batch::default();
            documents::stamp(&mut batch.documents, fields, stamp);
            batch.send(inner, &self.gate)
        })
        .with_context(|| format!("index: cannot update {}", stamp.path.display()))
    }

    /// Removes a file and all that was read from it.
    ///
    /// # Errors
    /// If the writer has failed before.
    pub fn remove(&self, root: u32, path: &Path) -> anyhow::Result<()> {
        let term = Term::from_field_bytes(self.index.fields.file, &key::encode(root, path));
        self.guarded(|inner| {
            inner.delete_term(term);
            Ok(())
        })
    }

    /// Removes a root and all files under it.
    ///
    /// # Errors
    /// If the files cannot be listed, or the writer has failed before.
    pub fn forget_root(&mut self, root: u32) -> anyhow::Result<()> {
        let slot = self.roots.get_mut(root as usize);
        ensure!(slot.as_ref().is_some_and(|slot| slot.is_some()), "index: no root has number {root}");
        if let Some(slot) = slot {
            *slot = None;
        }
        self.notes.remove(&root);
        for stamp in self.index.manifest()?.iter().filter(|stamp| stamp.root == root) {
            self.remove(root, &stamp.path)?;
        }
        Ok(())
    }

    /// Makes what was written so far durable, and goes on. No file is caught in the middle.
    ///
    /// # Errors
    /// If the index cannot be written; the index is then as it was after the commit before.
    pub fn checkpoint(&self) -> anyhow::Result<()> {
        self.check()?;
        let mut inner = self.inner.write().unwrap_or_else(PoisonError::into_inner);
        // Something may have failed, half a file written, while we waited.
        self.check()?;
        let result = commit(&mut inner, &self.index).context("index: cannot commit");
        self.note(result)
    }

    /// Like [`Writer::commit`], and merges large segments too, so that queries ask fewer: some seconds for 100,000 articles.
    ///
    /// # Errors
    /// As there.
    pub fn commit_and_merge(self) -> anyhow::Result<Index> {
        self.closing.store(true, Ordering::Relaxed);
        self.commit()
    }

    /// Makes what was written durable and returns the index as it now is.
    ///
    /// # Errors
    /// If the index cannot be written; it is then as it was after the commit before.
    pub fn commit(self) -> anyhow::Result<Index> {
        self.checkpoint()?;
        self.write_marker()?;
        let inner = self.inner.into_inner().unwrap_or_else(PoisonError::into_inner);
        // Merges make later searches faster; one that fails leaves the index as it is.
        let _ = inner.wait_merging_threads();
        Ok(Index::open_in(&self.index.dir, self.index.directory)?)
    }

    fn write_marker(&self) -> anyhow::Result<()> {
        let mut marker = super::Marker::new();
        marker.set_roots(&self.roots);
        marker.notes.clone_from(&self.notes);
        marker.write(&*self.index.directory).with_context(|| format!("{}: cannot write", self.index.dir.display()))
    }

    /// Runs `write` with the writer shared, and notes if it fails.
    fn guarded(&self, write: impl FnOnce(&IndexWriter<Waiting>) -> anyhow::Result<()>) -> anyhow::Result<()> {
        self.check()?;
        let inner = self.inner.read().unwrap_or_else(PoisonError::into_inner);
        // Let go before the lock: a panic leaves half a file, which must not be committed.
        let panics = NotePanic(&self.failed);
        let result = write(&inner);
        drop(panics);
        self.note(result)
    }

    fn check(&self) -> anyhow::Result<()> {
        if self.failed.load(Ordering::Relaxed) { Err(FailedBefore.into()) } else { Ok(()) }
    }

    fn note(&self, result: anyhow::Result<()>) -> anyhow::Result<()> {
        if result.is_err() {
            self.failed.store(true, Ordering::Relaxed);
        }
        result
    }
}

/// What a writer that failed says to all who come after: not why.
#[derive(Debug)]
pub(crate) struct FailedBefore;

impl fmt::Display for FailedBefore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("index: writing has failed before, nothing more is taken")
    }
}

impl std::error::Error for FailedBefore {}

/// Notes that a thread panicked while it wrote.
struct NotePanic<'a>(&'a AtomicBool);

impl Drop for NotePanic<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.store(true, Ordering::Relaxed);
        }
    }
}

/// Commits and makes the commit durable: Tantivy syncs the folder before it renames `meta.json`, not after.
fn commit(inner: &mut IndexWriter<Waiting>, index: &Index) -> anyhow::Result<()> {
    let mut prepared = inner.prepare_commit()?;
    // A second witness of the number by which deletions go.
    prepared.set_payload(&prepared.opstamp().to_string());
    prepared.commit()?;
    index.directory.sync_directory()?;
    Ok(())
}

fn managed_files(index: &tantivy::Index) -> HashSet<PathBuf> {
    index.directory().list_managed_files()
}

/// The stamp that the index has of a file.
fn stamp_query(fields: &Fields, key: &[u8]) -> Box<dyn Query> {
    let term = |term| -> Box<dyn Query> { Box::new(TermQuery::new(term, IndexRecordOption::Basic)) };
    let file = term(Term::from_field_bytes(fields.file, key));
    let is_stamp = term(Term::from_field_u64(fields.sort, sort::STAMP));
    Box::new(BooleanQuery::intersection(vec![file, is_stamp]))
}

/// The steps in which a file goes into the index.
struct Steps<'a> {
    writer: &'a Writer,
    unread: &'a FileStamp,
    key: Vec<u8>,
    batch: Batch,
    n_articles: usize,
    n_quotes: usize,
    /// Whether a step was taken.
    is_begun: bool,
    /// When the last one was.
    since: Instant,
}

impl<'a> Steps<'a> {
    fn new(writer: &'a Writer, unread: &'a FileStamp) -> Self {
        let key = key::encode(unread.root, &unread.path);
        let (batch, since) = (Batch::default(), Instant::now());
        Self { writer, unread, key, batch, n_articles: 0, n_quotes: 0, is_begun: false, since }
    }

    fn add(&mut self, article: &Article) -> anyhow::Result<()> {
        if self.batch.documents.size() > MAX_BATCH || self.n_articles > 0 && self.since.elapsed() > MAX_WAIT {
            self.take(&self.so_far())?;
        }
        // Blocks stay whole: a block is a part of one batch.
        let (out, fields) = (&mut self.batch.documents, &self.writer.index.fields);
        documents::block(out, fields, &self.key, self.n_articles, article)?;
        self.n_articles += 1;
        self.n_quotes += article.quotes.len();
        Ok(())
    }

    /// The stamp of a file that is not read to its end.
    fn so_far(&self) -> FileStamp {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        FileStamp { n_articles: narrow(self.n_articles), n_quotes: narrow(self.n_quotes), ..self.unread.clone() }
    }

    /// Writes what was added since the last step, and the stamp that holds from now on.
    fn take(&mut self, stamp: &FileStamp) -> anyhow::Result<()> {
        let Self { writer, key, batch, is_begun, .. } = self;
        let fields = &writer.index.fields;
        documents::stamp(&mut batch.documents, fields, stamp);
        writer.guarded(|inner| {
            if *is_begun {
                inner.delete_query(stamp_query(fields, key))?;
            } else {
                batch.operations.push(UserOperation::Delete(Term::from_field_bytes(fields.file, key)));
            }
            batch.send(inner, &writer.gate)
        })?;
        (self.is_begun, self.since) = (true, Instant::now());
        Ok(())
    }
}

/// Operations on their way to a thread that builds segments.
#[derive(Default)]
struct Batch {
    operations: Vec<UserOperation<Waiting>>,
    documents: Documents,
}

impl Batch {
    fn send(&mut self, inner: &IndexWriter<Waiting>, gate: &Arc<Gate>) -> anyhow::Result<()> {
        let documents = std::mem::take(&mut self.documents);
        let (n, permit) = (documents.len(), gate.enter(documents.size())?);
        let sent = Arc::new(Sent { documents, _permit: permit });
        let waiting = (0..n).map(|idx| Waiting { sent: Arc::clone(&sent), idx });
        self.operations.extend(waiting.map(UserOperation::Add));
        inner.run(std::mem::take(&mut self.operations))?;
        Ok(())
    }
}

/// Bounds the bytes that wait in Tantivy's queue, which itself counts batches.
#[derive(Default)]
struct Gate {
    waiting: Mutex<usize>,
    left: Condvar,
}

impl Gate {
    /// Waits until `size` bytes fit; what is larger than all goes alone.
    fn enter(self: &Arc<Self>, size: usize) -> anyhow::Result<Permit> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        while *waiting > 0 && *waiting + size > MAX_WAITING {
            let before = *waiting;
            let (now, wait) = self.left.wait_timeout(waiting, PATIENCE).unwrap_or_else(PoisonError::into_inner);
            waiting = now;
            if wait.timed_out() && *waiting >= before {
                bail!("index: no progress for {} seconds", PATIENCE.as_secs());
            }
        }
        *waiting += size;
        Ok(Permit { gate: Arc::clone(self), size })
    }
}

/// Some bytes of the queue, given back when dropped.
struct Permit {
    gate: Arc<Gate>,
    size: usize,
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut waiting = self.gate.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        *waiting -= self.size;
        self.gate.left.notify_all();
    }
}

/// Documents that hold their share of the queue until a thread has taken in the last of them.
struct Sent {
    documents: Documents,
    _permit: Permit,
}

/// One of them.
struct Waiting {
    sent: Arc<Sent>,
    idx: usize,
}

impl Document for Waiting {
    type Value<'a> = Told<'a>;
    type FieldsValuesIter<'a> = Values<'a>;

    fn iter_fields_and_values(&self) -> Values<'_> {
        self.sent.documents.values(self.idx)
    }
}
