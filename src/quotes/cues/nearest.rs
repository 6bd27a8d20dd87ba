//! Who a relative clause or a participle tells of: the phrase right before it, not the subject of the sentence.

use super::Cue;
use super::shares::with_share;
use super::subjects::{phrase_before, subject_before};
use crate::article::MentionKind;
use crate::quotes::called::is_agent_noun;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// `wrote to the agency, which | confirmed`, `a sign that | read`: the phrase that the pronoun at `which` stands for.
pub(super) fn antecedent(doc: &Doc<'_>, sent: &Range<usize>, which: usize) -> Option<Phrase> {
    let last = which.checked_sub(1).filter(|i| *i > sent.start)?;
    // `was named in a poll that | said`
    let told = || is_told_from(doc, last);
    let reads = |i: usize| {
        doc.toks.get(i).is_some_and(|tok| {
            is_one_of!(tok.id(), "read" | "reads") || tok.is(CUE) && doc.tag(i).is_finite() && told()
        })
    };
    let end = match () {
        () if is_one_of!(doc.id(which), "which") && doc.toks[last].is_punct(b',') => last,
        () if is_one_of!(doc.id(which), "that") && reads(which + 1) => which,
        () => return None,
    };
    let mut before = phrase_before(doc, sent, end)?;
    // `a page on health care, which recounts`
    let prep = before.toks.start.checked_sub(1).filter(|i| *i > sent.start && doc.is(*i, Class::PREP));
    // `a plaque on the house that read`
    let on = end == which && !is_told_from(doc, before.head.end - 1);
    // `the Dialogue Group in Orla, which says`, `the BLU of Orla, which released`: the body, and not where it is.
    let placed = |prep: usize| {
        let body =
            phrase_before(doc, sent, prep).filter(|body| body.kind == MentionKind::Name && body.toks.end == prep);
        before.kind == MentionKind::Name
            && is_one_of!(doc.id(prep), "in" | "of")
            && body.is_some_and(|body| doc.is_body_name(&body.head))
    };
    if let Some(prep) = prep.filter(|prep| on || !doc.can_speak(&before) || placed(*prep)) {
        before = phrase_before(doc, sent, prep)?;
    }
    // `hoisted a sign that read`
    if end == which && before.toks.start > sent.start && is_making(doc, before.toks.start - 1) {
        return None;
    }
    (before.kind != MentionKind::Pronoun && doc.can_speak(&before)).then_some(before)
}

