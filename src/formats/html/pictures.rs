//! Captions and credits: the chunks of a picture, put together.

use super::flow::Chunk;
use super::hints::{self, Hinted};
use super::root::Place;
use super::title::folded;
use super::tree::{Id, PAGE, Tree};
use crate::formats::conventions::{has_credit_at_end, is_credit, is_sure_credit};
use crate::formats::{dates, shape};

/// How far around a chunk its picture is looked for.
const MAX_STEPS: usize = 7;

/// What a chunk is to a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Share {
    Caption,
    Credit,
    /// Stands in the figure, and nothing says what it is.
    Other,
    /// Stands beside a picture in a box that is named so.
    Beside,
    /// Stands beside a picture in a box: a caption if a credit follows.
    Near,
}

/// The words of a picture, as indices of chunks.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Picture {
    pub(super) caption: Vec<usize>,
    pub(super) credit: Vec<usize>,
}

/// The most text, in bytes, that stands in a box with a picture.
const MAX_SIZE: usize = 900;

/// Returns what a chunk is to which picture, if it belongs to one.
pub(super) fn share(tree: &Tree<'_>, hinted: &Hinted, place: &Place, id: Id) -> Option<(Share, Id)> {
    let mut found: Option<(Share, Id)> = None;
    let (mut is_media, mut is_author) = (false, false);
    for node in tree.around(id).take(MAX_STEPS) {
        let is_end = node == PAGE || node == place.root || node == place.scope || place.size(node) > MAX_SIZE;
        if is_end || matches!(tree.name(node), "h2" | "h3" | "h4" | "article" | "main" | "ul" | "ol") {
            break;
        }
        let hints = hinted.of(node);
        let is_caption = hints & hints::CAPTION != 0;
        if found.is_none() {
            let is_credit = hints & hints::CREDIT != 0 && tree.name(node) != "figcaption";
            if is_credit && !(is_caption && has_credit(tree, hinted, node)) {
                found = Some((Share::Credit, node));
            } else if is_caption {
                found = Some((Share::Caption, node));
            }
        } else if let Some((_, outer)) = found.as_mut().filter(|_| is_caption) {
            *outer = node;
        }
        is_media |= hints & hints::MEDIA != 0;
        is_author |= hints & (hints::BYLINE | hints::DATE) != 0;
        if tree.name(node) == "figure" {
            return Some((found.map_or(Share::Other, |(share, _)| share), node));
        }
        // A box around the picture and what belongs to it.
        if place.has_image(node) && (node != id || tree.name(node) == "td") {
            if let Some((share, _)) = found {
                return Some((share, node));
            }
            return (!is_author).then_some((if is_media { Share::Beside } else { Share::Near }, node));
        }
    }
    found
}

/// Whether an element named for caption and credit has one for the credit inside.
fn has_credit(tree: &Tree<'_>, hinted: &Hinted, id: Id) -> bool {
    tree.children(id).any(|child| hinted.has(child, hints::CREDIT) || has_credit(tree, hinted, child))
}

/// Puts the chunks of one picture together: `shares` in the order of the page.
pub(super) fn assemble(chunks: &[Chunk], shares: &[(usize, Share)]) -> Option<Picture> {
    let mut picture = Picture::default();
    let words = |idx: usize| chunks.get(idx).map_or("", |chunk| chunk.words());
    for (idx, share) in shares {
        let line = words(*idx);
        if !line.chars().any(char::is_alphanumeric) || is_count(line) || is_note(line) {
            continue;
        }
        let is_repeated = picture.caption.iter().any(|known| folded(words(*known)) == folded(line));
        if is_repeated {
            continue;
        }
        match share {
            Share::Credit => {
                let is_known = picture.credit.iter().any(|known| folded(words(*known)).ends_with(&folded(line)));
                if !is_known {
                    picture.credit.push(*idx);
                }
            }
            _ if !picture.caption.is_empty() && is_credit(line) => picture.credit.push(*idx),
            Share::Caption => picture.caption.push(*idx),
            Share::Beside | Share::Near if !shape::is_short(line, 2) => picture.caption.push(*idx),
            Share::Beside | Share::Near => {}
            Share::Other if is_credit(line) => picture.credit.push(*idx),
            Share::Other => {}
        }
    }
    // The credit came first, or the caption is named as one.
    if let [first, rest @ ..] = picture.caption.as_slice()
        && is_keyed(words(*first))
        && !rest.is_empty()
        && picture.credit.is_empty()
    {
        (picture.credit, picture.caption) = (vec![*first], rest.to_vec());
    }
    if let [only] = picture.caption.as_slice()
        && is_keyed(words(*only))
    {
        return None;
    }
    // Words beside a picture may be anything, unless they are few or someone is credited.
    let all = |wanted: Share| shares.iter().all(|(_, share)| *share == wanted);
    let n_words: usize = picture.caption.iter().map(|idx| shape::n_words(words(*idx), 100)).sum();
    let is_caption = match picture.credit.is_empty() {
        false if all(Share::Near) => n_words <= 90 && picture.credit.iter().any(|idx| is_sure_credit(words(*idx))),
        false => n_words <= 90,
        true if all(Share::Near) => matches!(picture.caption.as_slice(), [only] if has_credit_at_end(words(*only))),
        true => !all(Share::Beside) || (n_words <= 40 && picture.caption.len() == 1),
    };
    (!picture.caption.is_empty() && is_caption).then_some(picture)
}

