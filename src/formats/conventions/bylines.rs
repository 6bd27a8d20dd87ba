//! `By Jane Doe, Agency | date`: the line that names the authors.

use crate::article::{DateFrom, Meta, Published};
use crate::formats::dates;
use crate::formats::shape::{self, Pairs};

/// "By" in the languages of which readers have seen bylines; in plain text the word stands at the head of the line.
const BY: &[&str] = &["by", "words by", "story by", "reporting by", "von", "par", "por", "door", "af", "av", "di"];

/// What stands before the name of the desk.
const FROM: &[&str] = &["by", "from", "reporting by", "compiled by"];

/// What the desk and its people are called.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "agencies", "bureau", "correspondent", "correspondents", "desk", "newsroom", "reporter", "reporters", "reports",
    "services", "staff", "team", "wires", "writer", "writers",
];

/// What stands before these.
#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "a", "agency", "an", "arts", "business", "chief", "city", "court", "crime", "diplomatic", "economics",
    "education", "foreign", "health", "legal", "local", "news", "our", "own", "parliamentary", "political", "science",
    "senior", "special", "sports", "staff", "the", "wire",
];

/// What one of those who sign is, and what tells of which field.
#[rustfmt::skip]
const JOBS: &[&str] = &["analyst", "columnist", "correspondent", "critic", "editor", "photographer", "reporter", "writer"];
#[rustfmt::skip]
const FIELDS: &[&str] = &[
    "affairs", "agriculture", "culture", "defence", "deputy", "environment", "features", "football", "home", "industrial",
    "investigations", "religious", "security", "social", "sport", "technology", "transport",
];

/// Strips the first of the words, all of [`BY`] or [`FROM`], that the line begins with.
fn strip_any<'a>(line: &'a str, words: &[&str]) -> Option<&'a str> {
    static FIRST: Pairs = Pairs::first(BY).or_first(FROM);
    // Most lines are told by their first two letters.
    match line.as_bytes() {
        [one, other, ..] if FIRST.may_have_in_any_case(*one, *other) => {
            words.iter().find_map(|word| shape::strip_word(line, word))
        }
        _ => None,
    }
}

/// Bodies, not people: dropped beside a name, kept where they stand alone.
const BODIES: &[&str] = &[
    "Reuters",
    "AP",
    "AFP",
    "UPI",
    "dpa",
    "Associated Press",
    "The Associated Press",
    "News",
    "Press",
    "Times",
    "Post",
    "Gazette",
    "Herald",
    "Tribune",
    "Journal",
    "Courier",
    "Chronicle",
    "Agency",
    "Wire",
    "Editor",
    "Correspondent",
    "Reporter",
    "Staff",
    "Writer",
    "Desk",
    "Bureau",
    "Columnist",
    "Contributor",
    "Service",
    "Network",
    "Media",
];

/// Reads a line that begins with "By"; sets the authors and, where the line has one, the date. Returns whether it is a
/// byline.
pub(super) fn read(line: &str, meta: &mut Meta) -> bool {
    if let Some(bodies) = unsigned(line) {
        if meta.authors.is_empty() {
            meta.authors = bodies;
        }
        return true;
    }
    let Some(rest) = strip_any(line, BY) else { return false };
    let Some(rest) = rest.strip_prefix([' ', ':', '\u{a0}']).map(|rest| rest.trim_start_matches([' ', ':'])) else {
        return false;
    };
    if !shape::is_short(rest, 16) || !is_names(rest) {
        return false;
    }
    take(rest, meta);
    true
}

