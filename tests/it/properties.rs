//! What holds of every article, whatever it says.

use std::ops::ControlFlow;

use proptest::prelude::*;
use whosaid::article::{Article, Certainty, Location, Quote, QuoteKind, Role};
use whosaid::text::Span;
use whosaid::{formats, quotes};

/// Pieces of prose, drawn at random and put one after the other.
#[rustfmt::skip]
const SCRAPS: &[&str] = &[
    // Marks of all kinds, closed or not.
    "“", "”", "‘", "’", "\"", "'", "„", "‟", "«", "»", "‹", "›", "``", "''", "’s", "s’", "“‘", "’”",
    // Cues.
    "said", "says", "told", "told reporters", "added", "asked", "according to", "warned that", "said that", "denied",
    "has said", "is quoted as saying", "wrote", "insisted", "in a statement", "called it", "described him as",
    "vowed to", "did not say", "wants to", "saying", "when asked", "as saying",
    // Who.
    "Anna Verhoeven", "Verhoeven", "Tomas Brandt", "Mr. Brandt", "Dr. Ilse Kramer", "Norland", "Norland and Estmark",
    "Norpress", "Élodie Ørsted-Łuk", "van der Marn", "J. P. O’Roe", "the minister",
    "the defence minister of Norland", "a senior official", "a spokeswoman for the port", "he", "she", "they", "I",
    "we", "who", "it", "her husband", "Minister of Defence", "Q", "A", "KRAMER", "officials", "both", "the two",
    "her", "his",
    // What.
    "that", "the harbour", "would be closed", "we will stay", "is", "red lines", "no", "not", "and", "but", "because",
    "if", "on Tuesday", "in Lindmere", "last year", "30", "$5m", "10.30 a.m.", "U.S.", "to", "of", "a", "where", "why",
    // Points, gaps, and what is rare.
    ".", ",", ";", ":", "?", "!", "…", "...", "—", "–", "-", "- ", "— ", "(", ")", "[", "]", "/", "•", "*", "#", "@",
    "_", "\n", "\n\n", "\n\n", "\n\n", "\t", "\u{a0}", "\u{200b}", "\u{202e}", "\u{301}", "\u{feff}", "\0", "\r\n",
    "東京", "👩‍🚀", "ß", "ﬁ", "İ", "٣", "\u{93c}", "\u{2028}",
];

fn prose() -> impl Strategy<Value = String> {
    let scrap = prop_oneof![
        12 => prop::sample::select(SCRAPS).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => "[A-Z][a-zé]{1,7} [A-Z][a-z]{1,7}",
    ];
    // Mostly with a blank between.
    let gap = prop_oneof![5 => Just(" "), 1 => Just("")];
    prop::collection::vec((scrap, gap), 0..60)
        .prop_map(|pieces| pieces.into_iter().map(|(scrap, gap)| scrap + gap).collect())
}

/// The articles of a text, as the readers find them, all taken for English.
fn articles(text: &str) -> Vec<Article> {
    let location = Location { path: "a.txt".into(), member: None };
    let mut articles = Vec::new();
    let _ = formats::read(&location, text.as_bytes(), &mut |mut article| {
        article.meta.language = Some("en".to_owned());
        articles.push(article);
        ControlFlow::Continue(())
    });
    articles
}

