//! Writes text in colours, or without.
//!
//! The order of brightness is: the words found, then the quote and its speaker, then all that leads to the source.

use std::io::{self, Write};
use std::ops::Range;

use anstyle::{AnsiColor, Style as Color};

use super::line::{Ink, Line};

pub(super) const PLAIN: Color = Color::new();
pub(super) const NAME: Color = Color::new().bold();
pub(super) const FOUND: Color = AnsiColor::Red.on_default().bold();
pub(super) const QUOTE: Color = AnsiColor::Green.on_default();
pub(super) const DIM: Color = Color::new().dimmed();
pub(super) const PATH: Color = AnsiColor::Cyan.on_default();
pub(super) const DOUBT: Color = AnsiColor::Yellow.on_default();

/// A writer that knows whether colours are wanted.
pub(super) struct Pen<'a> {
    out: &'a mut dyn Write,
    color: bool,
}

impl<'a> Pen<'a> {
    pub(super) fn new(out: &'a mut dyn Write, color: bool) -> Self {
        Self { out, color }
    }

    /// Writes `text`, which must have been made safe, in `color`.
    pub(super) fn put(&mut self, text: &str, color: Color) -> io::Result<()> {
        if self.color && !color.is_plain() && !text.is_empty() {
            write!(self.out, "{}{text}{}", color.render(), color.render_reset())
        } else {
            self.out.write_all(text.as_bytes())
        }
    }

    /// Writes a stretch of a line; what has no ink of its own is in `plain`.
    pub(super) fn put_line(&mut self, line: &Line, range: Range<usize>, plain: Color) -> io::Result<()> {
        for (piece, ink) in line.inked(range) {
            let color = match ink {
                Ink::Plain => plain,
                Ink::Match => FOUND,
                Ink::Quote => QUOTE,
                Ink::Note => DIM,
            };
            self.put(piece, color)?;
        }
        Ok(())
    }

    pub(super) fn end(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }
}
