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
fn of_broken_json_the_whole_records_are_read() {
    let whole = r#"{"id": "n1", "title": "Crane falls", "text": "It fell on Monday."}"#;
    let cut = r#"{"title": "Ferry", "text": "It sa"#;
    let members = |text: String| {
        let (articles, result) = read_all("a.json", text.as_bytes());
        let members = articles.iter().map(|article| article.location.member.clone().unwrap_or_default());
        (members.collect::<Vec<_>>().join(" "), result.expect_err("it is told").to_string())
    };
    assert_eq!(members(format!("[{whole},\n {whole},\n{cut}")).0, "0 1");
    assert_eq!(members(format!("{{\"n\": 3, \"articles\" : [{whole}, {cut}")).0, "0");
    let feed = format!(
        "{{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{}, {cut}",
        whole.replace("text", "content_text")
    );
    assert_eq!(members(feed).0, "n1", "the same as in the whole feed");
    // Nothing closes the first line, and the others are not its.
    let (found, told) = members(format!("{{\"title\": {}\n{whole}\n{whole}\n", "[".repeat(300)));
    assert_eq!(found, "2 3");
    assert!(told.starts_with("line 1: "), "{told}");
    assert_eq!(members(cut.to_owned()).0, "");
}

#[test]
fn what_no_reader_is_for_says_the_way_out() {
    let told = |name: &str| read_all(name, b"\xD0\xCF\x11\xE0").1.expect_err("it is not read").to_string();
    assert_eq!(told("a.doc"), "no reader for old Word files: save it as DOCX");
    assert_eq!(told("a.b/Letter.XLSX"), "no reader for spreadsheets: save it as CSV");
    assert_eq!(told("a.xyz"), "no reader for this kind of file");
    let scripted = "<!doctype html><html><body><div id=app></div><script>show()</script></body></html>";
    let told = read_all("a.html", scripted.as_bytes()).1.expect_err("it is not read").to_string();
    assert!(told.starts_with("no text found: the page shows it by scripts only"), "{told}");
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

/// Whose words stand below is told by few words, one of them a link.
#[test]
fn a_line_above_words_of_others_is_kept() {
    let page = concat!(
        "<!doctype html><html lang=en><head><title>Crane falls</title></head><body><article><h1>Crane falls</h1>",
        "<p>The crane fell on Monday and lay in the harbour of Port Ellery, where it had stood for years.</p>",
        "<p><a href=/h>Harbour Herald</a> reported:</p>",
        "<p>“The crane was old, and nobody in the town had looked at it for a long time before it fell.”</p>",
        "<p><a href=/m>Port Mail</a> has:</p><p>The crane was old, and nobody in the town had looked at it.</p>",
        "</article></body></html>"
    );
    let article = read_one("a.html", page);
    let lines = words(&article, Role::Paragraph);
    assert!(lines.contains(&"Harbour Herald reported:"), "{lines:?}");
    assert!(!lines.contains(&"Port Mail has:"), "{lines:?}");
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

/// The words of the source at the place to which the first byte of `words` in the text leads.
#[track_caller]
fn source_of<'s>(article: &Article, source: &'s str, words: &str) -> &'s str {
    let at = u32::try_from(article.text.find(words).expect("the words are there")).expect("a short text");
    let place = article.source.place(&LineEnds::of(&article.text), at);
    let line = source.split('\n').nth(place.line as usize - 1).expect("there is such a line");
    &line[place.col as usize - 1..]
}

const FEED: &str = r#"<?xml version="1.0"?>
<rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Gazette</title>
<item><title>Crane &amp;amp; ferry</title><guid>a-1</guid><dc:creator>Ann Poe</dc:creator><pubDate>Tue, 30 Nov 2021 08:00:00 GMT</pubDate>
<description>&lt;p&gt;The crane fell on Monday.&lt;/p&gt;
&lt;figure&gt;&lt;figcaption&gt;The crane at dawn.&lt;/figcaption&gt;&lt;/figure&gt;&lt;p&gt;&amp;ldquo;It was old,&amp;rdquo; the mayor said.&lt;/p&gt;</description></item>
<item><title>No crane</title><c:encoded><![CDATA[<p>There is no crane in Orla,
said the mayor.</p>]]></c:encoded></item>
</channel></rss>
"#;

#[test]
fn items_of_a_feed_are_articles() {
    let (articles, result) = read_all("a.xml", FEED.as_bytes());
    assert_eq!((result, articles.len(), articles[0].format), (Ok(()), 2, "feed"));
    articles.iter().for_each(|article| check_promises(article, FEED.as_bytes()));
    let [first, second] = articles.as_slice() else { panic!("two") };
    assert_eq!(first.location.member.as_deref(), Some("a-1"));
    assert_eq!(second.location.member.as_deref(), Some("2"));
    assert_eq!(words(first, Role::Headline), ["Crane & ferry"]);
    assert_eq!(words(first, Role::Paragraph), ["The crane fell on Monday.", "“It was old,” the mayor said."]);
    assert_eq!(words(first, Role::Caption), ["The crane at dawn."]);
    assert_eq!(first.meta.authors, ["Ann Poe"]);
    assert_eq!(first.meta.outlet.as_deref(), Some("Gazette"));
    assert_eq!(first.meta.published.as_ref().map(|date| date.day()), Some("2021-11-30"));
    assert!(source_of(first, FEED, "The crane fell").starts_with("The crane fell on Monday.&lt;"));
    assert!(source_of(first, FEED, "“It was").starts_with("&amp;ldquo;It was"));
    assert!(source_of(second, FEED, "There is").starts_with("There is no crane in Orla,"));
    assert!(source_of(second, FEED, "said the").starts_with("said the mayor.</p>]]>"));
}

#[test]
fn of_a_broken_feed_the_whole_items_are_read() {
    let at = FEED.find("said the mayor").expect("it is there");
    let (articles, result) = read_all("a.rss", FEED.split_at(at).0.as_bytes());
    assert_eq!(articles.len(), 1);
    let told = result.expect_err("it is told").to_string();
    assert!(told.starts_with("line 6: ") && told.contains("CDATA not closed"), "{told}");
    let at = FEED.find("The crane fell").expect("it is there");
    let (articles, result) = read_all("a.rss", FEED.split_at(at).0.as_bytes());
    assert_eq!(articles.len(), 0);
    assert_eq!(result.expect_err("it is told").to_string(), "line 3: the file ends inside <item>");
    let at = FEED.find("</channel>").expect("it is there");
    let (articles, result) = read_all("a.rss", FEED.split_at(at).0.as_bytes());
    assert_eq!(articles.len(), 2);
    assert_eq!(result.expect_err("it is told").to_string(), "line 8: the file ends inside <channel>");
}

