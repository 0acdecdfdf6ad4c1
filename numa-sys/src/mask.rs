//! Bits in words of C's `unsigned long`, the lowest first: what `struct bitmask` points to, and what the kernels read.
//!
//! [`Mask`] looks at the words of somebody else and knows how many bits count; [`Set`] owns its words and grows. Bits
//! past the end are absent when read and ignored when written, as libnuma documents. Nothing here is unsafe.
#![forbid(unsafe_code)]

use core::{ffi::c_ulong, fmt};
use smallvec::{SmallVec, smallvec};

/// How many bits a word has.
pub const WORD: usize = c_ulong::BITS as usize;

/// How many words so many bits take.
pub const fn words(bits: usize) -> usize {
    bits.div_ceil(WORD)
}

/// Whether a bit is set in words of which so many bits count.
pub fn is_set(words: &[c_ulong], bits: usize, bit: usize) -> bool {
    bit < bits && words.get(bit / WORD).is_some_and(|word| word >> (bit % WORD) & 1 == 1)
}

/// Sets or clears a bit; one past the end is ignored.
pub fn put(words: &mut [c_ulong], bits: usize, bit: usize, on: bool) {
    if bit < bits
        && let Some(word) = words.get_mut(bit / WORD)
    {
        let flag = 1 << (bit % WORD);
        if on { *word |= flag } else { *word &= !flag }
    }
}

/// Sets the bits that count. What a last word has beyond them stays as it is.
pub fn fill(words: &mut [c_ulong], bits: usize) {
    let whole = bits / WORD;
    let (full, rest) = words.split_at_mut(whole.min(words.len()));
    full.fill(c_ulong::MAX);
    if let Some(last) = rest.first_mut()
        && !bits.is_multiple_of(WORD)
    {
        *last |= tail(bits);
    }
}

/// The bits of the last word that count.
fn tail(bits: usize) -> c_ulong {
    match bits % WORD {
        0 => c_ulong::MAX,
        rest => (1 << rest) - 1,
    }
}

/// How many of the bits that count are set.
pub fn weight(words: &[c_ulong], bits: usize) -> usize {
    let mask = Mask::new(words, bits);
    let Some((last, whole)) = mask.words().split_last() else { return 0 };
    let whole: usize = whole.iter().map(|word| word.count_ones() as usize).sum();
    whole + (last & tail(mask.bits)).count_ones() as usize
}

/// Copies whole words, cut to the shorter of the two; the rest of a longer target is cleared.
///
/// Where the target's bits are more than the source's and share a word with its end, the bits past the source's end are
/// cleared too.
pub fn copy(from: &[c_ulong], from_bits: usize, to: &mut [c_ulong], to_bits: usize) {
    let count = words(from_bits).min(from.len()).min(to.len());
    let (copied, rest) = to.split_at_mut(count);
    copied.copy_from_slice(&from[..count]);
    rest.fill(0);
    if to_bits > from_bits
        && let Some(last) = to.get_mut(from_bits / WORD)
        && !from_bits.is_multiple_of(WORD)
    {
        *last &= tail(from_bits);
    }
}

/// Bits that belong to somebody else.
#[derive(Clone, Copy)]
pub struct Mask<'a> {
    words: &'a [c_ulong],
    bits: usize,
}

impl<'a> Mask<'a> {
    /// No bits at all.
    pub const NONE: Mask<'static> = Mask { words: &[], bits: 0 };

    /// Looks at words of which so many bits count; no more than there are.
    pub fn new(words: &'a [c_ulong], bits: usize) -> Mask<'a> {
        Mask { words, bits: bits.min(words.len() * WORD) }
    }

    /// The words.
    pub fn words(self) -> &'a [c_ulong] {
        &self.words[..words(self.bits)]
    }

    /// How many bits count.
    pub fn bits(self) -> usize {
        self.bits
    }

    /// Whether a bit is set.
    pub fn contains(self, bit: usize) -> bool {
        is_set(self.words, self.bits, bit)
    }

    /// Whether no bit is set.
    pub fn is_empty(self) -> bool {
        self.iter().next().is_none()
    }

