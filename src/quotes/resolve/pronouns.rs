//! Who "he", "she", "it" are: the article is walked once, keeping who was mentioned and how prominently.

use super::super::doc::{Block, Doc, Kind};
use super::super::lexicon::Class;
use super::super::names::{Gender, Names, Sort, gender_of_pronoun};
use super::super::words::{hash, is_one_of};
use super::antecedent::{is_asked_about, is_asker};
use super::jobs::{gender_of_noun, is_one_person, is_told_a_person};
use super::prominence::{HALF, WHOLE, weight};
use super::subject;
use crate::article::{MentionKind, Rule};
use crate::quotes::mentions::Phrase;
use std::cell::Cell;

/// Who a mention stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Who {
    Entity(usize),
    /// A person or body without a name, as printed, and the gender if a word tells.
    Unnamed {
        text: String,
        gender: Option<Gender>,
        person: bool,
    },
}

impl Who {
    /// A number that nobody else has: who is met again and again is compared by it.
    fn number(&self) -> u64 {
        match self {
            Who::Entity(entity) => *entity as u64,
            Who::Unnamed { text, gender, person } => {
                let gender = gender.map_or(0, |gender| gender as u64 + 1);
                1 << 63 | hash(text.as_bytes()) << 3 | gender << 1 | u64::from(*person)
            }
        }
    }
}

pub(super) struct Seen {
    pub(super) who: Who,
    /// The number of `who`, see [`Who::number`].
    pub(super) number: u64,
    pub(super) tok: usize,
    pub(super) sent: usize,
    pub(super) block: usize,
    /// How prominent, see [`Seen::weight`].
    weight: Cell<Option<f32>>,
    /// The index of the name, if it is one.
    pub(super) mention: usize,
    /// Spoke at a cue.
    pub(super) spoke: bool,
    /// Spoke as somebody of another: `his friend Jane Doe said`.
    pub(super) owned: bool,
    pub(super) plural: bool,
}

impl Seen {
    /// How prominent: subject, speaker, owner. That of a name is worked out when it is asked for, which most are not.
    pub(super) fn weight(&self, doc: &Doc<'_>, names: &Names) -> f32 {
        self.weight.get().unwrap_or_else(|| {
            let told = weight(doc, &doc.sents[self.sent], &names.mentions[self.mention].chunk);
            let weight = if told == HALF && self.is_apart(names) { WHOLE } else { told };
            self.weight.set(Some(weight));
            weight
        })
    }

    /// `Otto Hale | and Ada Budd left`, `Otto Hale | and Orla United parted`: whether the one beside whom somebody is named as half of a
    /// subject is of the other sex, or no person.
    fn is_apart(&self, names: &Names) -> bool {
        let own = &names.mentions[self.mention];
        let behind = names.mentions.get(self.mention + 1).filter(|next| next.chunk.start == own.toks.end + 1);
        let other = behind.or_else(|| names.mentions.get(self.mention.checked_sub(1)?));
        let gender = |entity: usize| names.entities[entity].gender;
        other.is_none_or(|other| {
            names.entities[other.entity].sort != Sort::Person
                || gender(own.entity).zip(gender(other.entity)).is_some_and(|(own, other)| own != other)
        })
    }
}

/// What has been mentioned up to a place in the article.
#[derive(Default)]
pub(super) struct Focus {
    pub(super) seen: Vec<Seen>,
    /// Indices of those who spoke, and the block in which each did.
    pub(super) spoken: Vec<(usize, usize)>,
    /// Who spoke for somebody last, where no name tells who it was; for whom; in which block.
    pub(super) spoken_for: Option<(Option<String>, String, usize)>,
    mention: usize,
    tok: usize,
    pub(super) sent: usize,
    /// The first token of that sentence.
    pub(super) sent_start: usize,
    pub(super) block: usize,
}

/// How many sentences back an antecedent may lie.
pub(in super::super) const REACH: usize = 9;
// Weights: how much speaks for a mention, chosen by coordinate search on pronouns whose bearer was judged by eye or is
// agreed on by two systems. What stands in [`weight`] is on the same scale.
/// The gender is known and agrees.
pub(super) const AGREES: f32 = 1.65;
/// The ending of the first name suggests it; against it, if it suggests the other.
pub(super) const GUESSED: f32 = 0.5;
/// Who spoke at a cue; who asked a question, for another answers.
pub(super) const SPOKE: f32 = 1.9;
pub(super) const ASKED: f32 = 0.6;
/// Whom a pronoun carried on.
const CARRIED: f32 = 1.65;
/// Whom a noun at the head of a sentence meant.
const NOUN: f32 = 0.7;
/// Who owns what a sentence begins with.
pub(super) const OWNER: f32 = 0.6;
/// Who is in the paragraph. This and [`OWNER`] agree most often with automatic coreference on the training part of PolNeAR.
pub(super) const HERE: f32 = 1.4;
/// Below this nobody is meant; the second, where it is not known that a person is.
pub(super) const FLOOR: f32 = -4.0;
pub(super) const UNKNOWN_FLOOR: f32 = 0.0;

