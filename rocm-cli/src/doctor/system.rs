//! A machine as `rocm doctor` sees it: plain data, found by looking at files and asking for versions. Nothing is changed,
//! and nothing here is an error: what cannot be read is said to be so.

use super::{freebsd, linux};
use rocm_locate::{ALL, Sighting, Surroundings, Survey};
use rocm_rs::{Device, Runtime, compile::Compiler, numa::Machine};
use serde::Serialize;
use std::{
    fs::{self, OpenOptions},
    io::ErrorKind,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    process::Command,
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
    pub kfd: Node,
    /// What the driver answered; `None` when it was not asked.
    pub driver: Option<Result<Driver, String>>,
    pub render: Vec<Node>,
    /// The limit of locked memory in bytes; `None` for no limit, or none that is known.
    pub locked_memory: Option<u64>,
    pub libraries: Vec<Library>,
    /// The compiler that `rocm compile` takes, or what was looked at for one.
    pub compiler: Option<Result<String, String>>,
    /// Bytes of memory of each NUMA node.
    pub nodes: Vec<(usize, u64)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Os {
    #[default]
    Linux,
    FreeBsd,
    Other,
}

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
        let mut system = match std::env::consts::OS {
            "linux" => linux::system(Path::new("/")),
            "freebsd" => freebsd::system(&freebsd::Tools),
            other => System { os: Os::Other, release: other.to_owned(), ..System::default() },
        };
        system.user = user(&output("id", &["-u"]), &output("id", &["-un"]), &output("id", &["-G"]));
        let groups = fs::read_to_string("/etc/group").unwrap_or_default();
        system.kfd = node(PathBuf::from("/dev/kfd"), &groups);
        system.render = render_nodes(&groups);
        if system.kfd.state == State::Opens {
            system.driver = Some(driver());
        }
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
            Ok(compiler) => Ok(format!("{}, {}", compiler.engine().name, compiler.engine().path.display())),
            Err(error) => Err(error.to_string()),
        });
        let memory = |node: rocm_rs::numa::Node<'_>| (node.number(), node.memory().map_or(0, |memory| memory.total));
        system.nodes = Machine::this().nodes().map(memory).collect();
        system
    }
}

/// What a command prints; nothing when there is no such command, or it fails.
pub fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let good = output.ok().filter(|output| output.status.success());
    good.map_or_else(String::new, |output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Who asks, from what `id` prints.
fn user(number: &str, name: &str, groups: &str) -> User {
    User {
        name: name.to_owned(),
        root: number == "0",
        groups: groups.split_whitespace().filter_map(|group| group.parse().ok()).collect(),
    }
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
    Node { path, state, group: group.map(|group| (group, group_name(groups, group))) }
}

/// The name of a group in the text of `/etc/group`; its number where it has none.
fn group_name(groups: &str, number: u32) -> String {
    let lines = groups.lines().map(|line| line.split(':').collect::<Vec<_>>());
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
    fn users_and_groups_are_read() {
        let user = user("1001", "ada", "1001 44 109");
        assert_eq!((user.root, &user.groups[..]), (false, &[1001, 44, 109][..]));
        let groups = "root:x:0:\nrender:x:109:ada\nvideo:*:44:\n";
        assert_eq!((group_name(groups, 109), group_name(groups, 7)), ("render".to_owned(), "7".to_owned()));
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
