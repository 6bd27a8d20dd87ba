//! Collects the hits of a query: all of them, or those among which the best must be.

use std::sync::atomic::{AtomicU32, Ordering};

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::query::{Query, TermQuery, Weight};
use tantivy::{DocId, Score, Searcher, SegmentOrdinal, SegmentReader};

use super::order::{Columns, keep_first};
use crate::index::{Index, Ranks};

/// A hit as the index finds it.
#[derive(Clone, Copy)]
pub(super) struct Raw {
    pub(super) score: Score,
    pub(super) segment: SegmentOrdinal,
    pub(super) doc: DocId,
}

/// Returns all hits, unscored.
pub(super) fn all(searcher: &Searcher, query: &dyn Query) -> tantivy::Result<Vec<Raw>> {
    searcher.search(query, &All)
}

/// Returns the number of hits and at least the best `limit` of them, with all that are as good as the last of these.
pub(super) fn best(searcher: &Searcher, query: &dyn Query, limit: usize) -> tantivy::Result<(usize, Vec<Raw>)> {
    // The hits of one word are counted without being looked at, and most of them cannot be among the best.
    let skips = query.is::<TermQuery>();
    searcher.search(query, &Best { limit, skips, last: AtomicU32::new(u32::MAX) })
}

/// Returns the number of hits and at least the first `limit` of them by place, with all in the file of the last of these.
pub(super) fn first(index: &Index, query: &dyn Query, limit: usize) -> anyhow::Result<(usize, Vec<Raw>)> {
    let (ranks, roots) = (index.ranks()?, index.root_ranks());
    let first = First { index, ranks, roots, limit, last: AtomicU32::new(u32::MAX) };
    Ok(index.searcher().search(query, &first)?)
}

struct All;

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
        false
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

    fn collect_block(&mut self, docs: &[DocId]) {
        self.hits.extend(docs.iter().map(|doc| Raw { score: 0.0, segment: self.segment, doc: *doc }));
    }

    fn harvest(self) -> Vec<Raw> {
        self.hits
    }
}

/// The rank of a score, the best first. Scores are never negative: their bits ascend with them.
pub(super) fn score_rank(score: Score) -> u32 {
    !score.max(0.0).to_bits()
}

/// The score of a rank.
fn score_of(rank: u32) -> Score {
    Score::from_bits(!rank)
}

/// Collects the best.
struct Best {
    limit: usize,
    /// Whether the search engine may leave out what scores too little, and is asked for the number of hits apart.
    skips: bool,
    /// As many as are wanted have this rank by score or a better one.
    last: AtomicU32,
}

impl Collector for Best {
    type Fruit = (usize, Vec<Raw>);
    type Child = Never;

