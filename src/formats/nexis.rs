//! Exports of LexisNexis (Nexis Uni): many articles in one file of text, Word or RTF, each with fields above and below it.
//!
//! Two layouts are known. The older begins each article with `1 of 10 DOCUMENTS`, then outlet, day and headline; the newer
//! ends it with `End of Document`, and has headline, outlet and day above its fields and `Body` above its text. The file is taken
//! apart where such lines stand together with a field for the length, so that nothing else is. The member of an article is its
//! day and headline, so that it stays the same in another export; else its number. Covers and lists of titles are furniture of the file, and left out.

use std::collections::HashSet;
use std::ops::{ControlFlow, Range};

use super::builder::Kind;
use super::format::{Faults, ReadError, Sink, Source};
use super::{conventions, dates};
use crate::article::{Article, DateFrom, Published, Role};

/// Fields above the text, in the languages of the service; the rest of such fields says nothing of use.
const ABOVE: &[(&str, Field)] = &[
    ("headline", Field::Headline),
    ("byline", Field::Byline),
    ("autor", Field::Byline),
    ("section", Field::Section),
    ("rubrik", Field::Section),
    ("dateline", Field::Dateline),
    ("highlight", Field::Highlight),
    ("length", Field::Length),
    ("länge", Field::Length),
];

/// Fields below the text.
const BELOW: &[&str] = &[
    "load-date",
    "language",
    "publication-type",
    "pub-type",
    "journal-code",
    "graphic",
    "subject",
    "organization",
    "company",
    "person",
    "country",
    "city",
    "state",
    "geographic",
    "industry",
    "ticker",
    "correction-date",
    "document-type",
    "notes",
    "update",
    "sprache",
    "url",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Headline,
    Byline,
    Section,
    Dateline,
    Highlight,
    Length,
}

/// How many characters of its headline name an article.
const MAX_NAME: usize = 80;

/// How many lines above its length an article begins at most.
const MAX_ABOVE: usize = 60;

/// A line without the white space at its ends, and where it begins.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    at: usize,
}

/// Whether the text is such an export.
pub(super) fn is_export(text: &str) -> bool {
    // Nearly no text has a field for the length, and colons are few.
    if !memchr::memchr_iter(b':', text.as_bytes()).any(|colon| may_end_length(text, colon)) {
        return false;
    }
    let has_end = || memchr::memmem::find(text.as_bytes(), b"End of Document").is_some();
    let mut since_mark = None;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()).take(2_000) {
        match since_mark {
            _ if mark(line).is_some() => since_mark = Some(0),
            Some(n) if n < MAX_ABOVE && is_length(line) => return true,
            None if is_length(line) && has_end() => return true,
            n => since_mark = n.map(|n| n + 1),
        }
    }
    false
}

/// Whether the name of a field for the length stands before the colon.
fn may_end_length(text: &str, colon: usize) -> bool {
    // Both names have six bytes, in small letters and in capitals.
    let name = colon.checked_sub(6).and_then(|at| text.get(at..colon));
    name.is_some_and(|name| matches!(name.to_lowercase().as_str(), "length" | "länge"))
}

/// Reads `1 of 10 DOCUMENTS` and the like: number and count.
fn mark(line: &str) -> Option<(usize, usize)> {
    // Most lines are no such thing, at a glance.
    if line.len() > 60 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let (number, of, count) = match words.as_slice() {
        [number, of, count, "documents" | "document" | "dokumenten"] => (number, of, count),
        ["document" | "dokument", number, of, count] => (number, of, count),
        _ => return None,
    };
    matches!(*of, "of" | "von").then_some(())?;
    Some((number.parse().ok()?, count.parse().ok()?))
}

/// Reads a field above the text, and its value.
fn above(line: &str) -> Option<(Field, &str)> {
    let (name, value) = line.split_once(':').filter(|(name, _)| name.len() <= 12)?;
    let name = name.to_lowercase();
    ABOVE.iter().find(|(known, _)| *known == name).map(|(_, field)| (*field, value.trim()))
}

