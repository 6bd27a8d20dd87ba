//! Content that stands behind its cue: `said that A`, `said: “A”`, `called the plan “a mess”`.

use super::sure::{is_finder, is_survey};
use super::{Finder, one};
use crate::article::MentionKind;
use crate::quotes::cues::{Cue, Order, wants_to_know};
use crate::quotes::doc::Kind;
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

impl Finder<'_, '_> {
    /// Content after the cue.
    pub(super) fn after_cue(&self, sent: &Range<usize>, cue: &Cue, later: &[Cue]) -> Option<Vec<Range<usize>>> {
        let doc = self.doc;
        let verb = cue.toks.clone().rev().find(|i| doc.is(*i, CUE)).unwrap_or(cue.toks.end - 1);
        let that_behind = || doc.toks.get(verb + 1).is_some_and(|next| is_one_of!(next.id(), "that") && !next.first);
        let known = doc.is(verb, CUE)
            || is_one_of!(doc.id(verb), "held" | "holds")
            || is_one_of!(doc.id(verb), "highlighted") && that_behind();
        let asks = wants_to_know(doc, cue.toks.start, verb);
        let puts = cue.toks.len() == 2 && is_one_of!(doc.id(cue.toks.start), "put" | "puts");
        let saying = asks || puts || doc.is(verb, Class::SAY.or(Class::TELL));
        // `labeled a “witch hunt” by Budd`
        if let Some(agent) = cue.subject.as_ref().filter(|_| cue.passive)
            && let Some(mark) = (cue.toks.end..agent.toks.start).find(|i| doc.toks[*i].quoted())
        {
            return Some(one(mark..doc.stretch_toks(mark).end.min(agent.toks.start)));
        }
        // `a plan described by Budd at the time as “long”`
        if let Some(agent) = cue.subject.as_ref().filter(|_| cue.passive)
            && let Some(mark) = (agent.toks.end + 1..sent.end.min(agent.toks.end + 9)).find(|i| doc.toks[*i].quoted())
            && is_one_of!(doc.id(mark - 1), "as")
            && mark > agent.toks.end + 2
            && (agent.toks.end..mark).all(|i| doc.toks[i].is_word() && !doc.tag(i).is_finite())
        {
            return Some(one(mark..doc.stretch_toks(mark).end));
        }
        let mut at = cue.end();
        // `It is late, said a guard | who was there`
        let of_speaker = cue.order == Order::Inverted && cue.subject.as_ref().is_some_and(|who| who.toks.end == at);
        if of_speaker && at < sent.end && is_one_of!(doc.id(at), "who" | "whose") {
            return None;
        }
        let limit = self.limit(sent, cue, later, at);
        if let Some(to) = self.appealed_to(cue, limit) {
            return Some(one(to..self.trim_end(limit)));
        }
        if let Some(end) = self.past_programme(at, limit).filter(|_| doc.is(verb, Class::TELL)) {
            at = end;
        }
        // `told her | he was late`
        let addressed = doc.is(verb, Class::TELL).then(|| self.behind_addressee(at, limit)).flatten();
        at = addressed.unwrap_or(at);
        let behind_whom = |at| if addressed.is_some() { at } else { self.skip_addressee(verb, at, limit) };
        let marked = self.tally(at, limit).quoted > 0;
        let mark = if marked { (at..limit).find(|i| doc.toks[*i].quoted()) } else { None };
        // `told the judge | he hoped that it rained`
        let clause = addressed.is_some()
            && at + 1 < limit
            && is_one_of!(doc.id(at), "he" | "she" | "they" | "it" | "we" | "i")
            && doc.tag(at + 1).is_finite();
        let that = (at..limit.min(at + 18))
            .filter(|_| !clause)
            .find(|i| is_one_of!(doc.id(*i), "that") && !doc.toks[*i].quoted() && self.opens_clause(*i, cue, limit));
        // Not `at 10:40`
        let clock = |i: usize| i + 1 < limit && doc.tag(i - 1) == Tag::CD && doc.tag(i + 1) == Tag::CD;
        let colon = (at..mark.unwrap_or(limit)).find(|i| doc.toks[*i].is_punct(b':') && !clock(*i));
        // `Hale named three things: “A,” she said.`: the words have a cue of their own.
        if mark.is_some_and(|mark| self.is_taken_back(mark, later)) {
            return None;
        }
        // In marks right after the cue, perhaps over an addressee and adjuncts.
        if let Some(mark) = mark {
            // `who asked for silence, said: “No.”`
            let says = |c: &Cue| {
                let says = doc.is(c.toks.end - 1, Class::SAY.or(Class::TELL).or(Class::VOCAL));
                c.toks.start >= at && c.toks.end <= mark && says
            };
            // `She said he was there and that he had told her, | “Go.”`
            let told = |c: &Cue| {
                let own = c.order == Order::SubjectFirst && !c.shared && c.start >= at;
                own && doc.is(c.toks.end - 1, Class::TELL) && (c.toks.end..mark).len() <= 3 && c.toks.end < mark
            };
            if saying && later.iter().any(told) && doc.toks[mark - 1].is_punct(b',') {
                return None;
            }
            // `asked what I wanted and I said, | “No.”`
            let beside = |c: &Cue| {
                let own = says(c) && c.order == Order::SubjectFirst && !c.shared && c.start > at;
                own && mark - c.toks.end <= 1 && doc.tag(c.start - 1) == Tag::CC
            };
            if that.is_none() && saying && later.iter().any(beside) {
                return None;
            }
            if that.is_none()
                && later.iter().any(|c| says(c) && c.order == Order::SubjectFirst && !c.shared && c.start < mark)
                && doc.toks[mark - 1].is_punct(b':') | doc.toks[mark - 1].is_punct(b',')
                && !saying
            {
                return None;
            }
            let led = mark > at && matches!(doc.toks[mark - 1].kind, Kind::Punct(b',' | b':' | b'-')) || mark == at;
            let stretch_end = self.doc.stretch_toks(mark).end.min(limit);
            let that_first = that.is_some_and(|t| t < mark);
            if led
                && !that_first
                && (colon.is_some() || mark == at || !self.has_clause(at, mark - 1) || doc.toks[mark + 1].capital)
                && (mark == at || colon.is_some() || doc.toks[mark - 1].is_punct(b',') || !saying)
            {
                // `said | Hale was weak: “He is old.”`
                let clause = colon.is_some_and(|colon| {
                    colon + 1 == mark && at < colon && doc.is(verb, Class::SAY) && self.opens_finding(at, colon)
                });
                if clause && cue.order == Order::SubjectFirst {
                    return Some(one(at..stretch_end));
                }
                // `Budd Says | Hale, ‘Old Right’ Pose A Threat`, where all words bear capitals
                let listed = mark > at + 1
                    && stretch_end + 2 < limit
                    && colon.is_none()
                    && doc.is(verb, Class::SAY)
                    && doc.in_title(mark)
                    && !self.ends_like_speech(mark)
                    && doc.toks[stretch_end].is_word()
                    && doc.long_phrase_at(at, mark).is_some_and(|phrase| phrase.toks == (at..mark - 1));
                if listed {
                    return Some(one(at..self.trim_end(limit)));
                }
                // `said | the banks, “even after their fall, remain strong”`
                let subject = at + 1 < mark
                    && doc.is(verb, Class::SAY)
                    && cue.order == Order::SubjectFirst
                    && doc.toks[mark - 1].is_punct(b',')
                    && !self.speech_start(mark)
                    && doc.is(mark + 1, Class::PREP.or(Class::ADVERB).or(Class::SUBORD))
                    && self.is_finite(mark, stretch_end)
                    && !(at..mark)
                        .any(|i| doc.is(i, Class::TIME) || is_one_of!(doc.id(i), "day" | "week" | "month" | "year"))
                    && doc.long_phrase_at(at, mark).is_some_and(|phrase| phrase.toks == (at..mark - 1));
                if subject {
                    return Some(one(at..stretch_end));
                }
                if mark == at && !self.speech_start(mark) && saying && self.runs_on(stretch_end, limit) {
                    return Some(one(mark..self.trim_end(limit)));
                }
                return Some(self.stretches(mark, limit));
            }
            if let Some(that) = that.filter(|t| *t < mark && known) {
                return Some(one(that..self.trim_end(limit)));
            }
            let clause = self.skip_adjuncts(behind_whom(at), limit);
            if saying && clause <= mark {
                // `said | the “Tarn Hour” runs on Monday`
                let titled = clause < mark && stretch_end < limit && doc.tag(stretch_end).is_finite();
                if titled && !self.ends_like_speech(mark) && self.skip_small(clause, mark) == mark {
                    return Some(one(clause..self.trim_end(limit)));
                }
                if clause == mark || self.skip_small(clause, mark) == mark {
                    return Some(self.stretches(mark, limit));
                }
                if self.has_clause(clause, limit) {
                    return Some(one(clause..self.trim_end(limit)));
                }
                return Some(self.stretches(mark, limit));
            }
            // The words in marks are the verb's object, or stand in it: `called the plan “a mess”`. A pronoun is left out.
            let object = doc.is(verb, Class::OBJECT) || doc.is(verb, Class::SAY) && is_one_of!(doc.id(at), "to");
            let skipped = if doc.is(at, Class::PRON)
                || is_one_of!(doc.id(at), "him" | "them" | "her" | "it") && !doc.is(at + 1, Class::POSS)
            {
                at + 1
            } else {
                at
            };
            let plain = (skipped..mark).all(|i| doc.toks[i].is_word() || doc.toks[i].kind == Kind::Clitic);
            // `described her on Monday in a letter | as “a storm”`
            let as_what = skipped > at && mark > skipped + 2 && is_one_of!(doc.id(mark - 1), "as");
            let skipped = if as_what && self.skip_adjuncts(skipped, mark) + 1 >= mark { mark - 1 } else { skipped };
            if known && object && plain && skipped < mark && mark - skipped <= 20 && !cue.irrealis {
                let all = self.stretches(mark, limit);
                return Some(one(skipped..all.last().map_or(mark, |r| r.end)));
            }
            let near = (at..mark).filter(|i| doc.toks[*i].is_word()).count() <= 14;
            let stretch = self.doc.stretch_toks(mark);
            let words = stretch.clone().filter(|i| doc.toks[*i].is_word()).count();
            if self.is_title(&stretch) && !saying || !saying && !doc.is(verb, Class::OBJECT) && words < 4 {
                return None;
            }
            if known && near && !cue.irrealis {
                return Some(self.stretches(mark, limit));
            }
            return None;
        }
        // The words stand in the next block: `Hale continued:`
        let ends = (at..sent.end).all(|i| !doc.toks[i].is_word()) && (at..sent.end).any(|i| doc.toks[i].is_punct(b':'));
        if ends || colon.is_some_and(|c| c + 1 >= sent.end) {
            return None;
        }
        if cue.irrealis || !known {
            return None;
        }
        if let Some(that) = that {
            return Some(one(that..self.trim_end(limit)));
        }
        // `The inquiry found | the road was unsafe`
        let finds =
            is_one_of!(doc.id(verb), "found" | "finds" | "find" | "ruled" | "concluded" | "shows" | "showed" | "show")
                && cue.order == Order::SubjectFirst
                && !cue.shared
                && cue.subject.as_ref().is_some_and(|subject| is_finder(doc, subject.head.end - 1));
        if finds
            && (self.opens_finding(at, limit) || self.opens_result(cue, limit))
            && self.is_main(sent, cue)
            && !self.is_told_behind(sent, cue.toks.end)
        {
            // `— filings show it has little left — | others step in`
            let dash = |i: &usize| doc.toks[*i].is_punct(b'-') && !doc.toks[*i].quoted();
            let opened = cue.start.checked_sub(1).is_some_and(|i| i > sent.start && dash(&i));
            let limit = if opened { (at..limit).find(dash).unwrap_or(limit) } else { limit };
            return Some(one(at..self.trim_end(limit)));
        }
        if !saying || doc.is(verb, Class::VOCAL) {
            return None;
        }
        at = self.skip_adjuncts(behind_whom(at), limit);
        if colon.is_some_and(|c| c >= at) {
            at = colon.map_or(at, |c| c + 1);
        }
        // `He adds, when towns light their streets, crime falls`
        let set_off = at == cue.toks.end
            && at + 1 < limit
            && doc.toks[at].is_punct(b',')
            && cue.start == sent.start
            && cue.order == Order::SubjectFirst
            && doc.is(verb, Class::SAY);
        at += usize::from(set_off);
        let wh =
            at < limit && is_one_of!(doc.id(at), "how" | "why" | "what" | "whether" | "if" | "who" | "where" | "when");
        if at < limit && self.is_gloss(at, cue.toks.end) {
            return None;
        }
        if doc.is(verb, Class::TELL) && self.is_order(at, limit) {
            return Some(one(at..self.trim_end(limit)));
        }
        // `moves that she said | improved trade`
        if at == cue.toks.end && at + 1 < limit && self.hangs_on_noun(cue) {
            let breaks = |i: &usize| {
                let link = i + 1;
                (doc.toks[*i].is_punct(b',') || doc.toks[*i].is_punct(b'-'))
                    && link < limit
                    && (doc.tag(link) == Tag::CC
                        || doc.tag(link).is_finite()
                        || is_one_of!(doc.id(link), "which" | "who"))
            };
            return Some(one(at..(at + 2..limit).find(breaks).unwrap_or(self.trim_end(limit))));
        }
        let roughly = at < limit && self.is_roughly(at, limit);
        let field = at < limit && is_one_of!(doc.id(at), "in") && self.opens_in_field(at, limit);
        let clause = at < limit
            && doc.toks[at].is_word()
            && (wh || field || self.is_clause_start(at + usize::from(roughly), limit));
        clause.then(|| one(at..self.trim_end(limit)))
    }

