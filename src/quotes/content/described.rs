//! Objects of verbs of saying that only describe what was said, and acts beside which nobody's words stand: `repeating a refrain`,
//! `referring to the plan`, `decided against going`.

use super::Finder;
use crate::quotes::cues::Cue;
use crate::quotes::doc::Kind;
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

impl Finder<'_, '_> {
    /// Whether content is a mere description, or what somebody acts upon, and nobody's words.
    pub(super) fn is_only_described(&self, cue: &Cue, content: &[Range<usize>]) -> bool {
        let (doc, verb, first) = (self.doc, cue.toks.end - 1, content[0].start);
        if first <= verb {
            return false;
        }
        let marked = content.iter().any(|piece| self.tally(piece.start, piece.end).quoted > 0);
        // `decided against | showing his “Orla Hour” show`
        let decides = is_one_of!(doc.id(verb), "decided" | "decides" | "decide" | "voted")
            && is_one_of!(doc.id(verb + 1), "against")
            && first <= verb + 2
            && doc.tags().get(verb + 2).is_some_and(|tag| *tag == Tag::VBG);
        // `continued to refuse to admit | that she had lost`
        let refuses = |i: usize| {
            is_one_of!(
                doc.id(i),
                "refuse" | "refuses" | "refused" | "refusing" | "refusal" | "decline" | "declined" | "declining"
            )
        };
        let refused = || {
            let to = |i: usize| refuses(i) && is_one_of!(doc.id(i + 1), "to");
            // `refused to | admit`, `refused to even | admit`, not `those who refused to leave said that`
            let adverb = usize::from(verb > 2 && doc.is(verb - 1, Class::ADVERB));
            let before = verb > 2 && doc.tag(verb) == Tag::VB && to(verb - 2 - adverb);
            let says = doc.is(verb, Class::SAY.or(Class::TELL));
            let blamed = (verb + 1..first.saturating_sub(1)).any(|i| is_one_of!(doc.id(i), "for" | "of"));
            before || to(verb) && first > verb + 2 || !says && !blamed && (verb + 1..first.saturating_sub(1)).any(to)
        };
        decides
            || !marked && refused()
            || marked && (self.is_from_title(content) || self.is_expected(cue, content))
            || marked && self.is_famous(verb, content)
            || !marked && self.is_subject(cue, content)
            || !marked && (self.is_plainly_described(cue, content) || self.is_scrap(cue, content))
    }

    /// `believes in | journalism that “takes sides”`: content does not begin with a relative clause, but with the noun of which it tells.
    pub(super) fn take_noun(&self, cue: &Cue, content: &mut [Range<usize>]) {
        let (doc, that) = (self.doc, content[0].start);
        let relative = that > cue.toks.end
            && is_one_of!(doc.id(that), "that")
            && !doc.toks[that].quoted()
            && that + 2 < content[0].end
            && doc.toks[that + 1].kind == Kind::Mark
            && doc.tag(that + 2).is_in(&[Tag::VBZ, Tag::VBP, Tag::VBD, Tag::MD])
            && doc.tag(that - 1).is_in(&[Tag::NN, Tag::NNS])
            && !doc.toks[that - 1].quoted()
            && !doc.is(that - 1, Class::PERSON.or(Class::TIME))
            && !doc.is(cue.toks.end - 1, Class::SAY.or(Class::TELL));
        if relative {
            let of_noun = |i: &usize| {
                doc.tag(*i).is_in(&[Tag::NN, Tag::NNS, Tag::JJ, Tag::DT, Tag::VBN])
                    && !doc.toks[*i].quoted()
                    && !self.used[*i]
            };
            content[0].start = (cue.toks.end..that).rev().take_while(of_noun).last().unwrap_or(that);
        }
    }

