//! The phrase that is a cue’s subject: right before it, across appositions, behind it, or shared with another verb.

use super::apart::{aside, named_behind, of_town, placed, told_in_brackets, with_lone_comma, with_nickname};
use super::appositions::{open_apposition, subject_with_apposition};
use super::lists::listed;
use super::nearest::{antecedent, before_who, has_acted, whose_aim};
use super::shares::{fraction, hedge_len, with_share};
use super::together::{both_described, of_campus, they_all};
use crate::article::MentionKind;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::{CUE, Class, GIVEN};
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// Whether the phrase after a cue is its subject, not its object: `said Verhoeven`, not `told Verhoeven`.
pub(super) fn inverts(doc: &Doc<'_>, phrase: &Phrase, cue: usize, sent: &Range<usize>) -> bool {
    if doc.is(cue, Class::TELL) && !doc.is(cue, Class::SAY) && cue > sent.start {
        return false;
    }
    let out = cue + 1 < sent.end && is_one_of!(doc.id(cue + 1), "out");
    if doc.is(cue, Class::OBJECT) && !doc.is(cue, Class::SAY.or(Class::VOCAL)) && !out {
        return false;
    }
    // "said he would": a clause, unless marks stand before and the sentence ends.
    let after = phrase.toks.end;
    let verb_follows = after < sent.end
        && doc.toks[after].is_word()
        && (doc.is(after, Class::AUX)
            || doc.is(after, CUE) && !doc.is(after, Class::PERSON.or(Class::BODY))
            // `The review concluded Hale drowned`
            || cue > sent.start
                && !doc.toks[cue - 1].quoted()
                && phrase.kind != MentionKind::Pronoun
                && doc.tag(after).is_finite());
    if phrase.kind == MentionKind::Pronoun
        && !matches!(doc.lower(phrase.head.start), "he" | "she" | "they" | "i" | "we")
    {
        return false;
    }
    !verb_follows && phrase.toks.len() <= 14
}

