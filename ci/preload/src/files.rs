//! The topology's files: written once into a folder below /tmp, which the process that wrote it removes when it ends, and
//! found there by whoever asks for them by the kernel's names.

use crate::machine::machine;
use libc::{c_char, c_void};
use std::{
    ffi::{CStr, CString},
    fs, io,
    os::unix::ffi::OsStrExt,
    path::{Path, PathBuf},
    sync::OnceLock,
};

/// The kernel's two names of the topology.
const ROOTS: [&str; 2] = ["/sys/devices/virtual/kfd/kfd/topology", "/sys/class/kfd/kfd/topology"];

static FOLDER: OnceLock<(u32, PathBuf)> = OnceLock::new();

/// Where a path of the topology is instead, if it is one.
pub fn moved(path: &CStr) -> Option<CString> {
    let path = path.to_str().ok()?;
    let below = ROOTS.iter().find_map(|root| path.strip_prefix(root))?;
    if !below.is_empty() && !below.starts_with('/') {
        return None;
    }
    let folder = &FOLDER.get_or_init(|| (std::process::id(), write().expect("a folder for the topology"))).1;
    CString::new([folder.as_os_str().as_bytes(), below.as_bytes()].concat()).ok()
}

fn write() -> io::Result<PathBuf> {
    let mut name = *b"/tmp/kfd-preload.XXXXXX\0";
    // SAFETY: the template is a C string that the function writes the name into.
    if unsafe { libc::mkdtemp(name.as_mut_ptr().cast()) }.is_null() {
        return Err(io::Error::last_os_error());
    }
    let folder = PathBuf::from(std::ffi::OsStr::from_bytes(&name[..name.len() - 1]));
    copy("", &folder)?;
    // SAFETY: the function may be called at any exit.
    unsafe { libc::atexit(remove) };
    Ok(folder)
}

fn copy(below: &str, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for name in machine().list_topology(below).map_err(|error| io::Error::from_raw_os_error(error.0))? {
        let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        match machine().read_topology(&path) {
            Ok(contents) => fs::write(folder.join(name), contents)?,
            Err(_) => copy(&path, &folder.join(name))?,
        }
    }
    Ok(())
}

extern "C" fn remove() {
    if let Some((process, folder)) = FOLDER.get()
        && *process == std::process::id()
    {
        let _ = fs::remove_dir_all(folder);
    }
}

/// The next library's function of a name.
fn next(name: &CStr) -> *mut c_void {
    // SAFETY: the name is a C string.
    let found = unsafe { libc::dlsym(libc::RTLD_NEXT, name.as_ptr()) };
    assert!(!found.is_null(), "libc has no {name:?}");
    found
}

/// `fopen`.
///
/// # Safety
///
/// As libc's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fopen(path: *const c_char, mode: *const c_char) -> *mut libc::FILE {
    type Function = unsafe extern "C" fn(*const c_char, *const c_char) -> *mut libc::FILE;
    static NEXT: OnceLock<Function> = OnceLock::new();
    // SAFETY: the function of this name has this type.
    let real = NEXT.get_or_init(|| unsafe { std::mem::transmute::<*mut c_void, Function>(next(c"fopen")) });
    // SAFETY: the caller's promise.
    let elsewhere = moved(unsafe { CStr::from_ptr(path) });
    // SAFETY: the caller's promise, and a path that outlives the call.
    unsafe { real(elsewhere.as_ref().map_or(path, |path| path.as_ptr()), mode) }
}

/// `fopen64`, which is `fopen` here.
///
/// # Safety
///
/// As libc's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fopen64(path: *const c_char, mode: *const c_char) -> *mut libc::FILE {
    // SAFETY: the caller's promise.
    unsafe { fopen(path, mode) }
}

/// `opendir`.
///
/// # Safety
///
/// As libc's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn opendir(path: *const c_char) -> *mut libc::DIR {
    type Function = unsafe extern "C" fn(*const c_char) -> *mut libc::DIR;
    static NEXT: OnceLock<Function> = OnceLock::new();
    // SAFETY: the function of this name has this type.
    let real = NEXT.get_or_init(|| unsafe { std::mem::transmute::<*mut c_void, Function>(next(c"opendir")) });
    // SAFETY: the caller's promise.
    let elsewhere = moved(unsafe { CStr::from_ptr(path) });
    // SAFETY: the caller's promise, and a path that outlives the call.
    unsafe { real(elsewhere.as_ref().map_or(path, |path| path.as_ptr())) }
}
