//! Words that look like cues and are none here, whatever a model thinks of them.

use super::by_place::{is_adjective, is_let, is_listed_noun, is_on_clothes, tells_where};
use super::deeds::{is_deed, is_fronted, is_in_subject_clause};
use super::other_sense::is_other_sense;
use super::own_voice::{is_of_noun, is_own_voice};
use super::told::{is_addressed, is_done_too, is_heard, is_told_too};
use super::unsaid::{
    is_conditional, is_hearsay, is_left, is_left_out, is_meant, is_of_others, is_other_act, is_planned, is_reduced,
    is_said_to_be, is_suffered, is_supposed,
};
use crate::article::Role;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::tags::Tag;
use crate::quotes::words::{WordSet, is_one_of};
use std::ops::Range;

/// `Hale, | asked whether she would sell, laughed`: by somebody else. Not `The judge, Ada Hale, | asked how he had run it`.
fn is_inserted(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let next = (i + 1).min(doc.toks.len() - 1);
    let asked = is_one_of!(doc.id(i), "asked")
        && is_one_of!(doc.id(next), "whether" | "if" | "why" | "how" | "what" | "about" | "by")
        || is_one_of!(doc.id(i), "told") && is_one_of!(doc.id(next), "of" | "about" | "by");
    if !asked || i < sent.start + 2 || !doc.toks[i - 1].is_punct(b',') || doc.toks[i - 2].quoted() {
        return false;
    }
    let name = (sent.start..i - 1).rev().take_while(|j| doc.is_name_word(*j)).last();
    let role = Class::TITLE.or(Class::PERSON);
    let opens = match name {
        Some(name) if name > sent.start => !doc.toks[name - 1].is_punct(b',') && !doc.is(name - 1, role),
        Some(_) => true,
        None => doc.is(i - 2, Class::PERSON),
    };
    let goes_on = |j: usize| {
        doc.toks[j].is_punct(b',') && !doc.toks[j].quoted() && j + 1 < sent.end && doc.tag(j + 1).is_finite()
    };
    opens && (i + 2..sent.end).any(goes_on)
}

/// The words that the rules here ask for, all but the commonest: most verbs are none of them.
#[rustfmt::skip]
static ASKED_FOR: WordSet<512> = WordSet::of(&[
    "accepted", "accused", "acknowledge", "add", "added", "adding", "addresses", "adds", "admit", "advised", "agree",
    "agreed", "agreeing", "agrees", "allegations", "allege", "alleged", "answer", "appeared", "appears", "argue", "argued",
    "argues", "arguing", "ask", "asked", "began", "begins", "believe", "believed", "blasted", "blasting", "blasts",
    "briefed", "call", "called", "calling", "calls", "cautioned", "charged", "charges", "cited", "citing", "claim",
    "claims", "comment", "complaints", "concede", "conceded", "concedes", "conceding", "concluded", "concludes",
    "condemn", "condemned", "confirmed", "conflicting", "criticise", "criticised", "criticize", "criticized",
    "demands", "described", "disclosed", "discuss", "dismissed", "dismisses", "disputed", "ended", "ends", "entitled", "estimates",
    "explain", "fears", "go", "goes", "going", "gone", "guess", "heard", "hears", "hope", "implied", "include",
    "included", "includes", "including", "inform", "informed", "instructed", "invited", "met", "neighboring", "neighbouring",
    "opposing", "ordered", "plead", "pleaded", "pleading", "pleads", "pled", "pointed", "pointing", "points",
    "ponder", "praised", "promise", "promised", "promises", "put", "puts", "putting", "questioned", "quoted", "quotes",
    "quoting", "read", "reading", "reads", "recall", "recalled", "recalling", "recalls", "recognize", "refer",
    "referred", "referring", "refers", "rejected", "remaining", "remind", "reminded", "replies", "report", "reported",
    "reporting", "reports", "reprimanded", "revealed", "rumored", "rumoured", "say", "saying", "seem", "seemed",
    "seems", "signed", "speak", "speaking", "spoke", "spoken", "state", "suggestions", "surrounding", "suspect",
    "suspected", "talk", "talked", "talking", "tell", "think", "titled", "told", "urge", "urged", "warn", "warned", "warning",
    "warnings", "went", "wonder", "worry", "write", "writes", "written", "wrote",
]);

