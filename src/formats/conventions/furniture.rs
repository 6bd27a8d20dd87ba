//! Lines that belong to the page, not to the article: "Read more: …", "Advertisement".

use crate::formats::shape::{self, Length};

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

const FIRST: [bool; 256] = shape::first_bytes(STARTS);

/// Whether the line leads to another article, whatever its title is: `Read more: “We heard it go,” says captain.`
pub(super) fn is_link(line: &str) -> bool {
    let line = line.trim_start_matches(['>', '»', '▶', '►', '→', '•', '*', '[', '(', ' ']);
    let (head, _) = line.as_bytes().split_at(line.len().min(24));
    let Some(colon) = memchr::memchr(b':', head) else { return false };
    let Some((label, title)) = line.split_at_checked(colon) else { return false };
    let label = label.trim_end().to_lowercase();
    LINKS.contains(&label.as_str()) && shape::is_short(title, 40)
}

/// Whether the line is furniture.
pub(in crate::formats) fn is(line: &str) -> bool {
    is_of_length(line, Length::of(line))
}

/// The same of a line whose length is known.
pub(super) fn is_of_length(line: &str, length: Length) -> bool {
    if !line.chars().any(char::is_alphanumeric) || line.trim_matches('"') == "Related:" {
        return true;
    }
    if is_link(line) {
        return true;
    }
    if !length.is_short(25) || shape::opens_quote(line) {
        return false;
    }
    if shape::begins_with(line, &FIRST) && shape::starts_with_any(line, STARTS) {
        // "Sign up sheets were gone by noon." is a sentence; a page's own lines seldom end as one, or are short.
        return !line.ends_with('.') || length.is_short(14);
    }
    line.starts_with("Follow ")
        && (line.contains(" on Twitter") || line.contains(" on Facebook") || line.contains(" on X"))
}
