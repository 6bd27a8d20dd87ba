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

    /// `publish “Hale Revealed”`, `a collection by Otto Budd called “Thirty Years of Drawings”`: whether the words that begin at `first`,
    /// right behind the verb, are what a work is called.
    pub(super) fn names_work(&self, verb: usize, first: usize) -> bool {
        let doc = self.doc;
        let published =
            is_one_of!(doc.id(verb), "published" | "publish" | "publishes" | "publishing" | "taught" | "teaches");
        // `sings “Rain on the Bay”`
        let sings = is_one_of!(doc.id(verb), "sing" | "sings" | "sang" | "sung" | "singing" | "performs" | "performed");
        let called = sings || is_one_of!(doc.id(verb), "called" | "named" | "titled" | "entitled" | "dubbed");
        // `an event billed as “Hard Hats for Hale”`
        let billed = is_one_of!(doc.id(verb), "billed") && first > verb && is_one_of!(doc.id(verb + 1), "as");
        if billed && first <= verb + 2 && doc.toks.get(verb + 2).is_some_and(|tok| tok.quoted()) {
            return true;
        }
        // `The films were called the “Tarn Hour.”`
        let led = called && verb > 0 && doc.is(verb - 1, Class::BE) && doc.is(first, Class::DET);
        let first = first + usize::from(led && first == verb + 1);
        if !(published || called)
            || first != verb + 1 + usize::from(led)
            || !doc.toks.get(first).is_some_and(|tok| tok.quoted())
        {
            return false;
        }
        let stretch = self.without_stop(doc.stretch_toks(first));
        let n_words = doc.toks[stretch.clone()].iter().filter(|tok| tok.is_word()).count();
        // `sings “Rain on the Bay”`
        let last = doc.toks[stretch.clone()].iter().rev().find(|tok| tok.is_word());
        let song =
            sings && !self.ends_like_speech(first) && self.speech_start(first) && last.is_some_and(|tok| tok.capital);
        // `offered to sing “Storm Bay”`, not `The crowd sang “Hale Out”`
        let to_sing = sings
            && ((verb.saturating_sub(4)..verb).any(|i| is_one_of!(doc.id(i), "to"))
                || is_one_of!(doc.id(verb), "performed"));
        n_words > if called && !to_sing { 2 } else { 1 } && (song || self.is_title(&stretch))
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
