//! Words that look like cues and are none here, whatever a model thinks of them.

use crate::article::Role;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// `Hale, | asked whether she would sell, laughed`: by somebody else. Not `The judge, Ada Hale, | asked how he had run it`.
fn is_inserted(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let next = (i + 1).min(doc.toks.len() - 1);
    let asked = is_one_of!(doc.id(i), "asked")
        && is_one_of!(doc.id(next), "whether" | "if" | "why" | "how" | "what" | "about" | "by")
        || is_one_of!(doc.id(i), "told") && is_one_of!(doc.id(next), "of" | "about" | "by");
    if !asked || i < sent.start + 2 || !doc.toks[i - 1].is_punct(b',') || doc.toks[i - 2].quoted() {
        return false;
    }
    let name = (sent.start..i - 1).rev().take_while(|j| doc.is_name_word(*j)).last();
    let role = Class::TITLE.or(Class::PERSON);
    let opens = match name {
        Some(name) if name > sent.start => !doc.toks[name - 1].is_punct(b',') && !doc.is(name - 1, role),
        Some(_) => true,
        None => doc.is(i - 2, Class::PERSON),
    };
    let comma = (i + 2..sent.end).rev().find(|j| doc.toks[*j].is_punct(b',') && !doc.toks[*j].quoted());
    opens && comma.is_some_and(|comma| comma + 1 < sent.end && doc.tag(comma + 1).is_finite())
}

/// Whether a verb that may report does not here, whatever the model thinks of it.
pub(in crate::quotes) fn is_no_cue(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let next = |n: usize| doc.toks.get(i + n).filter(|_| i + n < sent.end);
    // `a statement | read by his lawyer`
    let read_by = is_one_of!(doc.id(i), "read") && next(1).is_some_and(|next| is_one_of!(next.id(), "by"));
    // `read part of it aloud`
    let aloud = is_one_of!(doc.id(i), "read" | "reads" | "reading")
        && (i + 1..sent.end.min(i + 7)).any(|j| is_one_of!(doc.id(j), "aloud"))
        && !(i..sent.end).any(|j| doc.toks[j].quoted());
    // `It goes without | saying`, `He avoids | condemning the war`
    let unsaid = i > sent.start
        && doc.tag(i) == Tag::VBG
        && is_one_of!(doc.id(i - 1), "without" | "avoid" | "avoids" | "avoided" | "avoiding");
    // `Julie Hale reported from Orla`
    let credits =
        is_one_of!(doc.id(i), "reported" | "reporting") && next(1).is_some_and(|next| is_one_of!(next.id(), "from"));
    // `a post titled “Hold on tight”`
    let titles = is_one_of!(doc.id(i), "titled" | "entitled");
    // `As the old saying goes`
    let saying =
        is_one_of!(doc.id(i), "saying") && next(1).is_some_and(|next| is_one_of!(next.id(), "goes" | "is" | "has"));
    // `Quint puts him on speaker`
    let places = is_one_of!(doc.id(i), "put" | "puts" | "putting")
        && next(1).is_some_and(|next| is_one_of!(next.id(), "him" | "her" | "them" | "me" | "us"));
    // `Awami Itehad chief Rana Budd`
    let told = next(1).is_none_or(|next| {
        next.quoted() || matches!(next.kind, Kind::Punct(_)) || next.is(Class::PREP.or(Class::TIME)) && !next.capital
    });
    let name = doc.toks[i].capital
        && !(doc.toks[i].first || doc.in_title(i) || doc.starts_clause(i))
        && !(doc.is(i, CUE) && told);
    // `the minister of neighbouring Estmark`
    let adjective = is_one_of!(doc.id(i), "neighbouring" | "neighboring" | "surrounding" | "opposing" | "remaining");
    // `Let’s say you go`
    let lets = |at: usize| doc.toks[at].kind == Kind::Clitic && at > sent.start && is_one_of!(doc.id(at - 1), "let");
    let supposes = is_one_of!(doc.id(i), "say") && i > sent.start && (lets(i - 1) || is_one_of!(doc.id(i - 1), "lets"));
    // `referred the bill to a committee`
    let refers = is_one_of!(doc.id(i), "referred" | "refers" | "refer" | "referring")
        && next(1).is_some_and(|next| {
            !next.quoted() && next.is_word() && !is_one_of!(next.id(), "to" | "back" | "again" | "only")
        });
    read_by
        || aloud
        || unsaid
        || refers
        || is_inserted(doc, sent, i)
        || supposes
        || adjective
        || credits
        || titles
        || saying
        || places
        || name
        || goes_on_to(doc, i)
        || is_owned_thing(doc, i)
        || is_meant(doc, i)
        || is_planned(doc, sent, i)
        || is_told_too(doc, sent, i)
        || is_other_sense(doc, sent, i)
        || is_heard(doc, sent, i)
        || is_left(doc, sent, i)
        || says_as(doc, sent, i).is_some()
}

/// `Boat was unsafe, inquest | told`: those who are told, at the end of a headline.
fn is_heard(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let last = i + 1 == sent.end && i > sent.start + 1 && is_one_of!(doc.id(i), "told" | "hears" | "heard");
    last && doc.block_of(i).is_some_and(|block| block.role == Role::Headline)
        && is_one_of!(
            doc.id(i - 1),
            "court" | "inquest" | "inquiry" | "tribunal" | "trial" | "jury" | "hearing" | "committee" | "judge" | "mps"
        )
}

