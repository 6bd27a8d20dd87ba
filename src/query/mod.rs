//! Answers questions from an index: query string -> [`Query`] -> hits.
//!
//! Tantivy's own query parser is never given text from a user; what a query means is decided here.

pub mod ast;
mod collect;
mod date;
mod distance;
mod lex;
mod lookup;
mod lower;
mod matches;
mod order;
pub mod parse;
pub mod people;
pub mod results;
mod scope;
pub mod search;
pub mod speakers;
mod spoken;

pub use ast::{Clause, Field, Query, Text};
pub use lookup::articles;
pub use parse::{ParseError, parse, parse_args};
pub use results::{Hit, Results};
pub use search::{Explanation, Found, Mode, Options, Sort, count, explain, find, search};
