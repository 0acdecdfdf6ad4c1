//! The KFD: the kernel interface (`/dev/kfd`) through which AMD GPUs compute.
//!
//! [`uapi`] is that interface in pure Rust, on Linux and on FreeBSD. It needs no library.

pub mod uapi;
