//! What can go wrong between a pin and a library. Each names the file, and what to do where something can be done.

use std::{io, path::PathBuf};

/// Why a component cannot be verified, patched or built.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder cannot be read or written.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file of the pins is not what it should be.
    #[error("{}: {why}", .path.display())]
    Pin {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The upstream sources are in none of the places where they may be.
    #[error("the sources of {component} {version} are not here. Looked in:{}\nto mend it: {mend}", .looked.iter().map(|l| format!("\n  {l}")).collect::<String>())]
    NoSources {
        /// The component's name.
        component: String,
        /// The version that is pinned.
        version: String,
        /// Each place, and where it comes from.
        looked: Vec<String>,
        /// The command to run.
        mend: String,
    },
    /// A file of the sources is missing.
    #[error("{}: missing, {component} {version} has it (and {more} more are missing)", .path.display())]
    Missing {
        /// The component's name.
        component: String,
        /// The version that is pinned.
        version: String,
        /// The first file that is missing.
        path: PathBuf,
        /// How many others are.
        more: usize,
    },
    /// A file of the sources has other contents than the pinned version.
    #[error("{}: not the file of {component} {version}: sha256 is {found}, and should be {wanted}", .path.display())]
    Differs {
        /// The component's name.
        component: String,
        /// The version that is pinned.
        version: String,
        /// The file.
        path: PathBuf,
        /// The hash of what is there.
        found: String,
        /// The hash in the manifest.
        wanted: String,
    },
    /// A hunk of a patch does not fit the file.
    #[error("{}: hunk {hunk} ({at}) does not apply to {file}", .patch.display())]
    Hunk {
        /// The patch.
        patch: PathBuf,
        /// Which hunk of this file, from 1.
        hunk: usize,
        /// Its line that starts with `@@`.
        at: String,
        /// The file that it is for.
        file: String,
    },
    /// A program that the build needs is not there, or too old.
    #[error("{program}: {why}\nto mend it: {mend}")]
    Tool {
        /// The program's name.
        program: String,
        /// What is wrong.
        why: String,
        /// What to install or set.
        mend: String,
    },
    /// Building from sources is forbidden, and was asked for.
    #[error(
        "{variable} is set, so {component} is not built from sources; take the feature `vendored` away, or unset it"
    )]
    Forbidden {
        /// The variable.
        variable: String,
        /// The component's name.
        component: String,
    },
}

impl Error {
    /// For `map_err`: an error of this file or folder.
    pub fn io(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Error {
        let path = path.into();
        move |source| Error::Io { path, source }
    }
}
