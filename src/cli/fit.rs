//! `whosaid fit`: fits the engine's models to gold. Built only with the feature `fit`.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use whosaid::article::Article;
use whosaid::quotes::fit::{Fitted, fit_models};
use whosaid::quotes::score::{self, Counts, Gold, Predicted};

use super::Outcome;
use super::eval::{article_of, report, wire};

/// Fit the models of quote extraction to gold
#[derive(clap::Args)]
#[command(hide = true)]
pub(crate) struct Args {
    /// Files of gold, JSON Lines
    #[arg(value_name = "GOLD.jsonl", required = true)]
    gold: Vec<PathBuf>,

    /// Leave reported speech out of account where the cue is none of these word forms
    #[arg(long, value_name = "FILE")]
    speech_cues: PathBuf,

    /// Write the weights to this file
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Score by models fitted to the rest
    #[arg(long, value_name = "GOLD.jsonl")]
    held_out: Vec<PathBuf>,

    /// Also score each of N parts of the articles by models fitted to the others (0: do not)
    #[arg(long, default_value_t = 0, value_name = "N")]
    folds: usize,

    /// Write what is predicted for the parts to this file, as `eval --predictions` reads it
    #[arg(long, requires = "folds", value_name = "FILE")]
    predictions: Option<PathBuf>,
}

/// An article, unattributed, with its gold.
struct Marked {
    id: String,
    article: Article,
    gold: Gold,
}

impl Marked {
    /// Returns what is found in the article by these models.
    fn predicted(&self, fitted: &Fitted) -> Vec<Predicted> {
        let mut article = self.article.clone();
        fitted.attribute(&mut article);
        score::predictions(&article)
    }

    fn score(&self, predicted: &[Predicted]) -> Counts {
        score::score(&self.article.text, &self.gold, predicted).counts
    }
}

pub(crate) fn run(args: Args) -> anyhow::Result<Outcome> {
    let forms = wire::read_text(&args.speech_cues)?;
    let forms: BTreeSet<&str> = forms.split_whitespace().collect();
    let all = read(&args.gold, &forms)?;
    let mut out = anstream::stdout().lock();
    if !args.held_out.is_empty() {
        let fitted = fitted(all.iter());
        let mut total = Counts::default();
        for marked in read(&args.held_out, &forms)? {
            total += &marked.score(&marked.predicted(&fitted));
        }
        report::write_table(&mut out, &total)?;
    }
    if args.folds > 1 {
        let mut total = Counts::default();
        let mut lines = Vec::new();
        for fold in 0..args.folds {
            let part = |inside: bool| {
                all.iter().enumerate().filter(move |(i, _)| (i % args.folds == fold) == inside).map(|(_, a)| a)
            };
            let fitted = fitted(part(false));
            for marked in part(true) {
                let predicted = marked.predicted(&fitted);
                total += &marked.score(&predicted);
                if args.predictions.is_some() {
                    lines.push(wire::predictions_line(&marked.id, &marked.article.text, predicted)? + "\n");
                }
            }
        }
        if let Some(path) = &args.predictions {
            std::fs::write(path, lines.concat()).with_context(|| path.display().to_string())?;
        }
        writeln!(out, "{} parts, each by models fitted to the others:", args.folds)?;
        report::write_table(&mut out, &total)?;
    }
    if let Some(path) = &args.output {
        let bytes = fitted(all.iter()).to_bytes();
        std::fs::write(path, bytes).with_context(|| path.display().to_string())?;
    }
    Ok(Outcome::Done)
}

fn read(paths: &[PathBuf], forms: &BTreeSet<&str>) -> anyhow::Result<Vec<Marked>> {
    let mut all = Vec::new();
    for path in paths {
        for wire::GoldArticle { id, text, mut gold } in wire::read_gold(path)? {
            score::keep_speech_only(&text, &mut gold, |form| forms.contains(form));
            all.push(Marked { article: article_of(&id, &text)?, id, gold });
        }
    }
    Ok(all)
}

fn fitted<'a>(articles: impl Iterator<Item = &'a Marked>) -> Fitted {
    fit_models(&articles.map(|marked| (&marked.article, &marked.gold)).collect::<Vec<_>>())
}
