//! RTF, as word processors and press databases export it.
//!
//! Read: text with its styles, bold and size, tables. Not read: notes, comments, page headers, pictures, hidden and deleted
//! text. The line of a place is the number of the paragraph.

use std::collections::HashMap;

use encoding_rs::Encoding;

use super::document::{self, Document, Paragraph, Style, style_named};
use super::format::{Blob, Format, ReadError, Reader, Sink};

pub(super) const FORMAT: Format = Format {
    name: "rtf",
    extensions: &["rtf"],
    sniff: |peek| peek.head.starts_with(b"{\\rtf"),
    read: Reader::Bytes(read),
};

/// How deep groups may be nested.
const MAX_DEPTH: usize = 4_000;

fn read(blob: &Blob<'_>, sink: Sink<'_>) -> Result<(), ReadError> {
    if !blob.bytes.starts_with(b"{\\rtf") {
        return Err(ReadError::Refused("damaged, or no RTF".to_owned()));
    }
    let (document, fault) = document_of(blob.bytes);
    document::read(blob, &document, sink)?;
    fault.map_or(Ok(()), |fault| Err(ReadError::Refused(fault.to_owned())))
}

/// Reads the paragraphs, and says what ended reading before the end.
pub(super) fn document_of(bytes: &[u8]) -> (Document, Option<&'static str>) {
    let mut reading = Reading::new();
    let fault = reading.read(bytes);
    (reading.finish(), fault)
}

/// Where what is read goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Text,
    /// Nowhere.
    Out,
    /// The table of fonts: their code pages.
    Fonts,
    /// The table of styles: their names.
    Styles,
    /// The title of the file.
    Title,
}

/// What holds inside a group.
#[derive(Clone, Copy)]
struct State {
    place: Place,
    is_bold: bool,
    is_hidden: bool,
    size: u32,
    font: i32,
    /// How many bytes stand in for a character that older programs do not know.
    n_stand_in: usize,
}

struct Reading {
    state: State,
    outer: Vec<State>,
    document: Document,
    paragraph: Paragraph,
    style: Style,
    is_cell: bool,
    /// Where the cells of the row begin.
    cells: Vec<usize>,
    /// Bytes that are not decoded yet.
    pending: Vec<u8>,
    /// How many bytes or characters are still to be passed over.
    n_skip: usize,
    code_page: &'static Encoding,
    fonts: HashMap<i32, &'static Encoding>,
    styles: HashMap<i32, Style>,
    /// The style that is being defined, and its name.
    named: (i32, String),
    title: String,
    high: Option<u16>,
}

impl Reading {
    fn new() -> Self {
        let state = State { place: Place::Text, is_bold: false, is_hidden: false, size: 24, font: -1, n_stand_in: 1 };
        Self {
            state,
            outer: Vec::new(),
            document: Document { n_paragraphs: 1, ..Document::default() },
            paragraph: Paragraph { number: 1, ..Paragraph::default() },
            style: Style::Plain,
            is_cell: false,
            cells: Vec::new(),
            pending: Vec::new(),
            n_skip: 0,
            code_page: encoding_rs::WINDOWS_1252,
            fonts: HashMap::new(),
            styles: HashMap::new(),
            named: (0, String::new()),
            title: String::new(),
            high: None,
        }
    }

