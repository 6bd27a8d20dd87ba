//! Tokens to a tree of elements and text, by the rules of browsers as far as they matter for reading: which elements
//! have no content, which end others, which end tags are ignored.
//!
//! Text nodes are ranges of the source. `html`, `head` and `body` are no nodes: what is in them lies at the top. The tree
//! is never deeper than [`MAX_DEPTH`], so that walks may recurse, and never has more than [`MAX_NODES`] nodes.

use std::borrow::Cow;
use std::ops::Range;

use super::token::{Attribute, Token, Tokens};
use crate::formats::entity;

/// Elements nested deeper lie beside each other.
pub(super) const MAX_DEPTH: usize = 200;
/// More nodes than any page has.
pub(super) const MAX_NODES: usize = 500_000;

/// Index of a node; 0 is the page.
pub(super) type Id = usize;

/// The page.
pub(super) const PAGE: Id = 0;

/// An element or a stretch of text.
#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    /// Name of the element, lower-case; empty for text.
    pub(super) name: &'a str,
    pub(super) parent: Id,
    pub(super) first: Option<Id>,
    last: Option<Id>,
    pub(super) next: Option<Id>,
    attributes: Range<usize>,
    /// Where text stands in the source.
    pub(super) text: Range<usize>,
}

/// The elements and text of a page.
pub(super) struct Tree<'a> {
    pub(super) source: &'a str,
    pub(super) nodes: Vec<Node<'a>>,
    attributes: Vec<Attribute<'a>>,
    /// Comments before the first element: savers of pages write there where a page is from.
    pub(super) preamble: Vec<&'a str>,
    /// The `lang` of the page.
    pub(super) lang: Option<&'a str>,
    /// Where in the source reading ended, if there were too many nodes.
    pub(super) cut_at: Option<usize>,
    /// Where the nodes inside each node end: they are numbered in the order of the source.
    ends: Vec<Id>,
}

const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
    "meta", "param", "source", "track", "wbr",
];

/// Elements that end an open paragraph.
const ENDS_P: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dd",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "ul",
    "xmp",
];

/// Inline elements: their end tag does not end a block.
const FORMATTING: &[&str] = &[
    "a", "abbr", "b", "big", "bdi", "bdo", "cite", "code", "dfn", "del", "em", "font", "i", "ins", "kbd", "label",
    "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
];

/// Elements that end tags of others do not reach out of.
const SCOPE: &[&str] = &["table", "td", "th", "caption", "object", "template", "marquee", "applet"];

const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];

/// Known names, so that `<DIV>` is a `div`.
const KNOWN: &[&str] = &[
    "html",
    "head",
    "body",
    "title",
    "script",
    "style",
    "noscript",
    "iframe",
    "svg",
    "math",
    "button",
    "select",
    "option",
    "optgroup",
    "textarea",
    "td",
    "th",
    "tr",
    "tbody",
    "thead",
    "tfoot",
    "caption",
    "colgroup",
    "object",
    "template",
    "picture",
    "video",
    "audio",
    "canvas",
    "blockquote",
    "noframes",
    "frameset",
];

fn lower(name: &str) -> &str {
    if !name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return name;
    }
    let all = [KNOWN, VOID, ENDS_P, FORMATTING, SCOPE];
    all.into_iter().flatten().find(|known| known.eq_ignore_ascii_case(name)).copied().unwrap_or("unknown")
}

impl<'a> Tree<'a> {
    /// Reads a page, or any text.
    pub(super) fn read(source: &'a str) -> Self {
        let page =
            Node { name: "page", parent: PAGE, first: None, last: None, next: None, attributes: 0..0, text: 0..0 };
        let tree = Tree {
            source,
            nodes: vec![page],
            attributes: Vec::new(),
            preamble: Vec::new(),
            lang: None,
            cut_at: None,
            ends: Vec::new(),
        };
        let mut maker = Maker { tree, open: vec![PAGE], n_deeper: 0, foreign: 0 };
        let mut tokens = Tokens::new(source);
        loop {
            let first = maker.tree.attributes.len();
            let Some(token) = tokens.next(&mut maker.tree.attributes) else { break };
            if maker.tree.nodes.len() >= MAX_NODES {
                maker.tree.cut_at = Some(tokens.at());
                break;
            }
            maker.take(token, first);
        }
        maker.tree.ends = ends(&maker.tree.nodes);
        maker.tree
    }

