//! `whosaid fit`: fits the engine's models to gold. Built only with the feature `fit`.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use whosaid::article::Article;
use whosaid::quotes::fit::{Fitted, fit_models};
use whosaid::quotes::score::{self, Counts, Gold};

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
}

pub(crate) fn run(args: Args) -> anyhow::Result<Outcome> {
    let forms = wire::read_text(&args.speech_cues)?;
    let forms: BTreeSet<&str> = forms.split_whitespace().collect();
    let mut all: Vec<(Article, Gold, Gold)> = Vec::new();
    for path in &args.gold {
        for wire::GoldArticle { id, text, gold } in wire::read_gold(path)? {
            let mut speech = gold.clone();
            score::keep_speech_only(&text, &mut speech, |form| forms.contains(form));
            all.push((article_of(&id, &text)?, gold, speech));
        }
    }
    let mut out = anstream::stdout().lock();
    if !args.held_out.is_empty() {
        let fitted = fitted(all.iter());
        let mut total = Counts::default();
        for path in &args.held_out {
            for wire::GoldArticle { id, text, gold } in wire::read_gold(path)? {
                let mut speech = gold.clone();
                score::keep_speech_only(&text, &mut speech, |form| forms.contains(form));
                let mut article = article_of(&id, &text)?;
                fitted.attribute(&mut article);
                total += &score::score(&article.text, &speech, &score::predictions(&article)).counts;
            }
        }
        report::write_table(&mut out, &total)?;
    }
    if args.folds > 1 {
        let mut total = Counts::default();
        for fold in 0..args.folds {
            let apart = |i: usize| i % args.folds == fold;
            let fitted = fitted(all.iter().enumerate().filter(|(i, _)| !apart(*i)).map(|(_, a)| a));
            for (article, _, speech) in all.iter().enumerate().filter(|(i, _)| apart(*i)).map(|(_, a)| a) {
                let mut article = article.clone();
                fitted.attribute(&mut article);
                total += &score::score(&article.text, speech, &score::predictions(&article)).counts;
            }
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

fn fitted<'a>(articles: impl Iterator<Item = &'a (Article, Gold, Gold)>) -> Fitted {
    fit_models(&articles.map(|(article, _, speech)| (article, speech)).collect::<Vec<_>>())
}
