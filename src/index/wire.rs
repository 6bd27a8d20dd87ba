//! The stored form of an article: bytes of its own, so that the article may change without the index.
//!
//! Numbers are variable-length (LEB128), spans stand as their distance from the one before and their length: compressed,
//! what is beside the text takes less than half of what it took as JSON (see benches/README.md). All of it is then packed, see
//! [`super::packed`]. The path is not in it: the key of the file has it. A change here raises [`super::SCHEMA_VERSION`].

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Mutex;

use anyhow::{Context, ensure};

use super::packed;
use crate::article::{
    Article, Certainty, Corrected, DateFrom, Location, Mention, MentionKind, Meta, Part, Place, Published, Quote,
    QuoteKind, Role, SourceMap, SourceRun, Speaker, SpeakerSort,
};
use crate::text::Span;

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
const SORTS: [SpeakerSort; 5] =
    [SpeakerSort::Unknown, SpeakerSort::Person, SpeakerSort::Man, SpeakerSort::Woman, SpeakerSort::Body];

/// Returns the stored form of an article.
///
/// # Errors
/// If it is larger than anything that can be stored.
pub(super) fn encode(article: &Article) -> anyhow::Result<Vec<u8>> {
    packed::pack(&encode_all(article))
}

fn encode_all(article: &Article) -> Vec<u8> {
    let Article { location, format, meta, text, source, parts, quotes, speakers, .. } = article;
    // About what each takes, so that the whole text is not moved for a few bytes more.
    let beside = 64 * (quotes.len() + speakers.len()) + 8 * (parts.len() + source.runs.len()) + 256;
    let mut out = Encoder { bytes: Vec::with_capacity(text.len() + beside), ..Encoder::default() };
    out.string(text);
    out.string(format);
    out.optional(&location.member);
    out.strings(&meta.authors);
    out.optional(&meta.published.as_ref().map(|published| published.value.clone()));
    if let Some(published) = &meta.published {
        out.name(&DATES, &published.from);
    }
    for value in [&meta.dateline, &meta.outlet, &meta.url, &meta.desk, &meta.language] {
        out.optional(value);
    }
    out.strings(&meta.topics);
    out.list(parts, |out, part| {
        out.name(&ROLES, &part.role);
        out.span(part.span);
    });
    out.list(speakers, |out, speaker| {
        out.string(&speaker.name);
        out.strings(&speaker.roles);
        out.name(&SORTS, &speaker.sort);
        out.list(&speaker.mentions, Encoder::mention);
    });
    out.list(quotes, Encoder::quote);
    out.list(&source.runs, Encoder::run);
    out.bytes
}

/// Reads an article's stored form; `path` is where its file is.
///
/// # Errors
/// If the bytes are damaged. An article that is returned keeps the invariants of [`Article`]: its spans lie inside its
/// text, on character boundaries.
pub(super) fn decode(bytes: &[u8], path: PathBuf) -> anyhow::Result<Article> {
    packed::unpack(bytes).and_then(|bytes| decode_all(&bytes, path)).context("index: a stored article is damaged")
}

fn decode_all(bytes: &[u8], path: PathBuf) -> anyhow::Result<Article> {
    let mut from = Decoder { bytes, ..Decoder::default() };
    let text = from.string()?;
    from.text = &text;
    let format = intern(&from.string()?);
    let member = from.optional()?;
    let authors = from.list(Decoder::string)?;
    let published = match from.optional()? {
        Some(value) => Some(Published { value, from: from.name(&DATES)? }),
        None => None,
    };
    let (dateline, outlet, url) = (from.optional()?, from.optional()?, from.optional()?);
    let (desk, language) = (from.optional()?, from.optional()?);
    let topics = from.list(Decoder::string)?;
    let parts = from.list(|from| Ok(Part { role: from.name(&ROLES)?, span: from.span()? }))?;
    let speakers = from.list(|from| {
        let (name, roles) = (from.string()?, from.list(Decoder::string)?);
        let sort = from.name(&SORTS)?;
        Ok(Speaker { name, roles, mentions: from.list(Decoder::mention)?, sort })
    })?;
    let quotes = from.list(Decoder::quote)?;
    let runs = from.list(Decoder::run)?;
    ensure!(from.bytes.is_empty(), "there is more than an article");
    let known = |quote: &Quote| quote.speakers.iter().all(|idx| (*idx as usize) < speakers.len());
    ensure!(quotes.iter().all(known), "a quote by nobody known");
    ensure!(quotes.iter().all(|quote| !quote.content.is_empty()), "a quote without words");
    ensure!(runs.is_sorted_by_key(|run: &SourceRun| run.text), "runs out of order");
    Ok(Article {
        location: Location { path, member },
        format,
        meta: Meta { authors, published, dateline, outlet, url, desk, topics, language },
        source: SourceMap { runs },
        parts,
        quotes,
        speakers,
        text,
        corrections: 0,
    })
}

