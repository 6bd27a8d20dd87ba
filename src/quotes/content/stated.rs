//! Candidates that count whatever the models weigh: the rules find the clause, and a verb that leads to it.

use super::Finder;
use super::open::Open;
use super::sure::is_finder;
use crate::article::MentionKind;
use crate::quotes::cues::Order;
use crate::quotes::lexicon::Class;
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;

impl Finder<'_, '_> {
    /// `Hale demanded that schools be closed`, `Aunex maintains it has to`: a name or pronoun, a verb of saying and "that", or a pronoun
    /// with its verb, as the rules have it.
    pub(super) fn states(&self, open: &Open) -> bool {
        let (doc, cue) = (self.doc, &open.cue);
        let named =
            cue.subject.as_ref().is_some_and(|s| s.kind != MentionKind::Nominal && s.toks.end == cue.toks.start);
        open.proposal.is_some()
            && named
            && !cue.shared
            && !cue.irrealis
            && doc.is(cue.toks.end - 1, Class::SAY)
            && doc.tag(cue.toks.end - 1).is_finite()
            && open.content[0].start == cue.toks.end
            && (is_one_of!(doc.id(cue.toks.end), "that")
                || self.opens_with_pronoun(cue.toks.end)
                // `She maintains the dam is safe`, `Hale said private work can cost more`
                || is_one_of!(doc.id(cue.toks.end - 1), "maintain" | "maintains" | "maintained" | "says" | "said")
                    && self.opens_finding(cue.toks.end, open.content[0].end))
    }

    /// `had become what | the judge called “a stranger to truth”`: words in marks right behind a verb of calling that leads to them.
    pub(super) fn labels_what(&self, open: &Open) -> bool {
        let (doc, cue) = (self.doc, &open.cue);
        let called = is_one_of!(doc.id(cue.toks.end - 1), "called" | "calls" | "described" | "describes" | "termed");
        let what = cue
            .subject
            .as_ref()
            .filter(|s| called && s.toks.end == cue.toks.start)
            .and_then(|s| s.toks.start.checked_sub(1));
        let first = open.content[0].start;
        what.is_some_and(|what| is_one_of!(doc.id(what), "what") && !doc.toks[what].first)
            && open.proposal.is_some()
            && !cue.irrealis
            && first <= cue.toks.end + 1
            && doc.toks[open.content[0].end - 1].quoted()
    }

    /// `it has to`: a pronoun as subject, and right behind it its verb.
    fn opens_with_pronoun(&self, at: usize) -> bool {
        let doc = self.doc;
        is_one_of!(doc.id(at), "he" | "she" | "it" | "they" | "there")
            && doc.toks.get(at + 1).is_some_and(|next| {
                !next.first && (doc.tag(at + 1).is_finite() || next.is(Class::AUX)) && !next.quoted()
            })
    }

    /// `The chiefs have urged parents to stay calm`, `begged them to go`: a verb of asking others to do something, its subject right before
    /// it.
    pub(super) fn urges(&self, open: &Open) -> bool {
        let (doc, cue) = (self.doc, &open.cue);
        let verb = cue.toks.end - 1;
        is_one_of!(doc.id(verb), "urged" | "urges" | "begged" | "begs" | "implored" | "implores")
            && !cue.passive
            && !cue.irrealis
            && cue.order == Order::SubjectFirst
            // `said it was late and | urged owners to go`, not `Hale says she rang and | begged him to stay`
            && (!cue.shared || doc.tag(cue.toks.start - 1) == Tag::CC && doc.tag(open.content[0].start) != Tag::PRP)
            && cue
                .subject
                .as_ref()
                .is_some_and(|s| (cue.shared || s.toks.end == cue.toks.start) && doc.can_speak(s))
            && open.content.len() == 1
            && open.content[0].start > verb
            && (open.content[0].start..open.content[0].end - 1)
                .take(9)
                .any(|i| doc.tag(i) == Tag::TO && doc.tag(i + 1) == Tag::VB)
    }

    /// `Hale has admitted stealing the car`, `He denied having seen it`: what somebody has done or not, by a gerund.
    pub(super) fn owns_up(&self, open: &Open) -> bool {
        let (doc, cue) = (self.doc, &open.cue);
        let (verb, first) = (cue.toks.end - 1, open.content[0].start);
        is_one_of!(doc.id(verb), "admitted" | "admits" | "denied" | "denies")
            && first == verb + 1
            && doc.tag(first) == Tag::VBG
            && open.content[0].len() > 2
            && !doc.toks[first].quoted()
            && !cue.passive
            && !cue.irrealis
            && !cue.shared
            && cue.order == Order::SubjectFirst
            && cue.subject.as_ref().is_some_and(|s| s.toks.end == cue.toks.start && s.kind != MentionKind::Nominal)
    }

