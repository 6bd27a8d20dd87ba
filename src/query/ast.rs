//! What a query is, whichever way it was asked: a query string and flags such as `--speaker` become the same.

use std::fmt;
use std::sync::Arc;

use super::people::{Also, People, Rules};
use crate::article::QuoteKind;
use crate::index::Index;
use crate::text::Span;

/// A query: all clauses must hold (those negated must not). Without clauses it matches everything.
///
/// Its `Display` form is a query string that parses to the same query, spans aside.
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

impl Query {
    /// Adds to each speaker asked for the other names that the same person has in the index, which the user's rules have
    /// their say in. Returns those people, and all who could be one with them.
    ///
    /// # Errors
    /// If the index is damaged.
    pub fn widen(&mut self, index: &Index, rules: &Rules) -> anyhow::Result<Arc<People>> {
        let is_speaker = |clause: &&mut Clause| clause.field == Field::Speaker;
        let mut clauses: Vec<&mut Clause> = self.clauses.iter_mut().filter(is_speaker).collect();
        if clauses.is_empty() {
            return Ok(Arc::default());
        }
        let wanted: Vec<&[String]> = clauses.iter().map(|clause| clause.text.words()).collect();
        let people = People::called(index, rules, &wanted)?;
        for clause in &mut clauses {
            clause.also = people.also(clause.text.words());
        }
        Ok(people)
    }
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
    /// Of [`Field::Speaker`]: all names of those meant, which are found then in the place of the names with these words. See
    /// [`Query::widen`].
    pub also: Vec<Also>,
}

/// Where a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// In `quotes`: the words of the quote. In `search`: headline, standfirst, captions, headings and paragraphs.
    Text,
    /// The speaker's name, or the words for one who is not named: every word of the clause is a word of it, in any
    /// order.
    Speaker,
    /// The heading of the section in which the other text clauses match, or the article's desk.
    Section,
    /// The article's headline.
    Headline,
    /// The captions.
    Caption,
    /// The speaker's role as printed, or the words for one who is not named.
    Role,
}

impl Field {
    /// The fields that a query string can name.
    pub const NAMED: [Field; 5] = [Field::Speaker, Field::Section, Field::Headline, Field::Caption, Field::Role];

    /// Returns the field's name in a query string; empty for [`Field::Text`].
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Field::Text => "",
            Field::Speaker => "speaker",
            Field::Section => "section",
            Field::Headline => "headline",
            Field::Caption => "caption",
            Field::Role => "role",
        }
    }
}

/// What a clause looks for. Words are folded as [`crate::text::token::folded_words`] cuts them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// All of these words, in any order: one word, but for [`Field::Speaker`], which never has a phrase.
    Words(Vec<String>),
    /// These words in this order with nothing between, inside one part of an article or one piece of a quote. Input
    /// such as `don't` is a phrase of its words too.
    Phrase(Vec<String>),
}

impl Text {
    /// Returns the words, in the order they were written.
    #[must_use]
    pub fn words(&self) -> &[String] {
        match self {
            Text::Words(words) | Text::Phrase(words) => words,
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Text::Words(words) if words.len() == 1 => f.write_str(&words[0]),
            Text::Words(words) | Text::Phrase(words) => write!(f, "\"{}\"", words.join(" ")),
        }
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minus = if self.negated { "-" } else { "" };
        match self.field {
            Field::Text => write!(f, "{minus}{}", self.text),
            field => write!(f, "{minus}{}:{}", field.as_str(), self.text),
        }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut pieces: Vec<String> = self.clauses.iter().map(Clause::to_string).collect();
        pieces.extend(self.after.iter().map(|day| format!("after:{day}")));
        pieces.extend(self.before.iter().map(|day| format!("before:{day}")));
        if !self.kinds.is_empty() {
            let kinds: Vec<_> = self.kinds.iter().map(|kind| kind.as_str()).collect();
            pieces.push(format!("kind:{}", kinds.join(",")));
        }
        f.write_str(&pieces.join(" "))
    }
}
