//! Cues: the verbs (and "according to") that bind words to a speaker, with the speaker's phrase.

use super::doc::{Doc, Kind};
use super::lexicon::{CUE, Class};
use super::mentions::Phrase;
use crate::article::MentionKind;
use std::ops::Range;

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
    /// Whether the cue is negated, wished for or asked for.
    pub(super) irrealis: bool,
}

/// Finds the cues of a sentence, in order.
pub(super) fn find(doc: &Doc<'_>, sent: &Range<usize>) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    for i in sent.clone() {
        if doc.toks[i].quoted() || !doc.toks[i].is_word() {
            continue;
        }
        if doc.lower(i) == "according" && i + 1 < sent.end && doc.lower(i + 1) == "to" {
            if let Some(subject) = doc.long_phrase_at(i + 2, sent.end) {
                let mut subject = with_apposition_after(doc, subject, sent.end);
                let closed = |a: &Range<usize>| doc.toks.get(a.end).is_some_and(|t| t.is_punct(b','));
                if i == sent.start && !subject.apposition.as_ref().is_some_and(closed) {
                    subject.apposition = None;
                }
                cues.push(Cue {
                    toks: i..i + 2,
                    subject: Some(subject),
                    order: Order::AccordingTo,
                    start: i,
                    shared: false,
                    passive: false,
                    irrealis: false,
                });
            }
            continue;
        }
        if doc.is(i, CUE) && is_verb(doc, sent, i) {
            cues.extend(cue_at(doc, sent, i, cues.last()));
        } else if is_open_cue(doc, sent, i) {
            cues.extend(cue_at(doc, sent, i, cues.last()));
        }
    }
    cues
}

/// Whether a form that may be a noun or adjective is a verb here.
fn is_verb(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let before = (i > sent.start).then(|| i - 1);
    if doc.toks[i].capital && !doc.toks[i].first && before.is_none_or(|b| doc.toks[b].kind != Kind::Mark) {
        return false;
    }
    let Some(before) = before else {
        return doc.is(i, Class::GERUND.or(Class::PAST));
    };
    let past = doc.is(i, Class::PAST);
    let nominal = doc.is(before, Class::DET.or(Class::POSS)) && !doc.is(before, Class::PERSON.or(Class::PRON))
        || doc.toks[before].kind == Kind::Clitic;
    if nominal {
        return false;
    }
    if doc.is(i, Class::BASE) && !past {
        // "They say", "experts say", "would say", "to say".
        let plural = doc.toks[before].is_word()
            && (doc.lower(before).ends_with('s') && !doc.is(before, CUE.or(Class::AUX).or(Class::PREP))
                || matches!(
                    doc.lower(before),
                    "people" | "police" | "men" | "women" | "some" | "many" | "others" | "both"
                ));
        let strong = doc.is(i, Class::SAY.or(Class::TELL)) || doc.is(i, Class::DOUBTFUL);
        return matches!(doc.lower(before), "they" | "we" | "i" | "you" | "who" | "to" | "and" | "not")
            || doc.is(before, Class::MODAL)
            || doc.is(before, Class::ADVERB) && strong
            || matches!(
                doc.lower(before),
                "did" | "didn't" | "didn’t" | "do" | "don't" | "don’t" | "does" | "doesn't" | "doesn’t"
            )
            || plural
                && (strong
                    && matches!(
                        doc.lower(i),
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
                    ))
            || matches!(doc.toks[before].kind, Kind::Punct(b',')) && matches!(doc.lower(i), "say" | "write" | "argue");
    }
    if doc.is(i, Class::PRESENT) && !past {
        // "claims", "reports", "calls": nouns after prepositions, adjectives and verbs.
        if doc.is(before, Class::PREP.or(Class::AUX).or(CUE)) && !doc.is(before, Class::PERSON) {
            return false;
        }
        let near_marks = (sent.start..i)
            .rev()
            .take(6)
            .take_while(|j| doc.toks[*j].is_word() || doc.toks[*j].quoted())
            .any(|j| doc.toks[j].quoted());
        return doc.toks[before].capital
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
        return !doc.is(before, Class::PREP.or(Class::DET))
            || matches!(doc.lower(before), "by" | "in" | "as" | "for" | "after" | "before" | "while");
    }
    // Past forms as adjectives: "the reported", "well known".
    !(doc.is(before, Class::PREP) && !matches!(doc.lower(before), "as" | "since"))
}

