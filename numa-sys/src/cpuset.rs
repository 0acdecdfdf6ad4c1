//! FreeBSD's memory domains, as `cpuset_getdomain` and its siblings take them. Follows `sys/cpuset.h` and
//! `sys/domainset.h` of FreeBSD 14 and later.
//!
//! Always pass the whole [`domainset_t`]: sizes that the manual page calls tolerated answer `ERANGE`.
#![allow(non_camel_case_types)]

use core::ffi::{c_int, c_ulong};

/// The level of a set, of `cpuset_*`.
pub type cpulevel_t = c_int;
/// What a set is of, of `cpuset_*`.
pub type cpuwhich_t = c_int;

/// The system's root set.
pub const CPU_LEVEL_ROOT: cpulevel_t = 1;
/// The numbered set.
pub const CPU_LEVEL_CPUSET: cpulevel_t = 2;
/// The set of what is named, itself.
pub const CPU_LEVEL_WHICH: cpulevel_t = 3;

/// A thread; -1 is the calling one.
pub const CPU_WHICH_TID: cpuwhich_t = 1;
/// A process; -1 is the calling one.
pub const CPU_WHICH_PID: cpuwhich_t = 2;
/// A numbered set.
pub const CPU_WHICH_CPUSET: cpuwhich_t = 3;
/// An interrupt.
pub const CPU_WHICH_IRQ: cpuwhich_t = 4;
/// A jail.
pub const CPU_WHICH_JAIL: cpuwhich_t = 5;
/// A memory domain: its processors.
pub const CPU_WHICH_DOMAIN: cpuwhich_t = 6;

/// Domains in turn.
pub const DOMAINSET_POLICY_ROUNDROBIN: c_int = 1;
/// The domain of the processor that faults.
pub const DOMAINSET_POLICY_FIRSTTOUCH: c_int = 2;
/// One domain if it has room, else others.
pub const DOMAINSET_POLICY_PREFER: c_int = 3;
/// Domains in turn, 2 MiB each.
pub const DOMAINSET_POLICY_INTERLEAVE: c_int = 4;

/// How many domains a [`domainset_t`] has room for.
pub const DOMAINSET_SIZE: usize = 256;
/// How many processors a [`cpuset_t`] has room for.
pub const CPU_SETSIZE: usize = 1024;

/// A set of memory domains.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct domainset_t {
    /// Domain `n` is bit `n % 64` of word `n / 64`.
    pub bits: [u64; DOMAINSET_SIZE / 64],
}

/// A set of processors.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct cpuset_t {
    /// Processor `n` is bit `n % 64` of word `n / 64`.
    pub bits: [u64; CPU_SETSIZE / 64],
}

/// Argument of `MEM_EXTRACT_PADDR` on `/dev/mem`: where a page of this process is.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct mem_extract {
    /// To the kernel: an address.
    pub me_vaddr: u64,
    /// The physical address.
    pub me_paddr: u64,
    /// The domain, when the state is [`ME_STATE_MAPPED`].
    pub me_domain: c_int,
    /// What there is.
    pub me_state: c_int,
    /// 0.
    pub me_padding: [u64; 5],
}

/// The request on `/dev/mem` that tells where a page of this process is: `_IOWR('m', 52, struct mem_extract)`, in FreeBSD's
/// encoding. (Linux's is the same for this direction.)
pub const MEM_EXTRACT_PADDR: c_ulong =
    (0xc000_0000 | size_of::<mem_extract>() << 16 | (b'm' as usize) << 8 | 52) as c_ulong;

/// Nothing is mapped there.
pub const ME_STATE_INVALID: c_int = 0;
/// Something is mapped there, and has no page yet.
pub const ME_STATE_VALID: c_int = 1;
/// There is a page.
pub const ME_STATE_MAPPED: c_int = 2;

const _: () = {
    assert!(size_of::<domainset_t>() == 32);
    assert!(size_of::<cpuset_t>() == 128);
    assert!(size_of::<mem_extract>() == 64);
};
