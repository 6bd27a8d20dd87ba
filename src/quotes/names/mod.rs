//! Who is who in one article: names gathered into entities, each under the fullest name used.
//!
//! Two full names are one person when their last words agree and their first may; a lone word is the person whose last
//! (or first) word it is. Two people of one surname stay two: a lone surname is then the one of fitting gender, else the
//! one just named in full in the paragraph, else the first introduced.

mod abbreviations;
mod apart;
mod bearers;
mod chunks;
mod described;
mod folded;
mod gender;
mod given;
mod known;
mod offices;
mod pairs;
mod parts;
mod roles;
mod short;
mod spelling;
mod surnames;
mod synonyms;
mod the;
mod trimmed;
mod wording;

use super::content::Unit;
use super::doc::{Doc, HEALTH_BODY, Kind, Tok};
use super::lexicon::{self, Class, GIVEN};
use super::tags::Tag;
use super::words::is_one_of;
use crate::text::fold::fold;
use bearers::{Bearers, most_of, note};
use chunks::{Chunk, ChunkWords, is_body};
pub(super) use folded::Folded;
use folded::{ByKey, key};
pub(super) use gender::{of_pronoun as gender_of_pronoun, of_sure_words as sure_gender_of_words};
pub(super) use known::is_place_at;
pub(super) use offices::Portfolio;
pub(super) use roles::heads;
use std::cell::LazyCell;
use std::ops::Range;
pub(super) use synonyms::covers;
pub(super) use wording::{is_address, role_text};

/// Whether a man or a woman is meant, as far as words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Male,
    Female,
}

/// What bears a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sort {
    /// Nothing tells.
    #[default]
    Unknown,
    Person,
    Body,
    Place,
}

/// What an entity was called beside its name.
#[derive(Clone, Debug)]
pub(super) struct Role {
    /// As printed, without article.
    pub(super) text: String,
    /// The nouns it turns on.
    pub(super) heads: Vec<String>,
    /// Where it stands.
    toks: Range<usize>,
}

/// A person, body or place of the article.
#[derive(Clone, Debug, Default)]
pub(super) struct Entity {
    /// The fullest name.
    pub(super) name: String,
    /// Its words.
    pub(super) words: Vec<Folded>,
    pub(super) sort: Sort,
    /// From given names, titles, roles, and the pronouns beside it.
    pub(super) gender: Option<Gender>,
    /// What the ending of the first name suggests, where nothing tells the gender.
    pub(super) guess: Option<Gender>,
    /// First seen first.
    pub(super) roles: Vec<Role>,
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
    by_last: ByKey<Bearers>,
    by_first: ByKey<Bearers>,
    /// Bodies by their whole name and by their initials.
    bodies: ByKey<usize>,
    /// By what stands in marks within a name: `Kevin “Kevo” Holm`.
    nicknames: ByKey<usize>,
    /// Those whose given name is spelled in two ways.
    respelled: Vec<usize>,
}

