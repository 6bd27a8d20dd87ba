//! What the names that pages give to their elements say about them: classes, ids, roles, `itemprop`.
//!
//! The words are those of web design in several languages, never those of a publisher.

use std::collections::HashMap;

use super::tree::{Id, Tree};

/// A set of hints.
pub(super) type Hints = u16;

/// Belongs to the page, not to the article.
pub(super) const FURNITURE: Hints = 1;
/// What is printed under a picture.
pub(super) const CAPTION: Hints = 1 << 1;
/// Who made a picture.
pub(super) const CREDIT: Hints = 1 << 2;
/// Who wrote the article.
pub(super) const BYLINE: Hints = 1 << 3;
/// When it was published.
pub(super) const DATE: Hints = 1 << 4;
/// The summary below the title.
pub(super) const STANDFIRST: Hints = 1 << 5;
/// The article's text.
pub(super) const BODY: Hints = 1 << 6;
/// Not shown.
pub(super) const HIDDEN: Hints = 1 << 7;
/// A picture with what belongs to it.
pub(super) const FIGURE: Hints = 1 << 8;
/// A heading that is no `h2`.
pub(super) const HEADING: Hints = 1 << 9;
/// The title.
pub(super) const TITLE: Hints = 1 << 10;
/// Furniture if there is little text in it: layouts and gates of articles have such names too.
pub(super) const WEAK: Hints = 1 << 11;
/// Holds a picture.
pub(super) const MEDIA: Hints = 1 << 12;

/// Attributes that name what an element is.
const NAMING: &[&str] = &[
    "class",
    "id",
    "role",
    "itemprop",
    "data-testid",
    "data-test-id",
    "data-component",
    "data-component-name",
    "data-qa",
    "data-type",
    "data-test",
    "data-block-type",
    "data-name",
    "rel",
    "aria-label",
];

/// Parts of names, lower-case and without `-` and `_`.
const STEMS: &[(&str, Hints)] = &[
    ("newsletter", FURNITURE),
    ("related", FURNITURE),
    ("recirc", FURNITURE),
    ("recommend", FURNITURE),
    ("readmore", FURNITURE),
    ("readalso", FURNITURE),
    ("readnext", FURNITURE),
    ("alsoread", FURNITURE),
    ("morefrom", FURNITURE),
    ("moreon", FURNITURE),
    ("promo", WEAK),
    ("sidebar", WEAK),
    ("outbrain", FURNITURE),
    ("taboola", FURNITURE),
    ("advert", FURNITURE),
    ("sponsor", WEAK),
    ("social", FURNITURE),
    ("sharing", FURNITURE),
    ("sharebar", FURNITURE),
    ("sharetool", FURNITURE),
    ("sharebutton", FURNITURE),
    ("cookie", FURNITURE),
    ("consent", FURNITURE),
    ("paywall", WEAK),
    ("subscribe", WEAK),
    ("subscription", WEAK),
    ("signup", FURNITURE),
    ("breadcrumb", FURNITURE),
    ("pagination", FURNITURE),
    ("comments", FURNITURE),
    ("disqus", FURNITURE),
    ("footer", FURNITURE),
    ("navbar", FURNITURE),
    ("navigation", FURNITURE),
    ("toolbar", WEAK),
    ("popup", WEAK),
    ("modal", WEAK),
    ("trending", WEAK),
    ("mostread", FURNITURE),
    ("mostpopular", FURNITURE),
    ("taglist", FURNITURE),
    ("articletags", FURNITURE),
    ("authorbio", FURNITURE),
    ("aboutauthor", FURNITURE),
    ("authorbox", FURNITURE),
    ("skiplink", FURNITURE),
    ("carousel", WEAK),
    ("teaser", WEAK),
    ("donat", FURNITURE),
    ("tableofcontents", FURNITURE),
    ("contentinfo", FURNITURE),
    ("complementary", FURNITURE),
    ("twittertweet", FURNITURE),
    ("instagrammedia", FURNITURE),
    ("tiktokembed", FURNITURE),
    ("bskyembed", FURNITURE),
    ("image", MEDIA),
    ("media", MEDIA),
    ("photo", MEDIA),
    ("foto", MEDIA),
    ("picture", MEDIA),
    ("bild", MEDIA),
    ("gallery", MEDIA),
    ("figure", MEDIA),
    ("sronly", HIDDEN),
    ("visuallyhidden", HIDDEN),
    ("screenreader", HIDDEN),
    ("offscreen", HIDDEN),
    ("elementinvisible", HIDDEN),
    ("assistivetext", HIDDEN),
    ("caption", CAPTION),
    ("cutline", CAPTION),
    ("bildunterschrift", CAPTION),
    ("imagedescription", CAPTION),
    ("imgdesc", CAPTION),
    ("imagelegend", CAPTION),
    ("imginfo", CAPTION),
    ("imageinfo", CAPTION),
    ("imagetext", CAPTION),
    ("bildtext", CAPTION),
    ("bildtekst", CAPTION),
    ("fototext", CAPTION),
    ("mediadescription", CAPTION),
    ("mediablockdescription", CAPTION),
    ("photodesc", CAPTION),
    ("piefoto", CAPTION),
    ("didascalia", CAPTION),
    ("credit", CREDIT),
    ("copyright", CREDIT),
    ("photographer", CREDIT),
    ("photoby", CREDIT),
    ("imagesource", CREDIT),
    ("bildquelle", CREDIT),
    ("imageauthor", CREDIT),
    ("byline", BYLINE),
    ("author", BYLINE),
    ("autor", BYLINE),
    ("auteur", BYLINE),
    ("journalist", BYLINE),
    ("contributor", BYLINE),
    ("writer", BYLINE),
    ("verfasser", BYLINE),
    ("redakteur", BYLINE),
    ("pubdate", DATE),
    ("published", DATE),
    ("publishdate", DATE),
    ("publication", DATE),
    ("datetime", DATE),
    ("timestamp", DATE),
    ("datepublished", DATE),
    ("standfirst", STANDFIRST),
    ("subheadline", STANDFIRST),
    ("subtitle", STANDFIRST),
    ("articlelead", STANDFIRST),
    ("articleintro", STANDFIRST),
    ("articlesummary", STANDFIRST),
    ("articleteaser", STANDFIRST),
    ("articledescription", STANDFIRST),
    ("articlebody", BODY),
    ("articlecontent", BODY),
    ("articletext", BODY),
    ("storybody", BODY),
    ("storycontent", BODY),
    ("entrycontent", BODY),
    ("postcontent", BODY),
    ("postbody", BODY),
    ("storytext", BODY),
    ("bodytext", BODY),
    ("contentbody", BODY),
    ("richtext", BODY),
    ("subhead", HEADING),
    ("crosshead", HEADING),
    ("zwischentitel", HEADING),
    ("intertitle", HEADING),
    ("headline", TITLE),
];

