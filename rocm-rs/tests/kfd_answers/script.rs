//! The recorded answers: how their text is read.
//!
//! A file is a list of scenarios; each is played in a process (or an emulated one) that never used the KFD before, with
//! `/dev/kfd` open as file `a`. A line is a step and what it answers:
//!
//! ```text
//! scenario: NAME
//! COMMAND field=value... !option=value...   => ANSWER        one ioctl; what is not given is 0
//! 100 x COMMAND ...                         => ANSWER        the same, so many times
//! wait 1,2@5 all timeout=20                 => ANSWER        WAIT_EVENTS on events 1 and 2, 2 with age 5; `-`: on none
//! mmap events gpu=1 length=4096             => ANSWER        kinds: mmio, reserved, events, doorbell
//! b.COMMAND ...                             => ANSWER        on file `b`
//! open b                                                     opens /dev/kfd once more
//! close a
//!     6.1                                   => ANSWER        what that kernel answers instead
//! ```
//!
//! An answer is `ok` or an errno (by name, or by number where it has none), and fields as they are afterwards. Values
//! are numbers, `-1` for all ones, `@buffer` (64 KiB of zeroes), `@nowhere` (an address that is no address of user space),
//! `@unmapped` (one where nothing is), and `@self` (the process). Options: `size`, `group`, `direction` and `number`
//! change the ioctl number, `argument` is where the argument is. Fields `beyond0` and so on are the words behind a struct.

use std::{collections::HashMap, fmt};

/// Steps that belong together.
#[derive(Debug)]
pub struct Scenario {
    pub name: String,
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Debug)]
pub struct Step {
    pub line: usize,
    pub repeat: u32,
    pub file: char,
    pub action: Action,
    /// The answer, and other answers of named kernels.
    pub answer: Answer,
    pub others: HashMap<String, Answer>,
}

impl Step {
    pub fn answer(&self, kernel: &str) -> &Answer {
        self.others.get(kernel).unwrap_or(&self.answer)
    }
}

#[derive(Debug)]
pub enum Action {
    Open,
    Close,
    Command { name: String, fields: Vec<(String, Value)>, options: HashMap<String, String> },
    Wait { events: Vec<(u32, u64)>, all: bool, timeout: u32 },
    Map { kind: String, gpu: u16, length: usize },
}

/// A number, or one that is known when the step is played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Number(u64),
    Buffer,
    Nowhere,
    Unmapped,
    Process,
}

/// What a step answers.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// 0 for success.
    pub errno: i32,
    pub fields: Vec<(String, u64)>,
    pub ages: Vec<u64>,
}

/// What is wrong with the text.
#[derive(Debug)]
pub struct Malformed(usize, String);

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.0, self.1)
    }
}

/// Reads a file of answers.
pub fn parse(text: &str) -> Result<Vec<Scenario>, Malformed> {
    let mut scenarios: Vec<Scenario> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let number = number + 1;
        let malformed = |what: String| Malformed(number, what);
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix("scenario: ") {
            scenarios.push(Scenario { name: name.to_owned(), steps: Vec::new() });
            continue;
        }
        let steps = &mut scenarios.last_mut().ok_or_else(|| malformed("a step before any scenario".into()))?.steps;
        let (left, right) = line.split_once("=>").unwrap_or((line, "ok"));
        let answer = answer(right).map_err(malformed)?;
        if line.starts_with(' ') {
            let step = steps.last_mut().ok_or_else(|| malformed("an answer to no step".into()))?;
            step.others.insert(left.trim().to_owned(), answer);
        } else {
            steps.push(step(number, left, answer).map_err(malformed)?);
        }
    }
    Ok(scenarios)
}

