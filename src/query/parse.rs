//! Query string -> [`Query`]. Our own grammar, so that no input means something by accident:
//!
//! ```text
//! query = { ["AND"] ["NOT"] term }                    all must hold
//! term  = ["-"] [name ":"] ( word | "phrase" )        “phrase” „phrase“ «phrase» too
//! name  = speaker | role | section | headline | caption | after | before | date | kind
//! ```
//!
//! A word that the tokenizer cuts in several (`don't`, `10:30`) is a phrase of these. Punctuation by itself is nothing.
//! Operators are in upper case only; those not built yet are errors, never dropped.
//!
//! A pure function of its arguments: the day it is, which `30d` needs, is one of them.

use std::fmt;

use jiff::civil::Date;

use super::ast::{Clause, Field, Query, Text};
use super::date;
pub use super::lex::Name;
use super::lex::{Term, Token, lex};
use crate::article::QuoteKind;
use crate::text::{Span, token};

/// Longest query string, in bytes.
pub const MAX_BYTES: usize = 4096;

/// Most clauses of a query.
pub const MAX_CLAUSES: usize = 256;

/// Why a query string has no meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// Where, in bytes of the query string ([`join`]ed arguments); empty for a flag.
    pub span: Span,
    /// What is wrong, naming the object first.
    pub message: String,
    /// The way out.
    pub hint: String,
}

