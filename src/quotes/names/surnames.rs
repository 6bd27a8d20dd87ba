//! Names of one word: whose a surname is that several bear, a title and a surname, a first name alone.

use super::chunks::{Chunk, ChunkWords};
use super::folded::Folded;
use super::{
    Bearers, Entity, Gender, Names, Sort, gender, given, heads, known, last_key, modifies, name_words, note, printed,
};
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::{self, Class, GIVEN};
use crate::quotes::words::is_one_of;
use std::cell::LazyCell;
use std::ops::Range;

/// So many names back somebody is looked for who is called by another part of the name.
const MOST_NAMES: usize = 256;

/// More wives than this no article tells of by their first names.
const MOST_WIVES: usize = 16;

impl Names {
    /// Names of one word. Returns those that are not of the people named so in full.
    pub(super) fn lone(
        &mut self,
        doc: &Doc<'_>,
        chunks: &[Chunk],
        words: &ChunkWords,
        owner: &mut [Option<usize>],
        n_full: &mut Vec<usize>,
        quoted: &[Range<usize>],
    ) -> Vec<u64> {
        let apart = self.apart(doc, chunks, words, owner);
        // Few articles ask.
        let wives = LazyCell::new(|| -> Vec<usize> {
            (0..chunks.len()).filter(|i| is_wife(doc, &chunks[*i].name)).take(MOST_WIVES).collect()
        });
        // Those who are named in full within quotation marks.
        let full = LazyCell::new(|| full_names(doc, quoted));
        // The person of each surname that was named in full last, and in which block.
        let mut named_in: Vec<Option<usize>> = vec![None; self.entities.len()];
        for (i, chunk) in chunks.iter().enumerate() {
            if let Some(entity) = owner[i] {
                if words[i].len() > 1 {
                    named_in[entity] = Some(chunk.block);
                }
                continue;
            }
            let [word] = words[i] else { continue };
            if chunk.doubtful {
                continue;
            }
            let gender = gender::of_words(doc, &chunk.title);
            // `Holm said she`, where Vera and Per Holm are both in the article.
            let known = self.bearing(word.key()).filter(|known| known.len() > 1);
            let one =
                |gender: &Gender| known.is_some_and(|k| k.iter().any(|e| self.entities[*e].gender == Some(*gender)));
            let gender = gender.or_else(|| gender::told_behind(doc, chunk.name.end).filter(one));
            let given = doc.is(chunk.name.start, GIVEN);
            let found = match gender {
                None if apart.contains(&word.key()) => None,
                // `Some Democrats`, where the Norland Democrats are named
                None if doc.is(chunk.name.start, Class::PERSON) && doc.lower(chunk.name.start).ends_with('s') => None,
                _ => self
                    .of_age(doc, chunk, word.key())
                    .or_else(|| self.holder(doc, word.key(), &chunk.title))
                    .or_else(|| self.surname(word.key(), gender, |e| named_in.get(e) == Some(&Some(chunk.block)))),
            };
            let found =
                if is_mrs(doc, &chunk.title) { self.married(doc, found, chunks, owner, &wives, i) } else { found };
            let found = self.parent(doc, found, chunks, owner, i).or(found);
            let found = found.or_else(|| self.bodies.get(&word.key()).copied().filter(|_| chunk.title.is_empty()));
            let found = found.or_else(|| self.nicknames.get(&word.key()).copied());
            let found = found.or_else(|| self.first_surname(doc, chunk, word, &owner[..i]));
            let found = found.or_else(|| self.handle(doc.word(chunk.name.start)));
            let found = found.or_else(|| {
                let first = self.by_first.get(&word.key()).map(Bearers::all)?;
                let addressed = is_address(doc, chunk);
                // `Xi`, of Xi Jintao: where the first word is the surname, it is no given name we know.
                // `Ms Lim`, of Lim Boon Heng, though "boon" is a word
                let common = |word: &Folded| {
                    lexicon::is_common(word.hash()) && !(addressed && doc.is_surname_first(chunk.name.start))
                };
                let first_is_last = |e: &Entity| {
                    e.words.len() < 4
                        && !matches!(e.sort, Sort::Body | Sort::Place)
                        && !known::is_place(&words[i])
                        && !e.words[1..].iter().any(common)
                        && !e.name.bytes().any(|byte| byte.is_ascii_digit())
                };
                let fits = |e: &&usize| {
                    let known = &self.entities[**e];
                    known.words.len() == 1 || given || first_is_last(known)
                };
                // `Lim Boon Teck spoke. … Mr Lim`, where Lim Boon Huat is named below
                let before = |e: &usize| named_in.get(*e).is_some_and(Option::is_some);
                first.iter().filter(fits).max_by_key(|e| (before(e), n_full.get(**e))).copied()
            });
            let entity = found.unwrap_or_else(|| {
                let place = chunk.title.is_empty() && known::is_place(&words[i]) || !given && modifies(doc, chunk);
                let sort = if place { Sort::Place } else { Sort::Unknown };
                let entity = self.push(doc, &chunk.name, &words[i], sort);
                note(&mut self.by_first, word.key(), entity);
                n_full.push(0);
                if !given && !place {
                    self.complete(doc, entity, word.key(), &full);
                }
                entity
            });
            self.learn(doc, entity, chunk);
            owner[i] = Some(entity);
        }
        apart
    }

