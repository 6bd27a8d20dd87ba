//! The shape of a line: how many words, how capitalised, how it ends. Pure functions that the conventions share.

/// Quotation marks that open a quote.
const OPENING: &[char] = &['“', '"', '„', '«', '»', '‘', '\'', '`', '‹', '‚'];
/// Quotation marks that close one.
const CLOSING: &[char] = &['”', '"', '“', '»', '«', '’', '\'', '›', '‘'];

/// Counts words parted by white space, at most `most + 1`.
pub(super) fn n_words(line: &str, most: usize) -> usize {
    if has_wide_space(line) {
        return line.split_whitespace().take(most + 1).count();
    }
    // A word begins at a byte that is no space behind one that is. Counted a piece at a time without a branch, many bytes
    // in one step of the processor.
    let (mut n, mut before) = (0, true);
    for piece in line.as_bytes().chunks(PIECE) {
        let Some((first, last)) = piece.first().zip(piece.last()) else { break };
        let inside = piece.iter().zip(piece.get(1..).unwrap_or_default());
        let starts: u8 = inside.map(|(before, byte)| u8::from(is_space(*before) & !is_space(*byte))).sum();
        n += usize::from(starts) + usize::from(before && !is_space(*first));
        before = is_space(*last);
        if n > most {
            return most + 1;
        }
    }
    n
}

/// Bytes whose words are counted in one byte.
const PIECE: usize = 128;

/// Whether the byte is white space of ASCII.
pub(super) fn is_space(byte: u8) -> bool {
    byte.wrapping_sub(b'\t') < 5 || byte == b' '
}

/// Whether the line has white space beyond ASCII.
pub(super) fn has_wide_space(line: &str) -> bool {
    let bytes = line.as_bytes();
    let is_wide = |at: usize| line.get(at..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    // It begins with one of these bytes, of which the last is common: curly marks begin with it too.
    memchr::memchr3_iter(0xC2, 0xE1, 0xE3, bytes).any(is_wide) || memchr::memchr_iter(0xE2, bytes).any(is_wide)
}

/// Whether the line has at most `most` words.
pub(super) fn is_short(line: &str, most: usize) -> bool {
    // A word takes two bytes at least, and few take more than 24 on average.
    line.len() <= (most + 1) * 24 && n_words(line, most) <= most
}

/// How long a line is, for rules that ask it again and again.
#[derive(Clone, Copy)]
pub(super) struct Length {
    bytes: usize,
    /// At most one more than any rule asks for.
    words: usize,
}

impl Length {
    /// The most words that a rule asks for.
    const MOST: usize = 100;

    pub(super) fn of(line: &str) -> Self {
        Self { bytes: line.len(), words: n_words(line, Self::MOST) }
    }

    /// Whether there are at most `most` words, see [`is_short`].
    pub(super) fn is_short(self, most: usize) -> bool {
        debug_assert!(most <= Self::MOST, "more words than were counted");
        self.bytes <= (most + 1) * 24 && self.words <= most
    }
}

/// Returns the last character, quotation marks and brackets at the end passed over.
pub(super) fn end_mark(line: &str) -> Option<char> {
    line.trim_end().trim_end_matches(|c| CLOSING.contains(&c) || matches!(c, ')' | ']')).chars().next_back()
}

/// Whether the line ends as a sentence does.
pub(super) fn ends_sentence(line: &str) -> bool {
    matches!(end_mark(line), Some('.' | '!' | '?' | '…' | '。' | '؟' | '।'))
}

/// Whether the line begins with a quotation mark.
pub(super) fn opens_quote(line: &str) -> bool {
    line.trim_start().starts_with(OPENING)
}

/// Whether the whole line is one quote: a mark at both ends and none that closes it between.
pub(super) fn is_one_quote(line: &str) -> bool {
    let line = line.trim();
    let Some(inner) = line.strip_prefix(OPENING).and_then(|rest| rest.strip_suffix(CLOSING)) else { return false };
    !inner.contains(['”', '"', '»', '“'])
}

/// Whether a word begins with a capital, marks before it passed over.
pub(super) fn is_capitalised(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
}

/// Whether a word is of a script without capitals, marks before it passed over.
pub(super) fn is_caseless(word: &str) -> bool {
    word.chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
}

/// Whether all letters are capitals, and there are at least two.
pub(super) fn is_all_caps(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let n_letters = letters.clone().count();
    n_letters >= 2 && letters.all(char::is_uppercase)
}

/// Small words that Title Case leaves small and that names may hold.
const SMALL: &[&str] = &[
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "if", "in", "into", "is", "nor", "of", "off", "on",
    "onto", "or", "over", "per", "so", "than", "that", "the", "to", "up", "via", "vs", "vs.", "with", "yet", "it",
    "its", "be", "are", "not", "no", "out", "my", "his", "her", "was", "were", "has", "have", "had", "will", "after",
    "about",
];

/// The share of the longer words that are capitalised, in thousandths; the first word, which always is, left out.
/// None where there are fewer than two such words.
pub(super) fn title_case(line: &str) -> Option<usize> {
    let (mut n, mut n_capitals) = (0, 0);
    for word in line.split_whitespace().skip(1) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() || bare.starts_with(|c: char| c.is_numeric()) || SMALL.contains(&bare) {
            continue;
        }
        n += 1;
        n_capitals += usize::from(is_capitalised(bare));
    }
    (n >= 2).then(|| n_capitals * 1000 / n)
}

