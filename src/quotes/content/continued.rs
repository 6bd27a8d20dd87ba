//! Paragraphs and sentences in marks without a cue of their own: who goes on, or was spoken of right before.

use super::below::is_aside;
use super::stage::bare;
use super::{Finder, Unit};
use crate::article::{MentionKind, Role};
use crate::quotes::cues;
use crate::quotes::doc::{Block, Doc, Kind};
use crate::quotes::lexicon::{Class, GIVEN};
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

impl Finder<'_, '_> {
    /// `‘We had to walk.’` in a paragraph of its own whose words stand again in marks further down: a cross-head, which does not go on
    /// with what was said before it.
    pub(super) fn is_cross_head(&self, idx: usize) -> bool {
        let doc = self.doc;
        let block = &doc.blocks[idx];
        let toks = &block.toks;
        if toks.len() > 14 || toks.len() < 5 || idx == 0 || block.role != Role::Paragraph {
            return false;
        }
        let stretch = doc.stretch_toks(toks.start);
        let before = doc.blocks[idx - 1].toks.end.saturating_sub(1);
        if doc.toks[toks.start].kind != Kind::Mark || stretch != *toks || doc.toks[before].is_punct(b':') {
            return false;
        }
        let last = (toks.start + 1..toks.end).rev().find(|i| doc.toks[*i].is_word());
        let Some(last) = last.filter(|last| *last > toks.start + 2) else { return false };
        let words = doc.span(&(toks.start + 1..last + 1)).of(&doc.lower);
        let again = |mark: &Range<usize>| doc.span(mark).of(&doc.lower).contains(words);
        doc.in_marks().filter(|mark| mark.start >= toks.end && mark.len() >= last - toks.start).any(again)
    }

    /// A block in marks with no cue of its own goes on where the block before stopped: the cue's colon, an open mark, or
    /// a quote at its end.
    pub(super) fn continue_from(&mut self, idx: usize, sent: &Range<usize>) -> bool {
        let doc = self.doc;
        let block = &doc.blocks[idx];
        let Some(prior) = self.above(idx) else { return false };
        if block.toks.start != sent.start || block.role != Role::Paragraph || self.is_rubric(block) {
            return false;
        }
        let whole = doc.sents[block.sents.clone()].iter().all(|s| self.fully_quoted(s));
        let before = &doc.blocks[prior];
        let Some(last) = before.toks.clone().next_back() else { return false };
        if doc.toks[last].is_punct(b':') {
            let sent_before = doc.sents[before.sents.clone()].last();
            let cue = sent_before.and_then(|sent| self.cues(std::slice::from_ref(sent)).of(0).last().cloned());
            if let Some(cue) = cue {
                self.push(Unit {
                    shared: cue.shared,
                    ..Unit::new(idx, vec![sent.clone()], Some(cue.toks), cue.subject)
                });
                return true;
            }
            if let Some((verb, subject)) = self.stated(idx, prior).or_else(|| self.set_out(prior).filter(|_| whole)) {
                self.push(Unit::new(idx, vec![sent.clone()], Some(verb), Some(subject)));
                return true;
            }
            if let Some(unit) = self.written_down(prior).filter(|_| whole) {
                let continues = Unit::new(idx, vec![sent.clone()], None, self.units[unit].subject.clone());
                self.push(Unit { shared: true, continues: Some(unit), ..continues });
                return true;
            }
        }
        // Words that wait for a speaker in vain go on in nothing.
        let told = |u: &usize| {
            self.units[*u].cue.is_some()
                || self.units[*u].subject.is_some()
                || self.units[*u].replies.is_some()
                || self.units[*u].answers
        };
        let here = || (0..self.units.len()).rev().take_while(|u| self.units[*u].block == prior).filter(told);
        // What is reported to the very end of a block goes on too. Not behind `Hale is considering | dismissing the envoy`
        let acts = |cue: &Range<usize>| doc.tag(cue.end - 1) == Tag::VBG && !doc.is(cue.end - 2, Class::BE);
        // Not `a letter from staff | suggesting it was late`
        let beside = |unit: &Unit| {
            let right_behind = |cue: &Range<usize>| {
                unit.subject.as_ref().is_some_and(|s| s.toks.end == cue.start && s.kind == MentionKind::Nominal)
            };
            unit.cue.as_ref().is_some_and(|cue| doc.tag(cue.end - 1) == Tag::VBG && right_behind(cue))
        };
        let closes = |u: &usize| {
            let unit = &self.units[*u];
            if beside(unit) {
                return false;
            }
            let is_deed = unit.open && unit.cue.as_ref().is_some_and(acts);
            !is_deed && unit.content.last().is_some_and(|r| r.end + 1 >= before.toks.end)
        };
        let Some(unit) = here().find(|u| self.holds_marks(*u)).or_else(|| here().find(closes)) else { return false };
        if self.is_stray(idx, unit) {
            return false;
        }
        let end = self.units[unit].content.last().map_or(0, |r| r.end);
        let closes_block = end + 1 >= before.toks.end
            || doc.toks[end.saturating_sub(1)].quoted()
                && self.units[unit].cue.as_ref().is_none_or(|c| c.end + 12 >= before.toks.end);
        // `“A,” said Hale, who thinks of it often.`: nobody else speaks there.
        let alone = || here().all(|u| self.is_speaker_of(&self.units[u], unit));
        if !whole || !(closes_block || alone()) {
            return false;
        }
        if self.is_reply(unit, block) {
            let reply = Unit::new(idx, vec![sent.clone()], None, None);
            self.push(Unit { replies: Some(unit), ..reply });
            return true;
        }
        let Some(subject) = self.goes_on_as(unit) else { return false };
        // `It is late, I say.` is answered, not gone on with.
        if self.is_writers(&self.units[unit]) && subject == self.units[unit].subject {
            return false;
        }
        let continues = Some(unit).filter(|unit| subject == self.units[*unit].subject);
        let answers = self.units[unit].answers && continues.is_some();
        self.push(Unit { shared: true, continues, answers, ..Unit::new(idx, vec![sent.clone()], None, subject) });
        true
    }

