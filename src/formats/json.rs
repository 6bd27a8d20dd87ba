//! JSON and JSON Lines as crawlers write them: an object, an array of objects, an object a line, or an object that
//! holds such an array; JSON Feed.
//!
//! The member of an article is its line in JSON Lines (`17`), its index in an array (`0`), its own identifier in a feed. Strings are unescaped here,
//! so that every stretch without an escape leads back to its place in the file.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::ops::ControlFlow;
use std::rc::Rc;

use serde_json::Value;
use serde_json::value::RawValue;

use super::builder::{Builder, Kind};
use super::fields::{self, Field};
use super::format::{Faults, Format, ReadError, Reader, Sink, Source};
use super::origin::Origin;
use super::{html, tags};
use crate::article::{Article, Meta};

pub(super) const FORMAT: Format = Format {
    name: "json",
    extensions: &["json", "jsonl", "ndjson", "jl"],
    sniff: |peek| looks_like_json(peek.head),
    read: Reader::Text { charset: |_| None, read },
};

/// The longest identifier that names a member.
const MAX_ID: usize = 300;

/// Fields of an object around a list of articles.
const LISTS: &[&str] = &["articles", "items", "results", "docs", "documents", "data", "posts", "records", "hits"];

type Object<'a> = BTreeMap<Cow<'a, str>, &'a RawValue>;

fn looks_like_json(head: &[u8]) -> bool {
    let mut bytes =
        head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).iter().filter(|byte| !byte.is_ascii_whitespace());
    match bytes.next() {
        Some(b'{') => matches!(bytes.next(), Some(b'"')),
        Some(b'[') => matches!((bytes.next(), bytes.next()), (Some(b'{'), Some(b'"'))),
        _ => false,
    }
}

fn read(source: &Source<'_>, sink: Sink<'_>) -> Result<(), ReadError> {
    let text = source.text;
    if is_lines(text) {
        return read_lines(source, sink);
    }
    let raw: &RawValue = match serde_json::from_str(text) {
        Ok(raw) => raw,
        Err(error) => return read_what_is_whole(source, malformed(source, 0, &error), sink),
    };
    match records(raw) {
        Some(records) => read_array(source, &records, &Feed::read(raw), None, sink),
        None => match article(source, raw, None, &Feed::default())? {
            Some((article, fault)) => {
                let _ = sink(article);
                fault.map_or(Ok(()), Err)
            }
            None => Err(ReadError::NoText),
        },
    }
}

/// Whether the first line is a value of its own and more follow.
fn is_lines(text: &str) -> bool {
    let Some((first, rest)) = text.trim_start().split_once('\n') else { return false };
    is_object(first) && !rest.trim_start().is_empty()
}

fn is_object(text: &str) -> bool {
    text.starts_with('{') && serde_json::from_str::<&RawValue>(text).is_ok()
}

/// Reads what is whole of a file that is no value: it is JSON Lines with a broken first line, or an array that is cut off.
fn read_what_is_whole(source: &Source<'_>, fault: ReadError, sink: Sink<'_>) -> Result<(), ReadError> {
    let text = source.text.trim_start();
    let mut below = text.lines().skip(1).map(str::trim).filter(|line| !line.is_empty());
    if text.starts_with('{') && below.next().is_some_and(is_object) {
        return read_lines(source, sink);
    }
    let Some(mut rest) = array_in(text) else { return Err(fault) };
    let mut records = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
        let Some(Ok(raw)) = values.next() else { break };
        rest = rest.get(values.byte_offset()..).unwrap_or_default();
        records.push(raw);
    }
    if records.is_empty() {
        return Err(fault);
    }
    // What stands before the records, closed.
    let head = text.get(..text.len() - array_in(text).unwrap_or_default().len()).unwrap_or_default();
    let head: Option<Box<RawValue>> = serde_json::from_str(&format!("{head}]}}")).ok();
    let feed = head.map(|head| Feed::read(&head)).unwrap_or_default();
    read_array(source, &records, &feed, Some(fault), sink)
}

