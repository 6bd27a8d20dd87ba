//! What stands between a cue and its words: who is told, when and where, `told Orla TV on Monday | that it rained`.

use super::Finder;
use super::around::is_setting;
use crate::article::MentionKind;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::Class;
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;

impl Finder<'_, '_> {
    /// Over the person addressed: "told reporters", "told the Herald", "told him".
    pub(super) fn skip_addressee(&self, verb: usize, at: usize, limit: usize) -> usize {
        let doc = self.doc;
        let tell = doc.is(verb, Class::TELL)
            && !is_one_of!(doc.id(verb), "warned" | "warns" | "promised" | "promises" | "advised" | "asked" | "asks");
        if !tell || at >= limit {
            return at;
        }
        if doc.is(at, Class::PRON) {
            return at + 1;
        }
        if is_one_of!(doc.id(at), "me" | "us" | "them" | "him" | "her" | "you") {
            return at + 1;
        }
        if let Some(end) = self.past_programme(at, limit) {
            return end;
        }
        let Some(phrase) = doc.phrase_at(at, limit) else { return at };
        let mut end = phrase.toks.end;
        while end + 1 < limit && matches!(doc.lower(end), "of" | "from" | "at" | "for" | "'s" | "’s" | "and") {
            match doc.phrase_at(end + 1, limit) {
                Some(more) if !self.is_clause_start(end + 1, limit) || !is_one_of!(doc.id(end), "and") => {
                    end = more.toks.end;
                }
                _ => break,
            }
        }
        end
    }

    /// `told Orla TV’s “Morning Tea” | that it rained`: where the title ends in marks of what somebody is a guest of.
    pub(super) fn past_programme(&self, at: usize, limit: usize) -> Option<usize> {
        let doc = self.doc;
        // `told | “Morning Tea” it rained`
        if at < limit && doc.toks[at].kind == Kind::Mark && self.is_programme(at) {
            return Some(doc.stretch_toks(at).end.min(limit));
        }
        let clitic = (at + 1..limit.min(at + 6)).find(|i| doc.toks[*i].kind == Kind::Clitic)?;
        let mark = Some(clitic + 1).filter(|mark| *mark < limit && doc.toks[*mark].kind == Kind::Mark)?;
        let title = doc.stretch_toks(mark);
        (doc.is_name_word(at) && self.is_title(&title)).then_some(title.end.min(limit))
    }

    /// Whether words in marks at `mark`, right behind a verb of telling, are the title of who is told.
    pub(super) fn is_programme(&self, mark: usize) -> bool {
        let doc = self.doc;
        let stretch = doc.stretch_toks(mark);
        let tells = mark > 0 && is_one_of!(doc.id(mark - 1), "told" | "tells" | "telling");
        let last = stretch.end.saturating_sub(2);
        let stop = last > mark && matches!(doc.toks[last].kind, Kind::Punct(b',' | b'.'));
        let end = if stop { last } else { stretch.end };
        tells && stretch.start == mark && stretch.len() > 3 && self.is_title(&(mark..end))
    }

    /// Over times and prepositional phrases right after the cue: "on Monday", "in an interview with the Herald".
    pub(super) fn skip_adjuncts(&self, from: usize, limit: usize) -> usize {
        let doc = self.doc;
        let mut at = from;
        while at < limit && !doc.toks[at].quoted() {
            let tok = doc.toks[at];
            if self.is_roughly(at, limit) {
                break;
            }
            // `announced late on Friday`
            if is_one_of!(tok.id(), "late" | "early") && at + 2 < limit && is_one_of!(doc.id(at + 1), "on" | "in") {
                at += 1;
                continue;
            }
            // `said | both schools had shut`, `said | neither man came`
            if is_one_of!(tok.id(), "both" | "neither" | "either") {
                break;
            }
            // `As Hale reported, | even if it rained, she would go`
            if is_one_of!(tok.id(), "even" | "only" | "just")
                && at + 1 < limit
                && is_one_of!(doc.id(at + 1), "if" | "when" | "though" | "after" | "before" | "as" | "then")
            {
                break;
            }
            // `said | in politics it takes time`
            if is_one_of!(tok.id(), "in") && self.opens_in_field(at, limit) {
                break;
            }
            // `said | further delays were likely`
            if is_one_of!(tok.id(), "further")
                && doc.tags().get(at + 1).is_some_and(|tag| tag.is_in(&[Tag::NN, Tag::NNS, Tag::JJ]))
            {
                break;
            }
            if tok.is(Class::TIME.or(Class::ADVERB)) || doc.lower(at).ends_with("ly") && !tok.capital {
                at += 1;
                continue;
            }
            if tok.is_punct(b',') && at > from {
                at += 1;
                continue;
            }
            // `said, and I quote, “…”`
            let quote = at + 4 < limit && is_one_of!(doc.id(at + 2), "i") && is_one_of!(doc.id(at + 3), "quote");
            if quote && tok.is_punct(b',') && doc.tag(at + 1) == Tag::CC {
                at += 4;
                continue;
            }
            // `said this week`
            if is_dated(doc, at) && at + 1 < limit {
                at += 2;
                continue;
            }
            let preposition = tok.is(Class::PREP)
                && is_one_of!(
                    tok.id(),
                    "in" | "on"
                        | "at"
                        | "during"
                        | "after"
                        | "before"
                        | "to"
                        | "from"
                        | "of"
                        | "about"
                        | "with"
                        | "through"
                        | "via"
                        | "by"
                        | "over"
                        | "into"
                );
            if !preposition || at + 1 >= limit {
                break;
            }
            if doc.is(at + 1, Class::TIME) {
                at += 2;
                continue;
            }
            let gerund = doc.lower(at + 1).ends_with("ing");
            if gerund || self.is_order(at, limit) {
                break;
            }
            let Some(phrase) = doc.phrase_at(at + 1, limit) else { break };
            at = self.before_subject(&phrase, limit).unwrap_or(phrase.toks.end);
        }
        if at > from && at < limit && doc.toks[at].is_punct(b',') { at + 1 } else { at }
    }

