//! FreeBSD: policies of threads (`cpuset_getdomain(2)`), and memory that is placed by touching it.
//!
//! FreeBSD has no policy of a range of memory. A page goes where the policy of the thread that first touches it says, so
//! [`FreeBsd::bind`] sets that policy for a moment, touches every page, and restores it. That places exactly only where
//! the memory shares no object with other memory: [`FreeBsd::map`] makes such memory, aligned and rounded to 2 MiB of
//! addresses, and keeps a book of it. What is not in the book, or was touched before, cannot be placed: `ENOSYS`.
//!
//! The kinds of policy, in both directions, are [`freebsd_policy`](super::freebsd_policy); what the kernel's answers mean is
//! [`freebsd_facts`](super::freebsd_facts).

use super::{
    Error, Facts, Memory, Os, Place, Policy, Result, Threads,
    freebsd_facts::{self as facts, GRAIN, Kernel, SELF},
    freebsd_policy::{Domains, domains, to_freebsd, to_linux},
    touch,
};
use crate::{
    cpuset::{
        CPU_LEVEL_ROOT, CPU_LEVEL_WHICH, CPU_SETSIZE, CPU_WHICH_PID, CPU_WHICH_TID, MEM_EXTRACT_PADDR, cpulevel_t,
        cpuset_t, cpuwhich_t, domainset_t, mem_extract,
    },
    mask::{Mask, Set},
    policy::{MPOL_DEFAULT, MPOL_INTERLEAVE, MPOL_MF_MOVE, MPOL_MF_MOVE_ALL},
};
use core::{
    ffi::{c_char, c_int, c_void},
    ptr,
};
use std::{
    collections::BTreeMap,
    ffi::CString,
    format,
    fs::File,
    os::fd::AsRawFd,
    string::ToString,
    sync::{Mutex, OnceLock, PoisonError},
    vec,
    vec::Vec,
};

#[path = "freebsd_threads.rs"]
mod threads;

/// The kernel that runs.
#[derive(Clone, Copy, Debug, Default)]
pub struct FreeBsd;

unsafe extern "C" {
    fn cpuset_getdomain(
        level: cpulevel_t,
        which: cpuwhich_t,
        id: i64,
        size: usize,
        mask: *mut domainset_t,
        policy: *mut c_int,
    ) -> c_int;
    fn cpuset_setdomain(
        level: cpulevel_t,
        which: cpuwhich_t,
        id: i64,
        size: usize,
        mask: *const domainset_t,
        policy: c_int,
    ) -> c_int;
    fn cpuset_getaffinity(level: cpulevel_t, which: cpuwhich_t, id: i64, size: usize, mask: *mut cpuset_t) -> c_int;
    fn cpuset_setaffinity(level: cpulevel_t, which: cpuwhich_t, id: i64, size: usize, mask: *const cpuset_t) -> c_int;
}

/// `mmap`: aligned to [`GRAIN`].
const MAP_ALIGNED_GRAIN: c_int = (GRAIN.ilog2() as c_int) << 24;

impl Kernel for FreeBsd {
    fn sysctl(&self, name: &str) -> Option<Vec<u8>> {
        sysctl(name)
    }

    fn domain(&self, level: cpulevel_t, which: cpuwhich_t, id: i64) -> Result<Domains> {
        get_domain(level, which, id)
    }

    fn affinity(&self, level: cpulevel_t, which: cpuwhich_t, id: i64) -> Result<Set> {
        get_affinity(level, which, id)
    }
}

fn unsupported(call: &'static str, lacks: &'static str) -> Error {
    Error::Unsupported { call, system: "FreeBSD", lacks }
}

fn get_domain(level: cpulevel_t, which: cpuwhich_t, id: i64) -> Result<Domains> {
    let (mut mask, mut policy) = (domainset_t::default(), 0);
    // SAFETY: both places are ours, and the mask has the size that is passed.
    match unsafe { cpuset_getdomain(level, which, id, size_of_val(&mask), &mut mask, &mut policy) } {
        0 => Ok((policy, mask)),
        _ => Err(Error::last("cpuset_getdomain", format!("level {level}, which {which}, id {id}"))),
    }
}

