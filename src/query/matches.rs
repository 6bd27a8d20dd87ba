//! What made a hit, in the text: found again by the same words and the same limits as in the index, so that what is
//! highlighted is what was found and nothing else.

use super::ast::{Field, Query, Text};
use crate::article::{Article, Role, Section};
use crate::text::Span;
use crate::text::fold::fold_into;
use crate::text::token::{MAX_WORD_BYTES, folded_words, words};

/// What made a hit.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Matches {
    /// What to highlight: ascending, not overlapping.
    pub(super) spans: Vec<Span>,
    /// Where the hit begins: at the first match of the text asked for, else the quote, else the article.
    pub(super) begin: u32,
    /// The quote; of an article the first match, else nothing at its beginning.
    pub(super) extent: Span,
}

/// Finds what made a hit on a quote (by its index) or on an article as a whole.
pub(super) fn find(article: &Article, quote: Option<usize>, query: &Query) -> Matches {
    match quote.and_then(|idx| article.quotes.get(idx)) {
        Some(quote) => {
            let spans = in_stretches(article, &quote.content, &texts(query, Field::Text));
            let begin = spans.first().or(quote.content.first()).map_or(0, |span| span.start);
            let whole = quote.content.iter().copied().reduce(Span::to).unwrap_or_default();
            Matches { spans, begin, extent: whole }
        }
        None => in_article(article, query),
    }
}

/// Returns the heading of the section of a hit: that of the quote, or of the first match outside the headline.
pub(super) fn heading(article: &Article, sections: &[Section], quote: Option<usize>, matches: &[Span]) -> Option<Span> {
    let role = |found: &&Span| article.part_at(found.start).map(|idx| article.parts[idx].role);
    let at = match quote {
        Some(idx) => article.quotes.get(idx)?.content.first()?.start,
        None => matches.iter().find(|found| role(found) != Some(Role::Headline))?.start,
    };
    sections[article.section_at(sections, at)?].heading
}

fn in_article(article: &Article, query: &Query) -> Matches {
    let sections = sections(article, query);
    let searched = |span: Span| {
        sections.as_ref().is_none_or(|sections| sections.iter().any(|section| section.span.contains(span)))
    };
    let of_role = |wanted: fn(Role) -> bool| -> Vec<Span> {
        article.parts.iter().filter(|part| wanted(part.role)).map(|part| part.span).collect()
    };
    let text: Vec<Span> = match &sections {
        None => of_role(Role::is_prose),
        Some(_) => of_role(|role| matches!(role, Role::Heading | Role::Paragraph))
            .into_iter()
            .filter(|span| searched(*span))
            .collect(),
    };
    let mut spans = in_stretches(article, &text, &texts(query, Field::Text));
    let first = spans.first().copied();
    spans.extend(in_stretches(article, &of_role(|role| role == Role::Headline), &texts(query, Field::Headline)));
    spans.extend(in_stretches(article, &of_role(|role| role == Role::Caption), &texts(query, Field::Caption)));
    let headings: Vec<Span> = sections.iter().flatten().filter_map(|section| section.heading).collect();
    spans.extend(in_stretches(article, &headings, &texts(query, Field::Section)));
    let spans = merged(spans);
    let first = first.or(spans.first().copied());
    let start = article.parts.first().map_or(0, |part| part.span.start);
    Matches {
        spans,
        begin: first.map_or(start, |span| span.start),
        extent: first.unwrap_or(Span { start, end: start }),
    }
}

/// Returns the sections that a query with section clauses finds in an article: those whose heading holds what the desk
/// does not, and in which all texts stand. None where the query asks for no section, or the desk holds it all.
fn sections(article: &Article, query: &Query) -> Option<Vec<Section>> {
    let desk = article.meta.desk.as_deref().unwrap_or_default();
    let asked: Vec<&Text> = texts(query, Field::Section).into_iter().filter(|text| !holds(text, &[desk])).collect();
    if asked.is_empty() {
        return None;
    }
    let wanted = |section: &Section| {
        let Some(heading) = section.heading else { return false };
        let parts = article.parts.iter().filter(|part| matches!(part.role, Role::Heading | Role::Paragraph));
        let parts: Vec<&str> =
            parts.filter(|part| section.span.contains(part.span)).map(|part| part.span.of(&article.text)).collect();
        asked.iter().all(|text| holds(text, &[heading.of(&article.text)]))
            && texts(query, Field::Text).iter().all(|text| holds(text, &parts))
    };
    Some(article.sections().into_iter().filter(wanted).collect())
}

/// The texts of the clauses on `field` that must be found.
fn texts(query: &Query, field: Field) -> Vec<&Text> {
    let asked = query.clauses.iter().filter(|clause| clause.field == field && !clause.negated);
    asked.map(|clause| &clause.text).collect()
}

/// Whether a text stands in these stretches: its words anywhere in them, a phrase in one.
pub(super) fn holds(text: &Text, stretches: &[&str]) -> bool {
    let cut = |stretch: &&str| folded_words(stretch).map(|(_, word)| word).collect::<Vec<_>>();
    let stretches: Vec<Vec<String>> = stretches.iter().map(cut).collect();
    match text {
        Text::Words(words) => words.iter().all(|word| stretches.iter().any(|stretch| stretch.contains(word))),
        Text::Phrase(phrase) if phrase.is_empty() => false,
        Text::Phrase(phrase) => {
            stretches.iter().any(|stretch| stretch.windows(phrase.len()).any(|window| window == phrase.as_slice()))
        }
    }
}

