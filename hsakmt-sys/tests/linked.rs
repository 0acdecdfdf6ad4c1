//! The thunk linked: the functions are the library's, and the table of the linked library has the same ones.

#![cfg(all(feature = "link", feature = "dlopen"))]

use hsakmt_sys::thunk::{HSAKMT_STATUS_SUCCESS, HsaVersionInfo, Library, hsaKmtGetVersion};

#[test]
fn the_table_is_that_of_the_linked_library() {
    let library = Library::linked().unwrap();
    assert_eq!(library.hsaKmtGetVersion().unwrap() as usize, hsaKmtGetVersion as *const () as usize);
    let path = library.opened().path().to_string_lossy().into_owned();
    assert!(path.contains("libhsakmt.so"), "{path}");
    if std::path::Path::new("/dev/kfd").exists() {
        return println!("SKIP: hsakmt-sys: the linked thunk without a driver: this machine has one");
    }
    let mut version = HsaVersionInfo::default();
    // SAFETY: the function writes one struct.
    let status = unsafe { hsaKmtGetVersion(&mut version) };
    assert_ne!(status, HSAKMT_STATUS_SUCCESS, "the driver is not open");
}
