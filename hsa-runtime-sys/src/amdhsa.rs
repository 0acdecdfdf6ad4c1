//! The kernel descriptor: the 64 bytes in a code object that tell the packet processor how to start a kernel.
//!
//! No header of the runtime has it: it belongs to the code object, not to the runtime. Follows the AMDGPU backend's
//! user guide ("Kernel Descriptor") and LLVM's `AMDHSAKernelDescriptor.h`, whose names the bit-fields keep; where a
//! field exists on some processors only, the name begins with them.

/// A kernel descriptor (`NAME.kd`), 64-byte aligned in its code object.
///
/// Code objects are outside data: read one with [`from_bytes`](Self::from_bytes), and check what it says.
#[repr(C, align(64))]
#[allow(non_camel_case_types)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct kernel_descriptor_t {
    /// Bytes of LDS per workgroup that the kernel declares.
    pub group_segment_fixed_size: u32,
    /// Bytes of scratch per work-item.
    pub private_segment_fixed_size: u32,
    /// Bytes of kernel arguments; 0 in old code objects, where only the metadata knows.
    pub kernarg_size: u32,
    /// 0.
    pub reserved0: [u8; 4],
    /// From the descriptor to the first instruction, which is 256-byte aligned.
    pub kernel_code_entry_byte_offset: i64,
    /// 0.
    pub reserved1: [u8; 20],
    /// See [`rsrc3`].
    pub compute_pgm_rsrc3: u32,
    /// See [`rsrc1`].
    pub compute_pgm_rsrc1: u32,
    /// See [`rsrc2`].
    pub compute_pgm_rsrc2: u32,
    /// See [`properties`].
    pub kernel_code_properties: u16,
    /// See [`kernarg_preload`].
    pub kernarg_preload: u16,
    /// 0.
    pub reserved3: [u8; 4],
}

impl kernel_descriptor_t {
    /// Reads a descriptor from the little-endian bytes of a code object.
    pub fn from_bytes(bytes: &[u8; 64]) -> Self {
        let u32_at = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        let u16_at = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]);
        let entry = u64::from(u32_at(16)) | u64::from(u32_at(20)) << 32;
        let mut reserved1 = [0; 20];
        reserved1.copy_from_slice(&bytes[24..44]);
        kernel_descriptor_t {
            group_segment_fixed_size: u32_at(0),
            private_segment_fixed_size: u32_at(4),
            kernarg_size: u32_at(8),
            reserved0: u32_at(12).to_le_bytes(),
            kernel_code_entry_byte_offset: entry as i64,
            reserved1,
            compute_pgm_rsrc3: u32_at(44),
            compute_pgm_rsrc1: u32_at(48),
            compute_pgm_rsrc2: u32_at(52),
            kernel_code_properties: u16_at(56),
            kernarg_preload: u16_at(58),
            reserved3: u32_at(60).to_le_bytes(),
        }
    }
}

/// A bit-field of one of the descriptor's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Field {
    /// The lowest bit.
    pub shift: u32,
    /// How many bits.
    pub width: u32,
}

impl Field {
    /// The bits of the field, in place.
    pub const fn mask(self) -> u32 {
        (((1u64 << self.width) - 1) << self.shift) as u32
    }

    /// Takes the field out of its word.
    pub const fn get(self, word: u32) -> u32 {
        (word & self.mask()) >> self.shift
    }

    /// Puts a value into the field of a word; bits that do not fit are dropped.
    pub const fn with(self, word: u32, value: u32) -> u32 {
        (word & !self.mask()) | ((value << self.shift) & self.mask())
    }
}

