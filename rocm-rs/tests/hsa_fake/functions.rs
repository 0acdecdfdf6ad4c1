//! The functions of the fake runtime.

use super::{Books, Handler, Thing, books, descriptor, value};
use hsa_runtime_sys::*;
use rocm_rs::hsa::Library;
use std::{
    alloc::{Layout, alloc_zeroed, dealloc},
    ffi::{CStr, c_char, c_void},
    ptr::NonNull,
    sync::Arc,
    sync::atomic::Ordering::SeqCst,
    time::{Duration, Instant},
};

pub const CPU: u64 = 0xc0;
pub const GPU: u64 = 0x60;
/// A second CPU, where the books say so: nearer to the GPU than the first.
pub const NEAR_CPU: u64 = 0xc2;
/// Pools: the CPU's (fine, kernarg, extended), the GPU's memory and its LDS, and one of the second CPU.
const POOLS: [(u64, u64, u32, u32, usize); 6] = [
    (0x101, CPU, HSA_AMD_SEGMENT_GLOBAL, HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_FINE_GRAINED, 8 << 30),
    (
        0x102,
        CPU,
        HSA_AMD_SEGMENT_GLOBAL,
        HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_FINE_GRAINED | HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_KERNARG_INIT,
        8 << 30,
    ),
    (0x103, CPU, HSA_AMD_SEGMENT_GLOBAL, HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_EXTENDED_SCOPE_FINE_GRAINED, 8 << 30),
    (0x104, GPU, HSA_AMD_SEGMENT_GLOBAL, HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_COARSE_GRAINED, 4 << 30),
    (0x105, GPU, HSA_AMD_SEGMENT_GROUP, 0, 64 << 10),
    (NEAR_POOL, NEAR_CPU, HSA_AMD_SEGMENT_GLOBAL, HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_FINE_GRAINED, 8 << 30),
];
pub const NEAR_POOL: u64 = 0x201;
const TARGET: &CStr = c"amdgcn-amd-amdhsa--gfx1151";
const READER: u64 = 0x7ead;
/// Where the fake says that code lies.
pub const CODE: u64 = 0x4000_0000;

/// Notes a call: that the runtime is initialised, and whether this is the one to fail.
fn enter(name: &'static str) -> Result<(), hsa_status_t> {
    books(|books| {
        *books.counts.entry(name).or_default() += 1;
        if books.inits == 0 && name != "hsa_init" {
            books.wrong.push(format!("{name} without hsa_init"));
        }
        books.calls += 1;
        match books.fail {
            Some((n, status)) if n == books.calls => {
                books.failed = Some(name);
                Err(status)
            }
            _ => Ok(()),
        }
    })
}

/// Notes a call that gives something back, which never fails here.
fn leave(name: &'static str, handle: u64, right: impl FnOnce(&Thing) -> bool) -> (hsa_status_t, Option<Thing>) {
    books(|books| {
        if books.inits == 0 {
            books.wrong.push(format!("{name} without hsa_init"));
        }
        match books.things.remove(&handle) {
            Some(thing) if right(&thing) => (HSA_STATUS_SUCCESS, Some(thing)),
            other => {
                books.wrong.push(format!("{name} of {handle:#x}, which is {other:?}"));
                (HSA_STATUS_ERROR_INVALID_ARGUMENT, None)
            }
        }
    })
}

macro_rules! functions {
    ($(fn $name:ident($($argument:ident: $kind:ty),*) $body:block)*) => {
        $(#[allow(unused_unsafe, reason = "some need none")]
        unsafe extern "C" fn $name($($argument: $kind),*) -> hsa_status_t {
            // SAFETY: the caller keeps the promises of the headers.
            let call = || -> hsa_status_t { unsafe { $body } };
            enter(stringify!($name)).map_or_else(|status| status, |()| call())
        })*

        fn status_function(name: &str) -> Option<NonNull<c_void>> {
            match name { $(stringify!($name) => NonNull::new($name as *mut c_void),)* _ => None }
        }
    };
}

