use super::*;
use proptest::prelude::*;

fn scope() -> impl Strategy<Value = FenceScope> {
    prop_oneof![Just(FenceScope::None), Just(FenceScope::Agent), Just(FenceScope::System)]
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::VendorSpecific),
        Just(Kind::Invalid),
        Just(Kind::KernelDispatch),
        Just(Kind::BarrierAnd),
        Just(Kind::AgentDispatch),
        Just(Kind::BarrierOr)
    ]
}

proptest! {
    #[test]
    fn a_header_is_read_as_it_was_written(kind in kind(), barrier: bool, acquire in scope(), release in scope()) {
        let header = Header { kind, barrier, acquire, release };
        prop_assert_eq!(Header::from_bits(header.to_bits()), Some(header));
    }

    #[test]
    fn any_half_word_is_a_header_or_refused(bits: u16) {
        // Bits above the release scope are reserved and ignored.
        if let Some(header) = Header::from_bits(bits) {
            prop_assert_eq!(header.to_bits(), bits & 0x1fff);
        }
    }

    #[test]
    fn a_dispatch_has_its_values_where_the_specification_says(
        object: u64, kernarg: u64, grid in [1u32.., 1u32.., 1u32..], workgroup in [1u16.., 1u16.., 1u16..],
        private: u32, group: u32, signal: u64,
    ) {
        let packet: Packet = KernelDispatch::new(object, grid, workgroup)?
            .kernarg(kernarg).private_segment_size(private).group_segment_size(group).completion(signal)
            .barrier(true).acquire(FenceScope::Agent).release(FenceScope::None)
            .into();
        let words = packet.words();
        let pair = |i: usize| u64::from(words[i]) | u64::from(words[i + 1]) << 32;
        // type 2, barrier bit 8, acquire scope 1 at bit 9, release scope 0 at bit 11, three dimensions.
        prop_assert_eq!(words[0], 2 | 1 << 8 | 1 << 9 | 3 << 16);
        prop_assert_eq!(words[1], u32::from(workgroup[0]) | u32::from(workgroup[1]) << 16);
        prop_assert_eq!(words[2], u32::from(workgroup[2]));
        prop_assert_eq!(&words[3..6], &grid[..]);
        prop_assert_eq!((words[6], words[7]), (private, group));
        prop_assert_eq!((pair(8), pair(10), pair(12), pair(14)), (object, kernarg, 0, signal));
        prop_assert_eq!(packet.completion_signal(), signal);
    }
}

#[test]
fn dimensions_are_those_that_were_given() {
    let setup = |packet: KernelDispatch| Packet::from(packet).setup();
    assert_eq!(setup(KernelDispatch::new(0, [5], [1]).unwrap()), 1);
    assert_eq!(setup(KernelDispatch::new(0, [5, 1], [1]).unwrap()), 2);
    assert_eq!(setup(KernelDispatch::new(0, [5], [1, 1, 1]).unwrap()), 3);
}

#[test]
fn an_empty_grid_or_workgroup_is_refused() {
    assert_eq!(KernelDispatch::new(0, [4, 0], [1]).unwrap_err(), Error::EmptyGrid { grid: [4, 0, 1] });
    assert_eq!(KernelDispatch::new(0, [4], [0]).unwrap_err(), Error::EmptyWorkgroup { workgroup: [0, 1, 1] });
}

#[test]
fn barriers_hold_up_to_five_signals() {
    let and: Packet = BarrierAnd::new(&[1, 2, 3, 4, 5]).unwrap().completion(6).into();
    assert_eq!(and.header().unwrap().kind, Kind::BarrierAnd);
    assert_eq!(and.words()[1..], [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 0, 0, 6, 0]);
    let or: Packet = BarrierOr::new(&[9]).unwrap().into();
    assert_eq!(or.header().unwrap().kind, Kind::BarrierOr);
    assert_eq!(or.words()[2], 9);
    assert_eq!(BarrierOr::new(&[0; 6]).unwrap_err(), Error::TooManySignals { count: 6 });
}

#[test]
fn the_vendor_barrier_is_amds_format_two() {
    let packet: Packet =
        BarrierValue::new(0x1_0000_0040, super::super::Condition::Gte, -2, 0xff).completion(0x80).into();
    assert_eq!(packet.header().unwrap().kind, Kind::VendorSpecific);
    assert_eq!(packet.setup(), 2);
    assert_eq!(packet.words()[1..11], [0, 0x40, 1, !1, !0, 0xff, 0, 3, 0, 0]);
    assert_eq!(packet.completion_signal(), 0x80);
}

#[test]
fn the_filler_waits_for_nothing_and_signals_nobody() {
    let packet = Packet::nothing();
    assert_eq!(packet.header().unwrap().kind, Kind::BarrierAnd);
    assert!(packet.words()[1..].iter().all(|&word| word == 0));
}