fn check(article: &Article) -> Result<(), TestCaseError> {
    let text = &article.text;
    // What `Span::of` would panic at.
    let is_span = |span: Span| !span.is_empty() && text.get(span.range()).is_some();
    let within = |inner: Span, outer: Span| outer.start <= inner.start && inner.end <= outer.end;
    for quote in &article.quotes {
        prop_assert!(!quote.content.is_empty(), "{quote:?}");
        for span in &quote.content {
            prop_assert!(is_span(*span), "{quote:?}");
            let in_prose = |role: Role, part: Span| role.is_prose() && within(*span, part);
            prop_assert!(article.parts.iter().any(|part| in_prose(part.role, part.span)), "{quote:?}");
        }
        prop_assert!(quote.content.windows(2).all(|pair| pair[0].end <= pair[1].start), "{quote:?}");
        prop_assert!(quote.cue.is_none_or(is_span), "{quote:?}");
        prop_assert!(quote.speakers.iter().all(|idx| (*idx as usize) < article.speakers.len()), "{quote:?}");
        if let Some(mention) = quote.mention {
            prop_assert!(is_span(mention.span), "{quote:?}");
            let is_own_words = |span: &Span| match quote.kind {
                QuoteKind::Direct => mention.span.start < span.end && span.start < mention.span.end,
                _ if within(mention.span, *span) => {
                    let before = Span::new(span.start as usize, mention.span.start as usize).of(text);
                    before.rfind(['“', '”']).is_some_and(|at| before[at..].starts_with('“'))
                }
                _ => false,
            };
            prop_assert!(!quote.content.iter().any(is_own_words), "{quote:?}");
        }
        let _ = article.quote_text(quote);
    }
    for speaker in &article.speakers {
        prop_assert!(!speaker.name.trim().is_empty(), "{speaker:?}");
        prop_assert!(speaker.mentions.iter().all(|mention| is_span(mention.span)), "{speaker:?}");
    }
    Ok(())
}

/// Each quote has its evidence, which names what the quote has and is in doubt where the quote is.
fn check_evidence(article: &Article) -> Result<(), TestCaseError> {
    let is_span = |span: Span| !span.is_empty() && article.text.get(span.range()).is_some();
    let evidence = quotes::explain(article);
    prop_assert_eq!(evidence.len(), article.quotes.len());
    for (quote, evidence) in article.quotes.iter().zip(&evidence) {
        prop_assert!(evidence.change.is_none(), "{evidence:?}");
        prop_assert!(evidence.chain.iter().all(|link| is_span(link.span)), "{evidence:?}");
        prop_assert!(evidence.rejected.iter().all(|rejected| is_span(rejected.at)), "{evidence:?}");
        prop_assert_eq!(evidence.doubts.is_empty(), quote.certainty == Certainty::Certain, "{:?}", quote);
        if quote.mention.is_some() {
            prop_assert_eq!(evidence.chain.first().map(|link| link.span), quote.mention.map(|mention| mention.span));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn quotes_of_any_prose_hold_together(text in prose()) {
        for mut article in articles(&text) {
            quotes::attribute(&mut article);
            check(&article)?;
            check_evidence(&article)?;
        }
    }
}

/// The paragraphs of the plain texts in the corpus, and words of the newsroom that rules ask for at the end of a text.
fn paragraphs() -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/txt"))];
    while let Some(folder) = folders.pop() {
        for entry in
            std::fs::read_dir(folder).expect("the corpus is there").map(|entry| entry.expect("it can be listed").path())
        {
            match entry.is_dir() {
                true => folders.push(entry),
                false => {
                    let text = std::fs::read(&entry).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
                    found.extend(
                        text.expect("it can be read").lines().filter(|line| line.len() > 40).map(str::to_owned),
                    );
                }
            }
        }
    }
    found.sort();
    found
}

/// Real sentences that break off anywhere: rules look at the word behind the one they are about.
#[test]
fn sentences_that_break_off_hold_together() {
    for (n, paragraph) in paragraphs().iter().enumerate() {
        let blanks: Vec<usize> = paragraph.match_indices(' ').map(|(at, _)| at).collect();
        // A third of the places, others for each paragraph.
        for at in blanks.iter().skip(n % 3).step_by(3) {
            for piece in [&paragraph[..*at], &paragraph[*at..]] {
                for mut article in articles(piece) {
                    quotes::attribute(&mut article);
                    check(&article).unwrap_or_else(|error| panic!("{piece}: {error}"));
                }
            }
        }
    }
}

/// What the property above has found.
#[test]
fn quotes_of_odd_prose_hold_together() {
    let mut article = articles("東京 and “‘ '' Anna Verhoeven \"’s ” said . ").remove(0);
    quotes::attribute(&mut article);
    check(&article).expect("they hold together");
}

/// The same of prose in which quotes are sure to be found: else the property above would say nothing.
#[test]
fn quotes_of_plain_prose_hold_together() {
    let text = "“We will stay,” said Anna Verhoeven. “Both of us.” She added that the harbour would be closed.\n";
    let mut article = articles(text).remove(0);
    quotes::attribute(&mut article);
    assert_eq!(article.quotes.len(), 2);
    check(&article).expect("they hold together");
    // And the check can fail.
    let spoilt: [fn(&mut Quote); 4] = [
        |quote| quote.content.reverse(),
        |quote| quote.content[0].end += 400,
        |quote| quote.speakers.push(9),
        |quote| quote.mention.as_mut().expect("it has one").span = Span::new(3, 5),
    ];
    for spoil in spoilt {
        let mut article = article.clone();
        spoil(&mut article.quotes[0]);
        assert!(check(&article).is_err(), "{:?}", article.quotes[0]);
    }
}

/// Names of files of each format, and some that are none.
const NAMES: &[&str] = &["a.txt", "a.md", "a.json", "a.jsonl", "a", "a.html", "a.xml", "a.eml", "a.gif"];

/// A sample of ours, spoilt: pieces of it left out, doubled, or overwritten with any bytes.
fn spoilt() -> impl Strategy<Value = Vec<u8>> {
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let files = walkdir::WalkDir::new(corpus).into_iter().filter_map(Result::ok);
    let samples: Vec<Vec<u8>> = files
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| std::fs::read(entry.path()).ok())
        .filter(|bytes| bytes.len() < 20_000)
        .collect();
    assert!(samples.len() > 40);
    let at = || any::<prop::sample::Index>();
    let change = (at(), at(), 0..4_u8, prop::collection::vec(any::<u8>(), 0..6));
    (prop::sample::select(samples), prop::collection::vec(change, 1..6)).prop_map(|(mut bytes, changes)| {
        for (from, len, what, new) in changes {
            let from = from.index(bytes.len() + 1);
            let to = (from + len.index(200)).min(bytes.len());
            let piece = bytes[from..to].to_vec();
            match what {
                0 => drop(bytes.drain(from..to)),
                1 => drop(bytes.splice(from..from, piece)),
                2 => drop(bytes.splice(from..from.max(to.min(from + new.len())), new)),
                _ => bytes.truncate(from),
            }
        }
        bytes
    })
}

