//! From the phrase at a cue to the person meant: surnames, pronouns, titles, spokespeople.

mod alone;
mod antecedent;
mod authors;
mod beside;
mod bodies;
mod firms;
mod foretold;
mod headlines;
mod in_hand;
mod jobs;
mod just_named;
mod kin;
mod label;
mod named;
mod nominals;
mod numbers;
mod owned;
mod owners;
mod prominence;
mod pronouns;
mod rivals;
mod several;
mod spoken;
mod spokespeople;
mod subject;
#[cfg(test)]
mod tests;
mod trail;
mod turns;

use super::called::is_agent_noun;
use super::content::Unit;
use super::doc::Doc;
use super::lexicon::{Class, class};
use super::mentions::Phrase;
use super::names::{NameMention, Names, Role, Sort, is_address, role_text};
use super::tags::Tag;
use super::words::is_one_of;
use crate::article::{Certainty, Doubt, MentionKind, Rule};
use label::unnamed;
use named::{companion, named, namesake, with_named};
use pronouns::Focus;
pub(super) use pronouns::{REACH, Who};
use spokespeople::{carrier, outlet_name, spoken_for};
use std::ops::Range;
pub(super) use trail::Trail;
use turns::{answers_writer, interviewee, replier};

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
    /// For `--why` alone.
    pub(super) trail: Trail,
}

/// Resolves the speakers of all units, in reading order of their cues. "I" is the article's one author.
pub(super) fn resolve(doc: &Doc<'_>, names: &mut Names, units: &[Unit], authors: &[String]) -> Vec<Resolved> {
    let mut out: Vec<Resolved> = Vec::with_capacity(units.len());
    let mut focus = Focus::default();
    focus.seen.reserve(names.mentions.len() + units.len() + doc.sents.len());
    // Those who spoke together last.
    let mut joint: Vec<usize> = Vec::new();
    for unit in units {
        let mut resolved = match (&unit.subject, unit.continues) {
            (_, Some(before)) => {
                let trail = Trail { doubts: vec![Doubt::Continuation], ..out[before].trail.clone() };
                Resolved { certainty: Certainty::Likely, via: None, trail, ..out[before].clone() }
            }
            (_, None) if unit.answers => {
                let found = match interviewee(doc, names, authors, unit) {
                    Some(found) => found,
                    None => answers_writer(doc, names, units, &out, unit),
                };
                if let [one] = found.entities[..] {
                    focus.advance(doc, names, unit.content[0].start);
                    focus.spoke(doc, Who::Entity(one), unit.content[0].start, false, false);
                }
                found
            }
            (_, None) if let Some(before) = unit.replies => {
                let found = replier(doc, names, units, &out, unit, before);
                if let [one] = found.entities[..] {
                    focus.advance(doc, names, unit.content[0].start);
                    focus.spoke(doc, Who::Entity(one), unit.content[0].start, false, doc.asks(&unit.content[0]));
                }
                found
            }
            (Some(phrase), None) => {
                focus.advance(doc, names, phrase.toks.start);
                let mut resolved =
                    match same_pronoun(doc, units, &out, phrase).or_else(|| goes_on(doc, names, units, &out, unit)) {
                        _ if let Some(before) = same_phrase(units, &out, phrase) => {
                            Resolved { certainty: Certainty::Likely, via: None, ..out[before].clone() }
                        }
                        Some(before) => {
                            let antecedent = units[before].subject.as_ref().map(|subject| subject.toks.start);
                            let trail = Trail { rule: Rule::Pronoun, antecedent, ..Trail::default() };
                            Resolved { certainty: Certainty::Likely, via: None, trail, ..out[before].clone() }
                        }
                        None => speaker(doc, names, unit, phrase, &focus, authors, &joint),
                    };
                let they = phrase.kind == MentionKind::Pronoun && doc.pronoun(phrase.head.start) == "they";
                if they && joint.first().is_some_and(|first| resolved.entities == [*first]) {
                    resolved.entities.clone_from(&joint);
                }
                joint.clear();
                joint.extend(resolved.entities.iter().filter(|_| resolved.entities.len() > 1));
                let noun = phrase.head.end - 1;
                let ends = || doc.lower(noun).ends_with('s') && !doc.lower(noun).ends_with("ss");
                let many = || ends() || is_one_of!(doc.id(noun), "police" | "people" | "staff");
                let plural = resolved.entities.len() > 1 || resolved.entities.is_empty() && (they || many());
                // Who tells the story in the first person is never "she".
                let teller = phrase.kind == MentionKind::Pronoun && doc.pronoun(phrase.head.start) == "i";
                if let Some(who) = who(doc, &resolved, phrase).filter(|_| !teller) {
                    let asked =
                        unit.cue.as_ref().is_some_and(|cue| cue.clone().any(|i| doc.lower(i).starts_with("ask")));
                    // `Hale, whom the president has called “Wobbly,” was there`: he is not on stage.
                    let at = phrase.toks.start;
                    let aside = at > 0 && is_one_of!(doc.id(at - 1), "whom" | "which")
                        || is_beside(doc, phrase)
                        || tells_him(doc, unit, phrase)
                        // `Someone told her it was late. “No,” she said.`
                        || is_one_of!(doc.id(phrase.head.start), "someone" | "somebody")
                        // `One questioner claimed that it rained. “It does,” he said.`
                        || is_one_of!(
                            doc.id(phrase.head.end - 1),
                            "questioner" | "interviewer" | "moderator" | "heckler" | "inquirer"
                        )
                        || is_told_by(doc, unit, phrase)
                        // `Hale attacked his rivals, Budd and Lund, who say`: no "he" is meant.
                        || phrase.kind == MentionKind::Pronoun && resolved.entities.len() > 1;
                    focus.spoke(doc, who, at, plural, asked || aside);
                    // `his friend Jane Doe`, `Jane Doe, her sister`
                    let owned = |i: usize| is_one_of!(doc.id(i), "his" | "her" | "their" | "my");
                    if owned(at)
                        || phrase.apposition.as_ref().is_some_and(|told| owned(told.start))
                        || matches!(resolved.entities[..], [one] if judges(doc, names, unit, one))
                    {
                        focus.is_owned();
                    }
                    focus.note_spoken_for(&resolved);
                }
                resolved
            }
            (None, None) => Resolved::default(),
        };
        if let Some(via) = &unit.via {
            resolved.via = Some(outlet_name(doc, names, via));
        }
        out.push(resolved);
    }
    headlines::from_article(doc, units, &mut out);
    out
}

