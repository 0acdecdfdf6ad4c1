//! Which registers of a wave hold something: what nobody has written since it began is undefined, and so is what is
//! computed from it.
//!
//! Compilers read undefined registers where it does no harm: they move, save and select them, and compute values that
//! they then drop. So, as in Valgrind and MemorySanitizer, the state follows the values, and only a [`Use`] that decides
//! something is told: an address, a branch, which lanes are on, or a store that others can see.
//!
//! A vector register is known lane by lane: a lane counts as written when any part of it was, but that of scalar registers
//! which are saved in lanes each bit is kept. Scalar registers are known
//! bit by bit, as masks of lanes need: `and` with a 0 that was written is a 0 that was written. Where the rule is not
//! exact it takes a value for written: permutations between lanes, bitwise combinations of a vector register with one
//! that was written, registers reached by index, and everything that went through memory, but for scratch.

mod memory;

use crate::scratch::Scratch;
use rocm_emulator::{
    isa::{
        inst::{Encoding, Inst, Operand},
        table::Field,
    },
    observe::{Launched, MemoryAccess},
    wave::{Wave, scalar},
};

use std::collections::HashMap;

const VCC: Operand = Operand::Sgpr(scalar::VCC_LO as u8);
const ALL: u64 = u64::MAX;

/// Something undefined that decides something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// The first lane; `None` when it is the whole wave's.
    pub lane: Option<u8>,
    /// What it decides.
    pub what: &'static str,
    /// The instruction that loaded it, or what it comes of, from scratch that nobody had written.
    pub loaded: Option<u64>,
}

/// The registers of a wave. A bit that is set is undefined.
#[derive(Clone, Debug)]
pub struct Registers {
    /// Lanes.
    vector: Box<[u64; 256]>,
    scalar: [u32; 128],
    scc: bool,
    /// The undefined bits of lanes that count as written and hold a scalar register that is defined in part.
    partial: HashMap<(u8, u8), u32>,
    scratch: Scratch,
    /// Where what is undefined was loaded from scratch, by register: see [`Use::loaded`].
    loaded: Loaded,
}

/// Instructions that loaded what is undefined.
#[derive(Clone, Debug)]
struct Loaded {
    vector: Box<[Option<u64>; 256]>,
    scalar: [Option<u64>; 128],
    scc: Option<u64>,
    /// That of what the instruction at hand reads.
    now: Option<u64>,
}

impl Registers {
    /// Those of a wave that begins: the first of each file hold something, and so do EXEC and the trap's.
    pub fn new(dispatch: &Launched) -> Registers {
        let loaded = Loaded { vector: Box::new([None; 256]), scalar: [None; 128], scc: None, now: None };
        let (vector, scalar) = (Box::new([ALL; 256]), [u32::MAX; 128]);
        let (partial, scratch) = Default::default();
        let mut registers = Registers { vector, scalar, scc: true, partial, scratch, loaded };
        registers.vector[..dispatch.item_ids.min(256)].fill(0);
        registers.scalar[..dispatch.sgprs.min(128)].fill(0);
        registers.scalar[scalar::TTMP0..=scalar::NULL].fill(0);
        registers.scalar[scalar::EXEC_LO..].fill(0);
        registers
    }

    /// Notes the instruction `at` an address that is about to be executed; what of it decides something though it is
    /// undefined.
    pub fn execute(&mut self, at: u64, inst: &Inst, wave: &Wave, accesses: &[MemoryAccess]) -> Vec<Use> {
        self.loaded.now = self.loaded_of(inst);
        let mut step = Step { inst, wave, exec: exec(wave), registers: self, uses: Vec::new() };
        match inst.encoding {
            Encoding::Sop1 | Encoding::Sop2 | Encoding::Sopc | Encoding::Sopk => step.scalar(),
            Encoding::Sopp => step.branch(),
            Encoding::Smem => step.scalar_load(),
            Encoding::Vop1 | Encoding::Vop2 | Encoding::Vopc | Encoding::Vop3 | Encoding::Vop3Sd | Encoding::Vop3p => {
                step.vector();
            }
            Encoding::Vopd => step.dual(),
            Encoding::Ds if !inst.gds => step.memory(accesses),
            Encoding::Flat | Encoding::Global | Encoding::Scratch | Encoding::Mubuf | Encoding::Mtbuf => {
                step.memory(accesses);
                step.scratch(at, accesses);
            }
            // Not executed.
            Encoding::Ds | Encoding::Vinterp | Encoding::Ldsdir | Encoding::Mimg | Encoding::Exp => {}
        }
        step.uses
    }

