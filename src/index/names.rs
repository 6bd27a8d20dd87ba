//! The names that speak, as terms of the index: who bears a word in the name, in how many quotes, and what articles call
//! them is read from the dictionary alone, without a look at the quotes.
//!
//! The field `speaker` has for each word of a name the term `word NUL after sort name`: `after` is the number of words
//! behind it, a digit, and `sort` a letter of [`speaker_sort`]. So the names with a word stand side by side, those that
//! end in it first. The field `speaker_role` has terms `name NUL word`, of roles that are printed with this name alone.

use std::collections::BTreeSet;

use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;
use tantivy::{InvertedIndexReader, SegmentReader, Term};

use super::Index;
use super::schema::{Fields, speaker_sort};
use crate::article::SpeakerSort;
use crate::text::token::{self, MAX_WORD_BYTES, folded_words};

/// So many words at the end of a name tell what articles call the person: it is asked for names that end alike, and
/// "Jr." may stand behind.
const SORTED_WORDS: usize = 2;

/// Shorter words of a role tell nothing.
const ROLE_WORD_MIN_CHARS: usize = 4;

/// Where a word stands in a name, what is counted, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NameTerm<'a> {
    /// The name as printed.
    pub(crate) name: &'a str,
    /// Words behind this one, up to nine.
    pub(crate) n_after: u8,
    /// [`speaker_sort::ANY`]: all quotes by this name are counted; else those in which it is called so.
    pub(crate) sort: char,
    /// Number of quotes.
    pub(crate) n_quotes: usize,
}

/// Returns the terms of a speaker of a quote.
pub(super) fn terms(name: &str, sort: SpeakerSort) -> Vec<String> {
    let letter = speaker_sort::letter(sort);
    let mut terms = Vec::new();
    for (n_after, word) in words(name).into_iter().rev().enumerate() {
        terms.push(term(&word, n_after, speaker_sort::ANY, name));
        terms.extend(letter.filter(|_| n_after < SORTED_WORDS).map(|letter| term(&word, n_after, letter, name)));
    }
    terms
}

/// Calls `each` with the terms of a role that is printed with this name alone.
pub(super) fn role_terms(name: &str, role: &str, mut each: impl FnMut(&str)) {
    let mut term = String::with_capacity(name.len() + role.len() + 1);
    term.push_str(name);
    term.push('\0');
    let (lower, mut folded) = (role.to_ascii_lowercase(), String::new());
    let mut words = token::words(&lower);
    while words.next_folded(&mut folded) {
        if folded.len() <= MAX_WORD_BYTES && folded.chars().count() >= ROLE_WORD_MIN_CHARS {
            term.truncate(name.len() + 1);
            term.push_str(&folded);
            each(&term);
        }
    }
}

/// Returns the term of all quotes by this name, as printed.
pub(crate) fn quotes_by(fields: &Fields, name: &str) -> Term {
    let last = words(name).pop().unwrap_or_default();
    Term::from_field_text(fields.speaker, &term(&last, 0, speaker_sort::ANY, name))
}

