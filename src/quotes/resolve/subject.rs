//! Who takes the stage where the name is not what the sentence begins with, and who is named but stands aside.

use super::prominence::NEWCOMER;
use crate::article::MentionKind;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::Class;
use crate::quotes::mentions::Phrase;
use crate::quotes::names::{Gender, NameMention, Names, gender_of_pronoun};
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// `Budd ended by quoting | Orla Holm`, `She was on screen as landlady | Orla Holm`: whom another names, or plays.
pub(super) fn stands_aside(doc: &Doc<'_>, sent: &Range<usize>, chunk: &Range<usize>) -> bool {
    if chunk.start < sent.start + 3 {
        return false;
    }
    let before = chunk.start - 1;
    if is_one_of!(doc.id(before), "quoting" | "citing" | "paraphrasing" | "invoking") {
        return true;
    }
    // The noun stands in the chunk or before it.
    let name = chunk.clone().find(|i| doc.toks[*i].capital).unwrap_or(chunk.start);
    let noun = |i: &usize| doc.tag(*i) == Tag::NN && !doc.toks[*i].capital && !doc.toks[*i].quoted();
    let nouns = (sent.start + 1..name).rev().take(3).take_while(noun).count();
    let behind = doc.toks.get(chunk.end).is_none_or(|tok| !tok.is_word() || !doc.tag(chunk.end).is_finite());
    nouns > 0 && behind && name - nouns > sent.start + 1 && is_one_of!(doc.id(name - nouns - 1), "as")
}

/// For whom a sentence is about.
const ACTS: f32 = 2.1;

/// `One survivor, who asked to be called by his first name, | Otto, denied it.`, `Among them was Hale’s grandson, | Otto, 71.`,
/// `His rival, Harbour Party firebrand | Otto Holm, gave up.`: whether the sentence is about who is named at its end or between commas.
pub(super) fn led_in(doc: &Doc<'_>, sent: &Range<usize>, chunk: &Range<usize>) -> Option<f32> {
    if chunk.start < sent.start + 3 {
        return None;
    }
    let comma = chunk.start - 1;
    let set_off = doc.toks[comma].is_punct(b',') && !doc.toks[comma].quoted();
    let closes = || doc.toks.get(chunk.end).is_some_and(|tok| matches!(tok.kind, Kind::Punct(b',' | b'(')));
    if set_off && is_one_of!(doc.id(comma - 1), "name") {
        let given = is_one_of!(doc.id(comma - 2), "first" | "given" | "middle" | "last" | "real" | "second");
        let by = (sent.start..comma - 1).rev().take(4).any(|i| is_one_of!(doc.id(i), "by" | "using"));
        return (given && by && closes()).then_some(NEWCOMER);
    }
    if set_off && closes() && doc.is(comma - 1, Class::PERSON.or(Class::MALE).or(Class::FEMALE)) {
        let opens = doc.is(sent.start, Class::PREP) || doc.tag(sent.start).is_in(&[Tag::VBG, Tag::VBN]);
        let near = comma.saturating_sub(6).max(sent.start)..comma - 1;
        let is = near.into_iter().any(|i| is_one_of!(doc.id(i), "was" | "is"));
        return (opens && comma < sent.start + 14 && is).then_some(NEWCOMER);
    }
    // `His rival, Harbour Party firebrand | Otto Holm, gave up.`
    if !doc.is(sent.start, Class::POSS) || !closes() || chunk.len() < 2 || chunk.start > sent.start + 10 {
        return None;
    }
    let told = (sent.start + 2..chunk.start).find(|i| doc.toks[*i].is_punct(b','));
    let plain = |i: usize| doc.toks[i].is_word() && !doc.tag(i).is_finite() && !doc.toks[i].quoted();
    let led = told
        .is_some_and(|told| told < sent.start + 4 && told + 1 < chunk.start && (told + 1..chunk.start).all(plain))
        && doc.tag(chunk.start - 1) == Tag::NN
        && !doc.toks[chunk.start - 1].capital;
    led.then_some(ACTS)
}

/// `The man | on the next stool nodded.`: whether a noun for one person is told apart by where that one is.
pub(super) fn is_told_where(doc: &Doc<'_>, head: usize, limit: usize) -> bool {
    is_one_of!(doc.id(head), "man" | "woman")
        && head + 3 < limit
        && is_one_of!(doc.id(head + 1), "on" | "at" | "in" | "behind" | "beside" | "next" | "with" | "opposite")
}

