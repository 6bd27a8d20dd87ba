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

use super::doc::{AT_ONCE, Kind, Tok, each_where};
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
    match kind {
        Kind::Word | Kind::Clitic => None,
        Kind::Mark => Some(Tag::Mark),
        Kind::Punct(sign) => Some(SIGNS[usize::from(sign)]),
    }
}

/// The tag of each sign.
const SIGNS: [Tag; 256] = {
    let mut tags = [Tag::Sign; 256];
    let mut sign = 0;
    while sign < 128_u8 {
        tags[sign as usize] = match sign {
            b'.' | b'!' | b'?' => Tag::Stop,
            b',' => Tag::Comma,
            b':' | b';' | b'~' => Tag::Colon,
            b'-' => Tag::Dash,
            b'(' | b')' | b'[' | b']' | b'{' | b'}' => Tag::Bracket,
            b'%' => Tag::NN,
            b'&' => Tag::CC,
            _ => Tag::Sign,
        };
        sign += 1;
    }
    tags
};

/// What a word alone tells of its part of speech.
#[derive(Clone, Copy)]
pub(super) struct MayBe {
    /// The number of the set of tags that it may have; 0 where it is not known, and of a sign.
    set: u8,
    /// The tag, if there is but one.
    sure: Option<Tag>,
}

impl MayBe {
    #[inline]
    pub(super) fn of_word(entry: Entry, capital: bool) -> MayBe {
        MayBe::within(&MODEL, entry, capital)
    }

    #[inline]
    fn within(model: &Model, entry: Entry, capital: bool) -> MayBe {
        let set = set_of(entry, capital);
        MayBe { set, sure: model.sure(set) }
    }

    /// What the kind of a token alone tells: all of a sign, nothing of a word.
    #[inline]
    pub(super) fn of_kind(kind: Kind) -> MayBe {
        MayBe { set: 0, sure: of_punct(kind) }
    }
}

/// Tags the tokens of an article with the model of the program; `lower` is its text in lower case.
pub(super) fn tag(toks: &[Tok], lower: &str) -> Vec<Tag> {
    tag_with(&MODEL, toks, lower)
}

fn tag_with(model: &Model, toks: &[Tok], lower: &str) -> Vec<Tag> {
    let context = Context { toks, lower };
    let mut tags = Vec::with_capacity(toks.len());
    let mut known = Vec::with_capacity(AT_ONCE);
    let is_open = |tok: &Tok| tok.may_be.sure.is_none();
    for some in toks.chunks(AT_ONCE) {
        let start = tags.len();
        tags.extend(some.iter().map(|tok| tok.may_be.sure.unwrap_or_default()));
        each_where(some, start, is_open, |open| tag_open(model, &context, open, &mut known, &mut tags));
    }
    tags
}

/// Tags tokens that a model must tag, after all before them; `known` is memory for what is known of them.
fn tag_open(model: &Model, context: &Context<'_>, open: &[usize], known: &mut Vec<Open>, tags: &mut [Tag]) {
    // First what can be known without the tags before: the processor then waits for many weights at once.
    known.clear();
    for tok in open.iter().copied() {
        let set = context.toks[tok].may_be.set;
        if set == 0 && context.is_number(tok) {
            tags[tok] = Tag::CD;
            continue;
        }
        let set = model.tags_of(set);
        let mut sum = model.scores([0; N_WORD_TAGS]);
        let next_look = context.alone(tok, set, &mut sum);
        known.push(Open { tok, set, next_look, scores: sum.scores });
    }
    for Open { tok, set, next_look, scores } in known.iter().copied() {
        let mut sum = model.scores(scores);
        context.behind(tok, next_look, before(context.toks, tags, tok), &mut sum);
        tags[tok] = match best(&sum.scores, set) {
            Tag::VBN | Tag::JJ | Tag::NN if set & Tag::VBD.bit() != 0 && context.follows_subject(tok) => Tag::VBD,
            tag => tag,
        };
    }
}

/// The two tags before a token, the nearest first, within its sentence and past marks.
#[inline]
fn before(toks: &[Tok], tags: &[Tag], mut tok: usize) -> [Tag; 2] {
    let (mut found, mut n) = ([Tag::Stop; 2], 0);
    while n < 2 && !toks[tok].first {
        tok -= 1;
        if tags[tok] != Tag::Mark {
            found[n] = tags[tok];
            n += 1;
        }
    }
    found
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
fn best<T: Into<i64> + Copy>(scores: &[T; N_WORD_TAGS], set: u32) -> Tag {
    let mut set = set & !UNSETTLED;
    // The score with the place behind it, the first the highest: which wins the processor could not foresee at a branch.
    let mut best = i64::MIN;
    while set != 0 {
        let place = set.trailing_zeros();
        set &= set - 1;
        best = best.max(scores[place as usize].into() * 32 + i64::from(31 - place));
    }
    Tag::WORD_TAGS.get((31 - (best & 31)) as usize).copied().unwrap_or_default()
}

/// The only tag of a set, if it has but one.
const fn only(set: u32) -> Option<Tag> {
    let set = set & !UNSETTLED;
    if set.is_power_of_two() { Some(Tag::WORD_TAGS[set.trailing_zeros() as usize]) } else { None }
}

/// The number of the set of tags that a word may have, see [`Model::tags_of`](model::Model::tags_of).
fn set_of(entry: Entry, capital: bool) -> u8 {
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
