//! Who carries words without a verb: `according to Hale`, `in her view`, `per the Herald`.

use super::Cue;
use super::appositions::with_apposition_after;
use super::lists::with_second;
use crate::article::MentionKind;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

/// `according to`, `as per`, `per`, `in her words`: the first word of such a cue.
pub(super) fn leads_to_carrier(word: Word) -> bool {
    is_one_of!(word, "according" | "as" | "in" | "per")
}

/// The cue `according to` from `i` to `end`, with who stands behind it.
pub(super) fn according(doc: &Doc<'_>, sent: &Range<usize>, i: usize, end: usize) -> Option<Cue> {
    // `It is late, he said | according to a transcript`: who speaks is told.
    let said = i > sent.start + 1
        && doc.is(i - 1, Class::SAY)
        && doc.tag(i - 1).is_finite()
        && (doc.is_name_word(i - 2) || is_one_of!(doc.id(i - 2), "he" | "she" | "they"));
    if said {
        return None;
    }
    let subject = told_by(doc, sent, end).or_else(|| carrier_at(doc, sent, end))?;
    // Not `$30, per Orla resident`
    let per = end == i + 1;
    if per && (subject.kind != MentionKind::Name || (subject.toks.end..sent.end).any(|j| doc.toks[j].is_word())) {
        return None;
    }
    let mut subject = with_apposition_after(doc, with_second(doc, subject, sent.end), sent.end);
    let closed = |a: &Range<usize>| doc.toks.get(a.end).is_some_and(|t| t.is_punct(b','));
    // `According to the report lodged at Orla police station, he left`
    let comma = (subject.toks.end..sent.end.min(subject.toks.end + 9)).find(|j| !doc.toks[*j].is_word());
    let tells = |comma: &usize| {
        *comma > subject.toks.end
            && doc.toks[*comma].is_punct(b',')
            && i == sent.start
            && doc.tag(subject.toks.end).is_in(&[Tag::VBN, Tag::VBD, Tag::VBG])
            && !(subject.toks.end + 1..*comma).any(|j| doc.tag(j).is_finite())
    };
    if let Some(comma) = comma.filter(tells) {
        // `As per the FIR lodged at the station by Ada Hale, …`: who lodges it tells it.
        let by = (subject.toks.end + 1..comma).find(|j| is_one_of!(doc.id(*j), "by"));
        let lodged = is_one_of!(doc.id(subject.toks.end), "lodged" | "filed" | "registered" | "submitted");
        let lodger = by.filter(|_| lodged).and_then(|by| doc.phrase_at(by + 1, comma));
        match lodger.filter(|lodger| lodger.kind == MentionKind::Name && doc.can_speak(lodger)) {
            Some(lodger) => subject = lodger,
            None => subject.toks.end = comma,
        }
    }
    // `according to data compiled by the port`
    let by = subject.toks.end + 1;
    let made = subject.kind == MentionKind::Nominal
        && by + 1 < sent.end
        && is_one_of!(
            doc.id(by - 1),
            "compiled"
                | "collected"
                | "calculated"
                | "gathered"
                | "prepared"
                | "kept"
                | "issued"
                | "released"
                | "published"
                | "provided"
        )
        && is_one_of!(doc.id(by), "by");
    if let Some(maker) = made.then(|| doc.phrase_at(by + 1, sent.end)).flatten() {
        subject.toks.end = maker.toks.end;
    }
    // `According to Hale, his captain, Otto Budd, has left`
    let named = |a: &Range<usize>| {
        let name = doc.phrase_at(a.end + 1, sent.end).filter(|p| p.kind == MentionKind::Name);
        let comma = name.map(|name| name.toks.end).filter(|i| *i + 1 < sent.end);
        doc.is(a.start, Class::POSS) && comma.is_some_and(|i| doc.toks[i].is_punct(b',') && doc.tag(i + 1).is_finite())
    };
    // `According to Hale, the guard, whom she named as Budd, threatened her`
    let acts = |a: &Range<usize>| {
        let who = a.end + 1;
        let relative = who + 2 < sent.end && is_one_of!(doc.id(who), "who" | "whom" | "whose");
        let comma = (who..sent.end - 1).find(|j| relative && doc.toks[*j].is_punct(b','));
        comma.is_some_and(|comma| doc.tag(comma + 1).is_finite() && !doc.toks[comma + 1].quoted())
    };
    if i == sent.start && !subject.apposition.as_ref().is_some_and(|a| closed(a) && !named(a) && !acts(a)) {
        subject.apposition = None;
    }
    Some(Cue::carrier(i..end, subject))
}

