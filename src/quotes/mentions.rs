//! Noun phrases that may speak: names, nominals, pronouns, found around a cue.
//!
//! There is no parser here: phrases are walked over closed classes, capitals and punctuation.

use super::called::{is_agent_noun, is_demonym};
use super::doc::{Doc, Kind};
use super::lexicon::{CUE, Class, GIVEN};
use super::tags::Tag;
use super::words::is_one_of;
use crate::article::{MentionKind, Role};
use std::ops::Range;

/// A phrase that names someone, in tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The whole phrase.
    pub(super) toks: Range<usize>,
    /// The name in it, or the head noun, or the pronoun.
    pub(super) head: Range<usize>,
    /// By what it names.
    pub(super) kind: MentionKind,
    /// What stands beside the name: an apposition with commas.
    pub(super) apposition: Option<Range<usize>>,
}

impl Phrase {
    /// The phrase with its apposition, in tokens.
    pub(super) fn whole(&self) -> Range<usize> {
        let beside = self.apposition.as_ref().unwrap_or(&self.toks);
        self.toks.start.min(beside.start)..self.toks.end.max(beside.end)
    }
}

/// Small words that no noun phrase of ours runs across.
const BREAKS: Class = Class::SUBORD.or(Class::CONJ).or(Class::MODAL).or(Class::PRON);

