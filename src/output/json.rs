//! Articles as JSON, version 1 of the output contract. All spans are UTF-8 byte offsets into the object's own `text`.
//!
//! The structs here are the wire form: they follow the contract field by field, in its order, with every field present
//! and `null` for what is not known. A field may be added without a new version; none changes its meaning.

use serde::Serialize;

use super::why::{WhyJson, why};
use crate::article::{Article, Evidence, Quote, Role};
use crate::text::Span;

/// Version of the output contract.
pub const VERSION: u32 = 1;

/// Returns the wire form of an article.
pub fn article(article: &Article) -> impl Serialize {
    article_with(article, &[])
}

/// Returns the wire form of an article whose quotes have the field `why`; `evidence` is in the order of the quotes.
pub fn article_with<'a>(article: &'a Article, evidence: &'a [Evidence]) -> impl Serialize + use<'a> {
    let places = Places::of(article);
    let meta = &article.meta;
    let sections = article.sections();
    ArticleJson {
        v: VERSION,
        path: article.location.path.to_string_lossy().into_owned(),
        member: article.location.member.as_deref(),
        format: article.format,
        language: meta.language.as_deref(),
        headline: article.headline().map(|span| span.of(&article.text)),
        headline_span: article.headline().map(range),
        standfirst: article.standfirst().map(|span| span.of(&article.text)),
        byline: &meta.authors,
        dateline: meta.dateline.as_deref(),
        date: meta.published.as_ref().map(|date| date.value.as_str()),
        date_from: meta.published.as_ref().map(|date| date.from.as_str()),
        outlet: meta.outlet.as_deref(),
        url: meta.url.as_deref(),
        desk: meta.desk.as_deref(),
        topics: &meta.topics,
        captions: article
            .captions()
            .iter()
            .map(|caption| CaptionJson {
                text: caption.span.of(&article.text),
                credit: caption.credit.map(|span| span.of(&article.text)),
                span: range(caption.span),
            })
            .collect(),
        sections: sections
            .iter()
            .map(|section| SectionJson {
                heading: section.heading.map(|span| span.of(&article.text)),
                heading_span: section.heading.map(range),
                span: range(section.span),
            })
            .collect(),
        paragraphs: article.paragraphs().map(range).collect(),
        quotes: (0..article.quotes.len()).map(|idx| quote(article, idx, &places, evidence.get(idx))).collect(),
        speakers: article
            .speakers
            .iter()
            .enumerate()
            .map(|(idx, speaker)| SpeakerJson {
                name: &speaker.name,
                roles: &speaker.roles,
                mentions: speaker.mentions.iter().map(|mention| range(mention.span)).collect(),
                quotes: quotes_of(article, idx),
            })
            .collect(),
        text: &article.text,
    }
}

#[derive(Serialize)]
struct ArticleJson<'a> {
    v: u32,
    path: String,
    member: Option<&'a str>,
    format: &'a str,
    language: Option<&'a str>,
    headline: Option<&'a str>,
    headline_span: Option<Range>,
    standfirst: Option<&'a str>,
    byline: &'a [String],
    dateline: Option<&'a str>,
    date: Option<&'a str>,
    date_from: Option<&'a str>,
    outlet: Option<&'a str>,
    url: Option<&'a str>,
    desk: Option<&'a str>,
    topics: &'a [String],
    captions: Vec<CaptionJson<'a>>,
    sections: Vec<SectionJson<'a>>,
    paragraphs: Vec<Range>,
    quotes: Vec<QuoteJson<'a>>,
    speakers: Vec<SpeakerJson<'a>>,
    text: &'a str,
}

#[derive(Serialize)]
struct CaptionJson<'a> {
    text: &'a str,
    credit: Option<&'a str>,
    span: Range,
}

#[derive(Serialize)]
struct SectionJson<'a> {
    heading: Option<&'a str>,
    heading_span: Option<Range>,
    span: Range,
}

/// The wire form of one quote.
#[derive(Serialize)]
pub(super) struct QuoteJson<'a> {
    id: usize,
    kind: &'static str,
    text: String,
    spans: Vec<Range>,
    cue: Option<Words<'a>>,
    mention: Option<Words<'a>>,
    speaker: Option<String>,
    unnamed: Option<&'a str>,
    #[serde(rename = "for")]
    spoken_for: Option<&'a str>,
    role: Option<&'a str>,
    via: Option<&'a str>,
    certainty: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrected: Option<CorrectedJson<'a>>,
    section: Option<usize>,
    paragraph: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<WhyJson<'a>>,
}

/// That the user has given a quote to its speaker, when, and who had it before.
#[derive(Serialize)]
struct CorrectedJson<'a> {
    date: Option<&'a str>,
    was: Option<&'a str>,
}

#[derive(Serialize)]
struct Words<'a> {
    text: &'a str,
    span: Range,
}

#[derive(Serialize)]
struct SpeakerJson<'a> {
    name: &'a str,
    roles: &'a [String],
    mentions: Vec<Range>,
    quotes: Vec<usize>,
}

/// Start and end, as the contract prints a span.
type Range = [u32; 2];

fn range(span: Span) -> Range {
    [span.start, span.end]
}

/// For each part, the index of its section and of its paragraph, where it has one.
pub(super) struct Places(Vec<(Option<usize>, Option<usize>)>);

