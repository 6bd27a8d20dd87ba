//! Which segments are merged: small ones, as many updates leave them, soon; large ones, as a first run leaves them, only
//! where there are very many. A merge reads and writes all that it merges, and has all of it mapped meanwhile.

use tantivy::SegmentMeta;
use tantivy::indexer::{LogMergePolicy, MergeCandidate, MergePolicy};

/// Segments with more documents are large: that is what a commit of a first run makes of some 15,000 articles.
const LARGE: u32 = 250_000;
/// As many large segments may be: a query asks each of them, which costs some hundredths of a millisecond.
const MAX_LARGE: usize = 32;
/// How many are merged then, the smallest.
const MERGED: usize = 8;

/// See the head of this file.
#[derive(Debug)]
pub(super) struct Merges {
    small: LogMergePolicy,
}

impl Default for Merges {
    fn default() -> Self {
        let mut small = LogMergePolicy::default();
        small.set_max_docs_before_merge(LARGE as usize);
        Self { small }
    }
}

impl MergePolicy for Merges {
    fn compute_merge_candidates(&self, segments: &[SegmentMeta]) -> Vec<MergeCandidate> {
        let mut candidates = self.small.compute_merge_candidates(segments);
        let mut large: Vec<&SegmentMeta> = segments.iter().filter(|segment| segment.num_docs() > LARGE).collect();
        if large.len() > MAX_LARGE {
            large.sort_by_key(|segment| segment.num_docs());
            candidates.push(MergeCandidate(large.iter().take(MERGED).map(|segment| segment.id()).collect()));
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
    fn merged(sizes: &[u32]) -> Vec<usize> {
        let index = tantivy::Index::create_in_ram(tantivy::schema::Schema::builder().build());
        let meta = |size: &u32| index.new_segment_meta(SegmentId::generate_random(), *size);
        let segments: Vec<SegmentMeta> = sizes.iter().map(meta).collect();
        Merges::default().compute_merge_candidates(&segments).iter().map(|candidate| candidate.0.len()).collect()
    }

    #[test]
    fn large_segments_stay_until_there_are_too_many() {
        assert_eq!(merged(&[300_000; 20]), Vec::<usize>::new());
        assert_eq!(merged(&[300_000; 33]), [8]);
        assert_eq!(merged(&[900; 8]), [8]);
        let mixed: Vec<u32> = std::iter::repeat_n(300_000, 10).chain([500; 9]).collect();
        assert_eq!(merged(&mixed), [9]);
    }
}
