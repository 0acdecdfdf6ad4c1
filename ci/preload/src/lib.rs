//! The software GPU under a program that knows nothing of it. With this library in `LD_PRELOAD`, `/dev/kfd`, the render nodes
//! and the topology's files are those of an emulated machine; so are the few functions of libdrm that AMD's libraries call
//! about a device, since libdrm asks sysfs and the descriptor more than is worth imitating.
//!
//! It is for AMD's own user space of versions without a hook: ROCr 6.4 and libhsakmt as `ci/vendored` builds them, which so
//! run on the ioctls of [`rocm_emulator::Machine`]. `KFD_PRELOAD_GPUS` names its GPUs (`gfx1100,gfx1151`; `none` for a
//! driver without a card), `KFD_PRELOAD_KERNEL` the kernel whose driver it is; with `KFD_PRELOAD_TRACE`, what is refused is said.
//!
//! The calls that are not for the machine are handed on as they are.

#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

mod calls;
mod drm;
mod files;
mod machine;