/// Finds the subject that ends right before `end`: `Verhoeven`, `Verhoeven, the minister,`, `the minister`.
pub(in crate::quotes) fn subject_before(doc: &Doc<'_>, sent: &Range<usize>, end: usize) -> Option<Phrase> {
    let last = end - 1;
    if let Some(share) = fraction(doc, sent, end) {
        return Some(share);
    }
    if let Some(bracket) = aside(doc, sent, last).or_else(|| told_in_brackets(doc, sent, last)) {
        // `“…,” the baker, Ada Hale (34), said`
        let described = |s: &Phrase| s.apposition.as_ref().is_some_and(|told| told.end < s.toks.start);
        let named = subject_with_apposition(doc, sent, last).filter(|s| s.kind == MentionKind::Name && described(s));
        return named.or_else(|| subject_before(doc, sent, bracket));
    }
    if let Some(town) = placed(doc, sent, last) {
        let subject = subject_before(doc, sent, town)?;
        // Not `Ada Hale, 62, a nurse in Orla, Ohio, said`
        let start = subject.whole().start;
        if start == sent.start || doc.toks[start - 1].is_word() {
            return Some(subject);
        }
    }
    if let Some(list) = listed(doc, sent, end).or_else(|| they_all(doc, sent, last)) {
        return Some(list);
    }
    if doc.toks[last].is_punct(b',') || doc.toks[last].is_punct(b')') || doc.toks[last].is_punct(b'-') {
        let found = subject_with_apposition(doc, sent, last).map(|found| both_described(doc, sent, found, last));
        return found.or_else(|| with_lone_comma(doc, sent, last));
    }
    if let Some(before) = antecedent(doc, sent, last).or_else(|| before_who(doc, sent, end)) {
        return Some(before);
    }
    // `Aunex, which last week | said`
    let adjunct = |i: &usize| {
        doc.is(*i, Class::TIME.or(Class::PREP).or(Class::ADVERB))
            || is_one_of!(doc.id(*i), "last" | "this")
            || is_one_of!(doc.id(*i), "the") && doc.is(i + 1, Class::TIME)
    };
    let which = end - (sent.start..end).rev().take(4).take_while(adjunct).count();
    if which < end
        && which > sent.start + 1
        && let Some(before) = antecedent(doc, sent, which - 1)
    {
        return Some(before);
    }
    if let Some(be) = before_predicate(doc, sent, end) {
        return subject_before(doc, sent, be);
    }
    let start = clause_start(doc, sent, end);
    // `the man who surveyed the sea bed | told`: what stands before the verb is the object of another.
    let who = start.checked_sub(1).filter(|i| *i > sent.start && is_one_of!(doc.id(*i), "who") && start < end);
    if let Some(who) = who.filter(|_| doc.tag(start).is_finite() || doc.is(start, Class::AUX)) {
        let group = phrase_ending_at(doc, clause_start(doc, sent, who), who)?;
        // `Those who like it | say`, `Voters who like it | say`: all of what tells who they are.
        let those = |i: usize| is_one_of!(doc.id(i), "those");
        let told = doc.tag(group.head.end - 1) == Tag::NNS || those(group.head.start) || those(who - 1);
        // `Editors who run it almost | universally say`
        let adverb = |i: &usize| doc.is(*i, Class::ADVERB) || doc.tag(*i) == Tag::RB && !doc.tag(i - 1).is_finite();
        let close = end - (who..end).rev().take_while(adverb).count();
        let whole = told && group.kind == MentionKind::Nominal && group.toks.end == who && close - who < 10;
        let plain = (who..close).all(|i| doc.toks[i].is_word() && !doc.toks[i].quoted());
        let closes = !doc.is(close - 1, Class::DET.or(Class::PRON).or(Class::PREP));
        return Some(if whole && plain && closes { Phrase { toks: group.toks.start..close, ..group } } else { group });
    }
    // `Hale, who in a letter to the Herald | described`
    let plain = |i: &usize| doc.toks[*i].is_word() && !doc.toks[*i].quoted() && !doc.tag(*i).is_finite();
    let who = (sent.start + 1..end).rev().take(12).take_while(plain).find(|i| is_one_of!(doc.id(*i), "who"));
    let led = |who: &usize| who + 2 < end && (doc.is(who + 1, Class::PREP) || is_one_of!(doc.id(who + 1), "as"));
    if let Some(who) = who.filter(led) {
        return doc.phrase_at(who, who + 1);
    }
    let found = phrase_ending_at(doc, start, end)?;
    if let Some(person) = of_town(doc, sent, &found) {
        return Some(person);
    }
    // Not `Hale left the University of California, Davis said.`
    let closes = end + 1 >= sent.end || !doc.toks[end + 1].is_word();
    if let Some(comma) = of_campus(doc, sent, &found).filter(|_| !closes) {
        return subject_before(doc, sent, comma);
    }
    // `Hale lives there and like | Budd has said that`
    let likened = found.toks.start.checked_sub(2).filter(|and| *and >= sent.start && doc.is(*and, Class::CONJ));
    if likened.is_some_and(|and| is_one_of!(doc.id(and + 1), "like" | "unlike")) {
        return None;
    }
    if let Some(whole) = with_things(doc, sent, &found) {
        return Some(whole);
    }
    if let Some(whole) = group_of(doc, sent, &found) {
        return Some(whole);
    }
    let found = with_nickname(doc, sent, with_share(doc, sent, found));
    let found = open_apposition(doc, sent, &found, end).unwrap_or(found);
    Some(both_described(doc, sent, found, end))
}

/// `The actors | are all quick to point out`: where what is told of a subject begins before the "to" at `end`.
fn before_predicate(doc: &Doc<'_>, sent: &Range<usize>, end: usize) -> Option<usize> {
    let all = end.checked_sub(2).filter(|i| *i > sent.start + 1 && doc.tag(end - 1) == Tag::JJ)?;
    let told = is_one_of!(doc.id(all), "all" | "both" | "each")
        && doc.toks.get(end).is_some_and(|tok| is_one_of!(tok.id(), "to"));
    (told && doc.is(all - 1, Class::BE) && !doc.toks[all - 1].quoted()).then_some(all - 1)
}