impl Names {
    pub(super) fn gather(doc: &Doc<'_>, units: &[Unit]) -> Names {
        let (chunks, quoted) = chunks::find(doc, &labels(doc, units));
        let mut names = Names {
            entities: Vec::with_capacity(chunks.len() / 2),
            mentions: Vec::with_capacity(chunks.len()),
            by_last: ByKey::with_capacity_and_hasher(chunks.len() / 2, Default::default()),
            by_first: ByKey::with_capacity_and_hasher(chunks.len() / 2, Default::default()),
            bodies: ByKey::default(),
            nicknames: ByKey::default(),
            respelled: Vec::new(),
        };
        let words = ChunkWords::of(doc, &chunks);
        let bodies: Vec<bool> = chunks.iter().map(|chunk| is_body(doc, chunk)).collect();
        let mut owner: Vec<Option<usize>> = vec![None; chunks.len()];
        // `KRAMER:` in a transcript looks like an acronym, but is the surname of somebody named in full.
        let full_persons = (0..chunks.len()).filter(|i| words[*i].len() > 1 && !bodies[*i]);
        let surnames = LazyCell::new(|| {
            let mut surnames: ByKey<()> = ByKey::with_capacity_and_hasher(chunks.len(), Default::default());
            surnames.extend(full_persons.map(|i| (last_key(&words[i]), ())));
            surnames
        });
        // Full names first: a surname in the headline is the person named in full below.
        for (i, chunk) in chunks.iter().enumerate() {
            let body = bodies[i] && !(words[i].len() == 1 && surnames.contains_key(&words[i][0].key()));
            if chunk.doubtful || words[i].len() < 2 && !body {
                continue;
            }
            let entity = names.full(doc, chunk, &words[i], body);
            owner[i] = Some(entity);
            names.learn(doc, entity, chunk);
        }
        let mut n_full = vec![0; names.entities.len()];
        for entity in owner.iter().flatten() {
            n_full[*entity] += 1;
        }
        let apart = names.lone(doc, &chunks, &words, &mut owner, &mut n_full, &quoted);
        names.headings(&chunks, &words, &mut owner, &apart);
        names.quoted_titles(doc, &quoted);
        for (chunk, entity) in chunks.into_iter().zip(owner) {
            if let Some(entity) = entity {
                let start = if chunk.title.is_empty() { chunk.name.start } else { chunk.title.start };
                names.mentions.push(NameMention { chunk: start..chunk.name.end, toks: chunk.name, entity });
            }
        }
        names.places(doc);
        names.things(doc);
        gender::from_pronouns(doc, &mut names);
        names.usual_spelling(doc);
        names.parts_of_names(doc);
        names.short_names(doc);
        names.abbreviations(doc);
        names.head_nouns(doc);
        names.articles(doc);
        names.pairs(doc);
        names.ranks(doc);
        names
    }

    /// A lone word of which nothing is known, and that something stands in or at, is a place: `in Kestrel`.
    fn places(&mut self, doc: &Doc<'_>) {
        for mention in self.mentions.iter().filter(|m| m.toks.len() == 1 && m.chunk.start > 0) {
            let known = &mut self.entities[mention.entity];
            let alone = known.sort == Sort::Unknown && known.words.len() == 1 && known.gender.is_none();
            if alone && is_one_of!(doc.id(mention.chunk.start - 1), "in" | "at" | "near" | "outside") {
                known.sort = Sort::Place;
            }
        }
    }

    /// The person of this name, made if there is none: an author.
    pub(super) fn author(&mut self, name: &str) -> usize {
        let words: Vec<Folded> = name.split_whitespace().map(Folded::of).collect();
        let same = |e: &Entity| e.words == words;
        self.entities.iter().position(same).unwrap_or_else(|| {
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            self.entities.push(Entity { name, words, sort: Sort::Person, ..Entity::default() });
            self.entities.len() - 1
        })
    }

    /// Whether `word` is the surname of the entity and of somebody else of the article.
    pub(super) fn shares_surname(&self, entity: usize, word: &str) -> bool {
        let last = last_key(&self.entities[entity].words);
        let shared = self.by_last.get(&last).is_some_and(|found| found.all().iter().any(|other| *other != entity));
        shared && Folded::of(word).key() == last
    }

    /// The only person named in full of whom `word`, which may be a title too, is the surname: `King`.
    pub(super) fn bearer_of(&self, word: &str) -> Option<usize> {
        match self.by_last.get(&Folded::of(word).key()).map(Bearers::all) {
            Some([one]) if self.entities[*one].words.len() > 1 => Some(*one),
            _ => None,
        }
    }

    /// Returns the mentions whose name begins in a range of tokens.
    pub(super) fn within(&self, toks: &Range<usize>) -> &[NameMention] {
        let from = self.mentions.partition_point(|m| m.toks.start < toks.start);
        let to = self.mentions.partition_point(|m| m.toks.start < toks.end);
        &self.mentions[from..to]
    }

    /// Returns the entity named so, making a body of that name if there is none: "the Holm campaign".
    pub(super) fn body_named(&mut self, name: String) -> usize {
        let words: Vec<Folded> = name.split_whitespace().map(Folded::with_point).collect();
        let key = key(&words);
        if let Some(found) = self.bodies.get(&key) {
            return *found;
        }
        self.entities.push(Entity { name, words, sort: Sort::Body, ..Entity::default() });
        self.bodies.insert(key, self.entities.len() - 1);
        self.entities.len() - 1
    }

