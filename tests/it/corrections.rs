//! Corrections: applied when an article is read, surviving whatever happens to its file, and reading again what they
//! concern and nothing else.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use whosaid::article::Article;
use whosaid::index::Index;
use whosaid::ingest::corrections::{Correction, Corrections, whole};
use whosaid::ingest::{self, Report, Settings};
use whosaid::query::articles;

const COUNCIL: &str = "“We could sell it,” said Joris Maas.\n\n“Not today,” said Anna Holm of the council of Veld.\n";

struct Desk {
    top: tempfile::TempDir,
    corrections: String,
}

impl Desk {
    fn new(files: &[&str]) -> Desk {
        let desk = Desk { top: tempfile::tempdir().expect("a folder"), corrections: String::new() };
        fs::create_dir(desk.root()).expect("a folder");
        for file in files {
            fs::write(desk.root().join(file), format!("{COUNCIL}\nThis is the file {file} of the council.\n"))
                .expect("written");
        }
        desk
    }

    fn root(&self) -> PathBuf {
        fs::canonicalize(self.top.path()).expect("there").join("news")
    }

    fn index(&self) -> Index {
        let dir = self.top.path().join("index");
        if dir.exists() { Index::open(&dir).expect("an index") } else { Index::create(&dir).expect("an index") }
    }

    fn settings(&self) -> Settings {
        Settings { corrections: Corrections::parse(&self.corrections).expect("sound"), ..Settings::default() }
    }

    fn run(&self) -> Report {
        let never = AtomicBool::new(false);
        ingest::run(self.index(), &[self.root()], &self.settings(), &|_| {}, &never).expect("indexed").1
    }

    fn article(&self, file: &str) -> Article {
        articles(&self.index(), &self.root().join(file), None, None).expect("sound").remove(0)
    }

    fn speakers(&self, file: &str) -> Vec<String> {
        let article = self.article(file);
        article.quotes.iter().filter_map(|quote| article.speaker_name(quote)).collect()
    }

    fn correct(&mut self, file: &str, quote: usize, speaker: Option<&str>) {
        let article = self.article(file);
        let span = whole(&article.quotes[quote]).expect("words");
        let speaker = speaker.map(str::to_owned);
        let correction = Correction { span, speaker, date: None, line: 0, place: file.to_owned() };
        self.corrections.push_str(&Corrections::entry(&article, &correction, "words", "was"));
    }

    fn unmatched(&self) -> Vec<String> {
        let corrections = self.settings().corrections;
        corrections.unmatched(&self.index()).expect("sound").iter().map(|c| c.place.clone()).collect()
    }
}

#[test]
fn corrections_hold_and_can_be_taken_back() {
    let mut desk = Desk::new(&["a.txt", "b.txt", "c.txt"]);
    desk.run();
    assert_eq!(desk.speakers("a.txt"), ["Joris Maas", "Anna Holm"]);
    desk.correct("a.txt", 0, Some("Ilse Kramer"));
    desk.correct("b.txt", 1, None);
    let report = desk.run();
    assert_eq!((report.n_changed, report.n_unchanged, report.n_corrected), (2, 1, 2), "only these are read again");
    assert_eq!(desk.speakers("a.txt"), ["Ilse Kramer", "Anna Holm"]);
    assert_eq!(desk.speakers("b.txt"), ["Joris Maas"]);
    assert_eq!(desk.article("b.txt").speakers.len(), 1, "who speaks no more is none");
    assert!(!desk.run().is_changed(), "once is enough");
    assert!(desk.unmatched().is_empty());

    // The text is what counts: the file may be elsewhere, and twice.
    fs::rename(desk.root().join("a.txt"), desk.root().join("moved.txt")).expect("moved");
    fs::copy(desk.root().join("moved.txt"), desk.root().join("copy.txt")).expect("copied");
    assert_eq!(desk.run().n_corrected, 2);
    assert_eq!(desk.speakers("copy.txt"), ["Ilse Kramer", "Anna Holm"]);
    let never = AtomicBool::new(false);
    let rebuilt = ingest::rebuild(&desk.top.path().join("index"), &desk.settings(), &|_| {}, &never).expect("rebuilt");
    assert_eq!(rebuilt.n_corrected, 3);

    // Another word, and none.
    desk.correct("moved.txt", 0, Some("Joris Maas"));
    assert_eq!(desk.run().n_changed, 2);
    assert_eq!(desk.speakers("moved.txt"), ["Joris Maas", "Anna Holm"]);
    assert_eq!(
        desk.article("moved.txt").quotes[0].corrected.as_ref().and_then(|c| c.was.as_deref()),
        Some("Joris Maas")
    );
    desk.corrections.clear();
    assert_eq!(desk.run().n_changed, 3);
    assert_eq!(desk.speakers("b.txt"), ["Joris Maas", "Anna Holm"]);
    assert!(!desk.run().is_changed());
}

#[test]
fn what_matches_nothing_is_said() {
    let mut desk = Desk::new(&["a.txt", "b.txt"]);
    desk.run();
    desk.correct("a.txt", 0, Some("Ilse Kramer"));
    desk.correct("b.txt", 0, None);
    desk.run();
    assert!(desk.unmatched().is_empty());
    fs::write(desk.root().join("a.txt"), format!("{COUNCIL}\nAnother text, from now on.\n")).expect("written");
    desk.run();
    assert_eq!(desk.unmatched(), ["a.txt “words”"]);
    assert_eq!(desk.speakers("a.txt"), ["Joris Maas", "Anna Holm"], "another text is not corrected");
    // A span that is none of a quote, in a text that is there.
    desk.corrections =
        desk.corrections.replace("span = [0, ", "span = [1, ").replace("strike = true", "speaker = \"X\"");
    desk.run();
    assert_eq!(desk.unmatched().len(), 2);
}
