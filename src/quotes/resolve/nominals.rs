//! Who "the minister", "the company", "the Holm campaign" are.

use super::super::doc::{Doc, Kind};
use super::super::lexicon::{CUE, Class};
use super::super::mentions::Phrase;
use super::super::names::{Entity, Names, Sort, covers, heads};
use super::pronouns::{Focus, gender_of_noun, is_one_person};

/// The person or body of the article that a phrase without a name stands for.
pub(super) fn referent(doc: &Doc<'_>, names: &mut Names, focus: &Focus, phrase: &Phrase) -> Option<usize> {
    if let Some(entity) = beside_name(doc, names, phrase) {
        return Some(entity);
    }
    if let Some(body) = owned_body(doc, phrase) {
        return Some(names.body_named(body));
    }
    if let Some(issuer) = issuer(doc, names, phrase) {
        return Some(issuer);
    }
    let at = phrase.toks.start;
    if !matches!(doc.lower(at), "the" | "this") {
        return None;
    }
    if phrase.toks.len() > 12 {
        return None;
    }
    let head = phrase.head.start;
    if doc.is(head, Class::BODY.or(Class::CORPORATE)) && !doc.is(head, Class::PERSON) {
        return body(doc, names, phrase);
    }
    let found = by_role(doc, names, focus, phrase).or_else(|| described(doc, names, focus, phrase))?;
    // Called so once, the person may be called so again.
    names.note_role(doc, found, &phrase.toks);
    Some(found)
}

/// `The museum issued a statement saying`, `the statement said`: whose words those are.
fn issuer(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let paper = |i: usize| matches!(doc.lower(i), "statement" | "release" | "communique" | "communiqué");
    let head = phrase.toks.clone().find(|i| paper(*i))?;
    let before = (head.saturating_sub(160)..=head).rev().filter(|i| paper(*i));
    before.take(3).find_map(|noun| {
        let verb = (noun.saturating_sub(5)..noun).rev().find(|i| {
            matches!(doc.lower(*i), "issued" | "released" | "published" | "posted" | "distributed" | "sent" | "made")
        })?;
        let mention = names.within(&(verb.saturating_sub(6)..verb)).last()?;
        (mention.toks.end == verb
            || mention.toks.end + 1 == verb && doc.is(mention.toks.end, Class::ADVERB.or(Class::AUX)))
        .then_some(mention.entity)
    })
}

/// `Jane Doe, head of the guild, said`: the phrase describes the name before it.
fn beside_name(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let comma = phrase.toks.start.checked_sub(1).filter(|i| doc.toks[*i].is_punct(b','))?;
    // `Jane Doe (R-Holm), chair of the board`
    let paren = comma.checked_sub(1).filter(|i| doc.toks[*i].is_punct(b')'));
    let open = paren.and_then(|close| (close.saturating_sub(6)..close).rev().find(|i| doc.toks[*i].is_punct(b'(')));
    let comma = open.unwrap_or(comma);
    let mention = names.within(&(comma.saturating_sub(6)..comma)).last()?;
    let person = names.entities[mention.entity].is_person();
    let article = doc.is(phrase.toks.start, Class::DET) && doc.lower(phrase.toks.start) != "the";
    (mention.toks.end == comma && (person || article) && !heads(doc, &phrase.toks).is_empty()).then_some(mention.entity)
}

/// `the Holm campaign`, `Ryder’s office`: a body known by whom it belongs to.
fn owned_body(doc: &Doc<'_>, phrase: &Phrase) -> Option<String> {
    let head = phrase.head.start;
    let body = matches!(
        doc.lower(head),
        "campaign" | "office" | "administration" | "camp" | "embassy" | "government" | "foundation"
    );
    let modifier = phrase.toks.start..head;
    let named = modifier.clone().any(|i| doc.is_name_word(i));
    let one = modifier.clone().all(|i| {
        doc.is(i, Class::DET) && doc.lower(i) == "the" || doc.toks[i].capital || doc.toks[i].kind == Kind::Clitic
    });
    (body && named && one && !modifier.is_empty()).then(|| {
        let start = if doc.is(phrase.toks.start, Class::DET) { phrase.toks.start + 1 } else { phrase.toks.start };
        super::super::names::printed(doc, &(start..head + 1))
    })
}

