//! Where the content of an open cue begins and ends: a choice among the places where it can.

use super::stretch::{Place, Run, Tries};
use super::{Finder, one};
use crate::article::MentionKind;
use crate::quotes::cues::{Cue, Order};
use crate::quotes::doc::Kind;
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

/// `that | month`
fn is_span_of_time(word: Word) -> bool {
    is_one_of!(word, "day" | "week" | "month" | "year" | "night" | "morning" | "afternoon" | "evening" | "time")
}

/// Ends tried for each start.
const MAX_ENDS: usize = 14;

/// What time is told in: `two days earlier`.
fn is_span(noun: Word) -> bool {
    is_one_of!(
        noun,
        "day" | "days" | "week" | "weeks" | "month" | "months" | "year" | "years" | "hour" | "hours" | "few"
    )
}

impl Finder<'_, '_> {
    /// Notes where the content of a cue may begin: right behind it, behind a preposition, an addressee or an object, at "that",
    /// at marks, behind a comma or colon.
    pub(super) fn starts(&self, at: usize, limit: usize, out: &mut Vec<usize>) {
        let doc = self.doc;
        out.clear();
        out.push(at);
        let field = is_one_of!(doc.id(at), "in") && self.opens_in_field(at, limit);
        if doc.is(at, Class::PREP) && !field && !self.is_roughly(at, limit) {
            out.push(at + 1);
        }
        if let Some(phrase) = doc.phrase_at(at, limit) {
            let end = phrase.toks.end;
            out.push(end);
            if end < limit && doc.is(end, Class::PREP) {
                out.push(end + 1);
            }
        }
        let (mut link, mut that, mut mark, mut stop) = (None, None, None, None);
        for (i, tok) in (at..).zip(&doc.toks[at..limit.min(at + 18)]) {
            if tok.quoted() {
                mark = mark.or(Some(i));
            } else if is_one_of!(tok.id(), "that")
                && !doc.toks.get(i + 1).is_some_and(|next| is_span_of_time(next.id()))
            {
                (link, that) = (link.or(Some(i)), that.or(Some(i)));
            } else if is_one_of!(tok.id(), "to" | "whether" | "how" | "why" | "what" | "if" | "as") {
                // `Hale said, | even if it rained`
                let even = i > at && is_one_of!(tok.id(), "if") && is_one_of!(doc.id(i - 1), "even" | "only");
                link = link.or(Some(i - usize::from(even)));
            } else if matches!(tok.kind, Kind::Punct(b',' | b':' | b'-')) {
                stop = stop.or(Some(i + 1));
            }
        }
        out.extend([link, that, mark, stop].into_iter().flatten());
        out.sort_unstable();
        out.dedup();
        let sign = |s: usize| matches!(doc.toks[s].kind, Kind::Punct(b',' | b';' | b':' | b'-' | b'(' | b')'));
        // `sent a letter in | which he said`
        let relative = |s: usize| is_one_of!(doc.id(s), "which" | "whom") && doc.is(s - 1, Class::PREP);
        // `told | me`, `said on Monday, | marking a year`
        let told = |s: usize| {
            s == at && is_one_of!(doc.id(s), "me" | "us") && doc.toks.get(s + 1).is_some_and(|t| t.is_punct(b','))
        };
        let aside = |s: usize| doc.tag(s) == Tag::VBG && doc.toks[s - 1].is_punct(b',') && !self.is_finite(s, limit);
        out.retain(|&s| s < limit && !sign(s) && !relative(s) && (doc.toks[s].quoted() || !told(s) && !aside(s)));
        // `announced | on Friday the arrest of a man`
        let dated =
            at + 3 < limit && doc.is(at, Class::PREP) && doc.is(at + 1, Class::TIME) && !doc.toks[at + 2].quoted();
        if dated && doc.is(at + 2, Class::DET) {
            out.retain(|s| *s > at + 1);
            out.insert(0, at + 2);
            out.dedup();
        }
        // `announced two days earlier | that it would leave`
        let ago = (at + 1..limit.min(at + 4)).find(|i| is_one_of!(doc.id(*i), "ago" | "earlier" | "later" | "before"));
        let dated = ago.is_some_and(|ago| {
            let that = ago + 1;
            that + 2 < limit
                && is_one_of!(doc.id(that), "that")
                && doc.is(at, Class::DET)
                && !doc.toks[ago].quoted()
                // Not `a meeting earlier that day`, `the man seen before that`
                && (at..ago).all(|i| doc.is(i, Class::DET) || doc.tag(i) == Tag::CD || doc.is(i, Class::TIME) || is_span(doc.id(i)))
                && (doc.is(that + 1, Class::DET.or(Class::POSS).or(Class::PRON)) || doc.toks[that + 1].capital)
        });
        if let Some(ago) = ago.filter(|_| dated) {
            out.retain(|s| *s > ago);
        }
        // `expressed | doubts about Hale’s plan`
        let felt = is_one_of!(
            doc.id(at - 1),
            "expressed" | "signaled" | "signalled" | "expresses" | "expressing" | "voiced" | "voices" | "voicing"
        ) && doc.tag(at).is_in(&[Tag::NN, Tag::NNS, Tag::JJ])
            && doc.phrase_at(at, limit).is_some_and(|felt| {
                felt.toks.end < limit
                    && is_one_of!(doc.id(felt.toks.end), "about" | "at" | "for" | "over" | "with" | "in" | "of")
            });
        out.retain(|&s| !felt || s == at || doc.toks[s].quoted());
        // `told | the Herald he was late`, `said | to me that it rained`
        let addressed = self.behind_addressee(at, limit);
        // `said on Monday, | and left`, `said | according to a transcript`
        let linked = |s: usize| doc.tag(s) == Tag::CC || is_one_of!(doc.id(s), "according");
        out.retain(|&s| doc.toks[s].quoted() || addressed.is_none_or(|begin| s >= begin) && !linked(s));
    }

