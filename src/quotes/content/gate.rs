//! A first look at words that may be cues, by the words around them alone: most verbs are none, and of these neither subject nor
//! content is sought.

use super::Finder;
use super::decide::Scene;
use super::stretch::Verb;
use crate::quotes::cues::{self, Cue};
use crate::quotes::learn::{Features, bucket};
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// Stands for a distance to what is not there.
const NONE: u32 = 12;

/// What was found in each sentence of an article.
pub(super) struct InSentences<T> {
    all: Vec<T>,
    /// For each sentence how much was found up to its end.
    ends: Vec<usize>,
}

impl<T> InSentences<T> {
    /// Finds it by what adds to the list all of one sentence, in order; it is given the index of the sentence too.
    pub(super) fn find(sents: &[Range<usize>], mut add: impl FnMut(usize, &Range<usize>, &mut Vec<T>)) -> Self {
        let mut all = Vec::with_capacity(sents.len());
        let mut ends = Vec::with_capacity(sents.len());
        for (nth, sent) in sents.iter().enumerate() {
            add(nth, sent, &mut all);
            ends.push(all.len());
        }
        InSentences { all, ends }
    }

    /// What was found in a sentence, by its index.
    pub(super) fn of(&self, sent: usize) -> &[T] {
        let start = sent.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[start..self.ends[sent]]
    }
}

/// A word that may be a cue, and what is seen of it whatever the rules find in its sentence.
#[derive(Clone, Copy)]
pub(super) struct Sight {
    /// The word.
    pub(super) i: usize,
    /// Distance to the next words in marks.
    mark: u32,
    /// Distance to the next "that" outside marks.
    that: u32,
    /// Distance to the last words in marks, which may be its content; 7 for any farther or none.
    back: usize,
    /// Whether there are such.
    marks_before: bool,
}

impl Sight {
    /// Of a word that the rules propose: no model is asked whether it is worth a closer look.
    pub(super) fn unasked(i: usize) -> Sight {
        Sight { i, mark: NONE, that: NONE, back: 7, marks_before: false }
    }
}

impl Finder<'_, '_> {
    /// Finds the cues of sentences: first in all of them the words that are cues, then whose they are. Both are much code.
    pub(super) fn cues(&self, sents: &[Range<usize>]) -> InSentences<Cue> {
        let doc = self.doc;
        let marked = |sent: &Range<usize>| self.tally(sent.start, sent.end).quoted > 0;
        let leads = InSentences::find(sents, |_, sent, out| {
            cues::leads(doc, sent, self.look.may_be_ruled.within(sent), marked(sent), out);
        });
        InSentences::find(sents, |nth, sent, out| cues::find(doc, sent, leads.of(nth), marked(sent), out))
    }

    /// Looks at all words of the article that may be cues.
    pub(super) fn sights(&self) -> InSentences<Sight> {
        let look = &self.look;
        let mut marks = self.doc.in_marks().peekable();
        // Where the last words in marks end.
        let mut behind = 0;
        InSentences::find(&self.doc.sents, |_, sent, out| {
            for i in look.may_be_cues.within(sent) {
                while let Some(marks) = marks.next_if(|marks| marks.start <= i) {
                    behind = marks.end;
                }
                let distance = |at: Option<usize>| at.map_or(NONE, |at| bucket(at - i));
                let mark = marks.peek().map(|marks| marks.start).filter(|mark| *mark < sent.end);
                let marks_before = behind > sent.start;
                out.push(Sight {
                    i,
                    mark: distance(mark),
                    that: distance(look.thats.first(i + 1, sent.end.min(i + 18))),
                    back: if marks_before { (i + 1 - behind).min(7) } else { 7 },
                    marks_before,
                });
            }
        })
    }

    /// Whether a word that may be a cue can be one here: a noun is somebody's, `his claim that …`.
    pub(super) fn looks_like_cue(&self, sent: &Range<usize>, i: usize) -> bool {
        let doc = self.doc;
        (doc.tag(i).is_verb() || doc.is(i, CUE) || self.owner(sent, i).is_some())
            && !self.is_other_form(sent, i)
            && !cues::is_no_cue(doc, sent, i)
    }