    /// `moves that she said | improved trade`, `what he said | were signs of it`, `a trend that Hale says | could help`: whether the verb
    /// behind the cue is one of a noun, or of "what", before its subject.
    pub(super) fn hangs_on_noun(&self, cue: &Cue) -> bool {
        let (doc, verb) = (self.doc, cue.toks.end - 1);
        let Some(sent) = doc.sent_of(verb) else { return false };
        let acts = cue.toks.end + 1 < sent.end
            && doc.tag(cue.toks.end).is_in(&[Tag::VBD, Tag::VBN, Tag::VBZ, Tag::VBP, Tag::MD])
            && !doc.toks[cue.toks.end].quoted();
        let plain = cue.order == Order::SubjectFirst && !cue.shared && !cue.passive && cue.start > sent.start + 1;
        if !acts || !plain || !doc.is(verb, Class::SAY) {
            return false;
        }
        let link = cue.start - 1 - usize::from(is_one_of!(doc.id(cue.start - 1), "even"));
        let noun = |i: usize| doc.tag(i).is_in(&[Tag::NN, Tag::NNS]) && !doc.toks[i].quoted();
        let told =
            |i: usize| i > sent.start && (sent.start..i).any(|j| doc.tag(j).is_finite() && !doc.toks[j].quoted());
        match doc.id(link) {
            word if is_one_of!(word, "that" | "which") => {
                let stop = |i: usize| matches!(doc.toks[i].kind, Kind::Punct(b',' | b'-'));
                // `— moves | that he said`, for all that the tagger knows
                let thing = |i: usize| noun(i) || doc.tag(i) == Tag::VBZ && stop(i - 1);
                link > sent.start + 1 && (thing(link - 1) || is_one_of!(word, "which") && stop(link - 1))
            }
            word if is_one_of!(word, "what") => told(link),
            // Not `the thing he said is wrong`, `Senator Hale said could`
            _ => {
                noun(link)
                    && !doc.is(link, Class::PERSON.or(Class::TITLE).or(Class::TIME))
                    && link > sent.start + 1
                    && doc.is(link - 1, Class::DET)
                    && told(link - 1)
            }
        }
    }

