//! The stored form of an article: a struct of its own, so that the article may change without the index.
//!
//! JSON with short keys; Tantivy compresses it in blocks. The path is not in it: the key of the file has it. A change
//! here raises [`super::SCHEMA_VERSION`].

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Mutex;

use anyhow::{Context, ensure};
use serde::{Deserialize, Serialize};

use crate::article::{
    Article, Certainty, DateFrom, Location, Mention, MentionKind, Meta, Part, Place, Published, Quote, QuoteKind, Role,
    SourceMap, SourceRun, Speaker,
};
use crate::text::Span;

/// Start and end.
type WireSpan = (u32, u32);

#[derive(Serialize, Deserialize)]
struct WireArticle<'a> {
    #[serde(rename = "t")]
    text: Cow<'a, str>,
    #[serde(rename = "f")]
    format: Cow<'a, str>,
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    member: Option<Cow<'a, str>>,
    #[serde(rename = "p", default, skip_serializing_if = "Vec::is_empty")]
    parts: Vec<(u8, u32, u32)>,
    #[serde(rename = "q", default, skip_serializing_if = "Vec::is_empty")]
    quotes: Vec<WireQuote<'a>>,
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    speakers: Vec<WireSpeaker<'a>>,
    /// Text offset, length, line, column, byte.
    #[serde(rename = "r", default, skip_serializing_if = "Vec::is_empty")]
    runs: Vec<(u32, u32, u32, u32, Option<u64>)>,
    #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Cow<'a, str>>,
    /// Value and where it was found.
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    published: Option<(Cow<'a, str>, u8)>,
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    dateline: Option<Cow<'a, str>>,
    #[serde(rename = "o", default, skip_serializing_if = "Option::is_none")]
    outlet: Option<Cow<'a, str>>,
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    url: Option<Cow<'a, str>>,
    #[serde(rename = "k", default, skip_serializing_if = "Option::is_none")]
    desk: Option<Cow<'a, str>>,
    #[serde(rename = "w", default, skip_serializing_if = "Vec::is_empty")]
    topics: Vec<Cow<'a, str>>,
    #[serde(rename = "g", default, skip_serializing_if = "Option::is_none")]
    language: Option<Cow<'a, str>>,
}

#[derive(Serialize, Deserialize)]
struct WireQuote<'a> {
    #[serde(rename = "k")]
    kind: u8,
    #[serde(rename = "c")]
    content: Vec<WireSpan>,
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    cue: Option<WireSpan>,
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    mention: Option<(u8, u32, u32)>,
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    speakers: Vec<u32>,
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    unnamed: Option<Cow<'a, str>>,
    #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
    spoken_for: Option<Cow<'a, str>>,
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    role: Option<Cow<'a, str>>,
    #[serde(rename = "v", default, skip_serializing_if = "Option::is_none")]
    via: Option<Cow<'a, str>>,
    #[serde(rename = "y")]
    certainty: u8,
}

#[derive(Serialize, Deserialize)]
struct WireSpeaker<'a> {
    #[serde(rename = "n")]
    name: Cow<'a, str>,
    #[serde(rename = "r", default, skip_serializing_if = "Vec::is_empty")]
    roles: Vec<Cow<'a, str>>,
    #[serde(rename = "m", default, skip_serializing_if = "Vec::is_empty")]
    mentions: Vec<(u8, u32, u32)>,
}

// The numbers that stand for names: append only.
const ROLES: [Role; 8] = [
    Role::Headline,
    Role::Standfirst,
    Role::Byline,
    Role::Dateline,
    Role::Caption,
    Role::Credit,
    Role::Heading,
    Role::Paragraph,
];
const KINDS: [QuoteKind; 3] = [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect];
const MENTIONS: [MentionKind; 3] = [MentionKind::Name, MentionKind::Nominal, MentionKind::Pronoun];
const CERTAINTIES: [Certainty; 3] = [Certainty::Unclear, Certainty::Likely, Certainty::Certain];
const DATES: [DateFrom; 4] = [DateFrom::Metadata, DateFrom::Text, DateFrom::Dateline, DateFrom::Path];

/// Returns the number that stands for `name`.
fn number<T: PartialEq>(names: &[T], name: &T) -> u8 {
    let at = names.iter().position(|other| other == name).expect("every name is in its table");
    u8::try_from(at).expect("the tables are short")
}

fn name<T: Copy>(names: &[T], number: u8) -> anyhow::Result<T> {
    names.get(usize::from(number)).copied().context("unknown number in a stored article")
}

