//! `whosaid check`: whether the index is whole.

use std::io::Write as _;

use whosaid::index::{Checkup, check};
use whosaid::output::{count, escape};

use super::Outcome;
use super::place::{self, IndexArg};
use super::screen::shown;
use super::status::size;

/// Verify that the index is whole
///
/// Reads every file of the index and holds it against its checksum, then what they say against each other, and opens
/// each article. Exit code: 0 whole, 1 damaged, 2 could not be checked.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    index: IndexArg,
}

pub(crate) fn run(args: Args) -> anyhow::Result<Outcome> {
    let dir = place::find(args.index.folder())?;
    let Checkup { damages, n_index_files, n_index_bytes, n_files, n_articles, n_quotes } =
        check(&dir).map_err(|error| place::advise(error.into()))?;
    let mut out = anstream::stdout().lock();
    if damages.is_empty() {
        let read = count(n_index_files, "file");
        let [files, articles, quotes] =
            [(n_files, "file"), (n_articles, "article"), (n_quotes, "quote")].map(|(n, what)| count(n, what));
        let what = format!("{read} ({}) with {articles} and {quotes} of {files}", size(n_index_bytes));
        writeln!(out, "{}: whole: {what}", shown(&dir))?;
        return Ok(Outcome::Done);
    }
    for damage in &damages {
        // A file of the index, unless it is absolute: an article's.
        writeln!(out, "{}: {}", shown(&dir.join(&damage.file)), escape::line(&damage.reason))?;
    }
    let way_out = place::way_out(&dir);
    let mut err = anstream::stderr().lock();
    let _ = writeln!(err, "error: {}: the index is damaged, in {}", shown(&dir), count(damages.len(), "place"));
    let _ = writeln!(err, "  hint: {}", escape::line(&way_out));
    Ok(Outcome::Damaged)
}
