//! Phrases beside a cue that say nothing: pictures, things, what happens, where and when it was.

use super::Finder;
use crate::article::MentionKind;
use crate::quotes::called::is_agent_noun;
use crate::quotes::cues::{self, Cue};
use crate::quotes::lexicon::Class;
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use crate::quotes::writings::is_writing;
use std::ops::Range;

/// `The event`, `the absence of Hale`: what happens and what is missing, which says nothing.
pub(super) fn is_happening(noun: Word) -> bool {
    is_one_of!(
        noun,
        "event"
            | "events"
            | "absence"
            | "presence"
            | "lack"
            | "fact"
            | "facts"
            | "arrival"
            | "departure"
            | "disruption"
            | "disruptions"
            | "occasion"
            | "incident"
            | "incidents"
            | "episode"
            | "timing"
            | "trend"
            | "victory"
            | "defeat"
            | "loss"
            | "shift"
            | "surge"
            | "rise"
            | "turnout"
            | "drop"
            | "decline"
            | "falloff"
            | "slump"
    )
}

impl Finder<'_, '_> {
    /// `The footage of a woman | pleading`: pictures tell, show and say, and do nothing else.
    pub(super) fn is_mute(&self, phrase: &Phrase, cue: &Cue) -> bool {
        let (doc, verb) = (self.doc, cue.toks.end - 1);
        if doc.is(verb, Class::SAY.or(Class::TELL)) {
            return false;
        }
        let picture = is_one_of!(
            doc.id(phrase.head.end - 1),
            "footage"
                | "video"
                | "videos"
                | "photo"
                | "photos"
                | "photograph"
                | "picture"
                | "pictures"
                | "image"
                | "images"
        );
        let shows =
            is_one_of!(doc.id(verb), "show" | "shows" | "showed" | "showing" | "capture" | "captured" | "depicts");
        picture && !shows
    }

    /// `Polls in North Orla and | Holm indicated`: the second of two names that tell where the things are of which a clause is.
    pub(super) fn is_second_place(&self, sent: &Range<usize>, phrase: &Phrase, cue: &Cue) -> bool {
        let (doc, start) = (self.doc, phrase.toks.start);
        if phrase.kind != MentionKind::Name || phrase.toks.end != cue.toks.start || start < sent.start + 4 {
            return false;
        }
        let Some(and) = start.checked_sub(1).filter(|and| is_one_of!(doc.id(*and), "and")) else { return false };
        let name = |i: &usize| doc.is_name_word(*i);
        let place = and - (sent.start..and).rev().take(3).take_while(name).count();
        let hangs = place < and && place > sent.start + 1 && is_one_of!(doc.id(place - 1), "in" | "across" | "from");
        let things = if hangs { cues::phrase_before(doc, sent, place - 1) } else { None };
        // Not `held talks in Orla and Hale said`
        let opens = |things: &Phrase| {
            let first = things.toks.start;
            first == sent.start || doc.is(first - 1, Class::SUBORD) || doc.toks[first - 1].is_punct(b',')
        };
        things.is_some_and(|things| self.is_thing(&things) && opens(&things))
    }

    /// `A memo was released as | the polls closed stating that`: whether a thing only tells when it was that somebody says so.
    pub(super) fn is_of_when(&self, sent: &Range<usize>, phrase: &Phrase, cue: &Cue) -> bool {
        let (doc, behind) = (self.doc, phrase.toks.end);
        let link = phrase.toks.start.checked_sub(1).filter(|link| *link > sent.start);
        doc.tag(cue.toks.end - 1) == Tag::VBG
            && behind < cue.toks.start
            && link.is_some_and(|link| is_one_of!(doc.id(link), "as" | "before" | "after" | "while" | "when" | "until"))
            && doc.tag(behind).is_finite()
            && self.is_thing(phrase)
            && !is_writing(doc.id(phrase.head.end - 1))
            && !is_one_of!(
                doc.id(phrase.head.end - 1),
                "records" | "documents" | "filings" | "figures" | "emails" | "data" | "results"
            )
    }

