//! A list of queries, and how long each takes: what both sides of the measurement do in the same way.

use std::collections::BTreeMap;
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Articles with a word.
    Term,
    /// Articles with a phrase.
    Phrase,
    /// Articles with a phrase, of one part of the newspaper.
    Filter,
    /// Quotes with a phrase.
    Quoted,
    /// Quotes by someone.
    Speaker,
}

/// One query.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// Its kind.
    pub(crate) kind: Kind,
    /// Words in lower case, one after the other.
    pub(crate) words: Vec<String>,
    /// The name of the speaker, or the part of the newspaper.
    pub(crate) other: String,
}

impl Asked {
    /// Asks for articles with a phrase.
    pub(crate) fn phrase(words: &str) -> Asked {
        Asked { kind: Kind::Phrase, words: words.split_whitespace().map(str::to_owned).collect(), other: String::new() }
    }

    /// Reads `KIND TAB WORDS TAB OTHER`.
    fn parse(line: &str) -> Result<Asked> {
        let mut cells = line.split('\t');
        let kind = match cells.next().unwrap_or_default() {
            "term" => Kind::Term,
            "phrase" => Kind::Phrase,
            "filter" => Kind::Filter,
            "quoted" => Kind::Quoted,
            "speaker" => Kind::Speaker,
            kind => bail!("no kind of query is called {kind}"),
        };
        let words = cells.next().context("no words")?;
        Ok(Asked { kind, other: cells.next().unwrap_or_default().to_owned(), ..Asked::phrase(words) })
    }
}

/// Rounds over all queries: of each the best time counts, since other programs only ever make one longer.
const ROUNDS: usize = 5;

/// Runs all queries of a file and prints, for each kind, the median and the 95th percentile in microseconds.
///
/// # Errors
/// If the file cannot be read, or a query fails.
#[expect(clippy::print_stdout, reason = "for programs that print figures")]
pub(crate) fn measure(path: &str, run: impl Fn(&Asked) -> Result<()>) -> Result<()> {
    let text = std::fs::read_to_string(path)?;
    let queries: Vec<Asked> = text.lines().map(Asked::parse).collect::<Result<_>>()?;
    let mut best = vec![f64::INFINITY; queries.len()];
    for _ in 0..ROUNDS {
        for (best, asked) in best.iter_mut().zip(&queries) {
            let start = Instant::now();
            run(asked)?;
            *best = best.min(start.elapsed().as_secs_f64() * 1e6);
        }
    }
    let mut by_kind: BTreeMap<Kind, Vec<f64>> = BTreeMap::new();
    for (asked, best) in queries.iter().zip(best) {
        by_kind.entry(asked.kind).or_default().push(best);
    }
    for (kind, mut times) in by_kind {
        times.sort_by(f64::total_cmp);
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
        println!("{kind:?}\t{:.0}\t{:.0}", at(0.5), at(0.95));
    }
    Ok(())
}
