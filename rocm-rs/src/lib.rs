//! AMD GPU compute from Rust.

pub mod kfd;
pub mod topology;
