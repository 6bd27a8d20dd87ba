//! Objects of verbs of saying that are no words: what is written, put online or talked over, who is attacked.

use super::Finder;
use super::voiceless::is_happening;
use crate::article::MentionKind;
use crate::quotes::cues::Cue;
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

impl Finder<'_, '_> {
    /// Whether content without marks is a thing or somebody, and nobody's words.
    pub(super) fn is_unspoken(&self, cue: &Cue, content: &[Range<usize>]) -> bool {
        let (doc, verb, Range { start: first, end }) = (self.doc, cue.toks.end - 1, content[0].clone());
        if first <= verb || content.len() > 1 {
            return false;
        }
        let object = || doc.phrase_at(verb + 1, end.max(first + 1));
        let head_is = |named: fn(Word) -> bool| {
            object().is_some_and(|object| {
                object.kind == MentionKind::Nominal
                    && named(doc.id(object.head.end - 1))
                    && object.toks.end <= end.max(first)
            })
        };
        // `wrote | the rules were unfair`
        let acts = || {
            let whole = doc.long_phrase_at(verb + 1, end.max(first + 1)).map_or(end, |object| object.toks.end);
            whole < end && (doc.tag(whole).is_finite() || doc.is(whole, Class::BE.or(Class::MODAL)))
        };
        let clause = || content[0].clone().any(|i| is_one_of!(doc.id(i), "that" | "how" | "why" | "whether"));
        match doc.id(verb) {
            // `which writes the rules of trade`, not `wrote a letter to say that it rained`
            word if is_one_of!(word, "write" | "writes" | "wrote" | "written" | "writing") => {
                first == verb + 1 && head_is(is_made) && !acts()
            }
            // `posted an old photo of the port`
            word if is_one_of!(
                word,
                "post" | "posts" | "posted" | "posting" | "share" | "shares" | "shared" | "sharing" | "uploaded"
            ) =>
            {
                head_is(is_shown) && !clause()
                    // `had posted comments on Chatter | about the mayor`
                    || first > verb + 1 && head_is(is_comment) && doc.is(first - 1, Class::PREP) && !clause()
            }
            // `had been talking with | officials of the union for weeks about it`, `got people | talking about a deal`
            word if is_one_of!(
                word,
                "talk" | "talks" | "talked" | "talking" | "speak" | "spoke" | "speaking" | "spoken"
            ) =>
            {
                let with =
                    first == verb + 2 && is_one_of!(doc.id(verb + 1), "with" | "to") && !doc.tag(first).is_verb();
                let people = verb > 1
                    && is_one_of!(doc.id(verb), "talking")
                    && is_one_of!(doc.id(verb - 2), "get" | "gets" | "got" | "getting" | "keep" | "kept");
                let about = first + usize::from(is_one_of!(doc.id(first), "about" | "of"));
                with || people || self.is_somebody(about..end)
            }
            // `wavered in answering | a question about it`
            word if is_one_of!(word, "answer" | "answers" | "answered" | "answering" | "dodged" | "dodging") => {
                first == verb + 1 && head_is(is_asked)
            }
            // `asked Hale | just that question`
            word if is_one_of!(word, "ask" | "asks" | "asked") => {
                is_one_of!(doc.id(end - 1), "question")
                    && end > first + 1
                    && is_one_of!(doc.id(end - 2), "that" | "this" | "same")
                    // Not `asked Budd to answer that question`
                    && !(first..end).any(|i| doc.tag(i).is_in(&[Tag::TO, Tag::WH]) || doc.tag(i).is_finite())
            }
            // `something many owners had urged | him to do`
            word if is_one_of!(word, "urged" | "asked" | "told" | "advised" | "wanted") => self.is_gap(cue, content),
            // `a day after he said | them, but not after the vote`
            word if is_one_of!(word, "said" | "says") => {
                first == verb + 1
                    && is_one_of!(doc.id(first), "them" | "it" | "so" | "this")
                    && (first + 1 == end
                        || doc.toks[first + 1].is_punct(b',')
                            && (first + 2 < end && doc.is(first + 2, Class::CONJ) || !self.is_finite(first + 1, end)))
            }
            // `reiterated that view in a speech`
            word if is_one_of!(word, "reiterated" | "reiterates" | "repeated" | "repeats" | "reiterating") => {
                first == verb + 1
                    && is_one_of!(doc.id(first), "that" | "this")
                    && !self.is_finite(first, end)
                    && end > first + 1
                    && doc.tag(first + 1) == Tag::NN
                    // Not `reiterated this week a call for peace`
                    && !doc.is(first + 1, Class::TIME)
                    && !is_one_of!(doc.id(first + 1), "week" | "month" | "year" | "day" | "morning" | "afternoon" | "evening")
            }
            // `labeling | each jar with a name`
            word if is_one_of!(word, "labeling" | "labelling" | "labeled" | "labelled" | "labels") => {
                first == verb + 1
                    && is_one_of!(doc.id(first), "each" | "every")
                    && !content[0].clone().any(|i| is_one_of!(doc.id(i), "as"))
            }
            // `said Hale, stressing | the last two words`
            word if is_one_of!(word, "emphasizing" | "emphasising" | "stressing") => head_is(is_sound) && !acts(),
            // `claimed the prize`
            word if is_one_of!(word, "claimed" | "claims" | "claim" | "claiming") => {
                first == verb + 1 && head_is(is_won) && !clause() && !acts()
            }
            // `Turnout, which often reveals whether voters care`
            word if is_one_of!(word, "reveals" | "hints" | "signals") => {
                cue.subject.as_ref().is_some_and(|subject| is_happening(doc.id(subject.head.end - 1)))
            }
            // `criticized Chair Ada Hale and her allies`
            word if is_one_of!(
                word,
                "criticized"
                    | "criticised"
                    | "criticizes"
                    | "blasted"
                    | "blasts"
                    | "slammed"
                    | "slams"
                    | "attacked"
                    | "attacks"
            ) =>
            {
                first == verb + 1 && self.is_somebody(first..end)
            }
            _ => false,
        }
    }

