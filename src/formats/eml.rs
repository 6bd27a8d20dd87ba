//! Mail: one message a file, and what `mbox` reads one by one.
//!
//! The subject is the headline. Who sent it wrote it; of a mailing list or newsletter the sender is the outlet. Of a text that
//! is there as HTML and as plain text the HTML is read, as a web page is, unless it shows much less. What is attached
//! and can be read gives articles of its own, with the name of the attachment as member; what cannot is told.

use std::ops::{ControlFlow, Range};
use std::path::Path;
use std::rc::Rc;

use mail_parser::{HeaderName, Message};

use super::builder::{Builder, Kind};
use super::format::{Blob, Faults, Format, ReadError, Reader, Sink, Source};
use super::mime::{self, Part, Parts};
use super::{conventions, html};
use crate::article::{Article, DateFrom, Location, Place, Published, SourceRun};
use crate::text::Span;

pub(super) const FORMAT: Format = Format {
    name: "eml",
    extensions: &["eml", "emlx"],
    sniff: |peek| looks_like_mail(peek.head),
    read: Reader::Bytes(read),
};

/// Messages attached to messages are read to this depth.
const MAX_DEPTH: usize = 4;

/// Fields that only mail has, lower-case.
const OF_MAIL: &[&str] =
    &["message-id", "received", "return-path", "delivered-to", "mime-version", "x-mailer", "dkim-signature"];
/// Fields that mail has, and other things may.
const COMMON: &[&str] = &["from", "to", "date", "subject", "content-type", "reply-to", "cc"];

/// Whether these bytes begin with the header fields of a mail.
pub(super) fn looks_like_mail(head: &[u8]) -> bool {
    let (mut n_mail, mut n_common, mut n_lines) = (0, 0, 0);
    for line in head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).split(|byte| *byte == b'\n').take(200) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        n_lines += 1;
        if n_lines > 1 && line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let end = line.iter().position(|byte| *byte == b':' || !byte.is_ascii_graphic()).unwrap_or(line.len());
        let (name, rest) = line.split_at(end);
        if name.is_empty() || name.len() >= 60 || !rest.starts_with(b":") {
            return false;
        }
        let is_one_of = |names: &[&str]| names.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name));
        n_mail += usize::from(is_one_of(OF_MAIL));
        n_common += usize::from(is_one_of(COMMON));
    }
    n_mail >= 1 && n_common >= 2
}

fn read(blob: &Blob<'_>, sink: Sink<'_>) -> Result<(), ReadError> {
    // Apple Mail puts a line with the length before the message, and a property list behind it.
    let first = blob.bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let length = std::str::from_utf8(first).ok().and_then(|first| first.trim().parse::<usize>().ok());
    let range = match length {
        Some(length) => first.len() + 1..(first.len() + 1).saturating_add(length).min(blob.bytes.len()),
        None => 0..blob.bytes.len(),
    };
    let text = mime::as_ascii(blob.bytes);
    let source = blob.stretch(&text, 0, 0);
    let mut mail = Mail { blob, source: &source, faults: Faults::default(), n_read: 0, is_over: false };
    mail.message(range, None, 0, sink);
    mail.faults.result(mail.n_read)
}

/// A file of one message or several that is being read.
pub(super) struct Mail<'m, 'a> {
    pub(super) blob: &'m Blob<'a>,
    pub(super) source: &'m Source<'m>,
    pub(super) faults: Faults,
    pub(super) n_read: usize,
    /// Whether no more articles are wanted.
    pub(super) is_over: bool,
}

impl Mail<'_, '_> {
    /// Reads the message that stands at `range`, and what is attached to it.
    pub(super) fn message(&mut self, range: Range<usize>, member: Option<&str>, depth: usize, sink: Sink<'_>) {
        let (head, _) = mime::head(self.blob.bytes, range.clone());
        let parts = mime::parts(self.blob.bytes, range.clone());
        if parts.is_cut {
            self.fault(range.end, "the message is cut off".to_owned());
        }
        if parts.is_over {
            self.fault(range.start, "too many parts in one message, or too deep, the rest was not read".to_owned());
        }
        let n_before = self.n_read;
        match self.better(&head, &parts, member) {
            Ok(article) => self.pass(article, sink),
            Err(ReadError::NoText) => {}
            Err(fault) => self.faults.add(fault),
        }
        let mut n_attached = 0;
        for part in &parts.list {
            if self.is_over || is_body(part) || part.body.is_empty() {
                continue;
            }
            n_attached += 1;
            let name = part.file_name().map_or_else(|| format!("attachment {n_attached}"), str::to_owned);
            let name = match member {
                Some(outer) => format!("{outer}#{name}"),
                None => name,
            };
            if part.kind == "message/rfc822" {
                if depth < MAX_DEPTH {
                    self.message(part.body.clone(), Some(&name), depth + 1, sink);
                } else {
                    self.fault(part.body.start, "messages in messages in messages, the rest was not read".to_owned());
                }
            } else if ![
                "image/",
                "audio/",
                "video/",
                "text/calendar",
                "application/pgp",
                "application/pkcs7",
                "message/",
            ]
            .iter()
            .any(|kind| part.kind.starts_with(kind))
            {
                self.attachment(part, &name, sink);
            }
        }
        if self.n_read == n_before && member.is_some() {
            self.fault(range.start, "a message without text".to_owned());
        }
    }

    fn pass(&mut self, article: Article, sink: Sink<'_>) {
        self.n_read += 1;
        self.is_over = sink(article) == ControlFlow::Break(());
    }

