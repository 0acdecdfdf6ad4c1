//! Described machines: a healthy one, and what becomes of the findings when one thing is not as it should be.

use super::{
    super::{
        freebsd, report,
        system::{Driver, Firmware, Library, Module, Node, Pci, User},
        topology::{Tree, TreeGpu},
    },
    *,
};
use rocm_locate::{ALL, HSA_RUNTIME};
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
        firmware: vec![Firmware {
            address: "0000:c5:00.0".into(),
            stem: "gc_11_5_1".into(),
            file: Some("/lib/firmware/amdgpu/gc_11_5_1_mec.bin".into()),
        }],
        iommu: vec!["0000:c5:00.0: translated (DMA-FQ)".into()],
        kfd: node("/dev/kfd", State::Opens, (109, "render")),
        version: Some(Ok((1, 17))),
        topology: Some(Ok(Tree {
            place: "/sys/class/kfd/kfd/topology".into(),
            cpu_nodes: 1,
            gpus: vec![TreeGpu { node: 1, isa: "gfx1151".into(), device: 0x1586, render_minor: 128 }],
            troubles: vec![],
        })),
        driver: Some(Ok(Driver { version: "amdkfd 1.17".into(), gpus: vec!["gfx1151".into()] })),
        render: vec![node("/dev/dri/renderD128", State::Opens, (109, "render"))],
        render_devices: [(128, (0x1002, 0x1586))].into(),
        libraries: vec![library(HSA_RUNTIME.title), library("comgr")],
        compiler: Some(Ok("clang 22.1.0, /usr/bin/clang-22".into())),
        nodes: vec![NumaNode { number: 0, bytes: 64 << 30, cpus: "0-31".into(), distances: vec![10] }],
        ..System::default()
    }
}

/// FreeBSD with drm-kmod, which has no amdkfd.
fn freebsd() -> System {
    System {
        os: Os::FreeBsd,
        release: "15.1-RELEASE".into(),
        iommu: vec![],
        kfd: Node { path: "/dev/kfd".into(), ..Node::default() },
        version: None,
        driver: None,
        topology: None,
        ..healthy()
    }
}

/// A FreeBSD on which the port of amdkfd works.
fn freebsd_with_kfd() -> System {
    let tree = |tree: Tree| Tree { place: "sysctl sys.class.kfd.kfd.topology".into(), ..tree };
    System {
        kfd: node("/dev/kfd", State::Opens, (44, "video")),
        version: Some(Ok((1, 1))),
        driver: healthy().driver,
        topology: healthy().topology.map(|topology| topology.map(tree)),
        ..freebsd()
    }
}

/// A FreeBSD 15.1 in QEMU, with 1 GiB of memory and a number of domains: no AMD GPU, no drm-kmod, no ROCm, no Clang.
fn qemu(user: User, domains: usize) -> System {
    let none = |wanted: &rocm_locate::Wanted| Library {
        title: wanted.title.to_owned(),
        hint: wanted.hint("freebsd", false, "LIB_DIR"),
        ..Library::default()
    };
    let per = 4 / domains;
    let domain = |number: usize| NumaNode {
        number,
        bytes: (1 << 30) / domains as u64,
        cpus: if per == 1 { number.to_string() } else { format!("{}-{}", number * per, (number + 1) * per - 1) },
        distances: (0..domains).map(|other| if other == number { 10 } else { 20 }).collect(),
    };
    System {
        user,
        kfd: Node { path: "/dev/kfd".into(), ..Node::default() },
        libraries: ALL.iter().map(|wanted| none(wanted)).collect(),
        compiler: Some(Err("there is no compiler".into())),
        nodes: (0..domains).map(domain).collect(),
        ..super::super::freebsd::system(&freebsd::tests::qemu())
    }
}

