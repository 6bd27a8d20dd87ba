//! Cues that no list knows: any verb, or a noun such as "claim", that a model takes for a cue with the words behind it.
//!
//! Two decisions, both by linear models: which stretch behind the word would be its content (a softmax over the places
//! where content can begin and end), then whether the word with that content is a cue at all.

use super::stretch::Place;
use super::{Finder, Unit, one};
use crate::article::{MentionKind, Role};
use crate::quotes::cues::{self, Cue, Order};
use crate::quotes::doc::Kind;
#[cfg(feature = "fit")]
use crate::quotes::learn;
use crate::quotes::learn::{Features, bucket};
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// A word that may be a cue, and a stretch that may be its content.
#[derive(Clone)]
pub(in crate::quotes) struct Open {
    /// The cue it would be.
    pub(in crate::quotes) cue: Cue,
    /// What its content would be, in tokens.
    pub(in crate::quotes) content: Vec<Range<usize>>,
    /// Index of the proposal of the rules for this cue.
    proposal: Option<usize>,
    /// How much speaks for it.
    score: f32,
    /// What the model knows of it.
    #[cfg(feature = "fit")]
    pub(in crate::quotes) features: Vec<u32>,
}

/// The score from which on a candidate counts as a cue, where its content holds marks and where not.
const ENOUGH_MARKED: f32 = -1.3;
const ENOUGH_PLAIN: f32 = -0.5;
/// The score that words in marks need if nobody is found who says them (without marks they are left out), or if they look like a
/// name.
const ENOUGH_NAMELESS: f32 = 0.5;

/// Under this score of the word alone, no content is sought: a fifth of the verbs have one so low and, of the candidates that
/// scored enough in 840 news texts, none, by a margin.
const HOPELESS: f32 = -3.5;

/// Kinds of cues that the model tells apart.
const CUE_CLASSES: [Class; 5] = [Class::SAY, Class::TELL, Class::OBJECT, Class::VOCAL, Class::DOUBTFUL];

impl Finder<'_, '_> {
    /// Takes back the units of a sentence, from `first` on, that the rules are not sure of, and decides with the models
    /// about them and about all words that the rules left alone.
    pub(super) fn decide(&mut self, idx: usize, sent: &Range<usize>, known: &[Cue], first: usize) {
        let here = self.units.split_off(first);
        let (sure, proposals): (Vec<Unit>, Vec<Unit>) = here.into_iter().partition(|unit| self.is_sure(unit));
        for mut unit in sure {
            // Whose a verb's words are that shares its subject with another is less sure than the words.
            let cue = known.iter().find(|c| Some(&c.toks) == unit.cue.as_ref());
            if let Some(cue) =
                cue.filter(|c| c.shared || c.subject.is_none() || self.doc.tag(c.toks.end - 1) == Tag::VBG)
            {
                unit.subject = self.source(sent, cue, &unit.content, unit.subject);
            }
            self.units.push(unit);
        }
        for range in proposals.iter().flat_map(|unit| &unit.content) {
            self.used[range.clone()].fill(false);
        }
        let mut found: Vec<Open> = Vec::new();
        let ends = self.ends(sent);
        for i in sent.clone() {
            let Some(open) = self.open_at(idx, sent, i, known, &proposals, &ends) else { continue };
            #[cfg(feature = "fit")]
            if let Some(log) = &mut self.log {
                log.opens.push(open.clone());
                self.choose_source(sent, &open.cue, &open.content);
                continue;
            }
            if open.score > self.enough(&open) {
                found.push(open);
            }
        }
        // Only the outermost counts: what Hale said that Budd said is Hale's.
        let holds = |a: &Open, b: &Open| a.content.iter().any(|range| range.contains(&b.cue.toks.start));
        let outer: Vec<bool> = (found.iter()).map(|b| !found.iter().any(|a| holds(a, b) && !holds(b, a))).collect();
        let mut outer = outer.into_iter();
        found.retain(|_| outer.next().unwrap_or(false));
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        for Open { cue, content, proposal, score, .. } in found {
            if content.iter().cloned().flatten().any(|i| self.used[i]) || self.used[cue.toks.start] {
                continue;
            }
            let proposed = proposal.map(|p| &proposals[p]);
            let marked = content.iter().cloned().flatten().any(|i| self.doc.toks[i].quoted());
            let ruled = proposed.and_then(|p| p.subject.clone());
            let source = self.source(sent, &cue, &content, ruled);
            if source.is_none() && (!marked || score < ENOUGH_NAMELESS) {
                continue;
            }
            let unit = Unit::new(idx, content, Some(cue.toks), source);
            let via = proposed.and_then(|p| p.via.clone());
            self.push(Unit { shared: cue.shared, open: proposed.is_none(), via, ..unit });
        }
        self.units[first..].sort_by_key(|unit| unit.cue.as_ref().map_or(0, |cue| cue.start));
    }

