//! Cues that no list knows: any verb, or a noun such as "claim", that a model takes for a cue with the words behind it.
//!
//! Two decisions, both by linear models: which stretch behind the word would be its content (a softmax over the places
//! where content can begin and end), then whether the word with that content is a cue at all.

use super::adjuncts::is_dated;
use super::decide::{Asked, Scene};
use super::enough::{ENOUGH_NAMELESS, speaks_on_paper};
use super::stretch::{Place, Spare, Tries, Weighed};
use super::voiceless::is_happening;
use super::{Finder, Unit, one};
use crate::article::MentionKind;
use crate::quotes::cues::{self, Cue, Order};
use crate::quotes::doc::Kind;
#[cfg(feature = "fit")]
use crate::quotes::learn;
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
    pub(super) proposal: Option<usize>,
    /// How much speaks for it.
    pub(super) score: f32,
    /// What the model knows of it.
    #[cfg(feature = "fit")]
    pub(in crate::quotes) features: Vec<u32>,
}

/// What is known of a word that may be a cue before its content is sought.
pub(super) struct Candidate {
    cue: Cue,
    /// Where its content can lie, and what makes its clause a part of another, see [`Place`].
    at: usize,
    limit: usize,
    all: usize,
    opener: u32,
    /// How much speaks for the word alone.
    word: i32,
}

impl Candidate {
    fn place<'s>(&'s self, scene: &Scene<'s>, asked: &Asked) -> Place<'s> {
        let Candidate { ref cue, at, limit, all, opener, .. } = *self;
        Place { i: asked.i, verb: asked.verb, cue, sent: scene.sent, at, limit, all, opener }
    }
}

/// What would be its content.
pub(super) struct Choice {
    content: Vec<Range<usize>>,
    /// Whether the rules found it, see [`Finder::span_features`].
    ruled: u32,
    /// What else it could be, and what is known of each.
    #[cfg(feature = "fit")]
    tried: (Vec<super::Pieces>, super::Bags),
}

/// Under this score of the word and its subject no content is sought: with any content, hardly one in two hundred such words would
/// be a cue.
const HOPELESS_WORD: f32 = -2.0;

