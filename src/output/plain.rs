//! One line a hit, `path:line:col:` first: for editors, `grep` and other programs.

use std::io::{self, Write};

use super::line::Line;
use super::pen::{DIM, DOUBT, NAME, PATH, PLAIN, Pen};
use super::who::{Who, clip, one_line, place, place_at, quote_line};
use super::{Question, Renderer, Style, snippet, why};
use crate::article::{Certainty, LineEnds};
use crate::query::{Hit, Results};

/// Bytes of a quote, about: what is longer is cut around its first match. JSON has all of it.
const MAX_BYTES: usize = 600;

/// Bytes of a headline, about.
const MAX_HEADLINE: usize = 200;

pub(super) const RENDERER: Renderer = Renderer { name: "plain", flag: None, by_hit: true, render };

fn render(results: &Results, _: &Question, out: &mut dyn Write, style: &Style) -> io::Result<()> {
    let mut pen = Pen::new(out, style.color);
    for hit in &results.hits {
        pen.put(&place(hit, style), PATH)?;
        pen.put(":", PLAIN)?;
        put_hit(&mut pen, hit)?;
        pen.end()?;
        put_why(&mut pen, hit, style)?;
    }
    Ok(())
}

/// One line a piece of evidence, at its own place, as compilers print notes.
fn put_why(pen: &mut Pen, hit: &Hit, style: &Style) -> io::Result<()> {
    let (Some(evidence), Some(idx)) = (&hit.why, hit.quote) else { return Ok(()) };
    let ends = LineEnds::of(&hit.article.text);
    for note in why::notes(&hit.article, &ends, &hit.article.quotes[idx], evidence) {
        pen.put(&place_at(hit, note.place.unwrap_or(hit.place), style), PATH)?;
        let colon = if note.text.is_empty() { "" } else { ": " };
        let label = if note.label == "→" { "meaning" } else { note.label };
        pen.put(&format!(": note: {label}{colon}{}", note.text), PLAIN)?;
        pen.end()?;
    }
    Ok(())
}

fn put_hit(pen: &mut Pen, hit: &Hit) -> io::Result<()> {
    let article = &hit.article;
    let line = match hit.quote.map(|idx| &article.quotes[idx]) {
        Some(quote) => {
            pen.put(Who::of(article, quote).as_str(), NAME)?;
            if quote.certainty == Certainty::Likely {
                pen.put("~", DOUBT)?;
            }
            quote_line(article, quote, &hit.matches)
        }
        None => {
            let headline =
                article.headline().map_or("(no headline)".to_owned(), |span| one_line(span.of(&article.text)));
            pen.put(&clip(&headline, MAX_HEADLINE), NAME)?;
            let mut line = Line::new();
            snippet::push_windows(&mut line, article, &snippet::windows(article, &hit.matches, 1), &hit.matches);
            line
        }
    };
    pen.put(": ", PLAIN)?;
    let range = line.around_match(MAX_BYTES);
    pen.put(if range.start > 0 { "… " } else { "" }, DIM)?;
    pen.put_line(&line, range.clone(), PLAIN)?;
    pen.put(if range.end < line.text.len() { " …" } else { "" }, DIM)
}
