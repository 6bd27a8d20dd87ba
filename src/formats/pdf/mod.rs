//! PDF: text with places on pages, and no word about what is a paragraph or a headline.
//!
//! `fonts` and `content` find the letters and where they stand, `layout` puts them into lines and paragraphs, and here what
//! runs along the edges of the pages is cut and words are put together that were broken at a line end. Read: the text in reading
//! order as far as the file draws it so. Not read: scans (they need OCR), forms and notes, text that is turned, files with a
//! password. The line of a place is the page, its column the byte in the text of the page.
//!
//! The parser of the format is bounded, and so is all that is done with what it finds; it runs in a thread of its own all the
//! same, with a stack of its own, and is given up after a while.

mod content;
mod fonts;
mod layout;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::time::Duration;

use lopdf::{Document as File, LoadOptions};

use super::document::{self, Document, Paragraph, Style};
use super::format::{Blob, Format, ReadError, Reader, Sink};
use super::shape;
use content::Canvas;
use layout::{Block, Line};

pub(super) const FORMAT: Format =
    Format { name: "pdf", extensions: &["pdf"], sniff: |peek| is_pdf(peek.head), read: Reader::Bytes(read) };

/// How long a file may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// Stack of the thread that reads a file.
const STACK: usize = 32 << 20;
/// How many pages are read.
const MAX_PAGES: usize = 5_000;
/// How large a stream of objects may be.
const MAX_STREAM: usize = 64 << 20;

/// Some programs put a few bytes before the mark.
fn is_pdf(head: &[u8]) -> bool {
    let head = head.get(..1024).unwrap_or(head);
    memchr::memchr_iter(b'%', head).any(|at| head.get(at..).is_some_and(|rest| rest.starts_with(b"%PDF-")))
}

fn read(blob: &Blob<'_>, sink: Sink<'_>) -> Result<(), ReadError> {
    let (sender, receiver) = mpsc::channel();
    let bytes = blob.bytes.to_vec();
    // The name tells whose panics are the problem of a file.
    let name = std::thread::current().name().unwrap_or("pdf").to_owned();
    let thread = std::thread::Builder::new().name(name).stack_size(STACK).spawn(move || {
        let result = catch_unwind(AssertUnwindSafe(|| text_of(&bytes)));
        let _ = sender.send(result.unwrap_or_else(|_| Err("damaged: the program that reads it failed".to_owned())));
    });
    if thread.is_err() {
        return Err(ReadError::Refused("no thread could be started".to_owned()));
    }
    let text = match receiver.recv_timeout(PATIENCE) {
        Ok(result) => result.map_err(ReadError::Refused)?,
        Err(_) => return Err(ReadError::Refused(format!("given up after {} seconds", PATIENCE.as_secs()))),
    };
    document::read(blob, &text.document, sink)?;
    text.fault.map_or(Ok(()), |fault| Err(ReadError::Refused(fault)))
}

/// The text of a file, and what is to be said about it.
struct Text {
    document: Document,
    fault: Option<String>,
}

fn text_of(bytes: &[u8]) -> Result<Text, String> {
    let options = LoadOptions { max_decompressed_size: Some(MAX_STREAM), ..LoadOptions::default() };
    let file = File::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => {
            "encrypted: save it without a password".to_owned()
        }
        _ => "damaged, or no PDF".to_owned(),
    })?;
    let mut canvas = Canvas::new(&file);
    let (mut lines, mut n_letters, mut n_unknown) = (Vec::new(), 0, 0);
    let (mut n_pages, mut n_scanned) = (0, 0);
    for (number, page) in (1..).zip(file.page_iter().take(MAX_PAGES)) {
        let drawn = canvas.draw(page);
        n_pages += 1;
        n_scanned += u32::from(drawn.letters.is_empty() && drawn.n_images > 0);
        n_letters += drawn.letters.len();
        n_unknown += drawn.n_unknown;
        lines.push(layout::lines(&drawn.letters, number));
        if canvas.is_full() {
            break;
        }
    }
    if n_pages == 0 && file.is_encrypted() {
        return Err("encrypted: save it without a password".to_owned());
    }
    // A file that ends as it should has its end mark there.
    let tail = bytes.get(bytes.len().saturating_sub(2 << 10)..).unwrap_or_default();
    let is_cut = memchr::memmem::find(tail, b"startxref").is_none();
    if is_cut && (n_pages == 0 || n_letters == 0) {
        return Err("damaged: the file is cut off".to_owned());
    }
    if n_pages == 0 {
        return Err("damaged: there are no pages in it".to_owned());
    }
    if n_letters == 0 && n_scanned > 0 {
        return Err("no text in it: its pages are pictures, it needs OCR".to_owned());
    }
    if n_unknown > n_letters {
        return Err("garbled: its fonts do not say which letters they draw".to_owned());
    }
    drop_edges(&mut lines);
    let lines: Vec<Line> = lines.into_iter().flatten().collect();
    let blocks = layout::blocks(lines, &shape::ends_sentence);
    let mut document = document_of(&blocks);
    document.title = title_of(&file);
    let fault = match sanity(&document) {
        Sanity::Garbled => return Err("garbled: its fonts do not say which letters they draw".to_owned()),
        Sanity::Spaced => Some("letter-spaced: words of it may be torn apart".to_owned()),
        Sanity::Sane if is_cut => Some("damaged: the file is cut off, the rest was not read".to_owned()),
        Sanity::Sane if canvas.is_full() => Some("too large, the rest was not read".to_owned()),
        Sanity::Sane if n_scanned > 0 => {
            Some(format!("{n_scanned} of {n_pages} pages are pictures and have no text: they need OCR"))
        }
        Sanity::Sane => None,
    };
    Ok(Text { document, fault })
}

