//! `whosaid eval`: how good the quotes found are, against gold.

pub(super) mod report;
pub(super) mod wire;

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::PathBuf;

use anyhow::{Context, bail};
use whosaid::article::{Article, Location};
use whosaid::quotes::score::{self, Counts, Predicted};
use whosaid::{formats, quotes};

use super::Outcome;

/// Score quote extraction against gold
///
/// Gold is JSON Lines, one article a line: its text and the quotes that people marked. Each text is read as plain text
/// and attributed as `index` would do it. CONTRIBUTING.md describes the form.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Files of gold, JSON Lines
    #[arg(value_name = "GOLD.jsonl", required = true)]
    gold: Vec<PathBuf>,

    /// Score these predictions (JSON Lines) instead of our own
    #[arg(long, value_name = "FILE")]
    predictions: Option<PathBuf>,

    /// Count reported speech only where the cue is one of these word forms, one a line
    #[arg(long, value_name = "FILE")]
    speech_cues: Option<PathBuf>,

    /// List what went wrong in the N worst articles (0 = all)
    #[arg(long, value_name = "N")]
    errors: Option<usize>,

    /// List errors of reported speech too
    #[arg(long, requires = "errors")]
    indirect: bool,

    /// Print figures and counts as JSON
    #[arg(long, conflicts_with = "errors")]
    json: bool,
}

/// One article of gold, what was found in it, and the score.
struct Scored {
    id: String,
    text: String,
    gold: score::Gold,
    predicted: Vec<Predicted>,
    score: score::Score,
}

pub(crate) fn run(args: Args) -> anyhow::Result<Outcome> {
    let speech_cues = args.speech_cues.as_deref().map(wire::read_text).transpose()?;
    let speech_cues: Option<Vec<&str>> = speech_cues.as_ref().map(|forms| forms.split_whitespace().collect());
    let mut stated = args.predictions.as_deref().map(wire::read_predictions).transpose()?;
    let mut total = Counts::default();
    let mut articles = Vec::new();
    for path in &args.gold {
        for wire::GoldArticle { id, text, mut gold } in wire::read_gold(path)? {
            if let Some(forms) = &speech_cues {
                score::keep_speech_only(&text, &mut gold, |form| forms.contains(&form));
            }
            let predicted = match &mut stated {
                Some(stated) => stated_for(&id, &text, stated)?,
                None => found_in(&id, &text)?,
            };
            let score = score::score(&text, &gold, &predicted);
            total += &score.counts;
            articles.push(Scored { id, text, gold, predicted, score });
        }
    }
    if let Some(id) = stated.as_ref().and_then(|left| left.keys().min()) {
        bail!("{id}: predictions for an article that the gold lacks");
    }
    let mut out = anstream::stdout().lock();
    if args.json {
        report::write_json(&mut out, &total)?;
        return Ok(Outcome::Done);
    }
    report::write_table(&mut out, &total)?;
    if let Some(n) = args.errors {
        report::write_errors(&mut out, articles, n, args.indirect)?;
    }
    Ok(Outcome::Done)
}

/// Takes the predictions stated for one article; an article left out counts as one without quotes.
fn stated_for(
    id: &str,
    text: &str,
    stated: &mut HashMap<String, Vec<wire::PredictedLine>>,
) -> anyhow::Result<Vec<Predicted>> {
    let lines = stated.remove(id).unwrap_or_default();
    wire::to_predicted(text, lines).with_context(|| id.to_owned())
}

/// Reads `text` as plain text and attributes it.
fn found_in(id: &str, text: &str) -> anyhow::Result<Vec<Predicted>> {
    let mut article = article_of(id, text)?;
    quotes::attribute(&mut article);
    Ok(score::predictions(&article))
}

/// Reads `text` as plain text, unattributed.
pub(super) fn article_of(id: &str, text: &str) -> anyhow::Result<Article> {
    let location = Location { path: format!("{id}.txt").into(), member: None };
    let mut articles = Vec::new();
    let read = formats::read(&location, text.as_bytes(), &mut |article| {
        articles.push(article);
        ControlFlow::Continue(())
    });
    read.with_context(|| id.to_owned())?;
    let [article] = <[Article; 1]>::try_from(articles)
        .map_err(|articles| anyhow::anyhow!("{id}: read as {} articles, gold has one", articles.len()))?;
    if article.text != text {
        bail!("{id}: the text read differs from the text in gold");
    }
    Ok(article)
}
