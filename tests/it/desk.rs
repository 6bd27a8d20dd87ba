//! What tests of indexing share: a folder of articles beside a place for an index.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, SystemTime};

use whosaid::article::Article;
use whosaid::index::{FileStamp, Index, WriterSettings};
use whosaid::ingest::{self, Report, Settings};
use whosaid::query::{Clause, Field, Mode, Options, Query, Sort, Text, search};
use whosaid::text::Span;

/// A folder of articles and a place for an index.
pub(crate) struct Desk {
    pub(crate) top: tempfile::TempDir,
}

impl Desk {
    /// Makes articles at these places under `news`, an hour old.
    pub(crate) fn new(files: &[&str]) -> Desk {
        let desk = Desk { top: tempfile::tempdir().expect("a folder") };
        fs::create_dir(desk.root()).expect("a folder");
        for file in files {
            desk.write(file, &article(file));
        }
        desk
    }

    pub(crate) fn root(&self) -> PathBuf {
        fs::canonicalize(self.top.path()).expect("there").join("news")
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.root().join(file)
    }

    pub(crate) fn index_dir(&self) -> PathBuf {
        self.top.path().join("index")
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(&path, text).expect("written");
        age(&path, 3600);
    }

    pub(crate) fn remove(&self, file: &str) {
        fs::remove_file(self.path(file)).expect("removed");
    }

    pub(crate) fn index(&self) -> Index {
        let dir = self.index_dir();
        if dir.exists() { Index::open(&dir).expect("an index") } else { Index::create(&dir).expect("an index") }
    }

    /// Brings these paths under the root up to date.
    pub(crate) fn update(&self, paths: &[&str], settings: &Settings) -> Report {
        let paths: Vec<PathBuf> = paths.iter().map(|path| self.path(path)).collect();
        ingest::run(self.index(), &paths, settings, &|_| {}, &AtomicBool::new(false)).expect("indexed").1
    }

    /// Brings the root up to date.
    pub(crate) fn run(&self) -> Report {
        self.update(&[""], &small())
    }

    /// What the index holds, whichever runs brought it there: its files, and what it finds for fixed queries.
    pub(crate) fn held(&self) -> Vec<String> {
        let index = self.index();
        let relative = |path: &Path| path.strip_prefix(self.root()).expect("under the root").display().to_string();
        let file = |stamp: FileStamp| {
            let root = index.root(stamp.root).expect("a root");
            let FileStamp { path, size, hash, extractor, n_articles, n_quotes, problem, .. } = stamp;
            let file = relative(&root.join(path));
            format!("{file}: {size} {:02x?} {extractor} {n_articles} {n_quotes} {problem:?}", &hash[..4])
        };
        let mut held: Vec<String> = index.manifest().expect("a manifest").into_iter().map(file).collect();
        held.sort();
        let options = Options { limit: 0, sort: Sort::Path };
        for (mode, clauses) in [
            (Mode::Articles, vec![]),
            (Mode::Quotes, vec![]),
            (Mode::Articles, vec![clause(Field::Headline, &["council", "votes"])]),
            (Mode::Quotes, vec![clause(Field::Speaker, &["kramer"]), clause(Field::Text, &["our", "minds"])]),
        ] {
            let query = Query { clauses, ..Query::default() };
            let found = search(&index, &query, mode, &options).expect("found");
            for hit in &found.hits {
                let Article { location, meta, text, parts, quotes, speakers, .. } = &*hit.article;
                let article = format!("{meta:?} {text} {parts:?} {quotes:?} {speakers:?}");
                held.push(format!("{} {:?} {:?}: {article}", relative(&location.path), hit.quote, hit.matches));
            }
        }
        held
    }

    /// The files of which the index has articles.
    pub(crate) fn files(&self) -> Vec<String> {
        let index = self.index();
        let stamps = index.manifest().expect("a manifest");
        let of = |stamp: &FileStamp| index.root(stamp.root).expect("a root").join(&stamp.path);
        let paths = stamps.iter().filter(|stamp| stamp.n_articles > 0).map(of);
        let mut files: Vec<String> =
            paths.map(|path| path.strip_prefix(self.root()).expect("under the root").display().to_string()).collect();
        files.sort();
        files
    }
}

fn clause(field: Field, words: &[&str]) -> Clause {
    let words = words.iter().map(|word| (*word).to_owned()).collect();
    Clause { field, text: Text::Phrase(words), negated: false, span: Span::default(), also: Vec::new() }
}

pub(crate) fn small() -> Settings {
    let writer = WriterSettings { memory: 30_000_000, threads: 1 };
    Settings { n_threads: 2, writer, ..Settings::default() }
}

pub(crate) fn article(name: &str) -> String {
    format!(
        "Council votes on {name}\n\nThe council said on Friday that it would look at {name} again.\n\n\
         “We have not made up our minds about {name},” said Ilse Kramer, the mayor of Orla.\n"
    )
}

/// Sets a file's time to so many seconds ago.
pub(crate) fn age(path: &Path, seconds: u64) {
    let file = File::options().write(true).open(path).expect("opened");
    file.set_modified(SystemTime::now() - Duration::from_secs(seconds)).expect("time set");
}

/// `+added ~changed -removed =unchanged !problems`
pub(crate) fn counts(report: &Report) -> String {
    let Report { n_added, n_changed, n_removed, n_unchanged, .. } = report;
    format!("+{n_added} ~{n_changed} -{n_removed} ={n_unchanged} !{}", report.n_skipped())
}

/// Runs the program in `dir`, not as the superuser, to whom all is readable.
#[cfg(unix)]
pub(crate) fn whosaid(dir: &Path, args: &[&str]) -> Output {
    use std::os::unix::fs::MetadataExt as _;
    use std::os::unix::process::CommandExt as _;
    let program = dir.join("whosaid");
    if !program.exists() {
        fs::copy(env!("CARGO_BIN_EXE_whosaid"), &program).expect("copied");
    }
    let mut command = Command::new(program);
    command.current_dir(dir).args(args).env_remove("WHOSAID_INDEX");
    if fs::metadata(dir).expect("metadata").uid() == 0 {
        command.uid(65_534).gid(65_534);
    }
    // What another test is just starting holds the copy open for writing for a moment.
    for _ in 0..500 {
        match command.output() {
            Err(error) if error.kind() == std::io::ErrorKind::ExecutableFileBusy => {
                std::thread::sleep(std::time::Duration::from_millis(10));
            }
            output => return output.expect("run"),
        }
    }
    panic!("the program stays busy")
}
