//! The headline of plain text, and what stands between it and the body. None is ever invented: a first block that reads
//! like a sentence of the body, a quote or a caption is no headline.

use super::{Draft, Label, bylines, datelines, furniture, headings};
use crate::article::{Meta, Role};
use crate::formats::shape;

const MAX_WORDS: usize = 26;

/// Labels headline, standfirst and a byline without "By".
pub(super) fn find(draft: &mut Draft<'_>, meta: &mut Meta) {
    let Some(mut first) = draft.next_open(0) else { return };
    while furniture::is(draft.line(first)) {
        draft.set_label(first, Label::Furniture);
        let Some(next) = draft.next_open(first + 1) else { return };
        first = next;
    }
    if let Some(headline) = draft.words(Role::Headline) {
        // Crawlers often leave the headline at the top of the body too.
        if draft.line(first) == headline {
            draft.set_label(first, Label::Furniture);
            let Some(next) = draft.next_open(first + 1) else { return };
            first = next;
        }
        bare_byline(draft, first, meta);
        return;
    }
    if draft.blocks.get(first).is_some_and(|block| block.stated.is_some()) {
        bare_byline(draft, first, meta);
        return;
    }
    let stated = draft.labels.iter().any(|label| matches!(label, Label::Is(Role::Paragraph | Role::Heading, _)));
    if stated {
        return;
    }
    if meta.authors.is_empty()
        && bylines::is_bare(draft.line(first))
        && has_body(draft, first)
        && draft.gap_before(first + 1)
    {
        // Names alone at the top are a byline; what follows may still be the headline.
        draft.set(first, Role::Byline);
        bylines::take(draft.line(first), meta);
        let Some(next) = draft.next_open(first + 1) else { return };
        if !has_body(draft, next) || shape::ends_sentence(draft.line(next)) {
            return;
        }
        first = next;
    }
    if !is_headline(draft, first) {
        if draft.has(Role::Byline) && shape::is_one_quote(draft.line(first)) {
            // Nor the heading of a section: the body has not begun.
            draft.set(first, Role::Paragraph);
        }
        return;
    }
    draft.set(first, Role::Headline);
    abstract_of_export(draft, first + 1);
    let Some(next) = draft.next_open(first + 1) else { return };
    // A second line right below the headline, in one block with it.
    let is_deck = next == first + 1 && !draft.gap_before(next) && draft.gap_before(next + 1);
    if is_deck && has_body(draft, next) && draft.is_short(next, 40) {
        if bylines::is_bare(draft.line(next)) && meta.authors.is_empty() {
            draft.set(next, Role::Byline);
            bylines::take(draft.line(next), meta);
        } else {
            draft.set(next, Role::Standfirst);
        }
        return;
    }
    bare_byline(draft, next, meta);
}

/// `ABSTRACT` … `FULL TEXT`: labels that archive exports put around the standfirst.
fn abstract_of_export(draft: &mut Draft<'_>, idx: usize) {
    let is_label = |idx: usize, label: &str| draft.line(idx).trim_end_matches(['.', ':']).eq_ignore_ascii_case(label);
    if is_label(idx, "abstract") && (is_label(idx + 2, "full text") || is_label(idx + 2, "body")) {
        draft.set_label(idx, Label::Furniture);
        draft.set(idx + 1, Role::Standfirst);
        draft.set_label(idx + 2, Label::Furniture);
    }
}

/// Labels the names below headline and standfirst, and the standfirst that a byline parts from the body.
fn bare_byline(draft: &mut Draft<'_>, next: usize, meta: &mut Meta) {
    let line = draft.line(next);
    if meta.authors.is_empty() && bylines::is_bare(line) && has_body(draft, next) {
        draft.set(next, Role::Byline);
        bylines::take(line, meta);
        return;
    }
    // Standfirst: one short block between headline and byline.
    let byline_below = matches!(draft.labels.get(next + 1), Some(Label::Is(Role::Byline, _)))
        || (meta.authors.is_empty()
            && bylines::is_bare(draft.line(next + 1))
            && draft.is_open(next + 1)
            && has_body(draft, next + 1));
    if byline_below && shape::is_short(line, 50) && next <= 3 {
        draft.set(next, Role::Standfirst);
        if draft.is_open(next + 1) {
            let names = draft.line(next + 1);
            draft.set(next + 1, Role::Byline);
            bylines::take(names, meta);
        }
    }
}

/// Whether text of an article's body follows block `idx`.
fn has_body(draft: &Draft<'_>, idx: usize) -> bool {
    (idx + 1..draft.blocks.len()).take(6).any(|idx| draft.is_open(idx) && !draft.is_short(idx, 7))
}

