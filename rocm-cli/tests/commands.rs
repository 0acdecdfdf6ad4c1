//! The command as a person meets it: what it prints, where, and its exit code.

#![allow(missing_docs)]

use rocm_emulator::kernels;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

fn rocm(arguments: &[&str]) -> Command {
    // Where this test was carried away from where it was built, the command lies beside it.
    let built = Path::new(env!("CARGO_BIN_EXE_rocm"));
    let beside = std::env::current_exe().unwrap().with_file_name("rocm");
    let mut command = Command::new(if built.exists() { built } else { &beside });
    command.args(arguments).env_remove("ROCM_RS_DEVICE").stdin(Stdio::null());
    command
}

/// Runs a command that succeeds, and gives back what it printed.
fn printed(arguments: &[&str]) -> String {
    let Output { status, stdout, stderr } = rocm(arguments).output().unwrap();
    assert!(status.success(), "{arguments:?}: {}", text(&stderr));
    text(&stdout)
}

/// Runs a command that fails with this exit code, and gives back what it said.
fn fails(arguments: &[&str], code: i32) -> String {
    let Output { status, stdout, stderr } = rocm(arguments).output().unwrap();
    assert_eq!(status.code(), Some(code), "{arguments:?}: {}", text(&stderr));
    assert!(stdout.is_empty(), "{arguments:?}: {}", text(&stdout));
    text(&stderr)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A folder with the objects of the corpus that the tests use.
struct Objects(TempDir);

impl Objects {
    fn new() -> Objects {
        let folder = tempfile::tempdir().unwrap();
        for (source, target) in
            [("demo", "gfx1151"), ("demo", "gfx1100"), ("divergence", "gfx1151"), ("lds", "gfx1151")]
        {
            let object = kernels::source(source).unwrap().object(target).unwrap();
            fs::write(folder.path().join(format!("{source}-{target}.co")), object.bytes).unwrap();
        }
        Objects(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).into_os_string().into_string().unwrap()
    }

    fn write(&self, name: &str, bytes: &[u8]) -> String {
        fs::write(self.path(name), bytes).unwrap();
        self.path(name)
    }
}

#[test]
fn info_describes_each_profile() {
    for (name, units) in [("gfx1151", "40"), ("gfx1103", "12"), ("gfx1100", "96")] {
        let device = format!("emulated:{name}");
        let words = printed(&["info", "--device", &device]);
        for wanted in
            [&format!("GPU 0: {name} (software)")[..], &format!("{units} in "), "64 KiB per workgroup", "caches"]
        {
            assert!(words.contains(wanted), "{wanted:?} is not in\n{words}");
        }
        let json: serde_json::Value = serde_json::from_str(&printed(&["info", "--json", "--device", &device])).unwrap();
        assert_eq!(json["device"], device);
        assert_eq!(json["emulated"], true);
        assert_eq!(json["agents"][0]["name"], name);
        assert_eq!(json["agents"][0]["compute_units"].to_string(), units);
        assert_eq!(json["topology"]["nodes"][1]["gpu"]["gfx"], name);
    }
}

#[test]
fn without_a_gpu_it_says_so_in_one_line() {
    if Path::new("/dev/kfd").exists() {
        println!("SKIP: falling back to the software GPU: there is a /dev/kfd here");
        return;
    }
    let Output { status, stdout, stderr } = rocm(&["info"]).output().unwrap();
    assert!(status.success());
    assert!(text(&stdout).contains("(software)"));
    let notice = text(&stderr);
    assert_eq!(notice.lines().count(), 1, "{notice}");
    assert!(notice.contains("/dev/kfd") && notice.contains("software GPU, emulated:gfx1151"), "{notice}");
    // A choice is kept to.
    assert!(fails(&["info", "--device", "kfd"], 1).contains("/dev/kfd"));
    let chosen = rocm(&["info"]).env("ROCM_RS_DEVICE", "kfd").output().unwrap();
    assert_eq!(chosen.status.code(), Some(1));
}

#[test]
fn the_environment_chooses_a_device() {
    let output = rocm(&["info"]).env("ROCM_RS_DEVICE", "emulated:gfx1103").output().unwrap();
    assert!(text(&output.stdout).contains("gfx1103 (software)"));
    assert!(output.stderr.is_empty());
    let output = rocm(&["info"]).env("ROCM_RS_DEVICE", "cuda").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("ROCM_RS_DEVICE"), "{}", text(&output.stderr));
    assert!(fails(&["info", "--device", "cuda"], 2).contains("gfx1100"));
}