    /// The score from which on a candidate counts as a cue. Nobody need speak where a name stands in marks.
    fn enough(&self, open: &Open) -> f32 {
        let doc = self.doc;
        let Some(mark) = open.content.iter().cloned().flatten().find(|i| doc.toks[*i].quoted()) else {
            return ENOUGH_PLAIN;
        };
        let stretch = doc.stretch_toks(mark);
        if doc.is(open.cue.toks.end - 1, CUE) {
            return ENOUGH_MARKED;
        }
        // `left the ship “Marieke”`
        let words = || stretch.clone().filter(|i| doc.toks[*i].is_word());
        if words().count() < 3 && words().all(|i| doc.toks[i].capital) && !self.ends_like_speech(mark) {
            return f32::INFINITY;
        }
        if self.is_title(&stretch) { ENOUGH_NAMELESS } else { ENOUGH_MARKED }
    }

    /// Chooses the source of a cue; what the rules found is kept with its apposition, if the model finds it too.
    fn source(
        &mut self,
        sent: &Range<usize>,
        cue: &Cue,
        content: &[Range<usize>],
        ruled: Option<Phrase>,
    ) -> Option<Phrase> {
        match self.choose_source(sent, cue, content) {
            Some(chosen) => ruled.filter(|ruled| ruled.head == chosen.head).or(Some(chosen)),
            None => ruled,
        }
    }

    /// Whether no model is asked about what the rules found: speech in marks at a verb of saying.
    fn is_sure(&self, unit: &Unit) -> bool {
        let doc = self.doc;
        let speaks = |cue: &Range<usize>| cue.clone().any(|i| doc.is(i, Class::SAY.or(Class::TELL).or(Class::VOCAL)));
        let led = |unit: &Unit, cue: &Range<usize>| {
            let start = unit.content[0].start;
            start < cue.start || self.speech_start(start) || matches!(doc.toks[start - 1].kind, Kind::Punct(_))
        };
        unit.cue.as_ref().is_none_or(|cue| speaks(cue) && led(unit, cue))
            && unit.content.iter().cloned().flatten().all(|i| doc.toks[i].quoted() || !doc.toks[i].is_word())
    }

