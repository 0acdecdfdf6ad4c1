//! `rocm compile`, `rocm disasm` and `rocm run` of sources, as a person meets them.

#![allow(missing_docs)]

use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

const SAXPY: &str = "\
#include \"factor.h\"
kernel void saxpy(float alpha, global const float *x, global float *y, uint n) {
  uint i = get_global_id(0);
  if (i < n)
    y[i] = FACTOR * fma(alpha, x[i], y[i]);
}
";

/// A folder with a source in it, a cache of its own, and the command.
struct Place(TempDir);

impl Place {
    /// `None`, said aloud, where there is no compiler.
    fn new() -> Option<Place> {
        if let Err(error) = rocm_rs::compile::Compiler::new() {
            println!("SKIP: compiling by the command: {}", error.to_string().replace('\n', " "));
            return None;
        }
        Some(Place::without_compiler())
    }

    fn without_compiler() -> Place {
        let place = Place(tempfile::tempdir().unwrap());
        place.write("saxpy.cl", SAXPY);
        place.write("factor.h", "#define FACTOR 1\n");
        place
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.path().join(name), text).unwrap();
    }

    fn command(&self, arguments: &str) -> Command {
        // Where this test was carried away from where it was built, the command lies beside it.
        let built = Path::new(env!("CARGO_BIN_EXE_rocm"));
        let beside = std::env::current_exe().unwrap().with_file_name("rocm");
        let mut command = Command::new(if built.exists() { built } else { &beside });
        command.args(arguments.split_whitespace()).env_remove("ROCM_RS_DEVICE").stdin(Stdio::null());
        command.env("ROCM_RS_CACHE", self.0.path().join("cache")).current_dir(self.0.path());
        command
    }

    /// What a command that succeeds prints, and says.
    fn good(&self, arguments: &str) -> (String, String) {
        let Output { status, stdout, stderr } = self.command(arguments).output().unwrap();
        let (out, log) = (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap());
        assert!(status.success(), "{arguments}: {log}");
        (out, log)
    }

    /// What a command that fails says.
    fn bad(&self, arguments: &str, code: i32) -> String {
        let Output { status, stdout, stderr } = self.command(arguments).output().unwrap();
        let log = String::from_utf8(stderr).unwrap();
        assert_eq!(status.code(), Some(code), "{arguments}: {log}");
        assert!(stdout.is_empty(), "{arguments}");
        log
    }
}

const RUN: &str = "saxpy --device emulated --grid 256 --arg f32:2 --arg in:f32:=0..256 --arg inout:f32:=0.5*256 --arg u32:256 --show 3";

#[test]
fn a_source_runs_straight() {
    let Some(place) = Place::new() else { return };
    assert_eq!(place.good(&format!("run saxpy.cl {RUN}")).0, "y (256 x f32): 0.5 2.5 4.5 and 253 more\n");
    // The header is looked at again.
    place.write("factor.h", "#define FACTOR 10\n");
    assert_eq!(place.good(&format!("run saxpy.cl {RUN}")).0, "y (256 x f32): 5 25 45 and 253 more\n");
    let error = place.bad(&format!("run saxpy.cl {}", RUN.replace("saxpy", "saxpi")), 1);
    assert!(error.contains("`saxpi`") && error.contains("saxpy"), "{error}");
}

#[test]
fn a_source_is_compiled_and_the_object_run_and_shown() {
    let Some(place) = Place::new() else { return };
    let words = place.good("compile saxpy.cl --target gfx1151").1;
    assert!(words.contains("saxpy.co: 1 kernel for gfx1151") && !words.contains("cache"), "{words}");
    let words = place.good("compile saxpy.cl --target gfx1151").1;
    assert!(words.contains("from the cache"), "{words}");
    let words = place.good("compile saxpy.cl --target gfx1151 --no-cache -DUNUSED=1 -O1 -I . --option=-Wall").1;
    assert!(!words.contains("from the cache"), "{words}");
    assert_eq!(place.good(&format!("run saxpy.co {RUN}")).0, "y (256 x f32): 0.5 2.5 4.5 and 253 more\n");

    let all = place.good("disasm saxpy.co").0;
    assert!(all.starts_with("saxpy:\n") && all.contains("s_endpgm") && all.contains("global_store_b32"), "{all}");
    assert!(place.good("disasm saxpy.cl saxpy --target gfx1151").0.contains("s_endpgm"));
    let error = place.bad("disasm saxpy.co other", 1);
    assert!(error.contains("no function `other`; there are saxpy"), "{error}");

    // To standard output, for the device.
    let made = place.command("compile saxpy.cl --device emulated:gfx1100 -o -").output().unwrap();
    let object = rocm_rs::code_object::CodeObject::parse(&made.stdout).unwrap();
    assert_eq!(object.target().to_string(), "gfx1100");
}

