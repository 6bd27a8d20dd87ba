//! Captions and credits. A caption ends like a sentence or like a heading; what tells it apart is its credit:
//! `Photo: X`, `(Photo by X)`, `X/Agency`, `© X`, a credit on the next line; or a label such as `FILE PHOTO:`.

use super::caption_words::{AGENCIES, KEYWORDS, LABELS, PICTURED};
use super::{Draft, Label};
use memchr::memmem::Finder;
use std::sync::LazyLock;

use crate::article::Role;
use crate::formats::shape::{self, Pairs};
use crate::text::Span;

/// Longest caption, in words.
const MAX_WORDS: usize = 90;
/// How far from the end of a line a credit may begin, in bytes.
const TAIL: usize = 140;

/// Labels captions among the blocks not yet known.
pub(super) fn find(draft: &mut Draft<'_>) {
    let has_gaps = (1..draft.blocks.len()).any(|idx| draft.gap_before(idx));
    for idx in 0..draft.blocks.len() {
        if !draft.is_open(idx) {
            continue;
        }
        let Some(block) = draft.blocks.get(idx).copied() else { break };
        let line = draft.line(idx);
        if line.len() > MAX_WORDS * 12 {
            continue;
        }
        match read(draft.text, block.span) {
            Some(Read::Caption { caption, credit }) => draft.set_label(idx, Label::Captioned { caption, credit }),
            Some(Read::Credit(credit)) => credit_alone(draft, idx, credit),
            None => {
                // A credit without a word that says so, on the line below.
                let alone =
                    has_gaps && draft.gap_before(idx) && !draft.gap_before(idx + 1) && draft.gap_before(idx + 2);
                if alone && draft.is_open(idx + 1) && draft.is_short(idx, 60) && is_bare_credit(draft, idx) {
                    let credit = draft.blocks.get(idx + 1).map(|block| block.span);
                    draft.set_label(idx, Label::Captioned { caption: block.span, credit: None });
                    if let Some(credit) = credit {
                        draft.set_label(idx + 1, Label::Is(Role::Credit, credit));
                    }
                } else if is_pictured(line) {
                    draft.set_label(idx, Label::Captioned { caption: block.span, credit: None });
                }
            }
        }
    }
}

/// Splits a block that the markup calls a caption into caption and credit.
pub(super) fn split(text: &str, span: Span) -> Label {
    match read(text, span) {
        Some(Read::Caption { caption, credit }) => Label::Captioned { caption, credit },
        Some(Read::Credit(credit)) => Label::Is(Role::Credit, credit),
        None => Label::Captioned { caption: span, credit: None },
    }
}

/// Whether a line below a caption is its credit: few words that name an agency or people, or say what they are.
pub(in crate::formats) fn is_credit_line(line: &str) -> bool {
    let bare = bare_credit(line);
    is_sure_credit(line) || (shape::is_short(bare, 14) && !bare.is_empty() && is_names(bare) && !bare.ends_with('.'))
}

/// Whether a line beside a picture is surely a credit: it names an agency, or says so.
pub(in crate::formats) fn is_sure_credit(line: &str) -> bool {
    let bare = bare_credit(line);
    shape::is_short(bare, 14) && (after_keyword(bare).is_some() || after_sign(bare).is_some() || names_agency(bare))
}

/// Whether a line ends in a credit, as captions do.
pub(in crate::formats) fn has_credit_at_end(line: &str) -> bool {
    shape::is_short(line, MAX_WORDS) && credit_at_end(line).is_some()
}

fn bare_credit(line: &str) -> &str {
    line.trim().trim_start_matches(['|', '-', '–', '(', '[', '/', ' ']).trim_end_matches([')', ']', ' '])
}

/// A line that is only a credit belongs to the caption above it.
fn credit_alone(draft: &mut Draft<'_>, idx: usize, credit: Span) {
    draft.set_label(idx, Label::Is(Role::Credit, credit));
    let Some(above) = idx.checked_sub(1).filter(|above| draft.is_open(*above)) else { return };
    let line = draft.line(above);
    let is_caption = if draft.gap_before(idx) {
        // Apart from it: only what is neither the title at the top nor a paragraph.
        above > 0 && shape::is_short(line, 30) && !shape::opens_quote(line)
    } else {
        shape::is_short(line, 60)
    };
    if let Some(span) = draft.blocks.get(above).map(|block| block.span).filter(|_| is_caption) {
        draft.set_label(above, Label::Captioned { caption: span, credit: None });
    }
}

