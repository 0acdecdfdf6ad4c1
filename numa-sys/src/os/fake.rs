//! An operating system in memory, with as many nodes as a test wants: strict as Linux is about its arguments.
//!
//! Memory of it is a number, never to be read or written; which pages of it were touched, and where they went, are kept
//! in a book.

use super::{Error, Facts, Memory, Os, Place, Policy, Result, Threads};
use crate::{
    mask::{Mask, Set},
    policy::{
        self, MPOL_BIND, MPOL_DEFAULT, MPOL_INTERLEAVE, MPOL_LOCAL, MPOL_MF_STRICT, MPOL_PREFERRED, MPOL_PREFERRED_MANY,
    },
};
use core::ffi::c_int;
use std::{
    collections::{BTreeMap, HashMap},
    format,
    string::ToString,
    sync::{Mutex, MutexGuard, PoisonError},
    thread::{self, ThreadId},
    vec,
    vec::Vec,
};

const PAGE: usize = 4096;

/// A machine of so many nodes, with two processors and 64 MiB on each.
#[derive(Debug)]
pub struct Fake {
    facts: Facts,
    memory: Vec<Memory>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    policies: HashMap<ThreadId, Policy>,
    /// Threads that have set a policy, by their number.
    threads: Vec<ThreadId>,
    /// The policy of the others, where the process was given one.
    inherited: Option<Policy>,
    affinities: HashMap<ThreadId, Set>,
    /// Mappings by their first address: their policy, and the node of each page that was touched.
    mappings: BTreeMap<usize, Mapping>,
    next: usize,
    turn: usize,
}

#[derive(Debug)]
struct Mapping {
    policy: Policy,
    pages: Vec<Option<usize>>,
}

const DEFAULT: Policy = Policy { mode: MPOL_DEFAULT, nodes: Set::EMPTY };

impl Fake {
    /// A machine whose nodes all have processors and memory, at 10 from themselves and 20 from one another.
    pub fn new(nodes: usize) -> Fake {
        Fake::with(&vec![(2, 64 << 20); nodes])
    }

    /// A machine whose nodes have so many processors and so many bytes, either of which may be 0.
    pub fn with(nodes: &[(usize, u64)]) -> Fake {
        let mut first = 0;
        let node_cpus = nodes.iter().map(|(cpus, _)| {
            first += cpus;
            Some((first - cpus..first).collect())
        });
        let node_cpus: Vec<Option<Set>> = node_cpus.collect();
        let distance = |a: usize, b: usize| if a == b { 10 } else { 20 };
        let memory_nodes: Set = (0..nodes.len()).filter(|node| nodes[*node].1 > 0).collect();
        Fake {
            facts: Facts {
                possible_nodes: 64,
                possible_cpus: 256,
                nodes: Set::below(nodes.len()),
                my_nodes: memory_nodes.clone(),
                memory_nodes,
                configured_cpus: first,
                my_cpus: Set::below(first),
                node_cpus,
                distances: (0..nodes.len()).map(|a| (0..nodes.len()).map(|b| distance(a, b)).collect()).collect(),
                page: PAGE,
            },
            memory: nodes.iter().map(|&(_, bytes)| Memory { total: bytes, free: bytes }).collect(),
            state: Mutex::default(),
        }
    }

