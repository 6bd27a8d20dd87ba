//! Lines that belong to the page, not to the article: "Read more: …", "Advertisement".

use crate::formats::shape::{self, Pairs};

/// How such lines begin. Those that end in a space or colon need it.
const STARTS: &[&str] = &[
    "Read more",
    "Read also",
    "Read next",
    "Also read",
    "READ MORE",
    "READ ALSO",
    "ALSO READ",
    "Related:",
    "RELATED:",
    "Related stories",
    "Related articles",
    "Related coverage",
    "More on this",
    "More from ",
    "See also:",
    "See more:",
    "Watch:",
    "WATCH:",
    "Watch now",
    "WATCH |",
    "LISTEN |",
    "READ |",
    "Listen:",
    "LISTEN:",
    "Follow us",
    "Sign up",
    "Subscribe ",
    "Click here",
    "Advertisement",
    "ADVERTISEMENT",
    "Story continues below",
    "Article continues below",
    "Share this",
    "Share on ",
    "Copyright ©",
    "© ",
    "All rights reserved",
    "Get the latest",
    "Download our app",
    "Continue reading",
    "Recommended:",
    "Most read",
    "Skip to ",
    "Skip advertisement",
    "Loading...",
    "Print this",
    "Email this",
    "View comments",
    "Lesen Sie ",
    "Mehr zum Thema",
    "Lesen Sie auch",
    "Auch interessant",
    "Anzeige",
    "Lire aussi",
    "À lire aussi",
    "Lees ook",
    "Lea también",
    "Leggi anche",
    "Les også",
    "Læs også",
    "Läs mer",
    "Läs också",
    "Leia também",
    "Leia mais",
    "Czytaj też",
    "Zobacz też",
    "Lue myös",
];

/// What stands before the colon of a line that leads to another article, lower-case.
const LINKS: &[&str] = &[
    "also read",
    "listen",
    "listen now",
    "more on this",
    "more on this story",
    "read also",
    "read",
    "read more",
    "read next",
    "recommended",
    "related",
    "related article",
    "related articles",
    "related content",
    "related coverage",
    "related reading",
    "related stories",
    "related story",
    "see also",
    "see more",
    "watch",
    "watch live",
    "watch more",
    "watch now",
    "lesen sie auch",
    "lesen sie mehr",
    "mehr zum thema",
    "lire aussi",
    "à lire aussi",
    "lees ook",
];

/// The first two bytes of [`STARTS`], and the second and third.
static FIRST: [Pairs; 2] = [Pairs::at(0, STARTS), Pairs::at(1, STARTS)];

/// Whether the line leads to another article, whatever its title is: `Read more: “We heard it go,” says captain.`
pub(super) fn is_link(line: &str) -> bool {
    let is_bare = line.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
    let line = if is_bare {
        line
    } else {
        line.trim_start_matches(['>', '»', '▶', '►', '→', '•', '*', '[', '(', ' '])
    };
    let (head, _) = line.as_bytes().split_at(line.len().min(24));
    let Some(colon) = memchr::memchr(b':', head) else { return false };
    let Some((label, title)) = line.split_at_checked(colon) else { return false };
    let label = label.trim_end().to_lowercase();
    LINKS.contains(&label.as_str()) && shape::is_short(title, 40)
}

/// Whether the line may begin with one of [`STARTS`], by its first three bytes.
fn may_start(line: &str) -> bool {
    let [one, two] = &FIRST;
    matches!(line.as_bytes(), [a, b, c, ..] if one.may_have(*a, *b) && two.may_have(*b, *c))
}

/// Whether the line is furniture.
pub(in crate::formats) fn is(line: &str) -> bool {
    // ASCII first, which nearly all lines have.
    if !line.bytes().any(|byte| byte.is_ascii_alphanumeric()) && !line.chars().any(char::is_alphanumeric) {
        return true;
    }
    if is_link(line) || (line.starts_with('"') && line.trim_matches('"') == "Related:") {
        return true;
    }
    if may_start(line) && shape::starts_with_any(line, STARTS) {
        // "Sign up sheets were gone by noon." is a sentence; a page's own lines seldom end as one, or are short.
        return shape::is_short(line, if line.ends_with('.') { 14 } else { 25 });
    }
    line.starts_with("Follow ")
        && (line.contains(" on Twitter") || line.contains(" on Facebook") || line.contains(" on X"))
        && shape::is_short(line, 25)
}
