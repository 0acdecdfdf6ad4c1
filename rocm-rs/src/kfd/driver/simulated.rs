//! A FreeBSD with an amdkfd, made of the emulator: `/dev/kfd` as FreeBSD's `ioctl(2)` and LinuxKPI hand it a request, and the
//! topology as sysctls, without CPU nodes if so wanted. So what is FreeBSD's alone runs in the tests of every system.
//!
//! What it does is what FreeBSD 15's sources say (`sys/kern/sys_generic.c`, `sys/compat/linuxkpi/common/src/linux_compat.c`):
//! an argument is copied by the bits of the number, and by nothing that the driver knows; nothing comes back from a request
//! that failed; and a number has 13 bits for a size.

use super::{
    cpu_nodes::{Completed, Domain},
    sysctl_tree::tests::Simulated,
    *,
};
use crate::topology::Source;
use hsakmt_sys::uapi::ioctl::{self, COMMANDS, Encoding};
use rocm_emulator::{Config, Machine, Profile};
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

/// Bits of a number in `sys/ioccom.h`.
const VOID: u32 = 1 << 29;
const OUT: u32 = 1 << 30;
const IN: u32 = 1 << 31;

/// A FreeBSD.
#[derive(Debug)]
struct FreeBsd {
    kfd: Emulated,
    sysctls: Simulated,
    /// How the program numbers its requests.
    encoding: Encoding,
    /// Requests that were refused for their number.
    strange: AtomicU32,
}

impl FreeBsd {
    fn new(encoding: Encoding, cpu_nodes: bool) -> FreeBsd {
        let config = Config { gpus: vec![Profile::Gfx1100], workers: Some(1), ..Config::default() };
        let kfd = Emulated::new(Machine::new(config).unwrap());
        let mut files = Vec::new();
        walk(&kfd, "", &mut files);
        let is_cpu = |path: &str| {
            let node = path.strip_prefix("nodes/").and_then(|rest| rest.split('/').next()).unwrap_or_default();
            let properties = format!("nodes/{node}/properties");
            files.iter().any(|(path, text)| *path == properties && !text.contains("cpu_cores_count 0\n"))
        };
        let kept = files.iter().filter(|(path, _)| cpu_nodes || !is_cpu(path));
        let kept: Vec<(&str, &str)> = kept.map(|(path, text)| (&**path, &**text)).collect();
        FreeBsd { sysctls: Simulated::new(&kept), kfd, encoding, strange: AtomicU32::new(0) }
    }

    /// `ioctl(2)`.
    ///
    /// # Safety
    ///
    /// As for [`Driver::ioctl`], by the size in `number`.
    unsafe fn ioctl_2(&self, file: RawFile, number: u32, argument: *mut c_void) -> io::Result<c_int> {
        let size = (number >> 16) as usize & Encoding::FreeBsd.max_size();
        let direction = number & (VOID | OUT | IN);
        // A number of a group with a size that does not fit has spoilt the direction.
        let known = direction == VOID && size == 0 || direction & VOID == 0 && direction != 0;
        let command = COMMANDS.iter().find(|command| command.number == ioctl::number(number.into()));
        let Some(command) = command.filter(|_| known && number >> 8 & 0xff == u32::from(ioctl::GROUP)) else {
            self.strange.fetch_add(1, Ordering::Relaxed);
            return Err(io::Error::from_raw_os_error(libc::ENOTTY));
        };
        // The driver has room for what its own number says: amdkfd takes the larger of both.
        let mut copy = vec![0u64; size.max(command.size).div_ceil(8)];
        if number & IN != 0 {
            // SAFETY: the caller's argument has `size` bytes, and so has the copy.
            unsafe { argument.cast::<u8>().copy_to_nonoverlapping(copy.as_mut_ptr().cast(), size) };
        }
        let own = Encoding::NATIVE.request(command.direction, ioctl::GROUP, command.number, size.max(command.size));
        // SAFETY: the copy has room for what the number says; pointers in it are the caller's.
        let answer = unsafe { self.kfd.ioctl(file, own.into(), copy.as_mut_ptr().cast()) }?;
        if number & OUT != 0 {
            // SAFETY: as above.
            unsafe { copy.as_ptr().cast::<u8>().copy_to_nonoverlapping(argument.cast(), size) };
        }
        Ok(answer)
    }
}

/// All files of a topology.
fn walk(driver: &Emulated, folder: &str, files: &mut Vec<(String, String)>) {
    for name in driver.list_topology(folder).unwrap() {
        let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        match driver.read_topology(&path) {
            Ok(text) => files.push((path, String::from_utf8(text).unwrap())),
            Err(_) => walk(driver, &path, files),
        }
    }
}

