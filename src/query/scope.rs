//! Conditions that Tantivy has no query for: what holds in *one section*, and what holds of the quotes of an article or
//! of the article of a quote. Each is a query of its own, made of a plain one.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use tantivy::columnar::Column;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, Term};

use super::ast::Text;
use crate::index::{HEADING_END, SECTION, column, number_column};

/// Returns a query for the quotes of the articles that `articles` finds. All its hits score nothing.
pub(super) fn quotes_of(articles: Box<dyn Query>) -> Box<dyn Query> {
    derived(articles, |segment, mut articles| {
        let n_quotes: Column<u64> = number_column(segment, column::N_QUOTES)?;
        let mut quotes = Vec::new();
        while articles.doc() != TERMINATED {
            let article = articles.doc();
            // A block lies together: the article, then its quotes.
            let n = u32::try_from(n_quotes.first(article).unwrap_or(0)).unwrap_or(0);
            quotes.extend((article + 1..=article.saturating_add(n)).filter(|quote| *quote < segment.max_doc()));
            articles.advance();
        }
        Ok(Docs::scorer(quotes))
    })
}

/// Returns a query for the articles of the quotes that `quotes` finds. All its hits score nothing.
pub(super) fn articles_of(quotes: Box<dyn Query>) -> Box<dyn Query> {
    derived(quotes, |segment, mut quotes| {
        let quote_idx: Column<u64> = number_column(segment, column::QUOTE_IDX)?;
        let mut articles = Vec::new();
        while quotes.doc() != TERMINATED {
            articles.extend(article_of(&quote_idx, quotes.doc()));
            quotes.advance();
        }
        articles.dedup();
        Ok(Docs::scorer(articles))
    })
}

/// Returns a query for the same documents, to be excluded from others. Tantivy 0.27 asks an excluded phrase for documents
/// before the one it stands on, against that scorer's own assertion; this one's scorer does not mind.
pub(super) fn to_exclude(query: Box<dyn Query>) -> Box<dyn Query> {
    derived(query, |_, scorer| Ok(Box::new(Filtered::new(scorer, |_| true))))
}

/// Returns the document of the article that a quote's document belongs to, none if it is no quote's.
pub(super) fn article_of(quote_idx: &Column<u64>, quote: DocId) -> Option<DocId> {
    let idx = u32::try_from(quote_idx.first(quote)?).ok()?;
    quote.checked_sub(idx)?.checked_sub(1)
}

/// What has to hold in one section of an article.
#[derive(Debug)]
pub(super) struct OneSection {
    /// The field whose positions count.
    pub(super) text: Field,
    /// What the heading says, each with the query for desks that say it.
    pub(super) headings: Vec<(Text, Box<dyn Query>)>,
    /// What is said in the section.
    pub(super) texts: Vec<Text>,
}

/// Returns a query for those articles of `articles` in which one section has such a heading and says such things. Where
/// the desk says what is asked of a heading, any section will do, and what is said may stand anywhere.
pub(super) fn in_one_section(articles: Box<dyn Query>, scope: OneSection) -> Box<dyn Query> {
    derived(articles, move |segment, articles| {
        let mut checks = SectionChecks::open(segment, &scope)?;
        Ok(Box::new(Filtered::new(articles, move |doc| checks.accept(doc))))
    })
}

/// What [`in_one_section`] needs to look into the articles of one segment, in ascending order.
struct SectionChecks {
    starts: Placed,
    heading_ends: Placed,
    headings: Vec<(Placed, Box<dyn Scorer>)>,
    texts: Vec<Placed>,
}

impl SectionChecks {
    fn open(segment: &SegmentReader, scope: &OneSection) -> tantivy::Result<Self> {
        let place = |text: &Text| Placed::open(segment, scope.text, text);
        let mark = |mark: &str| place(&Text::Words(vec![mark.to_owned()]));
        let mut headings = Vec::new();
        for (heading, desk) in &scope.headings {
            let weight = desk.weight(EnableScoring::disabled_from_schema(segment.schema()))?;
            headings.push((place(heading)?, weight.scorer(segment, 1.0)?));
        }
        Ok(Self {
            starts: mark(SECTION)?,
            heading_ends: mark(HEADING_END)?,
            headings,
            texts: scope.texts.iter().map(place).collect::<tantivy::Result<_>>()?,
        })
    }

    fn accept(&mut self, doc: DocId) -> bool {
        let asked =
            self.headings.iter_mut().filter_map(|(heading, desk)| (!has(desk.as_mut(), doc)).then_some(heading));
        let headings: Vec<_> = asked.map(|heading| heading.find(doc)).collect();
        if headings.is_empty() {
            return true;
        }
        let (starts, heading_ends) = (self.starts.find(doc), self.heading_ends.find(doc));
        let (starts, heading_ends) = (&starts[0], &heading_ends[0]);
        let texts: Vec<_> = self.texts.iter_mut().map(|text| text.find(doc)).collect();
        starts.iter().enumerate().any(|(idx, start)| {
            let section = *start..starts.get(idx + 1).copied().unwrap_or(u32::MAX);
            let heading_end = heading_ends.iter().find(|end| section.contains(end));
            heading_end.is_some_and(|end| headings.iter().all(|found| lies_in(found, &(*start..*end))))
                && texts.iter().all(|found| lies_in(found, &section))
        })
    }
}

