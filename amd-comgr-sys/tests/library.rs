//! comgr opened at run time. Whichever version this machine has, the same table serves it, with the numbers of its ABI.

#![cfg(feature = "dlopen")]

use amd_comgr_sys::{AMD_COMGR_STATUS_ERROR_INVALID_ARGUMENT, AMD_COMGR_STATUS_SUCCESS, Abi, DataKind, Library};
use std::ffi::CStr;

#[test]
fn what_is_installed_says_what_it_is() {
    // SAFETY: what this machine has under this name is comgr.
    let library = match unsafe { Library::load() } {
        Ok(library) => library,
        Err(why) => {
            return println!("SKIP: amd-comgr-sys: comgr opened at run time: {}", why.to_string().replace('\n', ";"));
        }
    };
    let (path, functions) = (library.opened().path(), library.functions());
    println!("loaded {}, interface {:?}, lacks {:?}", path.display(), library.version(), functions.absent());
    assert_eq!(Abi::of_version(library.version().0), Some(library.abi()));

    let status_string = library.amd_comgr_status_string().expect("required");
    let mut text = std::ptr::null();
    // SAFETY: the function writes a pointer to a string that lives as long as the library.
    let (status, text) =
        unsafe { (status_string(AMD_COMGR_STATUS_ERROR_INVALID_ARGUMENT, &mut text), CStr::from_ptr(text)) };
    assert_eq!((status, text), (AMD_COMGR_STATUS_SUCCESS, c"INVALID_ARGUMENT"));

    let mut isas = 0;
    // SAFETY: the function writes one number.
    assert_eq!(unsafe { library.amd_comgr_get_isa_count().unwrap()(&mut isas) }, AMD_COMGR_STATUS_SUCCESS);
    assert!(isas > 10, "{isas}");

    // Kinds go in and come out as numbers of the library's ABI.
    let kind = DataKind::Source.value(library.abi()).unwrap();
    let (mut data, mut found) = (Default::default(), Default::default());
    // SAFETY: the functions get pointers to what they write, and a handle that is valid until it is released.
    unsafe {
        assert_eq!(library.amd_comgr_create_data().unwrap()(kind, &mut data), AMD_COMGR_STATUS_SUCCESS);
        assert_eq!(library.amd_comgr_get_data_kind().unwrap()(data, &mut found), AMD_COMGR_STATUS_SUCCESS);
        assert_eq!(library.amd_comgr_release_data().unwrap()(data), AMD_COMGR_STATUS_SUCCESS);
    }
    assert_eq!(DataKind::of_value(found, library.abi()), Some(DataKind::Source));
}
