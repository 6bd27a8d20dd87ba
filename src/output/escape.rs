//! Makes characters visible that would act on a terminal: every string from an article, a path or a query passes here
//! before it is printed.
//!
//! Control characters can move the cursor, set colours or ring; bidirectional overrides can show words in an order in
//! which they do not stand. A name or a quote that does so would lie to the reader.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;

use serde::Serialize;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter};

/// Whether `c` acts on a terminal instead of showing something. Line feed and tab count too.
#[must_use]
pub fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The bytes that a character which [`acts`] may begin with; few other characters do.
const MAY_ACT: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(byte, 0..0x20 | 0x7F | 0xC2 | 0xD8 | 0xE2);
        byte += 1;
    }
    table
};

/// Appends `c`, or its number if it [`acts`].
pub fn push(c: char, out: &mut String) {
    let _ = match c {
        c if !acts(c) => out.write_char(c),
        c if c.is_ascii() => write!(out, "\\x{:02x}", c as u32),
        c => write!(out, "\\u{{{:x}}}", c as u32),
    };
}

/// Returns `text` fit for one line of a terminal: line feeds and tabs become spaces.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    escape(text, |c, out| if matches!(c, '\n' | '\t') { out.push(' ') } else { push(c, out) })
}

/// Returns `text` with all that acts made visible, line feeds and tabs too: for paths, where each byte counts.
#[must_use]
pub fn all(text: &str) -> Cow<'_, str> {
    escape(text, push)
}

/// Returns `text` fit for a terminal, line feeds and tabs kept.
#[must_use]
pub fn lines(text: &str) -> Cow<'_, str> {
    escape(text, |c, out| if matches!(c, '\n' | '\t') { out.push(c) } else { push(c, out) })
}

fn escape(text: &str, push: impl Fn(char, &mut String)) -> Cow<'_, str> {
    if !text.bytes().any(|byte| MAY_ACT[usize::from(byte)]) || !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    text.chars().for_each(|c| push(c, &mut out));
    Cow::Owned(out)
}

/// Writes compact JSON in which characters that [`acts`] names are escaped, so that even it is safe to look at. What a
/// reader of the JSON gets is unchanged.
#[derive(Clone, Copy, Debug, Default)]
pub struct SafeJson;

impl Formatter for SafeJson {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let (mut plain, mut from) = (0, 0);
        while let Some(found) = fragment.as_bytes()[from..].iter().position(|byte| MAY_ACT[usize::from(*byte)]) {
            let at = from + found;
            let c = fragment[at..].chars().next().expect("a character begins with such a byte");
            from = at + c.len_utf8();
            if acts(c) {
                out.write_all(&fragment.as_bytes()[plain..at])?;
                // All of them lie in the first plane: one `\u` each.
                write!(out, "\\u{:04x}", c as u32)?;
                plain = from;
            }
        }
        out.write_all(&fragment.as_bytes()[plain..])
    }

    fn write_char_escape<W: ?Sized + io::Write>(&mut self, out: &mut W, escape: CharEscape) -> io::Result<()> {
        CompactFormatter.write_char_escape(out, escape)
    }
}

/// Writes `value` with [`SafeJson`].
///
/// # Errors
/// If `out` cannot be written.
pub fn write_json(value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(out, SafeJson)).map_err(io::Error::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, one_line: &str, many: &str) {
        assert_eq!((&*line(text), &*lines(text)), (one_line, many));
    }

    #[test]
    fn makes_visible() {
        check("“é” 東 – ok", "“é” 東 – ok", "“é” 東 – ok");
        check("a\nb\tc\rd", "a b c\\x0dd", "a\nb\tc\\x0dd");
        check("\u{1b}[31mred\u{7f}\u{9b}", "\\x1b[31mred\\x7f\\u{9b}", "\\x1b[31mred\\x7f\\u{9b}");
        check("\u{202e}evil\u{2066}\u{200f}", "\\u{202e}evil\\u{2066}\\u{200f}", "\\u{202e}evil\\u{2066}\\u{200f}");
    }

    #[test]
    fn a_path_keeps_every_character() {
        assert_eq!(all("a\nb\tc d"), "a\\x0ab\\x09c d");
    }

    fn json(text: &str) -> String {
        let mut out = Vec::new();
        write_json(&text, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn json_is_safe_and_the_same() {
        assert_eq!(json("a\"\n\u{202e}\u{9b}é"), "\"a\\\"\\n\\u202e\\u009bé\"");
    }

    #[test]
    fn what_acts_begins_with_few_bytes() {
        for c in ('\0'..=char::MAX).filter(|c| acts(*c)) {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes);
            assert!(MAY_ACT[usize::from(bytes[0])], "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_acts(text in "(.|[\\x00-\\x9f\\u{2028}-\\u{202e}\\u{2066}-\\u{2069}])*") {
            prop_assert!(!line(&text).contains(acts) && !all(&text).contains(acts));
            prop_assert!(!lines(&text).contains(|c| acts(c) && !matches!(c, '\n' | '\t')));
            prop_assert!(!json(&text).contains(acts));
            prop_assert_eq!(serde_json::from_str::<String>(&json(&text)).unwrap(), text);
        }
    }
}
