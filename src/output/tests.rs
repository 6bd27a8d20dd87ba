//! The renderers, on results made by hand.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Question, RENDERERS, Style};
use crate::article::*;
use crate::query::{Hit, Query, Results};
use crate::text::Span;

const TEXT: &str = "Norland warns of reply to missile move

Reaction

Defence Minister Anna Verhoeven spoke on Tuesday.

“We have set out our red
lines,” she said. “They are not up for negotiation.”

Verhoeven said that the red lines had been crossed.

“Nobody asked us,” a senior official said. “Those are your red lines, not ours.”
";

fn at(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn mention(words: &str, kind: MentionKind) -> Option<Mention> {
    Some(Mention { span: at(words), kind })
}

fn article() -> Article {
    let part = |role, words| Part { role, span: at(words) };
    Article {
        location: Location { path: PathBuf::from("/news/harbour/norland.txt"), member: None },
        format: "txt",
        meta: Meta {
            published: Some(Published { value: "2021-11-30".into(), from: DateFrom::Metadata }),
            outlet: Some("Harbour\u{1b}[2J Herald".into()),
            ..Meta::default()
        },
        text: TEXT.into(),
        parts: vec![
            part(Role::Headline, "Norland warns of reply to missile move"),
            part(Role::Heading, "Reaction"),
            part(Role::Paragraph, "Defence Minister Anna Verhoeven spoke on Tuesday."),
            part(Role::Paragraph, "“We have set out our red\nlines,” she said. “They are not up for negotiation.”"),
            part(Role::Paragraph, "Verhoeven said that the red lines had been crossed."),
            part(Role::Paragraph, "“Nobody asked us,” a senior official said. “Those are your red lines, not ours.”"),
        ],
        quotes: vec![
            Quote {
                kind: QuoteKind::Direct,
                content: vec![at("“We have set out our red\nlines,”"), at("“They are not up for negotiation.”")],
                cue: Some(at("said")),
                mention: mention("she", MentionKind::Pronoun),
                speakers: vec![0],
                certainty: Certainty::Likely,
                ..Quote::default()
            },
            Quote {
                kind: QuoteKind::Indirect,
                content: vec![at("that the red lines had been crossed")],
                speakers: vec![0],
                certainty: Certainty::Certain,
                ..Quote::default()
            },
            Quote {
                content: vec![at("“Nobody asked us,”")],
                unnamed: Some("a senior official".into()),
                certainty: Certainty::Certain,
                ..Quote::default()
            },
            Quote { content: vec![at("“Those are your red lines, not ours.”")], ..Quote::default() },
        ],
        speakers: vec![Speaker {
            name: "Anna Verhoeven".into(),
            roles: vec!["defence minister\u{202e} of Norland".into()],
            mentions: vec![
                Mention { span: at("Anna Verhoeven"), kind: MentionKind::Name },
                Mention { span: at("she"), kind: MentionKind::Pronoun },
            ],
            ..Speaker::default()
        }],
        ..Article::default()
    }
}

fn quotes() -> Results {
    let article = Arc::new(article());
    let inside = |outer: &str, words: &str| {
        let start = at(outer).start as usize + outer.find(words).unwrap();
        vec![Span::new(start, start + words.len())]
    };
    let matches = [
        vec![at("red
lines")],
        inside("red lines had", "red lines"),
        vec![],
        inside("red lines, not", "red lines"),
    ];
    let hits = matches.into_iter().enumerate().map(|(idx, matches)| {
        let start = matches.first().map_or(article.quotes[idx].content[0].start, |found| found.start);
        Hit {
            place: article.source.place(&LineEnds::of(TEXT), start),
            heading: Some(at("Reaction")),
            quote: Some(idx),
            matches,
            bytes: Some([u64::from(start), u64::from(start) + 9]),
            score: 1.5,
            person: None,
            why: None,
            article: Arc::clone(&article),
        }
    });
    let hits: Vec<Hit> = hits.collect();
    Results { total: hits.len(), hits }
}

fn articles() -> Results {
    let mut results = quotes();
    results.hits.truncate(1);
    results.hits[0].quote = None;
    Results { total: 3, hits: results.hits }
}

fn render(name: &str, results: &Results, width: usize, color: bool) -> String {
    let query = crate::query::parse("\"red lines\" after:2021-11", jiff::civil::date(2024, 1, 1)).unwrap();
    let more = "whosaid quotes 'red lines' -n 0";
    let style = Style { color, width, here: Some(PathBuf::from("/news")) };
    let mut out = Vec::new();
    let renderer = RENDERERS.iter().find(|renderer| renderer.name == name).unwrap();
    (renderer.render)(results, &Question { query: &query, more }, &mut out, &style).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn terminal_groups_quotes_by_speaker() {
    let expected = "\
quotes · phrase \"red lines\" · from 2021-11-01
4 quotes by 1 speaker, 1 unnamed, 1 unclear · 1 article

Anna Verhoeven · defence minister\\u{202e} of Norland          2 quotes
──────────────────────────────────────────────────────────────────────
 2021-11-30  “We have set out our red lines, … They are not up for
             negotiation.”
             ~ she = Anna Verhoeven, 1 paragraph up
             Norland warns of reply to missile move › Reaction
             harbour/norland.txt:7:24

 2021-11-30  that the red lines had been crossed            [reported]
             Norland warns of reply to missile move › Reaction
             harbour/norland.txt:10:25

a senior official · unnamed                                    1 quote
──────────────────────────────────────────────────────────────────────
 2021-11-30  “Nobody asked us,”
             Norland warns of reply to missile move › Reaction
             harbour/norland.txt:12:1

Speaker unclear                                                1 quote
──────────────────────────────────────────────────────────────────────
 2021-11-30  “Those are your red lines, not ours.”
             Norland warns of reply to missile move › Reaction
             harbour/norland.txt:12:66
";
    assert_eq!(render("terminal", &quotes(), 70, false), expected);
}

#[test]
fn terminal_shows_articles_and_what_was_left_out() {
    let expected = "\
articles · phrase \"red lines\" · from 2021-11-01
3 articles, the first 1 shown

Norland warns of reply to missile move
 2021-11-30  Harbour\\x1b[2J Herald
             “We have set out our red lines,” she said. “They are not
             up for negotiation.”
             › Reaction
             harbour/norland.txt:7:24

… 2 more: whosaid quotes 'red lines' -n 0
";
    assert_eq!(render("terminal", &articles(), 70, false), expected);
}

#[test]
fn colours_mark_the_very_words_found() {
    let out = render("terminal", &quotes(), 60, true);
    let found: Vec<&str> =
        out.split("\u{1b}[1m\u{1b}[31m").skip(1).map(|s| s.split('\u{1b}').next().unwrap()).collect();
    assert_eq!(found, ["red lines", "red lines", "red lines"]);
    let plain = render("terminal", &quotes(), 60, false);
    assert!(!plain.contains('\u{1b}'));
}

#[test]
fn no_line_is_wider_than_asked() {
    use unicode_width::UnicodeWidthStr;
    for results in [quotes(), articles()] {
        for width in 20..=110 {
            for line in render("terminal", &results, width, false).lines().filter(|line| !line.contains("norland.txt:"))
            {
                assert!(line.width() <= width.min(100) || line.starts_with('…'), "{width}: {line}");
            }
        }
    }
}

#[test]
fn plain_is_one_line_a_hit() {
    let expected = "\
harbour/norland.txt:7:24:Anna Verhoeven~: “We have set out our red lines, … They are not up for negotiation.”
harbour/norland.txt:10:25:Anna Verhoeven: that the red lines had been crossed
harbour/norland.txt:12:1:a senior official: “Nobody asked us,”
harbour/norland.txt:12:66:speaker unclear: “Those are your red lines, not ours.”
";
    assert_eq!(render("plain", &quotes(), 70, false), expected);
    let expected = "harbour/norland.txt:7:24:Norland warns of reply to missile move: \
        “We have set out our red lines,” she said. “They are not up for negotiation.”\n";
    assert_eq!(render("plain", &articles(), 70, false), expected);
}

#[test]
fn json_keeps_the_contract() {
    let lines = render("jsonl", &quotes(), 70, false);
    assert_eq!(lines.lines().count(), 4);
    let first: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    let keys: Vec<_> =
        ["v", "type", "quote", "article", "section", "at", "snippet", "before", "after", "copies", "score"]
            .into_iter()
            .filter(|key| first.get(key).is_none())
            .collect();
    assert!(keys.is_empty(), "missing: {keys:?}");
    assert_eq!(first["type"], "quote");
    assert_eq!(first["section"], "Reaction");
    assert_eq!(first["article"]["outlet"], "Harbour\u{1b}[2J Herald", "JSON keeps what stands there");
    assert!(!lines.contains('\u{1b}'), "yet it is safe to look at");
    assert_eq!(first["at"]["path"], "harbour/norland.txt");
    let text = first["snippet"]["text"].as_str().unwrap();
    let range = &first["snippet"]["match"][0];
    assert_eq!(&text[range[0].as_u64().unwrap() as usize..range[1].as_u64().unwrap() as usize], "red lines");
    assert_eq!(first["before"], serde_json::Value::Null, "the quote begins its paragraph");

    let array: serde_json::Value = serde_json::from_str(&render("json", &quotes(), 70, false)).unwrap();
    assert_eq!(array.as_array().unwrap().len(), 4);
    assert_eq!(array[3]["before"], "“Nobody asked us,” a senior official said.");
    let empty: serde_json::Value = serde_json::from_str(&render("json", &Results::default(), 70, false)).unwrap();
    assert_eq!(empty, serde_json::json!([]));

    let article: serde_json::Value = serde_json::from_str(&render("jsonl", &articles(), 70, false)).unwrap();
    assert_eq!((&article["type"], &article["quote"]), (&"article".into(), &serde_json::Value::Null));
}

#[test]
fn what_was_understood_is_said() {
    let echo = |text: &str| super::echo(&crate::query::parse(text, jiff::civil::date(2024, 1, 1)).unwrap());
    assert_eq!(echo("red lines -beta"), "words red + lines · without word beta");
    assert_eq!(echo("don't"), "phrase \"don t\"");
    assert_eq!(
        echo("red speaker:\"jane doe\" -section:alliance kind:direct,mixed before:2022"),
        "word red · speaker jane doe · without section alliance · before 2022-01-01 · direct or mixed only"
    );
    assert_eq!(super::echo(&Query::default()), "all");
}

#[test]
fn an_article_is_shown_with_its_quotes_marked() {
    let expected = "\
harbour/norland.txt
2021-11-30 · Harbour\\x1b[2J Herald

    1  Norland warns of reply to missile move

    3  Reaction

    5  Defence Minister Anna Verhoeven spoke on Tuesday.

    7  “We have set out our red lines,” she said. “They are not up for
       negotiation.” [Anna Verhoeven~]

▶  10  Verhoeven said ‹that the red lines had been crossed› [Anna
       Verhoeven].

   12  “Nobody asked us,” [a senior official] a senior official said.
       “Those are your red lines, not ours.” [speaker unclear]

──────────────────────────────────────────────────────────────────────
Anna Verhoeven · defence minister\\u{202e} of Norland · 2 quotes
a senior official · 1 quote
speaker unclear · 1 quote
";
    let mut out = Vec::new();
    let style = Style { color: false, width: 70, here: Some(PathBuf::from("/news")) };
    super::reading::article(&article(), Some(11), &[], &mut out, &style).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), expected);
}

#[test]
fn a_path_is_printed_with_all_its_characters() {
    let here = std::path::Path::new("/news");
    let path = PathBuf::from("/news/a\nb: c.txt");
    assert_eq!(super::path(&path, Some(here)), "a\\x0ab: c.txt");
    assert_eq!(super::relative(&path, Some(here)), PathBuf::from("a\nb: c.txt"));
}

#[test]
fn reported_speech_keeps_its_verb() {
    let check = |text: &str, content: &str, mention: &str, cue: &str, expected: &str| {
        let at = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let quote = Quote {
            kind: QuoteKind::Indirect,
            content: vec![at(content)],
            cue: Some(at(cue)),
            mention: Some(Mention { span: at(mention), kind: MentionKind::Name }),
            ..Quote::default()
        };
        let article = Article { text: text.to_owned(), quotes: vec![quote.clone()], ..Article::default() };
        assert_eq!(super::who::quote_line(&article, &quote, &[]).text, expected);
    };
    let that = "that it fell";
    check("Dragan denied that it fell.", that, "Dragan", "denied", "denied that it fell");
    check("Dragan did not deny that it fell.", that, "Dragan", "deny", "did not deny that it fell");
    check("Dragan, mayor, told her that it fell.", that, "Dragan", "told", "told her that it fell");
    check("Dragan told, on a day in May, that it fell.", that, "Dragan", "told", "told … that it fell");
    check("According to Dragan, it fell.", "it fell", "Dragan", "According to", "it fell");
    check("it fell, Dragan said.", "it fell", "Dragan", "said", "it fell");
}

#[test]
fn why_is_said_below_the_quote() {
    let evidence = Evidence {
        by: Decider::Rule,
        binding: Binding::SubjectFirst,
        rule: Rule::Pronoun,
        chain: vec![
            Link { span: at("she"), kind: MentionKind::Pronoun },
            Link { span: at("Anna Verhoeven"), kind: MentionKind::Name },
        ],
        doubts: vec![Doubt::Rivals],
        rejected: vec![Rejected { name: "Il\u{1b}se".into(), at: at("official"), why: Rejection::NearlyAsProminent }],
        change: None,
    };
    let mut results = quotes();
    results.hits.truncate(1);
    results.hits[0].why = Some(evidence);
    let terminal = render("terminal", &results, 60, false);
    let expected = "
             harbour/norland.txt:7:24
             cue      8:15   “said”: its subject stands
                             before the verb
             speaker  8:11   “she”: the most prominent
                             person before who fits the
                             pronoun
                    → 5:18   “Anna Verhoeven”
             likely   somebody else is nearly as prominent
             not      12:33  Il\\x1bse: stands out nearly as
                             much
";
    assert!(terminal.contains(expected.trim_start_matches('\n')), "{terminal}");
    let plain = render("plain", &results, 60, false);
    let notes: Vec<&str> = plain.lines().skip(1).collect();
    let expected = [
        "harbour/norland.txt:8:15: note: cue: “said”: its subject stands before the verb",
        "harbour/norland.txt:8:11: note: speaker: “she”: the most prominent person before who fits the pronoun",
        "harbour/norland.txt:5:18: note: meaning: “Anna Verhoeven”",
        "harbour/norland.txt:7:24: note: likely: somebody else is nearly as prominent",
        "harbour/norland.txt:12:33: note: not: Il\\x1bse: stands out nearly as much",
    ];
    assert_eq!(notes, expected);
    let json: serde_json::Value = serde_json::from_str(&render("jsonl", &results, 60, false)).unwrap();
    let why = &json["quote"]["why"];
    assert_eq!((&why["rule"], &why["doubts"][0]), (&"pronoun".into(), &"rivals".into()));
    assert_eq!((&why["cue"]["line"], &why["chain"][1]["text"]), (&8.into(), &"Anna Verhoeven".into()));
    assert_eq!((&why["rejected"][0]["why"], &why["rejected"][0]["col"]), (&"runner-up".into(), &33.into()));
}
