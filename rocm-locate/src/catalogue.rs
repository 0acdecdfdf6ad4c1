//! The libraries that can be looked for: their names, their variables and the packages that hold them.

#[cfg(any(feature = "link", feature = "load"))]
use crate::Attempt;

/// A C library: what it is called by the linker, by the dynamic loader and by packagers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Wanted {
    /// The name that the linker knows: `hsa-runtime64` for `libhsa-runtime64.so`.
    pub name: &'static str,
    /// What the library is, for people.
    pub title: &'static str,
    /// The names that the dynamic loader knows, the preferred one first.
    pub sonames: &'static [&'static str],
    /// The first word of the library's variables: `HSA_RUNTIME` for `HSA_RUNTIME_LIB_DIR`.
    pub variables: &'static str,
    /// A header of the library, relative to a folder of headers: the first of these that is there.
    pub headers: &'static [&'static str],
    /// The name of its pkg-config file, where any packager has one.
    pub pkg_config: Option<&'static str>,
    /// What must be linked as well when the library is an archive.
    pub archive_needs: &'static [&'static str],
    /// The packages that hold it.
    pub packages: Packages,
}

/// The packages of a library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Packages {
    /// Debian's and Ubuntu's, for running.
    pub debian: &'static str,
    /// Debian's and Ubuntu's, for building.
    pub debian_development: &'static str,
    /// FreeBSD's, where there is one.
    pub freebsd: Option<&'static str>,
    /// Where FreeBSD has no package: what builds it, for people.
    pub freebsd_build: Option<&'static str>,
}

impl Wanted {
    /// A library of one's own, for build scripts and programs that look for more than this catalogue has. Fields that are
    /// not given here are empty, and can be set.
    pub const fn new(name: &'static str, sonames: &'static [&'static str], variables: &'static str) -> Wanted {
        Wanted {
            name,
            title: name,
            sonames,
            variables,
            headers: &[],
            pkg_config: None,
            archive_needs: &[],
            packages: Packages { debian: name, debian_development: name, freebsd: None, freebsd_build: None },
        }
    }

    /// A variable of this library: `LIB_DIR`, `INCLUDE_DIR`, `STATIC` or `NO_VENDOR` with its first word.
    pub fn variable(&self, what: &str) -> String {
        format!("{}_{what}", self.variables)
    }

    /// The names under which the dynamic loader may be asked for it: the sonames, then the name that only development
    /// packages have.
    pub fn file_names(&self) -> Vec<String> {
        let plain = format!("lib{}.so", self.name);
        self.sonames.iter().map(|s| (*s).to_owned()).chain([plain]).collect()
    }

    /// What to do about a library, or about its headers, in one sentence; `variable` is what says where it is.
    pub fn hint(&self, os: &str, development: bool, variable: &str) -> String {
        let package = match os {
            "freebsd" => self.packages.freebsd.map(|p| format!("pkg install {p}")),
            _ if development => Some(format!("apt install {}", self.packages.debian_development)),
            _ => Some(format!("apt install {}", self.packages.debian)),
        };
        let install = package.unwrap_or_else(|| {
            let build = self.packages.freebsd_build.map_or(String::new(), |build| format!(" ({build})"));
            format!("FreeBSD has no package of it: build it{build}")
        });
        format!("{install}, or set {} or ROCM_PATH", self.variable(variable))
    }
}

/// What says of which package a file is, for the first file that was found and cannot be used; nothing where all are just
/// absent.
#[cfg(any(feature = "link", feature = "load"))]
pub(crate) fn owner(os: &str, attempts: &[Attempt]) -> String {
    let Some(file) = attempts.iter().find_map(|attempt| attempt.file.as_ref()) else { return String::new() };
    let command = match os {
        "freebsd" => "pkg which",
        _ => "dpkg -S",
    };
    format!("\n  of which package a file is: {command} {}", file.display())
}

/// ROCr, the HSA runtime.
pub const HSA_RUNTIME: Wanted = Wanted {
    name: "hsa-runtime64",
    title: "ROCr, the HSA runtime",
    sonames: &["libhsa-runtime64.so.1"],
    variables: "HSA_RUNTIME",
    headers: &["hsa/hsa.h"],
    pkg_config: None,
    archive_needs: &["hsakmt", "elf", "drm_amdgpu", "drm", "numa", "stdc++"],
    packages: Packages {
        debian: "libhsa-runtime64-1",
        debian_development: "libhsa-runtime-dev",
        freebsd: None,
        freebsd_build: Some(VENDOR),
    },
};

/// libhsakmt, the thunk: C functions over the kernel driver. A shared library up to ROCm 6.2; later ROCr holds it inside
/// and exports nothing of it, and only an archive can be had.
pub const HSAKMT: Wanted = Wanted {
    name: "hsakmt",
    title: "libhsakmt, the thunk",
    sonames: &["libhsakmt.so.1"],
    variables: "HSAKMT",
    headers: &["hsakmt/hsakmt.h", "hsakmt.h"],
    pkg_config: Some("libhsakmt"),
    archive_needs: &["drm_amdgpu", "drm", "numa", "pthread"],
    packages: Packages {
        debian: "libhsakmt1",
        debian_development: "libhsakmt-dev",
        freebsd: None,
        freebsd_build: Some(VENDOR),
    },
};

/// comgr, the code object manager.
pub const COMGR: Wanted = Wanted {
    name: "amd_comgr",
    title: "comgr, the code object manager",
    sonames: &["libamd_comgr.so.3", "libamd_comgr.so.2"],
    variables: "AMD_COMGR",
    headers: &["amd_comgr/amd_comgr.h", "amd_comgr.h"],
    pkg_config: None,
    archive_needs: &[],
    packages: Packages {
        debian: "libamd-comgr3 (or libamd-comgr2)",
        debian_development: "libamd-comgr-dev",
        freebsd: None,
        freebsd_build: Some(VENDOR),
    },
};

/// libnuma.
pub const NUMA: Wanted = Wanted {
    name: "numa",
    title: "libnuma",
    sonames: &["libnuma.so.1"],
    variables: "NUMA",
    headers: &["numa.h"],
    pkg_config: Some("numa"),
    archive_needs: &[],
    packages: Packages {
        debian: "libnuma1",
        debian_development: "libnuma-dev",
        freebsd: None,
        freebsd_build: Some("rocm-rs has one: numa-sys/install"),
    },
};

/// What builds AMD's libraries.
const VENDOR: &str = "rocm-rs builds it from AMD's sources: vendor/README.md";

/// Every library of this catalogue.
pub const ALL: [&Wanted; 4] = [&HSA_RUNTIME, &HSAKMT, &COMGR, &NUMA];
