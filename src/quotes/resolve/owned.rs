//! Bodies known by whom they belong to, where that is told by a pronoun, or by the sentence before.

use super::bodies::{is_of_vote, owned};
use super::pronouns::{Focus, Who};
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::mentions::Phrase;
use crate::quotes::names::{NameMention, Names, gender_of_pronoun, printed};
use crate::quotes::words::is_one_of;

/// How many names before and behind are looked at for how a body is called.
const MOST: usize = 500;

/// `His campaign`, `her camp`: the body of whom the pronoun means, where it is clear who that is. It is called as the article calls
/// it elsewhere: `the Hale campaign`, `Hale’s campaign`.
pub(super) fn by_pronoun(doc: &Doc<'_>, names: &Names, focus: &Focus, phrase: &Phrase) -> Option<String> {
    let (at, head) = (phrase.toks.start, phrase.head.start);
    let plain = head > at && phrase.toks.end == head + 1 && (at + 1..head).all(|i| is_of_vote(doc, i));
    // Of an office, a team or a firm it may not be told whose it is.
    let body = plain && is_one_of!(doc.id(head), "campaign" | "administration" | "camp");
    let gender = gender_of_pronoun(doc.id(at)).filter(|_| body)?;
    let found = focus.person(doc, names, at, Some(gender)).filter(|found| found.agrees && found.margin > 1.5)?;
    let Who::Entity(owner) = found.who else { return None };
    let called = |mention: &NameMention| {
        let name = &mention.toks;
        let owns = doc.toks.get(name.end).is_some_and(|tok| tok.kind == Kind::Clitic);
        let noun = name.end + usize::from(owns);
        let same = mention.entity == owner && doc.toks.get(noun).is_some_and(|tok| tok.id() == doc.id(head));
        same.then(|| printed(doc, &(name.start..noun + 1)))
    };
    let next = names.mentions.partition_point(|mention| mention.toks.start < at);
    let (before, behind) = names.mentions.split_at(next);
    let called = before.iter().rev().take(MOST).find_map(called).or_else(|| behind.iter().take(MOST).find_map(called));
    Some(called.unwrap_or_else(|| format!("{}’s {}", names.entities[owner].name, doc.lower(head))))
}

/// `Hale’s campaign backtracked. | It said no.`: the subject of the sentence before in the paragraph.
pub(super) fn subject_before(doc: &Doc<'_>, at: usize) -> Option<String> {
    let before = doc.sent_before(at)?;
    let here = doc.block_of(at).is_some_and(|block| block.toks.contains(&before.start));
    let phrase = if here { doc.phrase_at(before.start, before.end)? } else { return None };
    doc.verb_behind(phrase.toks.end, before.end)?;
    owned(doc, &phrase)
}