    /// The bits that are set, in rising order.
    pub fn iter(self) -> impl Iterator<Item = usize> + 'a {
        (0..self.words().len()).flat_map(move |index| {
            let mut rest = self.word(index);
            core::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros() as usize)?;
                rest &= rest - 1;
                Some(index * WORD + bit)
            })
        })
    }

    /// Whether the same bits are set in both, however long they are.
    pub fn same(self, other: Mask<'_>) -> bool {
        let (short, long) = if self.words().len() <= other.words().len() { (self, other) } else { (other, self) };
        let (mut common, mut rest) = (0..short.words().len(), short.words().len()..long.words().len());
        // Only a last word may have bits that do not count.
        common.all(|index| short.word(index) == long.word(index)) && rest.all(|index| long.word(index) == 0)
    }

    /// A word without the bits that do not count.
    fn word(self, index: usize) -> c_ulong {
        let word = self.words[index];
        if (index + 1) * WORD > self.bits { word & tail(self.bits) } else { word }
    }
}

impl fmt::Debug for Mask<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// Numbers of nodes or of processors: as many bits as the largest needs.
#[derive(Clone, Default)]
pub struct Set {
    words: Words,
}

/// Two words hold the numbers below 128: the sets of most machines need no allocation.
type Words = SmallVec<[c_ulong; 2]>;

impl Set {
    /// The empty set.
    pub const EMPTY: Set = Set { words: SmallVec::new_const() };

    /// The empty set.
    pub fn new() -> Set {
        Set::EMPTY
    }

    /// The numbers below `end`.
    pub fn below(end: usize) -> Set {
        let mut set = Set { words: smallvec![0; words(end)] };
        fill(&mut set.words, end);
        set
    }

    /// The bits of words: as many as there are up to the last that is not 0.
    pub fn from_words(words: &[c_ulong]) -> Set {
        let count = words.iter().rposition(|word| *word != 0).map_or(0, |last| last + 1);
        // The sets of most machines, without a call for so few words.
        Set {
            words: match words[..count] {
                [] => Words::new_const(),
                [word] => Words::from_buf_and_len([word, 0], 1),
                _ => Words::from_slice(&words[..count]),
            },
        }
    }

    /// Adds a number. Numbers are those of nodes and processors: whoever takes them from outside bounds them first.
    #[inline]
    pub fn insert(&mut self, number: usize) {
        match self.words.get_mut(number / WORD) {
            Some(word) => *word |= 1 << (number % WORD),
            None => {
                while self.words.len() < number / WORD {
                    self.words.push(0);
                }
                self.words.push(1 << (number % WORD));
            }
        }
    }

    /// Takes a number out.
    pub fn remove(&mut self, number: usize) {
        let bits = self.words.len() * WORD;
        put(&mut self.words, bits, number, false);
    }

    /// Whether a number is in it.
    #[inline]
    pub fn contains(&self, number: usize) -> bool {
        self.mask().contains(number)
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// How many numbers are in it.
    pub fn len(&self) -> usize {
        weight(&self.words, self.words.len() * WORD)
    }

    /// The numbers, rising.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.mask().iter()
    }

    /// The largest number.
    pub fn last(&self) -> Option<usize> {
        self.words
            .iter()
            .enumerate()
            .rev()
            .find(|(_, word)| **word != 0)
            .map(|(index, word)| index * WORD + WORD - 1 - word.leading_zeros() as usize)
    }

    /// What is in both.
    pub fn intersection(&self, other: &Set) -> Set {
        Set { words: self.words.iter().zip(&other.words).map(|(a, b)| a & b).collect() }
    }

    /// Adds what is in another set.
    pub fn extend(&mut self, other: &Set) {
        if self.words.len() < other.words.len() {
            self.words.resize(other.words.len(), 0);
        }
        for (mine, theirs) in self.words.iter_mut().zip(&other.words) {
            *mine |= theirs;
        }
    }

    /// A look at its bits.
    pub fn mask(&self) -> Mask<'_> {
        Mask::new(&self.words, self.words.len() * WORD)
    }
}

impl FromIterator<usize> for Set {
    fn from_iter<I: IntoIterator<Item = usize>>(numbers: I) -> Set {
        let mut set = Set::new();
        for number in numbers {
            set.insert(number);
        }
        set
    }
}

impl PartialEq for Set {
    fn eq(&self, other: &Set) -> bool {
        self.mask().same(other.mask())
    }
}

impl Eq for Set {}

impl fmt::Debug for Set {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.mask().fmt(f)
    }
}

/// As the kernels and numactl write it: `0-3,8`. Nothing for the empty set.
impl fmt::Display for Set {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut numbers = self.iter().peekable();
        let mut separator = "";
        while let Some(first) = numbers.next() {
            let mut last = first;
            while let Some(next) = numbers.next_if_eq(&(last + 1)) {
                last = next;
            }
            if first == last {
                write!(f, "{separator}{first}")?
            } else {
                write!(f, "{separator}{first}-{last}")?
            }
            separator = ",";
        }
        Ok(())
    }
}
