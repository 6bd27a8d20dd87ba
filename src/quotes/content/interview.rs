//! Interviews: `Q: …` and `A: …`, or questions as headings with the answers under them. No verb says whose words they are:
//! the one who answers is named above the first question.

use super::{Finder, Unit, one};
use crate::article::Role;
use crate::quotes::doc::{Block, Doc};
use crate::quotes::lexicon::{self, CUE, Class, GIVEN};
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

/// Fewer questions make no interview.
const FEWEST: usize = 2;
const FEWEST_HEADINGS: usize = 3;
const FEWEST_BY_TURNS: usize = 4;
/// The most tokens of a question between answers.
const LONGEST: usize = 60;
/// How many labels are looked at: those who take turns come early.
const MOST: usize = 12;

/// How an interview is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quotes) enum Setting {
    /// `Q:` and `A:` at the head of blocks.
    Labels,
    /// The questions are headings.
    Headings,
    /// The questions are paragraphs that say "you".
    Paragraphs,
}

/// An interview in an article.
#[derive(Clone, Copy, Debug)]
pub(in crate::quotes) struct Interview {
    setting: Setting,
    /// Index of the block with the first question.
    first: usize,
    /// Index of the last block with a question or the label of an answer.
    last: usize,
}

/// A label of a question or an answer: whether of a question, and where the words behind it begin.
fn label(doc: &Doc<'_>, block: &Block) -> Option<(bool, usize)> {
    let start = block.toks.start;
    if block.toks.len() < 3 {
        return None;
    }
    // `QWhat happened?`: a blank was lost.
    if matches!(doc.word(start).as_bytes(), [b'Q', b'A'..=b'Z', b'a'..=b'z' | b'\'', ..]) {
        return Some((true, start));
    }
    let question = is_one_of!(doc.id(start), "q" | "q." | "question");
    let answer = is_one_of!(doc.id(start), "a" | "a." | "answer");
    let point = doc.word(start).ends_with('.');
    let colon = doc.toks[start + 1].is_punct(b':');
    let found = doc.toks[start].capital && (question || answer) && (point || colon);
    found.then_some((question, if colon { start + 2 } else { start + 1 }))
}

fn is_question(doc: &Doc<'_>, block: &Block) -> bool {
    let last = block.toks.clone().next_back();
    matches!(block.role, Role::Heading) && last.is_some_and(|i| doc.toks[i].is_punct(b'?'))
}

/// `How did you find the hat?`, `You once said it was late.`: a short paragraph of one who asks "you".
fn is_put_to_you(doc: &Doc<'_>, block: &Block) -> bool {
    if !matches!(block.role, Role::Paragraph | Role::Heading) || block.toks.is_empty() || block.toks.len() > LONGEST {
        return false;
    }
    let own = |i: usize| is_mine(doc.id(i)) && !doc.toks[i].quoted();
    asks(doc, block) || is_you(doc.id(block.toks.start)) && !block.toks.clone().any(own)
}

/// Whether a paragraph says "you", outside quotation marks.
fn says_you(doc: &Doc<'_>, block: &Block) -> bool {
    block.toks.clone().any(|i| is_you(doc.id(i)) && !doc.toks[i].quoted())
}

fn is_you(word: Word) -> bool {
    is_one_of!(word, "you" | "your" | "you've" | "you're" | "you'd")
}

/// "I", as whoever writes or answers says it.
pub(super) fn is_mine(word: Word) -> bool {
    is_one_of!(word, "i" | "i'm" | "i've" | "my")
}

