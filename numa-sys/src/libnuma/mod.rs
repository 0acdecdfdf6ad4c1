//! The system's libnuma: its functions by the feature `link`, and [`Library`], which opens it at run time, by `dlopen`.
//!
//! The types and constants are [`crate::bitmask`], [`crate::nodemask_t`] and those of [`crate::policy`].

#[cfg(feature = "link")]
#[allow(missing_docs, clippy::all)]
mod bindings {
    use crate::{bitmask, nodemask_t};
    include!("bindings.rs");
}
#[allow(missing_docs, clippy::all)]
mod functions {
    include!("functions.rs");
}
#[cfg(feature = "dlopen")]
mod library;

#[cfg(feature = "link")]
pub use bindings::*;
pub use functions::*;
#[cfg(feature = "dlopen")]
pub use library::Library;
#[cfg(feature = "dlopen")]
pub use rocm_locate;

use crate::{bitmask, nodemask_t};
use libc::pid_t;
