//! Plays a scenario on a driver and says where its answers differ from the recorded ones.

use crate::{
    arguments,
    script::{Action, Scenario, Step, Value, errno_name, number},
};
use hsakmt_sys::uapi::{
    ioctl::{self, AMDKFD_IOC_WAIT_EVENTS, COMMANDS, Direction, Encoding, Request},
    kfd_event_data, kfd_ioctl_wait_events_args,
    mmap::{Kind, Offset},
};
use rocm_rs::kfd::driver::{Driver, Mapping, Node, RawFile};
use std::{alloc::Layout, collections::HashMap, io, ptr, ptr::NonNull};

/// Memory that is handed to the driver: aligned as a page, zeroed.
struct Buffer(NonNull<u8>);

const BUFFER: Layout = match Layout::from_size_align(64 * 1024, 4096) {
    Ok(layout) => layout,
    Err(_) => panic!("a power of two"),
};

impl Buffer {
    fn new() -> Buffer {
        // SAFETY: the size is not 0.
        let memory = unsafe { std::alloc::alloc_zeroed(BUFFER) };
        Buffer(NonNull::new(memory).unwrap_or_else(|| std::alloc::handle_alloc_error(BUFFER)))
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        // SAFETY: allocated in `new` with this layout.
        unsafe { std::alloc::dealloc(self.0.as_ptr(), BUFFER) }
    }
}

/// What a step answered.
struct Outcome {
    errno: i32,
    fields: HashMap<String, u64>,
    ages: Vec<u64>,
}

impl Outcome {
    fn of<T>(result: io::Result<T>) -> Outcome {
        let errno = result.err().map_or(0, |e| e.raw_os_error().unwrap_or(-1));
        Outcome { errno, fields: HashMap::new(), ages: Vec::new() }
    }
}

/// Plays a scenario; the differences are returned, one per line.
pub fn play(scenario: &Scenario, driver: &dyn Driver, kernel: &str) -> Vec<String> {
    let mut player = Player { driver, files: HashMap::new(), buffer: Buffer::new() };
    let mut wrong = Vec::new();
    if let Err(error) = player.open('a') {
        return vec![format!("{}: open: {error}", scenario.name)];
    }
    // The answers were recorded as root. Who may not make checkpoints is refused before anything else is looked at.
    // SAFETY: it has no preconditions and cannot fail.
    let refused = scenario.name == "checkpoints" && unsafe { libc::geteuid() } != 0;
    for step in &scenario.steps {
        for turn in 0..step.repeat {
            let answer = step.answer(kernel);
            let errno = if refused { libc::EACCES } else { answer.errno };
            let difference = match player.play(step, &answer.fields) {
                Err(what) => Some(what),
                Ok(got) if got.errno != errno => {
                    Some(format!("{} instead of {}", errno_name(got.errno), errno_name(errno)))
                }
                Ok(got) if got.ages != answer.ages && !answer.ages.is_empty() => {
                    Some(format!("ages {:?} instead of {:?}", got.ages, answer.ages))
                }
                Ok(got) => answer.fields.iter().find_map(|(name, expected)| {
                    let value = got.fields.get(name).copied().unwrap_or(0);
                    (value != *expected).then(|| format!("{name} is {value:#x} instead of {expected:#x}"))
                }),
            };
            if let Some(what) = difference {
                wrong.push(format!("{}, line {}, turn {turn}: {what}", scenario.name, step.line));
                break;
            }
        }
    }
    for file in player.files.into_values() {
        driver.close(file);
    }
    wrong
}

struct Player<'a> {
    driver: &'a dyn Driver,
    files: HashMap<char, RawFile>,
    buffer: Buffer,
}

