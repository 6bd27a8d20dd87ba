//! What stands inside the text of an article and is not of it: boxes with a heading of their own, lists of other
//! articles, headings under which nothing is left.

use super::Page;
use super::select::{Item, text_len};
use super::tree::Id;
use crate::formats::shape;

/// How headings begin under which no article stands, lower-case.
const ASIDES: &[&str] = &[
    "about the author",
    "also read",
    "also see",
    "comments",
    "discover more",
    "follow us",
    "further reading",
    "get in touch",
    "join the conversation",
    "latest news",
    "latest stories",
    "latest national",
    "latest video",
    "log in",
    "more articles",
    "more from",
    "more news",
    "more on",
    "more stories",
    "most popular",
    "most read",
    "most viewed",
    "newsletter",
    "our latest",
    "read also",
    "read more",
    "read next",
    "recommended",
    "related",
    "see also",
    "share this",
    "sign in",
    "sign up",
    "stay up to date",
    "subscribe",
    "support our",
    "support us",
    "thank you for",
    "top stories",
    "trending",
    "up next",
    "watch:",
    "what to read next",
    "you may also",
    "you might also",
    "auch interessant",
    "das könnte",
    "das interessiert",
    "dazu passend",
    "der autor",
    "die autorin",
    "hinweis",
    "kommentare",
    "lesen sie",
    "mehr aus",
    "mehr zu",
    "meistgelesen",
    "meist gelesen",
    "schlagwörter",
    "themen in diesem",
    "themen:",
    "über den autor",
    "über die autorin",
    "verwandte",
    "weitere artikel",
    "weitere informationen",
    "weitere meldungen",
    "weitere nachrichten",
    "weitere themen",
    "weitere videos",
    "weiterlesen",
    "zum thema",
    "à lire",
    "à voir",
    "lire aussi",
    "les plus lus",
    "sur le même",
    "lo más",
    "más información",
    "más leíd",
    "más noticias",
    "sobre el autor",
    "sobre la firma",
    "te puede",
    "tu suscripción",
    "temas relacionados",
    "leggi anche",
    "i più letti",
    "lees ook",
    "meer over",
    "meest gelezen",
    "les også",
    "læs også",
    "läs mer",
    "läs också",
    "mest læst",
    "mest lest",
    "mest lästa",
    "leia mais",
    "leia também",
    "mais lidas",
    "czytaj",
    "zobacz",
    "polecane",
    "čtěte",
    "související",
    "читайте",
    "ilgili haberler",
    "baca juga",
    "lue myös",
    "最新",
    "関連",
    "相关",
    "相關",
    "관련",
    "당신이 관심",
];

/// The most text, in bytes, under such a heading that goes with it.
const MAX_ASIDE: usize = 800;

/// Drops boxes with a heading of their own inside the text: summaries, facts, podcasts, lists of other articles. What
/// stands behind such a box belongs to the section before it.
pub(super) fn without_insets(page: &Page<'_>, items: Vec<Item>) -> Vec<Item> {
    let chunk = |item: &Item| match item {
        Item::Chunk(_, idx) | Item::Heading(_, idx) => page.chunks.get(*idx),
        Item::Picture(picture) => picture.caption.first().and_then(|idx| page.chunks.get(*idx)),
    };
    let is_in = |item: &Item, outer: Id| chunk(item).is_some_and(|chunk| page.tree.is_in(chunk.id, outer));
    let size = |item: &Item| text_len(page, item);
    let root = page.place.root;
    let mut dropped = vec![false; items.len()];
    for (at, item) in items.iter().enumerate() {
        let (Item::Heading(..), Some(heading)) = (item, chunk(item)) else { continue };
        let before = at.checked_sub(1).and_then(|before| items.get(before));
        // The largest box that begins with the heading.
        let is_box = |id: &Id| {
            *id != root
                && page.place.weight(*id) * 4 < page.place.weight(root).max(1)
                && !before.is_some_and(|before| is_in(before, *id))
        };
        let inset = page.tree.around(heading.id).take_while(is_box).last().unwrap_or(heading.id);
        let rest = items.get(at + 1..).unwrap_or_default();
        let n_inside = rest.iter().take_while(|item| is_in(item, inset)).count();
        let inside: usize = rest.iter().take(n_inside).map(size).sum();
        let behind: usize =
            rest.iter().skip(n_inside).take_while(|item| !matches!(item, Item::Heading(..))).map(size).sum();
        let is_aside = is_aside(heading.words());
        let is_last = !rest.iter().any(|item| matches!(item, Item::Heading(..)));
        if is_aside && n_inside == 0 {
            // Without a box: what follows goes with it where nothing else follows.
            let n = if is_last && behind <= MAX_ASIDE { rest.len() } else { 0 };
            dropped.iter_mut().skip(at).take(n + 1).for_each(|dropped| *dropped = true);
        }
        let is_inset = match inside {
            1.. if is_aside => inside <= MAX_ASIDE,
            0 => n_inside == 0 && behind > 0 && page.place.size(inset) > heading.len() + 25,
            inside => behind > inside.max(200),
        };
        if is_inset {
            dropped.iter_mut().skip(at).take(n_inside + 1).for_each(|dropped| *dropped = true);
        }
    }
    items.into_iter().zip(dropped).filter(|(_, dropped)| !dropped).map(|(item, _)| item).collect()
}

fn is_aside(words: &str) -> bool {
    let words = words.to_lowercase();
    shape::is_short(&words, 12) && ASIDES.iter().any(|start| words.starts_with(start))
}

/// Drops headings under which nothing stands.
pub(super) fn without_empty_sections(items: Vec<Item>) -> Vec<Item> {
    let mut kept: Vec<Item> = Vec::with_capacity(items.len());
    // From the end: whether there is text, or a heading of a lower level, below.
    let mut below: Option<u8> = None;
    for item in items.into_iter().rev() {
        match item {
            Item::Heading(level, _) => {
                if below.is_some_and(|below| below > level) {
                    kept.push(item);
                    below = Some(level);
                }
            }
            Item::Chunk(..) => {
                below = Some(u8::MAX);
                kept.push(item);
            }
            Item::Picture(_) => kept.push(item),
        }
    }
    kept.reverse();
    kept
}
