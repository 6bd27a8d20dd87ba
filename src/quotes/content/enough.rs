//! How much must speak for a word before it counts as a cue with its content.

use super::Finder;
use super::open::Open;
use crate::article::MentionKind;
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

/// The score from which on a candidate counts as a cue, where its content holds marks and where not.
const ENOUGH_MARKED: f32 = -1.6;
const ENOUGH_PLAIN: f32 = -1.0;
/// The same for words without marks that make no clause, as `the port` in `left the port`: few verbs report such.
const ENOUGH_BARE: f32 = 0.2;
/// The same three where no rule proposes the verb. What scores less is right as often as not in the texts that the models were fitted
/// to, and seldom in others: `seemed to be ready`, `spoke three languages`, `presided as the “chief judge”`.
const ENOUGH_MARKED_ALONE: f32 = -1.0;
const ENOUGH_PLAIN_ALONE: f32 = 0.1;
const ENOUGH_BARE_ALONE: f32 = 0.5;
/// The first of them where the verb is none of reporting either.
const ENOUGH_UNLISTED: f32 = -0.4;
/// The score that words in marks need if nobody is found who says them (without marks they are left out), or if they look like a
/// name.
pub(super) const ENOUGH_NAMELESS: f32 = 0.5;
/// The score that one or two words in marks need behind a verb that is none of reporting: most are no speech.
const ENOUGH_SCRAP: f32 = -0.6;

impl Finder<'_, '_> {
    /// The score from which on a candidate counts as a cue. Nobody need speak where a name stands in marks.
    pub(super) fn enough(&self, open: &Open) -> f32 {
        let doc = self.doc;
        let Some(mark) = self.first_marked(&open.content) else {
            if self.states(open) || self.proposes(open) || self.leads(open) || self.urges(open) || self.owns_up(open) {
                return f32::NEG_INFINITY;
            }
            return match (self.holds_clause(&open.content), open.proposal.is_some() || self.says_plainly(open)) {
                (true, true) => ENOUGH_PLAIN,
                (true, false) => ENOUGH_PLAIN_ALONE,
                (false, true) => ENOUGH_BARE,
                (false, false) => ENOUGH_BARE_ALONE,
            };
        };
        let stretch = self.doc.stretch_toks(mark);
        let verb = open.cue.toks.end - 1;
        // `both praised it, Hale saying it was “late”`
        let beside = |subject: &Phrase| subject.kind == MentionKind::Name && subject.toks.end == verb;
        let saying = is_one_of!(doc.id(verb), "saying") && open.proposal.is_some() && !open.cue.shared;
        if saying && open.content[0].start == verb + 1 && open.cue.subject.as_ref().is_some_and(beside) {
            return f32::NEG_INFINITY;
        }
        if self.labels_what(open) {
            return f32::NEG_INFINITY;
        }
        let words = || stretch.clone().filter(|i| doc.toks[*i].is_word());
        let named = words().count() < 3 && words().all(|i| doc.toks[i].capital) && !self.ends_like_speech(mark);
        // `a dog called “Captain”`
        let reduced = doc.tag(verb) == Tag::VBN && open.cue.toks.len() == 1 && open.content[0].start == mark;
        let titled = is_one_of!(doc.id(verb), "titled" | "entitled" | "headlined" | "called" | "named" | "dubbed")
            && self.is_title(&stretch);
        // `a formula called the “chained index”`: not `called the “first fool” by Budd`
        let first = open.content[0].start;
        let noun = verb > 0
            && open.cue.toks.len() == 1
            && doc.tag(verb - 1).is_noun()
            && doc.tag(verb).is_in(&[Tag::VBN, Tag::VBD]);
        let led = first == mark || first + 1 == mark && doc.is(first, Class::DET);
        let short = words().count() < 4 && !self.ends_like_speech(mark);
        let names = is_one_of!(doc.id(verb), "called" | "named" | "dubbed" | "nicknamed" | "termed");
        if names && noun && led && short && open.cue.subject.is_none() {
            return f32::INFINITY;
        }
        if doc.is(verb, CUE) && !(titled && reduced) && !(named && reduced && mark == verb + 1) {
            return if open.proposal.is_some() { ENOUGH_MARKED } else { ENOUGH_MARKED_ALONE };
        }
        // `Two of the security guards sued`, `was taken to hospital after “slimming tablets”`
        let done = doc.tag(verb) == Tag::VBN && verb > 0 && doc.is(verb - 1, Class::BE);
        if open.proposal.is_none() && (done || doc.is(verb, Class::PERSON)) {
            return f32::INFINITY;
        }
        // `left the ship “Marieke”`
        if named {
            return f32::INFINITY;
        }
        match () {
            // `a memo titled “Where the Race Stands”`
            () if reduced && self.is_title(&stretch) => f32::INFINITY,
            () if self.is_title(&stretch) => ENOUGH_NAMELESS,
            // `built four “glaciers”`
            () if words().count() < 3 && !self.ends_like_speech(mark) => ENOUGH_SCRAP,
            () if open.proposal.is_none() => ENOUGH_UNLISTED,
            () => ENOUGH_MARKED,
        }
    }

