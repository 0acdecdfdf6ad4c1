//! A buffer object: one allocation of the kernel's, mapped to GPUs and perhaps to the host.
//!
//! It goes in the order UNMAP, munmap, FREE: the kernel refuses to free what a GPU still maps. A buffer that could not
//! be taken from a GPU is not freed, for the GPU may still write it.

use super::{
    Error, Result,
    device::Device,
    driver::Mapping,
    memory::{Access, Placement},
    process::{self, lock},
    vm::{self, Reservation},
};
use hsakmt_sys::uapi::*;
use std::{
    io,
    ptr::NonNull,
    sync::{Arc, Mutex, MutexGuard},
};

/// From this size on, buffers are aligned to it: the GPU's page tables have large pages for them.
const LARGE_PAGE: usize = 2 << 20;

/// The flags of an allocation, as the kernel has them.
pub(super) fn flags(placement: Placement, access: Access) -> u32 {
    let place = match placement {
        Placement::Vram => KFD_IOC_ALLOC_MEM_FLAGS_VRAM,
        Placement::VramVisible => KFD_IOC_ALLOC_MEM_FLAGS_VRAM | KFD_IOC_ALLOC_MEM_FLAGS_PUBLIC,
        Placement::Host => {
            KFD_IOC_ALLOC_MEM_FLAGS_GTT | KFD_IOC_ALLOC_MEM_FLAGS_PUBLIC | KFD_IOC_ALLOC_MEM_FLAGS_COHERENT
        }
        Placement::HostUncached => {
            KFD_IOC_ALLOC_MEM_FLAGS_GTT
                | KFD_IOC_ALLOC_MEM_FLAGS_PUBLIC
                | KFD_IOC_ALLOC_MEM_FLAGS_COHERENT
                | KFD_IOC_ALLOC_MEM_FLAGS_UNCACHED
        }
    };
    place | KFD_IOC_ALLOC_MEM_FLAGS_NO_SUBSTITUTE | rights(access)
}

fn rights(access: Access) -> u32 {
    let mut rights = 0;
    if access.contains(Access::WRITE) {
        rights |= KFD_IOC_ALLOC_MEM_FLAGS_WRITABLE;
    }
    if access.contains(Access::EXECUTE) {
        rights |= KFD_IOC_ALLOC_MEM_FLAGS_EXECUTABLE;
    }
    rights
}

/// A buffer object.
#[derive(Debug)]
pub(super) struct Buffer {
    device: Arc<Device>,
    /// The kernel's handle; `None` before ALLOC.
    handle: Option<u64>,
    address: u64,
    size: usize,
    placement: Placement,
    /// The addresses; `None` for memory of the process's own.
    reservation: Option<Reservation>,
    /// Whether the host has it mapped.
    host: bool,
    /// The GPUs that map it.
    mapped: Mutex<Vec<u32>>,
}

impl Buffer {
    /// Allocates whole pages and maps them to the GPU and, where the placement has it so, to the host.
    pub(super) fn new(device: &Arc<Device>, size: usize, placement: Placement, access: Access) -> Result<Self> {
        device.process.check()?;
        let failed = |operation, source| Error::Map {
            operation,
            object: format!("{placement} memory of {}", device.name()),
            bytes: size,
            source,
        };
        if size == 0 {
            return Err(invalid("the size of an allocation", size, "there is no empty memory"));
        }
        let out_of_memory = || Error::OutOfMemory { gpu: device.name(), placement, bytes: size };
        let size = vm::whole_pages(size).ok_or_else(out_of_memory)?;
        let align = if size >= LARGE_PAGE { LARGE_PAGE } else { vm::page_size() };
        let reservation = {
            let _guard = lock(&device.process.addresses);
            // FreeBSD has no addresses left for what the driver would not have memory for.
            Reservation::new(size, align).map_err(|source| match source.raw_os_error() {
                Some(libc::ENOMEM) => out_of_memory(),
                _ => failed("reserving", source),
            })?
        };
        let mut buffer = Buffer {
            device: device.clone(),
            handle: None,
            address: reservation.address(),
            size,
            placement,
            reservation: Some(reservation),
            host: false,
            mapped: Mutex::default(),
        };
        let last = buffer.address + (size - 1) as u64;
        let (base, limit) = (device.apertures.gpuvm_base, device.apertures.gpuvm_limit);
        if limit != 0 && (buffer.address < base || last > limit) {
            return Err(Error::Answer {
                command: kfd_ioctl_get_process_apertures_new_args::NAME,
                object: device.name(),
                what: format!(
                    "addresses {base:#x} to {limit:#x} for the GPU, but the system gave {:#x} to {last:#x}",
                    buffer.address
                ),
            });
        }
        // The kernel takes the host's pages in this thread, at the latest when a GPU maps them.
        let near = device.host_node.filter(|_| matches!(placement, Placement::Host | Placement::HostUncached));
        let elsewhere = |node| move |source| Error::HostNode { gpu: device.name(), node, source };
        let nodes = device.process.driver.host_nodes();
        let _policy = near.map(|node| nodes.prefer(node).map_err(elsewhere(node))).transpose()?;
        let offset = buffer.allocate(flags(placement, access), 0)?;
        buffer.map(device)?;
        if placement.is_host_visible() {
            buffer.map_host(offset, access).map_err(|source| failed("mmap", source))?;
        }
        if let (Some(node), Some(reservation)) = (near, &buffer.reservation) {
            device.process.driver.settle(node, reservation.start(), size).map_err(elsewhere(node))?;
        }
        Ok(buffer)
    }

