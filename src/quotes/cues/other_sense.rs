//! Verbs of saying in another sense, told by what stands behind them: `conceded a goal`, `recalled its envoy`, `called 911`.

use super::deeds::stands_before_verb;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::Class;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// `conceded a late goal`, `pleaded anonymity`, `Talking to reporters`: no words are told.
pub(super) fn is_other_sense(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let mut near = i + 1..sent.end.min(i + 5);
    if is_one_of!(doc.id(i), "concede" | "concedes" | "conceded" | "conceding") {
        // `conceded a late goal`, not `conceded some points were lost`
        let closes = |at: usize| {
            at >= sent.end
                || matches!(doc.toks[at].kind, Kind::Punct(_))
                || doc.is(at, Class::PREP.or(Class::SUBORD).or(Class::CONJ).or(Class::TIME))
                    && !is_one_of!(doc.id(at), "that")
        };
        return near.any(|j| {
            let scored = is_one_of!(
                doc.id(j),
                "goal" | "goals" | "penalty" | "penalties" | "try" | "tries" | "points" | "runs" | "corner" | "corners"
            );
            scored && closes(j + 1)
        });
    }
    // `recalled its ambassador`, `recalled 300 cars`
    if is_one_of!(doc.id(i), "recall" | "recalls" | "recalled" | "recalling") {
        return near.any(|j| {
            is_one_of!(
                doc.id(j),
                "ambassador"
                    | "ambassadors"
                    | "envoy"
                    | "envoys"
                    | "commissioner"
                    | "consul"
                    | "diplomats"
                    | "troops"
                    | "players"
                    | "cars"
                    | "vehicles"
                    | "products"
            )
        });
    }
    // `called 911`, `by video | call`
    if is_one_of!(doc.id(i), "call" | "called" | "calls" | "calling") {
        let number = near.next().is_some_and(|j| is_one_of!(doc.id(j), "911" | "999" | "112" | "000" | "111" | "101"));
        let noun = |j: &usize| doc.tag(*j).is_in(&[Tag::NN, Tag::JJ, Tag::DT]) && !doc.toks[*j].quoted();
        let before = i - (sent.start..i).rev().take(3).take_while(noun).count();
        let by =
            before < i && before > sent.start && is_one_of!(doc.id(before - 1), "by" | "via" | "on" | "over" | "in");
        return number || is_one_of!(doc.id(i), "call") && by;
    }
    // `agreed to an interview`, `agreed to be interviewed`: not `agreed to pay`, `agreed to call it “off”`
    if is_one_of!(doc.id(i), "agree" | "agreed" | "agrees" | "agreeing")
        && i + 2 < sent.end
        && is_one_of!(doc.id(i + 1), "to")
        && !doc.toks[i + 2].quoted()
        && (doc.tag(i + 2).is_in(&[Tag::DT, Tag::PRPS, Tag::NN, Tag::NNS, Tag::JJ])
            || is_one_of!(doc.id(i + 2), "be")
                && i + 3 < sent.end
                && is_one_of!(
                    doc.id(i + 3),
                    "interviewed" | "named" | "quoted" | "identified" | "photographed" | "filmed"
                ))
        && !(i + 2..sent.end).any(|j| doc.toks[j].quoted())
    {
        return true;
    }
    // `agreed to speak on condition of anonymity`
    if is_one_of!(doc.id(i), "agreed" | "agrees") {
        return i + 2 < sent.end
            && is_one_of!(doc.id(i + 1), "to")
            && is_one_of!(doc.id(i + 2), "speak" | "talk")
            && (i + 3..sent.end.min(i + 9)).any(|j| is_one_of!(doc.id(j), "condition" | "anonymity" | "anonymously"));
    }
    // `agreed to | talk on the condition that`
    if is_one_of!(doc.id(i), "speak" | "talk") {
        return i > sent.start + 2
            && is_one_of!(doc.id(i - 1), "to")
            && is_one_of!(doc.id(i - 2), "agreed" | "agrees")
            && (i + 1..sent.end.min(i + 6)).any(|j| is_one_of!(doc.id(j), "condition"));
    }
    // `dismissed a complaint against the clerk`, not `dismissed the complaint as “late”`
    if is_one_of!(doc.id(i), "dismissed" | "dismisses") {
        let act = near.find(|j| {
            is_one_of!(
                doc.id(*j),
                "complaint" | "complaints" | "lawsuit" | "suit" | "appeal" | "appeals" | "petition" | "motion" | "case"
            )
        });
        return act.is_some_and(|act| {
            let plain = (i + 1..act).all(|j| doc.tag(j).is_in(&[Tag::DT, Tag::JJ, Tag::NN, Tag::CD, Tag::PRPS]));
            plain && !(act..sent.end).any(|j| is_one_of!(doc.id(j), "as") || doc.toks[j].quoted())
        });
    }
    if is_one_of!(doc.id(i), "talking" | "speaking" | "talked") {
        if is_one_of!(doc.id(i), "speaking") && stands_before_verb(doc, sent, i) {
            return true;
        }
        // Not `speaking to the Echo: “…”`
        let announces = |j: usize| doc.toks[j].is_punct(b':') && doc.toks.get(j + 1).is_some_and(|tok| tok.quoted());
        return near.next().is_some_and(|j| is_one_of!(doc.id(j), "to")) && !(i..sent.end).any(announces);
    }
    // `read a statement from Hale, in which she said`
    if is_one_of!(doc.id(i), "read" | "reads" | "reading") {
        let text = near.find(|j| {
            is_one_of!(doc.id(*j), "statement" | "letter" | "message" | "note" | "apology" | "email" | "e-mail")
        });
        let which = |text: usize| {
            (text + 1..sent.end.min(text + 7))
                .any(|j| is_one_of!(doc.id(j), "which") && is_one_of!(doc.id(j - 1), "in"))
        };
        // `read the judge a letter from her son`
        let whom =
            |text: usize| text > i + 3 && doc.is(text - 1, Class::DET) && !(i..sent.end).any(|j| doc.toks[j].quoted());
        return text.is_some_and(|text| which(text) || whom(text));
    }
    is_one_of!(doc.id(i), "plead" | "pleads" | "pleaded" | "pleading" | "pled")
        && near.any(|j| is_one_of!(doc.id(j), "anonymity"))
}