/// `according to | the report`, `according to | an agreed statement`, `according to | early test results`
fn carrier_at(doc: &Doc<'_>, sent: &Range<usize>, at: usize) -> Option<Phrase> {
    // `according to | even her friends`, `according to | recently leaked papers`
    let even = |i: usize| {
        is_one_of!(doc.id(i), "even" | "only" | "just" | "mostly")
            || doc.tag(i) == Tag::RB
                && doc.lower(i).ends_with("ly")
                && doc.tag(i + 1).is_in(&[Tag::VBN, Tag::VBD, Tag::JJ])
    };
    let skip = usize::from(at + 1 < sent.end && doc.toks[at].is_word() && !doc.toks[at + 1].quoted() && even(at));
    let phrase = carrier_behind(doc, sent, at + skip)?;
    Some(Phrase { toks: phrase.toks.start.min(at)..phrase.toks.end, ..phrase })
}

/// The same without such a word before it.
fn carrier_behind(doc: &Doc<'_>, sent: &Range<usize>, at: usize) -> Option<Phrase> {
    let agreed = at + 2 < sent.end
        && doc.is(at, Class::DET)
        && doc.tag(at + 1).is_in(&[Tag::VBN, Tag::VBD])
        && doc.tag(at + 2) == Tag::NN;
    let whole = || {
        let noun = doc.long_phrase_at(at + 2, sent.end)?;
        Some(Phrase { toks: at..noun.toks.end, ..noun })
    };
    // `according to an Orla University/Holm Globe poll`
    let paired = |name: &Phrase| {
        let slash = name.toks.end;
        let other =
            (slash + 2 < sent.end && doc.toks[slash].is_punct(b'/')).then(|| doc.phrase_at(slash + 1, sent.end))??;
        let poll = is_one_of!(doc.id(other.toks.end - 1), "poll" | "survey" | "study" | "analysis" | "report");
        poll.then(|| Phrase {
            toks: name.toks.start..other.toks.end,
            kind: MentionKind::Nominal,
            head: other.toks.end - 1..other.toks.end,
            apposition: None,
        })
    };
    if let Some(poll) = doc.phrase_at(at, sent.end).as_ref().and_then(paired) {
        return Some(poll);
    }
    // `according to her “clawback” plan`
    let marked = at + 3 < sent.end && doc.is(at, Class::DET.or(Class::POSS)) && doc.toks[at + 1].kind == Kind::Mark;
    let noun = if marked { doc.stretch_toks(at + 1).end } else { sent.end };
    if noun < sent.end && noun < at + 9 && doc.tag(noun).is_in(&[Tag::NN, Tag::NNS]) {
        let kind = MentionKind::Nominal;
        return Some(Phrase { toks: at..noun + 1, kind, head: noun..noun + 1, apposition: None });
    }
    let mut phrase = doc.long_phrase_at(at, sent.end).or_else(|| if agreed { whole() } else { None })?;
    // `according to a fact sheet | lawmakers released`
    let last = phrase.toks.end - 1;
    let released = phrase.kind == MentionKind::Nominal
        && phrase.toks.len() > 2
        && doc.is(last, Class::PERSON)
        && is_one_of!(doc.id(last - 1), "sheet" | "memo" | "report" | "letter" | "document" | "study" | "statement")
        && doc.is(phrase.toks.start, Class::DET)
        && last + 1 < sent.end
        && doc.tag(last + 1).is_in(&[Tag::VBD, Tag::VBN])
        && !(last + 2 < sent.end && is_one_of!(doc.id(last + 2), "by" | "on" | "in"));
    if released {
        phrase = Phrase { toks: phrase.toks.start..last, head: last - 1..last, ..phrase };
    }
    // `according to unofficial election | results seen by the Herald`: no verb may follow.
    let noun = phrase.toks.end;
    let next = || doc.toks.get(noun + 1).filter(|_| noun + 1 < sent.end);
    let results = phrase.kind == MentionKind::Nominal
        && noun < sent.end
        && doc.tag(noun) == Tag::VBZ
        && !doc.is(phrase.toks.start, Class::DET.or(Class::POSS))
        && next().is_none_or(|next| !next.is_word() || next.is(Class::PREP) || doc.tag(noun + 1) == Tag::VBN);
    let whole = Phrase { toks: phrase.toks.start..noun + 1, head: noun..noun + 1, ..phrase.clone() };
    Some(if results { whole } else { phrase })
}

