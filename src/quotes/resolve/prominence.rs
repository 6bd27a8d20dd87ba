//! How prominent a name stands: as the subject, set off, behind a preposition.

use super::super::doc::{Doc, Kind, Tok};
use super::super::lexicon::{CUE, Class};
use super::super::names::qualifies;
use super::super::tags::Tag;
use super::super::words::{Word, is_one_of};
use super::pronouns::OWNER;
use super::subject;
use crate::quotes::called::is_agent_noun;
use std::ops::Range;

/// Somebody whom a sentence leads to, and of whom it tells nothing else.
pub(super) const NEWCOMER: f32 = 4.2;

/// `The alarm was raised by dog walker Ada Holm, 61.`, `Not everyone is happy, including neighbour Ada Holm.`: somebody who is
/// introduced at the end of a sentence, by what they do or by their age.
fn is_newcomer(doc: &Doc<'_>, sent: &Range<usize>, chunk: &Range<usize>) -> bool {
    let age = chunk.end + 1 < sent.end
        && doc.toks[chunk.end].is_punct(b',')
        && doc.tag(chunk.end + 1) == Tag::CD
        && doc.toks.get(chunk.end + 2).is_none_or(|tok| !tok.is_word());
    let end = chunk.end + if age { 2 } else { 0 };
    let closes = end >= sent.end || matches!(doc.toks[end].kind, Kind::Punct(b'.' | b','));
    if !closes {
        return false;
    }
    // What stands before the name, in the chunk or before it.
    let name = chunk.start + chunk.clone().take_while(|i| !doc.toks[*i].capital).count();
    let full = chunk.end > name + 1 && (name..chunk.end).all(|i| doc.toks[i].capital);
    if !full {
        return false;
    }
    let noun = |i: &usize| doc.tag(*i) == Tag::NN && !doc.toks[*i].capital && !is_public_office(doc.id(*i));
    let nouns = (sent.start + 1..name).rev().take(3).take_while(noun).count();
    let link =
        (name - nouns).checked_sub(1).filter(|i| *i > sent.start + 2 && is_one_of!(doc.id(*i), "by" | "including"));
    // Not `The man was killed by Ada Holm, 61.`, `The gang was led by Ada Holm, 40.`
    let passive = |by: usize| {
        is_one_of!(doc.id(by), "including")
            || is_one_of!(
                doc.id(by - 1),
                "raised" | "found" | "discovered" | "spotted" | "seen" | "witnessed" | "filmed"
            )
    };
    (age || nouns > 0) && link.is_some_and(passive)
}

/// Offices that are told of beside a name whether or not somebody is about to speak.
fn is_public_office(noun: Word) -> bool {
    is_one_of!(
        noun,
        "mayor"
            | "minister"
            | "president"
            | "governor"
            | "councillor"
            | "chief"
            | "judge"
            | "senator"
            | "leader"
            | "king"
    )
}

/// For one of two who are the subject together: neither is "he".
pub(super) const HALF: f32 = -0.4;

/// For the subject of a sentence that begins with it.
pub(super) const WHOLE: f32 = 1.5;

/// `Hale | and Otto Budd may blame trade`: whether a name is one half of what acts in the sentence.
fn is_half(doc: &Doc<'_>, sent: &Range<usize>, chunk: &Range<usize>, next: Option<Tok>) -> bool {
    let name = |i: usize| doc.toks.get(i).is_some_and(|tok| tok.capital && !tok.quoted()) && doc.is_name_word(i);
    if chunk.start <= sent.start + 1 {
        return next.is_some_and(|next| is_one_of!(next.id(), "and")) && name(chunk.end + 1);
    }
    let and = chunk.start - 1;
    let second = and < sent.start + 5 && is_one_of!(doc.id(and), "and") && (sent.start..and).all(name);
    second && chunk.end < sent.end && doc.tag(chunk.end).is_finite()
}

/// `Hale laughed.`: who answers with no more than this is about to speak.
fn reacts(doc: &Doc<'_>, sent: &Range<usize>, chunk: &Range<usize>) -> bool {
    let verb = chunk.end;
    // `Judge Hale agreed.`: that the plea was made.
    let judge = || chunk.clone().any(|i| is_one_of!(doc.id(i), "judge" | "justice"));
    verb < sent.end
        && sent.len() < chunk.len() + 6
        && !(is_one_of!(doc.id(verb), "agreed" | "disagreed") && judge())
        && is_one_of!(
            doc.id(verb),
            "laughed"
                | "nodded"
                | "shrugged"
                | "smiled"
                | "sighed"
                | "grinned"
                | "agreed"
                | "disagreed"
                | "demurred"
                | "paused"
                | "frowned"
                | "winced"
                | "chuckled"
        )
}

