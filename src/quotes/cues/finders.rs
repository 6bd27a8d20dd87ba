//! Polls, studies and the like as subjects of verbs that tell what they found, over what tells of them: `A poll of 300 voters taken in
//! May found that`.

use crate::article::MentionKind;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::Class;
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use crate::quotes::writings::is_writing;
use std::ops::Range;

/// The poll that `found`, or the report that `said`, where it does not stand right before the verb at `i`.
pub(super) fn finder(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> Option<Phrase> {
    let finds = is_one_of!(
        doc.id(i),
        "found"
            | "finds"
            | "showed"
            | "shows"
            | "show"
            | "suggests"
            | "suggested"
            | "indicated"
            | "concluded"
            | "estimated"
            | "revealed"
    );
    let says = || is_one_of!(doc.id(i), "said" | "says" | "warned" | "warns" | "argued" | "argues" | "added" | "adds");
    let that = || doc.toks.get(i + 1).is_some_and(|next| is_one_of!(next.id(), "that") && !next.quoted());
    // `showed Hale leading`
    let named = || doc.is_name_word(i + 1);
    if i + 2 >= sent.end || i < sent.start + 2 || !(finds && (that() || named()) || says()) {
        return None;
    }
    let plain = |j: &usize| {
        let tok = doc.toks[*j];
        let word = tok.is_word() || tok.kind == Kind::Clitic;
        word && !tok.quoted() && (!doc.tag(*j).is_finite() || is_made(doc.id(*j))) && doc.tag(*j) != Tag::WH
    };
    let link = |j: usize| {
        doc.is(j, Class::SUBORD) && !doc.is(j, Class::PREP) && !is_one_of!(doc.id(j), "for")
            || is_one_of!(doc.id(j), "that" | "while" | "but")
    };
    // `The research, published in May, | found`, `A report by the head of health, Ada Hale, | found`
    let comma = |j: &usize| doc.toks[*j].is_punct(b',') && !doc.toks[*j].quoted();
    let closing = i - 1;
    let opening = || {
        let opening = (sent.start + 1..closing).rev().take(12).find(|j| !plain(j))?;
        (comma(&opening) && (is_made(doc.id(opening + 1)) || doc.is_name_word(opening + 1))).then_some(opening)
    };
    let end = if comma(&closing) { opening()? } else { i };
    let start = (sent.start..end).rev().take(24).take_while(|j| plain(j) && !link(*j)).last()?;
    // The walk ended at the head of a clause.
    let opens =
        start == sent.start || link(start - 1) || matches!(doc.toks[start - 1].kind, Kind::Punct(b',' | b':' | b'-'));
    let start = start + usize::from(doc.tag(start) == Tag::CC || doc.is(start, Class::ADVERB));
    let nature = |noun: usize| is_poll(doc.id(noun)) || !finds && is_writing(doc.id(noun));
    let by_nature = |poll: &Phrase| poll.kind != MentionKind::Pronoun && nature(poll.head.end - 1);
    let noun = (start..end).find(|j| nature(*j)).filter(|_| opens)?;
    // `A poll | of 300 voters`, `A poll | taken in May`
    let made = (noun + 1..end).find(|j| is_made(doc.id(*j)));
    let near = made.unwrap_or(end);
    let poll =
        doc.long_phrase_at(start, near).filter(by_nature).or_else(|| doc.phrase_at(start, near).filter(by_nature))?;
    // `Research, published in May, found that it rained`: a noun, whatever its capital.
    let poll = if poll.toks.len() == 1 { Phrase { kind: MentionKind::Nominal, ..poll } } else { poll };
    let behind = poll.toks.end;
    let by = || (behind..end.min(behind + 8)).find(|j| is_one_of!(doc.id(*j), "by"));
    // `A poll taken in May | by the Orla Institute`: with whose it is.
    let whole = |poll: Phrase| {
        let maker = by().and_then(|by| doc.phrase_at(by + 1, end)).map_or(behind, |maker| maker.toks.end);
        Phrase { toks: poll.toks.start..maker, ..poll }
    };
    if end < i {
        // `A report by the head of health, | Ada Hale, found`
        let told = is_made(doc.id(end + 1)) || poll.toks.len() > 2;
        return (told && behind == end).then_some(poll);
    }
    if made.is_some() {
        return (behind + 1 < i && made == Some(behind)).then(|| whole(poll));
    }
    // `Hale’s own research | found`
    if behind == i {
        return (finds && is_findings(doc.id(i - 1))).then_some(poll);
    }
    // Not `A poll of voters and the mayor found that`
    let told = behind + 1 < i && doc.is(behind, Class::PREP);
    (finds && told && !(behind..i).any(|j| doc.tag(j) == Tag::CC)).then_some(poll)
}

/// `A Herald/Echo | poll found`: with both who had it taken.
pub(super) fn of_both(doc: &Doc<'_>, sent: &Range<usize>, poll: Phrase) -> Phrase {
    let mut start = poll.toks.start;
    while start > sent.start + 1 && doc.toks[start - 1].is_punct(b'/') && doc.is_name_word(start - 2) {
        start -= 2;
    }
    if start == poll.toks.start {
        return poll;
    }
    while start > sent.start
        && (doc.is_name_word(start - 1) || doc.is(start - 1, Class::DET))
        && !doc.toks[start - 1].quoted()
    {
        start -= 1;
    }
    let head = poll.toks.end - 1..poll.toks.end;
    let head = if is_poll(doc.id(head.start)) { head } else { poll.head.clone() };
    Phrase { toks: start..poll.toks.end, kind: MentionKind::Nominal, head, apposition: poll.apposition }
}

pub(super) fn is_poll(noun: Word) -> bool {
    is_one_of!(
        noun,
        "poll"
            | "polls"
            | "survey"
            | "surveys"
            | "study"
            | "studies"
            | "research"
            | "analysis"
            | "review"
            | "audit"
            | "results"
            | "investigation"
            | "inquiry"
            | "report"
            | "reports"
            | "findings"
            | "statistics"
            | "data"
            | "figures"
            | "records"
            | "documents"
            | "emails"
    )
}

/// What is found, and finds: `Her own research found that it rained`.
fn is_findings(noun: Word) -> bool {
    is_one_of!(noun, "research" | "findings" | "data" | "figures" | "statistics" | "polling" | "analysis")
}

/// What is done to have a poll.
fn is_made(word: Word) -> bool {
    is_one_of!(
        word,
        "taken"
            | "released"
            | "conducted"
            | "published"
            | "done"
            | "compiled"
            | "commissioned"
            | "carried"
            | "produced"
            | "issued"
            | "prepared"
            | "led"
            | "written"
            | "obtained"
            | "posted"
            | "made"
            | "sponsored"
            | "funded"
            | "unveiled"
    )
}
