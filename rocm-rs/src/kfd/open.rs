//! Opening the KFD and its GPUs.

use super::{
    Error, Gpu, Result,
    device::Device,
    driver::{Driver, Node, RawFile},
    event::{Event, Events},
    process::{Argument, Process, failed, ioctl_on},
    residue::Residue,
    slots::Slots,
};
use crate::topology;
use hsakmt_sys::uapi::*;
use std::{fmt, io, sync::Arc};

/// A version of the KFD's interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// Changes that break programs.
    pub major: u32,
    /// Additions.
    pub minor: u32,
}

impl Version {
    /// The oldest that has what this runtime cannot do without: memory and queues in a GPU address space that the
    /// process lays out itself (ACQUIRE_VM, ALLOC_MEMORY_OF_GPU).
    pub const OLDEST: Version = Version { major: 1, minor: 1 };

    /// The first that has RUNTIME_ENABLE as it is used here.
    const RUNTIME_ENABLE: Version = Version { major: 1, minor: 14 };
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

/// The KFD, opened.
#[derive(Debug)]
pub struct Kfd {
    process: Arc<Process>,
    topology: topology::System,
    events: Arc<Events>,
    gpus: Vec<Arc<Gpu>>,
}

impl Kfd {
    /// Opens the KFD and every GPU that the topology has. When it is open already, this is the same one.
    pub fn open(driver: Arc<dyn Driver>) -> Result<Arc<Kfd>> {
        let mut residue = driver.anchor().lock();
        if let Some(kfd) = residue.open.upgrade() {
            return Ok(kfd);
        }
        let file = match residue.file {
            Some(file) => file,
            None => {
                let file = open_node(&*driver, Node::Kfd)?;
                // From here on it is kept: the kernel's state of the process outlives it anyway.
                *residue.file.insert(file)
            }
        };
        let version = version(&*driver, file)?;
        let topology = topology::read(&Files(&*driver))?;
        let process = Arc::new(Process::new(driver.clone(), file, version));
        let devices = open_devices(&process, &topology, &mut residue)?;
        enable_runtime(&process, &mut residue)?;
        let events = Arc::new(Events::new(&process, &devices, &mut residue)?);
        let slots = Arc::new(Slots::new(events.clone(), devices.clone()));
        let gpus = devices.into_iter().map(|device| Arc::new(Gpu::new(device, slots.clone()))).collect();
        let kfd = Arc::new(Kfd { process, topology, events, gpus });
        residue.open = Arc::downgrade(&kfd);
        Ok(kfd)
    }

    /// A name for people: `amdkfd` or `emulator`.
    pub fn driver_name(&self) -> &'static str {
        self.process.driver.name()
    }

    /// The interface's version.
    pub fn version(&self) -> Version {
        self.process.version
    }

    /// What is in the machine.
    pub fn topology(&self) -> &topology::System {
        &self.topology
    }

    /// The GPUs, in the order of their nodes. There may be none.
    pub fn gpus(&self) -> &[Arc<Gpu>] {
        &self.gpus
    }

    /// Creates an event that a program sets itself. With `auto_reset`, the wait that sees it takes it back.
    pub fn create_event(&self, auto_reset: bool) -> Result<Event> {
        self.events.create(auto_reset)
    }
}

/// A driver's topology as the parser wants it.
struct Files<'a>(&'a dyn Driver);

impl topology::Source for Files<'_> {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.0.read_topology(path)
    }

    fn list(&self, path: &str) -> io::Result<Vec<String>> {
        self.0.list_topology(path)
    }
}

fn open_node(driver: &dyn Driver, node: Node) -> Result<RawFile> {
    driver.open(node).map_err(|source| Error::Open { node, advice: advice(node, &source), source })
}

/// What a person can do when a device node cannot be opened.
fn advice(node: Node, error: &io::Error) -> &'static str {
    let freebsd = cfg!(target_os = "freebsd");
    match (error.kind(), node) {
        (io::ErrorKind::PermissionDenied, _) if freebsd => {
            "devfs gives the node to root: add a rule to /etc/devfs.rules (add path 'kfd' mode 0660 group video, and \
             likewise for 'dri/*' and 'drm/*') and put the user into that group"
        }
        (io::ErrorKind::PermissionDenied, _) => {
            "put the user into the groups that the node belongs to (\"render\", on older systems also \"video\"): \
             usermod -a -G render,video USER, then log in anew; in a container, pass the device in"
        }
        (io::ErrorKind::NotFound, Node::Kfd) if freebsd => {
            "there is no KFD: the amdkfd module is not part of FreeBSD's drm-kmod yet and must be built and loaded"
        }
        (io::ErrorKind::NotFound, Node::Kfd) => {
            "there is no KFD: the machine has no AMD GPU that computes, or the amdgpu module is not loaded (modprobe \
             amdgpu), or this is a container without --device=/dev/kfd --device=/dev/dri"
        }
        (io::ErrorKind::NotFound, Node::Render(_)) => {
            "the GPU has no render node here; in a container, pass it in with --device=/dev/dri"
        }
        _ if error.raw_os_error() == Some(libc::EINVAL) => {
            "newer kernels refuse to open the KFD when the machine has no AMD GPU that computes"
        }
        _ => "the kernel's log (dmesg) may say more",
    }
}

