//! `rocm disasm`: the functions of a code object, or of a source, as assembly.

use crate::{
    compile::{Options, Target},
    error::Error,
};
use std::{
    fs,
    io::{self, Write as _},
    path::PathBuf,
};

/// The arguments of `rocm disasm`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A code object, or a source that is compiled first.
    file: PathBuf,
    /// The function; all of them without it.
    function: Option<String>,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    options: Options,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<(), Error> {
    let path = &arguments.file;
    let bytes = fs::read(path).map_err(|source| Error::Read { path: path.clone(), source })?;
    let compiler = arguments.options.compiler()?;
    let object = if arguments.options.is_source(path, &bytes) {
        arguments.options.compile(&compiler, path, &arguments.target.get()?)?.into_code_object()
    } else {
        bytes
    };
    let disassembly = compiler.disassemble(&object).map_err(|error| match error {
        rocm_rs::compile::Error::CodeObject(source) => Error::CodeObject { path: path.clone(), source: source.into() },
        error => error.into(),
    })?;
    let mut out = io::stdout().lock();
    match &arguments.function {
        None => write!(out, "{disassembly}")?,
        Some(name) => {
            let function = disassembly.function(name).ok_or_else(|| Error::UnknownFunction {
                path: path.clone(),
                name: name.clone(),
                available: disassembly.functions().iter().map(|function| function.name.clone()).collect(),
            })?;
            write!(out, "{function}")?;
        }
    }
    Ok(())
}
