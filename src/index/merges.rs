//! Which segments are merged: small ones, as many updates leave them, soon; large ones, as a first run leaves them, two by two
//! when that run is done, then only where there are very many. A merge reads and writes all that it merges, and has all of it
//! mapped meanwhile: so two at a time, and when little else is in memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tantivy::SegmentMeta;
use tantivy::indexer::{LogMergePolicy, MergeCandidate, MergePolicy};

/// Segments with more documents are large: that is what a commit of a first run makes of some 15,000 articles.
const LARGE: u32 = 250_000;
/// Segments with more documents are not merged two by two: they are two such already.
const PAIRED: u32 = 2 * LARGE;
/// As many large segments may be: a query asks each of them, which costs some hundredths of a millisecond.
const MAX_LARGE: usize = 32;
/// How many are merged then, the smallest.
const MERGED: usize = 4;

/// See the head of this file.
#[derive(Debug)]
pub(super) struct Merges {
    small: LogMergePolicy,
    /// Whether a long run is done.
    closing: Arc<AtomicBool>,
}

impl Merges {
    pub(super) fn new(closing: Arc<AtomicBool>) -> Self {
        let mut small = LogMergePolicy::default();
        small.set_max_docs_before_merge(LARGE as usize);
        Self { small, closing }
    }
}

impl MergePolicy for Merges {
    fn compute_merge_candidates(&self, segments: &[SegmentMeta]) -> Vec<MergeCandidate> {
        let mut candidates = self.small.compute_merge_candidates(segments);
        let mut large: Vec<&SegmentMeta> = segments.iter().filter(|segment| segment.num_docs() > LARGE).collect();
        large.sort_by_key(|segment| segment.num_docs());
        let single = large.partition_point(|segment| segment.num_docs() <= PAIRED);
        let merge = |segments: &[&SegmentMeta]| MergeCandidate(segments.iter().map(|segment| segment.id()).collect());
        if self.closing.load(Ordering::Relaxed) && single > 1 {
            candidates.extend(large[..single].chunks_exact(2).map(merge));
        } else if large.len() > MAX_LARGE {
            candidates.push(merge(&large[..MERGED]));
        }
        candidates
    }
}

#[cfg(test)]
mod tests {
    use tantivy::index::SegmentId;
    use tantivy::indexer::MergePolicy as _;

    use super::*;

    /// The number of segments in each merge.
    fn merged(sizes: &[u32], closing: bool) -> Vec<usize> {
        let index = tantivy::Index::create_in_ram(tantivy::schema::Schema::builder().build());
        let meta = |size: &u32| index.new_segment_meta(SegmentId::generate_random(), *size);
        let segments: Vec<SegmentMeta> = sizes.iter().map(meta).collect();
        Merges::new(Arc::new(closing.into()))
            .compute_merge_candidates(&segments)
            .iter()
            .map(|candidate| candidate.0.len())
            .collect()
    }

    #[test]
    fn large_segments_stay_until_there_are_too_many() {
        assert_eq!(merged(&[600_000; 20], true), Vec::<usize>::new());
        assert_eq!(merged(&[600_000; 33], true), [4]);
        assert_eq!(merged(&[300_000; 5], true), [2, 2]);
        assert_eq!(merged(&[300_000, 600_000], true), Vec::<usize>::new());
        assert_eq!(merged(&[300_000; 5], false), Vec::<usize>::new());
        assert_eq!(merged(&[300_000; 33], false), [4]);
        assert_eq!(merged(&[900; 8], false), [8]);
        let mixed: Vec<u32> = std::iter::repeat_n(600_000, 10).chain([500; 9]).collect();
        assert_eq!(merged(&mixed, true), [9]);
    }
}
