//! For whom somebody speaks, and through whom: `a ministry spokesman`, `told the agency Norpress`.

use super::super::called::is_demonym;
use super::super::content::Unit;
use super::super::doc::{Doc, Kind};
use super::super::lexicon::{Class, is_common};
use super::super::mentions::Phrase;
use super::super::names::{NameMention, Names, Sort, printed};
use super::super::tags::Tag;
use super::super::words::is_one_of;
use super::bodies;
use super::pronouns::{Focus, Who};
use crate::article::MentionKind;
use std::ops::Range;

/// The body that a spokesperson speaks for: `a ministry spokesman`, `a spokesperson for the Port`; by what was told before where
/// these words do not tell it.
pub(super) fn spoken_for(doc: &Doc<'_>, names: &Names, phrase: &Phrase, focus: &Focus) -> Option<String> {
    match body_of(doc, phrase) {
        // `A spokesperson for the company`
        Some(body) if is_general(doc, &body) => general(doc, names, &body, focus).or_else(|| Some(printed(doc, &body))),
        Some(body) => Some(printed(doc, &body)),
        None => stands_for(doc, names, phrase, focus),
    }
}

/// The words that tell for whom a spokesperson speaks, without article.
fn body_of(doc: &Doc<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let spokes = |i: usize| doc.toks[i].span.len() > 5 && doc.lower(i).starts_with("spokes");
    let places = [Some(phrase.toks.clone()), phrase.apposition.clone()];
    for range in places.into_iter().flatten() {
        let Some(at) = range.clone().find(|i| spokes(*i)) else { continue };
        // "spokesman for the Port of Veld"
        if at + 1 < doc.toks.len()
            && matches!(doc.lower(at + 1), "for" | "of")
            && let Some(body) = doc.phrase_at(at + 2, doc.toks.len().min(at + 14))
        {
            return Some(without_article(doc, &body.toks));
        }
        // `the prime minister’s | official spokesman`
        let mut end = at;
        let skipped = |i: usize| doc.toks[i].kind == Kind::Clitic || !doc.toks[i].is_word() || is_rank(doc, i);
        while end > range.start && skipped(end - 1) {
            end -= 1;
        }
        let mut start = end;
        // `the opposition’s finance spokeswoman`
        let owner = (range.start..end).rev().find(|i| doc.toks[*i].kind == Kind::Clitic);
        if let Some(owner) = owner.filter(|owner| (owner + 1..at).all(|i| is_field(doc, i) || is_rank(doc, i))) {
            (start, end) = (owner, owner);
        }
        // `Ministry | of Trade spokesman`
        let of = |i: usize| {
            i > range.start
                && is_one_of!(doc.id(i), "of" | "for")
                && doc.toks[i - 1].capital
                && (doc.toks[i + 1].capital || doc.is(i + 1, Class::DET))
        };
        let the = |i: usize| i > range.start && doc.is(i, Class::DET) && of(i - 1);
        let goes_on = |i: usize| doc.toks[i].is_word() && !doc.is(i, Class::DET.or(Class::POSS).or(Class::PREP));
        while start > range.start && (goes_on(start - 1) || of(start - 1) || the(start - 1)) {
            start -= 1;
        }
        let led = |i: usize| {
            is_one_of!(doc.id(i), "former" | "ex")
                || is_rank(doc, i) && is_one_of!(doc.id(i), "official" | "senior" | "deputy")
        };
        while start < end && led(start) {
            start += 1;
        }
        // `Opposition energy spokeswoman`
        while end > start + 1 && !doc.toks[end - 1].capital && doc.toks[start].capital && is_field(doc, end - 1) {
            end -= 1;
        }
        if start < end {
            return Some(start..end);
        }
    }
    None
}

/// What is told of a spokesperson, and not of whom they speak for: `senior`.
fn is_rank(doc: &Doc<'_>, i: usize) -> bool {
    let word = doc.id(i);
    !doc.toks[i].capital
        && is_one_of!(
            word,
            "official" | "senior" | "chief" | "deputy" | "lead" | "principal" | "main" | "former" | "corporate"
        )
}

/// Whether the words are one that tells of any body: `the company`.
fn is_general(doc: &Doc<'_>, body: &Range<usize>) -> bool {
    body.len() == 1
        && is_one_of!(
            doc.id(body.start),
            "company"
                | "firm"
                | "club"
                | "force"
                | "group"
                | "charity"
                | "organisation"
                | "organization"
                | "retailer"
                | "airline"
                | "union"
                | "campaign"
                | "foundation"
                | "council"
                | "department"
                | "ministry"
                | "agency"
                | "bureau"
                | "network"
                | "committee"
                | "commission"
                | "bank"
                | "hospital"
                | "school"
        )
}

fn is_owner(word: &str) -> bool {
    ["his", "her", "its", "their", "one", "some", "both"].iter().any(|own| word.eq_ignore_ascii_case(own))
}

/// What a spokesperson of a party speaks on: `energy`.
fn is_field(doc: &Doc<'_>, i: usize) -> bool {
    is_one_of!(
        doc.id(i),
        "energy"
            | "finance"
            | "health"
            | "education"
            | "foreign"
            | "justice"
            | "transport"
            | "housing"
            | "environment"
            | "affairs"
            | "trade"
            | "defence"
            | "economic"
            | "culture"
            | "home"
            | "treasury"
    )
}

