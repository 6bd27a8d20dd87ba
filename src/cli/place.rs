//! Where the index is: `--index DIR`, else `WHOSAID_INDEX`, else the nearest `index/` here or above that bears our marker,
//! else a new `./index`.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use whosaid::index::{Index, MARKER, OpenError, is_free};
use whosaid::ingest::Stray;

use super::error::hint;
use super::screen::shown;

/// Name of the folder that is looked for, and made.
const FOLDER: &str = "index";

/// The variable that names an index.
const VARIABLE: &str = "WHOSAID_INDEX";

/// `--index`, as all commands have it that read an index.
#[derive(clap::Args)]
pub(crate) struct IndexArg {
    /// The index to ask [default: WHOSAID_INDEX, else the nearest index/ here or above]
    #[arg(long = "index", value_name = "DIR")]
    folder: Option<PathBuf>,
}

impl IndexArg {
    /// The folder that was named.
    pub(crate) fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Opens the index.
    pub(crate) fn open(&self) -> anyhow::Result<Index> {
        Index::open(&find(self.folder())?).map_err(|error| advise(error.into()))
    }
}

/// Returns the folder of the index to read.
pub(crate) fn find(explicit: Option<&Path>) -> anyhow::Result<PathBuf> {
    if let Some(folder) = named(explicit) {
        if is_index(&folder) {
            return Ok(folder);
        }
        let message = format!("{}: no index here", folder.display());
        return Err(hint(message, format!("make one: whosaid index FOLDER --index {}", folder.display())));
    }
    let here = std::env::current_dir().context("current folder")?;
    nearest(&here).ok_or_else(|| hint("no index here or above", "make one: whosaid index FOLDER"))
}

/// Returns the folder of the index to write: one that is there, else a place for a new one, which is not yet made.
pub(crate) fn find_or_new(explicit: Option<&Path>) -> anyhow::Result<PathBuf> {
    let here = std::env::current_dir().context("current folder")?;
    let folder = match named(explicit) {
        Some(folder) => folder,
        None => nearest(&here).unwrap_or_else(|| PathBuf::from(FOLDER)),
    };
    let is_free = || is_free(&folder).with_context(|| folder.display().to_string());
    // Once more at the end: another program may have begun to make one.
    if is_index(&folder) || is_free()? || is_index(&folder) {
        return Ok(folder);
    }
    let message = format!("{}: not an index, and not empty", folder.display());
    Err(hint(message, "name another place: --index DIR"))
}

/// Opens the index in `dir`, which [`find_or_new`] returned; none if it is yet to be made.
pub(crate) fn open_if_there(dir: &Path) -> anyhow::Result<Option<Index>> {
    match Index::open(dir) {
        Ok(index) => Ok(Some(index)),
        Err(OpenError::Missing(_)) => Ok(None),
        Err(error) => Err(advise(error.into())),
    }
}

/// Adds the way out to an error of opening an index.
pub(crate) fn advise(error: anyhow::Error) -> anyhow::Error {
    if let Some(Stray(path)) = error.downcast_ref() {
        let message = format!("{}: in none of the folders of this index", shown(path));
        return hint(message, "name its folder too: whosaid index FOLDER --files-from LIST");
    }
    let advice = match error.downcast_ref::<OpenError>() {
        Some(OpenError::Damaged(dir, reason)) => return damage(dir, reason),
        Some(OpenError::OtherVersion { dir, .. } | OpenError::OtherEngine(dir)) => way_out(dir),
        Some(OpenError::Locked(_)) => "wait until it is done".to_owned(),
        Some(OpenError::NotWritable(..)) => "it can be searched as it is; to change it, make it writable".to_owned(),
        _ => return error,
    };
    hint(error.to_string(), advice)
}

/// Makes of an error of reading an index one that says so, with the way out.
pub(crate) fn damaged(index: &Index, error: anyhow::Error) -> anyhow::Error {
    let reason = format!("{error:#}");
    damage(index.dir(), &reason)
}

fn damage(dir: &Path, reason: &str) -> anyhow::Error {
    /// The reason may hold a file of the index.
    const SHOWN_CHARS: usize = 200;
    let cut: String = reason.chars().take(SHOWN_CHARS).collect();
    let more = if cut.len() < reason.len() { "…" } else { "" };
    hint(format!("{}: the index is damaged: {cut}{more}", dir.display()), way_out(dir))
}

/// Returns the advice for an index that cannot be relied on. Which folders it was made of is in its marker.
pub(crate) fn way_out(dir: &Path) -> String {
    if Index::remembered(dir).is_err() {
        return format!("which folders it was made of is lost: make a new one in another place than {}", dir.display());
    }
    rebuild(dir)
}

fn rebuild(dir: &Path) -> String {
    let named = if dir == Path::new(FOLDER) { String::new() } else { format!(" --index {}", dir.display()) };
    format!("build it anew: whosaid index --rebuild{named}")
}

fn named(explicit: Option<&Path>) -> Option<PathBuf> {
    let from_variable = || std::env::var_os(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from);
    explicit.map(Path::to_path_buf).or_else(from_variable)
}

/// Returns the nearest index at `here` or above: relative if it is right here.
fn nearest(here: &Path) -> Option<PathBuf> {
    let found = here.ancestors().map(|folder| folder.join(FOLDER)).find(|folder| is_index(folder))?;
    Some(if found.parent() == Some(here) { PathBuf::from(FOLDER) } else { found })
}

fn is_index(folder: &Path) -> bool {
    folder.join(MARKER).is_file()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_nearest_marked_folder() {
        let top = tempfile::tempdir().expect("a folder");
        let deep = top.path().join("a/b");
        fs::create_dir_all(deep.join("index")).expect("folders");
        fs::create_dir_all(top.path().join("index")).expect("folders");
        fs::write(top.path().join("index").join(MARKER), "{}").expect("written");
        assert_eq!(nearest(&deep), Some(top.path().join("index")), "an unmarked one is passed by");
        assert_eq!(nearest(top.path()), Some(PathBuf::from("index")));
    }

    #[test]
    fn damage_is_said_with_the_way_out() {
        let error = advise(OpenError::Damaged("ix".into(), "é".repeat(500)).into());
        assert_eq!(error.to_string(), format!("ix: the index is damaged: {}…", "é".repeat(200)));
        assert_eq!(rebuild(Path::new("ix")), "build it anew: whosaid index --rebuild --index ix");
        assert_eq!(rebuild(Path::new(FOLDER)), "build it anew: whosaid index --rebuild");
    }
}
