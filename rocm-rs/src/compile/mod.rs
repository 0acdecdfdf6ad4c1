//! Kernels compiled at run time: source in, code object out.
//!
//! ```no_run
//! use rocm_rs::{Runtime, compile::{Compiler, Source}};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let gpu = Runtime::open()?.gpu()?;
//! let compiler = Compiler::new()?;
//! let source = Source::opencl("kernel void twice(global float *x) { x[get_global_id(0)] *= 2; }");
//! let made = compiler.compile(&source, gpu.target())?;
//! made.warnings().iter().for_each(|warning| eprintln!("{warning}"));
//! let kernel = gpu.load(made.code_object())?.kernel("twice")?;
//! # Ok(())
//! # }
//! ```
//!
//! [`Agent::compile`](crate::Agent::compile) does the same in one step.
//!
//! # Engines
//!
//! A Clang process ([`Engine::Clang`]) or, with the feature `comgr`, AMD's library (`Engine::Comgr`) does the work. What is
//! used without a choice is the first that is there: Clang, because what goes wrong in it stays in it, then comgr.
//! `ROCM_RS_COMPILER` chooses (`clang`, `clang:/usr/bin/clang-19`, `comgr`), `ROCM_RS_CLANG` names the Clang.
//!
//! | | Clang process | comgr |
//! |---|---|---|
//! | crash, endless compilation | an error | ends or hangs this process |
//! | functions of OpenCL C | AMD's device libraries where they are installed, else a few of this crate's | all |
//! | C with address spaces | yes | no |
//! | several at once | yes | one after the other |
//!
//! # What comes back
//!
//! An engine's log is always read: into [`Diagnostic`]s with severity, place, message and the line it is about. An error
//! in it is an error even where the engine says that all is well. What was made is checked to be a code object for the
//! target that was asked for.
//!
//! # The cache
//!
//! What was made is kept on disk ([`Cache`]) by the digest of engine, version, target, options and all sources; headers
//! in folders of the machine are compared when an entry is used. A cache that cannot be written is no error:
//! [`Compiled::cache`] says what became of it.

mod cache;
mod clang;
#[cfg(feature = "comgr")]
mod comgr;
mod diagnostic;
mod disassembly;
mod engine;
mod error;
mod key;
mod process;
mod source;

pub use cache::{CACHE_VARIABLE, Cache, DEFAULT_CACHE_LIMIT};
pub use clang::CLANG_VARIABLE;
pub use diagnostic::{Diagnostic, Location, Severity};
pub use disassembly::{Disassembly, Function, Instruction};
pub use engine::{Attempt, DeviceLibraries, Engine, EngineInfo, ParseEngineError};
pub use error::{Error, Rejection, SourceProblem};
pub use source::{Language, MAX_SOURCE, ParseLanguageError, Source};

use crate::code_object::{CodeObject, TargetId, Version};
use cache::{Entry, FileDigest};
use engine::{Backend, Job, Made};
use std::{env, fmt, sync::Arc, time::Duration};

/// The environment variable that chooses the engine.
pub const COMPILER_VARIABLE: &str = "ROCM_RS_COMPILER";

/// How long a Clang process may take unless another limit is set.
pub const DEFAULT_TIME_LIMIT: Duration = Duration::from_secs(120);

/// A compiler. A clone is the same one; it can be used by several threads at once.
#[derive(Clone)]
pub struct Compiler {
    backend: Arc<dyn Backend>,
    cache: Option<Cache>,
    limit: Duration,
}

/// How a [`Compiler`] is chosen.
#[derive(Clone, Debug)]
pub struct Builder {
    engine: Option<Engine>,
    cache: Option<Cache>,
    limit: Duration,
}

impl Builder {
    /// The engine. Without this, the one that `ROCM_RS_COMPILER` names, or the first that is there.
    pub fn engine(mut self, engine: Engine) -> Self {
        self.engine = Some(engine);
        self
    }

    /// The cache; `None` for none. Without this, the one that the environment says.
    pub fn cache(mut self, cache: Option<Cache>) -> Self {
        self.cache = cache;
        self
    }

