//! ROCr opened at run time. Whichever version this machine has, the same table serves it.

#![cfg(feature = "dlopen")]

use hsa_runtime_sys::{HSA_STATUS_ERROR_OUT_OF_RESOURCES, HSA_STATUS_SUCCESS, Library, hsa_status_t};
use std::ffi::CStr;

#[test]
fn what_is_installed_says_its_status_strings() {
    // SAFETY: what this machine has under this name is ROCr.
    let library = match unsafe { Library::load() } {
        Ok(library) => library,
        Err(why) => {
            return println!("SKIP: hsa-runtime-sys: ROCr opened at run time: {}", why.to_string().replace('\n', ";"));
        }
    };
    println!(
        "{}, version {:?}, lacks {:?}",
        library.opened().path().display(),
        library.opened().version(),
        library.functions().absent()
    );
    let status_string = library.hsa_status_string().expect("required");
    let mut text = std::ptr::null();
    // SAFETY: the function writes a pointer to a string that lives as long as the library.
    let (status, text) = unsafe { (status_string(HSA_STATUS_ERROR_OUT_OF_RESOURCES, &mut text), CStr::from_ptr(text)) };
    assert_eq!(status, HSA_STATUS_SUCCESS);
    assert!(text.to_string_lossy().contains("HSA_STATUS_ERROR_OUT_OF_RESOURCES"), "{text:?}");
    // A status that no header knows is an error to it, and no undefined behaviour to us.
    let mut text = std::ptr::null();
    // SAFETY: as above.
    let status = unsafe { status_string(hsa_status_t(0x7777), &mut text) };
    assert!(status.is_error(), "{status}");
}
