//! An article for reading, its quotes marked where they stand and their speakers named after them.

use std::io::{self, Write};

use super::line::{Ink, Line};
use super::pen::{DIM, FOUND, NAME, PATH, PLAIN, Pen};
use super::who::{Who, count, one_line, path};
use super::{Style, escape, why};
use crate::article::{Article, Certainty, Evidence, LineEnds, Part, Quote, QuoteKind, Role};
use crate::text::Span;

/// Columns of the margin: the line number in the source, and a mark at the line asked for.
const MARGIN: usize = 7;

const MAX_WIDTH: usize = 100;

/// Writes `article`. Reported speech stands between ‹ ›, which are ours. `line` is a line of the source to point at. With
/// `evidence`, in the order of the quotes, below each paragraph stands why its quotes have their speakers; where a line
/// is pointed at, below its paragraph alone.
///
/// # Errors
/// If `out` cannot be written.
pub fn article(
    article: &Article,
    line: Option<u32>,
    evidence: &[Evidence],
    out: &mut dyn Write,
    style: &Style,
) -> io::Result<()> {
    let mut pen = Pen::new(out, style.color);
    let width = style.width.clamp(30, MAX_WIDTH);
    head(article, &mut pen, style, width)?;
    let blocks = blocks(article);
    let ends = LineEnds::of(&article.text);
    let line_of = |block: &&[Part]| article.source.place(&ends, block[0].span.start).line;
    let lines: Vec<u32> = blocks.iter().map(line_of).collect();
    let mut pieces = pieces(article).into_iter();
    let pointed = line.and_then(|line| lines.iter().rposition(|first| *first <= line).or(Some(0)));
    for (i, block) in blocks.iter().enumerate() {
        pen.end()?;
        let mut words = Line::new();
        for part in *block {
            push_part(&mut words, article, *part, &pieces.next().unwrap_or_default());
        }
        let color = match block[0].role {
            Role::Headline | Role::Heading => NAME,
            Role::Caption | Role::Credit | Role::Byline => DIM,
            _ => PLAIN,
        };
        for (row, range) in words.wrap(width - MARGIN).into_iter().enumerate() {
            if row > 0 {
                pen.put(&" ".repeat(MARGIN), PLAIN)?;
            } else if pointed == Some(i) {
                pen.put(&format!("▶{:>4}  ", lines[i]), FOUND)?;
            } else {
                pen.put(&format!("{:>5}  ", lines[i]), DIM)?;
            }
            pen.put_line(&words, range, color)?;
            pen.end()?;
        }
        if pointed.is_none_or(|pointed| pointed == i) {
            let span = block[0].span.to(block[block.len() - 1].span);
            let ends_here = |quote: &Quote| quote.content.last().is_some_and(|last| span.contains(*last));
            for (quote, evidence) in article.quotes.iter().zip(evidence).filter(|(quote, _)| ends_here(quote)) {
                let mut notes = vec![why::head(article, &ends, quote)];
                notes.extend(why::notes(article, &ends, quote, evidence));
                pen.end()?;
                why::put(&mut pen, &notes, MARGIN, width)?;
            }
        }
    }
    foot(article, &mut pen, width)
}

/// What is stated beside the text, and the path.
fn head(article: &Article, pen: &mut Pen, style: &Style, width: usize) -> io::Result<()> {
    let meta = &article.meta;
    let location = &article.location;
    let member = location.member.as_ref().map_or(String::new(), |member| format!(":{member}"));
    pen.put(&format!("{}{}", path(&location.path, style.here.as_deref()), escape::line(&member)), PATH)?;
    pen.end()?;
    let day = meta.published.as_ref().map(|published| published.day().to_owned());
    let authors = (!meta.authors.is_empty()).then(|| format!("by {}", meta.authors.join(", ")));
    let pieces: Vec<String> = [day, meta.outlet.clone(), meta.desk.clone(), authors].into_iter().flatten().collect();
    let mut line = Line::new();
    line.push(&pieces.join(" · "), Ink::Plain);
    for range in line.wrap(width).into_iter().filter(|range| !range.is_empty()) {
        pen.put(&line.text[range], DIM)?;
        pen.end()?;
    }
    Ok(())
}

