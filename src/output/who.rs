//! Who is printed as the speaker of a hit, where the hit stands, and what the query was understood to be.

use std::borrow::Cow;
use std::path::Path;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::line::{Ink, Line};
use super::{Style, escape};
use crate::article::{Article, Certainty, MentionKind, Place, Quote, QuoteKind, Role};
use crate::query::{Clause, Field, Hit, Query, Text};
use crate::text::Span;

/// The speaker of a quote, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Who {
    /// The fullest name that the article has.
    Named(String),
    /// "a senior official".
    Unnamed(String),
    /// Not to be told; no name is guessed.
    Unclear,
}

impl Who {
    pub(super) fn of(article: &Article, quote: &Quote) -> Who {
        match (article.speaker_name(quote), &quote.unnamed) {
            (Some(name), _) => Who::Named(one_line(&name)),
            (None, Some(words)) => Who::Unnamed(one_line(words)),
            (None, None) => Who::Unclear,
        }
    }

    /// What two have in common who are one line of a list: `Research` and `research`, `The owner` and `an owner`.
    pub(super) fn key(&self) -> Who {
        let Who::Unnamed(words) = self else { return self.clone() };
        let words = words.to_lowercase();
        let bare = ["the ", "a ", "an "].iter().find_map(|article| words.strip_prefix(article));
        Who::Unnamed(bare.unwrap_or(&words).to_owned())
    }

    pub(super) fn as_str(&self) -> &str {
        match self {
            Who::Named(name) | Who::Unnamed(name) => name,
            Who::Unclear => "speaker unclear",
        }
    }
}

/// Returns `text` with white space folded and made safe.
pub(super) fn one_line(text: &str) -> String {
    let mut line = Line::new();
    line.push(text, Ink::Plain);
    line.text
}

/// Returns the words of a quote with the matches inked; quotation marks stand around direct speech only. Before reported
/// speech stand the words that report it: what was denied reads otherwise like what was said.
pub(super) fn quote_line(article: &Article, quote: &Quote, matches: &[Span]) -> Line {
    let pieces = article.quote_pieces(quote);
    // A piece that has marks inside has kept its own.
    let bare = pieces.first().is_some_and(|piece| !piece.of(&article.text).starts_with(['"', '“', '„', '«', '»']));
    let marks = quote.kind == QuoteKind::Direct && bare;
    let mut line = Line::new();
    if marks {
        line.push("“", Ink::Plain);
    }
    if quote.kind != QuoteKind::Direct && bare {
        push_cue(&mut line, article, quote);
    }
    line.push_pieces(&article.text, &pieces, matches);
    if marks {
        line.push("”", Ink::Plain);
    }
    line
}

/// Appends the words from the speaker to the content, `also denied`, where the cue stands between them; `told … ` where
/// much stands between cue and content.
fn push_cue(line: &mut Line, article: &Article, quote: &Quote) {
    /// Bytes of the words on either side of the cue.
    const NEAR: usize = 32;
    let (Some(cue), Some(content)) = (quote.cue, quote.content.first()) else { return };
    let mention = quote.mention.map(|mention| mention.span);
    // A colon or dash is no word.
    if !cue.of(&article.text).contains(char::is_alphabetic) {
        return;
    }
    // `according to her, …`: the name stands where the cue's words would be read on.
    if cue.end > content.start || mention.is_some_and(|mention| mention.start >= cue.start) {
        return;
    }
    let text = &article.text;
    let is_near = |span: Span| {
        let words = span.of(text);
        words.len() <= NEAR && words.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '’' | '\n'))
    };
    let before =
        mention.filter(|mention| mention.end <= cue.start).map(|mention| Span { start: mention.end, end: cue.start });
    let start = before.filter(|span| is_near(*span)).map_or(cue.start, |span| span.start);
    let after = Span { start: cue.end, end: content.start };
    let end = if is_near(after) { after.end } else { after.start };
    line.push(Span { start, end }.of(text), Ink::Note);
    line.push(if end == after.end { " " } else { " … " }, Ink::Note);
}

/// Returns `she = Verhoeven, 2 paragraphs up` for a likely speaker: the words at the cue, and where the name last stood.
pub(super) fn doubt(article: &Article, quote: &Quote) -> Option<String> {
    if quote.certainty != Certainty::Likely {
        return None;
    }
    let words =
        quote.mention.map_or("no name at this quote".to_owned(), |mention| one_line(mention.span.of(&article.text)));
    let at = quote.mention.map_or(quote.content.first()?.start, |mention| mention.span.start);
    let named = quote.speakers.iter().find_map(|idx| {
        let mentions = &article.speakers.get(*idx as usize)?.mentions;
        let before = &mentions[..mentions.partition_point(|mention| mention.span.start < at)];
        before.iter().rev().find(|mention| mention.kind == MentionKind::Name)
    });
    let Some(named) = named.filter(|named| quote.mention.is_none_or(|mention| mention.span != named.span)) else {
        return Some(words);
    };
    let after = |offset: u32| article.parts.partition_point(|part| part.span.start <= offset);
    let between = article.parts.get(after(named.span.start)..after(at)).unwrap_or_default();
    let up = between.iter().filter(|part| part.role == Role::Paragraph).count();
    let distance = match up {
        0 => "same paragraph".to_owned(),
        1 => "1 paragraph up".to_owned(),
        n => format!("{n} paragraphs up"),
    };
    Some(format!("{words} = {}, {distance}", one_line(named.span.of(&article.text))))
}

