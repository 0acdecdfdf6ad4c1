//! Memory pools, what is allocated from them, and what the runtime knows of a pointer.

use super::{Agent, Error, Hsa, Result, call::call, info};
use bytemuck::Pod;
use hsa_runtime_sys::{
    self as sys, hsa_agent_t, hsa_amd_memory_pool_link_info_t, hsa_amd_memory_pool_t, hsa_amd_pointer_info_t,
};
use std::{ffi::c_void, fmt, ptr::NonNull, sync::Arc};

/// More links than any path has.
const MAX_HOPS: u32 = 64;

/// What a pool's memory is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Segment {
    /// Memory that everybody can be let into.
    Global,
    /// LDS.
    Group,
    /// Something else.
    Other(u32),
}

/// A memory pool of an agent: plain data, read once.
#[derive(Clone)]
pub struct Pool {
    agent: Agent,
    handle: hsa_amd_memory_pool_t,
    segment: Segment,
    flags: u32,
    bytes: u64,
    /// 0 where nothing can be allocated.
    granule: u64,
}

impl Pool {
    pub(super) fn new(agent: &Agent, handle: hsa_amd_memory_pool_t) -> Result<Self> {
        let mut pool = Self { agent: agent.clone(), handle, segment: Segment::Group, flags: 0, bytes: 0, granule: 0 };
        // SAFETY: these attributes are of these types (a C `bool` is a byte).
        unsafe {
            pool.segment = match pool.info(sys::HSA_AMD_MEMORY_POOL_INFO_SEGMENT)? {
                sys::HSA_AMD_SEGMENT_GLOBAL => Segment::Global,
                sys::HSA_AMD_SEGMENT_GROUP => Segment::Group,
                other => Segment::Other(other),
            };
            if pool.segment == Segment::Global {
                pool.flags = pool.info(sys::HSA_AMD_MEMORY_POOL_INFO_GLOBAL_FLAGS)?;
            }
            pool.bytes = pool.info::<usize>(sys::HSA_AMD_MEMORY_POOL_INFO_SIZE)? as u64;
            if pool.info::<u8>(sys::HSA_AMD_MEMORY_POOL_INFO_RUNTIME_ALLOC_ALLOWED)? != 0 {
                pool.granule = pool.info::<usize>(sys::HSA_AMD_MEMORY_POOL_INFO_RUNTIME_ALLOC_GRANULE)?.max(1) as u64;
            }
        }
        Ok(pool)
    }

    /// The agent whose pool it is.
    pub fn agent(&self) -> &Agent {
        &self.agent
    }

    /// What its memory is for.
    pub fn segment(&self) -> Segment {
        self.segment
    }

    /// Its flags (`HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_*`).
    pub fn flags(&self) -> u32 {
        self.flags
    }

    /// Its size.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Whether memory can be allocated from it.
    pub fn allocates(&self) -> bool {
        self.granule != 0
    }

    /// Whether an agent can be let into what is allocated from it.
    pub fn reachable_by(&self, agent: &Agent) -> Result<bool> {
        self.agent.hsa().check()?;
        let object = || format!("{self} seen from {agent}");
        let access: u32 = info::read(|value| {
            let attribute = sys::HSA_AMD_AGENT_MEMORY_POOL_INFO_ACCESS;
            // SAFETY: the attribute is a number of 32 bits.
            unsafe {
                call!(
                    self.agent.hsa(),
                    object(),
                    hsa_amd_agent_memory_pool_get_info(agent.handle(), self.handle, attribute, value)
                )
            }
        })?;
        Ok(access != sys::HSA_AMD_MEMORY_POOL_ACCESS_NEVER_ALLOWED)
    }

