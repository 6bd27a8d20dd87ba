//! What people are: roles beside a name, and what "the minister" must match.

use super::super::called::is_short_office;
use super::super::cues;
use super::super::doc::{Doc, Kind, Tok};
use super::super::lexicon::{CUE, Class, GIVEN};
use super::super::tags::Tag;
use super::super::words::{Word, is_one_of};
use super::synonyms::canon;
use super::wording::{is_address, is_of_next, is_priest};
use crate::article::Role;
use std::ops::Range;

const STOP: Class = Class::SUBORD.or(Class::PRON).or(Class::AUX).or(Class::MODAL);

/// Returns the descriptions beside a name in commas or after "is": `Anna Verhoeven, the defence minister,`,
/// `the head of the guild, Jane Doe,`, `Doe, who was mayor`.
pub(super) fn beside(doc: &Doc<'_>, block: &Range<usize>, chunk: &Range<usize>) -> [Option<Range<usize>>; 2] {
    // Nearly all names have none of these beside them.
    let opens = |tok: &Tok| {
        matches!(tok.kind, Kind::Punct(b',' | b'(')) || is_one_of!(tok.id(), "is" | "was" | "became" | "remains")
    };
    let behind = chunk.end < block.end && opens(&doc.toks[chunk.end]);
    let before = chunk.start > block.start + 1 && doc.toks[chunk.start - 1].is_punct(b',');
    [
        behind.then(|| after(doc, block, chunk)).flatten(),
        before.then(|| self::before(doc, block, chunk, chunk.start - 1)).flatten(),
    ]
}

/// `In Kestrel, the mayor said`: where it was; the comma closes an adjunct.
fn is_where(doc: &Doc<'_>, block: &Range<usize>, chunk: &Range<usize>) -> bool {
    let Some(before) = chunk.start.checked_sub(1).filter(|i| *i >= block.start) else { return false };
    let place = is_one_of!(doc.id(before), "in" | "at" | "near" | "outside" | "across" | "from");
    // `Ada Hale of Orla, the chairwoman`
    let home = is_one_of!(doc.id(before), "of")
        && before > block.start + 1
        && doc.is_name_word(before - 1)
        && doc.is_name_word(before - 2);
    // `near the city of Orla, a source said`
    let town = is_one_of!(doc.id(before), "of")
        && before > block.start
        && is_one_of!(
            doc.id(before - 1),
            "city" | "town" | "village" | "port" | "suburb" | "province" | "district" | "island"
        );
    (place || home || town) && (chunk.len() == 1 || doc.toks[before].first)
}

