//! The key of a compilation: a digest of everything that it depends on and that is known before it.
//!
//! Invariant: fields are hashed with their lengths, so two compilations with the same key are the same compilation. What
//! is found only while compiling, headers in folders of the machine, is kept with the entry and compared when it is used.

use super::engine::Job;
use sha2::{Digest as _, Sha256};
use std::{env, fmt::Write as _, os::unix::ffi::OsStrExt as _};

/// Options that mean the same in every working directory.
const ANYWHERE: [&str; 9] = ["-O", "-D", "-U", "-W", "-w", "-cl-", "-std=", "-m", "-nogpulib"];

/// The key, in hexadecimal.
pub(super) fn of(job: &Job<'_>, fingerprint: &str) -> String {
    let source = job.source;
    let mut digest = Sha256::new();
    let mut field = |bytes: &[u8]| {
        digest.update((bytes.len() as u64).to_le_bytes());
        digest.update(bytes);
    };
    field(b"rocm-rs compile 1");
    field(env!("CARGO_PKG_VERSION").as_bytes());
    field(fingerprint.as_bytes());
    field(job.target.to_string().as_bytes());
    field(&[job.version_number()]);
    field(source.language.name().as_bytes());
    field(&source.options.len().to_le_bytes());
    source.options.iter().for_each(|option| field(option.as_bytes()));
    if source.options.iter().any(|option| !ANYWHERE.iter().any(|start| option.starts_with(start))) {
        field(env::current_dir().unwrap_or_default().as_os_str().as_bytes());
    }
    field(&source.include_dirs.len().to_le_bytes());
    for folder in &source.include_dirs {
        field(std::path::absolute(folder).unwrap_or_else(|_| folder.clone()).as_os_str().as_bytes());
    }
    for (name, text) in source.headers.iter().chain([(&source.name, &source.text)]) {
        field(name.as_bytes());
        field(text);
    }
    digest.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        code_object::{TargetId, Version},
        compile::{Language, Source},
    };
    use std::{collections::HashSet, time::Duration};

    #[test]
    fn everything_that_matters_is_in_the_key() {
        let base = || Source::new(Language::OpenClC, "a.cl", "text").header("b.h", "header").option("-O2");
        let key = |source: &Source, target: &str, version, fingerprint: &str| {
            let target: TargetId = target.parse().unwrap();
            of(&Job { source, target: &target, version, limit: Duration::MAX }, fingerprint)
        };
        let same = key(&base(), "gfx1151", Version::V5, "clang 19");
        assert_eq!(same, key(&base(), "gfx1151", Version::V5, "clang 19"));
        assert!(same.len() == 64 && same.bytes().all(|byte| byte.is_ascii_hexdigit()), "{same}");
        let others = [
            key(&base(), "gfx1100", Version::V5, "clang 19"),
            key(&base(), "gfx1151", Version::V6, "clang 19"),
            key(&base(), "gfx1151", Version::V5, "clang 22"),
            key(&base().option("-g"), "gfx1151", Version::V5, "clang 19"),
            key(&base().option(""), "gfx1151", Version::V5, "clang 19"),
            key(&base().header("b.h", "headers"), "gfx1151", Version::V5, "clang 19"),
            key(&base().header("c.h", "header"), "gfx1151", Version::V5, "clang 19"),
            key(&base().include_dir("/x"), "gfx1151", Version::V5, "clang 19"),
            key(&Source { language: Language::C, ..base() }, "gfx1151", Version::V5, "clang 19"),
            key(&Source { text: b"tex".to_vec(), ..base() }, "gfx1151", Version::V5, "clang 19"),
            key(&Source { name: "a.cltext".into(), text: Vec::new(), ..base() }, "gfx1151", Version::V5, "clang 19"),
        ];
        let all: HashSet<_> = others.iter().chain([&same]).collect();
        assert_eq!(all.len(), others.len() + 1);
    }
}
