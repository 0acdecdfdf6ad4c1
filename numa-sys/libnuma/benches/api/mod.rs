//! The functions that the benches call, of either library, each through a pointer, as a program calls a shared library.

#![allow(dead_code)] // Each bench calls what it needs of it.

use libloading::Library;
use numa_sys::{bitmask, exports};
use std::{
    ffi::{c_char, c_int, c_uint, c_void},
    hint::black_box,
};

macro_rules! api {
    ($($name:ident: fn($($argument:ty),*) $(-> $result:ty)?;)*) => {
        /// The functions that are measured.
        #[derive(Clone, Copy)]
        pub struct Api {
            $(pub $name: unsafe extern "C" fn($($argument),*) $(-> $result)?,)*
        }

        impl Api {
            pub fn ours() -> Api {
                Api { $($name: exports::$name,)* }
            }

            fn of(library: &'static Library) -> Result<Api, libloading::Error> {
                // SAFETY: the names are libnuma's, and the types are those of its header.
                unsafe { Ok(Api { $($name: *library.get(concat!(stringify!($name), "\0").as_bytes())?,)* }) }
            }
        }
    };
}

api! {
    numa_available: fn() -> c_int;
    numa_node_of_cpu: fn(c_int) -> c_int;
    numa_distance: fn(c_int, c_int) -> c_int;
    numa_node_to_cpus: fn(c_int, *mut bitmask) -> c_int;
    numa_allocate_cpumask: fn() -> *mut bitmask;
    numa_bitmask_alloc: fn(c_uint) -> *mut bitmask;
    numa_bitmask_free: fn(*mut bitmask);
    numa_bitmask_isbitset: fn(*const bitmask, c_uint) -> c_int;
    numa_bitmask_setbit: fn(*mut bitmask, c_uint) -> *mut bitmask;
    numa_bitmask_clearbit: fn(*mut bitmask, c_uint) -> *mut bitmask;
    numa_bitmask_setall: fn(*mut bitmask) -> *mut bitmask;
    numa_bitmask_clearall: fn(*mut bitmask) -> *mut bitmask;
    numa_bitmask_weight: fn(*const bitmask) -> c_uint;
    numa_bitmask_equal: fn(*const bitmask, *const bitmask) -> c_int;
    copy_bitmask_to_bitmask: fn(*mut bitmask, *mut bitmask);
    numa_alloc_onnode: fn(usize, c_int) -> *mut c_void;
    numa_free: fn(*mut c_void, usize);
    numa_get_membind: fn() -> *mut bitmask;
    numa_preferred: fn() -> c_int;
    numa_set_localalloc: fn();
    numa_set_preferred: fn(c_int);
    numa_parse_nodestring: fn(*const c_char) -> *mut bitmask;
    numa_parse_cpustring: fn(*const c_char) -> *mut bitmask;
}

/// The system's library, or the one that `ROCM_RS_LIBNUMA` names.
pub fn system() -> Option<Api> {
    let path = std::env::var("ROCM_RS_LIBNUMA").unwrap_or_else(|_| "libnuma.so.1".into());
    // SAFETY: libnuma's constructor reads what there is, and its destructor frees that.
    match unsafe { Library::new(&path) } {
        // Never closed: its functions are called until the end.
        Ok(library) => match Api::of(Box::leak(Box::new(library))) {
            Ok(api) => return Some(api),
            Err(why) => println!("SKIP: the comparison with libnuma: {why}"),
        },
        Err(why) => println!("SKIP: the comparison with libnuma: {why}"),
    }
    None
}

/// A function that does nothing with two numbers, behind a pointer that the compiler does not know.
pub fn nothing() -> extern "C" fn(c_int, c_int) -> c_int {
    extern "C" fn nothing(from: c_int, _: c_int) -> c_int {
        from
    }
    black_box(nothing as extern "C" fn(c_int, c_int) -> c_int)
}
