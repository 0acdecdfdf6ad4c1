//! AMD GPU compute from Rust.

pub mod aql;
pub mod code_object;
pub mod kfd;
pub mod topology;
