use super::*;
use crate::article::{Article, DateFrom, Part, Published, Quote, Role, Speaker};
use crate::text::Span;
use std::ops::ControlFlow;

pub(super) fn stamp(root: u32, path: &str, articles: &[Article]) -> FileStamp {
    FileStamp {
        root,
        path: path.into(),
        size: 10,
        mtime_ns: -5,
        hash: [7; 32],
        extractor: 3,
        n_articles: u32::try_from(articles.len()).unwrap(),
        n_quotes: u32::try_from(articles.iter().map(|article| article.quotes.len()).sum::<usize>()).unwrap(),
        problem: None,
    }
}

pub(super) fn article(text: &str) -> Article {
    let mut article = Article { text: text.into(), format: "txt", ..Article::default() };
    article.parts = vec![Part { role: Role::Paragraph, span: Span::new(0, text.len()) }];
    article.speakers = vec![Speaker { name: "Ada Lund".into(), ..Speaker::default() }];
    article.quotes = vec![Quote { content: vec![Span::new(0, text.len())], speakers: vec![0], ..Quote::default() }];
    article.meta.published = Some(Published { value: "2021-11-30".into(), from: DateFrom::Metadata });
    article
}

pub(super) fn settings() -> WriterSettings {
    WriterSettings { memory: 15_000_000, threads: 1 }
}

#[test]
fn a_file_is_replaced_and_removed_as_a_whole() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::create(&dir.path().join("new/index")).unwrap();
    let mut writer = index.writer(&settings()).unwrap();
    let root = writer.add_root(Path::new("/news")).unwrap();
    let (one, two) = (vec![article("one"), article("two")], vec![article("three")]);
    writer.replace(&stamp(root, "a.txt", &one), &one).unwrap();
    writer.replace(&stamp(root, "b.txt", &two), &two).unwrap();
    writer.checkpoint().unwrap();
    writer.replace(&stamp(root, "a.txt", &two), &two).unwrap();
    let index = writer.commit().unwrap();
    assert_eq!(index.manifest().unwrap(), [stamp(root, "a.txt", &two), stamp(root, "b.txt", &two)]);
    let stats = index.stats().unwrap();
    assert_eq!((stats.n_files, stats.n_articles, stats.n_quotes, stats.source_bytes), (2, 2, 2, 20));
    assert_eq!(stats.days, Some(("2021-11-30".into(), "2021-11-30".into())));
    assert_eq!(index.searcher().num_docs(), 6, "a stamp, an article and a quote for each file");

    let writer = index.writer(&settings()).unwrap();
    writer.remove(root, Path::new("a.txt")).unwrap();
    let index = writer.commit().unwrap();
    assert_eq!(index.manifest().unwrap(), [stamp(root, "b.txt", &two)]);
    assert_eq!(index.searcher().num_docs(), 3);
}

#[test]
fn a_large_file_goes_in_steps_and_is_stamped_last() {
    let dir = tempfile::tempdir().unwrap();
    let mut writer = Index::create(dir.path()).unwrap().writer(&settings()).unwrap();
    let root = writer.add_root(Path::new("/news")).unwrap();
    let old = [article("old")];
    writer.replace(&stamp(root, "a.zip", &old), &old).unwrap();
    writer.checkpoint().unwrap();
    let many = vec![article(&"long".repeat(2 << 20)); 5];
    let whole = stamp(root, "a.zip", &many);
    let unread = FileStamp { hash: [0; 32], problem: Some("not read to its end".into()), ..whole.clone() };
    let known = || {
        writer.checkpoint().unwrap();
        let index = Index::open(dir.path()).unwrap();
        let stamps = index.manifest().unwrap();
        assert_eq!(index.searcher().num_docs(), 1 + 2 * u64::from(stamps[0].n_articles), "every commit is whole");
        stamps
    };
    // Stopped before the first step: the old one stays.
    writer.replace_as_read(&unread, |put| put(&many[0]).is_break().then(|| whole.clone())).unwrap();
    assert_eq!(known(), [stamp(root, "a.zip", &old)]);
    // Stopped later: what is there, and that it is not all.
    let part =
        |n: usize| FileStamp { problem: unread.problem.clone(), hash: [0; 32], ..stamp(root, "a.zip", &many[..n]) };
    let stopped = |put: &mut dyn FnMut(&Article) -> ControlFlow<()>| {
        assert!(many[..3].iter().try_for_each(put).is_continue());
        assert_eq!(known(), [part(2)]);
        None
    };
    writer.replace_as_read(&unread, stopped).unwrap();
    assert_eq!(known(), [part(3)]);
    let finished = |put: &mut dyn FnMut(&Article) -> ControlFlow<()>| {
        many.iter().try_for_each(put).is_continue().then(|| whole.clone())
    };
    writer.replace_as_read(&unread, finished).unwrap();
    assert_eq!(known(), std::slice::from_ref(&whole));
    drop(writer.commit().unwrap());
    assert_eq!(check(dir.path()).unwrap().damages, []);
}

