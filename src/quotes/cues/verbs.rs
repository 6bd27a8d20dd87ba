//! Which words are cues here: forms that may be nouns or adjectives, verbs known only by their place beside marks.

use super::by_place::is_of_subject;
use super::finders::is_poll;
use super::no_cue::is_no_cue;
use super::unsaid::is_denied;
use crate::article::MentionKind;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::tags::Tag;
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

/// `fell silent when | asked if it rained`: by somebody else.
pub(in crate::quotes) fn is_asked(doc: &Doc<'_>, i: usize) -> bool {
    i > 0
        && !doc.toks[i].first
        && is_one_of!(
            doc.id(i),
            "asked" | "advised" | "told" | "pressed" | "questioned" | "reminded" | "warned" | "urged"
        )
        && is_one_of!(doc.id(i - 1), "when" | "if" | "while" | "unless" | "until")
        && !is_one_of!(doc.id((i + 1).min(doc.toks.len() - 1)), "by")
}

/// Whether a form that may be a noun or adjective is a verb here.
pub(super) fn is_verb(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let before = (i > sent.start).then(|| i - 1);
    if doc.toks[i].capital
        && !doc.toks[i].first
        && !doc.in_title(i)
        && before.is_none_or(|b| doc.toks[b].kind != Kind::Mark)
    {
        return false;
    }
    let Some(before) = before else {
        // "Said Hale: …" opens a sentence; "Asked whether …" is what was done to somebody.
        let announces = || {
            let name = doc.phrase_at(i + 1, sent.end).filter(|name| name.kind == MentionKind::Name);
            doc.is(i, Class::SAY)
                && name.is_some_and(|name| doc.toks.get(name.toks.end).is_some_and(|tok| tok.is_punct(b':')))
        };
        return doc.is(i, Class::GERUND)
            || matches!(doc.lower(i), "said" | "says" | "wrote" | "writes" | "added" | "adds" | "tweeted")
            || announces();
    };
    if is_asked(doc, i) || is_no_cue(doc, sent, i) {
        return false;
    }
    // `officials | briefed on the plan said`
    if is_one_of!(doc.id(i), "briefed") && i + 1 < sent.end && is_one_of!(doc.id(i + 1), "on" | "about" | "by") {
        return false;
    }
    // `put it bluntly`, not `put a stop to it`
    if is_one_of!(doc.id(i), "put" | "puts" | "putting") && cue_end(doc, i, sent.end) == i + 1 {
        return false;
    }
    let past = doc.is(i, Class::PAST);
    let nominal = doc.is(before, Class::DET.or(Class::POSS)) && !doc.is(before, Class::PERSON.or(Class::PRON))
        || doc.toks[before].kind == Kind::Clitic && !(before > sent.start && doc.is(before - 1, Class::PRON));
    if nominal || is_of_subject(doc, sent, i) {
        return false;
    }
    if doc.is(i, Class::BASE) && !past {
        // "They say", "experts say", "would say", "to say".
        let plural = doc.toks[before].is_word()
            && (doc.lower(before).ends_with('s') && !doc.is(before, CUE.or(Class::AUX).or(Class::PREP))
                || matches!(
                    doc.lower(before),
                    "people" | "police" | "gardaí" | "gardai" | "men" | "women" | "some" | "many" | "others" | "both"
                ));
        // `Seagrass is dying, studies show`
        let last = i + 1 == sent.end || i + 2 == sent.end && doc.toks[i + 1].is_punct(b'.');
        let noun = |j: &usize| doc.tag(*j).is_in(&[Tag::NN, Tag::NNS, Tag::NNP, Tag::JJ]);
        let first = (sent.start..i).rev().take(4).take_while(noun).last().unwrap_or(i);
        let closes = last && first < i && first > sent.start && doc.toks[first - 1].is_punct(b',');
        // `Polls show that Hale leads`
        let found = is_one_of!(doc.id(i), "show" | "find" | "suggest" | "indicate") && is_poll(doc.id(before));
        let strong = doc.is(i, Class::SAY.or(Class::TELL)) || doc.is(i, Class::DOUBTFUL) || found;
        return matches!(doc.lower(before), "they" | "we" | "i" | "you" | "who" | "to" | "and" | "not")
            || doc.is(before, Class::MODAL)
            || doc.is(before, Class::ADVERB) && strong
            || matches!(
                doc.lower(before),
                "did" | "didn't" | "didn’t" | "do" | "don't" | "don’t" | "does" | "doesn't" | "doesn’t"
            )
            || found && is_one_of!(doc.id(before), "data")
            || plural && strong && (closes || is_plain_base(doc.lower(i)) || reports(doc, i))
            || matches!(doc.toks[before].kind, Kind::Punct(b',')) && matches!(doc.lower(i), "say" | "write" | "argue");
    }
    if doc.is(i, Class::PRESENT) && !past {
        let near_marks = (sent.start..i)
            .rev()
            .take(6)
            .take_while(|j| doc.toks[*j].is_word() || doc.toks[*j].quoted())
            .any(|j| doc.toks[j].quoted());
        // "claims", "reports", "calls": nouns after prepositions, adjectives and verbs; `“…,” a voice over says`.
        let says = near_marks && doc.is(i, Class::SAY);
        // `Gunners fired from the port, report finds`
        let finds = is_one_of!(doc.id(i), "finds" | "shows" | "says")
            && is_one_of!(doc.id(before), "report" | "study" | "poll" | "survey" | "review" | "audit");
        if !(says || finds) && doc.is(before, Class::PREP.or(Class::AUX).or(CUE)) && !doc.is(before, Class::PERSON) {
            return false;
        }
        return doc.toks[before].capital
            || finds
            || near_marks
            || doc.is(
                before,
                Class::PRON.or(Class::ADVERB).or(Class::PERSON).or(Class::BODY).or(Class::TITLE).or(Class::CONJ),
            )
            || matches!(doc.toks[before].kind, Kind::Punct(b',') | Kind::Mark | Kind::Punct(b')' | b'-'))
            || matches!(
                doc.lower(i),
                "says" | "tells" | "argues" | "insists" | "explains" | "writes" | "adds" | "recalls" | "describes"
            );
    }
    if doc.is(i, Class::GERUND) {
        // `a strong showing`
        if doc.tag(before) == Tag::JJ && before > sent.start && doc.is(before - 1, Class::DET) {
            return false;
        }
        // `faced questioning from supporters`
        if i + 1 < sent.end && is_one_of!(doc.id(i + 1), "from" | "of") {
            return false;
        }
        return !doc.is(before, Class::PREP.or(Class::DET))
            || matches!(doc.lower(before), "by" | "in" | "as" | "for" | "after" | "before" | "while");
    }
    // Past forms as adjectives: "the reported", "well known".
    !doc.is(before, Class::PREP) || matches!(doc.lower(before), "as" | "since")
}

