//! The KFD: what its ioctls and its mmap check, do and answer.
//!
//! The rules of the dispatcher are those that the kernel's was seen to have: only the command number of a request is
//! looked at; the argument is copied in and out with the size that the caller encoded, and what the command's own
//! struct has beyond that is 0; it is copied out after a failure too.
//!
//! Operations that the emulator does not model are refused with `ENOTTY`, never accepted.

mod apertures;
mod buffer;
mod clock;
mod control;
mod deadlines;
mod device;
mod doorbells;
mod events;
mod futex;
mod mapping;
mod memory;
mod process;
mod queues;
mod render;
mod reports;
mod slots;
mod user;
mod version;
mod wait;
mod waiter;

pub(crate) use doorbells::mmap;
pub(crate) use events::Events;
pub(crate) use process::{FIRST_FILE, Node, Process};
pub(crate) use render::{render_ioctl, render_mmap};

use crate::{cp::Processor, dispatch::Engine, errno::Errno, memory::Arena, topology::Hardware};
use device::Devices;
use hsakmt_sys::uapi::{
    self,
    ioctl::{self, COMMANDS, Direction},
    kfd_ioctl_create_event_args,
};
use libc::{c_int, c_ulong, c_void};
use queues::Queues;
pub use queues::diagnosis;
use std::sync::{Arc, Mutex};

/// Everything that the KFD keeps for a process.
///
/// Locks are taken in the order devices, queues, events. The packet processor's threads take only the last.
pub(crate) struct State {
    queues: Queues,
    processor: Processor,
    engine: Arc<Engine>,
    devices: Mutex<Devices>,
    events: Arc<Events>,
    arena: Arc<Arena>,
}

impl State {
    pub fn new(hardware: &Hardware) -> Result<State, Errno> {
        Ok(State {
            queues: Queues::default(),
            processor: Processor::default(),
            engine: Arc::new(Engine::new(hardware.workers).observed_by(hardware.observer())),
            devices: Devices::new(hardware),
            events: Arc::new(Events::new()),
            arena: Arena::new()?,
        })
    }
}

impl Drop for State {
    fn drop(&mut self) {
        queues::stop_all(&self.queues);
    }
}

/// The arguments of an mmap.
#[derive(Debug)]
pub(crate) struct MapRequest {
    pub address: *mut c_void,
    pub length: usize,
    pub protection: c_int,
    pub fixed: bool,
    pub offset: u64,
}

/// An ioctl on `/dev/kfd`.
///
/// # Safety
///
/// `argument`, and every pointer in it, may be used as the command uses it.
pub(crate) unsafe fn ioctl(process: &Process, request: c_ulong, argument: *mut c_void) -> Result<i32, Errno> {
    let number = ioctl::number(request);
    if number > process.hardware.kernel.last_command() {
        return Err(Errno::ENOTTY);
    }
    let command = COMMANDS.iter().find(|command| command.number == number).ok_or(Errno::ENOTTY)?;
    let size = ioctl::size(request);
    let mut buffer = Argument::new(size.max(command.size));
    if matches!(command.direction, Direction::Write | Direction::ReadWrite) {
        // SAFETY: the caller's promise for `argument`.
        unsafe { user::read(argument as u64, &mut buffer.bytes()[..size])? };
    }
    let result = call(process, number, &mut buffer);
    if matches!(command.direction, Direction::Read | Direction::ReadWrite) {
        // SAFETY: the caller's promise for `argument`.
        unsafe { user::write(argument as u64, &buffer.bytes()[..size])? };
    }
    result.map(|()| 0)
}

