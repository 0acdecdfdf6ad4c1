//! Memory that was touched is in memory, with what was there: also in an optimised build, where a write of nothing new
//! can be left out. `mincore(2)` is the witness.
#![cfg(feature = "native")]

use numa_sys::os::{Native, Os, touch};

/// How many pages of a range are in memory.
fn resident(address: usize, size: usize, page: usize) -> usize {
    let mut states = vec![0u8; size / page];
    // SAFETY: a place for each page's state.
    assert_eq!(unsafe { libc::mincore(address as *mut _, size, states.as_mut_ptr().cast()) }, 0);
    states.iter().filter(|state| **state & 1 == 1).count()
}

#[test]
fn what_is_touched_is_there() {
    let system = Native::default();
    let page = system.facts().page;
    let size = 64 * page;
    let address = system.map(size).unwrap();
    assert_eq!(resident(address, size, page), 0, "new memory has no pages yet");
    // SAFETY: memory of that size, which is ours.
    unsafe {
        (address as *mut u8).add(page).write_volatile(7);
        touch(address as *mut u8, size, page);
        assert_eq!(resident(address, size, page), 64);
        assert_eq!(((address as *const u8).add(page).read(), (address as *const u8).read()), (7, 0));
        system.unmap(address, size).unwrap();
    }
}
