//! Cues: the verbs (and "according to") that bind words to a speaker, with the speaker's phrase.

mod apart;
mod appositions;
mod by_place;
mod carriers;
mod deeds;
mod finders;
mod framed;
mod inverted;
mod lists;
mod nearest;
mod no_cue;
mod other_sense;
mod own_voice;
mod sentence;
mod shares;
mod subjects;
mod together;
mod told;
mod unlisted;
mod unsaid;
mod verbs;

use super::doc::{Doc, Kind, Tok};
use super::lexicon::{CUE, Class};
use super::mentions::Phrase;
use super::words::is_one_of;
use crate::article::MentionKind;
pub(super) use appositions::is_of_last;
use appositions::with_apposition_after;
use carriers::{according, according_to, in_words_of, leads_to_carrier};
pub(super) use deeds::is_fronted;
pub(super) use framed::is_frame;
pub(super) use lists::is_party_label;
use lists::with_second;
pub(super) use nearest::{maker, nearest, of_later_clause, quoted_by};
pub(super) use no_cue::is_no_cue;
pub(super) use sentence::{conjunct, sentence_subject};
use std::ops::Range;
use subjects::{inverts, subject_behind_marks, subject_of_conjunct};
pub(super) use subjects::{phrase_before, subject_before};
use unlisted::{is_inflected, is_open_cue};
use verbs::{cue_end, first_verb, is_verb};
pub(super) use verbs::{is_asked, is_where, wants_to_know};

/// Where the speaker stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// She said …
    SubjectFirst,
    /// … said Verhoeven
    Inverted,
    /// According to Verhoeven
    AccordingTo,
}

/// A cue and who it belongs to.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// Its tokens.
    pub(super) toks: Range<usize>,
    /// The verb among them; none of `according to`.
    pub(super) verb: Option<usize>,
    /// The speaker's phrase; none for a passive.
    pub(super) subject: Option<Phrase>,
    /// Where that stands.
    pub(super) order: Order,
    /// Where the clause of the cue begins: at its subject if that stands right before, else at the cue.
    pub(super) start: usize,
    /// Whether the subject was taken over from an earlier verb of the sentence.
    pub(super) shared: bool,
    /// Whether the speaker is the agent of a passive.
    pub(super) passive: bool,
    /// Whether the cue is negated: nobody said it.
    pub(super) negated: bool,
    /// Whether the cue is negated, wished for or asked for.
    pub(super) irrealis: bool,
}

impl Cue {
    /// `according to Hale`, `in Hale’s view`.
    fn carrier(toks: Range<usize>, subject: Phrase) -> Self {
        Cue {
            start: toks.start,
            toks,
            verb: None,
            subject: Some(subject),
            order: Order::AccordingTo,
            shared: false,
            passive: false,
            negated: false,
            irrealis: false,
        }
    }

    /// One past the cue, and past its speaker where that stands behind it, in tokens.
    pub(super) fn end(&self) -> usize {
        match (&self.subject, self.order) {
            (Some(subject), Order::Inverted | Order::AccordingTo) => subject.whole().end.max(self.toks.end),
            _ => self.toks.end,
        }
    }
}

/// Whether a cue may begin at a word, as far as the word itself tells.
#[inline]
pub(super) fn may_begin(doc: &Doc<'_>, word: &Tok) -> bool {
    word.is(CUE) | is_inflected(doc, word) | leads_to_carrier(word.id()) | framed::may_frame(word.id())
}

/// A word that may be a cue here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lead {
    i: usize,
    /// Whether it is a verb that is one; else it may lead to a carrier, or frame what stands in marks.
    is_verb: bool,
}

/// Finds the words of a sentence that may be cues, in order. `words`: those outside marks where one [`may_begin`]; `marked`: whether
/// anything in it stands in marks.
pub(super) fn leads(
    doc: &Doc<'_>,
    sent: &Range<usize>,
    words: impl Iterator<Item = usize>,
    marked: bool,
    leads: &mut Vec<Lead>,
) {
    for i in words {
        let tok = &doc.toks[i];
        let is_verb = tok.is(CUE) && is_verb(doc, sent, i) || is_open_cue(doc, sent, i, marked);
        if is_verb || leads_to_carrier(tok.id()) || marked && framed::may_frame(tok.id()) {
            leads.push(Lead { i, is_verb });
        }
    }
}

