//! `whosaid status`: what the index holds, and what was skipped.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;

use serde_json::json;
use whosaid::corpus::Filter;
use whosaid::index::{FileStamp, Index, SCHEMA_VERSION};
use whosaid::ingest::{EXTRACTOR_VERSION, filter_of};
use whosaid::output::count;
use whosaid::output::escape::{self, SafeJson};

use super::Outcome;
use super::place::{self, IndexArg};
use super::screen::shown;

/// Show what the index holds and what was skipped
#[derive(clap::Args)]
pub(crate) struct Args {
    /// List each file that could not be read, with the reason
    #[arg(long)]
    problems: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    index: IndexArg,
}

/// How many reasons for skipping are told.
const MAX_REASONS: usize = 8;

/// A root and what was read under it.
struct Root {
    path: PathBuf,
    filter: Filter,
    n_files: usize,
    n_articles: usize,
    n_quotes: usize,
    is_missing: bool,
}

pub(crate) fn run(args: Args) -> anyhow::Result<Outcome> {
    let index = args.index.open()?;
    let stamps = index.manifest().map_err(|error| place::damaged(&index, error))?;
    let problems: Vec<(PathBuf, &str)> = stamps.iter().filter_map(|stamp| problem(&index, stamp)).collect();
    let roots: Vec<Root> = index.roots().map(|(number, path)| root(&index, number, path.into(), &stamps)).collect();
    if args.json {
        print_json(&index, &roots, &problems)?;
    } else if args.problems {
        let mut out = anstream::stdout().lock();
        for (path, reason) in &problems {
            // A line a member of an archive.
            for reason in reason.lines() {
                writeln!(out, "{}: {}", shown(path), escape::line(reason))?;
            }
        }
        if problems.is_empty() {
            let _ = writeln!(anstream::stderr().lock(), "no problems");
        }
    } else {
        print(&index, &roots, &stamps)?;
    }
    Ok(Outcome::Done)
}

fn root(index: &Index, number: u32, path: PathBuf, stamps: &[FileStamp]) -> Root {
    let under = || stamps.iter().filter(|stamp| stamp.root == number);
    Root {
        filter: filter_of(index, number),
        n_files: under().filter(|stamp| is_read(stamp)).count(),
        n_articles: under().map(|stamp| stamp.n_articles as usize).sum(),
        n_quotes: under().map(|stamp| stamp.n_quotes as usize).sum(),
        is_missing: !path.exists(),
        path,
    }
}

/// Whether something of the file is in the index.
fn is_read(stamp: &FileStamp) -> bool {
    stamp.problem.is_none() || stamp.n_articles > 0
}

/// Whether some of the file could be read; of one that may not be read now, an earlier version is there without a hash.
fn is_partly_read(stamp: &FileStamp) -> bool {
    stamp.problem.is_some() && stamp.n_articles > 0 && stamp.hash != [0; 32]
}

fn problem<'a>(index: &Index, stamp: &'a FileStamp) -> Option<(PathBuf, &'a str)> {
    let root = index.root(stamp.root)?;
    let path = if stamp.path.as_os_str().is_empty() { root.to_path_buf() } else { root.join(&stamp.path) };
    Some((path, stamp.problem.as_deref()?))
}

