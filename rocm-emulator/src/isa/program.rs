//! A decoded kernel: flat operations, and the words they were decoded from.
//!
//! Code is decoded by reachability from the entry. Where decoding meets something that is no instruction, is not
//! modelled, or lies where the GPU may not execute, the program holds an operation that faults when it is reached.
//! Every operation is followed by one more, so that [`Step::Next`](super::op::Step::Next) never leaves the slice.

use super::Target;
use super::{
    decode::decode,
    lower::{self, Flow},
    op::Op,
    ops,
};
use crate::memory::Fetch;
use std::collections::{BTreeMap, HashMap, HashSet};
#[cfg(all(target_arch = "x86_64", unix))]
use {
    super::native::{Native, Set},
    std::sync::Arc,
};

/// A program is not decoded further than this; what lies beyond faults. Real kernels stay far below.
const MAX_OPS: usize = 1 << 22;

/// A decoded kernel.
#[derive(Clone, Debug)]
pub struct Program {
    base: u64,
    target: Target,
    wave64: bool,
    ops: Vec<Op>,
    issued: Vec<u32>,
    index: HashMap<u32, u32>,
    /// Operations that jumps go to.
    heads: HashSet<usize>,
    spans: Vec<(u64, Vec<u32>)>,
    #[cfg(all(target_arch = "x86_64", unix))]
    native: Option<Arc<Native>>,
}

impl Program {
    /// Decodes what is reachable from `entry`. Addresses of operations count from `base`, which is at most `entry`.
    pub fn decode(code: &dyn Fetch, base: u64, entry: u64, target: Target, wave64: bool) -> Program {
        let mut program = Program {
            base,
            target,
            wave64,
            ops: Vec::new(),
            issued: vec![0],
            index: HashMap::new(),
            heads: HashSet::new(),
            spans: Vec::new(),
            #[cfg(all(target_arch = "x86_64", unix))]
            native: None,
        };
        program.extend(code, entry);
        program
    }

    /// The same program with what is reachable from `address` added. The operations it has keep their indices.
    pub fn extended(&self, code: &dyn Fetch, address: u64) -> Program {
        let mut program = self.clone();
        program.extend(code, address);
        program
    }

    /// A program of these operations and no code, to which nothing jumps, translated to some instructions of the host.
    #[cfg(all(test, target_arch = "x86_64", unix))]
    pub(crate) fn of_operations(ops: &[Op], wave64: bool, set: Set) -> Program {
        struct NoCode;
        impl Fetch for NoCode {
            fn fetch(&self, address: u64, _: &mut [u32; 5]) -> Result<usize, crate::memory::MemoryFault> {
                let reason = crate::memory::FaultReason::NotPresent;
                Err(crate::memory::MemoryFault { address, reason })
            }
        }
        let mut program = Program::decode(&NoCode, 0, 0, Target::Gfx1151, wave64);
        (program.ops, program.issued) = (ops.to_vec(), (0..=ops.len() as u32).collect());
        program.native = Native::translate(&program.ops, &program.issued, &HashSet::new(), wave64, set).map(Arc::new);
        program
    }

    /// The address that [`Op::at`] counts from.
    pub fn base(&self) -> u64 {
        self.base
    }

    /// The operations.
    pub fn ops(&self) -> &[Op] {
        &self.ops
    }

    /// The operations for whoever wants to know no more than where they lead: some stand for several, and come back with
    /// [`Step::Skip`](super::op::Step::Skip).
    pub fn fast_ops(&self) -> &[Op] {
        #[cfg(all(target_arch = "x86_64", unix))]
        if let Some(native) = &self.native {
            return native.ops();
        }
        &self.ops
    }

    /// What of it is translated.
    #[cfg(all(target_arch = "x86_64", unix))]
    pub(super) fn native(&self) -> Option<&Native> {
        self.native.as_deref()
    }

    /// The index of the operation that executes the instruction at `address`; `None` when it was not decoded.
    pub fn find(&self, address: u64) -> Option<usize> {
        let at = u32::try_from(address.checked_sub(self.base)?).ok()?;
        self.index.get(&at).map(|&index| index as usize)
    }

    /// The number of instructions that stand for the operations before each index and one past the last: dropped no-ops
    /// count with the operation that follows them. Instructions issued by a run of operations `a..=b` are
    /// `issued()[b + 1] - issued()[a]`.
    pub fn issued(&self) -> &[u32] {
        &self.issued
    }

