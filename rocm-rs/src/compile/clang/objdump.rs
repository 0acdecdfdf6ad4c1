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
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

/// A code object of some megabytes takes seconds.
const PATIENCE: Duration = Duration::from_secs(120);

/// The objdump of a Clang: beside it, beside what it is a link to, or in `PATH` with its version.
fn find(clang: &Path) -> Option<PathBuf> {
    let real = clang.canonicalize().ok();
    let beside = [real.as_deref(), Some(clang)].into_iter().flatten().filter_map(Path::parent);
    let beside = beside.map(|folder| folder.join("llvm-objdump")).find(|path| is_executable(path));
    beside.or_else(|| {
        let version = clang.file_name()?.to_str()?.strip_prefix("clang")?;
        in_path(&env::var_os("PATH")?, &format!("llvm-objdump{version}"))
    })
}

/// Disassembles a code object.
pub(super) fn disassemble(info: &EngineInfo, object: &CodeObject, bytes: &[u8]) -> Result<Disassembly, Error> {
    let Some(program) = find(&info.path) else {
        return Err(Error::Unsupported {
            engine: info.name.clone(),
            what: "disassemble".into(),
            instead: "install llvm-objdump of the same version (Debian: llvm-19; FreeBSD: llvm22 has it)".into(),
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
    use super::*;

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