/// Calls `each` with the names that have this folded word with less than `n_after` words behind it, those with the fewest
/// first.
pub(crate) fn with_word(
    fields: &Fields,
    segment: &SegmentReader,
    word: &str,
    n_after: usize,
    mut each: impl FnMut(NameTerm<'_>),
) -> anyhow::Result<()> {
    let names = segment.inverted_index(fields.speaker)?;
    // Behind all digits comes the colon.
    let end = if n_after < 10 { digit(n_after) } else { ':' };
    let mut stream = names.terms().range().ge(format!("{word}\0")).lt(format!("{word}\0{end}")).into_stream()?;
    while let Some((term, info)) = stream.next() {
        if let Some(mut found) = parse(term) {
            found.n_quotes = n_alive(segment, &names, info)?;
            each(found);
        }
    }
    Ok(())
}

/// Calls `each` with all names.
pub(crate) fn all(fields: &Fields, segment: &SegmentReader, mut each: impl FnMut(NameTerm<'_>)) -> anyhow::Result<()> {
    let names = segment.inverted_index(fields.speaker)?;
    let mut stream = names.terms().stream()?;
    while let Some((term, info)) = stream.next() {
        // Each name ends in one word.
        if let Some(mut found) = parse(term).filter(|found| found.n_after == 0) {
            found.n_quotes = n_alive(segment, &names, info)?;
            each(found);
        }
    }
    Ok(())
}

/// Returns the words of the roles in which a name as printed stands, the short ones left out.
pub(crate) fn role_words(index: &Index, name: &str) -> anyhow::Result<BTreeSet<String>> {
    let mut words = BTreeSet::new();
    for segment in index.searcher().segment_readers() {
        let roles = segment.inverted_index(index.fields().speaker_role)?;
        // Behind the NUL comes U+0001.
        let mut stream = roles.terms().range().ge(format!("{name}\0")).lt(format!("{name}\u{1}")).into_stream()?;
        while let Some((term, info)) = stream.next() {
            if n_alive(segment, &roles, info)? > 0 {
                words.insert(String::from_utf8_lossy(&term[name.len() + 1..]).into_owned());
            }
        }
    }
    Ok(words)
}

/// The folded words of a name; of one without words an empty one, by which it is listed.
fn words(name: &str) -> Vec<String> {
    let words: Vec<String> = folded_words(name).map(|(_, word)| word).collect();
    if words.is_empty() { vec![String::new()] } else { words }
}

fn term(word: &str, n_after: usize, sort: char, name: &str) -> String {
    let mut term = String::with_capacity(word.len() + name.len() + 3);
    term.push_str(word);
    term.extend(['\0', digit(n_after), sort]);
    term.push_str(name);
    term
}

fn digit(n: usize) -> char {
    u8::try_from(n).map_or('9', |n| char::from(b'0' + n.min(9)))
}

fn parse(term: &[u8]) -> Option<NameTerm<'_>> {
    let (_, rest) = std::str::from_utf8(term).ok()?.split_once('\0')?;
    let mut letters = rest.chars();
    let n_after = u8::try_from(letters.next()?.to_digit(10)?).ok()?;
    Some(NameTerm { n_after, sort: letters.next()?, name: letters.as_str(), n_quotes: 0 })
}

/// Number of documents with a term, those deleted left out.
fn n_alive(segment: &SegmentReader, inverted: &InvertedIndexReader, info: &TermInfo) -> anyhow::Result<usize> {
    let n = match segment.alive_bitset() {
        None => info.doc_freq,
        Some(alive) => {
            let postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
            postings.doc_freq_given_deletes(alive)
        }
    };
    Ok(n as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_tell_the_name() {
        let terms = terms("Ann de Boer Jr.", SpeakerSort::Woman);
        assert_eq!(
            terms,
            [
                "jr\u{0}0nAnn de Boer Jr.",
                "jr\u{0}0wAnn de Boer Jr.",
                "boer\u{0}1nAnn de Boer Jr.",
                "boer\u{0}1wAnn de Boer Jr.",
                "de\u{0}2nAnn de Boer Jr.",
                "ann\u{0}3nAnn de Boer Jr."
            ]
        );
        let found = parse(terms[3].as_bytes()).expect("it is a term of a name");
        assert_eq!((found.name, found.n_after, found.sort), ("Ann de Boer Jr.", 1, speaker_sort::WOMAN));
        assert_eq!(super::terms("…", SpeakerSort::Unknown), ["\u{0}0n…"], "all names are listed");
        assert_eq!(parse(b"no name"), None);
        let many = super::terms("a b c d e f g h i j k", SpeakerSort::Unknown);
        assert_eq!(
            (many[9].as_str(), many[10].as_str()),
            ("b\u{0}9na b c d e f g h i j k", "a\u{0}9na b c d e f g h i j k")
        );
        let mut of_role = Vec::new();
        role_terms("Bo", "the Mayor of Ax", |term| of_role.push(term.to_owned()));
        assert_eq!(of_role, ["Bo\u{0}mayor"]);
    }
}