/// Writes an attribute.
unsafe fn put<T>(to: *mut c_void, what: T) -> hsa_status_t {
    // SAFETY: the caller has room for the attribute's type.
    unsafe { to.cast::<T>().write(what) };
    HSA_STATUS_SUCCESS
}

fn note(books: &mut Books, handle: u64, thing: Thing) {
    if let Some(twice) = books.things.insert(handle, thing) {
        books.wrong.push(format!("the fake gave {handle:#x} twice: {twice:?}"));
    }
}

fn new_signal(kind: i64, first: i64) -> u64 {
    let layout = Layout::new::<amd_signal_t>();
    // SAFETY: the layout has a size.
    let signal = unsafe { alloc_zeroed(layout) }.cast::<amd_signal_t>();
    // SAFETY: it was allocated above.
    unsafe {
        (*signal).kind = kind;
        (*signal).__bindgen_anon_1.value = first;
    }
    signal as u64
}

unsafe fn free_signal(signal: u64) {
    // SAFETY: the caller has taken it out of the books.
    unsafe { dealloc(signal as *mut u8, Layout::new::<amd_signal_t>()) };
}

functions! {
    fn hsa_init() {
        books(|books| {
            books.inits += 1;
            books.all_inits += 1;
        });
        HSA_STATUS_SUCCESS
    }
    fn hsa_system_get_info(attribute: hsa_system_info_t, to: *mut c_void) {
        match attribute {
            HSA_SYSTEM_INFO_TIMESTAMP_FREQUENCY => put(to, 1_000_000_000u64),
            HSA_SYSTEM_INFO_TIMESTAMP => put(to, 5u64),
            HSA_SYSTEM_INFO_VERSION_MAJOR => put(to, 1u16),
            HSA_SYSTEM_INFO_VERSION_MINOR => put(to, 18u16),
            HSA_AMD_SYSTEM_INFO_BUILD_VERSION => put(to, c"1.18.0-fake".as_ptr()),
            _ => HSA_STATUS_ERROR_INVALID_ARGUMENT,
        }
    }
    fn hsa_iterate_agents(callback: Option<unsafe extern "C" fn(hsa_agent_t, *mut c_void) -> hsa_status_t>, data: *mut c_void) {
        let second = books(|books| books.second_cpu);
        for handle in [CPU, NEAR_CPU, GPU].into_iter().filter(|handle| second || *handle != NEAR_CPU) {
            callback.unwrap()(hsa_agent_t { handle }, data);
        }
        HSA_STATUS_SUCCESS
    }
    fn hsa_agent_get_info(agent: hsa_agent_t, attribute: hsa_agent_info_t, to: *mut c_void) {
        let gpu = agent.handle == GPU;
        if books(|books| books.unknown_attributes.contains(&attribute)) {
            return HSA_STATUS_ERROR_INVALID_ARGUMENT;
        }
        match attribute {
            HSA_AGENT_INFO_NAME => {
                let mut name = [0u8; 64];
                let text: &[u8] = if gpu { b"gfx1151" } else { b"a CPU" };
                name[..text.len()].copy_from_slice(text);
                put(to, name)
            }
            HSA_AGENT_INFO_DEVICE => put(to, if gpu { HSA_DEVICE_TYPE_GPU } else { HSA_DEVICE_TYPE_CPU }),
            HSA_AMD_AGENT_INFO_DRIVER_NODE_ID | HSA_AGENT_INFO_NODE => put(to, match agent.handle {
                GPU => 1u32,
                NEAR_CPU => 2,
                _ => 0,
            }),
            HSA_AMD_AGENT_INFO_NEAREST_CPU if gpu => match books(|books| books.names_nearest) {
                Some(handle) => put(to, hsa_agent_t { handle }),
                None => HSA_STATUS_ERROR_INVALID_ARGUMENT,
            },
            HSA_AMD_AGENT_INFO_COMPUTE_UNIT_COUNT => put(to, if gpu { 40u32 } else { 8 }),
            HSA_AMD_AGENT_INFO_NUM_SIMDS_PER_CU => put(to, 2u32),
            HSA_AMD_AGENT_INFO_CLOCK_COUNTERS => put(to, [7u64, 8, 9, 1_000_000_000]),
            _ => HSA_STATUS_ERROR_INVALID_ARGUMENT,
        }
    }
    fn hsa_agent_iterate_isas(agent: hsa_agent_t, callback: Option<unsafe extern "C" fn(hsa_isa_t, *mut c_void) -> hsa_status_t>, data: *mut c_void) {
        if agent.handle == GPU {
            callback.unwrap()(hsa_isa_t { handle: 1 }, data);
        }
        HSA_STATUS_SUCCESS
    }
    fn hsa_isa_get_info_alt(_isa: hsa_isa_t, attribute: hsa_isa_info_t, to: *mut c_void) {
        let name = TARGET.to_bytes_with_nul();
        match attribute {
            HSA_ISA_INFO_NAME_LENGTH => put(to, name.len() as u32),
            HSA_ISA_INFO_NAME => {
                to.cast::<u8>().copy_from_nonoverlapping(name.as_ptr(), name.len());
                HSA_STATUS_SUCCESS
            }
            _ => HSA_STATUS_ERROR_INVALID_ARGUMENT,
        }
    }
    fn hsa_agent_iterate_caches(_agent: hsa_agent_t, callback: Option<unsafe extern "C" fn(hsa_cache_t, *mut c_void) -> hsa_status_t>, data: *mut c_void) {
        callback.unwrap()(hsa_cache_t { handle: 2 }, data);
        HSA_STATUS_SUCCESS
    }
    fn hsa_cache_get_info(_cache: hsa_cache_t, attribute: hsa_cache_info_t, to: *mut c_void) {
        match attribute {
            HSA_CACHE_INFO_LEVEL => put(to, 2u8),
            HSA_CACHE_INFO_SIZE => put(to, 2u32 << 20),
            _ => HSA_STATUS_ERROR_INVALID_ARGUMENT,
        }
    }
    fn hsa_amd_agent_iterate_memory_pools(agent: hsa_agent_t, callback: Option<unsafe extern "C" fn(hsa_amd_memory_pool_t, *mut c_void) -> hsa_status_t>, data: *mut c_void) {
        for (handle, owner, ..) in POOLS {
            if owner == agent.handle {
                callback.unwrap()(hsa_amd_memory_pool_t { handle }, data);
            }
        }
        HSA_STATUS_SUCCESS
    }
    fn hsa_amd_memory_pool_get_info(pool: hsa_amd_memory_pool_t, attribute: hsa_amd_memory_pool_info_t, to: *mut c_void) {
        let (_, _, segment, flags, size) = POOLS.into_iter().find(|known| known.0 == pool.handle).unwrap();
        match attribute {
            HSA_AMD_MEMORY_POOL_INFO_SEGMENT => put(to, segment),
            HSA_AMD_MEMORY_POOL_INFO_GLOBAL_FLAGS => put(to, flags),
            HSA_AMD_MEMORY_POOL_INFO_SIZE => put(to, size),
            HSA_AMD_MEMORY_POOL_INFO_RUNTIME_ALLOC_ALLOWED => put(to, segment == HSA_AMD_SEGMENT_GLOBAL),
            HSA_AMD_MEMORY_POOL_INFO_RUNTIME_ALLOC_GRANULE => put(to, 4096usize),
            _ => HSA_STATUS_ERROR_INVALID_ARGUMENT,
        }
    }
    fn hsa_amd_agent_memory_pool_get_info(_agent: hsa_agent_t, pool: hsa_amd_memory_pool_t, attribute: hsa_amd_agent_memory_pool_info_t, to: *mut c_void) {
        match attribute {
            HSA_AMD_AGENT_MEMORY_POOL_INFO_ACCESS => put(to, HSA_AMD_MEMORY_POOL_ACCESS_DISALLOWED_BY_DEFAULT),
            HSA_AMD_AGENT_MEMORY_POOL_INFO_NUM_LINK_HOPS => put(to, 1u32),
            HSA_AMD_AGENT_MEMORY_POOL_INFO_LINK_INFO => {
                let numa_distance = if pool.handle == NEAR_POOL { 15 } else { 20 };
                put(to, hsa_amd_memory_pool_link_info_t { link_type: HSA_AMD_LINK_INFO_TYPE_PCIE, numa_distance, ..Default::default() })
            }
            _ => HSA_STATUS_ERROR_INVALID_ARGUMENT,
        }
    }
    fn hsa_amd_memory_pool_allocate(pool: hsa_amd_memory_pool_t, size: usize, _flags: u32, to: *mut *mut c_void) {
        if size == 0 || !size.is_multiple_of(4096) || size > 1 << 40 {
            return HSA_STATUS_ERROR_INVALID_ALLOCATION;
        }
        let layout = Layout::from_size_align(size, 4096).unwrap();
        let memory = alloc_zeroed(layout);
        books(|books| note(books, memory as u64, Thing::Memory { layout, pool: pool.handle }));
        to.write(memory.cast());
        HSA_STATUS_SUCCESS
    }
    fn hsa_amd_agents_allow_access(count: u32, agents: *const hsa_agent_t, flags: *const u32, memory: *const c_void) {
        let known = books(|books| matches!(books.things.get(&(memory as u64)), Some(Thing::Memory { .. })));
        let agents = std::slice::from_raw_parts(agents, count as usize);
        let right = known && flags.is_null() && agents.iter().all(|agent| [CPU, NEAR_CPU, GPU].contains(&agent.handle));
        if right { HSA_STATUS_SUCCESS } else { HSA_STATUS_ERROR_INVALID_ARGUMENT }
    }
    fn hsa_signal_create(first: hsa_signal_value_t, _count: u32, _consumers: *const hsa_agent_t, to: *mut hsa_signal_t) {
        let kind = books(|books| books.signal_kind).unwrap_or(AMD_SIGNAL_KIND_USER.into());
        let handle = new_signal(kind, first);
        books(|books| note(books, handle, Thing::Signal));
        to.write(hsa_signal_t { handle });
        HSA_STATUS_SUCCESS
    }
    fn hsa_amd_signal_async_handler(signal: hsa_signal_t, condition: hsa_signal_condition_t, other: hsa_signal_value_t, handler: hsa_amd_signal_handler, data: *mut c_void) {
        let handler = Handler { signal: signal.handle, condition, value: other, call: handler.unwrap(), data: data as usize };
        books(|books| books.handlers.push(handler));
        HSA_STATUS_SUCCESS
    }
    fn hsa_queue_create(_agent: hsa_agent_t, size: u32, kind: hsa_queue_type32_t, callback: Option<super::Callback>, data: *mut c_void, _private: u32, _group: u32, to: *mut *mut hsa_queue_t) {
        let layout = Layout::new::<amd_queue_v2_t>();
        let queue = alloc_zeroed(layout).cast::<amd_queue_v2_t>();
        let doorbell_kind = books(|books| books.doorbell_kind).unwrap_or(AMD_SIGNAL_KIND_DOORBELL.into());
        let doorbell = new_signal(doorbell_kind, 0);
        (*(doorbell as *mut amd_signal_t)).__bindgen_anon_1.hardware_doorbell_ptr = Box::into_raw(Box::new(u64::MAX));
        (*queue).hsa_queue = hsa_queue_t {
            type_: kind,
            features: 1,
            base_address: alloc_zeroed(Layout::from_size_align(size as usize * 64, 64).unwrap()).cast(),
            doorbell_signal: hsa_signal_t { handle: doorbell },
            size,
            reserved1: 0,
            id: books(|books| books.calls),
        };
        let base = (*queue).hsa_queue.base_address.cast::<u32>();
        (0..size as usize).for_each(|slot| base.add(slot * 16).write(HSA_PACKET_TYPE_INVALID));
        books(|books| note(books, queue as u64, Thing::Queue { doorbell, callback: callback.unwrap(), data: data as usize }));
        to.write(queue.cast());
        HSA_STATUS_SUCCESS
    }
    fn hsa_amd_profiling_set_profiler_enabled(_queue: *mut hsa_queue_t, _enable: i32) { HSA_STATUS_SUCCESS }
    fn hsa_amd_queue_set_priority(_queue: *mut hsa_queue_t, _priority: hsa_amd_queue_priority_t) { HSA_STATUS_SUCCESS }
    fn hsa_amd_queue_cu_set_mask(_queue: *const hsa_queue_t, _bits: u32, _mask: *const u32) { HSA_STATUS_CU_MASK_REDUCED }
    fn hsa_executable_create_alt(_profile: hsa_profile_t, _rounding: hsa_default_float_rounding_mode_t, _options: *const c_char, to: *mut hsa_executable_t) {
        let handle = books(|books| {
            let handle = 0xe000_0000 + books.calls;
            note(books, handle, Thing::Executable);
            handle
        });
        to.write(hsa_executable_t { handle });
        HSA_STATUS_SUCCESS
    }
    fn hsa_code_object_reader_create_from_memory(_bytes: *const c_void, size: usize, to: *mut hsa_code_object_reader_t) {
        if size == 0 {
            return HSA_STATUS_ERROR_INVALID_ARGUMENT;
        }
        let handle = books(|books| {
            let handle = READER << 32 | books.calls;
            note(books, handle, Thing::Reader);
            handle
        });
        to.write(hsa_code_object_reader_t { handle });
        HSA_STATUS_SUCCESS
    }
    fn hsa_executable_load_agent_code_object(_executable: hsa_executable_t, _agent: hsa_agent_t, reader: hsa_code_object_reader_t, _options: *const c_char, _loaded: *mut hsa_loaded_code_object_t) {
        if books(|books| matches!(books.things.get(&reader.handle), Some(Thing::Reader))) { HSA_STATUS_SUCCESS } else { HSA_STATUS_ERROR_INVALID_CODE_OBJECT_READER }
    }
    fn hsa_executable_freeze(_executable: hsa_executable_t, _options: *const c_char) { HSA_STATUS_SUCCESS }
    fn hsa_executable_get_symbol_by_name(_executable: hsa_executable_t, name: *const c_char, agent: *const hsa_agent_t, to: *mut hsa_executable_symbol_t) {
        let known = CStr::from_ptr(name).to_bytes().ends_with(b".kd") && (*agent).handle == GPU;
        to.write(hsa_executable_symbol_t { handle: CODE + 0x40 });
        if known { HSA_STATUS_SUCCESS } else { HSA_STATUS_ERROR_INVALID_SYMBOL_NAME }
    }
    fn hsa_executable_symbol_get_info(symbol: hsa_executable_symbol_t, attribute: hsa_executable_symbol_info_t, to: *mut c_void) {
        match attribute {
            HSA_EXECUTABLE_SYMBOL_INFO_KERNEL_OBJECT => put(to, symbol.handle),
            _ => HSA_STATUS_ERROR_INVALID_ARGUMENT,
        }
    }
    fn hsa_system_get_major_extension_table(extension: u16, major: u16, size: usize, to: *mut c_void) {
        if u32::from(extension) != HSA_EXTENSION_AMD_LOADER || major != 1 || size != size_of::<hsa_ven_amd_loader_1_01_pfn_t>() {
            return HSA_STATUS_ERROR_INVALID_ARGUMENT;
        }
        put(to, hsa_ven_amd_loader_1_01_pfn_t {
            hsa_ven_amd_loader_executable_iterate_loaded_code_objects: Some(iterate_loaded),
            hsa_ven_amd_loader_loaded_code_object_get_info: Some(loaded_info),
            ..Default::default()
        })
    }
    fn hsa_amd_pointer_info(address: *const c_void, info: *mut hsa_amd_pointer_info_t, _alloc: Option<unsafe extern "C" fn(usize) -> *mut c_void>, _count: *mut u32, _agents: *mut *mut hsa_agent_t) {
        let found = books(|books| match books.things.get(&(address as u64)) {
            Some(Thing::Memory { layout, .. }) => Some(layout.size()),
            _ => None,
        });
        (*info).type_ = if found.is_some() { HSA_EXT_POINTER_TYPE_HSA } else { HSA_EXT_POINTER_TYPE_UNKNOWN };
        (*info).sizeInBytes = found.unwrap_or(0);
        (*info).agentBaseAddress = address.cast_mut();
        HSA_STATUS_SUCCESS
    }
    fn hsa_amd_profiling_convert_tick_to_system_domain(_agent: hsa_agent_t, tick: u64, to: *mut u64) {
        to.write(tick * 10);
        HSA_STATUS_SUCCESS
    }
    fn hsa_amd_profiling_get_dispatch_time(_agent: hsa_agent_t, _signal: hsa_signal_t, to: *mut hsa_amd_profiling_dispatch_time_t) {
        (*to).start = 10;
        (*to).end = 30;
        HSA_STATUS_SUCCESS
    }
    fn hsa_amd_memory_async_copy(to: *mut c_void, _there: hsa_agent_t, from: *const c_void, _here: hsa_agent_t, size: usize, count: u32, after: *const hsa_signal_t, done: hsa_signal_t) {
        if count > 0 && std::slice::from_raw_parts(after, count as usize).iter().any(|signal| value(signal.handle).load(SeqCst) != 0) {
            // This fake does not wait: what is not ready is a failed copy.
            value(done.handle).store(-1, SeqCst);
            return HSA_STATUS_SUCCESS;
        }
        to.cast::<u8>().copy_from_nonoverlapping(from.cast(), size);
        value(done.handle).fetch_sub(1, SeqCst);
        HSA_STATUS_SUCCESS
    }
    fn hsa_amd_register_system_event_handler(callback: hsa_amd_system_event_callback_t, _data: *mut c_void) {
        books(|books| books.system_event = Some(callback));
        HSA_STATUS_SUCCESS
    }
}

