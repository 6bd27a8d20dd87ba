//! The gender that a first name tells.

use super::Gender;
use super::folded::{ByKey, Folded};
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::{self, Class};
use std::sync::LazyLock;

/// Names that are no class of words, for too many of them are surnames or words as well: `carter`, `july`.
static MORE: LazyLock<ByKey<Gender>> = LazyLock::new(|| {
    let mut more = ByKey::with_capacity_and_hasher(1 << 14, Default::default());
    let mut gender = Gender::Male;
    for line in include_str!("../data/given.txt").lines().filter(|line| !line.starts_with('#')) {
        match line {
            "[male]" => gender = Gender::Male,
            "[female]" => gender = Gender::Female,
            _ => more.extend(line.split_ascii_whitespace().map(|name| (Folded::with_point(name).key(), gender))),
        }
    }
    more
});

/// From the first name of a full name.
pub(super) fn gender(doc: &Doc<'_>, tok: usize) -> Option<Gender> {
    if doc.is(tok, Class::EITHER_NAME) {
        return None;
    }
    match (doc.is(tok, Class::MALE_NAME), doc.is(tok, Class::FEMALE_NAME)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        (true, true) => None,
        (false, false) => of_word(doc.lower(tok)),
    }
}

fn of_word(lower: &str) -> Option<Gender> {
    // `Karl-Heinz`, `Anne-Marie`: the first of two.
    let first = Folded::with_point(lower.split('-').next().unwrap_or(lower));
    MORE.get(&first.key()).copied().or_else(|| of_class(lexicon::words().known(first.hash()).class))
}

fn of_class(class: Class) -> Option<Gender> {
    match (class.has(Class::MALE_NAME), class.has(Class::FEMALE_NAME), class.has(Class::EITHER_NAME)) {
        (true, false, false) => Some(Gender::Male),
        (false, true, false) => Some(Gender::Female),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_names() {
        for (name, gender) in [
            ("mateen", Some(Gender::Male)),
            ("karl-heinz", Some(Gender::Male)),
            ("anne-marie", Some(Gender::Female)),
            ("hala", Some(Gender::Female)),
            ("robin", None),
            ("the", None),
        ] {
            assert_eq!(of_word(name), gender, "{name}");
        }
    }
}
