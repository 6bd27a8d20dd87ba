//! Verbs of saying in the writer's own voice, what the reader is asked to do, what is guessed and what others claim: nobody of whom
//! the article tells says so.

use super::finders::is_poll;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::Class;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// Whether nobody of whom the article tells says so with the verb at `i`.
pub(super) fn is_own_voice(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let back = |n: usize| i.checked_sub(n).filter(|j| *j >= sent.start && !doc.toks[*j].quoted());
    let is = |n: usize, word: &dyn Fn(usize) -> bool| back(n).is_some_and(word);
    match doc.id(i) {
        // `I should | say that it is slow`, `we | suggest a lighter one`
        word if is_one_of!(word, "suggest" | "recommend" | "say" | "add") => {
            let first = |n: usize| is(n, &|j| is_one_of!(doc.id(j), "i" | "we"));
            let modal = is(1, &|j| is_one_of!(doc.id(j), "should" | "must" | "might" | "may"));
            let marked = doc.toks.get(i + 1).is_some_and(|next| next.quoted() || next.is_punct(b':'));
            let own = if modal { first(2) } else { first(1) && is_one_of!(word, "suggest" | "recommend") };
            // `Let me just | say that it was late`
            let me = |n: usize| {
                is(n, &|j| is_one_of!(doc.id(j), "me" | "us")) && is(n + 1, &|j| is_one_of!(doc.id(j), "let"))
            };
            own && !marked || me(1) || me(2) || is_worth(doc, sent, i)
        }
        word if is_one_of!(word, "note" | "remember" | "point" | "recall" | "mention" | "stress" | "ask") => {
            // `— just | ask my children`
            let just = is_one_of!(word, "ask")
                && is(1, &|j| is_one_of!(doc.id(j), "just"))
                && back(2).is_none_or(|j| !doc.toks[j].is_word());
            just || is_worth(doc, sent, i)
        }
        // `As I | said, it is slow`, `Sounds like someone | told Hale`
        word if is_one_of!(word, "said" | "noted" | "mentioned" | "wrote" | "told" | "reported") => {
            let as_we = is(1, &|j| is_one_of!(doc.id(j), "i" | "we")) && is(2, &|j| is_one_of!(doc.id(j), "as"));
            let guessed = is(1, &|j| is_one_of!(doc.id(j), "someone" | "somebody"))
                && is(2, &|j| is_one_of!(doc.id(j), "like"))
                && is(3, &|j| is_one_of!(doc.id(j), "looks" | "sounds" | "seems" | "feels"));
            as_we || guessed
        }
        // `who | countered her claims that it rained`: what she claims.
        word if is_one_of!(word, "countered" | "counters" | "countering") => {
            let owned = doc.toks.get(i + 1).is_some_and(|next| next.is(Class::POSS) && !next.quoted());
            owned && doc.toks.get(i + 2).is_some_and(|next| is_one_of!(next.id(), "claim" | "claims" | "argument"))
        }
        word if is_one_of!(word, "claim" | "claims" | "argument") => {
            let countered = |j: usize| is_one_of!(doc.id(j), "countered" | "counters" | "countering");
            is(1, &|j| doc.is(j, Class::POSS)) && is(2, &countered)
        }
        // `a letter and | tweet that misnamed Hale`
        word if is_one_of!(word, "tweet" | "tweets" | "post" | "posts" | "letter") => {
            let paired = is(1, &|j| doc.tag(j) == Tag::CC) && is(2, &|j| doc.tag(j).is_in(&[Tag::NN, Tag::NNS]));
            paired && is_of_noun(doc, sent, i)
        }
        // `enough for Hale and Budd to | agree on it`
        word if is_one_of!(word, "agree") => {
            let name = |j: &usize| doc.is_name_word(*j) || doc.tag(*j) == Tag::CC;
            let to = back(1).filter(|to| is_one_of!(doc.id(*to), "to"));
            let names = to.map_or(0, |to| (sent.start..to).rev().take(8).take_while(name).count());
            let for_whom = to.filter(|_| names > 0).and_then(|to| (to - names).checked_sub(1));
            for_whom
                .is_some_and(|i| i > sent.start && is_one_of!(doc.id(i), "for") && is_one_of!(doc.id(i - 1), "enough"))
        }
        // `leads by 200 | pledged delegates`
        word if is_one_of!(word, "pledged") => {
            let counted = is(1, &|j| doc.tag(j) == Tag::CD || doc.is(j, Class::DET));
            counted && i + 1 < sent.end && doc.tag(i + 1) == Tag::NNS
        }
        // `A study of farms | published in May found that`
        word if is_one_of!(word, "published") => {
            let poll = |j: usize| is_poll(doc.id(j));
            let plain = |j: &usize| doc.toks[*j].is_word() && !doc.toks[*j].quoted() && !doc.tag(*j).is_finite();
            doc.toks.get(i + 1).is_some_and(|next| next.is(Class::PREP.or(Class::TIME)) && !next.quoted())
                && (sent.start..i).rev().take(5).take_while(plain).any(poll)
        }
        // `placing mirrors and | pointing them skyward`
        word if is_one_of!(word, "pointing") => {
            doc.toks.get(i + 1).is_some_and(|next| is_one_of!(next.id(), "them" | "it" | "him") && !next.quoted())
        }
        // `the bay, as sailors | call the frozen sea, is safe`
        word if is_one_of!(word, "call") => {
            let named = is(1, &|j| doc.tag(j) == Tag::NNS) && is(2, &|j| is_one_of!(doc.id(j), "as"));
            let set_off = || back(3).is_none_or(|j| doc.toks[j].is_punct(b','));
            // Not `as unions call on the firm to pay`
            let on =
                doc.toks.get(i + 1).is_some_and(|next| is_one_of!(next.id(), "on" | "for" | "out" | "to" | "upon"));
            named && !on && set_off() && !(i + 1..sent.end.min(i + 8)).any(|j| doc.toks[j].quoted())
        }
        // `he | read out the speech written by Hale`
        word if is_one_of!(word, "read" | "reads") => {
            let out = doc.toks.get(i + 1).is_some_and(|next| is_one_of!(next.id(), "out"));
            let what = |j: usize| {
                doc.is(j, Class::DET) && is_one_of!(doc.id(j + 1), "speech" | "list" | "names" | "verdict" | "letter")
            };
            // Not `read out the verdict that Hale was guilty`
            let that = doc.toks.get(i + 4).is_some_and(|next| is_one_of!(next.id(), "that"));
            out && !that
                && i + 3 < sent.end
                && what(i + 2)
                && !(i + 1..sent.end).any(|j| doc.toks[j].quoted() || doc.toks[j].is_punct(b':'))
        }
        // `the pair | preferring to take it slowly`
        word if is_one_of!(word, "prefer" | "prefers" | "preferred" | "preferring") => {
            doc.toks.get(i + 1).is_some_and(|next| is_one_of!(next.id(), "to"))
        }
        _ => false,
    }
}

