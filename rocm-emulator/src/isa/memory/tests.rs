//! Memory instructions, from their words to their effect.

use super::lower;
use crate::{
    isa::{Env, Target, decode::decode, op::Step, program::Program},
    memory::{Access, AddressSpace, FaultReason, Fetch, MemoryFault, Range},
    wave::{Fault, LANES, Lanes, Lds, PRIVATE_APERTURE_HI, SHARED_APERTURE_HI, View, Wave, WaveScratch},
};
use std::{cell::UnsafeCell, sync::Arc};

mod buffers;

const CODE: &str = include_str!("code.txt");

fn words(assembly: &str) -> Vec<u32> {
    let line = CODE.lines().find_map(|line| line.split_once(" ; ").filter(|(text, _)| *text == assembly));
    let (_, words) = line.unwrap_or_else(|| panic!("not in code.txt: {assembly}"));
    words.split(' ').map(|word| u32::from_str_radix(word, 16).unwrap()).collect()
}

/// Host memory that is mapped for the GPU.
struct Memory(UnsafeCell<Vec<u32>>);

// SAFETY: only accessed through `host`, by one test thread.
unsafe impl Send for Memory {}
// SAFETY: see `Send`.
unsafe impl Sync for Memory {}

const BASE: u64 = 0x7f00_1000_0000;
const READ_ONLY: u64 = BASE + 0x1000;
const WORDS: usize = 0x400;

struct Bench {
    wave: Wave,
    lds: Lds,
    scratch: WaveScratch,
    view: View,
    memory: Arc<Memory>,
    fault: Option<Fault>,
}

struct Nothing;

impl Fetch for Nothing {
    fn fetch(&self, address: u64, _: &mut [u32; 5]) -> Result<usize, MemoryFault> {
        Err(MemoryFault { address, reason: FaultReason::NotPresent })
    }
}

impl Bench {
    /// 4 KiB at `BASE` whose words are their indices, 4 KiB that may only be read, 1 KiB of LDS whose words are their
    /// indices, 64 bytes of scratch per lane.
    fn new(wave64: bool) -> Bench {
        let memory = Arc::new(Memory(UnsafeCell::new((0..2 * WORDS as u32).collect())));
        let space = AddressSpace::default();
        // SAFETY: nobody else looks at the vector now.
        let host = unsafe { &mut *memory.0.get() }.as_mut_ptr().cast::<u8>();
        let read_write = Access::READ | Access::WRITE;
        space.map(Range { start: BASE, end: READ_ONLY, host, access: read_write, backing: memory.clone() }).unwrap();
        let read_only = Range {
            start: READ_ONLY,
            end: READ_ONLY + 0x1000,
            host: host.wrapping_add(0x1000),
            access: Access::READ,
            backing: memory.clone(),
        };
        space.map(read_only).unwrap();
        let mut lds = Lds::default();
        lds.resize(1024);
        for (bytes, word) in lds.bytes().chunks_mut(4).zip(0u32..) {
            bytes.copy_from_slice(&word.to_le_bytes());
        }
        let mut scratch = WaveScratch::default();
        scratch.resize(64, wave64);
        let mut wave = Wave::new(wave64);
        (wave.sgpr[2], wave.sgpr[3]) = (BASE as u32, (BASE >> 32) as u32);
        Bench { wave, lds, scratch, view: View::new(&space), memory, fault: None }
    }

    fn run(&mut self, assembly: &str) -> Step {
        let inst = decode(&words(assembly), Target::Gfx1100).unwrap();
        let op = lower(&inst, self.wave.wave64).unwrap_or_else(|_| panic!("unmodelled: {assembly}"));
        let program = Program::decode(&Nothing, 0, 0, Target::Gfx1100, self.wave.wave64);
        let mut env = Env {
            fault: None,
            program: &program,
            turn: crate::isa::Turn::default(),
            view: &mut self.view,
            lds: &mut self.lds,
            scratch: &mut self.scratch,
        };
        let step = (op.run)(&mut self.wave, &op, &mut env);
        self.fault = env.fault;
        step
    }

