// Made by ci/bindings; not to be edited.
// Headers: stdint.h elf.h hsa/amd_hsa_elf.h
// of Debian's libhsa-runtime-dev 7.2.4+dfsg-1~exp1.
// Command: bindgen 0.72.1 --disable-header-comment --use-core --ctypes-prefix libc --with-derive-default --no-doc-comments --default-enum-style consts --no-prepend-enum-name --ignore-functions --allowlist-file .*/amd_hsa_elf\.h --blocklist-var .*_H_?

pub const SHF_AMDGPU_HSA_GLOBAL: u32 = 1048576;
pub const SHF_AMDGPU_HSA_READONLY: u32 = 2097152;
pub const SHF_AMDGPU_HSA_CODE: u32 = 4194304;
pub const SHF_AMDGPU_HSA_AGENT: u32 = 8388608;
pub const STT_AMDGPU_HSA_KERNEL: u32 = 10;
pub const STT_AMDGPU_HSA_INDIRECT_FUNCTION: u32 = 11;
pub const STT_AMDGPU_HSA_METADATA: u32 = 12;
pub const STB_AMDGPU_HSA_EXTERNAL: u32 = 10;
pub const R_AMDGPU_V1_NONE: u32 = 0;
pub const R_AMDGPU_V1_32_LOW: u32 = 1;
pub const R_AMDGPU_V1_32_HIGH: u32 = 2;
pub const R_AMDGPU_V1_64: u32 = 3;
pub const R_AMDGPU_V1_INIT_SAMPLER: u32 = 4;
pub const R_AMDGPU_V1_INIT_IMAGE: u32 = 5;
pub const R_AMDGPU_V1_RELATIVE64: u32 = 13;
pub const NT_AMD_HSA_CODE_OBJECT_VERSION: u32 = 1;
pub const NT_AMD_HSA_HSAIL: u32 = 2;
pub const NT_AMD_HSA_ISA_VERSION: u32 = 3;
pub const NT_AMD_HSA_PRODUCER: u32 = 4;
pub const NT_AMD_HSA_PRODUCER_OPTIONS: u32 = 5;
pub const NT_AMD_HSA_EXTENSION: u32 = 6;
pub const NT_AMD_HSA_ISA_NAME: u32 = 11;
pub const NT_AMDGPU_CORE_STATE: u32 = 33;
pub const NT_AMD_HSA_HLDEBUG_DEBUG: u32 = 101;
pub const NT_AMD_HSA_HLDEBUG_TARGET: u32 = 102;
pub const EM_AMDGPU: ELF__bindgen_ty_1 = 224;
pub type ELF__bindgen_ty_1 = libc::c_uint;
pub const ELFOSABI_AMDGPU_HSA: ELF__bindgen_ty_2 = 64;
pub type ELF__bindgen_ty_2 = libc::c_uint;
pub const ELFABIVERSION_AMDGPU_HSA_V2: ELF__bindgen_ty_3 = 0;
pub const ELFABIVERSION_AMDGPU_HSA_V3: ELF__bindgen_ty_3 = 1;
pub const ELFABIVERSION_AMDGPU_HSA_V4: ELF__bindgen_ty_3 = 2;
pub const ELFABIVERSION_AMDGPU_HSA_V5: ELF__bindgen_ty_3 = 3;
pub const ELFABIVERSION_AMDGPU_HSA_V6: ELF__bindgen_ty_3 = 4;
pub type ELF__bindgen_ty_3 = libc::c_uint;
pub const EF_AMDGPU_MACH: ELF__bindgen_ty_4 = 255;
pub const EF_AMDGPU_MACH_NONE: ELF__bindgen_ty_4 = 0;
pub const EF_AMDGPU_MACH_AMDGCN_GFX600: ELF__bindgen_ty_4 = 32;
pub const EF_AMDGPU_MACH_AMDGCN_GFX601: ELF__bindgen_ty_4 = 33;
pub const EF_AMDGPU_MACH_AMDGCN_GFX700: ELF__bindgen_ty_4 = 34;
pub const EF_AMDGPU_MACH_AMDGCN_GFX701: ELF__bindgen_ty_4 = 35;
pub const EF_AMDGPU_MACH_AMDGCN_GFX702: ELF__bindgen_ty_4 = 36;
pub const EF_AMDGPU_MACH_AMDGCN_GFX703: ELF__bindgen_ty_4 = 37;
pub const EF_AMDGPU_MACH_AMDGCN_GFX704: ELF__bindgen_ty_4 = 38;
pub const EF_AMDGPU_MACH_AMDGCN_RESERVED_0X27: ELF__bindgen_ty_4 = 39;
pub const EF_AMDGPU_MACH_AMDGCN_GFX801: ELF__bindgen_ty_4 = 40;
pub const EF_AMDGPU_MACH_AMDGCN_GFX802: ELF__bindgen_ty_4 = 41;
pub const EF_AMDGPU_MACH_AMDGCN_GFX803: ELF__bindgen_ty_4 = 42;
pub const EF_AMDGPU_MACH_AMDGCN_GFX810: ELF__bindgen_ty_4 = 43;
pub const EF_AMDGPU_MACH_AMDGCN_GFX900: ELF__bindgen_ty_4 = 44;
pub const EF_AMDGPU_MACH_AMDGCN_GFX902: ELF__bindgen_ty_4 = 45;
pub const EF_AMDGPU_MACH_AMDGCN_GFX904: ELF__bindgen_ty_4 = 46;
pub const EF_AMDGPU_MACH_AMDGCN_GFX906: ELF__bindgen_ty_4 = 47;
pub const EF_AMDGPU_MACH_AMDGCN_GFX908: ELF__bindgen_ty_4 = 48;
pub const EF_AMDGPU_MACH_AMDGCN_GFX909: ELF__bindgen_ty_4 = 49;
pub const EF_AMDGPU_MACH_AMDGCN_GFX90C: ELF__bindgen_ty_4 = 50;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1010: ELF__bindgen_ty_4 = 51;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1011: ELF__bindgen_ty_4 = 52;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1012: ELF__bindgen_ty_4 = 53;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1030: ELF__bindgen_ty_4 = 54;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1031: ELF__bindgen_ty_4 = 55;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1032: ELF__bindgen_ty_4 = 56;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1033: ELF__bindgen_ty_4 = 57;
pub const EF_AMDGPU_MACH_AMDGCN_GFX602: ELF__bindgen_ty_4 = 58;
pub const EF_AMDGPU_MACH_AMDGCN_GFX705: ELF__bindgen_ty_4 = 59;
pub const EF_AMDGPU_MACH_AMDGCN_GFX805: ELF__bindgen_ty_4 = 60;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1035: ELF__bindgen_ty_4 = 61;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1034: ELF__bindgen_ty_4 = 62;
pub const EF_AMDGPU_MACH_AMDGCN_GFX90A: ELF__bindgen_ty_4 = 63;
pub const EF_AMDGPU_MACH_AMDGCN_GFX940: ELF__bindgen_ty_4 = 64;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1100: ELF__bindgen_ty_4 = 65;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1013: ELF__bindgen_ty_4 = 66;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1150: ELF__bindgen_ty_4 = 67;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1103: ELF__bindgen_ty_4 = 68;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1036: ELF__bindgen_ty_4 = 69;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1101: ELF__bindgen_ty_4 = 70;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1102: ELF__bindgen_ty_4 = 71;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1200: ELF__bindgen_ty_4 = 72;
pub const EF_AMDGPU_MACH_AMDGCN_RESERVED_0X49: ELF__bindgen_ty_4 = 73;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1151: ELF__bindgen_ty_4 = 74;
pub const EF_AMDGPU_MACH_AMDGCN_GFX941: ELF__bindgen_ty_4 = 75;
pub const EF_AMDGPU_MACH_AMDGCN_GFX942: ELF__bindgen_ty_4 = 76;
pub const EF_AMDGPU_MACH_AMDGCN_RESERVED_0X4D: ELF__bindgen_ty_4 = 77;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1201: ELF__bindgen_ty_4 = 78;
pub const EF_AMDGPU_MACH_AMDGCN_GFX950: ELF__bindgen_ty_4 = 79;
pub const EF_AMDGPU_MACH_AMDGCN_RESERVED_0X50: ELF__bindgen_ty_4 = 80;
pub const EF_AMDGPU_MACH_AMDGCN_GFX9_GENERIC: ELF__bindgen_ty_4 = 81;
pub const EF_AMDGPU_MACH_AMDGCN_GFX10_1_GENERIC: ELF__bindgen_ty_4 = 82;
pub const EF_AMDGPU_MACH_AMDGCN_GFX10_3_GENERIC: ELF__bindgen_ty_4 = 83;
pub const EF_AMDGPU_MACH_AMDGCN_GFX11_GENERIC: ELF__bindgen_ty_4 = 84;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1152: ELF__bindgen_ty_4 = 85;
pub const EF_AMDGPU_MACH_AMDGCN_RESERVED_0X56: ELF__bindgen_ty_4 = 86;
pub const EF_AMDGPU_MACH_AMDGCN_RESERVED_0X57: ELF__bindgen_ty_4 = 87;
pub const EF_AMDGPU_MACH_AMDGCN_GFX1153: ELF__bindgen_ty_4 = 88;
pub const EF_AMDGPU_MACH_AMDGCN_GFX12_GENERIC: ELF__bindgen_ty_4 = 89;
pub const EF_AMDGPU_MACH_AMDGCN_GFX9_4_GENERIC: ELF__bindgen_ty_4 = 95;
pub const EF_AMDGPU_MACH_AMDGCN_FIRST: ELF__bindgen_ty_4 = 32;
pub const EF_AMDGPU_MACH_AMDGCN_LAST: ELF__bindgen_ty_4 = 95;
pub const EF_AMDGPU_FEATURE_XNACK_V2: ELF__bindgen_ty_4 = 1;
pub const EF_AMDGPU_FEATURE_TRAP_HANDLER_V2: ELF__bindgen_ty_4 = 2;
pub const EF_AMDGPU_FEATURE_XNACK_V3: ELF__bindgen_ty_4 = 256;
pub const EF_AMDGPU_FEATURE_SRAMECC_V3: ELF__bindgen_ty_4 = 512;
pub const EF_AMDGPU_FEATURE_XNACK_V4: ELF__bindgen_ty_4 = 768;
pub const EF_AMDGPU_FEATURE_XNACK_UNSUPPORTED_V4: ELF__bindgen_ty_4 = 0;
pub const EF_AMDGPU_FEATURE_XNACK_ANY_V4: ELF__bindgen_ty_4 = 256;
pub const EF_AMDGPU_FEATURE_XNACK_OFF_V4: ELF__bindgen_ty_4 = 512;
pub const EF_AMDGPU_FEATURE_XNACK_ON_V4: ELF__bindgen_ty_4 = 768;
pub const EF_AMDGPU_FEATURE_SRAMECC_V4: ELF__bindgen_ty_4 = 3072;
pub const EF_AMDGPU_FEATURE_SRAMECC_UNSUPPORTED_V4: ELF__bindgen_ty_4 = 0;
pub const EF_AMDGPU_FEATURE_SRAMECC_ANY_V4: ELF__bindgen_ty_4 = 1024;
pub const EF_AMDGPU_FEATURE_SRAMECC_OFF_V4: ELF__bindgen_ty_4 = 2048;
pub const EF_AMDGPU_FEATURE_SRAMECC_ON_V4: ELF__bindgen_ty_4 = 3072;
pub const EF_AMDGPU_GENERIC_VERSION: ELF__bindgen_ty_4 = 4278190080;
pub const EF_AMDGPU_GENERIC_VERSION_OFFSET: ELF__bindgen_ty_4 = 24;
pub const EF_AMDGPU_GENERIC_VERSION_MIN: ELF__bindgen_ty_4 = 1;
pub const EF_AMDGPU_GENERIC_VERSION_MAX: ELF__bindgen_ty_4 = 255;
pub type ELF__bindgen_ty_4 = libc::c_uint;
pub const R_AMDGPU_ABS32_LO: ELF__bindgen_ty_5 = 1;
pub const R_AMDGPU_ABS32_HI: ELF__bindgen_ty_5 = 2;
pub const R_AMDGPU_ABS64: ELF__bindgen_ty_5 = 3;
pub const R_AMDGPU_ABS32: ELF__bindgen_ty_5 = 6;
pub const R_AMDGPU_RELATIVE64: ELF__bindgen_ty_5 = 13;
pub type ELF__bindgen_ty_5 = libc::c_uint;
pub const AMDGPU_HSA_SEGMENT_GLOBAL_PROGRAM: amdgpu_hsa_elf_segment_t = 0;
pub const AMDGPU_HSA_SEGMENT_GLOBAL_AGENT: amdgpu_hsa_elf_segment_t = 1;
pub const AMDGPU_HSA_SEGMENT_READONLY_AGENT: amdgpu_hsa_elf_segment_t = 2;
pub const AMDGPU_HSA_SEGMENT_CODE_AGENT: amdgpu_hsa_elf_segment_t = 3;
pub const AMDGPU_HSA_SEGMENT_LAST: amdgpu_hsa_elf_segment_t = 4;
pub type amdgpu_hsa_elf_segment_t = libc::c_uint;
pub const AMDGPU_HSA_SYMBOL_ALLOCATION_DEFAULT: amdgpu_hsa_symbol_allocation_t = 0;
pub const AMDGPU_HSA_SYMBOL_ALLOCATION_GLOBAL_PROGRAM: amdgpu_hsa_symbol_allocation_t = 1;
pub const AMDGPU_HSA_SYMBOL_ALLOCATION_GLOBAL_AGENT: amdgpu_hsa_symbol_allocation_t = 2;
pub const AMDGPU_HSA_SYMBOL_ALLOCATION_READONLY_AGENT: amdgpu_hsa_symbol_allocation_t = 3;
pub const AMDGPU_HSA_SYMBOL_ALLOCATION_LAST: amdgpu_hsa_symbol_allocation_t = 4;
pub type amdgpu_hsa_symbol_allocation_t = libc::c_uint;
pub const AMDGPU_HSA_SYMBOL_FLAG_DEFAULT: amdgpu_hsa_symbol_flag_t = 0;
pub const AMDGPU_HSA_SYMBOL_FLAG_CONST: amdgpu_hsa_symbol_flag_t = 1;
pub const AMDGPU_HSA_SYMBOL_FLAG_LAST: amdgpu_hsa_symbol_flag_t = 2;
pub type amdgpu_hsa_symbol_flag_t = libc::c_uint;
pub type amdgpu_hsa_metadata_kind16_t = u16;
pub const AMDGPU_HSA_METADATA_KIND_NONE: amdgpu_hsa_metadata_kind_t = 0;
pub const AMDGPU_HSA_METADATA_KIND_INIT_SAMP: amdgpu_hsa_metadata_kind_t = 1;
pub const AMDGPU_HSA_METADATA_KIND_INIT_ROIMG: amdgpu_hsa_metadata_kind_t = 2;
pub const AMDGPU_HSA_METADATA_KIND_INIT_WOIMG: amdgpu_hsa_metadata_kind_t = 3;
pub const AMDGPU_HSA_METADATA_KIND_INIT_RWIMG: amdgpu_hsa_metadata_kind_t = 4;
pub type amdgpu_hsa_metadata_kind_t = libc::c_uint;
pub type amdgpu_hsa_sampler_coord8_t = u8;
pub const AMDGPU_HSA_SAMPLER_COORD_UNNORMALIZED: amdgpu_hsa_sampler_coord_t = 0;
pub const AMDGPU_HSA_SAMPLER_COORD_NORMALIZED: amdgpu_hsa_sampler_coord_t = 1;
pub type amdgpu_hsa_sampler_coord_t = libc::c_uint;
pub type amdgpu_hsa_sampler_filter8_t = u8;
pub const AMDGPU_HSA_SAMPLER_FILTER_NEAREST: amdgpu_hsa_sampler_filter_t = 0;
pub const AMDGPU_HSA_SAMPLER_FILTER_LINEAR: amdgpu_hsa_sampler_filter_t = 1;
pub type amdgpu_hsa_sampler_filter_t = libc::c_uint;
pub type amdgpu_hsa_sampler_addressing8_t = u8;
pub const AMDGPU_HSA_SAMPLER_ADDRESSING_UNDEFINED: amdgpu_hsa_sampler_addressing_t = 0;
pub const AMDGPU_HSA_SAMPLER_ADDRESSING_CLAMP_TO_EDGE: amdgpu_hsa_sampler_addressing_t = 1;
pub const AMDGPU_HSA_SAMPLER_ADDRESSING_CLAMP_TO_BORDER: amdgpu_hsa_sampler_addressing_t = 2;
pub const AMDGPU_HSA_SAMPLER_ADDRESSING_REPEAT: amdgpu_hsa_sampler_addressing_t = 3;
pub const AMDGPU_HSA_SAMPLER_ADDRESSING_MIRRORED_REPEAT: amdgpu_hsa_sampler_addressing_t = 4;
pub type amdgpu_hsa_sampler_addressing_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct amdgpu_hsa_sampler_descriptor_s {
    pub size: u16,
    pub kind: amdgpu_hsa_metadata_kind16_t,
    pub coord: amdgpu_hsa_sampler_coord8_t,
    pub filter: amdgpu_hsa_sampler_filter8_t,
    pub addressing: amdgpu_hsa_sampler_addressing8_t,
    pub reserved1: u8,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amdgpu_hsa_sampler_descriptor_s"][::core::mem::size_of::<amdgpu_hsa_sampler_descriptor_s>() - 8usize];
    ["Alignment of amdgpu_hsa_sampler_descriptor_s"]
        [::core::mem::align_of::<amdgpu_hsa_sampler_descriptor_s>() - 2usize];
    ["Offset of field: amdgpu_hsa_sampler_descriptor_s::size"]
        [::core::mem::offset_of!(amdgpu_hsa_sampler_descriptor_s, size) - 0usize];
    ["Offset of field: amdgpu_hsa_sampler_descriptor_s::kind"]
        [::core::mem::offset_of!(amdgpu_hsa_sampler_descriptor_s, kind) - 2usize];
    ["Offset of field: amdgpu_hsa_sampler_descriptor_s::coord"]
        [::core::mem::offset_of!(amdgpu_hsa_sampler_descriptor_s, coord) - 4usize];
    ["Offset of field: amdgpu_hsa_sampler_descriptor_s::filter"]
        [::core::mem::offset_of!(amdgpu_hsa_sampler_descriptor_s, filter) - 5usize];
    ["Offset of field: amdgpu_hsa_sampler_descriptor_s::addressing"]
        [::core::mem::offset_of!(amdgpu_hsa_sampler_descriptor_s, addressing) - 6usize];
    ["Offset of field: amdgpu_hsa_sampler_descriptor_s::reserved1"]
        [::core::mem::offset_of!(amdgpu_hsa_sampler_descriptor_s, reserved1) - 7usize];
};
pub type amdgpu_hsa_sampler_descriptor_t = amdgpu_hsa_sampler_descriptor_s;
pub type amdgpu_hsa_image_geometry8_t = u8;
pub const AMDGPU_HSA_IMAGE_GEOMETRY_1D: amdgpu_hsa_image_geometry_t = 0;
pub const AMDGPU_HSA_IMAGE_GEOMETRY_2D: amdgpu_hsa_image_geometry_t = 1;
pub const AMDGPU_HSA_IMAGE_GEOMETRY_3D: amdgpu_hsa_image_geometry_t = 2;
pub const AMDGPU_HSA_IMAGE_GEOMETRY_1DA: amdgpu_hsa_image_geometry_t = 3;
pub const AMDGPU_HSA_IMAGE_GEOMETRY_2DA: amdgpu_hsa_image_geometry_t = 4;
pub const AMDGPU_HSA_IMAGE_GEOMETRY_1DB: amdgpu_hsa_image_geometry_t = 5;
pub const AMDGPU_HSA_IMAGE_GEOMETRY_2DDEPTH: amdgpu_hsa_image_geometry_t = 6;
pub const AMDGPU_HSA_IMAGE_GEOMETRY_2DADEPTH: amdgpu_hsa_image_geometry_t = 7;
pub type amdgpu_hsa_image_geometry_t = libc::c_uint;
pub type amdgpu_hsa_image_channel_order8_t = u8;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_A: amdgpu_hsa_image_channel_order_t = 0;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_R: amdgpu_hsa_image_channel_order_t = 1;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_RX: amdgpu_hsa_image_channel_order_t = 2;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_RG: amdgpu_hsa_image_channel_order_t = 3;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_RGX: amdgpu_hsa_image_channel_order_t = 4;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_RA: amdgpu_hsa_image_channel_order_t = 5;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_RGB: amdgpu_hsa_image_channel_order_t = 6;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_RGBX: amdgpu_hsa_image_channel_order_t = 7;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_RGBA: amdgpu_hsa_image_channel_order_t = 8;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_BGRA: amdgpu_hsa_image_channel_order_t = 9;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_ARGB: amdgpu_hsa_image_channel_order_t = 10;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_ABGR: amdgpu_hsa_image_channel_order_t = 11;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_SRGB: amdgpu_hsa_image_channel_order_t = 12;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_SRGBX: amdgpu_hsa_image_channel_order_t = 13;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_SRGBA: amdgpu_hsa_image_channel_order_t = 14;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_SBGRA: amdgpu_hsa_image_channel_order_t = 15;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_INTENSITY: amdgpu_hsa_image_channel_order_t = 16;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_LUMINANCE: amdgpu_hsa_image_channel_order_t = 17;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_DEPTH: amdgpu_hsa_image_channel_order_t = 18;
pub const AMDGPU_HSA_IMAGE_CHANNEL_ORDER_DEPTH_STENCIL: amdgpu_hsa_image_channel_order_t = 19;
pub type amdgpu_hsa_image_channel_order_t = libc::c_uint;
pub type amdgpu_hsa_image_channel_type8_t = u8;
pub const AMDGPU_HSA_IMAGE_CHANNEL_TYPE_SNORM_INT8: amdgpu_hsa_image_channel_type_t = 0;
pub const AMDGPU_HSA_IMAGE_CHANNEL_TYPE_SNORM_INT16: amdgpu_hsa_image_channel_type_t = 1;
pub const AMDGPU_HSA_IMAGE_CHANNEL_TYPE_UNORM_INT8: amdgpu_hsa_image_channel_type_t = 2;
pub const AMDGPU_HSA_IMAGE_CHANNEL_TYPE_UNORM_INT16: amdgpu_hsa_image_channel_type_t = 3;
pub const AMDGPU_HSA_IMAGE_CHANNEL_TYPE_UNORM_INT24: amdgpu_hsa_image_channel_type_t = 4;
pub const AMDGPU_HSA_IMAGE_CHANNEL_TYPE_SHORT_555: amdgpu_hsa_image_channel_type_t = 5;
pub const AMDGPU_HSA_IMAGE_CHANNEL_TYPE_SHORT_565: amdgpu_hsa_image_channel_type_t = 6;
pub const AMDGPU_HSA_IMAGE_CHANNEL_TYPE_INT_101010: amdgpu_hsa_image_channel_type_t = 7;
pub const AMDGPU_HSA_IMAGE_CHANNEL_TYPE_SIGNED_INT8: amdgpu_hsa_image_channel_type_t = 8;
pub const AMDGPU_HSA_IMAGE_CHANNEL_TYPE_SIGNED_INT16: amdgpu_hsa_image_channel_type_t = 9;
pub const AMDGPU_HSA_IMAGE_CHANNEL_TYPE_SIGNED_INT32: amdgpu_hsa_image_channel_type_t = 10;
pub const AMDGPU_HSA_IMAGE_CHANNEL_TYPE_UNSIGNED_INT8: amdgpu_hsa_image_channel_type_t = 11;
pub const AMDGPU_HSA_IMAGE_CHANNEL_TYPE_UNSIGNED_INT16: amdgpu_hsa_image_channel_type_t = 12;
pub const AMDGPU_HSA_IMAGE_CHANNEL_TYPE_UNSIGNED_INT32: amdgpu_hsa_image_channel_type_t = 13;
pub const AMDGPU_HSA_IMAGE_CHANNEL_TYPE_HALF_FLOAT: amdgpu_hsa_image_channel_type_t = 14;
pub const AMDGPU_HSA_IMAGE_CHANNEL_TYPE_FLOAT: amdgpu_hsa_image_channel_type_t = 15;
pub type amdgpu_hsa_image_channel_type_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct amdgpu_hsa_image_descriptor_s {
    pub size: u16,
    pub kind: amdgpu_hsa_metadata_kind16_t,
    pub geometry: amdgpu_hsa_image_geometry8_t,
    pub channel_order: amdgpu_hsa_image_channel_order8_t,
    pub channel_type: amdgpu_hsa_image_channel_type8_t,
    pub reserved1: u8,
    pub width: u64,
    pub height: u64,
    pub depth: u64,
    pub array: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amdgpu_hsa_image_descriptor_s"][::core::mem::size_of::<amdgpu_hsa_image_descriptor_s>() - 40usize];
    ["Alignment of amdgpu_hsa_image_descriptor_s"][::core::mem::align_of::<amdgpu_hsa_image_descriptor_s>() - 8usize];
    ["Offset of field: amdgpu_hsa_image_descriptor_s::size"]
        [::core::mem::offset_of!(amdgpu_hsa_image_descriptor_s, size) - 0usize];
    ["Offset of field: amdgpu_hsa_image_descriptor_s::kind"]
        [::core::mem::offset_of!(amdgpu_hsa_image_descriptor_s, kind) - 2usize];
    ["Offset of field: amdgpu_hsa_image_descriptor_s::geometry"]
        [::core::mem::offset_of!(amdgpu_hsa_image_descriptor_s, geometry) - 4usize];
    ["Offset of field: amdgpu_hsa_image_descriptor_s::channel_order"]
        [::core::mem::offset_of!(amdgpu_hsa_image_descriptor_s, channel_order) - 5usize];
    ["Offset of field: amdgpu_hsa_image_descriptor_s::channel_type"]
        [::core::mem::offset_of!(amdgpu_hsa_image_descriptor_s, channel_type) - 6usize];
    ["Offset of field: amdgpu_hsa_image_descriptor_s::reserved1"]
        [::core::mem::offset_of!(amdgpu_hsa_image_descriptor_s, reserved1) - 7usize];
    ["Offset of field: amdgpu_hsa_image_descriptor_s::width"]
        [::core::mem::offset_of!(amdgpu_hsa_image_descriptor_s, width) - 8usize];
    ["Offset of field: amdgpu_hsa_image_descriptor_s::height"]
        [::core::mem::offset_of!(amdgpu_hsa_image_descriptor_s, height) - 16usize];
    ["Offset of field: amdgpu_hsa_image_descriptor_s::depth"]
        [::core::mem::offset_of!(amdgpu_hsa_image_descriptor_s, depth) - 24usize];
    ["Offset of field: amdgpu_hsa_image_descriptor_s::array"]
        [::core::mem::offset_of!(amdgpu_hsa_image_descriptor_s, array) - 32usize];
};
pub type amdgpu_hsa_image_descriptor_t = amdgpu_hsa_image_descriptor_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct amdgpu_hsa_note_code_object_version_s {
    pub major_version: u32,
    pub minor_version: u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amdgpu_hsa_note_code_object_version_s"]
        [::core::mem::size_of::<amdgpu_hsa_note_code_object_version_s>() - 8usize];
    ["Alignment of amdgpu_hsa_note_code_object_version_s"]
        [::core::mem::align_of::<amdgpu_hsa_note_code_object_version_s>() - 4usize];
    ["Offset of field: amdgpu_hsa_note_code_object_version_s::major_version"]
        [::core::mem::offset_of!(amdgpu_hsa_note_code_object_version_s, major_version) - 0usize];
    ["Offset of field: amdgpu_hsa_note_code_object_version_s::minor_version"]
        [::core::mem::offset_of!(amdgpu_hsa_note_code_object_version_s, minor_version) - 4usize];
};
pub type amdgpu_hsa_note_code_object_version_t = amdgpu_hsa_note_code_object_version_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct amdgpu_hsa_note_hsail_s {
    pub hsail_major_version: u32,
    pub hsail_minor_version: u32,
    pub profile: u8,
    pub machine_model: u8,
    pub default_float_round: u8,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amdgpu_hsa_note_hsail_s"][::core::mem::size_of::<amdgpu_hsa_note_hsail_s>() - 12usize];
    ["Alignment of amdgpu_hsa_note_hsail_s"][::core::mem::align_of::<amdgpu_hsa_note_hsail_s>() - 4usize];
    ["Offset of field: amdgpu_hsa_note_hsail_s::hsail_major_version"]
        [::core::mem::offset_of!(amdgpu_hsa_note_hsail_s, hsail_major_version) - 0usize];
    ["Offset of field: amdgpu_hsa_note_hsail_s::hsail_minor_version"]
        [::core::mem::offset_of!(amdgpu_hsa_note_hsail_s, hsail_minor_version) - 4usize];
    ["Offset of field: amdgpu_hsa_note_hsail_s::profile"]
        [::core::mem::offset_of!(amdgpu_hsa_note_hsail_s, profile) - 8usize];
    ["Offset of field: amdgpu_hsa_note_hsail_s::machine_model"]
        [::core::mem::offset_of!(amdgpu_hsa_note_hsail_s, machine_model) - 9usize];
    ["Offset of field: amdgpu_hsa_note_hsail_s::default_float_round"]
        [::core::mem::offset_of!(amdgpu_hsa_note_hsail_s, default_float_round) - 10usize];
};
pub type amdgpu_hsa_note_hsail_t = amdgpu_hsa_note_hsail_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct amdgpu_hsa_note_isa_s {
    pub vendor_name_size: u16,
    pub architecture_name_size: u16,
    pub major: u32,
    pub minor: u32,
    pub stepping: u32,
    pub vendor_and_architecture_name: [libc::c_char; 1usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amdgpu_hsa_note_isa_s"][::core::mem::size_of::<amdgpu_hsa_note_isa_s>() - 20usize];
    ["Alignment of amdgpu_hsa_note_isa_s"][::core::mem::align_of::<amdgpu_hsa_note_isa_s>() - 4usize];
    ["Offset of field: amdgpu_hsa_note_isa_s::vendor_name_size"]
        [::core::mem::offset_of!(amdgpu_hsa_note_isa_s, vendor_name_size) - 0usize];
    ["Offset of field: amdgpu_hsa_note_isa_s::architecture_name_size"]
        [::core::mem::offset_of!(amdgpu_hsa_note_isa_s, architecture_name_size) - 2usize];
    ["Offset of field: amdgpu_hsa_note_isa_s::major"][::core::mem::offset_of!(amdgpu_hsa_note_isa_s, major) - 4usize];
    ["Offset of field: amdgpu_hsa_note_isa_s::minor"][::core::mem::offset_of!(amdgpu_hsa_note_isa_s, minor) - 8usize];
    ["Offset of field: amdgpu_hsa_note_isa_s::stepping"]
        [::core::mem::offset_of!(amdgpu_hsa_note_isa_s, stepping) - 12usize];
    ["Offset of field: amdgpu_hsa_note_isa_s::vendor_and_architecture_name"]
        [::core::mem::offset_of!(amdgpu_hsa_note_isa_s, vendor_and_architecture_name) - 16usize];
};
pub type amdgpu_hsa_note_isa_t = amdgpu_hsa_note_isa_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct amdgpu_hsa_note_producer_s {
    pub producer_name_size: u16,
    pub reserved: u16,
    pub producer_major_version: u32,
    pub producer_minor_version: u32,
    pub producer_name: [libc::c_char; 1usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amdgpu_hsa_note_producer_s"][::core::mem::size_of::<amdgpu_hsa_note_producer_s>() - 16usize];
    ["Alignment of amdgpu_hsa_note_producer_s"][::core::mem::align_of::<amdgpu_hsa_note_producer_s>() - 4usize];
    ["Offset of field: amdgpu_hsa_note_producer_s::producer_name_size"]
        [::core::mem::offset_of!(amdgpu_hsa_note_producer_s, producer_name_size) - 0usize];
    ["Offset of field: amdgpu_hsa_note_producer_s::reserved"]
        [::core::mem::offset_of!(amdgpu_hsa_note_producer_s, reserved) - 2usize];
    ["Offset of field: amdgpu_hsa_note_producer_s::producer_major_version"]
        [::core::mem::offset_of!(amdgpu_hsa_note_producer_s, producer_major_version) - 4usize];
    ["Offset of field: amdgpu_hsa_note_producer_s::producer_minor_version"]
        [::core::mem::offset_of!(amdgpu_hsa_note_producer_s, producer_minor_version) - 8usize];
    ["Offset of field: amdgpu_hsa_note_producer_s::producer_name"]
        [::core::mem::offset_of!(amdgpu_hsa_note_producer_s, producer_name) - 12usize];
};
pub type amdgpu_hsa_note_producer_t = amdgpu_hsa_note_producer_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct amdgpu_hsa_note_producer_options_s {
    pub producer_options_size: u16,
    pub producer_options: [libc::c_char; 1usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amdgpu_hsa_note_producer_options_s"]
        [::core::mem::size_of::<amdgpu_hsa_note_producer_options_s>() - 4usize];
    ["Alignment of amdgpu_hsa_note_producer_options_s"]
        [::core::mem::align_of::<amdgpu_hsa_note_producer_options_s>() - 2usize];
    ["Offset of field: amdgpu_hsa_note_producer_options_s::producer_options_size"]
        [::core::mem::offset_of!(amdgpu_hsa_note_producer_options_s, producer_options_size) - 0usize];
    ["Offset of field: amdgpu_hsa_note_producer_options_s::producer_options"]
        [::core::mem::offset_of!(amdgpu_hsa_note_producer_options_s, producer_options) - 2usize];
};
pub type amdgpu_hsa_note_producer_options_t = amdgpu_hsa_note_producer_options_s;
pub const AMDGPU_HSA_RODATA_GLOBAL_PROGRAM: amdgpu_hsa_elf_section_t = 0;
pub const AMDGPU_HSA_RODATA_GLOBAL_AGENT: amdgpu_hsa_elf_section_t = 1;
pub const AMDGPU_HSA_RODATA_READONLY_AGENT: amdgpu_hsa_elf_section_t = 2;
pub const AMDGPU_HSA_DATA_GLOBAL_PROGRAM: amdgpu_hsa_elf_section_t = 3;
pub const AMDGPU_HSA_DATA_GLOBAL_AGENT: amdgpu_hsa_elf_section_t = 4;
pub const AMDGPU_HSA_DATA_READONLY_AGENT: amdgpu_hsa_elf_section_t = 5;
pub const AMDGPU_HSA_BSS_GLOBAL_PROGRAM: amdgpu_hsa_elf_section_t = 6;
pub const AMDGPU_HSA_BSS_GLOBAL_AGENT: amdgpu_hsa_elf_section_t = 7;
pub const AMDGPU_HSA_BSS_READONLY_AGENT: amdgpu_hsa_elf_section_t = 8;
pub const AMDGPU_HSA_SECTION_LAST: amdgpu_hsa_elf_section_t = 9;
pub type amdgpu_hsa_elf_section_t = libc::c_uint;