/// Behind a name, where a comma, a bracket or a verb that tells what one is stands there.
#[inline(never)]
fn after(doc: &Doc<'_>, block: &Range<usize>, chunk: &Range<usize>) -> Option<Range<usize>> {
    let end = chunk.end;
    let id = |i: usize| if i < block.end { doc.id(i) } else { Word::default() };
    let mut at = end;
    // `Doe (R-Fla.), 42, `
    if doc.toks[at].is_punct(b'(') {
        at = (at..block.end.min(at + 8)).find(|i| doc.toks[*i].is_punct(b')'))? + 1;
    }
    let comma = |at: usize| at < block.end && doc.toks[at].is_punct(b',');
    // `Examined by Hale, the witness said`
    let start_of_sent = || (block.start..=chunk.start).rev().find(|i| doc.toks[*i].first).unwrap_or(block.start);
    if comma(at) && (is_where(doc, block, chunk) || doc.is_by_agent(start_of_sent(), chunk.start)) {
        return None;
    }
    // `Replying to a question by Hale, the minister said`
    let acts = |at: usize| {
        doc.phrase_at(at, block.end)
            .is_some_and(|phrase| phrase.toks.end < block.end && doc.tag(phrase.toks.end).is_finite())
    };
    if comma(at) && is_one_of!(id(at + 1), "the") && doc.opens_adjunct(chunk.start) && acts(at + 1) {
        return None;
    }
    if comma(at) && comma(at + 2) && doc.word(at + 1).bytes().all(|b| b.is_ascii_digit()) {
        at += 2;
    }
    let (mut start, mut done) = (at, false);
    if comma(at) {
        start += 1;
        if is_one_of!(id(start), "who") && is_one_of!(id(start + 1), "is" | "was") {
            start += 2;
            done = start < block.end && doc.tag(start).is_in(&[Tag::VBN, Tag::VBG]);
        }
    } else if is_one_of!(id(at), "is" | "was" | "became" | "remains") {
        start += 1;
        // `Critics say | Hale is a liar`, `If Hale was a candidate`: what others say, and what is not so.
        let opinion = |i: usize| {
            is_one_of!(
                doc.id(i),
                "say"
                    | "says"
                    | "said"
                    | "think"
                    | "thinks"
                    | "believe"
                    | "believes"
                    | "claim"
                    | "claims"
                    | "claimed"
                    | "fear"
                    | "fears"
                    | "argue"
                    | "argues"
                    | "insist"
                    | "insists"
                    | "suggest"
                    | "suggests"
            )
        };
        let claimed = |before: usize| {
            opinion(before)
                || is_one_of!(doc.id(before), "if" | "whether" | "unless")
                || is_one_of!(doc.id(before), "that") && before > block.start && opinion(before - 1)
        };
        if chunk.start > block.start && !doc.toks[chunk.start].first && claimed(chunk.start - 1) {
            return None;
        }
        // "is the mayor", "became minister": no adjectives, no clauses.
        if !doc.toks.get(start).is_some_and(|t| t.is(Class::DET)) && !is_one_of!(id(at), "became") {
            return None;
        }
    } else {
        return None;
    }
    // `Hale, then a young officer`: what she no longer is. `Hale, whose son is ill`: somebody else.
    if is_one_of!(id(start), "then" | "whose") {
        return None;
    }
    let small = |i: usize| doc.is(i, Class::DET.or(Class::POSS));
    while start < block.end && small(start) && !is_one_among(doc, start) {
        start += 1;
    }
    if start >= block.end || !doc.toks[start].is_word() || doc.toks[start].quoted() {
        return None;
    }
    // `Hale, 31, balanced a toddler on her hip`
    // `Hale, pressed on that by an analyst, said`
    let led = |next: usize| small(next) || doc.is(next, Class::PREP) && !is_one_of!(doc.id(next), "of");
    let acts = doc.tag(start).is_in(&[Tag::VBN, Tag::VBD]) && start + 1 < block.end && led(start + 1);
    if acts {
        return None;
    }
    // `Aunex, not a weaker one`, `EB-5, allows`, `Hale, who was accused by Budd`
    if done || doc.is(start, Class::NEG) || doc.tag(start).is_finite() {
        return None;
    }
    if doc.is(start, STOP.or(Class::PREP).or(Class::CONJ).or(GIVEN)) && !doc.is(start, Class::TITLE.or(Class::PERSON)) {
        return None;
    }
    let stop = (start..block.end.min(start + 20)).find(|i| {
        let tok = doc.toks[*i];
        let many = || doc.is_owned_by_many(*i, block.end);
        tok.quoted()
            || !(tok.is_word() || tok.kind == Kind::Clitic || tok.is_punct(b'&') || many())
            || is_stop(doc, *i)
            || is_plain_cue(doc, *i)
    });
    let end = stop.unwrap_or(block.end.min(start + 20));
    let range = start..end;
    // `According to the Herald, nominee Ann Hale marched`; not `editor of Holm News & World Report`
    let finite = |i: usize| doc.tag(i).is_finite() && (!doc.toks[i].capital || doc.in_title(i));
    if range.clone().any(|i| finite(i) && (doc.tag(i) != Tag::VBD || doc.is_name_word(i - 1))) {
        return None;
    }
    // `Ada Hale, husband expecting second child`: a headline's comma for "and"
    let expects = |i: usize| doc.tag(i) == Tag::VBG && doc.block_of(i).is_some_and(|b| b.role == Role::Headline);
    if comma(at) && (range.clone().any(expects) || is_teller(doc, block, chunk, &(at + 1..end))) {
        return None;
    }
    // `Budd is the candidate | voters trust most`
    let trusted =
        |i: usize| i > range.start && doc.tag(i) == Tag::NNS && doc.tag(i - 1) == Tag::NN && is_role_noun(doc, i - 1);
    if !comma(at) && range.clone().any(trusted) {
        return None;
    }
    // `Ada Hale, Orla Governor Otto Budd, Pia Holm and others`: a list of people
    let named = || range.end - range.clone().rev().take_while(|i| doc.is_name_word(*i)).count();
    let listed = |name: usize| {
        let title = (name..range.end).rev().find(|i| doc.is(*i, Class::TITLE) && !doc.is(*i, GIVEN));
        let titled = title.map_or(name, |title| title + 1);
        let full = range.end - titled == 2 && doc.is(titled, GIVEN);
        let told = titled > range.start && doc.is(titled - 1, Class::TITLE.or(Class::PERSON));
        full && told && !range.clone().any(|i| doc.is(i, Class::PREP) || doc.toks[i].kind == Kind::Clitic)
    };
    if comma(at) && doc.is_name_word(range.end - 1) && !range.is_empty() && listed(named()) {
        return None;
    }
    if comma(at)
        && comma(range.end)
        && is_one_of!(doc.id(at + 1), "a" | "an")
        && is_of_next(doc, block, chunk, range.end)
    {
        return None;
    }
    // `Hale, Budd’s aides`: others.
    let others = || head_words(doc, &range).next().is_some_and(|i| doc.tag(i) == Tag::NNS && !doc.in_title(i));
    (!range.is_empty() && has_head(doc, &range) && !others()).then_some(range)
}