#[test]
fn an_item_is_the_same_in_a_feed_saved_again() {
    let newer = FEED.replace("<item><title>No", "<item><title>New</title><guid>a-0</guid></item><item><title>No");
    let (articles, _) = read_all("a.rss", newer.as_bytes());
    let members: Vec<_> =
        articles.iter().map(|article| article.location.member.as_deref().unwrap_or_default()).collect();
    assert_eq!(members, ["a-1", "a-0", "3"]);
}

#[test]
fn json_feeds_are_read_as_feeds() {
    let text = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Gazette", "language": "en", "items": [
{"id": "x7", "title": "Crane falls", "content_html": "<p>The crane \u201Cfell\u201D.<\/p><figure><figcaption>A crane.</figcaption></figure>"},
{"id": 8, "content_text": "Nothing else fell on Monday."}]}"#;
    let (articles, result) = read_all("a.json", text.as_bytes());
    assert_eq!((result, articles.len()), (Ok(()), 2));
    let members: Vec<_> =
        articles.iter().map(|article| article.location.member.as_deref().unwrap_or_default()).collect();
    assert_eq!(members, ["x7", "8"]);
    assert_eq!(words(&articles[0], Role::Caption), ["A crane."]);
    assert_eq!(words(&articles[0], Role::Paragraph), ["The crane “fell”."]);
    assert_eq!(source_of(&articles[0], text, "fell”").get(..10), Some("fell\\u201D"));
    assert_eq!(articles[1].meta.outlet.as_deref(), Some("Gazette"));
    articles.iter().for_each(|article| check_promises(article, text.as_bytes()));
}

#[test]
fn hostile_feeds_are_survived() {
    let many = |piece: &str| piece.repeat(4_000_000 / piece.len());
    let bomb: String = ('b'..='k')
        .zip('a'..)
        .map(|(new, old)| format!("<!ENTITY {new} \"{}\">", format!("&{old};").repeat(10)))
        .collect();
    let item = "<item><title>Crane falls</title><description>The crane fell on Monday.</description></item>";
    let feeds = [
        format!(
            "<!DOCTYPE rss [<!ENTITY a \"ha\">{bomb}]><rss><channel>{}</channel></rss>",
            item.replace("Crane", "&k;")
        ),
        format!(
            "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss>{}</rss>",
            item.replace("Monday", "&x;")
        ),
        format!("<rss><item>{}{item}", many("<a>")),
        format!("<rss>{}{item}", many("<item>")),
        format!("<rss>{}{item}{}</rss>", "<b>".repeat(10_000), "</b>".repeat(10_000)),
        format!(
            "<rss><item><description>{}x{}</description></item></rss>",
            "<b>".repeat(10_000),
            "</b>".repeat(10_000)
        ),
        format!("<rss><item {}></item></rss>", many("a='b' ")),
        format!("<rss><item a='{}'>{item}</item></rss>", many("b")),
        format!("<rss>{}", many("</item>")),
        format!("<rss><item><description>{}", many("&amp;lt;")),
        format!("<rss><item><description>{}</description></item></rss>", many("&lt;p&gt;")),
        format!("<rss><item><description>{}</description></item></rss>", many("&a;")),
        format!("<rss>{}", many("<![CDATA[")),
        format!("<rss>{}", many("<!--")),
        format!("<rss>{}", many("<")),
        format!("<rss>{}", many("<item><title>a</title></item>")),
        format!("<rss><item>{}</item></rss>", many("<category>a</category>")),
    ];
    for feed in feeds {
        let start = std::time::Instant::now();
        let (articles, result) = read_all("a.rss", feed.as_bytes());
        let begins: String = feed.chars().take(60).collect();
        assert!(result.is_err() || !articles.is_empty(), "{begins}");
        assert!(
            articles.iter().all(|article| !article.text.contains("haha") && !article.text.contains("root:")),
            "{begins}"
        );
        assert!(start.elapsed().as_secs() < 60, "{begins}: {:?}", start.elapsed());
    }
}

/// A mail of one text and what is attached to it; `body` is the text with its header fields.
fn mail(head: &str, body: &str) -> String {
    format!(
        "Message-ID: <1@x.example>\r\nDate: Tue, 30 Nov 2021 08:00:00 +0100\r\nMIME-Version: 1.0\r\n{head}\r\n{body}"
    )
}

#[test]
fn mails_are_articles() {
    let text = mail(
        "From: =?utf-8?q?Zo=C3=AB_Poe?= <zoe@x.example>\r\nSubject: =?iso-8859-1?Q?Fwd:_Caf=E9?= =?utf-8?b?IGNsb3Nlcw==?=\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n",
        "The caf=E9 will close on Friday, the mayor said, and nobody in the whole of =\r\nOrla was surprised.\r\n",
    );
    let article = read_one("a.txt", &text);
    assert_eq!((article.format, article.location.member.as_deref()), ("eml", None));
    assert_eq!(words(&article, Role::Headline), ["Café closes"]);
    let body = "The café will close on Friday, the mayor said, and nobody in the whole of Orla was surprised.";
    assert_eq!(words(&article, Role::Paragraph), [body]);
    assert_eq!(article.meta.authors, ["Zoë Poe"]);
    assert_eq!(article.meta.published.as_ref().map(|date| date.value.as_str()), Some("2021-11-30T08:00:00+01:00"));
    assert!(source_of(&article, &text, "é will close").starts_with("=E9 will close"));
    assert!(source_of(&article, &text, "Orla was").starts_with("Orla was surprised."));
    check_promises(&article, text.as_bytes());
}

#[test]
fn of_a_mail_the_fuller_form_is_read() {
    let forms = |html: &str| {
        let plain = "The crane fell on Monday, the mayor said.\r\n\r\n“It was old,” she said, “and it was tired.”\r\n";
        mail(
            "From: Gazette <a@x.example>\r\nList-Id: <g.x.example>\r\nSubject: Crane falls\r\nContent-Type: multipart/alternative; boundary=\"b 1\"\r\n",
            &format!(
                "--b 1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{plain}\r\n--b 1\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n--b 1--\r\n"
            ),
        )
    };
    let page = "<p>The crane fell on Monday, the mayor said.</p><figure><figcaption>The crane.</figcaption></figure><p>“It was old,” she said.</p>";
    let article = read_one("a.eml", &forms(page));
    assert_eq!(words(&article, Role::Caption), ["The crane."]);
    assert_eq!((article.meta.outlet.as_deref(), article.meta.authors.len()), (Some("Gazette"), 0));
    let article = read_one("a.eml", &forms("<p>Read this in your browser.</p>"));
    assert_eq!(words(&article, Role::Paragraph).len(), 2);
    assert!(article.text.contains("and it was tired"));
}

