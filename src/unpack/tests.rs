use std::io::Write as _;

use super::*;

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("packed");
    encoder.finish().expect("packed")
}

/// An archive of these members; one whose bytes are none is a folder.
fn zipped(members: &[(&str, Option<&[u8]>)]) -> Vec<u8> {
    let mut writer = ::zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = ::zip::write::SimpleFileOptions::default();
    for (name, bytes) in members {
        match bytes {
            Some(bytes) => {
                writer.start_file(*name, options).expect("started");
                writer.write_all(bytes).expect("written");
            }
            None => writer.add_directory(*name, options).expect("a folder"),
        }
    }
    writer.finish().expect("finished").into_inner()
}

fn never(_: &[u8]) -> bool {
    false
}

/// What is handed on: `NAME=TEXT` or `NAME!reason`, one a member, and the error at the end.
#[track_caller]
fn check(bytes: &[u8], expected: &[&str]) {
    let mut found = Vec::new();
    let result = members(bytes, &never, &|_, _| true, &mut |member| {
        let name = member.name.unwrap_or(if member.is_file { "FILE" } else { "" });
        found.push(match member.bytes {
            Ok(bytes) => format!("{name}={}", String::from_utf8_lossy(bytes)),
            Err(error) => format!("{name}!{error:?}"),
        });
        ControlFlow::Continue(())
    });
    found.extend(result.err().map(|error| format!("!{error:?}")));
    assert_eq!(found, expected);
}

#[test]
fn one_or_several_streams_of_gzip() {
    check(&[packed(b"The crane "), packed(b"fell.")].concat(), &["=The crane fell."]);
    check(b"The crane fell.", &["FILE=The crane fell."]);
    check(b"", &["FILE="]);
    let cut = packed(b"The crane fell into the harbour.");
    // What comes out before the end is worth reading.
    check(cut.split_at(cut.len() - 9).0, &["=The crane fell into the harbour.", "!CutOff"]);
    check(cut.split_at(10).0, &["!Damaged"]);
    let mut broken = cut;
    let sum = broken.len() - 8;
    broken[sum] ^= 0xFF;
    check(&broken, &["!Damaged"]);
    check(&[0x1F, 0x8B, 0x08, 0xFF], &["!Damaged"]);
}

#[test]
fn members_of_an_archive() {
    let inner = zipped(&[("a.txt", Some(b"x"))]);
    let archive = zipped(&[
        ("2021/", None),
        ("2021/a.txt", Some(b"The crane")),
        ("17", Some(b"fell.")),
        ("b.txt.gz", Some(&packed(b"So it did."))),
        ("c.zip", Some(&inner)),
        ("d.gz", Some(&packed(&inner))),
        ("../e.txt", Some(b"out")),
        ("f.gz", Some(&[0x1F, 0x8B, 0x08, 0xFF])),
        ("g.txt", Some(b"Still here.")),
    ]);
    let expected = [
        "2021/a.txt=The crane",
        "./17=fell.",
        "b.txt.gz=So it did.",
        "c.zip!Nested",
        "d.gz!Nested",
        "../e.txt!BadName",
        "f.gz!Damaged",
        "g.txt=Still here.",
    ];
    check(&archive, &expected);
    check(&packed(&inner), &["a.txt=x"]);
    check(&zipped(&[]), &["!Empty"]);
    check(&zipped(&[("a/", None)]), &["!Empty"]);
    let wanted: Wanted<'_> = &|name, has| name != "17" && has("2021/a.txt") && !has("x");
    let mut n = 0;
    let result = members(&archive, &never, wanted, &mut |_| {
        n += 1;
        ControlFlow::Continue(())
    });
    assert_eq!((result, n), (Ok(()), expected.len() - 1));
    // An archive that is one file, as an office file is.
    let mut n = 0;
    let is_office = |bytes: &[u8]| zip_names(bytes).contains("a.txt");
    let result = members(&inner, &is_office, &|_, _| true, &mut |member| {
        n += usize::from(member.is_file && member.name.is_none());
        ControlFlow::Continue(())
    });
    assert_eq!((result, n), (Ok(()), 1));
    assert_eq!(Zip::open(&inner).and_then(|mut zip| zip.entry("a.txt")), Ok(Some(b"x".to_vec())));
    assert_eq!(Zip::open(&inner).and_then(|mut zip| zip.entry("b.txt")), Ok(None));
}

