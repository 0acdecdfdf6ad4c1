#![doc = include_str!("../README.md")]

mod error;
mod manifest;
mod patch;
mod pin;
mod prepare;
mod script;

pub use error::Error;
pub use manifest::Manifest;
pub use patch::{Header, Patch, Series};
pub use pin::{Archive, Component, Pin};
pub use prepare::{Lock, Prepared};
pub use script::{Clang, Script};