    /// Whether the clause of a cue is no part of another: not `After the inquiry found it was unsafe`, `which found it was unsafe`.
    fn is_main(&self, sent: &Range<usize>, cue: &Cue) -> bool {
        let doc = self.doc;
        // `A poll taken in May found`
        let plain = |i: usize| doc.toks[i].is_word() && !doc.toks[i].quoted() && doc.tag(i) != Tag::VBZ;
        let beside = cue.subject.as_ref().is_some_and(|subject| {
            subject.toks.end + 1 >= cue.toks.start
                || is_survey(doc.id(subject.head.end - 1))
                    && !cue.shared
                    && (subject.toks.end..cue.toks.start).all(plain)
        });
        let links = (sent.start..cue.toks.start).any(|i| {
            doc.tag(i) == Tag::WH
                || doc.is(i, Class::SUBORD) && !doc.is(i, Class::PREP) && !is_one_of!(doc.id(i), "that")
        });
        let opens = is_one_of!(doc.id(sent.start), "after" | "before" | "since" | "until");
        beside && !links && !opens
    }

    /// `Documents show that the firm knew, | Hale said`: whether somebody behind a comma, at the end of the sentence, tells all of it.
    pub(super) fn is_told_behind(&self, sent: &Range<usize>, from: usize) -> bool {
        let doc = self.doc;
        let told = |comma: usize| {
            let subject = doc.long_phrase_at(comma + 1, sent.end);
            subject.is_some_and(|subject| {
                let verb = subject.toks.end;
                verb < sent.end && doc.is(verb, CUE) && doc.tag(verb).is_finite() && !self.is_finite(verb + 1, sent.end)
            })
        };
        let comma = |i: &usize| doc.toks[*i].is_punct(b',') && !doc.toks[*i].quoted();
        (from..sent.end).rev().filter(comma).take(2).any(told)
    }

