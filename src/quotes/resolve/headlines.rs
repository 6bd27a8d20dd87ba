//! Headlines that quote: the same words stand in the article with who says them.

use super::super::content::Unit;
use super::super::doc::Doc;
use super::super::lexicon::Class;
use super::super::mentions::Phrase;
use super::super::tags::Tag;
use super::super::words::Word;
use super::Resolved;
use crate::article::{Certainty, MentionKind, Role, Rule};

/// Fewer words prove nothing unless they are all that stands in marks there.
const FEWEST: usize = 4;

/// `“We ran for our lives”: Panic as pub burns`: a headline that repeats words of the article in marks has their speaker, unless it
/// names one itself.
pub(super) fn from_article(doc: &Doc<'_>, units: &[Unit], out: &mut [Resolved]) {
    let in_headline = |unit: &Unit| matches!(doc.blocks[unit.block].role, Role::Headline | Role::Standfirst);
    for n in (0..units.len()).filter(|n| in_headline(&units[*n])) {
        let named = units[n].subject.as_ref().is_some_and(|subject| subject.kind == MentionKind::Name);
        if named && !out[n].entities.is_empty() {
            continue;
        }
        let said = in_marks(doc, &units[n]);
        let says = |m: &usize| {
            let words = in_marks(doc, &units[*m]);
            let known = !out[*m].entities.is_empty() || out[*m].unnamed.is_some();
            let holds = || words.windows(said.len()).any(|window| window == said);
            !in_headline(&units[*m]) && known && if said.len() < FEWEST { words == said } else { holds() }
        };
        let Some(same) = (0..units.len()).find(|m| said.len() > 1 && says(m)) else {
            if named && names_nobody(doc, &units[n]) {
                // `“…”: Panic as pub burns`: no name of anybody.
                out[n] = Resolved::default();
            }
            continue;
        };
        // `“We are no warehouse”: librarians march` gives them to several, and nobody without a name is told better below.
        let several = |subject: &Phrase| doc.tag(subject.head.end - 1) == Tag::NNS;
        // `Mother of victim says “…”`: she is nobody who only says the same.
        let kin = |subject: &Phrase| doc.is(subject.head.end - 1, Class::MALE.or(Class::FEMALE));
        let told = |s: &Phrase| several(s) || kin(s) || out[same].entities.is_empty();
        if !named && units[n].subject.as_ref().is_some_and(told) {
            continue;
        }
        let mut found = Resolved { certainty: Certainty::Likely, via: None, ..out[same].clone() };
        found.trail.rule = Rule::Repeated;
        out[n] = found;
    }
}

/// `“…”: Panic as pub burns`: one word with a capital behind the colon that is no noun of people or bodies, and more behind it.
fn names_nobody(doc: &Doc<'_>, unit: &Unit) -> bool {
    let speaks = Class::PERSON.or(Class::TITLE).or(Class::BODY).or(Class::CORPORATE).or(Class::MEDIA);
    let topic = |subject: &Phrase| {
        let last = subject.head.end - 1;
        subject.head.len() == 1 && !doc.is(last, speaks) && subject.toks.end < doc.blocks[unit.block].toks.end
    };
    unit.is_by_colon(doc) && doc.toks[unit.content[0].start].quoted() && unit.subject.as_ref().is_some_and(topic)
}

/// The words of a unit that stand in marks.
fn in_marks(doc: &Doc<'_>, unit: &Unit) -> Vec<Word> {
    let words = unit.content.iter().cloned().flatten().filter(|i| doc.toks[*i].is_word() && doc.toks[*i].quoted());
    words.map(|i| doc.id(i)).collect()
}