    pub(super) fn name(&self, id: Id) -> &'a str {
        self.nodes.get(id).map_or("", |node| node.name)
    }

    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        self.nodes.get(id).filter(|_| id != PAGE).map(|node| node.parent)
    }

    /// Returns the node and those around it, from the inside out.
    pub(super) fn around(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(Some(id), |id| self.parent(*id))
    }

    pub(super) fn is_in(&self, id: Id, outer: Id) -> bool {
        id >= outer && self.ends.get(outer).is_some_and(|end| id < *end)
    }

    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> {
        let first = self.nodes.get(id).and_then(|node| node.first);
        std::iter::successors(first, |id| self.nodes.get(*id).and_then(|node| node.next))
    }

    /// Returns the raw value of an attribute.
    pub(super) fn raw_attribute(&self, id: Id, name: &str) -> Option<&'a str> {
        self.attributes_of(id).find(|attribute| attribute.name.eq_ignore_ascii_case(name)).map(|found| found.value)
    }

    pub(super) fn attributes_of(&self, id: Id) -> impl Iterator<Item = Attribute<'a>> {
        let range = self.nodes.get(id).map_or(0..0, |node| node.attributes.clone());
        self.attributes.get(range).unwrap_or_default().iter().copied()
    }

    /// Returns the value of an attribute, entities decoded.
    pub(super) fn attribute(&self, id: Id, name: &str) -> Option<Cow<'a, str>> {
        self.raw_attribute(id, name).map(entity::decode)
    }

    /// Returns all elements, in the order of the page.
    pub(super) fn elements(&self) -> impl Iterator<Item = Id> {
        (1..self.nodes.len()).filter(|id| !self.name(*id).is_empty())
    }

    /// Returns the characters of a text node, references decoded.
    pub(super) fn text(&self, id: Id) -> Cow<'a, str> {
        let range = self.nodes.get(id).map_or(0..0, |node| node.text.clone());
        entity::decode(self.source.get(range).unwrap_or_default())
    }

    /// Returns the words of an element, white space folded. Scripts and the like have none.
    pub(super) fn words(&self, id: Id) -> String {
        let mut words = String::new();
        self.collect(id, &mut words);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn collect(&self, id: Id, out: &mut String) {
        for child in self.children(id) {
            match self.name(child) {
                "" => out.push_str(&self.text(child)),
                "script" | "style" | "template" | "noscript" | "svg" | "button" | "iframe" => {}
                name => {
                    let parts = !FORMATTING.contains(&name);
                    if parts {
                        out.push(' ');
                    }
                    self.collect(child, out);
                    if parts {
                        out.push(' ');
                    }
                }
            }
        }
    }
}

fn ends(nodes: &[Node<'_>]) -> Vec<Id> {
    let mut ends: Vec<Id> = (1..=nodes.len()).collect();
    for (id, node) in nodes.iter().enumerate().skip(1).rev() {
        let end = ends.get(id).copied().unwrap_or(id + 1);
        if let Some(outer) = ends.get_mut(node.parent) {
            *outer = (*outer).max(end);
        }
    }
    ends
}

struct Maker<'a> {
    tree: Tree<'a>,
    open: Vec<Id>,
    /// Elements open beyond the greatest depth.
    n_deeper: usize,
    /// Depth inside `svg` or `math`, where `/>` ends an element.
    foreign: usize,
}

impl<'a> Maker<'a> {
    fn take(&mut self, token: Token<'a>, first_attribute: usize) {
        match token {
            Token::Text(range) => {
                self.append("", 0..0, range);
            }
            Token::Comment(text) => {
                if self.tree.nodes.iter().take(8).all(|node| node.name.is_empty() || node.name == "page") {
                    self.tree.preamble.push(text);
                }
            }
            Token::Start { name, is_closed } => self.start(lower(name), is_closed, first_attribute),
            Token::End(name) => self.end(lower(name)),
        }
    }

