//! Words that look like cues and are none, told by what stands beside them: adjectives before a noun, nouns in a list, what is
//! only allowed, where somebody went, what is written on clothes.

use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// `Let me first | express my thanks`: what somebody may do, and no words yet.
pub(super) fn is_let(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let adverbs = (sent.start..i).rev().take(3).take_while(|j| doc.is(*j, Class::ADVERB)).count();
    let end = i - adverbs;
    let named = (sent.start..end).rev().take(4).take_while(|j| doc.is_name_word(*j)).count();
    let pronoun = end > sent.start && is_one_of!(doc.id(end - 1), "me" | "us" | "him" | "her" | "them" | "it");
    let lets =
        (end - named.max(usize::from(pronoun))).checked_sub(1).filter(|lets| *lets >= sent.start && lets + 1 < end);
    let opens = |at: usize| at == sent.start || !doc.toks[at - 1].is_word() || doc.is(at - 1, Class::CONJ);
    lets.is_some_and(|lets| is_one_of!(doc.id(lets), "let") && opens(lets))
}

/// `the previously | announced plan`, `his | stated goal`: a participle that tells of the noun behind it.
pub(super) fn is_adjective(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let thing = i + 1 < sent.end && doc.tag(i + 1).is_in(&[Tag::NN, Tag::NNS]) && !doc.toks[i + 1].quoted();
    // `an able and | determined rival`
    let paired =
        i > sent.start + 2 && doc.tag(i - 1) == Tag::CC && doc.tag(i - 2) == Tag::JJ && doc.is(i - 3, Class::DET);
    // `Hale’s | patronizing suggestion`
    let owned = doc.tag(i) == Tag::VBG
        && !doc.is(i, CUE)
        && i > sent.start + 1
        && doc.toks[i - 1].kind == Kind::Clitic
        && !doc.is(i - 2, Class::PRON);
    if thing && (paired || owned) {
        return true;
    }
    let adverbs = (sent.start..i).rev().take(2).take_while(|j| doc.tag(*j) == Tag::RB).count();
    let before = (i - adverbs).checked_sub(1).filter(|before| *before >= sent.start && adverbs > 0);
    // Not `those beside her later told officers`, `Some later told officers`
    let led = before.is_some_and(|before| {
        is_one_of!(doc.id(before), "the" | "a" | "an" | "this" | "his" | "their" | "its" | "my" | "our" | "your")
    });
    led && i + 1 < sent.end && !doc.toks[i + 1].quoted() && doc.tag(i + 1).is_in(&[Tag::NN, Tag::NNS, Tag::JJ])
}

/// `The rallies have been as loud as the chants and | promises to “win”`: a noun, as all verbs before it are of several.
pub(super) fn is_listed_noun(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let noun = i > sent.start
        && doc.tag(i - 1) == Tag::CC
        && is_one_of!(
            doc.id(i),
            "promises"
                | "claims"
                | "remarks"
                | "reports"
                | "demands"
                | "calls"
                | "threats"
                | "charges"
                | "warnings"
                | "comments"
                | "questions"
                | "answers"
        );
    let mut verbs = (sent.start..i).filter(|j| noun && doc.tag(*j).is_finite() && !doc.toks[*j].quoted()).peekable();
    let of_several =
        |j: usize| doc.tag(j) == Tag::VBP && !doc.toks[j].capital || is_one_of!(doc.id(j), "have" | "are" | "were");
    verbs.peek().is_some() && verbs.all(of_several)
}

/// `It is in decay and | state television has failed`: a noun that tells of another, whose verb stands behind it.
pub(super) fn is_of_subject(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let noun = |j: usize| doc.tag(j).is_in(&[Tag::NN, Tag::NNS]) && !doc.toks[j].quoted();
    let verb = i + 2;
    doc.tag(i - 1) == Tag::CC
        && verb < sent.end
        && noun(i)
        && noun(i + 1)
        && (doc.tag(verb).is_finite() || doc.is(verb, Class::AUX))
}

/// `everywhere she | went, “sending letters”`: where and when something is done, beside the words in marks. Not `where he said, “No.”`
pub(super) fn tells_where(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let next = i + 1;
    let marks = next + 1 < sent.end && doc.toks[next].is_punct(b',') && doc.toks[next + 1].quoted();
    if !marks || doc.is(i, CUE) && !is_one_of!(doc.id(i), "went" | "goes" | "go") {
        return false;
    }
    let plain = |j: &usize| doc.toks[*j].is_word() && !doc.toks[*j].quoted() && !doc.tag(*j).is_finite();
    let mut before = (sent.start..i).rev().take(5).take_while(plain);
    before.any(|j| {
        is_one_of!(
            doc.id(j),
            "everywhere" | "wherever" | "anywhere" | "where" | "whenever" | "whatever" | "what" | "how"
        )
    })
}

/// `a man in a shirt that | read “Go Hale”`, `a hat | reading “Win”`: clothes say nothing.
pub(super) fn is_on_clothes(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let shows = is_one_of!(
        doc.id(i),
        "read" | "reads" | "reading" | "said" | "says" | "saying" | "proclaiming" | "declaring" | "calling"
    );
    let Some(before) = i.checked_sub(1).filter(|before| shows && *before > sent.start) else { return false };
    let relative = is_one_of!(doc.id(before), "that" | "which");
    let noun = before - usize::from(relative);
    let clothes = is_one_of!(
        doc.id(noun),
        "shirt"
            | "shirts"
            | "t-shirt"
            | "t-shirts"
            | "sweatshirt"
            | "hat"
            | "hats"
            | "cap"
            | "caps"
            | "button"
            | "buttons"
            | "pin"
            | "pins"
            | "sticker"
            | "stickers"
            | "sweater"
            | "sweaters"
            | "jacket"
            | "hoodie"
    );
    if !clothes || doc.toks[noun].quoted() {
        return false;
    }
    // Not `The man in the hat said “no”`
    let start =
        (sent.start..noun).rev().take(6).take_while(|j| doc.tag(*j).is_in(&[Tag::NN, Tag::NNP, Tag::JJ])).last();
    let worn =
        start.unwrap_or(noun).checked_sub(1).filter(|j| *j > sent.start && doc.is(*j, Class::DET.or(Class::POSS)));
    let opens = worn.map_or(noun, |j| j) <= sent.start || worn.is_some_and(|j| !doc.toks[j - 1].is_word());
    let marked = i + 1 < sent.end && doc.toks[i + 1].quoted();
    relative || doc.tag(i) == Tag::VBG && marked && !is_one_of!(doc.id(i), "saying") || opens
}