    fn ok(&mut self, assembly: &str) -> &mut Self {
        assert_eq!(self.run(assembly), Step::Next, "{assembly}: {:?}", self.fault);
        self
    }

    fn fails(&mut self, assembly: &str) -> Fault {
        assert_eq!(self.run(assembly), Step::Fault, "{assembly}");
        self.fault.take().unwrap()
    }

    fn set(&mut self, register: usize, value: impl Fn(u32) -> u32) -> &mut Self {
        for half in 0..=usize::from(self.wave.wave64) {
            for lane in 0..LANES {
                self.wave.vgpr[(register << usize::from(self.wave.wave64)) + half].0[lane] =
                    value((half * LANES + lane) as u32);
            }
        }
        self
    }

    fn addresses(&mut self, register: usize, address: impl Fn(u32) -> u64) -> &mut Self {
        self.set(register, |lane| address(lane) as u32).set(register + 1, |lane| (address(lane) >> 32) as u32)
    }

    fn register(&self, register: usize) -> Vec<u32> {
        let shift = usize::from(self.wave.wave64);
        self.wave.vgpr[register << shift..][..1 << shift].iter().flat_map(|lanes: &Lanes| lanes.0).collect()
    }

    fn memory(&self, index: usize) -> u32 {
        // SAFETY: nobody else looks at the vector now.
        unsafe { (&*self.memory.0.get())[index] }
    }

    fn set_memory(&mut self, index: usize, value: u32) {
        // SAFETY: nobody else looks at the vector now.
        unsafe { (&mut *self.memory.0.get())[index] = value };
    }

    fn lane(&self, register: usize, lane: usize) -> u32 {
        self.wave.vgpr[(register << usize::from(self.wave.wave64)) + lane / LANES].0[lane % LANES]
    }

    fn set_lane(&mut self, register: usize, lane: usize, value: u32) {
        self.wave.vgpr[(register << usize::from(self.wave.wave64)) + lane / LANES].0[lane % LANES] = value;
    }

    fn lanes(&self) -> u32 {
        LANES as u32 * (1 + u32::from(self.wave.wave64))
    }

    fn expect(&self, register: usize, value: impl Fn(u32) -> u32) {
        assert_eq!(self.register(register), (0..self.lanes()).map(value).collect::<Vec<_>>(), "v{register}");
    }
}

fn on_both(test: impl Fn(Bench)) {
    test(Bench::new(false));
    test(Bench::new(true));
}

fn memory_fault(address: u64, reason: FaultReason) -> Fault {
    Fault::Memory(MemoryFault { address, reason })
}

#[test]
fn code_is_what_the_assembler_makes() {
    use std::process::{Command, Stdio};
    let lines: Vec<_> = CODE.lines().filter_map(|line| line.split_once(" ; ")).collect();
    let source: String = lines.iter().map(|(text, _)| format!("{text}\n")).collect();
    let child = Command::new("llvm-mc-19")
        .args(["-arch=amdgcn", "-mcpu=gfx1100", "-show-encoding"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        println!("SKIP: code.txt against the assembler: llvm-mc-19 is not installed");
        return;
    };
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), source.as_bytes()).unwrap();
    let output = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    let encodings: Vec<Vec<u8>> = output
        .lines()
        .filter_map(|line| line.split_once("encoding: [")?.1.strip_suffix(']'))
        .map(|bytes| bytes.split(',').map(|byte| u8::from_str_radix(&byte[2..], 16).unwrap()).collect())
        .collect();
    assert_eq!(encodings.len(), lines.len());
    for ((text, _), encoding) in lines.iter().zip(encodings) {
        let expected: Vec<u8> = words(text).iter().flat_map(|word| word.to_le_bytes()).collect();
        assert_eq!(encoding, expected, "{text}");
    }
}

