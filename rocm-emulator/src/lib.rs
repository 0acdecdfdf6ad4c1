//! The software GPU: a KFD and an AMD GPU that live inside your process.
//!
//! [`Machine`] is the door: it answers the calls that a runtime makes on `/dev/kfd`, on a render node and in the
//! topology's folder, with the results and the errors of the kernel's driver.
//!
//! ```
//! use rocm_emulator::{Config, Errno, Machine, Profile};
//!
//! let machine = Machine::new(Config { gpus: vec![Profile::Gfx1100], ..Config::default() })?;
//! assert_eq!(machine.list_topology("nodes")?.len(), 2);
//! let kfd = machine.open_kfd()?;
//! assert_eq!(machine.open_render(200), Err(Errno::ENOENT));
//! machine.close(kfd);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod clock;
mod cp;
pub mod dispatch;
mod errno;
pub mod gpu;
pub mod isa;
#[cfg(feature = "kernels")]
pub mod kernels;
mod kfd;
mod machine;
pub mod memory;
pub mod observe;
mod outcome;
mod topology;
pub mod wave;

pub use errno::Errno;
pub use machine::Machine;
pub use topology::{Config, CpuLink, CpuNode, Error, Kernel, ModelError, Profile, UnknownProfile};
