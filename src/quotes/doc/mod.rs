//! An article cut into tokens, stretches in marks, and sentences: what the later stages look at.
//!
//! A stretch in marks is never cut by a sentence end: `“A. B,” she said.` is one sentence.

mod cut;
mod sentences;

use super::lexicon::{self, Class, Words};
use super::marks::{self, Stretch};
use super::spare;
use super::tags::{self, MayBe, Tag};
use super::words::Word;
use crate::article::{Article, Role};
use crate::text::Span;
use std::cell::Cell;
use std::ops::Range;

pub(super) use cut::{HEALTH_BODY, run};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word, number, initial or abbreviation.
    Word,
    /// The clitic `’s`.
    Clitic,
    /// One character of punctuation.
    Punct(u8),
    /// A quotation mark, with its stretch.
    Mark,
}

/// A token.
#[derive(Clone, Copy)]
pub(super) struct Tok {
    pub(super) span: Span,
    pub(super) kind: Kind,
    /// The [`hash`](super::words::hash) of the word in lower case, with `'` for every apostrophe; for punctuation that of its
    /// sign.
    pub(super) hash: u64,
    /// Word classes.
    pub(super) class: Class,
    /// Begins with a capital letter.
    pub(super) capital: bool,
    /// Whether a sentence begins here.
    pub(super) first: bool,
    /// Whether this can be a word of a name; at first whether it has a capital or is a handle, see [`Doc::find_name_words`].
    pub(super) name: bool,
    /// Whether a sentence can end here: a sign, a word with a point, or what stands in marks.
    may_end: bool,
    /// What the word alone tells of its part of speech.
    pub(super) may_be: MayBe,
    /// Index of the stretch the token stands in (marks included), if any.
    pub(super) stretch: Option<u32>,
}

impl Tok {
    #[inline]
    pub(super) fn is(self, class: Class) -> bool {
        self.class.has(class)
    }

    /// The word in lower case as a number, with `'` for every apostrophe. Punctuation has numbers too.
    #[inline]
    pub(super) fn id(self) -> Word {
        Word::from_hash(self.hash)
    }

    #[inline]
    pub(super) fn is_punct(self, c: u8) -> bool {
        self.kind == Kind::Punct(c)
    }

    #[inline]
    pub(super) fn is_word(self) -> bool {
        self.kind == Kind::Word
    }

    #[inline]
    pub(super) fn quoted(self) -> bool {
        self.stretch.is_some()
    }
}

/// A prose part of the article.
pub(super) struct Block {
    /// Its role.
    pub(super) role: Role,
    /// Whether it is a headline or heading whose words all bear capitals.
    pub(super) title_case: bool,
    /// Its tokens.
    pub(super) toks: Range<usize>,
    /// Its sentences, as indices into [`Doc::sents`].
    pub(super) sents: Range<usize>,
}

/// The cut article.
pub(super) struct Doc<'a> {
    pub(super) text: &'a str,
    /// The text in lower case where that is ASCII: same offsets. Blanks follow, see [`cut::lower`].
    pub(super) lower: String,
    pub(super) toks: Vec<Tok>,
    pub(super) stretches: Vec<Stretch>,
    /// The tokens of each stretch.
    in_marks: Vec<Range<usize>>,
    pub(super) blocks: Vec<Block>,
    /// Token ranges of sentences.
    pub(super) sents: Vec<Range<usize>>,
    /// The words that can be of names, see [`Tok::name`]; at first those that have a capital, and handles.
    pub(super) name_words: Vec<usize>,
    tags: Vec<Tag>,
    words: &'static Words,
}

/// How many tokens are looked through at once.
pub(super) const AT_ONCE: usize = 64;

/// Finds the tokens of which something holds, where the first is the token `start` of the article; `take` gets them in order, some
/// at a time. Without a branch for each token: the processor could not foresee it.
#[inline]
pub(super) fn each_where(toks: &[Tok], start: usize, holds: impl Fn(&Tok) -> bool, mut take: impl FnMut(&[usize])) {
    let mut found = [0; AT_ONCE];
    for (some, start) in toks.chunks(AT_ONCE).zip((start..).step_by(AT_ONCE)) {
        let mut n = 0;
        for (i, tok) in some.iter().enumerate() {
            found[n] = start + i;
            n += usize::from(holds(tok));
        }
        take(&found[..n]);
    }
}

