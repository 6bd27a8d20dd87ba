//! Quotes, mentions, speakers.

use crate::text::Span;
use std::ops::Range;

/// Content bound to one cue, and whose it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// In quotation marks, reported without, or both.
    pub kind: QuoteKind,
    /// The words quoted, marks included: one or more stretches, in reading order, at least one.
    pub content: Vec<Span>,
    /// "said", "according to".
    pub cue: Option<Span>,
    /// The words at the cue that name the speaker, perhaps "he".
    pub mention: Option<Mention>,
    /// Who is meant: indices into [`super::Article::speakers`]; none when unnamed or unclear, several for a joint
    /// statement.
    pub speakers: Vec<u32>,
    /// "a senior official", where the speaker has no name.
    pub unnamed: Option<String>,
    /// The organisation spoken for, where a spokesperson is named or not.
    pub spoken_for: Option<String>,
    /// The speaker's role as printed in this article.
    pub role: Option<String>,
    /// The outlet that carried it.
    pub via: Option<String>,
    /// How sure the attribution is.
    pub certainty: Certainty,
    /// That the user has given it to its speaker.
    pub corrected: Option<Corrected>,
}

/// The user's correction of an attribution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrected {
    /// When, as the user's file has it.
    pub date: Option<String>,
    /// Who was the speaker before, if anybody was.
    pub was: Option<String>,
}

/// How the words are reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// All words inside quotation marks.
    #[default]
    Direct,
    /// Some words inside quotation marks.
    Mixed,
    /// No word inside quotation marks.
    Indirect,
}

impl QuoteKind {
    /// All kinds, in the order of the contract.
    pub const ALL: [QuoteKind; 3] = [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect];

    /// Returns the kind's name in lower case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Indirect => "indirect",
        }
    }
}

/// How sure an attribution is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Not to be relied on; no name is given.
    #[default]
    Unclear,
    /// Probably right; marked `~` in output.
    Likely,
    /// As good as stated in the text.
    Certain,
}

impl Certainty {
    /// Returns the word the output contract has for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Certainty::Certain => "certain",
            Certainty::Likely => "likely",
            Certainty::Unclear => "unclear",
        }
    }
}

/// A span that names someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// By what kind of words.
    pub kind: MentionKind,
}

/// By what kind of words someone is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionKind {
    /// "Verhoeven", "Dr. Ilse Kramer", "Norpress".
    Name,
    /// "the minister", "a senior official".
    Nominal,
    /// "she", "who".
    Pronoun,
}

impl MentionKind {
    /// Returns the kind's name in lower case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            MentionKind::Name => "name",
            MentionKind::Nominal => "nominal",
            MentionKind::Pronoun => "pronoun",
        }
    }
}

/// A person or body that speaks in the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest name used in the article.
    pub name: String,
    /// Roles as printed: "defence minister of Norland".
    pub roles: Vec<String>,
    /// Where the article names them, in reading order.
    pub mentions: Vec<Mention>,
    /// What they are, as far as the article tells.
    pub sort: SpeakerSort,
}

/// What a speaker is. Never printed: it keeps different people of one surname apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SpeakerSort {
    /// Nothing tells.
    #[default]
    Unknown,
    /// A person.
    Person,
    /// A person called he, or Mr.
    Man,
    /// A person called she, or Ms.
    Woman,
    /// A company, ministry, party, place…
    Body,
}

/// Joins the pieces of a quote for reading: outer marks dropped, white space folded, ` … ` between pieces.
pub(super) fn content_text(text: &str, content: &[Span]) -> String {
    let mut out = String::new();
    for piece in content {
        if !out.is_empty() {
            out.push_str(" … ");
        }
        push_spaced(bare_piece(text, *piece).of(text), &mut out);
    }
    out
}

/// Appends the words, one space between two.
fn push_spaced(words: &str, out: &mut String) {
    // Nearly always they stand so in the text.
    if is_evenly_spaced(words) {
        out.push_str(words);
        return;
    }
    for (i, word) in words.split_whitespace().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
}