    /// `said in a statement | Hale was late`: where what is said begins with the name that a noun for where it is said seems to describe.
    fn before_subject(&self, phrase: &Phrase, limit: usize) -> Option<usize> {
        let (doc, name, verb) = (self.doc, phrase.head.start, phrase.toks.end);
        let said_in = phrase.kind == MentionKind::Name
            && name > phrase.toks.start + 1
            && doc.is(phrase.toks.start, Class::DET)
            && !doc.toks[name - 1].capital
            && is_setting(doc.id(name - 1));
        let acts = said_in && verb < limit && doc.is(verb, Class::BE.or(Class::AUX).or(Class::MODAL));
        // Not `said in the letter Hale had read | that it was late`
        let that = |i: usize| is_one_of!(doc.id(i), "that");
        let later = || (verb + 1..limit.min(verb + 5)).any(that);
        (acts && !later()).then_some(name)
    }

    /// `in politics it takes time`: whether a field in which something holds begins what is said.
    pub(super) fn opens_in_field(&self, at: usize, limit: usize) -> bool {
        let doc = self.doc;
        at + 3 < limit
            && is_one_of!(
                doc.id(at + 1),
                "politics"
                    | "war"
                    | "wartime"
                    | "peacetime"
                    | "business"
                    | "life"
                    | "sport"
                    | "sports"
                    | "football"
                    | "diplomacy"
                    | "science"
                    | "theory"
                    | "practice"
                    | "reality"
                    | "hindsight"
            )
            && self.opens_finding(at + 2, limit)
    }

    /// `told him | to stop asking`: whether what somebody is told to do begins at `to`.
    pub(super) fn is_order(&self, to: usize, limit: usize) -> bool {
        let doc = self.doc;
        to + 1 < limit && doc.tag(to) == Tag::TO && doc.tag(to + 1) == Tag::VB && doc.is(to - 1, Class::PRON)
    }

    /// `said | about two-thirds were lost`: the word belongs to the number behind it.
    pub(super) fn is_roughly(&self, about: usize, limit: usize) -> bool {
        let (doc, at) = (self.doc, about + 1);
        let part = |word| {
            is_one_of!(
                word,
                "half" | "third" | "quarter" | "dozen" | "two-thirds" | "one-third" | "three-quarters" | "one-quarter"
            )
        };
        let next = || doc.toks.get(at + 1).filter(|next| doc.is(at, Class::DET) && !next.first);
        is_one_of!(doc.id(about), "about")
            && at < limit
            && (doc.tag(at) == Tag::CD || part(doc.id(at)) || next().is_some_and(|next| part(next.id())))
    }

    pub(super) fn skip_small(&self, from: usize, limit: usize) -> usize {
        let doc = self.doc;
        (from..limit)
            .find(|i| {
                doc.toks[*i].is_word() && !doc.is(*i, Class::PREP.or(Class::DET).or(Class::ADVERB).or(Class::POSS))
            })
            .unwrap_or(limit)
    }
}

/// `this week`, `last Monday`
pub(super) fn is_dated(doc: &Doc<'_>, at: usize) -> bool {
    is_one_of!(doc.id(at), "this" | "last" | "next" | "earlier" | "late" | "early")
        && doc.toks.get(at + 1).is_some_and(|next| next.is(Class::TIME) && !next.first)
}