/// `Asked if Hale, | who has called it a hoax, could win, Budd shrugged`: whether a relative clause tells of somebody behind the main
/// verb.
fn is_beside(doc: &Doc<'_>, phrase: &Phrase) -> bool {
    let at = phrase.toks.start;
    let sent = doc.sent_of(at);
    let relative = phrase.kind == MentionKind::Pronoun && is_one_of!(doc.id(at), "who");
    let verb = |i: usize| (doc.tag(i).is_finite() || doc.tag(i) == Tag::VBN) && !doc.toks[i].quoted();
    relative && sent.is_some_and(|sent| (sent.start..at).any(verb))
}

/// `in Holm, where a teacher told him that he was lazy`: the story is of him, not of somebody without a name who speaks to him or of him.
fn tells_him(doc: &Doc<'_>, unit: &Unit, phrase: &Phrase) -> bool {
    let behind = unit.cue.as_ref().map_or(0, |cue| cue.end);
    phrase.kind == MentionKind::Nominal
        && !doc.toks[phrase.toks.start].first
        && behind > phrase.toks.start
        && behind < doc.toks.len()
        && !doc.toks[behind].quoted()
        && is_one_of!(doc.id(behind), "him" | "her")
}

/// `The premier, Otto Lund, called Mr Hale “kind”. / He liked to fish.`: whether somebody who is named nowhere else tells what
/// another is, of whom the article tells often.
fn judges(doc: &Doc<'_>, names: &Names, unit: &Unit, one: usize) -> bool {
    let Some(cue) = unit.cue.as_ref() else { return false };
    let tells =
        is_one_of!(doc.id(cue.end - 1), "called" | "described" | "praised" | "hailed" | "remembered" | "lauded");
    let told = || names.within(&(cue.end..cue.end + 3)).first().filter(|m| m.chunk.start == cue.end).map(|m| m.entity);
    let n_mentions = |entity: usize| names.mentions.iter().filter(|m| m.entity == entity).count();
    tells && told().is_some_and(|told| told != one && n_mentions(one) == 1 && n_mentions(told) > 3)
}

