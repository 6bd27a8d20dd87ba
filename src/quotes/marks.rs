//! Which stretches stand in quotation marks.
//!
//! Every paragraph is paired on its own, as typographers do: a mark left open closes at the paragraph's end (speech
//! that runs over paragraphs). An opening mark inside an open pair continues it (a stray mark), `''` counts as one
//! mark, single marks count only outside double ones and only where they cannot be apostrophes.

use crate::text::Span;

/// A stretch in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The stretch with its marks.
    pub(super) outer: Span,
    /// The stretch without them.
    pub(super) inner: Span,
    /// Whether its closing mark was found.
    pub(super) closed: bool,
    /// Whether the marks are single.
    pub(super) single: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Glyph {
    /// “ „ `` and «: opens (« may close too).
    Opening,
    /// ” and »: closes (may open in Swedish style).
    Closing,
    /// " and '': either.
    Neutral,
}

/// Adds the stretches of `text[part]`, in order.
pub(super) fn pair(text: &str, part: Span, out: &mut Vec<Stretch>) {
    let bytes = text.as_bytes();
    let before = out.len();
    let mut open: Option<(usize, usize, Glyph)> = None;
    let end = part.end as usize;
    let mut at = part.start as usize;
    let mut outside = at;
    let mut nested = 0;
    let mut seeker = Seeker { bytes: &bytes[..end], common: at, rare: at };
    // Most paragraphs have no marks.
    if seeker.next(at).is_none() {
        return;
    }
    while let Some(next) = seeker.next(at) {
        at = next;
        // British style: ‘… “…” …’, the double marks stand inside.
        if open.is_none()
            && (bytes[at] == b'\'' || bytes[at..].starts_with("‘".as_bytes()))
            && let Some(stretch) = single_around_double(text, part, at)
        {
            single_pairs(text, part, Span::new(outside, at), out);
            at = stretch.outer.end as usize;
            outside = at;
            out.push(stretch);
            continue;
        }
        let Some((glyph, len)) = glyph_at(bytes, at, end) else {
            at += 1;
            continue;
        };
        // A single mark closes inside, then the double one.
        if open.is_some() && bytes[at..end].starts_with(b"'''") {
            at += 1;
            continue;
        }
        match open {
            None => {
                if opens(text, part, at, len, glyph) {
                    single_pairs(text, part, Span::new(outside, at), out);
                    open = Some((at, at + len, glyph));
                    nested = 0;
                }
            }
            Some((_, _, Glyph::Neutral)) if glyph == Glyph::Opening => nested += 1,
            Some((_, _, Glyph::Neutral)) if glyph == Glyph::Closing && nested > 0 => nested -= 1,
            Some((_, _, Glyph::Opening)) if glyph == Glyph::Closing && nested > 0 => nested -= 1,
            Some((start, inner, opener)) => {
                if closes(text, part, at, len, glyph, opener) {
                    push(out, text, start, inner, at, at + len, true);
                    open = None;
                    outside = at + len;
                } else if opener == Glyph::Opening && glyph == Glyph::Opening && nests(text, part, at, len) {
                    nested = 1;
                } else if let Some(end) = forgotten(text, inner, at) {
                    push(out, text, start, inner, end, end, false);
                    single_pairs(text, part, Span::new(end, at), out);
                    open = Some((at, at + len, glyph));
                    nested = 0;
                }
            }
        }
        at += len;
    }
    match open {
        Some((start, inner, _)) => push(out, text, start, inner, end, end, false),
        None => single_pairs(text, part, Span::new(outside.min(end), end), out),
    }
    out[before..].sort_by_key(|stretch| stretch.outer);
}

/// `“It is late even when | “your team” plays. Go.”`: whether a mark inside marks opens a few words of their own, behind which the
/// sentence goes on and is closed by another mark. Not where speech was left open: `“It is late. “Go,” he said.`
fn nests(text: &str, part: Span, at: usize, len: usize) -> bool {
    let free = before(text, part, at).is_some_and(|c| c.is_whitespace() || c == '(');
    let rest = &text[at + len..part.end as usize];
    let Some(close) = rest.find('”').filter(|close| free && *close > 0 && *close <= 60) else { return false };
    let (inner, behind) = (&rest[..close], &rest[close + '”'.len_utf8()..]);
    let goes_on = behind.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_lowercase));
    let next = behind.find(['“', '”', '"']);
    // Not `“It is late. “Go” says the boss, “now.”`
    let closed = next.is_some_and(|next| behind[next..].starts_with('”'));
    let whole = !inner.contains('“') && !inner.ends_with([',', '.', '!', '?']);
    goes_on && closed && whole
}

