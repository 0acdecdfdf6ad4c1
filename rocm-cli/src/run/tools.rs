//! What the software GPU can tell of a kernel and hardware cannot: `rocm run --profile --trace --check`.

use crate::{device, error::Error};
use rocm_emulator::{Config, Machine, observe::Several, observe::SharedObserver, observe::WaveId};
use rocm_emulator_tools::{Buffer, Check, Lines, Profile, Trace};
use rocm_rs::{Device, Runtime, kfd::driver::Emulated};
use std::{
    fs, io,
    path::PathBuf,
    str::FromStr,
    sync::{Arc, Mutex, PoisonError},
};

/// What is to be told.
#[derive(Debug, clap::Args)]
#[group(skip)]
#[command(next_help_heading = "Tools of the software GPU")]
pub struct Arguments {
    /// Say where the kernel spends its instructions, afterwards or in a FILE: .txt, .json or .html.
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = "-")]
    profile: Option<Destination>,
    /// Look for accesses outside of the buffers, of memory that nobody wrote, misaligned ones, and data races. What is
    /// found goes to standard error or to a FILE (.txt or .json), and the exit code is 1.
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = "-")]
    check: Option<Destination>,
    /// Write down each instruction of some waves and the registers that it changed, afterwards or into a FILE (.txt).
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = "-")]
    trace: Option<Destination>,
    /// Which waves are traced: a workgroup's number and the wave's in it.
    #[arg(long, value_name = "GROUP[:WAVE]", value_delimiter = ',', default_value = "0:0", value_parser = wave)]
    trace_waves: Vec<WaveId>,
    /// How many instructions are traced at most.
    #[arg(long, value_name = "COUNT", default_value_t = 10_000)]
    trace_lines: usize,
}

/// Where something is told.
#[derive(Clone, Debug)]
enum Destination {
    Printed,
    File(PathBuf, Format),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Text,
    Json,
    Html,
}

impl FromStr for Destination {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Destination, Self::Err> {
        let path = PathBuf::from(text);
        let format = match path.extension().and_then(|ending| ending.to_str()) {
            _ if text == "-" => return Ok(Destination::Printed),
            Some("txt") => Format::Text,
            Some("json") => Format::Json,
            Some("html") => Format::Html,
            _ => return Err("the name of the file ends in .txt, .json or .html"),
        };
        Ok(Destination::File(path, format))
    }
}

impl Destination {
    fn format(&self) -> Format {
        match self {
            Destination::Printed => Format::Text,
            Destination::File(_, format) => *format,
        }
    }

    fn store(&self, text: &str, mut printed: impl io::Write) -> Result<(), Error> {
        match self {
            Destination::Printed => Ok(printed.write_all(text.as_bytes())?),
            Destination::File(path, _) => {
                fs::write(path, text).map_err(|source| Error::Write { path: path.clone(), source })
            }
        }
    }
}

/// `3` or `3:1`.
fn wave(text: &str) -> Result<WaveId, String> {
    let (group, wave) = text.split_once(':').unwrap_or((text, "0"));
    let wrong = |part: &str, error: &dyn std::fmt::Display| format!("`{part}`: {error}");
    Ok(WaveId {
        group: group.parse().map_err(|error| wrong(group, &error))?,
        wave: wave.parse().map_err(|error| wrong(wave, &error))?,
    })
}

/// The tools at work.
#[derive(Debug)]
pub struct Tools<'a> {
    arguments: &'a Arguments,
    profile: Option<Arc<Mutex<Profile>>>,
    check: Option<Arc<Mutex<Check>>>,
    trace: Option<Arc<Mutex<Trace>>>,
}

fn lock<T>(tool: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    tool.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Arguments {
    /// The tools that were asked for; `None` when it was none.
    ///
    /// # Errors
    ///
    /// [`Error::Format`] for a file of a kind that a tool does not write.
    pub fn tools(&self) -> Result<Option<Tools<'_>>, Error> {
        let kinds =
            [("--check", &self.check, &[Format::Text, Format::Json][..]), ("--trace", &self.trace, &[Format::Text])];
        for (tool, destination, formats) in kinds {
            if destination.as_ref().is_some_and(|destination| !formats.contains(&destination.format())) {
                return Err(Error::Format { tool });
            }
        }
        let Arguments { profile, check, trace, trace_waves, trace_lines } = self;
        let tools = Tools {
            arguments: self,
            profile: profile.as_ref().map(|_| Arc::default()),
            check: check.as_ref().map(|_| Arc::default()),
            trace: trace.as_ref().map(|_| Arc::new(Mutex::new(Trace::new(trace_waves.iter().copied(), *trace_lines)))),
        };
        Ok((profile.is_some() || check.is_some() || trace.is_some()).then_some(tools))
    }
}