/// Whether block `idx`, the first that is not known, is a headline.
fn is_headline(draft: &Draft<'_>, idx: usize) -> bool {
    let line = draft.line(idx);
    if !shape::is_short(line, MAX_WORDS) || line.len() > 220 || !has_body(draft, idx) || line.contains('\n') {
        return false;
    }
    let Some(last) = line.chars().next_back() else { return false };
    if headings::is_note(line) || is_speech(draft, idx) || is_address(line) {
        return false;
    }
    if matches!(last, ',' | ':' | '-') || line.starts_with(['<', '@', '#', '•', '*', '-']) {
        return false;
    }
    let n_words = shape::n_words(line, MAX_WORDS);
    let title_case = shape::title_case(line);
    // With a full stop, a sentence full of names comes near.
    let least = if last == '.' { 850 } else { 700 };
    let is_titled = title_case.is_some_and(|share| share >= least) && n_words >= 3 && !(last == '.' && has_past(line));
    if (1..=idx).any(|before| matches!(draft.labels.get(before - 1), Some(Label::Captioned { .. }))) {
        // Below a caption the lead follows as often as the headline.
        return is_titled && last != '.';
    }
    if draft.labels.iter().take(idx).any(|label| matches!(label, Label::Is(Role::Byline, _))) {
        // Below the authors stand decks and leads too: only what is plainly a title.
        return last != '.' && (is_titled || n_words <= 12) && !shape::is_one_quote(line);
    }
    let next = draft.next_open(idx + 1).unwrap_or(idx);
    if shape::opens_quote(line) && is_attributed(line) && last == '.' {
        return false;
    }
    if starts_with_dateline(draft, idx, !shape::is_short(line, 16)) {
        return false;
    }
    if is_titled || has_byline_below(draft, idx) || starts_with_dateline(draft, next, false) {
        return true;
    }
    if !shape::ends_sentence(line) {
        // A sentence that lost its mark is longer than a headline.
        return n_words <= 20 || title_case.is_some_and(|share| share >= 500);
    }
    if matches!(shape::end_mark(line), Some('?' | '!')) {
        return n_words <= 16 && !draft.line(next).is_empty();
    }
    if last != '.' {
        return n_words <= 16 && !is_attributed(line);
    }
    // With a full stop, small letters: only the clipped grammar of headlines tells it from a lead.
    let longest = (next..next + 5).map(|idx| draft.line(idx).len()).max().unwrap_or(0);
    (n_words <= 16 && is_clipped(line) && longest * 2 >= line.len() * 3)
        || (n_words <= 12 && is_clipped_but_for_articles(line) && longest >= line.len() * 3)
}

/// Whether block `idx` is a line of an interview or transcript: `Q: …`, or `KRAMER: …` where such a line follows.
fn is_speech(draft: &Draft<'_>, idx: usize) -> bool {
    let Some(label) = headings::speech_label(draft.line(idx)) else { return false };
    label.len() == 1 || draft.next_open(idx + 1).is_some_and(|next| headings::speech_label(draft.line(next)).is_some())
}

/// Whether the line is one word with a point inside: the address of a site.
fn is_address(line: &str) -> bool {
    !line.contains(' ') && line.trim_end_matches('.').contains('.')
}

/// Whether the line has the grammar of headlines: no article, no past tense of being, having or saying, no weekday.
fn is_clipped(line: &str) -> bool {
    const FULL: &[&str] = &[
        "the", "a", "an", "was", "were", "had", "has", "have", "been", "said", "told", "added", "which", "who", "that",
        "because", "i", "we", "you", "there",
    ];
    !has_word(line, FULL)
}

/// Whether only articles tell the line from the grammar of headlines: no tense but the present, no pronoun, no weekday.
fn is_clipped_but_for_articles(line: &str) -> bool {
    const FULL: &[&str] = &[
        "was",
        "were",
        "had",
        "has",
        "have",
        "been",
        "is",
        "are",
        "said",
        "told",
        "added",
        "which",
        "who",
        "that",
        "because",
        "it",
        "there",
        "this",
        "these",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "my",
        "our",
        "when",
        "while",
        "after",
        "according",
    ];
    !has_word(line, FULL) && !has_past(line)
}

/// Whether a small word has the ending of the past.
fn has_past(line: &str) -> bool {
    shape::words(line).any(|word| {
        let bare = word.trim_end_matches(['.', ',']);
        bare.len() > 4 && bare.ends_with("ed") && bare.starts_with(char::is_lowercase)
    })
}

fn has_word(line: &str, words: &[&str]) -> bool {
    const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "yesterday"];
    shape::words(line).any(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        words.iter().any(|known| known.eq_ignore_ascii_case(bare)) || DAYS.contains(&bare)
    })
}

fn is_attributed(line: &str) -> bool {
    shape::words(line).any(|word| matches!(word.trim_end_matches([',', '.', ':']), "said" | "says" | "told" | "added"))
}

fn has_byline_below(draft: &Draft<'_>, idx: usize) -> bool {
    matches!(draft.labels.get(idx + 1), Some(Label::Is(Role::Byline, _)))
}

fn starts_with_dateline(draft: &Draft<'_>, idx: usize, first: bool) -> bool {
    let Some(block) = draft.blocks.get(idx) else { return false };
    datelines::find(draft.text, block.span, first, &mut Meta::default()).is_some()
}
