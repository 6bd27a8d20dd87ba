//! Words with capitals that name nobody.

use crate::quotes::called::{is_agent_noun, is_demonym, is_short_office};
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::{self, Class, GIVEN};
use crate::quotes::words::is_one_of;
use std::ops::Range;

impl Doc<'_> {
    /// `said | first minister Ada Hale`: whether "first" is of an office that begins with it.
    pub(super) fn is_first_of_rank(&self, i: usize, limit: usize) -> bool {
        i + 1 < limit
            && is_one_of!(self.id(i), "first")
            && is_one_of!(
                self.id(i + 1),
                "minister" | "lady" | "secretary" | "officer" | "mate" | "sergeant" | "baseman" | "lieutenant"
            )
    }

    /// `Head | of the union, Ada Hale,`: the capital is due to the sentence, and the name is behind the comma.
    pub(super) fn is_noun_of(&self, toks: &Range<usize>, name: &Range<usize>, limit: usize) -> bool {
        let (i, at) = (toks.start, toks.end);
        let noun = name.len() == 1 && name.start == i && self.is(i, Class::PERSON) && !self.is(i, GIVEN);
        if !noun || !self.starts_clause(i) || at + 1 >= limit || !is_one_of!(self.id(at), "of" | "for") {
            return false;
        }
        let mut body = (at + 1..self.toks.len()).take(9);
        let part = |j: &usize| {
            let tok = &self.toks[*j];
            tok.kind == Kind::Clitic
                || tok.is_word() && !self.is(*j, GIVEN)
                || self.is_owned_by_many(*j, self.toks.len())
        };
        let behind = body.find(|j| !part(j));
        behind.is_some_and(|comma| self.toks[comma].is_punct(b','))
    }

    /// `the Echo’s 2001 Person | of the Year`: a noun for whoever was chosen.
    pub(super) fn is_chosen(&self, name: &Range<usize>, limit: usize) -> bool {
        let year = |at: usize| is_one_of!(self.id(at), "year" | "month" | "week" | "match" | "season" | "century");
        name.len() == 1
            && name.end + 2 < limit
            && self.is(name.end - 1, Class::PERSON)
            && is_one_of!(self.id(name.end), "of")
            && is_one_of!(self.id(name.end + 1), "the")
            && year(name.end + 2)
    }

    /// `Advisers | to Mr Hale`: the capital is due to the sentence.
    pub(super) fn is_noun_to(&self, toks: &Range<usize>, name: &Range<usize>, limit: usize) -> bool {
        let (i, at) = (toks.start, toks.end);
        name.len() == 1
            && name.start == i
            && at + 1 < limit
            && is_one_of!(self.id(at), "to")
            && self.is(i, Class::PERSON)
            && self.starts_clause(i)
            && self.lower(i).ends_with('s')
    }

    /// `the Veld Republican`, `the Norwegian`: capitals that describe a person, and name nobody.
    pub(in crate::quotes) fn describes(&self, start: usize, name: &Range<usize>) -> bool {
        if start >= name.start || !is_one_of!(self.id(start), "the" | "this" | "a" | "an" | "one" | "another") {
            return false;
        }
        let last = name.end - 1;
        let word = self.lower(last);
        let known = self.is(last, GIVEN.or(Class::MEDIA).or(Class::BODY).or(Class::CORPORATE).or(Class::TITLE));
        let party = self.is(last, Class::PERSON) && !word.ends_with('s');
        let people = name.len() == 1
            && (is_demonym(word) || word.len() > 5 && ["ian", "ean", "ard"].iter().any(|end| word.ends_with(end)));
        // `a Master of the college`
        let agent = name.len() == 1
            && is_one_of!(self.id(start), "a" | "an")
            && is_agent_noun(word)
            && lexicon::is_common(self.toks[last].hash);
        // `the CS`
        let short = name.len() == 1
            && is_short_office(self.id(last))
            && self.word(last).bytes().all(|byte| byte.is_ascii_uppercase())
            && is_one_of!(self.id(start), "the");
        // `an anti-Hale PAC`, `a local NGO`
        let letters = name.len() == 1
            && is_one_of!(self.id(start), "a" | "an" | "one" | "another")
            && is_one_of!(self.id(last), "pac" | "ngo" | "mp" | "mep" | "ceo" | "cfo");
        short || letters || !known && (party || people || agent)
    }
}
