//! Puts hits in order: by what is asked for, then by location, so that the same files give the same answer.
//!
//! Location means: the path of the root, the path below it (both by their bytes), the article in the file, the quote in
//! the article. The files of a segment are numbered in the order of their keys, so only few keys are ever read.

use std::cmp::{Ordering, Reverse};

use tantivy::{DocId, Score, SegmentOrdinal};

use super::collect::Raw;
use super::scope;
use super::search::{Mode, Sort};
use crate::index::{Index, Places, first_key};

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
    // First by what is asked for, as a number that ascends.
    let rank = |hit: &Raw| {
        let day = || anyhow::Ok(index.places(hit.segment)?.day.first(hit.doc));
        anyhow::Ok(match sort {
            // Scores are never negative: their bits ascend with them.
            Sort::Relevance => u64::from(!hit.score.max(0.0).to_bits()),
            Sort::Date => day()?.unwrap_or(u64::MAX),
            Sort::DateDesc => day()?.map_or(u64::MAX, |day| u64::MAX - 1 - day),
            Sort::Path => 0,
        })
    };
    let mut ranked = raw.into_iter().map(|hit| Ok((rank(&hit)?, hit))).collect::<anyhow::Result<Vec<(u64, Raw)>>>()?;
    if let Some(last) = limit.checked_sub(1).filter(|last| *last < ranked.len()) {
        // What equals the last one wanted may yet come before it.
        let (_, (worst, _), _) = ranked.select_nth_unstable_by_key(last, |(rank, _)| *rank);
        let worst = *worst;
        ranked.retain(|(rank, _)| *rank <= worst);
    }
    ranked.sort_unstable_by_key(|(rank, _)| *rank);
    let mut segments: Vec<SegmentOrdinal> = ranked.iter().map(|(_, hit)| hit.segment).collect();
    segments.sort_unstable();
    segments.dedup();
    let roots = Roots::of(index);
    let columns =
        segments.iter().map(|segment| Columns::open(index, *segment, &roots)).collect::<anyhow::Result<Vec<_>>>()?;
    let mut ordered = Vec::with_capacity(limit.min(ranked.len()));
    for equals in ranked.chunk_by(|(a, _), (b, _)| a == b) {
        if let [(_, hit)] = equals {
            let (article, quote_idx) = columns[idx_of(&columns, hit.segment)].article_and_quote(hit.doc, mode);
            ordered.push(Ordered { score: hit.score, segment: hit.segment, article, quote_idx });
            continue;
        }
        let room = limit - ordered.len();
        by_location(&columns, equals.iter().map(|(_, hit)| *hit), mode, room, &mut ordered)?;
    }
    Ok(ordered)
}

/// The roots by the order of their paths.
struct Roots {
    /// By number: how many have a path before its own.
    ranks: Vec<u32>,
}

impl Roots {
    fn of(index: &Index) -> Roots {
        let mut by_path: Vec<_> = index.roots().map(|(number, path)| (path, number)).collect();
        by_path.sort_unstable();
        let mut ranks = vec![0; index.next_root() as usize];
        for (rank, (_, number)) in (0..).zip(by_path) {
            ranks[number as usize] = rank;
        }
        Roots { ranks }
    }
}

/// What says where the hits of a segment belong.
struct Columns<'i> {
    segment: SegmentOrdinal,
    places: &'i Places,
    /// Where there are several roots: the first file of each, by number, and the rank of the root.
    roots: Vec<(u64, u32)>,
}

impl Columns<'_> {
    fn open<'i>(index: &'i Index, segment: SegmentOrdinal, roots: &Roots) -> anyhow::Result<Columns<'i>> {
        let places = index.places(segment)?;
        let mut firsts = Vec::new();
        if roots.ranks.len() > 1 {
            for (number, rank) in (0..).zip(&roots.ranks) {
                firsts.push((places.files.ord_or_next(&first_key(number))?, *rank));
            }
        }
        Ok(Columns { segment, places, roots: firsts })
    }

    /// Returns what orders files in this segment: the rank of the root, the number of the file.
    fn file(&self, doc: DocId) -> (u32, u64) {
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
    /// The last comes first.
    hits: Vec<Placed>,
    /// Path below the root of the file that comes first, behind the number of the root.
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
    fn new(columns: &'a Columns<'a>, hits: Vec<Raw>, mode: Mode, room: usize) -> Queue<'a> {
        let mut files: Vec<((u32, u64), Raw)> = hits.into_iter().map(|hit| (columns.file(hit.doc), hit)).collect();
        if let Some(last) = room.checked_sub(1).filter(|last| *last < files.len()) {
            let (_, (worst, _), _) = files.select_nth_unstable_by_key(last, |(file, _)| *file);
            let worst = *worst;
            files.retain(|(file, _)| *file <= worst);
        }
        let placed = files.into_iter().map(|((root, file), raw)| {
            let (article, quote_idx) = columns.article_and_quote(raw.doc, mode);
            Placed {
                place: Place { root, file, ordinal: columns.places.ordinal.first(article), quote_idx },
                article,
                raw,
            }
        });
        let mut hits: Vec<Placed> = placed.collect();
        hits.sort_unstable_by_key(|hit| Reverse(hit.place));
        Queue { columns, hits, key: Vec::new(), key_of: None }
    }

    /// Reads the key of the file that comes first.
    fn read_key(&mut self) -> anyhow::Result<()> {
        let file = self.hits.last().map(|hit| hit.place.file);
        if file.is_some() && file != self.key_of {
            self.key =
                file.and_then(|ord| self.columns.places.files.key_of(ord).transpose()).transpose()?.unwrap_or_default();
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
            // Keys of one root differ in the path alone. One file may be in two segments.
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
    hits: impl Iterator<Item = Raw>,
    mode: Mode,
    room: usize,
    ordered: &mut Vec<Ordered>,
) -> anyhow::Result<()> {
    let mut of_segments: Vec<Vec<Raw>> = vec![Vec::new(); columns.len()];
    for hit in hits {
        of_segments[idx_of(columns, hit.segment)].push(hit);
    }
    let queues = columns.iter().zip(of_segments).filter(|(_, hits)| !hits.is_empty());
    let mut queues: Vec<Queue<'_>> = queues.map(|(columns, hits)| Queue::new(columns, hits, mode, room)).collect();
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