    /// The undefined bits of a scalar operand; of one that is wider than two registers, those of all pairs together.
    fn bits(&self, operand: Operand, count: u8) -> u64 {
        match operand {
            Operand::Sgpr(first) => {
                let registers = usize::from(first)..usize::from(first) + usize::from(count.max(1));
                let bits = |register: usize| u64::from(self.scalar.get(register).copied().unwrap_or(0));
                registers
                    .clone()
                    .map(|register| bits(register) << (32 * ((register - registers.start) % 2)))
                    .fold(0, |a, b| a | b)
            }
            // VCCZ and SCC.
            Operand::Inline(251) => u64::from(self.bits(VCC, 2) != 0),
            Operand::Inline(253) => self.scc.into(),
            _ => 0,
        }
    }

    /// The lanes in which an operand is undefined.
    fn lanes(&self, operand: Operand, count: u8) -> u64 {
        match operand {
            Operand::Vgpr(first) => {
                let registers = usize::from(first)..(usize::from(first) + usize::from(count.max(1))).min(256);
                self.vector[registers].iter().fold(0, |all, lanes| all | lanes)
            }
            scalar => {
                if self.bits(scalar, count) != 0 {
                    ALL
                } else {
                    0
                }
            }
        }
    }

    fn set_lanes(&mut self, operand: Operand, count: u8, exec: u64, undefined: u64) {
        let Operand::Vgpr(first) = operand else { return };
        let registers = usize::from(first)..(usize::from(first) + usize::from(count.max(1))).min(256);
        self.vector[registers.clone()].iter_mut().for_each(|lanes| *lanes = *lanes & !exec | undefined & exec);
        if undefined & exec != 0 {
            self.loaded.vector[registers.clone()].fill(self.loaded.now);
        }
        if !self.partial.is_empty() {
            self.partial.retain(|(of, lane), _| !registers.contains(&usize::from(*of)) || exec >> lane & 1 == 0);
        }
    }

    /// The undefined bits of a lane, of one that counts as written those that are kept.
    fn lane_bits(&self, register: u8, lane: u8) -> u32 {
        match self.vector[usize::from(register)] >> lane & 1 {
            0 => self.partial.get(&(register, lane)).copied().unwrap_or(0),
            _ => u32::MAX,
        }
    }

    fn set_lane_bits(&mut self, register: u8, lane: u8, undefined: u32) {
        self.set_lanes(Operand::Vgpr(register), 1, 1 << lane, if undefined == u32::MAX { ALL } else { 0 });
        if undefined != 0 {
            self.loaded.vector[usize::from(register)] = self.loaded.now;
            if undefined != u32::MAX {
                self.partial.insert((register, lane), undefined);
            }
        }
    }

    /// Where the first undefined register that an instruction names was loaded.
    fn loaded_of(&self, inst: &Inst) -> Option<u64> {
        let fields = inst.row().into_iter().flat_map(|row| row.operands.iter());
        let fields = fields.map(|slot| (inst.operand(slot.field).0, slot.registers.max(1)));
        let others =
            inst.dual.iter().flat_map(|dual| dual.src).chain(inst.src).chain([VCC]).map(|operand| (operand, 1));
        let found = fields.chain(others).find_map(|(operand, count)| match operand {
            Operand::Vgpr(first) => (usize::from(first)..(usize::from(first) + usize::from(count)).min(256))
                .find_map(|register| self.loaded.vector[register].filter(|_| self.vector[register] != 0)),
            Operand::Sgpr(first) => (usize::from(first)..(usize::from(first) + usize::from(count)).min(128))
                .find_map(|register| self.loaded.scalar[register].filter(|_| self.scalar[register] != 0)),
            _ => None,
        });
        found.or(self.loaded.scc.filter(|_| self.scc))
    }

