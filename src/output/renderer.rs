//! What a renderer is.

use std::io;
use std::path::PathBuf;

use crate::query::{Query, Results};

/// One way to print the answer to a question.
#[derive(Clone, Copy)]
pub struct Renderer {
    /// Its name, and that of its flag.
    pub name: &'static str,
    /// What the help says of its flag; none: it has no flag, being the default of a terminal or a pipe.
    pub flag: Option<&'static str>,
    /// Whether each hit is written by itself, so that results may be given in several pieces.
    pub by_hit: bool,
    /// Writes the results. Of none it writes what a program needs to read it; that nothing was found is said elsewhere.
    pub render: fn(&Results, &Question, &mut dyn io::Write, &Style) -> io::Result<()>,
}

/// What was asked, as far as it is printed again.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The query as it was understood.
    pub query: &'a Query,
    /// The command that shows the hits that were left out.
    pub more: &'a str,
}

/// How to print.
#[derive(Clone, Debug)]
pub struct Style {
    /// Whether to write colours (ANSI escape sequences).
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// The current folder: paths below are printed relative to it.
    pub here: Option<PathBuf>,
}