    fn for_segment(&self, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<Never> {
        Err(tantivy::TantivyError::InternalError("segments are collected as a whole".to_owned()))
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn collect_segment(
        &self,
        weight: &dyn Weight,
        segment: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<(usize, Vec<Raw>)> {
        let (mut n_hits, mut best) = (0, FirstHits::new(self.limit));
        best.last = Some(self.last.load(Ordering::Relaxed));
        let alive = reader.alive_bitset();
        let mut each = |doc, score, best: &mut FirstHits<u32>| {
            if alive.is_none_or(|alive| alive.is_alive(doc)) {
                n_hits += 1;
                best.add(score_rank(score), Raw { score, segment, doc });
            }
        };
        // What is as good as the least wanted is wanted.
        let too_low = |best: &FirstHits<u32>| best.last.map_or(0.0, score_of).next_down();
        if self.skips {
            weight.for_each_pruning(too_low(&best), reader, &mut |doc, score| {
                each(doc, score, &mut best);
                too_low(&best)
            })?;
            n_hits = weight.count(reader)? as usize;
        } else {
            weight.for_each(reader, &mut |doc, score| each(doc, score, &mut best))?;
        }
        let (hits, last) = best.finish();
        self.last.fetch_min(last.unwrap_or(u32::MAX), Ordering::Relaxed);
        Ok((n_hits, hits))
    }

    fn merge_fruits(&self, fruits: Vec<(usize, Vec<Raw>)>) -> tantivy::Result<(usize, Vec<Raw>)> {
        Ok(joined(fruits))
    }
}

/// Collects the first by place: of all segments where files are ranked, else of each.
struct First<'i> {
    index: &'i Index,
    ranks: Option<&'i Ranks>,
    roots: Vec<u32>,
    limit: usize,
    /// As many as are wanted are in files of this rank or before.
    last: AtomicU32,
}

impl Collector for First<'_> {
    type Fruit = (usize, Vec<Raw>);
    type Child = Never;

    fn for_segment(&self, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<Never> {
        Err(tantivy::TantivyError::InternalError("segments are collected as a whole".to_owned()))
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn collect_segment(
        &self,
        weight: &dyn Weight,
        segment: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<(usize, Vec<Raw>)> {
        let columns = Columns::open(self.index, segment, &self.roots);
        let columns = columns.map_err(|error| tantivy::TantivyError::InternalError(error.to_string()))?;
        let (mut n_hits, mut first) = (0, FirstHits::new(self.limit));
        let alive = reader.alive_bitset();
        // Whether any behind it can be among the first.
        let each = |doc, first: &mut FirstHits<(u32, u64)>| {
            let Some(ranks) = self.ranks else {
                first.add(columns.file(doc), Raw { score: 0.0, segment, doc });
                return true;
            };
            // Most are left out with those beside them, or with all behind them.
            if let Some((_, last)) = first.last.filter(|(_, last)| ranks.is_behind(segment, doc, *last)) {
                return !ranks.are_behind(segment, doc, last);
            }
            let rank = ranks.of_file(segment, columns.file(doc).1);
            first.add((0, rank.into()), Raw { score: 0.0, segment, doc });
            true
        };
        if self.ranks.is_some() {
            first.last = Some((0, self.last.load(Ordering::Relaxed).into()));
        }
        weight.for_each_no_score(reader, &mut |docs| match alive {
            None => {
                n_hits += docs.len();
                let _ = docs.iter().all(|doc| each(*doc, &mut first));
            }
            Some(alive) => {
                let mut living = docs.iter().filter(|doc| alive.is_alive(**doc)).inspect(|_| n_hits += 1);
                let _ = living.all(|doc| each(*doc, &mut first));
                living.for_each(drop);
            }
        })?;
        let (hits, last) = first.finish();
        if let Some(last) = last.filter(|_| self.ranks.is_some()).and_then(|(_, last)| u32::try_from(last).ok()) {
            self.last.fetch_min(last, Ordering::Relaxed);
        }
        Ok((n_hits, hits))
    }

    fn merge_fruits(&self, fruits: Vec<(usize, Vec<Raw>)>) -> tantivy::Result<(usize, Vec<Raw>)> {
        Ok(joined(fruits))
    }
}

/// The first hits of many by some rank, with all that are equal to the last of them.
struct FirstHits<R> {
    hits: Vec<(R, Raw)>,
    limit: usize,
    /// With so many hits those that have turned out not to be wanted are dropped.
    full: usize,
    /// Of a greater rank none is wanted.
    last: Option<R>,
}

impl<R: Copy + Ord> FirstHits<R> {
    fn new(limit: usize) -> Self {
        Self { hits: Vec::new(), limit, full: limit.saturating_mul(2).max(64), last: None }
    }

    fn add(&mut self, rank: R, hit: Raw) {
        if self.last.is_none_or(|last| rank <= last) {
            self.hits.push((rank, hit));
            if self.hits.len() >= self.full {
                self.drop_last();
            }
        }
    }

    fn drop_last(&mut self) {
        self.last = keep_first(&mut self.hits, self.limit).or(self.last);
        self.full = self.full.max(self.hits.len().saturating_mul(2));
    }

    fn finish(mut self) -> (Vec<Raw>, Option<R>) {
        self.drop_last();
        (self.hits.into_iter().map(|(_, hit)| hit).collect(), self.last)
    }
}

fn joined(fruits: Vec<(usize, Vec<Raw>)>) -> (usize, Vec<Raw>) {
    let n_hits = fruits.iter().map(|(n_hits, _)| n_hits).sum();
    (n_hits, fruits.into_iter().flat_map(|(_, hits)| hits).collect())
}

/// [`Best`] and [`First`] collect no hit by itself.
enum Never {}

impl SegmentCollector for Never {
    type Fruit = (usize, Vec<Raw>);

    fn collect(&mut self, _: DocId, _: Score) {
        match *self {}
    }

    fn harvest(self) -> (usize, Vec<Raw>) {
        match self {}
    }
}
