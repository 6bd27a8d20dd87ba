//! Content: which words belong to a cue. One [`Unit`] is all the content bound to one cue.

mod addressed;
mod adjuncts;
mod after;
mod around;
mod before;
mod below;
mod carried;
mod clauses;
mod continued;
mod cuts;
mod decide;
mod described;
mod edges;
mod enough;
mod features;
mod gate;
mod headlines;
mod interview;
mod kept;
mod labels;
mod mended;
mod nothing;
pub(super) mod open;
mod sources;
mod spans;
mod stage;
mod stated;
mod stretch;
mod sure;
mod tally;
mod titles;
mod unspoken;
mod voiceless;

use super::cues::{Cue, Order};
use super::doc::{Block, Doc, Kind};
use super::learn::Models;
use super::lexicon::Class;
use super::mentions::Phrase;
use super::words::{Word, is_one_of};
use below::is_aside;
use decide::Scene;
use interview::Interview;
use std::ops::Range;
use stretch::Spare;
use tally::Look;

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
    /// The unit that this one answers, or asks back: another speaks than there.
    pub(super) replies: Option<usize>,
    /// Index of the block.
    pub(super) block: usize,
    /// Whether a model found the cue, not the lists.
    pub(super) open: bool,
    /// Whether it is an answer in an interview.
    pub(super) answers: bool,
    /// Whether speech that no mark closes waits for a speaker told below, see [`Finder::tell_above`].
    waits: bool,
}

impl Unit {
    fn new(block: usize, content: Vec<Range<usize>>, cue: Option<Range<usize>>, subject: Option<Phrase>) -> Self {
        Unit {
            content,
            cue,
            subject,
            shared: false,
            via: None,
            continues: None,
            replies: None,
            block,
            open: false,
            answers: false,
            waits: false,
        }
    }
}

impl Unit {
    /// Whether a colon alone binds the words to their speaker.
    pub(super) fn is_by_colon(&self, doc: &Doc<'_>) -> bool {
        self.cue.as_ref().is_some_and(|cue| cue.len() == 1 && doc.toks[cue.start].is_punct(b':'))
    }
}

/// Content of one piece.
fn one(piece: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(piece).collect()
}

/// Finds the units of the article.
pub(super) fn units(doc: &Doc<'_>, models: &Models) -> Vec<Unit> {
    let mut units = without_waiting(Finder::new(doc, models).run().units);
    // Words said never name who says them, also behind a mark that nothing closes.
    let opens = |before: Range<usize>| {
        let mark = before.rev().map(|i| doc.word(i)).find(|word| matches!(*word, "“" | "”"));
        mark == Some("“")
    };
    for unit in &mut units {
        let is_own_words = |subject: &mut Phrase| {
            let start = subject.toks.start;
            unit.content.iter().any(|piece| piece.contains(&start) && opens(piece.start..start))
        };
        unit.subject.take_if(is_own_words);
    }
    units
}

/// Leaves out what waited for a speaker in vain, see [`Unit::waits`].
fn without_waiting(units: Vec<Unit>) -> Vec<Unit> {
    let vain = |unit: &Unit| unit.waits && unit.subject.is_none();
    if !units.iter().any(vain) {
        return units;
    }
    let mut left = 0;
    let places: Vec<usize> = units
        .iter()
        .map(|unit| {
            left += usize::from(!vain(unit));
            left.saturating_sub(1)
        })
        .collect();
    let moved = |unit: Unit| {
        let place = |of: Option<usize>| of.map(|of| places[of]);
        Unit { continues: place(unit.continues), replies: place(unit.replies), ..unit }
    };
    units.into_iter().filter(|unit| !vain(unit)).map(moved).collect()
}

/// Where an article that is an interview tells who answers in it, in tokens.
pub(super) fn introduction(doc: &Doc<'_>) -> Option<Range<usize>> {
    interview::find(doc).map(|interview| interview.introduction(doc))
}

/// Finds the candidates that the models decide on, instead of letting them decide.
#[cfg(feature = "fit")]
pub(super) fn candidates(doc: &Doc<'_>, models: &Models) -> Log {
    let mut finder = Finder::new(doc, models);
    finder.log = Some(Log::default());
    let finder = finder.run();
    Log { units: finder.units, ..finder.log.unwrap_or_default() }
}

/// The features of several candidates.
#[cfg(feature = "fit")]
type Bags = Vec<Vec<u32>>;

/// The pieces of a content.
#[cfg(feature = "fit")]
type Pieces = Vec<Range<usize>>;

