//! Names that crawlers and note takers give to the fields of an article, and what their values say.

use serde_json::Value;

use super::conventions::authors_of;
use super::{dates, tags};
use crate::article::{DateFrom, Meta, Published};

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Text,
    Summary,
    Date,
    Authors,
    Url,
    Outlet,
    Desk,
    Topics,
    Language,
    /// A caption, or a list of them.
    Caption,
    /// The credit of the one caption.
    Credit,
    /// A picture or a list of pictures: objects with caption and credit.
    Images,
    /// A list of objects with heading and paragraphs.
    Sections,
    /// A list of paragraphs.
    Paragraphs,
}

/// Names without case, `_`, `-` and spaces. Of two names for one thing the earlier one is better.
const NAMES: &[(&str, Field)] = &[
    ("headline", Field::Title),
    ("title", Field::Title),
    ("articletitle", Field::Title),
    ("body", Field::Text),
    ("maintext", Field::Text),
    ("articletext", Field::Text),
    ("articlebody", Field::Text),
    ("fulltext", Field::Text),
    ("bodyxhtml", Field::Text),
    ("bodyhtml", Field::Text),
    ("bodytext", Field::Text),
    ("contenthtml", Field::Text),
    ("contenttext", Field::Text),
    ("text", Field::Text),
    ("content", Field::Text),
    ("standfirst", Field::Summary),
    ("deck", Field::Summary),
    ("subtitle", Field::Summary),
    ("subheadline", Field::Summary),
    ("summary", Field::Summary),
    ("description", Field::Summary),
    ("descriptiontext", Field::Summary),
    ("datepublished", Field::Date),
    ("datepublish", Field::Date),
    ("publishdate", Field::Date),
    ("publishedat", Field::Date),
    ("publisheddate", Field::Date),
    ("publicationdate", Field::Date),
    ("published", Field::Date),
    ("pubdate", Field::Date),
    ("date", Field::Date),
    ("firstcreated", Field::Date),
    ("versioncreated", Field::Date),
    ("authors", Field::Authors),
    ("author", Field::Authors),
    ("byline", Field::Authors),
    ("creator", Field::Authors),
    ("url", Field::Url),
    ("link", Field::Url),
    ("sourceurl", Field::Url),
    ("canonicalurl", Field::Url),
    ("permalink", Field::Url),
    ("outlet", Field::Outlet),
    ("sitename", Field::Outlet),
    ("publisher", Field::Outlet),
    ("publication", Field::Outlet),
    ("newspaper", Field::Outlet),
    ("source", Field::Outlet),
    ("sourcename", Field::Outlet),
    ("sourcedomain", Field::Outlet),
    ("copyrightholder", Field::Outlet),
    ("section", Field::Desk),
    ("articlesection", Field::Desk),
    ("sectionname", Field::Desk),
    ("desk", Field::Desk),
    ("category", Field::Desk),
    ("topics", Field::Topics),
    ("tags", Field::Topics),
    ("keywords", Field::Topics),
    ("subject", Field::Topics),
    ("language", Field::Language),
    ("lang", Field::Language),
    ("inlanguage", Field::Language),
    ("caption", Field::Caption),
    ("captions", Field::Caption),
    ("imagecaption", Field::Caption),
    ("photocaption", Field::Caption),
    ("credit", Field::Credit),
    ("imagecredit", Field::Credit),
    ("photocredit", Field::Credit),
    ("images", Field::Images),
    ("image", Field::Images),
    ("photos", Field::Images),
    ("photo", Field::Images),
    ("associations", Field::Images),
    ("sections", Field::Sections),
    ("paragraphs", Field::Paragraphs),
];

/// Returns what a field of this name holds, and its rank among the names for it: smaller is better.
pub(super) fn field(name: &str) -> Option<(Field, usize)> {
    if name.len() > 24 {
        return None;
    }
    let bare: String = name.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).map(|c| c.to_ascii_lowercase()).collect();
    NAMES.iter().enumerate().find(|(_, (known, _))| *known == bare).map(|(rank, (_, field))| (*field, rank))
}

