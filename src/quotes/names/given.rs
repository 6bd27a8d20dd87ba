//! The gender that a first name tells.

use super::Gender;
use super::folded::Folded;
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::{self, Class};

/// How first names end that are of one sex: 93 in 100 of those in the lists, and at least 40.
const ENDINGS: [(&[&str], Gender); 2] = [
    (&["a", "ee", "ene", "ise", "lie", "lyn", "nne", "rie", "tte", "elle", "leen", "line"], Gender::Female),
    (&["c", "f", "k", "do", "io", "lo", "no", "on", "os", "to", "us"], Gender::Male),
];

/// Names of women that in some lands are those of men: Andrea and Nicola are men in Italy. A guess, until a pronoun tells.
fn leans(name: &str) -> bool {
    matches!(name, "andrea" | "nicola")
}

/// What the ending of a first name suggests that no list has: `Ottoline`; and one that is borne by both, mostly women.
pub(super) fn guess(doc: &Doc<'_>, tok: usize) -> Option<Gender> {
    let name = doc.lower(tok);
    if leans(name) {
        return Some(Gender::Female);
    }
    let listed = doc.is(tok, Class::EITHER_NAME.or(Class::MALE_NAME).or(Class::FEMALE_NAME));
    let plain = name.len() > 3 && name.bytes().all(|byte| byte.is_ascii_lowercase());
    let ends = |(endings, _): &&(&[&str], Gender)| endings.iter().any(|end| name.ends_with(end));
    ENDINGS.iter().find(ends).filter(|_| plain && !listed).map(|(_, gender)| *gender)
}

/// From the first name of a full name.
pub(super) fn gender(doc: &Doc<'_>, tok: usize) -> Option<Gender> {
    if doc.is(tok, Class::EITHER_NAME) || leans(doc.lower(tok)) {
        return None;
    }
    match (doc.is(tok, Class::MALE_NAME), doc.is(tok, Class::FEMALE_NAME)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        (true, true) => None,
        // `Sim Mei Ling`: a surname, though some boys are called so.
        (false, false) if doc.is_surname_first(tok) => None,
        (false, false) => of_word(doc.lower(tok)),
    }
}

fn of_word(lower: &str) -> Option<Gender> {
    // `Karl-Heinz`, `Anne-Marie`: the first of two.
    let first = Folded::with_point(lower.split('-').next().unwrap_or(lower));
    let class = lexicon::words().known(first.hash()).class;
    match (class.has(Class::OF_BOYS), class.has(Class::OF_GIRLS)) {
        (true, false) => return Some(Gender::Male),
        (false, true) => return Some(Gender::Female),
        _ => {}
    }
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
    fn endings_hold_of_the_lists() {
        for (endings, gender) in ENDINGS {
            for ending in endings {
                let lines = concat!(include_str!("../data/given.txt"), "\n", include_str!("../data/names.txt")).lines();
                let (mut all, mut fit, mut sex) = (0, 0, None);
                for line in lines.filter(|line| !line.starts_with('#')) {
                    match line {
                        "[male]" => sex = Some(Gender::Male),
                        "[female]" => sex = Some(Gender::Female),
                        _ if line.starts_with('[') => sex = None,
                        _ => {
                            let names = line.split_ascii_whitespace().filter(|name| name.ends_with(ending));
                            let n = if sex.is_some() { names.count() } else { 0 };
                            all += n;
                            fit += if sex == Some(gender) { n } else { 0 };
                        }
                    }
                }
                assert!(all >= 40 && fit * 100 >= all * 93, "{ending}: {fit} of {all}");
            }
        }
    }

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
