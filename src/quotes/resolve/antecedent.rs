//! From a pronoun at the cue to whom it stands for.

use super::pronouns::{Focus, Who};
use super::several::{self, Several};
use super::{Resolved, bodies, first_role, nominals, owned, subject, unnamed};
use crate::article::{Certainty, Doubt, Rule};
use crate::quotes::content::Unit;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::mentions::Phrase;
use crate::quotes::names::{Folded, NameMention, Names, Sort, gender_of_pronoun, qualifies};
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

/// Finds the speaker that a pronoun means.
pub(super) fn pronoun(
    doc: &Doc<'_>,
    names: &mut Names,
    unit: &Unit,
    phrase: &Phrase,
    focus: &Focus,
    out: &mut Resolved,
) {
    let at = phrase.head.start;
    let word = doc.pronoun(at);
    let mut sure = false;
    let trail = &mut out.trail;
    trail.rule = match word {
        "who" => Rule::Relative,
        "it" => Rule::It,
        "they" => Rule::They,
        _ => Rule::Pronoun,
    };
    let who = match word {
        "who" => {
            // `A nurse who works there, and who spoke`
            let from = (at.saturating_sub(12)..at).rev().find(|i| doc.toks[*i].first).unwrap_or(at.saturating_sub(12));
            let first = (from..at.saturating_sub(1)).find(|i| is_one_of!(doc.id(*i), "who"));
            let again = at > 0 && is_one_of!(doc.id(at - 1), "and");
            let at = first.filter(|_| again).unwrap_or(at);
            if let Some(described) = nominals::before_relative(doc, at) {
                // `the mayor, who said` may be somebody known; `the mayor who said` is told apart by what was said.
                let comma = doc.toks[at - 1].is_punct(b',');
                let known = comma.then(|| nominals::referent(doc, names, focus, &described, &unit.content)).flatten();
                match known {
                    Some((entity, _)) => out.entities = vec![entity],
                    None => {
                        let whole = several::joined_with_name(doc, names, &described).unwrap_or(described.toks);
                        out.unnamed = Some(unnamed(doc, &whole));
                    }
                }
                out.certainty = Certainty::Likely;
                return;
            }
            // `a pupil at Orla High who said`
            if let Some(described) = nominals::before_place(doc, names, at) {
                out.unnamed = Some(unnamed(doc, &described));
                out.certainty = Certainty::Likely;
                return;
            }
            let floor = at.saturating_sub(16);
            let from = floor.max(doc.sent_of(at).map_or(floor, |sent| sent.start));
            let near = names.within(&(from..at));
            // Not `Bob Marsh, a Hale supporter who said`
            let supports = |m: &&NameMention| m.toks.end + 1 == at && doc.is(m.toks.end, Class::PERSON);
            let near = &near[..near.len() - usize::from(near.last().as_ref().is_some_and(supports))];
            let next = near.last().filter(|m| m.toks.end + 1 >= at);
            // `Emrys Holm, 84, father of Gwilym, who said`
            let told = next.and_then(|next| described_by(doc, near, next));
            let next = told.or(next);
            // "Jane Doe of Norland, the ranking member, who said".
            let person = near.iter().rev().find(|m| names.entities[m.entity].is_person());
            // `told of by Rikkie Holm who said`: whoever that is; not `an influential Orla Democrat who said`
            let full = |m: &&NameMention| {
                let known = &names.entities[m.entity];
                let told = m.chunk.start > from && doc.tag(m.chunk.start - 1).is_in(&[Tag::JJ, Tag::DT]);
                let unknown = known.sort == Sort::Unknown && known.words.len() > 1 && m.toks.end == at;
                known.is_person() || unknown && !told
            };
            let mention = next.filter(full).or(person).or(next);
            // `Ada Hale, of the Corliss, who said`
            let bearer = mention.and_then(|of| {
                let start = of.chunk.start;
                let link = start - usize::from(start > 0 && is_one_of!(doc.id(start - 1), "the"));
                // `Ada Hale, envoy to the United Lands, who said`
                let hangs = (of.chunk.len() == 1 || link < start) && link > from && doc.is(link - 1, Class::PREP);
                let full = |m: &&NameMention| {
                    let known = &names.entities[m.entity];
                    let set_off = m.toks.end < link && doc.toks[m.toks.end].is_punct(b',');
                    set_off && known.words.len() > 1 && !matches!(known.sort, Sort::Body | Sort::Place)
                };
                near.iter().rev().filter(|_| hangs).find(full)
            });
            // `Hale and Budd, who say`
            let pair =
                mention.filter(|m| doc.tags().get(at + 1) == Some(&Tag::VBP) && m.toks.end + 1 == at).and_then(|m| {
                    let and = m.chunk.start.checked_sub(1).filter(|and| is_one_of!(doc.id(*and), "and"))?;
                    near.iter().find(|first| first.toks.end == and && first.entity != m.entity)
                });
            if let (Some(first), Some(second)) = (pair, mention) {
                out.entities = vec![first.entity, second.entity];
                out.certainty = Certainty::Likely;
                return;
            }
            // `five Orla | villages who say`
            if let Some(next) = mention.filter(|m| m.toks.end + 1 == at)
                && doc.tag(at - 1).is_in(&[Tag::NNS, Tag::VBZ])
                && !doc.toks[at - 1].capital
            {
                let counts = |i: &usize| doc.toks[*i].is_word() && doc.tag(*i).is_in(&[Tag::CD, Tag::JJ]);
                let start = (from..next.chunk.start).rev().take_while(counts).last().unwrap_or(next.chunk.start);
                out.unnamed = Some(unnamed(doc, &(start..at)));
                out.certainty = Certainty::Likely;
                return;
            }
            sure = true;
            bearer.or(mention).map(|m| Who::Entity(m.entity))
        }
        // `In the letter, Hale says it is late. “Go,” it reads.`
        "it" if unit.cue.as_ref().is_some_and(|cue| is_one_of!(doc.id(cue.end - 1), "read" | "reads")) => {
            let posted = || bodies::posted_before(doc, names, at);
            let writer = || bodies::writer(doc, names, focus, at, None).or_else(posted);
            writer().map(Who::Entity).or_else(|| focus.body(doc, names, at))
        }
        // `A spokesman for Cambria Grid said it was late. The line would open soon, it said.`
        "it" => {
            let person = |body: &String| ["Mr", "Mrs", "Ms", "Dr"].iter().any(|title| body.starts_with(title));
            let spoken_for = || focus.spoken_for(None).filter(|body| !person(body));
            // `Hale issued a statement on Friday. “I am sorry,” it said.`
            let posted = bodies::issued_before(doc, names, at).map(Who::Entity);
            let spoke = focus.spoken_here(at).is_some_and(|last| doc.sent_before(at).is_some_and(|sent| last.tok >= sent.start));
            // `Hale’s campaign backtracked. In case of doubt, it said, “no.”`
            let owned = if spoke { None } else { owned::subject_before(doc, names, at) };
            posted
                .or_else(|| owned.map(|body| Who::Entity(names.body_named(body))))
                .or_else(|| subject::of_main_clause(doc, names, at).map(Who::Entity))
                .or_else(|| focus.body(doc, names, at))
                .or_else(|| spoken_for().map(|body| Who::Entity(names.body_named(body))))
                .or_else(|| owned::state_before(doc, names, at).map(Who::Entity))
        }
        "they" => {
            // Who spoke in another paragraph, or before that sentence, comes after whom the sentence before is about.
            let spoke = focus.several(names, at);
            let just = focus.spoken_here(at).is_some_and(|last| last.sent + 1 >= focus.sent);
            let before = if just && spoke.is_some() { None } else { several::they(doc, names, at) };
            let carried = || several::carried_on(doc, names, at);
            let before = if before.is_none() && spoke.is_none() { carried() } else { before };
            match before {
                Some(Several::Named(all)) => {
                    out.entities = all;
                    None
                }
                Some(Several::Unnamed(text)) => Some(Who::Unnamed { text, gender: None, person: true }),
                None => spoke,
            }
        }
        "he" | "she" if let Some(likened) = likened_before(doc, names, at) => Some(Who::Entity(likened)),
        _ if let Some(ahead) = named_ahead(doc, names, unit, at) => Some(Who::Entity(ahead)),
        _ if let Some(one) = led_to_that(doc, names, at) => Some(Who::Entity(one)),
        _ => gender_of_pronoun(Word::of(word)).and_then(|gender| focus.person(doc, names, at, Some(gender))).and_then(
            |found| {
                sure = found.margin > 1.5 && found.agrees;
                trail.doubts.extend((found.margin <= 1.5).then_some(Doubt::Rivals));
                trail.doubts.extend((!found.agrees).then_some(Doubt::Gender));
                // `Asked by Hale how it felt, he replied`
                let asker = asker(doc, names, at).map(Who::Entity);
                if asker.is_some_and(|asker| asker == found.who) || is_asker(doc, found.tok, at) {
                    sure = false;
                    return found.next;
                }
                // `“It is late,” he told Budd`, `Asked whether Hale should quit, she said`: neither is meant.
                let is_other = |who: &Who| {
                    matches!(who, Who::Entity(e) if addressee(doc, names, unit) == Some(*e) || is_asked_about(doc, names, *e, at))
                };
                if is_other(&found.who) {
                    sure = false;
                    return found.next.filter(|next| !is_other(next));
                }
                // `Budd said it was late. Hale has been named chief. “He is clever,” he said.`: not Hale.
                if let Some(teller) = teller_of(doc, names, focus, unit, at, &found.who) {
                    sure = false;
                    return Some(teller);
                }
                // `A new manager “could win,” he said.`: somebody else.
                let told = |piece: &Range<usize>| piece.start == found.tok && doc.is(found.tok, Class::DET);
                if matches!(found.who, Who::Unnamed { .. }) && unit.content.iter().any(told) {
                    sure = false;
                    return found.next;
                }
                // `Hale, he said, was resting`: not himself.
                let person = |who: &Who| matches!(who, Who::Entity(e) if names.entities[*e].sort == Sort::Person);
                let other = found.next.as_ref().is_some_and(person);
                if matches!(found.who, Who::Entity(e) if acts_in(doc, names, unit, e, at, other))
                    || told_of(doc, names, focus, unit, at).is_some_and(|told| found.who == Who::Entity(told))
                {
                    sure = false;
                    return found.next;
                }
                // `Hunt said he will not vote for Hale. Hale isn’t one of us, he said.`: who spoke last in the paragraph, not who is
                // named in what is said.
                let names_other = matches!(found.who, Who::Entity(e) if opens_words(doc, names, unit, e, at));
                if names_other && let Some(speaker) = focus.spoken_here(at).filter(|last| last.sent + 1 == focus.sent && Some(&last.who) == found.next.as_ref()) {
                    sure = false;
                    return Some(speaker.who.clone());
                }
                // `“Hale said I would win,” he told me.`: few name themselves.
                let own = match &found.who {
                    Who::Entity(e) => is_named_in(doc, names, unit, *e),
                    Who::Unnamed { .. } => Naming::None,
                };
                // Nobody calls himself Senator Hale.
                let other = own == Naming::Titled || own == Naming::Plain && found.margin < 2.0;
                if other && matches!(found.next, Some(Who::Entity(_))) {
                    sure = false;
                    if found.margin > 1.5 {
                        trail.doubts.push(Doubt::Rivals);
                    }
                    return found.next;
                }
                (trail.antecedent, trail.runner_up) = (Some(found.tok), found.next);
                Some(found.who)
            },
        ),
    };
    match who {
        Some(Who::Entity(entity)) => {
            out.entities = vec![entity];
            out.role = first_role(names, entity);
        }
        Some(Who::Unnamed { text, .. }) => {
            out.spoken_for = focus.spoken_for(Some(&text)).filter(|_| text.to_lowercase().contains("spokes"));
            out.unnamed = Some(text);
        }
        None if out.entities.is_empty() => return,
        None => {}
    }
    out.certainty = if sure { Certainty::Certain } else { Certainty::Likely };
}

