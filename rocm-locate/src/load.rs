//! Opening a library at run time, with every place that was tried in the error.
//!
//! A file that cannot be used (of another machine, too old, lacking a symbol) does not end the search: it is noted, and
//! the next place is tried. What was noted is kept with the library that is opened in the end, for those who wonder why
//! it is this one.

use crate::{
    Attempt, Origin, Place, Problem, Surroundings, Survey, Wanted,
    catalogue::owner,
    problem::lines,
    survey::{self, Sighting},
};
use libloading::os::unix;
use std::{
    ffi::{CStr, CString, OsStr, c_char, c_int, c_void},
    mem::{self, ManuallyDrop},
    os::unix::ffi::OsStrExt,
    path::{Path, PathBuf},
    ptr::NonNull,
};

/// Why no library could be opened.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// No place has a file of that name.
    #[error("{} (lib{}) was not found:{}\n  to mend it: {}", .library.title, .library.name, lines(.attempts), .library.hint(std::env::consts::OS, false, "LIB_DIR"))]
    NotFound {
        /// What was looked for.
        library: &'static Wanted,
        /// Every place that was tried.
        attempts: Vec<Attempt>,
    },
    /// There are files of that name, and none can be used.
    #[error("{} (lib{}) was found, but cannot be used:{}{}\n  to mend it: {}", .library.title, .library.name, lines(.attempts), owner(std::env::consts::OS, .attempts), .library.hint(std::env::consts::OS, false, "LIB_DIR"))]
    Unusable {
        /// What was looked for.
        library: &'static Wanted,
        /// Every place that was tried, and what is wrong with the files there.
        attempts: Vec<Attempt>,
    },
}

impl LoadError {
    fn new(library: &'static Wanted, attempts: Vec<Attempt>) -> LoadError {
        if attempts.iter().all(|attempt| attempt.problem == Problem::Absent) {
            LoadError::NotFound { library, attempts }
        } else {
            LoadError::Unusable { library, attempts }
        }
    }

    /// Every place that was tried, and why it did not serve.
    pub fn attempts(&self) -> &[Attempt] {
        match self {
            LoadError::NotFound { attempts, .. } | LoadError::Unusable { attempts, .. } => attempts,
        }
    }
}

/// A function that an open library does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} lacks the symbol {symbol}{}", .path.display(), .version.as_ref().map(|v| format!(" (version {v})")).unwrap_or_default())]
#[non_exhaustive]
pub struct MissingSymbol {
    /// The function.
    pub symbol: &'static str,
    /// The library's file.
    pub path: PathBuf,
    /// Its version, where the file's name says it.
    pub version: Option<String>,
}

/// An open library. It stays open until the process ends, whatever becomes of this object: runtimes that have threads,
/// and LLVM within comgr, do not survive being unloaded. So functions taken from it stay valid too.
#[derive(Debug)]
pub struct Opened {
    symbols: Symbols,
    wanted: &'static Wanted,
    place: Place,
    path: PathBuf,
    version: Option<String>,
    rejected: Vec<Attempt>,
}

/// The function by which a library that is linked as an archive tells the addresses of its functions, for they have no names at
/// run time: null for a name that it has not.
pub type Table = unsafe extern "C" fn(name: *const c_char) -> *const c_void;

/// What knows a library's functions by name.
#[derive(Debug)]
enum Symbols {
    Loader(ManuallyDrop<unix::Library>),
    Archive(Table),
}

impl Symbols {
    /// The address of a name, which may end with a NUL.
    fn address(&self, name: &str) -> Option<NonNull<c_void>> {
        match self {
            Symbols::Loader(library) => {
                // SAFETY: only the address is used.
                NonNull::new(unsafe { library.get::<*const c_void>(name.as_bytes()) }.ok()?.into_raw())
            }
            Symbols::Archive(table) => {
                let name = CString::new(name.trim_end_matches('\0')).ok()?;
                // SAFETY: the name is a C string, and whoever gave the table says what it is.
                NonNull::new(unsafe { table(name.as_ptr()) }.cast_mut())
            }
        }
    }
}

