//! The JSON Lines of gold and of predictions. Their offsets count Unicode code points; ours are bytes.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, bail};
use serde::Deserialize;
#[cfg(feature = "fit")]
use serde::Serialize;
use serde::de::DeserializeOwned;
use whosaid::article::Certainty;
use whosaid::quotes::score::{Gold, GoldQuote, Predicted};
use whosaid::text::Span;

/// One article of gold.
pub(in crate::cli) struct GoldArticle {
    pub(in crate::cli) id: String,
    pub(in crate::cli) text: String,
    pub(in crate::cli) gold: Gold,
}

/// Half-open, in code points.
type CharSpan = [usize; 2];

#[derive(Deserialize)]
struct GoldLine {
    id: String,
    text: String,
    attributions: Vec<AttributionLine>,
    #[serde(default)]
    ignore: Option<Vec<CharSpan>>,
}

/// The form's "source" is what we call the mention.
#[derive(Deserialize)]
struct AttributionLine {
    content: Vec<CharSpan>,
    source: Option<Vec<CharSpan>>,
    cue: Option<Vec<CharSpan>>,
    source_heads: Option<Vec<CharSpan>>,
    speaker_names: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "fit", derive(Serialize))]
struct PredictionsLine {
    id: String,
    quotes: Vec<PredictedLine>,
}

/// One predicted quote as it stands in a file.
#[derive(Deserialize)]
#[cfg_attr(feature = "fit", derive(Serialize))]
pub(super) struct PredictedLine {
    content: Vec<CharSpan>,
    speaker: Option<CharSpan>,
    speaker_name: Option<String>,
    certainty: Option<String>,
}

/// Reads a file of UTF-8 text.
pub(in crate::cli) fn read_text(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}

/// Reads a file of gold.
pub(in crate::cli) fn read_gold(path: &Path) -> anyhow::Result<Vec<GoldArticle>> {
    let lines: Vec<GoldLine> = read_lines(path)?;
    let read = |line: GoldLine| {
        let (id, text) = (line.id, line.text);
        let gold = to_gold(&text, line.attributions, line.ignore).with_context(|| format!("{}: {id}", path.display()));
        Ok(GoldArticle { gold: gold?, id, text })
    };
    lines.into_iter().map(read).collect()
}

/// Reads a file of predictions, by article.
pub(super) fn read_predictions(path: &Path) -> anyhow::Result<HashMap<String, Vec<PredictedLine>>> {
    let lines: Vec<PredictionsLine> = read_lines(path)?;
    Ok(lines.into_iter().map(|line| (line.id, line.quotes)).collect())
}

/// Leads the spans of predictions for an article with this text to bytes.
pub(super) fn to_predicted(text: &str, lines: Vec<PredictedLine>) -> anyhow::Result<Vec<Predicted>> {
    let offsets = Offsets::new(text);
    let predicted = |line: PredictedLine| {
        let certainty = match line.certainty.as_deref() {
            None => None,
            Some(word) => match [Certainty::Certain, Certainty::Likely, Certainty::Unclear]
                .into_iter()
                .find(|certainty| certainty.as_str() == word)
            {
                None => bail!("{word:?} is no certainty: certain, likely or unclear"),
                found => found,
            },
        };
        Ok(Predicted {
            content: offsets.spans(line.content)?,
            mention: line.speaker.map(|span| offsets.span(span)).transpose()?,
            name: line.speaker_name,
            certainty,
        })
    };
    lines.into_iter().map(predicted).collect()
}

/// Returns the line that states these predictions for an article, as [`read_predictions`] takes it.
#[cfg(feature = "fit")]
pub(in crate::cli) fn predictions_line(id: &str, text: &str, predicted: Vec<Predicted>) -> anyhow::Result<String> {
    let offsets = Offsets::new(text);
    let line = |predicted: Predicted| PredictedLine {
        content: predicted.content.into_iter().map(|span| offsets.chars(span)).collect(),
        speaker: predicted.mention.map(|span| offsets.chars(span)),
        speaker_name: predicted.name,
        certainty: predicted.certainty.map(|certainty| certainty.as_str().to_owned()),
    };
    let quotes = predicted.into_iter().map(line).collect();
    Ok(serde_json::to_string(&PredictionsLine { id: id.to_owned(), quotes })?)
}

fn to_gold(text: &str, lines: Vec<AttributionLine>, ignore: Option<Vec<CharSpan>>) -> anyhow::Result<Gold> {
    let offsets = Offsets::new(text);
    let quote = |line: AttributionLine| {
        if line.speaker_names.as_ref().is_some_and(Vec::is_empty) {
            bail!("speaker_names is empty: state a name, or leave it out");
        }
        Ok(GoldQuote {
            content: offsets.spans(line.content)?,
            cue: offsets.spans(line.cue.unwrap_or_default())?,
            mention: offsets.spans(line.source.unwrap_or_default())?,
            heads: offsets.spans(line.source_heads.unwrap_or_default())?,
            names: line.speaker_names,
        })
    };
    let quotes = lines.into_iter().map(quote).collect::<anyhow::Result<_>>()?;
    Ok(Gold { quotes, ignore: offsets.spans(ignore.unwrap_or_default())? })
}

fn read_lines<T: DeserializeOwned>(path: &Path) -> anyhow::Result<Vec<T>> {
    let text = read_text(path)?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let parsed = lines
        .map(|(idx, line)| serde_json::from_str(line).with_context(|| format!("{}: line {}", path.display(), idx + 1)));
    parsed.collect()
}

/// The byte at which each character of a text begins, and the end of the text.
struct Offsets(Vec<usize>);

impl Offsets {
    fn new(text: &str) -> Self {
        Offsets(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    fn span(&self, [start, end]: CharSpan) -> anyhow::Result<Span> {
        match (self.0.get(start), self.0.get(end)) {
            (Some(&from), Some(&to)) if from <= to => Ok(Span::new(from, to)),
            _ => bail!("span [{start}, {end}] is not inside the text"),
        }
    }

    #[cfg(feature = "fit")]
    fn chars(&self, span: Span) -> CharSpan {
        let range = span.range();
        [range.start, range.end].map(|byte| self.0.partition_point(|at| *at < byte))
    }

    fn spans(&self, spans: Vec<CharSpan>) -> anyhow::Result<Vec<Span>> {
        spans.into_iter().map(|span| self.span(span)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_become_bytes() {
        let offsets = Offsets::new("“é” a");
        assert_eq!(offsets.span([0, 3]).expect("inside"), Span::new(0, 8));
        assert_eq!(offsets.span([4, 5]).expect("inside"), Span::new(9, 10));
        assert!(offsets.span([4, 6]).is_err());
        assert!(offsets.span([3, 2]).is_err());
    }
}
