//! Kernels compiled for the GPU and for the host, and what both leave.

use super::{
    ast::{ARRAY, GROUP, Kernel},
    generate, print,
    support::Gpu,
};
use rocm_emulator::isa::Target;
use std::{
    ffi::{CString, c_void},
    fmt, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Workgroups of a launch.
pub const GROUPS: usize = 2;

/// How a batch is compiled.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    pub target: Target,
    pub processor: &'static str,
    pub device: &'static str,
    pub wave64: bool,
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} wave{}", self.processor, self.device, if self.wave64 { 64 } else { 32 })
    }
}

/// Every batch is compiled for the GPU in one of these ways, in turn, and for the host at one of [`HOST`] (see [`host`]).
pub const WAYS: [Way; 6] = [
    Way { target: Target::Gfx1151, processor: "gfx1151", device: "-O3", wave64: false },
    Way { target: Target::Gfx1100, processor: "gfx1100", device: "-O2", wave64: false },
    Way { target: Target::Gfx1151, processor: "gfx1151", device: "-O0", wave64: false },
    Way { target: Target::Gfx1151, processor: "gfx1151", device: "-O2", wave64: true },
    Way { target: Target::Gfx1100, processor: "gfx1100", device: "-O3", wave64: false },
    Way { target: Target::Gfx1100, processor: "gfx1100", device: "-O0", wave64: true },
];
pub const HOST: [&str; 3] = ["-O0", "-O2", "-O3"];

/// The level of a batch for the host: without optimisation as a rule, which takes the eighth part of the time and is least likely
/// to be wrong; the others in turn, since where they differ the kernel is not as defined as it should be. It changes when all
/// ways for the GPU have had it, so each meets each in the end.
pub fn host(batch: usize) -> &'static str {
    HOST[[0, 0, 1, 0, 0, 2][batch / WAYS.len() % 6]]
}

/// A difference, or why there is nothing to compare.
#[derive(Debug)]
pub struct Difference {
    /// The number of the kernel in its batch.
    pub kernel: usize,
    pub what: String,
}

/// A host library of kernels.
struct Library(*mut c_void);

type HostKernel = unsafe extern "C" fn(*const u32, *mut u64, u32);

impl Library {
    fn open(path: &Path) -> Library {
        let path = CString::new(path.to_str().unwrap()).unwrap();
        // SAFETY: a library that was just made of generated C; it has no initialisers.
        let handle = unsafe { libc::dlopen(path.as_ptr(), libc::RTLD_NOW | libc::RTLD_LOCAL) };
        assert!(!handle.is_null(), "dlopen of {path:?}");
        Library(handle)
    }

    fn run(&self, kernel: usize, input: &[u32], words: usize) -> Vec<u64> {
        let name = CString::new(format!("k{kernel}")).unwrap();
        // SAFETY: the handle is open and the name ends with 0.
        let symbol = unsafe { libc::dlsym(self.0, name.as_ptr()) };
        assert!(!symbol.is_null(), "{name:?}");
        // SAFETY: every `k<number>` of a generated source has this type.
        let function = unsafe { std::mem::transmute::<*mut c_void, HostKernel>(symbol) };
        let mut out = vec![0; words];
        // SAFETY: generated kernels read `GROUP * GROUPS * ARRAY` words and write `words`.
        unsafe { function(input.as_ptr(), out.as_mut_ptr(), GROUPS as u32) };
        out
    }
}

impl Drop for Library {
    fn drop(&mut self) {
        // SAFETY: opened once, and nothing of it is in use.
        unsafe { libc::dlclose(self.0) };
    }
}

