//! What a page states about its article beside the text: JSON-LD, `<meta>`, microdata, comments of page savers.

use serde_json::Value;

use super::tree::{Id, Tree};
use crate::formats::{dates, entity};

/// What a page states; of several statements the best comes first.
#[derive(Debug, Default)]
pub(super) struct Stated {
    /// The title, each time that it is stated, with the one to prefer of two first.
    pub(super) titles: Vec<String>,
    /// The title under which the page is passed on, if OpenGraph and Twitter's cards state the same.
    pub(super) passed_on: Option<String>,
    /// The words of `<title>`, which often has the name of the site in it.
    pub(super) page_title: Option<String>,
    pub(super) descriptions: Vec<String>,
    /// The text of the article, where the page states it for machines.
    pub(super) body: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) dates: Vec<String>,
    pub(super) outlet: Option<String>,
    pub(super) url: Option<String>,
    pub(super) desk: Option<String>,
    pub(super) topics: Vec<String>,
    pub(super) language: Option<String>,
}

/// Types of JSON-LD that are an article.
const ARTICLES: &[&str] = &["article", "posting", "report", "reportage", "review", "recipe"];

/// How many elements are looked at for microdata.
const MAX_PROPERTIES: usize = 400;

/// Reads what the page states.
pub(super) fn read(tree: &Tree<'_>) -> Stated {
    let mut stated = Stated::default();
    let mut meta = Vec::new();
    let mut micro = Stated::default();
    let mut n_properties = 0;
    for id in tree.elements() {
        match tree.name(id) {
            "script" if is_json_ld(tree, id) => {
                if let Some(value) = json(&raw_text(tree, id)) {
                    linked_data(&value, &mut stated);
                }
            }
            "meta" => {
                let name = ["property", "name", "itemprop"].iter().find_map(|key| tree.attribute(id, key));
                if let (Some(name), Some(content)) = (name, tree.attribute(id, "content")) {
                    let content = content.trim();
                    if !content.is_empty() {
                        meta.push((name.to_ascii_lowercase(), content.to_owned()));
                    }
                }
            }
            "link" if tree.raw_attribute(id, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                if let Some(href) = tree.attribute(id, "href").filter(|href| href.contains("://")) {
                    stated.url.get_or_insert_with(|| href.trim().to_owned());
                }
            }
            _ if tree.raw_attribute(id, "itemprop").is_some() && n_properties < MAX_PROPERTIES => {
                n_properties += 1;
                microdata(tree, id, &mut micro);
            }
            _ => {}
        }
    }
    of_meta(&meta, &mut stated);
    if stated.authors.is_empty() {
        stated.authors = micro.authors;
    }
    stated.dates.extend(micro.dates);
    stated.titles.extend(micro.titles);
    if let Some(title) = tree.elements().find(|id| tree.name(*id) == "title" && !is_in_drawing(tree, *id)) {
        let words = tree.words(title);
        if !words.is_empty() {
            stated.page_title = Some(words);
        }
    }
    savers(tree, &mut stated);
    if stated.language.is_none() {
        stated.language = tree.lang.map(str::to_owned);
    }
    stated
}

fn is_in_drawing(tree: &Tree<'_>, id: Id) -> bool {
    tree.around(id).any(|node| tree.name(node) == "svg")
}

