//! The seam for tools: an observer sees every instruction once, and the accesses computed beside the handlers are those
//! that happen.

mod support;

use rocm_emulator::{
    dispatch::{DispatchError, Engine, Statistics},
    observe::{Instruction, Launched, MemoryAccess, Observer, Segment, WaveId},
    wave::Wave,
};
use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};
use support::Gpu;

const WAVE32: &[u8] = include_bytes!("kernels/engine-wave32.co");
const WAVE64: &[u8] = include_bytes!("kernels/engine-wave64.co");
const LOOPS32: &[u8] = include_bytes!("kernels/bench-wave32.co");
const LOOPS64: &[u8] = include_bytes!("kernels/bench-wave64.co");

#[derive(Debug, Default)]
struct Log {
    begun: Vec<Launched>,
    waves: u64,
    ended_waves: u64,
    before: u64,
    after: u64,
    no_ops: u64,
    barriers: u64,
    written: BTreeSet<u64>,
    lds_writes: u64,
    outcome: Option<Result<Statistics, DispatchError>>,
}

impl Observer for Log {
    fn begin(&mut self, dispatch: &Launched) {
        self.begun.push(dispatch.clone());
    }

    fn wave_begins(&mut self, _: WaveId, _: &Wave) {
        self.waves += 1;
    }

    fn before(&mut self, _: WaveId, instruction: &Instruction, wave: &Wave) {
        self.before += 1;
        self.no_ops += u64::from(instruction.no_ops);
        let inst = instruction.inst.as_ref().expect("compiled code");
        for access in MemoryAccess::of(inst, wave).into_iter().filter(|access| access.writes) {
            match access.segment {
                Segment::Global => _ = self.written.insert(access.address),
                Segment::Lds => self.lds_writes += 1,
                Segment::Scratch => {}
            }
        }
    }

    fn after(&mut self, _: WaveId, _: &Instruction, _: &Wave) {
        self.after += 1;
    }

    fn barrier(&mut self, _: u64) {
        self.barriers += 1;
    }

    fn wave_ends(&mut self, _: WaveId) {
        self.ended_waves += 1;
    }

    fn end(&mut self, outcome: &Result<Statistics, DispatchError>) {
        self.outcome = Some(outcome.clone());
    }
}

fn watched() -> (Gpu, Arc<Mutex<Log>>) {
    let log = Arc::<Mutex<Log>>::default();
    let mut gpu = Gpu::new(3);
    gpu.engine = Engine::new(3).observed_by(Some(log.clone()));
    (gpu, log)
}

#[test]
fn every_instruction_is_told_once() {
    for object in [WAVE32, WAVE64] {
        let plain = Gpu::new(1);
        let out = plain.alloc::<u32>(1000);
        let store = plain.load(object)["store_to"];
        let expected = plain.launch(&store, &[1000], &[96], &[(&out).into(), 5u32.into()]).unwrap();

        let (gpu, log) = watched();
        let out = gpu.alloc::<u32>(1000);
        let store = gpu.load(object)["store_to"];
        let statistics = gpu.launch(&store, &[1000], &[96], &[(&out).into(), 5u32.into()]).unwrap();
        assert_eq!(out.to_vec(), [5; 1000]);
        assert_eq!(statistics, expected, "observed and not");
        let log = log.lock().unwrap();
        assert_eq!(log.before + log.no_ops, statistics.wave_instructions);
        assert_eq!((log.before, log.waves, log.ended_waves), (log.after, statistics.waves, statistics.waves));
        assert_eq!(log.outcome, Some(Ok(statistics)));
        assert_eq!(log.written, (0..1000).map(|index| out.address() + 4 * index).collect());
        let begun = &log.begun[0];
        assert_eq!((begun.grid, begun.workgroup, begun.groups), ([1000, 1, 1], [96, 1, 1], 11));
    }
}

/// Translated code goes round loops by itself, and counts what it does.
#[test]
fn loops_count_as_much_observed_and_not() {
    for object in [LOOPS32, LOOPS64] {
        let count = |gpu: &Gpu| {
            let out = gpu.alloc::<u32>(64);
            let alu_loop = gpu.load(object)["alu_loop"];
            // More rounds than a wave may make in one turn.
            let statistics = gpu.launch(&alu_loop, &[64], &[64], &[(&out).into(), 10_000u32.into()]).unwrap();
            (statistics, out.to_vec())
        };
        let (expected, observed) = (count(&Gpu::new(1)), count(&watched().0));
        assert_eq!(observed, expected);
        assert!(expected.0.wave_instructions > 100_000, "{expected:?}");
    }
}

#[test]
fn barriers_and_lds_are_seen() {
    for object in [WAVE32, WAVE64] {
        let (gpu, log) = watched();
        let (input, sums) = (gpu.upload(&vec![1u32; 256 * 4]), gpu.alloc::<u32>(4));
        let reduce = gpu.load(object)["reduce"];
        gpu.launch(&reduce, &[256 * 4], &[256], &[(&input).into(), (&sums).into()]).unwrap();
        assert_eq!(sums.to_vec(), [256; 4]);
        let log = log.lock().unwrap();
        assert!(log.barriers >= 4 && log.barriers.is_multiple_of(4), "{}", log.barriers);
        assert!(log.lds_writes >= 256 * 4, "{}", log.lds_writes);
    }
}

#[test]
fn what_faults_is_told_before_and_not_after() {
    let (gpu, log) = watched();
    let out = gpu.alloc::<u32>(64);
    let store = gpu.load(WAVE32)["store_to"];
    gpu.unmap(&out);
    gpu.launch(&store, &[64], &[64], &[(&out).into(), 5u32.into()]).unwrap_err();
    let log = log.lock().unwrap();
    assert_eq!(log.before, log.after + 1);
    assert!(matches!(log.outcome, Some(Err(DispatchError::Fault(_)))));
}
