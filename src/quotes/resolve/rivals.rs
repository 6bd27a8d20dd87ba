//! Whom a pronoun means: the most prominent of those who were mentioned and may be meant.

use super::pronouns::{
    AGREES, ASKED, FLOOR, Focus, GUESSED, HERE, MOST, OWNED, REACH, SPOKE, SUBJECT, Seen, UNKNOWN_FLOOR, Who,
};
use super::subject;
use crate::article::Rule;
use crate::quotes::called::is_a_people;
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::{self, Class};
use crate::quotes::names::{Entity, Folded, Gender, Names, Sort, gender_of_pronoun};
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;

/// For who spoke last, of whom nothing tells the sex.
const UNTOLD: f32 = 1.2;

/// For who has no name and was told of in a paragraph before the one in which somebody was named who may be meant.
const LEFT: f32 = -1.0;

/// For who spoke together with others: none of them is "he".
const TOGETHER: f32 = -1.5;

/// For who is named in full for the first time and acts, right before.
const NEW: f32 = 0.8;

/// For who is told of only as kin of the same sex of the one whom the story is about, two sentences before or more.
const KIN: f32 = -1.5;

/// By more than this the one who is meant beats all others where that is sure.
const SURE: f32 = 1.5;

/// So many names are looked at for whether somebody was named before.
const FEW: usize = 30;

/// One of those who may be meant.
struct Rival<'a> {
    /// See [`Who::number`].
    number: u64,
    /// How well it fits, see [`fit`]; where it has no name, as it was mentioned last.
    bonus: f32,
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

impl Focus {
    /// The person that a pronoun at `at` stands for, or a noun of no gender.
    pub(super) fn person(&self, doc: &Doc<'_>, names: &Names, at: usize, gender: Option<Gender>) -> Option<Found> {
        self.found(doc, names, at, gender, 0.0)
    }

    /// The person that a pronoun stands for which acts in the story: that is of those whose friends and kin are asked, not of these.
    pub(super) fn actor(&self, doc: &Doc<'_>, names: &Names, at: usize, gender: Option<Gender>) -> Option<Found> {
        self.found(doc, names, at, gender, OWNED)
    }

    /// `Budd named it after the diver, but | he declined`: who is called so by a role as the object, and acts against it.
    pub(super) fn just_called(&mut self, doc: &Doc<'_>, names: &Names, i: usize) {
        let Some(the) = i.checked_sub(4).filter(|the| *the > self.sent_start) else { return };
        let object = is_one_of!(doc.id(the), "the")
            && is_one_of!(doc.id(i - 1), "but")
            && doc.toks[i - 2].is_punct(b',')
            && doc.tag(the + 1) == Tag::NN
            && !doc.toks[i - 2].quoted();
        if object
            && let Some(phrase) = doc.phrase_at(the, i - 2).filter(|phrase| phrase.toks.len() == 2)
            && let Some((entity, Rule::Role)) = super::nominals::person(doc, names, self, &phrase)
        {
            self.push(Who::Entity(entity), the, SUBJECT, false, false);
        }
    }

