//! Bodies known by whom they belong to: how the article calls them, and where that is told by a pronoun or by the sentence before.

use super::bodies::{is_of_vote, owned};
use super::pronouns::{Focus, Who};
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::Class;
use crate::quotes::mentions::Phrase;
use crate::quotes::names::{Entity, Folded, NameMention, Names, Sort, gender_of_pronoun, printed};
use crate::quotes::words::is_one_of;
use crate::quotes::writings::is_writing;

/// How many names are looked at for how a body is called.
const MOST: usize = 500;

/// `Mr. Hale’s presidential | campaign`: how the article first calls what belongs to who is named right before the noun: `Hale campaign`,
/// `Ada Hale’s campaign`. It is one body under one name.
pub(super) fn called_at(doc: &Doc<'_>, names: &Names, noun: usize) -> Option<String> {
    let vote = (noun.saturating_sub(2)..noun).rev().take_while(|i| is_of_vote(doc, *i)).count();
    let end = (noun - vote).checked_sub(1)?;
    let end = if doc.toks[end].kind == Kind::Clitic { end } else { end + 1 };
    let owner = names.within(&(end.saturating_sub(5)..end)).last().filter(|owner| owner.toks.end == end)?.entity;
    called(doc, names, owner, noun)
}

/// How the article first calls what belongs to `owner` and goes by this noun, in its text if it does there.
fn called(doc: &Doc<'_>, names: &Names, owner: usize, noun: usize) -> Option<String> {
    let as_told = |mention: &&NameMention| mention.entity == owner && noun_of(doc, mention, noun).is_some();
    let mut told = names.mentions.iter().take(MOST).filter(as_told).peekable();
    let first = *told.peek()?;
    let mention = told.find(|mention| !doc.in_title(mention.toks.start)).unwrap_or(first);
    let (name, at) = (&mention.toks, noun_of(doc, mention, noun)?);
    let owns = usize::from(doc.toks[name.end].kind == Kind::Clitic);
    Some(match at == name.end + owns {
        true => printed(doc, &(name.start..at + 1)),
        false => format!("{} {}", printed(doc, &(name.start..name.end + owns)), doc.lower(at)),
    })
}

/// Where the same noun stands right behind a name that owns it: `Hale’s | campaign`, `Hale’s presidential | campaign`.
fn noun_of(doc: &Doc<'_>, mention: &NameMention, noun: usize) -> Option<usize> {
    let end = mention.toks.end;
    let owns = doc.toks.get(end).is_some_and(|tok| tok.kind == Kind::Clitic);
    let from = end + usize::from(owns);
    let last = (from..doc.toks.len().min(from + 2)).take_while(|i| is_of_vote(doc, *i)).last();
    let at = last.map_or(from, |last| last + 1);
    doc.toks.get(at).is_some_and(|tok| tok.id() == doc.id(noun)).then_some(at)
}

/// `His campaign`, `her camp`: the body of whom the pronoun means, where it is clear who that is.
pub(super) fn by_pronoun(doc: &Doc<'_>, names: &Names, focus: &Focus, phrase: &Phrase) -> Option<String> {
    let (at, head) = (phrase.toks.start, phrase.head.start);
    // `its | defence | ministry`
    let field = |i: usize| {
        is_one_of!(doc.id(head), "ministry")
            && is_one_of!(
                doc.id(i),
                "defence" | "defense" | "foreign" | "health" | "interior" | "finance" | "trade" | "justice" | "economy"
            )
    };
    let plain = head > at && phrase.toks.end == head + 1 && (at + 1..head).all(|i| is_of_vote(doc, i) || field(i));
    if !plain {
        return None;
    }
    // Of an office, a team or a firm it may not be told whose it is.
    let body = is_one_of!(doc.id(head), "campaign" | "administration" | "camp");
    let owner = match gender_of_pronoun(doc.id(at)) {
        Some(gender) if body => {
            let found =
                focus.person(doc, names, at, Some(gender)).filter(|found| found.agrees && found.margin > 1.5)?;
            let Who::Entity(owner) = found.who else { return None };
            owner
        }
        None if is_one_of!(doc.id(at), "its")
            && is_one_of!(doc.id(head), "government" | "embassy" | "ministry" | "military" | "army") =>
        {
            land_before(doc, names, at)?
        }
        _ => return None,
    };
    let plainly = || {
        let noun = if field(at + 1) { printed(doc, &(at + 1..head + 1)) } else { doc.lower(head).to_owned() };
        format!("{}’s {noun}", names.entities[owner].name)
    };
    Some(called(doc, names, owner, head).unwrap_or_else(plainly))
}