/// `The port refused. | A spokesman said`: the body that acted or spoke last, where nothing tells for whom somebody speaks.
fn stands_for(doc: &Doc<'_>, names: &Names, phrase: &Phrase, focus: &Focus) -> Option<String> {
    let head = phrase.head.end - 1;
    let bare = phrase.kind == MentionKind::Nominal
        && doc.is(phrase.toks.start, Class::DET)
        && (phrase.toks.start + 1..head).all(|i| is_rank(doc, i))
        && phrase.toks.end == head + 1
        && phrase.toks.len() > 1
        && doc.lower(head).starts_with("spokes")
        && !doc.lower(head).ends_with("men");
    if !bare {
        return None;
    }
    match focus.body(doc, names, phrase.toks.start)? {
        // Not `Pressure`, at the head of a sentence
        Who::Entity(body) => {
            let known = &names.entities[body];
            let common = known.words.len() == 1 && is_common(known.words[0].hash());
            (known.sort == Sort::Body || !common).then(|| known.name.clone())
        }
        // Not `her office`
        Who::Unnamed { text, .. } if text.split(' ').next().is_some_and(is_owner) => None,
        Who::Unnamed { text, .. } => {
            let article =
                ["the ", "The ", "an ", "An ", "a ", "A "].iter().find_map(|article| text.strip_prefix(article));
            Some(article.unwrap_or(&text).to_owned())
        }
    }
}

/// `“Tide Oil is sorry,” a | company | spokesperson said.`: the body that the words in marks before begin with, and tell of.
fn opens_quote(doc: &Doc<'_>, names: &Names, noun: usize) -> Option<usize> {
    let sent = doc.sent_of(noun).filter(|sent| sent.start + 3 < noun)?;
    let first = (sent.start..sent.start + 3).find(|i| doc.toks[*i].is_word() && !is_one_of!(doc.id(*i), "the"))?;
    let named = names.within(&(first..first + 1)).first().filter(|m| m.chunk.start == first)?;
    let verb = named.toks.end;
    let tells = || doc.tag(verb).is_finite() || !doc.toks[verb].capital && doc.tag(verb).is_in(&[Tag::NNS]);
    let acts = doc.toks[first].quoted() && verb < noun && tells();
    let known = &names.entities[named.entity];
    let body =
        known.sort == Sort::Body || known.sort == Sort::Unknown && known.gender.is_none() && known.guess.is_none();
    (acts && body).then_some(named.entity)
}

/// In articles of so many tokens bodies are not looked for from the beginning.
const LONG: usize = 50_000;

/// `Tarrant Vale said it was sorry. A spokesperson for | the company`: the body of the article that a general word means.
fn general(doc: &Doc<'_>, names: &Names, body: &Range<usize>, focus: &Focus) -> Option<String> {
    let noun = body.start;
    if let Some(body) = opens_quote(doc, names, noun) {
        return Some(names.entities[body].name.clone());
    }
    let toks = noun.saturating_sub(1)..noun + 1;
    let phrase = Phrase { toks, head: noun..noun + 1, kind: MentionKind::Nominal, apposition: None };
    let called = if doc.toks.len() < LONG { bodies::called(doc, names, &phrase) } else { None };
    // Not `the union`, where a company spoke.
    let any = is_one_of!(doc.id(noun), "company" | "firm" | "group" | "organisation" | "organization");
    let spoke = || match focus.body(doc, names, noun).filter(|_| any)? {
        Who::Entity(body) => Some(body),
        Who::Unnamed { .. } => None,
    };
    // What is told of with "it", or known to be a body.
    let thing = |body: &usize| {
        let it = |at: usize| doc.toks.get(at).is_some_and(|tok| is_one_of!(tok.id(), "it" | "its"));
        let told = |m: &NameMention| (m.toks.end + 1..m.toks.end + 4).any(it);
        let known = &names.entities[*body];
        known.sort == Sort::Body
            || known.gender.is_none()
                && names.within(&(noun.saturating_sub(300)..noun)).iter().any(|m| m.entity == *body && told(m))
    };
    let body = called.or_else(|| spoke().filter(thing))?;
    Some(names.entities[body].name.clone())
}

/// `told the agency Norpress`: the outlet that the words were said to.
pub(super) fn carrier(doc: &Doc<'_>, names: &Names, unit: &Unit) -> Option<String> {
    let cue = unit.cue.as_ref()?;
    let verb = cue.end - 1;
    if !doc.is(verb, Class::TELL) || cue.end >= doc.toks.len() {
        return None;
    }
    let phrase = doc.phrase_at(cue.end, doc.toks.len().min(cue.end + 12))?;
    let media =
        phrase.toks.clone().any(|i| doc.is(i, Class::MEDIA) && !matches!(doc.lower(i), "reporters" | "journalists"));
    // `told Radio Orla host Ada Hale`: the outlet, and not who works there
    let told = names.within(&phrase.toks);
    let outlet = told.iter().rev().find(|mention| !names.entities[mention.entity].is_person());
    let mention = outlet.or(told.last())?;
    // `told Israeli public radio`
    let cut = mention.toks.end < phrase.toks.end && is_demonym(doc.lower(mention.toks.end - 1));
    media.then(|| match cut {
        true => printed(doc, &without_article(doc, &phrase.toks)),
        false => names.entities[mention.entity].name.clone(),
    })
}

pub(super) fn outlet_name(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> String {
    names
        .within(&phrase.toks)
        .last()
        .map_or_else(|| printed(doc, &without_article(doc, &phrase.toks)), |m| names.entities[m.entity].name.clone())
}

fn without_article(doc: &Doc<'_>, toks: &Range<usize>) -> Range<usize> {
    if toks.len() > 1 && doc.is(toks.start, Class::DET) { toks.start + 1..toks.end } else { toks.clone() }
}
