//! Every record, field and constant of the bindings, compared with the HSA headers by compiling C.
//!
//! `ci/bindings --headers` fetches the headers that the bindings were made from; without them those of the system are
//! used where there are any, and what they are too old to have is counted in a SKIP line.

#![cfg(target_os = "linux")]

use hsa_runtime_sys::{amdhsa, amdhsa::kernel_descriptor_t};
use layout::{Bindings, Header};
use std::mem::offset_of;

/// The committed bindings; their first lines say which headers they were made from.
const BINDINGS: &str = include_str!("../src/bindings.rs");

#[test]
fn bindings_agree_with_the_c_headers() {
    let fetched = layout::fetched(env!("CARGO_MANIFEST_DIR"), "hsa");
    let includes = BINDINGS.lines().find_map(|line| line.strip_prefix("// Headers: ")).unwrap_or_default();
    let includes: Vec<&str> = includes.split(' ').collect();
    assert!(includes.len() > 10, "{includes:?}");
    let header = match Header::read(&includes, &fetched, &[]) {
        Ok(header) => header,
        Err(why) => return println!("SKIP: hsa-runtime-sys: bindings against the C headers: {why}"),
    };
    let questions = Bindings::parse(BINDINGS).questions();
    assert!(questions.len() > 1000, "only {} questions: the bindings were not understood", questions.len());
    let report = header.compare(&questions).unwrap_or_else(|why| panic!("{why}"));
    println!("{} values agree with the headers", report.equal);
    assert_eq!(report.wrong, [""; 0]);
    if fetched.is_empty() {
        println!("SKIP: hsa-runtime-sys: {} values that these headers have not", report.missing.len());
    } else {
        assert_eq!(report.missing, [""; 0], "in the bindings, not in the headers");
    }
}

#[test]
fn the_kernel_descriptor_is_llvms() {
    assert_eq!((size_of::<kernel_descriptor_t>(), align_of::<kernel_descriptor_t>()), (64, 64));
    let path = "llvm/Support/AMDHSAKernelDescriptor.h";
    // The table is that of LLVM 19; later ones add to it.
    let text =
        (19..40).find_map(|version| std::fs::read_to_string(format!("/usr/lib/llvm-{version}/include/{path}")).ok());
    let Some(text) = text else {
        return println!("SKIP: hsa-runtime-sys: the kernel descriptor against LLVM's header: no {path}");
    };
    for (name, offset) in [
        ("GROUP_SEGMENT_FIXED_SIZE", offset_of!(kernel_descriptor_t, group_segment_fixed_size)),
        ("PRIVATE_SEGMENT_FIXED_SIZE", offset_of!(kernel_descriptor_t, private_segment_fixed_size)),
        ("KERNARG_SIZE", offset_of!(kernel_descriptor_t, kernarg_size)),
        ("RESERVED0", offset_of!(kernel_descriptor_t, reserved0)),
        ("KERNEL_CODE_ENTRY_BYTE_OFFSET", offset_of!(kernel_descriptor_t, kernel_code_entry_byte_offset)),
        ("RESERVED1", offset_of!(kernel_descriptor_t, reserved1)),
        ("COMPUTE_PGM_RSRC3", offset_of!(kernel_descriptor_t, compute_pgm_rsrc3)),
        ("COMPUTE_PGM_RSRC1", offset_of!(kernel_descriptor_t, compute_pgm_rsrc1)),
        ("COMPUTE_PGM_RSRC2", offset_of!(kernel_descriptor_t, compute_pgm_rsrc2)),
        ("KERNEL_CODE_PROPERTIES", offset_of!(kernel_descriptor_t, kernel_code_properties)),
        ("KERNARG_PRELOAD", offset_of!(kernel_descriptor_t, kernarg_preload)),
        ("RESERVED3", offset_of!(kernel_descriptor_t, reserved3)),
    ] {
        let line = format!("{name}_OFFSET = {offset}");
        assert!(text.lines().any(|l| l.trim().trim_end_matches(',') == line), "{line}");
    }
    for (word, fields) in [
        ("COMPUTE_PGM_RSRC1", amdhsa::rsrc1::ALL),
        ("COMPUTE_PGM_RSRC2", amdhsa::rsrc2::ALL),
        ("COMPUTE_PGM_RSRC3", amdhsa::rsrc3::ALL),
        ("KERNEL_CODE_PROPERTY", amdhsa::properties::ALL),
        ("KERNARG_PRELOAD_SPEC", amdhsa::kernarg_preload::ALL),
    ] {
        // LLVM's table has lines like `COMPUTE_PGM_RSRC1_GFX10_PLUS(WGP_MODE, 29, 1),`.
        let rows: Vec<String> = text
            .lines()
            .filter_map(|l| l.trim().strip_prefix(word)?.split_once(')'))
            .map(|(row, _)| row.trim_start_matches('_').replace('(', "_").trim_start_matches('_').to_owned())
            .filter(|row| !row.contains("RESERVED") && row.ends_with(|c: char| c.is_ascii_digit()))
            .collect();
        let ours: Vec<String> = fields.iter().map(|(n, f)| format!("{n}, {}, {}", f.shift, f.width)).collect();
        let missing: Vec<_> = ours.iter().filter(|row| !rows.contains(row)).collect();
        assert!(missing.is_empty() && !rows.is_empty(), "{word}: {missing:?} are not in {rows:?}");
    }
}

#[test]
fn machines_are_those_of_the_object_format() {
    use hsa_runtime_sys::elf;
    // The C library's own header, which does not come from AMD.
    let text = std::fs::read_to_string("/usr/include/elf.h").unwrap_or_default();
    let Some(line) = text.lines().find(|line| line.starts_with("#define EM_AMDGPU")) else {
        return println!(
            "SKIP: hsa-runtime-sys: AMD's ELF machine against the C library's: /usr/include/elf.h has none"
        );
    };
    assert_eq!(line.split_whitespace().nth(2), Some(elf::EM_AMDGPU.to_string().as_str()));
}
