//! Speech in headlines without a verb: `Hale: port must close`, `Hale to owners: ‘Go’`, `Poll: half would leave`,
//! `‘A’: teachers walk out`.

use super::labels::is_rubric;
use super::{Finder, Unit, one};
use crate::article::{MentionKind, Role};
use crate::quotes::called::is_agent_noun;
use crate::quotes::doc::{Block, Doc, Kind};
use crate::quotes::lexicon::{CUE, Class, GIVEN};
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

/// How many tokens there may be before the colon.
const LABEL: usize = 12;

impl Finder<'_, '_> {
    /// Who says, before the colon of a headline, what stands behind it.
    pub(super) fn headline_label(&mut self, idx: usize, block: &Block) -> bool {
        let doc = self.doc;
        let Range { start, end } = block.toks;
        let mut start = self.behind_time(start);
        // `EXCLUSIVE – Hale: stay home`
        let rubric = |dash: &usize| doc.toks[*dash].is_punct(b'-') && is_rubric(doc.id(start));
        start = (start + 1..end.min(start + 3)).find(rubric).map_or(start, |dash| dash + 1);
        let colon = (start..end.min(start + LABEL)).find(|i| doc.toks[*i].is_punct(b':') && !doc.toks[*i].quoted());
        let Some(colon) = colon.filter(|colon| *colon > start && colon + 1 < end) else { return false };
        let rest = colon + 1..(colon + 2..=end).rev().find(|i| !doc.toks[i - 1].is_punct(b'.')).unwrap_or(end);
        let Some(subject) = self.labelling(&(start..colon), &rest) else { return false };
        self.push(Unit::new(idx, one(rest), Some(colon..colon + 1), Some(subject)));
        true
    }

    /// `‘No one is sent back’ | in synod dispute`: where the words of a headline end that open with a mark.
    pub(super) fn without_tail(&self, rest: &Range<usize>) -> usize {
        let doc = self.doc;
        let marked = doc.stretch_toks(rest.start).end;
        let tail = doc.toks[rest.start].kind == Kind::Mark && marked + 1 < rest.end && is_tail(doc.id(marked));
        let plain = tail && !(marked..rest.end).any(|i| doc.toks[i].quoted());
        if plain { marked } else { rest.end }
    }

    /// The phrase before the colon that speaks, if one does.
    fn labelling(&self, label: &Range<usize>, rest: &Range<usize>) -> Option<Phrase> {
        let doc = self.doc;
        let marked = rest.clone().any(|i| doc.toks[i].quoted());
        let words = rest.clone().filter(|i| doc.toks[*i].is_word()).count();
        let asks = rest.clone().next_back().is_some_and(|i| doc.toks[i].is_punct(b'?'));
        let phrase = |toks: Range<usize>, head, kind| Some(Phrase { toks, head, kind, apposition: None });
        if !marked && self.is_description(rest) {
            return None;
        }
        // `Hale Addresses Strike: ‘We Will Pay’`
        let reports = |i: &usize| doc.is(*i, CUE) && doc.is(*i, Class::PRESENT);
        let label = label.start..label.clone().skip(1).find(reports).unwrap_or(label.end);
        let last = label.end - 1;
        // Not `Port plan turns sinister: …`
        let noun = doc.tag(last) != Tag::JJ && !(label.start + 1..last).any(|i| doc.tag(i).is_finite());
        if label.len() <= 4
            && words >= 3
            && !asks
            && noun
            && is_reporter(doc, last)
            && label.clone().all(|i| doc.toks[i].is_word() || doc.toks[i].kind == Kind::Clitic)
        {
            return phrase(label.clone(), last..label.end, MentionKind::Nominal);
        }
        // `Ada Hale: a friend of the town or its worst foe?`
        if asks && !marked && !rest.clone().any(|i| doc.tag(i).is_finite()) {
            return None;
        }
        if is_rubric(doc.id(label.start)) || is_rubric(doc.id(last)) {
            return None;
        }
        // `Hale to owners: ‘Go’`, `Hale on the port: it must close`
        let links = |i: &usize| is_one_of!(doc.id(*i), "to" | "on" | "at" | "in" | "after");
        let link = label.clone().skip(1).find(|i| links(i) && (marked || words >= 3)).unwrap_or(label.end);
        let label = label.start..link;
        let name_like = |i: usize| {
            doc.is_name_word(i) || doc.toks[i].is_word() && doc.toks[i].capital || doc.is(i, Class::PARTICLE)
        };
        let n_words = label.clone().filter(|i| doc.toks[*i].is_word()).count();
        let names_topic = |i: usize| is_one_of!(doc.id(i), "for" | "with" | "is" | "are" | "was");
        if !label.clone().all(name_like) || n_words == 0 || n_words > 4 || label.clone().any(names_topic) {
            return None;
        }
        let (_, name) = doc.split_title(&label);
        let head = if name.is_empty() { label.clone() } else { name };
        phrase(label, head, MentionKind::Name)
    }

