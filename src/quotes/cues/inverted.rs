//! Whose a verb of saying is that stands behind a comma: the described subject before it, or whoever stands behind it.

use crate::article::MentionKind;
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::Class;
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// `Verhoeven, the minister, | said he`: whether the verb at `verb`, the last of a cue that ends at `end`, is of the described phrase
/// before it.
pub(super) fn is_of_clause_before(
    doc: &Doc<'_>,
    sent: &Range<usize>,
    before: &Phrase,
    verb: usize,
    end: usize,
) -> bool {
    let Some(told) = &before.apposition else { return false };
    // `Budd warned Lund, during a visit, not to go, said | an official who was there`
    let acts = || (sent.start..told.start).any(|i| doc.tag(i).is_finite() && !doc.toks[i].quoted());
    // Not `The firm, in a letter, said | a man who was there had left`
    let of_time = doc.is(told.start, Class::PREP) && verb + 2 < sent.end && acts();
    !(is_clause(doc, told) || of_time && is_witness(doc, sent, verb + 1) || is_set_apart(doc, sent, told, end))
}

/// `As it moves to Orla, the race is tight, said | Budd`: a clause describes nobody.
fn is_clause(doc: &Doc<'_>, told: &Range<usize>) -> bool {
    let relative = |i: &usize| is_one_of!(doc.id(*i), "who" | "which" | "whose" | "that" | "whom");
    let plain = |i: &usize| !relative(i) && !doc.toks[*i].quoted();
    told.clone().take_while(plain).any(|i| doc.tag(i).is_finite() && doc.is(i, Class::BE.or(Class::AUX)))
}

/// `an official who was there`
fn is_witness(doc: &Doc<'_>, sent: &Range<usize>, at: usize) -> bool {
    let who = doc.long_phrase_at(at, sent.end).map_or(sent.end, |phrase| phrase.toks.end);
    is_one_of!(doc.id(at), "a" | "an" | "one")
        && who < sent.end
        && is_one_of!(doc.id(who), "who" | "familiar" | "briefed")
}

/// `The boats, built in Orla, said | Hale, are late`
fn is_set_apart(doc: &Doc<'_>, sent: &Range<usize>, told: &Range<usize>, end: usize) -> bool {
    let name = if doc.tag(told.start) == Tag::VBN { doc.phrase_at(end, sent.end) } else { None };
    let acts = |name: Phrase| {
        let comma = name.toks.end;
        comma + 1 < sent.end && doc.toks[comma].is_punct(b',') && doc.tag(comma + 1).is_finite()
    };
    name.filter(|name| name.kind == MentionKind::Name).is_some_and(acts)
}
