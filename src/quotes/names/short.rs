//! Bodies under a short name: `Harlan` for `Harlan Foods Inc.`, `the Council` for `Orla Medical Council`.

use super::chunks::is_rank;
use super::folded::{ByKey, Folded, key};
use super::{Names, Sort, known};
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::{self, Class, GIVEN};
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// Words of the longest short name.
const MOST: usize = 2;

impl Names {
    /// Takes a name that a company's begins with for the company, where it can be nobody else: nothing is known of its bearer, or it
    /// is a surname that stands before its bearer is named, and behind the company.
    pub(super) fn short_names(&mut self, doc: &Doc<'_>) {
        let Some(companies) = self.companies() else { return };
        let mut first_full: Vec<Option<usize>> = vec![None; self.entities.len()];
        for mention in self.mentions.iter().filter(|mention| mention.toks.len() > 1) {
            first_full[mention.entity].get_or_insert(mention.toks.start);
        }
        for idx in 0..self.mentions.len() {
            let mention = &self.mentions[idx];
            if mention.toks.len() > MOST || mention.chunk.len() > mention.toks.len() {
                continue;
            }
            let words: Vec<Folded> = mention.toks.clone().map(|i| Folded::of_token(doc, i)).collect();
            let Some(company) = companies.get(&key(&words)).copied().flatten() else { continue };
            let known = &self.entities[mention.entity];
            let nobody = known.sort == Sort::Unknown && known.gender.is_none() && known.words.len() == words.len();
            let before =
                |full: usize| mention.toks.start < full && first_full[company].is_some_and(|named| named < full);
            let surname = words.len() == 1 && known.words.len() > 1 && first_full[mention.entity].is_some_and(before);
            if mention.entity != company && (nobody || surname) {
                self.mentions[idx].entity = company;
            }
        }
    }

    /// Takes a noun with a capital for the body whose name turns on it, where one alone was named before: `the Council`, of `Orla
    /// Medical Council`; `the Bank`, of `Bank of Orla`.
    pub(super) fn head_nouns(&mut self, doc: &Doc<'_>) {
        // The bodies named so far by the noun that each turns on; none where several do.
        let mut named: ByKey<Option<usize>> = ByKey::default();
        for mention in &mut self.mentions {
            let known = &self.entities[mention.entity];
            if !matches!(known.sort, Sort::Body | Sort::Unknown) || known.gender.is_some() {
                continue;
            }
            let noun = match known.words.as_slice() {
                [one] => *one,
                [noun, of, _, ..] if is_one_of!(of.id(), "of" | "for") => *noun,
                [.., noun] => *noun,
                [] => continue,
            };
            if !is_head(noun) {
                continue;
            }
            if known.words.len() > 1 {
                let body = named.entry(noun.key()).or_insert(Some(mention.entity));
                if *body != Some(mention.entity) {
                    *body = None;
                }
                continue;
            }
            let the = mention.chunk.start.checked_sub(1).is_some_and(|i| is_one_of!(doc.id(i), "the"));
            if let Some(Some(body)) = named.get(&noun.key()).filter(|_| the && mention.chunk.len() == 1) {
                mention.entity = *body;
            }
        }
    }

    /// `the deputy | SP`, of SP Otto Hale, `the SP`, of Superintendent of Police Ada Holm: the rank of who was named with it last.
    pub(super) fn ranks(&mut self, doc: &Doc<'_>) {
        let mut bearers: Vec<(usize, usize)> = Vec::new();
        let mut in_full: Vec<(Range<usize>, usize)> = Vec::new();
        for mention in &mut self.mentions {
            let at = mention.toks.start;
            if at - mention.chunk.start > 1 {
                in_full.push((mention.chunk.start..at, mention.entity));
            }
            if mention.chunk.start < at && is_rank(doc.word(at - 1)) {
                bearers.push((at - 1, mention.entity));
            } else if mention.toks.len() == 1
                && at > 0
                && !bearers.is_empty()
                && is_rank(doc.word(at))
                && is_one_of!(doc.id(at - 1), "the" | "deputy" | "assistant" | "additional")
                && let Some((_, bearer)) = bearers.iter().rev().find(|(rank, _)| doc.id(*rank) == doc.id(at))
            {
                mention.entity = *bearer;
            } else if mention.chunk.len() == 1
                && at > 0
                && !in_full.is_empty()
                && is_one_of!(doc.id(at - 1), "the")
                && let Some((_, bearer)) = in_full.iter().rev().find(|(title, _)| is_initials(doc, at, title))
            {
                mention.entity = *bearer;
            }
        }
    }