/// Returns the stored form of an article.
pub(super) fn encode(article: &Article) -> Vec<u8> {
    serde_json::to_vec(&to_wire(article)).expect("strings and numbers can be written as JSON")
}

/// Reads an article's stored form; `path` is where its file is.
///
/// # Errors
/// If the bytes are damaged. An article that is returned keeps the invariants of [`Article`]: its spans lie inside its
/// text, on character boundaries.
pub(super) fn decode(bytes: &[u8], path: PathBuf) -> anyhow::Result<Article> {
    let wire: WireArticle<'_> = serde_json::from_slice(bytes).context("stored article: not readable")?;
    from_wire(wire, path).context("stored article: damaged")
}

fn to_wire(article: &Article) -> WireArticle<'_> {
    let Article { location, format, meta, text, source, parts, quotes, speakers } = article;
    WireArticle {
        text: text.into(),
        format: (*format).into(),
        member: borrow(&location.member),
        parts: parts.iter().map(|part| (number(&ROLES, &part.role), part.span.start, part.span.end)).collect(),
        quotes: quotes.iter().map(wire_quote).collect(),
        speakers: speakers.iter().map(wire_speaker).collect(),
        runs: source.runs.iter().map(wire_run).collect(),
        authors: borrow_all(&meta.authors),
        published: meta.published.as_ref().map(|date| (date.value.as_str().into(), number(&DATES, &date.from))),
        dateline: borrow(&meta.dateline),
        outlet: borrow(&meta.outlet),
        url: borrow(&meta.url),
        desk: borrow(&meta.desk),
        topics: borrow_all(&meta.topics),
        language: borrow(&meta.language),
    }
}

fn wire_quote(quote: &Quote) -> WireQuote<'_> {
    WireQuote {
        kind: number(&KINDS, &quote.kind),
        content: quote.content.iter().map(|span| (span.start, span.end)).collect(),
        cue: quote.cue.map(|span| (span.start, span.end)),
        mention: quote.mention.as_ref().map(wire_mention),
        speakers: quote.speakers.clone(),
        unnamed: borrow(&quote.unnamed),
        spoken_for: borrow(&quote.spoken_for),
        role: borrow(&quote.role),
        via: borrow(&quote.via),
        certainty: number(&CERTAINTIES, &quote.certainty),
    }
}

fn wire_speaker(speaker: &Speaker) -> WireSpeaker<'_> {
    WireSpeaker {
        name: speaker.name.as_str().into(),
        roles: borrow_all(&speaker.roles),
        mentions: speaker.mentions.iter().map(wire_mention).collect(),
    }
}

fn wire_mention(mention: &Mention) -> (u8, u32, u32) {
    (number(&MENTIONS, &mention.kind), mention.span.start, mention.span.end)
}

fn wire_run(run: &SourceRun) -> (u32, u32, u32, u32, Option<u64>) {
    (run.text, run.len, run.place.line, run.place.col, run.place.byte)
}

fn from_wire(wire: WireArticle<'_>, path: PathBuf) -> anyhow::Result<Article> {
    let text = wire.text.into_owned();
    let span = |start: u32, end: u32| {
        let sound = start <= end && text.is_char_boundary(start as usize) && text.is_char_boundary(end as usize);
        ensure!(sound, "a span outside the text");
        Ok(Span { start, end })
    };
    let mention = |(kind, start, end)| Ok(Mention { kind: name(&MENTIONS, kind)?, span: span(start, end)? });

    let mut parts = Vec::with_capacity(wire.parts.len());
    for (role, start, end) in wire.parts {
        parts.push(Part { role: name(&ROLES, role)?, span: span(start, end)? });
    }
    let n_speakers = wire.speakers.len();
    let mut quotes = Vec::with_capacity(wire.quotes.len());
    for quote in wire.quotes {
        ensure!(!quote.content.is_empty(), "a quote without words");
        ensure!(quote.speakers.iter().all(|idx| (*idx as usize) < n_speakers), "a quote by a speaker unknown");
        quotes.push(Quote {
            kind: name(&KINDS, quote.kind)?,
            content: quote.content.into_iter().map(|(start, end)| span(start, end)).collect::<anyhow::Result<_>>()?,
            cue: quote.cue.map(|(start, end)| span(start, end)).transpose()?,
            mention: quote.mention.map(mention).transpose()?,
            speakers: quote.speakers,
            unnamed: own(quote.unnamed),
            spoken_for: own(quote.spoken_for),
            role: own(quote.role),
            via: own(quote.via),
            certainty: name(&CERTAINTIES, quote.certainty)?,
        });
    }
    let mut speakers = Vec::with_capacity(n_speakers);
    for speaker in wire.speakers {
        speakers.push(Speaker {
            name: speaker.name.into_owned(),
            roles: own_all(speaker.roles),
            mentions: speaker.mentions.into_iter().map(mention).collect::<anyhow::Result<_>>()?,
        });
    }
    let published = match wire.published {
        Some((value, from)) => Some(Published { value: value.into_owned(), from: name(&DATES, from)? }),
        None => None,
    };
    let run = |(text, len, line, col, byte)| SourceRun { text, len, place: Place { line, col, byte } };
    let runs: Vec<_> = wire.runs.into_iter().map(run).collect();
    let within = |run: &SourceRun| u64::from(run.text) + u64::from(run.len) <= text.len() as u64;
    ensure!(runs.iter().all(within), "a run outside the text");
    ensure!(runs.is_sorted_by_key(|run| run.text), "runs out of order");

    Ok(Article {
        location: Location { path, member: own(wire.member) },
        format: intern(&wire.format),
        meta: Meta {
            authors: own_all(wire.authors),
            published,
            dateline: own(wire.dateline),
            outlet: own(wire.outlet),
            url: own(wire.url),
            desk: own(wire.desk),
            topics: own_all(wire.topics),
            language: own(wire.language),
        },
        text,
        source: SourceMap { runs },
        parts,
        quotes,
        speakers,
    })
}