thread_local! {
    /// The memory of the tokens of the article before.
    static SPARE: Cell<Vec<Tok>> = const { Cell::new(Vec::new()) };
}

impl Drop for Doc<'_> {
    fn drop(&mut self) {
        spare::keep(&SPARE, std::mem::take(&mut self.toks));
    }
}

impl<'a> Doc<'a> {
    pub(super) fn new(article: &'a Article) -> Self {
        let text = article.text.as_str();
        // Hardly any article has more.
        let n_toks = text.len() / 4;
        let mut toks = SPARE.take();
        toks.reserve(n_toks);
        let mut doc = Doc {
            text,
            lower: cut::lower(text),
            toks,
            stretches: Vec::with_capacity(article.parts.len()),
            in_marks: Vec::with_capacity(article.parts.len()),
            blocks: Vec::with_capacity(article.parts.len()),
            sents: Vec::with_capacity(article.parts.len() + text.len() / 80),
            name_words: Vec::with_capacity(text.len() / 32),
            tags: Vec::new(),
            words: lexicon::words(),
        };
        for part in article.parts.iter().filter(|part| part.role.is_prose()) {
            doc.push_block(part.role, part.span);
        }
        doc.tags = tags::tag(&doc.toks, &doc.lower);
        doc.find_name_words();
        doc
    }

    /// Returns the token's text in lower case.
    #[inline]
    pub(super) fn lower(&self, tok: usize) -> &str {
        self.toks[tok].span.of(&self.lower)
    }

    /// Returns the pronoun at a token in lower case, without the verb that is drawn together with it: `he’d`.
    pub(super) fn pronoun(&self, tok: usize) -> &str {
        let lower = self.lower(tok);
        lower.split_once(['’', '\'']).map_or(lower, |(pronoun, _)| pronoun)
    }

