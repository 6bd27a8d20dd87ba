//! Whether the index is behind: of single files, for those who show what it has of them.

use std::path::Path;

use super::plan::UNSETTLED;
use crate::corpus;
use crate::index::Index;

/// Whether the file at `path` (absolute) is gone, or has another size or time than when it was read. Nothing is read.
///
/// # Errors
/// If the index is damaged.
pub fn is_stale(index: &Index, path: &Path) -> anyhow::Result<bool> {
    let Some((size, mtime_ns)) = index.known_state(path)? else { return Ok(false) };
    Ok(match corpus::state(path) {
        // A time that was too young to be relied on says nothing.
        Ok(now) => now.0 != size || mtime_ns != UNSETTLED && now.1 != mtime_ns,
        Err(_) => true,
    })
}