    /// The links that an access of an agent goes over.
    pub(super) fn hops(&self, agent: &Agent) -> Result<Vec<hsa_amd_memory_pool_link_info_t>> {
        let object = || format!("links from {agent} to {self}");
        let get = |attribute, value| {
            // SAFETY: `value` has room for the attribute: one number of 32 bits, then as many links as it said.
            unsafe {
                call!(
                    self.agent.hsa(),
                    object(),
                    hsa_amd_agent_memory_pool_get_info(agent.handle(), self.handle, attribute, value)
                )
            }
        };
        let count: u32 = info::read(|value| get(sys::HSA_AMD_AGENT_MEMORY_POOL_INFO_NUM_LINK_HOPS, value))?;
        let mut hops = vec![hsa_amd_memory_pool_link_info_t::default(); count.min(MAX_HOPS) as usize];
        if count == 0 || count > MAX_HOPS {
            return Ok(Vec::new());
        }
        get(sys::HSA_AMD_AGENT_MEMORY_POOL_INFO_LINK_INFO, hops.as_mut_ptr().cast())?;
        Ok(hops)
    }

    /// Allocates memory that these agents can use, and the pool's own agent. Its contents are whatever is there.
    pub fn allocate(&self, bytes: u64, users: &[&Agent]) -> Result<Allocation> {
        let hsa = self.agent.hsa();
        hsa.check()?;
        let object = || format!("{bytes} bytes of {self}");
        let whole =
            bytes.max(1).checked_next_multiple_of(self.granule.max(1)).and_then(|all| usize::try_from(all).ok());
        let refused = Error::Status {
            call: "hsa_amd_memory_pool_allocate",
            object: object(),
            status: sys::HSA_STATUS_ERROR_INVALID_ALLOCATION,
        };
        let (Some(whole), true) = (whole, self.allocates()) else { return Err(refused) };
        let mut address = std::ptr::null_mut::<c_void>();
        // SAFETY: the pool is the runtime's, and the address is written.
        unsafe { call!(hsa, object(), hsa_amd_memory_pool_allocate(self.handle, whole, 0, &mut address))? };
        let Some(address) = NonNull::new(address.cast()) else {
            let (call, what) = ("hsa_amd_memory_pool_allocate", "a null pointer".to_owned());
            return Err(Error::Nonsense { call, object: object(), what });
        };
        let allocation = Allocation { address, bytes: whole, hsa: hsa.clone() };
        let users: Vec<hsa_agent_t> = users.iter().map(|agent| agent.handle()).collect();
        if !users.is_empty() {
            // SAFETY: the array has as many agents as are said, and the allocation is the runtime's.
            unsafe {
                let (count, users) = (users.len() as u32, users.as_ptr());
                let address = address.as_ptr().cast::<c_void>();
                call!(hsa, object(), hsa_amd_agents_allow_access(count, users, std::ptr::null(), address))?;
            }
        }
        Ok(allocation)
    }

    /// # Safety
    ///
    /// The attribute's type is `T`.
    unsafe fn info<T: Pod>(&self, attribute: u32) -> Result<T> {
        info::read(|value| {
            let object = || format!("a memory pool of {}, attribute {attribute:#x}", self.agent);
            // SAFETY: the caller vouches for the type, and `value` has room for it.
            unsafe { call!(self.agent.hsa(), object(), hsa_amd_memory_pool_get_info(self.handle, attribute, value)) }
        })
    }
}

impl fmt::Display for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let grain = [
            (sys::HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_KERNARG_INIT, "kernarg "),
            (sys::HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_EXTENDED_SCOPE_FINE_GRAINED, "extended fine-grained "),
            (sys::HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_FINE_GRAINED, "fine-grained "),
            (sys::HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_COARSE_GRAINED, "coarse-grained "),
        ];
        let words = grain.into_iter().filter(|(flag, _)| self.flags & flag != 0).map(|(_, words)| words);
        write!(f, "{}", words.collect::<String>())?;
        match self.segment {
            Segment::Global => write!(f, "memory of {}", self.agent),
            Segment::Group => write!(f, "LDS of {}", self.agent),
            Segment::Other(segment) => write!(f, "memory of {} (segment {segment})", self.agent),
        }
    }
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pool({self}, {} bytes)", self.bytes)
    }
}

