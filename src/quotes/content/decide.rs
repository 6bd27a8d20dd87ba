//! Decides about sentences: first the rules, then the models about what these are not sure of and about all words that they left
//! alone. Each step is done for all sentences before the next, since nothing of one depends on another, and a step is much code.

use super::gate::{InSentences, Sight};
use super::open::Open;
use super::stretch::Verb;
use super::{Finder, Unit};
use crate::article::Role;
use crate::quotes::cues::{Cue, Order};
#[cfg(feature = "fit")]
use crate::quotes::learn;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// Under this score at first sight no subject and no content is sought, in a sentence with marks and in one without. Of the
/// words that rules leave open, four in five have one so low; figures of accuracy are the same with all of them.
const HOPELESS_MARKED: f32 = -3.0;
const HOPELESS_PLAIN: f32 = -1.8;

/// A sentence, and what was found there so far.
pub(super) struct Scene<'s> {
    pub(super) sent: &'s Range<usize>,
    /// Index of the block.
    pub(super) block: usize,
    /// The cues that the rules know of.
    pub(super) known: &'s [Cue],
    /// The words that may be cues.
    sights: &'s [Sight],
    /// Whether anything in it stands in marks.
    pub(super) marked: bool,
    pub(super) in_paragraph: bool,
    /// Whether it depends on what was found before it: words may reach back to a "not" at its end.
    pub(super) is_late: bool,
    /// Whether the rules found anything.
    pub(super) ruled: bool,
    /// What is found: first by the rules, then what of it is sure, at last all.
    pub(super) units: Vec<Unit>,
    /// What the rules propose and are not sure of.
    pub(super) proposals: Vec<Unit>,
    /// Whether the rules are sure of some content here.
    pub(super) settled: bool,
}

impl Scene<'_> {
    /// How many of the rules' proposals have a token in their content.
    pub(super) fn proposed(&self, i: usize) -> usize {
        self.proposals.iter().filter(|unit| unit.content.iter().any(|range| range.contains(&i))).count()
    }
}

/// A word that a model is asked about.
pub(super) struct Asked {
    /// Index of the scene.
    scene: usize,
    /// The word.
    pub(super) i: usize,
    /// What is asked of it.
    pub(super) verb: Verb,
    /// Index of the proposal of which it is the cue.
    pub(super) proposal: Option<usize>,
}

