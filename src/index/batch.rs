//! Index documents on their way to the engine, side by side: one string, one row of bytes and one list of values for all of
//! them, so that none takes memory of its own. What several of them bear, as the quotes of an article do its text and the
//! names in it, is there once.

use std::iter;
use std::slice;

use tantivy::schema::Field;
use tantivy::schema::document::{ReferenceValue, ReferenceValueLeaf, Value};

use crate::text::Span;

/// See the head of this file.
#[derive(Debug, Default)]
pub(super) struct Documents {
    text: String,
    bytes: Vec<u8>,
    values: Vec<(Field, Kept)>,
    /// For each document, where its values end.
    ends: Vec<usize>,
}

/// A value of a document, or where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kept {
    Text(Span),
    Bytes(Span),
    Number(u64),
    Signed(i64),
}

impl Kept {
    /// A piece of a text.
    pub(super) fn piece(self, span: Span) -> Kept {
        match self {
            Kept::Text(whole) => Kept::Text(Span { start: whole.start + span.start, end: whole.start + span.end }),
            other => other,
        }
    }
}

impl Documents {
    /// Makes room for so many bytes of text, others, and values.
    pub(super) fn reserve(&mut self, text: usize, bytes: usize, values: usize) {
        self.text.reserve(text);
        self.bytes.reserve(bytes);
        self.values.reserve(values);
    }

    /// Keeps a text, for any number of values.
    pub(super) fn text(&mut self, text: &str) -> Kept {
        let start = self.text.len();
        self.text.push_str(text);
        Kept::Text(Span::new(start, self.text.len()))
    }

    /// Keeps bytes, for any number of values.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Kept {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        Kept::Bytes(Span::new(start, self.bytes.len()))
    }

    /// Gives the document that is being written a value.
    pub(super) fn add(&mut self, field: Field, value: Kept) {
        self.values.push((field, value));
    }

    /// Gives it a value that no other has.
    pub(super) fn add_text(&mut self, field: Field, text: &str) {
        let text = self.text(text);
        self.add(field, text);
    }

    /// As [`Documents::add_text`].
    pub(super) fn add_bytes(&mut self, field: Field, bytes: &[u8]) {
        let bytes = self.bytes(bytes);
        self.add(field, bytes);
    }

    /// Gives it a number.
    pub(super) fn add_number(&mut self, field: Field, number: u64) {
        self.add(field, Kept::Number(number));
    }

    /// Ends the document.
    pub(super) fn end(&mut self) {
        self.ends.push(self.values.len());
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// About how many bytes they take.
    pub(super) fn size(&self) -> usize {
        self.text.len() + self.bytes.len() + size_of_val(self.values.as_slice())
    }

    /// The values of a document.
    pub(super) fn values(&self, idx: usize) -> Values<'_> {
        let start = if idx == 0 { 0 } else { self.ends[idx - 1] };
        Values { documents: self, rest: self.values[start..self.ends[idx]].iter() }
    }
}

/// The values of a document, each with its field.
pub(super) struct Values<'a> {
    documents: &'a Documents,
    rest: slice::Iter<'a, (Field, Kept)>,
}

impl<'a> Iterator for Values<'a> {
    type Item = (Field, Told<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let (field, kept) = *self.rest.next()?;
        Some((field, Told { documents: self.documents, kept }))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rest.size_hint()
    }
}

/// A value, which is looked up when the engine asks for it: it passes over most, several times.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'a> {
    documents: &'a Documents,
    kept: Kept,
}

impl<'a> Value<'a> for Told<'a> {
    type ArrayIter = iter::Empty<Self>;
    type ObjectIter = iter::Empty<(&'a str, Self)>;

    fn as_value(&self) -> ReferenceValue<'a, Self> {
        ReferenceValue::Leaf(match self.kept {
            Kept::Text(span) => ReferenceValueLeaf::Str(span.of(&self.documents.text)),
            Kept::Bytes(span) => ReferenceValueLeaf::Bytes(&self.documents.bytes[span.range()]),
            Kept::Number(number) => ReferenceValueLeaf::U64(number),
            Kept::Signed(number) => ReferenceValueLeaf::I64(number),
        })
    }
}