unsafe extern "C" fn iterate_loaded(
    executable: hsa_executable_t,
    callback: Option<unsafe extern "C" fn(hsa_executable_t, hsa_loaded_code_object_t, *mut c_void) -> hsa_status_t>,
    data: *mut c_void,
) -> hsa_status_t {
    match enter("iterate_loaded") {
        // SAFETY: the callback and its data belong together.
        Ok(()) => unsafe { callback.unwrap()(executable, hsa_loaded_code_object_t { handle: 9 }, data) },
        Err(status) => status,
    }
}

unsafe extern "C" fn loaded_info(_: hsa_loaded_code_object_t, attribute: u32, to: *mut c_void) -> hsa_status_t {
    let known =
        [HSA_VEN_AMD_LOADER_LOADED_CODE_OBJECT_INFO_LOAD_BASE, HSA_VEN_AMD_LOADER_LOADED_CODE_OBJECT_INFO_LOAD_DELTA];
    match enter("loaded_info") {
        // SAFETY: both attributes are numbers of 64 bits.
        Ok(()) if known.contains(&attribute) => unsafe { put(to, CODE) },
        Ok(()) => HSA_STATUS_ERROR_INVALID_ARGUMENT,
        Err(status) => status,
    }
}

unsafe extern "C" fn hsa_shut_down() -> hsa_status_t {
    books(|books| {
        if books.inits == 1 && !books.things.is_empty() {
            books.wrong.push(format!("shut down with {:x?}", books.things));
        }
        match books.inits.checked_sub(1) {
            Some(less) => books.inits = less,
            None => books.wrong.push("shut down once too often".to_owned()),
        }
    });
    HSA_STATUS_SUCCESS
}