/// An interview whose questions are paragraphs like the answers: the questions say "you", many of the answers "I", and they stand by
/// turns. With how many questions there are.
fn by_turns(doc: &Doc<'_>) -> Option<(Interview, usize)> {
    let asked = |idx: &usize| asks(doc, &doc.blocks[*idx]) && is_put_to_you(doc, &doc.blocks[*idx]);
    let answered = |idx: &usize| {
        doc.blocks.get(idx + 1).is_some_and(|next| next.role == Role::Paragraph && !is_put_to_you(doc, next))
    };
    let (mut questions, mut first, mut last, mut own) = (0, None, 0, 0);
    for idx in (0..doc.blocks.len()).filter(asked).filter(answered) {
        // Who is asked is told of above: "you" in the first of them.
        if first.is_none() && !says_you(doc, &doc.blocks[idx]) {
            continue;
        }
        first = first.or(Some(idx));
        (questions, last) = (questions + 1, idx);
        own += usize::from(says_you(doc, &doc.blocks[idx]) && !says_i(doc, &doc.blocks[idx]));
    }
    let first = first.filter(|_| questions >= FEWEST_BY_TURNS && own * 2 >= questions)?;
    // Not `ECHO: Are you well?` and `HALE: I am.`
    let labelled = |block: &&Block| {
        let toks = &doc.toks[block.toks.clone()];
        toks.iter().skip(1).take(4).any(|tok| tok.is_punct(b':')) && toks[0].capital
    };
    if doc.blocks[first..=last].iter().filter(labelled).count() >= FEWEST {
        return None;
    }
    let mine = |block: &&Block| {
        let own = |i: usize| is_one_of!(doc.id(i), "i" | "i'm" | "i've" | "i'd" | "my") && !doc.toks[i].quoted();
        block.role == Role::Paragraph && !asks(doc, block) && block.toks.clone().any(own)
    };
    // `Quiz: how well do you know Hale?`, `I have been thinking of it.`: the writer asks the reader, or himself.
    let own_words = |i: usize| {
        is_one_of!(
            doc.id(i),
            "i" | "i'm" | "i've" | "i'd" | "my" | "me" | "quiz" | "guide" | "explains" | "explained" | "expert"
        ) && !doc.toks[i].quoted()
    };
    if (0..doc.blocks[first].toks.start).any(own_words) {
        return None;
    }
    let answers = doc.blocks[first..].iter().filter(mine).count();
    let close = last - first <= questions * 4;
    (close && answers * 4 >= questions * 3)
        .then_some((Interview { setting: Setting::Paragraphs, first, last }, questions))
}

/// Whether a paragraph asks: who answers seldom ends so.
fn asks(doc: &Doc<'_>, block: &Block) -> bool {
    block.toks.clone().next_back().is_some_and(|i| doc.toks[i].is_punct(b'?'))
}

/// The interview that an article is, if it is one.
pub(super) fn find(doc: &Doc<'_>) -> Option<Interview> {
    let labelled = |question: bool| doc.blocks.iter().filter(move |b| label(doc, b).is_some_and(|l| l.0 == question));
    if labelled(true).count() >= FEWEST && labelled(false).count() >= FEWEST {
        let first = doc.blocks.iter().position(|b| label(doc, b).is_some())?;
        let last = doc.blocks.iter().rposition(|b| label(doc, b).is_some())?;
        return Some(Interview { setting: Setting::Labels, first, last });
    }
    let turns = by_turns(doc);
    let Some(first) = doc.blocks.iter().position(|b| is_question(doc, b)) else { return turns.map(|(found, _)| found) };
    let last = doc.blocks.iter().rposition(|b| is_question(doc, b))?;
    let questions = doc.blocks.iter().filter(|b| is_question(doc, b)).count();
    if let Some((found, _)) = turns.filter(|(_, asked)| *asked > questions) {
        return Some(found);
    }
    let own = doc.blocks[first..].iter().filter(|b| says_i(doc, b)).count();
    let found = Interview { setting: Setting::Headings, first, last };
    (questions >= FEWEST_HEADINGS && own >= questions / 2).then_some(found)
}

/// Who answers says "I", outside quotation marks.
fn says_i(doc: &Doc<'_>, block: &Block) -> bool {
    let own = |i: usize| is_one_of!(doc.id(i), "i" | "i'm" | "i've" | "my" | "we" | "our" | "we're" | "we've");
    block.role == Role::Paragraph && block.toks.clone().any(|i| own(i) && !doc.toks[i].quoted())
}

/// The names that stand again and again at the head of paragraphs before a colon, `Hale: …`, of those who take turns: two or
/// more, one of them the surname of somebody named in full, or that surname alone, where the questions are headings.
pub(super) fn turns(doc: &Doc<'_>) -> Vec<Word> {
    let label = |block: &Block| {
        let start = block.toks.start;
        let named =
            matches!(block.role, Role::Paragraph | Role::Heading) && block.toks.len() > 3 && doc.toks[start].capital;
        // Not `Hale: 547`
        let small = |i: &usize| doc.toks[*i].is_word() && !doc.toks[*i].capital && doc.tag(*i) != Tag::CD;
        let speaks = || block.toks.clone().skip(2).filter(small).nth(1).is_some();
        (named && doc.toks[start + 1].is_punct(b':') && doc.word(start).len() > 2 && speaks()).then(|| doc.id(start))
    };
    let mut labels: Vec<(Word, usize)> = Vec::new();
    for id in doc.blocks.iter().filter_map(label) {
        match labels.iter().position(|(known, _)| *known == id) {
            Some(idx) => labels[idx].1 += 1,
            None if labels.len() < MOST => labels.push((id, 1)),
            None => {}
        }
    }
    labels.retain(|(_, n)| *n >= FEWEST);
    let surname = |id: Word| {
        let full = |i: &usize| {
            let (tok, before) = (doc.toks[*i], doc.toks[*i - 1]);
            let common = || lexicon::is_common(tok.hash);
            doc.id(*i) == id
                && tok.capital
                && before.name
                && !tok.quoted()
                && doc.block_of(*i).is_some_and(|block| block.role == Role::Paragraph)
                && (before.is(GIVEN.or(Class::TITLE)) || !common())
        };
        (1..doc.toks.len()).any(|i| full(&i))
    };
    let alone = labels.iter().any(|(_, n)| *n >= FEWEST_HEADINGS);
    let known = (labels.len() > 1 || alone) && labels.iter().any(|(id, _)| surname(*id));
    if known { labels.into_iter().map(|(id, _)| id).collect() } else { Vec::new() }
}

