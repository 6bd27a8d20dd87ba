//! `according to X`: a source of its own, or the outlet that carries the words of another.

use super::{Finder, Unit, one};
use crate::article::MentionKind;
use crate::quotes::called::is_agent_noun;
use crate::quotes::cues::{Cue, Order};
use crate::quotes::doc::Kind;
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

impl Finder<'_, '_> {
    /// "According to X, …" and "…, according to X".
    pub(super) fn according(&self, sent: &Range<usize>, cue: &Cue) -> Option<Vec<Range<usize>>> {
        let doc = self.doc;
        let after = cue.end();
        // `according to your preference`, `according to plan`
        if cue.subject.as_ref().is_some_and(|subject| self.is_measure(subject)) {
            return None;
        }
        if self.used[cue.toks.start] {
            // `said that, according to Pike, …`: inside what another says.
            return None;
        }
        let opens =
            (sent.start..cue.toks.start).all(|i| !doc.toks[i].is_word() || doc.is(i, Class::CONJ.or(Class::ADVERB)));
        if opens {
            let comma = (after..sent.end).find(|i| doc.toks[*i].is_punct(b',') || doc.toks[*i].quoted())?;
            let mut start = if doc.toks[comma].is_punct(b',') { comma + 1 } else { comma };
            // `According to Hale, 34, …`
            let aged = start + 1 < sent.end
                && doc.toks[start + 1].is_punct(b',')
                && doc.word(start).parse().is_ok_and(|age: u32| age < 120);
            start += 2 * usize::from(aged);
            // `According to Hale, however, …`
            let links = start + 1 < sent.end && doc.toks[start + 1].is_punct(b',') && doc.is(start, Class::ADVERB);
            start += 2 * usize::from(links);
            // `According to Hale, the guard, who was there, …`
            let who = start + 3 < sent.end && is_one_of!(doc.id(start), "who" | "whom" | "whose");
            let behind = (start..sent.end.min(start + 14)).find(|i| who && doc.toks[*i].is_punct(b','));
            if let Some(comma) = behind.filter(|comma| self.opens_finding(comma + 1, sent.end)) {
                start = comma + 1;
            }
            // `According to the lawyer, a man from Orla, …`
            let told = start + 3 < sent.end && is_one_of!(doc.id(start), "a" | "an");
            let closes = (start + 1..sent.end).find(|i| !doc.toks[*i].is_word() || doc.tag(*i).is_finite());
            let person = |comma: &usize| (start..*comma).any(|i| doc.is(i, Class::PERSON.or(Class::TITLE)));
            if let Some(comma) = closes.filter(|i| told && doc.toks[*i].is_punct(b',') && person(i))
                && self.opens_finding(comma + 1, sent.end)
            {
                start = comma + 1;
            }
            let end = self.trim_end(sent.end);
            return (start + 1 < end).then(|| one(start..end));
        }
        // `she was, in the words of her brother, “the best of us”`
        let mark = (after..sent.end.min(after + 2)).find(|i| doc.toks[*i].quoted());
        if let Some(mark) = mark.filter(|_| cue.toks.len() == 4) {
            return Some(self.stretches(mark, sent.end));
        }
        let mut end = cue.toks.start;
        if doc.toks[end - 1].is_punct(b',') {
            end -= 1;
        }
        let begin = self.behind_dateline(sent).min(end);
        let floor = (begin..end).rev().find(|i| self.used[*i] || doc.toks[*i].is_punct(b';')).map_or(begin, |i| i + 1);
        // `It will close, the Herald reported, and | it will be sold, according to Pike`
        let says = |i: &usize| doc.is(*i, Class::SAY) && doc.tag(*i).is_finite() && !doc.toks[*i].quoted();
        let said = if floor > begin { (floor..end).find(says) } else { None };
        let clause =
            |i: &usize| doc.closes_with_comma(*i - 1) && doc.tag(*i) == Tag::CC && self.opens_finding(*i + 1, end);
        let and = said.and_then(|said| (said + 1..end.saturating_sub(3)).find(clause));
        let floor = and.map_or(floor, |and| and + 1);
        let spoken = (floor..end).any(|i| self.used[i]) || floor > begin && floor + 3 >= end;
        if spoken {
            // An outlet that carries the words of another.
            return Some(Vec::new());
        }
        // `because according to Pike, it rained`, `which, according to Pike, is late`, `the change is, according to Pike, “late”`
        // `It rained, but, according to Pike, it is dry`
        let but =
            end > floor + 2 && doc.tag(end - 1) == Tag::CC && doc.toks[end - 2].is_punct(b',') && end < cue.toks.start;
        let link = doc.is(end - 1, Class::SUBORD.or(Class::BE)) || but;
        if link && end > floor {
            let comma = (after..sent.end.min(after + 6)).find(|i| doc.toks[*i].is_punct(b',') || doc.toks[*i].quoted());
            let rest = comma.map(|i| if doc.toks[i].quoted() { i } else { i + 1 });
            let rest = rest.filter(|rest| rest + 2 < sent.end).map(|rest| rest..self.trim_end(sent.end));
            // A clause of its own, or one that goes on with what stands before.
            let whole = doc.is(end - 1, Class::BE) && !self.has_clause(floor, end - 1);
            // `It is worse than it has been, according to Pike`
            // Not `The road is, according to Pike, unsafe`
            let closes = !(after..sent.end).any(|i| doc.toks[i].is_word());
            let parted = is_one_of!(doc.id(end - 1), "been" | "be" | "is" | "was" | "were" | "are");
            if rest.is_some() || !(parted && closes) {
                return rest.map(|rest| if whole { vec![floor..end, rest] } else { one(rest) });
            }
        }
        // `The law has a clause on – according to the notes – “those who write”`
        let dash = |i: usize| doc.toks[i].is_punct(b'-') && !doc.toks[i].quoted();
        if dash(end - 1)
            && end > floor + 1
            && let Some(closing) = (after..sent.end.min(after + 3)).find(|i| dash(*i))
            && closing + 2 < sent.end
            && doc.tag(closing + 1) != Tag::CC
        {
            return Some(vec![floor..end - 1, self.before_another(closing + 1..self.trim_end(sent.end))]);
        }
        let mut content = one(floor..end);
        // `The bridge, according to the sheet inside, will open`
        let comma = (after..sent.end.min(after + 3)).find(|i| !doc.toks[*i].is_word() || doc.tag(*i).is_finite());
        // `Both accounts, according to a guard | who was there, are true`
        let who = after + 1 < sent.end && is_one_of!(doc.id(after), "who") && !doc.toks[after].quoted();
        let relative = if who { (after..sent.end.min(after + 12)).find(|i| doc.toks[*i].is_punct(b',')) } else { None };
        let comma = relative.filter(|i| i + 1 < sent.end && doc.tag(i + 1).is_finite()).or(comma);
        let rest = comma.filter(|i| doc.toks[*i].is_punct(b',')).unwrap_or(after) + 1;
        // `was last seen, according to the port, in 2016`
        let dated = rest + 1 < sent.end
            && doc.toks[rest - 1].is_punct(b',')
            && rest + 2 == self.trim_end(sent.end)
            && doc.is(rest, Class::PREP)
            && doc.tag(rest + 1) == Tag::CD;
        if dated && doc.toks[cue.toks.start - 1].is_punct(b',') {
            content.push(rest..rest + 2);
            return Some(content);
        }
        let medial =
            rest < sent.end && doc.toks[rest - 1].is_punct(b',') && doc.toks[cue.toks.start - 1].is_punct(b',');
        // `After it began, according to Hale, a woman came`
        let adjunct = medial
            && is_one_of!(doc.id(floor), "after" | "before" | "when" | "while" | "once" | "as" | "since")
            && !(floor + 1..end).any(|i| doc.toks[i].is_punct(b','));
        if adjunct && doc.tag(rest) != Tag::WH && self.opens_finding(rest, sent.end) {
            content.push(self.before_another(rest..self.trim_end(sent.end)));
            return Some(content);
        }
        if medial
            && !doc.toks[rest].quoted()
            && !doc.is(rest, Class::SUBORD.or(Class::CONJ))
            && (self.has_clause(rest, sent.end) || doc.tag(rest).is_finite())
            && !self.is_finite(content[0].start, content[0].end)
        {
            content.push(rest..self.trim_end(sent.end));
            return Some(content);
        }
        // `It has changed its envoys and, according to Pike, adopted a plan`
        let goes_on = medial
            && doc.tag(end - 1) == Tag::CC
            && end > floor + 3
            && doc.tag(rest).is_finite()
            && !doc.toks[rest].quoted()
            && !doc.is(rest, CUE);
        if goes_on {
            return Some(vec![floor..end, self.before_another(rest..self.trim_end(sent.end))]);
        }
        let tail = (after..sent.end)
            .find(|i| doc.toks[*i].quoted())
            .filter(|t| *t > after && matches!(doc.toks[*t - 1].kind, Kind::Punct(b',' | b':')));
        if let Some(tail) = tail {
            content.push(tail..self.doc.stretch_toks(tail).end.min(sent.end));
        }
        (end > floor).then_some(content)
    }

