//! Events: how a thread sleeps until a GPU has something to say.
use super::Result;
use std::time::Duration;

/// A KFD event of the process, destroyed when it is dropped.
#[derive(Debug)]
pub struct Event {}

impl Event {
    /// The KFD's id of it.
    pub fn id(&self) -> u32 {
        unimplemented!()
    }

    /// The address that a GPU writes the id to when it raises the event.
    pub fn mailbox(&self) -> u64 {
        unimplemented!()
    }

    /// Sets the event, waking whoever waits for it.
    pub fn set(&self) -> Result<()> {
        unimplemented!()
    }

    /// Takes the event back.
    pub fn reset(&self) -> Result<()> {
        unimplemented!()
    }

    /// Waits until the event is set; `false` when the time was up. Fails when a GPU fails.
    pub fn wait(&self, _timeout: Option<Duration>) -> Result<bool> {
        unimplemented!()
    }
}
