//! Feeds saved as files: RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom. Each item is an article. (JSON Feed is JSON.)
//!
//! The member of an article is the item's own identifier, so that it stays the same in a feed that is saved again with newer
//! items before it; else its number, from 1. What stands in an item as HTML is read as a web page is, each stretch with
//! its place in the file, escaped or not. Of a feed that is cut off the whole items are read.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::rc::Rc;

use super::builder::{Builder, Kind};
use super::fields;
use super::format::{Faults, Format, ReadError, Reader, Sink, Source};
use super::origin::Origin;
use super::xml::{self, Element, Xml};
use super::{conventions, dates, entity, html, tags};
use crate::article::{Article, DateFrom, Published};

pub(super) const FORMAT: Format = Format {
    name: "feed",
    extensions: &["rss", "atom", "rdf"],
    sniff: |peek| xml::root(peek.head).is_some_and(|name| matches!(name.as_str(), "rss" | "feed" | "RDF")),
    read: Reader::Text { charset: xml::charset, read },
};

/// The longest identifier that names a member.
const MAX_ID: usize = 300;

/// What the feed states about all of its items.
#[derive(Default)]
struct Feed {
    title: Option<String>,
    language: Option<String>,
    author: Option<String>,
}

fn read(source: &Source<'_>, sink: Sink<'_>) -> Result<(), ReadError> {
    let mut xml = Xml::new(source);
    let (mut feed, mut faults) = (Feed::default(), Faults::default());
    let (mut n_items, mut n_read, mut known) = (0, 0, HashSet::new());
    loop {
        let item = match next(&mut xml, &mut feed) {
            Ok(Some(item)) => item,
            Ok(None) => break,
            Err(fault) => {
                faults.add(fault);
                break;
            }
        };
        n_items += 1;
        let id = identifier(&item).filter(|id| known.insert(id.clone()));
        match article(source, &item, &feed, id.unwrap_or_else(|| n_items.to_string())) {
            Ok(article) => {
                n_read += 1;
                if sink(article) == ControlFlow::Break(()) {
                    return Ok(());
                }
            }
            Err(ReadError::NoText) => {
                let line = source.place(item.inner.start).line;
                faults.add(ReadError::Malformed { line, what: "an item without text".to_owned(), n_more: 0 });
            }
            Err(fault) => faults.add(fault),
        }
    }
    faults.result(n_read)
}

/// Returns the next item; what the feed states about itself before it goes into `feed`.
fn next<'a>(xml: &mut Xml<'_, 'a>, feed: &mut Feed) -> Result<Option<Element<'a>>, ReadError> {
    while let Some(tag) = xml.next()? {
        match tag.name {
            "item" | "entry" => return xml.take(tag).map(Some),
            // What these have in them is not the feed's.
            "image" | "textInput" | "textinput" | "cloud" => {
                xml.take(tag)?;
            }
            "title" if tag.prefix().is_none() => {
                feed.title = feed.title.take().or(xml.take(tag)?.some_words());
            }
            "language" => {
                feed.language = feed.language.take().or(xml.take(tag)?.some_words());
            }
            "feed" | "rss" => feed.language = tag.attribute("lang"),
            "author" if tag.prefix().is_none() => feed.author = person(&xml.take(tag)?),
            _ => {}
        }
    }
    Ok(None)
}

/// Returns what the item calls itself.
fn identifier(item: &Element<'_>) -> Option<String> {
    let id = item.child("guid").or(item.child("id")).and_then(Element::some_words);
    id.or_else(|| item.tag.attribute("about")).or_else(|| link(item)).filter(|id| !id.is_empty() && id.len() <= MAX_ID)
}

/// Returns the address of the article.
fn link(item: &Element<'_>) -> Option<String> {
    let links = || item.children().filter(|child| child.name() == "link");
    let is_own = |link: &&Element<'_>| link.tag.attribute("rel").is_none_or(|rel| rel == "alternate");
    let address = links().filter(is_own).find_map(|link| link.tag.attribute("href").or_else(|| link.some_words()));
    let guid = || {
        let guid = item.child("guid").filter(|guid| guid.tag.attribute("isPermaLink").is_none_or(|is| is == "true"))?;
        guid.some_words()
    };
    address.or_else(guid).filter(|address| address.contains("://"))
}

/// Returns the name of a person: of Atom's element, or of RSS's `ann@example.org (Ann Poe)`.
fn person(element: &Element<'_>) -> Option<String> {
    if let Some(name) = element.child("name") {
        return name.some_words();
    }
    let words = element.some_words()?;
    let named = words.split_once('(').and_then(|(_, name)| name.strip_suffix(')')).map(str::to_owned);
    named.or(Some(words)).filter(|name| !name.contains('@'))
}

