//! What libnuma does, over any operating system: the machine's facts, kept for speed, and the policies and allocations
//! that are made of the system's calls.
//!
//! Invariant: the facts are read once. Only the map of processors changes later ([`Numa::refresh`]), word by word, so
//! that readers need no lock; while it changes they may see some processors as they were and some as they are.

use crate::{
    list::{self, Mistake, Numbers},
    mask::{Mask, Set, WORD, words},
    os::{Error, Facts, Os, Policy, Result, Threads},
    policy::{
        MPOL_BIND, MPOL_DEFAULT, MPOL_INTERLEAVE, MPOL_LOCAL, MPOL_MF_STRICT, MPOL_PREFERRED, MPOL_PREFERRED_MANY,
    },
};
use core::{
    ffi::{c_int, c_ulong},
    marker::PhantomData,
    sync::atomic::{AtomicI32, AtomicUsize, Ordering::Relaxed},
};
use std::{borrow::Cow, boxed::Box, vec, vec::Vec};

/// NUMA on an operating system.
#[derive(Debug)]
pub struct Numa<O> {
    os: O,
    facts: Facts,
    cpus: Cpus,
    /// The distances of all nodes, row by row.
    distances: Box<[u32]>,
    /// The nodes of this process that there are, and all processors: what strings may name.
    my_nodes: Set,
    every_cpu: Set,
}

/// Which processor is on which node, both ways.
#[derive(Debug)]
struct Cpus {
    /// The node of each processor; -1 for none.
    nodes: Box<[AtomicI32]>,
    /// The processors of each node, in words; and whether the node's could be read.
    sets: Vec<Option<Box<[AtomicUsize]>>>,
}

/// Where memory goes that is allocated.
#[derive(Clone, Copy, Debug)]
pub enum Placement<'a> {
    /// As the thread's policy says.
    Policy,
    /// On the node of the processor that touches it.
    Local,
    /// On this node.
    Node(usize),
    /// On these nodes.
    Nodes(Mask<'a>),
    /// On these nodes in turn, page by page.
    Interleaved(Mask<'a>),
}

/// How firmly memory is placed: `numa_set_bind_policy` and `numa_set_strict`. libnuma keeps one per thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Firmness {
    /// Only on the nodes that were asked for, rather than there if there is room.
    pub bind: bool,
    /// Pages that are elsewhere already are an error.
    pub strict: bool,
}

impl Default for Firmness {
    fn default() -> Firmness {
        Firmness { bind: true, strict: false }
    }
}

impl<O: Os> Numa<O> {
    /// Reads the machine.
    pub fn new(os: O) -> Numa<O> {
        let facts = os.facts();
        let width = words(facts.possible_cpus);
        let set = |set: &Option<Set>| set.as_ref().map(|_| (0..width).map(|_| AtomicUsize::new(0)).collect());
        let cpus = Cpus {
            nodes: (0..facts.configured_cpus).map(|_| AtomicI32::new(-1)).collect(),
            sets: facts.node_cpus.iter().map(set).collect(),
        };
        cpus.update(&facts.node_cpus);
        let width = facts.distances.len();
        let row = |row: &Vec<u32>| row.iter().copied().chain(core::iter::repeat(0)).take(width).collect::<Vec<_>>();
        Numa {
            distances: facts.distances.iter().flat_map(row).collect(),
            my_nodes: facts.my_nodes.intersection(&facts.nodes),
            every_cpu: Set::below(facts.configured_cpus),
            os,
            facts,
            cpus,
        }
    }

    /// The operating system.
    pub fn os(&self) -> &O {
        &self.os
    }

    /// What there is.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The highest node.
    pub fn max_node(&self) -> usize {
        self.facts.nodes.last().unwrap_or(0)
    }

    /// Reads again which processor is on which node.
    pub fn refresh(&self) {
        self.cpus.update(&self.os.facts().node_cpus);
    }

    /// The node of a processor; nothing for one that there is not.
    #[inline]
    pub fn node_of_cpu(&self, cpu: usize) -> Option<usize> {
        usize::try_from(self.cpus.nodes.get(cpu)?.load(Relaxed)).ok()
    }

    /// The processors of a node, in words; the error number is libnuma's: `ERANGE` for a node that there is not, `EINVAL`
    /// for too few bits, `ENOENT` where the system does not say.
    pub fn node_to_cpus(&self, node: usize, to: &mut [c_ulong], bits: usize) -> Result<()> {
        let failed = |errno| Error::new("numa_node_to_cpus", std::format!("node {node}"), errno);
        let sets = self.cpus.sets.get(node).ok_or_else(|| failed(libc::ERANGE))?;
        to.fill(0);
        let words = sets.as_deref().ok_or_else(|| failed(libc::ENOENT))?;
        if bits < self.facts.possible_cpus {
            return Err(failed(libc::EINVAL));
        }
        for (to, word) in to.iter_mut().zip(words) {
            *to = word.load(Relaxed) as c_ulong;
        }
        Ok(())
    }

