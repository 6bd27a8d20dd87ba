//! `whosaid index`: adds, updates and drops the articles of folders.

use std::fmt::Write as _;
use std::fs;
use std::io::{IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use whosaid::corpus::Filter;
use whosaid::index::{Index, OpenError, WriterSettings, is_remote};
use whosaid::ingest::{self, Change, Kept, Report, Settings};
use whosaid::output::{count, escape};

use super::error::hint;
use super::progress::Progress;
use super::screen::shown;
use super::{Outcome, corrections, place};

/// Folder that is indexed where none is named and the index knows none.
const DEFAULT_ROOT: &str = "corpus";

/// How many problems are printed one by one.
const MAX_WARNINGS: usize = 10;

/// How many members of one archive are.
const MAX_OF_ARCHIVE: usize = 5;

/// Add, update and drop the articles of folders
///
/// Reads what is new or changed, drops what is gone, at the given paths and only there; without a path at all folders
/// that were indexed before, else at ./corpus. A folder keeps its filters: name them once.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folders or files
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Folder of the index
    #[arg(long, value_name = "DIR")]
    index: Option<PathBuf>,
    /// Read only files that match, or lie in a folder that does (as in .gitignore; may be repeated)
    #[arg(long, value_name = "GLOB")]
    include: Vec<String>,
    /// Leave out files and folders that match (as in .gitignore; may be repeated)
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<String>,
    /// Read hidden files and folders too
    #[arg(long)]
    hidden: bool,
    /// Take no heed of .gitignore, .ignore and .git/info/exclude
    #[arg(long)]
    no_ignore: bool,
    /// Drop missing files even if most of a folder is missing
    #[arg(long)]
    prune: bool,
    /// Look only at the files that LIST names, one a line (or each with a NUL after it); `-`: standard input
    #[arg(long, value_name = "LIST")]
    files_from: Option<PathBuf>,
    /// Go on until Ctrl-C: look for changes again and again, every SECONDS or, where looking takes long, less often
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, require_equals = true, default_missing_value = "2")]
    #[arg(value_parser = clap::value_parser!(u16).range(1..), conflicts_with_all = ["rebuild", "dry_run", "files_from"])]
    watch: Option<u16>,
    /// Print what would be added (+), read again (~) and dropped (-); write nothing
    #[arg(long)]
    dry_run: bool,
    /// Build the whole index anew beside the old one, then switch
    #[arg(long, conflicts_with_all = ["paths", "dry_run", "files_from", "include", "exclude", "hidden", "no_ignore"])]
    rebuild: bool,
    /// End with exit code 2 if a file was skipped
    #[arg(long)]
    strict: bool,
    /// Threads that read
    #[arg(short = 'j', long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
    /// Memory for the part of the index under construction, such as 400M
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    memory: Option<usize>,
}

pub(crate) fn run(args: Args) -> anyhow::Result<Outcome> {
    let settings = args.settings()?;
    if args.rebuild {
        return rebuild(&args, &settings);
    }
    if args.dry_run {
        return preview(&args, &settings);
    }
    if let Some(seconds) = args.watch {
        return watch(&args, &settings, Duration::from_secs(seconds.into()));
    }
    let (index, report) = bring_up_to_date(args.index.as_deref(), &args.paths, &settings)?;
    let is_empty = !report.is_interrupted && report.n_articles + report.n_unchanged + report.n_removed == 0;
    if !is_empty || report.n_skipped() > 0 {
        say(&summary(&report));
    }
    if is_empty {
        let folders: Vec<String> = match args.paths.as_slice() {
            [] => index.roots().map(|(_, root)| shown(root)).collect(),
            paths => paths.iter().map(|path| shown(path)).collect(),
        };
        say(&format!("warning: no articles found in {}", folders.join(", ")));
    }
    finish(&report, args.strict)
}

/// Brings an index up to date before it is searched: the `--update [PATH]` of other commands. Says what changed, if
/// anything did.
pub(crate) fn update(index: Option<&Path>, paths: &[PathBuf]) -> anyhow::Result<(Index, Outcome)> {
    let (index, report) = bring_up_to_date(index, paths, &Settings::default())?;
    if report.is_changed() || report.is_interrupted {
        say(&summary(&report));
    }
    Ok((index, finish(&report, false)?))
}

