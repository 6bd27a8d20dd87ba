//! Speech without a verb: `NAME: words`, `“…” — Name`, a block `— Name` under a block in marks.

use super::{Finder, Unit, one};
use crate::article::{MentionKind, Role};
use crate::quotes::doc::{Block, Kind};
use crate::quotes::lexicon::{CUE, Class, GIVEN};
use crate::quotes::mentions::Phrase;
use std::ops::Range;

impl Finder<'_, '_> {
    /// `NAME: words`, `Name: ‘words’`: transcripts, tweets, headlines.
    pub(super) fn labelled(&mut self, idx: usize, block: &Block) -> bool {
        let doc = self.doc;
        let range = &block.toks;
        let skip = usize::from(range.len() > 2 && doc.toks[range.start].kind == Kind::Mark);
        let start = range.start + skip;
        let Some(colon) = (start..range.end.min(start + 8)).find(|i| doc.toks[*i].is_punct(b':')) else { return false };
        if colon == start || colon + 1 >= range.end {
            return false;
        }
        let label = start..colon;
        let headline = block.role == Role::Headline || block.role == Role::Heading;
        let words: Vec<&str> = label.clone().filter(|i| doc.toks[*i].is_word()).map(|i| doc.word(i)).collect();
        let shouted = words.iter().all(|w| w.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase))
            && words.iter().any(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 2);
        let named = label
            .clone()
            .all(|i| doc.is_name_word(i) || doc.toks[i].is_word() && doc.toks[i].capital || doc.is(i, Class::PARTICLE))
            && words.len() <= 4;
        let rest = colon + 1..range.end;
        let marked = doc.toks[rest.start].kind == Kind::Mark;
        let person = words.len() >= 2 && doc.is(label.start, GIVEN) && rest.len() > 8;
        let speech = named && (person || skip == 1) && !headline
            || shouted && words.len() <= 4 && !headline
            || headline && named && words.len() <= 4
            || named && marked;
        if !speech || label.clone().any(|i| doc.is(i, CUE) && !doc.toks[i].capital) {
            return false;
        }
        let (_, name) = doc.split_title(&label);
        let head = if name.is_empty() { label.clone() } else { name };
        let subject = Phrase { toks: label, head, kind: MentionKind::Name, apposition: None };
        let mut end = rest.end;
        while end > rest.start && matches!(doc.toks[end - 1].kind, Kind::Punct(b'.')) {
            end -= 1;
        }
        if headline
            && !shouted
            && doc.is_body_name(&subject.head)
            && !marked
            && !doc.is(subject.head.end - 1, Class::MEDIA)
        {
            return false;
        }
        self.push(Unit {
            content: one(rest.start..end.max(rest.start + 1)),
            cue: Some(colon..colon + 1),
            subject: Some(subject),
            shared: false,
            via: None,
            continues: None,
            block: idx,
        });
        true
    }

    /// `“…” — Name`
    pub(super) fn dashed(&mut self, idx: usize, sent: &Range<usize>) -> bool {
        let doc = self.doc;
        let Some(dash) = sent.clone().find(|i| doc.toks[*i].is_punct(b'-') && !doc.toks[*i].quoted()) else {
            return false;
        };
        if dash == sent.start || !doc.toks[sent.start].quoted() || doc.toks[dash - 1].kind != Kind::Mark {
            return false;
        }
        let Some(subject) =
            doc.phrase_at(dash + 1, sent.end).filter(|p| p.kind == MentionKind::Name && p.head.start == dash + 1)
        else {
            return false;
        };
        if sent.end > subject.toks.end + 12 {
            return false;
        }
        self.push(Unit {
            content: one(sent.start..dash),
            cue: Some(dash..dash + 1),
            subject: Some(subject),
            shared: false,
            via: None,
            continues: None,
            block: idx,
        });
        true
    }

    /// A block `— Name` under a block in marks.
    pub(super) fn signed(&mut self, idx: usize, block: &Block) -> bool {
        let doc = self.doc;
        let start = block.toks.start;
        if idx == 0 || block.toks.len() > 14 || !doc.toks[start].is_punct(b'-') {
            return false;
        }
        let above = doc.blocks[idx - 1].toks.clone();
        let in_marks = doc.sents[doc.blocks[idx - 1].sents.clone()].iter().all(|s| self.fully_quoted(s));
        let subject = doc
            .phrase_at(start + 1, block.toks.end)
            .filter(|p| p.kind == MentionKind::Name && p.toks.start == start + 1);
        let (Some(subject), true, false) = (subject, in_marks, above.clone().any(|i| self.used[i])) else {
            return false;
        };
        self.push(Unit {
            content: vec![above],
            cue: Some(start..start + 1),
            subject: Some(subject),
            shared: false,
            via: None,
            continues: None,
            block: idx,
        });
        true
    }
}
