//! ODT, the text files of LibreOffice and OpenOffice.
//!
//! Read: paragraphs and headings with their styles, tables, text boxes. Not read: notes, comments, deleted text, page headers,
//! tables of contents. The line of a place is the number of the paragraph.

use std::collections::HashMap;

use super::document::{self, Document, Paragraph, Style, style_named};
use super::format::{Blob, Format, ReadError, Reader, Sink};
use super::office::{self, cut_off, is_of_type, part, text_in};
use super::xml::{Fault, Node, Nodes, Tag, local};

pub(super) const FORMAT: Format = Format {
    name: "odt",
    extensions: &["odt", "ott"],
    sniff: |peek| is_of_type(peek.head, "application/vnd.oasis.opendocument.text"),
    read: Reader::Bytes(read),
};

fn read(blob: &Blob<'_>, sink: Sink<'_>) -> Result<(), ReadError> {
    let mut zip = office::open(blob.bytes)?;
    let Some(content) = part(&mut zip, "content.xml")? else {
        return Err(ReadError::Refused("damaged: there is no content.xml in it".to_owned()));
    };
    let mut reading = Reading::default();
    if let Ok(Some(styles)) = part(&mut zip, "styles.xml") {
        reading.styles(&styles);
    }
    reading.styles(&content);
    let meta = part(&mut zip, "meta.xml").ok().flatten();
    reading.document.title = meta.and_then(|meta| text_in(&meta, "title"));
    let fault = reading.read(&content);
    document::read(blob, &reading.finish(), sink)?;
    cut_off(fault)
}

/// What a style says.
#[derive(Clone, Default)]
struct StyleOf {
    name: String,
    parent: Option<String>,
    is_bold: Option<bool>,
    size: Option<u32>,
}

/// The text of a document while it is read.
#[derive(Default)]
struct Reading {
    known: HashMap<String, StyleOf>,
    document: Document,
    /// Paragraphs that have begun, with those of their text boxes.
    open: Vec<(Paragraph, Vec<Paragraph>)>,
    /// How deep inside an element that is left out.
    skipped: usize,
    /// Of each span that is open: whether it is bold.
    bold: Vec<bool>,
    /// Where the paragraphs of each open row begin, and of its cells.
    rows: Vec<Vec<usize>>,
}

impl Reading {
    /// Reads the styles that a part defines.
    fn styles(&mut self, xml: &str) {
        let mut open: Option<String> = None;
        for node in Nodes::of(xml).map_while(Result::ok) {
            let Node::Open(tag) = node else { continue };
            match tag.name {
                "body" => return,
                "style" => {
                    open = tag.attribute("name");
                    if let Some(name) = &open {
                        // `Heading_20_1` is written so where a name has a blank.
                        let shown = tag.attribute("display-name").unwrap_or_else(|| name.replace("_20_", " "));
                        let parent = tag.attribute("parent-style-name");
                        self.known.insert(name.clone(), StyleOf { name: shown, parent, ..StyleOf::default() });
                    }
                }
                "text-properties" => {
                    let Some(style) = open.as_ref().and_then(|name| self.known.get_mut(name)) else { continue };
                    let weight = tag.attribute("font-weight");
                    style.is_bold =
                        weight.map(|weight| weight == "bold" || weight.parse::<u32>().is_ok_and(|w| w >= 600));
                    let points =
                        tag.attribute("font-size").and_then(|size| size.trim_end_matches("pt").parse::<f32>().ok());
                    style.size = points.map(document::half_points);
                }
                _ => {}
            }
        }
    }

    /// Returns the first answer of a style or of those above it.
    fn ask<T>(&self, name: &str, question: impl Fn(&StyleOf) -> Option<T>) -> Option<T> {
        let mut style = self.known.get(name);
        for _ in 0..10 {
            let found = style.and_then(&question);
            if found.is_some() {
                return found;
            }
            style = style.and_then(|style| self.known.get(style.parent.as_deref()?));
        }
        None
    }

    /// Returns what a style means, by its name or that of one above it; a file may name styles that it does not define.
    fn style(&self, name: &str) -> Style {
        let mut name = name;
        for _ in 0..10 {
            let known = self.known.get(name);
            let shown = known.map_or_else(|| name.replace("_20_", " "), |style| style.name.clone());
            if let Some(style) = style_named(&shown) {
                return style;
            }
            let Some(parent) = known.and_then(|style| style.parent.as_deref()) else { break };
            name = parent;
        }
        Style::Plain
    }

