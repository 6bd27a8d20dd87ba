//! Where bytes come from: folders are walked in a stable order, each file becomes an entry.
//!
//! [`Walk`] finds the files without reading them; [`read()`] reads one of them whole, bounded, without following links
//! or blocking on things that are no files; [`read_stream`] reads what a user has opened. What the bytes mean is left to [`crate::formats`].

mod ignored;
mod read;
mod walk;

pub use ignored::{BadGlob, Filter, is_left_out};
pub use read::{Contents, MAX_FILE_BYTES, ReadError, read, read_stream, reason};
pub use walk::{Candidate, Scope, Unreadable, Walk, state};