    /// The words that were decoded, as spans of addresses.
    pub fn words(&self) -> impl Iterator<Item = (u64, &[u32])> {
        self.spans.iter().map(|(address, words)| (*address, &words[..]))
    }

    /// The words that were decoded from `address` on, at most five; for the message of a fault.
    pub fn words_at(&self, address: u64) -> &[u32] {
        let span =
            self.spans.iter().find(|(start, words)| (*start..*start + 4 * words.len() as u64).contains(&address));
        let Some((start, words)) = span else { return &[] };
        let words = &words[((address - start) / 4) as usize..];
        &words[..words.len().min(5)]
    }

    /// The target whose code this is.
    pub fn target(&self) -> Target {
        self.target
    }

    fn extend(&mut self, code: &dyn Fetch, entry: u64) {
        let mut walk = Walk { program: self, code, todo: vec![entry], targets: Vec::new(), words: BTreeMap::new() };
        while let Some(address) = walk.todo.pop() {
            walk.block(address);
        }
        let Walk { targets, words, .. } = walk;
        for (op, address) in targets {
            // Every target was decoded above, if only to an operation that faults.
            let target = self.find(address).unwrap_or(op);
            self.ops[op].imm = target as u32;
            self.heads.insert(target);
        }
        self.heads.extend(self.find(entry));
        for (at, word) in words {
            let address = self.base + u64::from(at);
            match self.spans.last_mut() {
                Some((start, span)) if *start + 4 * span.len() as u64 == address => span.push(word),
                _ => self.spans.push((address, vec![word])),
            }
        }
        #[cfg(all(target_arch = "x86_64", unix))]
        {
            let translate = |set| Native::translate(&self.ops, &self.issued, &self.heads, self.wave64, set);
            self.native = Set::suiting(&self.ops, self.wave64).and_then(translate).map(Arc::new);
        }
    }
}

/// One walk over the code from some addresses.
struct Walk<'a> {
    program: &'a mut Program,
    code: &'a dyn Fetch,
    todo: Vec<u64>,
    /// Operations whose `imm` is to become the index of the operation at an address.
    targets: Vec<(usize, u64)>,
    words: BTreeMap<u32, u32>,
}

