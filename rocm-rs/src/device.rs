//! Which device a [`Runtime`](crate::Runtime) opens, as a value and as words.
//!
//! Invariant: what [`Display`](fmt::Display) writes, [`FromStr`] reads back. `ROCM_RS_DEVICE`, the command's `--device`
//! and error messages all use these words.

use std::{fmt, str::FromStr};

/// The environment variable that [`Runtime::open`](crate::Runtime::open) reads.
pub const DEVICE_VARIABLE: &str = "ROCM_RS_DEVICE";

/// A device to open: a kernel driver, AMD's runtime, or the software GPU.
///
/// ```
/// use rocm_rs::{Device, Profile};
/// assert_eq!("emulated:gfx1103".parse(), Ok(Device::Emulated(Profile::Gfx1103)));
/// assert_eq!(Device::Kfd.to_string(), "kfd");
/// assert!("cuda".parse::<Device>().unwrap_err().to_string().contains("emulated"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Device {
    /// The `amdkfd` kernel driver, through `/dev/kfd`. The words are `kfd`.
    #[default]
    Kfd,
    /// The GPUs of AMD's runtime, ROCr (`libhsa-runtime64`), with the feature `hsa`. The words are `hsa`.
    Hsa,
    /// The software GPU inside this process, with this profile. The words are `emulated` (the default profile) or
    /// `emulated:gfx1151`.
    Emulated(Profile),
}

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Device::Kfd => f.write_str("kfd"),
            Device::Hsa => f.write_str("hsa"),
            Device::Emulated(profile) => write!(f, "emulated:{profile}"),
        }
    }
}

impl FromStr for Device {
    type Err = ParseDeviceError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || ParseDeviceError { text: text.to_owned() };
        match text.split_once(':') {
            None if text == "kfd" => Ok(Device::Kfd),
            None if text == "hsa" => Ok(Device::Hsa),
            None if text == "emulated" => Ok(Device::Emulated(Profile::default())),
            Some(("emulated", name)) => {
                Profile::ALL.into_iter().find(|p| p.name() == name).map(Device::Emulated).ok_or_else(unknown)
            }
            _ => Err(unknown()),
        }
    }
}

/// Which GPU the software GPU is: the profile decides its instruction set, its topology and its sizes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Profile {
    /// `gfx1151`, Strix Halo: 40 compute units and memory shared with the CPU.
    #[default]
    Gfx1151,
    /// `gfx1103`, Phoenix: 12 compute units and memory shared with the CPU.
    Gfx1103,
    /// `gfx1100`, Navi 31: 96 compute units and its own memory.
    Gfx1100,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Profile; 3] = [Profile::Gfx1151, Profile::Gfx1103, Profile::Gfx1100];

    /// The profile's name, which is that of its instruction set.
    pub const fn name(self) -> &'static str {
        match self {
            Profile::Gfx1151 => "gfx1151",
            Profile::Gfx1103 => "gfx1103",
            Profile::Gfx1100 => "gfx1100",
        }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Profile {
    type Err = ParseDeviceError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Profile::ALL.into_iter().find(|p| p.name() == text).ok_or_else(|| ParseDeviceError { text: text.to_owned() })
    }
}

/// Words that name no device. The message lists those that do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a device: use `kfd`, `hsa`, `emulated`, or `emulated:` with one of {}", ProfileNames)]
pub struct ParseDeviceError {
    text: String,
}

impl ParseDeviceError {
    /// The words that were given.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// The profiles' names, for messages.
struct ProfileNames;

impl fmt::Display for ProfileNames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, profile) in Profile::ALL.into_iter().enumerate() {
            write!(f, "{}{profile}", if i == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_round_trip() {
        let devices = Profile::ALL.into_iter().map(Device::Emulated).chain([Device::Kfd, Device::Hsa]);
        for device in devices {
            assert_eq!(device.to_string().parse(), Ok(device));
        }
        assert_eq!("emulated".parse(), Ok(Device::Emulated(Profile::Gfx1151)));
    }

    #[test]
    fn unknown_words_list_the_choices() {
        for text in ["", "KFD", "emulated:", "emulated:gfx900", "emulated:gfx1151:", "kfd:0", " kfd"] {
            let message = text.parse::<Device>().unwrap_err().to_string();
            for choice in ["kfd", "hsa", "emulated", "gfx1151", "gfx1103", "gfx1100"] {
                assert!(message.contains(choice), "{message}");
            }
            assert!(message.contains(&format!("`{text}`")), "{message}");
        }
    }
}