impl Finder<'_, '_> {
    /// Makes units of those of the candidates of a sentence that do not stand in another's words.
    pub(super) fn choose(&mut self, scene: &Scene<'_>, found: &mut Vec<Open>) {
        let Scene { sent, block: idx, ref proposals, .. } = *scene;
        self.set_apart(found);
        // Only the outermost counts: what Hale said that Budd said is Hale's.
        let says = |open: &Open| self.doc.is(open.cue.toks.end - 1, Class::SAY.or(Class::TELL));
        let holds = |a: &Open, b: &Open| {
            // A doubtful cue does not swallow one that is plain: `mentioned the port, and Hale said it was “lost”`.
            // `expressing hope, | Hale saying it was “late”`
            let saying = || {
                let verb = b.cue.toks.end - 1;
                is_one_of!(self.doc.id(verb), "saying")
                    && b.cue.subject.as_ref().is_some_and(|s| s.kind == MentionKind::Name && s.toks.end == verb)
            };
            let doubtful = !says(a) && says(b) && (b.score > a.score || saying());
            !doubtful && a.content.iter().any(|range| range.contains(&b.cue.toks.start))
        };
        if found.len() > 1 {
            // `pointing to the time when Budd said it was “late”`: Budd's words.
            let tells_of = |a: &Open, b: &Open| {
                let link = b.cue.start.checked_sub(1);
                !says(a)
                    && says(b)
                    && b.cue.start > a.content[0].start
                    && link.is_some_and(|link| {
                        // Not `allege that he was wrong when he said it was “late”`
                        is_one_of!(self.doc.id(link), "when")
                            && !(a.content[0].start == a.cue.end() && is_one_of!(self.doc.id(a.cue.end()), "that"))
                            // `rejected an offer | Hale said was “kind”`
                            || a.content[0].start == a.cue.end() && self.is_said_of(b.cue.start, &b.cue.toks)
                    })
                    && self.first_marked(&b.content).is_some()
                    && a.content.iter().any(|range| range.contains(&b.cue.toks.start))
                    && !(a.content[0].start..b.cue.start).any(|i| self.doc.toks[i].quoted())
            };
            let told: Vec<bool> = found.iter().map(|a| found.iter().any(|b| tells_of(a, b))).collect();
            let mut told = told.into_iter();
            found.retain(|_| !told.next().unwrap_or(false));
            // `Hale told Budd it was late, officials said`: they tell all of it.
            let within =
                |b: &Open, a: &Open| holds(a, b) && (!holds(b, a) || self.closes(sent, a) && !self.closes(sent, b));
            let outer: Vec<bool> = found.iter().map(|b| !found.iter().any(|a| within(b, a))).collect();
            let mut outer = outer.into_iter();
            found.retain(|_| outer.next().unwrap_or(false));
            found.sort_by(|a, b| b.score.total_cmp(&a.score));
        }
        for Open { cue, content, proposal, score, .. } in found.drain(..) {
            if content.iter().cloned().flatten().any(|i| self.used[i]) || self.used[cue.toks.start] {
                continue;
            }
            let proposed = proposal.map(|p| &proposals[p]);
            let marked = self.first_marked(&content).is_some();
            let ruled = proposed.and_then(|p| p.subject.clone());
            let source = self.source(sent, &cue, &content, ruled);
            // `Hale is said to be rich`: not by Hale.
            let source = source.filter(|source| !(source.toks.end <= cue.toks.start && self.is_told_of(&cue)));
            // `You could leave thinking that it rained`
            let anybody = |source: &Phrase| is_one_of!(self.doc.id(source.head.start), "you");
            // `Shares closed up, suggesting that investors expect more`
            let infers = |source: &Phrase| {
                is_one_of!(
                    self.doc.id(cue.toks.end - 1),
                    "suggesting"
                        | "indicating"
                        | "implying"
                        | "meaning"
                        | "revealing"
                        | "exposing"
                        | "prompting"
                        | "pointing"
                ) && self.is_thing(source)
                    // `It signals the start of a long fight`
                    || is_one_of!(self.doc.id(source.head.start), "it" | "this" | "that")
                        && is_one_of!(
                            self.doc.id(cue.toks.end - 1),
                            "signals" | "signaled" | "signalled" | "suggests" | "indicates" | "implies" | "pointing"
                        )
                        && !self.is_finite(content[0].start, content[0].end)
            };
            // `A test revealed a problem with the valve`
            let shows = |source: &Phrase| {
                let (verb, noun) = (self.doc.id(cue.toks.end - 1), self.doc.id(source.head.end - 1));
                is_one_of!(verb, "reveal" | "reveals" | "revealed" | "revealing" | "showed" | "shows")
                    && is_one_of!(
                        noun,
                        "test" | "tests" | "check" | "glance" | "look" | "search" | "scan" | "inspection"
                    )
                    && !self.holds_clause(&content)
            };
            // `It bemuses Hale that the film is called “loud”`
            let expletive = |source: &Phrase| {
                is_one_of!(self.doc.id(source.head.start), "it")
                    && !self.doc.is(cue.toks.end - 1, CUE)
                    && is_one_of!(self.doc.id(content[0].start), "that")
                    && content[0].start > cue.toks.end
            };
            // `The reference refers to the case`, `The event drew all to urge Budd to go`, `The cases suggest that it is old`
            let idle = |source: &Phrase| {
                let (verb, noun) = (cue.toks.end - 1, source.head.end - 1);
                let implies = is_one_of!(
                    self.doc.id(verb),
                    "suggest" | "suggests" | "suggested" | "indicate" | "indicates" | "indicated"
                );
                let says = proposed.is_some() || self.doc.is(verb, Class::SAY.or(Class::TELL));
                self.is_thing(source)
                    && !speaks_on_paper(self.doc.id(noun))
                    && (implies || !says && self.doc.tag(noun) == Tag::NN || is_happening(self.doc.id(noun)))
            };
            let nobody = source.as_ref().is_some_and(|source| {
                self.is_nobody(source)
                    || expletive(source)
                    || !marked && (anybody(source) || infers(source) || shows(source) || idle(source))
            });
            if nobody || source.is_none() && (!marked || score < ENOUGH_NAMELESS) {
                continue;
            }
            let unit = Unit::new(idx, content, Some(cue.toks), source);
            let via = proposed.and_then(|p| p.via.clone());
            self.push(Unit { shared: cue.shared, open: proposed.is_none(), via, ..unit });
        }
    }

    /// `an offer | Hale said was “kind”`: whether a verb of saying with its subject from `start` on tells of the noun before it, whose
    /// own verb follows.
    fn is_said_of(&self, start: usize, cue: &Range<usize>) -> bool {
        let doc = self.doc;
        let noun = start.checked_sub(1).filter(|noun| doc.tag(*noun).is_in(&[Tag::NN, Tag::NNS]));
        noun.is_some_and(|noun| !doc.toks[noun].quoted())
            && is_one_of!(doc.id(cue.end - 1), "said" | "says")
            && cue.len() == 1
            && doc.toks.get(cue.end).is_some_and(|next| next.is(Class::BE) && !next.quoted() && !next.first)
    }

