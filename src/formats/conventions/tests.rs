use super::*;
use crate::formats::lines;

/// Reads plain text and writes its parts as `role: words` lines.
fn outline(text: &str) -> (Vec<String>, Meta) {
    let mut blocks = Vec::new();
    lines::cut(text, Span::new(0, text.len()), &mut blocks);
    let mut meta = Meta::default();
    let parts = resolve(text, blocks, &mut meta);
    let lines = parts.iter().map(|part| {
        let words: String = part.span.of(text).chars().take(60).collect();
        format!("{}: {words}", part.role.as_str())
    });
    (lines.collect(), meta)
}

#[track_caller]
fn check(text: &str, parts: &[&str]) {
    assert_eq!(outline(text).0, parts, "{text}");
}

/// A lead and a second paragraph of the usual length.
const LEAD: &str = "The harbour master of Port Ellery closed the eastern basin on Monday after a crane fell into the \
                    water and blocked the only channel that is deep enough for the ferry to the islands.";

/// Checks what becomes of the first lines of an article, whose body is two paragraphs.
#[track_caller]
fn check_head(head: &str, parts: &[&str]) {
    let (found, _) = outline(&format!("{head}\n\n{LEAD}\n\n{LEAD}\n"));
    let found: Vec<&str> = found.iter().map(String::as_str).take(found.len() - 2).collect();
    assert_eq!(found, parts, "{head}");
}

#[test]
fn headlines() {
    for headline in [
        "Harbour closed after crane falls into water",
        "Harbour Closed After Crane Falls Into Water.",
        "Who let the crane fall?",
        "‘We heard it go,’ says ferry captain",
        "Ellery port chief to quit over crane.",
        "Crane. Harbour. Chaos",
        "Live: Crane blocks harbour",
    ] {
        check_head(headline, &[&format!("headline: {headline}")]);
    }
}

#[test]
fn no_headline_is_invented() {
    for lead in [
        "The crane fell at noon on Monday.",
        "“We heard it go,” said Captain Ilse Kramer.",
        "The mayor of Port Ellery said that nobody was hurt.",
        "Captain Ilse Kramer and John Roe were praised by Mayor Poe.",
        "gazette.example",
        "Q: Who let it fall",
        "NOTE: All times are local",
        "Note to editors: pictures can be had",
    ] {
        check_head(lead, &[&format!("paragraph: {lead}")]);
    }
    check_head("The crane in the basin. Photo: Ann Poe", &["caption: The crane in the basin.", "credit: Ann Poe"]);
    for (lead, role) in [
        ("A preventable crisis.", "paragraph"),
        ("“We heard it go”", "paragraph"),
        ("Crane blocks harbour", "headline"),
    ] {
        check_head(&format!("By Ann Poe\n\n{lead}"), &["byline: By Ann Poe", &format!("{role}: {lead}")]);
    }
    check("Crane falls into water", &["paragraph: Crane falls into water"]);
}