/// Whether the line below `idx` is a credit without a keyword: an agency, or a name below what is no title.
fn is_bare_credit(draft: &Draft<'_>, idx: usize) -> bool {
    let credit = draft.line(idx + 1);
    if !shape::is_short(credit, 10) || credit.ends_with(['?', '!', ':']) {
        return false;
    }
    if names_agency(credit) {
        return true;
    }
    let line = draft.line(idx);
    let is_title = idx == 0 && !line.ends_with('.') && shape::is_short(line, 12);
    let names = credit.split(',').all(|piece| shape::is_name(piece.trim(), 4));
    names && !is_title && !shape::opens_quote(line)
}

/// Whether the line says that it describes a picture.
fn is_pictured(line: &str) -> bool {
    // Few lines have what one of the words begins with: a bracket, "pictured", "Archiv…", "Symbol…".
    static WORD: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("pictured"));
    let bytes = line.as_bytes();
    let begins = |at: usize| match bytes.get(at..) {
        Some([b'(', ..]) => true,
        rest => rest.is_some_and(|rest| rest.starts_with(b"Archiv") || rest.starts_with(b"Symbol")),
    };
    (memchr::memchr3_iter(b'(', b'A', b'S', bytes).any(begins) || WORD.find(bytes).is_some())
        && shape::is_short(line, 45)
        && !shape::opens_quote(line)
        && shape::words(line).any(|word| PICTURED.contains(&word))
}

enum Read {
    Caption { caption: Span, credit: Option<Span> },
    Credit(Span),
}

fn read(text: &str, block: Span) -> Option<Read> {
    let span = without_label(text, block);
    let labelled = span != block;
    let line = span.of(text);
    if labelled
        && shape::is_short(line, 8)
        && !line.ends_with('.')
        && is_credit(line)
        && (names_agency(line) || is_names(line))
    {
        return Some(Read::Credit(span));
    }
    if let Some((from, credit)) = credit_at_end(line) {
        let start = span.start as usize;
        let credit = Span::new(start + credit.start, start + credit.end).trim(text);
        let caption = Span::new(start, start + from).trim(text);
        let caption = trim_end(text, caption);
        if caption.is_empty() {
            return Some(Read::Credit(credit));
        }
        if shape::is_short(caption.of(text), MAX_WORDS) {
            return Some(Read::Caption { caption, credit: Some(credit) });
        }
        return None;
    }
    if let Some(read) = bracket_at_start(text, span) {
        return Some(read);
    }
    (labelled && shape::is_short(line, MAX_WORDS) && !line.is_empty())
        .then_some(Read::Caption { caption: span, credit: None })
}

/// Drops `FILE PHOTO:`, `Photo:`, `Image:`, `Caption:` from the front.
fn without_label(text: &str, block: Span) -> Span {
    let line = block.of(text);
    static FIRST: Pairs = Pairs::first(LABELS);
    if !FIRST.may_begin(line) {
        return block;
    }
    for label in LABELS.iter().filter(|label| label.bytes().next() == line.bytes().next()) {
        let Some(rest) = line.strip_prefix(label) else { continue };
        let bare = rest.trim_start();
        let mark = bare.chars().next().unwrap_or(' ');
        if mark == ':'
            || (matches!(mark, '-' | '–' | '—') && label.starts_with(char::is_uppercase) && shape::is_all_caps(label))
        {
            let dropped = line.len() - bare.len() + mark.len_utf8();
            return Span::new(block.start as usize + dropped, block.end as usize).trim(text);
        }
    }
    block
}