    /// How long a process may take before it is stopped. It does not hold for comgr, which cannot be stopped.
    pub fn time_limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Finds the engine.
    ///
    /// # Errors
    ///
    /// [`Error::NoEngine`], which lists what was looked at; [`Error::Variable`].
    pub fn build(self) -> Result<Compiler, Error> {
        let engine = match (self.engine, env::var_os(COMPILER_VARIABLE).filter(|value| !value.is_empty())) {
            (Some(engine), _) => Some(engine),
            (None, Some(value)) => Some(value.to_string_lossy().parse().map_err(Error::Variable)?),
            (None, None) => None,
        };
        let backend = find(engine).map_err(|attempts| Error::NoEngine { attempts })?;
        Ok(Compiler { backend, cache: self.cache, limit: self.limit })
    }
}

/// The engine that was asked for, or the first that is there.
fn find(engine: Option<Engine>) -> Result<Arc<dyn Backend>, Vec<Attempt>> {
    match engine {
        Some(Engine::Clang(path)) => Ok(Arc::new(clang::Clang::find(path)?)),
        #[cfg(feature = "comgr")]
        Some(Engine::Comgr(path)) => Ok(Arc::new(comgr::Comgr::find(path)?)),
        None => any(clang::Clang::find(None)),
    }
}

/// Clang, or comgr where there is none.
fn any(clang: Result<clang::Clang, Vec<Attempt>>) -> Result<Arc<dyn Backend>, Vec<Attempt>> {
    let attempts = match clang {
        Ok(clang) => return Ok(Arc::new(clang)),
        Err(attempts) => attempts,
    };
    #[cfg(feature = "comgr")]
    let attempts = match comgr::Comgr::find(None) {
        Ok(comgr) => return Ok(Arc::new(comgr)),
        Err(more) => [attempts, more].concat(),
    };
    Err(attempts)
}

impl Compiler {
    /// The compiler that the environment says, or the first that is there, with the default cache.
    ///
    /// # Errors
    ///
    /// As for [`Builder::build`].
    pub fn new() -> Result<Self, Error> {
        Self::builder().build()
    }

    /// A compiler with other properties.
    pub fn builder() -> Builder {
        Builder { engine: None, cache: Cache::from_environment(), limit: DEFAULT_TIME_LIMIT }
    }

    /// The engine that was found.
    pub fn engine(&self) -> &EngineInfo {
        self.backend.info()
    }

    /// The newest processor that the engine makes code for, as `gfx1201`; `None` where it does not say. A Clang is started
    /// for it.
    pub fn newest_processor(&self) -> Option<String> {
        self.backend.newest(self.limit)
    }

    /// The cache, where there is one.
    pub fn cache(&self) -> Option<&Cache> {
        self.cache.as_ref()
    }

    /// Compiles a source for a target: [`Agent::target`](crate::Agent::target) of the agent that is to run it.
    ///
    /// # Errors
    ///
    /// [`Error::Rejected`] with what the compiler says of the source; [`Error::Target`] when the compiler is too old for
    /// the target; [`Error::Source`] and [`Error::Option`] for what no compiler is given; [`Error::TimeLimit`] and
    /// [`Error::Crashed`] for what the compiler itself does wrong.
    pub fn compile(&self, source: &Source, target: &TargetId) -> Result<Compiled, Error> {
        source.check()?;
        let job = Job { source, target, version: version_for(source, target)?, limit: self.limit };
        let libraries = self.backend.libraries(&job)?;
        let Some(cache) = &self.cache else {
            return self.checked(&job, libraries, self.backend.compile(&job)?, CacheUse::Off).map(|(made, _)| made);
        };
        let key = key::of(&job, &self.backend.fingerprint(&job)?);
        if let Some(Entry { object, log, .. }) = cache.get(&key) {
            let made = Made { object, log, read: None };
            // An entry of a compiler with a defect is no better than none.
            if let Ok((made, _)) = self.checked(&job, libraries, made, CacheUse::Hit) {
                return Ok(made);
            }
        }
        let (mut made, read) = self.checked(&job, libraries, self.backend.compile(&job)?, CacheUse::Stored)?;
        let digests = read.map(|files| files.iter().map(|file| FileDigest::of(file)).collect::<Result<Vec<_>, _>>());
        made.cache = match digests {
            Some(Ok(read)) => {
                let entry = Entry { object: made.object.clone(), log: made.log.clone(), read };
                cache.put(&key, &entry).map_or_else(|error| CacheUse::Failed(error.to_string()), |()| CacheUse::Stored)
            }
            Some(Err(error)) => CacheUse::Failed(format!("a header changed or went while it was compiled: {error}")),
            None => CacheUse::Failed("it is not known which headers were read".to_owned()),
        };
        Ok(made)
    }

