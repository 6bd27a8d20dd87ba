//! For whom somebody speaks, and through whom: `a ministry spokesman`, `told the agency Norpress`.

use super::super::content::Unit;
use super::super::doc::{Doc, Kind};
use super::super::lexicon::Class;
use super::super::mentions::Phrase;
use super::super::names::{Names, printed};
use super::super::words::is_one_of;
use super::pronouns::{Focus, Who};
use crate::article::MentionKind;
use std::ops::Range;

/// The body that a spokesperson speaks for: `a ministry spokesman`, `a spokesperson for the Port`.
pub(super) fn spoken_for(doc: &Doc<'_>, phrase: &Phrase) -> Option<String> {
    let spokes = |i: usize| doc.lower(i).starts_with("spokes");
    let places = [Some(phrase.toks.clone()), phrase.apposition.clone()];
    for range in places.into_iter().flatten() {
        let Some(at) = range.clone().find(|i| spokes(*i)) else { continue };
        // "spokesman for the Port of Veld"
        if at + 1 < doc.toks.len()
            && matches!(doc.lower(at + 1), "for" | "of")
            && let Some(body) = doc.phrase_at(at + 2, doc.toks.len().min(at + 14))
        {
            return Some(printed(doc, &without_article(doc, &body.toks)));
        }
        let mut end = at;
        while end > range.start && (doc.toks[end - 1].kind == Kind::Clitic || !doc.toks[end - 1].is_word()) {
            end -= 1;
        }
        let mut start = end;
        // `the opposition’s finance spokeswoman`
        let owner = (range.start..end).rev().find(|i| doc.toks[*i].kind == Kind::Clitic);
        if let Some(owner) = owner.filter(|owner| (owner + 1..at).all(|i| is_field(doc, i))) {
            (start, end) = (owner, owner);
        }
        while start > range.start
            && doc.toks[start - 1].is_word()
            && !doc.is(start - 1, Class::DET.or(Class::POSS).or(Class::PREP))
        {
            start -= 1;
        }
        // `Opposition energy spokeswoman`
        while end > start + 1 && !doc.toks[end - 1].capital && doc.toks[start].capital && is_field(doc, end - 1) {
            end -= 1;
        }
        if start < end {
            return Some(printed(doc, &(start..end)));
        }
    }
    None
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
pub(super) fn stands_for(doc: &Doc<'_>, names: &Names, phrase: &Phrase, focus: &Focus) -> Option<String> {
    let head = phrase.head.end - 1;
    let bare = phrase.kind == MentionKind::Nominal
        && phrase.toks.len() == 2
        && doc.is(phrase.toks.start, Class::DET)
        && doc.lower(head).starts_with("spokes")
        && !doc.lower(head).ends_with("men");
    if !bare {
        return None;
    }
    match focus.body(names, phrase.toks.start)? {
        Who::Entity(body) => Some(names.entities[body].name.clone()),
        // Not `her office`
        Who::Unnamed { text, .. } if text.split(' ').next().is_some_and(is_owner) => None,
        Who::Unnamed { text, .. } => {
            let article =
                ["the ", "The ", "an ", "An ", "a ", "A "].iter().find_map(|article| text.strip_prefix(article));
            Some(article.unwrap_or(&text).to_owned())
        }
    }
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
    let mention = names.within(&phrase.toks).last()?;
    media.then(|| names.entities[mention.entity].name.clone())
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
