//! CSV and TSV as spreadsheets and monitoring services write them: the first line names the fields, each further record is
//! an article. Names are those that crawlers use, see `fields`.
//!
//! The member of an article is the number of its record, from 1, the line of names not counted. A record without enough
//! columns, or with too many, is read as far as it goes.

use std::ops::{ControlFlow, Range};

use serde_json::Value;

use super::builder::Kind;
use super::fields::{self, Field};
use super::format::{Faults, Format, ReadError, Reader, Sink, Source};
use super::origin::Origin;
use super::tags;
use crate::article::Article;

pub(super) const FORMAT: Format = Format {
    name: "csv",
    extensions: &["csv", "tsv", "tab"],
    // Nothing tells it from prose but its name.
    sniff: |_| false,
    read: Reader::Text { charset: |_| None, read },
};

/// The most columns of a record.
const MAX_COLUMNS: usize = 1000;

/// A cell: where what is in it stands, without its marks, and whether marks are doubled in it.
struct Cell {
    range: Range<usize>,
    is_quoted: bool,
}

fn read(source: &Source<'_>, sink: Sink<'_>) -> Result<(), ReadError> {
    let delimiter = delimiter(source.text);
    let mut records = Records { text: source.text, at: 0, delimiter, unclosed: None };
    let Some(header) = records.next() else { return Err(ReadError::NoText) };
    let columns: Vec<Option<(Field, usize)>> =
        header.iter().map(|cell| fields::field(origin(source.text, cell).text().trim())).collect();
    let has = |wanted: Field| columns.iter().flatten().any(|(field, _)| *field == wanted);
    if !(has(Field::Text) || has(Field::Title) && has(Field::Summary)) {
        let what = "no column is named as that of a text (text, body, content…)".to_owned();
        return Err(ReadError::Malformed { line: 1, what, n_more: 0 });
    }
    let (mut faults, mut n_read, mut number) = (Faults::default(), 0, 0);
    for record in records.by_ref() {
        if record.iter().all(|cell| source.text.get(cell.range.clone()).is_none_or(|cell| cell.trim().is_empty())) {
            continue;
        }
        number += 1;
        let line = source.place(record.first().map_or(0, |cell| cell.range.start)).line;
        match article(source, &columns, &record, number) {
            Ok((article, fault)) => {
                n_read += 1;
                fault.into_iter().for_each(|what| faults.add(ReadError::Malformed { line, what, n_more: 0 }));
                if sink(article) == ControlFlow::Break(()) {
                    return Ok(());
                }
            }
            Err(ReadError::NoText) => {
                faults.add(ReadError::Malformed { line, what: "a record without text".to_owned(), n_more: 0 });
            }
            Err(fault) => faults.add(fault),
        }
    }
    if let Some(at) = records.unclosed {
        let what = "a quotation mark that nothing closes: the rest of the file is one cell".to_owned();
        faults.add(ReadError::Malformed { line: source.place(at).line, what, n_more: 0 });
    }
    faults.result(n_read)
}

/// Tells what parts the cells: what stands most often in the line of names.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default().as_bytes();
    let count = |mark: u8| memchr::memchr_iter(mark, header).count();
    [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

struct Records<'a> {
    text: &'a str,
    at: usize,
    delimiter: u8,
    /// Where a quotation mark stands that nothing closes.
    unclosed: Option<usize>,
}

impl Iterator for Records<'_> {
    type Item = Vec<Cell>;

    fn next(&mut self) -> Option<Vec<Cell>> {
        let bytes = self.text.as_bytes();
        if self.at >= bytes.len() {
            return None;
        }
        let mut cells = Vec::new();
        loop {
            let cell = self.cell();
            if cells.len() < MAX_COLUMNS {
                cells.push(cell);
            }
            let end = bytes.get(self.at).copied();
            self.at += usize::from(end.is_some());
            if end != Some(self.delimiter) {
                return Some(cells);
            }
        }
    }
}