impl Player<'_> {
    fn open(&mut self, file: char) -> io::Result<()> {
        let opened = self.driver.open(Node::Kfd)?;
        self.files.insert(file, opened);
        Ok(())
    }

    fn play(&mut self, step: &Step, asked: &[(String, u64)]) -> Result<Outcome, String> {
        let file = |files: &HashMap<char, RawFile>| files.get(&step.file).copied().ok_or("the file is not open");
        match &step.action {
            Action::Open => Ok(Outcome::of(self.open(step.file))),
            Action::Close => {
                self.driver.close(file(&self.files)?);
                self.files.remove(&step.file);
                Ok(Outcome::of(Ok(())))
            }
            Action::Command { name, fields, options } => self.command(file(&self.files)?, name, fields, options, asked),
            Action::Wait { events, all, timeout } => Ok(self.wait(file(&self.files)?, events, *all, *timeout)),
            Action::Map { kind, gpu, length } => self.map(file(&self.files)?, kind, *gpu, *length),
        }
    }

    fn value(&self, value: &Value) -> u64 {
        match value {
            Value::Number(number) => *number,
            Value::Buffer => self.buffer.0.as_ptr() as u64,
            Value::Nowhere => NOWHERE,
            // Nothing is ever mapped in the first page.
            Value::Unmapped => 0x800,
            Value::Process => u64::from(std::process::id()),
        }
    }

    fn command(
        &self,
        file: RawFile,
        name: &str,
        fields: &[(String, Value)],
        options: &HashMap<String, String>,
        asked: &[(String, u64)],
    ) -> Result<Outcome, String> {
        let command = COMMANDS.iter().find(|c| c.name == name).ok_or_else(|| format!("no command {name}"))?;
        let option = |key: &str| options.get(key).map(|text| number(text)).transpose();
        let direction = match options.get("direction").map(String::as_str) {
            None => command.direction,
            Some("none") => Direction::None,
            Some("readwrite") => Direction::ReadWrite,
            Some(other) => return Err(format!("no direction {other}")),
        };
        let group = option("group")?.unwrap_or(ioctl::GROUP.into()) as u8;
        let number = option("number")?.unwrap_or(command.number.into()) as u8;
        let size = option("size")?.unwrap_or(command.size as u64) as usize;
        let request = Request::from(Encoding::NATIVE.request(direction, group, number, size));

        // Room for what is beyond the struct, too.
        let mut argument = [0u64; 64];
        assert!(command.size + 64 <= size_of_val(&argument));
        let place = |field: &str| {
            arguments::field(name, field, command.size).ok_or_else(|| format!("{name} has no field {field}"))
        };
        let mut bytes: Vec<u8> = vec![0; size_of_val(&argument)];
        for (field, value) in fields {
            let (offset, length) = place(field)?;
            bytes[offset..offset + length].copy_from_slice(&self.value(value).to_le_bytes()[..length]);
        }
        for (word, eight) in argument.iter_mut().zip(bytes.chunks_exact(8)) {
            *word = u64::from_le_bytes(eight.try_into().map_err(|_| "eight bytes")?);
        }
        let pointer = match options.get("argument").map(String::as_str) {
            None => argument.as_mut_ptr().cast(),
            Some("null") => ptr::null_mut(),
            Some(_) => NOWHERE as *mut _,
        };
        // SAFETY: the argument is larger than the request says; the pointers in it are to our buffer, or bad ones whose
        // refusal is what is tested.
        let mut outcome = Outcome::of(unsafe { self.driver.ioctl(file, request, pointer) });
        let bytes: Vec<u8> = argument.iter().flat_map(|word| word.to_le_bytes()).collect();
        for (field, expected) in asked {
            let (offset, length) = place(field)?;
            let mut value = [0; 8];
            value[..length].copy_from_slice(&bytes[offset..offset + length]);
            let value = u64::from_le_bytes(value);
            // -1 in the text is all ones, however many.
            let ones = *expected == u64::MAX && value.count_ones() as usize == 8 * length;
            outcome.fields.insert(field.clone(), if ones { u64::MAX } else { value });
        }
        Ok(outcome)
    }

    fn wait(&self, file: RawFile, events: &[(u32, u64)], all: bool, timeout: u32) -> Outcome {
        let mut list: Vec<kfd_event_data> = events.iter().map(|&(id, age)| event(id, age)).collect();
        let (result, argument) = wait(self.driver, file, &mut list, all, timeout);
        let mut outcome = Outcome::of(result);
        outcome.fields.insert("result".into(), argument.wait_result.into());
        outcome.ages = list.iter().map(age).collect();
        outcome
    }

    fn map(&self, file: RawFile, kind: &str, gpu: u16, length: usize) -> Result<Outcome, String> {
        let kind = match kind {
            "mmio" => Kind::Mmio,
            "reserved" => Kind::Reserved,
            "events" => Kind::Events,
            "doorbell" => Kind::Doorbell,
            other => return Err(format!("no kind {other}")),
        };
        let offset = Offset::new(kind, gpu, 0).ok_or("no offset")?.as_off_t();
        let protection = libc::PROT_READ | libc::PROT_WRITE;
        let mapping = Mapping { address: ptr::null_mut(), length, protection, fixed: false, offset };
        // SAFETY: the driver chooses the address.
        let mapped = unsafe { self.driver.mmap(file, &mapping) };
        if let Ok(address) = &mapped {
            // SAFETY: mapped above, and nobody else knows it.
            unsafe { self.driver.munmap(*address, length) }.map_err(|e| format!("munmap: {e}"))?;
        }
        Ok(Outcome::of(mapped))
    }
}

/// The first address that no process has.
const NOWHERE: u64 = 0xffff_8000_0000_0000;

/// An entry of WAIT_EVENTS's list.
pub fn event(id: u32, age: u64) -> kfd_event_data {
    let mut event = kfd_event_data { event_id: id, ..Default::default() };
    event.__bindgen_anon_1.signal_event_data.last_event_age = age;
    event
}

/// The age in an entry.
pub fn age(event: &kfd_event_data) -> u64 {
    // SAFETY: every bit pattern is an age.
    unsafe { event.__bindgen_anon_1.signal_event_data.last_event_age }
}

/// Issues WAIT_EVENTS once; the argument is as the driver left it.
pub fn wait(
    driver: &dyn Driver,
    file: RawFile,
    events: &mut [kfd_event_data],
    all: bool,
    timeout: u32,
) -> (io::Result<i32>, kfd_ioctl_wait_events_args) {
    let mut argument = kfd_ioctl_wait_events_args {
        events_ptr: events.as_mut_ptr() as u64,
        num_events: events.len() as u32,
        wait_for_all: all.into(),
        timeout,
        wait_result: 77,
    };
    // SAFETY: the argument is the command's, and its list has as many entries as it says.
    let result = unsafe { driver.ioctl(file, AMDKFD_IOC_WAIT_EVENTS, (&raw mut argument).cast()) };
    (result, argument)
}
