//! What libnuma does, on machines of one to eight nodes that are only in memory: also those with a node that has no
//! memory, or no processors, and processes that are confined to one.
#![cfg(feature = "native")]

use numa_sys::{
    mask::{Mask, Set},
    numa::{Firmness, Numa, Placement},
    os::{Os, Place, Policy, fake::Fake},
    policy::{MPOL_BIND, MPOL_DEFAULT, MPOL_INTERLEAVE, MPOL_LOCAL, MPOL_PREFERRED},
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    thread,
};

const PAGE: usize = 4096;

fn set(numbers: &[usize]) -> Set {
    numbers.iter().copied().collect()
}

/// Maps, places and touches pages, and tells where they are.
fn placed(numa: &Numa<Fake>, pages: usize, placement: Placement<'_>) -> Vec<usize> {
    let address = numa.os().map(pages * PAGE).unwrap();
    numa.place(address, pages * PAGE, placement, Firmness::default()).unwrap();
    assert_eq!(numa.os().place(address).unwrap(), Place::NotPresent);
    numa.os().touch(address, pages * PAGE);
    let places = (0..pages).map(|page| match numa.os().place(address + page * PAGE).unwrap() {
        Place::Node(node) => node,
        other => panic!("page {page} is {other:?}"),
    });
    let places = places.collect();
    // SAFETY: nothing was ever there.
    unsafe { numa.os().unmap(address, pages * PAGE) }.unwrap();
    places
}

#[test]
fn machines_of_one_to_eight_nodes() {
    for count in 1..=8 {
        let numa = Numa::new(Fake::new(count));
        assert_eq!(numa.max_node(), count - 1);
        assert_eq!(numa.facts().memory_nodes.len(), count);
        for cpu in 0..2 * count {
            assert_eq!(numa.node_of_cpu(cpu), Some(cpu / 2));
        }
        assert_eq!(numa.node_of_cpu(2 * count), None);
        assert_eq!(numa.node_of_cpu(usize::MAX), None);
        for a in 0..count {
            assert_eq!(numa.node_set(a), Some(set(&[2 * a, 2 * a + 1])));
            assert_eq!((numa.distance(a, a), numa.distance(a, count)), (10, 0));
            assert_eq!(placed(&numa, 3, Placement::Node(a)), [a; 3]);
            let nodes = set(&[a, count - 1]);
            assert!(placed(&numa, 4, Placement::Nodes(nodes.mask())).iter().all(|node| nodes.contains(*node)));
        }
        let spread = placed(&numa, 4 * count, Placement::Interleaved(numa.facts().nodes.mask()));
        assert!((0..count).all(|node| spread.iter().filter(|place| **place == node).count() == 4), "{spread:?}");
        assert_eq!(numa.os().mappings(), 0);
    }
}

#[test]
fn nodes_without_memory_or_without_processors() {
    let numa = Numa::new(Fake::with(&[(2, 64 << 20), (0, 64 << 20), (2, 0)]));
    assert_eq!(numa.facts().memory_nodes, set(&[0, 1]));
    assert_eq!(numa.node_set(1), Some(Set::EMPTY));
    assert_eq!(numa.os().memory(2).unwrap().total, 0);
    assert_eq!(placed(&numa, 2, Placement::Node(1)), [1, 1]);
    // Nothing can be placed where there is nothing, and nobody can run where nobody runs.
    let address = numa.os().map(PAGE).unwrap();
    assert!(numa.place(address, PAGE, Placement::Node(2), Firmness::default()).is_err());
    assert!(numa.run_on_nodes(set(&[1]).mask(), false, |_| {}).is_err());
    // Node 2 is none whose memory this process may take, so it is left out unless all are wanted.
    let mut left_out = vec![];
    assert!(numa.run_on_nodes(set(&[2]).mask(), false, |node| left_out.push(node)).is_err());
    assert_eq!(left_out, [2]);
    numa.run_on_nodes(set(&[2]).mask(), true, |_| {}).unwrap();
    assert_eq!(numa.os().affinity(0).unwrap(), set(&[2, 3]));
    assert_eq!(numa.run_nodes().unwrap(), Set::EMPTY);
}

