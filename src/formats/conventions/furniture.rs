//! Lines that belong to the page, not to the article: "Read more: …", "Advertisement".

use crate::formats::shape;

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

/// Whether the line is furniture.
pub(super) fn is(line: &str) -> bool {
    if !line.chars().any(char::is_alphanumeric) || line.trim_matches('"') == "Related:" {
        return true;
    }
    if !shape::is_short(line, 25) || shape::opens_quote(line) {
        return false;
    }
    if STARTS.iter().any(|start| line.starts_with(start)) {
        // "Sign up sheets were gone by noon." is a sentence; a page's own lines seldom end as one, or are short.
        return !line.ends_with('.') || shape::is_short(line, 14);
    }
    line.starts_with("Follow ")
        && (line.contains(" on Twitter") || line.contains(" on Facebook") || line.contains(" on X"))
}