/// `requests from Harbour Watch, | senior counsel Lena Field wrote`, `on Face the Town, | the minister said`, `to Orla, | his mother
/// left`: whether what stands behind a name and its comma has a verb of its own, and describes nobody.
fn is_teller(doc: &Doc<'_>, block: &Range<usize>, chunk: &Range<usize>, behind: &Range<usize>) -> bool {
    let (first, end) = (behind.start, behind.end);
    let acts = |end: usize| end < block.end && doc.toks[end].is_word() && doc.tag(end).is_finite();
    let inside = chunk.start > block.start && !doc.toks[chunk.start].first && doc.toks[chunk.start - 1].is_word();
    if inside && (is_one_of!(doc.id(first), "the") || doc.is(first, Class::POSS)) {
        // Not `Ada Hale, the minister at the time the tax was made, said`
        return doc.long_phrase_at(first, block.end).is_some_and(|whole| acts(whole.toks.end));
    }
    if !acts(end) {
        return false;
    }
    let name = end - behind.clone().rev().take_while(|i| doc.is_name_word(*i)).count();
    // `at the request of Norland, Estmark Ambassador Ada Hale denied`
    let titled = (name..end).rev().find(|i| doc.is(*i, Class::TITLE) && !doc.is(*i, GIVEN));
    let name = titled.filter(|_| name == first).map_or(name, |title| title + 1);
    name > first
        && end >= name + 2
        && doc.is(name - 1, Class::PERSON.or(Class::TITLE))
        && !doc.is(end - 1, Class::BODY.or(Class::CORPORATE))
}

/// Whether a small word ends a description, not `the US envoy`.
fn is_stop(doc: &Doc<'_>, i: usize) -> bool {
    let word = doc.word(i);
    doc.is(i, STOP) && !(word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase()))
}

fn is_plain_cue(doc: &Doc<'_>, i: usize) -> bool {
    doc.is(i, CUE)
        && doc.is(i, Class::PAST.or(Class::PRESENT))
        && !doc.is(i, Class::PERSON.or(Class::BODY))
        // `a member of the party’s rules committee`
        && !(doc.tag(i) == Tag::NNS && i > 0 && doc.toks[i - 1].kind == Kind::Clitic)
        // `the Rules Committee`
        && (!doc.toks[i].capital || doc.in_title(i))
}

