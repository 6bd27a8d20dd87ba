//! Runs a query: finds all hits, orders them, and fetches the articles of those that are wanted.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::DocAddress;

use super::ast::{Field, Query};
use super::collect;
use super::lower::lower;
use super::matches::{self, Matches};
use super::order::{Ordered, order};
use super::results::{Hit, Results};
use crate::article::{Article, LineEnds, Section};
use crate::index::Index;

/// What a hit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// One quote.
    Quotes,
    /// One article.
    Articles,
}

/// The order of hits. What is equal stands in the order of the files, and in that of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The best first.
    #[default]
    Relevance,
    /// The oldest first, those without a date last.
    Date,
    /// The newest first, those without a date last.
    DateDesc,
    /// By file.
    Path,
}

/// How many hits, in which order.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// At most so many hits are fetched; 0: all.
    pub limit: usize,
    /// Their order.
    pub sort: Sort,
}

impl Default for Options {
    fn default() -> Self {
        Self { limit: 20, sort: Sort::default() }
    }
}

/// Answers a query. All hits are counted, those within the limit are fetched, each article once.
///
/// # Errors
/// If the index is damaged.
pub fn search(index: &Index, query: &Query, mode: Mode, options: &Options) -> anyhow::Result<Results> {
    let mut found = find(index, query, mode, options)?;
    // The articles are kept with the hits in any case.
    found.cache_limit = usize::MAX;
    let total = found.total();
    Ok(Results { total, hits: found.collect::<anyhow::Result<_>>()? })
}

/// Answers a query hit by hit: for answers that are larger than memory.
///
/// # Errors
/// If the index is damaged.
pub fn find<'a>(index: &'a Index, query: &'a Query, mode: Mode, options: &Options) -> anyhow::Result<Found<'a>> {
    let scored = options.sort == Sort::Relevance
        && query.clauses.iter().any(|clause| clause.field == Field::Text && !clause.negated);
    let lowered = lower(index.fields(), query, mode);
    let limit = if options.limit == 0 { usize::MAX } else { options.limit };
    let (total, raw) = if scored {
        collect::best(index.searcher(), &*lowered, limit)?
    } else if matches!(options.sort, Sort::Relevance | Sort::Path) {
        collect::first(index, &*lowered, limit)?
    } else {
        let raw = collect::all(index.searcher(), &*lowered)?;
        (raw.len(), raw)
    };
    let hits = order(index, raw, mode, options.sort, limit)?;
    Ok(Found { index, query, mode, total, hits: hits.into_iter(), cache: HashMap::new(), cache_limit: 64 })
}

/// Counts the hits of a query.
///
/// # Errors
/// If the index is damaged.
pub fn count(index: &Index, query: &Query, mode: Mode) -> anyhow::Result<usize> {
    Ok(index.searcher().search(&lower(index.fields(), query, mode), &tantivy::collector::Count)?)
}

/// The hits of a query, fetched one by one.
pub struct Found<'a> {
    index: &'a Index,
    query: &'a Query,
    mode: Mode,
    total: usize,
    hits: std::vec::IntoIter<Ordered>,
    cache: HashMap<DocAddress, Fetched>,
    cache_limit: usize,
}

/// An article, and what its hits are placed by, made once for all of them.
#[derive(Clone)]
struct Fetched {
    article: Arc<Article>,
    sections: Arc<[Section]>,
    ends: Arc<LineEnds>,
}

impl Fetched {
    fn new(article: Article) -> Self {
        Self {
            sections: article.sections().into(),
            ends: Arc::new(LineEnds::of(&article.text)),
            article: Arc::new(article),
        }
    }
}

impl Found<'_> {
    /// Returns the number of hits in all, also those beyond the limit.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    fn fetch(&mut self, hit: &Ordered) -> anyhow::Result<Hit> {
        let address = DocAddress::new(hit.segment, hit.article);
        let Fetched { article, sections, ends } = match self.cache.get(&address) {
            Some(fetched) => fetched.clone(),
            None => {
                let fetched = Fetched::new(self.index.article(address)?);
                if self.cache.len() >= self.cache_limit {
                    self.cache.clear();
                }
                self.cache.insert(address, fetched.clone());
                fetched
            }
        };
        let quote = match self.mode {
            Mode::Quotes => Some(hit.quote_idx as usize),
            Mode::Articles => None,
        };
        let Matches { spans, begin, extent } = matches::find(&article, quote, self.query);
        let place = article.source.place(&ends, begin);
        let byte = |offset| article.source.place(&ends, offset).byte;
        let bytes = byte(extent.start).zip(byte(extent.end)).map(|(start, end)| [start, end]);
        let heading = matches::heading(&article, &sections, quote, &spans);
        Ok(Hit { article, quote, matches: spans, place, bytes, heading, score: hit.score, person: None, why: None })
    }
}

impl Iterator for Found<'_> {
    type Item = anyhow::Result<Hit>;

    fn next(&mut self) -> Option<Self::Item> {
        let hit = self.hits.next()?;
        Some(self.fetch(&hit))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.hits.size_hint()
    }
}

/// How many hits each part of a query has alone: what made an answer empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// For each clause, in their order.
    pub clauses: Vec<usize>,
    /// For the days asked for, if any.
    pub days: Option<usize>,
    /// For the kinds asked for, if any.
    pub kinds: Option<usize>,
}

/// Counts the hits of each part of a query alone.
///
/// # Errors
/// If the index is damaged.
pub fn explain(index: &Index, query: &Query, mode: Mode) -> anyhow::Result<Explanation> {
    let alone = |part: Query| count(index, &part, mode);
    let mut clauses = Vec::with_capacity(query.clauses.len());
    for clause in &query.clauses {
        clauses.push(alone(Query { clauses: vec![clause.clone()], ..Query::default() })?);
    }
    let days = Query { after: query.after.clone(), before: query.before.clone(), ..Query::default() };
    let kinds = Query { kinds: query.kinds.clone(), ..Query::default() };
    let asked = |part: Query| (part != Query::default()).then(|| alone(part)).transpose();
    Ok(Explanation { clauses, days: asked(days)?, kinds: asked(kinds)? })
}