/// `Democrats supporting | Ms Hale said`, `Lawyers | representing Hale said`: those of whom a participle tells, whose object was
/// found.
fn group_of(doc: &Doc<'_>, sent: &Range<usize>, found: &Phrase) -> Option<Phrase> {
    let first = found.toks.start;
    let before = first.checked_sub(1).filter(|i| *i > sent.start).and_then(|before| whose_aim(doc, sent, before));
    let group = before.or_else(|| whose_aim(doc, sent, first))?;
    Some(Phrase { toks: group.toks.start..found.toks.end, kind: MentionKind::Nominal, ..group })
}

/// `A review of papers, | reports and filings`: what is made of things in a list whose end was found.
fn with_things(doc: &Doc<'_>, sent: &Range<usize>, last: &Phrase) -> Option<Phrase> {
    let comma = |i: usize| doc.toks[i].is_punct(b',') && !doc.toks[i].quoted();
    let joined = last.toks.clone().any(|i| is_one_of!(doc.id(i), "and" | "or"));
    let mut start = last.toks.start;
    for _ in 0..6 {
        let link = start.checked_sub(1).filter(|i| *i > sent.start + 1 && joined)?;
        if comma(link) {
            start = phrase_before(doc, sent, link).filter(|p| p.kind == MentionKind::Nominal)?.toks.start;
            continue;
        }
        let hangs = start < last.toks.start && is_one_of!(doc.id(link), "of" | "on" | "about" | "into" | "for");
        let whole = if hangs { phrase_before(doc, sent, link) } else { None };
        let opens = |start: usize| start == sent.start || doc.is(start - 1, Class::CONJ);
        let whole = whole.filter(|whole| whole.kind == MentionKind::Nominal && opens(whole.toks.start))?;
        // Not `The head of the union, members and officials said, was slow`
        let people = last.toks.clone().any(|i| doc.is(i, Class::PERSON.or(Class::TITLE)));
        let study = is_one_of!(
            doc.id(whole.head.end - 1),
            "study" | "survey" | "poll" | "review" | "analysis" | "mix" | "group"
        );
        (study || !people).then_some(())?;
        doc.can_speak(&whole).then_some(())?;
        return Some(Phrase { toks: whole.toks.start..last.toks.end, ..whole });
    }
    None
}

/// `“…,” the voice says`, `“…,” a line of the letter says`: behind words that end like speech the phrase that leads to the verb
/// speaks, whatever it is.
pub(super) fn subject_behind_marks(doc: &Doc<'_>, sent: &Range<usize>, first: usize) -> Option<Phrase> {
    let mark = (sent.start..first).rev().take(8).find(|i| !doc.toks[*i].is_word() || doc.toks[*i].quoted())?;
    let speech = mark > sent.start
        && doc.toks[mark].kind == Kind::Mark
        && matches!(doc.toks[mark - 1].kind, Kind::Punct(b',' | b'!' | b'?'));
    doc.phrase_at(mark + 1, first).filter(|phrase| speech && phrase.kind == MentionKind::Nominal)
}

/// `when the guards found her and told her to go`: the subject of the verb that the conjunction at `link` ties another to, where
/// no sign stands between.
pub(super) fn subject_of_conjunct(doc: &Doc<'_>, sent: &Range<usize>, link: usize) -> Option<Phrase> {
    if !doc.is(link, Class::CONJ) {
        return None;
    }
    let plain = |i: &usize| matches!(doc.toks[*i].kind, Kind::Word | Kind::Clitic) && !doc.toks[*i].quoted();
    let tensed = |i: &usize| doc.tag(*i).is_in(&[Tag::VBD, Tag::VBZ, Tag::VBP]);
    let verb = (sent.start..link).rev().take(8).take_while(plain).find(tensed)?;
    let first = super::verbs::group(doc, sent, verb).first;
    if first > sent.start { subject_before(doc, sent, first) } else { None }
}

