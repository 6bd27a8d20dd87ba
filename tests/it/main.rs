//! All integration tests: one binary, one module an area.

mod bad;
mod cli;
mod corrections;
mod desk;
mod docs;
mod durable;
mod eval;
mod formats;
mod golden;
mod ingest;
mod layers;
mod mixed;
mod properties;
mod search;
