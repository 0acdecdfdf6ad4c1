//! ROCr opened at run time. Whichever version this machine has, the same table serves it.

#![cfg(feature = "dlopen")]

use hsa_runtime_sys::{HSA_STATUS_ERROR_OUT_OF_RESOURCES, HSA_STATUS_SUCCESS, Library, hsa_status_t};
use std::{ffi::CStr, path::Path};

/// What is installed, unless nothing is.
fn installed(test: &str) -> Option<Library> {
    // SAFETY: what this machine has under this name is ROCr.
    match unsafe { Library::load() } {
        Ok(library) => {
            println!("loaded {}, lacking {:?}", library.opened().path().display(), library.functions().absent());
            Some(library)
        }
        Err(why) => {
            println!("SKIP: hsa-runtime-sys: {test}: {}", why.to_string().replace('\n', ";"));
            None
        }
    }
}

#[test]
fn statuses_have_the_librarys_words() {
    let Some(library) = installed("the status strings of ROCr") else { return };
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

#[test]
fn without_a_driver_it_says_so() {
    let Some(library) = installed("hsa_init without a driver") else { return };
    if Path::new("/dev/kfd").exists() {
        return println!("SKIP: hsa-runtime-sys: hsa_init without a driver: this machine has one");
    }
    // SAFETY: hsa_init may be called at any time.
    let status = unsafe { library.hsa_init().unwrap()() };
    assert_eq!(status, HSA_STATUS_ERROR_OUT_OF_RESOURCES, "{status}");
}

#[test]
fn what_an_older_library_lacks_is_none_and_an_error_that_names_it() {
    let Some(library) = installed("functions that are too new") else { return };
    // ROCm 7.2 has it, and none before.
    let newest = library.hsa_amd_ais_file_read();
    assert_eq!(newest.is_ok(), library.functions().hsa_amd_ais_file_read.is_some());
    if let Err(missing) = newest {
        let text = missing.to_string();
        let path = library.opened().path().display().to_string();
        assert!(text.contains("hsa_amd_ais_file_read") && text.contains(&path), "{text}");
        assert!(text.contains(library.opened().version().unwrap()), "{text}");
    }
    // Whatever is missing, what every version has is there.
    assert!(library.hsa_queue_create().is_ok() && library.hsa_amd_memory_pool_allocate().is_ok());
}
