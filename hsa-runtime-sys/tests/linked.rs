//! ROCr linked: the functions are the library's, and the table of the linked library has the same ones.

#![cfg(all(feature = "link", feature = "dlopen"))]

use hsa_runtime_sys::{HSA_STATUS_ERROR_INVALID_ARGUMENT, HSA_STATUS_SUCCESS, Library, hsa_status_string};

#[test]
fn the_table_is_that_of_the_linked_library() {
    let library = Library::linked().unwrap();
    assert_eq!(library.hsa_status_string().unwrap() as usize, hsa_status_string as *const () as usize);
    let path = library.opened().path().to_string_lossy().into_owned();
    assert!(path.contains("libhsa-runtime64.so"), "{path}");
    let mut text = std::ptr::null();
    // SAFETY: the function writes a pointer to a string that lives as long as the library.
    let (status, text) =
        unsafe { (hsa_status_string(HSA_STATUS_ERROR_INVALID_ARGUMENT, &mut text), std::ffi::CStr::from_ptr(text)) };
    assert!(status == HSA_STATUS_SUCCESS && text.to_string_lossy().contains("INVALID_ARGUMENT"), "{status} {text:?}");
}
