//! The one door by which articles are made.
//!
//! A reader appends text in blocks, each with what the markup says it is, and [`Builder::finish`] makes the article:
//! plain prose is cut into blocks, the conventions of the trade are found, and the promises of [`Article`] are kept:
//! parts in reading order, apart, not empty, on character boundaries; a text of bounded length.

use std::rc::Rc;

use super::conventions::{self, Block};
use super::format::{ReadError, Source};
use super::origin::Origin;
use super::{MAX_TEXT, dates, language, lines};
use crate::article::{Article, DateFrom, Meta, Part, SourceMap, SourceRun};
use crate::text::Span;

/// What a reader knows about a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Plain text of any number of blocks: what they are is found by the conventions.
    Prose,
    /// One block, never a headline or heading: which of byline, caption, paragraph… is found by the conventions.
    Block,
    /// One block of running text.
    Paragraph,
    /// The title.
    Headline,
    /// The summary below the title.
    Standfirst,
    /// The heading of a section.
    Heading,
    /// What is printed under a photo, perhaps with its credit.
    Caption,
    /// Who made a photo.
    Credit,
    /// Kept in the text, under no part.
    Furniture,
}

/// An article in the making.
pub(super) struct Builder<'s, 'a> {
    source: &'s Source<'a>,
    member: Option<String>,
    meta: Meta,
    /// None where the text is the source itself.
    drawn: Option<String>,
    runs: Vec<SourceRun>,
    blocks: Vec<(Kind, Span)>,
    open: Option<(Kind, usize)>,
    /// What offsets are those of, while a text is read that had to be decoded as a whole.
    via: Option<Rc<Origin>>,
    /// Bytes of text beyond [`MAX_TEXT`], which are not kept: the article is none, and takes no memory.
    n_over: usize,
    /// Whether the source states a date that cannot be: then no other is looked for.
    is_undated: bool,
}

impl<'s, 'a> Builder<'s, 'a> {
    pub(super) fn whole(source: &'s Source<'a>) -> Self {
        Self { drawn: None, ..Self::drawn(source, None) }
    }

    pub(super) fn drawn(source: &'s Source<'a>, member: Option<String>) -> Self {
        let (meta, runs, blocks) = Default::default();
        Self {
            source,
            member,
            meta,
            drawn: Some(String::new()),
            runs,
            blocks,
            open: None,
            via: None,
            n_over: 0,
            is_undated: false,
        }
    }

    /// What the source states beside the text.
    pub(super) fn meta(&mut self) -> &mut Meta {
        &mut self.meta
    }

    /// Leaves the article without a date: the one that its source states cannot be.
    pub(super) fn undated(&mut self) {
        self.is_undated = true;
    }

    /// Makes the whole source one block.
    pub(super) fn whole_block(&mut self, kind: Kind) {
        self.blocks.push((kind, Span::new(0, self.source.text.len())));
    }

    /// Begins a block; the one before ends.
    pub(super) fn begin(&mut self, kind: Kind) {
        self.end();
        if let Some(text) = self.drawn.as_mut() {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            self.open = Some((kind, text.len()));
        }
    }

    /// Ends the block; one without words is dropped.
    pub(super) fn end(&mut self) {
        let (Some((kind, start)), Some(text)) = (self.open.take(), self.drawn.as_mut()) else { return };
        let span = Span::new(start, text.len());
        if span.trim(text).is_empty() {
            text.truncate(start.saturating_sub(2));
            while self.runs.pop_if(|run| run.text as usize >= text.len()).is_some() {}
        } else {
            self.blocks.push((kind, span));
        }
    }

    /// Reads the text of `origin`, a page in a feed say: offsets given meanwhile are those of that text.
    pub(super) fn through(&mut self, origin: &Rc<Origin>, read: impl FnOnce(&str, &mut Self)) {
        let outer = self.via.replace(Rc::clone(origin));
        read(origin.text(), self);
        self.via = outer;
    }

    /// Returns how many blocks are written so far.
    pub(super) fn n_blocks(&self) -> usize {
        self.blocks.len()
    }