fn set_domain((policy, mask): &Domains) -> Result<()> {
    // SAFETY: the mask has the size that is passed.
    match unsafe { cpuset_setdomain(CPU_LEVEL_WHICH, CPU_WHICH_TID, SELF, size_of_val(mask), mask, *policy) } {
        0 => Ok(()),
        _ => {
            let error = Error::last("", "");
            let what = format!("policy {policy}, domains {:?}", domains(mask));
            Err(Error::new("cpuset_setdomain", what, facts::as_linux(error.errno())))
        }
    }
}

fn get_affinity(level: cpulevel_t, which: cpuwhich_t, id: i64) -> Result<Set> {
    let mut mask = cpuset_t::default();
    // SAFETY: the mask is ours and has the size that is passed.
    match unsafe { cpuset_getaffinity(level, which, id, size_of_val(&mask), &mut mask) } {
        0 => Ok(Set::from_words(&mask.bits)),
        _ => Err(Error::last("cpuset_getaffinity", format!("level {level}, which {which}, id {id}"))),
    }
}

/// A policy of the calling thread that lasts as long as this, also through a panic.
struct Temporary(Domains);

impl Temporary {
    fn set(policy: &Domains) -> Result<Temporary> {
        let before = get_domain(CPU_LEVEL_WHICH, CPU_WHICH_TID, SELF)?;
        set_domain(policy)?;
        Ok(Temporary(before))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // The kernel took it before; nothing could be done if it did not now.
        let _ = set_domain(&self.0);
    }
}

/// The bytes of a sysctl; `None` where there is none of that name, or it may not be read.
pub fn sysctl(name: &str) -> Option<Vec<u8>> {
    let name = CString::new(name).ok()?;
    let mut size = 0;
    // SAFETY: asks for the size only.
    if unsafe { libc::sysctlbyname(name.as_ptr(), ptr::null_mut(), &mut size, ptr::null(), 0) } != 0 {
        return None;
    }
    // Some grow between the two calls.
    let mut bytes = vec![0u8; size + 256];
    size = bytes.len();
    // SAFETY: the buffer is ours and has that size.
    if unsafe { libc::sysctlbyname(name.as_ptr(), bytes.as_mut_ptr().cast(), &mut size, ptr::null(), 0) } != 0 {
        return None;
    }
    bytes.truncate(size);
    Some(bytes)
}

/// How many domains there are. Asked once: they do not change.
fn count() -> usize {
    static COUNT: OnceLock<usize> = OnceLock::new();
    *COUNT.get_or_init(|| facts::count(&FreeBsd))
}

/// The bytes of each domain. Asked once.
fn totals() -> &'static [u64] {
    static TOTALS: OnceLock<Vec<u64>> = OnceLock::new();
    TOTALS.get_or_init(|| facts::totals(&FreeBsd, count()))
}

fn with_memory() -> Set {
    facts::with_memory(totals())
}

fn page() -> usize {
    // SAFETY: asks for a number.
    usize::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) }).unwrap_or(4096)
}

fn allowed() -> Result<Set> {
    facts::allowed(&FreeBsd, count())
}

/// Memory that this library made: how much was asked for, how much address space it has, and how it was placed.
#[derive(Clone, Copy, Debug)]
struct Mapping {
    size: usize,
    span: usize,
    /// Bytes of it that were given back alone.
    freed: usize,
    /// The policy under which all of it was touched, if it was: before, it can be placed.
    placed: Option<Domains>,
}

static BOOK: Mutex<BTreeMap<usize, Mapping>> = Mutex::new(BTreeMap::new());

fn book<T>(what: impl FnOnce(&mut BTreeMap<usize, Mapping>) -> T) -> T {
    what(&mut BOOK.lock().unwrap_or_else(PoisonError::into_inner))
}