#[test]
fn loads_run_uniform_and_scattered() {
    on_both(|mut bench| {
        bench.set(0, |lane| 4 * lane).ok("global_load_b32 v1, v0, s[2:3] offset:4").expect(1, |lane| lane + 1);
        bench.set(0, |_| 40).ok("global_load_b32 v1, v0, s[2:3] offset:4").expect(1, |_| 11);
        bench.set(0, |lane| 4 * (lane * 7 % 64)).ok("global_load_b32 v1, v0, s[2:3] offset:4");
        bench.expect(1, |lane| lane * 7 % 64 + 1);
        // Not aligned: parts of the words 0x100 and 0x101.
        bench.set(0, |_| 0x3fd).ok("global_load_b32 v1, v0, s[2:3] offset:4").expect(1, |_| 0x0100_0001);
    });
}

#[test]
fn loads_by_full_addresses() {
    on_both(|mut bench| {
        bench.addresses(2, |lane| BASE + u64::from(4 * lane)).ok("global_load_b32 v1, v[2:3], off");
        bench.expect(1, |lane| lane);
        bench
            .addresses(2, |lane| BASE + 16 + u64::from(16 * lane))
            .ok("global_load_b128 v[4:7], v[2:3], off offset:-16");
        for index in 0..4 {
            bench.expect(4 + index, |lane| 4 * lane + index as u32);
        }
    });
}

#[test]
fn inactive_lanes_neither_load_nor_store_nor_fault() {
    on_both(|mut bench| {
        bench.set(1, |_| 77).set(0, |lane| if lane % 2 == 0 { 4 * lane } else { 0xffff_0000 });
        bench.wave.set_exec(0x5555_5555_5555_5555);
        bench.ok("global_load_b32 v1, v0, s[2:3] offset:4");
        bench.expect(1, |lane| if lane % 2 == 0 { lane + 1 } else { 77 });
        bench.set(1, |_| 99).ok("global_store_b32 v0, v1, s[2:3]");
        assert_eq!([0, 1, 2, 3].map(|index| bench.memory(index)), [99, 1, 99, 3]);
        bench.wave.set_exec(0);
        bench
            .set(0, |_| 0xffff_0000)
            .ok("global_store_b32 v0, v1, s[2:3]")
            .ok("global_load_b32 v1, v0, s[2:3] offset:4");
    });
}

#[test]
fn parts_of_registers() {
    on_both(|mut bench| {
        bench.set(1, |_| 0xaaaa_bbbb).set(0, |lane| 2 * lane);
        bench.ok("global_load_d16_hi_b16 v1, v0, s[2:3]");
        bench.expect(1, |lane| if lane % 2 == 0 { (lane / 2) << 16 | 0xbbbb } else { 0xbbbb });
        bench.set(0, |lane| 4 * lane).ok("global_load_u8 v1, v0, s[2:3]").expect(1, |lane| lane);
        bench.set(1, |lane| lane << 16 | 0xffff).ok("global_store_d16_hi_b8 v0, v1, s[2:3]");
        assert_eq!((bench.memory(5), bench.memory(0x3f0)), (5, 0x3f0));
        bench.set(1, |_| 0x1234_8765).ok("global_store_b16 v0, v1, s[2:3]");
        assert_eq!(bench.memory(7), 0x8765);
        bench.set(0, |_| 5).set(1, |_| 0xf0).ok("global_store_d16_hi_b8 v0, v1, s[2:3]");
    });
}

#[test]
fn wide_transfers() {
    on_both(|mut bench| {
        bench.set(0, |lane| 16 * (63 - lane)).set(4, |lane| lane).set(5, |_| 1).set(6, |_| 2).set(7, |_| 3);
        bench.ok("global_store_b128 v0, v[4:7], s[2:3]");
        let first = 4 * (63 - (bench.lanes() as usize - 1));
        assert_eq!([0, 1, 2, 3].map(|index| bench.memory(first + index)), [bench.lanes() - 1, 1, 2, 3]);
        bench.ok("global_load_b96 v[4:6], v0, s[2:3]").expect(4, |lane| lane);
        bench.expect(6, |_| 2);
        bench.set(0, |_| 16 * 63).ok("global_load_b96 v[4:6], v0, s[2:3]").expect(4, |_| 0);
    });
}