unsafe extern "C" fn hsa_amd_memory_pool_free(memory: *mut c_void) -> hsa_status_t {
    let (status, thing) =
        leave("hsa_amd_memory_pool_free", memory as u64, |thing| matches!(thing, Thing::Memory { .. }));
    if let Some(Thing::Memory { layout, .. }) = thing {
        // SAFETY: it was in the books.
        unsafe { dealloc(memory.cast(), layout) };
    }
    status
}

unsafe extern "C" fn hsa_signal_destroy(signal: hsa_signal_t) -> hsa_status_t {
    let (status, thing) = leave("hsa_signal_destroy", signal.handle, |thing| matches!(thing, Thing::Signal));
    if thing.is_some() {
        // SAFETY: it was in the books.
        unsafe { free_signal(signal.handle) };
    }
    status
}

unsafe extern "C" fn hsa_queue_destroy(queue: *mut hsa_queue_t) -> hsa_status_t {
    let (status, thing) = leave("hsa_queue_destroy", queue as u64, |thing| matches!(thing, Thing::Queue { .. }));
    if let Some(Thing::Queue { doorbell, .. }) = thing {
        // SAFETY: all of it was in the books.
        unsafe {
            let (base, size) = ((*queue).base_address, (*queue).size as usize);
            dealloc(base.cast(), Layout::from_size_align(size * 64, 64).unwrap());
            drop(Box::from_raw((*(doorbell as *mut amd_signal_t)).__bindgen_anon_1.hardware_doorbell_ptr));
            free_signal(doorbell);
            dealloc(descriptor(queue as u64).cast(), Layout::new::<amd_queue_v2_t>());
        }
    }
    status
}