    /// The distance between two nodes; 0 where there is none.
    #[inline]
    pub fn distance(&self, from: usize, to: usize) -> u32 {
        let width = self.facts.distances.len();
        // Both below the width, so that their product is an index.
        if from < width && to < width { self.distances[from * width + to] } else { 0 }
    }

    /// The nodes that a string names: of this process's, or of all.
    pub fn parse_nodes(&self, text: impl AsRef<[u8]>, all: bool) -> Result<Set, Mistake> {
        let known = if all { &self.facts.nodes } else { &self.my_nodes };
        list::parse(text, Numbers { known, complement: &self.facts.nodes })
    }

    /// The processors that a string names: of this process's, or of all.
    pub fn parse_cpus(&self, text: impl AsRef<[u8]>, all: bool) -> Result<Set, Mistake> {
        let known = if all { &self.every_cpu } else { &self.facts.my_cpus };
        list::parse(text, Numbers { known, complement: &self.every_cpu })
    }

    /// The nodes on whose processors the calling thread may run; only those whose memory this process may use, as libnuma
    /// has it.
    pub fn run_nodes(&self) -> Result<Set> {
        Ok(self.nodes_of_affinity()?.intersection(&self.facts.my_nodes))
    }

    /// The same with those whose memory this process may not use, or that have none: what libnuma's first version says.
    pub fn nodes_of_affinity(&self) -> Result<Set> {
        Ok(self.os.affinity(0)?.iter().filter_map(|cpu| self.node_of_cpu(cpu)).collect())
    }

    /// Has the calling thread run on the processors of nodes: of those with memory that it may use, or of `all`. Tells each
    /// node that it must leave out because this process may not use it, or because there is none.
    pub fn run_on_nodes(&self, nodes: Mask<'_>, all: bool, mut left_out: impl FnMut(usize)) -> Result<()> {
        let mut cpus = Set::new();
        for node in nodes.iter() {
            let known = if all { self.facts.nodes.contains(node) } else { self.facts.my_nodes.contains(node) };
            match self.node_set(node).filter(|_| known) {
                // Also processors that the thread was kept from until now: that is for the system to refuse.
                Some(set) => cpus.extend(&set),
                None => left_out(node),
            }
        }
        // No processor at all is for the system to refuse.
        self.os.set_affinity(0, &cpus)
    }

    /// The processors of a node.
    pub fn node_set(&self, node: usize) -> Option<Set> {
        let words = self.cpus.sets.get(node)?.as_deref()?;
        Some(Set::from_words(&words.iter().map(|word| word.load(Relaxed) as c_ulong).collect::<Vec<_>>()))
    }

    /// The nodes that the calling thread's policy prefers or demands; none where it has no such policy.
    pub fn preferred(&self) -> Result<Set> {
        let Policy { mode, nodes } = self.os.policy()?;
        Ok(match crate::policy::mode(mode) {
            MPOL_PREFERRED | MPOL_PREFERRED_MANY | MPOL_BIND | MPOL_INTERLEAVE => nodes,
            _ => Set::new(),
        })
    }

