//! Paragraphs that owe their speaker to what stands above them: answers to what the writer asks, `Is he good? | “I think so.”`, and
//! words printed without marks under a colon, `Hale writes: | It rained all night.`

use super::interview::is_mine;
use super::{Finder, Unit, one};
use crate::article::{MentionKind, Role};
use crate::quotes::cues::Cue;
use crate::quotes::doc::{Block, Doc, Kind};
use crate::quotes::lexicon::Class;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

impl Unit {
    /// Whether it is a paragraph without marks under a cue and a colon.
    fn is_printed(&self, doc: &Doc<'_>) -> bool {
        let content = &self.content[0];
        let colon = |cue: &Range<usize>| cue.end < content.start && doc.toks[cue.end].is_punct(b':');
        self.content.len() == 1 && !doc.toks[content.start].quoted() && self.cue.as_ref().is_some_and(colon)
    }
}

impl Finder<'_, '_> {
    /// `Is he a good mayor? | “I think he is.”`: whether a paragraph in marks answers what the writer asks or says in the one above.
    pub(super) fn answers_writer(&self, idx: usize) -> bool {
        let doc = self.doc;
        let Some(place) = self.above(idx) else { return false };
        let above = &doc.blocks[place];
        let Some(last) = doc.sents[above.sents.clone()].last().filter(|_| above.role == Role::Paragraph) else {
            return false;
        };
        let end = self.trim_end(last.end);
        if end <= last.start || doc.toks[end - 1].quoted() && doc.asks(last) {
            return false;
        }
        let told = self.units.iter().rev().take_while(|unit| unit.block == place);
        let mut told = told.filter(|unit| unit.cue.as_ref().is_some_and(|cue| last.contains(&cue.start)));
        let (asks, mine) = (doc.asks(last), told.clone().any(|unit| self.is_writers(unit)));
        // `Who pays? Budd asked`, and somebody else
        if !mine && (told.next().is_some() || last.clone().any(|i| doc.toks[i].quoted())) {
            return false;
        }
        // `I did not ask him that.`, `He interrupts me.`
        let short = last.len() <= 12 && is_writer(doc.id(last.start)) && last.start == above.toks.start;
        let stops = || is_one_of!(doc.id(end - 1), "me") && last.clone().any(|i| is_stopping(doc.id(i)));
        asks || mine || short || stops()
    }

    /// Whether words without marks are the writer's own, `… , I say`.
    pub(super) fn is_writers(&self, unit: &Unit) -> bool {
        let writer = |at: usize| is_writer(self.doc.id(at)) && !self.doc.toks[at].quoted();
        let by_writer = unit.subject.as_ref().is_some_and(|s| s.kind == MentionKind::Pronoun && writer(s.toks.start));
        by_writer && self.first_marked(&unit.content).is_none()
    }

    /// `“We could not tell, Chair.”`: whether words end by calling somebody by an office, as who is asked does.
    pub(super) fn is_put_to_office(&self, toks: &Range<usize>) -> bool {
        let doc = self.doc;
        let Some(last) = toks.clone().rev().take(4).find(|i| doc.toks[*i].is_word()) else { return false };
        let called = doc.is(last, Class::TITLE)
            || is_one_of!(
                doc.id(last),
                "chair" | "sir" | "madam" | "ma'am" | "honour" | "honor" | "lordship" | "ladyship"
            );
        let first =
            last - usize::from(last > toks.start && is_one_of!(doc.id(last - 1), "your" | "my" | "mr" | "madam"));
        called && first > toks.start + 1 && doc.toks[first - 1].is_punct(b',')
    }

    /// Whether a paragraph says "I", as whoever writes it, and no mark stands in it, where the article says none above.
    fn says_own(&self, block: &Block) -> bool {
        let doc = self.doc;
        let own = |i: usize| is_mine(doc.id(i)) && !doc.toks[i].quoted();
        let plain = !block.toks.clone().any(|i| doc.toks[i].quoted());
        plain && block.toks.clone().any(own) && !(0..block.toks.start).any(own)
    }