/// `After he said it was late, | Hale left`, `In what he called a “rant,” | Hale attacked`: whom a pronoun at the head of an opening
/// clause means that is named behind it.
fn named_ahead(doc: &Doc<'_>, names: &Names, unit: &Unit, at: usize) -> Option<usize> {
    let sent = doc.sent_of(at)?;
    let cue = unit.cue.as_ref()?;
    let gender = gender_of_pronoun(doc.id(at))?;
    let fits = |entity: usize| {
        let known = &names.entities[entity];
        known.is_person() && known.gender.is_none_or(|own| own == gender)
    };
    // Who was named right before is meant, if that may be.
    let here = doc.block_of(at).map_or(sent.start, |block| block.toks.start);
    let before = doc.sent_before(at).map_or(sent.start, |before| before.start.max(here))..sent.start;
    let in_hand = || names.within(&before).iter().any(|m| fits(m.entity));
    let opens = is_one_of!(doc.id(sent.start), "after" | "when" | "before") && at == sent.start + 1 && !in_hand()
        || is_one_of!(doc.id(sent.start), "in") && is_one_of!(doc.id(sent.start + 1), "what") && at == sent.start + 2;
    if !opens || cue.end > sent.end || cue.start < at {
        return None;
    }
    let main = |m: &&NameMention| {
        doc.closes_with_comma(m.chunk.start - 1)
            && m.toks.end < sent.end
            && doc.tag(m.toks.end).is_finite()
            && !doc.toks[m.toks.end].quoted()
    };
    let named = names.within(&(cue.end..sent.end)).iter().find(main)?;
    let him = (named.toks.end..sent.end).any(|i| is_one_of!(doc.id(i), "him" | "her") && !doc.toks[i].quoted());
    (fits(named.entity) && !him).then_some(named.entity)
}

