//! What a stretch tells as the content of a cue, and the choice among many.
//!
//! Most stretches tried for a cue share their start or their end with others: what one side alone tells is weighed once.
//! Weights are whole numbers, so that their sum is the same in any order.

use super::Finder;
use super::tally::Tally;
use crate::quotes::cues::Cue;
use crate::quotes::doc::Kind;
use crate::quotes::learn::{Answer, Features, Linear, bucket};
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// A word that may be a cue, and where its content can lie.
pub(super) struct Place<'s> {
    /// The word.
    pub(super) i: usize,
    /// What is asked of it.
    pub(super) verb: Verb,
    pub(super) cue: &'s Cue,
    pub(super) sent: &'s Range<usize>,
    /// Where content behind the cue can begin.
    pub(super) at: usize,
    /// Where it must end.
    pub(super) limit: usize,
    /// The same without the signs before it.
    pub(super) all: usize,
    /// The word that makes the clause of the cue a part of another: "when", "while", "who"; 0 for none.
    pub(super) opener: u32,
}

/// What features ask of a word that may be a cue.
#[derive(Clone, Copy)]
pub(super) struct Verb {
    /// Its number.
    pub(super) number: u32,
    /// Its first five letters, as a number.
    pub(super) stem: u32,
    /// Its part of speech.
    pub(super) form: u32,
}

/// Where a stretch behind its cue begins.
struct Start {
    at: usize,
    /// 0 right behind the cue, 1 at marks, 2 at "that", then 3 and more for parts of speech.
    sort: u32,
    marked: bool,
}

/// Where it ends.
struct End {
    /// One past its last token.
    at: usize,
    /// The part of speech of the token behind it; 97 where nothing is left.
    sort: u32,
    closed: bool,
    /// Whether a verb with tense is left behind it.
    left: bool,
    marked: bool,
    marks_later: bool,
    /// The sign there: 0 none, 1 a comma outside marks, 2 one inside, 3 another sign outside, 4 one inside that ends a sentence.
    stop: u32,
    /// The word that links what follows: the next, or the one behind a comma.
    link: u32,
    /// What the first verb with tense behind it is: 0 none, 1 any, 2 of reporting, 3 of saying.
    verb: u32,
}

/// What lies between.
struct Inside {
    words: u16,
    commas: u16,
    marks: bool,
    /// Whether a verb with tense is among it.
    told: bool,
    /// How many verbs of reporting are, up to two.
    cues: u16,
}

/// Memory for the work on one candidate after the other.
#[derive(Default)]
pub(super) struct Spare {
    /// Where the content of a cue may begin.
    pub(super) starts: Vec<usize>,
    /// Places of the sentence where content may end.
    pub(super) ends: Vec<usize>,
    /// Starts and ends of the stretches that are tried.
    pub(super) pairs: Vec<(usize, usize)>,
    pub(super) weighed: Weighed,
}

/// What was weighed of the stretches that are tried.
#[derive(Default)]
pub(super) struct Weighed {
    starts: Vec<StartWeights>,
    /// By the distance from where content can begin.
    ends: Vec<Option<EndWeights>>,
    /// For each stretch the weights of its start and of its end alone.
    alone: Vec<i32>,
}

/// A stretch whose start and end alone score so much less than those of another is not tried: of a hundred it would be the best
/// of all in less than one.
const FAR: f32 = 1.5;

fn same_start(a: &(usize, usize), b: &(usize, usize)) -> bool {
    a.0 == b.0
}

/// Weights of a start: alone, and with marks inside or not, as far as it was asked for.
struct StartWeights {
    start: Start,
    alone: i32,
    with: [Option<i32>; 2],
}

/// Weights of an end: alone, and with what lies before it, as far as it was asked for.
struct EndWeights {
    end: End,
    alone: i32,
    with: [Option<i32>; 8],
}

impl Finder<'_, '_> {
    /// Returns what features ask of the word at `i`.
    pub(super) fn verb(&self, i: usize) -> Verb {
        let lower = self.doc.lower(i);
        let stem = lower.get(..5).unwrap_or(lower).hash();
        Verb { number: self.doc.id(i).number(), stem, form: self.doc.tag(i) as u32 }
    }