/// Returns what stands behind the bracket of an array of records, or of one in an object.
fn array_in(text: &str) -> Option<&str> {
    let bracket = |text: &'_ str| -> Option<usize> { Some(text.len() - text.trim_start().strip_prefix('[')?.len()) };
    if let Some(at) = bracket(text) {
        return text.get(at..);
    }
    LISTS.iter().filter(|_| text.starts_with('{')).find_map(|name| {
        let name = format!("\"{name}\"");
        let begin = text.find(&name)? + name.len();
        let list = text.get(begin..)?.trim_start().strip_prefix(':')?;
        list.get(bracket(list)?..)
    })
}

/// Returns the records of an array, or of an object around one.
fn records(raw: &RawValue) -> Option<Vec<&RawValue>> {
    if raw.get().starts_with('[') {
        return serde_json::from_str(raw.get()).ok();
    }
    let object: Object<'_> = serde_json::from_str(raw.get()).ok()?;
    let is_article = object
        .keys()
        .any(|key| matches!(fields::field(key), Some((Field::Text | Field::Sections | Field::Paragraphs, _))));
    if is_article {
        return None;
    }
    let list = LISTS.iter().find_map(|name| object.get(*name))?;
    list.get().starts_with('[').then(|| serde_json::from_str(list.get()).ok()).flatten()
}

fn read_lines(source: &Source<'_>, sink: Sink<'_>) -> Result<(), ReadError> {
    let (mut faults, mut n_read) = (Faults::default(), 0);
    for (idx, line) in source.text.split('\n').enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let at = offset_in(source.text, line);
        let found = serde_json::from_str::<&RawValue>(line)
            .map_err(|error| malformed(source, at, &error))
            .and_then(|raw| article(source, raw, Some((idx + 1).to_string()), &Feed::default()));
        match found {
            Ok(Some((article, fault))) => {
                n_read += 1;
                fault.into_iter().for_each(|fault| faults.add(fault));
                if sink(article) == ControlFlow::Break(()) {
                    return Ok(());
                }
            }
            Ok(None) => faults.add(no_text(source, at)),
            Err(fault) => faults.add(fault),
        }
    }
    faults.result(n_read)
}

/// What a JSON Feed states about all of its items.
#[derive(Default)]
struct Feed {
    is_feed: bool,
    meta: Meta,
}

impl Feed {
    fn read(raw: &RawValue) -> Self {
        let mut feed = Self::default();
        let object: Object<'_> = serde_json::from_str(raw.get()).unwrap_or_default();
        let value = |name: &str| object.get(name).and_then(|raw| serde_json::from_str::<Value>(raw.get()).ok());
        let version = value("version").and_then(|value| Some(value.as_str()?.contains("jsonfeed.org")));
        feed.is_feed = version.unwrap_or(false);
        if feed.is_feed {
            for (name, field) in [("title", Field::Outlet), ("language", Field::Language), ("authors", Field::Authors)]
            {
                value(name).into_iter().for_each(|value| fields::state(field, &value, &mut feed.meta));
            }
        }
        feed
    }

    /// Sets what an item leaves to the feed.
    fn state(&self, meta: &mut Meta) {
        meta.outlet = meta.outlet.take().or_else(|| self.meta.outlet.clone());
        meta.language = meta.language.take().or_else(|| self.meta.language.clone());
        if meta.authors.is_empty() {
            meta.authors.clone_from(&self.meta.authors);
        }
    }
}

/// Returns what an item of a feed calls itself.
fn identifier(raw: &RawValue) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Item {
        id: Value,
    }
    let id = match serde_json::from_str::<Item>(raw.get()).ok()?.id {
        Value::String(id) => id,
        Value::Number(id) => id.to_string(),
        _ => return None,
    };
    (!id.is_empty() && id.len() <= MAX_ID).then_some(id)
}

