//! Runs whose disk fails: at every call in turn, in every way. Whatever happens, the index is whole, each file in it is
//! as it was before or as it should be now, and the next run makes it the same as if nothing had happened.

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, SystemTime};

use tantivy::DocAddress;

use super::*;
use crate::index::{Fault, Faults, INJECTED, Plan, check};

/// Each file that an index has, with all of its articles; times left out.
type Holdings = BTreeMap<PathBuf, String>;

fn holdings(index: &Index) -> Holdings {
    let mut articles: BTreeMap<PathBuf, Vec<String>> = BTreeMap::new();
    for (ord, segment) in (0..).zip(index.searcher().segment_readers()) {
        let ordinals = segment.fast_fields().column_opt::<u64>("ordinal").expect("a column");
        for doc in segment.doc_ids_alive() {
            let Some(ordinal) = ordinals.as_ref().and_then(|column| column.first(doc)) else { continue };
            let article = index.article(DocAddress::new(ord, doc)).expect("an article");
            articles.entry(article.location.path.clone()).or_default().push(format!("{ordinal}: {article:?}"));
        }
    }
    let stamps = index.manifest().expect("a manifest").into_iter().map(|stamp| {
        let path = index.root(stamp.root).expect("a root").join(&stamp.path);
        let mut articles = articles.remove(&path).unwrap_or_default();
        articles.sort();
        let FileStamp { size, hash, extractor, n_articles, n_quotes, problem, .. } = stamp;
        (path, format!("{size} {hash:?} {extractor} {n_articles} {n_quotes} {problem:?} {articles:?}"))
    });
    let holdings = stamps.collect();
    assert!(articles.is_empty(), "articles of no file");
    holdings
}

/// A folder that is faster than a disk, where there is one.
fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("a folder")
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).expect("written");
    let file = fs::File::options().write(true).open(path).expect("opened");
    file.set_modified(SystemTime::now() - Duration::from_secs(3600)).expect("time set");
}

fn article(name: &str) -> String {
    format!("Council votes on {name}\n\n“We have not made up our minds about {name},” said Ilse Kramer, the mayor.\n")
}

fn records(name: &str) -> String {
    let record = |n| {
        let body = format!("“Number {n} is {name},” said Ada Lund, the minister of ports, on Friday in Orla.");
        serde_json::json!({ "title": format!("The {name} {n}"), "text": body }).to_string() + "\n"
    };
    (0..5).map(record).collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).expect("a folder");
    for entry in fs::read_dir(from).expect("listed") {
        let entry = entry.expect("an entry");
        fs::copy(entry.path(), to.join(entry.file_name())).expect("copied");
    }
}

fn settings() -> Settings {
    Settings { n_threads: 2, writer: WriterSettings { memory: 0, threads: 1 }, ..Settings::default() }
}

fn update(index: Index, news: &Path) -> anyhow::Result<Index> {
    run(index, &[news.to_owned()], &settings(), &|_| {}, &AtomicBool::new(false)).map(|(index, _)| index)
}

/// A run that the fault may hit anywhere; none if it panics.
fn faulty_run(dir: &Path, news: &Path, plan: &Arc<Plan>) -> Option<anyhow::Result<Index>> {
    let run = || {
        let directory = Faults::open(dir, plan)?;
        let index = if dir.join("meta.json").exists() {
            Index::open_in(dir, directory)?
        } else {
            Index::create_in(dir, directory)?
        };
        update(index, news)
    };
    catch_unwind(AssertUnwindSafe(run)).ok()
}