/// Whole words of names: parted by `-`, `_` and capitals.
const WORDS: &[(&str, Hints)] = &[
    ("ad", FURNITURE),
    ("ads", FURNITURE),
    ("adv", FURNITURE),
    ("share", FURNITURE),
    ("nav", FURNITURE),
    ("menu", WEAK),
    ("tags", FURNITURE),
    ("comment", FURNITURE),
    ("toc", FURNITURE),
    ("banner", WEAK),
    ("login", WEAK),
    ("popular", WEAK),
    ("dialog", WEAK),
    ("dek", STANDFIRST),
    ("deck", STANDFIRST),
    ("lead", STANDFIRST),
    ("lede", STANDFIRST),
    ("intro", STANDFIRST),
    ("chapo", STANDFIRST),
    ("excerpt", STANDFIRST),
    ("vorspann", STANDFIRST),
    ("summary", STANDFIRST),
    ("entradilla", STANDFIRST),
    ("sommario", STANDFIRST),
    ("date", DATE),
    ("datum", DATE),
    ("fecha", DATE),
    ("legend", CAPTION),
    ("legende", CAPTION),
    ("img", MEDIA),
    ("imgs", MEDIA),
    ("title", TITLE),
];

/// The hints of each element of a page, read once for each set of names.
pub(super) struct Hinted {
    of: Vec<Hints>,
}

impl Hinted {
    pub(super) fn read(tree: &Tree<'_>) -> Self {
        let mut known: HashMap<String, Hints> = HashMap::new();
        let mut of = vec![0; tree.nodes.len()];
        for id in tree.elements() {
            let mut names = String::new();
            for attribute in tree.attributes_of(id) {
                if NAMING.iter().any(|naming| naming.eq_ignore_ascii_case(attribute.name))
                    && attribute.value.len() < 400
                {
                    names.push_str(attribute.value);
                    names.push(' ');
                }
            }
            let mut hints = if names.is_empty() {
                0
            } else {
                match known.get(&names) {
                    Some(hints) => *hints,
                    None => {
                        let hints = of_names(&names);
                        known.insert(names, hints);
                        hints
                    }
                }
            };
            hints |= of_element(tree, id);
            if let Some(slot) = of.get_mut(id) {
                *slot = hints;
            }
        }
        Self { of }
    }

    pub(super) fn of(&self, id: Id) -> Hints {
        self.of.get(id).copied().unwrap_or(0)
    }

    pub(super) fn has(&self, id: Id, hints: Hints) -> bool {
        self.of(id) & hints != 0
    }
}

fn of_element(tree: &Tree<'_>, id: Id) -> Hints {
    let mut hints = match tree.name(id) {
        "nav" | "footer" | "aside" | "dialog" => FURNITURE,
        "figcaption" => CAPTION,
        "figure" => FIGURE | MEDIA,
        "time" => DATE,
        _ => 0,
    };
    for attribute in tree.attributes_of(id) {
        match attribute.name {
            "hidden" => hints |= HIDDEN,
            "style" => {
                let style: String = attribute.value.split_whitespace().collect::<String>().to_ascii_lowercase();
                let is_clipped = style.contains("clip:rect(0") || style.contains("clip-path:inset(50%");
                if style.contains("display:none") || style.contains("visibility:hidden") || is_clipped {
                    hints |= HIDDEN;
                }
            }
            _ => {}
        }
    }
    hints
}

/// Returns the hints in class names and the like.
fn of_names(names: &str) -> Hints {
    let mut flat = String::with_capacity(names.len());
    let mut words = String::with_capacity(names.len() + 8);
    let mut was_small = false;
    for c in names.chars() {
        let is_parting = !c.is_ascii_alphanumeric();
        if is_parting || (c.is_ascii_uppercase() && was_small) {
            words.push(' ');
        }
        if !is_parting {
            words.push(c.to_ascii_lowercase());
            flat.push(c.to_ascii_lowercase());
        } else if c.is_whitespace() {
            flat.push(' ');
        }
        was_small = c.is_ascii_lowercase() || c.is_ascii_digit();
    }
    let mut hints = 0;
    for (stem, hint) in STEMS {
        if hints & hint == 0 && memchr::memmem::find(flat.as_bytes(), stem.as_bytes()).is_some() {
            hints |= hint;
        }
    }
    for word in words.split_whitespace() {
        if let Some((_, hint)) = WORDS.iter().find(|(known, _)| *known == word) {
            hints |= hint;
        }
    }
    hints
}