impl Opened {
    /// What was looked for.
    pub fn wanted(&self) -> &'static Wanted {
        self.wanted
    }

    /// The place where it was found.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The library's file, with symbolic links followed.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The version in the file's name.
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// What was tried before it, and why it was not taken.
    pub fn rejected(&self) -> &[Attempt] {
        &self.rejected
    }

    /// The error for a function that the library has not.
    pub fn lacks(&self, symbol: &'static str) -> MissingSymbol {
        MissingSymbol { symbol, path: self.path.clone(), version: self.version.clone() }
    }

    /// A library that has every required symbol.
    ///
    /// # Safety
    ///
    /// The symbols are those of the library.
    unsafe fn with(
        wanted: &'static Wanted,
        symbols: Symbols,
        name: &Path,
        required: &[&'static str],
    ) -> Result<Opened, (PathBuf, Problem)> {
        let resolve = |path: PathBuf| {
            let path = path.canonicalize().unwrap_or(path);
            let version = survey::version(wanted, &path);
            (path, version)
        };
        let mut path = name.to_owned();
        for symbol in required {
            let Some(address) = symbols.address(symbol) else {
                let (path, version) = resolve(path);
                return Err((path, Problem::LacksSymbol { symbol: (*symbol).to_owned(), version }));
            };
            if let Some(file) = file_of(address.as_ptr()) {
                path = file;
            }
        }
        let (path, version) = resolve(path);
        let place = Place { origin: Origin::Loader, directory: None };
        Ok(Opened { symbols, wanted, place, path, version, rejected: Vec::new() })
    }

    /// The library, if nothing is wrong with it; otherwise it is closed.
    fn accepted<T>(self, accept: impl Fn(&Opened) -> Result<T, Problem>) -> Result<(Opened, T), (PathBuf, Problem)> {
        match accept(&self) {
            Ok(known) => Ok((self, known)),
            Err(problem) => {
                if let Symbols::Loader(library) = self.symbols {
                    drop(ManuallyDrop::into_inner(library));
                }
                Err((self.path, problem))
            }
        }
    }

    /// A function of the library, if it has it. The name ends with a NUL.
    ///
    /// # Safety
    ///
    /// `F` is the type of a C function pointer, and the function of that name has this type.
    #[doc(hidden)]
    pub unsafe fn symbol<F: Copy>(&self, name: &str) -> Option<F> {
        const { assert!(size_of::<F>() == size_of::<NonNull<c_void>>()) };
        // SAFETY: the caller says that it is a pointer, of the type that the symbol has.
        self.symbols.address(name).map(|address| unsafe { mem::transmute_copy(&address) })
    }
}