#[test]
fn captions_and_credits() {
    let cases = [
        ("The crane at dawn. Photo: Ann Poe", "The crane at dawn.", "Ann Poe"),
        ("The crane at dawn Photo: Ann Poe", "The crane at dawn", "Ann Poe"),
        ("The crane at dawn. (Photo: Ann Poe)", "The crane at dawn.", "Ann Poe"),
        ("The crane at dawn (Photo by Ann Poe/NWA)", "The crane at dawn", "Ann Poe/NWA"),
        ("The crane at dawn. Photograph by Ann Poe", "The crane at dawn.", "Ann Poe"),
        ("The crane at dawn. Photo credit: Ann Poe.", "The crane at dawn.", "Ann Poe"),
        ("The crane at dawn. Ann Poe/Reuters", "The crane at dawn.", "Ann Poe/Reuters"),
        ("The crane at dawn © Ann Poe", "The crane at dawn", "Ann Poe"),
        ("The crane at dawn. © Ann Poe", "The crane at dawn.", "Ann Poe"),
        ("The crane at dawn. (AP Photo/Ann Poe)", "The crane at dawn.", "AP Photo/Ann Poe"),
        ("The crane at dawn. [Image: NWA]", "The crane at dawn.", "NWA"),
        ("FILE PHOTO: The crane at dawn. REUTERS/Ann Poe", "The crane at dawn.", "REUTERS/Ann Poe"),
        ("(Photo: Ann Poe) The crane at dawn.", "The crane at dawn.", "Ann Poe"),
        ("Photo: The crane at dawn. Photograph: Ann Poe", "The crane at dawn.", "Ann Poe"),
        ("The crane at dawn.\nPhoto: Ann Poe", "The crane at dawn.", "Ann Poe"),
        ("The crane at dawn.\nAnn Poe/Getty Images", "The crane at dawn.", "Ann Poe/Getty Images"),
        ("Der Kran am Morgen. Foto: Ann Poe/dpa", "Der Kran am Morgen.", "Ann Poe/dpa"),
    ];
    for (line, caption, credit) in cases {
        let text = format!("{LEAD}\n\n{line}\n\n{LEAD}");
        let mut found = outline(&text).0;
        found.retain(|line| !line.starts_with("paragraph"));
        found.sort();
        assert_eq!(found, [format!("caption: {caption}"), format!("credit: {credit}")], "{line}");
    }
    check_head("FILE PHOTO: The crane at dawn", &["caption: The crane at dawn"]);
}

#[test]
fn what_looks_like_a_credit_is_none() {
    for line in [
        "The bill was written by Senator Ann Poe (R-Ellery).",
        "The figure was first reported by Reuters.",
        "She showed a photo: it was of the crane, and nobody could say who had taken it or when.",
        "The crane was built by the brothers Roe in 1903.",
    ] {
        let text = format!("{LEAD}\n\n{line}\n\n{LEAD}");
        assert!(!outline(&text).0.iter().any(|part| part.starts_with("c")), "{line}");
    }
}

#[test]
fn lines_above_the_body() {
    let (parts, meta) = outline(&format!(
        "Crane blocks harbour\nBy Ann Poe\nSection: Local\nPublished: 2021-11-30\n\n{LEAD}\n\nTags: harbour, cranes\n"
    ));
    assert_eq!(parts[..2], ["headline: Crane blocks harbour", "byline: By Ann Poe"]);
    assert_eq!(parts.len(), 3);
    assert_eq!((meta.authors, meta.desk.as_deref()), (vec!["Ann Poe".to_owned()], Some("Local")));
    assert_eq!(meta.topics, ["harbour", "cranes"]);
    assert_eq!(
        meta.published,
        Some(crate::article::Published { value: "2021-11-30".to_owned(), from: crate::article::DateFrom::Text })
    );
}

#[test]
fn bylines() {
    for (line, authors) in [
        ("By Ann Poe", &["Ann Poe"] as &[&str]),
        ("BY ANN POE", &["ANN POE"]),
        ("By Ann Poe and John Roe, NWA", &["Ann Poe", "John Roe", "NWA"]),
        ("By Ann Poe, Reuters | 30 November 2021", &["Ann Poe"]),
        ("By Ann Poe, John Roe & Kim Lee", &["Ann Poe", "John Roe", "Kim Lee"]),
        ("By John Roe, Jr.", &["John Roe, Jr."]),
        ("By Ann Poe in Port Ellery", &["Ann Poe"]),
        ("By Ann Poe, Political Editor", &["Ann Poe"]),
        ("By The Associated Press", &["The Associated Press"]),
        ("Von Ann Poe", &["Ann Poe"]),
        ("Ann Poe", &["Ann Poe"]),
        ("By Ann Poe and agencies", &["Ann Poe"]),
        ("By दैनिक भास्कर", &["दैनिक भास्कर"]),
        ("By Ann Poe, Vallombra", &["Ann Poe"]),
        ("By Ann Poe and John Roe, Vallombra", &["Ann Poe", "John Roe"]),
        ("BY ANN POE, VALLOMBRA", &["ANN POE"]),
        ("BY ANN POE, NWA", &["ANN POE", "NWA"]),
        ("By Ann Poe, chief sports writer", &["Ann Poe"]),
        ("By Ann Poe Legal affairs correspondent", &["Ann Poe"]),
        ("By Ann Poe and John Roe, Home Affairs Correspondents", &["Ann Poe", "John Roe"]),
        ("By noon the crane was gone", &[]),
        ("By Monday the crane was gone.", &[]),
    ] {
        let (_, meta) = outline(&format!("Crane blocks harbour\n\n{line}\n\n{LEAD}\n\n{LEAD}\n"));
        assert_eq!(meta.authors, authors, "{line}");
    }
}

