//! Content that stands before its cue: `“A,” she said`, `A, she said`, and where it goes on behind it.

use super::sure::{finds_by_office, is_finder};
use super::{Finder, one};
use crate::quotes::cues::{Cue, Order};
use crate::quotes::doc::Kind;
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

impl Finder<'_, '_> {
    /// Content that stands before the cue: `“A,” she said`, `A, she said`.
    pub(super) fn before_cue(
        &self,
        sent: &Range<usize>,
        cue: &Cue,
        previous: Option<&Cue>,
    ) -> Option<Vec<Range<usize>>> {
        let doc = self.doc;
        if cue.shared || cue.start <= sent.start {
            return None;
        }
        let mut b = cue.start;
        // Adverbs and conjunctions between.
        while b > sent.start && !doc.toks[b - 1].quoted() && doc.is(b - 1, Class::ADVERB) {
            b -= 1;
        }
        // `“a farce”, as Hale put it`
        let as_put = b > sent.start + 1 && is_one_of!(doc.id(b - 1), "as") && cue.toks.len() == 2;
        b -= usize::from(as_put);
        if b == sent.start {
            return None;
        }
        b = self.before_is_all(sent, b);
        let mut end = b;
        let comma = matches!(doc.toks[b - 1].kind, Kind::Punct(b',' | b'-')) && !doc.toks[b - 1].quoted();
        if comma {
            end -= 1;
        }
        if end == sent.start {
            return None;
        }
        let marked = doc.toks[end - 1].quoted();
        let semicolon = |i: &usize| doc.toks[*i].is_punct(b';') && !doc.toks[*i].quoted();
        // `She gave it to Hale, who swore`
        if (!marked || cue.passive) && is_one_of!(doc.id(cue.toks.start - 1), "who") {
            return None;
        }
        if marked && !self.ends_like_speech(end - 1) && !comma && !self.closes_sentence(sent, cue, end) {
            return None;
        }
        // `Nobody expects rain, Hale said`: a verb before that nobody's words belong to is one of these words.
        let reports = |p: &&Cue| self.units.last().is_some_and(|unit| unit.cue.as_ref() == Some(&p.toks));
        let floor = previous
            .filter(reports)
            .map_or(sent.start, |p| p.toks.end)
            .max((sent.start..end).rev().find(|i| self.used[*i]).map_or(sent.start, |i| i + 1));
        // `Hale said it was late; | it could wait, she added`
        let clause = previous.filter(|p| !marked && comma && p.toks.end < end);
        let clause = clause.and_then(|p| (p.toks.end..end).rev().find(semicolon));
        let floor = clause.map_or(floor, |semicolon| floor.max(semicolon + 1));
        if marked {
            let stretch = self.doc.stretch_toks(end - 1);
            if self.is_title_in_adjunct(floor, &stretch) {
                return None;
            }
            let start = stretch.start.max(sent.start);
            let start = if as_put { start } else { self.clause_before(floor, start, sent) };
            let mut content = one(start..end);
            match self.predicate(sent, cue, start..end, stretch.start) {
                Some(rest) => content.push(rest),
                None => content.extend(self.resumed(sent, cue)),
            }
            return Some(content);
        }
        // Reported without marks: the cue must end the sentence, or nearly.
        let says = self.finds_all(sent, cue)
            || doc.is(cue.toks.end - 1, Class::SAY.or(Class::TELL))
            || cue.toks.clone().any(|i| doc.is(i, Class::SAY.or(Class::TELL).or(Class::DOUBTFUL)));
        if !comma || !says || cue.irrealis {
            return None;
        }
        // `It was late, Hale told the Herald`
        let finite = doc.tag(cue.toks.end - 1).is_finite();
        let told = if finite { self.behind_told(sent, cue) } else { cue.end() };
        let closes = |i: usize| i >= sent.end || matches!(doc.toks[i].kind, Kind::Punct(_));
        // Not where words go on behind whom it is told: `If it rains, Hale told the Herald, it floods`
        let goes_on = |i: usize| (i..sent.end).any(|j| doc.toks[j].is_word() && !doc.toks[j].quoted());
        let ends_told = closes(told) && (told == cue.end() || !goes_on(told));
        // `It was late, Hale told the court | in his filing`
        let ends_told = ends_told || told > cue.end() && self.skip_adjuncts(told, sent.end) >= self.trim_end(sent.end);
        let after = self.skip_adjuncts(if ends_told { told } else { cue.end() }, sent.end);
        // `When it ended, she said, “Go.”` — the marks are the content; `The plan, she said, “will fail”`: both are.
        let marks = (after..sent.end.min(after + 2)).find(|i| doc.toks[*i].quoted());
        // `The storm ended it, Hale said in her book, “The Long Night.”`
        let title = marks.filter(|mark| self.is_title_of_work(*mark)).map(|mark| doc.stretch_toks(mark).end);
        let (after, marks) = title.map_or((after, marks), |end| (end, None));
        if let Some(mark) = marks {
            // `About 20 men had left, she said, “and we stayed”`
            let counts = || {
                is_one_of!(doc.id(floor), "about" | "around" | "over" | "under" | "nearly")
                    && doc.tags().get(floor + 1) == Some(&Tag::CD)
                    && self.is_finite(floor, end)
            };
            let opening = doc.is(floor, Class::PREP.or(Class::SUBORD).or(Class::TIME).or(Class::ADVERB).or(Class::CONJ))
                    // `If it rains, she said, “it floods”`
                    && !is_one_of!(doc.id(floor), "if" | "unless" | "because" | "although")
                    && !counts()
                // `Asked where he was, she said, “at home”`
                || is_one_of!(doc.id(floor), "asked" | "told" | "pressed" | "questioned");
            // `It was late, she said: “We left.”`
            let adds = after < mark
                && doc.toks[after].is_punct(b':')
                && cue.order == Order::SubjectFirst
                && doc.is(cue.toks.end - 1, Class::SAY)
                && floor == sent.start
                && !opening
                && self.opens_finding(floor, end);
            if adds {
                return Some(vec![floor..end, mark..self.doc.stretch_toks(mark).end.min(sent.end)]);
            }
            let joins = after < mark && doc.toks[after].is_punct(b',') && !self.speech_start(mark) && !opening;
            let stretch = self.doc.stretch_toks(mark).end.min(sent.end);
            let end_of_all = if self.runs_on(stretch, sent.end) { self.trim_end(sent.end) } else { stretch };
            return (joins && floor < end).then(|| vec![floor..end, mark..end_of_all]);
        }
        if let Some(pieces) = self.around(sent, cue, floor..end) {
            return Some(pieces);
        }
        let behind_comma = after > cue.end() && after < sent.end && doc.toks[after - 1].is_punct(b',');
        // `…, Hale said on Sunday, | marking the third time`
        // Not `pledged to keep its ships, | adding to them`
        let remark =
            behind_comma && doc.tag(after) == Tag::VBG && !(cue.end()..after).any(|i| is_one_of!(doc.id(i), "to"));
        // `…, said Hale of Corva, | a firm of bakers`
        let described = behind_comma
            && cue.order == Order::Inverted
            && is_one_of!(doc.id(after), "a" | "an" | "the" | "who" | "which" | "whose")
            // Not `People in the hills, said Budd of Tarn, a nurse, are poor`
            && !(after..sent.end).any(|i| doc.toks[i].is_punct(b','))
            && self.is_finite(floor, end)
            && !doc.is(floor, Class::SUBORD);
        // `…, said an official | who was there`, `…, said Hale, head of the guild | and a friend of the firm`
        let witness = cue.order == Order::Inverted
            && after == cue.end()
            && after + 2 < sent.end
            && self.is_finite(floor, end)
            && (is_one_of!(doc.id(after), "who")
                || doc.tag(after) == Tag::CC && doc.is(after + 1, Class::DET) && !self.is_finite(after, sent.end));
        // `…, Hale said in a speech | to be a delegate`
        let aims = after > cue.end()
            && after + 1 < sent.end
            && doc.tag(after) == Tag::TO
            && doc.tag(after + 1) == Tag::VB
            && self.is_finite(floor, end)
            && !self.is_finite(after, sent.end);
        let ends = closes(after)
            || witness
            || aims
            || remark
            || described
            // `…, Hale said in a letter, | and Budd left`
            || behind_comma && doc.tag(after) == Tag::CC && self.is_finite(after + 1, sent.end)
            || after < sent.end
                && (is_one_of!(doc.id(after), "according")
                    // `…, the team reported in a paper | published in May`
                    || after > cue.end() && doc.tag(after) == Tag::VBN)
            || !doc.is(floor, Class::PREP.or(Class::SUBORD)) && self.is_told_while(told, cue, sent)
            || doc.is(after, Class::PREP.or(Class::TIME).or(Class::ADVERB)) && !self.has_clause(after, sent.end);

        let words = (floor..end).filter(|i| doc.toks[*i].is_word()).count();
        let adjunct = doc.is(floor, Class::PREP.or(Class::SUBORD)) && words < 8 && !is_one_of!(doc.id(floor), "that");
        let marked_inside = (floor..end).any(|i| doc.toks[i].quoted());
        let clause = self.has_clause(floor, end) || self.is_finite(floor, end);
        (ends && words >= 3 && !adjunct && (marked_inside || clause)).then(|| one(floor..end))
    }

