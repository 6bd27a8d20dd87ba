//! From the phrase at a cue to the person meant: surnames, pronouns, titles, spokespeople.

use super::content::Unit;
use super::doc::{Doc, Kind};
use super::lexicon::Class;
use super::mentions::Phrase;
use super::names::{Gender, Names, printed, role_text, title_gender};
use crate::article::{Certainty, MentionKind};
use std::ops::Range;

/// Who a unit's speaker is.
#[derive(Clone, Debug, Default)]
pub(super) struct Resolved {
    /// Indices into [`Names::entities`].
    pub(super) entities: Vec<usize>,
    pub(super) unnamed: Option<String>,
    pub(super) spoken_for: Option<String>,
    pub(super) role: Option<String>,
    pub(super) via: Option<String>,
    pub(super) certainty: Certainty,
}

/// Resolves the speakers of all units, in reading order of their cues.
pub(super) fn resolve(doc: &Doc<'_>, names: &mut Names, units: &[Unit]) -> Vec<Resolved> {
    let mut out: Vec<Resolved> = Vec::with_capacity(units.len());
    for unit in units {
        let resolved = match (&unit.subject, unit.continues) {
            (_, Some(before)) => Resolved { certainty: Certainty::Likely, via: None, ..out[before].clone() },
            (Some(phrase), None) => speaker(doc, names, unit, phrase, units, &out),
            (None, None) => Resolved::default(),
        };
        let via = unit.via.as_ref().map(|via| outlet_name(doc, names, via));
        out.push(Resolved { via: via.or(resolved.via.clone()), ..resolved });
    }
    out
}

fn speaker(
    doc: &Doc<'_>,
    names: &mut Names,
    unit: &Unit,
    phrase: &Phrase,
    units: &[Unit],
    before: &[Resolved],
) -> Resolved {
    let mut out = Resolved::default();
    match phrase.kind {
        MentionKind::Name => {
            out.entities = named(doc, names, phrase);
            out.certainty = if unit.shared { Certainty::Likely } else { Certainty::Certain };
            if let [one] = out.entities.as_slice() {
                note_role(doc, names, *one, phrase);
                out.role = names.entities[*one].roles.first().cloned();
            }
        }
        MentionKind::Pronoun => {
            if let Some((entity, sure)) = antecedent(doc, names, phrase, units, before) {
                out.entities = vec![entity];
                out.role = names.entities[entity].roles.first().cloned();
                out.certainty = if sure { Certainty::Certain } else { Certainty::Likely };
            }
        }
        MentionKind::Nominal => match by_role(doc, names, phrase) {
            Some(entity) => {
                out.entities = vec![entity];
                out.role = Some(printed(doc, &without_article(doc, &phrase.toks)));
                out.certainty = Certainty::Likely;
            }
            None => {
                out.unnamed = Some(printed(doc, &phrase.toks));
                out.certainty = if unit.shared { Certainty::Likely } else { Certainty::Certain };
            }
        },
    }
    out.spoken_for = spoken_for(doc, names, phrase, &out);
    out.via = carrier(doc, names, unit);
    if out.entities.is_empty() && out.unnamed.is_none() {
        out.certainty = Certainty::Unclear;
    }
    out
}