    /// `Ms. Acosta`, of Melba Acosta Febo: the only person of three names, named before, whose second this is. `before`: who was.
    fn first_surname(&self, doc: &Doc<'_>, chunk: &Chunk, word: Folded, before: &[Option<usize>]) -> Option<usize> {
        let at = chunk.title.start;
        let address = is_address(doc, chunk)
            && !doc.is(chunk.name.start, GIVEN)
            && !(at > 0 && doc.is(at - 1, Class::DET.or(Class::PERSON)));
        if !address {
            return None;
        }
        let gender = gender::of_words(doc, &chunk.title);
        let bears = |e: &usize| {
            let known = &self.entities[*e];
            let same = gender.is_none() || known.gender.is_none() || known.gender == gender;
            known.words.len() == 3 && known.words[1] == word && same && !matches!(known.sort, Sort::Body | Sort::Place)
        };
        let mut found = before.iter().rev().take(MOST_NAMES).flatten().copied().filter(bears);
        let one = found.next()?;
        found.all(|other| other == one).then_some(one)
    }

    /// `his wife, Jean, … Mrs Holm`: who is meant where a chunk is `Mrs` and the surname of `found`. `wives`: chunks that name
    /// a wife by her first name alone.
    fn married(
        &mut self,
        doc: &Doc<'_>,
        found: Option<usize>,
        chunks: &[Chunk],
        owner: &[Option<usize>],
        wives: &[usize],
        i: usize,
    ) -> Option<usize> {
        let surname = Folded::of_token(doc, chunks[i].name.start);
        let woman = |known: &Entity| known.gender == Some(Gender::Female) || known.words.len() == 1;
        if found.is_some_and(|found| woman(&self.entities[found])) || !self.by_last.contains_key(&surname.key()) {
            return found;
        }
        // Hers is the surname of whoever was named last before her.
        let bears = |wife: usize| {
            let person = |e: &usize| !matches!(self.entities[*e].sort, Sort::Body | Sort::Place);
            let husband =
                owner[..wife].iter().rev().take(6).flatten().find(|e| person(e) && self.entities[**e].words.len() > 1);
            husband.is_some_and(|husband| last_key(&self.entities[*husband].words) == surname.key())
        };
        let before = wives.iter().copied().filter(|wife| *wife < i && bears(*wife)).filter_map(|wife| owner[wife]);
        let mut alone = before.filter(|wife| self.entities[*wife].words.len() == 1);
        let Some(wife) = alone.next() else { return found };
        if alone.any(|other| other != wife) {
            return found;
        }
        let known = &mut self.entities[wife];
        known.name = format!("{} {}", known.name, doc.word(chunks[i].name.start));
        known.words.push(surname);
        known.gender = Some(Gender::Female);
        note(&mut self.by_last, surname.key(), wife);
        Some(wife)
    }