impl Args {
    fn settings(&self) -> anyhow::Result<Settings> {
        let filter = Filter {
            include: self.include.clone(),
            exclude: self.exclude.clone(),
            hidden: self.hidden,
            no_ignore: self.no_ignore,
        };
        filter.check()?;
        let defaults = Settings::default();
        let n_threads = self.threads.map_or(defaults.n_threads, usize::from);
        let mut writer = WriterSettings::default();
        if self.threads.is_some() {
            writer.threads = n_threads.saturating_sub(1).clamp(1, 8);
            writer.memory = writer.threads * 150_000_000;
        }
        writer.memory = self.memory.unwrap_or(writer.memory);
        let filter = Some(filter).filter(|filter| *filter != Filter::default());
        let listed = self.files_from.as_deref().map(read_list).transpose()?;
        Ok(Settings { filter, listed, prune: self.prune, n_threads, writer, ..defaults })
    }
}

fn bring_up_to_date(
    explicit: Option<&Path>,
    paths: &[PathBuf],
    settings: &Settings,
) -> anyhow::Result<(Index, Report)> {
    let (index, report) = look(explicit, paths, settings).map_err(place::advise)?;
    warnings(&report).iter().for_each(|line| say(line));
    corrections::warn_unmatched(&corrections::read(index.dir())?, &index)?;
    Ok((index, report))
}

fn look(explicit: Option<&Path>, paths: &[PathBuf], settings: &Settings) -> anyhow::Result<(Index, Report)> {
    let dir = place::find_or_new(explicit)?;
    let known = place::open_if_there(&dir)?;
    let settings = &Settings { corrections: corrections::read(&dir)?, ..settings.clone() };
    let paths = resolve(known.as_ref(), paths, settings.listed.is_some())?;
    let index = match known {
        Some(index) => index,
        None => {
            let index = Index::create(&dir)?;
            if is_remote(&dir) {
                let what = "lies on another machine: never let two programs, or two machines, write to it at once";
                say(&format!("warning: {}: {what}", shown(&dir)));
            }
            index
        }
    };
    let progress = Progress::new();
    let result = ingest::run(index, &paths, settings, &|event| progress.observe(event), cancel()?);
    progress.finish();
    result
}

/// How much longer than looking took is waited before looking again: one part in twenty of one processor at most.
const REST: u32 = 19;

/// Brings the index up to date again and again. What needs the user's eye is said when it is new.
fn watch(args: &Args, settings: &Settings, pause: Duration) -> anyhow::Result<Outcome> {
    let cancel = cancel()?;
    let mut said = Vec::new();
    let mut is_first = true;
    while !cancel.load(Ordering::Relaxed) {
        let began = Instant::now();
        match look(args.index.as_deref(), &args.paths, settings) {
            Ok((_, report)) => {
                let warnings = warnings(&report);
                if warnings != said {
                    warnings.iter().for_each(|line| say(line));
                    said = warnings;
                }
                if is_first || report.is_changed() {
                    say(&summary(&report));
                }
                is_first = false;
            }
            // Another program is at it: the next look will find what it left to do.
            Err(error) if matches!(error.downcast_ref(), Some(OpenError::Locked(_))) => {}
            Err(error) => return Err(place::advise(error)),
        }
        let rest = pause.max(began.elapsed() * REST);
        let resting = Instant::now();
        while resting.elapsed() < rest && !cancel.load(Ordering::Relaxed) {
            std::thread::sleep(Duration::from_millis(50).min(rest));
        }
    }
    Ok(Outcome::Interrupted)
}