/// Finds the cues of a sentence, in order, and adds them to those before.
pub(super) fn find(doc: &Doc<'_>, sent: &Range<usize>, leads: &[Lead], marked: bool, cues: &mut Vec<Cue>) {
    let first = cues.len();
    for Lead { i, is_verb } in leads.iter().copied() {
        let tok = &doc.toks[i];
        if leads_to_carrier(tok.id()) {
            if let Some(end) = according_to(doc, sent, i) {
                cues.extend(according(doc, sent, i, end));
                continue;
            }
            if let Some((end, owner)) = in_words_of(doc, sent, i) {
                cues.push(Cue::carrier(i..end, owner));
                continue;
            }
        }
        if marked
            && framed::may_frame(tok.id())
            && let Some(cue) = framed::framed(doc, sent, i)
        {
            cues.push(cue);
            continue;
        }
        if is_verb {
            let cue = cue_at(doc, sent, i, cues[first..].last());
            cues.extend(cue);
        }
    }
}

/// `was praised by some | of his rivals`: all that tells who they are.
fn some_of_group(doc: &Doc<'_>, some: Phrase, limit: usize) -> Phrase {
    let of = some.toks.end;
    let few = some.toks.len() == 1 && some.kind == MentionKind::Nominal && doc.is(some.toks.start, Class::DET);
    let group = if few && of + 1 < limit && is_one_of!(doc.id(of), "of") { doc.phrase_at(of + 1, limit) } else { None };
    match group {
        Some(group) => Phrase { toks: some.toks.start..group.toks.end, ..some },
        None => some,
    }
}

/// `That | letter demanded more`: where the phrase of a subject begins.
fn with_determiner(doc: &Doc<'_>, sent: &Range<usize>, subject: &Phrase) -> usize {
    let start = subject.toks.start;
    let that = start == sent.start + 1 && is_one_of!(doc.id(sent.start), "that");
    start - usize::from(that && subject.kind == MentionKind::Nominal)
}

