//! Man or woman: from words, and from the pronouns that stand beside a name.

use super::super::doc::{Doc, Kind, Tok};
use super::super::lexicon::Class;
use super::super::tags::Tag;
use super::super::words::{Word, is_one_of};
use super::{Entity, Gender, Names, Sort};
use std::ops::Range;

/// From a title or role: `Ms.`, `spokeswoman`, `her husband`.
pub(super) fn of_words(doc: &Doc<'_>, toks: &Range<usize>) -> Option<Gender> {
    own(doc, toks).find_map(|i| of_word(doc, i))
}

fn of_word(doc: &Doc<'_>, i: usize) -> Option<Gender> {
    let (tok, word) = (doc.toks[i], doc.lower(i));
    if tok.is(Class::FEMALE)
        || word.ends_with("woman")
        || word.starts_with("mother-of-")
        || is_one_of!(
            tok.id(),
            "fru"
                | "frau"
                | "madame"
                | "mme"
                | "niece"
                | "auntie"
                | "madam"
                | "mdm"
                | "mdm."
                | "smt"
                | "smt."
                | "nan"
                | "gran"
                | "grandma"
                | "girlfriend"
        )
    {
        Some(Gender::Female)
    } else if tok.is(Class::MALE)
        || word.starts_with("father-of-")
        || is_office_of_men(word)
        || is_one_of!(tok.id(), "herr" | "monsieur" | "nephew" | "shri" | "mallam" | "grandpa" | "dad" | "boyfriend")
    {
        Some(Gender::Male)
    } else {
        None
    }
}

/// What is told of the person, not of whose the person is: "her husband", `Mr Lunde’s daughter`.
fn own(doc: &Doc<'_>, toks: &Range<usize>) -> impl Iterator<Item = usize> {
    let owner = toks.clone().rev().find(|i| doc.toks[*i].kind == Kind::Clitic);
    let own = owner.map_or(toks.start, |clitic| clitic + 1)..toks.end;
    own.filter(|i| !doc.is(*i, Class::POSS.or(Class::PRON)))
}

/// The same, without offices that women hold under the men's word too: `its spokesman, Ada Hale`.
pub(in super::super) fn of_sure_words(doc: &Doc<'_>, toks: &Range<usize>) -> Option<Gender> {
    let (any, gender) = own(doc, toks).find_map(|i| Some((i, of_word(doc, i)?)))?;
    let own = is_one_of!(doc.id(any), "businessman" | "fisherman" | "salesman");
    (own || !is_office_of_men(doc.lower(any))).then_some(gender)
}

/// `spokesman`, `chairman`: a woman may be meant.
fn is_office_of_men(word: &str) -> bool {
    word.ends_with("man") && !word.ends_with("woman") && word.len() > 5 && word != "german"
}

/// Gender of a third-person pronoun.
pub(in super::super) fn of_pronoun(word: Word) -> Option<Gender> {
    if is_one_of!(word, "he" | "him" | "his" | "himself") {
        Some(Gender::Male)
    } else if is_one_of!(word, "she" | "her" | "hers" | "herself") {
        Some(Gender::Female)
    } else {
        None
    }
}

/// `Holm said he`, `Holm says that she`, `Holm said as he left`: of a name that ends at `end`.
pub(super) fn told_behind(doc: &Doc<'_>, end: usize) -> Option<Gender> {
    let says = doc.toks.get(end).is_some_and(|tok| tok.is(Class::SAY) && !tok.quoted());
    let that = doc.toks.get(end + 1).is_some_and(|tok| is_one_of!(tok.id(), "that" | "as" | "while"));
    let pronoun = doc.toks.get(end + 1 + usize::from(that)).filter(|tok| says && tok.is_word() && !tok.quoted())?;
    is_one_of!(pronoun.id(), "he" | "she").then(|| of_pronoun(pronoun.id())).flatten()
}

