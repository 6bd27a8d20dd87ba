//! DOCX, the files of Word and of what writes like it.
//!
//! Read: the text as it stands after tracked changes are accepted, with styles, tables and text boxes. Not read: footnotes,
//! comments, headers and footers, hidden and deleted text, formulas, text inside pictures. The line of a place is the
//! number of the paragraph.

use std::collections::HashMap;

use super::document::{self, Document, Paragraph, Style, style_named};
use super::format::{Blob, Format, Peek, ReadError, Reader, Sink};
use super::office::{self, cut_off, part, text_in};
use super::xml::{Fault, Node, Nodes, Tag, local};
use crate::unpack::Zip;

pub(super) const FORMAT: Format =
    Format { name: "docx", extensions: &["docx", "docm", "dotx"], sniff: is_docx, read: Reader::Bytes(read) };

/// The namespaces of the text, in files of the usual and of the strict sort.
const NAMESPACES: &[&str] = &[
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

fn is_docx(peek: &Peek<'_>) -> bool {
    peek.has_entry("[Content_Types].xml")
        && (peek.has_entry("word/document.xml") || peek.has_entry("word/document2.xml"))
}

fn read(blob: &Blob<'_>, sink: Sink<'_>) -> Result<(), ReadError> {
    let mut zip = office::open(blob.bytes)?;
    let main = main_part(&mut zip)?;
    let Some(body) = part(&mut zip, &main)? else {
        return Err(ReadError::Refused(format!("damaged: there is no {main} in it")));
    };
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    // Without its styles or properties the text is still worth reading.
    let styles = part(&mut zip, &format!("{folder}/styles.xml")).ok().flatten();
    let styles = styles.map_or_else(Styles::default, |text| Styles::read(&text));
    let core = part(&mut zip, "docProps/core.xml").ok().flatten();
    let mut reading = Reading::new(&styles);
    reading.document.title = core.and_then(|text| text_in(&text, "title"));
    let fault = reading.read(&body);
    document::read(blob, &reading.finish(), sink)?;
    cut_off(fault)
}

/// Returns the name of the part that holds the text: not all programs call it alike.
fn main_part(zip: &mut Zip<'_>) -> Result<String, ReadError> {
    let relations = part(zip, "_rels/.rels")?.unwrap_or_default();
    for node in Nodes::of(&relations).map_while(Result::ok) {
        let Node::Open(tag) = node else { continue };
        if tag.name == "Relationship"
            && tag.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            && let Some(target) = tag.attribute("Target")
        {
            return Ok(target.trim_start_matches('/').to_owned());
        }
    }
    Ok("word/document.xml".to_owned())
}

/// Whether an on-off property is on: it is, unless it says otherwise.
fn is_on(tag: &Tag<'_>) -> bool {
    !tag.attribute("val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off" | "none"))
}

/// The paragraph styles of a file.
#[derive(Default)]
struct Styles(HashMap<String, StyleOf>);

#[derive(Default)]
struct StyleOf {
    name: String,
    based_on: Option<String>,
    level: Option<u8>,
    is_bold: Option<bool>,
    size: Option<u32>,
}

impl Styles {
    fn read(text: &str) -> Self {
        let mut styles = HashMap::new();
        let mut open: Option<(String, StyleOf)> = None;
        for node in Nodes::of(text).map_while(Result::ok) {
            match node {
                Node::Open(tag) => {
                    let value = || tag.attribute("val");
                    match (tag.name, open.as_mut()) {
                        ("style", _) => {
                            open = tag.attribute("styleId").map(|id| (id, StyleOf::default()));
                        }
                        ("name", Some((_, style))) => style.name = value().unwrap_or_default(),
                        ("basedOn", Some((_, style))) => style.based_on = value(),
                        ("outlineLvl", Some((_, style))) => style.level = level(&tag),
                        ("b", Some((_, style))) => style.is_bold = Some(is_on(&tag)),
                        ("sz", Some((_, style))) => style.size = value().and_then(|size| size.parse().ok()),
                        _ => {}
                    }
                }
                Node::Close(name) if local(name) == "style" => styles.extend(open.take()),
                Node::Close(_) | Node::Text(..) | Node::Char(..) => {}
            }
        }
        Self(styles)
    }