    fn read(&mut self, bytes: &[u8]) -> Option<&'static str> {
        let mut rest = bytes;
        while let Some((first, after)) = rest.split_first() {
            rest = after;
            match first {
                b'{' => {
                    self.flush();
                    if self.outer.len() >= MAX_DEPTH {
                        return Some("groups are nested too deeply, the rest was not read");
                    }
                    self.outer.push(self.state);
                }
                b'}' => {
                    self.flush();
                    self.close();
                    if self.outer.is_empty() {
                        return None;
                    }
                }
                b'\\' => rest = self.control(rest),
                b'\r' | b'\n' => {}
                byte => self.byte(*byte),
            }
        }
        self.flush();
        Some("the file is cut off, the rest was not read")
    }

    fn close(&mut self) {
        if self.state.place == Place::Styles && !self.named.1.is_empty() {
            let (number, name) = std::mem::take(&mut self.named);
            if let Some(style) = style_named(name.trim_end_matches(';')) {
                self.styles.insert(number, style);
            }
        }
        if let Some(outer) = self.outer.pop() {
            self.state = outer;
        }
    }

    /// Reads what stands behind a backslash; returns what is left.
    fn control<'b>(&mut self, bytes: &'b [u8]) -> &'b [u8] {
        let Some((first, after)) = bytes.split_first() else { return bytes };
        if !first.is_ascii_alphabetic() {
            match first {
                b'\'' => {
                    let (digits, rest) = after.split_at(after.len().min(2));
                    let byte = std::str::from_utf8(digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok());
                    if let Some(byte) = byte {
                        self.byte(byte);
                    }
                    return rest;
                }
                b'*' => self.state.place = Place::Out,
                b'~' => self.character(' '),
                b'_' => self.character('-'),
                b'{' | b'}' | b'\\' => self.byte(*first),
                b'\n' | b'\r' => self.paragraph(),
                // An optional hyphen, and signs of indexes.
                _ => {}
            }
            return after;
        }
        let len = bytes.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, rest) = bytes.split_at(len);
        let is_negative = rest.first() == Some(&b'-');
        let digits = rest.get(usize::from(is_negative)..).unwrap_or_default();
        let n_digits = digits.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let (number, rest) = match n_digits {
            0 => (None, rest),
            n => {
                let (digits, rest) = digits.split_at(n);
                let number = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<i32>().ok());
                (number.map(|number| if is_negative { -number } else { number }), rest)
            }
        };
        let rest = rest.strip_prefix(b" ").unwrap_or(rest);
        if word == b"bin" {
            let n = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
            return rest.get(n..).unwrap_or_default();
        }
        if word == b"u" {
            self.unit(number.unwrap_or(0));
            return rest;
        }
        self.flush();
        self.word(word, number);
        rest
    }

    fn word(&mut self, word: &[u8], number: Option<i32>) {
        let is_on = number != Some(0);
        let Ok(word) = std::str::from_utf8(word) else { return };
        match word {
            "fonttbl" => self.state.place = Place::Fonts,
            "stylesheet" => self.state.place = Place::Styles,
            "title" if self.state.place == Place::Out => self.state.place = Place::Title,
            "info" | "colortbl" | "pict" | "object" | "footnote" | "header" | "headerl" | "headerr" | "headerf"
            | "footer" | "footerl" | "footerr" | "footerf" | "annotation" | "fldinst" | "xe" | "tc" | "nonshppict"
            | "listtext" | "pntext" => self.state.place = Place::Out,
            "ansicpg" => self.code_page = number.and_then(code_page).unwrap_or(self.code_page),
            "mac" => self.code_page = encoding_rs::MACINTOSH,
            "f" => self.state.font = number.unwrap_or(-1),
            "fcharset" if self.state.place == Place::Fonts => {
                if let Some(encoding) = number.and_then(charset) {
                    self.fonts.insert(self.state.font, encoding);
                }
            }
            "uc" => self.state.n_stand_in = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1).min(16),
            "s" if self.state.place == Place::Styles => self.named.0 = number.unwrap_or(0),
            "s" => self.style = number.and_then(|number| self.styles.get(&number)).copied().unwrap_or_default(),
            "outlinelevel" if self.state.place == Place::Text => {
                let level = number.and_then(|level| u8::try_from(level).ok()).filter(|level| *level < 9);
                if let (Some(level), Style::Plain) = (level, self.style) {
                    self.style = Style::Heading(level + 1);
                }
            }
            "b" => self.state.is_bold = is_on,
            "v" | "deleted" => self.state.is_hidden = is_on,
            "fs" => self.state.size = number.and_then(|size| u32::try_from(size).ok()).unwrap_or(24),
            "plain" => (self.state.is_bold, self.state.is_hidden, self.state.size) = (false, false, 24),
            "pard" => (self.style, self.is_cell) = (Style::Plain, false),
            "intbl" => self.is_cell = true,
            "trowd" => self.cells = vec![self.document.paragraphs.len()],
            "par" | "sect" | "page" => self.paragraph(),
            "line" => self.line(),
            "cell" => {
                self.paragraph();
                self.cells.push(self.document.paragraphs.len());
            }
            "row" => {
                self.cells.pop();
                let cells = std::mem::take(&mut self.cells);
                document::join_row(&mut self.document.paragraphs, &cells);
            }
            "tab" => self.character('\t'),
            "emdash" => self.character('—'),
            "endash" => self.character('–'),
            "lquote" => self.character('‘'),
            "rquote" => self.character('’'),
            "ldblquote" => self.character('“'),
            "rdblquote" => self.character('”'),
            "bullet" => self.character('•'),
            "emspace" | "enspace" | "qmspace" => self.character(' '),
            _ => {}
        }
    }

    fn byte(&mut self, byte: u8) {
        match self.n_skip {
            0 => self.pending.push(byte),
            n => self.n_skip = n - 1,
        }
    }

    /// A character by its number; what stands in for it is passed over.
    fn unit(&mut self, number: i32) {
        self.flush();
        self.n_skip = self.state.n_stand_in;
        // Above 32767 they are written as negative numbers.
        let unit = u16::try_from(number.rem_euclid(0x1_0000)).unwrap_or_default();
        match (self.high.take(), unit) {
            (_, 0xD800..=0xDBFF) => self.high = Some(unit),
            (Some(high), _) => {
                let c = char::decode_utf16([high, unit]).next().and_then(Result::ok);
                self.put(c.unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            (None, unit) => self.put(char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
    }

    /// Decodes the bytes that stand together.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let encoding = self.fonts.get(&self.state.font).copied().unwrap_or(self.code_page);
        let pending = std::mem::take(&mut self.pending);
        let (text, _) = encoding.decode_without_bom_handling(&pending);
        text.chars().for_each(|c| self.put(c));
        self.pending = pending;
        self.pending.clear();
    }

    fn character(&mut self, c: char) {
        self.flush();
        match self.n_skip {
            0 => self.put(c),
            n => self.n_skip = n - 1,
        }
    }

    fn put(&mut self, c: char) {
        let c = if c.is_control() && c != '\t' { ' ' } else { c };
        match self.state.place {
            Place::Out | Place::Fonts => {}
            Place::Styles if self.named.1.len() < 100 => self.named.1.push(c),
            Place::Title if self.title.len() < 1000 => self.title.push(c),
            Place::Styles | Place::Title => {}
            Place::Text if self.state.is_hidden => {}
            Place::Text => {
                self.paragraph.put(c, self.state.is_bold, self.state.size);
            }
        }
    }

    fn line(&mut self) {
        self.flush();
        if self.state.place != Place::Text {
            return;
        }
        (self.paragraph.style, self.paragraph.is_cell) = (self.style, self.is_cell);
        let line = document::break_line(&mut self.paragraph);
        if line.has_text {
            self.document.paragraphs.push(line);
        }
    }

    fn paragraph(&mut self) {
        self.line();
        if self.state.place == Place::Text {
            self.document.n_paragraphs += 1;
            self.paragraph.number = self.document.n_paragraphs;
        }
    }

    fn finish(mut self) -> Document {
        self.state.place = Place::Text;
        self.line();
        self.document.title = Some(self.title).filter(|title| !title.trim().is_empty());
        self.document
    }
}

/// The encoding of a Windows code page.
fn code_page(number: i32) -> Option<&'static Encoding> {
    let label = match number {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        65001 => "utf-8".to_owned(),
        10000 => "macintosh".to_owned(),
        number => format!("windows-{number}"),
    };
    Encoding::for_label(label.as_bytes())
}

/// The encoding of a font, by the number of its character set.
fn charset(number: i32) -> Option<&'static Encoding> {
    let page = match number {
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    code_page(page)
}