/// Whether a verb that may report does not here, whatever the model thinks of it.
pub(in crate::quotes) fn is_no_cue(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    if is_no_cue_by_place(doc, sent, i) || is_in_subject_clause(doc, sent, i) || is_own_voice(doc, sent, i) {
        return true;
    }
    // `said Mass for the dead`, `says grace`
    let prays = || {
        doc.toks.get(i + 1).is_some_and(|next| {
            !next.quoted()
                && !next.first
                && (is_one_of!(next.id(), "mass") && next.capital
                    || is_one_of!(next.id(), "grace")
                    // Not `said goodbye was hard`
                    || is_one_of!(next.id(), "goodbye" | "farewell")
                        && doc.toks.get(i + 2).is_none_or(|_| !doc.tag(i + 2).is_finite()))
        })
    };
    if is_one_of!(doc.id(i), "said" | "says" | "say" | "saying") && prays() {
        return true;
    }
    if is_one_of!(doc.id(i), "said") {
        return is_said_to_be(doc, sent, i) || is_other_act(doc, sent, i) || is_fronted(doc, sent, i);
    }
    let ruled_out = ASKED_FOR.has(doc.id(i)) && is_no_cue_by_word(doc, sent, i);
    debug_assert_eq!(ruled_out, is_no_cue_by_word(doc, sent, i), "a rule asks for `{}`", doc.lower(i));
    ruled_out
}

/// The same, by what any verb may be and what stands around it.
fn is_no_cue_by_place(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    // `It goes without | saying`, `He avoids | condemning the war`, `It is worth | pointing out that it rained`
    let unsaid =
        |before: usize| is_one_of!(doc.id(before), "without" | "avoid" | "avoids" | "avoided" | "avoiding" | "worth");
    let gerund = doc.tag(i) == Tag::VBG
        && (i > sent.start && unsaid(i - 1)
            || is_left_out(doc, sent, i)
            || is_meant(doc, i)
            || is_supposed(doc, sent, i)
            || is_put_between(doc, sent, i));
    // `Awami Itehad chief Rana Budd`
    let told = || {
        doc.toks.get(i + 1).filter(|_| i + 1 < sent.end).is_none_or(|next| {
            next.quoted()
                || matches!(next.kind, Kind::Punct(_))
                || next.is(Class::PREP.or(Class::TIME)) && !next.capital
        })
    };
    let no_name = || doc.toks[i].first || doc.in_title(i) || doc.starts_clause(i) || doc.is(i, CUE) && told();
    let by_form = || match doc.tag(i) {
        Tag::VB => is_of_others(doc, sent, i) || is_let(doc, sent, i),
        Tag::VBP => is_of_others(doc, sent, i) || tells_where(doc, sent, i),
        Tag::VBD | Tag::VBN | Tag::VBG | Tag::JJ if is_adjective(doc, sent, i) => true,
        Tag::VBD | Tag::VBN | Tag::VBZ if tells_where(doc, sent, i) => true,
        // `A merger | announced Monday would turn Orla into a haven`
        Tag::VBD | Tag::VBN if is_suffered(doc, sent, i) => true,
        // `the book she | wrote that helped the party`
        Tag::VBD if is_of_noun(doc, sent, i) && is_reduced_relative(doc, sent, i) => true,
        Tag::VBD | Tag::VBN => {
            i > sent.start
                && i + 2 < sent.end
                && doc.is(i + 1, Class::TIME)
                && doc.tag(i - 1).is_in(&[Tag::NN, Tag::NNS])
                && doc.tag(i + 2).is_finite()
        }
        // `drawing loud | jeers`
        Tag::VBZ | Tag::NNS => {
            doc.is(i, Class::VOCAL) && i > sent.start && doc.tag(i - 1) == Tag::JJ || is_listed_noun(doc, sent, i)
        }
        _ => false,
    };
    gerund
        || doc.toks[i].capital && !no_name()
        || by_form()
        || is_owned_thing(doc, i)
        || is_plainly(doc, sent, i)
        || is_on_clothes(doc, sent, i)
}

