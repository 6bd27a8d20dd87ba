//! What is kept of the words that were found: the last cuts at both ends, and the place in the list.

use super::{Finder, Unit};
use crate::article::Role;
use crate::quotes::doc::Kind;
use crate::quotes::lexicon::Class;
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

impl Finder<'_, '_> {
    /// Adds a unit, its words cut to what they are.
    pub(super) fn push(&mut self, mut unit: Unit) {
        let stop = |i: usize| matches!(self.doc.toks[i].kind, Kind::Punct(b',' | b';' | b':' | b'-'));
        let in_headline = self.doc.blocks[unit.block].role != Role::Paragraph;
        for range in &mut unit.content {
            let start = range.clone().find(|i| !stop(*i)).unwrap_or(range.start);
            // `urged them | not to go`
            let not = start.checked_sub(1).filter(|i| is_one_of!(self.doc.id(*i), "not" | "never") && !self.used[*i]);
            let denied = not.filter(|_| is_one_of!(self.doc.id(start), "to") && !self.doc.toks[start].quoted());
            // `warned | against going`
            let against = start.checked_sub(1).filter(|i| {
                !self.doc.toks[start].quoted()
                    && is_one_of!(self.doc.id(*i), "against")
                    && unit.cue.as_ref().is_some_and(|cue| cue.end == *i)
            });
            // `pleaded | guilty to theft`
            let plea = unit.cue.as_ref().map(|cue| cue.end).filter(|plea| {
                if *plea >= start {
                    return false;
                }
                let to = if is_one_of!(self.doc.id(start), "to") { start } else { start - 1 };
                // `pleaded | guilty at Orla Court to theft`
                let at_court = start - *plea <= 9
                    && is_one_of!(self.doc.id(*plea), "guilty")
                    && is_one_of!(self.doc.id(*plea + 1), "at" | "in")
                    && !(*plea..start).any(|i| self.doc.tag(i).is_finite());
                let right_behind = start - *plea <= 3 && to > *plea && is_one_of!(self.doc.id(to - 1), "guilty");
                is_one_of!(self.doc.id(to), "to") && (right_behind || at_court)
            });
            // `criticized Friday | the plan`
            let day = unit.cue.as_ref().is_some_and(|cue| cue.end == start)
                && start + 2 < range.end
                && self.doc.is(start, Class::TIME)
                && self.doc.is(start + 1, Class::DET.or(Class::POSS))
                && !self.doc.toks[start].quoted();
            let start = start + usize::from(day);
            range.start = denied.or(against).or(plea).unwrap_or(start);
            let open = unit.cue.as_ref().and_then(|cue| self.bracket_around(range.start, cue.start));
            if let Some(open) = open.filter(|open| open + 1 < range.end) {
                range.start = open + 1;
            }
            if in_headline {
                range.end = self.without_tail(range);
            }
            range.end = self.without_court(range);
            if let Some(cue) = unit.cue.as_ref().filter(|cue| cue.end <= start) {
                range.end = self.without_remark(range);
                range.end = self.before_own_words(cue, range);
                range.end = self.with_what_not(range);
                range.end = self.without_statement(range);
                if let Some(subject) = unit.subject.as_ref().filter(|subject| subject.toks.end <= cue.start) {
                    range.end = self.within_relative(range, subject.whole().start);
                }
            }
            self.used[range.clone()].fill(true);
        }
        self.units.push(unit);
    }

    /// `It rained (| as it often does, Hale says)`: the bracket between `from` and a cue that opens around the cue.
    fn bracket_around(&self, from: usize, cue: usize) -> Option<usize> {
        let doc = self.doc;
        let sign = |i: &usize| matches!(doc.toks[*i].kind, Kind::Punct(b'(' | b')')) && !doc.toks[*i].quoted();
        let open = (from..cue).rev().find(sign).filter(|i| doc.toks[*i].is_punct(b'('))?;
        (open > from && open + 2 < cue).then_some(open)
    }

