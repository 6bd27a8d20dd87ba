//! `whosaid parse`: reads files with the same code as `index` and prints one JSON line an article.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use whosaid::article::Location;
use whosaid::corpus::{self, ReadError};
use whosaid::formats::{self, Format};
use whosaid::ingest;
use whosaid::output::{escape, json, outline};

use super::{Outcome, error};

/// Print articles as JSON, without an index
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Files to read; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Read as this format, whatever the file looks like
    #[arg(long, value_name = "NAME")]
    format: Option<String>,
    /// Print a readable outline instead of JSON
    #[arg(long)]
    outline: bool,
}

pub(crate) fn run(args: Args) -> anyhow::Result<Outcome> {
    let format = args.format.as_deref().map(named).transpose()?;
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut failed = Vec::new();
    for file in &args.files {
        match print_file(file, format, args.outline, &mut out) {
            Ok(None) => {}
            // A line a member of an archive.
            Ok(Some(problem)) => {
                failed.extend(problem.lines().map(|reason| anyhow::anyhow!("{}: {reason}", file.display())));
            }
            Err(error) => return Err(error.into()),
        }
    }
    out.flush()?;
    match failed.pop() {
        None => Ok(Outcome::Done),
        Some(last) => {
            for problem in &failed {
                error::report(problem);
            }
            Err(last)
        }
    }
}

fn named(name: &str) -> anyhow::Result<&'static Format> {
    formats::named(name).ok_or_else(|| {
        let known: Vec<&str> = formats::FORMATS.iter().map(|format| format.name).collect();
        error::hint(format!("format '{name}': not known"), format!("one of {}", known.join(", ")))
    })
}

/// Prints the articles of one file; returns what was wrong with it.
fn print_file(
    file: &Path,
    format: Option<&'static Format>,
    as_outline: bool,
    out: &mut impl Write,
) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    // A link or a pipe is read too: the user has named it.
    let opened = match file == Path::new("-") {
        true => corpus::read_stream(io::stdin().lock(), &mut bytes),
        false => File::open(file).map_err(ReadError::Io).and_then(|file| corpus::read_stream(file, &mut bytes)),
    };
    if let Err(error) = opened {
        return Ok(Some(error.to_string()));
    }
    let location = Location { path: file.to_owned(), member: None };
    let mut written = Ok(());
    let problem = ingest::read(&location, format, &bytes, &mut |article| {
        written = match as_outline {
            true => writeln!(out, "{}", outline::outline(&article)),
            false => escape::write_json(&json::article(&article), out).and_then(|()| writeln!(out)),
        };
        if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    written.map(|()| problem)
}
