//! Whose the words are, where a model found the cue: a choice among the phrases of the sentence.

use super::Finder;
use super::stretch::Verb;
use crate::article::MentionKind;
use crate::quotes::cues::{self, Cue, Order};
use crate::quotes::doc::Kind;
#[cfg(feature = "fit")]
use crate::quotes::learn;
use crate::quotes::learn::{Features, bucket};
use crate::quotes::lexicon::Class;
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// What is the same for all phrases that may be the source.
struct Choice<'c> {
    sent: &'c Range<usize>,
    cue: &'c Cue,
    verb: Verb,
    content: &'c [Range<usize>],
    /// The phrases.
    all: &'c [Phrase],
}

impl Finder<'_, '_> {
    /// Chooses the source of a cue; what the rules found is kept with its apposition, if the model finds it too.
    pub(super) fn source(
        &mut self,
        sent: &Range<usize>,
        cue: &Cue,
        content: &[Range<usize>],
        ruled: Option<Phrase>,
    ) -> Option<Phrase> {
        // `labeled a “witch hunt” by Budd`
        let agent = cue.subject.as_ref().filter(|agent| cue.passive && self.doc.tag(agent.toks.start) != Tag::VBG);
        if let Some(agent) = agent {
            return Some(agent.clone());
        }
        if cue.order == Order::AccordingTo {
            return cue.subject.clone().or(ruled);
        }
        // `“No,” came the reply`
        if cues::is_frame(self.doc, &cue.toks) {
            return cue.subject.clone();
        }
        // `Asked by a reporter why he was late, | he replied`
        let near = |s: &&Phrase| {
            s.kind == MentionKind::Pronoun
                && s.toks.end == cue.toks.start
                && is_one_of!(self.doc.id(s.toks.start), "he" | "she" | "they" | "we" | "i")
        };
        // `a memo seen by the Herald, in which the agency’s head, Ada Hale, | told`
        let set_off = |s: &&Phrase| {
            let described = s.apposition.as_ref().is_some_and(|a| {
                let led = self.doc.is(a.start, Class::DET.or(Class::POSS)) || self.doc.toks[a.start].first;
                led && a.end + 1 == s.toks.start && !self.doc.lower(a.end - 1).ends_with('s')
            });
            let commas = |a: usize| self.doc.toks[a].is_punct(b',') && !self.doc.toks[a].quoted();
            described && s.kind == MentionKind::Name && s.toks.end + 1 == cue.toks.start && commas(s.toks.end)
        };
        // `an official of the port, who asked not to be named, | said`
        let relative = |s: &&Phrase| {
            let who = |a: &Range<usize>| {
                a.start == s.toks.end + 1 && is_one_of!(self.doc.id(a.start), "who") && a.end + 1 == cue.toks.start
            };
            s.kind == MentionKind::Nominal && s.apposition.as_ref().is_some_and(who)
        };
        let finite = self.doc.tag(cue.toks.end - 1) != Tag::VBG;
        let told = finite && cue.order == Order::SubjectFirst && !cue.shared && !cue.passive;
        if let Some(subject) = cue.subject.as_ref().filter(|s| near(s) || set_off(s) || relative(s)).filter(|_| told) {
            return Some(subject.clone());
        }
        if let Some(quoted) = cues::quoted_by(self.doc, sent, cue.toks.start) {
            return Some(quoted);
        }
        // `It cheered, with its director, Ada Hale, | saying`
        let with_its = |s: &&Phrase| {
            let with = |a: &Range<usize>| {
                a.end + 1 == s.toks.start && a.start > 0 && is_one_of!(self.doc.id(a.start - 1), "with")
            };
            s.toks.end + 1 == cue.toks.start && s.apposition.as_ref().is_some_and(with)
        };
        if let Some(subject) = cue.subject.as_ref().filter(|s| !finite && with_its(s)) {
            return Some(subject.clone());
        }
        if let Some(acting) = cues::of_later_clause(self.doc, sent, cue.toks.start) {
            return Some(acting);
        }
        // `The paper quoted | an official as saying`
        let as_saying = |s: &&Phrase| {
            let verb = s.toks.start.checked_sub(1);
            let quotes = |i: usize| is_one_of!(self.doc.id(i), "quoted" | "quotes" | "quoting" | "cited" | "citing");
            let led = |i: usize| is_one_of!(self.doc.id(i), "as") && s.toks.end <= i;
            s.toks.end + 1 == cue.toks.start && led(s.toks.end)
                // `quoted Otto Budd, | a Tarn native, as saying`
                || verb.is_some_and(quotes) && cue.toks.end.checked_sub(2).is_some_and(led)
        };
        if let Some(quoted) = cue.subject.as_ref().filter(as_saying) {
            return Some(quoted.clone());
        }
        if let Some(maker) = cues::maker(self.doc, cue, content[0].start) {
            return Some(maker);
        }
        let behind = content.iter().all(|piece| piece.start >= cue.toks.start);
        if let Some(nearest) = behind.then(|| cues::nearest(self.doc, sent, cue.toks.start)).flatten() {
            return Some(nearest);
        }
        let aside = |phrase: &Phrase| self.is_of_when(sent, phrase, cue) || self.is_second_place(sent, phrase, cue);
        let ruled = ruled.filter(|ruled| !aside(ruled));
        match self.choose_source(sent, cue, content) {
            // `The ombudsman cleared the minister, Otto Budd, but | called it “a mess”`: not whom the subject has cleared.
            Some(chosen) if ruled.as_ref().is_some_and(|ruled| self.is_set_off(sent, cue, &chosen, ruled)) => ruled,
            // `Shares fell after the bank reported a loss and | warned of debts`
            Some(chosen)
                if self.is_thing(&chosen)
                    && let Some(acting) = cues::conjunct(self.doc, sent, cue) =>
            {
                Some(acting)
            }
            // `The editor has defended the return of its column | saying it was fair`
            Some(chosen)
                if !finite
                    && self.is_thing(&chosen)
                    && self.doc.is(cue.toks.end - 1, Class::SAY)
                    && let Some(subject) = cues::sentence_subject(self.doc, sent, cue.toks.start)
                    && subject.kind == MentionKind::Nominal
                    && subject.toks.end <= chosen.toks.start
                    && self.doc.is(subject.head.end - 1, Class::PERSON) =>
            {
                Some(subject)
            }
            Some(chosen) => {
                // One of several names that the rules found stands for all.
                let within = |ruled: &Phrase| ruled.kind == chosen.kind && ruled.toks.contains(&chosen.head.start);
                ruled.filter(|ruled| ruled.head == chosen.head || within(ruled)).or(Some(chosen))
            }
            None => ruled.filter(|ruled| !self.disagrees(ruled, cue)),
        }
    }

