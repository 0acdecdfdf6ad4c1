//! Which bytes of a wave's scratch hold something.
//!
//! Compilers save registers there that hold nothing, and reserve places that they read before they write them: what was
//! read decides nothing then. So a byte is known as a register is, and only who uses it later is told of.

use std::collections::HashMap;

/// What is known of 64 bytes, a bit each.
#[derive(Clone, Copy, Debug, Default)]
struct Block {
    /// Somebody stored there.
    stored: u64,
    /// It was something that is defined.
    defined: u64,
}

/// What is known of some bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// At least one of them holds something.
    Defined,
    /// What was stored is undefined.
    Undefined,
    /// Nobody stored anything.
    Never,
}

/// The scratch of a wave.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    /// By lanes and blocks.
    blocks: HashMap<(u8, u64), Block>,
    /// The undefined bits of words that are defined in part: scalar registers that were saved in lanes of a vector register.
    partial: HashMap<(u8, u64), u32>,
}

impl Scratch {
    /// Notes a store of a lane, of which some bits may be undefined.
    pub fn store(&mut self, lane: u8, at: u64, bytes: u64, undefined: u32) {
        let defined = undefined != u32::MAX;
        for byte in at..at.saturating_add(bytes) {
            let (block, bit) = (self.blocks.entry((lane, byte / 64)).or_default(), 1 << (byte % 64));
            block.stored |= bit;
            block.defined = if defined { block.defined | bit } else { block.defined & !bit };
        }
        if !self.partial.is_empty() {
            for word in at.saturating_sub(3)..at.saturating_add(bytes) {
                self.partial.remove(&(lane, word));
            }
        }
        if defined && undefined != 0 && bytes == 4 {
            self.partial.insert((lane, at), undefined);
        }
    }

    /// What a lane finds.
    pub fn load(&self, lane: u8, at: u64, bytes: u64) -> Content {
        let mut content = Content::Never;
        for byte in at..at.saturating_add(bytes) {
            let (block, bit) = (self.blocks.get(&(lane, byte / 64)).copied().unwrap_or_default(), 1 << (byte % 64));
            if block.defined & bit != 0 {
                return Content::Defined;
            }
            if block.stored & bit != 0 {
                content = Content::Undefined;
            }
        }
        content
    }

    /// The undefined bits of a word that is defined in part.
    pub fn partial(&self, lane: u8, at: u64) -> Option<u32> {
        self.partial.get(&(lane, at)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_holds_what_was_stored_last_by_its_lane() {
        let mut scratch = Scratch::default();
        scratch.store(1, 62, 4, 0);
        scratch.store(1, 64, 1, u32::MAX);
        for (lane, at, bytes, content) in [
            (0, 62, 4, Content::Never),
            (1, 58, 4, Content::Never),
            (1, 58, 5, Content::Defined),
            (1, 64, 1, Content::Undefined),
            (1, 64, 2, Content::Defined),
            (1, 66, 64, Content::Never),
        ] {
            assert_eq!(scratch.load(lane, at, bytes), content, "{lane} {at} {bytes}");
        }
        scratch.store(1, 64, 1, 0);
        assert_eq!(scratch.load(1, 64, 1), Content::Defined);
    }

    #[test]
    fn bits_of_a_word_last_until_a_byte_of_it_is_stored() {
        let mut scratch = Scratch::default();
        for (at, last) in [(5, true), (4, true), (8, false), (9, false), (12, true)] {
            scratch.store(3, 8, 4, 0xff);
            assert_eq!((scratch.partial(3, 8), scratch.load(3, 8, 4)), (Some(0xff), Content::Defined));
            scratch.store(2, 8, 4, 0);
            scratch.store(3, at, if at == 5 { 3 } else { 4 }, 0);
            assert_eq!(scratch.partial(3, 8), last.then_some(0xff), "{at}");
        }
    }
}
