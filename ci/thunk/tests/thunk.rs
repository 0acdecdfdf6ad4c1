//! AMD's libhsakmt and rocm-rs's own runtime ask one driver, and hear the same: the topology property by property, events,
//! clocks, memory, and the errno of what is refused.
//!
//! Which driver it is, the surroundings say (`ci/vendored` brings both): the emulated one under this crate's library, with
//! GPUs; or the kernel's, in a virtual machine without a card. Without either, libhsakmt says that there is none.

#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

use hsakmt_sys::{
    thunk::*,
    uapi::{self, ioctl::Request},
};
use rocm_rs::{
    kfd::{
        driver::{Driver, Kernel, Node, RawFile},
        topology_of, version_of,
    },
    topology,
};
use std::{io, path::Path, ptr};

/// The driver as rocm-rs asks it, in the process whose state libhsakmt uses.
struct Ours {
    driver: Kernel,
    kfd: RawFile,
    system: topology::System,
}

impl Ours {
    /// A command of the driver's: its errno, or 0.
    fn ask<T>(&self, request: Request, args: &mut T) -> i32 {
        // SAFETY: the argument is the request's struct, and its pointers, if it has any, are the test's.
        let done = unsafe { self.driver.ioctl(self.kfd, request, ptr::from_mut(args).cast()) };
        done.map_or_else(|error| error.raw_os_error().unwrap_or(-1), |_| 0)
    }
}

/// Runs a call of libhsakmt's: its status, and the errno that it left.
fn thunk(call: impl FnOnce() -> HSAKMT_STATUS) -> (HSAKMT_STATUS, i32) {
    // SAFETY: the address is this thread's errno.
    unsafe { *libc::__errno_location() = 0 };
    let status = call();
    (status, io::Error::last_os_error().raw_os_error().unwrap_or(-1))
}

/// One test, since libhsakmt has one state per process.
#[test]
fn libhsakmt_and_rocm_rs_agree() {
    let mut version = HsaVersionInfo::default();
    // SAFETY: the function writes one struct, where the driver is open.
    assert_eq!(unsafe { hsaKmtGetVersion(&mut version) }, HSAKMT_STATUS_KERNEL_IO_CHANNEL_NOT_OPENED);
    // SAFETY: the function takes nothing.
    let status = unsafe { hsaKmtOpenKFD() };
    let ours = Kernel::default().open(Node::Kfd);
    let kfd = match ours {
        Ok(kfd) => kfd,
        Err(error) => {
            assert_eq!(status, HSAKMT_STATUS_KERNEL_IO_CHANNEL_NOT_OPENED, "{error}");
            return println!("thunk: no driver, as libhsakmt says too ({error})");
        }
    };
    assert_eq!(status, HSAKMT_STATUS_SUCCESS);
    let driver = Kernel::default();
    let ours = Ours { system: topology_of(&driver).unwrap(), driver, kfd };
    let mut system = HsaSystemProperties::default();
    // SAFETY: each function writes one struct.
    unsafe {
        assert_eq!(hsaKmtGetVersion(&mut version), HSAKMT_STATUS_SUCCESS);
        assert_eq!(hsaKmtAcquireSystemProperties(&mut system), HSAKMT_STATUS_SUCCESS);
        assert_eq!(hsaKmtOpenKFD(), HSAKMT_STATUS_KERNEL_ALREADY_OPENED);
        assert_eq!(hsaKmtCloseKFD(), HSAKMT_STATUS_SUCCESS);
    }
    let known = version_of(&ours.driver).unwrap();
    assert_eq!((version.KernelInterfaceMajorVersion, version.KernelInterfaceMinorVersion), (known.major, known.minor));
    let compared = topology_agrees(&ours, &system);
    let refused = errors_agree(&ours);
    events_agree(&ours);
    clocks_agree(&ours);
    let buffers = memory_agrees(&ours);
    // SAFETY: the functions take nothing; nothing of libhsakmt's is used afterwards.
    unsafe {
        assert_eq!(hsaKmtReleaseSystemProperties(), HSAKMT_STATUS_SUCCESS);
        assert_eq!(hsaKmtCloseKFD(), HSAKMT_STATUS_SUCCESS);
        assert_eq!(hsaKmtCloseKFD(), HSAKMT_STATUS_KERNEL_IO_CHANNEL_NOT_OPENED);
    }
    println!(
        "thunk: KFD {}.{}, {} nodes, {} GPUs: {compared} values, {refused} refusals and {buffers} buffers are the same",
        known.major,
        known.minor,
        ours.system.nodes.len(),
        ours.system.gpus().count()
    );
}

