//! ALU instructions, from their words to their effect, against models written anew from the manual's formulas.
//!
//! The words stand in `code.txt`, which `ci/isa-code` makes from the assembly in these files. Models are plain: one
//! lane, `f64` or integer arithmetic, nothing of [`super::real`].

pub(super) mod bench;
mod coverage;
mod halves;
mod matrices;
pub(super) mod model;
#[cfg(all(target_arch = "x86_64", unix))]
mod native;
mod reference;
mod rounding;
mod rows;
mod sample;
mod scalar;
mod special;
mod vector;

use super::table::{Family, Row};
use bench::Random;
use std::process::{Command, Stdio};

const CODE: &str = include_str!("code.txt");

/// The words of an instruction.
fn words(assembly: &str) -> Vec<u32> {
    let line = CODE.lines().find_map(|line| line.split_once(" ; ").filter(|(text, _)| *text == assembly));
    let (_, words) = line.unwrap_or_else(|| panic!("not in code.txt, run ci/isa-code: {assembly}"));
    words.split(' ').map(|word| u32::from_str_radix(word, 16).unwrap()).collect()
}

#[test]
fn the_words_are_the_assemblers() {
    let lines: Vec<_> = CODE.lines().filter_map(|line| line.split_once(" ; ")).collect();
    assert!(lines.len() > 200);
    let source: String = lines.iter().map(|(text, _)| format!("{text}\n")).collect();
    let child = Command::new("llvm-mc-19")
        .args(["-arch=amdgcn", "-mcpu=gfx1151", "-show-encoding"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        println!("SKIP: code.txt against the assembler: llvm-mc-19 is not installed");
        return;
    };
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || std::io::Write::write_all(&mut input, source.as_bytes()));
    let output = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    writer.join().unwrap().unwrap();
    let encodings: Vec<Vec<u8>> = output
        .lines()
        .filter_map(|line| line.split_once("encoding: [")?.1.strip_suffix(']'))
        .map(|bytes| bytes.split(',').map(|byte| u8::from_str_radix(&byte[2..], 16).unwrap()).collect())
        .collect();
    assert_eq!(encodings.len(), lines.len());
    for ((text, _), encoding) in lines.iter().zip(encodings) {
        let expected: Vec<u8> = words(text).iter().flat_map(|word| word.to_le_bytes()).collect();
        assert_eq!(encoding, expected, "{text}");
    }
}
