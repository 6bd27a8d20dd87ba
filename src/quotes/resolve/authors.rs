//! Whose words a writing has: `a report by the Orla Institute`, `the report`.

use super::bodies;
use crate::article::MentionKind;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::Class;
use crate::quotes::mentions::Phrase;
use crate::quotes::names::{NameMention, Names, Sort};
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use crate::quotes::writings::{is_own_words, is_writing};

/// How many tokens back a writing may be told of with its author.
const FAR: usize = 300;

/// `a report by the Orla Institute`, `the story`, where a story by somebody was told of: the author.
pub(super) fn author(doc: &Doc<'_>, names: &mut Names, phrase: &Phrase) -> Option<usize> {
    let noun = phrase.head.end - 1;
    let data = is_data(doc, noun);
    if !data && !is_writing(doc.id(noun)) {
        return None;
    }
    if let Some(body) = if data { of_body(doc, names, phrase) } else { None } {
        return Some(body);
    }
    let again = || phrase.toks.end == noun + 1 && phrase.toks.len() == 2 && is_one_of!(doc.id(noun - 1), "the");
    by_whom(doc, names, noun).or_else(|| if again() && !data { told_before(doc, names, noun) } else { None })
}

/// What a body gathers, and lets others quote.
fn is_data(doc: &Doc<'_>, noun: usize) -> bool {
    is_one_of!(doc.id(noun), "data" | "figures" | "statistics" | "estimates" | "analysis" | "research")
}

/// `Orla Institute data`: the body whose name stands right before the noun; one of which nothing is known only where it speaks
/// elsewhere: `according to Orlamap`.
fn of_body(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let noun = phrase.head.end - 1;
    let owner = names.within(&(phrase.toks.start..noun)).first()?;
    // Not `some Orla Party figures`
    let led = phrase.toks.start + usize::from(is_one_of!(doc.id(phrase.toks.start), "the" | "a" | "an"));
    let noun_of_people = is_one_of!(doc.id(noun), "figures") && led == phrase.toks.start;
    let plain = owner.toks == (led..noun) && owner.chunk.start == led && phrase.toks.end == noun + 1;
    let plain = plain && !noun_of_people;
    let known = &names.entities[owner.entity];
    let source = |m: &NameMention| {
        let to = m.chunk.start - usize::from(m.chunk.start > 0 && is_one_of!(doc.id(m.chunk.start - 1), "the"));
        let speaks = to > 1 && is_one_of!(doc.id(to - 1), "to") && is_one_of!(doc.id(to - 2), "according");
        let again = doc.toks.get(m.toks.end).is_some_and(|tok| tok.id() == doc.id(noun));
        m.entity == owner.entity && speaks && !again
    };
    let speaks = || known.sort == Sort::Unknown && known.gender.is_none() && names.mentions.iter().any(source);
    (plain && (known.sort == Sort::Body || speaks())).then_some(owner.entity)
}

/// `Hale’s answer`: whose words they are by the name that owns them.
pub(super) fn owner(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let noun = phrase.head.end - 1;
    let clitic = (phrase.toks.start..noun).rev().find(|i| doc.toks[*i].kind == Kind::Clitic)?;
    let plain = (clitic + 1..noun).all(|i| doc.tag(i).is_in(&[Tag::JJ, Tag::VBN])) && phrase.toks.end == noun + 1;
    let owner = names.within(&(phrase.toks.start..clitic)).last().filter(|m| m.toks.end == clitic)?;
    let led =
        owner.chunk.start - usize::from(owner.chunk.start > 0 && is_one_of!(doc.id(owner.chunk.start - 1), "the"));
    let place = names.entities[owner.entity].sort == Sort::Place;
    (plain && is_own_words(doc.id(noun)) && led == phrase.toks.start && !place).then_some(owner.entity)
}