/// Finds the bytes that marks begin with.
struct Seeker<'a> {
    bytes: &'a [u8],
    /// Where the next common one is, and the next rare one; what lies behind is of no use.
    common: usize,
    rare: usize,
}

impl Seeker<'_> {
    /// Returns the first such byte from `at` on.
    fn next(&mut self, at: usize) -> Option<usize> {
        let seek = |found: Option<usize>| found.map_or(self.bytes.len(), |found| at + found);
        let rest = &self.bytes[at.min(self.bytes.len())..];
        if self.common <= at {
            self.common = seek(memchr::memchr3(b'"', b'\'', 0xE2, rest));
        }
        if self.rare <= at {
            self.rare = seek(memchr::memchr2(b'`', 0xC2, rest));
        }
        Some(self.common.min(self.rare)).filter(|next| *next < self.bytes.len())
    }
}

/// How many bytes a clause has at most that tells who said what was said before it.
const CLAUSE: usize = 160;

/// `"We are late, | said the mayor. "We are`: where speech ends that no mark closes, if who said it stands between it and the next
/// mark that opens.
fn forgotten(text: &str, inner: usize, at: usize) -> Option<usize> {
    // A text may have such marks without end: no more than a clause is looked at.
    let from = (inner.max(at.saturating_sub(CLAUSE))..=at).find(|from| text.is_char_boundary(*from))?;
    let open = text[from..at].trim_end();
    let comma = open.rfind(", ").filter(|_| open.ends_with(['.', ',']))?;
    let said = |part: &str| {
        part.split_whitespace().take(2).any(|word| matches!(word.trim_end_matches(['.', ',']), "said" | "says"))
    };
    // `said the mayor, Ann Poe`: the comma before it.
    let before = open[..comma].rfind(", ");
    let comma = [Some(comma), before].into_iter().flatten().find(|comma| said(&open[comma + 2..]))?;
    (open[comma..].split_whitespace().count() <= 12).then_some(from + comma + 1)
}

fn push(out: &mut Vec<Stretch>, text: &str, start: usize, inner: usize, inner_end: usize, end: usize, closed: bool) {
    let inner = Span::new(inner, inner_end).trim(text);
    if inner.of(text).contains(char::is_alphanumeric) {
        out.push(Stretch { outer: Span::new(start, end).trim(text), inner, closed, single: false });
    }
}

fn glyph_at(bytes: &[u8], at: usize, end: usize) -> Option<(Glyph, usize)> {
    let rest = &bytes[at..end];
    Some(match rest {
        [b'"', ..] => (Glyph::Neutral, 1),
        [b'\'', b'\'', ..] => (Glyph::Neutral, 2),
        [b'`', b'`', ..] => (Glyph::Opening, 2),
        [0xE2, 0x80, 0x9C | 0x9E, ..] => (Glyph::Opening, 3),
        [0xE2, 0x80, 0x9D, ..] => (Glyph::Closing, 3),
        [0xE2, 0x80, 0x99, 0xE2, 0x80, 0x99, ..] => (Glyph::Neutral, 6),
        [0xC2, 0xAB, ..] => (Glyph::Opening, 2),
        [0xC2, 0xBB, ..] => (Glyph::Closing, 2),
        _ => return None,
    })
}

fn before(text: &str, part: Span, at: usize) -> Option<char> {
    text[part.start as usize..at].chars().next_back()
}

fn after(text: &str, part: Span, at: usize) -> Option<char> {
    text[at..part.end as usize].chars().next()
}

fn opens(text: &str, part: Span, at: usize, len: usize, glyph: Glyph) -> bool {
    let next = after(text, part, at + len);
    if next.is_none_or(char::is_whitespace) && glyph != Glyph::Opening {
        return false;
    }
    match glyph {
        Glyph::Opening => next.is_some(),
        Glyph::Neutral | Glyph::Closing => !before(text, part, at).is_some_and(char::is_alphanumeric),
    }
}

