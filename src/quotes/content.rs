//! Content: which words belong to a cue. One [`Unit`] is all the content bound to one cue.

use super::cues::{self, Cue, Order};
use super::doc::{Block, Doc, Kind};
use super::lexicon::{CUE, Class};
use super::mentions::Phrase;
use crate::article::{MentionKind, Role};
use std::ops::Range;

/// Content bound to one cue, in tokens.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// The words quoted, in order.
    pub(super) content: Vec<Range<usize>>,
    /// The cue; none where speech goes on.
    pub(super) cue: Option<Range<usize>>,
    /// The speaker's phrase at the cue.
    pub(super) subject: Option<Phrase>,
    /// Whether the subject was taken over from another verb.
    pub(super) shared: bool,
    /// Another source that carries the words: "according to the Herald" beside "said X".
    pub(super) via: Option<Phrase>,
    /// The unit this one continues, without a cue of its own.
    pub(super) continues: Option<usize>,
    /// Index of the block.
    pub(super) block: usize,
}

/// Finds the units of the article.
pub(super) fn units(doc: &Doc<'_>) -> Vec<Unit> {
    let mut finder = Finder { doc, units: Vec::new(), used: vec![false; doc.toks.len()] };
    for idx in 0..doc.blocks.len() {
        finder.block(idx);
    }
    finder.units
}

struct Finder<'a, 'b> {
    doc: &'a Doc<'b>,
    units: Vec<Unit>,
    /// Tokens that some unit's content holds.
    used: Vec<bool>,
}

impl Finder<'_, '_> {
    fn block(&mut self, idx: usize) {
        let doc = self.doc;
        let block = &doc.blocks[idx];
        if self.labelled(idx, block) || self.signed(idx, block) {
            return;
        }
        // The last unit of this block with marks, which unattributed sentences in marks continue.
        let mut last: Option<usize> = None;
        let mut pending: Vec<Range<usize>> = Vec::new();
        for sent in &doc.sents[block.sents.clone()] {
            let cues = cues::find(doc, sent);
            let before = self.units.len();
            for (n, cue) in cues.iter().enumerate() {
                let later = &cues[n + 1..];
                self.cue(idx, sent, cue, later, n.checked_sub(1).map(|p| &cues[p]));
            }
            if self.units.len() > before {
                let with_marks = (before..self.units.len()).rev().find(|u| self.holds_marks(*u));
                // Sentences in marks that waited for a cue: “A.” “B,” she said.
                if let (Some(first), false) = (with_marks, pending.is_empty()) {
                    let starts_in_marks = self.units[first]
                        .content
                        .first()
                        .is_some_and(|c| doc.toks[c.start].quoted() && c.start == sent.start);
                    if starts_in_marks {
                        let unit = &mut self.units[first];
                        for range in pending.drain(..).rev() {
                            unit.content.insert(0, range);
                        }
                    }
                }
                last = with_marks.or(last);
                self.tail(sent, last);
                continue;
            }
            if self.fully_quoted(sent) {
                match last {
                    Some(unit) => self.append(unit, sent.clone()),
                    None if self.continue_from(idx, sent) => last = Some(self.units.len() - 1),
                    None => pending.push(sent.clone()),
                }
            } else if !self.dashed(idx, sent) && doc.toks[sent.start].quoted() {
                // `“A,” she said. “B” and other things.`: more than half in marks.
                let words = sent.clone().filter(|i| doc.toks[*i].is_word());
                let (all, marked) = words.fold((0, 0), |(n, q), i| (n + 1, q + usize::from(doc.toks[i].quoted())));
                if let Some(unit) = last.filter(|_| marked * 2 > all) {
                    self.append(unit, sent.clone());
                }
            }
        }
    }