fn step(line: usize, text: &str, answer: Answer) -> Result<Step, String> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let mut repeat = 1;
    if words.len() > 2 && words[1] == "x" {
        repeat = words[0].parse().map_err(|e| format!("{}: {e}", words[0]))?;
        words.drain(..2);
    }
    let (file, name) = match words[0].split_once('.') {
        Some((file, name)) => (file.chars().next().unwrap_or('a'), name),
        None => ('a', words[0]),
    };
    let pairs: Vec<(&str, &str)> = words[1..].iter().map(|w| w.split_once('=').unwrap_or((w, ""))).collect();
    let pair = |key: &str| pairs.iter().find(|(k, _)| *k == key).map(|(_, v)| *v);
    let named = || words.get(1).and_then(|w| w.chars().next()).ok_or("no file");
    let (file, action) = match name {
        "open" => (named()?, Action::Open),
        "close" => (named()?, Action::Close),
        "wait" => {
            let mut events = Vec::new();
            for event in words.get(1).copied().unwrap_or("-").split(',').filter(|e| *e != "-") {
                let (id, age) = event.split_once('@').unwrap_or((event, "0"));
                events.push((number(id)? as u32, number(age)?));
            }
            let timeout = number(pair("timeout").ok_or("no timeout")?)? as u32;
            (file, Action::Wait { events, all: pair("all").is_some(), timeout })
        }
        "mmap" => {
            let gpu = number(pair("gpu").unwrap_or("0"))? as u16;
            let length = number(pair("length").ok_or("no length")?)? as usize;
            (file, Action::Map { kind: words[1].to_owned(), gpu, length })
        }
        _ => {
            let mut fields = Vec::new();
            let mut options = HashMap::new();
            for (key, text) in &pairs {
                match key.strip_prefix('!') {
                    Some(option) => drop(options.insert(option.to_owned(), (*text).to_owned())),
                    None => fields.push(((*key).to_owned(), value(text)?)),
                }
            }
            (file, Action::Command { name: name.to_owned(), fields, options })
        }
    };
    Ok(Step { line, repeat, file, action, answer, others: HashMap::new() })
}

fn answer(text: &str) -> Result<Answer, String> {
    let mut answer = Answer::default();
    for (position, word) in text.split_whitespace().enumerate() {
        match word.split_once('=') {
            None if position == 0 => answer.errno = errno(word)?,
            None => return Err(format!("{word} is no field")),
            Some(("ages", ages)) => answer.ages = ages.split(',').map(number).collect::<Result<_, _>>()?,
            Some((field, value)) => answer.fields.push((field.to_owned(), number(value)?)),
        }
    }
    Ok(answer)
}

fn value(text: &str) -> Result<Value, String> {
    Ok(match text {
        "@buffer" => Value::Buffer,
        "@nowhere" => Value::Nowhere,
        "@unmapped" => Value::Unmapped,
        "@self" => Value::Process,
        _ => Value::Number(number(text)?),
    })
}

/// Reads a number: decimal, hexadecimal, or -1.
pub fn number(text: &str) -> Result<u64, String> {
    let read = match text.strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits, 16),
        None if text == "-1" => Ok(u64::MAX),
        None => text.parse(),
    };
    read.map_err(|e| format!("{text}: {e}"))
}

const ERRNOS: &[(&str, i32)] = &[
    ("ok", 0),
    ("EPERM", libc::EPERM),
    ("ESRCH", libc::ESRCH),
    ("EINTR", libc::EINTR),
    ("EBADF", libc::EBADF),
    ("ENOMEM", libc::ENOMEM),
    ("EACCES", libc::EACCES),
    ("EFAULT", libc::EFAULT),
    ("EBUSY", libc::EBUSY),
    ("ENODEV", libc::ENODEV),
    ("EINVAL", libc::EINVAL),
    ("ENOTTY", libc::ENOTTY),
    ("ENOSPC", libc::ENOSPC),
];

fn errno(text: &str) -> Result<i32, String> {
    match ERRNOS.iter().find(|(name, _)| *name == text) {
        Some((_, errno)) => Ok(*errno),
        None => text.parse().map_err(|_| format!("{text} is no errno")),
    }
}

/// An errno as the text has it.
pub fn errno_name(errno: i32) -> String {
    ERRNOS.iter().find(|(_, e)| *e == errno).map_or_else(|| errno.to_string(), |(name, _)| (*name).to_owned())
}