/// Before a name and the comma that it follows.
#[inline(never)]
fn before(doc: &Doc<'_>, block: &Range<usize>, chunk: &Range<usize>, comma: usize) -> Option<Range<usize>> {
    // An apposition is closed again.
    let closed = doc.toks.get(chunk.end).is_none_or(|t| !t.is_word() || t.is(CUE) || chunk.end >= block.end);
    if !closed {
        return None;
    }
    let floor = block.start.max(comma.saturating_sub(14));
    let mut start = comma;
    let mut found = None;
    while start > floor {
        let tok = doc.toks[start - 1];
        if tok.quoted()
            || !(tok.is_word() || tok.kind == Kind::Clitic)
            || is_stop(doc, start - 1)
            || is_plain_cue(doc, start - 1)
        {
            break;
        }
        start -= 1;
        if tok.is(Class::DET.or(Class::POSS)) || tok.first || tok.kind == Kind::Clitic {
            let inner = start > floor
                // Not `As a former mayor, Hale said`
                && !(doc.toks[start - 1].first && is_one_of!(doc.id(start - 1), "as"))
                && (doc.tag(start - 1) == Tag::VBG
                    || is_one_of!(
                        doc.id(start - 1),
                        "of" | "for"
                            | "at"
                            | "in"
                            | "from"
                            | "with"
                            | "on"
                            | "then"
                            | "about"
                            | "than"
                            | "through"
                            | "after"
                            | "before"
                            | "since"
                            | "during"
                            | "until"
                            | "despite"
                            | "as"
                    ));
            // `died at home with his wife and | a friend, Hale said`
            let joined = start > floor + 1
                && doc.toks.get(chunk.end).is_some_and(|tok| tok.is_word())
                && is_one_of!(doc.id(start - 1), "and")
                && (floor..start - 1).rev().take(4).any(|i| is_one_of!(doc.id(i), "with" | "between" | "by"));
            let inner = inner || joined;
            let from = if tok.first && !tok.is(Class::DET.or(Class::POSS)) { start } else { start + 1 };
            if !inner {
                found = Some(from);
                if tok.kind != Kind::Clitic {
                    break;
                }
            }
        }
    }
    let range = found?..comma;
    // `Flanked by his lawyer, Hale said`, not `As head of the guild, Hale said`
    let acts = doc.toks.get(chunk.end).is_some_and(|tok| tok.is_word());
    let opening = || doc.sent_of(range.start).is_some_and(|sent| !is_one_of!(doc.id(sent.start), "as"));
    if acts && doc.opens_adjunct(range.start) && opening() {
        return None;
    }
    // `Budd is | a senator, Hale said`: a clause of its own.
    let article = range.start.checked_sub(1).filter(|i| *i > block.start && doc.is(*i, Class::DET.or(Class::POSS)));
    let is = |i: usize| doc.is(i, Class::BE) || is_one_of!(doc.id(i), "not" | "became" | "called" | "remains");
    if acts && article.is_some_and(|article| is(article - 1)) {
        return None;
    }
    // `The returns seemed a reminder, Hale said`
    if range.clone().any(|i| doc.tag(i).is_finite() && !doc.is_name_word(i)) {
        return None;
    }
    // `The administrator of the chain, Traveland`: not what the chain is
    if head_words(doc, &range).next().is_some_and(|head| cues::is_of_last(doc, head, comma - 1, chunk)) {
        return None;
    }
    // `Bolter, Barrage, Draper`: only the ending tells of a role, and the word is a name.
    let lone = range.len() == 1 && doc.toks[range.start].first && doc.is_name_word(range.start);
    if lone && !doc.is(range.start, Class::PERSON.or(Class::TITLE)) {
        return None;
    }
    // `Ban, Maas, Doe`: a list of names is no description.
    let given = !range.is_empty() && doc.is(range.start, GIVEN) && !doc.is(range.start, Class::TITLE);
    (!range.is_empty() && !given && has_head(doc, &range)).then_some(range)
}

/// `one of the authors`
pub(super) fn is_one_among(doc: &Doc<'_>, i: usize) -> bool {
    is_one_of!(doc.id(i), "one") && i + 2 < doc.toks.len() && is_one_of!(doc.id(i + 1), "of")
}

/// The nouns that a description turns on, each with what makes it another office: `prime minister and head of X` gives
/// `prime minister`, `head`.
pub(in super::super) fn heads(doc: &Doc<'_>, range: &Range<usize>) -> Vec<String> {
    let name = |i: usize| {
        let word = canon(doc.lower(i));
        let before = if i > range.start { doc.lower(i - 1) } else { "" };
        let compound = matches!(before, "prime" | "vice" | "deputy")
            || before == "shadow" && word == "chancellor"
            || before == "chief" && matches!(word, "justice" | "minister" | "whip")
            || word == "general"
                && matches!(
                    before,
                    "attorney" | "advocate" | "secretary" | "solicitor" | "inspector" | "director" | "governor"
                );
        let priest = || word == "father" && is_priest(doc, i);
        if compound { format!("{before} {word}") } else { if priest() { "priest" } else { word }.to_owned() }
    };
    head_words(doc, range).map(name).collect()
}

pub(super) fn has_head(doc: &Doc<'_>, range: &Range<usize>) -> bool {
    head_words(doc, range).next().is_some()
}

