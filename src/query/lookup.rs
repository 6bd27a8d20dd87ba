//! Finds articles by where they stand rather than by what they say.

use std::path::Path;

use tantivy::DocAddress;
use tantivy::columnar::Column;

use crate::article::{Article, LineEnds};
use crate::index::{Files, Index, column, number_column};

/// Returns the articles of a file, in its order. `path` is absolute, or the end of a path: all files that end in it are
/// meant. With a member, those of this member alone: a file in an archive, or one record. With a line, only those articles
/// that the line belongs to: of each file, in an archive of each member, the last one that begins at or before it.
///
/// # Errors
/// If the index is damaged.
pub fn articles(index: &Index, path: &Path, member: Option<&str>, line: Option<u32>) -> anyhow::Result<Vec<Article>> {
    let mut found: Vec<(u64, Article)> = Vec::new();
    for (number, segment) in (0..).zip(index.searcher().segment_readers()) {
        let files = Files::open(segment)?;
        let all: Vec<u64> = (0..files.len()).collect();
        let mut wanted = Vec::with_capacity(all.len());
        files.keys(&all, |key| wanted.push(index.path_of(key).ends_with(path)))?;
        if !wanted.contains(&true) {
            continue;
        }
        let ordinals: Column<u64> = number_column(segment, column::ORDINAL)?;
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
    if let Some(wanted) = member {
        let is_it = |member: &str| member == wanted || member_file(member) == Some(wanted);
        articles.retain(|article| article.location.member.as_deref().is_some_and(is_it));
    }
    if let Some(line) = line {
        keep_line(&mut articles, line);
    }
    Ok(articles)
}

/// Returns the file in an archive that a member is, or is a record of; none if it is a record of the file itself.
fn member_file(member: &str) -> Option<&str> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match member.rsplit_once('#') {
        Some((file, record)) if is_number(record) => Some(file),
        _ => (!is_number(member)).then_some(member),
    }
}

/// Keeps of each file the last article that begins at or before `line`.
fn keep_line(articles: &mut Vec<Article>, line: u32) {
    articles.retain(|article| article.source.place(&LineEnds::default(), 0).line <= line);
    let mut later = std::mem::take(articles).into_iter().peekable();
    while let Some(article) = later.next() {
        let file = |article: &Article| {
            let member = article.location.member.as_deref().and_then(member_file);
            (article.location.path.clone(), member.map(str::to_owned))
        };
        if later.peek().is_none_or(|next| file(next) != file(&article)) {
            articles.push(article);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::member_file;

    #[test]
    fn members_are_files_or_records() {
        assert_eq!(member_file("17"), None);
        assert_eq!(member_file("./17"), Some("./17"));
        assert_eq!(member_file("2021/a.txt"), Some("2021/a.txt"));
        assert_eq!(member_file("2021/a.jsonl#17"), Some("2021/a.jsonl"));
        assert_eq!(member_file("issue #.txt"), Some("issue #.txt"));
    }
}
