//! Given names that the article spells in two ways: `Hilary Hale`, `Hillary Hale`.

use super::{Bearers, NameMention, Names, name_words, plain_name};
use crate::article::Role;
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::Class;
use crate::quotes::words::Word;
use std::cmp::Reverse;
use std::ops::Range;

/// Whether two given names are the same once doubled letters are single: `Hilary`, `Hillary`. Not of a few letters: `Ana`, `Anna`.
pub(super) fn is_spelling_of(one: &str, other: &str) -> bool {
    const FEWEST: usize = 4;
    let mut letters = single(other);
    one.len().min(other.len()) >= FEWEST
        && one.len() != other.len()
        && single(one).all(|letter| letters.next() == Some(letter))
        && letters.next().is_none()
}

/// The letters, each once where it is doubled.
fn single(word: &str) -> impl Iterator<Item = u8> {
    let lower = |at: usize| word.as_bytes()[at].to_ascii_lowercase();
    (0..word.len()).filter(move |at| *at == 0 || lower(at - 1) != lower(*at)).map(lower)
}

impl Names {
    /// `Hilary Hale`, where the surname is Hillary Hale’s. Not `Joan and | Joann Hale`
    pub(super) fn spelled_so(&self, doc: &Doc<'_>, name: &Range<usize>, surname: u64) -> Option<usize> {
        let mut found = self.by_last.get(&surname).map(Bearers::all)?.iter();
        // `his son | Phillip Hale`, `Phillip Hale, | his son`
        let relative = (name.start.saturating_sub(3)..name.start).any(|i| doc.is(i, Class::POSS))
            || name.end + 1 < doc.toks.len() && doc.toks[name.end].is_punct(b',') && doc.is(name.end + 1, Class::POSS);
        let joined = name.start > 0 && doc.is(name.start - 1, Class::CONJ) || relative;
        let given = |entity: &usize| self.entities[*entity].name.split(' ').next().unwrap_or_default();
        let same = |entity: &&usize| is_spelling_of(given(entity), doc.lower(name.start));
        found.find(same).filter(|_| !joined).copied()
    }

    /// Gives those whose given name is spelled in two ways the one that the article has more often; of two as frequent the one that the
    /// text has first, headlines aside.
    pub(super) fn usual_spelling(&mut self, doc: &Doc<'_>) {
        for entity in std::mem::take(&mut self.respelled) {
            let full = |m: &&NameMention| m.entity == entity && m.toks.len() == self.entities[entity].words.len();
            // Each with how often it stands there, whether in the text, and where first.
            let mut spellings: Vec<(Word, usize, bool, usize)> = Vec::new();
            for (idx, mention) in self.mentions.iter().enumerate().filter(|(_, mention)| full(mention)) {
                let given = doc.id(mention.toks.start);
                let in_text = doc.block_of(mention.toks.start).is_some_and(|block| block.role == Role::Paragraph);
                match spellings.iter_mut().find(|spelling| spelling.0 == given) {
                    Some(spelling) => (spelling.1, spelling.2) = (spelling.1 + 1, spelling.2 || in_text),
                    None => spellings.push((given, 1, in_text, idx)),
                }
            }
            let usual = spellings.iter().max_by_key(|(_, n, in_text, idx)| (*n, *in_text, Reverse(*idx)));
            if let Some((.., idx)) = usual {
                let toks = &self.mentions[*idx].toks;
                self.entities[entity].words = name_words(doc, toks);
                self.entities[entity].name = plain_name(doc, toks);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_spelling_of;

    #[test]
    fn doubled_letters() {
        for (one, other, same) in [
            ("Hilary", "hillary", true),
            ("Phillip", "philip", true),
            ("Mathew", "matthew", true),
            ("Ana", "anna", false),
            ("Hilary", "hilaria", false),
            ("Otto", "otto", false),
        ] {
            assert_eq!(is_spelling_of(one, other), same, "{one} {other}");
        }
    }
}
