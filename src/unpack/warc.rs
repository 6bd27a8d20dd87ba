//! WARC: what crawlers of the web keep, a record a request or answer, often each compressed by itself. Its members are the
//! pages that were got, under their addresses: HTML and PDF of answers that succeeded, and the text that was made of pages (WET).
//! Pictures, scripts, redirects and errors are passed over.
//!
//! Read as a stream. What is no record is passed over up to the next one; of a file that is cut off the last page is what there is.

use std::collections::HashSet;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;

use super::{Member, Take, Tally, UnpackError, compressed};

/// The longest header of a record, or of an answer, in bytes.
const MAX_HEAD: u64 = 64 << 10;

/// Whether a file that begins so is one.
pub(super) fn is_warc(head: &[u8]) -> bool {
    head.starts_with(b"WARC/1.") || head.starts_with(b"WARC/0.")
}

/// Hands on the pages. `most` bytes may come out of `reader`; where that is not enough, `or_else` says why.
pub(super) fn members(reader: impl Read, most: u64, or_else: UnpackError, take: Take<'_>) -> Result<(), UnpackError> {
    let mut reader = BufReader::new(reader.take(most));
    let mut archive = Archive { tally: Tally::default(), known: HashSet::new(), n_records: 0 };
    let end = archive.read(&mut reader, take);
    let is_all = reader.get_ref().limit() > 0;
    match end {
        Err(UnpackError::CutOff) if !is_all => Err(or_else),
        Err(error) => Err(error),
        Ok(()) if !is_all => Err(or_else),
        Ok(()) if archive.tally.n_members == 0 => Err(UnpackError::Empty),
        Ok(()) => Ok(()),
    }
}

struct Archive {
    tally: Tally,
    /// Names of members so far.
    known: HashSet<String>,
    n_records: usize,
}

impl Archive {
    fn read(&mut self, reader: &mut impl BufRead, take: Take<'_>) -> Result<(), UnpackError> {
        let mut line = Vec::new();
        let mut block = Vec::new();
        loop {
            line.clear();
            if reader.by_ref().take(MAX_HEAD).read_until(b'\n', &mut line).map_err(why)? == 0 {
                return Ok(());
            }
            // Empty lines stand between records. Whatever else does, the next record may be whole.
            if !is_warc(&line) {
                continue;
            }
            self.n_records += 1;
            let Some(head) = head(reader)? else { continue };
            let Some(len) = field(&head, "Content-Length").and_then(|len| len.parse::<u64>().ok()) else { continue };
            let Some(record) = Record::of(&head) else {
                skip(reader, len)?;
                continue;
            };
            let read = self.tally.read(reader.by_ref().take(len), len, &mut block);
            let is_short = (block.len() as u64) < len;
            let fault = match read {
                Ok(()) if !is_short => None,
                Err(UnpackError::TooLarge) => {
                    skip(reader, len - (block.len() as u64).min(len))?;
                    Some(UnpackError::TooLarge)
                }
                Ok(()) => Some(UnpackError::CutOff),
                Err(error) => Some(error),
            };
            let flow = match fault {
                None | Some(UnpackError::CutOff) => self.page(&record, &block, is_short, take)?,
                Some(error) => self.hand_on(&record, "html", Err(error), take)?,
            };
            match fault {
                _ if flow == ControlFlow::Break(()) => return Ok(()),
                None | Some(UnpackError::TooLarge) => {}
                Some(error) => return Err(error),
            }
        }
    }

    /// Hands on the page of a record, if it is one.
    fn page(
        &mut self,
        record: &Record,
        block: &[u8],
        is_short: bool,
        take: Take<'_>,
    ) -> Result<ControlFlow<()>, UnpackError> {
        if !record.is_answer {
            return match kind(&record.media, record.is_text) {
                Some(kind) => self.hand_on(record, kind, Ok(block), take),
                None => Ok(ControlFlow::Continue(())),
            };
        }
        let Some((answer, body)) = answer(block) else { return Ok(ControlFlow::Continue(())) };
        let Some(kind) = field(answer, "Content-Type").and_then(|media| kind(media, false)) else {
            return Ok(ControlFlow::Continue(()));
        };
        let is_in_chunks = field(answer, "Transfer-Encoding").is_some_and(|how| how.eq_ignore_ascii_case("chunked"));
        // Some crawlers take the chunks apart and leave the field.
        let joined = if is_in_chunks { join(body, is_short) } else { None };
        let body = joined.as_deref().unwrap_or(body);
        let coding = field(answer, "Content-Encoding").unwrap_or_default().to_ascii_lowercase();
        let mut unpacked = Vec::new();
        let reader = compressed::open(body);
        let body = match (reader, coding.as_str()) {
            (Some(reader), _) => match self.tally.read(reader, body.len() as u64, &mut unpacked) {
                Err(UnpackError::CutOff) if !unpacked.is_empty() => Ok(unpacked.as_slice()),
                // That the file is cut off is told of the whole.
                Err(UnpackError::CutOff) if is_short => return Ok(ControlFlow::Continue(())),
                result => result.map(|()| unpacked.as_slice()),
            },
            (None, "br" | "deflate") => Err(UnpackError::Method),
            (None, _) => Ok(body),
        };
        self.hand_on(record, kind, body, take)
    }

