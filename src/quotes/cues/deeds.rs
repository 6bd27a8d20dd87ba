//! Verbs of saying that do something else with what stands behind them: who is telephoned, cases that are argued in court.

use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// Whether the verb at `i` does something that is no speech.
pub(super) fn is_deed(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    match doc.id(i) {
        word if is_one_of!(word, "call" | "calls" | "called" | "calling") => {
            telephones(doc, sent, i) || calls_out(doc, sent, i)
        }
        // `federal and | state law`
        word if is_one_of!(word, "state") => {
            i > sent.start + 1
                && doc.tag(i - 1) == Tag::CC
                && doc.tag(i - 2) == Tag::JJ
                && i + 1 < sent.end
                && doc.tag(i + 1).is_in(&[Tag::NN, Tag::NNS])
        }
        word if is_one_of!(word, "argue" | "argues" | "argued" | "arguing") => pleads(doc, sent, i),
        word if is_one_of!(word, "include" | "includes" | "included" | "including") => !holds_words(doc, sent, i),
        word if is_one_of!(word, "wrote" | "write" | "writes" | "written" | "say" | "says") => {
            is_fronted(doc, sent, i) || writes_for(doc, sent, i)
        }
        word if is_one_of!(word, "concluded" | "concludes" | "began" | "begins" | "ended" | "ends") => {
            by_asking(doc, sent, i)
        }
        word if is_one_of!(
            word,
            "confirmed" | "described" | "disputed" | "praised" | "quoted" | "reported" | "told"
        ) =>
        {
            is_done_to_both(doc, sent, i)
        }
        word if is_one_of!(word, "spoke" | "spoken" | "talked" | "met") => speaks_with(doc, sent, i),
        word if is_one_of!(word, "tell" | "remind") => is_not_needed(doc, sent, i),
        _ => false,
    }
}

/// `he | called Hale and went home`, `called her from the car`: nothing is said of whom somebody rings.
fn telephones(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    // `The plan | calls into question why`, `| called it into question`
    let into = (i + 1..sent.end.min(i + 14)).find(|j| is_one_of!(doc.id(*j), "into"));
    if into.is_some_and(|into| into + 1 < sent.end && is_one_of!(doc.id(into + 1), "question" | "doubt")) {
        return true;
    }
    let mut end = i + 1;
    let pronoun = end < sent.end && is_one_of!(doc.id(end), "him" | "her" | "me" | "them" | "us");
    end += usize::from(pronoun);
    while end < sent.end && doc.is_name_word(end) && !doc.toks[end].quoted() {
        end += 1;
    }
    if end == i + 1 || end >= sent.end {
        return false;
    }
    // `called Hale and Budd liars`, `called her in tears a cheat`
    let goes_on =
        doc.tag(end) == Tag::CC && end + 1 < sent.end && doc.tag(end + 1).is_in(&[Tag::VBD, Tag::VBZ, Tag::VBN]);
    let from = is_one_of!(doc.id(end), "from" | "back");
    (goes_on || from) && !doc.toks[i + 1..sent.end].iter().any(|tok| tok.quoted())
}

/// `Budd, | speaking on Orla TV, called Hale a “clown”`: where he spoke; the verb behind the comma tells the words.
pub(super) fn stands_before_verb(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let led = i > sent.start && doc.toks[i - 1].is_punct(b',') && i + 1 < sent.end;
    let place = led && is_one_of!(doc.id(i + 1), "on" | "at" | "in" | "from" | "to" | "during" | "before" | "outside");
    let comma = if place {
        (i + 2..sent.end.min(i + 14)).find(|j| !doc.toks[*j].is_word() || doc.toks[*j].quoted())
    } else {
        None
    };
    comma.is_some_and(|comma| {
        doc.toks[comma].is_punct(b',')
            && comma + 1 < sent.end
            && doc.is(comma + 1, CUE)
            && doc.tag(comma + 1).is_finite()
            && !doc.toks[comma].quoted()
    })
}

/// `Hale | spoke with Budd “to discuss the test,” according to a note`: the words are of what they spoke for.
fn speaks_with(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let with = i + 1 < sent.end && is_one_of!(doc.id(i + 1), "with" | "to");
    let mark = if with { (i + 2..sent.end.min(i + 12)).find(|j| doc.toks[*j].kind == Kind::Mark) } else { None };
    mark.is_some_and(|mark| mark + 2 < sent.end && is_one_of!(doc.id(mark + 1), "to") && doc.tag(mark + 2) == Tag::VB)
}

