//! Who "they" are, where nobody spoke together before: the people that the sentences before are about.

use super::numbers::is_pair;
use crate::article::MentionKind;
use crate::quotes::called::{is_a_people, is_agent_noun};
use crate::quotes::cues;
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::mentions::Phrase;
use crate::quotes::names::Names;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// Several people: some of them named, or a phrase.
pub(super) enum Several {
    Named(Vec<usize>),
    Unnamed(String),
}

/// So many sentences "they" may carry the same people on.
const CARRIED: usize = 4;

/// "they" at `at`, where nobody spoke together before: the people that the sentence before in the paragraph is about.
pub(super) fn they(doc: &Doc<'_>, names: &Names, at: usize) -> Option<Several> {
    let here = doc.sents.partition_point(|sent| sent.end <= at);
    // `As Hale and Budd stumped, they were known, they said`
    let opening = doc.sents.get(here).filter(|sent| sent.start < at && doc.is(sent.start, Class::SUBORD));
    if let [one, other, ..] = opening.map_or(&[][..], |sent| names.within(&(sent.start..at)))
        && one.chunk.start == opening?.start + 1
        && other.chunk.start == one.toks.end + 1
        && doc.is(one.toks.end, Class::CONJ)
    {
        return Some(Several::Named(vec![one.entity, other.entity]));
    }
    let block = doc.block_of(at)?.toks.start;
    let in_block = || (0..here).rev().take(CARRIED).map(|n| &doc.sents[n]).take_while(|sent| sent.start >= block);
    // `The farmers came. They looked round. They said it rained`
    let carries = |sent: &Range<usize>| {
        cues::sentence_subject(doc, sent, sent.end).is_some_and(|s| is_one_of!(doc.id(s.toks.start), "they"))
    };
    let mut before = in_block().skip_while(|sent| carries(sent)).peekable();
    let Some(nearest) = before.peek().copied() else { return moved(doc, at) };
    let tellers = before.find_map(|sent| if sent.start < nearest.start { told(doc, sent, nearest, at) } else { None });
    if let Some(tellers) = tellers {
        return Some(Several::Unnamed(super::unnamed(doc, &tellers)));
    }
    subject_of(doc, names, nearest).or_else(|| crowd_in(doc, nearest)).or_else(|| moved(doc, at))
}

/// `What frustrates the farmers the most, they say, is rain.`: whom a sentence tells to be moved by something.
fn moved(doc: &Doc<'_>, at: usize) -> Option<Several> {
    let sent = doc.sent_of(at).filter(|sent| is_one_of!(doc.id(sent.start), "what") && at > sent.start + 3)?;
    let feels = is_one_of!(
        doc.id(sent.start + 1),
        "frustrates" | "irks" | "worries" | "angers" | "frightens" | "frustrated" | "irked" | "worried" | "angered"
    );
    let phrase = doc.phrase_at(sent.start + 2, at - 1).filter(|_| feels && doc.toks[at - 1].is_punct(b','))?;
    let people = people(doc, &phrase).filter(|_| doc.is(sent.start + 2, Class::DET))?;
    Some(Several::Unnamed(super::unnamed(doc, &people)))
}

/// `Hale was met by thousands of Danes. | They said it rained`: the only crowd that a sentence tells of.
fn crowd_in(doc: &Doc<'_>, sent: &Range<usize>) -> Option<Several> {
    let of = |i: &usize| {
        is_one_of!(doc.id(*i), "hundreds" | "thousands" | "dozens" | "scores") && is_one_of!(doc.id(i + 1), "of")
    };
    let mut crowds = (sent.start..sent.end.max(3) - 3).filter(|i| of(i) && !doc.toks[*i].quoted());
    // Not `Police arrested dozens of students. They said`
    let first = crowds.next().filter(|first| is_one_of!(doc.id(first.max(&1) - 1), "by") && crowds.next().is_none())?;
    let whole = doc.phrase_at(first + 2, sent.end)?;
    let noun = whole.head.end - 1;
    let people = doc.is(noun, Class::PERSON) || is_agent_noun(doc.lower(noun)) || is_a_people(doc.lower(noun));
    people.then(|| Several::Unnamed(super::unnamed(doc, &(first..whole.toks.end))))
}

