//! What files that are a ZIP of XML parts have in common.

use super::format::ReadError;
use super::xml::{Fault, Node, Nodes};
use crate::text::decode::decode;
use crate::unpack::{UnpackError, Zip};

/// Whether a ZIP begins with an entry that states this type.
pub(super) fn is_of_type(head: &[u8], kind: &str) -> bool {
    let stated = head.get(38..head.len().min(200)).unwrap_or_default();
    head.starts_with(b"PK\x03\x04")
        && head.get(30..38) == Some(b"mimetype")
        && memchr::memmem::find(stated, kind.as_bytes()).is_some()
}

/// Opens the ZIP.
pub(super) fn open(bytes: &[u8]) -> Result<Zip<'_>, ReadError> {
    Zip::open(bytes).map_err(refused)
}

/// Returns a part as text; none if there is none.
pub(super) fn part(zip: &mut Zip<'_>, name: &str) -> Result<Option<String>, ReadError> {
    let Some(bytes) = zip.entry(name).map_err(refused)? else { return Ok(None) };
    Ok(Some(decode(&bytes, None).map_err(ReadError::NotText)?.text.into_owned()))
}

fn refused(error: UnpackError) -> ReadError {
    ReadError::Refused(error.to_string())
}

/// What is said of a file that broke off, or breaks the rules.
pub(super) fn cut_off(fault: Option<Fault>) -> Result<(), ReadError> {
    let refused = |fault: Fault| ReadError::Refused(format!("damaged, the rest was not read: {}", fault.what));
    fault.map_or(Ok(()), |fault| Err(refused(fault)))
}

/// Returns the text of the first element of this name.
pub(super) fn text_in(xml: &str, name: &str) -> Option<String> {
    let mut nodes = Nodes::of(xml).map_while(Result::ok);
    nodes.find(|node| matches!(node, Node::Open(tag) if tag.name == name))?;
    let mut text = String::new();
    for node in nodes {
        match node {
            Node::Text(piece, _) => text.push_str(piece),
            Node::Char(c, _) => text.push(c),
            Node::Open(_) | Node::Close(_) => break,
        }
    }
    Some(text).filter(|text| !text.trim().is_empty())
}

/// Returns an attribute of the first element of this name that has it.
pub(super) fn attribute_in(xml: &str, element: &str, attribute: &str) -> Option<String> {
    Nodes::of(xml).map_while(Result::ok).find_map(|node| match node {
        Node::Open(tag) if tag.name == element => tag.attribute(attribute),
        _ => None,
    })
}
