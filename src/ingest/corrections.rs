//! The user's own word on single quotes: `corrections.toml`.
//!
//! A correction names an article by the hash of its text and a quote by its first and last byte there, so that it holds
//! wherever the file is moved to and however often it is read again, and for every copy of the text. It is applied after
//! attribution, whenever such an article is read; what is to be read again for it is told by the index, which remembers
//! which corrections an article was read with.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use serde::Deserialize;
use toml::Spanned;

use super::survey::{Survey, file};
use crate::article::{Article, Certainty, Corrected, Quote, Speaker};
use crate::index::{FileStamp, Index, TextHash, text_hash};
use crate::text::Span;

/// All corrections, by article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    by_article: BTreeMap<TextHash, Vec<Correction>>,
}

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// From the first to the last byte of the quote, in the text of the article.
    pub span: Span,
    /// Who says it; none: it is struck, no quote at all.
    pub speaker: Option<String>,
    /// The day of the correction, as the file has it.
    pub date: Option<String>,
    /// Where the file has it, from 1.
    pub line: usize,
    /// Where the quote was when it was corrected, and its words: for people.
    pub place: String,
}

/// What is wrong with the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionsError {
    /// In which line, from 1.
    pub line: usize,
    /// What, in lower case.
    pub message: String,
}

impl fmt::Display for CorrectionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for CorrectionsError {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    correction: Vec<Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    article: Spanned<String>,
    span: Spanned<[u32; 2]>,
    speaker: Option<Spanned<String>>,
    #[serde(default)]
    strike: bool,
    date: Option<String>,
    #[serde(default)]
    at: String,
    #[serde(default)]
    words: String,
    /// What the program had, for people.
    #[serde(default, rename = "was")]
    _was: String,
}

impl Corrections {
    /// Reads the text of a `corrections.toml`. Of two for one quote the later one holds.
    ///
    /// # Errors
    /// It is not TOML, or a correction is not whole.
    pub fn parse(text: &str) -> Result<Corrections, CorrectionsError> {
        let line = |at: usize| text.get(..at).unwrap_or(text).bytes().filter(|byte| *byte == b'\n').count() + 1;
        let file: File = toml::from_str(text).map_err(|error| CorrectionsError {
            line: line(error.span().map_or(0, |span| span.start)),
            message: error.message().replace('\n', " "),
        })?;
        let mut corrections = Corrections::default();
        for entry in file.correction {
            let start = line(entry.span().start);
            let fault = |at: usize, message: &str| Err(CorrectionsError { line: at, message: message.to_owned() });
            let entry = entry.into_inner();
            let Some(hash) = TextHash::parse(entry.article.get_ref()) else {
                return fault(line(entry.article.span().start), "article is no hash of 32 hexadecimal digits");
            };
            let [from, to] = *entry.span.get_ref();
            if from >= to {
                return fault(line(entry.span.span().start), "span does not begin before its end");
            }
            match &entry.speaker {
                Some(_) if entry.strike => return fault(start, "both speaker and strike: it is one or the other"),
                None if !entry.strike => return fault(start, "neither speaker nor strike = true"),
                Some(name) if name.get_ref().trim().is_empty() => {
                    return fault(line(name.span().start), "speaker is empty");
                }
                _ => {}
            }
            let span = Span { start: from, end: to };
            let place = if entry.words.is_empty() { entry.at } else { format!("{} “{}”", entry.at, entry.words) };
            let speaker = entry.speaker.map(Spanned::into_inner);
            let of_article = corrections.by_article.entry(hash).or_default();
            of_article.retain(|other| other.span != span);
            of_article.push(Correction { span, speaker, date: entry.date, line: start, place });
        }
        Ok(corrections)
    }

    /// Returns the text that adds a correction to a file.
    #[must_use]
    pub fn entry(article: &Article, correction: &Correction, words: &str, was: &str) -> String {
        // The strings of JSON are strings of TOML.
        let string = |text: &str| serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f");
        let what = match &correction.speaker {
            Some(name) => format!("speaker = {}", string(name)),
            None => "strike = true".to_owned(),
        };
        let date = correction.date.as_ref().map_or(String::new(), |date| format!("date = {}\n", string(date)));
        format!(
            "\n[[correction]]\narticle = \"{}\"\nspan = [{}, {}]\n{what}\n{date}at = {}\nwords = {}\nwas = {}\n",
            text_hash(&article.text),
            correction.span.start,
            correction.span.end,
            string(&correction.place),
            string(words),
            string(was),
        )
    }

