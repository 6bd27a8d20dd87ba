//! Where the content of an open cue begins and ends: a choice among the places where it can.

use super::Finder;
use crate::quotes::cues::Cue;
use crate::quotes::doc::Kind;
use crate::quotes::learn::{Features, bucket};
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::tags::Tag;
use std::ops::Range;

/// Ends tried for each start.
const MAX_ENDS: usize = 14;

/// A verb with tense, or a modal.
const FINITE: [Tag; 4] = [Tag::VBD, Tag::VBZ, Tag::VBP, Tag::MD];

impl Finder<'_, '_> {
    /// Where the content of a cue may begin: right behind it, behind a preposition, an addressee or an object, at "that",
    /// at marks, behind a comma or colon.
    pub(super) fn starts(&self, at: usize, limit: usize) -> Vec<usize> {
        let doc = self.doc;
        let mut out = vec![at];
        if doc.is(at, Class::PREP) {
            out.push(at + 1);
        }
        if let Some(phrase) = doc.phrase_at(at, limit) {
            let end = phrase.toks.end;
            out.push(end);
            if end < limit && doc.is(end, Class::PREP) {
                out.push(end + 1);
            }
        }
        let reach = limit.min(at + 18);
        let link = (at..reach).find(|i| {
            !doc.toks[*i].quoted()
                && matches!(doc.lower(*i), "that" | "to" | "whether" | "how" | "why" | "what" | "if" | "as")
        });
        out.extend(link);
        out.extend((at..reach).find(|i| !doc.toks[*i].quoted() && doc.lower(*i) == "that"));
        let mark = (at..reach).find(|i| doc.toks[*i].quoted());
        out.extend(mark);
        let stop = (at..reach)
            .find(|i| matches!(doc.toks[*i].kind, Kind::Punct(b',' | b':' | b'-')) && !doc.toks[*i].quoted());
        out.extend(stop.map(|s| s + 1));
        out.sort_unstable();
        out.dedup();
        out.retain(|s| *s < limit);
        out
    }

    /// `called it “a mess”`: the pronoun is no part of what was said.
    pub(super) fn leave_pronoun(&self, content: &mut [Range<usize>]) {
        let (doc, start) = (self.doc, content[0].start);
        if doc.tag(start) == Tag::PRP
            && !doc.toks[start].quoted()
            && doc.toks.get(start + 1).is_some_and(|t| t.quoted())
        {
            content[0].start += 1;
        }
    }

    /// `said nothing`, `thanked her`, `spoke about the port`: no words of anybody. Without marks, a few words that make no
    /// clause only name what was spoken of.
    pub(super) fn tells_nothing(&self, content: &[Range<usize>]) -> bool {
        let doc = self.doc;
        let words = || content.iter().cloned().flatten().filter(|i| doc.toks[*i].is_word());
        let clause = |i: usize| self.is_finite(i, i + 1) || doc.tag(i).is_in(&[Tag::TO, Tag::WH, Tag::VBG]);
        !words().any(|i| doc.toks[i].quoted()) && !words().any(clause) && words().count() < 4
    }

    /// Content that would stand before the cue at `i`: marks that end there, or all words up to the comma before its clause,
    /// with or without what follows the cue in marks.
    pub(super) fn before(&self, i: usize, cue: &Cue, sent: &Range<usize>) -> Vec<Vec<Range<usize>>> {
        let doc = self.doc;
        let floor = (sent.start..i).rev().find(|j| self.used[*j]).map_or(sent.start, |j| j + 1);
        let stop = |j: &usize| doc.toks[*j].quoted() || matches!(doc.toks[*j].kind, Kind::Punct(b',' | b'-'));
        let Some(end) = (floor..i).rev().take(14).find(stop) else { return Vec::new() };
        let last = if doc.toks[end].quoted() { end } else { end.saturating_sub(1).max(floor) };
        if doc.toks[last].quoted() && self.is_title_in_adjunct(floor, &doc.stretch_toks(last)) {
            return Vec::new();
        }
        let mut starts = vec![floor];
        let end = if doc.toks[end].quoted() {
            starts.push(doc.stretch_toks(end).start.max(floor));
            end + 1
        } else {
            let quoted = end > floor && doc.toks[end - 1].quoted();
            starts.extend(quoted.then(|| doc.stretch_toks(end - 1).start.max(floor)));
            end
        };
        starts.dedup();
        let mut out = Vec::new();
        let resumed = self.resumed(sent, cue);
        for start in starts.into_iter().filter(|start| (*start..end).any(|j| doc.toks[j].is_word())) {
            out.push(vec![start..end]);
            if !resumed.is_empty() && resumed.iter().cloned().flatten().all(|j| !self.used[j]) {
                out.push(std::iter::once(start..end).chain(resumed.iter().cloned()).collect());
            }
        }
        out
    }

