//! comgr opened at run time: a table of functions, and which ABI's numbers it takes.

use crate::{Abi, functions::Functions};
use rocm_locate::{COMGR, LoadError, Opened, Problem, Surroundings};
use std::{format, path::Path};

/// What every comgr has; a library without these is none.
const REQUIRED: [&str; 4] =
    ["amd_comgr_get_version", "amd_comgr_status_string", "amd_comgr_create_data_set", "amd_comgr_do_action"];

/// An open comgr. It stays loaded until the process ends, whatever becomes of this object.
///
/// Every function of the headers is a method that gives the C function, or an error that names the library which lacks
/// it; [`functions`](Library::functions) is the same as a table of `Option`s. The numbers that the functions take are
/// those of [`abi`](Library::abi).
#[derive(Debug)]
pub struct Library {
    pub(crate) opened: Opened,
    pub(crate) functions: Functions,
    version: (usize, usize),
    abi: Abi,
}

impl Library {
    /// Opens the first comgr of a known ABI, where `rocm_locate` looks for it; in one place ABI 3 comes before ABI 2.
    ///
    /// # Safety
    ///
    /// What is found under comgr's name is comgr: opening a library runs its initialisers, and its functions are taken
    /// to have the types of its headers.
    pub unsafe fn load() -> Result<Library, LoadError> {
        // SAFETY: the caller says that what is found is comgr.
        unsafe { Library::load_in(&Surroundings::of_process()) }
    }

    /// As [`load`](Library::load), looking as told.
    ///
    /// # Safety
    ///
    /// As for [`load`](Library::load).
    pub unsafe fn load_in(surroundings: &Surroundings) -> Result<Library, LoadError> {
        // SAFETY: the caller says that what is found is comgr.
        unsafe { rocm_locate::open(&COMGR, surroundings, &REQUIRED, known).map(|found| Library::of(found)) }
    }

    /// Opens this file and no other.
    ///
    /// # Safety
    ///
    /// The file is comgr, as for [`load`](Library::load).
    pub unsafe fn load_from(path: &Path) -> Result<Library, LoadError> {
        // SAFETY: the caller says that the file is comgr.
        unsafe { rocm_locate::open_at(&COMGR, path, &REQUIRED, known).map(|found| Library::of(found)) }
    }

    /// The comgr that the program is linked with.
    #[cfg(feature = "link")]
    pub fn linked() -> Result<Library, LoadError> {
        // Without a reference the linker would leave the library out.
        std::hint::black_box(crate::amd_comgr_get_version as *const ());
        // SAFETY: the program is linked with comgr, so its functions are those of the process.
        unsafe { rocm_locate::linked(&COMGR, &REQUIRED, known).map(|found| Library::of(found)) }
    }

    /// # Safety
    ///
    /// The library is comgr.
    unsafe fn of((opened, (version, abi)): (Opened, ((usize, usize), Abi))) -> Library {
        // SAFETY: the caller says so, and the declarations are made from comgr's headers.
        let functions = unsafe { Functions::of(&opened) };
        Library { opened, functions, version, abi }
    }

    /// Every function, as far as this version has it.
    pub fn functions(&self) -> &Functions {
        &self.functions
    }

    /// Which file it is, and what was tried before it.
    pub fn opened(&self) -> &Opened {
        &self.opened
    }

    /// The version of comgr's interface, major and minor.
    pub fn version(&self) -> (usize, usize) {
        self.version
    }

    /// Whose numbers the functions take.
    pub fn abi(&self) -> Abi {
        self.abi
    }
}

/// The version and its ABI, or why it cannot be used: a wrong number does not fail, it asks for something else.
fn known(opened: &Opened) -> Result<((usize, usize), Abi), Problem> {
    // SAFETY: the declaration is that of the header, and the function has had this type in every version.
    let get_version =
        unsafe { opened.symbol::<unsafe extern "C" fn(*mut usize, *mut usize)>("amd_comgr_get_version\0") };
    let (mut major, mut minor) = (0, 0);
    if let Some(get_version) = get_version {
        // SAFETY: the function writes one number to each pointer.
        unsafe { get_version(&mut major, &mut minor) };
    }
    match Abi::of_version(major) {
        Some(abi) => Ok(((major, minor), abi)),
        None => Err(Problem::UnsupportedVersion { found: format!("{major}.{minor}"), wanted: "2.x or 3.x" }),
    }
}