    /// The same of any content: `It will not end the race, | as some have said`, who say that it will; `a notice confirming | the sale read:
    /// “It is sold”`, words of the other verb; `issued advice | called “Before the storm”`.
    pub(super) fn is_of_others_words(&self, cue: &Cue, content: &[Range<usize>]) -> bool {
        let (doc, verb, Range { start: first, end }) = (self.doc, cue.toks.end - 1, content[0].clone());
        if first < cue.start {
            let some = cue
                .subject
                .as_ref()
                .is_some_and(|subject| is_one_of!(doc.id(subject.toks.start), "some") && subject.toks.len() == 1);
            return some
                && cue.start > 0
                && is_one_of!(doc.id(cue.start - 1), "as")
                && content[0].clone().any(|i| doc.is(i, Class::NEG));
        }
        // `It was written by a delegate | supporting Hale`: what is told of who did it
        let agent = || cue.passive && cue.subject.as_ref().is_some_and(|subject| subject.toks.end == first);
        if doc.tag(first) == Tag::VBG && !doc.toks[first].quoted() && agent() {
            return true;
        }
        match doc.tag(verb) {
            Tag::VBG => {
                let colon = |i: &usize| {
                    doc.toks[*i].is_punct(b':')
                        && is_one_of!(doc.id(*i - 1), "read" | "reads" | "said" | "says")
                        && !doc.toks[*i].quoted()
                };
                first == verb + 1 && (first + 1..end.saturating_sub(1)).any(|i| colon(&i) && doc.toks[i + 1].quoted())
            }
            // `had proved | what the judge called “a stranger to truth”`: words of the other. Not `rejected what he called “a lie”`
            Tag::VBN | Tag::VBD
                if is_one_of!(doc.id(first), "what") && (doc.is(verb, Class::DOUBTFUL) || !doc.is(verb, CUE)) =>
            {
                let calls = |i: usize| {
                    is_one_of!(
                        doc.id(i),
                        "called" | "calls" | "described" | "termed" | "dubbed" | "labeled" | "labelled"
                    )
                };
                let other = doc.phrase_at(first + 1, end).filter(|who| who.kind != MentionKind::Pronoun);
                other.map(|who| who.toks.end).filter(|other| other + 2 < end && calls(*other)).is_some_and(|other| {
                    let mark = other + 1 + usize::from(is_one_of!(doc.id(other + 1), "as"));
                    doc.toks[mark].quoted()
                })
            }
            Tag::VBN | Tag::VBD => {
                let named =
                    is_one_of!(doc.id(verb), "called" | "titled") && first == verb + 1 && doc.toks[first].quoted();
                let noun = named && verb > 0 && doc.tag(verb - 1).is_in(&[Tag::NN, Tag::NNS]) && cue.toks.len() == 1;
                let subject = cue.subject.as_ref().filter(|subject| noun && subject.toks.end < verb);
                subject.is_some_and(|subject| {
                    (subject.toks.end..verb).any(|i| doc.tag(i).is_finite() && !doc.is(i, Class::BE))
                        && (subject.toks.end..verb).all(|i| doc.toks[i].is_word() && doc.tag(i) != Tag::CC)
                })
            }
            _ => false,
        }
    }

