//! Which stretches of a text lie inside quotation marks, for scoring.
//!
//! Kept apart from the marks that the engine finds, so that the yardstick does not move with what it measures.

use crate::text::Span;

/// Returns the stretches of `text` inside quotation marks, marks included, in reading order.
///
/// A double mark left open closes at the end of its paragraph, the convention for speech that runs over paragraphs.
/// Single marks count outside double ones, if they open before a word (but not 'em, 'til, '90s) and close before
/// something else. A paragraph is a line.
#[must_use]
pub fn quoted_regions(text: &str) -> Vec<Span> {
    let mut regions = Vec::new();
    let mut base = 0;
    for line in text.split('\n') {
        let chars: Vec<(usize, char)> = line.char_indices().map(|(at, c)| (base + at, c)).collect();
        let offset = |idx: usize| chars.get(idx).map_or(base + line.len(), |(at, _)| *at);
        let mut chars: Vec<char> = chars.iter().map(|(_, c)| *c).collect();
        let double = double_marked(&chars);
        for (start, end) in &double {
            chars[*start..*end].fill(MASK);
        }
        let found = double.into_iter().chain(single_marked(&chars));
        regions.extend(found.map(|(start, end)| Span::new(offset(start), offset(end))));
        base += line.len() + 1;
    }
    regions.sort_unstable();
    regions
}

/// Stands in for characters inside double marks.
const MASK: char = '\0';

/// Opening mark, and the marks that close it: English, German („…“, »…«), French, Swedish (”…”), ASCII (``…'', ''…'').
const MARKS: [(&str, &[&str]); 8] = [
    ("“", &["”", "\""]),
    ("\"", &["\"", "”"]),
    ("„", &["“", "”", "\""]),
    ("«", &["»"]),
    ("»", &["«", "»"]),
    ("”", &["”"]),
    ("``", &["''"]),
    ("''", &["''"]),
];

/// Returns ranges of indices into `line`.
fn double_marked(line: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, &[&str])> = None;
    let mut at = 0;
    while at < line.len() {
        let Some((mark, closers)) = mark_at(&line[at..]) else {
            at += 1;
            continue;
        };
        let end = at + mark.chars().count();
        match open {
            None => {
                let after_word = at > 0 && line[at - 1].is_alphanumeric();
                let before_text = line.get(end).is_some_and(|c| !c.is_whitespace());
                let opens_always = matches!(mark, "“" | "„" | "``" | "«");
                if mark == "«" || before_text && (opens_always || !after_word) {
                    open = Some((at, closers));
                }
            }
            Some((start, closed_by)) if closed_by.contains(&mark) => {
                found.push((start, end));
                open = None;
            }
            Some(_) => {}
        }
        at = end;
    }
    found.extend(open.map(|(start, _)| (start, line.len())));
    found
}

fn mark_at(rest: &[char]) -> Option<(&'static str, &'static [&'static str])> {
    let starts = |mark: &str| mark.chars().enumerate().all(|(i, c)| rest.get(i) == Some(&c));
    MARKS.iter().find(|(mark, _)| starts(mark)).copied()
}

/// Returns ranges of indices into `line`, in which the characters inside double marks are masked.
fn single_marked(line: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        match single_marked_at(line, at) {
            Some(end) => {
                found.push((at, end));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Returns the end of the stretch that a single mark at `at` opens.
fn single_marked_at(line: &[char], at: usize) -> Option<usize> {
    let in_word = |idx: usize| line.get(idx).is_some_and(|c| is_word(*c));
    if !matches!(line[at], '‘' | '\'') || at > 0 && (is_word(line[at - 1]) || matches!(line[at - 1], '’' | '\'')) {
        return None;
    }
    let opens = in_word(at + 1) || matches!(line.get(at + 1), Some('$' | '#' | '@'));
    if !opens || is_clipped(&line[at + 1..]) {
        return None;
    }
    // At least three characters, then one that may end a quote, then the mark, then no letter or digit.
    let body_end = line[at + 1..].iter().position(|c| matches!(c, '‘' | &MASK)).map_or(line.len(), |n| at + 1 + n);
    (at + 4..body_end).find_map(|last| {
        let ends = is_word(line[last]) || matches!(line[last], '.' | ',' | '!' | '?' | '…' | ')' | '—' | '-');
        let closes = matches!(line.get(last + 1), Some('’' | '\''));
        let free = line.get(last + 2).is_none_or(|c| !c.is_alphanumeric());
        (ends && closes && free).then_some(last + 2)
    })
}

/// Whether the word is one that is written with an apostrophe at its head: 'em, 'til, '90s.
fn is_clipped(rest: &[char]) -> bool {
    const CLIPPED: [&str; 6] = ["em", "til", "tis", "twas", "cause", "n"];
    let word: String = rest.iter().take_while(|c| is_word(**c)).collect();
    let decade = || {
        let mut chars = word.chars();
        chars.next().is_some_and(char::is_numeric) && chars.as_str() == "0s"
    };
    CLIPPED.contains(&word.as_str()) || decade()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = quoted_regions(text).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn double_marks() {
        check("“Go,” she said. \"Now!\"", &["“Go,”", "\"Now!\""]);
        check("``Go,'' he said. ''Now.''", &["``Go,''", "''Now.''"]);
        check("„Los“, sagte er. »Jetzt.« « Oui. »", &["„Los“", "»Jetzt.«", "« Oui. »"]);
        check("“One.\n\n“Two.” Three.", &["“One.", "“Two.”"]);
        check("a 6\" pipe and a 4\" one", &[]);
        check("She said \" nothing", &[]);
        check("“He said ‘no’ to us,” she said.", &["“He said ‘no’ to us,”"]);
    }

    #[test]
    fn single_marks() {
        check("It was ‘a mistake’ then", &["‘a mistake’"]);
        check("'Never,' he said of the '90s and of 'em all.", &["'Never,'"]);
        check("the workers' pay and the boss's car", &[]);
        check("‘ab’ is too short", &[]);
        check("‘abcd’", &["‘abcd’"]);
        check("‘don’t go’ he said", &["‘don’t go’"]);
    }
}
