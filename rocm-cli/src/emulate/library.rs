//! Where the model's library is.

use super::error::Error;
use rocm_locate::Machine;
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The variable that names it.
const VARIABLE: &str = "ROCM_RS_MODEL_LIB";
/// What a model's library exports.
const EXPORT: &[u8] = b"get_hsakmt_model_functions";

/// The library: the one that was named, or the first of the places where it could be.
pub fn find(named: Option<&Path>) -> Result<PathBuf, Error> {
    let by_variable = || env::var_os(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(path) = named.map(Path::to_owned).or_else(by_variable) {
        return checked(path);
    }
    let looked = places();
    match looked.iter().find(|path| path.is_file()) {
        Some(path) => checked(path.clone()),
        None => Err(Error::NoLibrary { looked }),
    }
}

/// Beside the command, as cargo builds it, and where packages install libraries.
fn places() -> Vec<PathBuf> {
    let name = format!("{}rocm_emulator_model{}", env::consts::DLL_PREFIX, env::consts::DLL_SUFFIX);
    let command = env::current_exe().ok().and_then(|path| path.canonicalize().ok());
    let Some(beside) = command.as_deref().and_then(Path::parent) else { return Vec::new() };
    let mut places = vec![beside.join(&name)];
    if let Some(above) = beside.parent() {
        places.extend([above.join("lib").join(&name), above.join("lib/rocm-rs").join(&name)]);
    }
    places
}

/// ROCr ends a program whose library it cannot load: so it is looked at first.
fn checked(path: PathBuf) -> Result<PathBuf, Error> {
    let wrong = |path: &Path, reason: String| Error::NotTheLibrary { path: path.to_owned(), reason };
    let absolute = path.canonicalize().map_err(|error| wrong(&path, error.to_string()))?;
    let machine = Machine::of_file(&absolute).map_err(|problem| wrong(&path, problem.to_string()))?;
    if let Some(own) = Machine::of(env::consts::ARCH, cfg!(target_endian = "little"))
        && machine != own
    {
        return Err(wrong(&path, "it is for another machine".into()));
    }
    let bytes = fs::read(&absolute).map_err(|error| wrong(&path, error.to_string()))?;
    match bytes.windows(EXPORT.len()).any(|window| window == EXPORT) {
        true => Ok(absolute),
        false => Err(wrong(&path, "it has no get_hsakmt_model_functions".into())),
    }
}
