//! The ring and the signals under every interleaving that the C11 memory model allows, up to a few preemptions.
//!
//! Run by `ci/loom`, which compiles with `--cfg loom`; without it this file is empty.
#![cfg(loom)]

use loom::{sync::Arc, sync::atomic::Ordering, thread};
use rocm_rs::aql::{Condition, Full, Packet, Signal, mock, packet::Kind};

fn numbered(number: u32) -> Packet {
    let mut words = [number; 16];
    words[0] = Kind::VendorSpecific as u32;
    Packet::from_words(words)
}

fn number(packet: &Packet) -> u32 {
    let words = &packet.words()[1..];
    assert!(words.iter().all(|word| *word == words[0]), "torn: {packet:?}");
    words[0]
}

fn model(preemptions: usize, body: impl Fn() + Sync + Send + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(preemptions);
    builder.check(body);
}

/// Consumes `count` packets, polling the slots.
fn consume(processor: &mut mock::PacketProcessor, count: usize) -> Vec<u32> {
    let mut seen = vec![];
    while seen.len() < count {
        match processor.next() {
            Some(packet) => seen.push(number(&packet)),
            None => thread::yield_now(),
        }
    }
    seen
}

/// One producer, two slots, four packets, the index passing its own wrap: the producer writes a slot again only after
/// the processor has copied what stood in it.
#[test]
fn a_single_producer_wraps_around() {
    model(3, || {
        let (mut ring, mut processor) = mock::single(2, u64::MAX - 1).unwrap();
        let producer = thread::spawn(move || {
            for i in 0..4 {
                ring.reserve().fill(numbered(i));
            }
        });
        assert_eq!(consume(&mut processor, 4), [0, 1, 2, 3]);
        producer.join().unwrap();
    });
}