/// Who spoke as a friend or a relative of another, where the story goes on.
pub(super) const OWNED: f32 = -4.0;

/// Words that may begin the phrase of somebody without a name.
const LEADS: Class = Class::DET.or(Class::POSS);

/// The weight of a subject.
pub(super) const SUBJECT: f32 = 1.2;
/// How many mentions back: bounds the work in a text without sentence ends.
pub(super) const MOST: usize = 80;

impl Focus {
    /// Walks on to a token.
    pub(super) fn advance(&mut self, doc: &Doc<'_>, names: &Names, upto: usize) {
        let from = self.tok;
        let upto = upto.min(doc.toks.len()).max(from);
        let mut i = from;
        while i < upto {
            // Nearly all words are neither a name nor one of these.
            let name = names.mentions.get(self.mention).map_or(usize::MAX, |mention| mention.toks.start);
            let stop = if name < i { upto } else { name.min(upto) };
            i = (i..stop).find(|i| may_carry(doc, *i)).unwrap_or(stop);
            if i == upto {
                break;
            }
            if i == name {
                self.name(doc, names, i);
            } else if !doc.toks[i].quoted() && doc.toks[i].is_word() {
                if doc.is(i, LEADS) && (doc.toks[i].first || is_behind_opening(doc, i)) {
                    self.stand_at(doc, i);
                    self.nominal(doc, names, i);
                } else if is_one_of!(doc.id(i), "the") && doc.is(i, LEADS) && (is_set_off(doc, i) || doc.is_timed(i)) {
                    self.stand_at(doc, i);
                    self.called_again(doc, names, i);
                } else if is_one_of!(doc.id(i), "he" | "she") {
                    self.stand_at(doc, i);
                    self.carry(doc, names, i);
                }
            }
            i += 1;
        }
        if upto > from {
            self.stand_at(doc, upto - 1);
            self.tok = upto;
        }
    }

    /// A name, the next of the article.
    fn name(&mut self, doc: &Doc<'_>, names: &Names, i: usize) {
        self.stand_at(doc, i);
        let mention = &names.mentions[self.mention];
        // `Mr Hale said`: the one of this surname who was found to be meant.
        let meant =
            self.spoken.last().map(|(idx, _)| &self.seen[*idx]).filter(|seen| mention.chunk.contains(&seen.tok));
        let entity = match meant.map(|seen| &seen.who) {
            Some(Who::Entity(one)) if names.shares_surname(*one, doc.word(mention.toks.end - 1)) => *one,
            _ => mention.entity,
        };
        if is_item(doc, &doc.blocks[self.block]) {
            self.mention += 1;
            return;
        }
        self.push(Who::Entity(entity), i, None::<f32>, false, false);
        self.mention += 1;
    }

    /// "He" and "she" carry a person on; "his" may point forward.
    fn carry(&mut self, doc: &Doc<'_>, names: &Names, i: usize) {
        self.just_called(doc, names, i);
        let Some(found) = self.actor(doc, names, i, gender_of_pronoun(doc.id(i))).filter(|f| f.margin > 0.4) else {
            return;
        };
        // `Asked by a reporter if | he was happy, he said`, `Asked about Hale’s plan, | she said`
        let about = |who: &Who| matches!(who, Who::Entity(e) if is_asked_about(doc, names, *e, i));
        let who = if is_asker(doc, found.tok, i) || about(&found.who) { found.next } else { Some(found.who) };
        if let Some(who) = who {
            self.push(who, i, CARRIED, false, false);
        }
    }

    /// Finds the sentence and the block of a token.
    fn stand_at(&mut self, doc: &Doc<'_>, i: usize) {
        while self.sent + 1 < doc.sents.len() && doc.sents[self.sent].end <= i {
            self.sent += 1;
        }
        self.sent_start = doc.sents.get(self.sent).map_or(0, |sent| sent.start);
        while self.block + 1 < doc.blocks.len() && doc.blocks[self.block].toks.end <= i {
            self.block += 1;
        }
    }

