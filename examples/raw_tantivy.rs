//! The search engine alone, on what was found in the same articles: what whosaid is measured against (benches/run.py).
//!
//! ```text
//! raw_tantivy index PARSED.jsonl DIR [--memory MB]    one document an article, one a quote; prints bytes of text
//! raw_tantivy cold DIR QUERY                          opens the index, prints the first ten
//! raw_tantivy warm DIR QUERIES.tsv [--fetch]          as examples/warm.rs
//! ```
//!
//! PARSED.jsonl is what `whosaid parse` prints, so both index the same quotes; reading it costs little beside indexing.
//! The schema is the plainest that answers the same questions: no files, no sections, no people.

#![expect(clippy::print_stdout, reason = "a program that prints figures")]

use std::fs::File;
use std::hint::black_box;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, ConstScoreQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TEXT, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::{Index, ReloadPolicy, Searcher, TantivyDocument, Term};

#[path = "shared/queries.rs"]
mod queries;
use queries::{Asked, Kind};

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Deserialize)]
struct Article {
    path: String,
    headline: Option<String>,
    date: Option<String>,
    desk: Option<String>,
    text: String,
    quotes: Vec<Quote>,
}

#[derive(Deserialize)]
struct Quote {
    speaker: Option<String>,
    text: String,
}

struct Fields {
    path: Field,
    headline: Field,
    text: Field,
    desk: Field,
    day: Field,
    speaker: Field,
    quote: Field,
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let fields = Fields {
        path: schema.add_text_field("path", STRING | STORED),
        headline: schema.add_text_field("headline", TEXT | STORED),
        text: schema.add_text_field("text", TEXT | STORED),
        desk: schema.add_text_field("desk", STRING | STORED),
        day: schema.add_u64_field("day", INDEXED | STORED | FAST),
        speaker: schema.add_text_field("speaker", (STRING | STORED).set_fast("raw")),
        quote: schema.add_text_field("quote", TEXT | STORED),
    };
    (schema.build(), fields)
}

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["index", parsed, dir, rest @ ..] => {
            let memory = match rest {
                ["--memory", megabytes] => megabytes.parse()?,
                _ => 400,
            };
            index(Path::new(parsed), Path::new(dir), memory)
        }
        ["cold", dir, query] => cold(&open(dir)?, query),
        ["warm", dir, queries, rest @ ..] => warm(&open(dir)?, queries, rest == ["--fetch"]),
        _ => bail!("usage: raw_tantivy index PARSED.jsonl DIR | cold DIR QUERY | warm DIR QUERIES.tsv [--fetch]"),
    }
}

fn index(parsed: &Path, dir: &Path, memory: usize) -> Result<()> {
    let (schema, fields) = schema();
    std::fs::create_dir_all(dir)?;
    let index = Index::create_in_dir(dir, schema)?;
    let threads = std::thread::available_parallelism().map_or(1, usize::from).saturating_sub(1).clamp(1, 8);
    let mut writer = index.writer_with_num_threads(threads, memory * 1_000_000)?;
    let mut lines = BufReader::with_capacity(1 << 20, File::open(parsed)?);
    let (mut line, mut n_bytes) = (String::new(), 0);
    while lines.read_line(&mut line)? > 0 {
        let article: Article = serde_json::from_str(&line)?;
        n_bytes += article.text.len();
        let day: Option<u64> = article.date.as_deref().and_then(|date| date.get(..10)?.replace('-', "").parse().ok());
        let mut document = TantivyDocument::default();
        document.add_text(fields.path, &article.path);
        document.add_text(fields.headline, article.headline.as_deref().unwrap_or_default());
        document.add_text(fields.text, &article.text);
        let about = |document: &mut TantivyDocument| {
            document.add_text(fields.desk, article.desk.as_deref().unwrap_or_default());
            day.iter().for_each(|day| document.add_u64(fields.day, *day));
        };
        about(&mut document);
        writer.add_document(document)?;
        for quote in &article.quotes {
            let mut document = TantivyDocument::default();
            document.add_text(fields.path, &article.path);
            document.add_text(fields.speaker, quote.speaker.as_deref().unwrap_or_default());
            document.add_text(fields.quote, &quote.text);
            about(&mut document);
            writer.add_document(document)?;
        }
        line.clear();
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    println!("{n_bytes}");
    Ok(())
}

struct Engine {
    searcher: Searcher,
    fields: Fields,
}

fn open(dir: &str) -> Result<Engine> {
    let reader = Index::open_in_dir(dir)?.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    Ok(Engine { searcher: reader.searcher(), fields: schema().1 })
}

impl Engine {
    fn query(&self, asked: &Asked) -> Box<dyn Query> {
        let fields = &self.fields;
        let term = |field, text: &str, record| -> Box<dyn Query> {
            Box::new(TermQuery::new(Term::from_field_text(field, text), record))
        };
        let words = |field| -> Box<dyn Query> {
            match asked.words.as_slice() {
                [word] => term(field, word, IndexRecordOption::WithFreqs),
                words => {
                    Box::new(PhraseQuery::new(words.iter().map(|word| Term::from_field_text(field, word)).collect()))
                }
            }
        };
        match asked.kind {
            Kind::Term | Kind::Phrase => words(fields.text),
            Kind::Quoted => words(fields.quote),
            Kind::Speaker => term(fields.speaker, &asked.other, IndexRecordOption::Basic),
            Kind::Filter => {
                let desk = ConstScoreQuery::new(term(fields.desk, &asked.other, IndexRecordOption::Basic), 0.0);
                Box::new(BooleanQuery::new(vec![
                    (Occur::Must, words(fields.text)),
                    (Occur::Must, Box::new(desk) as Box<dyn Query>),
                ]))
            }
        }
    }

    fn field(&self, kind: Kind) -> Field {
        match kind {
            Kind::Term | Kind::Phrase | Kind::Filter => self.fields.text,
            Kind::Quoted | Kind::Speaker => self.fields.quote,
        }
    }
}

fn cold(engine: &Engine, query: &str) -> Result<()> {
    let asked = Asked::phrase(query);
    let query = engine.query(&asked);
    let (top, total) = engine.searcher.search(&*query, &(TopDocs::with_limit(10).order_by_score(), Count))?;
    let snippets = SnippetGenerator::create(&engine.searcher, &*query, engine.field(asked.kind))?;
    println!("{total}");
    for (_, address) in top {
        let document: TantivyDocument = engine.searcher.doc(address)?;
        let headline = document.get_first(engine.fields.headline).and_then(|value| value.as_str()).unwrap_or_default();
        println!("{headline}: {}", snippets.snippet_from_doc(&document).to_html());
    }
    Ok(())
}

fn warm(engine: &Engine, queries: &str, fetches: bool) -> Result<()> {
    queries::measure(queries, |asked| {
        let query = engine.query(asked);
        let top = engine.searcher.search(&*query, &TopDocs::with_limit(20).order_by_score())?;
        if fetches {
            let snippets = SnippetGenerator::create(&engine.searcher, &*query, engine.field(asked.kind))?;
            for (_, address) in top {
                let document: TantivyDocument = engine.searcher.doc(address)?;
                black_box(snippets.snippet_from_doc(&document).fragment().len());
            }
        }
        Ok(())
    })
    .with_context(|| queries.to_owned())
}