/// What the models would decide on in an article, for fitting them.
#[cfg(feature = "fit")]
#[derive(Default)]
pub(super) struct Log {
    /// For a word: the stretches that may be its content, with the features of each.
    pub(super) spans: Vec<(usize, Vec<Pieces>, Bags)>,
    /// Words that may be cues, with what is seen of each at first sight.
    pub(super) gates: Vec<(usize, Vec<u32>)>,
    /// The same with their content.
    pub(super) opens: Vec<open::Open>,
    /// For a cue: the phrases that may be its source, with the features of each.
    pub(super) sources: Vec<(Range<usize>, Vec<Phrase>, Bags)>,
    /// What the rules found.
    pub(super) units: Vec<Unit>,
}

struct Finder<'a, 'b> {
    doc: &'a Doc<'b>,
    models: &'a Models,
    units: Vec<Unit>,
    /// Tokens that some unit's content holds.
    used: Vec<bool>,
    look: Look,
    spare: Spare,
    interview: Option<Interview>,
    /// Names at the head of paragraphs of those who take turns, see [`interview::turns`].
    turns: Vec<Word>,
    #[cfg(feature = "fit")]
    log: Option<Log>,
}

impl<'a, 'b> Finder<'a, 'b> {
    fn new(doc: &'a Doc<'b>, models: &'a Models) -> Self {
        let used = vec![false; doc.toks.len()];
        Finder {
            doc,
            models,
            units: Vec::new(),
            used,
            look: Look::at(doc),
            spare: Spare::default(),
            interview: interview::find(doc),
            turns: interview::turns(doc),
            #[cfg(feature = "fit")]
            log: None,
        }
    }

    /// Whether candidates are gathered to fit the models to.
    fn is_fitting(&self) -> bool {
        #[cfg(feature = "fit")]
        let fitting = self.log.is_some();
        #[cfg(not(feature = "fit"))]
        let fitting = false;
        fitting
    }

    fn run(mut self) -> Self {
        // First what no sentence owes to another: the same work for all of them.
        let doc = self.doc;
        let cues = self.cues(&doc.sents);
        let sights = self.sights();
        let mut scenes = self.scenes(&doc.sents, &cues, &sights);
        let decided = self.decide_early(&mut scenes);
        for idx in 0..doc.blocks.len() {
            let before = self.units.len();
            self.block(idx, &mut scenes, &decided);
            self.tell_above(idx, before);
        }
        self
    }