    /// Chooses the source of a cue; none is a choice too.
    pub(super) fn choose_source(&mut self, sent: &Range<usize>, cue: &Cue, content: &[Range<usize>]) -> Option<Phrase> {
        let mut phrases = self.source_candidates(sent, cue, content);
        let verb = self.verb(cue.toks.end - 1);
        let choice = Choice { sent, cue, verb, content, all: &phrases };
        let score = |phrase: &Phrase| self.models.source.score(|f| self.source_features(f, &choice, phrase));
        let best = phrases
            .iter()
            .map(score)
            .enumerate()
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .filter(|best| best.1 > 0.0)
            .map(|best| best.0);
        #[cfg(feature = "fit")]
        if self.log.is_some() {
            let known = |phrase| learn::collect(|f| self.source_features(f, &choice, phrase));
            let known = phrases.iter().map(known).collect();
            let candidates = (cue.toks.clone(), phrases.clone(), known);
            self.log.get_or_insert_default().sources.push(candidates);
        }
        best.map(|best| phrases.swap_remove(best))
    }

    fn source_candidates(&self, sent: &Range<usize>, cue: &Cue, content: &[Range<usize>]) -> Vec<Phrase> {
        let doc = self.doc;
        let mut out: Vec<Phrase> = Vec::with_capacity(8);
        let fits = |subject: &&Phrase| {
            !self.disagrees(subject, cue)
                && !self.is_of_when(sent, subject, cue)
                && !self.is_second_place(sent, subject, cue)
        };
        out.extend(cue.subject.iter().filter(fits).cloned());
        let mut i = sent.start;
        while i < sent.end && out.len() < 24 {
            if let Some(range) = content.iter().find(|r| r.contains(&i)) {
                i = range.end;
                continue;
            }
            if cue.toks.contains(&i) || doc.toks[i].quoted() || !doc.toks[i].is_word() || doc.is_sum(i) {
                i += 1;
                continue;
            }
            if doc.is(i, Class::POSS) && i + 1 < sent.end {
                // `his claim`: the owner may be the source.
                let owner = Phrase { toks: i..i + 1, head: i..i + 1, kind: MentionKind::Pronoun, apposition: None };
                out.push(owner);
            }
            // `A minute later, she wrote`
            if doc.is(i, Class::DET) && i + 1 < sent.end && doc.is(i + 1, Class::TIME) && !doc.toks[i + 1].capital {
                i += 2;
                continue;
            }
            let stop = if i < cue.toks.start { cue.toks.start } else { sent.end };
            let Some(mut phrase) = doc.phrase_at(i, stop) else {
                i += 1;
                continue;
            };
            self.take_family(&mut phrase, stop);
            i = phrase.toks.end;
            if doc.is(phrase.head.start, Class::TIME) || doc.is_state_behind(&phrase.head) {
                continue;
            }
            out.extend(doc.owner_in(&phrase));
            let same = |p: &Phrase| p.head == phrase.head;
            if self.opens_with_verb(&phrase) {
                i = phrase.toks.start + 1;
                continue;
            }
            // `the so-called “experts”`: the noun stands in marks.
            let broken = doc.tag(phrase.head.end - 1) == Tag::JJ && doc.toks.get(i).is_some_and(|t| t.quoted());
            let nominal = phrase.kind == MentionKind::Nominal;
            if !broken
                && !self.is_second_place(sent, &phrase, cue)
                && !(nominal && (self.is_mute(&phrase, cue) || self.is_clause(&phrase) || self.is_voiceless(&phrase)))
                && !self.disagrees(&phrase, cue)
                && !(nominal && self.is_of_when(sent, &phrase, cue))
                && !out.iter().any(same)
            {
                out.push(phrase);
            }
        }
        out
    }