fn title_of(file: &File) -> Option<String> {
    let info = file.trailer.get_deref(b"Info", file).ok()?.as_dict().ok()?;
    lopdf::decode_text_string(info.get_deref(b"Title", file).ok()?).ok()
}

/// Drops what runs along the upper and lower edges: page numbers, and lines that other pages have too.
fn drop_edges(pages: &mut [Vec<Line>]) {
    const EDGE: usize = 3;
    let n_pages = pages.len();
    let key = |line: &Line| {
        // What runs along stands in the same place each time.
        let letters = line.text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace());
        format!("{} {}", letters.collect::<String>().to_lowercase(), line.y.round())
    };
    let mut seen: HashMap<String, usize> = HashMap::new();
    for page in pages.iter() {
        let edges: BTreeSet<String> = edge_lines(page, EDGE).map(|idx| key(&page[idx])).collect();
        for edge in edges {
            *seen.entry(edge).or_default() += 1;
        }
    }
    for page in pages.iter_mut() {
        let drop: HashSet<usize> = edge_lines(page, EDGE)
            .filter(|idx| {
                let line = &page[*idx];
                let n_same = seen.get(&key(line)).copied().unwrap_or(0);
                is_page_number(&line.text) || (n_pages >= 2 && n_same * 2 > n_pages)
            })
            .collect();
        let mut idx = 0;
        page.retain(|_| {
            idx += 1;
            !drop.contains(&(idx - 1))
        });
    }
}

/// The topmost and the lowest lines of a page.
fn edge_lines(page: &[Line], n: usize) -> impl Iterator<Item = usize> {
    let mut order: Vec<usize> = (0..page.len()).collect();
    order.sort_by(|a, b| page[*b].y.total_cmp(&page[*a].y));
    let low = order.len().saturating_sub(n).max(n.min(order.len()));
    let (high, low) = (order[..n.min(order.len())].to_vec(), order[low..].to_vec());
    high.into_iter().chain(low)
}

/// Whether a line is a page number: `3`, `Page 3 of 5`, `- 3 -`, an address with `1/2` as browsers print below a page.
fn is_page_number(text: &str) -> bool {
    let mut n_numbers = 0;
    for word in text.split_whitespace() {
        let word = word.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '.' | '|' | '(' | ')' | '[' | ']'));
        let is_number = !word.is_empty()
            && word
                .split('/')
                .all(|part| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit()));
        let is_word = matches!(word.to_lowercase().as_str(), "" | "page" | "of" | "seite" | "von" | "p" | "pg");
        let is_address = word.starts_with("http://") || word.starts_with("https://");
        if !is_number && !is_word && !is_address {
            return false;
        }
        n_numbers += usize::from(is_number || is_address);
    }
    n_numbers > 0
}

/// Turns blocks into paragraphs; the size says what is a heading.
fn document_of(blocks: &[Block]) -> Document {
    let mut document = Document::default();
    let words: HashSet<&str> =
        blocks.iter().flat_map(|block| &block.lines).flat_map(|line| line.text.split_whitespace()).collect();
    for block in blocks {
        let mut pieces: Vec<Paragraph> = Vec::new();
        for line in &block.lines {
            let text = line.text.trim();
            let last = pieces.last_mut();
            let glue = match last.as_deref() {
                Some(last) => glue(&last.text, text, &words),
                None => Glue::Space,
            };
            match last {
                Some(last) if last.number == line.page => {
                    match glue {
                        Glue::Space => last.text.push(' '),
                        Glue::None => {}
                        Glue::Unhyphened => {
                            last.text.pop();
                        }
                    }
                    last.text.push_str(text);
                    last.n_bold += line.n_bold + 1;
                }
                last => {
                    let joins = last.map(|last| {
                        if glue == Glue::Unhyphened {
                            last.text.pop();
                        }
                        if glue == Glue::Space { " " } else { "" }
                    });
                    let size = document::half_points(line.size);
                    let (number, text, n_bold) = (line.page, text.to_owned(), line.n_bold);
                    pieces.push(Paragraph { number, text, n_bold, size, joins, ..Paragraph::default() });
                }
            }
        }
        document.paragraphs.extend(pieces);
    }
    mark_headings(&mut document.paragraphs);
    document
}