/// Reads the records of an array, behind which there may be a fault.
fn read_array(
    source: &Source<'_>,
    records: &[&RawValue],
    feed: &Feed,
    fault: Option<ReadError>,
    sink: Sink<'_>,
) -> Result<(), ReadError> {
    let (mut faults, mut n_read, mut known) = (Faults::default(), 0, HashSet::new());
    fault.into_iter().for_each(|fault| faults.add(fault));
    for (idx, raw) in records.iter().enumerate() {
        let id = identifier(raw).filter(|id| feed.is_feed && known.insert(id.clone()));
        match article(source, raw, Some(id.unwrap_or_else(|| idx.to_string())), feed) {
            Ok(Some((article, fault))) => {
                n_read += 1;
                fault.into_iter().for_each(|fault| faults.add(fault));
                if sink(article) == ControlFlow::Break(()) {
                    return Ok(());
                }
            }
            Ok(None) => faults.add(no_text(source, offset_in(source.text, raw.get()))),
            Err(fault) => faults.add(fault),
        }
    }
    faults.result(n_read)
}

fn no_text(source: &Source<'_>, at: usize) -> ReadError {
    ReadError::Malformed { line: source.place(at).line, what: "a record without text".to_owned(), n_more: 0 }
}

fn malformed(source: &Source<'_>, at: usize, error: &serde_json::Error) -> ReadError {
    let above = source.place(at).line - 1;
    let line = above + u32::try_from(error.line().max(1)).unwrap_or(u32::MAX - above);
    let what = error.to_string();
    let what = what.split(" at line ").next().unwrap_or(&what).to_owned();
    ReadError::Malformed { line, what: format!("{what} (column {})", error.column()), n_more: 0 }
}

/// Makes the article of one record, with what it states that cannot be; none if it has no text.
fn article(
    source: &Source<'_>,
    raw: &RawValue,
    member: Option<String>,
    feed: &Feed,
) -> Result<Option<(Article, Option<ReadError>)>, ReadError> {
    let Ok(object) = serde_json::from_str::<Object<'_>>(raw.get()) else { return Ok(None) };
    let mut known: Vec<(usize, Field, &RawValue)> = object
        .iter()
        .filter_map(|(name, raw)| fields::field(name).map(|(field, rank)| (rank, field, *raw)))
        .filter(|(_, _, raw)| !matches!(raw.get(), "null" | "\"\"" | "[]" | "{}"))
        .collect();
    known.sort_by_key(|(rank, ..)| *rank);
    let first = |wanted: Field| known.iter().find(|(_, field, _)| *field == wanted).map(|(_, _, raw)| *raw);
    let has_body = [Field::Text, Field::Sections, Field::Paragraphs].into_iter().any(|field| first(field).is_some());
    if !has_body && (first(Field::Title).is_none() || first(Field::Summary).is_none()) {
        return Ok(None);
    }
    let mut fault = None;
    let mut builder = source.drawn(member);
    for (_, field, raw) in &known {
        if let Ok(value) = serde_json::from_str::<Value>(raw.get()) {
            fields::state(*field, &value, builder.meta());
            if let Some(what) = fields::fault(*field, &value) {
                builder.undated();
                let line = source.place(offset_in(source.text, raw.get())).line;
                fault.get_or_insert(ReadError::Malformed { line, what, n_more: 0 });
            }
        }
    }
    feed.state(builder.meta());
    if let Some(title) = first(Field::Title) {
        string(&mut builder, source, Kind::Headline, title);
    }
    if let Some(summary) = first(Field::Summary).filter(|summary| is_standfirst(summary, first(Field::Text))) {
        string(&mut builder, source, Kind::Standfirst, summary);
    }
    for (field, raw) in known
        .iter()
        .filter(|(_, field, _)| matches!(field, Field::Caption | Field::Images))
        .map(|(_, f, raw)| (*f, *raw))
    {
        let credit = if field == Field::Caption { first(Field::Credit) } else { None };
        captions(&mut builder, source, raw, credit);
    }
    if let Some(sections) =
        first(Field::Sections).and_then(|raw| serde_json::from_str::<Vec<&RawValue>>(raw.get()).ok())
        && first(Field::Text).is_none()
    {
        sections.iter().for_each(|raw| section(&mut builder, source, raw));
    }
    match (first(Field::Text), first(Field::Paragraphs)) {
        (Some(text), _) if feed.is_feed => {
            let title = first(Field::Title).and_then(|title| serde_json::from_str::<String>(title.get()).ok());
            part_of_page(&mut builder, source, text, title.as_deref());
        }
        (Some(text), _) => strings(&mut builder, source, Kind::Prose, text),
        (None, Some(paragraphs)) => strings(&mut builder, source, Kind::Prose, paragraphs),
        (None, None) => {}
    }
    if builder.is_empty() { Ok(None) } else { Ok(Some((builder.finish()?, fault))) }
}

