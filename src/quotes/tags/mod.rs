//! Parts of speech: one `Tag` a token.
//!
//! Most words of a text have one part of speech, whatever stands around them: a dictionary tells it. For the others, and
//! for words that the dictionary does not have, a linear model (an averaged perceptron, Collins 2002) chooses among the
//! tags that the word may have, from left to right, by the word, its ending and what stands beside it. Dictionary and
//! weights lie in `data/tags.bin`, made by `examples/fit_tags.rs`; `data/tags.md` says from what.

mod features;
#[cfg(feature = "fit")]
pub mod fit;
mod model;
#[cfg(feature = "fit")]
mod spelling;

use super::doc::{Kind, Tok};
use features::Context;
pub(super) use model::{Entry, MODEL};
use model::{Model, Scores};

/// Part of speech, by the names of the Penn Treebank; what matters little to syntax is one with its like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(u8)]
#[rustfmt::skip]
#[expect(clippy::upper_case_acronyms, reason = "the names of the Penn Treebank")]
pub(super) enum Tag {
    /// Noun, singular.
    #[default]
    NN,
    /// Noun, plural.
    NNS,
    /// Name, plural ones too.
    NNP,
    /// Personal pronoun.
    PRP,
    /// Possessive pronoun: `her house`.
    PRPS,
    /// Verb, base form.
    VB,
    /// Verb, past tense.
    VBD,
    /// Verb, third person singular present.
    VBZ,
    /// Verb, other present.
    VBP,
    /// Gerund or present participle.
    VBG,
    /// Past participle.
    VBN,
    /// Modal.
    MD,
    /// Adjective, comparative and superlative too.
    JJ,
    /// Adverb, comparative and superlative too.
    RB,
    /// Preposition or subordinator.
    IN,
    /// The word `to`.
    TO,
    /// Determiner.
    DT,
    /// Coordinating conjunction.
    CC,
    /// Number.
    CD,
    /// `who`, `whose`, `which`, `where`: pronoun, determiner or adverb of questions and relative clauses.
    WH,
    /// Particle: `gave up`.
    RP,
    /// Interjection.
    UH,
    /// The clitic of possession.
    POS,
    /// `there`, where it only says that something exists.
    EX,
    /// `.`, `!`, `?`
    Stop,
    /// `,`
    Comma,
    /// `:`, `;` and points of suspension
    Colon,
    /// A dash.
    Dash,
    /// A quotation mark.
    Mark,
    /// `(`, `[` and their partners.
    Bracket,
    /// Any other sign.
    Sign,
}

/// How many tags words can have: those before [`Tag::Stop`].
const N_WORD_TAGS: usize = Tag::Stop as usize;

/// In a set of tags: the word was seen too seldom to go by what is known of it alone.
const UNSETTLED: u32 = 1 << 31;

impl Tag {
    /// The tags of words, in order.
    #[rustfmt::skip]
    pub(super) const WORD_TAGS: [Tag; N_WORD_TAGS] = [
        Tag::NN, Tag::NNS, Tag::NNP, Tag::PRP, Tag::PRPS, Tag::VB, Tag::VBD, Tag::VBZ, Tag::VBP, Tag::VBG, Tag::VBN, Tag::MD,
        Tag::JJ, Tag::RB, Tag::IN, Tag::TO, Tag::DT, Tag::CC, Tag::CD, Tag::WH, Tag::RP, Tag::UH, Tag::POS, Tag::EX,
    ];

    /// As a set of one.
    const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// Whether this is one of `others`.
    #[inline]
    pub(super) const fn is_in(self, others: &[Tag]) -> bool {
        let (mut set, mut i) = (0, 0);
        while i < others.len() {
            set |= others[i].bit();
            i += 1;
        }
        set & self.bit() != 0
    }

    /// Noun, names too.
    #[inline]
    pub(super) const fn is_noun(self) -> bool {
        self.is_in(&[Tag::NN, Tag::NNS, Tag::NNP])
    }

    /// Verb of any form; not a modal.
    #[inline]
    pub(super) const fn is_verb(self) -> bool {
        self.is_in(&[Tag::VB, Tag::VBD, Tag::VBZ, Tag::VBP, Tag::VBG, Tag::VBN])
    }

    /// Verb that bears tense, or a modal: a clause has one.
    #[inline]
    pub(super) const fn is_finite(self) -> bool {
        self.is_in(&[Tag::VBD, Tag::VBZ, Tag::VBP, Tag::MD])
    }
}