#[test]
fn bylines_that_name_no_one() {
    for (line, authors) in [
        ("From our correspondent and Norpress", &["Norpress"] as &[&str]),
        ("By our own correspondent", &[]),
        ("BY OUR FOREIGN STAFF", &[]),
        ("From our special correspondent in Veldhaven", &[]),
        ("Staff and agencies", &[]),
        ("Agencies", &[]),
        ("Staff reporter, NWA", &["NWA"]),
    ] {
        let (parts, meta) = outline(&format!("Crane blocks harbour\n\n{line}\n\n{LEAD}\n\n{LEAD}\n"));
        assert_eq!(parts.get(1), Some(&format!("byline: {line}")), "{line}");
        assert_eq!(meta.authors, authors, "{line}");
    }
    for line in ["Staff left in the rain", "From staff to sea", "Agencies and the mayor", "Our harbour and our staff"] {
        let (parts, _) = outline(&format!("Crane blocks harbour\n\n{line}\n\n{LEAD}\n\n{LEAD}\n"));
        assert_ne!(parts.get(1), Some(&format!("byline: {line}")), "{line}");
    }
}

#[test]
fn datelines() {
    for (front, place, date) in [
        ("PORT ELLERY — ", "PORT ELLERY", None),
        ("PORT ELLERY (NWA) — ", "PORT ELLERY", None),
        ("PORT ELLERY, Norland, Nov. 30 (NWA) - ", "PORT ELLERY, Norland", None),
        ("PORT ELLERY, Nov 30, 2021 (NWA) -- ", "PORT ELLERY", Some("2021-11-30")),
        ("Port Ellery (NWA) – ", "Port Ellery", None),
        ("ST. ELLERY – ", "ST. ELLERY", None),
        ("PORT ELLERY - ", "PORT ELLERY", None),
        ("PORT ELLERY (NWA) - ", "PORT ELLERY", None),
        ("PORT ELLERY, 30 November 2021 - ", "PORT ELLERY", Some("2021-11-30")),
        ("PORT ELLERY, Norland, 30 Nov (NWA) — ", "PORT ELLERY, Norland", None),
        ("PORT ELLERY, 31 February 2021 - ", "PORT ELLERY", None),
        ("PORT ELLERY: ", "PORT ELLERY", None),
        ("PORT ELLERY, June 14: ", "PORT ELLERY", None),
        ("PORT ELLERY, 14 June: ", "PORT ELLERY", None),
        ("PORT ELLERY, June 14, 2021: ", "PORT ELLERY", Some("2021-06-14")),
    ] {
        let text = format!("Crane blocks harbour\n\n{front}{LEAD}\n\n{LEAD}");
        let (parts, meta) = outline(&text);
        assert_eq!(meta.dateline.as_deref(), Some(place), "{front}");
        assert_eq!(parts.get(1), Some(&format!("dateline: {}", front.trim())), "{front}");
        assert_eq!(meta.published.map(|date| date.value).as_deref(), date, "{front}");
    }
    for front in [
        "Ellery – ",
        "Ellery - ",
        "ANALYSIS - ",
        "BREAKING NEWS — ",
        "UPDATE 2 - ",
        "A CRANE, A FERRY AND A MAYOR — ",
        "“PORT ELLERY — ",
        "WATCH: ",
        "Ellery: ",
        "MONDAY, June 14: ",
        "UPDATE, June 14: ",
        "PORT ELLERY, a town: ",
    ] {
        let (_, meta) = outline(&format!("{front}{LEAD}\n\n{LEAD}"));
        assert_eq!(meta.dateline, None, "{front}");
    }
}