#[test]
fn damage_is_of_one_member_or_of_the_whole() {
    let mut archive = zipped(&[("a.txt", Some(b"The crane fell.")), ("b.txt", Some(b"It lay there for days."))]);
    check(archive.split_at(archive.len() - 30).0, &["!Damaged"]);
    // Behind the header of 30 bytes and the name.
    archive[30 + 5 + 3] ^= 0xFF;
    check(&archive, &["a.txt!Damaged", "b.txt=It lay there for days."]);
}

#[test]
fn bombs_are_refused() {
    let bomb = packed(&vec![b' '; 8 << 20]);
    assert!(bomb.len() < 16 << 10);
    check(&bomb, &["!Bomb"]);
    check(&zipped(&[("a.txt", Some(&vec![b' '; 8 << 20])), ("b.txt", Some(b"x"))]), &["a.txt!Bomb", "b.txt=x"]);
    let limits = Limits { member: 1000, total: 1500, ratio: 200, free: 1 << 20, n_members: 3 };
    let mut tally = Tally::default();
    let mut read = |len: usize| tally.read_within(&limits, vec![b'x'; len].as_slice(), 100, &mut Vec::new());
    assert_eq!(read(1000), Ok(()));
    assert_eq!(read(501), Err(UnpackError::TooMuch));
    assert_eq!(
        Tally::default().read_within(&limits, [b'x'; 1001].as_slice(), 100, &mut Vec::new()),
        Err(UnpackError::TooLarge)
    );
}

#[test]
fn too_many_members_are_not_read() {
    let mut writer = ::zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = ::zip::write::SimpleFileOptions::default().compression_method(::zip::CompressionMethod::Stored);
    for n in 0..LIMITS.n_members + 5 {
        writer.start_file(format!("a{n}"), options).expect("started");
    }
    let archive = writer.finish().expect("finished").into_inner();
    let mut n = 0;
    let result = members(&archive, &never, &|_, _| true, &mut |_| {
        n += 1;
        ControlFlow::Continue(())
    });
    assert_eq!((result, n), (Err(UnpackError::TooMany), LIMITS.n_members));
}

