//! NUMA: on a fake machine of several nodes, and on the one that this runs on.

use numa_sys::{
    mask::Set,
    os::{Os, fake::Fake},
    policy::{MPOL_BIND, MPOL_DEFAULT, MPOL_INTERLEAVE, MPOL_LOCAL, MPOL_PREFERRED},
};
use proptest::prelude::*;
use rocm_rs::numa::{CpuSet, Error, Machine, NodeSet, Place, Placement, Policy};
use std::{
    collections::BTreeSet,
    panic::{self, AssertUnwindSafe},
    thread,
};

/// Four nodes: two with processors and memory, one with processors only, one with memory only.
fn fake() -> Fake {
    Fake::with(&[(4, 1 << 30), (4, 1 << 30), (2, 0), (0, 1 << 30)])
}

fn machine() -> Machine<Fake> {
    Machine::with(fake())
}

/// The nodes of the calling thread's policy.
fn policy(machine: &Machine<Fake>) -> Vec<usize> {
    machine.os().policy().unwrap().nodes.iter().collect()
}

/// How the calling thread's memory comes from them.
fn mode(machine: &Machine<Fake>) -> i32 {
    machine.os().policy().unwrap().mode
}

#[test]
fn nodes_are_what_the_system_says() {
    let machine = machine();
    let nodes: Vec<_> = machine.nodes().map(|node| (node.number(), node.cpus().to_string())).collect();
    let expected = [(0, "0-3"), (1, "4-7"), (2, "8,9"), (3, "none")].map(|(node, cpus)| (node, cpus.to_owned()));
    assert_eq!(nodes, expected);
    assert_eq!(machine.allowed().to_string(), "0,1,3");
    assert_eq!((machine.distance(0, 0), machine.distance(0, 3), machine.distance(0, 9)), (Some(10), Some(20), None));
    assert_eq!((machine.node_of_cpu(9), machine.node_of_cpu(10)), (Some(2), None));
    assert_eq!(machine.node(1).unwrap().memory().unwrap().total, 1 << 30);
    assert!(matches!(machine.node(4), Err(Error::NoNode { node: 4, .. })));
}

#[test]
fn policies_end_with_their_scopes() {
    let machine = machine();
    {
        let _outer = machine.bind(&"1,3".parse().unwrap()).unwrap();
        {
            let _inner = machine.prefer(0).unwrap();
            assert_eq!((policy(&machine), mode(&machine)), (vec![0], MPOL_PREFERRED));
        }
        assert_eq!((policy(&machine), mode(&machine)), (vec![1, 3], MPOL_BIND));
        let _turns = machine.interleave(&"0-3".parse().unwrap()).unwrap();
        assert_eq!((policy(&machine), mode(&machine)), (vec![0, 1, 3], MPOL_INTERLEAVE), "node 2 has no memory");
        let _local = machine.local().unwrap();
        assert_eq!((policy(&machine), mode(&machine)), (vec![], MPOL_LOCAL));
    }
    assert_eq!((policy(&machine), mode(&machine)), (vec![], MPOL_DEFAULT));
}

#[test]
fn a_panic_ends_them_too() {
    let machine = machine();
    let _outer = machine.prefer(3).unwrap();
    let result = panic::catch_unwind(AssertUnwindSafe(|| {
        let _policy = machine.bind(&"0".parse().unwrap()).unwrap();
        let _pinned = machine.run_on(&"4".parse().unwrap()).unwrap();
        panic::resume_unwind(Box::new("on purpose"));
    }));
    assert!(result.is_err());
    assert_eq!(policy(&machine), [3]);
    assert_eq!(machine.os().affinity(0).unwrap(), Set::below(10));
}

