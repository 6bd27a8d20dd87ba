//! `VELDHAVEN, Nov. 30 (Norpress) — `, `VELDHAVEN: `: place, agency and day at the head of the first paragraph.

use crate::article::{DateFrom, Meta, Published};
use crate::formats::{dates, shape};
use crate::text::Span;

/// Words in capitals before a dash that name a kind of article, not a place.
const LABELS: &[&str] = &[
    "ALERT",
    "ANALYSIS",
    "BREAKING",
    "BREAKING NEWS",
    "COLUMN",
    "COMMENT",
    "CORRECTED",
    "CORRECTION",
    "EDITORIAL",
    "EXCLUSIVE",
    "EXPLAINED",
    "EXPLAINER",
    "FACT CHECK",
    "FACTBOX",
    "FEATURE",
    "INTERVIEW",
    "LETTER",
    "LIVE",
    "NEWS",
    "NOTE",
    "OBITUARY",
    "OPINION",
    "PHOTOS",
    "POLL",
    "PROFILE",
    "QUIZ",
    "RECAP",
    "REVIEW",
    "SPOILER ALERT",
    "SPORT",
    "TIMELINE",
    "TRANSCRIPT",
    "UPDATE",
    "UPDATED",
    "VIDEO",
    "WARNING",
    "WATCH",
    "WRAPUP",
];

/// Finds the dateline at the front of a paragraph; sets place and, where a year is printed, date. A place in capitals is
/// enough in the `first` paragraph, elsewhere an agency or a day must be with it.
pub(super) fn find(text: &str, paragraph: Span, first: bool, meta: &mut Meta) -> Option<Span> {
    let line = paragraph.of(text);
    if !line.starts_with(char::is_uppercase) {
        return None;
    }
    let head = crop(line, 90);
    if let Some(end) = colon(head).filter(|end| first && is_place_before(text, paragraph, *end)) {
        meta.dateline = Some(line.get(..end)?.to_owned());
        let start = paragraph.start as usize;
        return Some(Span::new(start, start + end + 1));
    }
    if let Some((found, end)) = dated_colon(head) {
        if let Some(value) = found.day.and_then(dates::of_line) {
            meta.published.get_or_insert(Published { value, from: DateFrom::Dateline });
        }
        meta.dateline = Some(found.place.to_owned());
        let start = paragraph.start as usize;
        return Some(Span::new(start, start + end + 1));
    }
    let (at, mark) = dash(head.as_bytes())?;
    let (before, _) = head.split_at_checked(at)?;
    let before = before.trim_end();
    let found = read(before)?;
    if !(found.has_agency || found.day.is_some() || (first && found.is_all_caps)) {
        return None;
    }
    let is_alone = line.get(at + mark..).is_none_or(|rest| rest.trim().is_empty());
    if is_alone || (!found.is_all_caps && !found.has_agency) {
        return None;
    }
    if let Some(value) = found.day.and_then(dates::of_line) {
        meta.published.get_or_insert(Published { value, from: DateFrom::Dateline });
    }
    meta.dateline = Some(found.place.to_owned());
    let start = paragraph.start as usize;
    Some(Span::new(start, start + at + mark).trim(text))
}

/// Finds the colon behind one or two words in capitals, before a word with a capital.
fn colon(head: &str) -> Option<usize> {
    let end = head.find(':')?;
    let (city, rest) = (head.get(..end)?, head.get(end + 1..)?);
    let letters = city.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.'));
    let place = city.len() > 3 && letters && shape::n_words(city, 3) < 3 && shape::is_all_caps(city);
    (place && !LABELS.contains(&city) && rest.trim_start().starts_with(char::is_uppercase)).then_some(end)
}