/// The same, by what the verb is: one of [`ASKED_FOR`].
fn is_no_cue_by_word(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let next = |n: usize| doc.toks.get(i + n).filter(|_| i + n < sent.end);
    // `a statement | read by his lawyer`
    let read_by = is_one_of!(doc.id(i), "read") && next(1).is_some_and(|next| is_one_of!(next.id(), "by"));
    // `an email read aloud by the clerk`
    let read_by = read_by
        || is_one_of!(doc.id(i), "read")
            && next(1).is_some_and(|next| is_one_of!(next.id(), "aloud" | "out"))
            && next(2).is_some_and(|next| is_one_of!(next.id(), "by"));
    // `in a statement | read to the court she said`
    let read_to = is_one_of!(doc.id(i), "read")
        && i > sent.start + 2
        && is_one_of!(doc.id(i - 1), "statement" | "letter" | "message" | "note" | "email")
        && next(1 + usize::from(next(1).is_some_and(|next| is_one_of!(next.id(), "out"))))
            .is_some_and(|next| is_one_of!(next.id(), "to" | "in" | "at"))
        && !next(2).is_some_and(|next| is_one_of!(next.id(), "part" | "full" | "whole" | "first" | "last"))
        && !(i..sent.end).any(|j| doc.toks[j].is_punct(b':') && !doc.toks[j].quoted())
        && is_one_of!(doc.id(i - 2), "a" | "the" | "his" | "her" | "their")
        && is_one_of!(doc.id(i - 3), "in" | "by" | "from");
    // `a nurse, who | asked not to be named, wrote`
    let hides = is_one_of!(doc.id(i), "asked")
        && next(3).is_some_and(|next| is_one_of!(next.id(), "be"))
        && is_one_of!(doc.id(i + 1), "not")
        && next(4).is_some_and(|next| is_one_of!(next.id(), "named" | "identified" | "quoted"));
    // `read part of it aloud`
    let aloud = is_one_of!(doc.id(i), "read" | "reads" | "reading")
        && (i + 1..sent.end.min(i + 7)).any(|j| is_one_of!(doc.id(j), "aloud"))
        && !(i..sent.end).any(|j| doc.toks[j].quoted());
    // `Julie Hale reported from Orla`
    let credits =
        is_one_of!(doc.id(i), "reported" | "reporting") && next(1).is_some_and(|next| is_one_of!(next.id(), "from"));
    // `a post titled “Hold on tight”`
    let titles = is_one_of!(doc.id(i), "titled" | "entitled");
    // `As the old saying goes`
    let saying =
        is_one_of!(doc.id(i), "saying") && next(1).is_some_and(|next| is_one_of!(next.id(), "goes" | "is" | "has"));
    // `Quint puts him on speaker`
    let places = is_one_of!(doc.id(i), "put" | "puts" | "putting")
        && next(1).is_some_and(|next| is_one_of!(next.id(), "him" | "her" | "them" | "me" | "us"));
    // `FBI reports | say that it rained`
    let noun = is_one_of!(doc.id(i), "reports" | "claims" | "estimates")
        && next(1).is_some_and(|next| {
            !next.quoted()
                && is_one_of!(
                    next.id(),
                    "say" | "said" | "show" | "showed" | "suggest" | "suggested" | "indicate" | "indicated"
                )
        });
    // `the names and | addresses of guests`
    let thing = is_one_of!(doc.id(i), "addresses" | "replies")
        && next(1).is_some_and(|next| is_one_of!(next.id(), "of" | "with"));
    // `a letter, written by Hale, that`
    let by = is_one_of!(doc.id(i), "written" | "signed")
        && i > sent.start
        && doc.toks[i - 1].is_punct(b',')
        && !doc.toks[i - 1].quoted()
        && next(1).is_some_and(|next| is_one_of!(next.id(), "by"));
    // `the minister of neighbouring Estmark`
    let adjective = is_one_of!(
        doc.id(i),
        "neighbouring" | "neighboring" | "surrounding" | "opposing" | "remaining" | "conflicting"
    );
    // `Let’s say you go`
    let lets = |at: usize| doc.toks[at].kind == Kind::Clitic && at > sent.start && is_one_of!(doc.id(at - 1), "let");
    let supposes = is_one_of!(doc.id(i), "say") && i > sent.start && (lets(i - 1) || is_one_of!(doc.id(i - 1), "lets"));
    // `referred the bill to a committee`
    let refers = is_one_of!(doc.id(i), "referred" | "refers" | "refer" | "referring")
        && next(1).is_some_and(|next| {
            !next.quoted() && next.is_word() && !is_one_of!(next.id(), "to" | "back" | "again" | "only")
        });
    // Each asks for words of one form.
    let by_form = || match doc.tag(i) {
        Tag::VBD | Tag::VBN => {
            is_inserted(doc, sent, i)
                || is_told_too(doc, sent, i)
                || is_done_too(doc, sent, i)
                || is_reduced(doc, sent, i)
                || is_addressed(doc, sent, i)
        }
        Tag::VB | Tag::VBP => is_planned(doc, sent, i) || is_left(doc, sent, i),
        _ => false,
    };
    read_by
        || read_to
        || hides
        || aloud
        || refers
        || supposes
        || adjective
        || noun
        || thing
        || by
        || credits
        || titles
        || saying
        || places
        || goes_on_to(doc, i)
        || by_form()
        || is_other_sense(doc, sent, i)
        || is_other_act(doc, sent, i)
        || is_deed(doc, sent, i)
        || is_heard(doc, sent, i)
        || is_object(doc, sent, i)
        || is_in_relative(doc, sent, i)
        || is_hearsay(doc, sent, i)
        || is_conditional(doc, sent, i)
        || says_as(doc, sent, i).is_some()
        || is_sourced(doc, sent, i)
}

