//! What each chunk of a page is, and the article made of them.

use super::Page;
use super::flow::Chunk;
use super::hints;
use super::insets::{without_empty_sections, without_insets};
use super::pictures::{self, Picture, Share};
use super::title::folded;
use super::tree::{Id, PAGE};
use crate::formats::builder::{Builder, Kind};
use crate::formats::{conventions, dates, shape};

/// A block of the article.
pub(super) enum Item {
    /// A chunk.
    Chunk(Kind, usize),
    /// A heading of this level.
    Heading(u8, usize),
    Picture(Picture),
}

/// Writes the article below its title.
pub(super) fn write_text(page: &Page<'_>, builder: &mut Builder<'_, '_>) {
    let items = without_empty_sections(without_insets(page, items(page)));
    let n_bytes: usize = items.iter().map(|item| text_len(page, item)).sum();
    // Where the page shows next to nothing of what it states, a gate was shut.
    if let Some(body) = page.stated.body.as_deref().filter(|body| body.len() > 400 && body.len() > n_bytes * 3) {
        return write_body(page, builder, body);
    }
    for item in items {
        match item {
            Item::Chunk(kind, idx) => write_chunks(page, builder, kind, &[idx]),
            Item::Heading(_, idx) => write_chunks(page, builder, Kind::Heading, &[idx]),
            Item::Picture(picture) => {
                write_chunks(page, builder, Kind::Caption, &picture.caption);
                write_credit(page, builder, &picture.credit);
            }
        }
    }
}

/// Writes the text that the page states beside what it shows.
fn write_body(page: &Page<'_>, builder: &mut Builder<'_, '_>, body: &str) {
    let source = page.tree.source.as_bytes();
    let start = memchr::memmem::find(source, b"\"articleBody\"").unwrap_or(0);
    for paragraph in body.split('\n').map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        builder.begin(Kind::Block);
        match source.get(start..).and_then(|rest| memchr::memmem::find(rest, paragraph.as_bytes())) {
            Some(at) => builder.text(paragraph, Some(start + at)),
            None => builder.decoded(paragraph, start),
        }
        builder.end();
    }
}

/// Returns the length of a paragraph; 0 for other things.
pub(super) fn text_len(page: &Page<'_>, item: &Item) -> usize {
    match item {
        Item::Chunk(_, idx) => page.chunks.get(*idx).map_or(0, Chunk::len),
        _ => 0,
    }
}

/// Writes the title.
pub(super) fn write_title(page: &Page<'_>, builder: &mut Builder<'_, '_>) {
    let Some(words) = page.title.words.as_deref() else { return };
    builder.begin(Kind::Headline);
    let is_shown = |chunk: &&Chunk| {
        page.title.node.is_some_and(|node| page.tree.is_in(chunk.id, node)) && folded(chunk.words()) == folded(words)
    };
    let shown = page.chunks.iter().find(is_shown);
    match (shown, memchr::memmem::find(page.tree.source.as_bytes(), words.as_bytes())) {
        (Some(chunk), None) if chunk.words() != words => builder.decoded(words, chunk.text.place(0)),
        (Some(chunk), _) if chunk.words() == words => chunk.text.write(0, chunk.len(), builder),
        (_, Some(at)) => builder.text(words, Some(at)),
        (_, None) => builder.decoded(words, 0),
    }
    builder.end();
    let node = page.title.node.unwrap_or(PAGE);
    // A title without end has the article in it.
    if page.title.has_second && page.place.size(node) < 400 {
        let second = (0..page.chunks.len())
            .filter(|idx| page.chunks.get(*idx).is_some_and(|chunk| page.tree.is_in(chunk.id, node)));
        write_chunks(page, builder, Kind::Standfirst, &second.collect::<Vec<_>>());
    }
}

fn write_chunks(page: &Page<'_>, builder: &mut Builder<'_, '_>, kind: Kind, idxs: &[usize]) {
    builder.begin(kind);
    for (n, chunk) in idxs.iter().filter_map(|idx| page.chunks.get(*idx)).enumerate() {
        if n > 0 {
            builder.decoded(" ", chunk.text.place(0));
        }
        chunk.text.write(0, chunk.len(), builder);
    }
    builder.end();
}

