//! The hot path: packets, the ring they are put in, the doorbell, and signals.
//!
//! Everything here is atomics and stores on memory that the host shares with a packet processor (a GPU's command
//! processor, or the emulator's). Nothing makes a system call, allocates or takes a lock, and nothing knows which backend
//! made the memory. The order of the stores is the invariant of the whole module:
//!
//! 1. a producer takes an index of the ring, only when there is room for it ([`Ring`]);
//! 2. it writes the packet's body with plain stores;
//! 3. it publishes the packet by one 32-bit store, with release ordering, of its first word (header and setup);
//! 4. it stores the index of the packet to the doorbell, with release ordering ([`Doorbell`]).
//!
//! The packet processor reads the first word with acquire ordering, copies the packet, marks the slot
//! [invalid](packet::Kind::Invalid) again and only then moves the read index on. When the work is done it subtracts one
//! from the completion [`Signal`] with release ordering, and whoever reads that value with acquire ordering sees what
//! the work wrote.
//!
//! The rules follow the HSA Platform System Architecture Specification 1.2, sections 2.8 (user mode queueing) and 2.9
//! (AQL), and `amd_hsa_queue.h` and `amd_hsa_signal.h` for the layout. `tests/loom.rs` checks them against every
//! interleaving that the C11 memory model allows; the module `mock` (feature `test-utils`) is the other side of the
//! ring.

pub mod doorbell;
#[cfg(any(test, loom, feature = "test-utils"))]
pub mod mock;
pub mod packet;
pub mod ring;
pub mod signal;
mod sync;

pub use doorbell::Doorbell;
pub use packet::Packet;
pub use ring::{Full, Multi, Ring, Single};
pub use signal::{Condition, Signal};
