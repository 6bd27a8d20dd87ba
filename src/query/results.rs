//! What a question is answered with.

use std::sync::Arc;

use crate::article::{Article, Evidence, Place};
use crate::text::Span;

/// The hits of a query.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// Number of hits in all, also those not fetched.
    pub total: usize,
    /// The hits fetched, in the order asked for.
    pub hits: Vec<Hit>,
}

/// One hit: an article, and the quote in it that was found, when quotes were asked for.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The article, shared by the hits in it. Its `location.path` is absolute.
    pub article: Arc<Article>,
    /// Index into the article's quotes, or none for a hit on the article.
    pub quote: Option<usize>,
    /// What to highlight: byte ranges of the article's text, ascending, not overlapping. Only words that made the hit:
    /// for a phrase its occurrences, never a stray word of it.
    pub matches: Vec<Span>,
    /// Where the hit begins in the source file: the first match of a text clause, else the quote, else the article.
    pub place: Place,
    /// Byte range in the source file of the quote or first match; none where the source has no such offsets.
    pub bytes: Option<[u64; 2]>,
    /// The heading of the section in which the hit stands.
    pub heading: Option<Span>,
    /// Relevance (BM25); only comparable within one answer.
    pub score: f32,
    /// The person who speaks, under the name that they have over all articles; none for several, or where nobody is
    /// named. A search leaves it empty.
    pub person: Option<String>,
    /// Why the quote has its speaker, where it was asked for: a search leaves it empty.
    pub why: Option<Evidence>,
}
