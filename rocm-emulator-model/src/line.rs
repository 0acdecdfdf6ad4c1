//! The line to the runtime: its function that raises events, and words for people.

use std::{
    ffi::c_void,
    fmt,
    sync::{Mutex, PoisonError},
};

/// The runtime's function that raises an event.
pub type SetEvent = unsafe extern "C" fn(data: *mut c_void, event: u32);

/// Says on standard error what cannot be said through the interface.
pub fn complain(what: impl fmt::Display) {
    eprintln!("rocm-emulator: {what}");
}

/// The function that raises events, and what it wants to have back.
#[derive(Default)]
pub struct Line {
    function: Mutex<Option<(SetEvent, usize)>>,
}

impl Line {
    /// Connects it.
    pub fn connect(&self, function: SetEvent, data: *mut c_void) {
        *self.function.lock().unwrap_or_else(PoisonError::into_inner) = Some((function, data as usize));
    }

    /// Raises an event.
    pub fn raise(&self, event: u32) {
        let function = *self.function.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((function, data)) = function {
            // SAFETY: the runtime's own function and data, good as long as the library is loaded; any thread may call it.
            unsafe { function(data as *mut c_void, event) };
        }
    }
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Line")
    }
}