    /// `Hale writes: | It rained all night.`: a paragraph without marks under a verb of saying and a colon; below it what goes on to
    /// say "I", where the article does not.
    pub(super) fn printed(&mut self, idx: usize, block: &Block) -> bool {
        let doc = self.doc;
        let Some(place) = self.above(idx) else { return false };
        let above = &doc.blocks[place];
        // `Hale writes: | It rained all night. | I stayed at home.`
        let goes_on = self.units.last().filter(|unit| {
            let printed = unit.continues.map_or(*unit, |from| &self.units[from]);
            unit.block == place && printed.is_printed(doc) && unit.content[0] == above.toks
        });
        if goes_on.is_some() && block.role == Role::Paragraph && self.says_own(block) {
            let unit = Unit::new(idx, one(block.toks.clone()), None, None);
            self.push(Unit { shared: true, continues: Some(self.units.len() - 1), ..unit });
            return true;
        }
        let colon = above.toks.end.saturating_sub(1);
        let led = above.toks.len() > 2 && doc.toks[colon].is_punct(b':') && above.role == Role::Paragraph;
        if !led || block.role != Role::Paragraph || doc.toks[block.toks.start].quoted() {
            return false;
        }
        let prints = |i: usize| {
            is_one_of!(
                doc.id(i),
                "writes"
                    | "wrote"
                    | "says"
                    | "said"
                    | "reads"
                    | "explains"
                    | "explained"
                    | "adds"
                    | "added"
                    | "tweeted"
                    | "posted"
                    | "continues"
                    | "continued"
                    | "concludes"
                    | "concluded"
            )
        };
        let sent = doc.sents[above.sents.clone()].last().filter(|_| prints(colon - 1) && !doc.toks[colon - 1].quoted());
        let Some(sent) = sent else { return false };
        let words = block.toks.clone().filter(|i| doc.toks[*i].is_word()).count();
        let ends = self.ends_like_speech(block.toks.end - 1);
        // `Hale said: | “It rained,” said Hale.`, `Read more`
        if words < 8 || !ends || block.toks.clone().any(|i| doc.toks[i].quoted()) {
            return false;
        }
        // `Hale says: | A man was shot, police said.`: others have their say in it.
        let inner = self.cues(&doc.sents[block.sents.clone()]);
        let told = |cue: &Cue| cue.verb.is_some_and(|verb| doc.is(verb, Class::SAY)) && cue.subject.is_some();
        if (0..block.sents.len()).any(|nth| inner.of(nth).iter().any(told)) {
            return false;
        }
        let cue = self.cues(std::slice::from_ref(sent)).of(0).last().cloned();
        let Some(cue) = cue.filter(|cue| cue.toks.end == colon && !cue.negated) else { return false };
        let Some(subject) = cue.subject.filter(|subject| doc.can_speak(subject)) else { return false };
        let unit = Unit::new(idx, one(block.toks.clone()), Some(cue.toks), Some(subject));
        self.push(Unit { shared: true, ..unit });
        true
    }
}

fn is_writer(word: Word) -> bool {
    is_one_of!(word, "i" | "we" | "i've" | "i'd")
}

/// What one who is asked does to the one who asks.
fn is_stopping(word: Word) -> bool {
    is_one_of!(word, "interrupts" | "interrupted" | "stops" | "stopped" | "corrects" | "corrected")
}

/// `(Laughter.)`, `[Crosstalk]`: a few words in brackets as a block of their own tell what is heard, and are no words of anybody.
pub(super) fn is_aside(doc: &Doc<'_>, block: &Block) -> bool {
    let toks = &doc.toks[block.toks.clone()];
    // A mark that is set again at the head of each paragraph of a speech.
    let toks = &toks[toks.iter().take_while(|tok| tok.kind == Kind::Mark).count()..];
    let [first, .., last] = toks else { return false };
    let opens = first.is_punct(b'(') && last.is_punct(b')') || first.is_punct(b'[') && last.is_punct(b']');
    opens && toks.len() <= 8 && toks.iter().all(|tok| tok.kind != Kind::Mark)
}
