//! Web pages saved as one file by browsers (MHTML): the page itself, of the parts of a message.

use std::rc::Rc;

use mail_parser::MimeHeaders as _;

use super::format::{Blob, Format, ReadError, Reader, Sink};
use super::mime::{self, Part};
use super::{eml, html};

pub(super) const FORMAT: Format = Format {
    name: "mhtml",
    extensions: &["mht", "mhtml"],
    sniff: |peek| looks_like_a_page(peek.head),
    read: Reader::Bytes(read),
};

/// A message that no one sent and that has a page in it.
fn looks_like_a_page(head: &[u8]) -> bool {
    if !eml::looks_like_mail(head) && !head.starts_with(b"From: <Saved by") {
        return false;
    }
    let (head, _) = mime::head(head, 0..head.len());
    let is_related =
        head.content_type().is_some_and(|kind| kind.ctype() == "multipart" && kind.subtype() == Some("related"));
    let has = |name| mime::field(&head, name).is_some();
    let is_sent = ["Received", "Message-ID", "To"].into_iter().any(has);
    has("Snapshot-Content-Location") || (is_related && !is_sent)
}

fn read(blob: &Blob<'_>, sink: Sink<'_>) -> Result<(), ReadError> {
    let text = mime::as_ascii(blob.bytes);
    let source = blob.stretch(&text, 0, 0);
    let (head, _) = mime::head(blob.bytes, 0..blob.bytes.len());
    let parts = mime::parts(blob.bytes, 0..blob.bytes.len());
    let saved_from = mime::field(&head, "Snapshot-Content-Location").or_else(|| mime::field(&head, "Content-Location"));
    let start = head.content_type().and_then(|kind| kind.attribute("start")).map(|id| id.trim_matches(['<', '>']));
    let is_page = |part: &&Part<'_>| matches!(part.kind.as_str(), "text/html" | "application/xhtml+xml");
    let is_start =
        |part: &&Part<'_>| start.is_some() && part.head.content_id().map(|id| id.trim_matches(['<', '>'])) == start;
    let is_saved = |part: &&Part<'_>| saved_from.is_some() && part.field("Content-Location") == saved_from;
    let mut pages = parts.list.iter().filter(is_page);
    // Frames are pages too.
    let page = pages.clone().find(is_start).or_else(|| pages.clone().find(is_saved)).or_else(|| pages.next());
    let Some(page) = page else { return Err(ReadError::NoText) };
    let mut builder = source.drawn(None);
    let origin = Rc::new(page.text(blob.bytes, html::charset));
    builder.through(&origin, |text, builder| {
        html::page(text, builder);
    });
    let address = saved_from.or_else(|| page.field("Content-Location")).filter(|address| address.starts_with("http"));
    let meta = builder.meta();
    meta.url = meta.url.take().or(address);
    let _ = sink(builder.finish()?);
    if parts.is_cut {
        let line = source.place(blob.bytes.len()).line;
        return Err(ReadError::Malformed { line, what: "the file is cut off".to_owned(), n_more: 0 });
    }
    Ok(())
}
