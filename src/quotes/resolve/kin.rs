//! Who is called by what somebody is to another, or by a form of address: `his son`, `Her Honour`.

use super::owners::SURE;
use super::pronouns::{Focus, Who};
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::Class;
use crate::quotes::mentions::Phrase;
use crate::quotes::names::{Gender, NameMention, Names, Sort, gender_of_pronoun};
use crate::quotes::words::is_one_of;

/// How many tokens back kin of the same surname may be named.
const FAR: usize = 300;

/// `Her Honour said`: the judge who was named last.
pub(super) fn honour(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let head = phrase.head.end - 1;
    let called = phrase.toks.len() == 2 && is_one_of!(doc.id(head), "honour" | "honor" | "lordship" | "ladyship");
    let gender = gender_of_pronoun(doc.id(phrase.toks.start)).filter(|_| called)?;
    let judge = ["judge".to_owned(), "recorder".to_owned()];
    let fits = |entity: usize| {
        let known = &names.entities[entity];
        known.holds(&judge) && known.gender.is_none_or(|own| own == gender)
    };
    names.within(&(0..phrase.toks.start)).iter().rev().map(|m| m.entity).find(|entity| fits(*entity))
}

/// `his son`, `Hale’s daughter`: the only one who is told to be somebody's.
pub(super) fn relative(doc: &Doc<'_>, names: &Names, focus: &Focus, phrase: &Phrase) -> Option<usize> {
    let head = phrase.head.end - 1;
    let kin = is_one_of!(
        doc.id(head),
        "son" | "daughter" | "wife" | "husband" | "widow" | "widower" | "brother" | "sister" | "mother" | "father"
    );
    let parent = is_one_of!(doc.id(head), "mom" | "mum" | "dad");
    let owned = doc.is(phrase.toks.start, Class::POSS) && head == phrase.toks.start + 1
        || head > phrase.toks.start && doc.toks[head - 1].kind == Kind::Clitic;
    if !(kin || parent) || !owned {
        return None;
    }
    let word = doc.lower(head);
    if kin {
        let is_told =
            |idx: &usize| names.entities[*idx].roles.iter().any(|role| role.heads.iter().any(|noun| noun == word));
        let mut told = (0..names.entities.len()).filter(is_told);
        match (told.next(), told.next()) {
            (Some(first), None) => return Some(first),
            (Some(_), Some(_)) => return None,
            (None, _) => {}
        }
    }
    let parent = parent || is_one_of!(doc.id(head), "mother" | "father");
    if parent { of_that_name(doc, names, phrase, head) } else { other_of_pair(doc, names, focus, phrase) }
}

/// `The twins Lena and Otto Field came. | Her brother said`, `Otto and Lena Field voted. | Her husband said`: the other one of a pair of
/// one surname, in which the owner is named.
fn other_of_pair(doc: &Doc<'_>, names: &Names, focus: &Focus, phrase: &Phrase) -> Option<usize> {
    let (at, head) = (phrase.toks.start, phrase.head.end - 1);
    let (gender, siblings) = match doc.lower(head) {
        "brother" => (Gender::Male, true),
        "sister" => (Gender::Female, true),
        "husband" => (Gender::Male, false),
        "wife" => (Gender::Female, false),
        _ => return None,
    };
    let own = gender_of_pronoun(doc.id(at)).filter(|_| head == at + 1)?;
    let surname = |entity: usize| names.entities[entity].words.last();
    // Not `Otto and Lena Field voted. | Her brother said`, nor `The twins Lena and Otto Field came. | Her husband said`
    let born = |i: usize| {
        is_one_of!(doc.id(i), "twins" | "siblings" | "brothers" | "sisters" | "children" | "sons" | "daughters")
    };
    // `Otto and Lena Field, father and daughter,`, `Ministers Jim and Ann Budd`, `the children of Otto and Lena Field`
    let akin = |i: usize| {
        born(i)
            || is_one_of!(
                doc.id(i),
                "brother" | "sister" | "father" | "mother" | "son" | "daughter" | "cousin" | "cousins"
            )
    };
    let colleagues = |i: usize| doc.is(i, Class::TITLE.or(Class::PERSON)) && doc.lower(i).ends_with('s');
    // Each pair that stands before, both of it.
    let before = names.within(&(at.saturating_sub(FAR)..at));
    let pairs = before.windows(2).filter(|pair| {
        let (first, second) = (&pair[0], &pair[1]);
        let and = first.toks.end;
        first.toks.len() == 1
            && second.chunk.start == and + 1
            && second.toks.len() > 1
            && is_one_of!(doc.id(and), "and")
            && first.entity != second.entity
            && names.entities[first.entity].words.len() > 1
            && surname(first.entity) == surname(second.entity)
            && match siblings {
                true => first.chunk.start > 0 && born(first.chunk.start - 1),
                false => {
                    let end = second.toks.end;
                    let near = first.chunk.start.saturating_sub(4)..first.chunk.start;
                    !near.clone().any(akin)
                        && !near.into_iter().any(colleagues)
                        && !(end..doc.toks.len().min(end + 6)).any(akin)
                }
            }
    });
    let mut pairs = pairs.map(|pair| [pair[0].entity, pair[1].entity]).peekable();
    pairs.peek()?;
    let found = focus.actor(doc, names, at, Some(own)).filter(|found| found.agrees && found.margin > SURE)?;
    let Who::Entity(owner) = found.who else { return None };
    let mut others = pairs.filter(|pair| pair.contains(&owner)).map(|pair| pair[usize::from(pair[0] == owner)]);
    let other = others.next().filter(|other| names.entities[*other].gender.is_none_or(|known| known == gender))?;
    others.all(|another| another == other).then_some(other)
}

/// `Donna Holm is glad. Travis Holm’s mom said`: the only other one of that surname and sex that is named near.
fn of_that_name(doc: &Doc<'_>, names: &Names, phrase: &Phrase, head: usize) -> Option<usize> {
    let gender = match doc.lower(head) {
        "mother" | "mom" | "mum" => Gender::Female,
        _ => Gender::Male,
    };
    let clitic = head.checked_sub(1).filter(|i| doc.toks[*i].kind == Kind::Clitic)?;
    let owner = names.within(&(phrase.toks.start..clitic)).last().filter(|m| m.toks.end == clitic)?;
    let own = &names.entities[owner.entity];
    let surname = own.words.last().filter(|_| own.words.len() > 1)?;
    let fits = |m: &&NameMention| {
        let known = &names.entities[m.entity];
        m.entity != owner.entity
            && known.words.len() > 1
            && known.words.last() == Some(surname)
            && !matches!(known.sort, Sort::Body | Sort::Place)
    };
    let mut near = names.within(&(head.saturating_sub(FAR)..phrase.toks.start)).iter().filter(fits);
    let first = near.next()?.entity;
    // Not Judge Mary Holm, nor his sister
    let alone = near.all(|m| m.entity == first) && names.entities[first].roles.is_empty();
    (alone && names.entities[first].gender == Some(gender)).then_some(first)
}