/// Whether the only white space is single blanks between words.
fn is_evenly_spaced(words: &str) -> bool {
    let mut blank = true;
    for (at, byte) in words.bytes().enumerate() {
        let fits = match byte {
            b' ' => !blank,
            0..b' ' => false,
            // What white space beyond ASCII begins with.
            0xC2 | 0xE1 | 0xE2 | 0xE3 => !words[at..].starts_with(char::is_whitespace),
            _ => true,
        };
        if !fits {
            return false;
        }
        blank = byte == b' ';
    }
    !blank || words.is_empty()
}

/// Returns the span of a piece without its outer marks.
pub(super) fn bare_piece(text: &str, piece: Span) -> Span {
    let trimmed = piece.trim(text);
    let bare = strip_marks(trimmed.of(text));
    Span::new(trimmed.start as usize + bare.start, trimmed.start as usize + bare.end)
}

/// The range that is left without a pair of quotation marks around the whole, or a lone one at either end, when no other mark is
/// inside.
fn strip_marks(piece: &str) -> Range<usize> {
    const OPEN: [&str; 8] = ["“", "\"", "„", "«", "»", "``", "''", "‘"];
    const CLOSE: [&str; 8] = ["”", "\"", "“", "»", "«", "''", "’", "”"];
    let bare = piece.strip_suffix(',').unwrap_or(piece);
    let opened = OPEN.iter().find_map(|mark| bare.strip_prefix(mark));
    let inner = opened.unwrap_or(bare);
    // `‘the last test’ of all`: the mark at the head closes inside.
    if bare.starts_with('‘') && (inner.contains("’ ") && !inner.ends_with('’') || inner.contains('‘')) {
        return 0..piece.len();
    }
    let start = bare.len() - inner.len();
    let inner = CLOSE.iter().find_map(|mark| inner.strip_suffix(mark)).unwrap_or(inner);
    if holds_mark(inner) {
        return 0..piece.len();
    }
    let start = start + inner.len() - inner.trim_start().len();
    start..start + inner.trim().len()
}

/// Whether there is a mark inside other than a single one, which may be an apostrophe.
fn holds_mark(inner: &str) -> bool {
    let bytes = inner.as_bytes();
    let curly = |at: usize| matches!(bytes[at..], [0xE2, 0x80, 0x9C..=0x9E, ..]);
    memchr::memchr(b'"', bytes).is_some()
        || memchr::memchr_iter(0xE2, bytes).any(curly)
        || memchr::memchr_iter(0xC2, bytes).any(|at| matches!(bytes[at..], [_, 0xAB | 0xBB, ..]))
        || memchr::memchr2_iter(b'\'', b'`', bytes).any(|at| bytes.get(at + 1) == Some(&bytes[at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(piece: &str, expected: &str) {
        assert_eq!(content_text(piece, &[Span::new(0, piece.len())]), expected);
    }

    #[test]
    fn drops_outer_marks_only() {
        check("“We  go,\n we stay,”", "We go, we stay,");
        check("\"A 'b' c.\"", "A 'b' c.");
        check("that it was “a mistake”", "that it was “a mistake”");
        check("“And so it goes on", "And so it goes on");
        check("''No.''", "No.");
        check("«No», ", "No");
        check("“I ``ran`` home.”", "“I ``ran`` home.”");
        check("“ No ”", "No");
        check("‘It’s ours,’", "It’s ours,");
        check("‘the last test’ of all", "‘the last test’ of all");
        check("‘the last’ of ‘all’", "‘the last’ of ‘all’");
        check("‘It’s ours to keep", "It’s ours to keep");
        check("“one\u{a0}two” ", "one two");
        check("“", "");
        check("“A” and “b”", "“A” and “b”");
        check("that the lines were crossed", "that the lines were crossed");
    }
}
