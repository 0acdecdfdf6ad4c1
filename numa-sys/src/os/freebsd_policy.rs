//! Linux's policies as FreeBSD's, and back: pure functions, which are tested on any system.
//!
//! What [`to_freebsd`] makes reads back by [`to_linux`] as what it was, but for two: local allocation is FreeBSD's default,
//! and binding to all nodes cannot be told from it.
#![forbid(unsafe_code)]

use super::{Error, Policy, Result};
use crate::{
    cpuset::{
        DOMAINSET_POLICY_FIRSTTOUCH, DOMAINSET_POLICY_INTERLEAVE, DOMAINSET_POLICY_PREFER, DOMAINSET_POLICY_ROUNDROBIN,
        DOMAINSET_SIZE, domainset_t,
    },
    mask::{Mask, Set},
    policy::{MPOL_BIND, MPOL_DEFAULT, MPOL_F_STATIC_NODES, MPOL_INTERLEAVE, MPOL_LOCAL, MPOL_PREFERRED},
};
use core::ffi::c_int;
use std::format;

/// A FreeBSD policy: its kind and its domains.
pub type Domains = (c_int, domainset_t);

/// The domains of a kernel's set.
pub fn domains(mask: &domainset_t) -> Set {
    Set::from_words(&mask.bits)
}

/// A kernel's set of domains; those that it has no room for are left out.
pub fn domainset(nodes: &Set) -> domainset_t {
    let mut mask = domainset_t::default();
    for node in nodes.iter().filter(|node| *node < DOMAINSET_SIZE) {
        mask.bits[node / 64] |= 1 << (node % 64);
    }
    mask
}

/// A mode of Linux and the nodes of it that may be used, as a policy of FreeBSD.
///
/// Binding is strict, as on Linux, and without a preference among several domains but the local one.
pub fn to_freebsd(
    call: &'static str,
    mode: c_int,
    nodes: Mask<'_>,
    allowed: &Set,
    with_memory: &Set,
) -> Result<Domains> {
    let refused = || Error::new(call, format!("mode {mode}, nodes {nodes:?}"), libc::EINVAL);
    if nodes.iter().any(|node| node >= DOMAINSET_SIZE) {
        return Err(refused());
    }
    // Nodes that this process may not use are left out, as Linux does; so are those without memory, for which the kernel
    // would silently take all.
    let usable: Set = nodes.iter().filter(|node| allowed.contains(*node) && with_memory.contains(*node)).collect();
    let local = (DOMAINSET_POLICY_FIRSTTOUCH, domainset(allowed));
    // Domains keep their numbers, so that nodes are static always.
    match mode & !MPOL_F_STATIC_NODES {
        MPOL_DEFAULT | MPOL_LOCAL | MPOL_PREFERRED if nodes.is_empty() => Ok(local),
        _ if usable.is_empty() => Err(refused()),
        // There is room for one domain in this policy.
        MPOL_PREFERRED => Ok((DOMAINSET_POLICY_PREFER, domainset(&usable.iter().take(1).collect()))),
        MPOL_BIND if usable.len() == 1 => Ok((DOMAINSET_POLICY_ROUNDROBIN, domainset(&usable))),
        MPOL_BIND => Ok((DOMAINSET_POLICY_FIRSTTOUCH, domainset(&usable))),
        MPOL_INTERLEAVE => Ok((DOMAINSET_POLICY_INTERLEAVE, domainset(&usable))),
        _ => Err(refused()),
    }
}

/// A policy of FreeBSD as a mode of Linux: what [`to_freebsd`] made reads back, except that local allocation is the
/// default, and binding to all nodes too.
pub fn to_linux((policy, mask): &Domains, allowed: &Set) -> Policy {
    let nodes = domains(mask);
    match *policy {
        DOMAINSET_POLICY_PREFER => Policy { mode: MPOL_PREFERRED, nodes },
        DOMAINSET_POLICY_INTERLEAVE => Policy { mode: MPOL_INTERLEAVE, nodes },
        DOMAINSET_POLICY_ROUNDROBIN if nodes.len() > 1 => Policy { mode: MPOL_INTERLEAVE, nodes },
        DOMAINSET_POLICY_FIRSTTOUCH if nodes == *allowed => Policy { mode: MPOL_DEFAULT, nodes: Set::EMPTY },
        _ => Policy { mode: MPOL_BIND, nodes },
    }
}
