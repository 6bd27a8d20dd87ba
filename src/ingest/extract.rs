//! Bytes to articles with their quotes. A fault of ours ends neither a run nor the file: it is the file's problem.

use std::any::Any;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::article::{Article, Location};
use crate::formats::{self, Format};
use crate::quotes;

/// The longest article whose quotes are looked for: far more than any day of any parliament, and so little that no text
/// whatever keeps the program busy for long.
const MAX_QUOTED: usize = 2 << 20;

/// Reads the articles of a file, as `format` if one is given, finds their quotes and passes each to `sink`, until it
/// breaks. Returns what was wrong with the file: articles read before it stand, and one whose quotes cannot be found
/// stands without.
pub fn read(
    location: &Location,
    format: Option<&'static Format>,
    bytes: &[u8],
    sink: &mut dyn FnMut(Article) -> ControlFlow<()>,
) -> Option<String> {
    read_with(quotes::attribute, location, format, bytes, sink)
}

fn read_with(
    attribute: fn(&mut Article),
    location: &Location,
    format: Option<&'static Format>,
    bytes: &[u8],
    sink: &mut dyn FnMut(Article) -> ControlFlow<()>,
) -> Option<String> {
    let mut problem = None;
    let mut complete = |mut article: Article| {
        if article.text.len() > MAX_QUOTED {
            let len = article.text.len().div_ceil(1 << 20);
            let limit = MAX_QUOTED >> 20;
            problem.get_or_insert_with(|| format!("quotes not read: an article of {len} MiB, more than {limit} MiB"));
        } else if let Err(panic) = catch_unwind(AssertUnwindSafe(|| attribute(&mut article))) {
            article.quotes.clear();
            article.speakers.clear();
            problem.get_or_insert_with(|| format!("quotes not read: internal error: {}", message(&*panic)));
        }
        sink(article)
    };
    let result = catch_unwind(AssertUnwindSafe(|| match format {
        Some(format) => formats::read_as(format, location, bytes, &mut complete),
        None => formats::read(location, bytes, &mut complete),
    }));
    match result {
        Ok(Ok(())) => problem,
        Ok(Err(error)) => Some(error.to_string()),
        Err(panic) => Some(format!("internal error: {}", message(&*panic))),
    }
}

/// Returns what a panic said.
pub(super) fn message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_problem_of_the_file() {
        let location = Location { path: "a.txt".into(), member: None };
        let text = b"The mayor said on Friday that the bridge would be closed for the whole of the winter.\n";
        let attribute = |article: &mut Article| {
            article.quotes.push(crate::article::Quote::default());
            panic!("no such bridge");
        };
        let mut articles = Vec::new();
        let problem = read_with(attribute, &location, None, text, &mut |article| {
            articles.push(article);
            ControlFlow::Continue(())
        });
        assert_eq!(problem.as_deref(), Some("quotes not read: internal error: no such bridge"));
        assert_eq!(articles.len(), 1);
        assert!(articles[0].quotes.is_empty(), "half the quotes of an article are worse than none");
    }
}
