//! Fitting the models of the engine to gold.

use super::content::open::Open;
use super::content::{self, Log};
use super::doc::Doc;
use super::learn::Models;
use super::learn::fit::{Decision, Options, fit};
use super::score::{Gold, GoldQuote};
use crate::article::Article;
use crate::text::Span;
use std::ops::Range;

/// Models fitted to gold.
pub struct Fitted(Models);

impl Fitted {
    /// The bytes of the weight file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.to_bytes()
    }

    /// Like [`super::attribute`], by these models.
    pub fn attribute(&self, article: &mut Article) {
        let found = super::read(article, &self.0, false);
        article.quotes = found.quotes;
        article.speakers = found.speakers;
    }
}

/// Fits all models. Quotes of `ignore` teach neither yes nor no.
#[must_use]
pub fn fit_models(articles: &[(&Article, &Gold)]) -> Fitted {
    let docs: Vec<Doc<'_>> = articles.iter().map(|(article, _)| Doc::new(article)).collect();
    // For each article: the choices of a stretch in it.
    let unfitted = Models::default();
    let spans: Vec<Vec<Decision>> = (docs.iter().zip(articles))
        .map(|(doc, (_, gold))| {
            let mut out = Vec::new();
            span_decisions(doc, gold, content::candidates(doc, &unfitted), &mut out);
            out
        })
        .collect();
    let without = |part: usize| {
        let others = spans.iter().enumerate().filter(|(i, _)| i % PARTS != part).map(|(_, all)| all);
        fit(&others.flatten().cloned().collect::<Vec<_>>(), Options::default())
    };
    // Whether a word is a cue with its stretch is learned from stretches chosen as they will be: by a model that has not seen
    // the article.
    let (mut gates, mut cues, mut sources) = (Vec::new(), Vec::new(), Vec::new());
    for part in 0..PARTS {
        let models = Models { span: without(part), ..Models::default() };
        for (doc, (_, gold)) in docs.iter().zip(articles).skip(part).step_by(PARTS) {
            let log = content::candidates(doc, &models);
            gate_decisions(doc, gold, &log, &mut gates);
            cue_decisions(doc, gold, &log, &mut cues);
            source_decisions(doc, gold, log, &mut sources);
        }
    }
    let span = without(PARTS);
    let [cue, source] = [cues, sources].map(|decisions| fit(&decisions, Options::default()));
    Fitted(Models { span, cue, source, gate: fit(&gates, Options::default()) })
}

/// Into how many parts the articles fall.
const PARTS: usize = 4;

fn span_decisions(doc: &Doc<'_>, gold: &Gold, log: Log, out: &mut Vec<Decision>) {
    for (verb, spans, features) in log.spans {
        let at = doc.toks[verb].span;
        let Some(quote) = gold.quotes.iter().find(|q| q.cue.iter().any(|c| c.overlaps(at))) else { continue };
        let fits: Vec<f64> =
            spans.iter().map(|span| overlap(&within(doc, verb, &quote.content), &spans_of(doc, span))).collect();
        let best = (0..fits.len()).max_by(|a, b| fits[*a].total_cmp(&fits[*b]));
        if let Some(right) = best.filter(|b| fits[*b] >= 0.4) {
            out.push(Decision { candidates: features, right });
        }
    }
}

fn source_decisions(doc: &Doc<'_>, gold: &Gold, log: Log, out: &mut Vec<Decision>) {
    for (cue, phrases, mut candidates) in log.sources {
        let at = doc.span(&cue);
        let Some(quote) = gold.quotes.iter().find(|q| q.cue.iter().any(|c| c.overlaps(at))) else { continue };
        let heads = if quote.heads.is_empty() { &quote.mention } else { &quote.heads };
        let right = phrases.iter().position(|p| heads.iter().any(|h| h.overlaps(doc.span(&p.head))));
        let right = right.or_else(|| phrases.iter().position(|p| heads.iter().any(|h| h.overlaps(doc.span(&p.toks)))));
        if right.is_none() && !quote.mention.is_empty() {
            continue;
        }
        candidates.push(Vec::new());
        out.push(Decision { right: right.unwrap_or(candidates.len() - 1), candidates });
    }
}

/// Whether a word is a cue that the rules have not found for sure.
fn gate_decisions(doc: &Doc<'_>, gold: &Gold, log: &Log, out: &mut Vec<Decision>) {
    let found = |quote: &[Span]| log.units.iter().any(|unit| overlap(quote, &spans_of(doc, &unit.content)) >= 0.5);
    for (i, features) in &log.gates {
        let at = doc.toks[*i].span;
        let open = log.opens.iter().find(|open| open.cue.toks.contains(i));
        if open.is_some_and(|open| is_ignored(doc, gold, open)) {
            continue;
        }
        let yes = gold.quotes.iter().any(|q| q.cue.iter().any(|c| c.overlaps(at)) && !found(&q.content));
        out.push(Decision { candidates: vec![Vec::new(), features.clone()], right: usize::from(yes) });
    }
}

/// Whether the content is one that teaches nothing.
fn is_ignored(doc: &Doc<'_>, gold: &Gold, open: &Open) -> bool {
    let content = &spans_of(doc, &open.content);
    gold.ignore.iter().any(|i| overlap(&[*i], content) >= 0.5)
}

fn cue_decisions(doc: &Doc<'_>, gold: &Gold, log: &Log, out: &mut Vec<Decision>) {
    let found = |quote: &[Span]| log.units.iter().any(|unit| overlap(quote, &spans_of(doc, &unit.content)) >= 0.5);
    for open in &log.opens {
        let content = &spans_of(doc, &open.content);
        if is_ignored(doc, gold, open) {
            continue;
        }
        let right = gold.quotes.iter().find(|q| overlap(&within(doc, open.cue.toks.start, &q.content), content) >= 0.5);
        let at = doc.span(&open.cue.toks);
        let cued = |q: &GoldQuote| q.cue.is_empty() || q.cue.iter().any(|c| c.overlaps(at));
        let yes = right.is_some_and(|q| cued(q) && !found(&q.content));
        out.push(Decision { candidates: vec![Vec::new(), open.features.clone()], right: usize::from(yes) });
    }
}

/// What of the content stands in the sentence of a token: later sentences follow by rule.
fn within(doc: &Doc<'_>, tok: usize, content: &[Span]) -> Vec<Span> {
    let sent = &doc.sents[doc.sents.partition_point(|sent| sent.end <= tok)];
    let sent = doc.span(sent);
    let cut = content.iter().map(|c| Span { start: c.start.max(sent.start), end: c.end.min(sent.end) });
    cut.filter(|c| c.start < c.end).collect()
}

/// Bytes shared, as a share of the bytes in either.
fn overlap(gold: &[Span], content: &[Span]) -> f64 {
    let shared = |a: Span, b: Span| a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let both: u32 = gold.iter().map(|g| content.iter().map(|c| shared(*g, *c)).sum::<u32>()).sum();
    let len = |spans: &[Span]| spans.iter().map(|s| s.len()).sum::<usize>();
    let all = len(gold) + len(content) - both as usize;
    f64::from(both) / all.max(1) as f64
}

fn spans_of(doc: &Doc<'_>, content: &[Range<usize>]) -> Vec<Span> {
    content.iter().map(|range| doc.span(range)).collect()
}
