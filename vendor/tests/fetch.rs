//! The command `ci/vendor` as a person uses it, in a checkout of one small component: archives and folders from anywhere, those
//! that were tampered with, and a fetch that was ended within. What it says of the components of this crate is looked at too.

mod common;

use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

const MAIN: &str = "int main(void)\n{\n\treturn 0;\n}\n";
const PATCH: &str = "Why: the test.\nUpstream: none.\nRemove: never.\n\n--- a/src/main.c\n+++ b/src/main.c\n@@ -1,4 +1,4 @@\n int main(void)\n {\n-\treturn 0;\n+\treturn 3;\n }\n";

/// A checkout, in a folder with a space in its name: `ci/vendor` of this one, and a component of its own.
struct Checkout {
    home: tempfile::TempDir,
}

impl Checkout {
    /// `None` where this is not a whole checkout, or there is no bash: a package of the crate has no `ci`.
    fn new() -> Option<Checkout> {
        let ci = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("ci");
        if !ci.join("vendor").is_file() || Command::new("bash").arg("--version").output().is_err() {
            println!("SKIP: vendor: the command: ci/vendor or bash is not there");
            return None;
        }
        let checkout = Checkout { home: tempfile::tempdir().unwrap() };
        for file in ["vendor", "debian.sh"] {
            checkout.write(&format!("ci/{file}"), &fs::read_to_string(ci.join(file)).unwrap());
        }
        // The command asks cargo for the program, which is built.
        common::executable(
            &checkout.at("bin/cargo"),
            "#!/bin/sh\nwhile [ \"$1\" != -- ]; do shift; done\nshift\nexec \"$ROCM_VENDOR_PROGRAM\" \"$@\"\n",
        );
        checkout.write("vendor/src/pin.rs", "");
        checkout.write("sources/src/main.c", MAIN);
        checkout.write("sources/unneeded", "anything");
        checkout.write("vendor/rocr/patches/series", "0001.patch\n");
        checkout.write("vendor/rocr/patches/0001.patch", PATCH);
        checkout.pin(&"0".repeat(64));
        checkout.write("vendor/rocr/manifest", &format!("{}  src/main.c\n", sha256(MAIN.as_bytes())));
        Some(checkout)
    }

