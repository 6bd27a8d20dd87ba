//! Indexing folders: what is added, changed, dropped, kept and skipped, and that a second run finds the same.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use whosaid::corpus::Filter;
use whosaid::index::{Index, WriterSettings};
use whosaid::ingest::{self, Event, Settings};

use crate::desk::{Desk, age, article, counts, small, whosaid};

#[test]
fn files_are_added_changed_and_dropped() {
    let desk = Desk::new(&["a.txt", "b.txt", "sub/c.txt"]);
    assert_eq!(counts(&desk.run()), "+3 ~0 -0 =0 !0");
    assert_eq!(counts(&desk.run()), "+0 ~0 -0 =3 !0");

    desk.write("a.txt", &article("something else"));
    desk.remove("b.txt");
    desk.write("d.txt", &article("d"));
    age(&desk.path("sub/c.txt"), 60);
    let report = desk.run();
    assert_eq!(counts(&report), "+1 ~1 -1 =1 !0", "a touched file is not changed");
    assert_eq!((report.n_articles, desk.files()), (2, vec!["a.txt".into(), "d.txt".into(), "sub/c.txt".into()]));

    // The new time of the touched file is remembered: nothing is read now.
    assert_eq!(desk.run().n_bytes, 0);
    fs::rename(desk.path("d.txt"), desk.path("e.txt")).expect("renamed");
    let report = desk.run();
    assert_eq!((counts(&report).as_str(), report.n_moved), ("+1 ~0 -1 =2 !0", 1));
    let fresh = Desk::new(&["sub/c.txt"]);
    fresh.write("a.txt", &article("something else"));
    fresh.write("e.txt", &article("d"));
    fresh.run();
    assert_eq!(desk.held(), fresh.held());
    assert_eq!(fresh.held().len(), 3 * 6, "of each file a stamp, two hits that are articles, three that are quotes");
}

#[test]
fn a_run_without_changes_writes_nothing() {
    let desk = Desk::new(&["a.txt", "b.txt"]);
    desk.write("bad.bin", "\0\u{1}\0\u{2}");
    desk.run();
    let state = || {
        let entries = fs::read_dir(desk.index_dir()).expect("listed").map(|entry| entry.expect("an entry"));
        let mut state: Vec<_> = entries
            .map(|entry| (entry.file_name(), entry.metadata().expect("metadata").modified().expect("a time")))
            .collect();
        state.sort();
        state
    };
    let before = state();
    std::thread::sleep(Duration::from_millis(20));
    let report = desk.run();
    assert_eq!((counts(&report).as_str(), report.n_bytes), ("+0 ~0 -0 =2 !1", 0));
    assert_eq!(state(), before);
    // Not even beside another writer, which has the lock.
    let _writer = desk.index().writer(&WriterSettings { memory: 0, threads: 1 }).expect("the writer");
    desk.run();
}

#[test]
fn a_young_file_may_change_without_its_time() {
    let desk = Desk::new(&[]);
    let one = "The council of Orla said on Friday that it would look at the one bridge again.";
    fs::write(desk.path("a.txt"), one).expect("written");
    let time = fs::metadata(desk.path("a.txt")).expect("metadata").modified().expect("a time");
    desk.run();
    fs::write(desk.path("a.txt"), one.replace("one", "two")).expect("written");
    File::options().write(true).open(desk.path("a.txt")).expect("opened").set_modified(time).expect("time set");
    assert_eq!(counts(&desk.run()), "+0 ~1 -0 =0 !0");
}

#[test]
fn only_articles_are_walked_into() {
    let desk = Desk::new(&["a.txt", ".hidden.txt", ".d/x.txt", "drafts/x.txt", "old/whosaid.json", "old/x.txt"]);
    desk.write(".ignore", "drafts/\n");
    let nested = desk.path("index");
    Index::create(&nested).expect("an index");
    fs::write(nested.join("x.txt"), article("x")).expect("written");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(desk.root(), desk.path("loop")).expect("linked");
        std::os::unix::fs::symlink(desk.path("a.txt"), desk.path("b.txt")).expect("linked");
        let made = Command::new("mkfifo").arg(desk.path("pipe.txt")).status().expect("mkfifo runs");
        assert!(made.success());
    }
    assert_eq!(counts(&desk.run()), "+1 ~0 -0 =0 !0");
    assert_eq!(desk.files(), ["a.txt"]);
    let error = ingest::run(desk.index(), &[nested], &small(), &|_| {}, &AtomicBool::new(false)).err();
    assert!(error.expect("refused").to_string().ends_with("this is an index, not a folder of articles"));
}

