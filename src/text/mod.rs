//! Text without any notion of news: spans, folding, words, decoding.

pub mod decode;
pub mod fold;
mod span;
pub mod token;

pub use span::Span;
