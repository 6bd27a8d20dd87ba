//! Reads one file whole, bounded.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;

use super::walk::mtime_ns;

/// The largest file that is read: 64 MiB.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// How often a file that changes under our eyes is read again.
const RETRIES: u32 = 2;

/// What was read of a file; the bytes are in the buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contents {
    /// Size in bytes.
    pub size: u64,
    /// Modification time in nanoseconds since the epoch.
    pub mtime_ns: i64,
    /// Whether size and time were the same before and after reading. If not, the bytes may be of two versions.
    pub is_settled: bool,
}

/// Why a file was not read.
#[derive(Debug)]
pub enum ReadError {
    /// It is gone.
    Vanished,
    /// It is not a regular file (any more).
    NotAFile,
    /// It is larger than [`MAX_FILE_BYTES`]: so large, if that is known.
    TooLarge(Option<u64>),
    /// The system refused.
    Io(io::Error),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Vanished => f.write_str("vanished while reading"),
            ReadError::NotAFile => f.write_str("not a regular file"),
            ReadError::TooLarge(Some(size)) => {
                write!(f, "too large: {} MiB, the limit is {} MiB", size.div_ceil(1 << 20), MAX_FILE_BYTES >> 20)
            }
            ReadError::TooLarge(None) => write!(f, "too large: the limit is {} MiB", MAX_FILE_BYTES >> 20),
            ReadError::Io(error) => f.write_str(reason(error).as_str()),
        }
    }
}

impl std::error::Error for ReadError {}

/// Returns the reason of an error of the system in lower case and without its number: `permission denied`.
#[must_use]
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// Reads the file at `path` into `buffer`, which is emptied first. A file that changes meanwhile is read again, twice
/// at most.
///
/// # Errors
/// See [`ReadError`]. The buffer then holds nothing of use.
pub fn read(path: &Path, buffer: &mut Vec<u8>) -> Result<Contents, ReadError> {
    read_within(path, buffer, MAX_FILE_BYTES)
}

/// Reads what is left of an open file or pipe into `buffer`, which is emptied first.
///
/// # Errors
/// See [`ReadError`]. The buffer then holds nothing of use.
pub fn read_stream(stream: impl io::Read, buffer: &mut Vec<u8>) -> Result<(), ReadError> {
    read_open(stream, buffer, MAX_FILE_BYTES)
}

fn read_open(stream: impl io::Read, buffer: &mut Vec<u8>, limit: u64) -> Result<(), ReadError> {
    buffer.clear();
    let n_bytes = stream.take(limit + 1).read_to_end(buffer).map_err(ReadError::Io)? as u64;
    if n_bytes > limit { Err(ReadError::TooLarge(None)) } else { Ok(()) }
}

fn read_within(path: &Path, buffer: &mut Vec<u8>, limit: u64) -> Result<Contents, ReadError> {
    let mut contents = read_once(path, buffer, limit)?;
    for _ in 0..RETRIES {
        if contents.is_settled {
            break;
        }
        contents = read_once(path, buffer, limit)?;
    }
    Ok(contents)
}

fn read_once(path: &Path, buffer: &mut Vec<u8>, limit: u64) -> Result<Contents, ReadError> {
    let io = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => ReadError::Vanished,
        _ => ReadError::Io(error),
    };
    let mut file = open(path).map_err(io)?;
    let before = file.metadata().map_err(io)?;
    if !before.is_file() {
        return Err(ReadError::NotAFile);
    }
    if before.len() > limit {
        return Err(ReadError::TooLarge(Some(before.len())));
    }
    buffer.clear();
    buffer.reserve(usize::try_from(before.len()).unwrap_or(0) + 1);
    read_open(&mut file, buffer, limit)?;
    let n_bytes = buffer.len() as u64;
    let after = file.metadata().map_err(io)?;
    let is_settled = mtime_ns(&before) == mtime_ns(&after) && before.len() == n_bytes && after.len() == n_bytes;
    Ok(Contents { size: n_bytes, mtime_ns: mtime_ns(&after), is_settled })
}

/// Opens for reading, without waiting for the other end of a pipe and without following a link: the walk saw a regular
/// file here, but that was a moment ago.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(libc::O_NONBLOCK | libc::O_NOFOLLOW | libc::O_CLOEXEC);
    }
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_whole_files_up_to_the_limit() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "12345").expect("written");
        let mut buffer = b"left over".to_vec();
        let contents = read_within(&path, &mut buffer, 5).expect("read");
        assert_eq!((buffer.as_slice(), contents.size, contents.is_settled), (&b"12345"[..], 5, true));
        assert!(matches!(read_within(&path, &mut buffer, 4), Err(ReadError::TooLarge(Some(5)))));
        assert!(read_open(&b"12345"[..], &mut buffer, 5).is_ok_and(|()| buffer == b"12345"));
        assert!(matches!(read_open(&b"123456"[..], &mut buffer, 5), Err(ReadError::TooLarge(None))));
        assert!(matches!(read(&folder.path().join("b.txt"), &mut buffer), Err(ReadError::Vanished)));
        assert!(matches!(read(folder.path(), &mut buffer), Err(ReadError::NotAFile)));
    }

    #[cfg(unix)]
    #[test]
    fn neither_waits_for_a_pipe_nor_follows_a_link() {
        let folder = tempfile::tempdir().expect("a folder");
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
        assert!(made.success());
        let mut buffer = Vec::new();
        assert!(matches!(read(&pipe, &mut buffer), Err(ReadError::NotAFile)));
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("/etc/hostname", &link).expect("linked");
        assert!(matches!(read(&link, &mut buffer), Err(ReadError::Io(_))));
    }

    #[test]
    fn reasons_are_short() {
        let denied = io::Error::from_raw_os_error(13);
        assert_eq!(ReadError::Io(denied).to_string(), "permission denied");
        assert_eq!(ReadError::TooLarge(Some((64 << 20) + 1)).to_string(), "too large: 65 MiB, the limit is 64 MiB");
    }
}