/// Memory of a pool, freed when it is dropped.
pub struct Allocation {
    address: NonNull<u8>,
    bytes: usize,
    hsa: Arc<Hsa>,
}

// SAFETY: it is memory, which threads may share; no access to it goes through this value.
unsafe impl Send for Allocation {}
// SAFETY: as above.
unsafe impl Sync for Allocation {}

impl Allocation {
    /// Its address, for every agent that was let in.
    pub fn address(&self) -> NonNull<u8> {
        self.address
    }

    /// How many bytes it has: what was asked for, rounded up.
    pub fn bytes(&self) -> usize {
        self.bytes
    }
}

impl Drop for Allocation {
    fn drop(&mut self) {
        if !self.hsa.forked() {
            let address = self.address.as_ptr().cast();
            // SAFETY: it is the runtime's, and freed once. (A refusal leaves it to the runtime.)
            let _ = unsafe { call!(self.hsa, format!("{self:?}"), hsa_amd_memory_pool_free(address)) };
        }
    }
}

impl fmt::Debug for Allocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Allocation({:p}, {} bytes)", self.address, self.bytes)
    }
}

/// What the runtime takes a pointer for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PointerKind {
    /// Nothing that it knows: memory of the host's own.
    Unknown,
    /// Memory of a pool.
    Pool,
    /// Memory of the host that was locked for agents.
    Locked,
    /// Memory of a graphics interface.
    Graphics,
    /// Memory of another process.
    Ipc,
    /// Something else.
    Other(u32),
}

/// What the runtime knows of a pointer.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct PointerInfo {
    /// What it is.
    pub kind: PointerKind,
    /// Where the allocation starts for agents, or 0.
    pub agent_address: u64,
    /// Where it starts for the host, or 0.
    pub host_address: u64,
    /// Its size, or 0.
    pub bytes: u64,
    /// The agent whose memory it is.
    pub owner: hsa_agent_t,
    /// Its flags (`HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_*`).
    pub flags: u32,
}

impl Hsa {
    /// What the runtime knows of an address. It does not look at what is there.
    pub fn pointer_info(&self, address: u64) -> Result<PointerInfo> {
        self.check()?;
        // SAFETY: of this C struct, which holds numbers and pointers, all zeros are a value.
        let mut info: hsa_amd_pointer_info_t = unsafe { std::mem::zeroed() };
        info.size = size_of::<hsa_amd_pointer_info_t>() as u32;
        let pointer = std::ptr::without_provenance(address as usize);
        // SAFETY: `info` says how long it is, and no list of agents is asked for.
        unsafe {
            let (none, count, list) = (None, std::ptr::null_mut(), std::ptr::null_mut());
            call!(self, format!("{address:#x}"), hsa_amd_pointer_info(pointer, &mut info, none, count, list))?;
        }
        let kind = match info.type_ {
            sys::HSA_EXT_POINTER_TYPE_UNKNOWN => PointerKind::Unknown,
            sys::HSA_EXT_POINTER_TYPE_HSA => PointerKind::Pool,
            sys::HSA_EXT_POINTER_TYPE_LOCKED => PointerKind::Locked,
            sys::HSA_EXT_POINTER_TYPE_GRAPHICS => PointerKind::Graphics,
            sys::HSA_EXT_POINTER_TYPE_IPC => PointerKind::Ipc,
            other => PointerKind::Other(other),
        };
        Ok(PointerInfo {
            kind,
            agent_address: info.agentBaseAddress.addr() as u64,
            host_address: info.hostBaseAddress.addr() as u64,
            bytes: info.sizeInBytes as u64,
            owner: info.agentOwner,
            flags: info.global_flags,
        })
    }
}