    /// Applies what there is for an article, and returns how many quotes it changed.
    pub(super) fn apply(&self, article: &mut Article) -> usize {
        if self.by_article.is_empty() {
            return 0;
        }
        let Some(corrections) = self.by_article.get(&text_hash(&article.text)) else { return 0 };
        article.corrections = fingerprint(corrections);
        let mut n = 0;
        for correction in corrections {
            let Some(idx) = article.quotes.iter().position(|quote| whole(quote) == Some(correction.span)) else {
                continue;
            };
            match &correction.speaker {
                Some(name) => {
                    let was = article.speaker_name(&article.quotes[idx]).or(article.quotes[idx].unnamed.clone());
                    let speaker = speaker(article, name);
                    let role = article.speakers[speaker as usize].roles.first().cloned();
                    let quote = &mut article.quotes[idx];
                    let corrected = Corrected { date: correction.date.clone(), was };
                    (quote.speakers, quote.unnamed, quote.role) = (vec![speaker], None, role);
                    (quote.certainty, quote.corrected) = (Certainty::Certain, Some(corrected));
                }
                None => drop(article.quotes.remove(idx)),
            }
            n += 1;
        }
        drop_silent(article);
        n
    }

    /// Returns the corrections that no quote of the index answers to: the article has gone or changed, or is read
    /// differently now.
    ///
    /// # Errors
    /// If the index is damaged.
    pub fn unmatched(&self, index: &Index) -> anyhow::Result<Vec<&Correction>> {
        let mut unmatched = Vec::new();
        for (hash, corrections) in &self.by_article {
            let article = index.article_with_text(hash)?;
            unmatched.extend(corrections.iter().filter(|correction| {
                let quotes = article.as_ref().map(|article| article.quotes.as_slice());
                let quote = quotes.map(|quotes| quotes.iter().find(|quote| whole(quote) == Some(correction.span)));
                match (quote, &correction.speaker) {
                    (None, _) | (Some(None), Some(_)) => true,
                    (Some(Some(quote)), _) => quote.corrected.is_none(),
                    (Some(None), None) => false,
                }
            }));
        }
        unmatched.sort_by_key(|correction| correction.line);
        Ok(unmatched)
    }

    /// Makes the survey read again what was read with other corrections than there are now.
    pub(super) fn recall(
        &self,
        index: &Index,
        roots: &[PathBuf],
        stamps: &[FileStamp],
        survey: &mut Survey,
    ) -> anyhow::Result<()> {
        let wanted = |hash: &TextHash| self.by_article.get(hash).map_or(0, |corrections| fingerprint(corrections));
        for (root, path) in index.read_with_other_corrections(!self.by_article.is_empty(), &wanted)? {
            let is_there = roots.get(root as usize).is_some_and(|root| file(root, &path).is_file());
            let stamp = stamps.iter().find(|stamp| stamp.root == root && stamp.path == path);
            if let Some(stamp) = stamp.filter(|_| is_there) {
                survey.read_again(stamp);
            }
        }
        Ok(())
    }
}

/// Returns the stretch from the first to the last byte of a quote: what a correction knows it by.
#[must_use]
pub fn whole(quote: &Quote) -> Option<Span> {
    Some(quote.content.first()?.to(*quote.content.last()?))
}

/// A number that differs where corrections of an article do. 0 is none.
fn fingerprint(corrections: &[Correction]) -> u64 {
    use std::fmt::Write as _;
    let mut text = String::new();
    for Correction { span, speaker, date, .. } in corrections {
        let _ = writeln!(text, "{span:?} {speaker:?} {date:?}");
    }
    text_hash(&text).low().max(1)
}

/// The index of the speaker called so, who is added where there is none.
fn speaker(article: &mut Article, name: &str) -> u32 {
    let words = |name: &str| crate::text::token::folded_words(name).map(|(_, word)| word).collect::<Vec<_>>();
    let known = article.speakers.iter().position(|speaker| words(&speaker.name) == words(name));
    let idx = known.unwrap_or_else(|| {
        article.speakers.push(Speaker { name: name.trim().to_owned(), ..Speaker::default() });
        article.speakers.len() - 1
    });
    u32::try_from(idx).expect("fewer speakers than bytes")
}

