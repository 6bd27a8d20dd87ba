//! What `eval` prints: the table, the same as JSON, and a list of what went wrong.

use std::cmp::Reverse;
use std::fmt;
use std::io::{self, Write};

use serde_json::{Map, Value, json};
use whosaid::quotes::score::{Counts, Fault, FaultKind, Figures, GoldQuote, NameTally, Predicted, Prf, Tally};
use whosaid::text::Span;

use super::Scored;

pub(in crate::cli) fn write_table(out: &mut dyn Write, counts: &Counts) -> io::Result<()> {
    let Counts { quoted, stretch, indirect, named, unnamed, .. } = counts;
    let (figures, names) = (quoted.figures(), counts.names());
    writeln!(out, "{:44}{:>8}{:>8}{:>8}", "", "P", "R", "F1")?;
    row(out, "a. quoted: detection, soft (IoU >= 0.5)", figures.soft, format_args!("{} gold", quoted.gold))?;
    row(out, "   quoted: detection, strict", figures.strict, "")?;
    let detected = format_args!("{} detected", quoted.with_mention_hit);
    row_of_one(out, "b. quoted: attribution accuracy on detected", figures.accuracy, detected)?;
    row_of_one(out, "   quoted: the same, any overlap", figures.any, "")?;
    row(out, "   quoted: END TO END, content and mention", figures.end_to_end, "<- headline")?;
    row(out, "   stretches: detection", stretch.figures().soft, format_args!("{} gold", stretch.gold))?;
    row(out, "   stretches: end to end", stretch.figures().end_to_end, "")?;
    if names.gold > 0 {
        let detected = format_args!("{} detected", names.hit);
        row_of_one(out, "c. names: accuracy on detected", names.accuracy(), detected)?;
        let end_to_end = counts.names_end_to_end();
        row(out, "   names: END TO END, content and name", end_to_end, format_args!("{} gold", names.gold))?;
        for (label, NameTally { gold, hit, right }) in [("named", named), ("unnamed", unnamed)] {
            writeln!(out, "      {label}: {right} right of {hit} detected, {gold} gold")?;
        }
    }
    let figures = indirect.figures();
    row(out, "d. indirect: detection, soft", figures.soft, format_args!("{} gold", indirect.gold))?;
    row_of_one(out, "   indirect: attribution accuracy on detected", figures.accuracy, "")?;
    row(out, "   indirect: end to end", figures.end_to_end, "")?;
    writeln!(out, "quoted, by sort               gold   recall   attribution accuracy")?;
    for (sort, tally) in Counts::SORTS.iter().zip(&counts.by_sort) {
        let [recall, accuracy] = [tally.recall(), tally.accuracy()].map(figure);
        writeln!(out, "   {sort:23}{:8}{recall:>9}{accuracy:>9}", tally.gold)?;
    }
    let stated: usize = counts.by_certainty.iter().map(|tally| tally.hit).sum();
    for (certainty, tally) in Counts::CERTAINTIES.iter().zip(&counts.by_certainty).filter(|_| stated > 0) {
        let share = 100.0 * tally.hit as f64 / stated as f64;
        let label = format!("certainty {}", certainty.as_str());
        writeln!(out, "   {label:23}{:8}{:>18}   share {share:.1}", tally.hit, figure(tally.accuracy()))?;
    }
    Ok(())
}

fn row(out: &mut dyn Write, label: &str, prf: Prf, note: impl fmt::Display) -> io::Result<()> {
    let [precision, recall, f1] = [prf.precision, prf.recall, prf.f1].map(figure);
    writeln!(out, "{}", format!("{label:44}{precision:>8}{recall:>8}{f1:>8}  {note}").trim_end())
}

fn row_of_one(out: &mut dyn Write, label: &str, percent: f64, note: impl fmt::Display) -> io::Result<()> {
    writeln!(out, "{}", format!("{label:44}{:>24}  {note}", figure(percent)).trim_end())
}

/// One decimal; a dash where there is nothing to divide by.
fn figure(percent: f64) -> String {
    if percent.is_nan() { "-".to_owned() } else { format!("{percent:.1}") }
}

/// Prints `{"v": 1, "figures": {"quoted/soft": [P, R, F1], …}, "counts": {"quoted/gold": …}}`; null where there is
/// nothing to divide by.
pub(super) fn write_json(out: &mut dyn Write, total: &Counts) -> anyhow::Result<()> {
    let mut figures = Map::new();
    let mut counts = Map::new();
    for (sort, tally) in [("quoted", &total.quoted), ("stretch", &total.stretch), ("indirect", &total.indirect)] {
        let Figures { soft, strict, accuracy, any, end_to_end } = tally.figures();
        figures.insert(format!("{sort}/soft"), prf(soft));
        figures.insert(format!("{sort}/accuracy"), json!(accuracy));
        figures.insert(format!("{sort}/e2e"), prf(end_to_end));
        // A stretch has no strict match and no head of its own.
        if sort != "stretch" {
            figures.insert(format!("{sort}/strict"), prf(strict));
            figures.insert(format!("{sort}/any"), json!(any));
        }
        insert_counts(&mut counts, sort, tally);
    }
    figures.insert("names/accuracy".to_owned(), json!(total.names().accuracy()));
    figures.insert("names/e2e".to_owned(), prf(total.names_end_to_end()));
    for (sort, tally) in Counts::SORTS.iter().zip(&total.by_sort) {
        insert_counts(&mut counts, sort, tally);
    }
    for (certainty, tally) in Counts::CERTAINTIES.iter().zip(&total.by_certainty) {
        insert_counts(&mut counts, &format!("certainty {}", certainty.as_str()), tally);
    }
    for (sort, NameTally { gold, hit, right }) in
        [("names", total.names()), ("named", total.named), ("unnamed", total.unnamed)]
    {
        counts.extend(
            [("gold", gold), ("hit", hit), ("right", right)].map(|(key, n)| (format!("{sort}/{key}"), json!(n))),
        );
    }
    counts.insert("names/spurious".to_owned(), json!(total.names_spurious));
    serde_json::to_writer_pretty(&mut *out, &json!({"v": 1, "figures": figures, "counts": counts}))?;
    writeln!(out)?;
    Ok(())
}