/// A byline or a date: pictures of authors have these.
pub(super) fn is_note(line: &str) -> bool {
    let is_by = ["by ", "von ", "par ", "por "].iter().any(|by| shape::strip_prefix_ignore_case(line, by).is_some());
    shape::is_short(line, 10)
        && (is_by || (dates::of_page(line, None).is_some() && line.starts_with(|c: char| c.is_ascii_digit())))
}

/// `1/12`, `Image 3 of 5`.
fn is_count(line: &str) -> bool {
    shape::is_short(line, 4) && line.chars().any(|c| c.is_ascii_digit()) && line.contains('/') && line.len() < 8
}

/// Whether the line is a credit that says so.
fn is_keyed(line: &str) -> bool {
    line.starts_with('©') || (line.contains(':') && is_credit(line))
}

/// Words that announce a credit.
const KEYS: &[&str] = &[
    "foto",
    "fotos",
    "photo",
    "photos",
    "bild",
    "bilder",
    "image",
    "images",
    "picture",
    "credit",
    "credits",
    "copyright",
    "quelle",
    "source",
    "bildrechte",
    "photograph",
    "photography",
    "rechte",
    "bildquelle",
    "fotografie",
    "fotoğraf",
    "crédit",
    "crédits",
    "fuente",
    "bron",
    "by",
    "von",
    "photo credit",
    "image credit",
    "image source",
    "photo by",
    "photograph by",
    "illustration",
    "kép",
    "zdjęcie",
    "фото",
    "fot.",
    "foto di",
    "사진",
    "写真",
    "ảnh",
];

/// Whether a chunk only announces a credit: `Photo:`.
pub(super) fn is_key(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    KEYS.contains(&bare.as_str())
}

/// Returns the words of a credit, without `Photo:`, as a range of it.
pub(super) fn bare_credit(line: &str) -> std::ops::Range<usize> {
    let is_space =
        |c: char| c.is_whitespace() || matches!(c, ':' | '|' | '©' | '-' | '–' | '—' | '/' | '•' | '·' | '=');
    let mut rest = line.trim_start_matches(is_space);
    for _ in 0..3 {
        let lower = rest.to_lowercase();
        let Some(key) = KEYS.iter().filter(|key| lower.starts_with(**key)).max_by_key(|key| key.len()) else { break };
        let Some(after) = rest.get(key.len()..) else { break };
        // "Picture alliance" is an agency.
        let is_marked = after.trim_start().starts_with([':', '©', '/', '|', '-', '–', '=']);
        let is_word =
            after.starts_with([' ', '\u{a0}']) && ["by", "von", "di", "copyright"].iter().any(|by| key.ends_with(by));
        if !is_marked && !is_word {
            break;
        }
        rest = after.trim_start_matches(is_space);
    }
    let start = line.len() - rest.len();
    let mut words = rest.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '-' | '/'));
    let mut from = start;
    if let Some(inner) = words.strip_prefix(['(', '[']).and_then(|inner| inner.strip_suffix([')', ']'])) {
        from += 1;
        words = inner;
        let again = bare_credit(words);
        return from + again.start..from + again.end;
    }
    if words.is_empty() { 0..line.len() } else { from..from + words.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_without_their_keys() {
        for (line, credit) in [
            ("Photo: Ann Poe/NWA", "Ann Poe/NWA"),
            ("(Foto: Ann Poe)", "Ann Poe"),
            ("© Ann Poe", "Ann Poe"),
            ("Photograph by Ann Poe", "Ann Poe"),
            ("picture alliance / dpa", "picture alliance / dpa"),
            ("Image source: Getty Images", "Getty Images"),
            ("Ann Poe (NWA)", "Ann Poe (NWA)"),
            ("Foto:", "Foto:"),
        ] {
            assert_eq!(line.get(bare_credit(line)), Some(credit), "{line}");
        }
        assert!(is_key("Foto:") && !is_key("Foto: Ann Poe"));
    }
}
