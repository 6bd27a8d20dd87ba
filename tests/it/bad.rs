//! Bad input: each is a line in the report and never the end of the run. The table for people is docs/bad-input.md.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use whosaid::ingest::{self, Event};

use crate::desk::{Desk, age, article, counts, small};

const TEXT: &str = "The mayor of Orla said on Friday that the café by the harbour would be closed all winter.\n";

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

/// Indexes these files and returns what became of each: its number of articles, or its problem.
fn outcomes(files: &[(&str, Vec<u8>)]) -> BTreeMap<String, Result<u32, String>> {
    let desk = Desk::new(&["good.txt"]);
    for (name, bytes) in files {
        fs::write(desk.path(name), bytes).expect("written");
    }
    let report = desk.run();
    assert!(!report.is_interrupted);
    let stamps = desk.index().manifest().expect("a manifest");
    let outcome = |stamp: whosaid::index::FileStamp| {
        let name = stamp.path.display().to_string();
        (name, stamp.problem.map_or(Ok(stamp.n_articles), Err))
    };
    let outcomes: BTreeMap<_, _> = stamps.into_iter().map(outcome).collect();
    assert_eq!(outcomes["good.txt"], Ok(1), "the file beside them is read");
    assert_eq!(outcomes.len(), files.len() + 1);
    outcomes
}

#[track_caller]
fn check(files: &[(&str, Vec<u8>, Result<u32, &str>)]) {
    let inputs: Vec<_> = files.iter().map(|(name, bytes, _)| (*name, bytes.clone())).collect();
    let outcomes = outcomes(&inputs);
    for (name, _, expected) in files {
        match (&outcomes[*name], expected) {
            (Ok(n), Ok(expected)) => assert_eq!(n, expected, "{name}"),
            (Err(problem), Err(expected)) => assert!(problem.contains(expected), "{name}: {problem}"),
            (outcome, expected) => panic!("{name}: {outcome:?}, not {expected:?}"),
        }
    }
}

#[test]
fn encodings() {
    let utf8 = TEXT.repeat(3);
    let latin: Vec<u8> = encode(&utf8, |c| u8::try_from(u32::from(c)).expect("Latin-1"));
    let russian: Vec<u8> =
        "Мэр сказал в пятницу, что кафе у гавани будет закрыто всю зиму.\n".repeat(3).chars().map(cp1251).collect();
    check(&[
        ("utf8.txt", utf8.clone().into_bytes(), Ok(1)),
        ("mark.txt", [b"\xEF\xBB\xBF", utf8.as_bytes()].concat(), Ok(1)),
        ("utf16.txt", [b"\xFF\xFE".to_vec(), utf16(&utf8, u16::to_le_bytes)].concat(), Ok(1)),
        ("utf16be.txt", [b"\xFE\xFF".to_vec(), utf16(&utf8, u16::to_be_bytes)].concat(), Ok(1)),
        ("utf16-bare.txt", utf16(&utf8, u16::to_le_bytes), Ok(1)),
        ("utf16-odd.txt", [b"\xFF\xFE".to_vec(), utf16(&utf8, u16::to_le_bytes), b"x".to_vec()].concat(), Ok(1)),
        ("latin1.txt", latin, Ok(1)),
        ("russian.txt", russian, Ok(1)),
        ("one-bad-byte.txt", [utf8.as_bytes(), b"\xE2"].concat(), Ok(1)),
        ("nul-late.txt", [&b"a word ".repeat(1200)[..], b"\0 and more\n"].concat(), Ok(1)),
        ("nul.txt", [b"\0\x01\x02", utf8.as_bytes()].concat(), Err("not text: NUL bytes")),
        ("picture.gif", b"GIF89a\x01\0\x01\0\x80\0\0".to_vec(), Err("no reader")),
        ("empty.txt", Vec::new(), Err("no text found")),
        ("blank.txt", b" \n\t\r\n \xC2\xA0 \n".to_vec(), Err("no text found")),
        ("mark-alone.txt", b"\xFF\xFE".to_vec(), Err("no text found")),
    ]);
}

fn encode(text: &str, byte: fn(char) -> u8) -> Vec<u8> {
    text.chars().map(byte).collect()
}

/// The byte of a Russian letter in windows-1251.
fn cp1251(c: char) -> u8 {
    match u32::from(c) {
        code @ 0x410..=0x44F => u8::try_from(code - 0x410 + 0xC0).expect("a byte"),
        code => u8::try_from(code).expect("ASCII"),
    }
}