    /// `“A bore,” | is all Hale will say`: where the words that lead to the subject at `at` begin.
    fn before_is_all(&self, sent: &Range<usize>, at: usize) -> usize {
        let doc = self.doc;
        // `all | that she would say`, `| all Ada Hale will say`
        let that = usize::from(is_one_of!(doc.id(at - 1), "that"));
        let behind = if is_one_of!(doc.id(at), "all") { at + 1 } else { at - that };
        if behind < sent.start + 4 || !is_one_of!(doc.id(behind - 1), "all") {
            return at;
        }
        let is = behind - 2;
        let marked = doc.toks[is - 1].quoted() || doc.toks[is - 1].is_punct(b',') && doc.toks[is - 2].quoted();
        if marked && is_one_of!(doc.id(is), "is" | "was") { is } else { at }
    }

    /// `It rained more than ever, the Orla Institute found`: whether a verb of finding closes the sentence, of a body or of what it wrote.
    pub(super) fn finds_all(&self, sent: &Range<usize>, cue: &Cue) -> bool {
        let doc = self.doc;
        let finds = is_one_of!(
            doc.id(cue.toks.end - 1),
            "found"
                | "finds"
                | "showed"
                | "shown"
                | "shows"
                | "show"
                | "estimated"
                | "estimates"
                | "concluded"
                | "suggests"
                | "indicates"
                | "indicated"
                | "reveals"
        );
        let finder = |subject: &Phrase| {
            let head = subject.head.end - 1;
            // `campaign and corporate records`
            is_finder(doc, head) || is_finder(doc, subject.toks.end - 1) || finds_by_office(doc, head)
        };
        finds
            && cue.order == Order::SubjectFirst
            && cue.toks.end >= self.trim_end(sent.end)
            && cue.subject.as_ref().is_some_and(finder)
    }

