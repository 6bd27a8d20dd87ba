//! Who "he", "she", "it" are: the article is walked once, keeping who was mentioned and how prominently.

use super::super::called::is_a_people;
use super::super::doc::{Doc, Kind};
use super::super::lexicon::{self, Class};
use super::super::names::{Folded, Gender, Names, Sort, gender_of_pronoun};
use super::super::words::{hash, is_one_of};
use super::antecedent::is_asker;
use super::prominence::weight;

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
    number: u64,
    pub(super) tok: usize,
    sent: usize,
    pub(super) block: usize,
    /// How prominent: subject, speaker, owner.
    weight: f32,
    /// Spoke at a cue.
    spoke: bool,
    /// Spoke as somebody of another: `his friend Jane Doe said`.
    owned: bool,
    pub(super) plural: bool,
}

/// What has been mentioned up to a place in the article.
#[derive(Default)]
pub(super) struct Focus {
    pub(super) seen: Vec<Seen>,
    /// Indices of those who spoke.
    pub(super) spoken: Vec<usize>,
    /// Who spoke for somebody last, where no name tells who it was; for whom; in which block.
    pub(super) spoken_for: Option<(Option<String>, String, usize)>,
    mention: usize,
    tok: usize,
    sent: usize,
    /// The first token of that sentence.
    sent_start: usize,
    pub(super) block: usize,
}

/// One of those who may be meant.
struct Rival<'a> {
    /// See [`Who::number`].
    number: u64,
    score: f32,
    /// How often it was mentioned.
    times: u32,
    /// Whether it took the stage.
    is_subject: bool,
    /// Where it was mentioned last.
    seen: &'a Seen,
}

/// An antecedent and how it stands out.
pub(super) struct Found {
    pub(super) who: Who,
    /// By how much it beats the next one.
    pub(super) margin: f32,
    /// Whether its gender is known to agree.
    pub(super) agrees: bool,
    /// Where it was mentioned last.
    pub(super) tok: usize,
    /// The one that it beats.
    pub(super) next: Option<Who>,
}

/// How many sentences back an antecedent may lie.
pub(in super::super) const REACH: usize = 9;
// Weights: how much speaks for a mention, chosen by coordinate search on pronouns whose bearer was judged by eye or is
// agreed on by two systems. What stands in [`weight`] is on the same scale.
/// The gender is known and agrees.
const AGREES: f32 = 1.65;
/// The ending of the first name suggests it; against it, if it suggests the other.
const GUESSED: f32 = 0.5;
/// Who spoke at a cue; who asked a question, for another answers.
const SPOKE: f32 = 1.9;
const ASKED: f32 = 0.6;
/// Whom a pronoun carried on.
const CARRIED: f32 = 1.65;
/// Whom a noun at the head of a sentence meant.
const NOUN: f32 = 0.7;
/// Who owns what a sentence begins with.
pub(super) const OWNER: f32 = 0.6;
/// Who is in the paragraph. This and [`OWNER`] agree most often with automatic coreference on the training part of PolNeAR.
const HERE: f32 = 1.4;
/// Below this nobody is meant; the second, where it is not known that a person is.
const FLOOR: f32 = -4.0;
const UNKNOWN_FLOOR: f32 = 0.0;

/// Who spoke as a friend or a relative of another, where the story goes on.
const OWNED: f32 = -4.0;

/// The weight of a subject.
const SUBJECT: f32 = 1.2;
/// How many mentions back: bounds the work in a text without sentence ends.
pub(super) const MOST: usize = 80;