    /// `told the Herald that it rained`, `claims it rained`, `claimed to have won`, `called for an end to it`, `it rained, Hale
    /// reported`: a verb of saying, and a clause with "that", or one right beside the verb or a comma.
    fn says_plainly(&self, open: &Open) -> bool {
        let (doc, Range { start, end }) = (self.doc, open.content[0].clone());
        let verb = open.cue.toks.end - 1;
        // `called on the owners to pay`
        let on = is_one_of!(doc.id(verb), "called" | "calls")
            && doc.toks.get(verb + 1).is_some_and(|next| is_one_of!(next.id(), "on" | "upon"))
            && (start..end).any(|i| doc.tag(i) == Tag::TO);
        let somebody = || open.cue.subject.as_ref().is_some_and(|subject| !self.is_thing(subject));
        // `called the mayor a liar`
        let names = is_one_of!(doc.id(verb), "called" | "calls" | "calling")
            && start == verb + 1
            && (start + 1..end).any(|i| is_one_of!(doc.id(i), "a" | "an") && doc.tag(i - 1).is_noun());
        let calls = (on || names || is_one_of!(doc.id(verb), "for")) && somebody();
        if !calls && !doc.is(verb, Class::SAY.or(Class::TELL)) {
            return false;
        }
        // `The boats were lost, divers reported`
        if start < open.cue.toks.end {
            return end < open.cue.toks.start && doc.toks[end].is_punct(b',') && doc.tag(verb).is_finite();
        }
        let beside = start == open.cue.toks.end;
        let led = beside || start > 0 && doc.toks[start - 1].is_punct(b',');
        // `claimed to have won`, `told her to leave`, `denied having seen it`
        let to = doc.tag(start) == Tag::TO && start + 1 < end && doc.tag(start + 1) == Tag::VB;
        let to = to && (beside || doc.is(verb, Class::TELL));
        let denies = is_one_of!(doc.id(verb), "denied" | "denies" | "denying" | "admitted" | "admits" | "admitting");
        let done = beside && (is_one_of!(doc.id(start), "having") || denies && doc.tag(start) == Tag::VBG);
        // `said much of it was gone`
        let says = beside && is_one_of!(doc.id(verb), "said" | "says" | "say") && self.is_finite(start, end);
        let clause = is_one_of!(doc.id(start), "that") || says || led && self.opens_finding(start, end);
        calls || clause || (to || done) && doc.tag(verb).is_finite()
    }
}

/// `the ad`, `the data`: things that are written to tell something, besides those that [`Finder::is_thing`] knows.
pub(super) fn speaks_on_paper(noun: Word) -> bool {
    is_one_of!(
        noun,
        "ad" | "ads"
            | "agreement"
            | "deal"
            | "treaty"
            | "advert"
            | "article"
            | "articles"
            | "bill"
            | "book"
            | "brief"
            | "complaint"
            | "data"
            | "document"
            | "editorial"
            | "email"
            | "emails"
            | "figures"
            | "filing"
            | "indictment"
            | "law"
            | "lawsuit"
            | "legislation"
            | "memos"
            | "message"
            | "note"
            | "notes"
            | "order"
            | "paper"
            | "papers"
            | "plan"
            | "platform"
            | "polls"
            | "post"
            | "posts"
            | "proposal"
            | "records"
            | "release"
            | "resolution"
            | "result"
            | "results"
            | "evidence"
            | "research"
            | "analysis"
            | "findings"
            | "audit"
            | "images"
            | "investigation"
            | "inquiry"
            | "cable"
            | "cables"
            | "assessment"
            | "census"
            | "model"
            | "trial"
            | "diary"
            | "footage"
            | "recording"
            | "transcript"
            | "projections"
            | "forecast"
            | "forecasts"
            | "estimates"
            | "rule"
            | "rules"
            | "ruling"
            | "sign"
            | "signs"
            | "statement"
            | "statements"
            | "statistics"
            | "story"
            | "suit"
            | "survey"
            | "surveys"
            | "tape"
            | "text"
            | "tweet"
            | "tweets"
            | "video"
            | "column"
            | "petition"
            | "speech"
            | "website"
    )
}