/// The tag of a token that needs no model.
fn of_punct(kind: Kind) -> Option<Tag> {
    Some(match kind {
        Kind::Word | Kind::Clitic => return None,
        Kind::Mark => Tag::Mark,
        Kind::Punct(b'.' | b'!' | b'?') => Tag::Stop,
        Kind::Punct(b',') => Tag::Comma,
        Kind::Punct(b':' | b';' | b'~') => Tag::Colon,
        Kind::Punct(b'-') => Tag::Dash,
        Kind::Punct(b'(' | b')' | b'[' | b']' | b'{' | b'}') => Tag::Bracket,
        Kind::Punct(b'%') => Tag::NN,
        Kind::Punct(b'&') => Tag::CC,
        Kind::Punct(_) => Tag::Sign,
    })
}

/// Tags the tokens of an article with the model of the program; `sets` are the tags that each may have, see [`Entry::set`]; `lower` is its text in lower
/// case.
pub(super) fn tag(toks: &[Tok], sets: &[u8], lower: &str) -> Vec<Tag> {
    tag_with(&MODEL, toks, sets, lower)
}

fn tag_with(model: &Model, toks: &[Tok], sets: &[u8], lower: &str) -> Vec<Tag> {
    let context = Context { toks, sets, lower };
    let mut tags: Vec<Tag> = Vec::with_capacity(toks.len());
    let mut open: Vec<Open> = Vec::new();
    let mut start = 0;
    while start < toks.len() {
        let end = toks[start + 1..].iter().position(|tok| tok.first).map_or(toks.len(), |n| start + 1 + n);
        // First what can be known without the tags before: the processor then waits for many weights at once.
        open.clear();
        for (i, set) in (start..end).zip(&sets[start..end]) {
            let set = model.tags_of(*set);
            let certain = context.certain(i, set);
            if certain.is_none() {
                let mut sum = model.scores([0; N_WORD_TAGS]);
                let next_look = context.alone(i, set, &mut sum);
                open.push(Open { tok: i, set, next_look, scores: sum.scores });
            }
            tags.push(certain.unwrap_or_default());
        }
        for Open { tok, set, next_look, scores } in open.iter().copied() {
            let mut behind = tags[start..tok].iter().rev().copied().filter(|tag| *tag != Tag::Mark);
            let before = [behind.next().unwrap_or(Tag::Stop), behind.next().unwrap_or(Tag::Stop)];
            let mut sum = model.scores(scores);
            context.behind(tok, next_look, before, &mut sum);
            tags[tok] = match best(&sum.scores, set) {
                Tag::VBN | Tag::JJ | Tag::NN if set & Tag::VBD.bit() != 0 && context.follows_subject(tok) => Tag::VBD,
                tag => tag,
            };
        }
        start = end;
    }
    tags
}

/// A token that a model must tag, and what is known of it without the tags before.
#[derive(Clone, Copy)]
struct Open {
    tok: usize,
    /// The tags that it may have.
    set: u32,
    next_look: u32,
    scores: Scores,
}

/// The tag of the highest score within a set; the first of equals.
fn best<T: PartialOrd + Copy>(scores: &[T; N_WORD_TAGS], set: u32) -> Tag {
    let mut set = set & !UNSETTLED;
    let mut best = Tag::NN;
    let mut top: Option<T> = None;
    while set != 0 {
        let idx = set.trailing_zeros() as usize;
        set &= set - 1;
        if top.is_none_or(|top| scores[idx] > top) {
            (best, top) = (Tag::WORD_TAGS[idx], Some(scores[idx]));
        }
    }
    best
}

/// The number of the set of tags that a word may have, see [`Model::tags_of`](model::Model::tags_of).
pub(super) fn set_of(entry: Entry, capital: bool) -> u8 {
    if capital { entry.capital } else { entry.small }
}

#[cfg(test)]
mod tests {
    use super::super::doc::Doc;
    use super::*;
    use crate::article::{Article, Part, Role};
    use crate::text::Span;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let parts = vec![Part { role: Role::Paragraph, span: Span::new(0, text.len()) }];
        let article = Article { text: text.to_owned(), parts, ..Article::default() };
        let doc = Doc::new(&article);
        let found: Vec<String> = (0..doc.toks.len()).map(|i| format!("{:?}", doc.tag(i))).collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }

    #[test]
    fn tags_words() {
        assert!(!MODEL.is_empty(), "data/tags.bin is of this version");
        check("The minister said on Monday that it will close the port.", "DT NN VBD IN NNP IN PRP MD VB DT NN Stop");
        check("“I can’t say,” Verhoeven told her brother.", "Mark PRP MD VB Comma Mark NNP VBD PRPS NN Stop");
        check("They want to report the reports.", "PRP VBP TO VB DT NNS Stop");
        check(
            "The port’s 300 workers, who were told, wrote a letter.",
            "DT NN POS CD NNS Comma WH VBD VBN Comma VBD DT NN Stop",
        );
    }
}