macro_rules! fields {
    ($(#[$doc:meta])* $module:ident { $($name:ident, $shift:literal, $width:literal, $what:literal;)* }) => {
        $(#[$doc])*
        pub mod $module {
            use super::Field;
            $(#[doc = $what] pub const $name: Field = Field { shift: $shift, width: $width };)*
            /// Every field with its name.
            pub const ALL: &[(&str, Field)] = &[$((stringify!($name), $name),)*];
        }
    };
}

fields! {
    /// Bit-fields of `compute_pgm_rsrc1`: registers and floating point.
    rsrc1 {
        GRANULATED_WORKITEM_VGPR_COUNT, 0, 6, "Vector registers, in granules, less one.";
        GRANULATED_WAVEFRONT_SGPR_COUNT, 6, 4, "Scalar registers, in granules, less one; 0 from gfx10 on.";
        PRIORITY, 10, 2, "0; the packet processor's.";
        FLOAT_ROUND_MODE_32, 12, 2, "Rounding of f32: nearest, up, down, to zero.";
        FLOAT_ROUND_MODE_16_64, 14, 2, "Rounding of f16 and f64.";
        FLOAT_DENORM_MODE_32, 16, 2, "Denormals of f32: flush both, flush results, flush sources, keep.";
        FLOAT_DENORM_MODE_16_64, 18, 2, "Denormals of f16 and f64.";
        PRIV, 20, 1, "0; privileged mode is the packet processor's.";
        GFX6_GFX11_ENABLE_DX10_CLAMP, 21, 1, "Clamping turns NaN into 0.";
        GFX12_PLUS_ENABLE_WG_RR_EN, 21, 1, "Round-robin between workgroups.";
        DEBUG_MODE, 22, 1, "0; the packet processor's.";
        GFX6_GFX11_ENABLE_IEEE_MODE, 23, 1, "IEEE 754-2008 treatment of signalling NaN.";
        GFX12_PLUS_DISABLE_PERF, 23, 1, "No performance counters.";
        BULKY, 24, 1, "0; the packet processor's.";
        CDBG_USER, 25, 1, "0; the packet processor's.";
        GFX9_PLUS_FP16_OVFL, 26, 1, "Overflowing f16 results are clamped.";
        GFX10_PLUS_WGP_MODE, 29, 1, "Workgroups run on both units of a pair.";
        GFX10_PLUS_MEM_ORDERED, 30, 1, "Memory operations of a wave complete in order.";
        GFX10_PLUS_FWD_PROGRESS, 31, 1, "The oldest wave goes on.";
    }
}

fields! {
    /// Bit-fields of `compute_pgm_rsrc2`: what is in the registers at the start, and exceptions.
    rsrc2 {
        ENABLE_PRIVATE_SEGMENT, 0, 1, "The kernel uses scratch.";
        USER_SGPR_COUNT, 1, 5, "Scalar registers that are filled per dispatch.";
        GFX6_GFX11_ENABLE_TRAP_HANDLER, 6, 1, "0; the packet processor's.";
        ENABLE_SGPR_WORKGROUP_ID_X, 7, 1, "Workgroup id x follows the user registers.";
        ENABLE_SGPR_WORKGROUP_ID_Y, 8, 1, "Then workgroup id y.";
        ENABLE_SGPR_WORKGROUP_ID_Z, 9, 1, "Then workgroup id z.";
        ENABLE_SGPR_WORKGROUP_INFO, 10, 1, "Then a word about the workgroup.";
        ENABLE_VGPR_WORKITEM_ID, 11, 2, "Work-item ids: x, x and y, or x, y and z.";
        ENABLE_EXCEPTION_ADDRESS_WATCH, 13, 1, "0; the packet processor's.";
        ENABLE_EXCEPTION_MEMORY, 14, 1, "0; the packet processor's.";
        GRANULATED_LDS_SIZE, 15, 9, "0; the packet processor takes it from the packet.";
        ENABLE_EXCEPTION_IEEE_754_FP_INVALID_OPERATION, 24, 1, "Trap on an invalid operation.";
        ENABLE_EXCEPTION_FP_DENORMAL_SOURCE, 25, 1, "Trap on a denormal source.";
        ENABLE_EXCEPTION_IEEE_754_FP_DIVISION_BY_ZERO, 26, 1, "Trap on a division by zero.";
        ENABLE_EXCEPTION_IEEE_754_FP_OVERFLOW, 27, 1, "Trap on overflow.";
        ENABLE_EXCEPTION_IEEE_754_FP_UNDERFLOW, 28, 1, "Trap on underflow.";
        ENABLE_EXCEPTION_IEEE_754_FP_INEXACT, 29, 1, "Trap on an inexact result.";
        ENABLE_EXCEPTION_INT_DIVIDE_BY_ZERO, 30, 1, "Trap on an integer division by zero.";
    }
}

fields! {
    /// Bit-fields of `compute_pgm_rsrc3`, which mean different things from family to family.
    rsrc3 {
        GFX90A_ACCUM_OFFSET, 0, 6, "The first accumulation register, in fours, less one.";
        GFX90A_TG_SPLIT, 16, 1, "Waves of a workgroup may be on different units.";
        GFX10_GFX11_SHARED_VGPR_COUNT, 0, 4, "Registers that the halves of a wave64 share.";
        GFX11_INST_PREF_SIZE, 4, 6, "Instructions to prefetch, in units of 128 bytes.";
        GFX11_TRAP_ON_START, 10, 1, "0; the packet processor's.";
        GFX11_TRAP_ON_END, 11, 1, "0; the packet processor's.";
        GFX12_PLUS_INST_PREF_SIZE, 4, 8, "Instructions to prefetch, in units of 128 bytes.";
        GFX12_PLUS_GLG_EN, 13, 1, "Group launch guarantee.";
        GFX11_PLUS_IMAGE_OP, 31, 1, "The kernel has image instructions.";
    }
}

fields! {
    /// Bit-fields of `kernel_code_properties`: which user registers are filled, in this order, and the wave's size.
    properties {
        ENABLE_SGPR_PRIVATE_SEGMENT_BUFFER, 0, 1, "Four registers: the scratch buffer's descriptor.";
        ENABLE_SGPR_DISPATCH_PTR, 1, 1, "Two: address of the dispatch packet.";
        ENABLE_SGPR_QUEUE_PTR, 2, 1, "Two: address of the `amd_queue_t`.";
        ENABLE_SGPR_KERNARG_SEGMENT_PTR, 3, 1, "Two: address of the arguments.";
        ENABLE_SGPR_DISPATCH_ID, 4, 1, "Two: the dispatch id.";
        ENABLE_SGPR_FLAT_SCRATCH_INIT, 5, 1, "Two: where scratch is.";
        ENABLE_SGPR_PRIVATE_SEGMENT_SIZE, 6, 1, "One: bytes of scratch per work-item.";
        ENABLE_WAVEFRONT_SIZE32, 10, 1, "Waves of 32 work-items, not 64.";
        USES_DYNAMIC_STACK, 11, 1, "How much scratch is needed is not known to the compiler.";
    }
}

fields! {
    /// Bit-fields of `kernarg_preload`: arguments that are loaded into registers before the kernel starts.
    kernarg_preload {
        LENGTH, 0, 7, "How many words.";
        OFFSET, 7, 9, "From which word.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_come_back() {
        for (name, field) in [rsrc1::ALL, rsrc2::ALL, rsrc3::ALL, properties::ALL, kernarg_preload::ALL].concat() {
            let all = field.get(u32::MAX);
            assert_eq!(u64::from(all), (1 << field.width) - 1, "{name}");
            assert_eq!(field.with(0, u32::MAX), field.mask(), "{name}");
            assert_eq!(field.get(field.with(u32::MAX, 0)), 0, "{name}");
            assert_eq!(field.with(u32::MAX, 0), !field.mask(), "{name}");
        }
    }

    #[test]
    fn bytes_become_fields() {
        let bytes: [u8; 64] = std::array::from_fn(|i| i as u8);
        let read = kernel_descriptor_t::from_bytes(&bytes);
        // SAFETY: both are 64 plain bytes; every bit pattern is a descriptor.
        let same: kernel_descriptor_t = unsafe { std::mem::transmute(bytes) };
        if cfg!(target_endian = "little") {
            assert_eq!(read, same);
        }
        assert_eq!(read.kernel_code_entry_byte_offset, 0x1716_1514_1312_1110);
    }
}