    /// Whether the sentence ends with the cue, its subject behind a comma, and the words before that.
    fn closes(&self, sent: &Range<usize>, open: &Open) -> bool {
        let doc = self.doc;
        let subject = open.cue.subject.as_ref().filter(|_| open.cue.order == Order::SubjectFirst && !open.cue.shared);
        let comma = subject.and_then(|subject| subject.toks.start.checked_sub(1)).filter(|comma| *comma > sent.start);
        comma.is_some_and(|comma| {
            doc.toks[comma].is_punct(b',')
                && !doc.toks[comma].quoted()
                && open.content.last().is_some_and(|last| last.end == comma)
                && doc.is(open.cue.toks.end - 1, Class::SAY)
                && (open.cue.toks.end..sent.end).all(|i| !doc.toks[i].is_word())
        })
    }

    /// Finds the cue that a word would be, and where its content could lie; none if it is surely no cue.
    pub(super) fn candidate(&self, scene: &Scene<'_>, asked: &Asked) -> Option<Candidate> {
        let Scene { sent, known, ref proposals, .. } = *scene;
        let Asked { i, proposal, .. } = *asked;
        let ruled = proposal.and_then(|p| known.iter().find(|c| Some(&c.toks) == proposals[p].cue.as_ref()));
        let cue = match ruled {
            Some(cue) => cue.clone(),
            None => self.open_cue(sent, i, known),
        };
        if cue.negated || cue.subject.as_ref().is_some_and(|s| self.is_nobody(s)) {
            return None;
        }
        let at = cue.end();
        let later = known.iter().position(|c| c.toks.start >= cue.toks.end).unwrap_or(known.len());
        let end = self.limit(sent, &cue, &known[later..], at);
        let limit = (at..end).find(|j| self.used[*j]).unwrap_or(end);
        let (all, opener) = (self.trim_end(limit), self.opener(&cue, sent));
        let mut candidate = Candidate { cue, at, limit, all, opener, word: 0 };
        let place = candidate.place(scene, asked);
        candidate.word = self.models.cue.units(|f| self.word_features(f, &place));
        let hopeless = self.models.cue.scaled(candidate.word) < HOPELESS_WORD;
        (!hopeless || self.is_fitting() || self.is_proposing(i)).then_some(candidate)
    }

    /// Chooses what would be the content of a candidate.
    pub(super) fn content(
        &self,
        scene: &Scene<'_>,
        asked: &Asked,
        candidate: &Candidate,
        spare: &mut Spare,
    ) -> Option<Choice> {
        let Scene { sent, ref proposals, .. } = *scene;
        let Asked { i, proposal, .. } = *asked;
        let Candidate { ref cue, at, limit, .. } = *candidate;
        let place = candidate.place(scene, asked);
        // Content that the rules propose comes first, then what stands before the cue.
        let mut whole: Vec<Vec<Range<usize>>> = proposal.map(|p| proposals[p].content.clone()).into_iter().collect();
        for span in self.before(i, cue, sent) {
            if !whole.contains(&span) {
                whole.push(span);
            }
        }
        let Spare { starts, ends, tries, weighed } = spare;
        tries.clear();
        if at < limit {
            // Few sentences have a word that comes so far. Those after it have their content further on.
            if ends.is_empty() {
                self.ends(&(i..sent.end), ends);
            }
            self.starts(at, limit, starts);
            self.leave_remarks(scene, asked, candidate, &whole, starts);
            self.stretches_from(&place, starts, ends, tries);
        }
        let found = match proposal.map(|p| &proposals[p].content[..]) {
            Some([found]) => Some(found),
            _ => None,
        };
        let ruled = u32::from(proposal.is_some());
        let (content, ruled_best) = self.best_span(&place, &whole, tries, found, ruled, weighed)?;
        #[cfg(feature = "fit")]
        let tried = if self.log.is_some() {
            let pairs = tries.runs.iter().flat_map(|run| tries.ends_of(run).map(|end| run.start..tries.ends[end]));
            let pairs = pairs.filter(|pair| found != Some(pair) && !self.is_in_bracket(&place, pair.start, pair.end));
            let spans: Vec<_> = whole.into_iter().chain(pairs.map(one)).collect();
            let ruled_at = |n: usize| if n == 0 { 2 * ruled } else { ruled };
            let known = |n: usize| learn::collect(|f| self.span_features(f, &place, &spans[n], ruled_at(n)));
            let known = (0..spans.len()).map(known).collect();
            (spans, known)
        } else {
            Default::default()
        };
        Some(Choice {
            content,
            ruled: ruled_best,
            #[cfg(feature = "fit")]
            tried,
        })
    }