    fn current(&self) -> &'a str {
        self.open.last().map_or("page", |id| self.tree.name(*id))
    }

    fn append(&mut self, name: &'a str, attributes: Range<usize>, text: Range<usize>) -> Id {
        let parent = self.open.last().copied().unwrap_or(PAGE);
        let id = self.tree.nodes.len();
        self.tree.nodes.push(Node { name, parent, first: None, last: None, next: None, attributes, text });
        let before = self.tree.nodes.get_mut(parent).and_then(|node| {
            node.first.get_or_insert(id);
            node.last.replace(id)
        });
        if let Some(before) = before.and_then(|before| self.tree.nodes.get_mut(before)) {
            before.next = Some(id);
        }
        id
    }

    fn start(&mut self, name: &'a str, is_closed: bool, first_attribute: usize) {
        let attributes = first_attribute..self.tree.attributes.len();
        match name {
            "html" => {
                let lang = self.tree.attributes.get(attributes).unwrap_or_default().iter();
                let lang = lang.filter(|found| found.name.eq_ignore_ascii_case("lang")).map(|found| found.value).next();
                self.tree.lang = self.tree.lang.or(lang);
                return;
            }
            "head" | "body" => return,
            _ => {}
        }
        self.end_implied(name);
        let id = self.append(name, attributes, 0..0);
        if matches!(name, "svg" | "math") && !is_closed {
            self.foreign += 1;
        }
        if VOID.contains(&name) || (is_closed && self.foreign > 0) {
            return;
        }
        if self.open.len() >= MAX_DEPTH {
            self.n_deeper += 1;
        } else {
            self.open.push(id);
        }
    }

    /// Ends what a start tag of this name ends.
    fn end_implied(&mut self, name: &str) {
        if ENDS_P.contains(&name) {
            self.end_within("p", |open| SCOPE.contains(&open) || open == "button");
        }
        match name {
            _ if HEADINGS.contains(&name) && HEADINGS.contains(&self.current()) => {
                self.open.pop();
            }
            "li" => self.end_within("li", |open| matches!(open, "ul" | "ol" | "menu") || SCOPE.contains(&open)),
            "dd" | "dt" => {
                for other in ["dd", "dt"] {
                    self.end_within(other, |open| open == "dl" || SCOPE.contains(&open));
                }
            }
            "option" | "optgroup" if self.current() == "option" => {
                self.open.pop();
            }
            "td" | "th" => {
                for other in ["td", "th"] {
                    self.end_within(other, |open| matches!(open, "tr" | "table"));
                }
            }
            "tr" => self.end_within("tr", |open| open == "table"),
            "tbody" | "thead" | "tfoot" => {
                for other in ["tbody", "thead", "tfoot"] {
                    self.end_within(other, |open| open == "table");
                }
            }
            "a" => self.end_within("a", |open| !FORMATTING.contains(&open)),
            _ => {}
        }
    }

    /// Ends the innermost open element of this name, and all inside it, unless one that `is_bound` lies between.
    fn end_within(&mut self, name: &str, is_bound: impl Fn(&str) -> bool) {
        for depth in (1..self.open.len()).rev() {
            let open = self.open.get(depth).map_or("", |id| self.tree.name(*id));
            if open == name {
                self.open.truncate(depth);
                return;
            }
            if is_bound(open) {
                return;
            }
        }
    }

    fn end(&mut self, name: &str) {
        if self.n_deeper > 0 && !VOID.contains(&name) {
            self.n_deeper -= 1;
            return;
        }
        match name {
            "html" | "body" | "head" => {}
            "br" => {
                self.append("br", 0..0, 0..0);
            }
            "svg" | "math" => {
                self.foreign = self.foreign.saturating_sub(1);
                self.end_within(name, |_| false);
            }
            _ if HEADINGS.contains(&name) => {
                // `<h2>…</h3>` ends too.
                let open = self.open.iter().rev().map(|id| self.tree.name(*id)).find(|open| HEADINGS.contains(open));
                if let Some(open) = open {
                    self.end_within(open, |open| SCOPE.contains(&open));
                }
            }
            "table" | "template" => self.end_within(name, |_| false),
            "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "caption" => {
                self.end_within(name, |open| matches!(open, "table" | "template"));
            }
            _ if FORMATTING.contains(&name) => {
                self.end_within(name, |open| !FORMATTING.contains(&open));
            }
            _ => self.end_within(name, |open| SCOPE.contains(&open)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(tree: &Tree<'_>, id: Id, out: &mut String) {
        for child in tree.children(id) {
            let node = &tree.nodes[child];
            if node.name.is_empty() {
                out.push_str(tree.source.get(node.text.clone()).expect("it stands in the source"));
            } else {
                out.push_str(node.name);
                out.push('(');
                outline(tree, child, out);
                out.push(')');
            }
        }
    }

    #[track_caller]
    fn check(source: &str, expected: &str) {
        let mut found = String::new();
        outline(&Tree::read(source), PAGE, &mut found);
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn elements_end_each_other() {
        check("<p>a<p>b<div>c</div>d", "p(a)p(b)div(c)d");
        check("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "ul(li(a)li(bul(li(c)))li(d))");
        check("<table><tr><td>a<td>b<tr><td>c</table>d", "table(tr(td(a)td(b))tr(td(c)))d");
        check("<h2>a<h3>b</h2>c", "h2(a)h3(b)c");
        check("<a>x<a>y</a>", "a(x)a(y)");
    }

    #[test]
    fn stray_ends_are_ignored() {
        check("<div>a</span></p></b>b</div>c", "div(ab)c");
        check("<b><p>a</b>b</p>", "b(p(ab))");
        check("<div><table><tr><td>a</div>b</td></tr></table>c</div>", "div(table(tr(td(ab)))c)");
        check("<DIV>a<BR>b</br>c</Div>", "div(abr()bbr()c)");
        check("<svg><path/><g/></svg><p/>a", "svg(path()g())p(a)");
    }

    #[test]
    fn depth_is_bounded() {
        let source = format!("{}x{}<p>y", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let tree = Tree::read(&source);
        let y = tree.nodes.len() - 1;
        assert!(tree.nodes.iter().enumerate().all(|(id, _)| tree.around(id).count() <= MAX_DEPTH + 1));
        assert_eq!(tree.around(y).count(), 3, "what follows lies at the top again");
    }
}
