//! A folder of all formats: each owes samples, and a run accounts for every file and every article. A larger one, of files
//! made for it, is `benches/mixed.py`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use whosaid::article::Location;
use whosaid::formats::{FORMATS, UNREAD};
use whosaid::ingest;
use whosaid::query::{Mode, Options, Query, Sort, search};

use crate::desk::{Desk, age};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Files below a folder of `corpus/`, relative to `corpus/`.
fn samples(folder: &str) -> Vec<PathBuf> {
    let corpus = root().join("corpus");
    let files = walkdir::WalkDir::new(corpus.join(folder)).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file());
    files.map(|entry| entry.path().strip_prefix(&corpus).expect("it lies below").to_owned()).collect()
}

/// The formats, and what holds files of other formats.
fn folders() -> Vec<&'static str> {
    FORMATS.iter().map(|format| format.name).chain(["zip", "tar", "warc", "nexis"]).collect()
}

#[test]
fn every_format_has_what_it_owes() {
    let read = |name: &str| fs::read_to_string(root().join(name)).expect("it is there");
    let (readme, about) = (read("README.md"), read("corpus/README.md"));
    let table = readme.split("## What it reads").nth(1).expect("there is such a section");
    let mut missing = Vec::new();
    for folder in folders() {
        let files = samples(folder);
        let is_in = |part: &str| files.iter().any(|file| file.iter().any(|name| name == part));
        let is_plain = |file: &&PathBuf| !file.iter().any(|name| name == "broken" || name == "hostile");
        let mut owes = |is_there: bool, what: &str| {
            if !is_there {
                missing.push(format!("{folder}: {what}"));
            }
        };
        owes(files.iter().any(|file| is_plain(&file)), "a sample in corpus/");
        owes(is_in("broken"), "a broken sample");
        owes(is_in("hostile"), "a hostile sample");
        owes(about.contains(&format!("`{folder}/`")), "its row in corpus/README.md");
        for file in &files {
            let golden = root().join("tests/golden").join(format!("{}.outline", file.display()));
            owes(golden.is_file(), &format!("the golden file of {}", file.display()));
        }
        match FORMATS.iter().find(|format| format.name == folder) {
            Some(format) => {
                for extension in format.extensions {
                    owes(table.contains(&format!("`.{extension}`")), &format!(".{extension} in README.md"));
                }
                let kept =
                    format.extensions.iter().filter(|ext| UNREAD.iter().any(|kind| kind.extensions.contains(ext)));
                assert_eq!(kept.count(), 0, "{folder} is read");
            }
            None => owes(table.to_lowercase().contains(folder), "its name in README.md"),
        }
    }
    assert!(missing.is_empty(), "\n{}\n", missing.join("\n"));
}

#[test]
fn a_run_accounts_for_every_file_and_article() {
    let desk = Desk::new(&[]);
    // What each file has, read by itself: articles, and whether anything is wrong.
    let mut expected = BTreeMap::new();
    for file in folders().into_iter().flat_map(samples) {
        let bytes = fs::read(root().join("corpus").join(&file)).expect("read");
        let mut n_articles = 0;
        let problem = ingest::read(&Location { path: file.clone(), member: None }, None, &bytes, &mut |_| {
            n_articles += 1;
            ControlFlow::Continue(())
        });
        let path = desk.root().join(&file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, &bytes).expect("written");
        age(&path, 60);
        expected.insert(file, (n_articles, problem));
    }
    let report = desk.run();
    let problems: BTreeMap<PathBuf, String> = report
        .problems
        .iter()
        .map(|problem| {
            (problem.path.strip_prefix(desk.root()).expect("it lies below").to_owned(), problem.reason.clone())
        })
        .collect();
    for (file, (_, problem)) in &expected {
        assert_eq!(problems.get(file), problem.as_ref(), "{}", file.display());
    }
    let is_read = |(n_articles, problem): &&(usize, Option<String>)| problem.is_none() || *n_articles > 0;
    assert_eq!(report.n_added, expected.values().filter(is_read).count());
    assert_eq!(report.n_added + report.n_skipped(), expected.len());
    assert_eq!(report.n_articles, expected.values().map(|(n, _)| n).sum::<usize>());

    // Every article is found, and every format has quotes.
    let index = desk.index();
    let found = |mode| {
        let options = Options { limit: 0, sort: Sort::Path };
        search(&index, &Query::default(), mode, &options).expect("found").hits
    };
    let (articles, quotes) = (found(Mode::Articles), found(Mode::Quotes));
    let stats = index.stats().expect("counted");
    assert_eq!((stats.n_articles, articles.len()), (report.n_articles, report.n_articles));
    assert_eq!((stats.n_quotes, quotes.len()), (report.n_quotes, report.n_quotes));
    for folder in folders() {
        let inside = desk.path(folder);
        assert!(quotes.iter().any(|hit| hit.article.location.path.starts_with(&inside)), "{folder} has quotes");
    }
    // No two articles of a file have one name.
    let places: BTreeSet<_> =
        articles.iter().map(|hit| (&hit.article.location.path, &hit.article.location.member)).collect();
    assert_eq!(places.len(), articles.len());

    let again = desk.run();
    assert_eq!((again.n_bytes, again.n_articles), (0, 0), "a second run reads nothing");
    assert_eq!(again.n_unchanged + again.n_known_problems, expected.len());
}
