//! Where a name begins that goes on behind a sign.

use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::{Class, GIVEN};
use crate::quotes::words::is_one_of;

impl Doc<'_> {
    /// `Alliance for Justice | in Africa`: whether a continent tells where a body is for what it is called, and not where it is, as
    /// `Hale | in Europe`, `Orla Council | in Africa` do.
    pub(super) fn is_for_continent(&self, i: usize, end: usize, limit: usize) -> bool {
        let placed = end + 1 < limit
            && end > i + 2
            && is_one_of!(self.id(end), "in")
            && is_one_of!(self.id(end + 1), "europe" | "africa" | "asia" | "america");
        placed
            && (self.is(i, Class::CORPORATE.or(Class::BODY)) || self.is_panel(i))
            && !self.is(i, GIVEN)
            && is_one_of!(self.id(i + 1), "for" | "on")
            && !self.is(end - 1, Class::TITLE)
    }

    /// Where the name begins that goes on behind the sign before `i`.
    #[cold]
    pub(in crate::quotes) fn name_begun_before(&self, i: usize, limit: usize) -> Option<usize> {
        self.name_before_aside(i, limit).or_else(|| self.ministry_before(i, limit))
    }

    /// `Sir William (Bill) | Holm`, `Rodel “Odeng” | Holm`: where the name begins that goes on behind a bracket or marks at `i`.
    fn name_before_aside(&self, i: usize, limit: usize) -> Option<usize> {
        if i < 4 || self.toks[i - 1].is_word() || !self.is_name_word(i) {
            return None;
        }
        let open = match self.toks[i - 1].kind {
            Kind::Punct(b')') => i - 3,
            Kind::Mark if self.toks[i - 1].quoted() => self.stretch_toks(i - 1).start,
            _ => return None,
        };
        if i - open > 4 || !(self.toks[open].is_punct(b'(') || self.toks[open].kind == Kind::Mark) {
            return None;
        }
        let part = |j: &usize| self.is_name_word(*j) && !self.toks[*j].quoted();
        let start = (i.saturating_sub(8)..open).rev().take_while(part).last()?;
        // One aside is enough: no walk back over a row of them.
        let first = start == 0 || self.toks[start - 1].is_word() || self.toks[start - 1].is_punct(b',');
        ((first || self.toks[start].first) && self.name_end(start, limit) > i).then_some(start)
    }

    /// `the Department for Culture, | Media and Sport`: where the name of a ministry or the office of a minister begins that goes on behind a comma at `i`.
    fn ministry_before(&self, i: usize, limit: usize) -> Option<usize> {
        if i < 2 || !self.toks[i].capital || !self.toks[i - 1].is_punct(b',') || !self.is_field(i) {
            return None;
        }
        let part = |j: &usize| {
            let tok = self.toks[*j];
            !tok.quoted() && (tok.is_word() && tok.capital || tok.is_punct(b',') || is_one_of!(tok.id(), "of" | "for"))
        };
        let mut before = (i.saturating_sub(8)..i - 1).rev().take_while(part);
        let ministry = before.find(|j| is_one_of!(self.id(*j), "department" | "ministry"));
        // `the Trade, | Energy and Sport Secretary`
        let field = |j: &usize| self.is_field(*j) && self.toks[*j].capital || self.toks[*j].is_punct(b',');
        let minister = || (i.saturating_sub(6)..i - 1).rev().take_while(field).last();
        let start = ministry.or_else(minister)?;
        let the = start.checked_sub(1).filter(|the| is_one_of!(self.id(*the), "the")).unwrap_or(start);
        (self.name_end(start, limit) > i).then_some(the)
    }
}
