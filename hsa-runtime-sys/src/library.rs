//! ROCr opened at run time: a table of functions, each of which this version of ROCr has or has not.

use crate::functions::Functions;
use rocm_locate::{HSA_RUNTIME, LoadError, Opened, Surroundings};
use std::path::Path;

/// What every HSA runtime has; a library without these is none.
const REQUIRED: [&str; 6] = [
    "hsa_init",
    "hsa_shut_down",
    "hsa_status_string",
    "hsa_system_get_info",
    "hsa_iterate_agents",
    "hsa_agent_get_info",
];

/// An open ROCr. It stays loaded until the process ends, whatever becomes of this object.
///
/// Every function of the headers is a method that gives the C function, or an error that names the library which lacks
/// it; [`functions`](Library::functions) is the same as a table of `Option`s.
#[derive(Debug)]
pub struct Library {
    pub(crate) opened: Opened,
    pub(crate) functions: Functions,
}

impl Library {
    /// Opens the first `libhsa-runtime64.so.1` that serves, where `rocm_locate` looks for it.
    ///
    /// # Safety
    ///
    /// What is found under this name is ROCr: opening a library runs its initialisers, and its functions are taken to
    /// have the types of its headers.
    pub unsafe fn load() -> Result<Library, LoadError> {
        // SAFETY: the caller says that what is found is ROCr.
        unsafe { Library::load_in(&Surroundings::of_process()) }
    }

    /// As [`load`](Library::load), looking as told.
    ///
    /// # Safety
    ///
    /// As for [`load`](Library::load).
    pub unsafe fn load_in(surroundings: &Surroundings) -> Result<Library, LoadError> {
        // SAFETY: the caller says that what is found is ROCr.
        unsafe {
            rocm_locate::open(&HSA_RUNTIME, surroundings, &REQUIRED, |_| Ok(())).map(|opened| Library::of(opened.0))
        }
    }

    /// Opens this file and no other.
    ///
    /// # Safety
    ///
    /// The file is ROCr, as for [`load`](Library::load).
    pub unsafe fn load_from(path: &Path) -> Result<Library, LoadError> {
        // SAFETY: the caller says that the file is ROCr.
        unsafe { rocm_locate::open_at(&HSA_RUNTIME, path, &REQUIRED, |_| Ok(())).map(|opened| Library::of(opened.0)) }
    }

    /// The ROCr that the program is linked with.
    #[cfg(feature = "link")]
    pub fn linked() -> Result<Library, LoadError> {
        // Without a reference the linker would leave the library out.
        std::hint::black_box(crate::hsa_init as *const ());
        // SAFETY: the program is linked with ROCr, so its functions are those of the process.
        unsafe { rocm_locate::linked(&HSA_RUNTIME, &REQUIRED, |_| Ok(())).map(|opened| Library::of(opened.0)) }
    }

    /// # Safety
    ///
    /// The library is ROCr.
    unsafe fn of(opened: Opened) -> Library {
        // SAFETY: the caller says so, and the declarations are made from ROCr's headers.
        let functions = unsafe { Functions::of(&opened) };
        Library { opened, functions }
    }

    /// Every function, as far as this version has it.
    pub fn functions(&self) -> &Functions {
        &self.functions
    }

    /// Which file it is, its version, and what was tried before it.
    pub fn opened(&self) -> &Opened {
        &self.opened
    }
}