impl Doc<'_> {
    /// Whether the token can be a word of a name.
    #[inline]
    pub(super) fn is_name_word(&self, i: usize) -> bool {
        self.toks[i].name
    }

    /// Returns the end of the name that starts at `i`: capitals, initials, particles, and `of`/`for` after a title or
    /// a word of bodies.
    pub(super) fn name_end(&self, i: usize, limit: usize) -> usize {
        let mut end = i + 1;
        // `Citizens for Fair Tides`
        let many = |i: usize| self.word(i).len() > 5 && self.word(i).ends_with('s') && !self.is(i, GIVEN);
        let mut linked = self.is(i, Class::TITLE.or(Class::CORPORATE).or(Class::BODY)) || many(i);
        while end < limit {
            if self.toks[end].quoted() != self.toks[i].quoted() {
                // `Juan “Chico” Budd`
                match self.nickname_end(end, limit) {
                    Some(behind) => {
                        end = behind;
                        continue;
                    }
                    None => break,
                }
            }
            if self.is(end, CUE) && self.in_title(end) && !self.is(end, GIVEN) {
                break;
            }
            // `Marco Holm Responds To Question`: a line all in capitals.
            let small = Class::PREP.or(Class::PRON).or(Class::DET).or(Class::POSS);
            let titled = |next: usize| next < limit && self.toks[next].capital && self.is(next, small);
            if end > i + 1 && self.is(end, CUE) && self.is(end, Class::PRESENT) && titled(end + 1) {
                break;
            }
            if self.is_name_word(end) && !self.toks[end].first {
                linked |= self.is(end, Class::TITLE.or(Class::CORPORATE).or(Class::BODY));
                end += 1;
                continue;
            }
            // "Channel Five", "Platform One": a number word in capitals.
            if self.is(end, Class::DET)
                && self.toks[end].capital
                && !self.toks[end].first
                && !matches!(self.lower(end), "the" | "a" | "an" | "this" | "that")
            {
                end += 1;
                continue;
            }
            let next_name = |at: usize| at < limit && self.toks[at].capital && self.is_name_word(at);
            // `Nurses’ Union`
            let body = Class::CORPORATE.or(Class::BODY);
            if matches!(self.word(end), "'" | "’")
                && self.lower(end - 1).ends_with('s')
                && next_name(end + 1)
                && self.is(end + 1, body)
            {
                end += 2;
                continue;
            }
            let word = self.lower(end);
            if matches!(word, "of" | "for") && linked && self.ends_person(i..end) {
                break;
            }
            // `Alliance to Save Our Schools`
            if linked && end > i + 1 && self.is(end, Class::POSS) && self.toks[end].capital && next_name(end + 1) {
                end += 2;
                continue;
            }
            // `Committee to Protect the Coast`
            if word == "to" && self.is(end - 1, Class::CORPORATE) && self.toks[end - 1].capital && next_name(end + 1) {
                end += 2;
                continue;
            }
            // `Ulla von der Torv`
            let particles = |at: usize| at < limit && self.is(at, Class::PARTICLE) && next_name(at + 1);
            if (self.is(end, Class::PARTICLE) || matches!(word, "of" | "for") && linked) && next_name(end + 1) {
                end += 2;
            } else if self.is(end, Class::PARTICLE) && particles(end + 1)
                || matches!(word, "of" | "for")
                    && linked
                    && end + 1 < limit
                    && matches!(self.lower(end + 1), "the" | "a" | "an")
                    && next_name(end + 2)
            {
                end += 3;
            } else if next_name(end + 1) && (word == "&" || word == "and" && linked && self.inside_body(i, end, limit))
            {
                end += 2;
            } else if self.is(end, Class::SUFFIX) {
                end += 1;
            } else if self.toks[end].is_punct(b',')
                && end + 1 < limit
                && self.is(end + 1, Class::SUFFIX)
                && self.toks[end + 1].capital
            {
                end += 2;
            } else {
                break;
            }
        }
        end
    }

    /// `Juan | “Chico” Budd`: where the name goes on behind one or two words in marks, which have capitals.
    fn nickname_end(&self, mark: usize, limit: usize) -> Option<usize> {
        let stretch = self.stretch_toks(mark);
        let inner = stretch.start + 1..stretch.end.saturating_sub(1);
        let named = (1..3).contains(&inner.len()) && stretch.start == mark && self.is(mark - 1, GIVEN);
        let behind = stretch.end;
        (named
            && behind < limit
            && inner.into_iter().all(|i| self.toks[i].is_word() && self.toks[i].capital)
            && self.is_name_word(behind)
            && !self.toks[behind].first
            && !self.toks[behind].quoted())
        .then_some(behind)
    }

    /// `Senator Ada Hale | of Norland`: title and name are complete, and "of" tells where from.
    fn ends_person(&self, words: Range<usize>) -> bool {
        let office = Class::TITLE.or(Class::CORPORATE).or(Class::BODY);
        let Some(title) = words.clone().rev().find(|i| self.is(*i, office)) else { return false };
        let name = title + 1..words.end;
        self.is(title, Class::TITLE)
            && !name.is_empty()
            && !name.into_iter().any(|i| self.is_office(i) || matches!(self.lower(i), "of" | "for"))
    }

    /// `National Security and Defense Council`: the words after "and" end in a word of bodies.
    fn inside_body(&self, start: usize, and: usize, limit: usize) -> bool {
        let body = Class::CORPORATE.or(Class::BODY);
        // `Department of Foreign Relations and Cooperation`
        let office = is_one_of!(self.id(start), "department" | "ministry" | "secretary" | "minister" | "office");
        let mut at = and + 1;
        while at < limit && at < and + 4 && self.toks[at].capital && self.toks[at].is_word() {
            if self.is(at, body) && !self.is(at, GIVEN) || office && self.is_office(at) {
                return !(start..and).any(|i| self.is(i, GIVEN));
            }
            at += 1;
        }
        false
    }

    /// Splits a name chunk into title and name: `Secretary of State | Jane Doe`. The name may be empty.
    pub(super) fn split_title(&self, chunk: &Range<usize>) -> (Range<usize>, Range<usize>) {
        // `Mr. King`, `Ms. Pope`: behind a form of address a title is a surname.
        let last = chunk.end - 1;
        if chunk.len() > 1 && is_one_of!(self.id(last - 1), "mr." | "mrs." | "ms." | "mr" | "mrs" | "ms" | "miss") {
            return (chunk.start..last, last..chunk.end);
        }
        // `Her Honour Judge Ada Hale`
        let honour = |i: usize| {
            is_one_of!(self.id(i), "honour" | "honor" | "excellency" | "majesty" | "highness" | "eminence" | "royal")
        };
        let led = chunk.clone().take_while(|i| honour(*i)).count();
        if led > 0 && chunk.start > 0 && self.is(chunk.start - 1, Class::POSS) {
            if led == chunk.len() {
                return (chunk.clone(), chunk.end..chunk.end);
            }
            let (title, name) = self.split_title(&(chunk.start + led..chunk.end));
            return (chunk.start..title.end, name);
        }
        // Given names end the search for titles, but for "Virginia Sen. Ada Hale".
        let titled = chunk.clone().rev().find(|i| self.is(*i, Class::TITLE) && self.is_plain_title(*i));
        let from = titled.filter(|i| *i + 1 < chunk.end).unwrap_or(chunk.start);
        let given = (from..chunk.end).find(|i| self.is(*i, GIVEN) && !self.is(*i, Class::TITLE));
        // `Tun Sen`: a title cut short leads a name, and keeps its point elsewhere.
        let surname = |i: usize| {
            i + 1 == chunk.end
                && i > chunk.start
                && is_one_of!(self.id(i), "sen" | "gen" | "gov" | "col" | "rev" | "maj")
        };
        let last_title =
            (chunk.start..given.unwrap_or(chunk.end)).rev().find(|i| self.is(*i, Class::TITLE) && !surname(*i));
        let Some(title) = last_title else { return (chunk.start..chunk.start, chunk.clone()) };
        let mut start = title + 1;
        if start < chunk.end && matches!(self.lower(start), "of" | "for") {
            start += 1;
            while start < chunk.end
                && (self.is_office(start) || matches!(self.lower(start), "the" | "of" | "for" | "and" | "&"))
            {
                start += 1;
            }
            match given {
                Some(given) if given >= start => start = given,
                _ if chunk.end.saturating_sub(start) > 3 => start = chunk.end - 2,
                _ => {}
            }
        }
        // "Council of Norland" names no person: nothing after "of" is a name.
        let start = start.min(chunk.end);
        // `Justice Department`, `General Motors`: what is left names no person, so that nothing stands before a name.
        let body = |i: usize| self.is(i, Class::CORPORATE.or(Class::BODY)) && !self.is(i, GIVEN);
        if start < chunk.end && title + 1 == start && (start..chunk.end).all(body) {
            return (chunk.start..chunk.start, chunk.clone());
        }
        let linked = start < chunk.end
            && start > chunk.start
            && matches!(self.lower(start - 1), "of" | "for" | "the" | "and" | "&");
        let start = if linked { chunk.end } else { start };
        (chunk.start..start, start..chunk.end)
    }

    /// Titles that are no names: `Sen.`, `Governor`, not `King`.
    fn is_plain_title(&self, i: usize) -> bool {
        let word = self.lower(i);
        word.ends_with('.') && word.len() > 2
            || matches!(
                word,
                "senator" | "governor" | "president" | "minister" | "secretary" | "representative" | "mayor"
            )
    }

    /// Words of offices that follow "Secretary of", "Minister for".
    fn is_office(&self, i: usize) -> bool {
        self.is(i, Class::CORPORATE)
            || matches!(
                self.lower(i),
                "state"
                    | "defense"
                    | "defence"
                    | "treasury"
                    | "interior"
                    | "labor"
                    | "labour"
                    | "education"
                    | "health"
                    | "homeland"
                    | "security"
                    | "foreign"
                    | "affairs"
                    | "energy"
                    | "transport"
                    | "transportation"
                    | "commerce"
                    | "agriculture"
                    | "justice"
                    | "finance"
                    | "housing"
                    | "environment"
                    | "trade"
                    | "veterans"
                    | "intelligence"
                    | "national"
                    | "home"
                    | "culture"
                    | "culture,"
                    | "sport"
                    | "science"
                    | "economy"
                    | "economic"
                    | "business"
                    | "industry"
                    | "development"
                    | "cooperation"
                    | "tourism"
                    | "fisheries"
                    | "forestry"
                    | "innovation"
                    | "technology"
                    | "infrastructure"
                    | "immigration"
                    | "citizenship"
                    | "employment"
                    | "welfare"
                    | "operations"
                    | "staff"
                    | "communications"
            )
    }

    /// Whether the name is one of a body rather than a person.
    pub(super) fn is_body_name(&self, name: &Range<usize>) -> bool {
        let words = name.clone();
        let first = self.word(name.start);
        let given = self.is(name.start, GIVEN);
        let last = name.end - 1;
        let acronym = |word: &str| {
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            letters > 1
                && word.len() <= 6
                && word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '&') || c.is_ascii_digit())
        };
        if given && name.len() <= 3 && !self.is(last, Class::CORPORATE) {
            return false;
        }
        words.clone().any(|i| self.is(i, Class::CORPORATE) && !self.is(i, GIVEN))
            || self.is(last, Class::MEDIA) && !self.is(last, GIVEN)
            || name.len() == 1 && (acronym(first) || self.is(name.start, Class::BODY))
            || words.into_iter().any(|i| matches!(self.lower(i), "of" | "for" | "&"))
    }

    /// Parses the noun phrase that starts at `i`: returns it with the offset of the name, head noun or pronoun.
    pub(super) fn phrase_at(&self, i: usize, limit: usize) -> Option<Phrase> {
        let tok = *self.toks.get(i).filter(|_| i < limit)?;
        if tok.quoted() || !tok.is_word() {
            return None;
        }
        let pronoun = is_one_of!(self.id(i), "he" | "she" | "they" | "it" | "we" | "i" | "you" | "who" | "both");
        let pronoun = pronoun || tok.is(Class::PRON) && self.pronoun(i).len() < tok.span.len();
        let next = || i + 1 < limit && (self.toks[i + 1].capital || self.tag(i + 1) == Tag::NNS);
        if pronoun && !(self.lower(i) == "both" && next()) {
            return Some(Phrase { toks: i..i + 1, head: i..i + 1, kind: MentionKind::Pronoun, apposition: None });
        }
        let mut at = i;
        let mut name: Option<Range<usize>> = None;
        let mut noun: Option<usize> = None;
        while at < limit && !self.toks[at].quoted() {
            let tok = self.toks[at];
            if tok.kind == Kind::Clitic {
                // The owner is not the speaker.
                name = None;
                noun = None;
                at += 1;
                continue;
            }
            if !tok.is_word() {
                break;
            }
            if self.is_name_word(at) {
                let end = self.name_end(at, limit);
                name = Some(at..end);
                noun = None;
                at = end;
                continue;
            }
            let first_det = at == i && tok.is(Class::DET.or(Class::POSS));
            if tok.is(Class::DET.or(Class::POSS)) && (first_det || at == i + 1 && self.is(i, Class::DET)) {
                at += 1;
                continue;
            }
            // `federal and state officials`
            let pair = at > i
                && is_one_of!(tok.id(), "and" | "or")
                && self.tag(at - 1).is_in(&[Tag::JJ, Tag::NNP])
                && name.is_none()
                && at + 2 < limit
                && self.tag(at + 1).is_in(&[Tag::JJ, Tag::NN])
                && self.tag(at + 2) == Tag::NNS;
            if pair {
                at += 1;
                continue;
            }
            let cue_verb = tok.is(CUE)
                && tok.is(Class::PAST.or(Class::PRESENT))
                && !tok.is(Class::PERSON.or(Class::BODY))
                && !self.is_noun(at);
            // `a Wednesday editorial`, `a later post`
            let inner = at > i
                && (at == i + 1 && self.is(i, Class::DET.or(Class::POSS)) || self.tag(at) == Tag::JJ)
                && at + 1 < limit
                && self.tag(at + 1).is_in(&[Tag::NN, Tag::NNS, Tag::JJ])
                && !self.toks[at + 1].quoted();
            if tok.is(BREAKS.or(Class::PREP).or(Class::AUX).or(Class::DET))
                || cue_verb && at > i
                || tok.is(Class::ADVERB.or(Class::TIME)) && !inner
            {
                break;
            }
            if tok.is(Class::ADVERB.or(Class::TIME)) {
                at += 1;
                continue;
            }
            // `Judge Ann Hale | late Thursday issued`
            let timed = || is_one_of!(self.id(at), "late" | "early") && at + 1 < limit && self.is(at + 1, Class::TIME);
            if name.is_some() && timed() {
                break;
            }
            // "Hale released a statement": the clause's verb.
            let verb = self.tag(at).is_in(&[Tag::VBD, Tag::VBZ, Tag::VBP]) && !tok.is(Class::PERSON.or(Class::BODY));
            if verb && (name.is_some() || noun.is_some()) {
                break;
            }
            // `Democrats | supporting Ms. Hale`
            let aims = || {
                let whom = at + 1 < limit && (self.is_name_word(at + 1) || self.is(at + 1, Class::DET.or(Class::POSS)));
                self.tag(at) == Tag::VBG && whom && !is_one_of!(self.id(at), "including" | "according" | "involving")
            };
            if (name.is_some() || noun.is_some_and(|noun| self.tag(noun) == Tag::NNS)) && aims() {
                break;
            }
            // `Hale unloaded on Budd`, as the tagger has it.
            if name.is_some() && self.tag(at) == Tag::VBN {
                break;
            }
            if tok.is(CUE.or(Class::BASE))
                && noun.is_some()
                && tok.is(Class::PAST.or(Class::PRESENT).or(Class::GERUND))
                && !self.is_noun(at)
            {
                break;
            }
            // `a source close to the talks`
            let told = noun.is_some_and(|noun| self.is(noun, Class::PERSON)) && self.tag(at).is_in(&[Tag::JJ, Tag::RB]);
            if told && at + 1 < limit && self.is(at + 1, Class::PREP) {
                break;
            }
            if tok.is(Class::PERSON) && name.is_some() && at + 1 < limit && self.is_name_word(at + 1) {
                at += 1;
                continue;
            }
            name = None;
            noun = Some(at);
            at += 1;
        }
        if at == i {
            return None;
        }
        if let Some(chunk) = name.clone().filter(|chunk| self.is_bare_title(chunk)) {
            let head = chunk.clone().rev().find(|j| self.is(*j, Class::TITLE)).unwrap_or(chunk.start);
            return Some(Phrase { toks: i..at, head: head..head + 1, kind: MentionKind::Nominal, apposition: None });
        }
        if let Some(name) = name.clone().filter(|name| self.describes(i, name)) {
            return Some(Phrase {
                toks: i..at,
                head: name.end - 1..name.end,
                kind: MentionKind::Nominal,
                apposition: None,
            });
        }
        if let Some(name) = name {
            let person = self.person_of_body(&name, at, limit);
            let person = person.map(|person| Phrase { toks: i..person.toks.end, ..person });
            return person.or(Some(Phrase { toks: i..at, head: name, kind: MentionKind::Name, apposition: None }));
        }
        let alone =
            self.is(i, Class::DET.or(Class::PERSON)) && !is_one_of!(self.id(i), "a" | "an" | "the" | "no" | "every");
        let noun = noun.or_else(|| alone.then_some(i))?;
        Some(Phrase { toks: i..at, head: noun..noun + 1, kind: MentionKind::Nominal, apposition: None })
    }

    /// `Chartered Accountants | of Orla chief economist Daan Brassard`: the person whose role the body, named by several, gives.
    fn person_of_body(&self, body: &Range<usize>, of: usize, limit: usize) -> Option<Phrase> {
        let many = body.len() > 1 && body.end == of && self.lower(body.end - 1).ends_with('s');
        if !many || of + 3 >= limit || !is_one_of!(self.id(of), "of") || !self.is_name_word(of + 1) {
            return None;
        }
        let person = self.phrase_at(of + 1, limit).filter(|phrase| phrase.kind == MentionKind::Name)?;
        let noun = person.head.start - 1;
        (noun > of + 1 && self.is(noun, Class::PERSON) && !self.toks[noun].capital).then_some(person)
    }

    /// The verb with tense that stands at `from`, adverbs aside.
    pub(super) fn verb_behind(&self, from: usize, limit: usize) -> Option<usize> {
        (from..limit).find(|i| !self.is(*i, Class::ADVERB)).filter(|i| self.tag(*i).is_finite())
    }

    /// Whether a word tells of a sum of money: `$20`, `$20 million`.
    pub(super) fn is_sum(&self, i: usize) -> bool {
        if i == 0 || self.tag(i) != Tag::CD {
            return false;
        }
        let number = i - usize::from(i > 1 && self.tag(i - 1) == Tag::CD);
        number > 0 && matches!(self.word(number - 1), "$" | "£" | "€")
    }

    /// Whether the word is surely a noun: a tagger has little to go by in headlines.
    fn is_noun(&self, i: usize) -> bool {
        self.tag(i).is_in(&[Tag::NN, Tag::NNS]) && self.block_of(i).is_some_and(|block| block.role == Role::Paragraph)
    }

    /// `the Veld Republican`, `the Norwegian`: capitals that describe a person, and name nobody.
    pub(super) fn describes(&self, start: usize, name: &Range<usize>) -> bool {
        let last = name.end - 1;
        let word = self.lower(last);
        let known = self.is(last, GIVEN.or(Class::MEDIA).or(Class::BODY).or(Class::CORPORATE).or(Class::TITLE));
        let party = self.is(last, Class::PERSON) && !word.ends_with('s');
        let people = name.len() == 1
            && (is_demonym(word) || word.len() > 5 && ["ian", "ean", "ard"].iter().any(|end| word.ends_with(end)));
        matches!(self.lower(start), "the" | "this" | "a" | "an") && start < name.start && !known && (party || people)
    }

    /// `the mayor’s roots`: who owns what the phrase names.
    pub(super) fn owner_in(&self, phrase: &Phrase) -> Option<Phrase> {
        let clitic = phrase.toks.clone().find(|i| self.toks[*i].kind == Kind::Clitic)?;
        self.phrase_at(phrase.toks.start, clitic)
    }

    /// Like [`Doc::phrase_at`], with the prepositional phrases that hang on it: `the head of the harbour authority`.
    pub(super) fn long_phrase_at(&self, i: usize, limit: usize) -> Option<Phrase> {
        let mut phrase = self.phrase_at(i, limit)?;
        while phrase.kind == MentionKind::Nominal || self.is(phrase.head.end - 1, Class::TITLE) {
            let at = phrase.toks.end;
            let hangs = at + 1 < limit && matches!(self.lower(at), "of" | "for" | "from" | "at" | "in" | "with" | "on");
            let Some(more) = hangs.then(|| self.phrase_at(at + 1, limit)).flatten() else { break };
            if more.kind == MentionKind::Pronoun || self.is(at + 1, Class::TIME) {
                break;
            }
            phrase.toks.end = more.toks.end;
            if phrase.toks.len() > 16 {
                break;
            }
        }
        Some(phrase)
    }

    /// Whether a name chunk is a title alone: `Secretary of the Council of Norland`.
    pub(super) fn is_bare_title(&self, chunk: &Range<usize>) -> bool {
        self.split_title(chunk).1.is_empty()
    }

    /// `of Orla, Md.`: the state behind a town.
    pub(super) fn is_state_behind(&self, name: &Range<usize>) -> bool {
        name.len() == 1
            && name.start > 0
            && self.toks[name.start - 1].is_punct(b',')
            && self.word(name.start).ends_with('.')
    }

    /// Whether a phrase can speak at all: names, pronouns, people and bodies.
    pub(super) fn can_speak(&self, phrase: &Phrase) -> bool {
        match phrase.kind {
            MentionKind::Name => !self.is_state_behind(&phrase.head),
            MentionKind::Pronoun => true,
            MentionKind::Nominal => {
                let head = phrase.head.start;
                self.is(
                    head,
                    Class::PERSON.or(Class::BODY).or(Class::MEDIA).or(Class::TITLE).or(Class::MALE).or(Class::FEMALE),
                ) || self.is(head, Class::DET)
                    || self.is(phrase.toks.start, Class::DET.or(Class::POSS)) && !self.is(head, Class::TIME)
                    || is_one_of!(self.id(head), "records" | "documents" | "filings" | "figures" | "emails" | "data")
                    || is_agent_noun(self.lower(head))
            }
        }
    }
}
