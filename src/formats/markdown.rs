//! Markdown, with or without YAML front matter: notes and clippings.
//!
//! The reading text is what a reader sees: without the marks of emphasis, links and headings. Each stretch leads back
//! to its place in the file. Front matter that is no YAML is read line by line; it never costs the body.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::{Map, Value};

use super::builder::{Builder, Kind};
use super::fields::{self, Field};
use super::format::{Format, ReadError, Reader, Sink, Source};
use super::shape;

pub(super) const FORMAT: Format = Format {
    name: "markdown",
    extensions: &["md", "markdown", "mdown"],
    sniff: |peek| has_front_matter(peek.head),
    read: Reader::Text { charset: |_| None, read },
};

fn has_front_matter(head: &[u8]) -> bool {
    // Nearly no file gets past the first bytes.
    if !matches!(head, [b'-' | 0xEF, ..]) {
        return false;
    }
    let head = String::from_utf8_lossy(head);
    let mut lines = head.trim_start_matches('\u{feff}').lines();
    lines.next().is_some_and(|line| line.trim_end() == "---")
        && lines.next().is_some_and(|line| line.split_once(':').is_some_and(|(key, _)| fields::field(key).is_some()))
}

/// The longest source: what the parser makes of each byte of it takes some 170 where every byte is a mark.
const MAX_SOURCE: usize = 4 << 20;

/// The longest front matter that is read as YAML: nested lists take the square of their depth.
const MAX_YAML: usize = 16 << 10;

fn read(source: &Source<'_>, sink: Sink<'_>) -> Result<(), ReadError> {
    if source.text.len() > MAX_SOURCE {
        return Err(ReadError::TooLarge { len: source.text.len(), limit: MAX_SOURCE });
    }
    let body_at = front_matter_end(source.text);
    let (front, body) = source.text.split_at(body_at);
    let mut builder = source.drawn(None);
    let mut blocks = blocks(body, body_at);
    let fault = state(&mut builder, source.text, front, &mut blocks);
    for block in &blocks {
        builder.begin(block.kind);
        for piece in &block.pieces {
            match piece {
                Piece::Source(range) => {
                    builder.text(source.text.get(range.clone()).unwrap_or_default(), Some(range.start));
                }
                Piece::Decoded(text, at) => builder.decoded(text, *at),
            }
        }
        builder.end();
    }
    let _ = sink(builder.finish()?);
    match fault {
        Some(what) => Err(ReadError::Malformed { line: 1, what: format!("front matter: {what}"), n_more: 0 }),
        None => Ok(()),
    }
}

/// Returns where the body begins: behind the front matter, if there is any.
fn front_matter_end(text: &str) -> usize {
    let mut at = 0;
    for (idx, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        match (idx, line.trim_end()) {
            (0, "---") => {}
            (0, _) => return 0,
            (_, "---" | "...") => return at,
            _ => {}
        }
    }
    0
}

/// States what the front matter says; its title and description become blocks at the head. Returns what cannot be.
fn state(builder: &mut Builder<'_, '_>, text: &str, front: &str, blocks: &mut Vec<Block>) -> Option<String> {
    let mut known: Vec<(usize, Field, Value)> = front_fields(front)
        .into_iter()
        .filter_map(|(name, value)| fields::field(&name).map(|(field, rank)| (rank, field, value)))
        .collect();
    known.sort_by_key(|(rank, ..)| *rank);
    for (_, field, value) in &known {
        fields::state(*field, value, builder.meta());
    }
    let fault = known.iter().find_map(|(_, field, value)| fields::fault(*field, value));
    if fault.is_some() {
        builder.undated();
    }
    let first = |wanted: Field| {
        known.iter().filter(|(_, field, _)| *field == wanted).find_map(|(_, _, value)| value.as_str()).map(str::trim)
    };
    let mut head = Vec::new();
    let title = first(Field::Title).filter(|title| !title.is_empty());
    if let Some(title) = title {
        head.push(Block::stated(Kind::Headline, title, front, 0));
        // The title stands again at the top of the body.
        if let Some(block) = blocks.iter_mut().take(3).find(|block| block.words(text) == title) {
            block.kind = Kind::Furniture;
        }
    }
    let opening: String = blocks.iter().take(4).map(|block| block.words(text)).collect::<Vec<_>>().join(" ");
    if let Some(summary) = first(Field::Summary).filter(|summary| !summary.is_empty() && !summary.ends_with(['…'])) {
        let begin =
            summary.get(..summary.char_indices().nth(40).map_or(summary.len(), |(at, _)| at)).unwrap_or(summary);
        if !summary.ends_with("...") && !opening.contains(begin) {
            head.push(Block::stated(Kind::Standfirst, summary, front, 0));
        }
    }
    if title.is_none() {
        // The first heading of the highest level is the title, if nothing but pictures is before it.
        let first_text = blocks.iter().position(|block| !matches!(block.kind, Kind::Caption | Kind::Furniture));
        if let Some(block) = first_text.and_then(|idx| blocks.get_mut(idx)).filter(|block| block.level == 1) {
            block.kind = Kind::Headline;
        }
    }
    blocks.splice(0..0, head);
    fault
}

