//! The text of a page as a reader meets it: one chunk after the other, as blocks part them, each with its place in the
//! tree.

use super::hints::{self, Hinted};
use super::tree::{Id, PAGE, Tree};
use crate::formats::entity;
use crate::formats::origin::Origin;
use crate::formats::shape;

/// A stretch of text without a block's border in it.
pub(super) struct Chunk {
    /// The block it is directly in.
    pub(super) id: Id,
    pub(super) text: Origin,
    /// How many bytes of it are in links, and strong.
    pub(super) n_link: usize,
    pub(super) n_strong: usize,
}

impl Chunk {
    pub(super) fn words(&self) -> &str {
        self.text.text()
    }

    pub(super) fn len(&self) -> usize {
        self.words().len()
    }

    /// The share of it in links, in hundredths.
    pub(super) fn link_share(&self) -> usize {
        self.n_link * 100 / self.len().max(1)
    }

    pub(super) fn is_strong(&self) -> bool {
        self.n_strong * 100 >= self.len() * 95
    }
}

/// Elements of which the words are not the page's.
const SILENT: &[&str] = &[
    "script", "style", "template", "noscript", "svg", "math", "iframe", "button", "select", "textarea", "title",
    "audio", "video", "canvas", "object", "datalist", "map", "noembed", "noframes", "head",
];

/// Elements that part no blocks.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "unknown", "var", "wbr", "img", "picture", "source",
];

/// Reads the chunks of a page, in order.
pub(super) fn chunks(tree: &Tree<'_>, hinted: &Hinted) -> Vec<Chunk> {
    let mut flow = Flow { tree, hinted, chunks: Vec::new(), open: None, space: None, n_breaks: 0 };
    flow.walk(PAGE, PAGE, Style::default());
    flow.close();
    flow.chunks
}

#[derive(Clone, Copy, Default)]
struct Style {
    link: bool,
    strong: bool,
    /// In the words of a picture, where each `span` is a thing of its own.
    caption: bool,
}

struct Flow<'t, 'a> {
    tree: &'t Tree<'a>,
    hinted: &'t Hinted,
    chunks: Vec<Chunk>,
    open: Option<Chunk>,
    /// White space read and not yet written: where it stands.
    space: Option<usize>,
    n_breaks: usize,
}

impl Flow<'_, '_> {
    /// Walks what is in `id`, of which `block` is the innermost block.
    fn walk(&mut self, id: Id, block: Id, style: Style) {
        for child in self.tree.children(id) {
            let name = self.tree.name(child);
            match name {
                "" => self.text(child, block, style),
                "br" => {
                    self.n_breaks += 1;
                    // In a paragraph a break is one of a line; else it may end one.
                    let ends = !matches!(self.tree.name(block), "p" | "li" | "figcaption" | "td")
                        && !style.caption
                        && self.open.as_ref().is_some_and(|chunk| shape::ends_sentence(chunk.words()));
                    if self.n_breaks > 1 || ends {
                        self.close();
                    }
                    self.space.get_or_insert(0);
                }
                name if SILENT.contains(&name) => {}
                // What is for screen readers alone: "opens in a new window".
                "a" | "span" | "i" | "em" | "small" if self.hinted.has(child, hints::HIDDEN) => {}
                name => {
                    let is_apart = self.hinted.has(child, hints::CAPTION | hints::CREDIT)
                        || (style.caption && matches!(name, "span" | "small" | "cite"));
                    let is_inline = (INLINE.contains(&name) || name.contains('-')) && !is_apart;
                    let style = Style {
                        link: style.link || name == "a",
                        strong: style.strong || matches!(name, "b" | "strong"),
                        caption: style.caption || self.hinted.has(child, hints::CAPTION),
                    };
                    if is_inline {
                        self.walk(child, block, style);
                    } else {
                        self.close();
                        self.walk(child, child, style);
                        self.close();
                    }
                }
            }
        }
    }

    fn close(&mut self) {
        self.space = None;
        self.n_breaks = 0;
        if let Some(chunk) = self.open.take().filter(|chunk| chunk.len() > 0) {
            self.chunks.push(chunk);
        }
    }

    fn text(&mut self, node: Id, block: Id, style: Style) {
        let range = self.tree.nodes.get(node).map_or(0..0, |node| node.text.clone());
        let Some(raw) = self.tree.source.get(range.clone()) else { return };
        if raw.bytes().all(|byte| byte.is_ascii_whitespace()) {
            if !raw.is_empty() {
                self.space.get_or_insert(range.start);
            }
            return;
        }
        if self.open.as_ref().is_some_and(|chunk| chunk.id != block) {
            self.close();
        }
        self.n_breaks = 0;
        let chunk =
            self.open.get_or_insert_with(|| Chunk { id: block, text: Origin::default(), n_link: 0, n_strong: 0 });
        let before = chunk.len();
        append(&mut chunk.text, &mut self.space, raw, range.start);
        let n = chunk.len() - before;
        chunk.n_link += if style.link { n } else { 0 };
        chunk.n_strong += if style.strong { n } else { 0 };
    }
}

/// Appends source text that begins at `base`: entities are decoded, white space becomes single spaces.
pub(super) fn append(out: &mut Origin, space: &mut Option<usize>, raw: &str, base: usize) {
    let (mut from, mut at) = (0, 0);
    while let Some(rest) = raw.get(at..).filter(|rest| !rest.is_empty()) {
        let c = rest.chars().next().unwrap_or(' ');
        let (c, len) = match c {
            '&' => entity::read(rest).map_or(('&', 0), |(c, len)| (c, len)),
            c => (c, 0),
        };
        let is_plain = len == 0;
        let len = if is_plain { c.len_utf8() } else { len };
        // Invisible: soft hyphens, marks of width and order.
        let is_none = matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}');
        if c.is_whitespace() || is_none {
            let is_single = is_plain && c == ' ' && space.is_none() && at > from && {
                let next = rest.get(1..).and_then(|rest| rest.chars().next());
                next.is_some_and(|next| !next.is_whitespace() && next != '&' && next != '\u{ad}' && next != '\u{200b}')
            };
            if !is_single {
                out.plain(raw.get(from..at).unwrap_or_default(), base + from);
                if !is_none {
                    space.get_or_insert(base + at);
                }
                from = at + len;
            }
        } else {
            if let Some(place) = space.take()
                && !out.text().is_empty()
            {
                out.decoded(' ', place);
            }
            if !is_plain {
                out.plain(raw.get(from..at).unwrap_or_default(), base + from);
                out.decoded(c, base + at);
                from = at + len;
            }
        }
        at += len;
    }
    out.plain(raw.get(from..).unwrap_or_default(), base + from);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &[&str]) {
        let tree = Tree::read(source);
        let hinted = Hinted::read(&tree);
        let found: Vec<String> = chunks(&tree, &hinted).iter().map(|chunk| chunk.words().to_owned()).collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn white_space_is_folded() {
        check("<p> a \n b  <b> c</b>d </p> e", &["a b cd", "e"]);
        check("<p>a&nbsp; b&shy;c &amp; d</p>", &["a bc & d"]);
        check("a<br>b<br/> <br>c", &["a b", "c"]);
        check("a <i>b</i>, c<span class=caption>d</span>e", &["a b, c", "d", "e"]);
    }
}
