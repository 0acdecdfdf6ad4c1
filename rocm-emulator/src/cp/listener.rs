//! Who hears what the packet processor reports. It does not know whether that is a KFD or a runtime that brought the queue.

use super::Failure;
use std::fmt;

/// The side of a GPU to which its interrupts go.
pub trait Listener: fmt::Debug + Send + Sync {
    /// Runs `step`, which gives a signal its value and raises its event. Who sees the value may end the event before it is
    /// raised: a listener that cannot bear that makes them wait here.
    fn completing(&self, step: &mut dyn FnMut()) {
        step();
    }

    /// The number of an event stands in its mailbox.
    fn event(&self, number: u32);

    /// Whether the event of a signal without a mailbox is raised too. The KFD's interrupt handler looks for numbers in
    /// mailboxes, so that hardware raises none.
    fn hears_without_mailbox(&self) -> bool {
        false
    }

    /// The queue with this GPU address stopped for good. `diagnosis` is what stopped it, where there are more words for it
    /// than the failure has. Says whether the queue's inactive signal is to tell it too.
    fn stopped(&self, queue: u64, failure: &Failure, diagnosis: Option<&str>) -> bool;
}