/// `according to | her`
fn told_by(doc: &Doc<'_>, sent: &Range<usize>, at: usize) -> Option<Phrase> {
    let closes = at + 1 >= sent.end || matches!(doc.toks[at + 1].kind, Kind::Punct(_));
    let head = at..at + 1;
    (closes && is_one_of!(doc.id(at), "her" | "him")).then(|| Phrase {
        toks: head.clone(),
        head,
        kind: MentionKind::Pronoun,
        apposition: None,
    })
}

/// `according to`, `as per`, `in the words of`: the end of such a cue, if one begins at `i`.
pub(super) fn according_to(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> Option<usize> {
    let word = |n: usize| doc.id(i + n);
    if is_one_of!(word(0), "according") && i + 2 < sent.end && is_one_of!(word(1), "to") {
        return Some(i + 2);
    }
    if is_one_of!(word(0), "as")
        && i + 2 < sent.end
        && is_one_of!(word(1), "per")
        && (i == sent.start || !doc.toks[i - 1].is_word())
    {
        return Some(i + 2);
    }
    // `It is late, | per Hale`
    let per = is_one_of!(word(0), "per") && i > sent.start && i + 1 < sent.end && doc.toks[i + 1].capital;
    if per && !doc.toks[i - 1].is_word() && doc.is_name_word(i + 1) {
        return Some(i + 1);
    }
    let in_the = is_one_of!(word(0), "in") && i + 4 < sent.end && is_one_of!(word(1), "the");
    (in_the && is_one_of!(word(2), "words") && is_one_of!(word(3), "of")).then_some(i + 4)
}

/// `in her view`, `in Hale’s words`, set off by a comma: the end of such a cue that begins at `i`, and whose view it is.
pub(super) fn in_words_of(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> Option<(usize, Phrase)> {
    // Not `told me that, in her view, it was late`
    let reports = |j: usize| doc.is(j, CUE) && doc.tag(j).is_verb();
    let inside =
        || i > sent.start + 1 && is_one_of!(doc.id(i - 2), "that") && (sent.start..i - 2).rev().take(3).any(reports);
    let opens = || i == sent.start || !doc.toks[i - 1].is_word() && !inside();
    if !is_one_of!(doc.id(i), "in") || !opens() || is_one_of!(doc.id((i + 1).min(sent.end - 1)), "my" | "our" | "your")
    {
        return None;
    }
    let noun = (i + 2..sent.end.min(i + 8)).find(|j| is_one_of!(doc.id(*j), "view" | "words" | "opinion"))?;
    let end = noun + 1;
    let set_off = end < sent.end && (doc.toks[end].is_punct(b',') || doc.toks[end].quoted());
    if !set_off || (i..end).any(|j| doc.toks[j].quoted()) {
        return None;
    }
    if doc.is(i + 1, Class::POSS) && noun == i + 2 {
        let owner = i + 1..i + 2;
        let kind = MentionKind::Pronoun;
        return Some((end, Phrase { toks: owner.clone(), head: owner, kind, apposition: None }));
    }
    let owner = (doc.toks[noun - 1].kind == Kind::Clitic).then(|| doc.phrase_at(i + 1, noun - 1)).flatten()?;
    (owner.toks.end == noun - 1 && doc.can_speak(&owner)).then_some((end, owner))
}
