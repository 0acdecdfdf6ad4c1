//! Disassembly by `llvm-objdump`, which LLVM's packages have beside Clang.

use crate::{
    code_object::CodeObject,
    compile::{
        disassembly::{Disassembly, Function, Instruction},
        engine::{EngineInfo, in_path, is_executable},
        error::Error,
        process,
    },
};
use std::{
    env,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

/// A code object of some megabytes takes seconds.
const PATIENCE: Duration = Duration::from_secs(120);

/// The objdump of a Clang's version: beside it, beside what it is a link to, or in `PATH`. Another version's, which stands
/// beside the links of a distribution, does not know what this Clang makes.
fn find(info: &EngineInfo, path: &OsStr) -> Option<PathBuf> {
    let real = info.path.canonicalize().ok();
    let folders: Vec<&Path> =
        [real.as_deref(), Some(&*info.path)].into_iter().flatten().filter_map(Path::parent).collect();
    let wanted = major(&info.name)?;
    let names = ["llvm-objdump".to_owned(), format!("llvm-objdump-{wanted}"), format!("llvm-objdump{wanted}")];
    let beside = folders.iter().flat_map(|folder| names.iter().map(|name| folder.join(name)));
    let elsewhere = names.iter().filter_map(|name| in_path(path, name));
    beside.chain(elsewhere).filter(|program| is_executable(program)).find(|program| {
        let said = process::run(Command::new(program).arg("--version"), PATIENCE);
        matches!(said, Ok(Some(said)) if major(&said.out) == Some(wanted))
    })
}

/// The major version in `clang 19.1.7`, and in what a program of LLVM's prints: `Debian LLVM version 19.1.7`.
fn major(text: &str) -> Option<u32> {
    let line = text.lines().find(|line| line.contains("clang ") || line.contains("version "))?;
    line.split(' ').rfind(|word| word.contains('.'))?.split('.').next()?.parse().ok()
}

/// Disassembles a code object.
pub(super) fn disassemble(info: &EngineInfo, object: &CodeObject, bytes: &[u8]) -> Result<Disassembly, Error> {
    let Some(program) = find(info, &env::var_os("PATH").unwrap_or_default()) else {
        let version = major(&info.name).map_or_else(String::new, |version| version.to_string());
        return Err(Error::Unsupported {
            engine: info.name.clone(),
            what: "disassemble".into(),
            instead: format!(
                "install llvm-objdump of the same version (Debian: llvm-{version}; FreeBSD: llvm{version} has it)"
            ),
        });
    };
    let file = tempfile::Builder::new().prefix("rocm-rs-").suffix(".co").tempfile();
    let file = file.map_err(|source| Error::io("make a file in", &env::temp_dir(), source))?;
    fs::write(file.path(), bytes).map_err(|source| Error::io("write", file.path(), source))?;
    let mut command = Command::new(&program);
    command.args(["--disassemble", "--no-leading-headers"]).arg(format!("--mcpu={}", object.target().processor()));
    command.arg(file.path()).env("LC_ALL", "C");
    let finished = process::run(&mut command, PATIENCE).map_err(|source| Error::io("run", &program, source))?;
    let engine = || program.display().to_string();
    let finished = finished.ok_or_else(|| Error::TimeLimit { engine: engine(), limit: PATIENCE })?;
    if !finished.status.success() {
        return Err(Error::Crashed { engine: engine(), how: finished.status.to_string(), log: finished.log });
    }
    Ok(Disassembly::new(read(&finished.out)))
}

/// Reads what objdump prints:
///
/// ```text
/// 0000000000002c00 <vector_add>:
///         s_load_b32 s3, s[0:1], 0x2c                                // 000000002C04: F40000C0 F800002C
/// ```
fn read(text: &str) -> Vec<Function> {
    let mut functions: Vec<Function> = Vec::new();
    for line in text.lines() {
        if let Some((address, name)) = label(line) {
            functions.push(Function { name: name.to_owned(), address, instructions: Vec::new() });
        } else if let (Some(instruction), Some(function)) = (instruction(line), functions.last_mut()) {
            function.instructions.push(instruction);
        }
    }
    functions.retain(|function| !function.instructions.is_empty());
    functions
}

fn label(line: &str) -> Option<(u64, &str)> {
    let (address, name) = line.strip_suffix(">:")?.split_once(" <")?;
    Some((u64::from_str_radix(address, 16).ok()?, name))
}

fn instruction(line: &str) -> Option<Instruction> {
    let (text, comment) = line.strip_prefix('\t')?.rsplit_once("// ")?;
    let (address, words) = comment.split_once(": ")?;
    let words = words.split_whitespace().map_while(|word| u32::from_str_radix(word, 16).ok());
    Some(Instruction {
        address: u64::from_str_radix(address, 16).ok()?,
        bytes: words.flat_map(u32::to_le_bytes).collect(),
        text: text.trim().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::{super::find::tests::Machine, *};
    use crate::compile::Engine;

    #[test]
    fn it_is_of_the_version_of_its_clang() {
        let Some(machine) = Machine::new() else { return };
        let objdump =
            |path: &str, version: &str| machine.script(path, &format!("echo '  Debian LLVM version {version}'"));
        let info = |path: PathBuf, name: &str| EngineInfo { engine: Engine::Clang(None), name: name.into(), path };
        let real = machine.clang("usr/lib/llvm-19/bin/clang", "19.1.7", "amdgcn");
        let other = objdump("usr/bin/llvm-objdump", "14.0.6");
        let path = env::join_paths([other.parent().unwrap()]).unwrap();
        let link = other.with_file_name("clang-19");
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let clang = info(link, "clang 19.1.7");
        assert_eq!(find(&clang, &path), None);
        let named = objdump("usr/bin/llvm-objdump-19", "19.1.7");
        assert_eq!(find(&clang, &path), Some(named));
        let beside = objdump("usr/lib/llvm-19/bin/llvm-objdump", "19.1.7");
        assert_eq!(find(&clang, &path), Some(beside));
        let old = info(machine.clang("elsewhere/clang", "14.0.0", "amdgcn"), "AMD clang 14.0.0git");
        assert_eq!(find(&old, &path), Some(other));
        assert_eq!(major("LLVM (http://llvm.org/):\n  LLVM version 22.1.8\n"), Some(22));
    }

    #[test]
    fn lines_are_read() {
        let text = "\nDisassembly of section .text:\n\n0000000000002c00 <k>:\n\
            \ts_clause 0x2                      // 000000002C00: BF850002\n\
            \ts_load_b32 s3, s[0:1], 0x2c       // 000000002C04: F40000C0 F800002C\n\
            \ts_cbranch_execz 25                // 000000002C0C: BFA50019 <k+0xc0>\n\n\
            0000000000002d00 <empty>:\nnonsense\n";
        let functions = read(text);
        assert_eq!(functions.len(), 1);
        let [a, b, c] = &functions[0].instructions[..] else { panic!("{functions:?}") };
        assert_eq!((a.address, a.text.as_str(), a.bytes.as_slice()), (0x2c00, "s_clause 0x2", &[2, 0, 0x85, 0xbf][..]));
        assert_eq!(b.bytes.len(), 8);
        assert_eq!((c.address, c.bytes.len(), c.text.as_str()), (0x2c0c, 4, "s_cbranch_execz 25"));
    }
}
