//! Who "the two ministers", "they", "the 34-year-old" are: people told by a number, or by their number.

use super::super::doc::Doc;
use super::super::lexicon::{Class, GIVEN, is_common, words};
use super::super::mentions::Phrase;
use super::super::names::{Folded, Gender, NameMention, Names, Role, Sort};
use super::super::tags::Tag;
use super::super::words::is_one_of;
use std::ops::{Range, RangeInclusive};

/// `the two ministers`, `both`, `the couple`: those who spoke together last, `joint`; else the only two people named in this paragraph
/// and the one before, else those named last as `Hale and Budd`.
pub(super) fn both(doc: &Doc<'_>, names: &Names, phrase: &Phrase, joint: &[usize]) -> Option<[usize; 2]> {
    let (start, head) = (phrase.toks.start, phrase.head.end - 1);
    let counted = |i: usize| is_one_of!(doc.id(i), "two" | "both");
    let two = counted(start) || phrase.toks.len() > 1 && counted(start + 1);
    let told = start == 0 || !is_one_of!(doc.id(start), "two") || is_one_of!(doc.id(start - 1), "the" | "these");
    let people = head == start
        || counted(head)
        || doc.is(head, Class::PERSON.or(Class::TITLE).or(Class::MALE).or(Class::FEMALE))
            && doc.lower(head) != "parties";
    if !(two && told && people || is_pair(doc.lower(head)) && doc.is(start, Class::DET)) {
        return None;
    }
    let block = doc.blocks.partition_point(|b| b.toks.end <= start);
    let floor = doc.blocks.get(block.saturating_sub(1))?.toks.start.max(start.saturating_sub(FAR));
    // `the couple` is no firm.
    let pair = is_pair(doc.lower(head));
    let is_person = |entity: usize| {
        let known = &names.entities[entity];
        let given = |word: &Folded| words().known(word.hash()).class.has(GIVEN);
        let firm =
            pair && !known.words.first().is_some_and(given) && known.words.iter().any(|word| is_common(word.hash()));
        let full = known.words.len() > 1 && !firm;
        known.is_person() || known.sort == Sort::Unknown && full
    };
    // "The couple" may be two who only were told of since.
    if let [one, other] = joint
        && phrase.toks.len() <= 2
        && !is_pair(doc.lower(head))
        && !pair_acts_before(doc, names, start)
        && is_person(*one)
        && is_person(*other)
    {
        return Some([*one, *other]);
    }
    let named: Vec<_> = names.within(&(floor..start)).iter().filter(|m| is_person(m.entity)).collect();
    let mut all: Vec<usize> = named.iter().map(|m| m.entity).collect();
    all.sort_unstable();
    all.dedup();
    if let [one, other] = all[..] {
        let first = named.first().map_or(one, |m| m.entity);
        return Some([first, if first == one { other } else { one }]);
    }
    let joined = |pair: &&[&NameMention]| {
        let link = pair[0].toks.end..pair[1].chunk.start;
        !link.is_empty() && link.into_iter().all(|i| doc.is(i, Class::CONJ)) && pair[0].entity != pair[1].entity
    };
    named.windows(2).rev().find(joined).map(|pair| [pair[0].entity, pair[1].entity])
}

/// `Hale and Budd left. | The two said`: whether two act in the sentence before, not `Hale and Budd were cleared.`
fn pair_acts_before(doc: &Doc<'_>, names: &Names, at: usize) -> bool {
    let before = doc.sent_before(at).filter(|before| doc.block_of(at).is_some_and(|b| b.toks.contains(&before.start)));
    let Some((sent, [one, other, ..])) = before.map(|sent| (sent, names.within(sent))) else { return false };
    let joined = other.chunk.start == one.toks.end + 1 && doc.is(one.toks.end, Class::CONJ);
    let verb = other.toks.end;
    let opens = one.chunk.start <= sent.start + 1 && joined && verb + 1 < sent.end;
    opens && doc.tag(verb).is_finite() && !(doc.is(verb, Class::BE) && doc.tag(verb + 1) == Tag::VBN)
}

