//! Who touched a byte last: what races are found by.
//!
//! An epoch counts the barriers of a workgroup. Two accesses are ordered when they are of the same wave, or of the same
//! workgroup with a barrier between them. Atomics do not race with each other.

use rocm_emulator::observe::WaveId;
use std::collections::HashMap;

/// An access, as it is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touch {
    pub id: WaveId,
    pub epoch: u32,
    pub at: u64,
    pub atomic: bool,
}

impl Touch {
    /// Whether nothing orders the two.
    fn races(&self, other: &Touch) -> bool {
        self.id != other.id
            && (self.id.group != other.id.group || self.epoch == other.epoch)
            && !(self.atomic && other.atomic)
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

    fn touch(group: u64, wave: u32, epoch: u32, atomic: bool) -> Touch {
        Touch { id: WaveId { group, wave }, epoch, at: 0, atomic }
    }

    #[test]
    fn only_what_nothing_orders_races() {
        let write = touch(0, 0, 0, false);
        for (other, races) in [
            (touch(0, 0, 0, false), false),
            (touch(0, 1, 0, false), true),
            (touch(0, 1, 1, false), false),
            (touch(1, 0, 1, false), true),
        ] {
            for (reads, writes) in [(true, false), (false, true)] {
                let mut shadow = Shadow::default();
                assert_eq!(shadow.touch(5, write, false, true), None);
                assert_eq!(shadow.touch(5, other, reads, writes), races.then_some(write));
            }
        }
        let mut shadow = Shadow::default();
        assert_eq!(shadow.touch(5, touch(0, 0, 0, true), true, true), None);
        assert_eq!(shadow.touch(5, touch(0, 1, 0, true), true, true), None);
        assert!(shadow.touch(5, touch(0, 2, 0, false), true, false).is_some(), "a plain read beside an atomic");
    }

    #[test]
    fn a_write_races_with_either_of_two_readers() {
        let mut shadow = Shadow::default();
        shadow.touch(5, touch(0, 1, 0, false), true, false);
        shadow.touch(5, touch(0, 0, 0, false), true, false);
        assert_eq!(shadow.touch(5, touch(0, 0, 0, false), false, true), Some(touch(0, 1, 0, false)));
    }
}
