//! Who is who in one article: names gathered into entities, each under the fullest name used.
//!
//! Two full names are one person when first and last word agree; a lone word is the person whose last (or first) word
//! it is. Two people of one surname stay two: a lone surname is then the one of fitting gender, else the one named last
//! in full.

use super::doc::{Doc, Kind};
use super::lexicon::{Class, GIVEN};
use crate::text::fold::fold;
use std::collections::HashMap;
use std::ops::Range;

/// Whether a man or a woman is meant, as far as words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Male,
    Female,
}

/// A person or body of the article.
#[derive(Clone, Debug, Default)]
pub(super) struct Entity {
    /// The fullest name.
    pub(super) name: String,
    /// Its words, folded.
    words: Vec<String>,
    /// A body rather than a person.
    pub(super) body: bool,
    /// From given names, titles and roles.
    pub(super) gender: Option<Gender>,
    /// Roles as printed, first seen first.
    pub(super) roles: Vec<String>,
    /// Number of mentions.
    pub(super) n_mentions: usize,
}

/// A name in the text.
#[derive(Clone, Debug)]
pub(super) struct NameMention {
    /// The name without title.
    pub(super) toks: Range<usize>,
    /// Title and name.
    pub(super) chunk: Range<usize>,
    /// Whose it is.
    pub(super) entity: usize,
}

/// All names of an article.
pub(super) struct Names {
    pub(super) entities: Vec<Entity>,
    /// In reading order.
    pub(super) mentions: Vec<NameMention>,
}

impl Names {
    pub(super) fn gather(doc: &Doc<'_>) -> Names {
        let chunks = chunks(doc);
        let mut names = Names { entities: Vec::new(), mentions: Vec::new() };
        let words: Vec<Vec<String>> = chunks.iter().map(|(_, name)| name_words(doc, name)).collect();
        let mut full: HashMap<(String, String), usize> = HashMap::new();
        // Full names first: a surname in the headline is the person named in full below.
        let mut owner: Vec<Option<usize>> = vec![None; chunks.len()];
        for (i, (_, name)) in chunks.iter().enumerate() {
            let body = doc.is_body_name(name);
            if words[i].len() < 2 && !body {
                continue;
            }
            let key = if body {
                (words[i].join(" "), String::new())
            } else {
                (words[i][0].clone(), last_word(&words[i]).to_owned())
            };
            let entity = *full.entry(key).or_insert_with(|| {
                names.entities.push(Entity { body, ..Entity::default() });
                names.entities.len() - 1
            });
            names.entities[entity].take_name(doc, name, &words[i]);
            owner[i] = Some(entity);
        }
        // Genders before lone surnames, which they tell apart.
        for (i, (title, name)) in chunks.iter().enumerate() {
            if let Some(entity) = owner[i] {
                names.entities[entity].learn(doc, title, name);
            }
        }
        for (i, (title, name)) in chunks.iter().enumerate() {
            if owner[i].is_some() || words[i].is_empty() {
                continue;
            }
            let gender = title_gender(doc, title);
            let found = names.owner_of_word(&words[i][0], gender, &owner[..i], doc.is(name.start, GIVEN));
            let entity = found.unwrap_or_else(|| {
                names.entities.push(Entity::default());
                let entity = names.entities.len() - 1;
                names.entities[entity].take_name(doc, name, &words[i]);
                entity
            });
            names.entities[entity].learn(doc, title, name);
            owner[i] = Some(entity);
        }
        for ((title, name), entity) in chunks.into_iter().zip(owner) {
            if let Some(entity) = entity {
                names.entities[entity].n_mentions += 1;
                names.mentions.push(NameMention { chunk: title.start..name.end, toks: name, entity });
            }
        }
        names
    }

    /// Returns the mentions that lie wholly in a range of tokens.
    pub(super) fn within(&self, toks: &Range<usize>) -> &[NameMention] {
        let from = self.mentions.partition_point(|m| m.toks.start < toks.start);
        let to = self.mentions.partition_point(|m| m.toks.start < toks.end);
        &self.mentions[from..to]
    }

    /// Whose lone word this is: the last word of a name, else its first.
    fn owner_of_word(
        &self,
        word: &str,
        gender: Option<Gender>,
        before: &[Option<usize>],
        given: bool,
    ) -> Option<usize> {
        let fits = |e: &Entity| !e.body && (gender.is_none() || e.gender.is_none() || e.gender == gender);
        let by = |pick: &dyn Fn(&Entity) -> bool| -> Option<usize> {
            let found: Vec<usize> =
                (0..self.entities.len()).filter(|i| fits(&self.entities[*i]) && pick(&self.entities[*i])).collect();
            match found.as_slice() {
                [] => None,
                [one] => Some(*one),
                // Two of one surname: the one named last, else the first of the article.
                _ => before.iter().rev().flatten().find(|i| found.contains(i)).copied().or(found.first().copied()),
            }
        };
        let surname = by(&|e| e.words.len() > 1 && last_word(&e.words) == word);
        let lone = || by(&|e| e.words.len() == 1 && e.words[0] == word);
        let first = || by(&|e| e.words.len() > 1 && e.words[0] == word);
        let body =
            || (0..self.entities.len()).find(|i| self.entities[*i].body && self.entities[*i].words.join(" ") == word);
        if given { surname.or_else(first).or_else(lone) } else { surname.or_else(body).or_else(lone).or_else(first) }
    }
}