    /// Returns the first answer of a style or of those that it is based on.
    fn ask<T>(&self, id: &str, question: impl Fn(&StyleOf) -> Option<T>) -> Option<T> {
        let mut style = self.0.get(id);
        // A style may be based on itself.
        for _ in 0..10 {
            let found = style.and_then(&question);
            if found.is_some() {
                return found;
            }
            style = style.and_then(|style| self.0.get(style.based_on.as_deref()?));
        }
        None
    }

    fn style(&self, id: &str) -> Style {
        let by_level = |style: &StyleOf| style.level.map(Style::Heading);
        let meaning = self.ask(id, |style| style_named(&style.name).or_else(|| by_level(style)));
        // A file may name styles that it does not define.
        meaning.or_else(|| if self.0.contains_key(id) { None } else { style_named(id) }).unwrap_or_default()
    }
}

/// Reads the level of an outline: 9 is that of running text.
fn level(tag: &Tag<'_>) -> Option<u8> {
    tag.attribute("val")?.parse::<u8>().ok().filter(|level| *level < 9).map(|level| level + 1)
}

/// A paragraph that has begun, with what was anchored in it.
#[derive(Default)]
struct Open {
    paragraph: Paragraph,
    /// Lines of it that a break ended.
    lines: Vec<Paragraph>,
    /// Paragraphs of text boxes, which follow it.
    boxes: Vec<Paragraph>,
    is_bold_by_style: bool,
}

/// The text of a document while it is read.
struct Reading<'a> {
    styles: &'a Styles,
    document: Document,
    prefix: String,
    open: Vec<Open>,
    /// How deep inside an element that is left out.
    skipped: usize,
    /// Inside the properties of a paragraph: what is said there of letters is said of its end mark.
    in_properties: bool,
    in_text: bool,
    /// Of the run.
    is_bold: Option<bool>,
    is_hidden: bool,
    size: u32,
    /// The tables that are open: of each where the paragraphs of its row begin, and of each cell.
    rows: Vec<(usize, Vec<usize>)>,
}

impl<'a> Reading<'a> {
    fn new(styles: &'a Styles) -> Self {
        Self {
            styles,
            document: Document::default(),
            prefix: "w".to_owned(),
            open: Vec::new(),
            skipped: 0,
            in_properties: false,
            in_text: false,
            is_bold: None,
            is_hidden: false,
            size: 0,
            rows: Vec::new(),
        }
    }

    /// Reads the part that holds the text; returns what ended it before its end.
    fn read(&mut self, text: &str) -> Option<Fault> {
        let mut is_first = true;
        for node in Nodes::of(text) {
            match node {
                Err(fault) => return Some(fault),
                Ok(Node::Open(tag)) => {
                    if std::mem::take(&mut is_first) {
                        self.prefix = tag.prefix_of(NAMESPACES).unwrap_or_else(|| "w".to_owned());
                    }
                    self.begin(&tag);
                }
                Ok(Node::Close(name)) => self.end(name),
                Ok(Node::Text(text, _)) if self.is_shown() => self.text(text),
                Ok(Node::Char(c, _)) if self.is_shown() => self.text(c.encode_utf8(&mut [0; 4])),
                Ok(Node::Text(..) | Node::Char(..)) => {}
            }
        }
        None
    }

    /// Whether characters are those of the text.
    fn is_shown(&self) -> bool {
        self.in_text && self.skipped == 0 && !self.is_hidden
    }