    /// `the Hale | family`: not one of that name.
    fn take_family(&self, phrase: &mut Phrase, limit: usize) {
        let noun = phrase.toks.end;
        let named = phrase.kind == MentionKind::Name && noun < limit;
        if named && is_one_of!(self.doc.id(noun), "family" | "families") {
            let toks = phrase.toks.start..noun + 1;
            *phrase = Phrase { toks, head: noun..noun + 1, kind: MentionKind::Nominal, apposition: None };
        }
    }

    /// `the baker laughs when I bring it up and | says`: a verb in the third person is none of theirs.
    pub(super) fn disagrees(&self, phrase: &Phrase, cue: &Cue) -> bool {
        let doc = self.doc;
        if phrase.kind == MentionKind::Name || phrase.toks.end > cue.toks.start {
            return false;
        }
        // `judges who handled her time as secretary | have cited`
        let noun = phrase.head.end - 1;
        let one = phrase.kind == MentionKind::Nominal && doc.is(noun, Class::PERSON) && doc.tag(noun) == Tag::NN;
        if one && is_one_of!(doc.id(cue.toks.start), "have" | "are" | "were") {
            return true;
        }
        let of_one = || cue.toks.clone().any(|i| doc.tag(i) == Tag::VBZ && !doc.toks[i].quoted());
        // `The rallies were as loud as the chants and | promises`
        let several = phrase.kind == MentionKind::Nominal
            && phrase.head.len() == 1
            && doc.tag(noun) == Tag::NNS
            && !doc.toks[noun].capital
            && doc.lower(noun).ends_with('s')
            && phrase.toks.end == noun + 1
            // Not `The groups says`, a slip
            && phrase.toks.end < cue.toks.start
            && !is_one_of!(doc.id(noun), "news" | "headquarters" | "series" | "sons" | "works" | "politics");
        if several && of_one() {
            return true;
        }
        phrase.kind == MentionKind::Pronoun
            && is_one_of!(doc.id(phrase.head.start), "i" | "we" | "you" | "they")
            && of_one()
    }