    /// Returns the token's text.
    #[inline]
    pub(super) fn word(&self, tok: usize) -> &'a str {
        self.toks[tok].span.of(self.text)
    }

    /// Returns the token's part of speech.
    #[inline]
    pub(super) fn tag(&self, tok: usize) -> Tag {
        self.tags[tok]
    }

    /// Returns the parts of speech of all tokens.
    pub(super) fn tags(&self) -> &[Tag] {
        &self.tags
    }

    /// Returns the word in lower case as a number, with `'` for every apostrophe. Punctuation has numbers too.
    #[inline]
    pub(super) fn id(&self, tok: usize) -> Word {
        self.toks[tok].id()
    }

    /// Returns the byte span that a range of tokens covers; the range must not be empty.
    pub(super) fn span(&self, toks: &Range<usize>) -> Span {
        self.toks[toks.start].span.to(self.toks[toks.end - 1].span)
    }

    /// Whether the token stands in a headline or heading whose words all bear capitals.
    pub(super) fn in_title(&self, tok: usize) -> bool {
        self.block_of(tok).is_some_and(|block| block.title_case)
    }

    /// Returns the part that the token stands in.
    pub(super) fn block_of(&self, tok: usize) -> Option<&Block> {
        let next = self.blocks.partition_point(|block| block.toks.start <= tok);
        next.checked_sub(1).map(|idx| &self.blocks[idx]).filter(|block| block.toks.contains(&tok))
    }

    /// Returns the sentence that the token stands in, or the next.
    pub(super) fn sent_of(&self, tok: usize) -> Option<&Range<usize>> {
        self.sents.get(self.sents.partition_point(|sent| sent.end <= tok))
    }

    /// Returns the sentence before the one that the token stands in.
    pub(super) fn sent_before(&self, tok: usize) -> Option<&Range<usize>> {
        let here = self.sents.partition_point(|sent| sent.end <= tok);
        self.sents.get(here.checked_sub(1)?)
    }

    /// Whether a comma stands at a token, or right before the mark that does: `“Tom,” | while`.
    pub(super) fn closes_with_comma(&self, i: usize) -> bool {
        self.toks[i].is_punct(b',') || self.toks[i].kind == Kind::Mark && i > 0 && self.toks[i - 1].is_punct(b',')
    }

    /// Whether words end with a question mark, marks behind it or not.
    pub(super) fn asks(&self, toks: &Range<usize>) -> bool {
        self.toks[toks.clone()].iter().rev().take(3).any(|tok| tok.is_punct(b'?'))
    }

    /// Whether the token has any of the classes.
    #[inline]
    pub(super) fn is(&self, tok: usize, class: Class) -> bool {
        self.toks[tok].class.has(class)
    }

    /// Returns the tokens of the stretch in marks that holds `tok`, marks included; where none does, the token alone.
    pub(super) fn stretch_toks(&self, tok: usize) -> Range<usize> {
        self.toks[tok].stretch.map_or(tok..tok + 1, |stretch| self.in_marks[stretch as usize].clone())
    }

    /// Returns the tokens of each stretch in marks, these included, in order.
    pub(super) fn in_marks(&self) -> impl Iterator<Item = &Range<usize>> {
        self.in_marks.iter().filter(|toks| !toks.is_empty())
    }

    fn push_block(&mut self, role: Role, span: Span) {
        let first_stretch = self.stretches.len();
        marks::pair(self.text, span, &mut self.stretches);
        self.in_marks.resize(self.stretches.len(), 0..0);
        let first = self.toks.len();
        self.cut_tokens(span, first_stretch);
        self.look_up(first);
        each_where(&self.toks[first..], first, |tok| tok.name, |some| self.name_words.extend_from_slice(some));
        let toks = first..self.toks.len();
        let first_sent = self.sents.len();
        self.cut_sentences(toks.clone());
        let title_case = matches!(role, Role::Headline | Role::Heading) && {
            let long = |t: &&Tok| t.is_word() && t.span.len() > 3;
            let long = self.toks[toks.clone()].iter().filter(long);
            let (n, capitals) = long.fold((0, 0), |(n, c), t| (n + 1, c + usize::from(t.capital)));
            n > 3 && capitals * 10 >= n * 8
        };
        self.blocks.push(Block { role, title_case, toks, sents: first_sent..self.sents.len() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Part;

    fn doc_of(text: &str) -> Article {
        let parts = vec![Part { role: Role::Paragraph, span: Span::new(0, text.len()) }];
        Article { text: text.to_owned(), parts, ..Article::default() }
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = doc_of(text);
        let doc = Doc::new(&article);
        let found: Vec<_> = doc.sents.iter().map(|sent| doc.span(sent).of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn cuts_sentences() {
        check("Mr. Hale left. She said no.", &["Mr. Hale left.", "She said no."]);
        check("“A. B,” she said. “Can do.” Dogs slept.", &["“A. B,” she said.", "“Can do.”", "Dogs slept."]);
        check("“Really?” Hale asked. It was.", &["“Really?” Hale asked.", "It was."]);
        check(
            "“No.” The minister left the room and then said it again.",
            &["“No.”", "The minister left the room and then said it again."],
        );
        check(
            "“We are late,” Hale said in Orla, N.Y. “We have been late for years.”",
            &["“We are late,” Hale said in Orla, N.Y.", "“We have been late for years.”"],
        );
        check("The U.S. “red line” moved.", &["The U.S. “red line” moved."]);
        check(
            "The U.S. and J. R. Hale met at 5 p.m. in May. He won 3.5 seats.",
            &["The U.S. and J. R. Hale met at 5 p.m. in May.", "He won 3.5 seats."],
        );
    }

    #[test]
    fn cuts_tokens() {
        let text = "O'Brien’s “no” — don't… @ann 1,000";
        let article = doc_of(text);
        let doc = Doc::new(&article);
        let found: Vec<_> = (0..doc.toks.len()).map(|i| doc.word(i)).collect();
        assert_eq!(found, ["O'Brien", "’s", "“", "no", "”", "—", "don't", "…", "@ann", "1,000"]);
        assert_eq!(doc.toks[3].stretch, Some(0));
        assert_eq!(doc.toks[5].stretch, None);
    }
}