    /// Notes who spoke at a cue.
    pub(super) fn spoke(&mut self, doc: &Doc<'_>, who: Who, tok: usize, plural: bool, asked: bool) {
        // Until then the walk stands before the token, in the paragraph above if it is the first of its own.
        self.stand_at(doc, tok);
        self.spoken.push((self.seen.len(), self.block));
        self.push(who, tok, if asked { ASKED } else { SPOKE }, true, plural);
    }

    /// Notes that who spoke last is told to be somebody of another.
    pub(super) fn is_owned(&mut self) {
        if let Some(last) = self.seen.last_mut() {
            last.owned = true;
        }
    }

    /// `In Orla, the admiral laughed`: who is called so by a role, as the subject behind an opening phrase.
    fn called_again(&mut self, doc: &Doc<'_>, names: &Names, i: usize) {
        let sent = &doc.sents[self.sent];
        let opens = doc.is(sent.start, Class::PREP) || doc.opens_as_participle(sent.start);
        let Some(phrase) = described_at(doc, i, sent.end).filter(|p| opens && p.toks.len() == 2) else { return };
        let verb = phrase.toks.end;
        let acts = verb < sent.end && !doc.toks[verb].capital;
        if acts
            && (doc.tag(verb).is_finite() || doc.lower(verb).ends_with("ed"))
            && is_one_person(doc, phrase.head.start)
            && let Some((entity, Rule::Role)) = super::nominals::person(doc, names, self, &phrase)
        {
            self.push(Who::Entity(entity), i, SUBJECT, false, false);
        }
    }

    /// "A second official had …": people without a name.
    fn nominal(&mut self, doc: &Doc<'_>, names: &Names, i: usize) {
        let sent = &doc.sents[self.sent];
        let Some(phrase) = described_at(doc, i, sent.end).filter(|p| p.kind == MentionKind::Nominal) else {
            return;
        };
        let head = phrase.head.start;
        // `The mayor’s roots`: she is in mind as those are whose name stands so.
        if let Some(owner) = doc.owner_in(&phrase).filter(|owner| is_one_person(doc, owner.head.start)) {
            if let Some(entity) = super::nominals::person(doc, names, self, &owner) {
                self.push(Who::Entity(entity.0), i, OWNER, false, false);
            }
            return;
        }
        let one = is_one_of!(doc.id(i), "a" | "an" | "another") && doc.toks[i].first;
        if !(is_one_person(doc, head) || one && is_told_a_person(doc, head)) {
            // `A report was leaked. It said …`
            if is_one_of!(doc.id(head), "report" | "study" | "survey" | "audit" | "dossier") && doc.toks[i].first {
                let text = super::unnamed(doc, &phrase.toks);
                self.push(Who::Unnamed { text, gender: None, person: false }, i, SUBJECT, false, false);
                return;
            }
            // "The airline has apologised. It said …"
            if doc.is(head, Class::BODY) && doc.lower(i) == "the" && !doc.lower(head).ends_with('s') {
                let who = match super::bodies::called(doc, names, &phrase) {
                    Some(body) => Who::Entity(body),
                    None => Who::Unnamed { text: super::unnamed(doc, &phrase.toks), gender: None, person: false },
                };
                self.push(who, i, SUBJECT, false, false);
            }
            return;
        }
        if matches!(doc.lower(i), "the" | "this" | "that") {
            if let Some(entity) = super::nominals::person(doc, names, self, &phrase) {
                self.push(Who::Entity(entity.0), i, NOUN, false, false);
            } else if phrase.toks.len() == 2
                && (is_one_of!(doc.id(head), "girl" | "boy") || subject::is_told_where(doc, head, sent.end))
            {
                // `The girl stirred.`, `The man on the bench nodded.`
                let (text, gender) = (super::unnamed(doc, &phrase.toks), gender_of_noun(doc, head));
                self.push(Who::Unnamed { text, gender, person: true }, i, SUBJECT, false, false);
            }
            return;
        }
        // `Her husband, the former diver Otto Holm, agreed.`
        if doc.is(i, Class::POSS) && subject::named_behind(doc, names, phrase.toks.end).is_some() {
            return;
        }
        // `His nan, Sheila Holm, said`: she has a name.
        if doc.toks.get(phrase.toks.end).is_some_and(|tok| tok.is_punct(b','))
            && names
                .within(&(phrase.toks.end + 1..phrase.toks.end + 4))
                .first()
                .is_some_and(|m| m.chunk.start == phrase.toks.end + 1)
        {
            return;
        }
        // `An eyewitness, who identified himself as Otto, said`
        if let Some(entity) = super::beside::gives_name(doc, names, &phrase) {
            self.push(Who::Entity(entity), i, SUBJECT, false, false);
            return;
        }
        let who =
            Who::Unnamed { text: super::unnamed(doc, &phrase.toks), gender: gender_of_noun(doc, head), person: true };
        // `Told of this, her cousin smiled.`: who is new, and acts.
        let new = is_behind_opening(doc, i)
            && doc.is(i, Class::POSS)
            && doc.is(head, Class::MALE.or(Class::FEMALE).or(Class::PERSON));
        // `A nurse wept. “No,” he said.`
        // Not `A new manager “could win,” he said.`, `A reporter asked him if he would go. “No,” he said.`
        let opens = one && self.block < doc.blocks.len() && doc.blocks[self.block].toks.start == i;
        let asks = || is_one_of!(doc.id(head), "reporter" | "journalist" | "interviewer");
        let other = |i: usize| doc.toks[i].quoted() || is_one_of!(doc.id(i), "him" | "her");
        let tells = opens && !asks() && !sent.clone().any(other);
        let weight = match () {
            () if new || tells => 1.5,
            () if asks() => 0.0,
            () => NOUN,
        };
        self.push(who, i, weight, false, false);
    }

