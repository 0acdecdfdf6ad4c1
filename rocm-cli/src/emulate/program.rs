//! Which file a program's name stands for.

use super::{error::Error, folders};
use std::{
    ffi::OsStr,
    fs,
    io::{self, ErrorKind},
    os::unix::{ffi::OsStrExt, fs::PermissionsExt},
    path::{Path, PathBuf},
};

/// Finds a program as a shell does: a name with a slash is a path, any other is searched in PATH.
pub fn find(name: &OsStr) -> Result<PathBuf, Error> {
    if name.as_bytes().contains(&b'/') {
        let path = PathBuf::from(name);
        return match runnable(&path) {
            Ok(()) => Ok(path),
            Err(error) if error.kind() == ErrorKind::NotFound => Err(Error::NoProgram { name: path, searched: false }),
            Err(source) => Err(Error::NotRun { program: path, source }),
        };
    }
    let candidates = folders("PATH").into_iter().map(|folder| folder.join(name));
    let found = candidates.into_iter().find(|path| runnable(path).is_ok());
    found.ok_or_else(|| Error::NoProgram { name: name.into(), searched: true })
}

fn runnable(path: &Path) -> io::Result<()> {
    let status = fs::metadata(path)?;
    match status.is_file() && status.permissions().mode() & 0o111 != 0 {
        true => Ok(()),
        false => Err(io::Error::new(ErrorKind::PermissionDenied, "it is not an executable file")),
    }
}
