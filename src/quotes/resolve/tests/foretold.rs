//! Who holds an office that is told of before the holder is named, and who is one of those told of.

use super::{check, read};

/// Checks the speaker of the first quote.
#[track_caller]
fn check_first(text: &str, expected: &str) {
    let article = read(text);
    let quote = &article.quotes[0];
    let found = article.speaker_name(quote).or_else(|| quote.unnamed.clone());
    assert_eq!(found.unwrap_or_default(), expected, "{text}");
}

#[test]
fn an_office_before_its_holder_is_named() {
    let named = "“It is late,” NATO Secretary General Ada Holm said.";
    check_first(&format!("NATO’s secretary general said it rained.\n{named}"), "Ada Holm");
    check_first(
        &format!("NATO’s deputy secretary general said it rained.\n{named}"),
        "NATO’s deputy secretary general",
    );
    check_first(&format!("Estmark’s secretary general said it rained.\n{named}"), "Estmark’s secretary general");
    let two = "Estmark captain Ada Holm and Estmark captain Jan Budd came.";
    check_first(&format!("Estmark’s captain said it rained.\n{two}"), "Estmark’s captain");
    let lawyer = "“It is late,” Hale lawyer Ada Holm said.";
    check_first(&format!("Hale’s lawyer said it rained.\n{lawyer}"), "Hale’s lawyer");
}

#[test]
fn a_headline_before_its_speaker_is_named() {
    let head = "Former Hale Pollster Says Hale Is Late In Orla Again";
    check_first(
        &format!("{head}\nFormer Ada Hale pollster Otto Lund was a guest. “It is late,” he said."),
        "Otto Lund",
    );
    check_first(
        &format!("{head}\nAda Hale pollster Otto Lund was a guest. “It is late,” he said."),
        "Former Hale Pollster",
    );
    let other = format!("{head}\nFormer Jan Budd pollster Otto Lund was a guest. “It is late,” he said.");
    check_first(&other, "Former Hale Pollster");
}

#[test]
fn who_is_named_as_one_of_them() {
    let they = "Tom Hale, the mayor, left Orla. Friends of trade, like Gary Lund, a fellow at Holm College, admit that it failed.";
    check(&format!("{they}\nBut the gains are larger, he said."), "Gary Lund");
    check(&format!("{they}\nBut the gains are larger, she said."), "");
    let two = "Friends of trade, like Gary Lund, a fellow at Holm College, told Tom Budd that it failed.";
    check(&format!("Tom Budd left. {two} “No,” he said."), "Tom Budd");
}

#[test]
fn who_heads_it_is_named_later() {
    let ash = "It rained.\nRules Committee Chairman Bruce Ash came. “It is late,” Ash said.";
    check_first(&format!("The head of the Orla Union’s rules committee said it rained.\n{ash}"), "Bruce Ash");
    check_first(&format!("The head of the house committee said it rained.\n{ash}"), "The head of the house committee");
}
