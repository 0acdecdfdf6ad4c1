//! What a machine has and never changes: GPUs and topology. A forked child shares it, so there is no lock and no thread in
//! it.

use super::{Config, CpuNode, Error, GpuNode, Kernel, Model, Profile, QueueBuffers, Tree, render};
use crate::observe::SharedObserver;
use std::{process, thread};

/// The minor number of the first render node.
const FIRST_RENDER_MINOR: u32 = 128;
/// How many GPUs a machine can have: as many as there are render nodes.
const MOST_GPUS: usize = 64;
/// GPU ids have 16 bits in the offset of a doorbell page.
const GPU_ID_MASK: u32 = 0xffff;

/// A GPU of the machine.
#[derive(Debug)]
pub(crate) struct Gpu {
    pub profile: Profile,
    pub model: Model,
    pub gpu_id: u32,
    pub render_minor: u32,
    pub location_id: u32,
    pub buffers: QueueBuffers,
}

/// The unchanging part of a machine.
#[derive(Debug)]
pub(crate) struct Hardware {
    pub kernel: Kernel,
    pub gpus: Vec<Gpu>,
    /// How many nodes the topology has.
    pub nodes: usize,
    /// Bytes of system memory that buffers may take: the limit of the GTT.
    pub system_memory: u64,
    pub tree: Tree,
    /// How many threads run the workgroups of a dispatch.
    pub workers: usize,
    /// Who watches the kernels of the process with this id.
    observer: Option<(u32, SharedObserver)>,
}

impl Hardware {
    pub fn new(config: Config) -> Result<Hardware, Error> {
        if config.gpus.len() > MOST_GPUS {
            return Err(Error::TooManyGpus { count: config.gpus.len(), most: MOST_GPUS });
        }
        let cpus = if config.cpus.is_empty() { vec![CpuNode::host()] } else { config.cpus.clone() };
        let named = config.gpu_nodes.iter().enumerate().take(config.gpus.len());
        if let Some((gpu, &node)) = named.into_iter().find(|(_, node)| **node >= cpus.len()) {
            return Err(Error::NoCpuNode { gpu, node, nodes: cpus.len() });
        }
        let gpus = config.gpus.iter().enumerate().map(|(index, profile)| gpu(index as u32, *profile));
        let gpus = gpus.collect::<Result<Vec<_>, _>>()?;
        let nodes = gpus.iter().map(|gpu| GpuNode {
            model: &gpu.model,
            gpu_id: gpu.gpu_id,
            render_minor: gpu.render_minor,
            location_id: gpu.location_id,
        });
        let tree = render(&config, &cpus, &nodes.collect::<Vec<_>>());
        let workers = config.workers.unwrap_or_else(|| thread::available_parallelism().map_or(1, |count| count.get()));
        Ok(Hardware {
            kernel: config.kernel,
            nodes: cpus.len() + gpus.len(),
            gpus,
            system_memory: cpus.iter().map(|cpu| cpu.memory).fold(0, u64::saturating_add),
            tree,
            workers,
            observer: config.observer.map(|observer| (process::id(), observer)),
        })
    }

    /// Who watches the kernels of this process. Nobody in a forked child: its parent may have held the lock.
    pub fn observer(&self) -> Option<SharedObserver> {
        self.observer.as_ref().filter(|(process, _)| *process == process::id()).map(|(_, observer)| observer.clone())
    }

    /// The number of the GPU with an id.
    pub fn gpu_index(&self, gpu_id: u32) -> Option<usize> {
        self.gpus.iter().position(|gpu| gpu.gpu_id == gpu_id)
    }
}

fn gpu(index: u32, profile: Profile) -> Result<Gpu, Error> {
    let model = profile.model()?;
    // A step that is odd and larger than the number of GPUs keeps ids apart, also those of different profiles.
    let gpu_id = (model.number32("gpu_id") + index * 131) & GPU_ID_MASK;
    Ok(Gpu {
        profile,
        buffers: QueueBuffers::of(&model),
        gpu_id,
        render_minor: FIRST_RENDER_MINOR + index,
        location_id: model.number32("location_id") + (index << 8),
        model,
    })
}
