use super::*;
use std::{
    os::unix::fs::PermissionsExt as _,
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

fn key(n: u64) -> String {
    format!("{n:064x}")
}

fn entry(bytes: usize) -> Entry {
    Entry { object: vec![7; bytes], log: "log".into(), read: Vec::new() }
}

fn cache() -> (tempfile::TempDir, Cache) {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::new(folder.path().join("deep/cache"));
    (folder, cache)
}

fn names(cache: &Cache) -> usize {
    fs::read_dir(&cache.folder).map_or(0, Iterator::count)
}

#[test]
fn what_is_stored_is_found() {
    let (_folder, cache) = cache();
    assert_eq!(cache.get(&key(1)), None);
    cache.put(&key(1), &entry(100)).unwrap();
    assert_eq!(cache.get(&key(1)), Some(entry(100)));
    assert_eq!(cache.get(&key(2)), None);
    assert_eq!(fs::metadata(&cache.folder).unwrap().permissions().mode() & 0o777, 0o700);
    cache.clear().unwrap();
    assert_eq!((cache.get(&key(1)), names(&cache)), (None, 0));
    Cache::new("/no/such/folder").clear().unwrap();
}

#[test]
fn what_is_wrong_is_thrown_away() {
    let (_folder, cache) = cache();
    let good = entry(1000).encode();
    let mut changed = good.clone();
    changed[500] ^= 1;
    for wrong in [&good[..good.len() - 1], &good[..20], &[], &changed, b"something else"] {
        cache.put(&key(1), &entry(1000)).unwrap();
        fs::write(cache.folder.join(key(1)), wrong).unwrap();
        assert_eq!(cache.get(&key(1)), None);
        assert_eq!(names(&cache), 0, "it is removed");
    }
}

#[test]
fn a_changed_header_makes_an_entry_old() {
    let (folder, cache) = cache();
    let header = folder.path().join("a.h");
    fs::write(&header, "1").unwrap();
    let entry = Entry { read: vec![FileDigest::of(&header).unwrap()], ..entry(10) };
    cache.put(&key(1), &entry).unwrap();
    assert_eq!(cache.get(&key(1)), Some(entry.clone()));
    fs::write(&header, "2").unwrap();
    assert_eq!(cache.get(&key(1)), None);
    cache.put(&key(1), &entry).unwrap();
    fs::remove_file(&header).unwrap();
    assert_eq!(cache.get(&key(1)), None);
}

#[test]
fn a_full_cache_gives_up_what_was_not_used_for_the_longest_time() {
    let (_folder, cache) = cache();
    let cache = cache.limit(10_000);
    let old = SystemTime::now() - Duration::from_secs(1000);
    for n in 0..8 {
        cache.put(&key(n), &entry(1000)).unwrap();
        let file = fs::File::options().append(true).open(cache.folder.join(key(n))).unwrap();
        file.set_modified(old + Duration::from_secs(n)).unwrap();
    }
    // Used now, so it stays; the next oldest go.
    assert!(cache.get(&key(0)).is_some());
    cache.put(&key(8), &entry(3000)).unwrap();
    assert!(cache.get(&key(0)).is_some() && cache.get(&key(8)).is_some());
    assert!(cache.get(&key(1)).is_none() && cache.get(&key(2)).is_none());
    let size: u64 = cache.files().unwrap().iter().map(|file| file.size).sum();
    assert!(size <= 10_000, "{size}");
    let error = cache.put(&key(9), &entry(20_000)).unwrap_err().to_string();
    assert!(error.contains("more than the limit"), "{error}");
}

#[test]
fn abandoned_files_go_and_those_of_others_stay() {
    let (_folder, cache) = cache();
    cache.put(&key(1), &entry(10)).unwrap();
    let make = |name: &str, age| {
        fs::write(cache.folder.join(name), "x").unwrap();
        let file = fs::File::options().append(true).open(cache.folder.join(name)).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_secs(age)).unwrap();
    };
    make(".new-old", 7200);
    make(".new-young", 10);
    make("README", 7200);
    cache.put(&key(2), &entry(10)).unwrap();
    let there = |name: &str| cache.folder.join(name).exists();
    assert_eq!([".new-old", ".new-young", "README"].map(there), [false, true, true]);
    cache.clear().unwrap();
    assert!(there("README"));
}

