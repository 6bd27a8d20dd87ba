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

mod content;
mod cues;
mod doc;
#[cfg(feature = "fit")]
pub mod fit;
mod learn;
mod lexicon;
mod marks;
mod mentions;
mod names;
mod resolve;
pub mod score;
#[doc(hidden)]
pub mod tags;
#[cfg(test)]
mod tests;
mod words;

use crate::article::{Article, Mention, MentionKind, Quote, QuoteKind, Role, Speaker};
use content::Unit;
use doc::{Doc, Kind};
use learn::Models;
use names::Names;
use resolve::Resolved;

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
    let (quotes, speakers) = read(article, Models::built_in());
    article.quotes = quotes;
    article.speakers = speakers;
}

fn read(article: &Article, models: &Models) -> (Vec<Quote>, Vec<Speaker>) {
    let doc = Doc::new(article);
    let units = content::units(&doc, models);
    let mut names = Names::gather(&doc, &units);
    let resolved = resolve::resolve(&doc, &mut names, &units, &article.meta.authors);
    let mut order: Vec<usize> =
        (0..units.len()).filter(|idx| !is_topic(&doc, &names, &units[*idx], &resolved[*idx])).collect();
    order.sort_by_key(|idx| units[*idx].content.first().map(|range| range.start));
    // Only entities that speak become speakers, in the order in which they do.
    let mut speakers: Vec<Speaker> = Vec::new();
    let mut idx_of: Vec<Option<u32>> = vec![None; names.entities.len()];
    let mut quotes = Vec::with_capacity(units.len());
    for idx in order {
        let mut quote = quote(&doc, &units[idx], &resolved[idx]);
        for entity in &resolved[idx].entities {
            let speaker = *idx_of[*entity].get_or_insert_with(|| {
                speakers.push(speaker(&doc, &names, *entity));
                u32::try_from(speakers.len() - 1).expect("fewer speakers than bytes")
            });
            quote.speakers.push(speaker);
        }
        quotes.push(quote);
    }
    (quotes, speakers)
}

/// `Storm Petronella: live updates`: a label in a headline that the article shows to be no person and no body.
fn is_topic(doc: &Doc<'_>, names: &Names, unit: &Unit, resolved: &Resolved) -> bool {
    let block = &doc.blocks[unit.block];
    let label = unit.cue.as_ref().is_some_and(|cue| cue.len() == 1 && doc.toks[cue.start].is_punct(b':'));
    let in_headline =
        block.role != Role::Paragraph && unit.subject.as_ref().is_some_and(|s| s.toks.start == block.toks.start);
    let known = |entity: &usize| matches!(names.entities[*entity].sort, names::Sort::Person | names::Sort::Body);
    label
        && in_headline
        && unit.content.iter().all(|c| !doc.toks[c.start].quoted())
        && !resolved.entities.iter().any(known)
}

fn speaker(doc: &Doc<'_>, names: &Names, entity: usize) -> Speaker {
    let known = &names.entities[entity];
    let mentions = names.mentions.iter().filter(|m| m.entity == entity);
    let mentions = mentions.map(|m| Mention { span: doc.span(&m.toks), kind: MentionKind::Name }).collect();
    Speaker { name: known.name.clone(), roles: known.roles.iter().map(|role| role.text.clone()).collect(), mentions }
}

fn quote(doc: &Doc<'_>, unit: &Unit, resolved: &Resolved) -> Quote {
    Quote {
        kind: kind(doc, unit),
        content: unit.content.iter().map(|range| doc.span(range)).collect(),
        cue: unit.cue.as_ref().map(|cue| doc.span(cue)),
        mention: unit.subject.as_ref().map(|s| Mention { span: doc.span(&s.toks), kind: s.kind }),
        speakers: Vec::new(),
        unnamed: resolved.unnamed.clone(),
        spoken_for: resolved.spoken_for.clone(),
        role: resolved.role.clone(),
        via: resolved.via.clone(),
        certainty: resolved.certainty,
    }
}

fn kind(doc: &Doc<'_>, unit: &Unit) -> QuoteKind {
    let words =
        || unit.content.iter().cloned().flatten().filter(|i| matches!(doc.toks[*i].kind, Kind::Word | Kind::Clitic));
    match (words().any(|i| doc.toks[i].quoted()), words().all(|i| doc.toks[i].quoted())) {
        (_, true) => QuoteKind::Direct,
        (true, false) => QuoteKind::Mixed,
        _ => QuoteKind::Indirect,
    }
}
