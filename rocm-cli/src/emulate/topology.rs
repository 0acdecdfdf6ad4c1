//! Where the topology folder lies.
//!
//! It has to outlive this command, which becomes the program: so it is kept, under a name that is made of its content, and
//! the next run of the same GPU takes it as it is.

use super::error::Error;
use rocm_emulator::{Profile, gpu::Topology};
use std::{env, fs, path::PathBuf};

/// A folder with the topology of this GPU.
pub fn folder(gpu: Profile) -> Result<PathBuf, Error> {
    let topology = Topology::new(&[gpu]).map_err(rocm_emulator::gpu::TopologyError::from)?;
    let above = cache().join("rocm-rs/topology");
    let folder = above.join(format!("{gpu}-{:016x}", topology.fingerprint()));
    if topology.stands(&folder) {
        return Ok(folder);
    }
    let failed = |path: &PathBuf| {
        let path = path.clone();
        move |source| Error::Folder { path, source }
    };
    fs::create_dir_all(&above).map_err(failed(&above))?;
    // Whole or not at all: another command may look at it at the same time.
    let work = tempfile::Builder::new().prefix("work-").tempdir_in(&above).map_err(failed(&above))?;
    topology.write(work.path())?;
    if fs::rename(work.path(), &folder).is_err() && !topology.stands(&folder) {
        // What stands there is broken, and not empty.
        topology.write(&folder)?;
    }
    Ok(folder)
}

/// The user's folder for what can be made again.
fn cache() -> PathBuf {
    let absolute = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || absolute("HOME").map(|home| home.join(".cache"));
    absolute("XDG_CACHE_HOME").or_else(home).unwrap_or_else(env::temp_dir)
}
