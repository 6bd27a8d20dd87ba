//! The evidence for an attribution, for reading: a list of notes, each with its place in the source file.

mod json;

use super::line::{Ink, Line};
use super::pen::{DIM, DOUBT, PATH, PLAIN, Pen};
use super::who::{clip, one_line};
use crate::article::{Article, Binding, Certainty, Change, Decider, Evidence, LineEnds, Place, Quote};
use crate::text::Span;
use anstyle::Style as Color;
pub(super) use json::{WhyJson, why};
use std::io;
use unicode_width::UnicodeWidthStr;

/// One thing that tells for or against an attribution.
pub(super) struct Note {
    /// What it is: `cue`, `speaker`, `likely`…
    pub(super) label: &'static str,
    /// Where it stands in the source file.
    pub(super) place: Option<Place>,
    /// What is to be read, made safe.
    pub(super) text: String,
}

/// Columns of the labels.
const LABELS: usize = 9;

/// Returns the notes on one quote.
pub(super) fn notes(article: &Article, ends: &LineEnds, quote: &Quote, evidence: &Evidence) -> Vec<Note> {
    let place = |span: Span| Some(article.source.place(ends, span.start));
    let printed = |span: Span| format!("“{}”", one_line(span.of(&article.text)));
    let mut notes = Vec::new();
    let mut note = |label, place, text: String| notes.push(Note { label, place, text });
    if let Some(corrected) = &quote.corrected {
        let date = corrected.date.as_ref().map_or(String::new(), |date| format!(" on {}", one_line(date)));
        let was = corrected.was.as_ref().map_or("nobody".to_owned(), |was| one_line(was));
        note("fixed", None, format!("corrected by you{date}; the program had {was}, by this:"));
    }
    match (&evidence.change, quote.cue, evidence.binding) {
        (Some(Change::Gone), ..) => {}
        (_, Some(cue), binding) => {
            let by = if evidence.by == Decider::Rule { String::new() } else { format!("{}; ", evidence.by.meaning()) };
            note("cue", place(cue), format!("{}: {by}{}", printed(cue), binding.meaning()));
        }
        (_, None, Binding::Nobody) => note("cue", None, "none".to_owned()),
        (_, None, binding) => note("cue", None, binding.meaning().to_owned()),
    }
    for (i, link) in evidence.chain.iter().enumerate() {
        let mut text = printed(link.span);
        if i == 0 {
            text = format!("{text}: {}", evidence.rule.meaning());
        }
        note(if i == 0 { "speaker" } else { "→" }, place(link.span), text);
    }
    let doubts: Vec<&str> = evidence.doubts.iter().map(|doubt| doubt.meaning()).collect();
    match &evidence.change {
        Some(Change::Gone) => {
            let text = "read by another version of the program: this one finds no quote there";
            note("changed", None, text.to_owned());
        }
        Some(Change::Speaker(now)) => {
            let now = now.as_deref().map_or("nobody".to_owned(), one_line);
            let text = format!("read by another version of the program: this one gives it to {now}");
            note("changed", None, text);
        }
        None if quote.corrected.is_some() => {}
        None => note(quote.certainty.as_str(), None, doubts.join("; ")),
    }
    for rejected in &evidence.rejected {
        note("not", place(rejected.at), format!("{}: {}", one_line(&rejected.name), rejected.why.meaning()));
    }
    notes
}

/// Returns a place as `line:col`.
pub(super) fn line_col(place: Place) -> String {
    format!("{}:{}", place.line, place.col)
}

/// Writes notes in columns, `indent` columns from the left.
pub(super) fn put(pen: &mut Pen, notes: &[Note], indent: usize, width: usize) -> io::Result<()> {
    let places: Vec<String> = notes.iter().map(|note| note.place.map(line_col).unwrap_or_default()).collect();
    let room = places.iter().map(String::len).max().unwrap_or_default() + 2;
    for (note, place) in notes.iter().zip(&places) {
        let color: Color = match note.label {
            "changed" => DOUBT,
            label if label == Certainty::Likely.as_str() || label == Certainty::Unclear.as_str() => DOUBT,
            _ => DIM,
        };
        let label =
            if note.label == "→" { format!("{:>pad$} ", "→", pad = LABELS - 1) } else { note.label.to_owned() };
        pen.put(&" ".repeat(indent), PLAIN)?;
        pen.put(&label, color)?;
        if note.text.is_empty() {
            pen.end()?;
            continue;
        }
        pen.put(&" ".repeat(LABELS.saturating_sub(label.width())), PLAIN)?;
        let column = if note.place.is_some() { room } else { 0 };
        pen.put(place, PATH)?;
        pen.put(&" ".repeat(column.saturating_sub(place.len())), PLAIN)?;
        let mut line = Line::new();
        line.push(&note.text, Ink::Plain);
        let left = indent + LABELS + column;
        for (row, range) in line.wrap(width.saturating_sub(left).max(20)).into_iter().enumerate() {
            if row > 0 {
                pen.put(&" ".repeat(left), PLAIN)?;
            }
            pen.put(&line.text[range], if note.label == "not" { DIM } else { PLAIN })?;
            pen.end()?;
        }
    }
    Ok(())
}

/// Returns the first words of a quote with their place, to head its notes where the quote itself is not right above.
pub(super) fn head(article: &Article, ends: &LineEnds, quote: &Quote) -> Note {
    const SHOWN: usize = 50;
    let place = quote.content.first().map(|span| article.source.place(ends, span.start));
    let words = clip(&one_line(&article.quote_text(quote)), SHOWN);
    Note { label: "quote", place, text: format!("“{words}”") }
}