/// The whole report of that machine, line by line. It is the same for root and for an ordinary user: nothing there depends
/// on who asks.
#[test]
fn the_report_of_a_freebsd_without_a_gpu() {
    let root = User { name: "root".into(), root: true, groups: vec![0, 5] };
    let ada = User { name: "ada".into(), root: false, groups: vec![1001] };
    for (domains, expected) in [
        (1, include_str!("reports/freebsd-1.txt")),
        (2, include_str!("reports/freebsd-2.txt")),
        (4, include_str!("reports/freebsd-4.txt")),
    ] {
        for user in [&root, &ada] {
            let text = report::text(&all(&qemu(user.clone(), domains)));
            // The first line has the version and the processor of the program.
            let (_, text) = text.split_once("\n\n").unwrap();
            assert_eq!(text, expected, "{} on {domains} domains", user.name);
            assert!(!text.contains("dxg"), "dxg is nothing that a FreeBSD has");
        }
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
        (system.version, system.topology) = (None, None);
    };
    let firmware_gone = |system: &mut System| (system.firmware[0].file, system.driver) = (None, None);
    fn tree(system: &mut System) -> &mut Tree {
        match system.topology.as_mut() {
            Some(Ok(tree)) => tree,
            other => panic!("{other:?}"),
        }
    }
    let cases: Vec<(System, &str, Verdict, &[&str])> = vec![
        (with(healthy(), |s| s.os = Os::Other), "operating system", Wrong, &["no AMD driver"]),
        (with(healthy(), |s| s.confinement = Some(Confinement::Wsl)), "confinement", Wrong, &["/dev/dxg"]),
        (with(healthy(), |s| s.gpus = Some(Vec::new())), "AMD GPU", Missing, &["PCI"]),
        (with(healthy(), firmware_gone), "firmware", Missing, &["no gc_11_5_1_mec.bin", "apt install", "initramfs"]),
        (with(freebsd(), firmware_gone), "firmware", Missing, &["fwget"]),
        (with(healthy(), |s| s.version = Some(Ok((0, 0)))), "interface", Wrong, &["0x80084b01", "without an answer"]),
        (
            with(freebsd_with_kfd(), |s| s.version = Some(Ok((0, 0)))),
            "interface",
            Wrong,
            &["0x40084b01", "no Linux program"],
        ),
        (with(healthy(), |s| s.version = Some(Err("ENOTTY".into()))), "interface", Wrong, &["fails: ENOTTY"]),
        (with(healthy(), |s| s.topology = None), "topology", Missing, &["no topology"]),
        (with(healthy(), |s| s.topology = Some(Err("line 3".into()))), "topology", Wrong, &["line 3"]),
        (
            with(healthy(), |s| tree(s).troubles.push("node 1: it is linked to node 7, which is not there".into())),
            "topology",
            Wrong,
            &["linked to node 7", "dmesg"],
        ),
        (with(healthy(), |s| tree(s).gpus[0].render_minor = 130), "topology", Wrong, &["render node 130", "/dev/dri"]),
        (
            with(healthy(), |s| s.render_devices = [(128, (0x10de, 0x2684)), (129, (0x1002, 0x1586))].into()),
            "topology",
            Wrong,
            &["render node 128 is of the device 10de:2684, not 1002:1586"],
        ),
        (with(healthy(), |s| tree(s).gpus[0].device = 0x744c), "topology", Wrong, &["no device 1002:744c", "gfx1100"]),
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
        (with(healthy(), |s| s.render.clear()), "topology", Wrong, &["render node 128", "/dev/dri"]),
        (
            with(healthy(), |s| {
                s.render.clear();
                tree(s).gpus.clear();
            }),
            "render nodes",
            Missing,
            &["/dev/dri"],
        ),
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
            &["devfs.rules", "add path 'kfd' mode 0660", "localrules", "-m ada"],
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
        (with(healthy(), |s| s.firmware[0].file = None), "firmware", &["no gc_11_5_1_mec.bin"]),
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
            &["ROCr, the HSA runtime: none", "also there: /opt/rocm", "apt install"],
        ),
        (
            with(healthy(), |s| {
                for library in &mut s.libraries {
                    library.chosen = None;
                    library.hint = format!("apt install {}-package", library.title);
                }
            }),
            "libraries",
            &["| ROCr, the HSA runtime: apt install ROCr, the HSA runtime-package\ncomgr: apt install comgr-package"],
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

/// What ROCr would take for its driver: never Windows' on FreeBSD.
#[test]
fn the_driver_that_rocr_would_take() {
    let no_kfd = |system: &mut System| system.kfd = Node { path: "/dev/kfd".into(), ..Node::default() };
    let windows = |system: &mut System| {
        no_kfd(system);
        system.dxg = true;
    };
    let neural = |system: &mut System| {
        no_kfd(system);
        system.xdna = Some("/dev/accel/accel0".into());
    };
    for (system, words) in [
        (healthy(), "KFD, through /dev/kfd"),
        (freebsd_with_kfd(), "KFD, through /dev/kfd"),
        (with(healthy(), |s| s.kfd.state = State::Denied), "/dev/kfd does not open"),
        (with(healthy(), neural), "XDNA, a neural processor (/dev/accel/accel0)"),
        (with(healthy(), windows), "dxg"),
        (with(freebsd(), windows), "none: there is no /dev/kfd"),
        (freebsd(), "none: there is no /dev/kfd"),
        (with(freebsd(), |s| s.libraries.clear()), "and no ROCr here that would take it"),
    ] {
        let finding = path(&system).unwrap();
        assert!(finding.what.contains(words), "{words:?} is not in {finding:?}");
        assert_eq!(finding.what.starts_with("dxg"), system.os == Os::Linux && system.dxg, "{finding:?}");
    }
}

#[test]
fn a_freebsd_with_a_working_port_has_nothing_to_mend() {
    let findings = all(&freebsd_with_kfd());
    assert!(findings.iter().all(|finding| finding.verdict == Verdict::Found), "{findings:#?}");
    let said = |name: &str| findings.iter().find(|finding| finding.name == name).unwrap().what.as_str();
    assert_eq!(said("interface"), "version 1.1, from the request 0x40084b01");
    assert!(said("topology").starts_with("sysctl sys.class.kfd"), "{}", said("topology"));
}
