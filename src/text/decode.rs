//! Bytes to text: which encoding, decoded how, and what was lost.
//!
//! The order of belief: a byte order mark, strict UTF-8, nearly valid UTF-8, the declared charset, the guess of
//! `chardetng`, windows-1252. Clean UTF-8 is borrowed, not copied.

use std::borrow::Cow;
use std::fmt;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A NUL within this many bytes says that a file is no text.
const BINARY_WINDOW: usize = 8 << 10;

/// The text of some bytes, and how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// The WHATWG name of the encoding: `UTF-8`, `windows-1252`.
    pub encoding: &'static str,
    /// Where byte 0 of the text stands in the source, if its offsets are those of the source shifted by this much.
    pub shift: Option<usize>,
    /// How many sequences could not be decoded and became U+FFFD.
    pub n_replaced: usize,
}

/// Why bytes are not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// NUL bytes near the start.
    Binary,
    /// More than one character in twenty could not be decoded.
    Garbled,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DecodeError::Binary => "not text: NUL bytes near its start",
            DecodeError::Garbled => "not text: more than 5 % of it fits no encoding",
        })
    }
}

impl std::error::Error for DecodeError {}

/// Decodes `bytes`; `declared` is a charset label stated beside them (`iso-8859-1`), if any.
///
/// # Errors
/// If the bytes are not text.
pub fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Result<Decoded<'a>, DecodeError> {
    if let Some((encoding, bom)) = Encoding::for_bom(bytes) {
        let (_, body) = bytes.split_at(bom);
        return if encoding == UTF_8 { utf8(body, bom, declared) } else { decode_as(encoding, body) };
    }
    let (head, _) = bytes.split_at(bytes.len().min(BINARY_WINDOW));
    if memchr::memchr(0, head).is_some() {
        return decode_as(utf16_without_mark(head).ok_or(DecodeError::Binary)?, bytes);
    }
    utf8(bytes, 0, declared)
}

fn utf8<'a>(bytes: &'a [u8], bom: usize, declared: Option<&str>) -> Result<Decoded<'a>, DecodeError> {
    let (head, _) = bytes.split_at(bytes.len().min(BINARY_WINDOW));
    if memchr::memchr(0, head).is_some() {
        return Err(DecodeError::Binary);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let text = without_nul(Cow::Borrowed(text));
        return Ok(Decoded { text, encoding: UTF_8.name(), shift: Some(bom), n_replaced: 0 });
    }
    if bom > 0 || is_nearly_utf8(bytes) {
        return decode_as(UTF_8, bytes);
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    let encoding = declared.filter(|encoding| *encoding != UTF_8).unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Deny)
    });
    decode_as(encoding, bytes)
}

fn decode_as<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Result<Decoded<'a>, DecodeError> {
    let (text, failed) = encoding.decode_without_bom_handling(bytes);
    let n_replaced = if failed { text.matches('\u{FFFD}').count() } else { 0 };
    if n_replaced * 20 > text.chars().count() {
        return Err(DecodeError::Garbled);
    }
    Ok(Decoded { text: without_nul(text), encoding: encoding.name(), shift: None, n_replaced })
}

fn without_nul(text: Cow<'_, str>) -> Cow<'_, str> {
    if memchr::memchr(0, text.as_bytes()).is_some() { Cow::Owned(text.replace('\0', " ")) } else { text }
}

/// Whether broken UTF-8 is still UTF-8: at least ten good multi-byte characters for each bad sequence. A cut last
/// character or one pasted byte must not turn the whole file into mojibake.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 10 * bad || (bad == 1 && good > 0)
}

/// Recognises UTF-16 without byte order mark by its NULs: nearly all on one side of the pairs.
fn utf16_without_mark(head: &[u8]) -> Option<&'static Encoding> {
    let mut nuls = [0_usize; 2];
    for (i, _) in head.iter().enumerate().filter(|(_, byte)| **byte == 0) {
        nuls[i % 2] += 1;
    }
    let enough = head.len() / 5;
    match nuls {
        [even, odd] if odd > enough && even * 20 < odd => Some(UTF_16LE),
        [even, odd] if even > enough && odd * 20 < even => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, encoding: &str, shift: Option<usize>) {
        let decoded = decode(bytes, None).expect("it is text");
        assert_eq!((decoded.text.as_ref(), decoded.encoding, decoded.shift), (text, encoding, shift));
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn clean_utf8_is_borrowed() {
        assert!(matches!(decode("Zoë said".as_bytes(), None).expect("text").text, Cow::Borrowed(_)));
        check(b"\xEF\xBB\xBFHello", "Hello", "UTF-8", Some(3));
        check(b"", "", "UTF-8", Some(0));
    }

    #[test]
    fn legacy_encodings_are_guessed() {
        check(
            b"\x93We win,\x94 said Ren\xE9e, the caf\xE9 owner.",
            "“We win,” said Renée, the café owner.",
            "windows-1252",
            None,
        );
        let russian = "Министр сказал, что решение будет принято завтра утром.";
        check(&encoding_rs::WINDOWS_1251.encode(russian).0, russian, "windows-1251", None);
        let long = "The harbour was closed at noon.";
        let mut marked = vec![0xFF, 0xFE];
        marked.extend(utf16(long, false));
        check(&marked, long, "UTF-16LE", None);
        check(&utf16(long, false), long, "UTF-16LE", None);
        check(&utf16(long, true), long, "UTF-16BE", None);
    }

    #[test]
    fn one_bad_byte_does_not_change_the_encoding() {
        let mut bytes = "“Ça va,” a dit Zoé à l’hôtel — déjà.".as_bytes().to_vec();
        bytes.push(0xE2);
        let decoded = decode(&bytes, None).expect("text");
        assert_eq!((decoded.encoding, decoded.n_replaced), ("UTF-8", 1));
    }

    #[test]
    fn a_declared_charset_is_believed() {
        let greek = encoding_rs::ISO_8859_7.encode("Καλημέρα").0.into_owned();
        assert_eq!(decode(&greek, Some("iso-8859-7")).expect("text").text, "Καλημέρα");
    }

    #[test]
    fn binary_is_refused() {
        assert_eq!(decode(b"PK\x03\x04\0\0", None), Err(DecodeError::Binary));
        let late = [vec![b'a'; BINARY_WINDOW], vec![0, b'b']].concat();
        assert!(decode(&late, None).expect("text").text.ends_with("a b"));
    }
}
