//! Headlines that quote: the same words stand in the article with who says them.

use super::super::content::Unit;
use super::super::doc::Doc;
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
            let one_word = units[n].subject.as_ref().is_some_and(|subject| subject.head.len() == 1);
            if named && one_word && begins_in_marks(doc, &units[n]) {
                // `“…”: Panic`: no name of anybody.
                out[n] = Resolved::default();
            }
            continue;
        };
        // `“We are no warehouse”: librarians march` gives them to several, and nobody without a name is told better below.
        let several = |subject: &Phrase| doc.tag(subject.head.end - 1) == Tag::NNS;
        let told = units[n].subject.as_ref().is_some_and(|s| several(s) || out[same].entities.is_empty());
        if told && !named {
            continue;
        }
        let mut found = Resolved { certainty: Certainty::Likely, via: None, ..out[same].clone() };
        found.trail.rule = Rule::Repeated;
        out[n] = found;
    }
}

fn begins_in_marks(doc: &Doc<'_>, unit: &Unit) -> bool {
    doc.toks[unit.content[0].start].quoted()
}

/// The words of a unit that stand in marks.
fn in_marks(doc: &Doc<'_>, unit: &Unit) -> Vec<Word> {
    let words = unit.content.iter().cloned().flatten().filter(|i| doc.toks[*i].is_word() && doc.toks[*i].quoted());
    words.map(|i| doc.id(i)).collect()
}
