//! What Linux's files say about nodes: pure functions over their text (`/sys/devices/system/node`, `/proc/self/status`).
#![forbid(unsafe_code)]

use super::Memory;
use crate::mask::Set;
use std::vec::Vec;

/// The memory of a node, out of its `meminfo`: `Node 0 MemTotal:  988284 kB`.
pub fn meminfo(text: &str) -> Option<Memory> {
    let kib = |name: &str| {
        text.lines().find_map(|line| {
            let (_, value) = line.split_once(name)?;
            value.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?.checked_mul(1024)
        })
    };
    Some(Memory { total: kib("MemTotal:")?, free: kib("MemFree:")? })
}

/// The distances of a node, out of its file: one number per node that there is, in their order.
pub fn distance(text: &str) -> Option<Vec<u32>> {
    text.split_whitespace().map(|number| number.parse().ok()).collect()
}

/// A set that `/proc/self/status` names, with the size of the kernel's mask for it: `Mems_allowed: 00000000,00000001`.
pub fn status(text: &str, name: &str) -> Option<(Set, usize)> {
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?.trim();
    let mut set = Set::new();
    let mut bits = 0;
    for (index, group) in line.rsplit(',').enumerate() {
        let value = u32::from_str_radix(group, 16).ok()?;
        (0..32).filter(|bit| value >> bit & 1 == 1).for_each(|bit| set.insert(32 * index + bit));
        bits += 32;
    }
    Some((set, bits))
}

/// The number in a file's name: 3 of `node3`.
pub fn numbered(name: &str, prefix: &str) -> Option<usize> {
    name.strip_prefix(prefix)?.parse().ok()
}