/// Who speaks, and how often.
fn foot(article: &Article, pen: &mut Pen, width: usize) -> io::Result<()> {
    pen.end()?;
    pen.put(&"─".repeat(width), DIM)?;
    pen.end()?;
    let mut rows: Vec<(Who, usize)> = Vec::new();
    for quote in &article.quotes {
        let who = Who::of(article, quote);
        let key = who.key();
        match rows.iter_mut().find(|(known, _)| known.key() == key) {
            Some((_, n)) => *n += 1,
            None => rows.push((who, 1)),
        }
    }
    rows.sort_by_key(|(who, n)| (*who == Who::Unclear, std::cmp::Reverse(*n)));
    for (who, n) in &rows {
        pen.put(who.as_str(), NAME)?;
        let speaker = article.speakers.iter().find(|speaker| one_line(&speaker.name) == who.as_str());
        if let Some(role) = speaker.and_then(|speaker| speaker.roles.first()) {
            pen.put(&format!(" · {}", one_line(role)), PLAIN)?;
        }
        pen.put(&format!(" · {}", count(*n, "quote")), DIM)?;
        pen.end()?;
    }
    if rows.is_empty() {
        pen.put("no quotes found", DIM)?;
        pen.end()?;
    }
    Ok(())
}

/// Groups parts that stand on one line: a dateline with its paragraph, a caption with its credit.
fn blocks(article: &Article) -> Vec<&[Part]> {
    let joined = |a: &Part, b: &Part| {
        matches!((a.role, b.role), (Role::Dateline, Role::Paragraph) | (Role::Caption, Role::Credit))
    };
    article.parts.chunk_by(joined).collect()
}

/// A quote, and a piece of it by its index.
type Piece<'a> = (&'a Quote, usize, Span);

/// Returns for each part the pieces of quotes in it.
fn pieces(article: &Article) -> Vec<Vec<Piece<'_>>> {
    let mut by_part = vec![Vec::new(); article.parts.len()];
    for quote in &article.quotes {
        for (idx, piece) in quote.content.iter().enumerate() {
            let first = article.parts.partition_point(|part| part.span.end <= piece.start);
            let within = article.parts[first..].iter().take_while(|part| part.span.start < piece.end).count();
            by_part[first..first + within].iter_mut().for_each(|pieces| pieces.push((quote, idx, *piece)));
        }
    }
    by_part
}

/// Appends a part with the quotes in it marked.
fn push_part(line: &mut Line, article: &Article, part: Part, pieces: &[Piece<'_>]) {
    line.push(" ", Ink::Plain);
    let mut cuts = vec![part.span.start, part.span.end];
    cuts.extend(pieces.iter().flat_map(|(_, _, piece)| [piece.start, piece.end]));
    cuts.retain(|cut| (part.span.start..=part.span.end).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    for (i, start) in cuts.iter().enumerate() {
        // Inner pieces end before outer ones, and begin after them.
        for (quote, idx, _) in pieces.iter().rev().filter(|(_, _, piece)| piece.end == *start) {
            close(line, article, quote, *idx);
        }
        for (quote, _, _) in pieces.iter().filter(|(_, _, piece)| piece.start == *start) {
            if quote.kind == QuoteKind::Indirect {
                line.push("‹", Ink::Note);
            }
        }
        let Some(end) = cuts.get(i + 1) else { break };
        let span = Span { start: *start, end: *end };
        let quoted = pieces.iter().any(|(_, _, piece)| piece.contains(span));
        line.push(span.of(&article.text), if quoted { Ink::Quote } else { Ink::Plain });
    }
}

/// Marks the end of a piece; after the last one the speaker is named.
fn close(line: &mut Line, article: &Article, quote: &Quote, idx: usize) {
    if quote.kind == QuoteKind::Indirect {
        line.push("›", Ink::Note);
    }
    if idx + 1 == quote.content.len() {
        let likely = if quote.certainty == Certainty::Likely { "~" } else { "" };
        line.push(&format!(" [{}{likely}]", Who::of(article, quote).as_str()), Ink::Note);
    }
}
