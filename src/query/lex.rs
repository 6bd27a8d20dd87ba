//! Cuts a query string into terms and operators, each with its place, and refuses what has no meaning yet: nothing
//! that a user may have meant as an operator is dropped.

use super::ast::Field;
use super::distance::distance;
use super::parse::ParseError;
use crate::text::Span;

/// A piece of a query string.
#[derive(Clone, Copy, Debug)]
pub(super) enum Token<'a> {
    /// `AND`: what holds anyway.
    And(Span),
    /// `NOT`: as `-` at the next term.
    Not(Span),
    /// Something to look for, or a filter.
    Term(Term<'a>),
}

/// `-speaker:"jane doe"`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term<'a> {
    /// From its first byte to its last; empty for a flag.
    pub(super) span: Span,
    pub(super) negated: bool,
    pub(super) name: Name,
    /// Without quotation marks.
    pub(super) value: &'a str,
    /// Where the value begins in the text that was cut; 0 for a flag.
    pub(super) value_at: usize,
    /// Whether the value's words were bound together, by quotation marks or by the shell's.
    pub(super) quoted: bool,
}

/// What stands before the colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// A clause in this field.
    Field(Field),
    /// First day wanted.
    After,
    /// First day no longer wanted.
    Before,
    /// A day, month, year, or `from..to`, both inclusive.
    Date,
    /// Kinds of quotes.
    Kind,
}

impl Name {
    /// Names a query string can use, in the order in which help shows them.
    const ALL: [(&'static str, Name); 9] = [
        ("speaker", Name::Field(Field::Speaker)),
        ("role", Name::Field(Field::Role)),
        ("section", Name::Field(Field::Section)),
        ("headline", Name::Field(Field::Headline)),
        ("caption", Name::Field(Field::Caption)),
        ("after", Name::After),
        ("before", Name::Before),
        ("date", Name::Date),
        ("kind", Name::Kind),
    ];

    fn find(name: &str) -> Option<Name> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, name)| *name)
    }

    /// Returns the name as it stands before the colon; empty for plain text.
    pub(super) fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, name)| *name == self).map_or("", |(known, _)| known)
    }

    /// Whether its value is looked up as words, so that white space in it can be part of the value.
    pub(super) fn takes_words(self) -> bool {
        matches!(self, Name::Field(_))
    }
}

/// What other programs call our fields.
const OTHER_NAMES: [(&str, &str); 14] = [
    ("title", "headline"),
    ("heading", "section"),
    ("desk", "section"),
    ("by", "speaker"),
    ("from", "after"),
    ("said", "speaker"),
    ("who", "speaker"),
    ("name", "speaker"),
    ("person", "speaker"),
    ("since", "after"),
    ("until", "before"),
    ("to", "before"),
    ("day", "date"),
    ("type", "kind"),
];

const AS_WORDS: &str = "to search these characters as plain words, put them in quotation marks inside the query";

/// Cuts `text` into tokens; their spans begin at `base`.
pub(super) fn lex(text: &str, base: usize) -> Result<Vec<Token<'_>>, ParseError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        if at == text.len() {
            return Ok(tokens);
        }
        let (token, end) = token(text, at, base)?;
        tokens.push(token);
        at = end;
    }
}

/// Reads the token at byte `start` and returns it with the byte after it.
fn token(text: &str, start: usize, base: usize) -> Result<(Token<'_>, usize), ParseError> {
    let mut at = start;
    let negated = text[at..].strip_prefix('-').is_some_and(|rest| !rest.starts_with(['-', ' ']) && !rest.is_empty());
    at += usize::from(negated);
    let name = name(text, at, base)?;
    if let Some((_, after)) = name {
        at = after;
    }
    let name = name.map_or(Name::Field(Field::Text), |(name, _)| name);
    let span = |end: usize| Span::new(base + start, base + end);
    if let Some(open) = text[at..].chars().next().filter(|c| is_mark(*c)) {
        let from = at + open.len_utf8();
        let Some(len) = text[from..].find(|c| closes(open, c)) else {
            let message = format!("quotation mark {open} is not closed");
            return Err(ParseError::new(span(text.len()), message, "put the phrase between two of them"));
        };
        let close = text[from + len..].chars().next().map_or(0, char::len_utf8);
        let end = from + len + close;
        let value = &text[from..from + len];
        check_wildcards(value, Span::new(base + from, base + from + len))?;
        if let Some(c) = text[end..].chars().next().filter(|c| matches!(c, '~' | '*' | '^')) {
            let what = if c == '^' { "weights" } else { "distances and wildcards" };
            return Err(unsupported(&format!("{what} (\"…\"{c})"), span(end + 1), &format!("leave out the {c}")));
        }
        let term = Term { span: span(end), negated, name, value, value_at: from, quoted: true };
        return Ok((Token::Term(term), end));
    }
    let end = at + text[at..].find(|c: char| c.is_whitespace() || is_mark(c)).unwrap_or(text.len() - at);
    let value = &text[at..end];
    if at == start {
        match value {
            "AND" => return Ok((Token::And(span(end)), end)),
            "NOT" => return Ok((Token::Not(span(end)), end)),
            _ => {}
        }
    }
    if name.takes_words() {
        check_plain(value, name, text[end..].chars().next(), Span::new(base + at, base + end))?;
    }
    Ok((Token::Term(Term { span: span(end), negated, name, value, value_at: at, quoted: false }), end))
}

