//! What stands beside a name between commas, before the verb and behind it: `Verhoeven, the defence minister, said`.

use super::lists::{bracket_before, with_second};
use super::nearest::is_paper;
use super::subjects::{clause_start, phrase_before, phrase_ending_at};
use crate::article::MentionKind;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::{CUE, Class, GIVEN};
use crate::quotes::mentions::Phrase;
use crate::quotes::tags::Tag;
use crate::quotes::words::is_one_of;
use std::ops::Range;

/// `“…,” Ilse Kramer, a captain of the port said`: the comma that should close the apposition is left out.
pub(super) fn open_apposition(doc: &Doc<'_>, sent: &Range<usize>, found: &Phrase, verb: usize) -> Option<Phrase> {
    let described = found.kind == MentionKind::Nominal && is_one_of!(doc.id(found.toks.start), "a" | "an");
    let comma =
        found.toks.start.checked_sub(1).filter(|i| described && *i > sent.start && doc.toks[*i].is_punct(b','))?;
    // `Hale, a top aide said on Monday, is late`: the words go on, and are the aide's.
    let resumed = (verb + 1..sent.end.min(verb + 6)).find(|i| doc.toks[*i].is_punct(b','));
    let word = resumed.and_then(|comma| (comma + 1..sent.end).find(|i| doc.toks[*i].is_word()));
    if word.is_some_and(|i| doc.tag(i).is_finite()) {
        return None;
    }
    let opens = |name: &Phrase| name.toks.start == sent.start || !doc.toks[name.toks.start - 1].is_word();
    if let Some(name) =
        phrase_before(doc, sent, comma).filter(|phrase| phrase.kind == MentionKind::Name && opens(phrase))
    {
        return Some(Phrase { apposition: Some(found.toks.clone()), ..name });
    }
    // `“…,” Otto Budd, head of the guild, a body of bakers said`
    let named =
        subject_with_apposition(doc, sent, comma).filter(|named| named.kind == MentionKind::Name && opens(named));
    named.filter(|named| named.apposition.is_some() && doc.toks[named.toks.start.saturating_sub(1)].quoted())
}