/// `The farmers came to town. ¶ As they marched, they sang`: the people that the last sentence of the paragraph before begins with,
/// where "they" is the first word of the next, or opens its first clause.
pub(super) fn carried_on(doc: &Doc<'_>, names: &Names, at: usize) -> Option<Several> {
    let (block, sent) = (doc.block_of(at)?, doc.sent_of(at)?);
    let first = sent.start + usize::from(doc.is(sent.start, Class::SUBORD));
    let opens = sent.start == block.toks.start && is_one_of!(doc.id(first), "they");
    let before = doc.sent_before(at).filter(|_| opens)?;
    let subject = cues::sentence_subject(doc, before, before.end)?;
    let and = usize::from(is_one_of!(doc.id(before.start), "but" | "and"));
    let the = subject.toks.start == before.start + and && is_one_of!(doc.id(subject.toks.start), "the");
    if the { subject_of(doc, names, before) } else { None }
}

/// `Farmers described a change. | More sons leave. | Often, they said, it rained.`: who tells in the past in the sentence `before`,
/// where what stands between is told in the present, as is what they say.
fn told(doc: &Doc<'_>, before: &Range<usize>, between: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let verb = |sent: &Range<usize>| {
        let subject = cues::sentence_subject(doc, sent, sent.end)?;
        let end = subject.whole().end;
        Some((doc.verb_behind(end, sent.end.min(end + 8))?, subject))
    };
    // Not `They said it rained`, which goes on from the sentence before.
    if doc.sent_of(at).is_none_or(|sent| sent.start == at) {
        return None;
    }
    let now = verb(between).is_some_and(|(verb, _)| {
        let answers = is_one_of!(doc.id(verb), "deny" | "reject" | "blame" | "insist" | "dispute" | "defend");
        doc.tag(verb).is_in(&[Tag::VBP, Tag::VBZ]) && !answers
    });
    let said = (at + 1..doc.toks.len().min(at + 3)).any(|i| doc.tag(i) == Tag::VBD);
    let (tells, subject) = verb(before).filter(|_| now && said)?;
    let telling = doc.is(tells, CUE)
        || is_one_of!(doc.id(tells), "described" | "spoke" | "talked" | "listed" | "cited" | "recalled" | "outlined");
    if doc.tag(tells) == Tag::VBD && telling { people(doc, &subject) } else { None }
}

/// The people that a sentence is about.
fn subject_of(doc: &Doc<'_>, names: &Names, sent: &Range<usize>) -> Option<Several> {
    // `There have been critics. They say that it rained`
    let but = usize::from(doc.is(sent.start, Class::CONJ) && sent.len() > 2);
    let there = is_one_of!(doc.id(sent.start + but), "there");
    let noun = sent.clone().find(|i| doc.tag(*i) == Tag::NNS).filter(|noun| there && doc.is(*noun, Class::PERSON));
    if let Some(noun) = noun {
        return Some(Several::Unnamed(super::unnamed(doc, &(noun..noun + 1))));
    }
    let subject = cues::sentence_subject(doc, sent, sent.end)?;
    if let Some(whole) = with_others(doc, &subject, sent.end) {
        return Some(Several::Unnamed(super::unnamed(doc, &whole)));
    }
    let named = match subject.kind {
        MentionKind::Name => super::named(doc, names, &subject),
        MentionKind::Nominal | MentionKind::Pronoun => Vec::new(),
    };
    // `Democrats believe so. They say it rained`
    let group = subject.kind == MentionKind::Name
        && doc.is(subject.head.end - 1, Class::PERSON)
        && doc.lower(subject.head.end - 1).ends_with('s');
    if group && subject.toks != subject.head {
        return Some(Several::Unnamed(super::unnamed(doc, &subject.toks)));
    }
    if named.len() > 1 || group && !named.is_empty() {
        return Some(Several::Named(named));
    }
    let people = people(doc, &subject)?;
    Some(match listed(doc, names, sent, &people) {
        Some(all) => Several::Named(all),
        None => Several::Unnamed(super::unnamed(doc, &people)),
    })
}