/// Opens the first library that serves: see the crate's documentation for the places and their order.
///
/// A library serves when it has every symbol of `required` and `accept` finds nothing wrong with it. What `accept` learns
/// of the library comes back with it.
///
/// # Safety
///
/// What the places hold under the library's names is that library: opening it runs its initialisers, and `accept` may
/// call it.
pub unsafe fn open<T>(
    wanted: &'static Wanted,
    surroundings: &Surroundings,
    required: &[&'static str],
    accept: impl Fn(&Opened) -> Result<T, Problem>,
) -> Result<(Opened, T), LoadError> {
    let mut attempts: Vec<Attempt> = Vec::new();
    let mut seen: Vec<PathBuf> = Vec::new();
    for looked in Survey::of(wanted, surroundings).places {
        let place = looked.place;
        let before = attempts.len();
        let mut note = |file: Option<PathBuf>, problem| attempts.push(Attempt { place: place.clone(), file, problem });
        match place.origin {
            Origin::Loaded | Origin::Loader => {
                let flag = if place.origin == Origin::Loaded { libc::RTLD_NOLOAD } else { 0 };
                for name in wanted.file_names() {
                    // SAFETY: the caller answers for what the loader finds under this name.
                    let opened = unsafe { attempt(wanted, Path::new(&name), flag, required) };
                    match opened.and_then(|opened| opened.accepted(&accept)) {
                        Ok((opened, known)) => return Ok((Opened { place, rejected: attempts, ..opened }, known)),
                        Err((_, Problem::Absent)) => {}
                        Err((file, problem)) => {
                            seen.push(file.clone());
                            note(Some(file), problem);
                        }
                    }
                }
            }
            _ => {
                if let Some(problem) = looked.problem.filter(|problem| *problem != Problem::Absent) {
                    note(None, problem);
                }
                for Sighting { path, real, problem, .. } in looked.found.into_iter().filter(|s| s.by_name) {
                    if seen.contains(&real) {
                        continue;
                    }
                    let problem = match problem {
                        Some(problem) => problem,
                        None => {
                            // SAFETY: the caller answers for what this place holds.
                            let opened = unsafe { attempt(wanted, &path, 0, required) };
                            match opened.and_then(|opened| opened.accepted(&accept)) {
                                Ok((opened, known)) => {
                                    return Ok((Opened { place, rejected: attempts, ..opened }, known));
                                }
                                Err((_, problem)) => problem,
                            }
                        }
                    };
                    note(Some(path), problem);
                    seen.push(real);
                }
            }
        }
        if attempts.len() == before {
            attempts.push(Attempt { place, file: None, problem: Problem::Absent });
        }
    }
    Err(LoadError::new(wanted, attempts))
}

/// Opens one file and no other.
///
/// # Safety
///
/// As for [`open`]: the file is the library.
pub unsafe fn open_at<T>(
    wanted: &'static Wanted,
    path: &Path,
    required: &[&'static str],
    accept: impl Fn(&Opened) -> Result<T, Problem>,
) -> Result<(Opened, T), LoadError> {
    let place = Place { origin: Origin::Caller, directory: path.parent().map(Path::to_owned) };
    let absent = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => Problem::Absent,
        kind => Problem::Unreadable(kind.to_string()),
    };
    let opened = std::fs::metadata(path).map_err(absent).and_then(|_| {
        let seen = survey::sighting(wanted, path, true, &Surroundings::of_process());
        seen.problem.map_or(Ok(seen.real), Err)
    });
    let opened = opened.and_then(|real| {
        // SAFETY: the caller says that the file is the library.
        let opened = unsafe { attempt(wanted, &real, 0, required) };
        opened.and_then(|opened| opened.accepted(&accept)).map_err(|(_, problem)| problem)
    });
    match opened {
        Ok((opened, known)) => Ok((Opened { place, ..opened }, known)),
        Err(problem) => Err(LoadError::new(wanted, vec![Attempt { place, file: Some(path.to_owned()), problem }])),
    }
}

/// The library that the program is linked with.
///
/// # Safety
///
/// The program is linked with the library, and `accept` may call it.
pub unsafe fn linked<T>(
    wanted: &'static Wanted,
    required: &[&'static str],
    accept: impl Fn(&Opened) -> Result<T, Problem>,
) -> Result<(Opened, T), LoadError> {
    // SAFETY: the caller says that the symbols of the program are those of the library.
    unsafe { in_program(wanted, Symbols::Loader(ManuallyDrop::new(unix::Library::this())), required, accept) }
}

/// The library that the program is linked with as an archive.
///
/// # Safety
///
/// The table is that of the library, and `accept` may call it.
pub unsafe fn archived<T>(
    wanted: &'static Wanted,
    table: Table,
    required: &[&'static str],
    accept: impl Fn(&Opened) -> Result<T, Problem>,
) -> Result<(Opened, T), LoadError> {
    // SAFETY: the caller says that the functions of the table are the library's.
    unsafe { in_program(wanted, Symbols::Archive(table), required, accept) }
}

/// # Safety
///
/// As for [`linked`].
unsafe fn in_program<T>(
    wanted: &'static Wanted,
    symbols: Symbols,
    required: &[&'static str],
    accept: impl Fn(&Opened) -> Result<T, Problem>,
) -> Result<(Opened, T), LoadError> {
    let place = Place { origin: Origin::Linked, directory: None };
    // SAFETY: the caller says so.
    match unsafe { Opened::with(wanted, symbols, Path::new(""), required) }.and_then(|opened| opened.accepted(accept)) {
        Ok((opened, known)) => Ok((Opened { place, ..opened }, known)),
        Err((file, problem)) => Err(LoadError::new(wanted, vec![Attempt { place, file: Some(file), problem }])),
    }
}

/// Opens a file, or what the loader finds by name, and looks for the symbols without which it is of no use.
///
/// # Safety
///
/// What is opened is the library.
unsafe fn attempt(
    wanted: &'static Wanted,
    name: &Path,
    flag: c_int,
    required: &[&'static str],
) -> Result<Opened, (PathBuf, Problem)> {
    // SAFETY: the caller answers for the library's initialisers.
    let handle = unsafe { unix::Library::open(Some(name), libc::RTLD_NOW | libc::RTLD_LOCAL | flag) };
    let handle = handle.map_err(|error| (name.to_owned(), refusal(name, flag, &error)))?;
    // SAFETY: the caller says that this is the library.
    unsafe { Opened::with(wanted, Symbols::Loader(ManuallyDrop::new(handle)), name, required) }
}

/// The file that holds an address, as the loader knows it.
fn file_of(address: *const c_void) -> Option<PathBuf> {
    let mut info = libc::Dl_info {
        dli_fname: std::ptr::null(),
        dli_fbase: std::ptr::null_mut(),
        dli_sname: std::ptr::null(),
        dli_saddr: std::ptr::null_mut(),
    };
    // SAFETY: dladdr only looks the address up, and writes the record that it is given.
    let known = unsafe { libc::dladdr(address, &mut info) } != 0 && !info.dli_fname.is_null();
    // SAFETY: dladdr said that it knows the address, so the name is a string that lives as long as the library.
    known.then(|| PathBuf::from(OsStr::from_bytes(unsafe { CStr::from_ptr(info.dli_fname) }.to_bytes())))
}

/// What the loader's refusal means. Its words differ between systems; a name that it does not find is absent, while a
/// library whose own needs are absent is refused.
fn refusal(name: &Path, flag: c_int, error: &libloading::Error) -> Problem {
    let mut words = error.to_string();
    if let Some(source) = std::error::Error::source(error) {
        words = format!("{words}: {source}");
    }
    let by_name = name.parent().is_some_and(|parent| parent.as_os_str().is_empty());
    let glibc = format!("{}: cannot open shared object file: No such file", name.display());
    let freebsd = format!("\"{}\" not found", name.display());
    let musl = format!("{}: No such file", name.display());
    let absent = [glibc, freebsd, musl].iter().any(|start| words.contains(start));
    if flag & libc::RTLD_NOLOAD != 0 || (by_name && absent) { Problem::Absent } else { Problem::Refused(words) }
}
