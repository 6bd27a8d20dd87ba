//! Articles to index documents: what of an article is searchable, and where it stands.
//!
//! The field `text` holds the prose of an article, one value a part, so that no phrase runs from one part into the
//! next: headline, standfirst and captions first, then headings and paragraphs. Where an article has headings, each
//! section begins with a value that is the mark [`SECTION`] alone and its heading (if it has one) ends with
//! [`HEADING_END`]: a section is a range of token positions, and the positions of the marks are the ends of the ranges.

use super::FileStamp;
use super::batch::{Documents, Kept};
use super::schema::{Fields, sort};
use super::tokenizer::{HEADING_END, SECTION};
use super::{key, names, text_hash, wire};
use crate::article::{Article, Part, Quote, Role, Section};
use crate::text::Span;

/// Writes the stamp of a file.
pub(super) fn stamp(out: &mut Documents, fields: &Fields, stamp: &FileStamp) {
    out.add_bytes(fields.file, &key::encode(stamp.root, &stamp.path));
    out.add_number(fields.sort, sort::STAMP);
    out.add_number(fields.size, stamp.size);
    out.add(fields.mtime, Kept::Signed(stamp.mtime_ns));
    out.add_bytes(fields.hash, &stamp.hash);
    out.add_number(fields.extractor, u64::from(stamp.extractor));
    out.add_number(fields.n_articles, u64::from(stamp.n_articles));
    out.add_number(fields.n_quotes, u64::from(stamp.n_quotes));
    if let Some(problem) = &stamp.problem {
        out.add_text(fields.problem, problem);
    }
    out.end();
}

/// Bytes that most quotes take beside the text of the article, and values: they get their memory at once.
const BESIDE: usize = 64;
const VALUES: usize = 14;

/// Writes the block of an article: its document, then those of its quotes. `ordinal` is its number in the file.
///
/// # Errors
/// If the article cannot be stored, see [`wire::encode`].
pub(super) fn block(
    out: &mut Documents,
    fields: &Fields,
    key: &[u8],
    ordinal: usize,
    article: &Article,
) -> anyhow::Result<()> {
    let stored = wire::encode(article)?;
    let n_quotes = article.quotes.len();
    let values = VALUES * (n_quotes + 1) + article.parts.len();
    out.reserve(article.text.len() + BESIDE * (n_quotes + 1), key.len() + stored.len() + BESIDE, values);
    let (file, text, day) = (out.bytes(key), out.text(&article.text), day(article));
    let mut names = Vec::with_capacity(article.speakers.len());
    for speaker in &article.speakers {
        let terms = names::terms(&speaker.name, speaker.sort);
        let terms = terms.iter().map(|term| out.text(term)).collect();
        names.push(Name { name: out.text(&speaker.name), terms });
    }
    let block = Block { fields, article, file, text, day, sections: article.sections(), names };
    block.article(out, ordinal, &stored);
    for (quote_idx, quote) in article.quotes.iter().enumerate() {
        block.quote(out, quote_idx, quote);
    }
    Ok(())
}

/// What the documents of an article have in common.
struct Block<'a> {
    fields: &'a Fields,
    article: &'a Article,
    file: Kept,
    text: Kept,
    day: Option<u64>,
    sections: Vec<Section>,
    /// Of the speakers.
    names: Vec<Name>,
}

/// The name of a speaker, and its terms.
struct Name {
    name: Kept,
    terms: Vec<Kept>,
}

impl Block<'_> {
    fn article(&self, out: &mut Documents, ordinal: usize, stored: &[u8]) {
        let Self { fields, article, .. } = self;
        out.add(fields.file, self.file);
        out.add_number(fields.sort, sort::ARTICLE);
        out.add_number(fields.ordinal, ordinal as u64);
        out.add_number(fields.n_quotes, article.quotes.len() as u64);
        if let Some(day) = self.day {
            out.add_number(fields.day, day);
        }
        if let Some(desk) = &article.meta.desk {
            out.add_text(fields.desk, desk);
        }
        if let Some(language) = &article.meta.language {
            out.add_text(fields.language, language);
        }
        let parts = article.parts.iter().filter(|part| part.role.is_prose());
        let (body, head): (Vec<&Part>, Vec<&Part>) = parts.partition(|part| is_body(part.role));
        for part in head {
            let text = self.text.piece(part.span);
            match part.role {
                Role::Headline => out.add(fields.headline, text),
                Role::Caption => out.add(fields.caption, text),
                _ => {}
            }
            out.add(fields.text, text);
        }
        let sectioned = body.iter().any(|part| part.role == Role::Heading);
        for (idx, part) in body.iter().enumerate() {
            let heading = part.role == Role::Heading;
            if sectioned && (heading || idx == 0) {
                out.add_text(fields.text, SECTION);
            }
            let text = self.text.piece(part.span);
            out.add(fields.text, text);
            if heading {
                out.add(fields.heading, text);
                out.add_text(fields.text, HEADING_END);
            }
        }
        out.add_bytes(fields.text_hash, &text_hash(&article.text).0);
        if article.corrections != 0 {
            out.add_number(fields.corrections, article.corrections);
        }
        out.add_bytes(fields.stored, stored);
        out.end();
    }

    fn quote(&self, out: &mut Documents, quote_idx: usize, quote: &Quote) {
        let Self { fields, article, .. } = self;
        out.add(fields.file, self.file);
        out.add_number(fields.sort, sort::quote(quote.kind));
        out.add_number(fields.quote_idx, quote_idx as u64);
        if let Some(day) = self.day {
            out.add_number(fields.day, day);
        }
        for piece in &quote.content {
            out.add(fields.quote, self.text.piece(*piece));
        }
        for speaker in &quote.speakers {
            let Name { name, terms } = &self.names[*speaker as usize];
            terms.iter().for_each(|term| out.add(fields.speaker, *term));
            out.add(fields.speaker_name, *name);
        }
        // Who is printed as the speaker is found as one; lists of names leave them out.
        if let Some(words) = quote.unnamed.as_ref().filter(|_| quote.speakers.is_empty()) {
            let words = out.text(words);
            out.add(fields.unnamed, words);
            out.add(fields.role, words);
        }
        if let Some(role) = &quote.role {
            let text = out.text(role);
            out.add(fields.role, text);
            out.add(fields.role_name, text);
            // A role printed with several names is not known to be each one's.
            if let [speaker] = quote.speakers.as_slice() {
                let name = &article.speakers[*speaker as usize].name;
                names::role_terms(name, role, |term| out.add_text(fields.speaker_role, term));
            }
        }
        if let Some(heading) = heading_of(article, &self.sections, quote) {
            out.add(fields.section, self.text.piece(heading));
        }
        out.end();
    }
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
        let mut documents = Documents::default();
        block(&mut documents, &fields, b"x", 0, &article).unwrap();
        assert_eq!(documents.len(), N + 1);
    }
}
