//! Bytes to articles with their quotes. A fault of ours ends neither a run nor the file: it is the file's problem.

use std::any::Any;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use crate::article::{Article, Location, Place, SourceRun};
use crate::corpus;
use crate::formats::{self, Format};
use crate::quotes;
use crate::text::Span;
use crate::unpack;

/// The longest article whose quotes are looked for: far more than any day of any parliament, and so little that no text
/// whatever keeps the program busy for long.
const MAX_QUOTED: usize = 2 << 20;

/// What holds one article and is larger than this, in bytes, is read alone.
const LARGE: usize = 1 << 20;

/// Faults of members are told one by one up to this many bytes of text.
const MAX_FAULTS: usize = 8 << 10;

/// Reads the articles of a file, as `format` if one is given, finds their quotes and passes each to `sink`, until it
/// breaks. Of an archive all members are read. Returns what was wrong with the file: a line, or a line a member, with its
/// name. Articles read before it stand, and one whose quotes cannot be found stands without.
pub fn read(
    location: &Location,
    format: Option<&'static Format>,
    bytes: &[u8],
    sink: &mut dyn FnMut(Article) -> ControlFlow<()>,
) -> Option<String> {
    Extractor::default().read(location, format, bytes, sink)
}

/// How articles are drawn out of a file.
pub(super) struct Extractor<'a> {
    attribute: fn(&mut Article),
    /// Held while something large is read.
    large: Option<&'a Mutex<()>>,
}

impl Default for Extractor<'_> {
    fn default() -> Self {
        Self { attribute: quotes::attribute, large: None }
    }
}

impl<'a> Extractor<'a> {
    /// One that reads what is large alone among those with the same lock.
    pub(super) fn with_lock(large: &'a Mutex<()>) -> Self {
        Self { large: Some(large), ..Self::default() }
    }

    /// As [`read`].
    pub(super) fn read(
        &self,
        location: &Location,
        format: Option<&'static Format>,
        bytes: &[u8],
        sink: &mut dyn FnMut(Article) -> ControlFlow<()>,
    ) -> Option<String> {
        let mut faults = Faults::default();
        let is_one = |bytes: &[u8]| format.map_or_else(|| formats::is_sure(bytes), |format| !format.is_text());
        let wanted = |name: &str, has: &dyn Fn(&str) -> bool| !corpus::is_left_out(name, has);
        let mut is_over = false;
        let result = unpack::members(bytes, &is_one, &wanted, &mut |member| {
            let stated = member.kind.and_then(formats::named);
            // The address of a page may tell its day; that a crawl is named after does not.
            let path = if stated.is_some() { PathBuf::new() } else { location.path.clone() };
            let inside = Location { path, member: member.name.map(str::to_owned) };
            let fault = match member.bytes {
                Ok(bytes) => self.read_one(&inside, format.or(stated), bytes, &mut |mut article| {
                    article.location.path.clone_from(&location.path);
                    if stated.is_some() && article.meta.url.is_none() {
                        // Before the address there may be a time.
                        let address = member.name.and_then(|name| name.get(name.find("http")?..));
                        article.meta.url = address.map(str::to_owned);
                    }
                    if !member.is_file {
                        without_offsets(&mut article);
                    }
                    let flow = sink(article);
                    is_over = flow.is_break();
                    flow
                }),
                Err(error) => Some(error.to_string()),
            };
            faults.add(member.name, fault);
            if is_over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        faults.add(None, result.err().map(|error| error.to_string()));
        faults.told()
    }

    /// Reads a file or member that holds articles itself; returns what was wrong with it.
    fn read_one(
        &self,
        location: &Location,
        format: Option<&'static Format>,
        bytes: &[u8],
        sink: &mut dyn FnMut(Article) -> ControlFlow<()>,
    ) -> Option<String> {
        let format = format.or_else(|| formats::detect(location.name(), bytes));
        let is_large = bytes.len() > LARGE && format.is_some_and(|format| format.name != "json");
        let large = self.large.filter(|_| is_large);
        let _alone = large.map(|lock| lock.lock().unwrap_or_else(PoisonError::into_inner));
        let mut problem = None;
        let mut complete = |mut article: Article| {
            if article.text.len() > MAX_QUOTED {
                let len = article.text.len().div_ceil(1 << 20);
                let limit = MAX_QUOTED >> 20;
                problem
                    .get_or_insert_with(|| format!("quotes not read: an article of {len} MiB, more than {limit} MiB"));
            } else if let Err(panic) = catch_unwind(AssertUnwindSafe(|| (self.attribute)(&mut article))) {
                article.quotes.clear();
                article.speakers.clear();
                problem.get_or_insert_with(|| format!("quotes not read: internal error: {}", message(&*panic)));
            }
            sink(article)
        };
        let result = catch_unwind(AssertUnwindSafe(|| match format {
            Some(format) => formats::read_as(format, location, bytes, &mut complete),
            None => Err(formats::no_format(location.name())),
        }));
        match result {
            Ok(Ok(())) => problem,
            Ok(Err(error)) => Some(error.to_string()),
            Err(panic) => Some(format!("internal error: {}", message(&*panic))),
        }
    }
}

/// What was wrong with a file, a line each.
#[derive(Default)]
struct Faults {
    told: String,
    n_more: usize,
}

impl Faults {
    fn add(&mut self, member: Option<&str>, fault: Option<String>) {
        let Some(fault) = fault else { return };
        if self.told.len() > MAX_FAULTS {
            self.n_more += 1;
            return;
        }
        if !self.told.is_empty() {
            self.told.push('\n');
        }
        // A line each, whatever is in the name.
        let lines = |text: &str| text.replace(['\n', '\r'], " ");
        if let Some(member) = member {
            self.told.push_str(&lines(member));
            self.told.push_str(": ");
        }
        self.told.push_str(&lines(&fault));
    }

    fn told(mut self) -> Option<String> {
        if self.n_more > 0 {
            self.told.push_str(&format!("\nand {} more", self.n_more));
        }
        (!self.told.is_empty()).then_some(self.told)
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
        let mut n_articles = 0;
        let problem = read(&location, None, bytes.split_at(bytes.len() - 10).0, &mut |_| {
            n_articles += 1;
            ControlFlow::Continue(())
        });
        let told = "the file is cut off: only what comes before was read";
        assert_eq!((problem.as_deref(), n_articles), (Some(told), 1), "what came out is worth having");
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
        let extractor = Extractor { attribute, large: None };
        let problem = extractor.read(&location, None, text, &mut |article| {
            articles.push(article);
            ControlFlow::Continue(())
        });
        assert_eq!(problem.as_deref(), Some("quotes not read: internal error: no such bridge"));
        assert_eq!(articles.len(), 1);
        assert!(articles[0].quotes.is_empty(), "half the quotes of an article are worse than none");
    }
}
