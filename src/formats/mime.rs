//! Messages of mail: which parts one has, and their texts, each stretch with its place in the file.
//!
//! Header fields are read by `mail-parser`, a block at a time; the parts are found here, because a message may be nested so
//! deeply that a tree of it could not even be dropped. Bodies are decoded here, because hits must lead back to the file.

use std::borrow::Cow;
use std::ops::Range;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use mail_parser::{HeaderName, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders as _};

use super::origin::Origin;

/// Parts nested deeper are not looked into.
const MAX_DEPTH: usize = 10;
/// The most parts of one message.
const MAX_PARTS: usize = 1000;
/// The longest block of header fields that is read, in bytes.
const MAX_HEAD: usize = 1 << 20;

/// A part of a message that has no parts itself.
pub(super) struct Part<'a> {
    pub(super) head: Message<'a>,
    /// Where its body stands in the file.
    pub(super) body: Range<usize>,
    /// `text/html`, lower-case.
    pub(super) kind: String,
}

/// The parts of a message, in order.
#[derive(Default)]
pub(super) struct Parts<'a> {
    pub(super) list: Vec<Part<'a>>,
    /// Whether the last one has no end.
    pub(super) is_cut: bool,
    /// Whether there are more than are read.
    pub(super) is_over: bool,
}

/// Returns bytes as text of the same length: what is no UTF-8 becomes a `?` a byte where it is not ASCII. Only the places of
/// things are looked up in it.
pub(super) fn as_ascii(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            bytes.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { '?' }).collect::<String>().into()
        }
    }
}

/// Reads the header fields at the front of `range`; returns them, and where the body begins.
pub(super) fn head(bytes: &[u8], range: Range<usize>) -> (Message<'_>, usize) {
    let end = end_of_head(bytes, range.clone());
    let block = bytes.get(range.start..end.min(range.start + MAX_HEAD)).unwrap_or_default();
    // The library looks into the first part without asking whether there is one.
    let none = || Message { parts: vec![MessagePart::default()], ..Message::default() };
    let head = MessageParser::default().parse_headers(block).filter(|head| !head.parts.is_empty());
    (head.unwrap_or_else(none), end)
}

/// Returns where the body begins: behind the first empty line.
fn end_of_head(bytes: &[u8], range: Range<usize>) -> usize {
    let mut at = range.start;
    while at < range.end {
        let rest = bytes.get(at..range.end).unwrap_or_default();
        let len = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let is_empty = rest.get(..len).unwrap_or_default().iter().all(|byte| matches!(byte, b'\r' | b'\n'));
        at += len;
        if is_empty {
            break;
        }
    }
    at
}

/// Finds the parts of the message that stands at `range`.
pub(super) fn parts(bytes: &[u8], range: Range<usize>) -> Parts<'_> {
    let mut parts = Parts::default();
    gather(bytes, range, 0, &mut parts);
    parts
}

fn gather<'a>(bytes: &'a [u8], range: Range<usize>, depth: usize, parts: &mut Parts<'a>) {
    if parts.list.len() >= MAX_PARTS {
        parts.is_over = true;
        return;
    }
    let (head, body) = head(bytes, range.clone());
    let kind = kind(&head);
    let boundary = head.content_type().and_then(|kind| kind.attribute("boundary")).filter(|mark| !mark.is_empty());
    match boundary.filter(|_| kind.starts_with("multipart/")).map(str::to_owned) {
        Some(_) if depth >= MAX_DEPTH => parts.is_over = true,
        Some(boundary) => {
            let (inner, is_whole) = split(bytes, body..range.end, &boundary);
            for range in inner {
                gather(bytes, range, depth + 1, parts);
            }
            parts.is_cut |= !is_whole;
        }
        None => parts.list.push(Part { head, body: body..range.end, kind }),
    }
}

fn kind(head: &Message<'_>) -> String {
    let Some(stated) = head.content_type() else { return "text/plain".to_owned() };
    format!("{}/{}", stated.ctype(), stated.subtype().unwrap_or_default()).to_ascii_lowercase()
}

/// Splits a body at the lines that are its boundary; whether the last boundary is there too.
fn split(bytes: &[u8], range: Range<usize>, boundary: &str) -> (Vec<Range<usize>>, bool) {
    let mark = [b"--", boundary.as_bytes()].concat();
    let (mut ranges, mut begin): (Vec<Range<usize>>, Option<usize>) = (Vec::new(), None);
    let body = bytes.get(range.clone()).unwrap_or_default();
    for found in memchr::memmem::find_iter(body, &mark) {
        let at = range.start + found;
        let is_at_start = found == 0 || body.get(found - 1) == Some(&b'\n');
        if !is_at_start {
            continue;
        }
        let rest = body.get(found + mark.len()..).unwrap_or_default();
        let line = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let tail = line.strip_prefix(b"--").unwrap_or(line);
        if !tail.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        if let Some(begin) = begin {
            // The line break before a boundary belongs to it.
            let mut end = at;
            for byte in [b'\n', b'\r'] {
                end -= usize::from(end > begin && bytes.get(end - 1) == Some(&byte));
            }
            ranges.push(begin..end);
        }
        if line.starts_with(b"--") {
            return (ranges, true);
        }
        begin = Some((at + mark.len() + line.len() + 1).min(range.end));
    }
    ranges.extend(begin.map(|begin| begin..range.end));
    (ranges, false)
}

