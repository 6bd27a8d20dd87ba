//! Whether a stretch is a clause, and where its words end.

use super::Finder;
use crate::article::MentionKind;
use crate::quotes::doc::Kind;
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::words::is_one_of;

impl Finder<'_, '_> {
    /// Where the words before `limit` end, without the stops and commas that no marks hold.
    pub(super) fn trim_end(&self, limit: usize) -> usize {
        let doc = self.doc;
        let mut end = limit;
        while end > 1
            && matches!(doc.toks[end - 1].kind, Kind::Punct(b'.' | b',' | b';' | b'!' | b'?'))
            && !doc.toks[end - 1].quoted()
        {
            end -= 1;
        }
        end
    }

    /// Whether a stretch holds a finite verb, as far as word forms tell.
    pub(super) fn has_clause(&self, from: usize, to: usize) -> bool {
        let doc = self.doc;
        (from..to).any(|i| {
            let (tok, prior) = (&doc.toks[i], if i > from { Some(&doc.toks[i - 1]) } else { None });
            let behind_pronoun = prior.is_some_and(|prior| prior.is(Class::PRON));
            if !tok.is_word() {
                return tok.kind == Kind::Clitic && behind_pronoun;
            }
            let verb = tok.is(Class::AUX) || tok.is(CUE) && tok.is(Class::PAST.or(Class::PRESENT));
            let Some(prior) = prior.filter(|_| !verb) else { return verb };
            if tok.is(Class::VERB) || behind_pronoun && !tok.is(Class::PREP.or(Class::CONJ).or(Class::SUBORD)) {
                return true;
            }
            let word = doc.lower(i);
            word.len() > 3 && (word.ends_with("ed") || word.ends_with('s') && (prior.capital || behind_pronoun))
        })
    }

    /// Whether a clause with a subject of its own starts here: a phrase, then a verb.
    pub(super) fn is_clause_start(&self, at: usize, limit: usize) -> bool {
        let doc = self.doc;
        if doc.toks[at].is(Class::SUBORD) && !is_one_of!(doc.id(at), "that") {
            return self.has_clause(at, limit);
        }
        let Some(phrase) = doc.phrase_at(at, limit) else {
            return doc.toks[at].is(Class::DET.or(Class::POSS)) && self.has_clause(at + 1, limit);
        };
        phrase.toks.end < limit
            && (phrase.kind == MentionKind::Pronoun && !is_one_of!(doc.id(at), "who")
                || self.has_clause(phrase.toks.end, limit))
    }
}