/// `Hale was told by a doctor that`: the story is of Hale.
fn is_told_by(doc: &Doc<'_>, unit: &Unit, phrase: &Phrase) -> bool {
    let Some(cue) = &unit.cue else { return false };
    let tells = is_one_of!(doc.id(cue.end - 1), "told" | "warned" | "informed" | "advised" | "reminded");
    let marked = unit.content.iter().any(|piece| doc.toks[piece.start].quoted());
    let by = phrase.toks.start.checked_sub(1).is_some_and(|by| by >= cue.end && is_one_of!(doc.id(by), "by"));
    tells && by && !marked
}

/// `He said Hale had won, which | he called a mess`: the unit of this sentence whose speaker is the same pronoun, and known.
fn same_pronoun(doc: &Doc<'_>, units: &[Unit], out: &[Resolved], phrase: &Phrase) -> Option<usize> {
    let at = phrase.toks.start;
    let pronoun = phrase.kind == MentionKind::Pronoun && is_one_of!(doc.id(at), "he" | "she");
    let sent = doc.sent_of(at).filter(|_| pronoun)?;
    let before = out.len().checked_sub(1)?;
    let other =
        units[before].subject.as_ref().filter(|other| other.toks.start >= sent.start && other.toks.start <= at)?;
    let same = other.kind == MentionKind::Pronoun && doc.id(other.toks.start) == doc.id(at);
    (same && !out[before].entities.is_empty()).then_some(before)
}

/// `The minister confirmed it, | terming it late`: the unit before, where it has the very same phrase.
fn same_phrase(units: &[Unit], out: &[Resolved], phrase: &Phrase) -> Option<usize> {
    let before = out.len().checked_sub(1).filter(|_| phrase.kind == MentionKind::Nominal)?;
    let same = units[before].subject.as_ref().is_some_and(|other| other.head == phrase.head);
    (same && (!out[before].entities.is_empty() || out[before].unnamed.is_some())).then_some(before)
}

/// `“It is high,” he told Budd. “It is late,” | he said.`: the unit before, whose speaker is the same pronoun, and tells somebody, where
/// nobody is named since.
fn goes_on(doc: &Doc<'_>, names: &Names, units: &[Unit], out: &[Resolved], unit: &Unit) -> Option<usize> {
    let before = out.len().checked_sub(1).filter(|before| units[*before].block + 1 >= unit.block)?;
    let (phrase, other) = (unit.subject.as_ref()?, units[before].subject.as_ref()?);
    let (at, then) = (phrase.toks.start, other.toks.start);
    let pronoun =
        |phrase: &Phrase| phrase.kind == MentionKind::Pronoun && is_one_of!(doc.id(phrase.toks.start), "he" | "she");
    let same = pronoun(phrase) && pronoun(other) && doc.id(at) == doc.id(then) && then < at;
    let cue = units[before].cue.as_ref().filter(|cue| same && is_one_of!(doc.id(cue.end - 1), "told" | "tells"))?;
    let told = names.within(&(cue.end..doc.toks.len().min(cue.end + 4))).first()?;
    // Not `“It is high,” he told Budd. Budd laughed.`
    let fits = |m: &NameMention| {
        out[before].entities.contains(&m.entity) || !names.entities[m.entity].is_person() || m.toks == told.toks
    };
    let he = |i: usize| is_one_of!(doc.id(i), "he" | "she") && !doc.toks[i].quoted();
    let alone = names.within(&(cue.end..at)).iter().all(fits) && !(cue.end..at).any(he);
    (alone && !out[before].entities.is_empty() && !out[before].entities.contains(&told.entity)).then_some(before)
}

