//! An emulated machine, seen as a program sees one: device nodes to open, ioctls, mappings, topology files.
//!
//! Truth is per machine and process, as the kernel's is: the state begins with the first open of `/dev/kfd` in a
//! process, is shared by all its files, and outlives them. A forked child starts afresh: the files that it inherited
//! are dead (`EBADF`, and `EINVAL` from mmap), its own open works. So no call may touch a lock before it has
//! compared the process id: the lock could have been held by another thread at the moment of the fork.

use crate::{
    errno::Errno,
    kfd::{self, FIRST_FILE, Node, Process},
    topology::{Config, Error, Hardware},
};
use libc::{c_int, c_ulong, c_void};
use std::{
    fmt,
    ptr::{self, NonNull},
    sync::{
        Arc,
        atomic::{AtomicI32, AtomicPtr, Ordering},
    },
};

/// One emulated computer: CPU nodes and GPUs. Clones are the same machine; the last one ends it.
#[derive(Clone)]
pub struct Machine(Arc<Inner>);

struct Inner {
    hardware: Arc<Hardware>,
    /// The state of the process that runs, or of the one that forked it. Made by `Box::into_raw`, null before the
    /// first open; replaced only after a fork, and then the parent's is left alone.
    process: AtomicPtr<Process>,
    next_file: AtomicI32,
}

impl Machine {
    /// Makes a machine.
    pub fn new(config: Config) -> Result<Machine, Error> {
        Ok(Machine(Arc::new(Inner {
            hardware: Arc::new(Hardware::new(config)?),
            process: AtomicPtr::new(ptr::null_mut()),
            next_file: AtomicI32::new(FIRST_FILE),
        })))
    }

    /// Opens `/dev/kfd`.
    pub fn open_kfd(&self) -> Result<i32, Errno> {
        self.0.open(Node::Kfd)
    }

    /// Opens `/dev/dri/renderD<minor>`.
    pub fn open_render(&self, minor: u32) -> Result<i32, Errno> {
        let gpu = self.0.hardware.gpus.iter().position(|gpu| gpu.render_minor == minor).ok_or(Errno::ENOENT)?;
        self.0.open(Node::Render(gpu))
    }

    /// Closes a file. What was made through it stays: it belongs to the process.
    pub fn close(&self, file: i32) {
        if let Ok(process) = self.0.current() {
            process.close(file);
        }
    }

    /// Issues an ioctl on a file.
    ///
    /// # Safety
    ///
    /// `argument` is valid for the bytes that `request` encodes, and every pointer in it for what the command does
    /// with it. Null and unmapped pointers are found and give `EFAULT`.
    pub unsafe fn ioctl(&self, file: i32, request: c_ulong, argument: *mut c_void) -> Result<i32, Errno> {
        let process = self.0.current()?;
        match process.node(file).ok_or(Errno::EBADF)? {
            // SAFETY: the caller's promise.
            Node::Kfd => unsafe { kfd::ioctl(process, request, argument) },
            // SAFETY: the caller's promise.
            Node::Render(gpu) => unsafe { kfd::render_ioctl(process, gpu, request, argument) },
        }
    }

    /// Maps a part of a file, shared.
    ///
    /// # Safety
    ///
    /// With `fixed`, the range at `address` is the caller's to replace.
    pub unsafe fn mmap(
        &self,
        file: i32,
        address: *mut c_void,
        length: usize,
        protection: c_int,
        fixed: bool,
        offset: i64,
    ) -> Result<NonNull<c_void>, Errno> {
        let Ok(process) = self.0.current() else { return Err(Errno::EINVAL) };
        let Some(node) = process.node(file) else {
            return Err(if process.inherited(file) { Errno::EINVAL } else { Errno::EBADF });
        };
        let request = kfd::MapRequest { address, length, protection, fixed, offset: offset as u64 };
        match node {
            // SAFETY: the caller's promise.
            Node::Kfd => unsafe { kfd::mmap(process, &request) },
            // SAFETY: the caller's promise.
            Node::Render(gpu) => unsafe { kfd::render_mmap(process, file, gpu, &request) },
        }
    }

    /// Unmaps what [`mmap`](Self::mmap) gave.
    ///
    /// # Safety
    ///
    /// Nothing uses the range any more.
    pub unsafe fn munmap(&self, address: NonNull<c_void>, length: usize) -> Result<(), Errno> {
        // SAFETY: the caller's promise.
        match unsafe { libc::munmap(address.as_ptr(), length) } {
            0 => Ok(()),
            _ => Err(Errno::last()),
        }
    }

    /// What stopped a queue, in more words than the KFD has: the instruction and where it stands, the part of a packet
    /// that is wrong. `None` when nothing has, or when the queue is not of this process.
    pub fn diagnosis(&self, queue_id: u32) -> Option<String> {
        kfd::diagnosis(self.0.current().ok()?, queue_id)
    }

    /// Reads a file of the topology; `path` is relative to its root.
    pub fn read_topology(&self, path: &str) -> Result<Vec<u8>, Errno> {
        self.0.hardware.tree.read(path)
    }

    /// The names in a folder of the topology.
    pub fn list_topology(&self, path: &str) -> Result<Vec<String>, Errno> {
        self.0.hardware.tree.list(path)
    }
}

impl fmt::Debug for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let gpus = self.0.hardware.gpus.iter().map(|gpu| gpu.profile);
        f.debug_tuple("Machine").field(&gpus.collect::<Vec<_>>()).finish()
    }
}

impl Inner {
    /// The state of this process; `EBADF` when it has opened nothing (what it holds was opened by its parent).
    fn current(&self) -> Result<&Process, Errno> {
        let process = self.process.load(Ordering::Acquire);
        // SAFETY: the pointer is null or comes from `Box::into_raw`; what it points to is freed only by `drop`.
        let process = unsafe { process.as_ref() }.ok_or(Errno::EBADF)?;
        if process.is_mine() { Ok(process) } else { Err(Errno::EBADF) }
    }

    fn open(&self, node: Node) -> Result<i32, Errno> {
        loop {
            if let Ok(process) = self.current() {
                let file = self.next_file.fetch_add(1, Ordering::Relaxed);
                process.open(file, node);
                return Ok(file);
            }
            let before = self.process.load(Ordering::Acquire);
            let first_file = self.next_file.load(Ordering::Relaxed);
            let fresh = Box::into_raw(Box::new(Process::new(self.hardware.clone(), first_file)?));
            // A parent's state stays where it is: its locks may be held and its threads do not exist here.
            if self.process.compare_exchange(before, fresh, Ordering::AcqRel, Ordering::Acquire).is_err() {
                // SAFETY: another thread was faster, so nobody has seen `fresh`.
                drop(unsafe { Box::from_raw(fresh) });
            }
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        let process = *self.process.get_mut();
        // SAFETY: as in `current`; and nothing else can reach it any more.
        if unsafe { process.as_ref() }.is_some_and(Process::is_mine) {
            // SAFETY: made by `Box::into_raw`, dropped once. A parent's state is not dropped: see `open`.
            drop(unsafe { Box::from_raw(process) });
        }
    }
}

#[cfg(test)]
mod tests;
