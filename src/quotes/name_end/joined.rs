//! Whether "and", "of" or "for" stands within a name.

use crate::quotes::doc::Doc;
use crate::quotes::lexicon::{self, Class, GIVEN};
use crate::quotes::words::is_one_of;
use std::ops::Range;

impl Doc<'_> {
    /// `the Food | and`, `Orla Fire | and`: a common noun stands before "and", and no surname.
    pub(super) fn pairs_in_name(&self, start: usize, and: usize) -> bool {
        let noun = and - 1;
        let common = lexicon::is_common(self.toks[noun].hash);
        let led = start > 0 && is_one_of!(self.id(start - 1), "the");
        common
            && !self.is(noun, GIVEN.or(Class::TITLE).or(Class::PERSON).or(Class::MEDIA).or(Class::BODY))
            && (led || noun > start)
    }

    /// `Senator Ada Hale | of Norland`: title and name are complete, and "of" tells where from.
    pub(super) fn ends_person(&self, words: Range<usize>) -> bool {
        let office = Class::TITLE.or(Class::CORPORATE).or(Class::BODY);
        // Not the last of `Senator Ada King`
        let surname = |i: usize| {
            i > words.start && (self.is(i - 1, GIVEN) || self.word(i - 1).ends_with('.')) && i + 1 == words.end
        };
        let Some(title) = words.clone().rev().find(|i| self.is(*i, office) && !surname(*i)) else { return false };
        let name = title + 1..words.end;
        self.is(title, Class::TITLE)
            && !name.is_empty()
            // `Senator Ada Power | of Norland`
            && !name.into_iter().any(|i| self.is_office(i) && !self.is(i - 1, GIVEN) || matches!(self.lower(i), "of" | "for"))
    }

    /// `National Security and Defense Council`: the words after "and" end in a word of bodies.
    pub(super) fn inside_body(&self, start: usize, and: usize, limit: usize) -> bool {
        let body = Class::CORPORATE.or(Class::BODY);
        // `Department of Foreign Relations and Cooperation`
        let office = is_one_of!(
            self.id(start),
            "department"
                | "ministry"
                | "secretary"
                | "minister"
                | "office"
                | "organization"
                | "organisation"
                | "agency"
        );
        if self.joins_fields(start, and, limit) {
            return true;
        }
        let mut at = and + 1;
        while at < limit && at < and + 4 && self.toks[at].capital && self.toks[at].is_word() {
            // `Food and Allied Workers’ | Union`
            at += usize::from(self.is_owned_by_many(at + 1, limit) && self.toks[at + 2].capital) * 2;
            if self.is(at, body) && !self.is(at, GIVEN) || office && self.is_office(at) {
                return !(start..and).any(|i| self.is(i, GIVEN));
            }
            at += 1;
        }
        false
    }

    /// `Bureau of Fisheries | and Aquatic Resources`: whether common words with capitals behind "and" tell more of what a body is for.
    pub(super) fn joins_fields(&self, start: usize, and: usize, limit: usize) -> bool {
        let body =
            |i: usize| is_one_of!(self.id(i), "bureau" | "institute" | "centre" | "center" | "board" | "college");
        let of = (start..and).any(|i| body(i) && is_one_of!(self.id(i + 1), "of" | "for" | "on") && i + 2 < and);
        let end = (and + 1..limit).find(|i| !self.toks[*i].capital || !self.toks[*i].is_word()).unwrap_or(limit);
        // `Aquatic Resources`, not `Shelter`, `Barclays`
        let field = |i: usize| {
            let word = self.lower(i);
            (lexicon::is_common(self.toks[i].hash) || ["ic", "al"].iter().any(|end| word.ends_with(end)))
                && !self.toks[i].first
                && !self.is(i, GIVEN.or(Class::BODY).or(Class::CORPORATE).or(Class::TITLE).or(Class::PERSON))
        };
        of && end == and + 3 && (and + 1..end).all(field)
    }
}
