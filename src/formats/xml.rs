//! XML: a walk over start tags, and small trees of what is in an element, each text with its place in the source.
//!
//! Elements and attributes go by their local names: prefixes differ from file to file. No document type is read, no entity
//! but those of HTML is expanded, nothing is fetched: a reference that is not known stays as it is written. End tags that
//! fit nothing are passed over. Elements deeper than [`MAX_DEPTH`] lie beside each other, so that trees may be walked by
//! recursion; a tree of more than [`MAX_NODES`] nodes is a fault.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::entity;
use super::format::{ReadError, Source};
use super::origin::Origin;

/// Elements nested deeper lie beside each other.
const MAX_DEPTH: usize = 200;
/// The most nodes in one tree.
const MAX_NODES: usize = 500_000;

/// A start tag, as it is written.
#[derive(Clone, Copy)]
pub(super) struct Tag<'a> {
    /// Local name.
    pub(super) name: &'a str,
    /// What stands between `<` and `>`.
    raw: &'a str,
    is_empty: bool,
}

/// An element with all that is in it.
pub(super) struct Element<'a> {
    pub(super) tag: Tag<'a>,
    pub(super) nodes: Vec<Node<'a>>,
    /// Where what is in it begins and ends in the source.
    pub(super) inner: std::ops::Range<usize>,
}

/// What may be in an element.
pub(super) enum Node<'a> {
    Element(Element<'a>),
    /// Characters that stand at this place as they are.
    Text(&'a str, usize),
    /// What the reference at this place stands for.
    Char(char, usize),
}

/// Returns the local name of the first element, if the head of a file is XML or may be.
pub(super) fn root(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(head);
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = if rest.starts_with("<!--") {
            rest.find("-->")? + 3
        } else if rest.starts_with("<?") {
            rest.find("?>")? + 2
        } else if rest.starts_with("<!DOCTYPE") {
            // With declarations in brackets: to the bracket that ends them.
            let end = rest.find('>')?;
            match rest.find('[').filter(|open| *open < end) {
                Some(_) => rest.find("]>").map(|end| end + 2)?,
                None => end + 1,
            }
        } else {
            break;
        };
        rest = rest.get(end..)?.trim_start();
    }
    let inner = rest.strip_prefix('<')?;
    let end = inner.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
    let name = local(inner.get(..end)?);
    (!name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')))
        .then(|| name.to_owned())
}

/// Returns the encoding that the XML declaration states.
pub(super) fn charset(bytes: &[u8]) -> Option<String> {
    let (head, _) = bytes.split_at(bytes.len().min(200));
    let head = String::from_utf8_lossy(head);
    let declaration = head.trim_start_matches('\u{feff}').trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.get(1..)?.split(quote).next().filter(|label| !label.is_empty()).map(str::to_owned)
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Walks the start tags of a source.
pub(super) struct Xml<'s, 'a> {
    source: &'s Source<'a>,
    reader: Reader<&'a [u8]>,
    at: usize,
    /// The names of what is open around the last start tag.
    open: Vec<&'a str>,
}

impl<'s, 'a> Xml<'s, 'a> {
    pub(super) fn new(source: &'s Source<'a>) -> Self {
        let mut reader = Reader::from_str(source.text);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        Self { source, reader, at: 0, open: Vec::new() }
    }

    /// Returns the next start tag, whatever it is in; none at the end.
    ///
    /// # Errors
    /// If what follows is no XML.
    pub(super) fn next(&mut self) -> Result<Option<Tag<'a>>, ReadError> {
        loop {
            match self.event()? {
                (Event::Start(_), raw, _) => {
                    let tag = start(raw, false);
                    if self.open.len() < MAX_DEPTH {
                        self.open.push(tag.name);
                    }
                    return Ok(Some(tag));
                }
                (Event::Empty(_), raw, _) => return Ok(Some(start(raw, true))),
                (Event::End(_), raw, _) => {
                    if let Some(depth) = self.open.iter().rposition(|name| *name == end_name(raw)) {
                        self.open.truncate(depth);
                    }
                }
                (Event::Eof, ..) => {
                    return match self.open.pop() {
                        Some(name) => Err(self.fault(self.at, format!("the file ends inside <{name}>"))),
                        None => Ok(None),
                    };
                }
                _ => {}
            }
        }
    }

    /// Reads what is in the element that `tag`, just returned, begins.
    ///
    /// # Errors
    /// If the source ends in it, or is no XML, or there is too much.
    pub(super) fn take(&mut self, tag: Tag<'a>) -> Result<Element<'a>, ReadError> {
        let begin = self.at;
        let fresh = |tag, at| Element { tag, nodes: Vec::new(), inner: at..at };
        let mut open = vec![fresh(tag, begin)];
        if tag.is_empty {
            return Ok(fresh(tag, begin));
        }
        // Elements that are open beyond the greatest depth.
        let mut n_deeper = 0_usize;
        let mut n_nodes = 0;
        loop {
            let (event, raw, at) = self.event()?;
            let depth = open.len();
            let top = open.last_mut().expect("it ends with the first");
            n_nodes += 1;
            match event {
                _ if n_nodes > MAX_NODES => {
                    return Err(self.fault(begin, format!("more than {MAX_NODES} elements in <{}>", tag.name)));
                }
                Event::Start(_) if depth >= MAX_DEPTH => n_deeper += 1,
                Event::End(_) if n_deeper > 0 => n_deeper -= 1,
                Event::Start(_) => open.push(fresh(start(raw, false), self.at)),
                Event::Empty(_) => top.nodes.push(Node::Element(fresh(start(raw, true), self.at))),
                Event::End(_) => {
                    let name = end_name(raw);
                    let Some(depth) = open.iter().rposition(|element| element.tag.name == name) else { continue };
                    while open.len() > depth {
                        let mut element = open.pop().expect("it is that deep");
                        element.inner.end = at;
                        match open.last_mut() {
                            Some(outer) => outer.nodes.push(Node::Element(element)),
                            None => {
                                if self.open.last() == Some(&tag.name) {
                                    self.open.pop();
                                }
                                return Ok(element);
                            }
                        }
                    }
                }
                Event::Text(_) => top.nodes.push(Node::Text(raw, at)),
                Event::CData(_) => {
                    let inner = raw.get(9..raw.len().saturating_sub(3)).unwrap_or_default();
                    top.nodes.push(Node::Text(inner, at + 9));
                }
                Event::GeneralRef(_) => match entity::read(raw).filter(|(_, len)| *len == raw.len()) {
                    Some((c, _)) => top.nodes.push(Node::Char(c, at)),
                    None => top.nodes.push(Node::Text(raw, at)),
                },
                Event::Eof => return Err(self.fault(begin, format!("the file ends inside <{}>", tag.name))),
                _ => {}
            }
        }
    }

    /// Returns the next event with what it is in the source, and where.
    fn event(&mut self) -> Result<(Event<'a>, &'a str, usize), ReadError> {
        let begin = self.at;
        let event = self.reader.read_event();
        self.at = usize::try_from(self.reader.buffer_position()).unwrap_or(self.source.text.len());
        match event {
            Ok(event) => Ok((event, self.source.text.get(begin..self.at).unwrap_or_default(), begin)),
            Err(error) => Err(self.fault(begin, error.to_string())),
        }
    }

    fn fault(&self, at: usize, what: String) -> ReadError {
        ReadError::Malformed { line: self.source.place(at).line, what, n_more: 0 }
    }
}

fn start(raw: &str, is_empty: bool) -> Tag<'_> {
    let inner = raw.strip_prefix('<').unwrap_or(raw);
    let inner = inner.strip_suffix('>').unwrap_or(inner);
    let inner = if is_empty { inner.strip_suffix('/').unwrap_or(inner) } else { inner };
    Tag { name: local(name(inner)), raw: inner, is_empty }
}

fn end_name(raw: &str) -> &str {
    local(raw.trim_matches(['<', '/', '>']).trim())
}

fn name(inner: &str) -> &str {
    inner.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default()
}

impl<'a> Tag<'a> {
    /// Returns the value of the attribute of this local name.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let start = BytesStart::from_content(self.raw, self::name(self.raw).len());
        let mut attributes = start.html_attributes();
        attributes.with_checks(false);
        attributes.flatten().find_map(|attribute| {
            let is_it = attribute.key.local_name().as_ref() == name;
            is_it.then(|| entity::decode(&attribute.value).trim().to_owned())
        })
    }

    /// Returns the prefix of the name: `dc` of `dc:creator`.
    pub(super) fn prefix(&self) -> Option<&'a str> {
        name(self.raw).split_once(':').map(|(prefix, _)| prefix)
    }
}