#[test]
fn what_cannot_be_read_is_a_problem_once() {
    let desk = Desk::new(&["a.txt"]);
    desk.write("bad.txt", "\0\u{1}\u{2}\0\0\0");
    let large = File::create(desk.path("large.txt")).expect("made");
    large.set_len((64 << 20) + 1).expect("grown");
    age(&desk.path("large.txt"), 60);
    let report = desk.run();
    assert_eq!(counts(&report), "+1 ~0 -0 =0 !2");
    assert_eq!(report.problems[0].path, desk.path("bad.txt"));
    assert_eq!(report.problems[1].reason, "too large: 65 MiB, the limit is 64 MiB");
    let report = desk.run();
    assert_eq!((report.n_known_problems, report.problems.len(), report.n_bytes), (2, 0, 0), "not tried again");
    desk.write("bad.txt", &article("good"));
    desk.remove("large.txt");
    assert_eq!(counts(&desk.run()), "+0 ~1 -0 =1 !0");
    assert_eq!(desk.files(), ["a.txt", "bad.txt"]);
    // And the other way round: what is no text any more has no articles.
    desk.write("a.txt", "\0\0\0\u{1}\u{2}\0");
    assert_eq!(counts(&desk.run()), "+0 ~1 -0 =1 !1");
    assert_eq!(desk.files(), ["bad.txt"]);
}

#[test]
fn what_could_be_read_in_part_is_not_skipped() {
    let desk = Desk::new(&["a.txt"]);
    let record =
        format!("{{\"title\": \"A bridge\", \"text\": \"{}\"}}\n", "The bridge stays closed all winter. ".repeat(3));
    desk.write("half.jsonl", &format!("{record}{{\"title\": \"broken"));
    desk.write("none.jsonl", "{\"title\": \"broken");
    let report = desk.run();
    assert_eq!((report.n_partly_read(), report.n_skipped()), (1, 1), "{:?}", report.problems);
    let report = desk.run();
    assert_eq!((report.n_partly_read(), report.n_skipped(), report.n_known_problems), (1, 1, 2), "nor later");
}

#[test]
fn what_changed_since_is_stale() {
    let desk = Desk::new(&["a.txt", "b.txt", "sub/c.txt"]);
    for name in ["a.txt", "b.txt", "sub/c.txt"] {
        age(&desk.path(name), 60);
    }
    desk.run();
    let index = desk.index();
    let stale = |name: &str| ingest::is_stale(&index, &desk.path(name)).expect("looked up");
    assert!(!stale("a.txt") && !stale("b.txt") && !stale("sub/c.txt"));
    desk.write("a.txt", "more");
    age(&desk.path("b.txt"), 30);
    desk.remove("sub/c.txt");
    assert!(stale("a.txt") && stale("b.txt") && stale("sub/c.txt"));
    assert!(!stale("never.txt"), "the index shows nothing of it");
}

