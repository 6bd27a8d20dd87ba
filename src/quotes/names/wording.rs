//! How a role is worded: what of a description is printed, and what is none.

use super::roles::{has_head, is_one_among};
use super::{known, printed};
use crate::quotes::doc::{Doc, Kind, Tok};
use crate::quotes::lexicon::Class;
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

/// A description as printed, without article; none for a mere form of address.
pub(in super::super) fn role_text(doc: &Doc<'_>, title: &Range<usize>) -> Option<String> {
    role_toks(doc, title).map(|toks| printed(doc, &toks))
}

/// The tokens of a description that are printed, see [`role_text`].
pub(super) fn role_toks(doc: &Doc<'_>, title: &Range<usize>) -> Option<Range<usize>> {
    let mut range = title.clone();
    // `himself | a former pupil`, `the actual | stage manager`, `now | a radio host`
    let told = |i: usize| {
        is_one_of!(doc.id(i), "himself" | "herself" | "itself" | "themselves" | "actual" | "very") && i + 1 < title.end
            || is_one_of!(doc.id(i), "now" | "also" | "still") && i + 1 < title.end && doc.is(i + 1, Class::DET)
    };
    let drop = |i: usize| {
        doc.is(i, Class::DET.or(Class::POSS))
            || doc.tag(i) == Tag::CC
            || told(i)
            || matches!(doc.toks[i].kind, Kind::Punct(_) | Kind::Clitic)
    };
    while !range.is_empty() && drop(range.start) && !is_one_among(doc, range.start) {
        range.start += 1;
    }
    // `a story | her sister Ada has told`
    let named = is_before_name(doc, &range);
    if let Some(owner) = range
        .clone()
        .skip(1)
        .find(|i| doc.is(*i, Class::POSS))
        .filter(|i| named && i + 2 == range.end && doc.tag(i - 1).is_noun() && !doc.toks[i - 1].capital)
    {
        range.start = owner + 1;
    }
    // `would favor | presidential hopeful Ada Hale`
    let governed = |i: usize| i > 0 && doc.tag(i) == Tag::VB && doc.tag(i - 1).is_in(&[Tag::MD, Tag::TO, Tag::CC]);
    // `has used | retired colonel Ada Hale`
    let done = |i: usize| {
        i > 0
            && !doc.is(i, Class::PERSON.or(Class::TITLE))
            && (doc.tag(i) == Tag::VBN && is_one_of!(doc.id(i - 1), "has" | "have" | "had")
                || doc.tag(i).is_in(&[Tag::VBN, Tag::VBD]) && doc.tag(i - 1) == Tag::CC)
    };
    if range.len() > 1 && (governed(range.start) || done(range.start)) {
        range.start += 1;
    }
    // `Count | former Governor Hale among the critics`: a verb at the head of the sentence.
    let verb = |i: usize| is_one_of!(doc.id(i), "count" | "add" | "ask" | "meet" | "take" | "call");
    if range.len() > 2
        && doc.toks[range.start].first
        && verb(range.start)
        && is_one_of!(doc.id(range.start + 1), "former" | "retired")
    {
        range.start += 1;
    }
    // `the group’s | chief strategist`
    let general = range.len() > 2
        && doc.toks[range.start + 1].kind == Kind::Clitic
        && is_one_of!(
            doc.id(range.start),
            "group"
                | "company"
                | "firm"
                | "campaign"
                | "organization"
                | "organisation"
                | "agency"
                | "party"
                | "committee"
        );
    range.start += if general { 2 } else { 0 };
    // `Year | 4 teacher`
    let year = range.start > 0
        && !range.is_empty()
        && doc.tag(range.start) == Tag::CD
        && is_one_of!(doc.id(range.start - 1), "year" | "grade" | "form")
        && doc.toks[range.start - 1].capital;
    range.start -= usize::from(year);
    // `where Hale beat | rival Budd`, `Hale trails | rival Budd`
    let other = |i: usize| is_one_of!(doc.id(i), "rival" | "opponent" | "challenger");
    let beats =
        |i: &usize| *i > 0 && !doc.toks[*i].capital && doc.is_name_word(i - 1) && doc.tag(*i).is_verb() && other(i + 1);
    range.start = (range.start..range.end.max(1) - 1).find(beats).map_or(range.start, |verb| verb + 1);
    // `the person | Prince Hale is`
    let person = range.len() > 1 && is_one_of!(doc.id(range.start), "person");
    range.start += usize::from(person && (doc.toks[range.start + 1].capital || doc.is(range.start + 1, Class::TITLE)));
    // `now 81 and | mayor of Orla`
    let aged =
        range.len() > 3 && is_one_of!(doc.id(range.start), "now" | "aged") && doc.tag(range.start + 1) == Tag::CD;
    let office = |i: usize| is_one_of!(doc.id(i), "and") && doc.is(i + 1, Class::TITLE.or(Class::PERSON));
    range.start += if aged && office(range.start + 2) { 3 } else { 0 };
    // `months pregnant with a child`, `now 81 and retired`, `you can count | Hale among them`
    if is_no_role(doc, &range) {
        return None;
    }
    // `Alhaji | (Dr)`
    if range.len() > 1
        && doc.toks[range.end - 1].is_punct(b')')
        && let Some(open) = range.clone().rev().find(|i| doc.toks[*i].is_punct(b'('))
    {
        range.end = open;
    }
    // `a young man | named Ada Hale`
    if range.len() > 1 && is_one_of!(doc.id(range.end - 1), "named" | "called" | "nicknamed") {
        range.end -= 1;
    }
    // `proud owner of a boat`
    if range.len() > 1 && is_one_of!(doc.id(range.start), "proud") {
        if is_one_of!(doc.id(range.start + 1), "owner" | "possessor" | "father" | "mother" | "parent") {
            return None;
        }
        range.start += 1;
    }
    // `the daughter of a nurse`: of which family one is, and no office.
    let kin = range.clone().find(|i| is_one_of!(doc.id(*i), "of")).filter(|of| {
        *of > range.start
            && of + 1 < range.end
            && is_one_of!(doc.id(of + 1), "a" | "an")
            && is_one_of!(
                doc.id(of - 1),
                "son" | "daughter" | "child" | "grandson" | "granddaughter" | "nephew" | "niece" | "grandchild"
            )
    });
    if kin.is_some() {
        return None;
    }
    // `of the farmers, | Hale said`
    let plural = |i: usize| doc.tag(i) == Tag::NNS && doc.is(i, Class::PERSON);
    if range.is_empty() || range.len() == 1 && plural(range.start) {
        return None;
    }
    // `a former director of the port | who has known her`
    if let Some(who) = range.clone().skip(1).find(|i| is_one_of!(doc.id(*i), "who" | "whom" | "whose" | "which")) {
        range.end = who;
    }
    // `a candidate | aiming at the middle`
    let aims = |i: &usize| {
        is_one_of!(
            doc.id(*i),
            "aiming" | "hoping" | "trying" | "looking" | "wearing" | "facing" | "vying" | "seeming" | "considered"
        ) || is_one_of!(doc.id(*i), "running") && is_one_of!(doc.id((i + 1).min(doc.toks.len() - 1)), "on" | "against")
    };
    // `an adviser to the port | and later worked elsewhere`
    let acts = |i: &usize| {
        doc.tag(*i) == Tag::CC && doc.verb_behind(i + 1, range.end).is_some_and(|verb| !doc.is_name_word(verb))
    };
    let start = range.start;
    // `the first mother | to serve as mayor`, not `ambassador to Orla`
    let is_one = |end: usize| {
        let role = || has_head(doc, &(start..end)) && has_head(doc, &(end - 1..end));
        end > start && doc.tag(end - 1) == Tag::NN && role()
    };
    let does = |i: &usize| {
        is_one_of!(doc.id(*i), "to")
            && doc.tags().get(i + 1) == Some(&Tag::VB)
            && !doc.toks[i + 1].capital
            && is_one(i - usize::from(doc.is(i - 1, Class::ADVERB)))
    };
    if let Some(end) = range.clone().skip(1).find(|i| aims(i) || acts(i) || does(i) || is_when(doc, *i)) {
        range.end = end;
    }
    // `host | of Radio Orla’s “Morning Ada”`
    let owns = |i: usize| {
        doc.toks.get(i).is_some_and(|tok| tok.kind == Kind::Clitic)
            && doc.toks.get(i + 1).is_some_and(|tok| tok.quoted())
    };
    if (owns(range.end) || owns(range.end - 1))
        && let Some(of) = range.clone().skip(1).find(|i| is_one_of!(doc.id(*i), "of"))
    {
        range.end = of;
    }
    // `His Worship | Councillor Hale`
    while range.len() > 1 && is_one_of!(doc.id(range.start), "worship" | "honour" | "honor" | "excellency") {
        range.start += 1;
    }
    // `the 36-year-old | captain`, `a prosecutor | known for his voice`
    if range.len() > 1 && doc.lower(range.start).ends_with("-year-old") {
        range.start += 1;
    }
    if let Some(known) = range.clone().skip(1).find(|i| is_one_of!(doc.id(*i), "known")) {
        range.end = known;
        // `a prosecutor | well known for his voice`
        while range.len() > 1 && doc.tag(range.end - 1) == Tag::RB {
            range.end -= 1;
        }
    }
    // `lead author | Dr. Hale`
    let styled = |i: usize| is_one_of!(doc.id(i), "cllr" | "cllr." | "cr" | "hon" | "hon.") || is_address(doc.lower(i));
    while range.len() > 1 && styled(range.end - 1) {
        range.end -= 1;
    }
    range.end = without_rank(doc, &range);
    // `one of them, | Senator Hale`
    if is_one_among(doc, range.start)
        && let Some(comma) = range.clone().find(|i| doc.toks[*i].is_punct(b','))
    {
        range.start = comma + 1;
    }
    let trails = Class::ADVERB.or(Class::PREP).or(Class::CONJ);
    while !range.is_empty() && (!doc.toks[range.end - 1].is_word() || doc.is(range.end - 1, trails)) {
        range.end -= 1;
    }
    if range.is_empty() || range.clone().all(|i| is_address(doc.lower(i)) || !doc.toks[i].is_word()) {
        return None;
    }
    // `savaged her | on Twitter, Hale says`, `Then a student, Hale said`, `Hale, seeming to like the owner,`
    let (first, next) = (doc.tag(range.start), doc.tags().get(range.start + 1));
    let acts =
        is_one_of!(doc.id(range.start), "doing" | "making" | "having" | "getting" | "taking" | "giving" | "being");
    let clause = acts || first == Tag::VBG && next.is_some_and(|next| !next.is_noun());
    if clause || doc.is(range.start, Class::PREP) || is_one_of!(doc.id(range.start), "then" | "including" | "along") {
        return None;
    }
    // `the woman who says no`, `one of the men`: roles of nobody.
    let anybody =
        |i: usize| is_one_of!(doc.id(i), "man" | "woman" | "men" | "women" | "person" | "people" | "them" | "us");
    let among = is_one_among(doc, range.start) && anybody(range.end - 1);
    // `a gregarious man with bushy eyebrows`
    let head = range.clone().find(|i| anybody(*i)).filter(|head| {
        (range.start..*head).all(|i| doc.tag(i) == Tag::JJ)
            && range.contains(&(head + 1))
            && doc.is(head + 1, Class::PREP)
    });
    if head.is_some() {
        return None;
    }
    // `the only person | Hale trusts`, `the latter`
    let only = range.len() < 3 && is_one_of!(doc.id(range.start), "only" | "first" | "last" | "same");
    let none = only && anybody(range.end - 1) || is_one_of!(doc.id(range.start), "latter");
    // `Hale was a happy child`
    let once = range.len() < 3 && is_one_of!(doc.id(range.end - 1), "child" | "kid" | "baby" | "boy" | "girl");
    let once = once && doc.tag(range.start) == Tag::JJ;
    if range.len() == 1 && anybody(range.start) || among || none || once {
        return None;
    }
    // Not `now 81 and retired`
    let office = |i: usize| doc.is(i, Class::TITLE.or(Class::PERSON)) && !is_one_of!(doc.id(i), "retired" | "private");
    let named = has_head(doc, &range) || range.clone().any(office);
    range.end = with_state(doc, &range).or_else(|| with_others(doc, &range)).unwrap_or(range.end);
    named.then_some(range)
}