/// Compares all that both know of the topology: the number of values.
fn topology_agrees(ours: &Ours, system: &HsaSystemProperties) -> usize {
    let known = &ours.system;
    let mut compared = 0;
    let mut same = |what: &str, theirs: u64, ours: u64| {
        assert_eq!(theirs, ours, "{what}: libhsakmt on the left, rocm-rs on the right");
        compared += 1;
    };
    same("nodes", system.NumNodes.into(), known.nodes.len() as u64);
    // libhsakmt has 32 bits for these.
    same("platform_oem", system.PlatformOem.into(), known.platform_oem & 0xffff_ffff);
    same("platform_id", system.PlatformId.into(), known.platform_id & 0xffff_ffff);
    same("platform_rev", system.PlatformRev.into(), known.platform_revision & 0xffff_ffff);
    for (number, node) in (0..).zip(&known.nodes) {
        let mut theirs = HsaNodeProperties::default();
        // SAFETY: the function writes one struct.
        assert_eq!(unsafe { hsaKmtGetNodeProperties(number, &mut theirs) }, HSAKMT_STATUS_SUCCESS);
        let property = |name: &str| node.properties.get(name).copied().unwrap_or(0);
        let mut same = |what: &str, theirs: u64, ours: u64| same(&format!("node {number}: {what}"), theirs, ours);
        // SAFETY: any bits are these numbers.
        let capability = unsafe { theirs.Capability.Value };
        for (name, value) in [
            ("cpu_cores_count", u64::from(theirs.NumCPUCores)),
            ("simd_count", theirs.NumFComputeCores.into()),
            ("cpu_core_id_base", theirs.CComputeIdLo.into()),
            ("simd_id_base", theirs.FComputeIdLo.into()),
            ("capability", capability.into()),
            ("max_waves_per_simd", theirs.MaxWavesPerSIMD.into()),
            ("lds_size_in_kb", theirs.LDSSizeInKB.into()),
            ("gds_size_in_kb", theirs.GDSSizeInKB.into()),
            ("wave_front_size", theirs.WaveFrontSize.into()),
            ("simd_arrays_per_engine", theirs.NumArrays.into()),
            ("cu_per_simd_array", theirs.NumCUPerArray.into()),
            ("simd_per_cu", theirs.NumSIMDPerCU.into()),
            ("max_slots_scratch_cu", theirs.MaxSlotsScratchCU.into()),
            ("vendor_id", theirs.VendorId.into()),
            ("device_id", theirs.DeviceId.into()),
            ("location_id", theirs.LocationId.into()),
            ("domain", theirs.Domain.into()),
            ("max_engine_clk_fcompute", theirs.MaxEngineClockMhzFCompute.into()),
            ("max_engine_clk_ccompute", theirs.MaxEngineClockMhzCCompute.into()),
            ("local_mem_size", theirs.LocalMemSize),
            ("drm_render_minor", theirs.DrmRenderMinor as u64),
            ("hive_id", theirs.HiveID),
            ("unique_id", theirs.UniqueID),
            ("num_sdma_engines", theirs.NumSdmaEngines.into()),
            ("num_sdma_xgmi_engines", theirs.NumSdmaXgmiEngines.into()),
            ("num_sdma_queues_per_engine", theirs.NumSdmaQueuesPerEngine.into()),
            ("num_cp_queues", theirs.NumCpQueues.into()),
            ("num_gws", theirs.NumGws.into()),
        ] {
            same(name, value, property(name));
        }
        same("the GPU's id", theirs.KFDGpuID.into(), node.gpu.as_ref().map_or(0, |gpu| gpu.id.into()));
        if let Some(gpu) = &node.gpu {
            // SAFETY: any bits are these numbers.
            let (engine, sdma, debug) =
                unsafe { (theirs.EngineId.ui32, theirs.uCodeEngineVersions.Value, theirs.DebugProperties.Value) };
            for (name, value, known) in [
                ("gfx major", engine.Major(), gpu.gfx.major),
                ("gfx minor", engine.Minor(), gpu.gfx.minor),
                ("gfx stepping", engine.Stepping(), gpu.gfx.stepping),
                // Ten bits of the versions.
                ("fw_version", engine.uCode(), gpu.firmware.compute & 0x3ff),
                ("sdma_fw_version", sdma & 0x3ff, gpu.firmware.sdma & 0x3ff),
                ("num_xcc", theirs.NumXcc, gpu.xccs),
                ("shader engines", theirs.NumShaderBanks, gpu.shader_engines()),
                ("caches", theirs.NumCaches, node.caches.len() as u32),
            ] {
                same(name, value.into(), known.into());
            }
            same("debug_prop", debug, property("debug_prop"));
            // libhsakmt asks libdrm; not every kernel publishes it.
            if gpu.family != 0 {
                same("family", theirs.FamilyID.into(), gpu.family.into());
            }
        }
        for (bank, theirs) in banks(number, theirs.NumMemoryBanks).iter().zip(&node.banks).map(|(t, o)| (o, t)) {
            let kind = match bank.kind {
                topology::BankKind::System => 0,
                topology::BankKind::Public => 1,
                topology::BankKind::Private => 2,
                topology::BankKind::Gds => 3,
                topology::BankKind::Lds => 4,
                topology::BankKind::Scratch => 5,
                topology::BankKind::Unknown(kind) => kind,
            };
            // SAFETY: any bits are these numbers.
            let (size, flags) = unsafe { (theirs.__bindgen_anon_1.SizeInBytes, theirs.Flags.MemoryProperty) };
            same("a bank's heap", theirs.HeapType.into(), kind.into());
            same("a bank's size", size, bank.size);
            same("a bank's flags", flags.into(), bank.flags.into());
            same("a bank's width", theirs.Width.into(), bank.width.into());
            same("a bank's clock", theirs.MemoryClockMax.into(), bank.clock_mhz.into());
        }
        assert!(banks(number, theirs.NumMemoryBanks).len() >= node.banks.len());
        // What a CPU node has of caches, libhsakmt gathers elsewhere.
        for (cache, theirs) in node.caches.iter().zip(caches(number, theirs.NumCaches)) {
            // SAFETY: any bits are this number.
            let kind = unsafe { theirs.CacheType.Value };
            let flag = |is: bool, bit: u32| if is { bit } else { 0 };
            let known = flag(cache.kind.data, 1)
                | flag(cache.kind.instruction, 2)
                | flag(cache.kind.cpu, 4)
                | flag(cache.kind.simd, 8);
            same("a cache's type", kind.into(), known.into());
            same("a cache's level", theirs.CacheLevel.into(), cache.level.into());
            same("a cache's size", u64::from(theirs.CacheSize) * 1024, cache.size);
            same("a cache's line", theirs.CacheLineSize.into(), cache.line.into());
            same("a cache's lines per tag", theirs.CacheLinesPerTag.into(), cache.lines_per_tag.into());
            same("a cache's ways", theirs.CacheAssociativity.into(), cache.ways.into());
            same("a cache's latency", theirs.CacheLatency.into(), cache.latency.into());
            same("a cache's processor", theirs.ProcessorIdLow.into(), cache.first_processor.into());
            let map = theirs.SiblingMap;
            // libhsakmt has room for 256.
            for (index, used) in cache.siblings.iter().enumerate().take(map.len()) {
                same("a cache's sibling", map[index].into(), u64::from(*used));
            }
        }
        // Links to nodes that are not there are left out; behind those of the driver are what libhsakmt concludes.
        let links = links(number, theirs.NumIOLinks);
        let real = node.links.iter().chain(&node.peer_links).filter(|link| known.node(link.to).is_some());
        assert!(links.len() >= real.clone().count(), "node {number}: {} links", links.len());
        for (link, theirs) in real.zip(&links) {
            let kind = match link.kind {
                topology::LinkKind::HyperTransport => 1,
                topology::LinkKind::Pcie => 2,
                topology::LinkKind::Qpi => 5,
                topology::LinkKind::Xgmi => 11,
                topology::LinkKind::Other(kind) => kind,
            };
            // SAFETY: any bits are this number.
            let flags = unsafe { theirs.Flags.LinkProperty };
            for (name, value, known) in [
                ("a link's type", theirs.IoLinkType, kind),
                ("a link's start", theirs.NodeFrom, link.from),
                ("a link's end", theirs.NodeTo, link.to),
                ("a link's weight", theirs.Weight, link.weight),
                ("a link's lowest latency", theirs.MinimumLatency, link.min_latency),
                ("a link's highest latency", theirs.MaximumLatency, link.max_latency),
                ("a link's lowest bandwidth", theirs.MinimumBandwidth, link.min_bandwidth),
                ("a link's highest bandwidth", theirs.MaximumBandwidth, link.max_bandwidth),
                ("a link's SDMA engines", theirs.RecSdmaEngIdMask, link.sdma_engines as u32),
                ("a link's flags", flags, link.flags),
            ] {
                same(name, value.into(), known.into());
            }
        }
    }
    compared
}

