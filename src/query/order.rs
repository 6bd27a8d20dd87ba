//! Puts hits in order: by what is asked for, then by location, so that the same files give the same answer.
//!
//! Location means: the path of the root, the path below it (both by their bytes), the article in the file, the quote in
//! the article. The files of a segment are numbered in the order of their keys, so only few keys are ever read.

use std::cmp::{Ordering, Reverse};

use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentOrdinal};

use super::collect::{Raw, score_rank};
use super::scope;
use super::search::{Mode, Sort};
use crate::index::{FileOrder, Index, Places, column, first_key, number_column};

/// A hit with its place in the order.
pub(super) struct Ordered {
    pub(super) score: Score,
    pub(super) segment: SegmentOrdinal,
    pub(super) article: DocId,
    pub(super) quote_idx: u32,
}

/// Puts hits in order and keeps the first `limit`.
pub(super) fn order(
    index: &Index,
    raw: Vec<Raw>,
    mode: Mode,
    sort: Sort,
    limit: usize,
) -> anyhow::Result<Vec<Ordered>> {
    let by_place = match sort {
        Sort::Relevance => !raw.iter().any(|hit| hit.score > 0.0),
        Sort::Date | Sort::DateDesc => false,
        Sort::Path => true,
    };
    // In parts that are equal but for their place.
    let parts = if by_place { vec![raw] } else { ranked(index, raw, sort, limit)? };
    let (files, columns) = (index.file_order()?, Columns::open_all(index, parts.iter().flatten())?);
    let mut ordered = Vec::new();
    for part in parts {
        if let [hit] = part.as_slice() {
            let (article, quote_idx) = columns[idx_of(&columns, hit.segment)].article_and_quote(hit.doc, mode);
            ordered.push(Ordered { score: hit.score, segment: hit.segment, article, quote_idx });
            continue;
        }
        let room = limit - ordered.len();
        by_location(&columns, files, part, mode, room, &mut ordered)?;
    }
    Ok(ordered)
}

/// Puts hits in the order of what is asked for and leaves out those that cannot be among the first `limit`. What is equal
/// is together.
fn ranked(index: &Index, raw: Vec<Raw>, sort: Sort, limit: usize) -> anyhow::Result<Vec<Vec<Raw>>> {
    let mut days: Vec<Column<u64>> = Vec::new();
    if matches!(sort, Sort::Date | Sort::DateDesc) {
        for segment in index.searcher().segment_readers() {
            days.push(number_column(segment, column::DAY)?);
        }
    }
    let day = |hit: &Raw| days[hit.segment as usize].first(hit.doc);
    // As a number that ascends.
    let rank = |hit: &Raw| match sort {
        Sort::Relevance => score_rank(hit.score).into(),
        Sort::Date => day(hit).unwrap_or(u64::MAX),
        Sort::DateDesc => day(hit).map_or(u64::MAX, |day| u64::MAX - 1 - day),
        Sort::Path => 0,
    };
    let mut ranked: Vec<(u64, Raw)> = raw.into_iter().map(|hit| (rank(&hit), hit)).collect();
    keep_first(&mut ranked, limit);
    ranked.sort_unstable_by_key(|(rank, _)| *rank);
    let parts = ranked.chunk_by(|(a, _), (b, _)| a == b);
    Ok(parts.map(|part| part.iter().map(|(_, hit)| *hit).collect()).collect())
}

/// Leaves out what cannot be among the first `limit` by rank, and returns the rank of the last of these. What equals it may
/// yet come before it, and stays.
pub(super) fn keep_first<R: Copy + Ord>(ranked: &mut Vec<(R, Raw)>, limit: usize) -> Option<R> {
    let last = limit.checked_sub(1).filter(|last| *last < ranked.len())?;
    let (_, (worst, _), _) = ranked.select_nth_unstable_by_key(last, |(rank, _)| *rank);
    let worst = *worst;
    ranked.retain(|(rank, _)| *rank <= worst);
    Some(worst)
}

/// What says where the hits of a segment belong.
pub(super) struct Columns<'i> {
    segment: SegmentOrdinal,
    places: &'i Places,
    /// Where there are several roots: the first file of each, by number, and the rank of the root.
    roots: Vec<(u64, u32)>,
}

