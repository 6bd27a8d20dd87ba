//! The command line: one file a command, each with its `Args` and `run`.

mod error;
mod eval;
mod forget;
mod index;
mod parse;
mod place;
mod progress;
mod quotes;
mod search;
mod show;
mod speakers;
mod status;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Reads a folder of news articles and answers who said what, offline.
#[derive(Parser)]
#[command(name = "whosaid", version, propagate_version = true, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Index(index::Args),
    #[command(alias = "who")]
    Quotes(quotes::Args),
    Search(search::Args),
    Show(show::Args),
    Speakers(speakers::Args),
    Status(status::Args),
    Forget(forget::Args),
    Parse(parse::Args),
    Eval(eval::Args),
}

/// How a command ended, short of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Found, or done.
    Done,
    /// Nothing found.
    Nothing,
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
        Command::Status(args) => status::run(args),
        Command::Forget(args) => forget::run(args),
        Command::Parse(args) => parse::run(args),
        Command::Eval(args) => eval::run(args),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Nothing) => ExitCode::from(1),
        Ok(Outcome::Interrupted) => ExitCode::from(130),
        Err(error) => error::report(&error),
    }
}
