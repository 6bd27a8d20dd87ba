//! `whosaid show`: Show an article with its quotes marked

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use whosaid::article::Article;
use whosaid::index::Index;
use whosaid::output::{escape, json, reading};
use whosaid::query;

use super::Outcome;
use super::error::{hint, note};
use super::place::IndexArg;
use super::screen::{ColorArg, shown};

/// Show an article with its quotes marked
///
/// Quotes are coloured and their speakers named in [ ]; ~ marks a likely one, and reported speech stands between ‹ ›. The
/// numbers on the left are lines of the file.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The file, or the end of its path, and a line as other commands print it
    #[arg(value_name = "PATH[:LINE]")]
    path: String,
    /// One JSON object a line, as `parse` prints it
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    color: ColorArg,
    #[command(flatten)]
    index: IndexArg,
}

pub(crate) fn run(args: Args) -> anyhow::Result<Outcome> {
    let index = args.index.open()?;
    let style = args.color.style();
    let (articles, line) = look_up(&index, &args.path)?;
    if articles.is_empty() {
        note(&format!("{}: not in the index", args.path));
        return Ok(Outcome::Nothing);
    }
    let mut paths: Vec<String> = articles.iter().map(|article| shown(&article.location.path)).collect();
    paths.dedup();
    if paths.len() > 1 {
        let message = format!("{}: {} files end so", args.path, paths.len());
        paths.truncate(5);
        return Err(hint(message, format!("name one: {}", paths.join(", "))));
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    for (i, article) in articles.iter().enumerate() {
        if args.json {
            escape::write_json(&json::article(article), &mut out)?;
            writeln!(out)?;
            continue;
        }
        if i > 0 {
            writeln!(out, "\n")?;
        }
        reading::article(article, line, &mut out, &style)?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// Finds the articles of a file by its path, with or without line and column behind it.
fn look_up(index: &Index, given: &str) -> anyhow::Result<(Vec<Article>, Option<u32>)> {
    let mut candidates = vec![(given, None)];
    if let Some((path, line)) = cut_number(given) {
        candidates.push((path, Some(line)));
        // `path:line:col`
        if let Some((path, line)) = cut_number(path) {
            candidates.push((path, Some(line)));
        }
    }
    for (path, line) in candidates {
        // What is here is meant before what ends so elsewhere.
        let here = Path::new(path).canonicalize().ok();
        for path in here.iter().map(PathBuf::as_path).chain([Path::new(path.trim_start_matches("./"))]) {
            let found = query::articles(index, path, line)?;
            if !found.is_empty() {
                return Ok((found, line));
            }
        }
    }
    Ok((Vec::new(), None))
}

fn cut_number(text: &str) -> Option<(&str, u32)> {
    let (rest, number) = text.trim_end_matches(':').rsplit_once(':')?;
    Some((rest, number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::cut_number;

    #[test]
    fn cuts_the_line_off() {
        assert_eq!(cut_number("a/b.txt:41"), Some(("a/b.txt", 41)));
        assert_eq!(cut_number("a:b.txt:41:7:"), Some(("a:b.txt:41", 7)));
        assert_eq!(cut_number("a/b.txt"), None);
        assert_eq!(cut_number("C:\\b.txt"), None);
    }
}
