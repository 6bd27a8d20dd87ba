//! An article cut into tokens, stretches in marks, and sentences: what the later stages look at.
//!
//! A stretch in marks is never cut by a sentence end: `“A. B,” she said.` is one sentence.

use super::lexicon::{self, Class};
use super::marks::{self, Stretch};
use super::tags::{self, Tag};
use super::words::{self, Word, WordSet};
use crate::article::{Article, Role};
use crate::text::Span;
use std::ops::Range;

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
    /// The word in lower case, as a number; for punctuation its kind.
    pub(super) id: Word,
    /// Word classes.
    pub(super) class: Class,
    /// Begins with a capital letter.
    pub(super) capital: bool,
    /// Whether a sentence begins here.
    pub(super) first: bool,
    /// Index of the stretch the token stands in (marks included), if any.
    pub(super) stretch: Option<u32>,
}

impl Tok {
    pub(super) fn is(self, class: Class) -> bool {
        self.class.has(class)
    }

    pub(super) fn is_punct(self, c: u8) -> bool {
        self.kind == Kind::Punct(c)
    }

    pub(super) fn is_word(self) -> bool {
        self.kind == Kind::Word
    }

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

/// What is carried from the cutting to the tagging.
struct LookUp {
    /// Of the words just cut.
    hashes: Vec<u64>,
    /// For each token the number of the set of tags that it may have.
    sets: Vec<u8>,
}

/// The cut article.
pub(super) struct Doc<'a> {
    pub(super) text: &'a str,
    /// The text in lower case where that is ASCII: same offsets.
    pub(super) lower: String,
    pub(super) toks: Vec<Tok>,
    pub(super) stretches: Vec<Stretch>,
    pub(super) blocks: Vec<Block>,
    /// Token ranges of sentences.
    pub(super) sents: Vec<Range<usize>>,
    tags: Vec<Tag>,
    /// Words seen in lower case somewhere: a capital at the head of a sentence tells nothing about these.
    common: WordSet,
}

/// Tokens of the longest sentence: the stages look from each of its cues along all of it. What is longer was not written to
/// be read.
const MAX_SENTENCE: usize = 500;

impl<'a> Doc<'a> {
    pub(super) fn new(article: &'a Article) -> Self {
        let text = article.text.as_str();
        let mut doc = Doc {
            text,
            lower: text.to_ascii_lowercase(),
            toks: Vec::with_capacity(text.len() / 5),
            stretches: Vec::new(),
            blocks: Vec::new(),
            sents: Vec::new(),
            tags: Vec::new(),
            common: WordSet::with_room(0),
        };
        let mut look_up = LookUp { hashes: Vec::new(), sets: Vec::with_capacity(text.len() / 5) };
        for part in article.parts.iter().filter(|part| part.role.is_prose()) {
            doc.push_block(part.role, part.span, &mut look_up);
        }
        doc.tags = tags::tag(&doc.toks, &look_up.sets, &doc.lower);
        let small = || doc.toks.iter().filter(|tok| tok.is_word() && !tok.capital);
        let mut common = WordSet::with_room(small().count());
        small().for_each(|tok| common.insert(tok.id));
        doc.common = common;
        doc
    }

    /// Returns the token's text in lower case.
    pub(super) fn lower(&self, tok: usize) -> &str {
        self.toks[tok].span.of(&self.lower)
    }