impl Records<'_> {
    /// Reads a cell up to its delimiter, the end of the line, or of the text.
    fn cell(&mut self) -> Cell {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let to_end = |from: usize| {
            let rest = bytes.get(from..).unwrap_or_default();
            from + memchr::memchr2(self.delimiter, b'\n', rest).unwrap_or(rest.len())
        };
        if bytes.get(start) != Some(&b'"') {
            self.at = to_end(start);
            let is_cr = bytes.get(self.at) != Some(&self.delimiter)
                && self.at > start
                && bytes.get(self.at - 1) == Some(&b'\r');
            return Cell { range: start..self.at - usize::from(is_cr), is_quoted: false };
        }
        let mut at = start + 1;
        loop {
            let Some(mark) = bytes.get(at..).and_then(|rest| memchr::memchr(b'"', rest)) else {
                self.unclosed = Some(start);
                self.at = bytes.len();
                return Cell { range: start + 1..bytes.len(), is_quoted: true };
            };
            at += mark;
            if bytes.get(at + 1) != Some(&b'"') {
                break;
            }
            at += 2;
        }
        self.at = to_end(at + 1);
        Cell { range: start + 1..at, is_quoted: true }
    }
}

fn origin(text: &str, cell: &Cell) -> Origin {
    let mut origin = Origin::default();
    let piece = text.get(cell.range.clone()).unwrap_or_default();
    if !cell.is_quoted {
        origin.plain(piece, cell.range.start);
        return origin;
    }
    let mut at = cell.range.start;
    for (idx, stretch) in piece.split("\"\"").enumerate() {
        if idx > 0 {
            origin.decoded('"', at);
            at += 2;
        }
        origin.plain(stretch, at);
        at += stretch.len();
    }
    origin
}

/// Makes the article of a record, with what it states that cannot be.
fn article(
    source: &Source<'_>,
    columns: &[Option<(Field, usize)>],
    record: &[Cell],
    number: usize,
) -> Result<(Article, Option<String>), ReadError> {
    let mut known: Vec<(usize, Field, Origin)> = columns
        .iter()
        .zip(record)
        .filter_map(|(column, cell)| column.map(|(field, rank)| (rank, field, origin(source.text, cell))))
        .filter(|(_, _, cell)| !cell.text().trim().is_empty())
        .collect();
    known.sort_by_key(|(rank, ..)| *rank);
    let first = |wanted: Field| known.iter().find(|(_, field, _)| *field == wanted).map(|(_, _, cell)| cell);
    let mut builder = source.drawn(Some(number.to_string()));
    let mut fault = None;
    for (_, field, cell) in &known {
        let value = Value::String(cell.text().to_owned());
        fields::state(*field, &value, builder.meta());
        if let Some(what) = fields::fault(*field, &value) {
            builder.undated();
            fault.get_or_insert(what);
        }
    }
    if let Some(title) = first(Field::Title) {
        tags::read(title, Kind::Headline, &mut builder);
    }
    let (text, summary) = (first(Field::Text), first(Field::Summary));
    let adds = |summary: &Origin| text.is_none_or(|text| fields::adds(summary.text(), text.text()));
    if let Some(summary) = summary.filter(|summary| adds(summary)) {
        tags::read(summary, Kind::Standfirst, &mut builder);
    }
    if let Some(caption) = first(Field::Caption).filter(|caption| caption.text().contains(' ')) {
        tags::read(caption, Kind::Caption, &mut builder);
        if let Some(credit) = first(Field::Credit) {
            tags::read(credit, Kind::Credit, &mut builder);
        }
    }
    let Some(text) = text.or(summary.filter(|_| first(Field::Title).is_some())) else { return Err(ReadError::NoText) };
    tags::read(text, Kind::Prose, &mut builder);
    builder.finish().map(|article| (article, fault))
}