    fn open_at(
        &mut self,
        idx: usize,
        sent: &Range<usize>,
        i: usize,
        known: &[Cue],
        proposals: &[Unit],
        ends: &[usize],
    ) -> Option<Open> {
        let doc = self.doc;
        if doc.toks[i].quoted() || self.used[i] {
            return None;
        }
        let own = |u: &Unit| u.cue.as_ref().is_some_and(|c| c.contains(&i));
        let proposal = proposals.iter().position(own);
        if let Some(p) = proposal {
            let last = proposals[p].cue.as_ref().map(|c| c.end - 1);
            if last != Some(i) {
                return None;
            }
        } else if !self.may_be_cue(sent, i) || self.units.iter().rev().take_while(|u| u.block == idx).any(own) {
            return None;
        }
        // `said Hale, according to the Herald`: the rules know whose the words are, and who only carries them.
        let carried = |c: &Cue| c.order == Order::AccordingTo && c.toks.contains(&i);
        if proposal.is_none() && known.iter().any(carried) {
            return None;
        }
        let ruled = proposal.and_then(|p| known.iter().find(|c| Some(&c.toks) == proposals[p].cue.as_ref()));
        let cue = match ruled {
            Some(cue) => cue.clone(),
            None => self.open_cue(sent, i, known)?,
        };
        if cue.negated {
            return None;
        }
        let at = cue.end();
        let later = known.iter().position(|c| c.toks.start >= cue.toks.end).unwrap_or(known.len());
        let end = self.limit(sent, &cue, &known[later..], at);
        let limit = (at..end).find(|j| self.used[*j]).unwrap_or(end);
        let place = Place { i, cue: &cue, sent, at, limit, all: self.trim_end(limit) };
        let word = self.models.cue.units(|f| self.word_features(f, &place));
        if proposal.is_none() && self.models.cue.scaled(word) < HOPELESS {
            return None;
        }
        // Content that the rules propose comes first, then what stands before the cue.
        let mut whole: Vec<Vec<Range<usize>>> = proposal.map(|p| proposals[p].content.clone()).into_iter().collect();
        for span in self.before(i, &cue, sent) {
            if !whole.contains(&span) {
                whole.push(span);
            }
        }
        let mut pairs = Vec::new();
        if at < limit {
            for start in self.starts(at, limit) {
                self.pairs(&place, start, ends, &mut pairs);
            }
        }
        if let Some([proposed]) = proposal.map(|p| &proposals[p].content[..]) {
            pairs.retain(|(start, end)| *proposed != (*start..*end));
        }
        let ruled_at = |n: usize| u32::from(proposal.is_some()) + u32::from(proposal.is_some() && n == 0);
        let best = self.best_span(&place, &whole, &pairs, ruled_at)?;
        let mut content = match whole.get(best) {
            Some(span) => span.clone(),
            None => one(pairs[best - whole.len()].0..pairs[best - whole.len()].1),
        };
        self.leave_pronoun(&mut content);
        if self.tells_nothing(&cue, &content) {
            return None;
        }
        let inside = proposals.iter().filter(|p| p.content.iter().any(|r| r.contains(&i))).count();
        let ruled = ruled_at(best);
        let rest = self.models.cue.units(|f| self.cue_features(f, idx, &place, &content, ruled, inside));
        let score = self.models.cue.scaled(word + rest);
        #[cfg(feature = "fit")]
        let features = learn::collect(|f| {
            self.word_features(f, &place);
            self.cue_features(f, idx, &place, &content, ruled, inside);
        });
        #[cfg(feature = "fit")]
        if self.log.is_some() {
            let spans: Vec<_> =
                whole.into_iter().chain(pairs.into_iter().map(|(start, end)| one(start..end))).collect();
            let known = |n: usize| learn::collect(|f| self.span_features(f, &place, &spans[n], ruled_at(n)));
            let known = (0..spans.len()).map(known).collect();
            self.log.get_or_insert_default().spans.push((i, spans, known));
        }
        Some(Open {
            cue,
            content,
            proposal,
            score,
            #[cfg(feature = "fit")]
            features,
        })
    }

    /// Chooses what would be the content: the index of the best of `whole` and, behind them, `pairs`; the first of equals.
    fn best_span(
        &self,
        place: &Place<'_>,
        whole: &[Vec<Range<usize>>],
        pairs: &[(usize, usize)],
        ruled_at: impl Fn(usize) -> u32,
    ) -> Option<usize> {
        let mut best: Option<(usize, i32)> = None;
        for (n, span) in whole.iter().enumerate() {
            let units = self.models.span.units(|f| self.span_features(f, place, span, ruled_at(n)));
            if best.is_none_or(|(_, most)| units > most) {
                best = Some((n, units));
            }
        }
        // No stretch of `pairs` is what the rules found.
        let (pair, units) = match self.best_pair(place, pairs, ruled_at(usize::MAX)) {
            Some((n, units)) => (Some(whole.len() + n), units),
            None => (None, i32::MIN),
        };
        best.filter(|(_, most)| *most >= units).map(|(n, _)| n).or(pair)
    }