/// A block of a TAR archive and the bytes below it, filled up.
fn tarred(name: &str, kind: u8, size: usize, bytes: &[u8]) -> Vec<u8> {
    let mut block = vec![0; 512];
    block[..name.len()].copy_from_slice(name.as_bytes());
    block[124..135].copy_from_slice(format!("{size:011o}").as_bytes());
    block[156] = kind;
    block[257..263].copy_from_slice(b"ustar\0");
    block[148..156].fill(b' ');
    let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
    block[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    block.extend_from_slice(bytes);
    block.resize(block.len().next_multiple_of(512), 0);
    block
}

#[test]
fn members_of_a_tar() {
    let inner = zipped(&[("a.txt", Some(b"x"))]);
    let file = |name: &str, bytes: &[u8]| tarred(name, b'0', bytes.len(), bytes);
    let long = format!("{}/b.txt", "folder".repeat(30));
    let archive = [
        tarred("2021/", b'5', 0, b""),
        file("./2021/a.txt", b"The crane"),
        tarred("././@LongLink", b'L', long.len() + 1, format!("{long}\0").as_bytes()),
        file("folderfolder", b"fell."),
        tarred("x", b'x', 21, b"21 path=caf\xC3\xA9/c.txt\n"),
        file("caf", &packed(b"So it did.")),
        file("../d.txt", b"out"),
        file("e.zip", &inner),
        tarred("link", b'2', 0, b""),
        vec![0; 1024],
    ]
    .concat();
    let long = format!("{long}=fell.");
    let expected = ["2021/a.txt=The crane", &long, "caf\u{e9}/c.txt=So it did.", "../d.txt!BadName", "e.zip!Nested"];
    check(&archive, &expected);
    check(&packed(&archive), &expected);
    // Sizes that lie, and a cut.
    check(&[file("a", b"x"), tarred("b", b'0', 5000, b"y")].concat(), &["a=x", "b!Damaged", "!Damaged"]);
    check(&[file("a", b"x"), tarred("b", b'L', 5000, b"y")].concat(), &["a=x", "!Damaged"]);
    check(&packed(&[file("a", b"x"), tarred("b", b'0', 70 << 20, &vec![0; 70 << 20])].concat()), &["a=x", "!Bomb"]);
}

#[test]
fn frames_of_zstd() {
    // Two frames, each of one raw block.
    let frame = |text: &[u8]| {
        let header = (text.len() << 3 | 1) as u32;
        [&[0x28, 0xB5, 0x2F, 0xFD, 0x20, text.len() as u8], &header.to_le_bytes()[..3], text].concat()
    };
    check(&[frame(b"The crane "), frame(b"fell.")].concat(), &["=The crane fell."]);
    check(&frame(b"The crane fell.")[..12], &["!Damaged"]);
    // A block of one byte, a megabyte long, a hundred times.
    let repeat = [&[0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x58][..], &[0x02, 0x00, 0x10, b' '].repeat(100)].concat();
    check(&repeat, &["!Bomb"]);
}

fn record(kind: &str, address: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2023-05-06T07:08:09Z\r\n\
         Content-Type: text/plain\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

#[test]
fn pages_of_a_crawl() {
    let answer = |more: &str, body: &[u8]| {
        [format!("HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=x\r\n{more}\r\n").as_bytes(), body].concat()
    };
    let one = record("response", "http://a.example/1", &answer("", b"<p>One"));
    let records = [
        record("warcinfo", "", b"software: x"),
        one.clone(),
        b"stray\0bytes\r\n".to_vec(),
        record("request", "http://a.example/2", b"GET /2 HTTP/1.1\r\n\r\n"),
        record("response", "http://a.example/2", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>No"),
        record("response", "http://a.example/3.png", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"),
        record(
            "response",
            "http://a.example/4",
            &answer("Transfer-Encoding: chunked\r\n", b"3\r\n<p>\r\n4;x\r\nFour\r\n0\r\n\r\n"),
        ),
        record("response", "http://a.example/5", &answer("Transfer-Encoding: chunked\r\n", b"<p>No chunks")),
        record("response", "http://a.example/6", &answer("Content-Encoding: gzip\r\n", &packed(b"<p>Six"))),
        record("response", "http://a.example/7", &answer("Content-Encoding: br\r\n", b"\x8b\x02")),
        record("response", "http://a.example/8", &answer("Content-Encoding: gzip\r\n", &packed(&vec![b' '; 2 << 20]))),
        record("conversion", "http://a.example/9", b"Nine"),
        one.clone(),
        one.clone(),
    ];
    let expected = [
        "http://a.example/1=<p>One",
        "http://a.example/4=<p>Four",
        "http://a.example/5=<p>No chunks",
        "http://a.example/6=<p>Six",
        "http://a.example/7!Method",
        "http://a.example/8!Bomb",
        "http://a.example/9=Nine",
        "20230506070809/http://a.example/1=<p>One",
        "13/20230506070809/http://a.example/1=<p>One",
    ];
    check(&records.concat(), &expected);
    // A stream for each record, as crawlers write them, or one for all.
    check(&records.iter().map(|record| packed(record)).collect::<Vec<_>>().concat(), &expected);
    check(&packed(&records.concat()), &expected);
    // Cut off inside a page: what is there of it.
    let cut = [record("warcinfo", "", b""), one.clone(), one].concat();
    let cut = cut.split_at(cut.len() - 6).0;
    let expected = ["http://a.example/1=<p>One", "20230506070809/http://a.example/1=<p>O", "!CutOff"];
    check(cut, &expected);
    let streams = packed(cut);
    check(streams.split_at(streams.len() - 8).0, &expected);
    check(b"WARC/1.0\r\nContent-Length: 9\r\n", &["!CutOff"]);
    check(b"WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n", &["!Empty"]);
    check(&record("warcinfo", "", b""), &["!Empty"]);
    check(&zipped(&[("a.warc", Some(&records.concat()))]), &["a.warc!Nested"]);
}