/// The entity of the name in a phrase; several for a coordination.
fn named(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Vec<usize> {
    let head = names.within(&phrase.head);
    let Some(first) = head.last().or_else(|| names.within(&phrase.toks).first()) else { return Vec::new() };
    let mut out = vec![first.entity];
    let mut end = first.toks.end;
    for mention in names.within(&(end..phrase.toks.end)) {
        let link = end..mention.chunk.start;
        let joins = !link.is_empty()
            && link.clone().all(|i| doc.is(i, Class::CONJ.or(Class::DET)) || doc.toks[i].is_punct(b','));
        if !joins {
            break;
        }
        if !out.contains(&mention.entity) {
            out.push(mention.entity);
        }
        end = mention.toks.end;
    }
    out
}

/// What the phrase at the cue tells of the speaker's role.
fn note_role(doc: &Doc<'_>, names: &mut Names, entity: usize, phrase: &Phrase) {
    let described = phrase.apposition.as_ref().filter(|a| {
        !doc.is(a.start, Class::SUBORD.or(Class::PREP)) && !doc.is_name_word(a.start)
            || Range::clone(a).any(|i| doc.is(i, Class::TITLE))
    });
    let before = phrase.toks.start..phrase.head.start.max(phrase.toks.start);
    let roles = [described.and_then(|a| role_text(doc, a)), role_text(doc, &before)];
    for role in roles.into_iter().flatten() {
        names.entities[entity].add_role(role);
    }
    if names.entities[entity].gender.is_none() {
        let around = phrase.apposition.clone().unwrap_or(before);
        names.entities[entity].gender = title_gender(doc, &around);
    }
}

fn pronoun_gender(word: &str) -> Option<Gender> {
    match word {
        "he" | "him" | "his" => Some(Gender::Male),
        "she" | "her" => Some(Gender::Female),
        _ => None,
    }
}

/// The person a pronoun stands for, and whether nobody else fits.
fn antecedent(
    doc: &Doc<'_>,
    names: &Names,
    phrase: &Phrase,
    units: &[Unit],
    before: &[Resolved],
) -> Option<(usize, bool)> {
    let at = phrase.head.start;
    let word = doc.lower(at);
    if word == "who" {
        let mention = names.mentions.iter().rev().find(|m| m.toks.end <= at)?;
        return (mention.toks.end + 1 >= at).then_some((mention.entity, true));
    }
    let block = doc.blocks.iter().position(|b| b.toks.contains(&at))?;
    if matches!(word, "it" | "they") {
        // The body or people that spoke last.
        let last = (0..before.len())
            .rev()
            .find(|u| units[*u].block + 1 >= block && units[*u].subject.as_ref().is_some_and(|s| s.head.start < at))?;
        return match before[last].entities.as_slice() {
            [one] if names.entities[*one].body => Some((*one, false)),
            _ => None,
        };
    }
    let gender = pronoun_gender(word)?;
    let floor = doc.blocks[block.saturating_sub(3)].toks.start;
    let sent_of = |tok: usize| doc.sents.partition_point(|s| s.start <= tok);
    let here = sent_of(at);
    let mut scores: Vec<(f32, usize)> = Vec::new();
    let mut add = |entity: usize, score: f32| match scores.iter_mut().find(|(_, e)| *e == entity) {
        Some(found) => found.0 = found.0.max(score) + 0.25,
        None => scores.push((score, entity)),
    };
    for mention in names.mentions.iter().rev().skip_while(|m| m.toks.start >= at).take_while(|m| m.toks.start >= floor)
    {
        let entity = &names.entities[mention.entity];
        if entity.body || entity.gender.is_some_and(|g| g != gender) {
            continue;
        }
        let sent = sent_of(mention.toks.start);
        let distance = (here - sent) as f32;
        let mut score = -distance.min(8.0);
        let sent_start = doc.sents[sent - 1].start;
        if mention.chunk.start <= sent_start + 2 {
            score += 1.5;
        }
        if doc.toks.get(mention.toks.end).is_some_and(|t| t.kind == Kind::Clitic) {
            score -= 1.0;
        }
        if entity.gender == Some(gender) {
            score += 1.5;
        }
        if sent == here && doc.is(mention.chunk.start.saturating_sub(1), Class::PREP) {
            score -= 1.0;
        }
        add(mention.entity, score);
    }
    // Who spoke last goes on speaking.
    let last = (0..before.len()).rev().find(|u| {
        units[*u].subject.as_ref().is_some_and(|s| s.head.start < at)
            && units[*u].block + 2 >= block
            && !before[*u].entities.is_empty()
    });
    if let Some(last) = last {
        for entity in &before[last].entities {
            let known = &names.entities[*entity];
            if !known.body && known.gender.is_none_or(|g| g == gender) {
                let near = units[last].block == block;
                add(*entity, if near { 2.0 } else { 1.0 } + if known.gender == Some(gender) { 1.0 } else { 0.0 });
            }
        }
    }
    scores.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (best, entity) = *scores.first()?;
    let sure =
        scores.get(1).is_none_or(|second| best - second.0 > 2.0) && names.entities[entity].gender == Some(gender);
    Some((entity, sure))
}

/// "the minister", where exactly one person of the article is one.
fn by_role(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    if doc.lower(phrase.toks.start) != "the" || phrase.toks.len() > 6 {
        return None;
    }
    let head = doc.lower(phrase.head.start);
    if !doc.is(phrase.head.start, Class::TITLE.or(Class::PERSON)) || head.ends_with('s') && head != "boss" {
        return None;
    }
    let fits = |role: &String| {
        let role = role.to_lowercase();
        role.split(|c: char| !c.is_alphanumeric()).any(|w| w == head) && {
            // Every further word of the phrase is in the role.
            phrase
                .toks
                .clone()
                .skip(1)
                .filter(|i| *i != phrase.head.start && doc.toks[*i].is_word())
                .all(|i| role.contains(doc.lower(i)))
        }
    };
    let mut found =
        (0..names.entities.len()).filter(|i| !names.entities[*i].body && names.entities[*i].roles.iter().any(fits));
    let one = found.next()?;
    found.next().is_none().then_some(one)
}

fn without_article(doc: &Doc<'_>, toks: &Range<usize>) -> Range<usize> {
    if toks.len() > 1 && doc.is(toks.start, Class::DET) { toks.start + 1..toks.end } else { toks.clone() }
}

/// The body that a spokesperson speaks for: `a ministry spokesman`, `a spokesperson for the Port`.
fn spoken_for(doc: &Doc<'_>, names: &Names, phrase: &Phrase, out: &Resolved) -> Option<String> {
    let spokes = |i: usize| doc.lower(i).starts_with("spokes");
    let places = [Some(phrase.toks.clone()), phrase.apposition.clone()];
    for range in places.into_iter().flatten() {
        let Some(at) = range.clone().find(|i| spokes(*i)) else { continue };
        // "spokesman for the Port of Veld"
        if at + 1 < doc.toks.len()
            && matches!(doc.lower(at + 1), "for" | "of")
            && let Some(body) = doc.phrase_at(at + 2, doc.toks.len().min(at + 14))
        {
            return Some(printed(doc, &without_article(doc, &body.toks)));
        }
        let mut end = at;
        while end > range.start && (doc.toks[end - 1].kind == Kind::Clitic || !doc.toks[end - 1].is_word()) {
            end -= 1;
        }
        let mut start = end;
        while start > range.start
            && doc.toks[start - 1].is_word()
            && !doc.is(start - 1, Class::DET.or(Class::POSS).or(Class::PREP))
        {
            start -= 1;
        }
        if start < end {
            return Some(printed(doc, &(start..end)));
        }
    }
    let _ = (names, out);
    None
}

/// `told the agency Norpress`: the outlet that the words were said to.
fn carrier(doc: &Doc<'_>, names: &Names, unit: &Unit) -> Option<String> {
    let cue = unit.cue.as_ref()?;
    let verb = cue.end - 1;
    if !doc.is(verb, Class::TELL) || cue.end >= doc.toks.len() {
        return None;
    }
    let phrase = doc.phrase_at(cue.end, doc.toks.len().min(cue.end + 12))?;
    let media =
        phrase.toks.clone().any(|i| doc.is(i, Class::MEDIA) && !matches!(doc.lower(i), "reporters" | "journalists"));
    let mention = names.within(&phrase.toks).last()?;
    media.then(|| names.entities[mention.entity].name.clone())
}

fn outlet_name(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> String {
    names
        .within(&phrase.toks)
        .last()
        .map_or_else(|| printed(doc, &without_article(doc, &phrase.toks)), |m| names.entities[m.entity].name.clone())
}
