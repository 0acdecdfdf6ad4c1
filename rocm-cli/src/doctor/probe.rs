//! This machine, described: its files are looked at, and its kernel and libraries are asked. Nothing is changed.

use super::{
    process,
    system::{Driver, Library, Node, NumaNode, RENDER_MINORS, State, System, User},
    topology::Tree,
};
use rocm_locate::{ALL, Sighting, Surroundings, Survey};
use rocm_rs::{
    Device, Runtime,
    compile::{Compiler, Engine},
    kfd::{self, driver::Kernel},
    numa::Machine,
};
use std::{
    fs::{self, OpenOptions},
    io::ErrorKind,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

/// This machine.
pub fn this_machine() -> System {
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
    system.xdna = (0..64).map(|number| PathBuf::from(format!("/dev/accel/accel{number}"))).find(|path| path.exists());
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
            // Where a Clang is taken, comgr may be there for programs that ask for it.
            let second = match compiler.engine().engine {
                Engine::Comgr(_) => None,
                _ => Compiler::builder().engine(Engine::Comgr(None)).cache(None).build().ok(),
            };
            let all = [Some(compiler), second];
            Ok(all.iter().flatten().map(described).collect::<Vec<_>>().join("; "))
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

/// A compiler: its name, where it is, and what it can make code for.
fn described(compiler: &Compiler) -> String {
    let info = compiler.engine();
    let newest = compiler.newest_processor();
    let newest = newest.map_or_else(String::new, |newest| format!(", whose newest GPU is {newest}"));
    format!("{}, {}{newest}", info.name, info.path.display())
}

/// What the operating system tells in its own way.
#[cfg(target_os = "freebsd")]
fn probed() -> System {
    super::freebsd::system(&super::freebsd_calls::Kernel)
}

#[cfg(not(target_os = "freebsd"))]
fn probed() -> System {
    use super::system::Os;
    match std::env::consts::OS {
        "linux" => super::linux::system(Path::new("/")),
        other => System { os: Os::Other, release: other.to_owned(), ..System::default() },
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
        name.strip_prefix("renderD").unwrap_or(name).parse::<u32>().is_ok_and(|minor| RENDER_MINORS.contains(&minor))
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
        let system = this_machine();
        assert!(!system.release.is_empty() && !system.nodes.is_empty(), "{system:?}");
        assert_eq!(system.libraries.len(), ALL.len());
        assert_eq!(node(PathBuf::from("/no/such/node"), "").state, State::Absent);
        assert_eq!(node(PathBuf::from("/dev/null"), "").state, State::Opens);
    }
}