/// Reads a list of files: absolute, the folders that they lie in resolved, but no link that is one of them.
fn read_list(list: &Path) -> anyhow::Result<Vec<PathBuf>> {
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

fn preview(args: &Args, settings: &Settings) -> anyhow::Result<Outcome> {
    let dir = place::find_or_new(args.index.as_deref())?;
    let known = place::open_if_there(&dir)?;
    let settings = &Settings { corrections: corrections::read(&dir)?, ..settings.clone() };
    let paths = resolve(known.as_ref(), &args.paths, settings.listed.is_some())?;
    let (report, changes) =
        ingest::preview(known.as_ref(), &paths, settings, &|_| {}, cancel()?).map_err(place::advise)?;
    let mut out = std::io::stdout().lock();
    for (change, path) in &changes {
        let sign = match change {
            Change::Add => '+',
            Change::Update => '~',
            Change::Drop => '-',
        };
        writeln!(out, "{sign} {}", shown(path))?;
    }
    warnings(&report).iter().for_each(|line| say(line));
    let Report { n_added, n_changed, n_removed, n_unchanged, .. } = report;
    let [added, changed, removed, unchanged] = [n_added, n_changed, n_removed, n_unchanged].map(|n| count(n, ""));
    let files = count(n_added + n_changed, "file");
    say(&format!("would read {files} (+{added} ~{changed} -{removed}, {unchanged} unchanged)"));
    finish(&report, args.strict)
}

fn rebuild(args: &Args, settings: &Settings) -> anyhow::Result<Outcome> {
    let dir = place::find(args.index.as_deref())?;
    let settings = &Settings { corrections: corrections::read(&dir)?, ..settings.clone() };
    let progress = Progress::new();
    let result = ingest::rebuild(&dir, settings, &|event| progress.observe(event), cancel()?);
    progress.finish();
    let report = result.map_err(place::advise)?;
    warnings(&report).iter().for_each(|line| say(line));
    if report.is_interrupted {
        say("interrupted: the index is as it was");
        return Ok(Outcome::Interrupted);
    }
    corrections::warn_unmatched(&settings.corrections, &place::open_if_there(&dir)?.context("index")?)?;
    say(&summary(&report));
    finish(&report, args.strict)
}

/// Reads again what corrections have changed, quietly.
pub(super) fn reread(index: &Index, path: &Path) -> anyhow::Result<()> {
    let settings = Settings { corrections: corrections::read(index.dir())?, ..Settings::default() };
    let (_, report) =
        ingest::run(index.clone(), &[path.to_path_buf()], &settings, &|_| {}, cancel()?).map_err(place::advise)?;
    warnings(&report).iter().for_each(|line| say(line));
    Ok(())
}

fn finish(report: &Report, strict: bool) -> anyhow::Result<Outcome> {
    if report.is_interrupted {
        return Ok(Outcome::Interrupted);
    }
    let problems = problems(report.n_partly_read(), report.n_skipped());
    match strict && !problems.is_empty() {
        true => Err(hint(format!("not all was read: {problems}"), "see them: whosaid status --problems")),
        false => Ok(Outcome::Done),
    }
}

/// Returns the given paths absolute, links resolved; a path that is gone will do if it lies under a known root. Without
/// one, and without a known root: the default.
fn resolve(index: Option<&Index>, paths: &[PathBuf], is_listed: bool) -> anyhow::Result<Vec<PathBuf>> {
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
pub(super) fn absolute(path: &Path) -> anyhow::Result<PathBuf> {
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

/// Returns the flag that Ctrl-C sets. The second Ctrl-C ends the program at once.
fn cancel() -> anyhow::Result<&'static AtomicBool> {
    static CANCELLED: AtomicBool = AtomicBool::new(false);
    static IS_SET: AtomicBool = AtomicBool::new(false);
    if IS_SET.swap(true, Ordering::SeqCst) {
        return Ok(&CANCELLED);
    }
    ctrlc::set_handler(|| {
        if CANCELLED.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
        // Below the bar, which stands in an unfinished line.
        let start = if std::io::stderr().is_terminal() { "\n" } else { "" };
        say(&format!("{start}stopping: finishing the files in hand"));
    })
    .context("cannot listen for Ctrl-C")?;
    // A panic over a file becomes that file's problem: it is not for the screen.
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(ingest::WORKER) {
            print(panic);
        }
    }));
    Ok(&CANCELLED)
}

/// Returns what needs the user's eye.
fn warnings(report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    for problem in report.problems.iter().take(MAX_WARNINGS) {
        let kept = if problem.is_kept { " (its earlier version stays in the index)" } else { "" };
        // A line a member of an archive.
        let mut reasons = problem.reason.lines();
        let told = reasons.by_ref().take(MAX_OF_ARCHIVE).map(escape::line);
        lines.extend(told.map(|reason| format!("warning: {}: {reason}{kept}", shown(&problem.path))));
        let n_more = reasons.count();
        if n_more > 0 {
            let n_more = count(n_more, "");
            lines.push(format!("warning: {}: … and {n_more} more: whosaid status --problems", shown(&problem.path)));
        }
    }
    if let Some(n_more) = report.problems.len().checked_sub(MAX_WARNINGS + 1) {
        lines.push(format!("warning: … and {} more: whosaid status --problems", count(n_more + 1, "")));
    }
    for Kept { root, is_root_gone, n_gone, n_known } in &report.kept {
        let root = shown(root);
        let what = match is_root_gone {
            true => format!("missing or empty; its {} stay in the index", count(*n_gone, "file")),
            false => {
                format!("{} of {} are gone; they stay in the index", count(*n_gone, ""), count(*n_known, "file"))
            }
        };
        lines.push(format!("warning: {root}: {what}\n  hint: drop them: whosaid index {root} --prune"));
    }
    let unread: usize = report.unread_languages.values().sum();
    if unread > 0 {
        let list: Vec<String> =
            report.unread_languages.iter().map(|(tag, n)| format!("{tag} {}", count(*n, ""))).collect();
        let list = escape::line(&list.join(", ")).into_owned();
        lines.push(format!(
            "note: {} not in English ({list}): searchable, but without quotes",
            count(unread, "article")
        ));
    }
    lines
}