    /// Whether a form of a verb is a noun or an adjective here, or tells what is known or hoped.
    fn is_other_form(&self, sent: &Range<usize>, i: usize) -> bool {
        let doc = self.doc;
        let inside = i > sent.start && i + 1 < sent.end;
        // `some pointed advice`
        let adjective = || {
            inside
                && (doc.tag(i - 1) == Tag::DT && doc.tag(i + 1).is_in(&[Tag::NN, Tag::NNS])
                    || doc.is(i - 1, Class::PREP) && doc.tag(i + 1).is_in(&[Tag::JJ, Tag::NNS]))
        };
        let other = match doc.tag(i) {
            // `A five to four | ruling would end it`, `faced questioning from supporters`
            Tag::VBG => {
                let noun = || doc.tag(i - 1).is_in(&[Tag::JJ, Tag::CD, Tag::DT, Tag::NN]);
                inside
                    && (is_one_of!(doc.id(i + 1), "from" | "of")
                        || (doc.tag(i + 1) == Tag::MD || doc.is(i + 1, Class::BE)) && noun())
            }
            // `heard faint | cries coming`
            // `Orlan netizens | being walled off`
            Tag::VBZ => {
                let being = || is_one_of!(doc.id(i + 1), "being") && !doc.is(i, CUE);
                inside && (doc.tag(i - 1) == Tag::JJ && doc.tag(i + 1) == Tag::VBG || being())
            }
            Tag::VBD => adjective(),
            Tag::VBN => {
                // `erupted as predicted in the west`
                let hoped = i > sent.start
                    && is_one_of!(doc.id(i - 1), "as")
                    && doc.toks.get(i + 1).is_some_and(|tok| tok.is(Class::PREP.or(Class::TIME)))
                    && !is_one_of!(doc.id(i + 1), "by");
                hoped || adjective()
            }
            _ => false,
        };
        // `already known at the port as “the stare”`
        let named = || (i + 1..sent.end.min(i + 7)).any(|j| is_one_of!(doc.id(j), "as") && !doc.toks[j].quoted());
        other || is_one_of!(doc.id(i), "known") && named()
    }

    /// What the model knows of a word at first sight.
    pub(super) fn gate_features(&self, f: &mut impl Features, scene: &Scene<'_>, sight: &Sight, verb: Verb) {
        let (doc, sent) = (self.doc, scene.sent);
        let Sight { i, mark, that, back, marks_before } = *sight;
        let Verb { number, stem, form } = verb;
        let [(second, _), (before, word_before)] = self.row(i.wrapping_sub(2), sent);
        let [(after, word_after), (further, _)] = self.row(i + 1, sent);
        f.add(1, number);
        f.pair(2, number, mark);
        f.pair(3, number, that);
        f.pair(4, number, after);
        f.pair(5, number, before);
        f.pair(7, stem, form);
        f.triple(9, form, before, after);
        f.triple(10, second, before, form);
        f.triple(11, after, further, form);
        f.triple(15, mark, that, form);
        f.triple(16, back, mark, form);
        // By what the rules found around it.
        let clause = self.is_finite(i + 1, sent.end);
        let inside = scene.proposed(i) > 0;
        let class = u32::from(doc.is(i, CUE)) + 2 * u32::from(doc.is(i, Class::SAY.or(Class::TELL)));
        let around = u32::from(marks_before)
            + 2 * u32::from(mark != NONE)
            + 4 * u32::from(inside)
            + 8 * u32::from(scene.in_paragraph);
        f.triple(6, number, around, clause);
        f.triple(12, word_before, form, around);
        f.triple(13, word_after, form, around);
        f.triple(18, class, around, clause);
        f.triple(19, class, scene.settled, around);
        f.triple(21, bucket(i - sent.start), around, class);
    }
}