    /// `“Hale, slow at first, won in the end.`: a mark that nothing closes before the reporter's words, which begin with who spoke last.
    fn is_stray(&self, idx: usize, unit: usize) -> bool {
        let doc = self.doc;
        let block = &doc.blocks[idx];
        let speaker = self.units[unit].subject.as_ref().filter(|subject| subject.kind == MentionKind::Name);
        let name = speaker.map(|subject| doc.id(subject.head.end - 1));
        let first = block.toks.start + 1;
        let own = |i: usize| is_one_of!(doc.id(i), "i" | "we" | "my" | "our" | "me" | "us");
        is_open(doc, block.toks.start)
            && !goes_on_below(doc, idx)
            && !(idx > 0 && goes_on_below(doc, idx - 1))
            && (first..block.toks.end).take(2).any(|i| doc.toks[i].capital && Some(doc.id(i)) == name)
            && !block.toks.clone().any(own)
    }

    /// `“We went on. ¶ “It was late,” said Hale.`: the words above that no mark closes are of who is told of here, in the units from
    /// `first` on, unless a speaker further above has not ended.
    pub(super) fn tell_above(&mut self, idx: usize, first: usize) {
        let doc = self.doc;
        let start = doc.blocks[idx].toks.start;
        let opens = |unit: &&Unit| unit.cue.is_some() && unit.content.iter().any(|piece| piece.start == start);
        let Some(subject) = self.units[first..].iter().find(opens).and_then(|unit| unit.subject.clone()) else {
            return;
        };
        let mut block = idx;
        let mut above = Vec::new();
        for (place, unit) in self.units[..first].iter().enumerate().rev() {
            let whole = unit.content.last().is_some_and(|last| last.end + 1 >= doc.blocks[unit.block].toks.end);
            if unit.block + 1 != block || !whole || !goes_on_below(doc, unit.block) {
                break;
            }
            // Who spoke with a verb and has not ended goes on.
            if unit.cue.is_some() {
                return;
            }
            block = unit.block;
            above.push(place);
        }
        for place in above {
            // Who is named goes before who went on; "he" and "the mayor" tell nothing new. What a paper prints, it prints with its own
            // marks.
            let unit = &self.units[place];
            let told = unit.subject.is_some() || unit.continues.is_some();
            let printed = unit.continues.is_some_and(|from| self.is_behind_colon(from));
            if !(told && (printed || subject.kind != MentionKind::Name)) {
                let unit = &mut self.units[place];
                (unit.subject, unit.continues, unit.replies) = (Some(subject.clone()), None, None);
            }
        }
    }

