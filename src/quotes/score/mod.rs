//! How good the quotes found are: compares predictions with what people marked (gold), article by article.
//!
//! - **Units.** One unit is all content bound to one cue: `“A,” she said. “B.”` is one unit with two spans.
//! - **Types** are computed from the text for gold and predictions alike, by [`quoted_regions`]: *direct* if all word
//!   characters lie inside quotation marks, *mixed* if some do, else *indirect*. *Quoted* is direct or mixed.
//! - **Content** is compared as a set of word characters, so that marks, punctuation and white space do not count.
//!   Units pair up one to one, best first, where the intersection is at least half of the union (*soft*); *strict* is
//!   equality. A pair counts under the type of the gold; a prediction left over is a false positive under its own type,
//!   unless most of it lies where the annotators left the text unsettled.
//! - **Mention.** Right if it touches a head word of the gold mention: "Maas" is wrong for "a Maas spokesman". A
//!   mention much longer than the gold one is wrong. Gold without mention counts for detection alone.
//! - **End to end**: content soft-matched *and* mention right. Errors of detection count.
//! - **Stretches**: the same for each stretch of content within one pair of marks, which is indifferent to how the
//!   parts of a quote are grouped.
//! - **Names**: where gold has them, the speaker's name equals one of them, see [`name_right`].
//!
//! The rules are those of common practice on such corpora (Pareti 2012; Newell et al. 2018, PolNeAR). Everything here
//! is a pure function of its arguments; reading gold files and printing belong to the program.

mod counts;
mod names;
mod regions;

pub use counts::{Counts, Figures, NameTally, Prf, Tally};
pub use names::name_right;
pub use regions::quoted_regions;

use crate::article::{Article, Certainty};
use crate::text::Span;

/// What people marked in one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gold {
    /// The quotes.
    pub quotes: Vec<GoldQuote>,
    /// Stretches that the annotators left unsettled.
    pub ignore: Vec<Span>,
}

/// One quote as people marked it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoldQuote {
    /// The words quoted.
    pub content: Vec<Span>,
    /// "said", "according to"; empty if there is none.
    pub cue: Vec<Span>,
    /// The words that name the speaker; empty where the text does not say who spoke.
    pub mention: Vec<Span>,
    /// The head words of the mention; empty if not marked, then any word of it will do.
    pub heads: Vec<Span>,
    /// Acceptable names of the speaker, or `unnamed:` and a phrase. None: not marked.
    pub names: Option<Vec<String>>,
}

/// One quote as found by a program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Predicted {
    /// The words quoted.
    pub content: Vec<Span>,
    /// The words at the cue that name the speaker.
    pub mention: Option<Span>,
    /// The speaker's name.
    pub name: Option<String>,
    /// How sure the program is, where it says so.
    pub certainty: Option<Certainty>,
}

/// The score of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// To be added up over articles.
    pub counts: Counts,
    /// What went wrong, in reading order of the gold, then the spurious ones.
    pub faults: Vec<Fault>,
}

/// One thing that went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// In what way.
    pub kind: FaultKind,
    /// Whether the unit has quotation marks.
    pub quoted: bool,
    /// Index of the gold quote.
    pub gold: Option<usize>,
    /// Index of the prediction.
    pub predicted: Option<usize>,
}

/// In what way a unit is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Gold that was not found.
    Missed,
    /// A prediction that is no quote in gold.
    Spurious,
    /// Found, but bound to the wrong words, or to none.
    WrongMention,
    /// Found, but the wrong name, or none.
    WrongName,
}

/// Returns the quotes of an attributed article in the form that is scored.
#[must_use]
pub fn predictions(article: &Article) -> Vec<Predicted> {
    let predicted = article.quotes.iter().map(|quote| Predicted {
        content: quote.content.clone(),
        mention: quote.mention.map(|mention| mention.span),
        name: article.speaker_name(quote),
        certainty: Some(quote.certainty),
    });
    predicted.collect()
}

/// Sets aside the indirect quotes of `gold` whose cue holds none of the word forms that `is_speech` accepts (wants,
/// supports, is expected): from then on they are neither missed nor, when predicted, false.
pub fn keep_speech_only(text: &str, gold: &mut Gold, is_speech: impl Fn(&str) -> bool) {
    let quoted = word_chars(&quoted_regions(text), text);
    let (kept, aside): (Vec<_>, Vec<_>) = std::mem::take(&mut gold.quotes).into_iter().partition(|quote| {
        let typed = UnitType::of(&word_chars(&quote.content, text), &quoted);
        let cue: Vec<_> = quote.cue.iter().map(|span| span.of(text).to_lowercase()).collect();
        typed != UnitType::Indirect || cue_forms(&cue.join(" ")).any(&is_speech)
    });
    gold.quotes = kept;
    gold.ignore.extend(aside.into_iter().flat_map(|quote| quote.content));
}

