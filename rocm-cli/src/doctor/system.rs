//! A machine as `rocm doctor` sees it: plain data. Nothing here is an error: what cannot be read is said to be so.

use super::{chips, topology::Tree};
use rocm_locate::HSA_RUNTIME;
use serde::Serialize;
use std::{collections::BTreeMap, ops::Range, path::PathBuf};

/// AMD's number on the PCI bus.
pub const AMD: u32 = 0x1002;

/// The minor numbers of render nodes.
pub const RENDER_MINORS: Range<u32> = 128..192;

/// A machine, and who asks.
#[derive(Clone, Debug, Default, Serialize)]
pub struct System {
    pub os: Os,
    /// The kernel's release.
    pub release: String,
    /// What the process is confined to.
    pub confinement: Option<Confinement>,
    /// FreeBSD's securelevel, or whether Linux is locked down, where either forbids something.
    pub lockdown: Option<String>,
    pub user: User,
    /// AMD's display and compute devices on the PCI bus; `None` where the bus cannot be read.
    pub gpus: Option<Vec<Pci>>,
    pub module: Module,
    /// For each GPU whose chip is known: the files of its firmware.
    pub firmware: Vec<Firmware>,
    /// Whether the GPU's addresses are translated by an IOMMU, in the kernel's words; Linux says so.
    pub iommu: Vec<String>,
    pub kfd: Node,
    /// The version of its interface, which the driver was asked for; `None` when it was not asked.
    pub version: Option<Result<(u32, u32), String>>,
    /// What opening the driver came to; `None` when it was not opened.
    pub driver: Option<Result<Driver, String>>,
    /// The driver's topology; `None` where there is none.
    pub topology: Option<Result<Tree, String>>,
    /// The device node of a neural processor, which ROCr takes for one of its own.
    pub xdna: Option<PathBuf>,
    /// Whether Windows' GPU is offered.
    pub dxg: bool,
    pub render: Vec<Node>,
    /// The vendor and the device that a render node is of, by its minor number, where the system says so.
    pub render_devices: BTreeMap<u32, (u32, u32)>,
    /// The limit of locked memory in bytes; `None` for no limit, or none that is known.
    pub locked_memory: Option<u64>,
    pub libraries: Vec<Library>,
    /// The compiler that `rocm compile` takes, or what was looked at for one.
    pub compiler: Option<Result<String, String>>,
    pub nodes: Vec<NumaNode>,
}

/// A NUMA node: FreeBSD says domain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NumaNode {
    pub number: usize,
    pub bytes: u64,
    /// `0-3,8`.
    pub cpus: String,
    /// To each node, in the order of nodes.
    pub distances: Vec<u32>,
}

/// A chip's firmware.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Firmware {
    /// The GPU on the PCI bus.
    pub address: String,
    /// What its files' names begin with.
    pub stem: String,
    /// The file of its compute processor, where there is one.
    pub file: Option<PathBuf>,
}

#[allow(dead_code)] // A system has not the variants of another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Os {
    #[default]
    Linux,
    FreeBsd,
    Other,
}

#[allow(dead_code)] // A system has not the variants of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Confinement {
    /// Windows' Linux.
    Wsl,
    /// A container: of which kind, as far as it says.
    Container(String),
    /// A FreeBSD jail.
    Jail,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct User {
    pub name: String,
    pub root: bool,
    /// The numbers of the user's groups.
    pub groups: Vec<u32>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Pci {
    /// `0000:03:00.0`.
    pub address: String,
    pub device: u32,
    /// The driver that has it.
    pub driver: Option<String>,
}

#[allow(dead_code)] // A system has not the variants of another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Module {
    Loaded,
    #[default]
    Absent,
    /// On its way, or on its way out.
    Changing(String),
    /// Nothing says.
    Unknown,
}

/// A device node.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Node {
    pub path: PathBuf,
    pub state: State,
    /// The number and the name of the group that it belongs to.
    pub group: Option<(u32, String)>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    #[default]
    Absent,
    /// It opens for reading and writing.
    Opens,
    /// This user may not.
    Denied,
    /// Why it does not open.
    Fails(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Driver {
    /// The driver and the version of its interface.
    pub version: String,
    /// The instruction sets of the GPUs that it offers.
    pub gpus: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Library {
    pub title: String,
    /// The file that would be opened.
    pub chosen: Option<String>,
    /// Other files of its name, with what is wrong with them.
    pub others: Vec<String>,
    /// What to do when there is none.
    pub hint: String,
}

impl System {
    /// Whether the machine was seen to have no AMD GPU at all.
    pub fn has_no_gpu(&self) -> bool {
        self.gpus.as_ref().is_some_and(Vec::is_empty)
    }

    /// Whether there is a ROCr that could be opened.
    pub fn has_rocr(&self) -> bool {
        self.libraries.iter().any(|library| library.title == HSA_RUNTIME.title && library.chosen.is_some())
    }
}

/// The firmware of the GPUs whose chips are known: `files` gives the places of a chip's file.
pub fn firmware(gpus: &[Pci], files: impl Fn(&str) -> Vec<PathBuf>) -> Vec<Firmware> {
    let one = |gpu: &Pci| {
        let stem = chips::chip(gpu.device)?.firmware;
        let file = files(stem).into_iter().find(|path| path.exists());
        Some(Firmware { address: gpu.address.clone(), stem: stem.to_owned(), file })
    };
    gpus.iter().filter_map(one).collect()
}
