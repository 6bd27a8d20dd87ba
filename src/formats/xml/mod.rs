//! XML: a document as a row of tags and texts, each with its place in it. Small trees of one element are in [`tree`].
//!
//! Elements and attributes go by their local names: prefixes differ from file to file. No document type is read, no entity
//! but those of HTML is expanded, nothing is fetched: a reference that is not known stays as it is written. End tags that
//! fit nothing are passed over. Depth costs nothing. That a document ends before its elements do is a fault.

mod tree;

use quick_xml::Reader;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

use super::entity;
pub(super) use tree::{Element, Xml};

/// Of elements nested deeper only the number is known.
const MAX_DEPTH: usize = 200;

/// A tag or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Node<'a> {
    /// An element begins. One that is empty ends at once.
    Open(Tag<'a>),
    /// An element ends: its name with the prefix.
    Close(&'a str),
    /// Characters that stand at this place as they are.
    Text(&'a str, usize),
    /// What the reference at this place stands for.
    Char(char, usize),
}

/// A start tag, as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Local name.
    pub(super) name: &'a str,
    /// What stands between `<` and `>`.
    raw: &'a str,
}

impl<'a> Tag<'a> {
    /// Returns the value of the attribute of this local name.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        self.attributes().find(|(key, _)| local(key) == name).map(|(_, value)| value)
    }

    /// Returns the prefix that stands for one of these namespaces, where the tag declares it; empty for the default one.
    pub(super) fn prefix_of(&self, namespaces: &[&str]) -> Option<String> {
        let (key, _) = self.attributes().find(|(_, value)| namespaces.contains(&value.as_str()))?;
        let name = key.strip_prefix("xmlns")?;
        Some(name.strip_prefix(':').unwrap_or(name).to_owned())
    }

    /// Returns the name with its prefix.
    pub(super) fn full(&self) -> &'a str {
        name(self.raw)
    }

    /// Returns the prefix of the name: `dc` of `dc:creator`.
    pub(super) fn prefix(&self) -> Option<&'a str> {
        self.full().split_once(':').map(|(prefix, _)| prefix)
    }

    /// Names with their prefixes, and values.
    fn attributes(&self) -> impl Iterator<Item = (&'a str, String)> + use<'a> {
        let mut attributes = Attributes::html(self.raw, self.full().len());
        attributes.with_checks(false);
        attributes.flatten().map(|attribute| (attribute.key.0, entity::decode(&attribute.value).trim().to_owned()))
    }
}

/// What is wrong with a document, and where.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) what: String,
}

/// Walks through a document. The last node is a fault where it is broken or cut off.
pub(super) struct Nodes<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// How far it has come.
    at: usize,
    /// The names of what is open, to a depth, and how many more are.
    open: Vec<&'a str>,
    n_deeper: usize,
    /// The end of an element that is empty.
    pending: Option<&'a str>,
    is_over: bool,
}

impl<'a> Nodes<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Self { text, reader, at: 0, open: Vec::new(), n_deeper: 0, pending: None, is_over: false }
    }

    fn fault(&mut self, at: usize, what: String) -> Option<Result<Node<'a>, Fault>> {
        self.is_over = true;
        Some(Err(Fault { at, what }))
    }

    fn begin(&mut self, name: &'a str) {
        if self.open.len() < MAX_DEPTH {
            self.open.push(name);
        } else {
            self.n_deeper += 1;
        }
    }

    /// Notes the end of an element, with those in it that have no end; one that is not open changes nothing.
    fn end(&mut self, name: &str) {
        if self.n_deeper > 0 {
            self.n_deeper -= 1;
        } else if let Some(depth) = self.open.iter().rposition(|open| *open == name) {
            self.open.truncate(depth);
        }
    }
}

