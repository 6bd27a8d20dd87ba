//! NITF: the XML of news agencies for one article.

use super::builder::{Builder, Kind};
use super::format::{Format, ReadError, Reader, Sink, Source};
use super::origin::Origin;
use super::xml::{self, Element, Xml};
use super::{conventions, dates};
use crate::article::{DateFrom, Published};

pub(super) const FORMAT: Format = Format {
    name: "nitf",
    extensions: &["nitf"],
    sniff: |peek| xml::root(peek.head).is_some_and(|name| name == "nitf"),
    read: Reader::Text { charset: xml::charset, read },
};

fn read(source: &Source<'_>, sink: Sink<'_>) -> Result<(), ReadError> {
    let mut xml = Xml::new(source);
    while let Some(tag) = xml.next()? {
        if tag.name == "nitf" {
            let (nitf, fault) = xml.take_what_is_there(tag);
            let mut builder = source.drawn(None);
            state(&nitf, &mut builder);
            write_head(&nitf, &mut builder);
            write_body(&nitf, &mut builder);
            match builder.finish() {
                Ok(article) => _ = sink(article),
                // Why there is none is more than that there is none.
                Err(error) => return Err(fault.unwrap_or(error)),
            }
            return fault.map_or(Ok(()), Err);
        }
    }
    Err(ReadError::NoText)
}

/// Reads a date as agencies write it, perhaps without marks between: `20211130T080000Z`.
pub(super) fn date(value: &str) -> Option<Published> {
    let digits =
        |range: std::ops::Range<usize>| value.get(range).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let spelled = match (digits(0..8), value.get(8..9)) {
        (Some(day), after) => {
            let (year, rest) = day.split_at(4);
            let (month, day) = rest.split_at(2);
            let time = digits(9..15).filter(|_| after == Some("T")).map(|time| {
                let (hour, rest) = time.split_at(2);
                let (minute, second) = rest.split_at(2);
                let zone = value.get(15..).unwrap_or_default();
                // `+0100`
                let zone = match zone.split_at_checked(3) {
                    Some((hours, minutes)) if minutes.len() == 2 => format!("{hours}:{minutes}"),
                    _ => zone.to_owned(),
                };
                format!("T{hour}:{minute}:{second}{zone}")
            });
            format!("{year}-{month}-{day}{}", time.unwrap_or_default())
        }
        _ => value.to_owned(),
    };
    dates::of_field(&spelled).map(|value| Published { value, from: DateFrom::Metadata })
}

/// Sets what the head states about the article; what is stated already stays.
pub(super) fn state(nitf: &Element<'_>, builder: &mut Builder<'_, '_>) {
    let all = nitf.all();
    let named = |name: &str| all.iter().filter(|element| element.name() == name).copied().collect::<Vec<_>>();
    let value = |name: &str, attribute: &str| named(name).iter().find_map(|element| element.tag.attribute(attribute));
    let meta = builder.meta();
    let stated =
        [("date.issue", "norm"), ("story.date", "norm"), ("pubdata", "date.publication"), ("date.release", "norm")];
    meta.published = meta.published.take().or_else(|| stated.iter().find_map(|(name, key)| date(&value(name, key)?)));
    if meta.authors.is_empty() {
        for byline in named("byline") {
            let people: Vec<String> = byline
                .all()
                .iter()
                .filter(|element| element.name() == "person")
                .filter_map(|person| person.some_words())
                .collect();
            // "By Ann Poe", below it what she is.
            let words = byline.without("byttl").text().split_whitespace().collect::<Vec<_>>().join(" ");
            let names = if people.is_empty() { vec![words] } else { people };
            meta.authors.extend(names.iter().flat_map(|name| conventions::authors_of(name)));
        }
    }
    meta.dateline = meta.dateline.take().or_else(|| {
        let dateline = named("dateline").into_iter().next()?;
        let place = dateline.child("location").unwrap_or(dateline);
        place.some_words()
    });
    meta.outlet = meta.outlet.take().or_else(|| value("pubdata", "name")).or_else(|| value("doc.copyright", "holder"));
    meta.desk = meta.desk.take().or_else(|| value("pubdata", "position.section"));
    for keyword in named("keyword") {
        meta.topics.extend(keyword.tag.attribute("key").filter(|key| !key.is_empty()));
    }
}

/// Writes title and summary.
pub(super) fn write_head(nitf: &Element<'_>, builder: &mut Builder<'_, '_>) {
    let all = nitf.all();
    let named = |name: &str| all.iter().find(|element| element.name() == name).copied();
    let hedline = named("hedline");
    let title = hedline.and_then(|hedline| hedline.child("hl1")).or(hedline).or_else(|| named("title"));
    if let Some(title) = title {
        block(Kind::Headline, &title.origin(), builder);
    }
    for second in hedline.into_iter().flat_map(Element::children).filter(|element| element.name() == "hl2") {
        block(Kind::Standfirst, &second.origin(), builder);
    }
    if let Some(summary) = named("abstract") {
        block(Kind::Standfirst, &summary.origin(), builder);
    }
}

/// Writes the text.
pub(super) fn write_body(nitf: &Element<'_>, builder: &mut Builder<'_, '_>) {
    for content in nitf.all().into_iter().filter(|element| element.name() == "body.content") {
        write(content, builder);
    }
}

fn write(element: &Element<'_>, builder: &mut Builder<'_, '_>) {
    for child in element.children() {
        match child.name() {
            "hl1" | "hl2" => block(Kind::Heading, &child.origin(), builder),
            "p" | "tr" | "li" | "dt" | "dd" | "pre" | "credit" => block(Kind::Block, &child.origin(), builder),
            "media" => {
                let part = |name: &str| child.children().filter(|part| part.name() == name).collect::<Vec<_>>();
                for caption in part("media-caption") {
                    block(Kind::Caption, &caption.origin(), builder);
                    if let Some(producer) = part("media-producer").first() {
                        block(Kind::Credit, &producer.origin(), builder);
                    }
                }
            }
            "note" | "nitf-table-metadata" => {}
            _ => write(child, builder),
        }
    }
}

/// Writes one block, white space folded.
pub(super) fn block(kind: Kind, origin: &Origin, builder: &mut Builder<'_, '_>) {
    let folded = origin.folded();
    builder.begin(kind);
    folded.write(0, folded.text().len(), builder);
    builder.end();
}
