//! Subjects that are lists of names.

use super::apart::opening;
use super::subjects::{is_first_role, phrase_before};
use super::together::others_before;
use crate::article::{MentionKind, Role};
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::Class;
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// `Sens. Hale (R-Orla), Budd (D-Holm) and Pike said`, in a headline also `Hale, Budd say`: two names or more that open a clause
/// and end at `end`, as one phrase with the first of them as its head.
pub(super) fn listed(doc: &Doc<'_>, sent: &Range<usize>, end: usize) -> Option<Phrase> {
    let name_before = |end: usize| {
        phrase_before(doc, sent, home_before(doc, sent, end).unwrap_or(end)).filter(|p| p.kind == MentionKind::Name)
    };
    // `Hale, R-Orla, and Budd, R-Holm, said`
    let closes = end > sent.start + 1 && doc.toks[end - 1].is_punct(b',');
    let end = if closes { home_before(doc, sent, end - 1)? } else { end };
    let all = is_one_of!(doc.id(end - 1), "all" | "both" | "each");
    let end = end - usize::from(all);
    // `Hale, Budd and Pike have all | called`
    let end = end - usize::from(all && end > sent.start + 1 && doc.is(end - 1, Class::AUX));
    // Most subjects are no such list: seen by their last word, and by a comma before.
    let others = |p: &Phrase| p.kind == MentionKind::Nominal && is_one_of!(doc.id(p.toks.start), "other" | "others");
    let named = end > sent.start + 2
        && (doc.is_name_word(end - 1) || doc.toks[end - 1].is_punct(b')') || doc.lower(end - 1).ends_with('s'));
    let signed =
        || doc.toks[sent.start..end].iter().rev().take(16).any(|tok| matches!(tok.kind, Kind::Punct(b',' | b')')));
    let headline = || doc.block_of(end - 1).is_some_and(|block| block.role == Role::Headline);
    // What may tie the last name to others, or part it in two, stands right before one of its words.
    let ties = |i: usize| match doc.toks[i].kind {
        Kind::Punct(b',') => {
            doc.toks.get(end).is_some_and(|tok| tok.is(Class::BASE)) && headline()
                || doc.toks[i + 1].capital && doc.is_field(i + 1)
        }
        Kind::Punct(b')') => true,
        Kind::Mark => i - doc.stretch_toks(i).start < 4,
        _ => doc.is(i, Class::CONJ),
    };
    let tied = || doc.toks[end - 1].is_punct(b')') || (sent.start.max(end.saturating_sub(7))..end - 1).any(ties);
    if !named || !signed() {
        return None;
    }
    let whole = || others_before(doc, sent, end);
    if !tied() && whole().is_none() {
        return None;
    }
    // `Hale, Budd and other owners`
    let last = name_before(end).or_else(|| phrase_before(doc, sent, end).filter(others)).or_else(whole)?;
    let mut link = last.toks.start.checked_sub(1).filter(|i| *i > sent.start)?;
    let joined = doc.is(link, Class::CONJ);
    if joined {
        link -= usize::from(doc.toks[link - 1].is_punct(b','));
    } else if !doc.toks[link].is_punct(b',') || !headline() || !doc.is(end, Class::BASE) {
        return None;
    }
    let mut first = name_before(link)?;
    let mut commas = usize::from(doc.toks[link].is_punct(b',')) + usize::from(home_before(doc, sent, link).is_some());
    while first.toks.start > sent.start + 1 && doc.toks[first.toks.start - 1].is_punct(b',') {
        // Not `In Orla, Hale (Vt.) and Budd said`, `In Orla, Hale …`, `In Orla, Kansas, Hale …`, `With his wife, Ada Lund, Hale …`
        let led = doc.is(sent.start, Class::PREP.or(Class::SUBORD)) || doc.tag(sent.start).is_in(&[Tag::VBN, Tag::VBG]);
        let in_opening = |earlier: &Phrase| {
            let commas = (sent.start..first.toks.start).filter(|i| doc.toks[*i].is_punct(b',')).count();
            led && commas < 3 && !doc.is(earlier.toks.start.saturating_sub(1), Class::SUBORD)
        };
        let earlier = name_before(first.toks.start - 1)
            .filter(|earlier| !doc.opens_adjunct(earlier.toks.start) && !in_opening(earlier));
        let Some(earlier) = earlier else { break };
        (first, commas) = (earlier, commas + 1);
    }
    let opens = doc.toks[first.toks.start].capital
        && (first.toks.start == sent.start
            || doc.is(first.toks.start - 1, Class::SUBORD)
            || first.toks.start == sent.start + 1 && doc.is(sent.start, Class::CONJ)
            || is_behind_opening(doc, sent, first.toks.start));
    let toks = first.toks.start..last.toks.end;
    // `Residents of Orla, Holm and Kell say`
    let of = first
        .toks
        .start
        .checked_sub(1)
        .filter(|i| commas > 0 && *i > sent.start && is_one_of!(doc.id(*i), "of" | "in" | "from" | "across"));
    if let Some(whole) = of.and_then(|of| phrase_before(doc, sent, of)).filter(|p| p.kind == MentionKind::Nominal) {
        return Some(Phrase { toks: whole.toks.start..last.toks.end, ..whole });
    }
    // Two names with "and" alone are found as any phrase is.
    (opens && commas > 0).then_some(Phrase { toks, head: first.head, kind: MentionKind::Name, apposition: None })
}

