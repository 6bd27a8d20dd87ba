//! Who "the minister", "the company", "the Holm campaign" are.

use super::super::called::{is_agent_noun, is_demonym, is_short_office};
use super::super::doc::{Doc, Kind};
use super::super::lexicon::Class;
use super::super::mentions::Phrase;
use super::super::names::{Entity, NameMention, Names, Portfolio, Role, Sort, gender_of_pronoun, heads};
use super::jobs::{gender_of_noun, is_head_of_state, is_one_person, is_running};
use super::numbers::aged;
use super::pronouns::{Focus, Who};
use super::{alone, authors, beside, bodies, foretold, in_hand, just_named, kin, owned};
use crate::article::{MentionKind, Rule};
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use crate::quotes::writings::is_own_words;
use std::cell::LazyCell;
use std::ops::Range;

/// The person or body of the article that a phrase without a name stands for, and by what rule; `said`: what is said by the one meant.
pub(super) fn referent(
    doc: &Doc<'_>,
    names: &mut Names,
    focus: &Focus,
    phrase: &Phrase,
    said: &[Range<usize>],
) -> Option<(usize, Rule)> {
    // `King said`, where Martin Luther King was named
    let word = phrase.head.start;
    let bare = phrase.toks.len() == 1 && doc.toks[word].capital && doc.is(word, Class::TITLE);
    if let Some(entity) = bare.then(|| names.bearer_of(doc.word(word))).flatten() {
        return Some((entity, Rule::PartOfName));
    }
    if let Some(entity) = beside::beside_name(doc, names, phrase).or_else(|| beside::before_name(doc, names, phrase)) {
        return Some((entity, Rule::Beside));
    }
    if let Some(named) = beside::gives_name(doc, names, phrase).or_else(|| beside::named_at_end(doc, names, phrase)) {
        return Some((named, Rule::Beside));
    }
    if let Some(body) = bodies::owned(doc, names, phrase).or_else(|| bodies::owned_before(doc, names, phrase)) {
        return Some((names.body_named(body), Rule::Owned));
    }
    if let Some(body) = owned::as_named(doc, names, phrase) {
        return Some((body, Rule::Owned));
    }
    if doc.is(phrase.toks.start, Class::POSS)
        && let Some(body) = owned::by_pronoun(doc, names, focus, phrase)
    {
        return Some((names.body_named(body), Rule::Owned));
    }
    if let Some(author) = authors::author(doc, names, phrase).or_else(|| authors::owner(doc, names, phrase)) {
        return Some((author, Rule::Issuer));
    }
    if let Some(issuer) = bodies::issuer(doc, names, focus, phrase) {
        return Some((issuer, Rule::Issuer));
    }
    // `the Ministry of Justice`: no judge.
    let body = |i: usize| {
        is_one_of!(doc.id(i), "ministry" | "department" | "bureau" | "office") && is_one_of!(doc.id(i + 1), "of")
    };
    if (phrase.toks.start..phrase.toks.end.saturating_sub(2)).any(|i| body(i) && doc.toks[i].capital) {
        return None;
    }
    let at = phrase.toks.start;
    if let Some(holder) = foretold::holder(doc, names, phrase).or_else(|| foretold::head_of(doc, names, phrase)) {
        return Some((holder, Rule::Role));
    }
    if let Some(relative) = kin::relative(doc, names, focus, phrase) {
        return Some((relative, Rule::Role));
    }
    // `his letter reads`
    let plain = |i: usize| doc.tag(i).is_in(&[Tag::JJ, Tag::VBN]);
    let own = (2..4).contains(&phrase.toks.len())
        && phrase.toks.end == phrase.head.end
        && (at + 1..phrase.head.start).all(plain)
        && is_own_words(doc.id(phrase.head.start));
    if let Some(gender) = gender_of_pronoun(doc.id(at)).filter(|_| own)
        && let Some(Who::Entity(writer)) = focus.person(doc, names, at, Some(gender)).map(|found| found.who)
    {
        return Some((writer, Rule::Issuer));
    }
    if let Some(judge) = kin::honour(doc, names, phrase) {
        return Some((judge, Rule::Role));
    }
    if !matches!(doc.lower(at), "the" | "this") {
        return None;
    }
    // `she wrote at night. … the post read`
    let post = phrase.toks.len() == 2 && matches!(doc.lower(phrase.head.start), "post" | "tweet");
    if let Some(entity) = post.then(|| focus.last_named(at)).flatten() {
        return Some((entity, Rule::Issuer));
    }
    if phrase.toks.len() > 12 {
        return None;
    }
    if let Some(entity) = aged(doc, names, phrase) {
        return Some((entity, Rule::Age));
    }
    let head = phrase.head.start;
    if phrase.toks.len() == 2
        && is_one_of!(doc.id(head), "country" | "nation")
        && let Some(land) = owned::land_before(doc, names, at)
    {
        return Some((land, Rule::Body));
    }
    if doc.is(head, Class::BODY.or(Class::CORPORATE)) && !doc.is(head, Class::PERSON) {
        let called = bodies::called(doc, names, phrase);
        return called.or_else(|| just_named::in_hand(doc, names, focus, phrase)).map(|body| (body, Rule::Body));
    }
    let alone = || Some((alone::alone(doc, names, phrase)?, Rule::OnStage));
    let found = person(doc, names, focus, phrase).or_else(alone)?;
    // `“Hale lied,” the clerk said`: who is only in hand is not who is told of.
    let told_of = |piece: &Range<usize>| names.within(piece).iter().any(|mention| mention.entity == found.0);
    if found.1 == Rule::OnStage && said.iter().any(told_of) {
        return None;
    }
    // `Hale said as the heckler yelled`: two, or the second were "he".
    let link = at.checked_sub(1).filter(|i| is_one_of!(doc.id(*i), "as" | "while"));
    let beside = link.and_then(|link| doc.sent_of(link).map(|sent| sent.start..link));
    if beside.is_some_and(|beside| names.within(&beside).iter().any(|mention| mention.entity == found.0)) {
        return None;
    }
    // `Hale attacked Budd after the candidate said`: one of two.
    let behind = || link_of(doc, at).and_then(|link| doc.sent_of(link).map(|sent| sent.start..link));
    if found.1 == Rule::OnStage || is_running(doc.lower(phrase.head.end - 1)) {
        let other = |m: &NameMention| m.entity != found.0 && names.entities[m.entity].is_person();
        let opens = |before: &Range<usize>| names.within(before).iter().any(|m| m.entity == found.0);
        if behind().is_some_and(|before| opens(&before) && names.within(&before).iter().any(other)) {
            return None;
        }
    }
    // `In a letter to Hale, the senator said`: somebody else.
    let opening = doc.sent_of(at).map_or(at..at, |sent| sent.start..at);
    let to = |mention: &NameMention| {
        let start = mention.chunk.start;
        start > opening.start && is_one_of!(doc.id(start - 1), "to") && mention.chunk == mention.toks
    };
    let hangs =
        |mention: &NameMention| mention.entity == found.0 && to(mention) && doc.opens_adjunct(mention.chunk.start);
    if is_one_of!(doc.id(opening.start), "in") && names.within(&opening).iter().any(hangs) {
        return None;
    }
    // Called so once, the person may be called so again.
    names.note_role(doc, found.0, &phrase.toks);
    Some(found)
}

