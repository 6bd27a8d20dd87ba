//! The datum of the whole program: an [`Article`] is *one text and byte ranges into it*.
//!
//! Articles are made by [`crate::formats`], completed by [`crate::quotes`] and only read from there on. What is read
//! aloud, so to speak, is in the text: a headline or a caption given as a JSON field too. A new kind of stretch is one
//! more [`Role`], not a new struct.

mod evidence;
mod location;
mod part;
mod quote;

pub use evidence::{Binding, Change, Decider, Doubt, Evidence, Link, Rejected, Rejection, Rule};
pub use location::{LineEnds, Location, Place, SourceMap, SourceRun};
pub use part::{Caption, Part, Role, Section};
pub use quote::{Certainty, Corrected, Mention, MentionKind, Quote, QuoteKind, Speaker, SpeakerSort};

use crate::text::Span;

/// One news article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Where it was read from.
    pub location: Location,
    /// Name of the format it was read as: `txt`, `markdown`, `json`…
    pub format: &'static str,
    /// What is stated beside the text.
    pub meta: Meta,
    /// The reading text; every [`Span`] points in here.
    pub text: String,
    /// Leads from the reading text back to the source file.
    pub source: SourceMap,
    /// Stretches of the text by what they are, in reading order, never overlapping. Text under no part is furniture:
    /// kept, but not searched.
    pub parts: Vec<Part>,
    /// Who said what.
    pub quotes: Vec<Quote>,
    /// The people and bodies that the quotes name.
    pub speakers: Vec<Speaker>,
    /// Tells with which corrections of the user's it was read; 0: none. Not read back from an index.
    pub corrections: u64,
}

/// What is stated beside the text of an article, or can be read from it as a fact about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Authors, without "By".
    pub authors: Vec<String>,
    /// Day or moment of publication.
    pub published: Option<Published>,
    /// Place (and agency) at the head of the first paragraph: `VELDHAVEN (Norpress)` gives `VELDHAVEN`.
    pub dateline: Option<String>,
    /// Newspaper, agency or site.
    pub outlet: Option<String>,
    /// Address of the article on the web.
    pub url: Option<String>,
    /// Part of the newspaper (schema.org `articleSection`): `Politics`.
    pub desk: Option<String>,
    /// Keywords and tags.
    pub topics: Vec<String>,
    /// BCP 47 language tag.
    pub language: Option<String>,
}

/// A publication date and where it was found. A file's modification time is never one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// RFC 3339 full date or date-time, as precise as the source states it: `2021-11-30`, `2021-11-30T08:00:00Z`.
    pub value: String,
    /// Where it was found.
    pub from: DateFrom,
}

impl Published {
    /// Returns the calendar day, `YYYY-MM-DD`, in the time zone of the source.
    #[must_use]
    pub fn day(&self) -> &str {
        self.value.get(..10).unwrap_or(&self.value)
    }
}

/// Where a publication date was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFrom {
    /// A field of the file's metadata.
    Metadata,
    /// A line of the text, such as `Published: 30 November 2021`.
    Text,
    /// The dateline.
    Dateline,
    /// The file's path, such as `2021/11/30/` or `2021-11-30-harbour.txt`.
    Path,
}

impl DateFrom {
    /// Returns the word the output contract has for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            DateFrom::Metadata => "metadata",
            DateFrom::Text => "text",
            DateFrom::Dateline => "dateline",
            DateFrom::Path => "path",
        }
    }
}

impl Article {
    /// Returns the span of the headline, if there is one. None is ever invented.
    #[must_use]
    pub fn headline(&self) -> Option<Span> {
        self.first(Role::Headline)
    }

    /// Returns the span of the standfirst (the summary between headline and body), if there is one.
    #[must_use]
    pub fn standfirst(&self) -> Option<Span> {
        self.first(Role::Standfirst)
    }

    /// Returns the photo captions, each with its credit.
    #[must_use]
    pub fn captions(&self) -> Vec<Caption> {
        part::captions(&self.parts)
    }

    /// Returns the sections: the stretch before the first heading, where there is text in it, then one a heading.
    #[must_use]
    pub fn sections(&self) -> Vec<Section> {
        part::sections(&self.parts)
    }

    /// Returns the spans of the paragraphs, in reading order. Captions and headings are none.
    pub fn paragraphs(&self) -> impl Iterator<Item = Span> {
        self.parts.iter().filter(|part| part.role == Role::Paragraph).map(|part| part.span)
    }

    /// Returns the index into [`Article::parts`] of the part in which byte `offset` lies.
    #[must_use]
    pub fn part_at(&self, offset: u32) -> Option<usize> {
        let next = self.parts.partition_point(|part| part.span.start <= offset);
        let idx = next.checked_sub(1)?;
        (offset < self.parts[idx].span.end).then_some(idx)
    }

    /// Returns the index into `sections`, which must be [`Article::sections`], of the section in which byte `offset`
    /// lies; none in a headline, standfirst, byline or caption.
    #[must_use]
    pub fn section_at(&self, sections: &[Section], offset: u32) -> Option<usize> {
        let part = self.parts.get(self.part_at(offset)?)?;
        if !matches!(part.role, Role::Paragraph | Role::Heading) {
            return None;
        }
        sections.partition_point(|section| section.span.start <= offset).checked_sub(1)
    }

    /// Returns the name to print for the speaker of `quote`: the fullest name the article has, several joined for a
    /// joint statement ("Norland and Estmark"), none where the speaker is unnamed or unclear.
    #[must_use]
    pub fn speaker_name(&self, quote: &Quote) -> Option<String> {
        let names: Vec<&str> = quote.speakers.iter().map(|idx| self.speakers[*idx as usize].name.as_str()).collect();
        match names.as_slice() {
            [] => None,
            [one] => Some((*one).to_owned()),
            [first @ .., last] => Some(format!("{} and {last}", first.join(", "))),
        }
    }

    /// Returns the words of a quote as one line: pieces joined by ` … `, outer quotation marks dropped, white space
    /// folded.
    #[must_use]
    pub fn quote_text(&self, quote: &Quote) -> String {
        quote::content_text(&self.text, &quote.content)
    }

    /// Returns the pieces of [`Article::quote_text`] as spans: the content without its outer quotation marks.
    #[must_use]
    pub fn quote_pieces(&self, quote: &Quote) -> Vec<Span> {
        quote.content.iter().map(|piece| quote::bare_piece(&self.text, *piece)).collect()
    }

    fn first(&self, role: Role) -> Option<Span> {
        self.parts.iter().find(|part| part.role == role).map(|part| part.span)
    }
}
