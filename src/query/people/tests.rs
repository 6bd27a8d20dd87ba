//! Which names are joined.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::gather::{TIES, tie};
use super::name::{Name, conflict};
use super::{People, Rules, Seen, join, key, words};

/// Names as articles print them, joined; behind a name `m`, `w` or `b` in brackets (he, she, a body) or a role.
fn joined(names: &[&str], rules: &Rules) -> People {
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    let mut roles: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for text in names {
        let (name, rest) = text.split_once(" (").unwrap_or((text, ""));
        let known = seen.entry(key(name)).or_default();
        *known.spellings.entry(name.to_owned()).or_default() += 1;
        known.n_quotes += 1;
        match rest.trim_end_matches(')') {
            "" => {}
            "m" => known.n_man += 1,
            "w" => known.n_woman += 1,
            "b" => known.n_body += 1,
            role => roles.entry(name).or_default().extend(words(role).into_iter().filter(|word| word.len() > 3)),
        }
    }
    let role_words = |name: &str| Ok(roles.get(name).cloned().unwrap_or_default().into());
    let mut ambiguous = Vec::new();
    let mut people = join(&seen, rules, &role_words, Some(&mut ambiguous)).expect("nothing is read");
    people.ambiguous = ambiguous;
    people
}

/// Joins the names and compares the people, one a line `name: other, names`, then those that are ambiguous.
#[track_caller]
fn check(names: &[&str], rules: &str, expected: &[&str]) {
    let people = joined(names, &Rules::parse(rules).expect("the rules are sound"));
    assert_eq!(shown(&people), expected, "{names:?}");
}

fn shown(people: &People) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for person in people.people.iter().filter(|person| !person.spellings.is_empty()) {
        let others: Vec<&str> = person.spellings.iter().map(String::as_str).filter(|s| *s != person.name).collect();
        lines.push(if others.is_empty() {
            person.name.clone()
        } else {
            format!("{}: {}", person.name, others.join(", "))
        });
    }
    lines.sort();
    for ambiguous in &people.ambiguous {
        let candidates =
            ambiguous.candidates.iter().map(|c| format!("{}{}", c.name, if c.fits { "" } else { " (role)" }));
        lines.push(format!("? {}: {}", ambiguous.name, candidates.collect::<Vec<_>>().join(", ")));
    }
    lines
}

#[test]
fn short_names_of_one_person() {
    check(&["Vidar Sund", "V. Sund", "Sund"], "", &["Vidar Sund: Sund, V. Sund"]);
    check(&["Sund", "President Sund", "Vidar Sund"], "", &["Vidar Sund: President Sund, Sund"]);
    check(&["ILSE KRAMER", "Ilse Kramer", "Ilse Kramer"], "", &["Ilse Kramer: ILSE KRAMER"]);
    check(&["Jan van der Marn", "Van der Marn", "Marn"], "", &["Jan van der Marn: Marn, Van der Marn"]);
    // The full name that is most frequent is printed.
    check(&["Ida Lund", "Ida Lund", "Ida M. Lund", "Lund"], "", &["Ida Lund: Ida M. Lund, Lund"]);
    check(&["Lund", "Lund", "Ida Lund"], "", &["Ida Lund: Lund"]);
}

#[test]
fn never_two_in_one() {
    check(
        &["Vidar Sund", "Viggo Sund", "V. Sund", "Sund"],
        "",
        &[
            "Sund",
            "V. Sund",
            "Vidar Sund",
            "Viggo Sund",
            "? Sund: Vidar Sund, Viggo Sund",
            "? V. Sund: Vidar Sund, Viggo Sund",
        ],
    );
    check(&["Anna Holm", "Viggo Holm", "V. Holm"], "", &["Anna Holm", "Viggo Holm: V. Holm"]);
    check(&["Mike Stroud", "Michael Stroud"], "", &["Michael Stroud", "Mike Stroud"]);
    check(&["John Smith", "John Smith Jr."], "", &["John Smith", "John Smith Jr."]);
    check(
        &["John Adams Smith", "John Quincy Smith", "John Smith"],
        "",
        &["John Adams Smith", "John Quincy Smith", "John Smith", "? John Smith: John Adams Smith, John Quincy Smith"],
    );
    check(&["Anna", "Anna Holm"], "", &["Anna", "Anna Holm"]);
}

