//! `rocm topo`: the machine as a tree of text, as JSON, or as a picture: nodes, processors, caches, memory, GPUs, links, distances.

mod caches;
mod json;
mod map;
mod picture;
mod png;
mod svg;
mod text;

use crate::{device, error::Error};
use map::Map;
use rocm_rs::numa::Machine;
use std::{
    fs,
    io::{self, Write as _},
    path::PathBuf,
};

/// The arguments of `rocm topo`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Draw it into a file: SVG or PNG, by the file's name.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// As JSON: numbers, for programs.
    #[arg(long, conflicts_with = "output")]
    json: bool,
    #[command(flatten)]
    device: device::Arguments,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<(), Error> {
    // A map of this machine has no software GPU in it, unless that was asked for.
    let runtime = arguments.device.open_if_there()?;
    if arguments.json {
        let system = runtime.as_ref().map(|runtime| runtime.topology());
        let text = json::write(Machine::this(), system).map_err(io::Error::from)?;
        io::stdout().write_all(text.as_bytes())?;
        return Ok(());
    }
    let map = Map::new(Machine::this(), runtime.as_ref().map(|runtime| runtime.topology()));
    let Some(path) = &arguments.output else {
        io::stdout().write_all(text::tree(&map).as_bytes())?;
        return Ok(());
    };
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    let picture = picture::draw(&map);
    let bytes = match extension.as_deref() {
        Some("svg") => svg::write(&picture).into_bytes(),
        Some("png") => png::write(&picture).map_err(io::Error::from)?,
        _ => {
            let reason = "a picture is written as .svg or .png: name the file so".to_owned();
            return Err(Error::Content { path: path.clone(), reason });
        }
    };
    fs::write(path, bytes).map_err(|source| Error::Write { path: path.clone(), source })
}
