//! `rocm demo`: five kernels, each checked against the CPU, and a picture.
//!
//! The kernels are those of `demo.cl` in the corpus, built ahead of time for the targets there are. Every check is exact:
//! the CPU does the same operations in the same order, each of which rounds once on either side.

mod kernels;
mod picture;

use crate::{device, error::Error, words};
use indicatif::{ProgressBar, ProgressStyle};
use rocm_rs::{Agent, Completion, Module, Profile, Queue};
use std::{
    fs,
    io::{
        self,
        ErrorKind::{PermissionDenied, ReadOnlyFilesystem},
        Write as _,
    },
    path::{Path, PathBuf},
    time::Duration,
};

/// The arguments of `rocm demo`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Where the picture of the Mandelbrot set goes: mandelbrot.png here, or among the temporary files where this folder
    /// cannot be written.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    device: device::Arguments,
}

/// What every kernel of the demo runs with.
struct Bench {
    agent: Agent,
    queue: Queue,
    module: Module,
}

/// What came of a kernel.
struct Outcome {
    /// What it worked on.
    size: String,
    /// How long it ran on the device.
    time: Duration,
    /// What is wrong with its result.
    wrong: Option<String>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<(), Error> {
    let runtime = arguments.device.open(Profile::default())?;
    let agent = runtime.gpu()?;
    let device = device::label(&runtime, &agent);
    let source = rocm_emulator::kernels::source("demo");
    let object = source.and_then(|source| source.object(agent.name())).ok_or_else(|| Error::NoDemo {
        target: agent.name().to_owned(),
        available: source.map_or(Vec::new(), |source| source.objects.iter().map(|object| object.target).collect()),
    })?;
    let bench = Bench { queue: agent.create_queue()?, module: agent.load(object.bytes)?, agent };

    let mut rows = vec![["kernel", "size", "device", "time", "check"].map(str::to_owned).to_vec()];
    let mut wrong = 0;
    let mut counts = Vec::new();
    let bar = ProgressBar::new(kernels::ALL.len() as u64);
    bar.set_style(style());
    bar.enable_steady_tick(Duration::from_millis(100));
    for (name, kernel) in kernels::ALL {
        bar.set_message(name);
        let outcome = kernel(&bench, &mut counts)?;
        wrong += usize::from(outcome.wrong.is_some());
        let check = outcome.wrong.map_or_else(|| "ok".to_owned(), |difference| format!("WRONG: {difference}"));
        rows.push(vec![name.to_owned(), outcome.size, device.clone(), words::time(outcome.time), check]);
        bar.inc(1);
    }
    bar.finish_and_clear();
    io::stdout().write_all(words::table(&rows).as_bytes())?;

    let view = kernels::VIEW;
    let png = picture::png(&counts, view.width, view.height, view.limit).map_err(io::Error::from)?;
    let picture = save(arguments.output.as_deref(), |path| fs::write(path, &png))?;
    writeln!(io::stdout(), "\npicture: {} ({} x {})", picture.display(), view.width, view.height)?;
    match wrong {
        0 => Ok(()),
        _ => Err(Error::Wrong { wrong, all: kernels::ALL.len() }),
    }
}

/// Writes the picture where it was asked for, and says where that is. Without a wish it is here; a folder that cannot be
/// written (a package's, a read-only file system's) is no reason to fail, and then it is among the temporary files.
fn save(wish: Option<&Path>, mut write: impl FnMut(&Path) -> io::Result<()>) -> Result<PathBuf, Error> {
    let path = wish.unwrap_or(Path::new(PICTURE)).to_owned();
    let failed = |path, source| Error::Write { path, source };
    match write(&path) {
        Ok(()) => Ok(path),
        Err(error) if wish.is_none() && matches!(error.kind(), ReadOnlyFilesystem | PermissionDenied) => {
            let path = std::env::temp_dir().join(PICTURE);
            write(&path).map(|()| path.clone()).map_err(|source| failed(path, source))
        }
        Err(source) => Err(failed(path, source)),
    }
}

const PICTURE: &str = "mandelbrot.png";

fn style() -> ProgressStyle {
    // The template is a constant that a test holds to be well formed.
    ProgressStyle::with_template(TEMPLATE).unwrap_or_else(|_| ProgressStyle::default_bar())
}

const TEMPLATE: &str = "{spinner} {msg:14} [{bar:30}] {pos} of {len} kernels";

impl Bench {
    /// Waits for a launch, and says how long it ran.
    fn finish(done: &Completion) -> Result<Duration, Error> {
        done.wait()?;
        Ok(done.duration()?)
    }
}

/// What differs between two results that should be equal, bit by bit.
fn difference<T: Copy + PartialEq + std::fmt::Debug>(got: &[T], expected: &[T]) -> Option<String> {
    if got.len() != expected.len() {
        return Some(format!("{} values, not {}", got.len(), expected.len()));
    }
    let differs = |&i: &usize| got[i] != expected[i];
    let first = (0..got.len()).find(differs)?;
    let many = (first..got.len()).filter(differs).count();
    Some(format!("{} of {} differ; [{first}] is {:?}, not {:?}", many, got.len(), got[first], expected[first]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_is_well_formed() {
        ProgressStyle::with_template(TEMPLATE).unwrap();
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_no_failure_unless_it_was_asked_for() {
        let elsewhere = std::env::temp_dir().join(PICTURE);
        for kind in [ReadOnlyFilesystem, PermissionDenied] {
            let write = |path: &Path| if path == elsewhere { Ok(()) } else { Err(io::Error::from(kind)) };
            assert_eq!(save(None, write).unwrap(), elsewhere);
            assert!(
                matches!(save(Some(Path::new("a.png")), write), Err(Error::Write { path, .. }) if path == Path::new("a.png"))
            );
            assert!(
                matches!(save(None, |_| Err(io::Error::from(kind))), Err(Error::Write { path, .. }) if path == elsewhere)
            );
        }
        assert_eq!(save(None, |_| Ok(())).unwrap(), Path::new(PICTURE));
        let full = save(None, |_| Err(io::ErrorKind::StorageFull.into()));
        assert!(matches!(full, Err(Error::Write { path, .. }) if path == Path::new(PICTURE)));
    }

    #[test]
    fn a_difference_is_found_and_counted() {
        assert_eq!(difference(&[1, 2, 3], &[1, 2, 3]), None);
        assert_eq!(difference(&[1, 7, 8], &[1, 2, 3]).unwrap(), "2 of 3 differ; [1] is 7, not 2");
        assert_eq!(difference(&[1], &[1, 2]).unwrap(), "1 values, not 2");
        assert!(difference(&[f32::NAN], &[1.0]).is_some());
    }
}
