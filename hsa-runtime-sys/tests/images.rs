//! Images of the ROCr that is built from sources: with a GPU's driver (`ci/vendored` brings an emulated one) it lays images out
//! and describes them; without the feature `images` each function answers that nothing of the kind is initialised.

#![cfg(feature = "vendored")]

use hsa_runtime_sys::*;
use std::{
    alloc::{Layout, alloc_zeroed, dealloc},
    ffi::c_void,
    fs::File,
    ptr,
};

/// Four bytes a texel.
const TEXTURE: hsa_ext_image_descriptor_t = hsa_ext_image_descriptor_t {
    geometry: HSA_EXT_IMAGE_GEOMETRY_2D,
    width: 200,
    height: 100,
    depth: 0,
    array_size: 0,
    format: hsa_ext_image_format_t {
        channel_type: HSA_EXT_IMAGE_CHANNEL_TYPE_UNORM_INT8,
        channel_order: HSA_EXT_IMAGE_CHANNEL_ORDER_RGBA,
    },
};

#[test]
fn images_are_laid_out_and_described_where_they_are_built() {
    // SAFETY: hsa_init may be called at any time.
    let status = unsafe { hsa_init() };
    if File::options().read(true).write(true).open("/dev/kfd").is_err() {
        assert_eq!(status, HSA_STATUS_ERROR_OUT_OF_RESOURCES, "{status}");
        return println!("SKIP: images: there is no driver");
    }
    assert_eq!(status, HSA_STATUS_SUCCESS, "{status}");
    let mut gpus: Vec<hsa_agent_t> = Vec::new();
    // SAFETY: the callback pushes to the vector that it is given.
    let status = unsafe { hsa_iterate_agents(Some(push_gpu), ptr::from_mut(&mut gpus).cast()) };
    assert_eq!(status, HSA_STATUS_SUCCESS, "{status}");
    for gpu in &gpus {
        if cfg!(feature = "images") { has_images(*gpu) } else { refuses_images(*gpu) }
    }
    println!("images: {} GPUs, {}", gpus.len(), if cfg!(feature = "images") { "built" } else { "not built" });
    // SAFETY: nothing of the runtime's is used any more.
    assert_eq!(unsafe { hsa_shut_down() }, HSA_STATUS_SUCCESS);
}

fn layout_of(gpu: hsa_agent_t, texture: &hsa_ext_image_descriptor_t) -> (hsa_status_t, hsa_ext_image_data_info_t) {
    let mut info = hsa_ext_image_data_info_t { size: 0, alignment: 0 };
    // SAFETY: the agent is the runtime's, which is initialised; the others are ours.
    (unsafe { hsa_ext_image_data_get_info(gpu, texture, HSA_ACCESS_PERMISSION_RW, &mut info) }, info)
}

fn has_images(gpu: hsa_agent_t) {
    let (status, info) = layout_of(gpu, &TEXTURE);
    assert_eq!(status, HSA_STATUS_SUCCESS, "{status}");
    let smallest = TEXTURE.width * TEXTURE.height * 4;
    assert!((smallest..4 * smallest).contains(&info.size) && info.alignment.is_power_of_two(), "{info:?}");
    let wide = hsa_ext_image_descriptor_t { width: 1 << 20, ..TEXTURE };
    assert_eq!(layout_of(gpu, &wide).0, HSA_EXT_STATUS_ERROR_IMAGE_SIZE_UNSUPPORTED);

    let place = Layout::from_size_align(info.size, info.alignment).unwrap();
    let mut image = hsa_ext_image_t { handle: 0 };
    // SAFETY: the image is over memory of its size and alignment, which no kernel touches, and is gone before that.
    unsafe {
        let memory = alloc_zeroed(place);
        let create = |data: *mut u8, image: &mut hsa_ext_image_t| {
            hsa_ext_image_create(gpu, &TEXTURE, data.cast(), HSA_ACCESS_PERMISSION_RW, image)
        };
        assert_eq!(create(memory.add(1), &mut image), HSA_STATUS_ERROR_INVALID_ARGUMENT);
        let status = create(memory, &mut image);
        assert_eq!(status, HSA_STATUS_SUCCESS, "{status}");
        // What a kernel is given: the address, in 256 bytes, is in the first 40 bits, and the size is not nothing.
        let words = ptr::with_exposed_provenance::<[u32; 8]>(image.handle as usize).read();
        let address = u64::from(words[0]) | u64::from(words[1] & 0xff) << 32;
        assert_eq!(address << 8, memory.expose_provenance() as u64, "{words:x?}");
        assert_eq!(hsa_ext_image_destroy(gpu, image), HSA_STATUS_SUCCESS);
        dealloc(memory, place);
    }
}

fn refuses_images(gpu: hsa_agent_t) {
    let (status, info) = layout_of(gpu, &TEXTURE);
    assert!(status == HSA_STATUS_ERROR_NOT_INITIALIZED && info.size == 0, "{status} {info:?}");
    let mut image = hsa_ext_image_t { handle: 0 };
    let place = Layout::from_size_align(4096, 4096).unwrap();
    // SAFETY: the memory is there for the time of the call, and is not written: there is no image.
    unsafe {
        let memory = alloc_zeroed(place);
        let status = hsa_ext_image_create(gpu, &TEXTURE, memory.cast(), HSA_ACCESS_PERMISSION_RW, &mut image);
        assert!(status == HSA_STATUS_ERROR_NOT_INITIALIZED && image.handle == 0, "{status} {image:?}");
        dealloc(memory, place);
    }
}

extern "C" fn push_gpu(agent: hsa_agent_t, gpus: *mut c_void) -> hsa_status_t {
    let mut kind = HSA_DEVICE_TYPE_CPU;
    // SAFETY: the attribute is of this type, and the caller hands on its vector.
    unsafe {
        let status = hsa_agent_get_info(agent, HSA_AGENT_INFO_DEVICE, ptr::from_mut(&mut kind).cast());
        if status == HSA_STATUS_SUCCESS && kind == HSA_DEVICE_TYPE_GPU {
            (*gpus.cast::<Vec<hsa_agent_t>>()).push(agent);
        }
        status
    }
}
