//! The subject of a sentence or a clause, for verbs that share it.

use super::Cue;
use super::appositions::with_apposition_after;
use super::lists::{all_of_list, behind_home};
use crate::article::MentionKind;
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::Class;
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// The first phrase of the sentence that can be its subject: for verbs that share it.
pub(in crate::quotes) fn sentence_subject(doc: &Doc<'_>, sent: &Range<usize>, end: usize) -> Option<Phrase> {
    let mut at = sent.start;
    while at < end {
        if doc.toks[at].quoted() {
            at += 1;
            continue;
        }
        // An opening adjunct: to its comma.
        // `Asked whether it would rain, Hale shrugged`
        let asked =
            at == sent.start && doc.opens_as_participle(at) && doc.toks.get(at + 1).is_some_and(|next| next.is_word());
        let opens_adjunct =
            asked || doc.is(at, Class::PREP.or(Class::SUBORD).or(Class::GERUND)) || doc.lower(at).ends_with("ing");
        if opens_adjunct {
            let comma = (at..end).find(|i| doc.toks[*i].is_punct(b','));
            match comma {
                Some(comma) => {
                    at = comma + 1;
                    continue;
                }
                None => {
                    at += 1;
                    continue;
                }
            }
        }
        if let Some(mut phrase) = doc.long_phrase_at(at, end) {
            let mut after = phrase.toks.end;
            // `Hale and Budd came, and said`, `Hale (R-Orla) and Budd (R-Holm) came, saying`
            let and = behind_home(doc, after, end);
            let acts = |name: &Phrase| {
                let verb = behind_home(doc, name.toks.end, end);
                verb < end && doc.tag(verb).is_finite()
            };
            let second = || doc.phrase_at(and + 1, end).filter(acts);
            if phrase.kind == MentionKind::Name
                && and + 1 < end
                && doc.is(and, Class::CONJ)
                && let Some(second) = second().filter(|p| p.kind != MentionKind::Pronoun)
            {
                after = second.toks.end;
                phrase.toks.end = after;
            }
            if let Some(all) = all_of_list(doc, &phrase, end) {
                return Some(all);
            }
            if doc.can_speak(&phrase) && after < end {
                let named = doc.toks[after].is_punct(b',').then(|| with_apposition_after(doc, phrase.clone(), end));
                return Some(named.unwrap_or(phrase));
            }
            at = after;
            continue;
        }
        at += 1;
    }
    None
}

/// `shares fell after | the bank reported a loss and warned`: the subject of the verb that stands with the cue's behind "after" and
/// the like.
pub(in crate::quotes) fn conjunct(doc: &Doc<'_>, sent: &Range<usize>, cue: &Cue) -> Option<Phrase> {
    let verb = cue.toks.start;
    let and = verb.checked_sub(1).filter(|and| *and > sent.start && doc.tag(*and) == Tag::CC)?;
    let first = (sent.start..and).rev().find(|i| doc.tag(*i).is_finite() && !doc.toks[*i].quoted())?;
    let links = |i: &usize| is_one_of!(doc.id(*i), "after" | "when" | "as" | "because" | "since" | "while");
    let link = (first.saturating_sub(9).max(sent.start + 1)..first).rev().find(links)?;
    let subject = doc.phrase_at(link + 1, first)?;
    (doc.tag(first) == doc.tag(verb) && subject.toks.end == first && doc.can_speak(&subject)).then_some(subject)
}
