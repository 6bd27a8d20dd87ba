//! What tells that a body is a firm: what stands beside its name, its land, its shares.

use super::nominals::is_of_land;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::{self, CUE, Class};
use crate::quotes::mentions::Phrase;
use crate::quotes::names::{Entity, Folded, NameMention, Names, Sort, is_place_at};
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// How many tokens back a firm may be told by its land.
const FAR: usize = 600;

/// `A bid by Norway’s Aunex failed. | The Norwegian company`: the only one that is named behind its land.
pub(super) fn from_land(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let (at, head) = (phrase.toks.start, phrase.head.end - 1);
    let lands = phrase.toks.len() == 3 && head == at + 2 && doc.toks[at + 1].capital && is_one_of!(doc.id(at), "the");
    if !lands || !is_enterprise(doc.lower(head)) {
        return None;
    }
    let of_land = |m: &&NameMention| {
        let clitic = m.chunk.start.checked_sub(1).filter(|i| doc.toks[*i].kind == Kind::Clitic);
        let land = clitic.and_then(|clitic| clitic.checked_sub(1)).filter(|land| doc.toks[*land].capital);
        let trades = matches!(names.entities[m.entity].sort, Sort::Body | Sort::Unknown)
            && !doc.is(m.toks.end - 1, Class::BODY.or(Class::MEDIA))
            && doc.toks.get(m.toks.end).is_none_or(|next| next.kind != Kind::Clitic)
            && shows_trade(doc, m);
        trades && land.is_some_and(|land| is_of_land(doc.lower(at + 1), doc.lower(land)))
    };
    let mut found = names.within(&(at.saturating_sub(FAR)..at)).iter().filter(of_land).map(|m| m.entity);
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// `a bid by Norway’s Aunex`, `Norway’s Aunex, which makes steel`: whether its sentence tells of trade; not `Norway’s Aunex and Budd`.
fn shows_trade(doc: &Doc<'_>, name: &NameMention) -> bool {
    let Some(sent) = doc.sent_of(name.toks.start) else { return false };
    let trade = |i: usize| {
        is_one_of!(
            doc.id(i),
            "bid"
                | "shares"
                | "stake"
                | "deal"
                | "contract"
                | "takeover"
                | "plant"
                | "factory"
                | "profits"
                | "profit"
                | "sales"
                | "orders"
                | "makes"
                | "sells"
                | "maker"
                | "shipyard"
        )
    };
    let joined = doc.toks.get(name.toks.end).is_some_and(|next| next.is(Class::CONJ));
    !joined && sent.clone().any(trade)
}

/// `shares in Aunex`, `Aunex shares`: what is a firm, though a place may be called so.
pub(super) fn is_traded(doc: &Doc<'_>, name: &NameMention) -> bool {
    let stock = |i: usize| is_one_of!(doc.id(i), "shares" | "stock" | "shareholders" | "bonds");
    let owns = doc.toks.get(name.toks.end).is_some_and(|next| next.kind == Kind::Clitic);
    if owns || is_place_at(doc, &name.toks) {
        return false;
    }
    let start = name.chunk.start;
    let before = start > 1 && is_one_of!(doc.id(start - 1), "in" | "of") && stock(start - 2);
    before || doc.toks.get(name.toks.end).is_some_and(|next| !next.first && stock(name.toks.end))
}

/// `Ada Lund`: two words or three of which none is common or a body’s.
pub(super) fn may_be_a_person(known: &Entity) -> bool {
    let thing = |word: &Folded| {
        lexicon::is_common(word.hash())
            || lexicon::words().known(word.hash()).class.has(Class::BODY.or(Class::CORPORATE).or(Class::MEDIA))
    };
    known.sort != Sort::Body && (2..4).contains(&known.words.len()) && !known.words.iter().any(thing)
}

/// `Aunex, the country’s largest company`, `the heating firm Glodvarm`; not `Ada Lund, a crane operator`: `personal` is whether the name
/// may be that of a person.
pub(super) fn said_to_be(doc: &Doc<'_>, name: &Range<usize>, chunk: &Range<usize>, noun: &str, personal: bool) -> bool {
    // What a person is called too, by "a" or "an".
    let a = || doc.toks.get(name.end + 1).is_some_and(|tok| is_one_of!(tok.id(), "a" | "an"));
    let doer = |word: &str| matches!(word, "operator" | "contractor" | "developer" | "supplier") && personal && a();
    let same = |i: usize| {
        let word = doc.lower(i);
        word == noun
            || matches!(noun, "paper" | "newspaper") && matches!(word, "newspaper" | "daily" | "tabloid" | "broadsheet")
            || matches!(noun, "company" | "firm") && is_kind_of_firm(word) && !doer(word)
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

/// What a body may be called whose name stands right before: `Budd left Nordic Steel, the company said`.
pub(super) fn is_enterprise(noun: &str) -> bool {
    matches!(
        noun,
        "company"
            | "firm"
            | "airline"
            | "bank"
            | "club"
            | "retailer"
            | "carrier"
            | "maker"
            | "chain"
            | "charity"
            | "university"
            | "hospital"
            | "agency"
    )
}

/// What firms are told to be.
fn is_kind_of_firm(word: &str) -> bool {
    matches!(
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
}