/// Whether a summary says something the body does not begin with.
fn is_standfirst(summary: &RawValue, text: Option<&RawValue>) -> bool {
    let string = |raw: &RawValue| serde_json::from_str::<String>(raw.get()).unwrap_or_default();
    fields::adds(&string(summary), &text.map(string).unwrap_or_default())
}

/// Appends a caption, or each of a list. Lists inside lists are not followed, here as elsewhere.
fn captions(builder: &mut Builder<'_, '_>, source: &Source<'_>, raw: &RawValue, credit: Option<&RawValue>) {
    if raw.get().starts_with('[') {
        for raw in serde_json::from_str::<Vec<&RawValue>>(raw.get()).unwrap_or_default() {
            caption(builder, source, raw, credit, false);
        }
    } else {
        caption(builder, source, raw, credit, false);
    }
}

fn caption(
    builder: &mut Builder<'_, '_>,
    source: &Source<'_>,
    raw: &RawValue,
    credit: Option<&RawValue>,
    is_inner: bool,
) {
    match raw.get().as_bytes().first() {
        Some(b'{') => {
            let Ok(object) = serde_json::from_str::<Object<'_>>(raw.get()) else { return };
            let get = |names: &[&str]| names.iter().find_map(|name| object.get(*name).copied());
            let Some(caption) = get(&["caption", "description", "description_text", "text", "body_text"]) else {
                // ninjs: an object of pictures, each under a name of its own.
                let pictures = object.values().filter(|value| value.get().starts_with('{') && !is_inner);
                return pictures.for_each(|raw| self::caption(builder, source, raw, None, true));
            };
            string(builder, source, Kind::Caption, caption);
            if let Some(credit) = get(&["credit", "byline", "photographer", "author", "copyright", "source"]) {
                string(builder, source, Kind::Credit, credit);
            }
        }
        Some(b'"') => {
            // The address of a picture is no caption.
            if raw.get().contains("://") || !raw.get().contains(' ') {
                return;
            }
            string(builder, source, Kind::Caption, raw);
            if let Some(credit) = credit {
                string(builder, source, Kind::Credit, credit);
            }
        }
        _ => {}
    }
}

fn section(builder: &mut Builder<'_, '_>, source: &Source<'_>, raw: &RawValue) {
    let Ok(object) = serde_json::from_str::<Object<'_>>(raw.get()) else { return };
    let get = |names: &[&str]| names.iter().find_map(|name| object.get(*name).copied());
    if let Some(heading) = get(&["heading", "headline", "title", "name"]) {
        strings(builder, source, Kind::Heading, heading);
    }
    if let Some(paragraphs) = get(&["paragraphs"]) {
        strings(builder, source, Kind::Paragraph, paragraphs);
    } else if let Some(text) = get(&["text", "body", "content"]) {
        strings(builder, source, Kind::Prose, text);
    }
}

/// Appends a string, or each string of a list, as a block of its own.
fn strings(builder: &mut Builder<'_, '_>, source: &Source<'_>, kind: Kind, raw: &RawValue) {
    if raw.get().starts_with('[') {
        for raw in serde_json::from_str::<Vec<&RawValue>>(raw.get()).unwrap_or_default() {
            string(builder, source, kind, raw);
        }
    } else {
        string(builder, source, kind, raw);
    }
}

