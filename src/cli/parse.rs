//! `whosaid parse`: reads files with the same code as `index` and prints one JSON line an article.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::{Outcome, error};
use whosaid::article::Location;
use whosaid::formats::{self, Format};
use whosaid::output::{json, outline};
use whosaid::quotes;

/// The largest file that is read.
const MAX_FILE: u64 = 64 << 20;

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
            Ok(Some(problem)) => failed.push(anyhow::anyhow!("{}: {problem}", file.display())),
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
    let bytes = match read_bytes(file) {
        Ok(bytes) => bytes,
        Err(error) => return Ok(Some(error.to_string())),
    };
    let location = Location { path: file.to_owned(), member: None };
    let mut written = Ok(());
    let mut sink = |mut article| {
        quotes::attribute(&mut article);
        written = if as_outline {
            writeln!(out, "{}", outline::outline(&article))
        } else {
            serde_json::to_writer(&mut *out, &json::article(&article))
                .map_err(io::Error::from)
                .and_then(|()| writeln!(out))
        };
        if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    let read = match format {
        Some(format) => formats::read_as(format, &location, &bytes, &mut sink),
        None => formats::read(&location, &bytes, &mut sink),
    };
    written?;
    Ok(read.err().map(|error| error.to_string()))
}

fn read_bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin().lock().take(MAX_FILE + 1).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(MAX_FILE + 1).read_to_end(&mut bytes)?;
    }
    if bytes.len() as u64 > MAX_FILE {
        return Err(io::Error::other(format!("larger than {} MiB", MAX_FILE >> 20)));
    }
    Ok(bytes)
}