impl<'a> Element<'a> {
    pub(super) fn name(&self) -> &'a str {
        self.tag.name
    }

    /// Returns the elements directly in it.
    pub(super) fn children(&self) -> impl Iterator<Item = &Element<'a>> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            _ => None,
        })
    }

    /// Returns the first element of this name directly in it.
    pub(super) fn child(&self, name: &str) -> Option<&Element<'a>> {
        self.children().find(|child| child.name() == name)
    }

    /// Returns all elements in it, itself too, in the order of the source.
    pub(super) fn all(&self) -> Vec<&Element<'a>> {
        fn gather<'e, 'a>(element: &'e Element<'a>, out: &mut Vec<&'e Element<'a>>) {
            out.push(element);
            element.children().for_each(|child| gather(child, out));
        }
        let mut all = Vec::new();
        gather(self, &mut all);
        all
    }

    /// Returns its characters with their places, those in elements in it too.
    pub(super) fn origin(&self) -> Origin {
        self.without("")
    }

    /// Returns its characters without those of the elements of this name in it.
    pub(super) fn without(&self, name: &str) -> Origin {
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
    pub(super) fn words(&self) -> String {
        self.origin().text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Returns the words, if there are any.
    pub(super) fn some_words(&self) -> Option<String> {
        Some(self.words()).filter(|words| !words.is_empty())
    }
}