    /// Whether a phrase is a name between commas, and the verb one that the subject at the head of the sentence shares.
    fn is_set_off(&self, sent: &Range<usize>, cue: &Cue, chosen: &Phrase, ruled: &Phrase) -> bool {
        let doc = self.doc;
        let comma = |i: usize| doc.toks.get(i).is_some_and(|tok| tok.is_punct(b','));
        let linked = cue.shared && cue.start > sent.start && doc.is(cue.start - 1, Class::CONJ);
        let between = chosen.toks.start > sent.start && comma(chosen.toks.start - 1) && comma(chosen.toks.end);
        linked && between && chosen.kind == MentionKind::Name && ruled.toks.start == sent.start
    }

    fn source_features(&self, f: &mut impl Features, choice: &Choice<'_>, phrase: &Phrase) {
        let doc = self.doc;
        let Choice { sent, cue, verb: Verb { stem, form, .. }, content, all } = *choice;
        let i = cue.toks.start;
        let (start, end) = (phrase.toks.start, phrase.toks.end);
        let after = start >= i;
        let between = if after { cue.toks.end..start } else { end.min(i)..i };
        let ruled = cue.subject.as_ref().is_some_and(|s| s.head == phrase.head);
        let side = u32::from(after) + 2 * u32::from(ruled) + 4 * u32::from(cue.shared);
        let kind = phrase.kind as u32;
        let head = doc.id(phrase.head.end - 1).number();
        let animate = self.animacy(phrase);
        let gap = between.len();
        let tally = self.tally(between.start, between.end);
        let (commas, verbs) = (bucket(tally.commas.into()), bucket(tally.plain.into()));
        let (mut phrases, mut nth) = (0, 0);
        for other in all {
            phrases += usize::from(between.contains(&other.head.start));
            nth += usize::from(other.toks.start < start);
        }
        let (phrases, nth) = (phrases.min(4), nth.min(4));
        let near_verb = self.sort(i.wrapping_sub(1), sent);
        let [(prior, word_prior)] = self.row(start.wrapping_sub(1), sent);
        let [(next, word_next), (behind, _)] = self.row(end, sent);
        let far = bucket(gap);
        f.add(1, 0_u32);
        f.add(2, side);
        f.pair(3, side, kind);
        f.triple(4, side, kind, animate);
        f.pair(5, side, far);
        f.triple(6, side, commas, verbs);
        f.triple(7, side, phrases, nth);
        f.pair(8, side, prior);
        f.triple(9, side, prior, next);
        f.triple(10, side, word_prior, form);
        f.triple(11, side, word_next, far);
        f.triple(12, form, near_verb, side);
        f.triple(13, form, phrases, after);
        f.triple(14, side, verbs, form);
        f.triple(15, commas, verbs, after);
        f.triple(16, side, cue.passive, word_prior);
        f.pair(17, head, after);
        f.pair(18, stem, side);
        f.triple(19, kind, animate, after);
        f.triple(20, cue.passive, side, phrases);
        f.triple(21, prior, near_verb, phrases);
        f.triple(22, start == sent.start, side, phrases);
        f.triple(23, gap == 0, side, form);
        f.triple(24, next, form, verbs);
        f.triple(25, tally.relative > 0, side, verbs);
        f.triple(26, doc.is(start, Class::POSS), phrase.toks.len() == 1, gap.min(4));
        f.triple(27, head, self.number(start, sent), after);
        f.triple(28, content[0].start > start, side, bucket(content[0].start.abs_diff(end)));
        f.triple(29, cue.subject.is_some(), side, kind);
        f.triple(30, next, behind, side);
        f.triple(31, doc.tag(phrase.head.end - 1) as u32, side, verbs);
        f.triple(32, head, verbs, commas);
        f.triple(33, head, phrases, after);
        f.triple(34, kind, verbs, stem);
        f.triple(35, kind, prior, next);
        f.triple(36, animate, next, behind);
        f.triple(37, word_next, behind, side);
        f.triple(38, word_prior, side, kind);
    }