/// `That left Budd facing attacks, so many that | he accused his rivals`: the only one whom the sentence names before, where no person
/// is its subject.
fn led_to_that(doc: &Doc<'_>, names: &Names, at: usize) -> Option<usize> {
    let that = at.checked_sub(1).filter(|that| is_one_of!(doc.id(*that), "that"))?;
    let sent =
        doc.sent_of(at).filter(|sent| is_one_of!(doc.id(sent.start), "that" | "this" | "it") && sent.start < that)?;
    let so = (sent.start..that).rev().take(8).find(|i| is_one_of!(doc.id(*i), "so" | "such"))?;
    let gender = gender_of_pronoun(doc.id(at))?;
    let named = names.within(&(sent.start..at));
    let person = |m: &&NameMention| names.entities[m.entity].is_person();
    let first = named.iter().find(person).filter(|first| first.toks.end <= so)?.entity;
    let alone = named.iter().filter(person).all(|other| other.entity == first);
    let fits = names.entities[first].gender.is_none_or(|own| own == gender);
    let other = |i: usize| is_one_of!(doc.id(i), "he" | "she") && !doc.toks[i].quoted();
    // Not `It is about Budd and so long that he cut it`
    let joined = is_one_of!(doc.id(so - 1), "and") || doc.is(so - 1, Class::BE);
    (alone && fits && !joined && !(sent.start..that).any(other)).then_some(first)
}

