//! Programs of a few words of shell, which play the tools.

// Each test binary uses its own part of it.
#![allow(dead_code)]

use std::{
    fs,
    io::Write as _,
    os::unix::fs::PermissionsExt as _,
    path::Path,
    process::{Command, Stdio},
};

/// Whether there is a shell to play the tools; says so when not.
pub fn has_shell() -> bool {
    let has = Path::new("/bin/sh").exists();
    if !has {
        println!("SKIP: vendor: what is made of a tool's answers: this machine has no /bin/sh");
    }
    has
}

/// Writes a program. A shell does, for a file that this process has open is open in a child too that another test starts
/// meanwhile, and a file that is open for writing cannot be run (`ETXTBSY`).
pub fn executable(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", "cat >\"$0\""]).arg(path).stdin(Stdio::piped());
    let mut shell = shell.spawn().unwrap();
    shell.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    assert!(shell.wait().unwrap().success());
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}
