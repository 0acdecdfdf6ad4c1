//! comgr linked: the functions are the library's, and the table of the linked library has the same ones.

#![cfg(all(feature = "link", feature = "dlopen"))]

use amd_comgr_sys::{Library, amd_comgr_get_version};

#[test]
fn the_table_is_that_of_the_linked_library() {
    let library = Library::linked().unwrap();
    assert_eq!(library.amd_comgr_get_version().unwrap() as usize, amd_comgr_get_version as *const () as usize);
    let path = library.opened().path().to_string_lossy().into_owned();
    assert!(path.contains("libamd_comgr.so"), "{path}");
    let (mut major, mut minor) = (0, 0);
    // SAFETY: the function writes two numbers.
    unsafe { amd_comgr_get_version(&mut major, &mut minor) };
    assert_eq!(library.version(), (major, minor));
}