    /// The companies by the words that their names begin with; none where several do. None if there are no companies.
    fn companies(&self) -> Option<ByKey<Option<usize>>> {
        let mut companies: ByKey<Option<usize>> = ByKey::default();
        for (idx, entity) in self.entities.iter().enumerate() {
            let words = &entity.words;
            let company = matches!(entity.sort, Sort::Body | Sort::Unknown)
                && entity.gender.is_none()
                && words.len() > 1
                && words.last().is_some_and(|last| is_firm(*last));
            if !company {
                continue;
            }
            for n in 1..words.len().min(MOST + 1) {
                // `National`, `Ada`, `Orla`; of two words the second is a common one, or it may be somebody's surname, but for
                // `Norvale Tarn`, of Norvale Tarn Water.
                let known = lexicon::words().known(words[0].hash());
                let plain = match n {
                    1 => known.class.has(GIVEN.or(Class::BODY).or(Class::CORPORATE)) || known.tags.small != 0,
                    _ => {
                        let surname = lexicon::words().known(words[n - 1].hash()).tags.small == 0;
                        surname && (words.len() != 3 || known.class.has(GIVEN))
                    }
                };
                if !plain && !known::is_place(&words[..n]) {
                    let of = companies.entry(key(&words[..n])).or_insert(Some(idx));
                    if *of != Some(idx) {
                        *of = None;
                    }
                }
            }
        }
        (!companies.is_empty()).then_some(companies)
    }
}

/// `SP`, of `Superintendent of Police`: whether a word is the first letters of a title.
fn is_initials(doc: &Doc<'_>, at: usize, title: &Range<usize>) -> bool {
    let word = doc.word(at).as_bytes();
    let firsts = title.clone().filter(|i| doc.toks[*i].capital).map(|i| doc.word(i).as_bytes()[0]);
    word.len() > 1 && word.iter().all(u8::is_ascii_uppercase) && firsts.eq(word.iter().copied())
}

/// Whether the noun alone may stand for the body: not `the House` for the White House.
fn is_head(noun: Folded) -> bool {
    lexicon::words().known(noun.hash()).class.has(Class::BODY.or(Class::MEDIA).or(Class::CORPORATE))
        && !is_one_of!(
            noun.id(),
            "house" | "news" | "today" | "inc" | "corp" | "ltd" | "co" | "plc" | "llc" | "side" | "republic"
        )
}

/// How the names of companies end.
fn is_firm(word: Folded) -> bool {
    is_one_of!(
        word.id(),
        "inc"
            | "inc."
            | "corp"
            | "corp."
            | "corporation"
            | "co"
            | "co."
            | "ltd"
            | "ltd."
            | "plc"
            | "llc"
            | "company"
            | "group"
            | "holdings"
            | "partners"
            | "airlines"
            | "airways"
            | "bank"
            | "bancorp"
            | "foods"
            | "motors"
            | "electric"
            | "health"
            | "systems"
            | "technologies"
            | "energy"
            | "pharmaceuticals"
            | "therapeutics"
            | "industries"
            | "telecom"
            | "logistics"
            | "semiconductors"
            | "securities"
            | "robotics"
            | "freight"
            | "ventures"
            | "products"
            | "brands"
            | "stores"
            | "media"
            | "publishing"
            | "entertainment"
            | "studios"
            | "petroleum"
            | "minerals"
            | "international"
            | "worldwide"
            | "global"
            | "insurance"
            | "mining"
            | "resources"
            | "supermarkets"
            | "aerospace"
            | "chemicals"
            | "steel"
            | "software"
            | "water"
            | "power"
            | "rail"
            | "lines"
            | "shipping"
            | "utilities"
            | "capital"
    )
}
