//! The cache, as a program that compiles meets it.

use super::*;
use rocm_rs::compile::CacheUse;
use std::{fs, os::unix::fs::PermissionsExt as _, thread};

const TEXT: &str = "kernel void k(global int *x) { int unused; *x = 1; }";

fn compiler(cache: Cache) -> Option<Compiler> {
    clang()?;
    Some(Compiler::builder().engine(Engine::Clang(None)).cache(Some(cache)).build().unwrap())
}

#[test]
fn the_second_time_comes_from_the_cache_with_its_warnings() {
    let folder = tempfile::tempdir().unwrap();
    let Some(compiler) = compiler(Cache::new(folder.path().join("cache"))) else { return };
    let source = Source::opencl(TEXT).option("-Wall");
    let first = made(&compiler, &source, &target("gfx1151"));
    assert_eq!((first.cache(), first.warnings().len()), (&CacheUse::Stored, 1));
    let second = made(&compiler, &source, &target("gfx1151"));
    assert_eq!(second.cache(), &CacheUse::Hit);
    assert_eq!(second.code_object(), first.code_object());
    assert_eq!(second.warnings(), first.warnings());
    assert_eq!(made(&compiler, &source, &target("gfx1100")).cache(), &CacheUse::Stored);
    assert_eq!(made(&compiler, &source.clone().option("-O1"), &target("gfx1151")).cache(), &CacheUse::Stored);
    assert_eq!(made(&compiler, &source.header("a.h", ""), &target("gfx1151")).cache(), &CacheUse::Stored);
    // An error is not kept: it is told again.
    for _ in 0..2 {
        assert!(compiler.compile(&Source::opencl("error"), &target("gfx1151")).is_err());
    }
}

#[test]
fn a_header_on_disk_is_looked_at_again() {
    let folder = tempfile::tempdir().unwrap();
    let Some(compiler) = compiler(Cache::new(folder.path().join("cache"))) else { return };
    let header = folder.path().join("with blank $.h");
    fs::write(&header, "#define N 1\n").unwrap();
    let text = "#include \"with blank $.h\"\nkernel void k(global int *x) { *x = N; }";
    let source = Source::opencl(text).include_dir(folder.path());
    let first = made(&compiler, &source, &target("gfx1151"));
    assert_eq!(made(&compiler, &source, &target("gfx1151")).cache(), &CacheUse::Hit);
    fs::write(&header, "#define N 2\n").unwrap();
    let other = made(&compiler, &source, &target("gfx1151"));
    assert_eq!(other.cache(), &CacheUse::Stored);
    assert_ne!(other.code_object(), first.code_object());
}

#[test]
fn a_wrong_entry_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::new(folder.path().join("cache"));
    let Some(compiler) = compiler(cache.clone()) else { return };
    let source = Source::opencl(TEXT);
    let first = made(&compiler, &source, &target("gfx1151"));
    let entry = fs::read_dir(cache.folder()).unwrap().next().unwrap().unwrap().path();
    let bytes = fs::read(&entry).unwrap();
    fs::write(&entry, &bytes[..bytes.len() / 2]).unwrap();
    let again = made(&compiler, &source, &target("gfx1151"));
    assert_eq!((again.cache(), again.code_object()), (&CacheUse::Stored, first.code_object()));
    assert_eq!(made(&compiler, &source, &target("gfx1151")).cache(), &CacheUse::Hit);
}

#[test]
fn a_cache_that_cannot_be_written_is_no_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let Some(compiler) = compiler(Cache::new(file.join("cache"))) else { return };
    let made_without = made(&compiler, &Source::opencl(TEXT), &target("gfx1151"));
    assert!(matches!(made_without.cache(), CacheUse::Failed(why) if why.contains("file")), "{made_without:?}");
    let open = folder.path().join("open");
    fs::create_dir(&open).unwrap();
    fs::set_permissions(&open, fs::Permissions::from_mode(0o777)).unwrap();
    let compiler = Compiler::builder().engine(Engine::Clang(None)).cache(Some(Cache::new(open))).build().unwrap();
    let made_without = made(&compiler, &Source::opencl(TEXT), &target("gfx1151"));
    assert!(matches!(made_without.cache(), CacheUse::Failed(why) if why.contains("others may write")));
}

#[test]
fn threads_that_compile_the_same_get_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let Some(compiler) = compiler(Cache::new(folder.path().join("cache"))) else { return };
    let objects: Vec<_> = thread::scope(|scope| {
        let compile = || made(&compiler, &Source::opencl(TEXT), &target("gfx1151")).into_code_object();
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(compile)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(objects.windows(2).all(|two| two[0] == two[1]));
}