/// Who it is that a participle at `first` tells of, where that is no subject of the sentence: `a clip of Hale | saying`,
/// `slammed a lawsuit | alleging`, `wrote to the agency, which | confirmed`.
pub(in crate::quotes) fn nearest(doc: &Doc<'_>, sent: &Range<usize>, first: usize) -> Option<Phrase> {
    let last = first.checked_sub(1).filter(|last| *last > sent.start && sent.contains(last))?;
    if let Some(phrase) = antecedent(doc, sent, last) {
        return Some(phrase);
    }
    if !doc.toks[last].is_word() || doc.toks[last].quoted() {
        return None;
    }
    let adverb = |i: &usize| doc.tag(*i) == Tag::RB;
    let end = first - (sent.start..first).rev().take(2).take_while(adverb).count();
    let phrase = with_share(doc, sent, phrase_before(doc, sent, end)?);
    let before = phrase.toks.start.checked_sub(1).filter(|before| *before >= sent.start)?;
    if doc.tag(first).is_finite() {
        // `returned the money after | the paper reported`
        let opens = doc.is(before, Class::SUBORD) || is_one_of!(doc.id(before), "after" | "before" | "since" | "until");
        let participle = if doc.tag(phrase.toks.start) == Tag::VBG { phrase.toks.start } else { before };
        let ago = is_one_of!(doc.id(before), "than") || phrase.toks.clone().any(|i| doc.is(i, Class::TIME));
        let opens = opens && !ago;
        return (opens && doc.can_speak(&phrase)).then_some(phrase).or_else(|| whose_aim(doc, sent, participle));
    }
    // `a report | warning that`, a noun for all that the tagger knows
    let warns =
        doc.is(first, Class::GERUND) && doc.toks.get(first + 1).is_some_and(|next| is_one_of!(next.id(), "that"));
    if doc.tag(first) != Tag::VBG && !warns {
        return None;
    }
    // Not `the campaign of the former senator from Orla | saying`
    let home =
        before > sent.start && is_one_of!(doc.id(before), "from") && doc.is(before - 1, Class::PERSON.or(Class::TITLE));
    let made = is_one_of!(doc.id(before), "of" | "from") && !home;
    // Not `slammed Hale | saying that he was late`.
    let shows = is_one_of!(
        doc.id(before),
        "show"
            | "shows"
            | "showed"
            | "showing"
            | "hear"
            | "hears"
            | "heard"
            | "hearing"
            | "recall"
            | "recalls"
            | "recalled"
            | "remembers"
            | "remembered"
            | "quotes"
            | "quoted"
            | "quoting"
            | "features"
            | "featured"
            | "featuring"
            | "captured"
            | "recorded"
            | "caught"
    );
    let acts = doc.tag(before).is_in(&[Tag::VBD, Tag::VBZ, Tag::VBP, Tag::VB, Tag::VBG]);
    let head = phrase.head.end - 1;
    let fits = match phrase.kind {
        MentionKind::Name => {
            let shown = (made || shows) && !doc.is(head, Class::TIME) && !doc.is_body_name(&phrase.head);
            // `Unions back Hale, with the Orla Federation | calling her “the one”`
            shown || is_one_of!(doc.id(before), "with") && before > sent.start && doc.toks[before - 1].is_punct(b',')
        }
        // `was opposed, with one resident | calling it a mess`
        MentionKind::Nominal if doc.is(head, Class::PERSON) => made || shows || is_one_of!(doc.id(before), "with"),
        // `sat on a report | warning that`
        MentionKind::Nominal => {
            let hangs = is_one_of!(doc.id(before), "on" | "in" | "to" | "from");
            (acts || hangs) && is_paper(doc, head) && !is_making(doc, before)
        }
        MentionKind::Pronoun => false,
    };
    fits.then_some(phrase)
}

/// `an offer | Mr Hale said was “kind”`: where the subject begins whose verb tells of the noun before it, and has another verb or words in
/// marks from `behind` on.
pub(super) fn past_noun(doc: &Doc<'_>, sent: &Range<usize>, subject: &Phrase, behind: usize) -> usize {
    let start = subject.toks.start;
    if subject.kind != MentionKind::Name || start <= sent.start || !doc.is(start, Class::DET) {
        return start;
    }
    let tells = behind < sent.end && (doc.tag(behind).is_finite() || doc.toks[behind].kind == Kind::Mark);
    let name = (start + 2..=subject.head.start).find(|i| doc.toks[*i].capital);
    let thing = |i: usize| {
        doc.tag(i) == Tag::NN
            && !doc.toks[i].capital
            && !doc.is(i, Class::PERSON.or(Class::TITLE).or(Class::BODY).or(Class::MEDIA))
            && !is_agent_noun(doc.lower(i))
    };
    let told = (sent.start..start).any(|i| doc.tag(i).is_finite() && !doc.toks[i].quoted());
    name.filter(|name| tells && told && thing(name - 1)).unwrap_or(start)
}

