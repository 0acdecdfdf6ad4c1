//! The text of both systems' kernels, as it was seen, and what is read out of it.
#![cfg(feature = "native")]

use numa_sys::{
    list,
    mask::Set,
    os::{Memory, freebsd_text, sysfs},
};

fn set(numbers: &[usize]) -> Set {
    numbers.iter().copied().collect()
}

#[test]
fn freebsd_s_distances() {
    assert_eq!(freebsd_text::locality("\n0: 10 21 \n1: 21 10 \n", 2), [[10, 21], [21, 10]]);
    // No table in the firmware, or one domain.
    assert_eq!(freebsd_text::locality("\n0: -1 \n", 1), [[10]]);
    assert_eq!(freebsd_text::locality("\n0: -1 -1 \n1: -1 -1 \n", 2), [[10, 20], [20, 10]]);
    // Cut, longer than it should be, or none at all.
    assert_eq!(freebsd_text::locality("\n0: 10 2", 2), [[10, 2], [20, 10]]);
    assert_eq!(freebsd_text::locality("\n0: 10 21 99 \n1: 21 10 \n7: 1 1 \nx: 3\n", 2), [[10, 21], [21, 10]]);
    assert_eq!(freebsd_text::locality("", 3), [[10, 20, 20], [20, 10, 20], [20, 20, 10]]);
    assert!(freebsd_text::locality("0: 10", 0).is_empty());
}

#[test]
fn freebsd_s_segments() {
    let text = "\nSEGMENT 0:\n\nstart:     0x1000\nend:       0x9f000\ndomain:    0\nfree list: 0xffffffff80b30768\n\n\
                SEGMENT 1:\n\nstart:     0x100000\nend:       0x20000000\ndomain:    0\nfree list: 0xffffffff80b304f8\n\n\
                SEGMENT 2:\n\nstart:     0x20000000\nend:       0x40000000\ndomain:    1\nfree list: 0xffffffff80b304f8\n\n";
    assert_eq!(freebsd_text::segments(text, 2), [0x9e000 + 0x1ff0_0000, 0x2000_0000]);
    // A domain of processors only has no segment.
    assert_eq!(freebsd_text::segments(text, 3)[2], 0);
    // What is cut, backwards or of a domain that there is not counts for nothing.
    let odd = "start: 0x2000\nend: 0x1000\ndomain: 0\nstart: 0x1000\ndomain: 0\nend: 0x9000\ndomain: 5\nstart: zz\nend: 0x1\ndomain: 0\n";
    assert_eq!(freebsd_text::segments(odd, 1), [0]);
    assert_eq!(freebsd_text::segments("", 2), [0, 0]);
}

#[test]
fn freebsd_s_numbers() {
    assert_eq!(freebsd_text::number(&2u32.to_ne_bytes()), Some(2));
    assert_eq!(freebsd_text::number(&(1u64 << 40).to_ne_bytes()), Some(1 << 40));
    assert_eq!(freebsd_text::number(&[]), None);
    assert_eq!(freebsd_text::number(b"text that"), None);
}

#[test]
fn linux_s_memory() {
    let text =
        "Node 1 MemTotal:         516096 kB\nNode 1 MemFree:          498772 kB\nNode 1 MemUsed:           17324 kB\n";
    assert_eq!(sysfs::meminfo(text), Some(Memory { total: 516_096 << 10, free: 498_772 << 10 }));
    // A node without memory.
    let none = "Node 2 MemTotal:              0 kB\nNode 2 MemFree:               0 kB\n";
    assert_eq!(sysfs::meminfo(none), Some(Memory { total: 0, free: 0 }));
    for wrong in [
        "",
        "Node 0 MemTotal: 5 kB\n",
        "Node 0 MemTotal: x kB\nNode 0 MemFree: 1 kB\n",
        "Node 0 MemTotal: 18446744073709551615 kB\nNode 0 MemFree: 1 kB\n",
    ] {
        assert_eq!(sysfs::meminfo(wrong), None, "{wrong:?}");
    }
}

#[test]
fn linux_s_distances_and_sets() {
    assert_eq!(sysfs::distance("10 20 30 40\n"), Some(vec![10, 20, 30, 40]));
    assert_eq!(sysfs::distance("10 x\n"), None);
    let status = "Name:\tcat\nCpus_allowed:\tf\nMems_allowed:\t00000000,00000001\nMems_allowed_list:\t0\n";
    assert_eq!(sysfs::status(status, "Mems_allowed"), Some((set(&[0]), 64)));
    assert_eq!(sysfs::status(status, "Cpus_allowed"), Some((set(&[0, 1, 2, 3]), 32)));
    assert_eq!(sysfs::status(status, "Seccomp"), None);
    assert_eq!(sysfs::numbered("node12", "node"), Some(12));
    assert_eq!(sysfs::numbered("node", "node"), None);
    assert_eq!(sysfs::numbered("has_memory", "node"), None);
}

#[test]
fn the_kernels_maps_and_lists() {
    let mut words = [7; 2];
    assert!(list::parse_map("00000001,80000000,00000003\n", &mut words));
    assert_eq!(Set::from_words(&words), set(&[0, 1, 63, 64]));
    for wrong in ["3", "", "\n", "x\n", "1,,1\n", "100000000\n", "1,1,1,1,1\n"] {
        assert!(!list::parse_map(wrong, &mut [0; 2]), "{wrong:?}");
    }
    assert_eq!(list::parse_kernel_list("0-3,8\n", 64), Some(set(&[0, 1, 2, 3, 8])));
    assert_eq!(list::parse_kernel_list("\n", 64), Some(Set::EMPTY));
    assert_eq!(list::parse_kernel_list("0-18446744073709551615", 4), Some(Set::below(4)));
    assert_eq!(list::parse_kernel_list("0-", 4), None);
}