    /// The entity of a name of two words or more, or of a body.
    fn full(&mut self, doc: &Doc<'_>, chunk: &Chunk, words: &[Folded], body: bool) -> usize {
        let street = || known::ends_in_place(words) && !doc.is(chunk.name.start, GIVEN);
        let place = !body && chunk.title.is_empty() && (known::is_place(words) || street());
        if body || place {
            let key = key(words);
            if let Some(found) = self.bodies.get(&key) {
                return *found;
            }
            let sort = if body { Sort::Body } else { Sort::Place };
            let entity = self.push(doc, &chunk.name, words, sort);
            self.bodies.insert(key, entity);
            if body {
                let initials: String = words.iter().filter(|w| w.len > 3).map(|w| w.first()).collect();
                let initials = if initials.eq_ignore_ascii_case("who") { HEALTH_BODY.to_owned() } else { initials };
                if initials.len() > 2 {
                    self.bodies.entry(Folded::of(&initials).key()).or_insert(entity);
                }
            }
            return entity;
        }
        let (first, last) = (words[0], last_key(words));
        let same = self.by_last.get(&last).map(Bearers::all).and_then(|found| {
            let agrees = |e: &&usize| self.entities[**e].words.first().is_some_and(|w| known::same_given(*w, first));
            let exact = found.iter().find(|e| self.entities[**e].words[0] == first);
            exact.or_else(|| found.iter().find(agrees)).copied()
        });
        let nicknames = || within_marks(doc, &chunk.name).map(|i| Folded::of_token(doc, i));
        // `Lefty Holm`, then `Orlando “Lefty” Holm`
        let called = |e: &usize| {
            let known = &self.entities[*e].words;
            known.len() == 2 && nicknames().any(|nickname| nickname == known[0])
        };
        let by_nickname = || most_of(self.by_last.get(&last)).copied().find(called);
        let same = same.or_else(by_nickname).or_else(|| self.longer(words));
        if let Some(entity) = same {
            let known = &mut self.entities[entity];
            // An initial alone never takes the place of a name.
            if words.len() > known.words.len() && words[0].len >= known.words[0].len {
                known.words = words.to_vec();
                known.name = plain_name(doc, &chunk.name);
                self.note_nicknames(doc, chunk, entity);
            }
            return entity;
        }
        if let Some(entity) = self.spelled_so(doc, &chunk.name, last) {
            if !self.respelled.contains(&entity) {
                self.respelled.push(entity);
                note(&mut self.by_first, first.key(), entity);
            }
            return entity;
        }
        let entity = self.push(doc, &chunk.name, words, Sort::Unknown);
        note(&mut self.by_last, last, entity);
        // `Rosa Kwok Mei-fong`, whom they call Kwok
        let second = doc.word(chunk.name.end - 1).split_once('-').map(|(_, second)| second);
        if words.len() == 3 && second.is_some_and(|second| second.starts_with(char::is_lowercase)) {
            note(&mut self.by_last, words[1].key(), entity);
        }
        note(&mut self.by_first, first.key(), entity);
        self.note_nicknames(doc, chunk, entity);
        entity
    }

    /// `Kevin “Kevo” Holm`
    fn note_nicknames(&mut self, doc: &Doc<'_>, chunk: &Chunk, entity: usize) {
        for nickname in within_marks(doc, &chunk.name) {
            self.nicknames.entry(Folded::of_token(doc, nickname).key()).or_insert(entity);
        }
    }