/// Reads and attributes whatever it is, as indexing does, and checks what comes of it.
fn survive(name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    let location = Location { path: name.into(), member: None };
    let mut found = Vec::new();
    let _ = formats::read(&location, bytes, &mut |article| {
        found.push(article);
        ControlFlow::Continue(())
    });
    for mut article in found {
        let mut end = 0;
        for part in &article.parts {
            prop_assert!(part.span.start >= end && !part.span.is_empty(), "{part:?}");
            prop_assert!(article.text.get(part.span.range()).is_some(), "{part:?}");
            end = part.span.end;
        }
        quotes::attribute(&mut article);
        check(&article)?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_reader_survives_any_bytes(
        name in prop::sample::select(NAMES),
        bytes in prop_oneof![
            2 => spoilt(),
            1 => prop::collection::vec(any::<u8>(), 0..400),
            1 => prop::collection::vec(prop::sample::select(b"{}[]\":,\\/<>&;!-#*_`>|\n \0\xff\xfeatex0123".to_vec()), 0..400),
        ],
    ) {
        survive(name, &bytes)?;
    }

    #[test]
    fn decoding_survives_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300), label in "[a-z0-9-]{0,12}") {
        if let Ok(decoded) = whosaid::text::decode::decode(&bytes, Some(&label)) {
            prop_assert!(!decoded.text.contains('\0'));
            if let Some(shift) = decoded.shift {
                prop_assert_eq!(decoded.text.len() + shift, bytes.len());
            }
        }
    }
}