impl Tools<'_> {
    /// Opens a software GPU that they watch: the chosen one, or one that the kernel is for.
    ///
    /// # Errors
    ///
    /// [`Error::NoTools`] when another device was chosen.
    pub fn open(&self, device: &device::Arguments, fallback: rocm_rs::Profile) -> Result<Runtime, Error> {
        let device = device.chosen()?.unwrap_or(Device::Emulated(fallback));
        let Device::Emulated(profile) = device else { return Err(Error::NoTools { device }) };
        let mut all: Vec<SharedObserver> = Vec::new();
        all.extend(self.profile.clone().map(|tool| tool as SharedObserver));
        all.extend(self.check.clone().map(|tool| tool as SharedObserver));
        all.extend(self.trace.clone().map(|tool| tool as SharedObserver));
        let gpus = rocm_emulator::Profile::ALL.into_iter().filter(|gpu| gpu.name() == profile.name()).collect();
        let observer: SharedObserver = Arc::new(Mutex::new(Several(all)));
        let machine = Machine::new(Config { gpus, observer: Some(observer), ..Config::default() })?;
        Ok(Runtime::builder().device(device).driver(Emulated::shared(machine)).open()?)
    }

    /// Tells them of a buffer of the kernel's.
    pub fn buffer(&self, name: &str, address: u64, bytes: usize, filled: bool) {
        if let Some(check) = &self.check {
            lock(check).add_buffer(Buffer { name: name.to_owned(), address, bytes: bytes as u64, filled });
        }
    }

    /// Tells what they saw of a kernel of a code object.
    ///
    /// # Errors
    ///
    /// [`Error::Mistakes`] when the checker found some; [`Error::Write`].
    pub fn tell(&self, kernel: &str, object: &[u8]) -> Result<(), Error> {
        let lines = Lines::of(object);
        if let (Some(trace), Some(to)) = (&self.trace, &self.arguments.trace) {
            let trace = lock(trace);
            let mut text: String = trace.lines().iter().flat_map(|line| [line, "\n"]).collect();
            if trace.left_out() > 0 {
                text += &format!("and {} instructions more: --trace-lines\n", trace.left_out());
            }
            to.store(&text, io::stdout().lock())?;
        }
        if let (Some(profile), Some(to)) = (&self.profile, &self.arguments.profile) {
            let mut report = lock(profile).report();
            if let Some(lines) = &lines {
                report.locate(lines, kernel);
            }
            let text = match to.format() {
                Format::Text => report.to_string(),
                Format::Json => json(&report),
                Format::Html => report.html(kernel),
            };
            to.store(&text, io::stdout().lock())?;
        }
        if let (Some(check), Some(to)) = (&self.check, &self.arguments.check) {
            let findings = lock(check).findings().cloned().collect::<Vec<_>>().into_iter();
            let findings: Vec<_> = findings
                .map(|finding| lines.as_ref().map_or(finding.clone(), |lines| finding.located(lines, kernel)))
                .collect();
            let text = match to.format() {
                Format::Json => json(&findings),
                _ => findings.iter().map(|finding| format!("{kernel}: {finding}\n")).collect(),
            };
            to.store(&text, io::stderr().lock())?;
            if !findings.is_empty() {
                return Err(Error::Mistakes { kernel: kernel.to_owned(), count: findings.len() });
            }
        }
        Ok(())
    }
}

fn json(value: &impl serde::Serialize) -> String {
    // Numbers, texts and lists of them always have a form.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waves_and_files_are_understood_or_refused() {
        assert_eq!(wave("3").unwrap(), WaveId { group: 3, wave: 0 });
        assert_eq!(wave("3:1").unwrap(), WaveId { group: 3, wave: 1 });
        for wrong in ["", "a", "1:", "1:b", "-1"] {
            assert!(wave(wrong).is_err(), "{wrong}");
        }
        assert!(matches!("-".parse().unwrap(), Destination::Printed));
        assert!(
            matches!("a.b.json".parse().unwrap(), Destination::File(path, Format::Json) if path.ends_with("a.b.json"))
        );
        assert!("a".parse::<Destination>().is_err());
        assert!("a.svg".parse::<Destination>().is_err());
    }
}
