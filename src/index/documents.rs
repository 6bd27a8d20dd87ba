//! Articles to index documents: what of an article is searchable, and where it stands.
//!
//! The field `text` holds the prose of an article, one value a part, so that no phrase runs from one part into the
//! next: headline, standfirst and captions first, then headings and paragraphs. Where an article has headings, each
//! section begins with a value that is the mark [`SECTION`] alone and its heading (if it has one) ends with
//! [`HEADING_END`]: a section is a range of token positions, and the positions of the marks are the ends of the ranges.

use tantivy::TantivyDocument;

use super::FileStamp;
use super::schema::{Fields, sort};
use super::tokenizer::{HEADING_END, SECTION};
use super::{key, names, text_hash, wire};
use crate::article::{Article, Part, Quote, Role, Section};
use crate::text::Span;

/// The stamp of a file.
pub(super) fn stamp(fields: &Fields, stamp: &FileStamp) -> TantivyDocument {
    let mut doc = TantivyDocument::default();
    doc.add_bytes(fields.file, &key::encode(stamp.root, &stamp.path));
    doc.add_u64(fields.sort, sort::STAMP);
    doc.add_u64(fields.size, stamp.size);
    doc.add_i64(fields.mtime, stamp.mtime_ns);
    doc.add_bytes(fields.hash, &stamp.hash);
    doc.add_u64(fields.extractor, u64::from(stamp.extractor));
    doc.add_u64(fields.n_articles, u64::from(stamp.n_articles));
    doc.add_u64(fields.n_quotes, u64::from(stamp.n_quotes));
    if let Some(problem) = &stamp.problem {
        doc.add_text(fields.problem, problem);
    }
    doc
}

/// Bytes that most documents take at most beside their longest values: each is given its memory at once, and not the kilobyte
/// that the engine would begin with.
const BESIDE: usize = 256;

/// The block of an article: its document, then those of its quotes. `ordinal` is its number in the file.
///
/// # Errors
/// If the article cannot be stored, see [`wire::encode`].
pub(super) fn block(
    fields: &Fields,
    key: &[u8],
    ordinal: usize,
    article: &Article,
) -> anyhow::Result<Vec<TantivyDocument>> {
    let mut block = Vec::with_capacity(1 + article.quotes.len());
    block.push(of_article(fields, key, ordinal, article)?);
    let sections = article.sections();
    let names: Vec<_> = article.speakers.iter().map(|speaker| names::terms(&speaker.name, speaker.sort)).collect();
    for (quote_idx, quote) in article.quotes.iter().enumerate() {
        block.push(of_quote(fields, key, quote_idx, quote, article, &sections, &names));
    }
    Ok(block)
}

fn of_article(fields: &Fields, key: &[u8], ordinal: usize, article: &Article) -> anyhow::Result<TantivyDocument> {
    let stored = wire::encode(article)?;
    let mut doc = TantivyDocument::with_capacity(key.len() + article.text.len() + stored.len() + BESIDE);
    doc.add_bytes(fields.file, key);
    doc.add_u64(fields.sort, sort::ARTICLE);
    doc.add_u64(fields.ordinal, ordinal as u64);
    doc.add_u64(fields.n_quotes, article.quotes.len() as u64);
    if let Some(day) = day(article) {
        doc.add_u64(fields.day, day);
    }
    if let Some(desk) = &article.meta.desk {
        doc.add_text(fields.desk, desk);
    }
    if let Some(language) = &article.meta.language {
        doc.add_text(fields.language, language);
    }
    let text = |span: Span| span.of(&article.text);
    let parts = article.parts.iter().filter(|part| part.role.is_prose());
    let (body, head): (Vec<&Part>, Vec<&Part>) = parts.partition(|part| is_body(part.role));
    for part in head {
        match part.role {
            Role::Headline => doc.add_text(fields.headline, text(part.span)),
            Role::Caption => doc.add_text(fields.caption, text(part.span)),
            _ => {}
        }
        doc.add_text(fields.text, text(part.span));
    }
    let sectioned = body.iter().any(|part| part.role == Role::Heading);
    for (idx, part) in body.iter().enumerate() {
        let heading = part.role == Role::Heading;
        if sectioned && (heading || idx == 0) {
            doc.add_text(fields.text, SECTION);
        }
        doc.add_text(fields.text, text(part.span));
        if heading {
            doc.add_text(fields.heading, text(part.span));
            doc.add_text(fields.text, HEADING_END);
        }
    }
    doc.add_bytes(fields.text_hash, &text_hash(&article.text).0);
    if article.corrections != 0 {
        doc.add_u64(fields.corrections, article.corrections);
    }
    doc.add_bytes(fields.stored, &stored);
    Ok(doc)
}

