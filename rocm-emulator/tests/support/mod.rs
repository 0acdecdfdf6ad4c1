//! A GPU without a driver: memory that is mapped by hand, code objects that are loaded by hand, dispatches straight to
//! the engine. Used by the tests and the benches of the dispatch engine.

// Each user has a use for a part of it.
#![allow(dead_code)]

use hsa_runtime_sys::{amdhsa::kernel_descriptor_t, hsa_kernel_dispatch_packet_t};
use object::{Object, ObjectSegment, ObjectSymbol};
use rocm_emulator::{
    Profile,
    dispatch::{Dispatch, DispatchError, Engine, Scratch, Statistics, Units},
    isa::Target,
    memory::{Access, AddressSpace, Range},
};
use std::{
    alloc::{self, Layout},
    collections::HashMap,
    marker::PhantomData,
    process::Command,
    ptr::NonNull,
    sync::{Arc, atomic::AtomicBool},
};

pub const PAGE: usize = 4096;

/// Runs all tests of this program again, without what only some hosts have: without AVX-512, and without AVX2 either.
pub fn on_lesser_hosts() {
    let variables = ["ROCM_EMULATOR_NO_AVX512", "ROCM_EMULATOR_BASELINE"];
    if variables.iter().any(|variable| std::env::var_os(variable).is_some()) {
        return;
    }
    for variable in variables {
        let output = Command::new(std::env::current_exe().unwrap()).env(variable, "1").output().unwrap();
        assert!(output.status.success(), "{variable}: {}", String::from_utf8_lossy(&output.stdout));
    }
}

/// Zeroed pages.
struct Pages {
    start: NonNull<u8>,
    layout: Layout,
}

// SAFETY: the pages are owned, and only accessed by volatile means or by the engine.
unsafe impl Send for Pages {}
// SAFETY: see `Send`.
unsafe impl Sync for Pages {}

impl Pages {
    fn new(bytes: usize) -> Pages {
        let layout = Layout::from_size_align(bytes.next_multiple_of(PAGE).max(PAGE), PAGE).unwrap();
        // SAFETY: the size is not 0.
        let start = NonNull::new(unsafe { alloc::alloc_zeroed(layout) }).unwrap();
        Pages { start, layout }
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        // SAFETY: allocated in `new` with this layout.
        unsafe { alloc::dealloc(self.start.as_ptr(), self.layout) }
    }
}

/// Memory of the GPU that the host can see, an array of plain numbers. It stays mapped until [`Gpu::unmap`].
pub struct Buffer<T> {
    pages: Arc<Pages>,
    len: usize,
    kind: PhantomData<T>,
}

impl<T: Copy> Buffer<T> {
    pub fn address(&self) -> u64 {
        self.pages.start.as_ptr() as u64
    }

    pub fn get(&self, index: usize) -> T {
        assert!(index < self.len);
        // SAFETY: inside the pages, and any bits are a number.
        unsafe { self.pages.start.cast::<T>().add(index).read_volatile() }
    }

    pub fn set(&self, index: usize, value: T) {
        assert!(index < self.len);
        // SAFETY: inside the pages.
        unsafe { self.pages.start.cast::<T>().add(index).write_volatile(value) }
    }

    pub fn to_vec(&self) -> Vec<T> {
        (0..self.len).map(|index| self.get(index)).collect()
    }
}

/// A kernel argument.
#[derive(Clone, Copy)]
pub enum Arg {
    U32(u32),
    F32(f32),
    U64(u64),
}

impl<T: Copy> From<&Buffer<T>> for Arg {
    fn from(buffer: &Buffer<T>) -> Arg {
        Arg::U64(buffer.address())
    }
}

impl From<u32> for Arg {
    fn from(value: u32) -> Arg {
        Arg::U32(value)
    }
}

impl From<f32> for Arg {
    fn from(value: f32) -> Arg {
        Arg::F32(value)
    }
}

impl From<u64> for Arg {
    fn from(value: u64) -> Arg {
        Arg::U64(value)
    }
}

/// A loaded kernel.
#[derive(Clone, Copy, Debug)]
pub struct Kernel {
    pub object: u64,
    pub lds: u32,
    pub scratch: u32,
}

pub struct Gpu {
    pub space: AddressSpace,
    pub engine: Engine,
    pub target: Target,
    /// Bytes of scratch that the queue has for each wave.
    pub wave_scratch: u32,
    pub stop: Arc<AtomicBool>,
    units: Arc<Units>,
    packet: Buffer<u8>,
    queue: Buffer<u8>,
    kernarg: Buffer<u8>,
}

impl Gpu {
    pub fn new(workers: usize) -> Gpu {
        let space = AddressSpace::default();
        let (packet, queue, kernarg) = (map(&space, 64), map(&space, 256), map(&space, PAGE));
        Gpu {
            space,
            engine: Engine::new(workers),
            target: Target::Gfx1151,
            wave_scratch: 32 << 10,
            stop: Arc::default(),
            // With one unit there would be one workgroup at once, however many workers.
            units: Arc::new(Profile::Gfx1151.units()),
            packet,
            queue,
            kernarg,
        }
    }

    pub fn alloc<T: Copy>(&self, len: usize) -> Buffer<T> {
        map(&self.space, len * size_of::<T>()).with_len(len)
    }

    pub fn upload<T: Copy>(&self, values: &[T]) -> Buffer<T> {
        let buffer = self.alloc(values.len());
        values.iter().enumerate().for_each(|(index, value)| buffer.set(index, *value));
        buffer
    }

    pub fn unmap<T: Copy>(&self, buffer: &Buffer<T>) {
        self.space.unmap(buffer.address()).unwrap();
    }

