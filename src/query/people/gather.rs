//! The names that speak in an index, and what is read of them: from columns alone.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::columnar::StrColumn;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED, Term};

use super::name::Name;
use super::words;
use crate::index::{Index, column, speaker_sort};
use crate::query::speakers::strings;

/// What is known of a name, over all articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    /// Quotes by spelling.
    pub(super) spellings: BTreeMap<String, usize>,
    pub(super) n_quotes: usize,
    /// Quotes by role as printed.
    pub(super) roles: BTreeMap<String, usize>,
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

/// Returns all names by their folded words.
pub(super) fn all(index: &Index) -> anyhow::Result<BTreeMap<String, Seen>> {
    let mut seen = BTreeMap::new();
    for segment in index.searcher().segment_readers() {
        of_segment(segment, segment.doc_ids_alive(), &|_| true, &mut seen)?;
    }
    Ok(seen)
}

/// Returns those with one of these [`tie`]s, as [`all`] has them. Reads the quotes by them alone.
pub(super) fn tied(index: &Index, ties: &BTreeSet<String>) -> anyhow::Result<BTreeMap<String, Seen>> {
    let mut seen = BTreeMap::new();
    for segment in index.searcher().segment_readers() {
        let mut quotes = Vec::new();
        for word in ties {
            quotes.extend(quotes_by(index, segment, word)?);
        }
        // A joint statement is found by several.
        quotes.sort_unstable();
        quotes.dedup();
        of_segment(segment, quotes.into_iter(), &|name| ties.contains(&tie(name)), &mut seen)?;
    }
    Ok(seen)
}

/// Returns the names, as printed, that have all of these folded words.
pub(super) fn called(index: &Index, wanted: &[String]) -> anyhow::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for segment in index.searcher().segment_readers() {
        let Some(names): Option<StrColumn> = segment.fast_fields().str(column::SPEAKER_NAME)? else { continue };
        let speakers = segment.inverted_index(index.fields().speaker)?;
        let mut rarest: Option<(u32, &String)> = None;
        for word in wanted {
            let n = speakers.doc_freq(&Term::from_field_text(index.fields().speaker, word))?;
            rarest = Some(rarest.map_or((n, word), |other| other.min((n, word))));
        }
        let Some((_, rarest)) = rarest else { continue };
        let mut met = Counts::of(Some(&names));
        for quote in quotes_by(index, segment, rarest)? {
            names.ords().values_for_doc(quote).for_each(|name| met.add(name));
        }
        let ords: Vec<u64> = met.counted().collect();
        names.dictionary().sorted_ords_to_term_cb(&ords, |name| {
            let name = String::from_utf8_lossy(name);
            let words = words(&name);
            if wanted.iter().all(|word| words.contains(word)) {
                found.insert(name.into_owned());
            }
        })?;
    }
    Ok(found)
}

/// Returns the quotes of a segment one of whose speakers is called by this word.
fn quotes_by(index: &Index, segment: &SegmentReader, word: &str) -> anyhow::Result<Vec<DocId>> {
    let field = index.fields().speaker;
    let mut quotes = Vec::new();
    let term = Term::from_field_text(field, word);
    if let Some(mut docs) = segment.inverted_index(field)?.read_postings(&term, IndexRecordOption::Basic)? {
        quotes.reserve(docs.doc_freq() as usize);
        while docs.doc() != TERMINATED {
            if !segment.is_deleted(docs.doc()) {
                quotes.push(docs.doc());
            }
            docs.advance();
        }
    }
    Ok(quotes)
}