/// The last words of the nouns that a description turns on.
fn head_words(doc: &Doc<'_>, range: &Range<usize>) -> impl Iterator<Item = usize> {
    // `one of the authors of the study`: what the others are called.
    let first = if is_one_among(doc, range.start) { range.start + 2 } else { range.start };
    let range = first.min(range.end)..range.end;
    // Past "of": only what "and" brings back, `president and chief executive of X`, was before it.
    let end = (range.clone()).find(|i| *i > range.start && doc.is(*i, Class::PREP)).unwrap_or(range.end);
    // What stands before a clitic owns: `the company’s director`.
    let owner = (range.start..end).rev().find(|i| doc.toks[*i].kind == Kind::Clitic);
    let at = owner.map_or(range.start, |clitic| clitic + 1);
    (at..end).filter(move |i| is_role_noun(doc, *i) && (i + 1 >= end || !is_role_noun(doc, i + 1)))
}

/// Whether the word names people by what they do or are.
fn is_role_noun(doc: &Doc<'_>, i: usize) -> bool {
    let tok = doc.toks[i];
    if !tok.is_word() || tok.is(Class::DET) {
        return false;
    }
    let office = match tok.is(Class::TITLE.or(Class::PERSON)) {
        // `the Dean`
        true => !tok.is(GIVEN) || i > 0 && is_one_of!(doc.id(i - 1), "the" | "a" | "former"),
        false => is_role_by_ending(doc, i) || is_the_short_office(doc, i),
    };
    let part = || {
        is_one_of!(
            tok.id(),
            "vice"
                | "prime"
                | "deputy"
                | "former"
                | "ex"
                | "then"
                | "acting"
                | "interim"
                | "senior"
                | "junior"
                | "assistant"
                | "associate"
                | "incoming"
                | "outgoing"
                | "head-coach"
                | "people"
                | "family"
        )
    };
    // `the Republican side`, `a terrorist group`: what it tells of is the noun behind it.
    let noun = |next: &Tok| {
        next.is_word()
            && !(next.first || next.capital || next.quoted())
            && doc.tag(i + 1).is_in(&[Tag::NN, Tag::NNS])
            // `the admiral chuckled`: a verb that looks like a noun
            && !(doc.lower(i + 1).len() > 5 && doc.lower(i + 1).ends_with("ed"))
            && !next.is(Class::PERSON.or(Class::TITLE).or(Class::TIME).or(Class::ADVERB))
            && !is_one_of!(next.id(), "general" | "elect" | "designate" | "emeritus" | "hopeful" | "major")
    };
    office && !part() && !doc.toks.get(i + 1).is_some_and(noun) && !is_address(doc.lower(i))
}

/// `the CS`, not `Orla, MD`
fn is_the_short_office(doc: &Doc<'_>, i: usize) -> bool {
    doc.toks[i].capital && is_short_office(doc.id(i)) && i > 0 && is_one_of!(doc.id(i - 1), "the")
}

/// Whether the ending tells that a word names people by what they do: `surveyor`.
fn is_role_by_ending(doc: &Doc<'_>, i: usize) -> bool {
    let tok = doc.toks[i];
    let word = doc.lower(i);
    let other = Class::BODY.or(Class::MEDIA).or(Class::CORPORATE).or(CUE).or(Class::PREP).or(Class::ADVERB).or(GIVEN);
    let ends = ["man", "woman", "person", "master", "mistress", "er", "or", "ist", "ian", "ant", "eer"];
    word.len() >= 6
        && !tok.is(other)
        && doc.tag(i) != Tag::RB
        && ends.iter().any(|end| word.ends_with(end))
        // `Twitter`, `October`
        && !(tok.capital && !tok.first && !doc.in_title(i))
        && !is_one_of!(
            tok.id(),
            "former"
                | "number"
                | "member"
                | "order"
                | "another"
                | "senior"
                | "junior"
                | "major"
                | "summer"
                | "winter"
                | "german"
                | "roman"
                | "important"
                | "italian"
                | "russian"
                | "canadian"
                | "christian"
                | "iranian"
                | "ukrainian"
                | "brazilian"
                | "australian"
                | "egyptian"
                | "indian"
                | "belgian"
                | "norwegian"
                | "hungarian"
                | "austrian"
                | "syrian"
                | "palestinian"
                | "harbor"
                | "better"
                | "older"
                | "younger"
                | "winner"
                | "danger"
                | "disaster"
                | "monster"
                | "matter"
                | "answer"
                | "factor"
                | "error"
                | "restaurant"
                | "significant"
                | "relevant"
        )
        // `a defiant Mr Hale`
        && !is_one_of!(
            tok.id(),
            "defiant"
                | "reluctant"
                | "exultant"
                | "hesitant"
                | "jubilant"
                | "adamant"
                | "triumphant"
                | "radiant"
        )
}