/// Returns what is wrong with the value of a field, if it states what cannot be.
pub(super) fn fault(field: Field, value: &Value) -> Option<String> {
    let value = word(value).filter(|value| field == Field::Date && dates::is_impossible(value))?;
    Some(format!("no such day: {value}"))
}

/// Sets what is stated beside the text; what is set already stays.
pub(super) fn state(field: Field, value: &Value, meta: &mut Meta) {
    match field {
        Field::Date if meta.published.is_none() => {
            let found = match value {
                Value::Number(number) => number.as_i64().and_then(dates::of_timestamp),
                value => word(value).and_then(|value| dates::of_field(&value)),
            };
            meta.published = found.map(|value| Published { value, from: DateFrom::Metadata });
        }
        Field::Authors if meta.authors.is_empty() => {
            for name in words(value) {
                for author in authors_of(&name) {
                    if !meta.authors.contains(&author) {
                        meta.authors.push(author);
                    }
                }
            }
        }
        Field::Url => set(&mut meta.url, word(value)),
        Field::Outlet => match word(value) {
            // Web clippers call the address the source.
            Some(address) if address.contains("://") => set(&mut meta.url, Some(address)),
            name => set(&mut meta.outlet, name),
        },
        Field::Desk => set(&mut meta.desk, words(value).into_iter().next()),
        Field::Topics => {
            let split = value.is_string();
            for topic in words(value) {
                let pieces = if split { topic.split([',', ';']).collect() } else { vec![topic.as_str()] };
                for piece in pieces.into_iter().map(str::trim).filter(|piece| !piece.is_empty()) {
                    if !meta.topics.iter().any(|known| known == piece) {
                        meta.topics.push(piece.to_owned());
                    }
                }
            }
        }
        Field::Language => {
            let tag = word(value).map(|tag| tag.replace('_', "-"));
            set(&mut meta.language, tag.filter(|tag| is_tag(tag)));
        }
        _ => {}
    }
}

/// Whether it could be a BCP 47 language tag.
pub(super) fn is_tag(tag: &str) -> bool {
    let is_word = |part: &str, of: fn(&u8) -> bool| part.bytes().all(|byte| of(&byte));
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    tag.len() <= 12
        && matches!(language.len(), 2 | 3)
        && is_word(language, u8::is_ascii_alphabetic)
        && parts.all(|part| is_word(part, u8::is_ascii_alphanumeric))
}

/// Whether a summary says something that the text does not begin with. Both may be HTML.
pub(super) fn adds(summary: &str, text: &str) -> bool {
    let words =
        |text: &str| -> Vec<String> { tags::plain(text).split_whitespace().take(60).map(str::to_owned).collect() };
    let (summary, text) = (words(summary), words(text));
    let cut_off = summary.last().is_some_and(|last| last.ends_with('…') || last.ends_with("..."));
    let n = summary.len().min(8);
    let begins = text.windows(n.max(1)).take(24).any(|window| Some(window) == summary.get(..n));
    !cut_off && !begins
}

fn set(field: &mut Option<String>, value: Option<String>) {
    if field.is_none() {
        *field = value;
    }
}

/// Returns the words of a value: a string, or the name of an object; link marks are dropped.
fn word(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.as_str(),
        Value::Object(object) => ["name", "title", "domain"].iter().find_map(|key| object.get(*key)?.as_str())?,
        Value::Array(list) => return list.iter().find_map(word),
        _ => return None,
    };
    let text = text.trim();
    let text = text.strip_prefix("[[").and_then(|inner| inner.strip_suffix("]]")).unwrap_or(text);
    let text = text.rsplit_once('|').map_or(text, |(_, alias)| alias).trim();
    (!text.is_empty()).then(|| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn words(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().filter_map(word).collect(),
        value => word(value).into_iter().collect(),
    }
}