    /// Whether the word can be a cue at all.
    fn may_be_cue(&self, sent: &Range<usize>, i: usize) -> bool {
        let doc = self.doc;
        let next = |j: usize| j < sent.end && (doc.toks[j].quoted() || is_one_of!(doc.id(j), "that"));
        let verb = doc.tag(i).is_verb() && (!doc.is(i, Class::AUX.or(Class::BE)) || next(i + 1));
        // A tagger has little to go by in headlines.
        let listed = doc.is(i, CUE) && next(i + 1);
        doc.toks[i].is_word() && (verb || listed || self.is_nominal_cue(sent, i))
    }

    /// `his claim that …`, `Hale’s remark “…”`
    fn is_nominal_cue(&self, sent: &Range<usize>, i: usize) -> bool {
        let doc = self.doc;
        i > sent.start
            && i + 2 < sent.end
            && doc.tag(i).is_in(&[Tag::NN, Tag::NNS])
            && (is_one_of!(doc.id(i + 1), "that") || doc.toks[i + 1].quoted())
            && self.owner(sent, i).is_some()
    }

    /// The token that owns the noun: `his`, or the clitic of `Hale’s`.
    fn owner(&self, sent: &Range<usize>, i: usize) -> Option<usize> {
        let doc = self.doc;
        (sent.start..i)
            .rev()
            .take(3)
            .take_while(|j| doc.toks[*j].kind == Kind::Clitic || doc.toks[*j].is_word() && !doc.toks[*j].quoted())
            .find(|j| doc.toks[*j].kind == Kind::Clitic || doc.is(*j, Class::POSS))
    }

    fn open_cue(&self, sent: &Range<usize>, i: usize, known: &[Cue]) -> Option<Cue> {
        let doc = self.doc;
        let previous = known.iter().rev().find(|c| c.toks.end <= i);
        let nothing = |first: usize| Cue {
            toks: i..i + 1,
            subject: None,
            order: Order::SubjectFirst,
            start: first,
            shared: false,
            passive: false,
            negated: false,
            irrealis: false,
        };
        if let (true, Some(owner)) = (self.is_nominal_cue(sent, i), self.owner(sent, i)) {
            let subject = if doc.is(owner, Class::POSS) {
                let head = owner..owner + 1;
                Some(Phrase { toks: head.clone(), head, kind: MentionKind::Pronoun, apposition: None })
            } else if owner > sent.start {
                cues::subject_before(doc, sent, owner)
            } else {
                None
            };
            return Some(Cue { subject, ..nothing(owner) });
        }
        Some(cues::cue_at(doc, sent, i, previous).unwrap_or_else(|| nothing(i)))
    }