unsafe extern "C" fn hsa_executable_destroy(executable: hsa_executable_t) -> hsa_status_t {
    leave("hsa_executable_destroy", executable.handle, |thing| matches!(thing, Thing::Executable)).0
}

unsafe extern "C" fn hsa_code_object_reader_destroy(reader: hsa_code_object_reader_t) -> hsa_status_t {
    leave("hsa_code_object_reader_destroy", reader.handle, |thing| matches!(thing, Thing::Reader)).0
}

unsafe extern "C" fn hsa_signal_add_screlease(signal: hsa_signal_t, add: hsa_signal_value_t) {
    if !books(|books| books.things.contains_key(&signal.handle)) {
        books(|books| books.wrong.push(format!("add to {:#x}, which is no signal", signal.handle)));
        return;
    }
    value(signal.handle).fetch_add(add, SeqCst);
}

unsafe extern "C" fn hsa_signal_wait_scacquire(
    signal: hsa_signal_t,
    condition: hsa_signal_condition_t,
    other: hsa_signal_value_t,
    timeout: u64,
    _hint: hsa_wait_state_t,
) -> hsa_signal_value_t {
    books(|books| *books.counts.entry("hsa_signal_wait_scacquire").or_default() += 1);
    let started = Instant::now();
    loop {
        let now = value(signal.handle).load(SeqCst);
        let holds = match condition {
            HSA_SIGNAL_CONDITION_EQ => now == other,
            HSA_SIGNAL_CONDITION_NE => now != other,
            HSA_SIGNAL_CONDITION_LT => now < other,
            _ => now >= other,
        };
        if holds || started.elapsed() >= Duration::from_nanos(timeout) {
            return now;
        }
        std::thread::sleep(Duration::from_micros(50));
    }
}