impl<'a> Iterator for Nodes<'a> {
    type Item = Result<Node<'a>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(name) = self.pending.take() {
            return Some(Ok(Node::Close(name)));
        }
        while !self.is_over {
            let at = self.at;
            let event = self.reader.read_event();
            self.at = usize::try_from(self.reader.buffer_position()).unwrap_or(self.text.len());
            let raw = self.text.get(at..self.at).unwrap_or_default();
            let node = match event {
                Ok(Event::Start(_)) => {
                    let tag = start(raw);
                    self.begin(tag.full());
                    Node::Open(tag)
                }
                Ok(Event::Empty(_)) => {
                    let tag = start(raw);
                    self.pending = Some(tag.full());
                    Node::Open(tag)
                }
                Ok(Event::End(_)) => {
                    let name = raw.trim_matches(['<', '/', '>']).trim();
                    self.end(name);
                    Node::Close(name)
                }
                Ok(Event::Text(_)) => Node::Text(raw, at),
                Ok(Event::CData(_)) => Node::Text(raw.get(9..raw.len().saturating_sub(3)).unwrap_or_default(), at + 9),
                Ok(Event::GeneralRef(_)) => match entity::read(raw).filter(|(_, len)| *len == raw.len()) {
                    Some((c, _)) => Node::Char(c, at),
                    None => Node::Text(raw, at),
                },
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => continue,
                Ok(Event::Eof) => {
                    self.is_over = true;
                    let name = self.open.pop()?;
                    return self.fault(self.text.len(), format!("the file ends inside <{}>", local(name)));
                }
                Err(Error::Syntax(
                    SyntaxError::UnclosedTag
                    | SyntaxError::UnclosedSingleQuotedAttributeValue
                    | SyntaxError::UnclosedDoubleQuotedAttributeValue,
                )) => return self.fault(at, "the file ends inside a tag".to_owned()),
                Err(error) => return self.fault(at, error.to_string()),
            };
            return Some(Ok(node));
        }
        None
    }
}

fn start(raw: &str) -> Tag<'_> {
    let inner = raw.strip_prefix('<').unwrap_or(raw);
    let inner = inner.strip_suffix('>').unwrap_or(inner);
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    Tag { name: local(name(inner)), raw: inner }
}

fn name(inner: &str) -> &str {
    inner.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default()
}

/// Returns a name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Returns the local name of the first element, if the head of a file is XML or may be.
pub(super) fn root(head: &[u8]) -> Option<String> {
    // Most files are told by their first letter.
    let first = head.iter().find(|byte| !matches!(byte, b'\t'..=b'\r' | b' '))?;
    if first.is_ascii() && *first != b'<' {
        return None;
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let node = |node: Result<Node<'_>, Fault>| match node {
            Ok(Node::Open(tag)) => format!("<{}>", tag.full()),
            Ok(Node::Close(name)) => format!("</{name}>"),
            Ok(Node::Text(text, _)) => text.to_owned(),
            Ok(Node::Char(c, _)) => c.to_string(),
            Err(fault) => format!("!{}@{}", fault.what, fault.at),
        };
        Nodes::of(text).map(node).collect()
    }

    #[test]
    fn tags_and_texts() {
        assert_eq!(
            shown("<?xml version='1.0'?><w:p a='1'>x<w:br/>&amp;&#x41;&eacute;<![CDATA[<&]]></w:p>"),
            "<w:p>x<w:br></w:br>&Aé<&</w:p>"
        );
        assert_eq!(shown("<a>b & c</a></d>"), "<a>b & c</a></d>");
    }

    #[test]
    fn what_is_cut_off_is_told() {
        assert_eq!(shown("<a>b<c"), "<a>b!the file ends inside a tag@4");
        assert_eq!(shown("<x:a><b/>c"), "<x:a><b></b>c!the file ends inside <a>@10");
        // An end closes what is in it; one too many closes nothing.
        assert_eq!(shown("<a><b></a></a>"), "<a><b></a></a>");
        let deep = format!("{}{}", "<a>".repeat(1_000), "</a>".repeat(1_000));
        assert!(!shown(&deep).contains('!') && shown(deep.get(..deep.len() - 4).expect("ASCII")).contains('!'));
    }

    #[test]
    fn entities_of_the_document_are_not_expanded() {
        let lol = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><x>&a;&b;</x>";
        assert_eq!(shown(lol), "<x>&a;&b;</x>");
    }

    #[test]
    fn names_and_attributes() {
        let text = "<w:p xmlns:w='urn:w' w:val='a&amp;b' bare=c empty>";
        let Some(Ok(Node::Open(tag))) = Nodes::of(text).next() else { panic!() };
        assert_eq!((tag.name, tag.full(), tag.prefix()), ("p", "w:p", Some("w")));
        assert_eq!((tag.attribute("val").as_deref(), tag.attribute("bare").as_deref()), (Some("a&b"), Some("c")));
        assert_eq!(tag.prefix_of(&["urn:x", "urn:w"]).as_deref(), Some("w"));
    }
}
