//! Reading: which files the index has (from fast fields only), how much, and one article at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Context;
use tantivy::columnar::{BytesColumn, Column, StrColumn};
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocAddress, DocId, DocSet, Searcher, SegmentReader, TERMINATED, TantivyDocument, Term};

use super::schema::column;
use super::{FileStamp, Index, documents, key, wire};
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
    /// Returns the stamps of all files, ordered by root and path.
    ///
    /// # Errors
    /// If the index is damaged.
    pub fn manifest(&self) -> anyhow::Result<Vec<FileStamp>> {
        let mut stamps = Vec::new();
        for segment in self.searcher.segment_readers() {
            collect_stamps(segment, &mut stamps).context("index: cannot read the list of files")?;
        }
        stamps.sort_by(|a, b| (a.root, &a.path).cmp(&(b.root, &b.path)));
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

    /// Reads the article at `address`, which must be that of an article's document.
    pub(crate) fn article(&self, address: DocAddress) -> anyhow::Result<Article> {
        let document: TantivyDocument = self.searcher.doc(address)?;
        let stored = document.get_first(self.fields.stored).and_then(|value| value.as_bytes());
        let stored = stored.context("index: an article is missing from the store")?;
        let files = Files::open(self.searcher.segment_reader(address.segment_ord))?;
        let key = files.key(address.doc_id)?.context("index: an article without its file")?;
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
        let (Some(column), Some(ord)) = (&self.0, self.ord(doc)) else { return Ok(None) };
        let mut key = Vec::new();
        Ok(column.ord_to_bytes(ord, &mut key)?.then_some(key))
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
    // All keys at once: one after the other each would unpack a block of the dictionary.
    let all: Vec<u64> = (0..files.len()).collect();
    let mut keys = Vec::with_capacity(all.len());
    files.keys(&all, |key| keys.push(key.to_owned()))?;
    let mut bytes = Vec::new();
    for doc in segment.doc_ids_alive() {
        let Some(size) = sizes.first(doc) else { continue };
        let key = files.ord(doc).and_then(|ord| keys.get(usize::try_from(ord).ok()?));
        let (root, path) = key.and_then(|key| key::decode(key)).context("a stamp without its file")?;
        let mut hash = [0; 32];
        if let Some(hashes) = &hashes
            && let Some(ord) = hashes.ords().first(doc)
            && hashes.ord_to_bytes(ord, &mut bytes)?
            && bytes.len() == hash.len()
        {
            hash.copy_from_slice(&bytes);
        }
        let mut problem = None;
        if let Some(problems) = &problems
            && let Some(ord) = problems.ords().first(doc)
        {
            problems.ord_to_str(ord, problem.insert(String::new()))?;
        }
        stamps.push(FileStamp {
            root,
            path,
            size,
            mtime_ns: mtimes.as_ref().and_then(|column| column.first(doc)).unwrap_or_default(),
            hash,
            extractor: first(&extractors, doc),
            n_articles: first(&n_articles, doc),
            n_quotes: first(&n_quotes, doc),
            problem,
        });
    }
    Ok(())
}