fn banks(node: u32, count: u32) -> Vec<HsaMemoryProperties> {
    let mut all = vec![HsaMemoryProperties::default(); count as usize];
    // SAFETY: the function writes as many structs as are said.
    assert_eq!(unsafe { hsaKmtGetNodeMemoryProperties(node, count, all.as_mut_ptr()) }, HSAKMT_STATUS_SUCCESS);
    all
}

fn caches(node: u32, count: u32) -> Vec<HsaCacheProperties> {
    let mut all = vec![HsaCacheProperties::default(); count as usize];
    // SAFETY: the function writes as many structs as are said.
    assert_eq!(unsafe { hsaKmtGetNodeCacheProperties(node, 0, count, all.as_mut_ptr()) }, HSAKMT_STATUS_SUCCESS);
    all
}

fn links(node: u32, count: u32) -> Vec<HsaIoLinkProperties> {
    let mut all = vec![HsaIoLinkProperties::default(); count as usize];
    // SAFETY: the function writes as many structs as are said.
    assert_eq!(unsafe { hsaKmtGetNodeIoLinkProperties(node, count, all.as_mut_ptr()) }, HSAKMT_STATUS_SUCCESS);
    all
}

/// An event that libhsakmt is told of, and the driver never had.
fn stray(number: u32) -> HsaEvent {
    let mut event = HsaEvent { EventId: number, ..Default::default() };
    event.EventData.EventType = HSA_EVENTTYPE_SIGNAL;
    event
}

