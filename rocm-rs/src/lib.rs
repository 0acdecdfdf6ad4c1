//! AMD GPU compute from Rust.

pub mod kfd;
