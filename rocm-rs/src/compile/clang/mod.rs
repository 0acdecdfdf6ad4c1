//! The engine that is a Clang process.
//!
//! Each compilation has a folder of its own for sources, headers and what Clang writes besides, which goes when it is
//! over. What the user's environment would add to every compilation is taken out of it. Clang may crash and may never
//! end: both are errors here, and nothing of it stays behind (`process`).

mod find;
mod objdump;

pub use find::CLANG_VARIABLE;

use super::{
    diagnostic::Diagnostic,
    disassembly::Disassembly,
    engine::{Attempt, Backend, DeviceLibraries, EngineInfo, Job, Made, file_fingerprint},
    error::{Error, Rejection},
    process::{self, Finished},
    source::{Language, Source},
};
use crate::code_object::CodeObject;
use std::{
    collections::HashMap,
    fs,
    os::unix::process::ExitStatusExt as _,
    path::{Path, PathBuf},
    process::Command,
    sync::Mutex,
    time::Duration,
};

/// The functions of OpenCL C that are here without AMD's libraries.
const OPENCL: &str = include_str!("opencl.cl");
/// The words of HIP without AMD's headers.
pub(super) const HIP: &str = include_str!("hip.h");
/// How sources name AMD's header, and where ours is found by that name.
pub(super) const HIP_HEADER: &str = "hip/hip_runtime.h";
/// What adds folders or options to every compilation of a user's.
const ENVIRONMENT: [&str; 6] =
    ["CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH", "CCC_OVERRIDE_OPTIONS", "COMPILER_PATH"];

/// What jobs of one kind share: they differ in their texts only.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Kind {
    target: String,
    version: u8,
    options: Vec<String>,
}

impl Kind {
    fn of(job: &Job<'_>) -> Self {
        let options = job.source.options.clone();
        Self { target: job.target.to_string(), version: job.version_number(), options }
    }
}

/// Where the functions of a kind of job come from, and words that change when they do.
type Libraries = (DeviceLibraries, String);

/// A Clang.
#[derive(Debug)]
pub(super) struct Clang {
    info: EngineInfo,
    fingerprint: String,
    libraries: Mutex<HashMap<Kind, Libraries>>,
    built_in: Mutex<HashMap<(String, u8), Vec<u8>>>,
}

/// The folder of one compilation.
struct Room {
    folder: tempfile::TempDir,
}

impl Room {
    fn new() -> Result<Self, Error> {
        let folder = tempfile::Builder::new().prefix("rocm-rs-").tempdir();
        let folder = folder.map_err(|source| Error::io("make a folder in", &std::env::temp_dir(), source))?;
        for name in ["in", "after", "tmp"] {
            let path = folder.path().join(name);
            fs::create_dir(&path).map_err(|source| Error::io("make the folder", &path, source))?;
        }
        Ok(Self { folder })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where the source and its headers are.
    fn sources(&self) -> PathBuf {
        self.path("in")
    }

    fn write(&self, folder: &str, name: &str, bytes: &[u8]) -> Result<PathBuf, Error> {
        let path = self.path(folder).join(name);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::write(&path, bytes)).map_err(|source| Error::io("write", &path, source))?;
        Ok(path)
    }

    /// A log in which the source, its headers and what Clang keeps for the linker are called by their names.
    fn plain(&self, log: &str) -> String {
        let without = |log: &str, folder: &Path| log.replace(&format!("{}/", folder.display()), "");
        without(&without(log, &self.sources()), &self.path("tmp"))
    }
}

impl Clang {
    /// The Clang of this path, or the best there is.
    pub(super) fn find(only: Option<PathBuf>) -> Result<Self, Vec<Attempt>> {
        let info = find::Search::new(only).run()?;
        let fingerprint = format!("{} {}", info.name, file_fingerprint(&info.path));
        Ok(Self { info, fingerprint, libraries: Mutex::default(), built_in: Mutex::default() })
    }

    /// A process of it, with what an option of a user's environment cannot change.
    fn command(&self, temporary: &Path) -> Command {
        let mut command = Command::new(&self.info.path);
        command.env("TMPDIR", temporary).env("LC_ALL", "C");
        ENVIRONMENT.iter().for_each(|name| _ = command.env_remove(name));
        command
    }

    fn run(&self, command: &mut Command, limit: Duration) -> Result<Finished, Error> {
        let finished = process::run(command, limit);
        let finished = finished.map_err(|source| Error::io("run", &self.info.path, source))?;
        finished.ok_or_else(|| Error::TimeLimit { engine: self.info.name.clone(), limit })
    }