fn is_json_ld(tree: &Tree<'_>, id: Id) -> bool {
    tree.raw_attribute(id, "type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
}

fn raw_text(tree: &Tree<'_>, id: Id) -> String {
    tree.children(id)
        .filter_map(|child| tree.nodes.get(child))
        .filter_map(|node| tree.source.get(node.text.clone()))
        .collect()
}

/// Reads JSON as pages have it: in comments, with raw line breaks in strings, with a semicolon behind it.
fn json(text: &str) -> Option<Value> {
    let text = text.trim();
    if let Ok(value) = serde_json::from_str(text) {
        return Some(value);
    }
    let marks = ["<!--", "-->", "//<![CDATA[", "<![CDATA[", "//]]>", "]]>", "/*", "*/"];
    let mut text = text.to_owned();
    for mark in marks {
        if text.starts_with(mark) || text.ends_with(mark) {
            text = text.replace(mark, " ");
        }
    }
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let text = text.trim().trim_end_matches(';').trim();
    let first = || {
        // Several values one behind the other: the first of them.
        serde_json::Deserializer::from_str(text).into_iter::<Value>().next().and_then(Result::ok)
    };
    serde_json::from_str(text)
        .ok()
        .or_else(|| serde_json::from_str(&entity::decode(text)).ok())
        .or_else(|| serde_json::from_str(&text.replace(",}", "}").replace(",]", "]")).ok())
        .or_else(first)
}

/// Finds the articles in linked data; the first that has a headline counts.
fn linked_data(value: &Value, stated: &mut Stated) {
    let mut objects = Vec::new();
    gather(value, 0, &mut objects);
    let is_article = |object: &Value| {
        let kinds = object.get("@type").map(strings).unwrap_or_default();
        kinds.iter().any(|kind| {
            let kind = kind.to_lowercase();
            ARTICLES.iter().any(|end| kind.ends_with(end))
        })
    };
    let articles: Vec<&Value> = objects.iter().copied().filter(|object| is_article(object)).collect();
    let titled = articles.iter().find(|object| object.get("headline").is_some());
    if let Some(object) = titled.or(articles.first()) {
        article(object, &objects, stated);
    }
}

/// Collects objects: of lists, of `@graph`, of a page's main entity.
fn gather<'v>(value: &'v Value, depth: usize, out: &mut Vec<&'v Value>) {
    match value {
        Value::Array(list) if depth < 6 => list.iter().for_each(|value| gather(value, depth + 1, out)),
        Value::Object(object) if depth < 6 => {
            out.push(value);
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"] {
                if let Some(inner) = object.get(key).filter(|inner| inner.is_object() || inner.is_array()) {
                    gather(inner, depth + 1, out);
                }
            }
        }
        _ => {}
    }
}

fn article(object: &Value, all: &[&Value], stated: &mut Stated) {
    let text = |key: &str| object.get(key).and_then(Value::as_str).map(clean).filter(|text| !text.is_empty());
    stated.titles.extend(text("headline").or_else(|| text("name")));
    stated.descriptions.extend(text("description"));
    let body = object.get("articleBody").and_then(Value::as_str).map(entity::decode);
    stated.body =
        body.map(|body| if body.contains('<') { crate::formats::tags::plain(&body) } else { body.into_owned() });
    for key in ["datePublished", "dateCreated", "uploadDate", "dateModified"] {
        if let Some(date) = object.get(key).and_then(|value| strings(value).into_iter().next()) {
            stated.dates.push(date);
        }
    }
    if stated.authors.is_empty() {
        for key in ["author", "creator"] {
            if let Some(value) = object.get(key).filter(|_| stated.authors.is_empty()) {
                names(value, all, 0, &mut stated.authors);
            }
        }
    }
    if stated.outlet.is_none() {
        let mut outlets = Vec::new();
        if let Some(publisher) = object.get("publisher") {
            names(publisher, all, 0, &mut outlets);
        }
        stated.outlet = outlets.into_iter().next();
    }
    if stated.desk.is_none() {
        stated.desk = object.get("articleSection").and_then(|value| strings(value).into_iter().next());
    }
    if stated.topics.is_empty() {
        stated.topics = object.get("keywords").map(topics).unwrap_or_default();
    }
    if stated.language.is_none() {
        stated.language = object.get("inLanguage").and_then(|value| strings(value).into_iter().next());
    }
    if stated.url.is_none() {
        stated.url = object.get("url").and_then(Value::as_str).filter(|url| url.contains("://")).map(str::to_owned);
    }
}

/// Returns the names of people or bodies: strings, objects with a name, references to objects elsewhere.
fn names(value: &Value, all: &[&Value], depth: usize, out: &mut Vec<String>) {
    if depth > 3 {
        return;
    }
    match value {
        Value::String(name) => out.push(clean(name)),
        Value::Array(list) => list.iter().for_each(|value| names(value, all, depth + 1, out)),
        Value::Object(object) => match (object.get("name"), object.get("@id")) {
            (Some(name), _) => names(name, all, depth + 1, out),
            (None, Some(id)) => {
                let named = all.iter().find(|other| other.get("@id") == Some(id)).and_then(|other| other.get("name"));
                if let Some(name) = named {
                    names(name, all, depth + 1, out);
                }
            }
            _ => {}
        },
        _ => {}
    }
}

