//! Two of one surname that stands once: `Otto and Lena Field`.

use super::folded::Folded;
use super::{Entity, Names, Sort, given};
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::GIVEN;
use crate::quotes::words::is_one_of;

impl Names {
    /// Gives the surname of the second to the first, where nobody of that given name was named in full before.
    pub(super) fn pairs(&mut self, doc: &Doc<'_>) {
        for second in 1..self.mentions.len() {
            let (first, full) = (&self.mentions[second - 1], &self.mentions[second]);
            let and = first.toks.end;
            let paired = first.chunk.len() == 1
                && full.chunk.start == and + 1
                && full.toks.len() > 1
                && is_one_of!(doc.id(and), "and")
                && doc.is(first.toks.start, GIVEN)
                && doc.is(full.toks.start, GIVEN);
            if !paired {
                continue;
            }
            let known = first.entity;
            let Some(surname) = self.entities[full.entity].words.last().copied() else { continue };
            if self.entities[known].words.last() == Some(&surname) {
                continue;
            }
            let words = vec![Folded::of_token(doc, first.toks.start), surname];
            let of_both = self.entities.iter().position(|entity| entity.words == words);
            let others = |mention: usize| self.mentions[mention].entity == known;
            // `Orla sang. Orla and Lena Field danced.`, `Otto Budd sang. Otto and Lena Field danced.`
            let named_before = (0..second - 1).any(others);
            let alone = self.entities[known].words.len() == 1 && (second + 1..self.mentions.len()).any(others);
            if of_both.is_none() && (named_before || alone) {
                continue;
            }
            let entity = of_both.unwrap_or_else(|| {
                let name = format!("{} {}", doc.word(first.toks.start), doc.word(full.toks.end - 1));
                let gender = given::gender(doc, first.toks.start);
                self.entities.push(Entity { name, words, sort: Sort::Person, gender, ..Entity::default() });
                self.entities.len() - 1
            });
            self.mentions[second - 1].entity = entity;
        }
    }
}