    /// What was made, after a look at the log and at the object.
    fn checked(
        &self,
        job: &Job<'_>,
        libraries: DeviceLibraries,
        made: Made,
        cache: CacheUse,
    ) -> Result<(Compiled, Option<Vec<std::path::PathBuf>>), Error> {
        let engine = || self.engine().name.clone();
        let Made { object, log, read } = made;
        let diagnostics = Diagnostic::parse_log(&log, |name| job.source.file(name));
        if diagnostics.iter().any(|one| one.severity >= Severity::Error) {
            let name = job.source.name.clone();
            return Err(Error::Rejected(Box::new(Rejection { name, engine: engine(), diagnostics, help: None, log })));
        }
        let parsed =
            CodeObject::parse(&object).map_err(|problem| Error::NotACodeObject { engine: engine(), problem })?;
        if parsed.target().to_string() != job.target.to_string() {
            return Err(Error::OtherTarget { engine: engine(), target: *job.target, made: *parsed.target() });
        }
        Ok((Compiled { object, log, diagnostics, libraries, cache }, read))
    }

    /// The functions of a code object as assembly.
    ///
    /// # Errors
    ///
    /// [`Error::CodeObject`] when it cannot be read; [`Error::Unsupported`] when there is no `llvm-objdump` beside Clang.
    pub fn disassemble(&self, code_object: &[u8]) -> Result<Disassembly, Error> {
        self.backend.disassemble(&CodeObject::parse(code_object)?, code_object)
    }
}

/// The version to make. A generic target of a version before 6 cannot be written down, and is a way to abort comgr.
fn version_for(source: &Source, target: &TargetId) -> Result<Version, Error> {
    let generic = target.processor().is_generic();
    match source.version {
        Some(version) if generic && version < Version::V6 => Err(Error::Version { target: *target }),
        Some(version) => Ok(version),
        None => Ok(if generic { Version::V6 } else { Version::V5 }),
    }
}

impl fmt::Debug for Compiler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Compiler")
            .field("engine", self.engine())
            .field("cache", &self.cache)
            .field("time_limit", &self.limit)
            .finish()
    }
}

/// What became of the cache.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CacheUse {
    /// There is none.
    Off,
    /// The code object was in it.
    Hit,
    /// The code object was made, and is in it now.
    Stored,
    /// The code object was made, and could not be stored: why.
    Failed(String),
}

/// A code object that was compiled.
#[derive(Clone, PartialEq, Eq)]
pub struct Compiled {
    object: Vec<u8>,
    log: String,
    diagnostics: Vec<Diagnostic>,
    libraries: DeviceLibraries,
    cache: CacheUse,
}

impl Compiled {
    /// The ELF file, for [`Agent::load`](crate::Agent::load).
    pub fn code_object(&self) -> &[u8] {
        &self.object
    }

    /// The ELF file.
    pub fn into_code_object(self) -> Vec<u8> {
        self.object
    }

    /// What the compiler said nevertheless.
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Everything that the compiler wrote.
    pub fn log(&self) -> &str {
        &self.log
    }

    /// Where the functions that the source calls come from.
    pub fn libraries(&self) -> DeviceLibraries {
        self.libraries
    }

    /// What became of the cache.
    pub fn cache(&self) -> &CacheUse {
        &self.cache
    }
}

impl AsRef<[u8]> for Compiled {
    fn as_ref(&self) -> &[u8] {
        &self.object
    }
}

impl fmt::Debug for Compiled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Compiled")
            .field("bytes", &self.object.len())
            .field("warnings", &self.diagnostics.len())
            .field("libraries", &self.libraries)
            .field("cache", &self.cache)
            .finish_non_exhaustive()
    }
}