#[test]
fn refused_accesses_name_the_first_lane() {
    on_both(|mut bench| {
        // Lanes from 8 on leave the memory that may be written.
        bench.set(0, |lane| 0x1000 - 32 + 4 * lane).set(1, |lane| 0x400 - 8 + lane);
        let fault = bench.fails("global_store_b32 v0, v1, s[2:3]");
        assert_eq!(fault, memory_fault(READ_ONLY, FaultReason::ReadOnly));
        bench.set(0, |lane| 0x2000 - 32 + 4 * lane);
        let fault = bench.fails("global_load_b32 v1, v0, s[2:3] offset:4");
        assert_eq!(fault, memory_fault(BASE + 0x2000, FaultReason::NotPresent));
        bench.addresses(2, |lane| if lane == 3 { 0 } else { BASE });
        assert_eq!(bench.fails("global_load_b32 v1, v[2:3], off"), memory_fault(0, FaultReason::NotPresent));
        // A load over both ranges is fine, one that ends beyond them names the byte where they end.
        bench.set(0, |lane| 0x1000 - 64 + 4 * lane).ok("global_load_b32 v1, v0, s[2:3] offset:4");
        bench.expect(1, |lane| 0x400 - 15 + lane);
        bench.set(0, |_| 0x1ffe);
        let fault = bench.fails("global_load_b96 v[4:6], v0, s[2:3]");
        assert_eq!(fault, memory_fault(BASE + 0x2000, FaultReason::NotPresent));
    });
}

#[test]
fn global_atomics() {
    on_both(|mut bench| {
        bench.set(0, |_| 64).set(1, |lane| lane);
        bench.ok("global_atomic_add_u32 v0, v1, s[2:3]");
        let sum = (0..bench.lanes()).sum::<u32>();
        assert_eq!(bench.memory(16), 16 + sum);
        bench
            .set(0, |lane| 4 * lane)
            .set(6, |lane| 1000 + lane)
            .set(7, |lane| if lane % 2 == 0 { lane } else { 0xdead });
        bench.ok("global_atomic_cmpswap_b32 v5, v0, v[6:7], s[2:3] glc");
        assert_eq!([2, 3, 4, 5].map(|index| bench.memory(index)), [1002, 3, 1004, 5]);
        bench.expect(5, |lane| if lane == 16 { 16 + sum } else { lane });
        bench.set(0, |lane| 0x400 + 8 * lane).set(6, |_| 1).set(7, |_| 2);
        bench.ok("global_atomic_add_u64 v[4:5], v0, v[6:7], s[2:3] glc");
        bench.expect(4, |lane| 0x100 + 2 * lane);
        bench.expect(5, |lane| 0x101 + 2 * lane);
        assert_eq!((bench.memory(0x102), bench.memory(0x103)), (0x103, 0x105));
        bench.set(0, |_| 6);
        let fault = bench.fails("global_atomic_add_u32 v0, v1, s[2:3]");
        assert_eq!(fault, Fault::Misaligned { address: BASE + 6, size: 4 });
        bench.set(0, |_| 0x1000);
        let fault = bench.fails("global_atomic_add_u32 v0, v1, s[2:3]");
        assert_eq!(fault, memory_fault(READ_ONLY, FaultReason::ReadOnly));
    });
}

