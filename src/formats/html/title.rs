//! The title of a page: what it states, without the name of the site, and the `h1` that shows it.

use super::hints::{self, Hinted};
use super::metadata::Stated;
use super::tree::{Id, Tree};

/// The title.
#[derive(Debug, Default)]
pub(super) struct Title {
    /// The element that shows it, or another title of the article.
    pub(super) node: Option<Id>,
    /// Its words.
    pub(super) words: Option<String>,
    /// Whether `node` shows another title, one that the page states as well.
    pub(super) has_second: bool,
}

/// Finds the title.
///
/// Pages state several, for readers, for search engines, for those who pass them on. Linked data is right most often; where
/// it only repeats what is shown, the title under which the page is passed on is, more often than not.
pub(super) fn find(tree: &Tree<'_>, hinted: &Hinted, stated: &Stated) -> Title {
    let candidates: Vec<(Id, String)> = tree
        .elements()
        .filter(|id| matches!(tree.name(*id), "h1" | "h2") || hinted.has(*id, hints::TITLE))
        .filter(|id| !tree.around(*id).any(|node| matches!(tree.name(node), "nav" | "footer" | "script" | "svg")))
        .map(|id| (id, words_of(tree, id)))
        .filter(|(_, words)| !words.is_empty() && words.len() < 400)
        .collect();
    let bare = |title: &String| without_site(title, stated.outlet.as_deref(), &candidates);
    let stated_title = first(stated, &bare);
    let showing = |title: &String| {
        let same = |name: &'static str| {
            candidates.iter().find(|(id, words)| tree.name(*id) == name && folded(words) == folded(title))
        };
        same("h1").or_else(|| candidates.iter().find(|(_, words)| folded(words) == folded(title)))
    };
    if let Some((title, (id, words))) = stated_title.as_ref().and_then(|title| Some((title, showing(title)?))) {
        // Of several `h1` none says that it is the title.
        let is_only =
            tree.name(*id) == "h1" && candidates.iter().all(|(other, _)| other == id || tree.name(*other) != "h1");
        let passed_on = stated.passed_on.as_ref().map(bare).filter(|other| is_only && differ(other, title));
        let has_second = passed_on.is_some();
        let words = passed_on.unwrap_or_else(|| spelled_out(words, title).to_owned());
        return Title { node: Some(*id), words: Some(words), has_second };
    }
    let h1 = candidates.iter().filter(|(id, _)| tree.name(*id) == "h1").find(|(id, words)| {
        let is_logo = stated.outlet.as_ref().is_some_and(|outlet| folded(outlet) == folded(words));
        // Scripts without spaces have titles of one word.
        let is_long = words.split_whitespace().count() >= 2 || (!words.is_ascii() && words.chars().count() >= 6);
        !is_logo && is_long && !hinted.has(*id, hints::HIDDEN)
    });
    match (stated_title, h1) {
        (Some(title), Some((id, words))) => {
            let is_stated = stated.titles.iter().any(|other| folded(&bare(other)) == folded(words));
            let has_second = is_stated && differ(&title, words);
            Title { node: Some(*id), words: Some(title), has_second }
        }
        (None, Some((id, words))) => Title { node: Some(*id), words: Some(words.clone()), has_second: false },
        (title, None) => {
            let words = title.or_else(|| stated.page_title.as_ref().map(bare));
            Title { node: None, words, has_second: false }
        }
    }
}

/// Of two spellings of one title, the one in which a kicker is parted from the rest.
fn spelled_out<'t>(shown: &'t str, stated: &'t str) -> &'t str {
    let n_words = |title: &str| title.split_whitespace().count();
    let is_glued = n_words(stated) > n_words(shown) || (stated.contains(": ") && !shown.contains(':'));
    if is_glued { stated } else { shown }
}

/// Whether two titles are not the same with a word more or less: neither is in the other, and of five words they share fewer
/// than four.
fn differ(one: &str, other: &str) -> bool {
    let (one_folded, other_folded) = (folded(one), folded(other));
    if one_folded.contains(&other_folded) || other_folded.contains(&one_folded) {
        return false;
    }
    let words = |title: &str| -> Vec<String> { title.split_whitespace().map(folded).collect() };
    let (one, mut other) = (words(one), words(other));
    let n = one.len() + other.len();
    let shared = one
        .iter()
        .filter(|word| other.iter().position(|known| known == *word).map(|at| other.swap_remove(at)).is_some());
    shared.count() * 2 * 5 < n * 4
}

