//! What the rules are sure of, so that no model is asked.

use super::{Finder, Unit};
use crate::article::Role;
use crate::quotes::cues;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::Class;
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

impl Finder<'_, '_> {
    /// Whether no model is asked about what the rules found: speech in marks at a verb of saying.
    pub(super) fn is_sure(&self, unit: &Unit) -> bool {
        let doc = self.doc;
        if unit.cue.as_ref().is_some_and(|cue| self.names_work(cue.end - 1, unit.content[0].start))
            || self.is_title_alone(&unit.content)
        {
            return false;
        }
        let speaks = |cue: &Range<usize>| cue.clone().any(|i| doc.is(i, Class::SAY.or(Class::TELL).or(Class::VOCAL)));
        let led = |unit: &Unit, cue: &Range<usize>| {
            let start = unit.content[0].start;
            start < cue.start || self.speech_start(start) || matches!(doc.toks[start - 1].kind, Kind::Punct(_))
        };
        // `Officials knew of it, according to Hale`, where nobody else says anything.
        let plain = |cue: &Range<usize>| {
            let start = unit.content[0].start;
            let comma = || usize::from(doc.toks[cue.start.saturating_sub(1)].is_punct(b','));
            is_one_of!(doc.id(cue.start), "according")
                && (start < cue.start || doc.is(cue.start.saturating_sub(1 + comma()), Class::SUBORD))
                && !(start..cue.start).any(|i| {
                    doc.is(i, Class::SAY.or(Class::TELL))
                        && doc.tag(i).is_verb()
                        // `delegates declaring support for her`, `won 200 pledged delegates`
                        && !(i > start && doc.tag(i) == Tag::VBG && doc.tag(i - 1).is_in(&[Tag::NN, Tag::NNS]))
                        && !(i > start && doc.tag(i - 1).is_in(&[Tag::CD, Tag::DT]))
                        // `What Hale said is a lie, according to Budd`
                        && !(is_one_of!(doc.id(start), "what")
                            && doc.sent_of(i).is_some_and(|sent| cues::is_fronted(doc, sent, i)))
                })
        };
        // `Seagrass breathes at night, study finds`
        let closes = |cue: &Range<usize>| {
            let comma = unit.subject.as_ref().map_or(0, |subject| subject.toks.start.saturating_sub(1));
            doc.toks[comma].is_punct(b',')
                && comma < cue.start
                && unit.content.last().is_some_and(|last| last.end == comma)
        };
        let closes_headline = |cue: &Range<usize>| {
            let block = &doc.blocks[unit.block];
            block.role == Role::Headline && cue.end == self.trim_end(block.toks.end) && closes(cue)
        };
        let is_poll = |subject: &Option<Phrase>| subject.as_ref().is_some_and(|s| is_survey(doc.id(s.head.end - 1)));
        let finds = |cue: &Range<usize>| {
            is_finding(doc, cue.end - 1)
                && unit.content.len() == 1
                && (unit.content[0].start == cue.end
                    && (is_one_of!(doc.id(cue.end), "that")
                        || self.opens_finding(cue.end, unit.content[0].end)
                        // `The poll found Hale leading`
                        || is_poll(&unit.subject) && !self.is_finite(cue.end, cue.end + 2))
                    || closes(cue))
                && !doc.sent_of(cue.start).is_some_and(|sent| self.is_told_behind(sent, cue.end) && !closes(cue))
                && unit.subject.as_ref().is_some_and(|subject| {
                    is_finder(doc, subject.head.end - 1)
                        // `It is late, the Tide Department found`
                        || closes(cue)
                            && (finds_by_office(doc, subject.head.end - 1) || is_finder(doc, subject.toks.end - 1))
                        || is_one_of!(doc.id(cue.end - 1), "held" | "holds")
                        || is_one_of!(doc.id(subject.head.start), "it" | "they")
                            && is_finder_before(doc, subject.head.start)
                })
        };
        let asks = |cue: &Range<usize>| {
            cues::wants_to_know(doc, cue.start, cue.end - 1)
                && unit.content[0].start == cue.end
                && doc.is(cue.end, Class::SUBORD)
        };
        // `shedding what Hale called “a problem”`
        let names = |cue: &Range<usize>| {
            let subject = unit.subject.as_ref().map_or(0, |subject| subject.toks.start);
            is_one_of!(doc.id(cue.end - 1), "called" | "calls" | "described" | "termed" | "dubbed")
                && (cue.end..=cue.end + 1).contains(&unit.content[0].start)
                && unit.content[0].clone().all(|i| doc.toks[i].quoted())
                && subject > 0
                // `what | its head, Ada Hale, calls`
                && (subject.saturating_sub(5)..subject)
                    .rev()
                    .take_while(|i| !doc.tag(*i).is_finite())
                    .any(|i| is_one_of!(doc.id(i), "what"))
        };
        let appeals = |cue: &Range<usize>| {
            let begin = unit.content[0].start;
            is_one_of!(doc.id(cue.end - 1), "appealed" | "appeals") && begin > cue.end && doc.tag(begin) == Tag::TO
        };
        if unit.cue.as_ref().is_some_and(|cue| {
            cues::is_frame(doc, cue)
                || names(cue)
                || appeals(cue)
                || plain(cue)
                || closes_headline(cue)
                || finds(cue)
                || asks(cue)
        }) {
            return true;
        }
        // `It was late, she said: “We left.”`
        let both = |cue: &Range<usize>| {
            let [before, behind] = &unit.content[..] else { return false };
            before.end <= cue.start
                && !doc.toks[before.end - 1].quoted()
                && !doc.is(before.start, Class::PREP.or(Class::SUBORD).or(Class::TIME).or(Class::CONJ))
                && cue.end < behind.start
                && doc.toks[behind.start - 1].is_punct(b':')
                && doc.toks[behind.start].quoted()
                && speaks(cue)
        };
        if unit.cue.as_ref().is_some_and(both) {
            return true;
        }
        // `It was late, he said, because it rained`
        let parted = |cue: &Range<usize>| {
            let [before, behind] = &unit.content[..] else { return false };
            before.end <= cue.start
                && cue.end < behind.start
                && doc.toks[behind.start - 1].is_punct(b',')
                && !doc.toks[before.start].quoted()
                && !doc.toks[behind.start].quoted()
                && doc.tag(cue.end - 1).is_finite()
                && speaks(cue)
                && !behind.clone().any(|i| is_one_of!(doc.id(i), "which"))
                && unit.subject.as_ref().is_some_and(|subject| !self.is_thing(subject))
        };
        if unit.cue.as_ref().is_some_and(parted) {
            return true;
        }
        // `pledged to pay, “all of it”`
        let begins = |cue: &Range<usize>| {
            let first = unit.content[0].start;
            cue.end + 1 < first && doc.tag(cue.end) == Tag::TO && !self.used[cue.end]
        };
        if unit.cue.as_ref().is_some_and(begins) {
            return false;
        }
        // `in Hale’s view`
        let view = |cue: &Range<usize>| {
            is_one_of!(doc.id(cue.start), "in") && is_one_of!(doc.id(cue.end - 1), "view" | "words" | "opinion")
        };
        if unit.cue.as_ref().is_some_and(view) {
            return true;
        }
        // `in the words of`
        unit.cue.as_ref().is_none_or(|cue| cue.len() == 4 || speaks(cue) && led(unit, cue))
            && unit.content.iter().cloned().flatten().all(|i| doc.toks[i].quoted() || !doc.toks[i].is_word())
    }
}