/// Writes values one after the other.
#[derive(Default)]
struct Encoder {
    bytes: Vec<u8>,
    /// End of the span before.
    offset: u32,
    /// Where the run before stands.
    line: u32,
    byte: u64,
}

impl Encoder {
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.bytes.push(number.to_le_bytes()[0]);
    }

    /// The way from one number to another, back or forth: small steps take one byte either way.
    fn step(&mut self, from: u64, to: u64) {
        let step = to.wrapping_sub(from).cast_signed();
        self.number(((step << 1) ^ (step >> 63)).cast_unsigned());
    }

    fn name<T: PartialEq>(&mut self, names: &[T], name: &T) {
        let number = names.iter().position(|other| other == name).expect("every name is in its table");
        self.number(number as u64);
    }

    fn string(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn optional(&mut self, text: &Option<String>) {
        self.number(u64::from(text.is_some()));
        if let Some(text) = text {
            self.string(text);
        }
    }

    fn strings(&mut self, texts: &[String]) {
        self.list(texts, |out, text| out.string(text));
    }

    fn list<T>(&mut self, list: &[T], each: impl Fn(&mut Self, &T)) {
        self.number(list.len() as u64);
        for item in list {
            each(self, item);
        }
    }

    fn span(&mut self, span: Span) {
        self.step(self.offset.into(), span.start.into());
        self.number(span.len() as u64);
        self.offset = span.end;
    }

    fn mention(&mut self, mention: &Mention) {
        self.name(&MENTIONS, &mention.kind);
        self.span(mention.span);
    }

    fn quote(&mut self, quote: &Quote) {
        self.name(&KINDS, &quote.kind);
        self.name(&CERTAINTIES, &quote.certainty);
        self.list(&quote.content, |out, span| out.span(*span));
        self.list(quote.cue.as_slice(), |out, span| out.span(*span));
        self.list(quote.mention.as_slice(), Self::mention);
        self.list(&quote.speakers, |out, idx| out.number((*idx).into()));
        for value in [&quote.unnamed, &quote.spoken_for, &quote.role, &quote.via] {
            self.optional(value);
        }
        self.list(quote.corrected.as_slice(), |out, corrected| {
            out.optional(&corrected.date);
            out.optional(&corrected.was);
        });
    }

    fn run(&mut self, run: &SourceRun) {
        let Place { line, col, byte } = run.place;
        self.span(Span { start: run.text, end: run.text.saturating_add(run.len) });
        self.step(self.line.into(), line.into());
        self.number(col.into());
        self.number(u64::from(byte.is_some()));
        self.line = line;
        if let Some(byte) = byte {
            self.step(self.byte, byte);
            self.byte = byte;
        }
    }
}

/// Reads what [`Encoder`] wrote.
#[derive(Default)]
struct Decoder<'a> {
    bytes: &'a [u8],
    /// The text that spans must lie in.
    text: &'a str,
    offset: u32,
    line: u32,
    byte: u64,
}