/// `Critics of trade, like Gary Lund, a fellow, admit it failed. | But it pays, he said.`: the one whom the sentence before names
/// as one of those whom it is about, if it names nobody else who may be meant.
fn likened_before(doc: &Doc<'_>, names: &Names, at: usize) -> Option<usize> {
    let (before, sent) = (doc.sent_before(at)?, doc.sent_of(at)?);
    let opens = before.start + 8;
    let like = (before.start + 2..before.end.min(opens)).find(|i| {
        let set_off = doc.toks[i - 1].is_punct(b',') && doc.tag(i - 2).is_in(&[Tag::NNS, Tag::NN]);
        set_off && is_one_of!(doc.id(*i), "like" | "including")
    })?;
    // Not `He sacked aides, including Hale, on Monday.`
    doc.long_phrase_at(before.start, like).filter(|subject| subject.toks.end == like - 1)?;
    let likened = names.within(before).iter().find(|mention| mention.chunk.start == like + 1)?;
    let set_off = doc.toks.get(likened.toks.end).is_some_and(|tok| tok.is_punct(b','));
    let gender = gender_of_pronoun(doc.id(at))?;
    let fits = |entity: usize| {
        let known = &names.entities[entity];
        !matches!(known.sort, Sort::Body | Sort::Place) && known.gender.is_none_or(|own| own == gender)
    };
    let near = names.within(&(before.start..at.max(sent.start)));
    let other = near.iter().any(|mention| {
        mention.entity != likened.entity && names.entities[mention.entity].is_person() && fits(mention.entity)
    });
    (set_off && !other && fits(likened.entity)).then_some(likened.entity)
}