    /// Lets the GPU use memory of the process.
    ///
    /// # Safety
    ///
    /// The pages of the range stay mapped as long as the buffer is.
    pub(super) unsafe fn register(
        device: &Arc<Device>,
        start: NonNull<u8>,
        size: usize,
        access: Access,
    ) -> Result<Self> {
        device.process.check()?;
        let mut buffer = Buffer {
            device: device.clone(),
            handle: None,
            address: start.as_ptr() as u64,
            size,
            placement: Placement::Host,
            reservation: None,
            host: false,
            mapped: Mutex::default(),
        };
        let place = KFD_IOC_ALLOC_MEM_FLAGS_USERPTR
            | KFD_IOC_ALLOC_MEM_FLAGS_PUBLIC
            | KFD_IOC_ALLOC_MEM_FLAGS_NO_SUBSTITUTE
            | rights(access);
        {
            let process = device.process.clone();
            let _guard = lock(&process.addresses);
            // For memory of the process's own, the offset is its address.
            buffer.allocate(place, buffer.address)?;
        }
        buffer.map(device)?;
        Ok(buffer)
    }

    fn allocate(&mut self, flags: u32, offset: u64) -> Result<u64> {
        let mut args = kfd_ioctl_alloc_memory_of_gpu_args {
            va_addr: self.address,
            size: self.size as u64,
            mmap_offset: offset,
            gpu_id: self.device.id,
            flags,
            ..Default::default()
        };
        let Self { device, size, placement, .. } = &*self;
        // SAFETY: the addresses are this buffer's reservation, or memory that the caller vouches for.
        match unsafe {
            device.process.ioctl(&mut args, || format!("{size} bytes of {placement} memory of {}", device.name()))
        } {
            Ok(()) => {
                self.handle = Some(args.handle);
                Ok(args.mmap_offset)
            }
            Err(Error::Ioctl { source, .. }) if source.raw_os_error() == Some(libc::ENOMEM) => {
                Err(Error::OutOfMemory { gpu: device.name(), placement: *placement, bytes: *size })
            }
            Err(Error::Ioctl { source, .. })
                if source.raw_os_error() == Some(libc::EINVAL) && *placement == Placement::VramVisible =>
            {
                Err(Error::NoResizableBar { gpu: device.name(), bytes: *size })
            }
            Err(error) => Err(error),
        }
    }

    /// Maps the buffer to a GPU of the process, its own or another.
    pub(super) fn map(&self, device: &Device) -> Result<()> {
        let mut mapped = lock(&self.mapped);
        if mapped.contains(&device.id) {
            return Ok(());
        }
        let ids = [device.id];
        let mut args = kfd_ioctl_map_memory_to_gpu_args {
            handle: self.handle.unwrap_or(0),
            device_ids_array_ptr: ids.as_ptr() as u64,
            n_devices: ids.len() as u32,
            n_success: 0,
        };
        let object = || format!("{} at {:#x} to {}", self.placement, self.address, device.name());
        // SAFETY: the ids outlive the call.
        match unsafe { self.device.process.ioctl(&mut args, object) } {
            Ok(()) if args.n_success != 1 => Err(Error::Answer {
                command: kfd_ioctl_map_memory_to_gpu_args::NAME,
                object: object(),
                what: format!("{} GPUs mapped of 1", args.n_success),
            }),
            Ok(()) => {
                mapped.push(device.id);
                Ok(())
            }
            Err(Error::Ioctl { source, .. }) if source.raw_os_error() == Some(libc::ENOMEM) => {
                Err(Error::OutOfMemory { gpu: device.name(), placement: self.placement, bytes: self.size })
            }
            Err(error) => Err(error),
        }
    }

