#![doc = include_str!("../README.md")]

mod error;
mod llvm;
mod manifest;
mod patch;
mod pin;
mod prepare;
mod script;

pub use error::Error;
pub use llvm::Llvm;
pub use manifest::Manifest;
pub use patch::{Header, Patch, Series};
pub use pin::{Archive, Component, Pin};
pub use prepare::{Lock, Prepared};
pub use script::{Clang, Script, link_of_system};