/// The document of a quote; `names` are the terms of the speakers.
fn of_quote(
    fields: &Fields,
    key: &[u8],
    quote_idx: usize,
    quote: &Quote,
    article: &Article,
    sections: &[Section],
    names: &[Vec<String>],
) -> TantivyDocument {
    let len: usize = quote.content.iter().map(|piece| piece.len()).sum();
    let mut doc = TantivyDocument::with_capacity(key.len() + len + BESIDE);
    doc.add_bytes(fields.file, key);
    doc.add_u64(fields.sort, sort::quote(quote.kind));
    doc.add_u64(fields.quote_idx, quote_idx as u64);
    if let Some(day) = day(article) {
        doc.add_u64(fields.day, day);
    }
    for piece in &quote.content {
        doc.add_text(fields.quote, piece.of(&article.text));
    }
    for speaker in &quote.speakers {
        names[*speaker as usize].iter().for_each(|term| doc.add_text(fields.speaker, term));
        doc.add_text(fields.speaker_name, &article.speakers[*speaker as usize].name);
    }
    // Who is printed as the speaker is found as one; lists of names leave them out.
    if let Some(words) = quote.unnamed.as_ref().filter(|_| quote.speakers.is_empty()) {
        doc.add_text(fields.unnamed, words);
        doc.add_text(fields.role, words);
    }
    if let Some(role) = &quote.role {
        doc.add_text(fields.role, role);
        doc.add_text(fields.role_name, role);
        // A role printed with several names is not known to be each one's.
        if let [speaker] = quote.speakers.as_slice() {
            let name = &article.speakers[*speaker as usize].name;
            names::role_terms(name, role).iter().for_each(|term| doc.add_text(fields.speaker_role, term));
        }
    }
    if let Some(heading) = heading_of(article, sections, quote) {
        doc.add_text(fields.section, heading.of(&article.text));
    }
    doc
}

/// Whether sections are made of such parts.
fn is_body(role: Role) -> bool {
    matches!(role, Role::Heading | Role::Paragraph)
}

/// Returns the heading of the section that a quote stands in.
fn heading_of(article: &Article, sections: &[Section], quote: &Quote) -> Option<Span> {
    sections[article.section_at(sections, quote.content.first()?.start)?].heading
}

/// Returns the day of publication as a number that sorts: 20211130.
pub(crate) fn day(article: &Article) -> Option<u64> {
    day_number(article.meta.published.as_ref()?.day())
}

/// Returns `YYYY-MM-DD` as a number that sorts.
pub(crate) fn day_number(day: &str) -> Option<u64> {
    let (mut number, mut n_digits) = (0, 0);
    for byte in day.bytes().filter(|byte| *byte != b'-') {
        if !byte.is_ascii_digit() || n_digits == 8 {
            return None;
        }
        number = number * 10 + u64::from(byte - b'0');
        n_digits += 1;
    }
    (n_digits == 8).then_some(number)
}

/// Returns the day that [`day_number`] made a number of.
pub(crate) fn day_name(day: u64) -> String {
    format!("{:04}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_numbers_that_sort() {
        assert_eq!(day_number("2021-11-30"), Some(20_211_130));
        assert_eq!(day_name(20_211_130), "2021-11-30");
        assert_eq!(day_number("2021-11"), None);
        assert_eq!(day_number("2021-1é-0"), None);
        assert_eq!(day_number("2021-11-301"), None);
        assert_eq!(day_number(""), None);
    }

    #[test]
    fn a_long_article_has_a_document_a_quote() {
        const N: usize = 40_000;
        let mut article = Article { text: "x".repeat(2 * N), ..Article::default() };
        for start in (0..2 * N).step_by(2) {
            let role = if start % 4 == 0 { Role::Heading } else { Role::Paragraph };
            article.parts.push(Part { role, span: Span::new(start, start + 1) });
            article.quotes.push(Quote { content: vec![Span::new(start, start + 1)], ..Quote::default() });
        }
        let fields = crate::index::schema::build().1;
        assert_eq!(block(&fields, b"x", 0, &article).unwrap().len(), N + 1);
    }
}
