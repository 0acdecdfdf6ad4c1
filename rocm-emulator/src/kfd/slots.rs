//! Numbers for things: always the lowest that is free, as the kernel's `idr` gives them out.

use std::{cmp::Reverse, collections::BinaryHeap};

/// Things by number.
#[derive(Debug)]
pub(crate) struct Slots<T> {
    entries: Vec<Option<T>>,
    free: BinaryHeap<Reverse<u32>>,
}

impl<T> Default for Slots<T> {
    fn default() -> Self {
        Slots { entries: Vec::new(), free: BinaryHeap::new() }
    }
}

impl<T> Slots<T> {
    /// Puts a thing at the lowest free number below `limit`; gives it back when there is none.
    pub fn insert(&mut self, thing: T, limit: u32) -> Result<u32, T> {
        let number = self.free.peek().map_or(self.entries.len() as u32, |Reverse(number)| *number);
        if number >= limit {
            return Err(thing);
        }
        match self.free.pop() {
            Some(_) => self.entries[number as usize] = Some(thing),
            None => self.entries.push(Some(thing)),
        }
        Ok(number)
    }

    pub fn remove(&mut self, number: u32) -> Option<T> {
        let thing = self.entries.get_mut(number as usize)?.take()?;
        self.free.push(Reverse(number));
        Some(thing)
    }

    pub fn get(&self, number: u32) -> Option<&T> {
        self.entries.get(number as usize)?.as_ref()
    }

    pub fn get_mut(&mut self, number: u32) -> Option<&mut T> {
        self.entries.get_mut(number as usize)?.as_mut()
    }

    /// All things with their numbers, in order.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &T)> {
        let entries = self.entries.iter().enumerate();
        entries.filter_map(|(number, entry)| Some((number as u32, entry.as_ref()?)))
    }

    /// All things with their numbers, in order.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (u32, &mut T)> {
        let entries = self.entries.iter_mut().enumerate();
        entries.filter_map(|(number, entry)| Some((number as u32, entry.as_mut()?)))
    }

    /// Takes all things out.
    pub fn drain(&mut self) -> impl Iterator<Item = T> + use<T> {
        std::mem::take(self).entries.into_iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_free_number_is_next() {
        let mut slots = Slots::default();
        for number in 0..4 {
            assert_eq!(slots.insert('a', 4), Ok(number));
        }
        assert_eq!(slots.insert('b', 4), Err('b'));
        assert_eq!((slots.remove(2), slots.remove(2), slots.remove(9)), (Some('a'), None, None));
        slots.remove(0);
        assert_eq!((slots.insert('c', 4), slots.insert('d', 4)), (Ok(0), Ok(2)));
        assert_eq!((slots.iter().count(), slots.get(2)), (4, Some(&'d')));
    }
}
