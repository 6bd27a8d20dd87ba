//! Which folders and files are meant: paths as given, and lists of them.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use whosaid::index::Index;

use crate::cli::error::hint;
use crate::cli::screen::shown;

/// Folder that is indexed where none is named and the index knows none.
const DEFAULT_ROOT: &str = "corpus";

/// Reads a list of files: absolute, the folders that they lie in resolved, but no link that is one of them.
pub(super) fn read_list(list: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let cannot = |error: std::io::Error| anyhow::anyhow!("{}: {}", shown(list), whosaid::corpus::reason(&error));
    let mut bytes = Vec::new();
    if list == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(cannot)?;
    } else {
        bytes = fs::read(list).map_err(cannot)?;
    }
    let end = if bytes.contains(&0) { 0 } else { b'\n' };
    let lines = bytes.split(|byte| *byte == end).filter(|line| !line.is_empty());
    lines.map(|line| place_of(&path_of(line))).collect()
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).trim_end_matches('\r'))
}

/// Returns a path absolute, with the links of the folders above it resolved.
fn place_of(path: &Path) -> anyhow::Result<PathBuf> {
    let path = std::path::absolute(path).with_context(|| shown(path))?;
    match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) => Ok(absolute(folder)?.join(name)),
        _ => absolute(&path),
    }
}

/// Returns the given paths absolute, links resolved; a path that is gone will do if it lies under a known root. Without
/// one, and without a known root: the default.
pub(super) fn resolve(index: Option<&Index>, paths: &[PathBuf], is_listed: bool) -> anyhow::Result<Vec<PathBuf>> {
    let n_roots = index.map_or(0, |index| index.roots().count());
    if paths.is_empty() && (n_roots > 0 || is_listed) {
        return Ok(Vec::new());
    }
    if paths.is_empty() {
        return match fs::canonicalize(DEFAULT_ROOT) {
            Ok(path) => Ok(vec![path]),
            Err(_) => {
                let message =
                    format!("nothing to index: no folder is named, none is known, and there is no ./{DEFAULT_ROOT}");
                Err(hint(message, "name one: whosaid index FOLDER"))
            }
        };
    }
    let resolve = |path: &PathBuf| match fs::canonicalize(path) {
        Ok(path) => Ok(path),
        Err(error) => {
            let absolute = absolute(path)?;
            let is_known = index.is_some_and(|index| index.roots().any(|(_, root)| absolute.starts_with(root)));
            let is_gone = matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory);
            if is_known && is_gone {
                Ok(absolute)
            } else {
                Err(anyhow::anyhow!("{}: {}", shown(path), whosaid::corpus::reason(&error)))
            }
        }
    };
    paths.iter().map(resolve).collect()
}

/// Returns a path absolute and without `.` and `..`, as far as it exists with its links resolved.
pub(in crate::cli) fn absolute(path: &Path) -> anyhow::Result<PathBuf> {
    let path = std::path::absolute(path).with_context(|| shown(path))?;
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            std::path::Component::ParentDir => {
                plain.pop();
            }
            component => plain.push(component),
        }
    }
    let there = plain.ancestors().find_map(|ancestor| Some((ancestor, fs::canonicalize(ancestor).ok()?)));
    Ok(match there {
        Some((ancestor, resolved)) => match plain.strip_prefix(ancestor) {
            Ok(rest) if !rest.as_os_str().is_empty() => resolved.join(rest),
            _ => resolved,
        },
        None => plain,
    })
}