    /// Adds the units of a block. `decided`: the tokens that its sentences use, as decided before.
    fn block(&mut self, idx: usize, scenes: &mut [Scene<'_>], decided: &[bool]) {
        let doc = self.doc;
        let block = &doc.blocks[idx];
        if block.toks.is_empty()
            || is_aside(doc, block)
            || self.is_cross_head(idx)
            || self.answer(idx, block)
            || self.labelled(idx, block)
            || self.headed(idx, block)
            || self.signed(idx, block)
            || self.printed(idx, block)
        {
            return;
        }
        // The last unit of this block with marks, which unattributed sentences in marks continue.
        let mut last: Option<usize> = None;
        let mut pending: Vec<Range<usize>> = Vec::new();
        for scene in &mut scenes[block.sents.clone()] {
            let (sent, marked) = (scene.sent, scene.marked);
            let before = self.units.len();
            if scene.is_late {
                self.rule(scene);
            }
            if marked && !scene.ruled && self.announced(idx, sent) {
                last = Some(self.units.len() - 1);
                continue;
            }
            if scene.is_late {
                self.decide(&mut [&mut *scene]);
            } else {
                self.used[sent.clone()].copy_from_slice(&decided[sent.clone()]);
            }
            self.units.append(&mut scene.units);
            if self.units.len() > before {
                // `“A,” said Hale, who noted that it was “late.” “B.”`: speech goes on, not what is reported beside it.
                let spoken = (before..self.units.len()).rev().find(|u| self.is_speech(*u));
                let with_marks = spoken.or_else(|| (before..self.units.len()).rev().find(|u| self.holds_marks(*u)));
                // Sentences in marks that waited for a cue: “A.” “B,” she said.
                if let (Some(first), false) = (with_marks, pending.is_empty()) {
                    let starts_in_marks = self.units[first]
                        .content
                        .first()
                        .is_some_and(|c| doc.toks[c.start].quoted() && c.start == sent.start);
                    if starts_in_marks {
                        // What does not stand right before waits in vain.
                        let mut begin = sent.start;
                        // `“A.” Hale looked up. “B,” she said.`: nobody else was told of before.
                        let opens = pending.first().is_some_and(|first| first.start == block.toks.start);
                        if opens
                            && let Some(last) = pending.last()
                            && self.acts_as(first, &(last.end..begin))
                        {
                            begin = last.end;
                        }
                        while let Some(range) = pending.pop_if(|range| range.end == begin) {
                            begin = range.start;
                            self.units[first].content.insert(0, range);
                        }
                    }
                }
                // `Hale said it would rain. “All day long.”`: what closes a sentence goes on in the next.
                let closes = |u: &usize| self.units[*u].content.iter().any(|c| self.trim_end(sent.end) <= c.end);
                // `Hale called it “slow”. Budd said that was unfair. “We did our best.”`: the words are Budd's.
                let reported = |u: &usize| closes(u) && self.is_told_by_somebody(*u);
                let reported = (before..self.units.len()).rev().find(reported);
                last = with_marks.or(reported).or(last.filter(|u| self.holds_marks(*u)));
                last = last.or_else(|| (before..self.units.len()).rev().find(closes));
                if marked {
                    self.tail(sent, last);
                }
                continue;
            }
            if !marked {
                continue;
            }
            if self.fully_quoted(sent) {
                // `Hale had Budd’s “full support”. The manager snorted. “Did I?”`
                if let Some(subject) = self.turned_to(last, sent).filter(|_| pending.is_empty()) {
                    let unit = Unit::new(idx, vec![sent.clone()], None, Some(subject));
                    self.push(Unit { shared: true, open: true, ..unit });
                    last = Some(self.units.len() - 1);
                    continue;
                }
                // `Hale asked the officer if she had lied. “I did not.”`
                let asked = last.filter(|unit| self.asks_about(*unit, sent));
                if let Some(subject) = asked.and_then(|unit| self.goes_on_as(unit).flatten()) {
                    let unit = Unit::new(idx, vec![sent.clone()], None, Some(subject));
                    self.push(Unit { shared: true, open: true, ..unit });
                    last = Some(self.units.len() - 1);
                    continue;
                }
                match last {
                    Some(unit) => self.append(unit, sent.clone()),
                    None if self.continue_from(idx, sent) => last = Some(self.units.len() - 1),
                    None => pending.push(sent.clone()),
                }
            } else if let Some(dash) = self.signature(sent) {
                match last.filter(|unit| self.units[*unit].cue.is_some() && !self.is_described(sent, dash)) {
                    // `“A,” she said. “B.” – With a report from Otto Budd`
                    Some(unit) => self.append(unit, sent.start..dash),
                    None => self.dashed(idx, sent, dash),
                }
            } else if let Some(unit) = last.filter(|_| self.goes_on(sent)) {
                // `Then, after a pause: “B.”`
                let led =
                    |i: &usize| doc.toks[*i].is_punct(b':') && i + 1 < sent.end && doc.toks[i + 1].kind == Kind::Mark;
                let colon = sent.clone().take(9).find(led).filter(|i| !doc.toks[*i].quoted());
                self.append(unit, colon.map_or(sent.start, |colon| colon + 1)..sent.end);
            }
        }
        self.repeated(idx, block);
        if last.is_none() {
            let before = self.units.len();
            let waiting = (!pending.is_empty() && continued::goes_on_below(doc, idx)).then(|| pending.clone());
            self.left_over(idx, block, pending);
            if let Some(waiting) = waiting.filter(|_| self.units.len() == before) {
                self.push(Unit { waits: true, shared: true, ..Unit::new(idx, waiting, None, None) });
            }
        } else {
            pending.retain(|sent| self.is_whole_speech(sent));
            for sent in pending {
                self.push(Unit { open: true, ..Unit::new(idx, one(sent), None, None) });
            }
        }
    }

    /// `“A,” she said. “B” and other things.`, `“A,” she said. But “b.”`: a sentence of which much stands in marks, without a
    /// cue, goes on with what was said before it.
    fn goes_on(&self, sent: &Range<usize>) -> bool {
        let doc = self.doc;
        // `(Watch the Echo’s video “Rain on the Bay.”)`
        if sent.len() > 2 && doc.toks[sent.start].is_punct(b'(') && labels::is_rubric(doc.id(sent.start + 1)) {
            return false;
        }
        let words = sent.clone().filter(|i| doc.toks[*i].is_word());
        let (all, marked) = words.fold((0_usize, 0_usize), |(n, q), i| (n + 1, q + usize::from(doc.toks[i].quoted())));
        let closes = || sent.clone().rev().find(|i| doc.toks[*i].is_word()).is_some_and(|i| doc.toks[i].quoted());
        marked * 2 > all && (doc.toks[sent.start].quoted() || marked >= 4 && closes())
    }

    fn cue(&mut self, idx: usize, sent: &Range<usize>, cue: &Cue, later: &[Cue], previous: Option<&Cue>) {
        let before =
            |s: &Phrase| s.toks.start > sent.start && matches!(self.doc.lower(s.toks.start - 1), "neither" | "nor");
        if cue.order == Order::AccordingTo {
            self.take_back_weak(sent);
        }
        if cue.negated
            || cue.subject.as_ref().is_some_and(|s| self.is_nobody(s) || before(s))
            || self.carries(sent, cue)
        {
            return;
        }
        let content = match cue.order {
            Order::AccordingTo => self.according(sent, cue),
            // `a shout of | “Shame!” from Budd`
            _ if cue.verb.is_none() && cue.toks.len() == 1 => Some(one(self.doc.stretch_toks(cue.toks.end + 1))),
            _ => self.before_cue(sent, cue, previous).or_else(|| self.after_cue(sent, cue, later)),
        };
        let Some(mut content) = content else { return };
        content.retain(|range| !range.is_empty() && !range.clone().any(|i| self.used[i]));
        if content.is_empty() {
            return;
        }
        let unit = Unit::new(idx, content, Some(cue.toks.clone()), cue.subject.clone());
        let unit = Unit { shared: cue.shared, ..unit };
        self.push(match self.quoted_by(sent, cue) {
            Some(source) => Unit { via: unit.subject.clone(), subject: Some(source), ..unit },
            None => unit,
        });
    }

    fn append(&mut self, unit: usize, mut range: Range<usize>) {
        // `(“A,” she said. “B.”)`
        let closes = range.len() > 1 && self.doc.toks[range.end - 1].is_punct(b')');
        let opens = closes && self.doc.toks[range.clone()].iter().any(|tok| tok.is_punct(b'('));
        range.end -= usize::from(closes && !opens);
        self.used[range.clone()].fill(true);
        let content = &mut self.units[unit].content;
        match content.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => content.push(range),
        }
    }

