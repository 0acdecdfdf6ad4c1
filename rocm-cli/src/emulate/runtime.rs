//! Whether the ROCr that a program uses has the model hook.
//!
//! Where the program is linked with ROCr, the dynamic loader says which file it takes, without running anything. A program
//! that opens ROCr when it runs (an interpreter, a script) cannot be asked: for those there is a notice, where the first
//! ROCr on the machine is too old.

use super::error::Error;
use rocm_locate::{HSA_RUNTIME, Surroundings, Survey};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What ROCr with the hook has among its strings.
const HOOK: &[u8] = b"HSA_MODEL_LIB";
/// The name by which programs are linked with it.
const NAME: &str = "libhsa-runtime64.so";

/// Refuses a program whose ROCr has no hook.
pub fn check(program: &Path) -> Result<(), Error> {
    match linked(program) {
        Some(runtime) if !has_hook(&runtime) => {
            let runtime = runtime.canonicalize().unwrap_or(runtime);
            return Err(Error::OldRuntime { program: program.to_owned(), runtime });
        }
        Some(_) => return Ok(()),
        None => {}
    }
    let survey = Survey::of(&HSA_RUNTIME, &Surroundings::of_process());
    if let Some(first) = survey.usable().first().filter(|runtime| !has_hook(&runtime.path)) {
        eprintln!(
            "rocm: {} has no hook for a model of a GPU (ROCr 7.2 has): should {} open that one, it will not see the GPU",
            first.real.display(),
            program.display()
        );
    }
    Ok(())
}

fn has_hook(library: &Path) -> bool {
    // What cannot be read is the dynamic loader's to complain about.
    fs::read(library).map_or(true, |bytes| bytes.windows(HOOK.len()).any(|window| window == HOOK))
}

/// The ROCr that the dynamic loader takes for a program, where it is linked with one.
fn linked(program: &Path) -> Option<PathBuf> {
    let interpreter = interpreter(program)?;
    let loader =
        Command::new(interpreter).arg("--list").arg(program).stdin(Stdio::null()).stderr(Stdio::null()).output();
    let text = String::from_utf8(loader.ok()?.stdout).ok()?;
    let line = text.lines().map(str::trim).find(|line| line.starts_with(NAME))?;
    let path = line.split_once("=> ")?.1.rsplit_once(" (")?.0;
    path.starts_with('/').then(|| path.into())
}

/// The dynamic loader that a program names, if it is glibc's: that one can list without running.
fn interpreter(program: &Path) -> Option<PathBuf> {
    let bytes = fs::read(program).ok()?;
    let number = |at: usize, size: usize| {
        let bytes = bytes.get(at..at.checked_add(size)?)?;
        Some(bytes.iter().rev().fold(0u64, |value, byte| value << 8 | u64::from(*byte)))
    };
    // ELF of 64 bits and little endian, as all that ROCr runs on.
    if bytes.get(..6)? != [0x7f, b'E', b'L', b'F', 2, 1] {
        return None;
    }
    let (table, entry, count) = (number(32, 8)?, number(54, 2)?, number(56, 2)?);
    let headers = (0..count).map(|index| table.checked_add(index * entry).and_then(|at| usize::try_from(at).ok()));
    let header = headers.flatten().find(|at| number(*at, 4) == Some(3))?;
    let (start, size) = (usize::try_from(number(header + 8, 8)?).ok()?, usize::try_from(number(header + 32, 8)?).ok()?);
    let name = bytes.get(start..start.checked_add(size)?)?.strip_suffix(&[0])?;
    let path = PathBuf::from(std::str::from_utf8(name).ok()?);
    path.file_name()?.to_str()?.starts_with("ld-linux").then_some(path)
}