/// `| writes a weekly column and leads a show`: what somebody writes by trade. Not `wrote a column: “It is late.”`
fn writes_for(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let plain = |j: &usize| doc.toks[*j].is_word() && !doc.toks[*j].quoted() && !doc.tag(*j).is_finite();
    let work = |j: &usize| is_one_of!(doc.id(*j), "column" | "blog" | "newsletter" | "columns" | "novels" | "books");
    let noun = (i + 1..sent.end.min(i + 6)).take_while(plain).find(work);
    noun.is_some_and(|noun| {
        noun + 2 < sent.end && doc.tag(noun + 1) == Tag::CC && doc.tag(noun + 2).is_in(&[Tag::VBZ, Tag::VBP, Tag::VBD])
    })
}

/// `still | calling out the board while he smiled`: a deed. Not `called him out for lying`, `called out the board’s “lies”`
fn calls_out(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let plain = |j: &usize| doc.toks[*j].is_word() && !doc.is(*j, Class::PREP.or(Class::CONJ).or(Class::SUBORD));
    let near = i + 1..sent.end.min(i + 6);
    let out = near.take_while(|j| plain(j) || is_one_of!(doc.id(*j), "out")).find(|j| is_one_of!(doc.id(*j), "out"));
    let Some(out) = out.filter(|out| out + 1 < sent.end && doc.toks[out + 1].is_word()) else { return false };
    // `called out | that it was late`, `called out | to her`
    let words = is_one_of!(doc.id(out + 1), "that" | "to" | "as" | "from" | "at")
        || out > i + 1 && doc.is(out + 1, Class::PREP.or(Class::DET));
    let blames = |j: usize| is_one_of!(doc.id(j), "for") && j + 1 < sent.end && doc.tag(j + 1) == Tag::VBG;
    let told = (out + 1..sent.end).any(|j| doc.toks[j].quoted() || doc.toks[j].is_punct(b':') || blames(j));
    let marked = (sent.start..i).any(|j| doc.toks[j].quoted());
    !words && !told && !marked
}

/// `Hale | argues the state’s largest cases`: in court. Not `argues the case is weak`.
fn pleads(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let plain = |j: usize| {
        let tok = doc.toks[j];
        (tok.is_word() && !tok.is(Class::PREP) || tok.kind == Kind::Clitic) && !tok.quoted() && !doc.tag(j).is_finite()
    };
    let object = i + 1..i + 1 + (i + 1..sent.end).take_while(|j| plain(*j)).count();
    let case = object.clone().take(8).find(|j| is_one_of!(doc.id(*j), "case" | "cases" | "appeal" | "appeals"));
    let clause = || object.clone().any(|j| is_one_of!(doc.id(j), "that" | "for" | "against" | "should"));
    let closes = object.end >= sent.end
        || !doc.toks[object.end].is_word()
        || is_one_of!(doc.id(object.end), "in" | "at" | "before" | "to");
    case.is_some() && closes && !clause()
}

/// `The report | includes a claim by Hale that it rained`: whether what is held is somebody’s words.
fn holds_words(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let plain = |j: &usize| doc.toks[*j].is_word() && !doc.toks[*j].quoted();
    let mut near = (i + 1..sent.end).take(6).take_while(plain);
    let led = i + 1 + usize::from(i + 1 < sent.end && doc.is(i + 1, Class::DET));
    // `The speech included “a call to arms”`
    let marked = led < sent.end && doc.toks[led].quoted();
    marked
        || near.any(|j| {
            is_one_of!(
                doc.id(j),
                "claim"
                    | "claims"
                    | "statement"
                    | "statements"
                    | "quote"
                    | "quotes"
                    | "comment"
                    | "comments"
                    | "warning"
                    | "line"
                    | "lines"
                    | "words"
                    | "promise"
                    | "note"
                    | "message"
            )
        })
}

/// `What Hale | wrote that night became a plan`: what is written stands in front, and its verb behind.
pub(in crate::quotes) fn is_fronted(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let plain = |j: usize| doc.toks[j].is_word() && !doc.toks[j].quoted();
    let subject = sent.start + 1..i;
    let next = i + 1;
    is_one_of!(doc.id(sent.start), "what")
        && !subject.is_empty()
        && subject.into_iter().all(|j| plain(j) && !doc.tag(j).is_finite() || doc.is(j, Class::AUX))
        && next < sent.end
        && plain(next)
        && (!doc.is(next, Class::BE) || is_judged(doc, sent, next))
        // Not `What Hale wrote in May was that it rained`
        && !(next..sent.end - 1).any(|j| doc.is(j, Class::BE) && (is_one_of!(doc.id(j + 1), "that") || !plain(j + 1)))
}

