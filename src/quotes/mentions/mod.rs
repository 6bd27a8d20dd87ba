//! Noun phrases that may speak: names, nominals, pronouns, found around a cue.
//!
//! There is no parser here: phrases are walked over closed classes, capitals and punctuation.

mod capitals;
mod clause;

use super::called::{is_agent_noun, is_demonym};
use super::doc::{Doc, Kind};
use super::lexicon::{CUE, Class};
use super::tags::Tag;
use super::words::{Word, is_one_of};
use super::writings::is_writing;
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

/// `Democrats backing Hale`
fn takes_sides(word: Word) -> bool {
    is_one_of!(word, "backing" | "supporting" | "opposing")
}

/// Small words that no noun phrase of ours runs across.
const BREAKS: Class = Class::SUBORD.or(Class::CONJ).or(Class::MODAL).or(Class::PRON);

impl Doc<'_> {
    /// Whether the token can be a word of a name.
    #[inline]
    pub(super) fn is_name_word(&self, i: usize) -> bool {
        self.toks[i].name
    }

    /// Parses the noun phrase that starts at `i`: returns it with the offset of the name, head noun or pronoun.
    pub(super) fn phrase_at(&self, i: usize, limit: usize) -> Option<Phrase> {
        let first = self.toks.get(i).filter(|_| i < limit)?;
        if first.quoted() || !first.is_word() {
            return None;
        }
        // `No wonder | Hale said`
        let no = usize::from(is_one_of!(first.id(), "no"));
        let wonder = |i: usize| i > 0 && i + 1 < limit && is_one_of!(self.id(i), "wonder" | "doubt" | "surprise");
        if wonder(i + no) && is_one_of!(self.id(i + no - 1), "no") {
            return None;
        }
        let behind_sign = i > 1 && (first.name || first.capital) && !self.toks[i - 1].is_word();
        if behind_sign && let Some(start) = self.name_begun_before(i, limit) {
            return self.phrase_at(start, limit);
        }
        if self.is_pronoun(i, limit) {
            return Some(Phrase { toks: i..i + 1, head: i..i + 1, kind: MentionKind::Pronoun, apposition: None });
        }
        // `said | first minister Ada Hale`
        if self.is_first_of_rank(i, limit) {
            let office = self.phrase_at(i + 1, limit)?;
            return Some(Phrase { toks: i..office.toks.end, ..office });
        }
        // No phrase begins with a small word.
        let small = BREAKS.or(Class::PREP).or(Class::AUX).or(Class::ADVERB).or(Class::TIME);
        if first.is(small) && !first.name && !first.is(Class::DET.or(Class::POSS)) {
            return None;
        }
        // `People | briefed on the talks`
        let done = is_one_of!(first.id(), "briefed" | "surveyed" | "interviewed" | "polled" | "contacted");
        if done && i + 1 < limit && self.is(i + 1, Class::PREP) {
            return None;
        }
        // `emails that | included staff members`, `a race that | led her on`, `a report | issued in May`
        if is_one_of!(first.id(), "including" | "included" | "includes" | "led" | "leads" | "issued" | "based")
            && !first.name
        {
            return None;
        }
        // `the tests | more accurately predicted it`
        let compares = is_one_of!(first.id(), "more" | "most" | "less" | "least") && i + 2 < limit;
        if compares && self.tag(i + 1) == Tag::RB && self.tag(i + 2).is_finite() {
            return None;
        }
        let mut at = i;
        let mut name: Option<Range<usize>> = None;
        let mut noun: Option<usize> = None;
        while at < limit && !self.toks[at].quoted() {
            let tok = &self.toks[at];
            if !tok.is_word() {
                let owned = tok.kind == Kind::Clitic
                    || at > i
                        && (noun.is_some() || name.is_some())
                        && self.is_owned_by_many(at, limit)
                        && !self.toks[at + 1].capital;
                if !owned {
                    break;
                }
                // The owner is not the speaker.
                name = None;
                noun = None;
                at += 1;
                continue;
            }
            // `is now the place | Pentagon officials say`
            if tok.name && noun.is_some_and(|noun| noun + 1 == at && self.is_where(noun)) {
                break;
            }
            if tok.name {
                let end = self.name_end(at, limit);
                name = Some(at..end);
                noun = None;
                at = end;
                continue;
            }
            if tok.is(Class::DET.or(Class::POSS)) && (at == i || at == i + 1 && self.is(i, Class::DET)) {
                at += 1;
                continue;
            }
            if at > i && is_one_of!(tok.id(), "and" | "or") && self.joins_adjectives(at, limit, name.as_ref()) {
                name = None;
                at += 1;
                continue;
            }
            // `Hale’s | most recent claim`
            if at > i && is_one_of!(tok.id(), "most" | "least") && self.toks[at - 1].kind == Kind::Clitic {
                at += 1;
                continue;
            }
            // `told Hale | his conduct was odd`
            if name.is_some() && tok.is(Class::POSS) {
                break;
            }
            // `Hale himself`
            if name.is_some() && is_one_of!(tok.id(), "himself" | "herself" | "themselves" | "itself") {
                at += 1;
                break;
            }
            if tok.is(BREAKS.or(Class::PREP).or(Class::AUX).or(Class::DET)) {
                break;
            }
            let cue_verb = at > i
                && tok.is(CUE)
                && tok.is(Class::PAST.or(Class::PRESENT))
                && !tok.is(Class::PERSON.or(Class::BODY))
                && !self.is_noun(at);
            if cue_verb {
                break;
            }
            // `The ministry | less than a week ago said`
            let rough = || at + 1 < limit && is_one_of!(self.id(at + 1), "than");
            if at > i && is_one_of!(tok.id(), "less" | "more" | "fewer") && rough() {
                break;
            }
            if tok.is(Class::ADVERB.or(Class::TIME)) {
                // `a Wednesday editorial`, `a later post`
                let inner = at > i
                    && (at == i + 1 && self.is(i, Class::DET.or(Class::POSS)) || self.tag(at) == Tag::JJ)
                    && at + 1 < limit
                    && (self.tag(at + 1).is_in(&[Tag::NN, Tag::NNS, Tag::JJ]) || self.is_year_of_noun(at + 1, limit))
                    && !self.toks[at + 1].quoted();
                if !inner {
                    break;
                }
                at += 1;
                continue;
            }
            if (name.is_some() || noun.is_some()) && self.ends_phrase(at, limit, name.is_some(), noun) {
                break;
            }
            let beside_name = name.is_some() && tok.is(Class::PERSON) && at + 1 < limit && self.is_name_word(at + 1);
            if !beside_name {
                name = None;
                noun = Some(at);
            }
            at += 1;
        }
        if at == i {
            return None;
        }
        if let Some(name) = name {
            return Some(self.phrase_of_name(i..at, name, limit));
        }
        let alone =
            self.is(i, Class::DET.or(Class::PERSON)) && !is_one_of!(self.id(i), "a" | "an" | "the" | "no" | "every");
        let noun = noun.or_else(|| alone.then_some(i))?;
        Some(Phrase { toks: i..at, head: noun..noun + 1, kind: MentionKind::Nominal, apposition: None })
    }

    /// `a January | 2016 study`
    fn is_year_of_noun(&self, at: usize, limit: usize) -> bool {
        self.tag(at) == Tag::CD
            && self.word(at).len() == 4
            && at + 1 < limit
            && self.tag(at + 1).is_in(&[Tag::NN, Tag::JJ])
    }

    /// Whether the word stands for a phrase alone: not `both countries`.
    fn is_pronoun(&self, i: usize, limit: usize) -> bool {
        let tok = &self.toks[i];
        if is_one_of!(tok.id(), "both") {
            let of = i + 1 < limit && is_one_of!(self.id(i + 1), "of");
            return !(i + 1 < limit && (of || self.toks[i + 1].capital || self.tag(i + 1) == Tag::NNS));
        }
        is_one_of!(tok.id(), "he" | "she" | "they" | "it" | "we" | "i" | "you" | "who")
            || tok.is(Class::PRON) && self.pronoun(i).len() < tok.span.len()
    }

    /// `federal | and state officials`: whether "and" or "or" joins what describes one noun behind it, and not two phrases.
    fn joins_adjectives(&self, and: usize, limit: usize, name: Option<&Range<usize>>) -> bool {
        // `Orlan and Tarnish security officials`
        let inner = usize::from(and + 3 < limit && self.tag(and + 2) == Tag::NN && !self.toks[and + 2].capital);
        let noun = and + 2 + inner;
        if noun >= limit || self.tag(noun) != Tag::NNS || inner > 0 && name.is_none() {
            return false;
        }
        // `US and Israeli sources`
        let land = |i: usize| is_one_of!(self.id(i), "us" | "u.s." | "uk" | "u.k." | "eu" | "un" | "u.n.");
        let before = match name {
            // `intelligence | and administration officials`: a noun that does not stand alone
            None if self.tag(and - 1) == Tag::NN && self.tag(and + 1) == Tag::NN => {
                return self.is_bare_noun(and - 1) && self.is(and + 2, Class::PERSON);
            }
            None => self.tag(and - 1).is_in(&[Tag::JJ, Tag::NNP]),
            Some(name) if name.len() == 1 && land(name.start) => {
                return is_demonym(self.lower(and + 1)) || land(and + 1);
            }
            Some(name) => name.len() == 1 && self.is_party_word(name.start),
        };
        before && self.tag(and + 1).is_in(&[Tag::JJ, Tag::NN])
    }

    /// A noun that tells of no person and no body, and has no article.
    fn is_bare_noun(&self, i: usize) -> bool {
        let article = Class::DET.or(Class::POSS);
        // Not `charged with | theft and police officers said`
        let hangs = (i.saturating_sub(3)..i).rev().find(|j| !self.tag(*j).is_in(&[Tag::NN, Tag::JJ, Tag::NNP]));
        let hangs =
            hangs.is_some_and(|j| self.is(j, Class::PREP) && !(j > 0 && is_one_of!(self.id(j - 1), "according")));
        !hangs
            && !self.is(i, Class::PERSON.or(Class::BODY).or(Class::CORPORATE).or(Class::TITLE))
            && (i.saturating_sub(3)..i).rev().take_while(|j| self.toks[*j].is_word()).all(|j| !self.is(j, article))
    }

    /// Whether a word that is none of the small ones is no part of the phrase before it, which has a name or a noun.
    fn ends_phrase(&self, at: usize, limit: usize, named: bool, noun: Option<usize>) -> bool {
        let (tok, tag, next) = (&self.toks[at], self.tag(at), at + 1);
        match tag {
            // `The platform | explicitly says`, `says Ada Hale | proudly`
            Tag::RB
                if (named
                    && !tok.capital
                    && !(next < limit && self.tag(next).is_in(&[Tag::VBG, Tag::VBN, Tag::JJ, Tag::NN, Tag::NNS]))
                    || noun.is_some_and(|noun| noun + 1 == at))
                    && self.lower(at).ends_with("ly") =>
            {
                return true;
            }
            // "Hale released a statement": the clause's verb.
            Tag::VBD | Tag::VBZ | Tag::VBP if !tok.is(Class::PERSON.or(Class::BODY)) => return true,
            // `Democrats | supporting Ms. Hale`
            // `The lawyer | representing Hale`, not `The justice acting Mr Hale`
            Tag::VBG
                if named || noun.is_some_and(|noun| self.tag(noun) == Tag::NNS || self.is(noun, Class::PERSON)) =>
            {
                // `The lawyer representing Budd, | Ada Lind, said`
                let set_off = || {
                    let end = self.toks.len().min(next + 7);
                    let comma = (next..end).find(|i| self.toks[*i].is_punct(b','));
                    comma.is_some_and(|comma| comma + 1 < end && self.is_name_word(comma + 1))
                };
                let whom = next < limit
                    && (takes_sides(tok.id()) || !set_off())
                    && (self.is_name_word(next) || self.is(next, Class::DET.or(Class::POSS)));
                if whom && !is_one_of!(tok.id(), "including" | "according" | "involving" | "acting") {
                    return true;
                }
            }
            // `Democrats | backing Ms. Hale`, a noun for all that the tagger knows
            _ if (named || noun.is_some_and(|noun| self.lower(noun).ends_with('s')))
                && takes_sides(tok.id())
                && next < limit
                && self.toks[next].capital =>
            {
                return true;
            }
            // `Hale unloaded on Budd`, `The regulator moved on Monday to block`, as the tagger has it.
            // Not `tax funded groups`
            Tag::VBN => {
                let adjunct = || {
                    next < limit
                        && (self.is(next, Class::PREP.or(Class::TIME).or(Class::DET))
                            || self.tag(next).is_in(&[Tag::JJ, Tag::RB]))
                };
                if named || noun.is_some() && adjunct() {
                    return true;
                }
            }
            _ => {}
        }
        // `Hale | unloaded on Budd`, a noun for all that the tagger knows
        let did = || {
            tag.is_in(&[Tag::NN, Tag::JJ])
                && self.lower(at).len() > 5
                && self.lower(at).ends_with("ed")
                && !tok.capital
                && next < self.toks.len()
                && (self.is(next, Class::PREP.or(Class::DET).or(Class::POSS)) && !is_one_of!(self.id(next), "of"))
        };
        if named && did() {
            return true;
        }
        // `Judge Ann Hale | late Thursday issued`
        let timed = || is_one_of!(tok.id(), "late" | "early") && next < limit && self.is(next, Class::TIME);
        if named && timed() {
            return true;
        }
        let Some(noun) = noun else { return false };
        let verb = tok.is(CUE.or(Class::BASE)) && tok.is(Class::PAST.or(Class::PRESENT).or(Class::GERUND));
        // `a source close to the talks`
        let told = || {
            self.is(noun, Class::PERSON)
                && (tag.is_in(&[Tag::JJ, Tag::RB]) || is_one_of!(tok.id(), "familiar" | "close"))
                && next < limit
                && self.is(next, Class::PREP)
        };
        verb && !self.is_noun(at) || told()
    }

    /// The phrase of a name, which ends with it or a word or two behind it.
    fn phrase_of_name(&self, toks: Range<usize>, name: Range<usize>, limit: usize) -> Phrase {
        let (i, at) = (toks.start, toks.end);
        let nominal =
            |head: Range<usize>| Phrase { toks: toks.clone(), head, kind: MentionKind::Nominal, apposition: None };
        if self.is_bare_title(&name) {
            let head = name.clone().rev().find(|j| self.is(*j, Class::TITLE)).unwrap_or(name.start);
            return nominal(head..head + 1);
        }
        if self.describes(i, &name) {
            return nominal(name.end - 1..name.end);
        }
        if self.is_noun_of(&toks, &name, limit) || self.is_noun_to(&toks, &name, limit) || self.is_chosen(&name, limit)
        {
            return nominal(name);
        }
        match self.person_of_body(&name, at, limit) {
            Some(person) => Phrase { toks: i..person.toks.end, ..person },
            None => Phrase { toks, head: name, kind: MentionKind::Name, apposition: None },
        }
    }

    /// `the place | Pentagon officials say`: nouns that a clause without a relative follows.
    fn is_where(&self, noun: usize) -> bool {
        is_one_of!(self.id(noun), "place" | "reason" | "way" | "time" | "thing" | "moment" | "day" | "kind" | "idea")
    }

    /// `Democratic and independent analysts`
    fn is_party_word(&self, i: usize) -> bool {
        is_one_of!(self.id(i), "democratic" | "republican" | "conservative" | "liberal" | "labour")
            || self.tag(i) == Tag::JJ && is_demonym(self.lower(i))
    }

    /// `Chartered Accountants | of Orla chief economist Daan Brassard`: the person whose role the body, named by several, gives.
    fn person_of_body(&self, body: &Range<usize>, of: usize, limit: usize) -> Option<Phrase> {
        let hangs = body.len() > 1 && body.end == of && of + 3 < limit && is_one_of!(self.id(of), "of");
        if !hangs || !self.lower(of - 1).ends_with('s') || !self.is_name_word(of + 1) {
            return None;
        }
        let told = self.phrase_at(of + 1, limit)?;
        // `Chartered Accountants of Orla’s chief economist, Daan Brassard,`: the noun, and not who owns it
        let noun = told.head.end - 1;
        let owned = told.kind == MentionKind::Nominal && self.is(noun, Class::PERSON.or(Class::TITLE));
        if owned && told.toks.clone().any(|i| self.toks[i].kind == Kind::Clitic) {
            return Some(told);
        }
        let person = Some(told).filter(|phrase| phrase.kind == MentionKind::Name)?;
        let noun = person.head.start - 1;
        (noun > of + 1 && self.is(noun, Class::PERSON) && !self.toks[noun].capital).then_some(person)
    }

    /// Whether the word is surely a noun: a tagger has little to go by in headlines.
    fn is_noun(&self, i: usize) -> bool {
        self.tag(i).is_in(&[Tag::NN, Tag::NNS]) && self.block_of(i).is_some_and(|block| block.role == Role::Paragraph)
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
            // `a source | involved in the talks`
            let told = phrase.toks.end;
            let told = told + 1 < limit
                && phrase.kind == MentionKind::Nominal
                && self.is(phrase.head.end - 1, Class::PERSON)
                && self.tag(told).is_in(&[Tag::JJ, Tag::VBN])
                && self.is(told + 1, Class::PREP);
            // `a source | close to the talks`
            let near = told_near(self, &phrase, limit);
            let at = phrase.toks.end + usize::from(told || near);
            let by = at == phrase.head.end
                && at < limit
                && is_one_of!(self.id(at), "by")
                && is_writing(self.id(phrase.head.end - 1));
            let hangs = at + 1 < limit
                && (near || by || is_one_of!(self.id(at), "of" | "for" | "from" | "at" | "in" | "with" | "on"));
            let Some(more) = hangs.then(|| self.phrase_at(at + 1, limit)).flatten() else { break };
            if more.kind == MentionKind::Pronoun || self.is(at + 1, Class::TIME) {
                break;
            }
            phrase.toks.end = more.toks.end;
            // `a study by Hale | and Budd`
            let and = more.toks.end;
            let joined = by && and + 1 < limit && is_one_of!(self.id(and), "and");
            if let Some(second) = joined.then(|| self.phrase_at(and + 1, limit)).flatten()
                && more.kind == MentionKind::Name
                && second.kind == MentionKind::Name
            {
                phrase.toks.end = second.toks.end;
            }
            if phrase.toks.len() > 16 {
                break;
            }
        }
        Some(phrase)
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
                // `Then came a posting`, `go out of | their way to say`
                if is_one_of!(self.id(head), "then" | "way") {
                    return false;
                }
                self.is(
                    head,
                    Class::PERSON.or(Class::BODY).or(Class::MEDIA).or(Class::TITLE).or(Class::MALE).or(Class::FEMALE),
                ) || self.is(head, Class::DET)
                    || self.is(phrase.toks.start, Class::DET.or(Class::POSS)) && !self.is(head, Class::TIME)
                    || is_one_of!(self.id(head), "records" | "documents" | "filings" | "figures" | "emails" | "data")
                    // `Research by Ada Hale`
                    || is_one_of!(self.id(head), "research")
                        && phrase.toks.len() > 2
                        && is_one_of!(self.id(head + 1), "by")
                    || is_agent_noun(self.lower(head))
            }
        }
    }
}

/// `a source | close to the talks`: whether a word behind a noun for people leads to what they are near to.
fn told_near(doc: &Doc<'_>, phrase: &Phrase, limit: usize) -> bool {
    let at = phrase.toks.end;
    at + 2 < limit
        && phrase.kind == MentionKind::Nominal
        && is_one_of!(doc.id(at), "close" | "familiar" | "connected" | "loyal" | "opposed")
        && is_one_of!(doc.id(at + 1), "to" | "with")
        && doc.is(phrase.head.end - 1, Class::PERSON)
}