/// Any verb-like word right beside marks: `…,” Hale quipped.`, `…,” mused Hale`.
fn is_open_cue(doc: &Doc<'_>, sent: &Range<usize>, i: usize) -> bool {
    let word = doc.lower(i);
    if doc.toks[i].capital
        || !(word.ends_with("ed") || word.ends_with('s') && word.len() > 4)
        || doc.is(i, Class::PERSON.or(Class::BODY).or(Class::TITLE).or(Class::PREP))
    {
        return false;
    }
    let closes = |j: usize| {
        doc.toks[j].kind == Kind::Mark && doc.toks[j].quoted()
            || doc.toks[j].is_punct(b',') && j > sent.start && doc.toks[j - 1].kind == Kind::Mark
    };
    if i > sent.start && closes(i - 1) && word.ends_with("ed") {
        return doc.phrase_at(i + 1, sent.end).is_some_and(|p| p.kind == MentionKind::Name && p.toks.len() <= 4);
    }
    // Name right before, mark right before that.
    let mut start = i;
    while start > sent.start && doc.toks[start - 1].is_word() && !doc.toks[start - 1].quoted() && start + 5 > i {
        start -= 1;
    }
    start < i
        && start > sent.start
        && closes(start - 1)
        && doc.phrase_at(start, i).is_some_and(|p| p.toks.end == i && p.kind != MentionKind::Nominal)
        || i + 1 < sent.end
            && doc.toks[i + 1].is_punct(b':')
            && start < i
            && doc.phrase_at(start, i).is_some_and(|p| p.toks.end == i && p.kind != MentionKind::Nominal)
        || word.ends_with("ed")
            && i + 2 < sent.end
            && doc.toks[i + 1].is_punct(b',')
            && doc.toks[i + 2].kind == Kind::Mark
            && doc.toks[i + 3..sent.end.min(i + 4)].iter().any(|t| t.capital)
}

