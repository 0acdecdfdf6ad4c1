//! AQL packets: 64 bytes, of which the first 32-bit word (header and setup) publishes the rest.
//!
//! Each builder makes a [`Packet`], ready to be put in a [`Ring`](super::Ring). The layouts are those of `hsa.h` and
//! `hsa_ext_amd.h` (HSA Platform System Architecture Specification 1.2, section 2.9); the builders fill those types, so
//! that no offset is written here a second time.

use hsa_runtime_sys as hsa;
use std::fmt;

/// What a packet asks for: bits 7:0 of its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A packet whose meaning is the vendor's. AMD's second half-word says which.
    VendorSpecific = hsa::HSA_PACKET_TYPE_VENDOR_SPECIFIC as u8,
    /// No packet: the slot is free, or its producer has not published it yet.
    Invalid = hsa::HSA_PACKET_TYPE_INVALID as u8,
    /// Runs a kernel over a grid.
    KernelDispatch = hsa::HSA_PACKET_TYPE_KERNEL_DISPATCH as u8,
    /// Waits until all of up to five signals are zero.
    BarrierAnd = hsa::HSA_PACKET_TYPE_BARRIER_AND as u8,
    /// Asks an agent for one of its services.
    AgentDispatch = hsa::HSA_PACKET_TYPE_AGENT_DISPATCH as u8,
    /// Waits until one of up to five signals is zero.
    BarrierOr = hsa::HSA_PACKET_TYPE_BARRIER_OR as u8,
}

impl Kind {
    /// The kind that a header's low byte says, if it is one.
    pub const fn from_header(header: u16) -> Option<Self> {
        Some(match header as u8 as hsa::hsa_packet_type_t {
            hsa::HSA_PACKET_TYPE_VENDOR_SPECIFIC => Self::VendorSpecific,
            hsa::HSA_PACKET_TYPE_INVALID => Self::Invalid,
            hsa::HSA_PACKET_TYPE_KERNEL_DISPATCH => Self::KernelDispatch,
            hsa::HSA_PACKET_TYPE_BARRIER_AND => Self::BarrierAnd,
            hsa::HSA_PACKET_TYPE_AGENT_DISPATCH => Self::AgentDispatch,
            hsa::HSA_PACKET_TYPE_BARRIER_OR => Self::BarrierOr,
            _ => return None,
        })
    }
}

/// How far a fence of a packet reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum FenceScope {
    /// No fence.
    None = hsa::HSA_FENCE_SCOPE_NONE as u8,
    /// The agent that processes the packet.
    Agent = hsa::HSA_FENCE_SCOPE_AGENT as u8,
    /// All agents, the host among them.
    #[default]
    System = hsa::HSA_FENCE_SCOPE_SYSTEM as u8,
}

impl FenceScope {
    const fn from_bits(bits: u16) -> Option<Self> {
        match (bits & 3) as hsa::hsa_fence_scope_t {
            hsa::HSA_FENCE_SCOPE_NONE => Some(Self::None),
            hsa::HSA_FENCE_SCOPE_AGENT => Some(Self::Agent),
            hsa::HSA_FENCE_SCOPE_SYSTEM => Some(Self::System),
            _ => None,
        }
    }
}

/// The first half-word of a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Header {
    /// What the packet asks for.
    pub kind: Kind,
    /// Whether the packet waits until all packets before it in the queue are complete.
    pub barrier: bool,
    /// What of others' writes is seen before the packet's work starts.
    pub acquire: FenceScope,
    /// To whom the work's writes are shown before the packet completes.
    pub release: FenceScope,
}

impl Header {
    /// A header with fences to the whole system and no barrier.
    pub const fn new(kind: Kind) -> Self {
        Self { kind, barrier: false, acquire: FenceScope::System, release: FenceScope::System }
    }

    /// The half-word.
    pub const fn to_bits(self) -> u16 {
        (self.kind as u16) << hsa::HSA_PACKET_HEADER_TYPE
            | (self.barrier as u16) << hsa::HSA_PACKET_HEADER_BARRIER
            | (self.acquire as u16) << hsa::HSA_PACKET_HEADER_SCACQUIRE_FENCE_SCOPE
            | (self.release as u16) << hsa::HSA_PACKET_HEADER_SCRELEASE_FENCE_SCOPE
    }

    /// What a half-word says; `None` when its type or a scope is none that the specification knows.
    pub const fn from_bits(bits: u16) -> Option<Self> {
        let (Some(kind), Some(acquire), Some(release)) = (
            Kind::from_header(bits),
            FenceScope::from_bits(bits >> hsa::HSA_PACKET_HEADER_SCACQUIRE_FENCE_SCOPE),
            FenceScope::from_bits(bits >> hsa::HSA_PACKET_HEADER_SCRELEASE_FENCE_SCOPE),
        ) else {
            return None;
        };
        Some(Self { kind, barrier: bits >> hsa::HSA_PACKET_HEADER_BARRIER & 1 == 1, acquire, release })
    }
}

/// The first word of a slot that holds no packet.
pub const INVALID_WORD: u32 = Kind::Invalid as u32;