    /// Returns the token's text.
    pub(super) fn word(&self, tok: usize) -> &'a str {
        self.toks[tok].span.of(self.text)
    }

    /// Returns the token's part of speech.
    pub(super) fn tag(&self, tok: usize) -> Tag {
        self.tags[tok]
    }

    /// Returns the word in lower case as a number, with `'` for every apostrophe. Punctuation has numbers too.
    pub(super) fn id(&self, tok: usize) -> Word {
        self.toks[tok].id
    }

    /// Returns the byte span that a range of tokens covers; the range must not be empty.
    pub(super) fn span(&self, toks: &Range<usize>) -> Span {
        self.toks[toks.start].span.to(self.toks[toks.end - 1].span)
    }

    /// Whether the token stands in a headline or heading whose words all bear capitals.
    pub(super) fn in_title(&self, tok: usize) -> bool {
        let next = self.blocks.partition_point(|block| block.toks.start <= tok);
        next.checked_sub(1).is_some_and(|idx| self.blocks[idx].title_case && self.blocks[idx].toks.contains(&tok))
    }

    /// Whether the word stands in lower case somewhere in the article.
    pub(super) fn is_common(&self, tok: usize) -> bool {
        self.common.contains(self.id(tok))
    }

    /// Whether the token has any of the classes.
    pub(super) fn is(&self, tok: usize, class: Class) -> bool {
        self.toks[tok].class.has(class)
    }

    /// Returns the first token of the stretch that holds `tok`, and one past its last.
    pub(super) fn stretch_toks(&self, tok: usize) -> Range<usize> {
        let stretch = self.toks[tok].stretch;
        let mut start = tok;
        while start > 0 && self.toks[start - 1].stretch == stretch {
            start -= 1;
        }
        let mut end = tok;
        while end < self.toks.len() && self.toks[end].stretch == stretch {
            end += 1;
        }
        start..end
    }

    fn push_block(&mut self, role: Role, span: Span, look_up: &mut LookUp) {
        let first_stretch = self.stretches.len();
        self.stretches.extend(marks::pair(self.text, span));
        let first = self.toks.len();
        self.cut_tokens(span, first_stretch, look_up);
        self.look_up(first, look_up);
        let toks = first..self.toks.len();
        let first_sent = self.sents.len();
        self.cut_sentences(toks.clone());
        let long = |t: &&Tok| t.is_word() && t.span.len() > 3;
        let (n, capitals) =
            self.toks[toks.clone()].iter().filter(long).fold((0, 0), |(n, c), t| (n + 1, c + usize::from(t.capital)));
        let title_case = matches!(role, Role::Headline | Role::Heading) && n > 3 && capitals * 10 >= n * 8;
        self.blocks.push(Block { role, title_case, toks, sents: first_sent..self.sents.len() });
    }

    fn cut_tokens(&mut self, part: Span, mut stretch: usize, look_up: &mut LookUp) {
        let end = part.end as usize;
        let mut at = part.start as usize;
        while at < end {
            while self.stretches.get(stretch).is_some_and(|s| s.outer.end as usize <= at) {
                stretch += 1;
            }
            let c = self.text[at..].chars().next().expect("inside the part");
            if c.is_whitespace() {
                at += c.len_utf8();
                continue;
            }
            let inside = self.stretches.get(stretch).filter(|s| s.outer.contains_offset(at));
            let limit = match inside {
                Some(s) if at < s.inner.start as usize => s.inner.start as usize,
                Some(s) if at < s.inner.end as usize => s.inner.end as usize,
                Some(s) => s.outer.end as usize,
                None => self.stretches.get(stretch).map_or(end, |s| s.outer.start as usize),
            };
            let is_mark = inside.is_some_and(|s| !s.inner.contains_offset(at));
            let index = inside.map(|_| u32::try_from(stretch).expect("fewer stretches than bytes"));
            let rest = &self.text[at..limit];
            let (kind, len) = if is_mark { (Kind::Mark, rest.trim_end().len()) } else { token(rest) };
            let span = Span::new(at, at + len);
            let capital = c.is_uppercase();
            let id = match kind {
                // What is known of words is looked up for all of them at once.
                Kind::Word | Kind::Clitic => {
                    look_up.hashes.push(self.hash_of(span));
                    Word::default()
                }
                Kind::Punct(code) => Word::from_hash(words::hash(&[code])),
                Kind::Mark => Word::from_hash(words::hash(b"\"")),
            };
            let class = Class::NONE;
            self.toks.push(Tok { span, kind, id, class, capital, first: false, stretch: index });
            at += len;
        }
    }

    /// Adds to the tokens from `first` on what is known of their words. Apart from the cutting, since the processor then
    /// waits for many places of the table at once.
    fn look_up(&mut self, first: usize, look_up: &mut LookUp) {
        let mut hashes = look_up.hashes.drain(..);
        for tok in &mut self.toks[first..] {
            let mut set = 0;
            if matches!(tok.kind, Kind::Word | Kind::Clitic)
                && let Some(hash) = hashes.next()
            {
                let known = lexicon::known(hash);
                tok.id = Word::from_hash(hash);
                tok.class = if tok.kind == Kind::Word { known.class } else { Class::NONE };
                set = tags::set_of(known.tags, tok.capital);
            }
            look_up.sets.push(set);
        }
    }

    /// The hash of a word in lower case, with `'` for every apostrophe.
    pub(super) fn hash_of(&self, span: Span) -> u64 {
        let lower = span.of(&self.lower);
        if lower.is_ascii() {
            return words::hash(lower.as_bytes());
        }
        // Nearly always it is the apostrophe alone.
        let (mut plain, mut n, mut rest) = ([0; 32], 0, lower.as_bytes());
        while n < plain.len() {
            (plain[n], rest) = match rest {
                [] => return words::hash(&plain[..n]),
                [0xE2, 0x80, 0x99, rest @ ..] => (b'\'', rest),
                [letter, rest @ ..] if letter.is_ascii() => (*letter, rest),
                _ => break,
            };
            n += 1;
        }
        words::hash(lower.to_lowercase().replace('’', "'").as_bytes())
    }

    fn cut_sentences(&mut self, block: Range<usize>) {
        let mut start = block.start;
        let mut at = block.start;
        while at < block.end {
            let ends = match self.toks[at].kind {
                _ if self.toks[at].quoted() => {
                    // The stretch as a whole; `at` moves to its last token.
                    at = self.stretch_toks(at).end.min(block.end) - 1;
                    self.ends_after_stretch(at, block.end)
                }
                Kind::Punct(b'.' | b'!' | b'?') => self.starts_sentence(at + 1, block.end),
                Kind::Word if self.word(at).ends_with('.') => {
                    at + 1 < block.end && self.toks[at + 1].capital && {
                        let small = Class::DET
                            .or(Class::PRON)
                            .or(Class::PREP)
                            .or(Class::SUBORD)
                            .or(Class::CONJ)
                            .or(Class::POSS);
                        !self.is(at, Class::TITLE) && self.is(at + 1, small)
                    } || !self.is(at, Class::TITLE) && self.opens_speech(at + 1, block.end)
                }
                _ => false,
            };
            at += 1;
            if ends || at >= block.end || at - start >= MAX_SENTENCE {
                self.toks[start].first = true;
                self.sents.push(start..at);
                start = at;
            }
        }
    }

    /// Whether marks open at `at` that hold a sentence, not a nickname or a title: `… in Orla, N.Y. “We are late.”`
    fn opens_speech(&self, at: usize, end: usize) -> bool {
        at + 1 < end && self.toks[at].kind == Kind::Mark && self.toks[at + 1].capital && {
            let toks = self.stretch_toks(at);
            toks.len() > 6 && self.toks[toks].iter().any(|tok| tok.is_word() && !tok.capital && tok.span.len() > 3)
        }
    }

    /// Whether a sentence can begin at `at`.
    fn starts_sentence(&self, at: usize, end: usize) -> bool {
        if at < end && matches!(self.toks[at].kind, Kind::Punct(b')' | b',' | b';' | b':')) {
            return false;
        }
        at >= end || self.toks[at].capital || self.toks[at].kind == Kind::Mark || !self.toks[at].is_word() || {
            self.word(at).starts_with(|c: char| c.is_numeric() || c == '@' || c == '#')
        }
    }

    /// Whether the sentence ends with the stretch that ends at token `last`.
    fn ends_after_stretch(&self, last: usize, end: usize) -> bool {
        let next = last + 1;
        if next >= end {
            return true;
        }
        let toks = &self.toks;
        // The last sign within the marks, or the last word.
        let inner = (0..=last).rev().find(|i| toks[*i].kind != Kind::Mark);
        let closing = inner.map_or(Kind::Word, |i| toks[i].kind);
        let point = inner.is_some_and(|i| self.word(i).ends_with('.'));
        if !(point || matches!(closing, Kind::Punct(b'!' | b'?')))
            || matches!(toks[next].kind, Kind::Punct(b',' | b'-'))
        {
            return false;
        }
        if !self.starts_sentence(next, end) {
            return false;
        }
        // “Really?” Smith asked. The tail must hold a verb of speech right after a short name.
        let tail_end =
            (next..end).find(|i| matches!(toks[*i].kind, Kind::Punct(b'.' | b'!' | b'?' | b':'))).unwrap_or(end);
        let words = tail_end - next;
        let cue_in = |range: Range<usize>| {
            range.into_iter().any(|i| toks[i].is(lexicon::CUE) && !toks[i].capital && !toks[i].quoted())
        };
        let colon = tail_end < end && toks[tail_end].is_punct(b':');
        let runs_on = (next..tail_end).any(|i| toks[i].quoted() || point && toks[i].is(Class::SUBORD));
        let short = if point { 5 } else { 40 };
        let reach = tail_end.min(next + if point { 3 } else { 5 });
        words > short || colon || runs_on || !cue_in(next..reach)
    }
}