fn cue_at(doc: &Doc<'_>, sent: &Range<usize>, i: usize, previous: Option<&Cue>) -> Option<Cue> {
    // Auxiliaries and adverbs before the verb.
    let mut first = i;
    let (mut passive, mut irrealis) = (false, false);
    while first > sent.start {
        let j = first - 1;
        let tok = doc.toks[j];
        if tok.kind == Kind::Clitic && j > sent.start && doc.is(j - 1, Class::PRON) {
            first = j;
            continue;
        }
        if tok.quoted() || !tok.is_word() {
            break;
        }
        let gerund = doc.is(i, Class::GERUND);
        if tok.is(Class::BE) && !gerund && doc.is(i, Class::PARTICIPLE) {
            passive = true;
        }
        if matches!(doc.lower(j), "get" | "got" | "gets") && doc.is(i, Class::PARTICIPLE) {
            passive = true;
        }
        irrealis |= tok.is(Class::NEG) || tok.is(Class::MODAL);
        let adverb = tok.is(Class::ADVERB) && !tok.is(Class::TIME) || doc.lower(j).ends_with("ly") && !tok.capital;
        let chain = matches!(
            doc.lower(j),
            "to" | "went" | "on" | "continued" | "going" | "goes" | "began" | "declined" | "refused" | "used"
        );
        let is_aux = tok.is(Class::AUX) && tok.kind != Kind::Clitic;
        if !(is_aux || adverb || chain && (j > sent.start)) {
            break;
        }
        first = j;
    }
    let toks = first_verb(doc, first, i)..cue_end(doc, i, sent.end);
    if passive {
        // "was quoted by X as saying", "was told": the subject does not speak.
        let by = (i + 1..sent.end.min(i + 4)).find(|j| doc.lower(*j) == "by" && !doc.toks[*j].quoted());
        let subject = by.and_then(|by| doc.phrase_at(by + 1, sent.end)).filter(|p| doc.can_speak(p));
        subject.as_ref()?;
        return Some(Cue { toks, subject, order: Order::Inverted, start: first, shared: false, passive, irrealis });
    }
    let before = (first > sent.start).then(|| first - 1);
    let after_marks = before.is_none_or(|b| {
        doc.toks[b].quoted()
            || matches!(doc.toks[b].kind, Kind::Punct(b',' | b'-'))
                && b > sent.start
                && (doc.toks[b - 1].quoted()
                    || doc.is(i, Class::SAY.or(Class::TELL).or(Class::VOCAL)) && !doc.is(i, Class::GERUND))
    });
    let finite = !doc.is(i, Class::GERUND);
    let right_after_marks = before.is_none_or(|b| doc.toks[b].quoted() || b > sent.start && doc.toks[b - 1].quoted());
    if !right_after_marks
        && after_marks
        && finite
        && let Some(subject) = subject_before(doc, sent, first)
        && subject.apposition.is_some()
    {
        let start = subject.apposition.as_ref().map_or(subject.toks.start, |a| a.start.min(subject.toks.start));
        return Some(Cue {
            toks,
            subject: Some(subject),
            order: Order::SubjectFirst,
            start,
            shared: false,
            passive,
            irrealis,
        });
    }
    if after_marks
        && finite
        && let Some(subject) =
            doc.long_phrase_at(i + 1, sent.end).filter(|p| doc.can_speak(p) && inverts(doc, p, i, sent))
    {
        let subject = with_apposition_after(doc, subject, sent.end);
        return Some(Cue {
            toks,
            subject: Some(subject),
            order: Order::Inverted,
            start: first,
            shared: false,
            passive,
            irrealis,
        });
    }
    let before = before?;
    let tok = doc.toks[before];
    let reduced = !finite && tok.is_word() && !tok.is(Class::CONJ.or(Class::PREP).or(Class::SUBORD).or(Class::ADVERB));
    let sharing =
        tok.is(Class::CONJ) || !finite && !reduced || tok.is_punct(b',') && previous.is_some() || tok.quoted();
    if !sharing || tok.is_punct(b',') {
        if let Some(subject) = subject_before(doc, sent, first) {
            let start = subject.apposition.as_ref().map_or(subject.toks.start, |a| a.start.min(subject.toks.start));
            return Some(Cue {
                toks,
                subject: Some(subject),
                order: Order::SubjectFirst,
                start,
                shared: false,
                passive,
                irrealis,
            });
        }
    }
    if let Some(previous) = previous.filter(|p| p.subject.is_some() && !p.passive) {
        return Some(Cue {
            toks,
            subject: previous.subject.clone(),
            order: Order::SubjectFirst,
            start: first,
            shared: true,
            passive,
            irrealis,
        });
    }
    let subject = sentence_subject(doc, sent, first)?;
    Some(Cue {
        toks,
        subject: Some(subject),
        order: Order::SubjectFirst,
        start: first,
        shared: true,
        passive,
        irrealis,
    })
}

/// The cue begins at its first auxiliary; leading adverbs are not part of it.
fn first_verb(doc: &Doc<'_>, first: usize, i: usize) -> usize {
    (first..i).find(|j| doc.is(*j, Class::AUX)).unwrap_or(i)
}