fn write_credit(page: &Page<'_>, builder: &mut Builder<'_, '_>, idxs: &[usize]) {
    let mut n = 0;
    for chunk in idxs.iter().filter_map(|idx| page.chunks.get(*idx)) {
        let bare = pictures::bare_credit(chunk.words());
        if bare.is_empty() || pictures::is_key(chunk.words()) {
            continue;
        }
        if n == 0 {
            builder.begin(Kind::Credit);
        } else {
            builder.decoded(" ", chunk.text.place(0));
        }
        chunk.text.write(bare.start, bare.end, builder);
        n += 1;
    }
    builder.end();
}

/// Returns the blocks of the article.
fn items(page: &Page<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    let mut seen_captions: Vec<String> = Vec::new();
    let mut idx = 0;
    let title = page.title.words.as_deref().map(folded).unwrap_or_default();
    while let Some(chunk) = page.chunks.get(idx) {
        let first = idx;
        idx += 1;
        if !page.is_article(chunk.id) {
            continue;
        }
        if let Some((share, picture)) = page.share(chunk.id) {
            let mut shares = vec![(first, share)];
            while let Some((share, _)) =
                page.chunks.get(idx).and_then(|next| page.share(next.id)).filter(|(_, other)| *other == picture)
            {
                shares.push((idx, share));
                idx += 1;
            }
            // A credit without a picture's box, behind the caption.
            while let Some((Share::Credit, _)) = page.chunks.get(idx).and_then(|next| page.share(next.id)) {
                shares.push((idx, Share::Credit));
                idx += 1;
            }
            // The pictures of links to other articles.
            let is_link =
                shares.iter().all(|(idx, _)| page.chunks.get(*idx).is_none_or(|chunk| chunk.link_share() > 90));
            let found = pictures::assemble(&page.chunks, &shares).filter(|found| !is_link || !found.credit.is_empty());
            if found.is_none() && matches!(share, Share::Near | Share::Beside) {
                items.extend(
                    shares.iter().filter(|(idx, _)| !page.is_title_chunk(*idx)).filter_map(|(idx, _)| page.item(*idx)),
                );
            }
            if let Some(found) = found {
                let words =
                    found.caption.first().and_then(|idx| page.chunks.get(*idx)).map_or("", |chunk| chunk.words());
                let key = folded(words);
                if !seen_captions.contains(&key) && key != title {
                    seen_captions.push(key);
                    items.push(Item::Picture(found));
                }
            }
            continue;
        }
        if !page.is_title_chunk(first) && folded(chunk.words()) != title {
            items.extend(page.item(first));
        }
    }
    items
}