fn closes(text: &str, part: Span, at: usize, len: usize, glyph: Glyph, opener: Glyph) -> bool {
    let next = after(text, part, at + len);
    match (opener, glyph) {
        // „…“ closes with the mark that opens in English; “ “ does not.
        (Glyph::Opening, Glyph::Opening) => {
            text[at..].starts_with('“')
                && !next.is_some_and(char::is_alphanumeric)
                && before(text, part, at).is_some_and(|c| !c.is_whitespace())
        }
        (_, Glyph::Opening) => false,
        (_, Glyph::Closing) => true,
        (_, Glyph::Neutral) => {
            let opens_again = before(text, part, at).is_none_or(|c| c.is_whitespace() || c == '(')
                && next.is_some_and(char::is_alphanumeric);
            !opens_again
        }
    }
}

/// Single marks in a stretch of the part without double ones.
fn single_pairs(text: &str, part: Span, span: Span, out: &mut Vec<Stretch>) {
    let base = span.start as usize;
    let slice = span.of(text);
    let mut from = 0;
    while let Some(found) = memchr::memchr2(b'\'', 0xE2, &slice.as_bytes()[from..]) {
        let at = from + found;
        let mark = match slice.as_bytes()[at..] {
            [b'\'', ..] => '\'',
            [0xE2, 0x80, 0x98, ..] => '‘',
            _ => {
                // Another character of three bytes.
                from = at + 3;
                continue;
            }
        };
        from = at + mark.len_utf8();
        let free = !slice[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, '’' | '\''));
        let word = slice[from..].chars().next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '$' | '#' | '@'));
        if !free || !word || (mark == '\'' && elided(&slice[from..])) {
            continue;
        }
        let close = single_close(slice, from);
        let goes_on = || begins_speech(text, part, base + at) && span.end == part.end && is_set_again(text, part, mark);
        let last = slice.trim_end().len();
        let Some((inner_end, end)) = close.or_else(|| goes_on().then_some((last, last))) else { continue };
        let inner = Span::new(base + from, base + inner_end);
        if inner.len() >= 3 {
            let closed = close.is_some();
            out.push(Stretch { outer: Span::new(base + at, base + end), inner, closed, single: true });
            from = end;
        }
    }
}

/// Whether speech may begin at `at`: at the head of the part, or behind a sign.
fn begins_speech(text: &str, part: Span, at: usize) -> bool {
    let before = text[part.start as usize..at].trim_end();
    before.is_empty() || before.ends_with(['.', ',', ':', '!', '?', '’', '\''])
}

/// Whether the next paragraph begins with the mark: speech goes on there.
fn is_set_again(text: &str, part: Span, mark: char) -> bool {
    text[part.end as usize..].trim_start().starts_with(mark)
}

/// Speech in single marks that holds double ones and ends after a sign of its own.
fn single_around_double(text: &str, part: Span, at: usize) -> Option<Stretch> {
    let rest = &text[at..part.end as usize];
    let (rest, open, close) = match rest.strip_prefix('‘') {
        Some(rest) => (rest, '“', '’'),
        None => (rest.strip_prefix('\'').filter(|_| begins_speech(text, part, at))?, '"', '\''),
    };
    let inner = part.end as usize - rest.len();
    // A text may have such marks without end: of straight ones, which are apostrophes too, no more than a few sentences are looked at.
    let crop = |most: usize| (0..=most.min(rest.len())).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(0);
    let (near, rest) = if open == '"' { (&rest[..crop(600)], &rest[..crop(4000)]) } else { (rest, rest) };
    let free = !before(text, part, at).is_some_and(char::is_alphanumeric);
    let word = rest.starts_with(|c: char| c.is_alphanumeric() || c == open);
    let double = near.find(open).filter(|_| word)?;
    let mut depth = 0_i32;
    let mut previous = ' ';
    for (i, c) in rest.char_indices() {
        match c {
            '"' if open == '"' => depth = 1 - depth,
            '“' => depth += 1,
            '”' => depth -= 1,
            '‘' if depth == 0 && i > 0 => return None,
            _ if c == close && depth == 0 && matches!(previous, '.' | ',' | '!' | '?' | '…' | '”' | '"') => {
                let found = free && i > double;
                let outer = Span::new(at, inner + i + close.len_utf8());
                return found.then(|| Stretch {
                    outer,
                    inner: Span::new(inner, inner + i),
                    closed: true,
                    single: true,
                });
            }
            _ => {}
        }
        previous = c;
    }
    None
}