#[test]
fn the_demo_is_right_and_draws() {
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("set.png");
    for profile in ["gfx1151", "gfx1100"] {
        let device = format!("emulated:{profile}");
        let words = printed(&["demo", "--device", &device, "--output", picture.to_str().unwrap()]);
        let rows: Vec<&str> = words.lines().skip(1).take(5).collect();
        assert!(rows.iter().all(|row| row.ends_with(" ok") && row.contains(profile)), "{words}");
        assert!(rows[0].starts_with("vector add") && rows[0].contains("1,048,576 floats"), "{words}");
        let file = fs::File::open(&picture).unwrap();
        let reader = png::Decoder::new(std::io::BufReader::new(file)).read_info().unwrap();
        assert_eq!((reader.info().width, reader.info().height), (960, 640));
        fs::remove_file(&picture).unwrap();
    }
}

#[test]
fn a_picture_that_cannot_be_written_fails() {
    let folder = tempfile::tempdir().unwrap();
    let picture: PathBuf = folder.path().join("missing/set.png");
    let output = rocm(&["demo", "--device", "emulated", "--output", picture.to_str().unwrap()]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("missing/set.png"), "{}", text(&output.stderr));
}

#[test]
fn run_takes_values_and_prints_buffers() {
    let objects = Objects::new();
    let demo = objects.path("demo-gfx1151.co");
    let saxpy =
        ["run", &demo, "saxpy", "--device", "emulated", "--grid", "100", "--arg", "f32:2", "--arg", "in:f32:=0..100"];
    let words = printed(&[&saxpy[..], &["--arg", "inout:f32:=0.5*100", "--arg", "u32:100", "--show", "4"]].concat());
    assert_eq!(words, "y (100 x f32): 0.5 2.5 4.5 6.5 and 96 more\n");
    let words = printed(&[&saxpy[..], &["--arg", "inout:f32:=1*100", "--arg", "u32:2", "--show", "3"]].concat());
    assert_eq!(words, "y (100 x f32): 1 3 1 and 97 more\n");

    let lds = objects.path("lds-gfx1151.co");
    let reverse = ["run", &lds, "dynamic_local", "--device", "emulated", "--grid", "6", "--block", "6"];
    let words = printed(&[&reverse[..], &["--arg", "inout:u32:=1,2,3,4,5,6", "--arg", "local:24"]].concat());
    assert_eq!(words, "x (6 x u32): 6 5 4 3 2 1\n");
}

#[test]
fn run_reads_and_writes_files() {
    let objects = Objects::new();
    let demo = objects.path("demo-gfx1100.co");
    let a: Vec<u8> = (0..300).flat_map(|i| (i as f32).to_le_bytes()).collect();
    let input = format!("in:f32:{}", objects.write("a.bin", &a));
    let output = format!("out:f32:300:{}", objects.path("c.bin"));
    let words = printed(&[
        "run",
        &demo,
        "vector_add",
        "--device",
        "emulated:gfx1100",
        "--grid",
        "300",
        "--block",
        "64",
        "--arg",
        &input,
        "--arg",
        &input,
        "--arg",
        &output,
        "--arg",
        "u32:300",
    ]);
    assert_eq!(words, "");
    let sums: Vec<u8> = (0..300).flat_map(|i| (2.0 * i as f32).to_le_bytes()).collect();
    assert_eq!(fs::read(objects.path("c.bin")).unwrap(), sums);
}

