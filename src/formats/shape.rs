//! The shape of a line: how many words, how capitalised, how it ends. Pure functions that the conventions share.

/// Quotation marks that open a quote.
const OPENING: &[char] = &['“', '"', '„', '«', '»', '‘', '\'', '`', '‹', '‚'];
/// Quotation marks that close one.
const CLOSING: &[char] = &['”', '"', '“', '»', '«', '’', '\'', '›', '‘'];

/// Counts words parted by white space, at most `most + 1`.
pub(super) fn n_words(line: &str, most: usize) -> usize {
    if has_wide_space(line) {
        return n_words_by_chars(line, most);
    }
    let bytes = line.as_bytes();
    let ([first, rest @ ..], [before @ .., _]) = (bytes, bytes) else { return 0 };
    // A word begins at a byte that is no space behind one that is. Counted a piece at a time without a branch, many bytes
    // in one step of the processor.
    let begins = |before: &[u8; PIECE], piece: &[u8; PIECE]| {
        let pairs = before.iter().zip(piece);
        usize::from(pairs.map(|(before, byte)| u8::from(is_space(*before) & !is_space(*byte))).sum::<u8>())
    };
    let mut n = usize::from(!is_space(*first));
    let ((before, before_end), (pieces, end)) = (before.as_chunks(), rest.as_chunks());
    for (before, piece) in before.iter().zip(pieces) {
        n += begins(before, piece);
        if n > most {
            return most + 1;
        }
    }
    (n + begins(&padded(before_end), &padded(end))).min(most + 1)
}

/// A piece of these bytes and blanks.
fn padded(bytes: &[u8]) -> [u8; PIECE] {
    let mut piece = [b' '; PIECE];
    piece[..bytes.len()].copy_from_slice(bytes);
    piece
}

/// The same, a character at a time.
fn n_words_by_chars(line: &str, most: usize) -> usize {
    let (mut n, mut is_inside) = (0, false);
    for c in line.chars() {
        let is_word = !c.is_whitespace();
        n += usize::from(is_word && !is_inside);
        is_inside = is_word;
        if n > most {
            break;
        }
    }
    n
}

/// Returns the words, parted by white space.
pub(super) fn words(line: &str) -> impl Iterator<Item = &str> {
    // By bytes where that is all the same, which is far faster. The vertical tab is no white space to this one function.
    let is_plain = !has_wide_space(line) && memchr::memchr(b'\x0B', line.as_bytes()).is_none();
    let (plain, other) = if is_plain { (line, "") } else { ("", line) };
    plain.split_ascii_whitespace().chain(other.split_whitespace())
}

/// Bytes whose words are counted in one byte: the rules ask for few words, so more would be counted in vain.
const PIECE: usize = 64;

/// Whether the byte is white space of ASCII.
pub(super) fn is_space(byte: u8) -> bool {
    // Without a branch, for loops over many bytes.
    (byte.wrapping_sub(b'\t') < 5) | (byte == b' ')
}

