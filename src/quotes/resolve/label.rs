//! How somebody without a name is called.

use crate::quotes::doc::Doc;
use crate::quotes::lexicon::Class;
use crate::quotes::names::printed;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// A phrase without a name as printed: `a senior official`.
pub(super) fn unnamed(doc: &Doc<'_>, toks: &Range<usize>) -> String {
    // `28 percent | of voters`
    let part = is_one_of!(
        doc.id(toks.end - 1),
        "percent"
            | "half"
            | "both"
            | "majority"
            | "most"
            | "many"
            | "some"
            | "several"
            | "few"
            | "number"
            | "group"
            | "members"
            | "dozens"
            | "two-thirds"
            | "three-quarters"
            | "one-third"
            | "one-quarter"
    );
    // `Fifty | of the officers`
    let part = part || toks.len() == 1 && doc.tag(toks.start) == Tag::CD;
    let of = toks.end;
    // `a group of | more than 50 experts`
    let rough = |i: usize| is_one_of!(doc.id(i), "more" | "fewer" | "less") && is_one_of!(doc.id(i + 1), "than");
    let from = of + 1 + if part && of + 3 < doc.toks.len() && rough(of + 1) { 2 } else { 0 };
    let whole = (part && of + 1 < doc.toks.len() && is_one_of!(doc.id(of), "of"))
        .then(|| doc.sent_of(of).and_then(|sent| doc.phrase_at(from, sent.end)));
    // `a poll | last week`
    let dated = toks.len() > 1 && is_one_of!(doc.id(toks.end - 1), "last" | "late" | "early");
    let end = toks.end - usize::from(dated);
    // `at | least 11 voters`
    let least =
        toks.start > 0 && is_one_of!(doc.id(toks.start), "least" | "most") && is_one_of!(doc.id(toks.start - 1), "at");
    // `The November | 23 lawsuit`
    let before = |n: usize| toks.start.checked_sub(n);
    let month = doc.tag(toks.start) == Tag::CD
        && before(1).is_some_and(|i| doc.is(i, Class::TIME) && doc.toks[i].capital && !doc.toks[i].quoted());
    let led = month && before(2).is_some_and(|i| doc.is(i, Class::DET) && !doc.toks[i].quoted());
    // `Almost | half of the voters`, `As many as | 30 voters`
    let counts = doc.tag(toks.start) == Tag::CD || is_one_of!(doc.id(toks.start), "half");
    let hedged = (1..4).rev().find(|n| counts && is_hedge(doc, toks.start, *n)).unwrap_or(0);
    let start = toks.start - hedged.max(usize::from(least)) - usize::from(month) - usize::from(led);
    let start = listed_before(doc, start).unwrap_or(start);
    let end = whole.flatten().map_or(end, |whole| whole.toks.end);
    printed(doc, &(start..likened(doc, start, end).unwrap_or(end)))
}

/// `A few small, | limited studies`: where the phrase begins whose adjectives a comma parts.
fn listed_before(doc: &Doc<'_>, start: usize) -> Option<usize> {
    let comma = start.checked_sub(1).filter(|i| doc.toks[*i].is_punct(b',') && doc.tag(start) == Tag::JJ)?;
    let adjective = comma.checked_sub(1).filter(|i| doc.tag(*i) == Tag::JJ && !doc.toks[*i].quoted())?;
    let led = |i: usize| doc.is(i, Class::DET) || is_one_of!(doc.id(i), "few" | "several" | "many");
    (adjective.saturating_sub(2)..adjective).rev().take_while(|i| led(*i)).last()
}

/// `Countries | like Norland and Estmark`: where a list of names ends that narrows what the label tells of.
fn likened(doc: &Doc<'_>, start: usize, end: usize) -> Option<usize> {
    let such = doc.toks.get(end + 2).is_some() && is_one_of!(doc.id(end), "such") && is_one_of!(doc.id(end + 1), "as");
    let from = end + 1 + usize::from(such);
    let like = such || doc.toks.get(end + 1).is_some() && is_one_of!(doc.id(end), "like");
    let noun = like && end == start + 1 && doc.tag(start) == Tag::NNS && doc.is_name_word(from);
    let limit = if noun { doc.sent_of(start)?.end } else { return None };
    let inside = |i: &usize| {
        let goes_on = |next: usize| doc.is_name_word(next) || is_one_of!(doc.id(next), "and" | "or" | "the");
        let link = doc.toks[*i].is_punct(b',') || is_one_of!(doc.id(*i), "and" | "or" | "the");
        doc.is_name_word(*i) || i + 1 < limit && link && goes_on(i + 1)
    };
    (from..limit).take_while(inside).last().map(|last| last + 1)
}

/// Whether the `n` words before the number at `at` tell that it is a rough one.
fn is_hedge(doc: &Doc<'_>, at: usize, n: usize) -> bool {
    let Some(first) =
        at.checked_sub(n).filter(|first| (*first..at).all(|i| doc.toks[i].is_word() && !doc.toks[i].quoted()))
    else {
        return false;
    };
    let opens =
        doc.toks[first].first || first > 0 && (!doc.toks[first - 1].is_word() || doc.is(first - 1, Class::CONJ));
    match n {
        1 => {
            is_one_of!(doc.id(first), "almost" | "nearly" | "roughly")
                || opens && is_one_of!(doc.id(first), "about" | "around")
        }
        2 => is_one_of!(doc.id(first), "more" | "fewer" | "less") && is_one_of!(doc.id(first + 1), "than"),
        _ => {
            is_one_of!(doc.id(first), "as")
                && is_one_of!(doc.id(first + 1), "many" | "few" | "much")
                && is_one_of!(doc.id(first + 2), "as")
        }
    }
}
