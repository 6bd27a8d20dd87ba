//! The index outlives what happens to programs: killed at any moment, read while it is written, written by two at once,
//! on a medium that cannot be written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

use whosaid::index::{Index, MARKER, WriterSettings, check};
use whosaid::ingest;
use whosaid::query::{Mode, Options, Query, Sort, search};

use crate::desk::{Desk, age, article, counts, small, whosaid};

/// What an index holds of each file, as text, times left out.
fn holdings(dir: &Path) -> BTreeMap<PathBuf, String> {
    let index = Index::open(dir).expect("an index");
    let mut held = BTreeMap::new();
    for stamp in index.manifest().expect("a manifest") {
        let path = index.root(stamp.root).expect("a root").join(&stamp.path);
        held.insert(path, format!("{:?} {} {} {:?}\n", stamp.hash, stamp.n_articles, stamp.n_quotes, stamp.problem));
    }
    let options = Options { limit: 0, sort: Sort::Path };
    for mode in [Mode::Articles, Mode::Quotes] {
        let found = search(&index, &Query::default(), mode, &options).expect("found");
        for hit in found.hits {
            let of_file = held.get_mut(&hit.article.location.path).expect("its file has a stamp");
            of_file.push_str(&format!("{:?} {:?}\n", hit.quote, hit.article));
        }
    }
    held
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).expect("a folder");
    for entry in fs::read_dir(from).expect("listed") {
        let entry = entry.expect("an entry");
        fs::copy(entry.path(), to.join(entry.file_name())).expect("copied");
    }
}

