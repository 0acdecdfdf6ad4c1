//! What is in the places: every file that could be the library, without loading any.
//!
//! A survey is what `rocm doctor` and `rocm info` print, what the linker's choice is made from, and the list that opening
//! at run time works through. Two versions in one search path are both in it.

use crate::{Machine, Place, Problem, Surroundings, Wanted};
use std::{
    collections::BTreeMap,
    fmt,
    io::ErrorKind,
    path::{Path, PathBuf},
};

/// A file that has the library's name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sighting {
    /// The file, by the name that is looked for.
    pub path: PathBuf,
    /// The file behind the symbolic links.
    pub real: PathBuf,
    /// The version in the file's full name: `1.18.0` for `libhsa-runtime64.so.1.18.0`.
    pub version: Option<String>,
    /// Whether its name is one that the loader asks for, and not only one of the full names.
    pub by_name: bool,
    /// Why it cannot be used.
    pub problem: Option<Problem>,
}

/// A place, and what was found there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Looked {
    /// The place.
    pub place: Place,
    /// The library's files, those with the preferred name first. Places without a folder show theirs only on loading.
    pub found: Vec<Sighting>,
    /// Why the folder itself could not be read.
    pub problem: Option<Problem>,
}

/// Every place, and what was found there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Survey {
    /// What was looked for.
    pub wanted: &'static Wanted,
    /// The places, in the order in which they are tried.
    pub places: Vec<Looked>,
}

impl Survey {
    /// Looks into every place.
    pub fn of(wanted: &'static Wanted, surroundings: &Surroundings) -> Survey {
        let places = surroundings.places(wanted).into_iter().map(|place| look(wanted, place, surroundings));
        Survey { wanted, places: places.collect() }
    }

    /// The files that could be opened, in the order of preference; a file that is reached in two ways comes once.
    pub fn usable(&self) -> Vec<&Sighting> {
        let mut usable: Vec<&Sighting> = Vec::new();
        let files = self.places.iter().flat_map(|looked| &looked.found).filter(|s| s.by_name && s.problem.is_none());
        for sighting in files {
            if !usable.iter().any(|known| known.real == sighting.real) {
                usable.push(sighting);
            }
        }
        usable
    }

    /// Every different file of the library, whether it can be used or not: more than one is worth a line to a user.
    pub fn different(&self) -> Vec<&Sighting> {
        let files = self.places.iter().flat_map(|looked| &looked.found);
        let mut by_file = BTreeMap::new();
        for (order, sighting) in files.enumerate() {
            by_file.entry(&sighting.real).or_insert((order, sighting));
        }
        let mut different: Vec<_> = by_file.into_values().collect();
        different.sort_by_key(|(order, _)| *order);
        different.into_iter().map(|(_, sighting)| sighting).collect()
    }

    /// The file that would be opened, and the others of its name, with those that cannot be used.
    pub fn choice(&self) -> (Option<&Sighting>, Vec<&Sighting>) {
        let chosen = self.usable().into_iter().next();
        let other = |file: &&Sighting| chosen.is_none_or(|chosen| chosen.real != file.real);
        (chosen, self.different().into_iter().filter(other).collect())
    }
}

/// `/usr/lib/libhsa-runtime64.so.1.18.0, version 1.18.0`, and what is wrong with it, if something is.
impl fmt::Display for Sighting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.real.display())?;
        if let Some(version) = &self.version {
            write!(f, ", version {version}")?;
        }
        self.problem.as_ref().map_or(Ok(()), |problem| write!(f, " ({problem})"))
    }
}

/// Looks into one folder.
pub(crate) fn look(wanted: &Wanted, place: Place, surroundings: &Surroundings) -> Looked {
    let Some(directory) = place.directory.clone() else {
        return Looked { place, found: Vec::new(), problem: None };
    };
    let entries = match std::fs::read_dir(&directory) {
        Ok(entries) => entries,
        Err(error) => {
            let absent = matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory);
            let problem = if absent { Problem::Absent } else { Problem::Unreadable(error.kind().to_string()) };
            return Looked { place, found: Vec::new(), problem: Some(problem) };
        }
    };
    let preferred = wanted.file_names();
    let plain = format!("lib{}.so", wanted.name);
    let longer = format!("{plain}.");
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| *name == plain || name.starts_with(&longer))
        .collect();
    let rank = |name: &String| preferred.iter().position(|known| known == name).unwrap_or(preferred.len());
    names.sort_by_key(|name| (rank(name), std::cmp::Reverse(numbers(name))));
    let mut found: Vec<Sighting> = Vec::new();
    for name in names {
        let sighting = sighting(wanted, &directory.join(&name), preferred.contains(&name), surroundings);
        // The full name behind a link that is known already says nothing new.
        if sighting.by_name || !found.iter().any(|known| known.real == sighting.real) {
            found.push(sighting);
        }
    }
    Looked { place, found, problem: None }
}

/// What a file is, without loading it.
pub(crate) fn sighting(wanted: &Wanted, path: &Path, by_name: bool, surroundings: &Surroundings) -> Sighting {
    // A link that leads nowhere is reported as such by reading the file.
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let problem = match (Machine::of_file(&real), surroundings.target.machine()) {
        (Err(problem), _) => Some(problem),
        (Ok(found), Some(wanted)) if found != wanted => Some(Problem::WrongMachine { found, wanted }),
        // A target whose ELF number is not known here is left to the loader.
        (Ok(_), _) => None,
    };
    Sighting { path: path.to_owned(), version: version(wanted, &real), real, by_name, problem }
}

/// The version in a file's name, where it is longer than the ABI's number.
pub(crate) fn version(wanted: &Wanted, file: &Path) -> Option<String> {
    let name = file.file_name()?.to_str()?;
    let version = name.strip_prefix("lib")?.strip_prefix(wanted.name)?.strip_prefix(".so.")?;
    Some(version.to_owned())
}

/// The numbers in a text, so that 1.18 comes after 1.5.
pub(crate) fn numbers(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}