impl Places {
    pub(super) fn of(article: &Article) -> Self {
        let (mut n_sections, mut n_paragraphs) = (0_usize, 0_usize);
        let mut place = |role| match role {
            Role::Heading => {
                n_sections += 1;
                (Some(n_sections - 1), None)
            }
            Role::Paragraph => {
                n_sections = n_sections.max(1);
                n_paragraphs += 1;
                (Some(n_sections - 1), Some(n_paragraphs - 1))
            }
            _ => (None, None),
        };
        Self(article.parts.iter().map(|part| place(part.role)).collect())
    }

    fn at(&self, article: &Article, quote: &Quote) -> (Option<usize>, Option<usize>) {
        let part = quote.content.first().and_then(|span| article.part_at(span.start));
        part.and_then(|idx| self.0.get(idx)).copied().unwrap_or_default()
    }
}

/// Returns the wire form of one quote of an article.
pub(super) fn quote<'a>(
    article: &'a Article,
    idx: usize,
    places: &Places,
    evidence: Option<&'a Evidence>,
) -> QuoteJson<'a> {
    let quote = &article.quotes[idx];
    let words = |span: Span| Words { text: span.of(&article.text), span: range(span) };
    let (section, paragraph) = places.at(article, quote);
    QuoteJson {
        id: idx,
        kind: quote.kind.as_str(),
        text: article.quote_text(quote),
        spans: quote.content.iter().copied().map(range).collect(),
        cue: quote.cue.map(words),
        mention: quote.mention.map(|mention| words(mention.span)),
        speaker: article.speaker_name(quote),
        unnamed: quote.unnamed.as_deref(),
        spoken_for: quote.spoken_for.as_deref(),
        role: quote.role.as_deref(),
        via: quote.via.as_deref(),
        certainty: quote.certainty.as_str(),
        corrected: quote
            .corrected
            .as_ref()
            .map(|corrected| CorrectedJson { date: corrected.date.as_deref(), was: corrected.was.as_deref() }),
        section,
        paragraph,
        why: evidence.map(|evidence| why(article, quote, evidence)),
    }
}

fn quotes_of(article: &Article, speaker: usize) -> Vec<usize> {
    let is_theirs = |quote: &Quote| quote.speakers.iter().any(|idx| *idx as usize == speaker);
    (0..article.quotes.len()).filter(|idx| is_theirs(&article.quotes[*idx])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Certainty, Mention, MentionKind, Part, QuoteKind, Speaker};

    fn sample() -> Article {
        let text = "“We stay,” said Ilse Kramer. She left.\n\nThe vote\n\nNobody came.".to_owned();
        let span = |words: &str| {
            let start = text.find(words).expect("the words are in the text");
            Span::new(start, start + words.len())
        };
        let part = |role, words| Part { role, span: span(words) };
        let mention = Mention { span: span("Ilse Kramer"), kind: MentionKind::Name };
        Article {
            parts: vec![
                part(Role::Paragraph, "“We stay,” said Ilse Kramer. She left."),
                part(Role::Heading, "The vote"),
                part(Role::Paragraph, "Nobody came."),
            ],
            quotes: vec![Quote {
                kind: QuoteKind::Direct,
                content: vec![span("“We stay,”")],
                cue: Some(span("said")),
                mention: Some(mention),
                speakers: vec![0],
                spoken_for: Some("the port".to_owned()),
                certainty: Certainty::Certain,
                ..Quote::default()
            }],
            speakers: vec![Speaker {
                name: "Ilse Kramer".to_owned(),
                roles: Vec::new(),
                mentions: vec![mention],
                ..Speaker::default()
            }],
            format: "txt",
            text,
            ..Article::default()
        }
    }

    #[test]
    fn fields_stand_in_the_order_of_the_contract() {
        let json = serde_json::to_string(&article(&sample())).expect("an article is JSON");
        let start = r#"{"v":1,"path":"","member":null,"format":"txt","language":null,"headline":null,"headline_span":null,"standfirst":null,"byline":[],"dateline":null,"date":null,"date_from":null,"outlet":null,"url":null,"desk":null,"topics":[],"captions":[],"sections":[{"heading":null,"heading_span":null,"span":[0,42]},{"heading":"The vote","heading_span":[44,52],"span":[44,66]}],"paragraphs":[[0,42],[54,66]],"quotes":[{"id":0,"kind":"direct","text":"We stay,","spans":[[0,14]],"cue":{"text":"said","span":[15,19]},"mention":{"text":"Ilse Kramer","span":[20,31]},"speaker":"Ilse Kramer","unnamed":null,"for":"the port","role":null,"via":null,"certainty":"certain","section":0,"paragraph":0}],"speakers":[{"name":"Ilse Kramer","roles":[],"mentions":[[20,31]],"quotes":[0]}],"text":""#;
        assert!(json.starts_with(start), "{json}");
    }

    #[test]
    fn places_agree_with_the_article() {
        let mut article = sample();
        article.quotes[0].content = vec![Span::new(54, 60)];
        let quote = quote(&article, 0, &Places::of(&article), None);
        assert_eq!((quote.section, quote.paragraph), (Some(1), Some(1)));
        assert_eq!(article.section_at(&article.sections(), 54), Some(1));
    }
}
