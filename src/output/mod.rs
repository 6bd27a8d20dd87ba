//! Results to bytes.

pub mod json;
pub mod outline;