/// The longest phrase without prepositions that ends right before `end`.
pub(in crate::quotes) fn phrase_before(doc: &Doc<'_>, sent: &Range<usize>, end: usize) -> Option<Phrase> {
    let starts = (sent.start.max(end.saturating_sub(6))..end).rev();
    let found = starts.map_while(|i| doc.phrase_at(i, end).filter(|p| p.toks.end == end)).last()?;
    Some(whole_name(doc, sent, &found).unwrap_or(found))
}

/// `the Freedom of | Information Act`: the name that goes on over "of" to the phrase found.
fn whole_name(doc: &Doc<'_>, sent: &Range<usize>, found: &Phrase) -> Option<Phrase> {
    let law = is_one_of!(doc.id(found.head.end - 1), "act" | "bill" | "treaty" | "convention" | "code");
    let of = found.toks.start.checked_sub(1).filter(|of| law && *of > sent.start && found.kind == MentionKind::Name)?;
    let named = is_one_of!(doc.id(of), "of") && doc.is_name_word(of - 1) && doc.name_end(of - 1, found.head.end) > of;
    let the = usize::from(of > sent.start + 1 && doc.is(of - 2, Class::DET));
    let whole = if named { doc.phrase_at(of - 1 - the, found.toks.end)? } else { return None };
    (whole.kind == MentionKind::Name && whole.toks.end == found.toks.end).then_some(whole)
}

/// The leftmost token that may belong to the clause whose verb stands at `end`: after the last comma, dash, mark,
/// conjunction of clauses or subordinator.
pub(super) fn clause_start(doc: &Doc<'_>, sent: &Range<usize>, end: usize) -> usize {
    let mut i = end;
    while i > sent.start {
        let tok = &doc.toks[i - 1];
        if tok.quoted() || matches!(tok.kind, Kind::Punct(b',' | b';' | b':' | b'-' | b'(' | b')' | b'~')) {
            break;
        }
        if i == end && is_one_of!(tok.id(), "who" | "which") {
            return i - 1;
        }
        if tok.is(Class::SUBORD) && !tok.is(Class::PREP) && !is_one_of!(tok.id(), "so") {
            break;
        }
        i -= 1;
    }
    i
}

/// `a source | close to the talks`, `officials | briefed on the plan`: one word stands between the phrase and the preposition
/// `prep`, and tells of the phrase.
fn hangs_on(doc: &Doc<'_>, phrase: &Phrase, prep: usize) -> bool {
    let plural = phrase.kind == MentionKind::Name && doc.lower(phrase.head.end - 1).ends_with('s');
    phrase.toks.end + 1 == prep
        && (phrase.kind == MentionKind::Nominal || plural)
        && (doc.tag(phrase.toks.end).is_in(&[Tag::JJ, Tag::RB, Tag::VBN, Tag::VBG])
            || is_one_of!(doc.id(phrase.toks.end), "briefed" | "surveyed" | "interviewed" | "polled"))
}

/// `Northbank director and | senior economist Ann Budd`: what the one is besides, who is named by the other.
pub(super) fn is_first_role(doc: &Doc<'_>, role: &Phrase, other: &Phrase) -> bool {
    let bare = |phrase: &Phrase| !doc.is(phrase.toks.start, Class::DET.or(Class::POSS));
    let noun = role.head.end - 1;
    let singular = doc.is(noun, Class::PERSON.or(Class::TITLE)) && !doc.lower(noun).ends_with('s');
    role.kind == MentionKind::Nominal
        && other.kind == MentionKind::Name
        && (bare(role) && bare(other) && singular)
        && (other.head.start > other.toks.start && doc.is(other.head.start - 1, Class::PERSON.or(Class::TITLE))
            || other.head.len() > 1 && doc.is(other.head.start, Class::TITLE) && !doc.is(other.head.start, GIVEN))
}

/// `all | but two`, `everyone | but Hale`
fn is_all_or_none(doc: &Doc<'_>, i: usize) -> bool {
    is_one_of!(
        doc.id(i),
        "all" | "every" | "everyone" | "everybody" | "no" | "none" | "nobody" | "anyone" | "any" | "few"
    )
}