#[test]
fn flat_reaches_memory_lds_and_scratch() {
    on_both(|mut bench| {
        let shared = u64::from(SHARED_APERTURE_HI) << 32;
        let private = u64::from(PRIVATE_APERTURE_HI) << 32;
        bench.addresses(2, |lane| BASE + u64::from(4 * lane)).ok("flat_load_b32 v1, v[2:3] offset:8");
        bench.expect(1, |lane| lane + 2);
        bench.addresses(2, move |lane| shared + u64::from(4 * lane)).ok("flat_load_b32 v1, v[2:3] offset:8");
        bench.expect(1, |lane| lane + 2);
        bench.addresses(2, move |_| private + 8).set(1, |lane| 3 * lane).ok("flat_store_b32 v[2:3], v1");
        bench.set(1, |_| 0).set(0, |_| 8).ok("scratch_load_b32 v1, v0, s4 offset:4").expect(1, |_| 0);
        bench.set(0, |_| 4).ok("scratch_load_b32 v1, v0, s4 offset:4").expect(1, |lane| 3 * lane);
    });
}

#[test]
fn flat_atomics_reach_lds() {
    let mut bench = Bench::new(false);
    let shared = u64::from(SHARED_APERTURE_HI) << 32;
    bench.addresses(2, move |lane| if lane < 16 { shared + 32 } else { BASE + 32 }).set(4, |lane| 1 << lane);
    bench.ok("flat_atomic_or_b32 v1, v[2:3], v4 glc");
    assert_eq!(bench.memory(8), 0xffff_0008);
    assert_eq!(bench.lds.bytes()[32..36], (0xffff_u32).to_le_bytes());
    bench.expect(1, |lane| match lane {
        0..16 => 8 | ((1 << lane) - 1),
        _ => 8 | ((1u32 << lane) - 1) & 0xffff_0000,
    });
}

#[test]
fn scratch_is_each_lanes_own() {
    on_both(|mut bench| {
        bench.wave.sgpr[4] = 4;
        bench.set(1, |lane| lane << 24 | lane).ok("scratch_store_b32 off, v1, off offset:8");
        // Lane l reads dword 2 through v0 = 0.
        bench
            .set(1, |_| 0)
            .set(0, |_| 0)
            .ok("scratch_load_b32 v1, v0, s4 offset:4")
            .expect(1, |lane| lane << 24 | lane);
        bench.set(0, |lane| 4 * (lane % 8)).set(4, |lane| lane).set(5, |lane| !lane);
        bench.ok("scratch_store_b64 v0, v[4:5], off").set(0, |lane| 4 * (lane % 8)).set(1, |_| 0);
        bench.wave.sgpr[4] = 0;
        bench.ok("scratch_load_b32 v1, v0, s4 offset:4").expect(1, |lane| !lane);
        bench.wave.sgpr[4] = 16;
        bench.ok("scratch_load_b128 v[4:7], off, s4");
        bench.expect(4, |lane| match lane % 8 {
            3 => !lane,
            4 => lane,
            _ => 0,
        });
        // Unaligned: byte 9 is byte 1 of dword 2.
        bench
            .set(1, |_| 0x0000_8100)
            .ok("scratch_store_b32 off, v1, off offset:8")
            .ok("scratch_load_i8 v1, off, off offset:9");
        bench.expect(1, |_| 0xffff_ff81);
        let fault = bench.fails("scratch_load_b32 v1, off, off offset:4092");
        assert_eq!(fault, memory_fault((u64::from(PRIVATE_APERTURE_HI) << 32) + 4092, FaultReason::NotPresent));
        bench.wave.set_exec(0);
        bench.ok("scratch_load_b32 v1, off, off offset:4092");
    });
}

