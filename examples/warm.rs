//! How long queries take inside a program that keeps the index open: `warm DIR QUERIES.tsv [--fetch] [--limit N]`
//! (benches/run.py).
//!
//! Prints for each kind of query the median and the 95th percentile in microseconds. Without `--fetch` hits are found,
//! counted and put in order; with it their articles are read as well and the matches in them found.

use anyhow::{Context, Result, bail};
use std::hint::black_box;
use std::path::Path;
use whosaid::index::Index;
use whosaid::query::people::Rules;
use whosaid::query::{Mode, Options, find, parse};

#[path = "shared/queries.rs"]
mod queries;
use queries::{Asked, Kind};

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [dir, file, rest @ ..] = args.as_slice() else { bail!("usage: warm DIR QUERIES.tsv [--fetch] [--limit N]") };
    let (index, fetches) = (Index::open(Path::new(dir))?, rest.iter().any(|arg| arg == "--fetch"));
    let limit = match rest.iter().position(|arg| arg == "--limit") {
        Some(at) => rest.get(at + 1).context("--limit: a number is missing")?.parse()?,
        None => Options::default().limit,
    };
    queries::measure(file, |asked| {
        let mut query = parse(&question(asked), jiff::civil::Date::default())?;
        let _people = query.widen(&index, &Rules::default())?;
        let mode = if matches!(asked.kind, Kind::Quoted | Kind::Speaker) { Mode::Quotes } else { Mode::Articles };
        let hits = find(&index, &query, mode, &Options { limit, ..Options::default() })?;
        black_box(hits.total());
        if fetches {
            for hit in hits {
                black_box(hit?);
            }
        }
        Ok(())
    })
}

/// The query in whosaid's own language.
fn question(asked: &Asked) -> String {
    let words = format!("\"{}\"", asked.words.join(" "));
    match asked.kind {
        Kind::Term | Kind::Phrase | Kind::Quoted => words,
        Kind::Filter => format!("section:{} {words}", asked.other),
        Kind::Speaker => format!("speaker:\"{}\"", asked.other),
    }
}
