//! Reading: which files the index has (from fast fields only), how much, and one article at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::Context;
use tantivy::columnar::{BytesColumn, Column, ColumnIndex, StrColumn};
use tantivy::schema::IndexRecordOption;
use tantivy::store::StoreReader;
use tantivy::{DocAddress, DocId, DocSet, Searcher, SegmentOrdinal, SegmentReader, TERMINATED, Term};

use super::schema::column;
use super::{FileStamp, Index, documents, key, packed, wire};
use crate::article::Article;
use crate::text::token::folded_words;

/// How much an index holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Files read, those without articles included.
    pub n_files: usize,
    /// Files with a problem.
    pub n_problems: usize,
    /// Articles.
    pub n_articles: usize,
    /// Quotes.
    pub n_quotes: usize,
    /// Bytes of the source files.
    pub source_bytes: u64,
    /// Bytes of the index.
    pub index_bytes: u64,
    /// First and last day of publication, `YYYY-MM-DD`.
    pub days: Option<(String, String)>,
    /// Different names of speakers, case and accents aside.
    pub n_speakers: usize,
    /// Articles by language (BCP 47 tag), those of unknown language left out.
    pub languages: BTreeMap<String, usize>,
}

impl Index {
    /// Returns the stamps of all files, ordered by root and the bytes of the path.
    ///
    /// # Errors
    /// If the index is damaged.
    pub fn manifest(&self) -> anyhow::Result<Vec<FileStamp>> {
        let mut stamps = Vec::new();
        for segment in self.searcher.segment_readers() {
            collect_stamps(segment, &mut stamps).context("index: cannot read the list of files")?;
        }
        // By the bytes of the paths, as the keys are.
        stamps.sort_by(|a, b| (a.root, a.path.as_os_str()).cmp(&(b.root, b.path.as_os_str())));
        Ok(stamps)
    }

    /// Counts what the index holds.
    ///
    /// # Errors
    /// If the index is damaged.
    pub fn stats(&self) -> anyhow::Result<Stats> {
        let mut stats = Stats::default();
        for stamp in self.manifest()? {
            stats.n_files += 1;
            stats.n_problems += usize::from(stamp.problem.is_some());
            stats.n_articles += stamp.n_articles as usize;
            stats.n_quotes += stamp.n_quotes as usize;
            stats.source_bytes += stamp.size;
        }
        for entry in std::fs::read_dir(&self.dir)? {
            stats.index_bytes += entry?.metadata().map_or(0, |meta| meta.len());
        }
        let mut days: Option<(u64, u64)> = None;
        for segment in self.searcher.segment_readers() {
            let Some(column) = segment.fast_fields().column_opt::<u64>(column::DAY)? else { continue };
            for day in segment.doc_ids_alive().filter_map(|doc| column.first(doc)) {
                days = Some(days.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
            }
        }
        stats.languages = self.values(column::LANGUAGE)?;
        let names = self.values(column::SPEAKER_NAME)?;
        let folded = |name: &String| folded_words(name).map(|(_, word)| word).collect::<Vec<_>>();
        stats.n_speakers = names.keys().map(folded).collect::<BTreeSet<_>>().len();
        stats.days = days.map(|(first, last)| (documents::day_name(first), documents::day_name(last)));
        Ok(stats)
    }

    /// Returns the different values of a text column, each with the number of times that it stands there.
    fn values(&self, column: &str) -> anyhow::Result<BTreeMap<String, usize>> {
        let mut values = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            let Some(column) = segment.fast_fields().str(column)? else { continue };
            let mut counts = vec![0_usize; column.num_terms()];
            for ord in segment.doc_ids_alive().flat_map(|doc| column.term_ords(doc)) {
                counts[usize::try_from(ord)?] += 1;
            }
            let mut ords: Vec<u64> = Vec::new();
            ords.extend((0..).zip(&counts).filter(|(_, count)| **count > 0).map(|(ord, _)| ord));
            let mut used = ords.iter();
            column.dictionary().sorted_ords_to_term_cb(&ords, |term| {
                let count = used.next().and_then(|ord| counts.get(usize::try_from(*ord).ok()?));
                *values.entry(String::from_utf8_lossy(term).into_owned()).or_default() += count.unwrap_or(&0);
            })?;
        }
        Ok(values)
    }

    /// The open index as of when it was opened.
    pub(crate) fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// Returns where the documents of a segment belong.
    pub(crate) fn places(&self, segment: SegmentOrdinal) -> anyhow::Result<&Places> {
        let cell = &self.places[segment as usize];
        if let Some(places) = cell.get() {
            return Ok(places);
        }
        let opened = Places::open(self.searcher.segment_reader(segment))?;
        Ok(cell.get_or_init(|| opened))
    }