#[test]
fn lds_loads_and_stores() {
    on_both(|mut bench| {
        bench.set(0, |lane| 4 * lane).ok("ds_load_b32 v1, v0").expect(1, |lane| lane);
        bench.set(1, |lane| lane + 500).ok("ds_store_b32 v0, v1 offset:260");
        bench.set(0, |lane| 260 - 4 + 4 * lane).ok("ds_load_2addr_b32 v[4:5], v0 offset0:1 offset1:3");
        bench.expect(4, |lane| 500 + lane);
        bench.expect(5, |lane| if lane + 2 < bench.lanes() { 502 + lane } else { 65 + lane + 2 });
        bench.set(0, |_| 8).ok("ds_load_2addr_stride64_b64 v[4:7], v0 offset0:0 offset1:1");
        bench.expect(4, |_| 2);
        bench.expect(7, |_| 131);
        bench.set(0, |_| 0).set(1, |_| 0x1111_2222).ok("ds_load_u16_d16_hi v1, v0 offset:2").expect(1, |_| 0x2222);
        bench.set(4, |_| 21).set(5, |_| 22).set(6, |_| 23).set(7, |_| 24);
        bench.ok("ds_store_2addr_b64 v0, v[4:5], v[6:7] offset0:2 offset1:5");
        assert_eq!(bench.lds.bytes()[16..24], [21, 0, 0, 0, 22, 0, 0, 0]);
        assert_eq!(bench.lds.bytes()[40..48], [23, 0, 0, 0, 24, 0, 0, 0]);
    });
}

#[test]
fn an_address_register_may_be_a_destination() {
    on_both(|mut bench| {
        bench.set(4, |lane| 8 * lane).set(0, |lane| 4 * lane);
        bench.wave.vgpr.copy_within(0..2, 4 << usize::from(bench.wave.wave64));
        bench.ok("ds_load_2addr_b32 v[4:5], v0 offset0:1 offset1:3");
        bench.expect(4, |lane| lane + 1);
        bench.addresses(2, |lane| BASE + u64::from(4 * lane));
        bench.ok("flat_load_b32 v1, v[2:3] offset:8").expect(1, |lane| lane + 2);
    });
}

#[test]
fn lds_out_of_range_reads_0_and_drops_stores() {
    on_both(|mut bench| {
        bench.set(0, |lane| 1024 - 8 + 4 * lane).set(1, |_| 7).ok("ds_load_b32 v1, v0");
        bench.expect(1, |lane| if lane < 2 { 254 + lane } else { 0 });
        bench.set(1, |_| 5).set(0, |lane| 1024 - 264 + 4 * lane).ok("ds_store_b32 v0, v1 offset:260");
        assert_eq!(bench.lds.bytes()[1020..], [5, 0, 0, 0]);
        bench.set(0, |_| 0xffff_fffc).set(1, |_| 9).ok("ds_load_b32 v1, v0").expect(1, |_| 0);
        bench.set(2, |_| 1).set(0, |_| 1024).ok("ds_add_rtn_u32 v1, v0, v2").expect(1, |_| 0);
    });
}

#[test]
fn an_offset_in_lds_may_count_from_a_negative_base() {
    on_both(|mut bench| {
        let stored = 66 - bench.lanes()..66;
        let word = |at: u32| if stored.contains(&at) { 900 + 65 - at } else { at };
        bench.set(0, |lane| 0u32.wrapping_sub(4 * lane)).set(1, |lane| lane + 900).ok("ds_store_b32 v0, v1 offset:260");
        bench.set(0, |lane| 4 * lane).ok("ds_load_b32 v1, v0").expect(1, word);
        bench.set(0, |lane| (4 * lane).wrapping_sub(4)).ok("ds_load_2addr_b32 v[4:5], v0 offset0:1 offset1:3");
        bench.expect(4, word);
        bench.expect(5, |lane| word(lane + 2));
        bench.set(2, |_| 0).ok("ds_add_rtn_u32 v1, v0, v2 offset:8").expect(1, |lane| word(lane + 1));
    });
}

