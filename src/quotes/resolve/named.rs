//! From a phrase with a name to those who bear it.

use super::pronouns::Focus;
use crate::quotes::doc::{Doc, Kind};
use crate::quotes::lexicon::{self, Class};
use crate::quotes::mentions::Phrase;
use crate::quotes::names::{Names, qualifies, sure_gender_of_words};
use std::ops::Range;

/// The entity of the name in a phrase; several for a coordination.
pub(super) fn named(doc: &Doc<'_>, names: &Names, phrase: &Phrase) -> Vec<usize> {
    let head = names.within(&phrase.head);
    // Not `Democrats in | Orla`
    let other = || names.within(&phrase.toks).first().filter(|m| !doc.is(m.toks.start.max(1) - 1, Class::PREP));
    let Some(first) = head.last().or_else(other) else { return Vec::new() };
    let mut out = vec![first.entity];
    let mut end = first.toks.end;
    for mention in names.within(&(end..phrase.toks.end)) {
        let link = end..mention.chunk.start;
        // `Hale (R-Orla) and Budd`
        if is_in_brackets(doc, &phrase.toks, mention.toks.start) {
            continue;
        }
        // `Hale of Orla and Budd`
        let place = !link.is_empty() && link.clone().all(|i| doc.is(i, Class::PREP.or(Class::DET)));
        if place {
            end = mention.toks.end;
            continue;
        }
        let joins = !link.is_empty()
            && link.clone().all(|i| {
                doc.is(i, Class::CONJ.or(Class::DET))
                    // `Hale and co-host Budd`
                    || doc.lower(i).starts_with("co-")
                    || doc.toks[i].is_punct(b',')
                    || is_in_brackets(doc, &phrase.toks, i)
            });
        if !joins {
            break;
        }
        // `Mills and another Clinton aide`
        if qualifies(doc, mention.toks.end) {
            break;
        }
        // `Health and safety chief Ada Hale`
        let field = doc.toks[first.toks.start].first
            && first.toks.len() == 1
            && out.len() == 1
            && mention.chunk.start == end + 1
            && !doc.toks[end + 1].capital
            && lexicon::is_common(doc.toks[first.toks.start].hash);
        if field {
            out.clear();
        }
        if !out.contains(&mention.entity) {
            out.push(mention.entity);
        }
        end = mention.toks.end;
    }
    out
}

/// `the judge said it was late. … Hale said`, where Ada and Otto Hale are both in the article: the one who spoke last, if that was
/// since the other was named.
pub(super) fn namesake(doc: &Doc<'_>, names: &Names, focus: &Focus, phrase: &Phrase, one: usize) -> Option<usize> {
    let (at, word) = (phrase.toks.start, doc.word(phrase.head.end - 1));
    let spoke = focus.last_named(at).filter(|spoke| *spoke != one)?;
    let bears = |entity: usize| names.shares_surname(entity, word);
    let block = doc.blocks.partition_point(|block| block.toks.end <= at);
    let floor = doc.blocks.get(block.checked_sub(1)?)?.toks.start;
    // Not only `beside his wife Ada Hale`
    let stands = |at: usize, chunk: &Range<usize>| {
        doc.sent_of(at).is_none_or(|sent| super::prominence::weight(doc, sent, chunk) >= 0.0)
    };
    let named = names.within(&(floor..at)).iter().any(|m| m.entity == one && stands(m.toks.start, &m.chunk));
    // `Ms Hale`
    let told = sure_gender_of_words(doc, &phrase.toks);
    let fits = told.is_none() || names.entities[spoke].gender.is_none_or(|gender| Some(gender) == told);
    (bears(spoke) && bears(one) && fits && !named).then_some(spoke)
}

/// `Ada Hale and a colleague, Dr. Otto Budd, wrote`: who is told of beside the first, and named behind.
pub(super) fn companion(doc: &Doc<'_>, names: &Names, phrase: &Phrase, first: &[usize]) -> Option<usize> {
    let apposition = phrase.apposition.as_ref()?;
    let and = names.within(&phrase.head).last()?.toks.end;
    let told = and + 1 < phrase.toks.end && doc.is(and, Class::CONJ) && doc.is(and + 1, Class::DET.or(Class::POSS));
    let named = names.within(apposition).last().filter(|m| told && m.chunk == *apposition)?;
    (!first.contains(&named.entity)).then_some(named.entity)
}

/// Whether a token of a phrase is a bracket or stands within.
fn is_in_brackets(doc: &Doc<'_>, phrase: &Range<usize>, tok: usize) -> bool {
    let bracket = |i: &usize| matches!(doc.toks[*i].kind, Kind::Punct(b'(' | b')'));
    doc.toks[tok].is_punct(b')') || (phrase.start..=tok).rev().find(bracket).is_some_and(|i| doc.toks[i].is_punct(b'('))
}