#[test]
fn run_names_what_is_wrong() {
    let objects = Objects::new();
    let demo = objects.path("demo-gfx1151.co");
    let garbage = objects.write("garbage.co", b"\x7fELF and then something else");
    let odd = format!("in:f32:{}", objects.write("odd.bin", &[1, 2, 3]));
    let run = |object: &str, kernel: &str, rest: &[&str], code| {
        fails(&[&["run", object, kernel, "--device", "emulated", "--grid", "64"], rest].concat(), code)
    };
    let cases: [(&str, &str, &[&str], i32, &str); 9] = [
        (&demo, "vector_sub", &[], 1, "vector_add, saxpy"),
        (&demo, "vector_add", &["--arg", "u32:1"], 1, "a value was given"),
        ("no-such.co", "vector_add", &[], 1, "cannot read no-such.co"),
        (&garbage, "vector_add", &[], 1, "garbage.co"),
        (&objects.path("demo-gfx1100.co"), "vector_add", &[], 1, "gfx1100"),
        (&demo, "vector_add", &["--arg", &odd], 1, "no whole number of f32"),
        (&demo, "vector_add", &["--arg", "in:f32:no-such.bin"], 1, "cannot read no-such.bin"),
        (&demo, "vector_add", &["--arg", "f33:1"], 2, "`f33` is no type"),
        (&demo, "vector_add", &["--block", "0"], 1, "no work-items"),
    ];
    for (object, kernel, rest, code, words) in cases {
        let error = run(object, kernel, rest, code);
        assert!(error.contains(words), "{rest:?}: {error}");
    }
    let arguments = ["--arg", "in:f32:=1*64", "--arg", "in:f32:=1*64", "--arg", "out:f32:64", "--arg", "u64:64"];
    assert!(run(&demo, "vector_add", &arguments, 1).contains("a value of 8 bytes was given, and it has 4"));
}