/// `(Photo: X) The caption`: the credit is before it.
fn bracket_at_start(text: &str, span: Span) -> Option<Read> {
    let line = span.of(text);
    let inner = line.strip_prefix('(')?;
    let close = inner.find(')').filter(|close| *close < 80)?;
    let credit = after_keyword(inner.get(..close)?)?;
    let at = credit.as_ptr() as usize - text.as_ptr() as usize;
    let credit = Span::new(at, at + credit.len()).trim(text);
    let caption = Span::new(span.start as usize + close + 2, span.end as usize).trim(text);
    let fits = !caption.is_empty() && shape::is_short(caption.of(text), MAX_WORDS);
    fits.then_some(Read::Caption { caption, credit: Some(credit) })
}

/// Finds a credit at the end of a line: where the caption ends, and the credit's range.
fn credit_at_end(line: &str) -> Option<(usize, std::ops::Range<usize>)> {
    let tail_at = (line.len().saturating_sub(TAIL)..=line.len()).find(|at| line.is_char_boundary(*at))?;
    let tail = line.get(tail_at..)?;
    let (bytes, bare) = (tail.as_bytes(), tail.trim_end_matches('.'));
    let hopeful = memchr::memchr3(b':', b'(', b'/', bytes).is_some()
        || memchr::memchr2(b'[', 0xC2, bytes).is_some()
        || ends_in_agency(bare)
        || memchr::memchr_iter(b'y', bytes).any(|at| is_hopeful_at(bytes, at));
    if !hopeful {
        return None;
    }
    in_brackets(line, tail_at)
        .or_else(|| by_keyword(line, tail_at))
        .or_else(|| by_sign(line, tail_at))
        .or_else(|| by_agency(line, tail_at))
}

/// Whether "by", "courtesy" or "Getty Images" has its "y" here: a letter is far faster to find than a word.
fn is_hopeful_at(bytes: &[u8], at: usize) -> bool {
    let (before, rest) = bytes.split_at(at);
    let ends = |end: &[u8]| before.ends_with(end);
    (ends(b" b") && rest.starts_with(b"y ")) || ends(b"ourtes") || (ends(b"Gett") && rest.starts_with(b"y Images"))
}

/// Whether the line ends in the name of an agency.
fn ends_in_agency(line: &str) -> bool {
    static LAST: Pairs = Pairs::last(AGENCIES);
    let [.., one, other] = line.as_bytes() else { return false };
    LAST.may_have(*one, *other)
        && AGENCIES.iter().any(|agency| agency.as_bytes().last() == Some(other) && line.ends_with(agency))
}

fn in_brackets(line: &str, tail_at: usize) -> Option<(usize, std::ops::Range<usize>)> {
    let body = line.strip_suffix('.').unwrap_or(line);
    let (open, close) = if body.ends_with(')') { ('(', ')') } else { ('[', ']') };
    let inner_end = body.strip_suffix(close)?.len();
    let open_at = body.get(..inner_end)?.rfind(open).filter(|at| *at >= tail_at)?;
    let inner = body.get(open_at + 1..inner_end)?;
    let range = |credit: &str| {
        let at = credit.as_ptr() as usize - line.as_ptr() as usize;
        (open_at, at..at + credit.len())
    };
    if let Some(credit) = after_keyword(inner) {
        return Some(range(credit));
    }
    if let Some(credit) = after_sign(inner) {
        return Some(range(credit));
    }
    // Without a keyword: an agency, or a name at the end of one sentence.
    let caption = line.get(..open_at)?.trim_end();
    let alone = shape::is_short(inner, 8)
        && (names_agency(inner) || (shape::is_name(inner, 4) && line.len() == body.len() && caption.ends_with('.')));
    (alone && shape::is_short(caption, 60) && !is_reported(caption)).then(|| range(inner))
}

