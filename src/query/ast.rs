//! What a query is, whichever way it was asked: a query string and flags such as `--speaker` become the same.

use crate::article::QuoteKind;
use crate::text::Span;

/// A query: all clauses must hold (those negated must not). Without clauses it matches everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// In the order they were asked.
    pub clauses: Vec<Clause>,
    /// First day of publication wanted, `YYYY-MM-DD`, inclusive.
    pub after: Option<String>,
    /// First day of publication no longer wanted, `YYYY-MM-DD`, exclusive.
    pub before: Option<String>,
    /// Kinds of quotes wanted; empty: all.
    pub kinds: Vec<QuoteKind>,
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Where to look.
    pub field: Field,
    /// What to look for.
    pub text: Text,
    /// Whether it must *not* be found.
    pub negated: bool,
    /// Where it stands in the query string, in bytes; empty for a flag.
    pub span: Span,
}

/// Where a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// In `quotes`: the words of the quote. In `search`: headline, standfirst, captions, headings and paragraphs.
    Text,
    /// The speaker's name: every word of the clause is a word of the name, in any order.
    Speaker,
    /// The heading of the section in which the other text clauses match, or the article's desk.
    Section,
    /// The article's headline.
    Headline,
    /// The captions.
    Caption,
    /// The speaker's role as printed.
    Role,
}

/// What a clause looks for. Words are folded as [`crate::text::token::folded_words`] cuts them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// All of these words (more than one for input such as `don't`, which is then a phrase of its own words).
    Words(Vec<String>),
    /// These words in this order with nothing between, inside one part of an article or one piece of a quote.
    Phrase(Vec<String>),
}
