//! Where a name ends, and what in it is a title.

use super::called::is_agent_noun;
use super::doc::{Doc, Kind};
use super::lexicon::{self, CUE, Class, GIVEN};
use super::words::is_one_of;
use std::ops::Range;

impl Doc<'_> {
    /// Returns the end of the name that starts at `i`: capitals, initials, particles, and `of`/`for` after a title or
    /// a word of bodies.
    pub(super) fn name_end(&self, i: usize, limit: usize) -> usize {
        let mut end = i + 1;
        if end >= limit || self.toks[end].quoted() == self.toks[i].quoted() && !self.may_go_on(end) {
            return end;
        }
        // `Citizens for Fair Tides`
        let many = |i: usize| self.toks[i].span.len() > 5 && self.word(i).ends_with('s') && !self.is(i, GIVEN);
        let mut linked = self.is(i, Class::TITLE.or(Class::CORPORATE).or(Class::BODY)) || many(i);
        while end < limit {
            if self.toks[end].quoted() != self.toks[i].quoted() {
                // `Juan “Chico” Budd`
                match self.nickname_end(end, limit) {
                    Some(behind) => {
                        end = behind;
                        continue;
                    }
                    None => break,
                }
            }
            if !self.may_go_on(end) || self.is(end, CUE) && self.in_title(end) && !self.is(end, GIVEN) {
                break;
            }
            // `Marco Holm Responds To Question`: a line all in capitals.
            let small = Class::PREP.or(Class::PRON).or(Class::DET).or(Class::POSS);
            let titled = |next: usize| next < limit && self.toks[next].capital && self.is(next, small);
            if end > i + 1 && self.is(end, CUE) && self.is(end, Class::PRESENT) && titled(end + 1) {
                break;
            }
            if self.is_name_word(end) && !self.toks[end].first {
                linked |= self.is(end, Class::TITLE.or(Class::CORPORATE).or(Class::BODY));
                end += 1;
                continue;
            }
            // "Channel Five", "Platform One": a number word in capitals.
            if self.is(end, Class::DET)
                && self.toks[end].capital
                && !self.toks[end].first
                && !matches!(self.lower(end), "the" | "a" | "an" | "this" | "that")
            {
                end += 1;
                continue;
            }
            let next_name = |at: usize| at < limit && self.toks[at].capital && self.is_name_word(at);
            // `Nurses’ Union`
            let body = Class::CORPORATE.or(Class::BODY);
            let the = i > 0 && is_one_of!(self.id(i - 1), "the") && !self.is(i, GIVEN);
            if self.is_owned_by_many(end, limit) && next_name(end + 1) && (the || self.is(end + 1, body)) {
                end += 2;
                continue;
            }
            let word = self.lower(end);
            if matches!(word, "of" | "for") && linked && self.ends_person(i..end) {
                break;
            }
            if let Some(behind) = self.fields_end(i, end, limit) {
                end = behind;
                continue;
            }
            // `Counsel for Mr Hale`
            let address =
                |i: usize| is_one_of!(self.id(i), "mr" | "mrs" | "ms" | "mr." | "mrs." | "ms." | "dr" | "dr.");
            if word == "for" && end + 1 < limit && address(end + 1) {
                break;
            }
            // `Alliance to Save Our Schools`
            if linked && end > i + 1 && self.is(end, Class::POSS) && self.toks[end].capital && next_name(end + 1) {
                end += 2;
                continue;
            }
            // `Committee to Protect the Coast`
            if word == "to" && self.is(end - 1, Class::CORPORATE) && self.toks[end - 1].capital && next_name(end + 1) {
                end += 2;
                continue;
            }
            // `Saraswathy a/p Muniandy`
            let child = end + 3 < limit
                && word == "a"
                && self.toks[end + 1].is_punct(b'/')
                && is_one_of!(self.id(end + 2), "p" | "l")
                && next_name(end + 3);
            if child {
                end += 4;
                continue;
            }
            // `Ulla von der Torv`
            let particles = |at: usize| at < limit && self.is(at, Class::PARTICLE) && next_name(at + 1);
            if (self.is(end, Class::PARTICLE) || matches!(word, "of" | "for") && linked) && next_name(end + 1) {
                end += 2;
            } else if self.is(end, Class::PARTICLE) && particles(end + 1)
                || matches!(word, "of" | "for")
                    && linked
                    && end + 1 < limit
                    && matches!(self.lower(end + 1), "the" | "a" | "an")
                    && next_name(end + 2)
            {
                end += 3;
            } else if next_name(end + 1)
                && (word == "&"
                    || word == "and" && (linked || self.pairs_in_name(i, end)) && self.inside_body(i, end, limit))
            {
                end += 2;
            } else if self.is(end, Class::SUFFIX) {
                end += 1;
            } else if self.toks[end].is_punct(b',')
                && end + 1 < limit
                && self.is(end + 1, Class::SUFFIX)
                && self.toks[end + 1].capital
            {
                end += 2;
            } else {
                break;
            }
        }
        end
    }

    /// Whether a name may go on with a token: most that stand behind names end them.
    fn may_go_on(&self, i: usize) -> bool {
        let tok = self.toks[i];
        match tok.kind {
            Kind::Word => {
                tok.name
                    || tok.capital
                    || tok.is(Class::PARTICLE.or(Class::SUFFIX))
                    || is_one_of!(tok.id(), "of" | "for" | "and" | "to" | "a")
            }
            // An apostrophe is `'` or `*`.
            Kind::Punct(sign) => matches!(sign, b',' | b'\'' | b'*' | b'&'),
            Kind::Clitic => false,
            Kind::Mark => true,
        }
    }

    /// `Ministry of Health | and Social Care`: where the fields of such a body end that begins at `i`, if more of them stand at `end`.
    fn fields_end(&self, i: usize, end: usize, limit: usize) -> Option<usize> {
        let office = is_one_of!(self.id(i), "department" | "ministry");
        let fielded = i + 2 < end && is_one_of!(self.id(i + 1), "of" | "for");
        let field = |at: usize| {
            at < limit
                && self.toks[at].capital
                && self.toks[at].is_word()
                && !self.toks[at].first
                && !self.is(at, GIVEN.or(Class::TITLE).or(Class::TIME))
        };
        if !office || !fielded {
            return None;
        }
        let and = is_one_of!(self.id(end), "and") && field(end + 1);
        and.then(|| (end + 1..limit).find(|at| !field(*at)).unwrap_or(limit))
    }

    /// `Juan | “Chico” Budd`: where the name goes on behind one or two words in marks, which have capitals.
    fn nickname_end(&self, mark: usize, limit: usize) -> Option<usize> {
        let stretch = self.stretch_toks(mark);
        let inner = stretch.start + 1..stretch.end.saturating_sub(1);
        let given =
            self.is(mark - 1, GIVEN) || mark > 1 && self.is(mark - 2, Class::TITLE) && self.is_name_word(mark - 1);
        let named = (1..3).contains(&inner.len()) && stretch.start == mark && given;
        let behind = stretch.end;
        (named
            && behind < limit
            && inner.into_iter().all(|i| self.toks[i].is_word() && self.toks[i].capital)
            && self.is_name_word(behind)
            && !self.toks[behind].first
            && !self.toks[behind].quoted())
        .then_some(behind)
    }

    /// `Nurses | ’ Union`: whether an apostrophe stands at `at`, behind the plural of those whose the next word is.
    pub(super) fn is_owned_by_many(&self, at: usize, limit: usize) -> bool {
        at > 0
            && at + 1 < limit
            && !self.toks[at].is_word()
            && matches!(self.word(at), "'" | "’")
            && self.toks[at].span.start == self.toks[at - 1].span.end
            && self.lower(at - 1).ends_with('s')
            && self.toks[at + 1].is_word()
            && !self.toks[at + 1].quoted()
    }

    /// `the Food | and`, `Orla Fire | and`: a common noun stands before "and", and no surname.
    fn pairs_in_name(&self, start: usize, and: usize) -> bool {
        let noun = and - 1;
        let common = lexicon::is_common(self.toks[noun].hash);
        let led = start > 0 && is_one_of!(self.id(start - 1), "the");
        common
            && !self.is(noun, GIVEN.or(Class::TITLE).or(Class::PERSON).or(Class::MEDIA).or(Class::BODY))
            && (led || noun > start)
    }

    /// `Senator Ada Hale | of Norland`: title and name are complete, and "of" tells where from.
    fn ends_person(&self, words: Range<usize>) -> bool {
        let office = Class::TITLE.or(Class::CORPORATE).or(Class::BODY);
        let Some(title) = words.clone().rev().find(|i| self.is(*i, office)) else { return false };
        let name = title + 1..words.end;
        self.is(title, Class::TITLE)
            && !name.is_empty()
            && !name.into_iter().any(|i| self.is_office(i) || matches!(self.lower(i), "of" | "for"))
    }

    /// `National Security and Defense Council`: the words after "and" end in a word of bodies.
    fn inside_body(&self, start: usize, and: usize, limit: usize) -> bool {
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

    /// Splits a name chunk into title and name: `Secretary of State | Jane Doe`. The name may be empty.
    pub(super) fn split_title(&self, chunk: &Range<usize>) -> (Range<usize>, Range<usize>) {
        // `Mr. King`, `Ms. Pope`: behind a form of address a title is a surname.
        let last = chunk.end - 1;
        if chunk.len() > 1 && is_one_of!(self.id(last - 1), "mr." | "mrs." | "ms." | "mr" | "mrs" | "ms" | "miss") {
            return (chunk.start..last, last..chunk.end);
        }
        // `Her Honour Judge Ada Hale`
        let honour = |i: usize| {
            is_one_of!(self.id(i), "honour" | "honor" | "excellency" | "majesty" | "highness" | "eminence" | "royal")
        };
        let owned = chunk.start > 0 && self.is(chunk.start - 1, Class::POSS);
        let led = if owned { chunk.clone().take_while(|i| honour(*i)).count() } else { 0 };
        if led > 0 {
            if led == chunk.len() {
                return (chunk.clone(), chunk.end..chunk.end);
            }
            let (title, name) = self.split_title(&(chunk.start + led..chunk.end));
            return (chunk.start..title.end, name);
        }
        let title = |i: usize| self.is(i, Class::TITLE) || is_one_of!(self.id(i), "sri" | "seri");
        if !chunk.clone().any(title) {
            return (chunk.start..chunk.start, chunk.clone());
        }
        // Given names end the search for titles, but for "Virginia Sen. Ada Hale".
        let titled = chunk.clone().rev().find(|i| self.is(*i, Class::TITLE) && self.is_plain_title(*i));
        let from = titled.filter(|i| *i + 1 < chunk.end).unwrap_or(chunk.start);
        let given = (from..chunk.end).find(|i| self.is(*i, GIVEN) && !self.is(*i, Class::TITLE));
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
                Some(given) if given >= start => start = given,
                _ if chunk.end.saturating_sub(start) > 3 => start = chunk.end - 2,
                _ => {}
            }
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

    /// Titles that are no names: `Sen.`, `Governor`, not `King`.
    fn is_plain_title(&self, i: usize) -> bool {
        let word = self.lower(i);
        word.ends_with('.') && word.len() > 2
            || matches!(
                word,
                "senator" | "governor" | "president" | "minister" | "secretary" | "representative" | "mayor"
            )
    }

    /// Words of offices that follow "Secretary of", "Minister for".
    fn is_office(&self, i: usize) -> bool {
        self.is(i, Class::CORPORATE)
            || matches!(
                self.lower(i),
                "state"
                    | "opposition"
                    | "defense"
                    | "defence"
                    | "treasury"
                    | "interior"
                    | "labor"
                    | "labour"
                    | "education"
                    | "health"
                    | "homeland"
                    | "security"
                    | "foreign"
                    | "affairs"
                    | "energy"
                    | "transport"
                    | "transportation"
                    | "commerce"
                    | "agriculture"
                    | "justice"
                    | "finance"
                    | "housing"
                    | "environment"
                    | "trade"
                    | "veterans"
                    | "intelligence"
                    | "national"
                    | "home"
                    | "culture"
                    | "culture,"
                    | "sport"
                    | "science"
                    | "economy"
                    | "economic"
                    | "business"
                    | "industry"
                    | "development"
                    | "cooperation"
                    | "tourism"
                    | "fisheries"
                    | "forestry"
                    | "innovation"
                    | "technology"
                    | "infrastructure"
                    | "immigration"
                    | "citizenship"
                    | "employment"
                    | "welfare"
                    | "operations"
                    | "staff"
                    | "communications"
            )
    }

    /// Whether the name is one of a body rather than a person.
    pub(super) fn is_body_name(&self, name: &Range<usize>) -> bool {
        let given = self.is(name.start, GIVEN);
        let last = name.end - 1;
        let acronym = |word: &str| {
            word.len() <= 6
                && word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '&') || c.is_ascii_digit())
                && word.chars().filter(|c| c.is_alphabetic()).count() > 1
        };
        if given && name.len() <= 3 && !self.is(last, Class::CORPORATE) {
            return false;
        }
        let part =
            |i: usize| self.is(i, Class::CORPORATE) && !self.is(i, GIVEN) || is_one_of!(self.id(i), "of" | "for" | "&");
        name.clone().any(part)
            || self.is(last, Class::MEDIA) && !self.is(last, GIVEN)
            // `Orla Water`
            || name.len() > 1 && is_one_of!(self.id(last), "water" | "rail" | "grid" | "power" | "gas" | "foods" | "freight")
            || name.len() == 1 && (acronym(self.word(name.start)) || self.is(name.start, Class::BODY))
    }

    /// Whether a name chunk is a title alone: `Secretary of the Council of Norland`.
    pub(super) fn is_bare_title(&self, chunk: &Range<usize>) -> bool {
        self.split_title(chunk).1.is_empty()
    }
}
