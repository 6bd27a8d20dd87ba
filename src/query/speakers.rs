//! Who speaks, over all articles: lists with counts, and the names nearest to one that was not found.
//!
//! Which names are one person says [`super::people`]. Only columns are read, no article.

use std::collections::{BTreeMap, HashMap};

use std::path::PathBuf;

use tantivy::columnar::StrColumn;
use tantivy::{DocAddress, SegmentOrdinal, SegmentReader};

use super::distance::distance;
use super::people::{People, Person, words};
use super::scope;
use crate::index::{Index, column, day_name, number_column};

/// A speaker and how much they say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpeakerRow {
    /// The name of the person.
    pub name: String,
    /// The names as printed, each with its number of quotes, the most frequent first.
    pub names: Vec<(String, usize)>,
    /// Number of quotes, joint statements included.
    pub n_quotes: usize,
    /// Number of articles with these quotes.
    pub n_articles: usize,
    /// Roles as printed, the most frequent first.
    pub roles: Vec<RoleRow>,
    /// First and last day of publication, `YYYY-MM-DD`.
    pub days: Option<(String, String)>,
}

/// What somebody was called beside the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleRow {
    /// As printed.
    pub text: String,
    /// Number of quotes in this role.
    pub n_quotes: usize,
    /// First and last day of publication, `YYYY-MM-DD`.
    pub days: Option<(String, String)>,
    /// The file of the first of these quotes, absolute.
    pub path: PathBuf,
}

/// Lists the speakers, by person, one of whose names has all the words of `name` (all speakers where it has none), those
/// with the most quotes first, then by name.
///
/// # Errors
/// If the index is damaged.
pub fn list(index: &Index, people: &People, name: &str) -> anyhow::Result<Vec<SpeakerRow>> {
    let wanted = words(name);
    let mut tallies: BTreeMap<usize, Tally> = BTreeMap::new();
    for (number, segment) in (0..).zip(index.searcher().segment_readers()) {
        tally_segment(number, segment, people, &wanted, &mut tallies)?;
    }
    let mut rows: Vec<SpeakerRow> = Vec::with_capacity(tallies.len());
    for (person, tally) in tallies {
        rows.push(tally.into_row(index, people.get(person))?);
    }
    rows.sort_by(|a, b| b.n_quotes.cmp(&a.n_quotes).then_with(|| a.name.cmp(&b.name)));
    Ok(rows)
}

/// Returns at most `limit` names of speakers that are nearly `name`, nearest first, with their number of quotes. Each
/// word of `name` must be near a word of theirs; none of them has all its words.
///
/// # Errors
/// If the index is damaged.
pub fn near(index: &Index, people: &People, name: &str, limit: usize) -> anyhow::Result<Vec<(String, usize)>> {
    let wanted = words(name);
    let mut found: Vec<(usize, SpeakerRow)> = Vec::new();
    for row in list(index, people, "")? {
        let words = words(&row.name);
        let distances = wanted.iter().map(|word| words.iter().filter_map(|other| nearness(word, other)).min());
        let distance: Option<usize> = distances.sum();
        found.extend(distance.filter(|distance| *distance > 0).map(|distance| (distance, row)));
    }
    // The list is in order already: a stable sort keeps the most quoted first.
    found.sort_by_key(|(distance, _)| *distance);
    found.truncate(limit);
    Ok(found.into_iter().map(|(_, row)| (row.name, row.n_quotes)).collect())
}

/// Returns how far apart two words are, none where they are different words: a third of the letters may differ, two at
/// most, and one in a word of three. A beginning of three letters or more counts as one difference.
fn nearness(word: &str, other: &str) -> Option<usize> {
    let n_chars = word.chars().count();
    let allowed = (n_chars.min(other.chars().count()) / 3).min(2);
    let distance = distance(word, other);
    if distance <= allowed {
        return Some(distance);
    }
    (n_chars >= 3 && other.starts_with(word)).then_some(1)
}

/// What is counted of a person.
#[derive(Default)]
struct Tally {
    /// Quotes by spelling.
    spellings: BTreeMap<String, usize>,
    roles: BTreeMap<String, RoleTally>,
    n_quotes: usize,
    n_articles: usize,
    days: Option<(u64, u64)>,
}

/// What is counted of a role.
#[derive(Clone, Copy)]
struct RoleTally {
    n_quotes: usize,
    days: Option<(u64, u64)>,
    /// The first quote by day, and where it is.
    first: (u64, DocAddress),
}

impl RoleTally {
    fn add(&mut self, other: RoleTally) {
        self.n_quotes += other.n_quotes;
        self.days = other.days.map_or(self.days, |days| joined(self.days, days));
        self.first = self.first.min(other.first);
    }
}

impl Tally {
    fn into_row(self, index: &Index, person: &Person) -> anyhow::Result<SpeakerRow> {
        let names = |(first, last)| (day_name(first), day_name(last));
        let mut roles = Vec::with_capacity(self.roles.len());
        for (text, RoleTally { n_quotes, days, first: (_, at) }) in self.roles {
            let key = index.places(at.segment_ord)?.files.key(at.doc_id)?;
            let path = key.map(|key| index.path_of(&key)).unwrap_or_default();
            roles.push(RoleRow { text, n_quotes, days: days.map(names), path });
        }
        roles.sort_by_key(|role| std::cmp::Reverse(role.n_quotes));
        let mut spellings: Vec<(String, usize)> = self.spellings.into_iter().collect();
        spellings.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        Ok(SpeakerRow {
            name: person.name.clone(),
            names: spellings,
            n_quotes: self.n_quotes,
            n_articles: self.n_articles,
            roles,
            days: self.days.map(names),
        })
    }
}