#[test]
fn a_policy_of_the_process_is_every_threads_and_ends_with_its_scope() {
    let machine = machine();
    let of_another = || thread::scope(|scope| scope.spawn(|| policy(&machine)).join().unwrap());
    let _own = machine.prefer(3).unwrap();
    for (wanted, nodes, how) in [
        (Policy::Prefer(1), vec![1], MPOL_PREFERRED),
        (Policy::Bind("0,2,3".parse().unwrap()), vec![0, 3], MPOL_BIND),
        (Policy::Interleave("0-9".parse().unwrap()), vec![0, 1, 3], MPOL_INTERLEAVE),
        (Policy::Local, vec![], MPOL_LOCAL),
    ] {
        let process = machine.process_policy(&wanted).unwrap();
        assert_eq!((policy(&machine), of_another()), (nodes.clone(), nodes), "{wanted:?}");
        assert_eq!(mode(&machine), how, "{wanted:?}");
        {
            // A thread's own policy is within it.
            let _inner = machine.prefer(0).unwrap();
            assert_eq!(policy(&machine), [0]);
        }
        process.end().unwrap();
        assert_eq!((policy(&machine), of_another()), (vec![3], vec![3]), "after {wanted:?}");
    }
    let result = panic::catch_unwind(AssertUnwindSafe(|| {
        let _process = machine.process_policy(&Policy::Bind("0".parse().unwrap())).unwrap();
        panic::resume_unwind(Box::new("on purpose"));
    }));
    assert!(result.is_err());
    assert_eq!(policy(&machine), [3]);
    for refused in [Policy::Prefer(2), Policy::Bind(NodeSet::default()), Policy::Interleave("2,7".parse().unwrap())] {
        let error = machine.process_policy(&refused).unwrap_err();
        assert!(matches!(error, Error::NothingThere { .. }), "{refused:?}: {error}");
    }
    assert_eq!(policy(&machine), [3]);
}

#[test]
fn threads_run_where_they_are_told_to() {
    let machine = machine();
    {
        let _pinned = machine.run_on(&"4-20".parse().unwrap()).unwrap();
        assert_eq!(machine.current_node().unwrap(), 1);
        let all: Vec<_> = machine.os().affinity(0).unwrap().iter().collect();
        assert_eq!(all, (4..10).collect::<Vec<_>>());
        // Another thread is not this one.
        thread::scope(|scope| {
            scope.spawn(|| assert_eq!(machine.current_node().unwrap(), 0));
        });
    }
    assert_eq!(machine.current_node().unwrap(), 0);
    let error = machine.run_on(&"10-12".parse().unwrap()).unwrap_err().to_string();
    assert_eq!(error, "processors to run on: none of 10-12 is there for this process: it has 0-9");
}