    /// `told the Herald | he was late`, `suggested to me | that it rained`: where a clause begins right behind who is told.
    pub(super) fn behind_addressee(&self, at: usize, limit: usize) -> Option<usize> {
        let doc = self.doc;
        if at + 2 >= limit {
            return None;
        }
        let tells = is_one_of!(doc.id(at - 1), "told" | "tells" | "tell" | "telling");
        let asks = is_one_of!(doc.id(at - 1), "asked" | "asks" | "ask" | "asking");
        // `asked her | whether it rained`
        if asks && let Some(question) = self.behind_asked(at, limit) {
            return Some(question);
        }
        let to = is_one_of!(doc.id(at), "to");
        if !(tells || to) || doc.toks[at].quoted() || to && doc.tag(at + 1).is_verb() {
            return None;
        }
        let from = at + usize::from(to);
        let bench = |i: usize| {
            let noun = doc.id(i);
            is_one_of!(noun, "court" | "jury" | "inquest" | "inquiry" | "tribunal" | "police" | "parliament" | "mps")
        };
        // `told the court | guides were late`
        let clause = || doc.tag(from + 2) == Tag::NNS && doc.tags().get(from + 3).is_some_and(|tag| tag.is_finite());
        if tells && is_one_of!(doc.id(from), "the" | "an" | "a") && bench(from + 1) && clause() {
            return Some(from + 2);
        }
        // `tells court | boss ordered invoices`
        let bench = tells && bench(from);
        if bench && !is_one_of!(doc.id(from + 1), "that") && self.is_finite(from + 1, limit.min(from + 6)) {
            return Some(from + 1);
        }
        // `told reporters | shots were heard`
        let listeners = tells && is_one_of!(doc.id(from), "reporters" | "journalists" | "lawmakers" | "investors");
        let shots = || {
            // A participle for all that the tagger knows
            doc.lower(from + 1).ends_with('s')
                && doc.tags().get(from + 2).is_some_and(|tag| tag.is_finite() || *tag == Tag::VBN)
        };
        if listeners && shots() && from + 2 < limit {
            return Some(from + 1);
        }
        let begin = match is_one_of!(doc.id(from), "me" | "us" | "him" | "her" | "them" | "you") {
            true => from + 1,
            false => {
                // Not `pointed to claims | that made no sense`.
                let person = |whom: &Phrase| whom.kind == MentionKind::Name || doc.is(whom.head.end - 1, Class::PERSON);
                let whom = || doc.phrase_at(from, limit).filter(|whom| tells || person(whom));
                let programme = tells.then(|| self.past_programme(from, limit)).flatten();
                programme.or_else(|| Some(whom()?.toks.end))?
            }
        };
        if begin + 1 >= limit {
            return None;
        }
        let clause = matches!(doc.pronoun(begin), "he" | "she" | "it" | "they" | "we" | "i" | "there");
        // `tells Mr Hale | his conduct was odd`
        let owned = doc.is(begin, Class::POSS) && self.is_finite(begin + 1, limit.min(begin + 5));
        (is_one_of!(doc.id(begin), "that") || tells && (clause || owned)).then_some(begin)
    }

    /// `asked her | whether it rained`, `asked the audience | if it was theirs`: where the question begins, behind who is asked.
    pub(super) fn behind_asked(&self, at: usize, limit: usize) -> Option<usize> {
        let doc = self.doc;
        if at + 1 >= limit {
            return None;
        }
        let begin = if is_one_of!(doc.id(at), "me" | "us" | "him" | "her" | "them" | "you") {
            at + 1
        } else {
            doc.phrase_at(at, limit)?.toks.end
        };
        let question = begin + 1 < limit
            && is_one_of!(doc.id(begin), "whether" | "if" | "how" | "why" | "what" | "who" | "where" | "when");
        question.then_some(begin)
    }