/// `Hale, whose father built it, then took the microphone.`: who is about to speak.
fn takes_floor(doc: &Doc<'_>, sent: &Range<usize>, chunk: &Range<usize>) -> bool {
    let floor = |i: usize| {
        is_one_of!(doc.id(i), "microphone" | "mic" | "stand" | "floor" | "stage" | "podium" | "lectern" | "megaphone")
    };
    let takes = |i: &usize| is_one_of!(doc.id(*i), "took" | "takes") && is_one_of!(doc.id(i + 1), "the" | "to");
    let plain = sent.len() < 40 && chunk.end + 3 < sent.end;
    let took = if plain { (chunk.end..sent.end - 2).find(takes) } else { None };
    took.is_some_and(|took| (took + 2..sent.end.min(took + 4)).any(floor))
}

/// `Former Orla opener | Otto Holm was angry.`: whether the sentence begins with what somebody does whose name and verb follow.
fn is_behind_job(doc: &Doc<'_>, sent: &Range<usize>, chunk: &Range<usize>) -> bool {
    let job = chunk.start - 1;
    let near = (sent.start + 1..sent.start + 6).contains(&chunk.start) && chunk.len() > 1 && chunk.end < sent.end;
    if !near || doc.toks[job].capital || doc.tag(job) != Tag::NN || !doc.tag(chunk.end).is_finite() {
        return false;
    }
    let plain = |i: usize| {
        let small = Class::PREP.or(Class::CONJ).or(Class::SUBORD).or(Class::ADVERB).or(Class::POSS);
        let tok = &doc.toks[i];
        tok.is_word() && !tok.quoted() && !doc.is(i, small) && !doc.tag(i).is_finite()
    };
    (doc.is(job, Class::PERSON.or(Class::TITLE)) || is_agent_noun(doc.lower(job))) && (sent.start..job).all(plain)
}