    /// Who is most likely meant at `at`; `owned` is what speaks against who spoke last as somebody of another, in another sentence.
    fn found(&self, doc: &Doc<'_>, names: &Names, at: usize, gender: Option<Gender>, owned: f32) -> Option<Found> {
        let mut rivals: Vec<Rival<'_>> = Vec::with_capacity(16);
        // By the low bits of the number, one past the place of the rival that has them and was added last.
        let mut places = [0_u8; 128];
        // How many took the stage after the mention in hand.
        let mut n_subjects: usize = 0;
        // Who is named for the first time, right before.
        let mut new_one: Option<u64> = None;
        // The last paragraph in which somebody is named who may be meant.
        let mut named_in: Option<usize> = None;
        let last_speaker = self.last_spoken(at);
        // Whether somebody who may be meant is the subject of the sentence before in the paragraph.
        let mut acts_here = false;
        // Whether somebody of a full name is, in the paragraph before too.
        let mut acts_since = false;
        // `After he gave her an answer, | she said`: who is "he" in this sentence.
        let mut of_other_sex: Option<u64> = None;
        let end = self.seen.iter().rposition(|seen| seen.tok < at).map_or(0, |last| last + 1);
        for seen in self.seen[end.saturating_sub(MOST)..end].iter().rev() {
            if seen.sent + REACH < self.sent {
                break;
            }
            let place = &mut places[(seen.number % 128) as usize];
            let known = match usize::from(*place).checked_sub(1) {
                None => None,
                Some(at) if rivals[at].number == seen.number => Some(&mut rivals[at]),
                Some(_) => rivals.iter_mut().find(|rival| rival.number == seen.number),
            };
            let bonus = match (&seen.who, &known) {
                (Who::Entity(_), Some(known)) => known.bonus,
                (Who::Entity(entity), None) => match fit(&names.entities[*entity], gender) {
                    Some(bonus) => bonus,
                    None => continue,
                },
                (Who::Unnamed { person, .. }, _) if seen.plural || !person => continue,
                (Who::Unnamed { gender: g, .. }, _) => {
                    // `“No,” another reporter said. / Hale’s tone was harsh. / Last year he said`
                    let left = if named_in.is_some_and(|block| block > seen.block) { LEFT } else { 0.0 };
                    match g {
                        _ if clash(*g, gender) => continue,
                        Some(_) => 1.5,
                        // `His rep said no. / Kerry Holm is careful. “Yes,” she says.`
                        // `A reporter asked if he would stay. “No,” he said.`
                        None if seen.spoke && seen.weight(doc, names) <= ASKED => LEFT,
                        None if seen.spoke && acts_since => LEFT,
                        None if seen.spoke => 0.8 + left,
                        None => left,
                    }
                }
            };
            if seen.sent == self.sent && clash(gender_of_pronoun(doc.id(seen.tok)), gender) {
                of_other_sex = Some(seen.number);
            }
            let weight = seen.weight(doc, names);
            let distance = (self.sent - seen.sent) as f32;
            let here = if seen.block == self.block { HERE } else { 0.0 };
            let mut score = bonus + weight + here - 0.9 * distance - if seen.sent == self.sent { 0.15 } else { 0.0 };
            let together = seen.plural && seen.spoke;
            score += if together { TOGETHER } else { 0.0 };
            // `Her mother, Joan, sewed. Her father was at sea. “No,” she said.`: the one whose kin are told of.
            let kin =
                seen.sent + 1 < self.sent && matches!(seen.who, Who::Entity(_)) && gender.is_some() && weight < SPOKE;
            score += if kin && subject::is_kin_of(doc, seen.tok, gender) { KIN } else { 0.0 };
            let acts = seen.sent + 1 == self.sent && weight >= SUBJECT && matches!(seen.who, Who::Entity(_));
            // `Kerry Holm is careful. “No,” she said.`
            acts_here |= acts && seen.block == self.block && bonus >= 0.0;
            // `A neighbour said no. | Kerry Holm was late. | “Yes,” she said.`
            acts_since |= acts && bonus > -1.0;
            let new = bonus > 0.0 && seen.sent + 1 == self.sent && weight >= 1.5 && seen.is_new(doc, names);
            if new {
                score += NEW;
                new_one = Some(seen.number);
            }
            // Who asked is answered by another.
            if !together && last_speaker.is_some_and(|last| last.tok == seen.tok && weight > ASKED) {
                score += if seen.block == self.block { 0.8 } else { 0.65 };
                // `Lee Marsh said it was late. “It is,” he said.`: nothing tells that she is a woman.
                let untold =
                    |known: &Entity| known.gender.is_none() && known.guess.is_none() && is_named_as_people_are(known);
                let open = !acts_here && matches!(&seen.who, Who::Entity(e) if untold(&names.entities[*e]));
                score += if open { UNTOLD } else { 0.0 };
            }
            let was_subject = known.as_ref().is_some_and(|known| known.is_subject);
            score -= 0.38 * (n_subjects - usize::from(was_subject)).min(3) as f32;
            let is_subject = was_subject || weight >= SUBJECT;
            n_subjects += usize::from(is_subject && !was_subject);
            match known {
                Some(known) => {
                    known.times += 1;
                    known.score = known.score.max(score) + if known.times <= 3 { 0.2 } else { 0.0 };
                    known.is_subject = is_subject;
                }
                None => {
                    if bonus >= AGREES && matches!(seen.who, Who::Entity(_)) {
                        named_in.get_or_insert(seen.block);
                    }
                    rivals.push(Rival { number: seen.number, bonus, score, times: 1, is_subject, seen });
                    *place = u8::try_from(rivals.len()).unwrap_or_default();
                }
            }
        }
        let friend = last_speaker.filter(|last| owned < 0.0 && last.owned && last.tok < self.sent_start);
        if let Some(rival) = friend.and_then(|last| rivals.iter_mut().find(|rival| rival.number == last.number)) {
            rival.score += owned;
        }
        rivals.retain(|rival| of_other_sex != Some(rival.number));
        let (first, second) = best_two(&rivals)?;
        let (best, Seen { who, tok, .. }) = (first.score, first.seen);
        let margin = second.map_or(4.0, |second| best - second.score);
        // That somebody is new makes nothing sure.
        let margin = if new_one == Some(first.number) && margin < SURE + NEW { margin.min(SURE) } else { margin };
        let agrees = match who {
            Who::Entity(entity) => names.entities[*entity].gender == gender,
            Who::Unnamed { gender: g, .. } => *g == gender,
        };
        // Who acts, and nobody else is there.
        let alone = || second.is_none() && first.seen.weight(doc, names) >= SUBJECT;
        // Not `Girl Scouts`
        let full = |known: &Entity| known.words.len() > 1 && !known.words.last().is_some_and(is_common);
        let unknown = match who {
            Who::Entity(entity) => {
                let known = &names.entities[*entity];
                !(known.is_person() || alone() && full(known))
            }
            Who::Unnamed { .. } => false,
        };
        let next = second.map(|second| second.seen.who.clone());
        let found = best > FLOOR && !(unknown && best < UNKNOWN_FLOOR);
        found.then(|| Found { who: who.clone(), margin, agrees, tok: *tok, next })
    }
}

