//! When the article was published, as the page shows it: for pages that do not state it.

use std::path::Path;

use super::Page;
use super::hints;
use super::root::Place;
use super::tree::{Id, Tree};
use crate::formats::{dates, shape};

/// Words that say a date is of a change, lower-case.
const CHANGED: &[&str] = &[
    "updated",
    "update",
    "modified",
    "aktualisiert",
    "actualizado",
    "actualizada",
    "mis à jour",
    "aggiornat",
    "modificato",
    "modifica",
    "bijgewerkt",
    "opdateret",
    "oppdatert",
    "uppdaterad",
    "atualizado",
    "aktualizacja",
    "güncelle",
    "päivitetty",
    "diperbarui",
    "обновлен",
    "edited",
];

/// Finds the day of publication, in the order in which a reader would look for it: near the title, at the head of the
/// text, anywhere in the article.
pub(super) fn find(page: &Page<'_>) -> Option<String> {
    let Page { tree, hinted, chunks, place, title, stated, .. } = page;
    let day_first = stated.language.as_deref().map(|tag| !tag.eq_ignore_ascii_case("en-us"));
    let anchor = title.node.unwrap_or(place.root);
    let near = |id: Id| id.abs_diff(anchor);
    let mut found: Vec<(usize, String)> = Vec::new();
    for id in tree.elements().filter(|id| tree.is_in(*id, place.scope) || near(*id) < 120) {
        let is_time = tree.name(id) == "time"
            || tree.raw_attribute(id, "datetime").is_some()
            || (hinted.has(id, hints::DATE) && place.size(id) < 80);
        if !is_time || is_elsewhere(tree, place, id) {
            continue;
        }
        let words = tree.words(id);
        let stated = tree.attribute(id, "datetime").and_then(|value| dates::of_field(&value));
        if let Some(date) = stated.or_else(|| dates::of_page(&words, day_first)) {
            let penalty = if is_changed(tree, place, id) { 2000 } else { 0 };
            found.push((near(id) + penalty, date));
        }
    }
    for chunk in chunks.iter().filter(|chunk| tree.is_in(chunk.id, place.scope) || near(chunk.id) < 120) {
        let words = chunk.words();
        if words.len() > 160 || is_elsewhere(tree, place, chunk.id) {
            continue;
        }
        let is_named = tree.around(chunk.id).take(4).any(|id| hinted.has(id, hints::DATE | hints::BYLINE));
        let is_line = shape::is_short(words, 9) || (is_named && shape::is_short(words, 24));
        let date = if is_line { dates::of_page(words, day_first) } else { None };
        if let Some(date) = date {
            let changed = if starts_changed(words) { 2000 } else { 0 };
            let unnamed = if is_named || dates::of_line_alone(words).is_some() { 0 } else { 150 };
            found.push((near(chunk.id) + changed + unnamed, date));
        }
    }
    let nearest = found.into_iter().min_by_key(|(distance, _)| *distance);
    // The day of a change is later than the one in the page's address.
    let is_sure = nearest.as_ref().is_some_and(|(distance, _)| *distance < 2000);
    let nearest = nearest.map(|(_, date)| date);
    if is_sure { nearest } else { of_address(tree).or(nearest) }
}

/// Finds the day in the page's own address: `/2025/04/15/harbour.html`.
fn of_address(tree: &Tree<'_>) -> Option<String> {
    let is_own = |id: &Id| {
        let rel = tree.raw_attribute(*id, "rel").unwrap_or_default();
        tree.name(*id) == "link"
            && ["canonical", "amphtml", "shortlink"].iter().any(|own| own.eq_ignore_ascii_case(rel))
    };
    tree.elements().filter(is_own).find_map(|id| {
        let address = tree.attribute(id, "href")?;
        dates::of_path(Path::new(address.as_ref())).map(|date| date.value)
    })
}

/// Whether the element belongs to a link to another article, or to a comment.
fn is_elsewhere(tree: &Tree<'_>, place: &Place, id: Id) -> bool {
    place.is_furniture(id) && tree.around(id).any(|node| matches!(tree.name(node), "footer" | "nav" | "li"))
        || tree.around(id).take(4).any(|node| tree.name(node) == "a")
}

fn is_changed(tree: &Tree<'_>, place: &Place, id: Id) -> bool {
    tree.around(id).take(2).any(|node| {
        let class = tree.raw_attribute(node, "class").unwrap_or_default().to_ascii_lowercase();
        let says_so = place.size(node) < 120 && starts_changed(&tree.words(node));
        class.contains("updat") || class.contains("modif") || says_so
    })
}

fn starts_changed(words: &str) -> bool {
    let words = words.to_lowercase();
    let head: String = words.chars().take(24).collect();
    CHANGED.iter().any(|changed| head.contains(changed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, day: Option<&str>) {
        let page = format!("<html lang=en>{page}");
        assert_eq!(find(&Page::read(&page)).as_deref(), day, "{page}");
    }

    #[test]
    fn days_that_a_page_shows() {
        let text = "<p>The crane fell on Monday, said the mayor of Port Ellery, who saw it on 1 May 2020.</p>";
        let page = |head: &str| format!("<article><h1>Crane falls down</h1>{head}{text}</article>");
        check(&page("<time datetime=2021-11-30>Yesterday</time>"), Some("2021-11-30"));
        check(&page("<div class=meta>30.11.2021, 14 Uhr</div>"), Some("2021-11-30"));
        check(
            &page("<p class=date>Updated: 1 December 2021</p><p class=date>30 November 2021</p>"),
            Some("2021-11-30"),
        );
        check(
            &format!("<link rel=canonical href=https://x.example/2021/11/30/crane.html>{}", page("")),
            Some("2021-11-30"),
        );
        check(&page(""), None);
    }
}