    /// `Ada Holm died. Her mother, Jean, said … Mrs Holm`: the parent who was named last, by the first name alone, and speaks.
    fn parent(
        &mut self,
        doc: &Doc<'_>,
        found: Option<usize>,
        chunks: &[Chunk],
        owner: &[Option<usize>],
        i: usize,
    ) -> Option<usize> {
        let title = chunks[i].title.start;
        let titled = chunks[i].title.len() == 1 && is_one_of!(doc.id(title), "mr" | "mr." | "mrs" | "mrs.");
        let child = found.filter(|found| titled && self.entities[*found].words.len() > 1)?;
        let mother = is_mrs(doc, &chunks[i].title);
        let parent = (1..i).rev().take(6).find(|n| is_parent(doc, &chunks[*n].name, mother))?;
        // `Her` is the child named last before.
        owner[..parent].iter().rev().take(12).flatten().next().filter(|last| **last == child)?;
        let entity = owner[parent].filter(|e| self.entities[*e].words.len() == 1)?;
        let surname = Folded::of_token(doc, chunks[i].name.start);
        let known = &mut self.entities[entity];
        known.name = format!("{} {}", known.name, doc.word(chunks[i].name.start));
        known.words.push(surname);
        note(&mut self.by_last, surname.key(), entity);
        Some(entity)
    }

    /// `the older Mr Holm`: of several of this surname the only one who is told to be a parent; `the younger`: a child.
    fn of_age(&self, doc: &Doc<'_>, chunk: &Chunk, word: u64) -> Option<usize> {
        let start = if chunk.title.is_empty() { chunk.name.start } else { chunk.title.start };
        let older = |i: usize| is_one_of!(doc.id(i), "older" | "elder");
        let younger = |i: usize| is_one_of!(doc.id(i), "younger");
        let told = |is: &dyn Fn(usize) -> bool| {
            chunk.title.clone().any(is) || start > 0 && !doc.toks[start].first && is(start - 1)
        };
        let kin: &[&str] = match () {
            () if told(&older) => &["father", "mother", "grandfather", "grandmother", "uncle", "aunt"],
            () if told(&younger) => &["son", "daughter", "grandson", "granddaughter", "nephew", "niece"],
            () => return None,
        };
        let is_kin = |e: &&usize| {
            self.entities[**e].roles.iter().flat_map(|role| &role.heads).any(|head| kin.contains(&head.as_str()))
        };
        let mut found = self.bearing(word)?.iter().filter(is_kin);
        let one = *found.next()?;
        found.next().is_none().then_some(one)
    }

    /// `former President Holm`: of several of this surname the only one of whom such a role is told.
    fn holder(&self, doc: &Doc<'_>, word: u64, title: &Range<usize>) -> Option<usize> {
        let known = if title.is_empty() { None } else { self.bearing(word) };
        let found = known.filter(|found| found.len() > 1)?;
        let called = heads(doc, title);
        let mut holders = found.iter().filter(|e| self.entities[**e].holds(&called));
        let one = *holders.next()?;
        holders.next().is_none().then_some(one)
    }

    /// All who bear a surname, the first introduced first.
    fn bearing(&self, surname: u64) -> Option<&[usize]> {
        self.by_last.get(&surname).map(Bearers::all)
    }