/// `Budd said it was late, while the union called it a mess, | adding`, `Even as Budd spoke, riders blocked the road, | chanting`: the
/// subject of the clause that a participle behind a comma goes on with, where another clause has a subject of its own.
pub(in crate::quotes) fn of_later_clause(doc: &Doc<'_>, sent: &Range<usize>, first: usize) -> Option<Phrase> {
    let last = first.checked_sub(1).filter(|last| *last > sent.start + 3 && doc.toks[*last].is_punct(b','))?;
    if doc.tag(first) != Tag::VBG {
        return None;
    }
    let comma = |i: &usize| doc.toks[*i].is_punct(b',') && !doc.toks[*i].quoted();
    let acting = |at: usize| {
        let subject = doc.long_phrase_at(at, last)?;
        let verb = subject.toks.end;
        // `the opposition | called on the king`, a participle for all that the tagger knows
        let acts = verb + 1 < last && (doc.tag(verb).is_finite() || doc.tag(verb) == Tag::VBN);
        let acts = acts && !doc.toks[verb].quoted() && !is_one_of!(doc.id(verb + 1), "by");
        (acts && subject.kind != MentionKind::Pronoun && doc.can_speak(&subject)).then_some(subject)
    };
    let against = |i: &usize| is_one_of!(doc.id(*i), "while" | "whereas") && doc.closes_with_comma(*i - 1);
    if let Some(while_) = (sent.start + 2..last).rev().find(against) {
        let one = (while_..last).all(|i| !comma(&i) && !doc.toks[i].is_punct(b';'));
        return acting(while_ + 1).filter(|_| one);
    }
    let small = |i: &usize| is_one_of!(doc.id(*i), "but" | "and" | "yet" | "even" | "just");
    let opens = sent.start + sent.clone().take(2).take_while(small).count();
    if !is_one_of!(doc.id(opens), "as" | "when" | "while" | "after" | "before" | "once") {
        return None;
    }
    let main = (opens + 2..last).find(comma)?;
    let clause = (opens + 1..main).any(|i| doc.tag(i).is_finite());
    let one = !(main + 1..last).any(|i| comma(&i) || doc.tag(i) == Tag::CC && doc.tag(i + 1).is_finite());
    acting(main + 1).filter(|_| clause && one)
}

/// `Democrats supporting | Ms. Hale have said`: those of whom the participle at `participle` tells, at the head of the clause.
pub(super) fn whose_aim(doc: &Doc<'_>, sent: &Range<usize>, participle: usize) -> Option<Phrase> {
    let sides = is_one_of!(doc.id(participle), "supporting" | "backing" | "opposing" | "endorsing");
    let aims = (sides || doc.tag(participle) == Tag::VBG && !doc.is(participle, Class::SAY.or(Class::TELL)))
        && participle > sent.start;
    let group = aims.then(|| phrase_before(doc, sent, participle)).flatten()?;
    let opens = group.toks.start == sent.start || !doc.toks[group.toks.start - 1].is_word();
    // `A soldier guarding | the gate said`, not `A minute holding`
    let noun = group.head.end - 1;
    let one = || {
        doc.is(group.toks.start, Class::DET)
            && group.toks.end == group.head.end
            && (doc.is(noun, Class::PERSON.or(Class::TITLE)) || is_agent_noun(doc.lower(noun)))
    };
    (opens && (doc.lower(noun).ends_with('s') || one()) && doc.can_speak(&group)).then_some(group)
}

/// `A bus crashed on Monday and | police said`: whether what is told of a thing is what it did, a participle for all that the tagger
/// knows, as people or a body speak in the clause behind. Not `A report released on Monday and officials said`, `Families displaced by
/// the storm and police said`.
pub(super) fn has_acted(doc: &Doc<'_>, first: &Phrase, second: &Phrase) -> bool {
    let sort = Class::PERSON.or(Class::BODY).or(Class::MEDIA);
    let speaks = second.kind == MentionKind::Nominal && doc.is(second.head.end - 1, sort);
    let thing = |noun: usize| {
        // `A ferry capsized`, an adjective for all that the tagger knows
        let noun_tag = doc.tag(noun).is_noun() || doc.tag(noun) == Tag::JJ && doc.is(noun - 1, Class::DET);
        noun_tag && !doc.is(noun, sort.or(Class::TITLE).or(Class::CORPORATE)) && !is_told_from(doc, noun)
    };
    let did = |i: usize| {
        let behind = i + 1;
        doc.tag(i) == Tag::VBN
            && thing(i - 1)
            && (behind == first.toks.end || doc.is(behind, Class::PREP.or(Class::TIME).or(Class::ADVERB)))
            && !is_one_of!(doc.id(behind), "by")
    };
    speaks && first.kind == MentionKind::Nominal && (first.toks.start + 2..first.toks.end).any(did)
}

/// What is told in it as in a paper: `a poll`.
pub(super) fn is_told_from(doc: &Doc<'_>, noun: usize) -> bool {
    let found = is_one_of!(doc.id(noun), "poll" | "polls" | "survey" | "surveys" | "analysis" | "question");
    found || is_paper(doc, noun)
}

