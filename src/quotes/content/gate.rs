//! A first look at a word that may be a cue, by the words around it alone: most verbs are none, and of these neither subject
//! nor content is sought.

use super::Finder;
use super::stretch::Verb;
use crate::quotes::learn::{Features, bucket};
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// Stands for a distance to what is not there.
const NONE: u32 = 12;

/// What else there is to see in a sentence.
pub(super) struct Scene<'s> {
    pub(super) sent: &'s Range<usize>,
    /// Index of the block.
    pub(super) block: usize,
    /// Whether anything in it stands in marks.
    pub(super) marked: bool,
    pub(super) in_paragraph: bool,
    /// Contents of the rules' proposals.
    pub(super) proposed: Vec<Range<usize>>,
    /// Whether the rules are sure of some content here.
    pub(super) settled: bool,
}

impl Finder<'_, '_> {
    /// What the model knows of the word at `i` at first sight.
    pub(super) fn gate_features(&self, f: &mut impl Features, scene: &Scene<'_>, i: usize) {
        let (doc, sent) = (self.doc, scene.sent);
        let Verb { number, stem, form } = self.verb(i);
        let sort = |j: usize| self.sort(j, sent);
        let (before, after) = (sort(i.wrapping_sub(1)), sort(i + 1));
        let next_mark = if scene.marked { (i..sent.end).find(|j| self.is_quoted(*j)) } else { None };
        let mark = next_mark.map_or(NONE, |j| bucket(j - i));
        let reach = sent.end.min(i + 18);
        let that = (i + 1..reach).find(|j| is_one_of!(doc.id(*j), "that") && !self.is_quoted(*j));
        let that = that.map_or(NONE, |j| bucket(j - i));
        let marks_before = scene.marked && self.tally(sent.start, i).quoted > 0;
        // How far behind marks, which may be its content.
        let near = |n: &u32| i >= sent.start + *n as usize && self.is_quoted(i - *n as usize);
        let back = if marks_before { (1..=6).find(near).unwrap_or(7) } else { 7 };
        let clause = self.is_finite(i + 1, sent.end);
        let inside = scene.proposed.iter().any(|range| range.contains(&i));
        let class = u32::from(doc.is(i, CUE)) + 2 * u32::from(doc.is(i, Class::SAY.or(Class::TELL)));
        let around = u32::from(marks_before)
            + 2 * u32::from(mark != NONE)
            + 4 * u32::from(inside)
            + 8 * u32::from(scene.in_paragraph);
        f.add(1, number);
        f.pair(2, number, mark);
        f.pair(3, number, that);
        f.pair(4, number, after);
        f.pair(5, number, before);
        f.triple(6, number, around, clause);
        f.pair(7, stem, form);
        f.triple(9, form, before, after);
        f.triple(10, sort(i.wrapping_sub(2)), before, form);
        f.triple(11, after, sort(i + 2), form);
        f.triple(12, self.number(i.wrapping_sub(1), sent), form, around);
        f.triple(13, self.number(i + 1, sent), form, around);
        f.triple(15, mark, that, form);
        f.triple(16, back, mark, form);
        f.triple(18, class, around, clause);
        f.triple(19, class, scene.settled, around);
        f.triple(21, bucket(i - sent.start), around, class);
    }
}
