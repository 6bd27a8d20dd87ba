//! Phrases that describe a name beside them, and so mean its bearer.

use super::super::called::is_agent_noun;
use super::super::cues;
use super::super::doc::Doc;
use super::super::lexicon::{CUE, Class};
use super::super::mentions::Phrase;
use super::super::names::{Names, Sort, heads};
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;

/// `head of roads Jane Doe`: an office "of" something, and behind it the name of who holds it.
pub(super) fn named_at_end(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let mention = names.within(&phrase.toks).last().filter(|mention| mention.toks.end == phrase.toks.end)?;
    let of = phrase.head.end;
    // `Former secretary of | State | Hale`
    if mention.chunk.start <= phrase.head.start && mention.toks.start > phrase.head.end {
        return names.entities[mention.entity].is_person().then_some(mention.entity);
    }
    // `my friend and colleague | Ada Hale`
    let own = doc.is(phrase.toks.start, Class::POSS) && mention.chunk.start > phrase.toks.start;
    let told = |i: usize| doc.is(i, Class::PERSON.or(Class::TITLE).or(Class::CONJ)) || doc.tag(i) == Tag::JJ;
    if own && mention.toks.len() > 1 && (phrase.toks.start + 1..mention.toks.start).all(told) {
        return Some(mention.entity);
    }
    if of + 1 >= mention.chunk.start {
        return None;
    }
    let field = of + 1..mention.chunk.start;
    let kin = Class::MALE.or(Class::FEMALE);
    let office = doc.is(of - 1, Class::TITLE) && !doc.is(of - 1, kin) && is_one_of!(doc.id(of), "of");
    let is_field = |i: usize| {
        doc.tag(i).is_in(&[Tag::NN, Tag::NNS, Tag::JJ, Tag::CC])
            && !doc.toks[i].capital
            && !doc.is(i, Class::PERSON.or(Class::TITLE))
            && !is_agent_noun(doc.lower(i))
    };
    // `coach of swimming champion Jane Doe` is somebody else, and has an article mostly.
    let of_somebody = is_one_of!(
        doc.id(of - 1),
        "lawyer"
            | "coach"
            | "manager"
            | "trainer"
            | "agent"
            | "doctor"
            | "producer"
            | "director"
            | "author"
            | "captain"
    );
    let bare = !doc.is(phrase.toks.start, Class::DET.or(Class::POSS)) && !of_somebody;
    let named = names.entities[mention.entity].is_person() && field.len() <= 4 && bare;
    (named && office && field.into_iter().all(is_field)).then_some(mention.entity)
}

/// `Jane Doe, head of the guild, said`: the phrase describes the name before it.
pub(super) fn beside_name(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let comma = phrase.toks.start.checked_sub(1).filter(|i| doc.toks[*i].is_punct(b','))?;
    // `Jane Doe (R-Holm), chair of the board`
    let paren = comma.checked_sub(1).filter(|i| doc.toks[*i].is_punct(b')'));
    let open = paren.and_then(|close| (close.saturating_sub(6)..close).rev().find(|i| doc.toks[*i].is_punct(b'(')));
    let comma = open.unwrap_or(comma);
    let mention = names.within(&(comma.saturating_sub(6)..comma)).last()?;
    let person = names.entities[mention.entity].is_person();
    let article = doc.is(phrase.toks.start, Class::DET) && doc.lower(phrase.toks.start) != "the";
    let one = doc.tag(phrase.head.start) != Tag::NNS;
    // `Examined by Hale, the witness said`
    if doc.sent_of(comma).is_some_and(|sent| doc.is_by_agent(sent.start, mention.chunk.start)) {
        return None;
    }
    // `In a film found by Fox, a diplomat said`: neither the outlet nor whoever found it. `In rural Orla, his mother said`
    let outlet = match names.entities[mention.entity].sort {
        Sort::Body => {
            doc.is(phrase.head.start, Class::PERSON.or(Class::TITLE))
                || is_one_of!(doc.id(phrase.head.start), "official" | "former")
        }
        Sort::Place => true,
        Sort::Person | Sort::Unknown => false,
    };
    // `Replying to a question by Hale, the minister said`
    let first = first_joined(doc, mention.chunk.start);
    let hangs = first > 0 && (doc.is(first - 1, Class::PREP) || doc.opens_adjunct(mention.chunk.start));
    let closes = doc.toks.get(phrase.whole().end).is_some_and(|tok| !tok.is_word());
    // `Hale, a top aide said, “is confident.”`: she is told of.
    if article && is_set_in(doc, phrase) {
        return None;
    }
    (one && !outlet
        && (!hangs || closes)
        && mention.toks.end == comma
        && (person || article)
        && !heads(doc, &phrase.toks).is_empty())
    .then_some(mention.entity)
}