/// Bytes that were decoded, and where each stretch of them comes from.
struct Decoded {
    bytes: Vec<u8>,
    /// Where a stretch begins in the bytes, where in the file, and whether it stands there byte for byte.
    runs: Vec<(usize, usize, bool)>,
}

impl Part<'_> {
    /// Returns the value of a header field as it is written, unfolded.
    pub(super) fn field(&self, name: &'static str) -> Option<String> {
        field(&self.head, name)
    }

    /// Returns the name of the file that the part is.
    pub(super) fn file_name(&self) -> Option<&str> {
        self.head.attachment_name().map(str::trim).filter(|name| !name.is_empty())
    }

    /// Whether the part is a file that was put to the message, not a text of it.
    pub(super) fn is_attached(&self) -> bool {
        self.head.content_disposition().is_some_and(mail_parser::ContentType::is_attachment)
    }

    /// Returns the bytes of the part, decoded.
    pub(super) fn bytes(&self, file: &[u8]) -> Vec<u8> {
        self.decoded(file).bytes
    }

    /// Returns the text of the part. `declared` tells what charset the bytes state, where the header does not.
    pub(super) fn text(&self, file: &[u8], declared: fn(&[u8]) -> Option<String>) -> Origin {
        let decoded = self.decoded(file);
        let stated = self.head.content_type().and_then(|kind| kind.attribute("charset")).map(str::to_owned);
        let label = stated.or_else(|| declared(&decoded.bytes));
        let encoding = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
        let is_utf8 = std::str::from_utf8(&decoded.bytes).is_ok();
        match encoding {
            // What is UTF-8 is UTF-8, whatever its label says, but for scripts that are written in ASCII.
            Some(encoding) if !is_utf8 || !encoding.is_ascii_compatible() => other(&decoded, encoding),
            None if !is_utf8 => {
                let guessed = crate::text::decode::decode(&decoded.bytes, None).map(|found| found.encoding);
                let guessed = guessed.ok().and_then(|name| Encoding::for_label(name.as_bytes()));
                other(&decoded, guessed.unwrap_or(encoding_rs::WINDOWS_1252))
            }
            _ => utf8(&decoded),
        }
    }

    fn decoded(&self, file: &[u8]) -> Decoded {
        let body = file.get(self.body.clone()).unwrap_or_default();
        let encoding = self.field("Content-Transfer-Encoding").unwrap_or_default().to_ascii_lowercase();
        match encoding.trim() {
            "quoted-printable" => quoted_printable(body, self.body.start),
            "base64" => base64(body, self.body.start),
            _ => Decoded { bytes: body.to_vec(), runs: vec![(0, self.body.start, true)] },
        }
    }
}

/// Returns the value of a header field as it is written, unfolded.
pub(super) fn field(head: &Message<'_>, name: &'static str) -> Option<String> {
    let name = HeaderName::parse(name)?;
    let value = head.header(name.clone()).and_then(|value| match value {
        HeaderValue::Text(text) => Some(text.to_string()),
        HeaderValue::TextList(list) => list.last().map(|text| text.to_string()),
        _ => None,
    });
    let value = value.or_else(|| head.header_raw(name).map(str::to_owned))?;
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty()).then_some(value)
}