    /// `The inquiry found | the road was unsafe`: whether a subject stands at `at`, and its verb right behind it. Not `found the man guilty`.
    pub(super) fn opens_finding(&self, at: usize, limit: usize) -> bool {
        let doc = self.doc;
        let subject = if at < limit { doc.long_phrase_at(at, limit) } else { None };
        subject.is_some_and(|subject| {
            let verb = subject.toks.end;
            verb < limit && (doc.tag(verb).is_finite() || doc.is(verb, Class::AUX))
        })
    }

    /// `The poll found | Hale leading Budd`, `| Hale with a small lead`: whether what a poll found begins right behind the cue.
    pub(super) fn opens_result(&self, cue: &Cue, limit: usize) -> bool {
        let (doc, at) = (self.doc, cue.toks.end);
        let poll = cue.subject.as_ref().is_some_and(|subject| is_survey(doc.id(subject.head.end - 1)));
        let whom = if poll && at < limit { doc.phrase_at(at, limit) } else { None };
        whom.is_some_and(|whom| {
            let next = whom.toks.end;
            whom.kind == MentionKind::Name
                && next + 1 < limit
                && !doc.toks[next].quoted()
                && (doc.tag(next) == Tag::VBG
                    || is_one_of!(doc.id(next), "with" | "ahead" | "poised" | "tied" | "at" | "up" | "down"))
        })
    }