/// One packet: sixteen words. The first is the header (low half) and the setup (high half).
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(C, align(64))]
pub struct Packet {
    pub(super) words: [u32; 16],
}

impl Packet {
    /// A packet from its words, for packets that have no builder here. No check is made.
    pub const fn from_words(words: [u32; 16]) -> Self {
        Self { words }
    }

    /// Its words.
    pub const fn words(&self) -> &[u32; 16] {
        &self.words
    }

    /// The first half-word.
    pub const fn header_bits(&self) -> u16 {
        self.words[0] as u16
    }

    /// The header, if its bits are ones that the specification knows.
    pub const fn header(&self) -> Option<Header> {
        Header::from_bits(self.header_bits())
    }

    /// The second half-word: the setup of a dispatch, AMD's format of a vendor packet.
    pub const fn setup(&self) -> u16 {
        (self.words[0] >> 16) as u16
    }

    /// The handle of the signal that is decremented when the packet is complete; 0 is none.
    pub const fn completion_signal(&self) -> u64 {
        self.words[14] as u64 | (self.words[15] as u64) << 32
    }

    /// A packet that does nothing: a barrier that waits for no signal. It fills a slot whose producer gave up.
    pub const fn nothing() -> Self {
        let mut words = [0; 16];
        let header =
            Header { kind: Kind::BarrierAnd, barrier: false, acquire: FenceScope::None, release: FenceScope::None };
        words[0] = header.to_bits() as u32;
        Self { words }
    }
}

impl fmt::Debug for Packet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Packet")
            .field("header", &self.header())
            .field("words", &format_args!("{:x?}", self.words))
            .finish()
    }
}

/// Why a packet cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A grid of no work-items.
    #[error("dispatch: the grid {grid:?} has no work-items")]
    EmptyGrid {
        /// Work-items in x, y, z.
        grid: [u32; 3],
    },
    /// A workgroup of no work-items.
    #[error("dispatch: the workgroup {workgroup:?} has no work-items")]
    EmptyWorkgroup {
        /// Work-items in x, y, z.
        workgroup: [u16; 3],
    },
    /// More signals than a barrier packet has room for.
    #[error("barrier: {count} signals, and a packet has room for 5")]
    TooManySignals {
        /// How many were given.
        count: usize,
    },
}

macro_rules! header_setters {
    () => {
        /// Whether the packet waits until all packets before it in the queue are complete (default: no).
        #[must_use]
        pub const fn barrier(mut self, barrier: bool) -> Self {
            self.header.barrier = barrier;
            self
        }

        /// What of others' writes is seen before the packet's work starts (default: the system's).
        #[must_use]
        pub const fn acquire(mut self, scope: FenceScope) -> Self {
            self.header.acquire = scope;
            self
        }

        /// To whom writes are shown before the packet completes (default: the system).
        #[must_use]
        pub const fn release(mut self, scope: FenceScope) -> Self {
            self.header.release = scope;
            self
        }

        /// The handle of the signal that is decremented when the packet is complete; 0 is none (the default).
        #[must_use]
        pub const fn completion(mut self, signal: u64) -> Self {
            self.body.completion_signal.handle = signal;
            self
        }
    };
}

/// Runs a kernel over a grid of one to three dimensions.
#[derive(Clone, Copy)]
pub struct KernelDispatch {
    header: Header,
    body: hsa::hsa_kernel_dispatch_packet_t,
    dimensions: u16,
}

impl KernelDispatch {
    /// A dispatch of the kernel whose descriptor is at the address `kernel_object`.
    ///
    /// `grid` and `workgroup` are in work-items, x first; a dimension that is not given is 1. The last workgroup of a
    /// dimension is partial when the grid is not a multiple of the workgroup.
    pub fn new(
        kernel_object: u64,
        grid: impl Into<Extent<u32>>,
        workgroup: impl Into<Extent<u16>>,
    ) -> Result<Self, Error> {
        let (grid, workgroup) = (grid.into(), workgroup.into());
        if grid.size.contains(&0) {
            return Err(Error::EmptyGrid { grid: grid.size });
        }
        if workgroup.size.contains(&0) {
            return Err(Error::EmptyWorkgroup { workgroup: workgroup.size });
        }
        let body = hsa::hsa_kernel_dispatch_packet_t {
            workgroup_size_x: workgroup.size[0],
            workgroup_size_y: workgroup.size[1],
            workgroup_size_z: workgroup.size[2],
            grid_size_x: grid.size[0],
            grid_size_y: grid.size[1],
            grid_size_z: grid.size[2],
            kernel_object,
            ..Default::default()
        };
        let dimensions = grid.dimensions.max(workgroup.dimensions);
        Ok(Self { header: Header::new(Kind::KernelDispatch), body, dimensions })
    }

    /// The address of the kernel's arguments (16-byte aligned at least; the kernel's metadata may ask for more).
    #[must_use]
    pub const fn kernarg(mut self, address: u64) -> Self {
        self.body.kernarg_address = address as usize as *mut libc::c_void;
        self
    }

