//! Reading what the C functions write through a pointer: attributes, and lists that come one call of a callback at a
//! time.

use super::Result;
use bytemuck::Pod;
use hsa_runtime_sys::{HSA_STATUS_SUCCESS, hsa_status_t};
use std::ffi::c_void;

/// The value that `get` writes.
pub(super) fn read<T: Pod>(get: impl FnOnce(*mut c_void) -> Result<()>) -> Result<T> {
    let mut value = T::zeroed();
    get((&raw mut value).cast())?;
    Ok(value)
}

/// A string of C: up to the first zero, or to the end.
pub(super) fn text(bytes: &[u8]) -> String {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    String::from_utf8_lossy(&bytes[..end]).trim().to_owned()
}

/// What a callback of HSA's `iterate` functions looks like.
pub(super) type Callback<H> = unsafe extern "C" fn(handle: H, data: *mut c_void) -> hsa_status_t;

/// All handles that `iterate` calls its callback with.
pub(super) fn collect<H>(iterate: impl FnOnce(Callback<H>, *mut c_void) -> Result<()>) -> Result<Vec<H>> {
    /// # Safety
    ///
    /// `data` points to a vector that nobody else uses meanwhile.
    unsafe extern "C" fn push<H>(handle: H, data: *mut c_void) -> hsa_status_t {
        // SAFETY: the caller's promise.
        unsafe { (*data.cast::<Vec<H>>()).push(handle) };
        HSA_STATUS_SUCCESS
    }
    let mut handles = Vec::new();
    iterate(push::<H>, (&raw mut handles).cast())?;
    Ok(handles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_ends_at_its_zero_or_with_its_room() {
        assert_eq!(text(b"gfx1100\0garbage"), "gfx1100");
        assert_eq!(text(b"gfx1100"), "gfx1100");
        assert_eq!(text(b" padded \0"), "padded");
        assert_eq!(text(b"\xff\xfe\0"), "\u{fffd}\u{fffd}");
    }

    #[test]
    fn handles_come_in_order() {
        let handles = collect(|callback: Callback<u64>, data| {
            for handle in [3, 1, 2] {
                // SAFETY: `data` is what belongs to the callback.
                assert_eq!(unsafe { callback(handle, data) }, HSA_STATUS_SUCCESS);
            }
            Ok(())
        });
        assert_eq!(handles.unwrap(), [3, 1, 2]);
    }
}
