//! Surnames that stand alone and are not those of whom the article names in full.

use super::chunks::{Chunk, ChunkWords};
use super::folded::ByKey;
use super::surnames::is_mrs;
use super::{Gender, Names, Sort, gender, last_key};
use crate::article::Role;
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::{self, Class, GIVEN};
use crate::quotes::words::is_one_of;
use std::cell::LazyCell;

impl Names {
    /// Returns the keys of such surnames. `owner`: whose each chunk is, as far as that is known.
    pub(super) fn apart(
        &self,
        doc: &Doc<'_>,
        chunks: &[Chunk],
        words: &ChunkWords,
        owner: &[Option<usize>],
    ) -> Vec<u64> {
        // `Mr. Holm`, where Vera Holm is the only one in full: a Holm plainly called so is he, for she would be named apart.
        // `Mrs. Holm` may be his wife.
        let title_of =
            |i: usize| gender::of_sure_words(doc, &chunks[i].title).filter(|_| !is_mrs(doc, &chunks[i].title));
        let lone: Vec<usize> = (0..chunks.len())
            .filter(|i| owner[*i].is_none() && words[*i].len() == 1 && !chunks[*i].doubtful)
            .filter(|i| self.by_last.contains_key(&words[*i][0].key()))
            .collect();
        let nobody = |key: u64, gender: Gender| self.surname(key, Some(gender), |_| false).is_none();
        let mut apart: Vec<u64> = (lone.iter())
            .filter(|i| title_of(**i).is_some_and(|gender| nobody(words[**i][0].key(), gender)))
            .map(|i| words[*i][0].key())
            .collect();
        // Whether each name stands alone where a paragraph has it first; few articles ask.
        let alone = LazyCell::new(|| {
            let mut alone: ByKey<bool> = ByKey::with_capacity_and_hasher(chunks.len(), Default::default());
            for i in (0..chunks.len()).filter(|i| doc.blocks[chunks[*i].block].role == Role::Paragraph) {
                alone.entry(last_key(&words[i])).or_insert(words[i].len() == 1);
            }
            alone
        });
        let alone_first = |key: u64| alone.get(&key) == Some(&true);
        // `Holm said that he …`, before Vera Holm is named: he needs no introduction.
        let told = told_of_surnames(doc, chunks, words, &lone);
        apart.extend(told.filter(|(key, gender)| nobody(*key, *gender) && alone_first(*key)).map(|(key, _)| key));
        // `Tidewell announced a fair`, before `Camp Tidewell`: no person of that surname, for nobody is introduced by it alone.
        let things =
            |key: u64| self.by_last.get(&key).is_some_and(|found| found.all().iter().all(|e| self.is_thing(*e)));
        let keys = lone.iter().map(|i| words[*i][0].key());
        apart.extend(keys.filter(|key| things(*key) && alone_first(*key)));
        // `Hale said it was late. … His wife, Ada Hale`: she was not he who was named before.
        let full = |key: u64| (0..chunks.len()).filter(move |i| words[*i].len() > 1 && last_key(&words[*i]) == key);
        let wives = |key: u64| {
            let known = self.by_last.get(&key).is_some_and(|found| found.all().len() == 1);
            let mut own = full(key).take(MOST_FULL).peekable();
            known && own.peek().is_some_and(|first| is_kin_of_another(doc, chunks, words, *first))
        };
        let keys = lone.iter().map(|i| words[*i][0].key());
        let mut kin: Vec<u64> = keys.filter(|key| alone_first(*key) && wives(*key)).collect();
        kin.dedup();
        apart.extend(kin);
        apart
    }

    /// Whether a name begins with a common word, as of things: `Camp Tidewell`.
    pub(super) fn is_thing(&self, entity: usize) -> bool {
        let entity = &self.entities[entity];
        let known = || lexicon::words().known(entity.words[0].hash());
        let is_thing = |known: lexicon::Known| known.tags.small != 0 && !known.class.has(GIVEN);
        entity.sort == Sort::Unknown && is_thing(known())
    }
}

/// So many full names of one surname are looked at.
const MOST_FULL: usize = 4;

/// `His wife, Ada Hale`: whether a name is told to be that of the wife or husband of somebody who bears it, too.
fn is_kin_of_another(doc: &Doc<'_>, chunks: &[Chunk], words: &ChunkWords, i: usize) -> bool {
    let start = if chunks[i].title.is_empty() { chunks[i].name.start } else { chunks[i].title.start };
    let comma = start.checked_sub(1).is_some_and(|before| doc.toks[before].is_punct(b','));
    let noun = |i: usize| is_one_of!(doc.id(i), "wife" | "husband" | "son" | "daughter" | "brother" | "sister");
    let owns = |i: usize| is_one_of!(doc.id(i), "his" | "her");
    // Not `Ann Budd said that her husband, Tom Hale, left`: whoever is named right before bears it.
    let from = doc.sent_before(start).map_or(0, |sent| sent.start);
    let mut near = (0..i).rev().take_while(|other| chunks[*other].name.start >= from);
    let key = last_key(&words[i]);
    if near.any(|other| last_key(&words[other]) != key) {
        return false;
    }
    let before = start - usize::from(comma);
    let titled = chunks[i].title.clone().any(noun) && chunks[i].title.clone().any(owns);
    titled || before > 1 && noun(before - 1) && owns(before - 2)
}

/// Surnames that stand alone, each with the gender that the pronouns right behind it tell where they tell one plainly: `Holm
/// said that he`. `lone`: indices of the chunks.
fn told_of_surnames(
    doc: &Doc<'_>,
    chunks: &[Chunk],
    words: &ChunkWords,
    lone: &[usize],
) -> impl Iterator<Item = (u64, Gender)> {
    // For each: he, she.
    let mut votes: ByKey<(u32, u32)> = ByKey::default();
    let mut sents = doc.sents.iter().peekable();
    for i in lone {
        let from = chunks[*i].name.end;
        while sents.next_if(|sent| sent.end < from).is_some() {}
        let Some(sent) = sents.peek() else { continue };
        let next = chunks.get(i + 1).map_or(sent.end, |chunk| chunk.name.start.min(sent.end));
        let sexed = Class::MALE.or(Class::FEMALE);
        for tok in doc.toks[from.min(next)..next].iter().filter(|tok| tok.is(sexed) && !tok.quoted() && tok.is_word()) {
            let Some(gender) = gender::of_pronoun(tok.id()) else { continue };
            let vote = votes.entry(words[*i][0].key()).or_default();
            match gender {
                Gender::Male => vote.0 += 1,
                Gender::Female => vote.1 += 1,
            }
        }
    }
    votes.into_iter().filter_map(|(key, (male, female))| match (male, female) {
        (m, f) if m > 2 && m > 3 * f => Some((key, Gender::Male)),
        (m, f) if f > 2 && f > 3 * m => Some((key, Gender::Female)),
        _ => None,
    })
}