/// The state of each page of a range, 0 for one that is not in memory; nothing where not all is mapped.
fn resident(address: usize, size: usize) -> Option<Vec<c_char>> {
    let mut states: Vec<c_char> = vec![0; size.div_ceil(page())];
    let start = (address & !(page() - 1)) as *const c_void;
    // SAFETY: a place for each page's state; nothing of the memory is read.
    (unsafe { libc::mincore(start, size, states.as_mut_ptr()) } == 0).then_some(states)
}

/// Whether no page of a range is in memory. A page that was paged out counts as untouched: it comes back under the policy.
fn untouched(address: usize, size: usize) -> bool {
    resident(address, size).is_some_and(|states| states.iter().all(|state| *state == 0))
}

/// Whether something is mapped at an address.
fn is_mapped(address: usize) -> bool {
    resident(address, page()).is_some()
}

/// The policy of a range of memory, as Linux would tell it: that under which this library placed it, else the default.
pub fn policy_of(address: usize) -> Result<Policy> {
    let placed = book(|book| {
        let (start, mapping) = book.range(..=address).next_back()?;
        (address < start + mapping.size).then_some(mapping.placed)?
    });
    match placed {
        Some(placed) => Ok(to_linux(&placed, &allowed()?)),
        None if is_mapped(address) => Ok(Policy { mode: MPOL_DEFAULT, nodes: Set::EMPTY }),
        None => Err(Error::new("get_mempolicy", format!("{address:#x}"), libc::EFAULT)),
    }
}

/// Touches new memory of the book under a policy, which places it.
fn prefault(address: usize, size: usize, policy: &Domains) -> Result<()> {
    let no_room = || Error::new("mbind", format!("{size} bytes on domains {:?}", domains(&policy.1)), libc::ENOMEM);
    // What does not fit is refused before: the kernel would not refuse it.
    if (size / page()) as u64 > facts::room(&FreeBsd, policy, &allowed()?) {
        return Err(no_room());
    }
    let restored = Temporary::set(policy)?;
    // SAFETY: memory of the book. What is there stays, also what another thread writes meanwhile.
    unsafe { touch(address as *mut u8, size, page()) };
    drop(restored);
    book(|book| {
        if let Some(mapping) = book.get_mut(&address) {
            mapping.placed = Some(*policy);
        }
    });
    Ok(())
}

impl Os for FreeBsd {
    fn available(&self) -> bool {
        facts::available(self)
    }

    fn facts(&self) -> Facts {
        facts::facts(self, page())
    }

    fn memory(&self, node: usize) -> Result<Memory> {
        facts::memory(self, totals(), node, page())
    }

    fn policy(&self) -> Result<Policy> {
        Ok(to_linux(&get_domain(CPU_LEVEL_WHICH, CPU_WHICH_TID, SELF)?, &allowed()?))
    }

    fn set_policy(&self, mode: c_int, nodes: Mask<'_>) -> Result<()> {
        set_domain(&to_freebsd("set_mempolicy", mode, nodes, &allowed()?, &with_memory())?)
    }

    fn exchange_policies(&self, wanted: &Threads) -> Result<Threads> {
        threads::exchange(wanted)
    }

    fn allowed(&self) -> Result<Set> {
        allowed()
    }

    fn next_interleaved(&self) -> Result<usize> {
        match self.policy()?.mode {
            MPOL_INTERLEAVE => Err(unsupported("get_mempolicy", "no way to ask which domain is next in turn")),
            _ => Err(Error::new("get_mempolicy", "the next node", libc::EINVAL)),
        }
    }

    fn has_preferred_many(&self) -> bool {
        false
    }

    fn affinity(&self, pid: c_int) -> Result<Set> {
        match pid {
            0 => get_affinity(CPU_LEVEL_WHICH, CPU_WHICH_TID, SELF),
            1.. => get_affinity(CPU_LEVEL_WHICH, CPU_WHICH_TID, pid.into())
                .or_else(|_| get_affinity(CPU_LEVEL_WHICH, CPU_WHICH_PID, pid.into())),
            // -1 would be this thread.
            _ => Err(Error::new("cpuset_getaffinity", pid.to_string(), libc::ESRCH)),
        }
    }