    /// `People who watch “shows,” Hale said, | are lost`, `“Leave,” the paper states, | begins “after a year”`: what stands behind a cue
    /// is the verb of the words before it.
    fn predicate(&self, sent: &Range<usize>, cue: &Cue, before: Range<usize>, mark: usize) -> Option<Range<usize>> {
        let doc = self.doc;
        let comma = cue.end();
        let acts = comma + 2 < sent.end
            && doc.toks[comma].is_punct(b',')
            && !doc.toks[comma + 1].quoted()
            && doc.tag(comma + 1).is_in(&[Tag::VBZ, Tag::VBP, Tag::VBD, Tag::MD])
            && !doc.is(comma + 1, CUE);
        let rest = comma + 1..self.trim_end(sent.end);
        // `…, Hale said, is wrong, and Budd agreed`: others go on.
        let others = |i: usize| {
            doc.is(i, CUE) && doc.tag(i).is_finite() || is_one_of!(doc.id(i), "according") || doc.toks[i].is_punct(b',')
        };
        if !acts || rest.clone().any(|i| others(i) && !doc.toks[i].quoted()) {
            return None;
        }
        // `“No comment,” she said, closed the door`
        let copula = doc.is(comma + 1, Class::BE.or(Class::MODAL)) && !is_one_of!(doc.id(comma + 2), "what");
        // What is speech by itself has a verb.
        let says = is_one_of!(doc.id(cue.toks.end - 1), "said" | "says");
        let leads = before.start < mark || says && copula && !self.holds_clause(&one(before));
        leads.then_some(rest)
    }

    /// Where the words behind a cue begin: `Hale told the meeting | , …`; behind a verb that needs nobody told, right behind it.
    pub(super) fn behind_told(&self, sent: &Range<usize>, cue: &Cue) -> usize {
        let (doc, verb) = (self.doc, cue.toks.end - 1);
        let tells = doc.is(verb, Class::TELL) && !doc.is(verb, Class::SAY) && cue.end() == cue.toks.end;
        if tells { self.skip_addressee(verb, cue.end(), sent.end) } else { cue.end() }
    }

    /// `It is not about me, Hale told her aides | as she wrote a speech`: behind whom it is told, only when it was.
    fn is_told_while(&self, told: usize, cue: &Cue, sent: &Range<usize>) -> bool {
        let doc = self.doc;
        told > cue.end()
            && told + 2 < sent.end
            && is_one_of!(doc.id(told), "as" | "when" | "while" | "after" | "before")
            && !(told..sent.end)
                .any(|i| doc.toks[i].quoted() || is_one_of!(doc.id(i), "that") || doc.toks[i].is_punct(b','))
    }