impl Entity {
    fn take_name(&mut self, doc: &Doc<'_>, name: &Range<usize>, words: &[String]) {
        if words.len() > self.words.len() {
            self.words = words.to_vec();
            self.name = printed(doc, name);
        }
    }

    fn learn(&mut self, doc: &Doc<'_>, title: &Range<usize>, name: &Range<usize>) {
        if !self.body && self.gender.is_none() {
            self.gender = title_gender(doc, title).or_else(|| {
                let (m, f) = (doc.is(name.start, Class::MALE_NAME), doc.is(name.start, Class::FEMALE_NAME));
                match (m, f) {
                    (true, false) if name.len() > 1 => Some(Gender::Male),
                    (false, true) if name.len() > 1 => Some(Gender::Female),
                    _ => None,
                }
            });
        }
        if let Some(role) = role_text(doc, title) {
            self.add_role(role);
        }
    }

    /// Adds a role as printed, unless it is there already or only a form of address.
    pub(super) fn add_role(&mut self, role: String) {
        if !self.roles.contains(&role) {
            self.roles.push(role);
        }
    }
}

fn last_word(words: &[String]) -> &str {
    let suffix = |w: &str| matches!(w, "jr" | "sr" | "ii" | "iii" | "iv");
    words.iter().rev().find(|w| !suffix(w)).map_or("", String::as_str)
}

/// The name as one line, without the sign of a handle's end or a trailing comma.
pub(super) fn printed(doc: &Doc<'_>, toks: &Range<usize>) -> String {
    let raw = doc.span(toks).of(doc.text);
    let mut out = String::with_capacity(raw.len());
    for word in raw.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn name_words(doc: &Doc<'_>, name: &Range<usize>) -> Vec<String> {
    name.clone().filter(|i| doc.toks[*i].is_word()).map(|i| fold(doc.word(i).trim_end_matches('.'))).collect()
}

/// A title that is more than a form of address, as printed.
pub(super) fn role_text(doc: &Doc<'_>, title: &Range<usize>) -> Option<String> {
    let mut range = title.clone();
    while !range.is_empty()
        && (doc.is(range.start, Class::DET.or(Class::POSS)) || matches!(doc.toks[range.start].kind, Kind::Punct(_)))
    {
        range.start += 1;
    }
    while !range.is_empty() && !doc.toks[range.end - 1].is_word() {
        range.end -= 1;
    }
    let address = |i: usize| {
        matches!(
            doc.lower(i).trim_end_matches('.'),
            "mr" | "mrs" | "ms" | "miss" | "dr" | "sir" | "lady" | "dame" | "lord" | "prof"
        )
    };
    if range.is_empty() || range.clone().all(|i| address(i) || !doc.toks[i].is_word()) {
        return None;
    }
    let named = range.clone().any(|i| doc.is(i, Class::TITLE.or(Class::PERSON)));
    named.then(|| printed(doc, &range))
}

pub(super) fn title_gender(doc: &Doc<'_>, title: &Range<usize>) -> Option<Gender> {
    title.clone().find_map(|i| {
        if doc.is(i, Class::FEMALE) {
            Some(Gender::Female)
        } else if doc.is(i, Class::MALE) {
            Some(Gender::Male)
        } else {
            None
        }
    })
}

/// Finds the names outside quotation marks: title and name of each, titles perhaps empty.
fn chunks(doc: &Doc<'_>) -> Vec<(Range<usize>, Range<usize>)> {
    let mut out = Vec::new();
    for block in &doc.blocks {
        let mut i = block.toks.start;
        while i < block.toks.end {
            if doc.toks[i].quoted() || !doc.is_name_word(i) {
                i += 1;
                continue;
            }
            let end = doc.name_end(i, block.toks.end);
            let (mut title, name) = doc.split_title(&(i..end));
            // "campaign manager Jane Doe": words in lower case before the name.
            let mut start = title.start;
            while start > block.toks.start
                && !doc.toks[start - 1].quoted()
                && doc.is(start - 1, Class::TITLE.or(Class::PERSON))
                && !doc.toks[start - 1].capital
            {
                start -= 1;
            }
            if start < title.start || title.is_empty() && start < i {
                let wider = widen(doc, block.toks.start, start);
                title = wider..name.start;
            }
            if !name.is_empty() {
                out.push((title, name));
            }
            i = end;
        }
    }
    out
}

/// Takes the modifiers of a role in: `defence`, `Democratic`, `the company’s`.
fn widen(doc: &Doc<'_>, floor: usize, mut start: usize) -> usize {
    let stop =
        Class::PREP.or(Class::CONJ).or(Class::SUBORD).or(Class::PRON).or(Class::AUX).or(Class::ADVERB).or(Class::TIME);
    let mut n = 0;
    while start > floor && n < 4 {
        let tok = doc.toks[start - 1];
        let clitic = tok.kind == Kind::Clitic;
        if tok.quoted() || !(tok.is_word() || clitic) || tok.is(stop) || tok.is(super::lexicon::CUE) {
            break;
        }
        start -= 1;
        n += 1;
        if tok.is(Class::DET.or(Class::POSS)) {
            break;
        }
    }
    start
}
