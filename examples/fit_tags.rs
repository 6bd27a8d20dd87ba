//! Fits the tagger: `cargo run --release --features fit --example fit_tags -- TRAIN.jsonl TRAIN.conllu OUT`.
//!
//! `TRAIN.jsonl` has an article a line (`id`, `text`), `TRAIN.conllu` its tags: tabs between the columns, XPOS in the
//! fourth, begin and end in the seventh and eighth as Unicode code points of the text; `# id = …` before each article.
//! `fit_tags --score GOLD.jsonl GOLD.conllu MODEL` compares the tags that a model gives with those stated instead.

#![expect(clippy::print_stdout, reason = "a program that prints figures")]

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::ops::ControlFlow;

use anyhow::{Context, Result, bail};
use whosaid::article::Location;
use whosaid::formats;
use whosaid::quotes::tags::fit::{self, Settings, Tagged};
use whosaid::text::Span;

#[derive(serde::Deserialize)]
struct Line {
    id: String,
    text: String,
}

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--score", texts, tags, model] => {
            let bytes = std::fs::read(model).with_context(|| model.to_owned())?;
            let accuracy = fit::accuracy(&read(texts, tags)?, bytes.leak());
            let accuracy = accuracy.with_context(|| format!("{model}: not a model of this version"))?;
            let share = 100.0 * accuracy.right as f64 / accuracy.words as f64;
            println!("{} of {} words: {share:.2} %", accuracy.right, accuracy.words);
            let mut confused: Vec<_> = accuracy.confused.into_iter().collect();
            confused.sort_by_key(|(_, n)| usize::MAX - n);
            for ((stated, given), n) in confused.iter().take(15) {
                println!("{n:6} {stated} tagged {given}");
            }
        }
        [texts, tags, out] => {
            let model = fit::fit(&read(texts, tags)?, Settings::default(), &mut |line| println!("{line}"));
            println!("{} bytes", model.len());
            std::fs::write(out, model).with_context(|| out.to_owned())?;
        }
        _ => bail!("usage: fit_tags TRAIN.jsonl TRAIN.conllu OUT | fit_tags --score GOLD.jsonl GOLD.conllu MODEL"),
    }
    Ok(())
}

fn read(texts: &str, tags: &str) -> Result<Vec<Tagged>> {
    let mut by_id = read_tags(tags)?;
    let mut out = Vec::new();
    for line in BufReader::new(File::open(texts).with_context(|| texts.to_owned())?).lines() {
        let Line { id, text } = serde_json::from_str(&line?).with_context(|| texts.to_owned())?;
        let Some(stated) = by_id.remove(&id) else {
            println!("{id}: no tags");
            continue;
        };
        // Code points to bytes.
        let mut at: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        at.push(text.len());
        let tags = stated.into_iter().map(|(start, end, tag)| (Span::new(at[start], at[end]), tag)).collect();
        let location = Location { path: format!("{id}.txt").into(), member: None };
        let mut articles = Vec::new();
        formats::read(&location, text.as_bytes(), &mut |article| {
            articles.push(article);
            ControlFlow::Continue(())
        })
        .with_context(|| id.clone())?;
        let article = articles.pop().with_context(|| format!("{id}: no article"))?;
        if article.text != text {
            bail!("{id}: the text read differs from the text stated");
        }
        out.push(Tagged { article, tags });
    }
    Ok(out)
}

type Stated = Vec<(usize, usize, String)>;

fn read_tags(path: &str) -> Result<HashMap<String, Stated>> {
    let mut out: HashMap<String, Stated> = HashMap::new();
    let mut id = String::new();
    for line in BufReader::new(File::open(path).with_context(|| path.to_owned())?).lines() {
        let line = line?;
        if let Some(next) = line.strip_prefix("# id = ") {
            next.clone_into(&mut id);
        }
        let columns: Vec<&str> = line.split('\t').collect();
        if let [_, _, _, tag, _, _, start, end, ..] = columns[..] {
            out.entry(id.clone()).or_default().push((start.parse()?, end.parse()?, tag.to_owned()));
        }
    }
    Ok(out)
}
