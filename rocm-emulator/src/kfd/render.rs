//! The render node: `VERSION`, `AMDGPU_INFO` about the device, and the mappings of buffers.
//!
//! Group and command of a request are looked at, since a render node has the commands of DRM and of the driver. Other
//! commands are refused with `ENOTTY`. The structs are those of `drm.h` and `amdgpu_drm.h`, as far as they are filled.

use super::{Argument, MapRequest, Plain, buffer::Memory, device::devices, memory, user};
use crate::{
    errno::Errno,
    kfd::Process,
    memory::PAGE,
    topology::{Gpu, Kernel},
};
use hsakmt_sys::uapi::ioctl;
use libc::{c_ulong, c_void};
use std::ptr::NonNull;

const GROUP: u8 = b'd';
const VERSION: u8 = 0x00;
const AMDGPU_INFO: u8 = 0x45;
const INFO_DEVICE: u32 = 0x16;
/// Ticks of the GPU's counter in kHz.
const COUNTER_KHZ: u32 = 100_000;
/// `AMDGPU_IDS_FLAGS_FUSION`: the GPU shares the host's memory.
const FLAG_APU: u64 = 1;

/// `struct drm_version`.
#[repr(C)]
#[derive(Clone, Copy)]
struct Version {
    major: i32,
    minor: i32,
    patch: i32,
    /// Length and address of the name, the date and the description.
    texts: [[u64; 2]; 3],
}

/// `struct drm_amdgpu_info`.
#[repr(C)]
#[derive(Clone, Copy)]
struct Info {
    address: u64,
    size: u32,
    query: u32,
    parameters: [u32; 4],
}

/// The first part of `struct drm_amdgpu_info_device`.
#[repr(C)]
#[derive(Clone, Copy)]
struct InfoDevice {
    device_id: u32,
    chip_revision: u32,
    external_revision: u32,
    pci_revision: u32,
    family: u32,
    shader_engines: u32,
    arrays_per_engine: u32,
    counter_khz: u32,
    max_engine_khz: u64,
    max_memory_khz: u64,
    active_units: u32,
    always_on_mask: u32,
    unit_bitmap: [[u32; 4]; 4],
    render_backends_mask: u32,
    render_backends: u32,
    graphics_contexts: u32,
    pcie_generation: u32,
    flags: u64,
    address_offset: u64,
    address_max: u64,
    address_alignment: u32,
    fragment_size: u32,
    gart_page_size: u32,
    constant_engine_bytes: u32,
    vram_type: u32,
    vram_bits: u32,
}

// SAFETY: a struct of integers, aligned to 8.
unsafe impl Plain for Version {}
// SAFETY: a struct of integers, aligned to 8.
unsafe impl Plain for Info {}

/// An ioctl on a render node.
///
/// # Safety
///
/// `argument`, and every pointer in it, may be used as the command uses it.
pub(crate) unsafe fn render_ioctl(
    process: &Process,
    gpu: usize,
    request: c_ulong,
    argument: *mut c_void,
) -> Result<i32, Errno> {
    if (request >> 8) as u8 != GROUP {
        return Err(Errno::ENOTTY);
    }
    let size = ioctl::size(request);
    let number = ioctl::number(request);
    let own = match number {
        VERSION => size_of::<Version>(),
        AMDGPU_INFO => size_of::<Info>(),
        _ => return Err(Errno::ENOTTY),
    };
    let mut buffer = Argument::new(size.max(own));
    // SAFETY: the caller's promise for `argument`.
    unsafe { user::read(argument as u64, &mut buffer.bytes()[..size])? };
    match number {
        VERSION => {
            buffer.with(|args| version(process.hardware.kernel, args))?;
            // SAFETY: the caller's promise for `argument`.
            unsafe { user::write(argument as u64, &buffer.bytes()[..size])? };
        }
        _ => buffer.with(|args| info(&process.hardware.gpus[gpu], args))?,
    }
    Ok(0)
}

