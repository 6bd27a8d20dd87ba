//! Progress of indexing on a terminal: on standard error, and only there.

use std::io::{IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use indicatif::{DecimalBytes, HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};
use whosaid::ingest::Event;

/// A bar; silent where standard error is no terminal.
pub(super) struct Progress {
    bar: ProgressBar,
    n_files: AtomicUsize,
    n_done: AtomicUsize,
    n_quotes: AtomicUsize,
}

impl Progress {
    pub(super) fn new() -> Progress {
        let bar = ProgressBar::with_draw_target(None, target());
        bar.set_style(style("{spinner} {msg}"));
        bar.enable_steady_tick(Duration::from_millis(200));
        Progress { bar, n_files: AtomicUsize::new(0), n_done: AtomicUsize::new(0), n_quotes: AtomicUsize::new(0) }
    }

    /// Shows what happened. Called by many threads.
    pub(super) fn observe(&self, event: Event) {
        match event {
            Event::Found { n_files } => self.bar.set_message(format!("{} files found", HumanCount(n_files as u64))),
            Event::Planned { n_files, n_bytes } => {
                self.n_files.store(n_files, Ordering::Relaxed);
                self.bar.set_length(n_bytes);
                self.bar.set_style(style("{bar:20} {percent}%  {msg}  {decimal_bytes_per_sec}  {eta} left"));
                self.bar.reset_eta();
            }
            Event::Read { n_bytes, n_quotes } => {
                let n_done = self.n_done.fetch_add(1, Ordering::Relaxed) + 1;
                let n_quotes = self.n_quotes.fetch_add(n_quotes, Ordering::Relaxed) + n_quotes;
                let n_files = self.n_files.load(Ordering::Relaxed);
                self.bar.inc(n_bytes);
                let counts = [n_done, n_files, n_quotes].map(|n| HumanCount(n as u64));
                self.bar.set_message(format!("{} of {} files, {} quotes", counts[0], counts[1], counts[2]));
            }
            Event::LittleRoom { free, needed } => self.bar.suspend(|| {
                let (free, needed) = (DecimalBytes(free), DecimalBytes(needed));
                // A full disk ends the run, and loses nothing but the time since the last commit.
                let told = format!("warning: {free} are free for the index, which may need {needed}\n");
                let _ = std::io::stderr().write_all(told.as_bytes());
            }),
            Event::Committing => self.bar.set_message("writing to disk"),
        }
    }

    /// Takes the bar off the screen.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

fn target() -> ProgressDrawTarget {
    if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr_with_hz(8) } else { ProgressDrawTarget::hidden() }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).expect("our templates are well formed")
}