#[test]
fn a_cancelled_run_is_gone_on_with() {
    let names: Vec<String> = (0..60).map(|n| format!("{}/{n}.txt", n % 7)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let whole = Desk::new(&names);
    whole.run();
    for stop_after in [0, 1, 17, 50] {
        let desk = Desk::new(&names);
        let (cancel, n_read) = (AtomicBool::new(stop_after == 0), AtomicUsize::new(0));
        let observe = |event| {
            if matches!(event, Event::Read { .. }) && n_read.fetch_add(1, Ordering::SeqCst) + 1 >= stop_after {
                cancel.store(true, Ordering::SeqCst);
            }
        };
        let (_, report) = ingest::run(desk.index(), &[desk.root()], &small(), &observe, &cancel).expect("indexed");
        assert!(report.is_interrupted);
        assert_eq!(desk.files().len(), report.n_added, "what was in hand is kept");
        assert!((stop_after..stop_after + 2).contains(&report.n_added), "{} after {stop_after}", report.n_added);
        let second = desk.run();
        assert_eq!(second.n_added, 60 - report.n_added, "the second run goes on");
        assert_eq!(desk.held(), whole.held());
    }
}

#[test]
fn a_run_cancelled_within_a_file_of_many_articles_is_gone_on_with() {
    let desk = Desk::new(&["a.txt"]);
    let line = |n: usize| format!("{{\"title\": \"Vote {n}\", \"text\": {:?}}}\n", article(&n.to_string()));
    desk.write("b.jsonl", &(0..5000).map(line).collect::<String>());
    let cancel = AtomicBool::new(false);
    // When the short file is done, while the other is read beside it.
    let observe = |event| {
        if matches!(event, Event::Read { .. }) {
            cancel.store(true, Ordering::SeqCst);
        }
    };
    let (index, report) = ingest::run(desk.index(), &[desk.root()], &small(), &observe, &cancel).expect("indexed");
    assert!(report.is_interrupted, "5000 articles take longer than one");
    assert_eq!(report.n_added, 1);
    let stamps = index.manifest().expect("a manifest");
    let unread = stamps.iter().find(|stamp| stamp.path.ends_with("b.jsonl"));
    assert!(unread.is_none_or(|stamp| stamp.problem.is_some()), "nothing says that the file was read");
    assert_eq!(desk.run().n_added + usize::from(unread.is_some()), 1);
    assert_eq!(desk.index().stats().expect("stats").n_articles, 5001);
    assert_eq!(counts(&desk.run()), "+0 ~0 -0 =2 !0");
}

#[test]
fn roots_and_their_parts() {
    let desk = Desk::new(&["one/a.txt", "one/sub/b.txt", "two/c.txt", "single.txt", "loose.txt"]);
    assert_eq!(counts(&desk.update(&["one"], &small())), "+2 ~0 -0 =0 !0");
    assert_eq!(counts(&desk.update(&["two", "single.txt"], &small())), "+2 ~0 -0 =0 !0");
    assert_eq!(desk.files(), ["one/a.txt", "one/sub/b.txt", "single.txt", "two/c.txt"]);

    // A part of a root: nothing else is looked at.
    desk.remove("one/a.txt");
    desk.write("one/sub/d.txt", &article("d"));
    desk.write("two/e.txt", &article("e"));
    assert_eq!(counts(&desk.update(&["one/sub"], &small())), "+1 ~0 -0 =1 !0");
    assert_eq!(counts(&desk.update(&["one/a.txt"], &small())), "+0 ~0 -1 =0 !0");

    // Without a path: all roots. Above them: a root of its own that goes around them.
    assert_eq!(counts(&desk.update(&[], &small())), "+1 ~0 -0 =4 !0");
    assert_eq!(counts(&desk.update(&[""], &small())), "+1 ~0 -0 =5 !0");
    assert_eq!(desk.index().roots().count(), 4);
    assert_eq!(desk.held().len(), 6 * 6, "no file twice: a stamp, two hits that are articles, three that are quotes");

    let index = desk.index();
    let one = index.roots().find(|(_, root)| *root == desk.path("one")).expect("a root").0;
    let index = ingest::forget(&index, one).expect("forgotten");
    assert_eq!(index.roots().count(), 3);
    assert_eq!(desk.files(), ["loose.txt", "single.txt", "two/c.txt", "two/e.txt"]);
    // Now its files belong to the root above.
    assert_eq!(counts(&desk.update(&[], &small())), "+2 ~0 -0 =4 !0");
}

#[test]
fn a_missing_disk_is_not_a_deletion() {
    let names: Vec<String> = (0..30).map(|n| format!("{n:02}.txt")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let desk = Desk::new(&names);
    desk.run();
    let away = desk.top.path().join("away");
    fs::rename(desk.root(), &away).expect("renamed");
    let report = desk.update(&[], &small());
    assert_eq!((report.kept.len(), report.kept[0].is_root_gone, report.kept[0].n_gone), (1, true, 30));
    fs::create_dir(desk.root()).expect("a folder");
    assert_eq!(desk.run().kept.len(), 1, "an empty folder is no better");
    assert_eq!(desk.files().len(), 30);

    fs::remove_dir(desk.root()).expect("removed");
    fs::rename(&away, desk.root()).expect("renamed");
    names.iter().take(16).for_each(|name| desk.remove(name));
    desk.write("new.txt", &article("new"));
    let report = desk.run();
    assert_eq!((counts(&report).as_str(), report.kept[0].n_gone), ("+1 ~0 -0 =14 !0", 16));
    let prune = Settings { prune: true, ..small() };
    assert_eq!(counts(&desk.update(&[""], &prune)), "+0 ~0 -16 =15 !0");
    names.iter().skip(16).for_each(|name| desk.remove(name));
    assert_eq!(counts(&desk.run()), "+0 ~0 -14 =1 !0", "few files may go at once");
}

#[test]
fn a_root_keeps_its_filter() {
    let desk = Desk::new(&["a.txt", "b.text", "old/c.txt", ".h.txt"]);
    let filter = Filter { include: vec!["*.txt".into()], exclude: vec!["old".into()], ..Filter::default() };
    let settings = |filter| Settings { filter: Some(filter), ..small() };
    assert_eq!(counts(&desk.update(&[""], &settings(filter))), "+1 ~0 -0 =0 !0");
    assert_eq!(counts(&desk.update(&[], &small())), "+0 ~0 -0 =1 !0");
    let filter = Filter { hidden: true, ..Filter::default() };
    assert_eq!(counts(&desk.update(&[""], &settings(filter))), "+3 ~0 -0 =1 !0");
    // What the rules leave out is dropped, however much it is: it is not missing.
    let filter = Filter { include: vec!["*.none".into()], ..Filter::default() };
    assert_eq!(counts(&desk.update(&[""], &settings(filter))), "+0 ~0 -4 =0 !0");
}

#[test]
fn a_preview_tells_and_does_nothing() {
    let desk = Desk::new(&["a.txt", "b.txt"]);
    desk.run();
    desk.write("a.txt", "changed");
    desk.remove("b.txt");
    desk.write("c.txt", "new");
    let before = desk.held();
    let index = desk.index();
    let root = [desk.root()];
    let (report, changes) =
        ingest::preview(Some(&index), &root, &small(), &|_| {}, &AtomicBool::new(false)).expect("looked");
    let changes: Vec<String> =
        changes.iter().map(|(change, path)| format!("{change:?} {}", path.file_name().unwrap().display())).collect();
    assert_eq!(changes, ["Update a.txt", "Drop b.txt", "Add c.txt"]);
    assert_eq!((counts(&report), desk.held()), ("+1 ~1 -1 =0 !0".into(), before));
}

#[test]
fn a_rebuild_is_all_or_nothing() {
    let desk = Desk::new(&["a.txt", "b.txt", "c/d.txt"]);
    let filter = Filter { exclude: vec!["c".into()], ..Filter::default() };
    desk.update(&[""], &Settings { filter: Some(filter), ..small() });
    fs::write(desk.index_dir().join(".gitignore"), "*\n").expect("written");
    let held = desk.held();
    let none = AtomicBool::new(false);

    let cancelled = ingest::rebuild(&desk.index_dir(), &small(), &|_| {}, &AtomicBool::new(true)).expect("stopped");
    assert!(cancelled.is_interrupted);
    assert_eq!(desk.held(), held);

    let report = ingest::rebuild(&desk.index_dir(), &small(), &|_| {}, &none).expect("rebuilt");
    assert_eq!(counts(&report), "+2 ~0 -0 =0 !0");
    assert_eq!(desk.held(), held);
    assert!(desk.index_dir().join(".gitignore").exists());
    let beside: Vec<_> = fs::read_dir(desk.top.path()).expect("listed").map(|it| it.unwrap().file_name()).collect();
    assert_eq!(beside.len(), 2, "nothing is left beside: {beside:?}");

    fs::rename(desk.root(), desk.top.path().join("away")).expect("renamed");
    let error = ingest::rebuild(&desk.index_dir(), &small(), &|_| {}, &none).expect_err("refused").to_string();
    assert!(error.ends_with("/news: missing, its articles would be lost"), "{error}");
    assert_eq!(desk.files().len(), 2);
}

#[cfg(unix)]
#[test]
fn paths_are_printed_so_that_each_is_one() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new(&["a\nb.txt", "c.txt"]);
    let top = desk.top.path();
    fs::set_permissions(top, fs::Permissions::from_mode(0o777)).expect("mode set");
    whosaid(top, &["index", "news"]);
    let stdout = |args: &[&str]| String::from_utf8(whosaid(top, args).stdout).expect("UTF-8");
    assert_eq!(stdout(&["search", "-l"]), "news/a\\x0ab.txt\nnews/c.txt\n");
    assert_eq!(stdout(&["search", "-l0"]), "news/a\nb.txt\0news/c.txt\0");
    age(&desk.path("c.txt"), 60);
    desk.remove("a\nb.txt");
    desk.write("c.txt", "changed");
    let said = String::from_utf8(whosaid(top, &["search", "-l"]).stderr).expect("UTF-8");
    assert!(said.starts_with("note: 2 files changed or gone since they were indexed; bring the index"), "{said}");
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_stays_in_the_index() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("mode set");
    let desk = Desk::new(&["a.txt", "sub/b.txt", "c.txt"]);
    let top = desk.top.path();
    mode(top, 0o777);
    let stderr = |output: Output| String::from_utf8(output.stderr).expect("UTF-8");
    let run = || stderr(whosaid(top, &["index", "news"]));
    assert!(run().contains("(+3 ~0 -0)"));

    mode(&desk.path("a.txt"), 0o000);
    age(&desk.path("a.txt"), 60);
    mode(&desk.path("sub"), 0o000);
    desk.remove("c.txt");
    let said = run();
    assert!(said.contains("warning: news/a.txt: permission denied (its earlier version stays in the index)"), "{said}");
    assert!(said.contains("warning: news/sub: permission denied\n"), "{said}");
    assert!(said.contains("-1"), "what is gone beside it is dropped: {said}");
    let status = String::from_utf8(whosaid(top, &["status", "--problems"]).stdout).expect("UTF-8");
    assert_eq!(status, "news/a.txt: permission denied\nnews/sub: permission denied\n");
    let status = String::from_utf8(whosaid(top, &["status"]).stdout).expect("UTF-8");
    assert!(status.contains("articles   2\n"), "{status}");
    assert!(whosaid(top, &["check"]).status.success(), "what is kept is whole");
    assert_eq!(whosaid(top, &["index", "--strict"]).status.code(), Some(2));

    mode(&desk.path("a.txt"), 0o644);
    mode(&desk.path("sub"), 0o755);
    assert!(run().contains("(+0 ~1 -0, 1 unchanged)"));
    assert!(whosaid(top, &["status", "--problems"]).stdout.is_empty());
}

#[test]
fn only_what_is_listed_is_looked_at() {
    let desk = Desk::new(&["a.txt", "sub/b.txt", "sub/c.txt", "d.txt"]);
    desk.write(".ignore", "d.txt\n");
    let run = |listed: &[&str]| {
        let listed = Some(listed.iter().map(|path| desk.path(path)).collect());
        let settings = Settings { listed, ..small() };
        ingest::run(desk.index(), &[desk.root()], &settings, &|_| {}, &AtomicBool::new(false)).expect("indexed").1
    };
    // A root that is new is noted, and the rules of the folder hold for what is listed too.
    assert_eq!(counts(&run(&["sub/b.txt", "d.txt", "none.txt"])), "+1 ~0 -0 =0 !0");
    assert_eq!(counts(&run(&["a.txt", "sub"])), "+2 ~0 -0 =1 !0");
    assert_eq!(counts(&run(&[])), "+0 ~0 -0 =0 !0");
    desk.write("a.txt", &article("new"));
    desk.write("sub/b.txt", &article("new"));
    desk.remove("sub/c.txt");
    assert_eq!(counts(&run(&["sub/b.txt", "sub/c.txt"])), "+0 ~1 -1 =0 !0");
    assert_eq!(counts(&desk.run()), "+0 ~1 -0 =1 !0", "the rest is as it was");

    let settings = Settings { listed: Some(vec!["/elsewhere/x.txt".into()]), ..small() };
    let error = ingest::run(desk.index(), &[], &settings, &|_| {}, &AtomicBool::new(false)).err().expect("refused");
    assert_eq!(error.to_string(), "/elsewhere/x.txt: in none of the folders of this index");
}

#[test]
fn files_named_one_by_one_may_all_go_unless_the_disk_did() {
    let names: Vec<String> = (0..30).map(|n| format!("{n:02}.txt")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let desk = Desk::new(&names);
    desk.write("stays.txt", &article("x"));
    desk.run();
    let listed: Vec<PathBuf> = names.iter().map(|name| desk.path(name)).collect();
    let settings = Settings { listed: Some(listed), ..small() };
    let run = || ingest::run(desk.index(), &[], &settings, &|_| {}, &AtomicBool::new(false)).expect("indexed").1;
    let away = desk.top.path().join("away");
    fs::rename(desk.root(), &away).expect("renamed");
    assert_eq!((counts(&run()).as_str(), run().kept.len()), ("+0 ~0 -0 =0 !0", 1));
    fs::rename(&away, desk.root()).expect("renamed");
    names.iter().for_each(|name| desk.remove(name));
    assert_eq!(counts(&run()), "+0 ~0 -30 =0 !0");
}

#[test]
fn a_list_comes_from_standard_input() {
    use std::io::Write as _;
    let desk = Desk::new(&["a.txt", "b b.txt", "c\nd.txt", "e.txt"]);
    for (list, expected) in [("news/a.txt\nnews/b b.txt\n", "+2 ~0 -0"), ("news/c\nd.txt\0", "+1 ~0 -0"), ("", "")] {
        let mut program = Command::new(env!("CARGO_BIN_EXE_whosaid"))
            .args(["index", "news", "--files-from", "-", "--index", "index"])
            .current_dir(desk.top.path())
            .stdin(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("it runs");
        program.stdin.take().expect("piped").write_all(list.as_bytes()).expect("written");
        let output = program.wait_with_output().expect("ends");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.contains(expected), "{said}");
    }
    assert_eq!(desk.files(), ["a.txt", "b b.txt", "c\nd.txt"]);
}

#[cfg(unix)]
#[test]
fn a_watched_folder_is_kept_up_to_date() {
    let desk = Desk::new(&["a.txt"]);
    let log = desk.top.path().join("log");
    let mut program = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(["index", "news", "--watch=1", "--index", "index"])
        .current_dir(desk.top.path())
        .stderr(File::create(&log).expect("made"))
        .spawn()
        .expect("it runs");
    let wait = |expected: &[&str]| {
        let began = std::time::Instant::now();
        while Index::open(&desk.index_dir()).is_err() || desk.files() != expected {
            assert!(began.elapsed() < Duration::from_secs(60), "{}", fs::read_to_string(&log).expect("read"));
            std::thread::sleep(Duration::from_millis(50));
        }
    };
    wait(&["a.txt"]);
    desk.write("b.txt", &article("b"));
    wait(&["a.txt", "b.txt"]);
    // Between its looks others may write.
    desk.remove("a.txt");
    wait(&["b.txt"]);
    let stopped = Command::new("kill").args(["-INT", &program.id().to_string()]).status().expect("kill runs");
    assert!(stopped.success());
    assert_eq!(program.wait().expect("ends").code(), Some(130));
    let said = fs::read_to_string(&log).expect("read");
    assert_eq!(
        said.lines().filter(|line| line.starts_with("indexed") || line.starts_with("dropped")).count(),
        3,
        "{said}"
    );
}

#[test]
fn a_file_that_is_written_while_it_is_read_is_read_again() {
    let desk = Desk::new(&["a.txt"]);
    let path = desk.path("a.txt");
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut n = 0;
            while !is_over.load(Ordering::SeqCst) {
                n += 1;
                fs::write(&path, article(&format!("version {n} {}", "of many ".repeat(n % 50)))).expect("written");
            }
        });
        for _ in 0..5 {
            desk.run();
        }
        is_over.store(true, Ordering::SeqCst);
    });
    // Whatever was read meanwhile is not relied on: the next run has the last version, its time does not matter.
    let last = fs::metadata(&path).expect("metadata").modified().expect("a time");
    desk.run();
    File::options().write(true).open(&path).expect("opened").set_modified(last).expect("time set");
    let fresh = desk.held();
    fs::remove_dir_all(desk.index_dir()).expect("removed");
    desk.run();
    assert_eq!(desk.held(), fresh);
}
