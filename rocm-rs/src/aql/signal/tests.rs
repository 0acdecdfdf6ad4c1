use super::*;
use proptest::prelude::*;
use std::convert::Infallible;
use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};

const CONDITIONS: [Condition; 4] = [Condition::Eq, Condition::Ne, Condition::Lt, Condition::Gte];

proptest! {
    #[test]
    fn a_condition_or_its_opposite_holds(value: i64, other: i64) {
        prop_assert!(Condition::Eq.holds(value, other) != Condition::Ne.holds(value, other));
        prop_assert!(Condition::Lt.holds(value, other) != Condition::Gte.holds(value, other));
        prop_assert_eq!(Condition::Gte.holds(value, other), value >= other);
        prop_assert!(Condition::Eq.holds(value, value));
    }

    #[test]
    fn arithmetic_wraps(start: i64, by: i64) {
        for ordering in [Relaxed, Acquire, Release, AcqRel, SeqCst] {
            let signal = Signal::new(start);
            prop_assert_eq!(signal.add(by, ordering), start);
            prop_assert_eq!(signal.load(), start.wrapping_add(by));
            prop_assert_eq!(signal.sub(by, ordering), start.wrapping_add(by));
            prop_assert_eq!(signal.exchange(by, ordering), start);
            prop_assert_eq!(signal.compare_exchange(by, start, ordering), Ok(by));
            prop_assert_eq!(signal.compare_exchange(start.wrapping_add(1), 0, ordering), Err(start));
        }
    }

    #[test]
    fn a_condition_that_holds_ends_a_wait_at_once(value: i64, other: i64) {
        let signal = Signal::new(value);
        for condition in CONDITIONS {
            let mut blocked = false;
            let waited = signal.wait(condition, other, Some(Duration::ZERO), |_| { blocked = true; Ok::<(), Infallible>(()) });
            prop_assert_eq!(waited, Ok(condition.holds(value, other).then_some(value)));
            prop_assert!(!blocked);
        }
    }
}

#[test]
fn the_fields_are_where_the_header_file_has_them() {
    let signal = Signal::new(0x0102_0304_0506_0708);
    signal.reset(-5, Some(Event { mailbox: 0x1122_3344, id: 7 }));
    signal.start.store(100, Relaxed);
    signal.end.store(200, Relaxed);
    // SAFETY: the layouts are equal, and no other thread has the signal.
    let raw = unsafe { std::ptr::from_ref(&signal).cast::<amd_signal_t>().read() };
    assert_eq!((raw.kind, raw.event_mailbox_ptr, raw.event_id), (1, 0x1122_3344, 7));
    assert_eq!((raw.start_ts, raw.end_ts), (100, 200));
    // SAFETY: every bit pattern is a value.
    assert_eq!(unsafe { raw.__bindgen_anon_1.value }, -5);
    assert_eq!(signal.event(), Some(Event { mailbox: 0x1122_3344, id: 7 }));
    assert_eq!(signal.timestamps(), (100, 200));
    signal.reset(1, None);
    assert_eq!((signal.event(), signal.timestamps(), signal.load_relaxed()), (None, (0, 0), 1));
}

#[test]
fn a_view_of_a_signal_is_the_signal() {
    let signal = Signal::new(3);
    let address = NonNull::new(signal.handle() as *mut amd_signal_t).unwrap();
    // SAFETY: the address is that of a live signal.
    let view = unsafe { Signal::at(address) };
    view.store(4);
    assert_eq!((signal.load(), view.handle()), (4, signal.handle()));
    view.store_relaxed(5);
    assert_eq!(signal.load(), 5);
}

#[test]
fn a_wait_blocks_with_the_time_that_is_left_and_then_gives_up() {
    let signal = Signal::new(1);
    let mut left = vec![];
    // On a machine that has much else to do, a short time may be over before it is looked at once.
    for time in [500, 4_000, 30_000] {
        let waited = signal.wait(Condition::Lt, 1, Some(Duration::from_millis(time)), |remaining| {
            left.push(remaining.unwrap());
            std::thread::sleep(Duration::from_millis(time * 3 / 10));
            Ok::<(), Infallible>(())
        });
        assert_eq!(waited, Ok(None));
        if !left.is_empty() {
            break;
        }
    }
    assert!(!left.is_empty() && left.is_sorted_by(|a, b| a > b), "{left:?}");
}

#[test]
fn a_wait_ends_with_the_backends_error_or_with_the_value_that_came_while_it_slept() {
    let signal = Signal::new(1);
    assert_eq!(signal.wait(Condition::Eq, 0, None, Err), Err(None));
    let mut sleeps = 0;
    let waited = signal.wait(Condition::Lt, 1, Some(Duration::MAX), |_| {
        sleeps += 1;
        if sleeps == 3 {
            signal.sub(4, Release);
        }
        Ok::<(), Infallible>(())
    });
    assert_eq!((waited, sleeps), (Ok(Some(-3)), 3));
}

#[test]
fn what_was_written_before_a_signal_is_seen_after_it() {
    let signal = Signal::new(2);
    let data = std::sync::atomic::AtomicU32::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                data.fetch_add(21, Relaxed);
                signal.sub(1, Release);
            });
        }
        while signal.spin(Condition::Eq, 0, 100).is_none() {
            std::thread::yield_now();
        }
        assert_eq!(data.load(Relaxed), 42);
    });
}
