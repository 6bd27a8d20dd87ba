//! Builds an index anew beside the old one and puts it in its place when it is done: whatever happens on the way, one
//! of them is whole.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use anyhow::{Context as _, bail, ensure};

use super::{Event, Report, Settings, run};
use crate::index::{Hold, Index, MARKER, WriterSettings, is_part};

/// Rebuilds the index in `dir`, of whatever version, from all its roots, with their filters. An interrupted rebuild
/// leaves the old index as it was.
///
/// # Errors
/// There is no index, another program writes to it, a root is missing (its articles would be lost; with
/// [`Settings::prune`] they are), or the new one cannot be written.
pub fn rebuild(
    dir: &Path,
    settings: &Settings,
    observe: &(dyn Fn(Event) + Sync),
    cancel: &AtomicBool,
) -> anyhow::Result<Report> {
    let roots = Index::remembered(dir)?;
    if !settings.prune
        && let Some((root, _)) = roots.iter().find(|(root, _)| fs::symlink_metadata(root).is_err())
    {
        bail!("{}: missing, its articles would be lost", root.display());
    }
    ensure!(!roots.is_empty(), "{}: it knows no folder to rebuild it from", dir.display());
    let _hold = Hold::take(dir)?;
    sweep(dir)?;
    let dir = fs::canonicalize(dir).with_context(|| dir.display().to_string())?;
    let new = beside(&dir, NEW)?;
    let report = build(&new, &roots, settings, observe, cancel);
    if !report.as_ref().is_ok_and(|report| !report.is_interrupted) {
        let _ = clear(&new, None);
        return report;
    }
    let ignore = dir.join(".gitignore");
    if ignore.exists() {
        fs::copy(&ignore, new.join(".gitignore")).with_context(|| ignore.display().to_string())?;
    }
    swap(&new, &dir)?;
    sweep(&dir)?;
    report
}

/// Endings of the folders beside an index while it is rebuilt, which bear its name and are hidden.
const NEW: &str = "rebuilt";
const OLD: &str = "replaced";

fn beside(dir: &Path, ending: &str) -> anyhow::Result<PathBuf> {
    let name = dir.file_name().context("an index cannot be the top of the file system")?;
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(".");
    hidden.push(ending);
    Ok(dir.with_file_name(hidden))
}

/// Removes what a rebuild that died has left beside the index in `dir`. For whoever holds the lock of that index.
///
/// # Errors
/// It cannot be removed.
pub(super) fn sweep(dir: &Path) -> anyhow::Result<()> {
    let dir = fs::canonicalize(dir).with_context(|| dir.display().to_string())?;
    clear(&beside(&dir, NEW)?, Some(&dir))?;
    clear(&beside(&dir, OLD)?, Some(&dir))
}

/// Removes an index that stands beside the one at `dir`. What is not of an index is put in there: it lay in the old one.
fn clear(beside: &Path, dir: Option<&Path>) -> anyhow::Result<()> {
    if fs::symlink_metadata(beside).is_err() {
        return Ok(());
    }
    let cannot = || format!("{}: cannot be removed", beside.display());
    let (mut foreign, is_marked) = (Vec::new(), beside.join(MARKER).is_file());
    for entry in fs::read_dir(beside).with_context(cannot)? {
        let name = entry.with_context(cannot)?.file_name();
        if !is_part(&name) {
            foreign.push(name);
        }
    }
    // The marker of one that died on the way may be missing, or gone already.
    ensure!(is_marked || foreign.is_empty(), "{}: in the way, and not an index", beside.display());
    for name in &foreign {
        let Some(kept) = dir.map(|dir| dir.join(name)).filter(|path| fs::symlink_metadata(path).is_err()) else {
            bail!("{}: in the way", beside.join(name).display());
        };
        fs::rename(beside.join(name), kept).with_context(cannot)?;
    }
    fs::remove_dir_all(beside).with_context(cannot)
}

/// Puts the index at `new` in the place of that at `dir`, which is then beside: in one step where the system can, so that
/// there is an index at `dir` at every moment.
fn swap(new: &Path, dir: &Path) -> anyhow::Result<()> {
    let cannot = || format!("{}: cannot be put in the place of the old index", new.display());
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, new, CWD, dir, RenameFlags::EXCHANGE) {
            Ok(()) => return sync_parent(dir).with_context(cannot),
            // Not all file systems can.
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {}
            Err(error) => return Err(std::io::Error::from(error)).with_context(cannot),
        }
    }
    let old = beside(dir, OLD)?;
    fs::rename(dir, &old).with_context(|| format!("{}: cannot be renamed", dir.display()))?;
    if let Err(error) = fs::rename(new, dir) {
        fs::rename(&old, dir).with_context(|| format!("{}: the index is here now", old.display()))?;
        return Err(error).with_context(cannot);
    }
    sync_parent(dir).with_context(cannot)
}

fn sync_parent(dir: &Path) -> std::io::Result<()> {
    match dir.parent() {
        Some(parent) if cfg!(unix) => fs::File::open(parent)?.sync_all(),
        _ => Ok(()),
    }
}

fn build(
    dir: &Path,
    roots: &[(PathBuf, Option<String>)],
    settings: &Settings,
    observe: &(dyn Fn(Event) + Sync),
    cancel: &AtomicBool,
) -> anyhow::Result<Report> {
    let mut writer = Index::create(dir)?.writer(&WriterSettings { memory: 0, threads: 1 })?;
    for (root, note) in roots {
        let number = writer.add_root(root)?;
        writer.set_note(number, note.as_deref().unwrap_or_default())?;
    }
    let (_, report) = run(writer.commit()?, &[], settings, observe, cancel)?;
    Ok(report)
}
