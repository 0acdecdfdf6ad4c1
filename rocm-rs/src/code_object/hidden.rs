//! Hidden arguments: what a kernel's code expects in its argument block without its source naming it.
//!
//! Where they are is taken from the metadata, never from a table of offsets: the block differs between code object
//! versions (56 bytes in 3 and 4, 256 in 5 and 6) and compilers leave out what a kernel does not use. Follows LLVM's
//! AMDGPU usage guide, "Kernel Argument Metadata".

use super::kernel::{Kernel, ValueKind};
use std::fmt;

macro_rules! hidden {
    ($($name:ident, $text:literal, $size:expr, $doc:literal;)*) => {
        /// A hidden argument.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Hidden {
            $(#[doc = $doc] $name,)*
        }

        impl Hidden {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The name in the metadata.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The kind of a name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$name),)* _ => None }
            }

            /// Its size in bytes, if it has only one.
            pub const fn size(self) -> Option<u32> {
                match self { $(Self::$name => $size,)* }
            }
        }
    };
}

hidden! {
    None, "hidden_none", None, "Room that is not used.";
    GlobalOffsetX, "hidden_global_offset_x", Some(8), "The first global id in x.";
    GlobalOffsetY, "hidden_global_offset_y", Some(8), "The first global id in y.";
    GlobalOffsetZ, "hidden_global_offset_z", Some(8), "The first global id in z.";
    BlockCountX, "hidden_block_count_x", Some(4), "Whole workgroups in x.";
    BlockCountY, "hidden_block_count_y", Some(4), "Whole workgroups in y.";
    BlockCountZ, "hidden_block_count_z", Some(4), "Whole workgroups in z.";
    GroupSizeX, "hidden_group_size_x", Some(2), "Work-items of a whole workgroup in x.";
    GroupSizeY, "hidden_group_size_y", Some(2), "Work-items of a whole workgroup in y.";
    GroupSizeZ, "hidden_group_size_z", Some(2), "Work-items of a whole workgroup in z.";
    RemainderX, "hidden_remainder_x", Some(2), "Work-items of the last workgroup in x, if it is partial, else 0.";
    RemainderY, "hidden_remainder_y", Some(2), "Work-items of the last workgroup in y, if it is partial, else 0.";
    RemainderZ, "hidden_remainder_z", Some(2), "Work-items of the last workgroup in z, if it is partial, else 0.";
    GridDims, "hidden_grid_dims", Some(2), "Dimensions of the grid.";
    PrintfBuffer, "hidden_printf_buffer", Some(8), "Where `printf` writes.";
    HostcallBuffer, "hidden_hostcall_buffer", Some(8), "Where requests to the host are put.";
    DefaultQueue, "hidden_default_queue", Some(8), "The queue that a kernel enqueues kernels in.";
    CompletionAction, "hidden_completion_action", Some(8), "What the kernels that it enqueued wait for.";
    MultigridSyncArg, "hidden_multigrid_sync_arg", Some(8), "What grids on several devices synchronise with.";
    HeapV1, "hidden_heap_v1", Some(8), "The device's own heap.";
    DynamicLdsSize, "hidden_dynamic_lds_size", Some(4), "Bytes of LDS that the launch adds.";
    PrivateBase, "hidden_private_base", Some(4), "The high half of the private aperture's address.";
    SharedBase, "hidden_shared_base", Some(4), "The high half of the LDS aperture's address.";
    QueuePtr, "hidden_queue_ptr", Some(8), "The `amd_queue_t` that runs the kernel.";
}

/// What a launch puts into the hidden arguments of its kernel.
///
/// What is not used can stay zero: a kernel that asks for a service that there is not (a heap, calls to the host) gets a
/// null pointer, which is how its library knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Launch {
    /// Work-items of the grid in x, y, z; 1 in a dimension that is not used.
    pub grid: [u32; 3],
    /// Work-items of a workgroup in x, y, z; 1 in a dimension that is not used.
    pub workgroup: [u16; 3],
    /// Dimensions of the grid: 1 to 3.
    pub dimensions: u16,
    /// The first global id in x, y, z.
    pub global_offset: [u64; 3],
    /// The address of the `amd_queue_t`.
    pub queue: u64,
    /// The high half of the private aperture's address.
    pub private_base: u32,
    /// The high half of the LDS aperture's address.
    pub shared_base: u32,
    /// Where `printf` writes.
    pub printf_buffer: u64,
    /// Where requests to the host are put.
    pub hostcall_buffer: u64,
    /// The device's own heap.
    pub heap: u64,
}

impl Launch {
    /// A launch of a grid, with nothing else.
    pub const fn new(grid: [u32; 3], workgroup: [u16; 3], dimensions: u16) -> Self {
        Self {
            grid,
            workgroup,
            dimensions,
            global_offset: [0; 3],
            queue: 0,
            private_base: 0,
            shared_base: 0,
            printf_buffer: 0,
            hostcall_buffer: 0,
            heap: 0,
        }
    }

    fn value(&self, hidden: Hidden, dynamic_lds: u32) -> u64 {
        let blocks = |axis: usize| u64::from(self.grid[axis] / u32::from(self.workgroup[axis]).max(1));
        let remainder = |axis: usize| u64::from(self.grid[axis] % u32::from(self.workgroup[axis]).max(1));
        match hidden {
            Hidden::BlockCountX => blocks(0),
            Hidden::BlockCountY => blocks(1),
            Hidden::BlockCountZ => blocks(2),
            Hidden::GroupSizeX => self.workgroup[0].into(),
            Hidden::GroupSizeY => self.workgroup[1].into(),
            Hidden::GroupSizeZ => self.workgroup[2].into(),
            Hidden::RemainderX => remainder(0),
            Hidden::RemainderY => remainder(1),
            Hidden::RemainderZ => remainder(2),
            Hidden::GlobalOffsetX => self.global_offset[0],
            Hidden::GlobalOffsetY => self.global_offset[1],
            Hidden::GlobalOffsetZ => self.global_offset[2],
            Hidden::GridDims => self.dimensions.into(),
            Hidden::DynamicLdsSize => dynamic_lds.into(),
            Hidden::PrivateBase => self.private_base.into(),
            Hidden::SharedBase => self.shared_base.into(),
            Hidden::QueuePtr => self.queue,
            Hidden::PrintfBuffer => self.printf_buffer,
            Hidden::HostcallBuffer => self.hostcall_buffer,
            Hidden::HeapV1 => self.heap,
            Hidden::None | Hidden::DefaultQueue | Hidden::CompletionAction | Hidden::MultigridSyncArg => 0,
        }
    }

    /// Writes the hidden arguments of a kernel into its argument block. `dynamic_lds` is what the launch adds to the
    /// kernel's own LDS.
    ///
    /// Arguments outside `block` are left out: the caller gives a block of the kernel's size.
    pub fn fill(&self, kernel: &Kernel, dynamic_lds: u32, block: &mut [u8]) {
        for argument in kernel.hidden() {
            let ValueKind::Hidden(hidden) = argument.kind else { continue };
            let bytes = self.value(hidden, dynamic_lds).to_le_bytes();
            let (offset, size) = (argument.offset as usize, argument.size as usize);
            if let (Some(place), Some(bytes)) = (block.get_mut(offset..offset + size), bytes.get(..size)) {
                place.copy_from_slice(bytes);
            }
        }
    }
}

impl fmt::Display for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