    /// Leaves out starts of what is no content behind a cue that has content before it, `whole`.
    fn leave_remarks(
        &self,
        scene: &Scene<'_>,
        asked: &Asked,
        candidate: &Candidate,
        whole: &[Vec<Range<usize>>],
        starts: &mut Vec<usize>,
    ) {
        let Some(first) = whole.first() else { return };
        let Asked { i, proposal, .. } = *asked;
        let Candidate { ref cue, at, limit, .. } = *candidate;
        let doc = self.doc;
        // `It is late, Hale said on Monday`: when and where it was said.
        let comma = cue.start > scene.sent.start && doc.toks[cue.start - 1].is_punct(b',');
        let ruled_before = proposal.is_some() && first[0].start < cue.start;
        let adjunct = Class::PREP.or(Class::SUBORD).or(Class::TIME).or(Class::ADVERB);
        let clause = || self.holds_clause(first) && !doc.is(first[0].start, adjunct);
        let said = doc.is(i, Class::SAY) && ruled_before;
        if comma && (said || doc.tag(i).is_finite() && !cue.shared && proposal.is_none() && clause()) {
            let dated = |i: usize| doc.is(i, Class::TIME) || is_dated(doc, i);
            let begins = |i: usize| dated(i) || doc.is(i, Class::PREP) && (said || i + 1 < limit && dated(i + 1));
            starts.retain(|start| !begins(*start) || doc.toks[*start].quoted());
        }
        // `It is late, Hale pointed out in | a letter, and Budd left`
        if comma && ruled_before && at + 1 < limit && doc.is(at, Class::PREP) && doc.is(at + 1, Class::DET) && clause()
        {
            starts.retain(|start| *start != at + 1);
        }
        // `It is late, said an official | who was there`, `It is late, Hale said, adding | that it rained`
        let who = |start: usize| start == at && cue.order == Order::Inverted && is_one_of!(doc.id(start), "who");
        starts.retain(|start| !who(*start));
        let adds = ruled_before && at + 1 < limit && doc.toks[at].is_punct(b',') && doc.tag(at + 1) == Tag::VBG;
        if adds && doc.is(at + 1, CUE) && doc.is(i, Class::SAY) {
            starts.clear();
        }
        // `It is late, scientists report, a finding | that may help`, `It is late, Hale said, | though she did not say why`
        starts.retain(|start| !self.is_gloss(*start, at));
    }

    /// Weighs a candidate with its content.
    pub(super) fn open(
        &mut self,
        scene: &Scene<'_>,
        asked: &Asked,
        candidate: &Candidate,
        choice: Choice,
    ) -> Option<Open> {
        let i = asked.i;
        let (mut content, ruled) = (choice.content, choice.ruled);
        self.leave_object(&candidate.cue, &mut content);
        self.leave_addressee(&candidate.cue, &mut content);
        self.take_noun(&candidate.cue, &mut content);
        self.mend_end(&candidate.cue, &mut content, candidate.limit);
        // `It rose, Hale said, | as Budd alleged that it would fall`
        let others = |piece: &Range<usize>| {
            is_one_of!(self.doc.id(piece.start), "as")
                && scene.known.iter().any(|c| {
                    let that = || self.doc.toks.get(c.toks.end).is_some_and(|tok| is_one_of!(tok.id(), "that"));
                    !c.shared && c.order == Order::SubjectFirst && piece.contains(&c.start) && that()
                })
        };
        if content.len() == 2 && content[0].end <= candidate.cue.start && others(&content[1]) {
            content.pop();
        }
        if self.tells_nothing(&candidate.cue, &content) {
            return None;
        }
        let place = candidate.place(scene, asked);
        let inside = scene.proposed(i);
        let rest = self.models.cue.units(|f| self.cue_features(f, scene, &place, &content, ruled, inside));
        let score = self.models.cue.scaled(candidate.word + rest);
        #[cfg(feature = "fit")]
        let features = learn::collect(|f| {
            self.word_features(f, &place);
            self.cue_features(f, scene, &place, &content, ruled, inside);
        });
        #[cfg(feature = "fit")]
        if let Some(log) = &mut self.log {
            let (spans, known) = choice.tried;
            log.spans.push((i, spans, known));
        }
        Some(Open {
            cue: candidate.cue.clone(),
            content,
            proposal: asked.proposal,
            score,
            #[cfg(feature = "fit")]
            features,
        })
    }