impl Columns<'_> {
    /// Opens those of all segments with hits, in their order.
    fn open_all<'i, 'h>(index: &'i Index, hits: impl Iterator<Item = &'h Raw>) -> anyhow::Result<Vec<Columns<'i>>> {
        let mut is_hit = vec![false; index.searcher().segment_readers().len()];
        hits.for_each(|hit| is_hit[hit.segment as usize] = true);
        let roots = index.root_ranks();
        let segments = (0..).zip(is_hit).filter(|(_, is_hit)| *is_hit);
        segments.map(|(segment, _)| Columns::open(index, segment, &roots)).collect()
    }

    pub(super) fn open<'i>(index: &'i Index, segment: SegmentOrdinal, roots: &[u32]) -> anyhow::Result<Columns<'i>> {
        let places = index.places(segment)?;
        let mut firsts = Vec::new();
        if roots.len() > 1 {
            for (number, rank) in (0..).zip(roots) {
                firsts.push((places.files.ord_or_next(&first_key(number))?, *rank));
            }
        }
        Ok(Columns { segment, places, roots: firsts })
    }

    /// Returns what orders files in this segment: the rank of the root, the number of the file.
    pub(super) fn file(&self, doc: DocId) -> (u32, u64) {
        let ord = self.places.files.ord(doc).unwrap_or(u64::MAX);
        let next = self.roots.partition_point(|(first, _)| *first <= ord);
        (next.checked_sub(1).map_or(0, |idx| self.roots[idx].1), ord)
    }

    /// Returns the document of a hit's article, and the quote's ordinal in it.
    fn article_and_quote(&self, doc: DocId, mode: Mode) -> (DocId, u32) {
        match mode {
            Mode::Articles => (doc, 0),
            Mode::Quotes => {
                let column = &self.places.quote_idx;
                let quote_idx = column.first(doc).and_then(|idx| u32::try_from(idx).ok()).unwrap_or_default();
                (scope::article_of(column, doc).unwrap_or(doc), quote_idx)
            }
        }
    }
}

/// The hits of one segment that are equal otherwise, in order, and how far they have been taken.
struct Queue<'a> {
    columns: &'a Columns<'a>,
    files: FileOrder<'a>,
    /// The last comes first.
    hits: Vec<Placed>,
    /// What orders the file that comes first, see [`FileOrder`].
    key: Vec<u8>,
    key_of: Option<u64>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    root: u32,
    file: u64,
    /// Article in the file.
    ordinal: Option<u64>,
    quote_idx: u32,
}

struct Placed {
    place: Place,
    article: DocId,
    raw: Raw,
}

impl<'a> Queue<'a> {
    /// Orders the hits of a segment and leaves out those that cannot be among the first `room`.
    fn new(columns: &'a Columns<'a>, files: FileOrder<'a>, hits: &[Raw], mode: Mode, room: usize) -> Queue<'a> {
        let mut first: Vec<((u32, u64), Raw)> = hits.iter().map(|hit| (columns.file(hit.doc), *hit)).collect();
        keep_first(&mut first, room);
        let placed = first.into_iter().map(|((root, file), raw)| {
            let (article, quote_idx) = columns.article_and_quote(raw.doc, mode);
            Placed {
                place: Place { root, file, ordinal: columns.places.ordinal.first(article), quote_idx },
                article,
                raw,
            }
        });
        let mut hits: Vec<Placed> = placed.collect();
        hits.sort_unstable_by_key(|hit| Reverse(hit.place));
        Queue { columns, files, hits, key: Vec::new(), key_of: None }
    }

    /// Reads the key of the file that comes first.
    fn read_key(&mut self) -> anyhow::Result<()> {
        let file = self.hits.last().map(|hit| hit.place.file);
        if let Some(ord) = file.filter(|_| file != self.key_of) {
            self.files.key(self.columns.segment, ord, &mut self.key)?;
            self.key_of = file;
        }
        Ok(())
    }

    /// Compares the hits that come first.
    fn compare(&self, other: &Queue<'_>) -> Ordering {
        let (Some(a), Some(b)) = (self.hits.last(), other.hits.last()) else { return Ordering::Equal };
        let rest = |place: Place| (place.ordinal, place.quote_idx);
        a.place
            .root
            .cmp(&b.place.root)
            // One file may be in two segments.
            .then_with(|| self.key.cmp(&other.key))
            .then_with(|| rest(a.place).cmp(&rest(b.place)))
    }
}

fn idx_of(columns: &[Columns<'_>], segment: SegmentOrdinal) -> usize {
    let idx = columns.binary_search_by_key(&segment, |columns| columns.segment);
    idx.expect("the columns of all segments with hits are open")
}

/// Adds the first `room` of the hits by location.
fn by_location(
    columns: &[Columns<'_>],
    files: FileOrder<'_>,
    mut hits: Vec<Raw>,
    mode: Mode,
    room: usize,
    ordered: &mut Vec<Ordered>,
) -> anyhow::Result<()> {
    if !hits.is_sorted_by_key(|hit| hit.segment) {
        hits.sort_by_key(|hit| hit.segment);
    }
    let of_segments = hits.chunk_by(|a, b| a.segment == b.segment);
    let queue = |hits: &[Raw]| Queue::new(&columns[idx_of(columns, hits[0].segment)], files, hits, mode, room);
    let mut queues: Vec<Queue<'_>> = of_segments.map(queue).collect();
    if queues.len() > 1 {
        queues.iter_mut().try_for_each(Queue::read_key)?;
    }
    for _ in 0..room {
        let first = (0..queues.len()).min_by(|a, b| queues[*a].compare(&queues[*b]));
        let Some(first) = first else { break };
        let queue = &mut queues[first];
        let Some(Placed { place, article, raw }) = queue.hits.pop() else { break };
        ordered.push(Ordered { score: raw.score, segment: raw.segment, article, quote_idx: place.quote_idx });
        if queue.hits.is_empty() {
            queues.remove(first);
        } else if queues.len() > 1 {
            queues[first].read_key()?;
        }
    }
    Ok(())
}
