//! Of how many a phrase tells: a share of a group, a rough number of people.

use crate::article::MentionKind;
use crate::quotes::doc::Doc;
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

/// `one in four | said`, `nine out of 10 | say`: a share of those who were told of before.
pub(super) fn fraction(doc: &Doc<'_>, sent: &Range<usize>, end: usize) -> Option<Phrase> {
    let word = |i: usize| {
        is_one_of!(doc.id(i), "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten")
    };
    let number = |i: usize| i >= sent.start && doc.toks[i].is_word() && (doc.tag(i) == Tag::CD || word(i));
    let link = end.checked_sub(2).filter(|link| *link > sent.start && number(end - 1))?;
    let start = match () {
        () if is_one_of!(doc.id(link), "in") && number(link - 1) => link - 1,
        () if is_one_of!(doc.id(link), "of")
            && link > sent.start + 1
            && is_one_of!(doc.id(link - 1), "out")
            && number(link - 2) =>
        {
            link - 2
        }
        () => return None,
    };
    Some(Phrase { toks: start..end, head: start..start + 1, kind: MentionKind::Nominal, apposition: None })
}

/// `85% | of Democrats`, `four out | of 10 voters`, `all but | two`: of a group only so many speak, who bear no name.
pub(super) fn with_share(doc: &Doc<'_>, sent: &Range<usize>, group: Phrase) -> Phrase {
    let first = group.toks.start;
    if first > sent.start + 1 && is_one_of!(doc.id(first - 1), "but") && is_one_of!(doc.id(first - 2), "all") {
        return Phrase { toks: first - 2..group.toks.end, ..group };
    }
    let of = group.toks.start.checked_sub(1).filter(|of| *of > sent.start + 1 && is_one_of!(doc.id(*of), "of" | "in"));
    let Some(of) = of.filter(|_| group.kind != MentionKind::Pronoun) else { return group };
    let number = |i: usize| doc.tag(i) == Tag::CD && doc.toks[i].is_word();
    let before = of - 1;
    let share = match () {
        () if doc.toks[before].is_punct(b'%') && number(before - 1) => before - 1,
        () if is_one_of!(doc.id(before), "percent") && number(before - 1) => before - 1,
        // `one in five voters`
        () if number(before) && number(of + 1) && is_one_of!(doc.id(of), "in") => before,
        () if is_one_of!(doc.id(before), "out") && number(before - 1) => before - 1,
        () if is_one_of!(doc.id(before), "half" | "two-thirds" | "three-quarters" | "one-third") => before,
        () => return group,
    };
    let noun = group.head.end - 1;
    Phrase { toks: share..group.toks.end, head: noun..group.head.end, kind: MentionKind::Nominal, ..group }
}

/// `more than | 50 experts`: how many words before a number tell that it is a rough one.
pub(super) fn hedge_len(doc: &Doc<'_>, at: usize, end: usize) -> usize {
    let number = |i: usize| i < end && (doc.tag(i) == Tag::CD || is_one_of!(doc.id(i), "half" | "a"));
    let (first, second) = (doc.id(at), if at + 1 < end { doc.id(at + 1) } else { Word::default() });
    match () {
        () if is_one_of!(first, "more" | "fewer" | "less") && is_one_of!(second, "than") && number(at + 2) => 2,
        () if is_one_of!(first, "at") && is_one_of!(second, "least" | "most") && number(at + 2) => 2,
        () if is_one_of!(first, "almost" | "nearly" | "about" | "around" | "roughly" | "some") && number(at + 1) => 1,
        () => 0,
    }
}