/// Returns the name of a format with the life of the program. There are as many as formats, in a sound index.
fn intern(format: &str) -> &'static str {
    static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    /// More than any program has formats; a damaged index must not fill the memory.
    const MAX: usize = 1000;
    let mut names = NAMES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    match names.get(format) {
        Some(known) => known,
        None if names.len() >= MAX => "",
        None => {
            let name: &'static str = String::leak(format.to_owned());
            names.insert(name);
            name
        }
    }
}

fn borrow(text: &Option<String>) -> Option<Cow<'_, str>> {
    text.as_deref().map(Cow::Borrowed)
}

fn borrow_all(texts: &[String]) -> Vec<Cow<'_, str>> {
    texts.iter().map(|text| text.as_str().into()).collect()
}

fn own(text: Option<Cow<'_, str>>) -> Option<String> {
    text.map(Cow::into_owned)
}

fn own_all(texts: Vec<Cow<'_, str>>) -> Vec<String> {
    texts.into_iter().map(Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> Article {
        let mention = Mention { span: Span::new(4, 7), kind: MentionKind::Nominal };
        Article {
            location: Location { path: "/a/b.txt".into(), member: Some("17".into()) },
            format: "jsonl",
            meta: Meta {
                authors: vec!["Ann".into()],
                published: Some(Published { value: "2021-11-30".into(), from: DateFrom::Path }),
                dateline: Some("ORLA".into()),
                outlet: Some("Herald".into()),
                url: Some("https://x.test/\"".into()),
                desk: Some("World".into()),
                topics: vec!["fish".into(), "tax".into()],
                language: Some("en".into()),
            },
            text: "“é” she\u{0} said \"x\"\n".into(),
            source: SourceMap {
                runs: vec![SourceRun { text: 0, len: 3, place: Place { line: 2, col: 4, byte: None } }],
            },
            parts: vec![Part { role: Role::Paragraph, span: Span::new(0, 8) }],
            quotes: vec![Quote {
                kind: QuoteKind::Mixed,
                content: vec![Span::new(0, 8)],
                cue: Some(Span::new(13, 17)),
                mention: Some(mention),
                speakers: vec![0],
                unnamed: Some("an aide".into()),
                spoken_for: Some("the port".into()),
                role: Some("mayor".into()),
                via: Some("Post".into()),
                certainty: Certainty::Likely,
            }],
            speakers: vec![Speaker { name: "Ada".into(), roles: vec!["mayor".into()], mentions: vec![] }],
        }
    }

    #[test]
    fn what_is_stored_is_read_back() {
        let mut article = full();
        article.quotes[0].mention = Some(Mention { span: Span::new(9, 12), kind: MentionKind::Nominal });
        assert_eq!(decode(&encode(&article), "/a/b.txt".into()).unwrap(), article);
        assert_eq!(decode(&encode(&Article::default()), PathBuf::new()).unwrap(), Article::default());
    }

    #[test]
    fn damage_is_an_error() {
        // A mention inside the letter é.
        assert!(decode(&encode(&full()), PathBuf::new()).is_err());
        let bytes = encode(&full());
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x11;
            let _ = decode(&damaged, PathBuf::new());
        }
        assert!(decode(&bytes[..bytes.len() / 2], PathBuf::new()).is_err());
    }
}