    /// `called him out | for lying`, `complained to the board in May | about the road`, `signs calling Hale | “loser”`: cuts whom it is
    /// about off the front of content, and says whether it did.
    pub(super) fn take_blame(&self, cue: &Cue, content: &mut [Range<usize>]) -> bool {
        let (doc, verb, Range { start, end }) = (self.doc, cue.toks.end - 1, content[0].clone());
        if start <= verb || doc.toks[start].quoted() {
            return false;
        }
        let plain = |i: &usize| doc.toks[*i].is_word() && !doc.toks[*i].quoted() && !doc.tag(*i).is_finite();
        let ahead = |n: usize| (start..end.min(start + n)).take_while(plain);
        let out = |i: usize| is_one_of!(doc.id(i), "out");
        // A short complaint stays as it is: too few words would be left.
        let (blamed, least) = match doc.id(verb) {
            word if is_one_of!(word, "called" | "calling" | "calls" | "call" | "out") => {
                (ahead(6).find(|i| is_one_of!(doc.id(*i), "for") && (out(i - 1) || out(verb))), 1)
            }
            // `pleading with | voters for their support`
            word if is_one_of!(word, "plead" | "pleads" | "pleaded" | "pleading") => {
                let with = start == verb + 2 && is_one_of!(doc.id(verb + 1), "with");
                (ahead(6).find(|i| with && (is_one_of!(doc.id(*i), "for") || doc.tag(*i) == Tag::TO)), 4)
            }
            word if is_one_of!(word, "complained" | "complains" | "complaining" | "complain") => {
                (ahead(10).find(|i| is_one_of!(doc.id(*i), "about")), 4)
            }
            _ => (None, 0),
        };
        if let Some(blamed) = blamed.filter(|i| i + least < end) {
            content[0].start = blamed;
            return true;
        }
        let on_sign = is_one_of!(doc.id(verb), "calling") && verb > 0 && is_sign(doc.id(verb - 1));
        let mark = content[0].clone().take(6).find(|i| on_sign && doc.toks[*i].quoted());
        if let Some(mark) = mark {
            content[0] = mark..doc.stretch_toks(mark).end.min(end);
        }
        mark.is_some()
    }

    /// The same of content without words in marks.
    fn is_plainly_described(&self, cue: &Cue, content: &[Range<usize>]) -> bool {
        let (doc, verb, first) = (self.doc, cue.toks.end - 1, content[0].start);
        let holds_that =
            || content[0].clone().take(12).any(|i| is_one_of!(doc.id(i), "that" | "how" | "why" | "whether"));
        match doc.id(verb) {
            // `said, referring to | other comments made by Hale`, not `referring to Budd as a crook`
            word if is_one_of!(word, "referring" | "refer") => {
                let used = is_one_of!(word, "referring")
                    || verb > 2 && is_one_of!(doc.id(verb - 1), "to") && is_one_of!(doc.id(verb - 2), "used");
                let named = content.iter().cloned().flatten().any(|i| is_one_of!(doc.id(i), "as"));
                used && is_one_of!(doc.id(verb + 1), "to") && !named && !holds_that()
            }
            // `repeating | a refrain that has followed him`, not `repeating that it was late`, `repeating his claim that it was`
            word if is_one_of!(word, "repeating") => {
                !is_one_of!(doc.id(first), "how" | "why" | "whether" | "what") && !self.holds_that_clause(&content[0])
            }
            // `dismissing | questions he did not like`, not `dismissing fears of a slump`
            word if is_one_of!(word, "dismissing" | "mocking") => {
                let object = doc.phrase_at(first, content[0].end).filter(|object| object.toks.len() < content[0].len());
                object.is_some_and(|object| {
                    is_one_of!(doc.id(object.head.end - 1), "question" | "questions" | "reporters" | "journalists")
                })
            }
            // `citing | another reason the state is hard to predict`
            word if is_one_of!(word, "citing") => {
                is_one_of!(doc.id(first), "another" | "other") && !self.holds_that_clause(&content[0])
            }
            // `responded Friday | to reports that his aides had met`: what is answered.
            word if is_one_of!(
                word,
                "respond" | "responded" | "responds" | "responding" | "reacted" | "reacts" | "reacting"
            ) =>
            {
                let to = if is_one_of!(doc.id(first), "to") { first } else { first - 1 };
                let told = (first..content[0].end).any(|i| {
                    doc.toks[i].is_punct(b':')
                        || is_one_of!(doc.id(i), "by") && doc.tags().get(i + 1) == Some(&Tag::VBG)
                });
                !told
                    && is_one_of!(doc.id(to), "to")
                    && to > verb
                    && doc.tags().get(to + 1).is_some_and(|tag| *tag != Tag::VB)
            }
            // `could offer | a testimony about how the bank failed`
            word if is_one_of!(word, "offer" | "provide" | "give") => {
                cue.toks.clone().any(|i| is_one_of!(doc.id(i), "could" | "might" | "may"))
            }
            _ => false,
        }
    }

    /// Whether a "that" in it stands behind a noun or at its head, and a clause behind it: `the fact that it is late`.
    fn holds_that_clause(&self, piece: &Range<usize>) -> bool {
        let doc = self.doc;
        piece.clone().any(|i| is_one_of!(doc.id(i), "that") && i + 1 < piece.end && !doc.tag(i + 1).is_finite())
    }

