//! Null pointers, in every place where C lets one arrive: a null mask is an empty one, a null target gets nothing, and
//! nothing crashes. Debian's library crashes on most of these, so there is nothing to compare.

use numa::*;
use numa_sys::{NUMA_NUM_NODES, bitmask, nodemask_t};
use std::ptr;

#[test]
fn a_null_mask_is_an_empty_one() {
    let none = ptr::null_mut::<bitmask>();
    // SAFETY: null is what these functions say they take; the mask is freed once.
    unsafe {
        assert_eq!(numa_available(), 0);
        assert_eq!(numa_bitmask_isbitset(none, 0), 0);
        assert!(numa_bitmask_setbit(none, 0).is_null());
        assert!(numa_bitmask_clearbit(none, 0).is_null());
        assert!(numa_bitmask_setall(none).is_null());
        assert!(numa_bitmask_clearall(none).is_null());
        assert_eq!((numa_bitmask_nbytes(none), numa_bitmask_weight(none), numa_bitmask_equal(none, none)), (0, 0, 1));
        numa_bitmask_free(none);

        let mask = numa_bitmask_alloc(100);
        assert_eq!(numa_bitmask_equal(mask, none), 1);
        numa_bitmask_setall(mask);
        assert_eq!(numa_bitmask_equal(none, mask), 0);
        copy_bitmask_to_bitmask(mask, none);
        copy_bitmask_to_bitmask(mask, mask);
        assert_eq!(numa_bitmask_weight(mask), 100);
        copy_bitmask_to_nodemask(mask, ptr::null_mut());
        copy_nodemask_to_bitmask(ptr::null_mut(), mask);
        assert_eq!(numa_bitmask_weight(mask), 100);
        copy_bitmask_to_bitmask(none, mask);
        assert_eq!(numa_bitmask_weight(mask), 0);
        let mut nodes = nodemask_t { n: [1; NUMA_NUM_NODES / 64] };
        copy_bitmask_to_nodemask(none, &mut nodes);
        assert!(nodes.n.iter().all(|word| *word == 0));
        copy_nodemask_to_bitmask(&mut nodes, none);

        // A mask without words, as a program may build one.
        let hollow = &mut bitmask { size: 64, maskp: ptr::null_mut() };
        assert_eq!((numa_bitmask_isbitset(hollow, 3), numa_bitmask_weight(hollow)), (0, 0));
        numa_bitmask_setbit(hollow, 3);
        numa_bitmask_free(mask);
    }
}

#[test]
fn null_nodes_processors_strings_and_places() {
    let none = ptr::null_mut::<bitmask>();
    // SAFETY: null is what these functions say they take.
    unsafe {
        assert_eq!(numa_run_on_node_mask(none), -1);
        assert_eq!(numa_run_on_node_mask_all(none), -1);
        numa_set_membind(none);
        numa_set_membind_balancing(none);
        numa_set_preferred_many(none);
        numa_set_interleave_mask(none);
        numa_bind(none);
        assert_eq!(numa_node_to_cpus(0, none), -1);
        assert_eq!(numa_sched_setaffinity(0, none), -1);
        assert_eq!(numa_sched_getaffinity(0, none), -1);
        assert!(numa_node_size64(0, ptr::null_mut()) > 0 && numa_node_size(0, ptr::null_mut()) > 0);
        assert_eq!(numa_parse_bitmap(ptr::null(), none), -1);
        assert_eq!(numa_parse_bitmap(c"1\n".as_ptr(), none), -1);
        type Parse = unsafe extern "C" fn(*const std::ffi::c_char) -> *mut bitmask;
        let parsers: [Parse; 4] =
            [numa_parse_nodestring, numa_parse_nodestring_all, numa_parse_cpustring, numa_parse_cpustring_all];
        for parse in parsers {
            let mask = parse(ptr::null());
            assert_eq!(numa_bitmask_weight(mask), 0);
            numa_bitmask_free(mask);
            // Not UTF-8, and no list.
            assert!(parse(c"\xff".as_ptr()).is_null());
        }
        assert_eq!(numa_move_pages(0, 1, ptr::null_mut(), ptr::null(), ptr::null_mut(), 0), -1);
        assert!(numa_migrate_pages(0, none, none) == -1);
    }
}