fn topics(value: &Value) -> Vec<String> {
    match value {
        Value::String(list) => list.split([',', ';']).map(clean).filter(|topic| !topic.is_empty()).collect(),
        Value::Array(list) => list.iter().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

/// Returns the strings of a value: itself, its name, those of its items.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![clean(text)],
        Value::Array(list) => list.iter().flat_map(strings).collect(),
        Value::Object(object) => object.get("name").and_then(Value::as_str).map(clean).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Undoes what pages escape twice: entities and tags in fields that are plain text.
fn clean(text: &str) -> String {
    let text = entity::decode(text);
    let text = if text.contains('<') { crate::formats::tags::plain(&text) } else { text.into_owned() };
    text.replace(['\u{ad}', '\u{200b}', '\u{feff}'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn of_meta(meta: &[(String, String)], stated: &mut Stated) {
    let all = |keys: &[&str]| -> Vec<String> {
        keys.iter()
            .flat_map(|key| meta.iter().filter(move |(name, _)| name == key).map(|(_, value)| clean(value)))
            .collect()
    };
    let first = |keys: &[&str]| all(keys).into_iter().next();
    stated.passed_on = first(&["og:title"]).filter(|title| Some(title) == first(&["twitter:title"]).as_ref());
    stated.titles.extend(all(&["og:title", "twitter:title", "headline", "dc.title", "hdl"]));
    stated.descriptions.extend(all(&["og:description", "description", "twitter:description"]));
    stated.dates.extend(all(&[
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "article:published",
        "date",
        "publish-date",
        "publish_date",
        "pubdate",
        "publication_date",
        "published_time",
        "parsely-pub-date",
        "dc.date.issued",
        "dc.date",
        "dcterms.created",
        "dcterms.date",
        "dc.date.created",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
        "datecreated",
        "originalpublicationdate",
        "article.published",
        "article_date_original",
        "article:modified_time",
        "last-modified",
    ]));
    if stated.authors.is_empty() {
        for keys in [
            &["author", "article:author", "og:article:author"][..],
            &[
                "dc.creator",
                "parsely-author",
                "sailthru.author",
                "cxenseparse:author",
                "byl",
                "authors",
                "creator",
                "article:author_name",
                "twitter:creator:name",
            ],
        ] {
            let found: Vec<String> = all(keys).into_iter().filter(|name| !is_address(name)).collect();
            if stated.authors.is_empty() {
                stated.authors = found;
            }
        }
    }
    stated.outlet = stated.outlet.take().or_else(|| first(&["og:site_name", "application-name", "publisher"]));
    stated.url = stated.url.take().or_else(|| first(&["og:url", "twitter:url"]).filter(|url| url.contains("://")));
    stated.desk = stated.desk.take().or_else(|| first(&["article:section", "section", "parsely-section"]));
    if stated.topics.is_empty() {
        stated.topics = all(&["article:tag"]);
    }
    if stated.topics.is_empty() {
        let list = first(&["news_keywords", "keywords", "parsely-tags"]);
        stated.topics = list.map(|list| topics(&Value::String(list))).unwrap_or_default();
    }
}

fn is_address(name: &str) -> bool {
    name.contains("://") || name.starts_with('@') || name.starts_with("www.")
}

fn microdata(tree: &Tree<'_>, id: Id, stated: &mut Stated) {
    let Some(property) = tree.raw_attribute(id, "itemprop") else { return };
    match property {
        "headline" => stated.titles.push(tree.words(id)),
        "datePublished" => {
            let value = ["datetime", "content"].iter().find_map(|key| tree.attribute(id, key));
            stated.dates.push(value.map_or_else(|| tree.words(id), |value| value.into_owned()));
        }
        "author" => {
            let named = (id + 1..id + 40)
                .find(|other| tree.raw_attribute(*other, "itemprop") == Some("name") && tree.is_in(*other, id));
            let words = match named {
                Some(name) => {
                    tree.attribute(name, "content").map_or_else(|| tree.words(name), |content| content.into_owned())
                }
                None => tree.attribute(id, "content").map_or_else(|| tree.words(id), |content| content.into_owned()),
            };
            if !words.is_empty() && words.len() < 80 && !stated.authors.contains(&words) {
                stated.authors.push(words);
            }
        }
        _ => {}
    }
}

/// Reads the notes of programs that save pages.
fn savers(tree: &Tree<'_>, stated: &mut Stated) {
    for comment in &tree.preamble {
        if comment.contains("SingleFile") {
            for line in comment.lines() {
                if let Some(url) = line.trim().strip_prefix("url:") {
                    stated.url.get_or_insert_with(|| url.trim().to_owned());
                }
            }
        } else if let Some((_, url)) = comment.split_once("saved from url=(") {
            // Internet Explorer and Chrome: `saved from url=(0042)https://…`.
            if let Some((_, url)) = url.split_once(')') {
                stated.url.get_or_insert_with(|| url.trim().to_owned());
            }
        }
    }
}

impl Stated {
    /// Returns the date of publication, as the first field that has one states it.
    pub(super) fn date(&self) -> Option<String> {
        self.dates.iter().find_map(|date| dates::of_field(date))
    }
}