    fn set_affinity(&self, pid: c_int, cpus: &Set) -> Result<()> {
        let refused = |errno| Error::new("cpuset_setaffinity", format!("{pid}, processors {cpus:?}"), errno);
        // Processors that there are not are no error on Linux.
        let usable = cpus.intersection(&get_affinity(CPU_LEVEL_ROOT, CPU_WHICH_TID, SELF)?);
        if usable.is_empty() {
            return Err(refused(libc::EINVAL));
        }
        let mut mask = cpuset_t::default();
        usable.iter().filter(|cpu| *cpu < CPU_SETSIZE).for_each(|cpu| mask.bits[cpu / 64] |= 1 << (cpu % 64));
        let set = |which, id: i64| {
            // SAFETY: the mask has the size that is passed.
            unsafe { cpuset_setaffinity(CPU_LEVEL_WHICH, which, id, size_of_val(&mask), &mask) == 0 }
        };
        let done = match pid {
            0 => set(CPU_WHICH_TID, SELF),
            1.. => set(CPU_WHICH_TID, pid.into()) || set(CPU_WHICH_PID, pid.into()),
            _ => return Err(refused(libc::ESRCH)),
        };
        match Error::last("", "").errno() {
            _ if done => Ok(()),
            errno => Err(refused(facts::as_linux(errno))),
        }
    }

    fn device_node(&self, kind: &str, name: &str) -> Option<Result<usize>> {
        match kind {
            // An interface is its driver and its unit: em0 is dev.em.0.
            "netdev" => Some(driver_node(name)),
            "pci" | "block" | "file" | "ip" => {
                Some(Err(unsupported("numa_parse_nodestring", "no domain of a device by this kind of name")))
            }
            _ => None,
        }
    }

    fn map(&self, size: usize) -> Result<usize> {
        let failed = |errno| Error::new("mmap", format!("{size} bytes"), errno);
        if size == 0 {
            return Err(failed(libc::EINVAL));
        }
        // Beyond what the machine has, touching it could only end in the kernel's hands.
        let machine: u64 = totals().iter().sum();
        let span = facts::isolated(size).ok_or_else(|| failed(libc::ENOMEM))?;
        if machine > 0 && size as u64 > machine {
            return Err(failed(libc::ENOMEM));
        }
        let flags = libc::MAP_PRIVATE | libc::MAP_ANON | MAP_ALIGNED_GRAIN;
        // SAFETY: new memory at an address that the kernel chooses touches nothing that is there.
        let memory = unsafe { libc::mmap(ptr::null_mut(), span, libc::PROT_READ | libc::PROT_WRITE, flags, -1, 0) };
        if memory == libc::MAP_FAILED {
            return Err(Error::last("mmap", format!("{size} bytes")));
        }
        let size = size.next_multiple_of(page());
        book(|book| book.insert(memory as usize, Mapping { size, span, freed: 0, placed: None }));
        Ok(memory as usize)
    }

    unsafe fn unmap(&self, address: usize, size: usize) -> Result<()> {
        // This kernel would round the address down and unmap what lies before it too.
        if !address.is_multiple_of(page()) || size == 0 {
            return Err(Error::new("munmap", format!("{address:#x}, {size} bytes"), libc::EINVAL));
        }
        let length = size.checked_next_multiple_of(page()).unwrap_or(usize::MAX);
        // With the last of what was asked for goes the address space behind it.
        let (mut start, mut end) = (address, address.saturating_add(length));
        book(|book| {
            let Some((&first, mapping)) = book.range_mut(..=address).next_back() else { return };
            if address >= first + mapping.size {
                return;
            }
            mapping.freed += end.min(first + mapping.size) - address;
            if mapping.freed >= mapping.size {
                let whole = address == first && end >= first + mapping.size;
                (start, end) = (if whole { first } else { address }, end.max(first + mapping.span));
                book.remove(&first);
            }
        });
        // SAFETY: the caller says that nobody uses it any more; what is behind it belongs to nobody else.
        match unsafe { libc::munmap(start as *mut c_void, end - start) } {
            0 => Ok(()),
            _ => Err(Error::last("munmap", format!("{address:#x}, {size} bytes"))),
        }
    }