    /// `ORLA CITY - | The port is late`: where the words of a sentence begin, behind where the report was written.
    fn behind_dateline(&self, sent: &Range<usize>) -> usize {
        let doc = self.doc;
        let dash = (sent.start + 1..sent.end.min(sent.start + 6)).find(|i| doc.toks[*i].is_punct(b'-'));
        let shouts =
            |i: usize| doc.toks[i].is_word() && doc.toks[i].capital && doc.word(i).chars().all(|c| !c.is_lowercase());
        let dash = dash.filter(|dash| (sent.start..*dash).all(|i| shouts(i) || doc.toks[i].is_punct(b',')));
        dash.filter(|dash| doc.toks[dash - 1].span.len() > 2).map_or(sent.start, |dash| dash + 1)
    }

    /// Whether what stands behind `according to` is a rule or a wish that is met, and nobody.
    fn is_measure(&self, subject: &Phrase) -> bool {
        let (doc, head) = (self.doc, subject.head.end - 1);
        let speaks = doc.is(head, Class::PERSON.or(Class::BODY).or(Class::MEDIA)) || is_agent_noun(doc.lower(head));
        let owned = is_one_of!(doc.id(subject.toks.start), "your" | "our" | "my") && subject.toks.len() > 1;
        let bare = is_one_of!(
            doc.id(head),
            "plan"
                | "schedule"
                | "size"
                | "need"
                | "needs"
                | "taste"
                | "preference"
                | "usual"
                | "tradition"
                | "custom"
                | "norms"
                | "law"
                | "rules"
                | "policy"
        );
        // `according to their preference`
        let of_theirs = is_one_of!(doc.id(subject.toks.start), "their" | "his" | "her" | "its")
            && subject.toks.len() == 2
            && is_one_of!(
                doc.id(head),
                "preference"
                    | "preferences"
                    | "needs"
                    | "need"
                    | "ability"
                    | "abilities"
                    | "means"
                    | "wishes"
                    | "size"
                    | "age"
                    | "merits"
            );
        // `according to his body mass index`
        let index = doc.is(subject.toks.start, Class::POSS) && is_one_of!(doc.id(head), "index");
        subject.kind == MentionKind::Nominal
            && !speaks
            && (index || of_theirs || owned || bare && head == subject.toks.start)
    }

