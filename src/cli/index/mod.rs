//! `whosaid index`: adds, updates and drops the articles of folders.

mod paths;
mod told;

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use whosaid::corpus::Filter;
use whosaid::index::{Index, OpenError, WriterSettings, is_remote};
use whosaid::ingest::{self, Change, Report, Settings};
use whosaid::output::count;

use super::error::hint;
use super::progress::Progress;
use super::screen::shown;
use super::{Outcome, corrections, place};
pub(super) use paths::absolute;
use paths::{read_list, resolve};
pub(super) use told::problems;
use told::{summary, warnings};

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
            // Another program may have made one meanwhile.
            let index = Index::create(&dir).or_else(|error| place::open_if_there(&dir)?.ok_or(error))?;
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
}
