//! What FreeBSD's kernel is told for a policy of Linux, and how it reads back.
#![cfg(feature = "native")]

use numa_sys::{
    cpuset::{
        DOMAINSET_POLICY_FIRSTTOUCH, DOMAINSET_POLICY_INTERLEAVE, DOMAINSET_POLICY_PREFER, DOMAINSET_POLICY_ROUNDROBIN,
    },
    mask::Set,
    os::{
        Policy,
        freebsd_policy::{domains, domainset, to_freebsd, to_linux},
    },
    policy::{
        MPOL_BIND, MPOL_DEFAULT, MPOL_F_NUMA_BALANCING, MPOL_F_RELATIVE_NODES, MPOL_F_STATIC_NODES, MPOL_INTERLEAVE,
        MPOL_LOCAL, MPOL_PREFERRED, MPOL_PREFERRED_MANY,
    },
};

fn set(numbers: &[usize]) -> Set {
    numbers.iter().copied().collect()
}

/// Of four domains, the last without memory, all allowed but for the third.
fn told(mode: i32, nodes: &[usize]) -> Result<(i32, Set), i32> {
    let answer = to_freebsd("test", mode, set(nodes).mask(), &set(&[0, 1, 3]), &set(&[0, 1, 2]));
    answer.map(|(policy, mask)| (policy, domains(&mask))).map_err(|error| error.errno())
}

#[test]
fn each_mode_has_its_policy() {
    let local = Ok((DOMAINSET_POLICY_FIRSTTOUCH, set(&[0, 1, 3])));
    assert_eq!(told(MPOL_DEFAULT, &[]), local);
    assert_eq!(told(MPOL_LOCAL, &[]), local);
    assert_eq!(told(MPOL_PREFERRED, &[]), local);
    // One domain strictly, several strictly, one if it has room, several in turn.
    assert_eq!(told(MPOL_BIND, &[1]), Ok((DOMAINSET_POLICY_ROUNDROBIN, set(&[1]))));
    assert_eq!(told(MPOL_BIND, &[0, 1]), Ok((DOMAINSET_POLICY_FIRSTTOUCH, set(&[0, 1]))));
    assert_eq!(told(MPOL_PREFERRED, &[1]), Ok((DOMAINSET_POLICY_PREFER, set(&[1]))));
    assert_eq!(told(MPOL_PREFERRED, &[0, 1]), Ok((DOMAINSET_POLICY_PREFER, set(&[0]))));
    assert_eq!(told(MPOL_INTERLEAVE, &[0, 1]), Ok((DOMAINSET_POLICY_INTERLEAVE, set(&[0, 1]))));
    // What ROCr's thunk asks for.
    assert_eq!(told(MPOL_BIND | MPOL_F_STATIC_NODES, &[1]), told(MPOL_BIND, &[1]));
}

#[test]
fn nodes_that_cannot_be_used_are_left_out_and_none_is_an_error() {
    // Not allowed, without memory, not there.
    assert_eq!(told(MPOL_BIND, &[1, 2, 3, 77]), Ok((DOMAINSET_POLICY_ROUNDROBIN, set(&[1]))));
    for nodes in [&[][..], &[2], &[3], &[2, 3], &[77], &[256], &[0, 5000]] {
        assert_eq!(told(MPOL_BIND, nodes), Err(libc::EINVAL), "{nodes:?}");
        assert_eq!(told(MPOL_INTERLEAVE, nodes), Err(libc::EINVAL), "{nodes:?}");
    }
    for mode in [
        MPOL_DEFAULT,
        MPOL_LOCAL,
        MPOL_PREFERRED_MANY,
        MPOL_BIND | MPOL_F_RELATIVE_NODES,
        MPOL_BIND | MPOL_F_NUMA_BALANCING,
        -1,
        77,
    ] {
        assert_eq!(told(mode, &[0]), Err(libc::EINVAL), "mode {mode}");
    }
}

#[test]
fn it_reads_back() {
    let allowed = set(&[0, 1, 2]);
    for (mode, nodes) in [
        (MPOL_DEFAULT, &[][..]),
        (MPOL_BIND, &[1]),
        (MPOL_BIND, &[0, 2]),
        (MPOL_PREFERRED, &[2]),
        (MPOL_INTERLEAVE, &[0, 1]),
        (MPOL_INTERLEAVE, &[0, 1, 2]),
        (MPOL_INTERLEAVE, &[1]),
    ] {
        let policy = Policy { mode, nodes: set(nodes) };
        let domains = to_freebsd("test", mode, policy.nodes.mask(), &allowed, &allowed).unwrap();
        assert_eq!(to_linux(&domains, &allowed), policy);
    }
    // Where they cannot be told apart.
    let default = Policy { mode: MPOL_DEFAULT, nodes: Set::EMPTY };
    for (mode, nodes) in [(MPOL_LOCAL, Set::EMPTY), (MPOL_BIND, allowed.clone())] {
        assert_eq!(to_linux(&to_freebsd("test", mode, nodes.mask(), &allowed, &allowed).unwrap(), &allowed), default);
    }
    // A kernel whose default is all domains in turn.
    let turns = (DOMAINSET_POLICY_ROUNDROBIN, domainset(&allowed));
    assert_eq!(to_linux(&turns, &allowed), Policy { mode: MPOL_INTERLEAVE, nodes: allowed.clone() });
}

#[test]
fn sets_of_domains_round_trip_and_never_overflow() {
    for nodes in [&[][..], &[0], &[63, 64, 255]] {
        assert_eq!(domains(&domainset(&set(nodes))), set(nodes));
    }
    assert_eq!(domains(&domainset(&set(&[3, 256, 100_000]))), set(&[3]));
}
