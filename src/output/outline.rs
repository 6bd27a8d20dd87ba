//! The outline of one article, for people and for golden files: what is stated about it, then a line a part, with the
//! quotes of a part below it.

use std::fmt::Write;

use super::escape;
use crate::article::{Article, Quote, Role};
use crate::text::Span;

/// How much of a part is shown, in characters.
const SHOWN_CHARS: usize = 72;

/// Returns the outline of an article. Control characters of its text are made visible.
#[must_use]
pub fn outline(article: &Article) -> String {
    let mut out = String::new();
    let location = &article.location;
    // A path is printed with `/` everywhere, so that goldens are the same on every system.
    let path = location.path.to_string_lossy().replace('\\', "/");
    line(&mut out, "path", Some(&path));
    line(&mut out, "member", location.member.as_deref());
    line(&mut out, "format", Some(article.format));
    let meta = &article.meta;
    line(&mut out, "language", meta.language.as_deref());
    line(&mut out, "byline", Some(&meta.authors.join("; ")));
    line(&mut out, "dateline", meta.dateline.as_deref());
    let date = meta.published.as_ref().map(|date| format!("{} ({})", date.value, date.from.as_str()));
    line(&mut out, "date", date.as_deref());
    line(&mut out, "outlet", meta.outlet.as_deref());
    line(&mut out, "url", meta.url.as_deref());
    line(&mut out, "desk", meta.desk.as_deref());
    line(&mut out, "topics", Some(&meta.topics.join("; ")));
    for speaker in &article.speakers {
        let roles = if speaker.roles.is_empty() { String::new() } else { format!(" ({})", speaker.roles.join("; ")) };
        line(&mut out, "speaker", Some(&format!("{}{roles}", speaker.name)));
    }
    out.push('\n');
    let mut quotes = article.quotes.iter().enumerate().peekable();
    for part in &article.parts {
        let depth = if matches!(part.role, Role::Heading | Role::Headline) { "" } else { "  " };
        let _ = writeln!(out, "{depth}{} {:?} {}", part.role.as_str(), part.span, shown(part.span.of(&article.text)));
        while let Some((idx, quote)) = quotes.next_if(|(_, quote)| starts_before(quote, part.span.end)) {
            quote_line(&mut out, article, idx, quote);
        }
    }
    for (idx, quote) in quotes {
        quote_line(&mut out, article, idx, quote);
    }
    out
}

fn starts_before(quote: &Quote, end: u32) -> bool {
    quote.content.first().is_none_or(|span| span.start < end)
}

fn line(out: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value.filter(|value| !value.is_empty()) {
        let _ = writeln!(out, "{key}: {}", visible(value));
    }
}

fn quote_line(out: &mut String, article: &Article, idx: usize, quote: &Quote) {
    let speaker = match (article.speaker_name(quote), &quote.unnamed) {
        (Some(name), _) => name,
        (None, Some(unnamed)) => format!("unnamed: {unnamed}"),
        (None, None) => "unclear".to_owned(),
    };
    let words = |span: Span| format!("{} {span:?}", visible(span.of(&article.text)));
    let _ = write!(
        out,
        "    quote {idx} {} {:?} {}",
        quote.kind.as_str(),
        quote.content,
        shown(&article.quote_text(quote))
    );
    let _ = write!(out, "\n      {} | {}", visible(&speaker), quote.certainty.as_str());
    let mention = quote.mention.map(|mention| format!("{} {}", mention.kind.as_str(), words(mention.span)));
    let fields = [
        ("cue", quote.cue.map(words)),
        ("mention", mention),
        ("role", quote.role.as_deref().map(visible)),
        ("for", quote.spoken_for.as_deref().map(visible)),
        ("via", quote.via.as_deref().map(visible)),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            let _ = write!(out, " | {name} {value}");
        }
    }
    out.push('\n');
}

/// The words on one line, cut.
fn shown(words: &str) -> String {
    let words = visible(&words.split_whitespace().collect::<Vec<_>>().join(" "));
    match words.char_indices().nth(SHOWN_CHARS) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words,
    }
}

/// Makes visible what would act on a terminal, line feeds and tabs too.
fn visible(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match escape::acts(c) {
            true => out.extend(c.escape_unicode()),
            false => out.push(c),
        }
    }
    out
}
