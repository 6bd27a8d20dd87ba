//! Finds articles by where they stand rather than by what they say.

use std::path::Path;

use tantivy::DocAddress;
use tantivy::columnar::Column;

use super::scope;
use crate::article::{Article, LineEnds};
use crate::index::{Files, Index, column};

/// Returns the articles of a file, in its order. `path` is absolute, or the end of a path: all files that end in it are
/// meant. With a line, only those articles that the line belongs to: of each file the last one that begins at or before
/// it.
///
/// # Errors
/// If the index is damaged.
pub fn articles(index: &Index, path: &Path, line: Option<u32>) -> anyhow::Result<Vec<Article>> {
    let mut found: Vec<(u64, Article)> = Vec::new();
    for (number, segment) in (0..).zip(index.searcher().segment_readers()) {
        let files = Files::open(segment)?;
        let all: Vec<u64> = (0..files.len()).collect();
        let mut wanted = Vec::with_capacity(all.len());
        files.keys(&all, |key| wanted.push(index.path_of(key).ends_with(path)))?;
        if !wanted.contains(&true) {
            continue;
        }
        let ordinals: Column<u64> = scope::number(segment, column::ORDINAL)?;
        for doc in segment.doc_ids_alive() {
            let file = files.ord(doc).and_then(|ord| usize::try_from(ord).ok());
            let Some(ordinal) = ordinals.first(doc) else { continue };
            if file.is_some_and(|file| wanted[file]) {
                found.push((ordinal, index.article(DocAddress::new(number, doc))?));
            }
        }
    }
    found.sort_by(|(a_ordinal, a), (b_ordinal, b)| (&a.location.path, a_ordinal).cmp(&(&b.location.path, b_ordinal)));
    let mut articles: Vec<Article> = found.into_iter().map(|(_, article)| article).collect();
    if let Some(line) = line {
        keep_line(&mut articles, line);
    }
    Ok(articles)
}

/// Keeps of each file the last article that begins at or before `line`.
fn keep_line(articles: &mut Vec<Article>, line: u32) {
    articles.retain(|article| article.source.place(&LineEnds::default(), 0).line <= line);
    let mut later = std::mem::take(articles).into_iter().peekable();
    while let Some(article) = later.next() {
        if later.peek().is_none_or(|next| next.location.path != article.location.path) {
            articles.push(article);
        }
    }
}