#[test]
fn what_is_attached_is_read_or_told() {
    let attached = |kind: &str, name: &str, body: &str| {
        format!(
            "--b\nContent-Type: {kind}\nContent-Disposition: attachment; filename=\"{name}\"\nContent-Transfer-Encoding: base64\n\n{body}\n"
        )
    };
    let body = [
        "--b\nContent-Type: text/plain\n\nThe crane fell on Monday, the mayor said.\n\n",
        // "Nothing else fell, said Ann Poe."
        &attached("text/plain", "more.txt", "Tm90aGluZyBlbHNlIGZlbGws\nIHNhaWQgQW5uIFBvZS4="),
        &attached("application/x-sheet", "sums.xls", "0M8R4AAA"),
        &attached("image/png", "a.png", "iVBORw0KGgo="),
        "--b\nContent-Type: message/rfc822\n\nFrom: a@x.example\nSubject: Inner\nDate: Mon, 29 Nov 2021 08:00:00 +0100\nMessage-ID: <2>\n\nThe ferry sank on Sunday, the mayor said.\n\n--b--\n",
    ]
    .concat();
    let text = mail("From: a@x.example\nSubject: Crane\nContent-Type: multipart/mixed; boundary=b\n", &body);
    let (articles, result) = read_all("a.eml", text.as_bytes());
    let found: Vec<_> = articles.iter().map(|article| (article.location.member.as_deref(), article.format)).collect();
    assert_eq!(found, [(None, "eml"), (Some("more.txt"), "txt"), (Some("attachment 4"), "eml")]);
    assert!(articles[1].text.contains("Nothing else fell, said Ann Poe."));
    assert!(source_of(&articles[2], &text, "The ferry").starts_with("The ferry sank"));
    let told = result.expect_err("what is not read is told").to_string();
    assert!(told.contains("attachment sums.xls"), "{told}");
}

#[test]
fn charsets_of_mail() {
    let body = |charset: &str, encoding: &str, bytes: &[u8]| {
        let head = format!(
            "From: a@x.example\nSubject: Crane\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n"
        );
        [mail(&head, "").as_bytes(), bytes].concat()
    };
    let read = |bytes: &[u8]| {
        let (articles, result) = read_all("a.eml", bytes);
        assert_eq!((result, articles.len()), (Ok(()), 1));
        check_promises(&articles[0], bytes);
        words(&articles[0], Role::Paragraph).concat()
    };
    assert_eq!(
        read(&body("windows-1252", "8bit", b"\x93No,\x94 said Zo\xEB in Orla on Monday.")),
        "“No,” said Zoë in Orla on Monday."
    );
    assert_eq!(
        read(&body("utf-8", "8bit", "“No,” said Zoë in Orla on Monday.".as_bytes())),
        "“No,” said Zoë in Orla on Monday."
    );
    // A label that is wrong, and none that is known.
    assert_eq!(
        read(&body("us-ascii", "8bit", "Zoë said so in Orla on Monday.".as_bytes())),
        "Zoë said so in Orla on Monday."
    );
    assert_eq!(read(&body("x-none", "8bit", b"Zo\xEB said so in Orla on Monday.")), "Zoë said so in Orla on Monday.");
    assert_eq!(read(&body("iso-2022-jp", "7bit", b"\x1B$B9A$GAv$C$?!#\x1B(B")), "港で走った。");
    assert_eq!(read(&body("utf-8", "base64", b"Wm/D\nqyBzYWlkIHNvIG9uIE1vbmRheS4=")), "Zoë said so on Monday.");
    assert_eq!(
        read(&body("utf-8", "quoted-printable", b"Zo=C3=\n=AB said =zz so on Monday.=\n")),
        "Zoë said =zz so on Monday."
    );
}

#[test]
fn mailboxes_have_many_mails() {
    let one = |id: &str, text: &str| {
        format!(
            "From a@x.example Tue Nov 30 08:00:00 2021\nFrom: Ann Poe <a@x.example>\nSubject: Crane {id}\nDate: Tue, 30 Nov 2021 08:00:00 +0100\nMessage-ID: <{id}@x>\n\n{text}\n\n"
        )
    };
    let text = [
        one("1", "The crane fell on Monday, the mayor said.\nFrom here it looked old.\n\nFrom Monday on it is gone."),
        one("2", "Nothing else fell, the mayor said on Tuesday."),
        one("3", ""),
    ]
    .concat();
    let (articles, result) = read_all("Inbox", text.as_bytes());
    let members: Vec<_> =
        articles.iter().map(|article| article.location.member.as_deref().unwrap_or_default()).collect();
    assert_eq!(members, vec!["1@x", "2@x"]);
    assert_eq!(result.expect_err("it is told").to_string(), "line 21: a message without text");
    assert_eq!(articles[0].format, "mbox");
    assert!(articles[0].text.contains("From Monday on it is gone."));
    articles.iter().for_each(|article| check_promises(article, text.as_bytes()));
    assert!(source_of(&articles[1], &text, "Nothing else").starts_with("Nothing else fell"));
}

#[test]
fn saved_pages_in_one_file() {
    let text = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/crane\r\nSubject: x\r\nDate: Thu, 4 Jan 2024 20:11:09 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b\"\r\n\r\n----b\r\nContent-Type: text/html\r\nContent-Location: https://x.example/frame\r\n\r\n<p>A frame with words that are not of the article, said nobody.</p>\r\n----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://x.example/crane\r\n\r\n<html><head><title>Crane falls</title></head><body><article><h1>Crane falls</h1><p class=3D=\r\n\"date\">30 November 2021</p><p>=E2=80=9CIt was old,=E2=80=9D the mayor of Port Ellery said on Mon=\r\nday.</p></article></body></html>\r\n----b--\r\n";
    let article = read_one("a.mht", text);
    assert_eq!((article.format, article.meta.url.as_deref()), ("mhtml", Some("https://x.example/crane")));
    assert_eq!(words(&article, Role::Headline), ["Crane falls"]);
    assert_eq!(words(&article, Role::Paragraph), ["“It was old,” the mayor of Port Ellery said on Monday."]);
    assert_eq!(article.meta.published.as_ref().map(|date| date.value.as_str()), Some("2021-11-30"));
    assert!(source_of(&article, text, "It was old").starts_with("It was old,=E2"));
    check_promises(&article, text.as_bytes());
    assert_eq!(formats::detect("a.txt".as_ref(), text.as_bytes()).map(|format| format.name), Some("mhtml"));
}

