//! Collects the hits of a query: all of them, or those among which the best must be.

use std::sync::atomic::{AtomicU32, Ordering};

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::query::{Query, TermQuery, Weight};
use tantivy::{DocId, Score, Searcher, SegmentOrdinal, SegmentReader};

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
    searcher.search(query, &Best { limit, skips, least: AtomicU32::new(0) })
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

    fn harvest(self) -> Vec<Raw> {
        self.hits
    }
}

/// Collects the best.
struct Best {
    limit: usize,
    /// Whether the search engine may leave out what scores too little, and is asked for the number of hits apart.
    skips: bool,
    /// As many as are wanted score this or more, as bits: scores are never negative, so their bits ascend with them.
    least: AtomicU32,
}

struct BestOfSegment<'a> {
    best: &'a Best,
    segment: SegmentOrdinal,
    n_hits: usize,
    hits: Vec<Raw>,
    /// Hits that score less are not wanted.
    least: Score,
    /// With so many hits those that have turned out not to be wanted are dropped.
    full: usize,
}

impl Best {
    fn of_segment(&self, segment: SegmentOrdinal) -> BestOfSegment<'_> {
        let least = Score::from_bits(self.least.load(Ordering::Relaxed));
        BestOfSegment {
            best: self,
            segment,
            n_hits: 0,
            hits: Vec::new(),
            least,
            full: self.limit.saturating_mul(2).max(8),
        }
    }
}

impl BestOfSegment<'_> {
    fn collect(&mut self, doc: DocId, score: Score) {
        self.n_hits += 1;
        if score >= self.least {
            self.hits.push(Raw { score, segment: self.segment, doc });
            if self.hits.len() >= self.full {
                self.drop_worst();
            }
        }
    }

    fn drop_worst(&mut self) {
        let Some(last) = self.best.limit.checked_sub(1).filter(|last| *last < self.hits.len()) else { return };
        let (_, worst, _) = self.hits.select_nth_unstable_by(last, |a, b| b.score.total_cmp(&a.score));
        self.least = self.least.max(worst.score);
        self.hits.retain(|hit| hit.score >= self.least);
        self.full = self.full.max(self.hits.len().saturating_mul(2));
        self.best.least.fetch_max(self.least.to_bits(), Ordering::Relaxed);
    }
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
        let mut found = self.of_segment(segment);
        let alive = reader.alive_bitset();
        let is_alive = |doc| alive.is_none_or(|alive| alive.is_alive(doc));
        if self.skips {
            weight.for_each_pruning(found.least.next_down(), reader, &mut |doc, score| {
                if is_alive(doc) {
                    found.collect(doc, score);
                }
                // What is as good as the least wanted is wanted.
                found.least.next_down()
            })?;
            found.n_hits = weight.count(reader)? as usize;
        } else {
            weight.for_each(reader, &mut |doc, score| {
                if is_alive(doc) {
                    found.collect(doc, score);
                }
            })?;
        }
        found.drop_worst();
        Ok((found.n_hits, found.hits))
    }

    fn merge_fruits(&self, fruits: Vec<(usize, Vec<Raw>)>) -> tantivy::Result<(usize, Vec<Raw>)> {
        let n_hits = fruits.iter().map(|(n_hits, _)| n_hits).sum();
        Ok((n_hits, fruits.into_iter().flat_map(|(_, hits)| hits).collect()))
    }
}

/// [`Best`] collects no hit by itself.
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