/// Particles inside names: "Ursula von der Leyen".
const PARTICLES: &[&str] = &[
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "bin", "ibn", "al", "el",
    "af", "av", "zu", "ter", "ten", "y", "e",
];

/// Whether the line could be a person's name: two to `most` words, capitalised but for particles, no digits.
pub(super) fn is_name(line: &str, most: usize) -> bool {
    let mut n = 0;
    for (idx, word) in line.split_whitespace().enumerate() {
        let fine = if PARTICLES.contains(&word) { idx > 0 } else { is_capitalised(word) };
        let letters = |c: char| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-' | '‑') || is_mark(c);
        // "J. P.", "Dr.", "Jr.", but not the end of a sentence.
        let is_cut = word.ends_with('.') && word.chars().count() > 4;
        if !fine || is_cut || !word.chars().all(letters) {
            return false;
        }
        n += 1;
    }
    let ends_well = !line.ends_with('.') || line.ends_with("Jr.") || line.ends_with("Sr.");
    n >= 2 && n <= most && ends_well
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// The bytes that words begin with, as a table: what begins with none of them need not be compared with the words.
pub(super) const fn first_bytes(words: &[&str]) -> [bool; 256] {
    let (mut table, mut i) = ([false; 256], 0);
    while i < words.len() {
        table[words[i].as_bytes()[0] as usize] = true;
        i += 1;
    }
    table
}

/// Whether the line begins with one of the bytes in a table.
pub(super) fn begins_with(line: &str, table: &[bool; 256]) -> bool {
    line.bytes().next().is_some_and(|byte| table.get(usize::from(byte)) == Some(&true))
}

/// Whether the line starts with one of the words, which are not empty.
pub(super) fn starts_with_any(line: &str, words: &[&str]) -> bool {
    let first = line.bytes().next();
    words.iter().any(|word| word.bytes().next() == first && line.starts_with(word))
}

/// Strips `prefix` from the front of `line` without regard to ASCII case.
pub(super) fn strip_prefix_ignore_case<'a>(line: &'a str, prefix: &str) -> Option<&'a str> {
    let head = line.get(..prefix.len())?;
    if head.eq_ignore_ascii_case(prefix) { line.get(prefix.len()..) } else { None }
}

/// Strips a whole word from the front, without regard to ASCII case; what follows is no letter.
pub(super) fn strip_word<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    strip_prefix_ignore_case(line, word).filter(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_capitalised() {
        assert_eq!(title_case("Harbour Master Says the Crane Will Stay"), Some(1000));
        assert!(title_case("Harbour master says the crane will stay put").is_some_and(|share| share < 200));
    }

    #[test]
    fn words_are_counted() {
        let wide = "un\u{a0}deux\u{2009}trois\u{3000}quatre\u{1680}cinq ”";
        let long = format!(" {}  \t“a”\u{b}b\n", "word ".repeat(PIECE / 2));
        for line in ["", " ", "a", " a  b ", "don’t “say” it", wide, &long, &long.repeat(3), &"x".repeat(3 * PIECE)]
        {
            let n = line.split_whitespace().count();
            for most in [0, 1, 4, 5, 6, n.saturating_sub(1), n, n + 1] {
                assert_eq!(n_words(line, most), n.min(most + 1), "{line:?}, {most}");
            }
        }
    }

    #[test]
    fn names() {
        for name in ["Ilse Kramer", "Hedda von der Marn", "J. P. O’Roe", "Anton Luther Poe Jr."] {
            assert!(is_name(name, 5), "{name}");
        }
        for other in ["Crane. Harbour", "Ilse", "Ilse said", "The crane fell.", "Room 12"] {
            assert!(!is_name(other, 5), "{other}");
        }
    }

    #[test]
    fn one_quote() {
        assert!(is_one_quote("‘We won’t go.’"));
        assert!(!is_one_quote("“No,” she said. “Never.”"));
        assert!(!is_one_quote("“No,” she said."));
    }
}