    /// Chooses among the stretches behind the cue, each a start and an end, grouped by start: the index of the best, the
    /// first of equals, and its units. The rules found other content for the cue (`ruled`: 1) or none (0).
    pub(super) fn best_pair(
        &self,
        place: &Place<'_>,
        pairs: &[(usize, usize)],
        ruled: u32,
        weighed: &mut Weighed,
    ) -> Option<(usize, i32)> {
        let model = &self.models.span;
        let Weighed { starts, ends, alone } = weighed;
        starts.clear();
        ends.clear();
        alone.clear();
        ends.resize_with(place.limit + 1 - place.at, || None);
        for group in pairs.chunk_by(same_start) {
            let start = self.weigh_start(model, place, group[0].0, ruled);
            for (_, to) in group {
                let end = ends[to - place.at].get_or_insert_with(|| self.weigh_end(model, place, *to));
                alone.push(start.alone + end.alone);
            }
            starts.push(start);
        }
        let enough = alone.iter().max()? - model.units_of(FAR);
        let mut best: Option<(usize, i32)> = None;
        let mut tried = (0..).zip(alone.iter().copied());
        for (group, start) in pairs.chunk_by(same_start).zip(starts) {
            // The group goes first: its end must not take one of `tried` with it.
            for ((_, to), (n, alone)) in group.iter().zip(tried.by_ref()) {
                let Some(end) = ends[to - place.at].as_mut().filter(|_| alone >= enough) else { continue };
                let units = alone + self.weigh_both(model, place, start, end);
                if best.is_none_or(|(_, most)| units > most) {
                    best = Some((n, units));
                }
            }
        }
        // What is weighed in parts weighs as much as the whole.
        debug_assert!(best.is_none_or(|(n, units)| {
            units == model.units(|f| self.span_features(f, place, &super::one(pairs[n].0..pairs[n].1), ruled))
        }));
        best
    }

    /// The weight of what depends on both sides.
    fn weigh_both(&self, model: &Linear, place: &Place<'_>, from: &mut StartWeights, to: &mut EndWeights) -> i32 {
        let (StartWeights { start, with: start_with, .. }, EndWeights { end, with: end_with, .. }) = (from, to);
        let inside = self.inside(start.at, end.at);
        let case = usize::from(inside.marks) + 2 * usize::from(inside.told) + 4 * usize::from(start.marked);
        let start_with = start_with[usize::from(inside.marks)]
            .get_or_insert_with(|| model.units(|f| self.start_inside(f, place, start, inside.marks)));
        let end_with = end_with[case]
            .get_or_insert_with(|| model.units(|f| self.end_inside(f, place, end, &inside, start.marked)));
        *start_with + *end_with + model.units(|f| self.joint(f, place, start, end, &inside))
    }

    fn weigh_start(&self, model: &Linear, place: &Place<'_>, at: usize, ruled: u32) -> StartWeights {
        let start = self.start(place, at);
        let alone = model.units(|f| {
            self.origin(f, place, at, 1, ruled);
            self.start_alone(f, place, &start);
        });
        StartWeights { start, alone, with: [None; 2] }
    }

    fn weigh_end(&self, model: &Linear, place: &Place<'_>, at: usize) -> EndWeights {
        let end = self.end(place, at);
        let alone = model.units(|f| self.end_alone(f, place, &end));
        EndWeights { end, alone, with: [None; 8] }
    }

    /// What the model knows of a stretch as the content of the cue; `ruled`: 0 the rules found no content here, 1 they found
    /// another, 2 they found this.
    pub(super) fn span_features(&self, f: &mut impl Features, place: &Place<'_>, spans: &[Range<usize>], ruled: u32) {
        let (first, next) = (spans[0].start, spans[spans.len() - 1].end);
        self.origin(f, place, first, spans.len(), ruled);
        if first < place.at {
            self.span_before(f, place, spans, ruled);
            return;
        }
        let (start, end, inside) = (self.start(place, first), self.end(place, next), self.inside(first, next));
        self.start_alone(f, place, &start);
        self.start_inside(f, place, &start, inside.marks);
        self.end_alone(f, place, &end);
        self.end_inside(f, place, &end, &inside, start.marked);
        self.joint(f, place, &start, &end, &inside);
    }