    /// `A tortured relationship`, `the man who paid`: tells what somebody is, and is no sentence.
    fn is_description(&self, rest: &Range<usize>) -> bool {
        let doc = self.doc;
        let opens = doc.is(rest.start, Class::DET) && is_one_of!(doc.id(rest.start), "a" | "an" | "the");
        let clause = rest.clone().take_while(|i| doc.tag(*i) != Tag::WH);
        opens && !clause.into_iter().any(|i| doc.tag(i).is_finite())
    }

    /// The phrase at `at` that may speak. `Teachers march home`: the tagger has few verbs among the nouns of a headline, so the
    /// first name or noun of people ends it.
    fn headline_subject(&self, at: usize, end: usize) -> Option<Phrase> {
        let doc = self.doc;
        if doc.is_name_word(at) {
            let name = at..doc.name_end(at, end);
            return Some(Phrase { toks: name.clone(), head: name, kind: MentionKind::Name, apposition: None });
        }
        let people = |i: &usize| doc.is(*i, Class::PERSON) || is_agent_noun(doc.lower(*i));
        let noun = (at..end.min(at + 4)).take_while(|i| doc.toks[*i].is_word()).find(people);
        if let Some(noun) = noun {
            let (toks, head) = (at..noun + 1, noun..noun + 1);
            return Some(Phrase { toks, head, kind: MentionKind::Nominal, apposition: None });
        }
        doc.phrase_at(at, end).filter(|phrase| doc.can_speak(phrase))
    }

    /// Whether the same words, four at least, stand in marks further down.
    fn is_told_below(&self, headed: &Range<usize>) -> bool {
        let doc = self.doc;
        let words = |toks: Range<usize>| toks.filter(|i| doc.toks[*i].is_word()).map(|i| doc.id(i));
        let n_words = words(headed.clone()).count();
        let same = |toks: &&Range<usize>| {
            toks.start > headed.end && words((*toks).clone()).take(n_words).eq(words(headed.clone()))
        };
        n_words > 3 && doc.in_marks().any(|toks| same(&toks))
    }

    /// `Parents told ‘do not panic now’`: words in marks of a headline without a cue, which somebody says in the article.
    pub(super) fn repeated(&mut self, idx: usize, block: &Block) {
        let doc = self.doc;
        if block.role != Role::Headline || self.units.last().is_some_and(|unit| unit.block == idx) {
            return;
        }
        let toks = &block.toks;
        let stretches = doc.in_marks().skip_while(|marks| marks.start < toks.start);
        // Few words are said by many.
        let long = |marks: &&Range<usize>| (*marks).clone().filter(|i| doc.toks[*i].is_word()).count() > 5;
        let said = stretches
            .take_while(|marks| marks.end <= toks.end)
            .filter(long)
            .find(|marks| self.is_told_below(marks))
            .cloned();
        if let Some(said) = said {
            self.push(Unit { open: true, shared: true, ..Unit::new(idx, one(said), None, None) });
        }
    }

