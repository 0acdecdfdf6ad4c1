//! Noticing `fork`.
//!
//! The kernel keeps one KFD state per process, so in a forked child every descriptor answers `EBADF`, device memory is
//! not mapped, and the threads that drove an emulated device do not exist. Everything the runtime handed out before the
//! fork is therefore dead in the child: operations return [`Error::Forked`], and dropping frees nothing.
//!
//! Invariant: an object remembers the [`Generation`] it was made in, and asks [`Generation::check`] before it touches
//! the device. The check is one relaxed load, so it may stand on the hot path.

use crate::Error;
use std::sync::{
    Once,
    atomic::{AtomicU32, Ordering},
};

/// How many forks lie between the first process and this one.
static FORKS: AtomicU32 = AtomicU32::new(0);

/// The process, counted in forks, in which an object was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Generation(u32);

impl Generation {
    /// The generation of this process.
    pub(crate) fn current() -> Self {
        static REGISTER: Once = Once::new();
        REGISTER.call_once(|| {
            extern "C" fn child() {
                // Relaxed: a child starts with the one thread that runs this.
                FORKS.fetch_add(1, Ordering::Relaxed);
            }
            // SAFETY: `child` is async-signal-safe (one atomic addition) and lives as long as the program. Failure
            // (ENOMEM) leaves forks unnoticed, in which case the driver's EBADF still reaches the caller.
            unsafe { libc::pthread_atfork(None, None, Some(child)) };
        });
        Self(FORKS.load(Ordering::Relaxed))
    }

    /// Whether this process is a child of the one that made the object.
    #[inline]
    pub(crate) fn forked(self) -> bool {
        FORKS.load(Ordering::Relaxed) != self.0
    }

    /// [`Error::Forked`] in a child of the process that made the object.
    #[inline]
    pub(crate) fn check(self) -> Result<(), Error> {
        if self.forked() { Err(Error::Forked) } else { Ok(()) }
    }
}