#[test]
fn structures() {
    let record = format!("{{\"title\": \"A bridge\", \"text\": {:?}}}\n", TEXT.trim());
    let deep = |open: &str, n: usize| open.repeat(n);
    let bomb: String = ('b'..='k')
        .zip('a'..)
        .map(|(new, old)| format!("{new}: &{new} [{}]\n", format!("*{old},").repeat(9)))
        .collect();
    check(&[
        ("deep.json", deep("[", 200_000).into(), Err("line 1")),
        ("deep-object.json", deep("{\"text\":", 200_000).into(), Err("line 1")),
        (
            "deep-closed.json",
            format!("{{\"text\": {}{}}}", deep("[", 500), deep("]", 500)).into(),
            Err("no text found"),
        ),
        ("cut.json", record[..40].into(), Err("line 1")),
        ("half.jsonl", format!("{record}{{\"title\":\n{record}").into(), Err("line 2")),
        ("no-text.jsonl", "{}\n".repeat(1000).into(), Err("a record without text (and 999 more")),
        ("aliases.md", format!("---\ntitle: &a [x]\n{bomb}---\n{TEXT}").into(), Ok(1)),
        ("deep-yaml.md", format!("---\ntitle: {}\n---\n{TEXT}", deep("[", 300_000)).into(), Ok(1)),
        ("quoted.md", format!("{}{TEXT}", deep("> ", 5000)).into(), Ok(1)),
        ("brackets.md", format!("{}\n\n{TEXT}", deep("[", 100_000)).into(), Ok(1)),
        ("no-end.md", format!("---\ntitle: x\n{TEXT}").into(), Ok(1)),
    ]);
}

/// An archive of these members.
fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("started");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

#[test]
fn archives() {
    let good = || ("a/good.txt", TEXT.as_bytes());
    let inner = zipped(&[good()]);
    let mixed = zipped(&[
        good(),
        ("b.zip", &inner),
        ("../out.txt", TEXT.as_bytes()),
        ("pier.gif", b"GIF89a\x01\0"),
        ("bomb.txt", &vec![b' '; 8 << 20]),
        (".hidden.txt", b"\0"),
        ("Page.html", b"<html><p>The crane fell on Monday, the mayor said.</p></html>"),
        ("Page_files/frame.html", b"<html><p>Buy more cranes, all of them, on Monday.</p></html>"),
        ("lines.jsonl", b"{\"text\": \"It fell.\"}\n{broken\n{\"text\": \"It stood.\"}\n"),
    ]);
    // As a password makes it: the bit in both headers.
    let mut locked = zipped(&[good()]);
    locked[6] |= 1;
    let directory = locked.windows(4).position(|window| window == b"PK\x01\x02").expect("a directory");
    locked[directory + 8] |= 1;
    check(&[
        ("one.zip", inner.clone(), Ok(1)),
        // By its content.
        ("one.txt", inner.clone(), Ok(1)),
        ("mixed.zip", mixed.clone(), Err("b.zip: an archive inside an archive, not opened: unpack the outer one\n")),
        ("locked.zip", locked, Err("a/good.txt: encrypted")),
        ("cut.zip", inner[..inner.len() - 4].to_vec(), Err("damaged or cut off")),
        ("empty.zip", zipped(&[]), Err("an archive with nothing in it")),
    ]);
    let desk = Desk::new(&[]);
    fs::write(desk.path("mixed.zip"), mixed).expect("written");
    age(&desk.path("mixed.zip"), 60);
    let report = desk.run();
    assert_eq!((report.n_added, report.n_articles, report.problems.len()), (1, 4, 1));
    let problem = &report.problems[0];
    let told: Vec<&str> = problem.reason.lines().collect();
    let expected = [
        "b.zip: an archive inside an archive, not opened: unpack the outer one",
        "../out.txt: its name leads out of the archive",
        "pier.gif: no reader for pictures: text in them needs OCR first",
        "bomb.txt: too large: more than 200 times its size is in it",
        "lines.jsonl: line 2: key must be a string (column 2)",
    ];
    assert!(problem.is_partial);
    assert_eq!(told, expected);
    // Nothing is read twice.
    assert_eq!((counts(&desk.run()).as_str(), desk.run().n_bytes), ("+0 ~0 -0 =0 !0", 0));
    let index = desk.index();
    let found = |member: Option<&str>, line| {
        let articles = whosaid::query::articles(&index, "mixed.zip".as_ref(), member, line).expect("found");
        articles.into_iter().filter_map(|article| article.location.member).collect::<Vec<_>>()
    };
    assert_eq!(found(None, None), ["a/good.txt", "Page.html", "lines.jsonl#1", "lines.jsonl#3"]);
    assert_eq!(found(Some("lines.jsonl"), None), ["lines.jsonl#1", "lines.jsonl#3"]);
    assert_eq!(found(Some("lines.jsonl"), Some(2)), ["lines.jsonl#1"]);
    assert_eq!(found(Some("lines.jsonl#3"), Some(3)), ["lines.jsonl#3"]);
    assert_eq!(found(None, Some(3)), ["a/good.txt", "Page.html", "lines.jsonl#3"]);
}