/// What the driver refuses, it refuses to both with one errno: the number of refusals.
fn errors_agree(ours: &Ours) -> usize {
    let mut count = 0;
    let mut same = |what: &str, theirs: (HSAKMT_STATUS, i32), ours: i32| {
        assert_eq!(theirs, (HSAKMT_STATUS_ERROR, ours), "{what}");
        assert_ne!(ours, 0, "{what}");
        count += 1;
    };
    for number in [1_000_000, 0, u32::MAX] {
        let mut event = stray(number);
        let mut set = uapi::kfd_ioctl_set_event_args { event_id: number, pad: 0 };
        // SAFETY: libhsakmt reads the event's number and type.
        let theirs = thunk(|| unsafe { hsaKmtSetEvent(&mut event) });
        same("to set a stray event", theirs, ours.ask(uapi::ioctl::AMDKFD_IOC_SET_EVENT, &mut set));
        let mut reset = uapi::kfd_ioctl_reset_event_args { event_id: number, pad: 0 };
        // SAFETY: as above.
        let theirs = thunk(|| unsafe { hsaKmtResetEvent(&mut event) });
        same("to reset a stray event", theirs, ours.ask(uapi::ioctl::AMDKFD_IOC_RESET_EVENT, &mut reset));
        let mut destroy = uapi::kfd_ioctl_destroy_event_args { event_id: number, pad: 0 };
        // SAFETY: as above; the event is freed only where the driver had it.
        let theirs = thunk(|| unsafe { hsaKmtDestroyEvent(&mut event) });
        same("to destroy a stray event", theirs, ours.ask(uapi::ioctl::AMDKFD_IOC_DESTROY_EVENT, &mut destroy));
        let mut data = uapi::kfd_event_data { event_id: number, ..Default::default() };
        let mut wait = uapi::kfd_ioctl_wait_events_args {
            events_ptr: ptr::from_mut(&mut data) as u64,
            num_events: 1,
            wait_for_all: 1,
            timeout: 0,
            wait_result: 0,
        };
        // SAFETY: as above.
        let theirs = thunk(|| unsafe { hsaKmtWaitOnEvent(&mut event, 0) });
        same("to wait for a stray event", theirs, ours.ask(uapi::ioctl::AMDKFD_IOC_WAIT_EVENTS, &mut wait));
    }
    // A CPU node has no clock that the driver knows, and no queues.
    let cpu = ours.system.nodes.iter().find(|node| node.gpu.is_none()).expect("a CPU node").number;
    let mut counters = HsaClockCounters::default();
    let mut args = uapi::kfd_ioctl_get_clock_counters_args::default();
    // SAFETY: the function writes one struct.
    let theirs = thunk(|| unsafe { hsaKmtGetClockCounters(cpu, &mut counters) });
    let known = ours.ask(uapi::ioctl::AMDKFD_IOC_GET_CLOCK_COUNTERS, &mut args);
    match known {
        0 => assert_eq!(theirs.0, HSAKMT_STATUS_SUCCESS, "clocks of a CPU node"),
        error => {
            assert_eq!(theirs, (HSAKMT_STATUS_ERROR, error), "clocks of a CPU node");
            count += 1;
        }
    }
    // SAFETY: the functions write to the structs that they are given.
    unsafe {
        let beyond = ours.system.nodes.len() as u32;
        let mut properties = HsaNodeProperties::default();
        assert_eq!(hsaKmtGetNodeProperties(beyond, &mut properties), HSAKMT_STATUS_INVALID_NODE_UNIT);
        assert_eq!(hsaKmtGetClockCounters(beyond, &mut counters), HSAKMT_STATUS_INVALID_NODE_UNIT);
        assert_eq!(hsaKmtGetNodeProperties(0, ptr::null_mut()), HSAKMT_STATUS_INVALID_PARAMETER);
    }
    count
}

