//! Bodies of whose name words are left out, but not the last: `the Holocaust Museum` for the Orla Holocaust Memorial Museum.

use super::folded::Folded;
use super::{Names, Sort};
use crate::article::Role;
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::{self, Class};
use crate::quotes::words::is_one_of;
use std::cmp::Reverse;

/// Of so many bodies whose names end in the same word the others are not compared; nor are more names taken for longer ones.
const MOST: usize = 32;

impl Names {
    /// Takes a name of two words or more for the one longer name of a body that has all of them, in this order, and ends as it does.
    pub(super) fn parts_of_names(&mut self, doc: &Doc<'_>) {
        let ends_in = |idx: usize| self.entities[idx].words.last().map_or(0, |noun| noun.key());
        let len = |idx: usize| self.entities[idx].words.len();
        let mut bodies: Vec<usize> = (0..self.entities.len()).filter(|idx| self.is_long_name(*idx)).collect();
        bodies.sort_unstable_by_key(|idx| (ends_in(*idx), Reverse(len(*idx)), *idx));
        let mut same: Vec<(usize, usize)> = Vec::new();
        for alike in bodies.chunk_by(|one, other| ends_in(*one) == ends_in(*other)).filter(|alike| alike.len() > 1) {
            // Those that are no part of another.
            let mut whole: Vec<usize> = Vec::new();
            for idx in alike.iter().take(MOST) {
                let words = &self.entities[*idx].words;
                let mut longer = whole.iter().filter(|long| is_part(words, &self.entities[**long].words));
                match (longer.next(), longer.next()) {
                    (Some(long), None) => same.push((*idx, *long)),
                    _ => whole.push(*idx),
                }
            }
        }
        for (short, long) in same.into_iter().take(MOST) {
            if self.is_named_before(doc, long, short)
                && !self.are_joined(doc, long, short)
                && !self.is_introduced(doc, short)
            {
                self.mentions.iter_mut().filter(|mention| mention.entity == short).for_each(|m| m.entity = long);
            }
        }
    }

    /// Whether the name is of two words or more, and none of a person.
    fn is_long_name(&self, idx: usize) -> bool {
        let known = &self.entities[idx];
        let noun = |noun: &Folded| {
            lexicon::words().known(noun.hash()).class.has(Class::BODY.or(Class::MEDIA).or(Class::CORPORATE))
        };
        known.words.len() > 1
            && matches!(known.sort, Sort::Body | Sort::Unknown)
            && known.gender.is_none()
            && known.words.last().is_some_and(noun)
    }

    /// `the Estmark Tide Centre and the Tide Centre`: whether the two are told apart.
    fn are_joined(&self, doc: &Doc<'_>, one: usize, other: usize) -> bool {
        self.mentions.windows(2).any(|pair| {
            let both = (pair[0].entity, pair[1].entity);
            let link = pair[0].toks.end..pair[1].chunk.start;
            (both == (one, other) || both == (other, one))
                && link.len() < 3
                && link.into_iter().any(|i| doc.is(i, Class::CONJ))
        })
    }

    /// `the Daily Herald of Corva`, `the Tide Museum, a gallery in Corva,`: whether a body is told apart by where or what it is.
    fn is_introduced(&self, doc: &Doc<'_>, idx: usize) -> bool {
        let id = |i: usize| doc.toks.get(i).map(|tok| tok.id());
        self.mentions.iter().filter(|mention| mention.entity == idx).any(|mention| {
            let end = mention.toks.end;
            let place = id(end).is_some_and(|link| is_one_of!(link, "of" | "in" | "at"));
            let comma = doc.toks.get(end).is_some_and(|tok| tok.is_punct(b','));
            place || comma && id(end + 1).is_some_and(|next| is_one_of!(next, "a" | "an"))
        })
    }

    /// Whether the one stands in the text before the other does, headlines aside.
    fn is_named_before(&self, doc: &Doc<'_>, one: usize, other: usize) -> bool {
        let in_text = |tok: usize| doc.block_of(tok).is_some_and(|block| block.role == Role::Paragraph);
        let mut both = self.mentions.iter().filter(|m| m.entity == one || m.entity == other);
        both.find(|m| in_text(m.toks.start)).is_some_and(|first| first.entity == one)
    }
}

/// Whether the short name leaves out words of the long one, and can mean nobody else.
fn is_part(short: &[Folded], long: &[Folded]) -> bool {
    let mut left = long.iter();
    if short.len() >= long.len() || !short.iter().all(|word| left.any(|other| other == word)) {
        return false;
    }
    let noun = short[short.len() - 1];
    // Not `the Democratic Party`, of the Democratic Unionist Party; `Orla University`, of Orla State University; `Orla News`, of Orla
    // Business News
    let many = is_one_of!(noun.id(), "party" | "union" | "league" | "bank" | "university" | "college" | "school")
        || lexicon::words().known(noun.hash()).class.has(Class::MEDIA);
    // `the Disaster Office`, of the National Disaster Office; not the Security Council, of which the nations have one
    let national = is_one_of!(long[0].id(), "national") && long[1..] == *short && short.len() > 1;
    if national
        && !many
        && !is_one_of!(noun.id(), "council" | "assembly" | "committee" | "congress" | "front" | "department" | "club")
    {
        return true;
    }
    if short[0] == long[0] { !many && is_house(noun) } else { is_alone(noun) }
}

/// `the Holocaust Museum`, of the Holocaust Memorial Museum: not `the Kennedy Center`, of the Kennedy Space Center.
fn is_house(noun: Folded) -> bool {
    is_one_of!(noun.id(), "museum" | "hospital" | "library" | "coalition" | "commission" | "association")
}

/// What is the same where the land, the people or the town in front of it is left out: not `the Supreme Court`, of which each land
/// has one.
fn is_alone(noun: Folded) -> bool {
    lexicon::words().known(noun.hash()).class.has(Class::MEDIA)
        && !is_one_of!(noun.id(), "press" | "agency" | "network" | "program" | "programme" | "record")
        || is_one_of!(noun.id(), "museum" | "library" | "coalition")
}