/// `reported, | citing a minister, that it rained`: from whom who reports it has it. Not `, citing a law that bans it`.
fn is_sourced(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let comma = |j: usize| doc.toks[j].is_punct(b',') && !doc.toks[j].quoted();
    let set_off = is_one_of!(doc.id(i), "quoting" | "citing") && i > sent.start + 2 && comma(i - 1);
    let told = |j: &usize| comma(*j) && is_one_of!(doc.id(j + 1), "that");
    let reports = |j: usize| doc.is(j, Class::SAY.or(Class::TELL)) && doc.tag(j).is_finite();
    let plain = |j: &usize| !doc.toks[*j].quoted() && !doc.tag(*j).is_finite();
    set_off
        && (sent.start + 1..i - 1).rev().take(4).take_while(|j| !comma(*j)).any(reports)
        && (i + 2..sent.end.saturating_sub(2)).take(14).take_while(plain).any(|j| told(&j))
}

/// `rejected | claims that the money was gone`: a noun, and not what the subject claims.
fn is_object(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    if !is_one_of!(doc.id(i), "claims" | "claim" | "reports" | "report" | "charges" | "complaints" | "demands")
        || i < sent.start + 2
    {
        return false;
    }
    let that = doc.toks.get(i + 1).is_some_and(|next| is_one_of!(next.id(), "that" | "of" | "by" | "from"));
    // `blasted | recent Unionist claims that`
    let described =
        |j: &usize| doc.tag(*j) == Tag::JJ || doc.tag(*j) == Tag::NNP && doc.toks[*j].capital && !doc.toks[*j].first;
    let n_described = (sent.start + 1..i).rev().take(3).take_while(described).count();
    let led = n_described > 0 && doc.tag(i - n_described).is_in(&[Tag::JJ]) && i > sent.start + 1 + n_described;
    let before = if led { i - 1 - n_described } else { i - 1 };
    let verb = |j: usize| doc.tag(j).is_verb() && !doc.toks[j].quoted();
    let particle = is_one_of!(doc.id(before), "of" | "off" | "aside" | "down" | "about" | "over" | "by" | "on");
    let acts = |j: usize| verb(j) && !doc.is(j, Class::AUX.or(Class::BE));
    // `made | claims that`: the subject does.
    if is_one_of!(
        doc.id(before),
        "made"
            | "makes"
            | "make"
            | "making"
            | "filed"
            | "files"
            | "repeated"
            | "repeats"
            | "raised"
            | "raises"
            | "lodged"
    ) {
        return false;
    }
    // `officials who have left | claim that`, `the charity she founded | claims that`: the verb of those.
    let plain = |j: &usize| !doc.toks[*j].is_punct(b',') && !doc.toks[*j].quoted();
    let who = (sent.start..before).rev().take(14).take_while(plain).find(|j| is_one_of!(doc.id(*j), "who" | "which"));
    let relative = who.is_some_and(|who| who + 1 < before) || is_reduced_relative(doc, sent, before);
    let reduced = || doc.tag(before) == Tag::VBN && !doc.is(before - 1, Class::AUX.or(Class::BE));
    that && !relative && (acts(before) && !reduced() || particle && (acts(before - 1) || doc.tag(before - 1).is_verb()))
}

/// `the charity she | founded`, `the farmer Hale | sued`: whether the verb at `i` is one of a clause that tells of the noun before it.
fn is_reduced_relative(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let Some(subject) = i.checked_sub(1).filter(|subject| *subject > sent.start) else { return false };
    let pronoun = is_one_of!(doc.id(subject), "he" | "she" | "it" | "they" | "we" | "i" | "you");
    let noun = |i: usize| doc.tag(i).is_in(&[Tag::NN, Tag::NNS]);
    // `the bank the firm | used`
    let second = subject > sent.start + 1 && noun(subject) && doc.is(subject - 1, Class::DET) && noun(subject - 2);
    (pronoun || doc.is_name_word(subject)) && noun(subject - 1) || second
}