    /// Returns the local name of an element of the text's own namespace; of another, an empty one.
    fn own<'n>(&self, name: &'n str) -> &'n str {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        if prefix == self.prefix { local } else { "" }
    }

    fn begin(&mut self, tag: &Tag<'_>) {
        let is_left_out = match self.own(tag.full()) {
            "del" | "moveFrom" | "pPrChange" | "rPrChange" | "instrText" | "delText" | "rt" => true,
            // What older programs show in the place of the same thing.
            "" => tag.name == "Fallback",
            _ => false,
        };
        if self.skipped > 0 || is_left_out {
            self.skipped += 1;
            return;
        }
        match self.own(tag.full()) {
            "p" => {
                self.document.n_paragraphs += 1;
                let is_cell = !self.rows.is_empty();
                let paragraph = Paragraph { number: self.document.n_paragraphs, is_cell, ..Paragraph::default() };
                self.open.push(Open { paragraph, ..Open::default() });
            }
            "pPr" => self.in_properties = true,
            "pStyle" => {
                let id = tag.attribute("val").unwrap_or_default();
                let style = self.styles.style(&id);
                let is_bold = self.styles.ask(&id, |style| style.is_bold).unwrap_or(false);
                let size = self.styles.ask(&id, |style| style.size).unwrap_or(0);
                if let Some(open) = self.open.last_mut() {
                    open.paragraph.style = style;
                    open.paragraph.size = size;
                    open.is_bold_by_style = is_bold;
                }
            }
            "outlineLvl" if self.in_properties => {
                if let (Some(level), Some(open)) = (level(tag), self.open.last_mut()) {
                    open.paragraph.style = Style::Heading(level);
                }
            }
            "r" => (self.is_bold, self.is_hidden, self.size) = (None, false, 0),
            "b" if !self.in_properties => self.is_bold = Some(is_on(tag)),
            "vanish" if !self.in_properties => self.is_hidden = is_on(tag),
            "sz" if !self.in_properties => {
                self.size = tag.attribute("val").and_then(|size| size.parse().ok()).unwrap_or(0);
            }
            "t" => self.in_text = true,
            "tab" if !self.in_properties => self.text("\t"),
            "noBreakHyphen" => self.text("-"),
            "br" | "cr" => self.break_line(),
            "tbl" => self.rows.push((0, Vec::new())),
            "tr" => {
                let at = self.target().len();
                if let Some(row) = self.rows.last_mut() {
                    *row = (at, Vec::new());
                }
            }
            "tc" => {
                let at = self.target().len();
                if let Some((_, cells)) = self.rows.last_mut() {
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
        match self.own(name) {
            "p" => self.close(),
            "pPr" => self.in_properties = false,
            "t" => self.in_text = false,
            "tr" => self.join_row(),
            "tbl" => {
                self.rows.pop();
            }
            _ => {}
        }
    }

    /// Where paragraphs go: into the document, or, inside a text box, behind the paragraph that it is anchored in.
    fn target(&mut self) -> &mut Vec<Paragraph> {
        match self.open.last_mut() {
            Some(open) => &mut open.boxes,
            None => &mut self.document.paragraphs,
        }
    }

    fn text(&mut self, text: &str) {
        let (is_bold, size) = (self.is_bold, self.size);
        let Some(open) = self.open.last_mut() else { return };
        let is_bold = is_bold.unwrap_or(open.is_bold_by_style);
        for c in text.chars() {
            open.paragraph.put(if c.is_control() && c != '\t' { ' ' } else { c }, is_bold, size);
        }
    }

    /// Ends a line: the rest of the paragraph is one of its own.
    fn break_line(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.lines.push(document::break_line(&mut open.paragraph));
        }
    }

    fn close(&mut self) {
        let Some(Open { paragraph, mut lines, boxes, .. }) = self.open.pop() else { return };
        lines.push(paragraph);
        lines.retain(|line| line.has_text);
        let target = self.target();
        target.extend(lines);
        target.extend(boxes);
    }

    /// Makes a row of short cells one line.
    fn join_row(&mut self) {
        let Some((_, cells)) = self.rows.last_mut() else { return };
        let cells = std::mem::take(cells);
        document::join_row(self.target(), &cells);
    }

    /// Returns what was read; of a file that was cut off, the paragraph that was open too.
    fn finish(mut self) -> Document {
        while !self.open.is_empty() {
            self.close();
        }
        self.document
    }
}
