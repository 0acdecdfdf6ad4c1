//! The error of a system call: what the emulated driver refuses with.

use std::{fmt, io};

/// An errno of the operating system that is compiled for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Errno(pub i32);

macro_rules! names {
    ($($name:ident)*) => {
        impl Errno {
            $(
                #[doc = concat!("`", stringify!($name), "`.")]
                pub const $name: Errno = Errno(libc::$name);
            )*

            /// Linux's `ENOTSUPP`. It is internal to the kernel, but the KFD lets it through to user space.
            pub const ENOTSUPP: Errno = Errno(524);

            /// The constant's name, where it is one that the emulated driver uses.
            pub fn name(self) -> Option<&'static str> {
                match self {
                    $(Errno::$name => Some(stringify!($name)),)*
                    Errno::ENOTSUPP => Some("ENOTSUPP"),
                    _ => None,
                }
            }
        }
    };
}

names! {
    EACCES EAGAIN EALREADY EBADF EBUSY EEXIST EFAULT EINTR EINVAL EIO EISDIR ENODEV ENOENT ENOMEM ENOSPC ENOTDIR ENOTTY
    EPERM ESRCH
}

impl Errno {
    /// The errno of the libc call that has just failed on this thread.
    pub(crate) fn last() -> Errno {
        Errno(io::Error::last_os_error().raw_os_error().unwrap_or(libc::EIO))
    }
}

impl fmt::Debug for Errno {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "Errno({})", self.0),
        }
    }
}

impl fmt::Display for Errno {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            &Errno::ENOTSUPP => f.write_str("operation is not supported (errno 524)"),
            _ => io::Error::from_raw_os_error(self.0).fmt(f),
        }
    }
}

impl std::error::Error for Errno {}

impl From<Errno> for io::Error {
    fn from(errno: Errno) -> Self {
        io::Error::from_raw_os_error(errno.0)
    }
}