fn create_event(manual: bool, signaled: bool) -> *mut HsaEvent {
    let mut descriptor = HsaEventDescriptor { EventType: HSA_EVENTTYPE_SIGNAL, ..Default::default() };
    descriptor.SyncVar.SyncVarSize = 0;
    let mut event = ptr::null_mut();
    // SAFETY: the function writes one pointer.
    let status = unsafe { hsaKmtCreateEvent(&mut descriptor, manual, signaled, &mut event) };
    assert_eq!(status, HSAKMT_STATUS_SUCCESS);
    event
}

/// An event of one's is the other's: both name it by its number.
fn events_agree(ours: &Ours) {
    for manual in [false, true] {
        let event = create_event(manual, false);
        // SAFETY: the event is libhsakmt's, until it is destroyed below.
        unsafe {
            let number = (*event).EventId;
            let wait = |milliseconds| hsaKmtWaitOnEvent(event, milliseconds);
            assert_eq!(wait(1), HSAKMT_STATUS_WAIT_TIMEOUT);
            let mut set = uapi::kfd_ioctl_set_event_args { event_id: number, pad: 0 };
            assert_eq!(ours.ask(uapi::ioctl::AMDKFD_IOC_SET_EVENT, &mut set), 0);
            assert_eq!(wait(1000), HSAKMT_STATUS_SUCCESS);
            let again = if manual { HSAKMT_STATUS_SUCCESS } else { HSAKMT_STATUS_WAIT_TIMEOUT };
            assert_eq!(wait(1), again, "an event that is reset by hand: {manual}");
            let mut reset = uapi::kfd_ioctl_reset_event_args { event_id: number, pad: 0 };
            assert_eq!(ours.ask(uapi::ioctl::AMDKFD_IOC_RESET_EVENT, &mut reset), 0);
            assert_eq!(wait(1), HSAKMT_STATUS_WAIT_TIMEOUT);
            // The other way round.
            assert_eq!(hsaKmtSetEvent(event), HSAKMT_STATUS_SUCCESS);
            let mut data = uapi::kfd_event_data { event_id: number, ..Default::default() };
            let mut args = uapi::kfd_ioctl_wait_events_args {
                events_ptr: ptr::from_mut(&mut data) as u64,
                num_events: 1,
                wait_for_all: 1,
                timeout: 1000,
                wait_result: 9,
            };
            assert_eq!(ours.ask(uapi::ioctl::AMDKFD_IOC_WAIT_EVENTS, &mut args), 0);
            assert_eq!(args.wait_result, uapi::KFD_IOC_WAIT_RESULT_COMPLETE);
            assert_eq!(hsaKmtDestroyEvent(event), HSAKMT_STATUS_SUCCESS);
            // It is gone for us too.
            assert_eq!(ours.ask(uapi::ioctl::AMDKFD_IOC_SET_EVENT, &mut set), libc::EINVAL);
        }
    }
    // One that begins as set.
    let event = create_event(false, true);
    // SAFETY: the event is libhsakmt's, and destroyed once.
    unsafe {
        assert_eq!(hsaKmtWaitOnEvent(event, 1000), HSAKMT_STATUS_SUCCESS);
        assert_eq!(hsaKmtDestroyEvent(event), HSAKMT_STATUS_SUCCESS);
    }
    // All of them: both are refused the one that is too many, for the same reason.
    let mut events = Vec::new();
    let refused = loop {
        let mut descriptor = HsaEventDescriptor { EventType: HSA_EVENTTYPE_SIGNAL, ..Default::default() };
        let mut event = ptr::null_mut();
        // SAFETY: the function writes one pointer.
        let theirs = thunk(|| unsafe { hsaKmtCreateEvent(&mut descriptor, false, false, &mut event) });
        if theirs.0 != HSAKMT_STATUS_SUCCESS {
            break theirs;
        }
        events.push(event);
        assert!(events.len() <= 1 << 16, "there is no end of events");
    };
    let mut create = uapi::kfd_ioctl_create_event_args { event_type: uapi::KFD_IOC_EVENT_SIGNAL, ..Default::default() };
    let known = ours.ask(uapi::ioctl::AMDKFD_IOC_CREATE_EVENT, &mut create);
    assert_eq!(refused, (HSAKMT_STATUS_ERROR, known), "one event too many");
    assert_eq!(known, libc::ENOSPC);
    println!("thunk: {} events, and no more", events.len());
    for event in events {
        // SAFETY: the event is libhsakmt's, and destroyed once.
        assert_eq!(unsafe { hsaKmtDestroyEvent(event) }, HSAKMT_STATUS_SUCCESS);
    }
}

