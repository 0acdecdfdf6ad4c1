//! A machine as `rocm doctor` sees it: plain data, found by looking at files and asking for versions. Nothing is changed,
//! and nothing here is an error: what cannot be read is said to be so.

use super::{chips, process, topology::Tree};
use rocm_locate::{ALL, HSA_RUNTIME, Sighting, Surroundings, Survey};
use rocm_rs::{
    Device, Runtime,
    compile::{Compiler, Engine},
    kfd::{self, driver::Kernel},
    numa::Machine,
};
use serde::Serialize;
use std::{
    fs::{self, OpenOptions},
    io::ErrorKind,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

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
    /// This machine.
    pub fn of_this_machine() -> System {
        let mut system = probed();
        let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
        let (passwd, groups) = (read("/etc/passwd"), read("/etc/group"));
        let number = process::user();
        system.user = User { name: by_number(&passwd, number), root: number == 0, groups: process::groups() };
        system.kfd = node(PathBuf::from("/dev/kfd"), &groups);
        system.render = render_nodes(&groups);
        if system.kfd.state == State::Opens {
            let version = kfd::version_of(&Kernel::default()).map_err(|error| error.to_string());
            system.version = Some(version.map(|version| (version.major, version.minor)));
            system.driver = Some(driver());
        }
        system.topology = Tree::of_kernel();
        system.xdna =
            (0..64).map(|number| PathBuf::from(format!("/dev/accel/accel{number}"))).find(|path| path.exists());
        system.dxg = Path::new("/dev/dxg").exists();
        let surroundings = Surroundings::of_process();
        system.libraries = ALL
            .iter()
            .map(|wanted| {
                let survey = Survey::of(wanted, &surroundings);
                let (chosen, others) = survey.choice();
                Library {
                    title: wanted.title.to_owned(),
                    chosen: chosen.map(Sighting::to_string),
                    others: others.into_iter().map(Sighting::to_string).collect(),
                    hint: wanted.hint(std::env::consts::OS, false, "LIB_DIR"),
                }
            })
            .collect();
        system.compiler = Some(match Compiler::new() {
            Ok(compiler) => {
                let info = compiler.engine();
                let newest = match &info.engine {
                    Engine::Clang(_) => process::newest_processor(&info.path),
                    _ => None,
                };
                let newest = newest.map_or_else(String::new, |newest| format!(", whose newest GPU is {newest}"));
                Ok(format!("{}, {}{newest}", info.name, info.path.display()))
            }
            Err(error) => Err(error.to_string()),
        });
        let machine = Machine::this();
        let numbers: Vec<usize> = machine.nodes().map(|node| node.number()).collect();
        let numa = |node: rocm_rs::numa::Node<'_>| NumaNode {
            number: node.number(),
            bytes: node.memory().map_or(0, |memory| memory.total),
            cpus: node.cpus().to_string(),
            distances: numbers.iter().filter_map(|to| node.distance(*to)).collect(),
        };
        system.nodes = machine.nodes().map(numa).collect();
        system
    }

    /// Whether the machine was seen to have no AMD GPU at all.
    pub fn has_no_gpu(&self) -> bool {
        self.gpus.as_ref().is_some_and(Vec::is_empty)
    }

    /// Whether there is a ROCr that could be opened.
    pub fn has_rocr(&self) -> bool {
        self.libraries.iter().any(|library| library.title == HSA_RUNTIME.title && library.chosen.is_some())
    }
}

/// What the operating system tells in its own way.
#[cfg(target_os = "freebsd")]
fn probed() -> System {
    super::freebsd::system(&super::freebsd_calls::Kernel)
}

#[cfg(not(target_os = "freebsd"))]
fn probed() -> System {
    match std::env::consts::OS {
        "linux" => super::linux::system(Path::new("/")),
        other => System { os: Os::Other, release: other.to_owned(), ..System::default() },
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

/// Asks the driver, through the library's own way of opening it.
fn driver() -> Result<Driver, String> {
    match Runtime::builder().device(Device::Kfd).open() {
        Ok(runtime) => Ok(Driver {
            version: runtime.driver(),
            gpus: runtime.gpus().iter().map(|gpu| gpu.name().to_owned()).collect(),
        }),
        Err(error) => Err(error.to_string()),
    }
}

/// A device node, tried by opening it. `groups` is the text of `/etc/group`.
fn node(path: PathBuf, groups: &str) -> Node {
    let group = fs::metadata(&path).ok().map(|metadata| metadata.gid());
    let state = match OpenOptions::new().read(true).write(true).open(&path) {
        Ok(_) => State::Opens,
        Err(error) => match error.kind() {
            ErrorKind::NotFound => State::Absent,
            ErrorKind::PermissionDenied => State::Denied,
            _ => State::Fails(error.to_string()),
        },
    };
    Node { path, state, group: group.map(|group| (group, by_number(groups, group))) }
}

/// The name of a number in the text of `/etc/group` or `/etc/passwd`; the number where it has none.
fn by_number(text: &str, number: u32) -> String {
    let lines = text.lines().map(|line| line.split(':').collect::<Vec<_>>());
    let named = lines.filter(|fields| fields.get(2).and_then(|field| field.parse().ok()) == Some(number));
    named
        .filter_map(|fields| fields.first().map(|name| (*name).to_owned()))
        .next()
        .unwrap_or_else(|| number.to_string())
}

/// The render nodes: `/dev/dri/renderD128`, or on FreeBSD also `/dev/drm/128`.
fn render_nodes(groups: &str) -> Vec<Node> {
    let entries = |folder: &str| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_render = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.strip_prefix("renderD").unwrap_or(name).parse::<u32>().is_ok_and(|minor| (128..192).contains(&minor))
    };
    let mut paths: Vec<PathBuf> = entries("/dev/dri").filter(is_render).collect();
    if paths.is_empty() {
        paths = entries("/dev/drm").filter(is_render).collect();
    }
    paths.sort();
    paths.into_iter().map(|path| node(path, groups)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_names() {
        let groups = "root:x:0:\nrender:x:109:ada\nvideo:*:44:\n";
        assert_eq!((by_number(groups, 109), by_number(groups, 7)), ("render".to_owned(), "7".to_owned()));
        let passwd = "# $FreeBSD$\nroot:*:0:0:Charlie &:/root:/bin/sh\nada:*:1001:1001:Ada:/home/ada:/bin/sh\n";
        assert_eq!((by_number(passwd, 0), by_number(passwd, 1001)), ("root".to_owned(), "ada".to_owned()));
    }

    #[test]
    fn this_machine_is_described() {
        let system = System::of_this_machine();
        assert!(!system.release.is_empty() && !system.nodes.is_empty(), "{system:?}");
        assert_eq!(system.libraries.len(), ALL.len());
        assert_eq!(node(PathBuf::from("/no/such/node"), "").state, State::Absent);
        assert_eq!(node(PathBuf::from("/dev/null"), "").state, State::Opens);
    }
}
