//! Results to bytes. A renderer writes what it is given; which one, how wide and in what colours is decided above.

pub mod escape;
mod hits;
pub mod json;
mod line;
pub mod outline;
mod pen;
mod plain;
pub mod reading;
mod renderer;
pub mod roster;
mod snippet;
mod terminal;
mod who;
mod why;

pub use renderer::{Question, Renderer, Style};
pub use who::{count, echo, echo_clause, path, relative};

/// All renderers of results. The first is for a terminal, the second for a pipe; the command line makes flags of the
/// others.
pub const RENDERERS: &[Renderer] = &[terminal::RENDERER, plain::RENDERER, hits::JSON, hits::JSONL];

#[cfg(test)]
mod tests;