    /// `shares`, `the gallery`: a noun neither of people nor of bodies nor of what is written.
    pub(super) fn is_thing(&self, phrase: &Phrase) -> bool {
        let (doc, head) = (self.doc, phrase.head.end - 1);
        let speaks = Class::PERSON.or(Class::TITLE).or(Class::BODY).or(Class::CORPORATE).or(Class::MEDIA);
        phrase.kind == MentionKind::Nominal
            && !doc.is(head, speaks)
            && (!doc.toks[head].capital || doc.toks[head].first)
            && doc.tag(head).is_in(&[Tag::NN, Tag::NNS])
            && !is_agent_noun(doc.lower(head))
            && !is_one_of!(
                doc.id(head),
                "report" | "reports" | "study" | "letter" | "memo" | "survey" | "review" | "poll" | "documents"
            )
    }

    /// `Nobody said`, `few would say`, `please note`.
    pub(super) fn is_nobody(&self, subject: &Phrase) -> bool {
        let (doc, start) = (self.doc, subject.toks.start);
        let nobody = is_one_of!(doc.id(start), "neither" | "nobody" | "none" | "no" | "nor" | "few" | "please");
        // `Not everyone agrees`
        let not = start > 0 && !doc.toks[start].first && is_one_of!(doc.id(start - 1), "not");
        // `Hardly | any residents say`
        let nobody = nobody || start > 0 && is_one_of!(doc.id(start - 1), "hardly" | "scarcely" | "barely");
        // `No | one said`
        let nobody = nobody || start > 0 && is_one_of!(doc.id(start), "one") && is_one_of!(doc.id(start - 1), "no");
        // `Anyone will tell you`, `Any lawyer | arguing`, `The worst is to | stop someone by saying`
        let any = is_one_of!(doc.id(start), "anyone" | "anybody" | "whoever")
            || is_one_of!(doc.id(start), "any") && doc.tag(subject.head.end - 1) == Tag::NN;
        let acts = doc.tag(start) == Tag::VB && start > 0 && doc.is(start - 1, Class::BE) && !doc.toks[start].first;
        // `Keeps saying it is late`, an item of a list
        let item =
            subject.toks.len() == 1 && doc.toks[start].first && doc.tag(start).is_finite() && !doc.is_name_word(start);
        nobody
            || any
            || acts
            || item
            || not && is_one_of!(doc.id(start), "everyone" | "everybody" | "all" | "every" | "one" | "a")
    }

    /// `filed suit`, `the leaders used blunt language`: with a verb in it the phrase of a noun is none.
    pub(super) fn is_clause(&self, phrase: &Phrase) -> bool {
        self.is_finite(phrase.toks.start, phrase.head.start.min(phrase.toks.end))
    }

    /// `highlighted | comments of Hale`, `requires | staffers`: the verb is no part of the phrase.
    pub(super) fn opens_with_verb(&self, phrase: &Phrase) -> bool {
        let (doc, first) = (self.doc, phrase.toks.start);
        let based = doc.tag(first) == Tag::VBN && doc.toks.get(first + 1).is_some_and(|next| next.is(Class::PREP));
        first < phrase.head.start
            && (based || doc.tag(first).is_in(&[Tag::VBD, Tag::VBZ, Tag::VBP, Tag::VBG]))
            && !doc.is_name_word(first)
    }

    /// `easily`, `1977`, `this`: such a noun is no head of anybody who speaks.
    pub(super) fn is_voiceless(&self, phrase: &Phrase) -> bool {
        let (doc, head) = (self.doc, phrase.head.start);
        let number = || phrase.toks.len() == 1 && doc.lower(head).starts_with(|c: char| c.is_ascii_digit());
        doc.tag(head) == Tag::RB
            || is_one_of!(doc.id(head), "more" | "most" | "less")
                && doc.toks.get(head + 1).is_some_and(|t| doc.lower(head + 1).ends_with("ly") && !t.first)
            || doc.tag(head) == Tag::CD && number()
            || is_one_of!(doc.id(phrase.toks.start), "whose")
            || is_one_of!(doc.id(head), "this" | "that")
    }
}
