//! Who speaks, over all articles: lists with counts, and the names nearest to one that was not found.
//!
//! Names are one speaker when their words are the same, case and accents aside, and in the same order. Only columns are
//! read, no article.

use std::collections::{BTreeMap, HashMap};

use tantivy::SegmentReader;
use tantivy::columnar::StrColumn;

use super::distance::distance;
use super::scope;
use crate::index::{Index, column, day_name};
use crate::text::token::folded_words;

/// A speaker and how much they say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpeakerRow {
    /// The name, in its most frequent spelling.
    pub name: String,
    /// Number of quotes, joint statements included.
    pub n_quotes: usize,
    /// Number of articles with these quotes.
    pub n_articles: usize,
    /// Roles as printed, the most frequent first.
    pub roles: Vec<String>,
    /// First and last day of publication, `YYYY-MM-DD`.
    pub days: Option<(String, String)>,
}

/// Lists the speakers whose name has all the words of `name` (all speakers where it has none), those with the most
/// quotes first, then by name.
///
/// # Errors
/// If the index is damaged.
pub fn list(index: &Index, name: &str) -> anyhow::Result<Vec<SpeakerRow>> {
    let wanted: Vec<String> = cut(name);
    let mut tallies: HashMap<Vec<String>, Tally> = HashMap::new();
    for segment in index.searcher().segment_readers() {
        tally_segment(segment, &wanted, &mut tallies)?;
    }
    let mut rows: Vec<SpeakerRow> = tallies.into_values().map(Tally::into_row).collect();
    rows.sort_by(|a, b| b.n_quotes.cmp(&a.n_quotes).then_with(|| a.name.cmp(&b.name)));
    Ok(rows)
}

/// Returns at most `limit` names of speakers that are nearly `name`, nearest first, with their number of quotes. Each
/// word of `name` must be near a word of theirs; none of them has all its words.
///
/// # Errors
/// If the index is damaged.
pub fn near(index: &Index, name: &str, limit: usize) -> anyhow::Result<Vec<(String, usize)>> {
    let wanted = cut(name);
    let mut found: Vec<(usize, SpeakerRow)> = Vec::new();
    for row in list(index, "")? {
        let words = cut(&row.name);
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

fn cut(name: &str) -> Vec<String> {
    folded_words(name).map(|(_, word)| word).collect()
}

/// What is counted of a speaker.
#[derive(Default)]
struct Tally {
    /// Quotes by spelling.
    spellings: BTreeMap<String, usize>,
    /// Quotes by role.
    roles: BTreeMap<String, usize>,
    n_articles: usize,
    days: Option<(u64, u64)>,
}

impl Tally {
    fn into_row(self) -> SpeakerRow {
        let n_quotes = self.spellings.values().sum();
        SpeakerRow {
            name: by_frequency(self.spellings).into_iter().next().unwrap_or_default(),
            n_quotes,
            n_articles: self.n_articles,
            roles: by_frequency(self.roles),
            days: self.days.map(|(first, last)| (day_name(first), day_name(last))),
        }
    }
}

/// The most frequent first, then by the alphabet.
fn by_frequency(counts: BTreeMap<String, usize>) -> Vec<String> {
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts.into_iter().map(|(text, _)| text).collect()
}

/// What is counted of a name in one segment, by the numbers that names and roles have there.
#[derive(Default)]
struct SegmentTally {
    n_quotes: usize,
    n_articles: usize,
    /// The article counted last: the quotes of an article stand together.
    article: Option<u32>,
    roles: BTreeMap<u64, usize>,
    days: Option<(u64, u64)>,
}

fn tally_segment(
    segment: &SegmentReader,
    wanted: &[String],
    tallies: &mut HashMap<Vec<String>, Tally>,
) -> anyhow::Result<()> {
    let fast = segment.fast_fields();
    let Some(names): Option<StrColumn> = fast.str(column::SPEAKER_NAME)? else { return Ok(()) };
    let roles: Option<StrColumn> = fast.str(column::ROLE_NAME)?;
    let (quote_idx, days) = (scope::number(segment, column::QUOTE_IDX)?, scope::number(segment, column::DAY)?);
    let all_names = strings(&names)?;
    let mut counts: Vec<Option<SegmentTally>> = Vec::new();
    for name in &all_names {
        let words = if wanted.is_empty() { Vec::new() } else { cut(name) };
        counts.push(wanted.iter().all(|word| words.contains(word)).then(SegmentTally::default));
    }
    for quote in segment.doc_ids_alive() {
        let joint = names.ords().values_for_doc(quote).nth(1).is_some();
        for speaker in names.ords().values_for_doc(quote) {
            let count = usize::try_from(speaker).ok().and_then(|speaker| counts.get_mut(speaker)?.as_mut());
            let Some(count) = count else { continue };
            count.n_quotes += 1;
            let article = scope::article_of(&quote_idx, quote);
            count.n_articles += usize::from(count.article != article);
            count.article = article;
            // A role printed with several names is not known to be each one's.
            if let Some(role) = roles.as_ref().filter(|_| !joint).and_then(|roles| roles.ords().first(quote)) {
                *count.roles.entry(role).or_default() += 1;
            }
            if let Some(day) = days.first(quote) {
                count.days = joined(count.days, (day, day));
            }
        }
    }
    let all_roles = roles.as_ref().map(strings).transpose()?.unwrap_or_default();
    for (name, count) in all_names.into_iter().zip(counts) {
        let Some(count) = count.filter(|count| count.n_quotes > 0) else { continue };
        let tally = tallies.entry(cut(&name)).or_default();
        *tally.spellings.entry(name).or_default() += count.n_quotes;
        tally.n_articles += count.n_articles;
        for (role, n) in count.roles {
            let role = usize::try_from(role).ok().and_then(|role| all_roles.get(role));
            *tally.roles.entry(role.cloned().unwrap_or_default()).or_default() += n;
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
fn strings(column: &StrColumn) -> anyhow::Result<Vec<String>> {
    let mut strings = Vec::with_capacity(column.num_terms());
    let ords: Vec<u64> = (0..column.num_terms() as u64).collect();
    column.dictionary().sorted_ords_to_term_cb(&ords, |bytes| {
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
