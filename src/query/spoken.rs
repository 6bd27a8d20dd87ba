//! Quotes by their speakers: a query of our own, since lists of a few names are joined faster than Tantivy's unions and
//! sets of terms are, and without a look at positions.

use tantivy::postings::TermInfo;
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, InvertedIndexReader, Score, SegmentReader, Term};

use super::people::has_words;
use super::scope::Docs;
use crate::index::{Fields, names, speaker_sort};

/// Quotes by those who bear some names, or who have no name and are called so. All of them score nothing.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    pub(super) fields: Fields,
    pub(super) names: Names,
    /// Folded words, all of which stand for a speaker without a name.
    pub(super) unnamed: Vec<String>,
}

/// Names of speakers.
#[derive(Clone, Debug)]
pub(super) enum Names {
    /// These, as terms.
    These(Vec<Term>),
    /// All that have these folded words.
    With(Vec<String>),
}

impl Spoken {
    /// Returns the quotes of a segment, ascending, those deleted included.
    fn quotes(&self, segment: &SegmentReader) -> tantivy::Result<Vec<DocId>> {
        let speakers = segment.inverted_index(self.fields.speaker)?;
        let mut lists = Vec::new();
        let mut add = |name: &Term| -> tantivy::Result<()> {
            if let Some(info) = speakers.get_term_info(name)? {
                lists.push(read(&speakers, &info)?);
            }
            Ok(())
        };
        match &self.names {
            Names::These(names) => names.iter().try_for_each(add)?,
            Names::With(words) => {
                let names = self.called(segment, words)?;
                names.iter().try_for_each(|name| add(&names::quotes_by(&self.fields, name)))?;
            }
        }
        lists.push(self.by_unnamed(segment)?);
        lists.sort_by_key(Vec::len);
        Ok(lists.into_iter().reduce(|few, many| joined(&few, many)).unwrap_or_default())
    }

    /// Returns the names of a segment that have these words.
    fn called(&self, segment: &SegmentReader, words: &[String]) -> tantivy::Result<Vec<String>> {
        let mut called = Vec::new();
        if let Some(last) = words.last() {
            names::with_word(&self.fields, segment, last, usize::MAX, |term| {
                if term.sort == speaker_sort::ANY && has_words(term.name, words) {
                    called.push(term.name.to_owned());
                }
            })
            .map_err(|error| tantivy::TantivyError::InternalError(error.to_string()))?;
        }
        Ok(called)
    }

    /// Returns the quotes of a segment by speakers without a name.
    fn by_unnamed(&self, segment: &SegmentReader) -> tantivy::Result<Vec<DocId>> {
        let unnamed = segment.inverted_index(self.fields.unnamed)?;
        let mut infos = Vec::with_capacity(self.unnamed.len());
        for word in &self.unnamed {
            let Some(info) = unnamed.get_term_info(&Term::from_field_text(self.fields.unnamed, word))? else {
                return Ok(Vec::new());
            };
            infos.push(info);
        }
        infos.sort_by_key(|info| info.doc_freq);
        let mut infos = infos.iter();
        let Some(rarest) = infos.next() else { return Ok(Vec::new()) };
        let mut quotes = read(&unnamed, rarest)?;
        for info in infos {
            let (others, mut at) = (read(&unnamed, info)?, 0);
            quotes.retain(|quote| {
                at += others[at..].partition_point(|other| other < quote);
                others.get(at) == Some(quote)
            });
        }
        Ok(quotes)
    }
}

/// Returns the documents of a term.
fn read(inverted: &InvertedIndexReader, info: &TermInfo) -> tantivy::Result<Vec<DocId>> {
    let mut docs = Vec::with_capacity(info.doc_freq as usize);
    let mut postings = inverted.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?;
    while !postings.docs().is_empty() {
        docs.extend_from_slice(postings.docs());
        postings.advance();
    }
    Ok(docs)
}

/// Joins two ascending lists; under one name are mostly nearly all quotes of a person.
fn joined(few: &[DocId], many: Vec<DocId>) -> Vec<DocId> {
    if few.is_empty() {
        return many;
    }
    let mut all = Vec::with_capacity(few.len() + many.len());
    let mut rest = many.as_slice();
    for doc in few {
        // It is near: the steps double until it is passed.
        let mut near = 1;
        while rest.get(near - 1).is_some_and(|other| other < doc) {
            near *= 2;
        }
        let near = &rest[..near.min(rest.len())];
        let (before, behind) = rest.split_at(near.partition_point(|other| other < doc));
        all.extend_from_slice(before);
        rest = behind.strip_prefix(&[*doc]).unwrap_or(behind);
        all.push(*doc);
    }
    all.extend_from_slice(rest);
    all
}

impl Query for Spoken {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for Spoken {
    fn scorer(&self, segment: &SegmentReader, _: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Docs::scorer(self.quotes(segment)?))
    }

    fn for_each_no_score(&self, segment: &SegmentReader, each: &mut dyn FnMut(&[DocId])) -> tantivy::Result<()> {
        each(&self.quotes(segment)?);
        Ok(())
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let found = self.quotes(segment)?.binary_search(&doc).is_ok();
        Ok(Explanation::new(if found { "spoken" } else { "not spoken" }, 0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn lists_are_joined_in_order() {
        assert_eq!(joined(&[3, 5, 9], vec![1, 3, 4, 8]), [1, 3, 4, 5, 8, 9]);
        assert_eq!(joined(&[], vec![1]), [1]);
        assert_eq!(joined(&[7], vec![]), [7]);
    }
}
