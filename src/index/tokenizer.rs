//! [`crate::text::token`] in Tantivy's clothes: the words of the index are the words of queries and of highlighting.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};

use crate::text::token::{MAX_WORD_BYTES, Words, words};

/// Name of the tokenizer of running text.
pub(super) const WORDS: &str = "words";

/// A value that is this mark alone becomes one token: the end of a section's heading (or of what comes before the
/// first). No word is spelt so, as it is not alphanumeric.
pub(crate) const HEADING_END: &str = "\u{2}";
/// As [`HEADING_END`]: the beginning of a section.
pub(crate) const SECTION: &str = "\u{1}";

/// Makes our tokenizer known to an index.
pub(super) fn register(manager: &TokenizerManager) {
    manager.register(WORDS, FoldedWords::default());
}

/// Cuts and folds words. Where they stand in the value is not told: no index keeps it.
#[derive(Clone, Default)]
struct FoldedWords {
    token: Token,
    /// The value, its letters of ASCII in lower case.
    lower: String,
}

struct FoldedWordStream<'a> {
    words: Words<'a>,
    mark: Option<&'a str>,
    token: &'a mut Token,
}

impl Tokenizer for FoldedWords {
    type TokenStream<'a> = FoldedWordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> FoldedWordStream<'a> {
        self.token.reset();
        self.lower.clear();
        self.lower.push_str(text);
        self.lower.make_ascii_lowercase();
        let mark = (text == SECTION || text == HEADING_END).then_some(text);
        FoldedWordStream { words: words(&self.lower), mark, token: &mut self.token }
    }
}

impl TokenStream for FoldedWordStream<'_> {
    fn advance(&mut self) -> bool {
        // An over-long word takes no position, as in `folded_words`.
        self.token.position = self.token.position.wrapping_add(1);
        if let Some(mark) = self.mark.take() {
            self.token.text.clear();
            self.token.text.push_str(mark);
            return true;
        }
        while self.words.next_folded(&mut self.token.text) {
            if !self.token.text.is_empty() && self.token.text.len() <= MAX_WORD_BYTES {
                return true;
            }
        }
        false
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::folded_words;

    fn tokens(tokenizer: &mut FoldedWords, text: &str) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        let mut stream = tokenizer.token_stream(text);
        while stream.advance() {
            found.push((stream.token().position, stream.token().text.clone()));
        }
        found
    }

    #[test]
    fn words_are_those_of_the_text_module() {
        let text = format!("Élan {} don't, 東京", "x".repeat(300));
        let expected: Vec<_> = folded_words(&text).map(|(_, word)| word).enumerate().collect();
        assert_eq!(tokens(&mut FoldedWords::default(), &text), expected);
        assert_eq!(expected.len(), 5);
    }

    #[test]
    fn a_mark_alone_is_a_token() {
        assert_eq!(tokens(&mut FoldedWords::default(), SECTION), [(0, SECTION.to_owned())]);
        assert_eq!(tokens(&mut FoldedWords::default(), "\u{1} a"), [(0, "a".to_owned())]);
    }
}