/// `Hale, | responding, said`: between commas, beside the verb that reports.
fn is_put_between(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let comma = |j: usize| doc.toks[j].is_punct(b',');
    doc.tag(i) == Tag::VBG
        && i >= sent.start + 2
        && i + 2 < sent.end
        && comma(i - 1)
        && comma(i + 1)
        && !doc.toks[i + 2].quoted()
        && !doc.toks[i - 2].quoted()
        && doc.tag(i + 2).is_finite()
}

/// `Hale, who neighbours | say kept to herself, told`: what others say of somebody who speaks.
fn is_in_relative(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let others = i >= sent.start + 3
        && doc.tag(i - 1 - usize::from(doc.is(i - 1, Class::AUX))).is_in(&[Tag::NN, Tag::NNS, Tag::NNP, Tag::PRP])
        && is_one_of!(doc.id(i), "say" | "believe" | "allege" | "suspect" | "agreed")
        && is_one_of!(doc.id(i - 2 - usize::from(doc.is(i - 1, Class::AUX))), "who" | "whom");
    others
        && doc
            .toks
            .get(i + 1)
            .is_some_and(|next| !next.first && !next.quoted() && next.is_word() && !is_one_of!(next.id(), "that"))
}

/// `Hale | is “on the up”`: nobody says so, unless it is a slogan, an answer and the like that is so.
fn is_plainly(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    if !doc.is(i, Class::BE) || doc.is(i, CUE) {
        return false;
    }
    let words = |noun: usize| {
        doc.is(noun, CUE)
            || is_one_of!(
                doc.id(noun),
                "slogan"
                    | "motto"
                    | "message"
                    | "answer"
                    | "reply"
                    | "response"
                    | "verdict"
                    | "view"
                    | "question"
                    | "argument"
                    | "point"
                    | "line"
                    | "words"
                    | "advice"
                    | "statement"
                    | "joke"
                    | "theory"
            )
    };
    let marked = i + 1 < sent.end && doc.toks[i + 1].quoted();
    marked && !(i > sent.start && words(i - 1))
}

/// `quoted | an official as saying`: where the verb stands that whose words are quoted leads to.
pub(super) fn says_as(doc: &Doc<'_>, sent: &Range<usize>, quoted: usize) -> Option<usize> {
    let quotes = is_one_of!(doc.id(quoted), "quoted" | "quotes" | "quoting" | "cited" | "citing");
    let saying = |j: &usize| is_one_of!(doc.id(*j), "saying") && is_one_of!(doc.id(*j - 1), "as");
    let plain = |j: &usize| !doc.toks[*j].quoted();
    let reach = quoted + 3..sent.end.min(quoted + 14);
    if quotes { reach.take_while(plain).find(saying) } else { None }
}

/// `Mayor’s midnight | posts about bridge set off row`: what somebody has sent, in a headline, where tags are doubtful.
fn is_owned_thing(doc: &Doc<'_>, i: usize) -> bool {
    let about = doc.toks.get(i + 1).is_some_and(|tok| !tok.first && is_one_of!(tok.id(), "about" | "of" | "over"));
    if !about || !doc.block_of(i).is_some_and(|block| block.role == Role::Headline) {
        return false;
    }
    let sort = Class::PERSON.or(Class::BODY).or(Class::MEDIA);
    let plain = |j: usize| doc.tag(j).is_in(&[Tag::NN, Tag::JJ]) && !doc.is(j, sort) && !doc.toks[j].capital;
    let between = (0..2).take_while(|n| i > *n && !doc.toks[i - n].first && plain(i - n - 1)).count();
    let before = i - between;
    before > 0 && !doc.toks[before].first && doc.toks[before - 1].kind == Kind::Clitic && doc.lower(i).ends_with('s')
}

/// `went on to close the port`, which is no speech.
fn goes_on_to(doc: &Doc<'_>, verb: usize) -> bool {
    is_one_of!(doc.id(verb), "went" | "goes" | "go" | "going" | "gone")
        && verb + 2 < doc.toks.len()
        && is_one_of!(doc.id(verb + 1), "on")
        && is_one_of!(doc.id(verb + 2), "to")
}
