//! libnuma's C library: everything that `numa_sys::exports` defines, and nothing more.

pub use numa_sys::exports::*;