impl Seen {
    /// `Author Ada Hale spoke about it.`: whether somebody is named here in full, and was not named for long.
    fn is_new(&self, doc: &Doc<'_>, names: &Names) -> bool {
        let Some(mention) = names.mentions.get(self.mention).filter(|mention| mention.toks.start == self.tok) else {
            return false;
        };
        let before = names.mentions[..self.mention].iter().rev().take(FEW);
        let end = mention.toks.end;
        // Not `Ada Hale via Orla Images.`
        let acts = doc
            .toks
            .get(end)
            .is_some_and(|tok| tok.is_punct(b',') || is_one_of!(tok.id(), "who" | "then") || doc.tag(end).is_finite());
        // `Ada Hale was killed.`, `Ada Hale, who died`: another tells of it.
        let undergoes = || {
            let verb = (end..doc.toks.len().min(end + 5)).find(|i| doc.tag(*i).is_finite());
            verb.is_some_and(|verb| {
                let passive = doc.is(verb, Class::BE) && doc.tags().get(verb + 1) == Some(&Tag::VBN);
                passive || is_one_of!(doc.id(verb), "died" | "vanished" | "disappeared" | "fell" | "agreed")
            })
        };
        let person = names.entities[mention.entity].is_person();
        person
            && acts
            && !undergoes()
            && mention.toks.len() > 1
            && !self.spoke
            && before.into_iter().all(|other| other.entity != mention.entity)
    }
}

/// How well somebody with a name fits, if at all.
fn fit(known: &Entity, gender: Option<Gender>) -> Option<f32> {
    let several = known.words.len() == 1 && is_of_a_people(known);
    if matches!(known.sort, Sort::Body | Sort::Place) || clash(known.gender, gender) || several {
        return None;
    }
    let sort = match known.sort {
        Sort::Person => 0.0,
        _ if known.words.len() > 1 && !known.words.iter().any(is_common) => -0.7,
        _ if known.words.len() > 1 => -1.2,
        _ => -1.4,
    };
    let agrees = match (known.gender, known.guess, gender) {
        (Some(_), _, Some(_)) => AGREES,
        (None, Some(guess), Some(told)) if guess == told => GUESSED,
        (None, Some(_), Some(_)) => -GUESSED,
        _ => 0.0,
    };
    Some(sort + agrees)
}

/// Whether nothing in a name, no capitals or figures and no common word, tells that it is one of a body or a thing.
fn is_named_as_people_are(known: &Entity) -> bool {
    let letters = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let figure = known.name.bytes().any(|byte| byte.is_ascii_digit());
    let common = known.words.len() > 1 && known.words.iter().any(is_common);
    let thing = figure || common || known.name.split(' ').any(letters);
    known.is_person() || !thing
}

/// `Norwegians`
fn is_of_a_people(known: &Entity) -> bool {
    known.words.len() == 1 && known.name.ends_with(['s', 'S']) && is_a_people(&known.name.to_lowercase())
}

fn is_common(word: &Folded) -> bool {
    lexicon::is_common(word.hash())
}

/// The highest and the next; of equals the one that was mentioned last.
fn best_two<'r, 's>(rivals: &'r [Rival<'s>]) -> Option<(&'r Rival<'s>, Option<&'r Rival<'s>>)> {
    let above = |rival: &Rival<'_>, other: &Rival<'_>| rival.score.total_cmp(&other.score).is_gt();
    let (mut first, mut second) = (rivals.first()?, None);
    for rival in &rivals[1..] {
        if above(rival, first) {
            (first, second) = (rival, Some(first));
        } else if second.is_none_or(|second| above(rival, second)) {
            second = Some(rival);
        }
    }
    Some((first, second))
}

fn clash(one: Option<Gender>, other: Option<Gender>) -> bool {
    matches!((one, other), (Some(a), Some(b)) if a != b)
}