/// Reads a line that names the desk and no one: "From our correspondent and Norpress", "Staff and agencies". Returns the
/// bodies named beside, which are its authors.
fn unsigned(line: &str) -> Option<Vec<String>> {
    let signed = strip_any(line, FROM);
    let rest = signed.unwrap_or(line).trim_start_matches([' ', ':']).trim_end_matches('.');
    // Most lines are told by their first word.
    let parts = |c: char| c.is_whitespace() || matches!(c, ',' | '/' | '&');
    let first = rest.trim_start().split(parts).next().unwrap_or_default();
    let is_first = |known: &&str| known.eq_ignore_ascii_case(first);
    if signed.is_none() && first.is_ascii() && !HEADS.iter().chain(BEFORE).any(is_first) {
        return None;
    }
    if !shape::is_short(line, 12) || line.ends_with(['!', '?', ':', ';']) {
        return None;
    }
    let is_office = |piece: &str| {
        // "our correspondent in Veldhaven"
        let (office, place) = piece.split_once(" in ").unwrap_or((piece, "X"));
        let mut words = office.split_whitespace().rev().map(str::to_lowercase);
        shape::is_capitalised(place)
            && shape::is_short(place, 3)
            && words.next().is_some_and(|head| HEADS.contains(&head.as_str()))
            && words.all(|word| BEFORE.contains(&word.as_str()))
    };
    let (mut has_office, mut bodies) = (false, Vec::new());
    for piece in rest.split([',', '/', '&']).flat_map(|piece| piece.split(" and ")).map(str::trim) {
        if is_office(piece) {
            has_office = true;
        } else if !shape::is_short(piece, 3) || !piece.split(' ').all(shape::is_capitalised) {
            return None;
        } else {
            bodies.push(piece.to_owned());
        }
    }
    // "Ann Poe and agencies" is a list of names, read as such.
    let first = rest.split([',', '/', '&']).next().and_then(|piece| piece.split(" and ").next()).unwrap_or(rest);
    let is_line = has_office && (signed.is_some() || is_office(first.trim()));
    let is_person = |name: &String| name.contains(' ') && !is_body(name);
    (is_line && !bodies.iter().any(is_person)).then_some(bodies)
}

/// Whether the name is a body's, not a person's.
fn is_body(name: &str) -> bool {
    BODIES.contains(&name) || name.split_whitespace().next_back().is_some_and(|word| BODIES.contains(&word))
}

/// Sets the authors of a list of names, perhaps followed by body and date.
pub(super) fn take(names: &str, meta: &mut Meta) {
    let mut pieces = names.split(['|', '•', '·', '—']).flat_map(|piece| piece.split(" - ")).map(str::trim);
    let authors = authors(pieces.next().unwrap_or_default());
    for piece in pieces {
        if let Some(value) = dates::of_line(piece) {
            meta.published.get_or_insert(Published { value, from: DateFrom::Text });
        }
    }
    if meta.authors.is_empty() {
        meta.authors = authors;
    }
}

/// Whether every word before the first separator is a name's, or a small word of lists.
fn is_names(rest: &str) -> bool {
    let names = rest.split(['|', '•', '·', '—']).next().unwrap_or_default();
    let names = without_job(names.split(" - ").next().unwrap_or_default());
    let (mut n_capitals, mut n_small) = (0, 0);
    for word in names.split_whitespace() {
        if shape::is_capitalised(word) || shape::is_caseless(word) {
            n_capitals += 1;
        } else {
            n_small += 1;
        }
        if word.chars().any(|c| c.is_ascii_digit()) {
            return dates::of_line(names.rsplit(',').next().unwrap_or_default()).is_some() || n_capitals >= 2;
        }
    }
    let ends_well = !names.ends_with(['!', '?', ':', ';', '…']);
    n_capitals >= 1 && n_small <= n_capitals && ends_well && (shape::is_capitalised(names) || shape::is_caseless(names))
}

