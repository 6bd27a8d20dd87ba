//! What the files say: each document is a stamp, an article or a quote of a known file, in blocks that are whole; each
//! file has the articles and quotes that its stamp says; each article opens, and its spans lie in its text; and a file is
//! found by its name, by which its documents are deleted.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use tantivy::columnar::Column;
use tantivy::schema::{IndexRecordOption, Value as _};
use tantivy::{DocSet as _, SegmentReader, TERMINATED, TantivyDocument};

use super::super::schema::column;
use super::super::{Files, Index, key, wire};
use super::{Checkup, Damage};

/// What the segments have of one file.
#[derive(Default)]
struct Tally {
    n_stamps: usize,
    /// What the stamps say.
    stated: (u64, u64),
    /// Numbers of the articles that are there, and how many quotes.
    ordinals: Vec<u64>,
    n_quotes: u64,
    /// Documents, as they are deleted by: through the words of the field, and as they lie.
    n_found: usize,
    n_documents: usize,
    /// The first thing wrong with an article.
    problem: Option<String>,
}

/// Adds what is wrong, and what was seen.
pub(super) fn check(index: &Index, checkup: &mut Checkup) -> anyhow::Result<()> {
    let mut files: BTreeMap<Vec<u8>, Tally> = BTreeMap::new();
    for segment in index.searcher().segment_readers() {
        let id = segment.segment_id().short_uuid_string();
        check_segment(index, segment, &mut files).with_context(|| format!("segment {id}"))?;
    }
    let mut damages = Vec::new();
    for (key, mut tally) in files {
        checkup.n_files += 1;
        checkup.n_articles += tally.ordinals.len();
        checkup.n_quotes += usize::try_from(tally.n_quotes)?;
        tally.ordinals.sort_unstable();
        let is_known = key::decode(&key).is_some_and(|(root, _)| index.root(root).is_some());
        let problem = if is_known { tally.problem() } else { Some("of a folder that is not known".to_owned()) };
        damages.extend(problem.map(|reason| Damage { file: path_of(index, &key), reason }));
    }
    damages.sort_by(|a, b| a.file.cmp(&b.file));
    checkup.damages.extend(damages);
    Ok(())
}

fn path_of(index: &Index, key: &[u8]) -> PathBuf {
    let path = index.path_of(key);
    if path.as_os_str().is_empty() { Path::new("a file").to_owned() } else { path }
}

impl Tally {
    fn problem(self) -> Option<String> {
        let has = (self.ordinals.len() as u64, self.n_quotes);
        if self.problem.is_some() {
            self.problem
        } else if self.n_stamps != 1 {
            Some(format!("has {} stamps in the index", self.n_stamps))
        } else if self.stated != has {
            let (stated, has) = (show(self.stated), show(has));
            Some(format!("its stamp says {stated}, the index has {has}"))
        } else if self.ordinals.iter().zip(0..).any(|(ordinal, expected)| *ordinal != expected) {
            Some("an article is missing, or there twice".to_owned())
        } else if self.n_found != self.n_documents {
            Some("not all of its documents are found by its name".to_owned())
        } else {
            None
        }
    }
}

fn show((n_articles, n_quotes): (u64, u64)) -> String {
    format!("{n_articles} articles and {n_quotes} quotes")
}

