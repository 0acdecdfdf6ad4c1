//! The machine, and its render nodes that are open.

use libc::c_int;
use rocm_emulator::{Config, Errno, Kernel, Machine, Profile};
use std::{
    collections::BTreeMap,
    sync::{Mutex, OnceLock, PoisonError},
};

/// The machine, made when it is first asked for.
pub fn machine() -> &'static Machine {
    static MACHINE: OnceLock<Machine> = OnceLock::new();
    MACHINE.get_or_init(|| {
        let variable = |name: &str| std::env::var(name).unwrap_or_default();
        let wrong = |name: &str, why: &dyn std::fmt::Display| -> ! {
            // A program that was to run on this machine has none to run on.
            eprintln!("kfd_preload: {name}: {why}");
            std::process::abort()
        };
        let gpus = match variable("KFD_PRELOAD_GPUS").as_str() {
            "" => vec![Profile::default()],
            "none" => Vec::new(),
            names => names
                .split(',')
                .map(|name| name.parse().unwrap_or_else(|why| wrong("KFD_PRELOAD_GPUS", &why)))
                .collect(),
        };
        let kernel = match variable("KFD_PRELOAD_KERNEL").as_str() {
            "" => Kernel::default(),
            "6.1" => Kernel::V6_1,
            "6.12" => Kernel::V6_12,
            other => wrong("KFD_PRELOAD_KERNEL", &format!("there is no {other}, but 6.1 and 6.12")),
        };
        Machine::new(Config { gpus, kernel, ..Config::default() }).unwrap_or_else(|why| wrong("the machine", &why))
    })
}

/// The render node that each file is, since libdrm opens that of a file anew.
static MINORS: Mutex<BTreeMap<c_int, u32>> = Mutex::new(BTreeMap::new());

/// Opens a render node.
pub fn open_render(minor: u32) -> Result<c_int, Errno> {
    let file = machine().open_render(minor)?;
    MINORS.lock().unwrap_or_else(PoisonError::into_inner).insert(file, minor);
    Ok(file)
}

/// Opens the render node of a file again.
pub fn open_again(file: c_int) -> Result<c_int, Errno> {
    let minor = MINORS.lock().unwrap_or_else(PoisonError::into_inner).get(&file).copied();
    open_render(minor.ok_or(Errno::EBADF)?)
}
