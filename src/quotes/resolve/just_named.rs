//! Which body "the bank", "the group" is that has just been named, or has just spoken.

use super::pronouns::Focus;
use crate::quotes::doc::Doc;
use crate::quotes::lexicon::{self, Class};
use crate::quotes::mentions::Phrase;
use crate::quotes::names::{Entity, Folded, NameMention, Names, Sort};
use crate::quotes::words::is_one_of;

/// So far back the noun is looked for, which must not have been told of before.
const FAR: usize = 600;

/// So many names are looked at for how a body is called.
const MOST: usize = 500;

/// "the company", "the agency", of which nothing is told: the one that spoke last, if it is no person.
pub(super) fn in_hand(doc: &Doc<'_>, names: &Names, focus: &Focus, phrase: &Phrase) -> Option<usize> {
    let noun = phrase.head.start;
    let general = is_one_of!(
        doc.id(noun),
        "company"
            | "firm"
            | "bank"
            | "agency"
            | "group"
            | "organisation"
            | "organization"
            | "institute"
            | "startup"
            | "charity"
    );
    let at = phrase.toks.start;
    if phrase.toks.len() != 2 || !general && (!is_of_a_sort(doc, noun) || is_told_before(doc, names, focus, noun)) {
        return None;
    }
    // What this paragraph has just named goes before what spoke in another.
    let (just, before) = (just_named(doc, names, at, general), focus.last_named(at));
    let spoke = if focus.spoken_here(at).is_some() { before.or(just) } else { just.or(before) }?;
    let known = &names.entities[spoke];
    let full = known.sort == Sort::Unknown && known.words.len() == 2 && !is_of_two_words(known);
    let full = full && !is_called_in_full(names, spoke);
    let person = known.is_person() || known.gender.is_some() || full;
    // `The Tide Authority said no. The airline`: what is told to be of another sort.
    let other = |word: &Folded| lexicon::words().known(word.hash()).class.has(Class::BODY);
    let fits = general || known.sort == Sort::Body && !known.words.iter().any(other);
    // `The Orla School of Law replied. The company`
    let business = is_one_of!(doc.id(noun), "company" | "firm" | "startup" | "bank");
    let public = |word: &Folded| {
        lexicon::words().known(word.hash()).class.has(Class::MEDIA)
            || is_one_of!(
                word.id(),
                "agency"
                    | "administration"
                    | "bureau"
                    | "authority"
                    | "commission"
                    | "school"
                    | "university"
                    | "college"
                    | "institute"
                    | "ministry"
                    | "department"
                    | "council"
                    | "court"
                    | "party"
                    | "police"
                    | "committee"
                    | "senate"
                    | "parliament"
                    | "congress"
            )
    };
    let fits = fits && !(business && known.words.iter().any(public));
    (!person && fits && known.sort != Sort::Place).then_some(spoke)
}

/// Nouns for bodies of one sort.
fn is_of_a_sort(doc: &Doc<'_>, noun: usize) -> bool {
    is_one_of!(
        doc.id(noun),
        "airline"
            | "carrier"
            | "retailer"
            | "lender"
            | "nonprofit"
            | "coalition"
            | "alliance"
            | "watchdog"
            | "regulator"
            | "foundation"
            | "automaker"
            | "carmaker"
            | "chain"
    )
}

/// Whether the noun was told of before without the name of the one who is meant now: `Tide Air left. | The airline`.
fn is_told_before(doc: &Doc<'_>, names: &Names, focus: &Focus, noun: usize) -> bool {
    let floor = noun.saturating_sub(FAR);
    let mut same = (floor..noun.max(1) - 1).filter(|i| doc.id(*i) == doc.id(noun) && !doc.toks[*i].capital);
    // It spoke under that noun before, or has it beside the name.
    same.any(|i| {
        let beside = !names.within(&(i + 1..i + 2)).is_empty();
        !beside && (i == 0 || focus.spoke_within(&(i - 1..i)).is_none())
    })
}

/// `Clean Tides`: a name of two words, of which the first is a common word, and no person's.
fn is_of_two_words(known: &Entity) -> bool {
    let common = |word: &Folded| lexicon::is_common(word.hash());
    known.words.len() == 2 && known.gender.is_none() && known.words.first().is_some_and(common)
}

/// `Lund Sachs … Lund Sachs`: whether a name of two words of which nothing tells that it is a person's is never cut short, as that of a
/// person would be.
fn is_called_in_full(names: &Names, entity: usize) -> bool {
    let known = &names.entities[entity];
    let nobody = known.gender.is_none() && known.guess.is_none() && known.roles.is_empty();
    let mut all = names.mentions.iter().take(MOST).filter(|m| m.entity == entity);
    nobody && all.clone().nth(1).is_some() && all.all(|m| m.toks.len() > 1 && m.chunk == m.toks)
}

/// `Clean Tides Now left. | The group said`: the only body that this sentence and the one before name, which is in this paragraph or,
/// of what a noun may mean that tells of no sort, ends the one before.
fn just_named(doc: &Doc<'_>, names: &Names, at: usize, general: bool) -> Option<usize> {
    let here = doc.sents.partition_point(|sent| sent.end <= at);
    let block = doc.block_of(at)?;
    let before = here.checked_sub(1).map_or(at, |before| doc.sents[before].start);
    let opens =
        general && doc.sents.get(here).is_some_and(|sent| sent.start == block.toks.start && at < sent.start + 5);
    let from = if opens && !doc.in_title(before) { before } else { before.max(block.toks.start) };
    let is_body = |entity: usize| {
        let known = &names.entities[entity];
        known.sort == Sort::Body && !is_code(&known.name)
            || known.sort == Sort::Unknown
                && (known.words.len() > 2 || is_of_two_words(known) || is_called_in_full(names, entity))
    };
    // `In a post on Facebook, | the force said`, `Orla Steel was fined by the Tide Agency. The company said`: where it was said, and
    // who did it.
    let hangs = |m: &&NameMention| {
        let before = m.chunk.start.checked_sub(1).filter(|i| *i >= from);
        let the = before.filter(|i| doc.is(*i, Class::DET)).and_then(|the| the.checked_sub(1)).filter(|i| *i >= from);
        // `Members of Clean Tides were held. The group said`
        let members = |of: usize| {
            of > from
                && is_one_of!(doc.id(of - 1), "members" | "activists" | "supporters" | "campaigners" | "protesters")
        };
        the.or(before).is_some_and(|i| doc.is(i, Class::PREP) && !members(i))
    };
    let near = names.within(&(from..at)).iter().filter(|m| !hangs(m));
    let mut bodies = near.map(|m| m.entity).filter(|entity| is_body(*entity));
    let first = bodies.next()?;
    bodies.all(|other| other == first).then_some(first)
}

/// `LV-201`: no body, but what one makes.
fn is_code(name: &str) -> bool {
    name.contains('-') && name.ends_with(|c: char| c.is_ascii_digit()) && !name.contains(' ')
}
