//! `whosaid show`: Show an article with its quotes marked

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use whosaid::article::{Article, LineEnds};
use whosaid::formats::{self, Format};
use whosaid::index::Index;
use whosaid::output::{count, escape, json, reading};
use whosaid::query;
use whosaid::quotes::explain;
use whosaid::text::decode::decode;

use super::Outcome;
use super::ask::note_stale;
use super::error::{hint, note};
use super::place::IndexArg;
use super::screen::{ColorArg, shown};

/// Show an article with its quotes marked
///
/// Quotes are coloured and their speakers named in [ ]; ~ marks a likely one, and reported speech stands between ‹ ›. The
/// numbers on the left are lines of the file.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The file, or the end of its path, and a member of an archive and a line as other commands print them
    #[arg(value_name = "PATH[:MEMBER][:LINE]")]
    path: String,
    /// One JSON object a line, as `parse` prints it
    #[arg(long)]
    json: bool,
    /// Say why each quote has its speaker: verb, words, names, doubts, and who else could be meant
    #[arg(long)]
    why: bool,
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
        note(&format!("{}: not in the index{}", args.path, alike(&index, &args.path)?));
        return Ok(Outcome::Nothing);
    }
    let mut paths: Vec<String> = articles.iter().map(|article| shown(&article.location.path)).collect();
    paths.dedup();
    if paths.len() > 1 {
        let message = format!("{}: {} files end so", args.path, paths.len());
        paths.truncate(5);
        return Err(hint(message, format!("name one: {}", paths.join(", "))));
    }
    if let (Some(line), [path], Some(last)) = (line, paths.as_slice(), articles.last()) {
        check_line(line, path, last)?;
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    for (i, article) in articles.iter().enumerate() {
        let evidence = if args.why { explain(article) } else { Vec::new() };
        if args.json {
            escape::write_json(&json::article_with(article, &evidence), &mut out)?;
            writeln!(out)?;
            continue;
        }
        if i > 0 {
            writeln!(out, "\n")?;
        }
        reading::article(article, line, &evidence, &mut out, &style)?;
    }
    out.flush()?;
    note_stale(&index, articles.iter().take(1).map(|article| article.location.path.as_path()))?;
    Ok(Outcome::Done)
}

/// Refuses a line beyond the end of the file: of the file as it is, or, where it cannot be read, of what was read of it.
fn check_line(line: u32, path: &str, last: &Article) -> anyhow::Result<()> {
    let end = u32::try_from(last.text.len()).unwrap_or(u32::MAX);
    let n_known = last.source.place(&LineEnds::of(&last.text), end).line;
    if line <= n_known {
        return Ok(());
    }
    // What is packed or no text has no lines to count.
    let is_text = formats::named(last.format).is_some_and(Format::is_text);
    let bytes = is_text.then(|| std::fs::read(&last.location.path).ok()).flatten();
    let n_there = bytes.as_deref().and_then(|bytes| {
        let text = decode(bytes, None).ok()?.text;
        let n_ends = text.bytes().filter(|byte| *byte == b'\n').count();
        Some(n_ends + usize::from(!text.is_empty() && !text.ends_with('\n')))
    });
    let n_lines = n_there.unwrap_or(n_known as usize);
    if line as usize <= n_lines {
        return Ok(());
    }
    Err(hint(
        format!("{path}:{line}: the file has {}", count(n_lines, "line")),
        format!("see all of it: whosaid show {path}"),
    ))
}

/// Returns `; did you mean news/2021-11-30-strait.txt:43`, empty if no file has the given words in its name.
fn alike(index: &Index, given: &str) -> anyhow::Result<String> {
    let (mut wanted, mut line) = (given, String::new());
    while let Some((rest, number)) = cut_number(wanted) {
        (wanted, line) = (rest, format!(":{number}"));
    }
    let wanted = wanted.trim_start_matches("./").to_lowercase();
    let mut found = Vec::new();
    for stamp in index.manifest()?.iter().filter(|stamp| stamp.n_articles > 0) {
        let Some(path) = index.root(stamp.root).map(|root| root.join(&stamp.path)) else { continue };
        if path.to_string_lossy().to_lowercase().contains(&wanted) {
            found.push(format!("{}{line}", shown(&path)));
        }
    }
    let more = if found.len() > 3 { " …" } else { "" };
    found.truncate(3);
    Ok(if found.is_empty() || wanted.is_empty() {
        String::new()
    } else {
        format!("; did you mean {}{more}", found.join(", "))
    })
}

/// Finds the articles of a file by its path, with or without line and column behind it.
pub(super) fn look_up(index: &Index, given: &str) -> anyhow::Result<(Vec<Article>, Option<u32>)> {
    let mut candidates = vec![(given, None)];
    if let Some((path, line)) = cut_number(given) {
        candidates.push((path, Some(line)));
        // `path:line:col`
        if let Some((path, line)) = cut_number(path) {
            candidates.push((path, Some(line)));
        }
    }
    for (place, line) in &candidates {
        // What is here is meant before what ends so elsewhere.
        let here = Path::new(place).canonicalize().ok();
        for path in here.iter().map(PathBuf::as_path).chain([Path::new(place.trim_start_matches("./"))]) {
            let found = query::articles(index, path, None, *line)?;
            if !found.is_empty() {
                return Ok((found, *line));
            }
        }
    }
    // `archive.zip:2021/a.txt:41`: whichever colon parts the member from the file.
    for (place, line) in candidates {
        for (colon, _) in place.match_indices(':') {
            let (path, member) = (&place[..colon], &place[colon + 1..]);
            let here = Path::new(path).canonicalize().ok();
            for path in here.iter().map(PathBuf::as_path).chain([Path::new(path.trim_start_matches("./"))]) {
                let found = query::articles(index, path, Some(member), line)?;
                if !found.is_empty() {
                    return Ok((found, line));
                }
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
