//! Which library is AMD's runtime: the one that the program is linked with, the first that is found, or one that the
//! program names.

use super::Result;
use hsa_runtime_sys::{self as sys, Functions, rocm_locate};
use std::{fmt, path::Path, sync::Arc};

/// The library of AMD's runtime, with a table of its functions. It stays loaded until the process ends.
pub struct Library {
    functions: Functions,
    source: Source,
}

enum Source {
    File(Box<sys::Library>),
    Given(String),
}

impl Library {
    /// The library that the program is linked with (feature `hsa-link`), otherwise the first that is found: in the folder
    /// that `HSA_RUNTIME_LIB_DIR` names, under `ROCM_PATH`, where the dynamic loader looks, and where ROCm is installed.
    ///
    /// # Safety
    ///
    /// What is found under the name `libhsa-runtime64.so.1` is ROCr: opening a library runs its code.
    ///
    /// # Errors
    ///
    /// [`Error::Library`](super::Error::Library) lists where it was looked for, and what is wrong with the files there.
    pub unsafe fn find() -> Result<Arc<Self>> {
        #[cfg(feature = "hsa-link")]
        let library = sys::Library::linked()?;
        #[cfg(not(feature = "hsa-link"))]
        // SAFETY: the caller's promise.
        let library = unsafe { sys::Library::load() }?;
        Ok(Self::of(library))
    }

    /// Opens this file and no other.
    ///
    /// # Safety
    ///
    /// It is ROCr, or a library that keeps the promises of ROCr's headers.
    ///
    /// # Errors
    ///
    /// [`Error::Library`](super::Error::Library) says what is wrong with it.
    pub unsafe fn at(path: impl AsRef<Path>) -> Result<Arc<Self>> {
        // SAFETY: the caller's promise.
        Ok(Self::of(unsafe { sys::Library::load_from(path.as_ref()) }?))
    }

    /// Functions that the program has from elsewhere: a layer between this crate and ROCr, or a test's. The name is for
    /// messages.
    ///
    /// # Safety
    ///
    /// The functions keep the promises of ROCr's headers, until the process ends.
    pub unsafe fn given(name: impl Into<String>, functions: Functions) -> Arc<Self> {
        Arc::new(Self { functions, source: Source::Given(name.into()) })
    }

    fn of(library: sys::Library) -> Arc<Self> {
        Arc::new(Self { functions: *library.functions(), source: Source::File(Box::new(library)) })
    }

    /// The functions, as far as this version has them.
    pub fn functions(&self) -> &Functions {
        &self.functions
    }

    /// Which file it is, its version, and what was tried before it; `None` for functions that were given.
    pub fn opened(&self) -> Option<&rocm_locate::Opened> {
        match &self.source {
            Source::File(library) => Some(library.opened()),
            Source::Given(_) => None,
        }
    }
}

impl fmt::Display for Library {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            Source::File(library) => write!(f, "{}", library.opened().path().display()),
            Source::Given(name) => f.write_str(name),
        }
    }
}

impl fmt::Debug for Library {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Library({self})")
    }
}