fn other_function(name: &str) -> Option<NonNull<c_void>> {
    NonNull::new(match name {
        "hsa_shut_down" => hsa_shut_down as *mut c_void,
        "hsa_amd_memory_pool_free" => hsa_amd_memory_pool_free as *mut c_void,
        "hsa_signal_destroy" => hsa_signal_destroy as *mut c_void,
        "hsa_queue_destroy" => hsa_queue_destroy as *mut c_void,
        "hsa_executable_destroy" => hsa_executable_destroy as *mut c_void,
        "hsa_code_object_reader_destroy" => hsa_code_object_reader_destroy as *mut c_void,
        "hsa_signal_add_screlease" => hsa_signal_add_screlease as *mut c_void,
        "hsa_signal_wait_scacquire" => hsa_signal_wait_scacquire as *mut c_void,
        _ => return None,
    })
}

/// The fake as a library, without the functions that are named.
pub fn library(without: &[&str]) -> Arc<Library> {
    let lookup = |name: &'static str| {
        let there = !without.contains(&name);
        there.then(|| status_function(name).or_else(|| other_function(name))).flatten()
    };
    // SAFETY: the functions have the types of the headers, and keep the promises that the tests rely on.
    unsafe { Library::given("the fake runtime", Functions::given(&lookup)) }
}