    /// `Azman Bala`, `Boon Leong`, `Peña Nieto`: the only person whose name has these words and more, of Azman Bala Holm, Tan Boon Leong,
    /// Enrique Peña Nieto.
    fn longer(&self, words: &[Folded]) -> Option<usize> {
        let class = |word: &Folded| lexicon::words().known(word.hash()).class;
        let whole = |e: &usize| self.entities[*e].words.as_slice();
        // Not `Ada Holm Bridge`
        let named = |more: &[Folded]| {
            !more.iter().any(|word| lexicon::is_common(word.hash()) || class(word).has(Class::CORPORATE))
        };
        let begins =
            |e: &&usize| whole(e).len() > words.len() && whole(e).starts_with(words) && named(&whole(e)[words.len()..]);
        // `Enrique Peña Nieto`, not `Mary Ann Holm` for her daughter Ann.
        let ends = |e: &&usize| {
            let given = class(&whole(e)[0]).has(GIVEN);
            whole(e).len() > words.len() && whole(e).ends_with(words) && !(given && class(&words[0]).has(GIVEN))
        };
        let person = |e: &&usize| self.entities[**e].is_person();
        let thing = |e: &&usize| matches!(self.entities[**e].sort, Sort::Body | Sort::Place);
        let by_first = most_of(self.by_first.get(&words[0].key())).filter(begins).filter(person);
        let by_last = most_of(self.by_last.get(&last_key(words))).filter(ends).filter(|e| !thing(e));
        let mut found = by_first.chain(by_last);
        let one = *found.next()?;
        found.all(|other| *other == one).then_some(one)
    }

    fn push(&mut self, doc: &Doc<'_>, name: &Range<usize>, words: &[Folded], sort: Sort) -> usize {
        self.entities.push(Entity { name: plain_name(doc, name), words: words.to_vec(), sort, ..Entity::default() });
        self.entities.len() - 1
    }

    /// `@AdaHale`: who bears the words of the handle as a name.
    fn handle(&self, word: &str) -> Option<usize> {
        let handle = fold(word.strip_prefix('@')?.trim_end_matches('.'));
        let bears = |e: &Entity| e.words.len() > 1 && e.words.iter().all(|w| w.len > 2 && w.is_within(&handle));
        self.entities.iter().position(bears)
    }

    /// Words of a heading in capitals throughout, where they are known from below.
    fn headings(&self, chunks: &[Chunk], words: &ChunkWords, owner: &mut [Option<usize>], apart: &[u64]) {
        for (i, _) in chunks.iter().enumerate().filter(|(_, chunk)| chunk.doubtful) {
            owner[i] = words[i].iter().enumerate().find_map(|(n, word)| {
                let known = !apart.contains(&word.key());
                let surname = known.then(|| self.surname(word.key(), None, |_| false)).flatten();
                let alone = |e: &&usize| self.entities[**e].words.len() == 1;
                let called = || self.by_first.get(&word.key()).map(Bearers::all);
                let lone = || called().and_then(|found| found.iter().find(alone).or(found.first())).copied();
                let body = || (n == 0).then(|| self.bodies.get(&key(&words[i])).copied()).flatten();
                surname.or_else(body).or_else(lone)
            });
        }
    }

    /// `“Mayor Maas had our date”`: a title within quotation marks is a role of who is known from outside.
    fn quoted_titles(&mut self, doc: &Doc<'_>, quoted: &[Range<usize>]) {
        for range in quoted {
            let (title, name) = doc.split_title(range);
            // `cheered for “President Ada Hale”`: what they wish for.
            let alone = doc.stretch_toks(range.start).len() <= range.len() + 3;
            if title.is_empty() || name.is_empty() || alone {
                continue;
            }
            let words = name_words(doc, &name);
            if let Some(entity) = self.surname(last_key(&words), None, |_| false) {
                self.entities[entity].add_role(doc, &title);
            }
        }
    }
}

/// Where names stand that say who speaks although they stand in marks: `“HALE: Good morning.` in a transcript.
fn labels(doc: &Doc<'_>, units: &[Unit]) -> Vec<usize> {
    let heads = units.iter().filter_map(|unit| unit.subject.as_ref()).map(|phrase| phrase.toks.start);
    heads.filter(|head| doc.toks[*head].quoted()).collect()
}

impl Role {
    /// Whether who has it may be called by one of these nouns.
    pub(super) fn is_one_of(&self, called: &[String]) -> bool {
        called.iter().any(|noun| self.heads.iter().any(|has| covers(has, noun)))
    }
}

impl Entity {
    /// Whether a role is told that one of these nouns may mean.
    pub(super) fn holds(&self, called: &[String]) -> bool {
        self.roles.iter().any(|role| role.is_one_of(called))
    }