fn version(kernel: Kernel, args: &mut Version) -> Result<(), Errno> {
    (args.major, args.patch) = (3, 0);
    args.minor = match kernel {
        Kernel::V6_1 => 49,
        Kernel::V6_12 => 59,
    };
    for (text, given) in ["amdgpu", "20150101", "AMD GPU"].iter().zip(&mut args.texts) {
        let [length, address] = *given;
        let copied = text.len().min(usize::try_from(length).unwrap_or(usize::MAX));
        given[0] = text.len() as u64;
        if address != 0 {
            // SAFETY: the ioctl's caller vouches for the pointers in its argument.
            unsafe { user::write(address, &text.as_bytes()[..copied])? };
        }
    }
    Ok(())
}

fn info(gpu: &Gpu, args: &mut Info) -> Result<(), Errno> {
    if args.query != INFO_DEVICE {
        return Err(Errno::EINVAL);
    }
    let device = device(gpu);
    // SAFETY: the struct has no padding: every field is aligned by those before it.
    let bytes = unsafe { std::slice::from_raw_parts((&raw const device).cast::<u8>(), size_of::<InfoDevice>()) };
    let size = bytes.len().min(args.size as usize);
    // SAFETY: the ioctl's caller vouches for the pointers in its argument.
    unsafe { user::write(args.address, &bytes[..size]) }
}

fn device(gpu: &Gpu) -> InfoDevice {
    let number = |key| gpu.model.number32(key);
    let (arrays, per_engine) = (number("array_count"), number("simd_arrays_per_engine"));
    let units = (1u32 << number("cu_per_simd_array")) - 1;
    let mut unit_bitmap = [[0; 4]; 4];
    // Engines beyond the fourth have their bitmaps in the upper half of the rows.
    for array in 0..arrays {
        let (engine, array) = (array / per_engine, array % per_engine);
        unit_bitmap[(engine % 4) as usize][((array + engine / 4 * 2) % 4) as usize] = units;
    }
    InfoDevice {
        device_id: number("device_id"),
        chip_revision: 0,
        external_revision: 1,
        pci_revision: 0,
        family: number("family_id"),
        shader_engines: arrays / per_engine,
        arrays_per_engine: per_engine,
        counter_khz: COUNTER_KHZ,
        max_engine_khz: u64::from(number("max_engine_clk_fcompute")) * 1000,
        max_memory_khz: u64::from(number("vram_clk_max")) * 1000,
        active_units: gpu.model.compute_units(),
        always_on_mask: units,
        unit_bitmap,
        render_backends_mask: 0,
        render_backends: 0,
        graphics_contexts: 8,
        pcie_generation: 4,
        flags: if number("apu") != 0 { FLAG_APU } else { 0 },
        address_offset: 2 << 20,
        address_max: 1 << 47,
        address_alignment: PAGE as u32,
        fragment_size: 2 << 20,
        gart_page_size: PAGE as u32,
        constant_engine_bytes: 0,
        vram_type: 0,
        vram_bits: number("vram_width"),
    }
}

/// An mmap on a render node: a buffer, by the offset that its allocation gave.
///
/// Memory that is not public is mapped too: newer KFDs (which release began is not looked up) no longer have `NO_CPU_ACCESS`
/// set for it, so that a debugger reaches what libhsakmt maps without access; what a process accesses there is moved to where
/// the host sees it.
///
/// # Safety
///
/// With `fixed`, the range is the caller's to replace.
pub(crate) unsafe fn render_mmap(
    process: &Process,
    file: i32,
    gpu: usize,
    request: &MapRequest,
) -> Result<NonNull<c_void>, Errno> {
    let devices = devices(process);
    let mut buffers = devices.list[gpu].buffers.iter();
    let found = buffers.find_map(|(_, buffer)| match &buffer.memory {
        Memory::Own(backing) if memory::map_offset(backing) == request.offset => Some(backing),
        _ => None,
    });
    // An offset has to be a buffer's own: one that leads into the middle of it is not found.
    let backing = found.ok_or(Errno::EINVAL)?;
    if devices.list[gpu].file != Some(file) {
        return Err(Errno::EACCES);
    }
    // SAFETY: the caller's promise.
    unsafe { backing.map(request.address, request.length, request.protection, request.fixed) }
}