/// Returns why files were skipped and how many for each reason, the most first. Where in a file it was is left out.
fn reasons(stamps: &[FileStamp]) -> Vec<(String, usize)> {
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    for reason in stamps.iter().filter(|stamp| !is_partly_read(stamp)).filter_map(|stamp| stamp.problem.as_deref()) {
        let reason = reason.lines().next().unwrap_or_default();
        let place = reason.strip_prefix("line ").and_then(|rest| rest.split_once(": "));
        let reason = place.filter(|(line, _)| line.parse::<u32>().is_ok()).map_or(reason, |(_, what)| what);
        *reasons.entry(reason.to_owned()).or_default() += 1;
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    reasons
}

fn print(index: &Index, roots: &[Root], stamps: &[FileStamp]) -> anyhow::Result<()> {
    let n_partly_read = stamps.iter().filter(|stamp| is_partly_read(stamp)).count();
    let n_skipped = stamps.iter().filter(|stamp| stamp.problem.is_some()).count() - n_partly_read;
    let stats = index.stats()?;
    let mut out = anstream::stdout().lock();
    let number = |n: usize| count(n, "");
    let sum = |part: fn(&Root) -> usize| roots.iter().map(part).sum::<usize>();
    writeln!(out, "index      {} ({})", shown(index.dir()), size(stats.index_bytes))?;
    writeln!(out, "format     schema {SCHEMA_VERSION}, extractor {EXTRACTOR_VERSION}")?;
    writeln!(out, "files      {} ({})", number(sum(|root| root.n_files)), size(stats.source_bytes))?;
    writeln!(out, "articles   {}", number(stats.n_articles))?;
    writeln!(out, "quotes     {} by {}", number(stats.n_quotes), count(stats.n_speakers, "speaker"))?;
    if let Some((first, last)) = &stats.days {
        writeln!(out, "published  {first} to {last}")?;
    }
    if !stats.languages.is_empty() {
        let mut languages: Vec<(&String, &usize)> = stats.languages.iter().collect();
        languages.sort_by_key(|(tag, n)| (std::cmp::Reverse(**n), *tag));
        let languages: Vec<String> = languages.iter().map(|(tag, n)| format!("{tag} {}", number(**n))).collect();
        writeln!(out, "languages  {}", escape::line(&languages.join(", ")))?;
    }
    for (idx, root) in roots.iter().enumerate() {
        let label = if idx == 0 { "roots" } else { "" };
        let missing = if root.is_missing { ", missing now" } else { "" };
        let counts = format!("{}, {}", count(root.n_files, "file"), count(root.n_articles, "article"));
        writeln!(out, "{label:<11}{}: {counts}{missing}", shown(&root.path))?;
        let rules = rules(&root.filter);
        if !rules.is_empty() {
            writeln!(out, "{:<13}{}", "", escape::line(&rules))?;
        }
    }
    let problems = super::index::problems(n_partly_read, n_skipped);
    if !problems.is_empty() {
        writeln!(out, "problems   {problems}: whosaid status --problems")?;
    }
    // What is skipped most, so that a thousand pictures do not hide three damaged files.
    let reasons = reasons(stamps);
    if n_skipped > reasons.len() {
        for (reason, n) in reasons.iter().take(MAX_REASONS) {
            writeln!(out, "{:<11}{} skipped: {}", "", number(*n), escape::line(reason))?;
        }
        if let Some(n_more) = reasons.len().checked_sub(MAX_REASONS).filter(|n| *n > 0) {
            writeln!(out, "{:<11}and for {} more", "", count(n_more, "reason"))?;
        }
    }
    Ok(())
}

/// Returns a filter as the flags that make it.
fn rules(filter: &Filter) -> String {
    let mut flags: Vec<String> = Vec::new();
    flags.extend(filter.include.iter().map(|glob| format!("--include '{glob}'")));
    flags.extend(filter.exclude.iter().map(|glob| format!("--exclude '{glob}'")));
    flags.extend(filter.hidden.then(|| "--hidden".to_owned()));
    flags.extend(filter.no_ignore.then(|| "--no-ignore".to_owned()));
    flags.join(" ")
}

fn print_json(index: &Index, roots: &[Root], problems: &[(PathBuf, &str)]) -> anyhow::Result<()> {
    let stats = index.stats()?;
    let root = |root: &Root| {
        json!({
            "path": root.path.to_string_lossy(),
            "files": root.n_files,
            "articles": root.n_articles,
            "quotes": root.n_quotes,
            "missing": root.is_missing,
            "include": root.filter.include,
            "exclude": root.filter.exclude,
            "hidden": root.filter.hidden,
            "no_ignore": root.filter.no_ignore,
        })
    };
    let problem = |(path, reason): &(PathBuf, &str)| json!({"path": path.to_string_lossy(), "reason": reason});
    let status = json!({
        "v": 1,
        "type": "status",
        "index": index.dir().to_string_lossy(),
        "index_bytes": stats.index_bytes,
        "schema": SCHEMA_VERSION,
        "extractor": EXTRACTOR_VERSION,
        "files": roots.iter().map(|root| root.n_files).sum::<usize>(),
        "source_bytes": stats.source_bytes,
        "articles": stats.n_articles,
        "quotes": stats.n_quotes,
        "speakers": stats.n_speakers,
        "published": stats.days.map(|(first, last)| [first, last]),
        "languages": stats.languages,
        "roots": roots.iter().map(root).collect::<Vec<_>>(),
        "problems": problems.iter().map(problem).collect::<Vec<_>>(),
    });
    let mut out = anstream::stdout().lock();
    let mut line = Vec::new();
    serde::Serialize::serialize(&status, &mut serde_json::Serializer::with_formatter(&mut line, SafeJson))?;
    line.push(b'\n');
    out.write_all(&line)?;
    Ok(())
}

/// Returns a number of bytes for reading: `3.1 MB`.
pub(super) fn size(n_bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
    let n = n_bytes as f64;
    match n_bytes {
        0..1_000 => format!("{n_bytes} bytes"),
        1_000..1_000_000 => format!("{:.1} kB", n / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", n / 1e6),
        _ => format!("{:.1} GB", n / 1e9),
    }
}