/// Reads the front matter: as YAML, else line by line.
fn front_fields(front: &str) -> Map<String, Value> {
    let inner = front.trim_start_matches("---").trim_end().trim_end_matches("---").trim_end_matches("...");
    if inner.len() <= MAX_YAML
        && let Ok(Value::Object(map)) = serde_saphyr::from_str::<Value>(inner)
    {
        return map;
    }
    let mut map = Map::new();
    let mut last: Option<String> = None;
    for line in inner.lines() {
        if let Some(item) = line.trim().strip_prefix("- ") {
            // An item of the list that the last key opened.
            if let Some(Value::Array(list)) = last.as_ref().and_then(|key| map.get_mut(key)) {
                list.push(Value::String(unquoted(item).to_owned()));
            }
        } else if let Some((key, value)) = line.split_once(':').filter(|(key, _)| !key.starts_with([' ', '\t', '#'])) {
            let key = key.trim().to_owned();
            let value = unquoted(value);
            let value = if value.is_empty() { Value::Array(Vec::new()) } else { Value::String(value.to_owned()) };
            last = Some(key.clone());
            map.entry(key).or_insert(value);
        }
    }
    map
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let pair = |mark: char| value.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    pair('"').or_else(|| pair('\'')).unwrap_or(value)
}

/// A stretch of the reading text.
enum Piece {
    /// Stands in the source as it is.
    Source(Range<usize>),
    /// Stands for something at this place of the source.
    Decoded(String, usize),
}

/// A block of the body.
struct Block {
    kind: Kind,
    pieces: Vec<Piece>,
    /// Level of a heading, else 0.
    level: u8,
    /// How many bytes of its text are strong, or emphasised.
    n_strong: usize,
    n_emphasised: usize,
    n_bytes: usize,
    /// A picture and no words of its own.
    is_picture: bool,
}

impl Block {
    fn new(kind: Kind) -> Self {
        Self { kind, pieces: Vec::new(), level: 0, n_strong: 0, n_emphasised: 0, n_bytes: 0, is_picture: false }
    }

    /// A block of a field's value, which leads back to where `within` has it; `base` is where `within` begins.
    fn stated(kind: Kind, value: &str, within: &str, base: usize) -> Self {
        let piece = match memchr::memmem::find(within.as_bytes(), value.as_bytes()) {
            Some(at) => Piece::Source(base + at..base + at + value.len()),
            None => Piece::Decoded(value.to_owned(), base),
        };
        Self { pieces: vec![piece], ..Self::new(kind) }
    }

    fn words(&self, text: &str) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Source(range) => text.get(range.clone()).unwrap_or_default(),
            Piece::Decoded(text, _) => text.as_str(),
        });
        pieces.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn is_all(&self, n_marked: usize) -> bool {
        self.n_bytes > 0 && n_marked == self.n_bytes
    }
}

/// Reads the body; `base` is where it begins in the source.
fn blocks(body: &str, base: usize) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_WIKILINKS;
    let mut reader = Reading { base, text: body, ..Reading::default() };
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.close();
    finish(reader.blocks, body, base)
}

#[derive(Default)]
struct Reading<'a> {
    text: &'a str,
    base: usize,
    blocks: Vec<Block>,
    open: Option<Block>,
    strong: usize,
    emphasis: usize,
    /// Inside a picture: where its alternative text is collected.
    picture: Option<(Block, String)>,
    skip: usize,
}

