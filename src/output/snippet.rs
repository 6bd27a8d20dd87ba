//! Which words of an article to show for a hit: stretches around what was found, cut between words.

use super::line::{Ink, Line};
use super::who::role_at;
use crate::article::{Article, Role};
use crate::query::Hit;
use crate::text::Span;

/// Length of a stretch in bytes, about.
const WINDOW: usize = 220;

/// Bytes of a stretch before the first match, about.
const LEAD: usize = 70;

/// Bytes of context before and after a quote, about.
const CONTEXT: usize = 200;

/// Returns up to `n` stretches around the matches outside the headline, in reading order; without any, the opening of
/// the body.
pub(super) fn windows(article: &Article, matches: &[Span], n: usize) -> Vec<Span> {
    let mut windows: Vec<Span> = Vec::new();
    // A heading is shown by itself: it stands in only where nothing else was found.
    let prose = |found: &&Span| !matches!(role_at(article, found.start), Some(Role::Headline | Role::Heading));
    let heading = |found: &&Span| role_at(article, found.start) == Some(Role::Heading);
    let any = matches.iter().any(|found| prose(&found));
    for found in matches.iter().filter(|found| if any { prose(found) } else { heading(found) }) {
        if windows.len() == n || windows.iter().any(|window| window.contains(*found)) {
            continue;
        }
        let Some(part) = article.part_at(found.start).map(|idx| article.parts[idx].span) else { continue };
        let start = word_start(&article.text, part, found.start.saturating_sub(LEAD as u32));
        let end = word_end(&article.text, part, (start as usize + WINDOW).max(found.end as usize));
        let start = windows.last().map_or(start, |last| last.end.max(start));
        windows.push(Span { start, end });
    }
    if windows.is_empty() {
        let opening = article.standfirst().or_else(|| article.paragraphs().next());
        windows.extend(
            opening.map(|part| Span {
                start: part.start,
                end: word_end(&article.text, part, part.start as usize + WINDOW),
            }),
        );
    }
    windows
}

/// Appends `windows`, with ` … ` where words were left out.
pub(super) fn push_windows(line: &mut Line, article: &Article, windows: &[Span], matches: &[Span]) {
    let part = |offset: u32| article.part_at(offset).map(|idx| article.parts[idx].span);
    let mut cut = false;
    for window in windows {
        if cut || part(window.start).is_some_and(|part| part.start < window.start) {
            line.push(if line.text.is_empty() { "… " } else { " … " }, Ink::Plain);
        }
        line.push_span(&article.text, *window, matches);
        cut = true;
    }
    if windows.last().is_some_and(|last| part(last.start).is_some_and(|part| part.end > last.end)) {
        line.push(" …", Ink::Plain);
    }
}

/// Returns the words of a hit as the output contract has them: the quote, or the stretches around the matches.
pub(super) fn snippet(hit: &Hit) -> Line {
    let article = &hit.article;
    let mut line = Line::raw();
    match hit.quote {
        Some(idx) => line.push_pieces(&article.text, &article.quote_pieces(&article.quotes[idx]), &hit.matches),
        None => {
            let in_headline = |found: &Span| role_at(article, found.start) == Some(Role::Headline);
            match article.headline().filter(|_| !hit.matches.is_empty() && hit.matches.iter().all(in_headline)) {
                Some(headline) => line.push_span(&article.text, headline, &hit.matches),
                None => push_windows(&mut line, article, &windows(article, &hit.matches, 1), &hit.matches),
            }
        }
    }
    line
}

/// Returns the words right before and after `span` inside its part.
pub(super) fn context(article: &Article, span: Span) -> (Option<String>, Option<String>) {
    let Some(part) = article.part_at(span.start).map(|idx| article.parts[idx].span) else { return (None, None) };
    let before =
        Span { start: word_start(&article.text, part, span.start.saturating_sub(CONTEXT as u32)), end: span.start };
    // A quote may run over several parts.
    let last = article.part_at(span.end.saturating_sub(1)).map_or(part, |idx| article.parts[idx].span);
    let after = Span { start: span.end, end: word_end(&article.text, last, span.end as usize + CONTEXT) };
    let words = |span: Span| {
        let mut line = Line::raw();
        line.push(span.of(&article.text), Ink::Plain);
        Some(line.text).filter(|text| !text.is_empty())
    };
    (words(before), words(after))
}

/// Returns the first start of a word at or after `at`, inside `part`.
fn word_start(text: &str, part: Span, at: u32) -> u32 {
    if at <= part.start {
        return part.start;
    }
    let at = boundary(text, at as usize);
    let rest = &text[at..(part.end as usize).max(at)];
    let skipped =
        if text[..at].ends_with(char::is_whitespace) { 0 } else { rest.find(char::is_whitespace).unwrap_or(0) };
    let blank = rest[skipped..].len() - rest[skipped..].trim_start().len();
    Span::new(at + skipped + blank, text.len()).start.min(part.end)
}

/// Returns the last end of a word at or before `at`, inside `part`.
fn word_end(text: &str, part: Span, at: usize) -> u32 {
    if at >= part.end as usize {
        return part.end;
    }
    let at = boundary(text, at);
    let rest = &text[at..part.end as usize];
    let more = rest.find(char::is_whitespace).filter(|more| *more < 40).unwrap_or(0);
    Span::new(0, at + more).end
}

/// Returns the first character boundary at or after `at`.
fn boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_between_words() {
        let text = "één twéé drie";
        let part = Span::new(0, text.len());
        let start = |at| &text[word_start(text, part, at) as usize..];
        assert_eq!((start(0), start(1), start(6), start(7)), (text, "twéé drie", "twéé drie", "drie"));
        let end = |at| &text[..word_end(text, part, at) as usize];
        assert_eq!((end(1), end(5), end(8), end(99)), ("één", "één", "één twéé", text));
        assert_eq!(word_start(text, Span::new(0, 8), 7), 7, "a word that fills the rest is cut");
    }
}
