//! The software GPU as a C library for the model hook of ROCr 7.2.
//!
//! ROCr's thunk answers the KFD's ioctls itself when `HSA_MODEL_TOPOLOGY` is set. It allocates memory from an anonymous file,
//! maps it for the GPU at an aperture plus the GPU's address, and hands over queues: to the functions whose table
//! [`get_hsakmt_model_functions`] gives. The library is loaded by `HSA_MODEL_LIB`; `rocm emulate` sets both.
//!
//! Which GPU it is, the topology folder says: the n-th model is its n-th GPU. So the two cannot disagree.
//!
//! The module `abi` is the interface's version 0.4, whose driver is ROCr. Later versions make the library the driver: they
//! will be another module beside it, over [`rocm_emulator::Machine`]. The module `tool` adds what the hook lacks.

mod abi;
mod alias;
mod echo;
mod line;
mod model;
mod repeats;
mod tool;

pub use abi::get_hsakmt_model_functions;
pub use tool::{HSA_AMD_TOOL_PRIORITY, OnLoad, OnUnload};