    /// The person of this surname.
    pub(super) fn surname(
        &self,
        word: u64,
        gender: Option<Gender>,
        just_named: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let found = self.bearing(word)?;
        let fits = |e: &&usize| {
            let e = &self.entities[**e];
            e.sort != Sort::Place && (gender.is_none() || e.gender.is_none() || e.gender == gender)
        };
        // `Holm said she`: she of whom it is known comes first.
        let mut known = found.iter().filter(|e| gender.is_some() && self.entities[**e].gender == gender);
        if let (Some(one), None) = (known.next(), known.next()) {
            return Some(*one);
        }
        let mut fitting = found.iter().filter(fits);
        let first = *fitting.next()?;
        if fitting.next().is_none() {
            return Some(first);
        }
        // Whoever is introduced by a full name may be one, too.
        let person = |e: &usize| {
            let known = &self.entities[*e];
            let named = || known.words.len() > 1 && !self.is_thing(*e) && !known::is_place(&known.words[..1]);
            known.is_person() || known.sort == Sort::Unknown && named()
        };
        let people = || found.iter().filter(fits).copied().filter(person);
        let mut near = people().filter(|e| just_named(*e));
        match (near.next(), near.next()) {
            (Some(one), None) => Some(one),
            // Who is named in full again and again is told apart by it: the surname alone is the first introduced.
            _ => people().next().or(Some(first)),
        }
    }

    /// A full name that stands only within quotation marks completes a surname.
    fn complete(&mut self, doc: &Doc<'_>, entity: usize, word: u64, full: &[(Range<usize>, Vec<Folded>)]) {
        if let Some((name, words)) = full.iter().find(|(_, words)| last_key(words) == word) {
            let known = &mut self.entities[entity];
            known.name = printed(doc, name);
            known.gender = known.gender.or(given::gender(doc, name.start));
            known.sort = Sort::Person;
            known.words.clone_from(words);
        }
    }
}

/// The full names of people that stand within quotation marks, each with its words.
fn full_names(doc: &Doc<'_>, quoted: &[Range<usize>]) -> Vec<(Range<usize>, Vec<Folded>)> {
    let names = quoted.iter().filter(|range| range.len() > 1).map(|range| doc.split_title(range).1);
    let full = names.filter(|name| (2..4).contains(&name.len()) && doc.is(name.start, GIVEN));
    full.map(|name| (name.clone(), name_words(doc, &name))).collect()
}

/// `Mrs Holm`: she may be called so by the name of her husband.
pub(super) fn is_mrs(doc: &Doc<'_>, title: &Range<usize>) -> bool {
    title.clone().any(|i| is_one_of!(doc.id(i), "mrs" | "mrs."))
}

/// `Her mother, Jean, said`: a first name alone that tells of a mother, else of a father, who speaks.
fn is_parent(doc: &Doc<'_>, name: &Range<usize>, mother: bool) -> bool {
    let noun = name.start.checked_sub(2).filter(|i| name.len() == 1 && *i > 0 && doc.toks[*i + 1].is_punct(b','));
    let kin = noun.is_some_and(|i| match mother {
        true => is_one_of!(doc.id(i), "mother" | "mum" | "mom" | "mam" | "grandmother"),
        false => is_one_of!(doc.id(i), "father" | "dad" | "grandfather"),
    });
    let owned = noun.is_some_and(|i| doc.is(i - 1, Class::POSS) || doc.toks[i - 1].kind == Kind::Clitic);
    let verb = name.end + 1;
    let speaks = verb < doc.toks.len()
        && doc.toks[name.end].is_punct(b',')
        && doc.tag(verb).is_finite()
        && doc.is(verb, lexicon::CUE);
    kin && owned && speaks
}

/// `his wife of 57 years, Jean`: a first name alone that tells of a wife.
fn is_wife(doc: &Doc<'_>, name: &Range<usize>) -> bool {
    let link = |i: &usize| (doc.toks[*i].is_word() || doc.toks[*i].is_punct(b',')) && !doc.toks[*i].quoted();
    let before = (name.start.saturating_sub(7)..name.start).rev().take_while(link);
    name.len() == 1 && before.take_while(|i| !doc.is_name_word(*i)).any(|i| is_one_of!(doc.id(i), "wife" | "widow"))
}

/// `Mr`, `Dr`: whether the title is a form of address alone.
fn is_address(doc: &Doc<'_>, chunk: &Chunk) -> bool {
    chunk.title.len() == 1
        && is_one_of!(doc.id(chunk.title.start), "mr" | "mr." | "ms" | "ms." | "mrs" | "mrs." | "dr" | "dr." | "mdm")
}