    /// `appealed to the writer | to keep his word`: where the words of an appeal begin that is not in marks.
    fn appealed_to(&self, cue: &Cue, limit: usize) -> Option<usize> {
        let (doc, at) = (self.doc, cue.toks.end);
        let appeals = is_one_of!(doc.id(at - 1), "appealed" | "appeals") && !cue.irrealis;
        let whom =
            (appeals && at + 2 < limit && is_one_of!(doc.id(at), "to")).then(|| doc.phrase_at(at + 1, limit))??;
        let to = whom.toks.end;
        (to + 2 < limit && doc.tag(to) == Tag::TO && doc.tag(to + 1) == Tag::VB).then_some(to)
    }

    /// Whether the stretch in marks at `mark` ends with a comma before a verb of saying that has a subject of its own.
    fn is_taken_back(&self, mark: usize, later: &[Cue]) -> bool {
        let doc = self.doc;
        let end = self.doc.stretch_toks(mark).end;
        let comma = doc.toks[end - 1].kind == Kind::Mark && doc.toks[end - 2].is_punct(b',');
        let says = |cue: &Cue| {
            let says = doc.is(cue.toks.end - 1, Class::SAY.or(Class::TELL).or(Class::VOCAL));
            // `Hale said, “It is late,” | the Herald reported`
            let carries = mark > 1 && doc.is(mark - 2, Class::SAY) && self.is_outlet(cue);
            !cue.shared && cue.start == end && says && !carries
        };
        comma && later.iter().any(says)
    }

