//! The emulator as a driver: the doors of a [`Machine`] under the seam's names.

use super::{Anchor, Driver, Mapping, Node, RawFile, Request};
use crate::numa;
use libc::{c_int, c_void};
use rocm_emulator::{Errno, Machine};
use std::{io, ptr::NonNull, sync::Arc};

/// An emulated machine as a driver.
///
/// It is the process's one way into its machine: the machine keeps one state of the process, as a kernel does, and what
/// the runtime leaves in it is kept here. So a machine goes into one `Emulated`, and that is shared.
#[derive(Debug)]
pub struct Emulated {
    machine: Machine,
    anchor: Anchor,
}

impl Emulated {
    /// The driver of a machine.
    pub fn new(machine: Machine) -> Emulated {
        Emulated { machine, anchor: Anchor::default() }
    }

    /// The driver of a machine, ready for [`Kfd::open`](crate::kfd::Kfd::open).
    pub fn shared(machine: Machine) -> Arc<dyn Driver> {
        Arc::new(Emulated::new(machine))
    }

    /// The machine.
    pub fn machine(&self) -> &Machine {
        &self.machine
    }
}

impl Drop for Emulated {
    fn drop(&mut self) {
        self.anchor.release(self);
    }
}

fn io_error(error: Errno) -> io::Error {
    io::Error::from_raw_os_error(error.0)
}

impl Driver for Emulated {
    fn name(&self) -> &'static str {
        "emulator"
    }

    fn anchor(&self) -> &Anchor {
        &self.anchor
    }

    fn open(&self, node: Node) -> io::Result<RawFile> {
        match node {
            Node::Kfd => self.machine.open_kfd(),
            Node::Render(minor) => self.machine.open_render(minor),
        }
        .map(RawFile)
        .map_err(io_error)
    }

    fn close(&self, file: RawFile) {
        self.machine.close(file.0);
    }

    unsafe fn ioctl(&self, file: RawFile, request: Request, argument: *mut c_void) -> io::Result<c_int> {
        // SAFETY: the caller's promises are the same.
        unsafe { self.machine.ioctl(file.0, request, argument) }.map_err(io_error)
    }

    unsafe fn mmap(&self, file: RawFile, mapping: &Mapping) -> io::Result<NonNull<c_void>> {
        let Mapping { address, length, protection, fixed, offset } = *mapping;
        // SAFETY: the caller's promises are the same.
        unsafe { self.machine.mmap(file.0, address, length, protection, fixed, offset) }.map_err(io_error)
    }

    unsafe fn munmap(&self, address: NonNull<c_void>, length: usize) -> io::Result<()> {
        // SAFETY: the caller's promises are the same.
        unsafe { self.machine.munmap(address, length) }.map_err(io_error)
    }

    fn read_topology(&self, path: &str) -> io::Result<Vec<u8>> {
        self.machine.read_topology(path).map_err(io_error)
    }

    /// The emulator's memory is an ordinary file's, whose pages come when they are touched, by whomever.
    fn settle(&self, node: usize, address: NonNull<c_void>, length: usize) -> numa::Result<()> {
        // SAFETY: the range was just mapped for reading and writing, and nothing unmaps it meanwhile.
        unsafe { numa::Machine::this().settle(node, address, length) }
    }

    fn diagnosis(&self, queue: u32) -> Option<String> {
        self.machine.diagnosis(queue)
    }

    fn list_topology(&self, path: &str) -> io::Result<Vec<String>> {
        self.machine.list_topology(path).map_err(io_error)
    }
}