    /// The same machine for a process that a cpuset or a jail confines to these nodes, also to those without memory: a set
    /// of FreeBSD's may have them.
    pub fn confined(mut self, nodes: &Set) -> Fake {
        self.facts.my_nodes = self.facts.nodes.intersection(nodes);
        let cpus = self.facts.node_cpus.iter().enumerate().filter(|(node, _)| nodes.contains(*node));
        self.facts.my_cpus = cpus.flat_map(|(_, set)| set.iter().flat_map(Set::iter)).collect();
        self
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many mappings there are.
    pub fn mappings(&self) -> usize {
        self.state().mappings.len()
    }

    /// Touches every page of a range, as a write of this thread would.
    pub fn touch(&self, address: usize, size: usize) {
        let own = self.policy().unwrap_or(DEFAULT);
        let mut state = self.state();
        let here = state.affinities.get(&thread::current().id()).and_then(|set| set.iter().next()).unwrap_or(0);
        let here = self.facts.node_cpus.iter().position(|set| set.as_ref().is_some_and(|set| set.contains(here)));
        let here = here.filter(|node| self.facts.my_nodes.contains(*node));
        let here = here.or(self.facts.my_nodes.iter().next()).unwrap_or(0);
        for page in (address / PAGE..(address + size).div_ceil(PAGE)).map(|page| page * PAGE) {
            let turn = state.turn;
            let Some((first, mapping)) = state.mappings.range_mut(..=page).next_back() else { continue };
            let Some(place) = mapping.pages.get_mut((page - first) / PAGE) else { continue };
            if place.is_some() {
                continue;
            }
            let policy = if mapping.policy.mode == MPOL_DEFAULT { &own } else { &mapping.policy };
            *place = Some(match policy::mode(policy.mode) {
                MPOL_INTERLEAVE => policy.nodes.iter().nth(turn % policy.nodes.len()).unwrap_or(here),
                MPOL_BIND | MPOL_PREFERRED | MPOL_PREFERRED_MANY if !policy.nodes.contains(here) => {
                    policy.nodes.iter().next().unwrap_or(here)
                }
                _ => here,
            });
            state.turn += 1;
        }
    }

    /// A policy as the kernel takes it: its nodes are those that there are and that may be used.
    fn checked(&self, call: &'static str, mode: c_int, nodes: Mask<'_>) -> Result<Policy> {
        let refused = || Error::new(call, format!("mode {mode}, nodes {nodes:?}"), libc::EINVAL);
        if nodes.iter().any(|node| node >= self.facts.possible_nodes) {
            return Err(refused());
        }
        let usable: Set = nodes.iter().filter(|node| self.facts.my_nodes.contains(*node)).collect();
        match policy::mode(mode) {
            MPOL_DEFAULT | MPOL_LOCAL if nodes.is_empty() => Ok(Policy { mode, nodes: usable }),
            MPOL_PREFERRED if nodes.is_empty() => Ok(Policy { mode: MPOL_LOCAL, nodes: usable }),
            MPOL_BIND | MPOL_INTERLEAVE | MPOL_PREFERRED | MPOL_PREFERRED_MANY if !usable.is_empty() => {
                Ok(Policy { mode, nodes: usable })
            }
            _ => Err(refused()),
        }
    }
}

impl Os for Fake {
    fn available(&self) -> bool {
        !self.facts.nodes.is_empty()
    }

    fn facts(&self) -> Facts {
        self.facts.clone()
    }

    fn memory(&self, node: usize) -> Result<Memory> {
        self.memory.get(node).copied().ok_or_else(|| Error::new("meminfo", format!("node {node}"), libc::ENOENT))
    }

    fn policy(&self) -> Result<Policy> {
        let state = self.state();
        let own = state.policies.get(&thread::current().id()).or(state.inherited.as_ref());
        Ok(own.cloned().unwrap_or(DEFAULT))
    }

    fn set_policy(&self, mode: c_int, nodes: Mask<'_>) -> Result<()> {
        let policy = self.checked("set_mempolicy", mode, nodes)?;
        let (mut state, this) = (self.state(), thread::current().id());
        if state.policies.insert(this, policy).is_none() {
            state.threads.push(this);
        }
        Ok(())
    }

    /// The fake's threads are those that have set a policy, numbered in the order in which they first did so.
    fn exchange_policies(&self, wanted: &Threads) -> Result<Threads> {
        let policies = wanted.each.iter().map(|(_, policy)| policy).chain([&wanted.others]);
        for policy in policies {
            self.checked("set_mempolicy", policy.mode, policy.nodes.mask())?;
        }
        let own = self.policy()?;
        let mut state = self.state();
        let threads = state.threads.clone();
        let mut before = Threads { each: Vec::new(), others: own };
        for (number, thread) in threads.iter().enumerate() {
            let number = number as c_int;
            let had = state.policies.insert(*thread, wanted.of(number).clone());
            before.each.push((number, had.unwrap_or(state.inherited.clone().unwrap_or(DEFAULT))));
        }
        state.inherited = Some(wanted.others.clone());
        Ok(before)
    }