fn who(doc: &Doc<'_>, resolved: &Resolved, phrase: &Phrase) -> Option<Who> {
    match (resolved.entities.as_slice(), &resolved.unnamed) {
        ([one, ..], _) => Some(Who::Entity(*one)),
        ([], Some(unnamed)) => {
            let head = phrase.head.start;
            let (gender, person) = (
                jobs::gender_of_noun(doc, head),
                jobs::is_one_person(doc, head)
                    || does_something(doc, head)
                    || phrase.toks.len() == 1 && is_one_of!(doc.id(head), "one"),
            );
            let person = person && !is_one_of!(doc.id(head), "everyone" | "everybody" | "anyone" | "anybody");
            Some(Who::Unnamed { text: unnamed.clone(), gender, person })
        }
        ([], None) => None,
    }
}

fn speaker(
    doc: &Doc<'_>,
    names: &mut Names,
    unit: &Unit,
    phrase: &Phrase,
    focus: &Focus,
    authors: &[String],
    joint: &[usize],
) -> Resolved {
    let mut out = Resolved::default();
    match phrase.kind {
        // `the two leading Republicans, Ada Hale and Otto Budd,`
        MentionKind::Name | MentionKind::Nominal if let Some(all) = numbers::set_beside(doc, names, phrase) => {
            out.entities = all;
            out.trail.rule = Rule::Beside;
            out.certainty = Certainty::Likely;
        }
        // `some Democrats`, `veteran Republicans`: not all of them.
        MentionKind::Name if is_group(doc, phrase) => {
            out.unnamed = Some(unnamed(doc, &phrase.toks));
            out.trail.rule = Rule::Unnamed;
            out.certainty = if unit.shared { Certainty::Likely } else { Certainty::Certain };
        }
        // `The Commandant of the group, Mr Sunday Holm, said`
        MentionKind::Name if let Some(one) = addressed(doc, names, phrase) => {
            out.entities = vec![one];
            out.trail.rule = Rule::Name;
            out.certainty = Certainty::Likely;
            out.role = names.note_role(doc, one, &phrase.toks).or_else(|| first_role(names, one));
        }
        MentionKind::Name if let Some(one) = subject::by_letters(doc, names, phrase) => {
            out.entities = vec![one];
            out.trail.rule = Rule::Beside;
            out.certainty = Certainty::Likely;
            out.role = first_role(names, one);
        }
        MentionKind::Name => {
            out.entities = named(doc, names, phrase);
            if let [one] = out.entities[..]
                && (phrase.toks.len() == 1 || phrase.toks.len() == 2 && addresses(doc, phrase.toks.start))
                && let Some(spoke) = namesake(doc, names, focus, phrase, one)
            {
                out.entities = vec![spoke];
            }
            out.entities.extend(companion(doc, names, phrase, &out.entities));
            out.trail.rule = if out.entities.is_empty() { Rule::Unnamed } else { Rule::Name };
            out.certainty = if unit.shared { Certainty::Likely } else { Certainty::Certain };
            if let [one] = out.entities[..]
                && let Some(body) = bodies::of_land(doc, names, phrase, one)
            {
                out.entities = vec![names.body_named(body)];
            }
            match out.entities.as_slice() {
                [one] => {
                    // "Hale said", where Peter and Susan Hale are both in the article, is a guess.
                    if phrase.toks.len() == 1 && names.shares_surname(*one, doc.word(phrase.head.start)) {
                        out.certainty = Certainty::Likely;
                        out.trail.doubts.push(Doubt::SharedSurname);
                    }
                    let at_cue = note_role(doc, names, *one, phrase);
                    out.role = at_cue.or_else(|| first_role(names, *one));
                }
                [] if let Some(holder) = foretold::holder(doc, names, phrase) => {
                    (out.entities, out.trail.rule) = (vec![holder], Rule::Role);
                    out.certainty = Certainty::Likely;
                    out.role = first_role(names, holder);
                }
                [] => out.unnamed = Some(unnamed(doc, &phrase.toks)),
                _ => {}
            }
        }
        MentionKind::Pronoun if doc.pronoun(phrase.head.start) == "i" => {
            if let [author] = authors {
                out.entities = vec![names.author(author)];
                out.certainty = Certainty::Likely;
            }
        }
        _ if let Some(both) = numbers::both(doc, names, phrase, joint) => {
            out.entities = both.to_vec();
            out.trail.rule = Rule::Both;
            out.certainty = Certainty::Likely;
        }
        MentionKind::Nominal if let Some(one) = subject::of_two(doc, names, phrase) => {
            out.entities = vec![one];
            out.trail.rule = Rule::Both;
            out.certainty = Certainty::Likely;
            out.role = first_role(names, one);
        }
        MentionKind::Nominal if let Some(all) = numbers::bearers(doc, names, phrase) => {
            out.entities = all;
            out.trail.rule = Rule::Role;
            out.certainty = Certainty::Likely;
        }
        MentionKind::Pronoun => {
            antecedent::pronoun(doc, names, unit, phrase, focus, &mut out);
            with_named(doc, names, phrase, &mut out);
            // `He and other challengers`
            if phrase.toks.len() > 2 && out.entities.is_empty() && out.unnamed.is_none() {
                out.unnamed = Some(unnamed(doc, &phrase.toks));
                out.certainty = Certainty::Likely;
            }
        }
        MentionKind::Nominal if let Some(text) = nominals::introduced(doc, names, focus, phrase) => {
            out.unnamed = Some(text);
            out.trail.rule = Rule::Unnamed;
            out.certainty = Certainty::Likely;
            out.spoken_for = focus.spoken_for(out.unnamed.as_deref());
        }
        MentionKind::Nominal => match nominals::referent(doc, names, focus, phrase, &unit.content) {
            Some((entity, rule)) => {
                out.entities = vec![entity];
                out.trail.rule = rule;
                let known = &mut names.entities[entity];
                if rule == Rule::Body && known.gender.is_none() && known.words.len() == 1 {
                    known.sort = Sort::Body;
                }
                if names.entities[entity].is_person() {
                    // `said Baron`, of Ned Baron: no office.
                    let told = (rule != Rule::PartOfName).then(|| role_text(doc, &phrase.toks)).flatten();
                    out.role = told.or_else(|| first_role(names, entity));
                }
                out.certainty = Certainty::Likely;
            }
            None => {
                let label = unnamed(doc, &phrase.toks);
                let (label, owner) = match owners::told(doc, names, focus, phrase, &label) {
                    Some((label, owner)) => (label, Some(owner)),
                    None => (label, None),
                };
                // `her spokesman`
                let speaks = || (phrase.toks.clone()).any(|i| doc.lower(i).starts_with("spokes"));
                out.spoken_for = owner.filter(|_| speaks()).map(|owner| names.entities[owner].name.clone());
                out.unnamed = Some(label);
                out.trail.rule = Rule::Unnamed;
                out.certainty = if unit.shared { Certainty::Likely } else { Certainty::Certain };
            }
        },
    }
    out.spoken_for = spoken_for(doc, names, phrase, focus).or(out.spoken_for);
    out.via = carrier(doc, names, unit);
    if out.entities.is_empty() && out.unnamed.is_none() {
        out.certainty = Certainty::Unclear;
    } else if out.certainty == Certainty::Certain && !is_plain(doc, unit, phrase) {
        out.certainty = Certainty::Likely;
    }
    out
}

