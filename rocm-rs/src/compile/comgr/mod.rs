//! The engine that is AMD's comgr, ABI 2 (ROCm 5 and 6) or 3 (ROCm 7), opened at run time.
//!
//! comgr is LLVM in this process: what LLVM takes for a defect of its own ends the process. What is known to do so is
//! refused before the call: targets that the library does not know, a generic target in an old code object, options that
//! LLVM's command line would exit over, and actions by any number that is not the ABI's. Its log is fetched after every
//! action: some failures are called a success and stand only there.

mod call;
mod disassemble;

use super::{
    clang::{HIP, HIP_HEADER, newest_of},
    diagnostic::{Diagnostic, Severity},
    disassembly::Disassembly,
    engine::{Attempt, Backend, DeviceLibraries, Engine, EngineInfo, Job, Made, file_fingerprint},
    error::{Error, Rejection},
    source::Language,
};
use crate::code_object::CodeObject;
use amd_comgr_sys::{Abi, Action, DataKind, Language as Tongue, Library, rocm_locate::LoadError};
use call::{ActionInfo, Calls, DataSet};
use std::{
    ffi::{CStr, CString},
    path::PathBuf,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// What instruction sets are called before the processor's name.
const TRIPLE: &str = "amdgcn-amd-amdhsa--";
/// The option whose words reach LLVM's own command line, which ends the process over one that it does not know.
const ENDS_THE_PROCESS: &str = "-mllvm";

/// An open comgr.
#[derive(Debug)]
pub(super) struct Comgr {
    info: EngineInfo,
    calls: Calls,
    /// The processors that it makes code for.
    processors: Vec<String>,
}

/// One call at a time in the whole process: LLVM's options are the process's, and comgr 2 sets them for each compilation
/// without a lock of its own (seen: a kernel with the arguments of two versions of code objects).
static ONE: Mutex<()> = Mutex::new(());

fn one_at_a_time() -> MutexGuard<'static, ()> {
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a step takes and what it leaves.
#[derive(Clone, Copy)]
struct Step {
    action: Action,
    tongue: Tongue,
    /// Whether it is given the source's options.
    options: bool,
}

impl Comgr {
    /// The comgr of this path; or that which the program is linked with, or else the best there is.
    pub(super) fn find(only: Option<PathBuf>) -> Result<Self, Vec<Attempt>> {
        let loaded = match &only {
            // SAFETY: who names a file here says that it is comgr.
            Some(path) => unsafe { Library::load_from(path) },
            #[cfg(feature = "comgr-link")]
            None => Library::linked(),
            #[cfg(not(feature = "comgr-link"))]
            // SAFETY: what this machine has under comgr's name is comgr.
            None => unsafe { Library::load() },
        };
        let library = loaded.map_err(|error| attempts(&error))?;
        let (major, minor) = library.version();
        let file = library.opened().path().to_owned();
        let name = format!("comgr {major}.{minor}");
        let info = EngineInfo { engine: Engine::Comgr(only), name: name.clone(), path: file.clone() };
        let calls = Calls { library, name };
        let _one = one_at_a_time();
        let targets =
            calls.targets().map_err(|error| vec![Attempt::new(file.display().to_string(), error.to_string())])?;
        let processors = targets.iter().map(|name| name.strip_prefix(TRIPLE).unwrap_or(name).to_owned()).collect();
        Ok(Self { info, calls, processors })
    }

    fn abi(&self) -> Abi {
        self.calls.library.abi()
    }

    /// What this library cannot do, before it is asked.
    fn check(&self, job: &Job<'_>) -> Result<(), Error> {
        let engine = || self.info.name.clone();
        let processor = job.target.processor().name();
        if !self.processors.iter().any(|known| known.split(':').next() == Some(processor)) {
            return Err(Error::Target { engine: engine(), target: *job.target, newest: self.newest(job.limit) });
        }
        let unsupported = |what: &str, instead: &str| {
            Err(Error::Unsupported { engine: engine(), what: what.into(), instead: instead.into() })
        };
        let source = job.source;
        match source.language {
            Language::C => return unsupported("compile C", "use clang (ROCM_RS_COMPILER=clang), or OpenCL C"),
            Language::OpenClC if job.target.processor().is_generic() => {
                // It does not find its own libraries for them, and says so in undefined symbols.
                return unsupported("compile OpenCL C for a generic target", "use clang (ROCM_RS_COMPILER=clang)");
            }
            _ => {}
        }
        match source.options.iter().find(|option| option.starts_with(ENDS_THE_PROCESS)) {
            Some(option) => Err(Error::Option {
                option: option.clone(),
                reason: "comgr would end the process over a wrong word after it; use clang (ROCM_RS_COMPILER=clang)",
            }),
            None => Ok(()),
        }
    }

    /// The way from a source to a code object.
    fn steps(&self, job: &Job<'_>) -> Vec<Step> {
        let step = |action, tongue| Step { action, tongue, options: false };
        let own = |action, tongue| Step { action, tongue, options: true };
        let link = step(Action::LinkRelocatableToExecutable, Tongue::None);
        let codegen = own(Action::CodegenBcToRelocatable, Tongue::None);
        match job.source.language {
            Language::OpenClC => {
                let twelve = job.source.options.iter().any(|option| option.to_lowercase() == "-cl-std=cl1.2");
                let tongue = if twelve { Tongue::OpenCl12 } else { Tongue::OpenCl20 };
                let compile = [own(Action::CompileSourceWithDeviceLibsToBc, tongue), codegen, link];
                // The declarations of OpenCL C; comgr 7.2 does nothing here. The option that Clang's own driver leaves
                // them out for means nothing to comgr before that.
                let declarations = step(Action::AddPrecompiledHeaders, tongue);
                let declared = !job.source.options.iter().any(|option| option == "-cl-no-stdinc");
                declared.then_some(declarations).into_iter().chain(compile).collect()
            }
            Language::Hip if self.abi() == Abi::V2 => vec![own(Action::CompileSourceToBc, Tongue::Hip), codegen, link],
            Language::Hip => vec![own(Action::CompileSourceToRelocatable, Tongue::Hip), link],
            Language::Assembly => vec![step(Action::AssembleSourceToRelocatable, Tongue::None), link],
            Language::LlvmIr | Language::C => vec![codegen, link],
        }
    }

    /// The options of a step.
    fn options(&self, job: &Job<'_>, step: Step) -> Vec<String> {
        let mut options = vec![format!("-mcode-object-version={}", job.version_number())];
        if !step.options {
            if step.action != Action::AssembleSourceToRelocatable {
                return Vec::new();
            }
            // comgr gives the assembler options that it does not use.
            options.push("-Wno-unused-command-line-argument".into());
            return options;
        }
        options.push("-O3".into());
        match (job.source.language, step.action) {
            (_, Action::CodegenBcToRelocatable) => return options,
            (Language::OpenClC, _) => options.push("-cl-kernel-arg-info".into()),
            (Language::Hip, _) => options.extend(["-nogpuinc", "-nogpulib", "-include", HIP_HEADER].map(str::to_owned)),
            _ => {}
        }
        // The language says which OpenCL C it is.
        let language = |option: &&String| !option.to_lowercase().starts_with("-cl-std=cl");
        options.extend(job.source.options.iter().filter(language).cloned());
        options.extend(job.source.include_dirs.iter().map(|folder| format!("-I{}", folder.display())));
        options
    }

    /// The source and its headers as comgr takes them.
    fn input(&self, job: &Job<'_>) -> Result<DataSet<'_>, Error> {
        let input = DataSet::new(&self.calls)?;
        // Checked by the source: no name has a NUL.
        let c = |name: &str| CString::new(name).unwrap_or_default();
        let kind = if job.source.language == Language::LlvmIr { DataKind::Bc } else { DataKind::Source };
        input.add(kind, &c(&job.source.name), &job.source.text)?;
        for (name, text) in &job.source.headers {
            input.add(DataKind::Include, &c(name), text)?;
        }
        if job.source.language == Language::Hip && !job.source.headers.contains_key(HIP_HEADER) {
            input.add(DataKind::Include, &c(HIP_HEADER), HIP.as_bytes())?;
        }
        Ok(input)
    }

    /// The headers of the machine that a source includes: those that the preprocessor names in what it makes. `None`
    /// where it makes nothing.
    fn headers(&self, job: &Job<'_>, isa: &CStr) -> Option<Vec<PathBuf>> {
        let compile = self.steps(job).into_iter().find(|step| step.options && step.tongue != Tongue::None)?;
        let step = Step { action: Action::SourceToPreprocessor, ..compile };
        let info = ActionInfo::new(&self.calls, isa, step.tongue, &self.options(job, step)).ok()?;
        let (result, done) = info.act(step.action, &self.input(job).ok()?).ok()?;
        done.ok()?;
        let text = result.all(DataKind::Source).ok()??;
        Some(headers_of(&String::from_utf8_lossy(&text)))
    }

    fn rejected(&self, job: &Job<'_>, log: String) -> Error {
        let diagnostics = Diagnostic::parse_log(&log, |name| job.source.file(name));
        let (name, engine) = (job.source.name.clone(), self.info.name.clone());
        let needs = "opencl-c-base.h";
        let undefined = job.source.language == Language::OpenClC && log.contains("undefined hidden symbol");
        let help = if log.contains(needs) {
            Some(format!(
                "this comgr needs {needs} of the Clang that it was built with (Debian 12: libclang-common-15-dev); \
                 comgr of ROCm 7.2 does not"
            ))
        } else if undefined {
            Some(
                "the libraries inside comgr have OpenCL C's own functions, such as ldexp, and none of the C library's, \
                 which older ones call for builtins, such as __builtin_ldexpf"
                    .into(),
            )
        } else {
            None
        };
        Error::Rejected(Box::new(Rejection { name, engine, diagnostics, help, log }))
    }
}

/// What was looked at.
fn attempts(error: &LoadError) -> Vec<Attempt> {
    let one = |attempt: &amd_comgr_sys::rocm_locate::Attempt| match &attempt.file {
        Some(file) => Attempt::new(format!("comgr: {}", file.display()), attempt.problem.to_string()),
        None => Attempt::new(format!("comgr: {}", attempt.place), attempt.problem.to_string()),
    };
    error.attempts().iter().map(one).collect()
}

impl Backend for Comgr {
    fn info(&self) -> &EngineInfo {
        &self.info
    }

    fn libraries(&self, job: &Job<'_>) -> Result<DeviceLibraries, Error> {
        self.check(job)?;
        let opencl = job.source.language == Language::OpenClC;
        Ok(if opencl { DeviceLibraries::Amd } else { DeviceLibraries::None })
    }

    fn fingerprint(&self, job: &Job<'_>) -> Result<String, Error> {
        let words = if job.source.language == Language::Hip { HIP } else { "" };
        Ok(format!("{} {}\n{words}", self.info.name, file_fingerprint(&self.info.path)))
    }

    fn compile(&self, job: &Job<'_>) -> Result<Made, Error> {
        self.check(job)?;
        let _one = one_at_a_time();
        // Names of targets have no NUL.
        let isa = CString::new(format!("{TRIPLE}{}", job.target)).unwrap_or_default();
        let mut data = self.input(job)?;
        let mut log = String::new();
        for step in self.steps(job) {
            let info = ActionInfo::new(&self.calls, &isa, step.tongue, &self.options(job, step))?;
            let (result, done) = info.act(step.action, &data)?;
            let written = result.all(DataKind::Log)?.unwrap_or_default();
            log.push_str(&plain(&String::from_utf8_lossy(&written)));
            let wrong = |one: &Diagnostic| one.severity >= Severity::Error;
            if Diagnostic::parse_log(&log, |_| None).iter().any(wrong) {
                return Err(self.rejected(job, log));
            }
            done?;
            data = result;
        }
        let object = data.all(DataKind::Executable)?.unwrap_or_default();
        let reads = |option: &String| option.starts_with("-I") || option.starts_with("-i");
        let read = if job.source.include_dirs.is_empty() && !job.source.options.iter().any(reads) {
            Some(Vec::new())
        } else {
            self.headers(job, &isa)
        };
        Ok(Made { object, log, read })
    }

    fn disassemble(&self, object: &CodeObject, _: &[u8]) -> Result<Disassembly, Error> {
        let _one = one_at_a_time();
        disassemble::disassemble(&self.calls, object)
    }

    fn newest(&self, _: Duration) -> Option<String> {
        newest_of(self.processors.iter().map(|known| known.split(':').next().unwrap_or(known)))
    }
}

/// The files that lines such as `# 1 "/usr/include/a.h" 1` of preprocessed text name, without those that comgr was given
/// itself and those that are none, such as `<built-in>`.
fn headers_of(text: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> = text
        .lines()
        .filter_map(|line| line.strip_prefix("# ")?.split_once(" \"")?.1.rsplit_once('"'))
        .map(|(name, _)| name.replace("\\\"", "\"").replace("\\\\", "\\"))
        .filter(|name| !name.starts_with('<') && !name.contains("/comgr-"))
        .filter_map(|name| std::path::absolute(name).ok())
        .collect();
    files.sort();
    files.dedup();
    files
}

/// A log in which the source and its headers are called by their names: without the folder `comgr-xxxxxx` that comgr
/// keeps them in.
fn plain(log: &str) -> String {
    let mut text = String::with_capacity(log.len());
    let mut rest = log;
    while let Some(at) = rest.find("/comgr-") {
        let start = rest[..at].rfind(|c: char| c.is_whitespace() || "'\"<(=".contains(c)).map_or(0, |i| i + 1);
        // The separators found above are ASCII, but blanks may be wider.
        let start = (start..=at).find(|&i| rest.is_char_boundary(i)).unwrap_or(at);
        let end = rest[at..].find(char::is_whitespace).map_or(rest.len(), |i| at + i);
        let inner = ["/input/", "/include/", "/output/"]
            .iter()
            .filter_map(|folder| rest[at..end].find(folder).map(|i| at + i + folder.len()));
        let resume = match inner.min() {
            Some(name) => {
                text.push_str(&rest[..start]);
                name
            }
            None => {
                text.push_str(&rest[..end]);
                end
            }
        };
        rest = &rest[resume..];
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn logs_call_sources_by_their_names() {
        let log =
            "In file included from /tmp/comgr-1a2b/input/a.cl:1:\n/tmp/comgr-1a2b/include/math/b.h:3:1: error: x\n";
        assert_eq!(plain(log), "In file included from a.cl:1:\nmath/b.h:3:1: error: x\n");
        assert_eq!(plain("'/var/tmp/comgr-x/input/k.cl' and /comgr-"), "'k.cl' and /comgr-");
        assert_eq!(plain("/tmp/comgr-x/other y"), "/tmp/comgr-x/other y");
    }

    #[test]
    fn preprocessed_text_names_the_headers_of_the_machine() {
        let text = "# 1 \"/tmp/comgr-1/input/a.cl\"\n# 1 \"<built-in>\" 1\nint # 1;\n# 2 \"/x/a \\\"b\\\".h\" 1 3 4\n\
                    # 1 \"/x/c.h\" 1\n# 5 \"/x/c.h\"\n# nothing\n";
        assert_eq!(headers_of(text), [PathBuf::from("/x/a \"b\".h"), PathBuf::from("/x/c.h")]);
    }

    proptest! {
        #[test]
        fn any_log_is_made_plain_without_a_panic(pieces in proptest::collection::vec(prop_oneof![
            Just("/comgr-".to_owned()), Just("/input/".to_owned()), Just("\u{2003}".to_owned()), Just("/tmp".to_owned()), ".{0,5}",
        ], 0..12)) {
            let log = pieces.concat();
            prop_assert!(plain(&log).len() <= log.len());
        }
    }
}
