//! `AMDKFD_IOC_SVM`, the command whose argument, and so whose number, grows with its attributes.
//!
//! The argument is a [`kfd_ioctl_svm_args`] with `nattr` times [`kfd_ioctl_svm_attribute`] behind it, and the size in
//! the ioctl number is that of the whole. C code adds the attributes' size to the finished number; past the end of the
//! size field (13 bits on FreeBSD) that changes the direction instead of failing. Here it is an error.

use super::{
    bindings::{kfd_ioctl_svm_args, kfd_ioctl_svm_attribute},
    ioctl::{COMMANDS, Command, Encoding, Request},
};
use std::fmt;

/// More attributes than an ioctl number can express.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TooManyAttributes {
    /// How many were asked for.
    pub attributes: usize,
    /// How many there may be.
    pub limit: usize,
}

impl fmt::Display for TooManyAttributes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AMDKFD_IOC_SVM with {} attributes: its ioctl number has room for {}", self.attributes, self.limit)
    }
}

impl std::error::Error for TooManyAttributes {}

/// How many attributes an ioctl number of an encoding has room for: 1020 on FreeBSD, 2044 on Linux.
pub const fn max_attributes(encoding: Encoding) -> usize {
    (encoding.max_size() - size_of::<kfd_ioctl_svm_args>()) / size_of::<kfd_ioctl_svm_attribute>()
}

/// The ioctl number of `AMDKFD_IOC_SVM` with so many attributes, for the operating system that is compiled for.
pub fn request(attributes: usize) -> Result<Request, TooManyAttributes> {
    request_in(Encoding::NATIVE, attributes).map(Request::from)
}

/// The ioctl number of `AMDKFD_IOC_SVM` with so many attributes, in an encoding.
pub fn request_in(encoding: Encoding, attributes: usize) -> Result<u32, TooManyAttributes> {
    const SVM: &Command = &COMMANDS[0x20 - 1];
    let limit = max_attributes(encoding);
    if attributes > limit {
        return Err(TooManyAttributes { attributes, limit });
    }
    let size = SVM.size + attributes * size_of::<kfd_ioctl_svm_attribute>();
    Ok(Command { size, ..*SVM }.request(encoding))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_grows_with_the_attributes() {
        // Sizes that libhsakmt was seen to issue.
        for (attributes, size) in [(0, 24), (2, 40), (4, 56)] {
            assert_eq!(request_in(Encoding::Linux, attributes), Ok(0xc000_4b20 | size << 16));
            assert_eq!(request_in(Encoding::FreeBsd, attributes), Ok(0xc000_4b20 | size << 16));
        }
    }

    #[test]
    fn no_number_spills_into_its_direction() {
        for (encoding, limit, last) in [(Encoding::FreeBsd, 1020, 0xdff8_4b20), (Encoding::Linux, 2044, 0xfff8_4b20)] {
            assert_eq!(max_attributes(encoding), limit);
            assert_eq!(request_in(encoding, limit), Ok(last));
            assert_eq!(request_in(encoding, limit + 1), Err(TooManyAttributes { attributes: limit + 1, limit }));
            assert!(request_in(encoding, usize::MAX).is_err());
        }
    }
}
