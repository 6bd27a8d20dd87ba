//! Bodies told with the letters that they are called by: `the Orla Institute for Tides (OIT)`.

use super::folded::{ByKey, Folded};
use super::{NameMention, Names, Sort, known};
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::Class;

/// So many such letters an article may tell of.
const MOST: usize = 64;

impl Names {
    /// Takes the letters that stand in brackets behind the name of a body for that body, wherever they stand alone.
    pub(super) fn abbreviations(&mut self, doc: &Doc<'_>) {
        let mut bodies: ByKey<usize> = ByKey::default();
        for mention in self.mentions.iter().filter(|mention| mention.toks.len() > 1) {
            if bodies.len() < MOST
                && let Some(letters) = self.letters(doc, mention)
            {
                // Of two bodies with the same letters neither is meant.
                let body = bodies.entry(letters.key()).or_insert(mention.entity);
                *body = if *body == mention.entity { *body } else { usize::MAX };
            }
        }
        if bodies.is_empty() {
            return;
        }
        for idx in 0..self.mentions.len() {
            let mention = &self.mentions[idx];
            let at = mention.toks.start;
            if mention.toks.len() > 1 || !is_letters(doc.word(at)) {
                continue;
            }
            let alone = self.entities[mention.entity].words.len() == 1;
            if let Some(body) =
                bodies.get(&Folded::of_token(doc, at).key()).filter(|body| alone && **body != usize::MAX)
            {
                self.mentions[idx].entity = *body;
            }
        }
    }

    /// The letters in brackets behind a name, where they are those of its words, or it is plainly one of a body.
    fn letters(&self, doc: &Doc<'_>, mention: &NameMention) -> Option<Folded> {
        let open = mention.toks.end;
        let at = open + 1;
        let closed = doc.toks.get(open)?.is_punct(b'(') && doc.toks.get(at + 1)?.is_punct(b')');
        if !closed || !is_letters(doc.word(at)) {
            return None;
        }
        let known = &self.entities[mention.entity];
        let letters = Folded::of_token(doc, at);
        if !matches!(known.sort, Sort::Body | Sort::Unknown) || known.gender.is_some() || known::is_place(&[letters]) {
            return None;
        }
        // `the Orla Herald (AP)`
        // `the Norland Organisation for Tides (TNO)`, not `Ada Hale of Orla City Council (SNP)`
        let body = known.sort == Sort::Body
            && mention.toks.len() > 2
            && !doc.is(at, Class::MEDIA)
            && most_are_of(doc, mention, doc.word(at));
        (body || stands_for(doc, mention, doc.word(at))).then_some(letters)
    }
}

/// `OIT`
fn is_letters(word: &str) -> bool {
    (2..9).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether at least two of the letters, and all but one, are first ones of words of the name, in whatever order.
fn most_are_of(doc: &Doc<'_>, mention: &NameMention, letters: &str) -> bool {
    let first = |letter: u8| {
        let mut words = mention.toks.clone().filter(|i| doc.toks[*i].is_word());
        words.any(|i| doc.word(i).bytes().next().is_some_and(|first| first.to_ascii_uppercase() == letter))
    };
    let told = letters.bytes().filter(|letter| first(*letter)).count();
    told > 1 && told + 1 >= letters.len()
}

/// Whether the letters are first ones of words of the name, in this order, the first of all among them.
fn stands_for(doc: &Doc<'_>, mention: &NameMention, letters: &str) -> bool {
    let first = |i: usize| doc.word(i).bytes().next().unwrap_or_default().to_ascii_uppercase();
    let mut words = mention.toks.clone().filter(|i| doc.toks[*i].is_word()).map(first);
    let mut letters = letters.bytes();
    letters.next() == words.next() && letters.all(|letter| words.any(|word| word == letter))
}