impl Interview {
    /// Where the article speaks of the one who answers: its tokens before the first question.
    pub(in crate::quotes) fn introduction(self, doc: &Doc<'_>) -> Range<usize> {
        0..doc.blocks[self.first].toks.start
    }
}

impl Finder<'_, '_> {
    /// `“He pays one crown,” said Hale`: a paragraph between answers that tells what somebody says.
    fn is_told(&self, block: &Block) -> bool {
        let doc = self.doc;
        let somebody = |i: usize| {
            block.toks.contains(&i)
                && !doc.toks[i].quoted()
                // `“He pays,” said the director, Ada Hale`
                && (doc.is_name_word(i) || is_one_of!(doc.id(i), "he" | "she" | "the"))
        };
        let told =
            |i: usize| doc.is(i, Class::SAY) && !doc.toks[i].quoted() && (somebody(i + 1) || i > 0 && somebody(i - 1));
        block.toks.clone().any(|i| doc.toks[i].quoted()) && block.toks.clone().any(told)
    }

    /// `Both sides stressed that it was late`: whether a paragraph tells what somebody says, as a story does below an interview.
    fn tells(&self, block: &Block) -> bool {
        let doc = self.doc;
        let reports = |i: usize| doc.is(i, CUE) && doc.tag(i).is_verb() || is_one_of!(doc.id(i), "according");
        block.toks.clone().any(|i| reports(i) && !doc.toks[i].quoted())
    }

    /// The same of one of three paragraphs: the first of a story may tell of no words.
    fn tells_below(&self, idx: usize) -> bool {
        let blocks = &self.doc.blocks;
        blocks[idx..blocks.len().min(idx + 3)].iter().any(|block| self.tells(block))
    }

    /// Reads a block of an interview: an answer, one more paragraph of it, or a question, which is left out.
    pub(super) fn answer(&mut self, idx: usize, block: &Block) -> bool {
        let Some(interview) = self.interview.filter(|interview| idx >= interview.first) else { return false };
        let doc = self.doc;
        let goes_on = self.units.last().filter(|unit| unit.answers && unit.block + 1 == idx).is_some();
        let before = self.units.len().wrapping_sub(1);
        match (interview.setting, label(doc, block)) {
            (Setting::Labels, Some((true, _))) => true,
            (Setting::Labels, Some((false, start))) => {
                let cue = block.toks.start..start;
                self.push(Unit { answers: true, ..Unit::new(idx, one(start..block.toks.end), Some(cue), None) });
                true
            }
            (Setting::Headings, _) if is_question(doc, block) => true,
            // `Your friend says you “rant”. Is that fair?` tells words of somebody.
            (Setting::Paragraphs, _) if is_put_to_you(doc, block) => !block.toks.clone().any(|i| doc.toks[i].quoted()),
            (Setting::Headings, _) if asks(doc, block) => false,
            (Setting::Headings | Setting::Paragraphs, _) if idx > interview.last + 1 && self.is_told(block) => false,
            (Setting::Paragraphs, _) if block.role == Role::Paragraph && is_put_to_you(doc, &doc.blocks[idx - 1]) => {
                self.push(Unit { answers: true, ..Unit::new(idx, one(block.toks.clone()), None, None) });
                true
            }
            (Setting::Paragraphs, _) if idx > interview.last && !says_i(doc, block) => false,
            (Setting::Headings, _) if block.role == Role::Paragraph && is_question(doc, &doc.blocks[idx - 1]) => {
                self.push(Unit { answers: true, ..Unit::new(idx, one(block.toks.clone()), None, None) });
                true
            }
            (Setting::Labels, None) if self.is_told(block) => false,
            // Below the last answer the story may go on.
            _ if goes_on
                && block.role == Role::Paragraph
                && (idx < interview.last || says_i(doc, block) || !self.tells_below(idx)) =>
            {
                let unit = Unit::new(idx, one(block.toks.clone()), None, None);
                self.push(Unit { answers: true, continues: Some(before), ..unit });
                true
            }
            _ => false,
        }
    }
}