/// Whether each list has a position in the range.
fn lies_in(found: &[Vec<u32>], range: &Range<u32>) -> bool {
    found.iter().all(|positions| positions.iter().any(|position| range.contains(position)))
}

/// Moves `docs` on to `doc` and says whether it is among them. Documents must be asked for in ascending order.
fn has(docs: &mut (impl DocSet + ?Sized), doc: DocId) -> bool {
    if docs.doc() < doc {
        docs.seek(doc);
    }
    docs.doc() == doc
}

/// The words of a clause and where they stand in the documents of a segment.
struct Placed {
    words: Vec<Option<SegmentPostings>>,
    phrase: bool,
}

impl Placed {
    fn open(segment: &SegmentReader, field: Field, text: &Text) -> tantivy::Result<Self> {
        let (words, phrase) = match text {
            Text::Words(words) => (words, false),
            Text::Phrase(words) => (words, true),
        };
        let inverted = segment.inverted_index(field)?;
        let mut postings = Vec::with_capacity(words.len());
        for word in words {
            let term = Term::from_field_text(field, word);
            postings.push(inverted.read_postings(&term, IndexRecordOption::WithFreqsAndPositions)?);
        }
        Ok(Self { words: postings, phrase })
    }

    /// Returns where each word stands in `doc`, or in one list where the phrase begins.
    fn find(&mut self, doc: DocId) -> Vec<Vec<u32>> {
        let mut found: Vec<Vec<u32>> = Vec::with_capacity(self.words.len());
        for (offset, word) in self.words.iter_mut().enumerate() {
            let mut positions = Vec::new();
            if let Some(word) = word
                && has(word, doc)
            {
                word.positions(&mut positions);
            }
            match found.first_mut() {
                Some(starts) if self.phrase => {
                    let offset = u32::try_from(offset).unwrap_or(u32::MAX);
                    starts.retain(|start| positions.binary_search(&start.saturating_add(offset)).is_ok());
                }
                _ => found.push(positions),
            }
        }
        found
    }
}

/// Makes the scorer of a segment from that of another query.
type Derive = dyn Fn(&SegmentReader, Box<dyn Scorer>) -> tantivy::Result<Box<dyn Scorer>> + Send + Sync;

/// A query made from another one, segment by segment.
#[derive(Clone)]
struct Derived {
    inner: Arc<dyn Query>,
    derive: Arc<Derive>,
}

fn derived(
    inner: Box<dyn Query>,
    derive: impl Fn(&SegmentReader, Box<dyn Scorer>) -> tantivy::Result<Box<dyn Scorer>> + Send + Sync + 'static,
) -> Box<dyn Query> {
    Box::new(Derived { inner: inner.into(), derive: Arc::new(derive) })
}

impl fmt::Debug for Derived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Derived({:?})", self.inner)
    }
}

impl Query for Derived {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(DerivedWeight { inner: self.inner.weight(scoring)?, derive: Arc::clone(&self.derive) }))
    }
}

struct DerivedWeight {
    inner: Box<dyn Weight>,
    derive: Arc<Derive>,
}

impl Weight for DerivedWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        (self.derive)(segment, self.inner.scorer(segment, boost)?)
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(segment, 1.0)?;
        let score = if has(scorer.as_mut(), doc) { scorer.score() } else { 0.0 };
        Ok(Explanation::new("derived", score))
    }
}

/// Documents found beforehand, ascending.
pub(super) struct Docs {
    docs: Vec<DocId>,
    at: usize,
}

impl Docs {
    pub(super) fn scorer(docs: Vec<DocId>) -> Box<dyn Scorer> {
        debug_assert!(docs.is_sorted());
        Box::new(ConstScorer::new(Docs { docs, at: 0 }, 0.0))
    }
}

impl DocSet for Docs {
    fn advance(&mut self) -> DocId {
        self.at = (self.at + 1).min(self.docs.len());
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.at += self.docs[self.at..].partition_point(|doc| *doc < target);
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.docs.get(self.at).copied().unwrap_or(TERMINATED)
    }

    fn size_hint(&self) -> u32 {
        u32::try_from(self.docs.len()).unwrap_or(u32::MAX)
    }
}

/// Those documents of a scorer that pass a test.
struct Filtered<F> {
    inner: Box<dyn Scorer>,
    accept: F,
}

impl<F: FnMut(DocId) -> bool + Send + 'static> Filtered<F> {
    fn new(inner: Box<dyn Scorer>, accept: F) -> Self {
        let mut filtered = Self { inner, accept };
        filtered.settle();
        filtered
    }

    /// Goes on until a document passes.
    fn settle(&mut self) -> DocId {
        let mut doc = self.inner.doc();
        while doc != TERMINATED && !(self.accept)(doc) {
            doc = self.inner.advance();
        }
        doc
    }
}

impl<F: FnMut(DocId) -> bool + Send + 'static> DocSet for Filtered<F> {
    fn advance(&mut self) -> DocId {
        self.inner.advance();
        self.settle()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.inner.doc() >= target {
            return self.inner.doc();
        }
        self.inner.seek(target);
        self.settle()
    }

    fn doc(&self) -> DocId {
        self.inner.doc()
    }

    fn size_hint(&self) -> u32 {
        self.inner.size_hint()
    }

    fn cost(&self) -> u64 {
        self.inner.cost().saturating_mul(2)
    }
}

impl<F: FnMut(DocId) -> bool + Send + 'static> Scorer for Filtered<F> {
    fn score(&mut self) -> Score {
        self.inner.score()
    }
}
