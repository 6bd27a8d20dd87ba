//! What word processors make: paragraphs with a style each. One way from them to articles, whatever the file format.
//!
//! Where the author used styles, they are believed. Where all paragraphs look alike, the conventions find what is what, as
//! in plain text; where only bold and size tell a heading from the text, these do.

use std::collections::BTreeMap;

use super::builder::{Builder, Kind};
use super::format::{Blob, ReadError, Sink, Source};
use super::{nexis, shape};

/// A document as its file has it.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) paragraphs: Vec<Paragraph>,
    /// The title that the file states beside the text: often a leftover, so it only points at a paragraph.
    pub(super) title: Option<String>,
    /// How many paragraphs the file has, empty ones too.
    pub(super) n_paragraphs: u32,
}

/// What the style of a paragraph says it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Style {
    /// Nothing.
    #[default]
    Plain,
    /// The title of the document.
    Title,
    /// What stands below it.
    Subtitle,
    /// A heading of a level from 1.
    Heading(u8),
    /// A caption.
    Caption,
    /// Who made a photo.
    Credit,
    /// A line of a table of contents, a page header and the like.
    Furniture,
}

/// A paragraph, or a line of one that has breaks in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    /// Its number in the file, from 1.
    pub(super) number: u32,
    /// Its text, without line breaks.
    pub(super) text: String,
    pub(super) style: Style,
    /// How many bytes of the text are bold.
    pub(super) n_bold: usize,
    /// The size of its first letters, in half points; 0 where the file does not say.
    pub(super) size: u32,
    /// Whether it stands in a table.
    pub(super) is_cell: bool,
    /// Whether there is anything but white space in it.
    pub(super) has_text: bool,
    /// What stands between it and the one before, where both are one block: the cells of a row, or a paragraph that goes on on the
    /// next page.
    pub(super) joins: Option<&'static str>,
}

impl Paragraph {
    /// Appends a character; the size is that of the first one that is no white space.
    pub(super) fn put(&mut self, c: char, is_bold: bool, size: u32) {
        if !self.has_text && size > 0 {
            self.size = size;
        }
        self.has_text |= !c.is_whitespace();
        self.text.push(c);
        self.n_bold += if is_bold { c.len_utf8() } else { 0 };
    }

    fn is_bold(&self) -> bool {
        // Spaces at the ends are often not.
        self.n_bold + 2 >= self.text.len()
    }

    fn could_be_heading(&self) -> bool {
        let text = self.text.trim();
        shape::is_short(text, 15) && !text.ends_with(['.', ':', ',', ';']) && !self.is_cell
    }
}

/// Returns a size in half points, as files of Word have it, whatever a file says.
#[allow(clippy::cast_possible_truncation, reason = "it is held between bounds")]
pub(super) fn half_points(points: f32) -> u32 {
    (points * 2.0).round().clamp(0.0, 10_000.0) as u32
}

/// Ends a line of a paragraph: returns it, and leaves the rest as one of its own.
pub(super) fn break_line(paragraph: &mut Paragraph) -> Paragraph {
    let Paragraph { number, style, size, is_cell, .. } = *paragraph;
    std::mem::replace(paragraph, Paragraph { number, style, size, is_cell, ..Paragraph::default() })
}

/// Makes a row of short cells one line; `cells` tells where each begins in `paragraphs`.
pub(super) fn join_row(paragraphs: &mut [Paragraph], cells: &[usize]) {
    let ends = cells.iter().skip(1).copied().chain([paragraphs.len()]);
    let is_short = |(start, end): (&usize, usize)| {
        let cell = paragraphs.get(*start..end);
        cell.is_some_and(|cell| cell.len() <= 1 && cell.iter().all(|line| line.text.len() <= 80))
    };
    if cells.len() < 2 || !cells.iter().zip(ends).all(is_short) {
        return;
    }
    let first = cells.first().copied().unwrap_or_default();
    paragraphs.iter_mut().skip(first + 1).for_each(|line| line.joins = Some("\t"));
}

/// Returns what a style means by its name, as word processors and newsrooms call it.
pub(super) fn style_named(name: &str) -> Option<Style> {
    let name = name.trim().to_lowercase().replace(['_', '-'], " ");
    if let Some(level) = name.strip_prefix("heading").map(str::trim) {
        return Some(Style::Heading(level.parse().ok().filter(|level| (1..=9).contains(level)).unwrap_or(2)));
    }
    Some(match name.as_str() {
        "title" | "headline" | "article title" => Style::Title,
        "subtitle" | "standfirst" | "deck" | "dek" | "sub headline" => Style::Subtitle,
        "subhead" | "subheading" | "crosshead" | "cross head" | "sub head" => Style::Heading(2),
        "caption" | "cutline" | "photo caption" | "picture caption" | "figure" | "illustration" => Style::Caption,
        "credit" | "photo credit" | "picture credit" => Style::Credit,
        "header" | "footer" | "page number" | "footnote text" | "endnote text" | "annotation text" => Style::Furniture,
        _ if name.starts_with("toc ") || name == "contents heading" || name.starts_with("contents ") => {
            Style::Furniture
        }
        _ => return None,
    })
}

