//! Polls, studies and the like as subjects of verbs that tell what they found, over what tells of them: `A poll of 300 voters taken in
//! May found that`.

use crate::article::MentionKind;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::Class;
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

/// The poll that `found`, where it does not stand right before the verb at `i`.
pub(super) fn finder(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> Option<Phrase> {
    let finds = is_one_of!(
        doc.id(i),
        "found" | "finds" | "showed" | "shows" | "suggests" | "suggested" | "indicated" | "concluded"
    );
    let that = || doc.toks.get(i + 1).is_some_and(|next| is_one_of!(next.id(), "that") && !next.quoted());
    // `showed Hale leading`
    let named = || doc.is_name_word(i + 1);
    if !finds || i + 2 >= sent.end || i < sent.start + 4 || !(that() || named()) {
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
    let start = (sent.start..i).rev().take(24).take_while(|j| plain(j) && !link(*j)).last()?;
    // The walk ended at the head of a clause.
    let opens =
        start == sent.start || link(start - 1) || matches!(doc.toks[start - 1].kind, Kind::Punct(b',' | b':' | b'-'));
    let start = start + usize::from(doc.tag(start) == Tag::CC || doc.is(start, Class::ADVERB));
    let by_nature = |poll: &Phrase| is_poll(doc.id(poll.head.end - 1)) && poll.kind != MentionKind::Pronoun;
    // `A poll | of 300 voters`
    let phrase =
        || doc.long_phrase_at(start, i).filter(by_nature).or_else(|| doc.phrase_at(start, i).filter(by_nature));
    let poll = if opens && start < i { phrase() } else { None }?;
    let behind = poll.toks.end;
    let told = behind + 1 < i && (doc.is(behind, Class::PREP) || is_made(doc.id(behind)));
    // Not `A poll of voters and the mayor found that`
    let made = (behind..i).any(|j| is_made(doc.id(j)));
    (told && (made || !(behind..i).any(|j| doc.tag(j) == Tag::CC))).then_some(poll)
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
            | "data"
            | "figures"
            | "records"
            | "documents"
            | "emails"
    )
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
