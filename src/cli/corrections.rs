//! The user's `corrections.toml`, beside the folder of the index: there it survives when the index is built anew or
//! deleted.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use whosaid::index::Index;
use whosaid::ingest::corrections::Corrections;
use whosaid::output::escape;

use super::error::hint;
use super::screen::shown;

/// Name of the file.
const FILE: &str = "corrections.toml";

/// How many corrections that no longer match are named one by one.
const MAX_WARNINGS: usize = 5;

/// Returns the path of the file for the index in `dir`.
pub(crate) fn path(dir: &Path) -> PathBuf {
    dir.parent().unwrap_or(Path::new("")).join(FILE)
}

/// Reads the corrections for the index in `dir`; none where there is no file.
pub(crate) fn read(dir: &Path) -> anyhow::Result<Corrections> {
    let path = path(dir);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Corrections::default()),
        Err(error) => anyhow::bail!("{}: {}", shown(&path), whosaid::corpus::reason(&error)),
    };
    Corrections::parse(&text).map_err(|error| {
        let place = format!("{}:{}", shown(&path), error.line);
        hint(format!("{place}: {error}"), "mend this table, or delete it: `whosaid fix` writes them")
    })
}

/// Says which corrections no quote answers to any more.
pub(crate) fn warn_unmatched(corrections: &Corrections, index: &Index) -> anyhow::Result<()> {
    let unmatched = corrections.unmatched(index)?;
    let path = shown(&path(index.dir()));
    let mut err = anstream::stderr().lock();
    for correction in unmatched.iter().take(MAX_WARNINGS) {
        let place = escape::line(&correction.place).into_owned();
        let _ = writeln!(err, "warning: {path}:{}: matches no quote any more: {place}", correction.line);
    }
    if let Some(more) = unmatched.len().checked_sub(MAX_WARNINGS).filter(|more| *more > 0) {
        let _ = writeln!(err, "warning: {path}: {more} more match no quote any more");
    }
    Ok(())
}