impl Focus {
    /// Walks on to a token.
    pub(super) fn advance(&mut self, doc: &Doc<'_>, names: &Names, upto: usize) {
        let from = self.tok;
        let upto = upto.min(doc.toks.len()).max(from);
        // Where the next name stands.
        let name_at = |idx: usize| names.mentions.get(idx).map_or(usize::MAX, |mention| mention.toks.start);
        let mut name = name_at(self.mention);
        let (leads, sexed) = (Class::DET.or(Class::POSS), Class::MALE.or(Class::FEMALE));
        for (i, tok) in (from..).zip(&doc.toks[from..upto]) {
            // Nearly all words are neither.
            if i != name && !tok.is(leads.or(sexed)) {
                continue;
            }
            let mention = names.mentions.get(self.mention).filter(|_| i == name);
            let led = tok.is(leads) && (tok.first || is_behind_opening(doc, i));
            // "His" may point forward: only subjects carry a person on.
            let carried = tok.is(sexed) && is_one_of!(tok.id(), "he" | "she");
            if mention.is_none() && (!led && !carried || tok.quoted() || tok.kind != Kind::Word) {
                continue;
            }
            self.stand_at(doc, i);
            if let Some(mention) = mention {
                let weight = weight(doc, &doc.sents[self.sent], &mention.chunk);
                self.push(Who::Entity(mention.entity), i, weight, false, false);
                self.mention += 1;
                name = name_at(self.mention);
            } else if led {
                self.nominal(doc, names, i);
            } else if let Some(found) = self.actor(names, i, gender_of_pronoun(tok.id())).filter(|f| f.margin > 0.4) {
                // `Asked by a reporter if | he was happy, he said`
                let who = if is_asker(doc, found.tok, i) { found.next } else { Some(found.who) };
                if let Some(who) = who {
                    self.push(who, i, CARRIED, false, false);
                }
            }
        }
        if upto > from {
            self.stand_at(doc, upto - 1);
            self.tok = upto;
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
    pub(super) fn spoke(&mut self, who: Who, tok: usize, plural: bool, asked: bool) {
        self.spoken.push(self.seen.len());
        self.push(who, tok, if asked { ASKED } else { SPOKE }, true, plural);
    }

    /// Notes that who spoke last is told to be somebody of another.
    pub(super) fn is_owned(&mut self) {
        if let Some(last) = self.seen.last_mut() {
            last.owned = true;
        }
    }

    /// "A second official had …": people without a name.
    fn nominal(&mut self, doc: &Doc<'_>, names: &Names, i: usize) {
        let sent = &doc.sents[self.sent];
        let Some(phrase) = doc.phrase_at(i, sent.end).filter(|p| p.kind == crate::article::MentionKind::Nominal) else {
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
        if !is_one_person(doc, head) {
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
            } else if phrase.toks.len() == 2 && is_one_of!(doc.id(head), "girl" | "boy") {
                // `The girl stirred.`
                let (text, gender) = (super::unnamed(doc, &phrase.toks), gender_of_noun(doc, head));
                self.push(Who::Unnamed { text, gender, person: true }, i, SUBJECT, false, false);
            }
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
        let who =
            Who::Unnamed { text: super::unnamed(doc, &phrase.toks), gender: gender_of_noun(doc, head), person: true };
        // `Told of this, her cousin smiled.`: who is new, and acts.
        let new = is_behind_opening(doc, i)
            && doc.is(i, Class::POSS)
            && doc.is(head, Class::MALE.or(Class::FEMALE).or(Class::PERSON));
        self.push(who, i, if new { 1.5 } else { NOUN }, false, false);
    }

    fn push(&mut self, who: Who, tok: usize, weight: f32, spoke: bool, plural: bool) {
        self.seen.push(Seen {
            number: who.number(),
            who,
            tok,
            sent: self.sent,
            block: self.block,
            weight,
            spoke,
            owned: false,
            plural,
        });
    }

    /// The person that a pronoun at `at` stands for, or a noun of no gender.
    pub(super) fn person(&self, names: &Names, at: usize, gender: Option<Gender>) -> Option<Found> {
        self.found(names, at, gender, 0.0)
    }

    /// The person that a pronoun stands for which acts in the story: that is of those whose friends and kin are asked, not of these.
    fn actor(&self, names: &Names, at: usize, gender: Option<Gender>) -> Option<Found> {
        self.found(names, at, gender, OWNED)
    }

    /// Who is most likely meant at `at`; `owned` is what speaks against who spoke last as somebody of another, in another sentence.
    fn found(&self, names: &Names, at: usize, gender: Option<Gender>, owned: f32) -> Option<Found> {
        let mut rivals: Vec<Rival<'_>> = Vec::with_capacity(16);
        // How many took the stage after the mention in hand.
        let mut n_subjects: usize = 0;
        let last_speaker = self.last_spoken(at);
        let common = |word: &Folded| lexicon::is_common(word.hash());
        for seen in
            self.seen.iter().rev().skip_while(|s| s.tok >= at).take(MOST).take_while(|s| s.sent + REACH >= self.sent)
        {
            let bonus = match &seen.who {
                Who::Entity(entity) => {
                    let known = &names.entities[*entity];
                    let people = || {
                        known.sort == Sort::Unknown
                            && known.words.len() == 1
                            && known.name.ends_with(['s', 'S'])
                            && is_a_people(&known.name.to_lowercase())
                    };
                    if matches!(known.sort, Sort::Body | Sort::Place) || clash(known.gender, gender) || people() {
                        continue;
                    }
                    let sort = match known.sort {
                        Sort::Person => 0.0,
                        _ if known.words.len() > 1 && !known.words.iter().any(common) => -0.7,
                        _ if known.words.len() > 1 => -1.2,
                        _ => -1.4,
                    };
                    let agrees = match (known.gender, known.guess, gender) {
                        (Some(_), _, Some(_)) => AGREES,
                        (None, Some(guess), Some(told)) if guess == told => GUESSED,
                        (None, Some(_), Some(_)) => -GUESSED,
                        _ => 0.0,
                    };
                    sort + agrees
                }
                Who::Unnamed { person, .. } if seen.plural || !person => continue,
                Who::Unnamed { gender: g, .. } => match g {
                    _ if clash(*g, gender) => continue,
                    Some(_) => 1.5,
                    None if seen.spoke => 0.8,
                    None => 0.0,
                },
            };
            let distance = (self.sent - seen.sent) as f32;
            let here = if seen.block == self.block { HERE } else { 0.0 };
            let mut score =
                bonus + seen.weight + here - 0.9 * distance - if seen.sent == self.sent { 0.15 } else { 0.0 };
            // Who asked is answered by another.
            if last_speaker.is_some_and(|last| last.tok == seen.tok && seen.weight > ASKED) {
                score += if seen.block == self.block { 0.8 } else { 0.65 };
            }
            let known = rivals.iter_mut().find(|rival| rival.number == seen.number);
            let was_subject = known.as_ref().is_some_and(|known| known.is_subject);
            score -= 0.38 * (n_subjects - usize::from(was_subject)).min(3) as f32;
            let is_subject = was_subject || seen.weight >= SUBJECT;
            n_subjects += usize::from(is_subject && !was_subject);
            match known {
                Some(known) => {
                    known.times += 1;
                    known.score = known.score.max(score) + if known.times <= 3 { 0.2 } else { 0.0 };
                    known.is_subject = is_subject;
                }
                None => rivals.push(Rival { number: seen.number, score, times: 1, is_subject, seen }),
            }
        }
        let friend = last_speaker.filter(|last| owned < 0.0 && last.owned && last.tok < self.sent_start);
        if let Some(rival) = friend.and_then(|last| rivals.iter_mut().find(|rival| rival.number == last.number)) {
            rival.score += owned;
        }
        rivals.sort_by(|a, b| b.score.total_cmp(&a.score));
        let (first, second) = (rivals.first()?, rivals.get(1));
        let (best, Seen { who, tok, .. }) = (first.score, first.seen);
        let margin = second.map_or(4.0, |second| best - second.score);
        let agrees = match who {
            Who::Entity(entity) => names.entities[*entity].gender == gender,
            Who::Unnamed { gender: g, .. } => *g == gender,
        };
        // Who acts, and nobody else is there.
        let alone = second.is_none() && first.seen.weight >= SUBJECT;
        // Not `Girl Scouts`
        let full = |e: &usize| {
            let words = &names.entities[*e].words;
            words.len() > 1 && !words.last().is_some_and(common)
        };
        let unknown = matches!(who, Who::Entity(e) if !(names.entities[*e].is_person() || alone && full(e)));
        let next = second.map(|second| second.seen.who.clone());
        let found = best > FLOOR && !(unknown && best < UNKNOWN_FLOOR);
        found.then(|| Found { who: who.clone(), margin, agrees, tok: *tok, next })
    }

    /// What "it" stands for: the body that spoke or acted last, close by.
    pub(super) fn body(&self, names: &Names, at: usize) -> Option<Who> {
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
        let acts = here.clone().filter(|s| s.weight >= SUBJECT && !s.plural).map(|s| &s.who).find(|who| is_body(who));
        // `Southridge Stone said … it added`, and no body is there: what is called "it" is no person.
        let unknown = |who: &Who| matches!(who, Who::Entity(e) if names.entities[*e].sort == Sort::Unknown && names.entities[*e].words.len() > 1);
        let alone = || !here.clone().any(|s| is_body(&s.who));
        // `The claim was rejected by the Tarn Board. It said`
        let only = || {
            let mut bodies = here.clone().filter(|s| !s.plural && s.weight > -1.0 && is_body(&s.who));
            let first = bodies.next()?;
            bodies.all(|other| other.number == first.number).then(|| first.who.clone())
        };
        // `Revolta apologised. It said`
        let acting = || {
            let mut acting = here.clone().filter(|s| !s.plural && s.weight >= SUBJECT);
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

/// `Told of this, | her cousin smiled`: whether the subject of a sentence begins at `i`, behind a participle and its comma.
fn is_behind_opening(doc: &Doc<'_>, i: usize) -> bool {
    let comma = i.checked_sub(1).filter(|comma| doc.toks[*comma].is_punct(b',') && !doc.toks[*comma].quoted());
    let start = comma.and_then(|comma| (comma.saturating_sub(12)..comma).rev().find(|j| doc.toks[*j].first));
    start.is_some_and(|start| {
        let plain = (start..i - 1).all(|j| doc.toks[j].is_word() || doc.toks[j].kind == Kind::Clitic);
        plain
            && doc.opens_as_participle(start)
            && doc
                .phrase_at(i, doc.toks.len())
                .is_some_and(|p| doc.toks.get(p.toks.end).is_some() && doc.tag(p.toks.end).is_finite())
    })
}

fn clash(one: Option<Gender>, other: Option<Gender>) -> bool {
    matches!((one, other), (Some(a), Some(b)) if a != b)
}

/// Whether a noun is one for a single person.
pub(super) fn is_one_person(doc: &Doc<'_>, head: usize) -> bool {
    let word = doc.lower(head);
    let plural =
        word.ends_with('s') && !word.ends_with("ss") || word.ends_with("men") || matches!(word, "people" | "police");
    let person = doc.is(head, Class::PERSON.or(Class::TITLE).or(Class::MALE).or(Class::FEMALE))
        // `his ex-wife`
        || word.starts_with("ex-");
    let person = person && !doc.is(head, Class::DET) || word.ends_with("man") || word.ends_with("woman");
    let parent =
        word.starts_with("father-of-") || word.starts_with("mother-of-") || word.starts_with("grandmother-of-");
    parent || person && !plural && !matches!(word, "family" | "others" | "couple")
}

/// Gender that a noun tells.
pub(super) fn gender_of_noun(doc: &Doc<'_>, head: usize) -> Option<Gender> {
    super::super::names::sure_gender_of_words(doc, &(head..head + 1))
}