    /// `is said to`, `was accused of`: the subject of such a cue is who is told of.
    pub(super) fn is_told_of(&self, cue: &Cue) -> bool {
        let doc = self.doc;
        let verb = cue.toks.end - 1;
        // `a man accused of theft`
        let charged = is_one_of!(doc.id(verb), "accused" | "suspected" | "convicted")
            && doc.toks.get(verb + 1).is_some_and(|next| is_one_of!(next.id(), "of"));
        // `was summoned to the port and informed that it was shut`: nobody is named behind, who is told.
        let summoned = |j: usize| doc.is(j, Class::BE) && (doc.tag(j + 1) == Tag::VBN || doc.tag(j + 2) == Tag::VBN);
        let informed = is_one_of!(doc.id(verb), "informed" | "told" | "notified" | "assured" | "reminded")
            && cue.toks.len() == 1
            && verb > 4
            && doc.is(verb - 1, Class::CONJ)
            && doc.toks.get(verb + 1).is_some_and(|next| is_one_of!(next.id(), "that"))
            && (verb.saturating_sub(16)..verb - 2).rev().take_while(|j| !doc.toks[*j].first).any(summoned);
        // `Hale, reminded of it, smiled`
        let reminded = is_one_of!(doc.id(verb), "reminded" | "told" | "informed" | "warned")
            && verb > 0
            && doc.toks[verb - 1].is_punct(b',')
            && doc.toks.get(verb + 1).is_some_and(|next| is_one_of!(next.id(), "of" | "about"));
        if cues::is_asked(doc, verb) || charged || informed || reminded {
            return true;
        }
        let told = is_one_of!(
            doc.id(verb),
            "said"
                | "reported"
                | "believed"
                | "thought"
                | "alleged"
                | "charged"
                | "accused"
                | "rumored"
                | "rumoured"
                | "known"
                | "used"
                | "described"
                | "called"
                | "considered"
                | "asked"
                | "told"
        );
        // `She’s seen as “part of the problem.”`
        let seen = doc.toks.get(verb + 1).is_some_and(|next| is_one_of!(next.id(), "as"))
            && is_one_of!(
                doc.id(verb),
                "seen" | "viewed" | "regarded" | "perceived" | "portrayed" | "described" | "known" | "considered"
            );
        let short = |i: usize| {
            doc.toks[i].kind == Kind::Clitic
                || (doc.lower(i).ends_with('s') || doc.lower(i).ends_with("re"))
                    && doc.pronoun(i).len() < doc.lower(i).len()
        };
        if seen && verb > 0 && short(verb - 1) {
            return true;
        }
        let told = told || seen;
        let adverb = |i: usize| doc.is(i, Class::ADVERB) && !cues::is_where(doc.id(i));
        let be = (verb.saturating_sub(3)..verb).rev().find(|i| !adverb(*i));
        told && be.is_some_and(|i| doc.is(i, Class::BE) && !doc.toks[i].quoted())
    }
}