#[test]
fn roots_are_remembered_and_forgotten() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::create(dir.path()).unwrap();
    let mut writer = index.writer(&settings()).unwrap();
    assert!(writer.add_root(Path::new("news")).is_err());
    let (one, two) = (writer.add_root(Path::new("/one")).unwrap(), writer.add_root(Path::new("/two")).unwrap());
    assert_eq!(writer.add_root(Path::new("/one")).unwrap(), one);
    let articles = [article("x")];
    let mut skipped = stamp(two, "bad.txt", &[]);
    skipped.problem = Some("no text found".into());
    writer.replace(&stamp(one, "a.txt", &articles), &articles).unwrap();
    writer.replace(&stamp(two, "a.txt", &articles), &articles).unwrap();
    writer.replace(&skipped, &[]).unwrap();
    let index = writer.commit().unwrap();
    assert_eq!(index.roots().collect::<Vec<_>>(), [(one, Path::new("/one")), (two, Path::new("/two"))]);

    let mut writer = index.writer(&settings()).unwrap();
    writer.forget_root(one).unwrap();
    assert!(writer.forget_root(one).is_err());
    let index = writer.commit().unwrap();
    assert_eq!(index.roots().collect::<Vec<_>>(), [(two, Path::new("/two"))]);
    assert_eq!(index.manifest().unwrap(), [stamp(two, "a.txt", &articles), skipped]);
}

#[test]
fn without_a_commit_nothing_has_happened() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::create(dir.path()).unwrap();
    let mut writer = index.writer(&settings()).unwrap();
    let root = writer.add_root(Path::new("/news")).unwrap();
    writer.replace(&stamp(root, "a.txt", &[article("x")]), &[article("x")]).unwrap();
    assert_eq!(index.writer(&settings()).err(), Some(OpenError::Locked(dir.path().into())));
    drop(writer);
    assert_eq!(Index::open(dir.path()).unwrap().manifest().unwrap(), []);
    assert!(index.writer(&settings()).is_ok());
}

#[test]
fn only_our_folders_are_opened_and_only_free_ones_taken() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    assert_eq!(Index::open(&at("none")).err(), Some(OpenError::Missing(at("none"))));
    fs::write(at("file"), "x").unwrap();
    assert_eq!(Index::open(&at("file")).err(), Some(OpenError::NotAnIndex(at("file"))));
    assert!(Index::create(&at("file")).is_err());
    assert_eq!(Index::open(dir.path()).err(), Some(OpenError::NotAnIndex(dir.path().into())));
    assert!(Index::create(dir.path()).is_err());

    assert!(!is_free(dir.path()).unwrap() && !is_free(&at("file")).unwrap() && is_free(&at("none")).unwrap());

    fs::create_dir(at("free")).unwrap();
    fs::write(at("free/.gitignore"), "*\n").unwrap();
    assert_eq!(Index::open(&at("free")).err(), Some(OpenError::Missing(at("free"))));
    assert!(Index::create(&at("free")).is_ok());
    assert!(Index::create(&at("free")).is_err(), "an index is never made over another");

    let ours = fs::read_to_string(at("free").join(MARKER)).unwrap();
    for other in ["\"roots\": []", "\"shelves\": {}", "\"roots\": {}"] {
        fs::write(at("free").join(MARKER), format!("{{\"format\": \"whosaid index\", \"schema\": 99, {other}}}"))
            .unwrap();
        assert_eq!(Index::open(&at("free")).err(), Some(OpenError::OtherVersion { dir: at("free"), found: 99 }));
    }
    let flipped = ours.replace(&format!("\"schema\": {SCHEMA_VERSION}"), "\"schema\": 1");
    for damaged in [&flipped, "{", ""] {
        fs::write(at("free").join(MARKER), damaged).unwrap();
        let reason = format!("{MARKER} is damaged");
        assert_eq!(Index::open(&at("free")).err(), Some(OpenError::Damaged(at("free"), reason)));
    }
    fs::write(at("free").join(MARKER), ours).unwrap();

    fs::remove_file(at("free").join(META)).unwrap();
    assert_eq!(Index::open(&at("free")).err(), Some(OpenError::Missing(at("free"))));
    assert!(Index::create(&at("free")).is_ok(), "what was interrupted can be finished");
    fs::write(at("free").join(META), "{").unwrap();
    assert!(matches!(Index::open(&at("free")), Err(OpenError::Damaged(..))));
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_look_inside() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    Index::create(&dir.path().join("index")).unwrap();
    assert_eq!(fs::metadata(dir.path().join("index")).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn a_file_of_many_articles_goes_in_several_steps() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::create(dir.path()).unwrap();
    let mut writer = index.writer(&settings()).unwrap();
    let root = writer.add_root(Path::new("/news")).unwrap();
    let articles: Vec<_> = (0..40).map(|idx| article(&format!("word{idx} ").repeat(60_000))).collect();
    writer.replace(&stamp(root, "a.jsonl", &articles), &articles).unwrap();
    writer.replace(&stamp(root, "a.jsonl", &articles), &articles).unwrap();
    let index = writer.commit().unwrap();
    assert_eq!(index.searcher().num_docs(), 81);
    assert_eq!(index.manifest().unwrap(), [stamp(root, "a.jsonl", &articles)]);
}

#[test]
fn another_engine_is_said_and_not_misread() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::create(dir.path()).unwrap();
    let mut writer = index.writer(&settings()).unwrap();
    let root = writer.add_root(Path::new("/news")).unwrap();
    writer.replace(&stamp(root, "a.txt", &[article("x")]), &[article("x")]).unwrap();
    let index = writer.commit().unwrap();
    let id = index.searcher().segment_reader(0).segment_id().uuid_string();
    drop(index);
    let file = dir.path().join(format!("{id}.fast"));
    let mut bytes = fs::read(&file).unwrap();
    let name = b"\"index_format_version\":";
    let at = bytes.windows(name.len()).position(|bytes| bytes == name).unwrap() + name.len();
    bytes[at] = b'9';
    fs::write(&file, bytes).unwrap();
    assert_eq!(Index::open(dir.path()).err(), Some(OpenError::OtherEngine(dir.path().into())));
}
