//! Calling a function of the table: that it is there, and what it returned.

/// Calls a function of the library that returns a status. The first argument is an [`Hsa`](super::Hsa), the second says
/// what the call is for. Evaluates to a `Result<()>`; the call itself is unsafe.
macro_rules! call {
    ($hsa:expr, $object:expr, $function:ident($($argument:expr),* $(,)?)) => {
        match $hsa.functions().$function {
            Some(function) => $crate::hsa::call::check(stringify!($function), || $object, function($($argument),*)),
            None => Err($hsa.too_old(stringify!($function))),
        }
    };
}
pub(super) use call;

use super::{Error, Result};
use hsa_runtime_sys::hsa_status_t;

/// A status as a result.
pub(super) fn check(call: &'static str, object: impl FnOnce() -> String, status: hsa_status_t) -> Result<()> {
    match status.is_error() {
        true => Err(Error::Status { call, object: object(), status }),
        false => Ok(()),
    }
}
