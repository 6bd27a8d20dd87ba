//! All integration tests: one binary, one module an area.

mod cli;
mod corrections;
mod docs;
mod eval;
mod formats;
mod golden;
mod ingest;
mod layers;
mod properties;
mod search;
