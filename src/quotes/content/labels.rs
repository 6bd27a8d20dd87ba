//! Speech without a verb: `NAME: words`, `“…” — Name`, a block `— Name` under a block in marks.

use super::stage::is_answer;
use super::{Finder, Unit, one};
use crate::article::{MentionKind, Role};
use crate::quotes::cues;
use crate::quotes::doc::{Block, Kind};
use crate::quotes::lexicon::{CUE, Class, GIVEN};
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

impl Finder<'_, '_> {
    /// `NAME: words`, `Name: ‘words’`: transcripts, tweets; in headlines see [`Finder::headline_label`].
    pub(super) fn labelled(&mut self, idx: usize, block: &Block) -> bool {
        if matches!(block.role, Role::Headline | Role::Heading) {
            return self.headline_label(idx, block);
        }
        let doc = self.doc;
        let range = &block.toks;
        let skip = usize::from(range.len() > 2 && doc.toks[range.start].kind == Kind::Mark);
        // `14:59 Hale: ‘Stay home’`
        let start = self.behind_time(range.start + skip);
        let Some(colon) = (start..range.end.min(start + 12)).find(|i| doc.toks[*i].is_punct(b':')) else {
            return false;
        };
        if colon == start || colon + 1 >= range.end {
            return false;
        }
        // `“Hale: stay home,” he wrote`: marks that end before the block does hold what somebody says, name and all.
        if skip == 1 && doc.stretch_toks(range.start).end < range.end {
            return false;
        }
        // `MARLOW (4-2-3-1): Hale 5`
        let figures = |i: usize| doc.toks[i].is_word() && doc.word(i).bytes().filter(u8::is_ascii_digit).count() > 2;
        if doc.toks[colon - 1].is_punct(b')') && (start..colon).any(figures) {
            return false;
        }
        let label = self.without_aside(start..colon);
        let words: Vec<&str> = label.clone().filter(|i| doc.toks[*i].is_word()).map(|i| doc.word(i)).collect();
        let letters = |w: &&str| w.chars().filter(|c| c.is_alphabetic()).count() > 2;
        let capitals = |w: &str| w.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let shouted = words.iter().all(|w| capitals(w)) && words.iter().any(letters);
        let name_like = |i: usize| {
            doc.is_name_word(i) || doc.toks[i].is_word() && doc.toks[i].capital || doc.is(i, Class::PARTICLE)
        };
        // `Ada Hale and Otto Budd: “…”`
        let and = label.clone().find(|i| is_one_of!(doc.id(*i), "and"));
        let person = |mut side: Range<usize>| {
            side.len() > 1 && doc.is(side.start, GIVEN.or(Class::TITLE)) && side.all(name_like)
        };
        let pair = and.is_some_and(|and| person(label.start..and) && person(and + 1..colon));
        let most = if pair { 6 } else { 4 };
        let named = (pair || label.clone().all(name_like)) && words.len() <= most;
        if words.is_empty()
            || words.len() > most
            || is_rubric(doc.id(label.start))
            // `Hale and Budd LIVE: ‘…’`
            || is_rubric(doc.id(label.end - 1))
            // `STAT OF THE WEEK: …`
            || label.len() > 2 && is_one_of!(doc.id(label.end - 1), "day" | "week" | "month" | "year" | "night" | "match" | "game")
            || label.clone().any(|i| doc.is(i, CUE) && !doc.toks[i].capital)
        {
            return false;
        }
        let rest = colon + 1..range.end;
        // `Otto Budd: Oct. 9, 2010 - 8:14 AM`
        let dated = doc.is(rest.start, Class::TIME)
            && rest.len() > 2
            && doc.tag(rest.start + 1 + usize::from(doc.toks[rest.start + 1].is_punct(b'.'))) == Tag::CD
            && rest
                .clone()
                .any(|i| doc.word(i).len() == 4 && doc.tag(i) == Tag::CD || is_one_of!(doc.id(i), "am" | "pm"))
            && !rest.clone().any(|i| doc.tag(i).is_verb());
        if dated {
            return false;
        }
        let marked = doc.toks[rest.start].kind == Kind::Mark;
        // `Babies: ‘It is late,’ says Hale`
        if marked && self.is_said_behind(doc.stretch_toks(rest.start).end, rest.end) {
            return false;
        }
        let turn = words.len() == 1 && self.turns.contains(&doc.id(label.start));
        let person = words.len() >= 2 && doc.is(label.start, GIVEN.or(Class::TITLE)) && rest.len() > 8;
        // A label of a person speaks, or one in capitals.
        if !(named && (marked || person || turn || skip == 1) || shouted) {
            return false;
        }
        let (_, name) = doc.split_title(&label);
        let head = match and.filter(|_| pair) {
            Some(and) => label.start..and,
            None if name.is_empty() => label.clone(),
            None => name,
        };
        let subject = Phrase { toks: label, head, kind: MentionKind::Name, apposition: None };
        let mut end = rest.end;
        // `Hale: “A.” Budd: “B.”`
        let next = if marked { self.next_label(doc.stretch_toks(rest.start).end, rest.end) } else { None };
        if let Some((next, _)) = &next {
            end = next.toks.start;
        }
        while end > rest.start && matches!(doc.toks[end - 1].kind, Kind::Punct(b'.')) {
            end -= 1;
        }
        self.push(Unit::new(idx, one(rest.start..end.max(rest.start + 1)), Some(colon..colon + 1), Some(subject)));
        let mut next = next;
        while let Some((subject, colon)) = next {
            next = self.next_label(doc.stretch_toks(colon + 1).end, range.end);
            let end = next.as_ref().map_or(range.end, |(subject, _)| subject.toks.start);
            self.push(Unit::new(idx, one(colon + 1..end), Some(colon..colon + 1), Some(subject)));
        }
        true
    }