    /// Maps again with other rights.
    pub fn protect<T: Copy>(&self, buffer: &Buffer<T>, access: Access) {
        let range = self.space.unmap(buffer.address()).unwrap();
        self.space.map(Range { access, ..range }).unwrap();
    }

    /// Loads a code object whole, into one range that may be executed.
    pub fn load(&self, object: &[u8]) -> HashMap<String, Kernel> {
        let file = object::File::parse(object).unwrap();
        let end = file.segments().map(|segment| segment.address() + segment.size()).max().unwrap();
        let memory = map(&self.space, end as usize);
        for segment in file.segments() {
            for (at, byte) in (segment.address()..).zip(segment.data().unwrap()) {
                memory.set(at as usize, *byte);
            }
        }
        for (at, relocation) in file.dynamic_relocations().into_iter().flatten() {
            // R_AMDGPU_RELATIVE64 is the only one without a symbol.
            let object::RelocationFlags::Elf { r_type } = relocation.flags() else { panic!("{relocation:?}") };
            assert_eq!(u64::from(r_type.0), 13, "{relocation:?}");
            let value = memory.address().wrapping_add_signed(relocation.addend());
            for (index, byte) in (at as usize..).zip(value.to_le_bytes()) {
                memory.set(index, byte);
            }
        }
        self.protect(&memory, Access::READ | Access::WRITE | Access::EXECUTE);
        let mut kernels = HashMap::new();
        for symbol in file.dynamic_symbols() {
            if let Some(name) = symbol.name().unwrap().strip_suffix(".kd") {
                let at = symbol.address() as usize;
                let bytes: [u8; 64] = std::array::from_fn(|index| memory.get(at + index));
                let descriptor = kernel_descriptor_t::from_bytes(&bytes);
                let kernel = Kernel {
                    object: memory.address() + symbol.address(),
                    lds: descriptor.group_segment_fixed_size,
                    scratch: descriptor.private_segment_fixed_size,
                };
                kernels.insert(name.to_owned(), kernel);
            }
        }
        kernels
    }

    /// Writes the arguments, with the hidden ones of version 5 after them, and makes a dispatch.
    pub fn dispatch(&self, kernel: &Kernel, grid: &[u32], group: &[u16], args: &[Arg]) -> Dispatch<'_> {
        let mut bytes = Vec::new();
        for arg in args {
            let value = match *arg {
                Arg::U32(value) => value.to_le_bytes().to_vec(),
                Arg::F32(value) => value.to_le_bytes().to_vec(),
                Arg::U64(value) => value.to_le_bytes().to_vec(),
            };
            bytes.resize(bytes.len().next_multiple_of(value.len()), 0);
            bytes.extend(value);
        }
        bytes.resize(bytes.len().next_multiple_of(8), 0);
        let axis = |of: &[u32], axis: usize| of.get(axis).copied().unwrap_or(1);
        let group: Vec<u32> = group.iter().map(|&size| size.into()).collect();
        let mut hidden = [0; 256];
        for index in 0..3 {
            let (grid, group) = (axis(grid, index), axis(&group, index).max(1));
            hidden[4 * index..][..4].copy_from_slice(&(grid / group).to_le_bytes());
            hidden[12 + 2 * index..][..2].copy_from_slice(&(group as u16).to_le_bytes());
            hidden[18 + 2 * index..][..2].copy_from_slice(&((grid % group) as u16).to_le_bytes());
        }
        hidden[64] = grid.len() as u8;
        bytes.extend(hidden);
        bytes.iter().enumerate().for_each(|(index, byte)| self.kernarg.set(index, *byte));

        let mut packet = hsa_kernel_dispatch_packet_t {
            workgroup_size_x: axis(&group, 0) as u16,
            workgroup_size_y: axis(&group, 1) as u16,
            workgroup_size_z: axis(&group, 2) as u16,
            grid_size_x: axis(grid, 0),
            grid_size_y: axis(grid, 1),
            grid_size_z: axis(grid, 2),
            private_segment_size: kernel.scratch,
            group_segment_size: kernel.lds,
            kernel_object: kernel.object,
            kernarg_address: self.kernarg.address() as *mut _,
            ..Default::default()
        };
        packet.__bindgen_anon_1.full_header = 2 | (grid.len() as u32) << 16;
        // SAFETY: a page is more than a packet, and nobody runs.
        unsafe { (self.packet.address() as *mut hsa_kernel_dispatch_packet_t).write_volatile(packet) };
        Dispatch {
            packet,
            packet_address: self.packet.address(),
            queue_address: self.queue.address(),
            dispatch_id: 7,
            target: self.target,
            // 32 waves, in units of 256 bytes.
            scratch: Scratch {
                backing: 0x1_0000_0000,
                size: 32 * u64::from(self.wave_scratch),
                tmpring_size: 32 | (self.wave_scratch / 256) << 12,
            },
            units: &self.units,
            stop: &self.stop,
        }
    }

    pub fn launch(
        &self,
        kernel: &Kernel,
        grid: &[u32],
        group: &[u16],
        args: &[Arg],
    ) -> Result<Statistics, DispatchError> {
        self.engine.run(&self.space, &self.dispatch(kernel, grid, group, args))
    }
}

fn map(space: &AddressSpace, bytes: usize) -> Buffer<u8> {
    let pages = Arc::new(Pages::new(bytes));
    let start = pages.start.as_ptr() as u64;
    let access = Access::READ | Access::WRITE;
    let end = start + pages.layout.size() as u64;
    space.map(Range { start, end, host: pages.start.as_ptr(), access, backing: pages.clone() }).unwrap();
    Buffer { len: pages.layout.size(), pages, kind: PhantomData }
}

impl Buffer<u8> {
    fn with_len<T>(self, len: usize) -> Buffer<T> {
        Buffer { pages: self.pages, len, kind: PhantomData }
    }
}