/// What is told of somebody that is no role, though a word of it may be of one.
fn is_no_role(doc: &Doc<'_>, range: &Range<usize>) -> bool {
    let (first, next) = (range.start, range.start + 1);
    if range.is_empty() {
        return true;
    }
    let alone = range.len() == 1
        && is_one_of!(doc.id(first), "former" | "ex" | "then" | "neither" | "either" | "both" | "count")
        && !(is_one_of!(doc.id(first), "count")
            && (doc.toks[first].capital || first > 0 && doc.is(first - 1, Class::DET)));
    let age = range.len() > 1 && is_one_of!(doc.id(first), "now" | "aged") && doc.tag(next) == Tag::CD;
    let time = is_one_of!(doc.id(first), "months" | "weeks") && range.len() > 1 && doc.tag(next) == Tag::JJ;
    alone || age || time
}

/// `adviser to Hale | four years ago`, `chief of the guild | last year`, `a victim | this year`, `a lawyer | by the time he came`
fn is_when(doc: &Doc<'_>, i: usize) -> bool {
    let unit = |i: usize, many: bool| match doc.toks.get(i).filter(|tok| !tok.capital) {
        Some(tok) if many => {
            is_one_of!(tok.id(), "years" | "months" | "weeks" | "days" | "decades" | "year" | "month" | "week")
        }
        Some(tok) => is_one_of!(tok.id(), "year" | "month" | "week" | "night" | "season"),
        None => false,
    };
    let ago = || doc.toks.get(i + 2).is_some_and(|tok| is_one_of!(tok.id(), "ago" | "earlier"));
    let counted = (doc.tag(i) == Tag::CD || is_one_of!(doc.id(i), "a" | "several")) && unit(i + 1, true) && ago();
    let by = || {
        let word = |i: usize| doc.toks.get(i).map_or(Word::default(), |tok| tok.id());
        is_one_of!(doc.id(i), "by") && is_one_of!(word(i + 1), "the") && is_one_of!(word(i + 2), "time")
    };
    counted || is_one_of!(doc.id(i), "last" | "this") && unit(i + 1, false) || by()
}

