//! Which of AMD's libraries are installed: the files in the search path, the one that would be opened, and the release
//! of ROCm. Nothing is loaded for this, except `librocm-core` where no file says the release.

use rocm_locate::{COMGR, HSA_RUNTIME, Sighting, Surroundings, Survey, Wanted};
use rocm_rs::hsa::rocm_version;
use serde::Serialize;
use std::path::PathBuf;

/// AMD's libraries.
#[derive(Debug, Serialize)]
pub struct Libraries {
    /// The release of ROCm, where AMD's packages say it.
    rocm: Option<Release>,
    /// ROCr, the HSA runtime.
    hsa_runtime: Library,
    /// The code object manager.
    comgr: Library,
}

/// The release of ROCm.
#[derive(Debug, Serialize)]
struct Release {
    version: String,
    source: PathBuf,
}

/// A library, as far as its files tell.
#[derive(Debug, Serialize)]
struct Library {
    /// The file that would be opened.
    chosen: Option<File>,
    /// Other files of that name.
    others: Vec<File>,
    /// What to do when there is none.
    #[serde(skip)]
    hint: String,
}

#[derive(Debug, Serialize)]
struct File {
    path: PathBuf,
    version: Option<String>,
    problem: Option<String>,
    #[serde(skip)]
    words: String,
}

impl Libraries {
    /// Looks where this process would look.
    pub fn look() -> Self {
        let surroundings = Surroundings::of_process();
        let hsa_runtime = Library::of(&HSA_RUNTIME, &surroundings);
        let rocm = rocm_version(hsa_runtime.chosen.as_ref().map(|file| &*file.path));
        let rocm = rocm.map(|found| Release { version: found.version, source: found.source });
        Self { rocm, hsa_runtime, comgr: Library::of(&COMGR, &surroundings) }
    }

    /// The rows of a table.
    pub fn rows(&self) -> Vec<(&'static str, String)> {
        let rocm = self.rocm.iter().map(|rocm| ("ROCm", format!("{}, says {}", rocm.version, rocm.source.display())));
        let libraries = [("ROCr", &self.hsa_runtime), ("comgr", &self.comgr)];
        rocm.chain(libraries.into_iter().flat_map(|(name, library)| library.rows(name))).collect()
    }
}

impl Library {
    fn of(wanted: &'static Wanted, surroundings: &Surroundings) -> Self {
        let survey = Survey::of(wanted, surroundings);
        let (chosen, others) = survey.choice();
        Self {
            others: others.into_iter().map(File::of).collect(),
            chosen: chosen.map(File::of),
            hint: wanted.hint(std::env::consts::OS, false, "LIB_DIR"),
        }
    }

    fn rows(&self, name: &'static str) -> Vec<(&'static str, String)> {
        let chosen = match &self.chosen {
            Some(file) => file.words.clone(),
            None => format!("none that can be used: {}", self.hint),
        };
        let others = self.others.iter().map(|file| ("", format!("also there: {}", file.words)));
        [(name, chosen)].into_iter().chain(others).collect()
    }
}

impl File {
    fn of(file: &Sighting) -> Self {
        let problem = file.problem.as_ref().map(ToString::to_string);
        Self { path: file.real.clone(), version: file.version.clone(), problem, words: file.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_versions_in_one_path_are_both_told() {
        let root = tempfile::tempdir().unwrap();
        let (own, other) = (root.path().join("own"), root.path().join("usr/lib"));
        let own_binary = std::env::current_exe().unwrap();
        for (folder, version) in [(&own, "1.18.0"), (&other, "1.5.0")] {
            std::fs::create_dir_all(folder).unwrap();
            let file = folder.join(format!("libhsa-runtime64.so.{version}"));
            // Any file of this machine will do: nothing loads it.
            std::fs::copy(&own_binary, &file).unwrap();
            std::os::unix::fs::symlink(&file, folder.join("libhsa-runtime64.so.1")).unwrap();
        }
        let mut surroundings = Surroundings::of_process();
        surroundings.root = root.path().to_owned();
        surroundings.variables = vec![("HSA_RUNTIME_LIB_DIR".into(), own.clone().into())];
        let rows = Library::of(&HSA_RUNTIME, &surroundings).rows("ROCr");
        assert!(rows[0].0 == "ROCr" && rows[0].1.contains("own/") && rows[0].1.contains("version 1.18.0"), "{rows:?}");
        assert!(rows[1].1.contains("also there") && rows[1].1.contains("version 1.5.0"), "{rows:?}");
        surroundings.variables.clear();
        std::fs::remove_dir_all(root.path().join("usr")).unwrap();
        let rows = Library::of(&HSA_RUNTIME, &surroundings).rows("ROCr");
        assert!(rows[0].1.contains("none") && rows[0].1.contains("HSA_RUNTIME_LIB_DIR"), "{rows:?}");
    }
}