/// Starts the program with its index at `index`.
fn start(args: &[&str], news: &Path, index: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid"));
    command.args(args).arg("--index").arg(index).current_dir(news.parent().expect("a folder"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it runs")
}

/// How often programs are killed: more in `.ci/soak`.
fn n_kills() -> u32 {
    std::env::var("WHOSAID_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(20)
}

/// Whether a file may say what it says: all of the old or all of the new.
#[track_caller]
fn assert_old_or_new(dir: &Path, old: &BTreeMap<PathBuf, String>, new: &BTreeMap<PathBuf, String>) {
    assert_eq!(check(dir).expect("checked").damages, []);
    let held = holdings(dir);
    for (path, held) in &held {
        assert!(old.get(path) == Some(held) || new.get(path) == Some(held), "{}: {held}", path.display());
    }
    let lost = old.keys().find(|path| new.contains_key(*path) && !held.contains_key(*path));
    assert_eq!(lost, None, "what was once committed is there");
}

#[test]
fn a_program_may_be_killed_at_any_moment() {
    let names: Vec<String> = (0..120).map(|n| format!("{}/{n}.txt", n % 7)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let desk = Desk::new(&names);
    desk.run();
    let old = holdings(&desk.index_dir());
    for (n, name) in names.iter().enumerate() {
        match n % 4 {
            0 => desk.write(name, &article(&format!("something new of {n}"))),
            1 => desk.remove(name),
            2 => fs::rename(desk.path(name), desk.path(&format!("{name}.moved.txt"))).expect("renamed"),
            _ => {}
        }
    }
    let at = |name: &str| desk.top.path().join(name);
    copy(&desk.index_dir(), &at("undisturbed"));
    let update = ["index", "news", "-j2", "--prune"];
    let began = Instant::now();
    assert!(start(&update, &desk.root(), &at("undisturbed")).wait().expect("ends").success());
    let mut duration = began.elapsed();
    let new = holdings(&at("undisturbed"));
    assert_eq!(new.len(), 90);

    let mut n_killed = 0;
    let mut seed = u64::from(std::process::id()) | 1;
    for round in 0..n_kills() {
        let dir = at("killed");
        // An update, a first run, a rebuild.
        let (args, from) = match round % 3 {
            0 => (&update[..], Some("index")),
            1 => (&update[..], None),
            _ => (&["index", "--rebuild", "-j2", "--prune"][..], Some("index")),
        };
        if let Some(from) = from {
            copy(&at(from), &dir);
        }
        let mut program = start(args, &desk.root(), &dir);
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(duration.mul_f64((seed >> 33) as f64 / f64::from(1_u32 << 31) * 1.1));
        program.kill().expect("killed");
        if program.wait().expect("ended").success() {
            // The machine had more to do when the time was taken: not so late.
            duration = duration.mul_f64(0.6);
        } else {
            n_killed += 1;
        }
        if from.is_some() {
            assert_old_or_new(&dir, &old, &new);
        } else if Index::open(&dir).is_ok() {
            assert_old_or_new(&dir, &BTreeMap::new(), &new);
        }
        let program = start(&update, &desk.root(), &dir).wait_with_output().expect("ends");
        let said = String::from_utf8_lossy(&program.stderr).into_owned();
        assert!(program.status.success(), "round {round}: {said}");
        assert!(holdings(&dir) == new, "round {round}: the second run heals: {said}");
        assert_eq!(check(&dir).expect("checked").damages, []);
        fs::remove_dir_all(&dir).expect("removed");
        // What a killed rebuild left goes with the next run that has something to write: if it was killed after the switch
        // there is none.
        let left = at(".killed.rebuilt");
        if left.exists() {
            assert!(said.starts_with("up to date"), "round {round}: {said}");
            fs::remove_dir_all(left).expect("removed");
        }
    }
    assert!(n_killed * 2 > n_kills(), "{n_killed} of {}: the programs were too fast", n_kills());
}

#[test]
fn readers_see_one_state_while_it_is_written() {
    const FILES: usize = 12;
    const VERSIONS: usize = 12;
    let desk = Desk::new(&[]);
    let write = |version: usize| {
        for n in 0..FILES {
            desk.write(&format!("{n}.txt"), &article(&format!("version {version} of {n}")));
            // No two versions of a file have one size and time.
            age(&desk.path(&format!("{n}.txt")), u64::try_from(10_000 + version).expect("small"));
        }
    };
    write(0);
    desk.run();
    let (is_over, n_reads) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        let read = || {
            let mut newest = 0;
            while !is_over.load(Ordering::SeqCst) {
                let index = desk.index();
                let options = Options { limit: 0, sort: Sort::Path };
                let found = search(&index, &Query::default(), Mode::Quotes, &options).expect("found");
                let version = |text: &str| -> usize {
                    let (_, rest) = text.split_once("version ").expect("a version");
                    rest.split(' ').next().and_then(|n| n.parse().ok()).expect("a number")
                };
                let versions: Vec<usize> = found.hits.iter().map(|hit| version(&hit.article.text)).collect();
                assert_eq!(versions.len() % FILES, 0, "all files, and each with all of its quotes");
                assert!(versions.iter().all(|version| *version == versions[0]), "one state: {versions:?}");
                assert!(versions[0] >= newest, "never back");
                newest = versions[0];
                n_reads.fetch_add(1, Ordering::SeqCst);
            }
        };
        let readers = [scope.spawn(read), scope.spawn(read)];
        for version in 1..=VERSIONS {
            write(version);
            let report = desk.run();
            assert_eq!(counts(&report), format!("+0 ~{FILES} -0 =0 !0"));
        }
        is_over.store(true, Ordering::SeqCst);
        for reader in readers {
            reader.join().expect("no reader failed");
        }
    });
    assert!(n_reads.load(Ordering::SeqCst) > VERSIONS, "there was something to read all the time");
    assert_eq!(check(&desk.index_dir()).expect("checked").damages, []);
}

#[test]
fn two_programs_may_write_at_once() {
    let names: Vec<String> = (0..40).map(|n| format!("{n}.txt")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let desk = Desk::new(&names);
    for round in 0..4 {
        for name in &names {
            desk.write(name, &article(&format!("round {round} of {name}")));
            age(&desk.path(name), 10_000 - round);
        }
        let programs = [0, 1, 2].map(|_| start(&["index", "news"], &desk.root(), &desk.index_dir()));
        let outputs = programs.map(|program| program.wait_with_output().expect("ends"));
        let mut n_done = 0;
        for output in outputs {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            let is_locked = output.status.code() == Some(2) && said.contains("another program is writing to it");
            assert!(output.status.success() || is_locked, "{said}");
            n_done += u32::from(output.status.success());
        }
        assert!(n_done > 0, "one of them gets through");
        assert_eq!(check(&desk.index_dir()).expect("checked").damages, []);
        desk.run();
        assert_eq!(desk.run().n_unchanged, names.len());
        let fresh = desk.top.path().join(format!("fresh{round}"));
        let index = Index::create(&fresh).expect("made");
        ingest::run(index, &[desk.root()], &small(), &|_| {}, &AtomicBool::new(false)).expect("indexed");
        assert!(holdings(&desk.index_dir()) == holdings(&fresh), "as if one had written alone");
    }
}

#[test]
fn a_survey_that_is_behind_is_made_anew() {
    let desk = Desk::new(&["a.txt", "b.txt"]);
    let before = desk.index();
    desk.run();
    desk.remove("a.txt");
    // This one was opened when the index was empty and knew no root.
    let none = AtomicBool::new(false);
    let (index, report) = ingest::run(before, &[desk.root()], &small(), &|_| {}, &none).expect("indexed");
    assert_eq!(counts(&report), "+0 ~0 -1 =1 !0", "what another has done is not done again, nor undone");
    assert_eq!(index.roots().count(), 1);
    assert_eq!(check(&desk.index_dir()).expect("checked").damages, []);
}

#[test]
fn what_dead_programs_left_is_removed() {
    let desk = Desk::new(&["a.txt"]);
    desk.run();
    let at = |name: &str| desk.index_dir().join(name);
    fs::write(at(".tmpAb1xYz"), "half of a file").expect("written");
    fs::write(at("notes.txt"), "of the user").expect("written");
    let beside = desk.top.path().join(".index.rebuilt");
    copy(&desk.index_dir(), &beside);
    fs::rename(beside.join("notes.txt"), beside.join("more.txt")).expect("renamed");
    let backup = desk.top.path().join("index.old");
    copy(&desk.index_dir(), &backup);
    desk.run();
    assert!(at(".tmpAb1xYz").exists(), "a run with nothing to do touches nothing");
    desk.write("b.txt", &article("b"));
    desk.run();
    assert!(!at(".tmpAb1xYz").exists() && !beside.exists());
    assert!(at("notes.txt").exists() && at("more.txt").exists() && backup.exists(), "only what is surely ours");
    let none = AtomicBool::new(false);
    ingest::rebuild(&desk.index_dir(), &small(), &|_| {}, &none).expect("rebuilt");
    assert!(at("notes.txt").exists() && !beside.exists(), "what is not ours stays where it was");
    fs::create_dir(&beside).expect("a folder");
    fs::write(beside.join("x"), "not ours").expect("written");
    desk.write("c.txt", &article("c"));
    let error = ingest::run(desk.index(), &[desk.root()], &small(), &|_| {}, &none).err().expect("refused");
    assert!(error.to_string().ends_with(".index.rebuilt: in the way, and not an index"), "{error}");
}

#[test]
fn the_making_of_an_index_may_be_interrupted() {
    let desk = Desk::new(&["a.txt"]);
    let dir = desk.index_dir();
    fs::create_dir(&dir).expect("a folder");
    fs::write(dir.join(".tantivy-writer.lock"), "").expect("written");
    fs::write(dir.join(".tmpAb1xYz"), "{").expect("written");
    let program = start(&["index", "news"], &desk.root(), &dir).wait_with_output().expect("ends");
    assert!(program.status.success(), "{}", String::from_utf8_lossy(&program.stderr));
    assert_eq!(check(&dir).expect("checked").n_articles, 1);
    fs::remove_file(dir.join("meta.json")).expect("removed");
    assert!(!check(&dir).expect("checked").damages.is_empty(), "it was more than begun");
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_can_be_searched() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("mode set");
    let desk = Desk::new(&["a.txt", "b.txt"]);
    let top = desk.top.path();
    mode(top, 0o777);
    assert!(whosaid(top, &["index", "news"]).status.success());
    for with_locks in [true, false] {
        if !with_locks {
            mode(&desk.index_dir(), 0o700);
            for lock in [".tantivy-writer.lock", ".tantivy-meta.lock"] {
                fs::remove_file(desk.index_dir().join(lock)).expect("removed");
            }
        }
        for entry in fs::read_dir(desk.index_dir()).expect("listed") {
            mode(&entry.expect("an entry").path(), 0o400);
        }
        mode(&desk.index_dir(), 0o500);
        let before: Vec<_> =
            fs::read_dir(desk.index_dir()).expect("listed").map(|it| it.unwrap().file_name()).collect();
        let found = whosaid(top, &["quotes", "-s", "kramer"]);
        assert!(found.status.success(), "{}", String::from_utf8_lossy(&found.stderr));
        assert_eq!(String::from_utf8_lossy(&found.stdout).lines().count(), 2);
        for command in [&["status"][..], &["speakers"], &["show", "a.txt"], &["check"], &["index"]] {
            let output = whosaid(top, command);
            assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
        }
        let after: Vec<_> = fs::read_dir(desk.index_dir()).expect("listed").map(|it| it.unwrap().file_name()).collect();
        assert_eq!(before, after, "nothing is made there");
        desk.write("c.txt", &article("c"));
        let refused = whosaid(top, &["index"]);
        let said = String::from_utf8_lossy(&refused.stderr);
        assert_eq!(refused.status.code(), Some(2));
        assert!(
            said.contains("index: cannot be written: Permission denied") && said.contains("can be searched"),
            "{said}"
        );
        desk.remove("c.txt");
    }
    mode(&desk.index_dir(), 0o700);
}

#[test]
fn no_advice_ever_is_to_delete_a_lock() {
    let desk = Desk::new(&["a.txt"]);
    desk.run();
    desk.write("b.txt", &article("b"));
    let writer = desk.index().writer(&WriterSettings { memory: 0, threads: 1 }).expect("the writer");
    for args in [&["index", "news"][..], &["index", "--rebuild"], &["check"]] {
        let output = start(args, &desk.root(), &desk.index_dir()).wait_with_output().expect("ends");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("another program is writing to it\n  hint: wait until it is done"), "{said}");
        assert!(!said.contains("delete") && !said.contains("remove") && !said.contains(".lock"), "{said}");
    }
    assert!(desk.index_dir().join(MARKER).exists());
    // The lock dies with its holder; its file stays and means nothing.
    assert!(desk.index_dir().join(".tantivy-writer.lock").exists());
    drop(writer);
    assert_eq!(counts(&desk.run()), "+1 ~0 -0 =1 !0");
}
