//! Which bodies "the company", "the Holm campaign", "the statement" stand for.

use super::super::doc::{Doc, Kind};
use super::super::lexicon::{self, CUE, Class};
use super::super::mentions::Phrase;
use super::super::names::{Folded, NameMention, Names, Sort, printed};
use super::super::words::is_one_of;
use super::firms::{from_land, is_enterprise, is_traded, may_be_a_person, said_to_be};
use super::owned;
use super::pronouns::Focus;
use std::ops::Range;

/// `the Holm campaign`, `Ryder’s office`: a body known by whom it belongs to, as the article calls it.
pub(super) fn owned(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<String> {
    let head = phrase.head.start;
    let body = is_owned(doc.lower(head));
    let modifier = phrase.toks.start..head;
    let named = modifier.clone().any(|i| doc.is_name_word(i));
    let one = modifier.clone().all(|i| {
        doc.is(i, Class::DET) && doc.lower(i) == "the"
            || doc.toks[i].capital
            || doc.toks[i].kind == Kind::Clitic
            || i + 1 == head && is_of_vote(doc, i)
            || doc.is_owned_by_many(i, head + 1)
    });
    (body && named && one && !modifier.is_empty()).then(|| {
        if let Some(called) = owned::called_at(doc, names, head) {
            return called;
        }
        let start = if doc.is(phrase.toks.start, Class::DET) { phrase.toks.start + 1 } else { phrase.toks.start };
        printed(doc, &(start..head + 1))
    })
}

/// "the campaign" after `the Holm campaign`, `Ryder’s campaign`.
pub(super) fn owned_before(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<String> {
    let head = phrase.head.start;
    if phrase.toks.len() != 2 || doc.lower(phrase.toks.start) != "the" || !is_owned(doc.lower(head)) {
        return None;
    }
    if is_set_elsewhere(doc, phrase.toks.start) {
        return None;
    }
    let floor = head.saturating_sub(FAR);
    let part = |i: usize| !doc.toks[i].quoted() && (doc.toks[i].kind == Kind::Clitic || doc.is_name_word(i));
    (floor..head).rev().filter(|i| doc.lower(*i) == doc.lower(head) && !doc.toks[*i].quoted()).find_map(|noun| {
        // `Ryder’s presidential | campaign`
        let end = noun - usize::from(noun > floor && is_of_vote(doc, noun - 1));
        let start = (end.saturating_sub(5).max(floor)..end).rev().take_while(|i| part(*i)).last()?;
        let plain = || printed(doc, &(start..noun + 1));
        doc.toks[start].is_word().then(|| owned::called_at(doc, names, noun).unwrap_or_else(plain))
    })
}

/// `presidential`, of a campaign.
pub(super) fn is_of_vote(doc: &Doc<'_>, i: usize) -> bool {
    is_one_of!(
        doc.id(i),
        "presidential" | "election" | "re-election" | "reelection" | "mayoral" | "leadership" | "senate"
    )
}

/// `In Norland, | the government`: it is that of the place, and not one that was told of before.
fn is_set_elsewhere(doc: &Doc<'_>, start: usize) -> bool {
    let named = |i: usize| doc.is_name_word(i) && !doc.is(i, Class::TIME);
    start > 2
        && doc.toks[start - 1].is_punct(b',')
        && named(start - 2)
        && (start.saturating_sub(5)..start - 2).rev().find(|i| !named(*i)).is_some_and(|i| doc.lower(i) == "in")
}

/// `Norland’s | Trade Ministry`, where Estmark’s is told of, too: the name with the land.
pub(super) fn of_land(doc: &Doc<'_>, names: &Names, phrase: &Phrase, body: usize) -> Option<String> {
    let owner = |m: &NameMention| {
        let clitic = m.chunk.start.checked_sub(1).filter(|i| doc.toks[*i].kind == Kind::Clitic)?;
        let owner =
            names.within(&(clitic.saturating_sub(4)..clitic)).last().filter(|owner| owner.toks.end == clitic)?;
        (names.entities[owner.entity].sort == Sort::Place).then_some(owner)
    };
    let here = names.within(&phrase.toks).iter().find(|m| m.entity == body)?;
    let land = owner(here).filter(|_| names.entities[body].sort == Sort::Body)?;
    let mut others = names.mentions.iter().take(FAR).filter(|m| m.entity == body).filter_map(owner);
    let another = others.any(|other| other.entity != land.entity);
    another.then(|| format!("{}’s {}", names.entities[land.entity].name, names.entities[body].name))
}

/// How many tokens back a body may be told by whom it belongs to.
const FAR: usize = 600;

fn is_owned(noun: &str) -> bool {
    matches!(noun, "campaign" | "office" | "administration" | "camp" | "embassy" | "government" | "foundation")
}

/// "the IMF report", "the Aunex statement": the body that speaks in its paper.
fn paper_of(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let paper = matches!(
        doc.lower(phrase.head.start),
        "report"
            | "statement"
            | "study"
            | "review"
            | "memo"
            | "letter"
            | "document"
            | "announcement"
            | "newspaper"
            | "paper"
    );
    let mention = names.within(&(phrase.toks.start..phrase.head.start)).last().filter(|_| paper)?;
    let beside = mention.toks.end == phrase.head.start;
    (beside && names.entities[mention.entity].sort == Sort::Body).then_some(mention.entity)
}

/// "the newspaper", "the network": the outlet of that sort named last.
fn outlet(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let printed = match doc.lower(phrase.head.start) {
        "newspaper" | "paper" | "magazine" | "tabloid" | "publication" => true,
        "network" | "broadcaster" | "channel" => false,
        _ => return None,
    };
    if phrase.toks.len() != 2 {
        return None;
    }
    let fits = |e: usize| {
        let known = &names.entities[e];
        let media = |word: &Folded| lexicon::words().known(word.hash()).class.has(Class::MEDIA);
        known.sort == Sort::Body && known.words.last().is_some_and(media) && is_broadcast(&known.words) != printed
    };
    let before = names.within(&(phrase.toks.start.saturating_sub(FAR)..phrase.toks.start));
    before.iter().rev().map(|m| m.entity).find(|e| fits(*e))
}

/// Agencies, stations and networks: no newspapers.
fn is_broadcast(words: &[Folded]) -> bool {
    words.iter().any(|word| {
        is_one_of!(
            word.id(),
            "ap" | "upi"
                | "afp"
                | "dpa"
                | "reuters"
                | "bloomberg"
                | "bbc"
                | "cnn"
                | "nbc"
                | "abc"
                | "cbs"
                | "fox"
                | "npr"
                | "msnbc"
                | "cnbc"
                | "itv"
                | "espn"
                | "vox"
                | "press"
                | "wire"
                | "newswire"
                | "agency"
                | "network"
                | "radio"
                | "tv"
                | "television"
                | "channel"
                | "broadcasting"
                | "jazeera"
        )
    })
}

/// `The museum issued a statement saying`, `the statement said`: whose words those are.
pub(super) fn issuer(doc: &Doc<'_>, names: &Names, focus: &Focus, phrase: &Phrase) -> Option<usize> {
    // `In a letter to the board, Hale said …. | The letter said`
    let the = phrase.toks.len() == 2 && is_one_of!(doc.id(phrase.toks.start), "the");
    let noun = phrase.head.end - 1;
    let written = the && is_writing(doc, noun);
    if let Some(writer) = written.then(|| writer(doc, names, focus, noun, Some(noun))).flatten() {
        return Some(writer);
    }
    // `The statement by the two`
    if phrase.toks.clone().any(|i| is_one_of!(doc.id(i), "by")) {
        return None;
    }
    let paper = |i: usize| matches!(doc.lower(i), "statement" | "release" | "communique" | "communiqué");
    let head = phrase.toks.clone().find(|i| paper(*i))?;
    let before = (head.saturating_sub(160)..=head).rev().filter(|i| paper(*i));
    before.take(3).find_map(|noun| {
        let verb = (noun.saturating_sub(5)..noun).rev().find(|i| {
            matches!(doc.lower(*i), "issued" | "released" | "published" | "posted" | "distributed" | "sent" | "made")
        })?;
        let mention = names.within(&(verb.saturating_sub(6)..verb)).last()?;
        // Not of one of `Hale and Budd`
        let and = mention.chunk.start.saturating_sub(1);
        let other = |m: &NameMention| m.toks.end == and;
        let joint =
            is_one_of!(doc.id(and), "and") && names.within(&(and.saturating_sub(6)..and)).last().is_some_and(other);
        let beside = mention.toks.end == verb
            || mention.toks.end + 1 == verb && doc.is(mention.toks.end, Class::ADVERB.or(Class::AUX));
        (beside && !joint).then_some(mention.entity)
    })
}

/// `In her founding affidavit, Hale says …. The affidavit reads`, `It reads`: who speaks in the sentence that tells of a paper, of this
/// noun if one is given, which is not far before `at`.
pub(super) fn writer(doc: &Doc<'_>, names: &Names, focus: &Focus, at: usize, noun: Option<usize>) -> Option<usize> {
    let same = |i: &usize| noun.map_or_else(|| is_writing(doc, *i), |noun| doc.id(*i) == doc.id(noun));
    // At the head of a sentence or right behind a verb of reporting, not `found a threat in the letter`.
    let told = |i: &usize| {
        let within = |j: usize| {
            // `Hale, in a statement sent out on Friday, noted`
            let aside =
                || j > 1 && doc.toks[j - 1].is_punct(b',') && doc.is_name_word(j - 2) && !doc.toks[j - 1].quoted();
            let opens = doc.toks[j].first || j > 0 && doc.is(j - 1, CUE) || aside();
            opens && is_one_of!(doc.id(j), "in") && doc.is(j + 1, Class::DET.or(Class::POSS))
        };
        same(i) && !doc.toks[*i].quoted() && (i.saturating_sub(4)..i.saturating_sub(1)).any(within)
    };
    let far = if noun.is_some() { 160 } else { 60 };
    let paper = (at.saturating_sub(far)..at).rev().find(told)?;
    let sent = doc.sent_of(paper)?;
    let named = || {
        // `In a letter to the board, Hale accused`
        let comma = (paper..sent.end).find(|i| doc.toks[*i].is_punct(b','))?;
        let mention = names.within(&(comma + 1..sent.end)).first()?;
        let end = mention.toks.end;
        let acts = end < sent.end && doc.tag(end).is_finite() && !doc.is(end, Class::BE);
        (mention.chunk.start == comma + 1 && acts && !doc.toks[comma].quoted()).then_some(mention.entity)
    };
    focus.spoke_within(sent).or_else(named)
}

/// `Hale posted an appeal. | It read`: who wrote, by the sentence before.
pub(super) fn posted_before(doc: &Doc<'_>, names: &Names, at: usize) -> Option<usize> {
    let before = doc.sent_before(at)?;
    let posted = |i: usize| is_one_of!(doc.id(i), "posted" | "sent" | "wrote" | "published" | "issued" | "shared");
    let writer = names.within(before).first().filter(|m| m.chunk.start < before.start + 4)?;
    before.clone().any(posted).then_some(writer.entity)
}

/// As [`posted_before`], where what was posted is a writing: `Hale issued a statement. “…,” | it said`.
pub(super) fn issued_before(doc: &Doc<'_>, names: &Names, at: usize) -> Option<usize> {
    let before = doc.sent_before(at)?;
    let written = |i: usize| is_writing(doc, i) && i > before.start + 1 && !doc.toks[i].quoted();
    let subject = names.within(before).first().filter(|m| doc.toks.get(m.toks.end).is_some());
    let acts = subject.is_some_and(|m| m.chunk.start <= before.start + 1 && doc.tag(m.toks.end).is_finite());
    let posted = if acts && before.clone().any(written) { posted_before(doc, names, at) } else { None };
    carried_before(doc, names, before).or(posted)
}

/// `The agency carried a statement by the Orla Ministry. “…,” | it said`: whose writing an outlet gives in a sentence. Not `The firm had
/// a letter from Hale. It said`.
fn carried_before(doc: &Doc<'_>, names: &Names, sent: &Range<usize>) -> Option<usize> {
    let carries = |i: usize| is_one_of!(doc.id(i), "carried" | "published" | "printed" | "broadcast" | "ran");
    let by = (sent.start + 2..sent.end.saturating_sub(1))
        .find(|i| is_one_of!(doc.id(*i), "by" | "from") && is_writing(doc, *i - 1) && !doc.toks[*i].quoted())?;
    if !(sent.start + 1..by).rev().take(5).any(carries) {
        return None;
    }
    let named = names.within(&(by + 1..sent.end)).first().filter(|m| m.chunk.start <= by + 2)?;
    // Not `by the Orla Ministry’s spokesman`
    let whole = doc.toks.get(named.toks.end).is_none_or(|next| next.kind != Kind::Clitic);
    (whole && names.entities[named.entity].sort == Sort::Body).then_some(named.entity)
}

/// What somebody writes, and can be quoted from.
fn is_writing(doc: &Doc<'_>, noun: usize) -> bool {
    is_one_of!(
        doc.id(noun),
        "statement"
            | "release"
            | "letter"
            | "memo"
            | "affidavit"
            | "email"
            | "e-mail"
            | "message"
            | "filing"
            | "note"
            | "notice"
            | "petition"
            | "post"
    )
}

/// "the company", "the union": the body named last before that may be called so.
pub(super) fn called(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let known = paper_of(doc, names, phrase).or_else(|| outlet(doc, names, phrase));
    if let Some(entity) = known.or_else(|| from_land(doc, names, phrase)) {
        return Some(entity);
    }
    let head = doc.lower(phrase.head.start);
    let head_word = Folded::with_point(head);
    // Only "the company" or with modifiers that are in the name.
    let mut found: Vec<usize> = Vec::new();
    // Those that only tell where somebody works: `an economist at Aunex`, `who joined from Aunex`.
    let mut told: Vec<usize> = Vec::new();
    // The first whose shares are told of, where nothing else tells of a firm.
    let mut traded: Option<usize> = None;
    for mention in names.mentions.iter().take_while(|m| m.toks.start < phrase.toks.start) {
        let entity = &names.entities[mention.entity];
        if found.last() == Some(&mention.entity) {
            continue;
        }
        let firm = matches!(head, "company" | "firm" | "group");
        if firm && entity.sort != Sort::Person && is_traded(doc, mention) {
            traded.get_or_insert(mention.entity);
        }
        if !matches!(entity.sort, Sort::Body | Sort::Unknown) {
            continue;
        }
        // Not a headline in capitals
        let in_name = entity.words.contains(&head_word) && entity.words.len() < 8;
        let business = matches!(head, "company" | "firm")
            && entity.words.iter().any(|w| {
                is_one_of!(
                    w.id(),
                    "inc"
                        | "ltd"
                        | "llc"
                        | "corp"
                        | "co"
                        | "plc"
                        | "gmbh"
                        | "ag"
                        | "group"
                        | "holdings"
                        | "company"
                        | "corporation"
                        | "airlines"
                        | "airways"
                        | "industries"
                        | "shipping"
                        | "lines"
                        | "ferries"
                        | "motors"
                        | "energy"
                        | "foods"
                        | "pharmaceuticals"
                        | "technologies"
                        | "systems"
                        | "railways"
                        | "brewery"
                        | "works"
                        | "logistics"
                )
            });
        // `In a post on Aunex, the force said`, `It hurts Aunex, the union said`: what follows is the subject.
        let follows = mention.toks.end + 1 == phrase.toks.start;
        let opens = follows && doc.opens_adjunct(mention.chunk.start);
        let other = opens || follows && !is_enterprise(head);
        if in_name
            || business
            || !other && said_to_be(doc, &mention.toks, &mention.chunk, head, may_be_a_person(entity))
        {
            let here = || doc.block_of(phrase.toks.start).is_some_and(|block| block.toks.start <= mention.toks.start);
            let by = mention.chunk.start.checked_sub(1).filter(|i| is_one_of!(doc.id(*i), "at" | "from") && !here());
            let list = if by.is_some() && !found.contains(&mention.entity) { &mut told } else { &mut found };
            list.retain(|e| *e != mention.entity);
            list.push(mention.entity);
        }
    }
    // `The central bank held rates. …, an economist at Holm Bank. The bank said`
    if found.is_empty() && !told.is_empty() && !is_told_of(doc, phrase) {
        found = told;
    }
    if found.is_empty() {
        found.extend(traded);
    }
    let modifiers = (phrase.toks.start + 1..phrase.head.start).filter(|i| doc.toks[*i].is_word());
    let fits =
        |e: &usize| modifiers.clone().all(|i| names.entities[*e].words.contains(&Folded::with_point(doc.lower(i))));
    let found = found.into_iter().rev().find(fits)?;
    let last = names.within(&(0..phrase.toks.start)).iter().rev().find(|m| m.entity == found)?;
    (!is_told_since(doc, last.toks.end, phrase)).then_some(found)
}

/// `Hale Group left. A trade group for teachers spoke. The | group`: whether another body of this sort was brought in behind `from`.
fn is_told_since(doc: &Doc<'_>, from: usize, phrase: &Phrase) -> bool {
    let head = phrase.head.end - 1;
    let floor = from.max(phrase.toks.start.saturating_sub(FAR));
    let same = |i: &usize| doc.id(*i) == doc.id(head) && !doc.toks[*i].capital && !doc.toks[*i].quoted();
    (floor + 1..phrase.toks.start).filter(same).any(|i| {
        let first = (i.saturating_sub(3).max(floor)..i).rev().find(|j| is_one_of!(doc.id(*j), "a" | "an"));
        first.is_some_and(|first| doc.toks[first].first && (first..i).all(|j| doc.toks[j].is_word()))
    })
}

/// Whether a noun was told of before without a name, at the head of a sentence: `The central bank held rates. … the | bank`.
fn is_told_of(doc: &Doc<'_>, phrase: &Phrase) -> bool {
    let head = phrase.head.end - 1;
    let opens = |i: usize| doc.toks[i].first || i > 0 && doc.toks[i - 1].first;
    let small = |i: &usize| !doc.toks[*i].capital && !doc.toks[*i].quoted();
    let floor = phrase.toks.start.saturating_sub(FAR);
    let mut same = (floor + 1..phrase.toks.start).filter(|i| doc.id(*i) == doc.id(head) && small(i));
    same.any(|i| {
        (i.saturating_sub(3)..i).any(|j| is_one_of!(doc.id(j), "the" | "a" | "an") && opens(j))
            && doc.toks.get(i + 1).is_some_and(|next| next.is_word())
    })
}
