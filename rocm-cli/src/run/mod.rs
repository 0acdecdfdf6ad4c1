//! `rocm run`: one launch of one kernel, with its arguments from the command line and from files.

mod argument;
mod element;
mod tools;

use crate::{compile::Options, device, error::Error, words};
use argument::{After, Argument, Data};
use element::Element;
use rocm_rs::{Agent, Buffer, Extent, Launch, Profile, code_object::CodeObject};
use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    time::Duration,
};

/// The arguments of `rocm run`.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct Arguments {
    /// A source, which is compiled for the device, or a code object: an ELF file from a compiler.
    file: PathBuf,
    /// The kernel's name.
    kernel: String,
    /// How many work-items run, in one to three dimensions.
    #[arg(long, value_name = "X[,Y[,Z]]", value_parser = extent)]
    grid: Extent<u32>,
    /// How many work-items a workgroup has. The default is what the kernel was compiled for, or 256.
    #[arg(long, value_name = "X[,Y[,Z]]", value_parser = extent)]
    block: Option<Extent<u32>>,
    /// An argument of the kernel, in order: see below.
    #[arg(long = "arg", value_name = "ARGUMENT")]
    arguments: Vec<Argument>,
    /// How many elements of a buffer are printed.
    #[arg(long, value_name = "COUNT", default_value_t = 16)]
    show: usize,
    /// Give up when the kernel has not ended after so many seconds.
    #[arg(long, value_name = "SECONDS", value_parser = words::seconds)]
    timeout: Option<Duration>,
    #[command(flatten)]
    device: device::Arguments,
    #[command(flatten)]
    tools: tools::Arguments,
    #[command(flatten)]
    options: Options,
}

const HELP: &str = "\
Arguments of the kernel:
  TYPE:VALUE              a value; several, with commas between, for a vector
  in:TYPE:DATA            a buffer that the kernel reads
  out:TYPE:COUNT[:FILE]   a buffer of COUNT zeros that goes to FILE afterwards, or is printed
                          (to --check it is empty: the kernel writes it before it reads it)
  inout:TYPE:DATA[:FILE]  a buffer that starts with DATA and goes to FILE afterwards, or is printed
  local:BYTES             local memory (LDS) of the workgroup

  TYPE is u8, i8, u16, i16, f16, u32, i32, f32, u64, i64 or f64.
  DATA is a file of such numbers, as they lie in memory (little-endian), or
    =1,2.5,-3             these numbers
    =0..1000              counting from 0 up to 999
    =7*1000               1000 times 7

