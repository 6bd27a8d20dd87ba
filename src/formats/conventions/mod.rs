//! The conventions of the trade, found once for all formats: what each block of an article is.
//!
//! The order matters. What the markup states stands. Then the lines above the body (`By …`, `Section: …`), then
//! captions, which look like headings or sentences and are told apart by their credit, then the headline, what stands
//! between it and the body, and at last headings, furniture and paragraphs. A headline is never made of a caption or of
//! an ordinary sentence.

mod bylines;
mod caption_words;
mod captions;
mod datelines;
mod furniture;
mod head;
mod headings;
mod headlines;

pub(super) use bylines::authors as authors_of;
pub(super) use captions::{has_credit_at_end, is_credit_line as is_credit, is_sure_credit};
pub(super) use furniture::is as is_furniture;

use super::builder::Kind;
use super::shape;
use crate::article::{Meta, Part, Role};
use crate::text::Span;

/// A stretch of the text that is one thing: a line, or a wrapped paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    pub(super) span: Span,
    /// What the markup says it is; none where the conventions must say.
    stated: Option<Kind>,
    /// Whether a blank line, or the start of the text, is before it.
    after_blank: bool,
}

impl Block {
    /// A block of plain text.
    pub(super) fn found(span: Span, after_blank: bool) -> Self {
        Self { span, stated: None, after_blank }
    }

    /// A block of which the markup says what it is.
    pub(super) fn stated(kind: Kind, span: Span) -> Self {
        Self { span, stated: Some(kind), after_blank: true }
    }
}

/// What a block turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    /// Not known yet.
    Open,
    /// The whole block, or the words in it without a key such as `Title:`.
    Is(Role, Span),
    /// A caption and its credit, in either order.
    Captioned { caption: Span, credit: Option<Span> },
    /// Kept in the text, under no part.
    Furniture,
}

/// The blocks of an article and what they are.
struct Draft<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    labels: Vec<Label>,
}

impl<'a> Draft<'a> {
    fn line(&self, idx: usize) -> &'a str {
        self.blocks.get(idx).map_or("", |block| block.span.of(self.text))
    }

    /// Whether block `idx` has at most `most` words.
    fn is_short(&self, idx: usize, most: usize) -> bool {
        shape::is_short(self.line(idx), most)
    }

    fn is_open(&self, idx: usize) -> bool {
        self.labels.get(idx) == Some(&Label::Open)
    }

    fn set(&mut self, idx: usize, role: Role) {
        if let (Some(label), Some(block)) = (self.labels.get_mut(idx), self.blocks.get(idx)) {
            *label = Label::Is(role, block.span);
        }
    }

    fn set_label(&mut self, idx: usize, label: Label) {
        if let Some(old) = self.labels.get_mut(idx) {
            *old = label;
        }
    }

    /// Whether a blank line is before block `idx`; the end of the text counts as one.
    fn gap_before(&self, idx: usize) -> bool {
        self.blocks.get(idx).is_none_or(|block| block.after_blank)
    }

    fn has(&self, role: Role) -> bool {
        self.labels.iter().any(|label| matches!(label, Label::Is(is, _) if *is == role))
    }

    /// Returns the words of the first block with this role.
    fn words(&self, role: Role) -> Option<&'a str> {
        self.labels.iter().find_map(|label| match label {
            Label::Is(is, span) if *is == role => Some(span.of(self.text)),
            _ => None,
        })
    }

    /// Returns the first block from `idx` on that is not known yet.
    fn next_open(&self, idx: usize) -> Option<usize> {
        (idx..self.blocks.len()).find(|idx| self.is_open(*idx))
    }
}

/// Finds what each block is; fills `meta` where the source stated nothing beside the text.
pub(super) fn resolve(text: &str, blocks: Vec<Block>, meta: &mut Meta) -> Vec<Part> {
    let labels = vec![Label::Open; blocks.len()];
    let mut draft = Draft { text, blocks, labels };
    stated(&mut draft);
    head::find(&mut draft, meta);
    captions::find(&mut draft);
    headlines::find(&mut draft, meta);
    headings::find(&mut draft);
    parts(&draft, meta)
}

fn stated(draft: &mut Draft<'_>) {
    for idx in 0..draft.blocks.len() {
        let Some(block) = draft.blocks.get(idx).copied() else { break };
        let role = match block.stated {
            None | Some(Kind::Prose | Kind::Block) => continue,
            Some(Kind::Caption) => {
                let label = captions::split(draft.text, block.span);
                draft.set_label(idx, label);
                continue;
            }
            Some(Kind::Furniture) => {
                draft.set_label(idx, Label::Furniture);
                continue;
            }
            Some(Kind::Paragraph | Kind::Heading) if furniture::is_link(draft.line(idx)) => {
                draft.set_label(idx, Label::Furniture);
                continue;
            }
            Some(Kind::Paragraph) => Role::Paragraph,
            Some(Kind::Headline) => Role::Headline,
            Some(Kind::Standfirst) => Role::Standfirst,
            Some(Kind::Heading) => Role::Heading,
            Some(Kind::Credit) => Role::Credit,
        };
        draft.set(idx, role);
    }
}

/// Writes the parts in order; the dateline is cut off the front of the first paragraphs.
fn parts(draft: &Draft<'_>, meta: &mut Meta) -> Vec<Part> {
    let mut parts = Vec::with_capacity(draft.blocks.len() + 2);
    let mut n_paragraphs = 0;
    for (label, block) in draft.labels.iter().zip(&draft.blocks) {
        match *label {
            Label::Furniture => {}
            Label::Captioned { caption, credit } => {
                let caption = Part { role: Role::Caption, span: caption };
                match credit.map(|span| Part { role: Role::Credit, span }) {
                    Some(credit) if credit.span < caption.span => parts.extend([credit, caption]),
                    Some(credit) => parts.extend([caption, credit]),
                    None => parts.push(caption),
                }
            }
            Label::Open | Label::Is(Role::Paragraph, _) => {
                let mut span = block.span;
                // `* Profit falls`: key points stand above the dateline.
                n_paragraphs += usize::from(!span.of(draft.text).starts_with(['*', '•']));
                if n_paragraphs <= 2
                    && meta.dateline.is_none()
                    && let Some(dateline) = datelines::find(draft.text, span, n_paragraphs == 1, meta)
                {
                    parts.push(Part { role: Role::Dateline, span: dateline });
                    span = Span { start: dateline.end, end: span.end }.trim(draft.text);
                }
                parts.push(Part { role: Role::Paragraph, span });
            }
            Label::Is(role, span) => parts.push(Part { role, span }),
        }
    }
    parts
}

#[cfg(test)]
mod tests;
