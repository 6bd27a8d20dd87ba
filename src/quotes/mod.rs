//! Who said what: finds the quotes of an article and attributes them.
//!
//! The stages, each a pure function of what the ones before it found:
//!
//! ```text
//! marks (which stretches stand in quotation marks) -> doc (tokens, sentences)
//!   -> cues (verbs of saying, each with its speaker's phrase) -> content (which words belong to a cue)
//!   -> names (who is who in the article) -> resolve (phrase -> person: surnames, pronouns, titles)
//! ```
//!
//! Text inside a quote never supplies its own speaker. When unsure, a quote is left unnamed or unclear: a wrong name is
//! worse than none.

mod called;
mod capitals;
mod content;
mod cues;
mod doc;
mod explain;
#[cfg(feature = "fit")]
pub mod fit;
mod learn;
mod lexicon;
mod marks;
mod mentions;
mod name_end;
mod names;
mod resolve;
pub mod score;
mod spare;
#[doc(hidden)]
pub mod tags;
#[cfg(test)]
mod tests;
mod words;
mod writings;

use crate::article::{Article, Change, Evidence, Mention, MentionKind, Quote, QuoteKind, Role, Speaker, SpeakerSort};
use content::Unit;
use doc::{Doc, Kind};
use learn::Models;
use mentions::Phrase;
use names::{Entity, Names};
use resolve::Resolved;
use std::ops::Range;
use words::is_one_of;

/// Whether quotes are extracted from articles in this language (BCP 47 tag). Articles in others are indexed for search
/// only. An article of unknown language is tried.
#[must_use]
pub fn reads(language: Option<&str>) -> bool {
    language.is_none_or(|tag| tag.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case("en")))
}

/// Finds the quotes of `article` and fills in its `quotes` and `speakers`. Does nothing in a language that it does not
/// read, see [`reads`].
pub fn attribute(article: &mut Article) {
    if !reads(article.meta.language.as_deref()) {
        return;
    }
    let found = read(article, Models::built_in(), false);
    article.quotes = found.quotes;
    article.speakers = found.speakers;
}

/// Tells why each quote of `article` has the speaker that it has, in the order of its quotes, by reading the article once
/// more. Where what is read now differs from what the article holds, which another version may have read, the evidence
/// says so.
#[must_use]
pub fn explain(article: &Article) -> Vec<Evidence> {
    let again = Article { quotes: Vec::new(), speakers: Vec::new(), ..article.clone() };
    let found = match reads(article.meta.language.as_deref()) {
        true => read(&again, Models::built_in(), true),
        false => Found::default(),
    };
    let again = Article { quotes: found.quotes, speakers: found.speakers, ..again };
    let evidence = |quote: &Quote| {
        let Some(idx) = again.quotes.iter().position(|other| other.content == quote.content) else {
            return Evidence { change: Some(Change::Gone), ..Evidence::default() };
        };
        let (was, now) = (article.speaker_name(quote), again.speaker_name(&again.quotes[idx]));
        let is_changed = was != now || quote.unnamed != again.quotes[idx].unnamed;
        let change = (is_changed && quote.corrected.is_none()).then_some(Change::Speaker(now));
        Evidence { change, ..found.evidence[idx].clone() }
    };
    article.quotes.iter().map(evidence).collect()
}

/// What is read from an article.
#[derive(Default)]
struct Found {
    quotes: Vec<Quote>,
    speakers: Vec<Speaker>,
    /// For each quote, if it was asked for.
    evidence: Vec<Evidence>,
}

fn read(article: &Article, models: &Models, explains: bool) -> Found {
    let doc = Doc::new(article);
    let units = content::units(&doc, models);
    if units.is_empty() {
        return Found::default();
    }
    let mut names = Names::gather(&doc, &units);
    let mut resolved = resolve::resolve(&doc, &mut names, &units, &article.meta.authors);
    let mut order: Vec<usize> =
        (0..units.len()).filter(|idx| !is_nothing(&doc, &names, &units, &resolved, *idx)).collect();
    order.sort_by_key(|idx| units[*idx].content.first().map(|range| range.start));
    // Only entities that speak become speakers, in the order in which they do.
    let mut found = Found { quotes: Vec::with_capacity(order.len()), ..Found::default() };
    let mut idx_of: Vec<Option<u32>> = vec![None; names.entities.len()];
    for idx in order {
        if explains {
            found.evidence.push(explain::evidence(&doc, &names, &units[idx], &resolved[idx]));
        }
        let mut quote = quote(&doc, &units[idx], &mut resolved[idx]);
        for entity in &resolved[idx].entities {
            let speaker = *idx_of[*entity].get_or_insert_with(|| {
                found.speakers.push(speaker(&names.entities[*entity]));
                u32::try_from(found.speakers.len() - 1).expect("fewer speakers than bytes")
            });
            quote.speakers.push(speaker);
        }
        found.quotes.push(quote);
    }
    let speakers = || names.mentions.iter().filter_map(|mention| idx_of[mention.entity]);
    let mut n_mentions = vec![0; found.speakers.len()];
    speakers().for_each(|idx| n_mentions[idx as usize] += 1);
    for (speaker, n) in found.speakers.iter_mut().zip(n_mentions) {
        speaker.mentions.reserve_exact(n);
    }
    for mention in &names.mentions {
        if let Some(idx) = idx_of[mention.entity] {
            let named = Mention { span: doc.span(&mention.toks), kind: MentionKind::Name };
            found.speakers[idx as usize].mentions.push(named);
        }
    }
    found
}

