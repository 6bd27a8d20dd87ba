//! Reads news articles and answers *who said what*, offline.
//!
//! Everything is said about an [`article::Article`]: one text and byte ranges into it. Two verbs work on it:
//! [`ingest`] fills an index with the articles of a folder, [`query`] answers questions from that index.
//! The path of the data is plain:
//!
//! ```text
//! path -> bytes -> article -> quotes -> index documents
//! query string -> query -> hits -> rendering
//! ```
//!
//! The library neither prints, nor reads the environment, nor exits. All offsets are UTF-8 **bytes** unless a
//! name ends in `_chars` or `_utf16`.

// From the ground up. Which module may use which is a table in ARCHITECTURE.md, and `tests/it/layers.rs` keeps it.
pub mod text;
pub mod unpack;

pub mod article;

pub mod corpus;
pub mod formats;
pub mod index;
pub mod quotes;

pub mod ingest;
pub mod query;

pub mod output;
