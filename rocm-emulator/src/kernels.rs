//! The kernel corpus: code objects of small OpenCL C kernels, built by `ci/kernels` from the sources in `kernels/`.
//!
//! They are what the software GPU is tested with, and what `rocm demo` runs. Every source is there for each profile
//! with code object version 5; `demo` and `ids` also with versions 4 and 6, and for the generic target of the gfx11
//! family. `ci/kernels --check` holds the objects to their sources, byte by byte.

/// A source of the corpus, and its code objects.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// The file's name without its ending.
    pub name: &'static str,
    /// What its kernels are about.
    pub about: &'static str,
    /// Its OpenCL C text.
    pub text: &'static str,
    /// What it was built to.
    pub objects: &'static [Object],
}

/// One code object: a source built for one target.
#[derive(Clone, Copy)]
pub struct Object {
    /// The processor, such as `gfx1151`.
    pub target: &'static str,
    /// The code object version.
    pub version: u8,
    /// The ELF file.
    pub bytes: &'static [u8],
}

impl std::fmt::Debug for Object {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} v{}, {} bytes", self.target, self.version, self.bytes.len())
    }
}

impl Source {
    /// The object for a processor: the one built for it, else the generic one of its family.
    pub fn object(&self, target: &str) -> Option<&'static Object> {
        let exact = |object: &&Object| object.target == target && object.version == 5;
        let generic = |object: &&Object| {
            object.target.strip_suffix("-generic").is_some_and(|family| {
                // gfx11-generic is for gfx1100 to gfx1103 and gfx1150 to gfx1153.
                target.len() == family.len() + 2 && target.starts_with(family)
            })
        };
        self.objects.iter().find(exact).or_else(|| self.objects.iter().find(generic))
    }
}

/// The text of `opencl.h`, which every source includes.
pub const HEADER: &str = include_str!("../kernels/opencl.h");

/// The source of a name.
pub fn source(name: &str) -> Option<&'static Source> {
    SOURCES.iter().find(|source| source.name == name)
}

macro_rules! objects {
    ($name:literal: $(($target:literal, $version:literal)),*) => {
        &[$(Object {
            target: $target,
            version: $version,
            bytes: include_bytes!(concat!("../kernels/objects/", $target, "-v", $version, "/", $name, ".co")),
        }),*]
    };
}

macro_rules! sources {
    ($($name:literal $about:literal $(+ $more:tt)*;)*) => {
        &[$(Source {
            name: $name,
            about: $about,
            text: include_str!(concat!("../kernels/", $name, ".cl")),
            objects: objects!($name: ("gfx1100", 5), ("gfx1103", 5), ("gfx1151", 5) $(, $more)*),
        }),*]
    };
}

/// The whole corpus.
pub const SOURCES: &[Source] = sources! {
    "demo" "vector add, saxpy, reduction, matrix product, Mandelbrot set"
        + ("gfx1151", 4) + ("gfx1151", 6) + ("gfx11-generic", 6);
    "integer" "8, 16 and 32-bit integers";
    "int64" "64-bit integers";
    "float" "32-bit floats";
    "divide" "division and square root, correctly rounded";
    "double" "64-bit floats";
    "half" "16-bit floats, single and packed";
    "atomics" "atomic operations on memory and LDS";
    "lds" "LDS and barriers";
    "divergence" "work-items that take different paths";
    "scratch" "private arrays";
    "calls" "functions that are called, directly and through a table";
    "ids" "work-item and workgroup ids, hidden arguments" + ("gfx1151", 4) + ("gfx1151", 6) + ("gfx11-generic", 6);
    "wave" "work-items that read each other's registers";
    "memory" "wide and unaligned accesses, generic pointers, constants, variables, kinds of arguments";
    "hash" "SHA-256, CRC-32, xxHash, SipHash, Philox, base 64";
    "numeric" "FFT, stencil, sparse product, bodies, quaternions, softmax, pictures";
    "together" "workgroups that work on one thing: sets, queues, a scan in one launch";
    "scan" "scans, sorts and compaction inside a wave";
    "dot" "dot products and matrices of bytes, nibbles, halves and bfloats";
    "wide" "numbers of 128 bits and more, functions that call themselves";
};

#[cfg(test)]
mod tests {
    use super::*;
    use std::{collections::BTreeSet, fs, path::Path};

    #[test]
    fn the_list_holds_every_file() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("kernels");
        if !folder.exists() {
            return println!("SKIP: the list of kernels against their files: this test was carried away from its tree");
        }
        let mut listed = BTreeSet::new();
        for source in SOURCES {
            assert!(source.text.starts_with("// "), "{}", source.name);
            for object in source.objects {
                assert_eq!(object.bytes.get(..4), Some(&b"\x7fELF"[..]), "{object:?}");
                listed.insert(format!("{}-v{}/{}.co", object.target, object.version, source.name));
            }
        }
        let mut found = BTreeSet::new();
        for target in fs::read_dir(folder.join("objects")).unwrap() {
            let target = target.unwrap();
            for object in fs::read_dir(target.path()).unwrap() {
                let name = |entry: &fs::DirEntry| entry.file_name().into_string().unwrap();
                found.insert(format!("{}/{}", name(&target), name(&object.unwrap())));
            }
        }
        assert_eq!(listed, found);
        assert_eq!(
            fs::read_dir(&folder)
                .unwrap()
                .filter(|e| e.as_ref().unwrap().path().extension().is_some_and(|e| e == "cl"))
                .count(),
            SOURCES.len()
        );
    }

    #[test]
    fn a_processor_gets_its_own_object_or_its_familys() {
        let demo = source("demo").unwrap();
        let target = |name| demo.object(name).map(|object| (object.target, object.version));
        assert_eq!(target("gfx1100"), Some(("gfx1100", 5)));
        assert_eq!(target("gfx1151"), Some(("gfx1151", 5)));
        assert_eq!(target("gfx1150"), Some(("gfx11-generic", 6)));
        assert_eq!(target("gfx1201"), None);
        assert_eq!(target("gfx110"), None);
        assert!(source("lds").unwrap().object("gfx1150").is_none());
    }
}