/// Returns the first title that is stated and is not the name of the site.
fn first(stated: &Stated, bare: &impl Fn(&String) -> String) -> Option<String> {
    let is_outlet = |title: &String| stated.outlet.as_ref().is_some_and(|outlet| folded(outlet) == folded(title));
    stated.titles.iter().map(bare).find(|title| !folded(title).is_empty() && !is_outlet(title))
}

/// Returns the words of an element. Where paragraphs follow words of its own, it has no end, and they are not the title's.
fn words_of(tree: &Tree<'_>, id: Id) -> String {
    let own = tree.children(id).take_while(|child| tree.name(*child) != "p");
    let own: Vec<String> = own
        .map(|child| if tree.name(child).is_empty() { tree.text(child).into_owned() } else { tree.words(child) })
        .collect();
    let own = own.concat().split_whitespace().collect::<Vec<_>>().join(" ");
    let has_paragraphs = tree.children(id).any(|child| tree.name(child) == "p");
    if has_paragraphs && !own.is_empty() { own } else { tree.words(id) }
}

/// Letters and digits, lower-case: what makes two titles one.
pub(super) fn folded(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Cuts `| The Gazette` off a title.
fn without_site(title: &str, outlet: Option<&str>, candidates: &[(Id, String)]) -> String {
    let mut title = title.trim();
    // The title that is shown, with anything behind a mark.
    let shown = candidates.iter().map(|(_, words)| words.as_str()).filter(|words| words.len() > 20).find(|words| {
        let rest = title.strip_prefix(words).map(str::trim_start);
        rest.is_some_and(|rest| rest.starts_with(['|', '-', '–', '—', '•', '·', '*']))
    });
    title = shown.unwrap_or(title);
    for _ in 0..3 {
        let Some((at, len)) = [" | ", " - ", " – ", " — ", " • ", " · ", " :: ", " « "]
            .iter()
            .filter_map(|mark| title.rfind(mark).map(|at| (at, mark.len())))
            .max()
        else {
            break;
        };
        let (Some(front), Some(tail)) = (title.get(..at), title.get(at + len..)) else { break };
        let is_shown = candidates.iter().any(|(_, words)| folded(words) == folded(title));
        let is_site = outlet.is_some_and(|outlet| {
            let (outlet, tail) = (folded(outlet), folded(tail));
            !tail.is_empty() && (outlet.contains(&tail) || tail.contains(&outlet))
        });
        let shows_front = candidates.iter().any(|(_, words)| folded(words) == folded(front));
        if is_shown || !(is_site || shows_front) {
            break;
        }
        title = front.trim();
    }
    title.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, title: Option<&str>) {
        let tree = Tree::read(page);
        let stated = super::super::metadata::read(&tree);
        assert_eq!(find(&tree, &Hinted::read(&tree), &stated).words.as_deref(), title, "{page}");
    }

    #[test]
    fn titles_without_the_site() {
        check("<title>Crane falls | Gazette</title><meta property=og:site_name content=Gazette>", Some("Crane falls"));
        check("<title>Crane falls - a story</title>", Some("Crane falls - a story"));
        check("<meta property=og:title content='Crane falls – Gazette'><h1>Crane falls</h1>", Some("Crane falls"));
        check("<title>Gazette: Crane</title><h1>Crane falls into sea</h1>", Some("Crane falls into sea"));
        check("<h1>Crane falls<p>The crane fell on Monday.", Some("Crane falls"));
        check("<p>The crane fell.", None);
    }

    #[test]
    fn one_of_several_titles() {
        let page = |passed_on: &str, shown: &str| {
            let cards = format!(
                "<meta property=og:title content='{passed_on}'><meta name=twitter:title content='{passed_on}'>"
            );
            let data = r#"<script type=application/ld+json>{"@type":"NewsArticle","headline":"Crane falls into the sea"}</script>"#;
            format!("{data}{cards}<h1>{shown}</h1>")
        };
        let shown = "Crane falls into the sea";
        check(&page("Port Ellery in shock after accident", shown), Some("Port Ellery in shock after accident"));
        check(&page("Crane falls into sea", shown), Some(shown));
        check(&page("Port Ellery in shock: Crane falls into the sea", shown), Some(shown));
        check(&page("Port Ellery in shock after accident", "Port Ellery in shock after accident"), Some(shown));
        check(
            "<meta property=og:title content='Port: Crane falls'><h1><b>Port</b><i>Crane falls</i></h1>",
            Some("Port: Crane falls"),
        );
    }
}
