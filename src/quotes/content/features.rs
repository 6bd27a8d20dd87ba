//! What the model knows of a word as a cue, with and without its content.

use super::Finder;
use super::decide::Scene;
use super::stretch::{Place, Verb};
use crate::article::MentionKind;
use crate::quotes::cues::Cue;
use crate::quotes::doc::Tok;
use crate::quotes::learn::{Features, bucket};
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// Kinds of cues that the model tells apart.
const CUE_CLASSES: [Class; 5] = [Class::SAY, Class::TELL, Class::OBJECT, Class::VOCAL, Class::DOUBTFUL];

impl Finder<'_, '_> {
    /// What the model knows of the word at `i` as a cue, whatever its content.
    pub(super) fn word_features(&self, f: &mut impl Features, place: &Place<'_>) {
        let Place { i, cue, sent, .. } = *place;
        let Verb { number: verb, stem, form } = place.verb;
        let [(sort_second, word_second)] = self.row(i.wrapping_sub(2), sent);
        let [(sort_prior, word_prior)] = self.row(i.wrapping_sub(1), sent);
        let [(sort_next, word_next), (_, word_further)] = self.row(i + 1, sent);
        f.add(1, verb);
        f.pair(5, stem, form);
        f.pair(6, verb, word_next);
        f.pair(7, verb, sort_next);
        f.pair(8, verb, word_prior);
        f.pair(9, verb, sort_prior);
        f.triple(10, form, sort_prior, sort_next);
        f.triple(11, sort_second, sort_prior, form);
        f.triple(12, word_second, word_prior, form);
        f.triple(13, word_next, word_further, form);
        for n in self.cue_classes(i) {
            f.triple(18, n, form, sort_prior);
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

    /// Which of the [`CUE_CLASSES`] the word has.
    fn cue_classes(&self, i: usize) -> impl Iterator<Item = usize> {
        let tok = self.doc.toks[i];
        let n = if tok.is(CUE) { CUE_CLASSES.len() } else { 0 };
        (0..n).filter(move |n| tok.is(CUE_CLASSES[*n]))
    }

    /// What tells of the source of a cue: how it is named, its head and whether it can speak.
    fn speaker(&self, cue: &Cue) -> (u32, u32, u32) {
        cue.subject.as_ref().map_or((0, 0, 0), |subject| {
            (1 + subject.kind as u32, self.doc.id(subject.head.end - 1).number(), self.animacy(subject))
        })
    }

    /// What it knows besides, with this content; `ruled` as in [`Finder::span_features`]; `inside`:
    /// the contents that hold the word, by the rules.
    pub(super) fn cue_features(
        &self,
        f: &mut impl Features,
        scene: &Scene<'_>,
        place: &Place<'_>,
        spans: &[Range<usize>],
        ruled: u32,
        inside: usize,
    ) {
        let doc = self.doc;
        let Place { i, cue, sent, .. } = *place;
        let Verb { number: verb, stem, form } = place.verb;
        let span = spans[0].start..spans[spans.len() - 1].end;
        let word = |j: usize| self.number(j, sent);
        let sort = |j: usize| self.sort(j, sent);
        let marks = self.tally(span.start, span.end).quoted > 0;
        let words = usize::from(self.tally(span.start, span.end).words);
        let mark = if marks { span.clone().find(|j| doc.toks[*j].quoted()) } else { None };
        let in_marks =
            mark.map_or(0, |mark| doc.toks[mark..span.end].iter().filter(|tok| tok.is_word() && tok.quoted()).count());
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
        let (kind, head, animate) = self.speaker(cue);
        let sort_start = sort(span.start);
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
        f.triple(79, side, kind, self.ends_like_speech(spans[0].end - 1));
        f.triple(80, side, sort(i + 1), sort(spans[0].end));
        // The word.
        f.pair(2, verb, content);
        f.pair(3, stem, content);
        f.triple(4, verb, clause, that);
        f.triple(14, word(i + 1), content, clause);
        f.triple(15, form, content, clause);
        for n in self.cue_classes(i) {
            f.triple(16, n, content, that);
            f.triple(17, n, clause, sort_start);
        }
        let known = doc.is(i, CUE);
        f.triple(19, known, content, clause);
        // The group.
        f.triple(22, content, cue.passive, cue.irrealis);
        f.triple(23, word(i.wrapping_sub(1)), content, form);
        // The speaker.
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
        f.triple(43, content, sort_start, sort(span.start + 1));
        f.triple(44, verb, sort_start, marks);
        f.pair(45, content, bucket(gap));
        f.triple(46, word(span.start), content, known);
        if let Some(mark) = mark {
            let stretch = self.doc.stretch_toks(mark);
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
        f.pair(60, scene.in_paragraph, content);
        let is_cue = |(tok, tag): &(&Tok, &Tag)| tok.is(CUE) && tag.is_verb() && !tok.quoted();
        let pairs = |toks: Range<usize>| doc.toks[toks.clone()].iter().zip(&doc.tags()[toks]);
        let earlier = pairs(sent.start..i).filter(is_cue).any(|(_, tag)| *tag != Tag::VBG);
        let later = pairs(span.end.min(sent.end)..sent.end).any(|pair| is_cue(&pair));
        f.triple(61, earlier, later, scene.settled);
        f.triple(62, scene.settled, content, form);
        let left = cue.start.min(i);
        let opens = |j: &usize| doc.is(*j, Class::SUBORD) && !doc.toks[*j].quoted();
        let opener = (sent.start..left).rev().take(12).find(opens);
        f.triple(63, opener.map_or(0, word), content, known);
        f.triple(64, if left > sent.start { sort(left - 1) } else { 97 }, content, form);
        f.pair(65, left == sent.start, content);
        f.triple(66, self.used[sent.start..i].contains(&true), content, form);
        f.pair(67, span.end >= place.all, content);
        f.pair(68, bucket(i - sent.start), content);
        f.add(69, content);
        // Verbs of reporting in the content: are they what is reported, or does another clause begin?
        let holds = self.tally(span.start, span.end).cues.min(3);
        f.triple(81, holds, content, form);
        f.triple(82, holds, verb, side);
        f.triple(83, holds, known, kind);
    }

    /// What tells that a phrase can speak, as bits.
    pub(super) fn animacy(&self, phrase: &Phrase) -> u32 {
        let doc = self.doc;
        let head = phrase.head.end - 1;
        let bit = |class: Class| u32::from(doc.is(head, class));
        let bits = bit(Class::PERSON) + 2 * bit(Class::BODY) + 4 * bit(Class::MEDIA) + 8 * bit(Class::TITLE);
        bits + 16 * u32::from(phrase.kind == MentionKind::Name && doc.is_body_name(&phrase.head))
    }
}