/// `Hale | and his colleagues asked`: a name and those told of beside it, as one phrase.
fn with_others(doc: &Doc<'_>, subject: &Phrase, limit: usize) -> Option<Range<usize>> {
    let and = subject.toks.clone().find(|i| is_one_of!(doc.id(*i), "and")).unwrap_or(subject.toks.end);
    let noun = and + 2;
    let beside = subject.kind == MentionKind::Name
        && noun + 1 < limit
        && is_one_of!(doc.id(and), "and")
        && is_one_of!(doc.id(and + 1), "his" | "her" | "other")
        && doc.tag(noun) == Tag::NNS
        && noun + 1 >= subject.toks.end
        && doc.tag(noun + 1).is_finite();
    beside.then(|| subject.toks.start..noun + 1)
}

/// `Hale and | allies, who said`: with the name that is joined with it, so that none of them is told of alone.
pub(super) fn joined_with_name(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<Range<usize>> {
    let and = phrase.toks.start.checked_sub(1).filter(|and| is_one_of!(doc.id(*and), "and"))?;
    let one = phrase.toks.len() == 1 && doc.tag(phrase.toks.start) == Tag::NNS;
    let name = names.within(&(and.saturating_sub(6)..and)).last().filter(|name| one && name.toks.end == and)?;
    Some(name.toks.start..phrase.toks.end)
}

/// `three economists – Ada Hale of Orla, Otto Budd and Jan Lund – wrote`: who they are, where as many are named right behind, set off.
fn listed(doc: &Doc<'_>, names: &Names, sent: &Range<usize>, people: &Range<usize>) -> Option<Vec<usize>> {
    let set_off = |i: usize| doc.toks.get(i).is_some_and(|tok| tok.is_punct(b',')) || doc.tag(i) == Tag::Dash;
    let count = ["two", "three", "four", "five"].iter().position(|number| doc.lower(people.start) == *number)? + 2;
    let open = people.end;
    if open + 1 >= sent.end || !set_off(open) {
        return None;
    }
    let dash = doc.tag(open) == Tag::Dash;
    let close = (open + 1..sent.end).find(|i| match dash {
        true => doc.tag(*i) == Tag::Dash,
        false => doc.tag(*i).is_finite() && !doc.toks[*i].capital,
    })?;
    let mut all: Vec<usize> = Vec::new();
    for mention in names.within(&(open + 1..close)) {
        let known = &names.entities[mention.entity];
        if known.is_person() && !all.contains(&mention.entity) {
            all.push(mention.entity);
        }
    }
    let first = names.within(&(open + 1..close)).first().is_some_and(|first| first.chunk.start == open + 1);
    (first && all.len() == count).then_some(all)
}

/// A phrase for several people, in tokens: `the neighbours`, `hundreds of protesters`.
fn people(doc: &Doc<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let of_people = |i: &usize| doc.tag(*i) == Tag::NNS && (doc.is(*i, Class::PERSON) || is_agent_noun(doc.lower(*i)));
    let head = phrase.head.end - 1;
    let counted = is_one_of!(doc.id(head), "hundreds" | "thousands" | "dozens" | "scores" | "many" | "some" | "most");
    let nominal = phrase.kind == MentionKind::Nominal;
    match (nominal && counted).then(|| phrase.toks.clone().find(of_people)).flatten() {
        Some(noun) => Some(phrase.toks.start..noun + 1),
        None => (nominal && (of_people(&head) || is_pair(doc.lower(head)))).then(|| phrase.toks.clone()),
    }
}