impl Driver for FreeBsd {
    fn name(&self) -> &'static str {
        "amdkfd of a simulated FreeBSD"
    }

    fn anchor(&self) -> &Anchor {
        self.kfd.anchor()
    }

    fn open(&self, node: Node) -> io::Result<RawFile> {
        self.kfd.open(node)
    }

    fn close(&self, file: RawFile) {
        self.kfd.close(file);
    }

    /// The request as it would be numbered by a program that is compiled for [`encoding`](FreeBsd::encoding).
    unsafe fn ioctl(&self, file: RawFile, request: Request, argument: *mut c_void) -> io::Result<c_int> {
        let (number, size) = (ioctl::number(request), ioctl::size(request));
        let command = COMMANDS.iter().find(|command| command.number == number).unwrap();
        let number = self.encoding.request(command.direction, ioctl::GROUP, number, size);
        // SAFETY: the caller's, for the same size.
        unsafe { self.ioctl_2(file, number, argument) }
    }

    unsafe fn mmap(&self, file: RawFile, mapping: &Mapping) -> io::Result<NonNull<c_void>> {
        // SAFETY: the caller's.
        unsafe { self.kfd.mmap(file, mapping) }
    }

    unsafe fn munmap(&self, address: NonNull<c_void>, length: usize) -> io::Result<()> {
        // SAFETY: the caller's.
        unsafe { self.kfd.munmap(address, length) }
    }

    fn read_topology(&self, path: &str) -> io::Result<Vec<u8>> {
        Completed::new(&self.sysctls, domains).read(path)
    }

    fn list_topology(&self, path: &str) -> io::Result<Vec<String>> {
        Completed::new(&self.sysctls, domains).list(path)
    }

    fn settle(&self, node: usize, address: NonNull<c_void>, length: usize) -> numa::Result<()> {
        self.kfd.settle(node, address, length)
    }
}

fn domains() -> Vec<Domain> {
    vec![Domain { cores: 4, first: 0, bytes: 1 << 30 }]
}

/// Every request of a launch, and all that comes before and after it: the bits of each number are those of what is copied.
#[test]
fn a_kernel_runs_through_freebsds_numbers_and_sysctls() {
    for cpu_nodes in [true, false] {
        let system = Arc::new(FreeBsd::new(Encoding::FreeBsd, cpu_nodes));
        let runtime = crate::Runtime::builder().driver(system.clone()).open().unwrap();
        let gpu = runtime.gpu().unwrap();
        assert_eq!(gpu.name(), "gfx1100");
        let source = rocm_emulator::kernels::source("demo").unwrap();
        let kernel = gpu.load(source.object("gfx1100").unwrap().bytes).unwrap().kernel("vector_add").unwrap();
        let (a, b) = (gpu.upload(&[1f32; 300]).unwrap(), gpu.upload(&[2f32; 300]).unwrap());
        let sums = gpu.alloc::<f32>(300).unwrap();
        let queue = gpu.create_queue().unwrap();
        let launch = kernel.launch(&queue).grid([300]).block([64]).arg(&a).arg(&b).arg(&sums).arg(300u32);
        // SAFETY: the buffers have the 300 floats that the kernel reads and writes.
        let done = unsafe { launch.submit() }.unwrap();
        done.wait().unwrap();
        assert!(done.duration().unwrap() > std::time::Duration::ZERO, "clock counters have come back");
        assert_eq!(sums.to_vec().unwrap(), vec![3f32; 300]);
        assert_eq!(system.strange.load(Ordering::Relaxed), 0);
        let topology = crate::kfd::topology_of(&*system).unwrap();
        let cpus: Vec<u32> = topology.nodes.iter().map(|node| node.cpu_cores).filter(|cores| *cores > 0).collect();
        assert!(!cpus.is_empty() && (cpu_nodes || cpus == [4]), "{cpus:?}");
    }
}

/// A program that has Linux's numbers: FreeBSD takes an `_IOR` for an `_IOW`, succeeds, and gives nothing back.
#[test]
fn linuxs_numbers_are_told_by_a_version_that_is_none() {
    let system = Arc::new(FreeBsd::new(Encoding::Linux, true));
    let version = crate::kfd::version_of(&*system).unwrap();
    assert_eq!((version.major, version.minor), (0, 0));
    let error = crate::kfd::Kfd::open(system.clone()).unwrap_err();
    assert!(matches!(error, crate::kfd::Error::TooOld { found, .. } if found == version), "{error}");
    assert_eq!(system.strange.load(Ordering::Relaxed), 0);
}

#[test]
fn what_has_no_room_in_a_number_is_refused_before_it_is_asked() {
    let system = FreeBsd::new(Encoding::FreeBsd, true);
    let file = system.open(Node::Kfd).unwrap();
    let mut argument = [0u64; 2048];
    let mut ask = |size: u32| {
        // SAFETY: the argument is larger than any number says.
        let answer = unsafe { system.ioctl_2(file, IN | OUT | size << 16 | 0x4b01, argument.as_mut_ptr().cast()) };
        answer.map_err(|error| error.raw_os_error().unwrap())
    };
    // 8191 bytes are the most; one more is the bit that says that there is no argument.
    assert_eq!([8191, 8192, 1 << 13 | 8].map(&mut ask), [Ok(0), Err(libc::ENOTTY), Err(libc::ENOTTY)]);
    system.close(file);
}