/// `he told | Budd`: who is told.
fn addressee(doc: &Doc<'_>, names: &Names, unit: &Unit) -> Option<usize> {
    let cue = unit
        .cue
        .as_ref()
        .filter(|cue| is_one_of!(doc.id(cue.end - 1), "told" | "tells" | "asked" | "assured" | "reminded"))?;
    let told = names.within(&(cue.end..doc.toks.len().min(cue.end + 3))).first()?;
    (told.chunk.start == cue.end).then_some(told.entity)
}

/// `Asked whether | Hale should quit, she said`: whether somebody is named in the question that opens the sentence of the pronoun.
pub(super) fn is_asked_about(doc: &Doc<'_>, names: &Names, entity: usize, at: usize) -> bool {
    let Some(sent) = doc.sent_of(at) else { return false };
    let asked = is_one_of!(doc.id(sent.start), "asked" | "pressed" | "questioned") && sent.start + 2 < at;
    // `Pressed on whether`, `Asked by a reporter why`
    let opens = |i: &usize| is_one_of!(doc.id(*i), "whether" | "if" | "about" | "why" | "how" | "what" | "when");
    let Some(opens) = (sent.start + 1..at.min(sent.start + 6)).find(|i| asked && opens(i)) else { return false };
    let comma = (sent.start..at).find(|i| doc.toks[*i].is_punct(b',')).unwrap_or(at);
    // Not `Asked about the Hale administration, he said`
    let alone = |end: usize| !qualifies(doc, end) && doc.toks.get(end).is_none_or(|next| next.kind != Kind::Clitic);
    names.within(&(opens..comma.max(opens))).iter().any(|m| m.entity == entity && alone(m.toks.end))
}

/// `he said | Hale left`, `what Hale did was “silly,” he said`: whether somebody has a verb in the words outside marks. Not `Hale left, he
/// said`, which may be told of himself.
/// `other`: whether another person may be meant.
fn acts_in(doc: &Doc<'_>, names: &Names, unit: &Unit, entity: usize, at: usize, other: bool) -> bool {
    let acts = |m: &NameMention| {
        let next = m.toks.end;
        m.entity == entity
            && m.toks.start != at
            && !doc.toks[m.toks.start].quoted()
            && next < doc.toks.len()
            && !doc.toks[next].first
            && (doc.tag(next).is_finite() || doc.is(next, Class::AUX))
            // `Hale said it was late because “it rained,” he explained`
            && !doc.is(next, CUE)
    };
    // `he said that she had left | Hale`
    let undergoes = |m: &NameMention| {
        let (before, next) = (m.chunk.start - 1, m.toks.end);
        other
            && m.entity == entity
            && !doc.toks[m.toks.start].quoted()
            && doc.tag(before).is_verb()
            && !doc.is(before, Class::BE)
            && doc.toks.get(next).is_none_or(|tok| tok.kind != Kind::Clitic && !tok.capital && !doc.tag(next).is_noun())
    };
    let apart = |piece: &&Range<usize>| piece.start > at || is_one_of!(doc.id(piece.start), "what");
    let told = |piece: &Range<usize>| {
        let named = names.within(piece);
        named.iter().any(acts) || piece.start > at && named.iter().any(|m| m.chunk.start > piece.start && undergoes(m))
    };
    // `he said that she was late (by an hour) if she had left | Hale`
    let rest = || {
        let cue = unit.cue.as_ref().filter(|cue| cue.start > at)?;
        let behind = unit.content.iter().all(|piece| piece.start > at);
        doc.sent_of(at).filter(|_| behind).map(|sent| cue.end..sent.end)
    };
    unit.content.iter().filter(apart).any(told)
        || rest().is_some_and(|rest| names.within(&rest).iter().any(|m| m.chunk.start > rest.start && undergoes(m)))
}

