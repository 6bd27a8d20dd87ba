//! Names that a town, a bracket, marks or a role keep apart from the verb of saying.

use super::subjects::{phrase_before, phrase_ending_at};
use crate::article::MentionKind;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::{Class, GIVEN};
use crate::quotes::mentions::Phrase;
use crate::quotes::names::is_place_at;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// `Ada Hale, 31, of | Orla said`: whose town was found, where the comma that should close the apposition is left out.
pub(super) fn of_town(doc: &Doc<'_>, sent: &Range<usize>, town: &Phrase) -> Option<Phrase> {
    let of = town.toks.start.checked_sub(4).filter(|comma| *comma > sent.start)? + 3;
    let comma = |i: usize| doc.toks[i].is_punct(b',') && !doc.toks[i].quoted();
    let aged = comma(of - 1) && doc.tag(of - 2) == Tag::CD && comma(of - 3);
    let told = aged && town.kind == MentionKind::Name && is_one_of!(doc.id(of), "of" | "from");
    let person = told.then(|| phrase_before(doc, sent, of - 3)).flatten()?;
    (person.kind == MentionKind::Name).then(|| Phrase { apposition: Some(of - 2..town.toks.end), ..person })
}

/// `the museum in Orla, | Ohio, said`: where the name of a town ends that a state between commas goes on to the comma `last`.
pub(super) fn placed(doc: &Doc<'_>, sent: &Range<usize>, last: usize) -> Option<usize> {
    let state = last.checked_sub(3).filter(|town| *town > sent.start && doc.toks[last].is_punct(b','))?;
    let town = doc.is_name_word(state) && is_one_of!(doc.id(state - 1), "in" | "of" | "from" | "near");
    (town && doc.toks[state + 1].is_punct(b',') && doc.is_name_word(state + 2)).then_some(state + 1)
}

/// `Dolores “Lola” | Budd`: the name begins before the marks.
pub(super) fn with_nickname(doc: &Doc<'_>, sent: &Range<usize>, found: Phrase) -> Phrase {
    let mark = found.toks.start.checked_sub(1).filter(|i| *i > sent.start && doc.toks[*i].quoted());
    let Some(mark) = mark.filter(|_| found.kind == MentionKind::Name) else { return found };
    let open = doc.stretch_toks(mark).start;
    let starts = (sent.start.max(open.saturating_sub(3))..open).rev().take_while(|i| doc.is_name_word(*i));
    match starts.filter(|i| doc.name_end(*i, found.toks.end) == found.toks.end).last() {
        Some(start) => Phrase { toks: start..found.toks.end, head: start..found.head.end, ..found },
        None => found,
    }
}

/// `Ada Hale of Orla | , says it is late`: a name at the head of the sentence that one comma too many parts from its verb.
pub(super) fn with_lone_comma(doc: &Doc<'_>, sent: &Range<usize>, comma: usize) -> Option<Phrase> {
    let verb = comma + 1;
    // Not `Orla, said Hale, is late`
    let own = verb + 1 < sent.end && !doc.is_name_word(verb + 1) && !doc.toks[verb + 1].is_punct(b',');
    let plain =
        doc.toks[sent.start..comma].iter().all(|tok| tok.is_word() && !tok.quoted() || tok.kind == Kind::Clitic);
    let own = own && plain && doc.is(verb, Class::SAY) && doc.tag(verb).is_finite() && comma - sent.start > 1;
    let name = own.then(|| phrase_ending_at(doc, sent.start, comma)).flatten()?;
    (name.kind == MentionKind::Name && name.toks.start == sent.start && name.head.len() > 1).then_some(name)
}

/// `Hale (R-OH), said`: where a short aside in brackets begins that ends before the comma `last`.
pub(super) fn aside(doc: &Doc<'_>, sent: &Range<usize>, last: usize) -> Option<usize> {
    let closed = last > sent.start + 1 && doc.toks[last].is_punct(b',') && doc.toks[last - 1].is_punct(b')');
    let bracket = closed.then(|| opening(doc, sent, last, 8)).flatten()?;
    doc.toks[bracket - 1].is_word().then_some(bracket)
}

/// The bracket that opens at most `reach` tokens before `end`, behind the first token of the sentence.
pub(super) fn opening(doc: &Doc<'_>, sent: &Range<usize>, end: usize, reach: usize) -> Option<usize> {
    (sent.start + 1..end).rev().take(reach).find(|i| doc.toks[*i].is_punct(b'('))
}

/// `Rep. Ann Hale (Orla, 2nd District) said`: where a short aside in brackets begins that ends right before the verb.
pub(super) fn told_in_brackets(doc: &Doc<'_>, sent: &Range<usize>, last: usize) -> Option<usize> {
    let closed = last > sent.start + 1 && doc.toks[last].is_punct(b')');
    let bracket = closed.then(|| opening(doc, sent, last, 10)).flatten()?;
    (doc.is_name_word(bracket - 1) && (bracket..last).any(|i| doc.toks[i].is_punct(b','))).then_some(bracket)
}

/// `former ambassador to | Orla Abdul Hale`, `Senior forecaster with the | Orla Weather Bureau Ian Budd`: the name of whom a role
/// without an article tells, behind the land or body that ends it.
pub(super) fn named_behind(doc: &Doc<'_>, role: &Phrase, behind: &Phrase) -> Option<Range<usize>> {
    let noun = role.head.end - 1;
    let told = role.kind == MentionKind::Nominal
        && doc.is(noun, Class::PERSON.or(Class::TITLE))
        && !doc.lower(noun).ends_with('s')
        && !doc.is(role.toks.start, Class::DET.or(Class::POSS))
        && behind.kind == MentionKind::Name
        && !is_one_of!(doc.id(behind.toks.start - 1), "for");
    let name = behind.head.clone();
    let given = name.clone().skip(1).find(|i| told && doc.is(*i, GIVEN) && i + 1 < name.end)?;
    let placed = doc.is(given - 1, Class::BODY.or(Class::CORPORATE)) || is_place_at(doc, &(given - 1..given));
    let whole = (given..name.end).all(|i| doc.is_name_word(i) && !doc.is(i, Class::BODY.or(Class::CORPORATE)));
    (placed && whole && name.end - given < 4).then_some(given..name.end)
}
