//! The thunk as it is built from sources, and linked as an archive. Without a driver each call says that it is not open;
//! with one (`ci/vendored` brings the real one, without a card) it has its version, its nodes and its events.

#![cfg(feature = "vendored")]

use hsakmt_sys::{thunk::*, uapi};
use std::{os::fd::AsRawFd, path::Path, ptr};

#[test]
fn it_sees_what_the_driver_has() {
    let mut version = HsaVersionInfo::default();
    // SAFETY: the function writes one struct, where the driver is open.
    let early = unsafe { hsaKmtGetVersion(&mut version) };
    assert_eq!(early, HSAKMT_STATUS_KERNEL_IO_CHANNEL_NOT_OPENED, "{early}");
    // SAFETY: the function takes nothing.
    let status = unsafe { hsaKmtOpenKFD() };
    // Asked as the library asks: a file that is there need not open.
    let kfd = std::fs::File::options().read(true).write(true).open("/dev/kfd");
    let Ok(kfd) = kfd else {
        assert_eq!(status, HSAKMT_STATUS_KERNEL_IO_CHANNEL_NOT_OPENED, "{status}");
        return println!("vendored: the thunk without a driver: not open");
    };
    assert_eq!(status, HSAKMT_STATUS_SUCCESS, "{status}");
    let mut system = HsaSystemProperties::default();
    // SAFETY: each function writes one struct.
    unsafe {
        assert_eq!(hsaKmtGetVersion(&mut version), HSAKMT_STATUS_SUCCESS);
        assert_eq!(hsaKmtAcquireSystemProperties(&mut system), HSAKMT_STATUS_SUCCESS);
    }
    // The same by our own numbers: the thunk and we ask one driver.
    let mut ours = uapi::kfd_ioctl_get_version_args::default();
    // SAFETY: the driver writes one struct of this size.
    let done = unsafe { libc::ioctl(kfd.as_raw_fd(), uapi::ioctl::AMDKFD_IOC_GET_VERSION as _, &mut ours) };
    assert_eq!(done, 0, "{}", std::io::Error::last_os_error());
    assert_eq!(
        (version.KernelInterfaceMajorVersion, version.KernelInterfaceMinorVersion),
        (ours.major_version, ours.minor_version)
    );
    let folder = Path::new("/sys/class/kfd/kfd/topology/nodes");
    assert_eq!(system.NumNodes as usize, std::fs::read_dir(folder).unwrap().count());
    for node in 0..system.NumNodes {
        let mut properties = HsaNodeProperties::default();
        // SAFETY: the function writes one struct.
        assert_eq!(unsafe { hsaKmtGetNodeProperties(node, &mut properties) }, HSAKMT_STATUS_SUCCESS);
        let text = std::fs::read_to_string(folder.join(node.to_string()).join("properties")).unwrap();
        let value = |name: &str| {
            text.lines().find_map(|line| line.strip_prefix(name)?.trim().parse::<u64>().ok()).unwrap_or_default()
        };
        // The rest is compared with what rocm-rs reads, by ci/thunk.
        for (name, found) in [
            ("cpu_cores_count ", u64::from(properties.NumCPUCores)),
            ("simd_count ", u64::from(properties.NumFComputeCores)),
            ("cpu_core_id_base ", u64::from(properties.CComputeIdLo)),
        ] {
            assert_eq!(found, value(name), "node {node}: {name}");
        }
    }
    let mut descriptor = HsaEventDescriptor { EventType: HSA_EVENTTYPE_SIGNAL, ..Default::default() };
    descriptor.SyncVar.SyncVarSize = 0;
    let mut event = ptr::null_mut();
    // SAFETY: the event is the thunk's, and destroyed once.
    unsafe {
        assert_eq!(hsaKmtCreateEvent(&mut descriptor, false, false, &mut event), HSAKMT_STATUS_SUCCESS);
        assert_eq!(hsaKmtWaitOnEvent(event, 1), HSAKMT_STATUS_WAIT_TIMEOUT);
        assert_eq!(hsaKmtSetEvent(event), HSAKMT_STATUS_SUCCESS);
        assert_eq!(hsaKmtWaitOnEvent(event, 1000), HSAKMT_STATUS_SUCCESS);
        assert_eq!(hsaKmtDestroyEvent(event), HSAKMT_STATUS_SUCCESS);
        assert_eq!(hsaKmtReleaseSystemProperties(), HSAKMT_STATUS_SUCCESS);
        assert_eq!(hsaKmtCloseKFD(), HSAKMT_STATUS_SUCCESS);
    }
    println!("vendored: the thunk: {}.{}, {} nodes", ours.major_version, ours.minor_version, system.NumNodes);
}