/// `Orla’s civil aviation authority`: the body that the article also calls `the Civil Aviation Authority of Orla`.
pub(super) fn as_named(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let head = phrase.head.end - 1;
    if phrase.toks.len() < 4 || !doc.is(head, Class::BODY.or(Class::CORPORATE)) || phrase.toks.end != head + 1 {
        return None;
    }
    let clitic = (phrase.toks.start + 1..head - 1).rev().find(|i| doc.toks[*i].kind == Kind::Clitic)?;
    let owner = names.within(&(phrase.toks.start..clitic)).last().filter(|m| m.toks.end == clitic)?.entity;
    let told: Vec<Folded> = (clitic + 1..head + 1).map(|i| Folded::with_point(doc.lower(i))).collect();
    let land = names.entities[owner].words.last()?;
    let same = |known: &Entity| {
        let rest = known.words.strip_prefix(told.as_slice());
        // `Civil Aviation Authority`, `Civil Aviation Authority of Orla`
        // Not the Supreme Court, of another land
        let own = |rest: &[Folded]| match rest {
            [] => told.len() > 2,
            _ => rest.len() < 4 && rest.last() == Some(land),
        };
        let behind = rest.is_some_and(own);
        let before = || known.words.first() == Some(land) && known.words[1..] == told[..];
        known.sort == Sort::Body && (behind || before())
    };
    let mut all = (0..names.entities.len()).filter(|idx| same(&names.entities[*idx]));
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

/// `Norland voted. | Its government said`: the land that the sentence before in the paragraph begins with, if no other land or body is
/// named since.
pub(super) fn land_before(doc: &Doc<'_>, names: &Names, at: usize) -> Option<usize> {
    let before = doc.sent_before(at)?;
    let here = doc.block_of(at).is_some_and(|block| block.toks.contains(&before.start));
    let named = names.within(&(before.start..at));
    let first = named.first().filter(|first| here && first.chunk.start == before.start)?;
    let sort = |entity: usize| names.entities[entity].sort;
    let other = |m: &NameMention| m.entity != first.entity && sort(m.entity) != Sort::Person;
    (sort(first.entity) == Sort::Place && !named.iter().any(other)).then_some(first.entity)
}

/// `Norland rejected the claim. | It said no.`: the land that the sentence before tells of as a state that acts. Not `Norland published a
/// report. It said`.
pub(super) fn state_before(doc: &Doc<'_>, names: &Names, at: usize) -> Option<usize> {
    let before = doc.sent_before(at)?;
    let land = names.within(before).first()?;
    let verb = doc.verb_behind(land.toks.end, before.end)?;
    let acts = is_one_of!(
        doc.id(verb),
        "rejected"
            | "denied"
            | "accused"
            | "warned"
            | "announced"
            | "vowed"
            | "condemned"
            | "denounced"
            | "rejects"
            | "denies"
    );
    let writing = |i: usize| {
        is_writing(doc.id(i))
            || doc.is(i, Class::BODY)
            || is_one_of!(doc.id(i), "law" | "bill" | "constitution" | "treaty" | "review" | "club")
    };
    let plain = acts && doc.toks[land.toks.end].kind != Kind::Clitic && !(verb..before.end).any(writing);
    if plain { land_before(doc, names, at) } else { None }
}

/// `Hale’s campaign backtracked. | It said no.`: the subject of the sentence before in the paragraph.
pub(super) fn subject_before(doc: &Doc<'_>, names: &Names, at: usize) -> Option<String> {
    let before = doc.sent_before(at)?;
    let here = doc.block_of(at).is_some_and(|block| block.toks.contains(&before.start));
    let phrase = if here { doc.phrase_at(before.start, before.end)? } else { return None };
    doc.verb_behind(phrase.toks.end, before.end)?;
    owned(doc, names, &phrase)
}