    fn at(&self, path: &str) -> PathBuf {
        self.home.path().join("a checkout").join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    /// The component, of which an archive with this hash is known.
    fn pin(&self, hash: &str) {
        self.write(
            "vendor/rocr/pin.toml",
            &format!(
                "name = \"hello\"\nversion = \"1.0\"\nrepository = \"r\"\nrevision = \"v1\"\nlicense = \"MIT\"\n\
                 variable = \"HELLO_SOURCES\"\nneeded = [\"src/\"]\n\n[[archive]]\nfile = \"hello.tar\"\nsha256 = \"{hash}\"\n"
            ),
        );
    }

    /// Packs the folder `sources` and says the archive's hash.
    fn pack(&self, name: &str) -> (PathBuf, String) {
        let archive = self.at(name);
        let done = Command::new("tar").arg("-cf").arg(&archive).arg("-C").arg(self.at("")).arg("sources").status();
        assert!(done.unwrap().success());
        let hash = sha256(&fs::read(&archive).unwrap());
        (archive, hash)
    }

    /// `ci/vendor` and its words.
    fn vendor(&self, arguments: &[&str]) -> (Output, String) {
        let path = std::env::join_paths(
            [self.at("bin")].into_iter().chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
        );
        let output = Command::new("bash")
            .arg(self.at("ci/vendor"))
            .args(arguments)
            .env("PATH", path.unwrap())
            .env("CI_CACHE", self.at(".cache"))
            .env("ROCM_VENDOR_PROGRAM", env!("CARGO_BIN_EXE_rocm-vendor"))
            .env("CARGO_MANIFEST_DIR", self.at("vendor"))
            .env_remove("HELLO_SOURCES")
            .output()
            .unwrap();
        let words = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        (output, words)
    }

    /// `ci/vendor` that succeeds: its words.
    fn good(&self, arguments: &[&str]) -> String {
        let (output, words) = self.vendor(arguments);
        assert!(output.status.success(), "{arguments:?}: {words}");
        words
    }

    /// `ci/vendor` that fails: its words.
    fn bad(&self, arguments: &[&str]) -> String {
        let (output, words) = self.vendor(arguments);
        assert!(!output.status.success(), "{arguments:?}: {words}");
        words
    }

    fn fetched(&self) -> Option<String> {
        fs::read_to_string(self.at("vendor/sources/hello-1.0/src/main.c")).ok()
    }
}

fn sha256(contents: &[u8]) -> String {
    Sha256::digest(contents).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn sources_are_taken_from_whoever_packed_them() {
    let Some(checkout) = Checkout::new() else { return };
    // Nobody has them here: what would do is named.
    let words = checkout.bad(&["fetch", "rocr"]);
    assert!(words.contains("hello.tar") && words.contains("ci/vendor fetch rocr ARCHIVE"), "{words}");
    assert!(checkout.bad(&["verify", "rocr"]).contains("ci/vendor fetch rocr"));
    // A folder; then what is there and right stays.
    checkout.good(&["fetch", "rocr", checkout.at("sources").to_str().unwrap()]);
    assert!(checkout.fetched().as_deref() == Some(MAIN) && !checkout.at("vendor/sources/hello-1.0/unneeded").exists());
    checkout.good(&["fetch"]);
    // An archive that nobody pinned, of the right files: both hashes are told, and the files count.
    fs::remove_dir_all(checkout.at("vendor/sources")).unwrap();
    let (archive, hash) = checkout.pack("their own.tar");
    let words = checkout.good(&["fetch", "rocr", archive.to_str().unwrap()]);
    assert!(words.contains(&hash) && words.contains(&"0".repeat(64)), "{words}");
    assert_eq!(checkout.fetched().as_deref(), Some(MAIN));
    // One that is pinned: nothing is said of it.
    checkout.pin(&hash);
    let words = checkout.good(&["fetch", "rocr", archive.to_str().unwrap()]);
    assert!(!words.contains("no archive that is pinned") && words.contains("1 files verified"), "{words}");
}

#[test]
fn what_was_tampered_with_is_named_with_both_hashes_and_changes_nothing() {
    let Some(checkout) = Checkout::new() else { return };
    let (archive, pinned) = checkout.pack("hello.tar");
    checkout.pin(&pinned);
    checkout.good(&["fetch", "rocr", archive.to_str().unwrap()]);
    let evil = MAIN.replace("return 0", "return 6");
    checkout.write("sources/src/main.c", &evil);
    let (archive, hash) = checkout.pack("evil.tar");
    let words = checkout.bad(&["fetch", "rocr", archive.to_str().unwrap()]);
    // Of the archive, and of the file in it.
    for wanted in [&hash, &pinned, &sha256(evil.as_bytes()), &sha256(MAIN.as_bytes())] {
        assert!(words.contains(wanted.as_str()), "{wanted}: {words}");
    }
    assert!(words.contains("evil.tar") && words.contains("src/main.c"), "{words}");
    assert_eq!(checkout.fetched().as_deref(), Some(MAIN));
    // What is no archive, is not there, and one with the wrong files.
    fs::write(&archive, "a page that says that the file has moved\n".repeat(300)).unwrap();
    let words = checkout.bad(&["fetch", "rocr", archive.to_str().unwrap()]);
    assert!(words.contains("cannot be unpacked; nothing was changed"), "{words}");
    assert!(checkout.bad(&["fetch", "rocr", "/no/such.tar"]).contains("there is no /no/such.tar"));
    fs::rename(checkout.at("sources/src/main.c"), checkout.at("sources/src/other.c")).unwrap();
    let (archive, _) = checkout.pack("other.tar");
    let words = checkout.bad(&["fetch", "rocr", archive.to_str().unwrap()]);
    assert!(words.contains("main.c: missing, hello 1.0 has it"), "{words}");
    assert_eq!(checkout.fetched().as_deref(), Some(MAIN));
    checkout.good(&["verify", "rocr"]);
    // And in its place.
    checkout.write("vendor/sources/hello-1.0/src/main.c", &evil);
    let words = checkout.bad(&["verify", "rocr"]);
    assert!(words.contains(&sha256(evil.as_bytes())) && words.contains(&sha256(MAIN.as_bytes())), "{words}");
    let tree = checkout.at("tree");
    assert!(checkout.bad(&["patch", "rocr", tree.to_str().unwrap()]).contains("src/main.c"));
    assert!(!tree.join("tree").exists());
}

#[test]
fn a_fetch_that_was_ended_within_is_made_anew() {
    let Some(checkout) = Checkout::new() else { return };
    let (archive, hash) = checkout.pack("hello.tar");
    checkout.pin(&hash);
    let home = checkout.at("vendor/sources");
    // Ended while it copied: a half beside the place. It may have any file in it.
    checkout.write("vendor/sources/hello-1.new/src/main.c", "half");
    checkout.write("vendor/sources/hello-1.new/src/stray.c", "half");
    checkout.good(&["fetch", "rocr", archive.to_str().unwrap()]);
    assert_eq!(checkout.fetched().as_deref(), Some(MAIN));
    assert!(!home.join("hello-1.0/src/stray.c").exists() && !home.join("hello-1.new").exists());
    // Sources that somebody left half: they do not verify, and a fetch puts them right.
    fs::remove_file(home.join("hello-1.0/src/main.c")).unwrap();
    checkout.bad(&["verify", "rocr"]);
    checkout.good(&["fetch", "rocr", archive.to_str().unwrap()]);
    // Four at once wait for each other.
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| checkout.good(&["fetch", "rocr", archive.to_str().unwrap()]));
        }
    });
    assert_eq!(checkout.fetched().as_deref(), Some(MAIN));
}