/// Runs of ASCII letters, and colons, which can be cues too.
fn cue_forms(cue: &str) -> impl Iterator<Item = &str> {
    let letters = cue.split(|c: char| !c.is_ascii_lowercase()).filter(|form| !form.is_empty());
    letters.chain(cue.matches(':'))
}

/// Compares the predictions for one article with its gold.
#[must_use]
pub fn score(text: &str, gold: &Gold, predicted: &[Predicted]) -> Score {
    let regions = quoted_regions(text);
    let ignored = word_chars(&gold.ignore, text);
    let quoted = word_chars(&regions, text);
    let golds = units(gold.quotes.iter().map(|quote| &quote.content), text);
    let preds = units(predicted.iter().map(|quote| &quote.content), text);
    let counted = |chars: &[u32]| 2 * shared(chars, &ignored) <= chars.len();

    let mut score = Score::default();
    let pairs = pair_up(&golds, &preds);
    for (i, unit) in golds.iter().enumerate() {
        let quote = &gold.quotes[unit.of];
        let pair = pairs.of_gold[i];
        let pred = pair.map(|(j, _)| &predicted[preds[j].of]);
        let typed = UnitType::of(&unit.chars, &quoted);
        let judged = Judged {
            typed,
            strict: pair.is_some_and(|(_, iou)| iou == 1.0),
            mention: pred.map_or(MentionMatch::None, |pred| match_mention(quote, pred.mention, text)),
            name_right: (quote.names.as_ref())
                .map(|names| pred.is_some_and(|pred| name_right(pred.name.as_deref(), names))),
        };
        score.counts.add_gold(text, quote, pred, &judged);
        let fault = |kind| Fault {
            kind,
            quoted: typed != UnitType::Indirect,
            gold: Some(unit.of),
            predicted: pair.map(|(j, _)| preds[j].of),
        };
        if pred.is_none() {
            score.faults.push(fault(FaultKind::Missed));
        } else if !quote.mention.is_empty() && judged.mention != MentionMatch::Head {
            score.faults.push(fault(FaultKind::WrongMention));
        } else if judged.name_right == Some(false) && typed != UnitType::Indirect {
            score.faults.push(fault(FaultKind::WrongName));
        }
    }
    for (j, unit) in preds.iter().enumerate().filter(|(j, unit)| !pairs.used[*j] && counted(&unit.chars)) {
        let quoted = UnitType::of(&unit.chars, &quoted) != UnitType::Indirect;
        score.counts.add_spurious(quoted);
        let fault = Fault { kind: FaultKind::Spurious, quoted, gold: None, predicted: Some(preds[j].of) };
        score.faults.push(fault);
    }
    score.counts.close_names();

    let (golds, preds) = (stretches(&golds, &regions, text), stretches(&preds, &regions, text));
    let pairs = pair_up(&golds, &preds);
    let spurious = preds.iter().zip(&pairs.used).filter(|(unit, used)| !**used && counted(&unit.chars)).count();
    score.counts.stretch.spurious += spurious;
    for (unit, pair) in golds.iter().zip(&pairs.of_gold) {
        let quote = &gold.quotes[unit.of];
        let pred = pair.map(|(j, _)| &predicted[preds[j].of]);
        let mention = pred.map_or(MentionMatch::None, |pred| match_mention(quote, pred.mention, text));
        score.counts.stretch.add(quote, pred.is_some(), false, mention);
    }
    score
}

/// What a unit is, by how much of it lies inside quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum UnitType {
    Direct,
    Mixed,
    Indirect,
}

impl UnitType {
    fn of(chars: &[u32], quoted: &[u32]) -> Self {
        match shared(chars, quoted) {
            0 => UnitType::Indirect,
            n if n == chars.len() => UnitType::Direct,
            _ => UnitType::Mixed,
        }
    }
}

/// How well a predicted mention fits the gold one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MentionMatch {
    None,
    /// It shares characters with the mention, but not with a head word.
    Touches,
    /// It holds or touches a head word.
    Head,
}