    /// On which side of the cue it lies, and whether the rules found it.
    fn origin(&self, f: &mut impl Features, place: &Place<'_>, first: usize, pieces: usize, ruled: u32) {
        let before = first < place.at;
        f.triple(40, ruled, before, pieces);
        f.pair(41, ruled, place.verb.number);
        f.triple(42, ruled, before, self.doc.toks[first].quoted());
    }

    /// Content that begins before its cue.
    fn span_before(&self, f: &mut impl Features, place: &Place<'_>, spans: &[Range<usize>], ruled: u32) {
        let (doc, i, cue) = (self.doc, place.i, place.cue);
        let sort = |j: usize| self.sort(j, place.sent);
        let verb = place.verb.number;
        let (first, end) = (spans[0].start, spans[0].end);
        let between = end.min(i)..i;
        let stop = doc.toks[end - 1].is_punct(b',') || self.ends_like_speech(end - 1);
        let marked = doc.toks[end - 1].quoted();
        let tensed = usize::from(self.tally(between.start, i).tensed);
        f.pair(43, spans.len(), verb);
        f.triple(44, marked, stop, bucket(between.len()));
        f.triple(45, marked, tensed, sort(end));
        f.triple(46, marked, first == place.sent.start, sort(first));
        f.triple(47, marked, doc.toks[first].quoted(), spans.len());
        f.triple(48, marked, stop, verb);
        f.triple(49, marked, sort(i + 1), sort(i.wrapping_sub(1)));
        f.triple(50, marked, cue.order as u32, cue.subject.is_some());
        f.triple(51, marked, self.is_finite(first, end), bucket(end - first));
        f.triple(52, spans.len(), spans.len() > 1 && self.speech_start(spans[spans.len() - 1].start), ruled);
    }

    fn start(&self, place: &Place<'_>, at: usize) -> Start {
        let marked = self.doc.toks[at].quoted();
        let sort = if at == place.at {
            0
        } else if marked {
            1
        } else if is_one_of!(self.doc.id(at), "that") {
            2
        } else {
            3 + self.sort(at, place.sent)
        };
        Start { at, sort, marked }
    }

    fn start_alone(&self, f: &mut impl Features, place: &Place<'_>, start: &Start) {
        let (doc, i, at, first) = (self.doc, place.i, place.at, start.at);
        let verb = place.verb.number;
        let word = |j: usize| self.number(j, place.sent);
        let sort = |j: usize| self.sort(j, place.sent);
        let gap = first - at;
        f.add(1, start.sort);
        f.pair(2, start.sort, verb);
        f.pair(3, start.sort, word(first));
        f.pair(4, start.sort, bucket(gap));
        f.pair(5, start.sort, sort(at));
        f.triple(6, start.sort, sort(at), if gap > 0 { sort(first - 1) } else { 98 });
        f.pair(7, verb, word(at));
        if gap > 0 {
            f.pair(9, word(first - 1), word(first));
            f.pair(10, start.sort, word(first - 1));
            f.pair(11, start.sort, self.is_finite(at, first));
        }
        f.triple(12, start.sort, doc.is(i, Class::SAY), start.marked);
        f.triple(15, start.sort, sort(first), sort(first + 1));
    }

    /// The start, with marks behind it or not.
    fn start_inside(&self, f: &mut impl Features, place: &Place<'_>, start: &Start, marks: bool) {
        let doc = self.doc;
        f.triple(8, start.sort, self.number(place.at, place.sent), marks);
        f.triple(13, start.sort, doc.is(place.i, Class::TELL), marks);
        f.triple(14, start.sort, doc.is(place.i, Class::OBJECT), marks);
    }

    fn end(&self, place: &Place<'_>, at: usize) -> End {
        let closed = at >= place.all;
        let (doc, sent) = (self.doc, place.sent);
        let stop = self.stop(at, sent);
        let linked = at + usize::from(matches!(stop, 1 | 3));
        let verb = (linked..sent.end.min(linked + 9)).find(|j| doc.tag(*j).is_finite() && !doc.toks[*j].quoted());
        let verb =
            verb.map_or(0, |j| if doc.is(j, Class::SAY.or(Class::TELL)) { 3 } else { 1 + u32::from(doc.is(j, CUE)) });
        End {
            stop,
            link: self.number(linked, sent),
            verb,
            at,
            sort: if closed { 97 } else { self.sort(at, place.sent) },
            closed,
            left: self.is_finite(at, place.limit),
            marked: self.doc.toks[at - 1].quoted(),
            marks_later: self.tally(at, place.limit).quoted > 0,
        }
    }