/// Returns the last line of a run.
fn summary(report: &Report) -> String {
    let Report { n_added, n_changed, n_unchanged, n_removed, n_moved, .. } = *report;
    let [added, changed, unchanged, removed, moved] =
        [n_added, n_changed, n_unchanged, n_removed, n_moved].map(|n| count(n, ""));
    let corrected = match report.n_corrected {
        0 => String::new(),
        n => format!(", {}", count(n, "correction")),
    };
    let seconds = report.elapsed.as_secs_f64();
    let digits = if seconds < 10.0 { 1 } else { 0 };
    let skipped = match problems(report.n_partly_read(), report.n_skipped()).as_str() {
        "" => String::new(),
        problems => format!(", {problems}: whosaid status --problems"),
    };
    if report.is_interrupted && !report.is_changed() {
        return "interrupted before anything was read".to_owned();
    }
    if !report.is_changed() {
        let files = count(n_unchanged, "file");
        return format!("up to date: {files} unchanged in {seconds:.digits$} s{skipped}");
    }
    if n_added + n_changed == 0 {
        let files = count(n_removed, "file");
        return format!("dropped {files} in {seconds:.digits$} s (+0 ~0 -{removed}, {unchanged} unchanged{skipped})");
    }
    let mut line = if report.is_interrupted { "interrupted: ".to_owned() } else { String::new() };
    let _ = write!(
        line,
        "indexed {}, {}{corrected} from {} in {seconds:.digits$} s (+{added} ~{changed} -{removed}",
        count(report.n_articles, "article"),
        count(report.n_quotes, "quote"),
        count(n_added + n_changed, "file"),
    );
    if n_moved > 0 {
        let _ = write!(line, ", {moved} moved");
    }
    if n_unchanged > 0 {
        let _ = write!(line, ", {unchanged} unchanged");
    }
    let _ = write!(line, "{skipped})");
    if report.is_interrupted {
        line.push_str("; all of it is kept, run it again to go on");
    }
    line
}

/// Returns `1 partly read, 2 skipped`, empty if there are none.
pub(super) fn problems(n_partly_read: usize, n_skipped: usize) -> String {
    let named = [(n_partly_read, "partly read"), (n_skipped, "skipped")];
    let named = named.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{} {what}", count(*n, "")));
    named.collect::<Vec<_>>().join(", ")
}

fn say(line: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{line}");
}

/// Reads a number of bytes: `400M`, `2G`, `65536`.
fn parse_size(text: &str) -> Result<usize, String> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = match text[digits.len()..].to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" => 1_000,
        "m" | "mb" => 1_000_000,
        "g" | "gb" => 1_000_000_000,
        "kib" => 1 << 10,
        "mib" => 1 << 20,
        "gib" => 1 << 30,
        _ => return Err("expected a number of bytes such as 400M or 2G".to_owned()),
    };
    let number: usize = digits.parse().map_err(|_| "expected a number of bytes such as 400M or 2G".to_owned())?;
    number.checked_mul(unit).ok_or_else(|| "too large".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        assert_eq!(parse_size("400M"), Ok(400_000_000));
        assert_eq!(parse_size("2gib"), Ok(2 << 30));
        assert_eq!(parse_size("65536"), Ok(65_536));
        for bad in ["", "M", "1.5G", "-1", "12x", "99999999999999999G", "5é"] {
            assert!(parse_size(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn summaries() {
        let report = Report { n_added: 4300, n_articles: 44, n_quotes: 1, ..Report::default() };
        assert_eq!(summary(&report), "indexed 44 articles, 1 quote from 4,300 files in 0.0 s (+4,300 ~0 -0)");
        let report = Report { n_known_problems: 1, n_unchanged: 43, ..Report::default() };
        assert_eq!(summary(&report), "up to date: 43 files unchanged in 0.0 s, 1 skipped: whosaid status --problems");
    }
}