#[test]
fn a_kernel_that_does_not_end_is_given_up() {
    let objects = Objects::new();
    let object = objects.path("divergence-gfx1151.co");
    // Half of 0 is 0: four billion steps.
    let error = fails(
        &[
            "run",
            &object,
            "collatz",
            "--device",
            "emulated",
            "--grid",
            "1",
            "--arg",
            "in:u32:=0",
            "--arg",
            "out:u32:1",
            "--arg",
            "u32:0xffffffff",
            "--arg",
            "u32:1",
            "--timeout",
            "0.2",
        ],
        1,
    );
    assert!(error.contains("`collatz` did not end within 200ms"), "{error}");
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let mut child = rocm(&["info", "--json", "--device", "emulated"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
}

#[test]
fn topo_draws_the_machine_and_the_gpu_that_was_asked_for() {
    let tree = printed(&["topo", "--device", "emulated:gfx1103"]);
    for part in ["1 GPU\n", "node 0\n", "processors ", "memory ", "GPU gfx1103, node 1\n", " compute units"] {
        assert!(tree.contains(part), "{part:?} is not in:\n{tree}");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).into_os_string().into_string().unwrap();
    printed(&["topo", "--device", "emulated", "--output", &path("machine.svg")]);
    assert!(fs::read_to_string(path("machine.svg")).unwrap().contains(">GPU gfx1151, node 1</text>"));
    printed(&["topo", "--device", "emulated", "--output", &path("machine.PNG")]);
    assert!(fs::read(path("machine.PNG")).unwrap().starts_with(b"\x89PNG"));
    let said = fails(&["topo", "--device", "emulated", "--output", &path("machine.gif")], 1);
    assert!(said.contains(".svg or .png"), "{said}");
    assert!(fails(&["topo", "--device", "emulated", "-o", &path("no/such.png")], 1).contains("cannot write"));
}

#[test]
fn topo_as_json_has_the_numbers_of_this_machine_and_of_the_gpu() {
    let report = |arguments: &[&str]| -> serde_json::Value { serde_json::from_str(&printed(arguments)).unwrap() };
    let json = report(&["topo", "--json", "--device", "emulated:gfx1100"]);
    let nodes = json["nodes"].as_array().unwrap();
    let numbers: Vec<u64> = nodes.iter().map(|node| node["node"].as_u64().unwrap()).collect();
    for node in nodes {
        let number = node["node"].as_u64().unwrap();
        // What the kernel says, where it says it in files.
        let folder = PathBuf::from(format!("/sys/devices/system/node/node{number}"));
        if let (Ok(memory), Ok(distance)) =
            (fs::read_to_string(folder.join("meminfo")), fs::read_to_string(folder.join("distance")))
        {
            let kib = memory.lines().find(|line| line.contains("MemTotal")).unwrap().split_whitespace().nth(3).unwrap();
            assert_eq!(node["memory_bytes"].as_u64(), kib.parse::<u64>().ok().map(|kib| kib << 10));
            let row: Vec<u64> = distance.split_whitespace().map(|word| word.parse().unwrap()).collect();
            let index = numbers.iter().position(|other| *other == number).unwrap();
            assert_eq!(json["distances"][index], serde_json::json!(row));
            for cpu in node["cpus"].as_array().unwrap() {
                assert!(folder.join(format!("cpu{cpu}")).exists(), "cpu {cpu} of node {number}");
            }
        } else {
            println!("SKIP: the nodes of rocm topo --json beside the kernel's: no {}", folder.display());
        }
        assert!(node["free_bytes"].as_u64() <= node["memory_bytes"].as_u64() && node["memory_error"].is_null());
    }
    let gpu = &json["gpus"][0];
    assert_eq!(json["gpus"].as_array().unwrap().len(), 1);
    assert_eq!((gpu["target"].as_str(), gpu["topology_node"].as_u64()), (Some("gfx1100"), Some(1)));
    assert_eq!((gpu["near"].as_u64(), gpu["memory_bytes"].as_u64()), (Some(numbers[0]), Some(25_753_026_560)));
    assert_eq!((gpu["links"][0]["to"].as_u64(), gpu["gpu"]["wavefront"].as_u64()), (Some(0), Some(32)));
    assert!(fails(&["topo", "--json", "--output", "machine.svg"], 2).contains("cannot be used with"));
}

#[test]
fn doctor_reports_and_its_exit_code_says_whether_a_gpu_can_be_used() {
    let Output { status, stdout, stderr } = rocm(&["doctor"]).output().unwrap();
    let report = text(&stdout);
    let numa = if cfg!(target_os = "freebsd") { "NUMA: domain 0: " } else { "NUMA: node 0: " };
    for part in ["operating system: ", "AMD GPU: ", "/dev/kfd: ", "libraries: ", "ROCr's driver: ", "compiler: ", numa]
    {
        assert!(report.contains(part), "{part:?} is not in:\n{report}");
    }
    let usable = report.contains("An AMD GPU can be used");
    assert_eq!(status.code(), Some(if usable { 0 } else { 1 }), "{report}{}", text(&stderr));
    let Output { stdout, .. } = rocm(&["doctor", "--json"]).output().unwrap();
    assert!(text(&stdout).contains(&format!("\"usable\": {usable}")));
}

#[test]
fn run_tells_what_the_software_gpu_saw() {
    let objects = Objects::new();
    let lds = objects.path("lds-gfx1151.co");
    let reverse = ["run", &lds, "dynamic_local", "--device", "emulated", "--grid", "64", "--block", "64"];
    let reverse = [&reverse[..], &["--arg", "inout:u32:=0..64", "--arg", "local:256", "--show", "1"]].concat();
    // A kernel without a mistake, with all tools at once.
    let words = printed(&[&reverse[..], &["--profile", "--trace", "--check"]].concat());
    assert!(words.starts_with("x (64 x u32): 63 and 63 more\nworkgroup 0 wave 0 0x"), "{words}");
    for wanted in ["2 waves in 1 dispatch\n", "s_barrier", "ds_store_b32", "s_endpgm", "1 barrier\n"] {
        assert!(words.contains(wanted), "{wanted:?} is not in\n{words}");
    }
    assert!(!words.contains("workgroup 0 wave 1"), "only the first wave is traced: {words}");

    // Files: their endings say what they are.
    let (page, json, trace) = (objects.path("p.html"), objects.path("p.json"), objects.path("t.txt"));
    let into = |tool: &str, file: &str| format!("{tool}={file}");
    printed(&[&reverse[..], &[&into("--profile", &page)]].concat());
    let page = fs::read_to_string(page).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<svg") && page.contains("ds_store_b32"), "{page}");
    printed(&[&reverse[..], &[&into("--profile", &json)]].concat());
    let json: serde_json::Value = serde_json::from_str(&fs::read_to_string(json).unwrap()).unwrap();
    assert_eq!((&json["counters"]["waves"], &json["counters"]["bytes_written"]), (&2.into(), &256.into()));
    let some = [into("--trace", &trace), "--trace-waves=0:1,7".into(), "--trace-lines=3".into()];
    printed(&[&reverse[..], &some.each_ref().map(String::as_str)].concat());
    let trace = fs::read_to_string(trace).unwrap();
    assert_eq!(trace.lines().filter(|line| line.starts_with("workgroup 0 wave 1 ")).count(), 3, "{trace}");
    assert!(trace.lines().last().unwrap().ends_with("instructions more: --trace-lines"), "{trace}");
}

#[test]
fn run_finds_what_a_kernel_does_wrong() {
    let objects = Objects::new();
    let demo = objects.path("demo-gfx1151.co");
    let saxpy = ["run", &demo, "saxpy", "--device", "emulated", "--grid", "128", "--arg", "f32:2"];
    let long = ["--arg", "in:f32:=0..100", "--arg", "inout:f32:=1*100", "--arg", "u32:101"];
    let wrong = [&saxpy[..], &long].concat();
    let Output { status, stderr, .. } = rocm(&[&wrong[..], &["--check"]].concat()).output().unwrap();
    let words = text(&stderr);
    assert_eq!(status.code(), Some(1), "{words}");
    assert!(
        words.contains("saxpy: out of bounds: ") && words.contains("0 bytes past the end of x (400 bytes)"),
        "{words}"
    );
    assert!(words.contains("`saxpy` makes 3 mistakes"), "x, y, and y again: {words}");
    let file = objects.path("found.json");
    assert_eq!(rocm(&[&wrong[..], &[&format!("--check={file}")]].concat()).output().unwrap().status.code(), Some(1));
    let found: serde_json::Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    assert_eq!((&found[0]["mistake"], found.as_array().unwrap().len()), (&"out-of-bounds".into(), 3));
    // An `out` buffer is empty until the kernel has written it.
    let empty = ["--arg", "in:f32:=0..128", "--arg", "out:f32:128", "--arg", "u32:128", "--check"];
    let Output { status, stderr, .. } = rocm(&[&saxpy[..], &empty].concat()).output().unwrap();
    assert_eq!(status.code(), Some(1));
    assert!(text(&stderr).contains("memory that nobody wrote is read"), "{}", text(&stderr));

    // What cannot be asked for.
    let error = fails(&[&wrong[..], &["--check=a.html"]].concat(), 1);
    assert!(error.contains("--check writes .txt or .json"), "{error}");
    let error = fails(&[&wrong[..], &["--profile=a.pdf"]].concat(), 2);
    assert!(error.contains(".txt, .json or .html"), "{error}");
    let kfd: Vec<&str> = wrong.iter().map(|word| if *word == "emulated" { "kfd" } else { word }).collect();
    let error = fails(&[&kfd[..], &["--trace"]].concat(), 1);
    assert!(error.contains("the device is `kfd`"), "{error}");
    let Output { status, stderr, .. } = rocm(&[&wrong[..], &["--profile=missing/p.txt"]].concat()).output().unwrap();
    assert_eq!(status.code(), Some(1));
    assert!(text(&stderr).contains("cannot write missing/p.txt"), "{}", text(&stderr));
}