    /// `Chair Ada Hale and her allies`, and nothing else.
    fn is_somebody(&self, words: Range<usize>) -> bool {
        let doc = self.doc;
        let phrase = |at: usize| if at < words.end { doc.phrase_at(at, words.end) } else { None };
        let person =
            |phrase: &Phrase| doc.is(phrase.head.end - 1, Class::PERSON) || is_ally(doc.id(phrase.head.end - 1));
        let Some(first) = phrase(words.start).filter(|first| first.kind == MentionKind::Name) else { return false };
        let and = first.toks.end;
        let second =
            || phrase(and + 1).is_some_and(|p| p.toks.end == words.end && (p.kind == MentionKind::Name || person(&p)));
        and == words.end || doc.tag(and) == Tag::CC && second()
    }

    /// `something many owners had urged | him to do`: the words themselves stand before it.
    fn is_gap(&self, cue: &Cue, content: &[Range<usize>]) -> bool {
        let (doc, Range { start, end }) = (self.doc, content[0].clone());
        let closes = end >= start + 2
            && end <= start + 4
            && is_one_of!(doc.id(end - 1), "do")
            && doc.tag(end - 2) == Tag::TO
            && !(start..end).any(|i| doc.tag(i) == Tag::WH || doc.toks[i].quoted());
        let link = cue.start.checked_sub(1).filter(|i| closes && !doc.toks[*i].first);
        link.is_some_and(|i| is_one_of!(doc.id(i), "something" | "that" | "what" | "as" | "which" | "things"))
    }
}

/// What is asked.
fn is_asked(noun: Word) -> bool {
    is_one_of!(noun, "question" | "questions" | "queries" | "call" | "calls")
}

/// What is made by writing.
fn is_made(noun: Word) -> bool {
    is_one_of!(
        noun,
        "rules"
            | "rule"
            | "laws"
            | "law"
            | "legislation"
            | "book"
            | "books"
            | "novel"
            | "novels"
            | "check"
            | "checks"
            | "cheque"
            | "cheques"
            | "code"
            | "software"
            | "fiction"
            | "poetry"
            | "music"
            | "songs"
            | "scripts"
            | "speech"
            | "speeches"
            | "history"
    )
}

/// What is looked at, or was said long ago.
fn is_shown(noun: Word) -> bool {
    is_one_of!(
        noun,
        "image"
            | "images"
            | "photo"
            | "photos"
            | "photograph"
            | "photographs"
            | "picture"
            | "pictures"
            | "selfie"
            | "selfies"
            | "video"
            | "videos"
            | "footage"
            | "clip"
            | "clips"
            | "link"
            | "links"
            | "messages"
            | "screenshot"
            | "screenshots"
    )
}

fn is_comment(noun: Word) -> bool {
    is_one_of!(noun, "comment" | "comments" | "message" | "messages" | "remarks" | "statements")
}

/// Those on somebody's side.
fn is_ally(noun: Word) -> bool {
    is_one_of!(noun, "allies" | "aides" | "backers" | "supporters" | "friends" | "colleagues" | "followers" | "team")
}

/// What one stresses in speaking.
fn is_sound(noun: Word) -> bool {
    is_one_of!(noun, "word" | "words" | "syllable" | "syllables" | "name" | "title" | "phrase" | "letter")
}

/// What one wins.
fn is_won(noun: Word) -> bool {
    is_one_of!(
        noun,
        "prize"
            | "title"
            | "crown"
            | "seat"
            | "nomination"
            | "lead"
            | "trophy"
            | "medal"
            | "lives"
            | "throne"
            | "spot"
            | "place"
    )
}
