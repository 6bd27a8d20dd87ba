//! HTML source to tokens: start tags, end tags, text and comments, each with its place in the source.
//!
//! This follows the tokenizer of the [HTML standard](https://html.spec.whatwg.org/multipage/parsing.html#tokenization)
//! as far as reading goes: no scripts run, entities are left for later, so that text keeps its offsets. Any string is
//! read, in time linear in its length.

use std::ops::Range;

/// A piece of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text, entities in it not decoded. One stretch of text may come in several pieces.
    Text(Range<usize>),
    /// A start tag; its attributes are those pushed since [`Tokens::next`] was called.
    Start {
        /// As in the source: in any case.
        name: &'a str,
        is_closed: bool,
    },
    /// An end tag.
    End(&'a str),
    /// A comment, without its marks.
    Comment(&'a str),
}

/// An attribute of a start tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute<'a> {
    pub(super) name: &'a str,
    /// As in the source, entities not decoded.
    pub(super) value: &'a str,
}

/// Elements whose content is text up to their end tag, whatever stands in it.
const RAW: &[&str] = &["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"];

/// Reads the tokens of a source, one after the other.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// The element whose raw content comes next.
    raw: Option<&'static str>,
    /// No comment ends any more: do not look again.
    is_comment_open: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, raw: None, is_comment_open: false }
    }

    /// Returns where reading stands.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Returns the next token; its attributes are appended to `attributes`.
    pub(super) fn next(&mut self, attributes: &mut Vec<Attribute<'a>>) -> Option<Token<'a>> {
        if let Some(name) = self.raw.take() {
            let end = self.raw_end(name);
            if end > self.at {
                let text = self.at..end;
                self.at = end;
                return Some(Token::Text(text));
            }
        }
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut from = start;
        loop {
            let Some(mark) = bytes.get(from..).and_then(|rest| memchr::memchr(b'<', rest)) else {
                self.at = bytes.len();
                return (start < bytes.len()).then_some(Token::Text(start..bytes.len()));
            };
            let mark = from + mark;
            let is_markup = match (bytes.get(mark + 1), bytes.get(mark + 2)) {
                (Some(b'!' | b'?'), _) => true,
                (Some(b'/'), Some(next)) => next.is_ascii_alphabetic() || *next == b'>',
                (Some(next), _) => next.is_ascii_alphabetic(),
                _ => false,
            };
            if !is_markup {
                from = mark + 1;
                continue;
            }
            if mark > start {
                self.at = mark;
                return Some(Token::Text(start..mark));
            }
            return Some(self.markup(mark, attributes));
        }
    }

    fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// Reads what begins with the `<` at `mark`.
    fn markup(&mut self, mark: usize, attributes: &mut Vec<Attribute<'a>>) -> Token<'a> {
        let rest = self.slice(mark..self.text.len());
        if let Some(inner) = rest.strip_prefix("<!--") {
            return self.comment(mark, inner);
        }
        if rest.starts_with("<!") || rest.starts_with("<?") || rest.starts_with("</>") {
            let inner = self.slice(mark + 2..self.text.len());
            let len = memchr::memchr(b'>', inner.as_bytes()).unwrap_or(inner.len());
            self.at = (mark + 2 + len + 1).min(self.text.len());
            return Token::Comment(inner.get(..len).unwrap_or_default());
        }
        let closes = rest.starts_with("</");
        self.at = mark + 1 + usize::from(closes);
        let name = self.word(|byte| matches!(byte, b'/' | b'>') || byte.is_ascii_whitespace());
        let first = attributes.len();
        let is_closed = self.attributes(attributes);
        if closes {
            attributes.truncate(first);
            return Token::End(name);
        }
        self.raw = RAW.iter().find(|raw| raw.eq_ignore_ascii_case(name)).copied();
        Token::Start { name, is_closed }
    }

    fn comment(&mut self, mark: usize, inner: &'a str) -> Token<'a> {
        // `<!-->` and `<!--->` are whole comments.
        if let Some(len) = [">", "->"].iter().find(|end| inner.starts_with(**end)).map(|end| end.len()) {
            self.at = mark + 4 + len;
            return Token::Comment("");
        }
        let len = if self.is_comment_open { None } else { memchr::memmem::find(inner.as_bytes(), b"-->") };
        match len {
            Some(len) => {
                self.at = mark + 4 + len + 3;
                Token::Comment(inner.get(..len).unwrap_or_default())
            }
            None => {
                // A comment without end: the standard takes the rest of the page, we only the mark.
                self.is_comment_open = true;
                self.at = mark + 4;
                Token::Comment("")
            }
        }
    }

    /// Reads up to a byte that ends the word.
    fn word(&mut self, ends: impl Fn(u8) -> bool) -> &'a str {
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        self.at += rest.iter().position(|byte| ends(*byte)).unwrap_or(rest.len());
        self.slice(start..self.at)
    }

    /// Reads attributes and the `>` behind them; returns whether a `/` is right before it.
    fn attributes(&mut self, attributes: &mut Vec<Attribute<'a>>) -> bool {
        let bytes = self.text.as_bytes();
        let mut is_closed = false;
        while let Some(byte) = bytes.get(self.at) {
            match byte {
                b'>' => {
                    self.at += 1;
                    return is_closed;
                }
                b'/' => {
                    is_closed = true;
                    self.at += 1;
                }
                byte if byte.is_ascii_whitespace() => self.at += 1,
                _ => {
                    is_closed = false;
                    let attribute = self.attribute();
                    attributes.push(attribute);
                }
            }
        }
        is_closed
    }

    fn attribute(&mut self) -> Attribute<'a> {
        let start = self.at;
        // A leading `=` is part of the name.
        self.at += 1;
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
        self.word(|byte| matches!(byte, b'/' | b'>' | b'=') || byte.is_ascii_whitespace());
        let name = self.slice(start..self.at);
        let behind = self.at;
        self.word(|byte| !byte.is_ascii_whitespace());
        let bytes = self.text.as_bytes();
        if bytes.get(self.at) != Some(&b'=') {
            self.at = behind;
            return Attribute { name, value: "" };
        }
        self.at += 1;
        self.word(|byte| !byte.is_ascii_whitespace());
        let value = match bytes.get(self.at) {
            Some(quote @ (b'"' | b'\'')) => {
                let start = self.at + 1;
                let rest = bytes.get(start..).unwrap_or_default();
                let len = memchr::memchr(*quote, rest).unwrap_or(rest.len());
                self.at = (start + len + 1).min(bytes.len());
                self.slice(start..start + len)
            }
            _ => self.word(|byte| byte == b'>' || byte.is_ascii_whitespace()),
        };
        Attribute { name, value }
    }

    /// Returns where the end tag of a raw element begins, or the end of the source.
    fn raw_end(&self, name: &str) -> usize {
        let bytes = self.text.as_bytes();
        let mut from = self.at;
        while let Some(mark) = bytes.get(from..).and_then(|rest| memchr::memmem::find(rest, b"</")) {
            let at = from + mark;
            let behind = at + 2 + name.len();
            let is_end = bytes.get(at + 2..behind).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
                && bytes.get(behind).is_none_or(|byte| matches!(byte, b'>' | b'/') || byte.is_ascii_whitespace());
            if is_end {
                return at;
            }
            from = at + 2;
        }
        bytes.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &[&str]) {
        let mut tokens = Tokens::new(source);
        let mut attributes = Vec::new();
        let mut found = Vec::new();
        while let Some(token) = tokens.next(&mut attributes) {
            let attributes: String = attributes.drain(..).map(|a| format!(" {}={}", a.name, a.value)).collect();
            found.push(match token {
                Token::Text(range) => source.get(range).expect("it stands in the source").to_owned(),
                Token::Start { name, is_closed } => format!("<{name}{attributes}{}>", if is_closed { "/" } else { "" }),
                Token::End(name) => format!("</{name}>"),
                Token::Comment(text) => format!("!{text}"),
            });
        }
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn tags_and_text() {
        check("a<p class=x>b</p >c", &["a", "<p class=x>", "b", "</p>", "c"]);
        check("<A HREF='a>b' x = \"y\" z>q", &["<A HREF=a>b x=y z=>", "q"]);
        check("<br/><img src=a/b>", &["<br/>", "<img src=a/b>"]);
        check("1 < 2 <3 </ x <", &["1 < 2 <3 </ x <"]);
        check("<p =é é>x", &["<p =é= é=>", "x"]);
    }

    #[test]
    fn comments() {
        check("<!doctype html><!-- a > b -->c<!-->d<?x?>e", &["!doctype html", "! a > b ", "c", "!", "d", "!x?", "e"]);
        check("a<!-- b<p>c", &["a", "!", " b", "<p>", "c"]);
    }

    #[test]
    fn raw_content() {
        check("<script>if (a</b) '<p>'</SCRIPT >x", &["<script>", "if (a</b) '<p>'", "</SCRIPT>", "x"]);
        check(
            "<title>a</title><style></style><script>b",
            &["<title>", "a", "</title>", "<style>", "</style>", "<script>", "b"],
        );
    }

    #[test]
    fn what_is_cut_off() {
        for source in
            ["<", "</", "<a", "<a b", "<a b=", "<a b='", "<a b='c", "<!", "<!-", "<!--", "<!--x--", "</a", "<a /"]
        {
            let mut tokens = Tokens::new(source);
            let mut attributes = Vec::new();
            let mut n = 0;
            while tokens.next(&mut attributes).is_some() {
                n += 1;
            }
            assert!((1..=2).contains(&n), "{source}");
        }
    }
}
