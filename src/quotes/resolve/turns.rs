//! Who speaks where no verb tells: in interviews, and where two talk by turns.

use super::named::named;
use super::{Resolved, Trail, first_role};
use crate::article::{Certainty, Doubt, MentionKind, Rule};
use crate::quotes::content::{Unit, introduction};
use crate::quotes::doc::Doc;
use crate::quotes::names::{Names, Sort};

/// How many paragraphs back who answers may have spoken before.
const TURNS: usize = 6;

/// Who answers in an interview: the only person, or the one named most, above the first question.
pub(super) fn interviewee(doc: &Doc<'_>, names: &Names) -> Resolved {
    let Some(introduction) = introduction(doc) else { return Resolved::default() };
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for mention in names.within(&introduction) {
        let known = &names.entities[mention.entity];
        let person = known.is_person() || known.sort == Sort::Unknown && known.words.len() > 1;
        if !person {
            continue;
        }
        match counts.iter_mut().find(|(_, entity)| *entity == mention.entity) {
            Some(count) => count.0 += 1,
            None => counts.push((1, mention.entity)),
        }
    }
    let most = counts.iter().map(|(n, _)| *n).max();
    let mut best = counts.iter().filter(|(n, _)| Some(*n) == most);
    let (Some((_, entity)), None) = (best.next(), best.next()) else { return Resolved::default() };
    let trail = Trail { rule: Rule::Interviewee, ..Trail::default() };
    let certainty = Certainty::Likely;
    Resolved { entities: vec![*entity], role: first_role(names, *entity), certainty, trail, ..Resolved::default() }
}

/// Who answers the speaker of a unit, or asks on: the one who spoke before, close by.
pub(super) fn replier(
    doc: &Doc<'_>,
    names: &Names,
    units: &[Unit],
    out: &[Resolved],
    unit: &Unit,
    before: usize,
) -> Resolved {
    let speaker = &out[before];
    let is_known = |one: &Resolved| !one.entities.is_empty() || one.unnamed.is_some();
    let is_other =
        |one: &Resolved| is_known(one) && (&one.entities, &one.unnamed) != (&speaker.entities, &speaker.unnamed);
    let turn = |one: &Resolved| {
        let trail = Trail { rule: Rule::Turn, ..Trail::default() };
        let Resolved { entities, unnamed, role, .. } = one.clone();
        Resolved { entities, unnamed, role, certainty: Certainty::Likely, trail, ..Resolved::default() }
    };
    if !is_known(speaker) {
        return Resolved::default();
    }
    // `“Why are we here?” Hale said. “For the town,” Hale said. “And who will pay?”`: one speaks alone.
    let asked = (0..before).rev().find(|idx| units[*idx].block < units[before].block);
    let asked = asked.filter(|_| doc.asks(&unit.content[0]));
    if asked.is_some_and(|idx| is_known(&out[idx]) && !is_other(&out[idx])) {
        let trail = Trail { doubts: vec![Doubt::Continuation], ..speaker.trail.clone() };
        return Resolved { certainty: Certainty::Likely, via: None, trail, ..speaker.clone() };
    }
    let mut earlier = (0..before).rev().take_while(|idx| units[*idx].block + TURNS >= unit.block);
    if let Some(idx) = earlier.find(|idx| is_other(&out[*idx])) {
        return turn(&out[idx]);
    }
    // Not before, then by name in one of the next turns.
    let mut later = (out.len()..units.len()).take_while(|idx| units[*idx].block <= unit.block + TURNS);
    let named_later = later.find_map(|idx| {
        let subject = units[idx].subject.as_ref().filter(|subject| subject.kind == MentionKind::Name)?;
        let entities = named(doc, names, subject);
        let role = if let [one] = entities[..] { first_role(names, one) } else { None };
        Some(Resolved { entities, role, ..Resolved::default() }).filter(is_other)
    });
    named_later.map_or_else(Resolved::default, |other| turn(&other))
}