    /// What chooses language, target and format.
    fn arguments(job: &Job<'_>) -> Vec<String> {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let device = format!("--target=amdgcn-amd-amdhsa -mcpu={}", job.target);
        let mut arguments = words(&match job.source.language {
            Language::OpenClC => format!("-x cl -cl-std=CL2.0 -cl-kernel-arg-info {device}"),
            Language::Hip => format!(
                "-x hip --offload-device-only --no-gpu-bundle-output -nogpuinc -nogpulib --offload-arch={}",
                job.target
            ),
            // C's kernels are functions like others: a loader finds them when they are not hidden.
            Language::C => format!("-x c -ffreestanding -fvisibility=protected -nogpulib {device}"),
            Language::LlvmIr => format!("-x ir -nogpulib {device}"),
            Language::Assembly if job.source.name.ends_with(".S") => {
                format!("-x assembler-with-cpp -nogpulib {device}")
            }
            Language::Assembly => format!("-x assembler {device}"),
        });
        arguments.push(format!("-mcode-object-version={}", job.version_number()));
        // The assembler warns of options that it does not use.
        if job.source.language != Language::Assembly {
            arguments.extend(words("-O3 -fno-color-diagnostics -fno-crash-diagnostics"));
        }
        arguments
    }

    /// Where the functions of this kind of job come from: what the driver says that it would do.
    fn ask_libraries(&self, job: &Job<'_>, kind: Kind) -> Result<Libraries, Error> {
        let known = |memory: &Mutex<HashMap<Kind, Libraries>>| memory.lock().ok()?.get(&kind).cloned();
        if let Some(libraries) = known(&self.libraries) {
            return Ok(libraries);
        }
        let room = Room::new()?;
        let mut command = self.command(&room.path("tmp"));
        command.args(Self::arguments(job)).args(&kind.options).args(["-###", "-c", "/dev/null"]);
        let finished = self.run(&mut command, job.limit)?;
        let files: Vec<_> = linked_bitcode(&finished.log).collect();
        let libraries = if !files.is_empty() {
            let files: Vec<_> = files.iter().map(|file| file_fingerprint(Path::new(file))).collect();
            (DeviceLibraries::Amd, files.join("\n"))
        } else {
            (DeviceLibraries::BuiltIn, OPENCL.to_owned())
        };
        if let Ok(mut memory) = self.libraries.lock() {
            memory.insert(kind, libraries.clone());
        }
        Ok(libraries)
    }

    fn libraries_of(&self, job: &Job<'_>) -> Result<Libraries, Error> {
        let refused = job.source.options.iter().any(|option| option == "-nogpulib" || option == "-nodefaultlibs");
        match job.source.language {
            Language::OpenClC if !refused => self.ask_libraries(job, Kind::of(job)),
            Language::Hip => Ok((DeviceLibraries::None, HIP.to_owned())),
            _ => Ok((DeviceLibraries::None, String::new())),
        }
    }

    /// Our own functions as bitcode, for the job's target.
    fn built_in(&self, job: &Job<'_>) -> Result<Vec<u8>, Error> {
        let key = (job.target.to_string(), job.version_number());
        let known = self.built_in.lock().ok().and_then(|memory| memory.get(&key).cloned());
        if let Some(bitcode) = known {
            return Ok(bitcode);
        }
        let room = Room::new()?;
        let file = room.write("in", "rocm-rs-opencl.cl", OPENCL.as_bytes())?;
        let bitcode = room.path("opencl.bc");
        let source = Source::opencl("").option("-nogpulib");
        let job = Job { source: &source, ..*job };
        let mut command = self.command(&room.path("tmp"));
        command.args(Self::arguments(&job)).arg(format!("-DCODE_OBJECT_VERSION={}", job.version_number()));
        command.args(["-w", "-nogpulib", "-emit-llvm", "-c", "-o"]).arg(&bitcode).arg(&file);
        let finished = self.run(&mut command, job.limit)?;
        if !finished.status.success() {
            return Err(self.failure(&job, &finished, room.plain(&finished.log)));
        }
        let bitcode = fs::read(&bitcode).map_err(|source| Error::io("read", &bitcode, source))?;
        if let Ok(mut memory) = self.built_in.lock() {
            memory.insert(key, bitcode.clone());
        }
        Ok(bitcode)
    }