/// `The review found that`, `the court held that`: verbs that tell what a paper or a body came to.
fn is_finding(doc: &Doc<'_>, verb: usize) -> bool {
    is_one_of!(
        doc.id(verb),
        "found"
            | "finds"
            | "find"
            | "held"
            | "holds"
            | "ruled"
            | "rules"
            | "showed"
            | "shown"
            | "shows"
            | "show"
            | "highlighted"
            | "highlights"
            | "discovered"
            | "calculated"
            | "concluded"
            | "concludes"
            | "estimated"
            | "estimates"
            | "indicated"
            | "indicates"
    )
}

/// `The report was published on Monday. | It found that`: what the sentence before is about.
fn is_finder_before(doc: &Doc<'_>, at: usize) -> bool {
    doc.sent_before(at).is_some_and(|before| before.clone().take(4).any(|i| is_finder(doc, i)))
}

/// Bodies and papers that look into things: `the Tide Department found`, not `the club found`.
pub(super) fn finds_by_office(doc: &Doc<'_>, noun: usize) -> bool {
    doc.is(noun, Class::MEDIA)
        || is_one_of!(
            doc.id(noun),
            "department"
                | "bureau"
                | "agency"
                | "institute"
                | "commission"
                | "committee"
                | "office"
                | "ministry"
                | "authority"
                | "university"
                | "centre"
                | "center"
                | "inspectorate"
                | "administration"
        )
}

/// What asks many, and so finds how they stand: `The poll found Hale leading`.
pub(super) fn is_survey(noun: Word) -> bool {
    is_one_of!(noun, "poll" | "polls" | "survey" | "surveys")
}

/// Who finds, not by chance: `Hale found that it rained` tells no words.
pub(super) fn is_finder(doc: &Doc<'_>, noun: usize) -> bool {
    is_one_of!(
        doc.id(noun),
        "study"
            | "studies"
            | "report"
            | "reports"
            | "review"
            | "survey"
            | "poll"
            | "polls"
            | "investigation"
            | "inquiry"
            | "audit"
            | "analysis"
            | "research"
            | "findings"
            | "statistics"
            | "court"
            | "courts"
            | "tribunal"
            | "judge"
            | "judges"
            | "jury"
            | "panel"
            | "committee"
            | "commission"
            | "auditors"
            | "investigators"
            | "researchers"
            | "scientists"
            | "records"
            | "documents"
            | "filings"
            | "figures"
            | "data"
            | "emails"
            | "authors"
            | "team"
            | "watchdog"
            | "ombudsman"
            | "inspectors"
            | "inspectorate"
            | "regulator"
            | "coroner"
            | "inquest"
            | "auditor"
            | "investigators"
            | "bureau"
            | "trial"
    )
}
