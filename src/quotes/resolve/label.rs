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
    printed(doc, &(start..whole.flatten().map_or(end, |whole| whole.toks.end)))
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