/// Learns the gender of those whose name does not tell it, from sentences where a pronoun can mean nobody else.
pub(super) fn from_pronouns(doc: &Doc<'_>, names: &mut Names) {
    let mut votes: Vec<(u32, u32)> = vec![(0, 0); names.entities.len()];
    // `The owner, who gave her name only as Rosie, said`
    for mention in names.mentions.iter().filter(|m| m.toks.len() == 1) {
        let start = mention.chunk.start;
        let said = start > 3 && is_one_of!(doc.id(start - 1), "as" | "is" | "was");
        let name = (start.saturating_sub(4)..start).find(|i| said && is_one_of!(doc.id(*i), "name"));
        let gave = |name: &usize| *name > 1 && is_one_of!(doc.id(name - 2), "gave" | "gives" | "giving" | "given");
        let name = name.filter(gave);
        let gender = name.and_then(|name| of_pronoun(doc.id(name - 1)));
        let known = &mut names.entities[mention.entity];
        if gender.is_some() && known.gender.is_none() && matches!(known.sort, Sort::Unknown | Sort::Person) {
            (known.gender, known.sort) = (gender, Sort::Person);
        }
    }
    let mut mentions = names.mentions.iter().peekable();
    for sent in &doc.sents {
        let mut people = std::iter::from_fn(|| mentions.next_if(|m| m.toks.start < sent.end)).filter(|m| {
            m.toks.start >= sent.start && matches!(names.entities[m.entity].sort, Sort::Person | Sort::Unknown)
        });
        // The one person named in the sentence, and where the next one is. Not `Perpetua’s father, … his`.
        let Some(first) = people.next() else { continue };
        let owns = doc.toks.get(first.toks.end).is_some_and(|next| next.kind == Kind::Clitic);
        let kin = |i: &usize| {
            doc.is(*i, Class::PERSON.or(Class::MALE).or(Class::FEMALE))
                && !is_one_of!(doc.id(*i), "he" | "she" | "his" | "her")
        };
        let of_kin = owns && (first.toks.end + 1..sent.end).take(4).any(|i| kin(&i));
        let end = people.find(|m| m.entity != first.entity).map_or(sent.end, |m| m.toks.start);
        people.for_each(drop);
        if names.entities[first.entity].gender.is_some() || of_kin {
            continue;
        }
        for (i, tok) in (first.toks.start..end).zip(&doc.toks[first.toks.start..end]) {
            if !tok.is(Class::MALE.or(Class::FEMALE))
                || tok.quoted()
                || !tok.is_word()
                || is_object(doc, first.toks.end, i)
            {
                continue;
            }
            match of_pronoun(tok.id()) {
                Some(Gender::Male) => votes[first.entity].0 += 1,
                Some(Gender::Female) => votes[first.entity].1 += 1,
                None => {}
            }
        }
    }
    // `Hillary Holm … he said`: where no woman is told of, the name may be a man's.
    let mens = |entity: &Entity| entity.words.len() > 1 && is_of_both(entity.words[0].id());
    let woman = |tok: &Tok| {
        tok.is(Class::FEMALE)
            && is_one_of!(tok.id(), "she" | "her" | "hers" | "herself" | "mrs" | "mrs." | "ms" | "ms.")
    };
    if names.entities.iter().any(mens) && !doc.toks.iter().any(woman) {
        for entity in names.entities.iter_mut().filter(|entity| mens(entity)) {
            entity.gender = None;
            entity.guess = Some(Gender::Female);
        }
    }
    for (entity, (male, female)) in names.entities.iter_mut().zip(votes) {
        let learned = match (male, female) {
            (m, f) if m > 2 * f => Some(Gender::Male),
            (m, f) if f > 2 * m => Some(Gender::Female),
            _ => None,
        };
        // One pronoun beside what may be no person at all tells nothing.
        let enough = entity.sort == Sort::Person || entity.sort == Sort::Unknown && male.max(female) > 1;
        if entity.gender.is_none() && enough {
            entity.gender = learned;
        }
    }
}

/// `Hale backed | her`, `Hale has spoken to | him`: whether the pronoun at `i` is the object of what the subject, a name that ends at
/// `end`, does: another is meant.
fn is_object(doc: &Doc<'_>, end: usize, i: usize) -> bool {
    if doc.tag(i) != Tag::PRP || !is_one_of!(doc.id(i), "him" | "her") || !(end + 1..end + 7).contains(&i) {
        return false;
    }
    let verb = |i: usize| doc.tag(i).is_finite() || doc.tag(i).is_in(&[Tag::VBN, Tag::VBG, Tag::VB]);
    // `Hale is careful not to name | him`
    let told = |i: usize| doc.tag(i) == Tag::JJ && doc.is(end, Class::BE);
    let small = |i: usize| {
        doc.tag(i).is_in(&[Tag::RB, Tag::RP, Tag::MD, Tag::TO]) || doc.is(i, Class::AUX.or(Class::NEG)) || told(i)
    };
    let prep = |i: usize| doc.is(i, Class::PREP) && !doc.is(i, Class::SUBORD);
    verb(end) && (end + 1..i).all(|j| doc.toks[j].is_word() && (verb(j) || small(j) || j + 1 == i && prep(j)))
}

/// First names of women that some men bear.
fn is_of_both(word: Word) -> bool {
    is_one_of!(
        word,
        "hillary" | "hilary" | "simone" | "joan" | "carol" | "beverly" | "evelyn" | "vivian" | "marion" | "laurence"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::lexicon;

    #[test]
    fn words_that_tell_of_a_woman_are_of_a_class() {
        for word in ["she", "her", "hers", "herself", "mrs", "mrs.", "ms", "ms."] {
            assert!(lexicon::class(word).has(Class::FEMALE), "{word}");
        }
    }
}