/// `LENGTH: 355 words`: what no article has in its text.
fn is_length(line: &str) -> bool {
    let value = above(line).filter(|(field, _)| *field == Field::Length).map(|(_, value)| value);
    value.is_some_and(|value| value.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_below(line: &str) -> bool {
    let name = line.split_once(':').map(|(name, _)| name.to_lowercase());
    name.is_some_and(|name| BELOW.contains(&name.as_str())) || line == "Classification" || line == "Graphic"
}

fn is_rights(line: &str) -> bool {
    line.starts_with("Copyright ") || line.starts_with('©') || line.eq_ignore_ascii_case("all rights reserved")
}

fn is_end(line: &str) -> bool {
    line == "End of Document"
}

/// Reads the articles of an export.
pub(super) fn read(source: &Source<'_>, sink: Sink<'_>) -> Result<(), ReadError> {
    let start = source.text.as_ptr() as usize;
    let line = |line: &'_ str| line.trim().as_ptr() as usize - start;
    let lines: Vec<Line<'_>> = source.text.split('\n').map(|text| Line { text: text.trim(), at: line(text) }).collect();
    let (mut faults, mut n_read, mut count, mut known) = (Faults::default(), 0, 0, HashSet::new());
    let records = records(&lines);
    for (idx, record) in records.iter().enumerate() {
        let lines = lines.get(record.clone()).unwrap_or_default();
        count = count.max(lines.first().and_then(|line| mark(line.text)).map_or(0, |(_, count)| count));
        let place = source.place(lines.first().map_or(0, |line| line.at)).line;
        match article(source, lines, idx + 1) {
            Ok(mut article) => {
                n_read += 1;
                if let Some(name) = name(&article).filter(|name| known.insert(name.clone())) {
                    let outer = source.location.member.as_ref();
                    article.location.member = Some(outer.map_or(name.clone(), |outer| format!("{outer}#{name}")));
                }
                if sink(article) == ControlFlow::Break(()) {
                    return Ok(());
                }
            }
            Err(ReadError::NoText) => {
                faults.add(ReadError::Malformed { line: place, what: "a document without text".to_owned(), n_more: 0 });
            }
            Err(fault) => faults.add(fault),
        }
    }
    if count > records.len() {
        faults.add(ReadError::Refused(format!("{} of {count} documents are not in the file", count - records.len())));
    }
    faults.result(n_read)
}

/// Returns what an article is called in its file: day and headline.
fn name(article: &Article) -> Option<String> {
    let day = article.meta.published.as_ref().filter(|published| published.from == DateFrom::Metadata)?;
    let headline = article.parts.iter().find(|part| part.role == Role::Headline)?.span.of(&article.text);
    let words: String = headline.chars().filter(|c| !c.is_control()).take(MAX_NAME).collect();
    Some(format!("{} {}", day.value, words.trim()))
}

/// Returns the lines of each article.
fn records(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let starts: Vec<usize> =
        (0..lines.len()).filter(|idx| lines.get(*idx).is_some_and(|l| mark(l.text).is_some())).collect();
    if !starts.is_empty() {
        let ends = starts.iter().skip(1).copied().chain([lines.len()]);
        return starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
    }
    let (mut records, mut start) = (Vec::new(), 0);
    for (idx, line) in lines.iter().enumerate() {
        if is_end(line.text) {
            records.push(start..idx);
            start = idx + 1;
        }
    }
    // One that is cut off.
    if lines.get(start..).unwrap_or_default().iter().any(|line| is_length(line.text)) {
        records.push(start..lines.len());
    }
    records
}

fn article(source: &Source<'_>, lines: &[Line<'_>], number: usize) -> Result<Article, ReadError> {
    let n_head = lines.iter().position(|line| above(line.text).is_some()).ok_or(ReadError::NoText)?;
    let body_at = lines.iter().position(|line| line.text == "Body");
    let (head, rest) = lines.split_at(n_head);
    let is_left_out = |line: &Line<'_>| {
        let text = line.text;
        is_rights(text) || mark(text).is_some() || text.starts_with("Page ") || text.ends_with("Edition")
    };
    let head: Vec<Line<'_>> = head.iter().filter(|line| !is_left_out(line)).copied().collect();
    let head = blocks(&head, body_at.is_some());
    let mut builder = source.drawn(Some(number.to_string()));

    // The day stands between outlet and headline, or below both.
    let day = head.iter().rposition(|block| block.iter().any(|line| dates::of_line(line.text).is_some()));
    let (outlet, headline) = match (day, body_at) {
        (Some(day), Some(_)) => (day.checked_sub(1), day.checked_sub(2)),
        (Some(day), None) => (day.checked_sub(1), Some(day + 1)),
        (None, _) => (None, head.len().checked_sub(1)),
    };
    let block = |idx: Option<usize>| idx.and_then(|idx| head.get(idx)).cloned().unwrap_or_default();
    let words = |block: &[Line<'_>]| block.iter().map(|line| line.text).collect::<Vec<_>>().join(" ");
    let meta = builder.meta();
    meta.outlet = Some(words(&block(outlet))).filter(|outlet| !outlet.is_empty());
    let dates = day.map(|day| block(Some(day))).unwrap_or_default();
    let date = dates.iter().find_map(|line| dates::of_line(line.text));
    meta.published = date.map(|value| Published { value, from: DateFrom::Metadata });
    let (mut headline, mut highlight) = (block(headline), Vec::new());

    // A field goes on to an empty line, where there are such.
    let n_fields = body_at.map_or_else(|| end_of_fields(rest), |at| at - n_head);
    let (mut field, mut byline) = (None, String::new());
    for line in rest.get(..n_fields).unwrap_or_default() {
        let (found, value) = match above(line.text) {
            Some((found, value)) => (Some(found), value),
            None if line.text.is_empty() || body_at.is_some() => (None, ""),
            None => (field, line.text),
        };
        field = found;
        let piece = Line { text: value, at: line.at + (line.text.len() - value.len()) };
        match found {
            Some(Field::Headline) => headline = vec![piece],
            Some(Field::Byline) => byline = format!("{byline} {value}"),
            Some(Field::Section) if meta.desk.is_none() => {
                meta.desk = value.split(';').next().map(str::trim).filter(|desk| !desk.is_empty()).map(str::to_owned);
            }
            Some(Field::Dateline) => meta.dateline = Some(value.to_owned()),
            Some(Field::Highlight) => highlight.push(piece),
            Some(Field::Section | Field::Length) | None => {}
        }
    }
    meta.authors = conventions::authors_of(byline.trim());
    for (kind, pieces) in [(Kind::Headline, &headline), (Kind::Standfirst, &highlight)] {
        builder.begin(kind);
        for (idx, piece) in pieces.iter().enumerate() {
            builder.text(if idx > 0 { " " } else { "" }, None);
            builder.text(piece.text, Some(piece.at));
        }
    }
    let body = rest.get(n_fields + usize::from(body_at.is_some())..).unwrap_or_default();
    // Rights may stand above the text; below it nothing is of the article.
    let skipped = body.iter().take_while(|line| line.text.is_empty() || is_rights(line.text)).count();
    let body = body.get(skipped..).unwrap_or_default();
    let n_body = body
        .iter()
        .position(|line| is_below(line.text) || is_rights(line.text) || is_end(line.text))
        .unwrap_or(body.len());
    let body = body.get(..n_body).unwrap_or_default();
    // Lines are broken by hand where empty ones stand between paragraphs.
    let n_blocks = builder.n_blocks();
    for paragraph in blocks(body, body_at.is_some()) {
        builder.begin(Kind::Prose);
        for (idx, line) in paragraph.iter().enumerate() {
            builder.text(if idx > 0 { " " } else { "" }, None);
            builder.text(line.text, Some(line.at));
        }
    }
    builder.end();
    if builder.n_blocks() == n_blocks {
        return Err(ReadError::NoText);
    }
    builder.finish()
}

/// Returns how many lines the fields have, where nothing says that the text begins: to the empty line below the last.
fn end_of_fields(lines: &[Line<'_>]) -> usize {
    let mut end = 0;
    for (idx, line) in lines.iter().enumerate() {
        if above(line.text).is_some() {
            end = lines.iter().skip(idx).position(|line| line.text.is_empty()).map_or(lines.len(), |n| idx + n);
        } else if idx >= end && !line.text.is_empty() {
            break;
        }
    }
    end
}

/// Cuts lines at empty ones, or into single ones.
fn blocks<'a>(lines: &[Line<'a>], each: bool) -> Vec<Vec<Line<'a>>> {
    let mut blocks: Vec<Vec<Line<'a>>> = vec![Vec::new()];
    for line in lines {
        if each || line.text.is_empty() {
            blocks.push(Vec::new());
        }
        if !line.text.is_empty() {
            blocks.last_mut().expect("there is one").push(*line);
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}