/// "the minister": a person of that role; the one named last before, if several.
fn by_role(doc: &Doc<'_>, names: &Names, focus: &Focus, phrase: &Phrase) -> Option<usize> {
    let head = phrase.head.start;
    let called = heads(doc, &phrase.toks);
    if called.is_empty() || !is_one_person(doc, head) && doc.lower(head).ends_with('s') {
        return None;
    }
    let modifiers = || {
        (phrase.toks.start + 1..phrase.toks.end).filter(|i| {
            doc.toks[*i].is_word()
                && !doc.is(*i, Class::DET.or(Class::PREP).or(Class::CONJ))
                && !doc.is(*i, Class::PERSON.or(Class::TITLE))
        })
    };
    let gender = gender_of_noun(doc, head);
    let mut best: Option<(usize, bool, usize, usize)> = None;
    for (idx, entity) in names.entities.iter().enumerate() {
        if matches!(entity.sort, Sort::Body | Sort::Place)
            || gender.is_some() && entity.gender.is_some() && gender != entity.gender
        {
            continue;
        }
        let fits = entity.roles.iter().any(|role| called.iter().any(|c| role.heads.iter().any(|has| covers(has, c))));
        if !fits {
            continue;
        }
        let matched = modifiers()
            .filter(|i| {
                let word = doc.lower(*i);
                entity
                    .roles
                    .iter()
                    .any(|r| r.text.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|w| w.starts_with(word)))
            })
            .count();
        // Named before, and how near.
        let last = names.mentions.iter().rev().find(|m| m.entity == idx && m.toks.start < phrase.toks.start);
        let key = (matched, last.is_some(), last.map_or(0, |m| m.toks.start), idx);
        if best.is_none_or(|b| (key.0, key.1, key.2) > (b.0, b.1, b.2)) {
            best = Some(key);
        }
    }
    let (matched, named_before, _, entity) = best?;
    let opening = doc.blocks.iter().take(2).any(|b| b.toks.contains(&head));
    if !named_before && !opening {
        return None;
    }
    // "the Estmark minister" is not the minister of Norland: where several fit, a name among the modifiers decides.
    let named = modifiers().any(|i| doc.toks[i].capital);
    let rivals = names.entities.iter().filter(|e| holds(e, &called)).count();
    let several = rivals > 1 && !near(doc, names, entity, phrase);
    let other =
        rivals == 1 && doc.blocks.partition_point(|b| b.toks.end <= head) > 2 && !near(doc, names, entity, phrase);
    // Somebody else is on stage: perhaps that one is meant.
    let other = other || focus.on_stage(names, phrase.toks.start, false).is_some_and(|stage| stage != entity);
    (matched > 0 || !named || !several && !other).then_some(entity)
}

fn holds(entity: &Entity, called: &[String]) -> bool {
    entity.roles.iter().any(|role| called.iter().any(|c| role.heads.iter().any(|has| covers(has, c))))
}

/// Whether the entity is named in this paragraph or the one before, and nobody else is after it.
fn near(doc: &Doc<'_>, names: &Names, entity: usize, phrase: &Phrase) -> bool {
    let block = doc.blocks.partition_point(|b| b.toks.end <= phrase.toks.start);
    let floor = doc.blocks[block.saturating_sub(1)].toks.start;
    names.within(&(floor..phrase.toks.start)).iter().any(|m| m.entity == entity)
}