/// `That Hale | promised it is a sign of his will`: a clause that is the subject of another verb. Not `That report said it was late`.
pub(super) fn is_in_subject_clause(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let that = is_one_of!(doc.id(sent.start), "that") && !doc.toks[sent.start].quoted() && i < sent.start + 12;
    if !that || i < sent.start + 2 || !doc.tag(i).is_finite() {
        return false;
    }
    let finite = |j: usize| doc.tag(j).is_finite() && !doc.toks[j].quoted();
    // Not `That it rained, Hale said, is a sign`
    let mut subject = sent.start + 1..i;
    let plain = subject.all(|j| doc.toks[j].is_word() && !doc.toks[j].quoted() && !doc.tag(j).is_finite());
    let first = sent.start + 1;
    // Not `That Republican senator said`
    let common = (first..i).any(|j| doc.tag(j).is_in(&[Tag::NN, Tag::NNS]) && !doc.toks[j].capital);
    let led = doc.is_name_word(first) && !common || doc.is(first, Class::DET.or(Class::POSS).or(Class::PRON));
    plain && led && (i + 1..sent.end).any(finite)
}

/// `What Hale said | is a different story`, `| was wrong`: not `is he will go`.
fn is_judged(doc: &Doc<'_>, sent: &Range<usize>, be: usize) -> bool {
    let what = be + 1 + usize::from(be + 1 < sent.end && doc.is(be + 1, Class::ADVERB.or(Class::NEG)));
    what < sent.end && doc.tag(what).is_in(&[Tag::DT, Tag::JJ, Tag::VBN, Tag::VBG, Tag::RB])
}

/// `Hale | concluded the hearing by asking Budd to agree that it rained`: what is asked is told by the other verb.
fn by_asking(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let plain = |j: &usize| {
        doc.toks[*j].is_word() && !doc.toks[*j].quoted() && !doc.tag(*j).is_finite() && !is_one_of!(doc.id(*j), "that")
    };
    let by = (i + 1..sent.end.saturating_sub(1)).take(8).take_while(plain).find(|j| is_one_of!(doc.id(*j), "by"));
    // `concluded by scolding those who left`, not `began by saying, “No.”`
    let tells =
        (i + 1..sent.end).any(|j| doc.toks[j].quoted() || is_one_of!(doc.id(j), "that" | "how" | "whether" | "why"));
    by.is_some_and(|by| {
        is_one_of!(doc.id(by + 1), "asking" | "telling" | "urging")
            || by == i + 1 && doc.tag(by + 1) == Tag::VBG && !tells
    })
}

/// `On the form seen by the Herald and | confirmed by Hale, Budd answered`: done by somebody, as what the participle before tells.
fn is_done_to_both(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let by = |j: usize| j < sent.end && is_one_of!(doc.id(j), "by") && !doc.toks[j].quoted();
    if i < sent.start + 4 || !by(i + 1) || doc.tag(i - 1) != Tag::CC {
        return false;
    }
    let plain = |j: &usize| doc.toks[*j].is_word() && !doc.toks[*j].quoted() && !doc.is(*j, Class::BE);
    let mut before = (sent.start + 1..i - 1).rev().take(8).take_while(plain);
    // Not `was opposed by Budd and described by Hale as late`
    let done = |j: usize| {
        doc.tag(j).is_in(&[Tag::VBN, Tag::VBD]) && j > sent.start && !doc.is(j - 1, Class::BE.or(Class::AUX))
    };
    before.any(|j| by(j) && done(j - 1))
}

/// `We do not need clerks to | tell us what to do`: nobody does.
fn is_not_needed(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let whom =
        doc.toks.get(i + 1).is_some_and(|next| is_one_of!(next.id(), "us" | "me" | "you" | "anyone" | "anybody"));
    if !whom || i < sent.start + 3 || !is_one_of!(doc.id(i - 1), "to") {
        return false;
    }
    let plain = |j: &usize| doc.toks[*j].is_word() && !doc.toks[*j].quoted();
    let mut before = (sent.start + 1..i - 1).rev().take(7).take_while(plain);
    before.any(|j| {
        is_one_of!(doc.id(j), "need" | "needs") && (doc.is(j - 1, Class::NEG) || is_one_of!(doc.id(j - 1), "not"))
    })
}