    /// `‘A’: teachers walk out`: marks, a colon, and who says so.
    pub(super) fn headed(&mut self, idx: usize, block: &Block) -> bool {
        let doc = self.doc;
        let start = block.toks.start;
        if !matches!(block.role, Role::Headline | Role::Heading) || !doc.toks[start].quoted() {
            return false;
        }
        let colon = self.doc.stretch_toks(start).end;
        let at = colon + 1;
        if at >= block.toks.end || !doc.toks[colon].is_punct(b':') || doc.toks[at].quoted() {
            return false;
        }
        // Without one it has the speaker of the same words in the article, if they stand there.
        let subject = self.headline_subject(at, block.toks.end);
        // `‘It was an outing’: Orla remembers its dead`, where somebody says so below
        let town = |s: &Phrase| s.kind == MentionKind::Name && s.toks.len() == 1 && !doc.is(s.head.start, GIVEN);
        let subject = subject.filter(|subject| !(town(subject) && self.is_told_below(&(start..colon))));
        self.push(Unit::new(idx, one(start..colon), Some(colon..at), subject));
        true
    }
}

/// Nouns of papers and bodies that speak in a headline, beside those of people. Few, as most nouns there tell the topic:
/// `Champions League: …`.
fn is_reporter(doc: &Doc<'_>, noun: usize) -> bool {
    let reports = is_one_of!(
        doc.id(noun),
        "poll"
            | "polls"
            | "report"
            | "reports"
            | "study"
            | "survey"
            | "newspaper"
            | "paper"
            | "editorial"
            | "memo"
            | "documents"
            | "police"
            | "camp"
            | "campaign"
            | "court"
            | "ministry"
            | "government"
            | "union"
            | "watchdog"
            | "lawsuit"
    );
    let start = doc.blocks[0].toks.start;
    let alone = noun == start && doc.tag(noun) == Tag::NNS;
    // `Match report: Orla win`
    let tells = |i: usize| {
        is_one_of!(
            doc.id(i),
            "match" | "special" | "weather" | "race" | "crime" | "traffic" | "travel" | "game" | "lab"
        )
    };
    if reports {
        return noun == start || !tells(noun - 1);
    }
    let person = doc.is(noun, Class::PERSON)
        || is_one_of!(doc.id(noun), "deputies" | "sheriff" | "sheriffs" | "mayor" | "governor");
    (alone || !doc.is_name_word(noun)) && (person || is_agent_noun(doc.lower(noun)) && !is_thing(doc.id(noun)))
}

/// What leads from the words in a headline to what they are about.
fn is_tail(word: Word) -> bool {
    is_one_of!(
        word,
        "in" | "as"
            | "after"
            | "amid"
            | "over"
            | "during"
            | "following"
            | "ahead"
            | "at"
            | "before"
            | "despite"
            | "while"
    )
}

/// Nouns that end like those of people and head a headline by its topic: `Letters: Port must close`.
#[rustfmt::skip]
fn is_thing(word: Word) -> bool {
    is_one_of!(
        word,
        "letters" | "letter" | "answers" | "answer" | "numbers" | "matters" | "offers" | "orders" | "papers" | "transfers"
            | "weather" | "soccer" | "summer" | "winter" | "dinner" | "corner" | "border" | "borders" | "murder" | "murders"
            | "disaster" | "explainer" | "primer" | "reminder" | "newsletter" | "tracker" | "trailer" | "trailers" | "chapter"
            | "quarter" | "computer" | "computers" | "october" | "november" | "december" | "september" | "theater" | "shelter"
            | "flowers" | "flavors" | "colors" | "layers" | "posters" | "mirror" | "terror" | "error" | "errors"
            | "horror" | "career" | "careers" | "helicopter" | "register" | "charter" | "semester" | "center" | "centers"
            | "chatter" | "barrier" | "barriers" | "counter" | "encounter" | "finder"
    )
}