    /// Whether the block above a unit ends with a colon.
    fn is_behind_colon(&self, unit: usize) -> bool {
        let above = self.units[unit].block.checked_sub(1).map(|above| &self.doc.blocks[above].toks);
        above.is_some_and(|above| !above.is_empty() && self.doc.toks[above.end - 1].is_punct(b':'))
    }

    /// The block above, where the text goes on: no caption, and nothing that is only heard.
    pub(super) fn above(&self, idx: usize) -> Option<usize> {
        let doc = self.doc;
        let aside = |block: &Block| matches!(block.role, Role::Caption | Role::Credit) || is_aside(doc, block);
        (0..idx).rev().find(|above| !aside(&doc.blocks[*above]))
    }

    /// `Hale issued the following statement: ¶ “…”`: the verb and who states it, where a block in marks is all of it.
    fn stated(&self, idx: usize, prior: usize) -> Option<(Range<usize>, Phrase)> {
        let doc = self.doc;
        let sent = doc.sents[doc.blocks[prior].sents.clone()].last()?;
        let whole = doc.sents[doc.blocks[idx].sents.clone()].iter().all(|sent| self.fully_quoted(sent));
        let gives = |i: &usize| {
            is_one_of!(doc.id(*i), "issued" | "released" | "sent" | "posted" | "gave" | "made" | "offered")
                && !doc.toks[*i].quoted()
                && (doc.tag(*i) != Tag::VBN || *i > sent.start && is_one_of!(doc.id(i - 1), "has" | "have" | "had"))
        };
        let stated = |i: usize| is_one_of!(doc.id(i), "statement" | "response" | "reply" | "comment" | "message");
        let verb = sent.clone().find(gives).filter(|verb| (verb + 1..sent.end).take(5).any(stated))?;
        // Not `Hale, who issued a statement, left:`
        let alone = !(verb + 1..sent.end).any(|i| doc.tag(i).is_finite());
        let first = verb - usize::from(doc.tag(verb) == Tag::VBN);
        let subject = cues::subject_before(doc, sent, first).filter(|subject| doc.can_speak(subject))?;
        (whole && alone).then_some((verb..verb + 1, subject))
    }

    /// `In Orla, Hale listed what a mayor needs: ¶ “…”`: the verb and who sets it out.
    fn set_out(&self, prior: usize) -> Option<(Range<usize>, Phrase)> {
        let doc = self.doc;
        let sent = doc.sents[doc.blocks[prior].sents.clone()].last()?;
        let subject = cues::sentence_subject(doc, sent, sent.end)?;
        let person = match subject.kind {
            MentionKind::Name => !doc.is_body_name(&subject.head),
            MentionKind::Pronoun => is_one_of!(doc.id(subject.toks.start), "he" | "she"),
            MentionKind::Nominal => false,
        };
        let verb = self.main_verb(sent, &subject).filter(|_| person)?;
        let sets = is_one_of!(
            doc.id(verb),
            "listed"
                | "lists"
                | "outlined"
                | "outlines"
                | "detailed"
                | "details"
                | "laid"
                | "lays"
                | "summed"
                | "sums"
                | "elaborated"
        );
        (sets && !sent.clone().any(|i| doc.toks[i].quoted())).then_some((verb..verb + 1, bare(subject)))
    }

    /// `Transcript as follows:`: the words of who spoke last above it.
    fn written_down(&self, prior: usize) -> Option<usize> {
        let doc = self.doc;
        let toks = &doc.blocks[prior].toks;
        let written = toks.clone().take(4).any(|i| is_one_of!(doc.id(i), "transcript"));
        let told = toks.len() <= 8 && !toks.clone().any(|i| doc.toks[i].capital && !doc.toks[i].first);
        let last = self.units.len().checked_sub(1).filter(|_| written && told)?;
        (self.units[last].block + 2 >= prior && self.units[last].subject.is_some()).then_some(last)
    }