/// `army spokesman | Lt. Gen. Hale`, `chief of staff | General Hale`: where a role ends that a rank stands behind.
fn without_rank(doc: &Doc<'_>, range: &Range<usize>) -> usize {
    let rank = |i: usize| {
        is_one_of!(
            doc.id(i),
            "lt" | "lt."
                | "lieutenant"
                | "gen"
                | "gen."
                | "general"
                | "maj"
                | "maj."
                | "brig"
                | "brig."
                | "brigadier"
                | "col"
                | "col."
                | "colonel"
                | "admiral"
                | "adm."
                | "justice"
        ) && doc.toks[i].capital
    };
    let ranks = range.clone().rev().take_while(|i| rank(*i)).count();
    let end = range.end - ranks;
    if ranks == 0 || end == range.start {
        return range.end;
    }
    // What stands in front is a whole role, and a name behind.
    let last = end - 1;
    let whole = is_one_of!(
        doc.id(last),
        "spokesman" | "spokeswoman" | "spokesperson" | "staff" | "commander" | "commandant" | "commissioner"
    );
    let named = is_before_name(doc, range);
    if whole && named && has_head(doc, &(range.start..end)) { end } else { range.end }
}

/// `her sister | Ada`: whether the word of a name follows right behind.
pub(super) fn is_before_name(doc: &Doc<'_>, toks: &Range<usize>) -> bool {
    doc.toks.get(toks.end).is_some_and(|tok| tok.name && tok.capital)
}

