//! Two of one surname that stands once: `Otto and Lena Field`.

use super::folded::{ByKey, Folded, key};
use super::{Entity, Names, Sort, given, most_of};
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::GIVEN;
use crate::quotes::words::is_one_of;

impl Names {
    /// Gives the surname of the second to the first, where nobody of that given name was named in full before.
    pub(super) fn pairs(&mut self, doc: &Doc<'_>) {
        // How often each is named in all, and before the pair.
        let mut n_mentions = vec![0; self.entities.len()];
        for mention in &self.mentions {
            n_mentions[mention.entity] += 1;
        }
        let mut n_before = vec![0; self.entities.len()];
        // Those whom only a pair tells.
        let mut told = ByKey::default();
        for first in 0..self.mentions.len() {
            if let Some(entity) = self.of_pair(doc, first, &n_mentions, &n_before, &mut told) {
                n_mentions.resize(self.entities.len(), 0);
                n_before.resize(self.entities.len(), 0);
                n_mentions[self.mentions[first].entity] -= 1;
                n_mentions[entity] += 1;
                self.mentions[first].entity = entity;
            }
            n_before[self.mentions[first].entity] += 1;
        }
    }

    /// Whom the given name of a mention means that a full name follows behind "and".
    fn of_pair(
        &mut self,
        doc: &Doc<'_>,
        first: usize,
        n_mentions: &[usize],
        n_before: &[usize],
        told: &mut ByKey<usize>,
    ) -> Option<usize> {
        let (first, full) = (self.mentions.get(first)?, self.mentions.get(first + 1)?);
        let (and, known) = (first.toks.end, first.entity);
        let paired = first.chunk.len() == 1
            && full.chunk.start == and + 1
            && full.toks.len() > 1
            && is_one_of!(doc.id(and), "and")
            && doc.is(first.toks.start, GIVEN)
            && doc.is(full.toks.start, GIVEN);
        let surname = *self.entities[full.entity].words.last().filter(|_| paired)?;
        if self.entities[known].words.last() == Some(&surname) {
            return None;
        }
        let words = [Folded::of_token(doc, first.toks.start), surname];
        let called = |e: &&usize| self.entities[**e].words == words;
        let named = most_of(self.by_last.get(&surname.key())).find(called);
        if let Some(entity) = named.or_else(|| told.get(&key(&words))) {
            return Some(*entity);
        }
        // `Orla sang. Orla and Lena Field danced.`, `Otto Budd sang. Otto and Lena Field danced.`
        let alone = self.entities[known].words.len() == 1 && n_mentions[known] > n_before[known] + 1;
        if n_before[known] > 0 || alone {
            return None;
        }
        let name = format!("{} {}", doc.word(first.toks.start), doc.word(full.toks.end - 1));
        let gender = given::gender(doc, first.toks.start);
        self.entities.push(Entity { name, words: words.to_vec(), sort: Sort::Person, gender, ..Entity::default() });
        let entity = self.entities.len() - 1;
        told.insert(key(&words), entity);
        Some(entity)
    }
}
