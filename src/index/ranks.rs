//! The order of the files over all segments. A segment numbers its files in the order of their keys; between segments keys
//! have to be read, which takes longer than many a search. So an index that stays open ranks its files, once as much time
//! went into keys as that takes.

use std::borrow::Cow;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use tantivy::{DocAddress, DocId, SegmentOrdinal};

use super::{Index, key};

/// One key takes the time of so many keys that are read one after the other.
const COST: u64 = 64;

/// So many documents, as a power of two, are left out together where none can be among the first.
const BLOCK_BITS: u32 = 8;

/// What an open index keeps of the order of its files.
#[derive(Default)]
pub(super) struct Kept {
    /// Keys read so far.
    n_read: AtomicU64,
    ranks: OnceLock<Ranks>,
}

/// The ranks of all files: by the path of the root, then the path below it. One file has one rank, also where it is in two
/// segments.
pub(crate) struct Ranks {
    segments: Vec<OfSegment>,
    /// By rank.
    keys: Vec<Box<[u8]>>,
}

struct OfSegment {
    /// By number of the file.
    of_files: Vec<u32>,
    /// The least of each block of documents, and that of it and all behind it.
    least: Vec<(u32, u32)>,
}

impl Ranks {
    /// Returns the rank of a file of a segment.
    pub(crate) fn of_file(&self, segment: SegmentOrdinal, file: u64) -> u32 {
        let rank = usize::try_from(file).ok().and_then(|file| self.segments[segment as usize].of_files.get(file));
        rank.copied().unwrap_or(u32::MAX)
    }

    /// Whether the file of a document, and of those beside it, has a greater rank than this.
    pub(crate) fn is_behind(&self, segment: SegmentOrdinal, doc: DocId, rank: u64) -> bool {
        self.least(segment, doc).is_some_and(|(least, _)| u64::from(least) > rank)
    }

    /// Whether the files of a document and of all behind it in the segment have greater ranks than this.
    pub(crate) fn are_behind(&self, segment: SegmentOrdinal, doc: DocId, rank: u64) -> bool {
        self.least(segment, doc).is_some_and(|(_, least)| u64::from(least) > rank)
    }

    fn least(&self, segment: SegmentOrdinal, doc: DocId) -> Option<(u32, u32)> {
        self.segments[segment as usize].least.get((doc >> BLOCK_BITS) as usize).copied()
    }
}

/// What orders the files of one root over all segments.
#[derive(Clone, Copy)]
pub(crate) struct FileOrder<'i> {
    index: &'i Index,
    ranks: Option<&'i Ranks>,
}

impl Index {
    /// Returns what orders the files of one root.
    pub(crate) fn file_order(&self) -> anyhow::Result<FileOrder<'_>> {
        Ok(FileOrder { index: self, ranks: self.ranks()? })
    }

    /// Returns the ranks of the files, once they are worth their while.
    pub(crate) fn ranks(&self) -> anyhow::Result<Option<&Ranks>> {
        let Kept { n_read, ranks } = &*self.ranks;
        if let Some(ranks) = ranks.get() {
            return Ok(Some(ranks));
        }
        let mut n_files = 0;
        for (segment, _) in (0..).zip(self.searcher.segment_readers()) {
            n_files += self.places(segment)?.files.len();
        }
        if n_read.load(Ordering::Relaxed).saturating_mul(COST) < n_files {
            return Ok(None);
        }
        let found = self.rank_files()?;
        Ok(Some(ranks.get_or_init(|| found)))
    }

    /// Returns the key of a document's file.
    pub(super) fn key_of_doc(&self, address: DocAddress) -> anyhow::Result<Option<Cow<'_, [u8]>>> {
        let files = &self.places(address.segment_ord)?.files;
        let Some(file) = files.ord(address.doc_id) else { return Ok(None) };
        if let Some(ranks) = self.ranks.ranks.get() {
            let key = ranks.keys.get(ranks.of_file(address.segment_ord, file) as usize);
            return Ok(key.map(|key| Cow::Borrowed(&**key)));
        }
        self.ranks.n_read.fetch_add(1, Ordering::Relaxed);
        let mut key = Vec::new();
        Ok(files.key_of(file, &mut key)?.then_some(Cow::Owned(key)))
    }

    fn rank_files(&self) -> anyhow::Result<Ranks> {
        let root_ranks = self.root_ranks();
        let root = |key: &[u8]| {
            let number = key::decode(key).and_then(|(root, _)| usize::try_from(root).ok());
            number.and_then(|number| root_ranks.get(number)).copied()
        };
        let mut keys: Vec<(Option<u32>, Vec<u8>, usize, usize)> = Vec::new();
        let mut of_files: Vec<Vec<u32>> = Vec::new();
        for (number, _) in (0..).zip(self.searcher.segment_readers()) {
            let files = &self.places(number)?.files;
            let all: Vec<u64> = (0..files.len()).collect();
            let mut file = 0;
            files.keys(&all, |key| {
                keys.push((root(key), key.to_owned(), of_files.len(), file));
                file += 1;
            })?;
            of_files.push(vec![u32::MAX; all.len()]);
        }
        // Each segment is nearly in order: this sort merges such.
        keys.sort();
        let mut by_rank = Vec::with_capacity(keys.len());
        for (rank, same) in (0..).zip(keys.chunk_by(|a, b| (&a.0, &a.1) == (&b.0, &b.1))) {
            for (_, _, segment, file) in same {
                of_files[*segment][*file] = rank;
            }
            by_rank.push(same[0].1.as_slice().into());
        }
        let mut segments = Vec::with_capacity(of_files.len());
        for (number, of_files) in (0..).zip(of_files) {
            let files = &self.places(number)?.files;
            let mut least = vec![(u32::MAX, u32::MAX); (files.n_documents() as usize >> BLOCK_BITS) + 1];
            for doc in 0..files.n_documents() {
                let rank = files.ord(doc).and_then(|file| of_files.get(usize::try_from(file).ok()?));
                let (least, _) = &mut least[(doc >> BLOCK_BITS) as usize];
                *least = rank.map_or(*least, |rank| *rank.min(least));
            }
            let mut behind = u32::MAX;
            for (least, all) in least.iter_mut().rev() {
                behind = behind.min(*least);
                *all = behind;
            }
            segments.push(OfSegment { of_files, least });
        }
        Ok(Ranks { segments, keys: by_rank })
    }

    /// Returns by number of a root how many have a path before its own.
    pub(crate) fn root_ranks(&self) -> Vec<u32> {
        let mut by_path: Vec<_> = self.roots().map(|(number, path)| (path, number)).collect();
        by_path.sort_unstable();
        let mut ranks = vec![0; self.roots.len()];
        for (rank, (_, number)) in (0..).zip(by_path) {
            ranks[number as usize] = rank;
        }
        ranks
    }
}

impl FileOrder<'_> {
    /// Puts into `key` what orders a file of a segment among those of its root.
    pub(crate) fn key(&self, segment: SegmentOrdinal, file: u64, key: &mut Vec<u8>) -> anyhow::Result<()> {
        key.clear();
        if let Some(ranks) = self.ranks {
            key.extend_from_slice(&ranks.of_file(segment, file).to_be_bytes());
            return Ok(());
        }
        self.index.ranks.n_read.fetch_add(1, Ordering::Relaxed);
        self.index.places(segment)?.files.key_of(file, key)?;
        Ok(())
    }
}