/// The person whom the apposition to an office names with a form of address, where no list knows the office.
fn addressed(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let described = phrase.apposition.as_ref().filter(|_| is_one_of!(doc.id(phrase.toks.start), "the"))?;
    let address = addresses(doc, described.start);
    let mention = names.within(described).first().filter(|mention| address && mention.toks.end == described.end)?;
    names.entities[mention.entity].is_person().then_some(mention.entity)
}

/// Whether a word is a form of address.
fn addresses(doc: &Doc<'_>, i: usize) -> bool {
    is_address(doc.lower(i)) || is_one_of!(doc.id(i), "engr" | "engr.")
}

/// `a barber`: somebody, and no body or paper.
fn does_something(doc: &Doc<'_>, head: usize) -> bool {
    is_agent_noun(doc.lower(head)) && !doc.is(head, Class::BODY.or(Class::MEDIA).or(Class::CORPORATE))
}

/// Whether a name is one of many people, of whom only some are meant.
fn is_group(doc: &Doc<'_>, phrase: &Phrase) -> bool {
    let (start, head) = (phrase.toks.start, phrase.head.start);
    let last = phrase.head.end - 1;
    // `the previous Government`
    let other = is_one_of!(doc.id(head - usize::from(head > start)), "previous" | "former" | "outgoing" | "last");
    if other && head > start && phrase.head.len() == 1 && doc.is(head, Class::BODY) && !doc.toks[head - 1].capital {
        return true;
    }
    let plural = phrase.head.len() <= 2 && doc.is(last, Class::PERSON) && doc.lower(last).ends_with('s');
    plural && start < head && !doc.is_name_word(start) && !is_one_of!(doc.id(start), "the" | "these" | "those" | "both")
}

