//! NewsML-G2: what news agencies send. Each news item with text in it is an article; what it has as NITF, XHTML or plain
//! text is read. Packages only list items, pictures and films are elsewhere: they are passed over.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::rc::Rc;

use super::builder::{Builder, Kind};
use super::format::{Faults, Format, ReadError, Reader, Sink, Source};
use super::origin::Origin;
use super::xml::{self, Element, Xml};
use super::{conventions, fields, html, nitf};
use crate::article::Article;

pub(super) const FORMAT: Format = Format {
    name: "newsml",
    extensions: &["newsml"],
    sniff: |peek| {
        xml::root(peek.head).is_some_and(|name| matches!(name.as_str(), "newsMessage" | "newsItem" | "packageItem"))
    },
    read: Reader::Text { charset: xml::charset, read },
};

/// The longest identifier that names a member.
const MAX_ID: usize = 300;

fn read(source: &Source<'_>, sink: Sink<'_>) -> Result<(), ReadError> {
    let mut xml = Xml::new(source);
    let (mut faults, mut known) = (Faults::default(), HashSet::new());
    let (mut n_items, mut n_read, mut is_message) = (0, 0, false);
    loop {
        let tag = match xml.next() {
            Ok(Some(tag)) => tag,
            Ok(None) => break,
            Err(fault) => {
                faults.add(fault);
                break;
            }
        };
        is_message |= tag.name == "newsMessage";
        if tag.name != "newsItem" {
            continue;
        }
        n_items += 1;
        let item = match xml.take(tag) {
            Ok(item) => item,
            Err(fault) => {
                faults.add(fault);
                break;
            }
        };
        let id =
            item.tag.attribute("guid").filter(|id| !id.is_empty() && id.len() <= MAX_ID && known.insert(id.clone()));
        let member = is_message.then(|| id.unwrap_or_else(|| n_items.to_string()));
        match article(source, &item, member) {
            Ok(Some(article)) => {
                n_read += 1;
                if sink(article) == ControlFlow::Break(()) {
                    return Ok(());
                }
            }
            Ok(None) => {}
            Err(ReadError::NoText) => {
                let line = source.place(item.inner.start).line;
                faults.add(ReadError::Malformed { line, what: "an item without text".to_owned(), n_more: 0 });
            }
            Err(fault) => faults.add(fault),
        }
    }
    faults.result(n_read)
}

/// Reads an item; none if its content lies elsewhere, as that of a picture does.
fn article(source: &Source<'_>, item: &Element<'_>, member: Option<String>) -> Result<Option<Article>, ReadError> {
    let content: Vec<&Element<'_>> = item.child("contentSet").into_iter().flat_map(Element::children).collect();
    if !content.iter().any(|part| matches!(part.name(), "inlineXML" | "inlineData")) {
        return Ok(None);
    }
    let mut builder = source.drawn(member);
    state(item, &mut builder);
    let about = item.child("contentMeta");
    let inline: Vec<&Element<'_>> = content.iter().filter(|part| part.name() == "inlineXML").copied().collect();
    let nitf = inline.iter().find_map(|part| part.child("nitf"));
    let title = about.and_then(|about| about.child("headline"));
    if let Some(nitf) = nitf {
        nitf::state(nitf, &mut builder);
        if title.is_none() {
            nitf::write_head(nitf, &mut builder);
        }
    }
    if let Some(title) = title {
        nitf::block(Kind::Headline, &title.origin(), &mut builder);
    }
    match nitf {
        Some(nitf) => nitf::write_body(nitf, &mut builder),
        None => {
            let title = title.map(Element::words);
            for part in &content {
                write(source, part, title.as_deref(), &mut builder);
            }
        }
    }
    builder.finish().map(Some)
}

/// Sets what the item states about its content.
fn state(item: &Element<'_>, builder: &mut Builder<'_, '_>) {
    let meta = builder.meta();
    let (of_item, of_content) = (item.child("itemMeta"), item.child("contentMeta"));
    let first = |name: &str| [of_content, of_item].into_iter().flatten().find_map(|about| about.child(name));
    let named = |element: &Element<'_>| {
        let name = element.child("name").and_then(Element::some_words);
        name.or_else(|| element.tag.attribute("literal"))
    };
    let dates = ["contentCreated", "firstCreated", "versionCreated", "contentModified"];
    meta.published = dates.iter().find_map(|name| nitf::date(&first(name)?.words()));
    let by = of_content.into_iter().flat_map(Element::children).filter(|element| element.name() == "by");
    let mut names: Vec<String> = by.filter_map(Element::some_words).collect();
    if names.is_empty() {
        let creators = of_content.into_iter().flat_map(Element::children).filter(|element| element.name() == "creator");
        names = creators.filter_map(named).collect();
    }
    meta.authors = names.iter().flat_map(|name| conventions::authors_of(name)).collect();
    meta.dateline = first("dateline").and_then(Element::some_words);
    let rights = item.child("rightsInfo").and_then(|rights| rights.child("copyrightHolder"));
    meta.outlet = of_item.and_then(|about| about.child("provider")).and_then(named).or_else(|| rights.and_then(named));
    let subjects = of_content.into_iter().flat_map(Element::children);
    for topic in subjects.filter(|element| matches!(element.name(), "subject" | "keyword")) {
        let topic = named(topic).or_else(|| topic.some_words());
        meta.topics.extend(topic.filter(|topic| !meta.topics.contains(topic)));
    }
    let language =
        first("language").and_then(|language| language.tag.attribute("tag")).or_else(|| item.tag.attribute("lang"));
    meta.language = language.filter(|tag| fields::is_tag(tag));
}

fn write(source: &Source<'_>, part: &Element<'_>, title: Option<&str>, builder: &mut Builder<'_, '_>) {
    match part.name() {
        "inlineXML" => {
            let mut origin = Origin::default();
            origin.plain(source.text.get(part.inner.clone()).unwrap_or_default(), part.inner.start);
            builder.through(&Rc::new(origin), |text, builder| html::fragment(text, title, builder));
        }
        "inlineData" => {
            let origin = part.origin();
            builder.begin(Kind::Prose);
            origin.write(0, origin.text().len(), builder);
            builder.end();
        }
        _ => {}
    }
}
