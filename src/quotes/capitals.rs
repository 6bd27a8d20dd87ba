//! Which words with a capital can be of a name, and which have it for their place.

use super::doc::{Doc, Kind, Tok};
use super::lexicon::{self, CUE, Class, GIVEN};
use super::tags::Tag;
use super::words::{Word, WordsMet, is_one_of};

impl Doc<'_> {
    /// Finds the words that can be of names among those with a capital: asked for so often that each is judged once.
    pub(super) fn find_name_words(&mut self) {
        let mut candidates = std::mem::take(&mut self.name_words);
        let leading: Vec<usize> = candidates.iter().copied().filter(|i| self.starts_clause(*i)).collect();
        let leading = || leading.iter().copied();
        let mut proper = WordsMet::of(leading().map(|i| self.id(i)));
        let mut surnames = proper.clone();
        // Words seen in lower case somewhere: a capital at the head of a sentence tells nothing about these.
        let mut common = WordsMet::of(leading().filter(|i| self.is_in_doubt(*i)).map(|i| self.id(i)));
        for tok in &self.toks {
            if common.may_have(tok.id()) && tok.is_word() && !tok.capital {
                common.meet(tok.id());
            }
        }
        // Pairs that have their capitals within a sentence.
        let mut pairs: Vec<(Word, Word)> = Vec::new();
        for i in candidates.iter().copied() {
            let tok = &self.toks[i];
            if !tok.capital || tok.first {
                continue;
            }
            let next = self.toks.get(i + 1).filter(|next| next.capital && next.is_word() && !next.first);
            if proper.meet(tok.id())
                && let Some(next) = next
            {
                pairs.push((tok.id(), next.id()));
            }
            let before = &self.toks[i - 1];
            if before.capital & before.is(GIVEN) {
                surnames.meet(tok.id());
            }
        }
        pairs.sort_unstable();
        // `Hockey Plains said`, where the report is by Hockey Plains, though hockey is played
        let paired = |i: usize| {
            let next = self.toks.get(i + 1).filter(|next| next.capital && !next.first);
            !self.is(i, Class::TITLE.or(Class::PERSON).or(Class::ADVERB).or(Class::TIME))
                && self.tag(i).is_noun()
                && next.is_some_and(|next| pairs.binary_search(&(self.id(i), next.id())).is_ok())
        };
        let paired: Vec<usize> = candidates.iter().copied().filter(|i| self.toks[*i].first && paired(*i)).collect();
        for i in candidates.iter().copied() {
            let surname = || surnames.is_met(self.id(i)) && self.acts_alone(i);
            self.toks[i].name = self.may_be_name(i, &common, &proper) || surname();
        }
        for i in paired {
            self.toks[i].name = true;
        }
        candidates.retain(|i| self.toks[*i].name);
        self.name_words = candidates;
    }

    /// `Field said`, `Price’s`, `May told`, of Lena Field, Otto Price and Ada May: none of the words that a noun leads follow.
    fn acts_alone(&self, i: usize) -> bool {
        let next = i + 1;
        if next >= self.toks.len() {
            return false;
        }
        let verb = !self.toks[next].capital && self.tag(next).is_finite();
        match self.is(i, Class::TIME) {
            true => verb && self.is(next, CUE),
            false => verb || self.toks[next].kind == Kind::Clitic || self.toks[next].is_punct(b','),
        }
    }

    /// Whether a word with a capital can be one of a name. Words that lead a sentence: which the article has in lower case
    /// elsewhere, and which it has with a capital within a sentence.
    fn may_be_name(&self, i: usize, common: &WordsMet, proper: &WordsMet) -> bool {
        let tok = self.toks[i];
        if self.ends_name(i) || self.is_given_modal(i) {
            return true;
        }
        // `Mr A`: a court keeps the name to itself.
        let initial = tok.span.len() == 1
            && i > 0
            && tok.capital
            && !tok.first
            && is_one_of!(self.id(i - 1), "mr" | "mrs" | "ms" | "miss" | "mr." | "mrs." | "ms.");
        if initial {
            return true;
        }
        if self.is_small(i) {
            return false;
        }
        if tok.is(Class::TIME) && !tok.is(GIVEN) {
            // `Mr Sunday Holm`
            let address = i > 0 && is_one_of!(self.id(i - 1), "mr" | "mr." | "mrs" | "mrs." | "ms" | "ms." | "pastor");
            // `the Evening Courier`, `the Sunday Times`
            let led = i > 0 && is_one_of!(self.id(i - 1), "the") && !(i > 1 && is_one_of!(self.id(i - 2), "on"));
            let next =
                self.toks.get(i + 1).filter(|next| next.capital && !next.first && next.is_word() && !next.quoted());
            return next.is_some_and(|next| address || led && !next.is(GIVEN.or(Class::TIME).or(Class::TITLE)));
        }
        if self.starts_clause(i) && !self.is_behind_words(i) {
            // `District Magistrate Ada Hale`, where "district" stands elsewhere
            let titled = |next: &Tok| next.capital && !next.first && !next.quoted() && next.is(Class::TITLE);
            let noun = self.tag(i).is_in(&[Tag::NN, Tag::NNP]) && !tok.is(Class::PERSON.or(Class::TITLE));
            if noun && tok.first && self.toks.get(i + 1).is_some_and(titled) {
                return true;
            }
            // `Harbour Press`, `State Police`
            let body = |next: &Tok| {
                next.capital
                    && !next.first
                    && !next.quoted()
                    && next.is(Class::MEDIA.or(Class::CORPORATE).or(Class::BODY))
            };
            if noun && tok.first && self.toks.get(i + 1).is_some_and(body) {
                return true;
            }
            // `Hope Without Holm`, `Homes for All`
            let prep = |next: usize| {
                next + 1 < self.toks.len()
                    && (self.is_capital_preposition(next)
                        && self.toks[next + 1].capital
                        && self.toks[next + 1].is_word()
                        || self.is_for_all(next, self.toks.len()))
            };
            if tok.first && self.tag(i).is_noun() && prep(i + 1) {
                return true;
            }
            // `New Orla`, where something is new elsewhere
            let place = is_one_of!(tok.id(), "new")
                && self.toks.get(i + 1).is_some_and(|next| {
                    is_one_of!(
                        next.id(),
                        "york"
                            | "jersey"
                            | "hampshire"
                            | "mexico"
                            | "zealand"
                            | "delhi"
                            | "orleans"
                            | "england"
                            | "south"
                    ) && next.capital
                });
            if place {
                return true;
            }
            // `Given the rain, it may close.`
            if is_one_of!(tok.id(), "given") && tok.first && self.toks.get(i + 1).is_some_and(|next| !next.capital) {
                return false;
            }
            // `Let Ada Hale speak`, `Source familiar with the plan`
            let near = |next: &Tok| is_one_of!(next.id(), "familiar" | "close") && !next.capital;
            if is_one_of!(tok.id(), "let") && tok.first && self.tag(i) != Tag::NNP
                || tok.is(Class::PERSON) && self.toks.get(i + 1).is_some_and(near)
            {
                return false;
            }
            // `Hale himself`
            let himself = self.toks.get(i + 1).is_some_and(|next| is_one_of!(next.id(), "himself" | "herself"));
            if himself && !self.lower(i).ends_with("ing") {
                return true;
            }
            // A capital tells nothing here: ask whether the word is a common one.
            let anything = is_one_of!(
                tok.id(),
                "everything"
                    | "nothing"
                    | "something"
                    | "anything"
                    | "everyone"
                    | "everybody"
                    | "nobody"
                    | "someone"
                    | "anyone"
            );
            if anything {
                return false;
            }
            // Not `Schlafly said`, of Phyllis Schlafly
            let verbal = self.tag(i).is_in(&[Tag::VBG, Tag::RB, Tag::VBZ, Tag::VB, Tag::VBP])
                && self.toks.get(i + 1).is_some_and(|t| !t.capital)
                && !(self.tag(i) == Tag::RB && proper.is_met(tok.id()) && !lexicon::is_common(tok.hash));
            // `Reached for comment, Hale laughed`
            let done = || {
                self.tag(i).is_in(&[Tag::VBN, Tag::VBD])
                    && !proper.is_met(tok.id())
                    && self.lower(i).ends_with("ed")
                    && lexicon::is_common(tok.hash)
                    && self.toks.get(i + 1).is_some_and(|t| t.is(Class::PREP) && !t.capital)
            };
            let verbal = verbal || done();
            // `Trusting Ann Hale with the port`, `Pulling Hale into the race`; not `Sporting Lisbon at Orla said`
            let drawn = || {
                lexicon::is_common(tok.hash)
                    && !is_one_of!(tok.id(), "sporting" | "racing" | "breaking" | "giving" | "living" | "being")
                    && !(i + 3..self.toks.len().min(i + 8))
                        .find(|j| self.tag(*j).is_finite())
                        .is_some_and(|verb| self.is(verb, CUE))
                    && self.toks.get(i + 1).is_some_and(|next| next.capital && !next.first)
                    && self.toks.get(i + 2).is_some_and(|link| {
                        is_one_of!(link.id(), "into" | "to" | "with" | "in" | "at" | "on" | "from" | "as" | "for")
                    })
            };
            let verbal = verbal
                || self.tag(i) == Tag::VBG
                    && !tok.is(GIVEN)
                    && !proper.is_met(tok.id())
                    && (self.toks.get(i + 1).is_some_and(|next| next.is(GIVEN.or(Class::TITLE))) || drawn());
            // `Projections suggest`
            let plural = self.tag(i) == Tag::NNS
                && !self.toks.get(i + 1).is_some_and(|t| t.capital)
                && !proper.is_met(self.id(i));
            // `Federal and state officials`
            let adjective = is_one_of!(
                tok.id(),
                "federal"
                    | "local"
                    | "national"
                    | "foreign"
                    | "military"
                    | "public"
                    | "private"
                    | "civil"
                    | "political"
            );
            let paired = (adjective || self.tag(i) == Tag::JJ)
                && self.toks.get(i + 2).is_some_and(|t| !t.capital && !t.first && !t.quoted())
                && self.toks[i + 1].is(Class::CONJ)
                && self.tag(i + 2).is_in(&[Tag::JJ, Tag::NN]);
            if paired && !proper.is_met(tok.id()) {
                return false;
            }
            // `Dense vessels`, not `Ryanair pilots`
            let known = |i: usize| lexicon::is_common(self.toks[i].hash);
            let next = self.toks.get(i + 1).filter(|next| next.is_word() && !next.first && !next.quoted());
            let describes = self.tag(i) == Tag::JJ
                && next.is_some_and(|next| !next.capital)
                && self.tag(i + 1).is_noun()
                && !self.is(i, Class::TITLE.or(GIVEN).or(Class::BODY).or(Class::PERSON));
            if describes && !proper.is_met(tok.id()) && known(i) {
                return false;
            }
            // `Home Angels said`
            let plain = Class::TITLE.or(GIVEN).or(Class::PERSON).or(Class::ADVERB);
            // `Fire Rescue Orla`, though one may fire a gun
            let long = || self.toks.get(i + 2).is_some_and(|third| third.capital && !third.first && third.is_word());
            let common_name = self.tag(i).is_in(&[Tag::NN, Tag::NNP])
                && next.is_some_and(|next| next.capital && !next.is(plain))
                && !tok.is(plain)
                && (!tok.is(CUE) || long())
                && known(i)
                && known(i + 1);
            if common_name {
                return true;
            }
            return tok.is(GIVEN.or(Class::TITLE))
                || !(verbal || plural || tok.is(Class::ADVERB.or(CUE)) || common.is_met(self.id(i)));
        }
        true
    }

    /// `The`, not `IT`: a small word, and no name whatever stands around it.
    fn is_small(&self, i: usize) -> bool {
        let small =
            Class::DET.or(Class::POSS).or(Class::PRON).or(Class::PREP).or(Class::CONJ).or(Class::SUBORD).or(Class::AUX);
        let capitals = || self.toks[i].span.len() > 1 && self.word(i).chars().all(char::is_uppercase);
        self.is(i, small) && !self.is(i, GIVEN) && !capitals()
    }

    /// Whether [`may_be_name`](Doc::may_be_name) asks if a word that leads a sentence stands in lower case elsewhere.
    fn is_in_doubt(&self, i: usize) -> bool {
        !self.is(i, GIVEN.or(Class::TITLE).or(Class::ADVERB).or(CUE).or(Class::TIME)) && !self.is_small(i)
    }

    /// `Theresa | May`, `USA | Today`: small words that bear a capital within a sentence, behind a word of a name.
    fn ends_name(&self, i: usize) -> bool {
        let tok = self.toks[i];
        let surname =
            is_one_of!(tok.id(), "may" | "till" | "down" | "over" | "under" | "round" | "close" | "near" | "past");
        let part = is_one_of!(tok.id(), "today" | "tonight" | "morning" | "evening" | "night" | "week");
        if !(surname || part) || i == 0 || self.starts_clause(i) || self.in_title(i) {
            return false;
        }
        let before = self.toks[i - 1];
        before.capital && if surname { before.is(GIVEN) } else { before.name && !before.is(Class::TIME) }
    }

    /// `Can Yildirim said`, `said Will Hale`: given names that are modals as well, where no question is asked.
    fn is_given_modal(&self, i: usize) -> bool {
        if !is_one_of!(self.id(i), "will" | "can" | "may") || self.in_title(i) {
            return false;
        }
        // `in May Hale said`: the month.
        let month = is_one_of!(self.id(i), "may")
            && i > 0
            && !self.toks[i].first
            && (self.is(i - 1, Class::PREP.or(Class::TIME))
                || self.tag(i - 1) == Tag::CD
                || is_one_of!(self.id(i - 1), "last" | "next" | "this" | "since" | "until" | "early" | "late" | "mid"));
        if month {
            return false;
        }
        let names =
            (i + 1..self.toks.len()).take(3).take_while(|j| self.toks[*j].capital && !self.toks[*j].first).count();
        let behind = i + 1 + names;
        if names > 0 && !self.starts_clause(i) {
            return true;
        }
        // `Will Hale, the chairman, said`, not `Will Hale, the chairman, run?`
        let described = names > 0
            && self.toks.get(behind).is_some_and(|tok| tok.is_punct(b','))
            && self.toks.get(behind + 1).is_some_and(|tok| tok.is(Class::DET.or(Class::POSS)))
            && self.toks[behind..].iter().take_while(|tok| !tok.first).all(|tok| !tok.is_punct(b'?'));
        if described {
            return true;
        }
        // Not `Will Hale run?`
        let told =
            behind < self.toks.len() && !self.toks[behind].capital && self.tag(behind).is_in(&[Tag::VBD, Tag::VBZ]);
        told && (names > 0 || self.is(behind, CUE))
    }

    /// `“It is late,” | Water Meridian said.`: whether words in marks with a comma at their end stand before a name of several words.
    fn is_behind_words(&self, i: usize) -> bool {
        i > 1
            && self.toks[i - 1].kind == Kind::Mark
            && self.toks[i - 2].is_punct(b',')
            && !self.toks[i].first
            && !self.toks[i].quoted()
            && !self.is(i, Class::ADVERB.or(Class::TIME))
            && self.tag(i).is_noun()
            && self.toks.get(i + 1).is_some_and(|next| next.capital && next.is_word() && !next.quoted())
    }

    /// Whether a capital at `i` is due to its place.
    pub(super) fn starts_clause(&self, i: usize) -> bool {
        self.toks[i].first || i == 0 || {
            let before = self.toks[i - 1];
            // `— Keep the port open`
            let bullet = before.first && matches!(before.kind, Kind::Punct(b'-' | b'*'));
            bullet || matches!(before.kind, Kind::Mark | Kind::Punct(b'.' | b'!' | b'?' | b':'))
        }
    }
}