    /// Registers that are reached by index: from now on all count as written.
    fn write_all(&mut self) {
        self.vector.fill(0);
        self.scalar.fill(0);
    }
}

fn exec(wave: &Wave) -> u64 {
    if wave.wave64 { wave.exec() } else { wave.exec() & 0xffff_ffff }
}

/// The undefined bits of a bitwise operation on values of which `x` and `y` are undefined bits: a defined 0 decides an
/// AND, and a defined 1 an OR.
fn bitwise(name: &str, (a, x): (u64, u64), (b, y): (u64, u64)) -> Option<(u64, u64)> {
    let and = |a: u64, x: u64, b: u64, y: u64| (x | y) & (a | x) & (b | y);
    Some(match name {
        "and" => (a & b, and(a, x, b, y)),
        "nand" => (!(a & b), and(a, x, b, y)),
        "and_not1" => (a & !b, and(a, x, !b, y)),
        "and_not0" => (!a & b, and(!a, x, b, y)),
        "or" => (a | b, and(!a, x, !b, y)),
        "nor" => (!(a | b), and(!a, x, !b, y)),
        "or_not1" => (a | !b, and(!a, x, b, y)),
        "or_not0" => (!a | b, and(a, x, !b, y)),
        "xor" => (a ^ b, x | y),
        "xnor" => (!(a ^ b), x | y),
        _ => return None,
    })
}

/// One instruction.
struct Step<'a> {
    inst: &'a Inst,
    wave: &'a Wave,
    exec: u64,
    registers: &'a mut Registers,
    uses: Vec<Use>,
}