    /// `“A,” she said, “b.”`: the stretches after the attribution.
    pub(super) fn resumed(&self, sent: &Range<usize>, cue: &Cue) -> Vec<Range<usize>> {
        let doc = self.doc;
        let mut out = Vec::new();
        let after = cue.toks.end.max(cue.subject.as_ref().map_or(0, |s| s.toks.end));
        let mut i = after;
        while i < sent.end {
            if !doc.toks[i].quoted() {
                if doc.is(i, CUE) && doc.is(i, Class::GERUND.or(Class::PAST))
                    || doc.is(i, Class::SUBORD) && is_one_of!(doc.id(i), "that")
                {
                    break;
                }
                i += 1;
                continue;
            }
            let stretch = self.doc.stretch_toks(i);
            let led = matches!(doc.toks[stretch.start - 1].kind, Kind::Punct(b',' | b':' | b'-' | b';' | b'~'))
                || stretch.start == cue.toks.end && !self.is_programme(stretch.start);
            // `…, Hale said in her book, “The Long Night”`
            if led && !self.is_title_of_work(stretch.start) {
                out.push(stretch.start..stretch.end.min(sent.end));
            }
            i = stretch.end.max(i + 1);
        }
        out
    }

    /// Where the content of a quote in marks begins that stands before its cue: at the unquoted words of its clause.
    pub(super) fn clause_before(&self, floor: usize, stretch: usize, sent: &Range<usize>) -> usize {
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
        // `Some were angry (“I want it back,” said Hale)`
        let aside = doc.toks[stretch - 1].is_punct(b'(');
        // `Neither was impressed – “A bore,” Hale said – and they left`
        let breaks = matches!(doc.toks[stretch - 1].kind, Kind::Punct(b'-' | b',')) && self.speech_start(stretch);
        if aside || breaks || only_link || floor > sent.start && !doc.toks[floor].quoted() && words < 2 {
            return stretch;
        }
        colon.map_or(floor, |c| c + 1)
    }

    /// `“A b c” Hale said.`: no sign before the closing mark, but nothing else in the sentence either.
    pub(super) fn closes_sentence(&self, sent: &Range<usize>, cue: &Cue, end: usize) -> bool {
        let doc = self.doc;
        let stretch = self.doc.stretch_toks(end - 1);
        let after = cue.toks.end.max(cue.subject.as_ref().map_or(0, |s| s.toks.end));
        stretch.start <= sent.start
            && cue.start == end
            && stretch.filter(|i| doc.toks[*i].is_word()).count() >= 3
            && (after >= sent.end || matches!(doc.toks[after].kind, Kind::Punct(_)))
    }

    /// A title or name in marks: few words, all with capitals but the small ones.
    pub(super) fn is_title(&self, stretch: &Range<usize>) -> bool {
        let doc = self.doc;
        let small = Class::PREP.or(Class::DET).or(Class::CONJ);
        let (mut words, mut capitals) = (0, 0);
        for i in stretch.clone() {
            let tok = &doc.toks[i];
            if !tok.is_word() {
                // `Yuge!: 30 Years`
                let titled = doc.toks.get(i + 1).is_some_and(|next| next.is_punct(b':')) && words == 1;
                if matches!(tok.kind, Kind::Punct(b'.' | b'!' | b'?')) && !titled {
                    return false;
                }
                continue;
            }
            let number = || doc.word(i).starts_with(|c: char| c.is_ascii_digit());
            let fits = tok.capital || words > 0 && (tok.is(small) || number());
            if !fits || words == 7 {
                return false;
            }
            words += 1;
            capitals += usize::from(tok.capital);
        }
        capitals * 2 > words && (words > 1 || stretch.len() > 3)
    }

    /// Speech in marks ends with a comma or a sentence sign before its closing mark.
    pub(super) fn ends_like_speech(&self, last: usize) -> bool {
        let doc = self.doc;
        let stretch = self.doc.stretch_toks(last);
        let is_word_or_stop = |i: &usize| {
            doc.toks[*i].is_word()
                || matches!(doc.toks[*i].kind, Kind::Punct(b',' | b'.' | b'!' | b'?' | b'-' | b'~' | b';' | b':'))
        };
        stretch.rev().find(is_word_or_stop).is_some_and(|i| {
            matches!(doc.toks[i].kind, Kind::Punct(b',' | b'.' | b'!' | b'?' | b'-' | b'~'))
                || doc.word(i).ends_with('.')
        })
    }
}
