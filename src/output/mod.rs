//! Results to bytes.

pub mod escape;
pub mod json;
pub mod outline;