    /// Appends `piece` to the open block; `from` is where it stands in the source, byte for byte, if it does.
    pub(super) fn text(&mut self, piece: &str, from: Option<usize>) {
        if self.is_over(piece) {
            return;
        }
        if let Some((from, via)) = from.and_then(|from| Some((from, self.via.take()?))) {
            via.write(from, from + piece.len(), self);
            self.via = Some(via);
            return;
        }
        let Some(text) = self.drawn.as_mut().filter(|_| !piece.is_empty()) else { return };
        if let Some(from) = from {
            let run = Span::new(text.len(), text.len() + piece.len());
            let len = run.end - run.start;
            self.runs.push(SourceRun { text: run.start, len, place: self.source.place(from) });
        }
        text.push_str(piece);
    }

    /// Appends what an escape in the source at `from` stands for.
    pub(super) fn decoded(&mut self, piece: &str, from: usize) {
        if self.is_over(piece) {
            return;
        }
        let Some(text) = self.drawn.as_mut().filter(|_| !piece.is_empty()) else { return };
        let run = Span::new(text.len(), text.len());
        let from = self.via.as_ref().map_or(from, |via| via.place(from));
        self.runs.push(SourceRun { text: run.start, len: 0, place: self.source.place(from) });
        text.push_str(piece);
    }

    /// Whether the text is too long already; then `piece` is counted alone.
    fn is_over(&mut self, piece: &str) -> bool {
        let is_over = self.drawn.as_ref().is_some_and(|text| text.len() > MAX_TEXT);
        self.n_over += if is_over { piece.len() } else { 0 };
        is_over
    }

    /// Whether the article has no text so far.
    pub(super) fn is_empty(&self) -> bool {
        self.drawn.as_ref().is_some_and(|text| text.trim().is_empty())
    }

    /// Makes the article.
    ///
    /// # Errors
    /// If there is no text, or too much.
    pub(super) fn finish(mut self) -> Result<Article, ReadError> {
        self.end();
        let len = self.drawn.as_ref().map_or(self.source.text.len(), String::len) + self.n_over;
        if len > MAX_TEXT {
            return Err(ReadError::TooLarge { len, limit: MAX_TEXT });
        }
        let is_file = self.drawn.is_none();
        let text = self.drawn.take().unwrap_or_else(|| self.source.text.to_owned());
        if is_file && !self.source.is_the_file() && !text.is_empty() {
            let len = Span::new(0, text.len()).end;
            self.runs.push(SourceRun { text: 0, len, place: self.source.place(0) });
        }
        let mut blocks = Vec::new();
        for (kind, span) in &self.blocks {
            match kind {
                Kind::Prose => lines::cut(&text, *span, &mut blocks),
                kind => blocks.push(Block::stated(*kind, span.trim(&text))),
            }
        }
        let mut meta = self.meta;
        let parts = conventions::resolve(&text, blocks, &mut meta);
        let parts = hold(&text, parts);
        if parts.is_empty() {
            return Err(ReadError::NoText);
        }
        let mut location = self.source.location.clone();
        if let Some(member) = self.member {
            location.member = Some(match location.member {
                Some(outer) => format!("{outer}#{member}"),
                None => member,
            });
        }
        meta.published = match self.is_undated {
            true => meta.published.filter(|known| known.from == DateFrom::Metadata),
            false => meta.published.or_else(|| {
                // A member is dated by its own name, or by that of the archive, as by that of a folder.
                let inside = self.source.location.member.as_deref().map(|member| location.path.join(member));
                inside.as_deref().and_then(dates::of_path).or_else(|| dates::of_path(&location.path))
            }),
        };
        meta.language = meta.language.map(language::canonical).or_else(|| language::of(&text, &parts));
        let format = self.source.format;
        let source = SourceMap { runs: self.runs };
        Ok(Article { location, format, meta, text, source, parts, ..Article::default() })
    }
}

/// Holds the promises about parts, whatever was found: drops what is empty, off the characters or out of order.
fn hold(text: &str, parts: Vec<Part>) -> Vec<Part> {
    let mut end = 0;
    let fits = |part: &Part| {
        let range = part.span.range();
        let fits = range.start >= end && range.start < range.end && text.get(range.clone()).is_some();
        if fits {
            end = range.end;
        }
        debug_assert!(fits, "part {part:?} does not fit");
        fits
    };
    let mut fits = fits;
    parts.into_iter().filter(|part| fits(part)).collect()
}