    /// The number of the word that makes the clause of a cue a part of another, see [`Place`].
    fn opener(&self, cue: &Cue, sent: &Range<usize>) -> u32 {
        let doc = self.doc;
        let links = |j: &usize| doc.tag(*j).is_in(&[Tag::WH, Tag::IN]) && !doc.toks[*j].quoted();
        let before = cue.start.checked_sub(1).filter(|j| *j >= sent.start);
        let at = Some(cue.start).filter(links).or(before.filter(links));
        at.map_or(0, |j| doc.id(j).number())
    }

    /// Chooses what would be the content: the best of `whole` and, behind them, of the stretches that are tried; the first of
    /// equals. Whether the rules found content for this cue (`ruled`) and, if it is one stretch, that (`found`): it is the first of
    /// `whole`. Returns with it whether they found this, see [`Finder::span_features`].
    fn best_span(
        &self,
        place: &Place<'_>,
        whole: &[Vec<Range<usize>>],
        tries: &Tries,
        found: Option<&Range<usize>>,
        ruled: u32,
        weighed: &mut Weighed,
    ) -> Option<(Vec<Range<usize>>, u32)> {
        let ruled_at = |n: usize| if n == 0 { 2 * ruled } else { ruled };
        if whole.len() == 1 && tries.runs.is_empty() {
            return Some((whole[0].clone(), ruled_at(0)));
        }
        let mut best: Option<(usize, i32)> = None;
        for (n, span) in whole.iter().enumerate() {
            let units = self.models.span.units(|f| self.span_features(f, place, span, ruled_at(n)));
            if best.is_none_or(|(_, most)| units > most) {
                best = Some((n, units));
            }
        }
        let pair = self.best_pair(place, tries, found, ruled, weighed);
        let best = best.filter(|(_, most)| pair.as_ref().is_none_or(|(_, units)| most >= units));
        match best {
            Some((n, _)) => Some((whole[n].clone(), ruled_at(n))),
            None => pair.map(|(pair, _)| (one(pair), ruled)),
        }
    }

    /// `his claim that …`, `Hale’s remark “…”`: the token that owns the noun, `his` or the clitic, where the noun may be a cue.
    pub(super) fn owner(&self, sent: &Range<usize>, i: usize) -> Option<usize> {
        let doc = self.doc;
        let noun = i > sent.start && i + 2 < sent.end && doc.tag(i).is_in(&[Tag::NN, Tag::NNS]);
        if !noun || !(is_one_of!(doc.id(i + 1), "that") || doc.toks[i + 1].quoted()) {
            return None;
        }
        (sent.start..i)
            .rev()
            .take(3)
            .take_while(|j| doc.toks[*j].kind == Kind::Clitic || doc.toks[*j].is_word() && !doc.toks[*j].quoted())
            .find(|j| doc.toks[*j].kind == Kind::Clitic || doc.is(*j, Class::POSS))
    }

    fn open_cue(&self, sent: &Range<usize>, i: usize, known: &[Cue]) -> Cue {
        let doc = self.doc;
        let bare = |start: usize, subject: Option<Phrase>| Cue {
            toks: i..i + 1,
            verb: Some(i),
            subject,
            order: Order::SubjectFirst,
            start,
            shared: false,
            passive: false,
            negated: false,
            irrealis: false,
        };
        let Some(owner) = self.owner(sent, i) else {
            let ends = |c: &Cue| c.toks.end <= i;
            // The rules have looked at most words that they know, and that with the same cue before.
            let nth = known.iter().position(|c| c.verb == Some(i));
            return match nth.filter(|nth| known[..*nth].last().is_none_or(ends)) {
                Some(nth) => known[nth].clone(),
                None => {
                    let previous = known.iter().rev().find(|c| ends(c));
                    cues::cue_at(doc, sent, i, previous).unwrap_or_else(|| bare(i, None))
                }
            };
        };
        let subject = if doc.is(owner, Class::POSS) {
            let head = owner..owner + 1;
            Some(Phrase { toks: head.clone(), head, kind: MentionKind::Pronoun, apposition: None })
        } else if owner > sent.start {
            cues::phrase_before(doc, sent, owner)
        } else {
            None
        };
        bare(owner, subject)
    }
}
