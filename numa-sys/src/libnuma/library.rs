//! libnuma opened at run time: a table of functions, each of which this version has or has not.

use super::functions::Functions;
use rocm_locate::{LoadError, NUMA, Opened, Surroundings};
use std::path::Path;

/// What every libnuma of the second version has; a library without these is none.
const REQUIRED: [&str; 4] = ["numa_available", "numa_max_node", "numa_bitmask_alloc", "mbind"];

/// An open libnuma. It stays loaded until the process ends, whatever becomes of this object.
///
/// Every function of the headers is a method that gives the C function, or an error that names the library which lacks
/// it; [`functions`](Library::functions) is the same as a table of `Option`s.
#[derive(Debug)]
pub struct Library {
    pub(crate) opened: Opened,
    pub(crate) functions: Functions,
}

impl Library {
    /// Opens the first `libnuma.so.1` that serves, where `rocm_locate` looks for it.
    ///
    /// # Safety
    ///
    /// What is found under this name is libnuma: opening a library runs its initialisers, and its functions are taken to
    /// have the types of its headers.
    pub unsafe fn load() -> Result<Library, LoadError> {
        // SAFETY: the caller says that what is found is libnuma.
        unsafe { Library::load_in(&Surroundings::of_process()) }
    }

    /// As [`load`](Library::load), looking as told.
    ///
    /// # Safety
    ///
    /// As for [`load`](Library::load).
    pub unsafe fn load_in(surroundings: &Surroundings) -> Result<Library, LoadError> {
        // SAFETY: the caller says that what is found is libnuma.
        unsafe { rocm_locate::open(&NUMA, surroundings, &REQUIRED, |_| Ok(())).map(|opened| Library::of(opened.0)) }
    }

    /// Opens this file and no other.
    ///
    /// # Safety
    ///
    /// The file is libnuma, as for [`load`](Library::load).
    pub unsafe fn load_from(path: &Path) -> Result<Library, LoadError> {
        // SAFETY: the caller says that the file is libnuma.
        unsafe { rocm_locate::open_at(&NUMA, path, &REQUIRED, |_| Ok(())).map(|opened| Library::of(opened.0)) }
    }

    /// The libnuma that the program is linked with.
    #[cfg(feature = "link")]
    pub fn linked() -> Result<Library, LoadError> {
        // Without a reference the linker would leave the library out.
        std::hint::black_box(super::numa_available as *const ());
        // SAFETY: the program is linked with libnuma, so its functions are those of the process.
        unsafe { rocm_locate::linked(&NUMA, &REQUIRED, |_| Ok(())).map(|opened| Library::of(opened.0)) }
    }

    /// # Safety
    ///
    /// The library is libnuma.
    unsafe fn of(opened: Opened) -> Library {
        // SAFETY: the caller says so, and the declarations are made from libnuma's headers.
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