    /// `his biography, | “Lost Tycoon,” this year`: content that begins with the title of a work, and says no more of it.
    fn is_from_title(&self, content: &[Range<usize>]) -> bool {
        let (doc, first) = (self.doc, content[0].start);
        doc.toks[first].kind == Kind::Mark
            && self.holds_title_alone(content)
            && !self.is_finite(doc.stretch_toks(first).end.min(content[0].end), content[content.len() - 1].end)
    }

    /// `mocking his famous “Mission Done” appearance`: a title in marks tells of which act.
    fn is_famous(&self, verb: usize, content: &[Range<usize>]) -> bool {
        let doc = self.doc;
        let mocks = is_one_of!(doc.id(verb), "mocking" | "mocked" | "mocks" | "dismissing" | "citing" | "repeating");
        let mark = if mocks { self.first_marked(content) } else { None };
        mark.is_some_and(|mark| {
            let stretch = doc.stretch_toks(mark);
            let noun = stretch.end < content[content.len() - 1].end && doc.tag(stretch.end) == Tag::NN;
            noun && mark > verb + 1 && self.is_title(&stretch)
        })
    }

    /// `are expected | to delay it (“sit on it” in the jargon)`: only a bracket holds marks, and nobody is told of who expects it.
    fn is_expected(&self, cue: &Cue, content: &[Range<usize>]) -> bool {
        let (doc, verb) = (self.doc, cue.toks.end - 1);
        let expected = is_one_of!(doc.id(verb), "expected" | "supposed" | "scheduled")
            && verb > 0
            && doc.is(verb - 1, Class::BE)
            && doc.tag(content[0].start) == Tag::TO;
        let bracket = || self.first_marked(content).is_some_and(|mark| doc.toks[mark - 1].is_punct(b'('));
        expected && bracket()
    }

    /// `and reminding voters | why they came could be the best way`: a gerund that is the subject of another verb.
    fn is_subject(&self, cue: &Cue, content: &[Range<usize>]) -> bool {
        let (doc, verb, Range { start, end }) = (self.doc, cue.toks.end - 1, content[0].clone());
        let opens = doc.tag(verb) == Tag::VBG
            && cue.toks.len() == 1
            && (doc.toks[verb].first || doc.tag(verb - 1) == Tag::CC)
            && doc.tag(start) == Tag::WH;
        if !opens {
            return false;
        }
        let Some(first) = (start..end).find(|i| doc.tag(*i).is_finite()) else { return false };
        let plain =
            |i: &usize| doc.toks[*i].is_word() && !doc.is(*i, Class::SUBORD.or(Class::CONJ)) && doc.tag(*i) != Tag::WH;
        let second = (first + 1..end).take_while(plain).find(|i| doc.tag(*i).is_finite());
        second.is_some_and(|second| doc.tag(second - 1).is_noun() && second > first + 2 && !doc.is(first, CUE))
    }

    /// `double what Hale | said | she anticipated`, `the days that investigators said | they found`: who and what they did, of what
    /// stands before it; the words say nothing without it.
    fn is_scrap(&self, cue: &Cue, content: &[Range<usize>]) -> bool {
        let (doc, first) = (self.doc, content[0].start);
        let Some(subject) = cue.subject.as_ref().filter(|s| s.toks.end == cue.toks.start && first == cue.toks.end)
        else {
            return false;
        };
        let Range { start, end } = content[0].clone();
        let Some(link) = subject.toks.start.checked_sub(1).filter(|_| content.len() == 1) else { return false };
        let acts = end == start + 2
            && is_one_of!(doc.id(start), "he" | "she" | "they" | "it" | "we")
            && doc.tag(start + 1).is_finite();
        let than = || (link.saturating_sub(4)..link).any(|i| is_one_of!(doc.id(i), "than" | "double" | "twice"));
        // `higher than any fees he | reported | receiving in May`
        let received = end <= start + 6 && doc.tag(start) == Tag::VBG && than() && doc.tag(link) == Tag::NNS;
        // Not `Last week Hale said she lied`, `It is clear that Hale said she lied`
        let relative = |that: usize| {
            is_one_of!(doc.id(that), "that" | "which") && that > 0 && doc.tag(that - 1).is_in(&[Tag::NN, Tag::NNS])
        };
        let linked = is_one_of!(doc.id(link), "than" | "what") || relative(link);
        acts && linked || received
    }
}

/// What protesters hold up.
fn is_sign(noun: Word) -> bool {
    is_one_of!(
        noun,
        "sign"
            | "signs"
            | "banner"
            | "banners"
            | "placard"
            | "placards"
            | "poster"
            | "posters"
            | "billboard"
            | "billboards"
    )
}
