//! The metadata note: a map in MessagePack that names the kernels and their arguments.
//!
//! Read leniently, because versions 3 to 6 differ in small ways (a flag is a boolean under one key and an integer under
//! another, and keys come and go), and then checked: nothing here is used as a size before
//! [`kernel`](super::kernel) has looked at it.

use serde::{Deserialize, Deserializer, de};
use std::fmt;

#[derive(Debug, Deserialize)]
pub(super) struct Metadata {
    #[serde(rename = "amdhsa.version")]
    pub version: (u32, u32),
    #[serde(rename = "amdhsa.target")]
    pub target: Option<String>,
    #[serde(rename = "amdhsa.kernels", default)]
    pub kernels: Vec<Kernel>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Kernel {
    #[serde(rename = ".name")]
    pub name: String,
    #[serde(rename = ".symbol")]
    pub symbol: String,
    #[serde(rename = ".language")]
    pub language: Option<String>,
    #[serde(rename = ".args", default)]
    pub arguments: Vec<Argument>,
    #[serde(rename = ".kernarg_segment_size")]
    pub kernarg_size: u32,
    #[serde(rename = ".kernarg_segment_align")]
    pub kernarg_align: u32,
    #[serde(rename = ".group_segment_fixed_size")]
    pub group_size: u32,
    #[serde(rename = ".private_segment_fixed_size")]
    pub private_size: u32,
    #[serde(rename = ".wavefront_size")]
    pub wavefront_size: u32,
    #[serde(rename = ".max_flat_workgroup_size")]
    pub max_workgroup: Option<u32>,
    #[serde(rename = ".reqd_workgroup_size")]
    pub required_workgroup: Option<[u32; 3]>,
    #[serde(rename = ".workgroup_size_hint")]
    pub workgroup_hint: Option<[u32; 3]>,
    #[serde(rename = ".uses_dynamic_stack", default, deserialize_with = "flag")]
    pub dynamic_stack: bool,
    #[serde(rename = ".uniform_work_group_size", default, deserialize_with = "flag")]
    pub uniform_workgroups: bool,
    #[serde(rename = ".workgroup_processor_mode", default, deserialize_with = "flag")]
    pub workgroup_processor_mode: bool,
    #[serde(rename = ".sgpr_count", default)]
    pub sgprs: u32,
    #[serde(rename = ".vgpr_count", default)]
    pub vgprs: u32,
}

#[derive(Debug, Deserialize)]
pub(super) struct Argument {
    #[serde(rename = ".name")]
    pub name: Option<String>,
    #[serde(rename = ".type_name")]
    pub type_name: Option<String>,
    #[serde(rename = ".offset")]
    pub offset: u64,
    #[serde(rename = ".size")]
    pub size: u64,
    #[serde(rename = ".value_kind")]
    pub kind: String,
    #[serde(rename = ".pointee_align")]
    pub pointee_align: Option<u64>,
}

/// A flag that is a boolean, or an integer that is not zero.
fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    struct Flag;
    impl de::Visitor<'_> for Flag {
        type Value = bool;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a boolean or an integer")
        }
        fn visit_bool<E>(self, value: bool) -> Result<bool, E> {
            Ok(value)
        }
        fn visit_u64<E>(self, value: u64) -> Result<bool, E> {
            Ok(value != 0)
        }
        fn visit_i64<E>(self, value: i64) -> Result<bool, E> {
            Ok(value != 0)
        }
    }
    deserializer.deserialize_any(Flag)
}

impl Metadata {
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let metadata: Self = rmp_serde::from_slice(bytes).map_err(|error| error.to_string())?;
        match metadata.version {
            (1, 0..=2) => Ok(metadata),
            (major, minor) => Err(format!("amdhsa.version is {major}.{minor}, and 1.0 to 1.2 are known")),
        }
    }
}
