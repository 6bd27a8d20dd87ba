//! Readers: what becomes of whole files, and what holds for any bytes.

use std::ops::ControlFlow;
use std::path::PathBuf;

use proptest::prelude::*;
use whosaid::article::{Article, DateFrom, LineEnds, Location, Role};
use whosaid::formats::{self, ReadError};

fn read_all(name: &str, bytes: &[u8]) -> (Vec<Article>, Result<(), ReadError>) {
    let location = Location { path: PathBuf::from(name), member: None };
    let mut articles = Vec::new();
    let result = formats::read(&location, bytes, &mut |article| {
        articles.push(article);
        ControlFlow::Continue(())
    });
    (articles, result)
}

#[track_caller]
fn read_one(name: &str, text: &str) -> Article {
    let (mut articles, result) = read_all(name, text.as_bytes());
    result.expect("it is read");
    assert_eq!(articles.len(), 1);
    articles.remove(0)
}

fn words(article: &Article, role: Role) -> Vec<&str> {
    article.parts.iter().filter(|part| part.role == role).map(|part| part.span.of(&article.text)).collect()
}

/// What every article promises, whatever it was read from.
#[track_caller]
fn check_promises(article: &Article, bytes: &[u8]) {
    let mut end = 0;
    for part in &article.parts {
        let range = part.span.range();
        assert!(end <= range.start && range.start < range.end, "{part:?} overlaps or is empty");
        assert!(article.text.get(range.clone()).is_some(), "{part:?} is off the characters");
        end = range.end;
    }
    let mut end = 0;
    for run in &article.source.runs {
        assert!(run.text >= end, "runs are in order");
        end = run.text + run.len;
        let text = &article.text.as_bytes()[run.text as usize..end as usize];
        let Some(start) = run.place.byte.and_then(|byte| usize::try_from(byte).ok()) else { continue };
        let source = bytes[start..start + text.len()].iter().map(|byte| if *byte == 0 { b' ' } else { *byte });
        assert!(source.eq(text.iter().copied()), "a run stands in the source byte for byte");
        let before = &bytes[..start];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        assert_eq!(run.place.line as usize, line, "the line of a run");
    }
}

#[test]
fn plain_text_is_the_file() {
    let text = "Crane blocks harbour\r\n\r\nThe ferry will not sail before Friday, the mayor said.\r\n";
    let article = read_one("2021/11/30/crane.txt", text);
    assert_eq!(article.text, text);
    assert!(article.source.runs.is_empty());
    assert_eq!(words(&article, Role::Headline), ["Crane blocks harbour"]);
    let published = article.meta.published.expect("the path has a date");
    assert_eq!((published.value.as_str(), published.from), ("2021-11-30", DateFrom::Path));
    assert_eq!(article.meta.language.as_deref(), Some("en"));
}

#[test]
fn a_byte_order_mark_is_no_text() {
    let (articles, _) = read_all("a.txt", b"\xEF\xBB\xBFThe crane fell.\n");
    assert_eq!(articles[0].text, "The crane fell.\n");
    assert_eq!(articles[0].source.place(&LineEnds::of(&articles[0].text), 4).byte, Some(7));
}

#[test]
fn json_lines_are_articles() {
    let text = concat!(
        r#"{"title": "Crane falls", "maintext": "The crane fell.\n\nWhat next\n\nThe ferry will not sail before Friday, and the port is closed. So is the bar.", "authors": ["Ann Poe"], "date_publish": "2021-11-30 10:00:00"}"#,
        "\n{broken\n\n",
        r#"{"Headline": "Ferry sails", "text": "\u201cWe sail,\u201d said Kim Lee.", "author": {"name": "John Roe"}, "publish_date": "2021-12-01T10:00:00Z", "source": {"name": "Gazette"}}"#,
        "\n"
    );
    let (articles, result) = read_all("a.jsonl", text.as_bytes());
    assert!(matches!(result, Err(ReadError::Malformed { line: 2, n_more: 0, .. })), "{result:?}");
    let members: Vec<_> = articles.iter().map(|article| article.location.member.as_deref()).collect();
    assert_eq!(members, [Some("1"), Some("4")]);
    assert_eq!(words(&articles[0], Role::Heading), ["What next"]);
    assert_eq!(words(&articles[0], Role::Headline), ["Crane falls"]);
    assert_eq!(articles[0].meta.published.as_ref().map(|date| date.value.as_str()), Some("2021-11-30"));
    let second = &articles[1];
    assert_eq!(words(second, Role::Paragraph), ["“We sail,” said Kim Lee."]);
    assert_eq!(
        (second.meta.authors.as_slice(), second.meta.outlet.as_deref()),
        (["John Roe".to_owned()].as_slice(), Some("Gazette"))
    );
    // Into the source: the line, and the very bytes.
    let at = second.text.find("Kim").expect("the words are there");
    let place = second.source.place(&LineEnds::of(&second.text), u32::try_from(at).expect("small"));
    assert_eq!((place.line, place.byte), (4, text.find("Kim").map(|at| at as u64)));
    articles.iter().for_each(|article| check_promises(article, text.as_bytes()));
}

