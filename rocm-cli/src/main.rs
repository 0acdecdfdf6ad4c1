//! The `rocm` command: what is in the machine, and kernels run from the shell.
//!
//! Results go to standard output, notices and errors to standard error. The exit code is 0 when all went well, 1 when
//! something failed or a result was wrong, 2 when the command line was not understood.

mod compile;
mod demo;
mod device;
mod disasm;
mod doctor;
mod emulate;
mod error;
mod info;
mod libraries;
mod run;
mod topo;
mod words;

use clap::{Parser, Subcommand};
use error::Error;
use std::{io, process::ExitCode};

/// What is in the machine, and kernels run from the shell.
#[derive(Debug, Parser)]
#[command(name = "rocm", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say what GPUs there are: instruction set, memories, caches, links.
    Info(info::Arguments),
    /// Run five kernels, check their results against the CPU, and draw a Mandelbrot set.
    Demo(demo::Arguments),
    /// Run a kernel of a source or of a code object.
    Run(run::Arguments),
    /// Compile a source to a code object: OpenCL C, HIP, C, LLVM IR or assembly.
    Compile(compile::Arguments),
    /// Print the functions of a code object, or of a source, as assembly.
    Disasm(disasm::Arguments),
    Emulate(emulate::Arguments),
    /// Say what stands between this machine and a kernel on its AMD GPU, and how to mend it.
    Doctor(doctor::Arguments),
    /// Draw the machine: nodes, processors, caches, GPUs, links, distances.
    Topo(topo::Arguments),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Info(arguments) => info::run(&arguments),
        Command::Demo(arguments) => demo::run(&arguments),
        Command::Run(arguments) => run::run(&arguments),
        Command::Compile(arguments) => compile::run(&arguments),
        Command::Disasm(arguments) => disasm::run(&arguments),
        Command::Emulate(arguments) => emulate::run(&arguments),
        Command::Doctor(arguments) => doctor::run(&arguments),
        Command::Topo(arguments) => topo::run(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read the output has seen enough.
        Err(Error::Output { source }) if source.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("rocm: {}", error::chain(&error));
            error.exit_code().into()
        }
    }
}