/// `the chairmen`: the two or three who bear this role each, where they stand together in one sentence before: `Chairman Hale and Panel
/// Chairman Budd`; none where more bear it.
pub(super) fn bearers(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<Vec<usize>> {
    let (the, noun) = (phrase.toks.start, phrase.head.end - 1);
    let told = is_one_of!(doc.id(the), "the") && phrase.toks.end == noun + 1 && noun > the;
    let called = [if told { singular(doc.lower(noun))? } else { return None }];
    // `the committee chairmen`
    let fits = |role: &Role| {
        let has = |word: &str| role.text.split(' ').any(|told| told.eq_ignore_ascii_case(word));
        role.is_one_of(&called) && (the + 1..noun).all(|i| has(doc.lower(i)))
    };
    let bears =
        |m: &&NameMention| names.entities[m.entity].is_person() && names.entities[m.entity].roles.iter().any(fits);
    let floor = the.saturating_sub(FAR);
    let last = names.within(&(floor..the)).iter().rev().find(bears)?;
    let sent = doc.sent_of(last.toks.start)?;
    let distinct = |toks: &Range<usize>| {
        let mut all: Vec<usize> = Vec::new();
        for mention in names.within(toks).iter().filter(bears) {
            if !all.contains(&mention.entity) && all.len() < 4 {
                all.push(mention.entity);
            }
        }
        all
    };
    let together = distinct(sent);
    // Not `Chairman Hale met Chairman Budd`
    let first = names.within(sent).iter().find(bears)?;
    let apart = (first.toks.end..last.chunk.start).any(|i| doc.tag(i).is_finite() && !doc.is_name_word(i));
    let alone = || distinct(&(the.saturating_sub(8 * FAR)..the)).len() == together.len();
    ((2..4).contains(&together.len()) && sent.end <= the && !apart && alone()).then_some(together)
}

/// `chairmen`, `senators`: one of them.
fn singular(noun: &str) -> Option<String> {
    let one = noun.strip_suffix("men").map(|stem| format!("{stem}man"));
    let one = one.or_else(|| noun.strip_suffix("ies").map(|stem| format!("{stem}y")));
    one.or_else(|| noun.strip_suffix('s').map(str::to_owned))
}

/// `the two leading Republicans, | Ada Hale and Otto Budd,`: those whom the apposition to a noun for several names, and nothing else.
pub(super) fn set_beside(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<Vec<usize>> {
    let beside = phrase.apposition.as_ref()?;
    let noun = phrase.head.end - 1;
    let several = doc.is(noun, Class::PERSON.or(Class::TITLE)) && doc.lower(noun).ends_with('s');
    let named = if several { names.within(beside) } else { return None };
    let (first, last) = (named.first()?, named.last()?);
    let whole = first.chunk.start == beside.start && last.toks.end == beside.end && first.entity != last.entity;
    let inside =
        |i: usize| doc.toks[i].is_punct(b',') || doc.is(i, Class::CONJ) || named.iter().any(|m| m.chunk.contains(&i));
    let person = |m: &NameMention| names.entities[m.entity].is_person();
    let all = whole && beside.clone().all(inside) && named.iter().all(person);
    all.then(|| named.iter().map(|m| m.entity).collect())
}

/// How many tokens back the two may be named.
const FAR: usize = 600;

/// Nouns for two people.
pub(super) fn is_pair(noun: &str) -> bool {
    matches!(noun, "couple" | "pair" | "duo")
}

/// How many names are looked at: no article to be read has more, and none is to take long.
const MOST: usize = 2_000;

/// `the 34-year-old`, `the teenager`: the only person whose age the article tells as that; one told after it only if the age is
/// exact.
pub(super) fn aged(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let noun = phrase.head.end - 1;
    let ages = ages(doc.lower(noun))?;
    let gender = match () {
        () if doc.lower(noun).ends_with("girl") => Some(Gender::Female),
        () if doc.lower(noun).ends_with("boy") => Some(Gender::Male),
        () => None,
    };
    // `A schoolgirl saw it. | The schoolgirl said`: whoever that is.
    let told =
        |i: usize| doc.id(i) == doc.id(noun) && (i.saturating_sub(3)..i).any(|j| is_one_of!(doc.id(j), "a" | "an"));
    let counted = doc.lower(noun).ends_with("-year-old");
    if !counted && (phrase.toks.start.saturating_sub(FAR)..phrase.toks.start).any(told) {
        return None;
    }
    let exact = ages.start() == ages.end();
    let before = |m: &&NameMention| exact || m.toks.start < phrase.toks.start;
    let of_that_age = |m: &&NameMention| {
        !matches!(names.entities[m.entity].sort, Sort::Body | Sort::Place)
            && (gender.is_none() || names.entities[m.entity].gender.is_none_or(|own| Some(own) == gender))
            && age(doc, m).is_some_and(|age| ages.contains(&age))
    };
    let mut fits = names.mentions.iter().take(MOST).filter(before).filter(of_that_age).map(|m| m.entity);
    let one = fits.next()?;
    fits.all(|other| other == one).then_some(one)
}

/// The ages that a noun tells, in years.
fn ages(noun: &str) -> Option<RangeInclusive<u32>> {
    match noun {
        "teenager" | "teen" => Some(13..=19),
        "schoolboy" | "schoolgirl" => Some(5..=18),
        "pensioner" => Some(60..=119),
        "septuagenarian" => Some(70..=79),
        "octogenarian" => Some(80..=89),
        "nonagenarian" => Some(90..=99),
        _ => years_old(noun).map(|age| age..=age),
    }
}

/// `34-year-old`
fn years_old(word: &str) -> Option<u32> {
    word.strip_suffix("-year-old")?.parse().ok()
}

/// The age that is told beside a name: `Jane Doe, 34,`, `Doe (34)`, `34-year-old Jane Doe`, `Doe is 34`.
fn age(doc: &Doc<'_>, name: &NameMention) -> Option<u32> {
    let before = name.chunk.start.checked_sub(1).and_then(|i| years_old(doc.lower(i)));
    if before.is_some() {
        return before;
    }
    let (link, number, closed) = (name.toks.end, name.toks.end + 1, name.toks.end + 2);
    let told = doc.toks.get(link)?;
    let age = doc.toks.get(number).and_then(|_| doc.lower(number).parse().ok()).filter(|age| *age < 120)?;
    let ends = doc.toks.get(closed).is_none_or(|tok| !tok.is_word());
    let says = doc.is(link, Class::BE) && (ends || doc.lower(closed).starts_with("year"));
    ((told.is_punct(b',') || told.is_punct(b'(')) && ends || says).then_some(age)
}
