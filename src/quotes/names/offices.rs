//! What tells one office from another of the same name: the finance minister is not the culture minister, the deputy not the mayor.

use super::super::called::is_demonym;
use super::super::doc::{Doc, Kind};
use super::super::lexicon::Class;
use super::super::tags::Tag;
use super::super::words::{Word, is_one_of};
use std::ops::Range;

/// The words of a role, or of a phrase that asks for one, that tell which of several it is.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct Portfolio {
    /// Sets of bits: "deputy" and the like; fields of work; parties.
    ranks: u32,
    fields: u64,
    parties: u32,
    /// `French`
    land: Option<Word>,
    former: bool,
}

impl Portfolio {
    /// Of the words before the noun, and of one right behind "of" or "for".
    pub(in super::super) fn of(doc: &Doc<'_>, toks: &Range<usize>) -> Portfolio {
        let mut found = Portfolio::default();
        let ends = |i: &usize| {
            doc.tag(*i) == Tag::CC || doc.is(*i, Class::PREP) || matches!(doc.toks[*i].kind, Kind::Punct(b',' | b'('))
        };
        let end = toks.clone().find(ends).unwrap_or(toks.end);
        for i in toks.start..end {
            let word = doc.id(i);
            found.fields |= field(word);
            found.parties |= party(word);
            // `the deputy` is called so, and no deputy of that name.
            if i + 1 < end || doc.lower(i).contains('-') {
                found.ranks |= rank(word);
            }
            found.former |= is_one_of!(word, "former" | "ex") || doc.lower(i).starts_with("ex-");
            found.land = found.land.or(is_of_a_land(doc.lower(i)).then_some(word));
        }
        // `minister for sport`, `minister of the interior`, not `lawyer for the fire victims`
        let of = end < toks.end && is_one_of!(doc.id(end), "of" | "for");
        let the = usize::from(end + 1 < toks.end && is_one_of!(doc.id(end + 1), "the"));
        let told = end + 1 + the;
        if of && told < toks.end && (told + 1 == toks.end || !doc.tag(told + 1).is_noun()) {
            found.fields |= field(doc.id(told));
        }
        found
    }

    /// Whether a party is told that is asked for.
    pub(super) fn is_of_party(&self, asked: &Portfolio) -> bool {
        self.parties & asked.parties != 0
    }

    /// Whether who has a role of these may not be called by what is asked for; `called` are the nouns of that.
    pub(super) fn is_another(&self, asked: &Portfolio, called: &[String]) -> bool {
        let is = |nouns: &[&str]| called.iter().any(|noun| nouns.contains(&noun.as_str()));
        let rank = self.ranks ^ asked.ranks;
        // `Assistant Professor Hale`, later "the professor"; the shadow minister may be called the minister.
        let rank = if is(&["professor"]) { rank & !ASSISTANT } else { rank } & !(SHADOW & self.ranks);
        let apart = |told: u64, asked: u64| told != 0 && asked != 0 && told & asked == 0;
        let former = self.former && !asked.former && is(&LEFT);
        let land = self.land.zip(asked.land).is_some_and(|(told, asked)| told != asked);
        rank != 0
            || apart(self.fields, asked.fields)
            || apart(self.parties.into(), asked.parties.into())
            || land
            || former
    }
}

/// Offices that one leaves for another.
#[rustfmt::skip]
const LEFT: [&str; 11] = [
    "president", "prime minister", "chancellor", "premier", "chief executive", "ceo", "coach", "manager", "mayor", "minister",
    "leader",
];

const ASSISTANT: u32 = 4;
const SHADOW: u32 = 8;

fn rank(word: Word) -> u32 {
    match () {
        () if is_one_of!(word, "deputy") => 1,
        () if is_one_of!(word, "vice" | "vice-president" | "vice-chairman" | "vice-chancellor" | "vice-captain") => 2,
        () if is_one_of!(word, "assistant") => ASSISTANT,
        () if is_one_of!(word, "shadow") => SHADOW,
        () => 0,
    }
}

fn party(word: Word) -> u32 {
    match () {
        () if is_one_of!(word, "democratic" | "democrat") => 1,
        () if is_one_of!(word, "republican" | "gop") => 2,
        () if is_one_of!(word, "conservative" | "tory") => 4,
        () if is_one_of!(word, "labour") => 8,
        () if is_one_of!(word, "liberal") => 16,
        () if is_one_of!(word, "socialist") => 32,
        () if is_one_of!(word, "communist") => 64,
        () => 0,
    }
}

/// A bit for each field of work, one for several words of the same.
#[rustfmt::skip]
fn field(word: Word) -> u64 {
    match () {
        () if is_one_of!(word, "foreign") => 1, () if is_one_of!(word, "interior") => 1 << 1,
        () if is_one_of!(word, "home") => 1 << 2, () if is_one_of!(word, "education") => 1 << 3,
        () if is_one_of!(word, "finance" | "financial" | "treasury") => 1 << 4,
        () if is_one_of!(word, "defence" | "defense") => 1 << 5, () if is_one_of!(word, "health") => 1 << 6,
        () if is_one_of!(word, "transport") => 1 << 7, () if is_one_of!(word, "justice") => 1 << 8,
        () if is_one_of!(word, "culture" | "cultural") => 1 << 9,
        () if is_one_of!(word, "sport" | "sports") => 1 << 10, () if is_one_of!(word, "energy") => 1 << 11,
        () if is_one_of!(word, "agriculture" | "farm" | "farming") => 1 << 12,
        () if is_one_of!(word, "trade" | "commerce") => 1 << 13,
        () if is_one_of!(word, "economy" | "economic" | "economics") => 1 << 14,
        () if is_one_of!(word, "environment") => 1 << 15, () if is_one_of!(word, "tourism") => 1 << 16,
        () if is_one_of!(word, "labor" | "employment") => 1 << 17, () if is_one_of!(word, "housing") => 1 << 18,
        () if is_one_of!(word, "planning") => 1 << 19, () if is_one_of!(word, "industry") => 1 << 20,
        () if is_one_of!(word, "science") => 1 << 21, () if is_one_of!(word, "information") => 1 << 22,
        () if is_one_of!(word, "immigration") => 1 << 23, () if is_one_of!(word, "security") => 1 << 24,
        () if is_one_of!(word, "welfare") => 1 << 25, () if is_one_of!(word, "political") => 1 << 26,
        () if is_one_of!(word, "business") => 1 << 27, () if is_one_of!(word, "news") => 1 << 28,
        () if is_one_of!(word, "arts") => 1 << 29, () if is_one_of!(word, "managing") => 1 << 30,
        () if is_one_of!(word, "marketing") => 1 << 31, () if is_one_of!(word, "sales") => 1 << 32,
        () if is_one_of!(word, "artistic") => 1 << 33, () if is_one_of!(word, "medical") => 1 << 34,
        () if is_one_of!(word, "prosecution") => 1 << 35, () if is_one_of!(word, "fire") => 1 << 36,
        () if is_one_of!(word, "features") => 1 << 37,
        () => 0,
    }
}

/// `French`, `Torvian`
#[rustfmt::skip]
fn is_of_a_land(word: &str) -> bool {
    is_demonym(word)
        || word.len() > 5 && word.ends_with("ian")
        || matches!(
            word,
            "french" | "british" | "english" | "irish" | "scottish" | "welsh" | "dutch" | "spanish" | "portuguese" | "swedish"
                | "danish" | "finnish" | "polish" | "turkish" | "greek" | "swiss" | "chinese" | "japanese" | "israeli" | "iraqi"
        )
}
