//! The evidence for an attribution as JSON: the field `why` of a quote, there if it is asked for.

use serde::Serialize;

use crate::article::{Article, Change, Evidence, LineEnds, Quote};
use crate::text::Span;

/// The wire form of [`Evidence`].
#[derive(Serialize)]
pub(in super::super) struct WhyJson<'a> {
    /// What found the words: a rule, or a model.
    by: &'static str,
    binding: &'static str,
    rule: &'static str,
    cue: Option<Words<'a>>,
    chain: Vec<Words<'a>>,
    doubts: Vec<&'static str>,
    rejected: Vec<RejectedJson<'a>>,
    changed: Option<ChangeJson<'a>>,
}

/// Words with their place: bytes of the article's text; line and column, in bytes, of the source file.
#[derive(Serialize)]
struct Words<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    text: &'a str,
    span: [u32; 2],
    line: u32,
    col: u32,
}

#[derive(Serialize)]
struct RejectedJson<'a> {
    name: &'a str,
    why: &'static str,
    text: &'a str,
    span: [u32; 2],
    line: u32,
    col: u32,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    quote: bool,
    speaker: Option<&'a str>,
}

/// Returns the wire form of the evidence for a quote.
pub(in super::super) fn why<'a>(article: &'a Article, quote: &Quote, evidence: &'a Evidence) -> WhyJson<'a> {
    let ends = LineEnds::of(&article.text);
    let words = |span: Span, kind| {
        let place = article.source.place(&ends, span.start);
        let text = span.of(&article.text);
        Words { kind, text, span: [span.start, span.end], line: place.line, col: place.col }
    };
    let rejected = evidence.rejected.iter().map(|rejected| {
        let Words { text, span, line, col, .. } = words(rejected.at, None);
        RejectedJson { name: &rejected.name, why: rejected.why.as_str(), text, span, line, col }
    });
    WhyJson {
        by: evidence.by.as_str(),
        binding: evidence.binding.as_str(),
        rule: evidence.rule.as_str(),
        cue: quote.cue.map(|cue| words(cue, None)),
        chain: evidence.chain.iter().map(|link| words(link.span, Some(link.kind.as_str()))).collect(),
        doubts: evidence.doubts.iter().map(|doubt| doubt.as_str()).collect(),
        rejected: rejected.collect(),
        changed: evidence.change.as_ref().map(|change| match change {
            Change::Gone => ChangeJson { quote: false, speaker: None },
            Change::Speaker(now) => ChangeJson { quote: true, speaker: now.as_deref() },
        }),
    }
}