#[test]
fn json_arrays_and_wrapped_lists() {
    let record = r#"{"headline": "Crane falls", "sections": [{"heading": "The ferry", "paragraphs": ["One.", "Two."]}], "images": [{"caption": "The crane.", "credit": "Ann Poe"}]}"#;
    for text in [format!("[{record}]"), format!("{{\"articles\": [\n{record}\n]}}")] {
        let article = read_one("a.json", &text);
        assert_eq!(article.location.member.as_deref(), Some("0"));
        assert_eq!(words(&article, Role::Heading), ["The ferry"]);
        assert_eq!(words(&article, Role::Paragraph), ["One.", "Two."]);
        assert_eq!(words(&article, Role::Credit), ["Ann Poe"]);
        check_promises(&article, text.as_bytes());
    }
    let (articles, result) = read_all("a.json", br#"{"name": "no article"}"#);
    assert!(articles.is_empty());
    assert_eq!(result, Err(ReadError::NoText));
}

#[test]
fn deep_and_long_json_is_survived() {
    let deep = format!("{{\"text\": {}\"x\"{}}}", "[".repeat(200_000), "]".repeat(200_000));
    assert_eq!(read_all("a.json", deep.as_bytes()).1, Err(ReadError::NoText));
    let paragraphs = "\"a\", \" \", ".repeat(100_000);
    let article = read_one("a.json", &format!("{{\"title\": \"Crane\", \"paragraphs\": [{paragraphs}\"b\"]}}"));
    assert_eq!(article.paragraphs().count(), 100_001);
}

#[test]
fn a_body_with_single_newlines_is_cut_into_paragraphs() {
    let text = r#"{"title": "Crane falls", "text": "The crane fell on Monday.\nNobody was hurt, the mayor said.\nThe ferry sails."}"#;
    assert_eq!(words(&read_one("a.json", text), Role::Paragraph).len(), 3);
}

#[test]
fn markdown_without_its_marks() {
    let text = "---\ntitle: \"Crane falls\"\nsource: https://gazette.example/crane\nauthor:\n  - \"[[Ann Poe]]\"\npublished: 2021-11-30\ntags: [harbour]\n---\n\n![The crane at dawn](crane.jpg)\n\n*The crane. Photo: Ann Poe*\n\nThe **crane** [fell](http://x.example) on\nMonday.\n\n## The *ferry*\n\nIt sails.\n";
    let article = read_one("a.md", text);
    assert_eq!(article.meta.authors, ["Ann Poe"]);
    assert_eq!(article.meta.url.as_deref(), Some("https://gazette.example/crane"));
    assert_eq!(article.meta.topics, ["harbour"]);
    assert_eq!(words(&article, Role::Headline), ["Crane falls"]);
    assert_eq!(words(&article, Role::Caption), ["The crane."]);
    assert_eq!(words(&article, Role::Heading), ["The ferry"]);
    assert_eq!(words(&article, Role::Paragraph), ["The crane fell on Monday.", "It sails."]);
    check_promises(&article, text.as_bytes());
    let at = article.text.find("fell").expect("the words are there");
    let place = article.source.place(&LineEnds::of(&article.text), u32::try_from(at).expect("small"));
    assert_eq!(place.byte, text.find("fell").map(|at| at as u64));
}

#[test]
fn html_in_json_becomes_blocks() {
    let text = concat!(
        r#"{"title": "Crane &amp; ferry", "body": "<p>The <a href=\"https:\/\/x.example\/?a&amp;b\">crane<\/a> fell.<\/p>\n"#,
        r#"<h2>The ferry<\/h2><p>It&nbsp;sails,\nsaid \u201cKim\u201d &#8212; or not.<br \/>So.</p><ul><li>One</li><li>a < b</li></ul>"#,
        r#"<figure><img src='x.jpg'><figcaption>The crane. Photo: Ann Poe<\/figcaption><\/figure><script>var x = '<p>';<\/script><p> <\/p>"}"#
    );
    let article = read_one("a.json", text);
    assert_eq!(words(&article, Role::Heading), ["The ferry"]);
    let paragraphs = ["The crane fell.", "It sails,\nsaid “Kim” — or not.", "So.", "One", "a < b"];
    assert_eq!(words(&article, Role::Paragraph), paragraphs);
    assert_eq!((words(&article, Role::Caption), words(&article, Role::Credit)), (vec!["The crane."], vec!["Ann Poe"]));
    check_promises(&article, text.as_bytes());
    let at = article.text.find("sails").expect("the words are there");
    let place = article.source.place(&LineEnds::of(&article.text), u32::try_from(at).expect("small"));
    assert_eq!(place.byte, text.find("sails").map(|at| at as u64));
    let plain = read_one("a.json", r#"{"text": "R&amp;D: a < b, <sic> he said.\n\nThe end."}"#);
    assert_eq!(plain.text, "R&amp;D: a < b, <sic> he said.\n\nThe end.");
    // Blank lines part paragraphs where no tag does.
    let loose = read_one("a.json", r#"{"text": "The <b>crane</b> fell.\n\nThe end."}"#);
    assert_eq!(words(&loose, Role::Paragraph), ["The crane fell.", "The end."]);
}

#[test]
fn a_date_that_cannot_be_is_told() {
    for date in ["2023-02-31", "\"2023-02-31T10:00:00Z\"", "31 February 2023"] {
        let text = format!("---\ntitle: Crane falls\ndate: {date}\n---\nNov. 30, 2021\n\nThe crane fell.\n");
        let (articles, result) = read_all("2021-11-30-crane.md", text.as_bytes());
        assert_eq!(articles[0].meta.published, None, "{date}");
        let told = result.expect_err("it is told").to_string();
        assert_eq!(told, format!("line 1: front matter: no such day: {}", date.trim_matches('"')));
    }
    assert_eq!(read_one("a.md", "---\ndate: last week\n---\nThe crane fell.\n").meta.published, None);
    let lines = "{\"text\": \"It sails.\"}\n{\"date\": \"2023-02-31\", \"text\": \"The crane fell.\"}\n";
    let (articles, result) = read_all("2021-11-30.jsonl", lines.as_bytes());
    assert_eq!((articles.len(), &articles[1].meta.published), (2, &None));
    assert_eq!(result.expect_err("it is told").to_string(), "line 2: no such day: 2023-02-31");
}

#[test]
fn strong_questions_are_no_headings() {
    let article = read_one("a.md", "# Crane\n\n**Who let it fall?**\n\nNobody did.\n\n**The ferry**\n\nIt sails.\n");
    assert_eq!(words(&article, Role::Heading), ["The ferry"]);
}

#[test]
fn bad_front_matter_never_costs_the_body() {
    let article = read_one("a.md", "---\ntitle: Crane: it fell\nauthor: [Ann\n---\nThe crane fell.\n");
    assert_eq!(words(&article, Role::Headline), ["Crane: it fell"]);
    assert_eq!(words(&article, Role::Paragraph), ["The crane fell."]);
    let open = read_one("a.md", "---\ntitle: x\n\nThe crane fell.\n");
    assert!(open.text.contains("The crane fell."));
}

#[test]
fn formats_are_told_by_content() {
    assert_eq!(formats::detect("a.txt".as_ref(), b" {\"title\": 1}").map(|format| format.name), Some("json"));
    assert_eq!(formats::detect("a.txt".as_ref(), b"{sic} he said").map(|format| format.name), Some("txt"));
    assert_eq!(formats::detect("-".as_ref(), b"The crane fell.").map(|format| format.name), Some("txt"));
    assert_eq!(formats::detect("a.png".as_ref(), b"\x89PNG").map(|format| format.name), None);
}

#[test]
fn what_is_no_text_says_so() {
    let error = |bytes: &[u8]| read_all("a.txt", bytes).1.expect_err("it is not read").to_string();
    assert_eq!(error(b"PK\x03\x04\x00"), "not text: NUL bytes near its start");
    assert_eq!(error(b" \n\n"), "no text found");
    let long = "x ".repeat(5 << 20);
    assert_eq!(error(long.as_bytes()), "an article of 10 MiB, more than 8 MiB");
}

#[test]
fn a_page_gives_its_article() {
    let text = concat!(
        "<!doctype html><html lang=en><head><title>Crane falls | Gazette</title><meta property=og:site_name content=Gazette>",
        r#"<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Crane falls", "datePublished": "2021-11-30T10:00:00Z","#,
        r#" "author": {"name": "Ann Poe"}, "keywords": "harbour, cranes"}</script></head>"#,
        "<body><nav><a href=/>Home</a></nav><article><h1>Crane falls</h1>\n<figure><img src=c.jpg><figcaption>The crane. <span>Foto: Kim Lee</span></figcaption></figure>\n",
        "<p>The crane&nbsp;fell on\n   Monday &amp; lay in the harbour of Port Ellery.</p><h2>The <i>ferry</i></h2>\n<p>“It sails,” said Kim Lee, who knows the harbour well.</p>",
        "<aside><h3>Related</h3><p>Ten other cranes that you will want to read about today.</p></aside></article></body></html>"
    );
    let article = read_one("a.html", text);
    assert_eq!((article.format, article.meta.language.as_deref()), ("html", Some("en")));
    assert_eq!(article.meta.authors, ["Ann Poe"]);
    assert_eq!(article.meta.topics, ["harbour", "cranes"]);
    assert_eq!(article.meta.outlet.as_deref(), Some("Gazette"));
    assert_eq!(article.meta.published.as_ref().map(|date| date.value.as_str()), Some("2021-11-30T10:00:00Z"));
    assert_eq!(words(&article, Role::Headline), ["Crane falls"]);
    assert_eq!((words(&article, Role::Caption), words(&article, Role::Credit)), (vec!["The crane."], vec!["Kim Lee"]));
    assert_eq!(words(&article, Role::Heading), ["The ferry"]);
    let paragraphs = [
        "The crane fell on Monday & lay in the harbour of Port Ellery.",
        "“It sails,” said Kim Lee, who knows the harbour well.",
    ];
    assert_eq!(words(&article, Role::Paragraph), paragraphs);
    check_promises(&article, text.as_bytes());
    for needle in ["Monday", "lay in", "ferry", "said Kim"] {
        let at = article.text.find(needle).expect("the words are there");
        let place = article.source.place(&LineEnds::of(&article.text), u32::try_from(at).expect("small"));
        assert_eq!(place.byte, text.find(needle).map(|at| at as u64), "{needle}");
    }
}

#[test]
fn pages_are_told_by_content_and_decoded_as_they_say() {
    for page in ["<!DOCTYPE html><p>x", "\u{feff} <!-- saved --><html>", "<?xml version='1.0'?><!doctype HTML>"] {
        assert_eq!(
            formats::detect("a.txt".as_ref(), page.as_bytes()).map(|format| format.name),
            Some("html"),
            "{page}"
        );
    }
    for other in ["<sic> he said", "<!-- no end <html>", "<p>A clipping.</p>"] {
        assert_eq!(
            formats::detect("a.txt".as_ref(), other.as_bytes()).map(|format| format.name),
            Some("txt"),
            "{other}"
        );
    }
    assert_eq!(formats::detect("a.html.gz".as_ref(), b"<p>x").map(|format| format.name), Some("html"));
    let greek = "<html><meta http-equiv=content-type content='text/html; charset=iso-8859-7'><p>Ο γερανός έπεσε τη Δευτέρα στο λιμάνι.</p>";
    let (bytes, ..) = encoding_rs::ISO_8859_7.encode(greek);
    let (articles, result) = read_all("a.html", &bytes);
    assert_eq!(result, Ok(()));
    assert_eq!(words(&articles[0], Role::Paragraph), ["Ο γερανός έπεσε τη Δευτέρα στο λιμάνι."]);
}

#[test]
fn hostile_pages_are_survived() {
    let many = |piece: &str| piece.repeat(4_000_000 / piece.len());
    let pages = [
        format!("{}<p>The crane fell on Monday, the mayor of Port Ellery said.", many("<div>")),
        format!("{}<p>The crane fell on Monday, the mayor of Port Ellery said.", many("<b><p>")),
        many("<a href=\""),
        many("<!--"),
        many("<!-->-"),
        many("</p></div>"),
        many("<table><td>"),
        many("<script>"),
        many("&amp;&"),
        many("<p>The crane fell. "),
        many("<figure><img><figcaption>a</figcaption>"),
        format!("<p {}>", many("a=b class=\"caption\" ")),
        format!("<h1>{}</h1>", many("a <span class=author>b ")),
        format!("<script type='application/ld+json'>{}</script><p>x", many("{\"@graph\":[")),
        many("<"),
        many("<div class=image><img><p>Photo: A"),
    ];
    for page in pages {
        let start = std::time::Instant::now();
        let (articles, result) = read_all("a.html", page.as_bytes());
        let told = match &result {
            Ok(()) => articles.len() == 1,
            Err(error) => articles.len() <= 1 && !error.to_string().is_empty(),
        };
        let begins: String = page.chars().take(40).collect();
        assert!(told, "{begins}");
        // Far more than it takes: what is quadratic would take hours.
        assert!(start.elapsed().as_secs() < 60, "{begins}: {:?}", start.elapsed());
    }
}

#[test]
fn what_is_too_much_of_a_page_is_told() {
    let text = format!(
        "<h1>Crane falls down</h1><p>The crane fell on Monday, the mayor said.</p>\n{}",
        "<i></i>".repeat(600_000)
    );
    let (articles, result) = read_all("a.html", text.as_bytes());
    assert_eq!(words(&articles[0], Role::Paragraph), ["The crane fell on Monday, the mayor said."]);
    assert_eq!(result.expect_err("it is told").to_string(), "line 2: more than 500000 elements, the rest was not read");
}

/// Pieces of which news files, and broken ones, are made.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop_oneof![
        Just("\n\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("By Ann Poe, NWA | 30 Nov 2021".to_owned()),
        Just("PORT ELLERY, Nov. 30 (NWA) — ".to_owned()),
        Just("The crane at dawn. (Photo: Ann Poe/NWA)".to_owned()),
        Just("Photo: ©".to_owned()),
        Just("FILE PHOTO: ".to_owned()),
        Just("“We go,” she said. ‘No.’".to_owned()),
        Just("Section: Straße".to_owned()),
        Just("{\"title\": \"\\u201cA\\ud83d\", \"text\": \"b\\nÉ\"}".to_owned()),
        Just(r#"{"text": "<p>b<\/p>&amp;\u201c<br \/>É<h2 a=\"'>c</h2><script>"}"#.to_owned()),
        Just("<p>A “b” &amp; c</p><h2>d</h2><figure><img><figcaption>É. Foto: F/G</figcaption>".to_owned()),
        Just("<div class=\"author date\">By Ann Poe<br>3 May 2021<br><br></div><li><a href=x>".to_owned()),
        Just(
            "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"É\"}</script><title>x | y</title>"
                .to_owned()
        ),
        Just("---\ntitle: é: [\n---\n".to_owned()),
        Just("# *A* [b](c) ![d e f](g \"h i\")\n".to_owned()),
        "[ -~]{0,12}",
        "\\PC{0,6}",
    ];
    prop::collection::vec(scrap, 0..14).prop_map(|scraps| scraps.concat())
}

proptest! {
    #[test]
    fn any_text_keeps_the_promises(text in scraps(), name in prop::sample::select(vec!["a.txt", "a.json", "a.jsonl", "a.md", "a.html"])) {
        let (articles, _) = read_all(name, text.as_bytes());
        for article in &articles {
            check_promises(article, text.as_bytes());
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), name in prop::sample::select(vec!["a.txt", "a.json", "a.md", "a.html"])) {
        let (articles, _) = read_all(name, &bytes);
        for article in &articles {
            check_promises(article, &bytes);
        }
    }

    #[test]
    fn any_string_survives_json(text in "[a-zA-Z“”é\\n\\t\"\\\\😀.]{1,60}") {
        prop_assume!(!text.trim().is_empty());
        let json = serde_json::json!({"text": text}).to_string();
        let (articles, _) = read_all("a.json", json.as_bytes());
        for article in &articles {
            prop_assert_eq!(&article.text, &text);
            check_promises(article, json.as_bytes());
        }
        prop_assert!(articles.len() == 1 || !text.chars().any(char::is_alphanumeric));
    }
}