/// Reads `name:` at byte `at` and returns it with the byte after the colon; none where no field is meant.
fn name(text: &str, at: usize, base: usize) -> Result<Option<(Name, usize)>, ParseError> {
    let len = text[at..].find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(0);
    let (word, rest) = text[at..].split_at(len);
    let Some(value) = rest.strip_prefix(':').filter(|_| len >= 2) else { return Ok(None) };
    let after = at + len + 1;
    let span = Span::new(base + at, base + after);
    let lower = word.to_ascii_lowercase();
    let found = Name::find(&lower);
    let first = value.chars().next();
    if let Some(name) = found {
        if first.is_none_or(char::is_whitespace) {
            let hint = format!("write {lower}:VALUE without a blank, or put the words in quotation marks");
            return Err(ParseError::new(span, format!("{lower}: has no value"), hint));
        }
        return Ok(Some((name, after)));
    }
    // Prose and addresses have colons too: `he said: no`, `Room:101`, `https://`, `10:30`.
    if first.is_none_or(|c| c.is_whitespace() || c.is_ascii_digit() || is_closing(c)) || value.starts_with("//") {
        return Ok(None);
    }
    if matches!(lower.as_str(), "sentence" | "para" | "quote") && first == Some('(') {
        return Err(unsupported(&format!("{lower}:( )"), span, AS_WORDS));
    }
    let hint = match nearest(&lower) {
        Some(near) => format!("did you mean {near}: — or put the words in quotation marks to search them as text"),
        None => {
            let all: Vec<_> = Name::ALL.iter().map(|(name, _)| format!("{name}:")).collect();
            format!("the fields are {}; to search it as text, put it in quotation marks", all.join(" "))
        }
    };
    Err(ParseError::new(span, format!("{word}: is not a field"), hint))
}

/// Returns our name for a field that a user may have meant.
fn nearest(name: &str) -> Option<&'static str> {
    let other = OTHER_NAMES.iter().find(|(theirs, _)| *theirs == name).map(|(_, ours)| *ours);
    other.or_else(|| {
        let near = Name::ALL.iter().map(|(known, _)| (distance(name, known), *known)).min()?;
        (near.0 <= 2 && near.0 * 2 < name.len()).then_some(near.1)
    })
}

/// Refuses operators that are not built in a value without quotation marks.
fn check_plain(value: &str, name: Name, next: Option<char>, span: Span) -> Result<(), ParseError> {
    if value == "OR" || value.contains('|') {
        return Err(unsupported("OR", span, "ask once for each; to search the word, write it in lower case"));
    }
    let distance = value.strip_prefix("NEAR").map(|rest| rest.strip_prefix('/').unwrap_or(rest));
    if distance.is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit())) {
        return Err(unsupported("NEAR", span, "to search the word, write it in lower case"));
    }
    // An address may hold any of the characters below.
    if value.split_once("://").is_some_and(|(scheme, _)| scheme.bytes().all(|b| b.is_ascii_alphabetic())) {
        return Ok(());
    }
    if value.contains(['(', ')']) {
        return Err(unsupported("grouping with ( )", span, AS_WORDS));
    }
    check_wildcards(value, span)?;
    let chars: Vec<char> = value.chars().collect();
    let after_word = |mark: char| chars.windows(2).any(|pair| pair[0].is_alphanumeric() && pair[1] == mark);
    if after_word('~') {
        return Err(unsupported("fuzzy words (~)", span, AS_WORDS));
    }
    if after_word('^') && chars.last().is_some_and(char::is_ascii_digit) {
        return Err(unsupported("weights (^)", span, AS_WORDS));
    }
    if value == "=" && next.is_some_and(is_mark) {
        return Err(unsupported("=\"…\"", span, "leave out the =: a phrase is exact but for case and accents"));
    }
    if chars.first() == Some(&'!') && chars.get(1).map_or_else(|| next.is_some_and(is_mark), |c| c.is_alphanumeric()) {
        return Err(unsupported("! for NOT", span, "write NOT before it"));
    }
    if name != Name::Field(Field::Text) && chars.len() > 2 && chars[0] == '/' && chars[chars.len() - 1] == '/' {
        return Err(unsupported("regular expressions (/…/)", span, AS_WORDS));
    }
    Ok(())
}

/// Refuses `*`, and `?` inside a word, wherever they stand: the index has words only, so that they could but be dropped.
fn check_wildcards(value: &str, span: Span) -> Result<(), ParseError> {
    let chars: Vec<char> = value.chars().collect();
    let inside = |w: &[char]| w[1] == '?' && w[0].is_alphanumeric() && w[2].is_alphanumeric();
    if chars.contains(&'*') || chars.windows(3).any(inside) {
        return Err(unsupported("wildcards (* ?)", span, "write whole words: punctuation is never part of a word"));
    }
    Ok(())
}

fn unsupported(what: &str, span: Span, hint: &str) -> ParseError {
    ParseError::new(span, format!("{what}: not supported yet"), hint)
}

/// Marks that bind words to a phrase. Single ones are apostrophes too often.
fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '»' | '\'' | '’')
}

/// Whether `c` ends what `open` began, in the ways of several countries: “so” „so“ ”so” «so» »so«.
fn closes(open: char, c: char) -> bool {
    match open {
        '"' => c == '"',
        '«' => c == '»',
        '»' => c == '«',
        _ => matches!(c, '“' | '”'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_field_that_was_meant() {
        for (name, expected) in [("speker", Some("speaker")), ("title", Some("headline")), ("lang", None), ("xx", None)]
        {
            assert_eq!(nearest(name), expected, "{name}");
        }
    }
}
