//! The software GPU: a KFD and an AMD GPU that live inside your process.
//!
//! [`Machine`] is the door: it answers the calls that a runtime makes on `/dev/kfd`, on a render node and in the
//! topology's folder, with the results and the errors of the kernel's driver.

mod cp;
pub mod dispatch;
mod errno;
pub mod isa;
#[cfg(feature = "kernels")]
pub mod kernels;
mod kfd;
mod machine;
pub mod memory;
mod topology;
pub mod wave;

pub use errno::Errno;
pub use machine::{Config, CpuLink, CpuNode, Error, Kernel, Machine};
pub use topology::{ModelError, Profile, UnknownProfile};
