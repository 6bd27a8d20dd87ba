//! The fonts of a page: which letters a code stands for, and how wide it is.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Encoding, Object};

/// The largest stream of a font that is unpacked, in bytes.
const MAX_STREAM: usize = 4 << 20;
/// How many codes of a font are known at most.
const MAX_CODES: usize = 1 << 16;

/// What is known of a font.
#[derive(Debug, Default)]
pub(super) struct Font {
    /// Two bytes a code.
    is_wide: bool,
    letters: HashMap<u32, String>,
    /// Codes are UTF-16 themselves.
    is_unicode: bool,
    widths: HashMap<u32, f32>,
    default_width: f32,
    pub(super) is_bold: bool,
}

impl Font {
    pub(super) fn of(document: &Document, dict: &Dictionary) -> Self {
        let name = |dict: &Dictionary, key: &[u8]| {
            dict.get_deref(key, document).and_then(Object::as_name).map(<[u8]>::to_vec).unwrap_or_default()
        };
        let kind = name(dict, b"Subtype");
        let mut font = Font { default_width: 0.5, ..Font::default() };
        let base = String::from_utf8_lossy(&name(dict, b"BaseFont")).to_lowercase();
        font.is_bold = ["bold", "black", "heavy", "demi"].iter().any(|word| base.contains(word));
        if kind == b"Type0" {
            font.is_wide = true;
            font.default_width = 1.0;
            let encoding = name(dict, b"Encoding");
            font.is_unicode = encoding.windows(3).any(|part| part == b"UCS" || part == b"UTF");
            let descendants = dict.get_deref(b"DescendantFonts", document).and_then(Object::as_array);
            let first = descendants.ok().and_then(|list| list.first());
            let first = first.and_then(|object| document.dereference(object).ok()).and_then(|(_, o)| o.as_dict().ok());
            if let Some(descendant) = first {
                font.wide_widths(document, descendant);
            }
        } else {
            font.simple(document, dict);
            // Of the pictures that letters are: widths are in their own measure.
            let matrix = dict.get_deref(b"FontMatrix", document).and_then(Object::as_array).ok();
            let unit = matrix.and_then(|matrix| matrix.first()).and_then(|unit| unit.as_float().ok());
            font.simple_widths(document, dict, unit.filter(|_| kind == b"Type3").unwrap_or(0.001).abs());
        }
        let map = dict.get_deref(b"ToUnicode", document).and_then(Object::as_stream);
        if let Some(map) = map.ok().and_then(|map| map.get_plain_content_with_limit(MAX_STREAM).ok()) {
            font.letters.extend(to_unicode(&map));
        }
        font
    }

    /// The letters of a font with one byte a code, by its encoding.
    fn simple(&mut self, document: &Document, dict: &Dictionary) {
        // That map is read here, within bounds.
        let mut dict = dict.clone();
        dict.remove(b"ToUnicode");
        let Ok(encoding) = dict.get_font_encoding_with_limit(document, MAX_STREAM) else { return };
        if matches!(encoding, Encoding::UnicodeMapEncoding(_)) {
            return;
        }
        for code in 0..=255_u8 {
            if let Ok(letter) = encoding.bytes_to_string(&[code])
                && !letter.is_empty()
            {
                self.letters.insert(u32::from(code), letter);
            }
        }
    }

    fn simple_widths(&mut self, document: &Document, dict: &Dictionary, unit: f32) {
        let first = dict.get_deref(b"FirstChar", document).and_then(Object::as_i64).unwrap_or(0);
        let widths = dict.get_deref(b"Widths", document).and_then(Object::as_array);
        match widths {
            Ok(widths) => {
                for (code, width) in (first..).zip(widths.iter().take(256)) {
                    let width = document.dereference(width).ok().and_then(|(_, width)| width.as_float().ok());
                    if let (Ok(code), Some(width)) = (u32::try_from(code), width) {
                        self.widths.insert(code, width * unit);
                    }
                }
            }
            // One of the fonts that every reader has: about as wide as Helvetica.
            Err(_) => self.widths.extend((0..=255_u8).map(|code| (u32::from(code), usual_width(code)))),
        }
    }

    /// `[code [width …] first last width …]`
    fn wide_widths(&mut self, document: &Document, dict: &Dictionary) {
        let number = |object: &Object| document.dereference(object).ok().and_then(|(_, object)| object.as_float().ok());
        if let Some(width) = dict.get(b"DW").ok().and_then(number) {
            self.default_width = width / 1000.0;
        }
        let Ok(list) = dict.get_deref(b"W", document).and_then(Object::as_array) else { return };
        let mut rest = list.iter();
        #[allow(clippy::cast_possible_truncation, reason = "no code is larger")]
        let code = |number: f32| number.clamp(0.0, 65_535.0) as u32;
        while let Some(first) = rest.next().and_then(number).map(code) {
            let Some(next) = rest.next().and_then(|object| document.dereference(object).ok()) else { return };
            match next.1 {
                Object::Array(widths) => {
                    for (code, width) in (first..).zip(widths.iter().filter_map(number)) {
                        self.widths.insert(code, width / 1000.0);
                    }
                }
                last => {
                    let (Ok(last), Some(width)) = (last.as_float(), rest.next().and_then(number)) else { return };
                    let last = code(last).min(first.saturating_add(0xFFFF));
                    self.widths.extend((first..=last).map(|code| (code, width / 1000.0)));
                }
            }
            if self.widths.len() > MAX_CODES {
                return;
            }
        }
    }