/// Whether the words at the cue leave no room for doubt: a name or he/she right at a verb of saying. Nouns, "who", a
/// cue far off and other verbs were wrong three to ten times as often in the articles the rules were made on.
fn is_plain(doc: &Doc<'_>, unit: &Unit, phrase: &Phrase) -> bool {
    let Some(cue) = &unit.cue else { return false };
    let near = |reach: usize| {
        if cue.start >= phrase.toks.end { cue.start - phrase.toks.end <= reach } else { phrase.toks.start <= cue.end }
    };
    let verb = cue.clone().any(|i| doc.is(i, Class::SAY.or(Class::TELL)) || doc.toks[i].is_punct(b':'));
    let according = cue.len() > 1 && doc.is(cue.end - 1, Class::PREP) && phrase.toks.start == cue.end;
    match phrase.kind {
        MentionKind::Nominal => false,
        MentionKind::Name => (verb || according) && (phrase.apposition.is_some() || near(3)),
        MentionKind::Pronoun => {
            let word = doc.lower(phrase.head.start);
            verb && word != "who" && near(1) && phrase.toks.start < cue.start
        }
    }
}

fn first_role(names: &Names, entity: usize) -> Option<String> {
    names.entities[entity].roles.first().map(|role| role.text.clone())
}

/// What the phrase at the cue tells of the speaker's role.
fn note_role(doc: &Doc<'_>, names: &mut Names, entity: usize, phrase: &Phrase) -> Option<String> {
    // `a colleague, Dr. Otto Budd, wrote`
    let person = |a: &Range<usize>| {
        let named = names.within(a).last();
        named.is_some_and(|m| m.entity != entity && m.chunk == *a && names.entities[m.entity].is_person())
    };
    let others = |a: &Range<usize>| is_one_of!(doc.id(a.start), "whose") || person(a);
    // `Hale, pressed on that by an analyst, said`
    let done = |a: &Range<usize>| doc.tag(a.start).is_in(&[Tag::VBN, Tag::VBD]);
    let described = phrase.apposition.as_ref().filter(|a| !others(a) && !done(a)).filter(|a| {
        !doc.is(a.start, Class::SUBORD.or(Class::PREP)) && !doc.is_name_word(a.start)
            || !doc.is(a.start, Class::SUBORD) && Range::clone(a).any(|i| doc.is(i, Class::TITLE))
    });
    let described = described.and_then(|a| names.note_role(doc, entity, a));
    // `former | Gov. Hale`: with the title that stands in the name.
    let name = names.within(&phrase.head).first().filter(|m| m.entity == entity).map(|m| m.toks.start);
    let led = doc.is(phrase.toks.start, Class::TITLE.or(Class::PERSON));
    let head = name.filter(|_| led && phrase.toks.start < phrase.head.start).unwrap_or(phrase.head.start);
    let before = phrase.toks.start..head.max(phrase.toks.start);
    let titled = names.note_role(doc, entity, &before);
    // `Ohio’s governor, Tom Hale, a Republican, said`
    let party =
        |role: &String| matches!(role.as_str(), "Republican" | "Democrat" | "independent" | "conservative" | "liberal");
    let titled_as =
        |role: &&Role| role.heads.iter().any(|noun| class(noun).has(Class::TITLE)) && !role.text.starts_with("former");
    let office = || {
        let mut offices = names.entities[entity].roles.iter().filter(titled_as);
        offices.find(|role| !party(&role.text)).map(|role| role.text.clone())
    };
    match described {
        Some(role) if party(&role) => titled.or_else(office).or(Some(role)),
        described => described.or(titled),
    }
}