    /// `According to Hale, Budd lost`, `As Hale said, the ship sank`, `The study found that it rains`: a clause that the rules find there.
    pub(super) fn leads(&self, open: &Open) -> bool {
        let (doc, cue, first) = (self.doc, &open.cue, open.content[0].start);
        let acts = |i: usize| doc.tag(i).is_in(&[Tag::VBN, Tag::VBD]);
        let according = cue.order == Order::AccordingTo && open.content.iter().cloned().flatten().any(acts);
        let clause = open.proposal.is_some() && !cue.irrealis && (according || self.holds_clause(&open.content));
        let opens = |at: usize| doc.toks[at].first;
        let verb = cue.toks.end - 1;
        let told = |subject: &Phrase| subject.toks.end == cue.toks.start && !cue.shared && !cue.passive;
        // `Hale found that`, not `She found that`, `Hale showed that`
        let finds = |subject: &Phrase| match doc.id(verb) {
            word if is_one_of!(word, "found" | "indicated" | "concluded" | "highlighted") => {
                subject.kind != MentionKind::Pronoun
            }
            word if is_one_of!(word, "showed" | "revealed") => is_finder(doc, subject.head.end - 1),
            _ => false,
        };
        let that = first == cue.toks.end && is_one_of!(doc.id(first), "that");
        let found = that && cue.subject.as_ref().is_some_and(finds);
        let comma = first == cue.toks.end + 1 && doc.toks[cue.toks.end].is_punct(b',');
        // `As Hale put it, | it is late`
        let puts = cue.toks.len() == 2 && is_one_of!(doc.id(cue.toks.start), "put" | "puts");
        let as_told = comma
            && (doc.is(verb, Class::SAY) || puts)
            && cue.start > 0
            && is_one_of!(doc.id(cue.start - 1), "as")
            && opens(cue.start - 1);
        // `quoted a witness as saying it rained`
        let quoted = first == cue.toks.end
            && is_one_of!(doc.id(verb), "saying")
            && verb > 0
            && is_one_of!(doc.id(verb - 1), "as")
            && cue
                .subject
                .as_ref()
                .and_then(|subject| subject.toks.start.checked_sub(1))
                .is_some_and(|i| is_one_of!(doc.id(i), "quoted" | "quotes" | "quoting" | "cited" | "citing"));
        // `It rained more than ever, the Orla Institute found`
        let closes = || first < cue.start && doc.sent_of(verb).is_some_and(|sent| self.finds_all(sent, cue));
        // `moves that she said improved trade`
        let hangs = || first == cue.toks.end && open.proposal.is_some() && !cue.irrealis && self.hangs_on_noun(cue);
        if hangs() {
            return true;
        }
        clause
            && (closes()
                || cue.order == Order::AccordingTo && opens(cue.toks.start)
                || quoted
                || (found || as_told) && cue.subject.as_ref().is_some_and(told))
    }

    /// `The report recommends hiring more`, `and recommended a survey`: what is proposed is told as it was said.
    pub(super) fn proposes(&self, open: &Open) -> bool {
        let (doc, cue) = (self.doc, &open.cue);
        let verb = cue.toks.end - 1;
        let start = open.content[0].start;
        // `The report recommends a survey`, not `Hale recommended a wine`
        let body = |subject: &Phrase| {
            let noun = subject.head.end - 1;
            subject.kind != MentionKind::Pronoun && (doc.is(noun, Class::BODY) || is_finder(doc, noun))
        };
        let thing = is_one_of!(doc.id(start), "a" | "an") && cue.subject.as_ref().is_some_and(body);
        let proposed = is_one_of!(doc.id(start), "that") || doc.tag(start) == Tag::VBG || thing;
        self.is_proposing(verb)
            && start == cue.toks.end
            && proposed
            && !cue.passive
            && !cue.irrealis
            && cue.subject.is_some()
    }

    /// Whether the word is a verb of [`Self::proposes`].
    pub(super) fn is_proposing(&self, i: usize) -> bool {
        is_one_of!(self.doc.id(i), "recommends" | "recommended" | "proposes" | "proposed")
            && self.doc.tag(i).is_in(&[Tag::VBD, Tag::VBZ])
    }
}