    /// A name and a colon right at `from`, where other marks end, with marks behind them: the phrase, and the colon.
    fn next_label(&self, from: usize, limit: usize) -> Option<(Phrase, usize)> {
        let doc = self.doc;
        let colon = (from..limit.min(from + 6)).find(|i| doc.toks[*i].is_punct(b':'))?;
        let marked = colon + 1 < limit && doc.toks[colon + 1].kind == Kind::Mark;
        let named = from < colon && (from..colon).all(|i| doc.toks[i].is_word() && doc.toks[i].capital);
        let phrase = Phrase { toks: from..colon, head: from..colon, kind: MentionKind::Name, apposition: None };
        (marked && named).then_some((phrase, colon))
    }

    /// `… ’ says Hale`, `… ’ he says`: whether a verb of saying stands where marks end.
    fn is_said_behind(&self, at: usize, end: usize) -> bool {
        let doc = self.doc;
        let says = |i: usize| i < end && doc.is(i, Class::SAY) && doc.tag(i).is_finite();
        at + 1 < end
            && doc.closes_with_comma(at - 1)
            && (says(at) || doc.toks[at].is_word() && (says(at + 1) || says(at + 2)))
    }

    /// A label without what stands behind it in brackets or, if it is in capitals, behind a comma: `HALE (interrupting)`.
    fn without_aside(&self, label: Range<usize>) -> Range<usize> {
        let bracket = label.clone().find(|i| self.doc.toks[*i].is_punct(b'('));
        let closed = label.clone().next_back().is_some_and(|i| self.doc.toks[i].is_punct(b')'));
        // `HALE, for the owners`
        let comma = label.clone().find(|i| self.doc.toks[*i].is_punct(b','));
        let shouts = |i: usize| self.doc.word(i).chars().all(|c| !c.is_lowercase());
        let comma = comma.filter(|comma| (label.start..*comma).all(shouts));
        match bracket.filter(|_| closed).or(comma).filter(|i| *i > label.start) {
            Some(end) => label.start..end,
            None => label,
        }
    }

