//! What FreeBSD's sysctls say about memory domains: pure functions over their text.
#![forbid(unsafe_code)]

use std::{vec, vec::Vec};

/// The distance of a domain to itself.
const LOCAL: u32 = 10;
/// The distance to any other, where the firmware says nothing: what Linux takes then.
const REMOTE: u32 = 20;

/// The distances of so many domains, out of `vm.phys_locality`.
///
/// Its lines are `0: 10 21 `. Where the firmware has no table, or there is one domain, the numbers are -1: then, and for
/// what is missing or no number, a domain is at 10 from itself and at 20 from the others.
pub fn locality(text: &str, domains: usize) -> Vec<Vec<u32>> {
    let mut rows: Vec<Vec<u32>> =
        (0..domains).map(|a| (0..domains).map(|b| if a == b { LOCAL } else { REMOTE }).collect()).collect();
    for line in text.lines() {
        let Some((domain, numbers)) = line.split_once(':') else { continue };
        let Some(row) = domain.trim().parse().ok().and_then(|domain: usize| rows.get_mut(domain)) else { continue };
        for (place, number) in row.iter_mut().zip(numbers.split_whitespace()) {
            if let Ok(distance @ 1..) = number.parse() {
                *place = distance;
            }
        }
    }
    rows
}

/// How many bytes each of so many domains has, out of `vm.phys_segs`: the sum of its segments.
///
/// A segment is lines of `start:`, `end:` and `domain:`, with blank lines between.
pub fn segments(text: &str, domains: usize) -> Vec<u64> {
    let mut totals = vec![0u64; domains];
    let (mut start, mut end) = (None, None);
    for line in text.lines() {
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        let address = || u64::from_str_radix(value.trim_start_matches("0x"), 16).ok();
        match name.trim() {
            "start" => (start, end) = (address(), None),
            "end" => end = address(),
            "domain" => {
                if let (Some(start), Some(end), Ok(domain)) = (start.take(), end.take(), value.parse::<usize>())
                    && let Some(total) = totals.get_mut(domain)
                {
                    *total = total.saturating_add(end.saturating_sub(start));
                }
            }
            _ => {}
        }
    }
    totals
}

/// The number that a sysctl holds in 4 or 8 bytes.
pub fn number(bytes: &[u8]) -> Option<u64> {
    match bytes.len() {
        4 => bytes.try_into().ok().map(|bytes| u32::from_ne_bytes(bytes).into()),
        8 => bytes.try_into().ok().map(u64::from_ne_bytes),
        _ => None,
    }
}