impl Page<'_> {
    fn is_article(&self, id: Id) -> bool {
        !self.place.is_furniture(id) && self.tree.is_in(id, self.place.scope)
    }

    fn share(&self, id: Id) -> Option<(Share, Id)> {
        pictures::share(&self.tree, &self.hinted, &self.place, id).filter(|_| self.is_article(id))
    }

    /// Returns what a chunk outside of pictures is; none if it is no part of the article.
    fn item(&self, idx: usize) -> Option<Item> {
        let chunk = self.chunks.get(idx)?;
        if !self.tree.is_in(chunk.id, self.place.root) {
            let is_named = self.tree.around(chunk.id).take(3).any(|id| self.hinted.has(id, hints::STANDFIRST));
            let is_summary = chunk.id < self.place.root
                && chunk.link_share() < 50
                && (is_named || self.is_standfirst(chunk.words()))
                && !shape::is_short(chunk.words(), 5)
                && shape::is_short(chunk.words(), 90)
                && !self.is_title(chunk.words());
            return is_summary.then_some(Item::Chunk(Kind::Standfirst, idx));
        }
        let words = chunk.words();
        let link = chunk.link_share();
        let block = self.block(chunk.id);
        let is_dated = shape::is_short(words, 6) && dates::of_page(words, Some(true)).is_some();
        let is_author = self.authors.iter().any(|author| folded(author) == folded(words));
        if is_author
            || (is_dated && heading_level(block).is_none())
            || (pictures::is_note(words) && shape::is_short(words, 8))
        {
            return None;
        }
        if let Some(level) = heading_level(block) {
            let is_heading =
                link < 60 && !conventions::is_furniture(words) && !self.is_title(words) && shape::is_short(words, 40);
            if self.is_standfirst(words) {
                return Some(Item::Chunk(Kind::Standfirst, idx));
            }
            return is_heading.then_some(Item::Heading(level, idx));
        }
        let is_sentence = shape::ends_sentence(words);
        let n_words = shape::n_words(words, 40);
        let is_caseless = words.chars().next().is_some_and(|c| shape::is_caseless(&c.to_string()));
        let n_words = if is_caseless { n_words.max(words.chars().count() / 3) } else { n_words };
        if conventions::is_furniture(words) || dates::of_line_alone(words).is_some() {
            return None;
        }
        let announces = block == "p" && link < 95 && self.announces(idx);
        if link > 70 && (n_words < 30 || link > 95) && !announces {
            return None;
        }
        if self.hinted.has(chunk.id, hints::BYLINE | hints::DATE) && n_words <= 12 {
            return None;
        }
        let is_heading = (chunk.is_strong() || self.hinted.has(chunk.id, hints::HEADING) || self.is_set_apart(idx))
            && n_words <= 15
            && !words.ends_with(['.', ':', ',', '!', ';'])
            && link < 10
            && matches!(block, "p" | "div" | "td");
        if is_heading {
            return Some(Item::Heading(4, idx));
        }
        let is_text = match block {
            "p" | "blockquote" => is_sentence || n_words >= 5 || announces,
            "li" | "td" => link < 50 && (is_sentence || n_words >= 4),
            _ => link < 50 && (is_sentence && n_words >= 3 || n_words >= 10),
        };
        is_text.then_some(Item::Chunk(Kind::Paragraph, idx))
    }

    /// `The Herald reported:`, right above words in marks or set apart: whose words they are.
    fn announces(&self, idx: usize) -> bool {
        let words = self.chunks.get(idx).map_or("", Chunk::words);
        let opens = |next: &Chunk| shape::opens_quote(next.words()) || self.block(next.id) == "blockquote";
        words.ends_with(':') && words.contains(' ') && self.chunks.get(idx + 1).is_some_and(opens)
    }

    /// Whether the chunk shows the title.
    fn is_title_chunk(&self, idx: usize) -> bool {
        let chunk = self.chunks.get(idx);
        // A title without end has the paragraphs of the article in it.
        let most = self.title.words.as_ref().map_or(0, String::len) * 2 + 40;
        let is_in =
            |id: Id, node: Id| self.tree.is_in(id, node) && (self.block(id) != "p" || self.place.size(node) <= most);
        chunk.zip(self.title.node).is_some_and(|(chunk, node)| is_in(chunk.id, node))
    }

    /// Whether the paragraph is set apart from the others by its class, short, and without an end: a heading.
    fn is_set_apart(&self, idx: usize) -> bool {
        let class = |idx: usize| {
            let chunk = self.chunks.get(idx).filter(|chunk| self.tree.name(chunk.id) == "p")?;
            Some(self.tree.raw_attribute(chunk.id, "class").unwrap_or_default())
        };
        let is_long = |idx: usize| self.chunks.get(idx).is_some_and(|chunk| !shape::is_short(chunk.words(), 20));
        let next = (idx + 1..idx + 3).find(|next| class(*next).is_some());
        let Some((own, next)) = class(idx).zip(next) else { return false };
        !own.is_empty() && class(next) != Some(own) && is_long(next)
    }

    /// Whether the words are the title, as some place of the page states it, perhaps with a kicker.
    fn is_title(&self, words: &str) -> bool {
        let words = folded(words);
        self.stated.titles.iter().map(|title| folded(title)).any(|title| {
            let is_most = words.len() > 24 && words.len() * 5 >= title.len() * 3;
            title == words || (title.len() > 24 && words.contains(&title)) || (is_most && title.contains(&words))
        })
    }

    /// Whether the words are the summary that the page states.
    fn is_standfirst(&self, words: &str) -> bool {
        !shape::is_short(words, 9) && self.stated.descriptions.iter().any(|known| folded(known) == folded(words))
    }

    /// Returns the name of the block that says what a chunk is.
    fn block(&self, id: Id) -> &str {
        let names = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "td", "dd", "dt"];
        self.tree
            .around(id)
            .take_while(|node| *node != self.place.root)
            .map(|node| self.tree.name(node))
            .find(|name| names.contains(name))
            .unwrap_or("div")
    }
}

fn heading_level(block: &str) -> Option<u8> {
    let level = block.strip_prefix('h')?;
    level.parse().ok()
}
