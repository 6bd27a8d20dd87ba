//! The folder of an index, as Tantivy's `Directory`: its own over mapped files, but for the locks, so that an index may be
//! searched where nothing may be written.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tantivy::Directory;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    DirectoryLock, FileHandle, INDEX_WRITER_LOCK, Lock, MmapDirectory, WatchCallback, WatchHandle, WritePtr,
};

use super::OpenError;

/// How often, and how long apart, a lock that is taken is asked for again.
const LOCK_TRIES: u32 = 10;
const LOCK_PAUSE: Duration = Duration::from_millis(30);

/// See the module.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    dir: PathBuf,
    inner: MmapDirectory,
}

impl Folder {
    pub(super) fn open(dir: &Path) -> Result<Box<dyn Directory>, OpenError> {
        let inner = MmapDirectory::open(dir).map_err(|error| OpenError::of(dir, error.into()))?;
        Ok(Box::new(Folder { dir: dir.to_owned(), inner }))
    }
}

/// Held by the one that writes to an index: no other can.
///
/// It is the system's lock on an open file, not the file: the file stays where it is and means nothing, and the lock of a
/// program that died died with it. So there is never a reason to delete the file, and deleting it lets a second program in.
pub(crate) struct Hold {
    _lock: DirectoryLock,
}

impl Hold {
    /// Keeps all writers out of the index in `dir`, of whatever version and in whatever state.
    ///
    /// # Errors
    /// [`OpenError::Locked`], or [`OpenError::NotWritable`].
    pub(crate) fn take(dir: &Path) -> Result<Hold, OpenError> {
        Self::take_in(dir, &*Folder::open(dir)?)
    }

    pub(super) fn take_in(dir: &Path, directory: &dyn Directory) -> Result<Hold, OpenError> {
        let take = || directory.acquire_lock(&INDEX_WRITER_LOCK);
        let lock = patiently(take, |error| matches!(error, LockError::LockBusy));
        lock.map(|lock| Hold { _lock: lock }).map_err(|error| OpenError::of_lock(dir, &error))
    }
}

/// Asks for a lock a few times: a process that is just being started holds the open files of this one for a moment.
pub(super) fn patiently<T, E>(mut ask: impl FnMut() -> Result<T, E>, is_busy: impl Fn(&E) -> bool) -> Result<T, E> {
    for _ in 1..LOCK_TRIES {
        match ask() {
            Err(error) if is_busy(&error) => std::thread::sleep(LOCK_PAUSE),
            result => return result,
        }
    }
    ask()
}

/// Removes what a program that died may have left: temporary files of replaced ones. The caller holds the lock, so they
/// are nobody's.
pub(super) fn sweep(dir: &Path) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        if is_temporary(&entry.file_name()) && entry.file_type()?.is_file() {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Names of files that are to replace another, while they are written.
pub(super) fn is_temporary(name: &OsStr) -> bool {
    let rest = name.to_str().and_then(|name| name.strip_prefix(".tmp"));
    rest.is_some_and(|rest| rest.len() == 6 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

impl Directory for Folder {
    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        match self.inner.acquire_lock(lock) {
            // Only readers and the collection of garbage wait for a lock: one never does for the writers'.
            Err(LockError::IoError(error)) if lock.is_blocking && is_forbidden(&error) => {
                Ok(shared(&self.dir.join(&lock.filepath)))
            }
            result => result,
        }
    }

    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.inner.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.inner.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.inner.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.inner.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.inner.atomic_write(path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.inner.sync_directory()
    }

    fn watch(&self, watch_callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(watch_callback)
    }
}

/// Whether `dir` lies on another machine, as far as the system tells: there the lock may hold for each machine alone, or not
/// at all, and what two programs then write is lost.
#[must_use]
pub fn is_remote(dir: &Path) -> bool {
    #[cfg(target_os = "linux")]
    return rustix::fs::statfs(dir).is_ok_and(|system| is_remote_kind(system.f_type));
    #[cfg(not(target_os = "linux"))]
    return false;
}

/// Bytes free for us where `dir` lies, as far as the system tells.
pub(crate) fn free_bytes(dir: &Path) -> Option<u64> {
    #[cfg(target_os = "linux")]
    return rustix::fs::statvfs(dir).ok().map(|system| system.f_bavail.saturating_mul(system.f_frsize));
    #[cfg(not(target_os = "linux"))]
    return None;
}

/// Whether this is a number, of those in `statfs(2)`, of NFS, SMB, CIFS, SMB 2 or 9P.
#[cfg(target_os = "linux")]
fn is_remote_kind(kind: impl Into<i64>) -> bool {
    // The number has 32 bits, whatever the type that it comes in.
    [0x6969, 0x517b, 0xff53_4d42, 0xfe53_4d42, 0x0102_1997].contains(&(kind.into() & 0xffff_ffff))
}

fn is_forbidden(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// The lock of a reader that may not write: on the file as it is, if it is there and the file system has locks; else
/// none. Then a writer elsewhere might take a file away before it is opened, and opening is tried again.
fn shared(path: &Path) -> DirectoryLock {
    let file = File::open(path).ok();
    if let Some(file) = &file {
        let _ = file.lock_shared();
    }
    DirectoryLock::from(Box::new(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn room_is_told() {
        let temporary = tempfile::tempdir().expect("a folder");
        assert!(free_bytes(temporary.path()).is_some_and(|free| free > 0));
        assert_eq!(free_bytes(Path::new("/none")), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn file_systems_of_other_machines() {
        let temporary = tempfile::tempdir().expect("a folder");
        assert!(!is_remote(temporary.path()) && !is_remote(Path::new("/none")));
        // As a signed number of 32 bits too.
        for kind in [0x6969_i64, 0xff53_4d42, i64::from(0xff53_4d42_u32.cast_signed())] {
            assert!(is_remote_kind(kind), "{kind:x}");
        }
        for local in [0xef53_i64, 0x0102_1994, 0x9123_683e] {
            assert!(!is_remote_kind(local), "{local:x}");
        }
    }

    #[test]
    fn temporary_files_by_name() {
        assert!(is_temporary(OsStr::new(".tmpAb3xYz")));
        for name in [".tmp", ".tmpAb3xY", ".tmpAb3xYzz", "x.tmpAb3xYz", ".tantivy-writer.lock", ".tmp-a_b.c"] {
            assert!(!is_temporary(OsStr::new(name)), "{name}");
        }
    }
}