/// `after | the candidate said`
fn link_of(doc: &Doc<'_>, at: usize) -> Option<usize> {
    at.checked_sub(1).filter(|i| is_one_of!(doc.id(*i), "after" | "because" | "when" | "before" | "since"))
}

/// `A nurse said morale was low. … the nurse said`: who was told of without a name, as printed there, if nobody who may be called
/// so was named since.
pub(super) fn introduced(doc: &Doc<'_>, names: &Names, focus: &Focus, phrase: &Phrase) -> Option<String> {
    let at = phrase.toks.start;
    let noun = phrase.head.end - 1;
    if phrase.toks.len() != 2
        || !is_one_of!(doc.id(at), "the")
        || !is_one_person(doc, noun) && !is_agent_noun(doc.lower(noun))
    {
        return None;
    }
    let (text, told) = focus.introduced(at, doc.lower(noun))?;
    let called = heads(doc, &phrase.toks);
    let since = names.within(&(told..at));
    (!since.iter().any(|m| names.entities[m.entity].holds(&called))).then(|| text.to_owned())
}

/// "the minister", "the businessman": by a role that is told, else the person in hand.
pub(super) fn person(doc: &Doc<'_>, names: &Names, focus: &Focus, phrase: &Phrase) -> Option<(usize, Rule)> {
    let called = by_party(doc, names, phrase).or_else(|| by_role(doc, names, focus, phrase));
    let called = called.or_else(|| by_people(doc, names, focus, phrase));
    let called = called.map(|entity| (entity, Rule::Role));
    called.or_else(|| Some((in_hand::described(doc, names, focus, phrase)?, Rule::OnStage)))
}