/// Words that begin with an apostrophe: ’em, ’til, ’90s.
fn elided(rest: &str) -> bool {
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    matches!(word.as_str(), "em" | "til" | "tis" | "twas" | "cause" | "n" | "round" | "cos")
        || (word.len() == 3 && word.ends_with('s') && word.as_bytes()[..2].iter().all(u8::is_ascii_digit))
}

/// Finds the closing single mark: one after punctuation if there is one before the next opening, else the first that
/// ends a word.
fn single_close(slice: &str, from: usize) -> Option<(usize, usize)> {
    let mut first = None;
    let mut chars = slice[from..].char_indices().peekable();
    let mut previous = ' ';
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        if c == '‘' {
            break;
        }
        if matches!(c, '’' | '\'') && !next.is_some_and(char::is_alphanumeric) {
            let place = (from + i, from + i + c.len_utf8());
            if matches!(previous, '.' | ',' | '!' | '?' | '…' | '—') {
                return Some(place);
            }
            if (previous.is_alphanumeric() || previous == ')') && first.is_none() {
                let plural = previous == 's' && next.is_some_and(char::is_whitespace);
                if !plural {
                    return Some(place);
                }
                first = Some(place);
            }
        }
        previous = c;
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands in the marks of a part.
    fn inside(text: &str, part: Span) -> Vec<&str> {
        let mut found = Vec::new();
        pair(text, part, &mut found);
        found.iter().map(|stretch| stretch.inner.of(text)).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(inside(text, Span::new(0, text.len())), expected, "in {text}");
    }

    #[test]
    fn pairs_marks() {
        check("“A b,” she said. “C.”", &["A b,", "C."]);
        check("\"A b,\" she said. \"C.\"", &["A b,", "C."]);
        check("''A b,'' she said. ''C.''", &["A b,", "C."]);
        check("''A 'b c,''' she said.", &["A 'b c,'"]);
        check("``A b,'' she said.", &["A b,"]);
        check("He said: „Ja“, dann «non».", &["Ja", "non"]);
    }

    #[test]
    fn an_open_mark_closes_with_the_paragraph() {
        check("“A b. C d.", &["A b. C d."]);
        check("he said, “… “It is no secret.”", &["… “It is no secret."]);
    }

    #[test]
    fn single_marks() {
        check("A ‘b c’ d", &["b c"]);
        check("the boys’ toys and ’90s don’t", &[]);
        check("‘The workers’ rights matter,’ he said", &["The workers’ rights matter,"]);
        check("rock 'n' roll and '90s", &[]);
        check("“He said ‘no’ to me”", &["He said ‘no’ to me"]);
        check("‘She said “no” to me,’ he said. ‘Twice.’", &["She said “no” to me,", "Twice."]);
        check("was 'very, very concerned' about", &["very, very concerned"]);
        check("'I ran,' he said. 'She said, \"Go on.\"'", &["I ran,", "She said, \"Go on.\""]);
        check("Rock 'n' roll \"lives,\" he said.", &["lives,"]);
    }

    #[test]
    fn single_marks_that_are_set_again() {
        let text = "‘We had no food. It didn’t come.\n\n‘We had no water.’";
        assert_eq!(inside(text, Span::new(0, 36)), ["We had no food. It didn’t come."]);
    }

    #[test]
    fn nested_marks_stay_inside() {
        check("\"a “b” c\" d", &["a “b” c"]);
        check("“a when “b c” d. E.” He left.", &["a when “b c” d. E."]);
        check("“A b. “C d,” he said.", &["A b. “C d,"]);
        check("“A b “c” he said. “D.”", &["A b “c", "D."]);
    }
}
