//! A buffer, as the KFD keeps it.

use crate::memory::{Access, Backing};
use hsakmt_sys::uapi::{
    KFD_IOC_ALLOC_MEM_FLAGS_EXECUTABLE, KFD_IOC_ALLOC_MEM_FLAGS_VRAM, KFD_IOC_ALLOC_MEM_FLAGS_WRITABLE,
};
use std::{any::Any, sync::Arc};

/// Where a buffer's memory is.
#[derive(Clone, Debug)]
pub enum Memory {
    /// The emulator's own.
    Own(Arc<Backing>),
    /// The host program's, at this address.
    User(u64),
}

/// A buffer.
#[derive(Debug)]
pub struct Buffer {
    pub address: u64,
    /// Bytes, a multiple of the page size.
    pub size: u64,
    pub flags: u32,
    pub memory: Memory,
    /// The GPUs that it is mapped on.
    pub mapped: Vec<usize>,
    /// How many queues need it.
    pub queues: u32,
}

impl Buffer {
    /// Where its first byte is in this process, and what keeps it there.
    pub fn host(&self) -> (*mut u8, Arc<dyn Any + Send + Sync>) {
        match &self.memory {
            Memory::Own(backing) => (backing.host(), backing.clone()),
            // The pages belong to the host program, which keeps them as long as the buffer lives.
            Memory::User(address) => (*address as *mut u8, Arc::new(())),
        }
    }

    /// What the GPU may do with it.
    pub fn access(&self) -> Access {
        let mut access = Access::READ;
        access.set(Access::WRITE, self.flags & KFD_IOC_ALLOC_MEM_FLAGS_WRITABLE != 0);
        access.set(Access::EXECUTE, self.flags & KFD_IOC_ALLOC_MEM_FLAGS_EXECUTABLE != 0);
        access
    }

    /// Whether it is the GPU's own memory.
    pub fn is_vram(&self) -> bool {
        self.flags & KFD_IOC_ALLOC_MEM_FLAGS_VRAM != 0
    }
}
