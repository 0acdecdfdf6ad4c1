//! Compiling at run time: every language from source to result, what is wrong with sources, and compilers that are
//! absent, crash or never end.

#![cfg(feature = "compile")]
#![allow(missing_docs)]

mod bad;
mod cached;
#[cfg(feature = "comgr")]
mod comgr;
mod languages;

use rocm_rs::{
    Agent, Buffer, Device, Profile, Runtime,
    code_object::TargetId,
    compile::{Cache, Compiled, Compiler, Engine, Error, Language, Source},
};
use std::sync::OnceLock;

/// The Clang of this machine; `None`, said aloud, where there is none.
fn clang() -> Option<Compiler> {
    static CLANG: OnceLock<Option<Compiler>> = OnceLock::new();
    let find = || match Compiler::builder().engine(Engine::Clang(None)).cache(None).build() {
        Ok(compiler) => Some(compiler),
        Err(error) => {
            println!("SKIP: compiling by Clang: {}", error.to_string().replace('\n', " "));
            None
        }
    };
    CLANG.get_or_init(find).clone()
}

fn target(name: &str) -> TargetId {
    name.parse().unwrap()
}

fn gpu(profile: Profile) -> Agent {
    Runtime::builder().device(Device::Emulated(profile)).open().unwrap().gpu().unwrap()
}

fn made(compiler: &Compiler, source: &Source, target: &TargetId) -> Compiled {
    compiler.compile(source, target).unwrap_or_else(|error| panic!("{error}"))
}