/// Appends one string as a block, if it is one.
fn string(builder: &mut Builder<'_, '_>, source: &Source<'_>, kind: Kind, raw: &RawValue) {
    let Some(inner) = raw.get().strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else { return };
    if tags::are_in(inner) {
        return tagged(builder, source, kind, inner);
    }
    builder.begin(kind);
    let mut at = offset_in(source.text, inner);
    let mut rest = inner;
    while let Some(slash) = memchr::memchr(b'\\', rest.as_bytes()) {
        let (plain, escaped) = rest.split_at(slash);
        builder.text(plain, Some(at));
        at += slash;
        let (c, len) = unescape(escaped);
        builder.decoded(c.encode_utf8(&mut [0; 4]), at);
        let (_, after) = escaped.split_at(len);
        at += len;
        rest = after;
    }
    builder.text(rest, Some(at));
    builder.end();
}

/// Appends the text of an item of a feed, which may be HTML as pages have it.
fn part_of_page(builder: &mut Builder<'_, '_>, source: &Source<'_>, raw: &RawValue, title: Option<&str>) {
    let inner = raw.get().strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default();
    let (origin, n_blocks) = (Rc::new(unescaped(source, inner)), builder.n_blocks());
    if tags::are_in(origin.text()) {
        builder.through(&origin, |text, builder| html::fragment(text, title, builder));
    }
    // A line or two may be too little for a page.
    if builder.n_blocks() == n_blocks {
        tags::read(&origin, Kind::Prose, builder);
    }
}

/// Appends a string that is HTML: its tags make blocks, or nothing.
fn tagged(builder: &mut Builder<'_, '_>, source: &Source<'_>, kind: Kind, inner: &str) {
    tags::read(&unescaped(source, inner), kind, builder);
}

/// Undoes the escapes in what stands between the marks of a string.
fn unescaped(source: &Source<'_>, inner: &str) -> Origin {
    let mut origin = Origin::default();
    let mut at = offset_in(source.text, inner);
    let mut rest = inner;
    while let Some(slash) = memchr::memchr(b'\\', rest.as_bytes()) {
        let (plain, escaped) = rest.split_at(slash);
        origin.plain(plain, at);
        at += slash;
        let (c, len) = unescape(escaped);
        origin.decoded(c, at);
        at += len;
        rest = escaped.split_at(len).1;
    }
    origin.plain(rest, at);
    origin
}

/// Reads the escape at the front of `escaped`: the character it stands for, and its length. `serde_json` has checked
/// its form; halves of surrogate pairs and NUL become characters of the text that can be shown.
fn unescape(escaped: &str) -> (char, usize) {
    let unit = |at: usize| -> Option<u16> {
        let hex = escaped.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(hex, 16).ok()
    };
    match escaped.as_bytes().get(1) {
        Some(b'n') => ('\n', 2),
        Some(b't') => ('\t', 2),
        Some(b'r') => ('\r', 2),
        Some(b'b' | b'f') => (' ', 2),
        Some(b'u') => match (unit(0), unit(6)) {
            (Some(high @ 0xD800..=0xDBFF), Some(low @ 0xDC00..=0xDFFF)) => {
                let c = char::decode_utf16([high, low]).next().and_then(Result::ok);
                (c.unwrap_or(char::REPLACEMENT_CHARACTER), 12)
            }
            (Some(0), _) => (' ', 6),
            (Some(unit), _) => (char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER), 6),
            (None, _) => (char::REPLACEMENT_CHARACTER, 2),
        },
        Some(c) if c.is_ascii() => (char::from(*c), 2),
        _ => (char::REPLACEMENT_CHARACTER, 1),
    }
}

/// Returns where `part`, a slice of `text`, begins in it.
fn offset_in(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}