    /// Whether the words of `unit` are of the speaker of another, or of one who is only told of there.
    fn is_speaker_of(&self, unit: &Unit, other: usize) -> bool {
        let relative = |s: &Phrase| is_one_of!(self.doc.id(s.toks.start), "who");
        unit.subject == self.units[other].subject || unit.subject.as_ref().is_some_and(relative)
    }

    fn holds_marks(&self, unit: usize) -> bool {
        self.first_marked(&self.units[unit].content).is_some()
    }

    /// `Budd said that was unfair`: whether a person or a body tells the words, by a verb of saying.
    fn is_told_by_somebody(&self, unit: usize) -> bool {
        let unit = &self.units[unit];
        let says = |cue: &Range<usize>| {
            self.doc.is(cue.end - 1, Class::SAY.or(Class::TELL)) && self.doc.tag(cue.end - 1).is_finite()
        };
        unit.cue.as_ref().is_some_and(says)
            && self.holds_clause(&unit.content)
            && unit.subject.as_ref().is_some_and(|subject| !self.is_thing(subject))
    }

    /// All words of the content stand in marks, and they are no mere name or scrap.
    fn is_speech(&self, unit: usize) -> bool {
        let content = &self.units[unit].content;
        content.iter().all(|range| self.fully_quoted(range)) && self.ends_like_speech(content[0].end - 1)
    }

    /// A sentence in marks, and no mere name or scrap.
    fn is_whole_speech(&self, sent: &Range<usize>) -> bool {
        let words = sent.clone().filter(|i| self.doc.toks[*i].is_word()).count();
        words >= 4 && self.fully_quoted(sent) && self.ends_like_speech(sent.end - 1)
    }

    /// All words of the sentence stand in marks.
    fn fully_quoted(&self, sent: &Range<usize>) -> bool {
        let toks = &self.doc.toks[sent.clone()];
        toks.iter().all(|t| t.quoted() || !t.is_word()) && toks.iter().any(|t| t.is_word())
    }

    /// `“A mess”` as a block of its own: few words in marks and no sign behind them, a heading.
    fn is_rubric(&self, block: &Block) -> bool {
        let doc = self.doc;
        let words = block.toks.clone().filter(|i| doc.toks[*i].is_word()).count();
        words <= 8 && !self.ends_like_speech(block.toks.end - 1)
    }
}