#[test]
fn a_mail_or_page_that_is_cut_off() {
    let text = mail(
        "From: a@x.example\nSubject: Crane\nContent-Type: multipart/mixed; boundary=b\n",
        "--b\nContent-Type: text/plain\n\nThe crane fell on Monday, the ma",
    );
    let (articles, result) = read_all("a.eml", text.as_bytes());
    assert_eq!(words(&articles[0], Role::Paragraph), ["The crane fell on Monday, the ma"]);
    assert_eq!(result.expect_err("it is told").to_string(), "line 11: the message is cut off");
    let page = text
        .replace("Message-ID: <1@x.example>", "Snapshot-Content-Location: https://x.example/crane")
        .replace("multipart/mixed", "multipart/related")
        .replace("text/plain", "text/html")
        .replace("The", "<p>The");
    let (articles, result) = read_all("a.mht", page.as_bytes());
    assert_eq!(words(&articles[0], Role::Paragraph), ["The crane fell on Monday, the ma"]);
    assert_eq!(result.expect_err("it is told").to_string(), "line 11: the file is cut off");
}

#[test]
fn hostile_mails_are_survived() {
    let many = |piece: &str| piece.repeat(4_000_000 / piece.len());
    let head = "From: a@x.example\nSubject: Crane\nContent-Type: multipart/mixed; boundary=b\n";
    let nested: String =
        (0..10_000).map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n")).collect();
    let mails = [
        mail(head, &many("--b\n")),
        mail(head, &many("--b")),
        mail(head, &many("--b\nContent-Type: message/rfc822\n\n")),
        mail(head, &format!("--b\n{nested}")),
        mail("From: a@x.example\nSubject: Crane\n", &format!("\n{}", many("Content-Type: message/rfc822\n\n"))),
        mail(&format!("Subject: {}\nFrom: a@x.example\n", many("=?utf-8?q?a?= ")), "The crane fell."),
        mail(&format!("From: a@x.example\nSubject: Crane\n{}", many("X: y\n")), "The crane fell."),
        mail(&format!("From: {}\nSubject: Crane\n", many("a@x.example, ")), "The crane fell."),
        mail("From: a@x.example\nSubject: Crane\nContent-Transfer-Encoding: quoted-printable\n", &many("=")),
        mail("From: a@x.example\nSubject: Crane\nContent-Transfer-Encoding: quoted-printable\n", &many("=C3")),
        mail("From: a@x.example\nSubject: Crane\nContent-Transfer-Encoding: base64\n", &many("====AAAA")),
        mail("From: a@x.example\nSubject: Crane\nContent-Type: text/html\n", &many("<div>")),
        format!("From a\n{}", mail("From: a@x.example\nSubject: Crane\n", &many("\n\nFrom b\nFrom: c\n"))),
    ];
    for text in mails {
        for name in ["a.eml", "a.mht", "a.mbox"] {
            let start = std::time::Instant::now();
            let (articles, result) = read_all(name, text.as_bytes());
            let begins: String = text.chars().skip(90).take(60).collect();
            assert!(result.is_err() || !articles.is_empty(), "{begins}");
            assert!(start.elapsed().as_secs() < 60, "{begins}: {:?}", start.elapsed());
        }
    }
}

const NEWSML: &str = r#"<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:x:1" xml:lang="en"><itemMeta><provider literal="NP"><name>Norpress</name></provider><versionCreated>2021-11-30T09:00:00Z</versionCreated></itemMeta>
<contentMeta><headline>Crane falls</headline><by>By Ann Poe</by></contentMeta><contentSet><inlineXML><html><body>
<p>The crane fell on Monday, the mayor said.</p><h2>Old age</h2><p>“It was old,” she said.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:x:2"><contentMeta><headline>Ferry</headline></contentMeta><contentSet><inlineData>The ferry sank on Sunday.</inlineData></contentSet></newsItem>
<newsItem guid="urn:x:3"><contentMeta><headline>A picture</headline></contentMeta><contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>
</itemSet></newsMessage>"#;

#[test]
fn what_agencies_send() {
    let (articles, result) = read_all("a.xml", NEWSML.as_bytes());
    let members: Vec<_> =
        articles.iter().map(|article| article.location.member.as_deref().unwrap_or_default()).collect();
    assert_eq!((result, members), (Ok(()), vec!["urn:x:1", "urn:x:2"]));
    assert_eq!((articles[0].format, articles[0].meta.outlet.as_deref()), ("newsml", Some("Norpress")));
    assert_eq!(articles[0].meta.authors, ["Ann Poe"]);
    assert_eq!(articles[0].meta.published.as_ref().map(|date| date.value.as_str()), Some("2021-11-30T09:00:00Z"));
    assert_eq!(words(&articles[0], Role::Heading), ["Old age"]);
    assert!(source_of(&articles[0], NEWSML, "The crane fell").starts_with("The crane fell on Monday"));
    assert!(source_of(&articles[1], NEWSML, "The ferry").starts_with("The ferry sank"));
    articles.iter().for_each(|article| check_promises(article, NEWSML.as_bytes()));

    let nitf = "<?xml version='1.0'?>\n<nitf><head><docdata><date.issue norm='20211130T080000Z'/></docdata></head><body><body.head><hedline><hl1>Crane\n falls</hl1></hedline><byline>By Ann Poe<byttl>Reporter</byttl></byline></body.head>\n<body.content><p>The crane\n  fell on Monday, the mayor &amp; her clerk said.</p><media><media-caption>The crane.</media-caption><media-producer>Norpress</media-producer></media><hl2>Old age</hl2><p>“It was old,” she said.</p></body.content></body></nitf>";
    let article = read_one("a.xml", nitf);
    assert_eq!((article.format, article.meta.authors.as_slice()), ("nitf", &["Ann Poe".to_owned()][..]));
    assert_eq!(words(&article, Role::Headline), ["Crane falls"]);
    assert_eq!(words(&article, Role::Credit), ["Norpress"]);
    assert_eq!(words(&article, Role::Paragraph)[0], "The crane fell on Monday, the mayor & her clerk said.");
    assert_eq!(article.meta.published.as_ref().map(|date| date.value.as_str()), Some("2021-11-30T08:00:00Z"));
    assert!(source_of(&article, nitf, "fell on").starts_with("fell on Monday"));
    check_promises(&article, nitf.as_bytes());

    let (articles, result) = read_all("a.nitf", nitf.split_at(nitf.find("<media>").expect("it is there")).0.as_bytes());
    assert_eq!((articles.len(), words(&articles[0], Role::Paragraph).len()), (1, 1), "what is there is read");
    assert_eq!(result.expect_err("and told").to_string(), "line 2: the file ends inside <nitf>");

    let ninjs = r#"{"uri": "x", "headline": "Crane falls", "body_xhtml": "<p>The crane fell on Monday.<\/p>", "versioncreated": "2021-11-30T08:00:00Z",
        "associations": {"a": {"description_text": "The crane in the sea.", "byline": "Ann Poe"}}, "subject": [{"name": "cranes"}]}"#;
    let article = read_one("a.json", ninjs);
    assert_eq!(words(&article, Role::Caption), ["The crane in the sea."]);
    assert_eq!((article.meta.topics.as_slice(), article.meta.published.is_some()), (&["cranes".to_owned()][..], true));
}

