//! The thunk opened at run time.

#![cfg(feature = "dlopen")]

use hsakmt_sys::thunk::{HSAKMT_STATUS_KERNEL_IO_CHANNEL_NOT_OPENED, Library};

#[test]
fn without_a_driver_it_says_so() {
    // SAFETY: what this machine has under this name is the thunk.
    let library = match unsafe { Library::load() } {
        Ok(library) => library,
        Err(why) => {
            return println!("SKIP: hsakmt-sys: the thunk opened at run time: {}", why.to_string().replace('\n', ";"));
        }
    };
    println!("loaded {}, lacks {:?}", library.opened().path().display(), library.functions().absent());
    if std::path::Path::new("/dev/kfd").exists() {
        return println!("SKIP: hsakmt-sys: the thunk without a driver: this machine has one");
    }
    // SAFETY: the function takes nothing, and opens the driver once per process.
    let status = unsafe { library.hsaKmtOpenKFD().unwrap()() };
    assert_eq!(status, HSAKMT_STATUS_KERNEL_IO_CHANNEL_NOT_OPENED, "{status}");
}
