//! What in a name is a title, and what tells that it is one of a body.

use crate::quotes::called::{is_agent_noun, is_demonym};
use crate::quotes::doc::{Doc, Tok};
use crate::quotes::lexicon::{self, Class, GIVEN};
use crate::quotes::words::{WordSet, is_one_of};
use std::ops::Range;

impl Doc<'_> {
    /// Splits a name chunk into title and name: `Secretary of State | Jane Doe`. The name may be empty.
    pub(in crate::quotes) fn split_title(&self, chunk: &Range<usize>) -> (Range<usize>, Range<usize>) {
        // Nearly all names have none.
        match self.has_title(chunk) {
            true => self.split_titled(chunk),
            false => (chunk.start..chunk.start, chunk.clone()),
        }
    }

    /// Whether something in a name chunk is a title, or tells of the name behind it.
    fn has_title(&self, chunk: &Range<usize>) -> bool {
        let title = |tok: &Tok| tok.is(Class::TITLE) || is_one_of!(tok.id(), "sri" | "seri");
        let owned = |i: usize| i > 0 && self.is(i - 1, Class::POSS);
        self.toks[chunk.clone()].iter().any(title)
            || owned(chunk.start) && self.is_style(chunk.start)
            || chunk.len() > 1 && self.tells_of_name(chunk.start)
            || chunk.len() > 2 && self.tells_of_name(chunk.start + 1)
            || chunk.len() > 2 && self.leads_as_demonym(chunk)
            || self.is_class(chunk)
    }

    /// `Petty Officer 2nd | Class Ada Hale`
    fn is_class(&self, chunk: &Range<usize>) -> bool {
        let first = chunk.start;
        chunk.len() > 1
            && first > 0
            && is_one_of!(self.id(first), "class")
            && is_one_of!(self.id(first - 1), "1st" | "2nd" | "3rd" | "4th" | "first" | "second" | "third")
    }

    /// `Her | Honour`
    fn is_style(&self, i: usize) -> bool {
        is_one_of!(self.id(i), "honour" | "honor" | "excellency" | "majesty" | "highness" | "eminence" | "royal")
    }

    /// The same of a chunk in which something is a title or tells of the name; all forms of address are titles.
    #[inline(never)]
    fn split_titled(&self, chunk: &Range<usize>) -> (Range<usize>, Range<usize>) {
        // `Mr. King`, `Ms. Pope`: behind a form of address a title is a surname.
        let last = chunk.end - 1;
        if chunk.len() > 1 && is_one_of!(self.id(last - 1), "mr." | "mrs." | "ms." | "mr" | "mrs" | "ms" | "miss") {
            return (chunk.start..last, last..chunk.end);
        }
        // `Inspector Pope`
        let rank = chunk.len() == 2
            && is_one_of!(
                self.id(last),
                "pope" | "king" | "bishop" | "abbot" | "prince" | "knight" | "dean" | "duke" | "earl"
            )
            && is_one_of!(
                self.id(chunk.start),
                "inspector"
                    | "superintendent"
                    | "sergeant"
                    | "sgt"
                    | "constable"
                    | "detective"
                    | "officer"
                    | "captain"
                    | "capt."
                    | "lieutenant"
                    | "lt."
                    | "senator"
                    | "sen."
                    | "councillor"
                    | "cllr"
                    | "judge"
                    | "justice"
                    | "dr"
                    | "dr."
                    | "professor"
                    | "prof"
            );
        if rank {
            return (chunk.start..last, last..chunk.end);
        }
        // `Tamarack County Sheriff’s Office`
        if chunk.len() > 2 && self.is_owned_by_office(last - 1, chunk.end) {
            return (chunk.start..chunk.start, chunk.clone());
        }
        // `Her Honour Judge Ada Hale`
        let owned = chunk.start > 0 && self.is(chunk.start - 1, Class::POSS);
        let led = if owned { chunk.clone().take_while(|i| self.is_style(*i)).count() } else { 0 };
        if led > 0 {
            if led == chunk.len() {
                return (chunk.clone(), chunk.end..chunk.end);
            }
            let (title, name) = self.split_title(&(chunk.start + led..chunk.end));
            return (chunk.start..title.end, name);
        }
        // `Eleven-year-old Ada Hale`, `Orla-born Hale`, `the Norwegian Ada Hale`, `South Tarn-born Ada Hale`
        let told = match chunk.len() {
            2.. if self.tells_of_name(chunk.start) || self.leads_as_demonym(chunk) || self.is_class(chunk) => 1,
            3.. if self.tells_of_name(chunk.start + 1) => 2,
            _ => 0,
        };
        if told > 0 {
            let (title, name) = self.split_title(&(chunk.start + told..chunk.end));
            return (chunk.start..title.end, name);
        }
        // `Health and Safety Executive`
        if is_one_of!(self.id(last), "executive") && chunk.clone().any(|i| is_one_of!(self.id(i), "and")) {
            return (chunk.start..chunk.start, chunk.clone());
        }
        // Given names end the search for titles, but for "Virginia Sen. Ada Hale".
        let titled = chunk.clone().rev().find(|i| self.is(*i, Class::TITLE) && self.is_plain_title(*i));
        let from = titled.filter(|i| *i + 1 < chunk.end).unwrap_or(chunk.start);
        // `German | Chancellor Ada Hale`
        let people = |i: usize| i + 1 < chunk.end && self.is(i + 1, Class::TITLE) && is_demonym(self.lower(i));
        let given = (from..chunk.end).find(|i| self.is(*i, GIVEN) && !self.is(*i, Class::TITLE) && !people(*i));
        // `Tun Sen`: a title cut short leads a name, and keeps its point elsewhere.
        let surname = |i: usize| {
            i + 1 == chunk.end
                && i > chunk.start
                && is_one_of!(self.id(i), "sen" | "gen" | "gov" | "col" | "rev" | "maj" | "sheikh" | "sultan" | "malik")
        };
        // `Tan Sri Ada Hale`
        let honour = |i: usize| {
            i > chunk.start
                && is_one_of!(self.id(i), "sri" | "seri")
                && is_one_of!(self.id(i - 1), "tan" | "puan" | "datuk" | "dato" | "datin")
        };
        let last_title = (chunk.start..given.unwrap_or(chunk.end))
            .rev()
            .find(|i| self.is(*i, Class::TITLE) && !surname(*i) && !self.is_given_title(*i, chunk) || honour(*i));
        // `Joan (Lady) Holm`
        let last_title = last_title.filter(|i| {
            let bracketed = *i > chunk.start && self.toks[*i - 1].is_punct(b'(');
            !bracketed || self.is(chunk.start, Class::TITLE)
        });
        let Some(title) = last_title else { return (chunk.start..chunk.start, chunk.clone()) };
        let mut start = title + 1;
        if start < chunk.end && matches!(self.lower(start), "of" | "for") {
            start += 1;
            while start < chunk.end
                && (self.is_office(start) || matches!(self.lower(start), "the" | "of" | "for" | "and" | "&"))
            {
                start += 1;
            }
            match given {
                // `Minister of State Lim Mei Holm`
                Some(given) if given == start + 1 && self.is_surname_first(start) && given + 2 == chunk.end => {}
                Some(given) if given >= start => start = given,
                _ if chunk.end.saturating_sub(start) > 3 => start = chunk.end - 2,
                _ => {}
            }
        }
        // `President of the Teachers' Association`: a body behind "of" is whose office it is, and nobody's name.
        let whose = title + 2 < start.min(chunk.end) && given.is_none_or(|given| given < title);
        if whose && self.is_body_name(&(start.min(last)..chunk.end)) && self.is(last, Class::CORPORATE) {
            start = chunk.end;
        }
        // `Chief (Dr.) | Festus Holm`
        if start < chunk.end && self.toks[start].is_punct(b')') {
            start += 1;
        }
        // "Council of Norland" names no person: nothing after "of" is a name.
        let start = start.min(chunk.end);
        // `Justice Department`, `General Motors`: what is left names no person, so that nothing stands before a name.
        let body = |i: usize| self.is(i, Class::CORPORATE.or(Class::BODY)) && !self.is(i, GIVEN);
        if start < chunk.end && title + 1 == start && (start..chunk.end).all(body) {
            return (chunk.start..chunk.start, chunk.clone());
        }
        let linked = start < chunk.end
            && start > chunk.start
            && matches!(self.lower(start - 1), "of" | "for" | "the" | "and" | "&");
        let start = if linked { chunk.end } else { start };
        (chunk.start..start, start..chunk.end)
    }

    /// `Dean Hill, 40,`, `Baker Col Ashe`: `the singer Duke Ellis`: a title that is a first name here, by the age behind it or the trade before.
    fn is_given_title(&self, i: usize, chunk: &Range<usize>) -> bool {
        // `Sultan bin Holm`, `Dr Sultan Al Holm`
        let sultan = is_one_of!(self.id(i), "sultan") && i + 1 < chunk.end;
        if sultan && (self.is(i + 1, Class::PARTICLE) || i > chunk.start && self.is(i - 1, Class::TITLE)) {
            return true;
        }
        if i + 2 != chunk.end || !is_one_of!(self.id(i), "dean" | "col" | "duke" | "earl") {
            return false;
        }
        let aged = || {
            self.toks.get(chunk.end).is_some_and(|tok| tok.is_punct(b','))
                && self.toks.get(chunk.end + 1).is_some_and(|tok| {
                    tok.span.len() <= 3 && tok.span.of(self.text).bytes().all(|byte| byte.is_ascii_digit())
                })
        };
        let titled = || !self.is(i - 1, Class::TITLE) && is_agent_noun(self.lower(i - 1));
        // Not `the Dean Ada Hale`, `Duke William`
        let alone = || {
            let led = i > 0 && is_one_of!(self.id(i - 1), "the");
            is_one_of!(self.id(i), "dean" | "duke") && !led && !self.is(i + 1, GIVEN)
        };
        let col = is_one_of!(self.id(i), "col");
        !col && aged() || alone() || i > chunk.start && titled()
    }

    /// `Eleven-year-old`, `Orla-born`: a word that tells of the name behind it.
    #[inline]
    pub(in crate::quotes) fn tells_of_name(&self, i: usize) -> bool {
        // Most words are told by their last letter alone.
        matches!(self.lower.as_bytes()[self.toks[i].span.end as usize - 1], b'd' | b'n') && self.tells_by_ending(i)
    }

    #[inline(never)]
    fn tells_by_ending(&self, i: usize) -> bool {
        let word = self.lower(i);
        ["-year-old", "-born", "-based", "-bred"].iter().any(|end| word.ends_with(end))
    }

    /// `the | Norwegian Ada Hale`: what the bearer of a full name is, not `the Norwegian Shipping Board`.
    fn leads_as_demonym(&self, chunk: &Range<usize>) -> bool {
        let first = chunk.start;
        if first == 0 || chunk.len() < 3 || !is_one_of!(self.id(first - 1), "the") {
            return false;
        }
        let body = Class::CORPORATE.or(Class::BODY).or(Class::MEDIA).or(Class::TITLE).or(Class::PERSON);
        let plain = |i: usize| {
            self.is_name_word(i)
                && self.toks[i].capital
                && !self.is(i, body)
                && (self.is(i, GIVEN) || !lexicon::is_common(self.toks[i].hash))
        };
        let word = self.lower(first);
        (is_demonym(word) || word.len() > 5 && (word.ends_with("ian") || word.ends_with("ean")))
            // `the German Otto Holm`, not `the German Holm Prize`
            && (!self.is(first, GIVEN) || self.is(first + 1, GIVEN))
            && (first + 1..chunk.end).all(plain)
    }

    /// Titles that are no names: `Sen.`, `Governor`, not `King`.
    fn is_plain_title(&self, i: usize) -> bool {
        let word = self.lower(i);
        word.ends_with('.') && word.len() > 2
            || matches!(
                word,
                "senator" | "governor" | "president" | "minister" | "secretary" | "representative" | "mayor"
            )
            // `Austin Police Chief | Ada Hale`, `Florence Sheriff | Ada Hale`
            || self.toks.get(i + 1).is_some_and(|next| next.is(GIVEN) && !next.is(Class::TITLE))
                && is_one_of!(
                    self.id(i),
                    "chief"
                        | "sheriff"
                        | "coach"
                        | "speaker"
                        | "chancellor"
                        | "premier"
                        | "commissioner"
                        | "superintendent"
                        | "ambassador"
                        | "chairman"
                        | "chairwoman"
                        | "director"
                        | "treasurer"
                        | "prosecutor"
                )
    }

    /// `Lim`, `Goh`: a surname that stands before the given names.
    pub(in crate::quotes) fn is_surname_first(&self, i: usize) -> bool {
        SURNAMES_FIRST.has(self.id(i))
    }

    /// Words of offices that follow "Secretary of", "Minister for".
    pub(super) fn is_office(&self, i: usize) -> bool {
        self.is(i, Class::CORPORATE) || self.is_field(i)
    }

    /// What ministers have in their hands: `State`, `Foreign Affairs`, `Youth and Sports`.
    pub(in crate::quotes) fn is_field(&self, i: usize) -> bool {
        FIELDS.has(self.id(i))
    }

    /// Whether the name is one of a body rather than a person.
    pub(in crate::quotes) fn is_body_name(&self, name: &Range<usize>) -> bool {
        let given = self.is(name.start, GIVEN);
        let last = name.end - 1;
        // `Hope Without Holm`, `Homes for All`
        if (name.start + 1..name.end).any(|i| self.is_capital_preposition(i)) {
            return true;
        }
        if given && name.len() <= 3 && !self.is(last, Class::CORPORATE) {
            return false;
        }
        let part =
            |i: usize| self.is(i, Class::CORPORATE) && !self.is(i, GIVEN) || is_one_of!(self.id(i), "of" | "for" | "&");
        name.clone().any(part)
            || self.is(last, Class::MEDIA) && !self.is(last, GIVEN)
            // `Orla Water`
            || name.len() > 1 && is_one_of!(self.id(last), "water" | "rail" | "grid" | "power" | "gas" | "foods" | "freight")
            || name.len() == 1 && (self.is(last, Class::BODY) || self.is_acronym(last))
    }

    /// `NATO`, `U.N.`
    fn is_acronym(&self, i: usize) -> bool {
        let bytes = &self.text.as_bytes()[self.toks[i].span.range()];
        // Nearly all words are told by their second letter.
        bytes.len() <= 6 && !bytes.iter().any(u8::is_ascii_lowercase) && {
            let word = self.word(i);
            word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '&') || c.is_ascii_digit())
                && word.chars().filter(|c| c.is_alphabetic()).count() > 1
        }
    }

    /// Whether a name chunk is a title alone: `Secretary of the Council of Norland`.
    pub(in crate::quotes) fn is_bare_title(&self, chunk: &Range<usize>) -> bool {
        self.split_title(chunk).1.is_empty()
    }
}

