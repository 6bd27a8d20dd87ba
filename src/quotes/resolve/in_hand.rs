//! Who is called by a noun that no role tells of: the person in hand.

use super::jobs::{
    gender_of_noun, handles_cases, is_anybody, is_head_of_state, is_office, is_one_person, is_renowned, is_running,
    stands_by,
};
use super::numbers::is_pair;
use super::pronouns::{Focus, Who};
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::Class;
use crate::quotes::mentions::Phrase;
use crate::quotes::names::{Entity, NameMention, Names, Portfolio, Role, heads};
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;

/// "the businessman", "the secretary-general", of whom no role is told: the person in hand.
pub(super) fn described(doc: &Doc<'_>, names: &Names, focus: &Focus, phrase: &Phrase) -> Option<usize> {
    let head = phrase.head.start;
    let word = doc.lower(head);
    let called = heads(doc, &phrase.toks);
    let aged = word.ends_with("-year-old");
    let one = aged
        || is_one_person(doc, head)
        || is_renowned(word) && phrase.toks.len() > 2
        || !word.ends_with('s') && called.iter().any(|noun| noun.ends_with(word));
    // `the band leader`
    // Not `the billionaire businessman`, `the real estate mogul`
    // Not `the former university rector`, which tells what somebody was whom one knows
    let sort = phrase.toks.len() > 2
        && !is_one_of!(doc.id(phrase.toks.start + 1), "former")
        && doc.tag(head - 1) == Tag::NN
        && !doc.toks[head - 1].capital
        && !is_one_person(doc, head - 1)
        && !is_renowned(word);
    // `the Republican from Orla`
    let of_a_place =
        is_one_of!(doc.id(head), "republican" | "democrat" | "senator" | "congressman" | "congresswoman" | "lawmaker")
            && head + 2 < doc.toks.len()
            && is_one_of!(doc.id(head + 1), "from")
            && (head + 2..phrase.toks.end).all(|i| doc.toks[i].capital);
    // `the former secretary of state`
    let of_state = phrase.toks.end == head + 3
        && is_one_of!(doc.id(phrase.toks.start + 1), "former")
        && is_one_of!(doc.id(head + 1), "of")
        && is_one_of!(doc.id(head + 2), "state");
    let narrowed = sort
        || phrase.toks.end > head + 1 && !of_a_place && !of_state
        || phrase.toks.clone().any(|i| doc.toks[i].kind == Kind::Clitic);
    // Not `the New Orla businessman`
    let other = (phrase.toks.start..head)
        .filter(|i| !doc.toks[*i].capital)
        .any(|i| matches!(doc.lower(i), "old" | "young" | "elderly" | "other" | "second" | "same" | "new" | "unnamed"));
    // `the 34-year-old mother of three`, `the mother of three`
    let parent = is_one_of!(doc.id(head), "mother" | "father" | "grandmother" | "grandfather");
    let counted = || head + 3 == phrase.toks.end && is_one_of!(doc.id(head + 1), "of") && doc.tag(head + 2) == Tag::CD;
    let aged_parent = parent
        && (counted()
            || (phrase.toks.start..head).any(|i| doc.lower(i).ends_with("-year-old"))
                && (head + 1 == phrase.toks.end || is_one_of!(doc.id(head + 1), "of")));
    // `the football legend` is no judge, `the mother of two` no mayor of whom that is not told.
    let bears_office = |known: &Entity| {
        let held = |noun: &String| is_office(noun) || handles_cases(noun) || noun == "officer" || noun == "councillor";
        known.roles.iter().any(|role| role.heads.iter().any(held))
    };
    let only_in_hand = is_renowned(word) || parent && counted();
    // `said the former top aide`: nobody is introduced so.
    let former = phrase.toks.len() > 2 && is_one_of!(doc.id(phrase.toks.start + 1), "former");
    let (one, narrowed, anybody) =
        if aged_parent { (true, false, false) } else { (one, narrowed, is_anybody(word) && !former) };
    // `the ex-partner`: of whom that was not told, it is somebody else.
    let past = word.starts_with("ex-");
    if !one || is_pair(word) || other || narrowed || anybody || past || is_head_of_state(&called) {
        return None;
    }
    // `The hacker | whose attack showed it`: somebody else.
    if doc.toks.get(phrase.toks.end).is_some_and(|next| is_one_of!(next.id(), "whose" | "who")) {
        return None;
    }
    let found = focus.person(doc, names, phrase.toks.start, gender_of_noun(doc, head))?;
    let Who::Entity(entity) = found.who else { return None };
    // `Hale asked. “No,” Budd replied. “I asked you,” | the deputy shot back`: not who has just spoken.
    if answers_back(doc, phrase.toks.end) && focus.just_spoke(phrase.toks.start, entity) {
        return focus.other_here(phrase.toks.start, entity).filter(|other| names.entities[*other].is_person());
    }
    // `Budd’s old friend Lee Hale came. | The singer wrote`: who acts in the sentence before, and nobody else.
    if acts_before(doc, names, phrase.toks.start).is_some_and(|other| other != entity) {
        return None;
    }
    // `Hale leads Budd, but the democrat said`: somebody else.
    let here = doc.sent_of(phrase.toks.start).is_some_and(|sent| found.tok >= sent.start);
    let parted = || {
        let before = phrase.toks.start;
        (found.tok..before).any(|i| doc.toks[i].is_punct(b',')) && doc.is(before - 1, Class::CONJ)
    };
    if here && phrase.toks.start > 0 && parted() {
        return None;
    }
    let known = &names.entities[entity];
    // Not the president, and not whoever spoke before others did: who is named in the sentence before, or spoke it.
    let acts = || {
        let before = doc.sent_before(phrase.toks.start)?;
        let said = doc.sent_before(before.start).filter(|_| doc.toks[before.start].quoted()).unwrap_or(before);
        let open = known.roles.iter().flat_map(|role| &role.heads).all(|noun| is_running(noun));
        (found.tok >= said.start && open).then_some(())
    };
    if of_state && acts().is_none() {
        return None;
    }
    if only_in_hand && bears_office(known) {
        return None;
    }
    // `The nominee left` is not the strategist who spoke; `the Orla Republican` no tycoon.
    let running = called.iter().any(|noun| is_running(noun));
    let heads_a_firm = |role: &Role| role.text.starts_with("president of ");
    let stands = |role: &Role| heads_a_firm(role) || role.heads.iter().any(|noun| stands_by(noun));
    if running && known.roles.iter().any(stands) {
        return None;
    }
    // `the Hale impersonator`, `the Orla Republican`
    if (phrase.toks.start + 1..head).any(|i| doc.toks[i].capital) && is_told_by_another(doc, names, phrase, entity) {
        return None;
    }
    // `The Norland Secretary said`: an office in capitals, which is told of no one who was named.
    let in_capitals = head > phrase.toks.start + 1 && doc.toks[head].capital && doc.toks[head - 1].capital;
    let is_told_office = in_capitals && called.iter().any(|noun| is_office(noun) || noun == "secretary");
    // "the governor" is not the senator who spoke, "the inspector" not who was found dead; "the minister" and "the Orla judge" may
    // be somebody whom everybody knows.
    let told = known.roles.iter().flat_map(|role| &role.heads).any(|noun| !is_running(noun));
    let held = known.may_be_called(doc, &called, &Portfolio::of(doc, &phrase.toks));
    let handles = phrase.toks.len() == 2 && called.iter().any(|noun| handles_cases(noun));
    let office = told && called.iter().any(|noun| is_office(noun));
    let other = !held && (office || handles || known.holds(&called));
    if found.margin < 0.7 || other || is_told_office && !held || !known.is_person() && known.words.len() < 2 {
        return None;
    }
    // "A judge … the judge": somebody else, introduced without a name; or a holder of that role is known.
    // `one of the state’s own negotiators … the negotiator`
    let introduced = (0..phrase.toks.start).rev().take(600).any(|i| {
        let among = || doc.tag(i) == Tag::NNS && doc.lower(i).strip_suffix('s') == Some(word);
        // Not `Hale, one of the players`, `Hale is one of the players`
        let tells = |j: usize| j > 0 && (doc.toks[j - 1].is_punct(b',') || doc.is(j - 1, Class::BE));
        let one_of = |j: usize| is_one_of!(doc.id(j), "one") && is_one_of!(doc.id(j + 1), "of") && !tells(j);
        !doc.toks[i].quoted()
            && (doc.id(i) == doc.id(head)
                && (i.saturating_sub(4)..i).any(|j| matches!(doc.lower(j), "a" | "an" | "one" | "another"))
                || among() && (i.saturating_sub(7)..i).any(one_of))
    });
    // `Orla Tonight hosts Jim Budd and Ina Lund … the host`: one of these.
    let one_of_several = || {
        let several = |i: usize| {
            let many = doc.tag(i) == Tag::NNS && doc.lower(i).strip_suffix('s') == Some(word) && !doc.toks[i].quoted();
            many && names.within(&(i + 1..i + 3)).first().is_some_and(|m| m.chunk.start == i + 1)
        };
        !called.iter().any(|noun| is_running(noun)) && (0..phrase.toks.start).rev().take(600).any(several)
    };
    let has_holder = || {
        names
            .within(&(0..phrase.toks.start))
            .iter()
            .any(|m| !called.is_empty() && names.entities[m.entity].holds(&called))
    };
    (!introduced && !has_holder() && !one_of_several()).then_some(entity)
}