    /// Bytes of scratch memory for each work-item.
    #[must_use]
    pub const fn private_segment_size(mut self, bytes: u32) -> Self {
        self.body.private_segment_size = bytes;
        self
    }

    /// Bytes of LDS for each workgroup, what the kernel declares and what its launch adds.
    #[must_use]
    pub const fn group_segment_size(mut self, bytes: u32) -> Self {
        self.body.group_segment_size = bytes;
        self
    }

    header_setters!();
}

impl fmt::Debug for KernelDispatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = &self.body;
        f.debug_struct("KernelDispatch")
            .field("header", &self.header)
            .field("kernel_object", &format_args!("{:#x}", body.kernel_object))
            .field("grid", &[body.grid_size_x, body.grid_size_y, body.grid_size_z])
            .field("workgroup", &[body.workgroup_size_x, body.workgroup_size_y, body.workgroup_size_z])
            .finish_non_exhaustive()
    }
}

impl From<KernelDispatch> for Packet {
    #[inline]
    fn from(mut dispatch: KernelDispatch) -> Packet {
        dispatch.body.__bindgen_anon_1.full_header =
            u32::from(dispatch.header.to_bits()) | u32::from(dispatch.dimensions) << 16;
        // SAFETY: both types have 64 bytes, the packet's type has no padding, and every bit pattern is a `Packet`.
        unsafe { std::mem::transmute(dispatch.body) }
    }
}

/// Sizes in one to three dimensions, x first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent<T> {
    size: [T; 3],
    dimensions: u16,
}

impl<T: Copy> Extent<T> {
    /// The sizes; a dimension that was not given is 1.
    pub const fn size(&self) -> [T; 3] {
        self.size
    }

    /// How many dimensions were given.
    pub const fn dimensions(&self) -> u16 {
        self.dimensions
    }
}

macro_rules! extents {
    ($($integer:ty),*) => {$(
        impl From<[$integer; 1]> for Extent<$integer> {
            fn from([x]: [$integer; 1]) -> Self {
                Self { size: [x, 1, 1], dimensions: 1 }
            }
        }
        impl From<[$integer; 2]> for Extent<$integer> {
            fn from([x, y]: [$integer; 2]) -> Self {
                Self { size: [x, y, 1], dimensions: 2 }
            }
        }
        impl From<[$integer; 3]> for Extent<$integer> {
            fn from(size: [$integer; 3]) -> Self {
                Self { size, dimensions: 3 }
            }
        }
    )*};
}
extents!(u16, u32);

macro_rules! barrier_packet {
    ($(#[$doc:meta])* $name:ident, $kind:ident, $body:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name {
            header: Header,
            body: $body,
        }

        impl $name {
            /// A barrier over these signals (handles; 0 is ignored), at most five.
            pub fn new(signals: &[u64]) -> Result<Self, Error> {
                let mut body = <$body>::default();
                if signals.len() > body.dep_signal.len() {
                    return Err(Error::TooManySignals { count: signals.len() });
                }
                for (slot, &handle) in body.dep_signal.iter_mut().zip(signals) {
                    slot.handle = handle;
                }
                Ok(Self { header: Header::new(Kind::$kind), body })
            }

            header_setters!();
        }

        impl From<$name> for Packet {
            #[inline]
            fn from(mut packet: $name) -> Packet {
                packet.body.header = packet.header.to_bits();
                // SAFETY: both types have 64 bytes, the packet's type has no padding, and every bit pattern is a
                // `Packet`.
                unsafe { std::mem::transmute(packet.body) }
            }
        }
    };
}

barrier_packet! {
    /// Completes when all of its signals are zero.
    BarrierAnd, BarrierAnd, hsa::hsa_barrier_and_packet_t
}
barrier_packet! {
    /// Completes when one of its signals is zero.
    BarrierOr, BarrierOr, hsa::hsa_barrier_or_packet_t
}

/// AMD's vendor packet that completes when a signal's value, masked, meets a condition.
#[derive(Clone, Copy, Debug)]
pub struct BarrierValue {
    header: Header,
    body: hsa::hsa_amd_barrier_value_packet_t,
}

impl BarrierValue {
    /// A barrier that waits until `signal & mask` compares with `value` as `condition` says.
    pub fn new(signal: u64, condition: super::Condition, value: i64, mask: i64) -> Self {
        let mut body =
            hsa::hsa_amd_barrier_value_packet_t { value, mask, cond: condition as u32, ..Default::default() };
        body.signal.handle = signal;
        Self { header: Header::new(Kind::VendorSpecific), body }
    }

    header_setters!();
}

impl From<BarrierValue> for Packet {
    #[inline]
    fn from(mut packet: BarrierValue) -> Packet {
        packet.body.header.header = packet.header.to_bits();
        packet.body.header.AmdFormat = hsa::HSA_AMD_PACKET_TYPE_BARRIER_VALUE as u8;
        // SAFETY: both types have 64 bytes, the packet's type has no padding, and every bit pattern is a `Packet`.
        unsafe { std::mem::transmute(packet.body) }
    }
}

#[cfg(test)]
mod tests;