/// Reads the article of a document.
pub(super) fn read(blob: &Blob<'_>, document: &Document, sink: Sink<'_>) -> Result<(), ReadError> {
    let (text, starts, offsets) = text_of(document);
    let source = blob.source_in_units(&text, starts);
    if nexis::is_export(&text) {
        return nexis::read(&source, sink);
    }
    let _ = sink(article(&source, document, &document.paragraphs, &offsets)?);
    Ok(())
}

/// Writes the paragraphs one below the other. Returns that text, where the paragraphs of the file begin in it, and where
/// those of the list do.
fn text_of(document: &Document) -> (String, Vec<u32>, Vec<usize>) {
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let mut text = String::new();
    let mut offsets = Vec::with_capacity(document.paragraphs.len());
    let mut starts: Vec<u32> = Vec::new();
    for paragraph in &document.paragraphs {
        while starts.len() < paragraph.number as usize {
            starts.push(narrow(text.len()));
        }
        offsets.push(text.len());
        text.push_str(&paragraph.text);
        text.push('\n');
    }
    if starts.is_empty() {
        starts.push(0);
    }
    (text, starts, offsets)
}

/// Makes the article of some paragraphs; `offsets` tells where each begins in the source.
pub(super) fn article(
    source: &Source<'_>,
    document: &Document,
    paragraphs: &[Paragraph],
    offsets: &[usize],
) -> Result<crate::article::Article, ReadError> {
    let mut builder = source.drawn(None);
    write(&mut builder, document, paragraphs, offsets);
    builder.finish()
}

fn write(builder: &mut Builder<'_, '_>, document: &Document, paragraphs: &[Paragraph], offsets: &[usize]) {
    let headline = headline(document, paragraphs);
    // Where nothing but the headline is told apart, the conventions look for the rest.
    let has_style =
        |p: &Paragraph| matches!(p.style, Style::Heading(_) | Style::Subtitle | Style::Caption | Style::Credit);
    let is_strong = |idx: usize| headline != Some(idx) && is_strong_heading(paragraphs, idx);
    let is_styled = paragraphs.iter().any(has_style) || (0..paragraphs.len()).any(is_strong);
    let is_all_bold = paragraphs.iter().all(Paragraph::is_bold);
    for (idx, (paragraph, offset)) in paragraphs.iter().zip(offsets).enumerate() {
        let kind = match paragraph.style {
            _ if headline == Some(idx) => Kind::Headline,
            Style::Title | Style::Heading(_) => Kind::Heading,
            Style::Subtitle => Kind::Standfirst,
            Style::Caption => Kind::Caption,
            Style::Credit => Kind::Credit,
            Style::Furniture => Kind::Furniture,
            Style::Plain if !is_styled => Kind::Prose,
            Style::Plain if is_strong_heading(paragraphs, idx) && !is_all_bold => Kind::Heading,
            Style::Plain => Kind::Block,
        };
        match paragraph.joins {
            Some(glue) => builder.text(glue, None),
            None => builder.begin(kind),
        }
        builder.text(&paragraph.text, Some(*offset));
    }
    builder.end();
}

/// Whether a paragraph is bold all over, short, and has text below it.
fn is_strong_heading(paragraphs: &[Paragraph], idx: usize) -> bool {
    let Some(paragraph) = paragraphs.get(idx) else { return false };
    // A bold question is one of an interview.
    paragraph.is_bold()
        && paragraph.could_be_heading()
        && !paragraph.text.trim_end().ends_with('?')
        && paragraphs.get(idx + 1).is_some_and(|next| !next.is_bold())
}

/// Returns which paragraph is the headline, where the file says so: by a style, by the title beside the text, or by making
/// the first line larger or bolder than the text.
fn headline(document: &Document, paragraphs: &[Paragraph]) -> Option<usize> {
    if let Some(idx) = paragraphs.iter().position(|paragraph| paragraph.style == Style::Title) {
        return Some(idx);
    }
    let first =
        paragraphs.iter().position(|p| !matches!(p.style, Style::Caption | Style::Credit | Style::Furniture))?;
    let paragraph = paragraphs.get(first)?;
    if matches!(paragraph.style, Style::Heading(_)) {
        return Some(first);
    }
    let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    if let Some(title) = document.title.as_deref().map(fold).filter(|title| !title.is_empty()) {
        let found = paragraphs.iter().take(6).position(|paragraph| fold(&paragraph.text) == title);
        if found.is_some() {
            return found;
        }
    }
    let body = body_size(paragraphs);
    let is_larger = paragraph.size > 0 && body > 0 && paragraph.size * 5 >= body * 6;
    let is_bolder = paragraph.is_bold() && !paragraphs.iter().all(Paragraph::is_bold);
    let text = paragraph.text.trim();
    let could_be = shape::is_short(text, 26) && !text.ends_with(['.', ':', ',', ';']) && !paragraph.is_cell;
    ((is_larger || is_bolder) && could_be && paragraphs.len() > first + 1).then_some(first)
}

/// Returns the size that most of the text has.
pub(super) fn body_size(paragraphs: &[Paragraph]) -> u32 {
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    for paragraph in paragraphs {
        *sizes.entry(paragraph.size).or_default() += paragraph.text.len();
    }
    sizes.into_iter().max_by_key(|(_, n)| *n).map_or(0, |(size, _)| size)
}