    /// `“Who was there?” Hale asked.` `“Only me.”` `“And when?”`: whether a block in marks is the turn of the other of two. An answer
    /// follows a question, and what is asked after an answer is asked by who asked before.
    fn is_reply(&self, unit: usize, block: &Block) -> bool {
        let doc = self.doc;
        let asked = |unit: &Unit| unit.content.last().is_some_and(|content| doc.asks(content));
        let before = &self.units[unit];
        let told = before.cue.as_ref().map(|cue| doc.id(cue.end - 1));
        let asker = told.is_some_and(|cue| is_one_of!(cue, "ask" | "asks" | "asked" | "inquired" | "demanded"));
        match (asked(before), doc.asks(&block.toks)) {
            // `Why us?` may ask nobody: the answer is short, or the talk goes on by turns.
            (true, false) if asker => {
                let words = block.toks.clone().filter(|i| doc.toks[*i].is_word()).count();
                let next = doc.toks.get(block.toks.end).is_some_and(|tok| tok.quoted());
                words <= 5 || next && words <= 40 || self.is_put_to_office(&block.toks)
            }
            (true, false) => before.replies.is_some(),
            (false, true) => {
                let earlier = self.units[..unit].iter().rev().find(|earlier| earlier.block != before.block);
                let next = |earlier: &&Unit| earlier.block + 1 == before.block && asked(earlier);
                let head = |unit: &Unit| unit.subject.as_ref().map(|subject| doc.id(subject.head.end - 1));
                earlier.filter(next).is_some_and(|earlier| before.replies.is_some() || head(earlier) != head(before))
            }
            _ => false,
        }
    }

    /// Whether a unit is a question without marks that the sentence right before `sent` asks of somebody.
    pub(super) fn asks_about(&self, unit: usize, sent: &Range<usize>) -> bool {
        let doc = self.doc;
        let cue = self.units[unit].cue.as_ref().filter(|cue| is_one_of!(doc.id(cue.end - 1), "asked" | "asks"));
        let before = doc.sent_before(sent.start);
        cue.is_some_and(|cue| before.is_some_and(|before| before.end == sent.start && before.contains(&cue.start)))
            && !self.holds_marks(unit)
            && !doc.asks(sent)
    }

    /// Who goes on speaking after a unit, if anybody is known to: whoever spoke; after a question without marks who was asked.
    pub(super) fn goes_on_as(&self, unit: usize) -> Option<Option<Phrase>> {
        let (doc, marked) = (self.doc, self.holds_marks(unit));
        let unit = &self.units[unit];
        let asks =
            unit.cue.as_ref().map(|cue| cue.end - 1).filter(|i| is_one_of!(doc.id(*i), "ask" | "asks" | "asked"));
        match asks.filter(|_| !marked) {
            Some(verb) => {
                Some(Some(doc.phrase_at(verb + 1, doc.toks.len()).filter(|p| p.kind != MentionKind::Nominal)?))
            }
            None => Some(unit.subject.clone()),
        }
    }

    /// A stretch after the attribution, in the same sentence: `“A,” she said, “b.”`
    pub(super) fn tail(&mut self, sent: &Range<usize>, unit: Option<usize>) {
        let Some(unit) = unit else { return };
        let doc = self.doc;
        let mut i = sent.start;
        while i < sent.end {
            if !doc.toks[i].quoted() {
                i += 1;
                continue;
            }
            let stretch = self.doc.stretch_toks(i);
            let stretch = stretch.start.max(sent.start)..stretch.end.min(sent.end);
            let words = stretch.clone().filter(|t| doc.toks[*t].is_word()).count();
            let free = !stretch.clone().any(|t| self.used[t]);
            // `“a,” he said, but “b”`
            let link = usize::from(stretch.start > sent.start + 1 && doc.is(stretch.start - 1, Class::CONJ));
            let after_comma = stretch.start > sent.start
                && matches!(doc.toks[stretch.start - 1 - link].kind, Kind::Punct(b',' | b':' | b'-' | b'.'));
            let own = self.units[unit].cue.as_ref().is_some_and(|c| sent.contains(&c.start) && c.start < stretch.start);
            if free && after_comma && own && words > 1 && !self.is_title_of_work(stretch.start) {
                self.append(unit, stretch.clone());
            }
            i = stretch.end.max(i + 1);
        }
    }

