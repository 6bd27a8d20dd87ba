//! Verbs of saying whose subject is told or asked, and says nothing.

use super::verbs::is_undergone_too;
use crate::article::Role;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::Class;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// `Boat was unsafe, inquest | told`: those who are told, at the end of a headline.
pub(super) fn is_heard(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let last = i + 1 == sent.end && i > sent.start + 1 && is_one_of!(doc.id(i), "told" | "hears" | "heard");
    // `Parents | told ‘do not panic’`
    let whom = || {
        let next = doc.toks.get(i + 1).filter(|_| i + 1 < sent.end);
        i > sent.start && is_one_of!(doc.id(i), "told") && next.is_some_and(|next| next.kind == Kind::Mark)
    };
    let headline = |i: usize| doc.block_of(i).is_some_and(|block| block.role == Role::Headline);
    if !last && whom() && doc.toks[i - 1].is_word() && headline(i) {
        return true;
    }
    last && doc.block_of(i).is_some_and(|block| block.role == Role::Headline)
        && is_one_of!(
            doc.id(i - 1),
            "court"
                | "commission"
                | "inquest"
                | "inquiry"
                | "tribunal"
                | "trial"
                | "jury"
                | "hearing"
                | "committee"
                | "judge"
                | "mps"
        )
}

/// `was called at six and | told to go`: what somebody else tells, as the verb before is a passive.
pub(super) fn is_told_too(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let told = is_one_of!(doc.id(i), "told" | "asked" | "urged" | "advised" | "ordered" | "warned" | "invited")
        && i > sent.start + 3
        && i + 1 < sent.end
        && is_one_of!(doc.id(i + 1), "to" | "not")
        && doc.tag(i - 1) == Tag::CC;
    // `has been ordered to pay and | warned he could face jail`
    let by = doc.toks.get(i + 1).is_some_and(|next| is_one_of!(next.id(), "by"));
    if i + 1 < sent.end && !by && !told && is_undergone_too(doc, sent, i) {
        return true;
    }
    let finite = |j: &usize| doc.tag(*j).is_finite() && !doc.toks[*j].quoted();
    let be = if told { (sent.start..i - 1).rev().take(12).find(finite) } else { None };
    be.is_some_and(|be| doc.is(be, Class::BE) && be + 2 < i && doc.tag(be + 1).is_in(&[Tag::VBN, Tag::VBD]))
}

/// `had been arrested and | questioned for hours`: done to somebody, as what the verb before tells.
pub(super) fn is_done_too(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let done = is_one_of!(
        doc.id(i),
        "questioned"
            | "charged"
            | "rejected"
            | "dismissed"
            | "cautioned"
            | "briefed"
            | "accused"
            | "criticised"
            | "criticized"
            | "condemned"
            | "praised"
            | "reprimanded"
            | "warned"
            | "told"
            | "asked"
            | "accepted"
    );
    if !done || i < sent.start + 4 || doc.tag(i - 1) != Tag::CC {
        return false;
    }
    // Not `had been arrested and accused the police`
    let object = doc.toks.get(i + 1).is_some_and(|next| {
        !next.first
            && next.is_word()
            && !next.is(Class::PREP.or(Class::TIME).or(Class::ADVERB).or(Class::CONJ))
            && !is_one_of!(next.id(), "to" | "not")
    });
    let participle = doc.tag(i - 2).is_in(&[Tag::VBN, Tag::VBD]);
    let be = (sent.start..i - 2).rev().take(3).find(|j| !doc.is(*j, Class::ADVERB));
    !object && participle && be.is_some_and(|be| doc.is(be, Class::BE) && !doc.toks[be].quoted())
}

/// `Drivers | warned of delays`, `Buses ‘late again’, council | told`: in a headline those who are told, as past forms tell there of
/// nobody who speaks.
pub(super) fn is_addressed(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    if !is_one_of!(doc.id(i), "warned" | "told" | "urged" | "advised" | "reminded" | "ordered") || i == sent.start {
        return false;
    }
    let closes =
        i + 1 == sent.end && i > sent.start + 1 && (doc.toks[sent.start..i - 1].iter().any(|tok| tok.is_punct(b',')));
    // `Storms near Orla, residents urged to stay in`
    let comma = (sent.start..i).rev().take(4).find(|j| !doc.toks[*j].is_word());
    let start = comma.filter(|j| doc.toks[*j].is_punct(b',') && !doc.toks[*j].quoted()).map_or(sent.start, |j| j + 1);
    let opens = i <= start + 3
        && i + 1 < sent.end
        && is_one_of!(doc.id(i + 1), "of" | "to" | "over" | "about" | "not")
        && doc.toks[start..i].iter().all(|tok| tok.is_word() && !tok.quoted());
    let paper = is_one_of!(
        doc.id(i - 1),
        "memo" | "report" | "study" | "review" | "letter" | "note" | "poll" | "survey" | "audit" | "paper" | "document"
    );
    let listener = !paper && doc.is(i - 1, Class::PERSON.or(Class::BODY)) || doc.tag(i - 1) == Tag::NNS;
    (closes || opens) && listener && doc.block_of(i).is_some_and(|block| block.role == Role::Headline)
}