    /// Whether the person may be called so: by one of these nouns, with these words beside it.
    pub(super) fn may_be_called(&self, doc: &Doc<'_>, called: &[String], asked: &Portfolio) -> bool {
        let may = |role: &Role| role.is_one_of(called) && !Portfolio::of(doc, &role.toks).is_another(asked, called);
        self.roles.iter().any(may)
    }

    /// Whether a role tells of the party that is asked for: `Republican Sen. Hale`.
    pub(super) fn is_of_party(&self, doc: &Doc<'_>, asked: &Portfolio) -> bool {
        self.roles.iter().any(|role| Portfolio::of(doc, &role.toks).is_of_party(asked))
    }

    pub(super) fn is_person(&self) -> bool {
        self.sort == Sort::Person
    }
}

/// The words of a name that stand in marks, where others do not.
fn within_marks(doc: &Doc<'_>, name: &Range<usize>) -> impl Iterator<Item = usize> {
    let quoted = doc.toks[name.start].quoted();
    name.clone().filter(move |i| doc.toks[*i].is_word() && doc.toks[*i].quoted() != quoted)
}

/// `the former Mexican president`, `the Holm campaign`: the word belongs to a noun after it.
fn modifies(doc: &Doc<'_>, chunk: &Chunk) -> bool {
    qualifies(doc, chunk.name.end)
}

/// Whether a name that ends at `end` tells of a noun for people or bodies behind it: `Holm | communication director`.
pub(super) fn qualifies(doc: &Doc<'_>, end: usize) -> bool {
    doc.toks.get(end).is_some_and(may_lead_on) && leads_to_office(doc, end)
}

/// Whether a word may stand between a name and the noun that it tells of, or be that noun.
fn may_lead_on(tok: &Tok) -> bool {
    tok.is_word() && !tok.capital && !tok.quoted() && !tok.is(Class::DET)
}

/// Whether a noun for people or bodies is among the next words, and what stands before it tells of it.
fn leads_to_office(doc: &Doc<'_>, end: usize) -> bool {
    let office = Class::TITLE.or(Class::PERSON).or(Class::BODY).or(Class::CORPORATE);
    for i in end..doc.toks.len().min(end + 3) {
        let tok = doc.toks[i];
        if !may_lead_on(&tok) {
            return false;
        }
        if tok.is(office) && !doc.tag(i).is_verb() {
            return true;
        }
        if !doc.tag(i).is_in(&[Tag::NN, Tag::NNS, Tag::JJ]) || tok.is(Class::PREP.or(Class::ADVERB).or(Class::TIME)) {
            return false;
        }
    }
    false
}

/// The number of the surname: of the last word that is no `Jr.`
fn last_key(words: &[Folded]) -> u64 {
    let suffix = |w: &Folded| is_one_of!(w.id(), "jr" | "sr" | "ii" | "iii" | "iv");
    words.iter().rev().find(|w| !suffix(w)).map_or(0, |w| w.key())
}

/// The name as one line.
pub(super) fn printed(doc: &Doc<'_>, toks: &Range<usize>) -> String {
    let raw = doc.span(toks).of(doc.text);
    // Nearly always no more than one blank stands between two tokens.
    let (bytes, mut end) = (doc.text.as_bytes(), doc.toks[toks.start].span.start as usize);
    let plain = |tok: &Tok| {
        let (start, before) = (tok.span.start as usize, std::mem::replace(&mut end, tok.span.end as usize));
        tok.kind != Kind::Mark && (start == before || start == before + 1 && bytes[before] == b' ')
    };
    if doc.toks[toks.clone()].iter().all(plain) {
        return raw.to_owned();
    }
    let mut out = String::with_capacity(raw.len());
    for word in raw.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The name, of `(Joan) Holm` behind `Lady` too.
fn plain_name(doc: &Doc<'_>, toks: &Range<usize>) -> String {
    let name = printed(doc, toks);
    if doc.toks[toks.start].is_punct(b'(') { name.replacen(['(', ')'], "", 2) } else { name }
}

fn name_words(doc: &Doc<'_>, name: &Range<usize>) -> Vec<Folded> {
    name.clone().filter(|i| doc.toks[*i].is_word()).map(|i| Folded::of_token(doc, i)).collect()
}