#[test]
fn sizes() {
    let line = "The council of Orla looked at the bridge again. ";
    check(&[
        ("one-line.txt", line.repeat(20_000).into(), Ok(1)),
        ("one-word.txt", format!("{TEXT}\n{}\n", "x".repeat(1 << 20)).into(), Ok(1)),
        ("long.txt", line.repeat(60_000).into(), Err("quotes not read: an article of 3 MiB, more than 2 MiB")),
        ("longer.txt", line.repeat(200_000).into(), Err("an article of 9 MiB, more than 8 MiB")),
        ("longer.md", line.repeat(100_000).into(), Err("an article of 4 MiB, more than 4 MiB")),
        ("longer.json", format!("{{\"text\": \"{}\"}}", "a\\n".repeat(5 << 20)).into(), Err("an article of 10 MiB")),
    ]);
    // Two gigabytes are not read at all.
    let desk = Desk::new(&["good.txt"]);
    File::create(desk.path("huge.txt")).expect("made").set_len(2 << 30).expect("grown");
    let report = desk.run();
    assert_eq!((counts(&report).as_str(), report.n_bytes < 1000), ("+1 ~0 -0 =0 !1", true));
    assert_eq!(report.problems[0].reason, "too large: 2048 MiB, the limit is 64 MiB");
}

#[cfg(unix)]
#[test]
fn names_are_bytes() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let desk = Desk::new(&["a\nb.txt", "\u{1b}[31m.txt", "a b'\"$.txt", "é/ü.txt"]);
    for name in [&b"\xff\xfe.txt"[..], b"caf\xe9.txt"] {
        fs::write(desk.path("").join(OsStr::from_bytes(name)), article("x")).expect("written");
    }
    assert_eq!(counts(&desk.run()), "+6 ~0 -0 =0 !0");
    assert_eq!(counts(&desk.run()), "+0 ~4 -0 =2 !0".replace("~4", "~0").replace("=2", "=6"));
    let output = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(["search", "-l", "--index", "index"])
        .current_dir(desk.top.path())
        .output()
        .expect("it runs");
    let printed = String::from_utf8(output.stdout).expect("what is printed is text");
    assert_eq!(printed.lines().count(), 6, "each on a line of its own: {printed}");
    assert!(!printed.contains('\u{1b}'), "{printed:?}");
}

#[cfg(unix)]
#[test]
fn only_regular_files_are_opened() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new(&["a.txt"]);
    let out = desk.top.path().join("outside");
    fs::create_dir(&out).expect("a folder");
    fs::write(out.join("x.txt"), article("outside")).expect("written");
    symlink(&out, desk.path("link-to-folder")).expect("linked");
    symlink(out.join("x.txt"), desk.path("link-to-file.txt")).expect("linked");
    symlink(desk.root(), desk.path("loop")).expect("linked");
    symlink("self.txt", desk.path("self.txt")).expect("linked");
    symlink("/dev/zero", desk.path("zero.txt")).expect("linked");
    let _socket = std::os::unix::net::UnixListener::bind(desk.path("socket.txt")).expect("bound");
    assert!(Command::new("mkfifo").arg(desk.path("pipe.txt")).status().expect("mkfifo runs").success());
    assert_eq!(counts(&desk.run()), "+1 ~0 -0 =0 !0");
    // A device, a pipe, named outright: not opened, so nothing waits for its end.
    for path in ["/dev/zero", "news/pipe.txt", "news/socket.txt"] {
        let mut program = Command::new(env!("CARGO_BIN_EXE_whosaid"))
            .args(["index", path, "--index", "other"])
            .current_dir(desk.top.path())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        let began = Instant::now();
        while program.try_wait().expect("asked").is_none() {
            assert!(began.elapsed() < Duration::from_secs(60), "{path}: it hangs");
            std::thread::sleep(Duration::from_millis(20));
        }
        let said = program.wait_with_output().expect("ended").stderr;
        assert!(String::from_utf8_lossy(&said).contains("no articles found"), "{path}: {said:?}");
    }
}