    fn read(&mut self, xml: &str) -> Option<Fault> {
        let mut is_body = false;
        for node in Nodes::of(xml) {
            match node {
                Err(fault) => return Some(fault),
                Ok(Node::Open(tag)) if is_body => self.begin(&tag),
                Ok(Node::Open(tag)) => is_body = tag.name == "body",
                Ok(Node::Close(name)) if is_body => self.end(name),
                Ok(Node::Text(text, _)) if is_body && self.skipped == 0 => self.text(text),
                Ok(Node::Char(c, _)) if is_body && self.skipped == 0 => self.text(c.encode_utf8(&mut [0; 4])),
                Ok(Node::Close(_) | Node::Text(..) | Node::Char(..)) => {}
            }
        }
        None
    }

    fn begin(&mut self, tag: &Tag<'_>) {
        let name = tag.name;
        let is_left_out = matches!(
            name,
            "tracked-changes"
                | "note"
                | "annotation"
                | "table-of-content"
                | "sequence-decls"
                | "forms"
                | "ruby-text"
                | "desc"
        ) || name == "title" && tag.full().starts_with("svg:");
        if self.skipped > 0 || is_left_out {
            self.skipped += 1;
            return;
        }
        match name {
            "p" | "h" => {
                self.document.n_paragraphs += 1;
                let style = tag.attribute("style-name").unwrap_or_default();
                let mut paragraph = Paragraph {
                    number: self.document.n_paragraphs,
                    is_cell: !self.rows.is_empty(),
                    size: self.ask(&style, |style| style.size).unwrap_or(0),
                    style: self.style(&style),
                    ..Paragraph::default()
                };
                if name == "h" && paragraph.style == Style::Plain {
                    let level = tag.attribute("outline-level").and_then(|level| level.parse().ok());
                    paragraph.style = Style::Heading(level.unwrap_or(1));
                }
                self.bold.push(self.ask(&style, |style| style.is_bold).unwrap_or(false));
                self.open.push((paragraph, Vec::new()));
            }
            "span" => {
                let style = tag.attribute("style-name").unwrap_or_default();
                let around = self.bold.last().copied().unwrap_or(false);
                let size = self.ask(&style, |style| style.size);
                if let (Some((paragraph, _)), Some(size)) = (self.open.last_mut(), size)
                    && !paragraph.has_text
                {
                    paragraph.size = size;
                }
                self.bold.push(self.ask(&style, |style| style.is_bold).unwrap_or(around));
            }
            "s" => self.text(" "),
            "tab" => self.text("\t"),
            "line-break" => self.break_line(),
            "table-row" => self.rows.push(Vec::new()),
            "table-cell" => {
                let at = self.target().len();
                if let Some(cells) = self.rows.last_mut() {
                    cells.push(at);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match local(name) {
            "p" | "h" => {
                self.bold.pop();
                self.close();
            }
            "span" => {
                self.bold.pop();
            }
            "table-row" => {
                let cells = self.rows.pop().unwrap_or_default();
                document::join_row(self.target(), &cells);
            }
            _ => {}
        }
    }

    fn target(&mut self) -> &mut Vec<Paragraph> {
        match self.open.last_mut() {
            Some((_, boxes)) => boxes,
            None => &mut self.document.paragraphs,
        }
    }

    /// White space folds, as in HTML.
    fn text(&mut self, text: &str) {
        let is_bold = self.bold.last().copied().unwrap_or(false);
        let Some((paragraph, _)) = self.open.last_mut() else { return };
        for c in text.chars() {
            match c {
                '\t' if text == "\t" => paragraph.put(c, is_bold, 0),
                c if c.is_whitespace() || c.is_control() => {
                    if !paragraph.text.ends_with([' ', '\t']) {
                        paragraph.put(' ', is_bold, 0);
                    }
                }
                c => paragraph.put(c, is_bold, 0),
            }
        }
    }

    fn break_line(&mut self) {
        let Some((paragraph, _)) = self.open.last_mut() else { return };
        let line = document::break_line(paragraph);
        if line.has_text {
            // Lines of a paragraph stand before its text boxes.
            match self.open.len() {
                1 => self.document.paragraphs.push(line),
                n => {
                    if let Some((_, boxes)) = self.open.get_mut(n - 2) {
                        boxes.push(line);
                    }
                }
            }
        }
    }

    fn close(&mut self) {
        let Some((paragraph, boxes)) = self.open.pop() else { return };
        let target = self.target();
        if paragraph.has_text {
            target.push(paragraph);
        }
        target.extend(boxes);
    }

    fn finish(mut self) -> Document {
        while !self.open.is_empty() {
            self.close();
        }
        self.document
    }
}
