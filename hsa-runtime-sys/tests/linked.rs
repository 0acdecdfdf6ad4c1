//! ROCr linked: the functions are the library's, and the table of the linked library has the same ones.

//! An archive that is built from sources has a table of all that the shared library exports.

#![cfg(all(feature = "link", feature = "dlopen"))]

use hsa_runtime_sys::{HSA_STATUS_ERROR_INVALID_ARGUMENT, HSA_STATUS_SUCCESS, Library, hsa_status_string};

#[test]
fn the_table_is_that_of_the_linked_library() {
    let library = Library::linked().unwrap();
    assert_eq!(library.hsa_status_string().unwrap() as usize, hsa_status_string as *const () as usize);
    let path = library.opened().path();
    if cfg!(rocr_archive) {
        assert_eq!(path, std::env::current_exe().unwrap().canonicalize().unwrap());
    } else {
        assert!(path.to_string_lossy().contains("libhsa-runtime64.so"), "{}", path.display());
    }
    let mut text = std::ptr::null();
    // SAFETY: the function writes a pointer to a string that lives as long as the library.
    let (status, text) =
        unsafe { (hsa_status_string(HSA_STATUS_ERROR_INVALID_ARGUMENT, &mut text), std::ffi::CStr::from_ptr(text)) };
    assert!(status == HSA_STATUS_SUCCESS && text.to_string_lossy().contains("INVALID_ARGUMENT"), "{status} {text:?}");
}

/// `ci/vendored` says where the shared library of the same build is.
#[test]
#[cfg(rocr_archive)]
fn the_archives_table_has_what_the_shared_library_exports() {
    let Some(path) = std::env::var_os("ROCR_TEST_SHARED") else {
        return println!("SKIP: the archive's table beside the shared library: ROCR_TEST_SHARED is not set");
    };
    // SAFETY: it is ROCr.
    let shared = unsafe { Library::load_from(path.as_ref()) }.unwrap();
    let archive = Library::linked().unwrap();
    let (lacks, absent) = (archive.functions().absent(), shared.functions().absent());
    assert_eq!(lacks, absent);
    assert!(absent.len() < 40, "{absent:?}");
    println!(
        "linked: the archive has {} functions, as the shared library",
        hsa_runtime_sys::Functions::NAMES.len() - absent.len()
    );
}