/// `NP, apposition, said`: goes left over commas to the phrase that the rest describes.
pub(super) fn subject_with_apposition(doc: &Doc<'_>, sent: &Range<usize>, last: usize) -> Option<Phrase> {
    // Segments between commas, from the clause's left edge to the last comma.
    let mut edges = vec![last];
    let mut i = last;
    while i > sent.start {
        let tok = doc.toks[i - 1];
        // `Hale, wearing a “Close the port” shirt, said`
        let worn = tok.quoted().then(|| doc.stretch_toks(i - 1)).filter(|stretch| {
            stretch.start > sent.start
                && i < last
                && doc.toks[i].is_word()
                && !matches!(doc.toks[stretch.end - 2].kind, Kind::Punct(b',' | b'.' | b'!' | b'?'))
        });
        if let Some(stretch) = worn {
            i = stretch.start;
            continue;
        }
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
    let mut segments: Vec<Range<usize>> =
        edges.windows(2).map(|w| w[0].wrapping_add(1)..w[1]).filter(|r| !r.is_empty()).collect();
    // `a driver from Orla, Norland, who was there, said`: the land of the town tells of nobody.
    for k in (1..segments.len()).rev() {
        let (town, land) = (segments[k - 1].end - 1, segments[k].clone());
        let from = segments[k - 1].start;
        // `Hale, 40, of Orla, Norland, who`, `Hale of Orla, Norland, who`, not `a friend of Ada Hale, Budd, who`
        let of = |of: usize| is_one_of!(doc.id(of), "of") && (from..of).all(|i| doc.is_name_word(i));
        let placed = town > from && (is_one_of!(doc.id(town - 1), "in" | "from" | "at" | "near") || of(town - 1));
        if placed
            && land.len() == 1
            && doc.is_name_word(town)
            && doc.is_name_word(land.start)
            && !doc.is(land.start, GIVEN)
        {
            segments.remove(k);
        }
    }
    if segments.len() < 2 {
        return None;
    }
    let n = segments.len();
    // `lawmakers, led by Ada Hale, a senator, said`
    let led = |segment: &Range<usize>| {
        segment.len() > 2
            && is_one_of!(doc.id(segment.start), "led" | "headed" | "chaired" | "joined" | "accompanied" | "backed")
            && is_one_of!(doc.id(segment.start + 1), "by")
    };
    // `Reached for comment, the minister confirmed it, saying`
    let done = segments[0].start == sent.start
        && !doc.is_name_word(sent.start)
        && segments[0].len() > 1
        // Not `Alleged victims, some of them young, said`
        && doc.tag(segments[0].end - 1) != Tag::NNS
        && doc.opens_as_participle(sent.start);
    // The subject is the last bare noun phrase such that all segments after it describe it.
    for k in (0..n - 1).rev() {
        if k > 0 && led(&segments[k]) || k == 0 && done {
            continue;
        }
        // `The secretary of the Orla Union (OU), Ada Hale, said`
        let end = bracket_before(doc, sent, segments[k].end).filter(|open| *open > segments[k].start + 1);
        let head = &(segments[k].start..end.unwrap_or(segments[k].end));
        let trailing = if k == 0 { clause_start(doc, &(head.start..head.end), head.end) } else { head.start };
        let from = skip_conjunction(doc, trailing, head.end);
        // `as its director, Leif Sund, put it`
        let from = from + usize::from(from < head.end && is_one_of!(doc.id(from), "as"));
        // `…, while | its leader, Leif Sund, said`, `…, and on Monday | its leader, Leif Sund, said`
        let against =
            k > 0 && from < head.end && is_one_of!(doc.id(from), "while" | "whereas" | "though" | "although" | "but");
        let dated = k > 0 && from > trailing && doc.is(from, Class::PREP) && !doc.is(from, Class::SUBORD);
        let from = from + usize::from(against);
        // `It cheered, with | its director, Leif Sund, saying`
        let beside = k > 0
            && from + 1 < head.end
            && is_one_of!(doc.id(from), "with")
            && last + 1 < sent.end
            && doc.tag(last + 1) == Tag::VBG;
        let from = from + usize::from(beside);
        // `a memo, in which | its director, Leif Sund, put it`
        let which = from + 2 < head.end && doc.is(from, Class::PREP) && is_one_of!(doc.id(from + 1), "which");
        // `the gallery, whose | director, Leif Sund, put it`
        let whose = from + 1 < head.end && is_one_of!(doc.id(from), "whose");
        let from = from + if which { 2 } else { usize::from(whose) };
        let which = which || whose || against || dated || beside;
        if from < head.end && doc.is(from, Class::PREP.or(Class::SUBORD)) && !dated {
            continue;
        }
        let whole = phrase_ending_at(doc, from, head.end).filter(|p| p.kind != MentionKind::Pronoun);
        // Not `a friend of Hale (D-Orla), an ally, said`
        let whole =
            whole.filter(|whole| end.is_none() || whole.kind == MentionKind::Nominal || whole.toks.start == from);
        let Some(mut subject) = whole else { continue };
        let describes = segments[k + 1..].iter().all(|segment| led(segment) || is_apposition(doc, segment));
        if !describes {
            continue;
        }
        // `Asked about it, an official of the port, who came late, said`
        let asked = k == 1 && segments[0].start == sent.start && doc.opens_as_participle(sent.start);
        let earlier = k > 0
            && !asked
            && !doc.is(head.start, Class::CONJ)
            && !doc.is(segments[k - 1].start, Class::PREP.or(Class::SUBORD).or(Class::TIME).or(Class::ADVERB));
        // `Hale, head of the guild, and a native of Orla, said`
        let added = k > 0
            && doc.is(head.start, Class::CONJ)
            && doc.is(subject.toks.start, Class::DET)
            && is_apposition(doc, &segments[k - 1]);
        // `It was late, the delegate in Orla, Ilse Kramer, said`
        let told = doc.phrase_at(segments[k + 1].start, segments[k + 1].end).is_some_and(|name| {
            name.kind == MentionKind::Name
                && name.toks == segments[k + 1]
                && doc.is(subject.toks.start, Class::DET.or(Class::POSS))
        }) && (k == 0 || doc.is(head.start, Class::CONJ) || !doc.is_name_word(segments[k - 1].end - 1));
        if !(told || which) && (earlier || added) && is_apposition(doc, head) && subject.kind == MentionKind::Nominal {
            // Perhaps itself a description of the phrase before.
            continue;
        }
        let apposition = segments[k + 1].clone();
        let named = !is_one_of!(doc.id(apposition.start), "including" | "among" | "especially");
        if subject.kind == MentionKind::Nominal
            && named
            && let Some(name) = doc.phrase_at(apposition.start, apposition.end).filter(|p| {
                p.kind == MentionKind::Name && (p.head.start == apposition.start || p.toks.end == apposition.end)
            })
        {
            if is_of_last(doc, subject.head.end - 1, subject.toks.end - 1, &name.head) {
                return Some(subject);
            }
            // `The head of the agency, Kyra Budd,`, `Her husband, the cellist Ruben Aalto,`: the name is in the apposition.
            let description = subject.toks;
            // `Two objectors, Otto Budd and Vera Hale,`
            let name = with_second(doc, name, apposition.end);
            return Some(Phrase {
                toks: name.toks.clone(),
                head: name.head,
                kind: MentionKind::Name,
                apposition: Some(description),
            });
        }
        // `Her manager, a taciturn Alaskan named Boyd Fane, says`
        let called = apposition.clone().find(|i| is_one_of!(doc.id(*i), "named" | "called"));
        let called = called.filter(|_| subject.kind == MentionKind::Nominal);
        if let Some(name) = called.and_then(|called| doc.phrase_at(called + 1, apposition.end))
            && name.kind == MentionKind::Name
            && name.toks.end == apposition.end
        {
            return Some(Phrase { apposition: Some(subject.toks), ..name });
        }
        // `The Director-General, National Agency for Tides, Dr. Kemi Obi,`
        let office =
            k > 0 && k + 2 == n && doc.is(segments[k - 1].start, Class::DET) && doc.is_body_name(&subject.head);
        let person = office.then(|| doc.phrase_at(apposition.start, apposition.end)).flatten();
        let titled = |p: &Phrase| doc.is(p.toks.start, Class::TITLE.or(GIVEN)) && !doc.is_body_name(&p.head);
        if let Some(person) = person.filter(|p| p.kind == MentionKind::Name && p.toks == apposition && titled(p)) {
            return Some(Phrase { apposition: Some(segments[k - 1].clone()), ..person });
        }
        subject.apposition = Some(apposition.start..segments[n - 1].end.min(apposition.end));
        return Some(subject);
    }
    None
}

/// `The administrator of the travel chain, | Traveland,`, `The husband of the victim, | Ada Hale,`: whether a name is that of the noun at
/// `last`, right before the comma, and not of the noun at `head`, which the phrase turns on.
pub(in crate::quotes) fn is_of_last(doc: &Doc<'_>, head: usize, last: usize, name: &Range<usize>) -> bool {
    let chain =
        is_one_of!(doc.id(last), "chain" | "company" | "firm" | "airline" | "group" | "charity" | "retailer" | "giant")
            && !doc.is(name.start, GIVEN.or(Class::TITLE))
            && name.len() < 3;
    let kin = is_one_of!(
        doc.id(head),
        "husband" | "wife" | "mother" | "father" | "son" | "daughter" | "brother" | "sister" | "widow" | "partner"
    ) && doc.is(last, Class::PERSON);
    last > head + 1 && !doc.toks[last].capital && (chain || kin)
}

pub(super) fn skip_conjunction(doc: &Doc<'_>, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end && doc.is(at, Class::CONJ.or(Class::ADVERB)) {
        at += 1;
    }
    at
}

