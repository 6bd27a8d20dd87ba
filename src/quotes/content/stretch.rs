//! What a stretch tells as the content of a cue, and the choice among many.
//!
//! Most stretches tried for a cue share their start or their end with others: what one side alone tells is weighed once.
//! Weights are whole numbers, so that their sum is the same in any order.

use super::Finder;
use super::tally::Tally;
use crate::quotes::cues::Cue;
use crate::quotes::doc::{Kind, Tok};
use crate::quotes::learn::{Answer, Features, bucket};
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::tags::Tag;
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
    pub(super) tries: Tries,
    pub(super) weighed: Weighed,
}

/// The stretches that are tried.
#[derive(Default)]
pub(super) struct Tries {
    pub(super) runs: Vec<Run>,
    /// Where they may end; at last, if it is tried with any start, the end of all.
    pub(super) ends: Vec<usize>,
}

/// Those that begin at one place.
pub(super) struct Run {
    pub(super) start: usize,
    /// Where they may end, as indices.
    pub(super) ends: Range<usize>,
    /// Whether the end of all is tried too.
    pub(super) all: bool,
}

impl Tries {
    pub(super) fn clear(&mut self) {
        self.runs.clear();
        self.ends.clear();
    }

    /// The ends that are tried with a start, as indices.
    pub(super) fn ends_of(&self, run: &Run) -> impl Iterator<Item = usize> + use<> {
        run.ends.clone().chain(run.all.then(|| self.ends.len() - 1))
    }
}

/// What was weighed of the stretches that are tried: starts and ends, each with its weight alone.
#[derive(Default)]
pub(super) struct Weighed {
    starts: Vec<(Start, i32)>,
    ends: Vec<(End, i32)>,
}

/// A stretch whose start and end alone score so much less than those of another is not tried: of a hundred it would be the best
/// of all in less than one.
const FAR: f32 = 1.5;

impl Finder<'_, '_> {
    /// Returns what features ask of the word at `i`.
    pub(super) fn verb(&self, i: usize) -> Verb {
        let span = self.doc.toks[i].span;
        let lower = &self.doc.lower.as_bytes()[span.start as usize..span.end as usize];
        // Not in the middle of a letter.
        let parts = |byte: &u8| byte & 0xC0 != 0x80;
        let stem = match lower.first_chunk::<5>() {
            Some(stem) if lower.get(5).is_none_or(parts) => stem.hash(),
            _ => lower.hash(),
        };
        Verb { number: self.doc.id(i).number(), stem, form: self.doc.tag(i) as u32 }
    }

    /// Chooses among the stretches behind the cue: the best, the first of equals, and its units. The rules found other content for
    /// the cue (`ruled`: 1), which may be one of these (`found`), or none (0).
    pub(super) fn best_pair(
        &self,
        place: &Place<'_>,
        tries: &Tries,
        found: Option<&Range<usize>>,
        ruled: u32,
        weighed: &mut Weighed,
    ) -> Option<(Range<usize>, i32)> {
        let model = &self.models.span;
        let Weighed { starts, ends } = weighed;
        starts.clear();
        starts.extend(tries.runs.iter().map(|run| {
            let start = self.start(place, run.start);
            let units = model.units(|f| {
                self.origin(f, place, run.start, 1, ruled);
                self.start_alone(f, place, &start);
            });
            (start, units)
        }));
        ends.clear();
        ends.extend(tries.ends.iter().map(|at| {
            let end = self.end(place, *at);
            let units = model.units(|f| self.end_alone(f, place, &end));
            (end, units)
        }));
        let is_tried = |start: &Start, end: &End| {
            found.is_none_or(|found| (found.start, found.end) != (start.at, end.at))
                && !self.is_in_bracket(place, start.at, end.at)
        };
        let mut most = i32::MIN;
        for (run, (start, of_start)) in tries.runs.iter().zip(&*starts) {
            for (end, of_end) in tries.ends_of(run).map(|nth| &ends[nth]) {
                if is_tried(start, end) {
                    most = most.max(of_start + of_end);
                }
            }
        }
        let enough = most.saturating_sub(model.units_of(FAR));
        let mut best: Option<(Range<usize>, i32)> = None;
        for (run, (start, of_start)) in tries.runs.iter().zip(&*starts) {
            for (end, of_end) in tries.ends_of(run).map(|nth| &ends[nth]) {
                let alone = of_start + of_end;
                if alone < enough || !is_tried(start, end) {
                    continue;
                }
                let units = alone + model.units(|f| self.both(f, place, start, end));
                if best.as_ref().is_none_or(|(_, most)| units > *most) {
                    best = Some((start.at..end.at, units));
                }
            }
        }
        // What is weighed in parts weighs as much as the whole.
        debug_assert!(best.as_ref().is_none_or(|(best, units)| {
            *units == model.units(|f| self.span_features(f, place, std::slice::from_ref(best), ruled))
        }));
        best
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
        let (start, end) = (self.start(place, first), self.end(place, next));
        self.start_alone(f, place, &start);
        self.end_alone(f, place, &end);
        self.both(f, place, &start, &end);
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
        let gap = first - at;
        let [(sort_at, word_at)] = self.row(at, place.sent);
        let [here, (sort_next, _)] = self.row(first, place.sent);
        f.add(1, start.sort);
        f.pair(2, start.sort, verb);
        f.pair(3, start.sort, here.1);
        f.pair(4, start.sort, bucket(gap));
        f.pair(5, start.sort, sort_at);
        f.pair(7, verb, word_at);
        f.triple(12, start.sort, doc.is(i, Class::SAY), start.marked);
        f.triple(15, start.sort, here.0, sort_next);
        if gap == 0 {
            f.triple(6, start.sort, sort_at, 98_u32);
            return;
        }
        let [before] = self.row(first - 1, place.sent);
        f.triple(6, start.sort, sort_at, before.0);
        f.pair(9, before.1, here.1);
        f.pair(10, start.sort, before.1);
        f.pair(11, start.sort, self.is_finite(at, first));
    }

