//! Simple HTML inside a string, as crawlers leave it in the body: tags become blocks, or nothing; entities the characters
//! they stand for.
//!
//! This reads fragments, not pages: whatever has no known tag in it is plain text and stays as it is.

use super::builder::{Builder, Kind};
use super::origin::Origin;

/// The longest tag or comment, in bytes: what has no end by then is text.
const MAX_TAG: usize = 4 << 10;

/// Tags that begin or end a block, with what the block is; none: what it was before.
const BLOCKS: &[(&str, Option<Kind>)] = &[
    ("p", None),
    ("br", None),
    ("div", None),
    ("li", None),
    ("ul", None),
    ("ol", None),
    ("blockquote", None),
    ("section", None),
    ("article", None),
    ("figure", None),
    ("tr", None),
    ("hr", None),
    ("figcaption", Some(Kind::Caption)),
    ("h1", Some(Kind::Heading)),
    ("h2", Some(Kind::Heading)),
    ("h3", Some(Kind::Heading)),
    ("h4", Some(Kind::Heading)),
    ("h5", Some(Kind::Heading)),
    ("h6", Some(Kind::Heading)),
];

/// What says that tags, not blank lines, part the paragraphs.
const PARTING: &[&str] = &["<p", "<P", "<br", "<BR", "<div", "<DIV", "<li", "<LI"];

/// Tags inside a block: they go, their words stay.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "cite", "code", "del", "em", "font", "i", "img", "ins", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time", "u", "wbr", "td", "th", "table", "tbody", "thead",
];

/// Tags of which the words go too.
const SILENT: &[&str] = &["script", "style", "iframe", "noscript"];

/// Whether the string, its escapes perhaps not yet undone, is clearly HTML: a tag of a block, or a known one that closes.
pub(super) fn are_in(text: &str) -> bool {
    let is_sign = |tag: Tag| tag.is_block() || (tag.closes && tag.is_known());
    memchr::memchr_iter(b'<', text.as_bytes()).any(|at| {
        let rest = text.get(at..).unwrap_or_default();
        let unescaped = || rest.chars().take(16).filter(|c| *c != '\\').collect::<String>();
        tag(rest).or_else(|| tag(&unescaped())).is_some_and(is_sign)
    })
}

/// Returns the words of a fragment, without its tags.
pub(super) fn plain(text: &str) -> String {
    if !are_in(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(mark) = memchr::memchr2(b'<', b'&', rest.as_bytes()) {
        let (before, at) = rest.split_at(mark);
        out.push_str(before);
        let len = match (tag(at).filter(Tag::is_known), entity(at)) {
            (Some(tag), _) => {
                if tag.is_block() {
                    out.push(' ');
                }
                tag.len
            }
            (None, Some((decoded, len))) => {
                out.push(decoded);
                len
            }
            (None, None) => {
                out.push_str(at.get(..1).unwrap_or_default());
                1
            }
        };
        rest = at.split_at(len).1;
    }
    out.push_str(rest);
    out
}

/// Appends the blocks of a fragment. Text between tags is of `kind`; where tags part it, a stretch of prose is one block.
pub(super) fn read(origin: &Origin, kind: Kind, builder: &mut Builder<'_, '_>) {
    let text = origin.text();
    let parted = PARTING.iter().any(|tag| memchr::memmem::find(text.as_bytes(), tag.as_bytes()).is_some());
    let inner = if kind == Kind::Prose && parted { Kind::Block } else { kind };
    let is_body = matches!(kind, Kind::Prose | Kind::Block | Kind::Paragraph);
    let (mut at, mut from) = (0, 0);
    builder.begin(inner);
    while let Some(mark) = text.get(at..).and_then(|rest| memchr::memchr2(b'<', b'&', rest.as_bytes())) {
        at += mark;
        let rest = text.get(at..).unwrap_or_default();
        if let Some(tag) = tag(rest).filter(Tag::is_known) {
            origin.write(from, at, builder);
            let mut len = tag.len;
            if !tag.closes && SILENT.contains(&tag.name.as_str()) {
                let close = format!("</{}", tag.name);
                len = rest.find(&close).unwrap_or(rest.len());
            } else if tag.is_block() && is_body {
                builder.end();
                let stated = BLOCKS.iter().find(|(name, _)| *name == tag.name).and_then(|(_, kind)| *kind);
                builder.begin(stated.filter(|_| !tag.closes).unwrap_or(inner));
            } else if tag.is_block() {
                builder.decoded(" ", origin.place(at));
            }
            at += len;
            from = at;
        } else if let Some((decoded, len)) = entity(rest) {
            origin.write(from, at, builder);
            builder.decoded(decoded.encode_utf8(&mut [0; 4]), origin.place(at));
            at += len;
            from = at;
        } else {
            at += 1;
        }
    }
    origin.write(from, text.len(), builder);
    builder.end();
}

/// A tag, or a comment.
struct Tag {
    /// Lower-case; empty for a comment.
    name: String,
    closes: bool,
    len: usize,
}

impl Tag {
    fn is_block(&self) -> bool {
        BLOCKS.iter().any(|(name, _)| *name == self.name)
    }

    fn is_known(&self) -> bool {
        let name = self.name.as_str();
        name.is_empty() || self.is_block() || INLINE.contains(&name) || SILENT.contains(&name)
    }
}

/// Reads the tag at the front of `rest`.
fn tag(rest: &str) -> Option<Tag> {
    let mut end = MAX_TAG.min(rest.len());
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    let rest = rest.split_at(end).0;
    if let Some(comment) = rest.strip_prefix("<!--") {
        let len = comment.find("-->")? + 7;
        return Some(Tag { name: String::new(), closes: false, len });
    }
    let inner = rest.strip_prefix('<')?;
    let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).filter(|end| (1..=10).contains(end))?;
    let (name, mut after) = inner.split_at(end);
    if !after.starts_with(['>', '/', ' ', '\n', '\t', '\r']) {
        return None;
    }
    // To the `>` that is in no value.
    while let Some(mark) = after.find(['>', '"', '\'', '<']) {
        let (_, at) = after.split_at(mark);
        let skip = match at.chars().next()? {
            '>' => {
                let len = at.as_ptr() as usize - rest.as_ptr() as usize + 1;
                return Some(Tag { name: name.to_ascii_lowercase(), closes, len });
            }
            '<' => return None,
            quote => at.get(1..)?.find(quote)? + 2,
        };
        after = at.split_at_checked(skip)?.1;
    }
    None
}

/// Reads the entity at the front of `rest`: what it stands for, and its length. In what may be plain text it needs its `;`.
fn entity(rest: &str) -> Option<(char, usize)> {
    let (c, len) = super::entity::read(rest)?;
    let is_ended = rest.get(..len).is_some_and(|entity| entity.ends_with(';'));
    is_ended.then_some((if c == '\u{a0}' { ' ' } else { c }, len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(fragment: &str, words: &str) {
        assert_eq!(plain(fragment), words, "{fragment}");
    }

    #[test]
    fn tags_and_entities_go() {
        check("<p>A <b>b</b> &amp; c</p>", " A b & c ");
        check("<p title=\"a > b\">A&nbsp;&#8220;b&#x201D; &#146;c</p>", " A “b” ’c ");
        check("A<br/>b &bogus; &amp", "A b &bogus; &amp");
        check("<p>A<!-- b --> c", " A c");
    }

    #[test]
    fn what_has_no_tags_stays() {
        for text in ["a < b and c > d", "R&amp;D", "<sic> he said", "3 <p", "<name@example.org>", "<Ann Poe>"] {
            check(text, text);
        }
    }
}