/// Whether the line has white space beyond ASCII.
pub(super) fn has_wide_space(line: &str) -> bool {
    let bytes = line.as_bytes();
    let is_wide = |at: usize| line.get(at..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    // Curly marks begin with the same byte as most wide spaces, so what follows is looked at here.
    let is_general = |at: usize| {
        matches!(bytes.get(at + 1..), Some([0x80, 0x80..=0x8A | 0xA8 | 0xA9 | 0xAF, ..] | [0x81, 0x9F, ..]))
    };
    memchr::memchr3_iter(0xC2, 0xE1, 0xE3, bytes).any(is_wide) || memchr::memchr_iter(0xE2, bytes).any(is_general)
}

/// Whether the line has at most `most` words.
pub(super) fn is_short(line: &str, most: usize) -> bool {
    // Few words take more than 24 bytes on average, and none less than two with the space behind it.
    line.len() <= (most + 1) * 24 && (line.len() <= most * 2 || n_words(line, most) <= most)
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
    for word in words(line).skip(1) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_capital = is_capitalised(bare);
        if bare.is_empty() || bare.starts_with(|c: char| c.is_numeric()) || (!is_capital && SMALL.contains(&bare)) {
            continue;
        }
        n += 1;
        n_capitals += usize::from(is_capital);
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
    for (idx, word) in words(line).enumerate() {
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

/// The pairs of bytes that words begin with, or end with: what has none of them need not be compared with the words.
pub(super) struct Pairs([bool; 1 << 10]);

impl Pairs {
    /// The first two bytes of the words, which have two at least.
    pub(super) const fn first(words: &[&str]) -> Self {
        Self::at(0, words)
    }

    /// The two bytes at `at`.
    pub(super) const fn at(at: usize, words: &[&str]) -> Self {
        Self([false; 1 << 10]).or_at(at, words)
    }

    /// Those too that these words begin with.
    pub(super) const fn or_first(self, words: &[&str]) -> Self {
        self.or_at(0, words)
    }

    const fn or_at(mut self, at: usize, words: &[&str]) -> Self {
        let mut i = 0;
        while i < words.len() {
            let word = words[i].as_bytes();
            self.0[number(word[at], word[at + 1])] = true;
            i += 1;
        }
        self
    }

    /// The last two.
    pub(super) const fn last(words: &[&str]) -> Self {
        let (mut table, mut i) = ([false; 1 << 10], 0);
        while i < words.len() {
            let word = words[i].as_bytes();
            table[number(word[word.len() - 2], word[word.len() - 1])] = true;
            i += 1;
        }
        Self(table)
    }

    /// Whether the two bytes are one of the pairs, or, seldom, another.
    pub(super) fn may_have(&self, one: u8, other: u8) -> bool {
        self.0.get(number(one, other)) == Some(&true)
    }

    /// The same of letters whose case is no matter; the pairs are in lower case.
    pub(super) fn may_have_in_any_case(&self, one: u8, other: u8) -> bool {
        // The bit by which small letters differ from capitals.
        self.may_have(one | 0x20, other | 0x20)
    }

    /// Whether the line may begin with one of the words.
    pub(super) fn may_begin(&self, line: &str) -> bool {
        matches!(line.as_bytes(), [one, other, ..] if self.may_have(*one, *other))
    }
}

/// The number of a pair, which few other pairs have.
const fn number(one: u8, other: u8) -> usize {
    (one as usize * 31 + other as usize) % (1 << 10)
}

/// Whether the line starts with one of the words, which are not empty.
pub(super) fn starts_with_any(line: &str, words: &[&str]) -> bool {
    let first = line.bytes().next();
    words.iter().any(|word| word.bytes().next() == first && line.starts_with(word))
}

/// Strips `prefix`, which is not empty, from the front of `line` without regard to ASCII case.
pub(super) fn strip_prefix_ignore_case<'a>(line: &'a str, prefix: &str) -> Option<&'a str> {
    let starts = line.bytes().next()?.eq_ignore_ascii_case(&prefix.bytes().next()?);
    let head = line.get(..prefix.len()).filter(|_| starts)?;
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
        let edge = format!("{}\u{a0} b", "a ".repeat(PIECE / 2));
        let front = edge.get(2..).expect("ASCII");
        for line in [
            "",
            " ",
            "a",
            " a  b ",
            "\u{a0}",
            "don’t “say” it",
            wide,
            &edge,
            front,
            &long,
            &long.repeat(3),
            &"x".repeat(3 * PIECE),
        ] {
            let n = line.split_whitespace().count();
            assert!(words(line).eq(line.split_whitespace()), "{line:?}");
            for most in [0, 1, 4, 5, 6, n.saturating_sub(1), n, n + 1] {
                assert_eq!(n_words(line, most), n.min(most + 1), "{line:?}, {most}");
                assert_eq!(is_short(line, most), line.len() <= (most + 1) * 24 && n <= most, "{line:?}, {most}");
            }
        }
    }

    #[test]
    fn wide_spaces_are_found() {
        for c in ('\u{80}'..=char::MAX).filter(|c| c.is_whitespace() || ('\u{2000}'..'\u{20ff}').contains(c)) {
            assert_eq!(has_wide_space(&format!("a{c}")), c.is_whitespace(), "{c:?}");
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