impl Finder<'_, '_> {
    /// Returns the sentences of the article.
    pub(super) fn scenes<'s>(
        &self,
        sents: &'s [Range<usize>],
        cues: &'s InSentences<Cue>,
        sights: &'s InSentences<Sight>,
    ) -> Vec<Scene<'s>> {
        let mut scenes = Vec::with_capacity(sents.len());
        for (idx, block) in self.doc.blocks.iter().enumerate() {
            let in_paragraph = block.role == Role::Paragraph;
            scenes.extend(block.sents.clone().zip(&sents[block.sents.clone()]).map(|(nth, sent)| {
                let not = sent.start > 0 && is_one_of!(self.doc.id(sent.start - 1), "not" | "never");
                Scene {
                    sent,
                    block: idx,
                    known: cues.of(nth),
                    sights: sights.of(nth),
                    marked: self.tally(sent.start, sent.end).quoted > 0,
                    in_paragraph,
                    is_late: not || self.is_fitting(),
                    ruled: false,
                    units: Vec::new(),
                    proposals: Vec::new(),
                    settled: false,
                }
            }));
        }
        scenes
    }

    /// Decides about all sentences that depend on no other, and returns which tokens they use.
    pub(super) fn decide_early(&mut self, scenes: &mut [Scene<'_>]) -> Vec<bool> {
        let mut early: Vec<&mut Scene<'_>> = scenes.iter_mut().filter(|scene| !scene.is_late).collect();
        for scene in &mut early {
            self.rule(scene);
        }
        self.decide(&mut early);
        let none = vec![false; self.used.len()];
        std::mem::replace(&mut self.used, none)
    }

    /// Finds what the rules find.
    pub(super) fn rule(&mut self, scene: &mut Scene<'_>) {
        let (cues, first) = (scene.known, self.units.len());
        for (n, cue) in cues.iter().enumerate() {
            self.cue(scene.block, scene.sent, cue, &cues[n + 1..], n.checked_sub(1).map(|p| &cues[p]));
        }
        scene.units = self.units.split_off(first);
        scene.ruled = !scene.units.is_empty();
    }

    /// Takes back what the rules are not sure of, and decides with the models about it and about all words that the rules left
    /// alone.
    pub(super) fn decide(&mut self, scenes: &mut [&mut Scene<'_>]) {
        for scene in scenes.iter_mut().filter(|scene| scene.ruled) {
            self.take_back(scene);
        }
        let mut asked = Vec::with_capacity(scenes.iter().map(|scene| scene.sights.len()).sum());
        for (nth, scene) in scenes.iter().enumerate() {
            self.ask(nth, scene, &mut asked);
        }
        let mut candidates = Vec::with_capacity(asked.len());
        candidates.extend(asked.into_iter().filter_map(|asked| {
            let candidate = self.candidate(scenes[asked.scene], &asked)?;
            Some((asked, candidate))
        }));
        let mut chosen = Vec::with_capacity(candidates.len());
        let mut spare = std::mem::take(&mut self.spare);
        let mut last = None;
        for pair @ (asked, candidate) in &candidates {
            if last.replace(asked.scene) != Some(asked.scene) {
                spare.ends.clear();
            }
            if let Some(choice) = self.content(scenes[asked.scene], asked, candidate, &mut spare) {
                chosen.push((pair, choice));
            }
        }
        self.spare = spare;
        let mut found: Vec<(usize, Open)> = Vec::new();
        for ((asked, candidate), choice) in chosen {
            let scene = &scenes[asked.scene];
            let Some(open) = self.open(scene, asked, candidate, choice) else { continue };
            #[cfg(feature = "fit")]
            if let Some(log) = &mut self.log {
                log.opens.push(open.clone());
                self.choose_source(scene.sent, &open.cue, &open.content);
                continue;
            }
            if open.score > self.enough(&open) {
                found.push((asked.scene, open));
            }
        }
        let mut found = found.into_iter().peekable();
        let mut here = Vec::new();
        for (nth, scene) in scenes.iter_mut().enumerate() {
            while let Some((_, open)) = found.next_if(|(of, _)| *of == nth) {
                here.push(open);
            }
            if !here.is_empty() {
                let first = self.units.len();
                self.units.append(&mut scene.units);
                self.choose(scene, &mut here);
                scene.units = self.units.split_off(first);
            }
            scene.units.sort_by_key(|unit| unit.cue.as_ref().map_or(0, |cue| cue.start));
            let inside = |range: &Range<usize>| scene.sent.start <= range.start && range.end <= scene.sent.end;
            debug_assert!(scene.is_late || scene.units.iter().flat_map(|unit| &unit.content).all(inside));
        }
    }

    /// Takes back the units that the rules are not sure of.
    fn take_back(&mut self, scene: &mut Scene<'_>) {
        scene.proposals = scene.units.extract_if(.., |unit| !self.is_sure(unit)).collect();
        for unit in &mut scene.units {
            // Whose a verb's words are that shares its subject with another is less sure than the words.
            let cue = scene.known.iter().find(|c| Some(&c.toks) == unit.cue.as_ref());
            if let Some(cue) =
                cue.filter(|c| c.shared || c.subject.is_none() || self.doc.tag(c.toks.end - 1) == Tag::VBG)
            {
                unit.subject = self.source(scene.sent, cue, &unit.content, unit.subject.take());
            }
        }
        for range in scene.proposals.iter().flat_map(|unit| &unit.content) {
            self.used[range.clone()].fill(false);
        }
        scene.settled = !scene.units.is_empty();
    }

    /// Adds the words of a sentence that are worth a closer look, see [`super::gate`].
    fn ask(&mut self, nth: usize, scene: &Scene<'_>, out: &mut Vec<Asked>) {
        let verbs = scene.proposals.iter().filter_map(|unit| Some(unit.cue.as_ref()?.end - 1));
        let mut verbs = verbs.filter(|i| scene.sent.contains(i) && !self.is_quoted(*i));
        let is_seen = |i: usize| scene.sights.iter().any(|sight| sight.i == i);
        let with_proposed;
        let sights = if verbs.clone().all(is_seen) {
            scene.sights
        } else {
            with_proposed = with_unseen(scene.sights, &mut verbs);
            &with_proposed
        };
        for sight in sights {
            let i = sight.i;
            if self.used[i] {
                continue;
            }
            let own = |u: &Unit| u.cue.as_ref().is_some_and(|c| c.contains(&i));
            let proposal = scene.proposals.iter().position(own);
            let verb = self.verb(i);
            let asked = match proposal {
                Some(p) => scene.proposals[p].cue.as_ref().is_some_and(|cue| cue.end == i + 1),
                None => !scene.units.iter().any(own) && self.is_worth_it(scene, sight, verb),
            };
            if asked {
                out.push(Asked { scene: nth, i, verb, proposal });
            }
        }
    }

    /// Whether a word that the rules know nothing of is worth a closer look.
    fn is_worth_it(&mut self, scene: &Scene<'_>, sight: &Sight, verb: Verb) -> bool {
        // `said Hale, according to the Herald`: the rules know whose the words are, and who only carries them.
        let carried = |c: &Cue| c.order == Order::AccordingTo && c.toks.contains(&sight.i);
        // `Hale said it was late, the Herald reported`
        let outlet = |u: &Unit| u.via.as_ref().is_some_and(|via| via.toks.end == sight.i);
        if scene.known.iter().any(carried) || scene.units.iter().chain(&scene.proposals).any(outlet) {
            return false;
        }
        let hopeless = if scene.marked { HOPELESS_MARKED } else { HOPELESS_PLAIN };
        let score = self.models.gate.score(|f| self.gate_features(f, scene, sight, verb));
        // Few words are left of which more is to be asked.
        if score < hopeless && !self.is_proposing(sight.i) || !self.looks_like_cue(scene.sent, sight.i) {
            return false;
        }
        #[cfg(feature = "fit")]
        if self.log.is_some() {
            let known = learn::collect(|f| self.gate_features(f, scene, sight, verb));
            self.log.get_or_insert_default().gates.push((sight.i, known));
        }
        true
    }
}

/// The words that may be cues and those that the rules propose, in order.
fn with_unseen(sights: &[Sight], verbs: &mut dyn Iterator<Item = usize>) -> Vec<Sight> {
    let mut all: Vec<Sight> = sights.iter().copied().chain(verbs.map(Sight::unasked)).collect();
    all.sort_by_key(|sight| sight.i);
    all.dedup_by_key(|sight| sight.i);
    all
}