/// Finds the colon behind a place in capitals and a day, as papers of India and Pakistan have it: `NANDIPUR, June 14: `.
fn dated_colon(head: &str) -> Option<(Found<'_>, usize)> {
    let end = head.find(':')?;
    let (before, rest) = (head.get(..end)?, head.get(end + 1..)?);
    let found = read(before).filter(|found| found.is_all_caps && found.day.is_some())?;
    // `MONDAY, June 14: Rain`, `DEADLINE, June 14: …` in a list of days.
    let labels = [
        "deadline",
        "today",
        "tomorrow",
        "final",
        "finals",
        "election",
        "qualifying",
        "diary",
        "results",
        "fixtures",
        "update",
        "live",
    ];
    let label = dates::is_weekday(found.place) || labels.iter().any(|label| found.place.eq_ignore_ascii_case(label));
    let goes_on = rest.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘' | '\''));
    // Not `OPENING HOURS, June 14: Closed.`
    let goes_on = goes_on && shape::n_words(rest, 3) > 3;
    let round = found.place.get(..6).is_some_and(|head| head.eq_ignore_ascii_case("round "));
    (goes_on && !round && !label).then_some((found, end))
}

/// Whether a place stands before the colon at `end`, and nobody who speaks: a paragraph of some length follows, and no other
/// line begins so, as they do where people take turns.
fn is_place_before(text: &str, paragraph: Span, end: usize) -> bool {
    let line = paragraph.of(text);
    let long = line.get(end + 1..).is_some_and(|rest| shape::n_words(rest, 12) >= 12);
    let label = |line: &str| {
        let words = line.split(':').next().filter(|words| words.len() < line.len() && words.len() > 2);
        let rubric = |words: &str| {
            LABELS.contains(&words) || ["READ ", "ALSO ", "SEE ", "PHOTO"].iter().any(|head| words.starts_with(head))
        };
        words.is_some_and(|words| words.len() < 40 && shape::is_all_caps(words) && !rubric(words))
    };
    let below = text.get(paragraph.end as usize..).unwrap_or_default();
    long && !below.lines().map(str::trim).any(label)
}

/// Finds the first dash that may end a dateline, `—`, `–`, `--`, ` - ` or ` _ `: where it begins, and its length.
fn dash(head: &[u8]) -> Option<(usize, usize)> {
    memchr::memchr3_iter(b'-', b'_', 0xE2, head).find_map(|at| {
        let before = at.checked_sub(1).and_then(|before| head.get(before));
        match head.get(at..)? {
            [0xE2, 0x80, 0x93 | 0x94, ..] => Some((at, 3)),
            [b'-', b'-', ..] => Some((at, 2)),
            [b'-' | b'_', b' ', ..] if before == Some(&b' ') => Some((at - 1, 3)),
            _ => None,
        }
    })
}

struct Found<'a> {
    place: &'a str,
    is_all_caps: bool,
    has_agency: bool,
    day: Option<&'a str>,
}

/// Reads the words before the dash: place, perhaps state or country, perhaps day, perhaps agency in brackets.
fn read(before: &str) -> Option<Found<'_>> {
    let (mut rest, mut has_agency) = (before, false);
    if let Some(open) = before.strip_suffix(')').and_then(|inner| inner.rfind('(')) {
        let agency = before.get(open + 1..before.len() - 1)?;
        if !shape::is_short(agency, 3) || !shape::is_capitalised(agency) || agency.contains(',') {
            return None;
        }
        has_agency = true;
        rest = before.get(..open)?.trim_end();
    }
    let mut pieces = rest.split(", ");
    let city = pieces.next()?.trim();
    let (mut end, mut day) = (city.len(), None);
    for piece in pieces {
        let start = piece.as_ptr() as usize - rest.as_ptr() as usize;
        if dates::starts_with_day(piece) {
            day = rest.get(start..).map(|day| day.trim_end_matches(','));
            break;
        }
        if !shape::is_short(piece, 3) || !shape::is_capitalised(piece) {
            return None;
        }
        end = start + piece.trim_end().len();
    }
    let words = shape::n_words(city, 4);
    let letters = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '\'' | '’' | '-' | '/');
    if LABELS.contains(&city) {
        return None;
    }
    if city.len() < 3 || words > 4 || !city.chars().all(letters) || !city.split(' ').all(is_place_word) {
        return None;
    }
    Some(Found { place: rest.get(..end)?, is_all_caps: shape::is_all_caps(city), has_agency, day })
}

fn is_place_word(word: &str) -> bool {
    shape::is_capitalised(word) || matches!(word, "de" | "of" | "the" | "la" | "am" | "di" | "du" | "and")
}

/// Returns at most `max` bytes from the front, cut on a character.
fn crop(line: &str, max: usize) -> &str {
    let mut end = max.min(line.len());
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    line.split_at(end).0
}