/// Whether the verb at `at` answers another sharply.
fn answers_back(doc: &Doc<'_>, at: usize) -> bool {
    let back = || doc.toks.get(at + 1).is_some_and(|next| is_one_of!(next.id(), "back"));
    doc.toks.get(at).is_some_and(|verb| {
        is_one_of!(verb.id(), "retorted" | "retorts" | "countered" | "interjected" | "interrupted")
            || is_one_of!(verb.id(), "shot" | "shoots" | "hit" | "hits" | "snapped" | "fired" | "shouted") && back()
    })
}

/// The only person who acts in the sentence before in the paragraph, and is named there by more than a surname.
fn acts_before(doc: &Doc<'_>, names: &Names, at: usize) -> Option<usize> {
    let before =
        doc.sent_before(at).filter(|before| doc.block_of(at).is_some_and(|b| b.toks.contains(&before.start)))?;
    let acts = |m: &&NameMention| {
        let end = m.toks.end;
        m.toks.len() > 1 && end < before.end && (doc.tag(end).is_finite() || doc.is(end, Class::AUX))
    };
    let mut acting = names.within(before).iter().filter(acts).filter(|m| names.entities[m.entity].is_person());
    let first = acting.next()?;
    acting.all(|other| other.entity == first.entity).then_some(first.entity)
}

/// Whether a phrase tells of another person than `entity` by name, or of a place of which nobody is who is in business.
fn is_told_by_another(doc: &Doc<'_>, names: &Names, phrase: &Phrase, entity: usize) -> bool {
    let own = &names.entities[entity];
    let named = names.within(&(phrase.toks.start..phrase.head.start));
    let other = |m: &NameMention| m.entity != entity && names.entities[m.entity].is_person();
    let party = is_one_of!(doc.id(phrase.head.end - 1), "republican" | "democrat");
    named.iter().any(other) || party && is_in_business(own)
}

/// Whether somebody is told to be in business, and not in an office of a place.
pub(super) fn is_in_business(known: &Entity) -> bool {
    let trades = |noun: &String| matches!(&**noun, "businessman" | "mogul" | "billionaire" | "tycoon" | "magnate");
    known.roles.iter().flat_map(|role| &role.heads).any(trades)
}
