//! Character references: `&amp;`, `&#8220;`, `&eacute;`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Names of the standard that pages use: all of HTML 4, and some later ones. A name without `;` counts where browsers
/// let it: for those of Latin-1, but not before a letter or digit.
const NAMED: &str = include_str!("entities.txt");

/// Longest name, without `&` and `;`.
const MAX_NAME: usize = 24;

/// Reads the reference at the front of `rest`: what it stands for, and its length.
pub(super) fn read(rest: &str) -> Option<(char, usize)> {
    let inner = rest.strip_prefix('&')?;
    if let Some(number) = inner.strip_prefix('#') {
        return numeric(number).map(|(c, len)| (c, len + 2));
    }
    let len = inner.bytes().take(MAX_NAME).position(|byte| !byte.is_ascii_alphanumeric())?;
    let name = inner.get(..len).filter(|name| !name.is_empty())?;
    let is_ended = inner.as_bytes().get(len) == Some(&b';');
    let c = named(name).filter(|c| is_ended || (u32::from(*c) < 0x100 && name != "apos"))?;
    Some((c, 1 + len + usize::from(is_ended)))
}

fn numeric(number: &str) -> Option<(char, usize)> {
    let (radix, digits, skipped) = match number.strip_prefix(['x', 'X']) {
        Some(hex) => (16, hex, 1),
        None => (10, number, 0),
    };
    let len = digits.bytes().position(|byte| !char::from(byte).is_digit(radix)).unwrap_or(digits.len());
    let code = u32::from_str_radix(digits.get(..len).filter(|digits| !digits.is_empty())?, radix).unwrap_or(u32::MAX);
    let c = match (u8::try_from(code), char::from_u32(code)) {
        // What browsers make of the numbers that Windows gives to quotation marks.
        (Ok(byte @ 0x80..=0x9F), _) => {
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next()?
        }
        (_, Some('\0') | None) => char::REPLACEMENT_CHARACTER,
        (_, Some(c)) => c,
    };
    let is_ended = digits.as_bytes().get(len) == Some(&b';');
    Some((c, skipped + len + usize::from(is_ended)))
}

fn named(name: &str) -> Option<char> {
    static TABLE: LazyLock<HashMap<&str, char>> = LazyLock::new(|| {
        let mut table = HashMap::new();
        for line in NAMED.lines().filter(|line| !line.starts_with("# ")) {
            let mut words = line.split(' ');
            let Some(first) = words.next() else { continue };
            let c = match first.strip_prefix("U+") {
                Some(hex) => u32::from_str_radix(hex, 16).ok().and_then(char::from_u32),
                None => first.chars().next(),
            };
            table.extend(words.filter_map(|name| Some((name, c?))));
        }
        table
    });
    TABLE.get(name).copied()
}

/// Decodes the references in a text.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    let Some(first) = memchr::memchr(b'&', text.as_bytes()) else { return Cow::Borrowed(text) };
    let (before, mut rest) = text.split_at(first);
    let mut out = String::with_capacity(text.len());
    out.push_str(before);
    loop {
        let len = match read(rest) {
            Some((c, len)) => {
                out.push(c);
                len
            }
            None => {
                out.push('&');
                1
            }
        };
        rest = rest.split_at(len).1;
        let Some(next) = memchr::memchr(b'&', rest.as_bytes()) else { break };
        let (before, after) = rest.split_at(next);
        out.push_str(before);
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        for (source, text) in [
            ("a &amp; b", "a & b"),
            ("&#8220;x&#x201D; &#146;&#0;", "“x” ’\u{FFFD}"),
            ("caf&eacute; &ldquo;&hellip;&rdquo;", "café “…”"),
            ("R&D &bogus; &; & &amp", "R&D &bogus; &; & &amp"),
            ("a&nbsp;b&ampc", "a\u{a0}b&ampc"),
            ("&auml &ldquo x", "ä &ldquo x"),
            ("&#99999999999;", "\u{FFFD}"),
            ("&#;&#x;", "&#;&#x;"),
        ] {
            assert_eq!(decode(source), text, "{source}");
        }
    }
}