    /// `NAME: words`, `Name: ‘words’`: transcripts, tweets, headlines.
    fn labelled(&mut self, idx: usize, block: &Block) -> bool {
        let doc = self.doc;
        let range = &block.toks;
        let skip = usize::from(range.len() > 2 && doc.toks[range.start].kind == Kind::Mark);
        let start = range.start + skip;
        let Some(colon) = (start..range.end.min(start + 8)).find(|i| doc.toks[*i].is_punct(b':')) else { return false };
        if colon == start || colon + 1 >= range.end {
            return false;
        }
        let label = start..colon;
        let headline = block.role == Role::Headline || block.role == Role::Heading;
        let words: Vec<&str> = label.clone().filter(|i| doc.toks[*i].is_word()).map(|i| doc.word(i)).collect();
        let shouted = words.iter().all(|w| w.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase))
            && words.iter().any(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 2);
        let named = label
            .clone()
            .all(|i| doc.is_name_word(i) || doc.toks[i].is_word() && doc.toks[i].capital || doc.is(i, Class::PARTICLE))
            && words.len() <= 4;
        let rest = colon + 1..range.end;
        let marked = doc.toks[rest.start].kind == Kind::Mark;
        let person = words.len() >= 2 && doc.is(label.start, super::lexicon::GIVEN) && rest.len() > 8;
        let speech = named && (person || skip == 1) && !headline
            || shouted && words.len() <= 4 && !headline
            || headline && named && words.len() <= 4
            || named && marked;
        if !speech || label.clone().any(|i| doc.is(i, CUE) && !doc.toks[i].capital) {
            return false;
        }
        let (_, name) = doc.split_title(&label);
        let head = if name.is_empty() { label.clone() } else { name };
        let subject = Phrase { toks: label, head, kind: MentionKind::Name, apposition: None };
        let mut end = rest.end;
        while end > rest.start && matches!(doc.toks[end - 1].kind, Kind::Punct(b'.')) {
            end -= 1;
        }
        if headline
            && !shouted
            && doc.is_body_name(&subject.head)
            && !marked
            && !doc.is(subject.head.end - 1, Class::MEDIA)
        {
            return false;
        }
        self.push(Unit {
            content: vec![rest.start..end.max(rest.start + 1)],
            cue: Some(colon..colon + 1),
            subject: Some(subject),
            shared: false,
            via: None,
            continues: None,
            block: idx,
        });
        true
    }

    /// A block `— Name` under a block in marks.
    fn signed(&mut self, idx: usize, block: &Block) -> bool {
        let doc = self.doc;
        let start = block.toks.start;
        if idx == 0 || block.toks.len() > 14 || !doc.toks[start].is_punct(b'-') {
            return false;
        }
        let above = doc.blocks[idx - 1].toks.clone();
        let in_marks = doc.sents[doc.blocks[idx - 1].sents.clone()].iter().all(|s| self.fully_quoted(s));
        let subject = doc
            .phrase_at(start + 1, block.toks.end)
            .filter(|p| p.kind == MentionKind::Name && p.toks.start == start + 1);
        let (Some(subject), true, false) = (subject, in_marks, above.clone().any(|i| self.used[i])) else {
            return false;
        };
        self.push(Unit {
            content: vec![above],
            cue: Some(start..start + 1),
            subject: Some(subject),
            shared: false,
            via: None,
            continues: None,
            block: idx,
        });
        true
    }

    /// `“…” — Name`
    fn dashed(&mut self, idx: usize, sent: &Range<usize>) -> bool {
        let doc = self.doc;
        let Some(dash) = sent.clone().find(|i| doc.toks[*i].is_punct(b'-') && !doc.toks[*i].quoted()) else {
            return false;
        };
        if dash == sent.start || !doc.toks[sent.start].quoted() || doc.toks[dash - 1].kind != Kind::Mark {
            return false;
        }
        let Some(subject) =
            doc.phrase_at(dash + 1, sent.end).filter(|p| p.kind == MentionKind::Name && p.head.start == dash + 1)
        else {
            return false;
        };
        if sent.end > subject.toks.end + 12 {
            return false;
        }
        self.push(Unit {
            content: vec![sent.start..dash],
            cue: Some(dash..dash + 1),
            subject: Some(subject),
            shared: false,
            via: None,
            continues: None,
            block: idx,
        });
        true
    }

    fn cue(&mut self, idx: usize, sent: &Range<usize>, cue: &Cue, later: &[Cue], previous: Option<&Cue>) {
        if self.carries(sent, cue) {
            return;
        }
        let content = match cue.order {
            Order::AccordingTo => self.according(sent, cue),
            _ => self.before_cue(sent, cue, previous).or_else(|| self.after_cue(idx, sent, cue, later)),
        };
        let Some(mut content) = content else { return };
        content.retain(|range| !range.is_empty() && !range.clone().any(|i| self.used[i]));
        if content.is_empty() {
            return;
        }
        self.push(Unit {
            content,
            cue: Some(cue.toks.clone()),
            subject: cue.subject.clone(),
            shared: cue.shared,
            via: None,
            continues: None,
            block: idx,
        });
    }

    /// `…,” said Budd, according to the Herald`, `Budd says that …, writes the Herald`: the words have a speaker already;
    /// who stands here only carries them.
    fn carries(&mut self, sent: &Range<usize>, cue: &Cue) -> bool {
        let doc = self.doc;
        if cue.order == Order::SubjectFirst || cue.shared {
            return false;
        }
        let Some(unit) = self.units.last_mut() else { return false };
        let Some(own) = unit.cue.clone().filter(|own| sent.contains(&own.start) && own.end <= cue.start) else {
            return false;
        };
        let ends = [
            own.end,
            unit.subject.as_ref().filter(|s| s.toks.end <= cue.start).map_or(0, |s| s.toks.end),
            unit.subject
                .as_ref()
                .and_then(|s| s.apposition.as_ref())
                .filter(|a| a.end <= cue.start)
                .map_or(0, |a| a.end),
            unit.content.iter().map(|c| c.end).filter(|end| *end <= cue.start).max().unwrap_or(0),
        ];
        let from = ends.into_iter().max().unwrap_or(0);
        let adjacent = (from..cue.start).all(|i| matches!(doc.toks[i].kind, Kind::Punct(_)));
        let (Some(subject), true) = (cue.subject.clone(), adjacent && unit.via.is_none()) else { return false };
        if Some(&subject) == unit.subject.as_ref() || subject.kind == MentionKind::Pronoun {
            return false;
        }
        unit.via = Some(subject);
        true
    }

    fn push(&mut self, unit: Unit) {
        for range in &unit.content {
            self.used[range.clone()].fill(true);
        }
        self.units.push(unit);
    }

    fn append(&mut self, unit: usize, range: Range<usize>) {
        self.used[range.clone()].fill(true);
        let content = &mut self.units[unit].content;
        match content.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => content.push(range),
        }
    }

    fn holds_marks(&self, unit: usize) -> bool {
        self.units[unit].content.iter().any(|range| range.clone().any(|i| self.doc.toks[i].quoted()))
    }

    /// All words of the sentence stand in marks.
    fn fully_quoted(&self, sent: &Range<usize>) -> bool {
        let toks = &self.doc.toks[sent.clone()];
        toks.iter().any(|t| t.quoted() && t.is_word()) && toks.iter().all(|t| t.quoted() || !t.is_word())
    }

    /// A stretch after the attribution, in the same sentence: `“A,” she said, “b.”`
    fn tail(&mut self, sent: &Range<usize>, unit: Option<usize>) {
        let Some(unit) = unit else { return };
        let doc = self.doc;
        let mut i = sent.start;
        while i < sent.end {
            if !doc.toks[i].quoted() {
                i += 1;
                continue;
            }
            let stretch = doc.stretch_toks(i);
            let stretch = stretch.start.max(sent.start)..stretch.end.min(sent.end);
            let words = stretch.clone().filter(|t| doc.toks[*t].is_word()).count();
            let free = !stretch.clone().any(|t| self.used[t]);
            let after_comma = stretch.start > sent.start
                && matches!(doc.toks[stretch.start - 1].kind, Kind::Punct(b',' | b':' | b'-' | b'.'));
            let own = self.units[unit].cue.as_ref().is_some_and(|c| sent.contains(&c.start) && c.start < stretch.start);
            if free && after_comma && own && words > 1 {
                self.append(unit, stretch.clone());
            }
            i = stretch.end.max(i + 1);
        }
    }

    /// A block in marks with no cue of its own goes on where the block before stopped: the cue's colon, an open mark, or
    /// a quote at its end.
    fn continue_from(&mut self, idx: usize, sent: &Range<usize>) -> bool {
        let doc = self.doc;
        let block = &doc.blocks[idx];
        if idx == 0 || block.toks.start != sent.start || block.role != Role::Paragraph {
            return false;
        }
        let whole = doc.sents[block.sents.clone()].iter().all(|s| self.fully_quoted(s));
        let before = &doc.blocks[idx - 1];
        let Some(last) = before.toks.clone().next_back() else { return false };
        if doc.toks[last].is_punct(b':') {
            let cue = doc.sents[before.sents.clone()].last().map(|s| cues::find(doc, s)).unwrap_or_default();
            if let Some(cue) = cue.into_iter().next_back() {
                self.push(Unit {
                    content: vec![sent.clone()],
                    cue: Some(cue.toks),
                    subject: cue.subject,
                    shared: cue.shared,
                    via: None,
                    continues: None,
                    block: idx,
                });
                return true;
            }
        }
        let Some(unit) = self
            .units
            .iter()
            .rposition(|u| u.block + 1 == idx && u.content.iter().any(|r| r.clone().any(|i| doc.toks[i].quoted())))
        else {
            return false;
        };
        let end = self.units[unit].content.last().map_or(0, |r| r.end);
        let closes_block = end + 1 >= before.toks.end
            || doc.toks[end.saturating_sub(1)].quoted()
                && self.units[unit].cue.as_ref().is_none_or(|c| c.end + 12 >= before.toks.end);
        if !whole || !closes_block {
            return false;
        }
        let (subject, shared) = (self.units[unit].subject.clone(), true);
        self.push(Unit {
            content: vec![sent.clone()],
            cue: None,
            subject,
            shared,
            via: None,
            continues: Some(unit),
            block: idx,
        });
        true
    }

    /// Content that stands before the cue: `“A,” she said`, `A, she said`.
    fn before_cue(&self, sent: &Range<usize>, cue: &Cue, previous: Option<&Cue>) -> Option<Vec<Range<usize>>> {
        let doc = self.doc;
        if cue.shared || cue.start <= sent.start {
            return None;
        }
        let mut b = cue.start;
        // Adverbs and conjunctions between.
        while b > sent.start && !doc.toks[b - 1].quoted() && doc.is(b - 1, Class::ADVERB) {
            b -= 1;
        }
        if b == sent.start {
            return None;
        }
        let mut end = b;
        let comma = matches!(doc.toks[b - 1].kind, Kind::Punct(b',' | b'-')) && !doc.toks[b - 1].quoted();
        if comma {
            end -= 1;
        }
        if end == sent.start {
            return None;
        }
        let marked = doc.toks[end - 1].quoted();
        if marked && !self.ends_like_speech(end - 1) && !comma && !self.closes_sentence(sent, cue, end) {
            return None;
        }
        let floor = previous
            .map_or(sent.start, |p| p.toks.end)
            .max((sent.start..end).rev().find(|i| self.used[*i]).map_or(sent.start, |i| i + 1));
        if marked {
            let stretch = doc.stretch_toks(end - 1);
            let floor_word = floor.max(sent.start);
            if floor_word < stretch.start
                && self.is_title(&stretch)
                && (doc.is(floor_word, Class::PREP.or(Class::TIME).or(Class::SUBORD))
                    || doc.lower(floor_word).ends_with("ing")
                    || doc.toks[stretch.start - 1].is_word())
            {
                // `In “The Long Night,” Hale said …`: a title in an adjunct.
                return None;
            }
            let start = self.clause_before(floor.max(sent.start), stretch.start.max(sent.start), sent);
            let mut content = vec![start..end];
            content.extend(self.resumed(sent, cue));
            return Some(content);
        }
        // Reported without marks: the cue must end the sentence, or nearly.
        let verb = doc.is(cue.toks.end - 1, Class::SAY.or(Class::TELL))
            || cue.toks.clone().any(|i| doc.is(i, Class::SAY.or(Class::TELL).or(Class::DOUBTFUL)));
        if !comma || !verb || cue.irrealis {
            return None;
        }
        let after = match cue.order {
            Order::Inverted => cue
                .subject
                .as_ref()
                .map_or(cue.toks.end, |s| s.toks.end.max(s.apposition.as_ref().map_or(0, |a| a.end))),
            _ => cue.toks.end,
        };
        let after = self.skip_adjuncts(after, sent.end);
        // `When it ended, she said, “Go.”` — the marks are the content; `The plan, she said, “will fail”`: both are.
        let marks = (after..sent.end.min(after + 2)).find(|i| doc.toks[*i].quoted());
        if let Some(mark) = marks {
            let opening = doc.is(
                floor.max(sent.start),
                Class::PREP.or(Class::SUBORD).or(Class::TIME).or(Class::ADVERB).or(Class::CONJ),
            );
            let joins = after < mark && doc.toks[after].is_punct(b',') && !self.speech_start(mark) && !opening;
            let stretch = doc.stretch_toks(mark).end.min(sent.end);
            let end_of_all = if self.runs_on(stretch, sent.end) { self.trim_end(sent.end) } else { stretch };
            return (joins && floor < end).then(|| vec![floor.max(sent.start)..end, mark..end_of_all]);
        }
        let ends = after >= sent.end
            || matches!(doc.toks[after].kind, Kind::Punct(_))
            || doc.is(after, Class::PREP.or(Class::TIME).or(Class::ADVERB)) && !self.has_clause(after, sent.end);
        let floor = floor.max(sent.start);
        let words = (floor..end).filter(|i| doc.toks[*i].is_word()).count();
        let adjunct = doc.is(floor, Class::PREP.or(Class::SUBORD)) && words < 8 && doc.lower(floor) != "that";
        (ends && words >= 3 && !adjunct && self.has_clause(floor, end)).then(|| vec![floor..end])
    }

    /// `“A b c” Hale said.`: no sign before the closing mark, but nothing else in the sentence either.
    fn closes_sentence(&self, sent: &Range<usize>, cue: &Cue, end: usize) -> bool {
        let doc = self.doc;
        let stretch = doc.stretch_toks(end - 1);
        let after = cue.toks.end.max(cue.subject.as_ref().map_or(0, |s| s.toks.end));
        stretch.start <= sent.start
            && cue.start == end
            && stretch.filter(|i| doc.toks[*i].is_word()).count() >= 3
            && (after >= sent.end || matches!(doc.toks[after].kind, Kind::Punct(_)))
    }

    /// A title or name in marks: few words, all with capitals but the small ones.
    fn is_title(&self, stretch: &Range<usize>) -> bool {
        let doc = self.doc;
        let words: Vec<usize> = stretch.clone().filter(|i| doc.toks[*i].is_word()).collect();
        let small = Class::PREP.or(Class::DET).or(Class::CONJ);
        words.len() <= 7
            && words.iter().all(|i| {
                doc.toks[*i].capital || doc.is(*i, small) || doc.word(*i).starts_with(|c: char| c.is_ascii_digit())
            })
            && words.iter().filter(|i| doc.toks[**i].capital).count() * 2 > words.len()
            && !stretch.clone().any(|i| matches!(doc.toks[i].kind, Kind::Punct(b'.' | b'!' | b'?')))
            && words.first().is_some_and(|i| doc.toks[*i].capital)
            && (words.len() > 1 || stretch.len() > 3)
    }

    /// Speech in marks ends with a comma or a sentence sign before its closing mark.
    fn ends_like_speech(&self, last: usize) -> bool {
        let doc = self.doc;
        let stretch = doc.stretch_toks(last);
        let is_word_or_stop = |i: &usize| {
            doc.toks[*i].is_word()
                || matches!(doc.toks[*i].kind, Kind::Punct(b',' | b'.' | b'!' | b'?' | b'-' | b'~' | b';' | b':'))
        };
        stretch.rev().find(is_word_or_stop).is_some_and(|i| {
            matches!(doc.toks[i].kind, Kind::Punct(b',' | b'.' | b'!' | b'?' | b'-' | b'~'))
                || doc.word(i).ends_with('.')
        })
    }

    /// Where the content of a quote in marks begins that stands before its cue: at the unquoted words of its clause.
    fn clause_before(&self, floor: usize, stretch: usize, sent: &Range<usize>) -> usize {
        let doc = self.doc;
        if floor >= stretch {
            return stretch;
        }
        let words = (floor..stretch).filter(|i| doc.toks[*i].is_word()).count();
        if words == 0 {
            return stretch;
        }
        // `But “…,” she said`, `“A,” she said, “B,” he said`.
        let only_link = (floor..stretch).all(|i| !doc.toks[i].is_word() || doc.is(i, Class::CONJ.or(Class::ADVERB)));
        let colon = (floor..stretch).rev().find(|i| doc.toks[*i].is_punct(b':'));
        if only_link || floor > sent.start && !doc.toks[floor].quoted() && words < 2 {
            return stretch;
        }
        colon.map_or(floor, |c| c + 1)
    }

    /// `“A,” she said, “b.”`: the stretches after the attribution.
    fn resumed(&self, sent: &Range<usize>, cue: &Cue) -> Vec<Range<usize>> {
        let doc = self.doc;
        let mut out = Vec::new();
        let after = cue.toks.end.max(cue.subject.as_ref().map_or(0, |s| s.toks.end));
        let mut i = after;
        while i < sent.end {
            if !doc.toks[i].quoted() {
                if doc.is(i, CUE) && doc.is(i, Class::GERUND.or(Class::PAST))
                    || doc.is(i, Class::SUBORD) && doc.lower(i) == "that"
                {
                    break;
                }
                i += 1;
                continue;
            }
            let stretch = doc.stretch_toks(i);
            let led = matches!(doc.toks[stretch.start - 1].kind, Kind::Punct(b',' | b':' | b'-' | b';' | b'~'))
                || stretch.start == cue.toks.end;
            if led {
                out.push(stretch.start..stretch.end.min(sent.end));
            }
            i = stretch.end.max(i + 1);
        }
        out
    }

    /// Content after the cue.
    fn after_cue(&self, idx: usize, sent: &Range<usize>, cue: &Cue, later: &[Cue]) -> Option<Vec<Range<usize>>> {
        let doc = self.doc;
        let verb = cue.toks.clone().rev().find(|i| doc.is(*i, CUE)).unwrap_or(cue.toks.end - 1);
        let known = doc.is(verb, CUE);
        let saying = doc.is(verb, Class::SAY.or(Class::TELL));
        let mut at = match (&cue.subject, cue.order) {
            (Some(subject), Order::Inverted) => subject.toks.end.max(subject.apposition.as_ref().map_or(0, |a| a.end)),
            _ => cue.toks.end,
        };
        let limit = self.limit(sent, cue, later, at);
        let mark = (at..limit).find(|i| doc.toks[*i].quoted());
        let that = (at..limit.min(at + 18))
            .find(|i| doc.lower(*i) == "that" && !doc.toks[*i].quoted() && self.opens_clause(*i, cue, limit));
        let colon = (at..mark.unwrap_or(limit)).find(|i| doc.toks[*i].is_punct(b':'));
        // In marks right after the cue, perhaps over an addressee and adjuncts.
        if let Some(mark) = mark {
            let led = mark > at && matches!(doc.toks[mark - 1].kind, Kind::Punct(b',' | b':' | b'-')) || mark == at;
            let stretch_end = doc.stretch_toks(mark).end.min(limit);
            let that_first = that.is_some_and(|t| t < mark);
            if led
                && !that_first
                && (colon.is_some() || mark == at || !self.has_clause(at, mark - 1) || doc.toks[mark + 1].capital)
                && (mark == at || colon.is_some() || doc.toks[mark - 1].is_punct(b',') || !saying)
            {
                if mark == at && !self.speech_start(mark) && saying && self.runs_on(stretch_end, limit) {
                    return Some(vec![mark..self.trim_end(limit)]);
                }
                return Some(self.stretches(mark, limit, sent));
            }
            if let Some(that) = that.filter(|t| *t < mark) {
                if known {
                    return Some(vec![that..self.trim_end(limit)]);
                }
            }
            let clause = self.skip_adjuncts(self.skip_addressee(verb, at, limit), limit);
            if saying && clause <= mark {
                if clause == mark || self.skip_small(clause, mark) == mark {
                    return Some(self.stretches(mark, limit, sent));
                }
                if self.has_clause(clause, limit) {
                    return Some(vec![clause..self.trim_end(limit)]);
                }
                return Some(self.stretches(mark, limit, sent));
            }
            // The words in marks are the verb's object, or stand in it: `called the plan “a mess”`. A pronoun is left out.
            let object = doc.is(verb, Class::OBJECT) || doc.is(verb, Class::SAY) && doc.lower(at) == "to";
            let skipped = if doc.is(at, Class::PRON)
                || matches!(doc.lower(at), "him" | "them" | "her" | "it") && !doc.is(at + 1, Class::POSS)
            {
                at + 1
            } else {
                at
            };
            let plain = (skipped..mark).all(|i| doc.toks[i].is_word() || doc.toks[i].kind == Kind::Clitic);
            if known && object && plain && skipped < mark && mark - skipped <= 20 && !cue.irrealis {
                let all = self.stretches(mark, limit, sent);
                return Some(vec![skipped..all.last().map_or(mark, |r| r.end)]);
            }
            let near = (at..mark).filter(|i| doc.toks[*i].is_word()).count() <= 14;
            let stretch = doc.stretch_toks(mark);
            let words = stretch.clone().filter(|i| doc.toks[*i].is_word()).count();
            if self.is_title(&stretch) && !saying || !saying && !doc.is(verb, Class::OBJECT) && words < 4 {
                return None;
            }
            if known && near && !cue.irrealis {
                return Some(self.stretches(mark, limit, sent));
            }
            return None;
        }
        // The words stand in the next block: `Hale continued:`
        let ends = (at..sent.end).all(|i| !doc.toks[i].is_word()) && (at..sent.end).any(|i| doc.toks[i].is_punct(b':'));
        if ends || colon.is_some_and(|c| c + 1 >= sent.end) {
            let _ = idx;
            return None;
        }
        if cue.irrealis || !known {
            return None;
        }
        if let Some(that) = that {
            return Some(vec![that..self.trim_end(limit)]);
        }
        if !saying || doc.is(verb, Class::VOCAL) {
            return None;
        }
        at = self.skip_adjuncts(self.skip_addressee(verb, at, limit), limit);
        if colon.is_some_and(|c| c >= at) {
            at = colon.map_or(at, |c| c + 1);
        }
        let wh = at < limit
            && matches!(doc.lower(at), "how" | "why" | "what" | "whether" | "if" | "who" | "where" | "when" | "to");
        let clause =
            at < limit && doc.toks[at].is_word() && (wh && doc.lower(at) != "to" || self.is_clause_start(at, limit));
        clause.then(|| vec![at..self.trim_end(limit)])
    }

    /// Stretches from `mark` on, joined over small links: `“a liar” and “a cheat”`.
    fn stretches(&self, mark: usize, limit: usize, sent: &Range<usize>) -> Vec<Range<usize>> {
        let doc = self.doc;
        let mut out: Vec<Range<usize>> = Vec::new();
        let mut i = mark;
        let _ = sent;
        while i < limit {
            let stretch = doc.stretch_toks(i);
            let end = stretch.end.min(limit);
            match out.last_mut() {
                Some(last) => last.end = end,
                None => out.push(i..end),
            }
            // A further stretch close by goes on with the same words.
            let next = (end..limit).find(|j| doc.toks[*j].quoted());
            match next {
                Some(next)
                    if (end..next).filter(|j| doc.toks[*j].is_word()).count() <= 4
                        && !(end..next).any(|j| doc.is(j, CUE.or(Class::PRON))) =>
                {
                    i = next
                }
                _ => break,
            }
        }
        out
    }

    fn speech_start(&self, mark: usize) -> bool {
        self.doc.toks.get(mark + 1).is_some_and(|t| t.capital)
    }

    /// Whether words of the clause follow the stretch.
    fn runs_on(&self, from: usize, limit: usize) -> bool {
        let doc = self.doc;
        from < limit
            && doc.toks[from].is_word()
            && !doc.is(from, Class::PREP.or(Class::SUBORD).or(Class::CONJ).or(Class::TIME))
            && (from..limit).filter(|i| doc.toks[*i].is_word()).count() >= 2
    }

    /// Where the clause of the cue must end: before the next cue's clause, or at the sentence's end.
    fn limit(&self, sent: &Range<usize>, cue: &Cue, later: &[Cue], at: usize) -> usize {
        let doc = self.doc;
        for next in later.iter().filter(|next| next.start > at) {
            let before = next.start - 1;
            let comma = doc.toks[before].is_punct(b',');
            // `…, according to the poll`, `…, writes the Herald`
            if next.order == Order::AccordingTo && next.start > at + 2 {
                return if comma { before } else { next.start };
            }
            if next.order == Order::Inverted && next.start > at + 2 && comma {
                return before;
            }
            // `… and added that …` by the same speaker; `…, and Hale said …` by another.
            let same = next.shared && next.subject == cue.subject && (doc.is(before, Class::CONJ) || comma);
            let other = !next.shared
                && before > at
                && doc.is(before, Class::CONJ)
                && matches!(doc.toks[before - 1].kind, Kind::Punct(b',' | b';'));
            if same || other {
                let mut end = before;
                while end > at
                    && (matches!(doc.toks[end - 1].kind, Kind::Punct(b',' | b';')) || doc.is(end - 1, Class::CONJ))
                {
                    end -= 1;
                }
                return end;
            }
        }
        sent.end
    }

    fn trim_end(&self, limit: usize) -> usize {
        let doc = self.doc;
        let mut end = limit;
        while end > 1
            && matches!(doc.toks[end - 1].kind, Kind::Punct(b'.' | b',' | b';' | b'!' | b'?'))
            && !doc.toks[end - 1].quoted()
        {
            end -= 1;
        }
        end
    }

    /// "that" as complementizer: not after a noun that it would qualify, and no determiner.
    fn opens_clause(&self, that: usize, cue: &Cue, limit: usize) -> bool {
        let doc = self.doc;
        if that == cue.toks.end || cue.subject.as_ref().is_some_and(|s| s.toks.end == that) {
            return that + 2 < limit && !matches!(doc.toks[that + 1].kind, Kind::Punct(_));
        }
        let verb = cue.toks.end - 1;
        let tell = doc.is(verb, Class::TELL);
        // "told reporters on Monday that", "said in a statement that", "said on Monday that".
        let between = cue.toks.end..that;
        let prepositional =
            between.clone().any(|i| doc.is(i, Class::PREP.or(Class::TIME)) || doc.toks[i].is_punct(b','));
        let verbs = between.clone().any(|i| doc.is(i, Class::AUX.or(Class::PRON)) && !(tell && i == cue.toks.end));
        if tell {
            return true;
        }
        (prepositional || between.clone().all(|i| doc.is(i, Class::ADVERB))) && !verbs
    }

    /// Over the person addressed: "told reporters", "told the Herald", "told him".
    fn skip_addressee(&self, verb: usize, at: usize, limit: usize) -> usize {
        let doc = self.doc;
        let tell = doc.is(verb, Class::TELL)
            && !matches!(doc.lower(verb), "warned" | "warns" | "promised" | "promises" | "advised" | "asked" | "asks");
        if !tell || at >= limit {
            return at;
        }
        if doc.is(at, Class::PRON) {
            return at + 1;
        }
        if matches!(doc.lower(at), "me" | "us" | "them" | "him" | "her" | "you") {
            return at + 1;
        }
        let Some(phrase) = doc.phrase_at(at, limit) else { return at };
        let mut end = phrase.toks.end;
        while end + 1 < limit && matches!(doc.lower(end), "of" | "from" | "at" | "for" | "'s" | "’s" | "and") {
            match doc.phrase_at(end + 1, limit) {
                Some(more) if !self.is_clause_start(end + 1, limit) || doc.lower(end) != "and" => end = more.toks.end,
                _ => break,
            }
        }
        end
    }

    /// Over times and prepositional phrases right after the cue: "on Monday", "in an interview with the Herald".
    fn skip_adjuncts(&self, from: usize, limit: usize) -> usize {
        let doc = self.doc;
        let mut at = from;
        while at < limit && !doc.toks[at].quoted() {
            let tok = doc.toks[at];
            if tok.is(Class::TIME.or(Class::ADVERB)) || doc.lower(at).ends_with("ly") && !tok.capital {
                at += 1;
                continue;
            }
            if tok.is_punct(b',') && at > from {
                at += 1;
                continue;
            }
            let preposition = tok.is(Class::PREP)
                && matches!(
                    doc.lower(at),
                    "in" | "on"
                        | "at"
                        | "during"
                        | "after"
                        | "before"
                        | "to"
                        | "from"
                        | "of"
                        | "about"
                        | "with"
                        | "through"
                        | "via"
                        | "by"
                        | "over"
                        | "into"
                );
            if !preposition || at + 1 >= limit {
                break;
            }
            if doc.is(at + 1, Class::TIME) {
                at += 2;
                continue;
            }
            let gerund = doc.lower(at + 1).ends_with("ing");
            let Some(phrase) = doc.phrase_at(at + 1, limit).filter(|_| !gerund) else { break };
            at = phrase.toks.end;
        }
        if at > from && at < limit && doc.toks[at].is_punct(b',') { at + 1 } else { at }
    }

    fn skip_small(&self, from: usize, limit: usize) -> usize {
        let doc = self.doc;
        (from..limit)
            .find(|i| {
                doc.toks[*i].is_word() && !doc.is(*i, Class::PREP.or(Class::DET).or(Class::ADVERB).or(Class::POSS))
            })
            .unwrap_or(limit)
    }

    /// Whether a stretch holds a finite verb, as far as word forms tell.
    fn has_clause(&self, from: usize, to: usize) -> bool {
        let doc = self.doc;
        (from..to).any(|i| {
            doc.toks[i].kind == Kind::Clitic && i > from && doc.is(i - 1, Class::PRON)
                || doc.toks[i].is_word()
                    && (doc.is(i, Class::AUX)
                        || doc.is(i, CUE) && doc.is(i, Class::PAST.or(Class::PRESENT))
                        || i > from && doc.lower(i).len() > 3 && doc.lower(i).ends_with("ed"))
        }) || (from + 1..to).any(|i| {
            doc.toks[i].is_word()
                && doc.lower(i).len() > 3
                && doc.lower(i).ends_with('s')
                && (doc.toks[i - 1].capital || doc.is(i - 1, Class::PRON))
        }) || (from + 1..to).any(|i| {
            doc.is(i - 1, Class::PRON)
                && doc.toks[i].is_word()
                && !doc.is(i, Class::PREP.or(Class::CONJ).or(Class::SUBORD))
        })
    }

    /// Whether a clause with a subject of its own starts here: a phrase, then a verb.
    fn is_clause_start(&self, at: usize, limit: usize) -> bool {
        let doc = self.doc;
        if doc.toks[at].is(Class::SUBORD) && doc.lower(at) != "that" {
            return self.has_clause(at, limit);
        }
        let Some(phrase) = doc.phrase_at(at, limit) else {
            return doc.toks[at].is(Class::DET.or(Class::POSS)) && self.has_clause(at + 1, limit);
        };
        phrase.toks.end < limit
            && (phrase.kind == MentionKind::Pronoun && !matches!(doc.lower(at), "who")
                || self.has_clause(phrase.toks.end, limit))
    }

    /// "According to X, …" and "…, according to X".
    fn according(&self, sent: &Range<usize>, cue: &Cue) -> Option<Vec<Range<usize>>> {
        let doc = self.doc;
        let after =
            cue.subject.as_ref().map_or(cue.toks.end, |s| s.toks.end.max(s.apposition.as_ref().map_or(0, |a| a.end)));
        let opens =
            (sent.start..cue.toks.start).all(|i| !doc.toks[i].is_word() || doc.is(i, Class::CONJ.or(Class::ADVERB)));
        if opens {
            let comma = (after..sent.end).find(|i| doc.toks[*i].is_punct(b',') || doc.toks[*i].quoted())?;
            let start = if doc.toks[comma].is_punct(b',') { comma + 1 } else { comma };
            let end = self.trim_end(sent.end);
            return (start + 2 < end).then(|| vec![start..end]);
        }
        let mut end = cue.toks.start;
        if doc.toks[end - 1].is_punct(b',') {
            end -= 1;
        }
        let floor = (sent.start..end)
            .rev()
            .find(|i| self.used[*i] || doc.toks[*i].is_punct(b';'))
            .map_or(sent.start, |i| i + 1);
        let spoken = (floor..end).any(|i| self.used[i]) || floor > sent.start && floor + 3 >= end;
        if spoken {
            // An outlet that carries the words of another.
            return Some(Vec::new());
        }
        let mut content = vec![floor..end];
        let medial =
            after + 1 < sent.end && doc.toks[after].is_punct(b',') && doc.toks[cue.toks.start - 1].is_punct(b',');
        let rest = after + 1;
        if medial
            && !doc.toks[rest].quoted()
            && !doc.is(rest, Class::SUBORD.or(Class::CONJ))
            && self.has_clause(rest, sent.end)
            && !self.has_clause(content[0].start, content[0].end)
        {
            content.push(rest..self.trim_end(sent.end));
            return Some(content);
        }
        let tail = (after..sent.end)
            .find(|i| doc.toks[*i].quoted())
            .filter(|t| *t > after && matches!(doc.toks[*t - 1].kind, Kind::Punct(b',' | b':')));
        if let Some(tail) = tail {
            content.push(tail..doc.stretch_toks(tail).end.min(sent.end));
        }
        (end > floor).then_some(content)
    }
}