/// `=E9` is a byte, `=` at the end of a line joins it with the next.
fn quoted_printable(body: &[u8], base: usize) -> Decoded {
    let mut out = Decoded { bytes: Vec::with_capacity(body.len()), runs: Vec::new() };
    let hex = |at: usize| {
        body.get(at).and_then(|byte| char::from(*byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok())
    };
    let (mut from, mut at) = (0, 0);
    while let Some(mark) = body.get(at..).and_then(|rest| memchr::memchr(b'=', rest)) {
        at += mark;
        let rest = body.get(at + 1..).unwrap_or_default();
        let n_blank = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
        let (byte, len) = match (hex(at + 1), hex(at + 2), rest.get(n_blank)) {
            (Some(high), Some(low), _) => (Some(high << 4 | low), 3),
            (_, _, Some(b'\n')) => (None, n_blank + 2),
            (_, _, None) => (None, n_blank + 1),
            // No escape: it stays.
            _ => {
                at += 1;
                continue;
            }
        };
        out.plain(body, from..at, base);
        if let Some(byte) = byte {
            out.runs.push((out.bytes.len(), base + at, false));
            out.bytes.push(byte);
        }
        at += len;
        from = at;
    }
    out.plain(body, from..body.len(), base);
    out
}

impl Decoded {
    fn plain(&mut self, body: &[u8], range: Range<usize>, base: usize) {
        let piece = body.get(range.clone()).unwrap_or_default();
        if !piece.is_empty() {
            self.runs.push((self.bytes.len(), base + range.start, true));
            self.bytes.extend_from_slice(piece);
        }
    }
}

/// Each line of base64 leads back to where it begins. What is no such character is passed over.
fn base64(body: &[u8], base: usize) -> Decoded {
    let mut out = Decoded { bytes: Vec::with_capacity(body.len() / 4 * 3), runs: Vec::new() };
    let (mut bits, mut n_bits): (u32, u32) = (0, 0);
    let mut at = 0;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        out.runs.push((out.bytes.len(), base + at, false));
        at += line.len();
        for byte in line {
            let value = match byte {
                b'A'..=b'Z' => byte - b'A',
                b'a'..=b'z' => byte - b'a' + 26,
                b'0'..=b'9' => byte - b'0' + 52,
                b'+' | b'-' => 62,
                b'/' | b'_' => 63,
                // A group that ends early; another may follow.
                b'=' => {
                    (bits, n_bits) = (0, 0);
                    continue;
                }
                _ => continue,
            };
            bits = (bits << 6 | u32::from(value)) & 0xFFFF;
            n_bits += 6;
            if n_bits >= 8 {
                n_bits -= 8;
                out.bytes.push(u8::try_from(bits >> n_bits & 0xFF).unwrap_or(0));
            }
        }
    }
    out
}

impl Decoded {
    /// Returns the stretches, each with its range in the bytes.
    fn stretches(&self) -> impl Iterator<Item = (Range<usize>, usize, bool)> + '_ {
        self.runs.iter().enumerate().map(|(idx, (start, from, plain))| {
            let end = self.runs.get(idx + 1).map_or(self.bytes.len(), |(next, ..)| *next);
            (*start..end, *from, *plain)
        })
    }
}

fn utf8(decoded: &Decoded) -> Origin {
    let mut origin = Origin::default();
    let text = std::str::from_utf8(&decoded.bytes).unwrap_or_default();
    for (range, from, plain) in decoded.stretches() {
        match text.get(range.clone()).filter(|_| plain) {
            Some(piece) if !piece.contains('\0') => origin.plain(piece, from),
            _ => {
                // Characters that begin here; one may go on in the next stretches.
                for at in range.filter(|at| text.is_char_boundary(*at)) {
                    if let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
                        origin.decoded(if c == '\0' { ' ' } else { c }, from);
                    }
                }
            }
        }
    }
    origin
}

/// Text in another charset: what is ASCII in it stands in the file as it is, if its charset is one byte a character.
fn other(decoded: &Decoded, encoding: &'static Encoding) -> Origin {
    let mut origin = Origin::default();
    let from_of = |at: usize| {
        let idx = decoded.runs.partition_point(|(start, ..)| *start <= at).saturating_sub(1);
        decoded.runs.get(idx).map_or(0, |(start, from, plain)| if *plain { from + at - start } else { *from })
    };
    let take = |origin: &mut Origin, bytes: &[u8], from: usize| {
        for c in encoding.decode_without_bom_handling(bytes).0.chars() {
            origin.decoded(if c == '\0' { ' ' } else { c }, from);
        }
    };
    if encoding.is_single_byte() {
        for (range, from, plain) in decoded.stretches() {
            for piece in
                decoded.bytes.get(range.clone()).unwrap_or_default().chunk_by(|a, b| a.is_ascii() == b.is_ascii())
            {
                let at = range.start + (piece.as_ptr() as usize - decoded.bytes.as_ptr() as usize - range.start);
                let from = if plain { from + at - range.start } else { from };
                match std::str::from_utf8(piece).ok().filter(|text| plain && text.is_ascii() && !text.contains('\0')) {
                    Some(text) => origin.plain(text, from),
                    None => take(&mut origin, piece, from),
                }
            }
        }
        return origin;
    }
    if encoding == UTF_16LE || encoding == UTF_16BE {
        // No byte of it ends a line.
        take(&mut origin, &decoded.bytes, from_of(0));
        return origin;
    }
    let mut at = 0;
    for line in decoded.bytes.split_inclusive(|byte| *byte == b'\n') {
        take(&mut origin, line, from_of(at));
        at += line.len();
    }
    origin
}
