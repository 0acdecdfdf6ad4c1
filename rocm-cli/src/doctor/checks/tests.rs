//! Described machines: a healthy one, and what becomes of the findings when one thing is not as it should be.

use super::{
    super::system::{Driver, Library, Pci, User},
    *,
};
use std::path::PathBuf;

fn node(path: &str, state: State, group: (u32, &str)) -> Node {
    Node { path: PathBuf::from(path), state, group: Some((group.0, group.1.to_owned())) }
}

fn library(title: &str) -> Library {
    Library { title: title.into(), chosen: Some(format!("/usr/lib/{title}.so.1")), ..Library::default() }
}

/// A Linux with a GPU that can be used.
fn healthy() -> System {
    System {
        os: Os::Linux,
        release: "6.12.9".into(),
        user: User { name: "ada".into(), root: false, groups: vec![1000, 109] },
        gpus: Some(vec![Pci { address: "0000:c5:00.0".into(), device: 0x1586, driver: Some("amdgpu".into()) }]),
        module: Module::Loaded,
        kfd: node("/dev/kfd", State::Opens, (109, "render")),
        driver: Some(Ok(Driver { version: "amdkfd 1.17".into(), gpus: vec!["gfx1151".into()] })),
        render: vec![node("/dev/dri/renderD128", State::Opens, (109, "render"))],
        libraries: vec![library("ROCr"), library("comgr")],
        compiler: Some(Ok("clang 22.1.0, /usr/bin/clang-22".into())),
        nodes: vec![(0, 64 << 30)],
        ..System::default()
    }
}

/// FreeBSD with drm-kmod, which has no amdkfd.
fn freebsd() -> System {
    System {
        os: Os::FreeBsd,
        release: "15.1-RELEASE".into(),
        kfd: Node { path: "/dev/kfd".into(), ..Node::default() },
        driver: None,
        ..healthy()
    }
}

/// What a change of a machine makes of it: the first obstacle, and words of what was found and of its mending.
fn obstacle(system: System) -> Option<(&'static str, Verdict, String)> {
    let findings = all(&system);
    let finding = first_obstacle(&findings)?;
    Some((finding.name, finding.verdict, format!("{} | {}", finding.what, finding.mend.clone().unwrap_or_default())))
}

fn with(mut system: System, change: impl FnOnce(&mut System)) -> System {
    change(&mut system);
    system
}

#[test]
fn a_healthy_machine_has_nothing_to_mend() {
    let findings = all(&healthy());
    assert!(
        findings.iter().all(|finding| finding.verdict == Verdict::Found && finding.mend.is_none()),
        "{findings:#?}"
    );
    let gpu = findings.iter().find(|finding| finding.name == "AMD GPU").unwrap();
    assert_eq!(gpu.what, "0000:c5:00.0 1002:1586, Strix Halo, gfx1151 (driver amdgpu)");
}

