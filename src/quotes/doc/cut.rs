//! Tokens: where they begin and end, and what is known of each by its letters.

use super::super::lexicon::{self, Class};
use super::super::tags;
use super::super::words::{self, Word};
use super::{Doc, Kind, LookUp, Tok};
use crate::text::Span;

/// What a byte is to the cutting.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    /// White space.
    Blank,
    /// A letter or figure.
    Word,
    /// Goes on with a word and begins none: `_`.
    Inner,
    /// A sign that never stands inside a word.
    Sign,
    /// What may stand inside a word, by what is around it: points, hyphens, apostrophes, all beyond ASCII.
    Link,
}

const BYTES: [Byte; 256] = {
    let mut table = [Byte::Link; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        table[byte as usize] = match byte {
            b'\t'..=b'\r' | b' ' => Byte::Blank,
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => Byte::Word,
            b'_' => Byte::Inner,
            b'-' | b'&' | b'.' | b',' | b'\'' => Byte::Link,
            _ => Byte::Sign,
        };
        byte += 1;
    }
    table
};

/// The number that stands for each sign.
const SIGNS: [Word; 128] = {
    let mut table = [Word::of(""); 128];
    let mut code = 0;
    while code < 128_u8 {
        table[code as usize] = Word::from_hash(words::hash(&[code]));
        code += 1;
    }
    table
};

const MARK: Word = SIGNS[b'"' as usize];

impl Doc<'_> {
    /// Cuts a part into tokens, whose stretches in marks are those from the first on.
    pub(super) fn cut_tokens(&mut self, part: Span, first_stretch: usize, look_up: &mut LookUp) {
        let (mut at, end) = (part.start as usize, part.end as usize);
        let mut stretch = first_stretch;
        while at < end {
            while self.stretches.get(stretch).is_some_and(|s| s.outer.end as usize <= at) {
                stretch += 1;
            }
            let inside = self.stretches.get(stretch).filter(|s| s.outer.contains_offset(at));
            let limit = match inside {
                Some(s) if at < s.inner.start as usize => s.inner.start as usize,
                Some(s) if at < s.inner.end as usize => s.inner.end as usize,
                Some(s) => s.outer.end as usize,
                None => self.stretches.get(stretch).map_or(end, |s| s.outer.start as usize),
            };
            let is_mark = inside.is_some_and(|s| !s.inner.contains_offset(at));
            let index = inside.map(|_| u32::try_from(stretch).expect("fewer stretches than bytes"));
            if is_mark {
                let span = Span::new(at, limit).trim(self.text);
                if !span.is_empty() {
                    self.push(span, Kind::Mark, MARK, false, index);
                    look_up.hashes.push(0);
                }
            } else {
                self.cut_plain(at, limit, index, look_up);
            }
            at = limit;
        }
    }

    /// Cuts what stands between two marks.
    fn cut_plain(&mut self, mut at: usize, limit: usize, stretch: Option<u32>, look_up: &mut LookUp) {
        let text = self.text;
        let bytes = &text.as_bytes()[..limit];
        while at < limit {
            let first = bytes[at];
            if BYTES[usize::from(first)] == Byte::Blank {
                at += 1;
                continue;
            }
            if let Some(end) = plain_word(bytes, at) {
                let hash = words::hash(&self.lower.as_bytes()[at..end]);
                self.push(Span::new(at, end), Kind::Word, Word::from_hash(hash), first.is_ascii_uppercase(), stretch);
                look_up.hashes.push(hash);
                at = end;
                continue;
            }
            if is_plain_sign(bytes, at) {
                self.push(Span::new(at, at + 1), Kind::Punct(first), SIGNS[usize::from(first)], false, stretch);
                look_up.hashes.push(0);
                at += 1;
                continue;
            }
            let rest = &text[at..limit];
            let c = rest.chars().next().expect("not at the end");
            if c.is_whitespace() {
                at += c.len_utf8();
                continue;
            }
            let (kind, len) = token(rest);
            let span = Span::new(at, at + len);
            let (id, hash) = match kind {
                Kind::Word | Kind::Clitic => {
                    let hash = self.hash_of(span);
                    (Word::from_hash(hash), hash)
                }
                Kind::Punct(code) => (SIGNS[usize::from(code)], 0),
                Kind::Mark => (MARK, 0),
            };
            self.push(span, kind, id, c.is_uppercase(), stretch);
            look_up.hashes.push(hash);
            at += len;
        }
    }

    fn push(&mut self, span: Span, kind: Kind, id: Word, capital: bool, stretch: Option<u32>) {
        self.toks.push(Tok { span, kind, id, class: Class::NONE, capital, first: false, name: false, stretch });
    }

    /// Adds to the tokens from `first` on what is known of their words. Apart from the cutting, since the processor then
    /// waits for many places of the table at once.
    pub(super) fn look_up(&mut self, first: usize, look_up: &mut LookUp) {
        let words = lexicon::words();
        for (tok, hash) in self.toks[first..].iter_mut().zip(look_up.hashes.drain(..)) {
            let mut set = 0;
            if matches!(tok.kind, Kind::Word | Kind::Clitic) {
                let known = words.known(hash);
                tok.class = if tok.kind == Kind::Word { known.class } else { Class::NONE };
                set = tags::set_of(known.tags, tok.capital);
            }
            look_up.sets.push(set);
        }
    }

    /// The hash of a word in lower case, with `'` for every apostrophe.
    pub(in crate::quotes) fn hash_of(&self, span: Span) -> u64 {
        let lower = span.of(&self.lower);
        if lower.is_ascii() {
            return words::hash(lower.as_bytes());
        }
        // Nearly always it is the apostrophe alone.
        let (mut plain, mut n, mut rest) = ([0; 32], 0, lower.as_bytes());
        while n < plain.len() {
            (plain[n], rest) = match rest {
                [] => return words::hash(&plain[..n]),
                [0xE2, 0x80, 0x99, rest @ ..] => (b'\'', rest),
                [letter, rest @ ..] if letter.is_ascii() => (*letter, rest),
                _ => break,
            };
            n += 1;
        }
        words::hash(lower.to_lowercase().replace('’', "'").as_bytes())
    }
}