/// Asks a driver for the version of its interface, and nothing else: whatever it is, also one that [`Kfd::open`] refuses.
///
/// A driver that numbers its requests otherwise may succeed without an answer: the version is then 0.0.
pub fn version_of(driver: &dyn Driver) -> Result<Version> {
    let file = open_node(driver, Node::Kfd)?;
    let version = asked_version(driver, file);
    driver.close(file);
    version
}

/// Reads the topology that a driver publishes. It needs no device node: whoever may not open `/dev/kfd` can read it.
pub fn topology_of(driver: &dyn Driver) -> std::result::Result<topology::System, topology::Error> {
    topology::read(&Files(driver))
}

fn asked_version(driver: &dyn Driver, file: RawFile) -> Result<Version> {
    let mut args = kfd_ioctl_get_version_args::default();
    // SAFETY: the argument has no pointer.
    unsafe { ioctl_on(driver, file, &mut args) }
        .map_err(|source| failed::<kfd_ioctl_get_version_args>(Node::Kfd.to_string(), source))?;
    Ok(Version { major: args.major_version, minor: args.minor_version })
}

fn version(driver: &dyn Driver, file: RawFile) -> Result<Version> {
    let found = asked_version(driver, file)?;
    if found < Version::OLDEST {
        return Err(Error::TooOld { found, needed: Version::OLDEST });
    }
    if found.major > Version::OLDEST.major {
        return Err(Error::TooNew { found, known: Version::OLDEST.major });
    }
    Ok(found)
}

/// Opens every GPU of the topology: its render node, and the process's address space on it.
fn open_devices(
    process: &Arc<Process>,
    topology: &topology::System,
    residue: &mut Residue,
) -> Result<Vec<Arc<Device>>> {
    let apertures = apertures(process, topology.gpus().count())?;
    let mut devices = Vec::new();
    for (node, gpu) in topology.gpus() {
        let name = || format!("{} (GPU {}, node {})", gpu.gfx, gpu.id, node.number);
        let apertures = apertures.iter().find(|apertures| apertures.gpu_id == gpu.id).ok_or_else(|| Error::Answer {
            command: kfd_ioctl_get_process_apertures_new_args::NAME,
            object: name(),
            what: "no apertures of this GPU".to_owned(),
        })?;
        let render = match residue.render.get(&gpu.render_minor) {
            Some(render) => *render,
            None => {
                let node = Node::Render(gpu.render_minor);
                let render = open_node(&*process.driver, node)?;
                let mut args = kfd_ioctl_acquire_vm_args { drm_fd: render.0 as u32, gpu_id: gpu.id };
                // SAFETY: the argument has no pointer.
                if let Err(error) = unsafe { process.ioctl(&mut args, || format!("{} through {node}", name())) } {
                    process.driver.close(render);
                    return Err(error);
                }
                // The address space belongs to this file for as long as the process lives.
                residue.render.insert(gpu.render_minor, render);
                render
            }
        };
        let near = process.driver.host_nodes().nearest(topology, node);
        devices.push(Arc::new(Device::new(process.clone(), node.clone(), gpu.clone(), render, *apertures, near)));
    }
    Ok(devices)
}

/// The apertures of each of `count` GPUs.
fn apertures(process: &Process, count: usize) -> Result<Vec<kfd_process_device_apertures>> {
    let mut apertures = vec![kfd_process_device_apertures::default(); count];
    if count == 0 {
        return Ok(apertures);
    }
    let mut args = kfd_ioctl_get_process_apertures_new_args {
        kfd_process_device_apertures_ptr: apertures.as_mut_ptr() as u64,
        num_of_nodes: count as u32,
        pad: 0,
    };
    // SAFETY: the list outlives the call and has as many entries as said.
    unsafe { process.ioctl(&mut args, || format!("{count} GPUs")) }?;
    apertures.truncate(args.num_of_nodes as usize);
    Ok(apertures)
}

/// Tells the kernel that a runtime is here, which a debugger may ask for.
fn enable_runtime(process: &Process, residue: &mut Residue) -> Result<()> {
    if process.version < Version::RUNTIME_ENABLE || residue.runtime_enabled {
        return Ok(());
    }
    let mut args =
        kfd_ioctl_runtime_enable_args { mode_mask: KFD_RUNTIME_ENABLE_MODE_ENABLE_MASK, ..Default::default() };
    // SAFETY: the argument has no pointer: no debugger's structure is offered.
    match unsafe { process.ioctl(&mut args, || "this process".to_owned()) } {
        // Another runtime of the process has done it.
        Err(Error::Ioctl { source, .. }) if source.raw_os_error() == Some(libc::EBUSY) => {}
        result => result?,
    }
    residue.runtime_enabled = true;
    Ok(())
}