/// What is counted of a person in one segment, by the numbers that names and roles have there.
#[derive(Default)]
struct SegmentTally {
    n_quotes: usize,
    n_articles: usize,
    /// The article counted last: the quotes of an article stand together.
    article: Option<u32>,
    names: BTreeMap<u64, usize>,
    roles: BTreeMap<u64, RoleTally>,
    days: Option<(u64, u64)>,
}

fn tally_segment(
    number: SegmentOrdinal,
    segment: &SegmentReader,
    people: &People,
    wanted: &[String],
    tallies: &mut BTreeMap<usize, Tally>,
) -> anyhow::Result<()> {
    let fast = segment.fast_fields();
    let Some(names): Option<StrColumn> = fast.str(column::SPEAKER_NAME)? else { return Ok(()) };
    let roles: Option<StrColumn> = fast.str(column::ROLE_NAME)?;
    let (quote_idx, days) = (number_column(segment, column::QUOTE_IDX)?, number_column(segment, column::DAY)?);
    let all_names = all_strings(&names)?;
    let all_roles = roles.as_ref().map(all_strings).transpose()?.unwrap_or_default();
    let text = |all: &[String], number: u64| usize::try_from(number).ok().and_then(|idx| all.get(idx)).cloned();
    // Whose a name in a role is, looked up once.
    let mut known: HashMap<(u64, Option<u64>), Option<usize>> = HashMap::new();
    let mut counts: BTreeMap<usize, SegmentTally> = BTreeMap::new();
    for quote in segment.doc_ids_alive() {
        let speakers: Vec<u64> = names.ords().values_for_doc(quote).collect();
        let role = roles.as_ref().and_then(|roles| roles.ords().first(quote));
        // A role printed with several names is not known to be each one's.
        let role = role.filter(|_| speakers.len() == 1);
        let article = scope::article_of(&quote_idx, quote);
        let day = days.first(quote);
        for speaker in speakers {
            let person = *known.entry((speaker, role)).or_insert_with(|| {
                let idx =
                    people.idx(&text(&all_names, speaker)?, role.and_then(|role| text(&all_roles, role)).as_deref());
                idx.filter(|idx| people.get(*idx).is_called(wanted))
            });
            let Some(person) = person else { continue };
            let count = counts.entry(person).or_default();
            count.n_quotes += 1;
            *count.names.entry(speaker).or_default() += 1;
            count.n_articles += usize::from(count.article != article);
            count.article = article;
            if let Some(day) = day {
                count.days = joined(count.days, (day, day));
            }
            if let Some(role) = role {
                let first = (day.unwrap_or(u64::MAX), DocAddress::new(number, quote));
                let one = RoleTally { n_quotes: 1, days: day.map(|day| (day, day)), first };
                count.roles.entry(role).and_modify(|tally| tally.add(one)).or_insert(one);
            }
        }
    }
    for (person, count) in counts {
        let tally = tallies.entry(person).or_default();
        tally.n_quotes += count.n_quotes;
        tally.n_articles += count.n_articles;
        for (name, n) in count.names {
            *tally.spellings.entry(text(&all_names, name).unwrap_or_default()).or_default() += n;
        }
        for (role, more) in count.roles {
            let role = text(&all_roles, role).unwrap_or_default();
            tally.roles.entry(role).and_modify(|tally| tally.add(more)).or_insert(more);
        }
        if let Some(days) = count.days {
            tally.days = joined(tally.days, days);
        }
    }
    Ok(())
}

fn joined(days: Option<(u64, u64)>, (first, last): (u64, u64)) -> Option<(u64, u64)> {
    Some(days.map_or((first, last), |(other_first, other_last)| (other_first.min(first), other_last.max(last))))
}

/// Returns all strings of a column by their numbers.
fn all_strings(column: &StrColumn) -> anyhow::Result<Vec<String>> {
    strings(column, &(0..column.num_terms() as u64).collect::<Vec<_>>())
}

/// Returns the strings of a column that have these numbers, which must ascend.
pub(super) fn strings(column: &StrColumn, ords: &[u64]) -> anyhow::Result<Vec<String>> {
    let mut strings = Vec::with_capacity(ords.len());
    column.dictionary().sorted_ords_to_term_cb(ords, |bytes| {
        strings.push(String::from_utf8_lossy(bytes).into_owned());
    })?;
    Ok(strings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, other: &str, expected: Option<usize>) {
        assert_eq!(nearness(word, other), expected, "{word} {other}");
    }

    #[test]
    fn near_words() {
        check("verhoven", "verhoeven", Some(1));
        check("verheoven", "verhoeven", Some(1));
        check("brandt", "brand", Some(1));
        check("ver", "verhoeven", Some(1));
        check("lee", "lei", Some(1));
        check("lee", "lund", None);
        check("ab", "ad", None);
        check("lee", "lee", Some(0));
        check("smith", "smythe", None);
        check("jansson", "johnsson", Some(2));
    }
}
