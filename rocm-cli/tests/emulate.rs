//! `rocm emulate` without ROCr: what it sets, what it becomes, and what it says when something is missing. What runs on it
//! is tested with ROCr, by `ci/rocr-guest`.

#![allow(missing_docs)]

use std::{
    env, fs,
    io::Write as _,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

/// This makes the test's own program pass for a model's library, as far as is looked at.
static EXPORT: &str = "get_hsakmt_model_functions";

struct Place {
    folder: TempDir,
}

impl Place {
    /// `None`, said aloud, where there is no shell to be what the command becomes.
    fn new() -> Option<Place> {
        if !Path::new("/bin/sh").exists() {
            println!("SKIP: rocm emulate: there is no /bin/sh");
            return None;
        }
        Some(Place { folder: tempfile::tempdir().unwrap() })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, content: &str, mode: u32) -> PathBuf {
        let path = self.path(name);
        // By a shell: a file that this process has open is open in a child too that another test starts meanwhile, and a
        // file that is open for writing cannot be run (ETXTBSY).
        let mut shell = Command::new("/bin/sh");
        let mut shell = shell.args(["-c", "cat >\"$0\""]).arg(&path).stdin(Stdio::piped()).spawn().unwrap();
        shell.stdin.take().unwrap().write_all(content.as_bytes()).unwrap();
        assert!(shell.wait().unwrap().success());
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        path
    }

    fn rocm(&self) -> Command {
        // Where this test was carried away from where it was built, the command lies beside it.
        let built = Path::new(env!("CARGO_BIN_EXE_rocm"));
        let beside = env::current_exe().unwrap().with_file_name("rocm");
        self.command(if built.exists() { built } else { &beside })
    }

    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.arg("emulate").env("XDG_CACHE_HOME", self.path("cache")).env_remove("ROCM_RS_MODEL_LIB");
        command.stdin(Stdio::null());
        command
    }

    /// `rocm emulate` with a library that it accepts.
    fn emulate(&self, words: &[&str]) -> Output {
        assert!(!EXPORT.is_empty());
        self.rocm().arg("--library").arg(env::current_exe().unwrap()).args(words).output().unwrap()
    }
}

fn said(output: &Output, code: i32) -> String {
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{text}");
    text
}

#[test]
fn it_becomes_the_program_with_the_variables_set() {
    let Some(place) = Place::new() else { return };
    let script = "echo $HSA_MODEL_TOPOLOGY; echo $HSA_MODEL_LIB; echo $HSA_ENABLE_SDMA; echo $0 $1; exit 7";
    let output = place.emulate(&["--device", "gfx1100", "--", "sh", "-c", script, "name", "-x"]);
    said(&output, 7);
    let text = String::from_utf8(output.stdout).unwrap();
    let [topology, library, sdma, words] = text.lines().collect::<Vec<_>>()[..] else { panic!("{text}") };
    assert_eq!(
        (Path::new(library), sdma, words),
        (&*env::current_exe().unwrap().canonicalize().unwrap(), "0", "name -x")
    );
    let properties = fs::read_to_string(Path::new(topology).join("nodes/1/properties")).unwrap();
    assert!(properties.contains("\ngfx_target_version 110000\n"), "{properties}");
    // The same GPU, the same folder; what was broken there is mended.
    fs::remove_file(Path::new(topology).join("nodes/1/gpu_id")).unwrap();
    let again = place.emulate(&["--device", "emulated:gfx1100", "sh", "-c", "echo $HSA_MODEL_TOPOLOGY"]);
    assert_eq!(String::from_utf8_lossy(&again.stdout).trim(), topology);
    assert_eq!(fs::read_to_string(Path::new(topology).join("nodes/1/gpu_id")).unwrap(), "2\n");
}

#[test]
fn a_dry_run_says_what_would_be_run() {
    let Some(place) = Place::new() else { return };
    let output = place.emulate(&["--dry-run", "--device", "gfx1103", "--", "sh", "-c", "exit 9"]);
    said(&output, 0);
    let text = String::from_utf8(output.stdout).unwrap();
    let topology = text.strip_prefix("HSA_MODEL_TOPOLOGY=").unwrap().split(' ').next().unwrap();
    assert!(text.ends_with(" HSA_ENABLE_SDMA=0 sh -c exit 9\n"), "{text}");
    assert_eq!(rocm_emulator::gpu::published(Path::new(topology)).unwrap(), [rocm_emulator::Profile::Gfx1103]);
    // ROCr's hook has room for one GPU.
    said(&place.emulate(&["--device", "gfx1103", "--device", "gfx1151", "--", "sh"]), 2);
}