    /// `the dam has leaked, | and Budd said it was old`: what goes on with another's words, cut before these.
    fn before_another(&self, range: Range<usize>) -> Range<usize> {
        let doc = self.doc;
        let links = |and: &usize| doc.tag(*and) == Tag::CC && !doc.toks[*and].quoted();
        let says = |and: &usize| {
            let verb = doc.long_phrase_at(and + 1, range.end).map(|subject| subject.toks.end);
            verb.is_some_and(|verb| verb < range.end && doc.is(verb, CUE) && doc.tag(verb).is_finite())
        };
        let and = (range.start + 1..range.end.saturating_sub(2)).filter(links).find(says);
        let end = and.map_or(range.end, |and| and - usize::from(doc.toks[and - 1].is_punct(b',')));
        range.start..end
    }

    /// `Officials knew that it was late, according to a memo`: the memo tells what they knew. Takes back what was found before
    /// such a cue that nobody said.
    pub(super) fn take_back_weak(&mut self, sent: &Range<usize>) {
        let doc = self.doc;
        let weak = |unit: &Unit| {
            unit.cue.as_ref().is_some_and(|own| {
                // `when delegates declaring support for her gave her the lead`
                let participle = own.len() == 1
                    && own.start > sent.start
                    && doc.tag(own.start) == Tag::VBG
                    && doc.tag(own.start - 1).is_in(&[Tag::NN, Tag::NNS]);
                sent.contains(&own.start)
                    && (participle || !own.clone().any(|i| doc.is(i, Class::SAY.or(Class::TELL).or(Class::VOCAL))))
                    && unit.content.iter().cloned().flatten().all(|i| !doc.toks[i].quoted())
            })
        };
        while self.units.last().is_some_and(weak) {
            for range in self.units.pop().into_iter().flat_map(|unit| unit.content) {
                self.used[range].fill(false);
            }
        }
    }

