//! Plain text to blocks: which lines belong together.
//!
//! Blocks are parted by blank lines. Inside such a group a line break parts two blocks too, unless the text is
//! hard-wrapped: then a line that was filled to the width goes on in the next one.

use super::conventions::Block;
use super::shape;
use crate::text::Span;

/// The widest line, in bytes, of a text that may be hard-wrapped.
const MAX_WIDTH: usize = 110;

/// A line without white space at its ends.
#[derive(Clone, Copy)]
struct Line {
    span: Span,
    /// Bytes of white space at its front.
    indent: usize,
    /// Whether a blank line or the start of the text is before it.
    after_blank: bool,
}

/// Cuts the text in `span` into blocks.
pub(super) fn cut(text: &str, span: Span, out: &mut Vec<Block>) {
    let lines = lines(text, span);
    let width = wrap_width(text, &lines);
    out.reserve(lines.len());
    let mut last: Option<Line> = None;
    for line in lines {
        let joins = match (last, width) {
            (Some(before), Some(width)) => !line.after_blank && is_soft_break(text, before, line, width),
            _ => false,
        };
        match out.last_mut().filter(|_| joins) {
            Some(block) => block.span = block.span.to(line.span),
            None => out.push(Block::found(line.span, line.after_blank)),
        }
        last = Some(line);
    }
}

fn lines(text: &str, span: Span) -> Vec<Line> {
    let whole = span.of(text).as_bytes();
    let base = span.start as usize;
    // Files of old Macs have lone carriage returns.
    let newline = if memchr::memchr(b'\n', whole).is_none() { b'\r' } else { b'\n' };
    let mut lines = Vec::with_capacity(whole.len() / 200);
    let (mut start, mut after_blank) = (0, true);
    for end in memchr::memchr_iter(newline, whole).chain(std::iter::once(whole.len())) {
        let line = Span::new(base + start, base + end);
        let span = if line.is_empty() { line } else { line.trim(text) };
        if span.is_empty() {
            after_blank = true;
        } else {
            lines.push(Line { span, indent: (span.start - line.start) as usize, after_blank });
            after_blank = false;
        }
        start = end + 1;
    }
    lines
}

/// Returns the width a text is hard-wrapped at, if it is: no line is longer than a screen, and most of the longer lines
/// break off inside a sentence, more often than not before a small letter.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let mut width = 0;
    for line in lines {
        width = width.max(line.span.len());
        if width > MAX_WIDTH {
            return None;
        }
    }
    if width < 40 {
        return None;
    }
    let (mut n_long, mut n_broken, mut n_small) = (0, 0, 0);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        if next.after_blank || line.span.len() * 10 < width * 6 {
            continue;
        }
        n_long += 1;
        if !shape::ends_sentence(line.span.of(text)) {
            n_broken += 1;
            n_small += usize::from(next.span.of(text).starts_with(char::is_lowercase));
        }
    }
    (n_small > 0 && n_broken * 2 >= n_long && n_small * 2 >= n_broken).then_some(width)
}

/// Whether the break between two lines is one of width, not of sense.
fn is_soft_break(text: &str, line: Line, next: Line, width: usize) -> bool {
    if next.indent >= line.indent + 2 || is_list_item(next.span.of(text)) {
        return false;
    }
    let (words, next_words) = (line.span.of(text), next.span.of(text));
    let first_word = next_words.split_whitespace().next().map_or(0, str::len);
    let ends = shape::ends_sentence(words);
    let share = if ends { 10 } else { 9 };
    let is_full = (line.indent + line.span.len() + 1 + first_word) * 10 >= width * share;
    let goes_on = line.span.len() * 2 >= width && !ends && next_words.starts_with(|c: char| c.is_lowercase());
    is_full || goes_on
}

fn is_list_item(line: &str) -> bool {
    line.starts_with(['•', '*', '·']) || line.starts_with("- ") || line.starts_with("– ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, blocks: &[&str]) {
        let mut found = Vec::new();
        cut(text, Span::new(0, text.len()), &mut found);
        let found: Vec<String> =
            found.iter().map(|block| block.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(found, blocks);
    }

    #[test]
    fn blank_lines_part_blocks() {
        check("One.\n\nTwo. \n  \nThree.", &["One.", "Two.", "Three."]);
        check("One.\r\n\r\nTwo.\r\n", &["One.", "Two."]);
        check("One.\rTwo.", &["One.", "Two."]);
        check("", &[]);
        check(" \n\n ", &[]);
    }

    #[test]
    fn lines_part_blocks_unless_wrapped() {
        let line =
            "The harbour master of Port Ellery closed the eastern basin on Monday after a crane fell into the water.";
        check(&format!("{line} {line}\n{line}\n{line}"), &[&format!("{line} {line}"), line, line]);
        let wrapped = "The harbour master of Port Ellery closed the eastern\nbasin on Monday after a crane fell into it.\n\
                       Nobody was hurt.\n    The crane was built in the year nineteen hundred,\nthe company said.";
        check(
            wrapped,
            &[
                "The harbour master of Port Ellery closed the eastern basin on Monday after a crane fell into it.",
                "Nobody was hurt.",
                "The crane was built in the year nineteen hundred, the company said.",
            ],
        );
    }
}