/// What stands between two lines of a paragraph.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Glue {
    Space,
    None,
    /// Nothing, and the hyphen at the end of the first goes.
    Unhyphened,
}

fn glue(before: &str, after: &str, words: &HashSet<&str>) -> Glue {
    if before.ends_with('\u{AD}') {
        return Glue::Unhyphened;
    }
    let Some(first) = before.strip_suffix(['-', '‐']) else { return Glue::Space };
    let first = first.rsplit(char::is_whitespace).next().unwrap_or_default();
    let second = after.split_whitespace().next().unwrap_or_default();
    if !first.ends_with(char::is_alphabetic) || !second.starts_with(char::is_alphabetic) {
        return if first.is_empty() { Glue::Space } else { Glue::None };
    }
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    // As the file writes the word elsewhere; else a hyphen before a small letter was put there by the break.
    let is_compound = words.contains(bare(&format!("{first}-{second}")).as_str());
    if is_compound || !second.starts_with(char::is_lowercase) { Glue::None } else { Glue::Unhyphened }
}

/// The largest text at the top of the first page is the headline; what is larger than the text, and short, is a heading.
fn mark_headings(paragraphs: &mut [Paragraph]) {
    let body = document::body_size(paragraphs);
    let first_page = paragraphs.first().map_or(0, |paragraph| paragraph.number);
    let is_short = |paragraph: &Paragraph| shape::is_short(paragraph.text.trim(), 26) && paragraph.joins.is_none();
    let tops = paragraphs.iter().take(12).enumerate().filter(|(_, p)| p.number == first_page && p.size * 5 >= body * 6);
    let largest =
        tops.filter(|(_, p)| is_short(p)).max_by_key(|(idx, p)| (p.size, usize::MAX - idx)).map(|(idx, _)| idx);
    for (idx, paragraph) in paragraphs.iter_mut().enumerate() {
        let is_larger = paragraph.size * 9 >= body * 10 && paragraph.joins.is_none();
        if largest == Some(idx) {
            paragraph.style = Style::Title;
        } else if largest.is_some_and(|largest| idx == largest + 1) && is_larger && !shape::is_short(&paragraph.text, 5)
        {
            paragraph.style = Style::Subtitle;
        } else if is_larger
            && shape::is_short(&paragraph.text, 15)
            && !shape::ends_sentence(&paragraph.text)
            && largest.is_none_or(|largest| idx > largest)
        {
            paragraph.style = Style::Heading(2);
        }
    }
}

enum Sanity {
    Sane,
    /// Words are torn into letters.
    Spaced,
    /// No words of any language.
    Garbled,
}

/// Judges a text by the shape of its words.
fn sanity(document: &Document) -> Sanity {
    const AROUND: &[char] = &['“', '”', '‘', '’', '„', '«', '»', '…', '–', '—'];
    const INSIDE: &[char] = &['\'', '’', '-', '–', '—', '.', ',', '/', '&', '@', ':', '%', '$', '€', '£'];
    let (mut n_words, mut n_single, mut n_odd, mut n_long, mut n_mute) = (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    for word in document.paragraphs.iter().flat_map(|paragraph| paragraph.text.split_whitespace()).take(20_000) {
        let bare = word.trim_matches(|c: char| c.is_ascii_punctuation() || AROUND.contains(&c));
        let n_letters = bare.chars().count();
        n_words += 1;
        n_single +=
            usize::from(n_letters == 1 && bare.chars().all(char::is_alphabetic) && !matches!(bare, "a" | "A" | "I"));
        let n_signs = bare.chars().filter(|c| !c.is_alphanumeric() && !INSIDE.contains(c)).count();
        let is_private = |c: char| matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}');
        n_odd += usize::from(n_signs * 3 > n_letters || bare.chars().any(is_private));
        // In any language written so, hardly a longer word is without a vowel.
        if n_letters >= 4 && bare.chars().all(|c| c.is_ascii_alphabetic()) {
            n_long += 1;
            n_mute += usize::from(!bare.contains(['a', 'e', 'i', 'o', 'u', 'y', 'A', 'E', 'I', 'O', 'U', 'Y']));
        }
    }
    if n_words >= 10 && n_odd * 3 > n_words || n_long >= 10 && n_mute * 5 > n_long {
        Sanity::Garbled
    } else if n_words >= 30 && n_single * 2 > n_words {
        Sanity::Spaced
    } else {
        Sanity::Sane
    }
}