/// `However, | Hale (Vt.) and Budd said`, `In Orla, | Hale (Vt.) and Budd said`: whether a subject stands behind an adverb or an adjunct
/// that opens the sentence.
pub(super) fn is_behind_opening(doc: &Doc<'_>, sent: &Range<usize>, at: usize) -> bool {
    let comma = at.checked_sub(1).filter(|comma| *comma > sent.start && doc.toks[*comma].is_punct(b','));
    comma.is_some_and(|comma| {
        let adverb = comma == sent.start + 1 && doc.is(sent.start, Class::ADVERB.or(Class::TIME));
        adverb || doc.opens_adjunct(comma)
    })
}

/// `said | Hale and Budd`: a name that stands behind its verb, with a second that "and" adds, unless that has a verb of its own.
/// `wrote | Hale, Budd and Pike` is such a list, too.
pub(super) fn with_second(doc: &Doc<'_>, first: Phrase, limit: usize) -> Phrase {
    // `said composer and conductor Ada Hale`
    let and = first.toks.end;
    if first.kind == MentionKind::Nominal && and + 1 < limit && is_one_of!(doc.id(and), "and") {
        let named = doc.phrase_at(and + 1, limit).filter(|named| is_first_role(doc, &first, named));
        return match named {
            Some(named) => Phrase { toks: first.toks.start..named.toks.end, ..named },
            None => first,
        };
    }
    if first.kind != MentionKind::Name {
        return first;
    }
    // `said Hale (R-Orla) | and Budd`
    let mut and = behind_home(doc, first.toks.end, limit);
    while and + 1 < limit && doc.toks[and].is_punct(b',') {
        let next = doc.phrase_at(and + 1, limit).filter(|next| next.kind == MentionKind::Name && next.toks.len() < 4);
        match next.filter(|next| next.head == next.toks && next.toks.len() > 1) {
            Some(next) => and = next.toks.end,
            None => break,
        }
    }
    and += usize::from(and > first.toks.end && and + 1 < limit && doc.toks[and].is_punct(b','));
    if and + 1 >= limit || !is_one_of!(doc.id(and), "and") {
        return first;
    }
    let second = doc.phrase_at(and + 1, limit).filter(|second| second.kind == MentionKind::Name);
    let acts = |second: &Phrase| {
        let behind = behind_home(doc, second.toks.end, limit);
        doc.verb_behind(behind, limit).is_some_and(|verb| !doc.toks[verb].quoted())
    };
    match second.filter(|second| !acts(second)) {
        Some(second) => Phrase { toks: first.toks.start..second.toks.end, ..first },
        None => first,
    }
}

/// `Hale, Budd and Lund | have called it late and say`: the whole list of names that `first` begins, if a verb follows it.
pub(super) fn all_of_list(doc: &Doc<'_>, first: &Phrase, limit: usize) -> Option<Phrase> {
    let mut at = first.toks.end;
    if first.kind != MentionKind::Name || at >= limit || !doc.toks[at].is_punct(b',') {
        return None;
    }
    let name_at =
        |at: usize| doc.phrase_at(at, limit).filter(|next| next.kind == MentionKind::Name && next.toks.len() < 5);
    while at + 2 < limit && doc.toks[at].is_punct(b',') && !is_one_of!(doc.id(at + 1), "and") {
        at = name_at(at + 1)?.toks.end;
    }
    at += usize::from(at < limit && doc.toks[at].is_punct(b','));
    if at + 1 >= limit || !is_one_of!(doc.id(at), "and") {
        return None;
    }
    let last = name_at(at + 1)?.toks.end;
    // Not `Hale, Orla and Holm’s envoy, has`
    doc.verb_behind(last, limit)?;
    Some(Phrase { toks: first.toks.start..last, ..first.clone() })
}

/// `Hale (R-Orla)`: where a short bracket opens that closes right before `end`.
pub(super) fn bracket_before(doc: &Doc<'_>, sent: &Range<usize>, end: usize) -> Option<usize> {
    let close = end.checked_sub(1).filter(|i| *i > sent.start && doc.toks[*i].is_punct(b')'))?;
    opening(doc, sent, close, 4)
}

/// `Hale (R-Orla)`, `Hale, R-Orla,`: where the words begin that tell of party and home right before `end`.
fn home_before(doc: &Doc<'_>, sent: &Range<usize>, end: usize) -> Option<usize> {
    // `R-Va.`
    let label = end - 1 - usize::from(end > sent.start + 1 && doc.toks[end - 1].is_punct(b'.'));
    let comma = label.checked_sub(1).filter(|comma| *comma > sent.start && doc.toks[*comma].is_punct(b','));
    bracket_before(doc, sent, end).or_else(|| comma.filter(|_| is_party_label(doc, label)))
}

/// `R-Orla`
pub(in crate::quotes) fn is_party_label(doc: &Doc<'_>, i: usize) -> bool {
    doc.toks[i].capital && matches!(doc.lower(i).as_bytes(), [b'r' | b'd' | b'i', b'-', _, ..])
}

/// `Hale (R-Orla) | and Budd`, `Hale, R-Orla, | and Budd`: what stands behind a name and what tells of party and home, before `limit`.
pub(super) fn behind_home(doc: &Doc<'_>, name_end: usize, limit: usize) -> usize {
    let is = |i: usize, sign: u8| i < limit && doc.toks[i].is_punct(sign);
    if is(name_end, b'(') {
        return (name_end..limit.min(name_end + 6)).find(|i| is(*i, b')')).map_or(name_end, |close| close + 1);
    }
    let label = name_end + 1;
    if !is(name_end, b',') || label >= limit || !is_party_label(doc, label) {
        return name_end;
    }
    // `R-Va.`
    let end = label + 1 + usize::from(is(label + 1, b'.'));
    end + usize::from(is(end, b','))
}