/// Particles and a few nouns belong to the verb: "pointed out", "put it".
fn cue_end(doc: &Doc<'_>, i: usize, limit: usize) -> usize {
    let next = i + 1;
    if next < limit
        && !doc.toks[next].quoted()
        && matches!(
            (doc.lower(i), doc.lower(next)),
            ("pointed" | "pointing" | "points" | "point", "out")
                | ("put" | "puts", "it")
                | ("shot" | "fired" | "hit", "back")
                | ("called" | "calls" | "calling", "for")
        )
    {
        return next + 1;
    }
    next
}

/// Whether the phrase after a cue is its subject, not its object: `said Budanov`, not `told Budanov`.
fn inverts(doc: &Doc<'_>, phrase: &Phrase, cue: usize, sent: &Range<usize>) -> bool {
    if doc.is(cue, Class::TELL) && !doc.is(cue, Class::SAY) && cue > sent.start {
        return false;
    }
    if doc.is(cue, Class::OBJECT) && !doc.is(cue, Class::SAY.or(Class::VOCAL)) {
        return false;
    }
    // "said he would": a clause, unless marks stand before and the sentence ends.
    let after = phrase.toks.end;
    let verb_follows = after < sent.end
        && doc.toks[after].is_word()
        && (doc.is(after, Class::AUX) || doc.is(after, CUE) && !doc.is(after, Class::PERSON.or(Class::BODY)));
    if phrase.kind == MentionKind::Pronoun
        && !matches!(doc.lower(phrase.head.start), "he" | "she" | "they" | "i" | "we")
    {
        return false;
    }
    !verb_follows && phrase.toks.len() <= 14
}

/// Finds the subject that ends right before `end`: `Verhoeven`, `Verhoeven, the minister,`, `the minister`.
fn subject_before(doc: &Doc<'_>, sent: &Range<usize>, end: usize) -> Option<Phrase> {
    let last = end - 1;
    if doc.toks[last].is_punct(b',') || doc.toks[last].is_punct(b')') || doc.toks[last].is_punct(b'-') {
        return subject_with_apposition(doc, sent, last);
    }
    let start = clause_start(doc, sent, end);
    phrase_ending_at(doc, start, end)
}

/// The leftmost token that may belong to the clause whose verb stands at `end`: after the last comma, dash, mark,
/// conjunction of clauses or subordinator.
fn clause_start(doc: &Doc<'_>, sent: &Range<usize>, end: usize) -> usize {
    let mut i = end;
    while i > sent.start {
        let tok = doc.toks[i - 1];
        if tok.quoted() || matches!(tok.kind, Kind::Punct(b',' | b';' | b':' | b'-' | b'(' | b')' | b'~')) {
            break;
        }
        let who = matches!(doc.lower(i - 1), "who" | "which") && i == end;
        if who {
            return i - 1;
        }
        if tok.is(Class::SUBORD) && !doc.toks[i - 1].is(Class::PREP) && doc.lower(i - 1) != "so" {
            break;
        }
        i -= 1;
    }
    i
}

/// Parses phrases left to right from `start` and returns the one that ends at `end`, its attached prepositional
/// phrases included: `officials from the agency`.
fn phrase_ending_at(doc: &Doc<'_>, start: usize, end: usize) -> Option<Phrase> {
    let mut chain: Option<Phrase> = None;
    let mut at = start;
    while at < end {
        if let Some(phrase) = doc.phrase_at(at, end) {
            let next = phrase.toks.end;
            let attaches =
                at > start && doc.is(at - 1, Class::PREP) && chain.as_ref().is_some_and(|c| c.toks.end + 1 == at);
            let coordinates =
                at > start && doc.is(at - 1, Class::CONJ) && chain.as_ref().is_some_and(|c| c.toks.end + 1 == at);
            let temporal = doc.is(at, Class::TIME);
            match &mut chain {
                Some(c) if attaches && (c.kind != MentionKind::Pronoun) => c.toks.end = next,
                Some(c) if coordinates && c.kind != MentionKind::Pronoun => c.toks.end = next,
                // "In Ohio Smith said": an opening prepositional phrase; the next phrase may be the subject.
                None if at > start && doc.is(at - 1, Class::PREP) && next != end => {}
                _ if temporal => {}
                _ => chain = Some(phrase),
            }
            at = next;
            continue;
        }
        let tok = doc.toks[at];
        let bridge = tok.is(Class::PREP.or(Class::CONJ).or(Class::ADVERB).or(Class::TIME)) || tok.kind == Kind::Clitic;
        if !bridge {
            chain = None;
        } else if tok.is(Class::TIME) && chain.is_some() {
            if let Some(c) = &mut chain {
                c.toks.end = at + 1;
            }
        }
        at += 1;
    }
    let mut chain = chain.filter(|c| {
        c.toks.end == end || (c.toks.end..end).all(|i| doc.is(i, Class::ADVERB.or(Class::TIME).or(Class::PREP)))
    })?;
    while chain.toks.end > chain.head.end && doc.is(chain.toks.end - 1, Class::TIME) {
        chain.toks.end -= 1;
    }
    doc.can_speak(&chain).then_some(chain)
}

