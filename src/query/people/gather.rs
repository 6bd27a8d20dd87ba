//! The names that speak in an index, and what is read of them: from columns alone.

use std::collections::BTreeMap;

use tantivy::SegmentReader;
use tantivy::columnar::StrColumn;

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

/// Returns all names by their folded words.
pub(super) fn gather(index: &Index) -> anyhow::Result<BTreeMap<String, Seen>> {
    let mut seen = BTreeMap::new();
    for segment in index.searcher().segment_readers() {
        of_segment(segment, &mut seen)?;
    }
    Ok(seen)
}

fn of_segment(segment: &SegmentReader, seen: &mut BTreeMap<String, Seen>) -> anyhow::Result<()> {
    let fast = segment.fast_fields();
    let Some(names): Option<StrColumn> = fast.str(column::SPEAKER_NAME)? else { return Ok(()) };
    let roles: Option<StrColumn> = fast.str(column::ROLE_NAME)?;
    let sorts: Option<StrColumn> = fast.str(column::SPEAKER_SORT)?;
    let mut n_quotes = vec![0_usize; names.num_terms()];
    let mut n_sorts = vec![0_usize; sorts.as_ref().map_or(0, |sorts| sorts.num_terms())];
    // In the order of the numbers of names and roles: many quotes, few pairs.
    let mut pairs: BTreeMap<(u64, u64), usize> = BTreeMap::new();
    for quote in segment.doc_ids_alive() {
        let mut speakers = names.ords().values_for_doc(quote);
        let (Some(first), second) = (speakers.next(), speakers.next()) else { continue };
        for name in std::iter::once(first).chain(second).chain(speakers) {
            n_quotes[usize::try_from(name)?] += 1;
        }
        // A role printed with several names is not known to be each one's.
        if let Some(role) = roles.as_ref().filter(|_| second.is_none()).and_then(|roles| roles.ords().first(quote)) {
            *pairs.entry((first, role)).or_default() += 1;
        }
        if let Some(sorts) = &sorts {
            for sort in sorts.ords().values_for_doc(quote) {
                n_sorts[usize::try_from(sort)?] += 1;
            }
        }
    }
    let all_names = strings(&names)?;
    let keys: Vec<String> = all_names.iter().map(|name| super::key(name)).collect();
    for ((name, key), n) in all_names.iter().zip(&keys).zip(&n_quotes).filter(|(_, n)| **n > 0) {
        let known = seen.entry(key.clone()).or_default();
        *known.spellings.entry(name.clone()).or_default() += n;
        known.n_quotes += n;
    }
    let all_roles = roles.as_ref().map(strings).transpose()?.unwrap_or_default();
    for ((name, role), n) in pairs {
        let known = keys.get(usize::try_from(name)?).and_then(|key| seen.get_mut(key));
        if let (Some(known), Some(role)) = (known, all_roles.get(usize::try_from(role)?)) {
            *known.roles.entry(role.clone()).or_default() += n;
        }
    }
    let all_sorts = sorts.as_ref().map(strings).transpose()?.unwrap_or_default();
    for (sort, n) in all_sorts.iter().zip(n_sorts).filter(|(_, n)| *n > 0) {
        let mut letters = sort.chars();
        let letter = letters.next();
        let Some(known) = seen.get_mut(&super::key(letters.as_str())) else { continue };
        match letter {
            Some(speaker_sort::MAN) => known.n_man += n,
            Some(speaker_sort::WOMAN) => known.n_woman += n,
            Some(speaker_sort::BODY) => known.n_body += n,
            _ => {}
        }
    }
    Ok(())
}
