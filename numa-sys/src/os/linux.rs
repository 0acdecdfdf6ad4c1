//! Linux: its [system calls](super::linux_calls), and sysfs.

use super::{
    Error, Facts, Memory, Os, Place, Policy, Result, Threads,
    linux_calls::{self as calls, node_bits},
    linux_threads, sysfs,
};
use crate::{
    list,
    mask::{Mask, Set, WORD, words},
    policy::{MPOL_DEFAULT, MPOL_F_MEMS_ALLOWED, MPOL_F_NODE, MPOL_LOCAL, MPOL_PREFERRED_MANY},
};
use core::{
    ffi::{c_int, c_uint, c_ulong, c_void},
    ptr,
};
use smallvec::SmallVec;
use std::{
    format, fs,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    string::{String, ToString},
    sync::OnceLock,
    vec,
    vec::Vec,
};

const NODES: &str = "/sys/devices/system/node";
const CPUS: &str = "/sys/devices/system/cpu";

/// The kernel that runs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Linux;

/// The pointer and the bit count that the kernel takes for a mask: one more than there are, which it takes off again.
fn raw(mask: Mask<'_>) -> (*const c_ulong, c_ulong) {
    match mask.bits() {
        0 => (ptr::null(), 0),
        bits => (mask.words().as_ptr(), bits as c_ulong + 1),
    }
}

/// The policy, or the allowed nodes, of the calling thread.
fn get(flags: c_int) -> Result<Policy> {
    let mut mode = 0;
    let bits = node_bits();
    // Kernels have room for 1,024 nodes at most.
    let mut mask: SmallVec<[c_ulong; 16]> = SmallVec::from_buf([0; 16]);
    if words(bits) > mask.len() {
        mask.resize(words(bits), 0);
    }
    let mask = &mut mask[..words(bits)];
    let mode_place = if flags == MPOL_F_MEMS_ALLOWED { ptr::null_mut() } else { &raw mut mode };
    // SAFETY: both places are ours, and the mask has as many bits as it says; the kernel takes one off.
    let result = unsafe {
        calls::get_mempolicy(mode_place, mask.as_mut_ptr(), bits as c_ulong + 1, ptr::null_mut(), flags as c_uint)
    };
    if result < 0 {
        return Err(Error::last("get_mempolicy", "this thread"));
    }
    // The nodes of a policy that names none need not be looked for.
    let none = flags == 0 && matches!(mode, MPOL_DEFAULT | MPOL_LOCAL);
    Ok(Policy { mode, nodes: if none { Set::new() } else { Set::from_words(mask) } })
}

/// The words of a thread's processors, as many as its kernel has.
fn affinity(pid: c_int) -> Result<Vec<c_ulong>> {
    // Kernels refuse a mask that is smaller than their own; 1024 bits suffice for most.
    let mut mask = vec![0 as c_ulong; words(1024)];
    loop {
        let bytes = size_of_val(&mask[..]) as c_ulong;
        // SAFETY: the mask is ours and has that many bytes.
        let result = unsafe { calls::sched_getaffinity(pid, bytes, mask.as_mut_ptr()) };
        if result >= 0 {
            mask.truncate(result as usize / size_of::<c_ulong>());
            return Ok(mask);
        }
        let error = Error::last("sched_getaffinity", pid.to_string());
        if error.errno() != libc::EINVAL || mask.len() > words(1 << 20) {
            return Err(error);
        }
        mask = vec![0; mask.len() * 2];
    }
}

/// The numbers of a folder's entries that are called `prefix` and a number.
fn numbered(folder: &str, prefix: &str) -> Set {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| sysfs::numbered(entry.ok()?.file_name().to_str()?, prefix))
        // A kernel has no more than a few thousand.
        .filter(|number| *number < 1 << 20)
        .collect()
}

fn node_file(node: usize, name: &str) -> Option<String> {
    fs::read_to_string(format!("{NODES}/node{node}/{name}")).ok()
}

impl Os for Linux {
    fn available(&self) -> bool {
        // SAFETY: every pointer is null, which asks for nothing.
        let result = unsafe { calls::get_mempolicy(ptr::null_mut(), ptr::null_mut(), 0, ptr::null_mut(), 0) };
        // Another error is of a sandbox, say, and still of a kernel that has it.
        result >= 0 || Error::last("", "").errno() != libc::ENOSYS
    }