#[test]
fn a_missing_library_says_where_it_was_looked_for() {
    let Some(place) = Place::new() else { return };
    fs::create_dir(place.path("bin")).unwrap();
    let alone = place.path("bin/rocm");
    fs::copy(place.rocm().get_program(), &alone).unwrap();
    let text = said(&place.command(&alone).args(["--", "sh"]).output().unwrap(), 1);
    let folder = place.folder.path().canonicalize().unwrap();
    let name = format!("{}rocm_emulator_model{}", env::consts::DLL_PREFIX, env::consts::DLL_SUFFIX);
    for looked in ["bin", "lib", "lib/rocm-rs"] {
        assert!(text.contains(&*folder.join(looked).join(&name).to_string_lossy()), "{text}");
    }
    assert!(text.contains("cargo build --release -p rocm-emulator-model"), "{text}");

    let garbage = place.write("garbage.so", "no library", 0o644);
    let cases = [
        (place.path("none.so"), "none.so"),
        (garbage, "garbage.so is not the model's library"),
        (PathBuf::from("/bin/sh"), "it has no get_hsakmt_model_functions"),
    ];
    for (library, words) in cases {
        let by_variable = place.rocm().env("ROCM_RS_MODEL_LIB", &library).args(["--", "sh"]).output().unwrap();
        let by_option = place.rocm().arg("--library").arg(&library).args(["--", "sh"]).output().unwrap();
        for output in [by_variable, by_option] {
            let text = said(&output, 1);
            assert!(text.contains(words), "{text}");
        }
    }
}

#[test]
fn a_program_that_cannot_be_run_says_why() {
    let Some(place) = Place::new() else { return };
    let text = said(&place.emulate(&["--", "no-such-program"]), 127);
    assert!(text.contains("there is no program no-such-program in the folders of PATH"), "{text}");
    let text = said(&place.emulate(&["--", "./no-such-program"]), 127);
    assert!(text.contains("there is no program ./no-such-program") && !text.contains("PATH"), "{text}");
    let plain = place.write("plain", "", 0o644);
    let text = said(&place.emulate(&["--", &plain.to_string_lossy()]), 126);
    assert!(text.contains("it is not an executable file"), "{text}");
    let broken = place.write("broken", "#!/no/such/interpreter\n", 0o755);
    let text = said(&place.emulate(&["--", &broken.to_string_lossy()]), 126);
    assert!(text.contains("cannot run"), "{text}");
    let text = said(&place.emulate(&["--device", "gfx900", "--", "sh"]), 2);
    assert!(text.contains("gfx1151, gfx1103 and gfx1100"), "{text}");
    said(&place.emulate(&[]), 2);
}

/// A program that is linked with a library of ROCr's name, which has the hook or has it not.
#[cfg(target_os = "linux")]
#[test]
fn a_rocr_without_the_hook_is_refused() {
    let Some(place) = Place::new() else { return };
    let folder = place.folder.path();
    let compile = |words: &[&str]| Command::new("cc").current_dir(folder).args(words).status();
    if compile(&["--version"]).is_err() {
        println!("SKIP: a ROCr without the hook: there is no C compiler");
        return;
    }
    place.write("program.c", "int hsa_init(void); int main(void) { return hsa_init(); }", 0o644);
    for (hook, code) in [("HSA_OTHER", 1), ("HSA_MODEL_LIB", 5)] {
        let source = format!("const char *hook = \"{hook}\"; int hsa_init(void) {{ return 5; }}");
        place.write("runtime.c", &source, 0o644);
        let name = "libhsa-runtime64.so.1";
        assert!(
            compile(&["-shared", "-fPIC", "runtime.c", "-o", name, "-Wl,-soname,libhsa-runtime64.so.1"])
                .unwrap()
                .success()
        );
        assert!(compile(&["program.c", "-o", "program", name, "-Wl,-rpath,$ORIGIN"]).unwrap().success());
        let output = place.emulate(&["--", &place.path("program").to_string_lossy()]);
        let text = said(&output, code);
        let refused =
            text.contains(&*folder.canonicalize().unwrap().join(name).to_string_lossy()) && text.contains("ROCr 7.2");
        assert_eq!(refused, code == 1, "{text}");
    }
}