/// `NP, apposition, said`: goes left over commas to the phrase that the rest describes.
fn subject_with_apposition(doc: &Doc<'_>, sent: &Range<usize>, last: usize) -> Option<Phrase> {
    // Segments between commas, from the clause's left edge to the last comma.
    let mut edges = vec![last];
    let mut i = last;
    while i > sent.start {
        let tok = doc.toks[i - 1];
        if tok.quoted() || matches!(tok.kind, Kind::Punct(b';' | b':' | b'~')) {
            break;
        }
        let dash = tok.is_punct(b'-') && doc.toks[last].is_punct(b'-');
        if tok.is_punct(b',') || dash || tok.is_punct(b'(') && doc.toks[last].is_punct(b')') {
            edges.push(i - 1);
        }
        i -= 1;
    }
    let left = i;
    edges.push(left.wrapping_sub(1));
    edges.reverse();
    let segments: Vec<Range<usize>> =
        edges.windows(2).map(|w| w[0].wrapping_add(1)..w[1]).filter(|r| !r.is_empty()).collect();
    if segments.len() < 2 {
        return None;
    }
    let n = segments.len();
    // The subject is the last bare noun phrase such that all segments after it describe it.
    for k in (0..n - 1).rev() {
        let head = &segments[k];
        let trailing = if k == 0 { clause_start(doc, &(head.start..head.end), head.end) } else { head.start };
        let from = skip_conjunction(doc, trailing, head.end);
        if from < head.end && doc.is(from, Class::PREP.or(Class::SUBORD)) {
            continue;
        }
        let whole = phrase_ending_at(doc, from, head.end).filter(|p| p.kind != MentionKind::Pronoun);
        let Some(mut subject) = whole else { continue };
        let describes = segments[k + 1..].iter().all(|segment| is_apposition(doc, segment));
        if !describes {
            continue;
        }
        let earlier =
            k > 0 && !doc.is(segments[k - 1].start, Class::PREP.or(Class::SUBORD).or(Class::TIME).or(Class::ADVERB));
        if earlier && is_apposition(doc, head) && subject.kind == MentionKind::Nominal {
            // Perhaps itself a description of the phrase before.
            continue;
        }
        let apposition = segments[k + 1].clone();
        if subject.kind == MentionKind::Nominal
            && let Some(name) = doc
                .phrase_at(apposition.start, apposition.end)
                .filter(|p| p.kind == MentionKind::Name && p.head.start == apposition.start)
        {
            // "The head of the agency, Kyra Budd,": the name is the apposition.
            let description = subject.toks.clone();
            return Some(Phrase {
                toks: name.toks.clone(),
                head: name.head,
                kind: MentionKind::Name,
                apposition: Some(description),
            });
        }
        subject.apposition = Some(apposition.start..segments[n - 1].end.min(apposition.end));
        return Some(subject);
    }
    None
}