/// "the Orla Republican": the person named last, where a role tells of that party: Republican Sen. Hale.
fn by_party(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    if !is_one_of!(doc.id(phrase.head.end - 1), "republican" | "democrat") || phrase.toks.end != phrase.head.end {
        return None;
    }
    let before = names.within(&(phrase.toks.start.saturating_sub(PARTY_REACH)..phrase.toks.start));
    let last = before.iter().rev().find(|mention| names.entities[mention.entity].is_person())?.entity;
    // `the Orla Republican` is no tycoon.
    let led = (phrase.toks.start + 1..phrase.head.end - 1).any(|i| doc.toks[i].capital);
    let other = || {
        let first = doc.sent_before(phrase.toks.start).and_then(|sent| {
            let person = |m: &&NameMention| names.entities[m.entity].is_person();
            names.within(sent).iter().find(person)
        });
        first.is_some_and(|first| first.entity != last)
    };
    if led && (in_hand::is_in_business(&names.entities[last]) || other()) {
        return None;
    }
    names.entities[last].is_of_party(doc, &Portfolio::of(doc, &phrase.toks)).then_some(last)
}

/// How many tokens back a member of a party may be named.
const PARTY_REACH: usize = 200;

/// "the Dane": the only one of whom that is told, else the person in hand.
fn by_people(doc: &Doc<'_>, names: &Names, focus: &Focus, phrase: &Phrase) -> Option<usize> {
    let head = phrase.head.start;
    let word = doc.lower(head);
    let people = doc.toks[head].capital && (is_demonym(word) || word.len() > 5 && word.ends_with("ian"));
    if !people || phrase.toks.len() != 2 {
        return None;
    }
    let is_told = |entity: &Entity| {
        let mut roles = entity.roles.iter().flat_map(|role| role.text.split(' '));
        !matches!(entity.sort, Sort::Body | Sort::Place) && roles.any(|told| told.eq_ignore_ascii_case(word))
    };
    let mut told = (0..names.entities.len()).filter(|idx| is_told(&names.entities[*idx]));
    match (told.next(), told.next()) {
        (Some(one), None) => Some(one),
        // `The Oregonian said`
        _ if is_demonym(word) => focus.on_stage(names, phrase.toks.start, false),
        _ => None,
    }
}

/// `Hale met an architect who said`: the person without a name right before "who" at `at`, unless the noun describes a name:
/// `Hale, an architect who said`, `Hale was an architect who said`.
pub(super) fn before_relative(doc: &Doc<'_>, at: usize) -> Option<Phrase> {
    let end = if doc.toks[at.checked_sub(1)?].is_punct(b',') { at - 1 } else { at };
    let ends_here = |start: &usize| {
        let phrase = doc.phrase_at(*start, end)?;
        (phrase.toks.end == end && phrase.kind == MentionKind::Nominal).then_some(phrase)
    };
    let inside = |i: &usize| {
        let tok = doc.toks[*i];
        (tok.is_word() && !doc.tag(*i).is_finite() || tok.kind == Kind::Clitic) && !tok.quoted()
    };
    let starts = (end.saturating_sub(8)..end).rev().take_while(inside);
    let phrase = starts.filter_map(|start| ends_here(&start)).last()?;
    if let Some(person) = familiar_with(doc, &phrase) {
        return Some(person);
    }
    // `Hale, a member of the team who said`: the member does.
    let of = phrase.toks.start.checked_sub(1).filter(|i| is_one_of!(doc.id(*i), "of"));
    let member = of.and_then(|of| {
        let person = |start: usize| {
            doc.phrase_at(start, of).filter(|p| p.toks.end == of && is_one_of!(doc.id(p.head.end - 1), "member"))
        };
        (of.saturating_sub(4)..of).filter(|i| is_one_of!(doc.id(*i), "a" | "an" | "one")).find_map(person)
    });
    let phrase = match member {
        Some(member) => Phrase { toks: member.toks.start..phrase.toks.end, ..member },
        None => phrase,
    };
    let before = phrase.toks.start.checked_sub(1)?;
    let noun = doc.tag(phrase.head.start).is_in(&[Tag::NN, Tag::NNS]);
    let describes = doc.toks[before].is_punct(b',') || doc.is(before, Class::BE) || doc.is(before, Class::SUBORD);
    // `Hale’s aide, who said`
    let owned =
        || phrase.toks.clone().any(|i| doc.toks[i].kind == Kind::Clitic) && doc.is(phrase.head.start, Class::PERSON);
    let led = doc.is(phrase.toks.start, Class::DET) || doc.tag(phrase.head.start) == Tag::NNS || owned();
    (noun && !describes && led).then_some(phrase)
}

