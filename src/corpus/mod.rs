//! Where bytes come from: folders are walked in a stable order, each file becomes an entry.
