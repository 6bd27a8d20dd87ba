use std::fs::File;
use std::io::Write as _;

use super::super::tests::{article, settings, stamp};
use super::*;
use crate::article::Article;

/// An index of some segments, some of them with deletions.
fn index(dir: &Path) -> Index {
    let mut index = Index::create(dir).unwrap();
    for files in [&[0, 1, 2][..], &[1, 3], &[2]] {
        let mut writer = index.writer(&settings()).unwrap();
        let root = writer.add_root(Path::new("/news")).unwrap();
        writer.set_note(root, "{}").unwrap();
        for n in files {
            let articles: Vec<Article> = (0..=*n).map(|n| article(&format!("bridge {n} of {files:?}"))).collect();
            writer.replace(&stamp(root, &format!("{n}.txt"), &articles), &articles).unwrap();
        }
        index = writer.commit().unwrap();
    }
    index
}

#[track_caller]
fn damages(dir: &Path) -> Vec<String> {
    check(dir).unwrap().damages.iter().map(ToString::to_string).collect()
}

/// Numbers that look random and are the same each time (xorshift).
fn random(seed: &mut u64) -> u64 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    *seed
}

#[test]
fn a_whole_index_is_whole() {
    let dir = tempfile::tempdir().unwrap();
    let checkup = check(Index::create(dir.path()).unwrap().dir()).unwrap();
    assert_eq!((checkup.damages, checkup.n_files), (vec![], 0));
    let dir = tempfile::tempdir().unwrap();
    let index = index(dir.path());
    assert!(index.searcher().segment_readers().iter().any(|segment| segment.num_deleted_docs() > 0));
    let Checkup { damages, n_index_files, n_files, n_articles, n_quotes, .. } = check(dir.path()).unwrap();
    assert_eq!((damages, n_files, n_articles, n_quotes), (vec![], 4, 10, 10));
    assert!(n_index_files > 12, "{n_index_files}");
}

#[test]
fn every_flipped_bit_is_found() {
    const FLIPS: usize = 40;
    let dir = tempfile::tempdir().unwrap();
    drop(index(dir.path()));
    let mut files: Vec<PathBuf> = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| fs::metadata(file).unwrap().len() > 0);
    files.sort();
    assert!(files.len() > 15 && files.iter().any(|file| file.extension().is_some_and(|ending| ending == "del")));
    let mut seed = 0x2545_f491_4f6c_dd1d;
    for file in &files {
        let whole = fs::read(file).unwrap();
        for _ in 0..FLIPS {
            let bit = usize::try_from(random(&mut seed)).unwrap() % (whole.len() * 8);
            let mut flipped = whole.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            fs::write(file, &flipped).unwrap();
            assert_ne!(damages(dir.path()), Vec::<String>::new(), "{}: bit {bit}", file.display());
        }
        for changed in [&whole[..whole.len() / 2], &[], &[&whole[..], b"x"].concat(), &vec![0; whole.len()]] {
            fs::write(file, changed).unwrap();
            assert_ne!(damages(dir.path()), Vec::<String>::new(), "{}: {} bytes", file.display(), changed.len());
        }
        fs::remove_file(file).unwrap();
        match check(dir.path()) {
            Ok(checkup) => assert_ne!(checkup.damages, []),
            Err(error) => assert!(file.ends_with(MARKER) && matches!(error, OpenError::NotAnIndex(_)), "{error}"),
        }
        fs::write(file, whole).unwrap();
    }
    assert_eq!(damages(dir.path()), Vec::<String>::new());
}

#[test]
fn damage_names_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let index = index(dir.path());
    let id = index.searcher().segment_reader(0).segment_id().uuid_string();
    let store = format!("{id}.store");
    let mut bytes = fs::read(dir.path().join(&store)).unwrap();
    bytes[3] ^= 1;
    fs::write(dir.path().join(&store), &bytes).unwrap();
    assert_eq!(damages(dir.path()), [format!("{store}: checksum does not match")]);
    fs::remove_file(dir.path().join(&store)).unwrap();
    assert_eq!(damages(dir.path()), [format!("{store}: missing")]);

    bytes[3] ^= 1;
    let footer = bytes.windows(9).position(|bytes| bytes == b"\"minor\":2").unwrap();
    bytes[footer + 8] = b'1';
    fs::write(dir.path().join(&store), &bytes).unwrap();
    assert_eq!(damages(dir.path()), [format!("{store}: written by another version of the search engine")]);
}

#[test]
fn what_the_files_say_must_fit_together() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::create(dir.path()).unwrap();
    let mut writer = index.writer(&settings()).unwrap();
    let root = writer.add_root(Path::new("/news")).unwrap();
    let articles = [article("one"), article("two")];
    writer.replace(&stamp(root, "good.txt", &articles), &articles).unwrap();
    writer.replace(&stamp(root, "short.txt", &articles), &articles[..1]).unwrap();
    writer.replace(&stamp(7, "lost.txt", &articles), &articles).unwrap();
    writer.restamp(&stamp(root, "bare.txt", &articles)).unwrap();
    writer.commit().unwrap();
    assert_eq!(
        damages(dir.path()),
        [
            "/news/bare.txt: its stamp says 2 articles and 2 quotes, the index has 0 articles and 0 quotes",
            "/news/short.txt: its stamp says 2 articles and 2 quotes, the index has 1 articles and 1 quotes",
            "lost.txt: of a folder that is not known",
        ]
    );
}

#[test]
fn what_cannot_be_checked() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    assert_eq!(check(&at("none")).err(), Some(OpenError::Missing(at("none"))));
    File::create(at("file")).unwrap().write_all(b"x").unwrap();
    assert_eq!(check(dir.path()).err(), Some(OpenError::NotAnIndex(dir.path().into())));
    let index = index(&at("index"));
    let _writer = index.writer(&settings()).unwrap();
    assert_eq!(check(&at("index")).err(), Some(OpenError::Locked(at("index"))));
    fs::write(at("index").join(MARKER), "{\"format\": \"whosaid index\", \"schema\": 99}").unwrap();
    assert!(matches!(check(&at("index")), Err(OpenError::OtherVersion { found: 99, .. })));
}
