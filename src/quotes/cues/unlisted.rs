//! Verbs of saying that no list has, told by their place: right beside marks, before a colon or "that".

use super::nearest::is_told_from;
use crate::article::MentionKind;
use crate::quotes::doc::{Doc, Kind, Tok};
use crate::quotes::lexicon::Class;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// Whether a word may be a verb in the past or the present, by its last letter; and "hit", of which neither tells.
#[inline]
pub(super) fn is_inflected(doc: &Doc<'_>, word: &Tok) -> bool {
    let last = doc.lower.as_bytes()[word.span.end as usize - 1];
    !word.capital & (matches!(last, b'd' | b's') | is_one_of!(word.id(), "hit"))
}

/// Any verb-like word right beside marks: `…,” Hale quipped.`, `…,” mused Hale`.
/// `marked`: whether there are any in the sentence.
#[inline]
pub(super) fn is_open_cue(doc: &Doc<'_>, sent: &Range<usize>, i: usize, marked: bool) -> bool {
    // Most sentences have no marks, and there the next word must tell.
    let led = |next: &Tok| next.is_punct(b':') || is_one_of!(next.id(), "that" | "to");
    (marked || doc.toks.get(i + 1).is_some_and(led))
        && is_inflected(doc, &doc.toks[i])
        && is_inflected_cue(doc, sent, i, marked)
}

fn is_inflected_cue(doc: &Doc<'_>, sent: &Range<usize>, i: usize, marked: bool) -> bool {
    let next = doc.toks.get(i + 1);
    // `“No,” Hale hit back.`, `Hale hit back: “No.”`
    if is_one_of!(doc.id(i), "hit") {
        let ends = i + 2 >= sent.end || matches!(doc.toks[i + 2].kind, Kind::Punct(b':' | b',' | b'.'));
        return marked && ends && next.is_some_and(|next| is_one_of!(next.id(), "back"));
    }
    let before_that = next.is_some_and(|next| is_one_of!(next.id(), "that") && !next.quoted()) && i + 2 < sent.end;
    // `The court held that …`
    if is_one_of!(doc.id(i), "held" | "holds") {
        // Not `held that seat`.
        let subject = if i > sent.start && before_that { doc.long_phrase_at(i + 2, sent.end) } else { None };
        return subject.is_some_and(|subject| doc.verb_behind(subject.toks.end, sent.end).is_some());
    }
    // `appealed to the writer to keep his word`
    if is_one_of!(doc.id(i), "appealed" | "appeals")
        && i > sent.start
        && i + 1 < sent.end
        && is_one_of!(doc.id(i + 1), "to")
    {
        return doc.tag(i).is_verb();
    }
    let announces = next.is_some_and(|next| next.is_punct(b':'));
    (marked || announces || before_that) && is_unlisted_cue(doc, sent, i, marked || announces, before_that)
}

/// Whether a word of no list reports by its place. `marked`: whether it has marks in its sentence or a colon behind it;
/// `before_that`: whether "that" stands behind it.
fn is_unlisted_cue(doc: &Doc<'_>, sent: &Range<usize>, i: usize, marked: bool, before_that: bool) -> bool {
    let word = doc.lower(i);
    let past = word.ends_with("ed");
    if !(past || word.ends_with('s') && word.len() > 4)
        || doc.is(i, Class::PERSON.or(Class::BODY).or(Class::TITLE).or(Class::PREP))
    {
        return false;
    }
    // `sniped that …`
    let named = i > sent.start
        && (doc.toks[i - 1].capital
            || doc.is(i - 1, Class::PRON.or(Class::PERSON).or(Class::BODY))
            || is_told_from(doc, i - 1));
    let finds = is_one_of!(doc.id(i), "discovered" | "calculated" | "determined" | "highlighted");
    if (named || finds) && past && before_that {
        return true;
    }
    if !marked {
        return false;
    }
    let closes = |j: usize| {
        doc.toks[j].kind == Kind::Mark && doc.toks[j].quoted()
            || doc.toks[j].is_punct(b',') && j > sent.start && doc.toks[j - 1].kind == Kind::Mark
    };
    if i > sent.start && closes(i - 1) && past {
        return doc.phrase_at(i + 1, sent.end).is_some_and(|p| p.kind == MentionKind::Name && p.toks.len() <= 4);
    }
    // Name right before, perhaps with an adverb behind it (`he aptly summarizes`), mark right before that.
    let adverb = i > sent.start && doc.lower(i - 1).ends_with("ly") && !doc.toks[i - 1].capital;
    let i = i - usize::from(adverb);
    let mut start = i;
    while start > sent.start && doc.toks[start - 1].is_word() && !doc.toks[start - 1].quoted() && start + 5 > i {
        start -= 1;
    }
    start < i
        && start > sent.start
        && closes(start - 1)
        && doc.phrase_at(start, i).is_some_and(|p| {
            // `the 46-year-old laughs`
            p.toks.end == i && (p.kind != MentionKind::Nominal || doc.lower(p.head.end - 1).ends_with("-year-old"))
        })
        || i + 1 < sent.end
            && doc.toks[i + 1].is_punct(b':')
            && start < i
            && doc.phrase_at(start, i).is_some_and(|p| p.toks.end == i && p.kind != MentionKind::Nominal)
        || past
            && i + 2 < sent.end
            && doc.toks[i + 1].is_punct(b',')
            && doc.toks[i + 2].kind == Kind::Mark
            && doc.toks[i + 3..sent.end.min(i + 4)].iter().any(|t| t.capital)
}
