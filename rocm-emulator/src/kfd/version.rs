//! `GET_VERSION`.

use crate::{errno::Errno, kfd::Process};
use hsakmt_sys::uapi::kfd_ioctl_get_version_args;

/// The major number of every KFD.
const MAJOR: u32 = 1;

pub fn get(process: &Process, args: &mut kfd_ioctl_get_version_args) -> Result<(), Errno> {
    args.major_version = MAJOR;
    args.minor_version = process.hardware.kernel.abi_minor();
    Ok(())
}
