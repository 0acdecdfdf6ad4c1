//! The ioctl numbers of both encodings, pinned by what was seen on Linux and FreeBSD kernels.

use hsakmt_sys::uapi::ioctl::{self, COMMANDS, Direction, Encoding};

/// Commands whose numbers differ between the systems.
const DIFFERENT: &[(&str, u32, u32)] = &[
    ("GET_VERSION", 0x8008_4b01, 0x4008_4b01),
    ("GET_PROCESS_APERTURES", 0x8190_4b06, 0x4190_4b06),
    ("SET_MEMORY_POLICY", 0x4020_4b04, 0x8020_4b04),
    ("UPDATE_QUEUE", 0x4018_4b07, 0x8018_4b07),
    ("SET_TRAP_HANDLER", 0x4018_4b13, 0x8018_4b13),
    ("DESTROY_EVENT", 0x4008_4b09, 0x8008_4b09),
    ("SET_EVENT", 0x4008_4b0a, 0x8008_4b0a),
    ("RESET_EVENT", 0x4008_4b0b, 0x8008_4b0b),
    ("ACQUIRE_VM", 0x4008_4b15, 0x8008_4b15),
    ("FREE_MEMORY_OF_GPU", 0x4008_4b17, 0x8008_4b17),
    ("SET_CU_MASK", 0x4010_4b1a, 0x8010_4b1a),
    ("CREATE_PROCESS", 0x0000_4b27, 0x2000_4b27),
];

/// Sizes of arguments that were read off the binaries of ROCm 7.2.4.
const SIZES: &[(&str, usize)] = &[
    ("CREATE_QUEUE", 96),
    ("DESTROY_QUEUE", 8),
    ("GET_CLOCK_COUNTERS", 40),
    ("CREATE_EVENT", 32),
    ("WAIT_EVENTS", 24),
    ("SET_SCRATCH_BACKING_VA", 16),
    ("GET_TILE_CONFIG", 40),
    ("GET_PROCESS_APERTURES_NEW", 16),
    ("ALLOC_MEMORY_OF_GPU", 40),
    ("MAP_MEMORY_TO_GPU", 24),
    ("UNMAP_MEMORY_FROM_GPU", 24),
    ("GET_QUEUE_WAVE_STATE", 24),
    ("GET_DMABUF_INFO", 32),
    ("IMPORT_DMABUF", 24),
    ("ALLOC_QUEUE_GWS", 16),
    ("SMI_EVENTS", 8),
    ("SVM", 24),
    ("SET_XNACK_MODE", 4),
    ("AVAILABLE_MEMORY", 16),
    ("EXPORT_DMABUF", 16),
    ("RUNTIME_ENABLE", 16),
    ("DBG_TRAP", 32),
    ("IPC_IMPORT_HANDLE", 48),
    ("IPC_EXPORT_HANDLE", 32),
    ("RLC_SPM", 32),
    ("PC_SAMPLE", 32),
    ("AIS_OP", 40),
];

fn command(name: &str) -> &'static ioctl::Command {
    COMMANDS.iter().find(|c| c.name == name).unwrap_or_else(|| panic!("no command {name}"))
}

#[test]
fn numbers_that_differ() {
    for &(name, linux, freebsd) in DIFFERENT {
        assert_eq!(command(name).request(Encoding::Linux), linux, "{name} on Linux");
        assert_eq!(command(name).request(Encoding::FreeBsd), freebsd, "{name} on FreeBSD");
    }
}

#[test]
fn all_others_are_the_same() {
    let deprecated = |name: &str| name.ends_with("_DEPRECATED");
    for command in COMMANDS {
        let same = command.request(Encoding::Linux) == command.request(Encoding::FreeBsd);
        let listed = DIFFERENT.iter().any(|(name, ..)| *name == command.name) || deprecated(command.name);
        assert_eq!(same, !listed, "{}", command.name);
        assert_eq!(same, command.direction == Direction::ReadWrite, "{}", command.name);
    }
}

#[test]
fn sizes_of_the_thunk() {
    for &(name, size) in SIZES {
        assert_eq!(command(name).size, size, "{name}");
    }
}

#[test]
fn numbers_take_apart() {
    for command in COMMANDS {
        let request = ioctl::Request::from(command.request(Encoding::NATIVE));
        assert_eq!(ioctl::number(request), command.number);
        assert_eq!(ioctl::size(request), command.size);
    }
    assert!(COMMANDS.windows(2).all(|pair| pair[0].number < pair[1].number), "each number once, in order");
}

/// A generated number would be that of the system on which the bindings were made: on FreeBSD a wrong one may succeed, without
/// data.
#[test]
fn no_number_is_generated() {
    let bindings = include_str!("../src/uapi/bindings.rs");
    let constants = bindings.lines().filter_map(|line| line.trim_start().strip_prefix("pub const ")?.split_once(':'));
    let mut seen = 0;
    for (name, rest) in constants {
        assert!(!name.starts_with("AMDKFD_IOC_"), "{name}");
        let value = rest.rsplit_once("= ").and_then(|(_, value)| value.trim_end_matches(';').parse::<u64>().ok());
        let packed = |value: u64| value >> 16 != 0 && value >> 32 == 0 && (value >> 8 & 0xff) as u8 == ioctl::GROUP;
        assert!(!value.is_some_and(packed), "{name} is {value:x?}");
        seen += 1;
    }
    assert!(seen > 100, "{seen} constants");
}

#[test]
#[should_panic(expected = "too large")]
fn freebsd_has_13_bits_of_size() {
    Encoding::FreeBsd.request(Direction::ReadWrite, ioctl::GROUP, 2, 8192);
}
