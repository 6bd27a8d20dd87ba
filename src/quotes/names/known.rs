//! What is known of names beforehand: places, and short forms of given names.

use super::folded::{ByKey, Folded, key};
use crate::quotes::doc::Doc;
use crate::quotes::words::is_one_of;
use std::ops::Range;
use std::sync::LazyLock;

/// By the numbers of their names.
static PLACES: LazyLock<ByKey<()>> = LazyLock::new(|| {
    let words = |line: &str| line.split_whitespace().map(Folded::with_point).collect::<Vec<_>>();
    lines(include_str!("../data/places.txt")).map(|line| (key(&words(line)), ())).collect()
});

/// Short form to long forms.
static LONG: LazyLock<ByKey<Vec<Folded>>> = LazyLock::new(|| {
    let mut long: ByKey<Vec<Folded>> = ByKey::default();
    for line in lines(include_str!("../data/nicknames.txt")) {
        let mut words = line.split_whitespace().map(Folded::with_point);
        let Some(full) = words.next() else { continue };
        for short in words {
            long.entry(short.key()).or_default().push(full);
        }
    }
    long
});

fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether the words name a well-known place.
pub(super) fn is_place(words: &[Folded]) -> bool {
    (1..=4).contains(&words.len()) && PLACES.contains_key(&key(words))
}

/// Whether the tokens name a well-known place.
pub(in crate::quotes) fn is_place_at(doc: &Doc<'_>, toks: &Range<usize>) -> bool {
    is_place(&toks.clone().map(|i| Folded::of_token(doc, i)).collect::<Vec<_>>())
}

/// `Fish Street`: a word for places ends the name.
pub(super) fn ends_in_place(words: &[Folded]) -> bool {
    let place = |word: &Folded| is_one_of!(word.id(), "street" | "avenue" | "road" | "boulevard" | "square" | "river");
    words.len() > 1 && words.last().is_some_and(place)
}

/// Whether two given names may be those of one person: equal, an initial and its name, a short form and its long one, or
/// two short forms of one name.
pub(super) fn same_given(a: Folded, b: Folded) -> bool {
    if a == b {
        return true;
    }
    let longs = |x: Folded| LONG.get(&x.key()).map_or(&[][..], Vec::as_slice);
    a.is_initial_of(b)
        || b.is_initial_of(a)
        || longs(a).iter().any(|x| *x == b || longs(b).contains(x))
        || longs(b).contains(&a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms() {
        for (a, b, same) in [
            ("mike", "michael", true),
            ("bob", "bobby", true),
            ("j", "joris", true),
            ("anna", "anton", false),
            ("kate", "katherine", true),
        ] {
            assert_eq!(same_given(Folded::of(a), Folded::of(b)), same, "{a} {b}");
            assert_eq!(same_given(Folded::of(b), Folded::of(a)), same, "{b} {a}");
        }
    }
}