    /// `He had a question for the crowd. “Who pays?”`: sentences in marks that close a paragraph are said by whom the sentence
    /// before them is about.
    pub(super) fn left_over(&mut self, idx: usize, block: &Block, pending: Vec<Range<usize>>) {
        let doc = self.doc;
        let (Some(first), Some(last)) = (pending.first(), pending.last()) else { return };
        let whole = first.start..last.end;
        if first.start == block.toks.start && self.trim_end(block.toks.end) <= whole.end {
            self.introduced(idx, block, pending);
            return;
        }
        let before = doc.sents[block.sents.clone()].iter().find(|sent| sent.end == whole.start);
        let Some(before) = before.filter(|_| self.trim_end(block.toks.end) <= whole.end) else { return };
        // `It was late, he said; he would not say why. “Good night.”`
        let here = |unit: &&Unit| unit.cue.as_ref().is_some_and(|cue| before.contains(&cue.start));
        let speaker = self.units.iter().rev().take_while(|unit| unit.block == idx).find(here);
        if let Some(unit) = speaker {
            // `It was late, he said; he would not say why.`: who is meant by the clause next to the words.
            let said = unit.cue.as_ref().map_or(before.start, |cue| cue.end);
            let clause = (said..before.end).rev().find(|i| doc.toks[*i].is_punct(b';')).map(|i| i + 1..before.end);
            // `Asked by Budd whether he would go, Hale shook his head.`: of whom the main clause tells.
            let asked =
                doc.opens_as_participle(before.start) && unit.cue.as_ref().is_some_and(|cue| cue.start == before.start);
            let asked = if asked { cues::sentence_subject(doc, before, before.end) } else { None };
            let nearer = clause.and_then(|clause| cues::sentence_subject(doc, &clause, clause.end));
            let nearer = nearer.filter(|s| {
                s.kind == MentionKind::Pronoun
                    && unit.subject.as_ref().is_some_and(|of| doc.id(of.toks.start) == doc.id(s.toks.start))
            });
            let unit = Unit::new(idx, pending, None, nearer.or(asked).or_else(|| unit.subject.clone()));
            self.push(Unit { shared: true, open: true, ..unit });
            return;
        }
        let subject = cues::sentence_subject(doc, before, before.end).filter(|s| self.opens(before, s));
        // `As we leave, he looks up. “Come again.”`: whoever the writer talks to.
        let meets = before.len() > 4
            && is_one_of!(doc.id(before.start), "as")
            && is_one_of!(doc.id(before.start + 1), "i" | "we")
            && subject.as_ref().is_some_and(|s| is_one_of!(doc.id(s.toks.start), "he" | "she"));
        if meets {
            self.push(Unit { shared: true, answers: true, ..Unit::new(idx, pending, None, None) });
            return;
        }
        let subject = self.acting_last(before).or(subject);
        let words = whole.clone().filter(|i| doc.toks[*i].is_word()).count();
        // `Now she has had enough. “I am done.”`, not `He wrote “Salt.”`
        let speech = words >= 4 || words >= 2 && self.ends_like_speech(whole.end - 1) && !self.is_all_capitals(&whole);
        // `Otto Budd was 71. “He was the best of us.”`: of him.
        let of_him = |s: &Phrase| {
            let (first, last) = (first.start + 1, doc.toks.len() - 1);
            s.kind == MentionKind::Name && idx > 0 && is_one_of!(doc.id(first.min(last)), "he" | "she" | "his" | "her")
        };
        let subject = subject.filter(|s| !of_him(s));
        let Some(subject) = subject.filter(|s| s.kind != MentionKind::Nominal && speech) else { return };
        let unit = Unit::new(idx, pending, None, Some(bare(subject)));
        self.push(Unit { shared: true, open: true, ..unit });
    }

    /// `The Echo waits, but | Hale has a plan. “We go on.”`: who acts in the clause next to the words.
    fn acting_last(&self, sent: &Range<usize>) -> Option<Phrase> {
        let doc = self.doc;
        let but = |i: &usize| is_one_of!(doc.id(*i), "but") && doc.toks[i - 1].is_punct(b',');
        let but = (sent.start + 1..sent.end.saturating_sub(2)).rev().find(but)?;
        // Not `Ada Hale waits, but Otto Budd sleeps.`
        let person = |s: &Phrase| s.kind == MentionKind::Name && doc.is(s.head.start, GIVEN);
        let first = cues::sentence_subject(doc, sent, but);
        if first.is_none_or(|first| person(&first) || first.kind != MentionKind::Name) {
            return None;
        }
        let acts = |s: &Phrase| person(s) && s.toks.end < sent.end && doc.tag(s.toks.end).is_finite();
        doc.phrase_at(but + 1, sent.end).filter(|s| s.toks.start == but + 1).filter(acts)
    }

