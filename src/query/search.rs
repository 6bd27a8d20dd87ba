//! Runs a query: finds all hits, orders them, and fetches the articles of those that are wanted.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use super::ast::{Field, Query};
use super::matches::{self, Matches};
use super::results::{Hit, Results};
use super::{lower::lower, scope};
use crate::article::{Article, LineEnds, Section};
use crate::index::{Files, Index, column};

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
    let raw = index.searcher().search(&lowered, &All { scored })?;
    let total = raw.len();
    let limit = if options.limit == 0 { total } else { options.limit };
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

/// A hit as the index finds it.
#[derive(Clone, Copy)]
struct Raw {
    score: Score,
    segment: SegmentOrdinal,
    doc: DocId,
}

/// A hit with its place in the order.
struct Ordered {
    score: Score,
    segment: SegmentOrdinal,
    article: DocId,
    quote_idx: u32,
}

/// Collects all hits.
struct All {
    scored: bool,
}

struct AllOfSegment {
    segment: SegmentOrdinal,
    hits: Vec<Raw>,
}

impl Collector for All {
    type Fruit = Vec<Raw>;
    type Child = AllOfSegment;

    fn for_segment(&self, segment: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<AllOfSegment> {
        Ok(AllOfSegment { segment, hits: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        self.scored
    }

    fn merge_fruits(&self, fruits: Vec<Vec<Raw>>) -> tantivy::Result<Vec<Raw>> {
        Ok(fruits.concat())
    }
}

impl SegmentCollector for AllOfSegment {
    type Fruit = Vec<Raw>;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.hits.push(Raw { score, segment: self.segment, doc });
    }

    fn harvest(self) -> Vec<Raw> {
        self.hits
    }
}

/// The columns that say where a hit of a segment belongs.
struct Columns {
    files: Files,
    ordinal: Column<u64>,
    quote_idx: Column<u64>,
    day: Column<u64>,
}

impl Columns {
    fn open(segment: &SegmentReader) -> anyhow::Result<Self> {
        let number = |name| scope::number(segment, name);
        Ok(Self {
            files: Files::open(segment)?,
            ordinal: number(column::ORDINAL)?,
            quote_idx: number(column::QUOTE_IDX)?,
            day: number(column::DAY)?,
        })
    }
}

/// Puts hits in order and keeps the first `limit`.
fn order(index: &Index, raw: Vec<Raw>, mode: Mode, sort: Sort, limit: usize) -> anyhow::Result<Vec<Ordered>> {
    let segments = index.searcher().segment_readers();
    let columns = segments.iter().map(Columns::open).collect::<anyhow::Result<Vec<_>>>()?;
    // First by what is asked for, as a number that ascends.
    let rank = |hit: &Raw| {
        let day = || columns[hit.segment as usize].day.first(hit.doc);
        match sort {
            Sort::Relevance => u64::from(!score_bits(hit.score)),
            Sort::Date => day().unwrap_or(u64::MAX),
            Sort::DateDesc => day().map_or(u64::MAX, |day| u64::MAX - 1 - day),
            Sort::Path => 0,
        }
    };
    let mut ranked: Vec<(u64, Raw)> = raw.into_iter().map(|hit| (rank(&hit), hit)).collect();
    if let Some(last) = limit.checked_sub(1).filter(|last| *last < ranked.len()) {
        // What equals the last one wanted may yet come before it.
        let (_, (worst, _), _) = ranked.select_nth_unstable_by_key(last, |(rank, _)| *rank);
        let worst = *worst;
        ranked.retain(|(rank, _)| *rank <= worst);
    }
    ranked.sort_unstable_by_key(|(rank, _)| *rank);
    let mut ordered = Vec::with_capacity(ranked.len());
    // Then by location, which takes the paths of files: only those of hits that are equal so far.
    let tied: Vec<&Raw> =
        ranked.chunk_by(|(a, _), (b, _)| a == b).filter(|hits| hits.len() > 1).flatten().map(|(_, hit)| hit).collect();
    let places = place_files(index, &columns, tied.into_iter())?;
    for equals in ranked.chunk_by_mut(|(a, _), (b, _)| a == b) {
        if equals.len() > 1 {
            equals.sort_by_cached_key(|(_, hit)| location(&columns[hit.segment as usize], hit, mode, &places));
        }
        let room = limit - ordered.len();
        ordered.extend(equals.iter().take(room).map(|(_, hit)| {
            let (article, quote_idx) = article_and_quote(&columns[hit.segment as usize], hit, mode);
            Ordered { score: hit.score, segment: hit.segment, article, quote_idx }
        }));
    }
    Ok(ordered)
}

/// Returns the document of a hit's article, and the quote's ordinal in it.
fn article_and_quote(columns: &Columns, hit: &Raw, mode: Mode) -> (DocId, u32) {
    match mode {
        Mode::Articles => (hit.doc, 0),
        Mode::Quotes => {
            let quote_idx =
                columns.quote_idx.first(hit.doc).and_then(|idx| u32::try_from(idx).ok()).unwrap_or_default();
            (scope::article_of(&columns.quote_idx, hit.doc).unwrap_or(hit.doc), quote_idx)
        }
    }
}

/// Returns what orders equal hits: file, article in the file, quote in the article.
fn location(
    columns: &Columns,
    hit: &Raw,
    mode: Mode,
    places: &HashMap<(SegmentOrdinal, u64), usize>,
) -> (Option<usize>, Option<u64>, u32) {
    let (article, quote_idx) = article_and_quote(columns, hit, mode);
    let file = columns.files.ord(hit.doc).and_then(|ord| places.get(&(hit.segment, ord)).copied());
    (file, columns.ordinal.first(article), quote_idx)
}

/// Returns bits that ascend with the score, which is never negative.
fn score_bits(score: Score) -> u32 {
    score.max(0.0).to_bits()
}

/// Returns the place of each file among those of the hits, ordered by path.
fn place_files<'a>(
    index: &Index,
    columns: &[Columns],
    hits: impl Iterator<Item = &'a Raw>,
) -> anyhow::Result<HashMap<(SegmentOrdinal, u64), usize>> {
    let mut ords: BTreeMap<SegmentOrdinal, Vec<u64>> = BTreeMap::new();
    for hit in hits {
        let ord = columns[hit.segment as usize].files.ord(hit.doc);
        ords.entry(hit.segment).or_default().extend(ord);
    }
    let mut paths: Vec<(PathBuf, SegmentOrdinal, u64)> = Vec::new();
    for (segment, mut ords) in ords {
        ords.sort_unstable();
        ords.dedup();
        let mut of_ords = ords.iter();
        columns[segment as usize].files.keys(&ords, |key| {
            paths.extend(of_ords.next().map(|ord| (index.path_of(key), segment, *ord)));
        })?;
    }
    paths.sort_unstable();
    let mut places = HashMap::with_capacity(paths.len());
    let mut place = 0;
    let mut before: Option<&PathBuf> = None;
    for (path, segment, ord) in &paths {
        // One file may be in two segments.
        place += usize::from(before.is_some_and(|before| before != path));
        before = Some(path);
        places.insert((*segment, *ord), place);
    }
    Ok(places)
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
