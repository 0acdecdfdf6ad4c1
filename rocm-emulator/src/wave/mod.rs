//! One wavefront: its registers, masks and mode, and what it reaches outside them: memory, LDS and scratch.

mod fault;
mod lds;
mod scratch;
mod view;

pub use fault::Fault;
pub(crate) use lds::Lds;
pub(crate) use scratch::WaveScratch;
pub(crate) use view::View;

/// Lanes that are processed together. A wave32 is one group of them, a wave64 two.
pub const LANES: usize = 32;

/// Vector registers that instructions can name.
pub const REGISTERS: usize = 256;

/// Vector registers that operations of one instruction use among themselves.
pub const TEMPORARIES: usize = 4;

/// Entries of the vector register file that a wave has: a power of two, so that an index that is masked needs no check,
/// and enough for the registers and temporaries of a wave64.
pub const FILE: usize = 1024;

/// Entries of the scalar file: the 128 registers, then constants where operands of the vector and scalar ALU find them
/// (see `isa::slot`).
pub const SCALARS: usize = 512;

/// Bits 63:32 of the flat addresses that reach LDS, as the KFD sets SH_MEM_BASES (`MAKE_LDS_APP_BASE_V9`). The
/// aperture is 4 GiB.
pub const SHARED_APERTURE_HI: u32 = 0x0001_0000;

/// Bits 63:32 of the flat addresses that reach scratch (`MAKE_SCRATCH_APP_BASE_V9`). The aperture is 4 GiB.
pub const PRIVATE_APERTURE_HI: u32 = 0x0002_0000;

/// One vector register, or one mask, of 32 lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, bytemuck::Zeroable)]
#[repr(C, align(64))]
pub struct Lanes(pub [u32; LANES]);

impl Lanes {
    /// All lanes the same.
    pub const fn splat(value: u32) -> Self {
        Lanes([value; LANES])
    }

    /// A mask register (0 or all ones in each lane) from a bit mask.
    #[inline(always)]
    pub fn from_mask(mask: u32) -> Self {
        // A loop over constant bits: what is not inlined (`from_fn`) is not compiled for the host's vector unit.
        let mut lanes = [0; LANES];
        for (lane, value) in lanes.iter_mut().enumerate() {
            *value = if mask & 1 << lane != 0 { u32::MAX } else { 0 };
        }
        Lanes(lanes)
    }
}

/// Numbers of registers in the scalar file, as operands encode them.
pub mod scalar {
    /// VCC's low half.
    pub const VCC_LO: usize = 106;
    /// VCC's high half.
    pub const VCC_HI: usize = 107;
    /// The first trap temporary.
    pub const TTMP0: usize = 108;
    /// Reads as 0; stores to it vanish.
    pub const NULL: usize = 124;
    /// M0.
    pub const M0: usize = 125;
    /// EXEC's low half.
    pub const EXEC_LO: usize = 126;
    /// EXEC's high half.
    pub const EXEC_HI: usize = 127;
}

/// A wavefront.
///
/// Invariant: `exec_lanes` is the expanded form of EXEC, and `all_on` says where it is all ones. Whoever stores to EXEC
/// calls [`set_exec`](Self::set_exec).
#[derive(Debug)]
pub struct Wave {
    /// Vector registers: always [`REGISTERS`] of them, so that whatever an instruction names is there, and
    /// [`TEMPORARIES`]. With a wave64, register `v` is entries `2v` (lanes 0 to 31) and `2v + 1`. (What is not touched of
    /// it costs no memory.)
    pub vgpr: Box<[Lanes; FILE]>,
    /// The scalar file by operand number; see [`scalar`]. EXEC is kept here too. Constants follow the 128 registers.
    pub sgpr: [u32; SCALARS],
    /// The scalar condition code.
    pub scc: bool,
    /// EXEC with a whole lane for each bit.
    pub exec_lanes: [Lanes; 2],
    /// Whether all 32 lanes of a half are on: then nothing needs to be blended.
    pub all_on: [bool; 2],
    /// Whether this is a wave64.
    pub wave64: bool,
    /// The MODE register.
    pub mode: u32,
    /// The index of the next operation in the program.
    pub ip: usize,
    /// The target of an indirect jump.
    pub pc: u64,
    /// The wave's number in its workgroup.
    pub id_in_group: u32,
    /// The work-group processor that it runs on, as the fields of HW_ID1 above the SIMD.
    pub unit: u32,
}

impl Wave {
    /// A wave whose registers are all 0 and whose lanes are all on.
    pub fn new(wave64: bool) -> Self {
        let mut wave = Wave {
            vgpr: bytemuck::zeroed_box(),
            sgpr: crate::isa::slot::constants(),
            scc: false,
            exec_lanes: [Lanes::splat(0); 2],
            all_on: [false; 2],
            wave64,
            mode: 0,
            ip: 0,
            pc: 0,
            id_in_group: 0,
            unit: 0,
        };
        wave.set_exec(if wave64 { u64::MAX } else { u64::from(u32::MAX) });
        wave
    }

    /// Makes it a new wave again, with this EXEC and otherwise as [`new`](Self::new) does, without allocating when it is of
    /// the same size. Only the first `vgprs` vector registers are cleared: the others are not the kernel's.
    pub fn reset(&mut self, vgprs: usize, wave64: bool, exec: u64) {
        if wave64 != self.wave64 {
            *self = Wave::new(wave64);
            self.set_exec(exec);
            return;
        }
        self.vgpr[..vgprs.min(REGISTERS) << usize::from(wave64)].fill(Lanes::splat(0));
        let before = self.exec();
        self.sgpr[..128].fill(0);
        (self.scc, self.mode, self.ip, self.pc) = (false, 0, 0, 0);
        (self.id_in_group, self.unit) = (0, 0);
        (self.sgpr[scalar::EXEC_LO], self.sgpr[scalar::EXEC_HI]) = (before as u32, (before >> 32) as u32);
        // Most waves end with the lanes on that the next one begins with.
        if before != exec {
            self.set_exec(exec);
        }
    }

    /// EXEC.
    pub fn exec(&self) -> u64 {
        u64::from(self.sgpr[scalar::EXEC_HI]) << 32 | u64::from(self.sgpr[scalar::EXEC_LO])
    }

    /// Stores to EXEC and to its expanded form.
    pub fn set_exec(&mut self, mask: u64) {
        self.set_lanes(0, mask as u32);
        // A wave32 has no use for the other half: it is kept right, but seldom changes.
        if self.wave64 || self.sgpr[scalar::EXEC_HI] != (mask >> 32) as u32 {
            self.set_lanes(1, (mask >> 32) as u32);
        }
        self.sgpr[scalar::EXEC_LO] = mask as u32;
        self.sgpr[scalar::EXEC_HI] = (mask >> 32) as u32;
    }

    /// Makes `mask` the lanes of a half that operations store to, whatever EXEC is.
    #[inline(always)]
    pub fn set_lanes(&mut self, half: usize, mask: u32) {
        self.exec_lanes[half] = Lanes::from_mask(mask);
        self.all_on[half] = mask == u32::MAX;
    }
}