/// "Ann Poe, chief sports writer", "Ann Poe Legal affairs correspondent": the names without the job that is printed behind.
fn without_job(names: &str) -> &str {
    let is_job = |word: &str| JOBS.contains(&word.to_lowercase().trim_end_matches('s'));
    let tells = |word: &str| [BEFORE, FIELDS].iter().any(|words| words.contains(&word.to_lowercase().as_str()));
    let names = names.trim_end();
    if !names.split_whitespace().next_back().is_some_and(is_job) {
        return names;
    }
    if let Some((people, job)) = names.rsplit_once(',')
        && shape::is_short(job, 4)
        && shape::n_words(people, 2) >= 2
        // Not "Ann Poe, Tom Hale Photographer"
        && job.split_whitespace().rev().skip(1).all(tells)
    {
        return people;
    }
    let words: Vec<&str> = names.split_whitespace().collect();
    let n_job = 1 + words.iter().rev().skip(1).take_while(|word| tells(word)).count();
    match words.len().checked_sub(n_job).and_then(|n| words.get(n)) {
        // Not "Staff writer".
        Some(first) if words.len() - n_job >= 2 && n_job > 1 => {
            let at = first.as_ptr() as usize - names.as_ptr() as usize;
            names.get(..at).unwrap_or(names).trim_end()
        }
        _ => names,
    }
}

/// Splits a list of names: "Jane Doe, John Roe and Ann Poe of the Gazette".
pub(in crate::formats) fn authors(list: &str) -> Vec<String> {
    let mut names: Vec<&str> = Vec::new();
    let list = without_job(list);
    for piece in
        list.split([',', ';', '&']).flat_map(|piece| piece.split(" and ")).flat_map(|piece| piece.split(" und "))
    {
        let piece = piece.split_once(" in ").map_or(piece, |(name, _)| name);
        let piece = [" for ", " of ", " at "].iter().fold(piece, |p, of| p.split_once(of).map_or(p, |(name, _)| name));
        let piece = piece.trim().trim_start_matches("and ").trim_start_matches("By ").trim();
        let piece =
            if shape::n_words(piece, 4) >= 2 && !piece.ends_with("Jr.") { piece.trim_end_matches('.') } else { piece };
        if piece.is_empty()
            || !(shape::is_capitalised(piece) || shape::is_caseless(piece))
            || piece.chars().any(|c| c.is_ascii_digit())
        {
            continue;
        }
        if let (Some(last), "Jr." | "Sr." | "Jr" | "Sr" | "II" | "III") = (names.last_mut(), piece) {
            // "John Roe, Jr." is one man.
            let start = last.as_ptr() as usize - list.as_ptr() as usize;
            let end = piece.as_ptr() as usize - list.as_ptr() as usize + piece.len();
            *last = list.get(start..end).unwrap_or(last);
            continue;
        }
        // "Jane Doe, Vallombra": one word behind a full name and a comma is where she wrote from, and no other author.
        let start = piece.as_ptr() as usize - list.as_ptr() as usize;
        let comma = list.get(..start).is_some_and(|before| before.trim_end().ends_with(','));
        let alone = start + piece.len() == list.trim_end().len() && !piece.contains(' ');
        let agency = shape::is_all_caps(piece) && (piece.len() < 5 || !shape::is_all_caps(list));
        let placed = comma && alone && shape::is_capitalised(piece) && !agency;
        if placed && names.last().is_some_and(|last| shape::is_name(last, 4)) {
            continue;
        }
        names.push(piece);
    }
    let people: Vec<&str> = names.iter().copied().filter(|name| !is_body(name)).collect();
    let chosen = if people.is_empty() { names.into_iter().take(1).collect() } else { people };
    let mut authors: Vec<String> = Vec::new();
    for name in chosen {
        if !authors.iter().any(|known| known == name) {
            authors.push(name.to_owned());
        }
    }
    authors
}

/// Whether the line is nothing but one or more names of people: a byline without "By".
pub(super) fn is_bare(line: &str) -> bool {
    // A sentence has more words before its first comma than a name.
    let (first, _) = line.split_at(memchr::memchr2(b',', b'&', line.as_bytes()).unwrap_or(line.len()));
    (shape::n_words(first, 4) <= 4 || first.contains(" and "))
        && shape::is_short(line, 16)
        && !line.is_empty()
        && line.split([',', '&']).flat_map(|piece| piece.split(" and ")).all(|piece| {
            let piece = piece.trim();
            shape::is_name(piece, 4) && !BODIES.contains(&piece)
        })
}
