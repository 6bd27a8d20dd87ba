//! MBOX: many messages of mail in one file, each behind a line that begins with `From `.
//!
//! The member of an article is the identifier of its message, so that it stays the same when the mailbox is exported again;
//! else its number, from 1.

use std::collections::HashSet;
use std::ops::Range;

use super::eml::{self, Mail};
use super::format::{Blob, Faults, Format, ReadError, Reader, Sink};
use super::mime;

pub(super) const FORMAT: Format = Format {
    name: "mbox",
    extensions: &["mbox", "mbx"],
    sniff: |peek| looks_like_a_mailbox(peek.head),
    read: Reader::Bytes(read),
};

/// The longest identifier that names a member.
const MAX_ID: usize = 300;

fn looks_like_a_mailbox(head: &[u8]) -> bool {
    let Some(end) = memchr::memchr(b'\n', head).filter(|_| head.starts_with(b"From ")) else { return false };
    head.get(end + 1..).is_some_and(eml::looks_like_mail)
}

fn read(blob: &Blob<'_>, sink: Sink<'_>) -> Result<(), ReadError> {
    let text = mime::as_ascii(blob.bytes);
    let source = blob.stretch(&text, 0, 0);
    let mut mail = Mail { blob, source: &source, faults: Faults::default(), n_read: 0, is_over: false };
    let mut known = HashSet::new();
    for (idx, range) in messages(blob.bytes).into_iter().enumerate() {
        let (head, _) = mime::head(blob.bytes, range.clone());
        let id = head.message_id().filter(|id| !id.is_empty() && id.len() <= MAX_ID && known.insert((*id).to_owned()));
        mail.message(range, Some(&id.map_or_else(|| (idx + 1).to_string(), str::to_owned)), 0, sink);
        if mail.is_over {
            return Ok(());
        }
    }
    mail.faults.result(mail.n_read)
}

/// Finds the messages: behind each line that begins with `From `, at the start or below an empty line, and has header fields
/// below it.
fn messages(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in memchr::memmem::find_iter(bytes, b"From ") {
        let before = bytes.get(..at).unwrap_or_default();
        let is_apart = before.is_empty() || before.ends_with(b"\n\n") || before.ends_with(b"\n\r\n");
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(len) = memchr::memchr(b'\n', rest).filter(|_| is_apart) else { continue };
        let begin = at + len + 1;
        let below = rest.get(len + 1..).unwrap_or_default();
        let line = below.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let name = line.split(|byte| *byte == b':').next().filter(|name| name.len() < line.len()).unwrap_or_default();
        if name.is_empty() || !name.iter().all(u8::is_ascii_graphic) {
            continue;
        }
        if let Some(last) = found.last_mut() {
            last.end = at;
        }
        found.push(begin..bytes.len());
    }
    found
}