/// The clocks of each GPU, asked by both in turn, run forward.
fn clocks_agree(ours: &Ours) {
    for (node, gpu) in ours.system.gpus() {
        let mut last = [0; 3];
        for turn in 0..4 {
            let now = if turn % 2 == 0 {
                let mut counters = HsaClockCounters::default();
                // SAFETY: the function writes one struct.
                let status = unsafe { hsaKmtGetClockCounters(node.number, &mut counters) };
                assert_eq!(status, HSAKMT_STATUS_SUCCESS);
                [counters.GPUClockCounter, counters.CPUClockCounter, counters.SystemClockCounter]
            } else {
                let mut args = uapi::kfd_ioctl_get_clock_counters_args { gpu_id: gpu.id, ..Default::default() };
                assert_eq!(ours.ask(uapi::ioctl::AMDKFD_IOC_GET_CLOCK_COUNTERS, &mut args), 0);
                [args.gpu_clock_counter, args.cpu_clock_counter, args.system_clock_counter]
            };
            assert!(now.iter().zip(last).all(|(now, last)| *now >= last), "{last:?}, then {now:?}");
            last = now;
        }
    }
}

/// Memory of each kind on each GPU: it is there for the host, and the driver counts it for both alike: the number of buffers.
fn memory_agrees(ours: &Ours) -> usize {
    const SIZE: u64 = 1 << 20;
    let mut count = 0;
    for (node, gpu) in ours.system.gpus() {
        let available = || {
            let mut theirs = 0;
            // SAFETY: the function writes one number.
            let status = unsafe { hsaKmtAvailableMemory(node.number, &mut theirs) };
            assert_eq!(status, HSAKMT_STATUS_SUCCESS);
            let mut args = uapi::kfd_ioctl_get_available_memory_args { gpu_id: gpu.id, ..Default::default() };
            assert_eq!(ours.ask(uapi::ioctl::AMDKFD_IOC_AVAILABLE_MEMORY, &mut args), 0);
            assert_eq!(theirs, args.available, "memory that is available");
            theirs
        };
        let before = available();
        let cpu = ours.system.nodes.iter().find(|node| node.gpu.is_none()).expect("a CPU node").number;
        for (place, private) in [(node.number, true), (cpu, false)] {
            let mut flags = HsaMemFlags::default();
            // SAFETY: the union's parts are the same bits.
            unsafe {
                flags.__bindgen_anon_1.ui32.set_HostAccess(1);
                flags.__bindgen_anon_1.ui32.set_NonPaged(u32::from(private));
                flags.__bindgen_anon_1.ui32.set_CoarseGrain(u32::from(private));
            }
            let mut memory = ptr::null_mut();
            // SAFETY: the function writes one pointer.
            let status = unsafe { hsaKmtAllocMemory(place, SIZE, flags, &mut memory) };
            assert_eq!(status, HSAKMT_STATUS_SUCCESS, "memory of node {place}");
            let mut address = 0;
            // SAFETY: the memory is libhsakmt's, of this size, for the host to write, until it is freed.
            unsafe {
                assert_eq!(hsaKmtMapMemoryToGPU(memory, SIZE, &mut address), HSAKMT_STATUS_SUCCESS);
                let words = std::slice::from_raw_parts_mut(memory.cast::<u64>(), SIZE as usize / 8);
                words.fill(0x1234_5678_9abc_def0);
                let mut info = HsaPointerInfo::default();
                assert_eq!(hsaKmtQueryPointerInfo(memory, &mut info), HSAKMT_STATUS_SUCCESS);
                assert_eq!({ info.SizeInBytes }, SIZE);
                if private {
                    assert!(available() + SIZE <= before, "{SIZE} bytes less than {before}");
                }
                assert!(words.iter().all(|word| *word == 0x1234_5678_9abc_def0));
                assert_eq!(hsaKmtUnmapMemoryToGPU(memory), HSAKMT_STATUS_SUCCESS);
                assert_eq!(hsaKmtFreeMemory(memory, SIZE), HSAKMT_STATUS_SUCCESS);
            }
            count += 1;
        }
        assert_eq!(available(), before, "all is given back");
    }
    if count == 0 {
        assert!(!Path::new("/dev/dri/renderD128").exists(), "a render node without a GPU");
    }
    count
}
