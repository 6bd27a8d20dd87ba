//! Answers questions from an index: query string -> [`Query`] -> hits.
//!
//! Tantivy's own query parser is never given text from a user; what a query means is decided here.

pub mod ast;
pub mod results;

pub use ast::{Clause, Field, Query, Text};
pub use results::{Hit, Results};