fn prf(prf: Prf) -> Value {
    json!([prf.precision, prf.recall, prf.f1])
}

fn insert_counts(counts: &mut Map<String, Value>, sort: &str, tally: &Tally) {
    let Tally { gold, hit, strict, with_mention, with_mention_hit, head, touch, spurious } = *tally;
    let named = [
        ("gold", gold),
        ("hit", hit),
        ("strict", strict),
        ("with mention", with_mention),
        ("with mention hit", with_mention_hit),
        ("head", head),
        ("touch", touch),
        ("spurious", spurious),
    ];
    counts.extend(named.map(|(key, n)| (format!("{sort}/{key}"), json!(n))));
}

/// Lists what went wrong in the `n` worst articles, worst first; 0 is all. Quoted units only, unless `indirect`.
pub(super) fn write_errors(
    out: &mut dyn Write,
    mut articles: Vec<Scored>,
    n: usize,
    indirect: bool,
) -> anyhow::Result<()> {
    for article in &mut articles {
        article.score.faults.retain(|fault| indirect || fault.quoted);
    }
    articles.retain(|article| !article.score.faults.is_empty());
    articles.sort_by_key(|article| Reverse(article.score.faults.len()));
    let n = if n == 0 { articles.len() } else { n };
    for article in articles.iter().take(n) {
        let n_faults = article.score.faults.len();
        writeln!(out, "\n{}: {n_faults} wrong, {} in gold", article.id, article.gold.quotes.len())?;
        for fault in &article.score.faults {
            write_fault(out, article, fault)?;
        }
    }
    Ok(())
}

fn write_fault(out: &mut dyn Write, article: &Scored, fault: &Fault) -> io::Result<()> {
    let label = match fault.kind {
        FaultKind::Missed => "missed",
        FaultKind::Spurious => "spurious",
        FaultKind::WrongMention => "wrong mention",
        FaultKind::WrongName => "wrong name",
    };
    let text = &article.text;
    let gold = fault.gold.map(|idx| &article.gold.quotes[idx]);
    let predicted = fault.predicted.map(|idx| &article.predicted[idx]);
    let content = gold.map(|gold| &gold.content).or(predicted.map(|predicted| &predicted.content));
    let content = content.map_or(&[][..], |spans| spans);
    let line = content.first().map_or(0, |span| 1 + Span::new(0, span.start as usize).of(text).matches('\n').count());
    writeln!(out, "  {label}, line {line}: {}", excerpt(text, content))?;
    if let Some(gold) = gold {
        writeln!(out, "      gold   {}", gold_speaker(text, gold))?;
    }
    if let Some(predicted) = predicted {
        writeln!(out, "      found  {}", found_speaker(text, predicted))?;
    }
    Ok(())
}

fn gold_speaker(text: &str, gold: &GoldQuote) -> String {
    let mut line = format!("{} · {}", or_none(excerpt(text, &gold.mention)), or_none(excerpt(text, &gold.cue)));
    if let Some(names) = &gold.names {
        line.push_str(&format!(" = {}", names.join(" | ")));
    }
    line
}

fn found_speaker(text: &str, predicted: &Predicted) -> String {
    let mention = or_none(predicted.mention.map_or_else(String::new, |span| excerpt(text, &[span])));
    let name = predicted.name.as_deref().unwrap_or("(no name)");
    let certainty = predicted.certainty.map_or("", |certainty| certainty.as_str());
    format!("{mention} = {name} {certainty}").trim_end().to_owned()
}

fn or_none(words: String) -> String {
    if words.is_empty() { "(none)".to_owned() } else { words }
}

/// The words of `spans` on one line, shortened in the middle.
fn excerpt(text: &str, spans: &[Span]) -> String {
    const MAX_CHARS: usize = 100;
    let pieces: Vec<_> =
        spans.iter().map(|span| span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let whole: Vec<char> = pieces.join(" // ").chars().collect();
    if whole.len() <= MAX_CHARS {
        return whole.into_iter().collect();
    }
    let half = MAX_CHARS / 2 - 2;
    let ends = [&whole[..half], &whole[whole.len() - half..]].map(|end| end.iter().collect::<String>());
    ends.join(" … ")
}