/// What turns out to be no speech once it is known who is who.
fn is_nothing(doc: &Doc<'_>, names: &Names, units: &[Unit], resolved: &[Resolved], idx: usize) -> bool {
    // Headings that ask, and nobody who answers.
    let unanswered = units[idx].answers && units[idx].cue.is_none() && resolved[idx].entities.is_empty();
    // `“…”: pub burns`, and nobody who says so.
    let unit = &units[idx];
    let opens = || doc.toks[unit.content[0].start].quoted() && doc.blocks[unit.block].role != Role::Paragraph;
    let unheard =
        unit.is_by_colon(doc) && opens() && resolved[idx].entities.is_empty() && resolved[idx].unnamed.is_none();
    let headed = doc.blocks[unit.block].role == Role::Headline && unit.cue.is_none() && unit.subject.is_none();
    let unrepeated = headed && resolved[idx].entities.is_empty() && resolved[idx].unnamed.is_none();
    unanswered
        || unheard
        || unrepeated
        || is_sung(doc, unit)
        || is_topic(doc, names, units, resolved, idx)
        || is_rubric(doc, names, unit, &resolved[idx])
}

/// `Hale sang: “It rains / and the rain is mine”`: verses, which are nobody's words.
fn is_sung(doc: &Doc<'_>, unit: &Unit) -> bool {
    let sings = |cue: &Range<usize>| is_one_of!(doc.id(cue.end - 1), "sings" | "sang" | "singing" | "sing" | "sung");
    let verse = |i: usize| doc.word(i) == "/" && doc.toks[i].quoted();
    unit.cue.as_ref().is_some_and(sings) && unit.content.iter().cloned().flatten().any(verse)
}

/// `Ada Hale: Pensions. On her page, Senator Ada Hale calls for …`: a heading in front of a paragraph that tells of the one named.
fn is_rubric(doc: &Doc<'_>, names: &Names, unit: &Unit, resolved: &Resolved) -> bool {
    let [one] = resolved.entities[..] else { return false };
    let content = &unit.content[0];
    let label = unit.is_by_colon(doc) && !doc.toks[content.start].quoted();
    // Not `HALE: I’m Ada Hale`
    let told = |i: usize| i > content.start && !doc.is(i - 1, lexicon::Class::BE) && !doc.lower(i - 1).ends_with('m');
    label && names.within(content).iter().any(|m| m.entity == one && m.toks.len() > 1 && told(m.chunk.start))
}

/// `Storm Petronella: live updates`, `ORLA: It rained`: a label in a headline, or one before the first paragraph, that the article does
/// not show to be a person, an outlet or somebody who speaks elsewhere in it.
fn is_topic(doc: &Doc<'_>, names: &Names, units: &[Unit], resolved: &[Resolved], idx: usize) -> bool {
    let unit = &units[idx];
    let label = unit.is_by_colon(doc) && !doc.toks[unit.content[0].start].quoted();
    let named = unit.subject.as_ref().is_some_and(|subject| subject.kind == MentionKind::Name);
    if !label || !named {
        return false;
    }
    let others = || (0..units.len()).filter(|n| *n != idx);
    let in_headline = doc.blocks[unit.block].role != Role::Paragraph;
    // A transcript has more such labels; a place stands before the first paragraph, which is no short one.
    let first = || doc.blocks[..unit.block].iter().all(|block| block.role != Role::Paragraph);
    let transcript =
        || others().any(|n| units[n].is_by_colon(doc) && doc.blocks[units[n].block].role == Role::Paragraph);
    if !in_headline && (!first() || unit.content[0].len() < 8 || transcript()) {
        return false;
    }
    let media = |head: &Phrase| doc.is(head.head.end - 1, lexicon::Class::MEDIA);
    let speaks = |entity: &usize| {
        // Not a pronoun that found nobody else
        let by_name = |n: usize| units[n].subject.as_ref().is_some_and(|who| who.kind != MentionKind::Pronoun);
        let elsewhere = || others().any(|n| resolved[n].entities.contains(entity) && by_name(n));
        match names.entities[*entity].sort {
            names::Sort::Person => true,
            names::Sort::Body => unit.subject.as_ref().is_some_and(media) || elsewhere(),
            names::Sort::Unknown | names::Sort::Place => elsewhere(),
        }
    };
    !resolved[idx].entities.iter().any(speaks)
}

