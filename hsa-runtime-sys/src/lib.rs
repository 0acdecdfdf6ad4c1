//! The types of the HSA runtime and of AMD's extensions to it: packets, queues, signals.
//!
//! The names are those of the C headers (`hsa.h`, `hsa_ext_amd.h`, `amd_hsa_queue.h`, `amd_hsa_signal.h`), so that
//! the HSA specification and AMD's sources can be read beside this crate. No library is needed to build it.

#[allow(missing_docs, missing_debug_implementations, clippy::all, clippy::undocumented_unsafe_blocks)]
#[allow(non_camel_case_types, non_snake_case, non_upper_case_globals)]
#[rustfmt::skip]
mod bindings;

pub use bindings::*;
