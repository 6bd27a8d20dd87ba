//! The names that speak in an index, and what is read of them: from its dictionary alone.

use std::collections::{BTreeMap, BTreeSet};

use super::name::Name;
use super::words;
use crate::index::{Index, names, speaker_sort};

/// What is known of a name, over all articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    /// Quotes by spelling.
    pub(super) spellings: BTreeMap<String, usize>,
    pub(super) n_quotes: usize,
    /// Quotes of which the article calls the speaker he, she, or something that is no person.
    pub(super) n_man: usize,
    pub(super) n_woman: usize,
    pub(super) n_body: usize,
}

impl Seen {
    /// The most frequent spelling, the first by the alphabet of equals.
    pub(super) fn spelling(&self) -> &str {
        let best = self.spellings.iter().rev().max_by_key(|(_, n)| **n);
        best.map_or("", |(spelling, _)| spelling.as_str())
    }
}

/// Returns the word that a name has in common with all names that may be one with it: the last of its surname, of what
/// is no name of a person the last of all.
pub(super) fn tie(name: &str) -> String {
    let surname = Name::parse(name).and_then(|name| words(name.key()).pop());
    surname.or_else(|| words(name).pop()).unwrap_or_default()
}

/// Words of a name that its [`tie`] is one of, from its end: "Jr." may stand behind it.
pub(super) const TIES: usize = 2;

/// Returns all names by their folded words.
pub(super) fn all(index: &Index) -> anyhow::Result<BTreeMap<String, Seen>> {
    let mut counts = Counts::default();
    for segment in index.searcher().segment_readers() {
        names::all(index.fields(), segment, |term| counts.add(&term))?;
    }
    let mut seen = BTreeMap::new();
    for ((name, _), count) in counts.0 {
        count.add_to(&words(&name).join(" "), &name, &mut seen);
    }
    Ok(seen)
}

/// Returns those with one of these [`tie`]s, as [`all`] has them.
pub(super) fn tied(index: &Index, ties: &BTreeSet<String>) -> anyhow::Result<BTreeMap<String, Seen>> {
    let mut seen = BTreeMap::new();
    for word in ties.iter().filter(|word| !word.is_empty()) {
        let mut counts = Counts::default();
        for segment in index.searcher().segment_readers() {
            names::with_word(index.fields(), segment, word, TIES, |term| counts.add(&term))?;
        }
        for ((name, n_after), count) in counts.0 {
            let words = words(&name);
            // A name that has the word twice is met twice.
            let is_first = n_after == 0 || words.last() != Some(word);
            if is_first && tie(&name) == *word {
                count.add_to(&words.join(" "), &name, &mut seen);
            }
        }
    }
    Ok(seen)
}

/// Returns the names, as printed, that have all of these folded words.
pub(super) fn called(index: &Index, wanted: &[String]) -> anyhow::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let Some(last) = wanted.last() else { return Ok(found) };
    for segment in index.searcher().segment_readers() {
        names::with_word(index.fields(), segment, last, usize::MAX, |term| {
            if term.sort == speaker_sort::ANY && !found.contains(term.name) {
                found.insert(term.name.to_owned());
            }
        })?;
    }
    found.retain(|name| super::has_words(name, wanted));
    Ok(found)
}

/// What is counted of a name, and of a word in it by its place from the end.
#[derive(Default)]
struct Counts(BTreeMap<(String, u8), Count>);

#[derive(Default)]
struct Count {
    n_quotes: usize,
    n_man: usize,
    n_woman: usize,
    n_body: usize,
}

impl Counts {
    fn add(&mut self, term: &names::NameTerm<'_>) {
        let count = self.0.entry((term.name.to_owned(), term.n_after)).or_default();
        match term.sort {
            speaker_sort::ANY => count.n_quotes += term.n_quotes,
            speaker_sort::MAN => count.n_man += term.n_quotes,
            speaker_sort::WOMAN => count.n_woman += term.n_quotes,
            speaker_sort::BODY => count.n_body += term.n_quotes,
            _ => {}
        }
    }
}

impl Count {
    /// Adds what is counted of a name to what is known by its `key`, unless nothing of it is left.
    fn add_to(self, key: &str, name: &str, seen: &mut BTreeMap<String, Seen>) {
        if self.n_quotes == 0 {
            return;
        }
        let known = match seen.get_mut(key) {
            Some(known) => known,
            None => seen.entry(key.to_owned()).or_default(),
        };
        *known.spellings.entry(name.to_owned()).or_default() += self.n_quotes;
        known.n_quotes += self.n_quotes;
        known.n_man += self.n_man;
        known.n_woman += self.n_woman;
        known.n_body += self.n_body;
    }
}