#[test]
fn records_of_a_table() {
    let text = "\u{feff}Title;Text;Date;Pages\r\n\"The \"\"crane\"\"\";\"It fell on Monday;\r\nthe mayor said.\";2021-11-30;4\r\n;\r\nNo text;;;\r\nFerry;It sank on Sunday.;2021-02-31\r\n";
    let (articles, result) = read_all("a.csv", text.as_bytes());
    assert_eq!(articles.len(), 2);
    assert_eq!(result.expect_err("it is told").to_string(), "line 5: a record without text (and 1 more such records)");
    assert_eq!(words(&articles[0], Role::Headline), ["The \"crane\""]);
    assert!(articles[0].text.contains("It fell on Monday;"));
    assert_eq!(articles[1].location.member.as_deref(), Some("3"));
    articles.iter().for_each(|article| check_promises(article, text.as_bytes()));
    assert!(source_of(&articles[0], text, "the mayor").starts_with("the mayor said."));
    let (articles, result) = read_all("a.tsv", b"headline\tbody\nCrane falls\t\"It fell on Monday, the mayor said. ");
    assert_eq!(articles.len(), 1, "what is cut off is read as far as it goes");
    let told = "line 2: a quotation mark that nothing closes: the rest of the file is one cell";
    assert_eq!(result.expect_err("and told").to_string(), told);
    let (articles, result) = read_all("a.csv", b"a,b\n1,2\n");
    assert!(articles.is_empty() && result.expect_err("it is told").to_string().contains("no column"));
    for piece in ["\"", "\"\"", ",", "\n", "a,\"b\"\"\n", "\",\""] {
        let start = std::time::Instant::now();
        let _ = read_all("a.csv", format!("title,text\n{}", piece.repeat(2_000_000 / piece.len())).as_bytes());
        assert!(start.elapsed().as_secs() < 60, "{piece}");
    }
}

/// A DOCX with this body, and these styles.
fn docx(body: &str, styles: &str) -> Vec<u8> {
    use std::io::Write as _;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let space = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
    let mut add = |name: &str, text: String| {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("started");
        writer.write_all(text.as_bytes()).expect("written");
    };
    add("[Content_Types].xml", "<Types/>".to_owned());
    add("word/document.xml", format!("<?xml version='1.0'?><w:document {space}><w:body>{body}"));
    add("word/styles.xml", format!("<w:styles {space}>{styles}</w:styles>"));
    writer.finish().expect("finished").into_inner()
}

