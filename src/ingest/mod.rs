//! Fills an index with the articles of folders.
