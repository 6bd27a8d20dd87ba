//! What the user says of speakers: `speakers.toml`.

use std::fmt;

use serde::Deserialize;
use toml::Spanned;

use super::words;

/// The user's own word on who is who; it goes before all that the program would join by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    pub(super) people: Vec<Listed>,
    /// Names that the program is to leave alone.
    pub(super) apart: Vec<String>,
}

/// A person as the user has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    /// Only what is said in a role with all of these words, folded.
    pub(super) role: Vec<String>,
}

impl Listed {
    /// All names.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.aliases).map(String::as_str)
    }
}

/// What is wrong with the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesError {
    /// In which line, from 1.
    pub line: usize,
    /// What, in lower case.
    pub message: String,
    /// The way out.
    pub hint: String,
}

impl fmt::Display for RulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for RulesError {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    apart: Vec<Spanned<String>>,
    #[serde(default)]
    person: Vec<Person>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    name: Spanned<String>,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    role: Option<Spanned<String>>,
    /// The user's own, such as an item of Wikidata: kept, not used.
    #[serde(default, rename = "id")]
    _id: Option<String>,
}

const FORM: &str = "people are tables: [[person]] with name = \"…\", aliases = [\"…\"] and perhaps role = \"…\"; names to \
                    leave alone: apart = [\"…\"]";

impl Rules {
    /// Reads the text of a `speakers.toml`.
    ///
    /// # Errors
    /// It is not TOML, has keys that mean nothing, an empty name, or the same name for two people with nothing to tell
    /// them apart.
    pub fn parse(text: &str) -> Result<Rules, RulesError> {
        let line = |at: usize| text.get(..at).unwrap_or(text).bytes().filter(|byte| *byte == b'\n').count() + 1;
        let file: File = toml::from_str(text).map_err(|error| RulesError {
            line: line(error.span().map_or(0, |span| span.start)),
            message: error.message().replace('\n', " "),
            hint: FORM.to_owned(),
        })?;
        let fault =
            |at: usize, message: String, hint: &str| Err(RulesError { line: line(at), message, hint: hint.to_owned() });
        let mut rules = Rules::default();
        // Who has a name already, in which line, and whether a role goes with it.
        let mut taken: Vec<(Vec<String>, usize, bool)> = Vec::new();
        for person in file.person {
            let role = person.role.as_ref().map(|role| words(role.get_ref())).unwrap_or_default();
            if let Some(empty) = person.role.as_ref().filter(|_| role.is_empty()) {
                return fault(empty.span().start, "role has no word".to_owned(), "leave it out, or write the role");
            }
            let mut own: Vec<Vec<String>> = Vec::new();
            for name in std::iter::once(&person.name).chain(&person.aliases) {
                let (at, cut) = (name.span().start, words(name.get_ref()));
                if cut.is_empty() {
                    return fault(at, "a name has no word".to_owned(), "write the name as the articles print it");
                }
                let other = taken.iter().find(|(words, _, by_role)| *words == cut && (role.is_empty() || !by_role));
                if let Some((_, other, _)) = other {
                    let message = format!("\"{}\" is a name of two people, here and in line {other}", name.get_ref());
                    return fault(
                        at,
                        message,
                        "give each of them a role = \"…\" to tell them apart by, or one the name",
                    );
                }
                if !own.contains(&cut) {
                    own.push(cut);
                }
            }
            let at = line(person.name.span().start);
            taken.extend(own.into_iter().map(|cut| (cut, at, !role.is_empty())));
            let aliases = person.aliases.into_iter().map(Spanned::into_inner).collect();
            rules.people.push(Listed { name: person.name.into_inner(), aliases, role });
        }
        for name in file.apart {
            if words(name.get_ref()).is_empty() {
                return fault(name.span().start, "a name has no word".to_owned(), "write the name as it is listed");
            }
            rules.apart.push(name.into_inner());
        }
        Ok(rules)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_as_the_user_has_them() {
        let text =
            "apart = [\"Aunex\"]\n[[person]]\nname = \"Anna Verhoeven\"\naliases = [\"Iron Anna\"]\nid = \"Q1\"\n";
        let rules = Rules::parse(text).expect("it is sound");
        assert_eq!((rules.people[0].name.as_str(), rules.apart[0].as_str()), ("Anna Verhoeven", "Aunex"));
        assert_eq!(Rules::parse(""), Ok(Rules::default()));
        let two = "[[person]]\nname = \"A (baker)\"\naliases = [\"A\"]\nrole = \"baker\"\n\
                   [[person]]\nname = \"A (mayor)\"\naliases = [\"A\"]\nrole = \"mayor\"\n";
        assert_eq!(Rules::parse(two).expect("roles tell them apart").people.len(), 2);
    }

    #[track_caller]
    fn check(text: &str, line: usize, message: &str) {
        let error = Rules::parse(text).expect_err("it is wrong");
        assert_eq!(error.line, line, "{error:?}");
        assert!(error.message.contains(message), "{error:?}");
        assert!(!error.hint.is_empty());
    }

    #[test]
    fn faults_have_their_line() {
        check("[[person]]\nname = \"A\"\nalias = [\"B\"]\n", 3, "unknown field `alias`");
        check("\n[[person]]\naliases = [\"B\"]\n", 2, "missing field `name`");
        check("[[person]]\nname = \"A\n", 2, "invalid basic string");
        check("[[person]]\nname = \"…\"\n", 2, "a name has no word");
        check("apart = [\n  \"A\",\n  \"\",\n]\n", 3, "a name has no word");
        check(
            "[[person]]\nname = \"A\"\n\n[[person]]\nname = \"B\"\naliases = [\"a\"]\n",
            6,
            "\"a\" is a name of two people, here and in line 2",
        );
        check("[[person]]\nname = \"A\"\nrole = \"\"\n", 3, "role has no word");
    }
}
