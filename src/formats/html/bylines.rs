//! Who wrote the article: as stated, else as the page shows it.

use super::Page;
use super::hints;
use super::title::folded;
use super::tree::Id;
use crate::formats::{conventions, dates, shape};

/// Words before names, lower-case.
const BY: &[&str] = &[
    "by",
    "written by",
    "words by",
    "story by",
    "reporting by",
    "von",
    "ein beitrag von",
    "ein kommentar von",
    "par",
    "por",
    "door",
    "af",
    "av",
    "di",
    "de",
    "texte",
    "text",
    "autor",
    "autorin",
    "autoren",
    "author",
    "authors",
    "tekst",
    "oleh",
    "skrevet av",
    "penulis",
    "автор",
    "text von",
    "kommentar von",
    "an article by",
    "publié par",
];

/// What parts names in a list.
const AND: &[&str] = &[" and ", " und ", " et ", " y ", " e ", " och ", " og ", " en ", " ve ", " dan ", " i "];

/// Finds the authors.
pub(super) fn find(page: &Page<'_>) -> Vec<String> {
    let stated = &page.stated;
    let mut authors = Vec::new();
    for name in &stated.authors {
        split(name, false, &mut authors);
    }
    let outlet = stated.outlet.as_deref().map(folded).unwrap_or_default();
    let is_outlet = |name: &String| {
        let name = folded(name);
        !outlet.is_empty() && (name == outlet || outlet.contains(&name) || name.contains(&outlet))
    };
    if authors.is_empty() || authors.iter().all(|name| is_outlet(name) || name.contains('@')) {
        let shown = shown(page);
        if !shown.is_empty() {
            return shown;
        }
    }
    authors
}

/// Splits a list of names. Of a shown one only what could be a name stays.
fn split(list: &str, is_shown: bool, out: &mut Vec<String>) {
    let list = list.replace('\u{a0}', " ");
    let mut pieces: Vec<&str> = list.split([',', ';', '/', '&', '|', '•', '·']).collect();
    for and in AND {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(and)).collect();
    }
    for piece in pieces {
        let piece = without_by(piece.trim());
        let piece = piece.split('(').next().unwrap_or(piece).trim().trim_end_matches(['.', ':', '-', '–', '*']).trim();
        let is_name =
            !piece.is_empty() && !piece.contains("://") && piece.len() < 80 && (!is_shown || is_person(piece));
        if is_name && !out.iter().any(|known| known == piece) {
            out.push(piece.to_owned());
        }
    }
}

fn without_by(piece: &str) -> &str {
    let mut piece = piece;
    for _ in 0..2 {
        let stripped = BY.iter().find_map(|by| {
            let head: String = piece.chars().take(by.chars().count()).collect();
            let rest = piece.get(head.len()..).filter(|_| head.to_lowercase() == *by)?;
            rest.starts_with([' ', ':', '\u{a0}']).then(|| rest.trim_start_matches([' ', ':', '\u{a0}']))
        });
        piece = stripped.unwrap_or(piece);
    }
    piece
}

/// Whether the words could be a person's name.
fn is_person(name: &str) -> bool {
    let n_chars = name.chars().count();
    let is_caseless = name.chars().all(|c| shape::is_caseless(&c.to_string()) || c == ' ' || c == '・');
    (shape::is_name(name, 5) || (is_caseless && (2..=12).contains(&n_chars)))
        && dates::of_page(name, None).is_none()
        && !conventions::is_furniture(name)
}

/// Finds the names that the page shows near its title, or at the foot of its text.
fn shown(page: &Page<'_>) -> Vec<String> {
    let Page { tree, hinted, chunks, place, title, .. } = page;
    let anchor = title.node.unwrap_or(place.root);
    let is_near = |id: Id| tree.is_in(id, place.scope) || id.abs_diff(anchor) < 150;
    let is_elsewhere = |id: Id| {
        tree.around(id).any(|node| {
            matches!(tree.name(node), "nav" | "footer" | "figure" | "figcaption")
                || hinted.has(node, hints::CAPTION | hints::CREDIT)
        })
    };
    // Links to an author's page.
    let mut names = Vec::new();
    for id in tree.elements().filter(|id| tree.name(*id) == "a" && is_near(*id) && !is_elsewhere(*id)) {
        if tree.raw_attribute(id, "rel").is_some_and(|rel| rel.split_whitespace().any(|word| word == "author")) {
            split(&tree.words(id), true, &mut names);
        }
    }
    if !names.is_empty() {
        return names;
    }
    // Elements named so, the nearest to the title first.
    let mut named: Vec<Id> = tree
        .elements()
        .filter(|id| hinted.has(*id, hints::BYLINE) && is_near(*id) && !is_elsewhere(*id) && place.size(*id) < 300)
        .collect();
    named.sort_by_key(|id| id.abs_diff(anchor));
    for id in named.iter().take(6) {
        for chunk in chunks.iter().filter(|chunk| tree.is_in(chunk.id, *id)) {
            split(chunk.words(), true, &mut names);
        }
        if !names.is_empty() {
            return names;
        }
    }
    // A line that says so.
    for chunk in chunks.iter().filter(|chunk| is_near(chunk.id) && !is_elsewhere(chunk.id)) {
        let words = chunk.words();
        if shape::is_short(words, 12) && without_by(words) != words {
            split(words, true, &mut names);
            if !names.is_empty() {
                return names;
            }
        }
    }
    names
}
