//! LDS: the memory that a workgroup shares.
//!
//! One worker runs all waves of a workgroup, so LDS is plain memory. Out of range, loads give 0 and stores vanish, as
//! the hardware does ("RDNA3 ISA", "LDS out of range").

/// LDS is allocated in units of 512 bytes.
const GRANULE: u32 = 512;

/// The LDS of one workgroup.
#[derive(Debug, Default)]
pub(crate) struct Lds {
    words: Vec<u64>,
    size: u32,
    /// The address of the words, for translated code.
    #[cfg(all(target_arch = "x86_64", unix))]
    start: usize,
}

impl Lds {
    /// Where translated code finds the size, and the address of the first byte.
    #[cfg(all(target_arch = "x86_64", unix))]
    pub(crate) const SIZE: usize = std::mem::offset_of!(Lds, size);
    #[cfg(all(target_arch = "x86_64", unix))]
    pub(crate) const START: usize = std::mem::offset_of!(Lds, start);

    /// Makes it the size that a workgroup asks for and clears it.
    pub(crate) fn resize(&mut self, bytes: u32) {
        self.size = bytes.next_multiple_of(GRANULE);
        self.words.clear();
        self.words.resize(self.size as usize / 8, 0);
        #[cfg(all(target_arch = "x86_64", unix))]
        {
            self.start = self.words.as_mut_ptr().expose_provenance();
        }
    }

    /// How many bytes there are.
    #[inline(always)]
    pub(crate) fn size(&self) -> u32 {
        self.size
    }

    /// Where they are. Aligned to 8.
    #[inline(always)]
    pub(crate) fn pointer(&mut self) -> *mut u8 {
        self.words.as_mut_ptr().cast()
    }

    /// The bytes.
    pub(crate) fn bytes(&mut self) -> &mut [u8] {
        let size = self.size as usize;
        // SAFETY: `words` holds `size` initialised bytes, borrowed as mutably as `self`.
        unsafe { std::slice::from_raw_parts_mut(self.pointer(), size) }
    }

    /// Reads bytes; those out of range are 0, and so are all when one is.
    pub(crate) fn read(&mut self, at: u64, bytes: &mut [u8]) {
        match self.place(at, bytes.len()) {
            Some(place) => bytes.copy_from_slice(place),
            None => bytes.fill(0),
        }
    }

    /// Writes bytes, unless one of them is out of range.
    pub(crate) fn write(&mut self, at: u64, bytes: &[u8]) {
        if let Some(place) = self.place(at, bytes.len()) {
            place.copy_from_slice(bytes);
        }
    }

    fn place(&mut self, at: u64, bytes: usize) -> Option<&mut [u8]> {
        let at = usize::try_from(at).ok()?;
        self.bytes().get_mut(at..at.checked_add(bytes)?)
    }
}
