//! The software GPU: a KFD and an AMD GPU that live inside your process.

pub mod dispatch;
pub mod isa;
pub mod memory;
pub mod wave;