/// Whether the "that" behind the word at `i` is the subject of a verb: `that deliberately misnamed Hale`.
pub(super) fn is_of_noun(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let acts = i + 2 + usize::from(i + 3 < sent.end && doc.tag(i + 2) == Tag::RB);
    acts < sent.end
        && is_one_of!(doc.id(i + 1), "that")
        && doc.tag(acts).is_finite()
        && !doc.toks[i + 1].quoted()
        && !doc.toks[acts].quoted()
}

/// `It is important to | note that it rained`: what the writer finds so.
fn is_worth(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    if i < sent.start + 3 || !is_one_of!(doc.id(i - 1), "to") || doc.toks[i - 1].quoted() {
        return false;
    }
    // `It is too soon to | say whether it will work`
    let soon = is_one_of!(doc.id(i), "say") && is_one_of!(doc.id(i - 2), "soon" | "early" | "impossible" | "premature");
    let worth = soon
        || is_one_of!(
            doc.id(i - 2),
            "important"
                | "worthwhile"
                | "useful"
                | "interesting"
                | "tempting"
                | "helpful"
                | "essential"
                | "crucial"
                | "instructive"
        );
    // Not `Hale thinks it is important to say so`
    let own = |j: usize| {
        let opens = j == sent.start || !doc.toks[j - 1].is_word() || doc.is(j - 1, Class::CONJ.or(Class::ADVERB));
        let is = doc.pronoun(j).len() < doc.lower(j).len()
            || doc.toks.get(j + 1).is_some_and(|next| next.is(Class::BE) || next.kind == Kind::Clitic);
        is_one_of!(doc.id(j), "it" | "it's" | "it’s") && opens && is
    };
    worth && (sent.start..i - 2).rev().take(5).take_while(|j| !doc.toks[*j].quoted()).any(own)
}