    /// The nodes to which the calling thread's memory is bound; all that it may use where it is not.
    pub fn bound(&self) -> Result<Cow<'_, Set>> {
        let Policy { mode, nodes } = self.os.policy()?;
        Ok(if mode == MPOL_BIND { Cow::Owned(nodes) } else { Cow::Borrowed(&self.facts.my_nodes) })
    }

    /// The nodes over which the calling thread's memory is spread; none where it is not.
    pub fn interleaved(&self) -> Result<Set> {
        let Policy { mode, nodes } = self.os.policy()?;
        Ok(if mode == MPOL_INTERLEAVE { nodes } else { Set::new() })
    }

    /// Prefers a node; for what is none, that of the processor that runs.
    pub fn prefer(&self, node: Option<usize>) -> Result<()> {
        match node.filter(|node| *node < self.facts.possible_nodes) {
            Some(node) => self.os.set_policy(MPOL_PREFERRED, Set::from_iter([node]).mask()),
            None => self.os.set_policy(MPOL_LOCAL, Mask::NONE),
        }
    }

    /// Spreads the calling thread's memory over nodes; over none ends that.
    pub fn interleave(&self, nodes: Mask<'_>) -> Result<()> {
        match nodes.is_empty() {
            true => self.os.set_policy(MPOL_DEFAULT, Mask::NONE),
            false => self.os.set_policy(MPOL_INTERLEAVE, nodes),
        }
    }

    /// The mode for memory that is to be on nodes.
    fn firm(&self, firmness: Firmness) -> c_int {
        match firmness.bind {
            true => MPOL_BIND,
            false if self.os.has_preferred_many() => MPOL_PREFERRED_MANY,
            false => MPOL_PREFERRED,
        }
    }

    /// Sets the calling thread's policy for as long as the answer lives; then, also through a panic, it is what it was.
    pub fn policy_while(&self, mode: c_int, nodes: Mask<'_>) -> Result<WhilePolicy<'_, O>> {
        let before = self.os.policy()?;
        self.os.set_policy(mode, nodes)?;
        Ok(WhilePolicy { os: &self.os, before, of_this_thread: PhantomData })
    }

    /// Sets the policy of every thread of the process for as long as the answer lives; then, also through a panic, each
    /// has what it had, and those that were started meanwhile what the calling thread had.
    pub fn process_policy_while(&self, mode: c_int, nodes: Mask<'_>) -> Result<WhileProcessPolicy<'_, O>> {
        let nodes = Set::from_words(nodes.words());
        let wanted = Threads { each: Vec::new(), others: Policy { mode, nodes } };
        Ok(WhileProcessPolicy { os: &self.os, before: Some(self.os.exchange_policies(&wanted)?) })
    }

    /// Sets where the pages of a range go that has none yet.
    pub fn place(&self, address: usize, size: usize, placement: Placement<'_>, firmness: Firmness) -> Result<()> {
        let flags = if firmness.strict { MPOL_MF_STRICT as u32 } else { 0 };
        match placement {
            Placement::Policy => Ok(()),
            Placement::Local => self.os.bind(address, size, MPOL_LOCAL, Mask::NONE, flags),
            Placement::Interleaved(nodes) => self.os.bind(address, size, MPOL_INTERLEAVE, nodes, flags),
            Placement::Nodes(nodes) => self.os.bind(address, size, self.firm(firmness), nodes, flags),
            Placement::Node(node) => {
                // A node that cannot be is an empty mask of the kernel's size, which it refuses.
                let mut mask = vec![0; words(self.facts.possible_nodes)];
                crate::mask::put(&mut mask, self.facts.possible_nodes, node, true);
                let mode = if firmness.bind { MPOL_BIND } else { self.firm(firmness) };
                self.os.bind(address, size, mode, Mask::new(&mask, self.facts.possible_nodes), flags)
            }
        }
    }
}

/// A policy of the thread that made this, until it is dropped. It cannot leave the thread.
#[derive(Debug)]
#[must_use = "the policy ends with this"]
pub struct WhilePolicy<'a, O: Os> {
    os: &'a O,
    before: Policy,
    of_this_thread: PhantomData<*const ()>,
}

impl<O: Os> Drop for WhilePolicy<'_, O> {
    fn drop(&mut self) {
        // It was the thread's policy before; if it is refused now (nodes taken away meanwhile) the thread has none.
        if self.os.set_policy(self.before.mode, self.before.nodes.mask()).is_err() {
            let _ = self.os.set_policy(MPOL_DEFAULT, Mask::NONE);
        }
    }
}

/// A policy of every thread of the process, until it is dropped.
#[derive(Debug)]
#[must_use = "the policy ends with this"]
pub struct WhileProcessPolicy<'a, O: Os> {
    os: &'a O,
    before: Option<Threads>,
}

impl<O: Os> WhileProcessPolicy<'_, O> {
    /// Ends it, and says whether that worked: dropping it cannot.
    pub fn end(mut self) -> Result<()> {
        self.restore()
    }

    fn restore(&mut self) -> Result<()> {
        match self.before.take() {
            Some(before) => self.os.exchange_policies(&before).map(drop),
            None => Ok(()),
        }
    }
}

impl<O: Os> Drop for WhileProcessPolicy<'_, O> {
    fn drop(&mut self) {
        let _ = self.restore();
    }
}

impl Cpus {
    fn update(&self, node_cpus: &[Option<Set>]) {
        for (node, set) in node_cpus.iter().enumerate() {
            let Some((set, words)) = set.as_ref().zip(self.sets.get(node).and_then(|words| words.as_deref())) else {
                continue;
            };
            let mask = set.mask().words();
            for (index, word) in words.iter().enumerate() {
                word.store(mask.get(index).copied().unwrap_or(0) as usize, Relaxed);
            }
        }
        for (cpu, place) in self.nodes.iter().enumerate() {
            let node = self.sets.iter().position(|words| {
                let word = words.as_deref().and_then(|words| words.get(cpu / WORD));
                word.is_some_and(|word| word.load(Relaxed) >> (cpu % WORD) & 1 == 1)
            });
            place.store(node.and_then(|node| i32::try_from(node).ok()).unwrap_or(-1), Relaxed);
        }
    }
}
