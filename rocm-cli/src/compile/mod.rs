//! `rocm compile`: a source to a code object; and what `rocm disasm` and `rocm run` share with it.

mod report;

use crate::{device, error::Error, words};
use rocm_rs::{
    Profile,
    code_object::{CodeObject, TargetId, Version},
    compile::{self, CacheUse, Compiled, Compiler, Engine, Language, Source},
};
use std::{
    ffi::OsStr,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    time::Duration,
};

/// The arguments of `rocm compile`.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct Arguments {
    /// The source.
    source: PathBuf,
    /// Where the code object goes: a file, or `-` for standard output. The default is the source's name with `.co`.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    options: Options,
}

const HELP: &str = "\
Examples:
  rocm compile saxpy.cl
  rocm compile saxpy.cl --target gfx1100 -DN=256 -I include -o saxpy-gfx1100.co
  rocm compile kernel.hip --target gfx90a:xnack- --engine comgr";

/// What is compiled for.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Target {
    /// What the code is for, such as gfx1151 or gfx90a:sramecc+:xnack-. The default is the device.
    #[arg(long, value_name = "TARGET")]
    target: Option<TargetId>,
    #[command(flatten)]
    device: device::Arguments,
}

impl Target {
    /// The target that was named, or the device's.
    pub fn get(&self) -> Result<TargetId, Error> {
        match self.target {
            Some(target) => Ok(target),
            None => Ok(*self.device.open(Profile::default())?.gpu()?.target()),
        }
    }
}

/// How a source is compiled.
#[derive(Debug, clap::Args)]
#[group(skip)]
#[command(next_help_heading = "Compiling")]
pub struct Options {
    /// The language: opencl, hip, c, llvm-ir or assembly. The default is what the ending of the file's name says.
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<Language>,
    /// The compiler: clang, clang:/usr/bin/clang-19, comgr or comgr:/a/libamd_comgr.so. The default is what the
    /// environment variable ROCM_RS_COMPILER names, or the first that is there.
    #[arg(long, value_name = "ENGINE")]
    engine: Option<Engine>,
    /// A folder that is searched for headers, after the source's own.
    #[arg(short = 'I', value_name = "FOLDER")]
    include: Vec<PathBuf>,
    /// Defines a macro.
    #[arg(short = 'D', value_name = "NAME[=VALUE]")]
    define: Vec<String>,
    /// The level of optimisation: 0, 1, 2, 3, s. The default is 3.
    #[arg(short = 'O', value_name = "LEVEL")]
    optimise: Option<String>,
    /// Another option of the compiler: --option=-cl-fast-relaxed-math.
    #[arg(long, value_name = "OPTION", allow_hyphen_values = true)]
    option: Vec<String>,
    /// The version of the code object: 4, 5 or 6. The default is 5, and 6 for a generic target.
    #[arg(long, value_name = "VERSION", value_parser = version)]
    code_object_version: Option<Version>,
    /// Compile even when the code object is in the cache, and do not store it.
    #[arg(long)]
    no_cache: bool,
    /// Stop the compiler after so many seconds. The default is 120.
    #[arg(long, value_name = "SECONDS", value_parser = crate::words::seconds)]
    compile_timeout: Option<Duration>,
}

impl Options {
    /// Whether a file is a source: by what was said, or by the ending of its name.
    pub fn is_source(&self, path: &Path, bytes: &[u8]) -> bool {
        !bytes.starts_with(b"\x7fELF") && (self.language.is_some() || Language::of_path(path).is_some())
    }

    fn source(&self, path: &Path, more: &[&str]) -> Result<Source, compile::Error> {
        let source = match self.language {
            Some(language) => Source::read_as(language, path)?,
            None => Source::read(path)?,
        };
        let source = self.include.iter().fold(source, |source, folder| source.include_dir(folder));
        let source = source.options(self.define.iter().map(|define| format!("-D{define}")));
        let source = source
            .options(self.optimise.iter().map(|level| format!("-O{level}")))
            .options(&self.option)
            .options(more.iter().copied());
        Ok(self.code_object_version.into_iter().fold(source, Source::code_object_version))
    }

    /// The compiler.
    pub fn compiler(&self) -> Result<Compiler, Error> {
        let mut builder = Compiler::builder();
        if let Some(engine) = &self.engine {
            builder = builder.engine(engine.clone());
        }
        if self.no_cache {
            builder = builder.cache(None);
        }
        if let Some(limit) = self.compile_timeout {
            builder = builder.time_limit(limit);
        }
        Ok(builder.build()?)
    }

    /// Compiles a file; what the compiler says goes to standard error.
    pub fn compile(&self, compiler: &Compiler, path: &Path, target: &TargetId) -> Result<Compiled, Error> {
        self.compile_with(compiler, path, target, &[])
    }

    /// The same with more options than were given.
    pub fn compile_with(
        &self,
        compiler: &Compiler,
        path: &Path,
        target: &TargetId,
        more: &[&str],
    ) -> Result<Compiled, Error> {
        let source = self.source(path, more)?;
        let report = report::Report::new(source.name(), path);
        match compiler.compile(&source, target) {
            Ok(made) => {
                report.print(made.warnings(), None);
                if let CacheUse::Failed(why) = made.cache() {
                    eprintln!("rocm: compiled, but not kept for the next time: {why}");
                }
                Ok(made)
            }
            Err(compile::Error::Rejected(rejection)) => {
                let errors = report.print(&rejection.diagnostics, rejection.help.as_deref());
                if errors == 0 {
                    // It says in another way what it does not like.
                    eprint!("{}", rejection.log);
                }
                Err(Error::Rejected { path: path.to_owned(), engine: rejection.engine, errors })
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<(), Error> {
    let path = &arguments.source;
    let compiler = arguments.options.compiler()?;
    let made = arguments.options.compile(&compiler, path, &arguments.target.get()?)?;
    let object = CodeObject::parse(made.code_object()).map_err(compile::Error::from)?;
    let output = arguments
        .output
        .clone()
        .unwrap_or_else(|| PathBuf::from(path.file_stem().unwrap_or(OsStr::new("a"))).with_extension("co"));
    let cached = if *made.cache() == CacheUse::Hit { ", from the cache" } else { "" };
    let (kernels, bytes) = (object.kernels().len(), words::bytes(made.code_object().len() as u64));
    if output == Path::new("-") {
        io::stdout().lock().write_all(made.code_object())?;
    } else {
        let written = fs::write(&output, made.code_object());
        written.map_err(|source| Error::Write { path: output.clone(), source })?;
        eprintln!(
            "{}: {kernels} kernel{} for {}, {bytes} ({}{cached})",
            output.display(),
            if kernels == 1 { "" } else { "s" },
            object.target(),
            compiler.engine().name,
        );
    }
    Ok(())
}

fn version(text: &str) -> Result<Version, &'static str> {
    match text {
        "4" => Ok(Version::V4),
        "5" => Ok(Version::V5),
        "6" => Ok(Version::V6),
        _ => Err("it is 4, 5 or 6"),
    }
}
