//! Scratch: the private memory of each lane.
//!
//! As in the hardware, the dwords of the lanes are interleaved, so that an access of a whole wave to one scratch address
//! is one row. No program can tell: it reaches scratch by per-lane offsets only, through SCRATCH instructions or through
//! the private aperture of FLAT.

use crate::wave::Lanes;

/// The scratch of one wave.
#[derive(Debug, Default)]
pub(crate) struct WaveScratch {
    /// Row `d` holds dword `d` of every lane; with a wave64 rows `2d` and `2d + 1`.
    rows: Vec<Lanes>,
    bytes: u32,
    wave64: bool,
}

impl WaveScratch {
    /// Gives each lane `bytes`.
    pub(crate) fn resize(&mut self, bytes: u32, wave64: bool) {
        let bytes = bytes.next_multiple_of(4);
        let rows = (bytes as usize / 4) << usize::from(wave64);
        if self.rows.len() != rows {
            self.rows = vec![Lanes::splat(0); rows];
        }
        (self.bytes, self.wave64) = (bytes, wave64);
    }

    /// How many bytes each lane has.
    #[inline(always)]
    pub(crate) fn bytes(&self) -> u32 {
        self.bytes
    }

    /// The dword at `offset` (a multiple of 4) of the lanes of a half.
    #[inline(always)]
    pub(crate) fn row(&mut self, offset: u32, half: usize) -> Option<&mut Lanes> {
        self.rows.get_mut(((offset as usize / 4) << usize::from(self.wave64)) + half)
    }

    /// The place of one byte of one lane.
    fn byte(&self, half: usize, lane: usize, offset: u32) -> Option<(usize, u32)> {
        let row = ((offset as usize / 4) << usize::from(self.wave64)) + half;
        (row < self.rows.len() && lane < crate::wave::LANES).then_some((row, offset % 4 * 8))
    }

    /// Reads bytes of a lane. `None` out of bounds: the offset of the first byte that is.
    pub(crate) fn read(&self, half: usize, lane: usize, offset: u32, bytes: &mut [u8]) -> Result<(), u32> {
        for (at, byte) in (0..).zip(bytes) {
            let at = offset.wrapping_add(at);
            let (row, shift) = self.byte(half, lane, at).ok_or(at)?;
            *byte = (self.rows[row].0[lane] >> shift) as u8;
        }
        Ok(())
    }

    /// Writes bytes of a lane. The error is the offset of the first byte that is out of bounds.
    pub(crate) fn write(&mut self, half: usize, lane: usize, offset: u32, bytes: &[u8]) -> Result<(), u32> {
        for (at, &byte) in (0..).zip(bytes) {
            let at = offset.wrapping_add(at);
            let (row, shift) = self.byte(half, lane, at).ok_or(at)?;
            let word = &mut self.rows[row].0[lane];
            *word = *word & !(0xff << shift) | u32::from(byte) << shift;
        }
        Ok(())
    }
}