    fn end(&self, place: &Place<'_>, at: usize) -> End {
        let closed = at >= place.all;
        let (doc, sent) = (self.doc, place.sent);
        let rest = self.tally(at, place.limit);
        let stop = self.stop(at, sent);
        let linked = at + usize::from(matches!(stop, 1 | 3));
        let near = linked..sent.end.min(linked + 9).max(linked);
        let open_verb = |(tok, tag): &(&Tok, &Tag)| tag.is_finite() && !tok.quoted();
        let verb = doc.toks[near.clone()].iter().zip(&doc.tags()[near]).find(open_verb);
        let verb =
            verb.map_or(0, |(tok, _)| if tok.is(Class::SAY.or(Class::TELL)) { 3 } else { 1 + u32::from(tok.is(CUE)) });
        End {
            stop,
            link: self.number(linked, sent),
            verb,
            at,
            sort: if closed { 97 } else { self.sort(at, place.sent) },
            closed,
            left: rest.tensed > 0,
            marked: doc.toks[at - 1].quoted(),
            marks_later: rest.quoted > 0,
        }
    }

    /// The sign at an end, see [`End`].
    fn stop(&self, at: usize, sent: &Range<usize>) -> u32 {
        let doc = self.doc;
        let sign = if sent.contains(&at) { doc.toks[at].kind } else { Kind::Word };
        match sign {
            Kind::Punct(b',') => 1,
            Kind::Punct(b';' | b'-') => 3,
            _ if doc.toks[at - 1].kind != Kind::Mark || at < sent.start + 2 => 0,
            _ => match doc.toks[at - 2].kind {
                Kind::Punct(b',') => 2,
                Kind::Punct(b'.' | b'!' | b'?' | b'~') => 4,
                _ => 0,
            },
        }
    }

    fn end_alone(&self, f: &mut impl Features, place: &Place<'_>, end: &End) {
        let (doc, next) = (self.doc, end.at);
        let cue_at = |j: usize| j < place.limit && doc.is(j, CUE) && doc.tag(j).is_verb();
        let [(sort_before, _), here, then, later] = self.row(next - 1, place.sent);
        // What stands behind the sign that parts, if one does.
        let (behind, further) = if end.link == here.1 { (here, then) } else { (then, later) };
        f.add(20, end.sort);
        f.pair(22, end.sort, bucket(place.all.saturating_sub(next)));
        f.pair(23, end.sort, here.1);
        f.triple(24, here.1, then.1, end.closed);
        f.triple(25, end.sort, then.0, later.0);
        f.pair(29, end.sort, place.verb.number);
        f.triple(36, end.sort, then.0, end.left);
        f.triple(53, here.0, cue_at(next), cue_at(next + 1));
        f.triple(54, here.1, then.0, cue_at(next + 2));
        f.triple(55, sort_before, here.0, then.0);
        f.triple(56, end.link, further.0, end.verb);
        f.triple(57, end.sort, further.0, end.verb);
        f.triple(58, behind.0, further.1, end.verb);
        f.triple(62, end.stop, end.link, further.0);
        f.triple(63, end.stop, behind.0, end.verb);
        f.triple(64, end.stop, behind.0, further.0);
        f.triple(65, place.opener, end.stop, end.sort);
        f.triple(66, place.opener, end.stop, end.verb);
        f.triple(67, place.opener, behind.0, end.left);
    }

    fn inside(&self, from: usize, to: usize) -> Inside {
        let Tally { words, commas, quoted, tensed, cues, .. } = self.tally(from, to);
        Inside { words, commas, marks: quoted > 0, told: tensed > 0, cues: cues.min(2) }
    }

    /// What depends on both sides.
    fn both(&self, f: &mut impl Features, place: &Place<'_>, start: &Start, end: &End) {
        let (doc, verb) = (self.doc, place.verb);
        let inside = self.inside(start.at, end.at);
        let words = bucket(inside.words.into());
        f.triple(8, start.sort, self.number(place.at, place.sent), inside.marks);
        f.triple(13, start.sort, doc.is(place.i, Class::TELL), inside.marks);
        f.triple(14, start.sort, doc.is(place.i, Class::OBJECT), inside.marks);
        f.pair(21, end.sort, words);
        f.triple(26, end.sort, self.sort(end.at - 1, place.sent), inside.marks);
        f.triple(27, end.sort, inside.marks, end.marks_later);
        f.triple(28, end.sort, inside.told, end.left);
        f.triple(30, end.sort, start.sort, inside.marks);
        f.triple(31, end.sort, bucket(inside.commas.into()), end.marked);
        f.triple(32, end.sort, end.marked, start.marked);
        f.triple(33, end.sort, words, inside.marks);
        f.triple(34, end.closed, verb.number, inside.marks);
        f.triple(35, end.sort, verb.form, start.sort);
        f.triple(37, end.sort, verb.form, inside.told);
        f.triple(38, end.sort, start.sort, inside.told);
        f.triple(59, end.link, end.verb, inside.marks);
        f.triple(60, end.sort, start.sort, inside.cues);
        f.triple(61, end.verb, inside.cues, inside.marks);
    }
}