/// A folder of its own, removed afterwards.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("differential-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("shim.h"), include_str!("shim.h")).unwrap();
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn clang(folder: &Path, arguments: &[&str]) -> Result<(), String> {
    let output =
        Command::new("clang-19").current_dir(folder).args(arguments).output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("clang-19 {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr)))
}

/// How [`Difference::what`] begins where the host's own levels differ.
pub const HOST_DIFFERS: &str = "the host at ";

/// Compiles the kernels in a way for the GPU and in some for the host, runs them, and gives the first difference of each
/// kernel that has one.
pub fn differences(folder: &Folder, kernels: &[Kernel], way: Way, hosts: &[&str]) -> Result<Vec<Difference>, String> {
    let folder = &folder.0;
    fs::write(folder.join("kernels.c"), print::source(kernels)).map_err(|error| error.to_string())?;
    let processor = format!("-mcpu={}", way.processor);
    let mut device = vec!["-x", "cl", "-cl-std=CL2.0", "-cl-no-stdinc", "-nogpulib", "-target", "amdgcn-amd-amdhsa"];
    device.extend([&processor[..], "-mcode-object-version=5", "-cl-fp32-correctly-rounded-divide-sqrt"]);
    device.extend(["-ffp-contract=off", "-w", way.device, "kernels.c", "-o", "kernels.co"]);
    if way.wave64 {
        device.push("-mwavefrontsize64");
    }
    clang(folder, &device)?;
    let words = GROUP * GROUPS * print::results().len();
    let inputs: Vec<_> = kernels.iter().map(|kernel| generate::input(kernel.seed, GROUPS)).collect();
    assert!(inputs.iter().all(|input| input.len() == GROUP * GROUPS * ARRAY));

    let mut expected: Vec<Vec<u64>> = Vec::new();
    let mut wrong: Vec<Difference> = Vec::new();
    for level in hosts {
        let name = format!("kernels{level}.so");
        let common = ["-x", "c", "-std=gnu17", "-ffp-contract=off", "-Xclang", "-ffloat16-excess-precision=none"];
        clang(folder, &[&common[..], &["-fPIC", "-shared", "-w", level, "kernels.c", "-o", &name, "-lm"]].concat())?;
        let library = Library::open(&folder.join(&name));
        for (number, input) in inputs.iter().enumerate() {
            let got = library.run(number, input, words);
            match expected.get(number) {
                None => expected.push(got),
                Some(before) if *before == got => {}
                // Not ours: the program is not as defined as it should be, or the host's compiler is wrong.
                Some(before) => {
                    let what = format!("{HOST_DIFFERS}{level}: {}", first(before, &got));
                    wrong.push(Difference { kernel: number, what });
                }
            }
        }
    }
    let object = fs::read(folder.join("kernels.co")).map_err(|error| error.to_string())?;
    let mut gpu = Gpu::new(1);
    gpu.target = way.target;
    // What clang makes without optimisation asks for more than a KiB a lane.
    gpu.wave_scratch = 256 << 10;
    let loaded = gpu.load(&object);
    for (number, (input, expected)) in inputs.iter().zip(&expected).enumerate() {
        if wrong.iter().any(|difference| difference.kernel == number) {
            continue;
        }
        let (source, out) = (gpu.upload(input), gpu.alloc::<u64>(words));
        let kernel = loaded.get(&format!("k{number}")).ok_or("a kernel is missing in the code object")?;
        let ran = gpu.launch(kernel, &[(GROUP * GROUPS) as u32], &[GROUP as u16], &[(&source).into(), (&out).into()]);
        let what = match ran {
            Err(error) => Some(format!("the GPU: {error}")),
            Ok(_) => {
                let got = out.to_vec();
                (got != *expected).then(|| first(expected, &got))
            }
        };
        gpu.unmap(&source);
        gpu.unmap(&out);
        if let Some(what) = what {
            wrong.push(Difference { kernel: number, what });
        }
    }
    Ok(wrong)
}

/// Where two results first differ.
fn first(expected: &[u64], got: &[u64]) -> String {
    let names = print::results();
    let Some(at) = (0..expected.len()).find(|&at| expected[at] != got[at]) else { return "nothing".into() };
    let (item, name) = (at / names.len(), &names[at % names.len()]);
    let count = (0..expected.len()).filter(|&at| expected[at] != got[at]).count();
    format!("work-item {item}, {name}: {:#x}, expected {:#x} ({count} words differ)", got[at], expected[at])
}