/// Cuts one token off the front of `rest`, which begins with no white space: its kind and length in bytes.
fn token(rest: &str) -> (Kind, usize) {
    let first = rest.chars().next().expect("not empty");
    if matches!(first, '’' | '\'')
        && let Some(clitic) = ["’s", "'s", "’S", "'S"].iter().find(|c| rest.starts_with(**c))
    {
        let after = rest[clitic.len()..].chars().next();
        if !after.is_some_and(char::is_alphanumeric) {
            return (Kind::Clitic, clitic.len());
        }
    }
    let sign = matches!(first, '@' | '#') && rest[1..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    if !first.is_alphanumeric() && !sign {
        let code = match first {
            c if c.is_ascii() => c as u8,
            '—' | '–' | '―' | '‒' => b'-',
            '…' => b'~',
            _ => b'*',
        };
        // Two or three hyphens are one dash; points of suspension are one sign.
        let run = rest.bytes().take_while(|b| *b == first as u8 && first.is_ascii()).count();
        return match first {
            '.' if run > 1 => (Kind::Punct(b'~'), run),
            '-' => (Kind::Punct(b'-'), run),
            _ => (Kind::Punct(code), first.len_utf8()),
        };
    }
    let mut end = first.len_utf8();
    loop {
        end += rest.as_bytes()[end..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
        let mut chars = rest[end..].chars();
        let Some(c) = chars.next() else { break };
        let next = chars.next();
        let inside = next.is_some_and(char::is_alphanumeric);
        let joins = match c {
            c if c.is_alphanumeric() => true,
            '-' | '&' => inside,
            '.' | ',' => {
                inside
                    && (c == '.'
                        || rest[..end].ends_with(|c: char| c.is_ascii_digit())
                            && next.is_some_and(|c| c.is_ascii_digit()))
            }
            '\'' | '’' => inside && !is_clitic(&rest[end..]),
            c => !c.is_ascii() && unicode_normalization::char::is_combining_mark(c),
        };
        if !joins {
            break;
        }
        end += c.len_utf8();
    }
    if rest[end..].starts_with('.') && keeps_point(&rest[..end], &rest[end + 1..]) {
        end += 1;
    }
    (Kind::Word, end)
}

fn is_clitic(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

/// Whether a point belongs to the word: initials, `U.S.`, known abbreviations.
fn keeps_point(word: &str, rest: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next();
    if chars.next().is_none() && first.is_some_and(char::is_uppercase) && first != Some('I') {
        return true;
    }
    if word.contains('.')
        && word.split('.').all(|piece| piece.chars().count() == 1 && piece.chars().all(char::is_alphabetic))
    {
        return true;
    }
    let before_name = rest.trim_start().starts_with(char::is_uppercase);
    match word {
        "Mr" | "Mrs" | "Ms" | "Dr" | "Prof" | "Sen" | "Rep" | "Gov" | "Gen" | "Lt" | "Col" | "Sgt" | "Capt" | "Maj"
        | "Adm" | "Rev" | "Hon" | "Sens" | "Reps" | "Det" | "Insp" | "Supt" | "Cpl" | "Pvt" => true,
        "St" | "Mt" | "Jr" | "Sr" => before_name || matches!(word, "Jr" | "Sr"),
        "Jan" | "Feb" | "Mar" | "Apr" | "Jun" | "Jul" | "Aug" | "Sept" | "Sep" | "Oct" | "Nov" | "Dec" | "No"
        | "Fig" => rest.trim_start().starts_with(|c: char| c.is_ascii_digit()),
        "Inc" | "Ltd" | "Corp" | "Co" | "Bros" | "vs" | "etc" | "Calif" | "Fla" | "Mass" | "Pa" | "Va" | "Conn"
        | "Ariz" | "Wis" | "Mich" | "Minn" | "Tenn" | "Ill" | "Ind" | "Ga" | "Ala" | "Ky" | "La" | "Okla" | "Ore"
        | "Wash" | "Neb" | "Nev" | "Colo" | "Del" | "Md" | "Mo" | "Miss" | "Vt" | "Wyo" | "Kan" | "Ark" | "Tex" => {
            !rest.trim_start().is_empty() && !before_name
        }
        _ => false,
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