impl<'a> Decoder<'a> {
    fn number(&mut self) -> anyhow::Result<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.bytes.split_first().context("the end is missing")?;
            self.bytes = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        anyhow::bail!("a number without end")
    }

    fn small(&mut self) -> anyhow::Result<u32> {
        u32::try_from(self.number()?).context("a number out of range")
    }

    fn step(&mut self, from: u64) -> anyhow::Result<u64> {
        let number = self.number()?;
        Ok(from.wrapping_add((number >> 1) ^ (number & 1).wrapping_neg()))
    }

    fn flag(&mut self) -> anyhow::Result<bool> {
        Ok(self.number()? != 0)
    }

    fn name<T: Copy>(&mut self, names: &[T]) -> anyhow::Result<T> {
        let number = self.small()?;
        names.get(number as usize).copied().context("a name that is none")
    }

    fn string(&mut self) -> anyhow::Result<String> {
        let len = self.small()? as usize;
        let (text, rest) = self.bytes.split_at_checked(len).context("the end is missing")?;
        self.bytes = rest;
        Ok(str::from_utf8(text)?.to_owned())
    }

    fn optional(&mut self) -> anyhow::Result<Option<String>> {
        self.flag()?.then(|| self.string()).transpose()
    }

    fn list<T>(&mut self, each: impl Fn(&mut Self) -> anyhow::Result<T>) -> anyhow::Result<Vec<T>> {
        let len = self.small()? as usize;
        // Each item takes a byte at least: damage does not make us reserve more.
        ensure!(len <= self.bytes.len(), "the end is missing");
        let mut list = Vec::with_capacity(len);
        for _ in 0..len {
            list.push(each(self)?);
        }
        Ok(list)
    }

    fn span(&mut self) -> anyhow::Result<Span> {
        let start = u32::try_from(self.step(self.offset.into())?).context("a span out of range")?;
        let end = start.checked_add(self.small()?).context("a span out of range")?;
        let sound = self.text.is_char_boundary(start as usize) && self.text.is_char_boundary(end as usize);
        ensure!(sound, "a span outside the text");
        self.offset = end;
        Ok(Span { start, end })
    }

    fn mention(&mut self) -> anyhow::Result<Mention> {
        Ok(Mention { kind: self.name(&MENTIONS)?, span: self.span()? })
    }

    fn quote(&mut self) -> anyhow::Result<Quote> {
        let (kind, certainty) = (self.name(&KINDS)?, self.name(&CERTAINTIES)?);
        Ok(Quote {
            kind,
            certainty,
            content: self.list(Self::span)?,
            cue: self.list(Self::span)?.pop(),
            mention: self.list(Self::mention)?.pop(),
            speakers: self.list(Self::small)?,
            unnamed: self.optional()?,
            spoken_for: self.optional()?,
            role: self.optional()?,
            via: self.optional()?,
            corrected: self.list(|from| Ok(Corrected { date: from.optional()?, was: from.optional()? }))?.pop(),
        })
    }

    fn run(&mut self) -> anyhow::Result<SourceRun> {
        let text = u32::try_from(self.step(self.offset.into())?).context("a run out of range")?;
        let len = self.small()?;
        let end = text.checked_add(len).context("a run out of range")?;
        ensure!(end as usize <= self.text.len(), "a run outside the text");
        self.offset = end;
        self.line = u32::try_from(self.step(self.line.into())?).context("a line out of range")?;
        let col = self.small()?;
        let byte = if self.flag()? { Some(self.step(self.byte)?) } else { None };
        self.byte = byte.unwrap_or(self.byte);
        Ok(SourceRun { text, len, place: Place { line: self.line, col, byte } })
    }
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
                corrected: Some(Corrected { date: Some("2024-01-02".into()), was: None }),
            }],
            corrections: 0,
            speakers: vec![Speaker {
                name: "Ada".into(),
                roles: vec!["mayor".into()],
                mentions: vec![],
                sort: SpeakerSort::Woman,
            }],
        }
    }

    #[test]
    fn what_is_stored_is_read_back() {
        let mut article = full();
        article.quotes[0].mention = Some(Mention { span: Span::new(9, 12), kind: MentionKind::Nominal });
        assert_eq!(decode(&encode(&article).unwrap(), "/a/b.txt".into()).unwrap(), article);
        assert_eq!(decode(&encode(&Article::default()).unwrap(), PathBuf::new()).unwrap(), Article::default());
    }

    #[test]
    fn damage_is_an_error() {
        // A mention inside the letter é.
        assert!(decode(&encode(&full()).unwrap(), PathBuf::new()).is_err());
        let bytes = encode_all(&full());
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x11;
            let _ = decode_all(&damaged, PathBuf::new());
        }
        assert!(decode_all(&bytes[..bytes.len() / 2], PathBuf::new()).is_err());
    }
}