/// What can be read, and has words of its own.
pub(super) fn is_paper(doc: &Doc<'_>, noun: usize) -> bool {
    is_one_of!(
        doc.id(noun),
        "lawsuit"
            | "lawsuits"
            | "suit"
            | "complaint"
            | "petition"
            | "report"
            | "reports"
            | "article"
            | "articles"
            | "study"
            | "studies"
            | "editorial"
            | "letter"
            | "email"
            | "memo"
            | "sign"
            | "signs"
            | "plaque"
            | "placard"
            | "notice"
            | "inscription"
            | "banner"
            | "poster"
            | "headline"
            | "headlines"
    )
}

/// `filed a complaint`: the words are those of who files it.
fn is_making(doc: &Doc<'_>, verb: usize) -> bool {
    is_one_of!(
        doc.id(verb),
        "filed"
            | "files"
            | "wrote"
            | "writes"
            | "published"
            | "publishes"
            | "issued"
            | "issues"
            | "released"
            | "releases"
            | "sent"
            | "signed"
            | "posted"
            | "made"
            | "gave"
            | "brought"
            | "held"
            | "holding"
            | "carried"
            | "carrying"
            | "hoisted"
            | "waved"
            | "wore"
            | "wearing"
            | "submitted"
            | "put"
            | "up"
            | "left"
            | "delivered"
            | "circulated"
            | "drafted"
    )
}

/// `Jonas Zambi who leads the region | believes`: a name whose clause has a verb of its own, with no comma around it.
pub(super) fn before_who(doc: &Doc<'_>, sent: &Range<usize>, end: usize) -> Option<Phrase> {
    let plain = |i: &usize| matches!(doc.toks[*i].kind, Kind::Word | Kind::Clitic) && !doc.toks[*i].quoted();
    let between = (sent.start..end).rev().take(14).take_while(plain);
    let who = between.clone().find(|i| is_one_of!(doc.id(*i), "who"))?;
    let verb = who + 1;
    // `who serves as the head of the guild`
    let links = |i: usize| doc.is(i, Class::SUBORD.or(Class::CONJ)) && !is_one_of!(doc.id(i), "as");
    let clear = (verb + 1..end).all(|i| !doc.tag(i).is_finite() && !links(i));
    let own = verb < end && doc.tag(verb).is_finite() && !doc.is(verb, CUE) && clear;
    let name = phrase_before(doc, sent, who).filter(|name| own && name.kind == MentionKind::Name)?;
    let opens = name.toks.start == sent.start || !doc.toks[name.toks.start - 1].is_word();
    opens.then_some(name)
}

/// `The minister has been quoted by the Herald as | telling a crowd`: who is quoted, and not by whom.
pub(in crate::quotes) fn quoted_by(doc: &Doc<'_>, sent: &Range<usize>, verb: usize) -> Option<Phrase> {
    let as_ = verb.checked_sub(1).filter(|i| *i > sent.start + 3 && is_one_of!(doc.id(*i), "as"))?;
    let by = |j: &usize| is_one_of!(doc.id(*j), "quoted") && is_one_of!(doc.id(j + 1), "by");
    let quoted = (sent.start + 1..as_ - 1).rev().take(9).find(by)?;
    let be = (sent.start + 1..quoted).rev().find(|i| !doc.is(*i, Class::AUX.or(Class::ADVERB)))?;
    (be + 1 < quoted).then(|| subject_before(doc, sent, be + 1)).flatten()
}

/// `knocked a statement by Budd | that it rained`: whose words they are, beginning at `end`, that another speaks of.
pub(in crate::quotes) fn maker(doc: &Doc<'_>, cue: &Cue, end: usize) -> Option<Phrase> {
    let statement = |i: &usize| {
        is_one_of!(
            doc.id(*i),
            "statement"
                | "statements"
                | "claim"
                | "claims"
                | "remark"
                | "remarks"
                | "comment"
                | "comments"
                | "suggestion"
                | "suggestions"
                | "allegation"
                | "allegations"
                | "assertion"
                | "assertions"
                | "argument"
                | "arguments"
        )
    };
    let noun = (cue.end()..end).take(5).find(statement)?;
    let by = noun + 1;
    let opens = by + 1 < end && is_one_of!(doc.id(by), "by" | "from") && is_one_of!(doc.id(end), "that");
    let maker = opens.then(|| doc.phrase_at(by + 1, end)).flatten()?;
    (maker.toks.end == end && maker.kind == MentionKind::Name).then_some(maker)
}