    fn facts(&self) -> Facts {
        let mut nodes = numbered(NODES, "node");
        if nodes.is_empty() {
            // No NUMA in the kernel, or no sysfs: one node.
            nodes.insert(0);
        }
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let my_nodes = sysfs::status(&status, "Mems_allowed").map_or_else(|| nodes.clone(), |(set, _)| set);
        let mask = affinity(0).unwrap_or_default();
        let configured = numbered(CPUS, "cpu").last().map_or(mask.len() * WORD, |last| last + 1);
        let possible_cpus = (mask.len() * WORD).max(WORD);
        let my_cpus: Set = Set::from_words(&mask).intersection(&Set::below(configured));
        let highest = nodes.last().unwrap_or(0);
        let node_cpus = (0..=highest).map(|node| {
            let text = node_file(node, "cpumap")?;
            let mut map = vec![0; words(possible_cpus)];
            list::parse_map(&text, &mut map).then(|| Set::from_words(&map))
        });
        let node_cpus: Vec<Option<Set>> = match node_cpus.collect::<Vec<_>>() {
            // Without sysfs the one node has them all.
            maps if maps.iter().all(Option::is_none) => vec![Some(Set::below(configured))],
            maps => maps,
        };
        let row = |node: usize| {
            let mut row = vec![0; highest + 1];
            let distances = node_file(node, "distance").and_then(|text| sysfs::distance(&text)).unwrap_or_default();
            for (other, distance) in nodes.iter().zip(distances) {
                row[other] = distance;
            }
            row
        };
        Facts {
            possible_nodes: node_bits(),
            possible_cpus,
            memory_nodes: nodes.iter().filter(|node| self.memory(*node).is_ok_and(|m| m.total > 0)).collect(),
            configured_cpus: configured,
            my_nodes,
            my_cpus,
            node_cpus,
            distances: (0..=highest).map(row).collect(),
            nodes,
            // SAFETY: asks for a number.
            page: usize::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) }).unwrap_or(4096),
        }
    }

    fn memory(&self, node: usize) -> Result<Memory> {
        let path = format!("{NODES}/node{node}/meminfo");
        let text = fs::read_to_string(&path).map_err(|_| Error::last("read", path.clone()))?;
        sysfs::meminfo(&text).ok_or_else(|| Error::new("read", path, libc::EINVAL))
    }

    fn policy(&self) -> Result<Policy> {
        get(0)
    }

    fn set_policy(&self, mode: c_int, nodes: Mask<'_>) -> Result<()> {
        let (mask, bits) = raw(nodes);
        // SAFETY: the mask has as many bits as it says.
        match unsafe { calls::set_mempolicy(mode, mask, bits) } {
            0.. => Ok(()),
            _ => Err(Error::last("set_mempolicy", format!("mode {mode}, nodes {nodes:?}"))),
        }
    }

    fn exchange_policies(&self, wanted: &Threads) -> Result<Threads> {
        linux_threads::exchange(wanted)
    }

    fn allowed(&self) -> Result<Set> {
        Ok(get(MPOL_F_MEMS_ALLOWED)?.nodes)
    }

    fn next_interleaved(&self) -> Result<usize> {
        // Without an interleaving policy the kernel refuses the question.
        let node = get(MPOL_F_NODE)?.mode;
        usize::try_from(node).map_err(|_| Error::new("get_mempolicy", "the next node", libc::EINVAL))
    }

    fn has_preferred_many(&self) -> bool {
        static HAS: OnceLock<bool> = OnceLock::new();
        *HAS.get_or_init(|| {
            // Memory of our own is asked, so that no policy of the thread changes.
            let Ok(page) = self.map(1) else { return false };
            let has = self.bind(page, 1, MPOL_PREFERRED_MANY, Set::from_iter([0]).mask(), 0).is_ok();
            // SAFETY: nobody else knows the page.
            let _ = unsafe { self.unmap(page, 1) };
            has
        })
    }

    fn affinity(&self, pid: c_int) -> Result<Set> {
        Ok(Set::from_words(&affinity(pid)?))
    }

    fn set_affinity(&self, pid: c_int, cpus: &Set) -> Result<()> {
        let mask = cpus.mask().words();
        // SAFETY: the mask has that many bytes.
        match unsafe { calls::sched_setaffinity(pid, size_of_val(mask) as c_ulong, mask.as_ptr()) } {
            0.. => Ok(()),
            _ => Err(Error::last("sched_setaffinity", pid.to_string())),
        }
    }

    fn device_node(&self, kind: &str, name: &str) -> Option<Result<usize>> {
        let device = match kind {
            "pci" => pci(name),
            "netdev" => class("net", name),
            "block" => class("block", name),
            "file" => file(name),
            "ip" => interface(name).and_then(|interface| class("net", &interface)),
            _ => return None,
        };
        Some(device.and_then(|device| node_of_device(&device)))
    }

    fn map(&self, size: usize) -> Result<usize> {
        let protection = libc::PROT_READ | libc::PROT_WRITE;
        // SAFETY: new memory at an address that the kernel chooses touches nothing that is there.
        let memory =
            unsafe { libc::mmap(ptr::null_mut(), size, protection, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS, -1, 0) };
        if memory == libc::MAP_FAILED {
            return Err(Error::last("mmap", format!("{size} bytes")));
        }
        Ok(memory as usize)
    }

    unsafe fn unmap(&self, address: usize, size: usize) -> Result<()> {
        // SAFETY: the caller says that nobody uses it any more.
        match unsafe { libc::munmap(address as *mut c_void, size) } {
            0 => Ok(()),
            _ => Err(Error::last("munmap", format!("{address:#x}, {size} bytes"))),
        }
    }

    unsafe fn remap(&self, address: usize, old: usize, new: usize) -> Result<usize> {
        // SAFETY: the caller says that nobody uses the old address any more; the kernel chooses the new one.
        let memory = unsafe { libc::mremap(address as *mut c_void, old, new, libc::MREMAP_MAYMOVE) };
        if memory == libc::MAP_FAILED {
            return Err(Error::last("mremap", format!("{address:#x}, {old} to {new} bytes")));
        }
        Ok(memory as usize)
    }

    fn bind(&self, address: usize, size: usize, mode: c_int, nodes: Mask<'_>, flags: u32) -> Result<()> {
        let (mask, bits) = raw(nodes);
        // SAFETY: the mask has as many bits as it says. A policy changes no contents.
        match unsafe { calls::mbind(address as *mut c_void, size as c_ulong, mode, mask, bits, flags) } {
            0.. => Ok(()),
            _ => Err(Error::last("mbind", format!("{address:#x}, mode {mode}, nodes {nodes:?}"))),
        }
    }

    fn place(&self, address: usize) -> Result<Place> {
        let mut page = address as *mut c_void;
        let mut status = 0;
        // SAFETY: one address and one place for the answer; no nodes, so that nothing moves.
        let result = unsafe { calls::move_pages(0, 1, &mut page, ptr::null(), &mut status, 0) };
        match (result, -status) {
            (0.., libc::ENOENT) => Ok(Place::NotPresent),
            (0.., libc::EFAULT) => Ok(Place::NotMapped),
            (0.., errno) if status < 0 => Err(Error::new("move_pages", format!("{address:#x}"), errno)),
            (0.., _) => Ok(Place::Node(status as usize)),
            _ => Err(Error::last("move_pages", format!("{address:#x}"))),
        }
    }
}

