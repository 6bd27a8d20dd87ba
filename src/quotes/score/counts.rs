//! What is counted for an article, added up over articles, and the figures that follow.

use std::ops::AddAssign;

use super::names::is_unnamed;
use super::{GoldQuote, Judged, MentionMatch, Predicted, UnitType};
use crate::article::Certainty;
use crate::text::Span;

/// Counts of units of one sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Units in gold.
    pub gold: usize,
    /// Of these, found.
    pub hit: usize,
    /// Found with exactly the same words.
    pub strict: usize,
    /// Units whose speaker gold marks.
    pub with_mention: usize,
    /// Of these, found.
    pub with_mention_hit: usize,
    /// Found, with the mention right by a head word.
    pub head: usize,
    /// Found, with the mention right by any word.
    pub touch: usize,
    /// Predictions that are no unit of gold.
    pub spurious: usize,
}

/// Counts of names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameTally {
    /// Quoted units whose speaker's name gold states.
    pub gold: usize,
    /// Of these, found.
    pub hit: usize,
    /// Found, with the right name.
    pub right: usize,
}

/// Counts of one article or of many: they add up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Direct and mixed units.
    pub quoted: Tally,
    /// Units without quotation marks.
    pub indirect: Tally,
    /// Stretches within one pair of marks.
    pub stretch: Tally,
    /// Quoted units by what they are; in the order of [`Counts::SORTS`].
    pub by_sort: [Tally; Counts::SORTS.len()],
    /// Quoted units with a speaker in gold, found, by the certainty stated; in the order of [`Counts::CERTAINTIES`].
    pub by_certainty: [Tally; Counts::CERTAINTIES.len()],
    /// Speakers with a name in gold.
    pub named: NameTally,
    /// Speakers that gold has as unnamed.
    pub unnamed: NameTally,
    /// Quoted predictions that are no unit, in articles whose gold has names.
    pub names_spurious: usize,
}

impl Counts {
    /// By kind, by the form of the mention, and by its place seen from the content.
    pub const SORTS: [&str; 9] = [
        "direct",
        "mixed",
        "mention with-name",
        "mention nominal",
        "mention pronoun",
        "mention none",
        "mention before",
        "mention after",
        "mention between",
    ];

    /// From sure to unsure.
    pub const CERTAINTIES: [Certainty; 3] = [Certainty::Certain, Certainty::Likely, Certainty::Unclear];

    pub(super) fn add_gold(&mut self, text: &str, gold: &GoldQuote, pred: Option<&Predicted>, judged: &Judged) {
        let hit = pred.is_some();
        let add = |tally: &mut Tally| tally.add(gold, hit, judged.strict, judged.mention);
        if judged.typed == UnitType::Indirect {
            add(&mut self.indirect);
            return;
        }
        add(&mut self.quoted);
        let kind = if judged.typed == UnitType::Direct { "direct" } else { "mixed" };
        for sort in [Some(kind), Some(mention_form(text, gold)), mention_place(gold)].into_iter().flatten() {
            let idx = Counts::SORTS.iter().position(|name| *name == sort).expect("the sort is in the table");
            add(&mut self.by_sort[idx]);
        }
        if let Some(certainty) = pred.and_then(|pred| pred.certainty).filter(|_| !gold.mention.is_empty()) {
            let idx = Counts::CERTAINTIES.iter().position(|c| *c == certainty).expect("all are in the table");
            add(&mut self.by_certainty[idx]);
        }
        if let (Some(names), Some(right)) = (&gold.names, judged.name_right) {
            let tally = if is_unnamed(names) { &mut self.unnamed } else { &mut self.named };
            *tally += NameTally { gold: 1, hit: hit.into(), right: right.into() };
        }
    }

    pub(super) fn add_spurious(&mut self, quoted: bool) {
        let tally = if quoted { &mut self.quoted } else { &mut self.indirect };
        tally.spurious += 1;
    }

    /// To be called once an article's quotes are counted: where gold has names, a spurious quote is a spurious name.
    pub(super) fn close_names(&mut self) {
        if self.names().gold > 0 {
            self.names_spurious = self.quoted.spurious;
        }
    }

    /// Returns the counts of all names, of named and unnamed speakers.
    #[must_use]
    pub fn names(&self) -> NameTally {
        let mut names = self.named;
        names += self.unnamed;
        names
    }

    /// Returns end to end precision, recall and F1 of names.
    #[must_use]
    pub fn names_end_to_end(&self) -> Prf {
        let names = self.names();
        Prf::new(names.right, names.hit + self.names_spurious, names.gold)
    }
}