fn skip_conjunction(doc: &Doc<'_>, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end && doc.is(at, Class::CONJ.or(Class::ADVERB)) {
        at += 1;
    }
    at
}

/// Whether a stretch between commas can describe the phrase before it.
fn is_apposition(doc: &Doc<'_>, segment: &Range<usize>) -> bool {
    let first = segment.start;
    let tok = doc.toks[first];
    let word = doc.lower(first);
    tok.is(Class::DET.or(Class::POSS).or(Class::TITLE).or(Class::PERSON).or(Class::PREP))
        || matches!(
            word,
            "who"
                | "whose"
                | "which"
                | "himself"
                | "herself"
                | "now"
                | "then"
                | "also"
                | "himself,"
                | "one"
                | "speaking"
                | "in"
                | "of"
                | "from"
                | "like"
                | "and"
        )
        || word.starts_with(|c: char| c.is_ascii_digit())
        || word.ends_with("ing")
        || doc.is_name_word(first)
        || segment.clone().any(|i| doc.is(i, Class::PERSON.or(Class::TITLE)))
}

/// `said Verhoeven, the defence minister, …`: takes the apposition along.
fn with_apposition_after(doc: &Doc<'_>, mut phrase: Phrase, limit: usize) -> Phrase {
    let comma = phrase.toks.end;
    if comma + 1 >= limit || !doc.toks[comma].is_punct(b',') || doc.toks[comma + 1].quoted() {
        return phrase;
    }
    let end = (comma + 1..limit)
        .find(|i| doc.toks[*i].quoted() || matches!(doc.toks[*i].kind, Kind::Punct(_)))
        .unwrap_or(limit);
    let segment = comma + 1..end;
    if segment.is_empty() {
        return phrase;
    }
    let first = segment.start;
    if phrase.kind == MentionKind::Nominal {
        let named = doc
            .phrase_at(first, end)
            .filter(|p| p.kind == MentionKind::Name && p.head.start == first && p.toks.len() <= 4);
        if let Some(name) = named {
            return Phrase {
                toks: phrase.toks.start..name.toks.end,
                head: name.head,
                kind: MentionKind::Name,
                apposition: Some(phrase.toks),
            };
        }
        return phrase;
    }
    let describes = doc.is(first, Class::DET.or(Class::POSS).or(Class::TITLE).or(Class::PERSON))
        || segment.clone().any(|i| {
            doc.is(i, Class::PERSON.or(Class::TITLE))
                && !doc.is(first, Class::PREP.or(Class::GERUND).or(Class::SUBORD).or(Class::CONJ))
        });
    let verbal = doc.is(first, Class::GERUND.or(Class::SUBORD).or(Class::PREP).or(Class::CONJ));
    if describes && !verbal {
        phrase.apposition = Some(segment);
    }
    phrase
}

/// The first phrase of the sentence that can be its subject: for verbs that share it.
fn sentence_subject(doc: &Doc<'_>, sent: &Range<usize>, end: usize) -> Option<Phrase> {
    let mut at = sent.start;
    while at < end {
        if doc.toks[at].quoted() {
            at += 1;
            continue;
        }
        // An opening adjunct: to its comma.
        let opens_adjunct =
            doc.is(at, Class::PREP.or(Class::SUBORD).or(Class::GERUND)) || doc.lower(at).ends_with("ing");
        if opens_adjunct {
            let comma = (at..end).find(|i| doc.toks[*i].is_punct(b','));
            match comma {
                Some(comma) => {
                    at = comma + 1;
                    continue;
                }
                None => {
                    at += 1;
                    continue;
                }
            }
        }
        if let Some(phrase) = doc.long_phrase_at(at, end) {
            let after = phrase.toks.end;
            if doc.can_speak(&phrase) && after < end {
                let named = doc.toks[after].is_punct(b',').then(|| with_apposition_after(doc, phrase.clone(), end));
                return Some(named.unwrap_or(phrase));
            }
            at = after;
            continue;
        }
        at += 1;
    }
    None
}