/// Returns the end of the word at `at`, if it is of ASCII letters and figures and what follows is surely not of it: so are
/// nine words of ten.
#[inline]
fn plain_word(bytes: &[u8], at: usize) -> Option<usize> {
    if BYTES[usize::from(bytes[at])] != Byte::Word {
        return None;
    }
    let mut end = at + 1;
    while end < bytes.len() && matches!(BYTES[usize::from(bytes[end])], Byte::Word | Byte::Inner) {
        end += 1;
    }
    let ends = match bytes[end..] {
        [] => true,
        [b',', next, ..] => !next.is_ascii_digit(),
        [b',' | b'\'' | b'&' | b'-'] => true,
        [byte, ..] => BYTES[usize::from(byte)] != Byte::Link,
    };
    ends.then_some(end)
}

/// Whether the byte at `at` is a sign of its own, whatever follows.
#[inline]
fn is_plain_sign(bytes: &[u8], at: usize) -> bool {
    match bytes[at] {
        b'.' => bytes.get(at + 1) != Some(&b'.'),
        b',' | b'&' => true,
        b'@' | b'#' => false,
        byte => BYTES[usize::from(byte)] == Byte::Sign,
    }
}

/// Cuts one token off the front of `rest`, which begins with no white space: its kind and length in bytes.
fn token(rest: &str) -> (Kind, usize) {
    let first = rest.chars().next().expect("not empty");
    if matches!(first, '’' | '\'')
        && let Some(clitic) = ["’s", "'s", "’S", "'S"].iter().find(|c| rest.starts_with(**c))
    {
        let after = rest[clitic.len()..].chars().next();
        if !after.is_some_and(char::is_alphanumeric) {
            return (Kind::Clitic, clitic.len());
        }
    }
    let sign = matches!(first, '@' | '#') && rest[1..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    if !first.is_alphanumeric() && !sign {
        let code = match first {
            c if c.is_ascii() => c as u8,
            '—' | '–' | '―' | '‒' => b'-',
            '…' => b'~',
            _ => b'*',
        };
        // Two or three hyphens are one dash; points of suspension are one sign.
        let run = rest.bytes().take_while(|b| *b == first as u8 && first.is_ascii()).count();
        return match first {
            '.' if run > 1 => (Kind::Punct(b'~'), run),
            '-' => (Kind::Punct(b'-'), run),
            _ => (Kind::Punct(code), first.len_utf8()),
        };
    }
    let mut end = first.len_utf8();
    loop {
        end += rest.as_bytes()[end..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
        let mut chars = rest[end..].chars();
        let Some(c) = chars.next() else { break };
        let next = chars.next();
        let inside = next.is_some_and(char::is_alphanumeric);
        let joins = match c {
            c if c.is_alphanumeric() => true,
            '-' | '&' => inside,
            '.' | ',' => {
                inside
                    && (c == '.'
                        || rest[..end].ends_with(|c: char| c.is_ascii_digit())
                            && next.is_some_and(|c| c.is_ascii_digit()))
            }
            '\'' | '’' => inside && !is_clitic(&rest[end..]),
            c => !c.is_ascii() && unicode_normalization::char::is_combining_mark(c),
        };
        if !joins {
            break;
        }
        end += c.len_utf8();
    }
    if rest[end..].starts_with('.') && keeps_point(&rest[..end], &rest[end + 1..]) {
        end += 1;
    }
    (Kind::Word, end)
}

fn is_clitic(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

/// Whether a point belongs to the word: initials, `U.S.`, known abbreviations.
fn keeps_point(word: &str, rest: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next();
    if chars.next().is_none() && first.is_some_and(char::is_uppercase) && first != Some('I') {
        return true;
    }
    if word.contains('.')
        && word.split('.').all(|piece| piece.chars().count() == 1 && piece.chars().all(char::is_alphabetic))
    {
        return true;
    }
    let before_name = rest.trim_start().starts_with(char::is_uppercase);
    match word {
        "Mr" | "Mrs" | "Ms" | "Dr" | "Prof" | "Sen" | "Rep" | "Gov" | "Gen" | "Lt" | "Col" | "Sgt" | "Capt" | "Maj"
        | "Adm" | "Rev" | "Hon" | "Sens" | "Reps" | "Det" | "Insp" | "Supt" | "Cpl" | "Pvt" => true,
        "St" | "Mt" | "Jr" | "Sr" => before_name || matches!(word, "Jr" | "Sr"),
        "Jan" | "Feb" | "Mar" | "Apr" | "Jun" | "Jul" | "Aug" | "Sept" | "Sep" | "Oct" | "Nov" | "Dec" | "No"
        | "Fig" => rest.trim_start().starts_with(|c: char| c.is_ascii_digit()),
        "Inc" | "Ltd" | "Corp" | "Co" | "Bros" | "vs" | "etc" | "Calif" | "Fla" | "Mass" | "Pa" | "Va" | "Conn"
        | "Ariz" | "Wis" | "Mich" | "Minn" | "Tenn" | "Ill" | "Ind" | "Ga" | "Ala" | "Ky" | "La" | "Okla" | "Ore"
        | "Wash" | "Neb" | "Nev" | "Colo" | "Del" | "Md" | "Mo" | "Miss" | "Vt" | "Wyo" | "Kan" | "Ark" | "Tex" => {
            !rest.trim_start().is_empty() && !before_name
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn plain_words_are_tokens(text in "[a-zA-Z0-9_.,'’&é @:;()-]{1,12}") {
            if let Some(end) = plain_word(text.as_bytes(), 0) {
                prop_assert_eq!(token(&text), (Kind::Word, end), "{}", text);
            }
            if is_plain_sign(text.as_bytes(), 0) {
                prop_assert_eq!(token(&text), (Kind::Punct(text.as_bytes()[0]), 1), "{}", text);
            }
        }
    }
}
