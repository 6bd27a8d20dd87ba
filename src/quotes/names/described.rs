//! What stands beside a name tells of its bearer: a person or not, man or woman, which roles.

use super::chunks::Chunk;
use super::roles::heads;
use super::{Entity, Names, Role, Sort, gender, given, known, modifies, printed, roles, wording};
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::{Class, GIVEN, class};
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

impl Names {
    /// What stands beside one mention tells of its bearer.
    pub(super) fn learn(&mut self, doc: &Doc<'_>, entity: usize, chunk: &Chunk) {
        if modifies(doc, chunk) {
            return;
        }
        let known = &mut self.entities[entity];
        let titled = chunk.title.clone().any(|i| doc.is(i, Class::TITLE.or(Class::PERSON)));
        let block = &doc.blocks[chunk.block].toks;
        let start = if chunk.title.is_empty() { chunk.name.start } else { chunk.title.start };
        let beside = roles::beside(doc, block, &(start..chunk.name.end));
        if matches!(known.sort, Sort::Unknown | Sort::Person) {
            let given = chunk.name.len() > 1 && doc.is(chunk.name.start, GIVEN);
            let aged = block.contains(&(chunk.name.end + 1))
                && doc.toks[chunk.name.end].is_punct(b',')
                && (doc.lower(chunk.name.end + 1) == "who" && !known::is_place(&known.words)
                    || doc.word(chunk.name.end + 1).len() <= 2
                        && doc.word(chunk.name.end + 1).bytes().all(|b| b.is_ascii_digit()));
            if given || titled || aged || beside.iter().any(Option::is_some) {
                known.sort = Sort::Person;
            }
            // `her friend Salimata`, `Their first child, Joseph,`: no surname stands so.
            let called = || {
                chunk.name.len() == 1
                    && (names_kin(doc, &chunk.title) || beside.iter().flatten().any(|range| names_kin(doc, range)))
            };
            if known.gender.is_none() {
                known.gender = gender::of_sure_words(doc, &chunk.title)
                    .or_else(|| called().then(|| given::gender(doc, chunk.name.start)).flatten())
                    .or_else(|| chunk.name.len().gt(&1).then(|| given::gender(doc, chunk.name.start)).flatten())
                    .or_else(|| beside.iter().flatten().find_map(|range| gender::of_sure_words(doc, range)))
                    .or_else(|| gender::of_words(doc, &chunk.title))
                    .or_else(|| beside.iter().flatten().find_map(|range| gender::of_words(doc, range)));
            }
            if known.gender.is_none() && known.guess.is_none() && chunk.name.len() > 1 {
                known.guess = given::guess(doc, chunk.name.start);
            }
        }
        if !chunk.title.is_empty() {
            known.add_role(doc, &chunk.title);
        }
        for range in beside.iter().flatten() {
            known.add_role(doc, range);
        }
    }

    /// What was found at a cue of the speaker's role.
    pub(in super::super) fn note_role(&mut self, doc: &Doc<'_>, entity: usize, range: &Range<usize>) -> Option<String> {
        let known = &mut self.entities[entity];
        known.gender = known.gender.or_else(|| gender::of_words(doc, range));
        let role = known.add_role(doc, range).map(|role| role.text.clone());
        if role.is_some() && known.sort == Sort::Unknown && known.words.len() == 1 && known.gender.is_some() {
            known.sort = Sort::Person;
        }
        role
    }
}

impl Entity {
    /// Adds a role as printed, unless it is there already or only a form of address; returns it.
    pub(super) fn add_role(&mut self, doc: &Doc<'_>, range: &Range<usize>) -> Option<&Role> {
        let toks = wording::role_toks(doc, range)?;
        // `his rival Ada Hale`: what somebody is to another only, and no office.
        let last = toks.end - 1;
        let plain = toks.len() == 1 || doc.tag(last - 1) == Tag::JJ && doc.tag(toks.start).is_in(&[Tag::JJ, Tag::RB]);
        if plain && is_one_of!(doc.id(last), "rival" | "fellow" | "opponent" | "counterpart" | "foe" | "fan") {
            return None;
        }
        let text = singular(doc, &toks);
        let idx = self.roles.iter().position(|role| role.text == text).unwrap_or_else(|| {
            let mut nouns = heads(doc, range);
            // `committee chairman Cllr Hale` is both.
            if toks != *range {
                for noun in heads(doc, &toks) {
                    if !nouns.contains(&noun) {
                        nouns.push(noun);
                    }
                }
            }
            self.roles.push(Role { text, heads: nouns, toks });
            self.roles.len() - 1
        });
        Some(&self.roles[idx])
    }
}

/// `Sens. Otto Budd and Tom Hale`, `Senators Otto Budd and Tom Hale`: what each of them is.
fn singular(doc: &Doc<'_>, toks: &Range<usize>) -> String {
    let mut title = printed(doc, toks);
    let last = doc.lower(toks.end - 1);
    let one =
        last.strip_suffix('s').filter(|one| !one.ends_with('s') && class(one).has(Class::TITLE.or(Class::PERSON)));
    let pair = || wording::is_before_name(doc, toks);
    if one.is_some() && doc.tag(toks.end - 1).is_in(&[Tag::NNS, Tag::NNP]) && pair() {
        title.truncate(title.len() - 1);
    }
    if pair() && title.ends_with("smen") {
        title.replace_range(title.len() - 2.., "an");
    }
    for many in ["Sens.", "Reps.", "Govs.", "Gens.", "Profs."] {
        if title.ends_with(many) {
            title.truncate(title.len() - 2);
            title.push('.');
        }
    }
    title
}

/// Whether a description names somebody by whom they belong to, as those are who go by the given name: `her friend`.
fn names_kin(doc: &Doc<'_>, toks: &Range<usize>) -> bool {
    toks.clone().any(|i| {
        is_one_of!(
            doc.id(i),
            "friend"
                | "child"
                | "baby"
                | "son"
                | "daughter"
                | "brother"
                | "sister"
                | "twin"
                | "wife"
                | "husband"
                | "mother"
                | "father"
                | "girlfriend"
                | "boyfriend"
                | "grandson"
                | "granddaughter"
                | "niece"
                | "nephew"
        )
    })
}
