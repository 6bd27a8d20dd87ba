//! Words, as search sees them. One function cuts them for the index, for queries and for highlighting, so that
//! what is found is what is shown.
//!
//! A word is a longest run of alphanumeric characters and the combining marks on them; all else parts words, so
//! that `Norland's`, `Norland’s` and `Norland s` are the same two words. Ideographs and kana are words of one
//! character each: in scripts without spaces a phrase query then finds any substring.

use super::Span;
use super::fold::fold_into;
use unicode_normalization::char::is_combining_mark;

/// Words longer than this many **bytes**, folded, are not indexed (the limit that Quickwit's default tokenizer has).
pub const MAX_WORD_BYTES: usize = 255;

/// What a byte is to the cutting of words.
#[derive(Clone, Copy)]
enum Byte {
    /// A letter or figure of ASCII.
    Word,
    /// Another sign of ASCII.
    Other,
    /// Of a character beyond ASCII.
    Beyond,
}

const BYTES: [Byte; 256] = {
    let mut table = [Byte::Beyond; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        table[byte as usize] = if byte.is_ascii_alphanumeric() { Byte::Word } else { Byte::Other };
        byte += 1;
    }
    table
};

/// Returns the spans of the words of `text`, in order.
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// Iterator over the words of a text, see [`words`].
#[derive(Clone, Debug)]
pub struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Words<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let start = self.start()?;
        self.at = self.end(start, start);
        Some(Span::new(start, self.at))
    }
}

impl Words<'_> {
    /// Puts the folded form of the next word in the place of what is in `folded`; returns whether there was one. The text must
    /// have its letters of ASCII in lower case already: letter by letter that would take longer, and who reads `folded` at
    /// once would have to wait for the single letters to be written.
    pub(crate) fn next_folded(&mut self, folded: &mut String) -> bool {
        folded.clear();
        let Some(start) = self.start() else { return false };
        let bytes = self.text.as_bytes();
        let mut at = start;
        while bytes.get(at).is_some_and(|byte| matches!(BYTES[usize::from(*byte)], Byte::Word)) {
            at += 1;
        }
        let is_plain = bytes.get(at).is_none_or(u8::is_ascii);
        self.at = if is_plain { at } else { self.end(start, at) };
        let word = &self.text[start..self.at];
        if self.at == at {
            folded.push_str(word);
        } else {
            fold_into(word, folded);
        }
        true
    }

    /// Returns where the next word starts.
    fn start(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        loop {
            match BYTES[usize::from(*bytes.get(at)?)] {
                Byte::Word => return Some(at),
                Byte::Other => at += 1,
                Byte::Beyond => {
                    let c = char_at(self.text, at);
                    if is_alphanumeric(c) {
                        return Some(at);
                    }
                    at += c.len_utf8();
                }
            }
        }
    }

    /// Returns where the word from `start` ends, of which what is before `at` is known.
    fn end(&self, start: usize, mut at: usize) -> usize {
        while let Some(byte) = self.text.as_bytes().get(at) {
            match BYTES[usize::from(*byte)] {
                Byte::Word => at += 1,
                Byte::Other => break,
                Byte::Beyond => {
                    let c = char_at(self.text, at);
                    if is_word_by_itself(c) {
                        if at == start {
                            at += c.len_utf8();
                        }
                        break;
                    }
                    if is_general(c) || !(c.is_alphanumeric() || is_combining_mark(c)) {
                        break;
                    }
                    at += c.len_utf8();
                }
            }
        }
        at
    }
}

/// Returns the folded words of `text`, as they stand in the index; over-long ones are left out.
pub fn folded_words(text: &str) -> impl Iterator<Item = (Span, String)> {
    words(text).filter_map(move |span| {
        let mut folded = String::with_capacity(span.len());
        fold_into(span.of(text), &mut folded);
        (!folded.is_empty() && folded.len() <= MAX_WORD_BYTES).then_some((span, folded))
    })
}

/// Whether the character is a letter or figure.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    !is_general(c) && c.is_alphanumeric()
}

/// Whether the character is of the block of dashes, quotation marks and wide blanks: common ones that are no letters, which the
/// tables of letters tell only after a long search.
pub(crate) fn is_general(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{206F}')
}

fn char_at(text: &str, at: usize) -> char {
    text[at..].chars().next().expect("the offset lies inside the text")
}

/// Ideographs, kana and their iteration marks; Hangul is written with spaces and is not among them.
fn is_word_by_itself(c: char) -> bool {
    matches!(c as u32, 0x3005..=0x3007 | 0x3031..=0x3035 | 0x303B | 0x3041..=0x30FF | 0x31F0..=0x31FF
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFF66..=0xFF9D | 0x2_0000..=0x3_FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = folded_words(text).map(|(_, word)| word).collect();
        assert_eq!(found, expected);
        let lower = text.to_ascii_lowercase();
        let (mut cut, mut folded) = (words(&lower), String::new());
        for span in words(text) {
            assert!(cut.next_folded(&mut folded));
            assert_eq!(folded, fold(span.of(text)));
        }
        assert!(!cut.next_folded(&mut folded));
    }

    #[test]
    fn dashes_and_marks_are_no_letters() {
        for c in ('\0'..=char::MAX).filter(|c| is_general(*c)) {
            assert!(!c.is_alphanumeric() && !is_combining_mark(c), "{c:?}");
        }
    }

    #[test]
    fn cuts_words() {
        check("Norland’s “red lines”.", &["norland", "s", "red", "lines"]);
        check("don't", &["don", "t"]);
        check("U.S.-led, 3.5%", &["u", "s", "led", "3", "5"]);
        check("e\u{301}lan vital", &["elan", "vital"]);
        check("東京の人 said", &["東", "京", "の", "人", "said"]);
        check("abc東", &["abc", "東"]);
        check("서울 시장", &["\u{1109}\u{1165}\u{110b}\u{116e}\u{11af}", "\u{1109}\u{1175}\u{110c}\u{1161}\u{11bc}"]);
        check(" — ", &[]);
        check(&"x".repeat(256), &[]);
    }
}
