//! Trees of single elements, drawn out of a document of any size.
//!
//! Elements deeper than [`super::MAX_DEPTH`] lie beside each other, so that trees may be walked by recursion; a tree of more
//! than [`MAX_NODES`] nodes is a fault.

use super::super::format::{ReadError, Source};
use super::super::origin::Origin;
use super::{Fault, MAX_DEPTH, Node as Piece, Nodes, Tag};

/// The most nodes in one tree.
const MAX_NODES: usize = 500_000;

/// An element with all that is in it.
pub(in super::super) struct Element<'a> {
    pub(in super::super) tag: Tag<'a>,
    nodes: Vec<Node<'a>>,
    /// Where what is in it begins and ends in the source.
    pub(in super::super) inner: std::ops::Range<usize>,
}

/// What may be in an element.
enum Node<'a> {
    Element(Element<'a>),
    Text(&'a str, usize),
    Char(char, usize),
}

/// Walks the start tags of a source.
pub(in super::super) struct Xml<'s, 'a> {
    source: &'s Source<'a>,
    nodes: Nodes<'a>,
}

impl<'s, 'a> Xml<'s, 'a> {
    pub(in super::super) fn new(source: &'s Source<'a>) -> Self {
        Self { source, nodes: Nodes::of(source.text) }
    }

    /// Returns the next start tag, whatever it is in; none at the end.
    ///
    /// # Errors
    /// If what follows is no XML, or the source ends in an element.
    pub(in super::super) fn next(&mut self) -> Result<Option<Tag<'a>>, ReadError> {
        for node in self.nodes.by_ref() {
            match node {
                Ok(Piece::Open(tag)) => return Ok(Some(tag)),
                Ok(_) => {}
                Err(fault) => return Err(malformed(self.source, fault)),
            }
        }
        Ok(None)
    }

    /// Reads what is in the element that `tag`, just returned, begins.
    ///
    /// # Errors
    /// If the source ends in it, or is no XML, or there is too much.
    pub(in super::super) fn take(&mut self, tag: Tag<'a>) -> Result<Element<'a>, ReadError> {
        match self.take_what_is_there(tag) {
            (element, None) => Ok(element),
            (_, Some(fault)) => Err(fault),
        }
    }

    /// As [`Xml::take`], with what there is of an element that is cut off.
    pub(in super::super) fn take_what_is_there(&mut self, tag: Tag<'a>) -> (Element<'a>, Option<ReadError>) {
        let begin = self.nodes.at;
        let mut tree =
            Tree { open: vec![(tag.full(), Element { tag, nodes: Vec::new(), inner: begin..begin })], n_deeper: 0 };
        let mut n_nodes = 0;
        let fault = loop {
            let at = self.nodes.at;
            n_nodes += 1;
            if n_nodes > MAX_NODES {
                break Fault { at: begin, what: format!("more than {MAX_NODES} elements in <{}>", tag.name) };
            }
            match self.nodes.next() {
                Some(Ok(Piece::Open(tag))) => tree.begin(tag, self.nodes.at),
                Some(Ok(Piece::Close(name))) => {
                    if let Some(element) = tree.end(name, at) {
                        return (element, None);
                    }
                }
                Some(Ok(Piece::Text(text, at))) => tree.put(Node::Text(text, at)),
                Some(Ok(Piece::Char(c, at))) => tree.put(Node::Char(c, at)),
                Some(Err(fault)) if fault.at < self.source.text.len() => break Fault { at: begin, ..fault },
                Some(Err(_)) | None => {
                    break Fault { at: begin, what: format!("the file ends inside <{}>", tag.name) };
                }
            }
        };
        let element = tree.close_all(self.nodes.at);
        (element, Some(malformed(self.source, fault)))
    }
}

fn malformed(source: &Source<'_>, fault: Fault) -> ReadError {
    ReadError::Malformed { line: source.place(fault.at).line, what: fault.what, n_more: 0 }
}

/// A tree that grows: the elements that are open, under their full names, and how many are open beyond the greatest depth.
struct Tree<'a> {
    open: Vec<(&'a str, Element<'a>)>,
    n_deeper: usize,
}

impl<'a> Tree<'a> {
    fn put(&mut self, node: Node<'a>) {
        if let Some((_, top)) = self.open.last_mut() {
            top.nodes.push(node);
        }
    }

    fn begin(&mut self, tag: Tag<'a>, at: usize) {
        if self.open.len() >= MAX_DEPTH {
            self.n_deeper += 1;
        } else {
            self.open.push((tag.full(), Element { tag, nodes: Vec::new(), inner: at..at }));
        }
    }

    /// Ends the element of this name and those open in it; returns the whole if it was the first.
    fn end(&mut self, name: &str, at: usize) -> Option<Element<'a>> {
        if self.n_deeper > 0 {
            self.n_deeper -= 1;
            return None;
        }
        let depth = self.open.iter().rposition(|(open, _)| *open == name)?;
        self.close_to(depth, at)
    }

    fn close_all(mut self, at: usize) -> Element<'a> {
        self.close_to(0, at).expect("it begins with the first")
    }

    fn close_to(&mut self, depth: usize, at: usize) -> Option<Element<'a>> {
        while self.open.len() > depth {
            let (_, mut element) = self.open.pop()?;
            element.inner.end = at.max(element.inner.start);
            match self.open.is_empty() {
                true => return Some(element),
                false => self.put(Node::Element(element)),
            }
        }
        None
    }
}

impl<'a> Element<'a> {
    pub(in super::super) fn name(&self) -> &'a str {
        self.tag.name
    }

    /// Returns the elements directly in it.
    pub(in super::super) fn children(&self) -> impl Iterator<Item = &Element<'a>> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            _ => None,
        })
    }

    /// Returns the first element of this name directly in it.
    pub(in super::super) fn child(&self, name: &str) -> Option<&Element<'a>> {
        self.children().find(|child| child.name() == name)
    }

    /// Returns all elements in it, itself too, in the order of the source.
    pub(in super::super) fn all(&self) -> Vec<&Element<'a>> {
        fn gather<'e, 'a>(element: &'e Element<'a>, out: &mut Vec<&'e Element<'a>>) {
            out.push(element);
            element.children().for_each(|child| gather(child, out));
        }
        let mut all = Vec::new();
        gather(self, &mut all);
        all
    }

    /// Returns its characters with their places, those in elements in it too.
    pub(in super::super) fn origin(&self) -> Origin {
        self.without("")
    }

    /// Returns its characters without those of the elements of this name in it.
    pub(in super::super) fn without(&self, name: &str) -> Origin {
        fn collect(element: &Element<'_>, name: &str, origin: &mut Origin) {
            for node in &element.nodes {
                match node {
                    Node::Element(inner) if inner.name() == name => {}
                    Node::Element(inner) => collect(inner, name, origin),
                    Node::Text(text, at) => origin.plain(text, *at),
                    Node::Char(c, at) => origin.decoded(*c, *at),
                }
            }
        }
        let mut origin = Origin::default();
        collect(self, name, &mut origin);
        origin
    }

    /// Returns its words, white space folded.
    pub(in super::super) fn words(&self) -> String {
        self.origin().text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Returns the words, if there are any.
    pub(in super::super) fn some_words(&self) -> Option<String> {
        Some(self.words()).filter(|words| !words.is_empty())
    }
}