    /// Whether a subject stands at the head of a sentence, or behind the comma of what the sentence opens with.
    fn opens(&self, sent: &Range<usize>, subject: &Phrase) -> bool {
        let start = subject.toks.start;
        // Not `Teenagers: Eight hours. “They grow.”`
        let labels = self.doc.toks.get(subject.toks.end).is_some_and(|tok| tok.is_punct(b':'));
        !labels && (start < sent.start + 6 || self.doc.toks[start - 1].is_punct(b','))
    }

    /// `She had to sell her field.` and then a paragraph in marks: said by whom the paragraph before ends with.
    fn introduced(&mut self, idx: usize, block: &Block, sents: Vec<Range<usize>>) {
        let doc = self.doc;
        let prior = self.above(idx).map(|prior| &doc.blocks[prior]);
        let Some(prior) = prior.filter(|prior| prior.role == Role::Paragraph && block.role == Role::Paragraph) else {
            return;
        };
        let words = block.toks.clone().filter(|i| doc.toks[*i].is_word()).count();
        if words > 2 && self.ends_like_speech(block.toks.end - 1) && self.answers_writer(idx) {
            self.push(Unit { shared: true, answers: true, ..Unit::new(idx, sents, None, None) });
            return;
        }
        let plain = !prior.toks.clone().any(|i| doc.toks[i].quoted() || self.used[i]);
        // `— Ilse Kramer` below tells who says it, and `Her speech:` above introduces what is printed.
        let signed = doc.toks.get(block.toks.end).is_some_and(|tok| tok.is_punct(b'-'));
        let printed = prior.toks.clone().next_back().is_some_and(|i| doc.toks[i].is_punct(b':'));
        let Some(before) = doc.sents[prior.sents.clone()].last().filter(|_| plain && !signed && !printed) else {
            return;
        };
        let subject = cues::sentence_subject(doc, before, before.end).filter(|s| self.opens(before, s));
        let subject = subject.filter(|s| match s.kind {
            MentionKind::Name if doc.toks.get(s.toks.end).is_some_and(|tok| tok.is_punct(b',')) => {
                self.main_verb(before, s).is_some_and(|verb| self.is_beat(verb, before.end))
            }
            MentionKind::Name => {
                // `Hale meanwhile won in two sets.`
                let verb = s.toks.end + usize::from(doc.is(s.toks.end.min(before.end - 1), Class::ADVERB));
                verb < before.end && doc.tag(verb).is_finite()
            }
            MentionKind::Pronoun => is_one_of!(doc.id(s.toks.start), "he" | "she"),
            MentionKind::Nominal => false,
        });
        // `Budd became mayor in 1990.` `“He never took a holiday.”`
        let opens = doc.id((block.toks.start + 1).min(block.toks.end - 1));
        let of_him = |s: &Phrase| s.kind == MentionKind::Name && is_one_of!(opens, "he" | "she" | "his" | "her");
        let subject = subject.filter(|s| !of_him(s));
        if let Some(subject) = subject.filter(|_| words >= 8 && self.ends_like_speech(block.toks.end - 1)) {
            let unit = Unit::new(idx, sents, None, Some(bare(subject)));
            self.push(Unit { shared: true, open: true, ..unit });
        }
    }
}

/// Whether a block ends in speech that no mark closes, and the next begins with a mark: by the custom of print it goes on there.
pub(super) fn goes_on_below(doc: &Doc<'_>, idx: usize) -> bool {
    let (block, Some(next)) = (&doc.blocks[idx], doc.blocks.get(idx + 1)) else { return false };
    block.role == Role::Paragraph
        && next.role == Role::Paragraph
        && !block.toks.is_empty()
        && !next.toks.is_empty()
        && is_open(doc, block.toks.end - 1)
        && doc.toks[next.toks.start].kind == Kind::Mark
}

/// Whether the token stands in marks that nothing closes.
fn is_open(doc: &Doc<'_>, i: usize) -> bool {
    doc.toks[i].stretch.is_some_and(|stretch| !doc.stretches[stretch as usize].closed)
}