fn check_segment(index: &Index, segment: &SegmentReader, tallies: &mut BTreeMap<Vec<u8>, Tally>) -> anyhow::Result<()> {
    let fast = segment.fast_fields();
    let number = |name| fast.column_opt::<u64>(name);
    let (sizes, ordinals, quote_idxs) = (number(column::SIZE)?, number(column::ORDINAL)?, number(column::QUOTE_IDX)?);
    let (n_articles, n_quotes) = (number(column::N_ARTICLES)?, number(column::N_QUOTES)?);
    let first = |column: &Option<Column<u64>>, doc| column.as_ref().and_then(|column| column.first(doc));

    let files = Files::open(segment)?;
    ensure!(files.n_documents() == segment.max_doc(), "{} documents, not {}", files.n_documents(), segment.max_doc());
    let all: Vec<u64> = (0..files.len()).collect();
    let mut keys: Vec<Vec<u8>> = Vec::with_capacity(all.len());
    files.keys(&all, |key| keys.push(key.to_owned()))?;
    // By the number of the file in this segment: no look-up a document.
    let mut found: Vec<Tally> = Vec::new();
    found.resize_with(keys.len(), Tally::default);

    let store = segment.get_store_reader(1)?;
    // How many quotes are still to come in the block, and the next one's number.
    let (mut to_come, mut next) = (0, 0);
    let mut previous = None;
    for doc in segment.doc_ids_alive() {
        let file = files.ord(doc).and_then(|ord| usize::try_from(ord).ok());
        let file = file.filter(|ord| *ord < keys.len()).context("a document of no file")?;
        let tally = &mut found[file];
        tally.n_documents += 1;
        let is_next = previous == doc.checked_sub(1).map(|before| (before, file));
        previous = Some((doc, file));
        match (first(&sizes, doc), first(&ordinals, doc), first(&quote_idxs, doc)) {
            (None, None, Some(quote_idx)) => {
                ensure!(is_next && to_come > 0 && quote_idx == next, "document {doc}: a quote outside its article");
                to_come -= 1;
                next += 1;
                tally.n_quotes += 1;
                continue;
            }
            _ if to_come > 0 => anyhow::bail!("document {doc}: {to_come} quotes are missing before it"),
            (Some(_), None, None) => {
                tally.n_stamps += 1;
                let stated = (first(&n_articles, doc), first(&n_quotes, doc));
                tally.stated = (stated.0.unwrap_or_default(), stated.1.unwrap_or_default());
            }
            (None, Some(ordinal), None) => {
                to_come = first(&n_quotes, doc).unwrap_or_default();
                next = 0;
                tally.ordinals.push(ordinal);
                let document: TantivyDocument = store.get(doc)?;
                let stored = document.get_first(index.fields().stored).and_then(|value| value.as_bytes());
                let article = stored.context("not stored").and_then(|stored| wire::decode(stored, PathBuf::new()));
                let problem = match article {
                    Ok(article) if article.quotes.len() as u64 == to_come => None,
                    Ok(_) => Some(format!("article {ordinal}: it has other quotes than the index")),
                    Err(error) => Some(format!("article {ordinal}: {error:#}")),
                };
                tally.problem = tally.problem.take().or(problem);
            }
            _ => anyhow::bail!("document {doc}: neither stamp, article nor quote"),
        }
    }
    ensure!(to_come == 0, "{to_come} quotes are missing at the end");

    let inverted = segment.inverted_index(index.fields().file)?;
    let mut terms = inverted.terms().stream()?;
    let mut by_key: HashMap<&[u8], &mut Tally> = keys.iter().map(Vec::as_slice).zip(&mut found).collect();
    while terms.advance() {
        let tally = by_key.get_mut(terms.key()).context("documents of no file")?;
        let mut docs = inverted.read_postings_from_terminfo(terms.value(), IndexRecordOption::Basic)?;
        while docs.doc() != TERMINATED {
            tally.n_found += usize::from(!segment.is_deleted(docs.doc()));
            docs.advance();
        }
    }
    for (key, tally) in keys.into_iter().zip(found) {
        if tally.n_documents + tally.n_found > 0 {
            tallies.entry(key).or_default().add(tally);
        }
    }
    Ok(())
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.n_stamps += other.n_stamps;
        self.stated.0 += other.stated.0;
        self.stated.1 += other.stated.1;
        self.ordinals.extend(other.ordinals);
        self.n_quotes += other.n_quotes;
        self.n_found += other.n_found;
        self.n_documents += other.n_documents;
        self.problem = self.problem.take().or(other.problem);
    }
}