/// `an analysis of tide data | by`, `a report published on Monday | by`: where the word stands that leads to who made it.
fn by_behind(doc: &Doc<'_>, noun: usize, end: usize) -> Option<usize> {
    if noun + 2 >= end {
        return None;
    }
    let of = is_one_of!(doc.id(noun + 1), "of") && is_data(doc, noun);
    let made = is_one_of!(
        doc.id(noun + 1),
        "released"
            | "published"
            | "issued"
            | "compiled"
            | "collected"
            | "conducted"
            | "written"
            | "prepared"
            | "produced"
            | "done"
    );
    if !of && !made {
        return None;
    }
    let inside = |i: &usize| doc.toks[*i].is_word() && !doc.toks[*i].quoted() && !doc.tag(*i).is_finite();
    let by = (noun + 2..end.min(noun + if of { 10 } else { 6 })).take_while(inside);
    let by = by.into_iter().find(|i| is_one_of!(doc.id(*i), "by"))?;
    // Not `an analysis of remarks by Hale`, `a report published about abuse by Hale`
    let gathered = is_one_of!(
        doc.id(by - 1),
        "data" | "figures" | "records" | "statistics" | "numbers" | "filings" | "images" | "results"
    );
    let when = |i: usize| {
        doc.is(i, Class::TIME)
            || doc.tag(i) == Tag::CD
            || is_one_of!(
                doc.id(i),
                "on" | "in" | "this" | "last" | "late" | "earlier" | "early" | "jointly" | "recently"
            )
    };
    (if of { gathered } else { (noun + 2..by).all(when) }).then_some(by)
}

/// The one person or body behind `by` or `from`, right behind the noun.
fn by_whom(doc: &Doc<'_>, names: &mut Names, noun: usize) -> Option<usize> {
    let end = doc.sent_of(noun)?.end;
    let by = by_behind(doc, noun, end).unwrap_or(noun + 1);
    let from = by + 1 < end && is_one_of!(doc.id(by), "from");
    if !(from || by + 1 < end && is_one_of!(doc.id(by), "by")) {
        return None;
    }
    let named = doc.phrase_at(by + 1, end)?;
    let behind = doc.toks.get(named.toks.end);
    // Not `by Hale and Budd`, `by Hale, Budd and others`
    let joined = |i: usize| doc.is(i, Class::CONJ) || doc.toks[i].is_punct(b'/') || doc.toks[i].is_punct(b'&');
    if behind.is_some_and(|tok| tok.kind == Kind::Clitic) || named.toks.end < end && joined(named.toks.end) {
        return None;
    }
    // `by Ada Hale, a lawyer in Orla, and Otto Budd`
    let inside = |i: &usize| !doc.tag(*i).is_finite() && !doc.toks[*i].quoted();
    let second = |i: usize| is_one_of!(doc.id(i), "and") && i + 1 < end && doc.is_name_word(i + 1);
    let mut beside = (named.toks.end + 1..end.min(named.toks.end + 24)).take_while(inside);
    if behind.is_some_and(|tok| tok.is_punct(b',')) && beside.any(|i| doc.toks[i - 1].is_punct(b',') && second(i)) {
        return None;
    }
    if named.kind != MentionKind::Name {
        return bodies::owned(doc, names, &named).map(|body| names.body_named(body));
    }
    // `a lawsuit by Democratic officials`
    if doc.tag(named.head.end - 1) == Tag::JJ {
        return None;
    }
    let [one] = super::named(doc, names, &named)[..] else { return None };
    let known = &names.entities[one];
    // `a letter from Orla`: where it came from
    let place = known.sort == Sort::Place || from && known.sort == Sort::Unknown && known.words.len() == 1;
    (!place).then_some(one)
}

/// The author of the writing of this noun that was brought in last, if one was told.
fn told_before(doc: &Doc<'_>, names: &mut Names, noun: usize) -> Option<usize> {
    let same = |i: &usize| doc.id(*i) == doc.id(noun) && !doc.toks[*i].quoted();
    let before = (noun.saturating_sub(FAR)..noun).rev().filter(same);
    // `the report` again, or `another report`
    let again = |i: &usize| *i > 0 && is_one_of!(doc.id(i - 1), "the");
    let by = |i: usize| is_one_of!(doc.id(i + 1), "by" | "from");
    let first = before.into_iter().find(|i| by(*i) || !again(i))?;
    by_whom(doc, names, first)
}
