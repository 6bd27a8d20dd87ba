//! Errors on standard error: what, where, then the way out; exit code 2.

use std::fmt;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use unicode_width::UnicodeWidthStr;
use whosaid::output::escape;
use whosaid::query::ParseError;
use whosaid::text::Span;

/// Advice that goes with an error, as data: attach it with [`hint`], it is printed on a line of its own.
#[derive(Debug)]
pub(crate) struct Hint {
    message: String,
    /// The query, a line of `^` below the part that is wrong.
    excerpt: Option<String>,
    hint: String,
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Hint {}

/// Makes an error with advice: `error: message`, `  hint: hint`.
pub(crate) fn hint(message: impl Into<String>, hint: impl Into<String>) -> anyhow::Error {
    Hint { message: message.into(), excerpt: None, hint: hint.into() }.into()
}

/// Makes an error that points into the query.
pub(crate) fn in_query(error: ParseError, query: &str) -> anyhow::Error {
    let excerpt = (!error.span.is_empty()).then(|| excerpt(query, error.span));
    Hint { message: error.message, excerpt, hint: error.hint }.into()
}

/// Prints an error and returns the exit code. A closed pipe is not an error.
pub(crate) fn report(error: &anyhow::Error) -> ExitCode {
    let closed = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == ErrorKind::BrokenPipe)
    };
    if error.chain().any(closed) {
        return ExitCode::SUCCESS;
    }
    let mut err = anstream::stderr().lock();
    let _ = writeln!(err, "error: {}", escape::lines(&format!("{error:#}")));
    if let Some(advice) = error.chain().find_map(|cause| cause.downcast_ref::<Hint>()) {
        if let Some(excerpt) = &advice.excerpt {
            let _ = writeln!(err, "{excerpt}");
        }
        let _ = writeln!(err, "  hint: {}", escape::lines(&advice.hint));
    }
    ExitCode::from(2)
}

/// Prints a remark that is no error.
pub(crate) fn note(text: &str) {
    let _ = writeln!(anstream::stderr().lock(), "note: {}", escape::lines(text));
}

/// Returns the query around `span` and a line that points at it.
fn excerpt(query: &str, span: Span) -> String {
    const AROUND: usize = 50;
    let range = span.range();
    let boundary = |at: usize| (0..=at.min(query.len())).rev().find(|at| query.is_char_boundary(*at)).unwrap_or(0);
    let from = boundary(range.start.saturating_sub(AROUND));
    let to = boundary(range.end.min(range.start + AROUND) + AROUND);
    let end = range.end.min(to);
    let cut = |at: bool| if at { "…" } else { "" };
    let before = format!("  {}{}", cut(from > 0), escape::line(&query[from..range.start]));
    let at = escape::line(&query[range.start..end]);
    let after = format!("{}{}", escape::line(&query[end..to]), cut(to < query.len()));
    format!("{before}{at}{after}\n{:width$}{}", "", "^".repeat(at.width().max(1)), width = before.width())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_at_the_place() {
        let check = |query: &str, span: Span, expected: &str| assert_eq!(excerpt(query, span), expected);
        check("red OR blue", Span::new(4, 6), "  red OR blue\n      ^^");
        check("東京 \u{202e}|", Span::new(7, 11), "  東京 \\u{202e}|\n       ^^^^^^^^^");
        let long = format!("{} OR {}", "a".repeat(80), "b".repeat(80));
        let lines = excerpt(&long, Span::new(81, 83));
        let (query, carets) = lines.split_once('\n').unwrap();
        assert_eq!(query.find("OR").map(|at| query[..at].width()), carets.find('^'));
        assert!(query.width() < 120, "{query}");
    }
}