fn by_keyword(line: &str, tail_at: usize) -> Option<(usize, std::ops::Range<usize>)> {
    let tail = line.get(tail_at..)?;
    let mut found = None;
    let bytes = tail.as_bytes();
    for (at, pair) in bytes.windows(2).enumerate() {
        let &[one, other] = pair else { break };
        // Few pairs begin a keyword.
        if !may_be_keyword(one, other) {
            continue;
        }
        let is_small = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
        if is_small(at) && at.checked_sub(1).is_some_and(is_small) {
            // Inside a word.
            continue;
        }
        let Some(rest) = tail.get(at..) else { continue };
        let Some(c) = rest.chars().next() else { break };
        let last = tail.get(..at).and_then(|before| before.chars().next_back());
        let begins =
            c.is_alphabetic() && !last.is_some_and(|b| b.is_alphabetic() && !(c.is_uppercase() && b.is_lowercase()));
        if !begins || (tail_at > 0 && at == 0) {
            continue;
        }
        let Some(credit) = after_keyword(rest).filter(|credit| is_credit(credit)) else { continue };
        let before = tail.get(..at).unwrap_or_default().trim_end();
        let after_mark = before.is_empty()
            || before.ends_with(['.', '!', '?', '”', '"', '’', ')', '|', '/', '-', '–', '—', ';', '…', '(', '[']);
        if c.is_uppercase() || after_mark {
            found = Some((at, credit));
            break;
        }
    }
    let (at, credit) = found?;
    let start = credit.as_ptr() as usize - line.as_ptr() as usize;
    let credit = credit.trim_end_matches(['.', ')', ']']);
    Some((tail_at + at, start..start + credit.len()))
}

fn by_sign(line: &str, tail_at: usize) -> Option<(usize, std::ops::Range<usize>)> {
    let tail = line.get(tail_at..)?.as_bytes();
    // The sign by its last byte, the first being that of other signs too.
    let is_sign = |at: &usize| tail.get(..=*at).is_some_and(|head| head.ends_with("©".as_bytes()));
    let at = tail_at + memchr::memrchr_iter(0xA9, tail).find(is_sign)? - 1;
    let credit = after_sign(line.get(at..)?).filter(|credit| is_credit(credit))?;
    let start = credit.as_ptr() as usize - line.as_ptr() as usize;
    let credit = credit.trim_end_matches(['.', ')', ']']);
    Some((at, start..start + credit.len()))
}

/// `… on Sunday. Jane Doe/Agency`: after the last sentence, a name and its agency.
fn by_agency(line: &str, tail_at: usize) -> Option<(usize, std::ops::Range<usize>)> {
    let tail = line.get(tail_at..)?;
    let is_end = |at: usize| {
        // Not the point of an initial.
        let word = tail.get(..at).unwrap_or_default().rsplit([' ', '.']).next().unwrap_or_default();
        word.chars().count() != 1
    };
    let bytes = tail.as_bytes();
    let mark = |at: usize| match bytes.get(at..)? {
        [b'.' | b'?' | b'!', b' ', ..] => Some((at, 2)),
        [b'.', b'"', b' ', ..] | [b' ', b'|', b' ', ..] => Some((at, 3)),
        [b'.', 0xE2, 0x80, 0x9D, b' ', ..] => Some((at, 5)),
        _ => None,
    };
    let is_cut = |cut: &(usize, usize)| is_end(cut.0);
    let stop = memchr::memrchr3_iter(b'.', b'?', b'!', bytes).filter_map(mark).find(is_cut);
    let bar = memchr::memrchr_iter(b'|', bytes).filter_map(|at| mark(at.checked_sub(1)?)).find(is_cut);
    let cut = stop.max(bar)?;
    let at = tail_at + cut.0 + cut.1;
    let credit = line.get(at..)?;
    let caption_end = if line.get(tail_at + cut.0..)?.starts_with(" |") { tail_at + cut.0 } else { at };
    (shape::is_short(credit, 8) && !credit.ends_with(['?', '!']) && names_agency(credit) && is_credit(credit))
        .then(|| (caption_end, at..at + credit.trim_end_matches('.').len()))
}

/// Words that begin a credit where a keyword follows: "File photo by".
const FIRST_WORDS: &[&str] = &["file", "ap", "reuters"];

/// Whether a keyword may begin with these two bytes, in small letters or capitals. A letter beyond ASCII may be any.
fn may_be_keyword(one: u8, other: u8) -> bool {
    static FIRST: Pairs = Pairs::first(KEYWORDS).or_first(FIRST_WORDS);
    (one >= 0xC0) | FIRST.may_have_in_any_case(one, other)
}