/// Parses phrases left to right from `start` and returns the one that ends at `end`, its attached prepositional
/// phrases included: `officials from the agency`.
pub(super) fn phrase_ending_at(doc: &Doc<'_>, start: usize, end: usize) -> Option<Phrase> {
    let mut chain: Option<Phrase> = None;
    let mut at = start;
    while at < end {
        // `cost $20 million | experts say`
        if doc.is_sum(at) {
            chain = None;
            at += 1;
            continue;
        }
        // `a group of | more than 50 experts`
        let hedge =
            if at > start && doc.is(at - 1, Class::PREP) && chain.is_some() { hedge_len(doc, at, end) } else { 0 };
        let counted = if hedge > 0 { doc.phrase_at(at + hedge, end) } else { None };
        if let Some(c) = chain.as_mut().filter(|c| c.toks.end + 1 == at)
            && let Some(counted) = counted
        {
            c.toks.end = counted.toks.end;
            at = counted.toks.end;
            continue;
        }
        // `a source | close to the talks`
        let tells = chain.as_ref().is_some_and(|c| {
            c.toks.end == at && at + 2 < end && doc.is(at + 1, Class::PREP) && hangs_on(doc, c, at + 1)
        });
        if tells && !doc.is(at, Class::PREP.or(Class::CONJ)) {
            at += 1;
            continue;
        }
        // `Shares fell after the chairman`: what stands before the verb is not the subject of another.
        let verb = doc.tag(at).is_in(&[Tag::VBD, Tag::VBZ, Tag::VBP]) && !doc.is(at, Class::PERSON.or(Class::BODY));
        let phrase = if verb && chain.is_some() { None } else { doc.phrase_at(at, end) };
        if let Some(phrase) = phrase {
            let next = phrase.toks.end;
            let attaches = at > start
                && doc.is(at - 1, Class::PREP)
                && chain.as_ref().is_some_and(|c| c.toks.end + 1 == at || hangs_on(doc, c, at - 1))
                && !(next == end && doc.is(at - 1, Class::SUBORD));
            let coordinates =
                at > start && doc.is(at - 1, Class::CONJ) && chain.as_ref().is_some_and(|c| c.toks.end + 1 == at);
            // `shook his head and at one point | muttered`
            let point = at > start
                && is_one_of!(doc.id(at - 1), "at")
                && is_one_of!(doc.id(phrase.head.end - 1), "point" | "stage" | "time" | "times" | "moment" | "end");
            // Not `May Holm`.
            let temporal =
                point || doc.is(at, Class::TIME) && !(phrase.kind == MentionKind::Name && phrase.head.len() > 1);
            // `hit a wall and | police said`: not whom or what a verb before has for its object.
            let object = |c: &Phrase| {
                let verb = c.toks.start.checked_sub(1).filter(|verb| *verb > start);
                // Not `as the storm passed Ann Hale and Otto Budd said`
                let opens = |verb: usize| (start..verb).any(|i| doc.is(i, Class::SUBORD) && !doc.toks[i].quoted());
                verb.is_some_and(|verb| {
                    doc.tag(verb).is_in(&[Tag::VBD, Tag::VBZ, Tag::VB])
                        && !doc.is(verb, CUE.or(Class::BE))
                        && !is_one_of!(doc.id(verb), "named" | "called")
                        && !opens(verb)
                })
            };
            // `the road was closed and | Budd`
            let told = |c: &Phrase| {
                c.toks.start > start && doc.is(c.toks.start - 1, Class::BE) && doc.tag(c.toks.start) == Tag::VBN
            };
            match &mut chain {
                Some(c) if coordinates && (object(c) || told(c) || has_acted(doc, c, &phrase)) => chain = Some(phrase),
                // `drove away but | the director said`
                // Not `Everyone but Hale said`
                Some(c)
                    if coordinates
                        && is_one_of!(doc.id(at - 1), "but")
                        && !is_all_or_none(doc, c.toks.start)
                        && !is_all_or_none(doc, at - 2)
                        && (start..c.toks.start).any(|i| doc.tag(i).is_verb()) =>
                {
                    chain = Some(phrase);
                }
                // `were burnt and | a spokesman for Hale said`
                Some(c)
                    if coordinates
                        && is_one_of!(doc.id(at), "a" | "an")
                        && doc.can_speak(&phrase)
                        && !doc.can_speak(c) =>
                {
                    chain = Some(phrase);
                }
                Some(c) if attaches && let Some(name) = named_behind(doc, c, &phrase) => {
                    *c = Phrase {
                        toks: c.toks.start..next,
                        head: name.clone(),
                        kind: MentionKind::Name,
                        apposition: None,
                    };
                }
                Some(c) if attaches && (c.kind != MentionKind::Pronoun) => c.toks.end = next,
                Some(c) if coordinates && is_first_role(doc, c, &phrase) => {
                    *c = Phrase { toks: c.toks.start..next, ..phrase };
                }
                Some(c) if coordinates && c.kind != MentionKind::Pronoun => c.toks.end = next,
                // `He and | his wife said`, not `She and her lawyer, Tom Budd, said`
                Some(c)
                    if coordinates
                        && phrase.kind == MentionKind::Nominal
                        && !doc.toks.get(next).is_some_and(|comma| comma.is_punct(b','))
                        && is_one_of!(doc.id(c.toks.start), "he" | "she")
                        && is_one_of!(doc.id(at), "his" | "her" | "other" | "some" | "many" | "another") =>
                {
                    c.toks.end = next;
                }
                // `he and | Mr. Hale said`
                Some(c)
                    if coordinates
                        && phrase.kind == MentionKind::Name
                        && is_one_of!(doc.id(at - 1), "and")
                        && c.toks.len() == 1
                        && is_one_of!(doc.id(c.toks.start), "he" | "she") =>
                {
                    c.toks.end = next;
                }
                // "In Ohio Smith said": an opening prepositional phrase; the next phrase may be the subject.
                // Not `after | the minister of justice said`.
                None if at > start
                    && doc.is(at - 1, Class::PREP)
                    && next != end
                    && !(doc.is(at - 1, Class::SUBORD) && is_one_of!(doc.id(next), "of")) => {}
                _ if temporal => {}
                _ => chain = Some(phrase),
            }
            at = next;
            continue;
        }
        // `one of them, Ada Hale, said`
        let them = at > start && is_one_of!(doc.id(at), "them" | "us") && is_one_of!(doc.id(at - 1), "of");
        if let Some(c) = chain.as_mut().filter(|c| them && c.toks.end + 1 == at) {
            c.toks.end = at + 1;
            at += 1;
            continue;
        }
        let tok = doc.toks[at];
        let bridge = tok.is(Class::PREP.or(Class::CONJ).or(Class::ADVERB).or(Class::TIME))
            || tok.kind == Kind::Clitic
            || at + 1 < end && doc.is(at + 1, Class::PREP) && chain.as_ref().is_some_and(|c| hangs_on(doc, c, at + 1));
        if !bridge {
            chain = None;
        } else if let (true, Some(c)) = (tok.is(Class::TIME), &mut chain) {
            c.toks.end = at + 1;
        }
        at += 1;
    }
    let mut chain = chain.filter(|c| {
        c.toks.end == end || (c.toks.end..end).all(|i| doc.is(i, Class::ADVERB.or(Class::TIME).or(Class::PREP)))
    })?;
    while chain.toks.end > chain.head.end
        && (doc.is(chain.toks.end - 1, Class::TIME) || is_one_of!(doc.id(chain.toks.end - 1), "last" | "next" | "past"))
        && !doc.is_name_word(chain.toks.end - 1)
    {
        chain.toks.end -= 1;
    }
    // `the Hale campaign | on Thursday dismissed`, `a paper | released on Monday said`
    if chain.toks.end < end && chain.toks.end > chain.head.end && doc.is(chain.toks.end - 1, Class::PREP) {
        chain.toks.end -= 1;
        let last = chain.toks.end - 1;
        chain.toks.end -= usize::from(last >= chain.head.end && doc.tag(last) == Tag::VBN);
    }
    doc.can_speak(&chain).then_some(chain)
}