#[test]
fn memory_lies_where_it_was_asked_to() {
    let machine = machine();
    let places = |placement| {
        let memory = machine.allocate(3 * 4096 + 1, placement).unwrap();
        assert_eq!(memory.place_of(0).unwrap(), Place::NotPresent);
        machine.os().touch(memory.address(), 4 * 4096);
        (0..4)
            .map(|page| match memory.place_of(page * 4096).unwrap() {
                Place::Node(node) => node,
                other => panic!("page {page}: {other:?}"),
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(places(Placement::Node(3)), [3; 4]);
    let turns = places(Placement::Interleaved("1,3".parse().unwrap()));
    assert_eq!(turns.iter().collect::<BTreeSet<_>>().len(), 2, "{turns:?}");
    assert_eq!(machine.os().mappings(), 0, "all of it is given back");
}

#[test]
fn what_cannot_be_placed_is_refused_and_nothing_stays() {
    let machine = machine();
    for bytes in [0, usize::MAX, usize::MAX - 5000] {
        assert!(matches!(machine.allocate(bytes, Placement::Local), Err(Error::Size { bytes: b }) if b == bytes));
    }
    for placement in [
        Placement::Node(2),
        Placement::Node(4),
        Placement::Node(usize::MAX),
        Placement::Nodes(NodeSet::default()),
        Placement::Interleaved("2,5-9".parse().unwrap()),
    ] {
        let error = machine.allocate(4096, placement.clone()).unwrap_err();
        assert!(matches!(error, Error::NothingThere { .. }), "{placement:?}: {error}");
    }
    for refused in [machine.prefer(2), machine.bind(&NodeSet::default()), machine.interleave(&"2".parse().unwrap())] {
        assert!(matches!(refused, Err(Error::NothingThere { .. })));
    }
    assert_eq!((machine.os().mappings(), policy(&machine)), (0, vec![]));
}

#[test]
fn a_confined_process_has_what_it_may_use() {
    let machine = Machine::with(fake().confined(&Set::from_iter([1])));
    assert_eq!(machine.allowed().to_string(), "1");
    assert_eq!(machine.nodes().count(), 4);
    assert!(matches!(machine.allocate(1, Placement::Node(0)), Err(Error::NothingThere { .. })));
    assert!(machine.allocate(1, Placement::Node(1)).is_ok());
    assert!(machine.run_on(&"0".parse().unwrap()).is_err());
    // A jail of FreeBSD's may allow a domain that has no memory.
    assert_eq!(Machine::with(fake().confined(&Set::from_iter([0, 2]))).allowed().to_string(), "0");
}

/// On whatever this runs: one node, or several.
#[test]
fn this_machine() {
    let machine = Machine::this();
    let allowed = machine.allowed();
    assert!(!allowed.is_empty());
    let node = allowed.iter().next().unwrap_or(0);
    let mut memory = machine.allocate(2 << 20, Placement::Node(node)).unwrap();
    assert!(memory.iter().all(|byte| *byte == 0));
    memory.fill(7);
    assert_eq!((memory.len(), memory[2 * (1 << 20) - 1]), (2 << 20, 7));
    match memory.place_of(4096) {
        Ok(place) => assert_eq!(place, Place::Node(node)),
        Err(error) => println!("SKIP: where a page lies: {error}"),
    }
    let before = machine.os().affinity(0).unwrap();
    let first = CpuSet::from_iter(before.iter().take(1));
    {
        let _pinned = machine.run_on(&first).unwrap();
        assert_eq!(machine.os().affinity(0).unwrap().len(), 1);
        assert_eq!(machine.node_of_cpu(first.iter().next().unwrap()), Some(machine.current_node().unwrap()));
    }
    assert_eq!(machine.os().affinity(0).unwrap(), before);
    let policy_before = machine.os().policy().unwrap();
    drop(machine.bind(&allowed).unwrap());
    assert_eq!(machine.os().policy().unwrap(), policy_before);
}

#[test]
fn eight_threads_place_memory_at_once() {
    let machine = Machine::this();
    thread::scope(|scope| {
        for value in 0..8u8 {
            scope.spawn(move || {
                for _ in 0..50 {
                    let mut memory = machine.allocate(64 << 10, Placement::Interleaved(machine.allowed())).unwrap();
                    memory.fill(value);
                    assert!(memory.iter().all(|byte| *byte == value));
                }
            });
        }
    });
}

proptest! {
    #[test]
    fn sets_are_read_as_they_are_written(numbers in prop::collection::btree_set(0usize..300, 1..40)) {
        let set = NodeSet::from_iter(numbers.iter().copied());
        prop_assert_eq!(set.to_string().parse::<NodeSet>().unwrap(), set.clone());
        prop_assert_eq!(set.iter().collect::<BTreeSet<_>>(), numbers);
    }

    #[test]
    fn any_text_is_a_set_or_a_mistake(text in "[-0-9, x]{0,12}") {
        if let Err(error) = text.parse::<CpuSet>() {
            prop_assert!(text.contains(error.part.trim()));
        }
    }
}

#[test]
fn mistakes_in_sets_are_named() {
    for (text, part) in [
        ("", ""),
        ("3-1", "3-1"),
        ("0,x", "x"),
        ("0-", "0-"),
        ("-1", "-1"),
        ("0-99999999", "0-99999999"),
        ("1-+2", "1-+2"),
    ] {
        assert_eq!(text.parse::<NodeSet>().unwrap_err().part, part, "{text}");
    }
}