/// Producers that try once for each of their numbers, against a processor that looks a few times meanwhile. (Nobody
/// spins: loom cannot bound two threads that wait for each other.) What was accepted arrives, once and in each producer's
/// order; what was refused leaves no trace.
fn try_against_a_processor(capacity: u32, start: u64, numbers: [&'static [u32]; 2], looks: usize) {
    let (ring, mut processor) = mock::multi(capacity, start).unwrap();
    let ring = Arc::new(ring);
    let producers = numbers.map(|numbers| {
        let ring = ring.clone();
        thread::spawn(move || -> Vec<u32> {
            numbers.iter().copied().filter(|&number| ring.try_submit(numbered(number)).is_ok()).collect()
        })
    });
    let mut seen: Vec<u32> = (0..looks).filter_map(|_| processor.next().map(|packet| number(&packet))).collect();
    let accepted = producers.map(|producer| producer.join().unwrap());
    seen.extend(processor.by_ref().map(|packet| number(&packet)));
    assert!(!processor.is_behind());
    for accepted in &accepted {
        let arrived: Vec<u32> = seen.iter().copied().filter(|number| accepted.contains(number)).collect();
        assert_eq!(&arrived, accepted);
    }
    assert_eq!(seen.len(), accepted.iter().map(Vec::len).sum::<usize>());
    assert!(seen.len() >= capacity as usize);
}

/// One slot: every packet passes through the same memory.
#[test]
fn two_producers_share_one_slot() {
    model(3, || try_against_a_processor(1, 0, [&[0, 1], &[2]], 2));
}

/// Two slots, used one and a half times, the index passing its own wrap.
#[test]
fn two_producers_wrap_around() {
    model(2, || try_against_a_processor(2, u64::MAX, [&[0, 1], &[2]], 2));
}

/// A write index that is older than the read index says "room", never "full". One thread puts packets in and consumes
/// them, one at a time, so that there is always room for the other thread's packet, whatever that thread has read. It may
/// also rely on a read index that the first thread has loaded.
#[test]
fn a_stale_index_is_not_a_full_ring() {
    model(3, || {
        let (ring, mut processor) = mock::multi(2, 0).unwrap();
        let ring = Arc::new(ring);
        let other = {
            let ring = ring.clone();
            thread::spawn(move || {
                for i in 0..3 {
                    // Refused only if the other thread's packet is not published yet.
                    let _ = ring.try_submit(numbered(i));
                    processor.next().as_ref().map(number);
                }
            })
        };
        assert!(ring.try_submit(numbered(9)).is_ok());
        other.join().unwrap();
    });
}

/// A ring that is full refuses and loses nothing: what follows in the slot is the next packet that is accepted.
#[test]
fn a_full_ring_loses_no_slot() {
    model(3, || {
        let (ring, mut processor) = mock::multi(1, 0).unwrap();
        let ring = Arc::new(ring);
        let producers: Vec<_> = (0..2)
            .map(|i| {
                let ring = ring.clone();
                thread::spawn(move || ring.try_submit(numbered(i)).map(|_| i))
            })
            .collect();
        let mut accepted: Vec<_> =
            producers.into_iter().map(|producer| producer.join().unwrap()).filter_map(Result::ok).collect();
        assert_eq!(accepted.len(), 1);
        assert_eq!(ring.try_submit(numbered(9)), Err(Full { capacity: 1 }));
        assert_eq!(consume(&mut processor, 1), [accepted.remove(0)]);
        assert_eq!(ring.try_submit(numbered(9)), Ok(1));
        assert_eq!(consume(&mut processor, 1), [9]);
        assert!(!processor.is_behind());
    });
}

/// A processor that sleeps until the doorbell's value changes, and then looks until the first invalid slot, misses no
/// packet, though two producers ring in any order.
#[test]
fn a_sleeping_processor_misses_no_doorbell() {
    model(3, || {
        let (ring, mut processor) = mock::multi(2, 0).unwrap();
        let ring = Arc::new(ring);
        let producers: Vec<_> = (0..2)
            .map(|i| {
                let ring = ring.clone();
                thread::spawn(move || ring.try_submit(numbered(i)).map(drop))
            })
            .collect();
        let (mut rung, mut seen) = (None, 0);
        loop {
            seen += processor.by_ref().count();
            if seen == 2 {
                break;
            }
            // If the last doorbell had been seen and a packet were still missing, this loop would never end, which loom
            // reports.
            loop {
                let now = processor.doorbell();
                if now != rung {
                    rung = now;
                    break;
                }
                thread::yield_now();
            }
        }
        for producer in producers {
            assert_eq!(producer.join().unwrap(), Ok(()));
        }
    });
}

/// A slot that its producer gave up holds a packet that does nothing, and those after it are reached.
#[test]
fn a_slot_given_up_does_not_stop_the_processor() {
    model(3, || {
        let (ring, mut processor) = mock::multi(2, 0).unwrap();
        let ring = Arc::new(ring);
        let other = {
            let ring = ring.clone();
            thread::spawn(move || drop(ring.try_reserve().unwrap()))
        };
        ring.try_submit(numbered(7)).unwrap();
        let mut seen = consume(&mut processor, 2);
        seen.sort();
        assert_eq!(seen, [0, 7]);
        other.join().unwrap();
    });
}

/// Whoever sees a signal's last decrement sees what every one of those who decremented it wrote before.
#[test]
fn a_satisfied_wait_sees_the_work() {
    model(3, || {
        let signal = Arc::new(Signal::new(2));
        let data = Arc::new([loom::cell::UnsafeCell::new(0), loom::cell::UnsafeCell::new(0)]);
        let workers: Vec<_> = (0..2)
            .map(|i| {
                let (signal, data) = (signal.clone(), data.clone());
                thread::spawn(move || {
                    // SAFETY: each worker writes its own cell, before its decrement.
                    data[i].with_mut(|cell| unsafe { *cell = 1 });
                    signal.sub(1, Ordering::Release);
                })
            })
            .collect();
        while signal.spin(Condition::Eq, 0, 1).is_none() {
            thread::yield_now();
        }
        for cell in data.iter() {
            // SAFETY: the wait ended, so all workers have written.
            assert_eq!(cell.with(|cell| unsafe { *cell }), 1);
        }
        for worker in workers {
            worker.join().unwrap();
        }
    });
}
