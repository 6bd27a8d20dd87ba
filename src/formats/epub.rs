//! EPUB: each chapter of a book or magazine is a page, read as saved pages are.
//!
//! The member of an article is the name of its page in the book, its line a line of that page. What the book states of itself
//! holds for pages that state nothing.

use std::collections::HashMap;
use std::ops::ControlFlow;

use super::dates;
use super::fields;
use super::format::{Blob, Format, ReadError, Reader, Sink};
use super::html;
use super::office::{self, attribute_in, is_of_type, part, text_in};
use super::xml::{Node, Nodes};
use crate::article::{DateFrom, Published};

pub(super) const FORMAT: Format = Format {
    name: "epub",
    extensions: &["epub"],
    sniff: |peek| is_of_type(peek.head, "application/epub+zip"),
    read: Reader::Bytes(read),
};

fn read(blob: &Blob<'_>, sink: Sink<'_>) -> Result<(), ReadError> {
    let refuse = |what: &str| ReadError::Refused(format!("damaged: {what}"));
    let mut zip = office::open(blob.bytes)?;
    let container =
        part(&mut zip, "META-INF/container.xml")?.ok_or_else(|| refuse("there is no container.xml in it"))?;
    let package = attribute_in(&container, "rootfile", "full-path").ok_or_else(|| refuse("it names no package"))?;
    let book = part(&mut zip, &package)?.ok_or_else(|| refuse("its package is not in it"))?;
    let folder = package.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let date = text_in(&book, "date").and_then(|date| dates::of_field(&date));
    let language = text_in(&book, "language").filter(|tag| fields::is_tag(tag));
    let (mut fault, mut n_read) = (None, 0);
    for page in pages(&book) {
        let name = format!("{folder}{}", unescape(&page));
        let text = match part(&mut zip, &name) {
            Ok(Some(text)) => text,
            Ok(None) => {
                fault.get_or_insert(refuse(&format!("{name} is not in it")));
                continue;
            }
            Err(error) => {
                fault.get_or_insert(error);
                continue;
            }
        };
        let source = blob.source(&text, 0);
        let mut builder = source.drawn(Some(name));
        let _ = html::page(&text, &mut builder);
        let meta = builder.meta();
        if let (None, Some(value)) = (&meta.published, date.clone()) {
            meta.published = Some(Published { value, from: DateFrom::Metadata });
        }
        meta.language = meta.language.take().or_else(|| language.clone());
        match builder.finish() {
            Ok(article) => {
                n_read += 1;
                if sink(article) == ControlFlow::Break(()) {
                    return Ok(());
                }
            }
            // Covers and the like.
            Err(ReadError::NoText) => {}
            Err(error) => {
                fault.get_or_insert(error);
            }
        }
    }
    match fault {
        Some(fault) => Err(fault),
        None if n_read == 0 => Err(ReadError::NoText),
        None => Ok(()),
    }
}

/// Undoes the escapes of an address: `%20`.
fn unescape(address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default();
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Returns the pages in reading order, without the table of contents.
fn pages(book: &str) -> Vec<String> {
    let mut items: HashMap<String, String> = HashMap::new();
    let mut pages = Vec::new();
    for node in Nodes::of(book).map_while(Result::ok) {
        let Node::Open(tag) = node else { continue };
        match tag.name {
            "item" => {
                let is_contents = tag.attribute("properties").is_some_and(|p| p.split(' ').any(|word| word == "nav"));
                if let (Some(id), Some(address), false) = (tag.attribute("id"), tag.attribute("href"), is_contents) {
                    items.insert(id, address);
                }
            }
            "itemref" if pages.len() < 10_000 => {
                // Once, however often it is named.
                pages.extend(tag.attribute("idref").and_then(|id| items.remove(&id)));
            }
            _ => {}
        }
    }
    pages
}