#[test]
fn lds_atomics() {
    on_both(|mut bench| {
        bench.set(0, |_| 0).set(2, |_| 1).ok("ds_add_rtn_u32 v1, v0, v2").expect(1, |lane| lane);
        let count = bench.lanes();
        bench.set(2, |_| 7).set(3, move |_| count).ok("ds_cmpstore_rtn_b32 v1, v0, v2, v3");
        bench.expect(1, |lane| if lane == 0 { count } else { 7 });
        bench.set(0, |_| 8).set(4, |_| u32::MAX).set(5, |_| 0).ok("ds_add_u64 v0, v[4:5]");
        let (low, high) = (2u64 | 3 << 32, u64::from(u32::MAX) * u64::from(count));
        assert_eq!(bench.lds.bytes()[8..16], (low + high).to_le_bytes());
        bench.set(0, |_| 2);
        assert_eq!(bench.fails("ds_add_rtn_u32 v1, v0, v2"), Fault::Misaligned { address: 2, size: 4 });
        bench.wave.sgpr[125] = 16 << 16;
        bench.ok("ds_append v1 offset:16").expect(1, |_| 8);
        assert_eq!(bench.lds.bytes()[32..36], (8 + count).to_le_bytes());
    });
}

#[test]
fn lanes_exchange_within_32() {
    on_both(|mut bench| {
        bench.set(2, |lane| 100 + lane).set(0, |lane| 4 * (lane + 1)).ok("ds_bpermute_b32 v1, v0, v2");
        bench.expect(1, |lane| 100 + (lane & !31) + (lane + 1) % 32);
        bench.ok("ds_permute_b32 v1, v0, v2").expect(1, |lane| 100 + (lane & !31) + (lane + 31) % 32);
        bench.set(0, |_| 20).ok("ds_permute_b32 v1, v0, v2");
        bench.expect(1, |lane| if lane % 32 == 5 { 100 + (lane | 31) } else { 0 });
        bench.set(0, |lane| lane).ok("ds_swizzle_b32 v1, v0 offset:0x041f").expect(1, |lane| lane ^ 1);
        // Lanes that are off are read as 0 and not written to.
        bench.wave.set_exec(!2);
        bench.set(1, |_| 9).ok("ds_swizzle_b32 v1, v0 offset:0x041f");
        bench.expect(1, |lane| [0, 9].get(lane as usize).copied().unwrap_or(lane ^ 1));
    });
}

#[test]
fn scalar_loads() {
    let mut bench = Bench::new(false);
    bench.ok("s_load_b32 s8, s[2:3], 0x4");
    assert_eq!(bench.wave.sgpr[8], 1);
    bench.wave.sgpr[5] = 16;
    bench.ok("s_load_b64 vcc, s[2:3], s5 offset:0x8");
    assert_eq!(bench.wave.sgpr[106..108], [6, 7]);
    bench.ok("s_load_b512 s[16:31], s[2:3], 0x0");
    assert_eq!(bench.wave.sgpr[16..32], std::array::from_fn::<u32, 16, _>(|word| word as u32));
    bench.wave.sgpr[2] += 0x1ffc;
    let fault = bench.fails("s_load_b512 s[16:31], s[2:3], 0x0");
    assert_eq!(fault, memory_fault(BASE + 0x2000, FaultReason::NotPresent));
    bench.wave.sgpr[2] -= 0xffc + 32;
    bench.ok("s_load_b512 s[16:31], s[2:3], 0x0");
    assert_eq!(bench.wave.sgpr[31], 0x400 - 8 + 15);
}

#[test]
fn scalar_buffer_loads_stop_at_the_buffers_end() {
    let mut bench = Bench::new(false);
    bench.wave.sgpr[4..8].copy_from_slice(&[BASE as u32, (BASE >> 32) as u32, 24, 0]);
    bench.ok("s_buffer_load_b128 s[8:11], s[4:7], 0x10");
    assert_eq!(bench.wave.sgpr[8..12], [4, 5, 0, 0]);
}

#[test]
fn cache_instructions_do_nothing() {
    let mut bench = Bench::new(false);
    bench.ok("buffer_gl0_inv").ok("buffer_gl1_inv").ok("s_dcache_inv");
}