/// `Her husband, | the former diver Otto Holm, agreed.`: the full name that ends the description between commas behind a phrase that
/// ends at `comma`.
pub(super) fn named_behind<'n>(doc: &Doc<'_>, names: &'n Names, comma: usize) -> Option<&'n NameMention> {
    doc.toks.get(comma).filter(|tok| tok.is_punct(b','))?;
    let end = (comma + 1..doc.toks.len().min(comma + 9)).find(|i| !doc.toks[*i].is_word() || doc.toks[*i].quoted())?;
    let named = names.within(&(comma + 1..end)).last().filter(|m| m.toks.end == end && m.toks.len() > 1)?;
    let plain = |i: usize| !doc.tag(i).is_finite() && !doc.is(i, Class::PREP);
    (doc.toks[end].is_punct(b',') && (comma + 1..named.toks.start).all(plain)).then_some(named)
}

/// `Her mother, | Joan, sewed.`: whether the name at `tok` is that of kin of the same sex as the one whose kin it is, and as `gender`.
pub(super) fn is_kin_of(doc: &Doc<'_>, tok: usize, gender: Option<Gender>) -> bool {
    let Some(own) = tok.checked_sub(3) else { return false };
    let kin = own + 1;
    doc.toks[tok - 1].is_punct(b',')
        && doc.toks[own].first
        && is_one_of!(doc.id(own), "his" | "her")
        && is_one_of!(
            doc.id(kin),
            "mother" | "father" | "sister" | "brother" | "grandmother" | "grandfather" | "aunt" | "uncle"
        )
        && gender_of_pronoun(doc.id(own)) == gender
}

/// `Golden Lund fell 14% | after it said`: the body that is the subject of the clause on which that of the pronoun hangs.
pub(super) fn of_main_clause(doc: &Doc<'_>, names: &Names, it: usize) -> Option<usize> {
    let link = it.checked_sub(1).filter(|link| is_one_of!(doc.id(*link), "after" | "as" | "because" | "when"))?;
    let sent = doc.sent_of(it).filter(|sent| sent.start + 2 < link)?;
    let phrase = doc.phrase_at(sent.start, link).filter(|phrase| phrase.kind == MentionKind::Name)?;
    let named = names.within(&phrase.toks).last().filter(|m| m.toks.end == phrase.toks.end)?;
    let acts = doc.tag(phrase.toks.end).is_in(&[Tag::VBD, Tag::VBZ]) || doc.lower(phrase.toks.end).ends_with("ed");
    let other = names.within(&(phrase.toks.end..link)).iter().any(|m| m.entity != named.entity);
    (acts && !other && !names.entities[named.entity].is_person()).then_some(named.entity)
}

/// `Hale and Holm spoke. | The latter said`: the second, or the first, of the last two who are named with "and" between.
pub(super) fn of_two(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let word = phrase.head.end - 1;
    let latter = is_one_of!(doc.id(word), "latter");
    let fits = phrase.toks.len() == 2 && is_one_of!(doc.id(phrase.toks.start), "the");
    if !fits || !(latter || is_one_of!(doc.id(word), "former")) {
        return None;
    }
    let at = phrase.toks.start;
    let floor = doc.sent_before(at).map_or(at, |before| before.start).min(doc.sent_of(at)?.start);
    let near = names.within(&(floor..at));
    let joined = |pair: &[NameMention]| {
        let link = pair[0].toks.end..pair[1].chunk.start;
        let and = link.start < link.end && is_one_of!(doc.id(link.start), "and");
        and && link.skip(1).all(|i| doc.is(i, Class::DET))
    };
    let pair = near.windows(2).rev().find(|pair| joined(pair))?;
    let last = near.last()?;
    let alone = last.toks.start == pair[1].toks.start && pair[0].entity != pair[1].entity;
    alone.then(|| pair[usize::from(latter)].entity)
}

/// `Ada Hale, OP, | who was there, said`: behind whose name letters stand.
pub(super) fn by_letters(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let at = phrase.head.start;
    let word = doc.word(at);
    let letters = phrase.head.len() == 1
        && (2..6).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_uppercase())
        && !doc.is(at, Class::MEDIA);
    if !letters || at < 2 {
        return None;
    }
    let bearer = names.within(&(at.saturating_sub(6)..at - 1)).last().filter(|m| m.toks.end == at - 1)?;
    let known = &names.entities[bearer.entity];
    let set_off = doc.toks[at - 1].is_punct(b',') && doc.toks.get(at + 1).is_some_and(|tok| tok.is_punct(b','));
    (set_off && known.words.len() > 1 && known.is_person()).then_some(bearer.entity)
}