/// `leaving the guests to | wonder why it rained`: they do not say so.
fn is_left(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let to = i.checked_sub(1).filter(|to| *to > sent.start + 1 && doc.tag(*to) == Tag::TO);
    let mut before =
        to.into_iter().flat_map(|to| (sent.start..to).rev().take(5).take_while(|j| doc.toks[*j].is_word()));
    let thinks = is_one_of!(doc.id(i), "wonder" | "ask" | "guess" | "think" | "worry" | "believe" | "ponder" | "hope");
    thinks && doc.tag(i) == Tag::VB && before.any(|j| is_one_of!(doc.id(j), "leaving" | "leave" | "leaves" | "left"))
}

/// `quoted | an official as saying`: where the verb stands that whose words are quoted leads to.
pub(super) fn says_as(doc: &Doc<'_>, sent: &Range<usize>, quoted: usize) -> Option<usize> {
    let quotes = is_one_of!(doc.id(quoted), "quoted" | "quotes" | "quoting" | "cited" | "citing");
    let saying = |j: &usize| is_one_of!(doc.id(*j), "saying") && is_one_of!(doc.id(*j - 1), "as");
    let plain = |j: &usize| !doc.toks[*j].quoted();
    let reach = quoted + 3..sent.end.min(quoted + 14);
    if quotes { reach.take_while(plain).find(saying) } else { None }
}

/// `was called at six and | told to go`: what somebody else tells, as the verb before is a passive.
fn is_told_too(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let told = is_one_of!(doc.id(i), "told" | "asked" | "urged" | "advised" | "ordered" | "warned" | "invited")
        && i > sent.start + 3
        && i + 1 < sent.end
        && is_one_of!(doc.id(i + 1), "to" | "not")
        && doc.tag(i - 1) == Tag::CC;
    let finite = |j: &usize| doc.tag(*j).is_finite() && !doc.toks[*j].quoted();
    let be = if told { (sent.start..i - 1).rev().take(12).find(finite) } else { None };
    be.is_some_and(|be| doc.is(be, Class::BE) && be + 2 < i && doc.tag(be + 1).is_in(&[Tag::VBN, Tag::VBD]))
}

/// `He plans to | ask the board`, `wants to | tell them`: what is not said yet.
fn is_planned(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    i >= sent.start + 2
        && is_one_of!(doc.id(i), "ask" | "tell" | "urge" | "warn" | "inform" | "remind")
        && is_one_of!(doc.id(i - 1), "to")
        && is_one_of!(
            doc.id(i - 2),
            "plan" | "plans" | "planned" | "planning" | "want" | "wants" | "wanted" | "intend" | "intends" | "intended"
        )
}

/// `conceded a late goal`, `pleaded anonymity`, `Talking to reporters`: no words are told.
fn is_other_sense(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
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
                    | "diplomats"
                    | "troops"
                    | "players"
                    | "cars"
                    | "vehicles"
                    | "products"
            )
        });
    }
    if is_one_of!(doc.id(i), "talking" | "speaking" | "talked") {
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
        return text.is_some_and(which);
    }
    is_one_of!(doc.id(i), "plead" | "pleads" | "pleaded" | "pleading" | "pled")
        && near.any(|j| is_one_of!(doc.id(j), "anonymity"))
}

/// `It means | admitting that it rains`: what would have to be said.
fn is_meant(doc: &Doc<'_>, i: usize) -> bool {
    i > 0
        && doc.tag(i) == Tag::VBG
        && !doc.toks[i].first
        && is_one_of!(doc.id(i - 1), "means" | "meant" | "mean" | "involves" | "requires" | "required")
}

/// `Mayor’s midnight | posts about bridge set off row`: what somebody has sent, in a headline, where tags are doubtful.
fn is_owned_thing(doc: &Doc<'_>, i: usize) -> bool {
    let about = doc.toks.get(i + 1).is_some_and(|tok| !tok.first && is_one_of!(tok.id(), "about" | "of" | "over"));
    if !about || !doc.block_of(i).is_some_and(|block| block.role == Role::Headline) {
        return false;
    }
    let sort = Class::PERSON.or(Class::BODY).or(Class::MEDIA);
    let plain = |j: usize| doc.tag(j).is_in(&[Tag::NN, Tag::JJ]) && !doc.is(j, sort) && !doc.toks[j].capital;
    let between = (0..2).take_while(|n| i > *n && !doc.toks[i - n].first && plain(i - n - 1)).count();
    let before = i - between;
    before > 0 && !doc.toks[before].first && doc.toks[before - 1].kind == Kind::Clitic && doc.lower(i).ends_with('s')
}

/// `went on to close the port`, which is no speech.
fn goes_on_to(doc: &Doc<'_>, verb: usize) -> bool {
    is_one_of!(doc.id(verb), "went" | "goes" | "go" | "going" | "gone")
        && verb + 2 < doc.toks.len()
        && is_one_of!(doc.id(verb + 1), "on")
        && is_one_of!(doc.id(verb + 2), "to")
}
