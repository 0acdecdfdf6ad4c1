//! What libhsakmt and ROCr ask libdrm about a device. The answers are those of the machine's render node
//! (`AMDGPU_INFO`), in the structs of `amdgpu.h`. Buffers of libdrm's are refused: the machine has none.

use crate::{
    calls::answer,
    machine::{machine, open_again, open_render},
};
use libc::{c_char, c_int, c_void};
use rocm_emulator::Errno;
use std::ptr;

/// `struct drm_amdgpu_info`, for a query without parameters.
#[repr(C)]
struct Info {
    address: u64,
    size: u32,
    query: u32,
    parameters: [u32; 4],
}

/// `DRM_IOCTL_AMDGPU_INFO`: a command of DRM's, written to.
const AMDGPU_INFO: u64 = 1 << 30 | (size_of::<Info>() as u64) << 16 | (b'd' as u64) << 8 | 0x45;
/// `AMDGPU_INFO_DEV_INFO`.
const INFO_DEVICE: u32 = 0x16;
/// Words of `struct drm_amdgpu_info_device` that are looked at.
const WORDS: usize = 50;

/// What stands for `amdgpu_device_handle`: a render node that is open.
#[derive(Debug)]
pub struct Device {
    file: c_int,
}

/// `drmOpenRender`.
#[unsafe(no_mangle)]
pub extern "C" fn drmOpenRender(minor: c_int) -> c_int {
    answer(u32::try_from(minor).map_err(|_| Errno::ENOENT).and_then(open_render))
}

/// `drmClose`.
#[unsafe(no_mangle)]
pub extern "C" fn drmClose(file: c_int) -> c_int {
    machine().close(file);
    0
}

/// `amdgpu_device_initialize`.
///
/// # Safety
///
/// As libdrm's: the pointers are for writing, one value each.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn amdgpu_device_initialize(
    file: c_int,
    major: *mut u32,
    minor: *mut u32,
    device: *mut *mut Device,
) -> c_int {
    // A file of its own: the caller may close the other.
    let file = match open_again(file) {
        Ok(file) => file,
        Err(error) => return -error.0,
    };
    // SAFETY: the caller's promise.
    unsafe {
        *major = 3;
        *minor = 57;
        *device = Box::into_raw(Box::new(Device { file }));
    }
    0
}

/// `amdgpu_device_deinitialize`.
///
/// # Safety
///
/// The device is one of [`amdgpu_device_initialize`]'s, and not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn amdgpu_device_deinitialize(device: *mut Device) -> c_int {
    // SAFETY: the caller's promise.
    let device = unsafe { Box::from_raw(device) };
    machine().close(device.file);
    0
}

/// `amdgpu_device_get_fd`: the file that libdrm uses.
///
/// # Safety
///
/// The device is one of [`amdgpu_device_initialize`]'s.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn amdgpu_device_get_fd(device: *mut Device) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { (*device).file }
}

/// `amdgpu_get_marketing_name`: the machine has none.
#[unsafe(no_mangle)]
pub extern "C" fn amdgpu_get_marketing_name(_: *mut Device) -> *const c_char {
    ptr::null()
}

/// `amdgpu_query_gpu_info`: what the render node says of it, and 0 for the rest.
///
/// # Safety
///
/// The device is one of [`amdgpu_device_initialize`]'s; `info` is a `struct amdgpu_gpu_info`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn amdgpu_query_gpu_info(device: *mut Device, info: *mut c_void) -> c_int {
    let mut from = [0; WORDS];
    // SAFETY: the caller's promise.
    if let Err(error) = device_info(unsafe { (*device).file }, &mut from) {
        return -error;
    }
    // In words of 32 bits: `struct drm_amdgpu_info_device` to `struct amdgpu_gpu_info`.
    let mut to = [0_u32; 104];
    for (there, here, count) in [
        (0, 0, 1),   // device
        (1, 1, 2),   // revisions
        (4, 3, 1),   // family
        (34, 4, 2),  // flags
        (8, 6, 4),   // clocks
        (5, 10, 2),  // shader engines, and arrays of each
        (32, 15, 1), // contexts
        (31, 16, 1), // render backends
        (30, 17, 1), // their mask
        (7, 18, 1),  // frequency of the counter
        (12, 81, 2), // compute units
        (14, 83, 16),
        (3, 103, 1), // PCI's revision
    ] {
        to[here..here + count].copy_from_slice(&from[there..there + count]);
    }
    // SAFETY: the struct has these 416 bytes.
    unsafe { info.cast::<[u32; 104]>().write_unaligned(to) };
    0
}

/// `amdgpu_bo_import`.
#[unsafe(no_mangle)]
pub extern "C" fn amdgpu_bo_import(_: *mut Device, _: c_int, _: u32, _: *mut c_void) -> c_int {
    -libc::EOPNOTSUPP
}

fn device_info(file: c_int, words: &mut [u32; WORDS]) -> Result<(), c_int> {
    let mut info = Info {
        address: words.as_mut_ptr() as u64,
        size: size_of_val(words) as u32,
        query: INFO_DEVICE,
        parameters: [0; 4],
    };
    // SAFETY: the struct is of the size that the request has, and names as many bytes as there are.
    unsafe { machine().ioctl(file, AMDGPU_INFO, ptr::from_mut(&mut info).cast()) }.map(drop).map_err(|error| error.0)
}