Examples:
  rocm run saxpy.cl saxpy --grid 1024 --arg f32:2 --arg in:f32:=0..1000 --arg inout:f32:=1*1000 --arg u32:1000
  rocm run demo.co saxpy --grid 1000 --block 256 \\
      --arg f32:2 --arg in:f32:=0..1000 --arg inout:f32:=1*1000 --arg u32:1000
  rocm run demo.co vector_add --grid 65536 --arg in:f32:a.bin --arg in:f32:b.bin \\
      --arg out:f32:65536:c.bin --arg u32:65536
  rocm run reduce.cl reduce --grid 4096 --check --profile=reduce.html --arg in:f32:=0..4096 --arg out:f32:16";

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<(), Error> {
    let file = read(&arguments.file)?;
    let is_source = arguments.options.is_source(&arguments.file, &file);
    let compiler = is_source.then(|| arguments.options.compiler()).transpose()?;
    // Files are read before a device is opened, and their faults reported first.
    let loaded = arguments.arguments.iter().map(Loaded::new).collect::<Result<Vec<_>, _>>()?;
    let tools = arguments.tools.tools()?;
    let runtime = match &tools {
        Some(tools) => tools.open(&arguments.device, profile_for(&file))?,
        None => arguments.device.open(profile_for(&file))?,
    };
    let agent = runtime.gpu()?;
    let object = match &compiler {
        Some(compiler) => {
            // What the tools tell, they tell by lines of the source.
            let lines: &[&str] = if tools.is_some() { &["-g"] } else { &[] };
            let made = arguments.options.compile_with(compiler, &arguments.file, agent.target(), lines)?;
            made.into_code_object()
        }
        None => file,
    };
    let in_object = |error: rocm_rs::Error| Error::CodeObject { path: arguments.file.clone(), source: error };
    let module = agent.load(&object).map_err(in_object)?;
    let kernel = module.kernel(&arguments.kernel).map_err(in_object)?;
    let queue = agent.create_queue()?;

    let buffers = loaded.iter().map(|argument| argument.upload(&agent)).collect::<Result<Vec<_>, _>>()?;
    let names = kernel.info().arguments.iter().map(|argument| argument.name.clone());
    let names = names.chain(std::iter::repeat(None)).enumerate();
    let names = names.map(|(index, name)| name.filter(|name| !name.is_empty()).unwrap_or(format!("argument {index}")));
    let names: Vec<String> = names.take(loaded.len()).collect();
    if let Some(tools) = &tools {
        for ((argument, buffer), name) in loaded.iter().zip(&buffers).zip(&names) {
            if let Some(buffer) = buffer {
                tools.buffer(name, buffer.address(), buffer.len(), argument.is_filled());
            }
        }
    }
    let mut launch = kernel.launch(&queue).grid(arguments.grid);
    if let Some(block) = arguments.block {
        launch = launch.block(block);
    }
    for (argument, buffer) in loaded.iter().zip(&buffers) {
        launch = argument.add_to(launch, buffer.as_ref());
    }
    // SAFETY: none that this command could give: it runs what the user names, as a shell does. The memory that the kernel
    // is handed holds no Rust value but bytes, and no reference to it exists.
    let done = unsafe { launch.submit() }?;
    let ended = match arguments.timeout {
        None => done.wait().map(|()| true),
        Some(limit) => done.wait_timeout(limit),
    };
    if !matches!(ended, Ok(true)) {
        queue.destroy();
        // What was seen until then is what one wants to know now.
        let told = tools.as_ref().map_or(Ok(()), |tools| tools.tell(&arguments.kernel, &object));
        if !matches!(told, Ok(()) | Err(Error::Mistakes { .. })) {
            told?;
        }
        ended?;
        let limit = arguments.timeout.unwrap_or_default();
        return Err(Error::Timeout { kernel: arguments.kernel.clone(), limit });
    }
    let time = done.duration().map_or_else(|_| String::new(), |time| format!(": {}", words::time(time)));
    eprintln!("{} on {}{time}", arguments.kernel, device::label(&runtime, &agent));

    for ((argument, buffer), name) in loaded.iter().zip(&buffers).zip(&names) {
        if let Some(buffer) = buffer {
            argument.deliver(name, buffer, arguments.show)?;
        }
    }
    tools.map_or(Ok(()), |tools| tools.tell(&arguments.kernel, &object))
}

/// The software GPU that a code object is for, as far as there is one; for a source, any.
fn profile_for(object: &[u8]) -> Profile {
    let target = CodeObject::parse(object).map(|object| object.target().processor().to_string());
    target.ok().and_then(|target| target.parse().ok()).unwrap_or_default()
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}

/// An argument with its data at hand.
struct Loaded<'a> {
    argument: &'a Argument,
    bytes: Vec<u8>,
}

