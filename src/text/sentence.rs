//! Sentences of a paragraph.