    /// Calls `take` for each code of a string: the letters it stands for, empty where that is unknown; its width, a share of
    /// the size; whether it is the space of one byte.
    pub(super) fn each(&self, bytes: &[u8], mut take: impl FnMut(&str, f32, bool)) {
        let len = if self.is_wide { 2 } else { 1 };
        let mut buffer = [0; 4];
        for code in bytes.chunks(len) {
            let code = code.iter().fold(0_u32, |code, byte| code << 8 | u32::from(*byte));
            let width = self.widths.get(&code).copied().unwrap_or(self.default_width);
            let own = char::from_u32(code).filter(|_| self.is_unicode).map(|c| &*c.encode_utf8(&mut buffer));
            let letters = self.letters.get(&code).map(String::as_str).or(own).unwrap_or_default();
            take(letters, width, !self.is_wide && code == 32);
        }
    }
}

/// Widths of a usual font, where the file gives none.
fn usual_width(code: u8) -> f32 {
    match code {
        b' ' | b'!' | b',' | b'.' | b'/' | b':' | b';' | b'I' | b'f' | b't' | 0xA0 => 0.278,
        b'i' | b'j' | b'l' | b'\'' | 0x91 | 0x92 => 0.222,
        b'(' | b')' | b'-' | b'`' | b'r' | 0x93 | 0x94 => 0.333,
        b'"' => 0.355,
        b'c' | b'k' | b's' | b'v' | b'x' | b'y' | b'z' | b'J' => 0.5,
        b'm' => 0.833,
        b'w' | b'C' | b'D' | b'H' | b'N' | b'R' | b'U' => 0.722,
        b'A' | b'B' | b'E' | b'K' | b'P' | b'S' | b'V' | b'X' | b'Y' => 0.667,
        b'F' | b'T' | b'Z' => 0.611,
        b'G' | b'O' | b'Q' => 0.778,
        b'M' => 0.833,
        b'W' => 0.944,
        0x85 | 0x97 => 1.0,
        _ => 0.556,
    }
}

/// Reads the map from codes to letters: `bfchar` and `bfrange`.
fn to_unicode(map: &[u8]) -> HashMap<u32, String> {
    let mut letters = HashMap::new();
    let text = String::from_utf8_lossy(map);
    for (name, is_range) in [("bfchar", false), ("bfrange", true)] {
        let (begin, end) = (format!("begin{name}"), format!("end{name}"));
        for section in text.split(begin.as_str()).skip(1) {
            let section = section.split(end.as_str()).next().unwrap_or_default();
            match is_range {
                false => characters(section, &mut letters),
                true => ranges(section, &mut letters),
            }
        }
    }
    letters
}

/// `<code> <letters>`, again and again.
fn characters(section: &str, letters: &mut HashMap<u32, String>) {
    let mut tokens = hexadecimals(section);
    while let (Some(code), Some(text)) = (tokens.next(), tokens.next()) {
        if letters.len() < MAX_CODES {
            letters.insert(number(&code), utf16(&text, 0));
        }
    }
}

/// `<first> <last> <letters of the first>` or `<first> <last> [<letters> <letters> …]`.
fn ranges(section: &str, letters: &mut HashMap<u32, String>) {
    let mut rest = section;
    loop {
        let mut tokens = hexadecimals(rest);
        let (Some(first), Some(last)) = (tokens.next(), tokens.next()) else { return };
        let (first, last) = (number(&first), number(&last));
        // Behind the second number.
        let Some(at) = rest.match_indices('>').nth(1).map(|(at, _)| at + 1) else { return };
        rest = rest.get(at..).unwrap_or_default().trim_start();
        let room = MAX_CODES.saturating_sub(letters.len());
        if let Some(list) = rest.strip_prefix('[') {
            let (list, after) = list.split_once(']').unwrap_or((list, ""));
            letters
                .extend((first..=last).zip(hexadecimals(list)).take(room).map(|(code, text)| (code, utf16(&text, 0))));
            rest = after;
        } else {
            let Some(text) = hexadecimals(rest).next() else { return };
            letters.extend((first..=last).take(room).map(|code| (code, utf16(&text, code - first))));
            rest = rest.split_once('>').map_or("", |(_, after)| after);
        }
    }
}

/// Returns what stands between angle brackets, as bytes.
fn hexadecimals(text: &str) -> impl Iterator<Item = Vec<u8>> {
    text.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(digits, _)| {
        let digits: Vec<u8> = digits.chars().filter_map(|c| u8::try_from(c.to_digit(16)?).ok()).collect();
        digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect()
    })
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// Decodes UTF-16, the last unit raised by `plus`.
fn utf16(bytes: &[u8], plus: u32) -> String {
    let mut units: Vec<u16> =
        bytes.chunks(2).take(8).map(|pair| pair.iter().fold(0, |unit, byte| unit << 8 | u16::from(*byte))).collect();
    if let Some(last) = units.last_mut() {
        *last = last.wrapping_add(u16::try_from(plus).unwrap_or_default());
    }
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_to_unicode() {
        let map = b"2 beginbfchar <01> <0041> <02><00660069> endbfchar 2 beginbfrange <10> <12> <0061>\n<20> <21> [<0078> <0079>] <30> <30> <0033> endbfrange";
        let mut found: Vec<(u32, String)> = to_unicode(map).into_iter().collect();
        found.sort();
        let expected = [(1, "A"), (2, "fi"), (16, "a"), (17, "b"), (18, "c"), (32, "x"), (33, "y"), (48, "3")];
        assert_eq!(found, expected.map(|(code, text)| (code, text.to_owned())));
        assert!(to_unicode(b"beginbfrange <0000> <FFFFFFFF> <0041> endbfrange").len() <= MAX_CODES);
    }
}
