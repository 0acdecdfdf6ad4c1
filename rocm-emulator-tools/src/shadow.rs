//! Who touched a byte last: what races are found by.
//!
//! An epoch counts the barriers of a workgroup. Two accesses are ordered when they are of the same wave, or of the same
//! workgroup with a barrier between them. Atomics do not race with each other, and an atomic load with nothing: the store
//! that it meets may be an atomic one, which looks like any other.

use rocm_emulator::observe::WaveId;
use std::collections::HashMap;

/// How an access goes with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// It may be torn, repeated or left out.
    Plain,
    /// A load that says that it is atomic.
    AtomicLoad,
    /// Read and written as one step.
    Atomic,
}

/// An access, as it is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touch {
    pub id: WaveId,
    pub epoch: u32,
    pub at: u64,
    pub manner: Manner,
}

impl Touch {
    /// Whether nothing orders the two.
    fn races(&self, other: &Touch) -> bool {
        self.id != other.id
            && (self.id.group != other.id.group || self.epoch == other.epoch)
            && ![self.manner, other.manner].contains(&Manner::AtomicLoad)
            && (self.manner, other.manner) != (Manner::Atomic, Manner::Atomic)
    }
}

/// What is known of a byte.
#[derive(Clone, Copy, Debug, Default)]
struct Byte {
    write: Option<Touch>,
    /// The last two readers of different waves: whoever writes races with one of them if with any of late.
    reads: [Option<Touch>; 2],
}

/// The bytes of a memory, by address.
#[derive(Debug, Default)]
pub struct Shadow(HashMap<u64, Byte>);

impl Shadow {
    /// Notes an access of one byte. The earlier access that it races with.
    pub fn touch(&mut self, address: u64, touch: Touch, reads: bool, writes: bool) -> Option<Touch> {
        let byte = self.0.entry(address).or_default();
        let mut race = byte.write.filter(|write| write.races(&touch));
        if writes {
            race = race.or_else(|| byte.reads.into_iter().flatten().find(|read| read.races(&touch)));
            byte.write = Some(touch);
        }
        if reads {
            if byte.reads[0].is_some_and(|read| read.id != touch.id) {
                byte.reads[1] = byte.reads[0];
            }
            byte.reads[0] = Some(touch);
        }
        race
    }

    /// Whether somebody has written the byte.
    pub fn is_written(&self, address: u64) -> bool {
        self.0.get(&address).is_some_and(|byte| byte.write.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touch(group: u64, wave: u32, epoch: u32, manner: Manner) -> Touch {
        Touch { id: WaveId { group, wave }, epoch, at: 0, manner }
    }

    #[test]
    fn only_what_nothing_orders_races() {
        let write = touch(0, 0, 0, Manner::Plain);
        for (other, races) in [
            (touch(0, 0, 0, Manner::Plain), false),
            (touch(0, 1, 0, Manner::Plain), true),
            (touch(0, 1, 1, Manner::Plain), false),
            (touch(1, 0, 1, Manner::Plain), true),
        ] {
            for (reads, writes) in [(true, false), (false, true)] {
                let mut shadow = Shadow::default();
                assert_eq!(shadow.touch(5, write, false, true), None);
                assert_eq!(shadow.touch(5, other, reads, writes), races.then_some(write));
            }
        }
    }

    #[test]
    fn atomics_race_with_what_is_plain() {
        // Who comes first, who comes second, and whether they race: a manner, and whether it reads and writes.
        let (load, store) = ((Manner::Plain, true, false), (Manner::Plain, false, true));
        let (atomic, atomic_load) = ((Manner::Atomic, true, true), (Manner::AtomicLoad, true, false));
        for (first, second, races) in [
            (load, load, false),
            (load, store, true),
            (load, atomic, true),
            (load, atomic_load, false),
            (store, store, true),
            (store, atomic, true),
            (store, atomic_load, false),
            (atomic, atomic, false),
            (atomic, atomic_load, false),
            (atomic_load, atomic_load, false),
        ] {
            for [one, two] in [[first, second], [second, first]] {
                let mut shadow = Shadow::default();
                shadow.touch(5, touch(0, 0, 0, one.0), one.1, one.2);
                let race = shadow.touch(5, touch(0, 1, 0, two.0), two.1, two.2);
                assert_eq!(race.is_some(), races, "{one:?} {two:?}");
            }
        }
    }

    #[test]
    fn a_write_races_with_either_of_two_readers() {
        let plain = |wave: u32| touch(0, wave, 0, Manner::Plain);
        let mut shadow = Shadow::default();
        shadow.touch(5, plain(1), true, false);
        shadow.touch(5, plain(0), true, false);
        assert_eq!(shadow.touch(5, plain(0), false, true), Some(plain(1)));
    }
}