impl Step<'_> {
    fn tell(&mut self, what: &'static str) {
        self.uses.push(Use { lane: None, what, loaded: self.registers.loaded.now });
    }

    /// Tells of lanes that are on.
    fn tell_lanes(&mut self, what: &'static str, undefined: u64) {
        let lanes = undefined & self.exec;
        if lanes != 0 {
            let loaded = self.registers.loaded.now;
            self.uses.push(Use { lane: Some(lanes.trailing_zeros() as u8), what, loaded });
        }
    }

    /// What stands in a field, and how many registers it has.
    fn field(&self, field: Field) -> Option<(Operand, u8)> {
        let slot = self.inst.row()?.operands.iter().find(|slot| slot.field == field)?;
        Some((self.inst.operand(field).0, slot.registers.max(1)))
    }

    fn undefined(&self, field: Field) -> u64 {
        self.field(field).map_or(0, |(operand, count)| self.registers.bits(operand, count))
    }

    /// The value of a scalar operand where it is an integer.
    fn value(&self, operand: Operand, count: u8) -> Option<u64> {
        let register = |register: usize| self.wave.sgpr.get(register).map_or(0, |value| u64::from(*value));
        Some(match operand {
            Operand::Sgpr(first) => {
                let high = if count > 1 { register(usize::from(first) + 1) } else { 0 };
                high << 32 | register(first.into())
            }
            Operand::Inline(number @ 128..=192) => u64::from(number) - 128,
            Operand::Inline(number @ 193..=208) => -(i64::from(number) - 192) as u64,
            Operand::Literal(literal) => i64::from(literal as i32) as u64,
            _ => return None,
        })
    }

    /// How many registers a mask of lanes has.
    fn mask_registers(&self) -> u8 {
        1 + u8::from(self.wave.wave64)
    }

    /// Writes scalar registers. What goes to EXEC must be defined.
    fn set_bits(&mut self, operand: Operand, count: u8, undefined: u64) {
        let Operand::Sgpr(first) = operand else { return };
        for part in 0..count.max(1) {
            let bits = (undefined >> (32 * u32::from(part % 2))) as u32;
            match usize::from(first) + usize::from(part) {
                scalar::NULL => {}
                scalar::EXEC_LO | scalar::EXEC_HI => {
                    if bits != 0 && (part == 0 || self.wave.wave64) {
                        self.tell("it decides which lanes are on");
                    }
                }
                register => {
                    if let Some(known) = self.registers.scalar.get_mut(register) {
                        *known = bits;
                        self.registers.loaded.scalar[register] = self.registers.loaded.now;
                    }
                }
            }
        }
    }

    fn scalar(&mut self) {
        let inst = self.inst;
        let name = inst.name.strip_prefix("s_").unwrap_or(inst.name);
        if name.starts_with("movrel") {
            return self.registers.write_all();
        }
        let (operation, wide) = match (name.strip_suffix("_b32"), name.strip_suffix("_b64")) {
            (Some(operation), _) => (operation, false),
            (_, Some(operation)) => (operation, true),
            _ => (name, false),
        };
        let (first, second) = (self.undefined(Field::Ssrc0), self.undefined(Field::Ssrc1));
        let whole = if wide { ALL } else { ALL >> 32 };
        let (destination, count) = self.field(Field::Sdst).unwrap_or((Operand::None, 1));
        let bits_of = |step: &Self, field: Field| {
            let (operand, count) = step.field(field)?;
            step.value(operand, count)
        };
        // With EXEC, the mask of lanes: it becomes what is computed, and the destination what it was.
        if let Some((operation, writes)) = operation
            .strip_suffix("_saveexec")
            .map(|operation| (operation, false))
            .or_else(|| operation.strip_suffix("_wrexec").map(|operation| (operation, true)))
        {
            let value = bits_of(self, Field::Ssrc0).unwrap_or(0);
            let result = bitwise(operation, (value, first), (self.wave.exec(), 0));
            let undefined = result.map_or(0, |(_, undefined)| undefined) & whole;
            self.set_bits(Operand::Sgpr(scalar::EXEC_LO as u8), count, undefined);
            self.set_bits(destination, count, if writes { undefined } else { 0 });
            self.registers.scc = false;
            return;
        }
        let (a, b) = (bits_of(self, Field::Ssrc0), bits_of(self, Field::Ssrc1));
        if let (Some(a), Some(b)) = (a, b)
            && let Some((value, undefined)) = bitwise(operation, (a, first), (b, second))
        {
            self.set_bits(destination, count, undefined & whole);
            self.registers.loaded.scc = self.registers.loaded.now;
            // A 1 that is known says that the result is not 0.
            self.registers.scc = undefined & whole != 0 && value & !undefined & whole == 0;
            return;
        }
        let any = |undefined: bool| if undefined { ALL } else { 0 };
        let shift = b.filter(|_| second == 0).map(|amount| amount as u32 & if wide { 63 } else { 31 });
        let undefined = match (operation, shift) {
            ("mov" | "not", _) => first & whole,
            ("lshl", Some(amount)) => first << amount & whole,
            ("lshr", Some(amount)) => (first & whole) >> amount,
            ("pack_ll_b32_b16" | "pack_ll", _) => first & 0xffff | (second & 0xffff) << 16,
            ("pack_lh_b32_b16" | "pack_lh", _) => first & 0xffff | second & 0xffff_0000,
            ("pack_hh_b32_b16" | "pack_hh", _) => first >> 16 & 0xffff | second & 0xffff_0000,
            ("pack_hl_b32_b16" | "pack_hl", _) => first >> 16 & 0xffff | (second & 0xffff) << 16,
            ("cselect", _) if self.registers.scc => ALL,
            ("cselect", _) => {
                if self.wave.scc {
                    first
                } else {
                    second
                }
            }
            ("cmov", _) if self.registers.scc => ALL,
            ("cmov", _) if self.wave.scc => first,
            ("cmovk_i32", _) if self.registers.scc => ALL,
            ("cmovk_i32", _) if self.wave.scc => 0,
            ("cmov" | "cmovk_i32", _) => self.registers.bits(destination, count),
            ("bitset0" | "bitset1", _) => {
                let old = self.registers.bits(destination, count);
                let bit = a.map_or(0, |bit| bit as u32 & if wide { 63 } else { 31 });
                any(first != 0) | old & !(1 << bit)
            }
            ("getpc" | "getreg", _) | ("movk_i32", _) => 0,
            _ if name.starts_with("sendmsg_rtn") || name == "call_b64" => 0,
            ("setpc" | "swappc" | "rfe", _) => {
                if first != 0 {
                    self.tell("it decides where to go on");
                }
                0
            }
            _ => {
                let in_place = inst.encoding == Encoding::Sopk && !name.starts_with("cmpk");
                let old = in_place && self.registers.bits(destination, count) != 0;
                let carried = name.starts_with("addc") || name.starts_with("subb");
                any(first | second != 0 || old || carried && self.registers.scc)
            }
        };
        let writes_scc = match inst.encoding {
            Encoding::Sopc => true,
            Encoding::Sopk => name.starts_with("cmpk") || name == "addk_i32",
            Encoding::Sop1 => ["not", "wqm", "quadmask", "bcnt", "abs"].iter().any(|start| name.starts_with(start)),
            _ => {
                let integer = ["_i32", "_u32", "_b32", "_b64", "_i64", "_u64"].iter().any(|end| name.ends_with(end));
                let starts = ["add", "sub", "abs", "lsh", "ash", "bfe", "min", "max", "and", "or", "x", "n"];
                integer && starts.iter().any(|start| name.starts_with(start))
            }
        };
        if writes_scc {
            let compared = inst.encoding == Encoding::Sopk && name.starts_with("cmpk");
            self.registers.scc = undefined != 0 || compared && self.registers.bits(destination, count) != 0;
            self.registers.loaded.scc = self.registers.loaded.now;
        }
        let writes = inst.encoding != Encoding::Sopc && !name.starts_with("cmpk") && !name.starts_with("setreg");
        if writes && !name.starts_with("waitcnt") {
            self.set_bits(destination, count, undefined);
        }
    }

    fn branch(&mut self) {
        let vcc = self.registers.bits(VCC, self.mask_registers());
        let known = self.value(VCC, self.mask_registers()).unwrap_or(0) & !vcc;
        let undefined = match self.inst.name {
            "s_cbranch_scc0" | "s_cbranch_scc1" => self.registers.scc,
            // A bit that is known to be 1 decides it.
            "s_cbranch_vccz" | "s_cbranch_vccnz" => vcc != 0 && known == 0,
            _ => false,
        };
        if undefined {
            self.tell("it decides a branch");
        }
    }

    fn scalar_load(&mut self) {
        if [Field::Sbase, Field::Soffset].into_iter().any(|field| self.undefined(field) != 0) {
            self.tell("it is part of an address");
        }
        if let Some((data, count)) = self.field(Field::Sdata)
            && !self.inst.name.starts_with("s_atc_probe")
        {
            self.set_bits(data, count, 0);
        }
    }

    fn vector(&mut self) {
        let inst = self.inst;
        let (name, exec) = (inst.name, self.exec);
        let of = |step: &Self, field: Field| {
            step.field(field).map_or(0, |(operand, count)| step.registers.lanes(operand, count))
        };
        let lane_of = |step: &Self, operand: Operand| {
            let lanes = if step.wave.wave64 { 63 } else { 31 };
            step.value(operand, 1).unwrap_or(0) & lanes
        };
        let (destination, count) = self.field(Field::Vdst).unwrap_or((Operand::None, 1));
        let any = |undefined: bool| if undefined { ALL } else { 0 };
        match name {
            "v_nop" | "v_pipeflush" => return,
            _ if name.starts_with("v_movrel") || name.starts_with("v_swaprel") => return self.registers.write_all(),
            "v_readfirstlane_b32" => {
                let lane = if exec == 0 { 0 } else { exec.trailing_zeros() };
                return self.set_bits(destination, 1, any(of(self, Field::Src0) >> lane & 1 != 0));
            }
            "v_readlane_b32" => {
                let unsure = self.registers.bits(inst.src[1], 1) != 0;
                let (Operand::Vgpr(from), lane) = (inst.src[0], lane_of(self, inst.src[1]) as u8) else { return };
                let bits = if unsure { u32::MAX } else { self.registers.lane_bits(from, lane) };
                return self.set_bits(destination, 1, bits.into());
            }
            "v_writelane_b32" => {
                let (Operand::Vgpr(to), lane) = (destination, lane_of(self, inst.src[1]) as u8) else { return };
                let undefined = self.registers.bits(inst.src[0], 1) as u32;
                return self.registers.set_lane_bits(to, lane, undefined);
            }
            "v_swap_b32" | "v_swap_b16" => {
                let (a, b) = (self.registers.lanes(destination, 1), of(self, Field::Src0));
                self.registers.set_lanes(destination, 1, exec, b);
                return self.registers.set_lanes(inst.src[0], 1, exec, a);
            }
            _ => {}
        }
        let mut first = of(self, Field::Src0);
        if inst.dpp.is_some() || name.starts_with("v_permlane") {
            // Another lane's: undefined where no lane has anything.
            first = any(first & exec == exec);
        }
        let [second, third] = [of(self, Field::Src1) | of(self, Field::Vsrc1), of(self, Field::Src2)];
        let mask = |step: &Self, operand: Operand| step.registers.bits(operand, step.mask_registers());
        let chosen = if inst.encoding == Encoding::Vop2 { VCC } else { inst.src[2] };
        let matrix = name.starts_with("v_wmma");
        let undefined = if name.starts_with("v_cndmask") {
            let bits = self.value(chosen, self.mask_registers()).unwrap_or(0);
            mask(self, chosen) | bits & second | !bits & first
        } else if name.contains("_co_ci_") {
            first | second | mask(self, chosen)
        } else if combines(name) {
            // Which bits come from where is not followed: one register that holds something is enough.
            let sources = [Field::Src0, Field::Src1, Field::Vsrc1, Field::Src2].into_iter();
            let registers = sources.filter_map(|field| self.field(field));
            let registers = registers.filter(|(operand, _)| matches!(operand, Operand::Vgpr(_) | Operand::Sgpr(_)));
            let all = registers.map(|(operand, count)| self.registers.lanes(operand, count)).reduce(|a, b| a & b);
            if inst.dpp.is_some() { 0 } else { all.unwrap_or(0) }
        } else if matrix {
            // Every row of a matrix goes into every column; EXEC does not matter.
            third | any((first | second) & 0xffff != 0)
        } else {
            let mut undefined = first | second | third;
            // What is added to, and the third source that has no field.
            if name.contains("fmac") || name.contains("dot2acc") {
                undefined |= self.registers.lanes(destination, count);
            }
            if name.contains("fmamk") {
                undefined |= self.registers.lanes(inst.src[2], 1);
            }
            if name.starts_with("v_div_fmas") {
                undefined |= mask(self, VCC);
            }
            undefined
        };
        // Carries, scales, and comparisons: a mask of lanes, 0 where they are off.
        if inst.encoding == Encoding::Vop3Sd {
            self.set_bits(inst.sdst, self.mask_registers(), undefined & exec);
        } else if inst.encoding == Encoding::Vop2 && name.contains("_co_ci_") {
            self.set_bits(VCC, self.mask_registers(), undefined & exec);
        }
        if inst.encoding == Encoding::Vopc || inst.encoding == Encoding::Vop3 && inst.opcode < 0x100 {
            let to = match (name.starts_with("v_cmpx"), inst.encoding) {
                (true, _) => Operand::Sgpr(scalar::EXEC_LO as u8),
                (false, Encoding::Vopc) => VCC,
                (false, _) => inst.sdst,
            };
            return self.set_bits(to, self.mask_registers(), undefined & exec);
        }
        let exec = if matrix { ALL } else { exec };
        // Of wide integers a half is made of halves: compilers leave the other one undefined where they drop it.
        let half = match name {
            "v_mad_u64_u32" | "v_mad_i64_i32" => Some((0, first | second | self.registers.lanes(inst.src[2], 1))),
            "v_lshlrev_b64" => Some((0, first | self.registers.lanes(inst.src[1], 1))),
            "v_lshrrev_b64" | "v_ashrrev_i64" => Some((1, first | self.registers.lanes(one(inst.src[1], 1), 1))),
            _ => None,
        };
        self.registers.set_lanes(destination, count, exec, undefined);
        if let Some((part, undefined)) = half {
            self.registers.set_lanes(one(destination, part), 1, exec, undefined);
        }
    }

    fn dual(&mut self) {
        let inst = self.inst;
        let half = |step: &Self, name: &str, destination: Operand, sources: &[Operand]| {
            let lanes = |operand: Operand| step.registers.lanes(operand, 1);
            if name.contains("cndmask") {
                let count = step.mask_registers();
                let bits = step.value(VCC, count).unwrap_or(0);
                return step.registers.bits(VCC, count) | bits & lanes(sources[1]) | !bits & lanes(sources[0]);
            }
            let adds = name.contains("fmac") || name.contains("dot2acc");
            let all = sources.iter().fold(0, |all, source| all | lanes(*source));
            all | if adds { lanes(destination) } else { 0 }
        };
        // Both read before either writes.
        let x = half(self, inst.name, inst.dst, &inst.src[..3]);
        let y = inst.dual.map(|dual| (dual.dst, half(self, dual.name, dual.dst, &dual.src)));
        self.registers.set_lanes(inst.dst, 1, self.exec, x);
        if let Some((destination, undefined)) = y {
            self.registers.set_lanes(destination, 1, self.exec, undefined);
        }
    }
}

