//! The lines above the body: `By …`, `Section: …`, `Published: …`, a date on a line of its own; tags at the foot.

use super::{Draft, Label, bylines};
use crate::article::{DateFrom, Meta, Published, Role};
use crate::formats::{dates, shape};
use crate::text::Span;

/// How many blocks from the start such lines are looked for in.
const MAX_BLOCKS: usize = 14;
/// How many blocks from the end tags and addresses are looked for in.
const FOOT_BLOCKS: usize = 4;

/// What a key stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Title,
    Summary,
    Authors,
    Date,
    Updated,
    Desk,
    Outlet,
    Url,
    Topics,
    Language,
}

const KEYS: &[(&str, Key)] = &[
    ("title", Key::Title),
    ("headline", Key::Title),
    ("summary", Key::Summary),
    ("standfirst", Key::Summary),
    ("author", Key::Authors),
    ("authors", Key::Authors),
    ("byline", Key::Authors),
    ("written by", Key::Authors),
    ("date", Key::Date),
    ("published", Key::Date),
    ("published on", Key::Date),
    ("publication date", Key::Date),
    ("posted", Key::Date),
    ("updated", Key::Updated),
    ("last updated", Key::Updated),
    ("section", Key::Desk),
    ("desk", Key::Desk),
    ("category", Key::Desk),
    ("ressort", Key::Desk),
    ("source", Key::Outlet),
    ("outlet", Key::Outlet),
    ("publication", Key::Outlet),
    ("publisher", Key::Outlet),
    ("newspaper", Key::Outlet),
    ("url", Key::Url),
    ("link", Key::Url),
    ("topics", Key::Topics),
    ("tags", Key::Topics),
    ("keywords", Key::Topics),
    ("language", Key::Language),
];

/// Finds such lines and what they say.
pub(super) fn find(draft: &mut Draft<'_>, meta: &mut Meta) {
    let n_blocks = draft.blocks.len();
    for idx in 0..n_blocks.min(MAX_BLOCKS) {
        if !draft.is_open(idx) {
            continue;
        }
        let line = draft.line(idx);
        if !draft.is_short(idx, 40) {
            break;
        }
        if let Some((key, value)) = key_value(line) {
            read(draft, idx, key, value, meta);
        } else if bylines::read(line, meta) {
            draft.set(idx, Role::Byline);
        } else if let Some(value) = dates::of_line_alone(line) {
            // The day of a change is not the day of publication.
            if shape::strip_word(line, "updated").or_else(|| shape::strip_word(line, "last updated")).is_none() {
                meta.published.get_or_insert(Published { value, from: DateFrom::Text });
            }
            draft.set_label(idx, Label::Furniture);
        }
    }
    for idx in n_blocks.saturating_sub(FOOT_BLOCKS).max(1)..n_blocks {
        if let Some((key @ (Key::Topics | Key::Url), value)) = key_value(draft.line(idx)).filter(|_| draft.is_open(idx))
        {
            read(draft, idx, key, value, meta);
        }
    }
}

/// Splits `Key: value` where the key is known and the value not empty nor long.
fn key_value(line: &str) -> Option<(Key, &str)> {
    let (head, _) = line.as_bytes().split_at(line.len().min(24));
    let colon = memchr::memchr(b':', head)?;
    let (key, value) = (line.get(..colon)?.trim(), line.get(colon + 1..)?.trim());
    let (_, key) = KEYS.iter().find(|(name, _)| key.eq_ignore_ascii_case(name))?;
    (!value.is_empty() && value.len() <= 400).then_some((*key, value))
}

fn read(draft: &mut Draft<'_>, idx: usize, key: Key, value: &str, meta: &mut Meta) {
    let start = value.as_ptr() as usize - draft.text.as_ptr() as usize;
    let span = Span::new(start, start + value.len());
    let mut label = Label::Furniture;
    match key {
        Key::Title if !draft.has(Role::Headline) => label = Label::Is(Role::Headline, span),
        Key::Title => {}
        Key::Summary => label = Label::Is(Role::Standfirst, span),
        Key::Authors => {
            bylines::take(value, meta);
            label = Label::Is(Role::Byline, span);
        }
        Key::Date => match dates::of_line(value) {
            Some(value) => {
                // A date stated as such is better than one found beside.
                if meta.published.as_ref().is_none_or(|known| known.from != DateFrom::Metadata) {
                    meta.published = Some(Published { value, from: DateFrom::Text });
                }
            }
            // "Date: 2023-02-31" states no day; "Date: a love story" is no such line.
            None if value.starts_with(|c: char| c.is_ascii_digit()) => {}
            None => return,
        },
        Key::Updated => {}
        Key::Desk => set(&mut meta.desk, value),
        Key::Outlet => set(&mut meta.outlet, value),
        Key::Url => set(&mut meta.url, value),
        Key::Language => {
            if value.len() <= 12 && value.is_ascii() {
                set(&mut meta.language, value);
            }
        }
        Key::Topics => {
            if meta.topics.is_empty() {
                let topics = value.split([',', ';']).map(str::trim).filter(|topic| !topic.is_empty());
                meta.topics = topics.map(str::to_owned).collect();
            }
        }
    }
    draft.set_label(idx, label);
}

fn set(field: &mut Option<String>, value: &str) {
    field.get_or_insert_with(|| value.to_owned());
}