pub(super) fn cue_at(doc: &Doc<'_>, sent: &Range<usize>, i: usize, previous: Option<&Cue>) -> Option<Cue> {
    let verbs::Group { first, passive, negated, irrealis } = verbs::group(doc, sent, i);
    let toks = first_verb(doc, first, i)..cue_end(doc, i, sent.end);
    let cue = |subject: Phrase, order: Order, start: usize, shared: bool| {
        let (toks, verb) = (toks.clone(), Some(i));
        Some(Cue { toks, verb, subject: Some(subject), order, start, shared, passive, negated, irrealis })
    };
    let led_by = |mut subject: Phrase| {
        subject.toks.start = with_determiner(doc, sent, &subject);
        subject.toks.start = nearest::past_noun(doc, sent, &subject, toks.end);
        let start = subject.whole().start;
        cue(subject, Order::SubjectFirst, start, false)
    };
    if passive {
        // "was quoted by X as saying", "was told": the subject does not speak.
        let by = (i + 1..sent.end.min(i + 4)).find(|j| is_one_of!(doc.id(*j), "by") && !doc.toks[*j].quoted());
        let by = by.or_else(|| verbs::agent_behind(doc, sent, i));
        let agent = by.and_then(|by| doc.phrase_at(by + 1, sent.end)).filter(|p| doc.can_speak(p))?;
        let agent = some_of_group(doc, agent, sent.end);
        return cue(agent, Order::Inverted, first, false);
    }
    // `Hale is quoted as saying`
    if i > sent.start + 2 && is_one_of!(doc.id(i), "saying") && is_one_of!(doc.id(i - 1), "as") {
        let quoted = i - 2;
        let verbs::Group { first, passive, .. } = verbs::group(doc, sent, quoted);
        let subject = || subject_before(doc, sent, first);
        if let Some(subject) =
            (passive && is_one_of!(doc.id(quoted), "quoted") && first > sent.start).then(subject).flatten()
        {
            let toks = first_verb(doc, first, quoted)..i + 1;
            let (start, order) = (subject.whole().start, Order::SubjectFirst);
            let (verb, subject) = (Some(i), Some(subject));
            return Some(Cue { toks, verb, subject, order, start, shared: false, passive: false, negated, irrealis });
        }
    }
    // `The paper quoted | an official as saying`
    let quoted = |j: &usize| no_cue::says_as(doc, sent, *j) == Some(i);
    if is_one_of!(doc.id(i), "saying")
        && let Some(quoted) = (sent.start.max(i.saturating_sub(13))..i).rev().find(quoted)
        && let Some(subject) = doc.long_phrase_at(quoted + 1, i - 1)
        && let subject = with_apposition_after(doc, subject, i - 1)
        && doc.can_speak(&subject)
        && ((subject.whole().end..i - 1).all(|i| doc.toks[i].is_punct(b','))
            // `quoted Otto Budd, | a Tarn native, as saying`
            || doc.toks[subject.toks.end].is_punct(b',')
                && doc.toks[i - 2].is_punct(b',')
                && !(subject.toks.end..i - 2).any(|i| doc.tag(i).is_finite()))
    {
        return led_by(subject);
    }
    let finite = !doc.is(i, Class::GERUND);
    let before = (first > sent.start).then(|| first - 1);
    let stop = before.filter(|b| matches!(doc.toks[*b].kind, Kind::Punct(b',' | b'-')) && *b > sent.start);
    let marks_before = before.is_none_or(|b| doc.toks[b].quoted()) || stop.is_some_and(|b| doc.toks[b - 1].quoted());
    let says = doc.is(i, Class::SAY.or(Class::TELL).or(Class::VOCAL));
    if finite && (marks_before || stop.is_some() && says) {
        // `Verhoeven, the minister, said he …` before `…, said Verhoeven`.
        let described = (!marks_before).then(|| subject_before(doc, sent, first)).flatten();
        let own = |s: &Phrase| inverted::is_of_clause_before(doc, sent, s, i, toks.end);
        if let Some(subject) = described.filter(own) {
            return led_by(subject);
        }
        // `called out | one man`
        let out = toks.end == i + 2 && is_one_of!(doc.id(i + 1), "out" | "in");
        let behind = doc.long_phrase_at(i + 1 + usize::from(out), sent.end);
        // `said one | of them, Ada Hale`
        let among = |p: &Phrase| {
            p.toks.len() == 1
                && is_one_of!(doc.id(p.toks.start), "one")
                && p.toks.end + 1 < sent.end
                && is_one_of!(doc.id(p.toks.end), "of")
                && is_one_of!(doc.id(p.toks.end + 1), "them" | "us")
        };
        let behind = behind.map(|p| if among(&p) { Phrase { toks: p.toks.start..p.toks.end + 2, ..p } } else { p });
        if let Some(subject) = behind.filter(|p| doc.can_speak(p) && inverts(doc, p, i, sent)) {
            // `It was, said Hale, a disaster`: not she.
            let is = stop.is_some_and(|comma| comma > sent.start && doc.is(comma - 1, Class::BE));
            let limit = if is { subject.toks.end } else { sent.end };
            let subject = with_apposition_after(doc, with_second(doc, subject, limit), limit);
            return cue(subject, Order::Inverted, first, false);
        }
    }
    let before = before?;
    let tok = doc.toks[before];
    let comma = tok.is_punct(b',');
    let linked = tok.is(Class::CONJ.or(Class::PREP).or(Class::SUBORD).or(Class::ADVERB));
    let reduced = !finite && tok.is_word() && !linked;
    let shares = tok.is(Class::CONJ) || !finite && !reduced || comma && previous.is_some() || tok.quoted();
    let known = if !shares || comma { subject_before(doc, sent, first) } else { None };
    let finds = |subject: &Phrase| finders::is_poll(doc.id(subject.head.end - 1));
    if !known.as_ref().is_some_and(finds)
        && let Some(poll) = finders::finder(doc, sent, i).filter(|_| first == i)
    {
        return led_by(poll);
    }
    if let Some(subject) =
        known.map(|subject| if finds(&subject) { finders::of_both(doc, sent, subject) } else { subject })
    {
        return led_by(subject);
    }
    if let Some(subject) = says.then(|| subject_behind_marks(doc, sent, first)).flatten() {
        return led_by(subject);
    }
    let earlier = previous.filter(|p| !p.passive).and_then(|p| p.subject.clone());
    // `When Hale mentioned rain, I laughed and said no`: the verb next to it, not the cue before.
    let linked = subject_of_conjunct(doc, sent, before);
    let opens = doc.is(sent.start, Class::SUBORD) && previous.is_some();
    let nearer =
        linked.clone().filter(|s| opens && s.toks.start > sent.start && doc.toks[s.toks.start - 1].is_punct(b','));
    let subject = || sentence_subject(doc, &in_brackets(doc, sent, first), first);
    let nearer = nearer.or_else(|| nearest::of_later_clause(doc, sent, first));
    cue(nearer.or(earlier).or(linked).or_else(subject)?, Order::SubjectFirst, first, true)
}

/// `Budd denies it (though Hale came and | says so)`: the part of a sentence in whose brackets a word stands, else all of it.
fn in_brackets(doc: &Doc<'_>, sent: &Range<usize>, at: usize) -> Range<usize> {
    let bracket = |i: &usize| matches!(doc.toks[*i].kind, Kind::Punct(b'(' | b')'));
    let open = (sent.start..at).rev().find(bracket).filter(|i| doc.toks[*i].is_punct(b'('));
    open.map_or(sent.start, |open| open + 1)..sent.end
}
