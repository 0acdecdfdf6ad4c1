//! What `ci/vendor` runs: see there.

use rocm_vendor::{Component, Error, Lock, Manifest};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

const USAGE: &str = "rocm-vendor COMMAND
  names                      the components
  archives NAME              what holds the sources: FILE SHA256 DEBIAN-PACKAGE=VERSION
  home NAME                  where the sources are kept
  adopt NAME FOLDER          verifies sources from anywhere and keeps them
  verify [NAME [FOLDER]]     verifies the sources that are kept, or those in FOLDER
  patch NAME TARGET [OS]     makes the tree that is built in TARGET (OS by cargo's name, else this one's)
  status                     versions, patches with their lines, replacements, overlays
  refresh NAME FOLDER        makes the manifest and the patches anew for the sources in FOLDER";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["names"] => Component::names().map(|names| names.iter().for_each(|name| println!("{name}"))),
        ["archives", name] => archives(name),
        ["home", name] => Component::open(name).map(|component| println!("{}", component.home().display())),
        ["adopt", name, folder] => adopt(name, Path::new(folder)),
        ["verify"] => Component::names().and_then(|names| names.iter().try_for_each(|name| verify(name, None))),
        ["verify", name] => verify(name, None),
        ["verify", name, folder] => verify(name, Some(folder.into())),
        ["patch", name, target] => patch(name, Path::new(target), env::consts::OS),
        ["patch", name, target, os] => patch(name, Path::new(target), os),
        ["status"] => status(),
        ["refresh", name, folder] => refresh(name, Path::new(folder)),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("rocm-vendor: {why}");
            ExitCode::FAILURE
        }
    }
}

fn archives(name: &str) -> Result<(), Error> {
    for archive in &Component::open(name)?.pin().archive {
        println!("{} {} {}", archive.file, archive.sha256, archive.debian.as_deref().unwrap_or("-"));
    }
    Ok(())
}

/// The folder of the sources in what somebody unpacked: itself, or one or two levels below.
fn root(component: &Component, folder: &Path) -> PathBuf {
    let first = component.manifest().files().next().map(|(path, _)| path.to_owned()).unwrap_or_default();
    let below = |folder: &PathBuf| {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut folders: Vec<_> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
        folders.sort();
        folders
    };
    let one = below(&folder.to_owned());
    let two: Vec<_> = one.iter().flat_map(below).collect();
    let found = [folder.to_owned()].into_iter().chain(one).chain(two).find(|folder| folder.join(&first).is_file());
    // Where there is none, the error names the file that was looked for.
    found.unwrap_or_else(|| folder.to_owned())
}

fn adopt(name: &str, folder: &Path) -> Result<(), Error> {
    let component = Component::open(name)?;
    let home = component.home();
    let _lock = Lock::of(home.parent().unwrap_or(&home))?;
    let unfinished = home.with_extension("new");
    let _ = fs::remove_dir_all(&unfinished);
    component.manifest().verify(&component, &root(&component, folder), |path, contents| {
        let file = unfinished.join(path);
        let parent = file.parent().unwrap_or(&file);
        fs::create_dir_all(parent).map_err(Error::io(parent))?;
        fs::write(&file, contents).map_err(Error::io(&file))
    })?;
    let _ = fs::remove_dir_all(&home);
    fs::rename(&unfinished, &home).map_err(Error::io(&home))?;
    println!("{name}: {} files verified, in {}", component.manifest().files().len(), home.display());
    Ok(())
}

fn verify(name: &str, folder: Option<PathBuf>) -> Result<(), Error> {
    let component = Component::open(name)?;
    let folder = folder.map_or_else(|| component.sources(), Ok)?;
    component.manifest().verify(&component, &folder, |_, _| Ok(()))?;
    let pin = component.pin();
    println!("{name}: {} files are those of {} {}", component.manifest().files().len(), pin.name, pin.version);
    Ok(())
}

fn patch(name: &str, target: &Path, os: &str) -> Result<(), Error> {
    let component = Component::open(name)?;
    let _lock = Lock::of(target)?;
    let prepared = component.prepare(target, os, || component.sources())?;
    println!("{name}: the tree for {os} is {}", prepared.source.display());
    if let Some(overlay) = prepared.overlay {
        println!("{name}: what lies beside it is {}", overlay.display());
    }
    Ok(())
}

fn status() -> Result<(), Error> {
    for name in Component::names()? {
        let component = Component::open(&name)?;
        let pin = component.pin();
        let state = match component.sources() {
            Ok(folder) => format!("sources in {}", folder.display()),
            Err(_) => format!("no sources (ci/vendor fetch {name})"),
        };
        println!("{name}: {} {} ({}, {}), {}", pin.name, pin.version, pin.license, pin.revision, state);
        println!("  {} files pinned", component.manifest().files().len());
        let mut total = 0;
        for patch in component.series()?.patches() {
            let lines = patch.lines()?;
            let sum: usize = lines.values().sum();
            total += sum;
            let name = patch.path().file_name().unwrap_or_default().display();
            println!("  {name}: {sum} lines in {}", lines.keys().cloned().collect::<Vec<_>>().join(", "));
            println!("      why: {}", patch.header().why);
            println!("      upstream: {}; remove when: {}", patch.header().upstream, patch.header().remove);
        }
        println!("  patched upstream lines: {total}");
        for path in component.replacements()? {
            println!("  replaced or added: {path}");
        }
        for os in ["any", "freebsd", "linux"] {
            if let Some(folder) = component.overlay(os) {
                let (mut files, mut lines) = (0, 0);
                for entry in walk(&folder)? {
                    files += 1;
                    lines += fs::read_to_string(&entry).map_err(Error::io(&entry))?.lines().count();
                }
                println!("  overlay/{os}: {files} files, {lines} lines");
            }
        }
    }
    Ok(())
}

fn walk(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::io(folder))? {
        let path = entry.map_err(Error::io(folder))?.path();
        if path.is_dir() { found.extend(walk(&path)?) } else { found.push(path) }
    }
    Ok(found)
}

/// The manifest first; then the patches, one after the other, in a copy of the sources.
fn refresh(name: &str, folder: &Path) -> Result<(), Error> {
    let mut component = Component::without_manifest(&Component::place(name))?;
    let manifest = Manifest::make(&component, folder)?;
    let file = component.folder().join("manifest");
    fs::write(&file, manifest.text()).map_err(Error::io(&file))?;
    println!("{name}: {} files in {}", manifest.files().len(), file.display());
    component = Component::open(name)?;
    let work = env::temp_dir().join(format!("rocm-vendor-refresh-{}", std::process::id()));
    component.manifest().verify(&component, folder, |path, contents| {
        let file = work.join(path);
        let parent = file.parent().unwrap_or(&file);
        fs::create_dir_all(parent).map_err(Error::io(parent))?;
        fs::write(&file, contents).map_err(Error::io(&file))
    })?;
    let refreshed = component.series().and_then(|series| {
        series.patches().iter().try_for_each(|patch| {
            let text = patch.refreshed(&work)?;
            fs::write(patch.path(), text).map_err(Error::io(patch.path()))?;
            println!("{name}: {} applies", patch.path().display());
            Ok(())
        })
    });
    let _ = fs::remove_dir_all(&work);
    refreshed
}
