//! Quotes, mentions, speakers.

use crate::text::Span;

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
        let words = bare_piece(text, *piece).of(text);
        for (i, word) in words.split_whitespace().enumerate() {
            if i > 0 {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out
}

/// Returns the span of a piece without its outer marks.
pub(super) fn bare_piece(text: &str, piece: Span) -> Span {
    let whole = piece.of(text);
    let bare = strip_marks(whole);
    let start = piece.start as usize + whole.find(bare).expect("a piece holds what is left of it");
    Span::new(start, start + bare.len())
}

/// Drops a pair of quotation marks around the whole, or a lone one at either end, when no other mark is inside.
fn strip_marks(piece: &str) -> &str {
    const OPEN: [&str; 8] = ["“", "\"", "„", "«", "»", "``", "''", "‘"];
    const CLOSE: [&str; 8] = ["”", "\"", "“", "»", "«", "''", "’", "”"];
    let piece = piece.trim();
    let bare = piece.strip_suffix(',').unwrap_or(piece);
    let opened = OPEN.iter().find_map(|mark| bare.strip_prefix(mark));
    let inner = opened.unwrap_or(bare);
    let inner = CLOSE.iter().find_map(|mark| inner.strip_suffix(mark)).unwrap_or(inner);
    let marks = OPEN.iter().chain(&CLOSE).filter(|mark| !matches!(**mark, "’" | "‘"));
    if marks.into_iter().any(|mark| inner.contains(mark)) { piece } else { inner.trim() }
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
        check("“A” and “b”", "“A” and “b”");
        check("that the lines were crossed", "that the lines were crossed");
    }
}
