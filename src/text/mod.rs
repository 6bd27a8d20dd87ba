//! Text without any notion of news: spans, folding, words, sentences, decoding.

pub mod decode;
pub mod fold;
pub mod sentence;
mod span;
pub mod token;

pub use span::Span;