    /// Stretches from `mark` on, joined over small links: `“a liar” and “a cheat”`.
    pub(super) fn stretches(&self, mark: usize, limit: usize) -> Vec<Range<usize>> {
        let doc = self.doc;
        let mut out: Vec<Range<usize>> = Vec::new();
        let mut i = mark;
        while i < limit {
            let stretch = self.doc.stretch_toks(i);
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
                    i = next;
                }
                _ => break,
            }
        }
        out
    }

    pub(super) fn speech_start(&self, mark: usize) -> bool {
        self.doc.toks.get(mark + 1).is_some_and(|t| t.capital)
    }

    /// Whether words of the clause follow the stretch.
    pub(super) fn runs_on(&self, from: usize, limit: usize) -> bool {
        let doc = self.doc;
        from < limit
            && doc.toks[from].is_word()
            && !doc.is(from, Class::PREP.or(Class::SUBORD).or(Class::CONJ).or(Class::TIME))
            && (from..limit).filter(|i| doc.toks[*i].is_word()).count() >= 2
    }

    /// "that" as complementizer: not after a noun that it would qualify, and no determiner.
    pub(super) fn opens_clause(&self, that: usize, cue: &Cue, limit: usize) -> bool {
        let doc = self.doc;
        // `He went, he told the room, | that morning`
        let day = doc.toks.get(that + 1).is_some_and(|day| {
            is_one_of!(day.id(), "morning" | "afternoon" | "evening" | "night" | "day" | "week" | "month" | "year")
        });
        if day && (that + 2 >= limit || !doc.toks[that + 2].is_word()) {
            return false;
        }
        if that == cue.toks.end || cue.subject.as_ref().is_some_and(|s| s.toks.end == that) {
            return that + 2 < limit && !matches!(doc.toks[that + 1].kind, Kind::Punct(c) if c != b',');
        }
        // `A survey published in May found | that it rained`: the verb beside it leads to it.
        if doc.is(that - 1, CUE) && doc.tag(that - 1).is_finite() && that > cue.end() {
            return false;
        }
        // `said in | that letter that it rained`
        let led = is_one_of!(doc.id(that - 1), "in" | "on" | "at" | "of");
        if led && that + 1 < limit && doc.tag(that + 1) == Tag::NN {
            return false;
        }
        let verb = cue.toks.end - 1;
        let tell = doc.is(verb, Class::TELL);
        // "told reporters on Monday that", "said in a statement that", "said on Monday that".
        let between = cue.toks.end..that;
        // `scientists report, a finding | that may help`
        let comma = between.clone().skip(1).rev().find(|i| doc.toks[*i].is_punct(b','));
        let glosses = comma.is_some_and(|comma| {
            let noun = comma + 1..that;
            !tell
                && doc.is(comma + 1, Class::DET)
                && doc.tag(that - 1).is_in(&[Tag::NN, Tag::NNS])
                && !noun.into_iter().any(|i| doc.is(i, Class::PREP))
        });
        if glosses {
            return false;
        }
        let prepositional =
            between.clone().any(|i| doc.is(i, Class::PREP.or(Class::TIME)) || doc.toks[i].is_punct(b','));
        let verbs = between.clone().any(|i| doc.is(i, Class::AUX.or(Class::PRON)) && !(tell && i == cue.toks.end));
        // `argued a few days ago | that`, `announced two days earlier | that`
        if tell || that > cue.toks.end + 2 && is_one_of!(doc.id(that - 1), "ago" | "earlier" | "later" | "before") {
            return true;
        }
        (prepositional || between.into_iter().all(|i| doc.is(i, Class::ADVERB))) && !verbs
    }

    /// Whether what begins at `start`, behind a comma, is a remark on words that stand before the cue that ends at `at`:
    /// `It is late, scientists report, | a finding that may help`, `It is late, Hale said, | though she did not say why`.
    pub(super) fn is_gloss(&self, start: usize, at: usize) -> bool {
        let doc = self.doc;
        let breaks = |i: usize| matches!(doc.toks[i].kind, Kind::Punct(b',' | b'-'));
        if start <= at || doc.toks[start].quoted() || !(at..start).any(breaks) {
            return false;
        }
        let that = |i: usize| doc.toks.get(i).is_some_and(|tok| is_one_of!(tok.id(), "that"));
        that(start) && doc.tag(start - 1).is_in(&[Tag::NN, Tag::NNS])
            || doc.is(start, Class::DET) && breaks(start - 1) && (start + 2..start + 5).any(that)
            || is_one_of!(doc.id(start), "though" | "although")
            // `Hale said it was late, | a view that few share`, `| a claim the union disputes`
            || breaks(start - 1)
                && is_one_of!(doc.id(start), "a" | "an")
                && doc.toks.get(start + 1).is_some_and(|noun| {
                    is_one_of!(noun.id(), "view" | "claim" | "charge" | "assertion" | "accusation" | "allegation" | "sentiment")
                })
    }
}