#[test]
fn what_articles_say_speaks_against_it() {
    check(&["Harald Brask", "Brask (b)"], "", &["Brask", "Harald Brask"]);
    check(&["Iver Holt (m)", "Holt (w)"], "", &["Holt", "Iver Holt"]);
    check(&["Iver Holt (m)", "Signe Holt (w)", "Holt (w)"], "", &["Iver Holt", "Signe Holt: Holt"]);
    check(&["Iver Holt (m)", "Holt (m)"], "", &["Iver Holt: Holt"]);
    check(
        &["John Smith (prime minister)", "Smith (a baker)"],
        "",
        &["John Smith", "Smith", "? Smith: John Smith (role)"],
    );
    check(&["John Smith (prime minister)", "Smith (the minister)"], "", &["John Smith: Smith"]);
    check(&["Ministry of Defence", "Defence"], "", &["Defence", "Ministry of Defence"]);
}

#[test]
fn the_user_goes_before() {
    let sund = "[[person]]\nname = \"Vidar Sund\"\naliases = [\"Sund\", \"Vips\"]\n";
    check(&["Vidar Sund", "Viggo Sund", "Sund", "Vips"], sund, &["Vidar Sund: Sund, Vips", "Viggo Sund"]);
    // What is short for the user's person alone joins it.
    check(&["V. Sund", "Sund"], sund, &["Vidar Sund: Sund, V. Sund"]);
    check(&["Ida Lund", "Lund"], "apart = [\"lund\"]", &["Ida Lund", "Lund"]);
    check(&["Ida Lund", "I. Lund", "Lund"], "apart = [\"Ida Lund\"]", &["I. Lund: Lund", "Ida Lund"]);
    let merged = "[[person]]\nname = \"Mike Stroud\"\naliases = [\"Michael Stroud\"]\n";
    check(
        &["Mike Stroud", "Michael Stroud", "M. Stroud", "Stroud"],
        merged,
        &["Mike Stroud: M. Stroud, Michael Stroud, Stroud"],
    );
}

#[test]
fn one_name_of_two_people() {
    let rules = "[[person]]\nname = \"John Smith (baker)\"\naliases = [\"John Smith\"]\nrole = \"baker\"\n\
                 [[person]]\nname = \"John Smith MP\"\naliases = [\"John Smith\"]\nrole = \"member\"\n";
    let names = ["John Smith (a baker)", "John Smith (member of parliament)", "Ann Lee"];
    let people = joined(&names, &Rules::parse(rules).expect("sound"));
    let of = |role| people.person("John Smith", role).map(|person| person.name.as_str());
    assert_eq!(of(Some("the town's baker")), Some("John Smith (baker)"));
    assert_eq!(of(Some("member of parliament")), Some("John Smith MP"));
    assert_eq!(of(None), Some("John Smith"));
    let also = people.also(&["smith".into(), "baker".into()]);
    assert_eq!(
        (also.len(), also[0].name.as_str(), also[0].role.as_slice()),
        (1, "John Smith", &["baker".to_owned()][..])
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the names, of two that are joined neither given names nor suffixes contradict each other.
    #[test]
    fn joined_names_never_conflict(
        names in prop::collection::vec("(Mr\\. )?(Ann|Anna|Al|A\\.|B\\.|Bo|Bob)?( [A-C]\\.?| Cyd)? ?(van )?(Lund|Holm)( Jr\\.)?( \\((m|w|b|baker|mayor)\\))?", 1..12),
    ) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let people = joined(&names, &Rules::default());
        let mut n_spellings = 0;
        for person in &people.people {
            n_spellings += person.spellings.len();
            let cut: Vec<Name> = person.spellings.iter().filter_map(|name| Name::parse(name)).collect();
            for a in &cut {
                prop_assert!(!cut.iter().any(|b| conflict(a, b)), "{person:?}");
            }
        }
        let all: std::collections::BTreeSet<&str> = names.iter().map(|name| name.split_once(" (").map_or(*name, |n| n.0)).collect();
        prop_assert_eq!(n_spellings, all.len(), "each name has one person");
    }

    /// A tie is found by the end of the name, where the index is asked for it.
    #[test]
    fn the_tie_is_at_the_end_of_a_name(name in "([A-Za-z'.&-]{1,6}|Jr\\.|van|III|Mr\\.|of|é|’s| ){1,8}") {
        let words = words(&name);
        let last = &words[words.len().saturating_sub(TIES)..];
        prop_assert!(words.is_empty() || last.contains(&tie(&name)), "{:?} {:?}", tie(&name), words);
    }
}