    /// Content that would stand before the cue at `i`: marks that end there, or all words up to the comma before its clause,
    /// with or without what follows the cue in marks.
    pub(super) fn before(&self, i: usize, cue: &Cue, sent: &Range<usize>) -> Vec<Vec<Range<usize>>> {
        let doc = self.doc;
        // `It was late, the delegate in Orla, Ilse Kramer, told us`: what tells of the speaker is no content.
        let i = if cue.order == Order::SubjectFirst && !cue.shared { cue.start.min(i) } else { i };
        let floor = (sent.start..i).rev().find(|j| self.used[*j]).map_or(sent.start, |j| j + 1);
        // `She gave it to Hale, who | swore`
        let who = |at: usize| at > sent.start && is_one_of!(doc.id(at - 1), "who");
        let relative = who(i) || who(cue.toks.start) || is_one_of!(doc.id(i), "who");
        // `a friend, “Carl,” who | owned a shop`
        let unlisted = relative && !doc.is(cue.toks.end - 1, CUE);
        if relative && (cue.passive || unlisted || self.tally(floor, i).quoted == 0) {
            return Vec::new();
        }
        let stop = |j: &usize| doc.toks[*j].quoted() || matches!(doc.toks[*j].kind, Kind::Punct(b',' | b'-'));
        let Some(end) = (floor..i).rev().take(14).find(stop) else { return Vec::new() };
        let last = if doc.toks[end].quoted() { end } else { end.saturating_sub(1).max(floor) };
        if doc.toks[last].quoted() && self.is_title_in_adjunct(floor, &self.doc.stretch_toks(last)) {
            return Vec::new();
        }
        // `He did not come, and that, said Hale, was “loud”`
        let pointed = end > floor + 1
            && !doc.toks[end].quoted()
            && is_one_of!(doc.id(end - 1), "that" | "this")
            && doc.is(end - 2, Class::CONJ)
            && cue.order == Order::Inverted;
        let floor = if pointed { end - 1 } else { floor };
        let (end, marked) = match doc.toks[end].quoted() {
            true => (end + 1, true),
            false => (end, end > floor && doc.toks[end - 1].quoted()),
        };
        let stretch = if marked { doc.stretch_toks(end - 1).start.max(floor) } else { floor };
        let starts = [Some(floor), Some(stretch).filter(|stretch| *stretch != floor)];
        let mut out = Vec::new();
        let resumed = self.resumed(sent, cue);
        let rest = self.rest(sent, cue);
        for start in starts.into_iter().flatten().filter(|start| self.tally(*start, end).words > 0) {
            out.push(one(start..end));
            // `She was “sorry”, he said, and had gone`, not `said Hale, the mayor, and a native of Orla`
            let links = |rest: &Range<usize>| {
                doc.tag(rest.start) == Tag::CC
                    && !doc.is(rest.start + 1, Class::DET)
                    && cue.order == Order::SubjectFirst
            };
            let plain = self.tally(start, end).quoted == 0;
            let goes_on = |rest: &Range<usize>| plain || !doc.toks[start].quoted() && links(rest);
            out.extend(rest.clone().filter(goes_on).map(|rest| vec![start..end, rest]));
            if !resumed.is_empty() && resumed.iter().cloned().flatten().all(|j| !self.used[j]) {
                out.push(std::iter::once(start..end).chain(resumed.iter().cloned()).collect());
            }
        }
        out
    }

    /// `A, she promised, and b`: what follows the cue behind a comma, without marks.
    fn rest(&self, sent: &Range<usize>, cue: &Cue) -> Option<Range<usize>> {
        let doc = self.doc;
        let comma = Some(cue.end()).filter(|at| *at < sent.end && doc.toks[*at].is_punct(b','))?;
        let rest = comma + 1..self.trim_end(sent.end);
        if rest.len() <= 2 || self.is_quoted(rest.start) || rest.clone().any(|j| self.used[j]) {
            return None;
        }
        // `said Hale, who runs the line, …` tells of the speaker.
        let of_speaker = doc.tag(rest.start).is_in(&[Tag::WH, Tag::VBG, Tag::VBN])
            || doc.tag(rest.start) == Tag::IN && cue.order != Order::SubjectFirst;
        let goes_on = self.is_finite(rest.start, rest.end) || doc.tag(rest.start).is_in(&[Tag::TO, Tag::IN, Tag::CC]);
        // `…, she promised, though she gave no figures`
        let remarks = is_one_of!(doc.id(rest.start), "though" | "although");
        (!of_speaker && !remarks && goes_on).then_some(rest)
    }