#[test]
fn errors_are_shown_where_they_are() {
    let Some(place) = Place::new() else { return };
    fs::create_dir(place.0.path().join("src")).unwrap();
    place.write("src/wrong.cl", "kernel void k(global int *x) {\n\t*x = nothing + 1;\n}\n");
    let words = place.bad("compile src/wrong.cl --target gfx1151", 1);
    for wanted in [
        "error: use of undeclared identifier 'nothing'",
        "--> src/wrong.cl:2:7",
        "*x = nothing + 1;",
        "^^^^^^^",
        "rocm: src/wrong.cl: ",
        "1 error",
    ] {
        assert!(words.contains(wanted), "{wanted:?} is not in\n{words}");
    }
    assert!(!words.contains('\x1b'), "colours, and this is no terminal: {words:?}");
    let forced = place.command("compile src/wrong.cl --target gfx1151").env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(forced.stderr.contains(&b'\x1b'));
    let none = place.command("compile src/wrong.cl --target gfx1151").env("NO_COLOR", "1").output().unwrap();
    assert!(!none.stderr.contains(&b'\x1b'));
    assert!(!place.0.path().join("wrong.co").exists());

    place.write("odd.cl", "kernel void k(global int *x) {\n  int unused;\n  *x = 1;\n}\n");
    let words = place.good("compile odd.cl --target gfx1151 --option -Wall").1;
    for wanted in
        ["warning[-Wunused-variable]: unused variable 'unused'", "--> odd.cl:2:7", "^^^^^^", "odd.co: 1 kernel"]
    {
        assert!(words.contains(wanted), "{wanted:?} is not in\n{words}");
    }
}

#[test]
fn what_is_wrong_with_the_command_is_told() {
    let place = Place::without_compiler();
    place.write("text.txt", "no language");
    let cases = [
        ("compile saxpy.cl --target gfx9999", 2, "gfx9999"),
        ("compile saxpy.cl --engine gcc", 2, "`gcc` is no compiler"),
        ("compile saxpy.cl --language pascal", 2, "`pascal` is no language"),
        ("compile saxpy.cl --code-object-version 9", 2, "4, 5 or 6"),
        ("compile saxpy.cl --engine clang:/no/such/clang --target gfx1151", 1, "/no/such/clang"),
    ];
    for (arguments, code, words) in cases {
        let error = place.bad(arguments, code);
        assert!(error.contains(words), "{arguments}: {error}");
    }
    let mut nowhere = place.command("run saxpy.cl k --grid 1 --device emulated --engine clang");
    let output = nowhere.env("ROCM_RS_CLANG", "/no/clang").output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(1) && error.contains("/no/clang") && error.contains("install one"), "{error}");
    let Some(place) = Place::new() else { return };
    place.write("text.txt", "no language");
    for (arguments, words) in [
        ("compile no-such.cl --target gfx1151", "no-such.cl"),
        ("compile text.txt --target gfx1151", "says no language"),
        ("compile saxpy.cl --target gfx1151 -o no/such/folder.co", "no/such/folder.co"),
        ("compile saxpy.cl --target gfx1151 --option=-mcpu=gfx900", "the target is"),
        ("compile saxpy.cl --target gfx11-generic --code-object-version 5", "generic"),
        ("disasm text.txt", "text.txt"),
        ("disasm no-such.co", "no-such.co"),
    ] {
        let error = place.bad(arguments, 1);
        assert!(error.contains(words), "{arguments}: {error}");
    }
}

#[test]
fn what_the_tools_find_is_found_in_the_source() {
    let Some(place) = Place::new() else { return };
    place.write(
        "wrong.cl",
        "kernel void wrong(global uint *out) {\n  uint i = get_global_id(0);\n  out[i + 1] = i;\n}\n",
    );
    let run = "run wrong.cl wrong --device emulated --grid 64 --arg out:u32:64:out.bin";
    let Output { status, stderr, .. } = place.command(&format!("{run} --check")).output().unwrap();
    let words = String::from_utf8(stderr).unwrap();
    assert_eq!(status.code(), Some(1), "{words}");
    assert!(words.contains("wrong.cl:3:") && words.contains("0 bytes past the end of out (256 bytes)"), "{words}");
    let profile = place.good(&format!("{run} --profile")).0;
    let store = profile.lines().find(|line| line.contains("global_store_b32")).unwrap();
    assert!(store.contains("wrong.cl:3:"), "{profile}");
}
