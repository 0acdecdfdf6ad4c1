//! The system's libnuma, opened at run time: every function of the bindings is there, none is missing in them, and it says
//! the same about this machine as the implementation here.

#![cfg(all(feature = "dlopen", feature = "native", target_os = "linux"))]

use layout::Exports;
use numa_sys::{
    libnuma::{Functions, Library},
    numa::Numa,
    os::Native,
};

/// What libnuma exports beside the functions of the bindings.
const UNBOUND: [&str; 10] = [
    "numa_warn",
    "numa_parse_bitmap",
    "numa_all_nodes",
    "numa_all_nodes_ptr",
    "numa_nodes_ptr",
    "numa_no_nodes",
    "numa_no_nodes_ptr",
    "numa_all_cpus_ptr",
    "numa_exit_on_error",
    "numa_exit_on_warn",
];

fn library() -> Option<Library> {
    // SAFETY: what this machine has under this name is libnuma.
    match unsafe { Library::load() } {
        Ok(library) => Some(library),
        Err(why) => {
            println!("SKIP: numa-sys: the system's libnuma: {}", why.to_string().replace('\n', ";"));
            None
        }
    }
}

#[test]
fn every_function_is_bound_and_every_binding_is_a_function() {
    let Some(library) = library() else { return };
    assert!(library.functions().absent().is_empty(), "{:?}", library.functions().absent());
    let exports = Exports::compare(library.opened().path(), Functions::NAMES).unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(exports.common, Functions::NAMES.len());
    let unbound =
        exports.unbound.iter().filter(|name| !UNBOUND.contains(&name.as_str()) && !name.starts_with("libnuma_"));
    assert_eq!(unbound.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn it_says_the_same_about_this_machine() {
    let Some(library) = library() else { return };
    let numa = Numa::new(Native::default());
    // SAFETY: functions of libnuma with the types of its headers; numbers in, numbers out.
    unsafe {
        assert_eq!(library.numa_available().unwrap()(), 0);
        assert_eq!(library.numa_max_node().unwrap()() as usize, numa.max_node());
        assert_eq!(library.numa_num_configured_cpus().unwrap()() as usize, numa.facts().configured_cpus);
        for cpu in numa.facts().my_cpus.iter() {
            assert_eq!(library.numa_node_of_cpu().unwrap()(cpu as i32) as usize, numa.node_of_cpu(cpu).unwrap());
        }
    }
}

/// A program that is linked with it calls the same one.
#[cfg(feature = "link")]
#[test]
fn linked() {
    let library = Library::linked().unwrap();
    // SAFETY: takes nothing, and libnuma has set the pointer when it was loaded.
    unsafe {
        assert_eq!(numa_sys::libnuma::numa_available(), 0);
        let nodes = std::ptr::addr_of!(numa_sys::libnuma::numa_all_nodes_ptr).read();
        assert_eq!(library.numa_bitmask_weight().unwrap()(nodes), numa_sys::libnuma::numa_bitmask_weight(nodes));
    }
}
