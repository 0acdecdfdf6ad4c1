//! Opening what is not there, or not to be had: what was tried, and what to do, and never another device instead.

use rocm_emulator::{Config, Kernel, Machine};
use rocm_rs::{
    Error, OpenError, Result, Runtime,
    kfd::driver::{Anchor, Driver, Emulated, Mapping, Node, RawFile},
};
use std::{ffi::c_void, io, process::Command, ptr::NonNull, sync::Arc};

fn open_error(opened: Result<Runtime>) -> OpenError {
    match opened {
        Err(Error::Open(error)) => error,
        Err(other) => panic!("{other}"),
        Ok(runtime) => panic!("it opened: {runtime:?}"),
    }
}

/// A machine whose KFD cannot be opened.
#[derive(Debug, Default)]
struct Refusing {
    errno: i32,
    anchor: Anchor,
}

impl Driver for Refusing {
    fn name(&self) -> &'static str {
        "refusing"
    }
    fn anchor(&self) -> &Anchor {
        &self.anchor
    }
    fn open(&self, _: Node) -> io::Result<RawFile> {
        Err(io::Error::from_raw_os_error(self.errno))
    }
    fn close(&self, _: RawFile) {}
    unsafe fn ioctl(&self, _: RawFile, _: hsakmt_sys::uapi::ioctl::Request, _: *mut c_void) -> io::Result<i32> {
        unreachable!("nothing was opened")
    }
    unsafe fn mmap(&self, _: RawFile, _: &Mapping) -> io::Result<NonNull<c_void>> {
        unreachable!("nothing was opened")
    }
    unsafe fn munmap(&self, _: NonNull<c_void>, _: usize) -> io::Result<()> {
        unreachable!("nothing was opened")
    }
    fn read_topology(&self, _: &str) -> io::Result<Vec<u8>> {
        Err(io::Error::from_raw_os_error(libc::ENOENT))
    }
    fn list_topology(&self, _: &str) -> io::Result<Vec<String>> {
        Err(io::Error::from_raw_os_error(libc::ENOENT))
    }
}

#[test]
fn a_missing_or_forbidden_kfd_is_named_with_what_to_do() {
    for errno in [libc::ENOENT, libc::EACCES, libc::EPERM, libc::ENXIO, libc::EINVAL, libc::EMFILE] {
        let driver = Arc::new(Refusing { errno, ..Default::default() });
        let error = open_error(Runtime::builder().driver(driver).open());
        let attempt = &error.attempts()[0];
        assert_eq!((attempt.what(), attempt.errno()), ("/dev/kfd", Some(errno)));
        let message = error.to_string();
        assert!(message.contains(&io::Error::from_raw_os_error(errno).to_string()), "{message}");
        assert!(message.contains("ROCM_RS_DEVICE=emulated"), "{message}");
        assert!(error.advice().len() > 1, "{message}");
    }
}

#[test]
fn a_driver_without_a_gpu_says_so() {
    let machine = Machine::new(Config::without_gpu(Vec::new(), Kernel::default())).unwrap();
    let error = open_error(Runtime::builder().driver(Emulated::shared(machine)).open());
    let message = error.to_string();
    assert!(message.contains("no GPU") && message.contains("topology"), "{message}");
    assert!(message.contains("ROCM_RS_DEVICE=emulated"), "{message}");
}

/// Runs the ignored test below in a process with this environment, and returns what it printed.
fn open_with(device: Option<&str>) -> String {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "opens_what_the_environment_says", "--ignored", "--nocapture"]);
    child.env_remove("ROCM_RS_DEVICE");
    if let Some(device) = device {
        child.env("ROCM_RS_DEVICE", device);
    }
    let output = child.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
#[ignore = "run by the test below, with an environment"]
fn opens_what_the_environment_says() {
    match Runtime::open() {
        Ok(runtime) => println!("opened {}", runtime.device()),
        Err(error) => println!("refused: {error}"),
    }
}

#[test]
fn the_environment_names_the_device() {
    assert!(open_with(Some("emulated")).contains("opened emulated:gfx1151"));
    assert!(open_with(Some("emulated:gfx1103")).contains("opened emulated:gfx1103"));
    for words in ["", "cuda", "emulated:gfx9", "EMULATED"] {
        let said = open_with(Some(words));
        assert!(said.contains("refused: ROCM_RS_DEVICE: ") && said.contains("gfx1100"), "{said}");
        assert!(said.contains("`kfd`") && said.contains("`emulated`"), "{said}");
    }
    // Without it, the kernel driver; and if there is none, an error and not the emulator.
    for said in [open_with(None), open_with(Some("kfd"))] {
        assert!(said.contains("opened kfd") || said.contains("refused: no GPU"), "{said}");
    }
}
