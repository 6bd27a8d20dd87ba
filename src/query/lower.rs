//! What a query means to the index: [`Query`] to a Tantivy query, for either kind of hit.
//!
//! Only conditions on the text score; all others are true or not.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{BooleanQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery, RangeQuery, TermQuery};
use tantivy::schema::{Field as IndexField, IndexRecordOption};

use super::ast::{Clause, Field, Query, Text};
use super::people::Also;
use super::scope::{self, OneSection};
use super::search::Mode;
use super::spoken::{Names, Spoken};
use crate::article::QuoteKind;
use crate::index::{Fields, day_number, names, sort};

type Lowered = Box<dyn tantivy::query::Query>;

/// Returns the query for the index whose hits are the documents of the quotes or articles found.
pub(super) fn lower(fields: &Fields, query: &Query, mode: Mode) -> Lowered {
    let mut conditions = match mode {
        Mode::Quotes => quote_conditions(fields, query),
        Mode::Articles => article_conditions(fields, query),
    };
    if !conditions.iter().any(|(occur, _)| *occur == Occur::Must) {
        let all = match mode {
            Mode::Quotes => of_kinds(fields, &QuoteKind::ALL),
            Mode::Articles => of_sort(fields, sort::ARTICLE),
        };
        conditions.push((Occur::Must, all));
    }
    if query.after.is_some() || query.before.is_some() {
        conditions.push((Occur::Must, of_days(fields, query)));
    }
    if let [(Occur::Must, _)] = conditions.as_slice() {
        return conditions.remove(0).1;
    }
    Box::new(BooleanQuery::new(conditions))
}

/// A hit is one quote: all that is asked holds of this quote, or of its article.
fn quote_conditions(fields: &Fields, query: &Query) -> Vec<(Occur, Lowered)> {
    let mut conditions: Vec<_> =
        query.clauses.iter().map(|clause| condition(clause, of_quote(fields, clause))).collect();
    if !query.kinds.is_empty() {
        conditions.push((Occur::Must, of_kinds(fields, &query.kinds)));
    }
    conditions
}

/// Returns the quotes of which a clause holds.
fn of_quote(fields: &Fields, clause: &Clause) -> Lowered {
    let text = &clause.text;
    match clause.field {
        Field::Text => says(fields.quote, text),
        Field::Speaker => by_speaker(fields, clause),
        Field::Role => unscored(says_all(fields.role, words_of(text))),
        Field::Section => any_of(vec![says(fields.section, text), scope::quotes_of(says(fields.desk, text))]),
        Field::Headline => scope::quotes_of(says(fields.headline, text)),
        Field::Caption => scope::quotes_of(says(fields.caption, text)),
    }
}

/// A hit is one article: the text anywhere in it, or in one section where a section is asked for; of its quotes, one is
/// by the speaker, in the role and of the kind asked for (with several speakers: one for each).
fn article_conditions(fields: &Fields, query: &Query) -> Vec<(Occur, Lowered)> {
    let mut conditions = Vec::new();
    let mut headings = Vec::new();
    let (mut speakers, mut quotes) = (Vec::new(), Vec::new());
    for clause in &query.clauses {
        let text = &clause.text;
        match clause.field {
            Field::Text => conditions.push(condition(clause, says(fields.text, text))),
            Field::Headline => conditions.push(condition(clause, unscored(says(fields.headline, text)))),
            Field::Caption => conditions.push(condition(clause, unscored(says(fields.caption, text)))),
            Field::Section => {
                let desk = says(fields.desk, text);
                if !clause.negated {
                    headings.push((text.clone(), desk.box_clone()));
                }
                conditions.push(condition(clause, any_of(vec![says(fields.heading, text), desk])));
            }
            Field::Speaker | Field::Role if clause.negated => {
                conditions.push(condition(clause, scope::articles_of(of_quote(fields, clause))));
            }
            Field::Speaker => speakers.push(of_quote(fields, clause)),
            Field::Role => quotes.push(of_quote(fields, clause)),
        }
    }
    if !query.kinds.is_empty() {
        quotes.push(of_kinds(fields, &query.kinds));
    }
    if speakers.is_empty() && !quotes.is_empty() {
        conditions
            .push((Occur::Must, scope::articles_of(all_of(quotes.iter().map(|quote| quote.box_clone()).collect()))));
    }
    for speaker in speakers {
        let mut one = vec![speaker];
        one.extend(quotes.iter().map(|quote| quote.box_clone()));
        conditions.push((Occur::Must, scope::articles_of(all_of(one))));
    }
    if headings.is_empty() {
        return conditions;
    }
    let texts = query.clauses.iter().filter(|clause| clause.field == Field::Text && !clause.negated);
    let one = OneSection { text: fields.text, headings, texts: texts.map(|clause| clause.text.clone()).collect() };
    vec![(Occur::Must, scope::in_one_section(Box::new(BooleanQuery::new(conditions)), one))]
}