/// `Hale isn’t one of us, | he said`: whether reported words before the pronoun have somebody for their subject, by name.
fn opens_words(doc: &Doc<'_>, names: &Names, unit: &Unit, entity: usize, at: usize) -> bool {
    let subject = |m: &NameMention| {
        let next = m.toks.end;
        m.entity == entity
            && next < at
            && !doc.toks[m.toks.start].quoted()
            && (doc.tag(next).is_finite() || doc.is(next, Class::AUX))
    };
    unit.content.iter().filter(|piece| piece.end <= at).any(|piece| names.within(piece).iter().any(subject))
}

/// Whom reported words begin with that stand on both sides of the pronoun at `at`: `Hale, he said, was resting`.
fn told_of(doc: &Doc<'_>, names: &Names, focus: &Focus, unit: &Unit, at: usize) -> Option<usize> {
    let [first, _, ..] = &unit.content[..] else { return None };
    if first.end > at || first.len() > 6 || doc.toks[first.start].quoted() {
        return None;
    }
    let named = names.within(first).first().filter(|mention| mention.chunk.start == first.start);
    named.map(|mention| mention.entity).or_else(|| {
        let phrase =
            doc.phrase_at(first.start, first.end).filter(|phrase| is_one_of!(doc.id(phrase.toks.start), "the"))?;
        nominals::person(doc, names, focus, &phrase).map(|found| found.0)
    })
}

/// Who is described as somebody of `next`, whose name ends the description: `Emrys Holm, 84, father of | Gwilym`.
fn described_by<'n>(doc: &Doc<'_>, near: &'n [NameMention], next: &NameMention) -> Option<&'n NameMention> {
    let of = next.chunk.start.checked_sub(1).filter(|i| is_one_of!(doc.id(*i), "of"))?;
    let noun = of.checked_sub(1).filter(|i| doc.is(*i, Class::PERSON.or(Class::MALE).or(Class::FEMALE)))?;
    let comma = (near.first()?.toks.start..noun).rev().take(4).find(|i| doc.toks[*i].is_punct(b','))?;
    let before = near.iter().rev().find(|m| m.toks.end <= comma)?;
    (before.toks.end == comma || before.toks.end + 2 == comma).then_some(before)
}