/// No name of a device leads out of its folder.
fn plain<'n>(kind: &'static str, name: &'n str) -> Result<&'n str> {
    let good = !name.is_empty() && !name.contains('/') && !name.starts_with('.');
    if good { Ok(name) } else { Err(Error::new(kind, name, libc::EINVAL)) }
}

/// A PCI device by its address, with or without the domain, digits in any number: `0000:03:00.0`, `3:0.0`.
fn pci(name: &str) -> Result<PathBuf> {
    let wrong = || Error::new("pci", name, libc::EINVAL);
    let hex = |digits: &str| u32::from_str_radix(digits, 16).map_err(|_| wrong());
    let (rest, function) = name.rsplit_once('.').ok_or_else(wrong)?;
    let (rest, device) = rest.rsplit_once(':').ok_or_else(wrong)?;
    let (domain, bus) = rest.rsplit_once(':').unwrap_or(("0", rest));
    let (domain, bus, device, function) = (hex(domain)?, hex(bus)?, hex(device)?, hex(function)?);
    Ok(PathBuf::from(format!("/sys/bus/pci/devices/{domain:04x}:{bus:02x}:{device:02x}.{function:x}")))
}

/// A device by the name of its class.
fn class(class: &'static str, name: &str) -> Result<PathBuf> {
    Ok(Path::new("/sys/class").join(class).join(plain(class, name)?))
}

