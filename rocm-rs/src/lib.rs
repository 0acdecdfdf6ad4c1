//! AMD GPU compute from Rust.

pub mod aql;
pub mod kfd;
pub mod topology;
