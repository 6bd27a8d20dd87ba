//! Captions and credits. A caption ends like a sentence or like a heading; what tells it apart is its credit:
//! `Photo: X`, `(Photo by X)`, `X/Agency`, `© X`, a credit on the next line; or a label such as `FILE PHOTO:`.

use super::caption_words::{AGENCIES, KEYWORDS, LABELS, PICTURED};
use super::{Draft, Label};
use memchr::memmem::Finder;
use std::sync::LazyLock;

use crate::article::Role;
use crate::formats::shape;
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
                if alone && draft.is_open(idx + 1) && draft.length(idx).is_short(60) && is_bare_credit(draft, idx) {
                    let credit = draft.blocks.get(idx + 1).map(|block| block.span);
                    draft.set_label(idx, Label::Captioned { caption: block.span, credit: None });
                    if let Some(credit) = credit {
                        draft.set_label(idx + 1, Label::Is(Role::Credit, credit));
                    }
                } else if draft.length(idx).is_short(45) && is_pictured(line) {
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

/// What a line is searched for before anything else: a piece of a word is far faster to find than the word.
struct Pieces {
    pictured: [Finder<'static>; 3],
    credited: [Finder<'static>; 3],
}

static PIECES: LazyLock<Pieces> = LazyLock::new(|| Pieces {
    pictured: ["pictured", "bild", "foto"].map(Finder::new),
    credited: [" by ", "ourtesy", "Getty Images"].map(Finder::new),
});

fn holds_any(bytes: &[u8], pieces: &[Finder<'_>]) -> bool {
    pieces.iter().any(|piece| piece.find(bytes).is_some())
}

fn is_pictured(line: &str) -> bool {
    let bytes = line.as_bytes();
    (memchr::memchr(b'(', bytes).is_some() || holds_any(bytes, &PIECES.pictured))
        && !shape::opens_quote(line)
        && line.split_whitespace().any(|word| PICTURED.contains(&word))
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
    const FIRST: [bool; 256] = shape::first_bytes(LABELS);
    if !shape::begins_with(line, &FIRST) {
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
        || holds_any(bytes, &PIECES.credited);
    if !hopeful {
        return None;
    }
    in_brackets(line, tail_at)
        .or_else(|| by_keyword(line, tail_at))
        .or_else(|| by_sign(line, tail_at))
        .or_else(|| by_agency(line, tail_at))
}

/// How many numbers pairs of letters have.
const PAIRS: usize = 1 << 10;

/// Whether the last two letters are those of an agency, by a number that few other pairs have.
const MAY_END: [bool; PAIRS] = {
    let (mut table, mut i) = ([false; PAIRS], 0);
    while i < AGENCIES.len() {
        let letters = AGENCIES[i].as_bytes();
        table[pair(letters[letters.len() - 2], letters[letters.len() - 1])] = true;
        i += 1;
    }
    table
};

const fn pair(one: u8, other: u8) -> usize {
    (one as usize * 31 + other as usize) % PAIRS
}

/// Whether the line ends in the name of an agency.
fn ends_in_agency(line: &str) -> bool {
    let [.., one, other] = line.as_bytes() else { return false };
    MAY_END.get(pair(*one, *other)) == Some(&true) && AGENCIES.iter().any(|agency| line.ends_with(agency))
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
    let mut before = None;
    for (at, c) in tail.char_indices() {
        let last = before.replace(c);
        let begins =
            c.is_alphabetic() && !last.is_some_and(|b| b.is_alphabetic() && !(c.is_uppercase() && b.is_lowercase()));
        if !begins || (tail_at > 0 && at == 0) {
            continue;
        }
        let Some(rest) = tail.get(at..) else { continue };
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
    let at = tail_at + line.get(tail_at..)?.rfind('©')?;
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
    let mark = |rest: &[u8]| match rest {
        [b'.' | b'?' | b'!', b' ', ..] => Some(2),
        [b'.', b'"', b' ', ..] | [b' ', b'|', b' ', ..] => Some(3),
        [b'.', 0xE2, 0x80, 0x9D, b' ', ..] => Some(5),
        _ => None,
    };
    let places = (0..tail.len()).rev().filter_map(|at| Some((at, mark(tail.as_bytes().get(at..)?)?)));
    let cut = places.into_iter().find(|(at, _)| is_end(*at))?;
    let at = tail_at + cut.0 + cut.1;
    let credit = line.get(at..)?;
    let caption_end = if line.get(tail_at + cut.0..)?.starts_with(" |") { tail_at + cut.0 } else { at };
    (shape::is_short(credit, 8) && !credit.ends_with(['?', '!']) && names_agency(credit) && is_credit(credit))
        .then(|| (caption_end, at..at + credit.trim_end_matches('.').len()))
}

/// Returns what follows a keyword and its `:` or `by`, at the front of `rest`.
fn after_keyword(rest: &str) -> Option<&str> {
    let mut words = 0;
    let mut at = rest;
    // "Photo credit:", "Image Credits:", "File photo by".
    loop {
        let end = at.find(|c: char| !c.is_alphabetic()).unwrap_or(at.len());
        let (word, tail) = at.split_at(end);
        let lower = (!word.is_ascii()).then(|| word.to_lowercase());
        let lower = lower.as_deref().unwrap_or(word);
        let is = |known: &&str| known.eq_ignore_ascii_case(lower);
        if word.is_empty() || !(KEYWORDS.iter().any(is) || (words == 0 && ["file", "ap", "reuters"].iter().any(is))) {
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
