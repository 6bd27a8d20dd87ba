//! Companies under a short name: `Harlan` for `Harlan Foods Inc.`

use super::folded::{ByKey, Folded, key};
use super::{Names, Sort, known};
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::{self, Class, GIVEN};
use crate::quotes::words::is_one_of;

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
                // `National`, `Ada`, `Orla`; of two words the second is a common one, or it may be somebody's surname.
                let known = lexicon::words().known(words[0].hash());
                let plain = match n {
                    1 => known.class.has(GIVEN.or(Class::BODY).or(Class::CORPORATE)) || known.tags.small != 0,
                    _ => lexicon::words().known(words[n - 1].hash()).tags.small == 0,
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
            | "petroleum"
            | "minerals"
    )
}
