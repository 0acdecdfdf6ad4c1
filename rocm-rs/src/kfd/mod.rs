//! The pure-Rust runtime over the KFD, the kernel driver of AMD GPU compute.

pub mod driver;
