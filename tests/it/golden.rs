//! Every file in `corpus/` is read, attributed and rendered as an outline, and compared with `tests/golden/`. A file
//! there that belongs to none in `corpus/` is an error too. `WHOSAID_BLESS=1` writes the golden files anew.

use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use whosaid::article::Location;
use whosaid::ingest;
use whosaid::output::outline;

#[test]
fn corpus_reads_as_in_the_golden_files() {
    let corpus = root().join("corpus");
    let samples = files_below(&corpus, |path| path.starts_with("gold") || path.parent() == Some(Path::new("")));
    assert!(!samples.is_empty(), "corpus/ holds no samples");
    let kept = files_below(&golden(), |path| path == Path::new("gold.eval"));
    let mut wrong = Vec::new();
    let mut outlines = BTreeSet::new();
    for sample in samples {
        let name = with_suffix(&sample, ".outline");
        wrong.extend(compare(&name, &outlines_of(&corpus, &sample)));
        outlines.insert(name);
    }
    for stray in kept.difference(&outlines) {
        match is_blessed() {
            true => fs::remove_file(golden().join(stray)).expect("a golden file can be removed"),
            false => wrong.push(format!("tests/golden/{}: there is no such sample in corpus/", stray.display())),
        }
    }
    assert!(
        wrong.is_empty(),
        "\n{}\n\nif this is right: WHOSAID_BLESS=1 cargo test --test it golden\n",
        wrong.join("\n")
    );
}

/// Compares `actual` with a file in `tests/golden/`, or writes it there; returns what is wrong.
pub(crate) fn compare(name: &Path, actual: &str) -> Option<String> {
    let path = golden().join(name);
    if is_blessed() {
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder can be made");
        fs::write(&path, actual).expect("a golden file can be written");
        return None;
    }
    let shown = format!("tests/golden/{}", name.display());
    let Ok(expected) = fs::read_to_string(&path) else {
        return Some(format!("{shown}: is missing"));
    };
    if expected == actual {
        return None;
    }
    let (mut expected, mut actual) = (expected.lines(), actual.lines());
    for line in 1.. {
        let (old, new) = (expected.next(), actual.next());
        if old != new || old.is_none() {
            let or_end = |line: Option<&str>| line.unwrap_or("(end)").to_owned();
            return Some(format!("{shown}:{line}:\n  - {}\n  + {}", or_end(old), or_end(new)));
        }
    }
    None
}

fn is_blessed() -> bool {
    std::env::var_os("WHOSAID_BLESS").is_some_and(|value| value == "1")
}

/// The outlines of the articles of one file, and why it could not be read to the end, if so.
fn outlines_of(corpus: &Path, sample: &Path) -> String {
    let bytes = fs::read(corpus.join(sample)).expect("a sample can be read");
    let location = Location { path: sample.to_owned(), member: None };
    let mut outlines = String::new();
    let problem = ingest::read(&location, None, &bytes, &mut |article| {
        outlines.push_str(&outline::outline(&article));
        ControlFlow::Continue(())
    });
    for problem in problem.iter().flat_map(|problem| problem.lines()) {
        outlines.push_str(&format!("error: {problem}\n"));
    }
    outlines
}

/// Files below `dir`, relative to it, without hidden ones and those that `is_other` names.
fn files_below(dir: &Path, is_other: impl Fn(&Path) -> bool) -> BTreeSet<PathBuf> {
    let files =
        walkdir::WalkDir::new(dir).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    let names = files.map(|entry| entry.path().strip_prefix(dir).expect("it lies below").to_owned());
    let is_hidden = |path: &Path| path.iter().any(|name| name.to_string_lossy().starts_with('.'));
    names.filter(|path| !is_other(path) && !is_hidden(path)).collect()
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn golden() -> PathBuf {
    root().join("tests/golden")
}
