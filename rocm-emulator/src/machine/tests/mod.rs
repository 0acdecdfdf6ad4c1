//! The machine through its doors.

mod events;
mod faults;
mod memory;
mod packets;
mod queues;
mod runtime;

use super::*;
use crate::topology::{Kernel, Profile};
use hsakmt_sys::uapi::{ioctl::*, *};

fn machine(gpus: &[Profile]) -> Machine {
    Machine::new(Config { gpus: gpus.to_vec(), ..Config::default() }).unwrap()
}

fn call<T>(machine: &Machine, file: i32, request: c_ulong, argument: &mut T) -> Result<i32, Errno> {
    // SAFETY: the argument is a value of the type that the request stands for.
    unsafe { machine.ioctl(file, request, (&raw mut *argument).cast()) }
}

#[test]
fn the_version_is_the_kernels() {
    for (kernel, minor) in [(Kernel::V6_1, 11), (Kernel::V6_12, 17)] {
        let machine = Machine::new(Config { kernel, ..Config::default() }).unwrap();
        let kfd = machine.open_kfd().unwrap();
        let mut args = kfd_ioctl_get_version_args::default();
        call(&machine, kfd, AMDKFD_IOC_GET_VERSION, &mut args).unwrap();
        assert_eq!((args.major_version, args.minor_version), (1, minor));
    }
}

#[test]
fn only_the_number_of_a_request_counts() {
    let machine = machine(&[]);
    let kfd = machine.open_kfd().unwrap();
    let encode =
        |direction, group, number, size| c_ulong::from(Encoding::NATIVE.request(direction, group, number, size));
    let mut words = [7u32; 6];
    call(&machine, kfd, encode(Direction::Write, b'x', 1, 24), &mut words).unwrap();
    assert_eq!(words, [1, 17, 0, 0, 0, 0]);
    words = [7; 6];
    call(&machine, kfd, encode(Direction::None, b'K', 1, 4), &mut words).unwrap();
    assert_eq!(words, [1, 7, 7, 7, 7, 7]);
    for number in [0, 0x27, 0x28, 0x80, 0xff] {
        let request = encode(Direction::ReadWrite, b'K', number, 8);
        assert_eq!(call(&machine, kfd, request, &mut words), Err(Errno::ENOTTY), "{number:#x}");
    }
    // SAFETY: a null argument is what is tested.
    let null = unsafe { machine.ioctl(kfd, AMDKFD_IOC_GET_VERSION, ptr::null_mut()) };
    assert_eq!(null, Err(Errno::EFAULT));
}

#[test]
fn files_are_numbers_of_their_own() {
    let machine = machine(&[Profile::Gfx1151, Profile::Gfx1100]);
    let mut args = kfd_ioctl_get_version_args::default();
    assert_eq!(call(&machine, 3, AMDKFD_IOC_GET_VERSION, &mut args), Err(Errno::EBADF));
    let kfd = machine.open_kfd().unwrap();
    assert!(kfd >= FIRST_FILE);
    let render = machine.open_render(129).unwrap();
    assert_ne!(kfd, render);
    assert_eq!(machine.open_render(130), Err(Errno::ENOENT));
    machine.close(kfd);
    assert_eq!(call(&machine, kfd, AMDKFD_IOC_GET_VERSION, &mut args), Err(Errno::EBADF));
    let again = machine.open_kfd().unwrap();
    assert_eq!(call(&machine, again, AMDKFD_IOC_GET_VERSION, &mut args), Ok(0));
}

#[test]
fn the_topology_names_every_gpu() {
    let machine = machine(&Profile::ALL);
    let read = |path: &str| String::from_utf8(machine.read_topology(path).unwrap()).unwrap();
    let mut nodes = machine.list_topology("nodes").unwrap();
    nodes.sort();
    assert_eq!(nodes, ["0", "1", "2", "3"]);
    assert_eq!(read("nodes/0/gpu_id"), "0\n");
    for (node, profile) in (1..).zip(Profile::ALL) {
        let properties = read(&format!("nodes/{node}/properties"));
        let property = |key: &str| {
            let mut lines = properties.lines().filter_map(|line| line.split_once(' '));
            lines.find(|(name, _)| *name == key).unwrap().1.parse::<u64>().unwrap()
        };
        assert_eq!(property("gfx_target_version"), profile.model().unwrap().number("gfx_target_version"));
        for (count, folder) in
            [("caches_count", "caches"), ("io_links_count", "io_links"), ("mem_banks_count", "mem_banks")]
        {
            let entries = machine.list_topology(&format!("nodes/{node}/{folder}")).unwrap();
            assert_eq!(property(count), entries.len() as u64, "{profile} {folder}");
        }
        assert_eq!(property("drm_render_minor"), 127 + node);
        let link = read(&format!("nodes/{node}/io_links/0/properties"));
        assert!(link.contains(&format!("node_from {node}\nnode_to 0\n")), "{link}");
        let back = read(&format!("nodes/0/io_links/{}/properties", node - 1));
        assert!(back.contains(&format!("node_from 0\nnode_to {node}\n")), "{back}");
    }
    // 96 vector caches, 48 + 48 shared by two, 12 of an array, L2 and the infinity cache.
    assert_eq!(machine.list_topology("nodes/3/caches").unwrap().len(), 206);
    assert_eq!(machine.read_topology("nodes"), Err(Errno::EISDIR));
    assert_eq!(machine.read_topology("nodes/9/gpu_id"), Err(Errno::ENOENT));
    assert_eq!(machine.list_topology("nodes/0/gpu_id"), Err(Errno::ENOTDIR));
}