/// "the businessman", "the secretary-general" of whom no role is told: the one person on stage.
fn described(doc: &Doc<'_>, names: &Names, focus: &Focus, phrase: &Phrase) -> Option<usize> {
    let head = phrase.head.start;
    if !is_one_person(doc, head) && heads(doc, &phrase.toks).is_empty() || doc.lower(head).starts_with("spokes") {
        return None;
    }
    let word = doc.lower(head);
    let loose = matches!(
        word,
        "businessman"
            | "businesswoman"
            | "billionaire"
            | "mogul"
            | "tycoon"
            | "magnate"
            | "frontrunner"
            | "front-runner"
            | "candidate"
            | "nominee"
            | "hopeful"
            | "politician"
            | "veteran"
            | "star"
            | "teenager"
            | "celebrity"
            | "pensioner"
            | "newcomer"
    );
    let entity = focus.on_stage(names, phrase.toks.start, !loose)?;
    let known = &names.entities[entity];
    if !(loose || known.roles.is_empty() && phrase.toks.len() == 2) {
        return None;
    }
    // "A judge … the judge": somebody else, introduced without a name; or a holder of that role is known.
    let introduced = (0..phrase.toks.start).rev().take(600).any(|i| {
        doc.lower(i) == word && !doc.toks[i].quoted() && {
            let from = i.saturating_sub(4);
            (from..i).any(|j| matches!(doc.lower(j), "a" | "an" | "one" | "another"))
        }
    });
    let called = heads(doc, &phrase.toks);
    let held = names.within(&(0..phrase.toks.start)).iter().any(|m| holds(&names.entities[m.entity], &called));
    if introduced || held {
        return None;
    }
    let gender = gender_of_noun(doc, head);
    (gender.is_none() || known.gender.is_none_or(|g| Some(g) == gender)).then_some(entity)
}

/// "the company", "the union": the body named last before that may be called so.
fn body(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let head = doc.lower(phrase.head.start);
    // Only "the company" or with modifiers that are in the name.
    let mut found: Vec<usize> = Vec::new();
    for mention in names.mentions.iter().take_while(|m| m.toks.start < phrase.toks.start) {
        let entity = &names.entities[mention.entity];
        if !matches!(entity.sort, Sort::Body | Sort::Unknown)
            || found.contains(&mention.entity) && found.last() == Some(&mention.entity)
        {
            continue;
        }
        let in_name = entity.words.iter().any(|w| w == head);
        let business = matches!(head, "company" | "firm")
            && entity.words.iter().any(|w| {
                matches!(
                    w.as_str(),
                    "inc"
                        | "ltd"
                        | "llc"
                        | "corp"
                        | "co"
                        | "plc"
                        | "gmbh"
                        | "ag"
                        | "group"
                        | "holdings"
                        | "company"
                        | "corporation"
                        | "airlines"
                        | "airways"
                        | "industries"
                        | "shipping"
                        | "lines"
                        | "ferries"
                        | "motors"
                        | "energy"
                        | "foods"
                        | "pharmaceuticals"
                        | "technologies"
                        | "systems"
                        | "railways"
                        | "brewery"
                        | "works"
                        | "logistics"
                )
            });
        if in_name || business || said_to_be(doc, &mention.toks, &mention.chunk, head) {
            found.retain(|e| *e != mention.entity);
            found.push(mention.entity);
        }
    }
    let modifiers = (phrase.toks.start + 1..phrase.head.start).filter(|i| doc.toks[*i].is_word());
    let fits = |e: &usize| modifiers.clone().all(|i| names.entities[*e].words.iter().any(|w| w == doc.lower(i)));
    found.into_iter().rev().find(fits)
}

/// `Aunex, the country’s largest company`, `the heating firm Glodvarm`.
fn said_to_be(doc: &Doc<'_>, name: &std::ops::Range<usize>, chunk: &std::ops::Range<usize>, noun: &str) -> bool {
    let same = |i: usize| {
        let word = doc.lower(i);
        word == noun
            || matches!(noun, "company" | "firm")
                && matches!(
                    word,
                    "company"
                        | "firm"
                        | "operator"
                        | "maker"
                        | "manufacturer"
                        | "line"
                        | "carrier"
                        | "retailer"
                        | "airline"
                        | "supplier"
                        | "contractor"
                        | "brewer"
                        | "developer"
                        | "giant"
                        | "chain"
                )
    };
    let mut before = chunk.start;
    if before > 0 && doc.toks[before - 1].is_punct(b',') {
        before -= 1;
    }
    if before > 0 && doc.toks[before - 1].is_word() && same(before - 1) {
        return true;
    }
    let Some(comma) = doc.toks.get(name.end).filter(|t| t.is_punct(b',')).map(|_| name.end) else { return false };
    (comma + 1..doc.toks.len().min(comma + 9))
        .take_while(|i| {
            (doc.toks[*i].is_word() || doc.toks[*i].kind == Kind::Clitic)
                && !doc.is(*i, CUE.or(Class::SUBORD).or(Class::PREP))
        })
        .any(same)
}
