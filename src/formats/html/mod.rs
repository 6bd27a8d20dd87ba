//! Saved web pages: one article a page, drawn out of what surrounds it.
//!
//! `token` and `tree` read the markup, every text with its place in the source; `hints` is what the names of classes say;
//! `flow` makes chunks of text; `metadata` is what the page states beside it; `title`, `root`, `pictures`, `bylines` and
//! `published` find the parts of the article, `select` puts them together and `insets` drops what is not of it. No rule knows a publisher.
//!
//! The markup is read by code of our own, because hits must lead back to the bytes of the file, which the usual parsers
//! forget. Whatever the bytes are, it neither panics nor recurses deeply, and takes time in proportion to their number:
//! depth and number of elements are bounded, and so is how far any rule looks around. A page inside another file is read
//! by `page`, a part of one (an item of a feed) by `fragment`, with a builder of that file that leads through its escapes.

mod bylines;
mod flow;
mod hints;
mod insets;
mod metadata;
mod pictures;
mod published;
mod root;
mod select;
mod title;
mod token;
mod tree;

use super::builder::Builder;
use super::fields;
use super::format::{Format, ReadError, Reader, Sink, Source};
use crate::article::{DateFrom, Published};
use flow::Chunk;
use hints::Hinted;
use metadata::Stated;
use root::Place;
use title::Title;
use tree::Tree;

pub(super) const FORMAT: Format = Format {
    name: "html",
    extensions: &["html", "htm", "xhtml", "shtml"],
    sniff: |peek| looks_like_html(peek.head),
    read: Reader::Text { charset, read },
};

/// How a page begins, behind comments.
const STARTS: &[&str] = &["<!doctype html", "<html", "<head", "<body"];

fn looks_like_html(head: &[u8]) -> bool {
    // Most files are told by their first letter.
    let first = head.iter().find(|byte| !matches!(byte, b'\t'..=b'\r' | b' '));
    if first.is_none_or(|byte| byte.is_ascii() && *byte != b'<') {
        return false;
    }
    let head = String::from_utf8_lossy(head);
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else if rest.starts_with("<?xml") {
            rest.find("?>").map(|end| end + 2)
        } else {
            break;
        };
        let Some(end) = end else { return false };
        rest = rest.get(end..).unwrap_or_default().trim_start();
    }
    STARTS.iter().any(|start| rest.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start)))
}

/// Returns the charset of `<meta charset>` or `<meta http-equiv>` in the first kilobytes.
pub(super) fn charset(bytes: &[u8]) -> Option<String> {
    let (head, _) = bytes.split_at(bytes.len().min(4 << 10));
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let at = head.match_indices("<meta").find_map(|(at, _)| {
        let tag = head.get(at..)?.split('>').next()?;
        tag.split_once("charset=").map(|(_, value)| value)
    })?;
    let label = at.trim_start_matches(['"', '\'', ' ']).split(['"', '\'', ' ', '/', ';', '>']).next()?;
    (!label.is_empty()).then(|| label.to_owned())
}

fn read(source: &Source<'_>, sink: Sink<'_>) -> Result<(), ReadError> {
    let mut builder = source.drawn(None);
    let cut_at = page(source.text, &mut builder);
    let article = builder.finish().map_err(|error| match error {
        ReadError::NoText if memchr::memmem::find(source.text.as_bytes(), b"<script").is_some() => ReadError::Refused(
            "no text found: the page shows it by scripts only, save it as the browser shows it".to_owned(),
        ),
        error => error,
    });
    let _ = sink(article?);
    match cut_at {
        Some(at) => {
            let what = format!("more than {} elements, the rest was not read", tree::MAX_NODES);
            Err(ReadError::Malformed { line: source.place(at).line, what, n_more: 0 })
        }
        None => Ok(()),
    }
}

/// A page that was read, and what was found on it.
struct Page<'a> {
    tree: Tree<'a>,
    hinted: Hinted,
    chunks: Vec<Chunk>,
    place: Place,
    title: Title,
    stated: Stated,
    /// Who wrote the article.
    authors: Vec<String>,
}

impl<'a> Page<'a> {
    fn read(text: &'a str) -> Self {
        Self::read_titled(text, None)
    }

    /// Reads a page, or a part of one, of which the title is known.
    fn read_titled(text: &'a str, known: Option<&str>) -> Self {
        let tree = Tree::read(text);
        let hinted = Hinted::read(&tree);
        let mut stated = metadata::read(&tree);
        if let Some(known) = known {
            stated.titles.insert(0, known.to_owned());
            stated.passed_on = None;
        }
        let chunks = flow::chunks(&tree, &hinted);
        let title = title::find(&tree, &hinted, &stated);
        let place = root::find(&tree, &hinted, &chunks, title.node);
        let mut page = Page { tree, hinted, chunks, place, title, stated, authors: Vec::new() };
        page.authors = bylines::find(&page);
        page
    }
}

/// Reads the article of a page into `builder`: offsets of `text` must be those of the builder's source. Returns where
/// reading ended, if the page is too large.
pub(super) fn page(text: &str, builder: &mut Builder<'_, '_>) -> Option<usize> {
    let page = Page::read(text);
    state(&page, builder);
    select::write_title(&page, builder);
    select::write_text(&page, builder);
    page.tree.cut_at
}

/// Reads the text of an article out of a part of a page, as feeds and mails have it. Its title is known, and written; what is
/// stated about the article already stays.
pub(super) fn fragment(text: &str, title: Option<&str>, builder: &mut Builder<'_, '_>) {
    let page = Page::read_titled(text, title);
    let known = std::mem::take(builder.meta());
    state(&page, builder);
    let found = std::mem::replace(builder.meta(), known);
    let meta = builder.meta();
    if meta.authors.is_empty() {
        meta.authors = found.authors;
    }
    meta.published = meta.published.take().or(found.published);
    meta.language = meta.language.take().or(found.language);
    meta.url = meta.url.take().or(found.url);
    if title.is_none() {
        select::write_title(&page, builder);
    }
    select::write_text(&page, builder);
}

/// Sets what the page states beside the text, or shows of it.
fn state(page: &Page<'_>, builder: &mut Builder<'_, '_>) {
    let stated = &page.stated;
    let meta = builder.meta();
    meta.authors.clone_from(&page.authors);
    let published = |value, from| Published { value, from };
    meta.published = stated
        .date()
        .map(|value| published(value, DateFrom::Metadata))
        .or_else(|| published::find(page).map(|value| published(value, DateFrom::Text)));
    meta.outlet.clone_from(&stated.outlet);
    meta.url.clone_from(&stated.url);
    meta.desk.clone_from(&stated.desk);
    meta.topics.clone_from(&stated.topics);
    meta.language = stated.language.as_deref().map(|tag| tag.replace('_', "-")).filter(|tag| fields::is_tag(tag));
}