    /// Reads the article at `address`, which must be that of an article's document.
    pub(crate) fn article(&self, address: DocAddress) -> anyhow::Result<Article> {
        // Not by way of the engine's document, which is made of it byte by byte.
        let segment = self.searcher.segment_reader(address.segment_ord);
        let document = self.places(address.segment_ord)?.store(segment)?.get_document_bytes(address.doc_id)?;
        let stored = packed::at_end(&document).context("index: an article is missing from the store")?;
        let key = self.key_of_doc(address)?.context("index: an article without its file")?;
        wire::decode(stored, self.path_of(&key))
    }

    /// Returns size and modification time of the file at `path` (absolute) as its stamp has them; none if the index does
    /// not know the file.
    ///
    /// # Errors
    /// If the index is damaged.
    pub fn known_state(&self, path: &Path) -> anyhow::Result<Option<(u64, i64)>> {
        for (number, root) in self.roots() {
            let Ok(below) = path.strip_prefix(root) else { continue };
            let term = Term::from_field_bytes(self.fields.file, &key::encode(number, below));
            for segment in self.searcher.segment_readers() {
                let index = segment.inverted_index(self.fields.file)?;
                let Some(mut docs) = index.read_postings(&term, IndexRecordOption::Basic)? else { continue };
                let fast = segment.fast_fields();
                let (Some(sizes), Some(mtimes)) =
                    (fast.column_opt::<u64>(column::SIZE)?, fast.column_opt::<i64>(column::MTIME)?)
                else {
                    continue;
                };
                while docs.doc() != TERMINATED {
                    if !segment.is_deleted(docs.doc())
                        && let (Some(size), Some(mtime)) = (sizes.first(docs.doc()), mtimes.first(docs.doc()))
                    {
                        return Ok(Some((size, mtime)));
                    }
                    docs.advance();
                }
            }
        }
        Ok(None)
    }

    /// Returns the absolute path of the file with this key.
    pub(crate) fn path_of(&self, key: &[u8]) -> PathBuf {
        let Some((root, path)) = key::decode(key) else { return PathBuf::new() };
        match self.root(root) {
            // A root may be a file itself.
            Some(root) if path.as_os_str().is_empty() => root.to_owned(),
            Some(root) => root.join(path),
            None => path,
        }
    }

    /// Returns the root with this number, unless it was forgotten.
    #[must_use]
    pub fn root(&self, number: u32) -> Option<&Path> {
        self.roots.get(number as usize)?.as_deref()
    }
}

/// Opens a column of numbers, an empty one where no document of the segment has any.
pub(crate) fn number_column(segment: &SegmentReader, name: &str) -> tantivy::Result<Column<u64>> {
    let column = segment.fast_fields().column_opt(name)?;
    Ok(column.unwrap_or_else(|| Column::build_empty_column(segment.max_doc())))
}

/// The columns of a segment that say where a document belongs. An open index opens them once.
pub(crate) struct Places {
    pub(crate) files: Files,
    /// Of articles, in their file.
    pub(crate) ordinal: Column<u64>,
    /// Of quotes, in their article.
    pub(crate) quote_idx: Column<u64>,
    /// Opened when an article is read: most of what is asked of an index needs none.
    store: OnceLock<StoreReader>,
}

/// Blocks of the store, of 16 KB and some articles each, that are kept of a segment.
const CACHED_BLOCKS: usize = 100;

impl Places {
    fn open(segment: &SegmentReader) -> anyhow::Result<Self> {
        Ok(Self {
            files: Files::open(segment)?,
            ordinal: number_column(segment, column::ORDINAL)?,
            quote_idx: number_column(segment, column::QUOTE_IDX)?,
            store: OnceLock::new(),
        })
    }

    fn store(&self, segment: &SegmentReader) -> anyhow::Result<&StoreReader> {
        if let Some(store) = self.store.get() {
            return Ok(store);
        }
        let opened = segment.get_store_reader(CACHED_BLOCKS)?;
        Ok(self.store.get_or_init(|| opened))
    }
}

/// The column of a segment that says which file a document comes from.
pub(crate) struct Files(Option<BytesColumn>);

impl Files {
    pub(crate) fn open(segment: &SegmentReader) -> anyhow::Result<Self> {
        Ok(Self(segment.fast_fields().bytes(column::FILE)?))
    }

    /// Returns the number of a document's file in this segment: numbers are in the order of the keys.
    pub(crate) fn ord(&self, doc: DocId) -> Option<u64> {
        self.0.as_ref()?.ords().first(doc)
    }

    /// Returns the key of a document's file.
    pub(crate) fn key(&self, doc: DocId) -> anyhow::Result<Option<Vec<u8>>> {
        let Some(ord) = self.ord(doc) else { return Ok(None) };
        let mut key = Vec::new();
        Ok(self.key_of(ord, &mut key)?.then_some(key))
    }