/// Takes those out who speak no more.
fn drop_silent(article: &mut Article) {
    let speaks = |idx: usize| article.quotes.iter().any(|quote| quote.speakers.iter().any(|s| *s as usize == idx));
    let mut next = 0;
    let places: Vec<Option<u32>> = (0..article.speakers.len())
        .map(|idx| {
            speaks(idx).then(|| {
                next += 1;
                next - 1
            })
        })
        .collect();
    let mut kept = places.iter();
    article.speakers.retain(|_| kept.next().is_some_and(Option::is_some));
    for speaker in article.quotes.iter_mut().flat_map(|quote| &mut quote.speakers) {
        *speaker = places[*speaker as usize].expect("who has a quote is kept");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article() -> Article {
        let text = "“No,” said Ann. “Yes,” said Bo.";
        let quote = |start, end, speaker| Quote {
            content: vec![Span::new(start, end)],
            speakers: vec![speaker],
            ..Quote::default()
        };
        let speaker = |name: &str| Speaker { name: name.into(), ..Speaker::default() };
        let yes = text.find("“Yes").expect("it is there");
        Article {
            text: text.into(),
            quotes: vec![quote(0, 9, 0), quote(yes, yes + 10, 1)],
            speakers: vec![speaker("Ann"), speaker("Bo")],
            ..Article::default()
        }
    }

    fn correction(article: &Article, idx: usize, speaker: Option<&str>) -> String {
        let span = whole(&article.quotes[idx]).expect("it has content");
        let (speaker, date) = (speaker.map(str::to_owned), Some("2024-01-02".to_owned()));
        let correction = Correction { span, speaker, date, line: 0, place: "a\\b.txt:1".into() };
        Corrections::entry(article, &correction, "“No,”", "Ann")
    }

    #[test]
    fn what_is_written_is_read_and_applied() {
        let mut one = article();
        let text = correction(&one, 0, Some("Cy \"C\" Dee")) + &correction(&one, 1, None);
        let corrections = Corrections::parse(&text).expect("it is sound");
        assert_eq!(corrections.apply(&mut one), 2);
        let names: Vec<&str> = one.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
        assert_eq!((one.quotes.len(), names), (1, vec!["Cy \"C\" Dee"]));
        let quote = &one.quotes[0];
        assert_eq!((quote.speakers.as_slice(), quote.certainty), (&[0][..], Certainty::Certain));
        let was = Corrected { date: Some("2024-01-02".into()), was: Some("Ann".into()) };
        assert_eq!(quote.corrected, Some(was));
        assert_ne!(one.corrections, 0);
        // Another text, another article.
        let mut other = Article { text: "“No,” said Ann. “Yes,” said Bob".into(), ..article() };
        assert_eq!((corrections.apply(&mut other), other.corrections), (0, 0));
        // The later one holds.
        let twice = correction(&article(), 0, Some("Bo")) + &correction(&article(), 0, Some("Ann"));
        let mut one = article();
        assert_eq!(Corrections::parse(&twice).expect("it is sound").apply(&mut one), 1);
        assert_eq!(one.speaker_name(&one.quotes[0]).as_deref(), Some("Ann"));
    }

    #[track_caller]
    fn check(text: &str, line: usize, message: &str) {
        let error = Corrections::parse(text).expect_err("it is wrong");
        assert_eq!(error.line, line, "{error:?}");
        assert!(error.message.contains(message), "{error:?}");
    }

    #[test]
    fn faults_have_their_line() {
        let hash = "article = \"00112233445566778899aabbccddeeff\"\n";
        check("[[correction]]\narticle = \"x\"\nspan = [0, 1]\nstrike = true\n", 2, "no hash");
        check(&format!("[[correction]]\n{hash}span = [3, 3]\nstrike = true\n"), 3, "begin before its end");
        check(&format!("\n[[correction]]\n{hash}span = [0, 1]\n"), 2, "neither speaker nor strike");
        check(&format!("[[correction]]\n{hash}span = [0, 1]\nspeaker = \"\"\n"), 4, "speaker is empty");
        check(&format!("[[correction]]\n{hash}span = [0, 1]\nstrike = true\nspeaker = \"A\"\n"), 1, "one or the other");
        check("[[correction]\n", 1, "");
        check(&format!("[[correction]]\n{hash}span = [0, 1]\nspeakr = \"A\"\n"), 4, "unknown field");
    }
}