fn call(process: &Process, number: u8, argument: &mut Argument) -> Result<(), Errno> {
    let events = &process.state.events;
    match number {
        0x01 => argument.with(|args| version::get(process, args)),
        0x02 => argument.with(|args| queues::create(process, args)),
        0x03 => argument.with(|args| queues::destroy(process, args)),
        0x04 => argument.with(|args| control::set_memory_policy(process, args)),
        0x05 => argument.with(|args| clock::get_counters(process, args)),
        0x06 => argument.with(|args| apertures::get_old(process, args)),
        0x07 => argument.with(|args| queues::update(process, args)),
        0x08 => argument.with(|args| create_event(process, args)),
        0x09 => argument.with(|args: &mut uapi::kfd_ioctl_destroy_event_args| events.destroy(args.event_id)),
        0x0a => argument.with(|args: &mut uapi::kfd_ioctl_set_event_args| events.set(args.event_id)),
        0x0b => argument.with(|args: &mut uapi::kfd_ioctl_reset_event_args| events.reset(args.event_id)),
        0x0c => {
            argument.with(|args| wait::wait(events, process.hardware.kernel, args, || process.state.processor.kick()))
        }
        0x0d..=0x10 => Err(Errno::EPERM),
        0x11 => argument.with(|args| control::set_scratch(process, args)),
        0x12 => argument.with(|args| control::get_tile_config(process, args)),
        0x13 => argument.with(|args| control::set_trap_handler(process, args)),
        0x14 => argument.with(|args| apertures::get_new(process, args)),
        0x15 => argument.with(|args| device::acquire_vm(process, args)),
        0x16 => argument.with(|args| memory::allocate(process, args)),
        0x17 => argument.with(|args| memory::free(process, args)),
        0x18 => argument.with(|args| mapping::map(process, args)),
        0x19 => argument.with(|args| mapping::unmap(process, args)),
        0x1a => argument.with(|args| queues::set_cu_mask(process, args)),
        0x1b => argument.with(|args| queues::wave_state(process, args)),
        // Sharing buffers with other drivers is not modelled; without a GPU of the id the kernel says the same.
        0x1c | 0x1d | 0x24 => Err(Errno::EINVAL),
        0x1e => argument.with(|args| queues::alloc_gws(process, args)),
        0x1f => argument.with(|args| control::smi_events(process, args)),
        // SVM and XNACK: this is a kernel without device-private memory, as Debian's is.
        0x20 | 0x21 => Err(Errno::EPERM),
        0x22 => argument.with(control::criu),
        0x23 => argument.with(|args| memory::available(process, args)),
        0x25 => argument.with(|args| control::runtime_enable(process, args)),
        0x26 => argument.with(|args| control::debug_trap(process, args)),
        _ => Err(Errno::ENOTTY),
    }
}

fn create_event(process: &Process, args: &mut kfd_ioctl_create_event_args) -> Result<(), Errno> {
    if args.event_page_offset != 0 {
        memory::event_page(process, args.event_page_offset)?;
    }
    process.state.events.create(&process.state.arena, args)
}

/// A type that the kernel and user space exchange: plain numbers, valid with any bits.
///
/// # Safety
///
/// Every bit pattern is a value, and the alignment is at most 8.
unsafe trait Plain: Copy {}

macro_rules! plain {
    ($($name:ident)*) => {
        $(
            // SAFETY: a struct (or a union) of integers.
            unsafe impl Plain for hsakmt_sys::uapi::$name {}
        )*
    };
}

plain! {
    kfd_context_save_area_header kfd_event_data kfd_hsa_hw_exception_data kfd_hsa_memory_exception_data kfd_hsa_signal_event_data
    kfd_ioctl_acquire_vm_args kfd_ioctl_alloc_memory_of_gpu_args kfd_ioctl_alloc_queue_gws_args
    kfd_ioctl_create_event_args kfd_ioctl_create_queue_args kfd_ioctl_criu_args kfd_ioctl_dbg_trap_args
    kfd_ioctl_destroy_event_args kfd_ioctl_destroy_queue_args kfd_ioctl_free_memory_of_gpu_args
    kfd_ioctl_get_available_memory_args kfd_ioctl_get_clock_counters_args kfd_ioctl_get_process_apertures_args
    kfd_ioctl_get_process_apertures_new_args kfd_ioctl_get_queue_wave_state_args kfd_ioctl_get_tile_config_args
    kfd_ioctl_get_version_args kfd_ioctl_map_memory_to_gpu_args kfd_ioctl_reset_event_args
    kfd_ioctl_runtime_enable_args kfd_ioctl_set_cu_mask_args kfd_ioctl_set_event_args
    kfd_ioctl_set_memory_policy_args kfd_ioctl_set_scratch_backing_va_args kfd_ioctl_set_trap_handler_args
    kfd_ioctl_smi_events_args kfd_ioctl_unmap_memory_from_gpu_args kfd_ioctl_update_queue_args
    kfd_ioctl_wait_events_args kfd_process_device_apertures
}

// SAFETY: an integer.
unsafe impl Plain for u32 {}
// SAFETY: an integer.
unsafe impl Plain for u64 {}

/// The kernel's copy of an ioctl's argument.
struct Argument {
    words: Vec<u64>,
    size: usize,
}

impl Argument {
    fn new(size: usize) -> Argument {
        Argument { words: vec![0; size.div_ceil(8)], size }
    }

    fn bytes(&mut self) -> &mut [u8] {
        // SAFETY: `words` has at least `size` bytes, all initialised.
        unsafe { std::slice::from_raw_parts_mut(self.words.as_mut_ptr().cast(), self.size) }
    }

    /// Runs a command on the argument as the struct it is.
    fn with<T: Plain>(&mut self, run: impl FnOnce(&mut T) -> Result<(), Errno>) -> Result<(), Errno> {
        if size_of::<T>() > self.size {
            return Err(Errno::EINVAL);
        }
        // SAFETY: there are enough bytes, aligned to 8, and any bits are a `T`.
        run(unsafe { &mut *self.words.as_mut_ptr().cast::<T>() })
    }
}