    fn fault(&mut self, at: usize, what: String) {
        self.faults.add(ReadError::Malformed { line: self.source.place(at).line, what, n_more: 0 });
    }

    /// Reads a file that is attached: as any file, but that its bytes are not those of the mail.
    fn attachment(&mut self, part: &Part<'_>, name: &str, sink: Sink<'_>) {
        let bytes = part.bytes(self.blob.bytes);
        let outer = &self.blob.location.member;
        let member = outer.as_ref().map_or_else(|| name.to_owned(), |outer| format!("{outer}#{name}"));
        let location = Location { path: self.blob.location.path.clone(), member: Some(member) };
        // A mail in a mail is one of its parts, and nothing else that has members is opened here.
        let format = super::detect(Path::new(name), &bytes).filter(|format| !matches!(format.name, "eml" | "mbox"));
        let result = match format {
            Some(format) => super::read_as(format, &location, &bytes, &mut |mut article| {
                without_offsets(&mut article);
                self.pass(article, sink);
                if self.is_over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            }),
            None => Err(super::no_format(Path::new(name))),
        };
        if let Err(error) = result {
            self.fault(part.body.start, format!("attachment {name}: {error}"));
        }
    }

    /// Reads a message in the form of it that shows more, or as HTML if that is near.
    fn better(&self, head: &Message<'_>, parts: &Parts<'_>, member: Option<&str>) -> Result<Article, ReadError> {
        let has = |is_html: bool| parts.list.iter().any(|part| is_body(part) && (part.kind == HTML) == is_html);
        let page = if has(true) { self.article(head, parts, true, member) } else { Err(ReadError::NoText) };
        let plain = if has(false) { self.article(head, parts, false, member) } else { Err(ReadError::NoText) };
        match (page, plain) {
            (Ok(page), Ok(plain)) if page.text.len() * 5 < plain.text.len() * 2 => Ok(plain),
            (Err(_), plain) => plain,
            (page, _) => page,
        }
    }

    fn article(
        &self,
        head: &Message<'_>,
        parts: &Parts<'_>,
        is_html: bool,
        member: Option<&str>,
    ) -> Result<Article, ReadError> {
        let mut builder = self.source.drawn(member.map(str::to_owned));
        let meta = builder.meta();
        let sender = head.from().and_then(|from| from.first()).and_then(|from| from.name()).map(folded);
        let sender = sender.filter(|name| !name.is_empty() && !name.contains('@'));
        let is_list = ["List-Id", "List-Unsubscribe"].iter().any(|name| mime::field(head, name).is_some());
        match sender {
            Some(name) if is_list => meta.outlet = Some(name),
            Some(name) => meta.authors = conventions::authors_of(&name),
            None => {}
        }
        let sent = head.date().filter(|date| date.is_valid()).map(mail_parser::DateTime::to_rfc3339);
        meta.published = sent.map(|value| Published { value, from: DateFrom::Metadata });
        let subject = head.subject().map(folded).filter(|subject| !subject.is_empty());
        let subject = subject.as_deref().map(without_marks);
        if let Some(subject) = subject {
            builder.begin(Kind::Headline);
            match memchr::memmem::find(self.source.text.as_bytes(), subject.as_bytes()) {
                Some(at) => builder.text(subject, Some(at)),
                None => builder.decoded(subject, self.subject_at(head)),
            }
            builder.end();
        }
        let n_blocks = builder.n_blocks();
        self.write(parts, is_html, subject, &mut builder);
        // A subject alone is no article.
        if builder.n_blocks() == n_blocks { Err(ReadError::NoText) } else { builder.finish() }
    }

    fn subject_at(&self, head: &Message<'_>) -> usize {
        let block = head.raw_message();
        let base = block.as_ptr() as usize - self.blob.bytes.as_ptr() as usize;
        let field = head.headers().iter().find(|field| field.name == HeaderName::Subject);
        base + field.map_or(0, |field| field.offset_start() as usize)
    }

    /// Writes the texts of a message that are HTML, or those that are not.
    fn write(&self, parts: &Parts<'_>, is_html: bool, subject: Option<&str>, builder: &mut Builder<'_, '_>) {
        for part in parts.list.iter().filter(|part| is_body(part) && (part.kind == HTML) == is_html) {
            if is_html {
                let page = Rc::new(part.text(self.blob.bytes, html::charset));
                builder.through(&page, |text, builder| html::fragment(text, subject, builder));
            } else {
                let text = part.text(self.blob.bytes, |_| None);
                builder.begin(Kind::Prose);
                text.write(0, text.text().len(), builder);
                builder.end();
            }
        }
    }
}

const HTML: &str = "text/html";

/// Whether the part is text of the message itself.
fn is_body(part: &Part<'_>) -> bool {
    matches!(part.kind.as_str(), HTML | "text/plain") && !part.is_attached()
}

fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a subject without what forwarding and answering put before it.
fn without_marks(subject: &str) -> &str {
    let mut subject = subject;
    while let Some((mark, rest)) = subject.split_once(':') {
        let is_mark = ["re", "fw", "fwd", "wg", "aw", "tr", "rv", "sv", "vs"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(mark));
        if !is_mark || rest.trim().is_empty() {
            break;
        }
        subject = rest.trim();
    }
    subject
}

/// Takes the offsets from what was read out of bytes that are not those of the file: its lines are its own.
fn without_offsets(article: &mut Article) {
    if article.source.runs.is_empty() {
        let len = Span::new(0, article.text.len()).end;
        article.source.runs.push(SourceRun { text: 0, len, place: Place { line: 1, col: 1, byte: None } });
    }
    article.source.runs.iter_mut().for_each(|run| run.place.byte = None);
}
