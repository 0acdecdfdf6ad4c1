//! What FreeBSD's kernel says of the machine: domains, processors, memory, and what this process may use of them.
//!
//! What is asked of the kernel is behind a trait, so that recorded answers run on any system; what the answers mean is
//! here. They are not what they seem in places: a domain that there is not has an empty set of processors, and a thread
//! with a preference tells the preferred domain where its allowed ones are asked for.
#![forbid(unsafe_code)]

use super::{
    Error, Facts, Memory, Place, Result,
    freebsd_policy::{Domains, domains},
    freebsd_text as text,
};
use crate::{
    cpuset::{
        CPU_LEVEL_CPUSET, CPU_LEVEL_WHICH, CPU_SETSIZE, CPU_WHICH_DOMAIN, CPU_WHICH_TID, DOMAINSET_POLICY_PREFER,
        DOMAINSET_SIZE, ME_STATE_MAPPED, ME_STATE_VALID, cpulevel_t, cpuwhich_t, mem_extract,
    },
    mask::Set,
};
use core::ffi::c_int;
use std::{
    format,
    string::{String, ToString},
    vec::Vec,
};

/// The calling thread, or its set.
pub const SELF: i64 = -1;

/// The grain of reservations: memory that shares one shares its domain, whatever the policies were.
pub const GRAIN: usize = 2 << 20;

/// What is asked of a kernel.
pub trait Kernel {
    /// The bytes of a sysctl; `None` where there is none of that name, or it may not be read.
    fn sysctl(&self, name: &str) -> Option<Vec<u8>>;
    /// `cpuset_getdomain(2)`.
    fn domain(&self, level: cpulevel_t, which: cpuwhich_t, id: i64) -> Result<Domains>;
    /// `cpuset_getaffinity(2)`.
    fn affinity(&self, level: cpulevel_t, which: cpuwhich_t, id: i64) -> Result<Set>;
}

/// A sysctl that holds a number.
pub fn number(kernel: &impl Kernel, name: &str) -> Option<u64> {
    text::number(&kernel.sysctl(name)?)
}

/// A sysctl that holds a text; nothing where there is none.
pub fn string(kernel: &impl Kernel, name: &str) -> String {
    let bytes = kernel.sysctl(name).unwrap_or_default();
    String::from_utf8_lossy(&bytes).trim_end_matches('\0').to_string()
}

/// How many domains there are: one where the kernel does not tell.
pub fn count(kernel: &impl Kernel) -> usize {
    number(kernel, "vm.ndomains").map_or(1, |count| (count as usize).clamp(1, DOMAINSET_SIZE))
}

/// The bytes of each of so many domains.
pub fn totals(kernel: &impl Kernel, count: usize) -> Vec<u64> {
    text::segments(&string(kernel, "vm.phys_segs"), count)
}

/// The domains with memory, by the bytes of each; all of a kernel that does not tell.
pub fn with_memory(totals: &[u64]) -> Set {
    match totals.iter().all(|total| *total == 0) {
        true => Set::below(totals.len()),
        false => (0..totals.len()).filter(|domain| totals[*domain] > 0).collect(),
    }
}

/// The domains that the calling thread may use: those of its numbered set. Its own mask is that of its policy.
pub fn allowed(kernel: &impl Kernel, count: usize) -> Result<Set> {
    let mask = kernel.domain(CPU_LEVEL_CPUSET, CPU_WHICH_TID, SELF)?.1;
    Ok(domains(&mask).intersection(&Set::below(count)))
}

/// Whether the kernel has what libnuma needs: domains that are counted, and policies. One domain suffices.
pub fn available(kernel: &impl Kernel) -> bool {
    number(kernel, "vm.ndomains").is_some() && kernel.domain(CPU_LEVEL_WHICH, CPU_WHICH_TID, SELF).is_ok()
}