/// `Divers | report that`: a noun as well, but for what stands behind it.
fn reports(doc: &Doc<'_>, i: usize) -> bool {
    is_one_of!(doc.id(i), "report" | "claim") && doc.toks.get(i + 1).is_some_and(|next| is_one_of!(next.id(), "that"))
}

/// Verbs that report whatever plural stands before them: `farmers say`.
fn is_plain_base(verb: &str) -> bool {
    matches!(
        verb,
        "say"
            | "tell"
            | "argue"
            | "believe"
            | "insist"
            | "think"
            | "add"
            | "write"
            | "maintain"
            | "contend"
            | "suggest"
            | "note"
            | "warn"
            | "admit"
            | "agree"
            | "acknowledge"
            | "allege"
            | "call"
            | "describe"
            | "show"
            | "find"
            | "reveal"
            | "conclude"
    )
}

/// Adverbs of place, which part a form of "be" from the verb: `the man who was there said`.
pub(in crate::quotes) fn is_where(word: Word) -> bool {
    is_one_of!(word, "there" | "here" | "home" | "away" | "abroad")
}

/// The cue begins at its first auxiliary; leading adverbs are not part of it.
pub(super) fn first_verb(doc: &Doc<'_>, first: usize, i: usize) -> usize {
    (first..i).find(|j| doc.is(*j, Class::AUX) || wants_to_know(doc, *j, i)).unwrap_or(i)
}

