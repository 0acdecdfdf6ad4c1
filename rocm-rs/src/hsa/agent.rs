//! Agents of the runtime: what they are, and their memory pools.
//!
//! What does not change is read once. Attributes that an older ROCr does not know are `None`, or 0 where the topology
//! says 0 for what is not known.

use super::{Error, Hsa, Pool, Result, call::call, info};
use crate::code_object::target::{self, TargetId};
use bytemuck::Pod;
use hsa_runtime_sys::{self as sys, hsa_agent_t};
use std::{fmt, sync::Arc};

/// An agent: a GPU, a CPU, or something else that the runtime knows.
#[derive(Clone)]
pub struct Agent {
    hsa: Arc<Hsa>,
    handle: hsa_agent_t,
    name: String,
    kind: u32,
    node: u32,
}

/// A cache of an agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cache {
    pub(super) level: u8,
    /// As the runtime has it: KiB or bytes.
    pub(super) size: u32,
}

impl Agent {
    pub(super) fn new(hsa: Arc<Hsa>, handle: hsa_agent_t) -> Result<Self> {
        let mut agent = Self { hsa, handle, name: String::new(), kind: 0, node: 0 };
        // SAFETY: these attributes are of these types.
        unsafe {
            agent.name = info::text(&agent.info::<[u8; 64]>(sys::HSA_AGENT_INFO_NAME)?);
            agent.kind = agent.info(sys::HSA_AGENT_INFO_DEVICE)?;
            agent.node = match agent.info(sys::HSA_AMD_AGENT_INFO_DRIVER_NODE_ID) {
                Err(Error::Status { status: sys::HSA_STATUS_ERROR_INVALID_ARGUMENT, .. }) => {
                    agent.info(sys::HSA_AGENT_INFO_NODE)?
                }
                node => node?,
            };
        }
        Ok(agent)
    }

    /// The runtime that it is of.
    pub fn hsa(&self) -> &Arc<Hsa> {
        &self.hsa
    }

    /// The runtime's handle of it.
    pub fn handle(&self) -> hsa_agent_t {
        self.handle
    }

    /// The name that the runtime gives it: `gfx1100`, or the CPU's model.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is a GPU.
    pub fn is_gpu(&self) -> bool {
        self.kind == sys::HSA_DEVICE_TYPE_GPU
    }

    /// Whether it is a CPU.
    pub fn is_cpu(&self) -> bool {
        self.kind == sys::HSA_DEVICE_TYPE_CPU
    }

    /// The number of its node in the kernel driver's topology.
    pub fn node(&self) -> u32 {
        self.node
    }

    /// The handle of the CPU that is the nearest to a GPU, where the runtime is so new that it says which.
    pub(crate) fn nearest_cpu(&self) -> Option<u64> {
        // SAFETY: the attribute is an agent's handle.
        unsafe { self.info_if_known::<u64>(sys::HSA_AMD_AGENT_INFO_NEAREST_CPU) }
    }

    /// What code objects must be compiled for: the first instruction set of the agent.
    pub fn target(&self) -> Result<TargetId> {
        self.hsa.check()?;
        let object = || format!("instruction sets of {self}");
        let isas = info::collect(|callback, data| {
            // SAFETY: the callback and its data belong together.
            unsafe { call!(self.hsa, object(), hsa_agent_iterate_isas(self.handle, Some(callback), data)) }
        })?;
        let nonsense = |what: String| Error::Nonsense { call: "hsa_agent_iterate_isas", object: object(), what };
        let isa = *isas.first().ok_or_else(|| nonsense("there are none".to_owned()))?;
        let length: u32 = info::read(|value| {
            // SAFETY: the attribute is a number of 32 bits.
            unsafe { call!(self.hsa, object(), hsa_isa_get_info_alt(isa, sys::HSA_ISA_INFO_NAME_LENGTH, value)) }
        })?;
        if length > 1024 {
            return Err(nonsense(format!("a name of {length} bytes")));
        }
        let mut name = vec![0u8; length as usize + 1];
        // SAFETY: the runtime writes as many bytes as it said that the name has.
        unsafe {
            call!(self.hsa, object(), hsa_isa_get_info_alt(isa, sys::HSA_ISA_INFO_NAME, name.as_mut_ptr().cast()))?;
        }
        let name = info::text(&name);
        name.parse().map_err(|error: target::Error| nonsense(error.to_string()))
    }

    /// Its memory pools.
    pub fn pools(&self) -> Result<Vec<Pool>> {
        self.hsa.check()?;
        let object = || format!("memory pools of {self}");
        let handles = info::collect(|callback, data| {
            // SAFETY: the callback and its data belong together.
            unsafe { call!(self.hsa, object(), hsa_amd_agent_iterate_memory_pools(self.handle, Some(callback), data)) }
        })?;
        handles.into_iter().map(|handle| Pool::new(self, handle)).collect()
    }

    /// Its caches.
    pub(super) fn caches(&self) -> Result<Vec<Cache>> {
        let object = || format!("caches of {self}");
        let handles = info::collect(|callback, data| {
            // SAFETY: the callback and its data belong together.
            unsafe { call!(self.hsa, object(), hsa_agent_iterate_caches(self.handle, Some(callback), data)) }
        })?;
        let cache = |handle| {
            let attribute = |attribute, value| {
                // SAFETY: `value` has room for the attribute, as chosen below.
                unsafe { call!(self.hsa, object(), hsa_cache_get_info(handle, attribute, value)) }
            };
            Ok(Cache {
                level: info::read(|value| attribute(sys::HSA_CACHE_INFO_LEVEL, value))?,
                size: info::read(|value| attribute(sys::HSA_CACHE_INFO_SIZE, value))?,
            })
        };
        handles.into_iter().map(cache).collect()
    }

    /// An attribute.
    ///
    /// # Safety
    ///
    /// Its type is `T`.
    pub(super) unsafe fn info<T: Pod>(&self, attribute: u32) -> Result<T> {
        info::read(|value| {
            let object = || format!("{self}, attribute {attribute:#x}");
            // SAFETY: the caller vouches for the type, and `value` has room for it.
            unsafe { call!(self.hsa, object(), hsa_agent_get_info(self.handle, attribute, value)) }
        })
    }

    /// An attribute that not every version has.
    ///
    /// # Safety
    ///
    /// Its type is `T`.
    pub(super) unsafe fn info_if_known<T: Pod>(&self, attribute: u32) -> Option<T> {
        // SAFETY: the caller's promise.
        unsafe { self.info(attribute) }.ok()
    }
}

impl PartialEq for Agent {
    fn eq(&self, other: &Self) -> bool {
        self.handle.handle == other.handle.handle && Arc::ptr_eq(&self.hsa, &other.hsa)
    }
}

impl Eq for Agent {}

impl fmt::Display for Agent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name.is_empty() {
            true => write!(f, "agent {:#x}", self.handle.handle),
            false => f.write_str(&self.name),
        }
    }
}

impl fmt::Debug for Agent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Agent").field("name", &self.name).field("node", &self.node).finish_non_exhaustive()
    }
}