impl AddAssign<&Counts> for Counts {
    fn add_assign(&mut self, other: &Counts) {
        self.quoted += other.quoted;
        self.indirect += other.indirect;
        self.stretch += other.stretch;
        self.by_sort.iter_mut().zip(other.by_sort).for_each(|(a, b)| *a += b);
        self.by_certainty.iter_mut().zip(other.by_certainty).for_each(|(a, b)| *a += b);
        self.named += other.named;
        self.unnamed += other.unnamed;
        self.names_spurious += other.names_spurious;
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.gold += other.gold;
        self.hit += other.hit;
        self.strict += other.strict;
        self.with_mention += other.with_mention;
        self.with_mention_hit += other.with_mention_hit;
        self.head += other.head;
        self.touch += other.touch;
        self.spurious += other.spurious;
    }
}

impl AddAssign for NameTally {
    fn add_assign(&mut self, other: NameTally) {
        self.gold += other.gold;
        self.hit += other.hit;
        self.right += other.right;
    }
}

/// Precision, recall and their harmonic mean, in per cent; not a number where there is nothing to divide by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prf {
    /// Share of what was predicted that is right.
    pub precision: f64,
    /// Share of gold that was predicted right.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
}

impl Prf {
    fn new(right: usize, predicted: usize, gold: usize) -> Self {
        Prf {
            precision: percent(right, predicted),
            recall: percent(right, gold),
            f1: percent(2 * right, predicted + gold),
        }
    }
}

/// What follows from a [`Tally`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// Detection, content soft-matched.
    pub soft: Prf,
    /// Detection, content equal.
    pub strict: Prf,
    /// Of the units found whose speaker gold marks, the share with the right mention, by head word.
    pub accuracy: f64,
    /// The same, by any word.
    pub any: f64,
    /// Content and mention right.
    pub end_to_end: Prf,
}

impl Tally {
    pub(super) fn add(&mut self, gold: &GoldQuote, hit: bool, strict: bool, mention: MentionMatch) {
        let with_mention = !gold.mention.is_empty();
        *self += Tally {
            gold: 1,
            hit: hit.into(),
            strict: strict.into(),
            with_mention: with_mention.into(),
            with_mention_hit: (with_mention && hit).into(),
            head: (mention == MentionMatch::Head).into(),
            touch: (mention != MentionMatch::None).into(),
            spurious: 0,
        };
    }

    /// Returns the figures that follow from the counts.
    #[must_use]
    pub fn figures(&self) -> Figures {
        let made = self.hit + self.spurious;
        Figures {
            soft: Prf::new(self.hit, made, self.gold),
            strict: Prf::new(self.strict, made, self.gold),
            accuracy: self.accuracy(),
            any: percent(self.touch, self.with_mention_hit),
            end_to_end: Prf::new(self.head, self.with_mention_hit + self.spurious, self.with_mention),
        }
    }

    /// Returns the share of gold units that were found.
    #[must_use]
    pub fn recall(&self) -> f64 {
        percent(self.hit, self.gold)
    }

    /// Returns, of the units found whose speaker gold marks, the share with the right mention.
    #[must_use]
    pub fn accuracy(&self) -> f64 {
        percent(self.head, self.with_mention_hit)
    }
}

impl NameTally {
    /// Returns the share of the units found that have the right name.
    #[must_use]
    pub fn accuracy(&self) -> f64 {
        percent(self.right, self.hit)
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { f64::NAN } else { 100.0 * part as f64 / whole as f64 }
}

const PRONOUNS: &str = "he she they it i we you who which that his her their its my our your him them me us whose";

/// By what kind of words gold names the speaker.
fn mention_form(text: &str, gold: &GoldQuote) -> &'static str {
    let pieces: Vec<&str> = gold.mention.iter().map(|span| span.of(text)).collect();
    let joined = pieces.join(" ");
    let words = joined.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    match words.as_slice() {
        [] if gold.mention.is_empty() => "mention none",
        [one] if PRONOUNS.split(' ').any(|pronoun| pronoun == one.to_lowercase()) => "mention pronoun",
        [one] if capital(one) => "mention with-name",
        [_, rest @ ..] if rest.iter().any(capital) => "mention with-name",
        _ => "mention nominal",
    }
}

/// Where gold names the speaker, seen from the words quoted.
fn mention_place(gold: &GoldQuote) -> Option<&'static str> {
    let bounds = |spans: &[Span]| spans.iter().copied().reduce(Span::to);
    let (mention, content) = (bounds(&gold.mention)?, bounds(&gold.content)?);
    if mention.start < content.start {
        Some("mention before")
    } else if mention.start >= content.end {
        Some("mention after")
    } else {
        Some("mention between")
    }
}
