//! The gender that a first name tells.

use super::Gender;
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::Class;
use crate::text::fold::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Names that are no class of words, for too many of them are surnames or words as well: `carter`, `july`.
static MORE: LazyLock<HashMap<&'static str, Gender>> = LazyLock::new(|| {
    let mut more = HashMap::with_capacity(1 << 14);
    let mut gender = Gender::Male;
    for line in include_str!("../data/given.txt").lines().filter(|line| !line.starts_with('#')) {
        match line {
            "[male]" => gender = Gender::Male,
            "[female]" => gender = Gender::Female,
            _ => more.extend(line.split_ascii_whitespace().map(|name| (name, gender))),
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
    let first = lower.split('-').next().unwrap_or(lower);
    if first.is_ascii() {
        return MORE.get(first).copied().or_else(|| of_class(first));
    }
    let folded = fold(first);
    MORE.get(folded.as_str()).copied().or_else(|| of_class(&folded))
}

fn of_class(word: &str) -> Option<Gender> {
    let class = crate::quotes::lexicon::class(word);
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