#[test]
fn those_who_take_turns_are_no_place() {
    let (_, meta) = outline(&format!("Crane blocks harbour\n\nHALE: {LEAD}\n\nBUDD: {LEAD}\n\nHALE: {LEAD}\n"));
    assert_eq!(meta.dateline, None);
}

/// Checks whether a line between two paragraphs is a heading.
#[track_caller]
fn check_line(line: &str, role: &str) {
    let (parts, _) = outline(&format!("{LEAD}\n\n{LEAD}\n\n{line}\n\n{LEAD}"));
    let found = parts.get(2).map_or("", |part| part.split(':').next().unwrap_or_default());
    let found = if parts.len() == 3 { "furniture" } else { found };
    assert_eq!(found, role, "{line}");
}

#[test]
fn a_dateline_alone_is_a_paragraph() {
    check("PORT ELLERY (NWA) —\n\nThe crane fell.", &["paragraph: PORT ELLERY (NWA) —", "paragraph: The crane fell."]);
}

#[test]
fn headings() {
    for line in
        ["What the mayor knew", "How did the crane fall?", "1. The crane", "“A bad day for Ellery”", "THE FERRY"]
    {
        check_line(line, "heading");
    }
    for line in [
        "The crane fell.",
        "“We heard it go.”",
        "10:32 Ferry leaves the harbour",
        "9h05 - Le bac quitte le port",
        "• The ferry",
        "KRAMER: We heard it go",
        "Q: Who let it fall?",
        "A: Nobody",
        "**Who let it fall?**",
        "NOTE: All times are local",
        "Note to editors: the crane is from 1903",
        "the ferry that never came",
        "But who let it fall?",
        "“We heard it go,” Kramer said",
        "The minister for harbours of Norland Ilse Kramer says that nobody could have known about it, writes the Gazette",
    ] {
        check_line(line, "paragraph");
    }
    check(
        &format!("{LEAD}\n\nThe ferry"),
        &[&format!("paragraph: {}", LEAD.chars().take(60).collect::<String>()), "paragraph: The ferry"],
    );
}

#[test]
fn turns_of_an_interview_are_paragraphs() {
    let turn = "Kramer: We heard it go";
    let (parts, _) = outline(&format!("{LEAD}\n\n{LEAD}\n\n{turn}\n\n{LEAD}\n\n{turn}.\n\n{LEAD}"));
    assert!(parts.iter().all(|part| part.starts_with("paragraph")), "{parts:?}");
    let topic = "Harbour: How the crane fell";
    check_line(topic, "heading");
    for role in ["In the chair: Falk", "Witness: Ilse Kramer"] {
        let title = "Committee on Harbours hears of crane";
        check_head(&format!("{title}\n\n{role}"), &[&format!("headline: {title}"), &format!("paragraph: {role}")]);
    }
}

#[test]
fn a_date_that_cannot_be_is_none() {
    let (parts, meta) = outline(&format!("Crane blocks harbour\nPublished: 2023-02-31\n\n{LEAD}\n"));
    assert_eq!((parts.len(), meta.published), (2, None));
}

#[test]
fn furniture_is_under_no_part() {
    for line in [
        "Advertisement",
        "Read more: Crane falls",
        "Read more: “We heard it go,” says the captain of the ferry, who was on the quay when the crane came down.",
        "Related: Crane falls",
        "WATCH | Crane falls, captain says",
        "RELATED STORY: Crane falls",
        "Watch: The crane falls into the harbour basin.",
        "> See also: Crane falls",
        "Sign up for our newsletter",
        "* * *",
        "Follow Ann Poe on Twitter",
        "***",
    ] {
        check_line(line, "furniture");
    }
}

#[test]
fn a_line_below_the_headline_is_the_standfirst() {
    check_head(
        "Crane blocks harbour\nThe ferry will not sail before Friday.",
        &["headline: Crane blocks harbour", "standfirst: The ferry will not sail before Friday."],
    );
    check_head(
        "Crane blocks harbour\n\nThe ferry will not sail before Friday.\n\nBy Ann Poe",
        &["headline: Crane blocks harbour", "standfirst: The ferry will not sail before Friday.", "byline: By Ann Poe"],
    );
}
