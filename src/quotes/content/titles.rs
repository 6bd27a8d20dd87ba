//! Titles in marks: what a book, a film, a column is called, and not what somebody says.

use super::Finder;
use crate::quotes::lexicon::{CUE, Class};
use crate::quotes::words::{Word, is_one_of};
use std::ops::Range;

impl Finder<'_, '_> {
    /// `said in her book, “The Long Night.”`, `a play called “Four Boats”`: whether the words in marks at `mark` are what a work is
    /// called, as the words before them and their capitals tell.
    pub(super) fn is_title_of_work(&self, mark: usize) -> bool {
        let doc = self.doc;
        let stretch = doc.stretch_toks(mark);
        if stretch.start != mark || !doc.toks[mark].quoted() {
            return false;
        }
        let comma = |i: usize| i > 0 && doc.toks[i - 1].is_punct(b',') && !doc.toks[i - 1].quoted();
        let behind = mark - usize::from(comma(mark));
        let Some(last) = behind.checked_sub(1) else { return false };
        let names = is_one_of!(doc.id(last), "called" | "titled" | "entitled" | "dubbed");
        // `a column, entitled, “Why Hale Won”`
        let noun = if names { (last - usize::from(comma(last))).checked_sub(1) } else { Some(last) };
        let Some(noun) = noun.filter(|noun| !doc.toks[*noun].quoted()) else { return false };
        // `Hale said of the film, “Great Stuff.”`, `told the show, “We Won.”`
        let told = (noun.saturating_sub(3)..noun).any(|i| {
            let of = is_one_of!(doc.id(i), "of" | "about") && i > 0 && doc.is(i - 1, CUE);
            (of || is_one_of!(doc.id(i), "told" | "tells" | "read" | "reads")) && !doc.toks[i].quoted()
        });
        if told && !names {
            return false;
        }
        let work = is_work(doc.id(noun)) || names && is_named(doc.id(noun));
        work && (names || behind < mark) && self.is_title(&self.without_stop(stretch))
    }

    /// Words in marks without their last sign: American marks close behind the sign of the sentence.
    pub(super) fn without_stop(&self, mut stretch: Range<usize>) -> Range<usize> {
        let doc = self.doc;
        let sign = |i: usize| !doc.toks[i].is_word();
        while stretch.len() > 2 && sign(stretch.end - 1) && sign(stretch.end - 2) {
            stretch.end -= 1;
        }
        let stop = doc.toks[stretch.end - 1].is_punct(b'.') || doc.toks[stretch.end - 1].is_punct(b',');
        stretch.end -= usize::from(stop);
        stretch
    }

    /// Whether the only words of a content that stand in marks are the title of a work.
    pub(super) fn holds_title_alone(&self, content: &[Range<usize>]) -> bool {
        let doc = self.doc;
        let Some(mark) = self.first_marked(content).filter(|mark| self.is_title_of_work(*mark)) else { return false };
        let title = doc.stretch_toks(mark);
        !content.iter().cloned().flatten().any(|i| doc.toks[i].quoted() && !title.contains(&i))
    }

    /// Whether content is the title of a work, and nothing else.
    pub(super) fn is_title_alone(&self, content: &[Range<usize>]) -> bool {
        let doc = self.doc;
        content.iter().cloned().flatten().all(|i| doc.toks[i].quoted()) && self.holds_title_alone(content)
    }

    /// `In “The Long Night,” Hale said …`: what stands in marks is no speech.
    pub(super) fn is_title_in_adjunct(&self, floor: usize, stretch: &Range<usize>) -> bool {
        let doc = self.doc;
        let opens = Class::PREP.or(Class::TIME).or(Class::SUBORD);
        floor < stretch.start && self.is_title(stretch) && (doc.is(floor, opens) || doc.lower(floor).ends_with("ing"))
    }
}

/// What may have a name in marks, where a verb says that it is the name.
fn is_named(noun: Word) -> bool {
    is_one_of!(
        noun,
        "speech"
            | "show"
            | "post"
            | "report"
            | "ad"
            | "collection"
            | "anthology"
            | "exhibition"
            | "exhibit"
            | "initiative"
            | "campaign"
            | "programme"
            | "program"
            | "app"
            | "group"
            | "movement"
    )
}

/// What bears a title.
fn is_work(noun: Word) -> bool {
    is_one_of!(
        noun,
        "book"
            | "books"
            | "memoir"
            | "memoirs"
            | "autobiography"
            | "biography"
            | "novel"
            | "film"
            | "movie"
            | "documentary"
            | "play"
            | "song"
            | "album"
            | "column"
            | "essay"
            | "poem"
            | "series"
            | "podcast"
    )
}