    /// Why a process failed.
    fn failure(&self, job: &Job<'_>, finished: &Finished, log: String) -> Error {
        let engine = self.info.name.clone();
        // The driver survives a crash of the compiler that it started, and says so.
        if finished.status.signal().is_some() || log.contains("PLEASE submit a bug report") {
            return Error::Crashed { engine, how: finished.status.to_string(), log };
        }
        let diagnostics = Diagnostic::parse_log(&log, |name| job.source.file(name));
        let says = |words: &str| diagnostics.iter().any(|one| one.message.contains(words));
        let processor = job.target.processor().name();
        let unknown =
            ["unknown target CPU", "invalid target ID", "unsupported HIP gpu architecture", "unsupported CUDA gpu"];
        if unknown.iter().any(|words| says(words)) && says(processor) {
            return Error::Target { engine, target: *job.target, newest: self.newest(job.limit) };
        }
        let help = help(&diagnostics, job, self.libraries_of(job).map_or(DeviceLibraries::None, |(kind, _)| kind));
        Error::Rejected(Box::new(Rejection { name: job.source.name.clone(), engine, diagnostics, help, log }))
    }
}

/// The newest of some processors' names.
pub(super) fn newest_of<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
    let number = |name: &str| u32::from_str_radix(name.strip_prefix("gfx")?, 16).ok();
    // The last two digits are hexadecimal: as hexadecimal numbers, longer names are newer.
    let known = names.filter_map(|name| Some((number(name.trim())?, name.trim())));
    known.max().map(|(_, name)| name.to_owned())
}

/// The bitcode files that a driver's plan links: `"-mlink-builtin-bitcode" "FILE"`.
fn linked_bitcode(plan: &str) -> impl Iterator<Item = &str> {
    let words = plan.split('"').filter(|word| !word.trim().is_empty());
    let next = words.clone().skip(1);
    words.zip(next).filter(|(word, _)| *word == "-mlink-builtin-bitcode").map(|(_, file)| file)
}

/// What can be done about a failure that many meet.
fn help(diagnostics: &[Diagnostic], job: &Job<'_>, libraries: DeviceLibraries) -> Option<String> {
    let says = |words: &str| diagnostics.iter().any(|one| one.message.contains(words));
    if says("lld") && (says("doesn't exist") || says("unable to execute") || says("invalid linker")) {
        return Some(
            "the linker is missing: install lld of the same version (Debian: lld-19; FreeBSD: llvm22 has it)".into(),
        );
    }
    if !says("undefined") || !says("symbol") {
        return None;
    }
    match (libraries, job.source.language) {
        (DeviceLibraries::BuiltIn, _) => Some(format!(
            "AMD's device libraries for {} were not found, and the functions that rocm-rs has instead are few: \
             install them (Debian: rocm-device-libs, of ROCm 6 or later for gfx11 and newer), \
             or use comgr, which has them inside (ROCM_RS_COMPILER=comgr)",
            job.target
        )),
        (DeviceLibraries::None, Language::Hip) => {
            Some("HIP's library functions are not there: AMD's headers and device libraries have them".into())
        }
        _ => None,
    }
}

impl Backend for Clang {
    fn info(&self) -> &EngineInfo {
        &self.info
    }

    fn libraries(&self, job: &Job<'_>) -> Result<DeviceLibraries, Error> {
        self.libraries_of(job).map(|(libraries, _)| libraries)
    }

    fn fingerprint(&self, job: &Job<'_>) -> Result<String, Error> {
        let (_, libraries) = self.libraries_of(job)?;
        Ok(format!("{}\n{libraries}", self.fingerprint))
    }

    fn compile(&self, job: &Job<'_>) -> Result<Made, Error> {
        let Job { source, .. } = job;
        let room = Room::new()?;
        let main = room.write("in", &source.name, &source.text)?;
        for (name, text) in &source.headers {
            room.write("in", name, text)?;
        }
        let (object, read) = (room.path("object"), room.path("read"));
        let mut command = self.command(&room.path("tmp"));
        command.args(Self::arguments(job)).args(&source.options);
        let preprocessed = !matches!(source.language, Language::LlvmIr) && !main.to_string_lossy().ends_with(".s");
        if preprocessed {
            command.arg("-I").arg(room.sources());
            source.include_dirs.iter().for_each(|folder| _ = command.arg("-I").arg(folder));
            command.arg(format!("-ffile-prefix-map={}/=", room.sources().display()));
            command.args(["-MD", "-MF"]).arg(&read);
        }
        if source.language == Language::Hip {
            let ours = room.write("after", HIP_HEADER, HIP.as_bytes())?;
            command.arg("-idirafter").arg(room.path("after"));
            let names = |text: &[u8]| text.windows(HIP_HEADER.len()).any(|window| window == HIP_HEADER.as_bytes());
            if !names(&source.text) {
                command.arg("-include").arg(ours);
            }
        }
        if self.libraries_of(job)?.0 == DeviceLibraries::BuiltIn {
            let bitcode = room.path("opencl.bc");
            let bytes = self.built_in(job)?;
            fs::write(&bitcode, bytes).map_err(|source| Error::io("write", &bitcode, source))?;
            command.args(["-nogpulib", "-Xclang", "-mlink-builtin-bitcode", "-Xclang"]).arg(&bitcode);
        }
        command.arg("-o").arg(&object).arg(&main);
        let finished = self.run(&mut command, job.limit)?;
        let log = room.plain(&finished.log);
        if !finished.status.success() {
            return Err(self.failure(job, &finished, log));
        }
        let object = fs::read(&object).map_err(|source| Error::io("read", &object, source))?;
        let read = if preprocessed {
            fs::read(&read).ok().map(|rule| prerequisites(&rule, room.folder.path()))
        } else {
            Some(Vec::new())
        };
        Ok(Made { object, log, read })
    }