/// What was found out about one gold quote.
struct Judged {
    typed: UnitType,
    strict: bool,
    mention: MentionMatch,
    /// None: gold has no names.
    name_right: Option<bool>,
}

/// The word characters of a quote, or of a stretch of one.
struct Unit {
    /// Index of the quote.
    of: usize,
    /// Byte offsets, ascending, each once; never empty.
    chars: Vec<u32>,
}

fn units<'a>(contents: impl Iterator<Item = &'a Vec<Span>>, text: &str) -> Vec<Unit> {
    let units = contents.enumerate().map(|(of, content)| Unit { of, chars: word_chars(content, text) });
    units.filter(|unit| !unit.chars.is_empty()).collect()
}

/// Cuts units into the stretches that lie within one pair of marks.
fn stretches(units: &[Unit], regions: &[Span], text: &str) -> Vec<Unit> {
    let regions: Vec<_> = regions.iter().map(|region| word_chars(&[*region], text)).collect();
    let cut = |unit: &Unit| -> Vec<Unit> {
        let pieces = regions.iter().map(|region| Unit { of: unit.of, chars: intersection(&unit.chars, region) });
        pieces.filter(|piece| !piece.chars.is_empty()).collect()
    };
    units.iter().flat_map(cut).collect()
}

/// Returns the byte offsets of the word characters under `spans`, ascending, each once.
fn word_chars(spans: &[Span], text: &str) -> Vec<u32> {
    let mut chars = Vec::new();
    for span in spans {
        let inside = span.of(text).char_indices().filter(|(_, c)| c.is_alphanumeric());
        let narrow = |at: usize| u32::try_from(at).expect("a span is shorter than 4 GiB");
        chars.extend(inside.map(|(at, _)| span.start + narrow(at)));
    }
    chars.sort_unstable();
    chars.dedup();
    chars
}

fn intersection(a: &[u32], b: &[u32]) -> Vec<u32> {
    // The shorter one is looked up in the longer one.
    let (a, b) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    a.iter().copied().filter(|offset| b.binary_search(offset).is_ok()).collect()
}

fn shared(a: &[u32], b: &[u32]) -> usize {
    intersection(a, b).len()
}

struct Pairs {
    /// For each gold unit the index of its prediction, and the share of the union that both hold.
    of_gold: Vec<Option<(usize, f64)>>,
    /// Which predictions have a gold unit.
    used: Vec<bool>,
}

/// Pairs gold and predicted units one to one, best first, where they share at least half of their union.
fn pair_up(golds: &[Unit], preds: &[Unit]) -> Pairs {
    let mut candidates = Vec::new();
    for (i, gold) in golds.iter().enumerate() {
        for (j, pred) in preds.iter().enumerate() {
            let both = shared(&gold.chars, &pred.chars);
            let iou = both as f64 / (gold.chars.len() + pred.chars.len() - both) as f64;
            if iou >= 0.5 {
                candidates.push((i, j, iou));
            }
        }
    }
    // Stable, so that equal pairs stay in reading order.
    candidates.sort_by(|a, b| b.2.total_cmp(&a.2));
    let mut pairs = Pairs { of_gold: vec![None; golds.len()], used: vec![false; preds.len()] };
    for (i, j, iou) in candidates {
        if pairs.of_gold[i].is_none() && !pairs.used[j] {
            pairs.of_gold[i] = Some((j, iou));
            pairs.used[j] = true;
        }
    }
    pairs
}

/// A mention may be this long, in characters, whatever the length of the gold one.
const MENTION_MAX_CHARS: usize = 60;

fn match_mention(gold: &GoldQuote, mention: Option<Span>, text: &str) -> MentionMatch {
    let n_chars = |span: &Span| span.of(text).chars().count();
    let Some(mention) = mention.filter(|_| !gold.mention.is_empty()) else {
        return MentionMatch::None;
    };
    if n_chars(&mention) > MENTION_MAX_CHARS.max(3 * gold.mention.iter().map(n_chars).sum::<usize>()) {
        return MentionMatch::None;
    }
    let touches = |spans: &[Span]| spans.iter().any(|span| span.overlaps(mention));
    let heads = if gold.heads.is_empty() { &gold.mention } else { &gold.heads };
    match (touches(heads), touches(&gold.mention)) {
        (true, _) => MentionMatch::Head,
        (false, true) => MentionMatch::Touches,
        (false, false) => MentionMatch::None,
    }
}

#[cfg(test)]
mod tests;
