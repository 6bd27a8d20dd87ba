//! The key of a file in the index: its root and its path below it, as bytes, so that any name a file system has will do.

use std::path::{Path, PathBuf};

/// Returns the key of `path` below root number `root`.
pub(crate) fn encode(root: u32, path: &Path) -> Vec<u8> {
    let mut key = root.to_be_bytes().to_vec();
    key.extend_from_slice(&path_bytes(path));
    key
}

/// Returns what comes before the keys of all files below root number `root`, and behind those of the roots before it.
pub(crate) fn first(root: u32) -> [u8; 4] {
    root.to_be_bytes()
}

/// Returns root and path of a key; none if it is none.
pub(crate) fn decode(key: &[u8]) -> Option<(u32, PathBuf)> {
    let (root, path) = key.split_first_chunk::<4>()?;
    Some((u32::from_be_bytes(*root), path_of(path)))
}

#[cfg(unix)]
pub(super) fn path_bytes(path: &Path) -> std::borrow::Cow<'_, [u8]> {
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str().as_bytes().into()
}

#[cfg(unix)]
pub(super) fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

/// Elsewhere a name that is not Unicode is read as if its odd units were U+FFFD.
#[cfg(not(unix))]
pub(super) fn path_bytes(path: &Path) -> std::borrow::Cow<'_, [u8]> {
    match path.to_string_lossy() {
        std::borrow::Cow::Borrowed(text) => text.as_bytes().into(),
        std::borrow::Cow::Owned(text) => text.into_bytes().into(),
    }
}

#[cfg(not(unix))]
pub(super) fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_back() {
        let path = Path::new("a/b c/é\n.txt");
        assert_eq!(decode(&encode(7, path)), Some((7, path.to_owned())));
        assert_eq!(decode(&[0, 1]), None);
    }

    #[cfg(unix)]
    #[test]
    fn names_need_not_be_unicode() {
        use std::os::unix::ffi::OsStrExt;
        let path = Path::new(std::ffi::OsStr::from_bytes(b"a/\xff.txt"));
        assert_eq!(decode(&encode(0, path)), Some((0, path.to_owned())));
    }
}