/// `Budd said no. ¶ Hale has been promoted. ¶ “He is clever,” | he said`: who spoke last, where the words begin with the pronoun that is
/// the speaker, too, and only `one` was named since: of that one they tell.
fn teller_of(doc: &Doc<'_>, names: &Names, focus: &Focus, unit: &Unit, at: usize, one: &Who) -> Option<Who> {
    let first = unit.content.first()?.clone().find(|i| doc.toks[*i].is_word())?;
    let same = first < at && doc.toks[first].quoted() && doc.id(first) == doc.id(at);
    let last = focus.last_spoken(at).filter(|last| same && last.block + TOLD >= focus.block && !last.plural)?;
    let (Who::Entity(speaker), Who::Entity(one)) = (&last.who, one) else { return None };
    let gender = gender_of_pronoun(doc.id(at))?;
    let fits = names.entities[*speaker].is_person() && names.entities[*speaker].gender.is_none_or(|own| own == gender);
    let since = names.within(&(last.tok + 1..first));
    let other = |m: &NameMention| m.entity != *one && m.entity != *speaker && names.entities[m.entity].is_person();
    // Who acts is about to speak; not who undergoes something.
    let undergoes = |m: &NameMention| {
        let next = m.toks.end;
        let been = is_one_of!(doc.id(next), "has" | "have" | "had") && is_one_of!(doc.id(next + 1), "been");
        let be = if been { next + 1 } else { next };
        // `Budd did not mention Hale. “He is late,” he said.`
        let object = || {
            let sent = doc.sent_of(m.toks.start);
            let first = sent.and_then(|sent| names.within(sent).first().filter(|m| m.chunk.start <= sent.start + 1));
            first.is_some_and(|first| first.entity == *speaker) && !doc.tag(next).is_finite()
        };
        (been || doc.is(next, Class::BE)) && doc.tag(be + 1) == Tag::VBN || object()
    };
    let mut of_one = since.iter().filter(|m| m.entity == *one).peekable();
    let named = of_one.peek().is_some() && of_one.all(undergoes) && !since.iter().any(other);
    // `Hale was impressed. “He is clever,” he said.`: Hale speaks of somebody else.
    let here = doc.block_of(at).map_or(at, |block| block.toks.start);
    let before = doc.sent_before(at).filter(|before| before.start >= here);
    let acts = |before: &Range<usize>| {
        names.within(before).first().is_some_and(|m| m.entity == *one && m.chunk.start <= before.start + 1)
    };
    if before.is_some_and(acts) {
        return None;
    }
    (speaker != one && fits && named).then(|| last.who.clone())
}

/// How many paragraphs back who tells of somebody may have spoken.
const TOLD: usize = 3;

/// How words in marks name somebody.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Naming {
    None,
    /// By the surname, or the first name.
    Plain,
    /// So, behind a title.
    Titled,
}

/// Whether the words in marks name somebody.
fn is_named_in(doc: &Doc<'_>, names: &Names, unit: &Unit, entity: usize) -> Naming {
    let words = &names.entities[entity].words;
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Naming::None };
    let named = |i: usize| {
        let tok = doc.toks[i];
        tok.capital && tok.quoted() && tok.is_word() && {
            let word = Folded::of_token(doc, i);
            word == *last || word == *first
        }
    };
    let titled = |i: usize| i > 0 && doc.toks[i - 1].capital && doc.is(i - 1, Class::TITLE);
    let mut found = unit.content.iter().flat_map(Clone::clone).filter(|i| named(*i)).peekable();
    match (found.peek().is_some(), found.any(titled)) {
        (false, _) => Naming::None,
        (true, false) => Naming::Plain,
        (true, true) => Naming::Titled,
    }
}

/// Who asks, in a clause that opens the sentence of the pronoun at `at`: `Asked by Hale how it felt, | he`.
fn asker(doc: &Doc<'_>, names: &Names, at: usize) -> Option<usize> {
    let sent = doc.sent_of(at)?;
    let by = sent.start + 1;
    let asked = by + 1 < at && is_one_of!(doc.id(sent.start), "asked" | "pressed" | "questioned");
    let end = (by..at).find(|i| asked && doc.toks[*i].is_punct(b','))?;
    let names = names.within(&(by + 1..end));
    names.first().filter(|_| is_one_of!(doc.id(by), "by")).map(|mention| mention.entity)
}

/// `Asked by a reporter why, he replied`: whether somebody at `tok` is the one who asks, before the pronoun at `at`.
pub(super) fn is_asker(doc: &Doc<'_>, tok: usize, at: usize) -> bool {
    let sent = doc.sent_of(at);
    let by = tok.checked_sub(1).filter(|by| is_one_of!(doc.id(*by), "by"));
    by.is_some() && sent.is_some_and(|sent| (sent.start..at).contains(&tok) && doc.is_by_agent(sent.start, tok))
}