/// How prominent a name of the sentence is; on the scale of the weights in `pronouns.rs`.
pub(super) fn weight(doc: &Doc<'_>, sent: &Range<usize>, chunk: &Range<usize>) -> f32 {
    let next = doc.toks.get(chunk.end).copied();
    // `Hale, whose daughter | Ada is there`
    let from = chunk.start.saturating_sub(2).max(sent.start);
    if doc.toks[from..chunk.end].iter().any(|tok| is_one_of!(tok.id(), "whose")) {
        return -1.5;
    }
    // `the raid that killed | Holm`
    let slain = |verb: usize| is_one_of!(doc.id(verb), "killed" | "murdered" | "assassinated" | "executed");
    let object = chunk.start > sent.start && slain(chunk.start - 1) && !next.is_some_and(|next| next.is(Class::PERSON));
    if object && !(chunk.start > sent.start + 1 && doc.is(chunk.start - 2, Class::BE)) {
        return -1.5;
    }
    // `As Lady Holm she was a sensation`
    let played = is_one_of!(doc.id(sent.start), "as") && (1..4).contains(&chunk.start.abs_diff(sent.start));
    if played && next.is_some_and(|next| is_one_of!(next.id(), "she" | "he" | "in")) {
        return -1.5;
    }
    if subject::stands_aside(doc, sent, chunk) {
        return -1.5;
    }
    if let Some(weight) = subject::led_in(doc, sent, chunk) {
        return weight;
    }
    // `Like Holm, he gets up early`, `(Holm was late.)`
    let likened = is_one_of!(doc.id(sent.start), "like" | "unlike") && next.is_some_and(|next| next.is_punct(b','));
    let closes = || doc.toks[sent.clone()].iter().rev().take(2).any(|tok| tok.is_punct(b')'));
    if likened && chunk.start <= sent.start + 2 || doc.toks[sent.start].is_punct(b'(') && closes() {
        return -1.5;
    }
    // `Ada Holm / Orla Images`: who took the picture.
    if next.is_some_and(|next| next.is_punct(b'/') || is_one_of!(next.id(), "via")) && chunk.start <= sent.start + 2 {
        return -1.5;
    }
    // `And Ada Holm? “I read it,” she said.`
    let asked = next.is_some_and(|next| next.is_punct(b'?')) && chunk.end <= sent.start + 5;
    if asked && is_one_of!(doc.id(sent.start), "and" | "but" | "what") {
        return 2.1;
    }
    let noun = Class::PERSON.or(Class::TITLE).or(Class::BODY);
    if qualifies(doc, chunk.end) || next.is_some_and(|t| t.kind == Kind::Clitic) {
        // `One of Hale’s speeches was late.`
        let among = chunk.start == sent.start + 2
            && is_one_of!(doc.id(sent.start + 1), "of")
            && is_one_of!(doc.id(sent.start), "one" | "some" | "most" | "many" | "several" | "all" | "two");
        // `Despite the rain, Hale’s speech was late.`
        let behind_opening = chunk.start > sent.start + 2
            && doc.toks[chunk.start - 1].is_punct(b',')
            && doc.is(sent.start, Class::PREP.or(Class::SUBORD).or(Class::TIME));
        return if chunk.start <= sent.start + 1 || among || behind_opening { OWNER } else { -1.1 };
    }
    if is_half(doc, sent, chunk, next) {
        return HALF;
    }
    if chunk.start <= sent.start + 1 {
        return if reacts(doc, sent, chunk) || takes_floor(doc, sent, chunk) { 2.3 } else { WHOLE };
    }
    // `The elder | Hale gives to many`
    let acts = || chunk.end < sent.end && doc.tag(chunk.end).is_finite();
    let first = chunk.clone().find(|i| doc.is_name_word(*i)).unwrap_or(chunk.start);
    if is_one_of!(doc.id(sent.start), "the")
        && first == sent.start + 2
        && chunk.end == first + 1
        && is_one_of!(doc.id(first - 1), "elder" | "younger" | "senior" | "junior")
        && acts()
    {
        return 1.5;
    }
    // `That is the reason | President Hale is seeking approval`
    if is_one_of!(doc.id(chunk.start - 1), "reason")
        && chunk.end < sent.end
        && doc.tag(chunk.end).is_in(&[Tag::VBZ, Tag::VBP])
        && !doc.toks[chunk.start - 1].quoted()
    {
        return 0.9;
    }
    // `At Orla, publican | Kath Holm spent the night`, `Budd’s mother, 88-year-old | Kath, was there`
    let noun_before = |i: &usize| {
        let plain = *i > sent.start && !doc.toks[*i].capital && !doc.toks[*i].quoted();
        plain && (doc.tag(*i) == Tag::NN || doc.lower(*i).ends_with("-year-old"))
    };
    let led = chunk.start - (sent.start..chunk.start).rev().take(3).take_while(noun_before).count();
    let acts = chunk.end < sent.end && (doc.tag(chunk.end).is_finite() || doc.toks[chunk.end].is_punct(b','));
    let start = if acts && doc.toks[led - 1].is_punct(b',') { led } else { chunk.start };
    let before = doc.toks[start - 1];
    // `Then there’s Holm.`
    let there = chunk.start > sent.start + 1 && is_one_of!(doc.id(chunk.start - 2), "there");
    if there && (before.kind == Kind::Clitic || before.is(Class::BE)) {
        return 1.5;
    }
    // `The neighbour was Tendai Holm.`, `Her neighbour, a fisherman called Xavier Holm, waves`
    let led = doc.is(sent.start, Class::DET.or(Class::POSS))
        || sent.start + 1 < chunk.start && doc.toks[sent.start + 1].kind == Kind::Clitic;
    let told = before.is(Class::BE) && next.is_none_or(|t| !t.is_word() || t.is(Class::CONJ));
    let called = is_one_of!(before.id(), "called" | "named") && next.is_some_and(|t| t.is_punct(b','));
    if led && chunk.start < sent.start + 9 && (told || called) {
        return 2.1;
    }
    // `Among the mourners was Stephen Holm, a farmer.`, `Watching from the road was Stephen Holm.`
    let opens = doc.is(sent.start, Class::PREP) || doc.tag(sent.start).is_in(&[Tag::VBG, Tag::VBN, Tag::RB]);
    if opens && chunk.start < sent.start + 12 && told {
        return 2.1;
    }
    if is_one_of!(doc.id(chunk.start - 1), "for")
        && chunk.start < sent.start + 4
        && is_one_of!(doc.id(chunk.start - 2), "as")
    {
        // "As for Holm, he said"
        return 1.5;
    }
    // `It was Kath Holm who got the ball rolling`, behind an opening too
    if chunk.start > sent.start + 1
        && is_one_of!(doc.id(chunk.start - 2), "it")
        && before.is(Class::BE)
        && next.is_some_and(|next| is_one_of!(next.id(), "who"))
    {
        return 1.9;
    }
    // `It took Ada Holm three hours to beat her`
    if chunk.start == sent.start + 2
        && is_one_of!(doc.id(sent.start), "it")
        && is_one_of!(doc.id(chunk.start - 1), "took")
    {
        return 1.5;
    }
    if is_newcomer(doc, sent, chunk) {
        return NEWCOMER;
    }
    if is_behind_job(doc, sent, chunk) {
        return WHOLE;
    }
    if before.is(Class::PREP) && !before.is(Class::SUBORD) {
        // `A representative for | Mr Holm said`
        let stands = chunk.start > sent.start + 1
            && is_one_of!(before.id(), "for" | "of" | "to")
            && is_one_of!(
                doc.id(chunk.start - 2),
                "representative"
                    | "spokesman"
                    | "spokeswoman"
                    | "spokesperson"
                    | "lawyer"
                    | "attorney"
                    | "solicitor"
                    | "agent"
            )
            && next.is_some_and(|next| next.is(CUE));
        return if stands { -2.5 } else { -0.1 };
    }
    let small = Class::PREP.or(Class::CONJ).or(Class::SUBORD).or(Class::DET).or(Class::POSS).or(Class::TIME);
    let verb = next.is_some_and(|t| t.is_word() && !t.capital && (t.is(Class::AUX.or(CUE)) || !t.is(small)));
    if before.is(CUE) && before.is(Class::SAY) {
        // "said Holm" against "said Holm had": the speaker, or whom the words are about.
        return if verb { -0.4 } else { 1.3 };
    }
    let dashed = doc.tag(chunk.start - 1) == Tag::Dash && chunk.end < sent.end && doc.tag(chunk.end) == Tag::Dash;
    if before.is_punct(b',') || dashed {
        let led_in = doc.is(sent.start, Class::PREP.or(Class::SUBORD).or(Class::TIME).or(Class::GERUND));
        let set_off = dashed || next.is_some_and(|t| t.is_punct(b','));
        let described = set_off && chunk.start >= 2 && doc.is(chunk.start - 2, Class::PERSON.or(Class::TITLE));
        // "The couple’s daughter, Kaja Holt, teaches": the subject, set off.
        let opening = sent.start..chunk.start - 1;
        let verbless = set_off
            && opening.len() < 10
            && !opening.into_iter().any(|i| doc.is(i, Class::AUX.or(CUE).or(Class::CONJ).or(Class::SUBORD)));
        // `Hale’s running mate, Mike Budd, agrees`
        let owned = || doc.toks[sent.start + 1..chunk.start].iter().take(3).any(|tok| tok.kind == Kind::Clitic);
        return match () {
            () if verb && led_in => 1.7,
            () if verb => 1.9,
            () if verbless && (described || owned() || doc.is(sent.start, Class::DET.or(Class::POSS).or(noun))) => 1.2,
            () => 0.6,
        };
    }
    if before.is(Class::SUBORD) {
        // `As I sit with Budd, I ask if | Hale is good enough`: another answers.
        let asks = |i: usize| {
            i > sent.start
                && is_one_of!(doc.id(i), "ask" | "asked")
                && is_one_of!(doc.id(i - 1), "i" | "we")
                && !doc.toks[i].quoted()
                && (sent.start + 1..i - 1).any(|i| doc.toks[i].capital && doc.is_name_word(i))
        };
        let asked = is_one_of!(before.id(), "if" | "whether" | "why" | "how")
            && (sent.start..chunk.start - 1).rev().take(3).any(asks);
        if asked {
            return -0.6;
        }
        return if verb { 1.1 } else { 0.9 };
    }
    if verb { 0.2 } else { -0.15 }
}
