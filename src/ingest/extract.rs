//! Bytes to articles with their quotes. A fault of ours ends neither a run nor the file: it is the file's problem.

use std::any::Any;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::article::{Article, Location, Place, SourceRun};
use crate::corpus;
use crate::formats::{self, Format};
use crate::quotes;
use crate::text::Span;

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
    let unpacked = match corpus::unpack(bytes) {
        Ok(unpacked) => unpacked,
        Err(error) => return Some(error.to_string()),
    };
    let mut problem = None;
    let mut complete = |mut article: Article| {
        if unpacked.is_some() {
            without_offsets(&mut article);
        }
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
        Some(format) => formats::read_as(format, location, unpacked.as_deref().unwrap_or(bytes), &mut complete),
        None => formats::read(location, unpacked.as_deref().unwrap_or(bytes), &mut complete),
    }));
    match result {
        Ok(Ok(())) => problem,
        Ok(Err(error)) => Some(error.to_string()),
        Err(panic) => Some(format!("internal error: {}", message(&*panic))),
    }
}

/// Lines and columns are those of the unpacked text; the file itself has no such bytes.
fn without_offsets(article: &mut Article) {
    if article.source.runs.is_empty() {
        let len = Span::new(0, article.text.len()).end;
        article.source.runs.push(SourceRun { text: 0, len, place: Place { line: 1, col: 1, byte: None } });
    }
    article.source.runs.iter_mut().for_each(|run| run.place.byte = None);
}

/// Returns what a panic said.
pub(super) fn message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    #[test]
    fn a_packed_file_has_lines_but_no_offsets() {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(b"The crane fell on Monday.\n\nNobody was hurt, said Ann Poe.\n").expect("packed");
        let bytes = encoder.finish().expect("packed");
        let location = Location { path: "a.txt.gz".into(), member: None };
        let mut articles = Vec::new();
        let problem = read(&location, None, &bytes, &mut |article| {
            articles.push(article);
            ControlFlow::Continue(())
        });
        assert_eq!((problem, articles.len(), articles[0].format), (None, 1, "txt"));
        let at = articles[0].text.find("Nobody").expect("the words are there");
        let ends = crate::article::LineEnds::of(&articles[0].text);
        let place = articles[0].source.place(&ends, Span::new(at, at).start);
        assert_eq!(place, Place { line: 3, col: 1, byte: None });
        let problem = read(&location, None, bytes.split_at(bytes.len() / 2).0, &mut |_| panic!("nothing is in it"));
        assert_eq!(problem.as_deref(), Some("compressed, and damaged or cut off"));
    }

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