/// Whether a stretch between commas can describe the phrase before it.
pub(super) fn is_apposition(doc: &Doc<'_>, segment: &Range<usize>) -> bool {
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
                // `Hale, asked about the plan, said`
                | "asked"
                | "pressed"
                | "questioned"
                | "contacted"
                | "reached"
                | "approached"
        )
        // `a senator, granted anonymity to speak, said`
        || segment.len() > 1
            && (doc.tag(first) == Tag::VBN && !tok.is(CUE)
                || is_one_of!(doc.id(first), "granted") && is_one_of!(doc.id(first + 1), "anonymity"))
        || is_one_of!(doc.id(first), "when") && segment.len() > 1 && doc.tag(first + 1).is_in(&[Tag::VBN, Tag::VBD])
        || word.starts_with(|c: char| c.is_ascii_digit())
        || word.ends_with("ing")
        || doc.is_name_word(first)
        || !doc.tag(first).is_in(&[Tag::VBD, Tag::VBZ, Tag::MD])
            && segment.clone().any(|i| doc.is(i, Class::PERSON.or(Class::TITLE)))
}

/// `said Verhoeven, the defence minister, …`: takes the apposition along.
pub(super) fn with_apposition_after(doc: &Doc<'_>, mut phrase: Phrase, limit: usize) -> Phrase {
    let comma = phrase.toks.end;
    if comma + 1 >= limit || !doc.toks[comma].is_punct(b',') || doc.toks[comma + 1].quoted() {
        return phrase;
    }
    // Not at `Barnes & | Holm`
    let joins = |i: usize| doc.toks[i].is_punct(b'&');
    let ends =
        |i: &usize| matches!(doc.toks[*i].kind, Kind::Punct(_)) && !joins(*i) && !doc.is_owned_by_many(*i, limit);
    let end = (comma + 1..limit).find(|i| doc.toks[*i].quoted() || ends(i)).unwrap_or(limit);
    let segment = comma + 1..end;
    if segment.is_empty() {
        return phrase;
    }
    let first = segment.start;
    if phrase.kind == MentionKind::Nominal {
        let named = doc
            .phrase_at(first, end)
            .filter(|p| p.kind == MentionKind::Name && p.toks.len() <= 4)
            .filter(|p| p.head.start == first || doc.is(first, Class::TITLE));
        // `According to the paper, Hale told …`, `…, Hale, an aide, told …`: the name has a verb of its own.
        let noun = phrase.head.end - 1;
        let paper = is_paper(doc, noun)
            || is_one_of!(
                doc.id(noun),
                "summary" | "document" | "documents" | "records" | "memo" | "poll" | "survey" | "statement"
            );
        let acts = |name: &Phrase| paper || name.toks.end < limit && doc.tag(name.toks.end).is_finite();
        if let Some(name) = named.filter(|name| !acts(name)) {
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
    // `According to the Herald, the minister has left`: a clause of its own.
    let told = segment.clone().take_while(|i| doc.tag(*i) != Tag::WH).any(|i| doc.tag(i).is_finite());
    // `The news, according to Hale, is that the men left`
    let verbal = doc.is(first, Class::GERUND.or(Class::SUBORD).or(Class::PREP).or(Class::CONJ).or(Class::AUX));
    if describes && !verbal && !told {
        phrase.apposition = Some(segment);
    }
    phrase
}
