//! Whether an office is another than the one that is told of a person: the finance minister is not the culture minister, the deputy
//! not the mayor.

use super::super::called::is_demonym;
use super::super::doc::Doc;
use super::super::names::{Entity, Role};
use std::ops::Range;

/// Words that say which of several offices of one name it is.
#[rustfmt::skip]
const FIELDS: [&str; 60] = [
    "foreign", "interior", "home", "finance", "financial", "defence", "defense", "health", "education", "transport", "justice",
    "culture", "cultural", "sport", "sports", "agriculture", "farm", "trade", "commerce", "economy", "economic", "energy",
    "environment", "tourism", "labour", "labor", "employment", "housing", "planning", "industry", "science", "technology",
    "information", "communications", "immigration", "security", "treasury", "works", "water", "welfare", "women", "youth",
    "police", "fire", "business", "political", "city", "news", "managing", "marketing", "sales", "operations", "artistic",
    "medical", "nursing", "legal", "prosecution", "arts", "music", "features",
];

/// Words of rank: who is "deputy" is not the one, and the other way round.
const RANKS: [&str; 5] = ["deputy", "vice", "assistant", "shadow", "opposition"];

/// Parties: the nominee of one is not that of another.
#[rustfmt::skip]
const PARTIES: [&str; 9] = [
    "democratic", "republican", "conservative", "labour", "liberal", "socialist", "green", "nationalist", "communist",
];

/// Offices that one holds at a time, and leaves for another.
#[rustfmt::skip]
const LEFT: [&str; 12] = [
    "president", "prime minister", "chancellor", "premier", "chief executive", "ceo", "coach", "manager", "mayor", "chairman",
    "minister", "leader",
];

/// Whether the person may be called so: by one of these nouns of the phrase, and no word beside it says otherwise.
pub(super) fn may_be_called(doc: &Doc<'_>, entity: &Entity, called: &[String], phrase: &Range<usize>) -> bool {
    entity.roles.iter().any(|role| role.is_one_of(called) && !is_another(doc, role, called, phrase))
}

fn is_another(doc: &Doc<'_>, role: &Role, called: &[String], phrase: &Range<usize>) -> bool {
    let told = role.text.to_lowercase();
    let told: Vec<&str> = words(&told).collect();
    let asked: Vec<&str> = phrase.clone().flat_map(|i| words(doc.lower(i))).collect();
    let professor = called.iter().any(|noun| noun == "professor");
    let ranked = |rank: &str| told.contains(&rank) != asked.contains(&rank) && !(professor && rank == "assistant");
    let apart = |sort: fn(&str) -> bool| {
        let asks = || asked.iter().filter(|word| sort(word));
        asks().next().is_some() && told.iter().any(|word| sort(word)) && !asks().any(|word| told.contains(word))
    };
    let left = LEFT.iter().any(|office| called.iter().any(|noun| noun == office));
    let former = told.contains(&"former") && !asked.contains(&"former") && left;
    RANKS.into_iter().any(ranked)
        || apart(|word| FIELDS.contains(&word))
        || apart(|word| PARTIES.contains(&word))
        || apart(is_of_a_land)
        || former
}

/// `French`, `Torvian`
fn is_of_a_land(word: &str) -> bool {
    is_demonym(word)
        || word.len() > 5 && word.ends_with("ian")
        || matches!(
            word,
            "french"
                | "british"
                | "english"
                | "irish"
                | "scottish"
                | "welsh"
                | "dutch"
                | "spanish"
                | "portuguese"
                | "swedish"
                | "danish"
                | "finnish"
                | "polish"
                | "turkish"
                | "greek"
                | "swiss"
                | "chinese"
                | "japanese"
                | "israeli"
                | "iraqi"
        )
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| match word {
        "gop" => "republican",
        "tory" => "conservative",
        word => word,
    })
}