    fn hand_on(
        &mut self,
        record: &Record,
        kind: &'static str,
        bytes: Result<&[u8], UnpackError>,
        take: Take<'_>,
    ) -> Result<ControlFlow<()>, UnpackError> {
        self.tally.next()?;
        // A page that was got twice has its time before its address, as web archives show it.
        let mut name = record.address.clone();
        if !self.known.insert(name.clone()) {
            name = format!("{}/{name}", record.time);
            if !self.known.insert(name.clone()) {
                name = format!("{}/{name}", self.n_records);
            }
        }
        Ok(take(Member { name: Some(&name), bytes, is_file: false, kind: Some(kind) }))
    }
}

/// A record that may hold a page.
struct Record {
    address: String,
    /// When it was got: `20240301100000`.
    time: String,
    media: String,
    /// An answer with its header, not the page alone.
    is_answer: bool,
    /// Text that was made of a page.
    is_text: bool,
}

impl Record {
    fn of(head: &[u8]) -> Option<Record> {
        let text = |name: &str| field(head, name).unwrap_or_default().to_owned();
        let kind = text("WARC-Type");
        // Some early crawlers put marks around it.
        let address = text("WARC-Target-URI").trim_matches(['<', '>']).to_owned();
        let is_page = address.starts_with("http") || address.starts_with("urn:") || address.starts_with("file:");
        let is_wanted = matches!(kind.as_str(), "response" | "resource" | "conversion");
        (is_page && is_wanted && address.len() <= 4096).then(|| Record {
            address,
            time: text("WARC-Date").chars().filter(char::is_ascii_digit).take(14).collect(),
            media: text("Content-Type"),
            is_answer: kind == "response",
            is_text: kind == "conversion",
        })
    }
}

/// Returns the format that a media type stands for; of plain text, where that was made of pages.
fn kind(media: &str, is_text: bool) -> Option<&'static str> {
    match media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "text/html" | "application/xhtml+xml" => Some("html"),
        "application/pdf" => Some("pdf"),
        "text/plain" if is_text => Some("txt"),
        _ => None,
    }
}

/// Reads the header of a record: to an empty line. None if it has no end.
fn head(reader: &mut impl BufRead) -> Result<Option<Vec<u8>>, UnpackError> {
    let mut head = Vec::new();
    loop {
        let begin = head.len();
        let left = MAX_HEAD.saturating_sub(begin as u64);
        if left == 0 {
            return Ok(None);
        }
        reader.by_ref().take(left).read_until(b'\n', &mut head).map_err(why)?;
        let line = head.get(begin..).unwrap_or_default();
        if line.is_empty() {
            return Err(UnpackError::CutOff);
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            return Ok(Some(head));
        }
    }
}

/// Returns the value of a field.
fn field<'h>(head: &'h [u8], name: &str) -> Option<&'h str> {
    head.split(|byte| *byte == b'\n').find_map(|line| {
        let at = line.iter().position(|byte| *byte == b':')?;
        let (found, value) = line.split_at(at);
        let is_it = found.trim_ascii().eq_ignore_ascii_case(name.as_bytes());
        std::str::from_utf8(value.get(1..)?).ok().map(str::trim).filter(|_| is_it)
    })
}

/// Returns header and body of an answer that succeeded.
fn answer(block: &[u8]) -> Option<(&[u8], &[u8])> {
    let line = block.get(..block.iter().position(|byte| *byte == b'\n')?)?;
    let status = line.strip_prefix(b"HTTP/")?.split(|byte| *byte == b' ').nth(1)?;
    if status.first() != Some(&b'2') {
        return None;
    }
    let within = block.get(..block.len().min(MAX_HEAD as usize))?;
    let ends = [&b"\r\n\r\n"[..], b"\n\n"].into_iter();
    let end = ends.filter_map(|end| memchr::memmem::find(within, end).map(|at| at + end.len())).min()?;
    block.split_at_checked(end)
}

/// Puts the chunks of a body together; none if there are none.
fn join(body: &[u8], is_short: bool) -> Option<Vec<u8>> {
    let (mut joined, mut rest) = (Vec::with_capacity(body.len()), body);
    loop {
        let end = memchr::memchr(b'\n', rest.get(..rest.len().min(64))?);
        let Some(end) = end else { return (is_short && !joined.is_empty()).then_some(joined) };
        let (line, after) = rest.split_at(end + 1);
        let size = std::str::from_utf8(line).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(joined);
        }
        joined.extend_from_slice(after.get(..size.min(after.len()))?);
        if size >= after.len() {
            return Some(joined);
        }
        let after = after.get(size..)?;
        rest = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n"))?;
    }
}

fn why(error: io::Error) -> UnpackError {
    if error.kind() == io::ErrorKind::UnexpectedEof { UnpackError::CutOff } else { UnpackError::Damaged }
}

fn skip(reader: &mut impl BufRead, n: u64) -> Result<(), UnpackError> {
    let skipped = io::copy(&mut reader.by_ref().take(n), &mut io::sink()).map_err(why)?;
    if skipped < n { Err(UnpackError::CutOff) } else { Ok(()) }
}