#[test]
fn another_version_is_a_change_of_data() {
    let Some(checkout) = Checkout::new() else { return };
    // A line more in front: the patch moves. Then one that it does not fit.
    checkout.write("sources/src/main.c", &format!("/* version 2 */\n{MAIN}"));
    let sources = checkout.at("sources");
    let words = checkout.good(&["refresh", "rocr", sources.to_str().unwrap()]);
    assert!(words.contains("0001.patch applies"), "{words}");
    let patch = fs::read_to_string(checkout.at("vendor/rocr/patches/0001.patch")).unwrap();
    assert!(patch.starts_with("Why: the test.") && patch.contains(" /* version 2 */\n"), "{patch}");
    checkout.good(&["fetch", "rocr", sources.to_str().unwrap()]);
    let tree = checkout.at("the tree");
    checkout.good(&["patch", "rocr", tree.to_str().unwrap()]);
    assert!(fs::read_to_string(tree.join("tree/source/src/main.c")).unwrap().contains("return 3"));
    assert!(checkout.good(&["status"]).contains("patched upstream lines: 1"));
    checkout.write("sources/src/main.c", &MAIN.replace("return 0", "exit(0)"));
    let words = checkout.bad(&["refresh", "rocr", sources.to_str().unwrap()]);
    assert!(words.contains("0001.patch: hunk 1 (") && words.contains("does not apply to src/main.c"), "{words}");
}

/// What `ci/vendor status` counts of ROCr and of comgr: the issue that asked for them allows 65 lines.
#[test]
fn few_lines_of_upstream_are_patched() {
    if !Path::new(env!("CARGO_MANIFEST_DIR")).join("rocr/pin.toml").is_file() {
        return println!("SKIP: vendor: lines of upstream: the patches are not where this was built");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_rocm-vendor")).arg("status").output().unwrap();
    let words = String::from_utf8(output.stdout).unwrap();
    let lines = words.lines().filter_map(|line| line.trim().strip_prefix("patched upstream lines: "));
    let lines: Vec<usize> = lines.map(|count| count.parse().unwrap()).collect();
    // comgr's, then ROCr's.
    assert!(lines.len() == 2 && lines[0] > 0 && lines.iter().sum::<usize>() <= 65, "{words}");
    println!("vendor: {} lines of comgr are patched, {} of ROCr", lines[0], lines[1]);
}
