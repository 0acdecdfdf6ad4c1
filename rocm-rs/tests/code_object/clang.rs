//! What clang writes now, for processors that the corpus has no objects of.

use super::*;
use rocm_rs::code_object::{RelocationValue, Version};

/// No library is there: everything comes from the compiler itself.
const SOURCE: &str = r#"
extern __constant int elsewhere[4];
static __constant int here[4] = {1, 2, 3, 4};
__constant int *__constant tables[2] = {here, elsewhere};

__kernel void pick(__global int *out, uchar which, __local float *room, double4 wide) {
    uint i = __builtin_amdgcn_workitem_id_x();
    room[i] = wide.x;
    out[i] = tables[which & 1][i & 3] + (int)room[i ^ 1] + ((__constant int *)__builtin_amdgcn_implicitarg_ptr())[i & 15];
}
"#;

/// Compiles the source; `None`, said aloud, where there is no clang.
fn compile(target: &str, version: u8) -> Option<Vec<u8>> {
    let folder = std::env::temp_dir().join(format!("rocm-rs-{}-{target}-{version}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (source, object) = (folder.join("pick.cl"), folder.join("pick.co"));
    std::fs::write(&source, SOURCE).unwrap();
    let (cpu, version) = (format!("-mcpu={target}"), format!("-mcode-object-version={version}"));
    let made = tool(
        "clang-19",
        &[
            "-x",
            "cl",
            "-cl-std=CL2.0",
            "-nogpulib",
            "-target",
            "amdgcn-amd-amdhsa",
            &cpu,
            &version,
            "-O1",
            "-w",
            "-fvisibility=default",
            "-Xlinker",
            "--unresolved-symbols=ignore-all",
            "-o",
            object.to_str().unwrap(),
            source.to_str().unwrap(),
        ],
    );
    let bytes = made.map(|_| std::fs::read(&object).unwrap());
    std::fs::remove_dir_all(&folder).unwrap();
    bytes
}

#[test]
fn objects_of_every_family_and_version_are_read() {
    for (target, versions) in [
        ("gfx803", 4..=5),
        ("gfx900", 4..=6),
        ("gfx906:xnack-", 4..=5),
        ("gfx90a", 5..=5),
        ("gfx90a:sramecc+:xnack-", 4..=6),
        ("gfx942:xnack+", 5..=5),
        ("gfx1010", 5..=5),
        ("gfx1030", 4..=5),
        ("gfx1201", 5..=6),
        ("gfx9-generic", 6..=6),
        ("gfx10-1-generic:xnack+", 6..=6),
        ("gfx12-generic", 6..=6),
    ] {
        for version in versions {
            let Some(bytes) = compile(target, version) else { return };
            let object = parse(&bytes).unwrap_or_else(|error| panic!("{target}, version {version}: {error}"));
            assert_eq!(object.target().to_string(), target);
            assert_eq!(object.target().generic_version() > 0, target.contains("generic"));
            let expected = [Version::V4, Version::V5, Version::V6][usize::from(version) - 4];
            assert_eq!(object.version(), expected);

            let [kernel] = object.kernels() else { panic!("{target}: one kernel") };
            let arguments: Vec<_> = kernel.explicit().iter().map(|a| (a.offset, a.size, a.kind.to_string())).collect();
            let kind = str::to_owned;
            let expected = [
                (0, 8, kind("global_buffer")),
                (8, 1, kind("by_value")),
                (12, 4, kind("dynamic_shared_pointer")),
                (32, 32, kind("by_value")),
            ];
            assert_eq!(arguments, expected, "{target}, version {version}");
            // Versions 3 and 4 have 56 bytes of hidden arguments, later ones 256.
            assert_eq!(kernel.kernarg_size, 64 + if version == 4 { 56 } else { 256 }, "{target}, version {version}");
            let wave64 = target.starts_with("gfx8") || target.starts_with("gfx9");
            assert_eq!(kernel.wavefront_size, if wave64 { 64 } else { 32 }, "{target}");

            // The table points to a variable of its own file (by base) and to one of another object (by symbol), and is
            // itself a symbol that others may define.
            let symbols = object.symbols();
            let mut seen = vec![];
            for relocation in object.relocations() {
                seen.push(match relocation.value {
                    RelocationValue::Base(_) => "base",
                    RelocationValue::Symbol(index, _) => symbols[index].name.as_str(),
                    _ => "?",
                });
            }
            seen.sort();
            assert_eq!(seen, ["base", "elsewhere", "tables"], "{target}, version {version}");
            assert_eq!(object.image(0, |_| None), Err(Error::Undefined { name: "elsewhere".into() }));
            let image = object.image(0x10_0000, |name| (name == "elsewhere").then_some(0xabc_d000)).unwrap();
            let word = |address: u64| super::word(&image, address as usize);
            let tables =
                symbols.iter().find(|symbol| symbol.name == "tables").and_then(|symbol| symbol.address).unwrap();
            assert_eq!(word(tables + 8), 0xabc_d000, "{target}");
            let table = word(tables) - 0x10_0000;
            assert_eq!([word(table), word(table + 8)], [1 | 2 << 32, 3 | 4 << 32], "{target}");
        }
    }
}