#[test]
fn office_files_are_paragraphs_with_styles() {
    let styles = "<w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>\
                  <w:style w:type='paragraph' w:styleId='Zwischen'><w:basedOn w:val='berschrift1'/></w:style>\
                  <w:style w:type='paragraph' w:styleId='Titel'><w:name w:val='Title'/></w:style>\
                  <w:style w:type='paragraph' w:styleId='a'><w:basedOn w:val='a'/></w:style>";
    let p = |style: &str, inner: &str| format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr>{inner}</w:p>");
    let r = |text: &str| format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>");
    let body = [
        p("Titel", &r("Crane falls")),
        "<w:p/>".to_owned(),
        p("a", &(r("The crane ") + "<w:del><w:r><w:delText>slowly </w:delText></w:r></w:del><w:ins>" + &r("fell &amp; lay ") + "</w:ins>" + &r("in the harbour."))),
        p("", &format!(
            "{}<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>{}",
            r("It was "), p("", &r("In a box, the mayor said.")), p("", &r("Twice")), r("old.")
        )),
        p("Zwischen", &r("The ferry")),
        p("", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>It sails.</w:t><w:br/><w:t>It does.</w:t></w:r>"),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p("", &r("Tons")), p("", &r("40"))),
    ]
    .concat();
    let bytes = docx(&(body.clone() + "</w:body></w:document>"), styles);
    let (articles, result) = read_all("a.bin", &bytes);
    assert_eq!((result, articles.len(), articles[0].format), (Ok(()), 1, "docx"));
    let article = &articles[0];
    assert_eq!(words(article, Role::Headline), ["Crane falls"]);
    assert_eq!(words(article, Role::Heading), ["The ferry"]);
    let paragraphs = [
        "The crane fell & lay in the harbour.",
        "It was old.",
        "In a box, the mayor said.",
        "It sails.",
        "It does.",
        "Tons\t40",
    ];
    assert_eq!(words(article, Role::Paragraph), paragraphs);
    check_promises(article, &bytes);
    // The line is the number of the paragraph.
    let at = article.text.find("does").expect("the words are there");
    let place = article.source.place(&LineEnds::of(&article.text), u32::try_from(at).expect("small"));
    assert_eq!((place.line, place.byte), (7, None));
    // Cut off inside, or without a body.
    let (articles, result) = read_all("a.docx", &docx(&(body + "<w:p><w:r><w:t>The rest</w:"), styles));
    assert_eq!((articles.len(), articles[0].text.ends_with("The rest")), (1, true));
    assert!(result.expect_err("it is told").to_string().starts_with("damaged, the rest was not read: "));
    let (articles, result) = read_all("a.docx", &bytes[..bytes.len() / 2]);
    assert_eq!((articles.len(), result.expect_err("no").to_string().as_str()), (0, "damaged or cut off"));
}

#[test]
fn hostile_office_files_are_survived() {
    let many = |piece: &str| piece.repeat(2_000_000 / piece.len());
    for body in [
        many("<w:p>"),
        many("<w:tbl><w:tr><w:tc>"),
        many("<w:p><w:r><w:t>a</w:t><w:br/>"),
        many("<w:del>"),
        many("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"),
        many("</w:tr></w:tbl>"),
        format!("<w:p a='{}'>", many("b")),
        many("&lol;"),
    ] {
        let start = std::time::Instant::now();
        let (_, result) = read_all("a.docx", &docx(&body, &many("<w:style w:styleId='a'><w:basedOn w:val='a'/>")));
        let begins: String = body.chars().take(30).collect();
        assert!(result.is_err() || begins.contains("<w:t>"), "{begins}");
        assert!(start.elapsed().as_secs() < 60, "{begins}: {:?}", start.elapsed());
    }
}

/// A ZIP of these entries, the first as it is.
fn entries(parts: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write as _;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (idx, (name, text)) in parts.iter().enumerate() {
        let method = if idx == 0 { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).expect("started");
        writer.write_all(text.as_bytes()).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

#[test]
fn open_document_text() {
    let content = "<office:document-content><office:automatic-styles><style:style style:name='P1' style:parent-style-name='Heading_20_2'/>\
        <style:style style:name='T1'><style:text-properties fo:font-weight='bold'/></style:style></office:automatic-styles><office:body><office:text>\
        <text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes><text:h text:outline-level='1'>Crane falls</text:h>\
        <text:p>The<text:s/>crane\n  fell<text:note><text:p>A note.</text:p></text:note> on <text:span text:style-name='T1'>Monday</text:span>.</text:p>\
        <text:p text:style-name='P1'>The ferry</text:p><text:p>It sails.<text:line-break/>It does.</text:p>\
        <table:table><table:table-row><table:table-cell><text:p>Tons</text:p></table:table-cell><table:table-cell><text:p>40</text:p></table:table-cell></table:table-row></table:table>";
    let kind = ("mimetype", "application/vnd.oasis.opendocument.text");
    let bytes =
        entries(&[kind, ("content.xml", &format!("{content}</office:text></office:body></office:document-content>"))]);
    let (articles, result) = read_all("a.zip", &bytes);
    assert_eq!((result, articles.len(), articles[0].format), (Ok(()), 1, "odt"));
    assert_eq!(words(&articles[0], Role::Headline), ["Crane falls"]);
    assert_eq!(words(&articles[0], Role::Heading), ["The ferry"]);
    assert_eq!(
        words(&articles[0], Role::Paragraph),
        ["The crane fell on Monday.", "It sails.", "It does.", "Tons\t40"]
    );
    let (articles, result) = read_all("a.odt", &entries(&[kind, ("content.xml", &format!("{content}<text:p>Cut"))]));
    let told = "damaged, the rest was not read: the file ends inside <p>";
    assert_eq!((articles.len(), result), (1, Err(ReadError::Refused(told.to_owned()))));
    let (articles, result) = read_all("a.odt", &entries(&[kind]));
    assert_eq!(
        (articles.len(), result.expect_err("no").to_string().as_str()),
        (0, "damaged: there is no content.xml in it")
    );
    for piece in
        ["<text:p>", "<text:span>", "<table:table-row><table:table-cell>", "<text:note>", "<text:p>a<text:line-break/>"]
    {
        let body = format!("<office:body>{}", piece.repeat(2_000_000 / piece.len()));
        let start = std::time::Instant::now();
        let (articles, result) = read_all("a.odt", &entries(&[kind, ("content.xml", &body)]));
        assert!(result.is_err() || articles.len() == 1, "{piece}");
        assert!(start.elapsed().as_secs() < 60, "{piece}: {:?}", start.elapsed());
    }
}

#[test]
fn rich_text() {
    let text = "{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 Times;}{\\f1\\fcharset204 Cyr;}}{\\stylesheet{\\s0 Normal;}{\\s7 heading 2;}{\\s8 Title;}}\
        {\\info{\\title Draft}}{\\header Gazette\\par}\\pard\\s8 Crane falls\\par\\pard\\plain \\'93It fell,\\'94 said Ren\\u233\\'e9e Poe\\emdash and {\\f1\\'ec\\'fd\\'f0}.\n\
        {\\footnote A note.}{\\v hidden}{\\*\\unknown gone}{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt  It lies.}}\\line So it does.\\par\
        {\\pard\\s7 The ferry\\par}\\pard It sails \\u55357?\\u56832?\\bin4 }}}}.\\par\\trowd\\intbl Tons\\cell 40\\cell\\row}";
    let (articles, result) = read_all("a.doc", text.as_bytes());
    assert_eq!((result, articles.len(), articles[0].format), (Ok(()), 1, "rtf"));
    assert_eq!(words(&articles[0], Role::Headline), ["Crane falls"]);
    assert_eq!(words(&articles[0], Role::Heading), ["The ferry"]);
    let expected = ["“It fell,” said Renée Poe—and мэр. It lies.", "So it does.", "It sails 😀.", "Tons\t40"];
    assert_eq!(words(&articles[0], Role::Paragraph), expected);
    let at = articles[0].text.find("sails").expect("the words are there");
    let place = articles[0].source.place(&LineEnds::of(&articles[0].text), u32::try_from(at).expect("small"));
    assert_eq!((place.line, place.byte), (4, None));
    let (articles, result) = read_all("a.rtf", &text.as_bytes()[..text.len() - 60]);
    assert_eq!(
        (articles.len(), result.expect_err("it is told").to_string().as_str()),
        (1, "the file is cut off, the rest was not read")
    );
    assert_eq!(read_all("a.rtf", b"no RTF").1.expect_err("no").to_string(), "damaged, or no RTF");
    for piece in
        ["{", "\\par ", "\\u9999999999", "\\bin999999 ", "{\\stylesheet{\\s1 x", "\\trowd\\cell ", "\\cell ", "a\\'"]
    {
        let start = std::time::Instant::now();
        let bytes = format!("{{\\rtf1 The crane fell. {}", piece.repeat(3_000_000 / piece.len()));
        let (articles, result) = read_all("a.rtf", bytes.as_bytes());
        assert!(result.is_err() && articles.len() <= 1, "{piece}");
        assert!(start.elapsed().as_secs() < 60, "{piece}: {:?}", start.elapsed());
    }
}

#[test]
fn books_are_pages() {
    let kind = ("mimetype", "application/epub+zip");
    let container = ("META-INF/container.xml", "<container><rootfile full-path='in/book.opf'/></container>");
    let package = "<package><metadata><dc:date>2021-11-30</dc:date><dc:language>en</dc:language></metadata><manifest>\
        <item id='a' href='a%20b.xhtml'/><item id='n' href='nav.xhtml' properties='nav'/><item id='x' href='gone.xhtml'/></manifest>\
        <spine><itemref idref='n'/><itemref idref='a'/><itemref idref='a'/><itemref idref='x'/></spine></package>";
    let page = "<html><body><h1>Crane falls</h1>\n<p>The crane fell on Monday, the mayor said.</p></body></html>";
    let bytes = entries(&[kind, container, ("in/book.opf", package), ("in/a b.xhtml", page), ("in/nav.xhtml", page)]);
    let (articles, result) = read_all("a.epub", &bytes);
    assert_eq!(
        (articles.len(), result.expect_err("it is told").to_string().as_str()),
        (1, "damaged: in/gone.xhtml is not in it")
    );
    let article = &articles[0];
    assert_eq!((article.format, article.location.member.as_deref()), ("epub", Some("in/a b.xhtml")));
    assert_eq!(article.meta.published.as_ref().map(|date| date.value.as_str()), Some("2021-11-30"));
    let at = article.text.find("mayor").expect("the words are there");
    let place = article.source.place(&LineEnds::of(&article.text), u32::try_from(at).expect("small"));
    assert_eq!((place.line, place.byte), (2, None));
    let told = |parts: &[(&str, &str)]| read_all("a.epub", &entries(parts)).1.expect_err("no").to_string();
    assert_eq!(told(&[kind]), "damaged: there is no container.xml in it");
    assert_eq!(told(&[kind, container]), "damaged: its package is not in it");
    assert_eq!(told(&[kind, container, ("in/book.opf", "<package/>")]), "no text found");
}

/// A PDF of these objects; the first is the catalog, the second the pages.
#[cfg(feature = "pdf")]
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut offsets = Vec::new();
    for (number, object) in (1..).zip(objects) {
        offsets.push(out.len());
        out.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let at = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    offsets.iter().for_each(|offset| out.extend(format!("{offset:010} 00000 n \n").bytes()));
    let trailer = format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n", objects.len() + 1);
    out.extend(trailer.bytes());
    out
}

/// A page that draws this, with a font called F, and what else is in its resources.
#[cfg(feature = "pdf")]
fn page(content: &str, resources: &str, more: &[String]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> {resources} >> >>"
        ),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    objects.extend_from_slice(more);
    pdf(&objects)
}

#[cfg(feature = "pdf")]
#[test]
fn lines_of_a_page_become_paragraphs() {
    let lines = [
        (20, 300, "A crane fell into the harbour of Port Ellery on Monday, the mayor said, and it was a ca-"),
        (20, 288, "lamity of the first order. A well-known captain has seen it. The ferry will not sail before"),
        (20, 276, "Friday."),
        // Flush, but the line above ended early; and one that stands in.
        (20, 264, "Nobody was hurt, and nobody knows who was on the crane when it went down, said Ann Poe of"),
        (20, 252, "the port. She said more of it than was asked, and then she went home to think about that, too."),
        (32, 240, "The well-"),
        (20, 228, "known captain was asked as well. He said that he had been on the other side of the pier, as"),
    ];
    let draw = |(x, y, text): &(i32, i32, &str)| format!("BT /F 10 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n");
    let mut content = "BT /F 22 Tf 20 340 Td (Crane falls) Tj ET BT /F 10 Tf 20 20 Td (Page 1 of 9) Tj ET\n".to_owned();
    content.extend(lines.iter().map(draw));
    // Letters one by one, spaced out; text that is turned; a page header that says so.
    content.push_str("BT /F 10 Tf 3 Tc 20 200 Td (He left the harbour) Tj ET /Artifact BMC BT /F 10 Tf 20 390 Td (Gazette) Tj ET EMC\n");
    content.push_str("BT /F 10 Tf 0 1 -1 0 390 20 Tm (Copyright) Tj ET");
    let bytes = page(&content, "", &[]);
    let (articles, result) = read_all("a", &bytes);
    assert_eq!((result, articles.len()), (Ok(()), 1));
    let article = &articles[0];
    assert_eq!(words(article, Role::Headline), ["Crane falls"]);
    let expected = [
        "A crane fell into the harbour of Port Ellery on Monday, the mayor said, and it was a calamity of the first order. \
         A well-known captain has seen it. The ferry will not sail before Friday.",
        "Nobody was hurt, and nobody knows who was on the crane when it went down, said Ann Poe of the port. She said more \
         of it than was asked, and then she went home to think about that, too.",
        "The well-known captain was asked as well. He said that he had been on the other side of the pier, as",
        "He left the harbour",
    ];
    assert_eq!(words(article, Role::Paragraph), expected);
    let at = article.text.find("Nobody").expect("the words are there");
    let place = article.source.place(&LineEnds::of(&article.text), u32::try_from(at).expect("small"));
    assert_eq!((place.line, place.byte), (1, None));
    check_promises(article, &bytes);
}

#[cfg(feature = "pdf")]
#[test]
fn pages_without_letters_say_why() {
    let told = |bytes: &[u8]| read_all("a.pdf", bytes).1.expect_err("it is not read").to_string();
    let image = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\nx\nendstream";
    let scan = page("/I Do", "/XObject << /I 6 0 R >>", &[image.to_owned()]);
    assert_eq!(told(&scan), "no text in it: its pages are pictures, it needs OCR");
    assert_eq!(told(&page("0 0 m", "", &[])), "no text found");
    assert_eq!(told(b"%PDF-1.4 and no more"), "damaged, or no PDF");
    // Each letter three further on, as in fonts that do not say which letters they draw.
    let text = "Wkh fudqh ihoo lqwr wkh kduerxu ri Sruw Hoohub rq Prqgdb, wkh pdbru vdlg, dqg lw zdv d fdodplwb ri wkh iluvw rughu";
    let odd = format!("BT /F 9 Tf 9 9 Td ({text}) Tj ET");
    assert_eq!(told(&page(&odd, "", &[])), "garbled: its fonts do not say which letters they draw");
    // A font whose codes nobody names.
    let font = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [] >>".to_owned();
    let wide = page("BT /G 9 Tf 9 9 Td <000100020003> Tj ET", "/Font << /F 5 0 R /G 6 0 R >>", &[font]);
    assert_eq!(told(&wide), "garbled: its fonts do not say which letters they draw");
}

#[cfg(feature = "pdf")]
#[test]
fn hostile_pdfs_are_survived() {
    let form = |content: &str, resources: &str| {
        format!(
            "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << {resources} >> /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        )
    };
    // A form that draws itself, twice; forms that draw the next one ten times.
    let own = form("/X Do /X Do", "/XObject << /X 6 0 R >>");
    let chain: Vec<String> =
        (0..15).map(|n| form(&"/X Do ".repeat(10), &format!("/XObject << /X {} 0 R >>", 7 + n))).collect();
    let draw = "BT /F 9 Tf 9 9 Td (The crane fell on Monday.) Tj ET /X Do";
    let mut loops = page(draw, "", &[]);
    let kids = loops.windows(9).position(|window| window == b"/Kids [3 ").expect("there");
    loops[kids + 7] = b'2';
    let many = |piece: &str| piece.repeat(3_000_000 / piece.len());
    let files = [
        page(draw, "/XObject << /X 6 0 R >>", &[own]),
        page(draw, "/XObject << /X 6 0 R >>", &chain),
        loops,
        page(&many("q "), "", &[]),
        page(&many("[ "), "", &[]),
        page(&many("/A BMC "), "", &[]),
        page(&format!("BT /F 9 Tf {} ET", many("(a) Tj ")), "", &[]),
        page(&format!("BT /F 9 Tf {} ET", many("1 0 0 1 9 9 Tm (ab cd) ' ")), "", &[]),
        many("1 0 obj << /A ").into_bytes(),
        format!("%PDF-1.4\n{}", many("<<")).into_bytes(),
    ];
    for (idx, bytes) in files.iter().enumerate() {
        let start = std::time::Instant::now();
        let (articles, result) = read_all("a.pdf", bytes);
        assert!(result.is_err() || articles.len() == 1, "{idx}");
        assert!(start.elapsed().as_secs() < 60, "{idx}: {:?}", start.elapsed());
    }
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
        Just("{\\rtf1\\ansi{\\stylesheet{\\s1 heading 1;}}".to_owned()),
        Just("\\s1\\b \\'93A\\u8364?\\par\\cell\\row\\bin3 }{\\*".to_owned()),
        Just("---\ntitle: é: [\n---\n".to_owned()),
        Just("<rss><item><title>É &amp;amp; b</title><description>&lt;p&gt;É &amp;eacute; d.&lt;/p&gt;".to_owned()),
        Just(
            "From a\nFrom: É <a@b>\nMIME-Version: 1.0\nSubject: =?utf-8?q?=C3=89?= b\nContent-Type: text/html\n\n"
                .to_owned()
        ),
        Just("Content-Type: multipart/related; boundary=b\nContent-Transfer-Encoding: quoted-printable\n\n".to_owned()),
        Just("\n--b\n=C3=89=\n d\n--b--\nyYkK".to_owned()),
        Just("title,\"text\"\n\"a \"\"b\"\"\",É\n".to_owned()),
        Just("<nitf><body.content><p>É\n b</p><media><media-caption>c".to_owned()),
        Just("<newsItem><contentSet><inlineXML><p>É</p></inlineXML></contentSet></newsItem>".to_owned()),
        Just(
            "<![CDATA[<p>É]]></description></item><entry><content type='xhtml'><div>É</div></content></entry>"
                .to_owned()
        ),
        Just("# *A* [b](c) ![d e f](g \"h i\")\n".to_owned()),
        "[ -~]{0,12}",
        "\\PC{0,6}",
    ];
    prop::collection::vec(scrap, 0..14).prop_map(|scraps| scraps.concat())
}

proptest! {
    #[test]
    fn any_text_keeps_the_promises(text in scraps(), name in prop::sample::select(vec!["a.txt", "a.json", "a.jsonl", "a.md", "a.html", "a.docx", "a.pdf", "a.odt", "a.rtf", "a.epub", "a.rss", "a.eml", "a.mht", "a.mbox", "a.nitf", "a.newsml", "a.csv"])) {
        let (articles, _) = read_all(name, text.as_bytes());
        for article in &articles {
            check_promises(article, text.as_bytes());
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), name in prop::sample::select(vec!["a.txt", "a.json", "a.md", "a.html", "a.docx", "a.pdf", "a.odt", "a.rtf", "a.epub", "a.rss", "a.eml", "a.mht", "a.mbox", "a.nitf", "a.newsml", "a.csv"])) {
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

#[test]
fn exports_of_a_press_database() {
    let old = "  1 of 3 DOCUMENTS\n\n\n   Harbour Herald (Orla)\n\n   March 12, 2019 Tuesday\n   Final Edition\n\nCrane falls\ninto the sea\n\n\
        BYLINE: Ann Poe and\n  John Roe\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 12 words\n\nDATELINE: ORLA\n\nThe crane fell on Monday.\n\n\
        \"It was old,\" the mayor said.\n\nLOAD-DATE: March 13, 2019\n\nLANGUAGE: ENGLISH\n\n   Copyright 2019 Herald Ltd.\n\n\
        Document 2 of 3\n\nGazette\n\nMay 4, 2020\n\nLENGTH: 5 words\nHEADLINE: Ferry sails\n\nAll Rights Reserved\n\nThe ferry sails.\n";
    let (articles, result) = read_all("a.txt", old.as_bytes());
    assert_eq!(result.expect_err("it is told").to_string(), "1 of 3 documents are not in the file");
    assert_eq!(articles.len(), 2);
    let first = &articles[0];
    assert_eq!((first.format, first.location.member.as_deref()), ("txt", Some("2019-03-12 Crane falls into the sea")));
    assert_eq!(words(first, Role::Headline), ["Crane falls into the sea"]);
    assert_eq!(words(first, Role::Paragraph), ["The crane fell on Monday.", "\"It was old,\" the mayor said."]);
    assert_eq!(first.meta.authors, ["Ann Poe", "John Roe"]);
    let meta = |article: &Article| {
        let Article { meta, .. } = article;
        let day = meta.published.as_ref().map(|published| published.value.clone());
        [meta.outlet.clone(), day, meta.desk.clone(), meta.dateline.clone()].map(Option::unwrap_or_default).join(" | ")
    };
    assert_eq!(meta(first), "Harbour Herald (Orla) | 2019-03-12 | NEWS | ORLA");
    assert!(source_of(first, old, "The crane").starts_with("The crane fell on Monday."));
    assert_eq!(words(&articles[1], Role::Headline), ["Ferry sails"]);
    assert_eq!(words(&articles[1], Role::Paragraph), ["The ferry sails."]);
    assert_eq!(meta(&articles[1]), "Gazette | 2020-05-04 |  | ");
    articles.iter().for_each(|article| check_promises(article, old.as_bytes()));

    let new = "Job Number: 7\nDocuments (2)\n1. Crane falls\nClient/Matter: -None-\nCrane falls\nHarbour Herald\nMay 2, 2023 Tuesday 5:12 PM GMT\n\
        Copyright 2023 Herald Ltd. All Rights Reserved\nSection: NEWS; Pg. 9\nLength: 12 words\nByline: Ann Poe\nBody\nThe crane fell on Monday.\nGraphic\nA crane\n\
        Load-Date: May 2, 2023\nEnd of Document\nPage 2 of 2\nFerry sails\nGazette\nMay 3, 2023\nLength: 3 words\nBody\nThe ferry sails.\nEnd of Document\n";
    let body: String = new.lines().map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")).collect();
    let (articles, result) = read_all("a.docx", &docx(&format!("{body}</w:body></w:document>"), ""));
    assert_eq!((result, articles.len()), (Ok(()), 2));
    assert_eq!(words(&articles[0], Role::Headline), ["Crane falls"]);
    assert_eq!(words(&articles[0], Role::Paragraph), ["The crane fell on Monday."]);
    assert_eq!(meta(&articles[0]), "Harbour Herald | 2023-05-02 | NEWS | ");
    let at = u32::try_from(articles[1].text.find("The ferry").expect("it is there")).expect("small");
    assert_eq!(articles[1].source.place(&LineEnds::of(&articles[1].text), at).line, 24, "the number of the paragraph");
    // An article about documents is none of them.
    let prose = "Papers\n\nOf the papers two were read:\n\n1 of 2 documents\n\nThe mayor read it on Monday. End of Document\n\nLength: it was long.\n";
    assert_eq!(read_one("a.txt", prose).text, prose);
}
