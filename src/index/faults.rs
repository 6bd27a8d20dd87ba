//! A folder in which the n-th call fails: what every other part of the system must survive. For tests.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use tantivy::Directory;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, DirectoryLock, FileHandle, Lock, TerminatingWrite, WatchCallback, WatchHandle, WritePtr,
};

use super::OpenError;
use super::folder::Folder;

/// How a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The disk is full for one call to write.
    Full,
    /// The disk is full, from that call to write on.
    FullForGood,
    /// A call of any kind ends in `EIO`.
    Broken,
    /// A call of any kind panics. Not in the one thread of Tantivy in which a panic ends the program.
    Panic,
}

/// See the module.
#[derive(Clone, Debug)]
pub(crate) struct Faults {
    inner: Box<dyn Directory>,
    plan: Arc<Plan>,
}

/// Which call fails, and how far it has come.
#[derive(Debug)]
pub(crate) struct Plan {
    fault: Fault,
    at: usize,
    n_calls: AtomicUsize,
    has_failed: AtomicBool,
}

/// What panics say.
pub(crate) const INJECTED: &str = "injected fault";

impl Plan {
    /// Call number `at` fails, counted from 1.
    pub(crate) fn new(fault: Fault, at: usize) -> Arc<Plan> {
        Arc::new(Plan { fault, at, n_calls: AtomicUsize::new(0), has_failed: AtomicBool::new(false) })
    }

    pub(crate) fn has_failed(&self) -> bool {
        self.has_failed.load(Ordering::SeqCst)
    }

    fn read(&self) -> io::Result<()> {
        if matches!(self.fault, Fault::Broken | Fault::Panic) { self.call() } else { Ok(()) }
    }

    fn call(&self) -> io::Result<()> {
        const EIO: i32 = 5;
        const ENOSPC: i32 = 28;
        if self.fault == Fault::Panic && std::thread::current().name() == Some("segment_updater") {
            return Ok(());
        }
        let n = self.n_calls.fetch_add(1, Ordering::SeqCst) + 1;
        if n != self.at && !(n > self.at && self.fault == Fault::FullForGood) {
            return Ok(());
        }
        self.has_failed.store(true, Ordering::SeqCst);
        match self.fault {
            Fault::Full | Fault::FullForGood => Err(io::Error::from_raw_os_error(ENOSPC)),
            Fault::Broken => Err(io::Error::from_raw_os_error(EIO)),
            Fault::Panic => std::panic::panic_any(INJECTED),
        }
    }
}

impl Faults {
    pub(crate) fn open(dir: &Path, plan: &Arc<Plan>) -> Result<Box<dyn Directory>, OpenError> {
        Ok(Box::new(Faults { inner: Folder::open(dir)?, plan: Arc::clone(plan) }))
    }
}

impl Directory for Faults {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.plan.read().map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))?;
        self.inner.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        let failed = |error| DeleteError::IoError { io_error: Arc::new(error), filepath: path.to_owned() };
        self.plan.read().map_err(failed)?;
        self.inner.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.plan.read().map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))?;
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.plan.call().map_err(|error| OpenWriteError::wrap_io_error(error, path.to_owned()))?;
        let file = FaultyFile { inner: self.inner.open_write(path)?, plan: Arc::clone(&self.plan) };
        Ok(io::BufWriter::new(Box::new(file)))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.plan.read().map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))?;
        self.inner.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.plan.call()?;
        self.inner.atomic_write(path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.plan.call()?;
        self.inner.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.plan.read().map_err(LockError::wrap_io_error)?;
        self.inner.acquire_lock(lock)
    }

    fn watch(&self, watch_callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(watch_callback)
    }
}

struct FaultyFile {
    inner: WritePtr,
    plan: Arc<Plan>,
}

impl Write for FaultyFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.plan.call()?;
        self.inner.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.plan.call()?;
        self.inner.flush()
    }
}

impl TerminatingWrite for FaultyFile {
    fn terminate_ref(&mut self, token: AntiCallToken) -> io::Result<()> {
        self.plan.call()?;
        self.inner.terminate_ref(token)
    }
}
