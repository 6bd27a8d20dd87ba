//! XML as a row of tags and texts. Entities that the document declares itself are never expanded, nothing is fetched, and
//! depth costs nothing: there is no tree.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// A tag or a text.
#[derive(Debug)]
pub(super) enum Node<'a> {
    /// An element begins. One that is empty ends at once.
    Open(Tag<'a>),
    /// An element ends: its name with the prefix.
    Close(String),
    /// Text, entities resolved.
    Text(Cow<'a, str>),
}

/// The start tag of an element.
#[derive(Debug)]
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Returns its name with the prefix.
    pub(super) fn name(&self) -> &str {
        self.0.name().0
    }

    /// Returns the value of the attribute called `name`, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten().find(|attribute| local(attribute.key.0) == name)?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).unwrap_or_else(|_| found.value.clone()).into_owned())
    }

    /// Returns the prefix that stands for one of these namespaces, where the tag declares it; empty for the default one.
    pub(super) fn prefix_of(&self, namespaces: &[&str]) -> Option<String> {
        let mut attributes = self.0.attributes();
        let is_wanted = |value: &str| namespaces.contains(&value);
        let found = attributes.with_checks(false).flatten().find(|attribute| is_wanted(&attribute.value))?;
        let name = found.key.0.strip_prefix("xmlns")?;
        Some(name.strip_prefix(':').unwrap_or(name).to_owned())
    }
}

/// Returns a name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// Walks through a document.
pub(super) struct Nodes<'a> {
    reader: Reader<&'a [u8]>,
    is_over: bool,
}

impl<'a> Nodes<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Self { reader, is_over: false }
    }
}

impl<'a> Iterator for Nodes<'a> {
    /// The last one is an error where the document is cut off or broken.
    type Item = Result<Node<'a>, String>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            let node = match self.reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag)) => Node::Open(Tag(tag)),
                Ok(Event::End(tag)) => Node::Close(tag.name().0.to_owned()),
                Ok(Event::Text(text)) => Node::Text(text.into_inner()),
                Ok(Event::CData(text)) => Node::Text(text.into_inner()),
                Ok(Event::GeneralRef(entity)) => Node::Text(Cow::Owned(resolve(&entity.into_inner()))),
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => continue,
                Ok(Event::Eof) => break,
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(error.to_string()));
                }
            };
            return Some(Ok(node));
        }
        self.is_over = true;
        None
    }
}

/// Returns what an entity stands for: a character, or itself where it is none of XML's own.
fn resolve(name: &str) -> String {
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    let c = match (number, name) {
        (Some(0), _) => Some(' '),
        (Some(number), _) => char::from_u32(number),
        (None, "amp") => Some('&'),
        (None, "lt") => Some('<'),
        (None, "gt") => Some('>'),
        (None, "quot") => Some('"'),
        (None, "apos") => Some('\''),
        _ => None,
    };
    c.map_or_else(|| format!("&{name};"), String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let node = |node| match node {
            Ok(Node::Open(tag)) => format!("<{}>", tag.name()),
            Ok(Node::Close(name)) => format!("</{name}>"),
            Ok(Node::Text(text)) => text.into_owned(),
            Err(error) => format!("!{error}"),
        };
        Nodes::of(text).map(node).collect()
    }

    #[test]
    fn tags_and_texts() {
        assert_eq!(
            shown("<?xml version='1.0'?><w:p a='1'>x<w:br/>&amp;&#x41;<![CDATA[<&]]></w:p>"),
            "<w:p>x<w:br></w:br>&A<&</w:p>"
        );
        assert_eq!(shown("<a>b & c</a></d>"), "<a>b & c</a></d>");
        assert!(shown("<a>b<c").starts_with("<a>b!"));
    }

    #[test]
    fn entities_of_the_document_are_not_expanded() {
        let lol = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><x>&a;&b;</x>";
        assert_eq!(shown(lol), "<x>&a;&b;</x>");
    }

    #[test]
    fn names_and_attributes() {
        let Some(Ok(Node::Open(tag))) = Nodes::of("<w:p xmlns:w='urn:w' w:val='a&amp;b'>").next() else { panic!() };
        assert_eq!((local(tag.name()), tag.attribute("val").as_deref()), ("p", Some("a&b")));
        assert_eq!(tag.prefix_of(&["urn:x", "urn:w"]).as_deref(), Some("w"));
    }
}
