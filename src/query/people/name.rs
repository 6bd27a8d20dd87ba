//! Names of people, and which may be short for which. Pure.
//!
//! A name is short for another when it *is* the other with given names left out or cut to initials: "Sund" and "V. Sund"
//! for "Vidar Sund". Names that differ in any other way are never short for one another: "Viggo Sund", "Vidar
//! Sund Jr.", "Vips Sund" are different names.

use crate::text::fold::fold;

/// A name, cut up and folded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Name {
    /// Given and middle names, initials as one letter; empty for a surname alone.
    given: Vec<String>,
    /// The surname with its particles: `van der marn`.
    last: String,
    /// `jr`, `iii`.
    suffix: Option<String>,
}

/// Forms of address, which are no part of a name.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "rev",
    "reverend",
    "hon",
    "president",
    "senator",
    "sen",
    "rep",
    "gov",
    "governor",
    "mayor",
    "judge",
    "captain",
    "capt",
    "gen",
    "general",
    "col",
    "colonel",
    "sgt",
    "sergeant",
    "lt",
    "lieutenant",
    "minister",
];

const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// Small words that begin a surname, also where they have a capital.
const PARTICLES: &[&str] =
    &["van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "bin", "ibn", "ter", "zu", "af"];

/// Words that stand in names of bodies, never in those of people.
const OF_BODIES: &[&str] = &["of", "the", "for", "and", "&"];

impl Name {
    /// Cuts a name up; none where it is hardly that of a person.
    pub(super) fn parse(name: &str) -> Option<Name> {
        const MOST: usize = 6;
        let mut words: Vec<(bool, String)> = Vec::new();
        for word in name.split_whitespace() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&');
            // "J.P.", "V.Sund"
            let mut parts: Vec<&str> = bare.split('.').collect();
            let before = parts.len().saturating_sub(1);
            if !parts[..before].iter().all(|part| part.chars().count() == 1) {
                parts = vec![bare];
            }
            for part in parts.into_iter().filter(|part| !part.is_empty()) {
                words.push((part.starts_with(char::is_lowercase), fold(part)));
            }
        }
        let titles = words.iter().take_while(|(_, word)| TITLES.contains(&word.as_str())).count();
        // "Judge" and "Major" are surnames too. "Pope" and "King" stand before given names: they are part of the name.
        words.drain(..titles.min(words.len().saturating_sub(1)));
        if words.len() > MOST || words.iter().any(|(_, word)| OF_BODIES.contains(&word.as_str())) {
            return None;
        }
        let is_suffix = words.len() > 1 && words.last().is_some_and(|(_, word)| SUFFIXES.contains(&word.as_str()));
        let suffix = if is_suffix { words.pop().map(|(_, word)| word) } else { None };
        let (_, mut last) = words.pop()?;
        while let Some((small, word)) = words.last()
            && (*small || PARTICLES.contains(&word.as_str()))
        {
            last = format!("{word} {last}");
            words.pop();
        }
        Some(Name { given: words.into_iter().map(|(_, word)| word).collect(), last, suffix })
    }

    /// The last word of the surname: names that may be one have it in common.
    pub(super) fn key(&self) -> &str {
        self.last.rsplit(' ').next().unwrap_or_default()
    }

    /// Whether it is a surname alone.
    pub(super) fn is_lone(&self) -> bool {
        self.given.is_empty()
    }

    /// Whether its first given name is there in full.
    pub(super) fn is_full(&self) -> bool {
        self.given.first().is_some_and(|given| !is_initial(given))
    }

    /// Whether it is short for `other`, which is a different name.
    pub(super) fn is_short_for(&self, other: &Name) -> bool {
        if self == other || other.is_lone() || self.suffix != other.suffix {
            return false;
        }
        let same_last = self.last == other.last || self.is_lone() && self.last == other.key();
        let Some((first, middle)) = self.given.split_first() else { return same_last };
        let Some((other_first, other_middle)) = other.given.split_first() else { return false };
        same_last && is_cut_from(first, other_first) && is_subsequence(middle, other_middle)
    }
}

fn is_initial(word: &str) -> bool {
    word.chars().nth(1).is_none()
}

/// `v` and `vidar` for `vidar`.
fn is_cut_from(short: &str, long: &str) -> bool {
    short == long || is_initial(short) && long.starts_with(short)
}

/// Whether the middle names are the other's, in their order, some left out or cut.
fn is_subsequence(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|other| is_cut_from(word, other)))
}

/// Whether no person has both names: their given names contradict each other.
#[cfg(test)]
pub(super) fn conflict(a: &Name, b: &Name) -> bool {
    let (Some(x), Some(y)) = (a.given.first(), b.given.first()) else { return a.suffix != b.suffix };
    a.suffix != b.suffix || !(is_cut_from(x, y) || is_cut_from(y, x)) || a.key() != b.key()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn short(a: &str, b: &str, expected: bool) {
        let [a_name, b_name] = [a, b].map(|name| Name::parse(name).expect("a name"));
        assert_eq!(a_name.is_short_for(&b_name), expected, "{a} for {b}: {a_name:?} {b_name:?}");
    }

    #[test]
    fn what_is_short_for_what() {
        short("Sund", "Vidar Sund", true);
        short("V. Sund", "Vidar Sund", true);
        short("Vidar Sund", "Vidar Valdemar Sund", true);
        short("V. V. Sund", "Vidar Valdemar Sund", true);
        short("V.V. Sund", "Vidar Valdemar Sund", true);
        short("V.Sund", "Vidar Sund", true);
        short("President Sund", "Vidar Sund", true);
        short("Élodie Ørsted", "Elodie Marie Orsted", true);
        short("Marn", "Jan van der Marn", true);
        short("van der Marn", "Jan van der Marn", true);
        short("Van der Marn", "Jan van der Marn", true);
        short("Adeyo-Lund", "Emeka Adeyo-Lund", true);
    }

    #[test]
    fn what_is_not() {
        short("Viggo Sund", "Vidar Sund", false);
        short("Vidar Sund", "V. Sund", false);
        short("Vid Sund", "Vidar Sund", false);
        short("Vidar Sund", "Vidar Sund Jr.", false);
        short("Sund", "Vidar Sund Jr.", false);
        short("Helena Ruud", "Anna Helena Ruud", false);
        short("Vidar", "Vidar Sund", false);
        short("Lund", "Emeka Adeyo-Lund", false);
        short("Jan Marn", "Jan van der Marn", false);
        short("Sund", "Sund", false);
        short("John Quincy Smith", "John Adams Smith", false);
        short("Pope Lucian", "Connie Lucian", false);
    }

    #[test]
    fn bodies_are_no_people() {
        for name in ["Ministry of Defence", "The Guild", "Holm & Sons", ""] {
            assert_eq!(Name::parse(name), None, "{name}");
        }
        assert_eq!(Name::parse("Mr. Judge").map(|name| name.last).as_deref(), Some("judge"));
        assert_eq!(Name::parse("Judge").map(|name| name.last).as_deref(), Some("judge"));
    }
}