    /// Notes a mention; without a weight that of the name in hand.
    pub(super) fn push(&mut self, who: Who, tok: usize, weight: impl Into<Option<f32>>, spoke: bool, plural: bool) {
        self.seen.push(Seen {
            number: who.number(),
            who,
            tok,
            sent: self.sent,
            block: self.block,
            weight: Cell::new(weight.into()),
            mention: self.mention,
            spoke,
            owned: false,
            plural,
        });
    }

    /// What "it" stands for: the body that spoke or acted last, close by.
    pub(super) fn body(&self, doc: &Doc<'_>, names: &Names, at: usize) -> Option<Who> {
        let is_body = |who: &Who| match who {
            Who::Entity(entity) => names.entities[*entity].sort == Sort::Body,
            Who::Unnamed { person, .. } => !person,
        };
        let spoke = self.spoken_near(at);
        if let Some(last) = spoke
            && is_body(&last.who)
            && !last.plural
        {
            return Some(last.who.clone());
        }
        let here = self.seen.iter().rev().skip_while(|s| s.tok >= at).take_while(|s| s.sent + 1 >= self.sent);
        let subject = |s: &&Seen| !s.plural && s.weight(doc, names) >= SUBJECT;
        let acts = here.clone().filter(|s| is_body(&s.who) && subject(s)).map(|s| &s.who).next();
        // `Southridge Stone said … it added`, and no body is there: what is called "it" is no person.
        let unknown = |who: &Who| matches!(who, Who::Entity(e) if names.entities[*e].sort == Sort::Unknown && names.entities[*e].words.len() > 1);
        let alone = || !here.clone().any(|s| is_body(&s.who));
        // `The claim was rejected by the Tarn Board. It said`
        let only = || {
            // Not `Tides, a journal of the Tarn Board`
            let kept = |s: &&Seen| {
                let of = s.tok.saturating_sub(usize::from(is_one_of!(doc.id(s.tok.max(1) - 1), "the"))).max(1) - 1;
                let noun = of.max(3);
                !(is_one_of!(doc.id(of), "of")
                    && is_one_of!(doc.id(noun - 2), "a" | "an")
                    && !doc.is(noun - 1, Class::PERSON)
                    && doc.toks[noun - 3].is_punct(b','))
            };
            let fits = |s: &&Seen| !s.plural && is_body(&s.who) && s.weight(doc, names) > -1.0 && kept(s);
            let mut bodies = here.clone().filter(fits);
            let first = bodies.next()?;
            bodies.all(|other| other.number == first.number).then(|| first.who.clone())
        };
        // `Revolta apologised. It said`
        let acting = || {
            let mut acting = here.clone().filter(subject);
            let unknown = |who: &Who| {
                let Who::Entity(entity) = who else { return false };
                let known = &names.entities[*entity];
                known.sort == Sort::Unknown
                    && known.gender.is_none()
                    && known.guess.is_none()
                    && !known.name.ends_with('s')
            };
            acting.next().filter(|s| unknown(&s.who) && alone()).map(|s| s.who.clone())
        };
        acts.cloned()
            .or_else(only)
            .or_else(acting)
            .or_else(|| spoke.filter(|last| !last.plural && unknown(&last.who) && alone()).map(|s| s.who.clone()))
    }

    /// What "they" stands for: the people, or the body, that spoke last, close by.
    pub(super) fn several(&self, names: &Names, at: usize) -> Option<Who> {
        let last = self.spoken_near(at)?;
        let body = matches!(last.who, Who::Entity(e) if names.entities[e].sort == Sort::Body);
        (last.plural || body).then(|| last.who.clone())
    }