/// `wanted to know whether`: asks, and is a verb of saying then.
pub(in crate::quotes) fn wants_to_know(doc: &Doc<'_>, first: usize, verb: usize) -> bool {
    is_one_of!(doc.id(first), "wanted" | "wants") && verb == first + 2 && is_one_of!(doc.id(verb), "know")
}

/// Particles and a few nouns belong to the verb: "pointed out", "put it".
pub(super) fn cue_end(doc: &Doc<'_>, i: usize, limit: usize) -> usize {
    let next = i + 1;
    if next >= limit || doc.toks[next].quoted() {
        return next;
    }
    let behind = doc.id(next);
    let belongs = is_one_of!(behind, "out")
        && is_one_of!(
            doc.id(i),
            "pointed" | "pointing" | "points" | "point" | "called" | "shouted" | "cried" | "yelled" | "blurted"
        )
        || is_one_of!(behind, "it") && is_one_of!(doc.id(i), "put" | "puts")
        // `“It broke,” | puts in Hale`
        || is_one_of!(behind, "in")
            && is_one_of!(doc.id(i), "put" | "puts")
            && i > 0
            && doc.toks[i - 1].kind == Kind::Mark
            && next + 1 < limit
            && doc.toks[next + 1].capital
        || is_one_of!(behind, "back") && is_one_of!(doc.id(i), "shot" | "fired" | "hit" | "hits")
        || is_one_of!(behind, "for") && is_one_of!(doc.id(i), "called" | "calls" | "calling");
    next + usize::from(belongs)
}

/// `went on to say`, `declined to say`: words of the group beside auxiliaries and adverbs.
fn is_chain(word: Word) -> bool {
    is_one_of!(
        word,
        "to" | "went"
            | "on"
            | "continue"
            | "continues"
            | "continued"
            | "continuing"
            | "going"
            | "goes"
            | "began"
            | "declined"
            | "refused"
            | "used"
    )
}

/// A verb with its auxiliaries and adverbs.
pub(super) struct Group {
    /// The first token of the group.
    pub(super) first: usize,
    /// Whether the subject undergoes what the verb says.
    pub(super) passive: bool,
    /// Whether it is negated.
    pub(super) negated: bool,
    /// Whether it is negated or only possible.
    pub(super) irrealis: bool,
}