    /// What the model knows of the word at `i` as a cue, whatever its content.
    fn word_features(&self, f: &mut impl Features, place: &Place<'_>) {
        let doc = self.doc;
        let Place { i, cue, sent, .. } = *place;
        let verb = doc.id(i).number();
        let word = |j: usize| self.number(j, sent);
        let sort = |j: usize| self.sort(j, sent);
        let form = doc.tag(i) as u32;
        let lower = doc.lower(i);
        let stem = lower.get(..5).unwrap_or(lower);
        f.add(1, verb);
        f.pair(5, stem, form);
        f.pair(6, verb, word(i + 1));
        f.pair(7, verb, sort(i + 1));
        f.pair(8, verb, word(i.wrapping_sub(1)));
        f.pair(9, verb, sort(i.wrapping_sub(1)));
        f.triple(10, form, sort(i.wrapping_sub(1)), sort(i + 1));
        f.triple(11, sort(i.wrapping_sub(2)), sort(i.wrapping_sub(1)), form);
        f.triple(12, word(i.wrapping_sub(2)), word(i.wrapping_sub(1)), form);
        f.triple(13, word(i + 1), word(i + 2), form);
        for (n, class) in CUE_CLASSES.into_iter().enumerate() {
            if doc.is(i, class) {
                f.triple(18, n, form, sort(i.wrapping_sub(1)));
            }
        }
        f.triple(20, cue.passive, cue.negated, cue.irrealis);
        f.triple(21, verb, cue.passive, cue.irrealis);
        let (kind, head, animate) = self.speaker(cue);
        if kind != 1 + MentionKind::Name as u32 {
            f.add(32, head);
        }
        f.triple(34, kind, animate, stem);
        f.triple(35, kind, cue.shared, form);
        let distance = cue.subject.as_ref().map_or(20, |s| i.abs_diff(s.toks.end));
        f.triple(37, kind, bucket(distance), form);
    }

    /// What tells of the source of a cue: how it is named, its head and whether it can speak.
    fn speaker(&self, cue: &Cue) -> (u32, u32, u32) {
        cue.subject.as_ref().map_or((0, 0, 0), |subject| {
            (kind_of(cue), self.doc.id(subject.head.end - 1).number(), self.animacy(subject))
        })
    }

