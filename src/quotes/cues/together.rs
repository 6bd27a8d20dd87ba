//! Subjects of several that no plain list names: `Hale, a nurse, and Budd, a baker, said`, `Hale, Budd and other owners in town say`.

use super::appositions::subject_with_apposition;
use super::lists::is_behind_opening;
use crate::article::MentionKind;
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::Class;
use crate::quotes::mentions::Phrase;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// `Ada Hale, a nurse, | and Otto Budd, a baker, said`, `Ada Hale, a nurse, | and Otto Budd said`: both names as one phrase, where
/// one of them was found that ends, with what is told of it, at `last`.
pub(super) fn both_described(doc: &Doc<'_>, sent: &Range<usize>, found: Phrase, last: usize) -> Phrase {
    if found.kind != MentionKind::Name {
        return found;
    }
    let comma = |i: usize| doc.toks[i].is_punct(b',') && !doc.toks[i].quoted();
    let and = found.toks.start.checked_sub(1).filter(|and| *and > sent.start + 3);
    if let Some(and) = and.filter(|and| is_one_of!(doc.id(*and), "and") && comma(and - 1)) {
        let first = subject_with_apposition(doc, sent, and - 1)
            .filter(|first| first.kind == MentionKind::Name && first.apposition.is_some());
        return match first.filter(|first| opens(doc, sent, first)) {
            Some(first) => joined(first, &found),
            None => found,
        };
    }
    // All behind the first was taken for what is told of it.
    let link = |i: &usize| comma(*i) && is_one_of!(doc.id(i + 1), "and");
    let described = found.apposition.is_some() && opens(doc, sent, &found);
    let link = if described { (found.toks.end + 2..last.saturating_sub(2)).find(link) } else { None };
    let second = link.and_then(|link| doc.phrase_at(link + 2, last));
    match second.filter(|second| second.kind == MentionKind::Name && second.toks.end < last && comma(second.toks.end)) {
        Some(second) => joined(found, &second),
        None => found,
    }
}

/// Whether a phrase opens its clause.
fn opens(doc: &Doc<'_>, sent: &Range<usize>, phrase: &Phrase) -> bool {
    let start = phrase.whole().start;
    start == sent.start || doc.is(start - 1, Class::SUBORD) || is_behind_opening(doc, sent, start)
}

fn joined(first: Phrase, second: &Phrase) -> Phrase {
    Phrase { toks: first.toks.start..second.toks.end, apposition: None, ..first }
}

/// `Hale, Budd and | other owners in both towns`: the others who end a list of names at `end`, with all that tells of them.
pub(super) fn others_before(doc: &Doc<'_>, sent: &Range<usize>, end: usize) -> Option<Phrase> {
    let floor = (sent.start + 2).max(end.saturating_sub(9));
    let other =
        (floor..end).rev().find(|i| is_one_of!(doc.id(*i), "other" | "others") && doc.is(*i - 1, Class::CONJ))?;
    let plain = (other..end).all(|i| doc.toks[i].is_word() && !doc.toks[i].quoted() && !doc.tag(i).is_finite());
    let noun = if plain { doc.phrase_at(other, end) } else { None };
    noun.filter(|noun| noun.kind == MentionKind::Nominal).map(|noun| Phrase { toks: other..end, ..noun })
}

/// `they | all said`: who is meant by "all".
pub(super) fn they_all(doc: &Doc<'_>, sent: &Range<usize>, all: usize) -> Option<Phrase> {
    if !is_one_of!(doc.id(all), "all" | "both" | "each") {
        return None;
    }
    let they =
        all.checked_sub(1).filter(|they| *they >= sent.start && is_one_of!(doc.id(*they), "they" | "we" | "you"))?;
    let head = they..all;
    Some(Phrase { toks: head.clone(), head, kind: MentionKind::Pronoun, apposition: None })
}

/// `Ada Hale of the University of California, | Davis said`: whose campus was found.
pub(super) fn of_campus(doc: &Doc<'_>, sent: &Range<usize>, found: &Phrase) -> Option<usize> {
    let comma = found.toks.start.checked_sub(1).filter(|comma| *comma > sent.start + 2)?;
    let campus = found.kind == MentionKind::Name
        && doc.toks[comma].is_punct(b',')
        && is_campus(doc, &found.toks)
        && is_one_of!(doc.id(comma - 2), "of")
        && is_one_of!(doc.id(comma - 3), "university");
    campus.then_some(comma)
}

/// Towns after which large universities name their parts.
fn is_campus(doc: &Doc<'_>, town: &Range<usize>) -> bool {
    let (first, last) = (doc.id(town.start), doc.id(town.end - 1));
    match town.len() {
        1 => is_one_of!(
            first,
            "berkeley"
                | "davis"
                | "irvine"
                | "merced"
                | "riverside"
                | "madison"
                | "milwaukee"
                | "austin"
                | "dallas"
                | "boulder"
                | "denver"
                | "amherst"
                | "boston"
                | "chicago"
                | "baltimore"
                | "omaha"
                | "lincoln"
                | "knoxville"
                | "fayetteville"
                | "reno"
        ),
        2 => {
            is_one_of!(first, "los" | "san" | "santa" | "chapel" | "las" | "college" | "st.")
                && is_one_of!(
                    last,
                    "angeles"
                        | "diego"
                        | "francisco"
                        | "barbara"
                        | "cruz"
                        | "hill"
                        | "vegas"
                        | "park"
                        | "louis"
                        | "antonio"
                )
        }
        _ => false,
    }
}