/// Finds the texts in stretches of an article: each word of [`Text::Words`], each occurrence of a phrase as one span.
fn in_stretches(article: &Article, stretches: &[Span], texts: &[&Text]) -> Vec<Span> {
    let mut spans = Vec::new();
    if texts.is_empty() {
        return spans;
    }
    let wanted: Vec<&str> = texts.iter().flat_map(|text| text.words()).map(String::as_str).collect();
    // Few words of an article are asked for: only these are kept, each with its number in the stretch.
    let mut met: Vec<(u32, Span, &str)> = Vec::new();
    for stretch in stretches {
        if !texts.iter().any(|text| may_stand_in(text, stretch.of(&article.text))) {
            continue;
        }
        met.clear();
        find_words(stretch.of(&article.text), &wanted, |number, span, word| {
            let span = Span { start: span.start + stretch.start, end: span.end + stretch.start };
            met.push((number, span, word));
        });
        for text in texts {
            match text {
                Text::Words(wanted) => {
                    spans.extend(
                        met.iter().filter(|(_, _, word)| wanted.iter().any(|w| w.as_str() == *word)).map(|met| met.1),
                    );
                }
                Text::Phrase(phrase) if phrase.is_empty() => {}
                Text::Phrase(phrase) => {
                    let hits = met.windows(phrase.len()).filter(|window| {
                        let follow = window.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0);
                        follow && window.iter().map(|(_, _, word)| *word).eq(phrase)
                    });
                    spans.extend(hits.map(|window| window[0].1.to(window[window.len() - 1].1)));
                }
            }
        }
    }
    merged(spans)
}

/// Whether a stretch has the letters of a text: most have not, and need not be cut into words.
fn may_stand_in(text: &Text, stretch: &str) -> bool {
    // Whatever stands for other letters could be folded to these.
    if !is_plain(stretch) {
        return true;
    }
    let has = |word: &String| has_letters(stretch.as_bytes(), word.as_bytes());
    match text {
        Text::Words(words) => words.iter().any(has),
        Text::Phrase(words) => words.iter().all(has),
    }
}

/// Whether a text is of ASCII and general punctuation (U+2000 to U+203F) alone.
fn is_plain(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|byte| !byte.is_ascii()) {
        match rest[at..].strip_prefix(b"\xE2\x80") {
            Some([_, behind @ ..]) => rest = behind,
            _ => return false,
        }
    }
    true
}

fn has_letters(stretch: &[u8], word: &[u8]) -> bool {
    let Some(first) = word.first() else { return false };
    let begins = memchr::memchr2_iter(*first, first.to_ascii_uppercase(), stretch);
    begins.map(|at| &stretch[at..]).any(|rest| rest.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word)))
}

/// Calls `met` with those words of a stretch that are wanted: their number among all its words, their place, and the word.
fn find_words<'w>(stretch: &str, wanted: &[&'w str], mut met: impl FnMut(u32, Span, &'w str)) {
    let mut folded = String::new();
    let mut number = 0;
    for span in words(stretch) {
        let word = span.of(stretch);
        // As in `folded_words`, which allocates each word.
        let found = if word.is_ascii() {
            if word.len() > MAX_WORD_BYTES {
                continue;
            }
            wanted.iter().find(|wanted| wanted.eq_ignore_ascii_case(word))
        } else {
            folded.clear();
            fold_into(word, &mut folded);
            if folded.is_empty() || folded.len() > MAX_WORD_BYTES {
                continue;
            }
            wanted.iter().find(|wanted| **wanted == folded)
        };
        if let Some(word) = found {
            met(number, span, word);
        }
        number += 1;
    }
}

/// Sorts spans and joins those that overlap.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if last.overlaps(span) => *last = last.to(span),
            _ => merged.push(span),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Part, Quote};
    use crate::query::Clause;

    fn clause(field: Field, text: Text) -> Clause {
        Clause { field, text, negated: false, span: Span::default(), also: Vec::new() }
    }

    fn phrase(text: &str) -> Text {
        Text::Phrase(text.split(' ').map(str::to_owned).collect())
    }

    fn article() -> Article {
        let text = "The red line.\n\nRed tape, red\nlines: red lines red lines.".to_owned();
        let parts = vec![
            Part { role: Role::Heading, span: Span::new(0, 13) },
            Part { role: Role::Paragraph, span: Span::new(15, text.len()) },
        ];
        let quotes = vec![Quote { content: vec![Span::new(4, 13), Span::new(36, 45)], ..Quote::default() }];
        Article { text, parts, quotes, ..Article::default() }
    }

    #[test]
    fn a_phrase_is_highlighted_only_where_it_stands() {
        let query = Query { clauses: vec![clause(Field::Text, phrase("red lines"))], ..Query::default() };
        let article = article();
        let found = find(&article, None, &query);
        let texts: Vec<&str> = found.spans.iter().map(|span| span.of(&article.text)).collect();
        assert_eq!(texts, ["red\nlines", "red lines", "red lines"]);
        assert_eq!((found.begin, found.extent), (25, Span::new(25, 34)));
        assert_eq!(find(&article, Some(0), &query).spans, [Span::new(36, 45)]);
    }

    #[test]
    fn overlapping_matches_are_one() {
        let clauses =
            vec![clause(Field::Text, phrase("red lines red")), clause(Field::Text, phrase("lines red lines"))];
        let found = find(&article(), None, &Query { clauses, ..Query::default() });
        assert_eq!(found.spans, [Span::new(25, 55)]);
    }

    #[test]
    fn without_text_a_hit_begins_where_its_quote_does() {
        let found = find(&article(), Some(0), &Query::default());
        assert_eq!((found.spans.len(), found.begin, found.extent), (0, 4, Span::new(4, 45)));
        assert_eq!(find(&article(), None, &Query::default()).begin, 0);
    }
}