/// `mayor of Orla, | Ohio`: where a description ends that a state or country goes on behind the comma.
fn with_state(doc: &Doc<'_>, range: &Range<usize>) -> Option<usize> {
    let comma = range.end;
    let town = range.clone().rev().take_while(|i| doc.is_name_word(*i)).last()?;
    let placed = town > range.start && is_one_of!(doc.id(town - 1), "of" | "in" | "from" | "at" | "near" | "for");
    if !placed || !doc.toks.get(comma)?.is_punct(b',') {
        return None;
    }
    let name = (comma + 1..doc.toks.len().min(comma + 4)).take_while(|i| doc.is_name_word(*i)).last()? + 1;
    let place = known::is_place_at(doc, &(comma + 1..name)) || doc.word(name - 1).ends_with('.') && name == comma + 2;
    let closes = |tok: &Tok| !tok.is_word() || tok.first || doc.tag(name).is_finite();
    (place && doc.toks.get(name).is_none_or(closes)).then_some(name)
}

/// `a singer, | writer and actor`: where a description of one noun ends that goes on in a list.
fn with_others(doc: &Doc<'_>, range: &Range<usize>) -> Option<usize> {
    let noun =
        |i: usize| i < doc.toks.len() && !doc.toks[i].capital && doc.tag(i) == Tag::NN && has_head(doc, &(i..i + 1));
    let mut at = range.end;
    if range.len() > 2 || !noun(at - 1) {
        return None;
    }
    while doc.toks.get(at)?.is_punct(b',') && noun(at + 1) && at < range.end + 8 {
        at += 2;
    }
    let last = at > range.end && is_one_of!(doc.id(at), "and") && noun(at + 1);
    (last && doc.toks.get(at + 2).is_none_or(|tok| !tok.is_word())).then_some(at + 2)
}

