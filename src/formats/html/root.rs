//! Where the article is on its page.
//!
//! Each chunk of running text weighs on the elements around it. Elements whose names say that they are furniture do not
//! count, unless they hold most of the page. The root is the innermost element that still holds nearly all weight.

use std::collections::HashMap;

use super::flow::Chunk;
use super::hints::{self, Hinted};
use super::tree::{Id, PAGE, Tree};

/// Where the article is.
pub(super) struct Place {
    /// The element that holds its text.
    pub(super) root: Id,
    /// The element that holds title and text.
    pub(super) scope: Id,
    /// By node: whether it, or one around it, is furniture.
    furniture: Vec<bool>,
    /// By node: the weight of the text in it.
    weights: Vec<usize>,
    /// By node: how much text is in it, in bytes.
    sizes: Vec<usize>,
    /// By node: whether a picture is in it.
    has_image: Vec<bool>,
}

impl Place {
    pub(super) fn is_furniture(&self, id: Id) -> bool {
        self.furniture.get(id).copied().unwrap_or(false)
    }

    /// Returns how much text is in a node, in bytes.
    pub(super) fn size(&self, id: Id) -> usize {
        self.sizes.get(id).copied().unwrap_or(0)
    }

    pub(super) fn has_image(&self, id: Id) -> bool {
        self.has_image.get(id).copied().unwrap_or(false)
    }

    pub(super) fn weight(&self, id: Id) -> usize {
        self.weights.get(id).copied().unwrap_or(0)
    }
}

/// Finds the place of the article; `title` is the element that shows its title.
pub(super) fn find(tree: &Tree<'_>, hinted: &Hinted, chunks: &[Chunk], title: Option<Id>) -> Place {
    let all = weights(tree, chunks, |chunk| weight(tree, hinted, chunk));
    let furniture = furniture(tree, hinted, &all, title);
    let is_cut = |id: Id| furniture.get(id).copied().unwrap_or(false);
    let weights = weights(tree, chunks, |chunk| if is_cut(chunk.id) { 0 } else { weight(tree, hinted, chunk) });
    let root = with_intro(tree, chunks, &weights, &is_cut, descend(tree, hinted, &weights));
    let scope = scope(tree, &weights, root, title);
    let (mut sizes, mut has_image) = (vec![0; tree.nodes.len()], vec![false; tree.nodes.len()]);
    for chunk in chunks {
        for id in tree.around(chunk.id) {
            if let Some(size) = sizes.get_mut(id) {
                *size += chunk.len();
            }
        }
    }
    for id in tree.elements().filter(|id| matches!(tree.name(*id), "img" | "picture")) {
        for id in tree.around(id) {
            match has_image.get_mut(id) {
                Some(has) if !*has => *has = true,
                _ => break,
            }
        }
    }
    Place { root, scope, furniture, weights, sizes, has_image }
}

/// Widens the root where paragraphs stand right before it, and next to nothing behind it.
fn with_intro(tree: &Tree<'_>, chunks: &[Chunk], weights: &[usize], is_cut: &impl Fn(Id) -> bool, root: Id) -> Id {
    let weight = |id: Id| weights.get(id).copied().unwrap_or(0);
    let mut wide = root;
    for outer in tree.around(root).skip(1).take(6) {
        let more = weight(outer) - weight(wide).min(weight(outer));
        if more == 0 || more * 4 > weight(root) {
            continue;
        }
        let is_intro = |chunk: &&Chunk| {
            chunk.id < root
                && tree.name(chunk.id) == "p"
                && !is_cut(chunk.id)
                && tree.is_in(chunk.id, outer)
                && !tree.is_in(chunk.id, wide)
        };
        let n_before: usize = chunks.iter().filter(is_intro).map(|chunk| chunk.len().min(800)).sum();
        if n_before >= 150 && n_before * 10 >= more * 8 {
            wide = outer;
        }
    }
    wide
}

/// Returns the element that holds title and text, and the pictures beside them: the article, if it is one of its own.
fn scope(tree: &Tree<'_>, weights: &[usize], root: Id, title: Option<Id>) -> Id {
    let weight = |id: Id| weights.get(id).copied().unwrap_or(0);
    let inner = match title {
        Some(title) => tree.around(root).find(|id| tree.is_in(title, *id)).unwrap_or(PAGE),
        None => tree.parent(root).unwrap_or(PAGE),
    };
    let outer = tree.around(inner).take_while(|id| *id != PAGE && weight(*id) * 4 <= weight(root).max(1) * 5);
    outer.filter(|id| matches!(tree.name(*id), "article" | "main")).last().unwrap_or(inner)
}

