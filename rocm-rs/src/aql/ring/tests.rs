use super::*;
use crate::aql::{mock, packet::Kind};
use proptest::prelude::*;
use std::{collections::VecDeque, ptr::NonNull};

fn numbered(number: u32) -> Packet {
    let mut words = [number; 16];
    words[0] = Kind::VendorSpecific as u32;
    Packet::from_words(words)
}

/// A number of packets put in, taken, or given up, in any order.
#[derive(Clone, Debug)]
enum Step {
    Submit,
    GiveUp,
    Consume,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![3 => Just(Step::Submit), 1 => Just(Step::GiveUp), 3 => Just(Step::Consume)];
    proptest::collection::vec(step, 0..200)
}

macro_rules! against_a_queue {
    ($name:ident, $make:path) => {
        proptest! {
            #[test]
            fn $name(steps in steps(), log2 in 0u32..5, start in prop_oneof![Just(0u64), Just(u64::MAX - 3), any::<u64>()]) {
                let capacity = 1 << log2;
                #[allow(unused_mut)]
                let (mut ring, mut processor) = $make(capacity, start)?;
                let mut model = VecDeque::new();
                let mut next = start;
                for (number, step) in steps.into_iter().enumerate() {
                    match step {
                        Step::Submit | Step::GiveUp => {
                            let (packet, expected) = match step {
                                Step::Submit => (Some(numbered(number as u32)), numbered(number as u32)),
                                _ => (None, Packet::nothing()),
                            };
                            let full = model.len() == capacity as usize;
                            match ring.try_reserve() {
                                Ok(slot) => {
                                    prop_assert!(!full);
                                    prop_assert_eq!(slot.index(), next);
                                    match packet {
                                        Some(packet) => prop_assert_eq!(slot.fill(packet), next),
                                        None => drop(slot),
                                    }
                                    prop_assert_eq!(processor.doorbell(), (next != u64::MAX).then_some(next));
                                    model.push_back(expected);
                                    next = next.wrapping_add(1);
                                }
                                Err(error) => {
                                    prop_assert!(full);
                                    prop_assert_eq!(error, Full { capacity });
                                }
                            }
                        }
                        Step::Consume => prop_assert_eq!(processor.next(), model.pop_front()),
                    }
                    prop_assert_eq!(ring.write_index(), next);
                    prop_assert_eq!(ring.read_index(), next.wrapping_sub(model.len() as u64));
                }
            }
        }
    };
}
against_a_queue!(a_single_producers_ring_is_a_queue, mock::single);
against_a_queue!(a_shared_ring_is_a_queue, mock::multi);

#[test]
fn memory_that_cannot_be_a_ring_is_refused() {
    for slots in [0, 3, 12] {
        assert_eq!(mock::multi(slots, 0).unwrap_err(), Error::Capacity { slots });
    }
    let mut word = 0u64;
    let index = NonNull::from(&mut word);
    let misaligned = NonNull::new(std::ptr::without_provenance_mut::<Packet>(0x1010)).unwrap();
    // SAFETY: the parts are refused, so nothing is accessed.
    let error = unsafe { Parts::new(misaligned, 4, index, index, Doorbell::new(index)) }.unwrap_err();
    assert_eq!(error, Error::Alignment { address: 0x1010 });
    let mut queue = amd_queue_v2_t::default();
    queue.hsa_queue.size = 4;
    // SAFETY: as above.
    let error = unsafe { Parts::of_queue(NonNull::from(&mut queue), Doorbell::new(index)) }.unwrap_err();
    assert_eq!(error, Error::NoBase);
}

#[test]
fn a_ring_over_an_amd_queue_uses_its_indices() {
    let mut slots = vec![Packet::from_words([0xffff_ffff; 16]); 8];
    let doorbell = u64::MAX;
    let mut queue = Box::new(amd_queue_v2_t { write_dispatch_id: 77, read_dispatch_id: 70, ..Default::default() });
    queue.hsa_queue.base_address = slots.as_mut_ptr().cast();
    queue.hsa_queue.size = 8;
    let queue = NonNull::from(Box::leak(queue));
    let (slots, doorbell) = (NonNull::from(slots.leak()), NonNull::from(Box::leak(Box::new(doorbell))));
    // SAFETY: all of it is leaked, and nobody else uses it while the ring does.
    let mut ring = unsafe {
        let parts = Parts::of_queue(queue, Doorbell::new(doorbell)).unwrap();
        parts.clear();
        Ring::single(parts)
    };
    for index in 0..8 {
        assert_eq!(ring.try_submit(numbered(index as u32)), Ok(index));
    }
    assert_eq!(ring.try_submit(numbered(8)), Err(Full { capacity: 8 }));
    // SAFETY: no other thread is there.
    unsafe {
        assert_eq!((queue.as_ref().write_dispatch_id, *doorbell.as_ref()), (8, 7));
        assert!((0..8).all(|i| slots.as_ref()[i] == numbered(i as u32)));
        (*queue.as_ptr()).read_dispatch_id = 1;
        assert_eq!(ring.try_submit(numbered(8)), Ok(8));
        assert_eq!(slots.as_ref()[0], numbered(8));
        drop((
            Box::from_raw(queue.as_ptr()),
            Box::from_raw(doorbell.as_ptr()),
            Vec::from_raw_parts(slots.as_ptr().cast::<Packet>(), 8, 8),
        ));
    }
}

#[test]
fn waiting_for_room_can_be_given_up() {
    let (ring, mut processor) = mock::multi(1, 0).unwrap();
    ring.try_submit(numbered(0)).unwrap();
    let mut looks = 0;
    let outcome = ring.reserve_with(|| {
        looks += 1;
        if looks == 3 { Err("stop") } else { Ok(()) }
    });
    assert_eq!((outcome.unwrap_err(), ring.write_index()), ("stop", 1));
    let slot = ring.reserve_with(|| processor.next().map(drop).ok_or("nothing to consume")).unwrap();
    assert_eq!(slot.fill(numbered(1)), 1);
    assert_eq!(processor.next(), Some(numbered(1)));
}

/// Many threads, a small ring, one processor: every packet arrives once and whole.
#[test]
fn every_packet_of_many_producers_arrives_once() {
    const PRODUCERS: u32 = if cfg!(miri) { 3 } else { 8 };
    const EACH: u32 = if cfg!(miri) { 20 } else { 5_000 };
    let (ring, mut processor) = mock::multi(8, u64::MAX - 100).unwrap();
    let mut seen = vec![0u32; PRODUCERS as usize];
    std::thread::scope(|scope| {
        for producer in 0..PRODUCERS {
            let ring = &ring;
            scope.spawn(move || {
                for number in 0..EACH {
                    let slot = ring.reserve_with(|| {
                        std::thread::yield_now();
                        Ok::<(), std::convert::Infallible>(())
                    });
                    let Ok(slot) = slot;
                    slot.fill(numbered(producer << 16 | number));
                }
            });
        }
        for _ in 0..PRODUCERS * EACH {
            let packet = loop {
                match processor.next() {
                    Some(packet) => break packet,
                    None => std::thread::yield_now(),
                }
            };
            let word = packet.words()[1];
            assert!(packet.words()[1..].iter().all(|&other| other == word), "torn: {packet:?}");
            let producer = (word >> 16) as usize;
            assert_eq!(seen[producer], word & 0xffff, "a producer's packets stay in their order");
            seen[producer] += 1;
        }
    });
    assert_eq!(processor.next(), None);
    assert!(!processor.is_behind());
}