impl ParseError {
    pub(super) fn new(span: Span, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { span, message: message.into(), hint: hint.into() }
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ParseError {}

/// Reads one query string, as a web page would send it.
///
/// # Errors
/// If it has no meaning.
pub fn parse(text: &str, today: Date) -> Result<Query, ParseError> {
    check_length(text)?;
    build(lex(text, 0)?, text, today)
}

/// Reads the arguments of a command line, in which the shell's quotation marks count: an argument with white space and
/// no operator in it is a phrase, and in `speaker:jane doe` the whole rest is the value. Flags are terms like others.
///
/// # Errors
/// If they have no meaning.
pub fn parse_args(args: &[String], flags: &[(Name, &str)], today: Date) -> Result<Query, ParseError> {
    let text = join(args);
    check_length(&text)?;
    let mut tokens = Vec::new();
    let mut base = 0;
    for arg in args {
        let span = Span::new(base, base + arg.len());
        if arg.trim().is_empty() {
            return Err(ParseError::new(span, "query: an argument is empty", "leave it out to find everything"));
        }
        let cut = lex(arg, base)?;
        match as_phrase(arg, &cut) {
            Some(term) => tokens.push(Token::Term(Term { span, ..term })),
            None => tokens.extend(cut),
        }
        base += arg.len() + 1;
    }
    tokens.extend(flags.iter().map(|(name, value)| {
        Token::Term(Term { span: Span::default(), negated: false, name: *name, value, value_at: 0, quoted: true })
    }));
    build(tokens, &text, today)
}

/// Joins the arguments of a command line to the string in which the spans of clauses and errors lie.
#[must_use]
pub fn join(args: &[String]) -> String {
    args.join(" ")
}

/// Returns the one term that `arg` is, if it has white space and nothing but its first word can be an operator.
fn as_phrase<'a>(arg: &'a str, tokens: &[Token<'a>]) -> Option<Term<'a>> {
    let mut terms = tokens.iter().map(|token| match token {
        Token::Term(term) => Some(term),
        Token::And(_) | Token::Not(_) => None,
    });
    let first = terms.next()??;
    if tokens.len() < 2 || first.quoted || !first.name.takes_words() {
        return None;
    }
    let plain = |term: &Term| !term.quoted && !term.negated && term.name == Name::Field(Field::Text);
    if !terms.all(|term| term.is_some_and(plain)) {
        return None;
    }
    Some(Term { value: &arg[first.value_at..], quoted: true, ..*first })
}

fn check_length(text: &str) -> Result<(), ParseError> {
    if text.len() > MAX_BYTES {
        let message = format!("query: {} bytes long, {MAX_BYTES} are allowed", text.len());
        return Err(ParseError::new(Span::default(), message, "ask for less at once"));
    }
    Ok(())
}

fn build(tokens: Vec<Token>, text: &str, today: Date) -> Result<Query, ParseError> {
    let mut query = Query::default();
    let mut n_terms = 0;
    // An operator that still wants its right side.
    let mut open: Option<(Span, &str)> = None;
    let mut negate = false;
    let lower = "to search the word, write it in lower case";
    for token in tokens {
        match token {
            Token::And(span) => {
                if n_terms == 0 || open.is_some() {
                    return Err(ParseError::new(span, "AND has nothing before it", lower));
                }
                open = Some((span, "AND"));
            }
            Token::Not(span) => {
                if negate {
                    return Err(ParseError::new(span, "NOT stands twice", lower));
                }
                open = Some((span, "NOT"));
                negate = true;
            }
            Token::Term(term) => {
                // A flag has no place in the query: it cannot be what an operator wants.
                if term.span.is_empty() && open.is_some() {
                    break;
                }
                if term.negated && negate {
                    return Err(ParseError::new(term.span, "NOT and - together", "leave out one of them"));
                }
                let term = Term { negated: term.negated || negate, ..term };
                if !add(&mut query, term, today)? {
                    continue;
                }
                n_terms += 1;
                (open, negate) = (None, false);
            }
        }
        if query.clauses.len() > MAX_CLAUSES {
            let message = format!("query: more than {MAX_CLAUSES} clauses");
            return Err(ParseError::new(Span::default(), message, "ask for less at once"));
        }
    }
    if let Some((span, operator)) = open {
        return Err(ParseError::new(span, format!("{operator} has nothing after it"), lower));
    }
    if n_terms == 0 && !text.trim().is_empty() {
        let span = Span::new(0, text.len());
        return Err(ParseError::new(span, "query: no word to search for", "punctuation by itself is not indexed"));
    }
    Ok(query)
}

/// Adds what `term` asks for; false if it is mere punctuation.
fn add(query: &mut Query, term: Term, today: Date) -> Result<bool, ParseError> {
    match term.name {
        Name::Field(field) => return add_clause(query, field, term),
        Name::Kind => add_kinds(query, term)?,
        Name::After | Name::Before | Name::Date => add_dates(query, term, today)?,
    }
    Ok(true)
}

fn add_clause(query: &mut Query, field: Field, term: Term) -> Result<bool, ParseError> {
    let words: Vec<String> = token::folded_words(term.value).map(|(_, word)| word).collect();
    if token::words(term.value).any(|span| span.len() > token::MAX_WORD_BYTES) {
        let message = format!("query: a word is longer than {} bytes", token::MAX_WORD_BYTES);
        return Err(ParseError::new(term.span, message, "words that long are not indexed"));
    }
    if words.is_empty() {
        if field == Field::Text && !term.quoted && !term.negated {
            return Ok(false);
        }
        let colon = if field == Field::Text { "" } else { ":" };
        let message = format!("{}{colon} no word to search for in \"{}\"", field.as_str(), term.value);
        return Err(ParseError::new(term.span, message.trim(), "punctuation by itself is not indexed"));
    }
    let text = if words.len() == 1 || field == Field::Speaker { Text::Words(words) } else { Text::Phrase(words) };
    query.clauses.push(Clause { field, text, negated: term.negated, span: term.span, also: Vec::new() });
    Ok(true)
}

fn add_kinds(query: &mut Query, term: Term) -> Result<(), ParseError> {
    let err = |message: String, hint: String| Err(ParseError::new(term.span, message, hint));
    let mut kinds = Vec::new();
    for word in term.value.split([',', ' ']).filter(|word| !word.is_empty()) {
        let Some(kind) = QuoteKind::ALL.into_iter().find(|kind| kind.as_str().eq_ignore_ascii_case(word)) else {
            return err(format!("kind: \"{word}\" is not a kind of quote"), "kinds are direct, mixed, indirect".into());
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    if kinds.is_empty() {
        return err("kind: has no value".into(), "kinds are direct, mixed, indirect".into());
    }
    if term.negated {
        let rest: Vec<_> = QuoteKind::ALL.into_iter().filter(|kind| !kinds.contains(kind)).collect();
        let rest: Vec<_> = rest.iter().map(|kind| kind.as_str()).collect();
        return err("kind: cannot be negated".into(), format!("ask for the others: kind:{}", rest.join(",")));
    }
    if !query.kinds.is_empty() {
        return err("kind: stands twice".into(), "separate kinds by commas: kind:direct,mixed".into());
    }
    query.kinds = kinds;
    Ok(())
}

fn add_dates(query: &mut Query, term: Term, today: Date) -> Result<(), ParseError> {
    let name = term.name.as_str();
    let err = |message: String, hint: &str| Err(ParseError::new(term.span, format!("{name}: {message}"), hint));
    if term.negated {
        return err("cannot be negated".into(), "after: begins with the day it names, before: ends short of it");
    }
    let period = |value: &str| match date::parse(value.trim(), today) {
        Some(period) => Ok(period),
        None => Err(ParseError::new(term.span, format!("{name}: \"{}\" is not a date", value.trim()), date::FORMS)),
    };
    let (after, before) = match (term.name, term.value.split_once("..")) {
        (Name::Date, Some((from, to))) => (Some(period(from)?.start), Some(period(to)?.end)),
        (Name::Date, None) => (Some(period(term.value)?.start), Some(period(term.value)?.end)),
        (Name::After, _) => (Some(period(term.value)?.start), None),
        _ => (None, Some(period(term.value)?.start)),
    };
    // All must hold: the later start and the earlier end.
    if let Some(day) = after.map(|day| day.to_string()) {
        query.after = Some(query.after.take().map_or(day.clone(), |old| old.max(day)));
    }
    if let Some(day) = before.map(|day| day.to_string()) {
        query.before = Some(query.before.take().map_or(day.clone(), |old| old.min(day)));
    }
    let (Some(after), Some(before)) = (&query.after, &query.before) else { return Ok(()) };
    if after < before {
        return Ok(());
    }
    let hint = match (term.name, term.value.split_once("..")) {
        (Name::Date, Some((from, to))) => format!("did you mean date:{to}..{from}"),
        _ if after == before => format!("before: leaves out the day it names; one period is date:{}", term.value),
        _ => format!("did you mean after:{before} before:{after}"),
    };
    err(format!("no day is from {after} on and before {before}"), &hint)
}

#[cfg(test)]
mod tests;