/// The register `part` of a wide operand.
fn one(operand: Operand, part: u8) -> Operand {
    match operand {
        Operand::Vgpr(first) => Operand::Vgpr(first.saturating_add(part)),
        Operand::Sgpr(first) => Operand::Sgpr(first.saturating_add(part)),
        other => other,
    }
}

/// Whether an operation puts bits of its operands side by side, or masks them.
fn combines(name: &str) -> bool {
    let all =
        ["perm_b32", "bfi_b32", "alignb", "and_or_b32", "lshl_or_b32", "or3_b32", "or_b", "and_b", "pack_b32_f16"];
    name.strip_prefix("v_").is_some_and(|rest| all.iter().any(|start| rest.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bit_is_undefined_where_what_is_undefined_changes_it() {
        type Operation = fn(u64, u64) -> u64;
        let operations: [(&str, Operation); 10] = [
            ("and", |a, b| a & b),
            ("nand", |a, b| !(a & b)),
            ("and_not1", |a, b| a & !b),
            ("and_not0", |a, b| !a & b),
            ("or", |a, b| a | b),
            ("nor", |a, b| !(a | b)),
            ("or_not1", |a, b| a | !b),
            ("or_not0", |a, b| !a | b),
            ("xor", |a, b| a ^ b),
            ("xnor", |a, b| !(a ^ b)),
        ];
        for (name, operation) in operations {
            // All values and all undefined bits of two bits.
            for all in 0..256u64 {
                let [a, x, b, y] = [0, 2, 4, 6].map(|low| all >> low & 3);
                let (value, undefined) = bitwise(name, (a, x), (b, y)).unwrap();
                assert_eq!(value, operation(a, b), "{name}");
                let changed = (0..4).flat_map(|p| (0..4).map(move |q| (p & x, q & y)));
                let changed = changed.fold(0, |all, (p, q)| all | operation(a ^ p, b ^ q) ^ operation(a, b));
                assert_eq!(undefined & 3, changed & 3, "{name} {a:b} {x:b} {b:b} {y:b}");
            }
        }
        assert_eq!(bitwise("add", (0, 0), (0, 0)), None);
    }
}
