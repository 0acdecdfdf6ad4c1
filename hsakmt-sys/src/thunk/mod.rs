//! libhsakmt, the thunk: the C functions over the kernel driver that ROCr is built upon.
//!
//! `/dev/kfd` needs no library: [`uapi`](crate::uapi) is enough, and `rocm-rs` uses nothing else. The thunk is here for
//! programs that share a process with code that uses it, and for comparing with it.
//!
//! A shared `libhsakmt.so.1` exists up to ROCm 6.2 (Debian 12 and 13 have it). Later ROCr holds the thunk inside and
//! exports nothing of it; then only an archive, `libhsakmt.a`, can be linked (`HSAKMT_STATIC=1`), and nothing be opened.
//! The structs are those of the newer headers: they only grew, so an older library fills the front of them.

#[allow(missing_docs, missing_debug_implementations, unsafe_op_in_unsafe_fn)]
#[allow(clippy::all, clippy::undocumented_unsafe_blocks)]
#[allow(non_camel_case_types, non_snake_case, non_upper_case_globals)]
mod bindings {
    #[cfg(not(feature = "bindgen"))]
    include!("bindings.rs");
    #[cfg(feature = "bindgen")]
    include!(concat!(env!("OUT_DIR"), "/bindings.rs"));
}
#[cfg(any(feature = "link", feature = "dlopen"))]
#[allow(missing_docs, unused_imports, non_snake_case)]
mod functions {
    #[cfg(not(feature = "bindgen"))]
    include!("functions.rs");
    #[cfg(feature = "bindgen")]
    include!(concat!(env!("OUT_DIR"), "/functions.rs"));
}
#[cfg(feature = "dlopen")]
mod library;
mod status;

// The argument of one function, which bindings that were made from older headers lack.
#[allow(unused_imports)]
#[cfg(any(feature = "link", feature = "dlopen"))]
use crate::uapi::kfd_ioctl_dbg_trap_args;
pub use bindings::*;
#[cfg(any(feature = "link", feature = "dlopen"))]
pub use functions::*;
#[cfg(feature = "dlopen")]
pub use library::Library;
pub use status::STATUSES;