#[test]
fn a_process_that_is_confined_to_one_node() {
    let numa = Numa::new(Fake::new(4).confined(&set(&[2])));
    assert_eq!(numa.facts().my_cpus, set(&[4, 5]));
    assert_eq!(*numa.bound().unwrap(), set(&[2]));
    assert_eq!(placed(&numa, 2, Placement::Policy), [2, 2]);
    assert_eq!(placed(&numa, 2, Placement::Nodes(set(&[0, 2]).mask())), [2, 2]);
    assert!(numa.os().set_policy(MPOL_BIND, set(&[0]).mask()).is_err());
    assert_eq!(numa.parse_nodes("all", false).unwrap(), set(&[2]));
    assert_eq!(numa.parse_nodes("+0", false).unwrap(), set(&[2]));
    assert!(numa.parse_nodes("0", false).is_err());
    assert_eq!(numa.parse_nodes("0", true).unwrap(), set(&[0]));
    assert_eq!(numa.parse_cpus("+0-1", false).unwrap(), set(&[4, 5]));
    assert!(numa.parse_cpus("0", false).is_err());
    let mut left_out = vec![];
    numa.run_on_nodes(set(&[1, 2]).mask(), false, |node| left_out.push(node)).unwrap();
    assert_eq!((left_out, numa.run_nodes().unwrap()), (vec![1], set(&[2])));
}

#[test]
fn a_policy_ends_with_its_guard_also_through_a_panic_and_in_a_thread() {
    let numa = Numa::new(Fake::new(4));
    numa.prefer(Some(1)).unwrap();
    let before = Policy { mode: MPOL_PREFERRED, nodes: set(&[1]) };
    let caught = catch_unwind(AssertUnwindSafe(|| {
        let _bound = numa.policy_while(MPOL_BIND, set(&[3]).mask()).unwrap();
        let _spread = numa.policy_while(MPOL_INTERLEAVE, set(&[0, 2]).mask()).unwrap();
        assert_eq!(numa.interleaved().unwrap(), set(&[0, 2]));
        panic!("as a user's code may");
    }));
    assert!(caught.is_err());
    assert_eq!(numa.os().policy().unwrap(), before);
    thread::scope(|scope| {
        for node in 0..4 {
            let numa = &numa;
            scope.spawn(move || {
                let bound = numa.policy_while(MPOL_BIND, set(&[node]).mask()).unwrap();
                assert_eq!(numa.preferred().unwrap(), set(&[node]));
                drop(bound);
                assert_eq!(numa.os().policy().unwrap().mode, MPOL_DEFAULT);
            });
        }
    });
    assert_eq!(numa.os().policy().unwrap(), before);
    // A policy that is refused changes nothing.
    assert!(numa.policy_while(MPOL_BIND, Mask::NONE).is_err());
    assert_eq!(numa.os().policy().unwrap(), before);
}

#[test]
fn what_is_no_node_is_refused_or_local() {
    let numa = Numa::new(Fake::new(2));
    for node in [2, 63] {
        assert!(numa.prefer(Some(node)).is_err());
    }
    for node in [64, 5000, usize::MAX] {
        numa.prefer(Some(node)).unwrap();
        assert_eq!(numa.os().policy().unwrap().mode, MPOL_LOCAL);
        let address = numa.os().map(PAGE).unwrap();
        assert!(numa.place(address, PAGE, Placement::Node(node), Firmness::default()).is_err());
    }
    assert!(numa.os().map(0).is_err());
    assert!(numa.os().map(1 << 60).is_err());
    let (mut words, large) = ([0; 64], set(&[1000]));
    assert!(numa.os().set_policy(MPOL_BIND, large.mask()).is_err());
    for (node, bits, errno) in [(2, 4096, libc::ERANGE), (usize::MAX, 4096, libc::ERANGE), (0, 255, libc::EINVAL)] {
        assert_eq!(numa.node_to_cpus(node, &mut words, bits).unwrap_err().errno(), errno);
    }
    numa.interleave(set(&[0, 1]).mask()).unwrap();
    numa.interleave(Mask::NONE).unwrap();
    assert_eq!(numa.os().policy().unwrap().mode, MPOL_DEFAULT);
}