/// `one Democrat familiar with | the talks, who said`: of whom a thing tells that is no one who speaks.
fn familiar_with(doc: &Doc<'_>, thing: &Phrase) -> Option<Phrase> {
    let noun = thing.head.end - 1;
    let with = thing.toks.start.checked_sub(1).filter(|i| is_one_of!(doc.id(*i), "with" | "on" | "about"))?;
    let told = with.checked_sub(1).filter(|i| is_one_of!(doc.id(*i), "familiar" | "briefed" | "involved" | "close"))?;
    let person =
        |start: usize| doc.phrase_at(start, told).filter(|p| p.toks.end == told && is_one_person(doc, p.head.end - 1));
    let found = (told.saturating_sub(5)..told).find_map(person).filter(|_| !is_one_person(doc, noun))?;
    Some(Phrase { toks: found.toks.start..thing.toks.end, ..found })
}

/// `a pupil at Orla High who said`: the person without a name before the place that a name tells, right before "who" at `at`.
pub(super) fn before_place(doc: &Doc<'_>, names: &Names, at: usize) -> Option<Range<usize>> {
    // `a teacher in Orla, who said`, not `Hale, a teacher in Orla, who said`
    let comma = at.checked_sub(1).filter(|i| doc.toks[*i].is_punct(b','));
    let end = comma.unwrap_or(at);
    let place = names.within(&(end.saturating_sub(6)..end)).last().filter(|mention| mention.toks.end == end)?;
    let prep = place.chunk.start.checked_sub(1).filter(|i| is_one_of!(doc.id(*i), "at" | "in" | "from"))?;
    let starts = (prep.saturating_sub(4)..prep).rev().take_while(|i| doc.toks[*i].is_word());
    let person = |start: usize| {
        let phrase = doc.phrase_at(start, prep).filter(|phrase| phrase.toks.end == prep)?;
        let noun = phrase.head.end - 1;
        let told = doc.is(phrase.toks.start, Class::DET)
            && (doc.is(noun, Class::PERSON)
                || doc.lower(noun).ends_with("er")
                || is_agent_noun(doc.lower(noun))
                || doc.lower(noun).ends_with("mistress"));
        (phrase.kind == MentionKind::Nominal && told).then_some(start)
    };
    let start = starts.filter_map(person).last()?;
    let describes = comma.is_some() && start > 0 && (!doc.toks[start - 1].is_word() || doc.is(start - 1, Class::BE));
    (!describes).then_some(start..end)
}

/// Whether a role tells the number, as `mother of four` does, or no role tells any.
fn has_as_many(entity: &Entity, number: &str) -> bool {
    let told = |text: &str| text.split_once(" of ").is_some_and(|(noun, _)| matches!(noun, "mother" | "father"));
    let mut roles = entity.roles.iter().filter(|role| told(&role.text)).peekable();
    roles.peek().is_none() || roles.any(|role| role.text.ends_with(number))
}