    fn map_host(&mut self, offset: u64, _access: Access) -> io::Result<()> {
        let Some(reservation) = &self.reservation else { return Ok(()) };
        let mapping = Mapping {
            address: reservation.start().as_ptr(),
            length: self.size,
            protection: libc::PROT_READ | libc::PROT_WRITE,
            fixed: true,
            // Offsets are unsigned to the kernel and signed to mmap; the bits are the same.
            offset: offset as i64,
        };
        // SAFETY: the range is this buffer's reservation, where nothing is mapped yet.
        let start = unsafe { self.device.process.driver.mmap(self.device.render, &mapping) }?;
        self.host = true;
        if start != reservation.start() {
            return Err(io::Error::other(format!("it was mapped at {start:p} instead of {:p}", reservation.start())));
        }
        vm::dont_fork(start, self.size)
    }

    pub(super) fn device(&self) -> &Arc<Device> {
        &self.device
    }

    pub(super) fn address(&self) -> u64 {
        self.address
    }

    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// Where the host sees it.
    pub(super) fn host(&self) -> Option<NonNull<u8>> {
        self.reservation.as_ref().filter(|_| self.host).map(|reservation| reservation.start().cast())
    }

    /// Hands the buffer to the kernel for as long as the process lives: its handle, and its addresses to keep.
    pub(super) fn leak(mut self) -> Option<(u64, Reservation)> {
        // Without a handle, dropping frees nothing.
        self.handle.take().zip(self.reservation.take())
    }

    /// Takes the buffer from every GPU that maps it.
    fn unmap(&self) -> Result<()> {
        let mut mapped: MutexGuard<'_, Vec<u32>> = lock(&self.mapped);
        if mapped.is_empty() {
            return Ok(());
        }
        let mut args = kfd_ioctl_unmap_memory_from_gpu_args {
            handle: self.handle.unwrap_or(0),
            device_ids_array_ptr: mapped.as_ptr() as u64,
            n_devices: mapped.len() as u32,
            n_success: 0,
        };
        // SAFETY: the ids outlive the call; the buffer's user has dropped it.
        unsafe { self.device.process.ioctl(&mut args, || format!("memory at {:#x}", self.address)) }?;
        mapped.clear();
        Ok(())
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        let process = self.device.process.clone();
        if process.is_forked() {
            // All of it is the parent's, also the reserved addresses.
            std::mem::forget(self.reservation.take());
            return;
        }
        let Some(handle) = self.handle else { return };
        if self.unmap().is_err() {
            // A GPU may still use it: better lost than somebody else's.
            std::mem::forget(self.reservation.take());
            return;
        }
        let _guard = process::lock(&process.addresses);
        if let (true, Some(reservation)) = (self.host, &mut self.reservation) {
            // SAFETY: the range is this buffer's, and its user has dropped it.
            match unsafe { process.driver.munmap(reservation.start(), reservation.size()) } {
                Ok(()) => reservation.set_used_up(),
                Err(_) => {
                    std::mem::forget(self.reservation.take());
                    return;
                }
            }
        }
        let mut args = kfd_ioctl_free_memory_of_gpu_args { handle };
        // SAFETY: no GPU and no host mapping is left.
        if unsafe { process.ioctl(&mut args, || format!("memory at {:#x}", self.address)) }.is_err() {
            // The kernel still has something at these addresses.
            std::mem::forget(self.reservation.take());
        }
        // The reservation goes under the guard: the kernel has forgotten the addresses.
        drop(self.reservation.take());
    }
}

use super::process::Argument as _;

/// The error of a caller's value that cannot be used.
pub(super) fn invalid(what: &'static str, value: impl ToString, why: impl Into<String>) -> Error {
    Error::Invalid { what, value: value.to_string(), why: why.into() }
}
