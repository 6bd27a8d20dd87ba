//! Who "the woman", "the Orla resident" is, where one person alone was told of right before.

use super::jobs::{gender_of_noun, is_one_person};
use crate::quotes::called::is_agent_noun;
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::Class;
use crate::quotes::mentions::Phrase;
use crate::quotes::names::{NameMention, Names, Sort};
use crate::quotes::words::is_one_of;

/// How far back the noun is looked for, which is to be new.
const FAR: usize = 600;

/// `Ada Hale is a mother of two. ¶ “No,” says | the woman.`: of whom it was just told what she is, if nobody else is named or told of in
/// this paragraph and the one before.
pub(super) fn alone(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let (at, head) = (phrase.toks.start, phrase.head.end - 1);
    let word = doc.lower(head);
    // Not `the gunman`, `the officer`: what somebody is to others in the story.
    let anybody = is_one_of!(
        doc.id(head),
        "woman"
            | "man"
            | "girl"
            | "boy"
            | "mother"
            | "father"
            | "grandmother"
            | "grandfather"
            | "mum"
            | "mom"
            | "resident"
            | "worker"
            | "employee"
            | "student"
            | "pensioner"
    );
    if !anybody || phrase.toks.len() < 2 || phrase.toks.end != head + 1 || !is_one_of!(doc.id(at), "the") {
        return None;
    }
    // `the man | on the bench`, `the woman | whose house burned`, not `the woman | who is in her twenties`
    let next = phrase.toks.end;
    let apart = doc.toks.get(next).is_some_and(|tok| {
        let is = doc.toks.get(next + 1).is_some_and(|_| doc.is(next + 1, Class::BE));
        doc.is(next, Class::PREP) || is_one_of!(tok.id(), "whose" | "that" | "which" | "who") && !is
    });
    if apart {
        return None;
    }
    // `the other woman`, `the woman`, where another was told of by that noun
    let other = |i: usize| {
        is_one_of!(
            doc.id(i),
            "other" | "second" | "third" | "first" | "same" | "older" | "younger" | "elder" | "young" | "old"
        ) || doc.is(i, Class::PERSON.or(Class::BODY).or(Class::TITLE))
    };
    let plural = |i: usize| doc.lower(i).strip_suffix('s') == Some(word);
    let told = |i: usize| (doc.id(i) == doc.id(head) || plural(i)) && !doc.toks[i].quoted();
    if (at + 1..head).any(other) || (head.saturating_sub(FAR)..at).any(told) {
        return None;
    }
    let block = doc.blocks.partition_point(|block| block.toks.end <= at);
    let floor = doc.blocks[block.saturating_sub(1)].toks.start;
    let near = names.within(&(floor..at));
    let someone = |m: &&NameMention| {
        let known = &names.entities[m.entity];
        known.is_person() || known.sort == Sort::Unknown && known.words.len() > 1
    };
    let mut people = near.iter().filter(someone);
    let first = people.next()?.entity;
    let known = &names.entities[first];
    if !known.is_person() || people.any(|m| m.entity != first) {
        return None;
    }
    let gender = gender_of_noun(doc, head);
    if gender.is_some() && gender != known.gender {
        return None;
    }
    // Nobody else is told of: `a neighbour`, `his wife`
    let last = near.iter().rev().find(|m| m.entity == first)?;
    let stranger = |i: usize| {
        doc.is(i, Class::DET.or(Class::POSS))
            && !doc.toks[i].quoted()
            && doc
                .phrase_at(i, at)
                .is_some_and(|p| is_one_person(doc, p.head.end - 1) || is_agent_noun(doc.lower(p.head.end - 1)))
    };
    // `Hale is a mother of two`: of herself.
    let is =
        last.toks.end + 2 < at && doc.is(last.toks.end, Class::BE) && is_one_of!(doc.id(last.toks.end + 1), "a" | "an");
    (is && !(last.toks.end + 2..at).any(stranger)).then_some(first)
}
