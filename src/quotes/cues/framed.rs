//! Nouns that frame words in marks: `“No,” came the reply from Hale`, `“Never,” was her verdict`, `a shout of “Shame!” from Budd`.

use super::{Cue, Order, phrase_before};
use crate::article::MentionKind;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::Class;
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

/// What the words in marks before it are.
fn is_reply(noun: Word) -> bool {
    is_one_of!(
        noun,
        "reply" | "response" | "answer" | "verdict" | "retort" | "rejoinder" | "comeback" | "assessment" | "voice"
    )
}

/// What is shouted.
fn is_shout(noun: Word) -> bool {
    is_one_of!(noun, "shout" | "shouts" | "cry" | "cries" | "yell" | "yells" | "chorus" | "heckle")
}

/// Whether such a noun may be a cue.
pub(super) fn may_frame(noun: Word) -> bool {
    is_reply(noun) || is_shout(noun)
}

/// Whether a cue is such a noun, with the verb before it.
pub(in crate::quotes) fn is_frame(doc: &Doc<'_>, cue: &Range<usize>) -> bool {
    match cue.len() {
        0 | 2 => false,
        1 => is_shout(doc.id(cue.start)) && doc.toks.get(cue.end).is_some_and(|next| is_one_of!(next.id(), "of")),
        _ => is_reply(doc.id(cue.end - 1)) && is_one_of!(doc.id(cue.start), "came" | "comes" | "was" | "is"),
    }
}

/// The cue that the noun at `i` is, with who is told to say it; nobody where the owner is not named.
pub(super) fn framed(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> Option<Cue> {
    let cue = |toks: Range<usize>, subject: Option<Phrase>| Cue {
        start: toks.start,
        toks,
        verb: None,
        subject,
        order: Order::Inverted,
        shared: false,
        passive: false,
        negated: false,
        irrealis: false,
    };
    if is_shout(doc.id(i)) {
        let mark = i + 2;
        let of = mark < sent.end
            && is_one_of!(doc.id(i + 1), "of")
            && doc.toks[mark].kind == Kind::Mark
            && doc.toks[mark].quoted();
        let from = if of { doc.stretch_toks(mark).end } else { return None };
        return Some(cue(i..i + 1, Some(source_behind(doc, sent, from)?)));
    }
    let described = |j: &usize| doc.tag(*j).is_in(&[Tag::JJ, Tag::NN, Tag::VBG]) && !doc.toks[*j].quoted();
    let first = i - (sent.start..i).rev().take(2).take_while(described).count();
    let led = first.checked_sub(1).filter(|led| *led > sent.start + 1)?;
    let clitic = doc.toks[led].kind == Kind::Clitic;
    let owner = if clitic { Some(phrase_before(doc, sent, led)?) } else { None };
    if !clitic && !doc.is(led, Class::DET.or(Class::POSS)) {
        return None;
    }
    let verb = owner.as_ref().map_or(led, |owner| owner.toks.start).checked_sub(1)?;
    let voice = is_one_of!(doc.id(i), "voice");
    let comes = is_one_of!(doc.id(verb), "came" | "comes");
    let mark = verb.checked_sub(1).filter(|mark| *mark > sent.start && (comes || !voice))?;
    let is = comes || is_one_of!(doc.id(verb), "was" | "is") && !is_one_of!(doc.id(led), "a" | "an");
    // `“No,” | came`, `‘No’, | came`, not `“No” is the answer`
    let stop = |j: usize| matches!(doc.toks[j].kind, Kind::Punct(b',' | b'!' | b'?' | b'.' | b'~'));
    let closes = doc.toks[mark].kind == Kind::Mark && doc.toks[mark].quoted() && stop(mark - 1)
        || stop(mark) && doc.toks[mark - 1].kind == Kind::Mark;
    if !is || !closes {
        return None;
    }
    let own = || {
        let whose = doc.is(led, Class::POSS).then(|| led..led + 1)?;
        Some(Phrase { toks: whose.clone(), head: whose, kind: MentionKind::Pronoun, apposition: None })
    };
    let heard = || doc.long_phrase_at(led, sent.end).filter(|_| voice && !clitic);
    let subject = source_behind(doc, sent, i + 1).or(owner).or_else(own).or_else(heard);
    Some(cue(verb..i + 1, subject))
}

/// `came the reply | from Hale`, `was the response | of the union`: who it is from; somebody, and not `from the back of the hall`.
fn source_behind(doc: &Doc<'_>, sent: &Range<usize>, from: usize) -> Option<Phrase> {
    let led = from + 1 < sent.end && is_one_of!(doc.id(from), "from" | "of") && !doc.toks[from].quoted();
    let source = if led { doc.long_phrase_at(from + 1, sent.end)? } else { return None };
    let noun = source.head.end - 1;
    let somebody = match source.kind {
        MentionKind::Name => true,
        MentionKind::Nominal => doc.is(noun, Class::PERSON.or(Class::TITLE).or(Class::BODY)),
        MentionKind::Pronoun => false,
    };
    (somebody && doc.can_speak(&source)).then(|| super::with_apposition_after(doc, source, sent.end))
}
