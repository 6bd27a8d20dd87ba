//! The title of a page: what it states, without the name of the site, and the `h1` that shows it.

use super::hints::{self, Hinted};
use super::metadata::Stated;
use super::tree::{Id, Tree};

/// The title.
#[derive(Debug, Default)]
pub(super) struct Title {
    /// The element that shows it.
    pub(super) node: Option<Id>,
    /// Its words.
    pub(super) words: Option<String>,
}

/// Finds the title.
pub(super) fn find(tree: &Tree<'_>, hinted: &Hinted, stated: &Stated) -> Title {
    let candidates: Vec<(Id, String)> = tree
        .elements()
        .filter(|id| matches!(tree.name(*id), "h1" | "h2") || hinted.has(*id, hints::TITLE))
        .filter(|id| !tree.around(*id).any(|node| matches!(tree.name(node), "nav" | "footer" | "script" | "svg")))
        .map(|id| (id, words_of(tree, id)))
        .filter(|(_, words)| !words.is_empty() && words.len() < 400)
        .collect();
    let stated_title = first(stated, &candidates);
    let shown = stated_title.as_ref().and_then(|title| {
        let same = |name: &'static str| {
            candidates.iter().find(|(id, words)| tree.name(*id) == name && folded(words) == folded(title))
        };
        same("h1").or_else(|| candidates.iter().find(|(_, words)| folded(words) == folded(title)))
    });
    if let Some((id, words)) = shown {
        return Title { node: Some(*id), words: Some(words.clone()) };
    }
    let h1 = candidates.iter().filter(|(id, _)| tree.name(*id) == "h1").find(|(id, words)| {
        let is_logo = stated.outlet.as_ref().is_some_and(|outlet| folded(outlet) == folded(words));
        // Scripts without spaces have titles of one word.
        let is_long = words.split_whitespace().count() >= 2 || (!words.is_ascii() && words.chars().count() >= 6);
        !is_logo && is_long && !hinted.has(*id, hints::HIDDEN)
    });
    match (stated_title, h1) {
        (Some(title), Some((id, _))) => Title { node: Some(*id), words: Some(title) },
        (None, Some((id, words))) => Title { node: Some(*id), words: Some(words.clone()) },
        (title, None) => {
            let page_title = stated.page_title.as_deref();
            let page_title = page_title.map(|title| without_site(title, stated.outlet.as_deref(), &candidates));
            Title { node: None, words: title.or(page_title) }
        }
    }
}

/// Returns the first title that is stated and is not the name of the site.
fn first(stated: &Stated, candidates: &[(Id, String)]) -> Option<String> {
    let is_outlet = |title: &String| stated.outlet.as_ref().is_some_and(|outlet| folded(outlet) == folded(title));
    stated
        .titles
        .iter()
        .map(|title| without_site(title, stated.outlet.as_deref(), candidates))
        .find(|title| !folded(title).is_empty() && !is_outlet(title))
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
}