/// "the minister": a person of that role; the one named last before, if several.
fn by_role(doc: &Doc<'_>, names: &Names, focus: &Focus, phrase: &Phrase) -> Option<usize> {
    let head = phrase.head.start;
    let called = heads(doc, &phrase.toks);
    let short = is_short_office(doc.id(head)) && doc.toks[head].capital;
    if called.is_empty() || !short && !is_one_person(doc, head) && doc.lower(head).ends_with('s') {
        return None;
    }
    let modifiers = || {
        (phrase.toks.start + 1..phrase.toks.end).filter(|i| {
            doc.toks[*i].is_word()
                && !doc.is(*i, Class::DET.or(Class::PREP).or(Class::CONJ))
                && !doc.is(*i, Class::PERSON.or(Class::TITLE))
        })
    };
    let (gender, asked) = (gender_of_noun(doc, head), Portfolio::of(doc, &phrase.toks));
    // `the mother of four`, not of two
    let of = head + 1;
    let counted = of + 1 < doc.toks.len() && is_one_of!(doc.id(of), "of") && doc.tag(of + 1) == Tag::CD;
    let children = counted.then(|| doc.lower(of + 1));
    // `The former minister said`, where a minister is there
    let past = phrase.toks.len() > 2 && is_one_of!(doc.id(phrase.toks.start + 1), "former" | "ex");
    // Where each was named last.
    let last = LazyCell::new(|| {
        let mut last: Vec<Option<usize>> = vec![None; names.entities.len()];
        names.within(&(0..phrase.toks.start)).iter().for_each(|m| last[m.entity] = Some(m.toks.start));
        last
    });
    // Where the paragraph before begins.
    let here = doc.blocks.partition_point(|block| block.toks.end <= phrase.toks.start);
    let floor = doc.blocks[here.saturating_sub(1)].toks.start;
    let mut best = None;
    for (idx, entity) in names.entities.iter().enumerate() {
        if matches!(entity.sort, Sort::Body | Sort::Place)
            || gender.is_some() && entity.gender.is_some() && gender != entity.gender
        {
            continue;
        }
        if !entity.may_be_called(doc, &called, &asked) || children.is_some_and(|n| !has_as_many(entity, n)) {
            continue;
        }
        let told = |i: &usize| {
            let word = doc.lower(*i);
            let tells = |r: &Role| {
                let text = r.text.to_lowercase();
                text.split(|c: char| !c.is_alphanumeric()).any(|w| w.starts_with(word))
            };
            entity.roles.iter().any(tells)
        };
        let matched = modifiers().filter(told).count();
        let capitals = modifiers().filter(|i| doc.toks[*i].capital && told(i)).count();
        if past && matched == 0 && !held_before(entity, &called) {
            continue;
        }
        // Named before, and how near.
        let last = last[idx];
        // Who holds the office goes before who held it.
        let holds = past || !held_before(entity, &called);
        // `Sen. Hale spoke. … the Orla senator and presidential candidate`, where another candidate was named long before
        let near = holds && last.is_some_and(|last| last >= floor);
        let key = (capitals, near && modifiers().count() > 1, matched, holds, last.is_some(), last.unwrap_or(0));
        if best.is_none_or(|(other, _)| key > other) {
            best = Some((key, idx));
        }
    }
    let ((_, _, matched, _, named_before, _), entity) = best?;
    // `the mayor’s official spokesman` is not `tax spokesman Otto Hale`.
    let owned = || phrase.toks.clone().any(|i| doc.toks[i].kind == Kind::Clitic);
    let capital = || (phrase.toks.start + 1..head).any(|i| doc.toks[i].capital);
    if matched == 0 && doc.lower(head).starts_with("spokes") && capital() && owned() {
        return None;
    }
    let opening = doc.blocks.iter().take(2).any(|b| b.toks.contains(&head));
    // `The county chief said`, where a retired chief of a village is buried below
    let retired = || {
        let past = |word: &str| matches!(&*word.to_lowercase(), "former" | "retired" | "late" | "ex");
        let mut held = names.entities[entity].roles.iter().filter(|role| role.is_one_of(&called));
        held.all(|role| role.text.split(' ').any(past)) && !phrase.toks.clone().any(|i| past(doc.lower(i)))
    };
    // `The rail minister left`, where the shadow rail minister is named below
    let shadows = || {
        let shadow = |word: &str| word.eq_ignore_ascii_case("shadow");
        let mut held = names.entities[entity].roles.iter().filter(|role| role.is_one_of(&called));
        held.all(|role| role.text.split(' ').any(shadow)) && !phrase.toks.clone().any(|i| shadow(doc.lower(i)))
    };
    if !named_before && (!opening || retired() || shadows()) {
        return None;
    }
    // "the Estmark minister" is not the minister of Norland: where several fit, a name among the modifiers decides.
    let named = modifiers().any(|i| doc.toks[i].capital);
    let held = held_before(&names.entities[entity], &called);
    let rival = |e: &&Entity| e.may_be_called(doc, &called, &asked) && held_before(e, &called) == held;
    let rivals = names.entities.iter().filter(rival).count();
    // There is one prime minister, whoever else is on stage.
    if rivals == 1 && !named && is_head_of_state(&called) && !heads_something(&names.entities[entity]) {
        return Some(entity);
    }
    // "the French president" is not that of Norland, "the mayor of Holm" not the mayor of Orla.
    if named && matched == 0 && is_of_another(doc, names, entity, &called, phrase) {
        return None;
    }
    let several = rivals > 1 && !near(doc, names, entity, phrase);
    let other =
        rivals == 1 && doc.blocks.partition_point(|b| b.toks.end <= head) > 2 && !near(doc, names, entity, phrase);
    // Somebody else is on stage: perhaps that one is meant.
    let other = other || focus.on_stage(names, phrase.toks.start, false).is_some_and(|stage| stage != entity);
    (matched > 0 || !named || !several && !other).then_some(entity)
}

