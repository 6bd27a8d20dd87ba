//! `whosaid fix`: the user's own word on who said a quote, noted in `corrections.toml`.

use std::fs::OpenOptions;
use std::io::Write as _;

use anyhow::Context as _;
use whosaid::article::{Article, LineEnds, Place, Quote};
use whosaid::ingest::corrections::{Correction, Corrections, whole};
use whosaid::output::escape;

use super::error::{hint, note};
use super::place::IndexArg;
use super::screen::shown;
use super::show::look_up;
use super::{Outcome, corrections};

/// Say who said a quote, or that it is none
///
/// What you say is noted in corrections.toml, beside the folder of the index, and holds from then on, also when the article
/// is read again or the index is built anew: it belongs to the text of the article, wherever its file is. To take it back,
/// delete its table there and run `whosaid index`.
#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("what").required(true))]
pub(crate) struct Args {
    /// The quote: the file and the line, as other commands print them; the column where several quotes stand there
    #[arg(value_name = "PATH:LINE[:COL]")]
    place: String,
    /// Who said it
    #[arg(short, long, value_name = "NAME", group = "what")]
    speaker: Option<String>,
    /// It is no quote: take it out. The words are still found by `search`
    #[arg(long, group = "what")]
    strike: bool,
    #[command(flatten)]
    index: IndexArg,
}

pub(crate) fn run(args: Args) -> anyhow::Result<Outcome> {
    let index = args.index.open()?;
    let speaker = args.speaker.as_deref().map(str::trim);
    if speaker == Some("") {
        return Err(hint("speaker: no name is given", "write --speaker \"Anna Verhoeven\", or --strike"));
    }
    // A file that is broken now is not made longer.
    corrections::read(index.dir())?;
    let (articles, line) = look_up(&index, &args.place)?;
    let (article, line) = match (articles.as_slice(), line) {
        ([], _) => {
            note(&format!("{}: not in the index", args.place));
            return Ok(Outcome::Nothing);
        }
        (_, None) => return Err(hint(format!("{}: no line is named", args.place), "write PATH:LINE")),
        ([article], Some(line)) => (article, line),
        (several, _) => {
            let message = format!("{}: {} files end so", args.place, several.len());
            return Err(hint(message, format!("name one: {}", shown(&several[0].location.path))));
        }
    };
    let Some((quote, place)) = choose(article, line, column(&args.place, line), &args.place)? else {
        note(&format!("{}: no quote in this line", args.place));
        return Ok(Outcome::Nothing);
    };
    let span = whole(quote).context("a quote has words")?;
    let was = article.speaker_name(quote).or_else(|| quote.unnamed.clone()).unwrap_or_default();
    let at = format!("{}:{}:{}", shown(&article.location.path), place.line, place.col);
    let date = Some(jiff::Zoned::now().date().to_string());
    let correction = Correction { span, speaker: speaker.map(str::to_owned), date, line: 0, place: at.clone() };
    let words = article.quote_text(quote);
    let path = corrections::path(index.dir());
    let entry = Corrections::entry(article, &correction, &words, &was);
    let mut file = OpenOptions::new().append(true).create(true).open(&path).with_context(|| shown(&path))?;
    file.write_all(entry.as_bytes()).and_then(|()| file.sync_all()).with_context(|| shown(&path))?;
    super::index::reread(&index, &article.location.path)?;
    let was = if was.is_empty() { "nobody".to_owned() } else { was };
    let what = match speaker {
        Some(name) => format!("{name} (was {was})"),
        None => format!("struck (was {was})"),
    };
    let mut err = anstream::stderr().lock();
    writeln!(err, "{}", escape::line(&format!("{at}: “{words}”: {what}")))?;
    writeln!(err, "noted in {}", shown(&path))?;
    Ok(Outcome::Done)
}

/// The quote in a line, by its column where there are several.
fn choose<'a>(
    article: &'a Article,
    line: u32,
    col: Option<u32>,
    given: &str,
) -> anyhow::Result<Option<(&'a Quote, Place)>> {
    let ends = LineEnds::of(&article.text);
    let place = |offset: u32| article.source.place(&ends, offset);
    let mut found: Vec<(&Quote, Place, Place)> = Vec::new();
    for quote in &article.quotes {
        let Some(span) = whole(quote) else { continue };
        let (start, end) = (place(span.start), place(span.end));
        if (start.line..=end.line).contains(&line) {
            found.push((quote, start, end));
        }
    }
    if let Some(col) = col {
        let holds = |(_, start, end): &(&Quote, Place, Place)| {
            (start.line, start.col) <= (line, col) && (line, col) <= (end.line, end.col)
        };
        let holding: Vec<_> = found.iter().copied().filter(holds).collect();
        // The innermost.
        let best = holding.into_iter().max_by_key(|(_, start, _)| (start.line, start.col));
        if best.is_some() || found.is_empty() {
            return Ok(best.map(|(quote, start, _)| (quote, start)));
        }
        let message = format!("{given}: no quote at this column");
        return Err(hint(message, format!("in this line: {}", list(article, &found))));
    }
    match found.as_slice() {
        [] => Ok(None),
        [(quote, start, _)] => Ok(Some((quote, *start))),
        several => {
            let message = format!("{given}: {} quotes in this line", several.len());
            Err(hint(message, format!("name one by its column: {}", list(article, several))))
        }
    }
}

/// Names quotes by line, column and first words.
fn list(article: &Article, quotes: &[(&Quote, Place, Place)]) -> String {
    let named = |(quote, start, _): &(&Quote, Place, Place)| {
        let words: String = article.quote_text(quote).chars().take(30).collect();
        format!("{}:{} “{words}…”", start.line, start.col)
    };
    quotes.iter().map(named).collect::<Vec<_>>().join(", ")
}

/// The column in `path:line:col`.
fn column(given: &str, line: u32) -> Option<u32> {
    let (rest, col) = given.trim_end_matches(':').rsplit_once(':')?;
    let (_, before) = rest.rsplit_once(':')?;
    (before.parse() == Ok(line)).then(|| col.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::column;

    #[test]
    fn columns() {
        assert_eq!(column("a.txt:41:7", 41), Some(7));
        assert_eq!(column("a.txt:41:7:", 41), Some(7));
        assert_eq!(column("a.txt:41", 41), None);
        assert_eq!(column("a:2:41", 41), None);
    }
}
