//! Whose somebody without a name is: `his mother` is printed with the name of the one who is "he".

use super::jobs::is_one_person;
use super::pronouns::{Focus, Who};
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::Class;
use crate::quotes::mentions::Phrase;
use crate::quotes::names::{NameMention, Names, gender_of_pronoun};
use crate::quotes::words::is_one_of;

/// `Otto Hale was shy. | His mother said`: `Otto Hale’s mother`, and Hale, where it is clear who that is.
pub(super) fn told(
    doc: &Doc<'_>,
    names: &Names,
    focus: &Focus,
    phrase: &Phrase,
    label: &str,
) -> Option<(String, usize)> {
    let at = phrase.toks.start;
    let own = phrase.toks.len() > 1 && is_one_of!(doc.id(at), "his" | "her");
    let gender = if own { gender_of_pronoun(doc.id(at)) } else { None };
    // Where somebody works, or what is told of a body.
    let noun = doc.id(phrase.head.end - 1);
    if own
        && (is_one_of!(noun, "company" | "office" | "firm" | "employer" | "organization")
            // `Her Honour`
            || is_one_of!(
                noun,
                "honour" | "honor" | "majesty" | "highness" | "lordship" | "ladyship" | "excellency" | "eminence" | "grace"
            ))
    {
        return None;
    }
    let found = focus.actor(doc, names, at, Some(gender?)).filter(|found| found.agrees && found.margin > SURE)?;
    let Who::Entity(owner) = found.who else { return None };
    // `his brother Otto Hale`, of whom he is kin: not his.
    if names.entities[owner].roles.iter().flat_map(|role| &role.heads).any(|noun| is_kin(noun)) {
        return None;
    }
    // `Hale met Budd. | His mother`: one of two.
    let from = doc.sent_before(at).map_or(at, |before| before.start);
    let other = |m: &NameMention| {
        let known = &names.entities[m.entity];
        m.entity != owner && known.is_person() && known.gender.is_none_or(|own| Some(own) == gender)
    };
    // `Detective Peter Hale arrested a man. | His lawyer`
    let stranger = |i: usize| {
        // `Otto Hale was | a shy boy.`: he himself
        doc.is(i, Class::DET.or(Class::POSS))
            && !doc.toks[i].quoted()
            && !(i > from && doc.is(i - 1, Class::BE))
            && doc.phrase_at(i, at).is_some_and(|p| is_one_person(doc, p.head.end - 1))
    };
    if names.within(&(from..at)).iter().any(other) || (from..at).any(stranger) {
        return None;
    }
    let (_, rest) = label.split_once(' ')?;
    Some((format!("{}’s {rest}", names.entities[owner].name), owner))
}

fn is_kin(noun: &str) -> bool {
    matches!(
        noun,
        "son" | "daughter" | "wife" | "husband" | "brother" | "sister" | "mother" | "father" | "friend" | "cousin"
    )
}

/// By so much the one who is meant beats all others.
pub(super) const SURE: f32 = 1.5;
