//! Builds an index anew beside the old one and puts it in its place when it is done: whatever happens on the way, one
//! of them is whole.

use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use anyhow::{Context as _, bail, ensure};

use super::{Event, Report, Settings, run};
use crate::index::{Index, MARKER, OpenError, WriterSettings};

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
    let held = hold(dir)?;
    let dir = fs::canonicalize(dir).with_context(|| dir.display().to_string())?;
    let name = dir.file_name().context("an index cannot be the top of the file system")?;
    let beside = |suffix: &str| {
        let mut name = name.to_owned();
        name.push(suffix);
        dir.with_file_name(name)
    };
    let (new, old) = (beside(".new"), beside(".old"));
    remove_ours(&new)?;
    remove_ours(&old)?;

    let report = build(&new, &roots, settings, observe, cancel);
    if !report.as_ref().is_ok_and(|report| !report.is_interrupted) {
        let _ = remove_ours(&new);
        return report;
    }
    let ignore = dir.join(".gitignore");
    if ignore.exists() {
        fs::copy(&ignore, new.join(".gitignore")).with_context(|| ignore.display().to_string())?;
    }
    drop(held);
    fs::rename(&dir, &old).with_context(|| format!("{}: cannot be renamed", dir.display()))?;
    if let Err(error) = fs::rename(&new, &dir) {
        fs::rename(&old, &dir).with_context(|| format!("{}: the index is here now", old.display()))?;
        return Err(error).with_context(|| format!("{}: cannot be renamed", new.display()));
    }
    remove_ours(&old)?;
    report
}

/// Keeps other writers out. An index of another version has none to keep out that we could know of.
fn hold(dir: &Path) -> anyhow::Result<Option<crate::index::Writer>> {
    let smallest = WriterSettings { memory: 0, threads: 1 };
    match Index::open(dir).and_then(|index| index.writer(&smallest)) {
        Ok(writer) => Ok(Some(writer)),
        Err(error @ OpenError::Locked(_)) => Err(error.into()),
        Err(_) => Ok(None),
    }
}

fn build(
    dir: &Path,
    roots: &[(std::path::PathBuf, Option<String>)],
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

/// Removes an index that an earlier rebuild left behind; refuses to remove anything else.
fn remove_ours(dir: &Path) -> anyhow::Result<()> {
    if fs::symlink_metadata(dir).is_err() {
        return Ok(());
    }
    ensure!(dir.join(MARKER).is_file(), "{}: in the way, and not an index", dir.display());
    fs::remove_dir_all(dir).with_context(|| format!("{}: cannot be removed", dir.display()))
}
