//! Masks and strings against plain models of them, for any size and any text.
#![cfg(feature = "native")]

use numa_sys::{
    list::{self, Mistake, Numbers},
    mask::{self, Mask, Set, WORD, words},
};
use proptest::prelude::*;
use std::{
    collections::BTreeSet,
    ffi::{CString, c_ulong},
};

/// A mask of so many bits, with what is beyond them in its last word.
fn any_mask() -> impl Strategy<Value = (Vec<c_ulong>, usize)> {
    (1..400usize).prop_flat_map(|bits| (prop::collection::vec(any::<c_ulong>(), words(bits)), Just(bits)))
}

fn model(words: &[c_ulong], bits: usize) -> BTreeSet<usize> {
    (0..bits).filter(|bit| words[bit / WORD] >> (bit % WORD) & 1 == 1).collect()
}

proptest! {
    #[test]
    fn bits_are_those_of_a_set((mut words, bits) in any_mask(), bit in 0..1000usize, on: bool) {
        let mut wanted = model(&words, bits);
        prop_assert_eq!(mask::weight(&words, bits), wanted.len());
        prop_assert_eq!(mask::is_set(&words, bits, bit), wanted.contains(&bit));
        let beyond = words[words.len() - 1] >> ((bits - 1) % WORD) >> 1;
        mask::put(&mut words, bits, bit, on);
        if bit < bits && on {
            wanted.insert(bit);
        } else {
            wanted.remove(&bit);
        }
        prop_assert_eq!(&model(&words, bits), &wanted);
        mask::fill(&mut words, bits);
        prop_assert_eq!(mask::weight(&words, bits), bits);
        prop_assert_eq!(words[words.len() - 1] >> ((bits - 1) % WORD) >> 1, beyond);
    }

    #[test]
    fn a_view_has_the_same_bits((words, bits) in any_mask(), (others, other_bits) in any_mask()) {
        let (view, other) = (Mask::new(&words, bits), Mask::new(&others, other_bits));
        let wanted = model(&words, bits);
        prop_assert_eq!(view.iter().collect::<Vec<_>>(), wanted.iter().copied().collect::<Vec<_>>());
        prop_assert_eq!(view.is_empty(), wanted.is_empty());
        prop_assert_eq!(view.same(other), wanted == model(&others, other_bits));
        prop_assert!(view.same(view));
    }

    #[test]
    fn a_copy_is_cut_or_filled_up((from, from_bits) in any_mask(), (mut to, to_bits) in any_mask()) {
        mask::copy(&from, from_bits, &mut to, to_bits);
        let wanted: BTreeSet<usize> = model(&from, from_bits).into_iter().filter(|bit| *bit < to_bits).collect();
        prop_assert_eq!(model(&to, to_bits), wanted);
    }

    #[test]
    fn a_set_is_a_set(a in prop::collection::btree_set(0..300usize, 0..40), b in prop::collection::btree_set(0..300usize, 0..40)) {
        let (first, second): (Set, Set) = (a.iter().copied().collect(), b.iter().copied().collect());
        let both: Vec<usize> = a.intersection(&b).copied().collect();
        prop_assert_eq!(first.intersection(&second).iter().collect::<Vec<_>>(), both);
        let mut all = first.clone();
        all.extend(&second);
        prop_assert_eq!(all.iter().collect::<Vec<_>>(), a.union(&b).copied().collect::<Vec<_>>());
        prop_assert_eq!(first.len(), a.len());
        prop_assert_eq!(first.last(), a.last().copied());
        prop_assert_eq!(first == second, a == b);
        for number in &b {
            all.remove(*number);
        }
        prop_assert_eq!(all.iter().collect::<Vec<_>>(), a.difference(&b).copied().collect::<Vec<_>>());
    }

    #[test]
    fn what_is_written_is_read_again(numbers in prop::collection::btree_set(0..200usize, 1..30)) {
        let (set, known) = (numbers.iter().copied().collect::<Set>(), Set::below(200));
        let read = Numbers { known: &known, complement: &known };
        let text = set.to_string();
        prop_assert_eq!(list::parse(&text, read).unwrap(), set.clone());
        prop_assert_eq!(list::parse_kernel_list(&text, 200).unwrap(), set.clone());
        let rest: Set = (0..200).filter(|number| !numbers.contains(number)).collect();
        prop_assert_eq!(list::parse(format!("!{text}"), read).unwrap(), rest);
        // Counted among the numbers that there are, a string names those.
        let sparse: Set = (0..200).map(|number| 3 * number).collect();
        let relative = Numbers { known: &sparse, complement: &sparse };
        let wanted: Set = numbers.iter().map(|number| 3 * number).collect();
        prop_assert_eq!(list::parse(format!("+{text}"), relative).unwrap(), wanted);
    }

    #[test]
    fn any_text_is_a_set_of_known_numbers_or_a_mistake(text in "[-+!,0-9a-fxl \\t:]{0,12}", top in 1..70usize) {
        let known = Set::below(top);
        let numbers = Numbers { known: &known, complement: &known };
        if let Ok(set) = list::parse(&text, numbers) {
            prop_assert!(set.iter().all(|number| number < top), "{set:?}");
        }
    }

    /// The C library is the model of a number: `strtoul` with base 0, from whose end the text goes on.
    #[test]
    fn numbers_are_those_of_strtoul(text in "[ \\t\\x0b]{0,2}(0|0x|0X)?[0-9a-f]{0,22}") {
        let (string, mut end) = (CString::new(text.as_str()).unwrap(), std::ptr::null_mut());
        // SAFETY: a string, a place for its end, and the place of this thread's error.
        let (number, length) = unsafe {
            let number = libc::strtoul(string.as_ptr(), &mut end, 0);
            (number as usize, end.offset_from(string.as_ptr()) as usize)
        };
        // C23's libraries (FreeBSD's of 15, glibc from 2.38 under that standard) read a binary number after 0b.
        prop_assume!(!text.trim_start().starts_with("0b"));
        let known = Set::below(5000);
        let read = list::parse(&text, Numbers { known: &known, complement: &known });
        match read {
            Err(Mistake::Number(_)) => prop_assert_eq!(length, 0),
            // Too large for a word is the largest to strtoul.
            Err(Mistake::Range(_)) => prop_assert!(number >= 5000, "{number}"),
            Err(Mistake::Rest(rest)) => prop_assert_eq!(&rest, &text[length..]),
            Ok(set) => prop_assert_eq!((set, length), (Set::from_iter([number]), text.len())),
            other => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn any_text_at_all_does_no_harm(text in any::<String>()) {
        let known = Set::below(8);
        let _ = list::parse(&text, Numbers { known: &known, complement: &known });
        let _ = list::parse_kernel_list(&text, 64);
        let _ = list::parse_map(&text, &mut [0; 3]);
        let _ = numa_sys::os::sysfs::meminfo(&text);
        let _ = numa_sys::os::sysfs::status(&text, "");
        let _ = numa_sys::os::freebsd_text::locality(&text, 4);
        let _ = numa_sys::os::freebsd_text::segments(&text, 4);
    }
}