    /// Returns the number of the file with this key, or of the first behind it.
    pub(crate) fn ord_or_next(&self, key: &[u8]) -> anyhow::Result<u64> {
        let Some(column) = &self.0 else { return Ok(0) };
        Ok(match column.dictionary().term_bounds_to_ord(Bound::Included(key), Bound::Unbounded)?.0 {
            Bound::Included(ord) | Bound::Excluded(ord) => ord,
            Bound::Unbounded => 0,
        })
    }

    /// Puts the key of the file with this number into `key`; whether there is one.
    pub(crate) fn key_of(&self, ord: u64, key: &mut Vec<u8>) -> anyhow::Result<bool> {
        key.clear();
        Ok(match &self.0 {
            Some(column) => column.ord_to_bytes(ord, key)?,
            None => false,
        })
    }

    /// Calls `each` with the keys of files by their numbers, which must ascend.
    pub(crate) fn keys(&self, ords: &[u64], each: impl FnMut(&[u8])) -> anyhow::Result<()> {
        if let Some(column) = &self.0 {
            column.dictionary().sorted_ords_to_term_cb(ords, each)?;
        }
        Ok(())
    }

    /// Number of documents, those deleted included: each has a file.
    pub(crate) fn n_documents(&self) -> u32 {
        self.0.as_ref().map_or(0, |column| column.ords().num_docs())
    }

    /// Number of files, those deleted included.
    pub(crate) fn len(&self) -> u64 {
        self.0.as_ref().map_or(0, |column| column.num_terms() as u64)
    }
}

fn collect_stamps(segment: &SegmentReader, stamps: &mut Vec<FileStamp>) -> anyhow::Result<()> {
    let fast = segment.fast_fields();
    let Some(sizes): Option<Column<u64>> = fast.column_opt(column::SIZE)? else { return Ok(()) };
    let number = |name| fast.column_opt::<u64>(name);
    let (extractors, n_articles, n_quotes) =
        (number(column::EXTRACTOR)?, number(column::N_ARTICLES)?, number(column::N_QUOTES)?);
    let mtimes: Option<Column<i64>> = fast.column_opt(column::MTIME)?;
    let hashes = fast.bytes(column::HASH)?;
    let problems: Option<StrColumn> = fast.str(column::PROBLEM)?;
    let files = Files::open(segment)?;

    let first = |column: &Option<Column<u64>>, doc| {
        let value = column.as_ref().and_then(|column| column.first(doc)).unwrap_or_default();
        u32::try_from(value).unwrap_or(u32::MAX)
    };
    // All keys and hashes at once: one after the other each would unpack a block of the dictionary.
    let keys = files.0.as_ref().map(all_bytes).transpose()?.unwrap_or_default();
    let all_hashes = hashes.as_ref().map(all_bytes).transpose()?.unwrap_or_default();
    let nth = |all: &[Vec<u8>], ord: u64| usize::try_from(ord).ok().and_then(|ord| all.get(ord)).cloned();
    // In the order of the keys, so that sorting the stamps of all segments has little to do.
    let is_alive = |doc: &DocId| !segment.is_deleted(*doc);
    let mut docs: Vec<(u64, DocId)> =
        docs_with(&sizes).filter(is_alive).map(|doc| (files.ord(doc).unwrap_or(u64::MAX), doc)).collect();
    docs.sort_unstable();
    for (file, doc) in docs {
        let (root, path) = nth(&keys, file).and_then(|key| key::decode(&key)).context("a stamp without its file")?;
        let hash = hashes.as_ref().and_then(|hashes| nth(&all_hashes, hashes.ords().first(doc)?));
        let mut problem = None;
        if let Some(problems) = &problems
            && let Some(ord) = problems.ords().first(doc)
        {
            problems.ord_to_str(ord, problem.insert(String::new()))?;
        }
        stamps.push(FileStamp {
            root,
            path,
            size: sizes.first(doc).unwrap_or_default(),
            mtime_ns: mtimes.as_ref().and_then(|column| column.first(doc)).unwrap_or_default(),
            hash: hash.and_then(|hash| hash.try_into().ok()).unwrap_or_default(),
            extractor: first(&extractors, doc),
            n_articles: first(&n_articles, doc),
            n_quotes: first(&n_quotes, doc),
            problem,
        });
    }
    Ok(())
}

/// Returns the documents that have a value, those deleted included.
fn docs_with(column: &Column<u64>) -> Box<dyn Iterator<Item = DocId> + '_> {
    match &column.index {
        // Few of many: without a look at each.
        ColumnIndex::Optional(index) => Box::new(index.iter_non_null_docs()),
        _ => Box::new((0..column.num_docs()).filter(|doc| column.index.has_value(*doc))),
    }
}

/// Returns all values of a column by their numbers.
fn all_bytes(column: &BytesColumn) -> anyhow::Result<Vec<Vec<u8>>> {
    let ords: Vec<u64> = (0..column.num_terms() as u64).collect();
    let mut all = Vec::with_capacity(ords.len());
    column.dictionary().sorted_ords_to_term_cb(&ords, |bytes| all.push(bytes.to_owned()))?;
    Ok(all)
}