    /// `More from Hale: “…”`: a name, a colon and speech in marks, where no verb claims them.
    pub(super) fn announced(&mut self, idx: usize, sent: &Range<usize>) -> bool {
        let doc = self.doc;
        let colon = sent.clone().find(|i| {
            doc.toks[*i].is_punct(b':')
                && !doc.toks[*i].quoted()
                && i + 2 < sent.end
                && doc.toks[i + 1].kind == Kind::Mark
                && doc.toks[i + 2].capital
        });
        let Some(colon) = colon.filter(|colon| *colon > sent.start) else { return false };
        let stretch = self.doc.stretch_toks(colon + 1);
        let stretch = stretch.start..stretch.end.min(sent.end);
        let words = stretch.clone().filter(|i| doc.toks[*i].is_word()).count();
        let name = (sent.start..colon).rev().take_while(|i| doc.toks[*i].is_word()).find_map(|i| {
            doc.phrase_at(i, colon).filter(|p| {
                p.toks.end == colon
                    && p.kind == MentionKind::Name
                    && p.head.start == i
                    && !self.doc.is_name_word(i.saturating_sub(1))
            })
        });
        // `A voice hailed it on Twitter: “…”`: a place.
        let placed = |p: &Phrase| {
            // `She told it to the Orla paper Echo: “…”`, `Budd had a message to Hale: “…”`: whoever is told.
            let mut before = (sent.start..p.toks.start).rev().take(5).take_while(|i| doc.toks[*i].is_word());
            let told = before.find(|i| doc.is(*i, Class::PREP) || doc.tag(*i).is_finite());
            told.is_some_and(|i| is_one_of!(doc.id(i), "to"))
                || p.toks.start > sent.start && is_one_of!(doc.id(p.toks.start - 1), "on" | "in" | "at")
        };
        let name = name.filter(|name| !placed(name)).or_else(|| self.sender(sent.start..colon));
        let answered = self.answered(sent.start..colon);
        let answers = answered.is_some();
        // `One of them had chalked a reply: “…”`
        let closes = stretch.end >= self.trim_end(sent.end);
        let opens = |s: &Phrase| {
            // `Then, more quietly: “No.”`
            (s.toks.start == sent.start || doc.toks[s.toks.start - 1].is_punct(b','))
                && !doc.is(s.head.start, Class::ADVERB.or(Class::TIME))
                // `Each year, there is a threat few keep: “…”`
                && !is_one_of!(doc.id(s.toks.start), "each" | "every")
        };
        let subject = || cues::sentence_subject(doc, sent, colon).filter(opens);
        let name = answered.filter(|_| closes).or(name).or_else(|| closes.then(subject).flatten());
        // `The coach was blunt: “We lost.”`
        let was = colon > sent.start + 2
            && doc.tag(colon - 1).is_in(&[Tag::JJ, Tag::VBN])
            && (colon.saturating_sub(4).max(sent.start)..colon - 1).any(|i| doc.is(i, Class::BE));
        let enough = words >= 4 || words >= 2 && (was || answers) && closes && self.ends_like_speech(stretch.end - 1);
        let (Some(subject), true) = (name, enough && !stretch.clone().any(|i| self.used[i])) else { return false };
        self.push(Unit::new(idx, one(stretch), Some(colon..colon + 1), Some(subject)));
        true
    }

    /// `And this from Otto B. in Orla: “…”`: who sent a message.
    fn sender(&self, announced: Range<usize>) -> Option<Phrase> {
        let doc = self.doc;
        let from = announced.clone().skip(1).take(4).find(|i| is_one_of!(doc.id(*i), "from"))?;
        let led = (announced.start..from)
            .all(|i| is_one_of!(doc.id(i), "and" | "this" | "another" | "one" | "more" | "next" | "this," | "message"));
        let sender = doc.phrase_at(from + 1, announced.end).filter(|phrase| phrase.kind == MentionKind::Name && led)?;
        // `Otto B. | in Orla`
        let rest = sender.toks.end..announced.end;
        let placed = rest.len() <= 6 && (rest.is_empty() || is_one_of!(doc.id(rest.start), "in" | "at" | "on" | ","));
        placed.then_some(sender)
    }