    /// Adds where content that begins in this part of a sentence may end: behind marks, before signs and words that link.
    pub(super) fn ends(&self, sent: &Range<usize>, out: &mut Vec<usize>) {
        let doc = self.doc;
        let (toks, tags) = (&doc.toks[sent.clone()], &doc.tags()[sent.clone()]);
        for ((i, two), tag) in (sent.start + 1..).zip(toks.windows(2)).zip(tags.iter().skip(1)) {
            let [before, tok] = two else { continue };
            let may_end = match tag {
                _ if before.quoted() => before.stretch != tok.stretch,
                Tag::CC | Tag::IN | Tag::WH | Tag::TO | Tag::VBG | Tag::Comma | Tag::Dash => true,
                Tag::Colon | Tag::Bracket => matches!(tok.kind, Kind::Punct(b';' | b':' | b'(' | b')')),
                _ => tag.is_finite() && tok.is(CUE),
            };
            if may_end {
                out.push(i);
            }
        }
    }

    /// Notes the stretches that begin at one of the starts, which are in order, and end at one of the next [`Finder::ends`] or at
    /// the end of all.
    pub(super) fn stretches_from(&self, place: &Place<'_>, starts: &[usize], ends: &[usize], out: &mut Tries) {
        out.clear();
        let Some(first) = starts.first() else { return };
        let ends = &ends[..ends.partition_point(|end| *end < place.limit)];
        let ends = &ends[ends.partition_point(|end| end <= first)..];
        let holds_words = |start: usize, end: usize| self.tally(start, end).words > 0;
        let (mut behind, mut closes) = (0, false);
        for &start in starts {
            behind += ends[behind..].iter().take_while(|end| **end <= start).count();
            let next = &ends[behind..ends.len().min(behind + MAX_ENDS)];
            let none = next.iter().take_while(|end| !holds_words(start, **end)).count();
            let all = place.all > start && !next.contains(&place.all) && holds_words(start, place.all);
            if all || none < next.len() {
                out.runs.push(Run { start, ends: behind + none..behind + next.len(), all });
            }
            closes |= all;
        }
        let n_ends = out.runs.last().map_or(0, |run| run.ends.end);
        out.ends.extend_from_slice(&ends[..n_ends]);
        out.ends.extend(closes.then_some(place.all));
    }

    /// `The board, which said it would win, | has yet to move`, `The firm, predicting that it would win, | moved on`: the comma
    /// before the verb of the sentence, where the cue tells of its subject between commas.
    pub(super) fn before_main_verb(&self, cue: &Cue, start: usize, end: usize) -> Option<usize> {
        let doc = self.doc;
        let first = cue.toks.start;
        let sent = doc.sent_of(first)?;
        let comma = |i: usize| doc.toks[i].is_punct(b',') && !doc.toks[i].quoted();
        let finite = |i: usize| doc.tag(i).is_finite() && !doc.toks[i].quoted();
        let participle = || first.checked_sub(1).filter(|i| *i > sent.start && doc.tag(first) == Tag::VBG);
        let opens = self.comma_of_relative(sent, first).or_else(participle).filter(|i| comma(*i))?;
        let prep = doc.is(sent.start, Class::PREP.or(Class::SUBORD).or(Class::ADVERB).or(Class::TIME));
        if prep || (sent.start..opens).any(|i| finite(i) || !doc.toks[i].is_word()) {
            return None;
        }
        // `which said it would win, | moved on`: a participle for all that the tagger knows.
        let moves = |i: usize| doc.tag(i) == Tag::VBN && !(i + 1..sent.end).any(finite);
        // `blaming Budd for the fires, | earlier sent`
        let acts = |i: usize| doc.verb_behind(i, sent.end).filter(|verb| finite(*verb));
        // Not `saying the mayor, a nurse, often lies`
        let late = |i: usize| {
            let whom = is_one_of!(doc.id(first), "blaming" | "accusing" | "praising" | "criticising" | "criticizing");
            whom && participle().is_some() && acts(i).is_some_and(|verb| verb > i)
        };
        let closes = |i: &usize| {
            let held = (start..*i).any(finite);
            comma(*i) && (late(*i + 1) || held && (acts(*i + 1).is_some() || moves(*i + 1)))
        };
        (start + 1..end.saturating_sub(1)).find(closes)
    }

    /// Whether a stretch ends in the middle of a bracket.
    pub(super) fn is_in_bracket(&self, place: &Place<'_>, start: usize, end: usize) -> bool {
        let doc = self.doc;
        end < place.limit && doc.toks[end].is_punct(b')') && (start..end).any(|i| doc.toks[i].is_punct(b'('))
    }
}