    /// Where content that begins at `start` may end.
    pub(super) fn ends(&self, start: usize, limit: usize) -> Vec<usize> {
        let doc = self.doc;
        let mut out = Vec::new();
        let mut i = start + 1;
        while i < limit && out.len() < MAX_ENDS {
            let tok = doc.toks[i];
            if tok.quoted() && doc.toks[i - 1].stretch == tok.stretch {
                i += 1;
                continue;
            }
            let after_mark = doc.toks[i - 1].quoted();
            let sign = matches!(tok.kind, Kind::Punct(b',' | b';' | b':' | b'-' | b'(' | b')'));
            let link = doc.tag(i).is_in(&[Tag::CC, Tag::IN, Tag::WH, Tag::TO, Tag::VBG]);
            if after_mark || sign || link || doc.tag(i).is_in(&FINITE) && tok.is(CUE) {
                out.push(i);
            }
            i += 1;
        }
        let last = self.trim_end(limit);
        if last > start && !out.contains(&last) {
            out.push(last);
        }
        out.retain(|end| *end > start && (start..*end).any(|i| doc.toks[i].is_word()));
        out
    }

    /// What the model knows of a stretch as the content of the cue at `i`; `ruled`: 0 the rules found no content here, 1 they
    /// found another, 2 they found this.
    pub(super) fn span_features(
        &self,
        i: usize,
        cue: &Cue,
        spans: &[Range<usize>],
        limit: usize,
        sent: &Range<usize>,
        ruled: u32,
    ) -> Features {
        let doc = self.doc;
        let mut f = Features::default();
        let at = cue.end();
        let verb = doc.id(i).number();
        let word = |j: usize| self.number(j, sent);
        let sort = |j: usize| self.sort(j, sent);
        let (first, next) = (spans[0].start, spans[spans.len() - 1].end);
        let (last, span) = (next - 1, first..next);
        let before = first < at;
        f.triple(40, ruled, before, spans.len());
        f.pair(41, ruled, verb);
        f.triple(42, ruled, before, doc.toks[first].quoted());
        if before {
            f.pair(43, spans.len(), verb);
            let end = spans[0].end;
            let between = end.min(i)..i;
            let stop = doc.toks[end - 1].is_punct(b',') || self.ends_like_speech(end - 1);
            let marked = doc.toks[end - 1].quoted();
            let tensed = between.clone().filter(|j| self.is_finite(*j, *j + 1)).count();
            f.triple(44, marked, stop, bucket(between.len()));
            f.triple(45, marked, tensed, sort(end));
            f.triple(46, marked, first == sent.start, sort(first));
            f.triple(47, marked, doc.toks[first].quoted(), spans.len());
            f.triple(48, marked, stop, verb);
            f.triple(49, marked, sort(i + 1), sort(i.wrapping_sub(1)));
            f.triple(50, marked, cue.order as u32, cue.subject.is_some());
            f.triple(51, marked, self.is_finite(first, end), bucket(end - first));
            f.triple(52, spans.len(), spans.len() > 1 && self.speech_start(spans[spans.len() - 1].start), ruled);
            return f;
        }
        let gap = first - at;
        let marked_start = doc.toks[first].quoted();
        let is_that = doc.lower(first) == "that";
        let start = if gap == 0 {
            0
        } else if marked_start {
            1
        } else if is_that {
            2
        } else {
            3 + sort(first)
        };
        let words = span.clone().filter(|j| doc.toks[*j].is_word()).count();
        let marks = span.clone().any(|j| doc.toks[j].quoted());
        let all = self.trim_end(limit);
        let (rest, closed) = (all.saturating_sub(next), next >= all);
        let marks_later = (next..limit).any(|j| doc.toks[j].quoted());
        // Where it begins.
        f.add(1, start);
        f.pair(2, start, verb);
        f.pair(3, start, word(first));
        f.pair(4, start, bucket(gap));
        f.pair(5, start, sort(at));
        f.triple(6, start, sort(at), if gap > 0 { sort(first - 1) } else { 98 });
        f.pair(7, verb, word(at));
        f.triple(8, start, word(at), marks);
        if gap > 0 {
            f.pair(9, word(first - 1), word(first));
            f.pair(10, start, word(first - 1));
            f.pair(11, start, self.is_finite(at, first));
        }
        f.triple(12, start, doc.is(i, Class::SAY), marked_start);
        f.triple(13, start, doc.is(i, Class::TELL), marks);
        f.triple(14, start, doc.is(i, Class::OBJECT), marks);
        f.triple(15, start, sort(first), sort(first + 1));
        // Where it ends.
        let end = if closed { 97 } else { sort(next) };
        f.add(20, end);
        f.pair(21, end, bucket(words));
        f.pair(22, end, bucket(rest));
        f.pair(23, end, word(next));
        f.triple(24, word(next), word(next + 1), closed);
        f.triple(25, end, sort(next + 1), sort(next + 2));
        f.triple(26, end, sort(last), marks);
        f.triple(27, end, marks, marks_later);
        let (told, left) = (self.is_finite(first, next), self.is_finite(next.min(limit), limit));
        f.triple(28, end, told, left);
        f.pair(29, end, verb);
        f.triple(30, end, start, marks);
        let commas = span.filter(|j| doc.toks[*j].is_punct(b',') && !doc.toks[*j].quoted()).count();
        f.triple(31, end, bucket(commas), doc.toks[last].quoted());
        f.triple(32, end, doc.toks[last].quoted(), marked_start);
        f.triple(33, end, bucket(words), marks);
        f.triple(34, closed, verb, marks);
        f.triple(35, end, doc.tag(i) as u32, start);
        f.triple(36, end, sort(next + 1), left);
        f.triple(37, end, doc.tag(i) as u32, told);
        f.triple(38, end, start, told);
        let cue_at = |j: usize| j < limit && doc.is(j, CUE) && doc.tag(j).is_verb();
        f.triple(53, sort(next), cue_at(next), cue_at(next + 1));
        f.triple(54, word(next), sort(next + 1), cue_at(next + 2));
        f.triple(55, sort(last), sort(next), sort(next + 1));
        f
    }

    /// What stands at `j`, as features ask for it: the part of speech, forms of "be", "have" and negations apart, and
    /// whether it stands in marks. Outside the sentence: 99.
    pub(super) fn sort(&self, j: usize, sent: &Range<usize>) -> u32 {
        if !sent.contains(&j) {
            return 99;
        }
        let (doc, tok) = (self.doc, self.doc.toks[j]);
        let base = if tok.is(Class::BE) {
            40
        } else if tok.is(Class::NEG) {
            41
        } else if tok.is(Class::AUX) && doc.tag(j) != Tag::MD {
            42
        } else if tok.is(Class::TIME) {
            43
        } else {
            doc.tag(j) as u32
        };
        base + if tok.quoted() { 50 } else { 0 }
    }

    /// The number of the word at `j`; 0 outside the sentence.
    pub(super) fn number(&self, j: usize, sent: &Range<usize>) -> u32 {
        if sent.contains(&j) { self.doc.id(j).number() } else { 0 }
    }

    /// Whether a verb with tense stands between.
    pub(super) fn is_finite(&self, from: usize, to: usize) -> bool {
        (from..to).any(|j| self.doc.tag(j).is_in(&FINITE))
    }
}