impl Reading<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(end) => self.end(end),
            Event::Text(text) | Event::Code(text) if self.skip == 0 => self.push(&text, range),
            Event::SoftBreak => self.push(" ", range),
            Event::HardBreak => {
                // A line of its own, such as the credit below a caption.
                if let Some(block) = self.open.as_ref() {
                    let next = Block { level: block.level, ..Block::new(block.kind) };
                    self.close();
                    self.open = Some(next);
                }
            }
            Event::InlineHtml(html) if html.starts_with("<br") => self.push(" ", range),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, _range: &Range<usize>) {
        match tag {
            Tag::Paragraph
            | Tag::Item
            | Tag::TableRow
            | Tag::TableHead
            | Tag::BlockQuote(_)
            | Tag::FootnoteDefinition(_) => {
                self.close();
                self.open = Some(Block::new(Kind::Block));
            }
            Tag::Heading { level, .. } => {
                self.close();
                self.open = Some(Block { level: level as u8, ..Block::new(Kind::Heading) });
            }
            Tag::CodeBlock(_) => {
                self.close();
                self.open = Some(Block::new(Kind::Furniture));
            }
            Tag::HtmlBlock | Tag::MetadataBlock(_) => self.skip += 1,
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Image { title, .. } => {
                self.picture = Some((Block { is_picture: true, ..Block::new(Kind::Caption) }, title.into_string()));
            }
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Paragraph
            | TagEnd::Item
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::TableRow
            | TagEnd::TableHead => {
                self.close();
            }
            TagEnd::TableCell => self.push(" ", 0..0),
            TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => self.skip = self.skip.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Image => {
                if let Some((mut picture, title)) = self.picture.take() {
                    if !title.trim().is_empty() {
                        picture = Block {
                            is_picture: true,
                            ..Block::stated(Kind::Caption, title.trim(), self.text, self.base)
                        };
                    }
                    self.blocks.push(picture);
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str, range: Range<usize>) {
        let block = match (self.picture.as_mut(), self.open.as_mut()) {
            (Some((picture, _)), _) => picture,
            (None, Some(block)) => block,
            (None, None) => return,
        };
        if text == " " && block.pieces.is_empty() {
            return;
        }
        let len = text.trim().len();
        block.n_bytes += len;
        block.n_strong += if self.strong > 0 { len } else { 0 };
        block.n_emphasised += if self.emphasis > 0 { len } else { 0 };
        let piece = if self.text.get(range.clone()) == Some(text) {
            Piece::Source(self.base + range.start..self.base + range.end)
        } else {
            Piece::Decoded(text.to_owned(), self.base + range.start)
        };
        block.pieces.push(piece);
    }

    fn close(&mut self) {
        if let Some(block) = self.open.take().filter(|block| !block.pieces.is_empty()) {
            self.blocks.push(block);
        }
    }
}

/// What only the neighbours tell: an emphasised line below a picture is its caption, and its alternative text none.
fn finish(mut blocks: Vec<Block>, body: &str, base: usize) -> Vec<Block> {
    let text_of = |block: &Block| {
        let pieces = block.pieces.iter().map(|piece| match piece {
            Piece::Source(range) => body.get(range.start - base..range.end - base).unwrap_or_default(),
            Piece::Decoded(text, _) => text.as_str(),
        });
        pieces.collect::<String>()
    };
    for idx in 0..blocks.len() {
        let Some(block) = blocks.get(idx) else { break };
        let words = text_of(block);
        let words = words.trim();
        let after_picture =
            idx.checked_sub(1).and_then(|before| blocks.get(before)).is_some_and(|before| before.is_picture);
        let kind = if block.is_picture {
            // A file's name or a single word describes nothing.
            if shape::n_words(words, 3) >= 3 { Kind::Caption } else { Kind::Furniture }
        } else if block.kind != Kind::Block {
            block.kind
        } else if after_picture && block.is_all(block.n_emphasised) && shape::is_short(words, 90) {
            Kind::Caption
        } else if block.is_all(block.n_strong) && shape::is_short(words, 15) && !words.ends_with(['.', ':', ',', '?']) {
            // A strong question is one of an interview.
            Kind::Heading
        } else {
            Kind::Block
        };
        let replaces_alt = after_picture && kind == Kind::Caption;
        if let Some(block) = blocks.get_mut(idx) {
            block.kind = kind;
        }
        if let Some(before) = idx.checked_sub(1).filter(|_| replaces_alt).and_then(|before| blocks.get_mut(before)) {
            before.kind = Kind::Furniture;
        }
    }
    blocks.retain(|block| !(block.is_picture && block.kind == Kind::Furniture));
    blocks
}