    /// The one person on stage: who spoke or acted last, in this paragraph or the one before; with `alone`, only if
    /// nobody else was there in the two paragraphs before.
    pub(super) fn on_stage(&self, names: &Names, at: usize, alone: bool) -> Option<usize> {
        let mut found = None;
        for seen in self
            .seen
            .iter()
            .rev()
            .skip_while(|s| s.tok >= at)
            .take(MOST)
            .take_while(|s| s.block + if alone { 2 } else { 1 } >= self.block)
        {
            let Who::Entity(entity) = seen.who else {
                if found.is_none() && seen.spoke {
                    return None;
                }
                continue;
            };
            if !names.entities[entity].is_person() {
                continue;
            }
            match found {
                None => found = Some((entity, seen.block)),
                // A second person in the same paragraph: who is meant is open.
                Some((first, block)) if first != entity && block == seen.block => return None,
                Some((first, block)) if block != seen.block => {
                    if !alone || block == self.block {
                        break;
                    }
                    if first != entity {
                        return None;
                    }
                }
                Some(_) => {}
            }
        }
        found.filter(|(_, block)| block + 1 >= self.block).map(|(entity, _)| entity)
    }
}

/// Whether a word may be "he" or "she", or begin a phrase at the head of a sentence or behind a comma. One branch for all: what the
/// next word is the processor could not foresee.
#[inline]
fn may_carry(doc: &Doc<'_>, i: usize) -> bool {
    let tok = &doc.toks[i];
    let behind = i > 0 && (matches!(doc.toks[i - 1].kind, Kind::Punct(b',' | b'-')) | doc.toks[i - 1].is(Class::TIME));
    tok.is(LEADS) & (tok.first | behind) | is_one_of!(tok.id(), "he" | "she")
}

/// The phrase at `i`; of `The admiral | chuckled.` without the verb, which may look like a noun behind one that looks like an adjective.
fn described_at(doc: &Doc<'_>, i: usize, limit: usize) -> Option<Phrase> {
    let phrase = doc.phrase_at(i, limit)?;
    let (noun, verb) = (i + 1, i + 2);
    let short = phrase.toks.len() == 3 && phrase.toks.end < limit && is_one_of!(doc.id(i), "the");
    let behind = || !doc.toks[verb + 1].is_word() || doc.is(verb + 1, Class::PREP.or(Class::ADVERB).or(Class::CONJ));
    let acts = short && doc.is(noun, Class::TITLE) && doc.lower(verb).ends_with("ed") && behind();
    Some(match acts {
        true => Phrase { toks: i..verb, head: noun..verb, kind: MentionKind::Nominal, apposition: None },
        false => phrase,
    })
}

/// Whether a comma or a dash stands before `i`.
fn is_set_off(doc: &Doc<'_>, i: usize) -> bool {
    i > 0 && matches!(doc.toks[i - 1].kind, Kind::Punct(b',' | b'-')) && !doc.toks[i - 1].quoted()
}

/// `Told of this, | her cousin smiled`: whether the subject of a sentence begins at `i`, behind a participle and its comma.
fn is_behind_opening(doc: &Doc<'_>, i: usize) -> bool {
    let comma = i.checked_sub(1).filter(|comma| doc.toks[*comma].is_punct(b',') && !doc.toks[*comma].quoted());
    comma.is_some_and(|comma| is_behind_participle(doc, comma))
}

/// The same behind a comma.
fn is_behind_participle(doc: &Doc<'_>, comma: usize) -> bool {
    let start = (comma.saturating_sub(12)..comma).rev().find(|j| doc.toks[*j].first);
    start.is_some_and(|start| {
        let plain = (start..comma).all(|j| doc.toks[j].is_word() || doc.toks[j].kind == Kind::Clitic);
        plain
            && doc.opens_as_participle(start)
            && doc
                .phrase_at(comma + 1, doc.toks.len())
                .is_some_and(|p| doc.toks.get(p.toks.end).is_some() && doc.tag(p.toks.end).is_finite())
    })
}

/// `6th: best of the mayors, behind Otto Hale`: an item of a box in the text, by the figure before its colon, which tells no story.
fn is_item(doc: &Doc<'_>, block: &Block) -> bool {
    let start = block.toks.start;
    let ordinal = |word: &str| {
        word.as_bytes()[0].is_ascii_digit() && ["st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end))
    };
    block.toks.len() > 2
        && ordinal(doc.word(start))
        && (start + 1..start + 3).any(|i| doc.toks[i].is_punct(b':'))
        && !doc.toks[block.toks.end - 1].is_punct(b'.')
}
