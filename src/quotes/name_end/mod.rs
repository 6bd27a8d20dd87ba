//! Where a name ends.

mod joined;
mod start;
mod titles;

use super::doc::{Doc, Kind, Tok};
use super::lexicon::{self, CUE, Class, GIVEN};
use super::words::is_one_of;

impl Doc<'_> {
    /// Returns the end of the name that starts at `i`: capitals, initials, particles, and `of`/`for` after a title or
    /// a word of bodies.
    pub(super) fn name_end(&self, i: usize, limit: usize) -> usize {
        let quoted = self.toks[i].quoted();
        // Most names are words in a row of which nothing else is to be asked.
        let plain = |tok: &Tok| tok.name && !tok.first && tok.quoted() == quoted && !tok.is(CUE);
        // `the only Cyrus | I know`
        let pronoun = |at: usize| is_one_of!(self.id(at), "i") && at + 1 < limit && self.tag(at + 1).is_finite();
        let mut end = i + 1;
        while end < limit && plain(&self.toks[end]) && !pronoun(end) {
            end += 1;
        }
        if end >= limit || self.toks[end].quoted() == quoted && self.ends_name_of(i, end, limit) {
            return end;
        }
        self.long_name_end(i, end, limit)
    }

    /// Whether nothing at `end`, which is no word of names, makes the name from `i` on any longer.
    fn ends_name_of(&self, i: usize, end: usize, limit: usize) -> bool {
        match self.toks[end].kind {
            Kind::Clitic => !self.is_owned_by_office(end, limit),
            Kind::Punct(b',') => {
                let suffix = end + 1 < limit && self.is(end + 1, Class::SUFFIX);
                !suffix && !self.is_field(i) && !is_one_of!(self.id(i), "department" | "ministry")
            }
            _ => !self.may_go_on(end),
        }
    }

    /// The same of a name that goes on from `end` with more than words of names in a row.
    #[inline(never)]
    fn long_name_end(&self, i: usize, mut end: usize, limit: usize) -> usize {
        let linking = Class::TITLE.or(Class::CORPORATE).or(Class::BODY);
        // `Citizens for Fair Tides`
        let many = |i: usize| self.toks[i].span.len() > 5 && self.word(i).ends_with('s') && !self.is(i, GIVEN);
        let mut linked = many(i) || (i..end).any(|i| self.is(i, linking)) || self.opens_act(i, end, limit);
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
            // `Tamarack County Sheriff’s Office`
            if self.is_owned_by_office(end, limit) {
                end += 2;
                continue;
            }
            let continent = self.is_for_continent(i, end, limit);
            if !self.may_go_on(end) && !continent || self.is(end, CUE) && self.in_title(end) && !self.is(end, GIVEN) {
                break;
            }
            // `Marco Holm Responds To Question`: a line all in capitals.
            let small = Class::PREP.or(Class::PRON).or(Class::DET).or(Class::POSS);
            let titled = |next: usize| next < limit && self.toks[next].capital && self.is(next, small);
            if end > i + 1 && self.is(end, CUE) && self.is(end, Class::PRESENT) && titled(end + 1) {
                break;
            }
            if self.is_name_word(end) && !self.toks[end].first {
                linked |= self.is(end, linking);
                end += 1;
                continue;
            }
            // "Channel Five", "Platform One": a number word in capitals.
            if self.is(end, Class::DET)
                && self.toks[end].capital
                && !self.toks[end].first
                && !is_one_of!(self.id(end), "the" | "a" | "an" | "this" | "that")
            {
                end += 1;
                continue;
            }
            let next_name = |at: usize| at < limit && self.toks[at].capital && self.is_name_word(at);
            // `Save Our Spire`
            let ours = end == i + 1 && is_one_of!(self.id(end), "our") && self.toks[end].capital;
            let calls = is_one_of!(
                self.id(i),
                "save" | "keep" | "love" | "protect" | "reclaim" | "defend" | "stop" | "free" | "fund" | "fix"
            );
            if ours && calls && next_name(end + 1) && !self.in_title(end) {
                end += 2;
                continue;
            }
            // `Nurses’ Union`
            let body = Class::CORPORATE.or(Class::BODY);
            let the = i > 0 && is_one_of!(self.id(i - 1), "the") && !self.is(i, GIVEN);
            if self.is_owned_by_many(end, limit) && next_name(end + 1) && (the || self.is(end + 1, body)) {
                end += 2;
                continue;
            }
            let (word, of) = (self.id(end), is_one_of!(self.id(end), "of" | "for"));
            if of && linked && self.ends_person(i..end) {
                break;
            }
            // `Art Without Oil`, `Homes for All`
            let joined = continent
                || self.is_capital_preposition(end) && next_name(end + 1)
                || self.toks[end].span.len() == 3 && self.is_for_all(end, limit);
            if joined {
                end += 2;
                continue;
            }
            if let Some(behind) = self.bracket_end(i, end, limit) {
                end = behind;
                continue;
            }
            if let Some(behind) = self.fields_end(i, end, limit).or_else(|| self.minister_end(i, end, limit)) {
                end = behind;
                continue;
            }
            // `Counsel for Mr Hale`
            let address =
                |i: usize| is_one_of!(self.id(i), "mr" | "mrs" | "ms" | "mr." | "mrs." | "ms." | "dr" | "dr.");
            if is_one_of!(word, "for") && end + 1 < limit && (address(end + 1) || end == i + 1 && self.act_for(i, end))
            {
                break;
            }
            // `Alliance to Save Our Schools`
            if linked && end > i + 1 && self.is(end, Class::POSS) && self.toks[end].capital && next_name(end + 1) {
                end += 2;
                continue;
            }
            // `Committee to Protect the Coast`
            if is_one_of!(word, "to")
                && self.is(end - 1, Class::CORPORATE)
                && self.toks[end - 1].capital
                && next_name(end + 1)
            {
                end += 2;
                continue;
            }
            // `Committee on Foreign Trade`, not `the Committee on Monday`
            if is_one_of!(word, "on")
                && self.is_panel(end - 1)
                && next_name(end + 1)
                && !self.toks[end + 1].first
                && !self.is(end + 1, Class::TIME)
            {
                linked = true;
                end += 2;
                continue;
            }
            // `Saraswathy a/p Muniandy`
            let child = end + 3 < limit
                && is_one_of!(word, "a")
                && self.toks[end + 1].is_punct(b'/')
                && is_one_of!(self.id(end + 2), "p" | "l")
                && next_name(end + 3);
            if child {
                end += 4;
                continue;
            }
            // `Ulla von der Torv`
            let particles = |at: usize| at < limit && self.is(at, Class::PARTICLE) && next_name(at + 1);
            if (self.is(end, Class::PARTICLE) || of && linked) && next_name(end + 1) {
                end += 2;
            } else if self.is(end, Class::PARTICLE) && particles(end + 1)
                || of
                    && linked
                    && end + 1 < limit
                    && is_one_of!(self.id(end + 1), "the" | "a" | "an")
                    && next_name(end + 2)
            {
                end += 3;
            } else if next_name(end + 1)
                && (self.lower(end) == "&"
                    || is_one_of!(word, "and")
                        && (linked || self.pairs_in_name(i, end))
                        && self.inside_body(i, end, limit))
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

    /// `Lawyers | for Holm`: those who act for somebody, where the capital is due to the sentence; not `Lawyers for Clean Rivers`.
    fn act_for(&self, noun: usize, link: usize) -> bool {
        let act = is_one_of!(
            self.id(noun),
            "lawyers" | "attorneys" | "solicitors" | "barristers" | "prosecutors" | "representatives" | "advisers"
        );
        act && self.toks[noun].first && !self.is_office(link + 1) && !lexicon::is_common(self.toks[link + 1].hash)
    }

    /// `Freedom | of Information Act`: whether a common noun with a capital begins the name of a law.
    fn opens_act(&self, i: usize, of: usize, limit: usize) -> bool {
        let law = |at: usize| is_one_of!(self.id(at), "act" | "treaty" | "convention");
        let leads = of == i + 1
            && of + 2 < limit
            && is_one_of!(self.id(of), "of")
            && !self.is(i, GIVEN.or(Class::TITLE).or(Class::PERSON));
        let words = || (of + 1..limit.min(of + 6)).take_while(|at| self.toks[*at].capital && self.toks[*at].is_word());
        leads && lexicon::is_common(self.toks[i].hash) && words().skip(1).last().is_some_and(law)
    }

    /// Whether a name may go on with a token: most that stand behind names end them.
    fn may_go_on(&self, i: usize) -> bool {
        let tok = self.toks[i];
        match tok.kind {
            Kind::Word => {
                tok.name
                    || tok.capital
                    || tok.is(Class::PARTICLE.or(Class::SUFFIX))
                    || is_one_of!(tok.id(), "of" | "for" | "and" | "to" | "a" | "on")
            }
            // An apostrophe is `'` or `*`.
            Kind::Punct(sign) => matches!(sign, b',' | b'\'' | b'*' | b'&' | b'('),
            Kind::Clitic => false,
            Kind::Mark => true,
        }
    }

    /// Whether a word with a capital is what bodies are called that sit on something.
    fn is_panel(&self, i: usize) -> bool {
        self.toks[i].capital
            && is_one_of!(
                self.id(i),
                "committee" | "subcommittee" | "commission" | "council" | "panel" | "conference" | "caucus" | "forum"
            )
            && !self.in_title(i)
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
        // `Department for Culture, Media and Sport`: each of the fields is a common word.
        let mut and = end;
        let one = |at: usize| {
            field(at)
                && (self.is_field(at)
                    || lexicon::is_common(self.toks[at].hash)
                        && !self.is(at, Class::BODY.or(Class::CORPORATE).or(Class::MEDIA).or(Class::PERSON)))
        };
        while and + 2 < limit && and < end + 8 && self.toks[and].is_punct(b',') && one(and + 1) {
            and = (and + 1..limit).find(|at| !one(*at))?;
        }
        let last = and < limit && is_one_of!(self.id(and), "and") && field(and + 1);
        last.then(|| (and + 1..limit).find(|at| !field(*at)).unwrap_or(limit))
    }

    /// `Agriculture | and Food Commodities Minister`, `Health | and Safety Executive`: where the title or the body ends of which the
    /// name that begins at `i` tells the first fields, if more of them stand at `end`.
    fn minister_end(&self, i: usize, end: usize, limit: usize) -> Option<usize> {
        let led = i > 0 && is_one_of!(self.id(i - 1), "the");
        // `The Minister for | Trade …` is read from its head.
        if !(i..end).all(|at| self.is_field(at)) || !led && i > 0 && self.is(i - 1, Class::PREP) {
            return None;
        }
        let field = |at: usize| {
            let tok = self.toks[at];
            tok.capital
                && tok.is_word()
                && !tok.first
                && !tok.quoted()
                && (lexicon::is_common(tok.hash) || self.is_field(at) || self.lower(at).ends_with('s'))
                && !self.is(at, GIVEN.or(Class::TITLE).or(Class::TIME).or(Class::PREP).or(Class::DET))
        };
        let mut and = end;
        while and + 2 < limit && and < end + 6 && self.toks[and].is_punct(b',') && field(and + 1) {
            and = (and + 1..limit).find(|at| !field(*at))?;
        }
        if and >= limit || !is_one_of!(self.id(and), "and") && self.word(and) != "&" {
            return None;
        }
        let office = (and + 1..limit).find(|at| !field(*at)).filter(|at| (and + 2..and + 5).contains(at))?;
        let minister = is_one_of!(self.id(office), "minister" | "secretary" | "commissioner")
            || led && { is_one_of!(self.id(office), "executive") };
        (minister && self.toks[office].capital && !self.toks[office].quoted()).then_some(office + 1)
    }

    /// `Art | Without Oil`: a preposition with a capital inside a sentence stands within a name.
    pub(super) fn is_capital_preposition(&self, i: usize) -> bool {
        let tok = self.toks[i];
        tok.capital
            && !tok.first
            && !tok.quoted()
            && is_one_of!(tok.id(), "without" | "against" | "beyond" | "across" | "behind" | "beneath" | "between")
            && self.word(i).bytes().any(|byte| byte.is_ascii_lowercase())
            && !self.in_title(i)
    }

    /// `Homes | for All`
    pub(super) fn is_for_all(&self, i: usize, limit: usize) -> bool {
        i + 1 < limit
            && is_one_of!(self.id(i), "for")
            && self.toks[i + 1].capital
            && !self.toks[i + 1].quoted()
            && is_one_of!(self.id(i + 1), "all" | "everyone")
            && !self.in_title(i)
    }

    /// `Chief | (Dr.) Festus Holm`, `William | (Bill) Holm`: where a bracket ends in which a form of address or a given name stands,
    /// if the name goes on behind it.
    fn bracket_end(&self, i: usize, open: usize, limit: usize) -> Option<usize> {
        if open + 3 >= limit || !self.toks[open].is_punct(b'(') || !self.toks[open + 2].is_punct(b')') {
            return None;
        }
        let (inner, behind) = (open + 1, open + 3);
        let led = self.is(open - 1, Class::TITLE.or(GIVEN)) && !(i..open).any(|at| self.toks[at].is_punct(b'('));
        let named = |at: usize| self.toks[at].capital && self.toks[at].is_word() && !self.toks[at].quoted();
        let fits = self.is(inner, Class::TITLE.or(GIVEN));
        let goes_on = named(behind) && self.is_name_word(behind) && !self.toks[behind].first;
        (led && fits && named(inner) && goes_on && !self.in_title(i)).then_some(behind)
    }

    /// `Juan | “Chico” Budd`: where the name goes on behind one or two words in marks, which have capitals.
    fn nickname_end(&self, mark: usize, limit: usize) -> Option<usize> {
        let stretch = self.stretch_toks(mark);
        let inner = stretch.start + 1..stretch.end.saturating_sub(1);
        let given =
            self.is(mark - 1, GIVEN) || mark > 1 && self.is(mark - 2, Class::TITLE) && self.is_name_word(mark - 1);
        let behind = stretch.end;
        // `Rodel “Odeng” Bautro`: words that nobody knows on both sides, and no other before.
        let plain = |i: usize| self.is_name_word(i) && !lexicon::is_common(self.toks[i].hash);
        let unknown = || {
            behind < limit
                && plain(mark - 1)
                && plain(behind)
                && !self.in_title(mark)
                && !self.is(mark - 1, Class::BODY.or(Class::CORPORATE).or(Class::MEDIA))
                && !(mark > 1 && self.toks[mark - 2].capital && !self.toks[mark - 2].first)
                && !(mark > 1 && is_one_of!(self.id(mark - 2), "in" | "at" | "from" | "of" | "near"))
        };
        let named = (1..3).contains(&inner.len()) && stretch.start == mark && (given || unknown());
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

    /// `Sheriff | ’s Office`, `People | ’s Daily`, `Women | ’s Institute`: whether an office or people own what the next word with a
    /// capital names.
    pub(super) fn is_owned_by_office(&self, at: usize, limit: usize) -> bool {
        let Some(owner) = at.checked_sub(1).filter(|_| self.toks[at].kind == Kind::Clitic && at + 1 < limit) else {
            return false;
        };
        let office = is_one_of!(
            self.id(owner),
            "sheriff"
                | "attorney"
                | "general"
                | "mayor"
                | "governor"
                | "ombudsman"
                | "examiner"
                | "coroner"
                | "marshal"
                | "minister"
                | "speaker"
                | "prosecutor"
                | "defender"
                | "commissioner"
                | "chancellor"
                | "president"
                | "taoiseach"
                | "archbishop"
                | "king"
                | "queen"
        );
        let body = is_one_of!(
            self.id(at + 1),
            "office" | "department" | "chambers" | "council" | "hospital" | "service" | "college" | "court" | "bench"
        );
        let next = self.toks[at + 1];
        let people = is_one_of!(self.id(owner), "people" | "women" | "children" | "men");
        let theirs = || {
            is_one_of!(
                self.id(at + 1),
                "daily"
                    | "herald"
                    | "bank"
                    | "tribune"
                    | "front"
                    | "movement"
                    | "assembly"
                    | "congress"
                    | "army"
                    | "alliance"
                    | "power"
                    | "voice"
            ) || next.is(Class::BODY.or(Class::CORPORATE))
        };
        let owned = office && body || people && theirs();
        owned && self.toks[owner].capital && next.capital && !next.first && !next.quoted()
    }
}
