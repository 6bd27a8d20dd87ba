//! Stretches of an article by what they are, and what follows from their order: sections, captions with credits.

use crate::text::Span;

/// What a stretch of the text is, in the words of a newsroom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The title. At most one.
    Headline,
    /// The summary between headline and body.
    Standfirst,
    /// The line that names the authors.
    Byline,
    /// Place, agency and day at the head of the first paragraph.
    Dateline,
    /// What is printed under a photo, without its credit.
    Caption,
    /// Who made the photo. Belongs to the caption right before it, else to the one right after.
    Credit,
    /// The heading of a section.
    Heading,
    /// A paragraph of the body.
    Paragraph,
}

impl Role {
    /// Returns the role's name in lower case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Headline => "headline",
            Role::Standfirst => "standfirst",
            Role::Byline => "byline",
            Role::Dateline => "dateline",
            Role::Caption => "caption",
            Role::Credit => "credit",
            Role::Heading => "heading",
            Role::Paragraph => "paragraph",
        }
    }

    /// Whether plain words of a query look here, and quotes are looked for here.
    #[must_use]
    pub fn is_prose(self) -> bool {
        matches!(self, Role::Headline | Role::Standfirst | Role::Caption | Role::Heading | Role::Paragraph)
    }
}

/// A stretch of the text and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub role: Role,
    /// Where it is.
    pub span: Span,
}

/// A headed stretch inside an article. The first may have no heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading's words.
    pub heading: Option<Span>,
    /// From the heading (or the first paragraph) to the end of the section's last paragraph.
    pub span: Span,
}

/// A photo caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caption {
    /// The caption without its credit.
    pub span: Span,
    /// The name of the photographer or agency, without "Photo:".
    pub credit: Option<Span>,
}

pub(super) fn sections(parts: &[Part]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for part in parts {
        match (part.role, sections.last_mut()) {
            (Role::Heading, _) => sections.push(Section { heading: Some(part.span), span: part.span }),
            (Role::Paragraph, None) => sections.push(Section { heading: None, span: part.span }),
            (Role::Paragraph, Some(section)) => section.span = section.span.to(part.span),
            _ => {}
        }
    }
    sections
}

pub(super) fn captions(parts: &[Part]) -> Vec<Caption> {
    let role = |idx: usize| parts.get(idx).map(|part| part.role);
    let mut captions = Vec::new();
    for (idx, part) in parts.iter().enumerate().filter(|(_, part)| part.role == Role::Caption) {
        let after = (role(idx + 1) == Some(Role::Credit)).then(|| parts[idx + 1].span);
        let before = || {
            let free =
                idx > 0 && role(idx - 1) == Some(Role::Credit) && (idx == 1 || role(idx - 2) != Some(Role::Caption));
            free.then(|| parts[idx - 1].span)
        };
        captions.push(Caption { span: part.span, credit: after.or_else(before) });
    }
    captions
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(roles: &[Role]) -> Vec<Part> {
        roles.iter().enumerate().map(|(i, role)| Part { role: *role, span: Span::new(i * 10, i * 10 + 9) }).collect()
    }

    #[test]
    fn a_credit_belongs_to_one_caption() {
        use Role::{Caption as C, Credit as X, Paragraph as P};
        let found = captions(&parts(&[X, C, P, C, X, C]));
        let credits: Vec<_> = found.iter().map(|caption| caption.credit.map(|span| span.start)).collect();
        assert_eq!(credits, [Some(0), Some(40), None]);
    }

    #[test]
    fn sections_begin_at_headings() {
        use Role::{Caption, Heading, Paragraph};
        let found = sections(&parts(&[Caption, Paragraph, Heading, Paragraph, Paragraph, Heading]));
        let spans: Vec<_> = found.iter().map(|section| (section.heading.is_some(), section.span)).collect();
        assert_eq!(spans, [(false, Span::new(10, 19)), (true, Span::new(20, 49)), (true, Span::new(50, 59))]);
    }
}
