//! The topology folder for a runtime's model hook: what ROCr reads instead of sysfs.
//!
//! It is the emulated machine's own topology with what the hook of ROCr 7.2 asks for: a GPU's id is the number of its node
//! plus 1, and debuggers are not supported (the bit of the firmware in `capability`). There are no SDMA engines, since the GPU
//! processes AQL queues only: ROCr then copies with kernels of its own. The render node must have a number and is one that no
//! machine has, so that no card of the host's is asked for its name.

use crate::{
    topology::{Config, CpuNode},
    topology::{GpuNode, ModelError, Profile, Tree, render},
};
use hsakmt_sys::uapi::HSA_CAP_TRAP_DEBUG_FIRMWARE_SUPPORTED;
use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::{Path, PathBuf},
};

/// A render node that there is on no machine: they begin at 128, and there are 64.
const NO_RENDER_MINOR: u32 = 0xffff;

/// Why a topology folder cannot be written or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TopologyError {
    /// A profile's file is broken.
    #[error(transparent)]
    Profile(#[from] ModelError),
    /// A file cannot be written.
    #[error("cannot write {}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file cannot be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A node's GPU is none that the emulator can be.
    #[error("{}: gfx_target_version {version} is no GPU that the emulator can be", path.display())]
    Version {
        /// The file.
        path: PathBuf,
        /// What it says; empty when it says nothing.
        version: String,
    },
}

/// The topology of the host's processors and some GPUs.
#[derive(Debug)]
pub struct Topology(Tree);

impl Topology {
    /// The topology with these GPUs.
    pub fn new(gpus: &[Profile]) -> Result<Topology, ModelError> {
        let config = Config { gpus: gpus.to_vec(), ..Config::default() };
        let cpus = [CpuNode::host()];
        let mut models = gpus.iter().map(|profile| profile.model()).collect::<Result<Vec<_>, _>>()?;
        for model in &mut models {
            model.set("capability", model.number("capability") & !u64::from(HSA_CAP_TRAP_DEBUG_FIRMWARE_SUPPORTED));
            model.set("num_sdma_engines", 0);
            model.set("num_sdma_queues_per_engine", 0);
        }
        let nodes = models.iter().enumerate().map(|(index, model)| GpuNode {
            model,
            gpu_id: (cpus.len() + index + 1) as u32,
            render_minor: NO_RENDER_MINOR,
            location_id: model.number32("location_id") + ((index as u32) << 8),
        });
        Ok(Topology(render(&config, &cpus, &nodes.collect::<Vec<_>>())))
    }

    /// A number that another topology hardly has.
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.0.hash(&mut hasher);
        hasher.finish()
    }

    /// Whether a folder has all of its files as they should be.
    pub fn stands(&self, folder: &Path) -> bool {
        self.0.stands(folder)
    }

    /// Writes its files under a folder.
    pub fn write(&self, folder: &Path) -> Result<(), TopologyError> {
        self.0.write(folder).map_err(|(path, source)| TopologyError::Write { path, source })
    }
}

/// The GPUs of a topology folder, in the order of their nodes.
pub fn published(folder: &Path) -> Result<Vec<Profile>, TopologyError> {
    let nodes = folder.join("nodes");
    let count = fs::read_dir(&nodes).map_err(|source| TopologyError::Read { path: nodes.clone(), source })?.count();
    let mut gpus = Vec::new();
    for number in 0..count {
        let node = nodes.join(number.to_string());
        if read(&node.join("gpu_id"))?.trim() != "0" {
            gpus.push(profile(node.join("properties"))?);
        }
    }
    Ok(gpus)
}

fn profile(path: PathBuf) -> Result<Profile, TopologyError> {
    let text = read(&path)?;
    let version = text.lines().find_map(|line| line.strip_prefix("gfx_target_version ")).unwrap_or_default().trim();
    for profile in Profile::ALL {
        if profile.model()?.number("gfx_target_version").to_string() == version {
            return Ok(profile);
        }
    }
    Err(TopologyError::Version { version: version.to_owned(), path })
}

fn read(path: &Path) -> Result<String, TopologyError> {
    fs::read_to_string(path).map_err(|source| TopologyError::Read { path: path.to_owned(), source })
}