    /// Where a line begins behind the time that a live blog sets before it.
    pub(super) fn behind_time(&self, start: usize) -> usize {
        let doc = self.doc;
        let figures = |i: usize| {
            let word = if i < doc.toks.len() { doc.word(i) } else { "" };
            matches!(word.len(), 1 | 2) && word.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !figures(start) || !figures(start + 2) || !matches!(doc.toks[start + 1].kind, Kind::Punct(b':' | b'.')) {
            return start;
        }
        let dash = usize::from(doc.toks.get(start + 3).is_some_and(|tok| tok.is_punct(b'-')));
        if doc.toks.get(start + 3 + dash).is_some_and(|tok| tok.capital) { start + 3 + dash } else { start }
    }

    /// `Hale’s reply: “…”`, `His answer was blunt: “…”`: whose answer it is that is announced.
    fn answered(&self, announced: Range<usize>) -> Option<Phrase> {
        let doc = self.doc;
        let start = announced.start;
        // Not `Its motto: “…”`, `Hale’s version of the song: “…”`
        if is_one_of!(doc.id(start), "its") || announced.clone().any(|i| is_one_of!(doc.id(i), "of")) {
            return None;
        }
        if doc.is(start, Class::POSS) {
            let noun = (start + 1..announced.end).take(2).find(|i| is_answer(doc.id(*i)));
            let owner = start..start + 1;
            // `Hale’s mother, Orla, was asked about it. | Her answer: “…”`
            let before = doc.sent_before(start).filter(|before| before.end == start);
            let asked = |before: &Range<usize>| {
                let subject =
                    cues::sentence_subject(doc, before, before.end).filter(|s| s.toks.start == before.start)?;
                let asked = (subject.whole().end..before.end).find(|i| is_one_of!(doc.id(*i), "asked"))?;
                let was = doc.is(asked - 1, Class::BE) && subject.kind == MentionKind::Nominal;
                was.then_some(subject)
            };
            if let Some(subject) = before.filter(|_| noun.is_some()).and_then(asked) {
                return Some(subject);
            }
            let kind = MentionKind::Pronoun;
            return noun.map(|_| Phrase { toks: owner.clone(), head: owner, kind, apposition: None });
        }
        let clitic = announced.clone().take(8).find(|i| doc.toks[*i].kind == Kind::Clitic)?;
        (clitic + 1..announced.end).take(2).find(|i| is_answer(doc.id(*i)))?;
        cues::phrase_before(doc, &announced, clitic).filter(|owner| owner.toks.start == start)
    }

    /// The dash of `“…” — …`, where a sentence is signed.
    pub(super) fn signature(&self, sent: &Range<usize>) -> Option<usize> {
        let doc = self.doc;
        let dash = sent.clone().find(|i| doc.toks[*i].is_punct(b'-') && !doc.toks[*i].quoted())?;
        let behind_marks = dash > sent.start && doc.toks[sent.start].quoted() && doc.toks[dash - 1].kind == Kind::Mark;
        // Not `“A” – the worst she had known – “and b.”`, `“Mad Dogs” – their third album – is out`
        let signed = behind_marks && self.ends_like_speech(dash - 1) && !(dash..sent.end).any(|i| doc.toks[i].quoted());
        signed.then_some(dash)
    }

    /// `— Otto Budd, a reader`: whoever signs is described, so that the words are not of whom the paragraph tells.
    pub(super) fn is_described(&self, sent: &Range<usize>, dash: usize) -> bool {
        (dash + 1..sent.end).any(|i| self.doc.toks[i].is_punct(b','))
    }

    /// `“…” — Name`
    pub(super) fn dashed(&mut self, idx: usize, sent: &Range<usize>, dash: usize) {
        let doc = self.doc;
        let signed =
            doc.phrase_at(dash + 1, sent.end).filter(|p| p.kind == MentionKind::Name && p.head.start == dash + 1);
        if let Some(subject) = signed.filter(|subject| sent.end <= subject.toks.end + 12) {
            self.push(Unit::new(idx, one(sent.start..dash), Some(dash..dash + 1), Some(subject)));
        }
    }

    /// A block `— Name` under a block in marks.
    pub(super) fn signed(&mut self, idx: usize, block: &Block) -> bool {
        let doc = self.doc;
        let start = block.toks.start;
        if self.boxed(idx, block) {
            return true;
        }
        if idx == 0 || block.toks.len() > 14 || !doc.toks[start].is_punct(b'-') {
            return false;
        }
        let above = doc.blocks[idx - 1].toks.clone();
        let in_marks = doc.sents[doc.blocks[idx - 1].sents.clone()].iter().all(|s| self.fully_quoted(s));
        let subject = doc
            .phrase_at(start + 1, block.toks.end)
            .filter(|p| p.kind == MentionKind::Name && p.toks.start == start + 1);
        let (Some(subject), true, false) = (subject, in_marks, above.clone().any(|i| self.used[i])) else {
            return false;
        };
        self.push(Unit::new(idx, vec![above], Some(start..start + 1), Some(subject)));
        true
    }

    /// `"We need rain.` above `Ada Hale."`: a box that opens marks, whose last line names the speaker and closes them.
    fn boxed(&mut self, idx: usize, block: &Block) -> bool {
        let doc = self.doc;
        let (toks, Some(above)) = (block.toks.clone(), idx.checked_sub(1).map(|above| &doc.blocks[above])) else {
            return false;
        };
        let name = toks.clone().take_while(|i| doc.toks[*i].is_word()).count();
        let end = toks.start + name;
        let word = |i: usize| doc.toks[i].capital || doc.is(i, Class::PARTICLE);
        let person = doc.is(toks.start, GIVEN.or(Class::TITLE));
        let named = (2..6).contains(&name) && person && (toks.start..end).all(word);
        let closes = end < toks.end && toks.end <= end + 2 && matches!(doc.word(toks.end - 1), "\"" | "”");
        // One line under the other.
        let gap = doc.toks[above.toks.end.max(1) - 1].span.end as usize..doc.toks[toks.start].span.start as usize;
        let near = named && closes && doc.text[gap].bytes().filter(|byte| *byte == b'\n').count() == 1;
        let first = above.toks.start;
        let opens = near && !above.toks.is_empty() && doc.toks[first].kind == Kind::Mark;
        let ends = |i: usize| matches!(doc.toks[i].kind, Kind::Punct(b'.' | b'!' | b'?'));
        if !opens || doc.stretch_toks(first).end < above.toks.end || !ends(above.toks.end - 1) {
            return false;
        }
        let subject =
            Phrase { toks: toks.start..end, head: toks.start..end, kind: MentionKind::Name, apposition: None };
        let own = |unit: &Unit| unit.block == idx - 1 && unit.cue.is_none() && unit.content.len() == 1;
        match self.units.last_mut().filter(|unit| own(unit)) {
            // It was taken for words of who spoke before.
            Some(unit) => {
                (unit.subject, unit.continues) = (Some(subject), None);
            }
            None if above.toks.clone().any(|i| self.used[i]) => return false,
            None => self.push(Unit::new(idx - 1, one(above.toks.clone()), None, Some(subject))),
        }
        true
    }
}

/// Labels that name no speaker: `NOTE:`, `Read more:`, `Q:`.
#[rustfmt::skip]
pub(super) fn is_rubric(word: Word) -> bool {
    is_one_of!(
        word,
        "note" | "notes" | "editor" | "update" | "updates" | "correction" | "corrections" | "clarification"
            | "disclaimer" | "disclosure" | "read" | "related" | "watch" | "listen" | "see" | "also" | "photo" | "photos"
            | "image" | "video" | "source" | "sources" | "credit" | "caption" | "topics" | "tags" | "published" | "section"
            | "date" | "time" | "where" | "when" | "what" | "who" | "why" | "how" | "warning" | "contact" | "email"
            | "e-mail" | "phone" | "tel" | "telephone" | "fax" | "web" | "website" | "address" | "location" | "summary"
            | "background" | "key" | "q" | "a" | "ps" | "nb" | "re" | "fact" | "facts" | "live" | "breaking" | "analysis"
            | "pictured" | "above" | "below" | "opinion" | "review" | "exclusive" | "latest" | "then" | "finally"
            | "later" | "afterwards"
    )
}
