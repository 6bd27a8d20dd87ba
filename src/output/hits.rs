//! Hits as JSON: one array, or one object a line. The form is public and versioned; a field may be added, none changes
//! its meaning.

use std::io::{self, Write};
use std::sync::Arc;

use serde::Serialize;

use super::escape::write_json;
use super::json::{self, QuoteJson};
use super::line::Ink;
use super::who::relative;
use super::{Question, Renderer, Style, snippet};
use crate::article::Article;
use crate::query::{Hit, Results};
use crate::text::Span;

pub(super) const JSON: Renderer =
    Renderer { name: "json", flag: Some("One JSON array"), by_hit: false, render: render_array };

pub(super) const JSONL: Renderer =
    Renderer { name: "jsonl", flag: Some("One JSON object a line"), by_hit: true, render: render_lines };

#[derive(Serialize)]
struct HitJson<'a> {
    v: u32,
    r#type: &'static str,
    quote: Option<QuoteJson<'a>>,
    article: ArticleJson<'a>,
    section: Option<String>,
    at: AtJson<'a>,
    snippet: SnippetJson,
    before: Option<String>,
    after: Option<String>,
    copies: u32,
    score: f32,
    person: Option<&'a str>,
}

/// What a hit tells of its article.
#[derive(Serialize)]
struct ArticleJson<'a> {
    headline: Option<String>,
    date: Option<&'a str>,
    date_from: Option<&'static str>,
    outlet: Option<&'a str>,
    desk: Option<&'a str>,
    url: Option<&'a str>,
    language: Option<&'a str>,
}

#[derive(Serialize)]
struct AtJson<'a> {
    path: std::borrow::Cow<'a, str>,
    member: Option<&'a str>,
    line: u32,
    col: u32,
    bytes: Option<[u64; 2]>,
}

#[derive(Serialize)]
struct SnippetJson {
    text: String,
    r#match: Vec<[usize; 2]>,
}

fn render_array(results: &Results, _: &Question, out: &mut dyn Write, style: &Style) -> io::Result<()> {
    out.write_all(b"[")?;
    let mut shared = None;
    for (i, hit) in results.hits.iter().enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        write_json(&hit_json(hit, &mut shared, style), out)?;
    }
    out.write_all(b"\n]\n")
}

fn render_lines(results: &Results, _: &Question, out: &mut dyn Write, style: &Style) -> io::Result<()> {
    let mut shared = None;
    for hit in &results.hits {
        write_json(&hit_json(hit, &mut shared, style), out)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// What the hits of one article share, kept for the next one, which is often in the same article.
type Shared = (Arc<Article>, json::Places);

fn hit_json<'a>(hit: &'a Hit, shared: &mut Option<Shared>, style: &Style) -> HitJson<'a> {
    let article = &*hit.article;
    if shared.as_ref().is_none_or(|(last, _)| !Arc::ptr_eq(last, &hit.article)) {
        *shared = Some((Arc::clone(&hit.article), json::Places::of(article)));
    }
    let quote = |idx| shared.as_ref().map(|(_, places)| json::quote(article, idx, places, hit.why.as_ref()));
    let meta = &article.meta;
    let words = |span: Span| fold(span.of(&article.text));
    let around = hit.quote.and_then(|idx| {
        let content = &article.quotes[idx].content;
        Some(content.first()?.to(*content.last()?))
    });
    let (before, after) = around.map_or((None, None), |span| snippet::context(article, span));
    let line = snippet::snippet(hit);
    let found = line.runs.iter().filter(|(_, ink)| *ink == Ink::Match);
    HitJson {
        v: json::VERSION,
        r#type: if hit.quote.is_some() { "quote" } else { "article" },
        quote: hit.quote.and_then(quote),
        article: ArticleJson {
            headline: article.headline().map(words),
            date: meta.published.as_ref().map(|published| published.value.as_str()),
            date_from: meta.published.as_ref().map(|published| published.from.as_str()),
            outlet: meta.outlet.as_deref(),
            desk: meta.desk.as_deref(),
            url: meta.url.as_deref(),
            language: meta.language.as_deref(),
        },
        section: hit.heading.map(words),
        at: AtJson {
            path: relative(&article.location.path, style.here.as_deref()).to_string_lossy(),
            member: article.location.member.as_deref(),
            line: hit.place.line,
            col: hit.place.col,
            bytes: hit.bytes,
        },
        snippet: SnippetJson { r#match: found.map(|(run, _)| [run.start, run.end]).collect(), text: line.text },
        before,
        after,
        copies: 0,
        score: hit.score,
        person: hit.person.as_deref(),
    }
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