/// `Hale, | a top aide | said, “is confident.”`: whether the words go on behind the verb with that of another subject.
fn is_set_in(doc: &Doc<'_>, phrase: &Phrase) -> bool {
    let verb = phrase.toks.end;
    let comma = doc.toks.get(verb + 1).is_some_and(|tok| tok.is_punct(b','));
    if !comma || !doc.is(verb, CUE) {
        return false;
    }
    let next = (verb + 2..doc.toks.len().min(verb + 4)).find(|i| doc.toks[*i].is_word());
    next.is_some_and(|next| doc.is(next, Class::AUX.or(Class::BE)) || doc.tag(next) == Tag::VBZ)
}

/// `in | the Orla Strip and West Tarn`: where the names begin that "and" joins with the one at `name`, the article included.
fn first_joined(doc: &Doc<'_>, name: usize) -> usize {
    let mut first = name;
    loop {
        first -= usize::from(first > 0 && is_one_of!(doc.id(first - 1), "the"));
        if first < 2 || !is_one_of!(doc.id(first - 1), "and") || !doc.is_name_word(first - 2) {
            return first;
        }
        first -= 2;
        while first > 0 && doc.is_name_word(first - 1) {
            first -= 1;
        }
    }
}

/// `A farmer, who gave his name as Jane Doe, said`, `A man who identified himself as Doe`: whom a phrase tells by the name that is
/// given.
pub(super) fn gives_name(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    let end = phrase.toks.end;
    let who = end + usize::from(doc.toks.get(end).is_some_and(|tok| tok.is_punct(b',')));
    doc.toks.get(who + 5).filter(|_| is_one_of!(doc.id(who), "who"))?;
    let gives = is_one_of!(doc.id(who + 1), "gave" | "gives" | "identified" | "identifies" | "introduced" | "called");
    // `who asked to use the pseudonym Jane`, `who asked to be called Jane`
    let asks = is_one_of!(doc.id(who + 1), "asked" | "wanted" | "chose" | "agreed" | "requested");
    let called = (who + 2..doc.toks.len().min(who + 8))
        .find(|i| {
            let used = is_one_of!(doc.id(*i), "pseudonym" | "alias") && is_one_of!(doc.id(i - 1), "the" | "a" | "an");
            used && is_one_of!(doc.id(i - 2), "use" | "using" | "under" | "by")
                || is_one_of!(doc.id(*i), "called") && is_one_of!(doc.id(i - 1), "be")
        })
        .filter(|_| asks);
    if let Some(called) = called {
        let mention = names.within(&(called + 1..called + 2)).first()?;
        let body = names.entities[mention.entity].sort == Sort::Body;
        return (mention.chunk.start == called + 1 && !body).then_some(mention.entity);
    }
    let given = (who + 2..who + 6).find(|i| is_one_of!(doc.id(*i), "as"))? + 1;
    let named = |i: &usize| is_one_of!(doc.id(*i), "name" | "himself" | "herself" | "themselves");
    let mention = names.within(&(given..given + 2)).first()?;
    (gives && (who + 2..given).any(|i| named(&i)) && mention.chunk.start == given).then_some(mention.entity)
}

/// `The review’s author, retired Admiral Jane Doe, said`: the phrase is told the name of right behind it.
pub(super) fn before_name(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Option<usize> {
    // `The editor | I was talking to, | Jane Doe, said`
    let clause = |i: &usize| doc.toks[*i].is_word() && !doc.toks[*i].quoted();
    let told = phrase.toks.end + 1 < doc.toks.len()
        && is_one_of!(doc.id(phrase.toks.end), "i" | "we" | "he" | "she" | "they")
        && is_one_of!(doc.id(phrase.toks.start), "the");
    let behind =
        if told { (phrase.toks.end..doc.toks.len().min(phrase.toks.end + 6)).take_while(clause).count() } else { 0 };
    let comma = phrase.toks.end + behind;
    if comma >= doc.toks.len() {
        return None;
    }
    let limit = doc.toks.len().min(comma + 8);
    let end = (comma + 1..limit).find(|i| !doc.toks[*i].is_word() || doc.toks[*i].quoted())?;
    let mention = names.within(&(comma + 1..end)).last().filter(|m| m.toks.end == end)?;
    // `The husband of the victim, Jane Doe, said`: not she
    if cues::is_of_last(doc, phrase.head.end - 1, phrase.toks.end - 1, &mention.toks) {
        return None;
    }
    let mut described = comma + 1..mention.chunk.start;
    let describes = |i: usize| doc.is(i, Class::DET) || doc.tag(i).is_in(&[Tag::JJ, Tag::VBN, Tag::VBD, Tag::NN]);
    let closes = doc.toks[comma].is_punct(b',') && doc.toks[end].is_punct(b',');
    let person = names.entities[mention.entity].is_person();
    // Not `According to a summary of its work, Jane Doe, an aide, left`
    let noun = doc.is(phrase.head.start, Class::PERSON.or(Class::TITLE)) || is_agent_noun(doc.lower(phrase.head.start));
    let told = noun && doc.tag(phrase.head.start) == Tag::NN;
    (closes && person && described.all(describes) && told).then_some(mention.entity)
}