    /// `condemned the attack | in a statement published`: where words end behind which it stands in what they were said.
    fn without_statement(&self, range: &Range<usize>) -> usize {
        let (doc, last) = (self.doc, range.end - 1);
        let issued = is_one_of!(doc.id(last), "published" | "issued" | "released") && range.len() > 5;
        if !issued || !is_one_of!(doc.id(last - 1), "statement" | "statements") {
            return range.end;
        }
        let led = (range.start + 2..last - 1).rev().take(3).find(|i| is_one_of!(doc.id(*i), "in"));
        led.unwrap_or(range.end)
    }

    /// `that it rained, | Orla Crown Court heard`: where words end behind which it stands where they were said.
    fn without_court(&self, range: &Range<usize>) -> usize {
        let doc = self.doc;
        let last = range.end - 1;
        let heard = is_one_of!(doc.id(last), "heard")
            || is_one_of!(doc.id(last), "told") && last > 0 && is_one_of!(doc.id(last - 1), "was");
        if !heard {
            return range.end;
        }
        let comma = (range.start + 1..last).rev().take(7).find(|i| doc.toks[*i].is_punct(b','));
        let named = |i: usize| {
            doc.toks[i].capital || doc.is(i, Class::DET) || is_one_of!(doc.id(i), "was") || is_court(doc.id(i))
        };
        let court = |comma: &usize| (*comma + 1..last).all(named) && (*comma + 1..last).any(|i| is_court(doc.id(i)));
        comma.filter(court).unwrap_or(range.end)
    }

    /// `The list, which Hale described as long, | had ten names`: where the words end of whom a relative clause tells, whose subject
    /// begins at `subject`, before the verb of the sentence.
    fn within_relative(&self, range: &Range<usize>, subject: usize) -> usize {
        let doc = self.doc;
        let comma = |i: usize| doc.toks[i].is_punct(b',') && !doc.toks[i].quoted();
        let opens = doc.sent_of(subject).and_then(|sent| {
            let opens = self.comma_of_relative(sent, subject).filter(|i| comma(*i))?;
            (sent.start..opens).all(|i| doc.toks[i].is_word() && !doc.tag(i).is_finite()).then_some(opens)
        });
        let acts = |i: &usize| comma(*i) && doc.tag(i + 1).is_finite() && !doc.toks[i + 1].quoted();
        let closes = opens.and_then(|_| (range.start + 1..range.end.saturating_sub(1)).find(acts));
        closes.unwrap_or(range.end)
    }

    /// `that it rained, | without giving details`: where words end behind which it is told what the speaker leaves out.
    fn without_remark(&self, range: &Range<usize>) -> usize {
        let doc = self.doc;
        let leaves_out = |i: usize| {
            is_one_of!(
                doc.id(i),
                "giving"
                    | "providing"
                    | "offering"
                    | "naming"
                    | "identifying"
                    | "specifying"
                    | "elaborating"
                    | "explaining"
                    | "citing"
            )
        };
        let without = (range.start + 2..range.end.saturating_sub(1))
            .rev()
            .take(16)
            .find(|i| is_one_of!(doc.id(*i), "without") && leaves_out(i + 1) && !doc.toks[*i].quoted());
        // `blamed a party for it | without naming Hale`
        let bare = |i: usize| {
            let names = is_one_of!(doc.id(i + 1), "naming" | "citing" | "identifying" | "specifying");
            names
                && (range.start..i).all(|j| !doc.tag(j).is_finite() && !doc.tag(j).is_in(&[Tag::TO, Tag::VBG, Tag::WH]))
        };
        // Not `that nobody may fire staff without giving a reason`
        let set_off = |i: usize| doc.closes_with_comma(i - 1) || bare(i);
        let Some(without) = without.filter(|i| set_off(*i) && !self.is_finite(*i, range.end)) else {
            return range.end;
        };
        without - usize::from(doc.toks[without - 1].is_punct(b','))
    }
}

/// Where things are heard.
fn is_court(word: Word) -> bool {
    is_one_of!(word, "court" | "inquest" | "inquiry" | "jury" | "jurors" | "tribunal" | "hearing")
}
