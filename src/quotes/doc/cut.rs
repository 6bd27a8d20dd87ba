//! Tokens: where they begin and end, and what is known of each by its letters.

use super::super::lexicon::Class;
use super::super::tags::MayBe;
use super::super::words::{self, Hash};
use super::{Doc, Kind, Tok};
use crate::text::Span;
use crate::text::token::{is_alphanumeric, is_general};

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

/// The hash that stands for each sign.
const SIGNS: [u64; 128] = {
    let mut table = [0; 128];
    let mut code = 0;
    while code < 128_u8 {
        table[code as usize] = words::hash(&[code]);
        code += 1;
    }
    table
};

const MARK: u64 = SIGNS[b'"' as usize];

impl Doc<'_> {
    /// Cuts a part into tokens, whose stretches in marks are those from the first on.
    pub(super) fn cut_tokens(&mut self, part: Span, first_stretch: usize) {
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
            let first = self.toks.len();
            if is_mark {
                let span = Span::new(at, limit).trim(self.text);
                if !span.is_empty() {
                    self.push(span, Kind::Mark, MARK, false, index);
                }
            } else {
                self.cut_plain(at, limit, index);
            }
            if index.is_some() {
                let toks = &mut self.in_marks[stretch];
                let start = if toks.start < toks.end { toks.start } else { first };
                *toks = start..self.toks.len();
            }
            at = limit;
        }
    }

    /// Cuts what stands between two marks.
    fn cut_plain(&mut self, mut at: usize, limit: usize, stretch: Option<u32>) {
        let bytes = &self.text.as_bytes()[..limit];
        while at < limit {
            let first = bytes[at];
            match BYTES[usize::from(first)] {
                Byte::Blank => {
                    at += 1;
                    continue;
                }
                Byte::Word => {
                    if let Some((end, hash)) = plain_word(bytes, self.lower.as_bytes(), at) {
                        self.push(Span::new(at, end), Kind::Word, hash, first.is_ascii_uppercase(), stretch);
                        // Nearly always a blank follows.
                        at = end + usize::from(bytes.get(end) == Some(&b' '));
                        continue;
                    }
                }
                _ if is_plain_sign(bytes, at) => {
                    let (span, hash) = (Span::new(at, at + 1), SIGNS[usize::from(first)]);
                    self.push(span, Kind::Punct(first), hash, false, stretch);
                    at += 1;
                    continue;
                }
                _ => {}
            }
            at = self.cut_other(at, limit, stretch);
        }
    }

    /// Cuts the token at `at`, which may be any, or white space; returns where it ends. Apart, so that the few tokens that need
    /// it leave the others a short way.
    #[inline(never)]
    fn cut_other(&mut self, at: usize, limit: usize, stretch: Option<u32>) -> usize {
        let rest = &self.text[at..limit];
        let c = rest.chars().next().expect("not at the end");
        if c.is_whitespace() {
            return at + c.len_utf8();
        }
        let (kind, len) = token(rest);
        let span = Span::new(at, at + len);
        let capital = c.is_uppercase() || has_article(&rest[..len]);
        let hash = match kind {
            Kind::Word | Kind::Clitic => self.hash_of(span),
            Kind::Punct(code) => SIGNS[usize::from(code)],
            Kind::Mark => MARK,
        };
        self.push(span, kind, hash, capital, stretch);
        if let Some(tok) = self.toks.last_mut() {
            // Handles are names.
            tok.name |= c == '@' && tok.is_word();
            tok.may_end |= rest[..len].ends_with('.');
        }
        at + len
    }

    /// Adds a token, without what the lists know of a word: see [`Doc::look_up`].
    #[inline(always)]
    fn push(&mut self, span: Span, kind: Kind, hash: u64, capital: bool, stretch: Option<u32>) {
        let (class, may_be, is_word) = (Class::NONE, MayBe::of_kind(kind), kind == Kind::Word);
        let (name, may_end) = (capital && is_word, !is_word || stretch.is_some());
        self.toks.push(Tok { span, kind, hash, class, capital, first: false, name, may_end, may_be, stretch });
    }

    /// Looks up the words among the tokens from `first` on. All at once: the table is large, and the processor then waits for many
    /// words at a time.
    pub(super) fn look_up(&mut self, first: usize) {
        for tok in &mut self.toks[first..] {
            if !matches!(tok.kind, Kind::Word | Kind::Clitic) {
                continue;
            }
            let known = self.words.known(tok.hash);
            tok.may_be = MayBe::of_word(known.tags, tok.capital);
            if tok.is_word() {
                let office = known.class.has(Class::OFFICE) && is_office(self.text, tok.span);
                tok.class = if office { known.class.or(Class::TITLE).or(Class::PERSON) } else { known.class };
            }
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

/// Whether a word of [`Class::OFFICE`] is one: `PM`, `DCP`, in capitals alone.
#[inline(never)]
fn is_office(text: &str, span: Span) -> bool {
    let (before, behind) = (&text[..span.start as usize], &text[span.end as usize..]);
    match span.of(text) {
        // `Det Con Ada Hale`, no first name
        "Con" => before.trim_end().ends_with("Det"),
        // `Eng Ada Hale`, not `Tan Eng Hock`
        "Eng" => {
            let capital = |word: &str| word.starts_with(char::is_uppercase);
            let named = behind.split_whitespace().take(2).filter(|word| capital(word)).count() == 2;
            let inside = before.split_whitespace().next_back().is_some_and(capital) && before.ends_with(' ');
            named && !inside
        }
        "CON" | "ENG" => false,
        // Not `at 5 PM`
        word => {
            word.bytes().all(|byte| byte.is_ascii_uppercase())
                && !before.trim_end().ends_with(|c: char| c.is_ascii_digit())
        }
    }
}

/// The text in lower case where that is ASCII, and as many blanks behind it as [`plain_word`] reads at once.
pub(super) fn lower(text: &str) -> String {
    let mut lower = String::with_capacity(text.len() + 8);
    lower.push_str(text);
    lower.make_ascii_lowercase();
    for at in memchr::memmem::find_iter(text.as_bytes(), "WHO").filter(|at| is_health_body(text, *at)) {
        lower.replace_range(at..at + 3, HEALTH_BODY);
    }
    lower.push_str("        ");
    lower
}

/// How the World Health Organization’s initials stand in the text in lower case: not as the pronoun, whose letters they have.
pub(in crate::quotes) const HEALTH_BODY: &str = "whq";

/// Whether `WHO` at `at` is that body: in a text that names it in full or behind "the", and not among capitals.
#[cold]
fn is_health_body(text: &str, at: usize) -> bool {
    let (before, behind) = (&text[..at], &text[at + 3..]);
    let last = before.rsplit(char::is_whitespace).find(|word| !word.is_empty()).unwrap_or_default();
    let next = behind.split_whitespace().next().unwrap_or_default();
    let whole = !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric);
    let small = |word: &str| word.chars().any(char::is_lowercase);
    let named = || matches!(last, "the" | "The") || text.contains("World Health Organi");
    whole && (small(last) || small(next)) && named()
}

/// Returns the end of the word at `at` and the hash of its letters in lower case, if it is of ASCII letters and figures and what
/// follows is surely not of it: so are nine words of ten. `lower` is `bytes` and more, see [`lower`].
#[inline]
fn plain_word(bytes: &[u8], lower: &[u8], at: usize) -> Option<(usize, u64)> {
    let (end, hash) = run(lower, at)?;
    let next = bytes.get(end).map_or(Byte::Blank, |byte| BYTES[usize::from(*byte)]);
    let ends =
        matches!(next, Byte::Blank | Byte::Sign) || next == Byte::Link && ends_before(&bytes[at..end], &bytes[end..]);
    ends.then_some((end, hash))
}

/// The end of the run of small ASCII letters and figures at `at`, and its hash, unless the text may end before it.
#[inline]
pub(in crate::quotes) fn run(lower: &[u8], at: usize) -> Option<(usize, u64)> {
    let (mut end, mut hash) = (at, Hash::new());
    loop {
        let chunk = u64::from_le_bytes(*lower.get(end..)?.first_chunk()?);
        let n = word_bytes(chunk);
        end += n;
        if n < 8 {
            return Some((end, hash.end(chunk & ((1 << (n * 8)) - 1))));
        }
        hash = hash.with(chunk);
    }
}

/// Whether a word of ASCII letters and figures surely ends before `rest`, which begins with what may stand inside a word.
fn ends_before(word: &[u8], rest: &[u8]) -> bool {
    match rest {
        // Points are kept by initials and abbreviations alone: all begin so and have five letters at most.
        [b'.', rest @ ..] => {
            let may_keep = matches!(word, [b'A'..=b'Z' | b'e' | b'v', rest @ ..] if rest.len() < 5);
            !may_keep && !may_begin_word(rest)
        }
        [b',', rest @ ..] => !rest.first().is_some_and(u8::is_ascii_digit),
        [b'\'', rest @ ..] | [0xE2, 0x80, 0x99, rest @ ..] => match rest {
            [b's' | b'S', rest @ ..] => !may_begin_word(rest),
            rest => !may_begin_word(rest),
        },
        [b'&' | b'-', rest @ ..] => !may_begin_word(rest),
        // A dash may stand between figures.
        [0xE2, 0x80, last, ..] => *last != 0x93,
        _ => false,
    }
}

/// Whether a letter or figure may stand at the front: one of ASCII, or beyond ASCII what is no dash or mark.
fn may_begin_word(text: &[u8]) -> bool {
    match text {
        [] | [0xE2, 0x80, ..] => false,
        [first, ..] => !first.is_ascii() || first.is_ascii_alphanumeric(),
    }
}

/// How many of eight bytes, the first in the low bits, are small letters and figures before the first that is none. All at once
/// (Lamport, "Multiple byte processing with full-word instructions", 1975).
#[inline]
fn word_bytes(chunk: u64) -> usize {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = ONES * 0x80;
    let low = chunk & !HIGH;
    let from = |byte: u8| low + ONES * u64::from(0x80 - byte);
    let inside = from(b'0') & !from(b'9' + 1) | from(b'a') & !from(b'z' + 1);
    let others = !(inside & !chunk) & HIGH;
    others.trailing_zeros() as usize / 8
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
    // A mark that opens is set for the apostrophe now and then: `Kramer‘s`.
    if matches!(first, '’' | '\'' | '‘')
        && let Some(clitic) = ["’s", "'s", "’S", "'S", "‘s"].iter().find(|c| rest.starts_with(**c))
    {
        let after = rest[clitic.len()..].chars().next();
        if !after.is_some_and(is_alphanumeric) {
            return (Kind::Clitic, clitic.len());
        }
    }
    let sign = matches!(first, '@' | '#') && rest[1..].starts_with(|c: char| is_alphanumeric(c) || c == '_');
    if !is_alphanumeric(first) && !sign {
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
        let inside = next.is_some_and(is_alphanumeric);
        let joins = match c {
            c if is_alphanumeric(c) => true,
            '-' | '&' => inside,
            '.' | ',' => {
                inside
                    && (c == '.' && !is_glued(&rest[..end], &rest[end + 1..])
                        || rest[..end].ends_with(|c: char| c.is_ascii_digit())
                            && next.is_some_and(|c| c.is_ascii_digit()))
                    || c == '.' && goes_on_with_initials(&rest[..end], &rest[end + 1..])
            }
            '\'' | '’' => inside && !is_clitic(&rest[end..]),
            // `7–10`
            '–' => rest[..end].ends_with(|c: char| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit()),
            // `SarukhÃ¡n`: UTF-8 that was once read as Latin-1.
            '\u{80}'..='\u{BF}' => {
                let decomposed = rest[..end].strip_suffix(['\u{302}', '\u{303}']);
                decomposed.unwrap_or(&rest[..end]).ends_with(['\u{C2}', '\u{C3}', 'A'])
                    && (decomposed.is_some() || !rest[..end].ends_with('A'))
            }
            c => !c.is_ascii() && !is_general(c) && unicode_normalization::char::is_combining_mark(c),
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

/// `al-Asad`, `el-Tayeb`, `d’Arcy`, `dell’Acqua`: the article of a name, whose capital comes behind it.
fn has_article(word: &str) -> bool {
    let elided = |article: &str| matches!(article, "d" | "l" | "dell" | "dall" | "degl" | "sant");
    if let Some((article, name)) =
        word.split_once(['’', '\'']).filter(|_| matches!(word.as_bytes()[0], b'd' | b'l' | b's'))
    {
        return elided(article) && name.starts_with(char::is_uppercase);
    }
    // Few words have a hyphen so far in front.
    if !matches!(word.as_bytes(), [_, _, b'-', ..] | [_, _, _, b'-', ..]) {
        return false;
    }
    let article =
        |article: &&str| matches!(*article, "al" | "el" | "ad" | "an" | "ar" | "as" | "ash" | "at" | "az" | "ul");
    let name = word.split_once('-').filter(|(first, _)| article(first)).map(|(_, name)| name);
    name.is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// `The child survived.Police came`: a sentence ends at the point, and a blank was forgotten.
fn is_glued(word: &str, rest: &str) -> bool {
    let mut next = rest.chars();
    let small = word.chars().rev().take_while(|c| c.is_lowercase()).count();
    small > 2 && next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(char::is_lowercase)
}

fn is_clitic(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(is_alphanumeric)
}

/// `A.F.L`, `C`: letters with points between them.
fn is_initials(word: &str) -> bool {
    word.split('.').all(|piece| piece.chars().count() == 1 && piece.chars().all(char::is_alphabetic))
}

/// `A.F.L|.-C.I.O.`: whether more of a name in initials follows behind the point.
fn goes_on_with_initials(word: &str, rest: &str) -> bool {
    let capital = |rest: &str| rest.starts_with(|c: char| c.is_ascii_uppercase()) && rest[1..].starts_with('.');
    rest.strip_prefix('-').is_some_and(capital) && word.contains('.') && is_initials(word)
}

/// Whether a point belongs to the word: initials, `U.S.`, known abbreviations. A new one must pass [`ends_before`].
fn keeps_point(word: &str, rest: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next();
    if chars.next().is_none() && first.is_some_and(char::is_uppercase) && first != Some('I') {
        return true;
    }
    if word.contains('.') && word.split(".-").all(is_initials) {
        return true;
    }
    let before_name = rest.trim_start().starts_with(char::is_uppercase);
    match word {
        "Mr" | "Mrs" | "Ms" | "Dr" | "Prof" | "Sen" | "Rep" | "Gov" | "Gen" | "Lt" | "Col" | "Sgt" | "Capt" | "Maj"
        | "Adm" | "Rev" | "Hon" | "Del" | "Sens" | "Reps" | "Det" | "Insp" | "Supt" | "Cpl" | "Pvt" | "Coun"
        | "Cllr" | "Engr" | "Atty" | "Msgr" | "Cmdr" | "Brig" | "Govs" | "Profs" | "Drs" => true,
        // `Roe v. Wade`
        "v" | "Fr" | "Barr" | "Const" | "Amb" | "Asst" | "Adv" | "Ald" | "Arch" => before_name,
        "St" | "Mt" | "Ft" | "Jr" | "Sr" => before_name || matches!(word, "Jr" | "Sr"),
        "Jan" | "Feb" | "Mar" | "Apr" | "Jun" | "Jul" | "Aug" | "Sept" | "Sep" | "Oct" | "Nov" | "Dec" | "No"
        | "Fig" => rest.trim_start().starts_with(|c: char| c.is_ascii_digit()),
        "Inc" | "Ltd" | "Corp" | "Co" | "Bros" | "vs" | "etc" | "Calif" | "Fla" | "Mass" | "Pa" | "Va" | "Conn"
        | "Ariz" | "Wis" | "Mich" | "Minn" | "Tenn" | "Ill" | "Ind" | "Ga" | "Ala" | "Ky" | "La" | "Okla" | "Ore"
        | "Wash" | "Neb" | "Nev" | "Colo" | "Md" | "Mo" | "Miss" | "Vt" | "Wyo" | "Kan" | "Ark" | "Tex" => {
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
        fn plain_words_are_tokens(text in "[a-zA-Z0-9_.,'’–”sé &@:;()-]{1,12}") {
            let lower = lower(&text);
            if let Some((end, hash)) = plain_word(text.as_bytes(), lower.as_bytes(), 0).filter(|(end, _)| *end > 0) {
                prop_assert_eq!(token(&text), (Kind::Word, end), "{}", text);
                prop_assert_eq!(hash, words::hash(&lower.as_bytes()[..end]), "{}", text);
            }
            if is_plain_sign(text.as_bytes(), 0) {
                prop_assert_eq!(token(&text), (Kind::Punct(text.as_bytes()[0]), 1), "{}", text);
            }
        }
    }
}