/// `Near the place called Tarn Hill, a farmer, | Otto Hale, was at work`: whether what is told behind a name up to the comma at `end` is told
/// of the next name, as the first only tells where it was.
pub(super) fn is_of_next(doc: &Doc<'_>, block: &Range<usize>, chunk: &Range<usize>, end: usize) -> bool {
    let behind = (end + 1..block.end).find(|i| !doc.is_name_word(*i)).unwrap_or(block.end);
    let acts = behind > end + 1
        && behind + 1 < block.end
        && doc.toks[behind].is_punct(b',')
        && doc.tag(behind + 1).is_finite();
    let opens = || doc.sent_of(chunk.start).map_or(chunk.start, |sent| sent.start);
    let plain = |i: usize| (doc.toks[i].is_word() || doc.toks[i].kind == Kind::Clitic) && !doc.tag(i).is_finite();
    acts && doc.is(opens(), Class::PREP) && !doc.is(opens(), Class::SUBORD) && (opens()..chunk.start).all(plain)
}

/// `An Italian missionary, | Father Hale, said`, not `Father Otto Hale said his son was ill`, where the capital is due to the sentence.
pub(super) fn is_priest(doc: &Doc<'_>, i: usize) -> bool {
    let tok = doc.toks[i];
    let other = i > 0 && is_one_of!(doc.id(i - 1), "founding" | "holy" | "his" | "her" | "our" | "my");
    let figure = doc.toks.get(i + 1).is_some_and(|next| is_one_of!(next.id(), "christmas" | "time" | "ted"));
    tok.capital
        && !tok.first
        && !other
        && !figure
        && !doc.in_title(i)
        && doc.toks.get(i + 1).is_some_and(|next| next.name)
}

/// Forms of address, which are no roles.
pub(in super::super) fn is_address(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "mr" | "mrs"
            | "ms"
            | "miss"
            | "dr"
            | "sir"
            | "lady"
            | "dame"
            | "lord"
            | "prof"
            | "fru"
            | "herr"
            | "frau"
            | "don"
            | "fr"
            | "chaudhry"
            | "makhdoom"
            | "sardar"
            | "mama"
            | "datuk"
            | "datin"
            | "dato"
            | "puan"
            | "encik"
            | "tan"
            | "sri"
            | "seri"
            | "shri"
            | "smt"
            | "eng"
            | "engr"
            | "madam"
            | "mallam"
    )
}