/// Adds what these quotes tell of the names that are wanted. All quotes by such a name are to be among them.
fn of_segment(
    segment: &SegmentReader,
    quotes: impl Iterator<Item = DocId>,
    is_wanted: &dyn Fn(&str) -> bool,
    seen: &mut BTreeMap<String, Seen>,
) -> anyhow::Result<()> {
    let fast = segment.fast_fields();
    let Some(names): Option<StrColumn> = fast.str(column::SPEAKER_NAME)? else { return Ok(()) };
    let roles: Option<StrColumn> = fast.str(column::ROLE_NAME)?;
    let sorts: Option<StrColumn> = fast.str(column::SPEAKER_SORT)?;
    let mut n_quotes = Counts::of(Some(&names));
    let mut n_sorts = Counts::of(sorts.as_ref());
    // Names with their roles, one a quote.
    let mut pairs: Vec<(u64, u64)> = Vec::new();
    for quote in quotes {
        let mut speakers = names.ords().values_for_doc(quote);
        let (Some(first), second) = (speakers.next(), speakers.next()) else { continue };
        for name in std::iter::once(first).chain(second).chain(speakers) {
            n_quotes.add(name);
        }
        // A role printed with several names is not known to be each one's.
        if let Some(role) = roles.as_ref().filter(|_| second.is_none()).and_then(|roles| roles.ords().first(quote)) {
            pairs.push((first, role));
        }
        if let Some(sorts) = &sorts {
            for sort in sorts.ords().values_for_doc(quote) {
                n_sorts.add(sort);
            }
        }
    }
    let names = Strings::of(&names, n_quotes.counted(), is_wanted)?;
    for (ord, name) in &names.0 {
        let known = seen.entry(super::key(name)).or_default();
        let n = n_quotes.get(*ord);
        *known.spellings.entry(name.clone()).or_default() += n;
        known.n_quotes += n;
    }
    if let Some(roles) = &roles {
        pairs.sort_unstable();
        let pairs: Vec<(u64, u64, usize)> = (pairs.chunk_by(|a, b| a == b))
            .map(|same| (same[0].0, same[0].1, same.len()))
            .filter(|(name, _, _)| names.get(*name).is_some())
            .collect();
        let roles = Strings::of(roles, pairs.iter().map(|(_, role, _)| *role), &|_| true)?;
        for (name, role, n) in pairs {
            let known = names.get(name).and_then(|name| seen.get_mut(&super::key(name)));
            if let (Some(known), Some(role)) = (known, roles.get(role)) {
                *known.roles.entry(role.to_owned()).or_default() += n;
            }
        }
    }
    let Some(sorts) = &sorts else { return Ok(()) };
    let sorts = Strings::of(sorts, n_sorts.counted(), &|_| true)?;
    for (ord, sort) in &sorts.0 {
        let mut letters = sort.chars();
        let letter = letters.next();
        let n = n_sorts.get(*ord);
        let name = letters.as_str();
        let Some(known) = seen.get_mut(&super::key(name)).filter(|_| is_wanted(name)) else { continue };
        match letter {
            Some(speaker_sort::MAN) => known.n_man += n,
            Some(speaker_sort::WOMAN) => known.n_woman += n,
            Some(speaker_sort::BODY) => known.n_body += n,
            _ => {}
        }
    }
    Ok(())
}

/// How often each value of a column was met, by its number.
struct Counts(Vec<usize>);

impl Counts {
    fn of(column: Option<&StrColumn>) -> Self {
        Self(vec![0; column.map_or(0, |column| column.num_terms())])
    }

    fn add(&mut self, ord: u64) {
        // Numbers of values are below the number of values, in a sound index.
        if let Some(n) = usize::try_from(ord).ok().and_then(|ord| self.0.get_mut(ord)) {
            *n += 1;
        }
    }

    fn get(&self, ord: u64) -> usize {
        usize::try_from(ord).ok().and_then(|ord| self.0.get(ord)).copied().unwrap_or_default()
    }

    /// The numbers of the values that were met.
    fn counted(&self) -> impl Iterator<Item = u64> {
        (0..).zip(&self.0).filter(|(_, n)| **n > 0).map(|(ord, _)| ord)
    }
}

/// Some strings of a column, by their numbers, in order.
struct Strings(Vec<(u64, String)>);

impl Strings {
    fn of(
        column: &StrColumn,
        ords: impl Iterator<Item = u64>,
        is_wanted: &dyn Fn(&str) -> bool,
    ) -> anyhow::Result<Self> {
        let mut ords: Vec<u64> = ords.collect();
        ords.sort_unstable();
        ords.dedup();
        let strings = strings(column, &ords)?;
        Ok(Self(ords.into_iter().zip(strings).filter(|(_, text)| is_wanted(text)).collect()))
    }

    fn get(&self, ord: u64) -> Option<&str> {
        let idx = self.0.binary_search_by_key(&ord, |(ord, _)| *ord).ok()?;
        Some(self.0[idx].1.as_str())
    }
}
