//! From a phrase with a name to those who bear it.

use super::Resolved;
use super::pronouns::{Focus, Who};
use crate::article::Certainty;
use crate::quotes::cues::is_party_label;
use crate::quotes::doc::{Block, Doc, Kind};
use crate::quotes::lexicon::{self, Class};
use crate::quotes::mentions::Phrase;
use crate::quotes::names::{NameMention, Names, Sort, heads, qualifies, sure_gender_of_words};
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// The entity of the name in a phrase; several for a coordination.
pub(super) fn named(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Vec<usize> {
    let head = names.within(&phrase.head);
    // Not `Democrats in | Orla`
    let other = || names.within(&phrase.toks).first().filter(|m| !doc.is(m.toks.start.max(1) - 1, Class::PREP));
    let Some(first) = head.last().or_else(other) else { return Vec::new() };
    let mut out = vec![first.entity];
    let mut end = first.toks.end;
    for mention in names.within(&(end..phrase.toks.end)) {
        // `Hale, a nurse from Orla, | and Budd`: what is told of the first
        let described = behind_described(doc, end, phrase.toks.end);
        if described.is_some_and(|and| mention.chunk.start < and) {
            continue;
        }
        let link = described.unwrap_or(end)..mention.chunk.start;
        // `Hale (R-Orla) and Budd`
        if is_in_brackets(doc, &phrase.toks, mention.toks.start) {
            continue;
        }
        // `Hale, R-Orla, and Budd`, `Hale and former | Orla governor Budd`
        if is_party_label(doc, mention.toks.start) || leads_to_name(doc, names, mention, phrase.toks.end) {
            continue;
        }
        // `Hale of Orla and Budd`
        let place = !link.is_empty() && link.clone().all(|i| doc.is(i, Class::PREP.or(Class::DET)));
        if place {
            end = mention.toks.end;
            continue;
        }
        let joins = !link.is_empty()
            && link.clone().all(|i| {
                doc.is(i, Class::CONJ.or(Class::DET))
                    // `Hale and co-host Budd`
                    || doc.lower(i).starts_with("co-")
                    || doc.toks[i].is_punct(b',')
                    || doc.toks[i].is_punct(b'.') && i > 0 && is_party_label(doc, i - 1)
                    || is_in_brackets(doc, &phrase.toks, i)
                    || is_party_label(doc, i)
                    || is_of_role(doc, &link, i)
            });
        if !joins {
            break;
        }
        // `Mills and another Clinton aide`
        if qualifies(doc, mention.toks.end) {
            break;
        }
        // `Health and safety chief Ada Hale`
        let field = doc.toks[first.toks.start].first
            && first.toks.len() == 1
            && out.len() == 1
            && mention.chunk.start == end + 1
            && !doc.toks[end + 1].capital
            && lexicon::is_common(doc.toks[first.toks.start].hash);
        if field {
            out.clear();
        }
        if !out.contains(&mention.entity) {
            out.push(mention.entity);
        }
        end = mention.toks.end;
    }
    out
}

/// `Hale, a nurse from Orla, | and Budd`: where "and" stands behind what commas set apart right behind a name.
fn behind_described(doc: &Doc<'_>, end: usize, limit: usize) -> Option<usize> {
    let comma = |i: usize| doc.toks[i].is_punct(b',');
    let next = end + 1;
    let set_apart = next < limit && comma(end) && doc.toks[next].is_word() && !doc.is_name_word(next);
    if !set_apart || doc.is(next, Class::CONJ) || is_party_label(doc, next) {
        return None;
    }
    (next + 1..limit).find(|i| comma(*i - 1) && is_one_of!(doc.id(*i), "and"))
}

/// `former | Orla governor Budd`, `| Orla state Rep. Budd`: whether a name tells of a role whose bearer is named right behind.
fn leads_to_name(doc: &Doc<'_>, names: &Names, name: &NameMention, limit: usize) -> bool {
    let Some(next) = names.within(&(name.toks.end..limit)).first() else { return false };
    let mut role = name.toks.end..next.toks.start;
    let office = |i: usize| doc.is(i, Class::TITLE.or(Class::PERSON));
    let describes = |i: usize| office(i) || is_one_of!(doc.id(i), "state" | "deputy");
    !role.is_empty() && role.len() < 4 && office(role.end - 1) && role.all(describes)
}

/// `Hale and | former Orla governor | Budd`: whether a word behind "and" is of the role of the second.
fn is_of_role(doc: &Doc<'_>, link: &Range<usize>, i: usize) -> bool {
    let and = (link.start..i).rev().find(|i| doc.is(*i, Class::CONJ));
    let told =
        |i: usize| is_role(doc, i) || doc.is_name_word(i) || is_one_of!(doc.id(i), "former" | "ex" | "state" | "then");
    and.is_some_and(|and| (and + 1..link.end).all(told))
}

fn is_role(doc: &Doc<'_>, i: usize) -> bool {
    !doc.toks[i].capital && doc.is(i, Class::TITLE.or(Class::PERSON))
}

/// So many paragraphs somebody may go on.
const MOST_ON: usize = 4;

/// `the judge said it was late. … Hale said`, where Ada and Otto Hale are both in the article: the one who spoke last, if that was
/// since the other was named.
pub(super) fn namesake(doc: &Doc<'_>, names: &Names, focus: &Focus, phrase: &Phrase, one: usize) -> Option<usize> {
    let (at, word) = (phrase.toks.start, doc.word(phrase.head.end - 1));
    let block = doc.blocks.partition_point(|block| block.toks.end <= at);
    let bears = |entity: usize| names.shares_surname(entity, word);
    if !bears(one) {
        return None;
    }
    // `| “It rained.” |` goes on with what was said above.
    let goes_on = |block: &&Block| !block.toks.is_empty() && block.toks.clone().all(|i| doc.toks[i].quoted());
    let on = doc.blocks.get(..block)?.iter().rev().take(MOST_ON).take_while(goes_on).count();
    let floor = doc.blocks.get(block.checked_sub(1 + on)?)?.toks.start;
    // `Hale tells the show it is late. The bank has warned of it.`: nobody but a body spoke since.
    let person = |entity: usize| names.entities[entity].sort != Sort::Body;
    let spoke = focus.last_who_spoke(&(floor..at), person).filter(|spoke| *spoke != one)?;
    // Not only `beside his wife Ada Hale`
    let stands = |at: usize, chunk: &Range<usize>| {
        doc.sent_of(at).is_none_or(|sent| super::prominence::weight(doc, sent, chunk) >= 0.0)
    };
    let named = names.within(&(floor..at)).iter().any(|m| m.entity == one && stands(m.toks.start, &m.chunk));
    // `Ms Hale`
    let told = sure_gender_of_words(doc, &phrase.toks);
    let fits = told.is_none() || names.entities[spoke].gender.is_none_or(|gender| Some(gender) == told);
    (bears(spoke) && fits && !named).then_some(spoke)
}

/// `Ada Hale and a colleague, Dr. Otto Budd, wrote`: who is told of beside the first, and named behind.
pub(super) fn companion(doc: &Doc<'_>, names: &Names, phrase: &Phrase, first: &[usize]) -> Option<usize> {
    let apposition = phrase.apposition.as_ref()?;
    let and = names.within(&phrase.head).last()?.toks.end;
    let told = and + 1 < phrase.toks.end && doc.is(and, Class::CONJ) && doc.is(and + 1, Class::DET.or(Class::POSS));
    let named = names.within(apposition).last().filter(|m| told && m.chunk == *apposition)?;
    (!first.contains(&named.entity)).then_some(named.entity)
}

/// `he and | Mr. Hale said`: adds who is named beside the pronoun, and is another than it means.
pub(super) fn with_named(doc: &Doc<'_>, names: &Names, phrase: &Phrase, out: &mut Resolved) {
    let and = phrase.head.end;
    if and + 1 >= phrase.toks.end || !is_one_of!(doc.id(and), "and") {
        return;
    }
    if is_one_of!(doc.id(and + 1), "another") {
        return without_other(doc, names, &(and + 2..phrase.toks.end), out);
    }
    // `he and | his wife Ada`, too
    // Not `he and Mr. Hale’s wife`
    let owns = |m: &&NameMention| {
        let next = m.toks.end;
        next < phrase.toks.end && (doc.toks[next].kind == Kind::Clitic || doc.tag(next).is_noun())
    };
    let Some(beside) = names.within(&(and + 1..phrase.toks.end)).first().filter(|m| !owns(m)) else { return };
    if out.entities == [beside.entity] {
        out.entities.clear();
        if let Some(Who::Entity(other)) = out.trail.runner_up.take() {
            out.entities.push(other);
        }
    }
    (out.role, out.unnamed) = (None, None);
    out.entities.push(beside.entity);
    out.certainty = Certainty::Likely;
}

/// `she and another | reporter`: she is one, too, and nobody of whom something else is told.
fn without_other(doc: &Doc<'_>, names: &Names, noun: &Range<usize>, out: &mut Resolved) {
    let called = heads(doc, noun);
    let other = |entity: &usize| !names.entities[*entity].roles.is_empty() && !names.entities[*entity].holds(&called);
    if out.entities.iter().any(other) {
        out.entities.clear();
        out.role = None;
    }
}

/// Whether a token of a phrase is a bracket or stands within.
fn is_in_brackets(doc: &Doc<'_>, phrase: &Range<usize>, tok: usize) -> bool {
    let bracket = |i: &usize| matches!(doc.toks[*i].kind, Kind::Punct(b'(' | b')'));
    doc.toks[tok].is_punct(b')') || (phrase.start..=tok).rev().find(bracket).is_some_and(|i| doc.toks[i].is_punct(b'('))
}
