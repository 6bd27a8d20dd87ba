//! The command line: one file a command, each with its `Args` and `run`.

mod ask;
mod check;
mod corrections;
mod error;
mod eval;
#[cfg(feature = "fit")]
mod fit;
mod fix;
mod forget;
mod form;
mod formats;
mod index;
mod parse;
mod people;
mod place;
mod progress;
mod quotes;
mod screen;
mod search;
mod show;
mod speakers;
mod status;

use std::process::ExitCode;
use std::sync::LazyLock;

use clap::{Parser, Subcommand};
use whosaid::index::SCHEMA_VERSION;
use whosaid::ingest::EXTRACTOR_VERSION;

/// What an answer depends on, besides the articles.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let version = env!("CARGO_PKG_VERSION");
    format!("{version} (index schema {SCHEMA_VERSION}, extractor {EXTRACTOR_VERSION})")
});

const EXAMPLES: &str = "\
Examples:
  whosaid index news                         read a folder, or what changed
  whosaid quotes \"red lines\"                 who said it
  whosaid quotes -s verhoeven after:2021-11  what Verhoeven said since
  whosaid show news/harbour.txt:41           read an article, its quotes marked

Exit code: 0 found or done, 1 nothing found, 2 error, 130 interrupted.";

/// Reads a folder of news articles and answers who said what, offline.
#[derive(Parser)]
#[command(name = "whosaid", version = VERSION.as_str(), arg_required_else_help = true, max_term_width = 100)]
#[command(after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Index(index::Args),
    #[command(visible_alias = "who")]
    Quotes(quotes::Args),
    Search(search::Args),
    Show(show::Args),
    Speakers(speakers::Args),
    Fix(fix::Args),
    Status(status::Args),
    Check(check::Args),
    Forget(forget::Args),
    Parse(parse::Args),
    Formats(formats::Args),
    Eval(eval::Args),
    #[cfg(feature = "fit")]
    Fit(fit::Args),
}

/// How a command ended, short of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Found, or done.
    Done,
    /// Nothing found.
    Nothing,
    /// The index is damaged.
    Damaged,
    /// Stopped by Ctrl-C after finishing what was in hand.
    Interrupted,
}

/// Runs the program: exit code 0 found or done, 1 nothing found, 2 error, 130 interrupted.
pub(crate) fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match cli.command {
        Command::Index(args) => index::run(args),
        Command::Quotes(args) => quotes::run(args),
        Command::Search(args) => search::run(args),
        Command::Show(args) => show::run(args),
        Command::Speakers(args) => speakers::run(args),
        Command::Fix(args) => fix::run(args),
        Command::Status(args) => status::run(args),
        Command::Check(args) => check::run(args),
        Command::Forget(args) => forget::run(args),
        Command::Parse(args) => parse::run(args),
        Command::Formats(args) => formats::run(args),
        Command::Eval(args) => eval::run(args),
        #[cfg(feature = "fit")]
        Command::Fit(args) => fit::run(args),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Nothing | Outcome::Damaged) => ExitCode::from(1),
        Ok(Outcome::Interrupted) => ExitCode::from(130),
        Err(error) => error::report(&error),
    }
}