impl<'a> Loaded<'a> {
    fn new(argument: &'a Argument) -> Result<Loaded<'a>, Error> {
        let bytes = match argument {
            Argument::Value(bytes) => bytes.clone(),
            Argument::Buffer { data: Data::Bytes(bytes), .. } => bytes.clone(),
            Argument::Buffer { data: Data::File(path), element, .. } => {
                let bytes = read(path)?;
                if bytes.len() % element.size() != 0 || bytes.is_empty() {
                    let reason = format!("{} bytes are no whole number of {element}, or none", bytes.len());
                    return Err(Error::Content { path: path.clone(), reason });
                }
                bytes
            }
            Argument::Buffer { data: Data::Zeros(_), .. } | Argument::Local(_) => Vec::new(),
        };
        Ok(Loaded { argument, bytes })
    }

    /// Whether it is a buffer that holds something before the kernel runs.
    fn is_filled(&self) -> bool {
        !matches!(self.argument, Argument::Buffer { data: Data::Zeros(_), .. })
    }

    fn upload(&self, agent: &Agent) -> Result<Option<Buffer<u8>>, Error> {
        Ok(match self.argument {
            Argument::Buffer { data: Data::Zeros(bytes), .. } => Some(agent.alloc(*bytes)?),
            Argument::Buffer { .. } => Some(agent.upload(&self.bytes)?),
            Argument::Value(_) | Argument::Local(_) => None,
        })
    }

    fn add_to<'k, 'q>(&self, launch: Launch<'k, 'q>, buffer: Option<&Buffer<u8>>) -> Launch<'k, 'q> {
        /// The value of a width. Its length was checked where it was parsed.
        fn value<const N: usize>(bytes: &[u8]) -> [u8; N] {
            bytes.try_into().unwrap_or([0; N])
        }
        match (self.argument, buffer) {
            (_, Some(buffer)) => launch.arg(buffer),
            (Argument::Local(bytes), _) => launch.local_memory(*bytes),
            _ => match self.bytes.len() {
                1 => launch.arg(value::<1>(&self.bytes)),
                2 => launch.arg(value::<2>(&self.bytes)),
                4 => launch.arg(value::<4>(&self.bytes)),
                8 => launch.arg(value::<8>(&self.bytes)),
                16 => launch.arg(value::<16>(&self.bytes)),
                32 => launch.arg(value::<32>(&self.bytes)),
                64 => launch.arg(value::<64>(&self.bytes)),
                _ => launch.arg(value::<128>(&self.bytes)),
            },
        }
    }

    /// Writes or prints what the kernel left in a buffer.
    fn deliver(&self, name: &str, buffer: &Buffer<u8>, show: usize) -> Result<(), Error> {
        let Argument::Buffer { element, after, .. } = self.argument else { return Ok(()) };
        match after {
            After::Nothing => Ok(()),
            After::File(path) => {
                fs::write(path, buffer.to_vec()?).map_err(|source| Error::Write { path: path.clone(), source })
            }
            After::Print => Ok(print(name, *element, &buffer.to_vec()?, show)?),
        }
    }
}

/// `y (1,000 x f32): 1 3 5 and 997 more`
fn print(name: &str, element: Element, bytes: &[u8], show: usize) -> io::Result<()> {
    let all = bytes.len() / element.size();
    let mut out = io::stdout().lock();
    write!(out, "{name} ({} x {element}):", words::count(all as u64))?;
    for bytes in bytes.chunks_exact(element.size()).take(show) {
        write!(out, " {}", element.text(bytes))?;
    }
    match all.saturating_sub(show) {
        0 => writeln!(out),
        more => writeln!(out, " and {} more", words::count(more as u64)),
    }
}

/// `X`, `X,Y` or `X,Y,Z`.
fn extent(text: &str) -> Result<Extent<u32>, String> {
    let sizes = text.split(',').map(|size| size.trim().parse().map_err(|error| format!("`{size}`: {error}")));
    match sizes.collect::<Result<Vec<u32>, _>>()?[..] {
        [x] => Ok([x].into()),
        [x, y] => Ok([x, y].into()),
        [x, y, z] => Ok([x, y, z].into()),
        _ => Err("one to three sizes with commas between".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extents() {
        assert_eq!(extent("7").unwrap().size(), [7, 1, 1]);
        assert_eq!(extent("7, 8,9").unwrap().size(), [7, 8, 9]);
        for wrong in ["", "a", "1,2,3,4", "-1", "4294967296", "1,,2"] {
            assert!(extent(wrong).is_err(), "{wrong}");
        }
    }
}
