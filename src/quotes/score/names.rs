//! When two names of a speaker count as the same.

use crate::text::fold::fold;

/// Words before a name that are no part of it.
const HONORIFICS: &str = "mr mrs ms miss dr prof professor sir lady lord dame sen senator rep representative congressman \
    hon congresswoman gov governor president vice prime minister secretary mayor judge justice gen general lt col maj \
    capt sgt adm rev pastor bishop pope king queen prince princess former the a an";

/// What gold writes before the phrase for a speaker without a name.
const UNNAMED: &str = "unnamed:";

/// Whether the predicted name is one of `accepted`: equal but for case, accents, punctuation, honorifics and middle
/// initials. An unnamed gold speaker (`unnamed:a senior official`) is right if no name, or that same phrase, is
/// predicted.
#[must_use]
pub fn name_right(predicted: Option<&str>, accepted: &[String]) -> bool {
    match predicted {
        None | Some("" | "unnamed") => is_unnamed(accepted),
        Some(name) => accepted.iter().any(|accepted| key(name) == key(accepted)),
    }
}

/// Whether gold has a speaker as unnamed.
pub(super) fn is_unnamed(accepted: &[String]) -> bool {
    accepted.first().is_some_and(|name| name.starts_with(UNNAMED))
}

fn key(name: &str) -> String {
    let name = fold(&name.strip_prefix(UNNAMED).unwrap_or(name).replace('’', "'"));
    let name = drop_points(&name);
    let words = name.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
    let mut words: Vec<&str> = words.collect();
    let titles = words.iter().take_while(|word| HONORIFICS.split_whitespace().any(|title| title == **word)).count();
    words.drain(..titles.min(words.len().saturating_sub(1)));
    let last = words.len().saturating_sub(1);
    let kept = words.iter().enumerate().filter(|(i, word)| *i == 0 || *i == last || word.chars().count() > 1);
    kept.map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}

/// Drops full stops, and apostrophes (with the `s` of a genitive) at the end of a word.
fn drop_points(name: &str) -> String {
    let in_word = |rest: &str| rest.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_');
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = match c {
            '.' => after,
            '\'' => match after.strip_prefix('s').filter(|more| !in_word(more)) {
                Some(more) => more,
                None => {
                    if in_word(after) {
                        out.push(c);
                    }
                    after
                }
            },
            _ => {
                out.push(c);
                after
            }
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys() {
        for (name, expected) in [
            ("Dr. Ilse M. Kramer", "ilse kramer"),
            ("Ilse Krämer’s", "ilse kramer"),
            ("the President", "president"),
            ("U.S. Army", "us army"),
            ("O’Hara", "o hara"),
            ("James’", "james"),
            ("unnamed:a senior official", "senior official"),
            ("", ""),
        ] {
            assert_eq!(key(name), expected, "{name}");
        }
    }

    #[test]
    fn an_unnamed_speaker_wants_no_name() {
        let accepts = |accepted: &str, name| name_right(name, &[accepted.to_owned()]);
        assert!(accepts("unnamed:an aide", None));
        assert!(accepts("unnamed:an aide", Some("aide")));
        assert!(!accepts("unnamed:an aide", Some("Ada Brandt")));
        assert!(!accepts("Ada Brandt", None));
    }
}