    /// `the Herald reported`: whether the cue is that of an outlet that may carry the words of another.
    pub(super) fn is_outlet(&self, cue: &Cue) -> bool {
        let doc = self.doc;
        let reports = is_one_of!(doc.id(cue.toks.end - 1), "reported" | "reports" | "wrote" | "writes" | "noted");
        let media = |subject: &Phrase| {
            subject.kind == MentionKind::Name
                && doc.is(subject.head.end - 1, Class::MEDIA)
                && subject.toks.end == cue.toks.start
        };
        reports && cue.subject.as_ref().is_some_and(media)
    }

    /// `“It is late,” the Herald reported, quoting | an official.`: whose words in marks an outlet carries.
    pub(super) fn quoted_by(&self, sent: &Range<usize>, cue: &Cue) -> Option<Phrase> {
        let (doc, comma) = (self.doc, cue.toks.end);
        let quotes = comma + 2 < sent.end
            && doc.toks[comma].is_punct(b',')
            && is_one_of!(doc.id(comma + 1), "quoting" | "citing")
            && cue.start > sent.start
            && doc.toks[cue.start - 1].quoted()
            && self.is_outlet(cue);
        let source = if quotes { doc.long_phrase_at(comma + 2, sent.end)? } else { return None };
        // `quoting | Otto Lund, an official at the port`
        let named = source.kind == MentionKind::Name;
        let end = source.toks.end;
        let closes = end == self.trim_end(sent.end) || named && doc.toks[end].is_punct(b',');
        let person = named || doc.is(source.head.end - 1, Class::PERSON);
        (closes && person && doc.can_speak(&source) && !self.is_outlet_name(&source)).then_some(source)
    }

    /// `the Herald`
    fn is_outlet_name(&self, subject: &Phrase) -> bool {
        subject.kind == MentionKind::Name && self.doc.is(subject.head.end - 1, Class::MEDIA)
    }

    /// `…,” said Budd, according to the Herald`, `Budd says that …, writes the Herald`: the words have a speaker already;
    /// who stands here only carries them.
    pub(super) fn carries(&mut self, sent: &Range<usize>, cue: &Cue) -> bool {
        let doc = self.doc;
        let closes = || (cue.toks.end..sent.end).all(|i| !doc.toks[i].is_word());
        if cue.order == Order::SubjectFirst && !(self.is_outlet(cue) && closes()) || cue.shared {
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
}
