//! Bytes to articles: which format a file has, and one reader a format.
