//! The process's side of the KFD: its descriptor, its ioctls, and whether it is still the process that opened it.

use super::{
    Error, Result, Version,
    driver::{Driver, RawFile},
    fault::Failures,
};
use hsakmt_sys::uapi::{self, ioctl};
use std::{
    io,
    sync::{
        Arc, Mutex, MutexGuard, Once,
        atomic::{AtomicU32, Ordering},
    },
};

/// How often this process was forked off another: the child of a fork sees a larger number than its parent.
static GENERATION: AtomicU32 = AtomicU32::new(0);

/// Counts forks from the first call on. One load; no system call.
pub(super) fn generation() -> u32 {
    static REGISTERED: Once = Once::new();
    extern "C" fn child() {
        GENERATION.fetch_add(1, Ordering::Relaxed);
    }
    if !REGISTERED.is_completed() {
        REGISTERED.call_once(|| {
            // It fails for want of memory only; then a child's calls still fail in the kernel (EBADF).
            // SAFETY: the handler only adds to an atomic, which is safe in the child of a fork.
            unsafe { libc::pthread_atfork(None, None, Some(child)) };
        });
    }
    GENERATION.load(Ordering::Relaxed)
}

/// Locks, also after another thread panicked while it had the lock: what these locks guard is consistent between any
/// two statements, and `Drop` must work on.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// The argument of a KFD ioctl: its type names the command.
pub(super) trait Argument {
    const NAME: &'static str;
    const REQUEST: ioctl::Request;
}

macro_rules! arguments {
    ($($type:ident, $name:literal, $request:ident;)*) => {$(
        impl Argument for uapi::$type {
            const NAME: &'static str = $name;
            const REQUEST: ioctl::Request = ioctl::$request;
        }
    )*};
}

arguments! {
    kfd_ioctl_get_version_args, "GET_VERSION", AMDKFD_IOC_GET_VERSION;
    kfd_ioctl_create_queue_args, "CREATE_QUEUE", AMDKFD_IOC_CREATE_QUEUE;
    kfd_ioctl_destroy_queue_args, "DESTROY_QUEUE", AMDKFD_IOC_DESTROY_QUEUE;
    kfd_ioctl_update_queue_args, "UPDATE_QUEUE", AMDKFD_IOC_UPDATE_QUEUE;
    kfd_ioctl_set_cu_mask_args, "SET_CU_MASK", AMDKFD_IOC_SET_CU_MASK;
    kfd_ioctl_get_clock_counters_args, "GET_CLOCK_COUNTERS", AMDKFD_IOC_GET_CLOCK_COUNTERS;
    kfd_ioctl_get_process_apertures_new_args, "GET_PROCESS_APERTURES_NEW", AMDKFD_IOC_GET_PROCESS_APERTURES_NEW;
    kfd_ioctl_create_event_args, "CREATE_EVENT", AMDKFD_IOC_CREATE_EVENT;
    kfd_ioctl_destroy_event_args, "DESTROY_EVENT", AMDKFD_IOC_DESTROY_EVENT;
    kfd_ioctl_set_event_args, "SET_EVENT", AMDKFD_IOC_SET_EVENT;
    kfd_ioctl_reset_event_args, "RESET_EVENT", AMDKFD_IOC_RESET_EVENT;
    kfd_ioctl_wait_events_args, "WAIT_EVENTS", AMDKFD_IOC_WAIT_EVENTS;
    kfd_ioctl_acquire_vm_args, "ACQUIRE_VM", AMDKFD_IOC_ACQUIRE_VM;
    kfd_ioctl_alloc_memory_of_gpu_args, "ALLOC_MEMORY_OF_GPU", AMDKFD_IOC_ALLOC_MEMORY_OF_GPU;
    kfd_ioctl_free_memory_of_gpu_args, "FREE_MEMORY_OF_GPU", AMDKFD_IOC_FREE_MEMORY_OF_GPU;
    kfd_ioctl_map_memory_to_gpu_args, "MAP_MEMORY_TO_GPU", AMDKFD_IOC_MAP_MEMORY_TO_GPU;
    kfd_ioctl_unmap_memory_from_gpu_args, "UNMAP_MEMORY_FROM_GPU", AMDKFD_IOC_UNMAP_MEMORY_FROM_GPU;
    kfd_ioctl_get_available_memory_args, "AVAILABLE_MEMORY", AMDKFD_IOC_AVAILABLE_MEMORY;
    kfd_ioctl_runtime_enable_args, "RUNTIME_ENABLE", AMDKFD_IOC_RUNTIME_ENABLE;
}

/// What everything that belongs to one opened KFD shares. The descriptors are the [anchor](super::driver::Anchor)'s.
#[derive(Debug)]
pub(super) struct Process {
    pub(super) driver: Arc<dyn Driver>,
    pub(super) file: RawFile,
    pub(super) version: Version,
    pub(super) failures: Failures,
    /// Held from the moment a range of addresses is given up until the kernel has forgotten what was there, and while
    /// a range is chosen, so that the kernel never meets two buffers at one address.
    pub(super) addresses: Mutex<()>,
    generation: u32,
}

impl Process {
    pub(super) fn new(driver: Arc<dyn Driver>, file: RawFile, version: Version) -> Self {
        Self {
            driver,
            file,
            version,
            failures: Failures::default(),
            addresses: Mutex::new(()),
            generation: generation(),
        }
    }

    /// Whether this is the child of the process that opened the KFD.
    pub(super) fn is_forked(&self) -> bool {
        generation() != self.generation
    }

    /// Fails in a child of the process that opened the KFD.
    pub(super) fn check(&self) -> Result<()> {
        if self.is_forked() { Err(Error::Forked) } else { Ok(()) }
    }

    /// Issues an ioctl on the KFD, again while it is interrupted.
    ///
    /// # Safety
    ///
    /// Every pointer in the argument is valid for what the command does with it, and what the command gives up is not
    /// used any more.
    pub(super) unsafe fn ioctl<A: Argument>(&self, argument: &mut A, object: impl FnOnce() -> String) -> Result<()> {
        self.check()?;
        // SAFETY: the caller's.
        unsafe { ioctl_on(&*self.driver, self.file, argument) }.map_err(|source| failed::<A>(object(), source))
    }

    /// Issues an ioctl once: an interruption is returned.
    ///
    /// # Safety
    ///
    /// As [`ioctl`](Self::ioctl).
    pub(super) unsafe fn ioctl_once<A: Argument>(&self, argument: &mut A) -> io::Result<()> {
        // SAFETY: an argument's type is the one whose size its request encodes; the rest is the caller's.
        unsafe { self.driver.ioctl(self.file, A::REQUEST, std::ptr::from_mut(argument).cast()) }.map(drop)
    }
}

/// Issues an ioctl on a descriptor, again while it is interrupted.
///
/// # Safety
///
/// As [`Process::ioctl`].
pub(super) unsafe fn ioctl_on<A: Argument>(driver: &dyn Driver, file: RawFile, argument: &mut A) -> io::Result<()> {
    loop {
        // SAFETY: an argument's type is the one whose size its request encodes; the rest is the caller's.
        match unsafe { driver.ioctl(file, A::REQUEST, std::ptr::from_mut(argument).cast()) } {
            Err(error) if matches!(error.raw_os_error(), Some(libc::EINTR | libc::EAGAIN)) => {}
            result => return result.map(drop),
        }
    }
}

/// The error of a failed ioctl.
pub(super) fn failed<A: Argument>(object: String, source: io::Error) -> Error {
    Error::Ioctl { command: A::NAME, object, source }
}