fn article(source: &Source<'_>, item: &Element<'_>, feed: &Feed, member: String) -> Result<Article, ReadError> {
    let all = |name: &'static str| item.children().filter(move |child| child.name() == name);
    // Without a prefix if there is one: `media:title` is of a picture.
    let own = |name: &'static str| {
        let bare = all(name).find(|child| child.tag.prefix().is_none());
        bare.or_else(|| all(name).find(|child| child.tag.prefix().is_some_and(|prefix| prefix.starts_with("dc"))))
    };
    let mut builder = source.drawn(Some(member));
    let meta = builder.meta();
    meta.url = link(item);
    let authors: Vec<String> = match all("creator").filter_map(person).collect::<Vec<_>>() {
        creators if !creators.is_empty() => creators,
        _ => all("author").filter(|author| author.tag.prefix().is_none()).filter_map(person).collect(),
    };
    let authors = if authors.is_empty() { feed.author.iter().cloned().collect() } else { authors };
    for author in authors.iter().flat_map(|name| conventions::authors_of(&entity::decode(name))) {
        if !meta.authors.contains(&author) {
            meta.authors.push(author);
        }
    }
    for category in item.children().filter(|child| matches!(child.name(), "category" | "subject")) {
        let topic = category.tag.attribute("label").or_else(|| category.tag.attribute("term"));
        let topic = topic.or_else(|| category.some_words()).map(|topic| entity::decode(&topic).into_owned());
        meta.topics.extend(topic.filter(|topic| !topic.is_empty() && !meta.topics.contains(topic)));
    }
    let outlet = item.child("source").and_then(|from| from.child("title").unwrap_or(from).some_words());
    meta.outlet = outlet.or_else(|| feed.title.clone()).map(|outlet| entity::decode(&outlet).into_owned());
    meta.language = item.tag.attribute("lang").or_else(|| feed.language.clone()).filter(|tag| fields::is_tag(tag));
    let stated = ["pubDate", "published", "date", "issued", "created", "updated", "modified"];
    let date = stated.iter().find_map(|name| item.child(name)?.some_words());
    match date.as_deref().map(dates::of_field) {
        Some(Some(value)) => meta.published = Some(Published { value, from: DateFrom::Metadata }),
        // A date that cannot be is no reason to take another.
        Some(None) => builder.undated(),
        None => {}
    }
    let title = own("title").map(Element::origin);
    if let Some(title) = &title {
        tags::read(title, Kind::Headline, &mut builder);
    }
    let title =
        title.map(|title| tags::plain(&entity::decode(title.text())).split_whitespace().collect::<Vec<_>>().join(" "));
    let content = all("encoded").next().or(own("content")).or(own("body")).filter(|found| !found.words().is_empty());
    let summary = own("description").or(own("summary")).filter(|found| !found.words().is_empty());
    if let (Some(content), Some(summary)) = (content, summary)
        && fields::adds(&summary.words(), &content.words())
    {
        tags::read(&summary.origin(), Kind::Standfirst, &mut builder);
    }
    if let Some(body) = content.or(summary) {
        write(source, body, title.as_deref(), &mut builder);
    }
    pictures(item, content.or(summary), &mut builder);
    builder.finish()
}

/// Writes the text of an item: HTML, escaped or not, or plain text.
fn write(source: &Source<'_>, body: &Element<'_>, title: Option<&str>, builder: &mut Builder<'_, '_>) {
    let is_markup = body.children().next().is_some();
    let origin = if is_markup {
        // XHTML in the feed itself.
        let mut origin = Origin::default();
        origin.plain(source.text.get(body.inner.clone()).unwrap_or_default(), body.inner.start);
        origin
    } else {
        body.origin()
    };
    let has_tags = origin.text().contains("</") || origin.text().contains("/>") || tags::are_in(origin.text());
    let (origin, n_blocks) = (Rc::new(origin), builder.n_blocks());
    if is_markup || has_tags {
        builder.through(&origin, |text, builder| html::fragment(text, title, builder));
    }
    // A line or two may be too little for a page.
    if builder.n_blocks() == n_blocks {
        tags::read(&origin, Kind::Prose, builder);
    }
}

/// Writes captions and credits of the pictures that stand beside the text.
fn pictures(item: &Element<'_>, body: Option<&Element<'_>>, builder: &mut Builder<'_, '_>) {
    let text = body.map(Element::words).unwrap_or_default();
    let mut written = Vec::new();
    for picture in
        item.all().into_iter().filter(|element| element.tag.prefix() == Some("media") && element.name() == "content")
    {
        let Some(caption) = picture.child("description").or(picture.child("text")) else { continue };
        let words = caption.words();
        if words.is_empty() || text.contains(&words) || written.contains(&words) {
            continue;
        }
        tags::read(&caption.origin(), Kind::Caption, builder);
        if let Some(credit) = picture.child("credit") {
            tags::read(&credit.origin(), Kind::Credit, builder);
        }
        written.push(words);
    }
}