pub(super) fn role_at(article: &Article, offset: u32) -> Option<Role> {
    article.part_at(offset).map(|idx| article.parts[idx].role)
}

/// Returns the path as printed: relative to the folder `here` where it lies below, bytes that are no text replaced, and
/// all that acts on a terminal made visible, a line feed too.
pub fn path<'a>(path: &'a Path, here: Option<&Path>) -> Cow<'a, str> {
    match relative(path, here).to_string_lossy() {
        Cow::Borrowed(text) => escape::all(text),
        Cow::Owned(text) => Cow::Owned(escape::all(&text).into_owned()),
    }
}

/// Returns the path relative to the folder `here` where it lies below.
#[must_use]
pub fn relative<'a>(path: &'a Path, here: Option<&Path>) -> &'a Path {
    let below = here.and_then(|here| path.strip_prefix(here).ok()).filter(|rest| !rest.as_os_str().is_empty());
    below.unwrap_or(path)
}

/// Returns `path:line:col` of a hit, the member between where there is one that is no mere line number.
pub(super) fn place(hit: &Hit, style: &Style) -> String {
    place_at(hit, hit.place, style)
}

/// Returns `path:line:col` of another place in the file of a hit.
pub(super) fn place_at(hit: &Hit, place: Place, style: &Style) -> String {
    let location = &hit.article.location;
    let path = path(&location.path, style.here.as_deref());
    let member = location.member.as_deref().filter(|member| !member.bytes().all(|b| b.is_ascii_digit()));
    let member = member.map_or(String::new(), |member| format!(":{member}"));
    escape::line(&format!("{path}{member}:{}:{}", place.line, place.col)).into_owned()
}

/// Returns how a query was understood: `phrase "red lines" · by jane · from 2021-11-01`.
#[must_use]
pub fn echo(query: &Query) -> String {
    let mut pieces: Vec<String> = Vec::new();
    let plain = |clause: &&Clause| clause.field == Field::Text && !clause.negated && clause.text.words().len() == 1;
    let words: Vec<&str> = query.clauses.iter().filter(plain).map(|clause| clause.text.words()[0].as_str()).collect();
    match words.as_slice() {
        [] => {}
        [word] => pieces.push(format!("word {word}")),
        words => pieces.push(format!("words {}", words.join(" + "))),
    }
    pieces.extend(query.clauses.iter().filter(|clause| !plain(clause)).map(echo_clause));
    pieces.extend(query.after.iter().map(|day| format!("from {day}")));
    pieces.extend(query.before.iter().map(|day| format!("before {day}")));
    if !query.kinds.is_empty() {
        let kinds: Vec<_> = query.kinds.iter().map(|kind| kind.as_str()).collect();
        pieces.push(format!("{} only", kinds.join(" or ")));
    }
    if pieces.is_empty() {
        pieces.push("all".to_owned());
    }
    escape::line(&pieces.join(" · ")).into_owned()
}

/// Returns how one clause was understood: `without speaker jane doe`.
#[must_use]
pub fn echo_clause(clause: &Clause) -> String {
    let not = if clause.negated { "without " } else { "" };
    let value = match &clause.text {
        Text::Words(words) => words.join(" "),
        Text::Phrase(words) => format!("\"{}\"", words.join(" ")),
    };
    let kind = match clause.field {
        Field::Text if clause.text.words().len() > 1 => "phrase",
        Field::Text => "word",
        field => field.as_str(),
    };
    escape::line(&format!("{not}{kind} {value}")).into_owned()
}

/// Returns `1 quote`, `2 quotes`, `12,345 quotes`; without a noun the number alone.
#[must_use]
pub fn count(n: usize, noun: &str) -> String {
    let digits = n.to_string();
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match (noun, n) {
        ("", _) => grouped,
        (noun, 1) => format!("{grouped} {noun}"),
        (noun, _) => format!("{grouped} {noun}s"),
    }
}

/// Cuts `text` to `width` columns, `…` at its end if anything is lost.
pub(super) fn clip(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if out.width() + c.width().unwrap_or(0) + 1 > width {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::Who;

    #[test]
    fn one_line_for_those_without_a_name_who_are_called_alike() {
        let key = |words: &str| Who::Unnamed(words.to_owned()).key();
        assert_eq!(key("Research"), key("research"));
        assert_eq!(key("The owner"), key("an owner"));
        assert_ne!(key("the owner"), key("the owners"));
        assert_ne!(key("Anna"), key("na"));
        let named = |name: &str| Who::Named(name.to_owned()).key();
        assert_ne!(named("Hale"), named("hale"));
    }
}