    fn allowed(&self) -> Result<Set> {
        Ok(self.facts.my_nodes.clone())
    }

    fn next_interleaved(&self) -> Result<usize> {
        let policy = self.policy()?;
        let turn = self.state().turn;
        let nodes = (policy.mode == MPOL_INTERLEAVE).then_some(&policy.nodes);
        let next = nodes.and_then(|nodes| nodes.iter().nth(turn % nodes.len()));
        next.ok_or_else(|| Error::new("get_mempolicy", "the next node", libc::EINVAL))
    }

    fn has_preferred_many(&self) -> bool {
        true
    }

    fn affinity(&self, pid: c_int) -> Result<Set> {
        match pid {
            0 => {
                Ok(self.state().affinities.get(&thread::current().id()).cloned().unwrap_or(self.facts.my_cpus.clone()))
            }
            _ => Err(Error::new("sched_getaffinity", pid.to_string(), libc::ESRCH)),
        }
    }

    fn set_affinity(&self, pid: c_int, cpus: &Set) -> Result<()> {
        let cpus = cpus.intersection(&self.facts.my_cpus);
        match pid {
            0 if cpus.is_empty() => Err(Error::new("sched_setaffinity", pid.to_string(), libc::EINVAL)),
            0 => {
                self.state().affinities.insert(thread::current().id(), cpus);
                Ok(())
            }
            _ => Err(Error::new("sched_setaffinity", pid.to_string(), libc::ESRCH)),
        }
    }

    fn device_node(&self, _: &str, _: &str) -> Option<Result<usize>> {
        None
    }

    fn map(&self, size: usize) -> Result<usize> {
        let room = usize::try_from(self.memory.iter().map(|memory| memory.total).sum::<u64>()).unwrap_or(usize::MAX);
        match size {
            0 => Err(Error::new("mmap", "0 bytes", libc::EINVAL)),
            _ if size > room => Err(Error::new("mmap", format!("{size} bytes"), libc::ENOMEM)),
            _ => {
                let mut state = self.state();
                state.next += PAGE;
                let address = state.next;
                state.next += size.next_multiple_of(PAGE);
                state.mappings.insert(address, Mapping { policy: DEFAULT, pages: vec![None; size.div_ceil(PAGE)] });
                Ok(address)
            }
        }
    }

    unsafe fn unmap(&self, address: usize, _: usize) -> Result<()> {
        let wrong = || Error::new("munmap", format!("{address:#x}"), libc::EINVAL);
        self.state().mappings.remove(&address).map(drop).ok_or_else(wrong)
    }

    unsafe fn remap(&self, address: usize, _: usize, new: usize) -> Result<usize> {
        let mut state = self.state();
        match state.mappings.get_mut(&address) {
            Some(mapping) if new > 0 => {
                mapping.pages.resize(new.div_ceil(PAGE), None);
                Ok(address)
            }
            _ => Err(Error::new("mremap", format!("{address:#x}"), libc::EINVAL)),
        }
    }

    fn bind(&self, address: usize, size: usize, mode: c_int, nodes: Mask<'_>, flags: u32) -> Result<()> {
        let policy = self.checked("mbind", mode, nodes)?;
        let failed = |errno| Error::new("mbind", format!("{address:#x}, {size} bytes"), errno);
        let mut state = self.state();
        let mapping = state.mappings.get_mut(&address).ok_or_else(|| failed(libc::EFAULT))?;
        let elsewhere = mapping.pages.iter().flatten().any(|node| !policy.nodes.contains(*node));
        if flags & MPOL_MF_STRICT as u32 != 0 && elsewhere {
            return Err(failed(libc::EIO));
        }
        mapping.policy = policy;
        Ok(())
    }

    fn place(&self, address: usize) -> Result<Place> {
        let state = self.state();
        let mapping = state.mappings.range(..=address).next_back();
        let page = mapping.and_then(|(first, mapping)| mapping.pages.get((address - first) / PAGE));
        Ok(match page {
            Some(Some(node)) => Place::Node(*node),
            Some(None) => Place::NotPresent,
            None => Place::NotMapped,
        })
    }
}