impl Walk<'_> {
    /// Decodes from `address` until control cannot fall through.
    fn block(&mut self, mut address: u64) {
        let (entry, mut dropped) = (address, 0);
        loop {
            if self.program.find(address).is_some() {
                if address != entry {
                    self.join(address, dropped);
                }
                return;
            }
            let Some(at) = address.checked_sub(self.program.base).and_then(|at| u32::try_from(at).ok()) else {
                self.push(&[lower::out_of_reach(address)], dropped);
                return;
            };
            self.program.index.insert(at, self.program.ops.len() as u32);
            if self.program.ops.len() >= MAX_OPS || !address.is_multiple_of(4) {
                self.push(&[Op { at, ..lower::out_of_reach(address) }], dropped);
                return;
            }
            let mut words = [0; 5];
            let count = match self.code.fetch(address, &mut words) {
                Ok(count) => count.min(words.len()),
                Err(fault) => {
                    self.push(&[Op { at, ..lower::no_code(fault) }], dropped);
                    return;
                }
            };
            let Ok(inst) = decode(&words[..count], self.program.target) else {
                self.keep(at, &words[..count.min(1)]);
                self.push(&[Op { at, ..ops::unmodelled() }], dropped);
                return;
            };
            self.keep(at, inst.words());
            let next = address + 4 * u64::from(inst.len);
            let mut ops = ops::Ops::default();
            lower::lower(&inst, self.program.wave64, &mut ops);
            let flow = lower::flow(&inst, address);
            let first = self.program.ops.len();
            if ops.is_empty() {
                dropped += 1;
            } else {
                for op in ops.iter_mut() {
                    op.at = at;
                }
                self.push(&ops, dropped);
                dropped = 0;
            }
            match flow {
                Flow::Next => {}
                Flow::Branch(target) | Flow::Call(target) => {
                    self.targets.push((first, target));
                    self.todo.push(target);
                }
                Flow::Jump(target) => {
                    self.targets.push((first, target));
                    self.todo.push(target);
                    return;
                }
                Flow::End => return,
            }
            address = next;
        }
    }

    /// Goes on at an address that was decoded before.
    fn join(&mut self, address: u64, dropped: usize) {
        let index = self.program.find(address).unwrap_or(0);
        self.program.heads.insert(index);
        self.push(&[Op { imm: index as u32, ..lower::jump() }], dropped);
        // The joining operation is no instruction of the program.
        if let Some(last) = self.program.issued.last_mut() {
            *last -= 1;
        }
    }

    fn push(&mut self, ops: &[Op], dropped: usize) {
        let before = self.program.issued.last().copied().unwrap_or(0);
        for op in ops {
            self.program.ops.push(*op);
            self.program.issued.push(before.wrapping_add(1 + dropped as u32));
        }
    }

    fn keep(&mut self, at: u32, words: &[u32]) {
        for (word, at) in words.iter().zip((at..).step_by(4)) {
            self.words.insert(at, *word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{FaultReason, MemoryFault};

    struct Code(u64, Vec<u32>);

    impl Fetch for Code {
        fn fetch(&self, address: u64, words: &mut [u32; 5]) -> Result<usize, MemoryFault> {
            let from = address.checked_sub(self.0).map(|offset| &self.1[(offset as usize / 4).min(self.1.len())..]);
            match from {
                None | Some([]) => Err(MemoryFault { address, reason: FaultReason::NotPresent }),
                Some(rest) => {
                    let count = rest.len().min(5);
                    words[..count].copy_from_slice(&rest[..count]);
                    Ok(count)
                }
            }
        }
    }

    const NOP: u32 = 0xbf80_0000;
    const END: u32 = 0xbfb0_0000;
    /// s_mov_b32 s0, s1
    const MOVE: u32 = 0xbe80_0001;

    fn decode(words: &[u32]) -> Program {
        Program::decode(&Code(0x1000, words.to_vec()), 0x1000, 0x1000, Target::Gfx1151, false)
    }

    #[test]
    fn drops_no_ops_and_counts_them_with_the_next_operation() {
        let program = decode(&[NOP, NOP, MOVE, NOP, END]);
        assert_eq!(program.ops().len(), 2);
        assert_eq!(program.issued(), [0, 3, 5]);
        assert_eq!(
            [0x1000, 0x1004, 0x1008, 0x100c, 0x1010, 0x1014].map(|at| program.find(at)),
            [Some(0), Some(0), Some(0), Some(1), Some(1), None]
        );
        assert_eq!(program.words().collect::<Vec<_>>(), [(0x1000, &[NOP, NOP, MOVE, NOP, END][..])]);
    }

    #[test]
    fn branches_go_to_operations() {
        // s_cbranch_scc0 +1; s_mov_b32; s_branch -3
        let program = decode(&[0xbfa1_0001, MOVE, 0xbfa0_fffd]);
        assert_eq!(program.ops().len(), 3);
        assert_eq!((program.ops()[0].imm, program.ops()[2].imm), (2, 0));
    }

    #[test]
    fn code_that_was_decoded_before_is_joined() {
        // s_branch +1; s_mov_b32 (only reached from below); s_nop; s_cbranch_scc1 -3; s_endpgm
        let words = [0xbfa0_0001, MOVE, NOP, 0xbfa2_fffd, END];
        let program = decode(&words);
        let moved = program.find(0x1004).unwrap();
        let after = program.find(0x1008).unwrap();
        assert_eq!(program.ops()[moved + 1].imm as usize, after);
        assert_eq!(program.issued()[moved + 2] - program.issued()[moved], 1, "the jump is no instruction");
    }

    #[test]
    fn what_is_added_later_keeps_the_rest_in_place() {
        let words = vec![END, MOVE, END];
        let program = decode(&words);
        assert_eq!(program.find(0x1004), None);
        let more = program.extended(&Code(0x1000, words), 0x1004);
        assert_eq!((more.find(0x1000), more.find(0x1004)), (Some(0), Some(1)));
        assert_eq!(more.words().map(|(_, words)| words.len()).sum::<usize>(), 3);
    }

    #[test]
    fn what_cannot_be_decoded_ends_in_an_operation_that_faults() {
        for words in [&[][..], &[NOP], &[0xffff_ffff], &[MOVE, 0xd7ff_0000], &[0xbfa0_7fff]] {
            let program = decode(words);
            assert!(!program.ops().is_empty(), "{words:x?}");
            assert_eq!(program.issued().len(), program.ops().len() + 1);
        }
    }
}