/// The disk on which a file is.
fn file(name: &str) -> Result<PathBuf> {
    let meta =
        fs::metadata(name).map_err(|error| Error::new("stat", name, error.raw_os_error().unwrap_or(libc::EIO)))?;
    let device = if meta.rdev() != 0 { meta.rdev() } else { meta.dev() };
    let path = PathBuf::from(format!("/sys/dev/block/{}:{}", libc::major(device), libc::minor(device)));
    fs::canonicalize(&path).map_err(|_| Error::last("file", name))
}

/// The network interface that reaches an address: of the local address of a socket that is pointed at it.
fn interface(name: &str) -> Result<String> {
    let failed = |error: std::io::Error| Error::new("ip", name, error.raw_os_error().unwrap_or(libc::ENOENT));
    let mut last = Error::new("ip", name, libc::ENOENT);
    for target in std::net::ToSocketAddrs::to_socket_addrs(&(name, 9)).map_err(failed)? {
        let any = if target.is_ipv4() { "0.0.0.0:0" } else { "[::]:0" };
        // Connecting a datagram socket sends nothing.
        let local = std::net::UdpSocket::bind(any).and_then(|socket| {
            socket.connect(target)?;
            socket.local_addr()
        });
        match local {
            Ok(local) => return name_of(local.ip()).ok_or_else(|| Error::new("ip", name, libc::ENODEV)),
            Err(error) => last = failed(error),
        }
    }
    Err(last)
}

/// The interface that has an address.
fn name_of(address: std::net::IpAddr) -> Option<String> {
    let mut first = ptr::null_mut();
    // SAFETY: the list is written to a place of ours, and freed below.
    if unsafe { libc::getifaddrs(&mut first) } != 0 {
        return None;
    }
    let mut found = None;
    let mut next = first;
    while !next.is_null() {
        // SAFETY: an element of the list, which lives until it is freed.
        let entry = unsafe { &*next };
        next = entry.ifa_next;
        if !entry.ifa_addr.is_null() && socket_address(entry.ifa_addr) == Some(address) {
            // SAFETY: a name of the list is a string that ends in NUL.
            found = unsafe { core::ffi::CStr::from_ptr(entry.ifa_name) }.to_str().ok().map(String::from);
            break;
        }
    }
    // SAFETY: the list is ours, and nothing points into it any more.
    unsafe { libc::freeifaddrs(first) };
    found
}

fn socket_address(address: *const libc::sockaddr) -> Option<std::net::IpAddr> {
    // SAFETY: an address of getifaddrs has its family in front, and is as long as the family says.
    unsafe {
        match i32::from((*address).sa_family) {
            libc::AF_INET => Some(u32::from_be((*address.cast::<libc::sockaddr_in>()).sin_addr.s_addr))
                .map(|bits| std::net::Ipv4Addr::from_bits(bits).into()),
            libc::AF_INET6 => Some((*address.cast::<libc::sockaddr_in6>()).sin6_addr.s6_addr.into()),
            _ => None,
        }
    }
}

/// The node of a device: of itself or of the nearest device above it that knows.
fn node_of_device(device: &Path) -> Result<usize> {
    let unknown = |errno| Error::new("device", device.display().to_string(), errno);
    let mut folder = fs::canonicalize(device).map_err(|_| unknown(libc::ENODEV))?;
    while folder.starts_with("/sys/devices") {
        if let Ok(text) = fs::read_to_string(folder.join("numa_node")) {
            // -1: the firmware does not say.
            return text.trim().parse().map_err(|_| unknown(libc::ENOENT));
        }
        folder.pop();
    }
    Err(unknown(libc::ENODEV))
}
