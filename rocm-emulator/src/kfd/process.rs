//! What the emulated kernel keeps for a process: its open files, and in [`State`] everything it made.

use super::State;
use crate::{errno::Errno, topology::Hardware};
use std::{
    collections::HashMap,
    process,
    sync::{Arc, Mutex, MutexGuard},
};

/// The first number that stands for an open file. Real descriptors never get there.
pub(crate) const FIRST_FILE: i32 = 0x4000_0000;

/// What a file is open on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// `/dev/kfd`.
    Kfd,
    /// The render node of the GPU with this number.
    Render(usize),
}

/// The state of one process.
pub(crate) struct Process {
    id: u32,
    first_file: i32,
    pub hardware: Arc<Hardware>,
    files: Mutex<HashMap<i32, Node>>,
    pub state: State,
}

impl Process {
    pub fn new(hardware: Arc<Hardware>, first_file: i32) -> Result<Process, Errno> {
        let state = State::new(&hardware)?;
        Ok(Process { id: process::id(), first_file, hardware, files: Mutex::default(), state })
    }

    /// Whether this is the state of the process that runs. False in a forked child.
    pub fn is_mine(&self) -> bool {
        self.id == process::id()
    }

    /// Whether a file was opened by the parent, before the fork.
    pub fn inherited(&self, file: i32) -> bool {
        (FIRST_FILE..self.first_file).contains(&file)
    }

    pub fn open(&self, file: i32, node: Node) {
        self.files().insert(file, node);
    }

    pub fn close(&self, file: i32) {
        self.files().remove(&file);
    }

    pub fn node(&self, file: i32) -> Option<Node> {
        self.files().get(&file).copied()
    }

    fn files(&self) -> MutexGuard<'_, HashMap<i32, Node>> {
        self.files.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
