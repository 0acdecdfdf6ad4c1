//! The instruction set: RDNA3 and RDNA3.5 (GFX11, GFX11.5).
//!
//! Words become an [`inst::Inst`] ([`decode`]), an instruction becomes flat operations ([`lower`]), and those are kept
//! as a [`program::Program`] that waves run.

pub mod decode;
mod disassemble;
mod env;
pub mod host;
pub mod inst;
pub mod lower;
pub mod memory;
#[cfg(all(target_arch = "x86_64", unix))]
pub mod native;
pub mod op;
pub mod ops;
pub mod program;
pub mod real;
pub mod round;
pub mod scalar;
pub mod slot;
pub mod table;
mod target;
#[cfg(test)]
mod tests;
pub mod vector;

pub use env::{Env, Turn};
pub use target::Target;