#[rustfmt::skip]
static FIELDS: WordSet<256> = WordSet::of(&[
    "state", "opposition", "defense", "defence", "treasury", "interior", "labor", "labour", "education", "health",
    "homeland", "security", "foreign", "affairs", "energy", "transport", "transportation", "commerce", "agriculture",
    "justice", "finance", "housing", "environment", "trade", "veterans", "intelligence", "national", "home", "culture",
    "sport", "science", "economy", "economic", "business", "industry", "development", "cooperation", "tourism",
    "fisheries", "forestry", "innovation", "technology", "infrastructure", "immigration", "citizenship", "employment",
    "welfare", "operations", "staff", "communications", "arts", "food", "youth", "sports", "work", "works", "law",
    "media", "women", "children", "families", "planning", "water", "lands", "mines", "mining", "communities",
    "information", "broadcasting", "climate", "power", "petroleum", "roads", "gender", "pensions", "safety", "higher",
    "digital", "social", "public", "local", "rural", "urban", "sustainability", "manpower",
]);

/// Surnames of China, Korea and Vietnam as they are written there and in South-East Asia.
#[rustfmt::skip]
static SURNAMES_FIRST: WordSet<256> = WordSet::of(&[
    "ang", "bui", "chan", "chang", "chen", "cheng", "cheong", "chew", "chia", "chin", "cho", "choi", "chong", "chow", "chua",
    "dang", "duong", "foo", "fong", "gao", "goh", "gan", "guo", "han", "heng", "ho", "hoang", "hsu", "hu", "huang", "jang",
    "jeong", "jung", "kang", "khoo", "kim", "koh", "kwon", "lam", "lau", "le", "lee", "leong", "leung", "li", "liang", "liew",
    "lim", "lin", "liu", "loh", "low", "luo", "ma", "neo", "ng", "ngo", "nguyen", "ong", "pang", "park", "pham", "phan", "phua",
    "poh", "quek", "seah", "seo", "shin", "sim", "soh", "son", "song", "sun", "tan", "tang", "tay", "teo", "tham", "toh", "tran",
    "tsai", "vo", "vu", "wang", "wong", "woo", "wu", "xi", "xie", "xu", "yang", "yap", "yeo", "yong", "yoon", "yu", "zhang",
    "zhao", "zheng", "zhou", "zhu",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_address_are_titles() {
        for word in ["mr.", "mrs.", "ms.", "mr", "mrs", "ms", "miss"] {
            assert!(lexicon::class(word).has(Class::TITLE), "{word}");
        }
    }
}