/// Whether the office that an entity bears belongs to another place or body than the phrase tells: `the mayor of Orla, Jane Doe`,
/// `President Jane Doe of Norland`, `Norland’s president, Jane Doe`.
fn is_of_another(doc: &Doc<'_>, names: &Names, entity: usize, called: &[String], phrase: &Phrase) -> bool {
    let told: Vec<&str> = phrase.toks.clone().filter(|i| doc.toks[*i].capital).map(|i| doc.lower(i)).collect();
    // "the French president", of France
    let same = |owner: &str| told.iter().any(|word| is_of_land(word, &owner.to_lowercase()));
    let owner = |text: &str| {
        let of = text.split_once(" of ").map(|(_, owner)| owner.trim_start_matches("the ").to_owned());
        let owns = || Some(text.split_once(['’', '\''])?.0.to_owned());
        of.or_else(owns).filter(|owner| owner.starts_with(char::is_uppercase))
    };
    let known = &names.entities[entity];
    let held = known.roles.iter().filter(|role| role.is_one_of(called)).filter_map(|role| owner(&role.text));
    let behind = |i: usize| doc.toks.get(i + 1).is_some() && is_one_of!(doc.id(i), "of") && doc.is_name_word(i + 1);
    let mut named = names.within(&(0..phrase.toks.start)).iter().filter(|m| m.entity == entity && behind(m.toks.end));
    // `Sen. Ada Hale, R-Iowa`
    let seat = |m: &NameMention| {
        let seat = doc.toks.get(m.toks.end + 1).filter(|tok| tok.capital).map(|_| doc.word(m.toks.end + 1))?;
        let (_, state) = seat.split_once('-').filter(|(party, _)| matches!(*party, "R" | "D"))?;
        (state.len() > 3 && !state.contains('.')).then(|| state.to_owned())
    };
    let seat = names.within(&(0..phrase.toks.start)).iter().filter(|m| m.entity == entity).find_map(seat);
    let owners: Vec<String> =
        held.chain(named.next().map(|m| doc.word(m.toks.end + 1).to_owned())).chain(seat).collect();
    !owners.is_empty() && !owners.iter().any(|owner| same(owner))
}

/// Whether a word tells of a place: `french` of `france`, `norlander` of `norland`.
pub(super) fn is_of_land(word: &str, land: &str) -> bool {
    let odd = matches!(
        (word, land),
        ("french", "france")
            | ("dutch", "netherlands" | "holland")
            | ("british", "britain" | "uk" | "united kingdom")
            | ("english", "england")
            | ("danish", "denmark")
            | ("irish", "ireland")
            | ("welsh", "wales")
            | ("american", "us" | "u.s." | "united states")
    );
    odd || word.bytes().zip(land.bytes()).take_while(|(a, b)| a == b).count() >= 3
}

/// `Club president Jane Doe`, `president of the club`: of no state.
fn heads_something(entity: &Entity) -> bool {
    let head = |role: &str| {
        let lower = role.to_lowercase();
        let (before, behind) = lower.split_once("president")?;
        let state =
            |word: &str| is_demonym(word) || word.ends_with("ian") || matches!(word, "us" | "u.s." | "the" | "then");
        Some(!before.split_whitespace().all(state) || behind.starts_with(" of the ") && !behind.contains("republic"))
    };
    entity.roles.iter().filter_map(|role| head(&role.text)).any(|heads| heads)
}

/// Whether an entity held a role once: `former mayor`.
fn held_before(entity: &Entity, called: &[String]) -> bool {
    let past = |word: &str| ["former", "ex", "retired", "then"].iter().any(|past| word.eq_ignore_ascii_case(past));
    let mut held = entity.roles.iter().filter(|role| role.is_one_of(called));
    held.any(|role| role.text.split([' ', '-']).any(past))
}

/// Whether the entity is named in this paragraph or the one before, and nobody else is after it.
fn near(doc: &Doc<'_>, names: &Names, entity: usize, phrase: &Phrase) -> bool {
    let block = doc.blocks.partition_point(|b| b.toks.end <= phrase.toks.start);
    let floor = doc.blocks[block.saturating_sub(1)].toks.start;
    names.within(&(floor..phrase.toks.start)).iter().any(|m| m.entity == entity)
}