/// What does not change.
pub fn facts(kernel: &impl Kernel, page: usize) -> Facts {
    let count = count(kernel);
    let nodes = Set::below(count);
    let configured = number(kernel, "kern.smp.maxid").map_or(1, |last| (last as usize).min(CPU_SETSIZE - 1) + 1);
    // A domain past the last answers with an empty set: only those that there are may be asked.
    let node_cpus = (0..count).map(|domain| kernel.affinity(CPU_LEVEL_WHICH, CPU_WHICH_DOMAIN, domain as i64).ok());
    let mut node_cpus: Vec<Option<Set>> = node_cpus.collect();
    if node_cpus.iter().all(Option::is_none) {
        node_cpus[0] = Some(Set::below(configured));
    }
    Facts {
        possible_nodes: DOMAINSET_SIZE,
        possible_cpus: CPU_SETSIZE,
        memory_nodes: with_memory(&totals(kernel, count)),
        configured_cpus: configured,
        my_nodes: allowed(kernel, count).unwrap_or_else(|_| nodes.clone()),
        my_cpus: kernel.affinity(CPU_LEVEL_WHICH, CPU_WHICH_TID, SELF).unwrap_or_else(|_| Set::below(configured)),
        node_cpus,
        distances: text::locality(&string(kernel, "vm.phys_locality"), count),
        nodes,
        page,
    }
}

/// Pages of a domain: its counter of that name.
fn pages(kernel: &impl Kernel, domain: usize, which: &str) -> u64 {
    number(kernel, &format!("vm.domain.{domain}.stats.{which}")).unwrap_or(0)
}

/// The memory of a domain, by the bytes of each: the kernel counts what is free in pages.
pub fn memory(kernel: &impl Kernel, totals: &[u64], domain: usize, page: usize) -> Result<Memory> {
    match totals.get(domain) {
        Some(total) => {
            let free = pages(kernel, domain, "free_count").saturating_mul(page as u64);
            Ok(Memory { total: *total, free: free.min(*total) })
        }
        None => Err(Error::new("sysctl", format!("vm.domain.{domain}"), libc::ENOENT)),
    }
}

/// How many pages a policy can still place: those that are free, and those that can be made free without writing.
///
/// A strict policy whose domains are full blocks the thread, and after half a minute the kernel kills the process: it never
/// answers `ENOMEM`. A preference falls back to every domain that is allowed.
pub fn room(kernel: &impl Kernel, policy: &Domains, allowed: &Set) -> u64 {
    let strict = domains(&policy.1);
    let targets = if policy.0 == DOMAINSET_POLICY_PREFER { allowed } else { &strict };
    let of = |domain| pages(kernel, domain, "free_count").saturating_add(pages(kernel, domain, "inactive"));
    targets.iter().map(of).fold(0, u64::saturating_add)
}

/// The address space of memory that is to be placed: so many whole reservations that, aligned to one, it shares none with
/// other memory. Nothing for more than there are addresses.
pub fn isolated(size: usize) -> Option<usize> {
    size.checked_next_multiple_of(GRAIN)
}

/// The error number of Linux for one of the kernel's about sets: domains or processors outside the process's own set are
/// `EDEADLK` here, which helps nobody.
pub fn as_linux(errno: c_int) -> c_int {
    if errno == libc::EDEADLK { libc::EINVAL } else { errno }
}

/// Where a page is, by the answer to `MEM_EXTRACT_PADDR`. Only a page that is in memory has a domain.
pub fn place(answer: &mem_extract) -> Result<Place> {
    match answer.me_state {
        ME_STATE_MAPPED => usize::try_from(answer.me_domain).map(Place::Node).map_err(|_| {
            Error::new(
                "MEM_EXTRACT_PADDR",
                format!("{:#x}, domain {}", answer.me_vaddr, answer.me_domain),
                libc::EPROTO,
            )
        }),
        ME_STATE_VALID => Ok(Place::NotPresent),
        _ => Ok(Place::NotMapped),
    }
}