/// Makes a condition of what a clause finds.
fn condition(clause: &Clause, found: Lowered) -> (Occur, Lowered) {
    if clause.negated { (Occur::MustNot, scope::to_exclude(found)) } else { (Occur::Must, found) }
}

/// The words of a text: in a name or a role their order does not count.
fn words_of(text: &Text) -> &[String] {
    match text {
        Text::Words(words) | Text::Phrase(words) => words,
    }
}

/// Quotes by those who are meant; of speakers without a name, those whose words are the ones asked for.
fn by_speaker(fields: &Fields, clause: &Clause) -> Lowered {
    let words = words_of(&clause.text);
    let (by_role, names): (Vec<_>, Vec<_>) = clause.also.iter().partition(|also| !also.role.is_empty());
    let term = |also: &Also| names::quotes_by(fields, &also.name);
    let names = if clause.also.is_empty() {
        Names::With(words.to_vec())
    } else {
        Names::These(names.into_iter().map(term).collect())
    };
    let quotes = Box::new(Spoken { fields: *fields, names, unnamed: words.to_vec() });
    if by_role.is_empty() {
        return quotes;
    }
    let mut any: Vec<Lowered> = vec![quotes];
    for also in by_role {
        let name = Box::new(TermQuery::new(term(also), IndexRecordOption::Basic));
        any.push(all_of(vec![name, says_all(fields.role, &also.role)]));
    }
    any_of(any)
}

/// Documents with the phrase in one value of `field`, or with all the words.
fn says(field: IndexField, text: &Text) -> Lowered {
    match text {
        Text::Phrase(words) if words.len() > 1 => {
            Box::new(PhraseQuery::new(words.iter().map(|word| Term::from_field_text(field, word)).collect()))
        }
        Text::Words(words) | Text::Phrase(words) => says_all(field, words),
    }
}

/// Documents with all the words in `field`.
fn says_all(field: IndexField, words: &[String]) -> Lowered {
    let term = |word: &String| {
        let term = Term::from_field_text(field, word);
        Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Lowered
    };
    all_of(words.iter().map(term).collect())
}

fn of_kinds(fields: &Fields, kinds: &[QuoteKind]) -> Lowered {
    any_of(kinds.iter().map(|kind| of_sort(fields, sort::quote(*kind))).collect())
}

fn of_sort(fields: &Fields, sort: u64) -> Lowered {
    unscored(Box::new(TermQuery::new(Term::from_field_u64(fields.sort, sort), IndexRecordOption::Basic)))
}

fn of_days(fields: &Fields, query: &Query) -> Lowered {
    let bound = |day: &Option<String>, bound: fn(Term) -> Bound<Term>| match day.as_deref().map(day_number) {
        None => Ok(Bound::Unbounded),
        Some(Some(day)) => Ok(bound(Term::from_field_u64(fields.day, day))),
        Some(None) => Err(()),
    };
    match (bound(&query.after, Bound::Included), bound(&query.before, Bound::Excluded)) {
        (Ok(after), Ok(before)) => unscored(Box::new(RangeQuery::new(after, before))),
        // No day is after one that is none.
        _ => Box::new(EmptyQuery),
    }
}

fn all_of(mut queries: Vec<Lowered>) -> Lowered {
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.remove(0),
        _ => Box::new(BooleanQuery::intersection(queries)),
    }
}

fn any_of(queries: Vec<Lowered>) -> Lowered {
    unscored(Box::new(BooleanQuery::union(queries)))
}

fn unscored(query: Lowered) -> Lowered {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
