//! Headings of sections in plain text, and furniture.
//!
//! Measured on articles whose headings are known: a heading has 6 words in the middle and 15 at most, ends in a letter,
//! digit, question mark or quotation mark, stands between blank lines, and text follows.

use std::cell::LazyCell;
use std::collections::HashSet;

use super::{Draft, Label, furniture};
use crate::article::Role;
use crate::formats::shape;

const MAX_WORDS: usize = 15;

/// Labels headings and furniture among the blocks not yet known; what remains open is a paragraph.
pub(super) fn find(draft: &mut Draft<'_>) {
    let Some(first) = draft.next_open(0) else { return };
    let has_gaps = (first + 1..draft.blocks.len()).any(|idx| draft.gap_before(idx));
    // Few lines ask for them.
    let (text, blocks) = (draft.text, &draft.blocks);
    let speakers = LazyCell::new(|| speakers(blocks.iter().map(|block| block.span.of(text))));
    let mut found = Vec::new();
    let mut above_body = (0..first).all(|idx| draft.is_short(idx, 24));
    for idx in first..draft.blocks.len() {
        above_body = above_body && (idx == first || draft.is_short(idx - 1, 24));
        if !draft.is_open(idx) {
            continue;
        }
        let line = draft.line(idx);
        if furniture::is(line) {
            found.push((idx, Label::Furniture));
            continue;
        }
        let apart = !has_gaps || (draft.gap_before(idx) && draft.gap_before(idx + 1));
        let may_be = draft.blocks.get(idx).is_some_and(|block| block.stated.is_none());
        if may_be
            && apart
            && is_heading(line)
            && has_text_below(draft, idx)
            && !is_turn(line, |label| speakers.contains(label))
            && !(above_body && is_role(line))
        {
            found.extend(draft.blocks.get(idx).map(|block| (idx, Label::Is(Role::Heading, block.span))));
        }
    }
    // What is below a line is not changed by what the line is, so nothing asked for these meanwhile.
    found.into_iter().for_each(|(idx, label)| draft.set_label(idx, label));
}

/// Whether the line could be a heading.
fn is_heading(line: &str) -> bool {
    if line.len() < 2 {
        return false;
    }
    let last = line.chars().next_back().unwrap_or(' ');
    if matches!(last, '.' | ',' | ';' | '…' | ':' | '-' | '–' | '—' | '>') || shape::end_mark(line) == Some('.') {
        return false;
    }
    let first = line.chars().next().unwrap_or(' ');
    if matches!(first, '•' | '*' | '·' | '-' | '–' | '—' | '>' | '<' | '@' | '#' | '|' | '◆' | '■' | '▪' | '…')
        || first.is_lowercase()
    {
        return false;
    }
    // Few lines come so far: their words are counted only now.
    shape::is_short(line, MAX_WORDS)
        && line.chars().any(char::is_alphabetic)
        && !is_time_stamp(line)
        && !is_speech(line)
        && !is_note(line)
        && !line.contains("://")
        && !is_rhetorical(line)
        && !(shape::is_one_quote(line) && line.starts_with(['\'', '‘']))
        // `One man shouted, “Shame on you!”`
        && !(line.ends_with(['”', '"', '’', '\'']) && shape::ends_sentence(line))
}

/// "But can they deliver?": a question that goes on from the paragraph above.
fn is_rhetorical(line: &str) -> bool {
    line.ends_with(['?', '!']) && ["But ", "So ", "And ", "Or ", "Now, "].iter().any(|start| line.starts_with(start))
}

/// Whether body text is right below: a paragraph of two sentences or 25 words, not another such line.
fn has_text_below(draft: &Draft<'_>, idx: usize) -> bool {
    let below =
        (idx + 1..draft.blocks.len()).find(|idx| !matches!(draft.labels.get(*idx), Some(Label::Captioned { .. })));
    let Some(below) = below.filter(|below| {
        draft.is_open(*below) || matches!(draft.labels.get(*below), Some(Label::Is(Role::Paragraph, _)))
    }) else {
        return false;
    };
    let line = draft.line(below);
    !is_heading(line)
        && (!shape::is_short(line, 24)
            || n_sentences(line) >= 2
            || !shape::is_short(line, 9) && shape::ends_sentence(line))
}

/// Counts ends of sentences, at most two.
fn n_sentences(line: &str) -> usize {
    let mut n = 0;
    for (at, mark) in line.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…')) {
        let rest = line.get(at + mark.len_utf8()..).unwrap_or_default();
        n += usize::from(
            rest.trim_start_matches(['”', '"', '’', '\'', '“', '»', ')']).starts_with(char::is_whitespace)
                || rest.is_empty(),
        );
        if n == 2 {
            break;
        }
    }
    n
}

/// `9h05 - …`, `10:32`, `14.20 Uhr`: the ticks of a live blog.
fn is_time_stamp(line: &str) -> bool {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    if digits == 0 || digits > 2 {
        return false;
    }
    let mut rest = line.chars().skip(digits);
    let sign = rest.next();
    let minutes: Vec<char> = rest.take(2).collect();
    matches!(sign, Some(':' | 'h' | '.')) && minutes.len() == 2 && minutes.iter().all(char::is_ascii_digit)
}

/// Returns the label of a line of an interview: `Q: …`, `KRAMER: …`.
pub(super) fn speech_label(line: &str) -> Option<&str> {
    let (name, rest) = line.split_once(": ")?;
    let is_label = shape::is_all_caps(name) || (name.len() == 1 && name.starts_with(|c: char| c.is_ascii_uppercase()));
    (is_label && shape::is_short(name, 3) && !shape::is_all_caps(rest)).then_some(name)
}

/// Whether the line is one of several with the same label: `Kramer: We heard it go`.
fn is_turn(line: &str, speaks: impl Fn(&str) -> bool) -> bool {
    line.split_once(": ").is_some_and(|(label, _)| shape::is_short(label, 3) && speaks(label))
}

/// Returns what stands before the colon of each line that ends as speech does. A heading may have the topic in common with
/// another, but that one is no sentence.
fn speakers<'a>(lines: impl Iterator<Item = &'a str>) -> HashSet<&'a str> {
    let said = lines.filter(|line| line.ends_with(['.', '”', '"']));
    said.filter_map(|line| line.split_once(": ")).map(|(label, _)| label).collect()
}

/// `Note to editors: …`, `NOTE: …`, `Correction: …`: the desk speaks, not the article.
pub(super) fn is_note(line: &str) -> bool {
    const NOTES: &[&str] = &[
        "note",
        "note to editors",
        "notes to editors",
        "editor’s note",
        "editor's note",
        "correction",
        "clarification",
    ];
    line.split_once(':').is_some_and(|(label, _)| NOTES.iter().any(|note| note.eq_ignore_ascii_case(label)))
}

/// `In the chair: Falk`, above the body: who had which part, no more.
fn is_role(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(part, name)| {
        shape::is_short(part, 4) && (shape::is_name(name, 4) || (!name.contains(' ') && shape::is_capitalised(name)))
    })
}

/// A line of an interview, or a sentence with a cue of speech.
fn is_speech(line: &str) -> bool {
    speech_label(line).is_some()
        || line.split(' ').any(|word| {
            matches!(
                word.trim_end_matches([',', ':']),
                "said" | "told" | "added" | "asked" | "wrote" | "saying" | "asks"
            )
        })
}