    unsafe fn remap(&self, address: usize, old: usize, new: usize) -> Result<usize> {
        let failed = |errno| Error::new("numa_realloc", format!("{address:#x}, {old} to {new} bytes"), errno);
        let mapping = book(|book| book.get(&address).copied()).ok_or_else(|| failed(libc::EFAULT))?;
        let made = self.map(new).map_err(|error| failed(error.errno()))?;
        if let Some(policy) = mapping.placed {
            let size = new.next_multiple_of(page());
            if let Err(error) = prefault(made, size, &policy) {
                // SAFETY: nobody has seen the new memory.
                let _ = unsafe { self.unmap(made, new) };
                return Err(error);
            }
        }
        // SAFETY: both have as many bytes, one of the old memory's owner and one of nobody; then the old is given up.
        unsafe {
            ptr::copy_nonoverlapping(address as *const u8, made as *mut u8, old.min(new).min(mapping.size));
            let _ = self.unmap(address, mapping.size);
        }
        Ok(made)
    }

    fn bind(&self, address: usize, size: usize, mode: c_int, nodes: Mask<'_>, flags: u32) -> Result<()> {
        if !address.is_multiple_of(page()) {
            return Err(Error::new("mbind", format!("{address:#x}"), libc::EINVAL));
        }
        let policy = to_freebsd("mbind", mode, nodes, &allowed()?, &with_memory())?;
        if size == 0 {
            return Ok(());
        }
        if flags & (MPOL_MF_MOVE | MPOL_MF_MOVE_ALL) as u32 != 0 {
            return Err(unsupported("mbind", "no way to move pages that are there already"));
        }
        let known = book(|book| book.get(&address).copied());
        let size = size.checked_next_multiple_of(page()).unwrap_or(usize::MAX);
        match known {
            Some(mapping) if mapping.placed.is_none() && size == mapping.size && untouched(address, size) => {
                prefault(address, size, &policy)
            }
            // What every range has: the policy of the thread that touches it.
            _ if mode == MPOL_DEFAULT && is_mapped(address) => Ok(()),
            _ if !is_mapped(address) => Err(Error::new("mbind", format!("{address:#x}"), libc::EFAULT)),
            _ => Err(unsupported(
                "mbind",
                "no policy of a range of memory: only new memory of numa_alloc_onnode and its siblings can be placed",
            )),
        }
    }

    fn place(&self, address: usize) -> Result<Place> {
        static MEM: OnceLock<Result<File, c_int>> = OnceLock::new();
        let file =
            MEM.get_or_init(|| File::open("/dev/mem").map_err(|error| error.raw_os_error().unwrap_or(libc::EIO)));
        let file = match file {
            Ok(file) => file,
            // Whoever may not read /dev/mem cannot be told.
            Err(errno) => {
                let errno = if *errno == libc::EACCES { libc::EPERM } else { *errno };
                return Err(Error::new("move_pages", "/dev/mem, which tells the domain of a page", errno));
            }
        };
        let mut question = mem_extract { me_vaddr: address as u64, ..mem_extract::default() };
        // SAFETY: the argument of this request, which the kernel reads and writes.
        if unsafe { libc::ioctl(file.as_raw_fd(), MEM_EXTRACT_PADDR, &mut question) } != 0 {
            return Err(Error::last("MEM_EXTRACT_PADDR", format!("{address:#x}")));
        }
        facts::place(&question)
    }
}

/// The domain of a device by its driver and unit in one word: `em0`.
fn driver_node(name: &str) -> Result<usize> {
    let unknown = || Error::new("netdev", name, libc::ENODEV);
    let digits = name.len() - name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (driver, unit) = name.split_at(name.len() - digits);
    let plain = !driver.is_empty() && digits > 0 && driver.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    match plain {
        true => facts::string(&FreeBsd, &format!("dev.{driver}.{unit}.%domain")).trim().parse().map_err(|_| unknown()),
        false => Err(unknown()),
    }
}