/// Returns what follows a keyword and its `:` or `by`, at the front of `rest`.
fn after_keyword(rest: &str) -> Option<&str> {
    if !matches!(rest.as_bytes(), [one, other, ..] if may_be_keyword(*one, *other)) {
        return None;
    }
    let mut words = 0;
    let mut at = rest;
    // "Photo credit:", "Image Credits:", "File photo by".
    loop {
        let end = at.find(|c: char| !c.is_alphabetic()).unwrap_or(at.len());
        let (word, tail) = at.split_at(end);
        let lower = (!word.is_ascii()).then(|| word.to_lowercase());
        let lower = lower.as_deref().unwrap_or(word);
        let is = |known: &&str| known.eq_ignore_ascii_case(lower);
        if word.is_empty() || !(KEYWORDS.iter().any(is) || (words == 0 && FIRST_WORDS.iter().any(is))) {
            return None;
        }
        words += 1;
        let spaced = tail.trim_start();
        if let Some(credit) = spaced.strip_prefix(':') {
            return Some(credit.trim()).filter(|credit| !credit.is_empty());
        }
        for by in ["by", "von", "de", "par", "di", "of", "courtesy of", "©"] {
            if let Some(credit) = shape::strip_word(spaced, by).filter(|_| tail.starts_with(' ')) {
                if by == "of" && !word.eq_ignore_ascii_case("courtesy") {
                    continue;
                }
                let credit = credit.trim_start_matches(':').trim();
                return Some(credit).filter(|credit| credit.starts_with(|c: char| c.is_uppercase() || c == '@'));
            }
        }
        if tail.starts_with('/') || words > 3 || !tail.starts_with(' ') {
            return None;
        }
        at = spaced;
    }
}

fn after_sign(rest: &str) -> Option<&str> {
    let credit = rest.strip_prefix('©').or_else(|| rest.strip_prefix("Copyright ©"))?;
    let credit = credit.trim_start_matches([':', ' ']);
    Some(credit.trim()).filter(|credit| !credit.is_empty())
}

/// Whether the words can be a credit: few, and no sentence follows in them.
fn is_credit(credit: &str) -> bool {
    let bare = credit.trim_end_matches(['.', ')', ']']);
    if bare.is_empty() || bare.len() > 110 || !shape::is_short(bare, 12) {
        return false;
    }
    if bare.starts_with(char::is_lowercase) && !AGENCIES.iter().any(|agency| bare.starts_with(agency)) {
        return shape::is_short(bare, 4) && !bare.contains(' ');
    }
    let ends_inside = bare.match_indices(". ").any(|(at, _)| {
        let word = bare.get(..at).unwrap_or_default().rsplit([' ', '.']).next().unwrap_or_default();
        word.chars().count() > 3
    });
    let balanced = bare.contains(')') == bare.contains('(');
    !ends_inside && balanced && !bare.contains(['?', '!'])
}

fn is_names(line: &str) -> bool {
    line.split([',', '/', '&']).flat_map(|piece| piece.split(" and ")).all(|piece| {
        let piece = piece.trim();
        shape::is_name(piece, 4) || (!piece.is_empty() && !piece.contains(' ') && shape::is_capitalised(piece))
    })
}

/// Whether the line names an agency or a picture library, or is of the form `Name/Name`.
fn names_agency(line: &str) -> bool {
    if line.contains("://") {
        return false;
    }
    if line.split(|c: char| !(c.is_alphanumeric() || c == '-')).any(|word| AGENCIES.contains(&word)) {
        return line.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count() <= 3
            && !is_reported(line);
    }
    if ["Getty Images", "picture alliance", "Adobe Stock", "Press Association", "PA Wire", "PA Media", "Canadian Press"]
        .iter()
        .any(|name| line.contains(name))
    {
        return true;
    }
    line.split_once('/').is_some_and(|(name, agency)| {
        shape::is_name(name.trim(), 4) && shape::is_capitalised(agency.trim()) && !agency.contains('/')
    })
}

fn is_reported(line: &str) -> bool {
    line.split_whitespace()
        .any(|word| matches!(word.trim_end_matches([',', '.', ':']), "said" | "says" | "told" | "according"))
}

/// Drops a separator left at the end of a caption.
fn trim_end(text: &str, span: Span) -> Span {
    let words = span.of(text).trim_end_matches(['|', '/', '-', '–', '—', '(', '[', ' ', '\u{a0}']);
    Span::new(span.start as usize, span.start as usize + words.len())
}