/// A speaker, as yet without the places where the name stands.
fn speaker(known: &Entity) -> Speaker {
    let sort = match (known.sort, known.gender) {
        (names::Sort::Body | names::Sort::Place, _) => SpeakerSort::Body,
        (names::Sort::Person, Some(names::Gender::Male)) => SpeakerSort::Man,
        (names::Sort::Person, Some(names::Gender::Female)) => SpeakerSort::Woman,
        (names::Sort::Person, None) => SpeakerSort::Person,
        (names::Sort::Unknown, _) => SpeakerSort::Unknown,
    };
    // `Ada Hale · wife`: whose, nobody knows.
    let fits = |role: &&names::Role| {
        !is_bare_kin(&role.text) && !is_judgement(&role.text) && (known.sort != names::Sort::Body || is_of_body(role))
    };
    let roles = known.roles.iter().filter(fits).map(|role| role.text.clone()).collect();
    Speaker { name: known.name.clone(), roles, mentions: Vec::new(), sort }
}

/// `contractor`, not `former official` and `chairman`, which are told of somebody who is named beside the body.
fn is_of_body(role: &names::Role) -> bool {
    let words = || role.text.split(|c: char| !c.is_alphanumeric());
    let office = |word: &str| {
        lexicon::class(&word.to_lowercase()).has(lexicon::Class::TITLE)
            || matches!(word, "former" | "official" | "member" | "spokesman" | "spokeswoman" | "man" | "woman")
    };
    // `owner of the mill`
    let first = words().next().unwrap_or_default();
    let trades = |word: &str| {
        matches!(
            word,
            "owner"
                | "parent"
                | "maker"
                | "manufacturer"
                | "publisher"
                | "lender"
                | "carrier"
                | "operator"
                | "supplier"
                | "retailer"
                | "producer"
        )
    };
    first != "former" && first != "ex" && words().any(trades) || !words().any(office)
}

/// `con artist`, `still disliked by many`, `Democrats`: what a writer thinks of somebody, and what is no office or work.
fn is_judgement(role: &str) -> bool {
    let first = role.split(' ').next().unwrap_or_default();
    let alone = first.len() == role.len();
    matches!(first, "still" | "months" | "weeks" | "only" | "even")
        || role.starts_with("retired in ")
        || alone
            && matches!(role, "Democrats" | "Republicans" | "Conservatives" | "Liberals" | "reminder" | "assailant")
        || ["impostor", "populist", "campaigner", "con artist", "idealist", "insurgent", "tactician", "outlier"]
            .iter()
            .any(|word| role.ends_with(word))
}

/// What somebody is to another, who is not told.
fn is_bare_kin(role: &str) -> bool {
    let noun = role.strip_prefix("former ").unwrap_or(role);
    matches!(
        noun,
        "son"
            | "daughter"
            | "wife"
            | "husband"
            | "brother"
            | "sister"
            | "mother"
            | "father"
            | "friend"
            | "colleague"
            | "cousin"
    )
}

/// A quote, as yet without its speakers.
fn quote(doc: &Doc<'_>, unit: &Unit, resolved: &mut Resolved) -> Quote {
    Quote {
        kind: kind(doc, unit),
        content: unit.content.iter().map(|range| doc.span(range)).collect(),
        cue: unit.cue.as_ref().map(|cue| doc.span(cue)),
        mention: unit.subject.as_ref().map(|s| Mention { span: doc.span(&s.toks), kind: s.kind }),
        speakers: Vec::with_capacity(resolved.entities.len()),
        unnamed: resolved.unnamed.take(),
        spoken_for: resolved.spoken_for.take(),
        role: resolved.role.take(),
        via: resolved.via.take(),
        certainty: resolved.certainty,
        corrected: None,
    }
}

fn kind(doc: &Doc<'_>, unit: &Unit) -> QuoteKind {
    let toks = || unit.content.iter().flat_map(|range| &doc.toks[range.clone()]);
    let words = || toks().filter(|tok| matches!(tok.kind, Kind::Word | Kind::Clitic));
    match (words().any(|tok| tok.quoted()), words().all(|tok| tok.quoted())) {
        (_, true) => QuoteKind::Direct,
        (true, false) => QuoteKind::Mixed,
        _ => QuoteKind::Indirect,
    }
}