#[test]
fn a_folder_that_others_may_write_is_not_used() {
    let (_folder, cache) = cache();
    cache.put(&key(1), &entry(10)).unwrap();
    fs::set_permissions(&cache.folder, fs::Permissions::from_mode(0o777)).unwrap();
    assert_eq!(cache.get(&key(1)), None);
    let error = cache.put(&key(2), &entry(10)).unwrap_err().to_string();
    assert!(error.contains("others may write"), "{error}");
}

#[test]
fn a_folder_that_cannot_be_written_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    // A file where the folder should be, for root too.
    let error = Cache::new(file.join("cache")).put(&key(1), &entry(10)).unwrap_err().to_string();
    assert!(error.contains("store in"), "{error}");
    assert_eq!(Cache::new(&file).get(&key(1)), None);
    // SAFETY: a call without arguments that always succeeds.
    if unsafe { libc::geteuid() } != 0 {
        let cache = Cache::new(folder.path());
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o500)).unwrap();
        assert!(cache.put(&key(1), &entry(10)).is_err());
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
    }
}

/// A limit on the size of files stands for a file system that is full: a write ends in the middle.
#[test]
fn a_write_that_ends_in_the_middle_leaves_nothing() {
    const CHILD: &str = "ROCM_RS_TEST_CACHE_FULL";
    if let Some(folder) = env::var_os(CHILD) {
        let limit = libc::rlimit { rlim_cur: 4096, rlim_max: 4096 };
        // SAFETY: calls with a number and a structure that is valid for reads, in a process of its own.
        unsafe {
            libc::signal(libc::SIGXFSZ, libc::SIG_IGN);
            assert_eq!(libc::setrlimit(libc::RLIMIT_FSIZE, &limit), 0);
        }
        let cache = Cache::new(folder);
        assert!(cache.put(&key(1), &entry(50_000)).is_err());
        assert_eq!((cache.get(&key(1)), names(&cache)), (None, 0));
        return;
    }
    let (_folder, cache) = cache();
    let test = "compile::cache::tests::a_write_that_ends_in_the_middle_leaves_nothing";
    let mut child = Command::new(env::current_exe().unwrap());
    // What it prints goes through a pipe: in a file of the caller's it would meet the limit too.
    let output = child.args(["--exact", test, "--quiet"]).env(CHILD, &cache.folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// Threads and processes store and read the same keys: whatever is read is whole.
#[test]
fn many_writers_of_one_key_leave_whole_entries() {
    const CHILD: &str = "ROCM_RS_TEST_CACHE_CHILD";
    let hammer = |cache: &Cache, ended: &dyn Fn(u64) -> bool| {
        let mut hits = 0;
        for n in 0.. {
            let wanted = entry(50_000);
            cache.put(&key(n % 2), &wanted).unwrap();
            if let Some(found) = cache.get(&key(n % 2)) {
                assert_eq!(found, wanted);
                hits += 1;
            }
            if ended(n) {
                break;
            }
        }
        assert!(hits > 0);
    };
    if let Some(folder) = env::var_os(CHILD) {
        return hammer(&Cache::new(folder).limit(120_000), &|n| n == 100);
    }
    let (_folder, cache) = cache();
    let cache = cache.limit(120_000);
    let test = "compile::cache::tests::many_writers_of_one_key_leave_whole_entries";
    let mut children: Vec<_> = (0..2)
        .map(|_| {
            let mut child = Command::new(env::current_exe().unwrap());
            child.args(["--exact", test, "--quiet"]).env(CHILD, &cache.folder).spawn().unwrap()
        })
        .collect();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| hammer(&cache, &|_| done.load(Ordering::Relaxed)));
        }
        // A vandal cuts entries off.
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                if let Ok(file) = fs::File::options().write(true).open(cache.folder.join(key(0))) {
                    let _ = file.set_len(1000);
                }
                thread::sleep(Duration::from_millis(3));
            }
        });
        for child in &mut children {
            assert!(child.wait().unwrap().success());
        }
        done.store(true, Ordering::Relaxed);
    });
    assert!(cache.files().unwrap().iter().all(|file| is_key(&file.path.file_name().unwrap().to_string_lossy())));
}