    /// The sign at an end, see [`End`].
    fn stop(&self, at: usize, sent: &Range<usize>) -> u32 {
        let doc = self.doc;
        match doc.toks[at - 1].kind {
            _ if sent.contains(&at) && doc.toks[at].is_punct(b',') => 1,
            _ if sent.contains(&at) && matches!(doc.toks[at].kind, Kind::Punct(b';' | b'-')) => 3,
            Kind::Mark if at >= sent.start + 2 => match doc.toks[at - 2].kind {
                Kind::Punct(b',') => 2,
                Kind::Punct(b'.' | b'!' | b'?' | b'~') => 4,
                _ => 0,
            },
            _ => 0,
        }
    }

    fn end_alone(&self, f: &mut impl Features, place: &Place<'_>, end: &End) {
        let (doc, next) = (self.doc, end.at);
        let word = |j: usize| self.number(j, place.sent);
        let sort = |j: usize| self.sort(j, place.sent);
        let cue_at = |j: usize| j < place.limit && doc.is(j, CUE) && doc.tag(j).is_verb();
        f.add(20, end.sort);
        f.pair(22, end.sort, bucket(place.all.saturating_sub(next)));
        f.pair(23, end.sort, word(next));
        f.triple(24, word(next), word(next + 1), end.closed);
        f.triple(25, end.sort, sort(next + 1), sort(next + 2));
        f.pair(29, end.sort, place.verb.number);
        f.triple(36, end.sort, sort(next + 1), end.left);
        f.triple(53, sort(next), cue_at(next), cue_at(next + 1));
        f.triple(54, word(next), sort(next + 1), cue_at(next + 2));
        f.triple(55, sort(next - 1), sort(next), sort(next + 1));
        let behind = next + usize::from(end.link != word(next));
        f.triple(56, end.link, sort(behind + 1), end.verb);
        f.triple(57, end.sort, sort(behind + 1), end.verb);
        f.triple(58, sort(behind), word(behind + 1), end.verb);
        f.triple(62, end.stop, end.link, sort(behind + 1));
        f.triple(63, end.stop, sort(behind), end.verb);
        f.triple(64, end.stop, sort(behind), sort(behind + 1));
        f.triple(65, place.opener, end.stop, end.sort);
        f.triple(66, place.opener, end.stop, end.verb);
        f.triple(67, place.opener, sort(behind), end.left);
    }

    /// The end, with what there is before it or not.
    fn end_inside(&self, f: &mut impl Features, place: &Place<'_>, end: &End, inside: &Inside, marked_start: bool) {
        f.triple(26, end.sort, self.sort(end.at - 1, place.sent), inside.marks);
        f.triple(27, end.sort, inside.marks, end.marks_later);
        f.triple(28, end.sort, inside.told, end.left);
        f.triple(32, end.sort, end.marked, marked_start);
        f.triple(34, end.closed, place.verb.number, inside.marks);
        f.triple(37, end.sort, place.verb.form, inside.told);
        f.triple(59, end.link, end.verb, inside.marks);
    }

    fn inside(&self, from: usize, to: usize) -> Inside {
        let Tally { words, commas, quoted, tensed, cues, .. } = self.tally(from, to);
        Inside { words, commas, marks: quoted > 0, told: tensed > 0, cues: cues.min(2) }
    }

    /// What depends on both sides.
    fn joint(&self, f: &mut impl Features, place: &Place<'_>, start: &Start, end: &End, inside: &Inside) {
        let words = bucket(inside.words.into());
        f.pair(21, end.sort, words);
        f.triple(30, end.sort, start.sort, inside.marks);
        f.triple(31, end.sort, bucket(inside.commas.into()), end.marked);
        f.triple(33, end.sort, words, inside.marks);
        f.triple(35, end.sort, place.verb.form, start.sort);
        f.triple(38, end.sort, start.sort, inside.told);
        f.triple(60, end.sort, start.sort, inside.cues);
        f.triple(61, end.verb, inside.cues, inside.marks);
    }
}
