//! Who speaks where no verb tells: in interviews, to a writer who asks, and where two talk by turns.

use super::named::named;
use super::{Resolved, Trail, first_role};
use crate::article::{Certainty, Doubt, MentionKind, Role, Rule};
use crate::quotes::content::{Unit, introduction};
use crate::quotes::doc::Doc;
use crate::quotes::names::{Gender, Names, Sort};
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

/// How many paragraphs back who answers may have spoken before.
const TURNS: usize = 6;
/// How many paragraphs back somebody else may speak than who answers the writer.
const AROUND: usize = 12;

/// Who answers in an interview, if the unit is of one: the only person in the paragraph right above the first question; else the only
/// one, or the one named most, above it.
pub(super) fn interviewee(doc: &Doc<'_>, names: &Names, authors: &[String], unit: &Unit) -> Option<Resolved> {
    let introduction = introduction(doc).filter(|introduction| introduction.end <= unit.content[0].start)?;
    let counted = |toks: &Range<usize>| {
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for mention in names.within(toks) {
            let known = &names.entities[mention.entity];
            let person = known.is_person() || known.sort == Sort::Unknown && known.words.len() > 1;
            // `Interview by Otto Budd`
            let by = mention.chunk.start.checked_sub(1).is_some_and(|i| is_one_of!(doc.id(i), "by"));
            let signs = by && doc.block_of(mention.toks.start).is_some_and(|block| block.toks.len() <= 8);
            // `Otto Lund, who hosts the show, put the questions:`
            let end = mention.toks.end;
            let asks = (end..doc.toks.len().min(end + 7))
                .any(|i| is_one_of!(doc.id(i), "hosts" | "put" | "interviewed"))
                || doc.toks.get(end).is_some_and(|tok| is_one_of!(tok.id(), "asked" | "asks"));
            if !person || signs || asks || authors.contains(&known.name) {
                continue;
            }
            match counts.iter_mut().find(|(_, entity)| *entity == mention.entity) {
                Some(count) => count.0 += 1,
                None => counts.push((1, mention.entity)),
            }
        }
        counts
    };
    // `Hale was asked about it. Below is what was said:`
    let block = doc.blocks.iter().rfind(|block| block.toks.end <= introduction.end && !block.toks.is_empty());
    let right_above = block.filter(|block| block.toks.clone().any(|i| is_of_interview(doc.id(i))));
    let near = right_above.map(|block| counted(&block.toks)).filter(|counts| counts.len() == 1);
    let counts = near.unwrap_or_else(|| counted(&introduction));
    let most = counts.iter().map(|(n, _)| *n).max();
    let mut best = counts.iter().filter(|(n, _)| Some(*n) == most);
    let (Some((_, entity)), None) = (best.next(), best.next()) else { return Some(Resolved::default()) };
    Some(answer(names, *entity))
}

fn answer(names: &Names, entity: usize) -> Resolved {
    let trail = Trail { rule: Rule::Interviewee, ..Trail::default() };
    let certainty = Certainty::Likely;
    Resolved { entities: vec![entity], role: first_role(names, entity), certainty, trail, ..Resolved::default() }
}

/// How an interview is announced.
fn is_of_interview(word: Word) -> bool {
    is_one_of!(
        word,
        "asked" | "interviewed" | "interview" | "excerpts" | "questions" | "exchange" | "conversation" | "answers"
    )
}

/// Who answers what the writer asks: whoever speaks around there in marks, and nobody else as much.
pub(super) fn answers_writer(doc: &Doc<'_>, names: &Names, units: &[Unit], out: &[Resolved], unit: &Unit) -> Resolved {
    let direct = |idx: &usize| {
        let earlier = &units[*idx];
        let content = &earlier.content[0];
        earlier.block < unit.block
            && content.len() > 3
            && doc.toks[content.start].quoted()
            && doc.blocks[earlier.block].role == Role::Paragraph
    };
    let near = (0..out.len()).rev().take_while(|idx| units[*idx].block + AROUND >= unit.block).filter(direct);
    let (mut speaker, mut n_own, mut n_others) = (None, 0, 0);
    for idx in near {
        let [one] = out[idx].entities[..] else {
            n_others += 1;
            continue;
        };
        match speaker {
            None if n_others == 0 && names.entities[one].is_person() => (speaker, n_own) = (Some(one), 1),
            Some(known) if known == one => n_own += 1,
            _ => n_others += 1,
        }
    }
    let Some(entity) = speaker else { return Resolved::default() };
    // `What does he think of her?`, or right before the words `As we leave, he looks up.`
    let start = unit.content[0].start;
    let own = doc.blocks[unit.block].toks.start;
    let above = doc.blocks.get(unit.block.wrapping_sub(1)).map_or(0..0, |block| block.toks.clone());
    let asked = if own < start { own..start } else { above };
    let gender = names.entities[entity].gender;
    let fits = |i: usize| match doc.pronoun(i) {
        "he" => gender != Some(Gender::Female),
        "she" => gender != Some(Gender::Male),
        // `Nobody paid for it, I say.`
        "you" | "your" | "i" => true,
        _ => false,
    };
    // `What do her critics say?`, `I put it to Budd.`: somebody else answers.
    let others = |i: usize| {
        let says = is_one_of!(
            doc.id(i),
            "say" | "says" | "said" | "tell" | "tells" | "told" | "write" | "writes" | "wrote" | "reply" | "replied"
        );
        let own = i > asked.start && is_one_of!(doc.id(i - 1), "he" | "she" | "you" | "to" | "i" | "we");
        // `I ask her husband.`
        let asks = is_one_of!(doc.id(i), "ask" | "asked" | "asks")
            && i + 2 < doc.toks.len()
            && (is_one_of!(doc.id(i + 1), "his" | "the" | "a" | "my" | "their")
                || is_one_of!(doc.id(i + 1), "her") && doc.tag(i + 2).is_noun());
        says && !own || asks || is_one_of!(doc.id(i), "spoke" | "put")
    };
    let named = !asked.clone().any(fits)
        && names.within(&asked).iter().any(|m| m.entity != entity && names.entities[m.entity].is_person());
    if named || asked.clone().any(others) {
        return Resolved::default();
    }
    let called = asked.clone().any(fits) || names.within(&asked).iter().any(|m| m.entity == entity);
    if own < start && !called {
        return Resolved::default();
    }
    let known =
        n_others == 0 && (called || n_own > 1) || n_own > 2 && n_own > n_others && (called || n_own > 2 * n_others);
    if known { answer(names, entity) } else { Resolved::default() }
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
