//! Who holds an office of somebody that is told of before the holder is named.

use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::{Class, GIVEN, class};
use crate::quotes::mentions::Phrase;
use crate::quotes::names::{Names, Sort};
use crate::quotes::words::is_one_of;

/// How many paragraphs away the holder may be named.
const SOON: usize = 3;

/// `NATO’s secretary general spoke. … NATO Secretary General Ada Holm`, in a headline also `Former Hale Pollster Says` where the article
/// has `former Ada Hale pollster Otto Lund`: the only one of whom that very role is told.
pub(super) fn holder(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let noun = phrase.toks.end - 1;
    let headline = doc.in_title(phrase.toks.start);
    let owned = || phrase.toks.clone().any(|i| doc.toks[i].kind == Kind::Clitic);
    let office = doc.is(noun, Class::PERSON.or(Class::TITLE)) || is_one_of!(doc.id(noun), "general");
    if !office || phrase.toks.len() < 3 || !(headline || owned()) || is_of_many(doc, noun) {
        return None;
    }
    let told = |i: &usize| doc.toks[*i].is_word() && !doc.is(*i, Class::DET);
    let words: Vec<&str> = phrase.toks.clone().filter(told).map(|i| doc.lower(i)).collect();
    let holds = |entity: &usize| {
        let known = &names.entities[*entity];
        let person = known.is_person() || known.sort == Sort::Unknown && known.words.len() > 1;
        person && known.roles.iter().any(|role| is_same(&words, &role.text, headline))
    };
    // Named soon, or before.
    let here = doc.blocks.partition_point(|block| block.toks.end <= noun);
    let until = doc.blocks.get(here + SOON).map_or(doc.toks.len(), |block| block.toks.end);
    let near = |entity: &usize| {
        let from = doc.blocks[here.saturating_sub(SOON)].toks.start;
        names.within(&(from..until)).iter().any(|mention| mention.entity == *entity)
    };
    let mut holders = (0..names.entities.len()).filter(holds);
    let first = holders.next()?;
    (holders.next().is_none() && near(&first)).then_some(first)
}

/// `The head of the rules committee spoke. … Rules Committee Chairman Ada Holm`: the only one near who is told to head what is named so.
pub(super) fn head_of(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let (head, last) = (phrase.head.end - 1, phrase.toks.end - 1);
    let heads =
        |noun: &str| matches!(noun, "head" | "chair" | "chairman" | "chairwoman" | "director" | "president" | "chief");
    let of = head + 1 < last && is_one_of!(doc.id(head + 1), "of") && heads(doc.lower(head));
    let field = |i: usize| doc.toks[i].is_word() && !doc.is(i, Class::DET.or(Class::PREP));
    if !of || !doc.is(last, Class::BODY) || last < head + 3 || !field(last - 1) {
        return None;
    }
    let led = format!("{} {}", doc.lower(last - 1), doc.lower(last));
    let noun = doc.lower(head);
    let alike =
        |other: &str| other == noun || noun == "head" || other.starts_with("chair") && noun.starts_with("chair");
    // `chairman of the rules committee`, `Rules Committee Chairman`; not a former one, nor one for a part of it, nor of another town.
    let of_it = |text: &str| {
        let words: Vec<&str> = text.split(' ').filter(|word| *word != "the").collect();
        let past = |word: &&str| matches!(*word, "former" | "ex" | "late" | "vice" | "deputy" | "then");
        let linked = words.iter().filter(|word| matches!(**word, "of" | "for" | "at" | "in" | "from" | "on")).count();
        let towns = (head + 2..last - 1).filter(|i| doc.toks[*i].capital && !doc.is(*i, Class::DET));
        let same_town = words.len() < 4 || towns.into_iter().all(|i| words.contains(&doc.lower(i)));
        let behind = text.ends_with(&led) && linked == 1 && words.first().is_some_and(|first| alike(first));
        let before =
            linked == 0 && words.last().is_some_and(|last| alike(last) && text.ends_with(&format!("{led} {last}")));
        !words.iter().any(past) && same_town && (behind || before)
    };
    let holds = |entity: &usize| {
        let known = &names.entities[*entity];
        let told = |text: &str| of_it(&text.to_lowercase());
        known.is_person()
            && known.roles.iter().any(|role| role.heads.iter().any(|noun| heads(noun)) && told(&role.text))
    };
    let here = doc.blocks.partition_point(|block| block.toks.end <= head);
    let until = doc.blocks.get(here + 2 * SOON).map_or(doc.toks.len(), |block| block.toks.end);
    let from = doc.blocks[here.saturating_sub(SOON)].toks.start;
    let mut holders = names.within(&(from..until)).iter().map(|m| m.entity).filter(holds);
    let first = holders.next()?;
    holders.all(|other| other == first).then_some(first)
}

/// Whether a role is told by the same words, though for a given name that a headline leaves out.
fn is_same(words: &[&str], role: &str, headline: bool) -> bool {
    let (mut same, mut last) = (0, "");
    let role = role.to_lowercase();
    for word in role.split(' ') {
        let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
        last = word;
        if words.contains(&word) {
            same += 1;
        } else if !(headline && class(word).has(GIVEN)) {
            return false;
        }
    }
    same == words.len() && words.last() == Some(&last)
}

/// `Hale’s lawyer`, `a Hale supporter`: what several may be to one.
fn is_of_many(doc: &Doc<'_>, noun: usize) -> bool {
    is_one_of!(
        doc.id(noun),
        "supporter"
            | "backer"
            | "donor"
            | "fan"
            | "friend"
            | "ally"
            | "critic"
            | "rival"
            | "voter"
            | "aide"
            | "adviser"
            | "advisor"
            | "official"
            | "officer"
            | "member"
            | "senator"
            | "lawmaker"
            | "congressman"
            | "congresswoman"
            | "representative"
            | "resident"
            | "student"
            | "teacher"
            | "employee"
            | "worker"
            | "lawyer"
            | "attorney"
            | "surrogate"
    )
}