/// What a chunk says for the element it is in.
fn weight(tree: &Tree<'_>, hinted: &Hinted, chunk: &Chunk) -> usize {
    let len = chunk.words().chars().count();
    let n_plain = len.saturating_sub(chunk.n_link * len / chunk.len().max(1));
    if n_plain < 25 || chunk.link_share() > 60 {
        return 0;
    }
    if tree.around(chunk.id).take(3).any(|id| hinted.has(id, hints::CAPTION | hints::CREDIT | hints::HIDDEN)) {
        return 0;
    }
    let share = match tree.name(chunk.id) {
        "p" => 10,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "label" | "dt" | "th" | "caption" | "summary" => 0,
        "li" => 4,
        _ => 7,
    };
    n_plain.min(800) * share / 10
}

fn weights(tree: &Tree<'_>, chunks: &[Chunk], weight: impl Fn(&Chunk) -> usize) -> Vec<usize> {
    let mut weights = vec![0; tree.nodes.len()];
    for chunk in chunks {
        let weight = weight(chunk);
        if weight > 0 {
            for id in tree.around(chunk.id) {
                if let Some(sum) = weights.get_mut(id) {
                    *sum += weight;
                }
            }
        }
    }
    weights
}

/// Returns for each node whether it is in furniture.
fn furniture(tree: &Tree<'_>, hinted: &Hinted, weights: &[usize], title: Option<Id>) -> Vec<bool> {
    let total = weights.first().copied().unwrap_or(0).max(1);
    let mut furniture = vec![false; tree.nodes.len()];
    let titled: Vec<Id> = title.map(|title| tree.around(title).collect()).unwrap_or_default();
    let shared = by_class(tree, weights);
    let mut holds_body = vec![false; tree.nodes.len()];
    for id in
        tree.elements().filter(|id| hinted.has(*id, hints::BODY) && weights.get(*id).is_some_and(|weight| *weight > 0))
    {
        for outer in tree.around(id) {
            match holds_body.get_mut(outer) {
                Some(holds) if !*holds => *holds = true,
                _ => break,
            }
        }
    }
    for id in 1..tree.nodes.len() {
        let inherited = tree.parent(id).and_then(|parent| furniture.get(parent)).copied().unwrap_or(false);
        let named = hinted.of(id) & (hints::FURNITURE | hints::WEAK | hints::HIDDEN);
        if !inherited && named == 0 {
            continue;
        }
        let weight = weights.get(id).copied().unwrap_or(0);
        let shared = tree.raw_attribute(id, "class").and_then(|class| shared.get(class)).copied().unwrap_or(0);
        let is_held = titled.contains(&id)
            || weight * 2 > total
            || shared * 2 > total
            || matches!(tree.name(id), "main" | "article" | "h1")
            || (tree.name(id) == "p" && named & hints::HIDDEN == 0)
            || hinted.has(id, hints::BODY);
        let is_picture =
            hinted.has(id, hints::MEDIA) || tree.around(id).skip(1).take(3).any(|node| tree.name(node) == "figure");
        let named = match () {
            () if is_held => false,
            () if is_picture && named & hints::HIDDEN == 0 => {
                named & hints::FURNITURE != 0 && tree.name(id) != "footer"
            }
            () if named & hints::FURNITURE != 0 => true,
            () if named & hints::WEAK != 0 => weight * 4 < total && !holds_body.get(id).is_some_and(|holds| *holds),
            () => named != 0 && weight < 300 && weight * 12 < total,
        };
        if let Some(slot) = furniture.get_mut(id) {
            *slot = inherited || named;
        }
    }
    furniture
}

/// Sums the weights of the elements that have the same class: what so much of the page is made of is no furniture.
fn by_class<'a>(tree: &Tree<'a>, weights: &[usize]) -> HashMap<&'a str, usize> {
    let mut sums = HashMap::new();
    for (id, weight) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0) {
        if let Some(class) = tree.raw_attribute(id, "class").filter(|class| !class.is_empty()) {
            *sums.entry(class).or_insert(0) += weight;
        }
    }
    sums
}

fn descend(tree: &Tree<'_>, hinted: &Hinted, weights: &[usize]) -> Id {
    let weight = |id: Id| weights.get(id).copied().unwrap_or(0);
    let mut root = PAGE;
    loop {
        let heaviest = tree.children(root).max_by_key(|id| (weight(*id), std::cmp::Reverse(*id)));
        let Some(child) = heaviest else { break };
        let is_block = !matches!(tree.name(child), "p" | "" | "h1" | "h2" | "h3" | "li" | "blockquote");
        let is_stated = hinted.has(child, hints::BODY) || matches!(tree.name(child), "article" | "main");
        let enough = if is_stated { 50 } else { 90 };
        if weight(child) == 0 || !is_block || weight(child) * 100 < weight(root) * enough {
            break;
        }
        root = child;
    }
    root
}
