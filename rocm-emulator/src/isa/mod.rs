//! The instruction set: RDNA3 and RDNA3.5 (GFX11, GFX11.5).

pub mod inst;
pub mod memory;
pub mod op;
pub mod program;