#[cfg(unix)]
#[test]
fn files_may_change_between_walk_and_reading() {
    let desk = Desk::new(&["a.txt", "gone.txt", "pipe.txt", "link.txt", "folder.txt", "grown.txt"]);
    desk.write("known.txt", &article("known"));
    desk.run();
    for name in ["gone.txt", "pipe.txt", "link.txt", "folder.txt", "grown.txt", "known.txt"] {
        desk.write(name, &article(&format!("new of {name}")));
    }
    desk.write("fresh.txt", &article("fresh"));
    let mischief = |event| {
        if !matches!(event, Event::Planned { .. }) {
            return;
        }
        let path = |name: &str| desk.path(name);
        for name in ["gone.txt", "fresh.txt", "pipe.txt", "link.txt", "folder.txt"] {
            desk.remove(name);
        }
        assert!(Command::new("mkfifo").arg(path("pipe.txt")).status().expect("mkfifo runs").success());
        std::os::unix::fs::symlink(path("a.txt"), path("link.txt")).expect("linked");
        fs::create_dir(path("folder.txt")).expect("a folder");
        File::options().write(true).open(path("grown.txt")).expect("opened").set_len((64 << 20) + 1).expect("grown");
    };
    let none = AtomicBool::new(false);
    let (_, report) = ingest::run(desk.index(), &[desk.root()], &small(), &mischief, &none).expect("indexed");
    let problems: Vec<String> = report
        .problems
        .iter()
        .map(|problem| format!("{} {}", problem.path.file_name().expect("a name").display(), problem.reason))
        .collect();
    assert_eq!(
        problems,
        [
            "folder.txt not a regular file",
            "grown.txt too large: 65 MiB, the limit is 64 MiB",
            "link.txt too many levels of symbolic links",
            "pipe.txt not a regular file",
        ]
    );
    assert_eq!(report.n_removed, 1, "gone.txt is dropped, fresh.txt never was there");
    // The next run sees what is there now.
    desk.run();
    assert_eq!(desk.files(), ["a.txt", "known.txt"]);
    assert_eq!(whosaid::index::check(&desk.index_dir()).expect("checked").damages, []);
}

/// What one file, whatever it holds, may cost. docs/bad-input.md states these bounds.
const MAX_MEMORY: u64 = 2 << 30;
const MAX_TIME: Duration = Duration::from_secs(300);

/// Runs the program and returns the most memory it had, as far as the system tells, and how long it took.
fn measure(args: &[&str], desk: &Desk) -> (u64, Duration) {
    let began = Instant::now();
    let mut program = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(args)
        .current_dir(desk.top.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it runs");
    let status = PathBuf::from(format!("/proc/{}/status", program.id()));
    let mut peak = 0;
    let is_over = AtomicBool::new(false);
    while !is_over.load(Ordering::SeqCst) {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes: u64 = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0);
        peak = peak.max(kilobytes << 10);
        assert!(began.elapsed() < MAX_TIME, "{args:?}: it hangs");
        is_over.store(program.try_wait().expect("asked").is_some(), Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(program.wait().expect("ended").code(), Some(0));
    (peak, began.elapsed())
}

#[test]
fn nothing_takes_long_or_much_memory() {
    let desk = Desk::new(&[]);
    let fill = |name: &str, piece: &str, size: usize| {
        fs::write(desk.path(name), piece.repeat(size / piece.len())).expect("written");
        age(&desk.path(name), 60);
    };
    // As much of one thing as is read; what takes the square of its length in some stage would take hours.
    const QUOTED: usize = 2 << 20;
    fill("brackets.md", "[", 4 << 20);
    fill("emphasis.md", "*a **b ", 4 << 20);
    fs::write(desk.path("escapes.json"), format!("{{\"text\": \"{}\"}}", "a\\n".repeat(6 << 20))).expect("written");
    fill(
        "headings.txt",
        "The red lines\n\nThe council of Orla said that it would look at the bridge again.\n\n",
        QUOTED / 4,
    );
    fill("turns.txt", "Chair: Falk\n\n", QUOTED / 4);
    fill("cues.txt", "said ", QUOTED / 8);
    fill("single.txt", "‘We will stay,’ said he. ", QUOTED / 4);
    fill("open.txt", "“We will stay, said Anna Verhoeven.\n\n", QUOTED / 4);
    fill("marks.txt", "“", QUOTED);
    fill("labels.txt", "KRAMER: We will stay.\n", QUOTED / 4);
    let names: String = (0..4000).map(|n| format!("“No,” said A{n}x B{n}y, the minister of C{n}.\n\n")).collect();
    fs::write(desk.path("names.txt"), names).expect("written");
    let (peak, time) = measure(&["index", "news", "-j2", "--index", "index"], &desk);
    assert!(peak < MAX_MEMORY, "{} MiB in {time:?}", peak >> 20);
    if cfg!(target_os = "linux") {
        assert!(peak > 50 << 20, "it was measured: {} MiB", peak >> 20);
    }
    assert_eq!(desk.index().manifest().expect("a manifest").len(), 11);
}