    fn disassemble(&self, object: &CodeObject, bytes: &[u8]) -> Result<Disassembly, Error> {
        objdump::disassemble(&self.info, object, bytes)
    }

    /// It says so when it is asked for one that nobody knows.
    fn newest(&self, limit: Duration) -> Option<String> {
        let room = Room::new().ok()?;
        let mut command = self.command(&room.path("tmp"));
        command.args("-cc1 -triple amdgcn-amd-amdhsa -target-cpu none -x c -fsyntax-only /dev/null".split(' '));
        let log = self.run(&mut command, limit).ok()?.log;
        let list = log.lines().find_map(|line| line.split_once("valid target CPU values are: "))?.1;
        newest_of(list.split(", "))
    }
}

/// The files outside a folder that a rule for make names after its colon. A blank, `#` and `$` in a name are written as
/// `\ `, `\#` and `$$`, and a backslash before the end of a line continues it.
fn prerequisites(rule: &[u8], inside: &Path) -> Vec<PathBuf> {
    use std::os::unix::ffi::OsStringExt as _;
    let mut words: Vec<Vec<u8>> = vec![Vec::new()];
    let mut bytes = rule.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        let last = words.len() - 1;
        match (byte, bytes.peek()) {
            (b'\\', Some(b'\n')) => _ = bytes.next(),
            (b'\\', Some(&next @ (b' ' | b'#'))) | (b'$', Some(&next @ b'$')) => {
                bytes.next();
                words[last].push(next);
            }
            (b' ' | b'\t' | b'\n' | b'\r', _) => words.push(Vec::new()),
            _ => words[last].push(byte),
        }
    }
    let files = words.into_iter().filter(|word| !word.is_empty() && !word.ends_with(b":"));
    let files = files.map(|word| PathBuf::from(std::ffi::OsString::from_vec(word)));
    let mut files: Vec<_> =
        files.filter(|file| !file.starts_with(inside)).map(|file| std::path::absolute(&file).unwrap_or(file)).collect();
    files.sort();
    files.dedup();
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_for_make_are_read() {
        let rule = b"/t/object: /t/in/a.cl /usr/include/b.h \\\n  /x/with\\ blank.h /x/$$c.h \\\n /x/d\\#.h /usr/include/b.h\n";
        let files = prerequisites(rule, Path::new("/t"));
        let expected = ["/usr/include/b.h", "/x/$c.h", "/x/d#.h", "/x/with blank.h"];
        assert_eq!(files, expected.map(PathBuf::from));
        assert!(prerequisites(b"", Path::new("/t")).is_empty());
        assert!(prerequisites(b"\\", Path::new("/t")).len() <= 1);
    }

    #[test]
    fn a_plan_names_its_libraries() {
        let plan = "clang\n \"/usr/bin/clang\" \"-cc1\" \"-mlink-builtin-bitcode\" \"/lib/ockl.bc\" \
                    \"-mlink-builtin-bitcode\" \"/lib/ocml.bc\" \"-o\" \"x\"\n";
        assert_eq!(linked_bitcode(plan).collect::<Vec<_>>(), ["/lib/ockl.bc", "/lib/ocml.bc"]);
        assert_eq!(linked_bitcode("\"-mlink-builtin-bitcode\"").count(), 0);
    }

    #[test]
    fn the_newest_processor_is_the_largest_number() {
        let names = ["gfx600", "tahiti", "gfx90a", "gfx1036", "gfx1030", "gfx10-3-generic", "r600"];
        assert_eq!(newest_of(names.into_iter()).as_deref(), Some("gfx1036"));
        assert_eq!(newest_of(["x"].into_iter()), None);
    }
}