/// `labeled as a “witch hunt” | by Budd`: the preposition of who does it, behind the words in marks.
pub(super) fn agent_behind(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> Option<usize> {
    if !doc.is(i, Class::OBJECT) {
        return None;
    }
    let mark = (i + 1..sent.end.min(i + 6)).find(|j| doc.toks[*j].quoted())?;
    let plain = (i + 1..mark).all(|j| doc.toks[j].is_word() && !doc.tag(j).is_finite());
    let end = doc.stretch_toks(mark).end;
    (plain && end + 1 < sent.end && is_one_of!(doc.id(end), "by")).then_some(end)
}

/// `his failure | to denounce`, `has not left or | said why`: what keeps the group that begins at `first` from being done.
fn is_undone(doc: &Doc<'_>, sent: &Range<usize>, first: usize) -> bool {
    let before = first - 1;
    if is_one_of!(doc.id(first), "to") {
        // `daring him to say`
        let dared = is_one_of!(doc.id(before), "him" | "her" | "them" | "us" | "me")
            && before > sent.start
            && is_one_of!(doc.id(before - 1), "dare" | "dares" | "dared" | "daring" | "force" | "forced" | "forcing");
        // `was not willing to say`
        let ready = is_one_of!(doc.id(before), "willing" | "ready" | "able" | "prepared")
            && before > sent.start
            && doc.is(before - 1, Class::NEG);
        return dared
            || ready
            || is_one_of!(
                doc.id(before),
                "failure" | "failed" | "fails" | "fail" | "failing" | "refusal" | "inability"
            )
            || is_one_of!(doc.id(before), "unable" | "unwilling" | "reluctant" | "hesitant" | "afraid" | "reluctance")
            || is_one_of!(doc.id(before), "authority" | "power" | "powers");
    }
    // `declined at | first to say`
    let declined =
        |j: &usize| is_one_of!(doc.id(*j), "declined" | "declines" | "refused" | "refuses") && !doc.toks[*j].quoted();
    let small = |j: usize| doc.is(j, Class::PREP.or(Class::ADVERB).or(Class::TIME));
    if doc.toks.get(first + 1).is_some_and(|next| is_one_of!(next.id(), "to"))
        && let Some(declined) = (sent.start..first).rev().take(3).find(declined)
    {
        return (declined + 1..first).all(small);
    }
    let plain = |i: &usize| doc.toks[*i].is_word() && !doc.toks[*i].quoted() && !doc.is(*i, Class::SUBORD);
    let not = |i: usize| doc.is(i, Class::NEG) && doc.is(i, Class::AUX) || is_one_of!(doc.id(i), "not" | "never");
    is_one_of!(doc.id(before), "or" | "nor") && (sent.start..before).rev().take(10).take_while(plain).any(not)
}

/// `was fined £300 and | told that he must stay away`: the second of two things done to the subject.
pub(super) fn is_undergone_too(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let Some(next) = doc.toks.get(i + 1) else { return false };
    let to_whom = is_one_of!(next.id(), "to" | "not" | "by" | "about" | "over");
    let person = is_one_of!(next.id(), "he" | "she" | "they");
    let told = match doc.id(i) {
        // Not `was stopped and told the guards that he was late`
        word if is_one_of!(word, "told" | "informed" | "reminded" | "instructed" | "ordered") => {
            to_whom || person || is_one_of!(next.id(), "it" | "there" | "that")
        }
        // Not `was cheered and warned that it was late`
        word if is_one_of!(word, "warned" | "urged" | "asked" | "advised") => {
            let faces = || doc.toks.get(i + 2).is_some_and(|verb| is_one_of!(verb.id(), "could" | "faces" | "risks"));
            to_whom || person && faces()
        }
        _ => false,
    };
    let and = i.checked_sub(1).filter(|and| told && *and > sent.start + 2 && is_one_of!(doc.id(*and), "and"));
    let Some(and) = and else { return false };
    let plain =
        |j: &usize| !doc.toks[*j].quoted() && (doc.toks[*j].is_word() || matches!(doc.toks[*j].kind, Kind::Punct(_)));
    let mut verbs = (sent.start + 1..and).rev().take(14).take_while(plain).filter(|j| doc.tag(*j).is_verb());
    // The verb before, `was fined`, with its auxiliary.
    verbs.find(|j| !is_one_of!(doc.id(j - 1), "to")).is_some_and(|verb| {
        let be = |j: usize| doc.is(j, Class::BE);
        doc.tag(verb).is_in(&[Tag::VBN, Tag::VBD]) && !be(verb) && be(verb - 1) && doc.tag(verb - 1) != Tag::VBG
    })
}

/// `has over the past months | warned`: the auxiliary that words of time part from its participle at `first`.
fn dated_auxiliary(doc: &Doc<'_>, sent: &Range<usize>, first: usize) -> Option<usize> {
    let when = |i: usize| {
        doc.is(i, Class::TIME)
            || is_one_of!(doc.id(i), "days" | "weeks" | "months" | "years" | "week" | "month" | "year")
    };
    let time = first.checked_sub(1).filter(|time| *time > sent.start + 1 && when(*time))?;
    let plain = |i: &usize| doc.toks[*i].is_word() && !doc.toks[*i].quoted() && !doc.is_name_word(*i);
    let has = (sent.start + 1..time).rev().take(7).take_while(plain).find(|i| doc.tag(*i).is_finite())?;
    (is_one_of!(doc.id(has), "has" | "have" | "had") && doc.is(has + 1, Class::PREP)).then_some(has)
}

/// Walks left from the verb `i` over its auxiliaries, adverbs and chains such as `went on to`.
pub(super) fn group(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> Group {
    let mut group = Group { first: i, passive: false, negated: false, irrealis: false };
    let participle = doc.is(i, Class::PARTICIPLE);
    while group.first > sent.start {
        let j = group.first - 1;
        let tok = doc.toks[j];
        if tok.kind == Kind::Clitic && j > sent.start && doc.is(j - 1, Class::PRON) {
            group.first = j;
            continue;
        }
        if tok.quoted() || !tok.is_word() {
            break;
        }
        let be = tok.is(Class::BE) && !doc.is(i, Class::GERUND) || is_one_of!(doc.id(j), "get" | "got" | "gets");
        group.passive |= participle && be;
        group.negated |= tok.is(Class::NEG) || is_one_of!(doc.id(j), "declined" | "refused" | "declines" | "refuses");
        group.irrealis |= tok.is(Class::NEG) || tok.is(Class::MODAL);
        // `he supposedly said`
        group.negated |= is_one_of!(doc.id(j), "supposedly" | "purportedly");
        // `is yet to say who it was`
        group.negated |= is_one_of!(doc.id(j), "yet") && is_one_of!(doc.id(j + 1), "to");
        // `the man who was there | said`
        if is_where(doc.id(j)) {
            break;
        }
        // `has not yet said`
        let adverb = tok.is(Class::ADVERB) && !tok.is(Class::TIME)
            || doc.lower(j).ends_with("ly") && !tok.capital && !doc.tag(j).is_in(&[Tag::NN, Tag::NNS])
            // `has since said`
            || is_one_of!(doc.id(j), "yet" | "since") && j > sent.start && doc.is(j - 1, Class::AUX.or(Class::NEG));
        let chained = j > sent.start && (is_chain(doc.id(j)) || wants_to_know(doc, j, i));
        if !(tok.is(Class::AUX) || adverb || chained) {
            break;
        }
        group.first = j;
    }
    group.first = dated_auxiliary(doc, sent, group.first).unwrap_or(group.first);
    group.negated |=
        group.first > sent.start && (is_undone(doc, sent, group.first) || is_denied(doc, sent, group.first));
    // `labeled a “witch hunt” by Budd`
    let behind = || agent_behind(doc, sent, i).is_some();
    // `a letter signed by forty writers`
    let by = |j: usize| j < sent.end && is_one_of!(doc.id(j), "by") && !doc.toks[j].quoted();
    // `its targets, announced in May, are low`, `the deal announced Wednesday`
    let comma = |i: &usize| doc.toks[*i].is_punct(b',');
    let set_off = || {
        let closing = (i..sent.end).find(comma);
        i > sent.start
            && i + 1 < sent.end
            && comma(&(i - 1))
            && doc.is(i + 1, Class::PREP)
            && !(sent.start..i - 1).any(|i| comma(&i))
            && closing.is_some_and(|i| i + 1 < sent.end && doc.tag(i + 1).is_finite())
    };
    let dated = || {
        i > sent.start
            && doc.tag(i - 1).is_in(&[Tag::NN, Tag::NNS])
            && doc.toks.get(i + 1).is_some_and(|tok| tok.is(Class::TIME) && !tok.quoted())
    };
    // `the clerk branded as a “crook” by Budd`
    let as_what = || i + 1 < sent.end && is_one_of!(doc.id(i + 1), "as");
    // `In a ruling posted online, Hale wrote`
    let posted =
        || doc.opens_adjunct(i) && doc.is(sent.start, Class::PREP) && (i + 1..sent.end.min(i + 6)).any(|j| comma(&j));
    let reduced = group.first == i
        && (doc.tag(i) == Tag::VBN
            || doc.tag(i) == Tag::VBD && i > sent.start && (comma(&(i - 1)) || as_what()) && behind())
        && (posted() || set_off() || dated() || behind() || by(i + 1) || by(i + 2) && doc.tag(i + 1) == Tag::RP);
    group.passive |= participle && (reduced || group.first == i && is_undergone_too(doc, sent, i));
    // `stopped short of calling it a ruin`
    let short = |of: usize| {
        is_one_of!(doc.id(of), "of") && is_one_of!(doc.id(of - 1), "short" | "clear" | "wary")
            || is_one_of!(doc.id(of), "from") && is_one_of!(doc.id(of - 1), "away")
    };
    group.negated |= group.first == i && i > sent.start + 1 && doc.tag(i) == Tag::VBG && short(i - 1);
    group
}