/// Each machine, what stands in the way first, and words that must be said about it.
#[test]
fn what_stands_in_the_way_is_named_with_what_mends_it() {
    use Verdict::{Missing, Wrong};
    let denied = |node: &mut Node| node.state = State::Denied;
    let no_kfd = |system: &mut System| {
        system.kfd = Node { path: "/dev/kfd".into(), ..Node::default() };
        (system.driver, system.render) = (None, Vec::new());
    };
    let cases: Vec<(System, &str, Verdict, &[&str])> = vec![
        (with(healthy(), |s| s.os = Os::Other), "operating system", Wrong, &["no AMD driver"]),
        (with(healthy(), |s| s.confinement = Some(Confinement::Wsl)), "confinement", Wrong, &["/dev/dxg"]),
        (with(healthy(), |s| s.gpus = Some(Vec::new())), "AMD GPU", Missing, &["PCI"]),
        (with(healthy(), |s| s.module = Module::Absent), "driver module", Missing, &["modprobe amdgpu"]),
        (
            with(healthy(), |s| s.module = Module::Changing("coming".into())),
            "driver module",
            Wrong,
            &["coming", "dmesg"],
        ),
        (with(healthy(), no_kfd), "/dev/kfd", Missing, &["CONFIG_HSA_AMD"]),
        (with(healthy(), |s| s.confinement = Some(Confinement::Container("docker".into()))).clone(), "", Missing, &[]),
        (
            with(healthy(), |s| {
                no_kfd(s);
                s.confinement = Some(Confinement::Container("docker".into()));
            }),
            "/dev/kfd",
            Missing,
            &[],
        ),
        (
            with(healthy(), |s| {
                denied(&mut s.kfd);
                s.user.groups = vec![1000];
                s.driver = None;
            }),
            "/dev/kfd",
            Wrong,
            &["ada", "usermod -aG render ada", "log in again"],
        ),
        (
            with(healthy(), |s| {
                denied(&mut s.kfd);
                s.driver = None;
            }),
            "/dev/kfd",
            Wrong,
            &["chmod g+rw /dev/kfd"],
        ),
        (
            with(healthy(), |s| {
                denied(&mut s.kfd);
                s.kfd.group = Some((0, "root".into()));
                s.driver = None;
            }),
            "/dev/kfd",
            Wrong,
            &["udev", "GROUP=\"render\""],
        ),
        (
            with(healthy(), |s| s.kfd.state = State::Fails("No such device".into())),
            "/dev/kfd",
            Wrong,
            &["No such device"],
        ),
        (
            with(healthy(), |s| s.driver = Some(Err("kfd: version 1.1 is too old".into()))),
            "driver",
            Wrong,
            &["too old"],
        ),
        (
            with(healthy(), |s| s.driver = Some(Ok(Driver { version: "amdkfd 1.17".into(), gpus: vec![] }))),
            "driver",
            Missing,
            &["offers no GPU", "dmesg"],
        ),
        (with(healthy(), |s| s.render.clear()), "render nodes", Missing, &["/dev/dri"]),
        (
            with(healthy(), |s| {
                denied(&mut s.render[0]);
                s.render[0].group = Some((44, "video".into()));
            }),
            "render nodes",
            Wrong,
            &["renderD128", "usermod -aG video ada"],
        ),
        (
            with(healthy(), |s| s.render[0].state = State::Fails("Input/output error".into())),
            "render nodes",
            Wrong,
            &["Input"],
        ),
        (freebsd(), "/dev/kfd", Missing, &["drm-kmod", "docs/freebsd.md"]),
        (
            with(freebsd(), |s| s.module = Module::Absent),
            "driver module",
            Missing,
            &["pkg install drm-kmod", "kld_list"],
        ),
        (
            with(freebsd(), |s| s.kfd = node("/dev/kfd", State::Denied, (0, "wheel"))),
            "/dev/kfd",
            Wrong,
            &["devfs.rules", "mode 0660"],
        ),
        (with(freebsd(), |s| s.gpus = Some(Vec::new())), "AMD GPU", Missing, &["PCI"]),
        (with(freebsd(), |s| s.confinement = Some(Confinement::Jail)), "/dev/kfd", Missing, &[]),
    ];
    for (number, (system, name, verdict, said)) in cases.into_iter().enumerate() {
        let found = obstacle(system);
        if name.is_empty() {
            assert_eq!(found, None, "machine {number}");
            continue;
        }
        let (found, how, what) = found.unwrap_or_else(|| panic!("machine {number}: {name}: nothing stands in the way"));
        assert_eq!((found, how), (name, verdict), "machine {number}: {what}");
        for said in said {
            assert!(what.contains(said), "machine {number}: {said:?} is not in {what:?}");
        }
    }
}

/// What is worth knowing is said, and stands in nobody's way.
#[test]
fn notes_are_no_obstacles() {
    let cases: Vec<(System, &str, &[&str])> = vec![
        (with(healthy(), |s| s.gpus = None), "AMD GPU", &["cannot be read"]),
        (with(healthy(), |s| s.module = Module::Unknown), "driver module", &["nothing here says"]),
        (with(healthy(), |s| s.locked_memory = Some(64 << 10)), "locked memory", &["64 KiB", "ulimit -l"]),
        (with(healthy(), |s| s.lockdown = Some("lockdown=integrity".into())), "security level", &["integrity"]),
        (with(healthy(), |s| s.compiler = Some(Err("no compiler".into()))), "compiler", &["no compiler"]),
        (
            with(healthy(), |s| s.confinement = Some(Confinement::Container("podman".into()))),
            "confinement",
            &["podman"],
        ),
        (with(healthy(), |s| s.confinement = Some(Confinement::Jail)), "confinement", &["jail"]),
        (
            with(healthy(), |s| {
                s.libraries[0].chosen = None;
                s.libraries[0].others = vec!["/opt/rocm/lib/libhsa-runtime64.so.1 (for aarch64)".into()];
                s.libraries[0].hint = "apt install libhsa-runtime64-1".into();
            }),
            "libraries",
            &["ROCr: none", "also there: /opt/rocm", "apt install"],
        ),
    ];
    for (system, name, said) in cases {
        assert_eq!(obstacle(system.clone()), None, "{name}");
        let findings = all(&system);
        let finding = findings.iter().find(|finding| finding.name == name).unwrap();
        assert_eq!(finding.verdict, Verdict::Note, "{name}");
        let text = format!("{} | {}", finding.what, finding.mend.clone().unwrap_or_default());
        assert!(said.iter().all(|said| text.contains(said)), "{name}: {text}");
    }
    // A root user, and enough of it.
    for system in [
        with(healthy(), |s| (s.locked_memory, s.user.root) = (Some(1), true)),
        with(healthy(), |s| s.locked_memory = Some(1 << 30)),
    ] {
        assert!(all(&system).iter().all(|finding| finding.name != "locked memory"));
    }
}

/// A container or a jail without the node says how it is handed in, before the node is missed.
#[test]
fn whoever_is_confined_is_told_how_to_let_the_node_in() {
    for (confinement, said) in
        [(Confinement::Container("docker".into()), "--device /dev/kfd"), (Confinement::Jail, "devfs_ruleset")]
    {
        let system = with(freebsd(), |s| s.confinement = Some(confinement));
        let findings = all(&system);
        let finding = findings.iter().find(|finding| finding.name == "confinement").unwrap();
        assert!(finding.mend.as_ref().is_some_and(|mend| mend.contains(said)), "{finding:?}");
    }
}