/// Fails each call of a run that begins with a copy of the index `before`, or with none. Returns how many calls there
/// were, and how many of the runs told of an error.
fn fail_each_call(fault: Fault, before: Option<&Path>, news: &Path, after: &Holdings) -> (usize, usize) {
    let old = before.map(|before| holdings(&Index::open(before).expect("an index"))).unwrap_or_default();
    let mut n_errors = 0;
    for at in 1.. {
        let top = folder();
        let dir = top.path().join("index");
        match before {
            Some(before) => copy(before, &dir),
            None => fs::create_dir(&dir).expect("a folder"),
        }
        let plan = Plan::new(fault, at);
        let result = faulty_run(&dir, news, &plan);
        let is_done = matches!(result, Some(Ok(_)));
        if let Some(Err(error)) = &result {
            assert!(!format!("{error:#}").is_empty());
        }
        assert!(is_done || plan.has_failed(), "{fault:?} {at}: {:?}", result.and_then(Result::err));
        drop(result);
        n_errors += usize::from(!is_done);

        if Index::open(&dir).is_ok() {
            assert_eq!(check(&dir).expect("checked").damages, [], "{fault:?} {at}");
            for (path, held) in &holdings(&Index::open(&dir).expect("an index")) {
                let is_known = old.get(path) == Some(held) || after.get(path) == Some(held);
                assert!(is_known, "{fault:?} {at}: {} is neither old nor new", path.display());
            }
        }
        let index =
            if dir.join("meta.json").exists() { Index::open(&dir) } else { Ok(Index::create(&dir).expect("made")) };
        let index = index.expect("an index");
        if is_done {
            assert_eq!(holdings(&index), *after, "{fault:?} {at}: done, and yet not");
        }
        let index = update(index, news).expect("healed");
        assert_eq!(holdings(&index), *after, "{fault:?} {at}: not healed");
        assert_eq!(check(&dir).expect("checked").damages, [], "{fault:?} {at}: healed");
        if !plan.has_failed() {
            return (at - 1, n_errors);
        }
    }
    unreachable!("the loop ends when a run makes fewer calls")
}

/// Panics that are meant are not for the screen.
fn quiet() {
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if panic.payload().downcast_ref::<&str>() != Some(&INJECTED) {
            print(panic);
        }
    }));
}

const FAULTS: [Fault; 4] = [Fault::Full, Fault::FullForGood, Fault::Broken, Fault::Panic];

/// A folder of news, and what an index of it holds.
fn news(top: &Path) -> (PathBuf, Holdings) {
    quiet();
    let news = top.join("news");
    fs::create_dir(&news).expect("a folder");
    let mut index = Index::create(&top.join("before")).expect("made");
    // As many segments as there may be before they are merged: one less than eight.
    write(&news.join("many.jsonl"), &records("bridge"));
    for name in ["a", "b", "c", "d", "e", "f", "g"] {
        write(&news.join(name).with_extension("txt"), &article(name));
        index = update(index, &news).expect("indexed");
    }
    assert_eq!(index.searcher().segment_readers().len(), 7);
    (news, holdings(&index))
}

#[test]
fn any_call_of_the_first_run_may_fail() {
    let top = folder();
    let (news, held) = news(top.path());
    for fault in FAULTS {
        let (n_calls, n_errors) = fail_each_call(fault, None, &news, &held);
        assert!(n_calls > 40 && n_errors > n_calls / 2, "{fault:?}: {n_errors} errors in {n_calls} calls");
    }
}

#[test]
fn any_call_of_an_update_may_fail() {
    let top = folder();
    let (news, _) = news(top.path());
    let (before, after) = (top.path().join("before"), top.path().join("after"));
    write(&news.join("a.txt"), &article("something else"));
    fs::remove_file(news.join("b.txt")).expect("removed");
    fs::rename(news.join("c.txt"), news.join("z.txt")).expect("renamed");
    write(&news.join("many.jsonl"), &records("tunnel"));
    copy(&before, &after);
    let index = update(Index::open(&after).expect("an index"), &news).expect("indexed");
    assert!(index.searcher().segment_readers().len() < 7, "segments were merged");
    let held = holdings(&index);
    for fault in FAULTS {
        let (n_calls, n_errors) = fail_each_call(fault, Some(&before), &news, &held);
        assert!(n_calls > 40 && n_errors > n_calls / 2, "{fault:?}: {n_errors} errors in {n_calls} calls");
    }
}

#[test]
fn room_for_twice_the_text_is_enough() {
    assert_eq!(too_little(2_000, 1_000), None);
    assert_eq!(too_little(1_999, 1_000), Some((1_999, 2_000)));
    assert_eq!(too_little(0, 0), None);
}