    /// What it knows besides, with this content; `ruled` as in [`Finder::span_features`]; `inside`:
    /// the contents that hold the word, by the rules.
    fn cue_features(
        &self,
        f: &mut impl Features,
        idx: usize,
        place: &Place<'_>,
        spans: &[Range<usize>],
        ruled: u32,
        inside: usize,
    ) {
        let doc = self.doc;
        let Place { i, cue, sent, .. } = *place;
        let span = spans[0].start..spans[spans.len() - 1].end;
        let verb = doc.id(i).number();
        let word = |j: usize| self.number(j, sent);
        let sort = |j: usize| self.sort(j, sent);
        let form = doc.tag(i) as u32;
        let marks = self.tally(span.start, span.end).quoted > 0;
        let words = self.tally(span.start, span.end).words as usize;
        let mark = if marks { span.clone().find(|j| doc.toks[*j].quoted()) } else { None };
        let in_marks =
            mark.map_or(0, |mark| (mark..span.end).filter(|j| doc.toks[*j].is_word() && doc.toks[*j].quoted()).count());
        let speech_like = mark.is_some_and(|mark| self.speech_start(mark));
        let share = if !marks {
            0
        } else if in_marks == words {
            1
        } else {
            2_u32
        };
        let content = share + if doc.toks[span.start].quoted() { 4 } else { 0 };
        let clause = self.is_finite(span.start, span.end);
        let gap = span.start.saturating_sub(cue.end());
        let side = u32::from(span.start < i) + 2 * u32::from(spans.len() > 1);
        let that = is_one_of!(doc.id(span.start), "that");
        let lower = doc.lower(i);
        let stem = lower.get(..5).unwrap_or(lower);
        // What the rules say.
        f.triple(70, ruled, side, content);
        f.triple(71, ruled, side, verb);
        f.triple(72, ruled, inside.min(2), content);
        f.triple(73, ruled, inside.min(2), stem);
        f.triple(74, ruled, clause, content);
        f.triple(75, ruled, cue.order as u32, cue.shared);
        f.triple(76, ruled, form, bucket(words));
        f.triple(77, side, content, form);
        f.triple(78, side, verb, clause);
        f.triple(79, side, kind_of(cue), self.ends_like_speech(spans[0].end - 1));
        f.triple(80, side, sort(i + 1), sort(spans[0].end));
        // The word.
        f.pair(2, verb, content);
        f.pair(3, stem, content);
        f.triple(4, verb, clause, that);
        f.triple(14, word(i + 1), content, clause);
        f.triple(15, form, content, clause);
        for (n, class) in CUE_CLASSES.into_iter().enumerate() {
            if doc.is(i, class) {
                f.triple(16, n, content, that);
                f.triple(17, n, clause, sort(span.start));
            }
        }
        let known = doc.is(i, CUE);
        f.triple(19, known, content, clause);
        // The group.
        f.triple(22, content, cue.passive, cue.irrealis);
        f.triple(23, word(i.wrapping_sub(1)), content, form);
        // The speaker.
        let (kind, head, animate) = self.speaker(cue);
        f.pair(30, kind, content);
        if kind != 1 + MentionKind::Name as u32 {
            f.pair(31, head, content);
        }
        f.triple(33, kind, animate, content);
        f.triple(36, kind, cue.order as u32, content);
        // The content.
        f.pair(40, content, bucket(words));
        f.pair(41, content, bucket(in_marks));
        f.triple(42, content, speech_like, bucket(in_marks));
        f.triple(43, content, sort(span.start), sort(span.start + 1));
        f.triple(44, verb, sort(span.start), marks);
        f.pair(45, content, bucket(gap));
        f.triple(46, word(span.start), content, known);
        if let Some(mark) = mark {
            let stretch = doc.stretch_toks(mark);
            let (title, ends) = (self.is_title(&stretch), self.ends_like_speech(mark));
            let far = bucket(mark.abs_diff(i));
            f.pair(47, title, far);
            f.triple(48, title, stem, bucket(stretch.len()));
            f.triple(49, sort(mark.wrapping_sub(1)), far, speech_like);
            f.pair(50, word(mark.wrapping_sub(1)), in_marks == words);
            f.pair(51, doc.toks[stretch.end - 1].is_word(), ends);
            f.pair(52, word(stretch.start + 1), bucket(stretch.len()));
            f.triple(53, stem, ends, far);
        }
        // The sentence.
        f.pair(60, doc.blocks[idx].role == Role::Paragraph, content);
        let is_cue = |j: usize| doc.is(j, CUE) && doc.tag(j).is_verb() && !doc.toks[j].quoted();
        let earlier = (sent.start..i).any(|j| is_cue(j) && doc.tag(j) != Tag::VBG);
        let later = (span.end.min(sent.end)..sent.end).any(is_cue);
        let here = |u: &Unit| u.cue.as_ref().is_some_and(|cue| sent.contains(&cue.start));
        let unit_here = self.units.iter().rev().take_while(|u| u.block == idx).any(here);
        f.triple(61, earlier, later, unit_here);
        f.triple(62, unit_here, content, form);
        let left = cue.start.min(i);
        let opens = |j: &usize| doc.is(*j, Class::SUBORD) && !doc.toks[*j].quoted();
        let opener = (sent.start..left).rev().take(12).find(opens);
        f.triple(63, opener.map_or(0, word), content, known);
        f.triple(64, if left > sent.start { sort(left - 1) } else { 97 }, content, form);
        f.pair(65, left == sent.start, content);
        f.triple(66, (sent.start..i).any(|j| self.used[j]), content, form);
        f.pair(67, span.end >= place.all, content);
        f.pair(68, bucket(i - sent.start), content);
        f.add(69, content);
    }

    /// What tells that a phrase can speak, as bits.
    pub(super) fn animacy(&self, phrase: &Phrase) -> u32 {
        let doc = self.doc;
        let head = phrase.head.end - 1;
        let classes = [Class::PERSON, Class::BODY, Class::MEDIA, Class::TITLE];
        let bits: u32 = (0..).zip(classes).map(|(n, class)| u32::from(doc.is(head, class)) << n).sum();
        bits + 16 * u32::from(phrase.kind == MentionKind::Name && doc.is_body_name(&phrase.head))
    }
}

/// Whether a cue has a source, and by what it names it.
fn kind_of(cue: &Cue) -> u32 {
    cue.subject.as_ref().map_or(0, |subject| 1 + subject.kind as u32)
}
