//! Names and their article: `the Daily Beacon`, `The Hill`.

use super::{Names, Sort, qualifies};
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::Class;
use crate::quotes::words::is_one_of;

impl Names {
    /// What is always named with "the" is no person: `the Daily Beacon`.
    pub(super) fn things(&mut self, doc: &Doc<'_>) {
        let mut led: Vec<Option<bool>> = vec![None; self.entities.len()];
        for mention in &self.mentions {
            let the = || mention.chunk.start.checked_sub(1).is_some_and(|i| is_one_of!(doc.id(i), "the"));
            let whole = || mention.toks.len() > 1 && !qualifies(doc, mention.toks.end);
            led[mention.entity] = Some(led[mention.entity].unwrap_or(true) && the() && whole());
        }
        for (known, led) in self.entities.iter_mut().zip(led) {
            if led == Some(true) && known.sort == Sort::Unknown && known.gender.is_none() {
                known.sort = Sort::Body;
            }
        }
        self.called_so(doc);
    }

    /// `It will be known as | Orlacetus`: what a thing is called is nobody, where nothing else tells of it. Not `He was known as Holm`.
    fn called_so(&mut self, doc: &Doc<'_>) {
        for idx in 0..self.mentions.len() {
            let (start, entity) = (self.mentions[idx].chunk.start, self.mentions[idx].entity);
            let Some(last) = start.checked_sub(1).filter(|last| is_one_of!(doc.id(*last), "as" | "called" | "named"))
            else {
                continue;
            };
            let known = &self.entities[entity];
            let unknown = known.sort == Sort::Unknown && known.gender.is_none() && known.roles.is_empty();
            let verb = last - usize::from(is_one_of!(doc.id(last), "as") && last > 0);
            let small = |i: usize| doc.is(i, Class::BE.or(Class::AUX).or(Class::MODAL).or(Class::ADVERB));
            let it = doc.sent_of(start).is_some_and(|sent| {
                is_one_of!(doc.id(sent.start), "it") && sent.start < verb && (sent.start + 1..verb).all(small)
            });
            let named = is_one_of!(doc.id(verb), "known" | "called" | "named");
            if unknown && it && named && self.mentions.iter().filter(|m| m.entity == entity).count() == 1 {
                self.entities[entity].sort = Sort::Place;
            }
        }
    }

    /// Gives a name of one word the article that has a capital within a sentence more often than not: `as | The Hill reported`.
    pub(super) fn articles(&mut self, doc: &Doc<'_>) {
        // How much more often each has it with a capital.
        let mut printed: Vec<i32> = vec![0; self.entities.len()];
        for mention in self.mentions.iter().filter(|m| m.chunk.len() == 1 && m.toks.start > 1) {
            let (the, name) = (mention.toks.start - 1, mention.toks.start);
            // Not `It is late: The | Fed …`, `THE HILL`, `The BBC`
            let led = is_one_of!(doc.id(the), "the")
                && doc.toks[the - 1].is_word()
                && !doc.toks[the].first
                && !doc.in_title(the)
                && doc.word(name).bytes().any(|letter| letter.is_ascii_lowercase())
                && !qualifies(doc, mention.toks.end);
            if led {
                printed[mention.entity] += if doc.toks[the].capital { 1 } else { -1 };
            }
        }
        for (known, _) in self.entities.iter_mut().zip(printed).filter(|(_, printed)| *printed > 0) {
            if known.words.len() == 1 && known.gender.is_none() && known.sort != Sort::Person {
                known.name.insert_str(0, "The ");
            }
        }
    }
}
