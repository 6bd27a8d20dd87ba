//! What is known of names beforehand: places, and short forms of given names.

use crate::text::fold::fold;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static PLACES: LazyLock<HashSet<String>> =
    LazyLock::new(|| lines(include_str!("../data/places.txt")).map(fold).collect());

/// Short form to long forms, folded.
static LONG: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut long: HashMap<String, Vec<String>> = HashMap::new();
    for line in lines(include_str!("../data/nicknames.txt")) {
        let mut words = line.split_whitespace().map(fold);
        let Some(full) = words.next() else { continue };
        for short in words {
            long.entry(short).or_default().push(full.clone());
        }
    }
    long
});

fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether the folded words name a well-known place.
pub(super) fn is_place(words: &[String]) -> bool {
    match words {
        [] => false,
        [one] => PLACES.contains(one),
        many => many.len() <= 4 && PLACES.contains(&many.join(" ")),
    }
}

/// Whether two folded given names may be those of one person: equal, an initial and its name, a short form and its long
/// one, or two short forms of one name.
pub(super) fn same_given(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let initial = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
    let longs = |x: &str| LONG.get(x).map_or(&[][..], Vec::as_slice);
    initial(a, b)
        || initial(b, a)
        || longs(a).iter().any(|x| x == b || longs(b).contains(x))
        || longs(b).iter().any(|x| x == a)
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
            assert_eq!(same_given(a, b), same, "{a} {b}");
            assert_eq!(same_given(b, a), same, "{b} {a}");
        }
    }
}
